//! The runtime that generated crates carry: `templates/support/`, as it is.

use quote::quote;

use super::Options;
use super::docs::Docs;
use super::print::{self, Item};
use super::rules::Engines;
use crate::output::File;

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../templates/support/", $path)))),*]
    };
}

/// What every crate has. Without validators too, since a value says how a check sees it.
const RUNTIME: &[(&str, &str)] = embedded![
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
    "check/keyword/distinct.rs",
    "check/keyword/enumeration.rs",
    "check/keyword/discriminator.rs",
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
    "enums.rs",
    "container.rs",
    "digits.rs",
    "tagged_union.rs",
    "member.rs",
    "mod.rs",
    "date_time.rs",
    "name.rs",
    "nullable.rs",
    "operation.rs",
    "additional.rs",
    "reader.rs",
    "record.rs",
    "scalar.rs",
    "scan.rs",
    "secret.rs",
    "mismatch.rs",
    "untagged.rs",
    "validate.rs",
    "value.rs",
    "wire.rs",
];

/// Operations as requests and responses, behind the feature `calls`.
const CALLS: &[(&str, &str)] = embedded![
    "calls/body.rs",
    "calls/call.rs",
    "calls/client.rs",
    "calls/credential.rs",
    "calls/decode.rs",
    "calls/encode.rs",
    "calls/error.rs",
    "calls/header.rs",
    "calls/link.rs",
    "calls/mod.rs",
    "calls/paging.rs",
    "calls/parameter.rs",
    "calls/polling.rs",
    "calls/request.rs",
    "calls/retry.rs",
    "calls/transport.rs",
];

/// What the root of the runtime has for them.
const CALLS_MODULE: &str = "\n#[cfg(feature = \"calls\")]\npub mod calls;\n";

/// What matches patterns, for crates that have some.
const PLAIN: (&str, &str) = embedded!["pattern/plain.rs"][0];
const FANCY: (&str, &str) = embedded!["pattern/fancy.rs"][0];

/// The files below `src/support`.
pub(super) fn files(engines: Engines, options: &Options) -> Vec<File> {
    let plain = engines.plain.then_some(PLAIN);
    let fancy = engines.fancy.then_some(FANCY);
    let mut files: Vec<File> = RUNTIME
        .iter()
        .copied()
        .chain(plain)
        .chain(fancy)
        .chain(CALLS.iter().copied().filter(|_| options.calls))
        .map(|(path, content)| File {
            path: format!("src/support/{path}"),
            content: match path {
                "mod.rs" if options.calls => format!("{content}{CALLS_MODULE}"),
                _ => content.to_owned(),
            },
        })
        .collect();
    files.push(File {
        path: "src/support/pattern/mod.rs".into(),
        content: print::file(&pattern_items(engines)),
    });
    files
}

/// The module of patterns, with the engines that the crate needs.
fn pattern_items(engines: Engines) -> Vec<Item> {
    let plain = engines.plain.then(|| quote! { mod plain; pub use plain::Plain; });
    let fancy = engines.fancy.then(|| quote! { mod fancy; pub use fancy::Fancy; });
    let docs = Docs::default().text(Some("What matches patterns.")).inner();
    vec![Item::Plain(docs), Item::Plain(quote! { #plain #fancy })]
}
