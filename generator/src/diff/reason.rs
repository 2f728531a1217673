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
            self.own_reason(effect, flow)
        };
        own.unwrap_or_else(|| reason(effect, flow))
    }

    /// Returns what the law does not tell: what happens to clients.
    fn own_reason(self, effect: Effect, flow: Flow) -> Option<&'static str> {
        if matches!(flow, Flow::Received | Flow::Answer) {
            return self.incoming_reason();
        }
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

    /// Returns what happens to clients that take webhooks and callbacks.
    fn incoming_reason(self) -> Option<&'static str> {
        Some(match self {
            Self::OptionalParameterRemoved | Self::RequiredParameterRemoved | Self::BodyRemoved => {
                "clients may read what is no longer sent"
            }
            Self::ParameterLocationChanged | Self::ParameterFormatChanged => {
                "clients do not find the value where they read it"
            }
            Self::RequestMediaTypeAdded => "clients may receive a media type that they do not know",
            Self::ResponseMediaTypeRemoved => "the service no longer reads this media type",
            Self::StatusRemoved => "the service no longer expects this status",
            _ => return None,
        })
    }
}

/// Returns why a change breaks a client, or does not.
fn reason(effect: Effect, flow: Flow) -> &'static str {
    match flow {
        Flow::Received => received(effect),
        Flow::Answer => answered(effect),
        _ => exchanged(effect, flow),
    }
}

fn exchanged(effect: Effect, flow: Flow) -> &'static str {
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

/// Returns what a change of requests that the service sends means to the clients that read them.
fn received(effect: Effect) -> &'static str {
    match effect {
        Effect::Narrows => "all requests are as clients of the old version expect them",
        Effect::Widens => "clients may receive requests that the old version rules out",
        Effect::Both => "clients receive requests that the old version rules out",
        Effect::Unknown => "whether clients can read the requests depends on the service",
        Effect::None => "clients of the old version are not affected",
    }
}

/// Returns what a change of the responses that clients write means to them.
fn answered(effect: Effect) -> &'static str {
    match effect {
        Effect::Narrows => "responses that the old version accepts are refused",
        Effect::Widens => "all responses that the old version accepts are still accepted",
        Effect::Both => "responses that the old version accepts are refused, and others are accepted",
        Effect::Unknown => "whether old responses are still accepted depends on the service",
        Effect::None => "clients of the old version are not affected",
    }
}
