//! Functions that bend: rational ones, which come out the same on every machine.

/// Close to the hyperbolic tangent, and exactly ±1 from ±3 on.
#[inline]
pub(crate) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// Close to the logistic function, and exactly 0 or 1 from ±6 on.
#[inline]
pub(crate) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// The part below zero is scaled by this in [`rectify`].
pub(crate) const LEAK: f32 = 0.1;

/// Keeps what is above zero and little of what is below.
#[inline]
pub(crate) fn rectify(x: f32) -> f32 {
    if x > 0.0 { x } else { LEAK * x }
}
