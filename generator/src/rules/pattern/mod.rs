//! Patterns of documents, which are regular expressions of ECMAScript, in the syntax of Rust's engines. The result
//! means the same: classes such as `\d` and `\w` are ASCII, `.` stops at all four line ends, a sign that has no
//! meaning at its position is itself. See ECMA-262, section 22.2.1, and its Annex B.1.2 for what browsers accept.

mod atom;
mod class;

use std::iter::Peekable;
use std::str::Chars;

use self::atom::Atom;

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

/// Translates a pattern; returns the reason where it is not a regular expression.
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

    /// Returns the rest of `(`: a group that captures, or not, or looks around.
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

    /// Writes a reference to a group. One to a group that took no part matches the empty text (ECMA-262, 22.2.2.9,
    /// BackreferenceMatcher), where the engine matches nothing.
    fn back_reference(&mut self, group: &str, reference: &str) {
        self.engine = Engine::Fancy;
        self.text.push_str(&format!("(?({group}){reference}|)"));
    }

    /// Returns what follows a backslash outside of classes.
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
                self.signs.next();
                self.back_reference(&digit.to_string(), &format!("\\{digit}"));
            }
            Some('k') if self.signs.clone().nth(1) == Some('<') => {
                let name: String = self
                    .signs
                    .by_ref()
                    .skip(2)
                    .take_while(|sign| *sign != '>')
                    .collect();
                self.back_reference(&format!("<{name}>"), &format!("\\k<{name}>"));
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
}
