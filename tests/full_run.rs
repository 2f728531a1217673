//! Runs that make pages for readers.

use std::path::Path;

use armature::internals::output::File;
use armature::{Config, Selection, Style};

/// The pages of a configuration, with paths below their folder, and all problems as text.
pub(crate) fn pages(config: Config) -> (Vec<File>, String) {
    let only = Selection {
        types: false,
        validators: false,
        docs: true,
    };
    let generation = armature::generate(&config.only(only).docs_style(Style::Full));
    let generation = generation.unwrap_or_else(|failure| panic!("{}", failure.problems.human(false)));
    let files = generation.files().map(|file| File {
        path: file.path.trim_start_matches("docs/").to_owned(),
        content: file.content.clone(),
    });
    (files.collect(), generation.problems().human(false))
}

/// The project's own documents.
pub(crate) fn gallery() -> Config {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armature.toml");
    Config::load(file).unwrap_or_else(|problems| panic!("{}", problems.human(false)))
}
