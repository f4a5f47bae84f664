//! What the page has asked the worker for and not yet heard about.
//!
//! The worker reads one article at a time. Somebody who types asks again with each pause; so a
//! newer request for the same article takes the place of the older one, and an answer that comes
//! too late is dropped.

use super::portions::Portion;
use super::protocol::{Reply, Request};
use std::collections::VecDeque;

/// A text of so many bytes is not waited for by the next one.
const LARGE: usize = 200_000;

/// Requests on their way.
#[derive(Debug, Default)]
pub struct Queue {
    /// What the worker has in hand.
    running: Option<Request>,
    /// Whether a newer request made that answer worthless.
    stale: bool,
    /// What came of the answer so far.
    gathered: Portion,
    /// What comes after it, at most one for each article.
    waiting: VecDeque<Request>,
}

impl Queue {
    /// Adds a request, in the place of an older one for the same article.
    pub fn push(&mut self, request: Request) {
        let id = request.id();
        self.stale |= self.running.as_ref().is_some_and(|running| running.id() == id);
        match self.waiting.iter_mut().find(|waiting| waiting.id() == id) {
            Some(older) => *older = request,
            None => self.waiting.push_back(request),
        }
    }

    /// The request to hand to the worker now; none while it is busy.
    pub fn start(&mut self) -> Option<&Request> {
        if self.running.is_some() {
            return None;
        }
        self.running = self.waiting.pop_front();
        self.stale = false;
        self.gathered = Portion::default();
        self.running.as_ref()
    }

    /// Takes a large text out of the worker's hands when another one waits; says whether the worker must
    /// be stopped for that. The large one comes last, unless nobody waits for it any more.
    pub fn interrupt(&mut self) -> bool {
        let large = |request: &mut Request| request.size() > LARGE;
        if self.waiting.is_empty() {
            return false;
        }
        let Some(request) = self.running.take_if(large) else {
            return false;
        };
        if !self.stale {
            self.waiting.push_back(request);
        }
        true
    }

    /// Forgets what nobody waits for any more, by its id; says whether the worker must be stopped for that.
    pub fn retain(&mut self, is_awaited: impl Fn(u32) -> bool) -> bool {
        self.waiting.retain(|request| is_awaited(request.id()));
        self.running
            .take_if(|running| !is_awaited(running.id()))
            .is_some()
    }

    /// Takes what the worker says of what it has in hand; gives what the page should hear, if anything.
    pub fn hear(&mut self, reply: Reply) -> Option<Reply> {
        match reply {
            Reply::Portion { portion, .. } => {
                self.gathered.push(*portion);
                None
            }
            Reply::Opening { .. } | Reply::Progress { .. } => self.is_awaited().then_some(reply),
            reply => self.finish(reply),
        }
    }

    fn is_awaited(&self) -> bool {
        self.running.is_some() && !self.stale
    }

    fn finish(&mut self, mut reply: Reply) -> Option<Reply> {
        let awaited = self.is_awaited();
        self.running = None;
        let gathered = std::mem::take(&mut self.gathered);
        if let Reply::Analysis { analysis, .. } = &mut reply
            && gathered != Portion::default()
        {
            gathered.put_back(analysis);
        }
        awaited.then_some(reply)
    }

    /// Whether the worker has something in hand.
    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Gives up what the worker had in hand; gives what the page should hear, if anything.
    pub fn abandon(&mut self, message: &str) -> Option<Reply> {
        let request = self.running.take()?;
        (!self.stale).then(|| failed(&request, message))
    }

    /// Gives up everything; gives what the page should hear.
    pub fn abandon_all(&mut self, message: &str) -> Vec<Reply> {
        let running = self.abandon(message);
        let waiting = self.waiting.drain(..).map(|request| failed(&request, message));
        running.into_iter().chain(waiting).collect()
    }
}

