//! Every example of every operation: the request that is built from its parameters equals the example, and its responses
//! are read. `ARMATURE_SERVICES=all` takes all services of the official documents, or a list with commas;
//! `ARMATURE_DESCRIPTIONS=all` takes large descriptions from anywhere too, a list with commas those whose paths have one of the
//! words.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::Path;

use armature::internals::diagnostic::Diagnostics;
use armature::internals::model::Operation;
use armature::internals::source::{Root, Sources};
use armature::internals::{Analysis, Extent, rust};

use crate::{calls_examples_program, calls_inline, corpus, descriptions, package};

/// Services that have parameters of all kinds between them.
const SERVICES: [&str; 4] = ["imds", "keyvault", "containerregistry", "storage"];

/// Descriptions of fewer bytes are compiled together.
const SMALL: u64 = 100_000;

/// Of a thousand examples, so many must equal their requests, and be read.
const WANTED: usize = 990;

/// What the examples of some documents give.
#[derive(Default)]
struct Count {
    equal: usize,
    /// Those that are not as their document says.
    invalid: usize,
    different: usize,
}

impl Count {
    fn add(&mut self, name: &str, other: Self) {
        println!(
            "{name}: {} equal, {} invalid, {} different",
            other.equal, other.invalid, other.different
        );
        self.equal += other.equal;
        self.invalid += other.invalid;
        self.different += other.different;
    }

    fn is_enough(&self) {
        let compared = self.equal + self.different;
        println!(
            "{} of {compared} requests equal their examples; {} more are not as they should be",
            self.equal, self.invalid
        );
        assert!(compared > 0 && self.equal * 1000 >= compared * WANTED);
    }
}

#[test]
fn requests_equal_the_examples_of_the_project() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let count = run(&specs, "compute");
    println!("{} requests equal their examples", count.equal);
    assert!(count.equal > 50, "{}", count.equal);
    assert_eq!((count.invalid, count.different), (0, 0));
}

#[test]
fn requests_equal_the_official_examples() {
    let Some(folder) = corpus::folder() else { return };
    let specs = folder.join("specs/specification");
    let mut all = Count::default();
    for service in services(&specs) {
        all.add(&service, run(&specs, &service));
    }
    all.is_enough();
}

#[test]
fn requests_equal_the_examples_of_descriptions() {
    let Some(folder) = descriptions::folder() else {
        return;
    };
    let documents = descriptions::documents(&folder, &["openapi", "swagger"]);
    let wanted = std::env::var("ARMATURE_DESCRIPTIONS").unwrap_or_default();
    let is_wanted = |path: &str| {
        wanted == "all"
            || wanted
                .split(',')
                .any(|word| !word.is_empty() && path.contains(word))
    };
    let has_small = wanted.is_empty() || wanted == "all";
    let (mut small, mut all) = (Vec::new(), Count::default());
    for (root, path) in documents {
        let path = format!("{root}/{path}");
        let is_small = fs::metadata(folder.join(&path)).unwrap().len() < SMALL;
        if !(is_small && has_small || is_wanted(&path)) {
            continue;
        }
        let mut diagnostics = Diagnostics::default();
        analysis(&folder, std::slice::from_ref(&path), &mut diagnostics);
        match (diagnostics.has_errors(), is_small) {
            (true, _) => println!("{path}: has errors"),
            (false, true) => small.push(path),
            (false, false) => all.add(&path, run_documents(&folder, std::slice::from_ref(&path), &path)),
        }
    }
    if !small.is_empty() {
        let count = run_documents(&folder, &small, "small descriptions");
        all.add("small descriptions", count);
    }
    all.is_enough();
}

fn services(specs: &Path) -> Vec<String> {
    match std::env::var("ARMATURE_SERVICES").as_deref() {
        Ok("all") => {
            let entries = fs::read_dir(specs).unwrap();
            let mut names: Vec<String> = entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        }
        Ok(list) => list.split(',').map(str::to_owned).collect(),
        Err(_) => SERVICES.map(str::to_owned).to_vec(),
    }
}

