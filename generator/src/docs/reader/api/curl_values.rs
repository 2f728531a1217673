//! Lists and objects in a curl command, in the style of their parameter.

use super::context::Context;
use super::style;
use crate::docs::reader::markdown::inline_example;
use crate::media;
use crate::model::{Json, JsonType, Location, Model, Parameter, SchemaId};
use crate::passes::shape;

/// Returns a list or an object as its parameter writes it, with the values of the default or an example; `None` for other
/// values, those that are written as JSON, and objects of which no member is known.
pub(super) fn written(context: &Context<'_>, parameter: &Parameter) -> Option<String> {
    let model = context.model;
    let style = parameter.serialization.as_ref()?;
    if style.media_type.as_deref().is_some_and(media::is_json) {
        return None;
    }
    let schema = &model.schemas[shape::resolved(model, parameter.schema)];
    let given = given(context, parameter);
    let is_in_header = parameter.location == Location::Header;
    let text = |value: &Json| {
        if is_in_header {
            plain(value)
        } else {
            encoded(value)
        }
    };
    if schema.json_type == Some(JsonType::Array) {
        let elements = given.as_ref().and_then(Json::as_array);
        let elements: Vec<String> = match elements {
            Some(elements) if !elements.is_empty() => elements.iter().map(text).collect(),
            _ => vec![format!("{{{}}}", parameter.name); 2],
        };
        return Some(style::list(parameter, style, &elements));
    }
    let members = match given.as_ref().and_then(Json::as_object) {
        Some(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), text(value)))
            .collect(),
        None => required(model, parameter.schema),
    };
    let is_object = schema.json_type == Some(JsonType::Object) || !schema.properties.is_empty();
    (is_object && !members.is_empty()).then(|| style::object(parameter, style, &members))
}

/// Returns the default value of a parameter, else its example.
fn given(context: &Context<'_>, parameter: &Parameter) -> Option<Json> {
    let (model, sources) = (context.model, context.sources);
    let used = &model.schemas[parameter.schema];
    let resolved = &model.schemas[shape::resolved(model, parameter.schema)];
    let default = used.default.as_ref().or(resolved.default.as_ref()).cloned();
    let value = sources.value(parameter.origin);
    let value = sources.resolved(value).unwrap_or(value);
    let holders = [value, sources.value(used.origin)];
    let mut examples = holders
        .into_iter()
        .filter_map(|of| inline_example::first(sources, of));
    default.or_else(|| examples.next().map(|value| value.to_json()))
}

/// Returns the required members of an object, with their names in braces as values.
fn required(model: &Model, schema: SchemaId) -> Vec<(String, String)> {
    let schema = &model.schemas[shape::resolved(model, schema)];
    let names = schema.required.iter();
    names.map(|name| (name.clone(), format!("{{{name}}}"))).collect()
}

fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Returns a value as part of a URL.
fn encoded(value: &Json) -> String {
    let text = plain(value);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let parts = text.bytes().map(|byte| match is_plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    parts.collect()
}
