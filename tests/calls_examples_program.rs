//! A program that reads examples of operations, and compares the requests of generated calls with them.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use armature::internals::output::File;
use regex::Regex;

/// Compiles the program and gives it the examples.
pub(crate) fn execute(folder: &Path, target: &Path, lines: &[(String, String)]) -> String {
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

/// Returns the program: the fixed part, and a function that runs the call with an index; and what each call is of.
pub(crate) fn program(files: &[File]) -> (String, Vec<(String, String)>) {
    let call = Regex::new(r#"(?s)call! \{\n(.*?)\n\}\n"#).unwrap();
    let head = Regex::new(r#"#\[([A-Z]+) = ("(?:[^"\\]|\\.)*")\]"#).unwrap();
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
                    ("host", "required") => format!("given.host({wire:?})?"),
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
