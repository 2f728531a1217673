//! Whole documents: <https://swagger.io/specification/v2/#swagger-object>.

use std::collections::HashSet;

use super::schema::Lowering;
use super::server;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceLocation};
use crate::lowering::{Schemas, is_openapi, reader};
use crate::model::{Dialect, Document, Location, Model};
use crate::source::{self, Kind, Sources};

/// Lowers all documents. `named` are the paths of those that the configuration names; of the others, which are
/// referenced, only the definitions count.
pub fn lower(sources: &Sources, named: &[String], diagnostics: &mut Diagnostics) -> Model {
    let named: HashSet<&str> = named.iter().map(String::as_str).collect();
    let named_schemas = sources
        .documents()
        .iter()
        .flat_map(|document| definitions(sources, document));
    let mut lowering = Lowering {
        sources,
        model: Model::default(),
        diagnostics,
        schemas: Schemas::new(sources, named_schemas),
        host_parameters: Vec::new(),
        host_variables: Vec::new(),
        foreign: HashSet::new(),
    };
    for document in sources.documents() {
        let is_named = named.contains(document.path());
        if is_named && !is_openapi(document) && !has_known_version(document, lowering.diagnostics) {
            lowering.foreign.insert(document.id());
        }
        let lowered = lowering.document(document, is_named);
        lowering.drain();
        lowering.model.documents.push(lowered);
    }
    for document in sources
        .documents()
        .iter()
        .filter(|document| named.contains(document.path()) && !is_openapi(document))
    {
        if lowering.foreign.contains(&document.id()) {
            continue;
        }
        lowering.operations(document);
        lowering.drain();
    }
    lowering.model
}

impl<'a> Lowering<'a> {
    fn document(&mut self, document: &'a source::Document, named: bool) -> Document {
        let root = document.root();
        let info = root.get("info");
        let mut of_info = |key| {
            let text = info.and_then(|info| reader::string(info, key, self.diagnostics));
            text.unwrap_or_default().to_owned()
        };
        let (title, version) = (of_info("title"), of_info("version"));
        let security_schemes = match is_openapi(document) {
            true => Vec::new(),
            false => self.security_schemes(root),
        };
        let is_foreign = self.foreign.contains(&document.id());
        let definitions = definitions(self.sources, document)
            .filter(|_| !is_foreign)
            .map(|(name, value)| (name.to_owned(), self.schema(value)))
            .collect();
        Document {
            path: document.path().to_owned(),
            title,
            version,
            servers: server::servers(root, None),
            security_schemes,
            named,
            dialect: Dialect::Swagger,
            definitions,
        }
    }

    fn operations(&mut self, document: &'a source::Document) {
        let root = document.root();
        self.host_parameters = match root.get("x-ms-parameterized-host") {
            Some(host) => self.parameters(host),
            None => Vec::new(),
        };
        for parameter in &mut self.host_parameters {
            parameter.location = Location::Host;
            parameter.serialization = None;
        }
        self.host_variables = server::variables(&self.model, &self.host_parameters);
        for server in &mut self.model.documents[document.id().0 as usize].servers {
            server.variables.clone_from(&self.host_variables);
        }
        for key in ["paths", "x-ms-paths"] {
            for (path, item) in reader::object(root, key, self.diagnostics) {
                self.path_item(document, path, item);
            }
        }
    }
}

/// Returns the definitions of a document, where it has some and counts. A name that comes twice counts once, with its
/// last value.
fn definitions<'a>(
    sources: &Sources,
    document: &'a source::Document,
) -> impl Iterator<Item = (&'a str, source::Value<'a>)> {
    let root = document.root();
    let counts = !sources.is_aside(document);
    counts
        .then(|| root.get("definitions"))
        .flatten()
        .into_iter()
        .flat_map(|value| value.members())
}

/// Returns whether a document is Swagger 2.0; reports one of another format, and a version that is not written as
/// `"2.0"`.
fn has_known_version(document: &source::Document, diagnostics: &mut Diagnostics) -> bool {
    if document.is_empty() {
        return true; // It could not be read, which was reported.
    }
    let root = document.root();
    let version = root.get("swagger");
    match version.filter(|version| means_2_0(*version)) {
        Some(version) if version.as_str() == Some("2.0") => return true,
        Some(version) => {
            diagnostics.push(
                Diagnostic::new("armature::swagger::value", "`swagger` is not written as \"2.0\"")
                    .at(SourceLocation::Value(version.origin()), "this can only be 2.0")
                    .help("write \"swagger\": \"2.0\"")
                    .section("Swagger Object"),
            );
            return true;
        }
        None => {}
    }
    let problem = Diagnostic::new(
        "armature::swagger::version",
        format!("`{}` is neither Swagger 2.0 nor OpenAPI 3.0", document.path()),
    );
    diagnostics.push(match (version, root.kind()) {
        (Some(version), _) => problem
            .at(
                SourceLocation::Value(version.origin()),
                "this version is not known",
            )
            .help("write \"swagger\": \"2.0\" or \"openapi\": \"3.0.3\""),
        (None, Kind::Object(_)) => problem
            .at(SourceLocation::Document(document.id()), "")
            .help("a document begins with \"swagger\": \"2.0\" or \"openapi\": \"3.0.3\""),
        (None, kind) => problem
            .at(
                SourceLocation::Value(root.origin()),
                format!("this is {}", kind.name()),
            )
            .help("a document is an object with \"swagger\": \"2.0\" or \"openapi\": \"3.0.3\""),
    });
    false
}

/// Returns whether a version can only be 2.0: there is no other Swagger 2.
pub(super) fn means_2_0(version: source::Value<'_>) -> bool {
    match version.kind() {
        Kind::String(text) => matches!(text, "2.0" | "2" | "2.0.0"),
        Kind::Number(number) => number.as_f64() == 2.0,
        _ => false,
    }
}
