//! What is done with documents whose growth is measured, on one thread.

use std::path::Path;

use armature::internals::diagnostic::Diagnostics;
use armature::internals::diff::{self, Input, Options};
use armature::internals::examples::{self, Body, Request};
use armature::internals::source::Root;
use armature::internals::support::check::Direction;
use armature::internals::{Analysis, Extent};
use armature::{Config, Selection, Style};

use super::types_of;

/// What is done with the documents of a folder.
#[derive(Clone, Copy)]
pub(crate) enum Work {
    /// Makes types and validators.
    Crate,
    /// Makes pages for readers.
    Pages,
    /// Makes the site.
    Site,
    /// Checks `body.json` against the definition `Thing`.
    Check,
    /// Compares the documents of `old` with those of `new`.
    Diff,
}

impl Work {
    /// Does the work, and returns how much came of it: bytes of files, findings or changes.
    pub(crate) fn run(self, folder: &Path) -> usize {
        match self {
            Self::Crate => types_of::generate(folder, "main.json"),
            Self::Pages => pages(folder),
            Self::Site => publish(folder),
            Self::Check => check(folder),
            Self::Diff => compare(folder),
        }
    }
}

fn config(folder: &Path, documents: &str) -> Config {
    let config = Config::new(folder, folder.join("out")).spec(documents);
    config.crate_name("scale").jobs(1)
}

fn pages(folder: &Path) -> usize {
    let only = Selection {
        docs: true,
        types: false,
        validators: false,
    };
    bytes(armature::generate(
        &config(folder, "**/*.json").only(only).docs_style(Style::Full),
    ))
}

fn publish(folder: &Path) -> usize {
    bytes(armature::publish(&config(folder, "**/*.json")))
}

fn bytes(made: Result<armature::Generation, armature::Failure>) -> usize {
    let made = made.unwrap_or_else(|failure| panic!("{}", failure.problems.human(false)));
    made.files().map(|file| file.content.len()).sum()
}

fn check(folder: &Path) -> usize {
    let mut diagnostics = Diagnostics::default();
    let paths = ["main.json".to_owned()];
    let sources = armature::internals::load(Root::open(folder).expect("a root"), &paths, &mut diagnostics);
    let analysis = Analysis::of(&sources, &paths, Extent::Documents, &mut diagnostics);
    let request = Request {
        definition: "Thing".to_owned(),
        direction: Direction::Any,
    };
    let body = Body {
        path: folder.join("body.json"),
    };
    let report = examples::check_bodies(&sources, &analysis, &request, &[body]);
    report.expect("the definition is there").findings.len()
}

fn compare(folder: &Path) -> usize {
    let read = |side: &str| {
        let root = Root::open(&folder.join(side)).expect("a root");
        Input::of(
            root,
            vec!["main.json".to_owned()],
            Extent::Constraints,
            &mut Diagnostics::default(),
        )
    };
    let (old, new) = (read("old"), read("new"));
    let pairs = diff::pairs(&old, &new);
    let changes = pairs
        .iter()
        .map(|(old, new)| diff::changes(old, new, Options::default()).len());
    changes.sum()
}
