//! Parameters of an operation as fields of its struct.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::body::{self, Encoding};
use crate::model::{Collection, Json, Location, Operation, Parameter, TypeRef};
use crate::passes::names::{self, Scope};
use crate::passes::shape;
use crate::rust::docs::Docs;
use crate::wording::code;

/// A field of the struct of an operation.
pub(super) struct Argument {
    /// Its name.
    name: String,
    /// Its documentation.
    docs: TokenStream,
    /// Its type.
    of: TokenStream,
    /// How the runtime writes it: the method with its arguments.
    write: TokenStream,
    /// Whether the constructor takes it.
    required: bool,
}

impl Argument {
    /// Returns the field.
    pub(super) fn field(&self) -> TokenStream {
        let Self { docs, of, write, .. } = self;
        let name = format_ident!("{}", self.name);
        match self.required {
            true => quote! { #[required(#write)] #docs pub #name: #of },
            false => {
                let setter = format_ident!("with_{}", self.name.trim_end_matches('_'));
                quote! { #[optional(#write, #setter)] #docs pub #name: Option<#of> }
            }
        }
    }
}

impl Context<'_> {
    /// Returns the fields of an operation: required ones first, each group in the order of the document.
    pub(super) fn arguments(&self, operation: &Operation) -> Vec<Argument> {
        let mut scope = Scope::default();
        // The constructor has this name.
        scope.try_take("new");
        let wire_names = operation.parameters.iter().map(|of| of.name.as_str());
        let names = scope.take_all(wire_names, names::field);
        let parameters = operation.parameters.iter().zip(names);
        let mut arguments: Vec<Argument> = parameters
            .map(|(parameter, name)| self.argument(operation, parameter, name))
            .collect();
        arguments.extend(self.media_type(operation, &mut scope));
        arguments.sort_by_key(|argument| !argument.required);
        arguments
    }

    fn argument(&self, operation: &Operation, parameter: &Parameter, name: String) -> Argument {
        let description = self.model.schemas[parameter.schema].description.as_deref();
        let docs = Docs::default()
            .text(description)
            .or(|| format!("The parameter {}.", code(&parameter.name)))
            .outer();
        let fixed = self.fixed(parameter);
        Argument {
            name,
            docs,
            of: self.argument_type(operation, parameter),
            write: self.write(operation, parameter, fixed.as_ref()),
            required: parameter.required && fixed.is_none(),
        }
    }

    fn argument_type(&self, operation: &Operation, parameter: &Parameter) -> TokenStream {
        let is_binary = body::is_binary(self.model, parameter.schema);
        match (parameter.location, &parameter.type_ref) {
            (Location::FormData, _) if is_binary => quote! { calls::File },
            (Location::Body, Some(of))
                if self.body_encoding(operation, parameter, of) == Encoding::Binary =>
            {
                quote! { Vec<u8> }
            }
            (_, Some(of)) => self.imports.type_ref(of),
            (_, None) => quote! { serde_json::Value },
        }
    }

    fn body_encoding(&self, operation: &Operation, parameter: &Parameter, of: &TypeRef) -> Encoding {
        body::encoding(self.model, &operation.consumes, parameter.schema, of)
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
        let resolved = &self.model.schemas[shape::decisive(self.model, parameter.schema)];
        let is_open = resolved.enum_info.as_ref().is_some_and(|info| info.open);
        match resolved.enumeration.as_slice() {
            [Json::String(value)] if parameter.required && !is_open => Some(value.clone()),
            _ => None,
        }
    }

    /// Returns the value of a required parameter that the caller need not give.
    fn fixed(&self, parameter: &Parameter) -> Option<TokenStream> {
        if !matches!(parameter.location, Location::Query | Location::Header) {
            return None;
        }
        match self.single_value(parameter) {
            Some(value) => Some(quote! { #value }),
            None => self.is_version(parameter).then(|| quote! { API_VERSION }),
        }
    }

    /// Returns how the runtime writes a parameter.
    fn write(
        &self,
        operation: &Operation,
        parameter: &Parameter,
        fixed: Option<&TokenStream>,
    ) -> TokenStream {
        let name = &parameter.name;
        let style = style(parameter);
        let is_raw = parameter.skip_url_encoding;
        let is_binary = body::is_binary(self.model, parameter.schema);
        match (parameter.location, fixed, &style) {
            (Location::Path, _, _) if is_raw => quote! { path_raw(#name) },
            (Location::Path, _, None) => quote! { path(#name) },
            (Location::Path, _, Some(style)) => quote! { path_as(#name, #style) },
            (Location::Query, Some(value), _) => quote! { query_or(#name, #value) },
            (Location::Query, _, style) if is_raw => {
                let style = style.clone().unwrap_or_else(|| quote! { calls::Style::Simple });
                quote! { query_raw(#name, #style) }
            }
            (Location::Query, _, None) => quote! { query(#name) },
            (Location::Query, _, Some(style)) => quote! { query_as(#name, #style) },
            (Location::Header, Some(value), _) => quote! { header_or(#name, #value) },
            (Location::Header, _, None) => quote! { header(#name) },
            (Location::Header, _, Some(style)) => quote! { header_as(#name, #style) },
            (Location::Host, ..) => quote! { host(#name) },
            (Location::FormData, ..) if is_binary => quote! { file(#name) },
            (Location::FormData, _, style) => {
                let style = style.clone().unwrap_or_else(|| quote! { calls::Style::Simple });
                quote! { form(#name, #style) }
            }
            (Location::Body, ..) => self.write_body(operation, parameter),
        }
    }

    fn write_body(&self, operation: &Operation, parameter: &Parameter) -> TokenStream {
        let name = &parameter.name;
        let any = TypeRef::Any;
        let of = parameter.type_ref.as_ref().unwrap_or(&any);
        let types = &operation.consumes;
        let first = types.iter().find(|of| !of.contains('*'));
        match self.body_encoding(operation, parameter, of) {
            Encoding::Json => {
                let media_type = json_types(types).next().unwrap_or("application/json");
                quote! { json(#name, #media_type) }
            }
            Encoding::Text => {
                let media_type = first.map_or("text/plain", String::as_str);
                quote! { text(#name, #media_type) }
            }
            Encoding::Binary => {
                let media_type = first.map_or("application/octet-stream", String::as_str);
                quote! { binary(#name, #media_type) }
            }
        }
    }

    /// Returns the field for the media type of a body of JSON that may have several.
    fn media_type(&self, operation: &Operation, scope: &mut Scope) -> Option<Argument> {
        let body = operation
            .parameters
            .iter()
            .find(|of| of.location == Location::Body)?;
        let is_declared = |of: &Parameter| of.name.eq_ignore_ascii_case("Content-Type");
        let types: Vec<&str> = json_types(&operation.consumes).collect();
        let is_json = self.body_encoding(operation, body, body.type_ref.as_ref()?) == Encoding::Json;
        if types.len() < 2 || !is_json || operation.parameters.iter().any(is_declared) {
            return None;
        }
        let first = types.first()?;
        let list: Vec<String> = types.iter().map(|of| code(of)).collect();
        Some(Argument {
            name: scope.take("content_type".to_owned()),
            docs: Docs::default()
                .markdown(format!("The media type of the body: {}.", list.join(", ")))
                .outer(),
            of: quote! { String },
            write: quote! { header_or("Content-Type", #first) },
            required: false,
        })
    }
}

/// Returns the media types of JSON that a body may have.
fn json_types(types: &[String]) -> impl Iterator<Item = &str> {
    let of_json = types.iter().filter(|of| body::is_json(of) && !of.contains('*'));
    of_json.map(String::as_str)
}

/// Returns how a parameter is written that is not written with commas.
fn style(parameter: &Parameter) -> Option<TokenStream> {
    Some(match parameter.collection? {
        Collection::Csv => return None,
        Collection::Ssv => quote! { calls::Style::Spaces },
        Collection::Tsv => quote! { calls::Style::Tabs },
        Collection::Pipes => quote! { calls::Style::Pipes },
        Collection::Multi => quote! { calls::Style::Multi },
    })
}
