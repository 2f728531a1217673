//! The runtime that generated crates carry: `templates/support/`, as it is.

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

/// The files below `src/support`.
pub(super) fn files() -> impl Iterator<Item = File> {
    RUNTIME.iter().map(|(path, content)| File {
        path: format!("src/support/{path}"),
        content: (*content).to_owned(),
    })
}
