//! Constructors of structs.

use super::complexity;
use super::declaration::{Declaration, Member};
use super::docs::Docs;
use super::expression::Expression;
use super::fields::additional_names;
use super::imports::Imports;
use super::print::Item;
use super::text::quoted;
use crate::model::{Field, StructType, TypeDef};
use crate::phrasing::code;

/// The number of parameters of a function from which on Clippy asks whether they are too many.
const MANY_PARAMETERS: usize = 8;

/// Returns the constructor, where something is required, or a value is fixed.
pub(super) fn items(definition: &TypeDef, of: &StructType, imports: &Imports) -> Vec<Item> {
    if !of.has_constructor() {
        return Vec::new();
    }
    let parameters = of.parameters();
    let arguments = parameters.iter().map(|field| {
        let of = imports.field(field);
        format!("{}: impl Into<{of}>", field.name)
    });
    let docs = Docs::default().markdown(docs(definition, &of.required(), &parameters));
    let allow = (parameters.len() >= MANY_PARAMETERS)
        .then_some(r#"#[allow(clippy::too_many_arguments, reason = "all of them are required")]"#);
    let name = &definition.name;
    let new = Member::function(
        docs,
        "pub fn new",
        arguments.collect(),
        (" -> Self", body(of, &parameters)),
    );
    let new = new
        .with(["#[must_use]"])
        .with(allow)
        .with(complexity::allow(parameters.iter().copied()));
    let constructor = Declaration::new(Docs::default(), format!("impl {name}")).members([new]);
    // Structs without plain fields derive it.
    let default = (of.has_plain_fields() && parameters.is_empty()).then(|| {
        let value = Expression::path("Self::new()");
        let default = Member::function(Docs::default(), "fn default", Vec::new(), (" -> Self", value));
        Declaration::new(Docs::default(), format!("impl Default for {name}")).members([default])
    });
    [Some(constructor), default]
        .into_iter()
        .flatten()
        .map(Item::Declared)
        .collect()
}

/// Returns the value that the constructor makes.
fn body(of: &StructType, parameters: &[&Field]) -> Expression {
    if of.has_plain_fields() {
        return of_all_fields(of, parameters);
    }
    let set = of.fields_in_rust().filter_map(|field| {
        let value = value(of, field, parameters)?;
        Some((field.name.clone(), Expression::path(format!("Some({value})"))))
    });
    let values: Vec<(String, Expression)> = set.collect();
    match values.is_empty() {
        true => Expression::path("Self::default()"),
        false => Expression::fields("Self", values, Some("Self::default()".to_owned())),
    }
}

/// Returns a value that lists all fields, since there is no default one.
fn of_all_fields(of: &StructType, parameters: &[&Field]) -> Expression {
    let fields = of.fields_in_rust().map(|field| {
        let value = match value(of, field, parameters) {
            Some(value) if field.plain => value,
            Some(value) => format!("Some({value})"),
            None => "None".to_owned(),
        };
        (field.name.clone(), Expression::path(value))
    });
    let additional = additional_names(of).into_iter();
    let additional = additional.map(|name| (name, Expression::path("Default::default()")));
    Expression::fields("Self", fields.chain(additional), None)
}

/// Returns the value that the constructor gives a field: a fixed one, or that of a parameter.
fn value(of: &StructType, field: &Field, parameters: &[&Field]) -> Option<String> {
    if let Some((_, value)) = of.tags.iter().find(|(name, _)| *name == field.wire) {
        return Some(format!("{}.into()", quoted(value)));
    }
    let is_parameter = parameters.iter().any(|parameter| parameter.wire == field.wire);
    is_parameter.then(|| format!("{}.into()", field.name))
}

/// Returns what the constructor does. Where there are too many required properties for parameters, it names their
/// setters.
fn docs(definition: &TypeDef, required: &[&Field], parameters: &[&Field]) -> String {
    let name = with_article(&definition.name);
    if required.is_empty() {
        return format!("Creates {name} with its fixed values.");
    }
    if !parameters.is_empty() {
        return format!("Creates {name} from its required properties.");
    }
    let setters = required.iter().filter_map(|field| field.setter.as_deref());
    let setters: Vec<String> = setters
        .map(|setter| format!("[`{setter}`](Self::{setter})"))
        .collect();
    format!(
        "Creates {name}. Set its required properties too, with {}.",
        setters.join(", ")
    )
}

/// Returns the name of a type with its indefinite article, as it is most often spoken.
fn with_article(name: &str) -> String {
    let article = match name.starts_with(['A', 'E', 'I', 'O']) {
        true => "an",
        false => "a",
    };
    format!("{article} {}", code(name))
}
