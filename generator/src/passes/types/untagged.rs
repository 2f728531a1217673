//! Types of unions without a discriminator.

use super::{TypeBuilder, values};
use crate::model::{
    EnumInfo, EnumRepr, EnumValue, Schema, SchemaId, TypeId, TypeKind, TypeRef, UntaggedType, UntaggedVariant,
};
use crate::passes::names::{self, Scope};
use crate::passes::shape;
use crate::passes::unions::{self, Union, Values};

impl TypeBuilder<'_> {
    /// Returns the type of a schema that does not say itself what its values are: that of a union, or any JSON.
    pub(super) fn open_type(&mut self, id: SchemaId, context: &str) -> TypeRef {
        if let Some(made) = self.made.get(&id) {
            return TypeRef::Named(*made);
        }
        match unions::union(self.model, self.polymorphism, id) {
            None => TypeRef::Any,
            Some(Union::Same(branch)) => self.type_ref(branch, context),
            Some(Union::Values(of)) => {
                let kind = TypeKind::Enum(self.merged_enum(id, &of));
                TypeRef::Named(self.add(id, context, kind))
            }
            Some(Union::Branches(_)) => {
                let kind = TypeKind::Untagged(UntaggedType { variants: Vec::new() });
                let made = self.add(id, context, kind);
                self.open.push(made);
                TypeRef::Named(made)
            }
        }
    }

    /// Returns the enum with the values of several schemas.
    fn merged_enum(&self, id: SchemaId, of: &Values) -> crate::model::EnumType {
        let union = self.schema(id);
        let mut merged = Schema::new(union.origin, union.source.clone());
        let mut info = EnumInfo {
            name: String::new(),
            open: of.open,
            values: Vec::new(),
        };
        for listing in &of.listings {
            let schema = self.schema(*listing);
            merged.enumeration.extend(schema.enumeration.iter().cloned());
            if let Some(own) = &schema.enum_info {
                info.open |= own.open;
                info.values.extend(own.values.iter().cloned());
            }
            // A branch with a single value says what this value means.
            if let [value] = schema.enumeration.as_slice() {
                info.values.push(EnumValue {
                    value: value.clone(),
                    name: schema.title.clone().filter(|_| of.are_integers),
                    description: schema.description.clone(),
                });
            }
        }
        merged.enum_info = Some(info);
        let repr = match of.are_integers {
            true => EnumRepr::Integer,
            false => EnumRepr::String,
        };
        values::enum_type(&merged, repr)
    }

    /// Returns the content of an untagged enum.
    pub(super) fn untagged(&mut self, id: TypeId) -> UntaggedType {
        let (schema, owner) = (self.types[id].schema, self.types[id].name.clone());
        let owner = self.owner(schema).unwrap_or(owner);
        let branches = match unions::union(self.model, self.polymorphism, schema) {
            Some(Union::Branches(branches)) => branches,
            _ => Vec::new(),
        };
        let mut scope = Scope::default();
        scope.try_take("UnknownValue");
        let names = scope.take_all(branches.iter().map(|branch| branch.name.as_str()), names::variant);
        let variants = branches.into_iter().zip(names).map(|(mut branch, name)| {
            let type_ref = self.type_ref(branch.schema, &format!("{owner} {name}"));
            branch.test.is_listed = self.is_listed(&type_ref);
            branch.test.is_union = self.is_untagged(&type_ref);
            UntaggedVariant {
                type_ref: self.in_variant(type_ref),
                schema: branch.schema,
                branches: branch.indexes,
                test: branch.test,
                name,
            }
        });
        UntaggedType {
            variants: variants.collect(),
        }
    }

    /// Returns whether a type is an enum of strings, of which only the listed values count.
    fn is_listed(&self, type_ref: &TypeRef) -> bool {
        let TypeRef::Named(id) = type_ref else {
            return false;
        };
        match &self.types[*id].kind {
            TypeKind::Enum(of) => of.repr == EnumRepr::String && !of.open,
            _ => false,
        }
    }

    fn is_untagged(&self, type_ref: &TypeRef) -> bool {
        let TypeRef::Named(id) = type_ref else {
            return false;
        };
        matches!(self.types[*id].kind, TypeKind::Untagged(_))
    }

    /// Puts a struct on the heap: the variants of an enum should be of similar size.
    fn in_variant(&self, type_ref: TypeRef) -> TypeRef {
        match type_ref {
            TypeRef::Secret(inner) => TypeRef::Secret(Box::new(self.in_variant(*inner))),
            TypeRef::Named(id) if matches!(self.types[id].kind, TypeKind::Struct(_)) => {
                TypeRef::Boxed(Box::new(TypeRef::Named(id)))
            }
            other => other,
        }
    }

    /// Returns whether `null` is a value of a use of a schema with this type. Where the type is any JSON, only `nullable`
    /// makes `null` a value of its own.
    pub(super) fn is_nullable(&self, id: SchemaId, type_ref: &TypeRef) -> bool {
        let resolved = shape::resolved(self.model, id);
        self.schema(id).nullable
            || self.schema(resolved).nullable
            || *type_ref != TypeRef::Any && unions::allows_null(self.model, self.polymorphism, resolved)
    }
}
