//! Dates, times and spans of time, as RFC 3339, RFC 1123 and ISO 8601 write them.

/// Returns whether eight characters match a template, in which a zero matches any digit.
#[inline(always)]
fn is_like(signs: [u8; 8], template: [u8; 8]) -> bool {
    const HIGH: u64 = u64::MAX / 255 * 0x80;
    // A digit differs from zero by nine at most; what differs by more reaches the highest bit.
    let room = template.map(|sign| 0x7f - if sign == b'0' { 9 } else { 0 });
    let difference = u64::from_le_bytes(signs) ^ u64::from_le_bytes(template);
    (difference.wrapping_add(u64::from_le_bytes(room)) | difference) & HIGH == 0
}

/// Returns how many digits come first.
#[inline]
fn digits(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    if let Some(signs) = bytes.first_chunk() {
        // As in [`is_like`], but for the highest bit, which would be carried on.
        let difference = u64::from_le_bytes(*signs) ^ (ONES * b'0' as u64);
        let others = (((difference & (ONES * 0x7f)) + ONES * (0x7f - 9)) | difference) & (ONES * 0x80);
        if others != 0 {
            return others.trailing_zeros() as usize / 8;
        }
    }
    bytes.iter().take_while(|sign| sign.is_ascii_digit()).count()
}

/// Returns the number that two digits are.
#[inline(always)]
fn number(tens: u8, ones: u8) -> u8 {
    (tens - b'0') * 10 + (ones - b'0')
}

fn sign(bytes: &[u8], signs: &[u8]) -> Option<usize> {
    signs.contains(bytes.first()?).then_some(1)
}

/// Returns whether a text is `2021-01-31`.
pub(super) fn is_date(bytes: &[u8]) -> bool {
    matches!(date(bytes), Some([]))
}

/// Returns whether a text is a `partial-time` or a `full-time`: `23:59:59.5`, with an offset from UTC or without.
pub(super) fn is_time(bytes: &[u8]) -> bool {
    time_of_day(bytes, None).is_some()
}

/// Returns whether a text is a `partial-time`: `23:59:59.5`.
pub(super) fn is_local_time(bytes: &[u8]) -> bool {
    time_of_day(bytes, None) == Some(false)
}

/// Reads `2021-01-31`, and gives what follows.
fn date(bytes: &[u8]) -> Option<&[u8]> {
    let (day, rest) = bytes.split_first_chunk::<10>()?;
    let fits = is_like(*day.first_chunk()?, *b"0000-00-") && is_like(*day.last_chunk()?, *b"00-00-00");
    let [y0, y1, y2, y3, _, m0, m1, _, d0, d1] = *day;
    let year = || u32::from(number(y0, y1)) * 100 + u32::from(number(y2, y3));
    (fits && is_day(year, number(m0, m1), number(d0, d1))).then_some(rest)
}

/// Returns whether a month of a year has a day.
pub(super) fn is_day(year: impl Fn() -> u32, month: u8, day: u8) -> bool {
    let leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let in_month = match day {
        1..=28 => true,
        29 => month != 2 || leap(year()),
        30 => month != 2,
        31 => !matches!(month, 2 | 4 | 6 | 9 | 11),
        _ => false,
    };
    in_month && (1..=12).contains(&month)
}

/// Reads `23:59:59` and returns what follows. The second may be 60; [`is_leap_second`] knows where that is right.
#[inline]
pub(super) fn clock(bytes: &[u8]) -> Option<&[u8]> {
    let (clock, rest) = bytes.split_first_chunk()?;
    if !is_like(*clock, *b"00:00:00") {
        return None;
    }
    let [h0, h1, _, m0, m1, _, s0, s1] = *clock;
    (number(h0, h1) < 24 && number(m0, m1) < 60 && number(s0, s1) <= 60).then_some(rest)
}

/// Reads a time of day up to the end of a text; returns whether it has an offset from UTC. `date` is the text of its day,
/// where that is known.
#[inline]
fn time_of_day(bytes: &[u8], date: Option<&[u8; 10]>) -> Option<bool> {
    let zone = fraction(clock(bytes)?);
    let is_complete = offset(zone)?.is_empty();
    let fits = is_complete && (bytes[6] != b'6' || second_may_be_60(bytes, zone, date));
    fits.then_some(!zone.is_empty())
}

/// Returns whether the second of a time may be 60. The texts of the time, its offset and its day have the right form.
#[cold]
fn second_may_be_60(clock: &[u8], zone: &[u8], date: Option<&[u8; 10]>) -> bool {
    let offset = match zone.first() {
        Some(b'+') => minutes(&zone[1..]),
        Some(b'-') => -minutes(&zone[1..]),
        _ => 0,
    };
    let day = date.map(|&[y0, y1, y2, y3, _, m0, m1, _, d0, d1]| {
        let year = u32::from(number(y0, y1)) * 100 + u32::from(number(y2, y3));
        (year, number(m0, m1), number(d0, d1))
    });
    is_leap_second(minutes(clock), offset, day)
}

