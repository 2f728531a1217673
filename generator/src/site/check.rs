//! What must be true of a site: every link resolves, every id is there once, every page has one title, and no page
//! holds HTML but that of the templates.

use std::collections::BTreeSet;

use super::targets::{SitePage, Targets};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Checks all pages.
pub(super) fn check(pages: &[SitePage], targets: &Targets, diagnostics: &mut Diagnostics) {
    for SitePage { path, rendered: page } in pages {
        for link in page
            .links
            .iter()
            .filter(|link| targets.target(path, link).is_none())
        {
            diagnostics.push(dead_link(path, link));
        }
        let mut seen = BTreeSet::new();
        for id in page.ids().filter(|id| !seen.insert(*id)) {
            diagnostics.push(repeated_id(path, id));
        }
        for html in &page.foreign {
            diagnostics.push(foreign_html(path, html));
        }
        if page.titles != 1 {
            diagnostics.push(titles(path, page.titles));
        }
    }
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
