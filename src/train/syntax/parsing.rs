//! Learning to parse, with a dynamic oracle (Goldberg and Nivre 2012): the parser follows its own
//! moves, right or wrong, and learns at each step which moves still lose nothing.

use super::align::{Example, Gold};
use super::learner::{Learner, Random, Rates, softmax};
use crate::syntax::linear::Features;
use crate::syntax::parser::{Input, best_move, extract, extract_relation, link};
use crate::syntax::scheme::RELATIONS;
use crate::syntax::tagger;
use crate::syntax::transition::{MOVES, Move, NONE, State};
use rustc_hash::FxHashMap;

const MOVE_RATES: Rates = Rates {
    alpha: 0.1,
    l1: 4.0,
    l2: 0.0,
};
const RELATION_RATES: Rates = Rates {
    alpha: 0.1,
    l1: 3.0,
    l2: 0.0,
};
const EPOCHS: usize = 6;
const DROPOUT: f32 = 0.2;
/// How often the parser follows its own move rather than one that loses nothing.
const EXPLORE: f32 = 0.9;

/// Learns the two classifiers of the parser: moves, and relations.
pub fn train(examples: &[Example], tags: &[Vec<u8>], seed: u64) -> (Learner, Learner) {
    let mut random = Random(seed);
    let mut walk = Walk::default();
    let (mut seen_moves, mut seen_relations) = (FxHashMap::default(), FxHashMap::default());
    for (example, tags) in examples.iter().zip(tags) {
        walk.count(example, tags, &mut seen_moves, &mut seen_relations);
    }
    let mut moves = Learner::new(MOVE_RATES, &seen_moves);
    let mut relations = Learner::new(RELATION_RATES, &seen_relations);
    drop((seen_moves, seen_relations));
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let explore = if epoch == 0 { 0.0 } else { EXPLORE };
        for &index in &order {
            walk.learn(
                &examples[index],
                &tags[index],
                &mut moves,
                &mut relations,
                explore,
                &mut random,
            );
        }
    }
    (moves, relations)
}

/// Walks through the parses of sentences; holds what is reused from one to the next.
#[derive(Default)]
struct Walk {
    input: Input,
    state: State,
    features: Features,
    rows: Vec<u32>,
}

impl Walk {
    /// Counts the features met on the way to the gold tree.
    fn count(
        &mut self,
        example: &Example,
        tags: &[u8],
        moves: &mut FxHashMap<u32, u32>,
        relations: &mut FxHashMap<u32, u32>,
    ) {
        self.input.fill(&example.lexemes, tags);
        let gold = example.gold_among(&self.input.places);
        let oracle = Oracle::new(&gold);
        self.state.start(self.input.len());
        while self.state.is_open() {
            extract(&self.input, &self.state, &mut self.features);
            for &feature in &self.features.hashes {
                *moves.entry(feature).or_insert(0) += 1;
            }
            let costs = oracle.costs(&self.state);
            let least = costs.iter().flatten().min();
            let action = Move::ALL
                .into_iter()
                .find(|&action| costs[action as usize].as_ref() == least)
                .expect("an open state allows a move");
            let mut relation = 0;
            if let Some((head, dependent)) = link(&self.state, action) {
                relation = gold.relations[dependent as usize];
                extract_relation(&self.input, &self.state, head, dependent, &mut self.features);
                for &feature in &self.features.hashes {
                    *relations.entry(feature).or_insert(0) += 1;
                }
            }
            self.state.make(action, relation);
        }
    }

