//! The files of a published site that are not pages: the list of addresses for search engines, lists of pages for programs, and
//! the pages that say where others were moved.

use askama::Template;
use serde_json::{Value, json};

use super::Options;
use super::html_file::file;
use super::markup::escaped;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::reader::markdown::anchor::{encoded, file_name, relative};
use crate::docs::reader::{PageInfo, Role, address};
use crate::output::File;

#[derive(Template)]
#[template(path = "site/moved.html")]
struct MovedTemplate {
    /// The relative link to the new page.
    target: String,
    /// Its address, where the site has one.
    address: String,
}

/// Returns the kinds of pages in a list for programs.
fn role(page: &PageInfo) -> &'static str {
    match page.role {
        Role::Resource => "resource",
        Role::Operations => "operations",
        Role::Schema => "schema",
        Role::Guide => "guide",
    }
}

/// Makes `sitemap.xml` from the paths of pages that search engines may list; none where the site has no address.
pub(super) fn sitemap<'p>(paths: impl Iterator<Item = &'p str>, options: &Options) -> Option<File> {
    let url = options.url.as_deref()?;
    let entry = |path: &str| {
        format!(
            "<url><loc>{}{}</loc></url>\n",
            escaped(url),
            escaped(&address(path))
        )
    };
    let entries: Vec<String> = paths.map(entry).collect();
    Some(File {
        path: "sitemap.xml".into(),
        content: format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
            entries.concat()
        ),
    })
}

/// Makes `llms.txt`: the pages by group, as <https://llmstxt.org> proposes.
pub(super) fn llms(pages: &[PageInfo], options: &Options) -> File {
    let url = options.url.as_deref().unwrap_or_default();
    let about = options
        .description
        .as_deref()
        .unwrap_or("Resources and APIs with their properties, operations and examples.");
    let mut text = format!(
        "# {}\n\n> {} `index.json` lists all pages with what is on them.\n",
        options.title,
        sentence(&line(about))
    );
    let mut latest: Vec<&PageInfo> = pages.iter().filter(|page| page.latest).collect();
    latest.sort_by_cached_key(|page| {
        (
            page.group_title.to_lowercase(),
            page.role,
            page.name.to_lowercase(),
            page.path.clone(),
        )
    });
    for group in latest.chunk_by(|a, b| a.group == b.group) {
        text.push_str(&format!("\n## {}\n\n", line(&group[0].group_title)));
        for page in group {
            let about = match &page.kind {
                Some(kind) => format!("{kind}@{}", page.version),
                None => format!("{} of version {}", role(page), page.version),
            };
            let about = match page.summary.as_str() {
                "" => about,
                summary => format!("{about}, {summary}"),
            };
            let target = format!("{url}{}", address(&page.path));
            text.push_str(&format!("- [{}]({target}): {}\n", line(&page.name), line(&about)));
        }
    }
    File {
        path: "llms.txt".into(),
        content: text,
    }
}

/// Returns a text that ends as a sentence does.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let stop = if text.ends_with(['.', '!', '?', ':', '…']) {
        ""
    } else {
        "."
    };
    format!("{text}{stop}")
}

fn line(text: &str) -> String {
    text.replace(['\n', '\r', '[', ']'], " ")
}

/// Makes `index.json`: all pages with their versions, and what each has.
pub(super) fn index(pages: &[PageInfo], options: &Options) -> File {
    let page = |page: &PageInfo| {
        let versions = page.versions.iter();
        json!({
            "path": format!("{}.html", encoded(&page.path)),
            "role": role(page),
            "group": page.group_title,
            "name": page.name,
            "type": page.kind,
            "version": page.version,
            "preview": page.preview,
            "versions": versions.map(|(version, path)| json!([version, format!("{}.html", encoded(path))])).collect::<Vec<_>>(),
            "needs": page.needs.iter().map(|of| &of.name).collect::<Vec<_>>(),
        })
        .to_string()
    };
    let list: Vec<String> = pages.iter().filter(|page| page.latest).map(page).collect();
    File {
        path: "index.json".into(),
        content: format!(
            "{{\"title\":{},\"url\":{},\"pages\":[\n{}\n]}}\n",
            Value::from(options.title.as_str()),
            json!(options.url),
            list.join(",\n")
        ),
    }
}

/// Makes the pages that forward readers from the address of a resource's newest version to that of the resource, so that a
/// link to a version stays what it is when there is a newer one. `is_page` says which pages there are.
pub(super) fn dated(
    pages: &[PageInfo],
    options: &Options,
    is_page: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<File> {
    let newest = pages
        .iter()
        .filter(|page| page.latest && page.role == Role::Resource && !page.version.is_empty());
    let mut files = Vec::new();
    for page in newest {
        let path = format!("{}/{}", page.path, file_name(&page.version));
        if !is_page(&path) && !options.redirects.contains_key(&path) {
            add_moved((&path, &page.path), options, &mut files, diagnostics);
        }
    }
    files
}

/// Adds the page that forwards readers from an old path to a new one.
fn add_moved(
    (old, new): (&str, &str),
    options: &Options,
    files: &mut Vec<File>,
    diagnostics: &mut Diagnostics,
) {
    let url = options.url.as_deref();
    let template = MovedTemplate {
        target: format!("{}.html", relative(&encoded(old), &encoded(new))),
        address: url
            .map(|url| format!("{url}{}", address(new)))
            .unwrap_or_default(),
    };
    match file(old, template.render()) {
        Ok(file) => files.push(file),
        Err(problem) => diagnostics.push(problem),
    }
}

/// Makes the pages that forward readers from paths that pages had before. `is_page` says which pages there are.
pub(super) fn redirects(
    options: &Options,
    is_page: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<File> {
    let mut files = Vec::new();
    for (from, to) in &options.redirects {
        let (old, new) = (from.trim_end_matches(".html"), to.trim_end_matches(".html"));
        if let Some(problem) = problem(old, new, is_page) {
            diagnostics.push(problem);
            continue;
        }
        add_moved((old, new), options, &mut files, diagnostics);
    }
    files
}

/// Returns what is wrong with a redirect.
fn problem(old: &str, new: &str, is_page: &dyn Fn(&str) -> bool) -> Option<Diagnostic> {
    let is_path = old.split('/').all(|part| !["", ".", ".."].contains(&part)) && !old.contains('\\');
    let (message, help) = match () {
        () if !is_path => (
            format!("`{old}` is not a path below the site"),
            "write it as \"Group/Name\"",
        ),
        () if is_page(old) => (
            format!("the page `{old}` exists and cannot be forwarded to `{new}`"),
            "remove this entry of `redirects`",
        ),
        () if !is_page(new) => (
            format!("`{old}` is forwarded to `{new}`, which is not a page"),
            "name a page of the site, without `.html`",
        ),
        () => return None,
    };
    Some(Diagnostic::warning("armature::site::redirect", message).help(help))
}
