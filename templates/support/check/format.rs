//! Formats: what a text or a number must look like. Each follows the document that defines it.

use super::number::Number;
use super::time;

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

    /// What the format says of a text.
    #[inline]
    pub(super) fn accepts(self, text: &str) -> Verdict {
        match self {
            // Most are this one, and it alone is tolerant.
            Self::DateTime => match time::date_time(text.as_bytes()) {
                Some(true) => Verdict::Fine,
                Some(false) => Verdict::Tolerable(", because it names no offset from UTC"),
                None => Verdict::Wrong,
            },
            _ if self.fits(text) => Verdict::Fine,
            _ => Verdict::Wrong,
        }
    }

    /// Whether a text has the format to the letter.
    fn fits(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::Int32 | Self::Int64 | Self::UnixTime => true,
            Self::DateTime => time::date_time(bytes) == Some(true),
            Self::Date => time::is_date(bytes),
            Self::Time => time::is_time(bytes),
            Self::Rfc1123 => time::is_rfc1123(text),
            Self::Duration => time::is_duration(bytes),
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

/// `8-4-4-4-12` hexadecimal digits.
fn uuid(bytes: &[u8]) -> bool {
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(place, sign)| match place {
            8 | 13 | 18 | 23 => *sign == b'-',
            _ => sign.is_ascii_hexdigit(),
        })
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
