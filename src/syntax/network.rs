//! The network behind tags and trees: embeddings, layers of recurrent units in both directions, and a
//! head each for tags, links and relations.
//!
//! The units (after Bradbury et al. 2017, "Quasi-Recurrent Neural Networks", and Lei et al. 2018,
//! "Simple Recurrent Units") compute their gates from the layer's input alone, so that all products with
//! matrices are done for many words at once. Links are scored by pairs of words (Dozat and Manning 2017,
//! "Deep Biaffine Attention for Neural Dependency Parsing").

use super::activation::{rectify, sigmoid, tanh};
use super::input::{Places, SEGMENT};
use super::matrix::{Matrix, Multiply};
use super::shape::{DISTANCES, GATES, Map, ROOT, Shape, Tensor};
use super::vectors::{Vectors, Work, with_widest};
use std::ops::Range;

/// Where a network takes its parameters from, and what kind of matrix it makes of them.
pub(crate) trait Parameters {
    /// What the network multiplies with.
    type Matrix: Multiply;

    /// The parameters of a tensor one by one.
    fn numbers(&self, tensor: &Tensor) -> Vec<f32>;

    /// The matrix they make up.
    fn matrix(&self, tensor: &Tensor) -> Self::Matrix;
}

/// A linear map, ready to use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Linear<M> {
    matrix: M,
    bias: Vec<f32>,
}

impl<M: Multiply> Linear<M> {
    fn new(map: &Map, parameters: &(impl Parameters<Matrix = M> + ?Sized)) -> Self {
        Self {
            matrix: parameters.matrix(&map.weights),
            bias: parameters.numbers(&map.bias),
        }
    }

    /// Maps each row of `rows`.
    pub fn apply(&self, rows: &[f32], count: usize, out: &mut Vec<f32>) {
        out.clear();
        for _ in 0..count {
            out.extend_from_slice(&self.bias);
        }
        self.matrix.add_product(rows, out);
    }
}

/// The network with its parameters.
pub(crate) struct Network<M> {
    pub shape: Shape,
    tables: Vec<Vec<f32>>,
    pub layers: Vec<Linear<M>>,
    pub tags: Linear<M>,
    pub roles: Linear<M>,
    pub link: Linear<M>,
    pub distances: M,
    pub relations: Linear<M>,
}

/// What the network says of some sentences.
#[derive(Default)]
pub(crate) struct Verdict {
    /// For each word a score for each tag.
    pub tags: Vec<f32>,
    /// The words' states after the last layer.
    state: Vec<f32>,
    roles: Roles,
    /// For each word what a head is compared with, and how well each distance suits.
    query: Vec<f32>,
    distances: Vec<f32>,
    /// The gates of the units of the layer that is read, first those of the first layer.
    pub gates: Vec<f32>,
    cells: Vec<f32>,
    next: Vec<f32>,
    columns: Matrix,
    hidden: Vec<f32>,
}

/// A word as dependent and as head, for links and for relations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    pub dependent: Vec<f32>,
    pub head: Vec<f32>,
    pub relation_dependent: Vec<f32>,
    pub relation_head: Vec<f32>,
}

impl Roles {
    /// Takes the four roles of each word apart; those for links are bent.
    pub fn split(&mut self, shape: &Shape, joint: &[f32]) {
        let Self {
            dependent,
            head,
            relation_dependent,
            relation_head,
        } = self;
        for part in [&mut *dependent, head, relation_dependent, relation_head] {
            part.clear();
        }
        for row in joint.chunks_exact(shape.roles()) {
            let (links, relations) = row.split_at(2 * shape.link);
            dependent.extend(links[..shape.link].iter().map(|&x| rectify(x)));
            head.extend(links[shape.link..].iter().map(|&x| rectify(x)));
            relation_dependent.extend_from_slice(&relations[..shape.relation]);
            relation_head.extend_from_slice(&relations[shape.relation..]);
        }
    }
}

