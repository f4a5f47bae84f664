//! Gradients against differences.

use super::slopes::exp;
use super::*;
use crate::syntax::input::TEMPLATES;

const NO_DROPOUT: Dropout = Dropout {
    state: 0.0,
    role: 0.0,
};

#[test]
fn the_gradient_is_that_of_the_loss() {
    for layers in [1, 3] {
        let shape = Shape {
            rows: [4; TEMPLATES],
            segments: [3, 4, 2],
            layers,
            hidden: 3,
            link: 4,
            relation: 5,
        };
        let mut random = Random(layers as u64);
        let mut parameters: Vec<f32> = (0..shape.tensors().count)
            .map(|_| random.fraction() * 1.6 - 0.8)
            .collect();
        let words =
            (0..7).map(|_| std::array::from_fn(|_| (random.next() % 5).checked_sub(1).map(|p| p as u16)));
        let lesson = Lesson {
            words: words.collect(),
            ends: vec![4, 7],
            tags: vec![Some(3), None, Some(0), Some(5), Some(7), Some(3), Some(1)],
            heads: vec![1, NONE, 3, 1, 2, 0, NONE],
            relations: vec![4, 0, 7, 9, 2, 2, 0],
        };
        let mut gradient = vec![0.0; parameters.len()];
        Learner::new(&shape, &parameters).learn(&lesson, NO_DROPOUT, &mut random, &mut gradient);
        let loss = |parameters: &[f32]| {
            let mut scrap = vec![0.0; parameters.len()];
            let learner = Learner::new(&shape, parameters);
            let losses = learner.learn(&lesson, NO_DROPOUT, &mut Random(0), &mut scrap);
            losses.iter().sum::<f64>()
        };
        for at in (0..parameters.len()).step_by(3) {
            let before = parameters[at];
            let step = 2e-2;
            parameters[at] = before + step;
            let above = loss(&parameters);
            parameters[at] = before - step;
            let below = loss(&parameters);
            parameters[at] = before;
            let expected = (above - below) / f64::from(2.0 * step);
            let found = f64::from(gradient[at]);
            let margin = 0.02 + 0.05 * expected.abs();
            assert!(
                (expected - found).abs() < margin,
                "parameter {at}: {found}, not {expected}"
            );
        }
    }
}

#[test]
fn the_exponential_is_close() {
    for tenth in 0..600 {
        let x = -(tenth as f32) / 10.0;
        assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
    }
}
