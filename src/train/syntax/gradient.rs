//! How far the network is from what the treebanks say, and which way each parameter should move.

use super::random::Random;
use crate::syntax::input::{Places, SEGMENT};
use crate::syntax::matrix::{Matrix, Multiply};
use crate::syntax::network::{
    Network, Parameters, Roles, activate, add_distances, distance, relation_states, sweep,
};
use crate::syntax::scheme::{RELATIONS, TAGS};
use crate::syntax::shape::{DISTANCES, GATES, Map, ROOT, Shape, Tensor, Tensors};
use crate::syntax::{LEAK, NONE};

/// Sentences to learn from, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    /// What the network is told of each word.
    pub words: Vec<Places>,
    /// Where each sentence ends.
    pub ends: Vec<usize>,
    /// The tags, where they are known.
    pub tags: Vec<Option<u8>>,
    /// Heads, counted from the start of the sentence; `NONE` for roots.
    pub heads: Vec<u32>,
    /// Relations as numbers.
    pub relations: Vec<u8>,
}

/// How much is left out at random, so that the rest learns to do without it.
#[derive(Clone, Copy, Debug)]
pub struct Dropout {
    /// Of each layer's input.
    pub state: f32,
    /// Of what links and relations are scored by.
    pub role: f32,
}

/// The losses of a lesson, in nats: tags, links, relations.
pub type Losses = [f64; 3];

/// The network, and its matrices turned round.
pub struct Learner {
    /// The network as it is used.
    pub network: Network<Matrix>,
    tensors: Tensors,
    layers: Vec<Matrix>,
    tags: Matrix,
    roles: Matrix,
    link: Matrix,
    distances: Matrix,
    relations: Matrix,
}

impl Parameters for [f32] {
    type Matrix = Matrix;

    fn numbers(&self, tensor: &Tensor) -> Vec<f32> {
        self[tensor.range.clone()].to_vec()
    }

    fn matrix(&self, tensor: &Tensor) -> Matrix {
        Matrix::of_rows(&self[tensor.range.clone()], tensor.rows(), tensor.width)
    }
}

/// What a layer computed.
#[derive(Default)]
struct Trace {
    input: Vec<f32>,
    mask: Vec<f32>,
    /// The gates' derivatives, and the gates.
    slopes: Vec<f32>,
    gates: Vec<f32>,
    cells: Vec<f32>,
}

impl Learner {
    /// Sets the network up.
    pub fn new(shape: &Shape, parameters: &[f32]) -> Self {
        let tensors = shape.tensors();
        let turned = |map: &Map| {
            let mut matrix = Matrix::default();
            let weights = &map.weights;
            matrix.set_columns(&parameters[weights.range.clone()], weights.width, weights.rows());
            matrix
        };
        let mut distances = Matrix::default();
        distances.set_columns(
            &parameters[tensors.distances.range.clone()],
            DISTANCES,
            shape.link,
        );
        Self {
            network: Network::new(shape, parameters),
            layers: tensors.layers.iter().map(turned).collect(),
            tags: turned(&tensors.tags),
            roles: turned(&tensors.roles),
            link: turned(&tensors.link),
            relations: turned(&tensors.relations),
            distances,
            tensors,
        }
    }

