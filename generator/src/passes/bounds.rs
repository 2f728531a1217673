//! The limits of a value that several schemas describe together.

use std::cmp::Ordering;

use rustc_hash::FxHashSet;
use serde_json::Number;

use crate::model::{Limits, Model, SchemaId};

/// The limits that hold together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The narrowest limits. The number of `multiple_of` and the pattern are those of the first schema that has one.
    pub limits: Limits,
    /// The other numbers that a value is a multiple of.
    pub multiples: Vec<Number>,
    /// The other patterns.
    pub patterns: Vec<String>,
}

/// Returns the limits of a value that several schemas describe, with all that these refer to and are built on.
pub fn bounds(model: &Model, schemas: &[SchemaId]) -> Bounds {
    let mut bounds = Bounds::default();
    let mut seen = FxHashSet::default();
    let mut open: Vec<SchemaId> = schemas.iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let schema = &model.schemas[id];
            bounds.add(&schema.limits);
            open.extend(schema.all_of.iter().rev().chain(&schema.reference));
        }
    }
    bounds
}

impl Bounds {
    fn add(&mut self, other: &Limits) {
        let own = &mut self.limits;
        narrow_bound(
            (&mut own.minimum, &mut own.exclusive_minimum),
            (&other.minimum, other.exclusive_minimum),
            Ordering::Greater,
        );
        narrow_bound(
            (&mut own.maximum, &mut own.exclusive_maximum),
            (&other.maximum, other.exclusive_maximum),
            Ordering::Less,
        );
        narrow(&mut own.min_length, other.min_length, u64::max);
        narrow(&mut own.max_length, other.max_length, u64::min);
        narrow(&mut own.min_items, other.min_items, u64::max);
        narrow(&mut own.max_items, other.max_items, u64::min);
        narrow(&mut own.min_properties, other.min_properties, u64::max);
        narrow(&mut own.max_properties, other.max_properties, u64::min);
        own.unique_items |= other.unique_items;
        add_other(
            &mut own.multiple_of,
            &mut self.multiples,
            other.multiple_of.as_ref(),
        );
        add_other(&mut own.pattern, &mut self.patterns, other.pattern.as_ref());
    }

    /// Returns whether no number, or no text, array or object, is within the limits.
    pub fn are_empty(&self) -> bool {
        let Limits {
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of: _,
            min_length,
            max_length,
            pattern: _,
            min_items,
            max_items,
            unique_items: _,
            min_properties,
            max_properties,
        } = &self.limits;
        let crossed =
            |min: &Option<u64>, max: &Option<u64>| min.zip(*max).is_some_and(|(min, max)| min > max);
        let numbers = minimum.as_ref().zip(maximum.as_ref());
        numbers.is_some_and(|(min, max)| match compare(min, max) {
            Ordering::Greater => true,
            Ordering::Equal => *exclusive_minimum || *exclusive_maximum,
            Ordering::Less => false,
        }) || crossed(min_length, max_length)
            || crossed(min_items, max_items)
            || crossed(min_properties, max_properties)
    }
}

/// Takes over a bound that is narrower: of an order to the own one, or the same and exclusive.
fn narrow_bound(
    (own, exclusive): (&mut Option<Number>, &mut bool),
    (other, other_exclusive): (&Option<Number>, bool),
    narrower: Ordering,
) {
    let Some(other) = other else { return };
    match own.as_ref().map(|own| compare(other, own)) {
        Some(Ordering::Equal) => *exclusive |= other_exclusive,
        Some(order) if order != narrower => {}
        _ => {
            *own = Some(other.clone());
            *exclusive = other_exclusive;
        }
    }
}

fn compare(one: &Number, other: &Number) -> Ordering {
    match (one.as_i64(), other.as_i64()) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one
            .as_f64()
            .partial_cmp(&other.as_f64())
            .unwrap_or(Ordering::Equal),
    }
}

fn narrow(own: &mut Option<u64>, other: Option<u64>, narrowest: fn(u64, u64) -> u64) {
    *own = match (*own, other) {
        (Some(own), Some(other)) => Some(narrowest(own, other)),
        (own, other) => own.or(other),
    };
}

/// Adds a constraint of another schema that holds too.
fn add_other<T: Clone + PartialEq>(own: &mut Option<T>, rest: &mut Vec<T>, other: Option<&T>) {
    match (own.as_ref(), other) {
        (None, Some(other)) => *own = Some(other.clone()),
        (Some(own), Some(other)) if own != other && !rest.contains(other) => rest.push(other.clone()),
        _ => {}
    }
}
