//! Acronyms and the runs of words they stand for.

use super::Reading;
use crate::mention::form::ALL_CAPITALS;
use rustc_hash::FxHashMap;

impl Reading<'_> {
    /// Joins acronyms with the runs whose initials they are.
    pub(super) fn acronyms(&mut self) {
        let mut acronyms: FxHashMap<String, u64> = FxHashMap::default();
        for at in 0..self.ids.len() {
            let form = self.form(at);
            if form.flags & ALL_CAPITALS != 0 && (2..=7).contains(&form.length) {
                let letters = self
                    .document
                    .word(at)
                    .chars()
                    .filter(|c| c.is_alphabetic())
                    .collect();
                acronyms.insert(letters, form.word);
            }
        }
        if acronyms.is_empty() {
            return;
        }
        let mut at = 0;
        while at < self.ids.len() {
            let run = self.wide[at];
            if run.length() < 2 {
                at += 1;
                continue;
            }
            let mut initials = String::new();
            for inner in run.start..run.end {
                let form = self.form(inner);
                let article = inner == run.start && matches!(self.document.word(inner), "The" | "A" | "An");
                if form.capital && !article {
                    initials.extend(self.document.word(inner).chars().next());
                }
            }
            if let Some(&acronym) = acronyms.get(&initials) {
                let last = self.form(run.end - 1).lower;
                self.spelt_out.insert(acronym, last);
                self.abbreviated
                    .extend((run.start..run.end).map(|at| self.runs[at].start));
            }
            at = run.end.max(at + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::reading::with;

    #[test]
    fn acronyms_find_their_words() {
        with(
            "The World Health Organization met. The WHO agreed. The WTO did not.",
            |reading| {
                assert_eq!(reading.spelt_out.len(), 1);
            },
        );
    }
}
