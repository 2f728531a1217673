//! Dates, times and spans of time, as RFC 3339, RFC 1123 and ISO 8601 write them.

/// Whether eight signs are as a template has them, in which a zero stands for any digit.
#[inline(always)]
fn is_like(signs: [u8; 8], template: [u8; 8]) -> bool {
    const HIGH: u64 = u64::MAX / 255 * 0x80;
    // A digit differs from zero by nine at most; what differs by more reaches the highest bit.
    let room = template.map(|sign| 0x7f - if sign == b'0' { 9 } else { 0 });
    let difference = u64::from_le_bytes(signs) ^ u64::from_le_bytes(template);
    (difference.wrapping_add(u64::from_le_bytes(room)) | difference) & HIGH == 0
}

/// How many digits come first.
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

/// The number that two digits are.
#[inline(always)]
fn number(tens: u8, ones: u8) -> u8 {
    (tens - b'0') * 10 + (ones - b'0')
}

fn sign(bytes: &[u8], signs: &[u8]) -> Option<usize> {
    signs.contains(bytes.first()?).then_some(1)
}

/// Whether a text is `2021-01-31`.
pub(super) fn is_date(bytes: &[u8]) -> bool {
    matches!(date(bytes), Some([]))
}

/// Whether a text is `23:59:59.5`, with an offset from UTC or without.
pub(super) fn is_time(bytes: &[u8]) -> bool {
    matches!(time(bytes).map(|rest| offset(fraction(rest))), Some(Some([])))
}

/// Reads `2021-01-31`, and gives what follows.
fn date(bytes: &[u8]) -> Option<&[u8]> {
    let (day, rest) = bytes.split_first_chunk::<10>()?;
    let fits = is_like(*day.first_chunk()?, *b"0000-00-") && is_like(*day.last_chunk()?, *b"00-00-00");
    let [y0, y1, y2, y3, _, m0, m1, _, d0, d1] = *day;
    let year = || u32::from(number(y0, y1)) * 100 + u32::from(number(y2, y3));
    (fits && is_day(year, number(m0, m1), number(d0, d1))).then_some(rest)
}

fn is_day(year: impl Fn() -> u32, month: u8, day: u8) -> bool {
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

/// Reads `23:59:59`, and gives what follows. A leap second is the last of a minute.
fn time(bytes: &[u8]) -> Option<&[u8]> {
    let (clock, rest) = bytes.split_first_chunk()?;
    if !is_like(*clock, *b"00:00:00") {
        return None;
    }
    let [h0, h1, _, m0, m1, _, s0, s1] = *clock;
    let (hour, minute, second) = (number(h0, h1), number(m0, m1), number(s0, s1));
    (hour < 24 && minute < 60 && (second < 60 || (second == 60 && minute == 59))).then_some(rest)
}

/// What follows a fraction of a second, where there is one.
fn fraction(bytes: &[u8]) -> &[u8] {
    let Some(rest) = bytes.strip_prefix(b".") else {
        return bytes;
    };
    let count = digits(rest);
    if count > 0 { &rest[count..] } else { bytes }
}

/// What follows an offset from UTC, where there is one; nothing where it is malformed.
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

/// Reads `2021-01-31T23:59:59.5Z`; gives whether an offset from UTC is named, or nothing for another text.
#[inline]
pub(super) fn date_time(bytes: &[u8]) -> Option<bool> {
    let rest = date(bytes)?;
    let rest = fraction(time(&rest[sign(rest, b"Tt ")?..])?);
    offset(rest)?.is_empty().then_some(!rest.is_empty())
}

/// Whether a text is `Tue, 15 Nov 1994 12:45:26 GMT`.
pub(super) fn is_rfc1123(text: &str) -> bool {
    rfc1123(text).is_some()
}

fn rfc1123(text: &str) -> Option<()> {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let rest = match text.split_once(", ") {
        Some((day, rest)) => DAYS.contains(&day).then_some(rest)?,
        None => text,
    };
    let mut parts = rest.split(' ');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (clock, zone) = (parts.next()?, parts.next()?);
    let number = |text: &str, lengths: &[usize]| -> Option<u32> {
        (lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())?
    };
    let year = number(year, &[2, 4])?;
    let month = MONTHS.iter().position(|known| *known == month)? as u8 + 1;
    let day_fits = is_day(|| year, month, number(day, &[1, 2])? as u8);
    let clock_fits = matches!(time(clock.as_bytes()), Some([]));
    let zone_fits = zone.bytes().all(|b| b.is_ascii_uppercase()) && (1..=3).contains(&zone.len())
        || (sign(zone.as_bytes(), b"+-").is_some() && number(&zone[1..], &[4]).is_some());
    (day_fits && clock_fits && zone_fits && parts.next().is_none()).then_some(())
}

/// Whether a text is `P1Y2M3DT4H5M6.7S` with at least one part, or `P8W`.
pub(super) fn is_duration(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let Some(mut rest) = bytes.strip_prefix(b"P") else {
        return false;
    };
    let mut units: &[u8] = b"YMWD";
    let mut parts = 0;
    let mut clock = false;
    while let Some(first) = rest.first() {
        if *first == b'T' && !clock {
            (clock, units, parts, rest) = (true, b"HMS", 0, &rest[1..]);
            continue;
        }
        let count = rest
            .iter()
            .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
            .count();
        let number = &rest[..count];
        let number_fits = number.first().is_some_and(u8::is_ascii_digit)
            && number.last().is_some_and(u8::is_ascii_digit)
            && number.iter().filter(|b| !b.is_ascii_digit()).count() <= 1;
        let unit = rest
            .get(count)
            .and_then(|unit| units.iter().position(|known| known == unit));
        let (Some(place), true) = (unit, number_fits) else {
            return false;
        };
        (units, parts, rest) = (&units[place + 1..], parts + 1, &rest[count + 1..]);
    }
    parts > 0
}
