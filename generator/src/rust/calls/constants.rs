//! Parameters whose value the document knows: callers need not give it.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use crate::model::{Json, Location, Parameter};
use crate::passes::shape;

impl Context<'_> {
    /// Returns the value of a required parameter that the caller need not give.
    pub(super) fn fixed(&self, parameter: &Parameter) -> Option<TokenStream> {
        if !matches!(parameter.location, Location::Query | Location::Header) {
            return None;
        }
        match self.single_value(parameter) {
            Some(value) => Some(quote! { #value }),
            None => self.is_version(parameter).then(|| quote! { API_VERSION }),
        }
    }

    /// Returns whether a parameter is the version of the API, as Azure has it: the version of the document.
    pub(super) fn is_version(&self, parameter: &Parameter) -> bool {
        parameter.required
            && parameter.location == Location::Query
            && parameter.name.eq_ignore_ascii_case("api-version")
            && !self.document.version.is_empty()
            && self.single_value(parameter).is_none()
    }

    /// Returns the only value that a required parameter may have.
    fn single_value(&self, parameter: &Parameter) -> Option<String> {
        let resolved = &self.model.schemas[shape::resolved(self.model, parameter.schema)];
        let is_open = resolved.enum_info.as_ref().is_some_and(|info| info.open);
        match resolved.enumeration.as_slice() {
            [Json::String(value)] if parameter.required && !is_open => Some(value.clone()),
            _ => None,
        }
    }
}
