//! The addresses of the API: those of each operation, whether the document, the path or the operation has them.

use super::comparison::{Comparison, Difference, Root};
use super::identity::name;
use super::law::{Effect, Flow};
use super::operations;
use super::rule::Rule;
use super::side::Side;
use super::template;
use crate::model::{Operation, Server};
use crate::origin::{NodeId, Origin};

/// Compares the addresses of the operations that both sides have. A change of all of them is a change of the API.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let pairs = operations::common(comparison);
    let changes: Vec<Vec<Found>> = pairs
        .iter()
        .map(|(old, new)| changes(comparison, old, new))
        .collect();
    let Some(first) = changes.first() else { return };
    let are_alike = changes.iter().all(|others| others == first);
    for ((_, new), list) in pairs.iter().zip(&changes) {
        let site = comparison.root(Root {
            operation: if are_alike { String::new() } else { name(new) },
            part: String::new(),
        });
        for found in list {
            let difference = found.difference.clone();
            comparison.emit(site.clone(), Flow::Request, found.effect, difference);
        }
        if are_alike {
            return;
        }
    }
}

/// A difference between the addresses of an operation, with what it does.
#[derive(PartialEq)]
struct Found {
    difference: Difference,
    effect: Effect,
}

/// Returns the differences between the addresses of two operations.
fn changes(comparison: &Comparison<'_>, old: &Operation, new: &Operation) -> Vec<Found> {
    let (from, to) = (addresses(comparison.old, old), addresses(comparison.new, new));
    let Some((from, to)) = comparable(from, to) else {
        return Vec::new();
    };
    let found = |rule, effect, keywords: &[&str], message| Found {
        difference: Difference {
            rule,
            old: Some(origin(comparison.old, old, keywords)),
            new: Some(origin(comparison.new, new, keywords)),
            message,
        },
        effect,
    };
    let mut list = Vec::new();
    for address in lacking(&from, &to, Address::has_location) {
        let message = format!("the server `{}` was removed", address.name);
        list.push(found(Rule::ServerRemoved, Effect::Narrows, &ADDRESS, message));
    }
    for address in lacking(&to, &from, Address::has_location) {
        let message = format!("the server `{}` was added", address.name);
        list.push(found(Rule::ServerAdded, Effect::Widens, &ADDRESS, message));
    }
    for (address, scheme) in without_scheme(&from, &to) {
        let message = format!("`{}` no longer supports `{scheme}`", address.name);
        list.push(found(Rule::SchemeRemoved, Effect::Narrows, &SCHEME, message));
    }
    for (address, scheme) in without_scheme(&to, &from) {
        let message = format!("`{}` supports `{scheme}` now", address.name);
        list.push(found(Rule::SchemeAdded, Effect::Widens, &SCHEME, message));
    }
    list
}

/// Returns two lists of addresses, of which one without any has that of its document. `None` if it does not say so: a
/// document without addresses does not say which host it is about.
fn comparable(mut from: Vec<Address>, mut to: Vec<Address>) -> Option<(Vec<Address>, Vec<Address>)> {
    let has_host = |list: &[Address]| list.iter().any(|address| address.host.is_some());
    if (from.is_empty() && has_host(&to)) || (to.is_empty() && has_host(&from)) {
        return None;
    }
    for list in [&mut from, &mut to] {
        if list.is_empty() {
            list.push(Address::of(""));
        }
    }
    Some((from, to))
}

/// The keywords that say where an API is, those that count more first.
const ADDRESS: [&str; 4] = ["servers", "x-ms-parameterized-host", "host", "basePath"];

/// The keywords that say which protocols an address supports.
const SCHEME: [&str; 2] = ["servers", "schemes"];

/// Returns the location of the first keyword that an operation, its path or its document has; else that of the document.
fn origin(side: &Side<'_>, operation: &Operation, keywords: &[&str]) -> Origin {
    let document = Origin {
        document: operation.document,
        node: NodeId(0),
    };
    let holders = [operation.origin, operations::item(side, operation), document];
    let mut values = holders.into_iter().flat_map(|holder| {
        let value = side.value(holder);
        keywords.iter().filter_map(move |keyword| value.get(keyword))
    });
    values.next().map_or(document, |value| value.origin())
}

