//! Unions: what `oneOf` and `anyOf` without a discriminator say about the type of a schema.

use std::collections::{HashMap, HashSet};

use super::families::Families;
use super::inherit;
use super::shape::{self, Shape};
use crate::model::{BranchTest, Json, JsonType, Model, Schema, SchemaId};

/// How deep unions may be nested directly in each other, before any value is accepted.
const MAX_NESTING: usize = 16;

/// The most words that a title may have to be the name of a variant.
const MAX_WORDS: usize = 5;

/// What the type of a union is.
#[derive(Debug)]
pub enum Union {
    /// The type of one of its branches, which holds the values of all.
    Same(SchemaId),
    /// An enum with the values of these schemas.
    Values(Values),
    /// An untagged enum.
    Branches(Vec<Branch>),
}

/// An enum whose values several branches list.
#[derive(Debug)]
pub struct Values {
    /// The schemas that list the values.
    pub listings: Vec<SchemaId>,
    /// Whether a branch allows other values of the same type.
    pub open: bool,
    /// Whether the values are whole numbers instead of strings.
    pub are_integers: bool,
}

/// A branch of a union, or several that have the same type.
#[derive(Debug)]
pub struct Branch {
    /// The schema, as it is used.
    pub schema: SchemaId,
    /// The indexes of the branches in `oneOf` or `anyOf`.
    pub indexes: Vec<usize>,
    /// What the variant is named after.
    pub name: String,
    /// What a value must have to be one of the branch.
    pub test: BranchTest,
}

/// Returns the branches of a schema that is a union and nothing else, `null` included. `id` is a
/// [decisive](shape::decisive) schema.
fn entries<'m>(model: &'m Model, families: &Families, id: SchemaId) -> Option<&'m [SchemaId]> {
    let schema = &model.schemas[id];
    let entries = match (
        schema.composition.one_of.as_slice(),
        schema.composition.any_of.as_slice(),
    ) {
        ([], []) => return None,
        (list, []) | ([], list) => list,
        _ => return None,
    };
    let allows_several = matches!(schema.json_type, None | Some(JsonType::Object));
    let says_more = !schema.types.is_empty() || !schema.enumeration.is_empty() || !schema.all_of.is_empty();
    let is_open = matches!(shape::shape(model, families, id), Shape::Any | Shape::Object);
    (allows_several && !says_more && is_open).then_some(entries)
}

/// Returns what the type of a union is; none where the schema is not a union, or its branches say nothing about types.
/// `id` is a [decisive](shape::decisive) schema.
pub fn union(model: &Model, families: &Families, id: SchemaId) -> Option<Union> {
    let entries = entries(model, families, id)?;
    let several: Vec<(usize, SchemaId)> = entries
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, entry)| !is_null(model, *entry))
        .collect();
    let (_, first) = *several.first()?;
    if is_ring(model, families, id) {
        return None;
    }
    if several.len() == 1 {
        return Some(Union::Same(first));
    }
    let ids: Vec<SchemaId> = several.iter().map(|(_, entry)| *entry).collect();
    if let Some(values) = values(model, families, &ids) {
        return Some(match values.listings.as_slice() {
            [listing] if model.schemas[*listing].name.is_some() => Union::Same(*listing),
            _ => Union::Values(values),
        });
    }
    let branches = branches(model, families, &several);
    match branches.as_slice() {
        [_] => Some(Union::Same(first)),
        branches
            if branches
                .iter()
                .all(|branch| is_any(model, families, branch.schema)) =>
        {
            None
        }
        _ => Some(Union::Branches(branches)),
    }
}

/// Returns whether `null` is a value of a union because a branch allows it.
pub fn allows_null(model: &Model, families: &Families, id: SchemaId) -> bool {
    let is_nullable = |entry: &SchemaId| {
        let target = shape::decisive(model, *entry);
        is_null(model, *entry) || model.schemas[*entry].nullable || model.schemas[target].nullable
    };
    let has_null = entries(model, families, id).is_some_and(|entries| entries.iter().any(is_nullable));
    has_null && union(model, families, id).is_some()
}

/// Returns whether a schema allows `null` and nothing else.
fn is_null(model: &Model, id: SchemaId) -> bool {
    model.schemas[model.target(id)].json_type == Some(JsonType::Null)
}

/// Returns whether nothing is known about the type of a branch.
fn is_any(model: &Model, families: &Families, id: SchemaId) -> bool {
    let id = shape::decisive(model, id);
    let is_open = matches!(shape::shape(model, families, id), Shape::Any | Shape::Object);
    is_open && entries(model, families, id).is_none()
}