    /// Adds the gradient of a lesson's loss to `gradient`, which has a number for each parameter.
    pub fn learn(
        &self,
        lesson: &Lesson,
        dropout: Dropout,
        random: &mut Random,
        gradient: &mut [f32],
    ) -> Losses {
        let (network, shape) = (&self.network, &self.network.shape);
        let count = lesson.words.len();
        let mut losses = [0.0; 3];
        if count == 0 {
            return losses;
        }

        // There.
        let mut state = Vec::new();
        network.embed(&lesson.words, &mut state);
        let mut traces = Vec::new();
        let mut next = Vec::new();
        for layer in &network.layers {
            let mut trace = Trace {
                mask: mask(random, dropout.state, &lesson.ends, state.len() / count),
                ..Trace::default()
            };
            scale(&mut state, &trace.mask);
            layer.apply(&state, count, &mut trace.gates);
            trace.slopes = slopes(&trace.gates, shape.hidden);
            activate(&mut trace.gates, shape.hidden);
            sweep(
                &trace.gates,
                shape.hidden,
                &lesson.ends,
                &mut trace.cells,
                &mut next,
            );
            if next.len() == state.len() {
                add(&mut next, &state);
            }
            trace.input = std::mem::replace(&mut state, std::mem::take(&mut next));
            traces.push(trace);
        }
        let state_mask = mask(random, dropout.state, &lesson.ends, shape.state());
        scale(&mut state, &state_mask);
        let mut tags = Vec::new();
        network.tags.apply(&state, count, &mut tags);
        let mut joint = Vec::new();
        network.roles.apply(&state, count, &mut joint);
        let mut roles = Roles::default();
        roles.split(shape, &joint);
        let head_mask = mask(random, dropout.role, &lesson.ends, shape.link);
        let dependent_mask = mask(random, dropout.role, &lesson.ends, shape.link);
        scale(&mut roles.head, &head_mask);
        scale(&mut roles.dependent, &dependent_mask);
        let mut query = Vec::new();
        network.link.apply(&roles.dependent, count, &mut query);
        let mut distances = vec![0.0; count * DISTANCES];
        network.distances.add_product(&query, &mut distances);

        // Tags, and back.
        for (scores, tag) in tags.chunks_exact_mut(TAGS.len()).zip(&lesson.tags) {
            match tag {
                Some(tag) => losses[0] += surprise(scores, usize::from(*tag)),
                None => scores.fill(0.0),
            }
        }
        let mut state_slope = vec![0.0; state.len()];
        let t = &self.tensors;
        back(&t.tags, &self.tags, &state, &tags, &mut state_slope, gradient);

        // Links, and back.
        let mut query_slope = vec![0.0; query.len()];
        let mut head_slope = vec![0.0; query.len()];
        let mut distance_slope = vec![0.0; distances.len()];
        let (mut scores, mut start) = (Vec::new(), 0);
        let mut columns = Matrix::default();
        for &end in &lesson.ends {
            let length = end - start;
            let rows = start * shape.link..end * shape.link;
            let (queries, heads) = (&query[rows.clone()], &roles.head[rows.clone()]);
            columns.set_columns(heads, shape.link, length);
            scores.clear();
            scores.resize(length * length, 0.0);
            columns.add_product(queries, &mut scores);
            let range = start * DISTANCES..end * DISTANCES;
            add_distances(&distances[range.clone()], length, &mut scores);
            let distance_slope = &mut distance_slope[range];
            for (dependent, scores) in scores.chunks_exact_mut(length).enumerate() {
                let gold = match lesson.heads[start + dependent] {
                    NONE => dependent,
                    head => head as usize,
                };
                losses[1] += surprise(scores, gold);
                let distance_slope = &mut distance_slope[dependent * DISTANCES..][..DISTANCES];
                for (head, score) in scores.iter_mut().enumerate() {
                    if head == dependent {
                        distance_slope[ROOT] += std::mem::take(score);
                    } else {
                        distance_slope[distance(dependent, head)] += *score;
                    }
                }
            }
            columns.set_rows(heads, length, shape.link);
            columns.add_product(&scores, &mut query_slope[rows.clone()]);
            columns.set_rows(queries, length, shape.link);
            columns.add_product(&transposed(&scores, length), &mut head_slope[rows]);
            start = end;
        }
        add_outer(
            &query,
            &distance_slope,
            DISTANCES,
            &mut gradient[t.distances.range.clone()],
        );
        self.distances.add_product(&distance_slope, &mut query_slope);
        let mut dependent_slope = vec![0.0; query.len()];
        back(
            &t.link,
            &self.link,
            &roles.dependent,
            &query_slope,
            &mut dependent_slope,
            gradient,
        );
        scale(&mut head_slope, &head_mask);
        scale(&mut dependent_slope, &dependent_mask);

        // Relations, and back.
        let mut pairs = Vec::new();
        start = 0;
        for &end in &lesson.ends {
            for dependent in start..end {
                if lesson.heads[dependent] != NONE {
                    pairs.push((dependent, start + lesson.heads[dependent] as usize));
                }
            }
            start = end;
        }
        let mut hidden = Vec::new();
        relation_states(&roles, shape.relation, &pairs, &mut hidden);
        let hidden_mask: Vec<f32> = hidden.iter().map(|_| keep(random, dropout.role)).collect();
        let bends: Vec<f32> = hidden.iter().map(|&x| bend(x)).collect();
        scale(&mut hidden, &hidden_mask);
        let mut relations = Vec::new();
        network.relations.apply(&hidden, pairs.len(), &mut relations);
        for (&(dependent, _), scores) in pairs.iter().zip(relations.chunks_exact_mut(RELATIONS.len())) {
            losses[2] += surprise(
                &mut scores[1..],
                usize::from(lesson.relations[dependent].max(1)) - 1,
            );
            scores[0] = 0.0;
        }
        let mut hidden_slope = vec![0.0; hidden.len()];
        back(
            &t.relations,
            &self.relations,
            &hidden,
            &relations,
            &mut hidden_slope,
            gradient,
        );
        scale(&mut hidden_slope, &hidden_mask);
        scale(&mut hidden_slope, &bends);

        // Roles, and back.
        let mut joint_slope = vec![0.0; joint.len()];
        let (link, relation) = (shape.link, shape.relation);
        for (word, (slope, joint)) in joint_slope
            .chunks_exact_mut(shape.roles())
            .zip(joint.chunks_exact(shape.roles()))
            .enumerate()
        {
            for at in 0..link {
                slope[at] = dependent_slope[word * link + at] * bend(joint[at]);
                slope[link + at] = head_slope[word * link + at] * bend(joint[link + at]);
            }
        }
        for (&(dependent, head), slope) in pairs.iter().zip(hidden_slope.chunks_exact(relation)) {
            let at = dependent * shape.roles() + 2 * link;
            add(&mut joint_slope[at..at + relation], slope);
            let at = head * shape.roles() + 2 * link + relation;
            add(&mut joint_slope[at..at + relation], slope);
        }
        back(
            &t.roles,
            &self.roles,
            &state,
            &joint_slope,
            &mut state_slope,
            gradient,
        );
        scale(&mut state_slope, &state_mask);

        // Layers, from the last to the first.
        for ((trace, map), turned) in traces.iter().zip(&t.layers).zip(&self.layers).rev() {
            let gate_slope = back_sweep(trace, shape.hidden, &lesson.ends, &state_slope);
            let mut input_slope = vec![0.0; trace.input.len()];
            if input_slope.len() == state_slope.len() {
                add(&mut input_slope, &state_slope);
            }
            back(map, turned, &trace.input, &gate_slope, &mut input_slope, gradient);
            scale(&mut input_slope, &trace.mask);
            state_slope = input_slope;
        }

        // Embeddings.
        let width = shape.embedding();
        for (word, slope) in lesson.words.iter().zip(state_slope.chunks_exact(width)) {
            for ((table, place), segment) in t.tables.iter().zip(word).zip(SEGMENT) {
                if let Some(place) = place {
                    let at = table.range.start + usize::from(*place) * table.width;
                    add(
                        &mut gradient[at..at + table.width],
                        &slope[shape.segment(segment)],
                    );
                }
            }
        }
        losses
    }
}