/// Generates, compiles and runs the calls of the documents of a service.
fn run(root: &Path, service: &str) -> Count {
    let mut paths = Root::open(root)
        .unwrap()
        .expand(&format!("{service}/**/*.json"))
        .unwrap();
    paths.retain(|path| !path.contains("/examples/"));
    run_documents(root, &paths, service)
}

/// Generates, compiles and runs the calls of some documents below a root. `name` is what they are called in what is printed.
fn run_documents(root: &Path, paths: &[String], name: &str) -> Count {
    let (mut sources, analysis) = analysis(root, paths, &mut Diagnostics::default());
    let options = rust::Options {
        crate_name: "armature-calls".into(),
        calls: true,
        ..rust::Options::default()
    };
    let files = rust::generate(&analysis, &options);
    let (program, names) = calls_examples_program::program(&files);
    let lines = examples(&mut sources, &analysis, &names);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    // Crates at the same path replace each other, with all that is compiled of them.
    let test = std::thread::current()
        .name()
        .unwrap_or_default()
        .replace("::", "-");
    let folder = target.join("calls-examples").join(test);
    package::write(&folder, files);
    fs::write(folder.join("src/main.rs"), program).unwrap();
    let output = calls_examples_program::execute(&folder, &target.join("calls-examples-target"), &lines);
    let _ = fs::remove_dir_all(&folder);
    count(name, &lines, &output)
}

fn analysis(root: &Path, paths: &[String], diagnostics: &mut Diagnostics) -> (Sources, Analysis) {
    let sources = armature::internals::load(Root::open(root).unwrap(), paths, diagnostics);
    let analysis = Analysis::of(&sources, paths, Extent::Types, diagnostics);
    (sources, analysis)
}

fn count(service: &str, lines: &[(String, String)], output: &str) -> Count {
    let mut count = Count::default();
    assert_eq!(output.lines().count(), lines.len(), "{service}: {output}");
    for ((label, _), outcome) in lines.iter().zip(output.lines()) {
        match outcome {
            "" => count.equal += 1,
            outcome => {
                let shown: String = outcome.chars().take(400).collect();
                println!("{service}: {label}: {shown}");
                match outcome.starts_with("EXAMPLE ") {
                    true => count.invalid += 1,
                    false => count.different += 1,
                }
            }
        }
    }
    count
}

/// Returns the examples, each with its label and behind the index of its operation's call.
fn examples(sources: &mut Sources, analysis: &Analysis, names: &[(String, String)]) -> Vec<(String, String)> {
    let operations = &analysis.model.operations;
    let files = operations.iter().flat_map(|operation| &operation.examples);
    let files = files.filter_map(|example| Some((example.file.clone()?, example.origin)));
    sources.load_files(files.collect(), &mut Diagnostics::default());
    let mut lines = Vec::new();
    for operation in operations {
        let Some(index) = names.iter().position(|known| *known == name(analysis, operation)) else {
            continue;
        };
        for example in &operation.examples {
            let content = match &example.file {
                Some(file) => sources.by_path(file).map(|document| document.root()),
                None => Some(sources.value(example.origin)),
            };
            let label = format!("{} {}", operation.own_name(), example.title);
            lines.extend(content.map(|content| (label, format!("{index} {}", content.to_json()))));
        }
        if operation.examples.is_empty() {
            let inline = calls_inline::examples(sources, &analysis.model, operation);
            let label = operation.own_name();
            lines.extend(
                inline
                    .into_iter()
                    .map(|example| (label.clone(), format!("{index} {example}"))),
            );
        }
    }
    lines
}

/// Returns the module of an operation, and its method with its path.
fn name(analysis: &Analysis, operation: &Operation) -> (String, String) {
    let module = analysis
        .model
        .modules
        .iter()
        .find(|(_, of)| of.document == operation.document);
    let module = module.map(|(_, of)| of.path.join("::")).unwrap_or_default();
    (
        module,
        format!("{} {}", operation.method.in_request(), operation.path),
    )
}
