//! What goes to the clipboard when a part of the article is copied.

use super::reading::Reading;
use crate::analysis::BlockKind;
use crate::export::escaped;
use crate::span::Span;

impl Reading {
    /// A part of the text, plain and as HTML: a paragraph or title for each passage, and of a part of one
    /// passage only its words. What is folded away is not copied along.
    pub fn copied(&self, span: Span) -> (String, String) {
        let passages = self
            .ink
            .passages
            .iter()
            .filter(|passage| passage.span.overlaps(span));
        let parts: Vec<(BlockKind, &str)> = passages
            .map(|passage| {
                let (start, end) = (span.start.max(passage.span.start), span.end.min(passage.span.end));
                (passage.kind, Span::new(start, end).of(&self.text))
            })
            .collect();
        if let [(_, words)] = parts[..] {
            return (words.to_owned(), escaped(words));
        }
        let shown = || parts.iter().filter(|(kind, _)| *kind != BlockKind::Boilerplate);
        let plain: Vec<&str> = shown().map(|(_, words)| *words).collect();
        let rich = shown().map(|(kind, words)| {
            let tag = if *kind == BlockKind::Headline { "h2" } else { "p" };
            format!("<{tag}>{}</{tag}>", escaped(words))
        });
        (plain.join("\n\n"), rich.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn copies_are_as_clean_rich_as_plain() {
        let text = "Tunnel opens\n\nThe board of A&B met <on> Tuesday.\n\nIt was glad.\n";
        let reading = Reading::new(text.into(), analyze(text, &Options::default()));
        let copied = |words: (&str, &str)| {
            let (start, end) = (
                text.find(words.0).unwrap(),
                text.find(words.1).unwrap() + words.1.len(),
            );
            reading.copied(Span::new(start, end))
        };
        let (plain, rich) = copied(("board", "<on>"));
        assert_eq!(
            (&*plain, &*rich),
            ("board of A&B met <on>", "board of A&amp;B met &lt;on&gt;")
        );
        let (plain, rich) = copied(("met", "was"));
        assert_eq!(plain, "met <on> Tuesday.\n\nIt was");
        assert_eq!(rich, "<p>met &lt;on&gt; Tuesday.</p><p>It was</p>");
    }
}
