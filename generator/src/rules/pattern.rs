//! Patterns of documents, which are regular expressions of ECMAScript, in the syntax of Rust's engines. The result
//! means the same: classes such as `\d` and `\w` are ASCII, `.` stops at all four line ends, a sign that has no
//! meaning where it stands is itself. See ECMA-262, section 22.2.1, and its Annex B.1.2 for what browsers accept.

use std::iter::Peekable;
use std::str::Chars;

/// What a pattern needs to be matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// An engine without look-around and back-references.
    Plain,
    /// An engine that goes back and tries again.
    Fancy,
}

/// A pattern in the syntax of its engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The engine.
    pub engine: Engine,
    /// The pattern.
    pub text: String,
}

/// Translates a pattern; tells what is wrong with one that is no regular expression.
///
/// # Errors
/// When a group or class is not closed, or a range is upside down.
pub fn translate(pattern: &str) -> Result<Translation, &'static str> {
    let plain = translate_for(pattern, Engine::Plain)?;
    match plain.engine {
        Engine::Plain => Ok(plain),
        Engine::Fancy => translate_for(pattern, Engine::Fancy),
    }
}

/// Translates a pattern for an engine, and says which one it needs.
fn translate_for(pattern: &str, engine: Engine) -> Result<Translation, &'static str> {
    let mut translator = Translator {
        signs: pattern.chars().peekable(),
        text: String::with_capacity(pattern.len() + 16),
        engine,
        open: 0,
    };
    translator.pattern()?;
    Ok(Translation {
        engine: translator.engine,
        text: translator.text,
    })
}

const DIGIT: &str = "0-9";
const WORD: &str = "A-Za-z0-9_";
const SPACE: &str = r"\t-\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
const NO_LINE_END: &str = r"[^\n\r\x{2028}\x{2029}]";
/// The edge of a word in ASCII.
const PLAIN_EDGE: &str = r"(?-u:\b)";
/// The same for the engine that knows only edges of Unicode.
const EDGE: &str = "(?:(?<![A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<=[A-Za-z0-9_])(?![A-Za-z0-9_]))";
const NO_EDGE: &str = "(?:(?<![A-Za-z0-9_])(?![A-Za-z0-9_])|(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_]))";

struct Translator<'p> {
    signs: Peekable<Chars<'p>>,
    text: String,
    engine: Engine,
    /// How many groups are open.
    open: usize,
}

/// A part of a class: one sign, or several.
enum Atom {
    One(char),
    Set(String),
}

