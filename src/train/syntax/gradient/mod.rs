//! How far the network is from what the treebanks say, and which way each parameter should move.

mod slopes;
#[cfg(test)]
mod tests;

use super::random::Random;
use crate::syntax::NONE;
use crate::syntax::input::{Places, SEGMENT};
use crate::syntax::matrix::{Matrix, Multiply};
use crate::syntax::network::{Network, Parameters, Roles, activate, add_distances, relation_states, sweep};
use crate::syntax::scheme::{RELATIONS, TAGS};
use crate::syntax::shape::{DISTANCES, Map, Shape, Tensor, Tensors};
use slopes::{
    add, add_outer, back, back_sweep, bend, keep, link_slopes, mask, scale, slopes, surprise, transposed,
};

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
        let mut losses = [0.0; 3];
        if lesson.words.is_empty() {
            return losses;
        }
        let mut there = self.there(lesson, dropout, random);
        let mut state_slope = vec![0.0; there.state.len()];
        losses[0] = self.tags(lesson, &mut there, &mut state_slope, gradient);
        let links = self.links(lesson, &there, gradient);
        losses[1] = links.loss;
        let relations = self.relations(lesson, &there, dropout, random, gradient);
        losses[2] = relations.loss;
        let joint_slope = self.roles_slope(&there, &links, &relations);
        back(
            &self.tensors.roles,
            &self.roles,
            &there.state,
            &joint_slope,
            &mut state_slope,
            gradient,
        );
        scale(&mut state_slope, &there.state_mask);
        let embedded = self.layers(lesson, &there.traces, state_slope, gradient);
        self.embeddings(lesson, &embedded, gradient);
        losses
    }

    /// Reads the lesson as the network does, with dropout, and keeps what the way back needs.
    fn there(&self, lesson: &Lesson, dropout: Dropout, random: &mut Random) -> There {
        let (network, shape) = (&self.network, &self.network.shape);
        let count = lesson.words.len();
        let mut there = There::default();
        let state = &mut there.state;
        network.embed(&lesson.words, state);
        let mut next = Vec::new();
        for layer in &network.layers {
            let mut trace = Trace {
                mask: mask(random, dropout.state, &lesson.ends, state.len() / count),
                ..Trace::default()
            };
            scale(state, &trace.mask);
            layer.apply(state, count, &mut trace.gates);
            trace.slopes = slopes(&trace.gates, shape.hidden);
            activate(&mut trace.gates, shape.hidden);
            sweep(
                &trace.gates,
                shape.hidden,
                &lesson.ends,
                &mut trace.cells,
                &mut next,
            );
            if !there.traces.is_empty() {
                add(&mut next, state);
            }
            trace.input = std::mem::replace(state, std::mem::take(&mut next));
            there.traces.push(trace);
        }
        there.state_mask = mask(random, dropout.state, &lesson.ends, shape.state());
        scale(state, &there.state_mask);
        network.tags.apply(state, count, &mut there.tags);
        network.roles.apply(state, count, &mut there.joint);
        there.roles.split(shape, &there.joint);
        there.head_mask = mask(random, dropout.role, &lesson.ends, shape.link);
        there.dependent_mask = mask(random, dropout.role, &lesson.ends, shape.link);
        scale(&mut there.roles.head, &there.head_mask);
        scale(&mut there.roles.dependent, &there.dependent_mask);
        network
            .link
            .apply(&there.roles.dependent, count, &mut there.query);
        there.distances.resize(count * DISTANCES, 0.0);
        network.distances.add_product(&there.query, &mut there.distances);
        there
    }

    /// The loss of the tags, and the way back from it to the state.
    fn tags(&self, lesson: &Lesson, there: &mut There, state_slope: &mut [f32], gradient: &mut [f32]) -> f64 {
        let mut loss = 0.0;
        for (scores, tag) in there.tags.chunks_exact_mut(TAGS.len()).zip(&lesson.tags) {
            match tag {
                Some(tag) => loss += surprise(scores, usize::from(*tag)),
                None => scores.fill(0.0),
            }
        }
        let map = &self.tensors.tags;
        back(map, &self.tags, &there.state, &there.tags, state_slope, gradient);
        loss
    }

    /// The loss of the links, and the way back from it to the words as heads and dependents.
    fn links(&self, lesson: &Lesson, there: &There, gradient: &mut [f32]) -> Links {
        let shape = &self.network.shape;
        let There {
            roles,
            query,
            distances,
            ..
        } = there;
        let mut links = Links {
            loss: 0.0,
            head_slope: vec![0.0; query.len()],
            dependent_slope: vec![0.0; query.len()],
        };
        let mut query_slope = vec![0.0; query.len()];
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
            let gold = &lesson.heads[start..end];
            links.loss += link_slopes(&mut scores, gold, &mut distance_slope[range]);
            columns.set_rows(heads, length, shape.link);
            columns.add_product(&scores, &mut query_slope[rows.clone()]);
            columns.set_rows(queries, length, shape.link);
            columns.add_product(&transposed(&scores, length), &mut links.head_slope[rows]);
            start = end;
        }
        let t = &self.tensors;
        let of_distances = &mut gradient[t.distances.range.clone()];
        add_outer(query, &distance_slope, DISTANCES, of_distances);
        self.distances.add_product(&distance_slope, &mut query_slope);
        back(
            &t.link,
            &self.link,
            &roles.dependent,
            &query_slope,
            &mut links.dependent_slope,
            gradient,
        );
        scale(&mut links.head_slope, &there.head_mask);
        scale(&mut links.dependent_slope, &there.dependent_mask);
        links
    }

    /// The loss of the relations, and the way back from it to the pairs of words.
    fn relations(
        &self,
        lesson: &Lesson,
        there: &There,
        dropout: Dropout,
        random: &mut Random,
        gradient: &mut [f32],
    ) -> Relations {
        let mut pairs = Vec::new();
        let mut start = 0;
        for &end in &lesson.ends {
            for dependent in start..end {
                if lesson.heads[dependent] != NONE {
                    pairs.push((dependent, start + lesson.heads[dependent] as usize));
                }
            }
            start = end;
        }
        let mut hidden = Vec::new();
        relation_states(&there.roles, self.network.shape.relation, &pairs, &mut hidden);
        let hidden_mask: Vec<f32> = hidden.iter().map(|_| keep(random, dropout.role)).collect();
        let bends: Vec<f32> = hidden.iter().map(|&x| bend(x)).collect();
        scale(&mut hidden, &hidden_mask);
        let mut scores = Vec::new();
        self.network.relations.apply(&hidden, pairs.len(), &mut scores);
        let mut loss = 0.0;
        for (&(dependent, _), scores) in pairs.iter().zip(scores.chunks_exact_mut(RELATIONS.len())) {
            let gold = usize::from(lesson.relations[dependent].max(1)) - 1;
            loss += surprise(&mut scores[1..], gold);
            scores[0] = 0.0;
        }
        let mut slope = vec![0.0; hidden.len()];
        let map = &self.tensors.relations;
        back(map, &self.relations, &hidden, &scores, &mut slope, gradient);
        scale(&mut slope, &hidden_mask);
        scale(&mut slope, &bends);
        Relations { loss, pairs, slope }
    }

    /// The slopes of the roles of all words.
    fn roles_slope(&self, there: &There, links: &Links, relations: &Relations) -> Vec<f32> {
        let shape = &self.network.shape;
        let (link, relation, width) = (shape.link, shape.relation, shape.roles());
        let mut slopes = vec![0.0; there.joint.len()];
        let joint = there.joint.chunks_exact(width);
        for (word, (slope, joint)) in slopes.chunks_exact_mut(width).zip(joint).enumerate() {
            for at in 0..link {
                slope[at] = links.dependent_slope[word * link + at] * bend(joint[at]);
                slope[link + at] = links.head_slope[word * link + at] * bend(joint[link + at]);
            }
        }
        let of_pairs = relations.slope.chunks_exact(relation);
        for (&(dependent, head), slope) in relations.pairs.iter().zip(of_pairs) {
            let at = dependent * width + 2 * link;
            add(&mut slopes[at..at + relation], slope);
            let at = head * width + 2 * link + relation;
            add(&mut slopes[at..at + relation], slope);
        }
        slopes
    }

    /// The way back through the layers, from the last to the first: the slopes of the embeddings.
    fn layers(
        &self,
        lesson: &Lesson,
        traces: &[Trace],
        mut state_slope: Vec<f32>,
        gradient: &mut [f32],
    ) -> Vec<f32> {
        let layers = traces.iter().zip(&self.tensors.layers).zip(&self.layers);
        for (layer, ((trace, map), turned)) in layers.enumerate().rev() {
            let gate_slope = back_sweep(trace, self.network.shape.hidden, &lesson.ends, &state_slope);
            let mut input_slope = vec![0.0; trace.input.len()];
            if layer > 0 {
                add(&mut input_slope, &state_slope);
            }
            back(map, turned, &trace.input, &gate_slope, &mut input_slope, gradient);
            scale(&mut input_slope, &trace.mask);
            state_slope = input_slope;
        }
        state_slope
    }

    /// Adds the slopes of the words' embeddings to the rows of the tables they came from.
    fn embeddings(&self, lesson: &Lesson, slopes: &[f32], gradient: &mut [f32]) {
        let shape = &self.network.shape;
        for (word, slope) in lesson.words.iter().zip(slopes.chunks_exact(shape.embedding())) {
            for ((table, place), segment) in self.tensors.tables.iter().zip(word).zip(SEGMENT) {
                if let Some(place) = place {
                    let at = table.range.start + usize::from(*place) * table.width;
                    let row = &mut gradient[at..at + table.width];
                    add(row, &slope[shape.segment(segment)]);
                }
            }
        }
    }
}

/// What was computed on the way there.
#[derive(Default)]
struct There {
    traces: Vec<Trace>,
    state: Vec<f32>,
    state_mask: Vec<f32>,
    tags: Vec<f32>,
    /// The roles before they are taken apart.
    joint: Vec<f32>,
    roles: Roles,
    head_mask: Vec<f32>,
    dependent_mask: Vec<f32>,
    query: Vec<f32>,
    distances: Vec<f32>,
}

/// What links say of the words as heads and as dependents.
struct Links {
    loss: f64,
    head_slope: Vec<f32>,
    dependent_slope: Vec<f32>,
}

/// What relations say of pairs of dependent and head.
struct Relations {
    loss: f64,
    pairs: Vec<(usize, usize)>,
    slope: Vec<f32>,
}
