//! What the rooms of the story share.

mod names;

pub use names::Names;
