//! Remarks that people wrote about what a page is about. They are Markdown already and go into the page as they are.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Returns the remark for a page; empty where there is none.
pub(crate) fn of<'r>(remarks: &'r BTreeMap<String, String>, path: &str) -> &'r str {
    remarks.get(path).map_or("", |text| text.trim())
}

/// Returns the texts of the headings in a remark, in order.
pub(crate) fn headings(remark: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let mut open: Option<String> = None;
    for event in Parser::new(remark) {
        match event {
            Event::Start(Tag::Heading { .. }) => open = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(open.take()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut open {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    headings
}