/// Returns the minutes that `23:59` is, as a time of day or an offset.
pub(super) fn minutes(text: &[u8]) -> i32 {
    i32::from(number(text[0], text[1])) * 60 + i32::from(number(text[3], text[4]))
}

/// Returns whether a leap second may follow a minute of the day: it is 23:59:60 in UTC on the last day of a month
/// (RFC 3339, 5.7 and appendix D). A time without an offset is taken as UTC, one without a day as of the last one.
pub(super) fn is_leap_second(minute: i32, offset: i32, day: Option<(u32, u8, u8)>) -> bool {
    const DAY: i32 = 24 * 60;
    let utc = minute - offset;
    let is_last_day = day.is_none_or(|(year, month, day)| {
        let day = i32::from(day) + utc.div_euclid(DAY);
        let exists = |day: i32| is_day(|| year, month, day as u8);
        // The day before the first one is the last of another month.
        day == 0 || (exists(day) && !exists(day + 1))
    });
    utc.rem_euclid(DAY) == DAY - 1 && is_last_day
}

/// Returns what follows a fraction of a second, where there is one.
fn fraction(bytes: &[u8]) -> &[u8] {
    let Some(rest) = bytes.strip_prefix(b".") else {
        return bytes;
    };
    let count = digits(rest);
    if count > 0 { &rest[count..] } else { bytes }
}

/// Returns what follows an offset from UTC, where there is one; nothing where it is malformed.
fn offset(bytes: &[u8]) -> Option<&[u8]> {
    match bytes.first() {
        Some(b'Z' | b'z') => Some(&bytes[1..]),
        Some(b'+' | b'-') => {
            let (&[_, h0, h1, to_minute, m0, m1], rest) = bytes.split_first_chunk()?;
            let fits = is_like([h0, h1, to_minute, m0, m1, 0, 0, 0], *b"00:00\0\0\0");
            (fits && number(h0, h1) < 24 && number(m0, m1) < 60).then_some(rest)
        }
        _ => Some(bytes),
    }
}

/// Reads `2021-01-31T23:59:59.5Z`; returns whether it has an offset from UTC, and nothing for another text. A blank may be
/// in place of the `T` (RFC 3339, 5.6).
#[inline]
pub(super) fn date_time(bytes: &[u8]) -> Option<bool> {
    let rest = date(bytes)?;
    time_of_day(&rest[sign(rest, b"Tt ")?..], bytes.first_chunk())
}

/// Returns whether a text is a duration of ISO 8601: `P1Y2M3DT4H5M6.7S` with at least one part in the order of the units,
/// or `P8W`. The last part alone may have a fraction. A sign may come first, as in XML Schema.
pub(super) fn is_duration(bytes: &[u8]) -> bool {
    let Some(period) = bytes.strip_prefix(b"-").unwrap_or(bytes).strip_prefix(b"P") else {
        return false;
    };
    let Some(middle) = period.iter().position(|byte| *byte == b'T') else {
        return [&b"W"[..], b"YMD"]
            .iter()
            .any(|units| duration_parts(period, units).is_some_and(|parts| parts.count > 0));
    };
    let (date, time) = (&period[..middle], &period[middle + 1..]);
    duration_parts(date, b"YMD").is_some_and(|parts| !parts.has_fraction)
        && duration_parts(time, b"HMS").is_some_and(|parts| parts.count > 0)
}

/// The date or the time of a duration.
#[derive(Default)]
struct DurationParts {
    count: usize,
    /// Whether the last part has a fraction.
    has_fraction: bool,
}

/// Reads `4H5M6.7S` with units in their order.
fn duration_parts(mut rest: &[u8], mut units: &[u8]) -> Option<DurationParts> {
    let mut parts = DurationParts::default();
    while !rest.is_empty() {
        let mut end = digits(rest);
        let has_fraction = matches!(rest.get(end), Some(b'.' | b','));
        let is_number = end > 0 && !parts.has_fraction;
        if has_fraction {
            end += 1 + digits(&rest[end + 1..]);
        }
        let index = units.iter().position(|unit| rest.get(end) == Some(unit))?;
        if !is_number || !rest[end - 1].is_ascii_digit() {
            return None;
        }
        (rest, units) = (&rest[end + 1..], &units[index + 1..]);
        parts = DurationParts {
            count: parts.count + 1,
            has_fraction,
        };
    }
    Some(parts)
}
