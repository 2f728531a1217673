//! A page within its layout: the path to it, the versions, the contents.

use askama::Template;

use super::comparison;
use super::filters;
use super::html_file::file;
use super::layout::{Frame, Layout};
use super::pending::Body;
use super::render::Heading;
use super::targets::Targets;
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::anchor::encoded;
use crate::docs::reader::{ChangesInfo, PageInfo};
use crate::output::File;

#[derive(Template)]
#[template(path = "site/page.html")]
struct PageTemplate<'a> {
    frame: Frame<'a>,
    title: &'a str,
    description: &'a str,
    /// The link to edit the document; empty where there is none.
    edit: String,
    html: String,

    group: &'a str,
    group_target: String,
    name: &'a str,
    version: &'a str,
    /// What is said of the newest version, its name and the link to it, on pages of other ones; empty on its own page.
    newest: Vec<String>,
    versions: Vec<Version>,
    contents: Vec<Content>,
    /// The data of the changes between any two versions; empty on other pages.
    changes: String,
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
    /// Makes the file of a page; `info` is that of a resource, lists have none.
    ///
    /// # Errors
    /// When the template fails.
    pub(super) fn page(&self, path: &str, body: &Body, info: Option<&PageInfo>) -> Result<File, Diagnostic> {
        let changes = self.changes.get(path);
        let of_page = |of: &&&ChangesInfo| self.pages.iter().find(|page| page.path == of.page);
        let resource = changes.as_ref().and_then(of_page);
        let own = info;
        let info = info.or(resource);
        let root = "../".repeat(path.matches('/').count());
        let template = PageTemplate {
            frame: self.frame(&root, path, info),
            title: &body.title,
            description: &body.description,
            group: info.map_or("", |info| &info.group_title),
            group_target: info
                .map(|info| format!("{root}{}.html", encoded(&info.group)))
                .unwrap_or_default(),
            name: match resource {
                Some(_) => &body.title,
                None => own.map_or("", |info| &info.name),
            },
            version: own.map_or("", |info| &info.version),
            newest: own.map(|info| newest(info, &root)).unwrap_or_default(),
            versions: own.map(|info| versions(info, path, &root)).unwrap_or_default(),
            contents: body.headings.iter().map(content).collect(),
            edit: self.edit_link(own),
            changes: changes.map(|of| comparison::data(of)).unwrap_or_default(),
            html: html(self.targets, path, body),
        };
        file(path, template.render())
    }
}

impl Layout<'_> {
    /// Returns the link to edit the document that a page is made of.
    fn edit_link(&self, info: Option<&PageInfo>) -> String {
        let link = |(url, info): (&String, &PageInfo)| format!("{url}{}", encoded(&info.document));
        self.options
            .edit_url
            .as_ref()
            .zip(info)
            .map(link)
            .unwrap_or_default()
    }
}

/// Returns the HTML of a page, with the targets of its links.
fn html(targets: &Targets, path: &str, body: &Body) -> String {
    let target = |link: usize| {
        let link = body.links.get(link).map_or("", String::as_str);
        targets.target(path, link).unwrap_or_default()
    };
    let mut html = String::with_capacity(body.html.len() + body.html.len() / 4);
    with_targets(&body.html, &target, &mut html);
    html
}

/// Returns the line of a heading in the contents.
fn content(heading: &Heading) -> Content {
    Content {
        level: heading.level,
        target: format!("#{}", heading.id),
        text: heading.text.clone(),
    }
}

/// Returns the version that the name of a resource refers to, with the link to its page, for pages of other versions.
fn newest(info: &PageInfo, root: &str) -> Vec<String> {
    let main = info
        .versions
        .iter()
        .min_by_key(|(_, path)| path.matches('/').count());
    match main.filter(|(_, path)| !info.latest && *path != info.path) {
        Some((version, path)) => {
            let words = match *version > info.version {
                true => "There is a newer version:",
                false => "This is a preview; the stable version is",
            };
            vec![
                words.into(),
                version.clone(),
                format!("{root}{}.html", encoded(path)),
            ]
        }
        None => Vec::new(),
    }
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
