//! Dependencies: a greedy arc-eager parser. One classifier chooses the move, a second the relation
//! of each link as it is made.

use super::lexeme::Lexeme;
use super::linear::{Features, Scorer};
use super::scheme::{Pos, RELATIONS, Relation, TAGS};
use super::tagger::{TagIndex, best};
use super::transition::{MOVES, Move, NONE, State};

/// A tagged sentence without its punctuation, which is told of in the features of the words around it
/// (Ma, Zhang and Zhu 2014) and finds its own place in the finished tree.
#[derive(Default)]
pub(crate) struct Input {
    words: Vec<Atom>,
    /// For each word its place among the sentence's tokens.
    pub places: Vec<u32>,
    /// For each word, how many commas, verbs, conjunctions and other marks stand before it.
    before: Vec<[u32; 4]>,
    /// The kinds of punctuation after the last word.
    end: u32,
}

/// What features are made of.
#[derive(Clone, Copy)]
struct Atom {
    word: u32,
    form: u32,
    suffix: u32,
    tag: u32,
    pos: u32,
    /// Brown clusters, coarse and fine; word vectors, coarse and fine.
    kin: u32,
    near_kin: u32,
    topic: u32,
    near_topic: u32,
    /// The kinds of punctuation between the word before and this one, a bit each.
    mark: u32,
}

/// Stands for "no word".
const NOWHERE: Atom = Atom {
    word: 0,
    form: 0,
    suffix: 0,
    tag: 255,
    pos: 255,
    kin: 0,
    near_kin: 0,
    topic: 0,
    near_topic: 0,
    mark: 255,
};