/// Returns whether a union is a branch of itself, directly or as a branch of its branches. Reading it would not end.
fn is_ring(model: &Model, families: &Families, id: SchemaId) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![(id, 0)];
    while let Some((at, depth)) = open.pop() {
        for entry in entries(model, families, at).into_iter().flatten() {
            let entry = shape::decisive(model, *entry);
            if entry == id || depth > MAX_NESTING {
                return true;
            }
            if seen.insert(entry) {
                open.push((entry, depth + 1));
            }
        }
    }
    false
}

/// Returns the values of branches that are all enums of one type, or that type without a list of values.
fn values(model: &Model, families: &Families, entries: &[SchemaId]) -> Option<Values> {
    let mut listings = Vec::new();
    let mut kinds = HashSet::new();
    let mut open = false;
    for entry in entries {
        let id = shape::decisive(model, *entry);
        let is_secret = model.schemas[*entry].secret || model.schemas[id].secret;
        match shape::shape(model, families, id) {
            _ if is_secret => return None,
            shape @ (Shape::StringEnum | Shape::IntegerEnum) => {
                kinds.insert(shape == Shape::IntegerEnum);
                listings.push(shape::listing(model, families, id));
            }
            Shape::String if model.schemas[id].format.is_none() => {
                kinds.insert(false);
                open = true;
            }
            _ => match union(model, families, id)? {
                Union::Values(inner) => {
                    kinds.insert(inner.are_integers);
                    open |= inner.open;
                    listings.extend(inner.listings);
                }
                Union::Same(inner) => {
                    let inner = values(model, families, &[inner])?;
                    kinds.insert(inner.are_integers);
                    // The type of a definition takes in all strings.
                    open |= inner.open || entries.len() > 1;
                    listings.extend(inner.listings);
                }
                Union::Branches(_) => return None,
            },
        }
    }
    let are_integers = kinds.contains(&true);
    let is_enum = kinds.len() == 1 && !listings.is_empty();
    is_enum.then_some(Values {
        listings,
        open,
        are_integers,
    })
}

/// Returns the branches, those of the same simple type or the same definition as one.
fn branches(model: &Model, families: &Families, entries: &[(usize, SchemaId)]) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::new();
    for (index, entry) in entries {
        let known = branches
            .iter_mut()
            .find(|branch| has_same_type(model, families, branch.schema, *entry));
        if let Some(known) = known {
            known.indexes.push(*index);
            // What sets the first one apart does not hold for the other.
            known.test.required.clear();
            known.test.fixed.clear();
            continue;
        }
        branches.push(Branch {
            schema: *entry,
            indexes: vec![*index],
            name: String::new(),
            test: test(model, families, *entry),
        });
    }
    // How many branches have a member of each name.
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for branch in &branches {
        for member in inherit::inherited(model, shape::decisive(model, branch.schema)).members {
            *counts.entry(member.name).or_default() += 1;
        }
    }
    for branch in &mut branches {
        branch.name = name(model, families, branch, &counts);
    }
    branches
}

/// Returns whether two branches have the same Rust type.
fn has_same_type(model: &Model, families: &Families, one: SchemaId, other: SchemaId) -> bool {
    let simple = |id: SchemaId| {
        let decisive = shape::decisive(model, id);
        let is_secret = model.schemas[id].secret || model.schemas[decisive].secret;
        let shape = shape::shape(model, families, decisive);
        let is_any = is_any(model, families, id);
        let is_simple = matches!(
            shape,
            Shape::Bool | Shape::Integer | Shape::Number | Shape::String | Shape::Array(None)
        );
        let format = model.schemas[decisive].format.as_deref();
        (is_simple || is_any).then_some((if is_any { Shape::Any } else { shape }, format, is_secret))
    };
    let same_schema = shape::decisive(model, one) == shape::decisive(model, other);
    same_schema || simple(one).is_some_and(|one| Some(one) == simple(other))
}

/// Returns what a variant is named after: the definition, the `title`, the property that sets it apart, or the type.
fn name(model: &Model, families: &Families, branch: &Branch, counts: &HashMap<&str, usize>) -> String {
    let id = branch.schema;
    let target = model.target(id);
    let decisive = shape::decisive(model, id);
    let definition = [target, decisive].map(|id| model.schemas[id].name.as_ref());
    let title = [id, decisive].map(|id| model.schemas[id].title.as_ref());
    let stated = definition.into_iter().chain(title).flatten();
    let stated = stated.map(String::as_str).find(|name| is_name(name));
    stated.map_or_else(
        || set_apart(model, branch, counts).unwrap_or_else(|| of_type(model, families, decisive, 0)),
        str::to_owned,
    )
}

