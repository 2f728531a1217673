//! Headings with their ids, and blocks of code, highlighted.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::highlight;
use super::markup::escaped;
use super::render::{Heading, Renderer, span, text};

/// The heading behind which the picture of the dependencies is.
const PICTURE_BEHIND: &str = "Dependencies";

impl Renderer {
    /// Writes a heading with its id, and says how many events it has.
    pub(super) fn heading<'e>(
        &mut self,
        level: HeadingLevel,
        events: &[Event<'e>],
        picture: &str,
        result: &mut Vec<Event<'e>>,
    ) -> usize {
        let length = span(events, |event| matches!(event, Event::End(TagEnd::Heading(_))));
        let text = text(&events[..length]);
        let id = self.slugger.slug(&text);
        self.block.ids.push(id.clone());
        let is_title = level == HeadingLevel::H1;
        self.page.titles += usize::from(is_title);
        result.push(Event::Start(Tag::Heading {
            level,
            id: Some(id.clone().into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
        self.in_heading = true;
        let mut index = 1;
        while index < length - 1 {
            index += self.event(&events[index..], picture, result);
        }
        self.in_heading = false;
        if !is_title {
            let link = format!(
                "<a class=\"jump\" href=\"#{}\" aria-label=\"Link to this section\">#</a>",
                escaped(&id)
            );
            result.push(Event::InlineHtml(link.into()));
            let heading = Heading {
                level: level as usize,
                id,
                text: text.clone(),
            };
            self.headings.push(heading.clone());
            if level == HeadingLevel::H2 {
                self.block.part.clone_from(&text);
            }
            self.block.heading.get_or_insert(heading);
        }
        result.push(Event::End(TagEnd::Heading(level)));
        if level == HeadingLevel::H2 && text == PICTURE_BEHIND && !picture.is_empty() {
            result.push(Event::Html(picture.to_owned().into()));
        }
        length
    }

    /// Writes a highlighted block of code, and says how many events it has.
    pub(super) fn code_block<'e>(
        &mut self,
        kind: &CodeBlockKind<'_>,
        events: &[Event<'e>],
        result: &mut Vec<Event<'e>>,
    ) -> usize {
        let length = span(events, |event| matches!(event, Event::End(TagEnd::CodeBlock)));
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let (language, rest) = info.split_once(' ').unwrap_or((info, ""));
        let title = rest
            .strip_prefix("title=\"")
            .and_then(|rest| rest.strip_suffix('"'));
        let title = title.map(|title| format!(" data-title=\"{}\"", escaped(title)));
        let code = text(&events[..length]);
        let headings = std::mem::take(&mut self.headings);
        let code = highlight::highlight(language, code.trim_end_matches('\n'), &mut |reference| {
            let target = reference_target(reference, &headings)?;
            Some(self.link(&target))
        });
        self.headings = headings;
        let language = escaped(language);
        let html = format!(
            "<pre tabindex=\"0\" data-language=\"{language}\"{}><code>{code}</code></pre>\n",
            title.unwrap_or_default()
        );
        result.push(Event::Html(html.into()));
        length
    }
}

/// Returns where a reference of a schema leads: to a heading, or to another page.
fn reference_target(reference: &str, headings: &[Heading]) -> Option<String> {
    match reference.strip_prefix("#/definitions/") {
        Some(name) => {
            let heading = headings.iter().find(|heading| heading.text == name);
            heading.map(|heading| format!("#{}", heading.id))
        }
        None => reference.ends_with(".md").then(|| reference.to_owned()),
    }
}
