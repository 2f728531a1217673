//! Random JSON values of the kinds that documents hold, and some that they should not. The same seed gives the same
//! values.

use serde_json::{Map, Value};

/// Keys that look like others, need quotes, or are numbers.
const KEYS: &[&str] = &[
    "name",
    "type",
    "id",
    "a",
    "ab-c",
    "x.y",
    "10",
    "2",
    "01",
    "2.5",
    "1.50",
    "-1",
    "1e3",
    "größe",
    "名前",
    "$x",
    "_",
    "",
    "a b",
    "it's",
    "say \"x\"",
    "null",
    "class",
];

/// Texts with quotes, escapes, line ends and wide characters.
const TEXTS: &[&str] = &[
    "",
    "it's",
    "say \"x\"",
    "it's \"both\"",
    "it's \"all\" `three`",
    "it's \"both\" ${here}",
    "back\\slash",
    "line\nend, and then some more text so that it is long enough\nto be split",
    "tab\t and \u{1} and \u{1b} and \u{7f} and \u{9f}",
    "名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前",
    "😀",
    "\u{2028}",
];

/// A source of random values (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn word(&mut self) -> String {
        let length = [1, 2, 4, 5, 9, 14, 30, 70][self.below(8)];
        (0..length)
            .map(|_| char::from(b'a' + self.below(26) as u8))
            .collect()
    }

    fn key(&mut self) -> String {
        match self.below(3) {
            0 => self.one_of(KEYS).to_owned(),
            _ => self.word(),
        }
    }

    fn text(&mut self) -> String {
        match self.below(4) {
            0 => self.one_of(TEXTS).to_owned(),
            1 => self.word() + "/" + &self.word(),
            _ => self.word(),
        }
    }

    fn number(&mut self) -> Value {
        let bits = [4, 10, 20, 40][self.below(4)];
        let whole = self.below(1 << bits) as i64;
        match self.below(5) {
            0 => (-whole).into(),
            1 => (whole as f64 / 8.0).into(),
            2 => [1e21, 1e-7, 5e-324, 0.1 + 0.2, 1.7e308, 123456789012345680000.0][self.below(6)].into(),
            _ => whole.into(),
        }
    }

    fn list(&mut self, element: impl Fn(&mut Self) -> Value) -> Value {
        let length = [0, 1, 2, 3, 7, 12, 30, 100][self.below(8)];
        (0..length).map(|_| element(self)).collect()
    }

    /// An object of up to `width` members, `depth` levels deep at most.
    pub(crate) fn object(&mut self, depth: usize, width: usize) -> Value {
        let members: Map<String, Value> = (0..self.below(width + 1))
            .map(|_| (self.key(), self.value(depth)))
            .collect();
        Value::Object(members)
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 6 } else { 10 }) {
            0 => self.number(),
            1 => [Value::Null, true.into(), false.into(), Value::Array(Vec::new())][self.below(4)].clone(),
            2 => self.list(Self::number),
            3 => self.list(|random| random.text().into()),
            4 | 5 => self.text().into(),
            6 => {
                let length = self.below(5);
                (0..length).map(|_| self.value(depth - 1)).collect()
            }
            7 => {
                let length = self.below(4);
                (0..length).map(|_| self.object(depth - 1, 2)).collect()
            }
            _ => self.object(depth - 1, 6),
        }
    }
}
