//! Clauses drawn under sentences, in every file of `tests/corpus/clauses`:
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
//! before them turns the line round; "none" says that the word heads no clause. A blank line ends a case.

use dateline::analysis::BlockKind;
use dateline::clause::{Clause, Clauses};
use dateline::document::{Block, Document};
use dateline::span::Span;
use dateline::syntax::{self, Tree};
use dateline::token;
use std::path::Path;

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
            "  {} {label}: found {}\n",
            document.word(token),
            shown.unwrap_or_default()
        )
    })
}

/// What is wrong with one case: a text, with drawings under its lines.
fn faults(case: &str) -> String {
    let (mut text, mut drawn) = (String::new(), Vec::new());
    let mut above = 0;
    for line in case.lines().filter(|line| !line.starts_with('#')) {
        let drawing = line.trim_start();
        if drawing.starts_with('^') {
            let from = line.len() - drawing.len();
            let carets = drawing.bytes().take_while(|&byte| byte == b'^').count();
            let span = Span::new(above + from, above + from + carets);
            drawn.push((span, drawing[carets..].trim().to_owned()));
        } else {
            above = text.len();
            text.push_str(line);
            text.push('\n');
        }
    }
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
    };
    let document = token::document(&text, vec![block]);
    let syntax = syntax::parse(&document);
    let tree = Tree::new(&document, &syntax);
    let clauses = Clauses::read(&tree);
    assert!(text.is_ascii(), "drawings count bytes: {text}");
    drawn
        .iter()
        .filter_map(|(span, label)| fault(&document, &clauses, *span, label))
        .collect()
}

#[test]
fn clauses_are_as_they_are_drawn() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/clauses");
    let (mut cases, mut report) = (0, String::new());
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let file = std::fs::read_to_string(&path).expect("UTF-8");
        for case in file.split("\n\n").filter(|case| case.contains('^')) {
            cases += 1;
            let found = faults(case.trim_matches('\n'));
            if !found.is_empty() {
                report += &format!(
                    "{}: {}\n{found}",
                    path.display(),
                    case.lines()
                        .find(|line| !line.starts_with('#'))
                        .unwrap_or_default()
                );
            }
        }
    }
    assert!(cases > 20, "only {cases} cases");
    assert!(report.is_empty(), "\n{report}");
}
