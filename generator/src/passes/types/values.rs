//! Simple values: enums, and the Rust types of formats.

use std::collections::{HashMap, HashSet};

use super::Maker;
use crate::model::{
    EnumRepr, EnumType, EnumValue, Json, Scalar, Schema, SchemaId, TypeDef, TypeId, TypeKind, Variant,
};
use crate::passes::names::{self, Scope};
use crate::passes::shape;

impl Maker<'_> {
    pub(super) fn enumeration(&mut self, id: SchemaId, place: &str, repr: EnumRepr) -> TypeId {
        if let Some(made) = self.made.get(&id) {
            return *made;
        }
        let listing = shape::listing(self.model, self.families, id);
        if listing != id {
            // Another definition of the same values is another name of their type.
            let place = self.schema(listing).name.as_deref().unwrap_or(place).to_owned();
            return self.enumeration(listing, &place, repr);
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

fn enum_type(schema: &Schema, repr: EnumRepr) -> EnumType {
    let mut scope = Scope::default();
    scope.try_take("UnknownValue");
    let info = schema.enum_info.as_ref();
    let described = info.into_iter().flat_map(|info| info.values.iter().rev());
    let described: HashMap<String, &EnumValue> =
        described.map(|entry| (entry.value.to_string(), entry)).collect();
    let mut variants: Vec<Variant> = Vec::new();
    let mut seen = HashSet::new();
    for value in &schema.enumeration {
        let text = value.to_string();
        let entry = described.get(&text).copied();
        if !seen.insert(text) {
            continue;
        }
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

pub(super) fn integer(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("int32") => Scalar::Int32,
        Some("unixtime") => Scalar::UnixTime,
        _ => Scalar::Int64,
    }
}

pub(super) fn number(schema: &Schema) -> Scalar {
    match schema.format.as_deref() {
        Some("decimal") => Scalar::Decimal,
        _ => Scalar::Double,
    }
}

pub(super) fn string(schema: &Schema) -> Scalar {
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
