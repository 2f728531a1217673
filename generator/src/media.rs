//! Media types, as far as they matter: <https://www.rfc-editor.org/rfc/rfc9110#section-8.3>.

use crate::source::Value;

/// The media types of a form.
const FORMS: [&str; 2] = ["application/x-www-form-urlencoded", "multipart/form-data"];

/// Returns a media type without its parameters, such as the character set, in small letters.
pub(crate) fn essence(text: &str) -> String {
    let essence = text.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
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
