//! How values are written: <https://spec.openapis.org/oas/v3.0.3#style-values>.

use super::schema::Lowering;
use crate::diagnostic::{Diagnostic, SourceLocation, near};
use crate::lowering::reader;
use crate::media;
use crate::model::{Location, Serialization, ValueStyle};
use crate::source::Value;

/// Returns the styles that each location allows, the default first.
fn styles(location: Location) -> &'static [ValueStyle] {
    use ValueStyle::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
    match location {
        Location::Path => &[Simple, Label, Matrix],
        Location::Header => &[Simple],
        Location::Cookie => &[Form],
        Location::Query | Location::Body | Location::FormData | Location::Host => {
            &[Form, SpaceDelimited, PipeDelimited, DeepObject]
        }
    }
}

impl<'a> Lowering<'a, '_> {
    /// Returns how the value of a parameter, header or form field is written. A style that is not allowed at its location is
    /// reported, and the default counts.
    pub(super) fn serialization(&mut self, value: Value<'a>, location: Location) -> Serialization {
        let allowed = styles(location);
        let style = self.style(value, allowed);
        let explode = match value.get("explode") {
            Some(_) => reader::flag(value, "explode", self.diagnostics),
            None => matches!(style, ValueStyle::Form | ValueStyle::DeepObject),
        };
        let is_reserved = matches!(location, Location::Query | Location::FormData)
            && reader::flag(value, "allowReserved", self.diagnostics);
        let is_raw = value.get("x-ms-skip-url-encoding").and_then(Value::as_bool) == Some(true);
        let media_type = match value.get("schema") {
            Some(_) => None,
            None => media::main(value.get("content")).map(|(name, _)| name.to_owned()),
        };
        Serialization {
            allow_reserved: is_reserved || is_raw,
            media_type,
            ..Serialization::new(style, explode)
        }
    }

    fn style(&mut self, value: Value<'a>, allowed: &[ValueStyle]) -> ValueStyle {
        let default = allowed[0];
        let Some(word) = reader::string(value, "style", self.diagnostics) else {
            return default;
        };
        let style = ValueStyle::named(word).filter(|style| allowed.contains(style));
        if style.is_none()
            && let Some(found) = value.get("style")
        {
            let names = || allowed.iter().map(|style| style.as_str());
            self.diagnostics.push(
                Diagnostic::new(
                    "armature::openapi::malformed",
                    format!("`{word}` is not a style at this location"),
                )
                .at(
                    SourceLocation::Value(found.origin()),
                    format!("this is read as `{}`", default.as_str()),
                )
                .help(near::remedy(word, names(), near::one_of(names())))
                .section("Style Values"),
            );
        }
        style.unwrap_or(default)
    }
}
