//! Members of a page, and of the objects in it that hold what belongs to its paging.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::names;
use crate::model::{Field, Model, Scalar, StructType, TypeKind, TypeRef};

/// The most fields in the path of a member.
const DEPTH: usize = 4;

/// A member of a page, as the path of its fields. Without fields it is the page itself.
#[derive(Clone, Debug, Default)]
pub(in crate::rust::calls) struct Member<'m> {
    fields: Vec<&'m Field>,
}

impl<'m> Member<'m> {
    /// Returns a member of a member.
    fn with(&self, field: &'m Field) -> Self {
        let mut fields = self.fields.clone();
        fields.push(field);
        Self { fields }
    }

    /// Returns the field; `None` if the member is the page itself.
    pub(in crate::rust::calls) fn field(&self) -> Option<&'m Field> {
        self.fields.last().copied()
    }

    /// Returns whether the member is in an object of the page.
    pub(in crate::rust::calls) fn is_nested(&self) -> bool {
        self.fields.len() > 1
    }

    /// Returns the type; `None` if the member is the page itself.
    pub(super) fn type_ref(&self) -> Option<&'m TypeRef> {
        self.field().map(|field| &field.type_ref)
    }

    /// Returns the names of the fields, as they are compared.
    pub(super) fn names(&self) -> Vec<String> {
        self.fields
            .iter()
            .map(|field| names::plain(&field.wire))
            .collect()
    }

    /// Returns an expression for a reference to the value, in an `Option`.
    pub(in crate::rust::calls) fn reference(&self, page: &TokenStream) -> TokenStream {
        let mut fields = self.fields.iter();
        let Some(first) = fields.next() else {
            return quote! { Some(&#page) };
        };
        let first = field_reference(page, first).unwrap_or_else(|plain| quote! { Some(#plain) });
        fields.fold(first, |outer, field| then(&outer, field))
    }

    /// Returns an expression for a copy of the value, in an `Option`.
    pub(in crate::rust::calls) fn copy(&self, page: &TokenStream) -> TokenStream {
        match self.fields.as_slice() {
            [field] if !field.plain && !field.nullable => {
                let name = format_ident!("{}", field.name);
                quote! { #page.#name }
            }
            _ => {
                let reference = self.reference(page);
                quote! { #reference.copied() }
            }
        }
    }

    /// Returns an expression for the value, which is moved out of the page.
    pub(in crate::rust::calls) fn value(&self, page: &TokenStream) -> TokenStream {
        let mut fields = self.fields.iter();
        let Some(first) = fields.next() else {
            return page.clone();
        };
        let name = format_ident!("{}", first.name);
        let mut is_option = !first.plain || first.nullable;
        let mut value = present(quote! { #page.#name }, first);
        for field in fields {
            let name = format_ident!("{}", field.name);
            let inner = present(quote! { of.#name }, field);
            let has_option = !field.plain || field.nullable;
            value = match (is_option, has_option) {
                (true, true) => quote! { #value.and_then(|of| #inner) },
                (true, false) => quote! { #value.map(|of| #inner) },
                (false, _) => quote! { #value.#name },
            };
            is_option |= has_option;
        }
        value
    }
}

/// Returns an expression for a field of a value, as an `Option` if the field may be absent or `null`.
fn present(value: TokenStream, field: &Field) -> TokenStream {
    match (field.nullable, field.plain) {
        (false, _) => value,
        (true, false) => quote! { #value.and_then(|of| of.into_value()) },
        (true, true) => quote! { #value.into_value() },
    }
}

/// Returns an expression for a reference to a field: in an `Option`, or as `Err` for a field that is always there.
fn field_reference(value: &TokenStream, field: &Field) -> Result<TokenStream, TokenStream> {
    let name = format_ident!("{}", field.name);
    match (field.plain, field.nullable) {
        (true, false) => Err(quote! { &#value.#name }),
        (true, true) => Ok(quote! { #value.#name.as_value() }),
        (false, false) => Ok(quote! { #value.#name.as_ref() }),
        (false, true) => Ok(quote! { #value.#name.as_ref().and_then(|of| of.as_value()) }),
    }
}

/// Returns an expression for a reference to a field of a value in an `Option`.
pub(in crate::rust::calls) fn then(outer: &TokenStream, field: &Field) -> TokenStream {
    match field_reference(&quote! { of }, field) {
        Ok(inner) => quote! { #outer.and_then(|of| #inner) },
        Err(plain) => quote! { #outer.map(|of| #plain) },
    }
}

/// Returns the members of a page, also those in objects that hold what belongs to its paging.
pub(super) fn members<'m>(model: &'m Model, page: &'m StructType) -> Vec<Member<'m>> {
    let mut found = Vec::new();
    collect(model, page, &Member::default(), &mut found);
    found
}

fn collect<'m>(model: &'m Model, of: &'m StructType, outer: &Member<'m>, found: &mut Vec<Member<'m>>) {
    for field in of.fields_in_rust() {
        let member = outer.with(field);
        if member.fields.len() < DEPTH
            && names::is_container(&names::plain(&field.wire))
            && let Some(inner) = structure(model, &field.type_ref)
        {
            collect(model, inner, &member, found);
        }
        found.push(member);
    }
}

/// Returns the member of a page itself with a name.
pub(super) fn direct<'m>(page: &'m StructType, wire: &str) -> Option<Member<'m>> {
    let field = page.fields_in_rust().find(|field| field.wire == wire)?;
    Some(Member::default().with(field))
}

/// Returns the member of a page with a path such as `meta.next_cursor`. Names may have dots.
pub(super) fn by_path<'m>(model: &'m Model, page: &'m StructType, path: &str) -> Option<Member<'m>> {
    find(model, page, path, &Member::default())
}

fn find<'m>(model: &'m Model, of: &'m StructType, path: &str, outer: &Member<'m>) -> Option<Member<'m>> {
    of.fields_in_rust().find_map(|field| {
        let rest = path.strip_prefix(field.wire.as_str())?;
        if rest.is_empty() {
            return Some(outer.with(field));
        }
        let inner = structure(model, &field.type_ref)?;
        find(model, inner, rest.strip_prefix('.')?, &outer.with(field))
    })
}

/// Returns the elements of a list; `None` for any other type.
pub(super) fn array<'m>(model: &'m Model, of: &'m TypeRef) -> Option<&'m TypeRef> {
    match of {
        TypeRef::Array(item) => Some(item),
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Alias(alias) => array(model, &alias.target),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the struct of a type; `None` for any other type.
pub(in crate::rust::calls) fn structure<'m>(model: &'m Model, of: &'m TypeRef) -> Option<&'m StructType> {
    match of {
        TypeRef::Boxed(inner) => structure(model, inner),
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Struct(structure) => Some(structure),
            TypeKind::Alias(alias) => structure(model, &alias.target),
            _ => None,
        },
        _ => None,
    }
}

/// Returns whether values of a type are strings.
pub(in crate::rust::calls) fn is_text(of: &TypeRef) -> bool {
    matches!(of, TypeRef::Scalar(Scalar::String))
}

/// Returns whether values of a type are whole numbers.
pub(super) fn is_integer(of: &TypeRef) -> bool {
    matches!(of, TypeRef::Scalar(Scalar::Int32 | Scalar::Int64))
}

/// Returns whether values of a type are numbers.
pub(in crate::rust::calls) fn is_number(of: &TypeRef) -> bool {
    is_integer(of) || matches!(of, TypeRef::Scalar(Scalar::Double))
}

/// Returns whether values of a type are `true` or `false`.
pub(in crate::rust::calls) fn is_flag(of: &TypeRef) -> bool {
    matches!(of, TypeRef::Scalar(Scalar::Bool))
}
