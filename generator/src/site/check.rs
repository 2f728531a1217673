//! What must be true of a site: every link leads somewhere, every id is there once, every page has one title, and no page
//! holds HTML but that of the templates.

use std::collections::{BTreeMap, BTreeSet};

use super::render::Rendered;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::full::anchor::encoded;
use crate::output::File;

/// Checks all pages. `others` are files that links may lead to.
pub(super) fn check(pages: &[(&str, Rendered)], others: &[File], diagnostics: &mut Diagnostics) {
    // Links are encoded, so all paths are.
    let ids: Ids<'_> = pages
        .iter()
        .map(|(path, page)| (encoded(path), page.ids.iter().map(String::as_str).collect()))
        .collect();
    let files: BTreeSet<String> = others.iter().map(|file| encoded(&file.path)).collect();
    for (path, page) in pages {
        let from = encoded(path);
        for link in page
            .links
            .iter()
            .filter(|link| !is_alive(&from, link, &ids, &files))
        {
            diagnostics.push(dead_link(path, link));
        }
        let mut seen = BTreeSet::new();
        for id in page.ids.iter().filter(|id| !seen.insert(id.as_str())) {
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

/// The ids of each page.
type Ids<'p> = BTreeMap<String, BTreeSet<&'p str>>;

fn is_alive(from: &str, link: &str, ids: &Ids<'_>, files: &BTreeSet<String>) -> bool {
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
        return true;
    }
    let (path, anchor) = link
        .split_once('#')
        .map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let Some(target) = resolved(from, path) else {
        return false;
    };
    match target
        .strip_suffix(".md")
        .or(path.is_empty().then_some(target.as_str()))
    {
        Some(page) => ids
            .get(page)
            .is_some_and(|ids| anchor.is_none_or(|anchor| ids.contains(anchor))),
        None => anchor.is_none() && files.contains(target.as_str()),
    }
}

/// The path that a relative link leads to; `None` where it leads out of the site.
fn resolved(from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

const HELP: &str = "what people wrote stands in `remarks`; anything else is a fault of armature";

fn dead_link(page: &str, link: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::site::link",
        format!("`{page}` has a link that leads nowhere: `{link}`"),
    )
    .help(HELP)
}

fn repeated_id(page: &str, id: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::site::id",
        format!("`{page}` has the id `{id}` more than once"),
    )
    .help(HELP)
}

fn foreign_html(page: &str, html: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::site::html",
        format!("`{page}` holds HTML that no page should hold: `{html}`"),
    )
    .help("write it as Markdown; a sign such as `<` is written `&lt;`")
}

fn titles(page: &str, count: usize) -> Diagnostic {
    Diagnostic::error("armature::site::title", format!("`{page}` has {count} titles"))
        .help("a page has one title, which armature writes; headings of remarks begin with `###`")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn links_are_resolved() {
        let resolved = |from, path| resolved(from, path).unwrap_or_default();
        assert_eq!(
            resolved("Compute/Disk", "../Network/Subnet.md"),
            "Network/Subnet.md"
        );
        assert_eq!(
            resolved("Compute/Disk", "./Disk.schema.json"),
            "Compute/Disk.schema.json"
        );
        assert_eq!(resolved("Compute/Disk", ""), "Compute/Disk");
        assert_eq!(resolved("Disk", "../secret"), "");
    }
}
