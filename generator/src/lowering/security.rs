//! Security requirements and flows of OAuth 2.0, which both formats write alike.

use super::reader;
use crate::diagnostic::Diagnostics;
use crate::model::{FlowKind, OAuthFlow, RequiredScheme, SecurityRequirement};
use crate::source::Value;

/// Reads the `security` of an operation or else of the document.
pub(crate) fn requirements(
    operation: Value<'_>,
    document: Value<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<SecurityRequirement> {
    let holder = match operation.get("security") {
        Some(_) => operation,
        None => document,
    };
    let alternatives = reader::array(holder, "security", diagnostics).into_iter();
    alternatives
        .map(|alternative| {
            let names = alternative.members().map(|(name, _)| name);
            let schemes = names.map(|name| RequiredScheme {
                name: name.to_owned(),
                scopes: reader::strings(alternative, name, diagnostics),
            });
            SecurityRequirement {
                schemes: schemes.collect(),
            }
        })
        .collect()
}

/// Returns the scopes of all requirements, each once.
pub(crate) fn scopes(requirements: &[SecurityRequirement]) -> Vec<String> {
    let mut scopes: Vec<String> = Vec::new();
    for scope in requirements
        .iter()
        .flat_map(|requirement| &requirement.schemes)
        .flat_map(|scheme| &scheme.scopes)
    {
        if !scopes.contains(scope) {
            scopes.push(scope.clone());
        }
    }
    scopes
}

/// Reads a flow of OAuth 2.0.
pub(crate) fn flow(kind: FlowKind, value: Value<'_>, diagnostics: &mut Diagnostics) -> OAuthFlow {
    let scopes = reader::object(value, "scopes", diagnostics).into_iter();
    let scopes = scopes.filter(|(name, _)| !name.starts_with("x-"));
    let scopes = scopes.map(|(name, text)| (name.to_owned(), text.as_str().unwrap_or_default().to_owned()));
    OAuthFlow {
        kind,
        scopes: scopes.collect(),
        authorization_url: reader::text(value, "authorizationUrl", diagnostics),
        token_url: reader::text(value, "tokenUrl", diagnostics),
        refresh_url: reader::text(value, "refreshUrl", diagnostics),
    }
}
