//! The tables of `armature.toml` and the keys that they may have.

use toml::Spanned;
use toml::de::DeString;

use super::value::place;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::near;
use crate::limits::Limits;

/// The tables and the keys that they may have; the first one is the file itself.
const KEYS: [(&str, &[&str]); 7] = [
    (
        "",
        &[
            "root",
            "allow",
            "keep-going",
            "severity",
            "output",
            "docs",
            "examples",
            "limits",
            "spec",
        ],
    ),
    ("examples", &["allow"]),
    ("examples.allow", &["code", "path"]),
    ("output", &["dir", "crate"]),
    ("docs", &["exclude", "remarks", "source-url", "style", "title"]),
    ("limits", &Limits::NAMES),
    ("spec", &["path"]),
];

/// The problem of a key in a table; none where the table may have it.
pub(super) fn unknown(table: &str, key: &Spanned<DeString<'_>>) -> Option<Diagnostic> {
    let text = key.get_ref().as_ref();
    let known = KEYS.iter().find(|(name, _)| *name == table);
    let known = known.map_or(&[][..], |(_, keys)| keys);
    if known.contains(&text) {
        return None;
    }
    let problem = Diagnostic::error(
        "armature::config::unknown-key",
        format!("the key `{text}` is not known"),
    );
    let at = format!("no such key in {}", shown(table));
    Some(problem.at(place(key.span()), at).help(remedy(text, known)))
}

/// What to do about an unknown key: put it in the table that it belongs to, or write one that is known.
fn remedy(key: &str, known: &[&str]) -> String {
    let elsewhere = KEYS.iter().find(|(_, keys)| keys.contains(&key));
    match elsewhere {
        Some((table, _)) => format!("`{key}` belongs in {}", shown(table)),
        None => {
            let known = known.iter().copied();
            let otherwise = near::one_of(known.clone());
            near::remedy(key, known, otherwise)
        }
    }
}

fn shown(table: &str) -> String {
    match table {
        "" => "the file itself, outside of all tables".into(),
        "spec" => "`[[spec]]`".into(),
        _ => format!("`[{table}]`"),
    }
}
