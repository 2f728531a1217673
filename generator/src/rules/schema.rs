//! The table of a schema, apart from the keywords for objects.

use super::applicators::NOTHING;
use super::tables::Tables;
use super::types::types;
use crate::model::{Dialect, Json, JsonType, Limits, Schema, SchemaId};
use crate::passes::shape::{self, Shape};
use crate::support::check::{
    self, Array, Bound, Composition, Decimal, Format, Keywords, Link, Literal, Name, Number, Numeric, Text,
    Values,
};

impl<'a> Tables<'a> {
    /// Returns the table of a schema.
    pub(super) fn schema(&mut self, id: SchemaId) -> Keywords<'a> {
        let mut table = self.plain(id);
        table.discriminator = self.discriminator(id);
        table
    }

    /// Returns the table of a schema without its discriminator.
    pub(super) fn plain(&mut self, id: SchemaId) -> Keywords<'a> {
        let model = self.model;
        let schema = &model.schemas[id];
        if self.is_false(schema) {
            return Keywords {
                rule: self.location(id),
                ..NOTHING
            };
        }
        let shape = shape::shape(model, self.polymorphism, shape::resolved(model, id));
        let is_object = matches!(
            shape,
            Shape::Struct | Shape::Map(_) | Shape::Object | Shape::Union
        );
        let is_exact = model.dialect(id) != Dialect::Swagger;
        let types = match shape {
            Shape::Struct | Shape::Map(_) | Shape::Object | Shape::Array(_) if is_exact => {
                self.declared_types(id)
            }
            _ => types(shape, schema),
        };
        let mut table = Keywords {
            rule: self.location(id),
            types,
            text: self.text(schema),
            number: self.number(schema),
            array: self.array(schema),
            values: self.values(schema),
            composition: self.composition(schema),
            applicators: self.applicators(schema),
            ..Keywords::ANY
        };
        self.rest_items(&mut table, schema);
        if is_object && (!is_exact || self.is_mergeable(id)) {
            table.object = self.object(id);
            table.all = self.bases_compositions(id);
        } else if is_exact {
            table.object = self.own_object(id);
            table.all = self.bases(id);
        } else {
            if shape == Shape::Any {
                table.object = self.object(id);
            }
            table.all = self.links(&schema.all_of);
        }
        let usage = self.usage(id);
        let is_nullable = usage.nullable && (!is_exact || self.allows_null(id));
        self.annotate(&mut table, id, (is_nullable, usage.secret));
        table
    }

    pub(super) fn links(&mut self, ids: &[SchemaId]) -> &'a [Link<'a>] {
        let links: Vec<Link> = ids.iter().map(|id| self.used(*id)).collect();
        self.bump.alloc_slice_copy(&links)
    }

    fn text(&self, schema: &'a Schema) -> Option<&'a Text<'a>> {
        let limits = &schema.limits;
        let format = schema.format.as_deref().and_then(Format::named);
        let pattern = limits.pattern.as_deref().and_then(|text| self.patterns.get(text));
        let text = Text {
            min: count(limits.min_length, 0),
            max: count(limits.max_length, usize::MAX),
            pattern: pattern.map(|(text, compiled)| check::Pattern {
                text,
                matcher: compiled.matcher(),
            }),
            format: format.filter(|format| !format.is_numeric() && schema.allows(JsonType::String)),
        };
        let says_nothing =
            text.min == 0 && text.max == usize::MAX && text.pattern.is_none() && text.format.is_none();
        (!says_nothing).then(|| &*self.bump.alloc(text))
    }

    fn number(&self, schema: &Schema) -> Option<&'a Numeric> {
        let limits = &schema.limits;
        let format = schema.format.as_deref().and_then(Format::named);
        let is_number = schema.allows(JsonType::Integer) || schema.allows(JsonType::Number);
        let numeric = Numeric {
            min: bound(limits.minimum.as_ref(), limits.exclusive_minimum),
            max: bound(limits.maximum.as_ref(), limits.exclusive_maximum),
            multiple_of: multiple_of(limits),
            format: format.filter(|format| format.is_numeric() && is_number),
        };
        let says_nothing = numeric.min.is_none()
            && numeric.max.is_none()
            && numeric.multiple_of.is_none()
            && numeric.format.is_none();
        (!says_nothing).then(|| &*self.bump.alloc(numeric))
    }

    fn array(&mut self, schema: &'a Schema) -> Option<&'a Array<'a>> {
        let limits = &schema.limits;
        let identifiers = schema.identifiers.as_deref().unwrap_or_default();
        let says_nothing = schema.items.is_none()
            && limits.min_items.is_none()
            && limits.max_items.is_none()
            && !limits.unique_items
            && identifiers.is_empty();
        if says_nothing {
            return None;
        }
        let items = schema.items.map(|items| self.used(items));
        let ways: Vec<&[&str]> = identifiers
            .iter()
            .map(|way| {
                &*self
                    .bump
                    .alloc_slice_fill_iter(way.split('/').collect::<Vec<_>>())
            })
            .collect();
        Some(self.bump.alloc(Array {
            items,
            min: count(limits.min_items, 0),
            max: count(limits.max_items, usize::MAX),
            unique: limits.unique_items,
            identifiers: self.bump.alloc_slice_copy(&ways),
        }))
    }

    pub(super) fn values(&self, schema: &'a Schema) -> Option<&'a Values<'a>> {
        if schema.enumeration.is_empty() {
            return None;
        }
        let mut texts: Vec<&str> = schema.enumeration.iter().filter_map(Json::as_str).collect();
        texts.sort_unstable();
        texts.dedup();
        // Without a type nothing else says that `null` is allowed.
        let null = (schema.nullable && schema.json_type.is_none()).then_some(&Json::Null);
        let other_values: Vec<Literal> = schema
            .enumeration
            .iter()
            .chain(null)
            .filter(|value| !value.is_string())
            .map(|value| match value {
                Json::Null => Literal::Null,
                Json::Bool(value) => Literal::Bool(*value),
                Json::Number(number) => Literal::Number(Number::of(number)),
                other => Literal::Json(self.bump.alloc_str(&other.to_string())),
            })
            .collect();
        Some(self.bump.alloc(Values {
            texts: self.bump.alloc_slice_fill_iter(texts.into_iter().map(Name::new)),
            other_values: self.bump.alloc_slice_copy(&other_values),
            open: schema.enum_info.as_ref().is_some_and(|info| info.open),
        }))
    }

    pub(super) fn composition(&mut self, schema: &'a Schema) -> Option<&'a Composition<'a>> {
        let composition = &schema.composition;
        if *composition == crate::model::Composition::default() {
            return None;
        }
        let composition = Composition {
            one_of: self.links(&composition.one_of),
            any_of: self.links(&composition.any_of),
            not: composition.not.map(|id| self.used(id)),
        };
        Some(self.bump.alloc(composition))
    }
}

fn count(limit: Option<u64>, default: usize) -> usize {
    limit.map_or(default, |limit| usize::try_from(limit).unwrap_or(usize::MAX))
}

fn bound(limit: Option<&serde_json::Number>, exclusive: bool) -> Option<Bound> {
    limit.map(|limit| Bound {
        value: Number::of(limit),
        exclusive,
    })
}

/// `multipleOf`; one that is not positive is none.
fn multiple_of(limits: &Limits) -> Option<Decimal> {
    let number = limits.multiple_of.as_ref().map(Number::of)?;
    (number.as_f64() > 0.0).then(|| Decimal::of(number)).flatten()
}
