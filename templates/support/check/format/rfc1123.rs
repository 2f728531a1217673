//! Dates and times of RFC 1123, section 5.2.14: those of RFC 822, section 5, with a year of up to four digits.

use super::super::time;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The zones that have a name, with their offset from UTC in hours. Those of one letter say nothing about the offset
/// (RFC 1123, 5.2.14).
const ZONES: [(&str, i32); 10] = [
    ("UT", 0),
    ("GMT", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// Returns whether a text is a `date-time`, such as `Tue, 15 Nov 1994 12:45:26 GMT`.
pub(super) fn is_date_time(text: &str) -> bool {
    parse(text).is_some()
}

fn parse(text: &str) -> Option<()> {
    let (day_name, rest) = text
        .split_once(", ")
        .map_or((None, text), |(day, rest)| (Some(day), rest));
    let mut parts = rest.split(' ');
    let day = number(parts.next()?, 1..=2)?;
    let month = MONTHS
        .iter()
        .zip(1..)
        .find(|(name, _)| parts.clone().next() == Some(name))?
        .1;
    let year = full_year(number(parts.nth(1)?, 2..=4)?);
    let (clock, zone) = (parts.next()?, parts.next()?);
    if parts.next().is_some() || !time::is_day(|| year, month, day as u8) {
        return None;
    }
    let is_right_day = match day_name {
        Some(name) => DAYS.iter().position(|known| *known == name)? == day_of_week(year, month.into(), day),
        None => true,
    };
    let offset = offset(zone)?;
    let is_time = is_clock(clock, |minute| {
        time::is_leap_second(minute, offset, Some((year, month, day as u8)))
    });
    (is_right_day && is_time).then_some(())
}

/// Reads a number that has so many digits.
fn number(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// Returns the year that one of two or three digits means (RFC 5322, 4.3).
fn full_year(year: u32) -> u32 {
    match year {
        0..=49 => year + 2000,
        50..=999 => year + 1900,
        _ => year,
    }
}

/// Returns the day of the week of a date, counted from Monday.
fn day_of_week(year: u32, month: u32, day: u32) -> usize {
    // Months are counted from March, so that a leap day is the last one of its year.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day;
    (days as usize + 1) % 7
}

/// Returns whether a text is `12:45` or `12:45:26`; `is_leap` decides where its second may be 60.
fn is_clock(text: &str, is_leap: impl Fn(i32) -> bool) -> bool {
    let bytes = text.as_bytes();
    match bytes.len() {
        5 => time::clock(&[bytes, b":00"].concat()).is_some(),
        8 => time::clock(bytes).is_some() && (bytes[6] != b'6' || is_leap(time::minutes(bytes))),
        _ => false,
    }
}

/// Returns the offset of a zone from UTC in minutes.
fn offset(zone: &str) -> Option<i32> {
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == zone) {
        return Some(hours * 60);
    }
    match zone.as_bytes() {
        [b'A'..=b'I' | b'K'..=b'Z'] => Some(0),
        [sign @ (b'+' | b'-'), ..] => {
            let number = number(&zone[1..], 4..=4)? as i32;
            let (hours, minutes) = (number / 100, number % 100);
            let offset = hours * 60 + minutes;
            (hours < 24 && minutes < 60).then_some(if *sign == b'-' { -offset } else { offset })
        }
        _ => None,
    }
}
