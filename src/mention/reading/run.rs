//! Runs of capitalised words, with the small words that names have inside.

use super::Reading;
use crate::mention::form::Link;
use crate::mention::gazetteers::Types;
use std::ops::Range;

/// A range of tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Lists its words or phrases are in.
    pub types: Types,
}

impl Run {
    /// Number of tokens.
    pub fn length(&self) -> usize {
        self.end - self.start
    }
}

impl Reading<'_> {
    /// Lists the words and phrases of a run are in.
    pub fn types_in(&self, run: &Run) -> Types {
        (run.start..run.end).fold(Types::NONE, |all, at| {
            all | self.phrases[at].types | self.form(at).types
        })
    }

    /// Runs of capitalised words: tight ones with particles inside, wide ones with "of" and "and" too.
    pub(super) fn find_runs(&mut self, tokens: Range<usize>) {
        for widest in [false, true] {
            let mut at = tokens.start;
            while at < tokens.end {
                if !self.form(at).capital {
                    at += 1;
                    continue;
                }
                let start = at;
                let mut end = at + 1;
                let mut next = end;
                while next < tokens.end && next - end < 3 {
                    let form = self.form(next);
                    let joined = form.hyphen && !self.document.tokens[next].spaced;
                    if form.capital {
                        end = next + 1;
                    } else if !(form.link == Link::Close && (!form.hyphen || joined)
                        || widest && form.link == Link::Wide)
                    {
                        break;
                    }
                    next += 1;
                }
                let mut run = Run {
                    start,
                    end,
                    types: Types::NONE,
                };
                run.types = self.types_in(&run);
                let runs = if widest { &mut self.wide } else { &mut self.runs };
                runs[start..end].fill(run);
                at = end;
            }
        }
        // Small words belong to wide runs only.
        for at in tokens {
            if !self.form(at).capital && self.form(at).link == Link::Wide {
                self.runs[at] = Run::default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::reading::with;

    #[test]
    fn runs_take_particles_but_stop_at_other_words() {
        with(
            "Then Alexander van der Bellen met the Ministry of Trade.",
            |reading| {
                let run = &reading.runs[1];
                assert_eq!((run.start, run.end), (0, 5));
                assert_eq!(reading.runs[7].length(), 1);
                assert_eq!(reading.wide[7].length(), 3);
                assert_eq!(reading.runs[8].length(), 0);
            },
        );
    }
}
