//! The type of a resource in the generated crate, and a short example. The types and their constructors are what the
//! Rust back end makes of the same model; a test compiles every example.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Field, Json, Model, Scalar, TypeId, TypeKind, TypeRef};

/// What the pages say about Rust.
#[derive(Clone, Debug)]
pub struct Crate {
    /// The name of the package.
    pub name: String,
    /// Whether it has the validators.
    pub validators: bool,
}

/// Returns the path of a type as another crate writes it.
pub(super) fn path(model: &Model, id: TypeId, of: &Crate) -> String {
    let definition = &model.types[id];
    let module = model.modules[definition.module].path.join("::");
    format!("{}::{module}::{}", of.name.replace('-', "_"), definition.name)
}

/// Code that makes a value of a type. `valid` says that the value passes the checks of a request that creates.
pub(super) fn example(model: &Model, id: TypeId, value: &Json, valid: bool, of: &Crate) -> String {
    let mut builder = ExpressionBuilder {
        model,
        used: Vec::new(),
    };
    let name = format_ident!("{}", model.types[id].name);
    let check = (valid && of.validators).then_some(());
    let body = match builder.typed(&TypeRef::Named(id), value) {
        Some(made) => {
            let check = check.map(|()| quote! { assert!(value.validate_for(Direction::Create).is_ok()); });
            quote! { let value = #made; #check }
        }
        None => {
            builder.used = vec![id];
            let text = format!("{value:#}");
            match check {
                Some(()) => quote! {
                    let value = #name::from_json_for(#text.as_bytes(), Direction::Create);
                    assert!(value.is_ok());
                },
                None => quote! { let value: Result<#name, _> = serde_json::from_str(#text); },
            }
        }
    };
    let uses = uses(model, &builder.used, of, check.is_some());
    let code = formatted(quote! { #uses fn main() { #body } });
    let (uses, body) = code.split_once("fn main() {\n").unwrap_or((&code, ""));
    let body = body.trim_end().trim_end_matches('}').trim_end();
    let lines: Vec<&str> = body
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .collect();
    format!("{uses}\n{}", lines.join("\n"))
}

/// Returns the `use` lines, one for each module.
fn uses(model: &Model, used: &[TypeId], of: &Crate, checked: bool) -> TokenStream {
    let root = format_ident!("{}", of.name.replace('-', "_"));
    let mut modules: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
    for id in used {
        let definition = &model.types[*id];
        let names = modules.entry(&model.modules[definition.module].path).or_default();
        if !names.contains(&definition.name.as_str()) {
            names.push(&definition.name);
        }
    }
    let lines = modules.into_iter().map(|(path, mut names)| {
        names.sort_unstable();
        let path = path.iter().map(|part| format_ident!("{part}"));
        let names: Vec<_> = names.into_iter().map(|name| format_ident!("{name}")).collect();
        match names.as_slice() {
            [name] => quote! { use #root::#(#path::)*#name; },
            names => quote! { use #root::#(#path::)*{#(#names),*}; },
        }
    });
    let runtime = checked.then(|| quote! { use #root::{Direction, Validate}; });
    quote! { #(#lines)* #runtime }
}

/// Tokens as text; as they come where they are no Rust.
fn formatted(tokens: TokenStream) -> String {
    let text = tokens.to_string();
    syn::parse2(tokens).map_or(text, |file| prettyplease::unparse(&file))
}

/// Makes expressions of values. What has no short expression is `None`.
struct ExpressionBuilder<'m> {
    model: &'m Model,
    /// The types that the expressions name.
    used: Vec<TypeId>,
}

impl ExpressionBuilder<'_> {
    /// Returns an expression that a constructor takes for a value of a type.
    fn argument(&mut self, type_ref: &TypeRef, value: &Json) -> Option<TokenStream> {
        match type_ref {
            TypeRef::Scalar(
                Scalar::String | Scalar::DateTime | Scalar::Rfc1123 | Scalar::Date | Scalar::Duration,
            ) => {
                let text = value.as_str()?;
                Some(quote! { #text })
            }
            TypeRef::Scalar(Scalar::UnixTime | Scalar::Decimal) => {
                let number = Literal::i64_suffixed(value.as_i64()?);
                Some(quote! { #number })
            }
            TypeRef::Secret(inner) if matches!(**inner, TypeRef::Scalar(Scalar::String)) => {
                self.argument(inner, value)
            }
            TypeRef::Secret(inner) | TypeRef::Boxed(inner) => self.typed(inner, value),
            _ => self.typed(type_ref, value),
        }
    }

    /// Returns an expression of just this type.
    fn typed(&mut self, type_ref: &TypeRef, value: &Json) -> Option<TokenStream> {
        match type_ref {
            TypeRef::Any => Some(any(value)),
            TypeRef::Scalar(scalar) => plain(*scalar, value),
            TypeRef::Array(inner) => {
                let elements = value.as_array()?.iter().map(|one| self.typed(inner, one));
                let elements: Vec<_> = elements.collect::<Option<_>>()?;
                Some(quote! { vec![#(#elements),*] })
            }
            TypeRef::Map(_) => {
                let empty = value.as_object()?.is_empty();
                empty.then(|| quote! { std::collections::BTreeMap::new() })
            }
            TypeRef::Nullable(inner) => {
                let inner = self.typed(inner, value)?;
                Some(quote! { #inner.into() })
            }
            TypeRef::Secret(_) | TypeRef::Boxed(_) => None,
            TypeRef::Named(id) => self.named(*id, value),
        }
    }

    fn named(&mut self, id: TypeId, value: &Json) -> Option<TokenStream> {
        let model = self.model;
        let name = format_ident!("{}", model.types[id].name);
        match &model.types[id].kind {
            TypeKind::Untagged(_) => None,
            TypeKind::Alias(alias) => self.typed(&alias.target, value),
            TypeKind::Enum(values) => {
                let variant = values.variants.iter().find(|one| one.value == *value)?;
                let variant = format_ident!("{}", variant.name);
                self.used.push(id);
                Some(quote! { #name::#variant })
            }
            TypeKind::Struct(structure) => {
                self.used.push(id);
                let arguments = self.arguments(&structure.required(), value)?;
                if !structure.has_constructor() {
                    return Some(quote! { #name::default() });
                }
                if !structure.parameters().is_empty() {
                    return Some(quote! { #name::new(#(#arguments),*) });
                }
                let setters = structure
                    .required()
                    .into_iter()
                    .filter_map(|field| field.setter.as_deref());
                let setters = setters.map(|setter| format_ident!("{setter}"));
                Some(quote! { #name::new()#(.#setters(#arguments))* })
            }
            TypeKind::Union(union) => {
                let tag = value.get(&union.tag)?.as_str()?;
                let choice = union
                    .variations
                    .iter()
                    .find(|choice| choice.values.iter().any(|value| value == tag))?;
                let inner = self.named(choice.type_id, value)?;
                self.used.push(id);
                Some(quote! { #name::from(#inner) })
            }
        }
    }

    /// Returns expressions for the values of fields, as the constructor and the setters take them.
    fn arguments(&mut self, fields: &[&Field], value: &Json) -> Option<Vec<TokenStream>> {
        let arguments = fields.iter().map(|field| {
            let value = value.get(&field.wire)?;
            match field.nullable {
                true => self.typed(&field.type_ref, value),
                false => self.argument(&field.type_ref, value),
            }
        });
        arguments.collect()
    }
}

fn plain(scalar: Scalar, value: &Json) -> Option<TokenStream> {
    match scalar {
        Scalar::Bool => value.as_bool().map(|value| quote! { #value }),
        Scalar::Int32 | Scalar::Int64 => {
            let value = value.as_i64()?;
            let literal = match i32::try_from(value) {
                Ok(_) => Literal::i64_unsuffixed(value),
                Err(_) => Literal::i64_suffixed(value),
            };
            Some(quote! { #literal })
        }
        Scalar::Double => value.as_f64().map(|value| {
            let literal = Literal::f64_unsuffixed(value);
            quote! { #literal }
        }),
        Scalar::String => value.as_str().map(|text| quote! { String::from(#text) }),
        _ => None,
    }
}

fn any(value: &Json) -> TokenStream {
    let tokens: TokenStream = value.to_string().parse().unwrap_or_default();
    quote! { serde_json::json!(#tokens) }
}
