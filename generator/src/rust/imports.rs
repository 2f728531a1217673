//! Types as a module writes them, and the `use` lines that this takes.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::layout::Layout;
use crate::model::{Field, ModuleId, Scalar, TypeId, TypeRef};

/// What one module names, and what it must import for that.
pub(super) struct Imports<'m> {
    layout: &'m Layout<'m>,
    here: ModuleId,
    /// The names that the other modules go by in this one.
    names: BTreeMap<ModuleId, String>,
    used: RefCell<BTreeSet<ModuleId>>,
    macros: RefCell<BTreeSet<&'static str>>,
    map: Cell<bool>,
    support: Cell<bool>,
}

impl<'m> Imports<'m> {
    /// Nothing imported yet.
    pub(super) fn new(layout: &'m Layout<'m>, here: ModuleId) -> Self {
        Self {
            layout,
            here,
            names: names(layout, here),
            used: RefCell::default(),
            macros: RefCell::default(),
            map: Cell::new(false),
            support: Cell::new(false),
        }
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

    /// A type with a name.
    pub(super) fn named(&self, id: TypeId) -> TokenStream {
        let definition = &self.layout.model.types[id];
        let name = format_ident!("{}", definition.name);
        match self.names.get(&definition.module) {
            Some(module) => {
                self.used.borrow_mut().insert(definition.module);
                let module = format_ident!("{module}");
                quote! { #module::#name }
            }
            None => name.into_token_stream(),
        }
    }

    /// The path of a type for a link in the documentation; none where the module does not use the other one.
    pub(super) fn link(&self, id: TypeId) -> Option<String> {
        let definition = &self.layout.model.types[id];
        if definition.module == self.here {
            return Some(definition.name.clone());
        }
        let used = self.used.borrow().contains(&definition.module);
        let module = self.names.get(&definition.module).filter(|_| used)?;
        Some(format!("{module}::{}", definition.name))
    }

    /// The type of a field, without the `Option` around it.
    pub(super) fn field(&self, field: &Field) -> TokenStream {
        let plain = self.type_ref(&field.type_ref);
        if field.nullable {
            self.support.set(true);
            quote! { support::Nullable<#plain> }
        } else {
            plain
        }
    }

    /// A use of a type.
    pub(super) fn type_ref(&self, type_ref: &TypeRef) -> TokenStream {
        match type_ref {
            TypeRef::Any => quote! { serde_json::Value },
            TypeRef::Scalar(scalar) => self.scalar(*scalar),
            TypeRef::Named(id) => self.named(*id),
            TypeRef::Array(inner) => {
                let inner = self.type_ref(inner);
                quote! { Vec<#inner> }
            }
            TypeRef::Map(inner) => {
                self.uses_map();
                let inner = self.type_ref(inner);
                quote! { BTreeMap<String, #inner> }
            }
            TypeRef::Secret(inner) => {
                self.support.set(true);
                let inner = self.type_ref(inner);
                quote! { support::Secret<#inner> }
            }
            TypeRef::Boxed(inner) => {
                let inner = self.type_ref(inner);
                quote! { Box<#inner> }
            }
        }
    }

    fn scalar(&self, scalar: Scalar) -> TokenStream {
        let special = match scalar {
            Scalar::Bool => return quote! { bool },
            Scalar::Int32 => return quote! { i32 },
            Scalar::Int64 => return quote! { i64 },
            Scalar::Double => return quote! { f64 },
            Scalar::Decimal => return quote! { serde_json::Number },
            Scalar::String => return quote! { String },
            Scalar::DateTime => quote! { DateTime },
            Scalar::Rfc1123 => quote! { Rfc1123 },
            Scalar::Date => quote! { Date },
            Scalar::Duration => quote! { Duration },
            Scalar::UnixTime => quote! { UnixTime },
            Scalar::Bytes => quote! { Base64 },
            Scalar::BytesUrl => quote! { Base64Url },
        };
        self.support.set(true);
        quote! { support::#special }
    }

    /// The `use` lines for everything that was named.
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

/// A name for every module that a module uses: that of its document, with more of its path where two would else
/// have the same.
fn names(layout: &Layout, here: ModuleId) -> BTreeMap<ModuleId, String> {
    let uses = layout.uses(here);
    let short = |id: &ModuleId| layout.path(*id).iter().rev().nth(1).cloned().unwrap_or_default();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for id in uses {
        *count.entry(short(id)).or_default() += 1;
    }
    uses.iter()
        .map(|id| match short(id) {
            name if count[&name] == 1 && name != "support" && name != "rules" => (*id, name),
            _ => (*id, layout.path(*id).join("_")),
        })
        .collect()
}
