//! The law that decides how much a change matters: what it does to the set of allowed values, and which way the values go.

/// What a change does to the set of values that an API allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// Nothing: what was allowed still is, and nothing else.
    None,
    /// Values are allowed that were not.
    Widens,
    /// Values are no longer allowed.
    Narrows,
    /// Values are no longer allowed, and others are.
    Both,
    /// The documents do not tell.
    Unknown,
}

/// Which way a value goes, and in which request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flow {
    /// In the body of a `PUT`, which creates and updates.
    Put,
    /// In the body of a `PATCH`, which updates.
    Patch,
    /// In any other request.
    Request,
    /// In a parameter, where all values are text.
    Parameter,
    /// In a response.
    Response,
    /// In a request that the service sends.
    Received,
    /// In a response that a client writes.
    Answer,
}

impl Flow {
    /// Returns whether a client sends the value, in a request or as its answer to one.
    pub fn is_request(self) -> bool {
        !matches!(self, Self::Response | Self::Received)
    }

    /// Returns the word for the direction: `request` or `response`.
    pub fn name(self) -> &'static str {
        match self.is_request() {
            true => "request",
            false => "response",
        }
    }
}

/// How much a change matters to clients, whatever users think of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Impact {
    /// Every client goes on working.
    Compatible,
    /// Whether a client goes on working depends on what the documents do not say.
    Unknown,
    /// A client of the old version may fail.
    Breaking,
}

impl Impact {
    /// Returns the impact of a change: narrowing breaks requests, widening breaks responses.
    pub fn of(effect: Effect, flow: Flow) -> Self {
        match (effect, flow.is_request()) {
            (Effect::Both, _) | (Effect::Narrows, true) | (Effect::Widens, false) => Self::Breaking,
            (Effect::Unknown, _) => Self::Unknown,
            (Effect::None, _) | (Effect::Widens, true) | (Effect::Narrows, false) => Self::Compatible,
        }
    }

    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Unknown => "unknown",
            Self::Breaking => "breaking",
        }
    }
}

impl Effect {
    /// Returns the effect of the opposite change.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Widens => Self::Narrows,
            Self::Narrows => Self::Widens,
            Self::None | Self::Both | Self::Unknown => self,
        }
    }

    /// Returns the effect of a change from one set to another, by whether each holds all values of the other.
    pub(super) fn of_sets(old_in_new: bool, new_in_old: bool) -> Self {
        match (old_in_new, new_in_old) {
            (true, true) => Self::None,
            (true, false) => Self::Widens,
            (false, true) => Self::Narrows,
            (false, false) => Self::Both,
        }
    }

    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Widens => "widens",
            Self::Narrows => "narrows",
            Self::Both => "both",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_versions_mirror_the_impact_in_the_other_direction() {
        for effect in [
            Effect::None,
            Effect::Widens,
            Effect::Narrows,
            Effect::Both,
            Effect::Unknown,
        ] {
            let request = Impact::of(effect, Flow::Put);
            assert_eq!(
                request,
                Impact::of(effect.reversed(), Flow::Response),
                "{effect:?}"
            );
        }
    }
}
