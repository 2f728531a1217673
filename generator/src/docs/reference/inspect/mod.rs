//! The schema dump: a graph as Node's `util.inspect` prints it with `{ depth: 24 }`. In: a node. Out: text. One
//! buffer is written from front to back; a container is first written with one entry a line, and what turns out to
//! fit on one line is joined when its end is known.

mod columns;
mod parts;

use parts::{Parts, WIDTH, utf16_up_to};

use crate::docs::js::number;
use crate::docs::js::quote;
use crate::docs::js::width::indent;
use crate::docs::resources::graph::{Graph, Id, Shape};
use crate::source::Value;

/// Containers inside of each other that are shown.
const DEPTH: usize = 24;

/// Elements of an array that are shown.
const MAX_ELEMENTS: usize = 100;

/// UTF-16 units of a string that are shown.
const MAX_STRING: usize = 10_000;

/// Strings up to this length are never split.
const MIN_SPLIT: usize = 16;

/// Levels that may be joined in one line.
const COMPACT: usize = 3;

/// Bytes that a dump may have. The largest of Azure's has one million; what is beyond comes of schemas that refer to
/// each other in so many ways that 24 levels of them have no end.
pub(super) const MAX_DUMP: usize = 8 << 20;

/// Why there is no dump.
pub(super) enum Flaw<'s> {
    /// This reference, which would be shown, has no target.
    Unresolved(Value<'s>),
    /// The dump would be too large.
    TooLarge,
}

/// Dumps a node; without one the dump is that of an empty string.
///
/// # Errors
/// When a reference without target would be shown, or the dump would be too large.
pub(super) fn inspect<'s>(graph: &Graph<'s, '_>, node: Option<Id>) -> Result<String, Flaw<'s>> {
    let Some(node) = node else {
        return Ok("''".into());
    };
    let mut printer = Printer {
        graph,
        out: String::new(),
        open: Vec::new(),
        circular: Vec::new(),
        last_depth: 0,
        flaw: None,
    };
    printer.node(node);
    match printer.flaw {
        Some(flaw) => Err(flaw),
        None => Ok(printer.out),
    }
}

struct Printer<'g, 's, 'c> {
    graph: &'g Graph<'s, 'c>,
    out: String,
    /// The containers that are open, outermost first.
    open: Vec<Id>,
    /// The nodes that turned out to reach themselves, in the order in which that was found.
    circular: Vec<Id>,
    /// The depth of the container that was entered last. (Not of the deepest one: Node overwrites its counter with
    /// every container that it enters and does not restore it, so whether a container may be joined in one line
    /// depends on its last part.)
    last_depth: usize,
    flaw: Option<Flaw<'s>>,
}

/// A container that is being written with one entry a line.
struct Written {
    id: Id,
    /// Where it begins.
    start: usize,
    brackets: [char; 2],
    /// Where each entry begins and ends.
    entries: Vec<(usize, usize)>,
}

impl<'s> Printer<'_, 's, '_> {
    fn indentation(&self) -> usize {
        2 * self.open.len()
    }

    fn node(&mut self, id: Id) {
        if self.out.len() > MAX_DUMP {
            self.flaw.get_or_insert(Flaw::TooLarge);
        }
        if self.flaw.is_some() {
            return;
        }
        match self.graph.shape(id) {
            Shape::Null => self.out.push_str("null"),
            Shape::Bool(b) => self.out.push_str(if b { "true" } else { "false" }),
            Shape::Number(n) => self.out.push_str(&number::javascript(n)),
            Shape::String(text) => self.string(text),
            Shape::Array(elements) if elements.is_empty() => self.out.push_str("[]"),
            Shape::Object(members) if members.is_empty() => self.out.push_str("{}"),
            Shape::Array(elements) => {
                if self.enter(id, "[Array]") {
                    self.array(id, &elements);
                }
            }
            Shape::Object(members) => {
                if self.enter(id, "[Object]") {
                    self.object(id, &members);
                }
            }
        }
    }

    /// Opens a container, unless it is open already or too deep: then a mark replaces it.
    fn enter(&mut self, id: Id, too_deep: &str) -> bool {
        if self.open.contains(&id) {
            let known = self.circular.iter().position(|node| *node == id);
            let index = known.unwrap_or_else(|| {
                self.circular.push(id);
                self.circular.len() - 1
            });
            self.out.push_str(&format!("[Circular *{}]", index + 1));
            return false;
        }
        if self.open.len() > DEPTH {
            self.out.push_str(too_deep);
            return false;
        }
        self.open.push(id);
        self.last_depth = self.open.len();
        true
    }

