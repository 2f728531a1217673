//! Shared pieces of the tests. What README shows is compiled and run:
#![doc = include_str!("../README.md")]

#[cfg(test)]
mod corpus;