impl<M: Multiply> Network<M> {
    /// Sets the network up from its parameters.
    pub fn new(shape: &Shape, parameters: &(impl Parameters<Matrix = M> + ?Sized)) -> Self {
        let tensors = shape.tensors();
        let linear = |map: &Map| Linear::new(map, parameters);
        Self {
            shape: shape.clone(),
            tables: tensors
                .tables
                .iter()
                .map(|table| parameters.numbers(table))
                .collect(),
            layers: tensors.layers.iter().map(linear).collect(),
            tags: linear(&tensors.tags),
            roles: linear(&tensors.roles),
            link: linear(&tensors.link),
            distances: parameters.matrix(&tensors.distances),
            relations: linear(&tensors.relations),
        }
    }

    /// Adds up what the tables know of each word.
    pub fn embed(&self, words: &[Places], out: &mut Vec<f32>) {
        let width = self.shape.embedding();
        out.clear();
        out.resize(words.len() * width, 0.0);
        for (word, out) in words.iter().zip(out.chunks_exact_mut(width)) {
            for ((table, &place), segment) in self.tables.iter().zip(word).zip(SEGMENT) {
                if let Some(place) = place {
                    let range = self.shape.segment(segment);
                    let row = &table[usize::from(place) * range.len()..][..range.len()];
                    for (sum, weight) in out[range].iter_mut().zip(row) {
                        *sum += weight;
                    }
                }
            }
        }
    }

    /// What the first layer makes of words, each alone: the gates of its units. Room to work in is `embedded`.
    pub fn begin(&self, words: &[Places], embedded: &mut Vec<f32>, gates: &mut Vec<f32>) {
        self.embed(words, embedded);
        self.layers[0].apply(embedded, words.len(), gates);
        activate(gates, self.shape.hidden);
    }

    /// Reads sentences, one after the other, of whose words the gates of the first layer are known; `ends` says where
    /// each ends.
    pub fn read(&self, ends: &[usize], verdict: &mut Verdict) {
        let v = verdict;
        let count = ends.last().copied().unwrap_or(0);
        sweep(&v.gates, self.shape.hidden, ends, &mut v.cells, &mut v.state);
        for layer in &self.layers[1..] {
            layer.apply(&v.state, count, &mut v.gates);
            activate(&mut v.gates, self.shape.hidden);
            sweep(&v.gates, self.shape.hidden, ends, &mut v.cells, &mut v.next);
            for (state, next) in v.state.iter_mut().zip(&v.next) {
                *state += next;
            }
        }
        self.tags.apply(&v.state, count, &mut v.tags);
        self.roles.apply(&v.state, count, &mut v.next);
        v.roles.split(&self.shape, &v.next);
        self.link.apply(&v.roles.dependent, count, &mut v.query);
        v.distances.clear();
        v.distances.resize(count * DISTANCES, 0.0);
        self.distances.add_product(&v.query, &mut v.distances);
    }
}

impl Verdict {
    /// Scores links inside a sentence: a row for each dependent, with a number for each head, and on
    /// the diagonal that of the root.
    pub fn links(&mut self, shape: &Shape, sentence: Range<usize>, scores: &mut Vec<f32>) {
        let width = shape.link;
        let count = sentence.len();
        let rows =
            |values: &[f32], width: usize| sentence.start * width..(sentence.end * width).min(values.len());
        let heads = &self.roles.head[rows(&self.roles.head, width)];
        self.columns.set_columns(heads, width, count);
        scores.clear();
        scores.resize(count * count, 0.0);
        self.columns
            .add_product(&self.query[rows(&self.query, width)], scores);
        let distances = &self.distances[rows(&self.distances, DISTANCES)];
        add_distances(distances, count, scores);
    }

    /// Scores the relations of words to their heads: a row for each pair of dependent and head.
    pub fn relations(
        &mut self,
        network: &Network<impl Multiply>,
        pairs: &[(usize, usize)],
        scores: &mut Vec<f32>,
    ) {
        relation_states(&self.roles, network.shape.relation, pairs, &mut self.hidden);
        network.relations.apply(&self.hidden, pairs.len(), scores);
    }
}

/// Adds to the scores of links what the distance says; the root takes the diagonal.
pub(crate) fn add_distances(distances: &[f32], count: usize, scores: &mut [f32]) {
    for (dependent, (scores, distances)) in scores
        .chunks_exact_mut(count.max(1))
        .zip(distances.chunks_exact(DISTANCES))
        .enumerate()
    {
        for (head, score) in scores.iter_mut().enumerate() {
            if head == dependent {
                *score = distances[ROOT];
            } else {
                *score += distances[distance(dependent, head)];
            }
        }
    }
}

