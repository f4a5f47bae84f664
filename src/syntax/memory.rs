//! What the network makes of a word before it looks at its neighbours. It depends on the form alone, so it is
//! worked out once for each form, however often that stands in a text.

use super::input::Places;
use super::lexeme::{Case, lexeme};
use super::model::Model;
use rustc_hash::FxHashMap;

/// Forms that are remembered, at most: enough for most that come again, and not 10 MB.
const LARGEST: usize = 4_096;

/// A longer form, in bytes, does not come again.
const LONGEST: usize = 64;

/// The forms that were met, each with the gates of the network's first layer.
#[derive(Default)]
pub(super) struct Memory {
    /// The number of each form, by how its sentence uses capitals.
    forms: [FxHashMap<Box<str>, u32>; Case::COUNT],
    /// How many forms have one.
    count: u32,
    /// Those of all forms, by number.
    gates: Vec<f32>,
    /// What the network is told of the forms whose gates are not worked out yet: the last ones.
    waiting: Vec<Places>,
    embedded: Vec<f32>,
    found: Vec<f32>,
}

impl Memory {
    /// The number of a form.
    pub fn number(&mut self, model: &Model, form: &str, case: Case) -> u32 {
        let forms = &mut self.forms[case as usize];
        if let Some(&number) = forms.get(form) {
            return number;
        }
        let number = self.count;
        if form.len() <= LONGEST {
            forms.insert(form.into(), number);
        }
        self.count += 1;
        self.waiting.push(model.vocabulary.places(&lexeme(form, case)));
        number
    }

    /// Appends the gates of the forms with these numbers.
    pub fn recall(&mut self, model: &Model, numbers: &[u32], gates: &mut Vec<f32>) {
        if !self.waiting.is_empty() {
            (model.network).begin(&self.waiting, &mut self.embedded, &mut self.found);
            self.gates.extend_from_slice(&self.found);
            self.waiting.clear();
        }
        let width = model.network.shape.gates();
        for &number in numbers {
            gates.extend_from_slice(&self.gates[number as usize * width..][..width]);
        }
    }

    /// Forgets everything once it has become much; numbers that were given are no longer good.
    pub fn tidy(&mut self) {
        if self.count as usize > LARGEST {
            *self = Self::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The gates of some forms, each asked for by itself.
    fn gates(memory: &mut Memory, forms: &[(&str, Case)]) -> Vec<f32> {
        let model = Model::embedded();
        let numbers: Vec<u32> = (forms.iter())
            .map(|&(form, case)| memory.number(model, form, case))
            .collect();
        let mut gates = Vec::new();
        memory.recall(model, &numbers, &mut gates);
        gates
    }

    #[test]
    fn a_form_is_the_same_when_it_comes_again_and_another_in_a_line_of_capitals() {
        let mut memory = Memory::default();
        let first = gates(&mut memory, &[("Port", Case::Normal), ("Port", Case::Upper)]);
        let again = gates(&mut memory, &[("quay", Case::Normal), ("Port", Case::Normal)]);
        let (normal, upper) = first.split_at(first.len() / 2);
        assert_ne!(normal, upper);
        assert_eq!(&again[normal.len()..], normal);
        assert_eq!(gates(&mut Memory::default(), &[("Port", Case::Normal)]), normal);
    }

    #[test]
    fn it_forgets_once_it_holds_much_and_keeps_no_endless_forms() {
        let mut memory = Memory::default();
        let endless = "a".repeat(LONGEST + 1);
        gates(&mut memory, &[(&endless, Case::Normal)]);
        assert!(memory.forms[0].is_empty());
        let forms: Vec<String> = (0..LARGEST).map(|number| format!("w{number}")).collect();
        let forms: Vec<(&str, Case)> = forms.iter().map(|form| (form.as_str(), Case::Normal)).collect();
        let before = gates(&mut memory, &forms[..2]);
        gates(&mut memory, &forms);
        memory.tidy();
        assert_eq!((memory.count, memory.gates.len()), (0, 0));
        assert_eq!(gates(&mut memory, &forms[..2]), before);
    }
}
