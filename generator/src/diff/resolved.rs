//! All that is said about a value: the keywords of its schemas and of everything that these are built on, merged. So it
//! does not matter how documents distribute keywords over references and `allOf`.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::types::Types;
use crate::model::{Additional, Applicators, Json, JsonType, Model, Schema, SchemaId};
use crate::passes::bounds::{self, Bounds};
use crate::passes::polymorphism::Polymorphism;

/// All that is said about a value.
pub(super) struct Resolved<'m> {
    /// The schema that locations refer to where no other is more exact.
    pub(super) id: SchemaId,
    /// All schemas that are merged.
    pub(super) schemas: Vec<SchemaId>,
    pub(super) types: Types,
    /// The format, with the schema that has it.
    pub(super) format: Option<(&'m str, SchemaId)>,
    pub(super) values: Option<Values<'m>>,
    pub(super) bounds: Bounds,
    pub(super) members: Vec<Member<'m>>,
    by_name: HashMap<&'m str, usize>,
    /// The names that are required, each with the schema that says so.
    pub(super) required: BTreeMap<&'m str, SchemaId>,
    pub(super) additional: Rest,
    /// Whether `unevaluatedProperties` says what is said about additional properties, since nothing else looks at members.
    pub(super) is_rest_unevaluated: bool,
    pub(super) items: Vec<SchemaId>,
    pub(super) discriminator: Option<(&'m str, SchemaId)>,
    /// The variants of a polymorphic type by their tags.
    pub(super) variants: BTreeMap<&'m str, SchemaId>,
    /// Whether the variants are branches of `oneOf` or `anyOf`, and no others are valid.
    pub(super) is_closed_union: bool,
    pub(super) unions: Vec<Union>,
    pub(super) not: Vec<SchemaId>,
    pub(super) applicators: Vec<(&'m Applicators, SchemaId)>,
}

/// A member of an object.
pub(super) struct Member<'m> {
    pub(super) name: &'m str,
    /// The schemas that all hold for it.
    pub(super) schemas: Vec<SchemaId>,
}

/// The values that `enum` lists, apart from `null`.
pub(super) struct Values<'m> {
    pub(super) list: Vec<&'m Json>,
    /// Whether other values may come all the same.
    pub(super) is_open: bool,
    /// The name in `x-ms-enum`.
    pub(super) name: Option<&'m str>,
    /// The schema that lists them.
    pub(super) schema: SchemaId,
}

/// What is said about members that are not described.
pub(super) enum Rest {
    /// Anything is allowed.
    Open,
    /// Nothing is allowed.
    Closed(SchemaId),
    /// These schemas hold for them.
    Schemas(Vec<SchemaId>, SchemaId),
}

/// `oneOf` or `anyOf`.
pub(super) struct Union {
    pub(super) keyword: &'static str,
    pub(super) branches: Vec<SchemaId>,
    pub(super) schema: SchemaId,
}

impl<'m> Resolved<'m> {
    /// Merges what schemas say that all hold for a value.
    pub(super) fn of(model: &'m Model, polymorphism: &'m Polymorphism, schemas: &[SchemaId]) -> Self {
        let mut resolved = Self {
            id: schemas.last().copied().unwrap_or(SchemaId(0)),
            schemas: Vec::new(),
            types: Types::ALL,
            format: None,
            values: None,
            bounds: bounds::bounds(model, schemas),
            members: Vec::new(),
            by_name: HashMap::new(),
            required: BTreeMap::new(),
            additional: Rest::Open,
            is_rest_unevaluated: false,
            items: Vec::new(),
            discriminator: None,
            variants: BTreeMap::new(),
            is_closed_union: false,
            unions: Vec::new(),
            not: Vec::new(),
            applicators: Vec::new(),
        };
        let mut seen = HashSet::new();
        for id in schemas {
            resolved.add(model, *id, &mut seen);
            let variants = polymorphism.descendants(*id).iter();
            let variants = variants.filter(|variant| variant.schema != *id);
            for variant in variants {
                let tags = variant.tags.iter().map(|tag| (tag.as_str(), variant.schema));
                resolved.variants.extend(tags);
            }
            resolved.is_closed_union |= !model.schemas[*id].branches.is_empty();
        }
        resolved.unevaluated(model);
        resolved.types = match resolved.is_closed_union {
            true => resolved.types.and(Types::OBJECT),
            false => resolved.types,
        };
        resolved
    }

