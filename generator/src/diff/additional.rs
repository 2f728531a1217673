//! Members of objects that are not described.

use super::comparison::{Comparison, Difference, OF, Pair};
use super::law::Effect;
use super::resolved::{Resolved, Rest};
use super::rule::Rule;
use super::side::Side;
use super::uses::{self, Uses};
use crate::origin::Origin;

/// Compares what is said about members that are not described.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    pair: &Pair,
    of_old: &Resolved<'_>,
    of_new: &Resolved<'_>,
) {
    let (old, new) = (rest(comparison.old, of_old), rest(comparison.new, of_new));
    let (is_added, effect) = match (old, new) {
        (Rest::Schemas(old, _), Rest::Schemas(new, _)) => {
            let uses = Uses {
                what: "an additional property",
                old,
                new,
            };
            return uses::compare(comparison, pair.below("/*"), pair.flow, &uses);
        }
        (Rest::Open, Rest::Open) | (Rest::Closed(_), Rest::Closed(_)) => return,
        (Rest::Open, Rest::Closed(_)) | (Rest::Schemas(..), Rest::Closed(_)) => (false, Effect::Narrows),
        (Rest::Schemas(..), Rest::Open) => (false, Effect::Widens),
        (Rest::Open, Rest::Schemas(..)) => (true, Effect::Narrows),
        (Rest::Closed(_), _) => (true, Effect::Widens),
    };
    let difference = Difference {
        rule: match is_added {
            true => Rule::AdditionalPropertiesAdded,
            false => Rule::AdditionalPropertiesRemoved,
        },
        old: Some(at(comparison.old, old, of_old)),
        new: Some(at(comparison.new, new, of_new)),
        message: format!(
            "additional properties{OF} changed from {} to {}",
            describe(old),
            describe(new)
        ),
    };
    comparison.emit(pair.site(), pair.flow, effect, difference);
}

/// Returns the location of what is said about members that are not described; else that of the type.
fn at(side: &Side<'_>, rest: &Rest, of: &Resolved<'_>) -> Origin {
    match rest {
        Rest::Open => side.origin(of.id),
        Rest::Closed(id) | Rest::Schemas(_, id) => side.keyword(side.origin(*id), "additionalProperties"),
    }
}

/// Returns what is said about members that are not described; a schema that allows everything says nothing.
fn rest<'r>(side: &Side<'_>, resolved: &'r Resolved<'_>) -> &'r Rest {
    match &resolved.additional {
        Rest::Schemas(schemas, _) if side.resolved(&side.structures(schemas)).allows_everything() => {
            &Rest::Open
        }
        rest => rest,
    }
}

fn describe(rest: &Rest) -> &'static str {
    match rest {
        Rest::Open => "any",
        Rest::Closed(_) => "none",
        Rest::Schemas(..) => "those of a schema",
    }
}
