//! Security requirements: which credentials a request may have, by what the schemes say and not by their names.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Difference, Root};
use super::identity::name;
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use crate::model::{OAuthFlow, Operation, SecurityKind};
use crate::origin::Origin;
use crate::source::Value;

/// Credentials that are accepted together: schemes, each with a scope that is needed, or with none.
type Alternative = BTreeSet<(String, String)>;

/// Compares the security requirements of two operations.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation) {
    let (from, to) = (
        Requirements::of(comparison.old, old),
        Requirements::of(comparison.new, new),
    );
    let stricter = from.list.iter().find(|alternative| !to.accepts(alternative));
    let looser = to.list.iter().find(|alternative| !from.accepts(alternative));
    let (rule, effect, message) = match (stricter, looser) {
        (None, None) => return,
        (Some(_), None) => {
            let message = format!(
                "security became stricter: {} instead of {}",
                to.shown(),
                from.shown()
            );
            (Rule::SecurityAdded, Effect::Narrows, message)
        }
        (None, Some(_)) => {
            let message = format!(
                "security became looser: {} instead of {}",
                to.shown(),
                from.shown()
            );
            (Rule::SecurityRemoved, Effect::Widens, message)
        }
        (Some(_), Some(_)) => {
            let message = format!("security changed from {} to {}", from.shown(), to.shown());
            (Rule::SecurityChanged, Effect::Both, message)
        }
    };
    let site = comparison.root(Root {
        operation: name(new),
        part: "security".into(),
    });
    let difference = Difference {
        rule,
        old: Some(from.origin),
        new: Some(to.origin),
        message,
    };
    comparison.emit(site, Flow::Request, effect, difference);
}

/// The security requirements of an operation.
struct Requirements {
    list: Vec<Alternative>,
    /// What is said about each alternative, for people.
    names: Vec<String>,
    origin: Origin,
}

impl Requirements {
    fn of(side: &Side<'_>, operation: &Operation) -> Self {
        let own = side.value(operation.origin).get("security");
        let root = side.sources.document(operation.document).root();
        let list = own.or_else(|| root.get("security"));
        let mut requirements = Self {
            list: Vec::new(),
            names: Vec::new(),
            origin: list.map_or(operation.origin, Value::origin),
        };
        for requirement in &operation.security {
            let mut alternative = Alternative::new();
            for scheme in &requirement.schemes {
                let known = side.analysis.model.security_scheme(operation, &scheme.name);
                let identity = known.map_or_else(|| scheme.name.clone(), |known| identity(&known.kind));
                // A scheme without scopes is needed all the same.
                alternative.insert((identity.clone(), String::new()));
                let scopes = scheme.scopes.iter();
                alternative.extend(scopes.map(|scope| (identity.clone(), scope.clone())));
            }
            let names: Vec<&str> = requirement
                .schemes
                .iter()
                .map(|scheme| scheme.name.as_str())
                .collect();
            requirements.names.push(names.join(" and "));
            requirements.list.push(alternative);
        }
        if requirements.list.is_empty() {
            requirements.list.push(Alternative::new());
        }
        requirements
    }

    /// Returns whether a request with some credentials is accepted.
    fn accepts(&self, credentials: &Alternative) -> bool {
        self.list.iter().any(|needed| {
            needed
                .iter()
                .all(|(scheme, scope)| credentials.contains(&(scheme.clone(), scope.clone())))
        })
    }

    fn shown(&self) -> String {
        let names: Vec<String> = self
            .names
            .iter()
            .filter(|name| !name.is_empty())
            .cloned()
            .collect();
        match names.is_empty() {
            true => "none needed".into(),
            false => format!("`{}`", names.join("` or `")),
        }
    }
}

/// Returns what a security scheme is, whatever it is called.
fn identity(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::ApiKey { location, parameter } => format!("key {location:?} {parameter}"),
        SecurityKind::Basic => "basic".into(),
        SecurityKind::Bearer { format: _ } => "bearer".into(),
        SecurityKind::Http { scheme } => format!("http {}", scheme.to_ascii_lowercase()),
        SecurityKind::OAuth2 { flows } => {
            let mut flows: Vec<String> = flows.iter().map(described).collect();
            flows.sort();
            format!("oauth2 {}", flows.join(" "))
        }
        SecurityKind::OpenIdConnect { url } => format!("openIdConnect {url}"),
        SecurityKind::MutualTls => "mutualTLS".into(),
    }
}

/// Returns a flow of OAuth 2.0 as text.
fn described(flow: &OAuthFlow) -> String {
    let url = |url: &Option<String>| url.clone().unwrap_or_default();
    let (authorization, token) = (url(&flow.authorization_url), url(&flow.token_url));
    format!("{:?} {authorization} {token}", flow.kind)
}
