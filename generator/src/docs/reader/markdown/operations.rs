//! The operations of a resource: those on its path, those that list it, its actions.

use std::collections::HashMap;

use super::arm;
use super::kind::{self, Links};
use super::text;
use crate::model::{JsonType, Location, Method, Model, Operation, Parameter, Response, TypeRef};
use crate::origin::DocumentId;
use crate::passes::shape;
use crate::phrasing;

/// An operation as a page shows it. All but `slug`, `method` and `path` is Markdown.
#[derive(Debug)]
pub(crate) struct Described {
    pub(crate) heading: String,
    pub(crate) description: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) marks: Vec<&'static str>,
    /// The type of the body; empty where there is none.
    pub(crate) body: String,
    /// Status, type of the body, description.
    pub(crate) responses: Vec<[String; 3]>,
}

/// A parameter of some operations. All but `id` is Markdown.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) id: String,
    /// Its name as it is sent.
    pub(crate) wire: String,
    pub(crate) name: String,
    pub(crate) sent_in: &'static str,
    pub(crate) required: bool,
    pub(crate) kind: String,
    pub(crate) description: String,
}

/// The operations of all documents, by the shapes of their paths.
pub(crate) struct OperationIndex<'m> {
    pub(crate) model: &'m Model,
    by_document: HashMap<DocumentId, Vec<Shaped<'m>>>,
}

/// An operation with what its path tells.
struct Shaped<'m> {
    operation: &'m Operation,
    shape: String,
    path: arm::ArmPath,
}

impl<'m> OperationIndex<'m> {
    /// Reads the paths of all operations.
    pub(crate) fn new(model: &'m Model) -> Self {
        let mut by_document: HashMap<DocumentId, Vec<Shaped<'m>>> = HashMap::new();
        for operation in &model.operations {
            let shaped = Shaped {
                operation,
                shape: arm::shape(&operation.path),
                path: arm::read(&operation.path),
            };
            by_document
                .entry(operation.origin.document)
                .or_default()
                .push(shaped);
        }
        Self { model, by_document }
    }

    /// Returns the operations of the resource at a path of a document, in the order of a page: those on the path itself, lists
    /// of the resource, and those on paths below it that belong to no other resource, such as actions.
    pub(crate) fn of(&self, document: DocumentId, path: &str) -> Vec<&'m Operation> {
        let resource = arm::read(path);
        let own = arm::shape(path);
        let above = own.rsplit_once('/').map_or("", |(above, _)| above);
        let all = self.by_document.get(&document).map_or(&[][..], Vec::as_slice);
        let index = |of: &Shaped<'_>| {
            let listed = &of.path;
            let is_list = listed.kind.is_some() && listed.kind == resource.kind && !listed.is_named;
            let is_own = of.shape == own;
            match of.operation.method {
                Method::Put if is_own => Some(0),
                Method::Get if is_own => Some(1),
                Method::Patch if is_own => Some(2),
                Method::Delete if is_own => Some(3),
                _ if is_own => Some(4),
                Method::Get if is_list || of.shape == above => Some(5),
                Method::Get | Method::Post if is_part(&of.shape, &own, all) => Some(6),
                _ => None,
            }
        };
        let mut found: Vec<(u8, &Operation)> = all
            .iter()
            .filter_map(|of| Some((index(of)?, of.operation)))
            .collect();
        found.sort_by_key(|(index, _)| *index);
        found.into_iter().map(|(_, operation)| operation).collect()
    }
}

