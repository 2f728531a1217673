//! A crate as a tree of modules that another crate includes. In: the files of the crate. Out: `mod.rs` and the files of
//! its modules, whose paths begin at the module that includes it: `include!` may be anywhere in the other crate.

use crate::output::File;

/// What a module calls the runtime, so that macros find it from wherever the tree is.
const RUNTIME: &str = "__support";

/// The lints that do not apply to generated code.
const ALLOW: &str = "#[allow(dead_code, missing_docs, unreachable_pub, unused_imports, unused_macros, \
                     reason = \"a crate uses some of what its documents describe\")]";

/// Turns the files of a crate into a tree of modules.
pub(super) fn modules(files: Vec<File>) -> Vec<File> {
    let sources = files.into_iter().filter_map(|file| {
        let path = file.path.strip_prefix("src/")?;
        let depth = depth(path);
        let (path, content) = match path {
            "lib.rs" => ("mod.rs".to_owned(), root(&file.content)),
            path => (path.to_owned(), with_runtime(&file.content, depth)),
        };
        let content = relative(&content, depth);
        Some(File { path, content })
    });
    sources.collect()
}

/// Returns how many modules a file is below the root of the tree.
fn depth(path: &str) -> usize {
    match path.rsplit_once('/') {
        Some((folder, "mod.rs")) => folder.split('/').count(),
        Some((folder, _)) => folder.split('/').count() + 1,
        None => usize::from(path != "lib.rs"),
    }
}

/// Returns the root of the crate without what only a file of its own may begin with.
fn root(content: &str) -> String {
    // The runtime has an attribute of its own.
    let content = content.replace("#[rustfmt::skip]\npub mod support;", "pub mod support;");
    let lines = content
        .lines()
        .filter(|line| !line.starts_with("//!") && !line.starts_with("#!["));
    let lines = lines.map(|line| match line {
        "#[rustfmt::skip]" => ALLOW.to_owned(),
        line if line.starts_with("pub use ") => format!("{ALLOW}\n{line}"),
        line => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

/// Adds the name of the runtime to a module, behind its documentation.
fn with_runtime(content: &str, depth: usize) -> String {
    let is_head = |line: &&str| line.is_empty() || line.starts_with("//");
    let head: usize = content
        .split_inclusive('\n')
        .take_while(|line| is_head(&line.trim_end()))
        .map(str::len)
        .sum();
    let (head, rest) = content.split_at(head);
    let up = "super::".repeat(depth);
    format!("{head}{ALLOW}\nuse {up}support as {RUNTIME};\n{rest}")
}

/// Returns a source text with paths that begin at its own module. The other crate does not have the features of a crate
/// of its own: it includes everything.
fn relative(content: &str, depth: usize) -> String {
    let root = match depth {
        0 => "self::".to_owned(),
        depth => "super::".repeat(depth),
    };
    let lines = content.split_inclusive('\n');
    let content: String = lines
        .filter(|line| !line.trim_start().starts_with("#[cfg(feature = "))
        .collect();
    let content = content.replace("$crate::support", RUNTIME);
    let mut text = String::with_capacity(content.len());
    let mut rest = content.as_str();
    while let Some(start) = rest.find("crate::") {
        let (before, after) = rest.split_at(start);
        let is_path = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '`');
        text.push_str(before);
        text.push_str(if is_path { &root } else { "crate::" });
        rest = &after["crate::".len()..];
    }
    text + rest
}
