//! What pages for readers are written with: texts and tables as Markdown, links and ids, operations and types in words.

pub(crate) mod anchor;
pub(crate) mod arm;
mod inline;
pub(crate) mod inline_example;
pub(crate) mod json;
pub(crate) mod kind;
pub(crate) mod minimal;
pub(crate) mod official_example;
pub(crate) mod operation_terms;
pub(crate) mod operations;
pub(crate) mod page_info;
pub(crate) mod remarks;
pub(crate) mod request_list;
pub(crate) mod row;
pub(crate) mod section;
pub(crate) mod shell;
pub(crate) mod template;
pub(crate) mod text;
pub(crate) mod tree;
pub(crate) mod values;
