//! Who speaks, as far as pronouns need to know it. "She said" goes on with whoever spoke before and means nobody that
//! her words name; "he" within somebody's words is not that somebody.

use crate::entity::scene::Scene;
use crate::words::is_cue;

/// Whose words a token belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// The article's.
    Told,
    /// Somebody's, in a sentence of the article: said he was "proud of his town".
    Quoted,
    /// Somebody's, in a sentence of their own: "He was right."
    Spoken,
}

/// Which words of an article stand in quotation marks, by token.
pub(super) struct Speech(Vec<Words>);

impl Speech {
    pub fn new(scene: &Scene) -> Self {
        let document = scene.document;
        let mut words = vec![Words::Told; document.tokens.len()];
        let mut open = Words::Told;
        let mut block = None;
        for sentence in &document.sentences {
            // A mark that nobody closed ends with its paragraph.
            if block != Some(sentence.block) {
                (block, open) = (Some(sentence.block), Words::Told);
            }
            for token in sentence.tokens.clone() {
                let opens = || match document.tokens.get(token + 1) {
                    Some(_) if document.word(token + 1).starts_with(char::is_uppercase) => Words::Spoken,
                    _ => Words::Quoted,
                };
                open = match scene.word(token) {
                    "“" => opens(),
                    "\"" if open == Words::Told => opens(),
                    "”" | "\"" => Words::Told,
                    _ => open,
                };
                words[token] = open;
            }
        }
        Self(words)
    }

    /// Whether a token stands in quotation marks.
    pub fn is_quoted(&self, token: usize) -> bool {
        self.0[token] != Words::Told
    }

    /// Whether a token stands in a sentence that somebody speaks.
    pub fn is_spoken(&self, token: usize) -> bool {
        self.0[token] == Words::Spoken
    }

    /// Whether a token says who speaks: the "she" of "she said".
    pub fn speaks(&self, scene: &Scene, token: usize) -> bool {
        let words = &scene.syntax.words;
        let verb = words.get(token).filter(|word| word.relation.is_subject());
        verb.and_then(|word| word.head)
            .is_some_and(|verb| is_cue(&words[verb].lemma) && !self.is_quoted(token) && !self.is_quoted(verb))
    }
}
