//! Remarks that people wrote about resources. They are Markdown already and go into the page as they are.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Returns the texts of the headings in a remark, in order.
pub(super) fn headings(remark: &str) -> Vec<String> {
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
