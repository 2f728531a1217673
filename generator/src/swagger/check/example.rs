//! `x-ms-examples`: files that are not there.

use super::Checker;
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
            // Lowering reports values that are not references, in the same words.
            if let Err(problem) = self.sources.find_example(reference) {
                self.push(problem);
            }
        }
    }
}
