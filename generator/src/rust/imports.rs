//! Types as a module writes them, and the `use` lines that this takes.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::aliases;
use super::layout::Layout;
use super::text::tokens;
use crate::model::{Field, ModuleId, Scalar, SchemaId, TypeId, TypeRef};

/// What one module names, and what it must import for that.
pub(super) struct Imports<'m> {
    layout: &'m Layout<'m>,
    here: ModuleId,
    /// Whether this is a module inside of the one whose types it uses.
    inside: bool,
    /// The names of the other modules in this module.
    names: BTreeMap<ModuleId, String>,
    used: RefCell<BTreeSet<ModuleId>>,
    macros: RefCell<BTreeSet<&'static str>>,
    /// The names of the operations that this module declares.
    declared: BTreeSet<String>,
    operation_types: RefCell<BTreeSet<&'static str>>,
    map: Cell<bool>,
    support: Cell<bool>,
}

impl<'m> Imports<'m> {
    /// Nothing imported yet.
    pub(super) fn new(layout: &'m Layout<'m>, here: ModuleId) -> Self {
        Self {
            layout,
            here,
            inside: false,
            names: aliases::aliases(layout, here),
            used: RefCell::default(),
            macros: RefCell::default(),
            declared: BTreeSet::new(),
            operation_types: RefCell::default(),
            map: Cell::new(false),
            support: Cell::new(false),
        }
    }

    /// Creates the imports of a module of operations, inside the module of their document. `declared` are the names that
    /// the module gives to its operations.
    pub(super) fn of_operations(layout: &'m Layout<'m>, here: ModuleId, declared: &[String]) -> Self {
        Self {
            inside: true,
            declared: declared.iter().cloned().collect(),
            ..Self::new(layout, here)
        }
    }

    /// Returns a type of the runtime that describes operations, and notes that it is used. An operation of the same name
    /// keeps the name; the type of the runtime is then written with its module.
    pub(super) fn operation_type(&self, name: &'static str) -> String {
        match self.declared.contains(name) {
            true => {
                self.operation_types.borrow_mut().insert("self");
                format!("operation::{name}")
            }
            false => {
                self.operation_types.borrow_mut().insert(name);
                name.to_owned()
            }
        }
    }

