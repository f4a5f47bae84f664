//! Features of the pieces of a page, as hashes of their name and value.

use super::look::{DATED, Look, PHRASE};
use super::markup::Structure;
use crate::article::pieces::Piece;
use crate::lexicon::hash;
use crate::markup::Page;
use rustc_hash::FxHashMap;

/// Collects the features of one piece.
pub struct Emit(Vec<u64>);

impl Emit {
    /// Adds a feature.
    pub fn add(&mut self, name: &str, value: u64) {
        self.0.push(hash::finish(hash::mix(hash::word(name), value)));
    }
}

/// The features of every piece, from what the pieces look like.
pub fn features(looks: &[Look], pieces: &[Piece], page: Option<&Page>) -> Vec<Vec<u64>> {
    let lines: Vec<usize> = pieces.iter().map(|piece| piece.line).collect();
    let structure = page.map(|page| Structure::new(page, looks, &lines));
    let whole = Whole::new(looks);
    (0..looks.len())
        .map(|at| {
            let mut emit = Emit(Vec::with_capacity(160));
            own(&looks[at], &mut emit);
            around(looks, at, &mut emit);
            whole.place(looks, at, &mut emit);
            if let Some(structure) = &structure {
                structure.features(lines[at], &looks[at], &mut emit);
            } else {
                emit.add("plain", 0);
                emit.add("plain gap", u64::from(pieces[at].after_gap));
            }
            emit.0
        })
        .collect()
}

/// What a piece tells by itself.
fn own(look: &Look, emit: &mut Emit) {
    let (length, shape) = (look.length(), look.shape());
    emit.add("bias", 0);
    emit.add("length", length);
    emit.add("shape", shape);
    emit.add("grammar and length", look.grammar * 16 + length);
    emit.add("capitals and length", look.capitals * 16 + length);
    emit.add("digits and length", look.digits * 16 + length);
    emit.add("ends and length", look.ends * 16 + length);
    emit.add("begins and length", look.begins * 16 + length);
    emit.add("begins and ends", look.begins * 16 + look.ends);
    emit.add("stops and length", look.stops * 16 + length);
    emit.add("commas and length", look.commas * 16 + length);
    emit.add("quotes and shape", look.quotes * 16 + shape);
    emit.add("verb and length", u64::from(look.verb) * 16 + length);
    emit.add("shouted", u64::from(look.shouted) * 16 + length);
    for sign in (0..32).filter(|sign| look.signs >> sign & 1 == 1) {
        emit.add("sign", sign);
        emit.add("sign and shape", sign * 16 + shape);
    }
    emit.add("first word", look.first);
    emit.add("first words", look.first_two);
    emit.add("last word", look.last);
    if look.words <= 4 {
        emit.add("wording", look.key);
    }
}

/// What the pieces before and behind it look like.
fn around(looks: &[Look], at: usize, emit: &mut Emit) {
    let shape = looks[at].shape();
    for offset in [-3isize, -2, -1, 1, 2, 3] {
        let Some(look) = at.checked_add_signed(offset).and_then(|at| looks.get(at)) else {
            emit.add("edge", offset as u64);
            continue;
        };
        let near = |value: u64| hash::mix(offset as u64, value);
        emit.add("shape near", near(look.shape() * 16 + shape));
        emit.add("length near", near(look.length()));
        emit.add("ends near", near(look.ends * 16 + shape));
        for sign in (0..32).filter(|sign| look.signs >> sign & 1 == 1) {
            emit.add("sign near", near(sign));
        }
        if offset.abs() == 1 {
            emit.add("grammar near", near(look.grammar * 16 + shape));
            if look.words <= 4 {
                emit.add("wording near", near(look.key));
            }
            emit.add("first word near", near(look.first));
        }
    }
    let run = |step: isize| {
        (1..=12isize)
            .take_while(|by| {
                at.checked_add_signed(by * step)
                    .and_then(|at| looks.get(at))
                    .is_some_and(|look| look.shape() == shape)
            })
            .count() as u64
    };
    emit.add("run", (run(-1).min(4) * 8 + run(1).min(4)) * 16 + shape);
}