    fn object(&mut self, id: Id, members: &[(&'s str, Id)]) {
        if let Some(reference) = self.graph.unresolved(id) {
            self.flaw.get_or_insert(Flaw::Unresolved(reference));
        }
        let mut written = self.begin(id, ['{', '}'], members.len());
        for (key, value) in members {
            let from = self.line();
            self.key(key);
            self.out.push_str(": ");
            self.node(*value);
            written.entries.push((from, self.out.len()));
            self.out.push(',');
        }
        self.leave(written, None);
    }

    fn array(&mut self, id: Id, elements: &[Id]) {
        let mut written = self.begin(id, ['[', ']'], elements.len().min(MAX_ELEMENTS + 1));
        for element in elements.iter().take(MAX_ELEMENTS) {
            let from = self.line();
            self.node(*element);
            written.entries.push((from, self.out.len()));
            self.out.push(',');
        }
        let more = elements.len().saturating_sub(MAX_ELEMENTS);
        if more > 0 {
            let from = self.line();
            let s = if more > 1 { "s" } else { "" };
            self.out.push_str(&format!("... {more} more item{s}"));
            written.entries.push((from, self.out.len()));
            self.out.push(',');
        }
        let numbers = || {
            elements
                .iter()
                .take(MAX_ELEMENTS + 1)
                .all(|element| matches!(self.graph.shape(*element), Shape::Number(_)))
        };
        let alignment = if written.entries.len() > columns::MIN_ENTRIES && numbers() {
            columns::Alignment::Right
        } else {
            columns::Alignment::Left
        };
        self.leave(written, Some((alignment, more > 0)));
    }

    /// Begins a line for an entry of the innermost container; says where the entry begins.
    fn line(&mut self) -> usize {
        self.out.push('\n');
        let spaces = self.indentation();
        indent(&mut self.out, spaces);
        self.out.len()
    }

    /// Writes the opening bracket of a container with room for a number of entries.
    fn begin(&mut self, id: Id, brackets: [char; 2], room: usize) -> Written {
        let start = self.out.len();
        self.out.push(brackets[0]);
        Written {
            id,
            start,
            brackets,
            entries: Vec::with_capacity(room),
        }
    }

    /// Ends the innermost container, which was written with one entry a line. `array` has the alignment of an array, and
    /// whether its last entry counts elements that are left out.
    fn leave(&mut self, written: Written, array: Option<(columns::Alignment, bool)>) {
        let Written {
            id,
            start,
            brackets,
            entries,
        } = written;
        let depth = self.open.len();
        self.open.pop();
        let mark = match self.circular.iter().position(|node| *node == id) {
            Some(index) => format!("<ref *{}> ", index + 1),
            None => String::new(),
        };
        let parts = Parts {
            brackets,
            entries,
            indentation: self.indentation(),
        };
        let grouped = array.and_then(|(alignment, more)| columns::group(&self.out, &parts, alignment, more));
        if let Some(rows) = grouped {
            self.out.truncate(start);
            columns::write_rows(&mut self.out, &rows, parts.indentation);
        } else if self.last_depth - depth < COMPACT
            && let Some(line) = parts.one_line(&self.out, mark.trim_end().len())
        {
            self.out.truncate(start);
            self.out.push_str(&line);
        } else {
            self.out.pop();
            self.out.push('\n');
            indent(&mut self.out, parts.indentation);
            self.out.push(parts.brackets[1]);
        }
        self.out.insert_str(start, &mark);
    }

    fn key(&mut self, key: &str) {
        let first = |c: char| c.is_ascii_alphabetic() || c == '_';
        let plain = key.starts_with(first) && key.chars().all(|c| first(c) || c.is_ascii_digit());
        match key {
            // The one name that Node marks, since it means something else in a program.
            "__proto__" => self.out.push_str("['__proto__']"),
            _ if plain => self.out.push_str(key),
            _ => quote::inspected(key, &mut self.out),
        }
    }

    fn string(&mut self, text: &str) {
        let length = utf16_up_to(text, MAX_STRING + 1);
        let (shown, rest) = match length > MAX_STRING {
            true => text.split_at(cut(text, MAX_STRING)),
            false => (text, ""),
        };
        let indentation = self.indentation();
        if length > MIN_SPLIT && length.min(MAX_STRING) + indentation + 4 > WIDTH && shown.contains('\n') {
            for (index, piece) in shown.split_inclusive('\n').enumerate() {
                if index > 0 {
                    self.out.push_str(" +\n");
                    indent(&mut self.out, indentation + 2);
                }
                quote::inspected(piece, &mut self.out);
            }
        } else {
            quote::inspected(shown, &mut self.out);
        }
        if length > MAX_STRING {
            let more = rest.encode_utf16().count();
            let s = if more > 1 { "s" } else { "" };
            self.out.push_str(&format!("... {more} more character{s}"));
        }
    }
}

/// Returns the byte behind the first `units` UTF-16 units; a character that would be cut is left out.
fn cut(text: &str, units: usize) -> usize {
    let mut left = units;
    for (offset, c) in text.char_indices() {
        match left.checked_sub(c.len_utf16()) {
            Some(rest) => left = rest,
            None => return offset,
        }
    }
    text.len()
}
