//! Tests of the generated types.

#[cfg(test)]
#[path = "types_cases.rs"]
mod cases;
#[cfg(test)]
mod golden;
#[cfg(test)]
#[path = "types_lawful.rs"]
mod lawful;
#[cfg(test)]
#[path = "types_modules.rs"]
mod modules;
#[cfg(test)]
#[path = "types_operations.rs"]
mod operations;
#[cfg(test)]
mod package;
#[cfg(test)]
#[path = "types_programs.rs"]
mod programs;
#[cfg(test)]
#[path = "types_reading.rs"]
mod reading;
#[cfg(test)]
#[path = "types_required.rs"]
mod required;
#[cfg(test)]
#[path = "types_runtime.rs"]
mod runtime;
#[cfg(test)]
#[path = "types_servers.rs"]
mod servers;
#[cfg(test)]
#[path = "types_stability.rs"]
mod stability;
