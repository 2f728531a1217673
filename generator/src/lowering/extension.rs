//! Azure's extensions (`x-ms-…`), and what else Swagger and OpenAPI have in common word by word. Also for the front end of
//! OpenAPI.

use super::{json_type, reader};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::model::{EnumInfo, EnumValue, Example, Json, JsonType, Limits, Mutability, Schema};
use crate::source::{Kind, Sources, Value};

/// What the extensions say about a schema.
pub(crate) fn annotate(schema: &mut Schema, value: Value<'_>, diagnostics: &mut Diagnostics) {
    // Most schemas have none, and need not be asked for each.
    if !has_member(value, &["x-"]) {
        return;
    }
    schema.mutability = mutability(value, diagnostics);
    schema.nullable = reader::flag(value, "x-nullable", diagnostics);
    schema.secret = reader::flag(value, "x-ms-secret", diagnostics);
    schema.azure_resource = reader::flag(value, "x-ms-azure-resource", diagnostics);
    schema.client_name = reader::text(value, "x-ms-client-name", diagnostics);
    schema.deprecated = value.get("x-deprecated").is_some();
    schema.discriminator_value = reader::text(value, "x-ms-discriminator-value", diagnostics);
    if value.get("x-ms-identifiers").is_some() {
        let paths = reader::strings(value, "x-ms-identifiers", diagnostics);
        // Some documents write the paths as JSON Pointers.
        let names = paths
            .into_iter()
            .map(|path| path.trim_start_matches('/').to_owned());
        schema.identifiers = Some(names.collect());
    }
    schema.enum_info = value
        .get("x-ms-enum")
        .and_then(|info| enum_info(info, &types(value), diagnostics));
}

fn enum_info(info: Value<'_>, types: &[JsonType], diagnostics: &mut Diagnostics) -> Option<EnumInfo> {
    let values = reader::array(info, "values", diagnostics)
        .into_iter()
        .filter_map(|entry| {
            let what = "a value of `x-ms-enum`";
            Some(EnumValue {
                value: of_type(entry.get("value")?, what, types, diagnostics)?,
                name: entry.get_str("name").map(str::to_owned),
                description: entry.get_str("description").map(str::to_owned),
            })
        });
    let values = values.collect();
    let open = match info.get("modelAsString").map(|v| v.kind()) {
        Some(Kind::Bool(open)) => open,
        Some(Kind::String(text)) => text.eq_ignore_ascii_case("true"),
        _ => false,
    };
    Some(EnumInfo {
        name: reader::text(info, "name", diagnostics)?,
        open,
        values,
    })
}

fn mutability(value: Value<'_>, diagnostics: &mut Diagnostics) -> Option<Mutability> {
    value.get("x-ms-mutability")?;
    let list = reader::strings(value, "x-ms-mutability", diagnostics);
    let has = |word: &str| list.iter().any(|entry| entry.eq_ignore_ascii_case(word));
    Some(Mutability {
        create: has("create"),
        read: has("read"),
        update: has("update"),
    })
}

/// The form of `exclusiveMinimum` and `exclusiveMaximum`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exclusive {
    /// `true` or `false`, next to the bound.
    Flags,
    /// Bounds of their own, which are not read here.
    Numbers,
}

/// Returns the bounds of a value.
pub(crate) fn limits(value: Value<'_>, exclusive: Exclusive, diagnostics: &mut Diagnostics) -> Limits {
    // The starts of all names below: most schemas have none of them.
    let starts = ["min", "max", "exclusive", "multiple", "pattern", "unique"];
    if !has_member(value, &starts) {
        return Limits::default();
    }
    let mut is_exclusive = |key| match exclusive {
        Exclusive::Flags => reader::flag(value, key, diagnostics),
        Exclusive::Numbers => value.get(key).and_then(Value::as_bool) == Some(true),
    };
    let (exclusive_minimum, exclusive_maximum) =
        (is_exclusive("exclusiveMinimum"), is_exclusive("exclusiveMaximum"));
    Limits {
        minimum: reader::number(value, "minimum", diagnostics),
        maximum: reader::number(value, "maximum", diagnostics),
        exclusive_minimum,
        exclusive_maximum,
        multiple_of: reader::number(value, "multipleOf", diagnostics),
        min_length: reader::count(value, "minLength", diagnostics),
        max_length: reader::count(value, "maxLength", diagnostics),
        pattern: reader::text(value, "pattern", diagnostics),
        min_items: reader::count(value, "minItems", diagnostics),
        max_items: reader::count(value, "maxItems", diagnostics),
        unique_items: reader::flag(value, "uniqueItems", diagnostics),
        min_properties: reader::count(value, "minProperties", diagnostics),
        max_properties: reader::count(value, "maxProperties", diagnostics),
    }
}

/// Returns whether an object has a member of which the name starts in one of these ways.
fn has_member(value: Value<'_>, starts: &[&str]) -> bool {
    let mut names = value.members().map(|(name, _)| name);
    names.any(|name| starts.iter().any(|start| name.starts_with(start)))
}

/// Returns the default value of a schema; leaves out one that is not of the schema's type.
pub(crate) fn default(
    value: Value<'_>,
    json_type: Option<JsonType>,
    diagnostics: &mut Diagnostics,
) -> Option<Json> {
    let default = value.get("default")?;
    if matches!(default.kind(), Kind::Null) && may_be_null(value) {
        return Some(Json::Null);
    }
    let types = json_type.map_or_else(|| types(value), |json_type| vec![json_type]);
    of_type(default, "the default", &types, diagnostics)
}

