//! Types with names, and the type of every field.

use std::collections::HashMap;

use super::families::Families;
use super::inherit::{self, Inherited};
use super::names::{self, Scope};
use super::shape::{self, Shape};
use crate::model::{
    Additional, Alias, Arena, Base, EnumRepr, EnumType, Field, Json, Model, ModuleId, Operation, Scalar,
    Schema, SchemaId, StructType, TypeDef, TypeId, TypeKind, TypeRef, UnionType, Variant, Variation,
};

/// Makes all types that the named documents use: their definitions, and what their operations and definitions
/// refer to in other documents.
pub(super) fn make(model: &mut Model, families: &Families) {
    let mut maker = Maker::new(model, families);
    maker.reserve();
    for document in model.documents.iter().filter(|document| document.named) {
        for (name, schema) in &document.definitions {
            maker.definition(*schema, name);
        }
    }
    let uses = maker.operations();
    maker.link_bases();
    let types = maker.types;
    model.types = types;
    for (operation, uses) in model.operations.iter_mut().zip(uses) {
        for (parameter, type_ref) in operation.parameters.iter_mut().zip(uses.parameters) {
            parameter.type_ref = Some(type_ref);
        }
        for (response, type_ref) in operation.responses.iter_mut().zip(uses.responses) {
            response.type_ref = type_ref;
        }
    }
}

/// How deep lists and maps may be nested before any value is accepted.
const MAX_NESTING: usize = 16;

/// The types that an operation uses, in the order of its parameters and responses.
struct Uses {
    parameters: Vec<TypeRef>,
    responses: Vec<Option<TypeRef>>,
}

struct Maker<'m> {
    model: &'m Model,
    families: &'m Families,
    types: Arena<TypeId, TypeDef>,
    /// The type made of a schema.
    made: HashMap<SchemaId, TypeId>,
    /// The struct that a union's base is by itself, where it has a tag of its own.
    plain: HashMap<SchemaId, TypeId>,
    /// Enums by module, name and values, so that equal ones are one type.
    enums: HashMap<(ModuleId, String, String), TypeId>,
    scopes: HashMap<ModuleId, Scope>,
    /// The names of definitions that are objects.
    names: HashMap<SchemaId, String>,
    /// Types whose content is still to be made.
    open: Vec<TypeId>,
    /// The lists and maps around the type that is being made.
    around: Vec<SchemaId>,
}

impl<'m> Maker<'m> {
    fn new(model: &'m Model, families: &'m Families) -> Self {
        Self {
            model,
            families,
            types: Arena::default(),
            made: HashMap::new(),
            plain: HashMap::new(),
            enums: HashMap::new(),
            scopes: HashMap::new(),
            names: HashMap::new(),
            open: Vec::new(),
            around: Vec::new(),
        }
    }

    /// A definition of a named document: it gets a type even if nothing refers to it.
    fn definition(&mut self, schema: SchemaId, name: &str) {
        let decisive = shape::decisive(self.model, schema);
        let target = self.type_ref(schema, name);
        self.work_off();
        let own = self.model.schemas[decisive].name.as_deref() == Some(name);
        if !matches!(target, TypeRef::Named(_)) || !own {
            self.alias(schema, name, target);
        }
    }

    /// Another name for a type, for a definition that is none by itself.
    fn alias(&mut self, schema: SchemaId, name: &str, target: TypeRef) {
        let module = self.module(schema);
        let name = self.scope(module).take(names::type_name(name));
        self.types.push(TypeDef {
            name,
            module,
            schema,
            kind: TypeKind::Alias(Alias { target }),
        });
    }

    /// What operations use: bodies, parameters, headers.
    fn operations(&mut self) -> Vec<Uses> {
        let model = self.model;
        model
            .operations
            .iter()
            .map(|operation| self.operation(operation))
            .collect()
    }

