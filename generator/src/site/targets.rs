//! Where everything is: which pages there are, on which sheets they are written, which sheet has which id. All paths are
//! encoded, as links have them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::markup::escaped;
use super::render::Rendered;
use super::sheet::Sheet;
use crate::docs::reader::markdown::anchor::{encoded, relative};
use crate::output::File;

/// A page with its sheets.
pub(super) struct Laid<'p> {
    /// The path of the Markdown without its ending.
    pub(super) path: &'p str,
    pub(super) page: Rendered,
    pub(super) sheets: Vec<Sheet>,
}

/// Where everything is.
pub(super) struct Targets<'p> {
    pages: BTreeMap<Cow<'p, str>, Places<'p>>,
    /// Files that are no pages.
    files: BTreeSet<String>,
}

struct Places<'p> {
    sheets: Vec<Cow<'p, str>>,
    /// The sheet of each id.
    ids: BTreeMap<&'p str, usize>,
}

impl<'p> Targets<'p> {
    /// The index of all pages and of the other files.
    pub(super) fn new(pages: &'p [Laid<'p>], others: &[File]) -> Self {
        let places = |laid: &'p Laid<'p>| {
            let blocks = laid.sheets.iter().enumerate().flat_map(|(index, sheet)| {
                let blocks = sheet.blocks.iter().map(|block| &laid.page.blocks[*block]);
                blocks
                    .flat_map(|block| &block.ids)
                    .map(move |id| (id.as_str(), index))
            });
            Places {
                sheets: laid.sheets.iter().map(|sheet| encoded(&sheet.path)).collect(),
                ids: blocks.collect(),
            }
        };
        Self {
            pages: pages
                .iter()
                .map(|laid| (encoded(laid.path), places(laid)))
                .collect(),
            files: others
                .iter()
                .map(|file| encoded(&file.path).into_owned())
                .collect(),
        }
    }

    /// The target of a link of a page on a sheet of that page, fit for an attribute; `None` where the link
    /// does not resolve.
    pub(super) fn target(&self, page: &str, sheet: &str, link: &str) -> Option<String> {
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
            return known.then(|| relative(&encoded(sheet), &target));
        };
        let places = self.pages.get(name)?;
        let index = match anchor {
            Some(anchor) => *places.ids.get(anchor)?,
            None => 0,
        };
        let file = &places.sheets[index];
        let anchor = anchor
            .map(|anchor| format!("#{}", escaped(anchor)))
            .unwrap_or_default();
        match *file == encoded(sheet) && !anchor.is_empty() {
            true => Some(anchor),
            false => Some(format!("{}.html{anchor}", relative(&encoded(sheet), file))),
        }
    }

    /// The sheet of a page that has an id.
    pub(super) fn sheet_of(&self, page: &str, id: &str) -> usize {
        let places = self.pages.get(encoded(page).as_ref());
        places.and_then(|places| places.ids.get(id)).copied().unwrap_or(0)
    }
}

/// The path that a relative link refers to; `None` where it is outside of the site.
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
