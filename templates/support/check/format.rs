//! Formats: what a text or a number must look like. Each follows the document that defines it.

mod characters;
mod host;
mod pointer;
mod resource_id;
mod rfc1123;
mod template;
mod uri;

use std::net::{Ipv4Addr, Ipv6Addr};

use self::characters::Characters;
use super::number::Number;
use super::time;

macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident = $($name:literal)|+,)*) => {
        /// A format that is checked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format {
            $($(#[$doc])* $format,)*
        }

        impl Format {
            /// The names of all formats in documents, with the format of each name.
            pub const NAMES: &'static [(&'static str, Self)] = &[$($(($name, Self::$format),)+)*];
        }
    };
}

formats! {
    /// Whole numbers of 8 bits.
    Int8 = "int8",
    /// Whole numbers of 16 bits.
    Int16 = "int16",
    /// Whole numbers of 32 bits.
    Int32 = "int32",
    /// Whole numbers of 64 bits.
    Int64 = "int64",
    /// Whole numbers of 8 bits that are not negative.
    Uint8 = "uint8",
    /// Whole numbers of 16 bits that are not negative.
    Uint16 = "uint16",
    /// Whole numbers of 32 bits that are not negative.
    Uint32 = "uint32",
    /// Whole numbers of 64 bits that are not negative.
    Uint64 = "uint64",
    /// Whole numbers that a double holds exactly, as those around them.
    DoubleInt = "double-int",
    /// Seconds since 1970, a whole number of 64 bits.
    UnixTime = "unixtime",
    /// RFC 3339, section 5.6, `date-time`.
    DateTime = "date-time",
    /// RFC 3339, section 5.6, `full-date`.
    Date = "date",
    /// RFC 3339, section 5.6, `partial-time` or `full-time`.
    Time = "time",
    /// RFC 3339, section 5.6, `date-time` without `time-offset`.
    DateTimeLocal = "date-time-local",
    /// RFC 3339, section 5.6, `partial-time`.
    TimeLocal = "time-local",
    /// RFC 1123, section 5.2.14.
    Rfc1123 = "date-time-rfc1123",
    /// ISO 8601 durations.
    Duration = "duration",
    /// RFC 4122, section 3.
    Uuid = "uuid" | "guid",
    /// RFC 4648, section 4.
    Byte = "byte",
    /// RFC 4648, section 5.
    Base64Url = "base64url",
    /// RFC 3986, section 3.
    Uri = "uri" | "url",
    /// RFC 3986, section 4.1.
    UriReference = "uri-reference",
    /// RFC 6570.
    UriTemplate = "uri-template",
    /// RFC 3987, section 2.2, `IRI`.
    Iri = "iri",
    /// RFC 3987, section 2.2, `IRI-reference`.
    IriReference = "iri-reference",
    /// Ids of resources of Azure Resource Manager.
    ArmId = "arm-id",
    /// RFC 5321, section 4.1.2, `Mailbox`.
    Email = "email",
    /// RFC 6531, section 3.3, `Mailbox`.
    IdnEmail = "idn-email",
    /// RFC 1123, section 2.1.
    Hostname = "hostname",
    /// RFC 1123, section 2.1, or RFC 5890, section 2.3.2.3.
    IdnHostname = "idn-hostname",
    /// RFC 2673, section 3.2.
    Ipv4 = "ipv4",
    /// RFC 4291, section 2.2.
    Ipv6 = "ipv6",
    /// RFC 6901.
    JsonPointer = "json-pointer",
    /// Relative JSON Pointers.
    RelativeJsonPointer = "relative-json-pointer",
    /// One character.
    Char = "char",
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

impl Format {
    /// Returns the format with a name; `None` for those that say nothing which could be checked.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, format)| *format)
    }

    /// Its name in documents.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(_, format)| *format == self)
            .map_or("", |(name, _)| name)
    }

    /// Returns whether it says something about numbers rather than about strings.
    pub const fn is_numeric(self) -> bool {
        self.range().is_some()
    }

    /// Returns the smallest and the largest number of the format, where it is one of numbers.
    const fn range(self) -> Option<(i64, u64)> {
        /// The largest whole number that a double tells from the next one.
        const EXACT: i64 = (1 << 53) - 1;
        Some(match self {
            Self::Int8 => (i8::MIN as i64, i8::MAX as u64),
            Self::Int16 => (i16::MIN as i64, i16::MAX as u64),
            Self::Int32 => (i32::MIN as i64, i32::MAX as u64),
            Self::Int64 | Self::UnixTime => (i64::MIN, i64::MAX as u64),
            Self::Uint8 => (0, u8::MAX as u64),
            Self::Uint16 => (0, u16::MAX as u64),
            Self::Uint32 => (0, u32::MAX as u64),
            Self::Uint64 => (0, u64::MAX),
            Self::DoubleInt => (-EXACT, EXACT as u64),
            _ => return None,
        })
    }

    /// Returns what the format says of a text.
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

    /// Returns whether a text has the format to the letter.
    fn fits(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::DateTime => time::date_time(bytes) == Some(true),
            Self::DateTimeLocal => time::date_time(bytes) == Some(false),
            Self::Date => time::is_date(bytes),
            Self::Time => time::is_time(bytes),
            Self::TimeLocal => time::is_local_time(bytes),
            Self::Rfc1123 => rfc1123::is_date_time(text),
            Self::Duration => time::is_duration(bytes),
            Self::Uuid => uuid(bytes),
            Self::Byte => base64(bytes, b"+/", true),
            Self::Base64Url => base64(bytes, b"-_", false),
            Self::Uri => uri::is_uri(text, Characters::Ascii),
            Self::UriReference => uri::is_reference(text, Characters::Ascii),
            Self::UriTemplate => template::is_uri_template(text),
            Self::Iri => uri::is_uri(text, Characters::Unicode),
            Self::IriReference => uri::is_reference(text, Characters::Unicode),
            Self::ArmId => resource_id::is_resource_id(text),
            Self::Email => host::is_mailbox(text, Characters::Ascii),
            Self::IdnEmail => host::is_mailbox(text, Characters::Unicode),
            Self::Hostname => host::is_host_name(text, Characters::Ascii),
            Self::IdnHostname => host::is_host_name(text, Characters::Unicode),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Self::JsonPointer => pointer::is_json_pointer(text),
            Self::RelativeJsonPointer => pointer::is_relative_json_pointer(text),
            Self::Char => text.chars().count() == 1,
            Self::Int8 | Self::Int16 | Self::Int32 | Self::Int64 | Self::UnixTime => true,
            Self::Uint8 | Self::Uint16 | Self::Uint32 | Self::Uint64 | Self::DoubleInt => true,
        }
    }

    pub(super) fn accepts_number(self, number: Number) -> bool {
        let Some((low, high)) = self.range() else {
            return true;
        };
        if let Number::Int(int) = number {
            return low <= int && u64::try_from(int).map_or(true, |int| int <= high);
        }
        let above = Number::Int(low).compare(number);
        let below = number.compare(Number::Big(high));
        number.is_whole()
            && above.is_some_and(|order| order.is_le())
            && below.is_some_and(|order| order.is_le())
    }
}

/// `8-4-4-4-12` hexadecimal digits.
fn uuid(bytes: &[u8]) -> bool {
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(index, sign)| match index {
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
