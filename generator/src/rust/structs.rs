//! Objects with described members.

use super::complexity;
use super::constructors;
use super::declaration::{Declaration, Member};
use super::docs::{Docs, type_link};
use super::field_docs;
use super::fields::{mismatches, typed_additional};
use super::imports::Imports;
use super::print::{Item, Line};
use super::text::quoted;
use crate::model::{Field, Model, StructType, TypeDef};
use crate::phrasing::code;

/// A field, and its description as lines of Markdown.
type Described<'m> = (&'m Field, Vec<String>);

/// Returns the struct, the call of the macro of the runtime that implements it, and its constructor.
pub(super) fn items(model: &Model, definition: &TypeDef, of: &StructType, imports: &Imports) -> Vec<Item> {
    let fields = of.fields.iter();
    let described: Vec<Described> = fields
        .map(|field| (field, field_docs::description(model, field)))
        .collect();
    let fields = described
        .iter()
        .filter(|(field, _)| !of.is_discriminator(&field.wire));
    let fields = fields.map(|described| member(model, described, imports));
    let fields: Vec<Member> = fields.chain(additional_fields(of, imports)).collect();
    let docs = docs(model, definition, of, imports);
    let hash = imports.hash_derives(definition.schema);
    let default = if of.has_plain_fields() { "" } else { "Default, " };
    let structure = Declaration::new(docs, format!("pub struct {}", definition.name))
        .with(format!("#[derive(Clone, Debug, {default}PartialEq{hash})]"))
        .with("#[non_exhaustive]")
        .with_all(complexity::allow(of.fields_in_rust()))
        .members(fields);
    let call = Item::Call {
        name: imports.uses_macro(match of.has_plain_fields() {
            true => "record_with_required",
            false => "record",
        }),
        head: definition.name.clone(),
        lines: member_lines(of, &described, imports),
    };
    [Item::Declared(structure), call]
        .into_iter()
        .chain(constructors::items(definition, of, imports))
        .collect()
}

fn docs(model: &Model, definition: &TypeDef, of: &StructType, imports: &Imports) -> Docs {
    let schema = &model.schemas[definition.schema];
    let bases: Vec<String> = of
        .bases
        .iter()
        .map(|base| match base.type_id.and_then(|id| imports.link(id)) {
            Some(path) => type_link(&base.name, &path),
            None => code(&base.name),
        })
        .collect();
    let inherited = match bases.as_slice() {
        [] => String::new(),
        bases => format!("Has the properties of {}. ", bases.join(", ")),
    };
    let tags: String = of
        .tags
        .iter()
        .map(|(name, value)| format!("Its {} is {}. ", code(name), code(value)))
        .collect();
    Docs::default()
        .text(schema.description.as_deref().or(schema.title.as_deref()))
        .markdown(format!("{inherited}{tags}Source: {}.", code(&schema.source)))
}

/// Returns a field with its documentation.
fn member(model: &Model, (field, lines): &Described, imports: &Imports) -> Member {
    let docs = Docs::default()
        .lines(lines.clone())
        .line(field_docs::line(model, field))
        .or(|| field_docs::kind(model, &field.type_ref).to_owned());
    let (name, of) = (&field.name, imports.field(field));
    Member::new(
        docs,
        match field.plain {
            true => format!("pub {name}: {of}"),
            false => format!("pub {name}: Option<{of}>"),
        },
    )
}

/// Returns the fields for members without a field: a map of additional properties where they have a schema, and JSON.
fn additional_fields(of: &StructType, imports: &Imports) -> Vec<Member> {
    let field = |docs: &str, name: &str, of: &str| {
        Member::new(
            Docs::default().markdown(docs.to_owned()),
            format!("pub {name}: {of}"),
        )
    };
    imports.uses_additional();
    match typed_additional(of) {
        Some(values) => {
            imports.uses_map();
            let values = format!("BTreeMap<String, {}>", imports.type_ref(values));
            vec![
                field("Additional properties.", &of.additional, &values),
                field(
                    "Members whose value does not fit the type of their field.",
                    &mismatches(of),
                    "support::AdditionalMembers",
                ),
            ]
        }
        None => vec![field(
            "Members without a field, and members whose value does not fit the type of their field.",
            &of.additional,
            "support::AdditionalMembers",
        )],
    }
}

/// Returns what the macro is told about the members: their names, and the setters of those that a client may set.
fn member_lines(of: &StructType, fields: &[Described], imports: &Imports) -> Vec<Line> {
    let mut lines: Vec<Line> = fields
        .iter()
        .map(|described| member_line(of, described, imports))
        .collect();
    let name = &of.additional;
    match typed_additional(of) {
        Some(values) => {
            let values = imports.type_ref(values);
            lines.push(Line::new(format!("map {name}: {values} = with_{name},")));
            lines.push(Line::new(format!("..{}", mismatches(of))));
        }
        None if of.rest.is_some() => lines.push(Line::new(format!("..{name} = with_{name}"))),
        None => lines.push(Line::new(format!("..{name}"))),
    }
    lines
}

fn member_line(of: &StructType, (field, lines): &Described, imports: &Imports) -> Line {
    let (wire, name) = (quoted(&field.wire), &field.name);
    if of.is_discriminator(&field.wire) {
        let tag = of.tags.iter().find(|(name, _)| *name == field.wire);
        let tag = tag.map(|(_, tag)| quoted(tag)).unwrap_or_default();
        return Line::new(format!("{wire} = {tag},"));
    }
    let arrow = match field.plain {
        true => "->",
        false => "=>",
    };
    let Some(setter) = &field.setter else {
        return Line::new(format!("{wire} {arrow} {name},"));
    };
    let about = field_docs::first_sentence(lines);
    let about = format!("Sets {}. {about}", code(name));
    let type_ref = imports.field(field);
    Line::new(format!("{wire} {arrow} {name}: {type_ref} = {setter}")).about(about.trim_end())
}
