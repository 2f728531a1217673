//! What the pages of all resources share.

use std::collections::BTreeMap;

use super::library::Library;
use super::outline::Outline;
use super::rust_example::Crate;
use crate::Analysis;
use crate::docs::reader::markdown::remarks;
use crate::model::{Model, TypeId};
use crate::source::Sources;

/// What all pages share.
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) analysis: &'a Analysis,
    pub(super) sources: &'a Sources,
    pub(super) library: &'a Library,
    pub(super) outlines: &'a [Outline<'a>],
    /// The page that describes each type, and the link within it.
    pub(super) type_pages: BTreeMap<TypeId, (usize, String)>,
    /// The page that describes each type that only operations use, and the link within it.
    pub(super) operation_pages: BTreeMap<TypeId, (usize, String)>,
    pub(super) source_url: &'a str,
    pub(super) package: Option<&'a Crate>,
    pub(super) remarks: &'a BTreeMap<String, String>,
}

impl Context<'_> {
    /// Returns the page that describes a type, and the link to its table there; empty where it is what the page
    /// begins with.
    pub(super) fn page_of(&self, id: TypeId) -> Option<(usize, &str)> {
        self.type_pages
            .get(&id)
            .map(|(index, slug)| (*index, slug.as_str()))
    }

    /// Returns the page that describes a type that only operations use, and the link to its table there.
    pub(super) fn page_of_operation_type(&self, id: TypeId) -> Option<(usize, &str)> {
        let page = self.operation_pages.get(&id)?;
        Some((page.0, page.1.as_str()))
    }

    /// Returns the remark for a page; empty where there is none.
    pub(super) fn remark(&self, path: &str) -> &str {
        remarks::of(self.remarks, path)
    }
}
