//! Shared pieces of the tests.

#[cfg(test)]
mod corpus;
