//! Two windows over one device, in plain Rust.

use super::*;
use crate::correction::{Act, Anchor, Scope};

/// What a browser's store does: it writes only where it holds what the window has seen.
#[derive(Default)]
struct Device(BTreeMap<String, String>);

impl Device {
    /// Lets a window write until nothing is left to write; gives the keys that changed.
    fn save(&mut self, state: &mut State) -> Vec<String> {
        let mut changed = Vec::new();
        for _ in 0..5 {
            for write in state.due_writes() {
                let stored = self.0.get(&write.key).cloned();
                if stored != write.seen {
                    state.adopt(&write.key, stored.as_deref());
                    continue;
                }
                match &write.put {
                    Some(raw) => self.0.insert(write.key.clone(), raw.clone()),
                    None => self.0.remove(&write.key),
                };
                state.written(&write);
                changed.push(write.key);
            }
        }
        assert_eq!(state.due_writes(), [], "it comes to an end");
        changed
    }

    /// Tells a window what another has changed.
    fn tell(&self, state: &mut State, changed: &[String]) {
        for key in changed {
            state.adopt(key, self.0.get(key).map(String::as_str));
        }
    }

    fn open(&self, window: &str) -> State {
        let mut state = State::of_window(window.to_owned());
        for (key, raw) in &self.0 {
            state.adopt(key, Some(raw));
        }
        state.settle(None);
        state
    }
}

fn correction(id: &str, scope: Scope) -> Correction {
    Correction {
        id: id.to_owned(),
        at: Anchor {
            exact: "One".to_owned(),
            ..Anchor::default()
        },
        scope,
        act: Act::NotAName,
        made: None,
    }
}

fn correct(state: &mut State, id: &str) {
    let front = state.current().unwrap().id;
    state.correct(front, correction(id, Scope::Here), id.to_owned());
}

fn texts(state: &State) -> Vec<String> {
    let articles = state.articles.iter();
    articles.map(|article| article.text.to_string()).collect()
}

fn ids(state: &State) -> Vec<String> {
    let corrections = state.current().unwrap().corrections.iter();
    corrections.map(|correction| correction.id.clone()).collect()
}

/// A device with one article, and two windows that have it.
fn two_windows() -> (Device, State, State) {
    let mut device = Device::default();
    let mut one = State::of_window("w1".to_owned());
    one.open("One.");
    device.save(&mut one);
    let two = device.open("w2");
    (device, one, two)
}

#[test]
fn what_is_kept_comes_back_as_it_was() {
    let mut device = Device::default();
    let mut state = State::of_window("w1".to_owned());
    let first = state.open("One — é.");
    state.set_published(first, Some(("c1".to_owned(), "2024-11-21".to_owned())));
    state.open("Two.");
    state.correct(first, correction("always", Scope::Always), String::new());
    state.front = Front::Article(first);
    state.looked_at(7);
    device.save(&mut state);
    let mut back = device.open("w2");
    assert_eq!(texts(&back), ["One — é.", "Two."]);
    assert_eq!(
        back.current().unwrap().published(),
        Some("2024-11-21"),
        "the last one is in front"
    );
    assert_eq!(back.lists, state.lists);
    assert_eq!(back.due().len(), 2);
    assert_eq!(back.due_writes(), [], "reading changes nothing");
}

#[test]
fn changes_of_one_window_appear_in_the_other() {
    let (mut device, mut one, mut two) = two_windows();
    correct(&mut one, "c1");
    let changed = device.save(&mut one);
    device.tell(&mut two, &changed);
    assert_eq!(ids(&two), ["c1"]);
    two.set_text(two.current().unwrap().id, "One, and more.");
    two.open("Two.");
    let changed = device.save(&mut two);
    device.tell(&mut one, &changed);
    assert_eq!(texts(&one), ["One, and more.", "Two."]);
    one.undo();
    let changed = device.save(&mut one);
    device.tell(&mut two, &changed);
    let first = &two.articles[0];
    assert!(first.corrections.is_empty(), "undone there, gone here");
}

#[test]
fn two_windows_that_did_not_hear_of_each_other_lose_nothing() {
    let (mut device, mut one, mut two) = two_windows();
    correct(&mut one, "c1");
    correct(&mut two, "c2");
    device.save(&mut one);
    let changed = device.save(&mut two);
    assert_eq!(ids(&two), ["c1", "c2"]);
    device.tell(&mut one, &changed);
    assert_eq!(ids(&one), ["c1", "c2"]);

    one.set_text(one.current().unwrap().id, "One, as the first window has it.");
    two.set_text(two.current().unwrap().id, "One, as the second window has it.");
    device.save(&mut one);
    let changed = device.save(&mut two);
    device.tell(&mut one, &changed);
    let mut both = texts(&one);
    both.sort();
    assert_eq!(
        both,
        [
            "One, as the first window has it.",
            "One, as the second window has it."
        ]
    );
    assert_eq!(device.0.len(), 2);
}

#[test]
fn a_closed_article_is_kept_and_closed_everywhere_but_where_it_is_worked_on() {
    let (mut device, mut one, mut two) = two_windows();
    one.close(one.current().unwrap().id);
    let changed = device.save(&mut one);
    device.tell(&mut two, &changed);
    assert!(two.is_blank() && two.shelf.len() == 1);
    two.go_back_to(two.shelf[0].id);
    let changed = device.save(&mut two);
    device.tell(&mut one, &changed);
    assert_eq!(texts(&one)[..], ["One."]);

    one.close(one.current().unwrap().id);
    correct(&mut two, "c1");
    device.save(&mut one);
    let changed = device.save(&mut two);
    assert_eq!(texts(&two), ["One."], "it is worked on here");
    device.tell(&mut one, &changed);
    assert_eq!(
        one.all_articles()
            .filter(|article| !article.text.is_empty())
            .count(),
        1
    );
}

