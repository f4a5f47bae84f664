//! From the probability the model gives a name to how often such names are right.

/// Slope and offset of the line through the logits (Platt's scaling), fitted by `train eval-ner` on the
/// development files of newswire.
pub const LINE: (f64, f64) = (0.59, -0.2);

/// Logits beyond this are all the same to the line.
const FURTHEST: f64 = 7.0;

/// The logarithm of the odds.
pub fn logit(probability: f64) -> f64 {
    let probability = probability.clamp(1e-6, 1.0 - 1e-6);
    (probability / (1.0 - probability))
        .ln()
        .clamp(-FURTHEST, FURTHEST)
}

/// The share of names with this probability that are right.
pub fn calibrated(probability: f64) -> f64 {
    on_line(logit(probability), LINE)
}

/// The probability at a logit, after scaling.
pub fn on_line(logit: f64, (slope, offset): (f64, f64)) -> f64 {
    1.0 / (1.0 + (-slope * logit - offset).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_probable_is_more_confident_and_never_certain() {
        let steps: Vec<f64> = (0..=20).map(|step| calibrated(f64::from(step) / 20.0)).collect();
        assert!(steps.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(steps[0] > 0.0 && steps[20] < 1.0);
    }
}
