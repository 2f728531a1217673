//! Bodies by their media types.

use super::comparison::{Comparison, Difference, Site};
use super::exchange::Exchange;
use super::law::{Effect, Flow};
use super::rule::Rule;
use super::uses::{self, Uses};
use crate::media;
use crate::model::{MediaType, SchemaId};
use crate::origin::Origin;

/// A body that both versions have.
pub(super) struct Bodies<'b> {
    /// The request that it belongs to.
    pub(super) exchange: &'b Exchange<'b>,
    /// The part of the operation, such as `request body`.
    pub(super) part: String,
    pub(super) flow: Flow,
    pub(super) old: Body<'b>,
    pub(super) new: Body<'b>,
}

/// A body in one version.
pub(super) struct Body<'b> {
    /// The schema of the media type that counts where only one can be used.
    pub(super) schema: Option<SchemaId>,
    /// All media types with their schemas.
    pub(super) content: &'b [MediaType],
    /// Where the body is described.
    pub(super) origin: Origin,
    /// Where its media types are listed.
    pub(super) media_types: Origin,
}

impl Bodies<'_> {
    /// Compares the media types, and the schemas of those that both versions have.
    pub(super) fn compare(&self, comparison: &mut Comparison<'_>) {
        let site = self.exchange.site(comparison, self.part.clone());
        let (old, new) = (by_name(self.old.content), by_name(self.new.content));
        // Without a list nothing is said about media types.
        if old.is_empty() || new.is_empty() {
            return self.schemas(comparison, &site, self.old.schema, self.new.schema);
        }
        for (name, schema) in &old {
            let other = new.iter().find(|(known, _)| known == name);
            match other.or_else(|| self.range_of(name, &new)) {
                Some((_, other)) => self.schemas(comparison, &site, *schema, *other),
                None => self.media_type(comparison, &site, name, true),
            }
        }
        for (name, _) in new
            .iter()
            .filter(|(name, _)| !old.iter().any(|(known, _)| known == name))
        {
            self.media_type(comparison, &site, name, false);
        }
    }

    /// Returns the range that has a media type, where who writes the body knows the media types: one that clients wait for
    /// is not sure to come.
    fn range_of<'l>(&self, name: &str, list: &'l [Described]) -> Option<&'l Described> {
        let is_picked = self.flow != Flow::Response;
        list.iter()
            .find(|(range, _)| is_picked && media::is_in_range(name, range))
    }

    fn schemas(
        &self,
        comparison: &mut Comparison<'_>,
        site: &Site,
        old: Option<SchemaId>,
        new: Option<SchemaId>,
    ) {
        let (rule, effect, word) = match (old, new) {
            (Some(old), Some(new)) => {
                let uses = Uses {
                    what: &format!("the {}", self.part),
                    old: &[old],
                    new: &[new],
                };
                return uses::compare(comparison, site.clone(), self.flow, &uses);
            }
            (None, Some(_)) => (Rule::BodySchemaAdded, Effect::Narrows, "added"),
            (Some(_), None) => (Rule::BodySchemaRemoved, Effect::Widens, "removed"),
            (None, None) => return,
        };
        let difference = Difference {
            rule,
            old: Some(old.map_or(self.old.origin, |id| comparison.old.origin(id))),
            new: Some(new.map_or(self.new.origin, |id| comparison.new.origin(id))),
            message: format!("the schema of the {} was {word}", self.part),
        };
        comparison.emit(site.clone(), self.flow, effect, difference);
    }

    /// Reports a media type that was removed or added. Who sends the request picks it, of responses too, unless the service
    /// does: clients then write responses.
    fn media_type(&self, comparison: &mut Comparison<'_>, site: &Site, name: &str, is_removed: bool) {
        let is_request = self.flow.is_request() != self.exchange.is_incoming;
        let rule = match (is_request, is_removed) {
            (true, true) => Rule::RequestMediaTypeRemoved,
            (true, false) => Rule::RequestMediaTypeAdded,
            (false, true) => Rule::ResponseMediaTypeRemoved,
            (false, false) => Rule::ResponseMediaTypeAdded,
        };
        let (effect, word) = match is_removed {
            true => (Effect::Narrows, "removed"),
            false => (Effect::Widens, "added"),
        };
        let of = if is_request { "requests" } else { "responses" };
        let difference = Difference {
            rule,
            old: Some(self.old.media_types),
            new: Some(self.new.media_types),
            message: format!("the media type `{name}` of {of} was {word}"),
        };
        let flow = match self.exchange.is_incoming {
            true => self.flow,
            false => Flow::Request,
        };
        comparison.emit(site.clone(), flow, effect, difference);
    }
}

/// A media type in its normal form, with the schema of its bodies.
type Described = (String, Option<SchemaId>);

/// Returns the schemas of media types by their normal forms.
fn by_name(content: &[MediaType]) -> Vec<Described> {
    let mut list: Vec<Described> = Vec::new();
    for media_type in content {
        let name = media::normal(&media_type.name);
        if !list.iter().any(|(known, _)| *known == name) {
            list.push((name, media_type.schema));
        }
    }
    list
}
