//! Values of `armature.toml` and their locations.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::SourceLocation;
use crate::origin::DocumentId;

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// Returns a location in the configuration.
pub(super) fn location(span: Range<usize>) -> SourceLocation {
    SourceLocation::Bytes {
        document: DocumentId::CONFIGURATION,
        start: span.start,
        end: span.end,
    }
}
