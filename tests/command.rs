//! Tests that run the command line as a program.

mod cli;
mod scratch;
