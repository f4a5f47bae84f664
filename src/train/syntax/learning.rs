//! Learning to tag and to parse, in small steps over shuffled sentences.

use super::adam::Adam;
use super::align::Example;
use super::gradient::{Dropout, Learner, Lesson, Losses};
use super::random::Random;
use crate::syntax::input::{CLUSTERS, LETTERS, Places, SEGMENT, SEGMENTS, Vocabulary};
use crate::syntax::shape::{GATES, Shape};

/// How large a network is, and how it learns.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Width of the embeddings of words, of letters and of clusters.
    pub segments: [usize; SEGMENTS],
    /// Units of each layer in each direction.
    pub hidden: usize,
    /// Width of what links are scored by.
    pub link: usize,
    /// Width of what relations are scored by.
    pub relation: usize,
    /// How often every sentence of the treebanks is seen.
    pub epochs: usize,
    /// What is left out at random.
    pub dropout: Dropout,
    /// A word met so often is taken for an unknown one every other time.
    pub unknown: f32,
}

/// Recurrent layers.
const LAYERS: usize = 3;

/// The size of a step after the first few; from there it falls to nothing.
const STEP: f32 = 3e-3;

/// The first steps are smaller.
const WARM_UP: usize = 300;

/// Each step is over so many words, or a few more.
const WORDS: usize = 800;

/// A mean gradient longer than this is cut.
const LONGEST: f32 = 1.0;

/// How often any word is taken for an unknown one, and how often what else is known of it is left out.
const LEFT_OUT: f32 = 0.05;

/// Steps are computed in so many shares, each in a thread of its own, and added up in order: the same
/// on every machine.
const SHARES: usize = 2;

impl Recipe {
    /// The shape of the network for a vocabulary.
    pub fn shape(&self, vocabulary: &Vocabulary) -> Shape {
        Shape {
            rows: vocabulary.rows(),
            segments: self.segments,
            layers: LAYERS,
            hidden: self.hidden,
            link: self.link,
            relation: self.relation,
        }
    }
}

/// A sentence as the network sees it.
struct Sentence<'e> {
    words: Vec<Places>,
    example: &'e Example,
}

/// Learns the parameters; `progress` is told how it goes. Every pass goes over all of gold and over the
/// next part of silver, as many sentences as gold has.
pub fn train(
    recipe: &Recipe,
    vocabulary: &Vocabulary,
    [gold, silver]: [&[Example]; 2],
    seed: u64,
    progress: &dyn Fn(&str),
) -> Vec<f32> {
    let shape = recipe.shape(vocabulary);
    let mut random = Random(seed);
    let mut parameters = beginning(&shape, &mut random);
    let mut adam = Adam::new(parameters.len());
    let sentences: Vec<Sentence> = (gold.iter().chain(silver))
        .map(|example| Sentence {
            words: (example.lexemes.iter())
                .map(|lexeme| vocabulary.places(lexeme))
                .collect(),
            example,
        })
        .collect();
    let counts = word_counts(&sentences, &shape);
    let part = silver.len().min(gold.len());
    let pass = |epoch: usize| -> Vec<usize> {
        let turn = (0..part).map(|at| gold.len() + (epoch * part + at) % silver.len());
        (0..gold.len()).chain(turn).collect()
    };
    let size = |order: &[usize]| -> usize { order.iter().map(|&index| sentences[index].words.len()).sum() };
    let all = (0..recipe.epochs).map(|epoch| size(&pass(epoch))).sum::<usize>() as f32;

    let mut gradients = vec![vec![0.0; parameters.len()]; SHARES];
    let (mut seen, mut steps) = (0, 0);
    for epoch in 0..recipe.epochs {
        let mut order = pass(epoch);
        let total = size(&order);
        random.shuffle(&mut order);
        let mut losses = [0.0; 3];
        let mut next = order.iter().map(|&index| &sentences[index]).peekable();
        while next.peek().is_some() {
            let mut lessons = vec![Lesson::default(); SHARES];
            let mut words = 0;
            while words < WORDS
                && let Some(sentence) = next.next()
            {
                let lesson = lessons
                    .iter_mut()
                    .min_by_key(|lesson| lesson.words.len())
                    .expect("there are shares");
                add(lesson, sentence, &counts, recipe.unknown, &mut random);
                words += sentence.words.len();
            }
            let learner = Learner::new(&shape, &parameters);
            for share in learn(&learner, &lessons, recipe.dropout, &mut random, &mut gradients) {
                for (sum, loss) in losses.iter_mut().zip(share) {
                    *sum += loss;
                }
            }
            let gradient = mean(&mut gradients, words);
            steps += 1;
            let warm = (steps as f32 / WARM_UP as f32).min(1.0);
            adam.step(&mut parameters, gradient, STEP * warm * (1.0 - seen as f32 / all));
            seen += words;
        }
        let [tags, links, relations] = losses.map(|loss| loss / total as f64);
        progress(&format!(
            "pass {} of {}: tags {tags:.3}, links {links:.3}, relations {relations:.3}",
            epoch + 1,
            recipe.epochs
        ));
    }
    parameters
}

