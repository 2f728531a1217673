//! The layout that Prettier 2.8 gives to JavaScript literals, for 80 columns. In: a tree of printed atoms. Out:
//! text. A container is printed flat where it fits together with what must follow on its line, else broken, one
//! element a line; outer containers break before inner ones.

use std::borrow::Cow;

use super::width::{self, columns};

/// Columns that a line may have.
const WIDTH: usize = 80;

/// Spaces a level.
const INDENT: usize = 2;

/// Keys up to this width keep their value on their line: moving it would win next to nothing.
const SHORT_KEY: usize = 4;

/// A literal, its strings, numbers and keys already as they are printed.
#[derive(Clone, Debug)]
pub(crate) enum Literal<'a> {
    /// A number, `true` or `false`, which does not leave the line of its key unless it is negative.
    Atom(Cow<'a, str>),
    /// `null`.
    Null,
    /// A string in its quotes.
    String(String),
    Array(Vec<Literal<'a>>),
    Object(Vec<(Cow<'a, str>, Literal<'a>)>),
    /// A function that returns a literal: what comes before and behind that one on its first and last line.
    Function(&'static str, Box<Literal<'a>>, &'static str),
}

/// Prints a statement: what comes before the literal, the literal, a semicolon and a line end.
pub(crate) fn statement(head: &str, literal: &Literal<'_>) -> String {
    let mut printer = Printer {
        out: head.to_owned(),
        line: 0,
    };
    printer.literal(literal, 0, 1);
    printer.out.push_str(";\n");
    printer.out
}

struct Printer {
    out: String,
    /// Where the current line begins.
    line: usize,
}

impl Printer {
    fn column(&self) -> usize {
        columns(&self.out[self.line..])
    }

    fn break_line(&mut self, indent: usize) {
        self.out.push('\n');
        self.line = self.out.len();
        width::indent(&mut self.out, indent);
    }

    /// Prints a literal behind what is on the line already. `follows` columns must follow it there.
    fn literal(&mut self, literal: &Literal<'_>, indent: usize, follows: usize) {
        let room = WIDTH.checked_sub(self.column() + follows);
        if room.and_then(|room| fits(literal, room)).is_some() {
            return flat(literal, &mut self.out);
        }
        match literal {
            Literal::Array(elements) if elements.len() > 1 && elements.iter().all(is_number) => {
                self.filled(elements, indent);
            }
            Literal::Array(elements) if !elements.is_empty() => {
                self.out.push('[');
                for element in elements {
                    self.break_line(indent + INDENT);
                    self.literal(element, indent + INDENT, 1);
                    self.out.push(',');
                }
                self.break_line(indent);
                self.out.push(']');
            }
            Literal::Object(members) if !members.is_empty() => {
                self.out.push('{');
                for (key, value) in members {
                    self.break_line(indent + INDENT);
                    self.member(key, value, indent + INDENT);
                    self.out.push(',');
                }
                self.break_line(indent);
                self.out.push('}');
            }
            Literal::Function(head, body, tail) => {
                self.out.push_str(head);
                self.literal(body, indent, follows + tail.len());
                self.out.push_str(tail);
            }
            _ => flat(literal, &mut self.out),
        }
    }

    /// Prints a member; a comma follows.
    fn member(&mut self, key: &str, value: &Literal<'_>, indent: usize) {
        self.out.push_str(key);
        self.out.push(':');
        let head = match value {
            Literal::Function(..) => 0,
            _ if columns(key) <= SHORT_KEY => 0,
            // To Prettier a negative number is an operation on a number.
            Literal::Atom(text) if text.starts_with('-') => text.len() + 1,
            Literal::Atom(_) => 0,
            Literal::String(text) => columns(text) + 1,
            Literal::Null => "null,".len(),
            Literal::Array(elements) if elements.is_empty() => "[],".len(),
            Literal::Object(members) if members.is_empty() => "{},".len(),
            Literal::Array(_) | Literal::Object(_) => "{".len(),
        };
        if head > 0 && self.column() + 1 + head > WIDTH {
            self.break_line(indent + INDENT);
            self.literal(value, indent + INDENT, 1);
        } else {
            self.out.push(' ');
            self.literal(value, indent, 1);
        }
    }

    /// Prints an array of numbers, as many a line as fit with their comma.
    fn filled(&mut self, elements: &[Literal<'_>], indent: usize) {
        self.out.push('[');
        self.break_line(indent + INDENT);
        let mut column = indent + INDENT;
        for (index, element) in elements.iter().enumerate() {
            let Literal::Atom(text) = element else { continue };
            let width = text.len() + 1;
            if index > 0 && column + 1 + width > WIDTH {
                self.break_line(indent + INDENT);
                column = indent + INDENT;
            } else if index > 0 {
                self.out.push(' ');
                column += 1;
            }
            self.out.push_str(text);
            self.out.push(',');
            column += width;
        }
        self.break_line(indent);
        self.out.push(']');
    }
}

fn is_number(literal: &Literal<'_>) -> bool {
    matches!(literal, Literal::Atom(text) if text.starts_with(|c: char| c == '-' || c.is_ascii_digit()))
}

/// Returns whether an array breaks always: more than one element, all of them objects with more than one key, or all of
/// them arrays with more than one element.
fn always_breaks(elements: &[Literal<'_>]) -> bool {
    let large_object = |e: &Literal<'_>| matches!(e, Literal::Object(members) if members.len() > 1);
    let large_array = |e: &Literal<'_>| matches!(e, Literal::Array(elements) if elements.len() > 1);
    elements.len() > 1 && (elements.iter().all(large_object) || elements.iter().all(large_array))
}

/// Returns the columns that are left of `room` behind a literal printed flat; `None` where it does not fit, or holds an
/// array that breaks always.
fn fits(literal: &Literal<'_>, room: usize) -> Option<usize> {
    match literal {
        Literal::Atom(text) => room.checked_sub(text.len()),
        Literal::Null => room.checked_sub("null".len()),
        Literal::String(text) => room.checked_sub(columns(text)),
        Literal::Array(elements) if always_breaks(elements) => None,
        Literal::Array(elements) => elements
            .iter()
            .enumerate()
            .try_fold(room.checked_sub("[]".len())?, |room, (index, element)| {
                fits(element, room.checked_sub(if index > 0 { ", ".len() } else { 0 })?)
            }),
        Literal::Object(members) if members.is_empty() => room.checked_sub("{}".len()),
        Literal::Object(members) => members.iter().enumerate().try_fold(
            room.checked_sub("{  }".len())?,
            |room, (index, (key, value))| {
                let before = if index > 0 { ", ".len() } else { 0 } + columns(key) + ": ".len();
                fits(value, room.checked_sub(before)?)
            },
        ),
        Literal::Function(head, body, tail) => fits(body, room.checked_sub(head.len() + tail.len())?),
    }
}

fn flat(literal: &Literal<'_>, out: &mut String) {
    match literal {
        Literal::Atom(text) => out.push_str(text),
        Literal::Null => out.push_str("null"),
        Literal::String(text) => out.push_str(text),
        Literal::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                flat(element, out);
            }
            out.push(']');
        }
        Literal::Object(members) if members.is_empty() => out.push_str("{}"),
        Literal::Object(members) => {
            out.push_str("{ ");
            for (index, (key, value)) in members.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                out.push_str(key);
                out.push_str(": ");
                flat(value, out);
            }
            out.push_str(" }");
        }
        Literal::Function(head, body, tail) => {
            out.push_str(head);
            flat(body, out);
            out.push_str(tail);
        }
    }
}
