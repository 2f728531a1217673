//! Files in memory to files on the disk. In: the files that the back ends made, and the output folder. Out: what was
//! written, or how the folder differs ([`Plan::stale`]). This module alone writes the disk. Below the output folder,
//! what it does not know as its own (see `manifest`) it neither replaces nor removes; files outside of it are written
//! one by one (`single`). What the files hold is not looked at here.

mod cache;
mod commit;
mod diff;
mod folder;
mod held;
mod manifest;
mod name;
mod plan;
mod single;
mod sink;
mod stage;
mod stage_path;

pub(crate) use cache::{Fingerprints, fingerprints, has_all, read_cache, write_cache};
pub(crate) use commit::{interrupted, recover};
pub use diff::{Change, Stale};
pub(crate) use held::{locked, unlocked};
pub(crate) use name::{check_all as check_names, is_device};
pub use plan::{Plan, plan};
pub(crate) use single::write_single;
pub use sink::{Sink, Spilled};
pub(crate) use stage::Stage;

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Path below the output folder, with `/` between its parts.
    pub path: String,
    /// The whole content, ending in a newline.
    pub content: String,
}

/// What a file is part of. A run that makes one kind leaves files of the other kinds as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The Rust crate.
    Crate,
    /// The pages.
    Docs,
    /// The HTML site.
    Site,
}

/// What a run did to the output folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files of a former run that this one does not make.
    pub removed: usize,
}

impl std::fmt::Display for Summary {
    /// `3 files written, 41 unchanged`, with the removed ones where there are some.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let files = if self.written == 1 { "file" } else { "files" };
        write!(
            f,
            "{} {files} written, {} unchanged",
            self.written, self.unchanged
        )?;
        match self.removed {
            0 => Ok(()),
            removed => write!(f, ", {removed} removed"),
        }
    }
}

#[cfg(test)]
mod interruption;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_counts_in_english() {
        let say = |written, unchanged, removed| {
            Summary {
                written,
                unchanged,
                removed,
            }
            .to_string()
        };
        assert_eq!(say(3, 41, 0), "3 files written, 41 unchanged");
        assert_eq!(say(1, 0, 0), "1 file written, 0 unchanged");
        assert_eq!(say(0, 44, 2), "0 files written, 44 unchanged, 2 removed");
    }
}
