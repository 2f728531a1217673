//! The list of files that are ours: `.armature.json` in the output folder. It tells the files of a former run, which
//! may be replaced and removed, from those that somebody made by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Kind, folder::Folder, name};
use crate::diagnostic::Diagnostic;

/// The manifest's name.
pub(super) const NAME: &str = ".armature.json";

/// The files of a run, by their path, each with what it is part of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Kind>,
}

impl Manifest {
    /// Returns the manifest of a folder; an empty one where there is none.
    ///
    /// # Errors
    /// When it is none, or names what cannot be a file of ours.
    pub(super) fn read(folder: &Folder) -> Result<Self, Diagnostic> {
        let Some(bytes) = folder.read(NAME)? else {
            return Ok(Self::default());
        };
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|_| damaged(folder))?;
        match manifest.files.keys().all(|path| name::check(path).is_ok()) {
            true => Ok(manifest),
            false => Err(damaged(folder)),
        }
    }

    /// Returns the manifest's text.
    pub(super) fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn damaged(folder: &Folder) -> Diagnostic {
    Diagnostic::error(
        "armature::output::manifest",
        format!("`{}` is not a list of generated files", folder.shown(NAME)),
    )
    .help("restore the file, or remove it together with the generated files")
}
