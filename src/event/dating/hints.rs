//! What is known of an event and of a time it may have.

use super::Article;
use super::candidate::{Candidate, Time, Times};
use super::traits::Traits;
use crate::event::when::When;
use crate::rank::{Features, few};
use crate::syntax::{Pos, Relation, Tree};
use crate::words::{self, Class, is_cue};

/// How many steps of a path between two words are looked at.
const STEPS: usize = 5;

/// What is known of an event and one time it may have.
pub(super) fn features(
    article: &Article,
    times: &Times,
    traits: &[Traits],
    event: usize,
    candidate: Candidate,
) -> Features {
    let mut features = Features::default();
    let own = &traits[event];
    let said = article.said[event].map(|said| (said.timex, said.own));
    match candidate {
        Candidate::Timex(index) => {
            let trigger = article.triggers[event];
            let pair = Pair {
                article,
                times,
                own,
                token: trigger.token,
                verb: trigger.carrier(),
                said: article.said[event],
                index,
                time: &times.all[index],
            };
            pair.describe(&mut features);
        }
        Candidate::Published => kind(&mut features, own, "published", said.is_some()),
        Candidate::Unknown => kind(&mut features, own, "unknown", said.is_some()),
    }
    features
}

/// What speaks for the day of publication, or for no day, by the event alone.
fn kind(features: &mut Features, own: &Traits, kind: &'static str, said: bool) {
    let said = if said { "said" } else { "" };
    features.add("kind", &[kind]);
    features.add("form", &[kind, own.form]);
    features.add("form and rule", &[kind, own.form, said]);
    features.add("status", &[kind, own.status, own.form]);
    features.add("role", &[kind, &own.role]);
    features.add("role and form", &[kind, &own.role, own.form]);
    features.add("word", &[kind, &own.lemma]);
    features.add("place", &[kind, own.place]);
    features.add("place and form", &[kind, own.place, own.form]);
    features.add("told", &[kind, if own.told { "told" } else { "" }, own.form]);
    features.add("adverb", &[kind, &own.adverb]);
    features.add("opening word", &[kind, &own.opens]);
    features.add("dates beside", &[kind, few(own.dates), said]);
}

/// An event and a time expression that may be its time.
struct Pair<'p, 'a, 't> {
    article: &'p Article<'a, 't>,
    times: &'p Times,
    own: &'p Traits,
    token: usize,
    verb: usize,
    said: Option<When>,
    index: usize,
    time: &'p Time,
}

