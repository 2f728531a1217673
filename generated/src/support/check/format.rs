//! Formats: what a text or a number must look like. Each follows the document that defines it.

use super::number::Number;

/// A format that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Whole numbers of 32 bits.
    Int32,
    /// Whole numbers of 64 bits.
    Int64,
    /// Seconds since 1970, a whole number of 64 bits.
    UnixTime,
    /// RFC 3339, section 5.6, `date-time`.
    DateTime,
    /// RFC 3339, section 5.6, `full-date`.
    Date,
    /// RFC 3339, section 5.6, `partial-time` or `full-time`.
    Time,
    /// RFC 1123, section 5.2.14.
    Rfc1123,
    /// ISO 8601 durations.
    Duration,
    /// RFC 4122, section 3.
    Uuid,
    /// RFC 4648, section 4.
    Byte,
    /// RFC 4648, section 5.
    Base64Url,
    /// RFC 3986, section 3.
    Uri,
    /// Ids of resources of Azure Resource Manager.
    ArmId,
    /// Addresses with one `@`.
    Email,
    /// One character.
    Char,
}

/// What a format says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The text has the format.
    Fine,
    /// The text does not have the format, but everyone reads it; why it has not.
    Tolerable(&'static str),
    /// The text does not have the format.
    Wrong,
}

/// The formats with their names in documents. Some have several.
const NAMES: [(&str, Format); 17] = [
    ("int32", Format::Int32),
    ("int64", Format::Int64),
    ("unixtime", Format::UnixTime),
    ("date-time", Format::DateTime),
    ("date", Format::Date),
    ("time", Format::Time),
    ("date-time-rfc1123", Format::Rfc1123),
    ("duration", Format::Duration),
    ("uuid", Format::Uuid),
    ("guid", Format::Uuid),
    ("byte", Format::Byte),
    ("base64url", Format::Base64Url),
    ("uri", Format::Uri),
    ("url", Format::Uri),
    ("arm-id", Format::ArmId),
    ("email", Format::Email),
    ("char", Format::Char),
];

impl Format {
    /// The format with a name; `None` for those that say nothing which could be checked.
    pub fn named(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, format)| *format)
    }

    /// Its name in documents.
    pub fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(_, format)| *format == self)
            .map_or("", |(name, _)| name)
    }

    /// Whether it says something about numbers rather than about strings.
    pub const fn is_numeric(self) -> bool {
        matches!(self, Self::Int32 | Self::Int64 | Self::UnixTime)
    }

    #[inline]
    pub(super) fn accepts(self, text: &str) -> Verdict {
        match self {
            // Most are this one.
            Self::DateTime => date_time(text.as_bytes()),
            _ if self.fits(text) => Verdict::Fine,
            _ => Verdict::Wrong,
        }
    }

    fn fits(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::Int32 | Self::Int64 | Self::UnixTime => true,
            Self::DateTime => matches!(date_time(bytes), Verdict::Fine),
            Self::Date => matches!(date(bytes), Some([])),
            Self::Time => matches!(time(bytes).map(|rest| offset(fraction(rest))), Some(Some([]))),
            Self::Rfc1123 => rfc1123(text).is_some(),
            Self::Duration => duration(bytes),
            Self::Uuid => uuid(bytes),
            Self::Byte => base64(bytes, b"+/", true),
            Self::Base64Url => base64(bytes, b"-_", false),
            Self::Uri => uri(bytes),
            Self::ArmId => arm_id(text),
            Self::Email => text.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty()
                    && !host.is_empty()
                    && !host.contains('@')
                    && !text.contains(char::is_whitespace)
            }),
            Self::Char => text.chars().count() == 1,
        }
    }

    pub(super) fn accepts_number(self, number: Number) -> bool {
        let (low, high) = match self {
            Self::Int32 => (i32::MIN.into(), i32::MAX.into()),
            Self::Int64 | Self::UnixTime => (i64::MIN, i64::MAX),
            _ => return true,
        };
        let within = match number {
            Number::Int(int) => return (low..=high).contains(&int),
            other => (Number::Int(low).compare(other), other.compare(Number::Int(high))),
        };
        number.is_whole()
            && within.0.is_some_and(|order| order.is_le())
            && within.1.is_some_and(|order| order.is_le())
    }
}

/// Whether eight signs are as a template has them, in which a zero stands for any digit.
#[inline(always)]
fn is_like(signs: [u8; 8], template: [u8; 8]) -> bool {
    const HIGH: u64 = u64::MAX / 255 * 0x80;
    // A digit differs from zero by nine at most; what differs by more reaches the highest bit.
    let room = template.map(|sign| 0x7f - if sign == b'0' { 9 } else { 0 });
    let difference = u64::from_le_bytes(signs) ^ u64::from_le_bytes(template);
    (difference.wrapping_add(u64::from_le_bytes(room)) | difference) & HIGH == 0
}

