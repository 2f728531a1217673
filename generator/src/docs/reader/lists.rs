//! Lists over all pages: the secrets, and the summary that mdBook reads.

use askama::Template;

use super::markdown::anchor::{encoded, page_link};
use super::markdown::page_info::{ChangesInfo, PageInfo, Role};
use super::markdown::{template, text};
use crate::diagnostic::{Diagnostic, codes};
use crate::output::File;

/// The path of the list of secrets, without its ending.
pub(crate) const SECRETS: &str = "all-secrets";

/// The name of the page of all changes of a resource, in the folder of its versions.
pub(crate) const ALL_CHANGES: &str = "all-changes";

/// The path of the summary, which is a list for mdBook and no page.
pub(crate) const SUMMARY: &str = "SUMMARY.md";

/// The path of the list of codes, without its ending.
pub(crate) const CODES: &str = "all-codes";

/// The path of the legend of marks, without its ending.
pub(crate) const MARKS: &str = "all-marks";

/// The marks that the legend explains, in its order.
pub(super) const MARK_NAMES: [&str; 8] = [
    "required",
    "read-only",
    "create-only",
    "secret",
    "deprecated",
    "preview",
    "long-running",
    "paged",
];

#[derive(Template)]
#[template(path = "reader/marks.md")]
struct Marks;

#[derive(Template)]
#[template(path = "reader/codes.md")]
struct Codes {
    codes: Vec<Code>,
}

/// A code as the page lists it. All but the name is Markdown.
struct Code {
    name: &'static str,
    summary: &'static str,
    blocks: Vec<String>,
}

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

/// Makes the legend of marks, and the list of the codes that validators report.
///
/// # Errors
/// When a template fails.
pub(super) fn legend() -> Result<[File; 2], Diagnostic> {
    let codes = codes::findings().map(|code| Code {
        name: code.name,
        summary: code.summary,
        blocks: code.text.split("\n\n").map(block).collect(),
    });
    let codes = Codes {
        codes: codes.collect(),
    };
    Ok([
        template::file(format!("{CODES}.md"), codes.render())?,
        template::file(format!("{MARKS}.md"), Marks.render())?,
    ])
}

/// Returns a block of the explanation of a code, with fences where it is indented code.
fn block(text: &str) -> String {
    let lines: Option<Vec<String>> = text
        .lines()
        .map(|line| line.strip_prefix("    ").map(str::to_owned))
        .collect();
    lines.map_or_else(|| text.to_owned(), |lines| text::fenced("", &lines))
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
    lines.push(("", link("All codes", CODES)));
    lines.push(("", link("How to read these pages", MARKS)));
    template::file(SUMMARY.into(), Summary { lines }.render())
}
