//! `armature diff`: the rules, in cases that are called after them, and the command.

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod diff_cases;
#[cfg(test)]
mod diff_command;
#[cfg(test)]
mod diff_refactorings;
#[cfg(test)]
mod diff_same;
#[cfg(test)]
mod diff_specs;
#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod golden;
#[cfg(test)]
#[allow(dead_code, reason = "tests of the command line use the rest")]
mod scratch;
