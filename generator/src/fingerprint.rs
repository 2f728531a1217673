//! Fingerprints of bytes: equal for equal bytes, and different for all others that anybody will meet.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

/// The hash of some bytes, of 128 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(crate) struct Fingerprint(u128);

impl Fingerprint {
    /// Returns the fingerprint of bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes))
    }

    /// Returns the fingerprint of a list of texts; texts that are split elsewhere have another one.
    pub(crate) fn of_list<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut all = String::new();
        for text in texts {
            all.push_str(&format!("{}:{text}", text.len()));
        }
        Self::of(all.as_bytes())
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        format!("{:032x}", fingerprint.0)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u128::from_str_radix(&text, 16).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn lists_are_told_apart_by_their_parts() {
        assert_eq!(
            Fingerprint::of_list(["ab", "c"]),
            Fingerprint::of_list(["ab", "c"])
        );
        assert_ne!(
            Fingerprint::of_list(["ab", "c"]),
            Fingerprint::of_list(["a", "bc"])
        );
        assert_ne!(Fingerprint::of_list(["a"]), Fingerprint::of_list(["a", ""]));
    }

    #[test]
    fn a_fingerprint_is_read_as_it_was_written() {
        let fingerprint = Fingerprint::of(b"text");
        let text = String::from(fingerprint);
        assert_eq!(text.len(), 32);
        assert_eq!(Fingerprint::try_from(text), Ok(fingerprint));
        assert!(Fingerprint::try_from("x".to_owned()).is_err());
    }
}
