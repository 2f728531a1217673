//! How values of parameters, headers and form fields are written.

use serde::Serialize;

use super::schema::is_default;

/// How the value of a parameter is written: `style`, `explode`, `allowReserved` and `content` of OpenAPI 3,
/// `collectionFormat` of Swagger 2.0: <https://spec.openapis.org/oas/v3.0.3#style-values>.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Serialization {
    /// How arrays, objects and single values are written.
    pub style: ValueStyle,
    /// Whether each element of an array, or member of an object, is written with a name of its own.
    pub explode: bool,
    /// Whether reserved characters are not percent-encoded: `allowReserved`, or `x-ms-skip-url-encoding`.
    #[serde(skip_serializing_if = "is_default")]
    pub allow_reserved: bool,
    /// The media type that the value is written in before anything else: the key of `content`, or `contentType` of a form
    /// field. Where it is JSON, the value is written as JSON, and `style` and `explode` have no meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
}

impl Serialization {
    /// Creates the description of a style.
    pub fn new(style: ValueStyle, explode: bool) -> Self {
        Self {
            style,
            explode,
            allow_reserved: false,
            media_type: None,
        }
    }

    /// Returns whether a value is written in the way that OpenAPI has by default at the locations of the style.
    pub(super) fn is_plain(value: &Option<Self>) -> bool {
        value.as_ref().is_none_or(|of| {
            let is_known = match of.style {
                ValueStyle::Simple => !of.explode,
                ValueStyle::Form => of.explode,
                _ => false,
            };
            is_known && !of.allow_reserved && of.media_type.is_none()
        })
    }
}

/// `style`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ValueStyle {
    /// `a,b`: the default of paths and headers.
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a,b`
    Matrix,
    /// `name=a,b`, exploded `name=a&name=b`: the default of queries and cookies.
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a%09b`: `tsv` of Swagger 2.0.
    TabDelimited,
    /// `name=a|b`
    PipeDelimited,
    /// `name[member]=a`
    DeepObject,
}

impl ValueStyle {
    /// The styles by their names in OpenAPI 3.
    const BY_NAME: [(&'static str, Self); 7] = [
        ("matrix", Self::Matrix),
        ("label", Self::Label),
        ("form", Self::Form),
        ("simple", Self::Simple),
        ("spaceDelimited", Self::SpaceDelimited),
        ("pipeDelimited", Self::PipeDelimited),
        ("deepObject", Self::DeepObject),
    ];

    /// Returns the style with a name in OpenAPI 3.
    pub fn named(name: &str) -> Option<Self> {
        let mut known = Self::BY_NAME.iter();
        known.find(|(known, _)| *known == name).map(|(_, style)| *style)
    }

    /// Returns the name of the style in OpenAPI 3; that of `tsv` is our own.
    pub fn as_str(self) -> &'static str {
        let mut known = Self::BY_NAME.iter();
        let known = known.find(|(_, style)| *style == self);
        known.map_or("tabDelimited", |(name, _)| name)
    }
}
