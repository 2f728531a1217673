//! Links to where more is described: `externalDocs`, <https://spec.openapis.org/oas/v3.0.3#external-documentation-object>.

use super::text;
use crate::source::Value;

/// Returns the link of `externalDocs` of an object, as Markdown in a line.
pub(crate) fn line(holder: Value<'_>) -> Option<String> {
    unescaped(holder).map(|words| text::cell(&words))
}

/// Returns the description of an object with its `externalDocs`, as a text of a document.
pub(crate) fn after(description: &str, holder: Value<'_>) -> String {
    let parts = [Some(description.to_owned()), unescaped(holder)]
        .into_iter()
        .flatten();
    let parts: Vec<String> = parts.filter(|part| !part.trim().is_empty()).collect();
    parts.join("\n\n")
}

fn unescaped(holder: Value<'_>) -> Option<String> {
    let docs = holder.get("externalDocs")?;
    let url = docs.get_str("url").filter(|url| !url.trim().is_empty())?;
    Some(format!(
        "More: {}",
        link(docs.get_str("description").unwrap_or(url), url)
    ))
}

/// Returns a link to the web as a text of a document.
pub(crate) fn link(label: &str, url: &str) -> String {
    let label = text::visible(label).replace(['[', ']', '`'], "");
    match label.is_empty() || label == url {
        true => url.to_owned(),
        false => format!("[{label}]({url})"),
    }
}
