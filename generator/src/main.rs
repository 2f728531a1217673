//! The command line: arguments in, exit code out.

use std::path::Path;
use std::process::ExitCode;

use armature::diagnostic::Diagnostics;
use armature::source::{Root, Sources};

fn main() -> ExitCode {
    let mut diagnostics = Diagnostics::default();
    let paths: Vec<String> = std::env::args().skip(2).collect();
    let root = std::env::args().nth(1).unwrap_or_else(|| "specs".into());
    match Root::open(Path::new(&root)) {
        Ok(root) => {
            let sources = Sources::load(root, &paths, &mut diagnostics);
            let mut model = armature::swagger::lower(&sources, &paths, &mut diagnostics);
            armature::passes::run(&mut model, &mut diagnostics);
        }
        Err(problem) => diagnostics.push(problem),
    }
    ExitCode::from(u8::from(diagnostics.has_errors()))
}
