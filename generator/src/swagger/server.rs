//! Servers: `schemes`, `host` and `basePath`, <https://swagger.io/specification/v2/#swagger-object>, or
//! `x-ms-parameterized-host`.

use crate::model::{Json, Model, Parameter, Server, ServerVariable};
use crate::source::Value;

/// Returns the servers of a document: one for each scheme, of the operation if it has its own; without variables. A
/// document that does not name its host has one with its base path, if it has that.
pub(super) fn servers(document: Value<'_>, operation: Option<Value<'_>>) -> Vec<Server> {
    let own = operation.and_then(|operation| operation.get("schemes"));
    let schemes = own.or_else(|| document.get("schemes"));
    let schemes = schemes.into_iter().flat_map(Value::elements);
    let mut schemes: Vec<&str> = schemes.filter_map(Value::as_str).collect();
    if schemes.is_empty() {
        schemes.push("https");
    }
    let mut urls: Vec<String> = Vec::new();
    for scheme in schemes {
        let url = url(document, scheme);
        if !url.is_empty() && !urls.contains(&url) {
            urls.push(url);
        }
    }
    let server = |url| Server {
        url,
        ..Server::default()
    };
    urls.into_iter().map(server).collect()
}

/// Returns the URL that the paths of a document are relative to: scheme, host and base path.
fn url(root: Value<'_>, scheme: &str) -> String {
    let parameterized = root.get("x-ms-parameterized-host");
    let template = parameterized.and_then(|host| host.get_str("hostTemplate"));
    let host = template.or_else(|| root.get_str("host")).unwrap_or_default();
    // A scheme is not part of `host`; what follows it can only be the host.
    let host = match template {
        None => host.split_once("://").map_or(host, |(_, host)| host),
        Some(_) => host,
    };
    let with_scheme = parameterized
        .and_then(|host| host.get("useSchemePrefix")?.as_bool())
        .unwrap_or(true);
    let base = root.get_str("basePath").unwrap_or_default().trim_end_matches('/');
    let slash = if base.is_empty() || base.starts_with('/') {
        ""
    } else {
        "/"
    };
    let base = format!("{slash}{base}");
    match (host, with_scheme) {
        ("", _) => base,
        (host, true) => format!("{scheme}://{host}{base}"),
        (host, false) => format!("{host}{base}"),
    }
}

/// Returns the variables of a URL: the parameters of the host.
pub(super) fn variables(model: &Model, parameters: &[Parameter]) -> Vec<ServerVariable> {
    parameters
        .iter()
        .map(|parameter| {
            let schema = &model.schemas[model.target(parameter.schema)];
            ServerVariable {
                name: parameter.name.clone(),
                description: schema.description.clone(),
                default: schema.default.as_ref().map(text),
                values: schema.enumeration.iter().map(text).collect(),
                skip_url_encoding: parameter.skip_url_encoding,
            }
        })
        .collect()
}

/// Returns a value as it is in a URL.
fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