impl Pair<'_, '_, '_> {
    /// What is known of both.
    fn describe(&self, features: &mut Features) {
        let (tree, own, time) = (self.article.reading.tree, self.own, self.time);
        let sentence = tree.sentence(self.token);
        let distance = match time.sentence.cmp(&sentence) {
            std::cmp::Ordering::Equal => "same",
            std::cmp::Ordering::Greater => "ahead",
            std::cmp::Ordering::Less => few(sentence - time.sentence),
        };
        let said = self.said.filter(|said| said.timex == self.index);
        let rule = match said {
            Some(said) if said.own => "own",
            Some(_) => "lent",
            None if self.said.is_some() => "other",
            None => "none",
        };
        let side = side(self.article, time);
        features.add("kind", &["timex"]);
        features.add("rule", &[rule, own.form]);
        features.add("rule and distance", &[rule, distance]);
        features.add("rule and grain", &[rule, time.grain]);
        features.add("distance", &[distance, own.form]);
        features.add("distance and place", &[distance, own.place]);
        features.add("distance and role", &[distance, &own.role]);
        features.add("distance and status", &[distance, own.status]);
        features.add("side", &[side, own.form]);
        features.add("side and status", &[side, own.status, own.form]);
        features.add("side and distance", &[side, distance, time.grain]);
        features.add("grain", &[time.grain, own.form]);
        features.add("word", &["timex", &own.lemma]);
        features.add("adverb", &["timex", distance, &own.adverb]);
        features.add("block", &[if time.story { "story" } else { "beside" }, distance]);
        let later = self.times.all[self.index + 1..]
            .iter()
            .take_while(|time| time.tokens.0 < self.token)
            .filter(|time| time.dates)
            .count();
        if time.tokens.1 <= self.token {
            features.add("dates since", &[few(later), distance]);
            features.add("last date", &[few(later), own.form, side]);
        }
        let text = &self.article.reading.timexes[self.index];
        let stated = if text.inferred.is_empty() { "full" } else { "part" };
        features.add("stated", &[stated, distance]);
        features.add(
            "value",
            &[text.value[..text.value.len().min(8)].trim_matches(|c: char| c.is_ascii_digit() || c == '-')],
        );
        let near = if distance == "same" { "same" } else { "far" };
        features.add("word before", &[&time.before, near]);
        features.add("word before and form", &[&time.before, distance, own.form]);
        if distance == "same" {
            self.within(features);
        } else if let Some(head) = time.head {
            elsewhere(features, tree, own, head, [distance, side]);
        }
    }

    /// What is known of both where the time stands in the sentence of the event.
    fn within(&self, features: &mut Features) {
        let (tree, own, time, verb) = (self.article.reading.tree, self.own, self.time, self.verb);
        let behind = if time.tokens.0 > verb { "behind" } else { "before" };
        let (from, to) = match time.tokens.0 > verb {
            true => (verb + 1, time.tokens.0),
            false => (time.tokens.1, verb),
        };
        let words = to.saturating_sub(from);
        let between = from..to.max(from);
        let commas = between
            .clone()
            .filter(|&token| matches!(tree.document.word(token), "," | ";" | "--" | "—" | "-"))
            .count();
        let verbs = between
            .clone()
            .filter(|&token| tree.pos(token) == Pos::Verb)
            .count();
        let says = between
            .clone()
            .any(|token| tree.pos(token) == Pos::Verb && is_cue(tree.lemma(token)));
        let joins = between
            .clone()
            .filter(|&token| matches!(tree.relation(token), Relation::Mark | Relation::Cc))
            .map(|token| tree.document.word(token).to_lowercase())
            .next_back()
            .unwrap_or_default();
        features.add("words between", &[behind, few(words)]);
        features.add("verbs between", &[behind, few(verbs), few(commas)]);
        features.add("verbs between and form", &[behind, few(verbs), own.form]);
        features.add(
            "saying between",
            &[behind, if says { "says" } else { "" }, own.form],
        );
        features.add("joined by", &[behind, &joins]);
        features.add("dates and side", &[behind, few(own.dates.min(3)), few(verbs)]);
        if let Some(head) = time.head {
            let path = path(tree, verb, head);
            features.add("path", &[&path]);
            features.add("path and form", &[&path, own.form]);
            let preposition = tree
                .preposition(head)
                .map_or(String::new(), |case| tree.document.word(case).to_lowercase());
            features.add("path and preposition", &[&path, &preposition]);
            let host = tree
                .above(head)
                .find(|&above| matches!(tree.pos(above), Pos::Verb));
            let host = host.map_or("none", |host| match tree.lemma(host) {
                _ if host == verb => "self",
                lemma if is_cue(lemma) => "saying",
                lemma if words::is(lemma, Class::Plan) => "plan",
                _ => "other",
            });
            features.add("time of", &[host, &own.role, own.form]);
            features.add("time of and side", &[host, behind, own.form]);
            features.add("noun", &[host, own.form, &own.opens, behind]);
        }
    }
}

/// What is known of a time expression of another sentence, by what it dates there.
fn elsewhere(features: &mut Features, tree: &Tree, own: &Traits, head: usize, [distance, side]: [&str; 2]) {
    let above = tree.head(head);
    let of_root = above.is_some_and(|above| tree.relation(above) == Relation::Root);
    let of_saying = above.is_some_and(|above| is_cue(tree.lemma(above)));
    let main = if of_root { "main" } else { "" };
    let saying = if of_saying { "saying" } else { "" };
    features.add("main time", &[main, saying, distance]);
    features.add("main time and role", &[main, &own.role, own.form]);
    features.add("main time and side", &[main, side, own.form]);
}

/// Where a time lies as seen from the day of publication.
fn side(article: &Article, time: &Time) -> &'static str {
    let (Some(day), Some((from, to))) = (article.reading.published, time.days) else {
        return "open";
    };
    if from == day && to == day {
        return "that day";
    }
    if from > day {
        return match from.days() - day.days() {
            ..=14 => "soon",
            _ => "future",
        };
    }
    if to >= day {
        return "around";
    }
    match day.days() - to.days() {
        1 => "eve",
        2..=7 => "week before",
        8..=31 => "month before",
        32..=366 => "year before",
        _ => "history",
    }
}

/// The way from a word up the tree and down to another: "^advcl ^conj vobl".
fn path(tree: &Tree, from: usize, to: usize) -> String {
    let ups: Vec<usize> = std::iter::once(from)
        .chain(tree.above(from).take(STEPS))
        .collect();
    let mut downs: Vec<usize> = Vec::new();
    let mut at = to;
    for _ in 0..=STEPS {
        if let Some(met) = ups.iter().position(|&up| up == at) {
            let up = ups[..met]
                .iter()
                .map(|&up| format!("^{}", tree.relation(up).name()));
            let down = downs
                .iter()
                .rev()
                .map(|&down| format!("v{}", tree.relation(down).name()));
            return up.chain(down).collect();
        }
        downs.push(at);
        match tree.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    "far".to_owned()
}
