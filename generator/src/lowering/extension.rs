//! Azure's extensions (`x-ms-…`), and what else Swagger and OpenAPI have in common word by word. Also for the front end of
//! OpenAPI.

use super::reader;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{EnumInfo, EnumValue, Example, JsonType, Limits, Mutability, Schema};
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
        .and_then(|info| enum_info(info, diagnostics));
}

fn enum_info(info: Value<'_>, diagnostics: &mut Diagnostics) -> Option<EnumInfo> {
    let values = reader::array(info, "values", diagnostics)
        .into_iter()
        .filter_map(|entry| {
            Some(EnumValue {
                value: entry.get("value")?.to_json(),
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
    /// `true` or `false`, beside the bound.
    Flags,
    /// Bounds of their own, which are not read here.
    Numbers,
}

/// The bounds of a value.
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

/// Whether an object has a member of which the name starts in one of these ways.
fn has_member(value: Value<'_>, starts: &[&str]) -> bool {
    let mut names = value.members().map(|(name, _)| name);
    names.any(|name| starts.iter().any(|start| name.starts_with(start)))
}

/// The default value of a schema; reports one that is not of the schema's type and leaves it out.
pub(crate) fn default(
    value: Value<'_>,
    json_type: Option<JsonType>,
    nullable: bool,
    diagnostics: &mut Diagnostics,
) -> Option<serde_json::Value> {
    let default = value.get("default")?;
    let may_be_null = nullable || value.get("nullable").and_then(Value::as_bool) == Some(true);
    let fits = match (json_type, default.kind()) {
        (_, Kind::Null) if may_be_null => true,
        (Some(JsonType::String), kind) => matches!(kind, Kind::String(_)),
        (Some(JsonType::Boolean), kind) => matches!(kind, Kind::Bool(_)),
        (Some(JsonType::Array), kind) => matches!(kind, Kind::Array(_)),
        (Some(JsonType::Object), kind) => matches!(kind, Kind::Object(_)),
        (Some(JsonType::Number), kind) => matches!(kind, Kind::Number(_)),
        (Some(JsonType::Integer), kind) => {
            matches!(kind, Kind::Number(number) if number.as_f64().fract() == 0.0)
        }
        _ => true,
    };
    if !fits {
        let json_type = json_type.map_or("", JsonType::as_str);
        diagnostics.push(
            Diagnostic::new(
                "armature::swagger::type",
                format!(
                    "the default of a value of type `{json_type}` is {}",
                    default.kind().name()
                ),
            )
            .at(Place::Value(default.origin()), "another type is expected")
            .help("write a value of the type, or correct the `type`")
            .section("Schema Object"),
        );
    }
    fits.then(|| default.to_json())
}

/// The entries of `x-ms-examples`.
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

/// The scopes of all security requirements, each once.
pub(crate) fn scopes(security: Option<Value<'_>>) -> Vec<String> {
    let requirements = security.into_iter().flat_map(Value::elements);
    let schemes = requirements.flat_map(|requirement| requirement.members());
    let mut scopes: Vec<String> = Vec::new();
    for scope in schemes
        .flat_map(|(_, list)| list.elements())
        .filter_map(Value::as_str)
    {
        if !scopes.iter().any(|known| known == scope) {
            scopes.push(scope.to_owned());
        }
    }
    scopes
}
