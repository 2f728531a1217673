//! Every example of every operation: the request that is built from its parameters equals the example, and its responses
//! are read. `ARMATURE_SERVICES=all` takes all services of the official documents, or a list with commas.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use armature::internals::diagnostic::Diagnostics;
use armature::internals::model::Operation;
use armature::internals::output::File;
use armature::internals::source::{Root, Sources};
use armature::internals::{Analysis, Extent, rust};
use regex::Regex;

use crate::{corpus, package};

/// Services that have parameters of all kinds between them.
const SERVICES: [&str; 4] = ["imds", "keyvault", "containerregistry", "storage"];

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
        let count = run(&specs, &service);
        println!(
            "{service}: {} equal, {} invalid, {} different",
            count.equal, count.invalid, count.different
        );
        all.equal += count.equal;
        all.invalid += count.invalid;
        all.different += count.different;
    }
    let compared = all.equal + all.different;
    println!(
        "{} of {compared} requests equal their examples; {} more are not as they should be",
        all.equal, all.invalid
    );
    assert!(
        compared > 0 && all.equal * 1000 >= compared * WANTED,
        "{} of {compared}",
        all.equal
    );
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

/// Generates, compiles and runs the calls of the documents in a folder.
fn run(root: &Path, service: &str) -> Count {
    let mut diagnostics = Diagnostics::default();
    let root = Root::open(root).unwrap();
    let mut paths = root.expand(&format!("{service}/**/*.json")).unwrap();
    paths.retain(|path| !path.contains("/examples/"));
    let mut sources = armature::internals::load(root, &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let options = rust::Options {
        crate_name: "armature-calls".into(),
        calls: true,
        ..rust::Options::default()
    };
    let files = rust::generate(&analysis, &options);
    let (program, names) = program(&files);
    let lines = examples(&mut sources, &analysis, &names);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join("calls-examples").join(service);
    package::write(&folder, files);
    fs::write(folder.join("src/main.rs"), program).unwrap();
    let output = execute(&folder, &target.join("calls-examples-target"), &lines);
    let _ = fs::remove_dir_all(&folder);
    count(service, &lines, &output)
}

fn count(service: &str, lines: &[(String, String)], output: &str) -> Count {
    let mut count = Count::default();
    assert_eq!(output.lines().count(), lines.len(), "{service}: {output}");
    for ((label, _), outcome) in lines.iter().zip(output.lines()) {
        match outcome {
            "" => count.equal += 1,
            outcome if outcome.starts_with("EXAMPLE ") => count.invalid += 1,
            outcome => {
                println!(
                    "{service}: {label}: {}",
                    outcome.chars().take(400).collect::<String>()
                );
                count.different += 1;
            }
        }
    }
    count
}

/// Compiles the program and gives it the examples.
fn execute(folder: &Path, target: &Path, lines: &[(String, String)]) -> String {
    let mut program = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--features", "calls"])
        .args(["--config", "profile.dev.debug=false"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        // Each crate is compiled once.
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    let text: String = lines.iter().map(|(_, line)| format!("{line}\n")).collect();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = program.wait_with_output().unwrap();
    if !output.status.success() {
        return format!("{} does not compile or run\n", folder.display()).repeat(lines.len());
    }
    writer.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap()
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

/// Returns the program: the fixed part, and a function that runs the call with an index; and what each call is of.
fn program(files: &[File]) -> (String, Vec<(String, String)>) {
    let call = Regex::new(r#"(?s)call! \{\n(.*?)\n\}\n"#).unwrap();
    let head = Regex::new(r#"(?s)#\[call\(\s*(\w+),\s*("(?:[^"\\]|\\.)*")\s*\)\]"#).unwrap();
    let field = Regex::new(r#"(?s)#\[(required|optional)\(\s*(\w+)\(\s*"([^"]*)"(?:,\s*[^()]*?)??(?:Style::(\w+))?\s*\).*?pub (\w+):"#)
        .unwrap();
    let structure = Regex::new(r"pub struct (\w+)").unwrap();
    let (mut arms, mut names) = (String::new(), Vec::new());
    for file in files {
        let Some(module) = file
            .path
            .strip_prefix("src/")
            .and_then(|path| path.strip_suffix("/calls.rs"))
        else {
            continue;
        };
        let module = module.replace('/', "::");
        for found in call.captures_iter(&file.content) {
            let of_call = head.captures(&found[1]).unwrap();
            let path: String = serde_json::from_str(&of_call[2]).unwrap();
            let (mut fields, mut written) = (String::new(), String::new());
            for field in field.captures_iter(&found[1]) {
                let (write, wire, name) = (&field[2], &field[3], &field[5]);
                let take = match (write, &field[1]) {
                    ("binary", "required") => format!("given.bytes({wire:?}).unwrap_or_default()"),
                    ("file", "required") => format!("given.file({wire:?}).unwrap_or_default()"),
                    ("binary", _) => format!("given.bytes({wire:?})"),
                    ("file", _) => format!("given.file({wire:?})"),
                    (_, kind) => format!("given.{kind}({wire:?})?"),
                };
                let style = field.get(4).map_or("", |style| style.as_str());
                write!(fields, "{name}: {take}, ").unwrap();
                write!(written, "({write:?}, {wire:?}, {style:?}), ").unwrap();
            }
            let index = names.len();
            let name = &structure.captures(&found[1]).unwrap()[1];
            writeln!(
                arms,
                "        {index} => check(&armature_calls::{module}::calls::{name} {{ {fields} }}, given, &[{written}]),"
            )
            .unwrap();
            names.push((module.clone(), format!("{} {path}", &of_call[1])));
        }
    }
    let fixed = include_str!("calls_examples_main.rs");
    let run = format!(
        "\nfn run(operation: usize, given: &Given) -> Result<(), String> {{\n    match operation {{\n{arms}        \
         _ => unreachable!(),\n    }}\n}}\n"
    );
    (fixed.to_owned() + &run, names)
}
