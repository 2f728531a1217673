//! Types with names, and the type of every field.

mod components;
mod objects;
mod operations;
mod reserve;
mod setters;
mod untagged;
mod values;

use std::collections::HashMap;

use super::names::{self, Scope};
use super::polymorphism::Polymorphism;
use super::shape::{self, Shape};
use super::unions::{self, Union};
use crate::model::{
    Alias, Arena, EnumRepr, Model, ModuleId, Scalar, Schema, SchemaId, TypeDef, TypeId, TypeKind, TypeRef,
};

/// Makes all types that the named documents use: their definitions, and what their operations and definitions
/// refer to in other documents.
pub(super) fn make(model: &mut Model, polymorphism: &Polymorphism) {
    let mut builder = TypeBuilder::new(model, polymorphism);
    builder.reserve();
    for document in model.documents.iter().filter(|document| document.named) {
        for (name, schema) in &document.definitions {
            builder.definition(*schema, name);
        }
    }
    let uses = builder.operations();
    builder.link_bases();
    let types = builder.types;
    model.types = types;
    operations::assign(model, uses);
}

/// How deep lists and maps may be nested before any value is accepted.
const MAX_NESTING: usize = 16;

/// What tells an enum apart: its module, the name that it asks for, and its values.
type EnumKey = (ModuleId, String, String);

struct TypeBuilder<'m> {
    model: &'m Model,
    polymorphism: &'m Polymorphism,
    types: Arena<TypeId, TypeDef>,
    /// The type made of a schema.
    made: HashMap<SchemaId, TypeId>,
    /// The struct that a union's base is by itself, where it has a tag of its own.
    plain: HashMap<SchemaId, TypeId>,
    /// Enums, so that equal ones are one type.
    enums: HashMap<EnumKey, TypeId>,
    scopes: HashMap<ModuleId, Scope>,
    /// The names of definitions that are objects.
    names: HashMap<SchemaId, String>,
    /// The names of definitions that are enums.
    enum_names: HashMap<EnumKey, String>,
    /// The names of definitions that are other names for a type.
    alias_names: HashMap<SchemaId, String>,
    /// Types whose content is still to be made.
    open: Vec<TypeId>,
    /// The lists and maps around the type that is being made.
    around: Vec<SchemaId>,
}

impl<'m> TypeBuilder<'m> {
    fn new(model: &'m Model, polymorphism: &'m Polymorphism) -> Self {
        Self {
            model,
            polymorphism,
            types: Arena::default(),
            made: HashMap::new(),
            plain: HashMap::new(),
            enums: HashMap::new(),
            scopes: HashMap::new(),
            names: HashMap::new(),
            enum_names: HashMap::new(),
            alias_names: HashMap::new(),
            open: Vec::new(),
            around: Vec::new(),
        }
    }

    /// A definition of a named document: it gets a type even if nothing refers to it.
    fn definition(&mut self, schema: SchemaId, name: &str) {
        let resolved = shape::resolved(self.model, schema);
        let target = self.type_ref(schema, name);
        self.drain();
        if !matches!(target, TypeRef::Named(_)) || !self.is_own(resolved, name) {
            self.alias(schema, name, target);
        }
    }

    /// Returns whether the type of a resolved schema is the one of the definition with this name.
    fn is_own(&self, resolved: SchemaId, name: &str) -> bool {
        let union = unions::union(self.model, self.polymorphism, resolved);
        self.schema(resolved).name.as_deref() == Some(name)
            && shape::listing(self.model, self.polymorphism, resolved) == resolved
            && !matches!(union, Some(Union::Same(_)))
    }

    /// Another name for a type, for a definition that is none by itself.
    fn alias(&mut self, schema: SchemaId, name: &str, target: TypeRef) {
        let module = self.module(schema);
        let reserved = self.alias_names.get(&schema).cloned();
        let name = reserved.unwrap_or_else(|| self.scope(module).take(names::type_name(name)));
        self.types.push(TypeDef {
            name,
            module,
            schema,
            kind: TypeKind::Alias(Alias { target }),
        });
    }

    fn schema(&self, id: SchemaId) -> &'m Schema {
        &self.model.schemas[id]
    }

    fn module(&self, schema: SchemaId) -> ModuleId {
        ModuleId(self.schema(schema).origin.document.0)
    }

    fn scope(&mut self, module: ModuleId) -> &mut Scope {
        self.scopes.entry(module).or_default()
    }

    /// Returns what the inline types of a definition are named after: the definition, or its type where another
    /// definition has the name that it asks for, so that the inline types of the two do not meet.
    fn owner(&self, id: SchemaId) -> Option<String> {
        let name = self.schema(id).name.as_deref()?;
        let reserved = self.names.get(&id).or(self.alias_names.get(&id));
        let other = reserved.filter(|reserved| **reserved != names::type_name(name));
        Some(other.map_or(name, String::as_str).to_owned())
    }

    /// Returns the name of an object: as a definition, else after its location.
    fn object_name(&mut self, id: SchemaId, context: &str) -> String {
        let reserved = self.names.get(&id).cloned();
        let module = self.module(id);
        reserved.unwrap_or_else(|| self.scope(module).take(names::type_name(context)))
    }

    /// Returns the type of a use of a schema. `context` names it where it has no name of its own.
    fn type_ref(&mut self, id: SchemaId, context: &str) -> TypeRef {
        let resolved = shape::resolved(self.model, id);
        // A list or map of itself has no Rust type without a name: inside of it any value is accepted.
        if self.around.contains(&resolved) || self.around.len() > MAX_NESTING {
            return TypeRef::Any;
        }
        self.around.push(resolved);
        let inner = self.plain_type(resolved, context);
        self.around.pop();
        match self.schema(id).secret || self.schema(resolved).secret {
            true => TypeRef::Secret(Box::new(inner)),
            false => inner,
        }
    }

    /// Returns the type of an element or additional property, which is there even where it is `null`.
    fn element(&mut self, id: SchemaId, context: &str) -> TypeRef {
        match self.type_ref(id, context) {
            // Any JSON may be `null` anyway.
            TypeRef::Any => TypeRef::Any,
            inner if self.is_nullable(id, &inner) => TypeRef::Nullable(Box::new(inner)),
            inner => inner,
        }
    }

    fn plain_type(&mut self, id: SchemaId, context: &str) -> TypeRef {
        let schema = self.schema(id);
        // What is inside of a definition is named after the definition.
        let owner = self.owner(id);
        let context = owner.as_deref().unwrap_or(context);
        match shape::shape(self.model, self.polymorphism, id) {
            Shape::Any | Shape::Object => self.open_type(id, context),
            Shape::Bool => TypeRef::Scalar(Scalar::Bool),
            Shape::Integer => TypeRef::Scalar(values::integer(schema)),
            Shape::Number => TypeRef::Scalar(values::number(schema)),
            Shape::String => TypeRef::Scalar(values::string(schema)),
            Shape::Array(None) => TypeRef::Array(Box::new(TypeRef::Any)),
            Shape::Array(Some(items)) => {
                TypeRef::Array(Box::new(self.element(items, &format!("{context} Item"))))
            }
            Shape::Map(values) => TypeRef::Map(Box::new(self.element(values, &format!("{context} Value")))),
            Shape::StringEnum => TypeRef::Named(self.enumeration(id, context, EnumRepr::String)),
            Shape::IntegerEnum => TypeRef::Named(self.enumeration(id, context, EnumRepr::Integer)),
            Shape::Struct | Shape::Union => TypeRef::Named(self.object(id, context)),
        }
    }
}
