//! The back ends, each with what the configuration says to it.

use super::input::Input;
use super::title;
use crate::Analysis;
use crate::config::{Config, Style};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docs::reader::PageInfo;
use crate::output::{File, Kind, Sink};
use crate::{docs, limits, rust, site};

/// Puts the files that are made of documents, and of their analysis, into a sink.
pub(super) type BackEnd = fn(&Config, &mut Input, &Analysis, &Sink, &mut Diagnostics);

/// Makes the files of all back ends that the configuration selects.
pub(super) fn everything(
    config: &Config,
    input: &mut Input,
    analysis: &Analysis,
    sink: &Sink,
    diagnostics: &mut Diagnostics,
) {
    let package = input.package.clone();
    rayon::join(
        || rust_files(config, analysis, &package, sink),
        || docs_files(config, input, analysis, sink, diagnostics),
    );
    if config.selection.types && package.calls {
        rust::report_untyped_bodies(&analysis.model, diagnostics);
        rust::report_paging(&analysis.model, diagnostics);
    }
    check_sink(config, sink, diagnostics);
}

/// Makes the files of the site.
pub(super) fn site(
    config: &Config,
    input: &mut Input,
    analysis: &Analysis,
    sink: &Sink,
    diagnostics: &mut Diagnostics,
) {
    let pending = site::Pending::new(sink);
    let emit = |file: File, info: Option<&PageInfo>| pending.add(file, info);
    let pages = full_pages(config, input, analysis, &emit, diagnostics);
    let options = site_options(config, input, analysis);
    let site = site::Site {
        pages: &pages,
        options: &options,
    };
    site::generate(pending, sink, &site, diagnostics);
    check_sink(config, sink, diagnostics);
}

/// Returns what the configuration says of the site.
fn site_options(config: &Config, input: &Input, analysis: &Analysis) -> site::Options {
    let of_site = &config.site_config;
    site::Options {
        title: title::title(config, input, analysis),
        description: title::description(config, input),
        aliases: of_site.aliases.clone(),
        url: of_site.url.clone(),
        edit_url: of_site.edit_url.clone(),
        redirects: of_site.redirects.clone(),
        logo: input.texts.logo.clone(),
        footer: of_site.footer.clone().unwrap_or_default(),
    }
}

/// Makes the pages for readers.
pub(super) fn full_pages(
    config: &Config,
    input: &mut Input,
    analysis: &Analysis,
    emit: docs::reader::Emit<'_>,
    diagnostics: &mut Diagnostics,
) -> docs::reader::Pages {
    let options = full_options(config, input);
    let of_pages = docs::reader::Input {
        analysis,
        paths: &input.named,
        options: &options,
        emit,
    };
    docs::reader::generate(&mut input.sources, &of_pages, diagnostics)
}

/// Reports files that are too large together, and a stage folder that cannot be written.
fn check_sink(config: &Config, sink: &Sink, diagnostics: &mut Diagnostics) {
    if sink.is_full() {
        let what = format!("the files that the run makes have {} bytes", sink.bytes());
        diagnostics.push(limits::exceeded(
            "output-bytes",
            config.limits.output_bytes,
            &what,
        ));
    }
    sink.problem()
        .into_iter()
        .for_each(|problem| diagnostics.push(problem));
}

fn rust_files(config: &Config, analysis: &Analysis, options: &rust::Options, sink: &Sink) {
    if config.selection.types || config.selection.validators {
        for file in rust::generate(analysis, options) {
            sink.put(Kind::Crate, file);
        }
    }
}

/// Makes the pages, in a folder of their own.
fn docs_files(
    config: &Config,
    input: &mut Input,
    analysis: &Analysis,
    sink: &Sink,
    diagnostics: &mut Diagnostics,
) {
    if !config.selection.docs {
        return;
    }
    let put = |file: File| {
        let path = format!("docs/{}", file.path);
        sink.put(Kind::Docs, File { path, ..file });
    };
    match config.style {
        Style::Reference => reference_pages(config, input, diagnostics)
            .into_iter()
            .for_each(put),
        Style::Full => {
            let emit = |file: File, _: Option<&PageInfo>| put(file);
            full_pages(config, input, analysis, &emit, diagnostics);
        }
    }
}

/// Returns the pages of the reference.
fn reference_pages(config: &Config, input: &mut Input, diagnostics: &mut Diagnostics) -> Vec<File> {
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

/// Returns the problem of a run for pages that makes none.
fn no_pages() -> Diagnostic {
    let message = "the documents give no page in the reference style";
    Diagnostic::warning("armature::docs::empty", message).help("use `--docs-style full` for pages of any API")
}

/// Returns what pages for readers are made of.
fn full_options(config: &Config, input: &Input) -> docs::reader::Options {
    let package = &input.package;
    docs::reader::Options {
        exclude: config.exclude.clone(),
        source_url: config.source_url.clone(),
        package: Some(docs::reader::Crate {
            name: package.crate_name.clone(),
            // A run that makes no types says nothing about the crate.
            validators: package.validators || !config.selection.types,
        }),
        remarks: input.texts.remarks.clone(),
    }
}
