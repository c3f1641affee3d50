//! Generators hand out items one by one.

/// What a generator hears from whoever runs over it, and says itself at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// The next item is wanted; at the end: there was no more.
    On,
    /// No further item is wanted.
    Over,
}
