//! The quick look: most values are valid, and that is seen without noting where one is. It says yes only where the
//! full check would find nothing at all; what it has doubts about is left to that check. It knows no composition.

use super::array;
use super::format::Verdict;
use super::name::lists;
use super::number::Number;
use super::schema::{Additional, Array, Direction, Directions, Link, Numeric, Object, Schema, Text, Types};
use super::subject::{Key, Kind, Subject};

/// How deep the look goes before it has doubts.
const MAX_DEPTH: u32 = 128;

/// What a quick look needs to know.
#[derive(Clone, Copy)]
pub(super) struct Quick<'t> {
    schemas: &'t [Schema<'t>],
    required: usize,
    directions: Directions,
}

impl<'t> Quick<'t> {
    pub(super) fn new(schemas: &'t [Schema<'t>], direction: Direction) -> Self {
        Self {
            schemas,
            required: direction as usize,
            directions: Directions::of(direction),
        }
    }

    #[inline]
    fn schema(&self, link: Link<'t>) -> &'t Schema<'t> {
        link.schema(self.schemas)
    }

    /// Whether a value is valid without a doubt.
    pub(super) fn is_valid<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, value: S) -> bool {
        self.value(schema, value, 0)
    }

    /// Simple values are looked at where they are met, since there are so many of them.
    #[inline(always)]
    fn value<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, value: S, depth: u32) -> bool {
        let fits = match value.kind() {
            Kind::Text(text) => {
                schema.types.has(Types::STRING)
                    && schema.text.is_none_or(|rules| is_text(rules, text))
                    && schema.values.is_none_or(|values| lists(values.texts, text))
            }
            Kind::KnownText(text) => {
                schema.types.has(Types::STRING) && schema.text.is_none_or(|rules| is_text(rules, text))
            }
            Kind::Number(number) | Kind::KnownNumber(number) => {
                is_of(schema.types, number)
                    && schema.values.is_none()
                    && schema.number.is_none_or(|rules| is_number(rules, number))
            }
            Kind::Bool(_) => schema.types.has(Types::BOOLEAN) && schema.values.is_none(),
            Kind::Array(array) => return self.array::<S>(schema, array, depth),
            Kind::Object(object) => return self.object::<S>(schema, object, depth),
            Kind::Null => schema.types.has(Types::NULL) && schema.values.is_none(),
        };
        fits && is_alone(schema)
    }

    fn array<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, array: S::Array, depth: u32) -> bool {
        let Some(rules) = schema.array else {
            return schema.types.has(Types::ARRAY) && schema.values.is_none() && is_alone(schema);
        };
        let length = S::length(array);
        let fits = schema.types.has(Types::ARRAY)
            && schema.values.is_none()
            && is_alone(schema)
            && depth < MAX_DEPTH
            && (rules.min..=rules.max).contains(&length);
        fits && self.elements::<S>(rules, array, length, depth + 1)
            && (length < 2 || self.are_distinct::<S>(rules, array))
    }

    fn elements<'a, S: Subject<'a>>(
        &self,
        rules: &Array<'t>,
        array: S::Array,
        length: usize,
        depth: u32,
    ) -> bool {
        let Some(items) = rules.items.map(|items| self.schema(items)) else {
            return true;
        };
        (0..length)
            .all(|index| S::element(array, index).is_none_or(|element| self.value(items, element, depth)))
    }

    fn are_distinct<'a, S: Subject<'a>>(&self, rules: &Array<'t>, array: S::Array) -> bool {
        (!rules.unique || array::equals::<S>(array).is_empty())
            && (rules.identifiers.is_empty() || array::twins::<S>(self.schemas, rules, array).is_empty())
    }

    fn object<'a, S: Subject<'a>>(&self, schema: &'t Schema<'t>, object: S::Object, depth: u32) -> bool {
        if !schema.types.has(Types::OBJECT)
            || schema.values.is_some()
            || !is_alone(schema)
            || depth >= MAX_DEPTH
        {
            return false;
        }
        let schema = match schema.family {
            None => schema,
            Some(family) => match family.variant::<S>(object) {
                Ok(Some(link)) => self.schema(link),
                Ok(None) => schema,
                Err(_) => return false,
            },
        };
        match schema.object {
            None => true,
            Some(rules) => self.members::<S>(rules, object, depth + 1),
        }
    }

    fn members<'a, S: Subject<'a>>(&self, rules: &'t Object<'t>, object: S::Object, depth: u32) -> bool {
        if !rules.also_required.is_empty() || rules.min > 0 || rules.max < usize::MAX {
            return false;
        }
        let mut seen = 0;
        let mut next = 0;
        let mut fits = true;
        S::each(object, &mut |key, value| {
            if !fits {
                return;
            }
            let property = match key {
                Key::Rank(rank) => rules.declared(rank),
                Key::Name(name) => rules.find(name, &mut next),
            };
            fits = match property {
                Some(property) => {
                    seen |= property.bit;
                    property.never.0 & self.directions.0 == 0
                        && (self.value(self.schema(property.schema), value, depth)
                            || (property.nullable && matches!(value.kind(), Kind::Null)))
                }
                None => match rules.additional {
                    Additional::Open => true,
                    Additional::Closed => false,
                    Additional::Each(link) => self.value(self.schema(link), value, depth),
                },
            };
        });
        fits && rules.required[self.required] & !seen == 0
    }
}

/// Whether no other schema looks at the value.
#[inline]
fn is_alone(schema: &Schema) -> bool {
    schema.composition.is_none() && schema.all.is_empty()
}

#[inline]
fn is_of(types: Types, number: Number) -> bool {
    types.has(Types::NUMBER) || (types.has(Types::INTEGER) && number.is_whole())
}

fn is_text(rules: &Text, text: &str) -> bool {
    // A code point has one to four bytes, so most lengths are clear without a count.
    let is_long = text.len() >= rules.min.saturating_mul(4) || text.chars().count() >= rules.min;
    let is_short = text.len() <= rules.max || text.chars().count() <= rules.max;
    is_long
        && is_short
        && rules
            .format
            .is_none_or(|format| format.accepts(text) == Verdict::Fine)
        && rules
            .pattern
            .is_none_or(|pattern| pattern.matcher.is_match(text) == Some(true))
}

fn is_number(rules: &Numeric, number: Number) -> bool {
    let above = rules.min.is_none_or(|bound| {
        let order = number.compare(bound.value);
        order.is_some_and(|order| {
            if bound.exclusive {
                order.is_gt()
            } else {
                order.is_ge()
            }
        })
    });
    let below = rules.max.is_none_or(|bound| {
        let order = number.compare(bound.value);
        order.is_some_and(|order| {
            if bound.exclusive {
                order.is_lt()
            } else {
                order.is_le()
            }
        })
    });
    above
        && below
        && rules.format.is_none_or(|format| format.accepts_number(number))
        && rules.multiple_of.is_none_or(|step| step.divides(number))
}
