//! The replacement of references, depth first from the root of a document. It does what a program would do that
//! changes the parsed documents in place, and the graph is the same one that it would leave behind, node for node.
//! Only references are looked at: ids rise with the text, so those inside of a value are a range, and the values
//! that are open above a reference are those whose ranges hold it.

use std::collections::HashSet;

use super::references::Site;
use super::{Graph, Id, Merged};
use crate::origin::{DocumentId, Origin};
use crate::source::Value;

/// Most references that are looked at again after they were replaced (see [`Expansion::is_done`]).
const MAX_REPEATED: usize = 1 << 18;

/// How often what replaces a reference may be visited inside of itself.
const MAX_NESTED: usize = 4;

/// Longest chain of references to references.
const MAX_CHAIN: usize = 64;

/// Most values that are visited inside of each other; the most in Azure's documents are fifty.
const MAX_OPEN: usize = 1000;

/// Most members of merged objects; the most in Azure's documents are a thousand.
const MAX_MEMBERS: usize = 1 << 20;

/// A node whose content is replaced.
#[derive(Clone, Copy)]
enum Slot {
    /// That of a reference: its document and its number there.
    Site(DocumentId, usize),
    /// A member of a merged object.
    Member(u32, usize),
}

/// A value that is being visited.
struct Frame {
    value: Id,
    /// The sites inside, or the members of a merged object, that are still to come.
    next: usize,
    end: usize,
    /// The site that is being looked at.
    current: usize,
    /// Where the value is put once it was visited.
    goal: Option<Slot>,
}

struct Expansion<'g, 's, 'c> {
    graph: &'g mut Graph<'s, 'c>,
    frames: Vec<Frame>,
    /// By document, one bit a node: whether a visit of it was begun.
    begun: Vec<Vec<u64>>,
    /// The same for merged objects.
    begun_merged: Vec<bool>,
    /// The reference that each merged object replaces.
    origins: Vec<(DocumentId, usize)>,
    /// Merged objects that hold references which nothing has visited yet.
    loose: Vec<u32>,
    repeated: usize,
    /// Members of all merged objects.
    members: usize,
}

/// Replaces the references below a root, in its own document and in others as they are reached. A graph that is too
/// large is marked so, and left unfinished.
pub(super) fn replace_all(root: Value<'_>, graph: &mut Graph<'_, '_>) {
    let mut expansion = Expansion {
        begun: vec![Vec::new(); graph.replaced.len()],
        graph,
        frames: Vec::new(),
        begun_merged: Vec::new(),
        origins: Vec::new(),
        loose: Vec::new(),
        repeated: 0,
        members: 0,
    };
    expansion.visit(Id::Original(root.origin()), None);
    while let Some(frame) = expansion.frames.last() {
        if expansion.frames.len() > MAX_OPEN || expansion.members > MAX_MEMBERS {
            expansion.graph.too_large = true;
            return;
        }
        if frame.next < frame.end {
            expansion.step();
        } else if let Some(frame) = expansion.frames.pop() {
            expansion.leave(&frame);
        }
    }
}