fn failed(request: &Request, message: &str) -> Reply {
    Reply::Failed {
        id: request.id(),
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(id: u32, text: &str) -> Request {
        Request::Analyze {
            id,
            text: text.to_owned(),
            page: None,
            corrections: Vec::new(),
        }
    }

    /// The last that the worker says of a request.
    fn answer(request: &Request) -> Reply {
        let mut last = Reply::Ready;
        request.answer(&mut |reply| last = reply);
        last
    }

    #[test]
    fn one_request_runs_at_a_time_and_they_keep_their_order() {
        let mut queue = Queue::default();
        queue.push(request(1, "one"));
        queue.push(request(2, "two"));
        assert_eq!(queue.start(), Some(&request(1, "one")));
        assert_eq!(queue.start(), None);
        let reply = answer(&request(1, "one"));
        assert!(matches!(queue.hear(reply), Some(Reply::Analysis { id: 1, .. })));
        assert_eq!(queue.start(), Some(&request(2, "two")));
    }

    #[test]
    fn a_newer_request_for_the_same_article_silences_the_older_ones() {
        let mut queue = Queue::default();
        queue.push(request(1, "o"));
        queue.start();
        queue.push(request(1, "on"));
        queue.push(request(1, "one"));
        assert_eq!(queue.hear(answer(&request(1, "o"))), None);
        assert_eq!(queue.start(), Some(&request(1, "one")));
        assert!(queue.hear(answer(&request(1, "one"))).is_some());
        assert_eq!(queue.start(), None);
    }

    #[test]
    fn a_request_for_another_article_silences_nothing() {
        let mut queue = Queue::default();
        queue.push(request(1, "one"));
        queue.start();
        queue.push(request(2, "two"));
        assert!(queue.hear(answer(&request(1, "one"))).is_some());
    }

    #[test]
    fn after_a_crash_the_article_in_hand_fails_and_the_others_go_on() {
        let mut queue = Queue::default();
        queue.push(request(1, "one"));
        queue.push(request(2, "two"));
        queue.start();
        let told = queue.abandon("Stopped.");
        assert_eq!(told, Some(failed(&request(1, "one"), "Stopped.")));
        assert_eq!(queue.start(), Some(&request(2, "two")));
    }

    #[test]
    fn a_large_text_gives_way_and_is_read_last() {
        let large = "text ".repeat(LARGE);
        let mut queue = Queue::default();
        queue.push(request(1, &large));
        queue.start();
        assert!(!queue.interrupt(), "nothing waits");
        queue.push(request(2, "two"));
        assert!(queue.interrupt());
        assert_eq!(queue.start(), Some(&request(2, "two")));
        queue.push(request(3, "three"));
        assert!(!queue.interrupt(), "a short text is waited for");
        assert!(queue.hear(answer(&request(2, "two"))).is_some());
        assert_eq!(queue.start().map(Request::id), Some(1));
    }

    #[test]
    fn a_large_text_that_was_changed_is_not_read_as_it_was() {
        let mut queue = Queue::default();
        queue.push(request(1, &"text ".repeat(LARGE)));
        queue.start();
        queue.push(request(1, "one"));
        assert!(queue.interrupt());
        assert_eq!(queue.start(), Some(&request(1, "one")));
        assert_eq!(queue.hear(answer(&request(1, "one"))).map(|_| ()), Some(()));
        assert_eq!(queue.start(), None);
    }

    #[test]
    fn a_long_text_is_heard_of_in_steps_and_arrives_whole() {
        let text = "Ada Holm came to Paris on Tuesday with 300 others, she said.\n\n".repeat(1_000);
        let request = request(1, &text);
        let mut queue = Queue::default();
        queue.push(request.clone());
        queue.start();
        let mut heard = Vec::new();
        request.answer(&mut |reply| heard.extend(queue.hear(reply)));
        assert!(matches!(heard[0], Reply::Opening { .. }));
        assert!(!heard.iter().any(|reply| matches!(reply, Reply::Portion { .. })));
        let Some(Reply::Analysis { analysis, .. }) = heard.pop() else {
            panic!("the whole comes last");
        };
        assert_eq!(*analysis, crate::analyze(&text, &crate::Options::default()));
        assert_eq!(queue.start(), None);
    }

    #[test]
    fn what_nobody_waits_for_is_not_read() {
        let mut queue = Queue::default();
        queue.push(request(1, "one"));
        queue.push(request(2, "two"));
        queue.start();
        assert!(!queue.retain(|_| true), "the worker goes on");
        assert!(queue.retain(|id| id == 2));
        assert_eq!(queue.start(), Some(&request(2, "two")));
        assert!(!queue.retain(|id| id == 2));
        assert_eq!(queue.start(), None);
    }

    #[test]
    fn giving_up_tells_every_article_once() {
        let mut queue = Queue::default();
        queue.push(request(1, "one"));
        queue.start();
        queue.push(request(1, "one more"));
        queue.push(request(2, "two"));
        let told: Vec<_> = queue
            .abandon_all("Gone.")
            .iter()
            .map(|reply| match reply {
                Reply::Failed { id, .. } => *id,
                _ => panic!("only failures are told"),
            })
            .collect();
        assert_eq!(told, [1, 2]);
        assert_eq!(queue.start(), None);
    }
}
