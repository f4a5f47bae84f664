//! The tags of the tagger: outside, or one of nine kinds with a place in the name (BILOU).

use crate::analysis::EntityKind;

/// The kinds the tagger tells apart, in the order of their tags. Laws are told from other names by
/// patterns afterwards.
pub const KINDS: [EntityKind; 9] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Facility,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Product,
    EntityKind::Other,
];

/// Where a token stands in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    Last,
    /// The only one.
    Unit,
}

/// Number of tags.
pub const TAGS: usize = 1 + KINDS.len() * 4;

/// Number of scores a feature can weigh: one for each tag, one for each kind wherever in the name,
/// one for each place whatever the kind.
pub const OUTPUTS: usize = TAGS + KINDS.len() + 4;

/// Index of the tag for tokens outside of names.
pub const OUTSIDE: usize = 0;

/// The tag of a kind (by index) at a place in the name.
pub const fn tag(kind: usize, position: Position) -> usize {
    1 + kind * 4 + position as usize
}

/// The kind (by index) and place of a tag; `None` for [`OUTSIDE`].
pub const fn split(tag: usize) -> Option<(usize, Position)> {
    if tag == OUTSIDE {
        return None;
    }
    let position = match (tag - 1) % 4 {
        0 => Position::Begin,
        1 => Position::Inside,
        2 => Position::Last,
        _ => Position::Unit,
    };
    Some(((tag - 1) / 4, position))
}

/// Whether a name may end, or none be open, at this tag.
pub const fn closed(tag: usize) -> bool {
    matches!(split(tag), None | Some((_, Position::Last | Position::Unit)))
}

/// Whether `next` may follow `tag`.
pub const fn follows(tag: usize, next: usize) -> bool {
    match (split(tag), split(next)) {
        (
            Some((kind, Position::Begin | Position::Inside)),
            Some((same, Position::Inside | Position::Last)),
        ) => kind == same,
        (_, Some((_, Position::Inside | Position::Last))) => false,
        _ => closed(tag),
    }
}

/// The score of each tag, from the scores of the outputs.
pub fn tag_scores(outputs: &[f32; OUTPUTS]) -> [f32; TAGS] {
    let mut scores = [0.0; TAGS];
    scores.copy_from_slice(&outputs[..TAGS]);
    for kind in 0..KINDS.len() {
        for position in 0..4 {
            scores[1 + kind * 4 + position] += outputs[TAGS + kind] + outputs[TAGS + KINDS.len() + position];
        }
    }
    scores
}

/// The spans of a sequence of tags, as (first, after last, kind by index). Broken sequences give the
/// spans that are whole.
pub fn spans(tags: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut spans = Vec::new();
    let mut open = None;
    for (at, &tag) in tags.iter().enumerate() {
        match split(tag) {
            Some((kind, Position::Unit)) => spans.push((at, at + 1, kind)),
            Some((kind, Position::Begin)) => open = Some((at, kind)),
            Some((kind, Position::Last)) => {
                if let Some((start, same)) = open.take()
                    && same == kind
                {
                    spans.push((start, at + 1, kind));
                }
            }
            Some((_, Position::Inside)) => {}
            None => open = None,
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_opened_and_closed_in_order() {
        let begin = tag(2, Position::Begin);
        assert!(follows(OUTSIDE, begin) && follows(begin, tag(2, Position::Last)));
        assert!(!follows(begin, OUTSIDE) && !follows(begin, tag(1, Position::Last)));
        assert!(!follows(OUTSIDE, tag(0, Position::Inside)));
        assert!(follows(tag(0, Position::Unit), tag(0, Position::Unit)));
    }

    #[test]
    fn spans_follow_the_tags() {
        let tags = [
            tag(0, Position::Begin),
            tag(0, Position::Inside),
            tag(0, Position::Last),
            OUTSIDE,
            tag(2, Position::Unit),
        ];
        assert_eq!(spans(&tags), [(0, 3, 0), (4, 5, 2)]);
    }
}
