//! The request that creates a resource, in the forms that readers send it in. In: a body that was checked. Out: code.

use super::entries::Entry;
use crate::docs::reader::markdown::{arm, shell};
use crate::model::Json;
use crate::phrasing;

/// A request in one form.
#[derive(Debug)]
pub(super) struct Request {
    /// What the form is called.
    pub(super) title: &'static str,
    /// The language of the code.
    pub(super) language: &'static str,
    pub(super) code: String,
}

/// Returns the request that creates a resource with a body in all forms: the body alone, and for resources of Azure Resource
/// Manager templates and commands.
pub(super) fn requests(entry: &Entry, body: &Json) -> Vec<Request> {
    let request = |title, language, code: String| Request {
        title,
        language,
        code: phrasing::clean(&code),
    };
    let mut requests = vec![request("JSON", "json", format!("{body:#}"))];
    let resource = &entry.resource;
    let Some(kind) = arm::read(&resource.path).kind else {
        return requests;
    };
    let name = name(&resource.path);
    let url = format!(
        "https://management.azure.com{}?api-version={}",
        resource.path, resource.version
    );
    let (compact, quoted_url) = (shell::quoted(&body.to_string()), shell::quoted(&url));
    requests.extend([
        request("Bicep", "bicep", bicep(&kind, &resource.version, &name, body)),
        request("ARM template", "json", template(&kind, &resource.version, &name, body)),
        request(
            "Terraform (azapi)",
            "hcl",
            azapi(&kind, &resource.version, &name, body),
        ),
        request(
            "Azure CLI",
            "sh",
            format!("az rest --method put \\\n  --url {quoted_url} \\\n  --body {compact}"),
        ),
        request(
            "curl",
            "sh",
            format!(
                "curl -X PUT {quoted_url} \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  -H \"Content-Type: application/json\" \\\n  -d {compact}"
            ),
        ),
    ]);
    requests
}

/// Returns the name of a resource with those of its parents, made of the parameters of its path: `myGallery/myImage`.
fn name(path: &str) -> String {
    let (_, below) = path.rsplit_once("/providers/").unwrap_or(("", path));
    let names = below.split('/').skip(2).step_by(2).map(|segment| {
        let parameter = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        parameter.map_or_else(|| segment.to_owned(), example_name)
    });
    names.collect::<Vec<_>>().join("/")
}

fn example_name(parameter: &str) -> String {
    let name = parameter
        .strip_suffix("Name")
        .filter(|name| !name.is_empty())
        .unwrap_or(parameter);
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    format!("my{}", first.into_iter().chain(chars).collect::<String>())
}

/// Returns the members of a body without those that the form writes itself.
fn members(body: &Json) -> impl Iterator<Item = (&String, &Json)> {
    let members = body.as_object().into_iter().flatten();
    members.filter(|(key, _)| !["type", "name", "apiVersion"].contains(&key.as_str()))
}

fn template(kind: &str, version: &str, name: &str, body: &Json) -> String {
    let mut resource = serde_json::Map::new();
    resource.insert("type".into(), kind.into());
    resource.insert("apiVersion".into(), version.into());
    resource.insert("name".into(), name.into());
    resource.extend(members(body).map(|(key, value)| (key.clone(), value.clone())));
    let resources = vec![Json::Object(resource)];
    let template = serde_json::json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "resources": resources,
    });
    format!("{template:#}")
}

fn bicep(kind: &str, version: &str, name: &str, body: &Json) -> String {
    let mut code = format!(
        "resource example '{kind}@{version}' = {{\n  name: {}\n",
        bicep_string(name)
    );
    for (key, value) in members(body) {
        code.push_str(&format!("  {}: {}\n", bicep_key(key), bicep_value(value, 1)));
    }
    code + "}"
}

fn bicep_key(key: &str) -> String {
    let first = |c: char| c.is_ascii_alphabetic() || c == '_';
    match key.starts_with(first) && key.chars().all(|c| first(c) || c.is_ascii_digit()) {
        true => key.to_owned(),
        false => bicep_string(key),
    }
}

