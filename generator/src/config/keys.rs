//! The tables of `armature.toml` and their keys: the one list that the reader, the JSON Schema and `armature init` use.

use toml::Spanned;
use toml::de::DeString;

use super::value::location;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::near;

/// A table of the configuration.
#[derive(Debug)]
pub(super) struct Table {
    /// The name; empty for the file itself.
    pub(super) name: &'static str,
    pub(super) keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) value: Value,
    /// What the key does, in one or two sentences.
    pub(super) about: &'static str,
    /// A value that the key can have, as TOML; empty for tables.
    pub(super) example: &'static str,
}

/// What a key can have as its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Any string.
    Text,
    /// A pattern of paths.
    Pattern,
    /// An array of patterns of paths.
    Patterns,
    /// The name of a package.
    Package,
    /// A table from names to strings.
    Texts,
    /// An array of paths of pages, such as `Group/Type`.
    Pages,
    /// An array of codes whose problems can be warnings.
    Codes,
    /// A table from codes to severities.
    Severities,
    /// `true` or `false`.
    Flag,
    /// The code of a finding.
    FindingCode,
    /// The code of a change.
    ChangeCode,
    /// The name of a style of pages.
    Style,
    /// Where the runtime is from.
    Runtime,
    /// How fields of required properties are.
    Required,
    /// What the next page of a list is asked for by.
    PagedBy,
    /// An integer that is not negative.
    Number,
    /// The table with the name.
    Table,
    /// An array of the tables with this name.
    Tables(&'static str),
}

const fn key(name: &'static str, value: Value, about: &'static str, example: &'static str) -> Key {
    Key {
        name,
        value,
        about,
        example,
    }
}

const fn table(name: &'static str, about: &'static str) -> Key {
    key(name, Value::Table, about, "")
}

