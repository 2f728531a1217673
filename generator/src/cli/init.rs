//! `armature init`

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use super::Outcome;
use super::arguments::Init;
use super::generate::fail;
use super::terminal::Terminal;
use crate::config::{self, Settings};
use crate::diagnostic::Diagnostic;
use crate::source::Root;
use crate::{discover, limits, output};

/// The root that is used if none is named and it exists.
const ROOT: &str = "specs";

/// The output directory of a new configuration, relative to the working directory.
const OUTPUT: &str = "generated";

/// Runs the command.
pub(super) fn run(options: &Init, terminal: &Terminal) -> Outcome {
    match limits::on_threads(0, || work(options)) {
        Ok(path) => {
            terminal.written(&[path]);
            Outcome::Fine
        }
        Err(problem) => fail(&problem.into(), terminal),
    }
}

/// Writes the configuration, and returns its path.
fn work(options: &Init) -> Result<String, Diagnostic> {
    let file = &options.config;
    if file.symlink_metadata().is_ok() && !options.force {
        let message = format!("the configuration `{}` exists", file.display());
        return Err(Diagnostic::error("armature::config::exists", message)
            .help("replace it with `--force`, or name another file with `--config`"));
    }
    let root = options.root.clone().unwrap_or_else(default_root);
    let specs = discover::documents(&Root::open(&root)?);
    if specs.is_empty() {
        let message = format!("no Swagger 2.0 or OpenAPI 3 document below `{}`", root.display());
        return Err(Diagnostic::error("armature::config::no-documents", message)
            .help("name the directory that contains the documents with `--root`"));
    }
    let folder = file.parent().unwrap_or(Path::new(""));
    let settings = Settings {
        root: relative(folder, &root),
        output: relative(folder, Path::new(OUTPUT)),
        specs,
    };
    output::write_single(file, &config::template(&settings))?;
    Ok(file.display().to_string())
}

fn default_root() -> PathBuf {
    let specs = Path::new(ROOT);
    if specs.is_dir() { specs } else { Path::new(".") }.to_owned()
}

/// Returns the path from a folder to a path, with `/` between its parts. Where there is none, as between two drives,
/// the path is absolute.
fn relative(folder: &Path, path: &Path) -> String {
    let (from, to) = (absolute(folder), absolute(path));
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other);
    let common = common.count();
    if common == 0 {
        return path.to_string_lossy().into_owned();
    }
    let up = std::iter::repeat_n(OsStr::new(".."), from.len() - common);
    let down = to[common..].iter().map(|part| part.as_os_str());
    let parts: Vec<_> = up.chain(down).map(OsStr::to_string_lossy).collect();
    match parts.is_empty() {
        true => ".".into(),
        false => parts.join("/"),
    }
}

/// Returns the parts of the absolute path, without `.` and `..`. Links are followed as far as the path exists.
fn absolute(path: &Path) -> Vec<PathBuf> {
    let full = std::path::absolute(Path::new(".").join(path)).unwrap_or_else(|_| path.to_owned());
    let full = full.canonicalize().unwrap_or(full);
    let mut parts = Vec::new();
    for part in full.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()),
            _ => parts.push(PathBuf::from(part.as_os_str())),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_relative_to_the_folder() {
        let relative = |folder, path| relative(Path::new(folder), Path::new(path));
        assert_eq!(relative("/a/no/b", "/a/no/b"), ".");
        assert_eq!(relative("/a/no/b", "/a/no/c/d"), "../c/d");
        assert_eq!(relative("no-such", ""), "..");
        assert_eq!(relative("", "no-such"), "no-such");
        assert_eq!(relative("", "x/../no-such"), "no-such");
    }
}
