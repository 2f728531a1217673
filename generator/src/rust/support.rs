//! The runtime that generated crates carry: `templates/support/`, as it is.

use super::Options;
use crate::output::File;

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../templates/support/", $path)))),*]
    };
}

/// What every crate has.
const RUNTIME: &[(&str, &str)] = embedded![
    "base64.rs",
    "choice.rs",
    "family.rs",
    "mod.rs",
    "moment.rs",
    "nullable.rs",
    "record.rs",
    "secret.rs",
    "wire.rs",
];

/// What a crate with validators has besides.
const VALIDATION: &[(&str, &str)] = embedded!["check/mod.rs"];

/// The files below `src/support`.
pub(super) fn files(options: &Options) -> impl Iterator<Item = File> {
    let validation = if options.validators { VALIDATION } else { &[] };
    RUNTIME.iter().chain(validation).map(|(path, content)| File {
        path: format!("src/support/{path}"),
        content: (*content).to_owned(),
    })
}
