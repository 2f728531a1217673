//! The runtime of generated crates. Its sources are those of the package `armature-runtime`; a crate has them as a module,
//! or depends on the package.

use std::sync::LazyLock;

use askama::Template;
use quote::quote;

use super::docs::Docs;
use super::engines::Engines;
use super::print::{self, Item};
use crate::output::File;

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../templates/support/", $path)))),*]
    };
}

/// The sources that every crate needs. Crates without validators need the validation engine too: types have views for
/// it.
const RUNTIME: &[(&str, &str)] = embedded![
    "additional.rs",
    "base64.rs",
    "check/code.rs",
    "check/cursor.rs",
    "check/decimal.rs",
    "check/direction.rs",
    "check/equal.rs",
    "check/fast.rs",
    "check/format.rs",
    "check/format/characters.rs",
    "check/format/host.rs",
    "check/format/pointer.rs",
    "check/format/resource_id.rs",
    "check/format/rfc1123.rs",
    "check/format/template.rs",
    "check/format/uri.rs",
    "check/keyword/applicators.rs",
    "check/keyword/array.rs",
    "check/keyword/composition.rs",
    "check/keyword/discriminator.rs",
    "check/keyword/distinct.rs",
    "check/keyword/enumeration.rs",
    "check/keyword/mod.rs",
    "check/keyword/numeric.rs",
    "check/keyword/object.rs",
    "check/keyword/property.rs",
    "check/keyword/text.rs",
    "check/keyword/unevaluated.rs",
    "check/link.rs",
    "check/location.rs",
    "check/mod.rs",
    "check/name.rs",
    "check/number.rs",
    "check/removal.rs",
    "check/schema.rs",
    "check/slow.rs",
    "check/subject.rs",
    "check/time.rs",
    "check/typed.rs",
    "check/types.rs",
    "check/validation.rs",
    "check/validator.rs",
    "check/view.rs",
    "check/violation.rs",
    "container.rs",
    "date_time.rs",
    "digits.rs",
    "edit.rs",
    "enums.rs",
    "lib.rs",
    "member.rs",
    "mismatch.rs",
    "name.rs",
    "nullable.rs",
    "operation.rs",
    "reader.rs",
    "record.rs",
    "removal.rs",
    "required.rs",
    "scalar.rs",
    "scan.rs",
    "secret.rs",
    "seen_tags.rs",
    "tag.rs",
    "tagged_union.rs",
    "untagged.rs",
    "validate.rs",
    "value.rs",
    "visit.rs",
    "wire.rs",
];

/// Operations as requests and responses, behind the feature `calls`.
const CALLS: &[(&str, &str)] = embedded![
    "calls/azure_core_transport.rs",
    "calls/body.rs",
    "calls/call.rs",
    "calls/client.rs",
    "calls/credential.rs",
    "calls/decode.rs",
    "calls/encode.rs",
    "calls/error.rs",
    "calls/header.rs",
    "calls/link.rs",
    "calls/long_running.rs",
    "calls/mod.rs",
    "calls/options.rs",
    "calls/page.rs",
    "calls/paging.rs",
    "calls/parameter.rs",
    "calls/polling.rs",
    "calls/request.rs",
    "calls/request_body.rs",
    "calls/request_parameters.rs",
    "calls/reqwest_transport.rs",
    "calls/retry.rs",
    "calls/transport.rs",
    "calls/values.rs",
];

/// The sources that match patterns, for crates that have patterns.
const PLAIN: (&str, &str) = embedded!["pattern/plain.rs"][0];
const FANCY: (&str, &str) = embedded!["pattern/fancy.rs"][0];

/// The macros of the package, by the source that has them.
static MACROS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let sources = RUNTIME.iter().chain(CALLS);
    sources
        .flat_map(|(path, content)| macros(content).map(|name| (path.trim_end_matches(".rs"), name)))
        .collect()
});

/// Marks a macro that other crates use.
const EXPORT: &str = "#[doc(hidden)]\n#[macro_export]\nmacro_rules! ";