    /// Returns the `use` line for the types of the runtime that describe operations.
    pub(super) fn operation_lines(&self) -> TokenStream {
        let used = self.operation_types.borrow();
        if used.iter().all(|name| *name == "self") {
            return quote! { use crate::support::operation; };
        }
        let module = used.contains("self").then(|| quote! { self });
        let types = used.iter().filter(|name| **name != "self");
        let types = types.map(|name| format_ident!("{name}").into_token_stream());
        let names = module.into_iter().chain(types);
        quote! { use crate::support::operation::{#(#names),*}; }
    }

    /// Notes that a macro of the runtime is used.
    pub(super) fn uses_macro(&self, name: &'static str) -> &'static str {
        self.macros.borrow_mut().insert(name);
        name
    }

    /// Notes that maps are used.
    pub(super) fn uses_map(&self) {
        self.map.set(true);
    }

    /// Returns what the attribute `derive` of the types of a schema ends with.
    pub(super) fn hash_derives(&self, schema: SchemaId) -> &'static str {
        match self.layout.derives.hash(schema) {
            true => ", Eq, Hash",
            false => "",
        }
    }

    /// Notes that the type of members without a field is used.
    pub(super) fn uses_additional(&self) {
        self.support.set(true);
    }

    /// Returns a type with a name.
    pub(super) fn named(&self, id: TypeId) -> String {
        let definition = &self.layout.model.types[id];
        match self.names.get(&definition.module) {
            Some(module) => {
                self.used.borrow_mut().insert(definition.module);
                format!("{module}::{}", definition.name)
            }
            None if self.inside => format!("super::{}", definition.name),
            None => definition.name.clone(),
        }
    }

    /// Returns the path of a type for a link in the documentation; none where the module does not use the other one.
    pub(super) fn link(&self, id: TypeId) -> Option<String> {
        let definition = &self.layout.model.types[id];
        if definition.module == self.here {
            return Some(definition.name.clone());
        }
        let used = self.used.borrow().contains(&definition.module);
        let module = self.names.get(&definition.module).filter(|_| used)?;
        Some(format!("{module}::{}", definition.name))
    }

    /// Returns the type of a field, without the `Option` around it.
    pub(super) fn field(&self, field: &Field) -> String {
        let plain = self.type_ref(&field.type_ref);
        if field.nullable {
            self.support.set(true);
            format!("support::Nullable<{plain}>")
        } else {
            plain
        }
    }

    /// Returns a use of a type.
    pub(super) fn type_ref(&self, type_ref: &TypeRef) -> String {
        self.uses(type_ref);
        spelled(type_ref, &|id| self.named(id))
    }

    /// Notes what the spelling of a type names in addition to types with a name.
    fn uses(&self, type_ref: &TypeRef) {
        match type_ref {
            TypeRef::Map(inner) => {
                self.uses_map();
                self.uses(inner);
            }
            TypeRef::Secret(inner) | TypeRef::Nullable(inner) => {
                self.support.set(true);
                self.uses(inner);
            }
            TypeRef::Array(inner) | TypeRef::Boxed(inner) => self.uses(inner),
            TypeRef::Scalar(scalar) if scalar_path(*scalar).starts_with("support::") => {
                self.support.set(true)
            }
            TypeRef::Named(_) | TypeRef::Any | TypeRef::Scalar(_) => {}
        }
    }

    /// Returns a use of a type as tokens.
    pub(super) fn type_tokens(&self, type_ref: &TypeRef) -> TokenStream {
        tokens(&self.type_ref(type_ref))
    }

    /// Returns a use of a type as the module of the document writes it, and notes nothing.
    pub(super) fn written(&self, type_ref: &TypeRef) -> String {
        spelled(type_ref, &|id| {
            let definition = &self.layout.model.types[id];
            match self.names.get(&definition.module) {
                Some(module) => format!("{module}::{}", definition.name),
                None => definition.name.clone(),
            }
        })
    }

    /// Returns the `use` lines for everything that was named.
    pub(super) fn lines(&self) -> TokenStream {
        let map = self.map.get().then(|| quote! { use std::collections::BTreeMap; });
        let used = self.used.borrow();
        let modules = used.iter().filter_map(|id| {
            let segments = self.layout.path(*id).iter().map(|part| format_ident!("{part}"));
            let name = format_ident!("{}", self.names.get(id)?);
            Some(quote! { use crate::#(#segments)::* as #name; })
        });
        let support = self.support.get().then(|| quote! { self });
        let macros = self.macros.borrow();
        let macros = macros
            .iter()
            .map(|name| format_ident!("{name}").into_token_stream());
        let runtime: Vec<TokenStream> = support.into_iter().chain(macros).collect();
        let runtime = (!runtime.is_empty()).then(|| quote! { use crate::support::{#(#runtime),*}; });
        quote! { #map #(#modules)* #runtime }
    }
}

/// Returns the spelling of a type; `named` spells types with a name.
fn spelled(type_ref: &TypeRef, named: &dyn Fn(TypeId) -> String) -> String {
    match type_ref {
        TypeRef::Array(inner) => format!("Vec<{}>", spelled(inner, named)),
        TypeRef::Map(inner) => format!("BTreeMap<String, {}>", spelled(inner, named)),
        TypeRef::Secret(inner) => format!("support::Secret<{}>", spelled(inner, named)),
        TypeRef::Nullable(inner) => format!("support::Nullable<{}>", spelled(inner, named)),
        TypeRef::Boxed(inner) => format!("Box<{}>", spelled(inner, named)),
        TypeRef::Named(id) => named(*id),
        TypeRef::Any => "serde_json::Value".to_owned(),
        TypeRef::Scalar(scalar) => scalar_path(*scalar).to_owned(),
    }
}

/// Returns the path of the Rust type of a simple value.
pub(super) fn scalar_path(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "bool",
        Scalar::Int32 => "i32",
        Scalar::Int64 => "i64",
        Scalar::Double => "f64",
        Scalar::Decimal => "serde_json::Number",
        Scalar::String => "String",
        Scalar::DateTime => "support::DateTime",
        Scalar::Rfc1123 => "support::Rfc1123",
        Scalar::Date => "support::Date",
        Scalar::Duration => "support::Duration",
        Scalar::UnixTime => "support::UnixTime",
        Scalar::Bytes => "support::Base64",
        Scalar::BytesUrl => "support::Base64Url",
    }
}