/// What the relations of pairs of dependent and head are read from.
pub(crate) fn relation_states(roles: &Roles, width: usize, pairs: &[(usize, usize)], out: &mut Vec<f32>) {
    out.clear();
    for &(dependent, head) in pairs {
        let dependent = &roles.relation_dependent[dependent * width..][..width];
        let head = &roles.relation_head[head * width..][..width];
        out.extend(dependent.iter().zip(head).map(|(a, b)| rectify(a + b)));
    }
}

/// The class of the distance from a dependent to its head: near ones exactly, far ones roughly.
pub(crate) fn distance(dependent: usize, head: usize) -> usize {
    let steps = match dependent.abs_diff(head) {
        near @ ..=5 => near.max(1) - 1,
        6..=7 => 5,
        8..=10 => 6,
        11..=15 => 7,
        16..=22 => 8,
        23..=31 => 9,
        _ => 10,
    };
    steps + if head > dependent { ROOT / 2 } else { 0 }
}

/// Bends the gates of a layer, in place. Each word has those of one direction, then those of the
/// other; of each the candidates first.
pub(crate) fn activate(gates: &mut [f32], hidden: usize) {
    with_widest(Activation { gates, hidden });
}

struct Activation<'g> {
    gates: &'g mut [f32],
    hidden: usize,
}

impl Work for Activation<'_> {
    #[inline(always)]
    fn run(self, _: impl Vectors) {
        for half in self.gates.chunks_exact_mut(GATES * self.hidden) {
            let (candidates, gates) = half.split_at_mut(self.hidden);
            for value in candidates {
                *value = tanh(*value);
            }
            for value in gates {
                *value = sigmoid(*value);
            }
        }
    }
}

/// Runs over each sentence in both directions. A cell keeps what its forget gate lets it keep and
/// takes the rest from the candidate; the output gate says how much of it is seen.
pub(crate) fn sweep(gates: &[f32], hidden: usize, ends: &[usize], cells: &mut Vec<f32>, out: &mut Vec<f32>) {
    let width = 2 * hidden;
    let count = gates.len() / (GATES * width).max(1);
    for values in [&mut *cells, &mut *out] {
        values.resize(count * width, 0.0);
    }
    with_widest(Sweep {
        gates,
        hidden,
        ends,
        cells,
        out,
    });
}

struct Sweep<'g> {
    gates: &'g [f32],
    hidden: usize,
    ends: &'g [usize],
    cells: &'g mut [f32],
    out: &'g mut [f32],
}

impl Work for Sweep<'_> {
    #[inline(always)]
    fn run(self, _: impl Vectors) {
        let hidden = self.hidden;
        let width = 2 * hidden;
        let mut cell = vec![0.0; hidden];
        let mut start = 0;
        for &end in self.ends {
            for direction in 0..2 {
                cell.fill(0.0);
                for step in 0..end - start {
                    let word = if direction == 0 {
                        start + step
                    } else {
                        end - 1 - step
                    };
                    let gates = &self.gates[(2 * word + direction) * GATES * hidden..][..GATES * hidden];
                    let at = word * width + direction * hidden;
                    advance(
                        gates,
                        &mut cell,
                        &mut self.cells[at..at + hidden],
                        &mut self.out[at..at + hidden],
                    );
                }
            }
            start = end;
        }
    }
}

/// Takes the cells of one direction a word further.
#[inline(always)]
fn advance(gates: &[f32], cell: &mut [f32], cells: &mut [f32], out: &mut [f32]) {
    let (candidates, gates) = gates.split_at(cell.len());
    let (forget, output) = gates.split_at(cell.len());
    let gates = candidates.iter().zip(forget).zip(output);
    let values = cell.iter_mut().zip(cells).zip(out);
    for (((candidate, forget), gate), ((cell, kept), out)) in gates.zip(values) {
        *cell = candidate + forget * (*cell - candidate);
        *kept = *cell;
        *out = *cell * gate;
    }
}