    fn learn(
        &mut self,
        example: &Example,
        tags: &[u8],
        moves: &mut Learner,
        relations: &mut Learner,
        explore: f32,
        random: &mut Random,
    ) {
        self.input.fill(&example.lexemes, tags);
        let gold = example.gold_among(&self.input.places);
        let oracle = Oracle::new(&gold);
        self.state.start(self.input.len());
        let mut scores = [0.0; MOVES];
        while self.state.is_open() {
            extract(&self.input, &self.state, &mut self.features);
            moves.look_up(&self.features.hashes, DROPOUT, random, &mut self.rows);
            moves.score_rows(&self.rows, &mut scores);
            let costs = oracle.costs(&self.state);
            let guess = best_move(&self.state, &scores);
            for action in Move::ALL {
                if costs[action as usize].is_none() {
                    scores[action as usize] = f32::NEG_INFINITY;
                }
            }
            let least = costs.iter().flatten().min();
            let mut wanted = scores;
            for action in Move::ALL {
                if costs[action as usize].as_ref() != least {
                    wanted[action as usize] = f32::NEG_INFINITY;
                }
            }
            let follow = Move::ALL[tagger::best(&wanted)];
            softmax(&mut scores);
            softmax(&mut wanted);
            for (score, wanted) in scores.iter_mut().zip(wanted) {
                *score -= wanted;
            }
            moves.learn(&self.rows, &scores);

            let action = if random.chance(explore) { guess } else { follow };
            let relation = link(&self.state, action).map_or(0, |(head, dependent)| {
                self.learn_relation(&gold, head, dependent, relations, random)
            });
            self.state.make(action, relation);
        }
    }

    /// Learns the relation of a link when the link is right; gives the one to go on with.
    fn learn_relation(
        &mut self,
        gold: &Gold,
        head: u32,
        dependent: u32,
        relations: &mut Learner,
        random: &mut Random,
    ) -> u8 {
        let mut scores = [0.0; RELATIONS.len()];
        extract_relation(&self.input, &self.state, head, dependent, &mut self.features);
        relations.look_up(&self.features.hashes, DROPOUT, random, &mut self.rows);
        relations.score_rows(&self.rows, &mut scores);
        scores[0] = f32::NEG_INFINITY;
        let guess = tagger::best(&scores) as u8;
        if gold.heads[dependent as usize] == head {
            softmax(&mut scores);
            scores[usize::from(gold.relations[dependent as usize])] -= 1.0;
            relations.learn(&self.rows, &scores);
        }
        guess
    }
}

/// Says of each move how many links of the gold tree it makes unreachable.
struct Oracle<'g> {
    gold: &'g Gold,
    /// For each token its dependents, in order.
    dependents: Vec<Vec<u32>>,
}

impl<'g> Oracle<'g> {
    fn new(gold: &'g Gold) -> Self {
        let mut dependents = vec![Vec::new(); gold.heads.len()];
        for (dependent, &head) in gold.heads.iter().enumerate() {
            if head != NONE {
                dependents[head as usize].push(dependent as u32);
            }
        }
        Self { gold, dependents }
    }

    /// The cost of each move; `None` when the state does not allow it.
    fn costs(&self, state: &State) -> [Option<usize>; MOVES] {
        let (top, front) = (state.top(), state.front());
        Move::ALL.map(|action| {
            state.allows(action).then(|| match action {
                Move::Shift => self.losses_of_front(state, front, NONE) + self.waiting(state, front),
                Move::Reduce => self.dependents_ahead(top, state),
                Move::Left if self.head(top) == front => self.dependents_ahead(top, state),
                Move::Left => {
                    let head = self.head(top);
                    let lost = head == NONE || (head > front && !state.is_returned());
                    usize::from(lost || state.is_returned()) + self.dependents_ahead(top, state)
                }
                Move::Right => self.losses_of_front(state, front, top) + self.waiting(state, front),
            })
        })
    }

    fn head(&self, token: u32) -> u32 {
        self.gold.heads[token as usize]
    }

    /// Whether the buffer's front, when it goes on the stack with this head, can no longer get its
    /// own.
    fn losses_of_front(&self, state: &State, front: u32, head: u32) -> usize {
        let gold = self.head(front);
        if gold == head {
            return 0;
        }
        let lost = match gold {
            // The root of the sentence must not get a head.
            NONE => true,
            _ if head == NONE => state.stack.contains(&gold),
            _ => gold > front && !state.is_returned() || state.stack.contains(&gold),
        };
        usize::from(lost)
    }

    /// Tokens on the stack that wait for the buffer's front to become their head.
    fn waiting(&self, state: &State, front: u32) -> usize {
        self.dependents[front as usize]
            .iter()
            .filter(|&&token| state.nodes[token as usize].head == NONE && state.stack.contains(&token))
            .count()
    }

    /// Dependents of the stack's top that are still in the buffer.
    fn dependents_ahead(&self, top: u32, state: &State) -> usize {
        let front = state.front();
        self.dependents[top as usize]
            .iter()
            .filter(|&&token| token == front || (token > front && !state.is_returned()))
            .count()
    }
}
