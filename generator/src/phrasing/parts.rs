//! What a document says about the parts of a value, in short sentences of Markdown: its elements, its members, the names of
//! these, and the values of each branch.

use super::constraints::{bounds, value};
use super::text::code;
use crate::model::{Additional, Applicators, Json, JsonType, Model, Property, Schema, SchemaId};
use crate::passes::shape;

/// Most parts within each other that are told of.
const DEEPEST: usize = 3;

/// Most sentences about a value.
const MOST: usize = 12;

/// Puts into words what holds for parts of values.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    pub(crate) model: &'a Model,
    /// Whether a schema is described elsewhere, where readers find what holds for it.
    pub(crate) is_described: &'a dyn Fn(SchemaId) -> bool,
}

impl Parts<'_> {
    /// Returns the sentences about the parts of a value of a schema, which is described itself or not.
    pub(crate) fn sentences(self, schema: SchemaId) -> Vec<String> {
        let mut sentences = self.of(schema, 0);
        if sentences.len() > MOST {
            sentences.truncate(MOST);
            sentences.push("The document has more rules.".to_owned());
        }
        sentences
    }

    fn of(self, schema: SchemaId, depth: usize) -> Vec<String> {
        let mut sentences = Vec::new();
        if depth == DEEPEST {
            return sentences;
        }
        for id in shape::applied(self.model, schema) {
            let schema = &self.model.schemas[id];
            if let Some(items) = schema.items {
                sentences.extend(self.told("Each element", items, depth));
            }
            if let Additional::Schema(values) = schema.additional {
                let each = match schema.properties.is_empty() {
                    true => "Each value",
                    false => "Each additional value",
                };
                sentences.extend(self.told(each, values, depth));
            }
            if let Some(rules) = schema.applicators.as_deref() {
                self.elements(rules, depth, &mut sentences);
                self.members(rules, depth, &mut sentences);
                self.conditions(rules, depth, &mut sentences);
            }
            self.branches(schema, depth, &mut sentences);
        }
        sentences
    }

    /// Returns a sentence of what holds for a part, if anything does that is not said elsewhere.
    fn told(self, part: &str, schema: SchemaId, depth: usize) -> Option<String> {
        let phrases = self.phrases(schema, false, depth);
        (!phrases.is_empty()).then(|| format!("{part}: {}.", phrases.join(", ")))
    }

    fn elements(self, rules: &Applicators, depth: usize, sentences: &mut Vec<String>) {
        for (at, schema) in rules.prefix_items.iter().enumerate() {
            sentences.extend(self.told(&format!("Element {}", at + 1), *schema, depth));
        }
        match rules.rest_items {
            Some(rest) if shape::forbids_all(self.model, rest) => {
                sentences.push(format!("No more than {} elements.", rules.prefix_items.len()));
            }
            Some(rest) => sentences.push(format!("Other elements: {}.", self.described(rest, depth))),
            None => {}
        }
        if let Some(contains) = rules.contains {
            let count = match (rules.min_contains.unwrap_or(1), rules.max_contains) {
                (least, None) => format!("At least {least}"),
                (0, Some(most)) => format!("At most {most}"),
                (least, Some(most)) if least == most => format!("Exactly {most}"),
                (least, Some(most)) => format!("{least} to {most}"),
            };
            let elements = if count.ends_with(" 1") {
                "element"
            } else {
                "elements"
            };
            sentences.push(format!(
                "{count} {elements}: {}.",
                self.described(contains, depth)
            ));
        }
    }

    fn members(self, rules: &Applicators, depth: usize, sentences: &mut Vec<String>) {
        if let Some(names) = rules.property_names {
            let phrases = self.phrases(names, true, depth);
            if !phrases.is_empty() {
                sentences.push(format!("Names of properties: {}.", phrases.join(", ")));
            }
        }
        for (pattern, schema) in &rules.pattern_properties {
            let what = self.described(*schema, depth);
            sentences.push(format!("Properties that match {}: {what}.", code(pattern)));
        }
        for (name, required) in &rules.dependent_required {
            let required = told_names(required, Use::Rule);
            sentences.push(format!("With {}, {required}.", code(name)));
        }
        for (name, schema) in &rules.dependent_schemas {
            let rules = self.rules(*schema, Use::Rule, depth);
            sentences.extend(rules.map(|rules| format!("With {}: {rules}.", code(name))));
        }
    }

    fn conditions(self, rules: &Applicators, depth: usize, sentences: &mut Vec<String>) {
        let Some(condition) = rules
            .condition
            .and_then(|id| self.rules(id, Use::Condition, depth))
        else {
            return;
        };
        let then = rules.then.and_then(|id| self.rules(id, Use::Rule, depth));
        let otherwise = rules.otherwise.and_then(|id| self.rules(id, Use::Rule, depth));
        match (then, otherwise) {
            (Some(then), Some(otherwise)) => {
                sentences.push(format!("If {condition}: {then}; otherwise: {otherwise}."));
            }
            (Some(then), None) => sentences.push(format!("If {condition}: {then}.")),
            (None, Some(otherwise)) => sentences.push(format!("Unless {condition}: {otherwise}.")),
            (None, None) => {}
        }
    }

    /// Adds what holds for the branches of `oneOf` and `anyOf`, and what `not` rules out.
    fn branches(self, schema: &Schema, depth: usize, sentences: &mut Vec<String>) {
        let composition = &schema.composition;
        for branch in composition.one_of.iter().chain(&composition.any_of) {
            if (self.is_described)(shape::resolved(self.model, *branch)) {
                continue;
            }
            let phrases = self.phrases(*branch, true, depth);
            if !phrases.is_empty() {
                let name = match self.kind(*branch) {
                    Some(kind) if kind.starts_with(['a', 'i', 'o']) => format!("An {kind}"),
                    Some(kind) => format!("A {kind}"),
                    None => "Any value".to_owned(),
                };
                sentences.push(format!("{name}: {}.", phrases.join(", ")));
            }
        }
        if let Some(rules) = composition
            .not
            .and_then(|not| self.rules(not, Use::Condition, depth))
        {
            sentences.push(format!("Not allowed: {rules}."));
        }
    }

    /// Returns what holds for a value of a schema, but for its type; `with_values` with those that it lists.
    fn phrases(self, schema: SchemaId, with_values: bool, depth: usize) -> Vec<String> {
        let resolved = shape::resolved(self.model, schema);
        if (self.is_described)(resolved) || (self.is_described)(schema) {
            return Vec::new();
        }
        let listed = &self.model.schemas[resolved].enumeration;
        let is_listed = listed.iter().all(Json::is_string) || listed.iter().all(Json::is_i64);
        let mut phrases: Vec<String> = Vec::new();
        if !listed.is_empty() && (with_values || !is_listed) {
            phrases.push(one_of(listed));
        }
        let sentences = bounds(self.model, &[schema]).into_iter();
        phrases.extend(sentences.chain(self.of(schema, depth + 1)).map(phrase));
        phrases
    }

    /// Returns what a value of a schema is and what holds for it.
    fn described(self, schema: SchemaId, depth: usize) -> String {
        let mut words = vec![self.kind(schema).unwrap_or("any value").to_owned()];
        words.extend(self.phrases(schema, true, depth));
        words.join(", ")
    }

    fn kind(self, schema: SchemaId) -> Option<&'static str> {
        let resolved = shape::resolved(self.model, schema);
        shape::type_of(self.model, resolved).map(JsonType::as_str)
    }

    /// Returns what a schema says that only holds under a condition: required members, and what others are.
    fn rules(self, schema: SchemaId, used: Use, depth: usize) -> Option<String> {
        let mut rules = Vec::new();
        for id in shape::applied(self.model, schema) {
            let schema = &self.model.schemas[id];
            let told = |name: &&String| !schema.properties.iter().any(|of| of.name == **name);
            let required: Vec<String> = schema.required.iter().filter(told).cloned().collect();
            if !required.is_empty() {
                rules.push(told_names(&required, used));
            }
            for property in &schema.properties {
                let is_required = schema.required.contains(&property.name);
                rules.extend(self.property(property, is_required, used, depth));
            }
        }
        let kind = self.kind(schema).filter(|kind| *kind != "object");
        rules.extend(kind.map(str::to_owned));
        rules.extend(self.phrases(schema, true, depth));
        (!rules.is_empty()).then(|| rules.join(", "))
    }

    fn property(self, property: &Property, is_required: bool, used: Use, depth: usize) -> Option<String> {
        let name = code(&property.name);
        if shape::forbids_all(self.model, property.schema) {
            return Some(format!("{name} is {}", used.absent()));
        }
        let phrases = self.phrases(property.schema, true, depth);
        let required = match used {
            Use::Rule if is_required => "required, ",
            Use::Rule | Use::Condition => "",
        };
        match phrases.as_slice() {
            // What a required member is tells nothing that is not in its row.
            [] if is_required => Some(told_names(std::slice::from_ref(&property.name), used)),
            [] => Some(format!("{name} is {}", self.kind(property.schema)?)),
            phrases => Some(format!("{name} is {required}{}", phrases.join(", "))),
        }
    }
}

/// What the keywords of a schema are used for.
#[derive(Clone, Copy)]
enum Use {
    /// They hold.
    Rule,
    /// They are tested.
    Condition,
}

impl Use {
    fn present(self) -> &'static str {
        match self {
            Self::Rule => "required",
            Self::Condition => "present",
        }
    }

    fn absent(self) -> &'static str {
        match self {
            Self::Rule => "not allowed",
            Self::Condition => "absent",
        }
    }
}

/// Returns that members are required, or are there.
fn told_names(names: &[String], used: Use) -> String {
    let list: Vec<String> = names.iter().map(|name| code(name)).collect();
    let verb = if list.len() == 1 { "is" } else { "are" };
    format!("{} {verb} {}", list.join(", "), used.present())
}

fn one_of(values: &[Json]) -> String {
    match values {
        [one] => value(one),
        _ => {
            let values: Vec<String> = values.iter().map(value).collect();
            format!("one of {}", values.join(", "))
        }
    }
}

/// Returns a sentence as a part of another one.
fn phrase(sentence: String) -> String {
    let sentence = sentence.trim_end_matches('.');
    if let Some(pattern) = sentence.strip_prefix("Pattern: ") {
        return format!("matches {pattern}");
    }
    let mut chars = sentence.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