/// All tables; the first one is the file itself.
pub(super) const TABLES: [Table; 13] = [
    Table {
        name: "",
        keys: &[
            key(
                "$schema",
                Value::Text,
                "The JSON Schema of this file, for editors; `armature schema` prints it.",
                "\"armature.schema.json\"",
            ),
            key(
                "root",
                Value::Text,
                "The directory that contains all documents, relative to this file.",
                "\".\"",
            ),
            key(
                "allow",
                Value::Codes,
                "Codes of warnings that are suppressed; `armature explain` lists all codes.",
                r#"["armature::schema::unused"]"#,
            ),
            key(
                "keep-going",
                Value::Flag,
                "Whether everything is generated but what has errors.",
                "true",
            ),
            table("output", "What is written, and where."),
            table("secrets", "What generated code does not show."),
            table("types", "The generated types."),
            table("calls", "Operations as requests and responses."),
            table("docs", "The pages."),
            key(
                "severity",
                Value::Severities,
                "The severity of warnings by their codes: \"allow\", \"warn\" or \"deny\".",
                r#"{ "armature::schema::unknown-format" = "deny" }"#,
            ),
            table("examples", "The checks of `armature examples`."),
            table("diff", "The comparisons of `armature diff`."),
            table("limits", "Limits of input and output."),
            key("spec", Value::Tables("spec"), "The documents.", ""),
        ],
    },
    Table {
        name: "output",
        keys: &[
            key(
                "dir",
                Value::Text,
                "The directory to write files to, relative to this file.",
                "\"../generated\"",
            ),
            key(
                "crate",
                Value::Package,
                "The name of the generated package. Without it the package is named after the directory.",
                "\"my-services\"",
            ),
            key(
                "license",
                Value::Text,
                "The licence of the generated package, as an SPDX expression.",
                "\"MIT\"",
            ),
            key(
                "repository",
                Value::Text,
                "The URL of the repository of the generated package.",
                "\"https://example.com/my-services\"",
            ),
            key(
                "rust-version",
                Value::Text,
                "The oldest version of Rust that compiles the generated package.",
                "\"1.91\"",
            ),
            key(
                "runtime",
                Value::Runtime,
                "Where the package has its runtime from: \"vendored\" as a module of its own, or \"crate\" from the \
                 package `armature-runtime`, so that generated packages share its types.",
                "\"crate\"",
            ),
            key(
                "runtime-path",
                Value::Text,
                "The directory of the package `armature-runtime`, relative to the generated package; \
                 `armature runtime` writes it.",
                "\"../armature-runtime\"",
            ),
            key(
                "runtime-version",
                Value::Text,
                "The version of the package `armature-runtime`, if it is published. Without it the version is that of \
                 `armature`.",
                "\"0.1\"",
            ),
        ],
    },
    Table {
        name: "secrets",
        keys: &[key(
            "paths",
            Value::Patterns,
            "Properties that hold secrets although their documents do not say so, each as document, type and property.",
            "[\"keyvault/**/SecretBundle/value\"]",
        )],
    },
    Table {
        name: "types",
        keys: &[key(
            "required",
            Value::Required,
            "The fields of required properties: \"option\" reads every body without loss, \"plain\" has fields without \
             `Option` and does not read a body that lacks one.",
            "\"option\"",
        )],
    },
    Table {
        name: "calls",
        keys: &[key(
            "paging",
            Value::Tables("calls.paging"),
            "Operations that give lists in pages, where the names in their documents do not tell it.",
            "[{ operation = \"GET /things*\", by = \"cursor\", next = \"meta.after\", parameter = \"cursor\" }]",
        )],
    },
    Table {
        name: "calls.paging",
        keys: &[
            key(
                "operation",
                Value::Pattern,
                "The id of the operations, or their method and path, as a pattern.",
                "\"GET /things*\"",
            ),
            key(
                "path",
                Value::Pattern,
                "The paths of the documents, as a pattern.",
                "\"shop/**\"",
            ),
            key(
                "by",
                Value::PagedBy,
                "What the next page is asked for by: \"link\" and \"cursor\" are members of the response, \"link-header\" is \
                 the header `Link`, \"last-item\" a member of the last element, \"page\" the number of the page, \"offset\" \
                 the number of elements before it. \"nothing\" if the operation gives no list in pages.",
                "\"cursor\"",
            ),
            key(
                "items",
                Value::Text,
                "The path of the member with the elements. Without it, it is the only list of the response.",
                "\"data.things\"",
            ),
            key(
                "next",
                Value::Text,
                "The path of the member with the link or the cursor; of the last element with \"last-item\", \"id\" by default.",
                "\"meta.after\"",
            ),
            key(
                "parameter",
                Value::Text,
                "The parameter of the query that takes the cursor or the number.",
                "\"cursor\"",
            ),
        ],
    },
    Table {
        name: "docs",
        keys: &[
            key(
                "style",
                Value::Style,
                "The style of the pages: \"reference\" for the layout of the reference pages, \"full\" for readers.",
                "\"full\"",
            ),
            key("title", Value::Text, "The title of the site.", "\"Our services\""),
            key(
                "exclude",
                Value::Pages,
                "Pages that are not made: resources as \"Group/Type\", of other APIs \"Petstore\", \"Petstore/pet\" or \"Petstore/schemas/Pet\".",
                "[\"Network/SecurityRule\"]",
            ),
            key(
                "remarks",
                Value::Text,
                "The directory with remarks, relative to this file: `Group/Type.md`, or another path of a page, is added to that page.",
                "\"remarks\"",
            ),
            key(
                "source-url",
                Value::Text,
                "The URL that the links from pages to documents begin with.",
                "\"https://example.com/specs/\"",
            ),
            key(
                "edit-url",
                Value::Text,
                "The URL that links to edit documents begin with.",
                "\"https://example.com/specs/edit/main/\"",
            ),
            key(
                "description",
                Value::Text,
                "The text below the title of the start page.",
                "\"What our services can do.\"",
            ),
            key(
                "url",
                Value::Text,
                "The URL that the site is published at.",
                "\"https://example.com/docs/\"",
            ),
            key(
                "aliases",
                Value::Texts,
                "Other names of resources, for the search: a name, \"Group/Type\" or an ARM type for each.",
                "{ hamper = \"Baskets/Basket\" }",
            ),
            key(
                "redirects",
                Value::Texts,
                "Paths of pages that were moved, without `.html`, and their new paths.",
                "{ \"Network/Old\" = \"Network/New\" }",
            ),
            key(
                "logo",
                Value::Text,
                "The SVG file at the top of every page and in the tab of the browser, relative to this file.",
                "\"logo.svg\"",
            ),
            key(
                "footer",
                Value::Text,
                "The text at the end of every page.",
                "\"Example Ltd. · Imprint: https://example.com/imprint\"",
            ),
        ],
    },
    Table {
        name: "examples",
        keys: &[key(
            "allow",
            Value::Tables("examples.allow"),
            "Findings that are counted and not reported, by code, by path, or by both.",
            "[{ code = \"LRO_RESPONSE_HEADER\", path = \"network/**\" }]",
        )],
    },
    Table {
        name: "examples.allow",
        keys: &[
            key(
                "code",
                Value::FindingCode,
                "The code of the findings.",
                "\"LRO_RESPONSE_HEADER\"",
            ),
            key(
                "path",
                Value::Pattern,
                "The paths of the examples, as a pattern.",
                "\"network/**\"",
            ),
        ],
    },
    Table {
        name: "diff",
        keys: &[
            key(
                "frozen",
                Value::Flag,
                "Whether every change is an error. Without it this holds if both versions are the same date.",
                "true",
            ),
            key(
                "sdk",
                Value::Flag,
                "Whether changes of names and orders are reported that concern generated code only.",
                "true",
            ),
            key(
                "allow",
                Value::Tables("diff.allow"),
                "Changes that are counted and not reported; all keys of an entry must match.",
                "[{ code = \"diff::header-removed\", operation = \"GET /things*\", reason = \"agreed with all clients\" }]",
            ),
        ],
    },
    Table {
        name: "diff.allow",
        keys: &[
            key(
                "code",
                Value::ChangeCode,
                "The code of the changes.",
                "\"diff::header-removed\"",
            ),
            key(
                "operation",
                Value::Pattern,
                "Method and path of the operations, as a pattern.",
                "\"GET /things*\"",
            ),
            key(
                "path",
                Value::Pattern,
                "The paths of the documents, as a pattern.",
                "\"network/**\"",
            ),
            key(
                "message",
                Value::Text,
                "A part of the message.",
                "\"property `size`\"",
            ),
            key("version", Value::Text, "The new version.", "\"2023-07-03\""),
            key(
                "reason",
                Value::Text,
                "Why the changes are allowed.",
                "\"agreed with all clients\"",
            ),
        ],
    },
    Table {
        name: "limits",
        keys: &[
            key(
                "document-bytes",
                Value::Number,
                "The number of bytes of a document.",
                "67108864",
            ),
            key(
                "document-values",
                Value::Number,
                "The number of values in a document.",
                "8000000",
            ),
            key(
                "documents",
                Value::Number,
                "The number of documents and examples in a run.",
                "200000",
            ),
            key(
                "output-bytes",
                Value::Number,
                "The number of bytes of all files that a run writes.",
                "1073741824",
            ),
        ],
    },
    Table {
        name: "spec",
        keys: &[
            key(
                "path",
                Value::Pattern,
                "A document: a path relative to the root, or a pattern with `*` and `**`.",
                "\"network/**/*.json\"",
            ),
            key(
                "exclude",
                Value::Patterns,
                "Patterns of files that `path` finds and that are left out.",
                "[\"network/**/drafts/*.json\"]",
            ),
        ],
    },
];

