//! The crate of a service: generated, compiled, and run on bodies.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use armature::internals::diagnostic::Diagnostics;
use armature::internals::output::File;
use armature::internals::rust;
use armature::internals::source::Root;
use armature::internals::{Analysis, Extent};

use crate::bodies::{self, Bodies};
use crate::package;

const CRATE: &str = "armature-round-trip-crate";

/// What a crate makes of a service's bodies.
pub(crate) struct Outcome {
    pub(crate) bodies: Bodies,
    /// For each body where it does not come back equal.
    pub(crate) unequal: Vec<Option<String>>,
    /// For each body what the crate's check finds, one violation a line.
    pub(crate) violations: Vec<String>,
    /// Where ways of checking do not agree.
    pub(crate) disputes: Vec<String>,
}

/// Generates, compiles and runs the crate of a service. Fails where it does not compile without a warning.
pub(crate) fn run(specs: &Path, service: &str) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let root = Root::open(specs).unwrap();
    let paths = root.expand(&format!("{service}/**/*.json")).unwrap();
    let mut sources = armature::internals::load(root, &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let bodies = bodies::of_examples(&mut sources, &analysis);
    run_bodies(service, &analysis, bodies)
}

/// Generates, compiles and runs the crate of an OpenAPI document on its inline examples; `None` if it has none, or if the
/// document has more than `most` bytes with all that it refers to.
pub(crate) fn run_description((root, path): (&Path, &str), name: &str, most: usize) -> Option<Outcome> {
    let mut diagnostics = Diagnostics::default();
    let paths = vec![path.to_owned()];
    let root = Root::open(root).unwrap();
    let sources = armature::internals::load(root, &paths, &mut diagnostics);
    let size: usize = sources
        .documents()
        .iter()
        .map(|document| document.text().len())
        .sum();
    if size > most {
        return None;
    }
    let analysis = Analysis::of(&sources, &paths, Extent::Types, &mut diagnostics);
    let bodies = bodies::of_media_types(&sources, &analysis);
    (!bodies.list.is_empty()).then(|| run_bodies(name, &analysis, bodies))
}

/// Generates and compiles the crate of a model, and runs it on bodies of its types.
pub(crate) fn run_bodies(name: &str, analysis: &Analysis, bodies: Bodies) -> Outcome {
    let options = rust::Options {
        crate_name: CRATE.into(),
        validators: true,
        ..rust::Options::default()
    };
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = target.join("round-trip").join(name);
    write_package(&package, rust::generate(analysis, &options), &bodies);
    let program = build(&package, &target.join("round-trip-target"));
    let output = Command::new(program)
        .arg(package.join("bodies.txt"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    sorted(bodies, &String::from_utf8(output.stdout).unwrap())
}

/// Sorts what the program printed by body and kind.
fn sorted(bodies: Bodies, text: &str) -> Outcome {
    let mut outcome = Outcome {
        unequal: vec![None; bodies.list.len()],
        violations: vec![String::new(); bodies.list.len()],
        disputes: Vec::new(),
        bodies,
    };
    for line in text.lines() {
        let (index, finding) = line.split_once(' ').unwrap();
        let index: usize = index.parse().unwrap();
        match finding.split_once(' ').unwrap() {
            ("R", problem) => outcome.unequal[index] = Some(problem.to_owned()),
            ("V", violation) => outcome.violations[index] += &format!("{violation}\n"),
            (_, dispute) => {
                let body = &outcome.bodies.list[index];
                outcome
                    .disputes
                    .push(format!("{}: {dispute}\n    {}", body.location, body.json));
            }
        }
    }
    outcome
}

fn write_package(package: &Path, files: Vec<File>, bodies: &Bodies) {
    package::write(package, files);
    write(&package.join("src/main.rs"), &program(bodies));
    let lines = bodies
        .list
        .iter()
        .map(|body| format!("{} {}\n", body.of, body.json));
    write(&package.join("bodies.txt"), &lines.collect::<String>());
}

/// The program's text: the fixed part, and an arm for each type.
fn program(bodies: &Bodies) -> String {
    let arm = |(index, (path, has_rules)): (usize, &(String, bool))| {
        let how = if *has_rules { "checked" } else { "through" };
        format!("        {index} => {how}::<{path}>(body),\n")
    };
    let arms: String = bodies.types.iter().enumerate().map(arm).collect();
    let fixed = include_str!("round_trip_main.rs");
    format!(
        "{fixed}\nfn pass(of: usize, body: &str) -> Vec<String> {{\n    match of {{\n{arms}        \
         _ => vec![\"R no such type\".into()],\n    }}\n}}\n"
    )
}

fn write(path: &Path, content: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// Compiles the package, warnings denied, and gives the path of the program.
fn build(package: &Path, target: &Path) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args([
            "build",
            "--offline",
            "--quiet",
            "--config",
            "profile.dev.debug=false",
        ])
        .current_dir(package)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{} does not compile:\n{stderr}",
        package.display()
    );
    target.join("debug").join(CRATE)
}
