//! "After" stands before a noun and before a clause. In "she left after the council, led by Rui, asked her to"
//! what is between subject and verb hides that it opens a clause: taken for a preposition, it leaves the verb
//! behind it without a subject, joined to whatever stands before.

use crate::syntax::{Pos, Relation, Tag, Word};

/// How many tokens of description may stand between the noun and its verb.
const BETWEEN: usize = 24;

/// Gives such verbs the noun for their subject and the word before it for their conjunction; the words are
/// those of one sentence, which begins at token `base` of the document.
pub(super) fn settle(words: &mut [Word], base: usize) {
    for noun in 0..words.len() {
        if let Some((case, verb, above)) = clause(words, base, noun) {
            words[noun].head = Some(base + verb);
            words[noun].relation = Relation::Nsubj;
            words[case].head = Some(base + verb);
            words[case].relation = Relation::Mark;
            words[verb].head = Some(base + above);
            words[verb].relation = Relation::Advcl;
        }
    }
}

/// The conjunction before a noun, the verb behind it and what their clause hangs on, when the three make a clause.
fn clause(words: &[Word], base: usize, noun: usize) -> Option<(usize, usize, usize)> {
    let word = &words[noun];
    let above = word.head?.checked_sub(base)?;
    if word.relation != Relation::Obl || !matches!(word.pos, Pos::Noun | Pos::Propn) {
        return None;
    }
    // "called for it after Rui and his wife, Ana, left": the noun may hang on the verb itself.
    let own = Some(above).filter(|&above| above > noun);
    let of = |head: usize| move |child: &&Word| child.head == Some(base + head);
    let case = words[..noun].iter().rposition(|case| {
        case.head == Some(base + noun)
            && case.relation == Relation::Case
            && matches!(
                case.lemma.as_str(),
                "after" | "as" | "before" | "since" | "until" | "while"
            )
    })?;
    let verb = (noun + 1..words.len().min(noun + BETWEEN)).find(|&at| {
        let finite = matches!(words[at].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let stands = own.map_or(words[at].head == Some(base + above), |own| own == at);
        finite && words[at].pos == Pos::Verb && stands
    })?;
    let above = match own {
        Some(verb) => {
            // "left after the vote, won a prize": only what describes the noun, or a list, has a comma before the verb.
            let described = words[noun..verb]
                .iter()
                .any(|word| matches!(word.relation, Relation::Appos | Relation::Conj));
            let close = described && words[verb - 1].tag == Tag::Comma;
            words[verb]
                .head?
                .checked_sub(base)
                .filter(|&above| close && above < noun)?
        }
        None => above,
    };
    // Nothing but what describes the noun stands between the two.
    let inside = |at: usize| {
        let mut at = at;
        while at != noun {
            match words[at].head.and_then(|head| head.checked_sub(base)) {
                Some(head) if (noun..verb).contains(&head) => at = head,
                _ => return words[at].tag == Tag::Comma,
            }
        }
        true
    };
    let free = words.iter().filter(of(verb)).all(|child| {
        !matches!(
            child.relation,
            Relation::Nsubj | Relation::NsubjPass | Relation::Mark | Relation::Cc | Relation::Expl
        )
    });
    let joined = matches!(
        words[verb].relation,
        Relation::Conj | Relation::Advcl | Relation::Parataxis
    );
    (free && joined && (noun + 1..verb).all(inside)).then_some((case, verb, above))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(lemma: &str, tag: Tag, head: Option<usize>, relation: Relation) -> Word {
        Word {
            pos: match tag {
                Tag::Nn => Pos::Noun,
                Tag::Vbd => Pos::Verb,
                _ => Pos::X,
            },
            tag,
            lemma: lemma.into(),
            head,
            relation,
        }
    }

    /// "left after council, led, asked", with the last verb joined by something or nothing.
    fn sentence(joint: &str, tag: Tag) -> Vec<Word> {
        let mut words = vec![
            word("leave", Tag::Vbd, None, Relation::Root),
            word("after", Tag::In, Some(5), Relation::Case),
            word("council", Tag::Nn, Some(3), Relation::Obl),
            word(",", Tag::Comma, Some(7), Relation::Punct),
            word("lead", Tag::Vbn, Some(5), Relation::Acl),
            word(
                joint,
                tag,
                Some(9),
                if tag == Tag::Cc {
                    Relation::Cc
                } else {
                    Relation::Punct
                },
            ),
            word("ask", Tag::Vbd, Some(3), Relation::Conj),
        ];
        settle(&mut words, 3);
        words
    }

    #[test]
    fn a_verb_without_a_subject_takes_the_noun_behind_the_conjunction() {
        let words = sentence(",", Tag::Comma);
        assert_eq!((words[2].head, words[2].relation), (Some(9), Relation::Nsubj));
        assert_eq!((words[1].head, words[1].relation), (Some(9), Relation::Mark));
        assert_eq!((words[6].head, words[6].relation), (Some(3), Relation::Advcl));
    }

    #[test]
    fn a_verb_joined_by_and_stays_where_it_is() {
        assert_eq!(sentence("and", Tag::Cc)[2].relation, Relation::Obl);
    }
}
