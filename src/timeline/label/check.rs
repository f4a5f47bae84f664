//! The tables of rules that forbid a line, and how they are asked.

use super::Labeller;
use crate::rule::{Rejected, Rule};

/// Looks at something and says whether the rule forbids it.
pub(super) type Check<I> = fn(&Labeller<'_, '_>, &I) -> bool;

/// Rules that forbid; the first that does is named.
pub(super) type Table<I> = [Rule<Check<I>>];

impl Labeller<'_, '_> {
    /// The first rule of some tables that forbids something, if any does.
    pub(super) fn forbidden<I: ?Sized>(&self, tables: &[&Table<I>], it: &I) -> Option<Rejected> {
        tables
            .iter()
            .flat_map(|table| table.iter())
            .find(|rule| rule.name != self.without && (rule.run)(self, it))
            .map(Rule::rejection)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Example;
    use crate::story::Reading;
    use crate::{event, pipeline};
    use std::collections::HashSet;

    /// What a rule of any table is called, and its examples.
    type Row = (&'static str, &'static [Example], &'static [Example]);

    /// Every rule of every table.
    fn rows() -> Vec<Row> {
        fn of<I: ?Sized>(table: &Table<I>) -> impl Iterator<Item = Row> + '_ {
            table.iter().map(|rule| (rule.name, rule.yes, rule.no))
        }
        of(super::super::clause::UNTOLD)
            .chain(of(super::super::broken::BROKEN))
            .chain(of(super::super::empty::EMPTY))
            .chain(of(super::super::line::LINE))
            .chain(of(super::super::noun::NOUN))
            .chain(of(super::super::excerpt::SENTENCE))
            .chain(of(super::super::border::INSIDE))
            .collect()
    }

    /// The lines of a text's events, as of 8 March 2024, with one rule switched off.
    fn lines(text: &str, without: &'static str) -> HashSet<String> {
        let day = "2024-03-08".parse().ok();
        pipeline::lend(text, day, |reading| {
            let &Reading {
                tree,
                names,
                entities,
                timexes,
                ..
            } = reading;
            let mut labeller = Labeller::new(tree, names, entities, timexes);
            labeller.without = without;
            let triggers = event::extract(reading)
                .into_iter()
                .map(|event| tree.document.tokens_in(event.trigger.span).start);
            triggers
                .filter_map(|trigger| labeller.label(trigger).ok())
                .map(|label| label.text)
                .collect()
        })
    }

    #[test]
    fn every_rule_holds_in_its_examples() {
        let mut complaints = String::new();
        for (name, yes, no) in rows() {
            for (example, wanted) in yes.iter().map(|e| (e, false)).chain(no.iter().map(|e| (e, true))) {
                let lines = lines(example.text, "");
                if lines.contains(example.line) != wanted {
                    complaints += &format!("{name}: {}\n  made {lines:#?}\n", example.text);
                }
            }
        }
        assert!(complaints.is_empty(), "{complaints}");
    }

    #[test]
    fn every_rule_is_needed_by_its_examples() {
        let mut complaints = String::new();
        for (name, yes, _) in rows() {
            let breaks = |example: &Example| lines(example.text, name).contains(example.line);
            if !yes.iter().any(breaks) {
                complaints += &format!("{name}: no example breaks without it\n");
                for example in yes {
                    complaints += &format!("  {}\n  made {:#?}\n", example.text, lines(example.text, name));
                }
            }
        }
        assert!(complaints.is_empty(), "{complaints}");
    }

    #[test]
    fn every_rule_has_a_name_of_its_own_and_a_near_miss() {
        let mut names = HashSet::new();
        for (name, yes, no) in rows() {
            assert!(names.insert(name), "{name} twice");
            assert!(
                !yes.is_empty() && !no.is_empty(),
                "{name} without an example or a near miss"
            );
        }
    }
}
