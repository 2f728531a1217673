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
        // A part of a form that is an object has no other representation.
        None if of_type == Kind::Object && parameter.location == Location::FormData => "Json",
        Some(of) => by_style(of, of_type)?,
        None => return None,
    };
    Some(format!("calls::Style::{name}"))
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
