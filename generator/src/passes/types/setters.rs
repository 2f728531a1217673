//! The names of setters, and of the field for members without a field.

use crate::model::StructType;
use crate::passes::names::Scope;

/// Names the setters of a struct, and its field for members without a field. Fields that only the service sets have no
/// setter.
pub(super) fn name(of: &mut StructType) {
    let mut scope = Scope::default();
    // The setter of `type_` is `with_type`, unless that is the setter of another field.
    let wanted = of.fields.iter().map(|field| {
        let name = field.name.trim_end_matches('_');
        let setter = format!("with_{name}");
        (name == field.name && scope.try_take(&setter), setter)
    });
    let wanted: Vec<(bool, String)> = wanted.collect();
    let is_discriminator: Vec<bool> = of
        .fields
        .iter()
        .map(|field| of.is_discriminator(&field.wire))
        .collect();
    for ((field, (is_taken, setter)), is_discriminator) in
        of.fields.iter_mut().zip(wanted).zip(is_discriminator)
    {
        let setter = match is_taken {
            true => setter,
            false => scope.take(setter),
        };
        field.setter = (!field.read_only && !is_discriminator).then_some(setter);
    }
    let mut name = "additional".to_owned();
    while of.fields.iter().any(|field| field.name == name) {
        name.push_str("_members");
    }
    // A field whose name ends in `_` may have this setter.
    let setter = scope.take(format!("with_{name}"));
    of.additional = setter.trim_start_matches("with_").to_owned();
}
