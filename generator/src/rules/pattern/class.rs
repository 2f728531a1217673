//! Classes: `[a-z]`.

use super::Translator;
use super::atom::Atom;

impl Translator<'_> {
    /// Returns the rest of `[`.
    pub(super) fn class(&mut self) -> Result<(), &'static str> {
        let negated = self.signs.next_if_eq(&'^').is_some();
        if self.signs.next_if_eq(&']').is_some() {
            self.text.push_str(if negated { "(?s:.)" } else { r"[a&&b]" });
            return Ok(());
        }
        self.text.push_str(if negated { "[^" } else { "[" });
        loop {
            match self.class_atom()? {
                None => break,
                Some(Atom::Set(set)) => self.text.push_str(&set),
                Some(Atom::One(low)) => self.range(low)?,
            }
        }
        self.text.push(']');
        Ok(())
    }

    /// Returns the next part of a class; nothing at its end.
    fn class_atom(&mut self) -> Result<Option<Atom>, &'static str> {
        Ok(match self.signs.next().ok_or("a class is not closed")? {
            ']' => None,
            '\\' if self.signs.next_if_eq(&'b').is_some() => Some(Atom::One('\x08')),
            '\\' => Some(self.atom()?),
            sign => Some(Atom::One(sign)),
        })
    }

    /// Returns a sign of a class, and the range that it begins where one follows.
    fn range(&mut self, low: char) -> Result<(), &'static str> {
        self.class_sign(low);
        let mut ahead = self.signs.clone();
        if ahead.next() != Some('-') || ahead.next().is_none_or(|sign| sign == ']') {
            return Ok(());
        }
        self.signs.next();
        match self.class_atom()? {
            Some(Atom::One(high)) if low <= high => {
                self.text.push('-');
                self.class_sign(high);
                Ok(())
            }
            Some(Atom::One(_)) => Err("a range ends before it begins"),
            // `a-\d` is not a range: the dash is itself.
            Some(Atom::Set(set)) => {
                self.class_sign('-');
                self.text.push_str(&set);
                Ok(())
            }
            None => Err("a class is not closed"),
        }
    }

    fn class_sign(&mut self, sign: char) {
        match sign {
            '[' | ']' | '\\' | '^' | '-' | '&' | '~' => {
                self.text.push('\\');
                self.text.push(sign);
            }
            sign if sign.is_control() => self.text.push_str(&format!("\\x{{{:X}}}", u32::from(sign))),
            sign => self.text.push(sign),
        }
    }
}