/// The number that two digits are.
#[inline(always)]
fn number(tens: u8, ones: u8) -> u8 {
    (tens - b'0') * 10 + (ones - b'0')
}

fn sign(bytes: &[u8], signs: &[u8]) -> Option<usize> {
    signs.contains(bytes.first()?).then_some(1)
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
    let count = rest.iter().take_while(|sign| sign.is_ascii_digit()).count();
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

fn date_time(bytes: &[u8]) -> Verdict {
    let clock = date(bytes).and_then(|rest| time(&rest[sign(rest, b"Tt ")?..]));
    let Some(rest) = clock.map(fraction) else {
        return Verdict::Wrong;
    };
    match offset(rest) {
        Some([]) if rest.is_empty() => Verdict::Tolerable(", because it names no offset from UTC"),
        Some([]) => Verdict::Fine,
        _ => Verdict::Wrong,
    }
}

/// Reads `Tue, 15 Nov 1994 12:45:26 GMT`.
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

/// `P1Y2M3DT4H5M6.7S` with at least one part, or `P8W`.
fn duration(bytes: &[u8]) -> bool {
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

/// `8-4-4-4-12` hexadecimal digits.
fn uuid(bytes: &[u8]) -> bool {
    let groups = [8, 4, 4, 4, 12];
    let mut rest = bytes;
    for (rank, count) in groups.into_iter().enumerate() {
        if rank > 0 {
            let Some(behind) = rest.strip_prefix(b"-") else {
                return false;
            };
            rest = behind;
        }
        match rest.split_at_checked(count) {
            Some((group, behind)) if group.iter().all(u8::is_ascii_hexdigit) => rest = behind,
            _ => return false,
        }
    }
    rest.is_empty()
}

/// Base64 with `last` as its two last signs; `padded` where it must fill up the last four signs.
fn base64(bytes: &[u8], last: &[u8; 2], padded: bool) -> bool {
    let padding = bytes.iter().rev().take_while(|sign| **sign == b'=').count();
    let body = &bytes[..bytes.len() - padding];
    let alphabet = |sign: &u8| sign.is_ascii_alphanumeric() || last.contains(sign);
    let fits = match (body.len() % 4, padding) {
        (1, _) => false,
        (_, 0) if !padded => true,
        (rest, padding) => padding <= 2 && (rest + padding).is_multiple_of(4),
    };
    fits && body.iter().all(alphabet)
}

/// A scheme, a colon, and signs that a URI may have.
fn uri(bytes: &[u8]) -> bool {
    let Some(colon) = bytes.iter().position(|sign| *sign == b':') else {
        return false;
    };
    let (scheme, rest) = (&bytes[..colon], &bytes[colon + 1..]);
    let scheme_fits = scheme.first().is_some_and(u8::is_ascii_alphabetic)
        && scheme
            .iter()
            .all(|sign| sign.is_ascii_alphanumeric() || b"+-.".contains(sign));
    let sign_fits = |(place, sign): (usize, &u8)| match sign {
        b'%' => rest
            .get(place + 1..place + 3)
            .is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit)),
        sign => sign.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(sign),
    };
    scheme_fits && !rest.is_empty() && rest.iter().enumerate().all(sign_fits)
}

/// `/subscriptions/S`, `/subscriptions/S/resourceGroups/G`, either or nothing followed by one or more of
/// `/providers/NAMESPACE/TYPE/NAME` with further pairs of type and name.
fn arm_id(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix('/') else {
        return false;
    };
    let mut scoped = false;
    for scope in ["subscriptions", "resourceGroups"] {
        let (head, tail) = rest.split_once('/').unwrap_or((rest, ""));
        if head.eq_ignore_ascii_case(scope) && (scope == "subscriptions" || scoped) {
            let (name, more) = tail
                .split_once('/')
                .map_or((tail, None), |(name, more)| (name, Some(more)));
            if name.is_empty() {
                return false;
            }
            scoped = true;
            match more {
                Some(more) => rest = more,
                None => return true,
            }
        }
    }
    let parts = || rest.split('/');
    let first = parts().next().unwrap_or_default();
    let count = parts().count();
    first.eq_ignore_ascii_case("providers")
        && count >= 4
        && count.is_multiple_of(2)
        && parts().all(|part| !part.is_empty())
}
