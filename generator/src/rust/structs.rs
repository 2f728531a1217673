//! Objects with described members.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::Docs;
use super::field_docs;
use super::imports::Imports;
use super::markdown::lines;
use super::print::Item;
use crate::model::{Field, Model, StructType, TypeDef, TypeRef};
use crate::passes::names::Scope;
use crate::passes::shape;
use crate::phrasing::code;

/// Most parameters that a function may have before clippy asks why.
const MANY: usize = 7;

/// The struct, written out by a macro of the runtime, and its constructor.
pub(super) fn items(model: &Model, definition: &TypeDef, of: &StructType, imports: &Imports) -> Vec<Item> {
    let name = format_ident!("{}", definition.name);
    let setters = setters(of);
    let fields: Vec<TokenStream> = of
        .fields
        .iter()
        .zip(&setters)
        .map(|(field, setter)| member(model, field, setter, imports))
        .collect();
    let additional = AdditionalField::of(of, &setters);
    let rest = additional.fields(of, imports);
    let docs = docs(model, definition, of, imports);
    let structure = quote! {
        #docs
        pub struct #name {
            #(#fields,)*
            #rest
        }
    };
    let mut items = vec![Item::In(imports.uses_macro(additional.writer()), structure)];
    items.extend(constructor(definition, of, imports).map(Item::Plain));
    items
}

fn docs(model: &Model, definition: &TypeDef, of: &StructType, imports: &Imports) -> TokenStream {
    let schema = &model.schemas[definition.schema];
    let bases: Vec<String> = of
        .bases
        .iter()
        .map(|base| match base.type_id.and_then(|id| imports.link(id)) {
            Some(path) if path == base.name => format!("[`{path}`]"),
            Some(path) => format!("[`{}`]({path})", base.name),
            None => code(&base.name),
        })
        .collect();
    let inherited = match bases.as_slice() {
        [] => String::new(),
        bases => format!("Has the properties of {}. ", bases.join(", ")),
    };
    let tags: String = of
        .tags
        .iter()
        .map(|(name, value)| format!("Its {} is {}. ", code(name), code(value)))
        .collect();
    Docs::default()
        .text(schema.description.as_deref().or(schema.title.as_deref()))
        .markdown(format!("{inherited}{tags}Source: {}.", code(&schema.source)))
        .outer()
}

/// A field with its documentation and its name in a body.
fn member(model: &Model, field: &Field, setter: &str, imports: &Imports) -> TokenStream {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    let description = used
        .description
        .as_deref()
        .or(resolved.description.as_deref())
        .or(used.title.as_deref())
        .filter(|text| !lines(text).is_empty());
    let docs = Docs::default()
        .text(description)
        .line(field_docs::line(model, field))
        .or(|| field_docs::kind(resolved).to_owned())
        .outer();
    let (name, setter) = (format_ident!("{}", field.name), format_ident!("{setter}"));
    let wire = &field.wire;
    let of = imports.field(field);
    quote! {
        #docs
        #[wire(#wire, #setter)]
        pub #name: Option<#of>
    }
}

/// How a struct keeps the members that have no field.
enum AdditionalField {
    /// In the field `additional`, which the macro adds for an open object.
    Open,
    /// In the field `additional`, which the macro adds for a closed object.
    Closed,
    /// In fields of name names or types, which are written out.
    Written(String),
}

impl AdditionalField {
    fn of(of: &StructType, setters: &[String]) -> Self {
        let setter = setters.last().map_or("with_additional", String::as_str);
        match of.rest {
            Some(TypeRef::Any) if setter == "with_additional" => Self::Open,
            None if setter == "with_additional" => Self::Closed,
            _ => Self::Written(setter.replacen("with_", "", 1)),
        }
    }

    /// The macro that writes the struct.
    fn writer(&self) -> &'static str {
        match self {
            Self::Open => "open_record",
            Self::Closed => "closed_record",
            Self::Written(_) => "record",
        }
    }

    /// The fields that the macro does not add.
    fn fields(&self, of: &StructType, imports: &Imports) -> TokenStream {
        let Self::Written(name) = self else {
            return TokenStream::new();
        };
        let (name, setter) = (format_ident!("{name}"), format_ident!("with_{name}"));
        match of.rest.as_ref().filter(|rest| **rest != TypeRef::Any) {
            Some(rest) => {
                let rest = imports.type_ref(rest);
                let mismatches = free_name(of, "mismatches");
                quote! {
                    #[additional(#setter)]
                    pub #name: BTreeMap<String, #rest>,
                    #[json]
                    pub #mismatches: AdditionalMembers,
                }
            }
            None => {
                let setter = of.rest.as_ref().map(|_| quote! { (#setter) });
                quote! {
                    #[json #setter]
                    pub #name: AdditionalMembers,
                }
            }
        }
    }
}

/// Returns a name that no field of a struct has.
fn free_name(of: &StructType, name: &str) -> Ident {
    let mut name = name.to_owned();
    while of.fields.iter().any(|field| field.name == name) {
        name.push('_');
    }
    format_ident!("{name}")
}

/// The names of the setters, in the order of the fields; the last one is for additional members.
fn setters(of: &StructType) -> Vec<String> {
    let mut scope = Scope::default();
    // The setter of `type_` is `with_type`, unless that is the setter of another field.
    let wanted = of.fields.iter().map(|field| {
        let name = field.name.trim_end_matches('_');
        let setter = format!("with_{name}");
        (name == field.name && scope.try_take(&setter), setter)
    });
    let wanted: Vec<(bool, String)> = wanted.collect();
    let setters = wanted.into_iter().map(|(is_taken, setter)| match is_taken {
        true => setter,
        false => scope.take(setter),
    });
    let mut setters: Vec<String> = setters.collect();
    let taken = |name: &str| of.fields.iter().any(|field| field.name == name);
    let mut name = "additional".to_owned();
    while taken(&name) {
        name.push_str("_members");
    }
    setters.push(scope.take(format!("with_{name}")));
    setters
}

/// The constructor, where something is required, or a tag is to be set.
fn constructor(definition: &TypeDef, of: &StructType, imports: &Imports) -> Option<TokenStream> {
    let tag = |field: &Field| of.tags.iter().find(|(name, _)| *name == field.wire);
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for field in &of.fields {
        let name = format_ident!("{}", field.name);
        if let Some((_, value)) = tag(field) {
            values.push(quote! { #name: Some(#value.into()) });
        } else if field.required && !field.read_only {
            let of = imports.field(field);
            parameters.push(quote! { #name: impl Into<#of> });
            values.push(quote! { #name: Some(#name.into()) });
        }
    }
    if values.is_empty() {
        return None;
    }
    let name = format_ident!("{}", definition.name);
    let docs = match parameters.is_empty() {
        true => "with its fixed values",
        false => "from its required properties",
    };
    let docs = Docs::default()
        .markdown(format!("Creates a {} {docs}.", code(&definition.name)))
        .outer();
    let many = (parameters.len() > MANY).then(|| {
        quote! { #[allow(clippy::too_many_arguments, reason = "this much is required")] }
    });
    Some(quote! {
        impl #name {
            #docs
            #many
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values,)* ..Self::default() }
            }
        }
    })
}
