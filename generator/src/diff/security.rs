//! Security requirements: which credentials a request may have, by what the schemes say and not by their names.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Difference, Root};
use super::identity::name;
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::side::Side;
use crate::model::{KeyLocation, OAuthFlow, Operation, RequiredScheme, SecurityKind};
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
    let (was, is) = match (Requirements::shown(&from.names), Requirements::shown(&to.names)) {
        // The schemes that have these names changed.
        (was, is) if was == is => (
            Requirements::shown(&from.details),
            Requirements::shown(&to.details),
        ),
        names => names,
    };
    let (rule, effect, message) = match (stricter, looser) {
        (None, None) => return,
        (Some(_), None) => {
            let message = format!("security became stricter: {is} instead of {was}");
            (Rule::SecurityAdded, Effect::Narrows, message)
        }
        (None, Some(_)) => {
            let message = format!("security became looser: {is} instead of {was}");
            (Rule::SecurityRemoved, Effect::Widens, message)
        }
        (Some(_), Some(_)) => {
            let message = format!("security changed from {was} to {is}");
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

/// What a request without credentials has.
const NOTHING: &str = "nothing";

/// The security requirements of an operation.
struct Requirements {
    list: Vec<Alternative>,
    /// The schemes of each requirement.
    names: Vec<String>,
    /// The schemes of each requirement, with what they are.
    details: Vec<String>,
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
            details: Vec::new(),
            origin: list.map_or(operation.origin, Value::origin),
        };
        for requirement in &operation.security {
            requirements.add(side, operation, &requirement.schemes);
        }
        if requirements.list.is_empty() {
            requirements.list.push(Alternative::new());
        }
        requirements
    }

    /// Adds a requirement: an alternative for each way to get the credentials of its schemes.
    fn add(&mut self, side: &Side<'_>, operation: &Operation, schemes: &[RequiredScheme]) {
        let mut alternatives = vec![Alternative::new()];
        let (mut names, mut details) = (Vec::new(), Vec::new());
        for scheme in schemes {
            let known = side.analysis.model.security_scheme(operation, &scheme.name);
            let ways = known.map_or_else(|| vec![scheme.name.clone()], |known| ways(&known.kind));
            let scopes = scheme.scopes.iter().map(|scope| format!("scope `{scope}`"));
            let facts: Vec<String> = ways.iter().cloned().chain(scopes).collect();
            details.push(format!("`{}` ({})", scheme.name, facts.join(", ")));
            names.push(scheme.name.as_str());
            let needed = |way: &String| {
                // A scheme without scopes is needed all the same.
                let scopes = scheme.scopes.iter().cloned().chain([String::new()]);
                scopes.map(|scope| (way.clone(), scope)).collect::<Alternative>()
            };
            let with_way = |alternative: &Alternative, way| alternative | &needed(way);
            alternatives = alternatives
                .iter()
                .flat_map(|alternative| ways.iter().map(move |way| with_way(alternative, way)))
                .collect();
        }
        self.list.extend(alternatives);
        if names.is_empty() {
            self.names.push(NOTHING.into());
            self.details.push(NOTHING.into());
            return;
        }
        self.names.push(format!("`{}`", names.join(" and ")));
        self.details.push(details.join(" and "));
    }

    /// Returns whether a request with some credentials is accepted.
    fn accepts(&self, credentials: &Alternative) -> bool {
        self.list.iter().any(|needed| needed.is_subset(credentials))
    }

    fn shown(texts: &[String]) -> String {
        match texts.iter().all(|text| text == NOTHING) {
            true => "none needed".into(),
            false => texts.join(" or "),
        }
    }
}

/// Returns the ways to get the credentials of a security scheme, whatever it is called.
fn ways(kind: &SecurityKind) -> Vec<String> {
    let way = match kind {
        SecurityKind::ApiKey { location, parameter } => match location {
            // Names of headers have no case.
            KeyLocation::Header => format!("key in the header `{}`", parameter.to_ascii_lowercase()),
            KeyLocation::Query => format!("key in the query as `{parameter}`"),
            KeyLocation::Cookie => format!("key in the cookie `{parameter}`"),
        },
        SecurityKind::Basic => "basic".into(),
        SecurityKind::Bearer { format: _ } => "bearer".into(),
        SecurityKind::Http { scheme } => format!("HTTP `{}`", scheme.to_ascii_lowercase()),
        SecurityKind::OAuth2 { flows } if !flows.is_empty() => return flows.iter().map(described).collect(),
        SecurityKind::OAuth2 { .. } => "OAuth 2.0".into(),
        SecurityKind::OpenIdConnect { url } => format!("OpenID Connect at `{url}`"),
        SecurityKind::MutualTls => "mutual TLS".into(),
    };
    vec![way]
}

/// Returns a flow of OAuth 2.0 as text.
fn described(flow: &OAuthFlow) -> String {
    let urls = [&flow.authorization_url, &flow.token_url];
    let urls: Vec<String> = urls.into_iter().flatten().map(|url| format!("`{url}`")).collect();
    match urls.is_empty() {
        true => format!("flow `{}`", flow.kind.name()),
        false => format!("flow `{}` at {}", flow.kind.name(), urls.join(" and ")),
    }
}