impl Translator<'_> {
    fn pattern(&mut self) -> Result<(), &'static str> {
        while let Some(sign) = self.signs.next() {
            match sign {
                '\\' => self.escape()?,
                '[' => self.class()?,
                '(' => self.group()?,
                ')' if self.open == 0 => return Err("a `)` closes no group"),
                ')' => {
                    self.open -= 1;
                    self.text.push(')');
                }
                '.' => self.text.push_str(NO_LINE_END),
                '{' => self.brace(),
                '^' | '$' | '|' | '*' | '+' | '?' => self.text.push(sign),
                literal => self.literal(literal),
            }
        }
        match self.open {
            0 => Ok(()),
            _ => Err("a group is not closed"),
        }
    }

    fn literal(&mut self, sign: char) {
        if r"\.+*?()|[]{}^$#".contains(sign) {
            self.text.push('\\');
        }
        self.text.push(sign);
    }

    /// The rest of `(`: a group that captures, or not, or looks around.
    fn group(&mut self) -> Result<(), &'static str> {
        self.open += 1;
        self.text.push('(');
        if self.signs.peek() != Some(&'?') {
            return Ok(());
        }
        self.signs.next();
        self.text.push('?');
        let ahead: String = self.signs.clone().take(2).collect();
        match ahead.as_bytes() {
            [b'=' | b'!', ..] | [b'<', b'=' | b'!'] => {
                self.engine = Engine::Fancy;
                let count = if ahead.starts_with('<') { 2 } else { 1 };
                self.text.extend(self.signs.by_ref().take(count));
            }
            // A name, or flags, which other dialects have and which mean the same here.
            [b'<', ..] | [b':', ..] | [b'a'..=b'z' | b'-', ..] => {
                for sign in self.signs.by_ref() {
                    self.text.push(sign);
                    match sign {
                        ':' | '>' => break,
                        ')' => {
                            self.open -= 1;
                            break;
                        }
                        _ => {}
                    }
                }
            }
            _ => return Err("`(?` begins no group"),
        }
        Ok(())
    }

    /// A brace that may begin a count; else it is itself.
    fn brace(&mut self) {
        let inner: String = self.signs.clone().take_while(|sign| *sign != '}').collect();
        let closed = self.signs.clone().nth(inner.chars().count()) == Some('}');
        let (low, high) = inner.split_once(',').unwrap_or((&inner, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if closed && !low.is_empty() && digits(low) && digits(high) {
            self.signs.by_ref().take(inner.len() + 1).for_each(drop);
            self.text.push('{');
            self.text.push_str(&inner);
            self.text.push('}');
        } else {
            self.text.push_str("\\{");
        }
    }

    /// What follows a backslash outside of classes.
    fn escape(&mut self) -> Result<(), &'static str> {
        match self.signs.peek().copied() {
            Some('b') => {
                self.signs.next();
                self.text.push_str(if self.engine == Engine::Plain {
                    PLAIN_EDGE
                } else {
                    EDGE
                });
            }
            Some('B') => {
                self.signs.next();
                self.engine = Engine::Fancy;
                self.text.push_str(NO_EDGE);
            }
            Some(digit @ '1'..='9') => {
                self.engine = Engine::Fancy;
                self.text.push('\\');
                self.text.push(digit);
                self.signs.next();
            }
            Some('k') if self.signs.clone().nth(1) == Some('<') => {
                self.engine = Engine::Fancy;
                self.text.push('\\');
                for sign in self.signs.by_ref() {
                    self.text.push(sign);
                    if sign == '>' {
                        break;
                    }
                }
            }
            _ => match self.atom()? {
                Atom::One(sign) => self.literal(sign),
                Atom::Set(set) if set.starts_with("\\p") || set.starts_with("\\P") => {
                    self.text.push_str(&set)
                }
                Atom::Set(set) => {
                    // `[^…]` is a class by itself already.
                    let whole = if set.starts_with('[') {
                        set
                    } else {
                        format!("[{set}]")
                    };
                    self.text.push_str(&whole);
                }
            },
        }
        Ok(())
    }

    /// What an escape stands for, in a class or outside.
    fn atom(&mut self) -> Result<Atom, &'static str> {
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

    /// A sign by its number in exactly `count` hexadecimal digits.
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
            return number.and_then(char::from_u32).ok_or("`\\u{…}` is no character");
        }
        let Some(first) = self.number(4) else {
            return Ok('u');
        };
        if (0xD800..0xDC00).contains(&first) && self.signs.clone().take(2).eq(['\\', 'u']) {
            self.signs.by_ref().take(2).for_each(drop);
            let second = self.number(4).filter(|second| (0xDC00..0xE000).contains(second));
            let second = second.ok_or("half a character stands alone")?;
            return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
                .ok_or("half a character stands alone");
        }
        char::from_u32(first).ok_or("half a character stands alone")
    }

    /// The rest of `[`.
    fn class(&mut self) -> Result<(), &'static str> {
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

    /// The next part of a class; nothing at its end.
    fn class_atom(&mut self) -> Result<Option<Atom>, &'static str> {
        Ok(match self.signs.next().ok_or("a class is not closed")? {
            ']' => None,
            '\\' if self.signs.next_if_eq(&'b').is_some() => Some(Atom::One('\x08')),
            '\\' => Some(self.atom()?),
            sign => Some(Atom::One(sign)),
        })
    }

    /// A sign of a class, and the range that it begins where one follows.
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
            // `a-\d` is no range: the dash is itself.
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