/// Overwrites each share's gradient; gives its losses.
fn learn(
    learner: &Learner,
    lessons: &[Lesson],
    dropout: Dropout,
    random: &mut Random,
    gradients: &mut [Vec<f32>],
) -> Vec<Losses> {
    let seeds: Vec<u64> = lessons.iter().map(|_| random.next()).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (lessons.iter().zip(gradients).zip(seeds))
            .map(|((lesson, gradient), seed)| {
                scope.spawn(move || {
                    gradient.fill(0.0);
                    learner.learn(lesson, dropout, &mut Random(seed), gradient)
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no share panics"))
            .collect()
    })
}

/// Adds all gradients to the first, and makes a mean over words of it that is not too long.
fn mean(gradients: &mut [Vec<f32>], words: usize) -> &[f32] {
    let (first, others) = gradients.split_at_mut(1);
    let gradient = &mut first[0];
    for other in others {
        for (sum, slope) in gradient.iter_mut().zip(other) {
            *sum += *slope;
        }
    }
    let length = length(gradient) / words as f32;
    let factor = (LONGEST / length).min(1.0) / words as f32;
    for slope in gradient.iter_mut() {
        *slope *= factor;
    }
    gradient
}

/// Appends a sentence; some of what is known of its words is left out.
fn add(lesson: &mut Lesson, sentence: &Sentence, counts: &[u32], unknown: f32, random: &mut Random) {
    for &places in &sentence.words {
        let mut places = places;
        // A rare word is left out more often: it stands for those never met.
        let count = counts[usize::from(places[0].unwrap_or(0))] as f32;
        if random.chance(LEFT_OUT + unknown / (unknown + count)) {
            places[0] = Some(0);
        }
        // A word has all its clusters or none, but its letters say something each.
        let unclustered = random.chance(LEFT_OUT);
        for (place, segment) in places.iter_mut().zip(SEGMENT) {
            if segment == CLUSTERS && unclustered || segment == LETTERS && random.chance(LEFT_OUT) {
                *place = None;
            }
        }
        lesson.words.push(places);
    }
    let example = sentence.example;
    lesson.ends.push(lesson.words.len());
    lesson.tags.extend_from_slice(&example.tags);
    lesson.heads.extend_from_slice(&example.heads);
    lesson.relations.extend_from_slice(&example.relations);
}

fn word_counts(sentences: &[Sentence], shape: &Shape) -> Vec<u32> {
    let mut counts = vec![0; shape.rows[0]];
    for place in sentences.iter().flat_map(|sentence| &sentence.words) {
        counts[usize::from(place[0].unwrap_or(0))] += 1;
    }
    counts
}

/// Small numbers at random for tables and matrices, zero for biases but those of forget gates.
fn beginning(shape: &Shape, random: &mut Random) -> Vec<f32> {
    let tensors = shape.tensors();
    let mut parameters = vec![0.0; tensors.count];
    for tensor in tensors.all() {
        let reach = match tensor.rows() {
            _ if tensor.table => 0.3,
            1 => 0.0,
            inputs => (3.0 / inputs as f32).sqrt(),
        };
        for parameter in &mut parameters[tensor.range.clone()] {
            *parameter = (2.0 * random.fraction() - 1.0) * reach;
        }
    }
    for map in &tensors.layers {
        for gates in parameters[map.bias.range.clone()].chunks_exact_mut(GATES * shape.hidden) {
            gates[shape.hidden..2 * shape.hidden].fill(1.0);
        }
    }
    parameters
}

fn length(values: &[f32]) -> f32 {
    // Summed in parts, as large numbers swallow small ones.
    let parts = values
        .chunks(1024)
        .map(|part| part.iter().map(|x| x * x).sum::<f32>());
    parts.map(f64::from).sum::<f64>().sqrt() as f32
}