fn bicep_string(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('\'', "\\'");
    let escaped = escaped
        .replace("${", "\\${")
        .replace('\n', "\\n")
        .replace('\r', "\\r");
    format!("'{escaped}'")
}

fn bicep_value(value: &Json, depth: usize) -> String {
    let (inner, outer) = ("  ".repeat(depth + 1), "  ".repeat(depth));
    match value {
        Json::String(text) => bicep_string(text),
        // Bicep has whole numbers only; others are written as JSON.
        Json::Number(number) if number.is_f64() => format!("json('{number}')"),
        Json::Object(members) if !members.is_empty() => {
            let lines = members.iter().map(|(key, value)| {
                format!("{inner}{}: {}\n", bicep_key(key), bicep_value(value, depth + 1))
            });
            format!("{{\n{}{outer}}}", lines.collect::<String>())
        }
        Json::Array(elements) if !elements.is_empty() => {
            let lines = elements
                .iter()
                .map(|value| format!("{inner}{}\n", bicep_value(value, depth + 1)));
            format!("[\n{}{outer}]", lines.collect::<String>())
        }
        value => value.to_string(),
    }
}

fn azapi(kind: &str, version: &str, name: &str, body: &Json) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    let location = body.get("location").and_then(Json::as_str);
    let location = location
        .map(|text| format!("  location  = {}\n", hcl_string(text)))
        .unwrap_or_default();
    let rest = members(body).filter(|(key, _)| *key != "location");
    let rest: serde_json::Map<String, Json> = rest.map(|(key, value)| (key.clone(), value.clone())).collect();
    let body = match rest.is_empty() {
        true => String::new(),
        false => format!("  body      = {}\n", hcl_value(&Json::Object(rest), 1)),
    };
    format!(
        "resource \"azapi_resource\" \"example\" {{\n  type      = \"{kind}@{version}\"\n  name      = {}\n  parent_id = var.parent_id\n{location}{body}}}",
        hcl_string(name)
    )
}

fn hcl_string(text: &str) -> String {
    Json::from(text)
        .to_string()
        .replace("${", "$${")
        .replace("%{", "%%{")
}

fn hcl_value(value: &Json, depth: usize) -> String {
    let (inner, outer) = ("  ".repeat(depth + 1), "  ".repeat(depth));
    match value {
        Json::String(text) => hcl_string(text),
        Json::Object(members) if !members.is_empty() => {
            let lines = members.iter().map(|(key, value)| {
                format!("{inner}{} = {}\n", hcl_string(key), hcl_value(value, depth + 1))
            });
            format!("{{\n{}{outer}}}", lines.collect::<String>())
        }
        Json::Array(elements) if !elements.is_empty() => {
            let elements: Vec<String> = elements.iter().map(|value| hcl_value(value, depth)).collect();
            format!("[{}]", elements.join(", "))
        }
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_path() {
        let path = "/subscriptions/{id}/providers/Microsoft.Compute/galleries/{galleryName}/images/{image}";
        assert_eq!(name(path), "myGallery/myImage");
        assert_eq!(
            name("/x/providers/Microsoft.Sql/servers/{serverName}/audit/default"),
            "myServer/default"
        );
    }

    #[test]
    fn values_are_escaped_in_each_language() {
        let value = serde_json::json!({ "a-b": "it's ${x}", "c": [1, 1.5, true, {}] });
        assert_eq!(
            bicep_value(&value, 0),
            "{\n  'a-b': 'it\\'s \\${x}'\n  c: [\n    1\n    json('1.5')\n    true\n    {}\n  ]\n}"
        );
        assert_eq!(
            hcl_value(&value, 0),
            "{\n  \"a-b\" = \"it's $${x}\"\n  \"c\" = [1, 1.5, true, {}]\n}"
        );
    }
}