/// From the slope of a linear map's result to those of its input and its parameters.
fn back(
    map: &Map,
    turned: &Matrix,
    input: &[f32],
    slope: &[f32],
    input_slope: &mut [f32],
    gradient: &mut [f32],
) {
    turned.add_product(slope, input_slope);
    let width = map.weights.width;
    add_outer(input, slope, width, &mut gradient[map.weights.range.clone()]);
    let bias = &mut gradient[map.bias.range.clone()];
    for row in slope.chunks_exact(width) {
        add(bias, row);
    }
}

/// Adds to `sums` the product of `left`, transposed, and `right`, whose rows have a width.
fn add_outer(left: &[f32], right: &[f32], width: usize, sums: &mut [f32]) {
    let count = right.len() / width;
    if count > 0 {
        let columns = Matrix::of_rows(right, count, width);
        columns.add_product(&transposed(left, left.len() / count), sums);
    }
}

fn transposed(values: &[f32], width: usize) -> Vec<f32> {
    let height = values.len() / width.max(1);
    let mut out = vec![0.0; values.len()];
    for (row, values) in values.chunks_exact(width.max(1)).enumerate() {
        for (column, &value) in values.iter().enumerate() {
            out[column * height + row] = value;
        }
    }
    out
}

/// Back through time, in both directions.
fn back_sweep(trace: &Trace, hidden: usize, ends: &[usize], slope: &[f32]) -> Vec<f32> {
    let width = 2 * hidden;
    let mut gates = vec![0.0; trace.gates.len()];
    let mut carried = vec![0.0; hidden];
    let none = vec![0.0; hidden];
    let mut start = 0;
    for &end in ends {
        for direction in 0..2 {
            carried.fill(0.0);
            for step in (0..end - start).rev() {
                let word = |step: usize| {
                    if direction == 0 {
                        start + step
                    } else {
                        end - 1 - step
                    }
                };
                let cells = |step: usize| &trace.cells[word(step) * width + direction * hidden..][..hidden];
                let before = if step == 0 { &none } else { cells(step - 1) };
                let cells = cells(step);
                let at = (2 * word(step) + direction) * GATES * hidden;
                let values = &trace.gates[at..at + GATES * hidden];
                let slopes = &trace.slopes[at..at + GATES * hidden];
                let out = &mut gates[at..at + GATES * hidden];
                let slope = &slope[word(step) * width + direction * hidden..][..hidden];
                for unit in 0..hidden {
                    let (candidate, forget, output) =
                        (values[unit], values[hidden + unit], values[2 * hidden + unit]);
                    let cell_slope = carried[unit] + slope[unit] * output;
                    out[unit] = cell_slope * (1.0 - forget) * slopes[unit];
                    out[hidden + unit] = cell_slope * (before[unit] - candidate) * slopes[hidden + unit];
                    out[2 * hidden + unit] = slope[unit] * cells[unit] * slopes[2 * hidden + unit];
                    carried[unit] = cell_slope * forget;
                }
            }
        }
        start = end;
    }
    gates
}

