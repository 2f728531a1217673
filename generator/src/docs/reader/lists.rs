//! Lists over all pages: the secrets, and the summary that mdBook reads.

use askama::Template;

use super::markdown::anchor::{encoded, page_link};
use super::markdown::page_info::{ChangesInfo, PageInfo, Role};
use super::markdown::{template, text};
use crate::diagnostic::Diagnostic;
use crate::output::File;

/// The path of the list of secrets, without its ending.
pub(crate) const SECRETS: &str = "all-secrets";

/// The name of the page of all changes of a resource, in the folder of its versions.
pub(crate) const ALL_CHANGES: &str = "all-changes";

/// The path of the summary, which is a list for mdBook and no page.
pub(crate) const SUMMARY: &str = "SUMMARY.md";

#[derive(Template)]
#[template(path = "reader/secrets.md")]
struct Secrets {
    /// Property, page, group.
    lines: Vec<[String; 3]>,
}

#[derive(Template)]
#[template(path = "reader/summary.md")]
struct Summary {
    /// The blanks before a line, and its link.
    lines: Vec<(&'static str, String)>,
}

/// Makes the list of all properties that are secret; none where there are none.
///
/// # Errors
/// When the template fails.
pub(super) fn secrets(pages: &[PageInfo]) -> Result<Option<File>, Diagnostic> {
    let mut latest: Vec<&PageInfo> = pages.iter().filter(|page| page.latest).collect();
    latest.sort_by_cached_key(|page| (page.group_title.to_lowercase(), page.path.to_lowercase()));
    let lines = latest.into_iter().flat_map(|page| {
        let link = page_link(SECRETS, &page.path);
        let mut terms: Vec<_> = page.terms.iter().filter(|term| term.secret).collect();
        terms.sort();
        terms.dedup();
        terms.into_iter().map(move |term| {
            let path = text::code_cell(term.anchor.trim_start_matches('.'));
            [
                format!("[{path}]({link}#{})", term.anchor),
                format!("[{}]({link})", text::name(&page.name)),
                text::name(&page.group_title),
            ]
        })
    });
    let lines: Vec<[String; 3]> = lines.collect();
    match lines.is_empty() {
        true => Ok(None),
        false => template::file(format!("{SECRETS}.md"), Secrets { lines }.render()).map(Some),
    }
}

/// Makes the summary of all pages.
///
/// # Errors
/// When the template fails.
pub(super) fn summary(
    pages: &[PageInfo],
    changes: &[ChangesInfo],
    has_secrets: bool,
) -> Result<File, Diagnostic> {
    let link = |name: &str, path: &str| format!("[{}]({}.md)", text::name(name), encoded(path));
    let mut sorted: Vec<&PageInfo> = pages.iter().collect();
    sorted.sort_by_cached_key(|page| {
        let own = (!page.latest, std::cmp::Reverse(page.version.clone()));
        (
            page.group.to_lowercase(),
            page.role,
            page.name.to_lowercase(),
            page.name.clone(),
            own,
        )
    });
    let mut lines = Vec::new();
    for group in sorted.chunk_by(|a, b| a.group == b.group) {
        lines.push(("", link(&group[0].group_title, &group[0].group)));
        for page in group {
            lines.push(match (page.role, page.latest) {
                (Role::Resource, false) => ("    ", link(&page.version, &page.path)),
                _ => ("  ", link(&page.name, &page.path)),
            });
            let of_page = changes.iter().filter(|of| of.page == page.path);
            lines.extend(of_page.map(|of| ("    ", link("All changes", &of.path))));
        }
    }
    if has_secrets {
        lines.push(("", link("All secrets", SECRETS)));
    }
    template::file(SUMMARY.into(), Summary { lines }.render())
}