/// Returns the names of the macros that a source exports.
fn macros(content: &str) -> impl Iterator<Item = &str> {
    let starts = content.split(EXPORT).skip(1);
    starts.filter_map(|rest| rest.split(' ').next())
}

/// Returns the files of the module `support`.
pub(super) fn files(engines: Engines, has_calls: bool) -> Vec<File> {
    let plain = engines.plain.then_some(PLAIN);
    let fancy = engines.fancy.then_some(FANCY);
    let sources = RUNTIME.iter().copied().chain(plain).chain(fancy);
    let sources = sources.chain(CALLS.iter().copied().filter(|_| has_calls));
    let mut files: Vec<File> = sources
        .map(|(path, content)| module(path, content, has_calls))
        .collect();
    files.push(File {
        path: "src/support/pattern/mod.rs".into(),
        content: print::file(pattern_items(engines)),
    });
    files
}

#[derive(Template)]
#[template(path = "runtime.toml.txt", escape = "none")]
struct Manifest {
    version: &'static str,
    rust_version: &'static str,
}

/// Returns the files of the package `armature-runtime`.
pub fn package() -> Vec<File> {
    let manifest = Manifest {
        version: env!("CARGO_PKG_VERSION"),
        rust_version: env!("CARGO_PKG_RUST_VERSION"),
    };
    let patterns = embedded!["pattern/mod.rs"][0];
    let sources = RUNTIME
        .iter()
        .chain(CALLS)
        .copied()
        .chain([PLAIN, FANCY, patterns]);
    let sources = sources.map(|(path, content)| File {
        path: format!("src/{path}"),
        content: content.to_owned(),
    });
    let manifest = File {
        path: "Cargo.toml".into(),
        content: manifest.render().unwrap_or_default() + "\n",
    };
    sources.chain([manifest]).collect()
}

/// What the root of the package has for operations as requests and responses.
const CALLS_MODULE: &str = "#[cfg(feature = \"calls\")]\npub mod calls;\n";

/// Turns a source of the package into one of the module: macros are not exported from the crate, and refer to the module.
fn module(path: &str, content: &str, has_calls: bool) -> File {
    let mut text = content
        .replace(EXPORT, "macro_rules! ")
        .replace("$crate::", "$crate::support::");
    for name in macros(content) {
        text += &format!("pub(crate) use {name};\n");
    }
    let path = match path {
        "lib.rs" => {
            if !has_calls {
                text = text.replace(CALLS_MODULE, "");
            }
            for (module, name) in &*MACROS {
                text += &match module.strip_prefix("calls/") {
                    None => format!("pub(crate) use {module}::{name};\n"),
                    Some(_) if has_calls => {
                        format!("#[cfg(feature = \"calls\")]\npub(crate) use calls::{name};\n")
                    }
                    Some(_) => String::new(),
                };
            }
            "mod.rs"
        }
        "calls/mod.rs" => {
            let own = MACROS
                .iter()
                .filter_map(|(module, name)| Some((module.strip_prefix("calls/")?, name)));
            for (module, name) in own {
                text += &format!("pub(crate) use {module}::{name};\n");
            }
            path
        }
        path => path,
    };
    File {
        path: format!("src/support/{path}"),
        content: text,
    }
}

/// Returns the module of patterns, with the engines that the crate needs.
fn pattern_items(engines: Engines) -> Vec<Item> {
    let plain = engines.plain.then(|| quote! { mod plain; pub use plain::Plain; });
    let fancy = engines.fancy.then(|| quote! { mod fancy; pub use fancy::Fancy; });
    let docs = Docs::default()
        .text(Some(
            "Engines that match patterns, compiled when a pattern is first used.",
        ))
        .inner();
    let imports = (engines != Engines::default()).then(|| quote! { use super::check::Matcher; });
    vec![Item::Plain(docs), Item::Plain(quote! { #plain #fancy #imports })]
}