    fn operation(&mut self, operation: &Operation) -> Uses {
        let parameters = operation.parameters.iter().map(|parameter| {
            self.type_ref(parameter.schema, &format!("{} {}", operation.id, parameter.name))
        });
        let parameters = parameters.collect();
        let mut responses = Vec::new();
        for response in &operation.responses {
            let place = format!("{} {} Response", operation.id, response.status);
            responses.push(response.schema.map(|schema| self.type_ref(schema, &place)));
            for (name, header) in &response.headers {
                self.type_ref(*header, &format!("{} {name}", operation.id));
            }
        }
        self.work_off();
        Uses {
            parameters,
            responses,
        }
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

    /// Takes the names of all objects that are definitions, so that an inline type gives way to them even where
    /// it is met earlier.
    fn reserve(&mut self) {
        let model = self.model;
        for (_, id) in model.documents.iter().flat_map(|document| &document.definitions) {
            if matches!(
                shape::shape(model, self.families, *id),
                Shape::Struct | Shape::Union
            ) && let Some(name) = &self.schema(*id).name
                && self.schema(*id).reference.is_none()
            {
                let module = self.module(*id);
                let name = self.scope(module).take(names::type_name(name));
                self.names.insert(*id, name);
            }
        }
    }

    /// The name of an object: as a definition, else after its place.
    fn object_name(&mut self, id: SchemaId, place: &str) -> String {
        let reserved = self.names.get(&id).cloned();
        let module = self.module(id);
        reserved.unwrap_or_else(|| self.scope(module).take(names::type_name(place)))
    }

    /// The type of a use of a schema. `place` names it where it has no name of its own.
    fn type_ref(&mut self, id: SchemaId, place: &str) -> TypeRef {
        let decisive = shape::decisive(self.model, id);
        // A list or map of itself has no Rust type without a name: inside of it any value is accepted.
        if self.around.contains(&decisive) || self.around.len() > MAX_NESTING {
            return TypeRef::Any;
        }
        self.around.push(decisive);
        let inner = self.plain_type(decisive, place);
        self.around.pop();
        match self.schema(id).secret || self.schema(decisive).secret {
            true => TypeRef::Secret(Box::new(inner)),
            false => inner,
        }
    }

    fn plain_type(&mut self, id: SchemaId, place: &str) -> TypeRef {
        let schema = self.schema(id);
        // What is inside of a definition is named after the definition.
        let place = schema.name.as_deref().unwrap_or(place);
        match shape::shape(self.model, self.families, id) {
            Shape::Any | Shape::Object => TypeRef::Any,
            Shape::Bool => TypeRef::Scalar(Scalar::Bool),
            Shape::Integer => TypeRef::Scalar(integer(schema)),
            Shape::Number => TypeRef::Scalar(number(schema)),
            Shape::String => TypeRef::Scalar(string(schema)),
            Shape::Array(None) => TypeRef::Array(Box::new(TypeRef::Any)),
            Shape::Array(Some(items)) => {
                TypeRef::Array(Box::new(self.type_ref(items, &format!("{place} Item"))))
            }
            Shape::Map(values) => TypeRef::Map(Box::new(self.type_ref(values, &format!("{place} Value")))),
            Shape::StringEnum => TypeRef::Named(self.enumeration(id, place, EnumRepr::String)),
            Shape::IntegerEnum => TypeRef::Named(self.enumeration(id, place, EnumRepr::Integer)),
            Shape::Struct | Shape::Union => TypeRef::Named(self.object(id, place)),
        }
    }

    /// The type of an object; its content is made later, so that recursion ends here.
    fn object(&mut self, id: SchemaId, place: &str) -> TypeId {
        if let Some(made) = self.made.get(&id) {
            return *made;
        }
        let module = self.module(id);
        let name = self.object_name(id, place);
        let kind = match self.families.descendants(id) {
            [] => TypeKind::Struct(StructType {
                fields: Vec::new(),
                rest: None,
                bases: Vec::new(),
                tags: Vec::new(),
            }),
            _ => TypeKind::Union(UnionType {
                tag: String::new(),
                variations: Vec::new(),
            }),
        };
        let made = self.types.push(TypeDef {
            name,
            module,
            schema: id,
            kind,
        });
        self.made.insert(id, made);
        self.open.push(made);
        made
    }

    /// Makes the content of all types that were met, those met first first.
    fn work_off(&mut self) {
        while !self.open.is_empty() {
            for id in std::mem::take(&mut self.open) {
                let schema = self.types[id].schema;
                let kind = match self.types[id].kind {
                    TypeKind::Union(_) => TypeKind::Union(self.union(schema)),
                    TypeKind::Struct(_) => TypeKind::Struct(self.structure(schema)),
                    _ => continue,
                };
                self.types[id].kind = kind;
            }
        }
    }

    fn union(&mut self, base: SchemaId) -> UnionType {
        let mut scope = Scope::default();
        scope.try_take("UnknownValue");
        let families = self.families;
        let mut variations = Vec::new();
        for entry in families.descendants(base) {
            let name = scope.take(names::variant(&entry.tag));
            let type_id = match families.is_nested(self.model, base, entry.schema) {
                true => self.object(entry.schema, ""),
                false => self.member_struct(entry.schema),
            };
            variations.push(Variation {
                name,
                value: entry.tag.clone(),
                type_id,
            });
        }
        UnionType {
            tag: self.schema(base).discriminator.clone().unwrap_or_default(),
            variations,
        }
    }

    /// The struct of a member of a family. A member that is the base of a family itself has a struct besides.
    fn member_struct(&mut self, id: SchemaId) -> TypeId {
        if self.families.descendants(id).is_empty() {
            return self.object(id, "");
        }
        if let Some(made) = self.plain.get(&id) {
            return *made;
        }
        let module = self.module(id);
        let name = names::type_name(&format!(
            "{}Base",
            self.schema(id).name.as_deref().unwrap_or_default()
        ));
        let name = self.scope(module).take(name);
        let kind = TypeKind::Struct(StructType {
            fields: Vec::new(),
            rest: None,
            bases: Vec::new(),
            tags: Vec::new(),
        });
        let made = self.types.push(TypeDef {
            name,
            module,
            schema: id,
            kind,
        });
        self.plain.insert(id, made);
        self.open.push(made);
        made
    }

    fn structure(&mut self, id: SchemaId) -> StructType {
        let model = self.model;
        let inherited = inherit::inherited(model, id);
        let mut scope = Scope::default();
        let owner = self.schema(id).name.as_deref().map(str::to_owned);
        let owner = owner.unwrap_or_else(|| {
            self.made
                .get(&id)
                .map(|t| self.types[*t].name.clone())
                .unwrap_or_default()
        });
        let mut fields: Vec<Field> = Vec::new();
        for member in &inherited.members {
            let schema = self.schema(member.schema);
            let decisive = self.schema(shape::decisive(model, member.schema));
            fields.push(Field {
                wire: member.name.to_owned(),
                name: scope.take(names::field(schema.client_name.as_deref().unwrap_or(member.name))),
                schema: member.schema,
                type_ref: self.type_ref(member.schema, &format!("{owner} {}", member.name)),
                required: member.required,
                read_only: schema.read_only
                    || decisive.read_only
                    || is_read_only(schema)
                    || is_read_only(decisive),
                nullable: schema.nullable || decisive.nullable,
            });
        }
        let tags = self.families.tags_of(model, id);
        let rest = match &inherited.additional {
            Additional::Schema(values) => Some(self.type_ref(*values, &format!("{owner} Value"))),
            Additional::Any => Some(TypeRef::Any),
            Additional::Open | Additional::Closed => None,
        };
        StructType {
            fields,
            rest,
            bases: self.bases(&inherited),
            tags,
        }
    }

    /// Says which types were made of bases, once all are made.
    fn link_bases(&mut self) {
        let ids: Vec<TypeId> = self.types.ids().collect();
        for id in ids {
            if let TypeKind::Struct(structure) = &mut self.types[id].kind {
                for base in &mut structure.bases {
                    base.type_id = self.made.get(&base.schema).copied();
                }
            }
        }
    }

    fn bases(&self, inherited: &Inherited) -> Vec<Base> {
        let named = inherited
            .bases
            .iter()
            .filter_map(|base| Some((base, self.schema(*base).name.clone()?)));
        named
            .map(|(base, name)| Base {
                name,
                schema: *base,
                type_id: None,
            })
            .collect()
    }

    fn enumeration(&mut self, id: SchemaId, place: &str, repr: EnumRepr) -> TypeId {
        if let Some(made) = self.made.get(&id) {
            return *made;
        }
        let schema = self.schema(id);
        let module = self.module(id);
        let given = schema
            .enum_info
            .as_ref()
            .map(|info| info.name.as_str())
            .or(schema.name.as_deref());
        let wanted = names::type_name(given.unwrap_or(place));
        let values = Json::Array(schema.enumeration.clone()).to_string();
        let key = (module, wanted.clone(), values);
        let made = match self.enums.get(&key) {
            Some(made) => *made,
            None => {
                // A name that stands for other values already is told apart by the place.
                let name = match self.scope(module).try_take(&wanted) {
                    true => wanted,
                    false => self.scope(module).take(names::type_name(place)),
                };
                let kind = TypeKind::Enum(enum_type(schema, repr));
                let made = self.types.push(TypeDef {
                    name,
                    module,
                    schema: id,
                    kind,
                });
                self.enums.insert(key, made);
                made
            }
        };
        self.made.insert(id, made);
        made
    }
}

/// Whether `x-ms-mutability` allows a property in responses only.
fn is_read_only(schema: &Schema) -> bool {
    schema
        .mutability
        .is_some_and(|m| m.read && !m.create && !m.update)
}

fn enum_type(schema: &Schema, repr: EnumRepr) -> EnumType {
    let mut scope = Scope::default();
    scope.try_take("UnknownValue");
    let info = schema.enum_info.as_ref();
    let mut variants: Vec<Variant> = Vec::new();
    for value in &schema.enumeration {
        if variants.iter().any(|known| known.value == *value) {
            continue;
        }
        let entry = info.and_then(|info| info.values.iter().find(|entry| entry.value == *value));
        let wire = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let name = entry.and_then(|entry| entry.name.as_deref()).unwrap_or(&wire);
        variants.push(Variant {
            name: scope.take(names::variant(name)),
            value: value.clone(),
            description: entry.and_then(|entry| entry.description.clone()),
        });
    }
    EnumType {
        repr,
        variants,
        open: info.is_some_and(|info| info.open),
    }
}

fn integer(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("int32") => Scalar::Int32,
        Some("unixtime") => Scalar::UnixTime,
        _ => Scalar::Int64,
    }
}

fn number(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("decimal") => Scalar::Decimal,
        _ => Scalar::Double,
    }
}

fn string(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("date-time") => Scalar::DateTime,
        Some("date-time-rfc1123") => Scalar::Rfc1123,
        Some("date") => Scalar::Date,
        Some("duration") => Scalar::Duration,
        Some("byte") => Scalar::Bytes,
        Some("base64url") => Scalar::BytesUrl,
        _ => Scalar::String,
    }
}