impl Input {
    /// Takes the place of the last sentence.
    pub fn fill(&mut self, lexemes: &[Lexeme], tags: &[TagIndex]) {
        self.words.clear();
        self.places.clear();
        self.before.clear();
        let mut count = [0; 4];
        let mut mark = 0;
        for (place, (lexeme, &tag)) in lexemes.iter().zip(tags).enumerate() {
            let (pos, name) = TAGS[usize::from(tag)];
            if pos == Pos::Punct {
                count[if name == "," { 0 } else { 3 }] += 1;
                mark |= mark_bit(name);
                continue;
            }
            let clusters = &lexeme.clusters;
            self.words.push(Atom {
                word: lexeme.lower,
                form: lexeme.form,
                suffix: lexeme.suffixes[2],
                tag: u32::from(tag),
                pos: pos as u32,
                kin: clusters.prefix(6),
                near_kin: clusters.prefix(12),
                topic: u32::from(clusters.coarse),
                near_topic: u32::from(clusters.middle),
                mark,
            });
            self.places.push(place as u32);
            self.before.push(count);
            mark = 0;
            match pos {
                Pos::Verb | Pos::Aux => count[1] += 1,
                Pos::Cconj | Pos::Sconj => count[2] += 1,
                _ => {}
            }
        }
        self.end = mark;
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    fn atom(&self, word: u32) -> Atom {
        match self.words.get(word as usize) {
            Some(atom) => *atom,
            None if word as usize == self.words.len() => Atom {
                mark: self.end,
                ..NOWHERE
            },
            None => NOWHERE,
        }
    }

    /// What stands between two words, as one small number: up to two commas, verbs and conjunctions,
    /// and whether there is other punctuation.
    fn between(&self, from: u32, to: u32) -> u32 {
        let (from, to) = (from.min(to), from.max(to));
        if to == NONE || from >= to {
            return 0;
        }
        let (early, late) = (self.before[from as usize], self.before[to as usize]);
        // The first of the two may itself be a verb or a conjunction.
        let own = match TAGS[self.words[from as usize].tag as usize].0 {
            Pos::Verb | Pos::Aux => [0, 1, 0, 0],
            Pos::Cconj | Pos::Sconj => [0, 0, 1, 0],
            _ => [0; 4],
        };
        let count = |kind: usize, limit: u32| (late[kind] - early[kind] - own[kind]).min(limit);
        1 + count(0, 2) + 3 * count(1, 2) + 9 * count(2, 1) + 18 * count(3, 1)
    }
}

/// The kinds of punctuation that differ in what they say about structure.
fn mark_bit(tag: &str) -> u32 {
    match tag {
        "," => 1,
        "``" | "''" => 2,
        "-LRB-" => 4,
        "-RRB-" => 8,
        ":" => 16,
        "HYPH" => 32,
        "." => 64,
        _ => 128,
    }
}

/// Parses a tagged sentence; the tree is in the state afterwards.
pub(crate) fn parse(moves: &impl Scorer, relations: &impl Scorer, input: &Input, state: &mut State) {
    state.start(input.len());
    let mut features = Features::default();
    let mut scores = [0.0; MOVES];
    while state.is_open() {
        extract(input, state, &mut features);
        moves.score(&features.hashes, &mut scores);
        let action = best_move(state, &scores);
        let relation = link(state, action).map_or(0, |(head, dependent)| {
            choose_relation(relations, input, state, head, dependent, &mut features)
        });
        state.make(action, relation);
    }
}

/// The best move of those the state allows.
pub(crate) fn best_move(state: &State, scores: &[f32; MOVES]) -> Move {
    let mut best: Option<Move> = None;
    for action in Move::ALL {
        let better = best.is_none_or(|best| scores[action as usize] > scores[best as usize]);
        if better && state.allows(action) {
            best = Some(action);
        }
    }
    best.expect("an open state allows a move")
}

/// Head and dependent of the link a move would make.
pub(crate) fn link(state: &State, action: Move) -> Option<(u32, u32)> {
    match action {
        Move::Left => Some((state.front(), state.top())),
        Move::Right => Some((state.top(), state.front())),
        Move::Shift | Move::Reduce => None,
    }
}

fn choose_relation(
    scorer: &impl Scorer,
    input: &Input,
    state: &State,
    head: u32,
    dependent: u32,
    features: &mut Features,
) -> u8 {
    let mut scores = [0.0; RELATIONS.len()];
    extract_relation(input, state, head, dependent, features);
    scorer.score(&features.hashes, &mut scores);
    // Only the root, which gets no link, has the relation "root".
    scores[Relation::Root as usize] = f32::NEG_INFINITY;
    best(&scores) as u8
}

/// A set of relations as a feature value.
fn fold(set: u64) -> u32 {
    (set.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// Distances in classes that grow.
fn distance(from: u32, to: u32) -> u32 {
    if from == NONE || to == NONE {
        return 0;
    }
    match from.abs_diff(to) {
        near @ 0..=4 => near,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

/// Gives each feature of a list the next template number.
macro_rules! add {
    ($features:expr; $([$($value:expr),* $(,)?],)*) => {{
        let mut template = 0;
        $(
            template += 1;
            $features.add(template, [$($value),*]);
        )*
        let _ = template;
    }};
}

/// What the choice of a move looks at. The templates are those of Zhang and Nivre (2011), with
/// neighbours in the text and what stands between the two tokens in question.
#[rustfmt::skip]
pub(crate) fn extract(input: &Input, state: &State, features: &mut Features) {
    let stack = state.stack.as_slice();
    let at = |depth: usize| stack.len().checked_sub(depth + 1).map_or(NONE, |index| stack[index]);
    let (top, front) = (at(0), state.front());
    let node = |token: u32| state.nodes.get(token as usize);
    let head_of = |token: u32| node(token).map_or(NONE, |node| node.head);
    let left_of = |token: u32, nth: usize| node(token).map_or(NONE, |node| node.left[nth]);
    let right_of = |token: u32, nth: usize| node(token).map_or(NONE, |node| node.right[nth]);
    let relation = |token: u32| node(token).map_or(99, |node| {
        if node.head == NONE { 98 } else { u32::from(node.relation) }
    });
    let valency = |token: u32, side: usize| node(token).map_or(9, |node| u32::from(node.valency[side].min(4)));
    let set = |token: u32, side: usize| node(token).map_or(0, |node| fold(node.relations[side]));
    let atom = |token: u32| input.atom(token);
    let beside = |token: u32, step: i32| match token {
        NONE => NOWHERE,
        _ => atom(token.wrapping_add_signed(step)),
    };

    let (top_head, top_left, top_right) = (head_of(top), left_of(top, 0), right_of(top, 0));
    let front_left = left_of(front, 0);
    let s0 = atom(top);
    let s1 = atom(at(1));
    let s2 = atom(at(2));
    let n0 = atom(front);
    let n1 = atom(state.buffer(1));
    let n2 = atom(state.buffer(2));
    let n3 = atom(state.buffer(3));
    let sh = atom(top_head);
    let sl = atom(top_left);
    let sr = atom(top_right);
    let nl = atom(front_left);
    let shh = atom(head_of(top_head));
    let sl2 = atom(left_of(top, 1));
    let sr2 = atom(right_of(top, 1));
    let nl2 = atom(left_of(front, 1));
    let (sb, sa) = (beside(top, -1), beside(top, 1));
    let nb = beside(front, -1);
    let d = distance(top, front);
    let gap = input.between(top, front);
    let (svl, svr, nvl) = (valency(top, 0), valency(top, 1), valency(front, 0));
    let (rs, rs1) = (relation(top), relation(at(1)));
    let (rsl, rsr, rnl) = (relation(top_left), relation(top_right), relation(front_left));
    let (ssl, ssr, snl) = (set(top, 0), set(top, 1), set(front, 0));
    let (rsr2, rnl2) = (relation(right_of(top, 1)), relation(left_of(front, 1)));
    let state_kind = u32::from(rs == 98) + 2 * u32::from(state.is_returned());

    features.clear();
    add!(features;
        [state_kind],
        [s0.word, s0.tag], [s0.word], [s0.tag, state_kind],
        [n0.word, n0.tag], [n0.word], [n0.tag, state_kind],
        [n1.word, n1.tag], [n1.word], [n1.tag],
        [n2.word, n2.tag], [n2.word], [n2.tag],
        [s0.word, s0.tag, n0.word, n0.tag],
        [s0.word, n0.word, state_kind],
        [s0.word, s0.tag, n0.tag], [s0.word, n0.tag, rs],
        [s0.tag, n0.word, n0.tag], [s0.tag, n0.word, rs],
        [s0.tag, n0.tag, rs], [s0.pos, n0.pos, rs],
        [n0.tag, n1.tag, state_kind], [n0.word, n1.word], [n0.word, n1.tag], [n0.tag, n1.word],
        [n0.tag, n1.tag, n2.tag], [n0.tag, n1.tag, n2.tag, n3.tag],
        [s0.tag, n0.tag, n1.tag, rs], [s0.word, n0.tag, n1.tag], [s0.tag, n0.word, n1.tag],
        [s0.tag, n0.tag, n1.tag, n2.tag],
        [s0.tag, n0.tag, n1.word],
        [sh.tag, s0.tag, n0.tag], [sh.word, s0.word, n0.tag], [sh.word, s0.tag, n0.word],
        [sh.word, rs, n0.tag], [sh.tag, rs, s0.tag, n0.word],
        [s0.tag, sl.tag, n0.tag], [s0.tag, sr.tag, n0.tag], [s0.tag, n0.tag, nl.tag],
        [s0.word, rsl, n0.tag], [s0.word, rsr, n0.tag], [s0.tag, n0.word, rnl],
        [s0.tag, rsl, rsr, n0.tag], [s0.tag, n0.tag, rnl, rsr],
        [s0.word, d], [s0.tag, d, n0.tag], [n0.word, d], [n0.tag, d, rs],
        [s0.tag, n0.tag, gap], [s0.word, n0.tag, gap], [s0.tag, n0.word, gap], [s0.tag, n0.tag, gap, d],
        [s0.word, svl], [s0.word, svr], [s0.tag, svl], [s0.tag, svr, n0.tag],
        [n0.word, nvl], [n0.tag, nvl, s0.tag],
        [sh.word], [sh.tag, rs], [sl.word], [sl.tag, rsl], [sr.word], [sr.tag, rsr], [nl.word], [nl.tag, rnl],
        [shh.word], [shh.tag, relation(top_head)],
        [sl2.tag, sl.tag, s0.tag], [sr2.tag, sr.tag, s0.tag], [nl2.tag, nl.tag, n0.tag],
        [shh.tag, sh.tag, s0.tag],
        [rsr, rsr2, s0.tag, n0.tag], [rnl, rnl2, n0.tag, s0.tag],
        [s1.tag, s0.tag, n0.tag], [s1.tag, rs1, n0.tag], [s1.word, n0.tag], [s1.tag, n0.word, s0.tag],
        [s1.tag, s0.tag, n0.tag, n1.tag], [s1.word, s0.word, n0.tag], [s1.word, n0.word],
        [s2.tag, s1.tag, s0.tag, n0.tag],
        [sb.tag, s0.tag, n0.tag], [sa.tag, s0.tag, n0.tag], [nb.tag, s0.tag, n0.tag],
        [sa.tag, s0.tag, nb.tag, n0.tag], [sb.tag, s0.tag, sa.tag, n0.tag], [s0.tag, nb.tag, n0.tag, n1.tag],
        [s0.tag, n0.tag, nl.word], [s0.word, n0.tag, nl.word], [s0.word, nl.word, n0.word],
        [s0.tag, nl.word, n0.word], [sh.word, nl.word, n0.tag],
        [s0.suffix, n0.tag], [s0.tag, n0.suffix], [s0.suffix, n0.suffix],
        [s0.form, s0.tag], [n0.form, n0.tag],
        [sr.word, s0.word, n0.tag], [sr.tag, s0.word, n0.word],
        [s0.tag, rs, sh.tag, n0.tag, n1.tag],
        [ssl, s0.tag, n0.tag], [ssr, s0.tag, n0.tag], [snl, n0.tag, s0.tag], [ssl, ssr, s0.tag, n0.tag],
        [ssr, s0.word, n0.tag], [snl, n0.word, s0.tag], [ssr, snl, s0.tag, n0.tag], [ssl, s0.word], [ssr, s0.word],
        [snl, n0.tag, n1.tag], [set(top_head, 1), sh.tag, s0.tag, n0.tag], [set(top_head, 0), sh.tag, rs, n0.tag],
        [set(top_head, 1), sh.word, n0.tag],
        [n0.mark, n0.tag, s0.tag], [n1.mark, n0.tag, s0.tag], [n0.mark, n1.mark, n0.tag, s0.tag, rs],
        [s0.mark, s0.tag, n0.tag, n0.mark], [n0.mark, n0.word, s0.tag], [n0.mark, s0.word, n0.tag],
        [n1.mark, s0.word, n0.tag], [n1.mark, n0.word], [n0.mark, n1.mark, n2.mark], [sa.mark, s0.tag, n0.tag, n0.mark],
        [s0.mark, sh.tag, s0.tag, n0.tag, n0.mark], [n0.mark, n0.tag, n1.tag, s0.tag],
        [s0.kin, n0.kin], [s0.near_kin, n0.near_kin], [s0.near_kin, n0.tag], [s0.tag, n0.near_kin],
        [s0.near_kin], [n0.near_kin], [n1.near_kin], [s0.near_topic, n0.tag], [s0.tag, n0.near_topic],
        [s0.near_topic, n0.near_topic], [s0.near_kin, n0.near_kin, d], [s0.kin, s0.tag, n0.kin, n0.tag],
        [sh.near_kin, s0.near_kin, n0.tag], [sh.near_kin, s0.tag, n0.near_kin], [sh.near_kin, nl.word, n0.near_kin],
        [s0.near_kin, nl.word, n0.near_kin], [s0.near_topic, nl.word, n0.near_topic],
        [s0.near_kin, nl.word], [s0.near_topic, nl.word], [sh.near_topic, nl.word],
        [s0.near_kin, n0.tag, n1.near_kin], [s0.kin, n0.kin, n1.kin], [s1.near_kin, n0.tag, s0.tag],
        [s1.near_kin, nl.word, n0.tag], [s0.topic, n0.topic, nl.word],
        [s1.near_topic, nl.word, n0.tag],
    );
}

/// What the choice of the relation between two tokens looks at, before they are linked.
#[rustfmt::skip]
pub(crate) fn extract_relation(
    input: &Input,
    state: &State,
    head: u32,
    dependent: u32,
    features: &mut Features,
) {
    let node = |token: u32| state.nodes.get(token as usize);
    let child = |token: u32, side: usize, nth: usize| node(token).map_or(NONE, |node| {
        if side == 0 { node.left[nth] } else { node.right[nth] }
    });
    let relation = |token: u32| node(token).map_or(99, |node| {
        if node.head == NONE { 98 } else { u32::from(node.relation) }
    });
    let set = |token: u32, side: usize| node(token).map_or(0, |node| fold(node.relations[side]));
    let atom = |token: u32| input.atom(token);
    let side = u32::from(dependent > head);
    let (h, d) = (atom(head), atom(dependent));
    let dl = child(dependent, 0, 0);
    let dl2 = child(dependent, 0, 1);
    let dr = child(dependent, 1, 0);
    // The head's nearest dependents on the same side say which places are taken.
    let taken = child(head, side as usize, 0);
    let taken2 = child(head, side as usize, 1);
    let hl = child(head, 0, 0);
    let (rdl, rdl2, rdr) = (relation(dl), relation(dl2), relation(dr));
    let (rt, rt2, rhl) = (relation(taken), relation(taken2), relation(hl));
    let (left, right) = (atom(dependent.wrapping_sub(1)), atom(dependent + 1));
    let (hleft, hright) = (atom(head.wrapping_sub(1)), atom(head + 1));
    let span = distance(head, dependent);
    let gap = input.between(head, dependent);
    let grand = atom(node(head).map_or(NONE, |node| node.head));
    let (adl, adl2, adr) = (atom(dl), atom(dl2), atom(dr));

    features.clear();
    add!(features;
        [side],
        [h.tag, d.tag, side], [h.pos, d.pos, side, span],
        [d.word, side], [d.word, d.tag, side], [d.tag, side], [h.word, side], [h.word, h.tag, side], [h.tag, side],
        [h.word, d.word], [h.word, d.tag, side], [h.tag, d.word, side],
        [d.form, side], [d.suffix, h.tag, side], [h.suffix, d.tag, side],
        [h.tag, d.tag, side, span], [h.tag, d.tag, gap, side],
        [adl.word, d.tag, h.tag], [adl.word, d.word], [adl.tag, d.tag, h.tag, side], [rdl, d.tag, h.tag, side],
        [adl.word, h.word, d.tag], [adl.word, side],
        [adl2.word, d.tag, h.tag], [rdl, rdl2, d.tag, h.tag, side],
        [adr.tag, d.tag, h.tag], [rdr, d.tag, h.tag], [adr.word, d.tag],
        [rt, d.tag, h.tag, side], [rt, rt2, d.tag, h.tag, side], [rt, d.tag, h.word, side], [rt, rdl, d.tag, h.tag, side],
        [rhl, d.tag, h.tag, side], [atom(hl).word, d.tag, h.tag, side],
        [left.tag, d.tag, h.tag, side], [right.tag, d.tag, h.tag, side], [left.tag, d.tag, right.tag, h.pos, side],
        [hleft.tag, h.tag, d.tag, side], [hright.tag, h.tag, d.tag, side],
        [left.word, d.tag, h.tag], [right.word, d.tag, h.tag], [left.word, d.word], [right.word, d.word],
        [grand.tag, h.tag, d.tag, side], [relation(head), h.tag, d.tag, side], [relation(head), h.word, d.tag, side],
        [gap, span, d.pos, side],
        [set(head, side as usize), d.tag, h.tag, side], [set(head, 0), set(head, 1), d.tag, h.tag, side],
        [set(head, side as usize), h.word, d.tag, side], [set(dependent, 0), d.tag, h.tag, side],
        [set(head, 1 - side as usize), d.tag, h.tag, side], [set(dependent, 0), d.word, side],
        [d.mark, d.tag, h.tag, side], [right.mark, d.tag, h.tag, side], [d.mark, right.mark, d.tag, h.tag, side],
        [d.mark, rdl, d.tag, h.tag, side], [h.mark, hright.mark, h.tag, d.tag, side],
        [h.near_kin, d.tag, side], [h.tag, d.near_kin, side], [h.near_kin, d.near_kin, side], [h.kin, d.kin, side, d.tag],
        [d.near_kin, side], [d.near_topic, h.tag, side], [h.near_topic, d.tag, side], [h.near_topic, d.near_topic],
        [adl.word, d.near_kin, side], [adl.word, h.near_kin, d.near_kin], [adl.word, d.near_topic], [d.topic, h.topic, d.tag, side],
    );
}
