//! A sheet of a page within its layout: the path to it, the versions, the contents.

use askama::Template;

use super::filters;
use super::layout::{Frame, Layout, file};
use super::sheet::Sheet;
use super::targets::Laid;
use crate::diagnostic::Diagnostic;
use crate::docs::reader::PageInfo;
use crate::docs::reader::markdown::anchor::encoded;
use crate::output::File;

#[derive(Template)]
#[template(path = "site/page.html")]
struct PageTemplate<'a> {
    frame: Frame<'a>,
    title: String,
    description: &'a str,
    /// What the sheet goes on with; empty on the first one.
    part: &'a str,
    /// The link to the first sheet.
    first: String,
    html: String,

    group: &'a str,
    group_target: String,
    name: &'a str,
    version: &'a str,
    versions: Vec<Version>,
    contents: Vec<Content>,
}

/// A link to a version, and whether it is the page itself.
struct Version {
    text: String,
    target: String,
    here: bool,
}

/// A line of the contents.
struct Content {
    level: usize,
    target: String,
    text: String,
}

impl<'a> Layout<'a> {
    /// A sheet of a page; `facts` are those of a resource, lists have none.
    pub(super) fn page(
        &self,
        laid: &Laid<'_>,
        index: usize,
        facts: Option<&PageInfo>,
    ) -> Result<File, Diagnostic> {
        let Laid { path, page, sheets } = laid;
        let sheet = &sheets[index];
        let root = "../".repeat(sheet.path.matches('/').count());
        let versions = facts
            .map(|facts| versions(facts, path, &root))
            .unwrap_or_default();
        let title = match sheet.part.as_str() {
            "" => page.title.clone(),
            part => format!("{}: {}", page.title, part.to_lowercase()),
        };
        let template = PageTemplate {
            frame: self.frame(&root, path, facts),
            title,
            description: &page.description,
            part: &sheet.part,
            first: format!("{root}{}.html", encoded(path)),
            group: facts.map_or("", |facts| &facts.group_title),
            group_target: facts
                .map(|facts| format!("{root}{}.html", encoded(&facts.group)))
                .unwrap_or_default(),
            name: facts.map_or("", |facts| &facts.name),
            version: facts.map_or("", |facts| &facts.version),
            versions,
            contents: contents(laid, index),
            html: self.html(laid, index),
        };
        file(&sheet.path, template.render())
    }

    /// The blocks of a sheet, their links with their targets. Where a part goes on elsewhere, it says so.
    fn html(&self, laid: &Laid<'_>, index: usize) -> String {
        let Laid { path, page, sheets } = laid;
        let sheet = &sheets[index];
        let target = |link: usize| {
            let link = page.links.get(link).map_or("", String::as_str);
            self.targets.target(path, &sheet.path, link).unwrap_or_default()
        };
        let bytes = sheet
            .blocks
            .iter()
            .map(|index| page.blocks[*index].html.len())
            .sum::<usize>();
        let mut html = String::with_capacity(bytes + bytes / 4);
        for (at, block) in sheet.blocks.iter().enumerate() {
            let part = &page.blocks[*block].part;
            with_targets(&page.blocks[*block].html, &target, &mut html);
            if ends_part(laid, &sheet.blocks, at) {
                html.push_str(&more(laid, index, part));
            }
        }
        html
    }
}

/// What is on a sheet, and where its parts go on.
fn contents(laid: &Laid<'_>, index: usize) -> Vec<Content> {
    let blocks = &laid.sheets[index].blocks;
    let mut contents = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Some(heading) = &laid.page.blocks[*block].heading else {
            continue;
        };
        contents.push(Content {
            level: heading.level,
            target: format!("#{}", heading.id),
            text: heading.text.clone(),
        });
        if ends_part(laid, blocks, at) {
            let rest = continuations(laid, index, &laid.page.blocks[*block].part);
            let count: usize = rest.iter().map(|(_, names)| names.len()).sum();
            contents.extend(rest.into_iter().next().map(|(target, _)| Content {
                level: 3,
                target,
                text: format!("{count} more"),
            }));
        }
    }
    contents
}

/// Whether the next block of a sheet belongs to another part.
fn ends_part(laid: &Laid<'_>, blocks: &[usize], at: usize) -> bool {
    let part = |at: usize| blocks.get(at).map(|block| &laid.page.blocks[*block].part);
    part(at) != part(at + 1)
}

/// The sheets on which a part goes on: the link to each, and the headings there.
fn continuations<'l>(laid: &'l Laid<'_>, index: usize, part: &str) -> Vec<(String, Vec<&'l str>)> {
    let root = "../".repeat(laid.sheets[index].path.matches('/').count());
    let others = laid
        .sheets
        .iter()
        .skip(index + 1)
        .filter(|sheet| sheet.part == part);
    let link = |sheet: &'l Sheet| {
        let blocks = sheet.blocks.iter();
        let headings = blocks.filter_map(|block| laid.page.blocks[*block].heading.as_ref());
        let names = headings.map(|heading| heading.text.as_str()).collect();
        (format!("{root}{}.html", encoded(&sheet.path)), names)
    };
    others.map(link).collect()
}

/// Links to the sheets on which a part goes on, as HTML.
fn more(laid: &Laid<'_>, index: usize, part: &str) -> String {
    let links = continuations(laid, index, part)
        .into_iter()
        .map(|(target, names)| {
            let (first, last) = (names.first().unwrap_or(&""), names.last().unwrap_or(&""));
            let range = match names.len() {
                1 => filters::breakable(first),
                _ => format!("{} … {}", filters::breakable(first), filters::breakable(last)),
            };
            format!("<li><a href=\"{target}\">{} more</a>: {range}</li>", names.len())
        });
    let links: Vec<String> = links.collect();
    if links.is_empty() {
        return String::new();
    }
    format!("<ul class=\"more\">{}</ul>\n", links.concat())
}

/// Links to the versions of a resource.
fn versions(facts: &PageInfo, path: &str, root: &str) -> Vec<Version> {
    let versions = facts.versions.iter();
    versions
        .map(|(version, target)| Version {
            text: version.clone(),
            target: format!("{root}{}.html", encoded(target)),
            here: target == path,
        })
        .collect()
}

/// Writes HTML with the targets of its links in the link of their numbers.
fn with_targets(html: &str, target: &dyn Fn(usize) -> String, result: &mut String) {
    const BEFORE: &str = "href=\"~";
    let mut rest = html;
    while let Some(at) = rest.find(BEFORE) {
        let (before, marked) = rest.split_at(at + BEFORE.len());
        let parsed = marked
            .split_once('~')
            .and_then(|(index, rest)| Some((index.parse().ok()?, rest)));
        match parsed {
            Some((index, after)) => {
                result.push_str(&before[..before.len() - 1]);
                result.push_str(&target(index));
                rest = after;
            }
            None => {
                result.push_str(before);
                rest = marked;
            }
        }
    }
    result.push_str(rest);
}