fn addresses(side: &Side<'_>, operation: &Operation) -> Vec<Address> {
    let servers: &[Server] = match operation.servers.is_empty() {
        true => &side.analysis.model.document(operation.document).servers,
        false => &operation.servers,
    };
    let mut list: Vec<Address> = Vec::new();
    for address in servers.iter().map(|server| Address::of(&server.url)) {
        if !list.contains(&address) {
            list.push(address);
        }
    }
    list
}

/// Returns the addresses of a list that match none of another one, each location once.
fn lacking<'l>(
    list: &'l [Address],
    others: &[Address],
    matches: fn(&Address, &Address) -> bool,
) -> Vec<&'l Address> {
    let mut lacking: Vec<&Address> = Vec::new();
    for address in list {
        let is_known = others.iter().any(|other| matches(address, other))
            || lacking.iter().any(|known| known.has_location(address));
        if !is_known {
            lacking.push(address);
        }
    }
    lacking
}

/// Returns the addresses that another list has too, and not with this scheme.
fn without_scheme<'l>(list: &'l [Address], others: &[Address]) -> Vec<(&'l Address, &'l str)> {
    let list = list.iter().filter(|address| {
        let mut same = others
            .iter()
            .filter(|other| address.has_location(other))
            .peekable();
        same.peek().is_some() && !same.any(|other| address.has_scheme(other))
    });
    list.filter_map(|address| Some((address, address.scheme.as_deref()?)))
        .collect()
}

/// The URL of a server.
#[derive(PartialEq, Eq)]
struct Address {
    /// What people call it: the URL without its scheme.
    name: String,
    /// `None` if it is the scheme of the document, or a variable.
    scheme: Option<String>,
    /// `None` if it is the host of the document.
    host: Option<String>,
    /// The rest of the URL; the names of its variables do not count.
    path: String,
}

impl Address {
    fn of(url: &str) -> Self {
        let name = url.split_once("://").map_or(url, |(_, rest)| rest);
        let name = name.trim_start_matches("//").trim_end_matches('/');
        let url = template::without_names(url);
        let (scheme, rest) = match url.split_once("://") {
            Some((scheme, rest)) => (Some(scheme.to_ascii_lowercase()), rest),
            None => (None, url.as_str()),
        };
        let (host, path) = match (&scheme, rest.strip_prefix("//")) {
            (None, Some(rest)) => split(rest),
            (None, None) if !rest.starts_with("{}") => (None, rest),
            _ => split(rest),
        };
        Self {
            name: if name.is_empty() { "/" } else { name }.to_owned(),
            scheme: scheme.filter(|scheme| !scheme.contains('{')),
            host: host.map(str::to_ascii_lowercase),
            path: path.trim_end_matches('/').to_owned(),
        }
    }

    /// Returns whether two addresses are the same apart from the scheme, as far as they are known.
    fn has_location(&self, other: &Self) -> bool {
        let is_same = self.host.as_ref().zip(other.host.as_ref());
        self.path == other.path && is_same.is_none_or(|(own, other)| own == other)
    }

    fn has_scheme(&self, other: &Self) -> bool {
        let schemes = self.scheme.as_ref().zip(other.scheme.as_ref());
        schemes.is_none_or(|(own, other)| own == other)
    }
}

/// Returns the host and the path of a URL without its scheme.
fn split(rest: &str) -> (Option<&str>, &str) {
    let end = rest.find('/').unwrap_or(rest.len());
    (Some(&rest[..end]), &rest[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_have_a_host_or_belong_to_that_of_the_document() {
        for (url, host, path) in [
            ("https://A.com:8080/v1/", Some("a.com:8080"), "/v1"),
            ("//a.com", Some("a.com"), ""),
            ("{endpoint}/v2", Some("{}"), "/v2"),
            ("{scheme}://{host}", Some("{}"), ""),
            ("/v1", None, "/v1"),
            ("v1", None, "v1"),
            ("", None, ""),
        ] {
            let address = Address::of(url);
            assert_eq!(
                (address.host.as_deref(), address.path.as_str()),
                (host, path),
                "{url}"
            );
        }
    }
}
