//! Names of hosts and mailboxes.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::characters::{Characters, is_ucschar};

/// How long a name and each of its labels may be (RFC 1034, section 3.1).
const MAX_NAME: usize = 253;
const MAX_LABEL: usize = 63;

/// Returns whether a text is the name of a host (RFC 1123, section 2.1). With characters beyond ASCII labels are looked at
/// without the tables of IDNA, so that a label may be accepted that no registry accepts.
pub(super) fn is_host_name(text: &str, characters: Characters) -> bool {
    // U+3002, U+FF0E and U+FF61 separate labels too (RFC 3490, section 3.1).
    let is_dot = |character| match characters {
        Characters::Ascii => character == '.',
        Characters::Unicode => ".\u{3002}\u{ff0e}\u{ff61}".contains(character),
    };
    let is_in_label = |character: char| {
        character.is_ascii_alphanumeric()
            || character == '-'
            || (characters == Characters::Unicode && is_letter(character))
    };
    let is_label = |label: &str| {
        (1..=MAX_LABEL).contains(&label.chars().count())
            && label.chars().all(is_in_label)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.chars().count() <= MAX_NAME && text.split(is_dot).all(is_label)
}

/// Returns whether a character beyond ASCII may be in a name.
fn is_letter(character: char) -> bool {
    is_ucschar(character) && !character.is_whitespace() && !character.is_control()
}

/// Returns whether a text is a `Mailbox` (RFC 5321, section 4.1.2, with the characters of RFC 6531, section 3.3).
pub(super) fn is_mailbox(text: &str, characters: Characters) -> bool {
    text.rsplit_once('@').is_some_and(|(local, domain)| {
        let is_local = match local.strip_prefix('"').map(|rest| rest.strip_suffix('"')) {
            Some(quoted) => quoted.is_some_and(|text| is_quoted(text, characters)),
            None => local.split('.').all(|atom| is_atom(atom, characters)),
        };
        let is_domain = match domain.strip_prefix('[').map(|rest| rest.strip_suffix(']')) {
            Some(literal) => literal.is_some_and(is_address),
            None => is_host_name(domain, characters),
        };
        is_local && is_domain
    })
}

/// `Atom`: what is between the dots of the local part.
fn is_atom(text: &str, characters: Characters) -> bool {
    let is_text = |character: char| {
        character.is_ascii_alphanumeric()
            || "!#$%&'*+-/=?^_`{|}~".contains(character)
            || is_beyond_ascii(character, characters)
    };
    !text.is_empty() && text.chars().all(is_text)
}

/// Returns what is between the quotes of a `Quoted-string`.
fn is_quoted(text: &str, characters: Characters) -> bool {
    let is_printable = |character| matches!(character, ' '..='~');
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let fits = match character {
            '\\' => rest.next().is_some_and(is_printable),
            '"' => false,
            other => is_printable(other) || is_beyond_ascii(other, characters),
        };
        if !fits {
            return false;
        }
    }
    true
}

fn is_beyond_ascii(character: char, characters: Characters) -> bool {
    characters == Characters::Unicode && !character.is_ascii()
}

/// Returns what is between the brackets of an `address-literal`. Of the tags `IPv6` alone is registered.
fn is_address(text: &str) -> bool {
    match text.split_at_checked(5) {
        Some((tag, address)) if tag.eq_ignore_ascii_case("IPv6:") => address.parse::<Ipv6Addr>().is_ok(),
        _ => text.parse::<Ipv4Addr>().is_ok(),
    }
}
