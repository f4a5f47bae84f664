//! Events that are spoken of again take the day they had.

use super::When;
use crate::event::narrative::is_day;
use crate::event::trigger::Trigger;
use crate::story::Reading;
use crate::syntax::{Pos, Relation};
use crate::words;

/// How many events back the one that is spoken of again is looked for.
const REVISITED: usize = 8;

/// "During the visit", "at the meeting": an event told just before lends its day. "In the attack" has that of
/// the attack.
pub(super) fn revisited(reading: &Reading, triggers: &[Trigger], times: &mut [Option<When>]) {
    let tree = reading.tree;
    let is_day = |when: When| is_day(&reading.timexes[when.timex]);
    let mut last: Option<(usize, When)> = None;
    let mut pending: Option<(usize, When)> = None;
    for index in 0..triggers.len() {
        let trigger = triggers[index];
        let sentence = tree.sentence(trigger.token);
        if pending.is_some_and(|(of, _)| of != sentence) {
            last = pending.take();
        }
        let inside = tree.introduced_by(trigger.token, &["in"]);
        let definite = tree.pos(trigger.token) == Pos::Noun
            && (inside || tree.introduced_by(trigger.token, &["during", "at"]))
            && crate::event::points(tree, trigger.token)
            && !tree.has(trigger.token, &[Relation::Nmod]);
        let concept = |index: usize| words::concept(tree.lemma(triggers[index].token));
        let told = || {
            let before = (0..index)
                .rev()
                .take(REVISITED)
                .find(|&other| concept(other) == concept(index))?;
            times[before].filter(|&when| is_day(when))
        };
        let before = || last.filter(|&(of, _)| of + 1 == sentence).map(|(_, when)| when);
        if times[index].is_none()
            && definite
            && let Some(when) = if inside { told() } else { before() }
        {
            let when = when.lent();
            times[index] = Some(when);
            let verb = tree.head(trigger.token);
            for other in index.saturating_sub(4)..(index + 5).min(triggers.len()) {
                let same = verb
                    .is_some_and(|verb| triggers[other].token == verb || triggers[other].verb == Some(verb));
                if same && times[other].is_none() {
                    times[other] = Some(when);
                }
            }
        }
        if let Some(when) = times[index].filter(|&when| is_day(when)) {
            pending = Some((sentence, when));
        }
    }
}
