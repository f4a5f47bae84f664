//! How wide the network is, and where each of its parameters lies.

use super::input::{SEGMENT, SEGMENTS, TEMPLATES};
use super::scheme::{RELATIONS, TAGS};
use std::ops::Range;

/// Signed distances between a word and its head fall into so many classes; one more stands for the
/// root.
pub(crate) const DISTANCES: usize = 23;
/// The class that stands for the root.
pub(crate) const ROOT: usize = DISTANCES - 1;

/// Gates of a unit: candidate, forget gate, output gate.
pub(crate) const GATES: usize = 3;

/// How wide everything is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Rows of each template's table, the one for unknown values first.
    pub rows: [usize; TEMPLATES],
    /// Width of each segment of the embedding.
    pub segments: [usize; SEGMENTS],
    /// Recurrent layers.
    pub layers: usize,
    /// Units of a layer in each direction.
    pub hidden: usize,
    /// Width of what links are scored by.
    pub link: usize,
    /// Width of what relations are scored by.
    pub relation: usize,
}

/// One table or matrix among the parameters, which lie one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tensor {
    pub range: Range<usize>,
    /// Numbers in a row.
    pub width: usize,
    /// Whether it is looked up by row, not multiplied with.
    pub table: bool,
}

impl Tensor {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.range.len() / self.width.max(1)
    }
}

/// Weights and bias of a linear map, by their places in [`Tensors`].
#[derive(Clone, Debug)]
pub(crate) struct Map {
    pub weights: Tensor,
    pub bias: Tensor,
}

/// Where each parameter is.
#[derive(Clone, Debug)]
pub(crate) struct Tensors {
    pub tables: Vec<Tensor>,
    pub layers: Vec<Map>,
    pub tags: Map,
    /// To what links and relations are scored by: link as dependent, link as head, relation as
    /// dependent, relation as head.
    pub roles: Map,
    pub link: Map,
    pub distances: Tensor,
    pub relations: Map,
    /// Number of parameters.
    pub count: usize,
}

impl Tensors {
    /// All tensors, in the order of the parameters.
    pub fn all(&self) -> Vec<&Tensor> {
        let maps = self
            .layers
            .iter()
            .chain([&self.tags, &self.roles, &self.link, &self.relations]);
        self.tables
            .iter()
            .chain(maps.flat_map(|map| [&map.weights, &map.bias]))
            .chain([&self.distances])
            .collect()
    }
}

impl Shape {
    /// Width of a word's embedding.
    pub fn embedding(&self) -> usize {
        self.segments.iter().sum()
    }

    /// Width of a layer's output.
    pub fn state(&self) -> usize {
        2 * self.hidden
    }

    /// Width of the gates of a layer's units.
    pub fn gates(&self) -> usize {
        GATES * self.state()
    }

    /// Width of a layer's input.
    pub fn input(&self, layer: usize) -> usize {
        if layer == 0 {
            self.embedding()
        } else {
            self.state()
        }
    }

    /// Width of the four roles of a word.
    pub fn roles(&self) -> usize {
        2 * (self.link + self.relation)
    }

    /// Where a segment lies in the embedding.
    pub fn segment(&self, segment: usize) -> Range<usize> {
        let start: usize = self.segments[..segment].iter().sum();
        start..start + self.segments[segment]
    }

    /// Lays out the parameters.
    pub fn tensors(&self) -> Tensors {
        let mut count = 0;
        let mut tensor = |rows: usize, width: usize, table: bool| {
            let range = count..count + rows * width;
            count = range.end;
            Tensor { range, width, table }
        };
        let tables = (self.rows.iter().zip(SEGMENT))
            .map(|(&rows, segment)| tensor(rows, self.segments[segment], true))
            .collect();
        let mut map = |inputs: usize, outputs: usize| Map {
            weights: tensor(inputs, outputs, false),
            bias: tensor(1, outputs, false),
        };
        let layers = (0..self.layers)
            .map(|layer| map(self.input(layer), self.gates()))
            .collect();
        let tags = map(self.state(), TAGS.len());
        let roles = map(self.state(), self.roles());
        let link = map(self.link, self.link);
        let relations = map(self.relation, RELATIONS.len());
        let distances = tensor(self.link, DISTANCES, false);
        Tensors {
            tables,
            layers,
            tags,
            roles,
            link,
            distances,
            relations,
            count,
        }
    }
}
