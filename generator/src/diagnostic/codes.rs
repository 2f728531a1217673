//! All codes with what they mean, one section each: those of problems in `codes.md`, those of changes in `changes.md`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Severity;
use super::near::{did_you_mean, nearest};

/// What there is to say about a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code, such as `armature::reference::unresolved`.
    pub name: &'static str,
    /// The severity of its problems, unless the configuration changes it.
    pub severity: Severity,
    /// Whether it is about a change between two versions. Its severity follows from the change.
    pub is_change: bool,
    /// What it means, in one sentence.
    pub summary: &'static str,
    /// A paragraph and an example, as Markdown.
    pub text: &'static str,
}

/// Returns all codes of problems, in the order of `codes.md`, which is that of their names.
pub fn all() -> impl Iterator<Item = Code> {
    sections(include_str!("codes.md"))
}

/// Returns all codes of changes, in the order of their names.
pub fn changes() -> impl Iterator<Item = Code> {
    sections(include_str!("changes.md"))
}

/// Returns all codes of findings in examples and bodies, in the order of their names.
pub fn findings() -> impl Iterator<Item = Code> {
    sections(include_str!("findings.md"))
}

fn sections(text: &'static str) -> impl Iterator<Item = Code> {
    text.split("\n## ").skip(1).map(|section| {
        let (head, rest) = section.split_once('\n').unwrap_or((section, ""));
        let (name, severity) = head.split_once(" (").unwrap_or((head, ""));
        let (summary, text) = rest.trim().split_once('\n').unwrap_or((rest.trim(), ""));
        Code {
            name: name.trim(),
            severity: match severity.trim_end() {
                "warning)" | "change)" => Severity::Warning,
                _ => Severity::Error,
            },
            is_change: severity.trim_end() == "change)",
            summary: summary.trim(),
            text: text.trim(),
        }
    })
}

/// Returns the code with a name. `armature::` may be left out.
pub fn find(name: &str) -> Option<Code> {
    let mut known = all().chain(changes());
    known.find(|code| code.name == name || code.name.strip_prefix("armature::") == Some(name))
}

/// Returns the code with a name, be it that of a problem, of a change or of a finding. Codes of findings can be written in any
/// case.
pub fn explained(name: &str) -> Option<Code> {
    let finding = || findings().find(|code| code.name.eq_ignore_ascii_case(name));
    find(name).or_else(finding)
}

/// Returns the default severity of a code; an error for one that is not registered.
pub(crate) fn severity(name: &str) -> Severity {
    static TABLE: LazyLock<HashMap<&str, Severity>> =
        LazyLock::new(|| all().map(|code| (code.name, code.severity)).collect());
    TABLE.get(name).copied().unwrap_or(Severity::Error)
}

/// Finds the code with a name whose problems can be allowed or made warnings.
///
/// # Errors
/// Returns a message and help for an unknown code and for a code whose problems are always errors.
pub(crate) fn find_soft(name: &str) -> Result<Code, (String, String)> {
    let code = find(name).ok_or_else(|| (format!("unknown code `{name}`"), remedy(name)))?;
    match code.severity {
        Severity::Warning => Ok(code),
        Severity::Error => Err((
            format!("`{}` is always an error", code.name),
            "correct the document: the output would be wrong in spite of it".into(),
        )),
    }
}

/// Returns what to do about a text that names no code.
pub fn remedy(name: &str) -> String {
    const PREFIX: &str = "armature::";
    let upper = name.to_ascii_uppercase();
    if let Some(near) = nearest(&upper, findings().map(|code| code.name)) {
        return did_you_mean(near);
    }
    let known = all()
        .chain(changes())
        .map(|code| code.name.trim_start_matches(PREFIX));
    match nearest(name.trim_start_matches(PREFIX), known) {
        Some(near) => did_you_mean(format_args!("{PREFIX}{near}")),
        None => "`armature explain` lists all codes".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_with_an_example() {
        for code in all().chain(changes()) {
            assert!(code.name.starts_with("armature::"), "{}", code.name);
            assert!(!code.name.contains([' ', '(']), "{}", code.name);
            assert!(code.summary.ends_with('.'), "{}", code.name);
            assert!(code.text.contains("\n\n    "), "{} has no example", code.name);
            assert!(
                code.text.lines().all(|line| line.chars().count() <= 100),
                "{}",
                code.name
            );
        }
    }

    #[test]
    fn every_finding_is_explained_with_an_example() {
        let mut explained: Vec<&str> = findings().map(|code| code.name).collect();
        assert!(explained.is_sorted_by(|a, b| a < b), "{explained:#?}");
        let mut known: Vec<&str> = crate::examples::Allow::codes().collect();
        known.sort_unstable();
        explained.sort_unstable();
        assert_eq!(explained, known);
        for code in findings() {
            assert!(code.summary.ends_with('.'), "{}", code.name);
            assert!(code.text.contains("\n\n    "), "{} has no example", code.name);
            let is_short = |line: &str| line.chars().count() <= 100;
            assert!(code.text.lines().all(is_short), "{}", code.name);
        }
        assert_eq!(
            super::explained("max_length").map(|code| code.name),
            Some("MAX_LENGTH")
        );
        assert!(find("MAX_LENGTH").is_none(), "it is not a code of a problem");
        assert!(remedy("MAX_LENGHT").contains("`MAX_LENGTH`"));
    }

    #[test]
    fn codes_are_sorted_and_unique() {
        for names in [
            all().map(|code| code.name).collect::<Vec<_>>(),
            changes().map(|code| code.name).collect(),
        ] {
            assert!(!names.is_empty());
            assert!(names.is_sorted_by(|a, b| a < b), "{names:#?}");
        }
    }

    #[test]
    fn a_code_is_found_by_its_name_with_or_without_the_prefix() {
        assert_eq!(
            find("armature::reference::unresolved"),
            find("reference::unresolved")
        );
        assert!(find("reference").is_none());
        assert!(remedy("reference::unresolvd").contains("`armature::reference::unresolved`"));
    }
}
