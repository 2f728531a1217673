//! `armature diff`: the rules, in cases that are called after them, and the command.

#[cfg(test)]
mod diff_cases;
#[cfg(test)]
mod diff_command;
#[cfg(test)]
mod diff_refactorings;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod scratch;
