//! A reader of JSON that accepts most texts, as a fast path. It bails out without a reason of texts that are not JSON or
//! are nested too deeply; `serde_json` then reads them and reports what is wrong. So this reader may refuse valid JSON,
//! but never accepts a text that `serde_json` refuses, or reads it as another value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::scan::plain;

/// How deep values may be nested; `serde_json` goes a little deeper.
const MAX_DEPTH: u8 = 120;

/// The fast path gave up.
#[derive(Debug)]
pub(super) struct BailOut;

impl fmt::Display for BailOut {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the fast path bailed out")
    }
}

impl std::error::Error for BailOut {}

impl serde::de::Error for BailOut {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A text and how far it was read.
pub(super) struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
}

impl<'de> Reader<'de> {
    /// Returns a reader at the start of a text.
    pub(super) fn new(text: &'de str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
        }
    }

    /// Makes sure that nothing is left of the text.
    pub(super) fn end(mut self) -> Result<(), BailOut> {
        match self.peek() {
            Some(_) => Err(BailOut),
            None => Ok(()),
        }
    }

    /// Returns the next byte that is not blank, which is not passed.
    #[inline(always)]
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            let byte = *bytes.get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Passes a byte that must come next.
    #[inline(always)]
    fn pass(&mut self, byte: u8) -> Result<(), BailOut> {
        match self.peek() {
            Some(found) if found == byte => {
                self.at += 1;
                Ok(())
            }
            _ => Err(BailOut),
        }
    }

    /// Passes a word that must come next.
    fn word(&mut self, word: &str) -> Result<(), BailOut> {
        let rest = self.text.as_bytes().get(self.at..).ok_or(BailOut)?;
        if !rest.starts_with(word.as_bytes()) {
            return Err(BailOut);
        }
        self.at += word.len();
        Ok(())
    }

    /// Reads a string without escapes; its first quote is passed. Where there is an escape, nothing is read.
    #[inline]
    fn plain_string(&mut self) -> Option<&'de str> {
        let start = self.at;
        let end = start + plain(self.text.as_bytes().get(start..)?);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Reads a string with escapes; its first quote is passed.
    #[cold]
    fn escaped_string(&mut self) -> Result<String, BailOut> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut end = start + plain(bytes.get(start..).ok_or(BailOut)?);
        while bytes.get(end) == Some(&b'\\') {
            // What is escaped is passed, a quote too.
            end += 2;
            end += plain(bytes.get(end..).ok_or(BailOut)?);
        }
        self.at = end + 1;
        let whole = self.text.get(start - 1..self.at).ok_or(BailOut)?;
        serde_json::from_str(whole).map_err(|_| BailOut)
    }

    /// Reads a number.
    #[inline]
    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, BailOut> {
        match self.short_number() {
            Some(value) => visitor.visit_u64(value),
            None => self.other_number(visitor),
        }
    }

    /// Reads a short row of digits; where something else comes next, nothing is read.
    #[inline]
    fn short_number(&mut self) -> Option<u64> {
        /// Numbers of so many digits fit into 64 bits.
        const SAFE: usize = 18;
        let rest = self.text.as_bytes().get(self.at..)?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_whole = !matches!(rest.get(digits), Some(b'.' | b'e' | b'E'));
        if !is_whole || digits == 0 || digits > SAFE || (digits > 1 && rest[0] == b'0') {
            return None;
        }
        self.at += digits;
        let value = rest[..digits].iter();
        Some(value.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0')))
    }

    /// Returns the text that may be a number and comes next.
    fn number_text(&self) -> Result<&'de str, BailOut> {
        let rest = self.text.get(self.at..).ok_or(BailOut)?;
        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        rest.get(..rest.bytes().take_while(is_part).count())
            .ok_or(BailOut)
    }

    /// Reads a number; gives the text of one that may be another number as `f64` as bytes.
    #[inline]
    fn number_or_text<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, BailOut> {
        /// An `f64` holds so many digits whatever they are.
        const SAFE: usize = f64::DIGITS as usize;
        if let Some(value) = self.short_number() {
            return visitor.visit_u64(value);
        }
        let text = self.number_text()?;
        if text.len() <= SAFE && !text.contains(['e', 'E']) {
            return self.other_number(visitor);
        }
        self.at += text.len();
        visitor.visit_borrowed_bytes(text.as_bytes())
    }

    /// Reads a number that is not a short row of digits.
    #[cold]
    fn other_number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, BailOut> {
        let number = self.number_text()?;
        self.at += number.len();
        let mut number = serde_json::Deserializer::from_str(number);
        let value = number.deserialize_any(visitor).map_err(|_| BailOut)?;
        number.end().map_err(|_| BailOut)?;
        Ok(value)
    }

    /// Reads what is nested; its first byte is still to be passed.
    #[inline]
    fn nested<T>(
        &mut self,
        end: u8,
        read: impl FnOnce(&mut Inner<'_, 'de>) -> Result<T, BailOut>,
    ) -> Result<T, BailOut> {
        if self.depth == MAX_DEPTH {
            return Err(BailOut);
        }
        self.at += 1;
        self.depth += 1;
        let mut inner = Inner {
            reader: self,
            end,
            state: State::First,
        };
        let value = read(&mut inner)?;
        // Who reads may have had enough before the end.
        if !matches!(inner.state, State::Ended) && inner.next()?.is_some() {
            return Err(BailOut);
        }
        self.depth -= 1;
        Ok(value)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = BailOut;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BailOut> {
        match self.peek().ok_or(BailOut)? {
            b'"' => Quoted(self).deserialize_any(visitor),
            b'{' => self.nested(b'}', |inner| visitor.visit_map(inner)),
            b'[' => self.nested(b']', |inner| visitor.visit_seq(inner)),
            b't' => self.word("true").and_then(|()| visitor.visit_bool(true)),
            b'f' => self.word("false").and_then(|()| visitor.visit_bool(false)),
            b'n' => self.word("null").and_then(|()| visitor.visit_unit()),
            _ => self.number(visitor),
        }
    }

    /// Reads a number, for a visitor that takes the text of a long one as bytes.
    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, BailOut> {
        match self.peek() {
            Some(b'0'..=b'9' | b'-') => self.number_or_text(visitor),
            // An object could be taken for a text of `serde_json`.
            Some(b'{') => Err(BailOut),
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A string that comes next; its first quote is still to be passed.
struct Quoted<'r, 'de>(&'r mut Reader<'de>);

impl<'de> Deserializer<'de> for Quoted<'_, 'de> {
    type Error = BailOut;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BailOut> {
        self.0.at += 1;
        match self.0.plain_string() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => visitor.visit_string(self.0.escaped_string()?),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// What is inside of an array or an object.
struct Inner<'r, 'de> {
    reader: &'r mut Reader<'de>,
    end: u8,
    state: State,
}

/// How far an array or an object was read.
#[derive(Clone, Copy)]
enum State {
    First,
    Next,
    Ended,
}

impl Inner<'_, '_> {
    /// Returns the first byte of what comes next, which is not passed; nothing at the end, which is.
    #[inline(always)]
    fn next(&mut self) -> Result<Option<u8>, BailOut> {
        let byte = self.reader.peek().ok_or(BailOut)?;
        if byte == self.end {
            self.reader.at += 1;
            self.state = State::Ended;
            return Ok(None);
        }
        if matches!(self.state, State::First) {
            self.state = State::Next;
            return Ok(Some(byte));
        }
        if byte != b',' {
            return Err(BailOut);
        }
        self.reader.at += 1;
        match self.reader.peek() {
            Some(byte) if byte != self.end => Ok(Some(byte)),
            _ => Err(BailOut),
        }
    }
}

impl<'de> SeqAccess<'de> for &mut Inner<'_, 'de> {
    type Error = BailOut;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, BailOut> {
        match self.next()? {
            Some(_) => seed.deserialize(&mut *self.reader).map(Some),
            None => Ok(None),
        }
    }
}

impl<'de> MapAccess<'de> for &mut Inner<'_, 'de> {
    type Error = BailOut;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, BailOut> {
        match self.next()? {
            Some(b'"') => seed.deserialize(Quoted(self.reader)).map(Some),
            Some(_) => Err(BailOut),
            None => Ok(None),
        }
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, BailOut> {
        self.reader.pass(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}