/// What only the whole page tells.
struct Whole {
    /// How often each short piece is there.
    repeated: FxHashMap<u64, usize>,
    /// How often each content word stands in running text.
    words: FxHashMap<u64, usize>,
    /// Words of running text before each piece, and in all.
    passed: Vec<usize>,
    total: usize,
    /// Places of the first and the last date, phrase.
    prose: Vec<usize>,
}

impl Whole {
    fn new(looks: &[Look]) -> Whole {
        let mut whole = Whole {
            repeated: FxHashMap::default(),
            words: FxHashMap::default(),
            passed: Vec::with_capacity(looks.len()),
            total: 0,
            prose: vec![0; looks.len() + 1],
        };
        for (at, look) in looks.iter().enumerate() {
            *whole.repeated.entry(look.key).or_default() += 1;
            whole.passed.push(whole.total);
            whole.prose[at + 1] = whole.prose[at] + usize::from(look.prose);
            if look.prose {
                whole.total += look.words;
                for &word in &look.content {
                    *whole.words.entry(word).or_default() += 1;
                }
            }
        }
        whole
    }

    /// Where a piece stands on its page, and how much of the page's running text speaks of the same.
    fn place(&self, looks: &[Look], at: usize, emit: &mut Emit) {
        let look = &looks[at];
        let shape = look.shape();
        let times = self.repeated.get(&look.key).copied().unwrap_or_default();
        if look.key != 0 && times > 1 {
            emit.add("repeated", times.min(4) as u64 * 16 + shape);
        }
        let least = 1 + usize::from(look.prose);
        let shared = look
            .content
            .iter()
            .filter(|word| self.words.get(word).is_some_and(|&count| count > least))
            .count();
        let share = (shared * 5 / look.content.len().max(1)) as u64;
        emit.add("shared", share * 16 + look.length());
        let passed = (self.passed[at] * 12).div_ceil(self.total.max(1)) as u64;
        emit.add("passed", passed * 16 + shape);
        let place = (at * 10 / looks.len()) as u64;
        emit.add("place", place * 16 + shape);
        emit.add("pieces before", (at.min(6) as u64) * 16 + shape);
        emit.add(
            "pieces behind",
            ((looks.len() - 1 - at).min(6) as u64) * 16 + shape,
        );
        emit.add("size of page", (looks.len().ilog2() as u64) * 16 + shape);
        for width in [3usize, 6, 12] {
            let before = self.prose[at] - self.prose[at.saturating_sub(width)];
            let behind = self.prose[(at + 1 + width).min(looks.len())] - self.prose[at + 1];
            let step = |count: usize| (count * 6).div_ceil(width) as u64;
            let both = step(before) * 8 + step(behind);
            emit.add("density", hash::mix(width as u64, both * 16 + shape));
            emit.add(
                "density before",
                hash::mix(width as u64, step(before) * 16 + look.length()),
            );
            emit.add(
                "density behind",
                hash::mix(width as u64, step(behind) * 16 + look.length()),
            );
        }
        let dated = |range: std::ops::Range<usize>| {
            looks[range].iter().any(|look| look.has(DATED) && look.words < 25)
        };
        emit.add(
            "dated before",
            u64::from(dated(at.saturating_sub(6)..at)) * 16 + shape,
        );
        emit.add(
            "dated behind",
            u64::from(dated(at + 1..(at + 7).min(looks.len()))) * 16 + shape,
        );
        let phrases = |range: std::ops::Range<usize>| {
            looks[range].iter().filter(|look| look.has(PHRASE)).count().min(3) as u64
        };
        let both = phrases(at.saturating_sub(5)..at) * 4 + phrases(at + 1..(at + 6).min(looks.len()));
        emit.add("phrases around", both * 16 + shape);
    }
}
