//! Browser only.

fn main() {}
