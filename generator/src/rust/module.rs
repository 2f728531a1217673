//! The module of a document: its types, in the order in which the document needs them.

use quote::{format_ident, quote};

use super::docs::Docs;
use super::imports::Imports;
use super::layout::Layout;
use super::print::{self, Item};
use super::{enums, operations, structs, unions};
use crate::model::{Alias, Model, ModuleId, Schema, TypeDef, TypeKind};
use crate::output::File;
use crate::wording::code;

/// The files of a module, apart from its rules, of which it is told whether there are any.
pub(super) fn files(layout: &Layout, id: ModuleId, has_rules: bool) -> Vec<File> {
    let model = layout.model;
    let imports = Imports::new(layout, id);
    let mut types = layout.types(id).to_vec();
    types.sort_by_key(|id| &model.types[*id].name);
    let mut body = Vec::new();
    for definition in types.iter().map(|id| &model.types[*id]) {
        body.extend(definition_items(model, definition, &imports));
    }
    let document = model.document(model.modules[id].document);
    let docs = Docs::default()
        .markdown(layout.module_line(id))
        .text(Some(&document.title))
        .markdown(format!("Source: {}.", code(&document.path)))
        .inner();
    let operations = operations::file(model, layout, id);
    let operations_module = operations.is_some().then(|| {
        quote! {
            #[rustfmt::skip]
            pub mod operations;
        }
    });
    let rules_module = has_rules.then(|| {
        quote! {
            #[allow(clippy::needless_update, reason = "some tables have everything that a table may have")]
            #[rustfmt::skip]
            pub(crate) mod rules;
        }
    });
    let mut items = vec![
        Item::Plain(docs),
        Item::Plain(imports.lines()),
        Item::Plain(quote! { #operations_module #rules_module }),
    ];
    items.extend(body);
    let types = File {
        path: format!("src/{}/mod.rs", layout.path(id).join("/")),
        content: print::file(&items),
    };
    [types].into_iter().chain(operations).collect()
}

fn definition_items(model: &Model, definition: &TypeDef, imports: &Imports) -> Vec<Item> {
    let schema = &model.schemas[definition.schema];
    match &definition.kind {
        TypeKind::Struct(of) => structs::items(model, definition, of, imports),
        TypeKind::Enum(choice) => vec![enums::item(definition, schema, choice, imports)],
        TypeKind::Union(union) => vec![unions::item(definition, schema, union, imports)],
        TypeKind::Alias(of) => vec![alias(definition, schema, of, imports)],
    }
}

fn alias(definition: &TypeDef, schema: &Schema, of: &Alias, imports: &Imports) -> Item {
    let docs = Docs::default()
        .text(schema.description.as_deref())
        .or(|| format!("Another name: {}.", code(&definition.name)))
        .markdown(format!("Source: {}.", code(&schema.source)))
        .outer();
    let name = format_ident!("{}", definition.name);
    let target = imports.type_ref(&of.target);
    Item::Plain(quote! {
        #docs
        pub type #name = #target;
    })
}