#[test]
fn what_is_deleted_is_gone_but_not_what_was_changed_since() {
    let (mut device, mut one, mut two) = two_windows();
    one.delete(one.current().unwrap().id);
    let changed = device.save(&mut one);
    assert!(device.0.is_empty());
    device.tell(&mut two, &changed);
    assert!(two.is_blank() && two.shelf.is_empty());
    assert!(one.undo().is_some());
    device.save(&mut one);
    let mut two = device.open("w3");
    assert_eq!(texts(&two), ["One."]);

    one.delete(one.current().unwrap().id);
    correct(&mut two, "c1");
    device.save(&mut two);
    device.save(&mut one);
    assert_eq!(device.0.len(), 1, "the other window had changed it");
    assert!(one.all_articles().any(|article| article.corrections.len() == 1));
}

#[test]
fn everything_is_deleted_and_comes_back() {
    let (mut device, mut one, _) = two_windows();
    one.correct(1, correction("always", Scope::Always), String::new());
    let second = one.open("Two.");
    one.close(second);
    device.save(&mut one);
    one.clear();
    device.save(&mut one);
    assert!(device.0.is_empty());
    one.undo();
    device.save(&mut one);
    let back = device.open("w2");
    assert_eq!(
        (texts(&back).len(), back.shelf.len(), back.lists.len()),
        (1, 1, 1)
    );
    one.redo();
    device.save(&mut one);
    assert!(device.0.is_empty());
}

#[test]
fn what_cannot_be_read_is_set_aside_and_never_written_over() {
    let (mut device, mut one, mut two) = two_windows();
    let key = device.0.keys().next().unwrap().clone();
    let newer = r#"{"version":2,"body":["One."]}"#.to_owned();
    device.0.insert(key.clone(), newer.clone());
    device.0.insert("article/0".to_owned(), "{".to_owned());
    device.0.insert("drawings/1".to_owned(), "new".to_owned());
    correct(&mut one, "c1");
    device.save(&mut one);
    assert_eq!(device.0[&key], newer);
    assert_eq!(ids(&one), ["c1"], "what is here goes on under another key");
    assert_eq!(device.0.len(), 4);
    device.tell(&mut two, std::slice::from_ref(&key));
    assert!(two.is_blank(), "nothing was changed here");
    assert_eq!(two.aside.len(), 1);

    let mut back = device.open("w3");
    let why: Vec<Unreadable> = back.aside.iter().map(|aside| aside.why).collect();
    assert_eq!(why, [Unreadable::Damaged, Unreadable::Newer, Unreadable::Newer]);
    device.save(&mut back);
    assert_eq!(device.0.len(), 4);
    back.delete_aside("article/0");
    device.save(&mut back);
    assert_eq!(device.0.len(), 3);
    back.undo();
    device.save(&mut back);
    assert_eq!(device.0["article/0"], "{");
}

#[test]
fn what_an_older_version_kept_is_moved_over_once() {
    let whole = r#"{"version":1,"front":0,"articles":[{"text":"One."},{"text":"Two."}],"lists":[]}"#;
    let mut device = Device::default();
    let mut one = device.open("w1");
    let mut two = device.open("w2");
    one.move_over(whole);
    two.move_over(whole);
    one.settle(None);
    device.save(&mut one);
    device.save(&mut two);
    assert_eq!(device.0.len(), 2, "two windows at once move it once");
    let mut again = device.open("w3");
    again.move_over(whole);
    again.settle(None);
    assert_eq!(texts(&again), ["One.", "Two."]);
    assert_eq!(again.due_writes(), []);
    again.move_over("{");
    assert_eq!(
        (again.aside[0].key.as_str(), again.due_writes().len()),
        (WHOLE, 0)
    );
}

#[test]
fn what_a_window_could_not_write_is_taken_up() {
    let (mut device, mut one, _) = two_windows();
    let late = |state: &State, sent: Option<String>| -> Vec<Late> {
        let due = state.due_writes().into_iter();
        due.map(|write| Late {
            write,
            sent: sent.clone(),
        })
        .collect()
    };
    let reopen = |device: &Device, late: &[Late]| {
        let mut state = State::of_window("w9".to_owned());
        state.recall(late, &device.0);
        for (key, raw) in &device.0 {
            state.adopt(key, Some(raw));
        }
        state.settle(None);
        state
    };
    one.set_text(one.current().unwrap().id, "One, mo");
    let sent = one.due_writes()[0].put.clone();
    one.set_text(one.current().unwrap().id, "One, more.");
    let late = late(&one, sent.clone());
    let mut back = reopen(&device, &late);
    assert_eq!(texts(&back), ["One, more."]);
    device.save(&mut back);
    let again = reopen(&device, &late);
    assert_eq!(texts(&again), ["One, more."], "it came to be written after all");

    let key = device.0.keys().next().unwrap().clone();
    device.0.insert(key, sent.unwrap());
    let back = reopen(&device, &late);
    assert_eq!(texts(&back), ["One, more."], "half of it came to be written");
}

#[test]
fn a_file_of_everything_brings_back_what_is_missing() {
    let (mut device, mut one, mut two) = two_windows();
    correct(&mut one, "c1");
    one.open("Two.");
    let file = write_file(&one.everything());
    assert_eq!(two.bring_back(read_file(&file).unwrap()), 1);
    assert_eq!(ids(&two), ["c1"]);
    assert_eq!((two.articles.len(), two.shelf.len()), (1, 1));
    assert_eq!(two.bring_back(read_file(&file).unwrap()), 0);
    device.save(&mut two);
    assert_eq!(device.0.len(), 2);
}