/// The derivatives of a layer's gates, from what they are before they are bent.
fn slopes(gates: &[f32], hidden: usize) -> Vec<f32> {
    let tanh_slope = |x: f32| {
        let square = x.clamp(-3.0, 3.0) * x.clamp(-3.0, 3.0);
        let root = (9.0 - square) / (9.0 + 3.0 * square);
        root * root
    };
    let mut slopes = Vec::with_capacity(gates.len());
    for half in gates.chunks_exact(GATES * hidden) {
        slopes.extend(half[..hidden].iter().map(|&x| tanh_slope(x)));
        slopes.extend(half[hidden..].iter().map(|&x| 0.25 * tanh_slope(0.5 * x)));
    }
    slopes
}

/// The derivative of `rectify`, from its argument or its result.
fn bend(x: f32) -> f32 {
    if x > 0.0 { 1.0 } else { LEAK }
}

/// Replaces scores by the derivatives of the loss, and gives the loss: the surprise at what is right.
fn surprise(scores: &mut [f32], right: usize) -> f64 {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - highest);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
    let loss = -f64::from(scores[right].max(f32::MIN_POSITIVE)).ln();
    scores[right] -= 1.0;
    loss
}

/// The exponential function for arguments up to 0, in arithmetic that is the same everywhere.
#[inline]
fn exp(x: f32) -> f32 {
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = x.round();
    let part = (x - whole) * std::f32::consts::LN_2;
    let series =
        1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0)))));
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

fn keep(random: &mut Random, dropout: f32) -> f32 {
    if dropout > 0.0 && random.chance(dropout) {
        0.0
    } else {
        1.0 / (1.0 - dropout)
    }
}

/// What to scale rows with: the same columns are left out all through a sentence.
fn mask(random: &mut Random, dropout: f32, ends: &[usize], width: usize) -> Vec<f32> {
    let mut mask = Vec::new();
    let mut start = 0;
    for &end in ends {
        let row: Vec<f32> = (0..width).map(|_| keep(random, dropout)).collect();
        for _ in start..end {
            mask.extend_from_slice(&row);
        }
        start = end;
    }
    mask
}

fn scale(values: &mut [f32], factors: &[f32]) {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
}

fn add(sums: &mut [f32], values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

#[cfg(test)]
mod tests {
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
}
