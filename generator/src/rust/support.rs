//! The runtime that generated crates carry: `templates/support/`, as it is.

use super::rules::Engines;
use crate::output::File;

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../templates/support/", $path)))),*]
    };
}

/// What every crate has. Without validators too, since a value says how a check sees it.
const RUNTIME: &[(&str, &str)] = embedded![
    "base64.rs",
    "check/array.rs",
    "check/checker.rs",
    "check/code.rs",
    "check/decimal.rs",
    "check/equal.rs",
    "check/format.rs",
    "check/mod.rs",
    "check/number.rs",
    "check/object.rs",
    "check/path.rs",
    "check/schema.rs",
    "check/subject.rs",
    "check/text.rs",
    "check/view.rs",
    "check/violation.rs",
    "choice.rs",
    "family.rs",
    "lost.rs",
    "mod.rs",
    "moment.rs",
    "nullable.rs",
    "operation.rs",
    "record.rs",
    "secret.rs",
    "validate.rs",
    "wire.rs",
];

/// What matches patterns; each needs a crate of its own.
const PLAIN: &str = include_str!("../../../templates/support/pattern/plain.rs");
const FANCY: &str = include_str!("../../../templates/support/pattern/fancy.rs");

/// The files below `src/support`, with what matches patterns as far as it is needed.
pub(super) fn files(engines: Engines) -> Vec<File> {
    let mut files: Vec<(&str, String)> = RUNTIME
        .iter()
        .map(|(path, content)| (*path, (*content).to_owned()))
        .collect();
    for (needed, name, of, content) in [
        (
            engines.fancy,
            "fancy.rs",
            "\nmod fancy;\npub(crate) use fancy::Fancy;\n",
            FANCY,
        ),
        (
            engines.plain,
            "plain.rs",
            "\nmod plain;\npub(crate) use plain::Plain;\n",
            PLAIN,
        ),
    ] {
        if needed {
            files.push((name, content.to_owned()));
            files
                .iter_mut()
                .filter(|(path, _)| *path == "mod.rs")
                .for_each(|(_, root)| root.push_str(of));
        }
    }
    let below = |(path, content)| File {
        path: format!("src/support/{path}"),
        content,
    };
    files.into_iter().map(below).collect()
}
