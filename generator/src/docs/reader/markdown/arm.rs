//! What a path template says about a resource: its type, where it lives.

/// What a path says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ArmPath {
    /// The type, such as `Microsoft.Compute/galleries/images`; none for paths of data planes.
    pub(crate) kind: Option<String>,
    /// Whether the path ends in a name, not in the name of a collection.
    pub(crate) is_named: bool,
    /// Where the resource lives, in words.
    pub(crate) scope: Option<&'static str>,
}

/// Reads a path template.
pub(crate) fn read(path: &str) -> ArmPath {
    let Some((scope, rest)) = path.rsplit_once("/providers/") else {
        return ArmPath {
            kind: None,
            is_named: path.ends_with('}'),
            scope: None,
        };
    };
    let mut segments = rest.split('/');
    let provider = segments.next().unwrap_or_default();
    let segments: Vec<&str> = segments.filter(|segment| !segment.is_empty()).collect();
    let types = segments.iter().step_by(2).copied();
    let kind: Vec<&str> = [provider].into_iter().chain(types).collect();
    ArmPath {
        kind: (provider.contains('.') && kind.len() > 1).then(|| kind.join("/")),
        is_named: segments.len().is_multiple_of(2),
        scope: Some(scope_name(scope)),
    }
}

fn scope_name(scope: &str) -> &'static str {
    let lower = scope.to_lowercase();
    let segments: Vec<&str> = lower.split('/').filter(|segment| !segment.is_empty()).collect();
    match segments.as_slice() {
        [] => "tenant",
        ["subscriptions", _] => "subscription",
        ["subscriptions", _, "resourcegroups", _] => "resource group",
        ["providers", "microsoft.management", "managementgroups", _] => "management group",
        [scope] if scope.starts_with('{') => "any scope",
        _ => "another resource",
    }
}

/// Returns a path template without the names of its parameters, which differ between operations of one resource.
pub(crate) fn shape(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default().trim_end_matches('/');
    let segments = path.split('/').map(|segment| {
        if segment.starts_with('{') {
            "{}".to_owned()
        } else {
            segment.to_lowercase()
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_scopes_are_read_from_paths() {
        let read = |path| {
            let of = read(path);
            (
                of.kind.unwrap_or_default(),
                of.is_named,
                of.scope.unwrap_or_default(),
            )
        };
        let group = "/subscriptions/{s}/resourceGroups/{g}/providers/";
        let images = format!("{group}Microsoft.Compute/galleries/{{a}}/images/{{b}}");
        let kind = "Microsoft.Compute/galleries/images".to_owned();
        assert_eq!(read(&images), (kind.clone(), true, "resource group"));
        let list = images.trim_end_matches("/{b}");
        assert_eq!(read(list), (kind, false, "resource group"));
        let locks = "/{scope}/providers/Microsoft.Authorization/locks/{name}";
        assert_eq!(
            read(locks),
            ("Microsoft.Authorization/locks".to_owned(), true, "any scope")
        );
        assert_eq!(read("/secrets/{name}"), (String::new(), true, ""));
    }
}
