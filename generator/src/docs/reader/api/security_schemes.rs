//! The security schemes of an API, on its page: what is sent, where the token or key comes from, the scopes.

use super::authentication::{alternatives, scheme_ids};
use super::context::Context;
use super::usual::Usual;
use crate::docs::reader::markdown::text;
use crate::model::{FlowKind, KeyLocation, OAuthFlow, SecurityKind, SecurityRequirement, SecurityScheme};
use crate::phrasing;

/// How requests of an API authenticate. All of it is Markdown.
#[derive(Default)]
pub(super) struct Authentication {
    /// What most operations need; empty where none needs anything.
    pub(super) words: String,
    pub(super) schemes: Vec<Scheme>,
}

/// A security scheme. All but the id is Markdown.
pub(super) struct Scheme {
    pub(super) id: String,
    pub(super) name: String,
    /// What is sent.
    pub(super) kind: String,
    pub(super) description: String,
    /// The ways to get a token.
    pub(super) flows: Vec<String>,
    /// The scopes: name, description, the flows that have it where that are not all.
    pub(super) scopes: Vec<[String; 3]>,
    /// Whether any scope is of some flows only.
    pub(super) has_flows: bool,
}

/// Returns how requests of an API authenticate.
pub(super) fn authentication(context: &Context<'_>, api: usize) -> Authentication {
    let document = context.model.document(context.apis[api].document);
    if document.security_schemes.is_empty() {
        return Authentication::default();
    }
    let here = String::new();
    let words = |security: &[SecurityRequirement]| alternatives(security, document, Some(&here));
    let words = match &context.security[api] {
        Usual::All([]) => "No operation says that it needs any of these.".to_owned(),
        Usual::All(security) => format!("All operations: {}.", words(security)),
        Usual::Default(security) => {
            format!("Unless an operation says something else: {}.", words(security))
        }
        Usual::None => "Each operation says which of these it needs.".to_owned(),
    };
    let schemes = document.security_schemes.iter().zip(scheme_ids(document));
    Authentication {
        words,
        schemes: schemes.map(|(scheme, id)| shown(scheme, id)).collect(),
    }
}

fn shown(scheme: &SecurityScheme, id: String) -> Scheme {
    let flows: &[OAuthFlow] = match &scheme.kind {
        SecurityKind::OAuth2 { flows } => flows,
        _ => &[],
    };
    let scopes = scopes(flows);
    Scheme {
        id,
        name: text::name(&scheme.name),
        kind: kind(&scheme.kind),
        description: text::paragraphs(scheme.description.as_deref().unwrap_or_default()),
        flows: flows.iter().map(flow).collect(),
        has_flows: scopes.iter().any(|[_, _, flows]| !flows.is_empty()),
        scopes,
    }
}

/// Returns what a scheme sends.
fn kind(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::ApiKey { location, parameter } => {
            let location = match location {
                KeyLocation::Query => "query parameter",
                KeyLocation::Header => "header",
                KeyLocation::Cookie => "cookie",
            };
            format!("API key in the {location} {}", phrasing::code(parameter))
        }
        SecurityKind::Basic => "User name and password (HTTP Basic)".to_owned(),
        SecurityKind::Bearer { format: None } => "Bearer token in the header `Authorization`".to_owned(),
        SecurityKind::Bearer { format: Some(format) } => format!(
            "Bearer token in the header `Authorization`, in the format {}",
            phrasing::code(format)
        ),
        SecurityKind::Http { scheme } => {
            format!("HTTP authentication with the scheme {}", phrasing::code(scheme))
        }
        SecurityKind::OAuth2 { .. } => "OAuth 2.0".to_owned(),
        SecurityKind::OpenIdConnect { url } => format!("OpenID Connect: {}", text::cell(url)),
        SecurityKind::MutualTls => "Certificate of the client (mutual TLS)".to_owned(),
    }
}

/// Returns a flow with its URLs.
fn flow(flow: &OAuthFlow) -> String {
    let urls = [
        ("authorization URL", &flow.authorization_url),
        ("token URL", &flow.token_url),
        ("refresh URL", &flow.refresh_url),
    ];
    let urls = urls.into_iter().filter_map(|(word, url)| {
        let url = url.as_deref().filter(|url| !url.is_empty())?;
        Some(format!("{word} {}", text::cell(url)))
    });
    let urls: Vec<String> = urls.collect();
    let colon = if urls.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", flow_name(flow.kind), urls.join(", "))
}

fn flow_name(kind: FlowKind) -> &'static str {
    match kind {
        FlowKind::Implicit => "Implicit flow",
        FlowKind::Password => "Password flow",
        FlowKind::ClientCredentials => "Client credentials flow",
        FlowKind::AuthorizationCode => "Authorization code flow",
    }
}

/// Returns the scopes of all flows, each once.
fn scopes(flows: &[OAuthFlow]) -> Vec<[String; 3]> {
    let mut scopes: Vec<(&(String, String), Vec<&'static str>)> = Vec::new();
    for flow in flows {
        for scope in &flow.scopes {
            match scopes.iter_mut().find(|(known, _)| *known == scope) {
                Some((_, names)) => names.push(flow_name(flow.kind)),
                None => scopes.push((scope, vec![flow_name(flow.kind)])),
            }
        }
    }
    let scopes = scopes.into_iter().map(|((name, words), names)| {
        let names = match names.len() == flows.len() {
            true => String::new(),
            false => names.join(", "),
        };
        [text::code_cell(name), text::cell(words), names]
    });
    scopes.collect()
}
