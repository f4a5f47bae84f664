//! When the story is.

use super::Story;
use crate::analysis::{Basis, Event, EventStatus, KeyFact, Question, TimelineRow};
use crate::story::{lead, story_start};
use crate::syntax::{Pos, Relation};
use crate::timeline::display;
use crate::timex::calendar::Date;
use crate::words::is_cue;
use std::collections::HashMap;

/// How sure the day of an event must be that has no row.
const SURE: f64 = 0.7;

/// The row of each event that has one, by the id of the first telling.
type Rows<'a> = HashMap<&'a str, &'a TimelineRow>;

fn rows<'a>(story: &Story<'a, '_>) -> Rows<'a> {
    let events: HashMap<&str, &Event> = story
        .events
        .iter()
        .map(|event| (event.id.as_str(), event))
        .collect();
    let event = |row: &'a TimelineRow| Some((events.get(row.event.as_str())?.first_telling(), row));
    story.timeline.iter().filter_map(event).collect()
}

/// How many days from its publication an article's news lies at most.
const NEWS: i64 = 14;

/// When the story is: the time of its main events; where they have none, or only the day of the report, the day that
/// its lead names.
pub(super) fn when(story: &Story, main: &[usize]) -> Option<KeyFact> {
    let rows = rows(story);
    let found = of_events(story, main, &rows);
    match found {
        Some((fact, false)) => Some(fact),
        Some((fact, true)) => of_lead(story, false).or(Some(fact)),
        None => of_lead(story, true),
    }
}

/// The first day that the lead of the story names for what it tells, within days of its publication. A clause that only
/// describes somebody ("who was shot on Monday") names none; `told` allows for the day on which somebody said it.
fn of_lead(story: &Story, told: bool) -> Option<KeyFact> {
    let (document, tree) = (story.document, story.reading.tree);
    let published = story.reading.published?;
    let lead = lead(document);
    let named = story.timexes.iter().find_map(|timex| {
        let [from, to] = timex.interval.as_ref()?;
        let (from, to): (Date, Date) = (from.parse().ok()?, to.parse().ok()?);
        let here = document
            .sentence_at(timex.span.start)
            .is_some_and(|index| lead.contains(&index) && timex.span.start >= story_start(document, index));
        let news = (from.days() - published.days()).abs() <= NEWS;
        let verb = || {
            let head = tree.head_of(document.tokens_in(timex.span))?;
            tree.above(head).find(|&above| tree.pos(above) == Pos::Verb)
        };
        let describes = |verb: usize| {
            matches!(
                tree.relation(verb),
                Relation::AclRelcl | Relation::Acl | Relation::Advcl
            )
        };
        let own = || verb().is_some_and(|verb| !describes(verb) && (told || !is_cue(tree.lemma(verb))));
        (here && from == to && news && own()).then_some((timex, from))
    });
    let (timex, day) = named?;
    Some(KeyFact::found(
        Question::When,
        display::interval(day, day),
        vec![timex.span],
    ))
}

/// The time of the first line's event, or of another line's that is news, and whether it is only the day of the report;
/// what is planned tells it only when nothing happened. What a story looks back on does not say when the story is.
fn of_events(story: &Story, main: &[usize], rows: &Rows) -> Option<(KeyFact, bool)> {
    let planned = |index: &&usize| story.events[**index].status == EventStatus::Planned;
    let happened = main.iter().filter(|event| !planned(event));
    let ahead = main.iter().filter(planned);
    happened.chain(ahead).find_map(|&index| {
        let event = &story.events[index];
        if Some(&index) != main.first() && !is_news(story, event, rows) {
            return None;
        }
        let text = match rows.get(event.first_telling()) {
            // "now" and "soon" do not say when.
            Some(row) if row.interval.is_none() && !row.display.contains(|c: char| c.is_ascii_digit()) => {
                return None;
            }
            Some(row) => row.display.clone(),
            None => own_day(story, event)?,
        };
        let chosen = event
            .when
            .as_ref()
            .and_then(|when| when.timex.as_ref())
            .or(event.time.as_ref());
        let timex = story.timexes.iter().find(|timex| Some(&timex.id) == chosen);
        // A day known only by its report is shown by the sentence that says so.
        let sentence = story.document.sentences[event.sentence].span;
        let evidence = vec![timex.map_or(sentence, |timex| timex.span)];
        let reported = event
            .when
            .as_ref()
            .is_some_and(|when| when.basis == Basis::Reported);
        Some((KeyFact::found(Question::When, text, evidence), reported))
    })
}

/// Whether an event is told within days of the article's publication.
fn is_news(story: &Story, event: &Event, rows: &Rows) -> bool {
    let row = rows.get(event.first_telling());
    let interval = match row {
        Some(row) => row.interval.as_ref(),
        None => event.when.as_ref().and_then(|when| when.interval.as_ref()),
    };
    let days = interval.and_then(|[from, to]| Some((from.parse::<Date>().ok()?, to.parse::<Date>().ok()?)));
    match (days, story.reading.published) {
        (Some((from, to)), Some(day)) => from.days() - day.days() <= NEWS && day.days() - to.days() <= NEWS,
        // A day that only the report tells.
        (None, Some(_)) => row.is_some(),
        _ => false,
    }
}

/// The day of an event without a row, where it is sure and its own sentence names it.
fn own_day(story: &Story, event: &Event) -> Option<String> {
    let when = event.when.as_ref()?;
    let [from, to] = when.interval.as_ref()?;
    let timex = story
        .timexes
        .iter()
        .find(|timex| Some(&timex.id) == when.timex.as_ref());
    let here =
        timex.is_some_and(|timex| story.document.sentence_at(timex.span.start) == Some(event.sentence));
    let sure = when.basis == Basis::Stated || here && when.confidence >= SURE;
    sure.then(|| Some(display::interval(from.parse().ok()?, to.parse().ok()?)))?
}
