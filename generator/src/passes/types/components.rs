//! Names for inline types of what operations share.

use crate::pointer::unescaped;

/// Returns a name for a schema that is written in a parameter, request body, response or header that operations refer to.
/// `source` is the path and pointer of the schema.
pub(super) fn name(source: &str) -> Option<String> {
    let (_, pointer) = source.split_once("#/")?;
    let mut parts = pointer.strip_prefix("components/").unwrap_or(pointer).split('/');
    let (section, name) = (parts.next()?, unescaped(parts.next()?));
    let kind = match section {
        "parameters" | "headers" => return Some(name.into_owned()),
        "responses" => "Response",
        "requestBodies" => "Body",
        _ => return None,
    };
    match name.to_ascii_lowercase().ends_with(&kind.to_ascii_lowercase()) {
        true => Some(name.into_owned()),
        false => Some(format!("{name} {kind}")),
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn components_give_their_name() {
        for (source, expected) in [
            ("a.json#/parameters/Filter", Some("Filter")),
            ("a.json#/responses/Good/schema", Some("Good Response")),
            ("a.json#/responses/GoodResponse/schema", Some("GoodResponse")),
            (
                "a.json#/components/requestBodies/a~1b/content/x/schema",
                Some("a/b Body"),
            ),
            ("a.json#/paths/~1a/get/responses/200/schema", None),
            ("a.json#/definitions/responses", None),
            ("a.json", None),
        ] {
            assert_eq!(name(source).as_deref(), expected, "{source}");
        }
    }
}
