//! Why a change breaks a client, or does not.

use super::law::{Effect, Flow, Impact};
use super::rule::Rule;

impl Rule {
    /// Returns why a change by this rule breaks a client, or does not.
    pub(super) fn reason(self, effect: Effect, flow: Flow) -> &'static str {
        let is_compatible = Impact::of(effect, flow) == Impact::Compatible;
        let own = if is_compatible {
            None
        } else {
            self.own_reason(effect)
        };
        own.unwrap_or_else(|| reason(effect, flow))
    }

    /// Returns what the law does not tell: what happens to clients.
    fn own_reason(self, effect: Effect) -> Option<&'static str> {
        Some(match self {
            Self::PathRemoved | Self::OperationRemoved => "clients that call it get an error",
            Self::VersionDecreased => "a new version comes after the old one",
            Self::ServerRemoved | Self::SchemeRemoved => {
                "clients that use this address do not reach the service"
            }
            Self::SecurityAdded | Self::SecurityChanged => {
                "clients with credentials of the old version are refused"
            }
            Self::WebhookRemoved => "clients wait for calls that no longer come",
            Self::SunsetChanged | Self::StabilityLowered => "clients were promised more than they get",
            Self::LongRunningChanged => "clients get the result in another way",
            Self::PageableChanged => "clients get the next page in another way",
            Self::OptionalParameterRemoved | Self::RequiredParameterRemoved => {
                "the service may ignore the parameter or refuse the request"
            }
            Self::ParameterLocationChanged | Self::ParameterFormatChanged => {
                "the service does not find the value where clients write it"
            }
            Self::RequestMediaTypeRemoved => "requests with this media type are refused",
            Self::ResponseMediaTypeRemoved => "clients that ask for this media type get an error",
            Self::StatusAdded => "clients may get a status that they do not know",
            Self::StatusRemoved => "clients wait for a status that no longer comes",
            Self::HeaderRemoved => "clients may read the header",
            Self::DefaultChanged => "requests without the value mean something else",
            Self::DiscriminatorChanged => "clients and the service tell the variants apart in another way",
            Self::PropertyRemoved if effect == Effect::Unknown => {
                "the service may ignore the property or refuse the request"
            }
            Self::ReadOnlyChanged | Self::MutabilityChanged if effect == Effect::Unknown => {
                "the service may ignore the property or refuse the request"
            }
            Self::EnumValueRemoved if effect == Effect::Unknown => "requests with this value may be refused",
            Self::OperationIdChanged
            | Self::ItemNameChanged
            | Self::ClientNameChanged
            | Self::ClientFlattenChanged
            | Self::EnumNameChanged
            | Self::EnumNameAdded
            | Self::EnumNameRemoved
            | Self::ReferenceRedirected
            | Self::DefinitionRemoved
            | Self::ClientParameterRemoved => "names in generated code change",
            Self::ParameterOrderChanged | Self::ParameterMoved => {
                "the arguments of generated functions change"
            }
            _ => return None,
        })
    }
}

/// Returns why a change breaks a client, or does not.
fn reason(effect: Effect, flow: Flow) -> &'static str {
    match (effect, flow.is_request()) {
        (Effect::Narrows, true) => "requests that the old version accepts are refused",
        (Effect::Widens, true) => "all requests that the old version accepts are still accepted",
        (Effect::Narrows, false) => "all responses are as clients of the old version expect them",
        (Effect::Widens, false) => "clients may receive responses that the old version rules out",
        (Effect::Both, true) => "requests that the old version accepts are refused, and others are accepted",
        (Effect::Both, false) => "clients receive responses that the old version rules out",
        (Effect::Unknown, true) => "whether old requests are still accepted depends on the service",
        (Effect::Unknown, false) => "whether clients can read the responses depends on the service",
        (Effect::None, _) => "clients of the old version are not affected",
    }
}
