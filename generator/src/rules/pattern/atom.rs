//! Escapes: those of single characters and of sets of characters, in a class or outside.

use super::Translator;

const DIGIT: &str = "0-9";
const WORD: &str = "A-Za-z0-9_";
const SPACE: &str = r"\t-\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";

/// A part of a class: one sign, or several.
pub(super) enum Atom {
    One(char),
    Set(String),
}

impl Translator<'_> {
    /// Returns the meaning of an escape, in a class or outside.
    pub(super) fn atom(&mut self) -> Result<Atom, &'static str> {
        let sign = self.signs.next().ok_or("a backslash ends the pattern")?;
        Ok(match sign {
            'd' => Atom::Set(DIGIT.into()),
            'D' => Atom::Set(format!("[^{DIGIT}]")),
            'w' => Atom::Set(WORD.into()),
            'W' => Atom::Set(format!("[^{WORD}]")),
            's' => Atom::Set(SPACE.into()),
            'S' => Atom::Set(format!("[^{SPACE}]")),
            'p' | 'P' => self.property(sign),
            't' => Atom::One('\t'),
            'n' => Atom::One('\n'),
            'r' => Atom::One('\r'),
            'v' => Atom::One('\x0B'),
            'f' => Atom::One('\x0C'),
            '0' => Atom::One('\0'),
            'c' => Atom::One(self.control()),
            'x' => Atom::One(self.hexadecimal(2).unwrap_or('x')),
            'u' => Atom::One(self.unicode()?),
            other => Atom::One(other),
        })
    }

    /// `\p{…}`; without braces it is the letter.
    fn property(&mut self, sign: char) -> Atom {
        if self.signs.peek() != Some(&'{') {
            return Atom::One(sign);
        }
        let name: String = self.signs.by_ref().take_while(|sign| *sign != '}').collect();
        Atom::Set(format!("\\{sign}{name}}}"))
    }

    fn control(&mut self) -> char {
        match self.signs.next_if(char::is_ascii_alphabetic) {
            Some(letter) => char::from(letter as u8 % 32),
            None => 'c',
        }
    }

    /// Returns a sign by its number in exactly `count` hexadecimal digits.
    fn hexadecimal(&mut self, count: usize) -> Option<char> {
        char::from_u32(self.number(count)?)
    }

    fn number(&mut self, count: usize) -> Option<u32> {
        let digits: String = self.signs.clone().take(count).collect();
        let fits = digits.len() == count && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(&digits, 16).ok().filter(|_| fits)?;
        self.signs.by_ref().take(count).for_each(drop);
        Some(number)
    }

    /// `\u0041`, `\u{1F600}`, or two halves of a sign beyond the first 65,536.
    fn unicode(&mut self) -> Result<char, &'static str> {
        if self.signs.next_if_eq(&'{').is_some() {
            let digits: String = self.signs.by_ref().take_while(|sign| *sign != '}').collect();
            let number = u32::from_str_radix(&digits, 16).ok();
            return number
                .and_then(char::from_u32)
                .ok_or("`\\u{…}` is not a character");
        }
        let Some(first) = self.number(4) else {
            return Ok('u');
        };
        if (0xD800..0xDC00).contains(&first) && self.signs.clone().take(2).eq(['\\', 'u']) {
            self.signs.by_ref().take(2).for_each(drop);
            let second = self.number(4).filter(|second| (0xDC00..0xE000).contains(second));
            let second = second.ok_or("a surrogate without its other half")?;
            return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
                .ok_or("a surrogate without its other half");
        }
        char::from_u32(first).ok_or("a surrogate without its other half")
    }
}