impl<'s> Expansion<'_, 's, '_> {
    /// Looks at the next site or member of the innermost value.
    fn step(&mut self) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let index = frame.next;
        frame.current = index;
        match frame.value {
            Id::Original(Origin { document, .. }) => {
                // A reference's own siblings are visited as part of what replaces it.
                frame.next = self.graph.corpus.references(document).sites[index].next;
                match self.replacement(document, index) {
                    Some(value) => self.visit(value, None),
                    None => self.replace(document, index, Slot::Site(document, index)),
                }
            }
            Id::Merged(merged) => {
                frame.next += 1;
                let (_, value) = self.graph.merged[merged as usize][index];
                match self.site(value) {
                    Some((document, site)) => self.replace(document, site, Slot::Member(merged, index)),
                    None => self.visit(value, None),
                }
            }
        }
    }

    /// Puts the value of a reference into a slot, once it was visited. A reference to a value that is being
    /// visited closes a cycle: its replacement is not visited.
    fn replace(&mut self, document: DocumentId, index: usize, slot: Slot) {
        let Some(target) = self.target(document, index, 0) else {
            return;
        };
        let value = self.stand_in(document, index, target);
        if !self.is_open(target) {
            match self.nested_too_often(value) {
                Some(outer) => self.assign(slot, outer),
                None => self.visit(value, Some(slot)),
            }
            return;
        }
        if let Id::Merged(merged) = value
            && self.holds_references(merged, document, index)
        {
            self.loose.push(merged);
        }
        self.assign(slot, value);
    }

    /// Returns a definition whose member is a reference back to it, with keys of its own, unrolls without end when it
    /// is reached through such a reference itself: the replacement of that one holds it again. The object that
    /// replaces it already then replaces it here too.
    fn nested_too_often(&self, value: Id) -> Option<Id> {
        let Id::Merged(merged) = value else { return None };
        let origin = self.origins[merged as usize];
        let is_same = |value: &Id| match value {
            Id::Merged(open) => self.origins[*open as usize] == origin,
            Id::Original(_) => false,
        };
        let mut open = self.frames.iter().rev().map(|frame| frame.value).filter(is_same);
        let inner = open.next()?;
        (open.count() + 1 >= MAX_NESTED).then_some(inner)
    }

    /// Returns the node that a reference refers to; for a reference to a reference that of the last one.
    fn target(&mut self, document: DocumentId, index: usize, chain: usize) -> Option<Id> {
        let origin = self.graph.corpus.references(document).sites[index].target?;
        let Some((document, index)) = self.site(Id::Original(origin)) else {
            return Some(Id::Original(origin));
        };
        if let Some(value) = self.replacement(document, index) {
            return Some(value);
        }
        if chain == MAX_CHAIN {
            return None;
        }
        let target = self.target(document, index, chain + 1)?;
        Some(self.stand_in(document, index, target))
    }

    /// Returns what a reference is replaced by: the target itself, or with other keys than `$ref` a new object of
    /// these keys and those of the target that are not among them.
    fn stand_in(&mut self, document: DocumentId, index: usize, target: Id) -> Id {
        let Site { node, is_plain, .. } = self.graph.corpus.references(document).sites[index];
        if is_plain || !self.graph.is_object(target) {
            return target;
        }
        let reference = self.graph.value(Origin { document, node });
        let siblings = reference.members().filter(|(key, _)| *key != "$ref");
        let mut members: Merged<'s> = siblings
            .map(|(key, value)| (key, Id::Original(value.origin())))
            .collect();
        let own: HashSet<&str> = members.iter().map(|(key, _)| *key).collect();
        let others = self.graph.members(target).into_iter();
        members.extend(others.filter(|(key, _)| !own.contains(key)));
        self.members += members.len();
        self.graph.merged.push(members);
        self.begun_merged.push(false);
        self.origins.push((document, index));
        Id::Merged(self.graph.merged.len() as u32 - 1)
    }

    /// Begins the visit of a value, unless it was visited or is being visited.
    fn visit(&mut self, value: Id, goal: Option<Slot>) {
        let range = match value {
            Id::Merged(merged) => 0..self.graph.merged[merged as usize].len(),
            Id::Original(origin) => {
                let references = self.graph.corpus.references(origin.document);
                references.inside(self.graph.value(origin))
            }
        };
        if range.is_empty() || self.is_open(value) || self.is_done(value) {
            if let Some(slot) = goal {
                self.assign(slot, value);
            }
            return;
        }
        self.frames.push(Frame {
            value,
            next: range.start,
            end: range.end,
            current: usize::MAX,
            goal,
        });
    }

    fn leave(&mut self, frame: &Frame) {
        if let Id::Merged(merged) = frame.value {
            self.loose.retain(|loose| *loose != merged);
        }
        if let Some(slot) = frame.goal {
            self.assign(slot, frame.value);
        }
    }

    /// Returns whether another visit of a value would change nothing, which is so when one was begun before: what
    /// that one left out was being visited itself. The exception are merged objects with references that were left as
    /// they was; while there is one, visits are repeated, as they may refer to it. (Repeating has no bound of its
    /// own, so a budget ends it.)
    fn is_done(&mut self, value: Id) -> bool {
        let before = match value {
            Id::Merged(merged) => std::mem::replace(&mut self.begun_merged[merged as usize], true),
            Id::Original(Origin { document, node }) => {
                let bits = &mut self.begun[document.0 as usize];
                if bits.is_empty() {
                    let size = self.graph.corpus.sources.document(document).len();
                    *bits = vec![0; size.div_ceil(64)];
                }
                let (word, bit) = (node.0 as usize / 64, 1 << (node.0 % 64));
                let before = bits[word] & bit != 0;
                bits[word] |= bit;
                before
            }
        };
        if !before || self.loose.is_empty() || self.repeated >= MAX_REPEATED {
            return before;
        }
        self.repeated += 1;
        false
    }

    /// Returns whether a value is being visited: it is the value of a frame, or is between one and its current site.
    fn is_open(&self, value: Id) -> bool {
        let Id::Original(origin) = value else {
            return self.frames.iter().any(|frame| frame.value == value);
        };
        let sites = self
            .graph
            .corpus
            .references(origin.document)
            .inside(self.graph.value(origin));
        self.frames.iter().any(|frame| match frame.value {
            Id::Original(open) => {
                open.document == origin.document && open.node <= origin.node && sites.contains(&frame.current)
            }
            Id::Merged(_) => false,
        })
    }

    /// Returns whether the object that replaces a reference holds references that only a visit of itself would replace:
    /// as its members, or anywhere below the keys next to `$ref`.
    fn holds_references(&self, merged: u32, document: DocumentId, index: usize) -> bool {
        let references = self.graph.corpus.references(document);
        let below_siblings = references.sites[index].next > index + 1;
        let members = &self.graph.merged[merged as usize];
        below_siblings || members.iter().any(|(_, value)| self.site(*value).is_some())
    }

    /// Returns the reference that a node is.
    fn site(&self, value: Id) -> Option<(DocumentId, usize)> {
        let Id::Original(Origin { document, node }) = value else {
            return None;
        };
        let index = self.graph.corpus.references(document).index_of(node)?;
        Some((document, index))
    }

    /// Returns what a reference was replaced by.
    fn replacement(&self, document: DocumentId, index: usize) -> Option<Id> {
        *self.graph.replaced[document.0 as usize].get(index)?
    }

    fn assign(&mut self, slot: Slot, value: Id) {
        match slot {
            Slot::Member(merged, index) => self.graph.merged[merged as usize][index].1 = value,
            Slot::Site(document, index) => {
                let count = self.graph.corpus.references(document).sites.len();
                let replaced = &mut self.graph.replaced[document.0 as usize];
                replaced.resize(count, None);
                replaced[index] = Some(value);
            }
        }
    }
}
