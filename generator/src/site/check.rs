//! What must be true of a site: every link resolves, every id is there once, every page has one title, and no page
//! holds HTML but that of the templates.

use std::collections::BTreeSet;

use super::render::Rendered;
use super::targets::Targets;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Checks the links of a page.
pub(super) fn links(page: &str, links: &[String], targets: &Targets, diagnostics: &mut Diagnostics) {
    for link in links.iter().filter(|link| targets.target(page, link).is_none()) {
        diagnostics.push(dead_link(page, link));
    }
}

/// Returns the problems of a page that do not depend on other pages.
pub(super) fn problems(path: &str, page: &Rendered) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let repeated = page.ids().filter(|id| !seen.insert(*id));
    let mut problems: Vec<Diagnostic> = repeated.map(|id| repeated_id(path, id)).collect();
    problems.extend(page.foreign.iter().map(|html| foreign_html(path, html)));
    if page.titles != 1 {
        problems.push(titles(path, page.titles));
    }
    problems
}

const HELP: &str = "correct the remark of this page; without a remark this is a bug in armature";

fn dead_link(page: &str, link: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::site::link",
        format!("unresolved link `{link}` in page `{page}`"),
    )
    .help(HELP)
}

fn repeated_id(page: &str, id: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::site::id",
        format!("duplicate id `{id}` in page `{page}`"),
    )
    .help(HELP)
}

fn foreign_html(page: &str, html: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::site::html",
        format!("unexpected HTML `{html}` in page `{page}`"),
    )
    .help("write it as Markdown, and `<` as `&lt;`")
}

fn titles(page: &str, count: usize) -> Diagnostic {
    Diagnostic::error(
        "armature::site::title",
        format!("page `{page}` has {count} titles"),
    )
    .help("begin headings of remarks with `###`; the title of a page is added to them")
}
