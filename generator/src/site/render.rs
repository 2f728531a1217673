//! A page's Markdown as HTML: links refer to HTML, marks become badges, tables get their anchors. Headings and code have
//! a file of their own.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use serde::{Deserialize, Serialize};

use super::filters;
use super::front::{field, split};
use super::markup::{badge, is_ours, mark, table_kind};
use crate::docs::reader::markdown::anchor::Slugger;

/// A page as HTML, in blocks, with what is to be checked about it.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    /// What comes before the first heading below the title, then each heading with what follows it.
    pub(super) blocks: Vec<Block>,
    /// The title of the front matter.
    pub(super) title: String,
    /// What it is about, in a sentence; empty where the front matter has none.
    pub(super) description: String,
    /// All links, as the Markdown has them.
    pub(super) links: Vec<String>,
    /// How many titles there are.
    pub(super) titles: usize,
    /// HTML that no page should hold.
    pub(super) foreign: Vec<String>,
}

impl Rendered {
    /// Returns all ids, in order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.blocks
            .iter()
            .flat_map(|block| &block.ids)
            .map(String::as_str)
    }
}

/// A heading with what follows it. The targets of its links are still numbers, see [`marker`].
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) html: String,
    pub(super) heading: Option<Heading>,
    /// The part that it belongs to: the text of the heading of level 2 that it has or is below.
    pub(super) part: String,
    pub(super) ids: Vec<String>,
    /// About how many bytes it will have.
    pub(super) bytes: usize,
}

/// Returns the placeholder of the target of a link until it is known which file it refers to: its index among the
/// links of the page.
pub(super) fn marker(index: usize) -> String {
    format!("~{index}~")
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Heading {
    pub(super) level: usize,
    pub(super) id: String,
    pub(super) text: String,
}

/// Renders a page. `picture` is HTML.
pub(super) fn render(markdown: &str, picture: &str) -> Rendered {
    let (front, body) = split(markdown);
    let field = |name: &str| field(front, name).unwrap_or_default();
    let mut renderer = Renderer {
        page: Rendered {
            title: field("title"),
            description: field("description"),
            ..Rendered::default()
        },
        block: Block::default(),
        slugger: Slugger::default(),
        headings: Vec::new(),
        column: None,
        in_heading: false,
    };
    let events: Vec<Event<'_>> =
        Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).collect();
    let mut result = Vec::new();
    let mut index = 0;
    while index < events.len() {
        if begins_block(&events[index]) {
            renderer.finish_block(&mut result);
        }
        index += renderer.event(&events[index..], picture, &mut result);
    }
    renderer.finish_block(&mut result);
    renderer.page
}

fn begins_block(event: &Event<'_>) -> bool {
    let level = match event {
        Event::Start(Tag::Heading { level, .. }) => *level,
        _ => return false,
    };
    matches!(level, HeadingLevel::H2 | HeadingLevel::H3)
}

/// What is known while a page is rendered.
pub(super) struct Renderer {
    pub(super) page: Rendered,
    /// The block that the renderer is in.
    pub(super) block: Block,
    pub(super) slugger: Slugger,
    /// All headings up to here.
    pub(super) headings: Vec<Heading>,
    /// The column of the table that the renderer is in.
    column: Option<usize>,
    pub(super) in_heading: bool,
}