/// Returns whether a title is a name, and not a sentence or the type that the schema has anyway.
fn is_name(title: &str) -> bool {
    let is_type = JsonType::named(&title.to_ascii_lowercase()).is_some();
    let words = title.split_whitespace().count();
    title.chars().any(char::is_alphanumeric) && words <= MAX_WORDS && !is_type
}

/// Returns the fixed value of a member of an object, or the first member that no other branch has, a required one if
/// possible.
fn set_apart(model: &Model, branch: &Branch, counts: &HashMap<&str, usize>) -> Option<String> {
    let test = &branch.test;
    if let Some((_, value)) = test.fixed.first() {
        return Some(value.clone());
    }
    let own = inherit::inherited(model, shape::decisive(model, branch.schema)).members;
    let own = own.iter().map(|member| member.name);
    let names = test.required.iter().map(String::as_str).chain(own);
    let mut names = names.filter(|name| counts.get(name) == Some(&1));
    names.next().map(str::to_owned)
}

/// Returns the name of a type, with that of its elements or values.
fn of_type(model: &Model, families: &Families, id: SchemaId, depth: usize) -> String {
    let inner = |id: SchemaId, suffix: &str| {
        let target = shape::decisive(model, id);
        match &model.schemas[target].name {
            Some(name) => format!("{name} {suffix}"),
            None if depth < MAX_NESTING && !is_any(model, families, target) => {
                format!("{} {suffix}", of_type(model, families, target, depth + 1))
            }
            None => suffix.to_owned(),
        }
    };
    match shape::shape(model, families, id) {
        Shape::Bool => "Boolean".into(),
        Shape::Integer | Shape::IntegerEnum => "Integer".into(),
        Shape::Number => "Number".into(),
        Shape::String => match model.schemas[id].format.as_deref() {
            Some(format) => format.to_owned(),
            None => "String".into(),
        },
        Shape::StringEnum => match model.schemas[id].enumeration.as_slice() {
            [Json::String(value)] => value.clone(),
            _ => "Enum".into(),
        },
        Shape::Array(Some(items)) => inner(items, "Array"),
        Shape::Array(None) => "Array".into(),
        Shape::Map(values) => inner(values, "Map"),
        Shape::Struct | Shape::Object | Shape::Union => "Object".into(),
        Shape::Any => "Any".into(),
    }
}

/// Returns what a value must have to be one of a branch.
fn test(model: &Model, families: &Families, id: SchemaId) -> BranchTest {
    let id = shape::decisive(model, id);
    let shape = shape::shape(model, families, id);
    let mut test = BranchTest {
        types: types(model, families, id),
        ..BranchTest::default()
    };
    if matches!(shape, Shape::Struct | Shape::Map(_) | Shape::Object) {
        let inherited = inherit::inherited(model, id);
        let always = inherited.members.iter().filter(|member| member.required);
        let always = always.filter(|member| goes_both_ways(model, member.schema));
        let names = always.map(|member| member.name).chain(inherited.required_only);
        test.required = names.map(str::to_owned).collect();
        let fixed = inherited.members.iter().filter_map(|member| {
            let value = fixed_value(model, families, member.schema)?;
            Some((member.name.to_owned(), value.to_owned()))
        });
        test.fixed = fixed.collect();
    }
    test
}

/// Returns the types of JSON that the Rust type of a schema holds; none where it holds any.
fn types(model: &Model, families: &Families, id: SchemaId) -> Vec<JsonType> {
    match shape::shape(model, families, id) {
        Shape::Bool => vec![JsonType::Boolean],
        Shape::Integer | Shape::IntegerEnum => vec![JsonType::Integer],
        Shape::Number => vec![JsonType::Number],
        Shape::String | Shape::StringEnum => vec![JsonType::String],
        Shape::Array(_) => vec![JsonType::Array],
        Shape::Struct | Shape::Map(_) | Shape::Object | Shape::Union => vec![JsonType::Object],
        Shape::Any => Vec::new(),
    }
}

/// Returns whether requests and responses have a member, not hidden by either.
pub fn goes_both_ways(model: &Model, id: SchemaId) -> bool {
    let both = [id, shape::decisive(model, id)].map(|id| &model.schemas[id]);
    let is_marked = |schema: &&Schema| schema.read_only || schema.mutability.is_some() || schema.secret;
    !both.iter().any(is_marked)
}

/// Returns the single string that a schema allows.
pub fn fixed_value<'m>(model: &'m Model, families: &Families, id: SchemaId) -> Option<&'m str> {
    let id = shape::decisive(model, id);
    let schema = &model.schemas[shape::listing(model, families, id)];
    let is_open = schema.enum_info.as_ref().is_some_and(|info| info.open);
    match schema.enumeration.as_slice() {
        [Json::String(value)] if !is_open && !schema.nullable => Some(value),
        _ => None,
    }
}
