//! Points and spans of time. Each keeps its text, so that it is written as it was read, and is parsed on demand; a text
//! that cannot be parsed is kept too. They are compared as text, so they have no order: the same instant has several texts.

use std::fmt;

use serde::Serializer;
use time::OffsetDateTime;
use time::format_description::well_known::{Iso8601, Rfc2822, Rfc3339};

use super::Wire;
use super::check::{Number, View};
use super::{serde_as_wire, string_like};

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// Returns the text as it is in JSON.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        string_like!($name, |text| View::Text(text.as_str()));
    };
}
pub(super) use text_type;

/// The error of a text that cannot be parsed as a point or a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidTime {
    text: String,
}

impl fmt::Display for InvalidTime {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "`{}` cannot be parsed as a time", self.text)
    }
}

impl std::error::Error for InvalidTime {}

/// Converts a type into the one of `time` that it is parsed as.
macro_rules! into_time {
    ($($name:ident => $target:ty,)*) => {$(
        impl TryFrom<&$name> for $target {
            type Error = InvalidTime;

            fn try_from(value: &$name) -> Result<Self, InvalidTime> {
                value.get().ok_or_else(|| InvalidTime {
                    text: value.to_string(),
                })
            }
        }

        impl TryFrom<$name> for $target {
            type Error = InvalidTime;

            fn try_from(value: $name) -> Result<Self, InvalidTime> {
                Self::try_from(&value)
            }
        }
    )*};
}

into_time! {
    DateTime => OffsetDateTime,
    Rfc1123 => OffsetDateTime,
    Date => time::Date,
    Duration => time::Duration,
    UnixTime => OffsetDateTime,
}

text_type! {
    /// Date and time of RFC 3339, such as `2021-01-01T00:00:00Z` (format `date-time`).
    DateTime
}

impl DateTime {
    /// Parses the text; `None` if it is not a date and time. A text without an offset is in UTC.
    pub fn get(&self) -> Option<OffsetDateTime> {
        OffsetDateTime::parse(&self.0, &Rfc3339).ok().or_else(|| {
            let local = time::PrimitiveDateTime::parse(&self.0, &Iso8601::DEFAULT).ok()?;
            Some(local.assume_utc())
        })
    }
}

impl From<OffsetDateTime> for DateTime {
    fn from(moment: OffsetDateTime) -> Self {
        Self(moment.format(&Rfc3339).unwrap_or_else(|_| moment.to_string()))
    }
}

text_type! {
    /// Date and time of RFC 1123, such as `Tue, 15 Nov 1994 12:45:26 GMT` (format `date-time-rfc1123`).
    Rfc1123
}

impl Rfc1123 {
    /// Parses the text; `None` if it is not a date and time.
    pub fn get(&self) -> Option<OffsetDateTime> {
        OffsetDateTime::parse(&self.0, &Rfc2822).ok()
    }
}

impl From<OffsetDateTime> for Rfc1123 {
    fn from(moment: OffsetDateTime) -> Self {
        let utc = moment.to_offset(time::UtcOffset::UTC);
        Self(
            utc.format(&Rfc2822)
                .map_or_else(|_| utc.to_string(), |text| text.replace("+0000", "GMT")),
        )
    }
}

text_type! {
    /// A day, such as `2021-01-01` (format `date`).
    Date
}

impl Date {
    /// Parses the text; `None` if it is not a day.
    pub fn get(&self) -> Option<time::Date> {
        time::Date::parse(&self.0, &Iso8601::DATE).ok()
    }
}

impl From<time::Date> for Date {
    fn from(day: time::Date) -> Self {
        Self(day.to_string())
    }
}

text_type! {
    /// A span of time of ISO 8601, such as `PT1H30M` (format `duration`).
    Duration
}

impl Duration {
    /// Parses the text; `None` if it is not a duration, or counts in months or years, which have no fixed length.
    pub fn get(&self) -> Option<time::Duration> {
        let (sign, text) = match self.0.strip_prefix('-') {
            Some(text) => (-1.0, text),
            None => (1.0, self.0.as_str()),
        };
        let text = text.strip_prefix('P')?;
        let (days, clock) = text.split_once('T').unwrap_or((text, ""));
        let mut seconds = 0.0;
        for (part, units) in [
            (days, [('W', 604_800.0), ('D', 86_400.0), ('\0', 0.0)]),
            (clock, [('H', 3_600.0), ('M', 60.0), ('S', 1.0)]),
        ] {
            for count in part.split_inclusive(char::is_alphabetic) {
                let (number, unit) = count.split_at(count.len().checked_sub(1)?);
                let unit = units.iter().find(|(name, _)| unit.starts_with(*name))?;
                seconds += number.parse::<f64>().ok()? * unit.1;
            }
        }
        time::Duration::checked_seconds_f64(sign * seconds)
    }
}

impl From<time::Duration> for Duration {
    fn from(span: time::Duration) -> Self {
        let sign = if span.is_negative() { "-" } else { "" };
        let (seconds, nanoseconds) = (
            span.whole_seconds().unsigned_abs(),
            span.subsec_nanoseconds().unsigned_abs(),
        );
        let fraction = match nanoseconds {
            0 => String::new(),
            nanoseconds => format!(".{nanoseconds:09}").trim_end_matches('0').to_owned(),
        };
        Self(format!("{sign}PT{seconds}{fraction}S"))
    }
}

/// Seconds since 1970-01-01T00:00:00Z (format `unixtime`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnixTime(pub i64);

impl UnixTime {
    /// Returns the instant; `None` if it is beyond the years that `time` supports.
    pub fn get(self) -> Option<OffsetDateTime> {
        OffsetDateTime::from_unix_timestamp(self.0).ok()
    }
}

impl From<i64> for UnixTime {
    fn from(seconds: i64) -> Self {
        Self(seconds)
    }
}

impl From<OffsetDateTime> for UnixTime {
    fn from(moment: OffsetDateTime) -> Self {
        Self(moment.unix_timestamp())
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Wire for UnixTime {
    const EXPECTED: &'static str = i64::EXPECTED;
    const IS_NUMBER: bool = true;

    fn of_i64(seconds: i64) -> Option<Self> {
        Some(Self(seconds))
    }

    fn of_f64(seconds: f64) -> Option<Self> {
        i64::of_f64(seconds).map(Self)
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(self.0)
    }

    fn view(&self) -> View<'_> {
        View::Number(Number::Int(self.0))
    }
}

serde_as_wire!(UnixTime);