/// Returns whether a path is that of an action of a resource, or of something that can be read only: it has no parameters
/// behind those of the resource, and is neither a resource nor a list of some. All are shapes; `all` are those of the
/// document.
fn is_part(shape: &str, own: &str, all: &[Shaped<'_>]) -> bool {
    let below = shape.strip_prefix(own).and_then(|rest| rest.strip_prefix('/'));
    let Some(below) = below.filter(|below| !below.contains("{}")) else {
        return false;
    };
    let is_direct = !below.contains('/');
    let list = format!("{shape}/{{}}");
    let is_other = all.iter().any(|of| {
        let is_changed = matches!(of.operation.method, Method::Put | Method::Delete);
        of.shape == list || (of.shape == shape && is_changed)
    });
    // What is below another resource, such as one that is always called `default`, belongs to that.
    let is_of_other = !is_direct
        && all.iter().any(|of| {
            let is_below = shape
                .strip_prefix(of.shape.as_str())
                .is_some_and(|rest| rest.starts_with('/'));
            of.operation.method == Method::Put && of.shape.len() > own.len() && is_below
        });
    !is_other && !is_of_other
}

/// Returns what the heading of an operation says.
pub(crate) fn heading(operation: &Operation) -> String {
    match operation.id.as_str() {
        "" => format!("{} {}", method(operation.method), operation.path),
        id => id.to_owned(),
    }
}

/// Returns the description of a response, with its headers.
fn described_response(model: &Model, response: &Response) -> String {
    let mut lines = vec![text::cell(&response.description)];
    for header in &response.headers {
        let schema = &model.schemas[header.schema];
        let words = text::cell(&text::first_sentence(
            schema.description.as_deref().unwrap_or_default(),
        ));
        let kind = schema.json_type.map_or("any", JsonType::as_str);
        let colon = if words.is_empty() { "" } else { ": " };
        lines.push(format!(
            "Header {} ({kind}){colon}{words}",
            text::code_cell(&header.name)
        ));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("<br/>")
}

/// Returns an operation as a page shows it.
pub(crate) fn describe(model: &Model, operation: &Operation, links: &Links) -> Described {
    let of = |type_ref: Option<&TypeRef>| {
        type_ref
            .map(|of| kind::kind(model, of, links))
            .unwrap_or_default()
    };
    let responses = operation.responses.iter().map(|response| {
        [
            phrasing::code(&response.status),
            of(response.type_ref.as_ref()),
            described_response(model, response),
        ]
    });
    let words = operation.description.as_deref().or(operation.summary.as_deref());
    let marks = [
        ("long-running", operation.long_running),
        (
            "paged",
            operation.pageable.as_deref().is_some_and(|next| !next.is_empty()),
        ),
        ("deprecated", operation.deprecated),
    ];
    Described {
        heading: text::name(&heading(operation)),
        description: text::paragraphs(words.unwrap_or_default()),
        method: method(operation.method),
        path: operation.path.replace(['\n', '\r', '`'], ""),
        marks: marks
            .into_iter()
            .filter_map(|(mark, holds)| holds.then_some(mark))
            .collect(),
        body: of(operation.body().and_then(|body| body.type_ref.as_ref())),
        responses: responses.collect(),
    }
}

/// Returns the parameters of operations, the body excepted, each once by its name and location.
pub(crate) fn inputs(model: &Model, operations: &[&Operation], links: &Links) -> Vec<Input> {
    let mut inputs: Vec<(&Parameter, Vec<&Operation>)> = Vec::new();
    for operation in operations {
        let parameters = operation.parameters.iter();
        for parameter in parameters.filter(|parameter| parameter.location != Location::Body) {
            match inputs.iter_mut().find(|(known, _)| known.is_same(parameter)) {
                Some((_, users)) => users.push(operation),
                None => inputs.push((parameter, vec![operation])),
            }
        }
    }
    let all = operations.len();
    inputs
        .into_iter()
        .map(|(parameter, users)| Input {
            id: parameter_id(&parameter.name),
            wire: parameter.name.clone(),
            name: text::code_cell(&parameter.name),
            sent_in: parameter.location.word(),
            required: parameter.required,
            kind: parameter
                .type_ref
                .as_ref()
                .map(|of| kind::of_schema(model, of, parameter.schema, links))
                .unwrap_or_default(),
            description: input_description(
                model,
                parameter,
                links,
                if users.len() == all { &[] } else { &users },
            ),
        })
        .collect()
}

/// Returns the id of a parameter.
pub(crate) fn parameter_id(name: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() || "-_.$@".contains(c) {
            c
        } else {
            '-'
        }
    };
    format!("parameter:{}", name.chars().map(plain).collect::<String>())
}

fn input_description(model: &Model, parameter: &Parameter, links: &Links, only: &[&Operation]) -> String {
    let used = &model.schemas[parameter.schema];
    let resolved = &model.schemas[shape::resolved(model, parameter.schema)];
    let words = used.description.as_deref().or(resolved.description.as_deref());
    let mut lines = vec![text::cell(words.unwrap_or_default())];
    let mut facts = phrasing::limits_of(model, parameter);
    facts.extend(links.parts(model, parameter.schema));
    lines.push(text::in_cell(&facts.join(" ")));
    if let Some((_, values)) = parameter
        .type_ref
        .as_ref()
        .and_then(|of| super::values::of(model, of))
    {
        lines.push(super::values::in_cell(values));
    }
    if !only.is_empty() {
        let names: Vec<String> = only
            .iter()
            .map(|operation| phrasing::code(&heading(operation)))
            .collect();
        lines.push(format!("Only for {}.", text::in_cell(&names.join(", "))));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("<br/>")
}

/// Returns a method as requests have it.
pub(super) fn method(method: Method) -> String {
    let known = Method::BY_KEY.iter().find(|(_, known)| *known == method);
    known.map(|(key, _)| key.to_uppercase()).unwrap_or_default()
}
