//! What is left of a run that has failed.

use std::fmt;

use super::Generation;
use crate::report::Problems;

/// Why a run has failed, and what could be made in spite of that. As an error it is its problems.
#[derive(Debug)]
pub struct Failure {
    /// All that is wrong with the input.
    pub problems: Problems,
    /// Where only pages are made, those of the documents that neither have errors nor refer to what has some;
    /// [`Generation::left_out`] names the others. Where [`Config::keep_going`](crate::Config::keep_going) asks for it,
    /// everything but what is at fault, which [`Generation::gaps`] names. Nothing of a former run is removed when it is
    /// written.
    pub partial: Option<Generation>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.problems.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl From<Failure> for Problems {
    fn from(failure: Failure) -> Self {
        failure.problems
    }
}
