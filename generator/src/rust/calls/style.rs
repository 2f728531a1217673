//! How the values of parameters are written: `style` and `explode` of OpenAPI 3, `collectionFormat` of Swagger 2.0.

use crate::media;
use crate::model::{Location, Model, Parameter, Serialization, TypeKind, TypeRef, ValueStyle};

/// Returns the style of a parameter as the runtime has it; `None` if it is written with commas, or is a single value for
/// which the style makes no difference.
pub(super) fn style(model: &Model, parameter: &Parameter) -> Option<String> {
    let serialization = parameter.serialization.as_ref();
    let of_type = parameter
        .type_ref
        .as_ref()
        .map_or(Kind::Object, |of| kind(model, of));
    let name = match serialization {
        Some(of) if of.media_type.as_deref().is_some_and(media::is_json) => "Json",
        Some(of) if is_field(model, parameter, of) => "Field",
        // A part of a form that is an object has no other representation.
        None if of_type == Kind::Object && parameter.location == Location::FormData => "Json",
        Some(of) => by_style(of, of_type)?,
        None => return None,
    };
    Some(format!("calls::Style::{name}"))
}

/// Returns whether a field of a form may be an object, which only its value tells, or has objects as elements. They are JSON.
fn is_field(model: &Model, parameter: &Parameter, of: &Serialization) -> bool {
    let may_be_object = parameter
        .type_ref
        .as_ref()
        .is_none_or(|of| may_be_object(model, of));
    let is_default = of.style == ValueStyle::Form && of.explode && of.media_type.is_none();
    parameter.location == Location::FormData && is_default && may_be_object
}

fn may_be_object(model: &Model, of: &TypeRef) -> bool {
    match of {
        TypeRef::Scalar(_) | TypeRef::Map(_) => false,
        TypeRef::Any => true,
        TypeRef::Array(inner) => may_be_object(model, inner) || kind(model, inner) != Kind::Single,
        TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
            may_be_object(model, inner)
        }
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Alias(alias) => may_be_object(model, &alias.target),
            TypeKind::Union(_) | TypeKind::Untagged(_) => true,
            TypeKind::Enum(_) | TypeKind::Struct(_) => false,
        },
    }
}

fn by_style(of: &Serialization, of_type: Kind) -> Option<&'static str> {
    Some(match (of.style, of.explode) {
        (ValueStyle::Label, false) => "Label",
        (ValueStyle::Label, true) => "LabelExploded",
        (ValueStyle::Matrix, false) => "Matrix",
        (ValueStyle::Matrix, true) => "MatrixExploded",
        _ if of_type == Kind::Single => return None,
        (ValueStyle::Simple, true) => "SimpleExploded",
        (ValueStyle::Simple | ValueStyle::Form, false) => return None,
        (ValueStyle::DeepObject, _) => "DeepObject",
        (_, true) => "Multi",
        (ValueStyle::SpaceDelimited, false) => "Spaces",
        (ValueStyle::TabDelimited, false) => "Tabs",
        (ValueStyle::PipeDelimited, false) => "Pipes",
    })
}

/// What a value is, as far as its style depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Single,
    Array,
    Object,
}

fn kind(model: &Model, of: &TypeRef) -> Kind {
    match of {
        TypeRef::Scalar(_) => Kind::Single,
        TypeRef::Array(_) => Kind::Array,
        TypeRef::Map(_) | TypeRef::Any => Kind::Object,
        TypeRef::Secret(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => kind(model, inner),
        TypeRef::Named(id) => match &model.types[*id].kind {
            TypeKind::Enum(_) => Kind::Single,
            TypeKind::Alias(alias) => kind(model, &alias.target),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Untagged(_) => Kind::Object,
        },
    }
}
