//! The addresses of pages: where the site describes the property that a finding is about.

use crate::config::Config;
use crate::docs::reader::{PageInfo, Role, TermKind, address, slug};

/// The pages of a site that has an address.
#[derive(Debug)]
pub(crate) struct Addresses {
    url: String,
    pages: Vec<PageInfo>,
}

impl Addresses {
    /// Finds the pages of the documents of a configuration; `None` where it names no address, or where documents have
    /// errors.
    pub(crate) fn of(config: &Config) -> Option<Self> {
        let url = config.site_config.url.clone()?;
        let pages = super::pages(config, &|_, _| ()).ok()?.pages;
        Some(Self { url, pages })
    }

    /// Returns the address of what a location in an example of an operation is about: the property, else the operation.
    /// `file` is the path of the example, which tells versions of a document apart.
    pub(crate) fn of_example(&self, operation: &str, file: &str, pointer: &str) -> Option<String> {
        let id = slug(operation);
        let has_operation = |page: &&PageInfo| {
            let mut terms = page.terms.iter();
            terms.any(|term| term.kind == TermKind::Operation && term.anchor == id)
        };
        // Examples are next to their document or in a folder below it.
        let near = |page: &&PageInfo| {
            let folder = page.document.rsplit_once('/').map_or("", |(folder, _)| folder);
            let is_near = file.contains(&format!("{folder}/"));
            (is_near, is_near as usize * folder.len(), page.latest)
        };
        let page = self.pages.iter().filter(has_operation).max_by_key(near)?;
        let anchor = property(page, &in_body(pointer)).unwrap_or(&id);
        Some(self.address(page, anchor))
    }

    /// Returns the address of what a location in a body is about: the property, else the type. `documents` are those that
    /// may describe the type.
    pub(crate) fn of_body(&self, definition: &str, documents: &[String], pointer: &str) -> Option<String> {
        let of_type = |page: &PageInfo| {
            let mut terms = page.terms.iter();
            let term = terms.find(|term| term.kind == TermKind::Type && term.name == definition)?;
            Some(term.anchor.clone())
        };
        // The table of what a page begins with is below the heading of the part.
        let is_first = |page: &PageInfo, anchor: &str| page.role == Role::Schema || anchor == "properties";
        let pages = self
            .pages
            .iter()
            .filter(|page| documents.contains(&page.document));
        let pages = pages.filter_map(|page| Some((page, of_type(page)?)));
        let (page, anchor) = pages.max_by_key(|(page, anchor)| (is_first(page, anchor), page.latest))?;
        let path = names(pointer.split('/').skip(1));
        let property = property(page, &path).filter(|_| is_first(page, &anchor));
        Some(self.address(page, property.unwrap_or(&anchor)))
    }

    fn address(&self, page: &PageInfo, anchor: &str) -> String {
        let anchor = match anchor {
            "" => String::new(),
            anchor => format!("#{anchor}"),
        };
        format!("{}{}{anchor}", self.url, address(&page.path))
    }
}

/// Returns the names on the way to a value within the body of a request or response of an example.
fn in_body(pointer: &str) -> Vec<String> {
    let mut steps = pointer.split('/').skip(1);
    match steps.next() {
        Some("parameters") => names(steps.skip(1)),
        Some("responses") if steps.nth(1) == Some("body") => names(steps),
        _ => Vec::new(),
    }
}

/// Returns the names among the steps of a pointer; elements of arrays have numbers.
fn names<'p>(steps: impl Iterator<Item = &'p str>) -> Vec<String> {
    let steps = steps.filter(|step| step.is_empty() || !step.bytes().all(|byte| byte.is_ascii_digit()));
    let names = steps.map(|step| step.replace("~1", "/").replace("~0", "~"));
    names.collect()
}

/// Returns the id of a property on a page, or of the nearest one above it that the page has.
fn property<'p>(page: &'p PageInfo, path: &[String]) -> Option<&'p str> {
    (1..=path.len()).rev().find_map(|length| {
        let path = path[..length].join(".");
        let is_it =
            |anchor: &str| anchor.trim_start_matches('.') == path || anchor == format!("response:{path}");
        let mut terms = page.terms.iter().filter(|term| term.kind == TermKind::Property);
        terms
            .find(|term| is_it(&term.anchor))
            .map(|term| term.anchor.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_of_examples_are_paths_of_properties() {
        let path = |pointer| in_body(pointer).join(".");
        assert_eq!(
            path("/parameters/gallery/properties/disks/0/lun"),
            "properties.disks.lun"
        );
        assert_eq!(path("/responses/200/body/tags/a~1b"), "tags.a/b");
        assert_eq!(path("/responses/200/headers"), "");
        assert_eq!(path(""), "");
    }
}
