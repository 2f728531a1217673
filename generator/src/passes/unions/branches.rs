//! The branches of a union: what their variants are named after, and what sets them apart.

use std::collections::HashMap;

use super::entries::is_any;
use crate::model::{BranchTest, Json, JsonType, Model, Schema, SchemaId};
use crate::passes::inherit;
use crate::passes::polymorphism::Polymorphism;
use crate::passes::shape::{self, Shape};

/// How deep lists and maps may be nested in the name of a variant.
const MAX_NESTING: usize = 16;

/// The most words that a title may have to be the name of a variant.
const MAX_WORDS: usize = 5;

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

/// Returns the branches, those of the same simple type or the same definition as one.
pub(super) fn branches(
    model: &Model,
    polymorphism: &Polymorphism,
    entries: &[(usize, SchemaId)],
) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::new();
    let mut known: HashMap<TypeKey, usize> = HashMap::new();
    for (index, entry) in entries {
        let first = known
            .entry(type_key(model, polymorphism, *entry))
            .or_insert(branches.len());
        if let Some(known) = branches.get_mut(*first) {
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
            test: test(model, polymorphism, *entry),
        });
    }
    // How many branches have a member of each name.
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for branch in &branches {
        for member in inherit::inherited(model, shape::resolved(model, branch.schema)).members {
            *counts.entry(member.name).or_default() += 1;
        }
    }
    for branch in &mut branches {
        branch.name = name(model, polymorphism, branch, &counts);
    }
    branches
}

/// What branches of the same Rust type have in common: the schema, or a simple type with its format, and whether it is a
/// secret.
#[derive(PartialEq, Eq, Hash)]
enum TypeKey<'m> {
    Schema(SchemaId),
    Simple(&'static str, Option<&'m str>, bool),
}

fn type_key<'m>(model: &'m Model, polymorphism: &Polymorphism, id: SchemaId) -> TypeKey<'m> {
    let resolved = shape::resolved(model, id);
    let is_secret = model.schemas[id].secret || model.schemas[resolved].secret;
    let simple = match shape::shape(model, polymorphism, resolved) {
        _ if is_any(model, polymorphism, id) => "any",
        Shape::Bool => "boolean",
        Shape::Integer => "integer",
        Shape::Number => "number",
        Shape::String => "string",
        Shape::Array(None) => "array",
        _ => return TypeKey::Schema(resolved),
    };
    TypeKey::Simple(simple, model.schemas[resolved].format.as_deref(), is_secret)
}

/// Returns what a variant is named after: the definition, the `title`, the property that sets it apart, or the type.
fn name(
    model: &Model,
    polymorphism: &Polymorphism,
    branch: &Branch,
    counts: &HashMap<&str, usize>,
) -> String {
    let id = branch.schema;
    let target = model.target(id);
    let resolved = shape::resolved(model, id);
    let definition = [target, resolved].map(|id| model.schemas[id].name.as_ref());
    let title = [id, resolved].map(|id| model.schemas[id].title.as_ref());
    let stated = definition.into_iter().chain(title).flatten();
    let stated = stated.map(String::as_str).find(|name| is_name(name));
    stated.map_or_else(
        || set_apart(model, branch, counts).unwrap_or_else(|| of_type(model, polymorphism, resolved, 0)),
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
    let own = inherit::inherited(model, shape::resolved(model, branch.schema)).members;
    let own = own.iter().map(|member| member.name);
    let names = test.required.iter().map(String::as_str).chain(own);
    let mut names = names.filter(|name| counts.get(name) == Some(&1));
    names.next().map(str::to_owned)
}

/// Returns the name of a type, with that of its elements or values.
fn of_type(model: &Model, polymorphism: &Polymorphism, id: SchemaId, depth: usize) -> String {
    let inner = |id: SchemaId, suffix: &str| {
        let target = shape::resolved(model, id);
        match &model.schemas[target].name {
            Some(name) => format!("{name} {suffix}"),
            None if depth < MAX_NESTING && !is_any(model, polymorphism, target) => {
                format!("{} {suffix}", of_type(model, polymorphism, target, depth + 1))
            }
            None => suffix.to_owned(),
        }
    };
    match shape::shape(model, polymorphism, id) {
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
fn test(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> BranchTest {
    let id = shape::resolved(model, id);
    let shape = shape::shape(model, polymorphism, id);
    let mut test = BranchTest {
        types: types(model, polymorphism, id),
        ..BranchTest::default()
    };
    if matches!(shape, Shape::Struct | Shape::Map(_) | Shape::Object) {
        let inherited = inherit::inherited(model, id);
        let always = inherited.members.iter().filter(|member| member.required);
        let always = always.filter(|member| goes_both_ways(model, member.schema));
        let names = always.map(|member| member.name).chain(inherited.required_only);
        test.required = names.map(str::to_owned).collect();
        let fixed = inherited.members.iter().filter_map(|member| {
            let value = fixed_value(model, polymorphism, member.schema)?;
            Some((member.name.to_owned(), value.to_owned()))
        });
        test.fixed = fixed.collect();
    }
    test
}

/// Returns the types of JSON that the Rust type of a schema holds; none where it holds any.
fn types(model: &Model, polymorphism: &Polymorphism, id: SchemaId) -> Vec<JsonType> {
    match shape::shape(model, polymorphism, id) {
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
    let both = [id, shape::resolved(model, id)].map(|id| &model.schemas[id]);
    let is_marked = |schema: &&Schema| schema.read_only || schema.mutability.is_some() || schema.secret;
    !both.iter().any(is_marked)
}

/// Returns the single string that a schema allows.
pub fn fixed_value<'m>(model: &'m Model, polymorphism: &Polymorphism, id: SchemaId) -> Option<&'m str> {
    let id = shape::resolved(model, id);
    let schema = &model.schemas[shape::listing(model, polymorphism, id)];
    let is_open = schema.enum_info.as_ref().is_some_and(|info| info.open);
    match schema.enumeration.as_slice() {
        [Json::String(value)] if !is_open && !schema.nullable => Some(value),
        _ => None,
    }
}
