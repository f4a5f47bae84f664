use super::*;

fn analysis(text: &str) -> Analysis {
    crate::analyze(text, &crate::Options::default())
}

fn asked(state: &mut State) -> Vec<(u32, String)> {
    state
        .due()
        .into_iter()
        .map(|request| {
            let Request::Analyze { id, text, .. } = request else {
                panic!("only articles are asked about");
            };
            (id, text)
        })
        .collect()
}

#[test]
fn a_pasted_text_is_read_and_asked_about_once() {
    let mut state = State::default();
    let id = state.open("One.");
    assert!(!state.current().unwrap().editing);
    assert!(state.is_due());
    assert_eq!(asked(&mut state), [(id, "One.".to_owned())]);
    assert!(!state.is_due());
    assert!(asked(&mut state).is_empty());
    state.set_published(id, Some(("c1".to_owned(), "2024-11-21".to_owned())));
    assert_eq!(asked(&mut state).len(), 1);
}

#[test]
fn blank_text_is_neither_read_nor_asked_about() {
    let mut state = State::default();
    let id = state.open(" \n ");
    assert!(state.article(id).unwrap().editing);
    assert!(!state.is_due() && state.is_blank());
}

#[test]
fn a_reading_of_an_older_text_is_not_fresh() {
    let mut state = State::default();
    let id = state.open("Old.");
    state.due();
    state.set_text(id, "New.");
    state.receive(id, analysis("Old."));
    let article = state.article(id).unwrap();
    assert!(article.reading.is_some() && article.fresh().is_none());
    assert_eq!(article.status, Status::Waiting);
    state.due();
    state.receive(id, analysis("New."));
    assert_eq!(state.article(id).unwrap().status, Status::Read);
    assert!(state.article(id).unwrap().fresh().is_some());
}

#[test]
fn a_second_article_takes_a_tab_of_its_own() {
    let mut state = State::default();
    let first = state.open("One.");
    let second = state.open("Two.");
    assert_ne!(first, second);
    assert_eq!(state.front, Front::Article(second));
    let empty = state.add();
    assert_eq!(state.add(), empty, "one empty tab is enough");
    assert_eq!(state.open("Three."), empty);
}

#[test]
fn closing_and_clearing_can_be_undone_without_losing_what_came_since() {
    let mut state = State::default();
    let first = state.open("One.");
    state.open("Two.");
    state.close(first);
    assert_eq!(state.articles.len(), 1);
    state.undo();
    assert_eq!(state.articles.len(), 2);

    state.clear();
    assert!(state.is_blank());
    let third = state.open("Three.");
    state.undo();
    let texts = |state: &State| -> Vec<String> {
        let articles = state.articles.iter();
        articles.map(|article| article.text.to_string()).collect()
    };
    assert_eq!(texts(&state), ["One.", "Two.", "Three."]);
    state.close(first);
    state.set_text(third, "Three, and more.");
    state.undo();
    assert_eq!(texts(&state), ["One.", "Two.", "Three, and more."]);
    assert!(state.add() > third, "ids are never given twice");
}

#[test]
fn closing_the_last_article_leaves_an_empty_one() {
    let mut state = State::default();
    let id = state.open("One.");
    state.close(id);
    assert!(state.current().unwrap().text.is_empty());
    state.undo();
    assert_eq!(state.current().unwrap().id, id);
}

