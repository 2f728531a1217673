//! How large input and output may be. All limits are here, and each can be raised, with `--limit NAME=VALUE` or below
//! `[limits]` in the configuration; except how deep values and definitions are nested, since everything that
//! visits them relies on it.

use crate::diagnostic::Diagnostic;

/// How deep values may be nested in each other in a document. The parsers keep to it.
pub const NESTING: usize = 128;

/// How much stack a thread has that works on documents: several times what nesting and inheritance within their limits
/// need.
const STACK_BYTES: usize = 64 << 20;

/// How many definitions may be built on each other, through `allOf` or plain references, in one chain.
pub const INHERITANCE: usize = 500;

/// How many bytes the name of a generated type may have. Files are named after types, and 255 bytes are what file systems
/// allow.
pub(crate) const TYPE_NAME: usize = 160;

/// How large input and output may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a document.
    pub document_bytes: u64,
    /// Values in a document, with those that the aliases of YAML repeat.
    pub document_values: u64,
    /// Documents and examples in a run.
    pub documents: u64,
    /// Bytes of all files that a run makes.
    pub output_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 64 << 20,
            document_values: 8_000_000,
            documents: 200_000,
            output_bytes: 1 << 30,
        }
    }
}

impl Limits {
    /// The names of the limits.
    pub const NAMES: [&str; 4] = ["document-bytes", "document-values", "documents", "output-bytes"];

    /// Returns the limits without what no document can have: values and bytes are counted with 32 bits, of which the strings of
    /// a document take one for something else.
    pub(crate) fn bounded(self) -> Self {
        Self {
            document_bytes: self.document_bytes.min((1 << 31) - 1),
            document_values: self.document_values.min((1 << 32) - 1),
            documents: self.documents.min((1 << 32) - 1),
            ..self
        }
    }

    /// Returns the limit with a name.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut u64> {
        Some(match name {
            "document-bytes" => &mut self.document_bytes,
            "document-values" => &mut self.document_values,
            "documents" => &mut self.documents,
            "output-bytes" => &mut self.output_bytes,
            _ => return None,
        })
    }
}

/// Does work on as many threads as `jobs` says, 0 for one for each core, with the stack that documents may need.
pub(crate) fn on_threads<T: Send>(jobs: usize, work: impl FnOnce() -> T + Send) -> T {
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .stack_size(STACK_BYTES)
        .build();
    match threads {
        Ok(threads) => threads.install(work),
        // Without threads of its own the work is done on those that there are.
        Err(_) => work(),
    }
}

/// Returns the problem of something beyond a limit. `what` says what there is too much of.
pub(crate) fn exceeded(name: &str, limit: u64, what: &str) -> Diagnostic {
    Diagnostic::error(
        "armature::limit::exceeded",
        format!("{what}: more than the limit `{name}`, {limit}"),
    )
    .help(format!(
        "if it is meant so, raise the limit: `--limit {name}={}`",
        limit.saturating_mul(4)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_has_a_name() {
        let mut limits = Limits::default();
        for name in Limits::NAMES {
            *limits.get_mut(name).unwrap() = 1;
        }
        let Limits {
            document_bytes,
            document_values,
            documents,
            output_bytes,
        } = limits;
        assert_eq!([document_bytes, document_values, documents, output_bytes], [1; 4]);
    }
}
