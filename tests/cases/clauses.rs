//! Clauses drawn under sentences:
//!
//! ```text
//! The bridge that fell in May was rebuilt.
//!                 ^^^^ relative past | subject: bridge
//!                                 ^^^^^^^ main past passive | subject: bridge
//!                                 ^^^^^^^ not perfect
//! ```
//!
//! A drawing under a verb names its clause: first words for kind, tense, modality, aspect, voice and
//! polarity, in any order, then the words that head its subjects, objects or obliques, "-" for none. "not"
//! before them turns the line round; "none" says that the word heads no clause.

use super::reader::Case;
use dateline::clause::{Clause, Clauses};
use dateline::document::Document;
use dateline::span::Span;
use dateline::syntax::{self, Tree};
use dateline::token;

/// Whether the clauses are as they are drawn.
pub fn check(case: &Case) -> Vec<String> {
    let text = format!("{}\n", case.text);
    let document = token::paragraph(&text);
    let syntax = syntax::parse(&document);
    let tree = Tree::new(&document, &syntax);
    let clauses = Clauses::read(&tree);
    let drawn = case.drawn.iter();
    drawn
        .filter_map(|drawing| fault(&document, &clauses, drawing.span, &drawing.label))
        .collect()
}

/// All that can be said of a clause in one word.
fn words(clause: &Clause) -> Vec<String> {
    let plain = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    let group = &clause.group;
    let mut words = vec![plain(&clause.kind), plain(&clause.voice)];
    words.extend(group.tense.as_ref().map(|tense| plain(tense)));
    words.extend(group.modality.as_ref().map(|modality| plain(modality)));
    for (holds, word) in [
        (group.perfect, "perfect"),
        (group.progressive, "progressive"),
        (group.negated, "negated"),
        (!group.negated, "affirmed"),
        (!group.is_finite(), "tenseless"),
    ] {
        words.extend(holds.then(|| word.to_owned()));
    }
    words
}

/// Whether a clause is as a drawing says.
fn holds(document: &Document, clause: &Clause, label: &str) -> bool {
    let mut fields = label.split(" | ");
    let said = words(clause);
    let plain = fields.next().unwrap_or_default();
    let named = |heads: &[usize], names: &str| {
        let found: Vec<&str> = heads.iter().map(|&head| document.word(head)).collect();
        found == names.split(", ").filter(|name| *name != "-").collect::<Vec<_>>()
    };
    plain
        .split_whitespace()
        .all(|word| said.iter().any(|known| known == word))
        && fields.all(|field| match field.split_once(": ") {
            Some(("subject", names)) => named(&clause.subjects, names),
            Some(("object", names)) => named(&clause.objects, names),
            Some(("oblique", names)) => named(&clause.obliques, names),
            _ => panic!("cannot read \"{field}\""),
        })
}

/// What is wrong with one drawing.
fn fault(document: &Document, clauses: &Clauses, span: Span, label: &str) -> Option<String> {
    let token = document.tokens_in(span).start;
    let clause = clauses.of(token);
    let (label, wanted) = match label.strip_prefix("not ") {
        Some(rest) => (rest, false),
        None => (label, true),
    };
    let found = match (clause, label) {
        (clause, "none") => clause.is_none(),
        (Some(clause), label) => holds(document, clause, label),
        (None, _) => false,
    };
    (found != wanted).then(|| {
        let heads =
            |tokens: &[usize]| -> Vec<&str> { tokens.iter().map(|&token| document.word(token)).collect() };
        let shown = clause.map(|clause| {
            format!(
                "{:?} subjects {:?} objects {:?} obliques {:?}",
                words(clause),
                heads(&clause.subjects),
                heads(&clause.objects),
                heads(&clause.obliques)
            )
        });
        format!(
            "  {} {label}: found {}",
            document.word(token),
            shown.unwrap_or_default()
        )
    })
}
