//! Tests of the generated types.

#[cfg(test)]
#[path = "types_cases.rs"]
mod cases;
#[cfg(test)]
#[path = "types_digits.rs"]
mod digits;
#[cfg(test)]
mod golden;
#[cfg(test)]
#[path = "types_reading.rs"]
mod reading;
