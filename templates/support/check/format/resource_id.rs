//! Ids of resources of Azure Resource Manager.

/// Returns whether a text is `/subscriptions/S`, `/subscriptions/S/resourceGroups/G`, either or nothing followed by one or more of
/// `/providers/NAMESPACE/TYPE/NAME` with additional pairs of type and name.
pub(super) fn is_resource_id(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix('/') else {
        return false;
    };
    let mut scoped = false;
    for scope in ["subscriptions", "resourceGroups"] {
        let (head, tail) = rest.split_once('/').unwrap_or((rest, ""));
        if head.eq_ignore_ascii_case(scope) && (scope == "subscriptions" || scoped) {
            let (name, more) = tail
                .split_once('/')
                .map_or((tail, None), |(name, more)| (name, Some(more)));
            if name.is_empty() {
                return false;
            }
            scoped = true;
            match more {
                Some(more) => rest = more,
                None => return true,
            }
        }
    }
    let parts = || rest.split('/');
    let first = parts().next().unwrap_or_default();
    let count = parts().count();
    first.eq_ignore_ascii_case("providers")
        && count >= 4
        && count.is_multiple_of(2)
        && parts().all(|part| !part.is_empty())
}