    /// Returns the member with a name.
    pub(super) fn member(&self, name: &str) -> Option<&Member<'m>> {
        self.by_name.get(name).map(|index| &self.members[*index])
    }

    /// Returns whether every value is allowed.
    pub(super) fn allows_everything(&self) -> bool {
        self.types == Types::ALL && self.values.is_none() && self.has_no_limits()
    }

    fn has_no_limits(&self) -> bool {
        self.required.is_empty()
            && self.bounds.limits == crate::model::Limits::default()
            && matches!(self.additional, Rest::Open)
            && self.unions.is_empty()
            && self.not.is_empty()
            && self.applicators.is_empty()
    }

    /// Returns whether nothing is said about the values but their type.
    pub(super) fn has_type_only(&self) -> bool {
        self.types != Types::ALL
            && self.format.is_none()
            && self.members.is_empty()
            && self.items.is_empty()
            && self.discriminator.is_none()
            && self.values.is_none()
            && self.has_no_limits()
    }

    /// Returns whether nothing but unions says which values are allowed, whose branches have some types.
    pub(super) fn is_union(&self, branch_types: Types) -> bool {
        branch_types.is_in(self.types)
            && self.values.is_none()
            && self.required.is_empty()
            && self.members.is_empty()
            && matches!(self.additional, Rest::Open)
            && self.variants.is_empty()
            && self.not.is_empty()
            && self.applicators.is_empty()
    }

    /// Adds a schema, after what it refers to and is built on.
    fn add(&mut self, model: &'m Model, id: SchemaId, seen: &mut HashSet<SchemaId>) {
        if !seen.insert(id) {
            return;
        }
        let schema = &model.schemas[id];
        for base in schema.reference.iter().chain(&schema.all_of) {
            self.add(model, *base, seen);
        }
        // A choice of one schema is that schema.
        for (_, branches) in branches_of(model, schema) {
            if let [only] = branches.as_slice() {
                self.add(model, *only, seen);
            }
        }
        self.schemas.push(id);
        self.types = self.types.and(Types::of_schema(schema));
        match (&schema.format, schema.json_type) {
            (_, Some(JsonType::File)) => self.format = Some(("binary", id)),
            (Some(format), _) => self.format = Some((format, id)),
            (None, _) => {}
        }
        self.values(schema, id);
        self.object(schema, id);
        self.items.extend(schema.items);
        self.not.extend(schema.composition.not);
        self.applicators
            .extend(schema.applicators.as_deref().map(|applicators| (applicators, id)));
        self.unions(model, schema, id);
    }

    fn values(&mut self, schema: &'m Schema, id: SchemaId) {
        if schema.enumeration.is_empty() {
            return;
        }
        let info = schema.enum_info.as_ref();
        let list = schema.enumeration.iter().filter(|value| !value.is_null());
        let list: Vec<&Json> = list
            .filter(|value| {
                let before = self.values.as_ref();
                before.is_none_or(|before| before.is_open || before.list.contains(value))
            })
            .collect();
        self.values = Some(Values {
            list,
            is_open: info.is_some_and(|info| info.open),
            name: info.map(|info| info.name.as_str()),
            schema: id,
        });
    }

    fn object(&mut self, schema: &'m Schema, id: SchemaId) {
        if let Some(name) = &schema.discriminator {
            self.discriminator = Some((name, id));
        }
        for property in &schema.properties {
            match self.by_name.get(property.name.as_str()) {
                Some(index) => self.members[*index].schemas.push(property.schema),
                None => {
                    self.by_name.insert(&property.name, self.members.len());
                    self.members.push(Member {
                        name: &property.name,
                        schemas: vec![property.schema],
                    });
                }
            }
        }
        for name in &schema.required {
            self.required.insert(name, id);
        }
        match (&schema.additional, &mut self.additional) {
            (Additional::Closed, rest) => *rest = Rest::Closed(id),
            (Additional::Schema(values), Rest::Schemas(list, _)) => list.push(*values),
            (Additional::Schema(values), rest @ Rest::Open) => *rest = Rest::Schemas(vec![*values], id),
            _ => {}
        }
    }

    /// Makes additional properties of unevaluated ones where both are the same.
    fn unevaluated(&mut self, model: &Model) {
        let ([(applicators, _)], [id]) = (self.applicators.as_slice(), self.schemas.as_slice()) else {
            return;
        };
        let is_plain = model.schemas[*id].additional == Additional::Open
            && self.unions.is_empty()
            && self.not.is_empty()
            && self.variants.is_empty()
            && applicators.condition.is_none()
            && applicators.dependent_schemas.is_empty();
        let Some(rest) = applicators.unevaluated_properties.filter(|_| is_plain) else {
            return;
        };
        let schema = &model.schemas[model.target(rest)];
        let is_false = schema.composition.not.is_some_and(|not| {
            let not = &model.schemas[model.target(not)];
            Types::of_schema(not) == Types::ALL && !not.additions().constraint && not.all_of.is_empty()
        });
        self.additional = match is_false {
            true => Rest::Closed(*id),
            false => Rest::Schemas(vec![rest], *id),
        };
        self.is_rest_unevaluated = true;
    }

    fn unions(&mut self, model: &'m Model, schema: &'m Schema, id: SchemaId) {
        let composition = &schema.composition;
        if let Some(values) = open_enum(model, &composition.any_of) {
            self.types = self.types.and(Types::STRING);
            self.values = Some(values);
            return;
        }
        // The branches of a polymorphic type are its variants.
        if !schema.branches.is_empty() {
            return;
        }
        for (keyword, branches) in branches_of(model, schema) {
            if branches.len() > 1 {
                self.unions.push(Union {
                    keyword,
                    branches,
                    schema: id,
                });
            }
        }
    }
}

