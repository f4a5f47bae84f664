//! Steps down the slope (Kingma and Ba 2015, "Adam").

/// Decay of the mean of slopes.
const MEAN: f32 = 0.9;
/// Decay of the mean of squared slopes.
const SQUARE: f32 = 0.95;
/// No slope is taken for smaller.
const LEAST: f32 = 1e-8;

/// The memory of the last steps.
pub struct Adam {
    means: Vec<f32>,
    squares: Vec<f32>,
    steps: i32,
}

impl Adam {
    /// Begins, for so many parameters.
    pub fn new(count: usize) -> Self {
        Self {
            means: vec![0.0; count],
            squares: vec![0.0; count],
            steps: 0,
        }
    }

    /// Makes a step of a size against a gradient.
    pub fn step(&mut self, parameters: &mut [f32], gradient: &[f32], size: f32) {
        self.steps += 1;
        let power = |base: f32| (0..self.steps.min(1000)).fold(1.0, |power: f32, _| power * base);
        let mean_share = 1.0 / (1.0 - power(MEAN));
        let square_share = 1.0 / (1.0 - power(SQUARE));
        let memory = self.means.iter_mut().zip(&mut self.squares);
        for ((parameter, &slope), (mean, square)) in parameters.iter_mut().zip(gradient).zip(memory) {
            *mean = MEAN * *mean + (1.0 - MEAN) * slope;
            *square = SQUARE * *square + (1.0 - SQUARE) * slope * slope;
            let step = *mean * mean_share / ((*square * square_share).sqrt() + LEAST);
            *parameter -= size * step;
        }
    }
}
