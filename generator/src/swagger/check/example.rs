//! `x-ms-examples`: files that are not there.

use super::Checker;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Value;

impl<'a> Checker<'a> {
    pub(super) fn examples(&mut self, operation: Value<'a>) {
        for (_, example) in operation
            .get("x-ms-examples")
            .into_iter()
            .flat_map(Value::members)
        {
            let Some(reference) = example.get("$ref") else {
                continue;
            };
            // What is no reference is reported by lowering.
            let Ok(path) = self.sources.file_of(reference) else {
                continue;
            };
            if self.sources.by_path(&path).is_some() || self.sources.exists(&path) {
                continue;
            }
            let problem = Diagnostic::warning(
                "armature::example::missing",
                format!("there is no example `{path}`"),
            )
            .at(Place::Value(reference.origin()), "no such file");
            self.push(match self.sources.other_case(&path) {
                Some(other) => problem.help(format!("a file `{other}` exists: upper and lower case matter")),
                None => problem.help("add the file, or take the example out"),
            });
        }
    }
}
