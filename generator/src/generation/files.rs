//! The back ends, each with what the configuration says to it.

use std::path::Path;

use super::input::Input;
use super::title::title;
use crate::Analysis;
use crate::config::{Config, Style};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::{File, Kind};
use crate::{docs, limits, rust, site, source};

/// Makes something of documents that were read, and of their analysis.
pub(super) type BackEnd<T> = fn(&Config, &mut Input, &Analysis, &mut Diagnostics) -> T;

/// Returns the files of all back ends that the configuration selects.
pub(super) fn everything(
    config: &Config,
    input: &mut Input,
    analysis: &Analysis,
    diagnostics: &mut Diagnostics,
) -> Vec<(Kind, File)> {
    let package = input.package.clone();
    let (mut files, docs) = rayon::join(
        || rust_files(config, analysis, &package),
        || docs_files(config, input, analysis, diagnostics),
    );
    if config.selection.types && package.calls {
        rust::report_untyped_bodies(&analysis.model, diagnostics);
        rust::report_paging(&analysis.model, diagnostics);
    }
    files.extend(docs);
    check_size(config, &files, diagnostics);
    files
}

/// Returns the files of the site.
pub(super) fn site(
    config: &Config,
    input: &mut Input,
    analysis: &Analysis,
    diagnostics: &mut Diagnostics,
) -> Vec<(Kind, File)> {
    let pages = full_pages(config, input, analysis, diagnostics);
    let options = site_options(config, title(config, input, analysis), diagnostics);
    let files = site::generate(pages, &options, diagnostics);
    let files: Vec<_> = files.into_iter().map(|file| (Kind::Site, file)).collect();
    check_size(config, &files, diagnostics);
    files
}

/// Returns what the configuration says of the site.
fn site_options(config: &Config, title: String, diagnostics: &mut Diagnostics) -> site::Options {
    let of_site = &config.site_config;
    let logo = of_site.logo.as_deref().map(|path| (path, source::svg(path)));
    let logo = logo.and_then(|(path, read)| {
        let problem = read.as_ref().err().map(|error| unreadable_logo(path, error));
        problem.into_iter().for_each(|problem| diagnostics.push(problem));
        read.ok()
    });
    site::Options {
        title,
        aliases: of_site.aliases.clone(),
        url: of_site.url.clone(),
        edit_url: of_site.edit_url.clone(),
        redirects: of_site.redirects.clone(),
        logo,
        footer: of_site.footer.clone().unwrap_or_default(),
    }
}

fn unreadable_logo(path: &Path, error: &std::io::Error) -> Diagnostic {
    let message = format!("cannot read the logo `{}`: {error}", path.display());
    Diagnostic::error("armature::site::logo", message).help("name an SVG file as `logo` below `[docs]`")
}

/// Returns the pages for readers.
pub(super) fn full_pages(
    config: &Config,
    input: &mut Input,
    analysis: &Analysis,
    diagnostics: &mut Diagnostics,
) -> docs::reader::Pages {
    let options = full_options(config, &input.package, diagnostics);
    docs::reader::generate(&mut input.sources, analysis, &input.named, &options, diagnostics)
}

fn check_size(config: &Config, files: &[(Kind, File)], diagnostics: &mut Diagnostics) {
    let bytes: u64 = files.iter().map(|(_, file)| file.content.len() as u64).sum();
    if bytes > config.limits.output_bytes {
        let what = format!("the files that the run makes have {bytes} bytes");
        diagnostics.push(limits::exceeded(
            "output-bytes",
            config.limits.output_bytes,
            &what,
        ));
    }
}

fn rust_files(config: &Config, analysis: &Analysis, options: &rust::Options) -> Vec<(Kind, File)> {
    match config.selection.types || config.selection.validators {
        true => rust::generate(analysis, options)
            .into_iter()
            .map(|file| (Kind::Crate, file))
            .collect(),
        false => Vec::new(),
    }
}

/// Returns the pages; they lie in a folder of their own.
fn docs_files(
    config: &Config,
    input: &mut Input,
    analysis: &Analysis,
    diagnostics: &mut Diagnostics,
) -> Vec<(Kind, File)> {
    if !config.selection.docs {
        return Vec::new();
    }
    let files = match config.style {
        Style::Reference => {
            let options = docs::reference::Options {
                exclude: config.exclude.clone(),
                source_url: config
                    .source_url
                    .clone()
                    .unwrap_or_else(|| docs::AZURE_SOURCES.to_owned()),
                max_bytes: config.limits.output_bytes,
            };
            let files = docs::reference::generate(&mut input.sources, &input.named, &options, diagnostics);
            let is_page = |file: &File| file.path.ends_with(".md") && file.path != "index.md";
            let is_asked_for = !config.selection.types && !config.selection.validators;
            if is_asked_for && !input.named.is_empty() && !files.iter().any(is_page) {
                diagnostics.push(no_pages());
            }
            files
        }
        Style::Full => full_pages(config, input, analysis, diagnostics).files,
    };
    files
        .into_iter()
        .map(|file| {
            let path = format!("docs/{}", file.path);
            (Kind::Docs, File { path, ..file })
        })
        .collect()
}

/// Returns the problem of a run for pages that makes none.
fn no_pages() -> Diagnostic {
    let message = "the documents give no page in the reference style";
    Diagnostic::warning("armature::docs::empty", message).help("use `--docs-style full` for pages of any API")
}

/// Returns what pages for readers are made of.
fn full_options(
    config: &Config,
    package: &rust::Options,
    diagnostics: &mut Diagnostics,
) -> docs::reader::Options {
    let remarks = source::markdown(&config.remarks).unwrap_or_else(|error| {
        diagnostics.push(unreadable_remarks(&config.remarks, &error));
        Default::default()
    });
    docs::reader::Options {
        exclude: config.exclude.clone(),
        source_url: config.source_url.clone(),
        package: Some(docs::reader::Crate {
            name: package.crate_name.clone(),
            // A run that makes no types says nothing about the crate.
            validators: package.validators || !config.selection.types,
        }),
        remarks,
    }
}

fn unreadable_remarks(folder: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "armature::docs::remark",
        format!("the remarks in `{}` cannot be read: {error}", folder.display()),
    )
    .help("make them readable, or name another folder as `remarks` below `[docs]`")
}