/// Returns the branches of `oneOf` and `anyOf`, without `null`, which is compared by itself. Those of an `anyOf` in an
/// `anyOf` are its own.
fn branches_of(model: &Model, schema: &Schema) -> [(&'static str, Vec<SchemaId>); 2] {
    let composition = &schema.composition;
    let is_null = |id: &SchemaId| Types::of_schema(&model.schemas[model.target(*id)]) == Types::NONE;
    let mut any_of = Vec::new();
    flatten(model, &composition.any_of, &mut any_of, &mut HashSet::new());
    let mut list = [("oneOf", composition.one_of.clone()), ("anyOf", any_of)];
    for (_, branches) in &mut list {
        branches.retain(|id| !is_null(id));
    }
    list
}

/// Adds the branches of an `anyOf`, and those of the branches that are nothing but an `anyOf`.
fn flatten(model: &Model, branches: &[SchemaId], list: &mut Vec<SchemaId>, seen: &mut HashSet<SchemaId>) {
    for branch in branches {
        let target = model.target(*branch);
        let schema = &model.schemas[target];
        let mut rest = schema.clone();
        rest.composition.any_of.clear();
        let adds = rest.additions().constraint || rest.json_type.is_some() || rest.format.is_some();
        let is_nested = !schema.composition.any_of.is_empty() && schema.all_of.is_empty() && !adds;
        match is_nested && seen.insert(target) {
            true => flatten(model, &schema.composition.any_of, list, seen),
            false => list.push(*branch),
        }
    }
}

/// Returns the values of an enum that is written as `anyOf` of any string and of some strings.
fn open_enum<'m>(model: &'m Model, branches: &[SchemaId]) -> Option<Values<'m>> {
    let targets: Vec<SchemaId> = branches.iter().map(|id| model.target(*id)).collect();
    let is_plain = |id: &SchemaId| {
        let schema = &model.schemas[*id];
        let is_string = Types::of_schema(schema) == Types::STRING;
        is_string && schema.all_of.is_empty() && !schema.additions().constraint
    };
    let (plain, listing): (Vec<SchemaId>, Vec<SchemaId>) = targets.into_iter().partition(is_plain);
    let lists = |id: &SchemaId| {
        let schema = &model.schemas[*id];
        !schema.enumeration.is_empty() && Types::of_schema(schema) == Types::STRING
    };
    let first = listing
        .first()
        .filter(|_| plain.len() == 1 && listing.iter().all(lists))?;
    let info = model.schemas[*first].enum_info.as_ref();
    Some(Values {
        list: listing
            .iter()
            .flat_map(|id| &model.schemas[*id].enumeration)
            .collect(),
        is_open: true,
        name: info.map(|info| info.name.as_str()),
        schema: *first,
    })
}