#[test]
fn corrections_are_asked_about_undone_and_done_again() {
    let correction = |id: &str, scope| Correction {
        id: id.to_owned(),
        at: crate::correction::Anchor {
            exact: "Ada".to_owned(),
            ..Default::default()
        },
        scope,
        act: Act::NotAName,
        made: None,
    };
    let sent = |state: &mut State| -> Vec<(u32, usize)> {
        let due = state.due().into_iter();
        due.map(|request| match request {
            Request::Analyze { id, corrections, .. } => (id, corrections.len()),
            Request::Merge { .. } => panic!("only articles are asked about"),
        })
        .collect()
    };
    let mut state = State::default();
    let first = state.open("Ada.");
    let second = state.open("Ada again.");
    state.due();
    state.correct(first, correction("c1", Scope::Here), "one".to_owned());
    assert_eq!(sent(&mut state), [(first, 1)]);
    state.correct(second, correction("c2", Scope::Always), "two".to_owned());
    assert_eq!(
        sent(&mut state),
        [(first, 2), (second, 1)],
        "the lists hold everywhere"
    );
    state.take_back(first, &["c1"], "three".to_owned());
    let names = |state: &State| {
        let name = |step: Option<&Step>| step.map(|step| step.name.clone());
        (name(state.history.last()), name(state.history.next()))
    };
    assert_eq!(names(&state), (Some("three".to_owned()), None));
    state.undo();
    state.undo();
    assert_eq!(names(&state), (Some("one".to_owned()), Some("two".to_owned())));
    assert!(state.lists.is_empty());
    assert_eq!(sent(&mut state), [(first, 1), (second, 0)]);
    state.redo();
    state.redo();
    assert_eq!(state.redo(), None);
    assert_eq!(
        (state.lists.len(), state.article(first).unwrap().corrections.len()),
        (1, 0)
    );
    state.undo();
    state.correct(first, correction("c4", Scope::Here), "four".to_owned());
    assert_eq!(
        names(&state),
        (Some("four".to_owned()), None),
        "a new act ends what was undone"
    );
}

#[test]
fn a_text_that_is_emptied_keeps_its_corrections() {
    let mut state = State::default();
    let id = state.open("One.");
    state.set_published(id, Some(("c1".to_owned(), "2024-11-21".to_owned())));
    state.set_text(id, "");
    state.set_text(id, "One again.");
    assert_eq!(state.article(id).unwrap().published(), Some("2024-11-21"));
}

#[test]
fn the_dossier_is_made_of_what_is_read_once_it_is_in_front() {
    let mut state = State::default();
    let first = state.open("One.");
    let second = state.open("Two.");
    assert!(state.has_several());
    state.due();
    state.front = Front::Dossier;
    assert!(!state.is_due(), "nothing is read yet");
    state.receive(first, analysis("One."));
    state.receive(second, analysis("Two."));
    assert!(state.is_due());
    let requests = state.due();
    let [Request::Merge { id, analyses }] = &requests[..] else {
        panic!("{requests:?}");
    };
    assert_eq!((*id, analyses.len()), (merging::ID, 2));
    assert!(!state.is_due());
    state.merging.receive(crate::merge(analyses));
    assert_eq!(state.merged_article("a2").unwrap().id, second);
    assert!(state.merged_article("a3").is_none() && state.merged_article("a0").is_none());
    state.set_published(first, Some(("c1".to_owned(), "2024-11-21".to_owned())));
    state.due();
    state.receive(first, analysis("One."));
    assert!(state.is_due(), "a new reading makes a new dossier");
}

#[test]
fn a_failure_is_said_and_can_be_tried_again() {
    let mut state = State::default();
    let id = state.open("One.");
    state.due();
    state.fail(id, "The reader stopped.");
    assert!(matches!(state.article(id).unwrap().status, Status::Failed(_)));
    state.retry();
    assert_eq!(asked(&mut state).len(), 1);
}

#[test]
fn an_article_is_called_what_the_reader_calls_it() {
    let mut state = State::default();
    let id = state.open("One.");
    state.rename(id, " Mine ");
    assert_eq!(state.article(id).unwrap().title(), "Mine");
    assert_eq!(state.undo().as_deref(), Some("call it “Mine”"));
    assert_eq!(state.article(id).unwrap().title(), "One.");
    state.redo();
    state.rename(id, "");
    assert_eq!(state.article(id).unwrap().title(), "One.");
}

#[test]
fn an_opening_is_shown_until_the_whole_is_read() {
    let mut state = State::default();
    let id = state.open("One. Two.");
    state.due();
    state.progress(id, Stage::Names);
    state.receive_opening(id, analysis("One."));
    let article = state.article(id).unwrap();
    assert!(article.reading.is_some() && article.fresh().is_none() && state.awaits(id));
    state.receive(id, analysis("One. Two."));
    let article = state.article(id).unwrap();
    assert!(article.fresh().is_some() && article.stage.is_none() && !state.awaits(id));
    state.set_published(id, Some(("c1".to_owned(), "2024-11-21".to_owned())));
    state.due();
    state.receive_opening(id, analysis("One."));
    assert!(state.article(id).unwrap().fresh().is_some(), "the whole stays");
}
