//! The site: HTML that works from the disk, without a server, a network or Node. In: the pages for readers, as Markdown
//! ([`Pending`]), and what is known of them. Out: files, put into a sink as they are made. Dead links, ids that come twice and HTML that no page
//! should hold are errors. What a page says is not decided here, and nothing is served here.

mod check;
mod comparison;
mod element;
mod filters;
mod front;
mod highlight;
mod html_file;
mod layout;
mod markup;
mod page;
mod pending;
mod picture;
mod published;
mod render;
mod search;
mod start;
mod targets;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::docs::reader::{PageInfo, Pages};
use crate::output::{File, Kind, Sink};

pub use pending::Pending;

use pending::PendingPage;
use targets::Targets;

/// What the site is called, and what belongs to it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What is at the top of every page.
    pub title: String,
    /// What the site is about; `None` for a sentence that is true of any site.
    pub description: Option<String>,
    /// Other names of resources, for the search: a name, `Group/Type` or an ARM type for each.
    pub aliases: BTreeMap<String, String>,
    /// The address of the site, with a slash at its end.
    pub url: Option<String>,
    /// What the link to edit a document begins with.
    pub edit_url: Option<String>,
    /// Paths that pages had before, each with the path of the page now; without endings.
    pub redirects: BTreeMap<String, String>,
    /// The picture at the top of every page, as SVG.
    pub logo: Option<String>,
    /// The text at the end of every page; empty for none.
    pub footer: String,
}

/// What a site is made of besides the text of its pages.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// What is known of the pages.
    pub pages: &'a Pages,
    /// What the site is called, and what belongs to it.
    pub options: &'a Options,
}

/// Style sheet and scripts, which all pages share; that of the search is loaded when a reader searches, that of
/// paths when a path is searched for, that of changes by the pages of changes.
const ASSETS: [(&str, &str); 5] = [
    (
        "assets/site.css",
        include_str!("../../../templates/site/site.css"),
    ),
    ("assets/site.js", include_str!("../../../templates/site/site.js")),
    (
        "assets/changes.js",
        include_str!("../../../templates/site/changes.js"),
    ),
    (
        "assets/search.js",
        include_str!("../../../templates/site/search.js"),
    ),
    (
        "assets/paths.js",
        include_str!("../../../templates/site/paths.js"),
    ),
];

/// The path of the picture at the top of every page.
const LOGO: &str = "assets/logo.svg";

/// Makes the site of the pages that are pending; `sink` is theirs. A page leaves memory as soon as it is made.
pub fn generate(pending: Pending<'_>, sink: &Sink, site: &Site<'_>, diagnostics: &mut Diagnostics) {
    let (mut pending, others) = pending.finish();
    let Site { pages, options } = site;
    let facts: BTreeMap<&str, &PageInfo> = pages
        .pages
        .iter()
        .map(|page| (page.path.as_str(), page))
        .collect();
    let paths: BTreeSet<String> = pending.iter().map(|page| page.path.clone()).collect();
    let ids = pending.iter_mut().map(PendingPage::take_ids);
    let targets = Targets::new(ids, others);
    let layout = layout::Layout::new(pages, &targets, options);
    let made: Vec<Diagnostics> = pending
        .into_par_iter()
        .map(|page| add_page(&layout, page, &facts, sink))
        .collect();
    made.into_iter().for_each(|problems| diagnostics.extend(problems));
    let put = |file| sink.put(Kind::Site, file);
    for file in [layout.start(), layout.not_found()] {
        match file {
            Ok(file) => put(file),
            Err(problem) => diagnostics.push(problem),
        }
    }
    let is_page = |path: &str| paths.contains(path);
    let mut files = published::redirects(options, &is_page, diagnostics);
    files.extend(published::dated(&pages.pages, options, &is_page, diagnostics));
    let is_old = |path: &str| facts.get(path).is_some_and(|page| !page.latest);
    let listed = paths.iter().map(String::as_str).filter(|path| !is_old(path));
    files.extend(published::sitemap(listed, options));
    files.push(published::llms(&pages.pages, options));
    files.push(published::index(&pages.pages, options));
    files.extend(options.logo.iter().map(|logo| File {
        path: LOGO.to_owned(),
        content: logo.clone(),
    }));
    files.extend(ASSETS.map(|(path, content)| File {
        path: path.to_owned(),
        content: sent(path, content),
    }));
    files.extend(search::files(&pages.pages, options));
    files.into_iter().for_each(put);
}

/// Returns an asset as readers load it: a script without its comments and indentation.
fn sent(path: &str, content: &str) -> String {
    if !path.ends_with(".js") {
        return content.to_owned();
    }
    let lines = content.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Adds the file of a page to the site, but for the start page, which is made otherwise. Returns its problems.
fn add_page(
    layout: &layout::Layout<'_>,
    mut page: PendingPage,
    facts: &BTreeMap<&str, &PageInfo>,
    sink: &Sink,
) -> Diagnostics {
    let mut problems = Diagnostics::default();
    let path = std::mem::take(&mut page.path);
    let found = std::mem::take(&mut page.problems);
    let body = page.take(sink);
    check::links(&path, &body.links, layout.targets, &mut problems);
    found.into_iter().for_each(|problem| problems.push(problem));
    if path != start::START {
        match layout.page(&path, &body, facts.get(path.as_str()).copied()) {
            Ok(file) => sink.put(Kind::Site, file),
            Err(problem) => problems.push(problem),
        }
    }
    problems
}