/// Returns the values of `enum`. Those that are not of the schema's type are left out, since no value can be one of them; if
/// all are, they stay, so that no value is valid. `null` stays where it is `nullable`.
pub(crate) fn enumeration(value: Value<'_>, nullable: bool, diagnostics: &mut Diagnostics) -> Vec<Json> {
    let types = types(value);
    let elements = reader::array(value, "enum", diagnostics);
    let mut values = Vec::with_capacity(elements.len());
    for element in &elements {
        match element.kind() {
            Kind::Null if nullable => values.push(Json::Null),
            _ => values.extend(of_type(*element, "an `enum` value", &types, diagnostics)),
        }
    }
    match values.is_empty() {
        true => elements.into_iter().map(Value::to_json).collect(),
        false => values,
    }
}

/// Returns whether a schema says that a value may be `null`.
fn may_be_null(schema: Value<'_>) -> bool {
    let says = |key| schema.get(key).and_then(Value::as_bool) == Some(true);
    says("nullable") || says("x-nullable") || types(schema).contains(&JsonType::Null)
}

/// Returns the types that a schema names, sorted, `null` first: one, or those of a list (JSON Schema draft 4, 5.5.2). A word
/// that is not a type is left out, as is `integer` next to `number`.
pub(crate) fn types(schema: Value<'_>) -> Vec<JsonType> {
    let Some(value) = schema.get("type") else {
        return Vec::new();
    };
    let names = value.as_str().into_iter();
    let names = names.chain(value.elements().filter_map(Value::as_str));
    let mut types: Vec<JsonType> = names.filter_map(JsonType::named).collect();
    types.sort_by_key(|of| (*of != JsonType::Null, of.as_str()));
    types.dedup();
    json_type::without_implied(&mut types);
    types
}

/// Returns a value of a document that must have one of the types of its schema, and reports one of another type. Where
/// `string` is the only type, a number or boolean is meant as text: it is the string as it is written.
fn of_type(value: Value<'_>, what: &str, types: &[JsonType], diagnostics: &mut Diagnostics) -> Option<Json> {
    if types.is_empty() || types.iter().any(|json_type| has_type(value, *json_type)) {
        return Some(value.to_json());
    }
    let is_scalar = matches!(value.kind(), Kind::Number(_) | Kind::Bool(_));
    let is_string = matches!(types, [JsonType::String] | [JsonType::Null, JsonType::String]);
    let text = (is_string && is_scalar).then(|| match reader::written(value) {
        Some(text) => text.to_owned(),
        None => value.to_json().to_string(),
    });
    let (label, help) = match &text {
        Some(text) => (format!("read as the text `{text}`"), "put it in quotes"),
        None => (
            "another type is expected".to_owned(),
            "write a value of the type, or correct the `type`",
        ),
    };
    let types: Vec<&str> = types.iter().map(|json_type| json_type.as_str()).collect();
    let (found, expected) = (value.kind().name(), types.join("` or `"));
    diagnostics.push(
        Diagnostic::new(
            "armature::swagger::type",
            format!("{what} is {found}, but `type` is `{expected}`"),
        )
        .at(SourceLocation::Value(value.origin()), label)
        .help(help)
        .section("Schema Object"),
    );
    text.map(Json::String)
}

/// Returns whether a value of a document has a type.
fn has_type(value: Value<'_>, json_type: JsonType) -> bool {
    match (json_type, value.kind()) {
        (JsonType::String, kind) => matches!(kind, Kind::String(_)),
        (JsonType::Boolean, kind) => matches!(kind, Kind::Bool(_)),
        (JsonType::Array, kind) => matches!(kind, Kind::Array(_)),
        (JsonType::Object, kind) => matches!(kind, Kind::Object(_)),
        (JsonType::Number, kind) => matches!(kind, Kind::Number(_)),
        (JsonType::Integer, Kind::Number(number)) => number.as_f64().fract() == 0.0,
        (JsonType::Integer, _) => false,
        (JsonType::Null, kind) => matches!(kind, Kind::Null),
        (JsonType::File, _) => true,
    }
}

/// Returns the entries of `x-ms-examples`.
pub(crate) fn examples(sources: &Sources, value: Value<'_>, diagnostics: &mut Diagnostics) -> Vec<Example> {
    let mut examples = Vec::new();
    for (title, example) in reader::object(value, "x-ms-examples", diagnostics) {
        let Some(reference) = example.get("$ref") else {
            if matches!(example.kind(), Kind::Object(_)) {
                examples.push(Example {
                    title: title.to_owned(),
                    origin: example.origin(),
                    file: None,
                });
            }
            continue;
        };
        match sources.file_of(reference) {
            Ok(file) => {
                let file = Some(file);
                examples.push(Example {
                    title: title.to_owned(),
                    origin: reference.origin(),
                    file,
                });
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    examples
}

/// Returns the name of the member with the elements of a page, where `x-ms-pageable` gives one.
pub(crate) fn item_name(operation: Value<'_>) -> Option<String> {
    let name = operation.get("x-ms-pageable")?.get_str("itemName")?;
    (!name.is_empty()).then(|| name.to_owned())
}

/// Returns where the result of a long-running operation is, where the document says it.
pub(crate) fn final_state(operation: Value<'_>) -> Option<String> {
    let options = operation.get("x-ms-long-running-operation-options")?;
    options.get_str("final-state-via").map(str::to_owned)
}
