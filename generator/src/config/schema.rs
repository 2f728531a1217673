//! The JSON Schema of `armature.toml`, for editors. It is made from the list of keys that the reader uses.

use serde_json::{Map, Value, json};

use super::Style;
use super::keys::{self, Key};
use crate::diagnostic::{Level, Severity, codes};
use crate::examples::Allow;
use crate::model::PagedBy;

/// Returns the JSON Schema of the configuration, a text that ends in a newline. Draft 7 is what editors for TOML read.
pub(crate) fn json_schema() -> String {
    let mut schema = object("");
    schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    schema["title"] = "Configuration of Armature".into();
    schema["definitions"] = json!({ "code": { "enum": names(Severity::Warning) } });
    format!("{schema:#}\n")
}

/// Returns the schema of a table.
fn object(table: &str) -> Value {
    let properties: Map<String, Value> = keys::keys(table)
        .iter()
        .map(|key| (key.name.to_owned(), property(key)))
        .collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    match table {
        "spec" => schema["required"] = json!(["path"]),
        "calls.paging" => schema["required"] = json!(["operation", "by"]),
        "examples.allow" | "diff.allow" => schema["minProperties"] = 1.into(),
        _ => {}
    }
    schema
}

/// Returns the schema of the value of a key.
fn property(key: &Key) -> Value {
    let mut schema = match key.value {
        keys::Value::Text | keys::Value::Pattern => json!({ "type": "string" }),
        keys::Value::Package => json!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$" }),
        keys::Value::Pages => {
            json!({ "type": "array", "items": { "type": "string", "pattern": "^[^/]+(/[^/]+){0,2}$" } })
        }
        keys::Value::Patterns => json!({ "type": "array", "items": { "type": "string" } }),
        keys::Value::Texts => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        keys::Value::Codes => json!({ "type": "array", "items": { "$ref": "#/definitions/code" } }),
        keys::Value::Severities => severities(),
        keys::Value::FindingCode => finding_code(),
        keys::Value::ChangeCode => change_code(),
        keys::Value::Style => json!({ "enum": Style::BY_NAME.map(|(name, _)| name) }),
        keys::Value::Runtime => json!({ "enum": super::output::RUNTIMES }),
        keys::Value::Required => json!({ "enum": super::types::REQUIRED }),
        keys::Value::PagedBy => json!({ "enum": PagedBy::BY_NAME.map(|(name, _)| name) }),
        keys::Value::Flag => json!({ "type": "boolean" }),
        keys::Value::Number => json!({ "type": "integer", "minimum": 0 }),
        keys::Value::Table => object(key.name),
        keys::Value::Tables(table) => json!({ "type": "array", "items": object(table) }),
    };
    schema["description"] = key.about.into();
    schema
}

/// Returns the schema of `[severity]`. The codes of errors can only be denied.
fn severities() -> Value {
    let levels = json!({ "enum": Level::BY_NAME.map(|(name, _)| name) });
    let errors: Map<String, Value> = names(Severity::Error)
        .into_iter()
        .map(|name| (name, json!({ "const": "deny" })))
        .collect();
    let warnings = names(Severity::Warning)
        .into_iter()
        .map(|name| (name, levels.clone()));
    let properties: Map<String, Value> = errors.into_iter().chain(warnings).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// Returns the schema of a code of findings, which can be written in any case.
fn finding_code() -> Value {
    let known: Vec<&str> = Allow::codes().collect();
    json!({ "anyOf": [{ "enum": known }, { "type": "string", "pattern": "[a-z]" }] })
}

/// Returns the schema of a code of changes.
fn change_code() -> Value {
    let names = codes::changes().map(|code| code.name);
    let names = names.flat_map(|name| [name, name.trim_start_matches("armature::")]);
    json!({ "enum": names.collect::<Vec<_>>() })
}

/// Returns the names of the codes with a default severity, with and without their prefix.
fn names(severity: Severity) -> Vec<String> {
    let names = codes::all()
        .chain(codes::changes())
        .filter(|code| code.severity == severity)
        .map(|code| code.name);
    names
        .flat_map(|name| [name, name.trim_start_matches("armature::")])
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::template::{self, Settings};

    fn is_valid(configuration: &str) -> bool {
        let schema: Value = serde_json::from_str(&json_schema()).unwrap();
        let instance: Value = toml::from_str(configuration).unwrap();
        jsonschema::draft7::new(&schema).unwrap().is_valid(&instance)
    }

    #[test]
    fn what_the_reader_takes_is_valid() {
        assert!(is_valid(&template::with_examples(&Settings::default())));
        assert!(is_valid("severity = { \"reference::unresolved\" = \"deny\" }"));
        assert!(is_valid("examples.allow = [{ code = \"max_length\" }]"));
    }

    #[test]
    fn what_the_reader_refuses_is_invalid() {
        for configuration in [
            "rot = \".\"",
            "root = 1",
            r#"allow = "armature::schema::unused""#,
            r#"allow = ["armature::reference::unresolved"]"#,
            r#"severity = { "armature::schema::unused" = "off" }"#,
            r#"severity = { "armature::reference::unresolved" = "warn" }"#,
            "docs = { style = \"fancy\" }",
            "docs = { exclude = [\"Disk/\"] }",
            "limits = { documents = -1 }",
            "limits = { files = 1 }",
            "spec = [{}]",
            "spec = { path = \"a.json\" }",
            "examples.allow = [{}]",
            "output.crate = \"1\"",
            "types.required = \"always\"",
            "calls.paging = [{ operation = \"GET /things\" }]",
            "calls.paging = [{ operation = \"GET /things\", by = \"number\" }]",
        ] {
            assert!(!is_valid(configuration), "{configuration}");
        }
    }
}