/// Returns the keys of the table with a name.
pub(super) fn keys(table: &str) -> &'static [Key] {
    let table = TABLES.iter().find(|known| known.name == table);
    table.map_or(&[], |table| table.keys)
}

/// Returns the problem of a key in a table; none where the table may have it.
pub(super) fn unknown(table: &str, key: &Spanned<DeString<'_>>) -> Option<Diagnostic> {
    let text = key.get_ref().as_ref();
    let known = keys(table);
    if known.iter().any(|known| known.name == text) {
        return None;
    }
    let problem = Diagnostic::error(
        "armature::config::unknown-key",
        format!("the key `{text}` is not known"),
    );
    let at = format!("no such key in {}", shown(table));
    Some(problem.at(location(key.span()), at).help(remedy(text, known)))
}

/// Returns what to do about an unknown key: put it in the table that it belongs to, or write one that is known.
fn remedy(key: &str, known: &[Key]) -> String {
    let has = |table: &&Table| table.keys.iter().any(|known| known.name == key);
    match TABLES.iter().find(has) {
        Some(table) => format!("`{key}` belongs in {}", shown(table.name)),
        None => {
            let known = known.iter().map(|key| key.name);
            let otherwise = near::one_of(known.clone());
            near::remedy(key, known, otherwise)
        }
    }
}

fn shown(table: &str) -> String {
    match table {
        "" => "the file itself, outside of all tables".into(),
        "spec" => "`[[spec]]`".into(),
        _ => format!("`[{table}]`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn every_limit_is_a_key() {
        let names: Vec<_> = keys("limits").iter().map(|key| key.name).collect();
        assert_eq!(names, Limits::NAMES);
        for (key, name) in keys("limits").iter().zip(Limits::NAMES) {
            let default = Limits::default().get_mut(name).copied();
            assert_eq!(key.example.parse().ok(), default, "the default of {name}");
        }
    }

    #[test]
    fn every_table_is_the_value_of_a_key() {
        for table in &TABLES[1..] {
            let is_it = |key: &Key| {
                key.value == Value::Tables(table.name)
                    || (key.value == Value::Table && key.name == table.name)
            };
            assert!(
                TABLES.iter().flat_map(|table| table.keys).any(is_it),
                "{}",
                table.name
            );
        }
    }
}
