//! Security requirements: which credentials a request may have, by what the schemes say and not by their names.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Difference, Root};
use super::law::{Effect, Flow};
use super::operations::name;
use super::rule::Rule;
use super::side::Side;
use crate::model::Operation;
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
            let message = format!("credentials that were accepted no longer are: {}", to.shown());
            (Rule::SecurityAdded, Effect::Narrows, message)
        }
        (None, Some(_)) => {
            let message = format!("more credentials are accepted: {}", to.shown());
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
        let root = side.sources.document(operation.origin.document).root();
        let own = side.value(operation.origin).get("security");
        let Some(list) = own.or_else(|| root.get("security")) else {
            return Self {
                list: vec![Alternative::new()],
                names: Vec::new(),
                origin: operation.origin,
            };
        };
        let mut requirements = Self {
            list: Vec::new(),
            names: Vec::new(),
            origin: list.origin(),
        };
        for entry in list.elements() {
            let mut alternative = Alternative::new();
            for (scheme, scopes) in entry.members() {
                let identity = identity(side, root, scheme);
                let scopes: Vec<&str> = scopes.elements().filter_map(Value::as_str).collect();
                if scopes.is_empty() {
                    alternative.insert((identity, String::new()));
                } else {
                    let scopes = scopes.into_iter();
                    alternative.extend(scopes.map(|scope| (identity.clone(), scope.to_owned())));
                }
            }
            let names: Vec<&str> = entry.members().map(|(name, _)| name).collect();
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
            needed.iter().all(|(scheme, scope)| {
                let has = |(own, granted): &(String, String)| {
                    own == scheme && (scope.is_empty() || granted == scope)
                };
                credentials.iter().any(has)
            })
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

/// Returns what a security scheme is, in a form in which equal schemes of all formats are equal.
fn identity(side: &Side<'_>, root: Value<'_>, name: &str) -> String {
    let scheme = root
        .get("securityDefinitions")
        .or_else(|| root.get("components")?.get("securitySchemes"))
        .and_then(|schemes| schemes.get(name));
    let Some(scheme) = scheme.and_then(|scheme| side.sources.resolved(side.value(scheme.origin())).ok())
    else {
        return name.to_owned();
    };
    let text = |value: Value<'_>, key| value.get_str(key).unwrap_or_default().to_owned();
    match scheme.get_str("type").unwrap_or_default() {
        "basic" => "http basic".into(),
        "http" => format!("http {}", text(scheme, "scheme").to_ascii_lowercase()),
        "apiKey" => format!("apiKey {} {}", text(scheme, "in"), text(scheme, "name")),
        "oauth2" => {
            let flows = scheme.get("flows").into_iter().flat_map(Value::members);
            let mut flows: Vec<String> = flows.map(|(kind, flow)| described(kind, flow)).collect();
            flows.extend(scheme.get_str("flow").map(|kind| described(kind, scheme)));
            flows.sort();
            format!("oauth2 {}", flows.join(" "))
        }
        other => format!("{other} {}", text(scheme, "openIdConnectUrl")),
    }
}

/// Returns a flow of OAuth 2 as text.
fn described(kind: &str, flow: Value<'_>) -> String {
    let kind = match kind {
        "application" => "clientCredentials",
        "accessCode" => "authorizationCode",
        kind => kind,
    };
    let url = |key| flow.get_str(key).unwrap_or_default();
    format!("{kind} {} {}", url("authorizationUrl"), url("tokenUrl"))
}
