//! Names of members, made to be compared quickly: by a few whole numbers rather than byte by byte.

use std::cmp::Ordering;

/// A name with its length and what its first and last bytes say.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    text: &'a str,
    pub(super) head: u64,
    tail: u64,
}

impl<'a> Name<'a> {
    /// The name with this text.
    #[inline]
    pub const fn new(text: &'a str) -> Self {
        let (head, tail) = ends(text.as_bytes());
        Self { text, head, tail }
    }

    /// The text.
    #[inline]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Whether a text of the same length, which is more than 16, equals the name between head and tail.
    #[inline]
    fn middle_is(&self, other: &str) -> bool {
        let (one, other) = (self.text.as_bytes(), other.as_bytes());
        one.get(8..16) == other.get(8..16) && (one.len() <= 24 || one == other)
    }

    /// The order of two names, which is that of their bytes.
    #[inline]
    pub(super) fn order(&self, other: Name<'_>) -> Ordering {
        self.head.cmp(&other.head).then_with(|| self.text.cmp(other.text))
    }

    /// Whether two names are equal. Up to 16 bytes head and tail are all of a name.
    #[inline(always)]
    pub(super) fn is(&self, other: Name<'_>) -> bool {
        self.head == other.head
            && self.tail == other.tail
            && self.text.len() == other.text.len()
            && (self.text.len() <= 16 || self.middle_is(other.text))
    }
}

/// Several names.
pub const fn names<const COUNT: usize>(texts: [&str; COUNT]) -> [Name<'_>; COUNT] {
    let mut names = [Name::new(""); COUNT];
    let mut rank = 0;
    while rank < COUNT {
        names[rank] = Name::new(texts[rank]);
        rank += 1;
    }
    names
}

/// Whether a text is one of several names, which are sorted.
#[inline]
pub(super) fn lists(names: &[Name<'_>], text: &str) -> bool {
    /// Up to so many names are compared one by one.
    const FEW: usize = 16;
    let name = Name::new(text);
    if names.len() > FEW {
        return names.binary_search_by(|known| known.order(name)).is_ok();
    }
    names.iter().any(|known| known.is(name))
}

/// The first eight bytes, filled up with zeros, so that they go up as names do; and the last eight ones, or nothing of
/// a name that the first ones hold.
#[inline(always)]
const fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return (u64::from_be_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (
            u32::from_be_bytes(*first) as u64,
            u32::from_be_bytes(*last) as u64,
        );
        // What both of them hold is pushed out.
        let behind = (last << (8 * (8 - bytes.len()))) as u32;
        return (first << 32 | behind as u64, 0);
    }
    let head = match bytes {
        [one, two, three, ..] => [*one, *two, *three],
        [one, two] => [*one, *two, 0],
        [one] => [*one, 0, 0],
        [] => [0, 0, 0],
    };
    let [one, two, three] = head;
    (u64::from_be_bytes([one, two, three, 0, 0, 0, 0, 0]), 0)
}