impl Renderer {
    /// Ends a block, and begins another one of the same part.
    fn finish_block<'e>(&mut self, events: &mut Vec<Event<'e>>) {
        let next = Block {
            part: self.block.part.clone(),
            ..Block::default()
        };
        let mut block = std::mem::replace(&mut self.block, next);
        html::push_html(&mut block.html, events.drain(..));
        block.bytes += block.html.len();
        self.page.blocks.push(block);
    }

    /// Notes a link, and returns the placeholder of its target.
    pub(super) fn link(&mut self, target: &str) -> String {
        self.page.links.push(target.to_owned());
        self.block.bytes += target.len();
        marker(self.page.links.len() - 1)
    }

    /// Handles the next events, and says how many.
    pub(super) fn event<'e>(
        &mut self,
        events: &[Event<'e>],
        picture: &str,
        result: &mut Vec<Event<'e>>,
    ) -> usize {
        match &events[0] {
            Event::Start(Tag::Heading { level, .. }) => return self.heading(*level, events, picture, result),
            Event::Start(Tag::CodeBlock(kind)) => return self.code_block(kind, events, result),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                result.push(Event::Start(Tag::Link {
                    link_type: *link_type,
                    dest_url: self.link(dest_url).into(),
                    title: title.clone(),
                    id: id.clone(),
                }));
                return 1;
            }
            Event::Start(tag @ (Tag::Strong | Tag::Emphasis)) => {
                // Authors write strong words too, but never in the first column.
                let is_mark = self.column == Some(0) || *tag == Tag::Emphasis;
                if let Some(mark) = mark(tag, events).filter(|_| is_mark) {
                    result.push(Event::InlineHtml(badge(mark).into()));
                    return 3;
                }
            }
            Event::Start(Tag::Table(_)) => {
                let html = match table_kind(events) {
                    "" => "<div class=\"table\">".to_owned(),
                    kind => format!("<div class=\"table {kind}\">"),
                };
                result.push(Event::Html(html.into()));
            }
            Event::Start(Tag::TableRow | Tag::TableHead) => self.column = Some(0),
            Event::Start(Tag::TableCell) if self.column == Some(0) => {
                if let Some((id, length)) = anchored_cell(events) {
                    self.block.ids.push(id.to_owned());
                    result.push(Event::InlineHtml(format!("<td id=\"{id}\">").into()));
                    result.extend(self.rest_of_cell(&events[1..length]));
                    return length;
                }
                let blanks = indent(&events[1..]);
                if blanks > 0 {
                    result.push(Event::InlineHtml(
                        format!("<td class=\"level{}\">", blanks.min(4)).into(),
                    ));
                    return 1 + blanks * INDENT;
                }
            }
            Event::End(TagEnd::TableCell) => self.column = self.column.map(|column| column + 1),
            Event::End(TagEnd::Table) => {
                self.column = None;
                result.push(events[0].clone());
                result.push(Event::Html("</div>\n".into()));
                return 1;
            }
            Event::InlineHtml(html) | Event::Html(html) => self.html(html),
            _ => {}
        }
        result.push(self.breakable(&events[0]));
        1
    }

    /// Returns an event; a long name as HTML that may be broken between its words, where it is code, or where there
    /// is little room: in a heading or a narrow column.
    fn breakable<'e>(&self, event: &Event<'e>) -> Event<'e> {
        let narrow = self.in_heading || self.column.is_some_and(|column| column < 2);
        match event {
            Event::Text(text) if narrow && filters::is_long(text) || filters::is_very_long(text) => {
                Event::InlineHtml(filters::breakable(text).into())
            }
            Event::Code(text) if filters::is_long(text) => {
                Event::InlineHtml(format!("<code>{}</code>", filters::breakable(text)).into())
            }
            event => event.clone(),
        }
    }

    /// Returns what is in a cell behind its own id and before its end: other ids, the name.
    fn rest_of_cell<'e>(&mut self, events: &[Event<'e>]) -> Vec<Event<'e>> {
        let mut result = Vec::new();
        for event in events.iter().skip(2) {
            match event {
                Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) => {}
                Event::InlineHtml(html) => {
                    self.html(html);
                    result.push(event.clone());
                }
                other => result.push(self.breakable(other)),
            }
        }
        result
    }

    /// Notes an id, or HTML that is none of what pages are made of.
    fn html(&mut self, html: &str) {
        for line in html.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let id = line
                .strip_prefix("<a id=\"")
                .and_then(|rest| rest.strip_suffix("\">"));
            match id {
                Some(id) if !id.contains(['"', '<', '>', '&']) => self.block.ids.push(id.to_owned()),
                _ if is_ours(line) => {}
                _ => self.page.foreign.push(line.to_owned()),
            }
        }
    }
}

/// Returns the number of events up to one that ends something, that one included.
pub(super) fn span(events: &[Event<'_>], ends: impl Fn(&Event<'_>) -> bool) -> usize {
    events.iter().position(ends).map_or(events.len(), |end| end + 1)
}

/// How many blanks that do not break a line of a list is indented by for each level.
const INDENT: usize = 3;

/// Returns how many levels a cell is indented by. Only its first line begins with blanks; the cell gets a margin then.
fn indent(events: &[Event<'_>]) -> usize {
    let is_blank = |event: &&Event<'_>| matches!(event, Event::Text(text) if text.as_ref() == "\u{a0}");
    events.iter().take_while(is_blank).count() / INDENT
}

/// Returns the id of a cell that begins with its own id and later has a link to it, and the number of events up to
/// the end of that link. The cell gets the id then, which makes large tables much smaller; a script adds the link.
fn anchored_cell<'e>(events: &'e [Event<'_>]) -> Option<(&'e str, usize)> {
    let Event::InlineHtml(html) = events.get(1)? else {
        return None;
    };
    let id = html.strip_prefix("<a id=\"")?.strip_suffix("\">")?;
    let is_plain = !id.contains(['"', '<', '>', '&']);
    let end = events
        .iter()
        .position(|event| matches!(event, Event::End(TagEnd::Link | TagEnd::TableCell)))?;
    let links = events[..end].iter().filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => dest_url.strip_prefix('#'),
        _ => None,
    });
    let is_own = links.collect::<Vec<_>>() == [id];
    (is_plain && is_own && events[end] == Event::End(TagEnd::Link)).then_some((id, end + 1))
}

/// Returns the text of events.
pub(super) fn text(events: &[Event<'_>]) -> String {
    let texts = events.iter().filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        _ => None,
    });
    texts.collect()
}
