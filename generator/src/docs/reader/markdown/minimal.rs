//! The smallest body that a request can have: its required properties, each with a value that its schema allows.

use serde_json::json;

use crate::model::{Field, Json, Limits, Model, Scalar, Schema, StructType, TypeKind, TypeRef};
use crate::passes::shape;

/// How deep required properties are filled in.
const MAX_DEPTH: usize = 12;

/// Returns the smallest value of a type.
pub(crate) fn value(model: &Model, type_ref: &TypeRef) -> Json {
    of_type(model, type_ref, None, 0)
}

fn of_field(model: &Model, field: &Field, depth: usize) -> Json {
    let used = &model.schemas[field.schema];
    let resolved = &model.schemas[shape::resolved(model, field.schema)];
    let given = used.default.as_ref().or(resolved.default.as_ref());
    let first = || resolved.enumeration.first();
    match given.or_else(first).filter(|value| !value.is_null()) {
        Some(value) => value.clone(),
        None if depth == MAX_DEPTH => Json::Null,
        None => of_type(model, &field.type_ref, Some((field, used, resolved)), depth),
    }
}

type FieldSchemas<'a> = (&'a Field, &'a Schema, &'a Schema);

fn of_type(model: &Model, type_ref: &TypeRef, field: Option<FieldSchemas<'_>>, depth: usize) -> Json {
    match type_ref {
        TypeRef::Any | TypeRef::Map(_) => json!({}),
        TypeRef::Scalar(scalar) => scalar_value(*scalar, field),
        TypeRef::Array(inner) => {
            let least =
                field.and_then(|(_, used, resolved)| used.limits.min_items.or(resolved.limits.min_items));
            let one = |_| of_type(model, inner, None, depth + 1);
            (0..least.unwrap_or(0).min(8)).map(one).collect()
        }
        TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
            of_type(model, inner, field, depth)
        }
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Alias(alias) => of_type(model, &alias.target, field, depth),
            TypeKind::Enum(values) => values
                .variants
                .first()
                .map_or(Json::Null, |one| one.value.clone()),
            TypeKind::Untagged(union) => match union.variants.first() {
                Some(variant) if depth < MAX_DEPTH => of_type(model, &variant.type_ref, None, depth + 1),
                _ => Json::Null,
            },
            TypeKind::Struct(structure) => object(model, structure, depth + 1),
            TypeKind::Union(union) => match union.variations.first() {
                Some(choice) if depth < MAX_DEPTH => {
                    of_type(model, &TypeRef::Named(choice.type_id), None, depth + 1)
                }
                _ => json!({}),
            },
        },
    }
}

fn object(model: &Model, structure: &StructType, depth: usize) -> Json {
    let tags = structure.tags.iter();
    let mut members: serde_json::Map<String, Json> = tags
        .map(|(name, value)| (name.clone(), value.as_str().into()))
        .collect();
    for field in structure
        .fields
        .iter()
        .filter(|field| field.required && !field.read_only)
    {
        if !members.contains_key(&field.wire) {
            members.insert(field.wire.clone(), of_field(model, field, depth));
        }
    }
    Json::Object(members)
}

fn scalar_value(scalar: Scalar, field: Option<FieldSchemas<'_>>) -> Json {
    let none = Limits::default();
    let limits = field.map_or([&none, &none], |(_, used, resolved)| {
        [&used.limits, &resolved.limits]
    });
    match scalar {
        Scalar::Bool => json!(false),
        Scalar::Int32 | Scalar::Int64 => whole(limits),
        Scalar::Double | Scalar::Decimal => match whole(limits) {
            Json::Number(number) => Json::Number(number),
            _ => json!(1),
        },
        Scalar::DateTime => json!("2024-01-01T00:00:00Z"),
        Scalar::Rfc1123 => json!("Mon, 01 Jan 2024 00:00:00 GMT"),
        Scalar::Date => json!("2024-01-01"),
        Scalar::Duration => json!("P1D"),
        Scalar::UnixTime => json!(1_704_067_200),
        Scalar::Bytes | Scalar::BytesUrl => json!("YQ=="),
        Scalar::String => json!(text(field, limits)),
    }
}

/// Returns a whole number within bounds, one where that is allowed.
fn whole(limits: [&Limits; 2]) -> Json {
    let number = |of: &Option<serde_json::Number>| of.as_ref().and_then(serde_json::Number::as_f64);
    let least = limits
        .iter()
        .filter_map(|of| Some(number(&of.minimum)? + f64::from(u8::from(of.exclusive_minimum))));
    let most = limits
        .iter()
        .filter_map(|of| Some(number(&of.maximum)? - f64::from(u8::from(of.exclusive_maximum))));
    let least = least.fold(1.0_f64, f64::max).ceil();
    let value = most.fold(least, f64::min);
    let step = limits
        .iter()
        .find_map(|of| number(&of.multiple_of))
        .filter(|step| *step > 0.0);
    let value = step.map_or(value, |step| (value / step).ceil() * step);
    json!(value as i64)
}

/// Returns a text that names its property.
fn text(field: Option<FieldSchemas<'_>>, limits: [&Limits; 2]) -> String {
    let Some((field, used, resolved)) = field else {
        return "text".into();
    };
    let format = used.format.as_deref().or(resolved.format.as_deref());
    let text = match format {
        Some("uuid") => "00000000-0000-0000-0000-000000000000".into(),
        Some("uri" | "url") => "https://example.com".into(),
        Some("arm-id") => "/subscriptions/{subscriptionId}/resourceGroups/myResourceGroup".into(),
        Some("email") => "someone@example.com".into(),
        _ if field.wire == "location" => "westus".into(),
        _ => format!("my{}", capitalized(&field.wire)),
    };
    fitted(text, limits)
}

fn fitted(text: String, limits: [&Limits; 2]) -> String {
    let least = limits
        .iter()
        .filter_map(|of| of.min_length)
        .max()
        .unwrap_or(0)
        .min(256) as usize;
    let most = limits
        .iter()
        .filter_map(|of| of.max_length)
        .min()
        .map_or(usize::MAX, |most| most as usize);
    let length = text.chars().count();
    let filled = text
        .chars()
        .chain(std::iter::repeat_n('x', least.saturating_sub(length)));
    filled.take(most).collect()
}

fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
