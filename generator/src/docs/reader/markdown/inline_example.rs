//! Examples that are written inline in documents: `example` and `examples` of media types, responses, parameters and schemas.

use super::{json, text};
use crate::media;
use crate::model::Json;
use crate::phrasing;
use crate::source::{Kind, Sources, Value};

/// Most bytes of an example that a page shows.
const LARGE: usize = 20_000;

/// Most examples that are shown together.
const MOST: usize = 6;

/// An example as a page shows it. Both are Markdown.
pub(crate) struct InlineExample {
    /// What it is called, and what is said about it.
    pub(crate) name: String,
    /// A block of code, or a sentence where there is none.
    pub(crate) code: String,
}

/// Returns the examples of a body: those of its media types, or, in Swagger 2.0, of the response by media type. `of` is what
/// they are examples of.
pub(crate) fn of_body(sources: &Sources, holder: Value<'_>, of: &str) -> Vec<InlineExample> {
    let mut found = Vec::new();
    let Ok(holder) = sources.resolved(holder) else {
        return found;
    };
    for (media_type, object) in holder.get("content").into_iter().flat_map(Value::members) {
        let Ok(object) = sources.resolved(object) else {
            continue;
        };
        let what = format!("{of}, {}", phrasing::code(media_type));
        found.extend(of_holder(sources, object, &what, media_type));
    }
    if holder.get("content").is_none() {
        for (media_type, value) in holder.get("examples").into_iter().flat_map(Value::members) {
            let name = format!("{of}, {}", phrasing::code(media_type));
            found.push(InlineExample {
                name,
                code: block(value, media_type),
            });
        }
    }
    found.truncate(MOST);
    found
}

/// Returns the examples of a schema: `example`, or `examples` as JSON Schema has them since draft 6.
pub(crate) fn of_schema(schema: Value<'_>) -> Vec<InlineExample> {
    let list = schema.get("examples").into_iter().flat_map(Value::elements);
    let all = schema.get("example").into_iter().chain(list);
    let shown = all.map(|value| InlineExample {
        name: String::new(),
        code: block(value, "application/json"),
    });
    shown.take(MOST).collect()
}

/// Returns the first example of a schema or parameter on one line; `None` where there is none, or it is not a plain value.
pub(crate) fn in_line(sources: &Sources, holder: Value<'_>) -> Option<String> {
    let json = first(sources, holder)?.to_json();
    let is_plain = !(json.is_object() || json.is_array() || json.is_null());
    is_plain.then(|| shown(&json))
}

/// Returns the first example of a parameter or header on one line, also that of a list or object.
pub(crate) fn of_value(sources: &Sources, holder: Value<'_>) -> Option<String> {
    first(sources, holder).map(|value| shown(&value.to_json()))
}

/// Returns the first example of a schema or parameter.
pub(crate) fn first<'s>(sources: &'s Sources, holder: Value<'s>) -> Option<Value<'s>> {
    let named = |of: Value<'_>| of.members().next().map(|(_, one)| one.origin());
    holder.get("example").or_else(|| {
        let examples = holder.get("examples")?;
        match named(examples) {
            Some(first) => sources.resolved(sources.value(first)).ok()?.get("value"),
            None => examples.elements().next(),
        }
    })
}

fn shown(json: &Json) -> String {
    format!("Example: {}.", text::in_cell(&phrasing::value(json)))
}

/// Returns `example` or the named `examples` of a media type.
fn of_holder(sources: &Sources, holder: Value<'_>, of: &str, media_type: &str) -> Vec<InlineExample> {
    let single = holder.get("example").map(|value| InlineExample {
        name: of.to_owned(),
        code: block(value, media_type),
    });
    let named = holder.get("examples").into_iter().flat_map(Value::members);
    let named = named.filter_map(|(name, example)| {
        let example = sources.resolved(example).ok()?;
        let words = example.get_str("summary").or(example.get_str("description"));
        let code = match (example.get("value"), example.get_str("externalValue")) {
            (Some(value), _) => block(value, media_type),
            (None, Some(url)) => text::paragraphs(url),
            (None, None) => return None,
        };
        let words = text::cell(words.unwrap_or(name));
        Some(InlineExample {
            name: format!("{of}: {words}"),
            code,
        })
    });
    single.into_iter().chain(named).collect()
}

/// Returns a value as a block of code: JSON, or text of another media type as it is.
pub(super) fn block(value: Value<'_>, media_type: &str) -> String {
    let (language, code) = match value.kind() {
        Kind::String(text) if !media::is_json(media_type) => ("text", text.to_owned()),
        _ => ("json", json::pretty(value)),
    };
    if code.len() > LARGE {
        return format!("The example has {} kB and is not shown.", code.len() / 1000);
    }
    let lines: Vec<String> = code.lines().map(phrasing::clean).collect();
    text::fenced(language, &lines)
}
