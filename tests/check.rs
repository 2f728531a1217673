//! Tests of the rules and of the engine that checks values by them.

#[cfg(test)]
#[path = "check_applicators.rs"]
mod applicators;
#[cfg(test)]
#[path = "check_cases.rs"]
mod cases;
#[cfg(test)]
#[path = "check_formats.rs"]
mod formats;
#[cfg(test)]
#[path = "check_hostile.rs"]
mod hostile;
#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod mutation;
#[cfg(test)]
#[path = "check_removal.rs"]
mod removal;
#[cfg(test)]
#[path = "check_times.rs"]
mod times;
