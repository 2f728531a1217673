//! Checking, side by side with the crate `jsonschema` on the same bodies and schemas in one run:
//! `cargo bench -p armature-tests --bench check`. The crate of each document is generated, compiled with
//! optimisations, and run on the largest bodies of the document's examples.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "benchmarks read and write files of their own, and print"
)]

#[path = "../corpus.rs"]
mod corpus;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use armature::internals::diagnostic::Diagnostics;
use armature::internals::model::{Model, Operation, SchemaId, TypeRef};
use armature::internals::rust;
use armature::internals::source::{Root, Sources};
use armature::internals::{Analysis, Extent};

/// The documents whose examples are taken.
const DOCUMENTS: [&str; 4] = [
    "compute/resource-manager/Microsoft.Compute/GalleryRP/stable/2022-01-03/gallery.json",
    "compute/resource-manager/Microsoft.Compute/ComputeRP/stable/2022-03-01/virtualMachine.json",
    "storage/resource-manager/Microsoft.Storage/stable/2022-05-01/storage.json",
    "web/resource-manager/Microsoft.Web/stable/2022-03-01/WebApps.json",
];

/// How many bodies of each document are taken.
const LARGEST: usize = 5;

const CRATE: &str = "armature-bench-crate";

/// A body with its type and the location of its schema.
struct Body {
    of: String,
    schema: String,
    json: String,
}

fn main() {
    let Some(folder) = corpus::folder() else { return };
    let specs = folder.join("specs/specification");
    // An argument names documents by a part of their paths.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    for document in DOCUMENTS {
        if !wanted.is_empty() && !wanted.iter().any(|wanted| document.contains(wanted.as_str())) {
            continue;
        }
        run(&specs, document);
    }
}

fn run(specs: &Path, document: &str) {
    let mut diagnostics = Diagnostics::default();
    let paths = [document.to_owned()];
    let mut sources = armature::internals::load(Root::open(specs).expect("a root"), &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let model = &analysis.model;
    let bodies = largest(&mut sources, model);
    let name = document
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".json");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("bench-check")
        .join(name);
    let options = rust::Options {
        crate_name: CRATE.into(),
        validators: true,
        ..rust::Options::default()
    };
    let _ = fs::remove_dir_all(package.join("src"));
    for file in rust::generate(&analysis, &options) {
        write(&package.join(&file.path), &file.content);
    }
    let documents: Vec<&str> = model
        .documents
        .iter()
        .map(|document| document.path.as_str())
        .collect();
    write(&package.join("src/main.rs"), &program(specs, &documents, &bodies));
    let manifest = fs::read_to_string(package.join("Cargo.toml")).expect("a manifest");
    let manifest = manifest.replace("[dependencies]\n", &format!("[dependencies]\n{JSONSCHEMA}\n"));
    write(
        &package.join("Cargo.toml"),
        &format!("{manifest}\n{PROFILE}\n[workspace]\n"),
    );
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, package.join("Cargo.lock")).expect("a lock file");
    println!("{name}");
    let status = Command::new(env!("CARGO"))
        .args(["run", "--release", "--quiet"])
        .current_dir(&package)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-check-target"),
        )
        .status();
    assert!(status.is_ok_and(|status| status.success()), "{name} does not run");
}

const JSONSCHEMA: &str = "jsonschema = { version = \"0.61\", default-features = false }";
const PROFILE: &str = "[profile.release]\ndebug = false\ncodegen-units = 4\n";

/// The largest bodies of responses, each from another file.
fn largest(sources: &mut Sources, model: &Model) -> Vec<Body> {
    let examples = model.operations.iter().flat_map(|operation| &operation.examples);
    let files = examples.filter_map(|example| Some((example.file.clone()?, example.origin)));
    sources.load_files(files.collect(), &mut Diagnostics::default());
    let mut bodies: Vec<Body> = Vec::new();
    for operation in &model.operations {
        for file in operation
            .examples
            .iter()
            .filter_map(|example| example.file.as_deref())
        {
            bodies.extend(of_file(sources, model, operation, file));
        }
    }
    bodies.sort_by_key(|body| std::cmp::Reverse(body.json.len()));
    bodies.dedup_by(|one, other| one.json == other.json);
    bodies.truncate(LARGEST);
    bodies
}

/// The bodies of an example that have a type of their own.
fn of_file(sources: &Sources, model: &Model, operation: &Operation, file: &str) -> Vec<Body> {
    let mut bodies = Vec::new();
    for response in &operation.responses {
        let root = sources.by_path(file).map(|document| document.root());
        let body = root
            .and_then(|root| root.get("responses")?.get(&response.status)?.get("body"))
            .map(|body| body.to_json());
        if let (Some(json), Some(type_ref @ TypeRef::Named(_)), Some(id)) =
            (body, &response.type_ref, response.schema)
        {
            bodies.push(Body {
                of: rust::type_path(model, type_ref, CRATE),
                schema: reference(sources, model, id),
                json: json.to_string(),
            });
        }
    }
    bodies
}

/// Returns the location of a schema as a reference.
fn reference(sources: &Sources, model: &Model, id: SchemaId) -> String {
    let origin = model.schemas[model.target(id)].origin;
    let document = sources.document(origin.document);
    let pointer = document.pointer_of(origin.node);
    let pointer = pointer.replace('{', "%7B").replace('}', "%7D");
    format!("https://specs.test/{}#{pointer}", document.path())
}

/// The program: the measuring, and a line for each body.
fn program(specs: &Path, documents: &[&str], bodies: &[Body]) -> String {
    let mut text = include_str!("check_main.rs").to_owned();
    text.push_str("\nconst DOCUMENTS: &[(&str, &str)] = &[\n");
    for path in documents {
        let file = specs.join(path);
        writeln!(text, "    ({path:?}, {:?}),", file.display().to_string()).expect("a string takes all");
    }
    text.push_str("];\n\nfn bodies(measurements: &mut Measurements) {\n");
    for body in bodies {
        let Body { of, schema, json } = body;
        writeln!(text, "    measurements.body::<{of}>({schema:?}, {json:?});").expect("a string takes all");
    }
    text.push_str("}\n");
    text
}

fn write(path: &Path, content: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
    fs::write(path, content).expect("a new file");
}
