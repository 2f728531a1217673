//! Tables of objects and of polymorphic types.

use std::collections::BTreeMap;

use super::tables::{Key, Tables, Usage};
use crate::model;
use crate::model::{Applicators, Dialect, Model, SchemaId};
use crate::passes::inherit::{self, Inherited, Member, lineage};
use crate::support::check::{
    Additional, Basic, Code, Direction, Directions, Discriminator, Keywords, Link, Name, Object, Property,
};

impl<'a> Tables<'a> {
    /// Returns the rules for objects of a schema, with all that it inherits.
    pub(super) fn object(&mut self, id: SchemaId) -> Option<&'a Object<'a>> {
        let earlier = earlier_declarations(self.model, id);
        let counts = counts(self.model, &lineage(self.model, id));
        self.object_of(&inherit::inherited(self.model, id), &earlier, counts)
    }

    /// Returns the rules for objects of a schema without what it inherits.
    pub(super) fn own_object(&mut self, id: SchemaId) -> Option<&'a Object<'a>> {
        let counts = counts(self.model, &[id]);
        self.object_of(&inherit::own(self.model, id), &BTreeMap::new(), counts)
    }

    fn object_of(
        &mut self,
        inherited: &Inherited<'a>,
        earlier: &BTreeMap<&str, Vec<SchemaId>>,
        (min, max): (usize, usize),
    ) -> Option<&'a Object<'a>> {
        let mut object = Object {
            additional: self.additional(inherited),
            min,
            max,
            ..Object::ANY
        };
        let mut properties = Vec::with_capacity(inherited.members.len());
        let mut undeclared_required: Vec<&'a str> = inherited.required_only.clone();
        for member in &inherited.members {
            let earlier = earlier.get(member.name).map_or(&[][..], Vec::as_slice);
            let usage = self.usage_of_all(member.schema, earlier);
            properties.push((self.property(member, usage, earlier), usage));
        }
        let mut required: Vec<usize> = (0..properties.len())
            .filter(|index| inherited.members[*index].required)
            .collect();
        // Those without a bit are required in every direction.
        if required.len() > u64::BITS as usize {
            required.sort_by_key(|index| properties[*index].0.forbidden_in.0 == 0);
        }
        let without_bit = required.split_off(required.len().min(u64::BITS as usize));
        undeclared_required.extend(without_bit.iter().map(|index| inherited.members[*index].name));
        for (bit, index) in required.into_iter().enumerate() {
            let (property, usage) = &mut properties[index];
            property.bit = 1 << bit;
            require(&mut object.required, property, *usage);
        }
        let properties = properties.into_iter().map(|(property, _)| property).collect();
        let (properties, declared) = by_name(properties);
        object.properties = self.bump.alloc_slice_copy(&properties);
        object.declared = self.bump.alloc_slice_copy(&declared);
        object.undeclared_required = self.bump.alloc_slice_copy(&undeclared_required);
        let says_nothing = properties.is_empty()
            && undeclared_required.is_empty()
            && matches!(object.additional, Additional::Open)
            && (object.min, object.max) == (0, usize::MAX);
        (!says_nothing).then(|| &*self.bump.alloc(object))
    }

