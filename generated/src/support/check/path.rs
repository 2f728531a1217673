//! The way from the value as a whole to the one that is looked at: a chain on the stack, written out only when a
//! violation is found.

/// A step into a value.
#[derive(Clone, Copy, Debug)]
pub enum Step<'p> {
    /// The value as a whole.
    Root,
    /// A member of an object.
    Member(&'p str),
    /// An element of an array.
    Element(usize),
}

/// The way to a value.
#[derive(Clone, Copy, Debug)]
pub struct Path<'p> {
    above: Option<&'p Path<'p>>,
    step: Step<'p>,
    secret: bool,
}

impl<'p> Path<'p> {
    /// The way to the value as a whole.
    pub const ROOT: Path<'static> = Path {
        above: None,
        step: Step::Root,
        secret: false,
    };

    /// The way to a member; `secret` when its value must not show.
    #[inline]
    pub(super) fn member(&'p self, name: &'p str, secret: bool) -> Self {
        Self {
            above: Some(self),
            step: Step::Member(name),
            secret,
        }
    }

    /// The way to an element; `secret` when it must not show.
    #[inline]
    pub(super) fn element(&'p self, index: usize, secret: bool) -> Self {
        Self {
            above: Some(self),
            step: Step::Element(index),
            secret,
        }
    }

    /// The same way, to a value that must not show if `secret` says so.
    pub(super) fn kept_secret(&self, secret: bool) -> Self {
        Self {
            secret: self.secret || secret,
            ..*self
        }
    }

    /// Whether a value on the way must not show.
    pub(super) fn is_secret(&self) -> bool {
        self.secret || self.above.is_some_and(Path::is_secret)
    }

    /// The way as a JSON Pointer.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.write(&mut pointer);
        pointer
    }

    fn write(&self, pointer: &mut String) {
        if let Some(above) = self.above {
            above.write(pointer);
        }
        match self.step {
            Step::Root => {}
            Step::Member(name) => {
                pointer.push('/');
                for sign in name.chars() {
                    match sign {
                        '~' => pointer.push_str("~0"),
                        '/' => pointer.push_str("~1"),
                        sign => pointer.push(sign),
                    }
                }
            }
            Step::Element(index) => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
        }
    }
}
