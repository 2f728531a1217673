//! Objects: structs, and unions of those that a tag tells apart. The content of a type is made after the type
//! itself, so that recursion ends.

use super::{TypeBuilder, setters};
use crate::model::{
    Additional, Base, Field, Schema, SchemaId, StructType, TypeDef, TypeId, TypeKind, TypeRef, UnionType,
    Variation,
};
use crate::passes::inherit::{self, Inherited, Member};
use crate::passes::names::{self, Scope};
use crate::passes::polymorphism::Descendant;
use crate::passes::shape;
use crate::passes::unions;

impl TypeBuilder<'_> {
    /// Returns the type of an object; its content is made later, so that recursion ends here.
    pub(super) fn object(&mut self, id: SchemaId, context: &str) -> TypeId {
        if let Some(made) = self.made.get(&id) {
            return *made;
        }
        let kind = match self.polymorphism.descendants(id) {
            [] => TypeKind::Struct(StructType::default()),
            _ => TypeKind::Union(UnionType {
                tag: String::new(),
                variations: Vec::new(),
            }),
        };
        let made = self.add(id, context, kind);
        self.open.push(made);
        made
    }

    /// Adds the type of a schema that has none yet, with a name for an object.
    pub(super) fn add(&mut self, id: SchemaId, context: &str, kind: TypeKind) -> TypeId {
        let module = self.module(id);
        let name = self.object_name(id, context);
        let made = self.types.push(TypeDef {
            name,
            module,
            schema: id,
            kind,
        });
        self.made.insert(id, made);
        made
    }

    /// Makes the content of all types that were met, those met first first.
    pub(super) fn drain(&mut self) {
        while !self.open.is_empty() {
            for id in std::mem::take(&mut self.open) {
                let schema = self.types[id].schema;
                let kind = match self.types[id].kind {
                    TypeKind::Union(_) => TypeKind::Union(self.union(id)),
                    TypeKind::Untagged(_) => TypeKind::Untagged(self.untagged(id)),
                    TypeKind::Struct(_) => TypeKind::Struct(self.structure(schema)),
                    _ => continue,
                };
                self.types[id].kind = kind;
            }
        }
    }

    pub(super) fn union(&mut self, id: TypeId) -> UnionType {
        let (base, owner) = (self.types[id].schema, self.types[id].name.clone());
        let mut scope = Scope::default();
        scope.try_take("UnknownValue");
        let polymorphism = self.polymorphism;
        let tag = |entry: &Descendant| entry.tags.first().cloned().unwrap_or_default();
        let tags: Vec<String> = polymorphism.descendants(base).iter().map(tag).collect();
        let names = scope.take_all(tags.iter().map(String::as_str), names::variant);
        let mut variations = Vec::new();
        for ((entry, tag), name) in polymorphism.descendants(base).iter().zip(&tags).zip(names) {
            let own = self.schema(entry.schema).name.clone();
            let context = own.unwrap_or_else(|| format!("{owner} {tag}"));
            let type_id = match polymorphism.is_nested(self.model, base, entry.schema) {
                true => self.object(entry.schema, &context),
                false => self.member_struct(entry.schema, &context),
            };
            variations.push(Variation {
                name,
                values: entry.tags.clone(),
                type_id,
            });
        }
        UnionType {
            tag: self.schema(base).discriminator.clone().unwrap_or_default(),
            variations,
        }
    }

    /// Returns the struct of a variant. A variant that is itself the base of other variants has a struct in addition to its
    /// union.
    pub(super) fn member_struct(&mut self, id: SchemaId, context: &str) -> TypeId {
        if self.polymorphism.descendants(id).is_empty() {
            return self.object(id, context);
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
        let kind = TypeKind::Struct(StructType::default());
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

    pub(super) fn structure(&mut self, id: SchemaId) -> StructType {
        let model = self.model;
        let inherited = inherit::inherited(model, id);
        let mut scope = Scope::default();
        let owner = self.owner(id).unwrap_or_else(|| {
            self.made
                .get(&id)
                .map(|t| self.types[*t].name.clone())
                .unwrap_or_default()
        });
        let own_names = inherited.members.iter().map(|member| {
            let client_name = self.schema(member.schema).client_name.as_deref();
            client_name.unwrap_or(member.name)
        });
        let names = scope.take_all(own_names, names::field);
        let members = inherited.members.iter().zip(names);
        let fields: Vec<Field> = members
            .map(|(member, name)| self.member(member, name, &owner))
            .collect();
        let mut tags = self.polymorphism.tags_of(model, id);
        let discriminators: Vec<String> = tags.iter().map(|(name, _)| name.clone()).collect();
        for field in &fields {
            let value = self
                .fixed_value(field)
                .filter(|_| !tags.iter().any(|(name, _)| *name == field.wire));
            tags.extend(value.map(|value| (field.wire.clone(), value.to_owned())));
        }
        let rest = match &inherited.additional {
            Additional::Schema(values) => Some(self.element(*values, &format!("{owner} Value"))),
            Additional::Any => Some(TypeRef::Any),
            Additional::Open | Additional::Closed => None,
        };
        let mut structure = StructType {
            fields,
            rest,
            bases: self.bases(&inherited),
            tags,
            discriminators,
            additional: String::new(),
        };
        setters::name(&mut structure);
        structure
    }

    /// Makes the field `name` of the struct that `owner` names.
    fn member(&mut self, member: &Member, name: String, owner: &str) -> Field {
        let schema = self.schema(member.schema);
        let resolved = self.schema(shape::resolved(self.model, member.schema));
        let type_ref = self.type_ref(member.schema, &format!("{owner} {}", member.name));
        Field {
            wire: member.name.to_owned(),
            name,
            schema: member.schema,
            declared_before: member.declared_before.clone(),
            nullable: self.is_nullable(member.schema, &type_ref),
            type_ref,
            required: member.required,
            read_only: schema.read_only
                || resolved.read_only
                || is_read_only(schema)
                || is_read_only(resolved),
            plain: false,
            setter: None,
        }
    }

    /// Returns the only value that a required field may have.
    fn fixed_value(&self, field: &Field) -> Option<&str> {
        let is_set = field.required && !field.nullable && matches!(field.type_ref, TypeRef::Named(_));
        let is_sent = is_set && unions::goes_both_ways(self.model, field.schema);
        unions::fixed_value(self.model, self.polymorphism, field.schema).filter(|_| is_sent)
    }

    /// Says which types were made of bases, once all are made.
    pub(super) fn link_bases(&mut self) {
        let ids: Vec<TypeId> = self.types.ids().collect();
        for id in ids {
            if let TypeKind::Struct(structure) = &mut self.types[id].kind {
                for base in &mut structure.bases {
                    base.type_id = self.made.get(&base.schema).copied();
                }
            }
        }
    }

    pub(super) fn bases(&self, inherited: &Inherited) -> Vec<Base> {
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
}

/// Returns whether `x-ms-mutability` allows a property in responses only.
fn is_read_only(schema: &Schema) -> bool {
    schema
        .mutability
        .is_some_and(|m| m.read && !m.create && !m.update)
}
