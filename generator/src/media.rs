//! Media types, as far as they matter: <https://www.rfc-editor.org/rfc/rfc9110#section-8.3>.

use crate::source::Value;

/// The media types of a form.
const FORMS: [&str; 2] = ["application/x-www-form-urlencoded", "multipart/form-data"];

/// Returns a media type without its parameters, such as the character set, in small letters.
pub(crate) fn essence(text: &str) -> String {
    let essence = text.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Returns a media type in small letters, with its parameters in alphabetical order. The character set is left out, since
/// bodies are compared as text.
pub(crate) fn normal(text: &str) -> String {
    let mut parameters: Vec<String> = text.split(';').skip(1).filter_map(parameter).collect();
    parameters.sort();
    parameters.insert(0, essence(text));
    parameters.join("; ")
}

/// Returns a parameter of a media type in small letters and without quotes, unless it is the character set.
fn parameter(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let (name, value) = text.split_once('=').unwrap_or((&text, ""));
    let (name, value) = (name.trim(), value.trim().trim_matches('"'));
    (!name.is_empty() && name != "charset").then(|| format!("{name}={value}"))
}

/// Returns whether a range such as `text/*` has a media type, both in small letters.
pub(crate) fn is_in_range(text: &str, range: &str) -> bool {
    let range = essence(range);
    range == "*/*"
        || range
            .strip_suffix('*')
            .is_some_and(|start| essence(text).starts_with(start))
}

/// Returns whether bodies of a media type are JSON.
pub(crate) fn is_json(text: &str) -> bool {
    let essence = essence(text);
    ["application/json", "text/json"].contains(&essence.as_str()) || essence.ends_with("+json")
}

/// Returns the media type that counts, of those in a `content` of OpenAPI, with its object: the first that is JSON,
/// else any (`*/*`), else the first.
pub(crate) fn main<'a>(content: Option<Value<'a>>) -> Option<(&'a str, Value<'a>)> {
    let types: Vec<_> = content.into_iter().flat_map(Value::members).collect();
    let json = types.iter().find(|(name, _)| is_json(name));
    json.or_else(|| types.iter().find(|(name, _)| *name == "*/*"))
        .or_else(|| types.first())
        .copied()
}

/// Returns whether bodies of a media type are forms.
pub(crate) fn is_form(text: &str) -> bool {
    FORMS.contains(&essence(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_order_and_character_set_do_not_count() {
        for (text, expected) in [
            ("Application/JSON", "application/json"),
            ("application/json; charset=utf-8", "application/json"),
            ("a/b;Z=\"1\" ; A=2;", "a/b; a=2; z=1"),
        ] {
            assert_eq!(normal(text), expected);
        }
    }

    #[test]
    fn ranges_have_the_types_that_they_begin() {
        assert!(is_in_range("a/b; c=1", "*/*") && is_in_range("a/b", "a/*"));
        assert!(!is_in_range("ab/c", "a/*") && !is_in_range("a/b", "a/b"));
    }
}
