//! How lists and objects in parameters are written: <https://spec.openapis.org/oas/v3.0.3#style-examples>.

use crate::docs::reader::markdown::text;
use crate::media;
use crate::model::{JsonType, Location, Model, Parameter, Serialization, ValueStyle};
use crate::passes::shape;

/// Returns a sentence that shows how a list or an object is written; `None` for other values.
pub(super) fn sentence(model: &Model, parameter: &Parameter) -> Option<String> {
    let written = parameter.serialization.as_ref()?;
    let schema = &model.schemas[shape::resolved(model, parameter.schema)];
    let is_object = schema.json_type == Some(JsonType::Object) || !schema.properties.is_empty();
    let is_list = schema.json_type == Some(JsonType::Array);
    if !is_list && !is_object {
        return None;
    }
    if written.media_type.as_deref().is_some_and(media::is_json) {
        return Some("Written as JSON.".to_owned());
    }
    let parts = match is_list {
        true => list(parameter, written, &["a", "b"].map(str::to_owned)),
        false => object(parameter, written, &[("name", "a"), ("other", "b")].map(owned)),
    };
    Some(format!("Written as {}.", text::code_cell(&parts)))
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Returns a list as a request has it: with the name of the parameter, unless the path or a header has it.
pub(super) fn list(parameter: &Parameter, written: &Serialization, elements: &[String]) -> String {
    let name = &parameter.name;
    let repeated = |sign: &str| {
        let all: Vec<String> = elements.iter().map(|one| format!("{name}={one}")).collect();
        all.join(sign)
    };
    let has_name = !matches!(parameter.location, Location::Path | Location::Header);
    let before = if has_name {
        format!("{name}=")
    } else {
        String::new()
    };
    match (written.style, written.explode) {
        (ValueStyle::Label, explode) => {
            format!(".{}", elements.join(if explode { "." } else { "," }))
        }
        (ValueStyle::Matrix, true) => format!(";{}", repeated(";")),
        (ValueStyle::Matrix, false) => format!(";{name}={}", elements.join(",")),
        (ValueStyle::Simple, _) => format!("{before}{}", elements.join(",")),
        (_, true) => repeated("&"),
        (style, false) => format!("{before}{}", elements.join(separator(style))),
    }
}

/// Returns an object as a request has it.
pub(super) fn object(parameter: &Parameter, written: &Serialization, members: &[(String, String)]) -> String {
    let name = &parameter.name;
    let joined = |equals: &str, sign: &str| {
        let all: Vec<String> = members
            .iter()
            .map(|(name, value)| format!("{name}{equals}{value}"))
            .collect();
        all.join(sign)
    };
    match (written.style, written.explode) {
        (ValueStyle::DeepObject, _) => {
            let all: Vec<String> = members
                .iter()
                .map(|(member, value)| format!("{name}[{member}]={value}"))
                .collect();
            all.join("&")
        }
        (ValueStyle::Label, true) => format!(".{}", joined("=", ".")),
        (ValueStyle::Label, false) => format!(".{}", joined(",", ",")),
        (ValueStyle::Matrix, true) => format!(";{}", joined("=", ";")),
        (ValueStyle::Matrix, false) => format!(";{name}={}", joined(",", ",")),
        (ValueStyle::Simple, true) => joined("=", ","),
        (ValueStyle::Simple, false) => joined(",", ","),
        (_, true) => joined("=", "&"),
        (style, false) => {
            let sign = separator(style);
            format!("{name}={}", joined(sign, sign))
        }
    }
}

/// Returns what is between the elements of a list that is written as one value.
fn separator(style: ValueStyle) -> &'static str {
    match style {
        ValueStyle::SpaceDelimited => "%20",
        ValueStyle::TabDelimited => "%09",
        ValueStyle::PipeDelimited => "|",
        _ => ",",
    }
}
