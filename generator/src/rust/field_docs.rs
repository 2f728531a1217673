//! Sentences about a field: whether it is required, in which directions it is sent, its constraints.

use super::markdown;
use crate::model::{Field, Model, Scalar, TypeKind, TypeRef};
use crate::passes::{names, shape};
use crate::phrasing::{self, code};

/// Returns the sentences about a field, in one line; empty where there are none.
pub(super) fn line(model: &Model, field: &Field) -> String {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    let mut facts = Vec::new();
    if field.required && !field.read_only {
        facts.push("Required.".to_owned());
    }
    if field.read_only {
        facts.push("Read-only.".to_owned());
    }
    facts.extend(phrasing::mutability(used, resolved).filter(|_| !field.read_only));
    if used.deprecated || resolved.deprecated {
        facts.push("Deprecated.".to_owned());
    }
    facts.extend(phrasing::constraints(model, field));
    if names::field(&field.wire) != field.name {
        facts.push(format!("JSON name: {}.", code(&field.wire)));
    }
    facts.join(" ")
}

/// Returns the description of a field as lines of Markdown; none if its document has none.
pub(super) fn description(model: &Model, field: &Field) -> Vec<String> {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    let text = used
        .description
        .as_deref()
        .or(resolved.description.as_deref())
        .or(used.title.as_deref());
    text.map_or_else(Vec::new, markdown::lines)
}

/// Returns the first sentence of a description with a full stop, in one line; nothing if it ends in a list or a block of
/// code, or is a table.
pub(super) fn first_sentence(lines: &[String]) -> String {
    let paragraph: Vec<&str> = lines
        .iter()
        .map(|line| line.trim())
        .take_while(|line| !line.is_empty())
        .collect();
    // The rows of a table and the lines of a quote make no sentence.
    if paragraph.iter().any(|line| line.starts_with(['|', '>'])) {
        return String::new();
    }
    let paragraph = paragraph.join(" ");
    let end = paragraph.match_indices(". ").map(|(at, _)| at + 1);
    // An abbreviation is followed by a small letter; strong words and links may have full stops in them. "Optional." alone says
    // nothing.
    let end = end.into_iter().find(|end| {
        let (sentence, rest) = paragraph.split_at(*end);
        let is_followed = rest.trim_start().starts_with(|c: char| !c.is_lowercase());
        is_followed && is_closed(sentence) && sentence.contains(' ')
    });
    let sentence = &paragraph[..end.unwrap_or(paragraph.len())];
    let goes_on = lines.iter().any(|line| line.trim().is_empty());
    match goes_on && !sentence.ends_with(['.', '!', '?']) {
        true => String::new(),
        false if sentence.ends_with(|c: char| c.is_alphanumeric()) => format!("{sentence}."),
        false => sentence.to_owned(),
    }
}

/// Returns whether strong words, code spans and links of a text end in it.
fn is_closed(text: &str) -> bool {
    let count = |sign| text.matches(sign).count() - text.matches(&format!("\\{sign}")).count();
    count("*") % 2 == 0 && count("~~") % 2 == 0 && count("`") % 2 == 0 && count("[") == count("]")
}

/// Returns the type of a value in a sentence, for fields without a description.
pub(super) fn kind(model: &Model, type_ref: &TypeRef) -> &'static str {
    match type_ref {
        TypeRef::Any => "Any JSON value.",
        TypeRef::Scalar(Scalar::Bool) => "A boolean.",
        TypeRef::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::Double | Scalar::Decimal) => "A number.",
        TypeRef::Scalar(Scalar::Date) => "A date.",
        TypeRef::Scalar(Scalar::DateTime | Scalar::Rfc1123 | Scalar::UnixTime) => "A date and time.",
        TypeRef::Scalar(Scalar::Duration) => "A duration.",
        TypeRef::Scalar(Scalar::Bytes | Scalar::BytesUrl) => "Bytes.",
        TypeRef::Scalar(Scalar::String) => "A string.",
        TypeRef::Array(_) => "A list.",
        TypeRef::Map(_) => "A map.",
        TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => kind(model, inner),
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Struct(_) | TypeKind::Union(_) => "An object.",
            TypeKind::Enum(_) | TypeKind::Untagged(_) => "One of several values.",
            TypeKind::Alias(of) => kind(model, &of.target),
        },
    }
}
