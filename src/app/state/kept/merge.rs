//! One record out of two that grew from the same one in two windows.

use super::record::Record;
use crate::correction::Correction;

/// What two windows made of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Merged {
    /// Both, together.
    One(Record),
    /// Both changed the text: the two stay, each with its own.
    Two,
}

/// Brings two records together. `base` is what both knew; none when they share nothing.
pub fn merge(base: Option<&Record>, mine: &Record, theirs: &Record) -> Merged {
    let was = |of: fn(&Record) -> &str| base.map(of);
    let text = if mine.text == theirs.text || was(|base| &base.text) == Some(&mine.text) {
        &theirs.text
    } else if was(|base| &base.text) == Some(&theirs.text) {
        &mine.text
    } else {
        return Merged::Two;
    };
    // The markup goes with its text.
    let mine_changed = base.is_none_or(|base| base.text != mine.text || base.page != mine.page);
    let page = match &mine.page {
        Some(page) if *text == mine.text && (mine_changed || theirs.page.is_none()) => Some(page),
        _ => theirs.page.as_ref(),
    };
    let name = match base {
        Some(base) if base.name == mine.name => &theirs.name,
        None if mine.name.is_none() => &theirs.name,
        _ => &mine.name,
    };
    let known = base.map_or(&[][..], |base| &base.corrections);
    let worked_on = base.is_none_or(|base| base.text != mine.text || base.corrections != mine.corrections);
    let open = match base {
        // Whoever works on it is not shut out because another window closed it.
        Some(base) if base.open == mine.open => theirs.open || mine.open && worked_on,
        Some(_) => mine.open,
        None => mine.open || theirs.open,
    };
    Merged::One(Record {
        text: text.clone(),
        page: page.cloned(),
        corrections: corrections(known, &mine.corrections, &theirs.corrections),
        name: name.clone(),
        title: theirs.title.clone(),
        opened: mine.opened.max(theirs.opened),
        open,
        ..theirs.clone()
    })
}

/// Corrections by their ids: those of the other, without what was taken back here, and those made here.
fn corrections(base: &[Correction], mine: &[Correction], theirs: &[Correction]) -> Vec<Correction> {
    let has = |list: &[Correction], id: &str| list.iter().any(|correction| correction.id == id);
    let taken_here = |id: &str| has(base, id) && !has(mine, id);
    let taken_there = |id: &str| has(base, id) && !has(theirs, id);
    let kept = theirs.iter().filter(|correction| !taken_here(&correction.id));
    let made = mine
        .iter()
        .filter(|correction| !has(theirs, &correction.id) && !taken_there(&correction.id));
    kept.chain(made).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correction::{Act, Anchor, Scope};

    fn correction(id: &str) -> Correction {
        Correction {
            id: id.to_owned(),
            at: Anchor::default(),
            scope: Scope::Here,
            act: Act::NotAName,
            made: None,
        }
    }

    fn record(text: &str, ids: &[&str]) -> Record {
        Record {
            corrections: ids.iter().map(|id| correction(id)).collect(),
            ..Record::of(text)
        }
    }

    fn ids(merged: Merged) -> Vec<String> {
        let Merged::One(record) = merged else {
            panic!("one is enough");
        };
        record
            .corrections
            .into_iter()
            .map(|correction| correction.id)
            .collect()
    }

    #[test]
    fn corrections_of_both_windows_hold() {
        let base = record("One.", &["a", "b"]);
        let (mine, theirs) = (
            record("One.", &["a", "b", "mine"]),
            record("One.", &["b", "theirs"]),
        );
        assert_eq!(ids(merge(Some(&base), &mine, &theirs)), ["b", "theirs", "mine"]);
        let (mine, theirs) = (record("One.", &["b"]), record("One.", &["a", "b"]));
        assert_eq!(ids(merge(Some(&base), &mine, &theirs)), ["b"], "taken back here");
        assert_eq!(
            ids(merge(None, &mine, &theirs)),
            ["a", "b"],
            "nothing was taken back"
        );
    }

    #[test]
    fn the_text_of_whoever_changed_it_holds_and_two_changes_stay_two() {
        let base = record("One.", &[]);
        let changed = record("One, and more.", &[]);
        let text = |merged| match merged {
            Merged::One(record) => record.text.to_string(),
            Merged::Two => "two".to_owned(),
        };
        assert_eq!(text(merge(Some(&base), &changed, &base)), "One, and more.");
        assert_eq!(text(merge(Some(&base), &base, &changed)), "One, and more.");
        assert_eq!(text(merge(Some(&base), &changed, &changed)), "One, and more.");
        assert_eq!(text(merge(Some(&base), &changed, &record("Other.", &[]))), "two");
        assert_eq!(text(merge(None, &changed, &base)), "two");
    }

    #[test]
    fn what_is_worked_on_here_stays_open_when_closed_there() {
        let base = record("One.", &[]);
        let closed = Record {
            open: false,
            ..base.clone()
        };
        let open = |mine: &Record, theirs: &Record| match merge(Some(&base), mine, theirs) {
            Merged::One(record) => record.open,
            Merged::Two => panic!("one is enough"),
        };
        assert!(!open(&base, &closed));
        assert!(open(&record("One.", &["a"]), &closed));
        assert!(!open(&closed, &record("One.", &["a"])), "closed here after all");
    }

    #[test]
    fn a_new_name_and_the_last_time_hold() {
        let base = record("One.", &[]);
        let named = Record {
            name: Some("Mine".to_owned()),
            opened: 3,
            ..base.clone()
        };
        for (mine, theirs) in [(&named, &base), (&base, &named)] {
            let Merged::One(merged) = merge(Some(&base), mine, theirs) else {
                panic!("one is enough");
            };
            assert_eq!((merged.name.as_deref(), merged.opened), (Some("Mine"), 3));
        }
    }
}
