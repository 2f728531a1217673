//! The targets of links: all pages with their ids, and all other files. Paths are encoded, as links have them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::markup::escaped;
use crate::docs::reader::markdown::anchor::{encoded, relative};

/// All targets of links.
pub(super) struct Targets {
    /// The ids of each page.
    pages: BTreeMap<String, BTreeSet<String>>,
    /// Files that are no pages.
    files: BTreeSet<String>,
}

impl Targets {
    /// Returns the targets that pages are, given as paths with their ids, and other files, encoded as links have them.
    pub(super) fn new(
        pages: impl Iterator<Item = (String, BTreeSet<String>)>,
        files: BTreeSet<String>,
    ) -> Self {
        let of_page = |(path, ids): (String, BTreeSet<String>)| (encoded(&path).into_owned(), ids);
        Self {
            pages: pages.map(of_page).collect(),
            files,
        }
    }

    /// Returns the target of a link of a page, fit for an attribute; `None` where the link does not resolve.
    pub(super) fn target(&self, page: &str, link: &str) -> Option<String> {
        if link.contains("://") || link.starts_with("mailto:") {
            return Some(escaped(link));
        }
        let (path, anchor) = match link.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (link, None),
        };
        let page = encoded(page);
        let target = resolved(&page, path)?;
        let name = if path.is_empty() {
            Some(target.as_ref())
        } else {
            target.strip_suffix(".md")
        };
        let Some(name) = name else {
            let known = anchor.is_none() && self.files.contains(target.as_ref());
            return known.then(|| relative(&page, &target));
        };
        let ids = self.pages.get(name)?;
        if anchor.is_some_and(|anchor| !ids.contains(anchor)) {
            return None;
        }
        let anchor = anchor
            .map(|anchor| format!("#{}", escaped(anchor)))
            .unwrap_or_default();
        match name == page && !anchor.is_empty() {
            true => Some(anchor),
            false => Some(format!("{}.html{anchor}", relative(&page, name))),
        }
    }
}

/// Returns the path that a relative link refers to; `None` where it is outside of the site.
fn resolved<'f>(from: &'f str, path: &str) -> Option<Cow<'f, str>> {
    if path.is_empty() {
        return Some(from.into());
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
    Some(parts.join("/").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved() {
        let resolved = |from, path| resolved(from, path).unwrap_or_default().into_owned();
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

    #[test]
    fn links_are_relative() {
        assert_eq!(relative("Compute/Disk/examples", "Compute/Disk"), "../Disk");
        assert_eq!(relative("Compute/Disk", "Compute/Disk/examples"), "Disk/examples");
        assert_eq!(relative("Compute/Disk", "Network/Subnet"), "../Network/Subnet");
    }
}
