//! Simple values: enums, and the Rust types of formats.

use std::collections::{HashMap, HashSet};

use super::{EnumKey, TypeBuilder};
use crate::model::{
    EnumRepr, EnumType, EnumValue, Json, ModuleId, Scalar, Schema, SchemaId, TypeDef, TypeId, TypeKind,
    Variant,
};
use crate::passes::names::{self, Scope};
use crate::passes::shape;

impl TypeBuilder<'_> {
    pub(super) fn enumeration(&mut self, id: SchemaId, context: &str, repr: EnumRepr) -> TypeId {
        if let Some(made) = self.made.get(&id) {
            return *made;
        }
        let listing = shape::listing(self.model, self.polymorphism, id);
        if listing != id {
            // Another definition of the same values is another name of their type.
            let context = self.schema(listing).name.as_deref().unwrap_or(context).to_owned();
            return self.enumeration(listing, &context, repr);
        }
        let key = self.enum_key(id, context);
        let made = match self.enums.get(&key) {
            Some(made) => *made,
            None => {
                let (module, wanted, _) = &key;
                let name = match self.enum_names.get(&key) {
                    Some(reserved) => reserved.clone(),
                    None => self.enum_name(*module, wanted, context),
                };
                let kind = TypeKind::Enum(enum_type(self.schema(id), repr));
                let made = self.types.push(TypeDef {
                    name,
                    module: *module,
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

    /// Returns the key that tells enums apart: the module, the name that the enum asks for, and its values.
    pub(super) fn enum_key(&self, id: SchemaId, context: &str) -> EnumKey {
        let schema = self.schema(id);
        let given = schema.enum_info.as_ref().map(|info| info.name.as_str());
        let given = given.or(schema.name.as_deref());
        let wanted = names::type_name(given.unwrap_or(context));
        let values = Json::Array(schema.enumeration.clone()).to_string();
        (self.module(id), wanted, values)
    }

    /// Takes the name that an enum asks for; where another enum has it, a name after the context.
    pub(super) fn enum_name(&mut self, module: ModuleId, wanted: &str, context: &str) -> String {
        let scope = self.scope(module);
        match scope.try_take(wanted) {
            true => wanted.to_owned(),
            false => scope.take(names::type_name(context)),
        }
    }
}

pub(super) fn enum_type(schema: &Schema, repr: EnumRepr) -> EnumType {
    let mut scope = Scope::default();
    scope.try_take("UnknownValue");
    let info = schema.enum_info.as_ref();
    let described = info.into_iter().flat_map(|info| info.values.iter().rev());
    let described: HashMap<String, &EnumValue> =
        described.map(|entry| (entry.value.to_string(), entry)).collect();
    let mut seen = HashSet::new();
    let values = schema.enumeration.iter().map(|value| (value, value.to_string()));
    let values: Vec<(&Json, Option<&EnumValue>, String)> = values
        .filter(|(_, text)| seen.insert(text.clone()))
        .map(|(value, text)| {
            let entry = described.get(&text).copied();
            let wire = value.as_str().map_or(text.as_str(), |wire| wire);
            let name = entry.and_then(|entry| entry.name.as_deref()).unwrap_or(wire);
            (value, entry, name.to_owned())
        })
        .collect();
    let names = scope.take_all(values.iter().map(|(_, _, name)| name.as_str()), names::variant);
    let variants = values
        .into_iter()
        .zip(names)
        .map(|((value, entry, _), name)| Variant {
            name,
            value: value.clone(),
            description: entry.and_then(|entry| entry.description.clone()),
        });
    let variants = variants.collect();
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
