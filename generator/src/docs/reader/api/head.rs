//! The head of a page of an API, read in `templates/reader/head.md`: the front matter, the heading, what it is about.

use super::context::Context;
use crate::docs::reader::markdown::template::yaml;
use crate::docs::reader::markdown::text;

/// The head of a page.
pub(super) struct Head<'a> {
    /// As YAML, like the next two.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) name: &'a str,
    pub(super) facts: String,
    pub(super) description: String,
    /// What people wrote about it.
    pub(super) remark: &'a str,
}

impl<'a> Head<'a> {
    /// Returns the head of a page. `about` is what the page has of the API, `facts` are one line of Markdown, and the
    /// description is that of the document.
    pub(super) fn new(
        context: &Context<'a>,
        index: usize,
        about: &str,
        facts: String,
        description: &str,
    ) -> Self {
        let plan = &context.plans[index];
        Self {
            id: yaml(plan.path.rsplit('/').next().unwrap_or_default()),
            title: yaml(plan.title),
            about: yaml(about),
            name: plan.title,
            facts,
            description: text::paragraphs(description),
            remark: plan.remark,
        }
    }
}
