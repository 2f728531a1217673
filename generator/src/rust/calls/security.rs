//! Security schemes: functions that make credentials of values, and the schemes that operations require.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use crate::model::{KeyLocation, Operation, RequiredScheme, SecurityKind, SecurityScheme};
use crate::passes::names::{self, Scope};
use crate::phrasing::code;
use crate::rust::docs::Docs;
use crate::rust::text::all_quoted;

impl Context<'_> {
    /// Returns what an operation requires: alternatives, of which all schemes are needed.
    pub(super) fn security(&self, operation: &Operation) -> String {
        if self.document.security_schemes.is_empty() {
            return "None".to_owned();
        }
        let is_value = |name: &str| {
            let scheme = self.model.security_scheme(operation, name);
            scheme.is_none_or(|scheme| scheme.kind != SecurityKind::MutualTls)
        };
        let alternatives = operation.security.iter().map(|requirement| {
            let names = requirement.schemes.iter().map(|scheme| &scheme.name);
            let names = all_quoted(names.filter(|name| is_value(name)), ", ");
            format!("&[{names}]")
        });
        let alternatives: Vec<String> = alternatives.collect();
        format!("Some(&[{}])", alternatives.join(", "))
    }

    /// Returns the functions that make credentials.
    pub(super) fn credentials(&self) -> Vec<TokenStream> {
        let mut scope = Scope::default();
        let schemes = self.document.security_schemes.iter();
        schemes
            .filter_map(|scheme| credential(scheme, &mut scope))
            .collect()
    }
}

/// Returns whether two operations of a document require the same schemes.
pub(super) fn is_same(one: &Operation, other: &Operation) -> bool {
    let has_same = |one: &[RequiredScheme], other: &[RequiredScheme]| {
        let names = one.iter().map(|scheme| &scheme.name);
        names.eq(other.iter().map(|scheme| &scheme.name))
    };
    let alternatives = one.security.iter().zip(&other.security);
    one.security.len() == other.security.len()
        && alternatives
            .into_iter()
            .all(|(one, other)| has_same(&one.schemes, &other.schemes))
}

/// Returns the function that makes a credential; `None` if it is not a value in a request.
fn credential(scheme: &SecurityScheme, scope: &mut Scope) -> Option<TokenStream> {
    let wire = &scheme.name;
    let value = quote! { value: impl AsRef<str> };
    let (parameters, made) = match &scheme.kind {
        SecurityKind::ApiKey { location, parameter } => {
            let make = match location {
                KeyLocation::Query => quote! { query },
                KeyLocation::Header => quote! { header },
                KeyLocation::Cookie => quote! { cookie },
            };
            (value, quote! { #make(#parameter, value.as_ref()) })
        }
        SecurityKind::Basic => (
            quote! { user: impl AsRef<str>, password: impl AsRef<str> },
            quote! { basic(user, password) },
        ),
        SecurityKind::Bearer { .. } | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => {
            (value, quote! { bearer(value) })
        }
        SecurityKind::Http { scheme } => (value, quote! { authorization(#scheme, value) }),
        SecurityKind::MutualTls => return None,
    };
    let name = format_ident!("{}", scope.take(names::field(wire)));
    let docs = Docs::default()
        .text(scheme.description.as_deref())
        .markdown(format!(
            "Creates a credential for the security scheme {}.",
            code(wire)
        ))
        .outer();
    Some(quote! {
        #docs
        pub fn #name(#parameters) -> calls::Credential {
            calls::Credential::#made.for_scheme(#wire)
        }
    })
}
