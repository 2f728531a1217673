//! Sentences and text that all back ends share. In: descriptions of documents, schemas of the model. Out: parts of
//! text, and short sentences whose only markup is code spans. How a back end escapes text is left to it.

mod blocks;
mod constraints;
mod fence;
mod html;
mod text;

pub(crate) use blocks::{Block, blocks};
pub(crate) use constraints::{constraints, limits_of, limits_of_schema, mutability, value};
pub(crate) use text::{clean, code, code_span, strong, url, web_link};
