//! Parameters whose value the document has: callers need not give it.

use super::Context;
use crate::model::{Location, Operation, Parameter};
use crate::rust::fixed;
use crate::rust::text::quoted;

impl Context<'_> {
    /// Returns the value of a required parameter that the caller need not give.
    pub(super) fn fixed(&self, parameter: &Parameter) -> Option<String> {
        if !matches!(parameter.location, Location::Query | Location::Header) {
            return None;
        }
        let value = fixed::single_value(self.model, parameter)?;
        Some(quoted(&value))
    }

    /// Returns whether a parameter is the version of the API, which requests have without a field.
    pub(super) fn is_version(&self, parameter: &Parameter) -> bool {
        fixed::is_version(self.model, self.document, parameter)
    }

    /// Returns the parameter for the version of the API with its value, as calls have it.
    pub(super) fn version(&self, operation: &Operation) -> String {
        let mut parameters = operation.parameters.iter();
        match parameters.find(|of| self.is_version(of)) {
            None => "None".to_owned(),
            Some(parameter) => format!("Some(({}, API_VERSION))", quoted(&parameter.name)),
        }
    }
}
