//! Texts that belong to pages and are no documents: remarks and the logo of a site. They are read before documents, since it takes
//! moments to find out that they cannot be.

use std::collections::BTreeMap;
use std::path::Path;

use crate::config::{Config, Style};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::Kind;
use crate::source;

/// The texts of a run.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Remarks, as Markdown, by the paths of pages.
    pub(super) remarks: BTreeMap<String, String>,
    /// The logo of the site, as SVG.
    pub(super) logo: Option<String>,
}

impl Texts {
    /// Reads the texts that files of some kinds are made of. Reports those that the configuration names and that cannot be
    /// read.
    pub(super) fn read(config: &Config, kinds: &[Kind], diagnostics: &mut Diagnostics) -> Self {
        let is_site = kinds.contains(&Kind::Site);
        let logo = match is_site {
            true => logo(config, diagnostics),
            false => None,
        };
        let has_remarks = is_site || kinds.contains(&Kind::Docs) && config.style == Style::Full;
        if !has_remarks {
            return Self::default();
        }
        if config.remarks_named && !source::is_folder(&config.remarks) {
            diagnostics.push(no_remarks(config));
            return Self::default();
        }
        Self {
            logo,
            ..Self::of_pages(config, diagnostics)
        }
    }

    /// Reads the texts of pages that no site is made of.
    pub(super) fn of_pages(config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let remarks = source::markdown(&config.remarks).unwrap_or_else(|error| {
            diagnostics.push(unreadable_remarks(&config.remarks, &error));
            BTreeMap::new()
        });
        Self { remarks, logo: None }
    }
}

fn logo(config: &Config, diagnostics: &mut Diagnostics) -> Option<String> {
    let path = config.site_config.logo.as_deref()?;
    source::svg(path)
        .map_err(|error| diagnostics.push(unreadable_logo(path, &error)))
        .ok()
}

fn unreadable_logo(path: &Path, error: &std::io::Error) -> Diagnostic {
    let message = format!("cannot read the logo `{}`: {error}", path.display());
    Diagnostic::error("armature::site::logo", message).help("name an SVG file as `logo` below `[docs]`")
}

fn no_remarks(config: &Config) -> Diagnostic {
    let message = format!("the directory `{}` does not exist", config.remarks.display());
    let problem = Diagnostic::error("armature::docs::remark", message);
    let problem = match config.remarks_location {
        Some(location) => problem.at(location, "named here"),
        None => problem,
    };
    problem.help("name the directory with the remarks, or remove `remarks` below `[docs]`")
}

fn unreadable_remarks(folder: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "armature::docs::remark",
        format!("the remarks in `{}` cannot be read: {error}", folder.display()),
    )
    .help("make them readable, or name another folder as `remarks` below `[docs]`")
}
