//! Sentences and text that all back ends share. In: descriptions of documents, schemas of the model. Out: parts of
//! text, and short sentences whose only markup is code spans. How a back end escapes text is left to it.

mod blocks;
mod constraints;
mod fence;
mod html;
mod inline;
mod lines;
mod markup;
mod parts;
mod table;
mod text;

pub(crate) use blocks::{Block, blocks, one_line};
pub(crate) use constraints::{constraints, limits_of, limits_of_schema, listed, mutability, value};
pub(crate) use inline::{Inline, Mark};
pub(crate) use markup::{inline, words};
pub(crate) use parts::Parts;
pub(crate) use table::{Table, as_lines, delimiters};
pub(crate) use text::{clean, code};
