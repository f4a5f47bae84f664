//! Writing the model file that `syntax::model` reads.

use super::lemmas::Rules;
use super::vocabulary::Known;
use crate::syntax::lemma::Pattern;
use crate::syntax::model::{MAGIC, VERSION, checksum, unit};
use crate::syntax::shape::{Shape, Tensor};

/// How finely each kind of parameter is kept: the largest whole number its weights may be.
const TABLE: i8 = 7;
const MATRIX: i8 = 15;
const BIAS: i8 = 127;

/// A model file of the known values of each feature, the parameters and the rules for lemmas.
pub fn pack(known: &Known, shape: &Shape, parameters: &[f32], lemmas: &Rules) -> Vec<u8> {
    let mut body = Vec::new();
    for values in known {
        number(values.len(), &mut body);
        let mut last = 0;
        for &value in values {
            number((value - last) as usize, &mut body);
            last = value;
        }
    }
    let widths = [shape.layers, shape.hidden, shape.link, shape.relation];
    for &width in shape.segments.iter().chain(&widths) {
        number(width, &mut body);
    }
    for tensor in shape.tensors().all() {
        write(tensor, parameters, &mut body);
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

/// The unit of each row, then all weights, one a byte though few of its values occur: general
/// compression does best on that.
fn write(tensor: &Tensor, parameters: &[f32], out: &mut Vec<u8>) {
    let largest = largest(tensor);
    let rows = || parameters[tensor.range.clone()].chunks_exact(tensor.width);
    let scales: Vec<u8> = rows().map(|row| scale(row, largest)).collect();
    out.extend(&scales);
    for (row, &scale) in rows().zip(&scales) {
        out.extend(row.iter().map(|&weight| quantised(weight, scale, largest) as u8));
    }
}

fn largest(tensor: &Tensor) -> i8 {
    match tensor.rows() {
        _ if tensor.table => TABLE,
        1 => BIAS,
        _ => MATRIX,
    }
}

fn quantised(weight: f32, scale: u8, largest: i8) -> i8 {
    let largest = f32::from(largest);
    (weight / unit(scale)).round().clamp(-largest, largest) as i8
}

/// The unit with the least squared error: the largest weights may be cut to keep small ones apart.
fn scale(row: &[f32], largest: i8) -> u8 {
    let error = |scale: u8| -> f32 {
        row.iter()
            .map(|&weight| weight - f32::from(quantised(weight, scale, largest)) * unit(scale))
            .map(|difference| difference * difference)
            .sum()
    };
    let mut best = (f32::INFINITY, 0);
    for scale in 96..=200 {
        let error = error(scale);
        if error < best.0 {
            best = (error, scale);
        }
    }
    best.1
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
