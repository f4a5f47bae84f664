//! A page whose text was edited: what the markup told of a line goes on to be told of what became of it.

use super::{Line, Page, Time};
use crate::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};

impl Page {
    /// The page with this text in the place of its own. A line that still stands keeps what the markup
    /// tells of it; a changed line takes that over from the line it stands for. None when most of the
    /// text is not the page's: then it is another text.
    pub fn with_text(&self, text: &str) -> Option<Page> {
        if self.text == text {
            return Some(self.clone());
        }
        let old: Vec<&str> = self.lines.iter().map(|line| line.span.of(&self.text)).collect();
        let spans = lines(text);
        let new: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let known: FxHashSet<&str> = old.iter().copied().collect();
        let bytes = |lines: &mut dyn Iterator<Item = &&str>| lines.map(|line| line.len()).sum::<usize>();
        let all = bytes(&mut new.iter());
        if bytes(&mut new.iter().filter(|line| known.contains(**line))) * 2 < all || all == 0 {
            return None;
        }
        let origins = origins(&old, &new);
        let lines: Vec<Line> = spans
            .iter()
            .zip(&origins)
            .map(|(&span, origin)| {
                let line = &self.lines[origin.line];
                Line {
                    span,
                    element: line.element,
                    linked: if origin.own {
                        line.linked.min(span.len())
                    } else {
                        0
                    },
                    marks: if origin.own {
                        line.marks.clone()
                    } else {
                        String::new()
                    },
                }
            })
            .collect();
        let mut metadata = self.metadata.clone();
        let moved = |time: Time| {
            let line = self.lines.partition_point(|line| line.span.end <= time.at);
            let origin = |origin: &Origin| origin.own && origin.line == line;
            let now = lines[origins.iter().position(origin)?].span;
            let into = time.at.saturating_sub(self.lines[line].span.start);
            let at = (now.start..=now.start + into.min(now.len())).rev();
            let at = at.into_iter().find(|&at| text.is_char_boundary(at))?;
            Some(Time { at, ..time })
        };
        metadata.times = metadata.times.into_iter().filter_map(moved).collect();
        Some(Page {
            text: text.to_owned(),
            lines,
            elements: self.elements.clone(),
            metadata,
        })
    }
}

/// The lines of a text that are not empty, without the white space around them.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            spans.push(Span::new(at, at + content.len()));
        }
        start += line.len();
    }
    spans
}

/// The line of the page that a line of the edited text comes from.
struct Origin {
    line: usize,
    /// Whether it stands for that line, and not only beside it.
    own: bool,
}

/// Where each line comes from. Equal lines at both ends belong together; between them those that stand
/// once on the page, wherever they are now; and the others stand for what lies between these, one for one.
fn origins(old: &[&str], new: &[&str]) -> Vec<Origin> {
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let before = old.iter().zip(new).take_while(same).count();
    let rest = old.len().min(new.len()) - before;
    let behind = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(rest)
        .take_while(same)
        .count();
    let (old_end, new_end) = (old.len() - behind, new.len() - behind);
    let mut places: FxHashMap<&str, Option<usize>> = FxHashMap::default();
    for (line, words) in old[..old_end].iter().enumerate().skip(before) {
        let place = places.entry(words).or_insert(Some(line));
        *place = place.filter(|first| *first == line);
    }
    let mut next = before;
    let mut equal: Vec<Option<usize>> = (0..new.len())
        .map(|line| match line {
            line if line < before => Some(line),
            line if line >= new_end => Some(line - new_end + old_end),
            line => {
                let follows = old[..old_end].get(next) == Some(&new[line]);
                let once = places.get(new[line]).copied().flatten();
                let found = follows.then_some(next).or(once)?;
                next = found + 1;
                Some(found)
            }
        })
        .collect();
    // From here on the line each may reach up to.
    let mut limits = vec![old.len(); new.len()];
    for line in (0..new.len().saturating_sub(1)).rev() {
        limits[line] = equal[line + 1].unwrap_or(limits[line + 1]);
    }
    let mut next = 0;
    equal
        .iter_mut()
        .zip(limits)
        .map(|(equal, limit)| {
            let own = equal.is_some() || next < limit;
            let line = equal.unwrap_or(if own { next } else { next.saturating_sub(1) });
            next = line + 1;
            Origin { line, own }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Element, Metadata};
    use super::*;

    /// A page with one element a line.
    fn page(text: &str) -> Page {
        let spans = lines(text);
        let line = |(element, span): (usize, Span)| Line {
            span,
            element,
            linked: span.len(),
            marks: String::new(),
        };
        Page {
            text: text.to_owned(),
            elements: vec![Element::default(); spans.len()],
            lines: spans.into_iter().enumerate().map(line).collect(),
            metadata: Metadata::default(),
        }
    }

    /// The lines of an edited text with the number of the page's line each comes from; "~" when nothing
    /// but that line's element is its own.
    fn edited(old: &str, new: &str) -> Option<String> {
        let edited = page(old).with_text(new)?;
        let line = |line: &Line| {
            let mark = if line.linked == 0 { "~" } else { "" };
            format!("{}{mark}{}", line.span.of(new), line.element)
        };
        Some(edited.lines.iter().map(line).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn lines_that_stand_keep_their_markup_and_changed_ones_take_over() {
        let old = "menu\n\ntitle\n\nalpha\nbeta\n\nmenu";
        for (new, expected) in [
            (
                "menu\n\ntitle\n\nalpha\nbeta\n\nmenu\n",
                "menu0 title1 alpha2 beta3 menu4",
            ),
            ("title\nalpha\nbeta", "title1 alpha2 beta3"),
            (
                "menu\ntitle\nalphas\nbeta\nmenu",
                "menu0 title1 alphas2 beta3 menu4",
            ),
            (
                "menu\ntitle\nalpha\nnew\nbeta\nmenu",
                "menu0 title1 alpha2 new~2 beta3 menu4",
            ),
            ("new\nmenu\ntitle\nbeta\nalpha", "new~0 menu0 title1 beta3 alpha2"),
        ] {
            assert_eq!(edited(old, new).as_deref(), Some(expected), "{new:?}");
        }
    }

    #[test]
    fn another_text_has_nothing_of_the_page() {
        let old = "title\n\nalpha beta gamma";
        assert_eq!(edited(old, "title\n\nquite another story about others"), None);
        assert_eq!(edited(old, " \n"), None);
        assert_eq!(edited("", "text"), None);
    }

    #[test]
    fn times_move_with_their_line() {
        let mut page = page("menu\n\nOn Friday it rained\n\nmenu");
        let time = |at: usize| Time {
            at,
            ..Time::default()
        };
        // A time that begins a line is noted at the end of the line before it.
        page.metadata.times = vec![time("menu".len()), time("menu\n\nOn".len()), time(27)];
        let edited = page.with_text("é\nOn Friday it rained").unwrap();
        let places: Vec<usize> = edited.metadata.times.iter().map(|time| time.at).collect();
        assert_eq!(places, [3, 5]);
    }
}