    fn additional(&mut self, inherited: &Inherited) -> Additional<'a> {
        match inherited.additional {
            model::Additional::Open => Additional::Open,
            // That it evaluates all members is seen by `unevaluatedProperties` only.
            model::Additional::Any if self.has_unevaluated => Additional::Each(Link::Basic(Basic::ANY)),
            model::Additional::Any => Additional::Open,
            model::Additional::Closed => Additional::Closed,
            model::Additional::Schema(values) => Additional::Each(self.used(values)),
        }
    }

    fn property(&mut self, member: &Member<'a>, usage: Usage, earlier: &[SchemaId]) -> Property<'a> {
        // In OpenAPI 3.1 `null` is a value like any other, and the schema of the member decides about it.
        let is_2020 = self.model.dialect(member.schema) == Dialect::OpenApi31;
        let link = match earlier {
            [] if is_2020 => self.used(member.schema),
            [] => self.link(member.schema),
            earlier => self.all_of_them(member.schema, earlier),
        };
        let (forbidden_in, forbidden_code) = forbidden_in(usage);
        Property {
            name: Name::new(member.name),
            schema: link,
            rule: if forbidden_in.0 != 0 {
                self.location(self.forbidding(member.schema, earlier))
            } else {
                ""
            },
            bit: 0,
            forbidden_in,
            forbidden_code,
            nullable: usage.nullable && !is_2020,
            secret: usage.secret,
        }
    }

    /// Returns the annotations of a member: those of its last declaration, with what earlier ones say of directions and secrets,
    /// which holds if any of them says it (JSON Schema Validation, 9.4).
    fn usage_of_all(&self, last: SchemaId, earlier: &[SchemaId]) -> Usage {
        earlier.iter().rev().fold(self.usage(last), |usage, id| {
            let before = self.usage(*id);
            Usage {
                read_only: usage.read_only || before.read_only,
                mutability: usage.mutability.or(before.mutability),
                secret: usage.secret || before.secret,
                secret_in_responses: usage.secret_in_responses || before.secret_in_responses,
                nullable: usage.nullable,
            }
        })
    }

    /// Returns the declaration of a member that forbids it in some direction: the last one of them.
    fn forbidding(&self, last: SchemaId, earlier: &[SchemaId]) -> SchemaId {
        let mut all = std::iter::once(&last).chain(earlier.iter().rev());
        let found = all.find(|id| forbidden_in(self.usage(**id)).0.0 != 0);
        found.copied().unwrap_or(last)
    }

    /// Returns the table of a member that was declared before: those declarations hold too, unless the last one is
    /// built on them anyway.
    fn all_of_them(&mut self, last: SchemaId, earlier: &[SchemaId]) -> Link<'a> {
        let target = self.structure(last);
        let built_on = lineage(self.model, target);
        let structures = earlier.iter().map(|id| self.structure(*id));
        let others = structures.filter(|id| *id != target && !built_on.contains(id));
        match others.collect::<Vec<_>>() {
            others if others.is_empty() => self.link(last),
            others => self.linked(Key::Joined(target, others)),
        }
    }

    /// Returns the table of a schema with others that hold too.
    pub(super) fn joined(&mut self, id: SchemaId, additional: &[SchemaId]) -> Keywords<'a> {
        let applicators = self.model.schemas[id].applicators.as_deref();
        let mut table = match applicators.is_some_and(Applicators::is_unevaluated) {
            // What the others look at is unevaluated for the schema.
            true => Keywords {
                rule: self.location(id),
                all: self.bump.alloc_slice_copy(&[self.used(id)]),
                ..Keywords::ANY
            },
            false => self.schema(id),
        };
        let additional: Vec<Link> = additional.iter().map(|id| self.used(*id)).collect();
        let all: Vec<Link> = table.all.iter().copied().chain(additional).collect();
        table.all = self.bump.alloc_slice_copy(&all);
        table
    }

    /// Returns the discriminator of a schema, with its variants.
    pub(super) fn discriminator(&mut self, id: SchemaId) -> Option<&'a Discriminator<'a>> {
        let polymorphism = self.polymorphism;
        let descendants = polymorphism.descendants(id);
        let tag = self.model.schemas[id].discriminator.as_deref()?;
        if descendants.is_empty() {
            return None;
        }
        let mut variants: Vec<(&str, Link)> = Vec::with_capacity(descendants.len());
        for entry in descendants {
            let is_base = !polymorphism.descendants(entry.schema).is_empty();
            let key = if is_base && !polymorphism.is_nested(self.model, id, entry.schema) {
                Key::Plain(entry.schema)
            } else {
                Key::Whole(entry.schema)
            };
            let link = Link::At(self.index(key));
            variants.extend(entry.tags.iter().map(|tag| (tag.as_str(), link)));
        }
        let is_union = !self.model.schemas[id].branches.is_empty();
        // "The value MUST be the name of this schema or any schema that inherits it": Swagger 2.0, Schema Object.
        let own = self.model.tags(id, id).into_iter().filter(|_| !is_union);
        for tag in own.filter(|tag| descendants.iter().all(|entry| !entry.tags.contains(tag))) {
            variants.push((self.bump.alloc_str(&tag), Link::At(self.index(Key::Plain(id)))));
        }
        variants.sort_by_key(|(tag, _)| *tag);
        Some(self.bump.alloc(Discriminator {
            tag,
            required: is_union,
            variants: self.bump.alloc_slice_copy(&variants),
        }))
    }
}

