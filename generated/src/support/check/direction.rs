//! Where a value goes: what may and must be there depends on it.

/// Where a value goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Anywhere: nothing is said about members that only go one way.
    #[default]
    Any,
    /// To the service, to make something.
    Create,
    /// To the service, to change something.
    Update,
    /// From the service.
    Response,
}

/// A set of directions; [`Direction::Any`] is never part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directions(pub u8);

impl Directions {
    /// Those of requests.
    pub const REQUESTS: Self = Self(Self::of(Direction::Create).0 | Self::of(Direction::Update).0);

    /// Returns the set of one direction.
    #[inline]
    pub const fn of(direction: Direction) -> Self {
        Self((1 << direction as u8) & !1)
    }

    /// Returns whether a direction is part of it.
    #[inline]
    pub const fn has(self, direction: Direction) -> bool {
        self.0 & Self::of(direction).0 != 0
    }
}
