//! Front matter, as the pages have it: a line for each field.

/// Front matter and the rest.
pub(super) fn split(markdown: &str) -> (&str, &str) {
    let rest = markdown.strip_prefix("---\n");
    rest.and_then(|rest| rest.split_once("\n---\n"))
        .unwrap_or(("", markdown))
}

/// Returns a field of front matter, which is a string of JSON or plain text.
pub(super) fn field(front: &str, name: &str) -> Option<String> {
    let value = front
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))?;
    Some(serde_json::from_str(value).unwrap_or_else(|_| value.to_owned()))
}
