//! Shared pieces of the tests. What README and the pages for readers show is compiled and run:
#![doc = include_str!("../README.md")]
#![doc = include_str!("cases/rust-of-pages.md")]

#[cfg(test)]
mod corpus;
