//! The days a time expression and the other end of its range stand for.

use crate::analysis::Timex;

/// First and last day of the time expression at an index of those of a text; "between May and July" runs from the
/// first to the last.
pub(super) fn stretch(text: &str, timexes: &[Timex], index: usize) -> Option<[String; 2]> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let timex = &timexes[index];
    let own = timex.interval.clone()?;
    let before = text[..timex.span.start].split_whitespace().next_back();
    let before = before.unwrap_or_default().to_ascii_lowercase();
    let next = timexes
        .get(index + 1)
        .filter(|next| next.span.start >= timex.span.end);
    let joined = next.filter(|next| {
        let between = text[timex.span.end..next.span.start].trim();
        before == "between" && between == "and"
            // "from May to July", "Nov. 6 to 10".
            || (before == "from" || is_number(&next.text))
                && matches!(between, "to" | "until" | "till" | "through")
            || matches!(between, "-" | "–" | "—") && text[timex.span.end..].starts_with(between)
    });
    match joined.and_then(|next| next.interval.as_ref()) {
        Some([_, to]) if *to >= own[1] => Some([own[0].clone(), to.clone()]),
        _ => Some(own),
    }
}
