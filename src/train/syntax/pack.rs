//! Writing the model file that `syntax::model` reads.

use super::learner::Learner;
use super::lemmas::Rules;
use crate::syntax::lemma::Pattern;
use crate::syntax::model::{MAGIC, VERSION, checksum};

/// Bits of a feature's hash that are kept beyond those needed to tell the kept features apart: two to
/// this power is how rarely an unknown feature is mistaken for a known one.
const SPARE_BITS: u32 = 7;

/// The unit of the packed weights, in logits.
const STEP: f32 = 0.1;

/// What is too small to be worth its bytes, in units of the packed weights.
#[derive(Clone, Copy, Debug)]
pub struct Least {
    /// A single weight must be so large.
    pub weight: u32,
    /// All weights of a feature together must be.
    pub row: u32,
}

/// A model file of all classifiers, in the order the model reads them, and the rules for lemmas.
pub fn pack(learners: &[(&Learner, Least)], lemmas: &Rules) -> Vec<u8> {
    let mut body = Vec::new();
    for (learner, least) in learners {
        linear(learner, *least, &mut body);
    }
    number(lemmas.len(), &mut body);
    for (tag, rules) in lemmas {
        text(tag, &mut body);
        number(rules.len(), &mut body);
        for (pattern, edit) in rules {
            match pattern {
                Pattern::Word(word) => text(&format!("^{word}"), &mut body),
                Pattern::Ending(ending) => text(ending, &mut body),
            }
            number(edit.cut, &mut body);
            text(&edit.ending, &mut body);
        }
    }
    let mut file = MAGIC.to_vec();
    file.push(VERSION);
    file.extend(checksum(&body).to_le_bytes());
    file.extend(body);
    file
}

/// Keys as differences, low bytes apart from the rest; lengths; classes; weights. Streams of one kind
/// each are what general compression does best on.
fn linear(learner: &Learner, least: Least, out: &mut Vec<u8>) {
    let quantised = |weight: f32| (weight / STEP).round().clamp(-127.0, 127.0) as i8;
    let mut rows: Vec<(u32, Vec<(u8, i8)>)> = learner
        .weights()
        .into_iter()
        .map(|(feature, entries)| {
            let entries = entries
                .into_iter()
                .map(|(class, weight)| (class, quantised(weight)))
                .filter(|(_, weight)| u32::from(weight.unsigned_abs()) >= least.weight)
                .collect();
            (feature, entries)
        })
        .filter(|(_, entries): &(u32, Vec<(u8, i8)>)| {
            let total: u32 = entries
                .iter()
                .map(|(_, weight)| u32::from(weight.unsigned_abs()))
                .sum();
            total >= least.row
        })
        .collect();
    let bits = (usize::BITS - rows.len().leading_zeros() + SPARE_BITS).min(32);
    let drop = 32 - bits;
    // Features that fall together: the one with more to say stays.
    rows.dedup_by(|late, early| {
        let same = late.0 >> drop == early.0 >> drop;
        if same && late.1.len() > early.1.len() {
            early.1 = std::mem::take(&mut late.1);
        }
        same
    });
    let mut key = 0;
    let steps: Vec<u32> = rows
        .iter()
        .map(|(feature, _)| {
            let step = (feature >> drop) - key;
            key = feature >> drop;
            step
        })
        .collect();
    number(rows.len(), out);
    number(drop as usize, out);
    number(STEP.to_bits() as usize, out);
    out.extend(steps.iter().map(|step| *step as u8));
    for step in steps {
        number((step >> 8) as usize, out);
    }
    out.extend(rows.iter().map(|(_, entries)| entries.len() as u8));
    let entries = || rows.iter().flat_map(|(_, entries)| entries);
    out.extend(entries().map(|(class, _)| class));
    out.extend(entries().map(|(_, weight)| *weight as u8));
}

fn number(mut number: usize, out: &mut Vec<u8>) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

fn text(text: &str, out: &mut Vec<u8>) {
    number(text.len(), out);
    out.extend(text.bytes());
}
