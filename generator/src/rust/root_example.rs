//! The example in the documentation of the root of a crate, with a type of that crate.

use super::Options;
use super::layout::Layout;
use crate::model::{Field, ModuleId, Scalar, StructType, TypeId, TypeKind, TypeRef};
use crate::passes::names;

/// A struct that is made of strings.
struct Example<'m> {
    module: ModuleId,
    name: &'m str,
    fields: Vec<&'m Field>,
}

/// Returns the lines of the example, and the feature that it needs; none if no type is simple enough.
pub(super) fn lines(layout: &Layout, options: &Options) -> Option<(Vec<String>, Option<String>)> {
    let example = example(layout)?;
    let root = options.crate_name.replace('-', "_");
    let path = layout.path(example.module).join("::");
    let name = example.name;
    let variable = names::field(name);
    let values: Vec<String> = example
        .fields
        .iter()
        .map(|field| format!("\"{}\"", field.name))
        .collect();
    let first = example.fields.first()?;
    let mut lines = vec![
        "```".to_owned(),
        format!("use {root}::{path}::{name};"),
        String::new(),
        format!("let {variable} = {name}::new({});", values.join(", ")),
        format!("let body = serde_json::to_value(&{variable})?;"),
        format!("assert_eq!(body[{:?}], {:?});", first.wire, first.name),
        format!("assert_eq!(serde_json::from_value::<{name}>(body)?, {variable});"),
    ];
    if options.validators {
        lines.insert(1, format!("use {root}::{{Direction, Validate}};"));
        lines.extend([
            String::new(),
            "// Whatever breaks a rule of the document, with its location.".to_owned(),
            format!("for violation in {variable}.violations(Direction::Create).iter() {{"),
            "    println!(\"{} {}: {}\", violation.pointer, violation.code, violation.message);".to_owned(),
            "}".to_owned(),
        ]);
    }
    lines.extend(["# Ok::<(), serde_json::Error>(())".to_owned(), "```".to_owned()]);
    Some((lines, layout.feature(example.module)))
}

/// Returns the type that the example shows: the body of a request if one is simple enough.
fn example<'m>(layout: &Layout<'m>) -> Option<Example<'m>> {
    let model = layout.model;
    let is_named = |id: &ModuleId| model.document(model.modules[*id].document).named;
    let modules: Vec<ModuleId> = model.modules.ids().filter(is_named).collect();
    let bodies = modules.iter().flat_map(|module| layout.operations(*module));
    let bodies = bodies
        .flat_map(|operation| &operation.parameters)
        .filter_map(|parameter| match parameter.type_ref.as_ref()? {
            TypeRef::Named(id) => Some(*id),
            _ => None,
        });
    let types = modules.iter().flat_map(|module| layout.types(*module)).copied();
    bodies.chain(types).find_map(|id| of_strings(layout, id))
}

/// Returns a type as an example if its constructor has no parameters but strings, and has some.
fn of_strings<'m>(layout: &Layout<'m>, id: TypeId) -> Option<Example<'m>> {
    let definition = &layout.model.types[id];
    let TypeKind::Struct(of) = &definition.kind else {
        return None;
    };
    let fields = StructType::parameters(of);
    let is_string = |field: &&Field| {
        let is_plain = field.type_ref == TypeRef::Scalar(Scalar::String) && !field.nullable;
        is_plain && !of.is_discriminator(&field.wire)
    };
    (!fields.is_empty() && fields.iter().all(is_string)).then(|| Example {
        module: definition.module,
        name: &definition.name,
        fields,
    })
}
