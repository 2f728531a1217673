//! Pages whose HTML is done but for its layout and the targets of its links, which are known when all pages are. They are put
//! aside until then, so that memory does not grow with their size.

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::render::{Heading, Rendered, render};
use super::{check, picture};
use crate::diagnostic::Diagnostic;
use crate::docs::reader::markdown::anchor::encoded;
use crate::docs::reader::{PageInfo, lists};
use crate::output::{File, Kind, Sink, Spilled, locked, unlocked};

/// The files of the pages for readers on their way to a site. Files can be added by several threads.
#[derive(Debug)]
pub struct Pending<'s> {
    sink: &'s Sink,
    pages: Mutex<Vec<PendingPage>>,
    /// Files that are no pages, encoded as links have them.
    files: Mutex<BTreeSet<String>>,
}

/// A page that was rendered.
#[derive(Debug)]
pub(super) struct PendingPage {
    /// The path of the Markdown without its ending.
    pub(super) path: String,
    ids: BTreeSet<String>,
    /// The problems of the page, without those of its links.
    pub(super) problems: Vec<Diagnostic>,
    body: Spilled,
}

/// What a page consists of without its layout.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Body {
    /// The title of the front matter.
    pub(super) title: String,
    /// What it is about, in a sentence; empty where the front matter has none.
    pub(super) description: String,
    pub(super) headings: Vec<Heading>,
    /// All links, as the Markdown has them.
    pub(super) links: Vec<String>,
    /// The HTML, with placeholders for the targets of links.
    #[serde(skip)]
    pub(super) html: String,
}

impl<'s> Pending<'s> {
    /// Returns a site without pages whose files go to a sink.
    pub fn new(sink: &'s Sink) -> Self {
        Self {
            sink,
            pages: Mutex::default(),
            files: Mutex::default(),
        }
    }

    /// Adds a file of the pages for readers; `info` is what a site needs to know of a page. Lists for other programs are no
    /// part of a site.
    pub fn add(&self, file: File, info: Option<&PageInfo>) {
        if file.path.ends_with(".json") {
            let path = encoded(&file.path).into_owned();
            locked(&self.files).insert(path);
            self.sink.put(Kind::Site, file);
        } else if let Some(path) = file
            .path
            .strip_suffix(".md")
            .filter(|_| file.path != lists::SUMMARY)
        {
            let picture = info.map(picture::picture).unwrap_or_default();
            let page = self.page(path, render(&file.content, &picture));
            locked(&self.pages).push(page);
        }
    }

    /// Puts a page aside.
    fn page(&self, path: &str, rendered: Rendered) -> PendingPage {
        let problems = check::problems(path, &rendered);
        let ids = rendered.ids().map(str::to_owned).collect();
        let body = Body::of(rendered);
        let mut text = serde_json::to_string(&body).unwrap_or_default();
        text.push('\n');
        text.push_str(&body.html);
        PendingPage {
            path: path.to_owned(),
            ids,
            problems,
            body: self.sink.spill(text),
        }
    }

    /// Returns all pages in the order of their paths, and the files that are no pages.
    pub(super) fn finish(self) -> (Vec<PendingPage>, BTreeSet<String>) {
        let mut pages = unlocked(self.pages);
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        let files = unlocked(self.files);
        (pages, files)
    }
}

impl PendingPage {
    /// Returns the path of the page, and its ids, which it loses.
    pub(super) fn take_ids(&mut self) -> (String, BTreeSet<String>) {
        (self.path.clone(), std::mem::take(&mut self.ids))
    }

    /// Returns what the page consists of.
    pub(super) fn take(self, sink: &Sink) -> Body {
        let text = sink.take(self.body);
        let (head, html) = text.split_once('\n').unwrap_or_default();
        Body {
            html: html.to_owned(),
            ..serde_json::from_str(head).unwrap_or_default()
        }
    }
}

impl Body {
    fn of(rendered: Rendered) -> Self {
        let bytes = rendered.blocks.iter().map(|block| block.html.len()).sum();
        let mut html = String::with_capacity(bytes);
        let mut headings = Vec::new();
        for block in rendered.blocks {
            html.push_str(&block.html);
            headings.extend(block.heading);
        }
        Self {
            title: rendered.title,
            description: rendered.description,
            headings,
            links: rendered.links,
            html,
        }
    }
}
