//! The codes of problems and findings as the rules of a SARIF log.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::record::Level;
use crate::diagnostic::codes::{self, Code};
use crate::examples::OperationCode;
use crate::support::check;

/// The rules that the results of a log refer to, in the order in which they are added.
#[derive(Debug, Default)]
pub(super) struct Rules {
    indices: BTreeMap<&'static str, usize>,
    descriptors: Vec<Value>,
}

impl Rules {
    /// Returns the index of the rule of a code.
    pub(super) fn index(&mut self, code: &'static str) -> usize {
        *self.indices.entry(code).or_insert_with(|| {
            self.descriptors.push(descriptor(code));
            self.descriptors.len() - 1
        })
    }

    /// Returns the descriptions of the rules, by their indices.
    pub(super) fn descriptors(self) -> Vec<Value> {
        self.descriptors
    }
}

/// Returns the description of a rule, a `reportingDescriptor`.
fn descriptor(code: &str) -> Value {
    match (codes::find(code), of_finding(code)) {
        (Some(code), _) => of_problem(code),
        (None, Some((summary, severity))) => json!({
            "id": code,
            "shortDescription": { "text": format!("{code}: {summary}") },
            "defaultConfiguration": { "level": severity.name() },
        }),
        (None, None) => json!({ "id": code }),
    }
}

fn of_problem(code: Code) -> Value {
    json!({
        "id": code.name,
        "shortDescription": { "text": code.summary },
        "help": { "text": code.text, "markdown": code.text },
        "defaultConfiguration": { "level": Level::from(code.severity).name() },
    })
}

/// Returns what a code of a finding is about, and its default severity.
fn of_finding(code: &str) -> Option<(&'static str, Level)> {
    let value = check::Code::ALL.iter().find(|known| known.as_str() == code);
    let operation = OperationCode::ALL.iter().find(|known| known.as_str() == code);
    let operation =
        operation.map(|known| ("an example does not match its operation", known.severity().into()));
    value
        .map(|known| ("a value violates its schema", known.severity().into()))
        .or(operation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_description_and_a_default_severity() {
        let problems = codes::all().chain(codes::changes()).map(|code| code.name);
        let values = check::Code::ALL.iter().map(|code| code.as_str());
        let operations = OperationCode::ALL.iter().map(|code| code.as_str());
        for code in problems.chain(values).chain(operations) {
            let rule = descriptor(code);
            assert_eq!(rule["id"], code);
            assert!(rule["shortDescription"]["text"].is_string(), "{code}");
            let level = rule["defaultConfiguration"]["level"].as_str().unwrap();
            assert!(["warning", "error"].contains(&level), "{code}");
        }
    }
}
