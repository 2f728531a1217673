//! URIs (RFC 3986) and IRIs (RFC 3987): one grammar with two sets of characters.

use std::net::Ipv6Addr;

use super::characters::{Characters, are_encoded, is_private, is_sub_delimiter, is_unreserved};

/// Returns whether a text is a `URI`, or an `IRI`: it begins with a scheme.
pub(super) fn is_uri(text: &str, characters: Characters) -> bool {
    after_scheme(text).is_some_and(|rest| is_relative(rest, characters))
}

/// Returns whether a text is a `URI-reference`, or an `IRI-reference`: the scheme may be absent.
pub(super) fn is_reference(text: &str, characters: Characters) -> bool {
    // A colon in the first segment ends a scheme.
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    match first.contains(':') {
        true => is_uri(text, characters),
        false => is_relative(text, characters),
    }
}

/// Returns what follows the scheme (section 3.1).
fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character));
    is_scheme.then_some(rest)
}

/// Returns whether a text is authority, path, query and fragment, each of which may be absent.
fn is_relative(text: &str, characters: Characters) -> bool {
    let is_plain = |character| is_path_character(character, characters);
    let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if !is_authority(authority, characters) {
                return false;
            }
            path
        }
        None => rest,
    };
    let is_in_query = |character| {
        is_plain(character)
            || "/?".contains(character)
            || (characters == Characters::Unicode && is_private(character))
    };
    are_encoded(path, |character| is_plain(character) || character == '/')
        && are_encoded(query, is_in_query)
        && are_encoded(fragment, |character| {
            is_plain(character) || "/?".contains(character)
        })
}

/// `pchar`, section 3.3.
fn is_path_character(character: char, characters: Characters) -> bool {
    is_in_name(character, characters) || ":@".contains(character)
}

/// Returns what `reg-name` has, section 3.2.2.
fn is_in_name(character: char, characters: Characters) -> bool {
    is_unreserved(character) || is_sub_delimiter(character) || characters.take(character)
}

/// Returns whether a text is user, host and port (section 3.2).
fn is_authority(text: &str, characters: Characters) -> bool {
    let (user, rest) = text.split_once('@').unwrap_or(("", text));
    let is_user = are_encoded(user, |character| {
        is_in_name(character, characters) || character == ':'
    });
    let (is_host, port) = match rest.strip_prefix('[').map(|rest| rest.split_once(']')) {
        Some(Some((literal, port))) => (is_ip_literal(literal), port),
        Some(None) => return false,
        // An IPv4 address is a name by the characters that it has.
        None => {
            let (name, port) = rest.split_at(rest.find(':').unwrap_or(rest.len()));
            (
                are_encoded(name, |character| is_in_name(character, characters)),
                port,
            )
        }
    };
    is_user && is_host && is_port(port)
}

/// Returns whether a text is empty, or a colon and digits (section 3.2.3).
fn is_port(text: &str) -> bool {
    match text.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => text.is_empty(),
    }
}

/// Returns whether a text is what is between the brackets of an `IP-literal`: an address of IPv6 or of a later version.
fn is_ip_literal(text: &str) -> bool {
    let Some(future) = text.strip_prefix(['v', 'V']) else {
        return text.parse::<Ipv6Addr>().is_ok();
    };
    future.split_once('.').is_some_and(|(version, address)| {
        let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_in_address =
            |character| is_unreserved(character) || is_sub_delimiter(character) || character == ':';
        is_version && !address.is_empty() && address.chars().all(is_in_address)
    })
}