/// Returns the properties sorted by name, and the position of each property in that order.
fn by_name(properties: Vec<Property>) -> (Vec<Property>, Vec<u16>) {
    let mut indexes: Vec<usize> = (0..properties.len()).collect();
    indexes.sort_by_key(|index| properties[*index].name.as_str());
    let mut positions = vec![0; indexes.len()];
    for (position, index) in indexes.iter().enumerate() {
        positions[*index] = position as u16;
    }
    (
        indexes.iter().map(|index| properties[*index]).collect(),
        positions,
    )
}

/// Returns the directions in which a member is forbidden, and the code of the violation in a request.
fn forbidden_in(usage: Usage) -> (Directions, Code) {
    let (mut forbidden_in, forbidden_code) = match usage.mutability {
        Some(may) if !may.create && !may.update => (Directions::REQUESTS, Code::ReadOnly),
        Some(may) => {
            let mut forbidden_in = 0;
            for (allowed, direction) in [
                (may.create, Direction::Create),
                (may.update, Direction::Update),
                (may.read, Direction::Response),
            ] {
                forbidden_in |= if allowed { 0 } else { Directions::of(direction).0 };
            }
            (Directions(forbidden_in), Code::NotInCreate)
        }
        None if usage.read_only => (Directions::REQUESTS, Code::ReadOnly),
        None => (Directions(0), Code::ReadOnly),
    };
    if usage.secret && !usage.secret_in_responses {
        forbidden_in.0 |= Directions::of(Direction::Response).0;
    }
    (forbidden_in, forbidden_code)
}

/// Notes in which directions a required member must be there: where it may be there; without a direction where
/// some request may have it.
fn require(required: &mut [u64; 4], property: &Property, usage: Usage) {
    for direction in [Direction::Create, Direction::Update, Direction::Response] {
        if !property.forbidden_in.has(direction) {
            required[direction as usize] |= property.bit;
        }
    }
    let sent = !property.forbidden_in.has(Direction::Create) || !property.forbidden_in.has(Direction::Update);
    if sent && !(usage.read_only && usage.mutability.is_none()) {
        required[Direction::Any as usize] |= property.bit;
    }
}

/// Returns the declarations of members that are declared again by a more derived definition.
fn earlier_declarations(model: &Model, id: SchemaId) -> BTreeMap<&str, Vec<SchemaId>> {
    let mut all: BTreeMap<&str, Vec<SchemaId>> = BTreeMap::new();
    if model.schemas[model.target(id)].all_of.is_empty() {
        return all;
    }
    for base in lineage(model, id) {
        for property in &model.schemas[base].properties {
            all.entry(&property.name).or_default().push(property.schema);
        }
    }
    for list in all.values_mut() {
        list.pop();
    }
    all.retain(|_, list| !list.is_empty());
    all
}

/// Returns the narrowest `minProperties` and `maxProperties` of several schemas.
fn counts(model: &Model, all: &[SchemaId]) -> (usize, usize) {
    let limits = |id: SchemaId| &model.schemas[id].limits;
    let min = all.iter().filter_map(|id| limits(*id).min_properties).max();
    let max = all.iter().filter_map(|id| limits(*id).max_properties).min();
    let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    (min.map_or(0, size), max.map_or(usize::MAX, size))
}
