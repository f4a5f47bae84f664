//! The words of the page: how dates, kinds, numbers and evidence are said to a reader.

use super::ink::InkKind;
use crate::Stage;
use crate::analysis::{
    BlockKind, Bound, Certainty, DatePart, EntityKind, EntityMention, EventStatus, MentionForm, Published,
    PublishedHow, Quantity, QuantityKind, TimelineRow, Timex, TimexType,
};
use crate::quantity::shown_unit;
use crate::timex::calendar::{Date, WEEKDAYS};

/// "21 November 2024".
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month_name(), date.year())
}

/// "Thursday, 21 November 2024".
pub fn day_and_weekday(date: Date) -> String {
    format!("{}, {}", date.weekday_name(), day(date))
}

/// What the worker does for a long text, and how many steps there are.
pub fn stage(stage: Stage) -> String {
    let doing = match stage {
        Stage::Page => "taking the page apart",
        Stage::Dates => "dates",
        Stage::Names => "names and amounts",
        Stage::Syntax => "sentences",
        Stage::Entities => "who is who",
        Stage::Quotes => "quotes",
        Stage::Events => "what happened",
        Stage::Brief => "timeline and summary",
    };
    let number = 1 + Stage::ALL
        .iter()
        .position(|&other| other == stage)
        .unwrap_or_default();
    format!(
        "A long text: its beginning is marked, the rest is being read. Step {number} of {}: {doing}.",
        Stage::ALL.len()
    )
}

/// What a kind is called, one of them.
pub const fn kind(kind: InkKind) -> &'static str {
    match kind {
        InkKind::Date => "date",
        InkKind::Quantity => "quantity",
        InkKind::Name(EntityKind::Organization) => "organization",
        InkKind::Name(EntityKind::Other) => "other name",
        InkKind::Name(_) => kind.slug(),
    }
}

/// What a kind is called, with its article: "an organization".
pub fn a_kind(of: InkKind) -> String {
    let name = kind(of);
    let article = if name.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

/// What a piece of the page is called.
pub const fn block(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Dateline => "dateline",
        BlockKind::Byline => "byline",
        BlockKind::Caption => "caption",
        BlockKind::Paragraph => "paragraph",
        BlockKind::List => "list item",
        BlockKind::Boilerplate => "piece of the page around it",
        BlockKind::AuthorNote => "note on the author",
    }
}

/// What a kind is called, several of them, as a label.
pub const fn kinds(kind: InkKind) -> &'static str {
    match kind {
        InkKind::Name(EntityKind::Person) => "People",
        InkKind::Name(EntityKind::Organization) => "Organizations",
        InkKind::Name(EntityKind::Place) => "Places",
        InkKind::Name(EntityKind::Group) => "Groups",
        InkKind::Name(EntityKind::Facility) => "Facilities",
        InkKind::Name(EntityKind::Event) => "Events",
        InkKind::Name(EntityKind::Work) => "Works",
        InkKind::Name(EntityKind::Product) => "Products",
        InkKind::Name(EntityKind::Law) => "Laws",
        InkKind::Name(EntityKind::Other) => "Other names",
        InkKind::Date => "Dates",
        InkKind::Quantity => "Quantities",
    }
}

/// "1 mention", "1,200 mentions".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// "1,200,000".
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// How the publication date was found, to stand after it: "from the dateline, “PARIS, March 3”".
pub fn how_found(published: &Published, text: &str) -> String {
    let place = match published.how {
        PublishedHow::Given => return "set by you".to_owned(),
        PublishedHow::Header => "from the header line",
        PublishedHow::Byline => "from the byline",
        PublishedHow::Dateline => "from the dateline",
        PublishedHow::Caption => "completed from the caption",
        PublishedHow::Text => "from the text",
        PublishedHow::Metadata => "from the page's own data",
    };
    let quoted = published
        .span
        .and_then(|span| text.get(span.start..span.end))
        .map(|said| format!(", “{}”", clipped(said, 40)));
    format!("{place}{}", quoted.unwrap_or_default())
}

/// On one line, and cut at a word when it is longer than `length` characters, the ellipsis
/// included.
pub fn clipped(text: &str, length: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, next)) = line.char_indices().nth(length.saturating_sub(1)) else {
        return line;
    };
    if line[end..].chars().nth(1).is_none() {
        return line;
    }
    let cut = &line[..end];
    let word = if next == ' ' { None } else { cut.rfind(' ') };
    let kept = &cut[..word.filter(|at| at * 2 > end).unwrap_or(end)];
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '-', '–']))
}

/// What a time expression means: "Wednesday, 20 November 2024", "1 to 30 June 2024", "2 years".
pub fn meaning(timex: &Timex) -> String {
    let days = timex
        .interval
        .as_ref()
        .and_then(|[from, to]| Some((from.parse::<Date>().ok()?, to.parse::<Date>().ok()?)));
    let clock = timex
        .value
        .split_once('T')
        .map(|(_, clock)| clock)
        .and_then(clock_words);
    match (timex.kind, days) {
        (TimexType::Duration, Some((from, to))) => {
            let length = period(&timex.value).unwrap_or_else(|| timex.value.clone());
            format!("{length}: {}", days_words(from, to))
        }
        (TimexType::Duration, None) => period(&timex.value).unwrap_or_else(|| timex.value.clone()),
        (TimexType::Set, _) => repeated(&timex.value),
        (_, Some((from, to))) => match clock {
            Some(clock) => format!("{}, {clock}", days_words(from, to)),
            None => days_words(from, to),
        },
        (_, None) => match timex.value.as_str() {
            "PAST_REF" => "Some time in the past".to_owned(),
            "PRESENT_REF" => "About the time of writing".to_owned(),
            "FUTURE_REF" => "Some time in the future".to_owned(),
            _ => "Not placed on a calendar".to_owned(),
        },
    }
}

/// The days from the first to the last, both included: "20 November 2024", "June 2024", "2012",
/// "18 to 21 November 2024".
pub fn days_words(from: Date, to: Date) -> String {
    let next = to.plus_days(1);
    if from == to {
        return day_and_weekday(from);
    }
    if from.day() == 1 && next.day() == 1 {
        let whole_years = from.month() == 1 && next.month() == 1;
        return match (from.year() == to.year(), from.month() == to.month(), whole_years) {
            (true, _, true) => format!("The year {}", from.year()),
            (true, true, false) => format!("{} {}", from.month_name(), from.year()),
            (true, false, false) => format!("{} to {} {}", from.month_name(), to.month_name(), to.year()),
            (false, _, true) => format!("{} to {}", from.year(), to.year()),
            (false, _, false) => format!(
                "{} {} to {} {}",
                from.month_name(),
                from.year(),
                to.month_name(),
                to.year()
            ),
        };
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("{} to {}", from.day(), day(to));
    }
    if from.year() == to.year() {
        return format!("{} {} to {}", from.day(), from.month_name(), day(to));
    }
    format!("{} to {}", day(from), day(to))
}

fn clock_words(clock: &str) -> Option<String> {
    let part = match clock {
        "MO" => "in the morning",
        "MI" => "at midday",
        "AF" => "in the afternoon",
        "EV" => "in the evening",
        "NI" => "at night",
        "DT" => "during the day",
        _ => {
            let start = clock.get(..2)?;
            return start
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| match clock.len() {
                    2 => format!("{clock}:00"),
                    _ => clock.to_owned(),
                });
        }
    };
    Some(part.to_owned())
}

/// "P2Y6M" as "2 years 6 months"; "PT3H" as "3 hours"; "PXD" as "some days".
fn period(value: &str) -> Option<String> {
    let mut rest = value.strip_prefix('P')?;
    let mut words = Vec::new();
    let mut clock = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            (rest, clock) = (after, true);
            continue;
        }
        let digits = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.' && c != 'X')
            .filter(|&at| at > 0)?;
        let (number, after) = rest.split_at(digits);
        // Decades and centuries are written with two letters in TIMEX3.
        let (unit, width) = match after.as_bytes() {
            [b'D', b'E', ..] => ("decade", 2),
            [b'C', b'E', ..] => ("century", 2),
            [b'M', b'L', ..] => ("millennium", 2),
            [b'Y', ..] => ("year", 1),
            [b'Q', ..] => ("quarter", 1),
            [b'M', ..] if clock => ("minute", 1),
            [b'M', ..] => ("month", 1),
            [b'W', b'E', ..] => ("weekend", 2),
            [b'W', ..] => ("week", 1),
            [b'D', ..] => ("day", 1),
            [b'H', ..] => ("hour", 1),
            [b'S', ..] => ("second", 1),
            _ => return None,
        };
        words.push(match number {
            "1" => format!("1 {unit}"),
            _ => {
                let number = if number.contains('X') { "some" } else { number };
                match unit {
                    "century" => format!("{number} centuries"),
                    "millennium" => format!("{number} millennia"),
                    _ => format!("{number} {unit}s"),
                }
            }
        });
        rest = &after[width..];
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// "XXXX-WXX-2" as "Every Tuesday".
fn repeated(value: &str) -> String {
    let weekday = value
        .strip_prefix("XXXX-WXX-")
        .and_then(|day| day.get(..1)?.parse::<usize>().ok())
        .and_then(|day| WEEKDAYS.get(day.checked_sub(1)?));
    if let Some(weekday) = weekday {
        return format!("Every {weekday}");
    }
    match (value, period(value)) {
        ("XXXX", _) => "Every year".to_owned(),
        ("XXXX-XX", _) => "Every month".to_owned(),
        ("XXXX-WXX", _) => "Every week".to_owned(),
        ("XXXX-XX-XX", _) => "Every day".to_owned(),
        (_, Some(period)) => format!("Every {}", period.trim_start_matches("1 ")),
        _ => format!("Repeated ({value})"),
    }
}

/// Which parts of a date the text does not say, as a sentence; none when it says all.
pub fn inferred(parts: &[DatePart]) -> Option<String> {
    let names: Vec<&str> = parts
        .iter()
        .map(|part| match part {
            DatePart::Year => "year",
            DatePart::Month => "month",
            DatePart::Day => "day",
        })
        .collect();
    let (last, first) = names.split_last()?;
    let listed = if first.is_empty() {
        format!("The {last} is")
    } else {
        format!("The {} and {last} are", first.join(", "))
    };
    Some(format!("{listed} worked out, not stated."))
}

/// When a row of the timeline was, or that it has no date.
pub fn when(row: &TimelineRow) -> String {
    if row.display.is_empty() {
        "Undated".to_owned()
    } else {
        row.display.clone()
    }
}

/// How sure a row of the timeline is.
pub const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => "stated in the text",
        Certainty::Inferred => "worked out",
        Certainty::Vague => "not placed on a calendar",
    }
}

/// Whether an event came about, when that is worth saying.
pub const fn status(status: EventStatus) -> Option<&'static str> {
    match status {
        EventStatus::Occurred => None,
        EventStatus::Ongoing => Some("ongoing"),
        EventStatus::Planned => Some("planned"),
        EventStatus::Claimed => Some("claimed"),
        EventStatus::Negated => Some("did not happen"),
    }
}

/// The value of a quantity: "at least 200,000,000 USD per year".
pub fn quantity(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Some(Bound::AtLeast) => "at least ",
        Some(Bound::AtMost) => "at most ",
        Some(Bound::About) => "about ",
        None => "",
    };
    let number = decimal(quantity.value);
    let value = match (quantity.kind, shown_unit(quantity)) {
        (QuantityKind::Percent, _) => format!("{number}%"),
        (QuantityKind::Ordinal, _) => format!("number {number}"),
        (_, Some(unit)) => format!("{number} {unit}"),
        (_, None) => number,
    };
    let per = quantity.per.as_deref();
    format!(
        "{bound}{value}{}",
        per.map(|per| format!(" per {per}")).unwrap_or_default()
    )
}

fn decimal(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        let sign = if value < 0.0 { "−" } else { "" };
        return format!("{sign}{}", grouped(value.abs() as usize));
    }
    let written = format!("{value:.3}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What a quantity measures.
pub const fn quantity_kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        QuantityKind::Count => "count",
        QuantityKind::Measure => "measure",
        QuantityKind::Ordinal => "rank",
    }
}

/// How a mention names its entity, to stand before "mention".
pub const fn form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "full name",
        MentionForm::Short => "short form",
        MentionForm::Acronym => "initials",
        MentionForm::Spelling => "another spelling",
        MentionForm::Title => "title",
        MentionForm::Pronoun => "pronoun",
    }
}

/// Why a mention was tagged, in words: "list of countries, tagger".
pub fn evidence(mention: &EntityMention) -> String {
    let mut words: Vec<String> = Vec::new();
    for item in &mention.evidence {
        let (source, detail) = item.split_once(':').unwrap_or((item, ""));
        let detail = detail.replace(['_', '-'], " ");
        let word = match (source, detail.as_str()) {
            ("model", "") => "trained tagger".to_owned(),
            ("model", detail) => format!("trained tagger ({detail})"),
            ("gazetteer", "") => "known name".to_owned(),
            ("gazetteer", detail) => format!("known {detail}"),
            ("reader", _) => "you".to_owned(),
            ("pattern", detail) => format!("pattern ({detail})"),
            (source, "") => source.replace('_', " "),
            (source, detail) => format!("{} ({detail})", source.replace('_', " ")),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

/// 0.974 as "97%".
pub fn share(value: f64) -> String {
    format!("{:.0}%", (value * 100.0).clamp(0.0, 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn timex(kind: TimexType, value: &str, interval: Option<[&str; 2]>) -> Timex {
        Timex {
            id: "t1".to_owned(),
            span: Span::default(),
            text: String::new(),
            kind,
            value: value.to_owned(),
            modifier: None,
            interval: interval.map(|days| days.map(str::to_owned)),
            inferred: Vec::new(),
            anchor: None,
            why: String::new(),
            set_by: None,
        }
    }

    #[test]
    fn time_expressions_are_said_as_a_reader_would() {
        use TimexType::*;
        for (kind, value, interval, said) in [
            (
                Date,
                "2024-11-20",
                Some(["2024-11-20", "2024-11-20"]),
                "Wednesday, 20 November 2024",
            ),
            (Date, "2024-06", Some(["2024-06-01", "2024-06-30"]), "June 2024"),
            (Date, "2012", Some(["2012-01-01", "2012-12-31"]), "The year 2012"),
            (
                Date,
                "2024",
                Some(["2024-01-01", "2024-09-30"]),
                "January to September 2024",
            ),
            (
                Time,
                "2024-11-20TNI",
                Some(["2024-11-20", "2024-11-20"]),
                "Wednesday, 20 November 2024, at night",
            ),
            (
                Time,
                "2024-11-20T09:30",
                Some(["2024-11-20", "2024-11-20"]),
                "Wednesday, 20 November 2024, 09:30",
            ),
            (Duration, "P2Y", None, "2 years"),
            (Duration, "PT90M", None, "90 minutes"),
            (Duration, "P1M", None, "1 month"),
            (Duration, "PXD", None, "some days"),
            (Duration, "P3CE", None, "3 centuries"),
            (Set, "XXXX-WXX-2", None, "Every Tuesday"),
            (Set, "P1Y", None, "Every year"),
            (Set, "P2W", None, "Every 2 weeks"),
            (Date, "PAST_REF", None, "Some time in the past"),
        ] {
            assert_eq!(meaning(&timex(kind, value, interval)), said);
        }
        let past = timex(Duration, "P2Y", Some(["2022-11-21", "2024-11-21"]));
        assert_eq!(meaning(&past), "2 years: 21 November 2022 to 21 November 2024");
    }

    #[test]
    fn odd_values_are_shown_as_they_are() {
        assert_eq!(meaning(&timex(TimexType::Duration, "PT", None)), "PT");
        assert_eq!(meaning(&timex(TimexType::Duration, "Péon", None)), "Péon");
        assert_eq!(meaning(&timex(TimexType::Set, "R5", None)), "Repeated (R5)");
    }

    #[test]
    fn quantities_carry_their_unit_and_bound() {
        let mut amount = Quantity {
            span: Span::default(),
            text: String::new(),
            kind: QuantityKind::Money,
            value: 200_000_000.0,
            unit: Some("USD".to_owned()),
            per: Some("year".to_owned()),
            bound: Some(Bound::AtLeast),
            set_by: None,
        };
        assert_eq!(quantity(&amount), "at least 200,000,000 USD per year");
        amount.kind = QuantityKind::Percent;
        (amount.value, amount.per, amount.bound) = (2.5, None, None);
        assert_eq!(quantity(&amount), "2.5%");
        amount.value = f64::INFINITY;
        assert_eq!(quantity(&amount), "inf%");
    }

    #[test]
    fn inferred_parts_are_listed() {
        assert_eq!(inferred(&[]), None);
        assert_eq!(
            inferred(&[DatePart::Year]).unwrap(),
            "The year is worked out, not stated."
        );
        assert_eq!(
            inferred(&[DatePart::Year, DatePart::Month, DatePart::Day]).unwrap(),
            "The year, month and day are worked out, not stated."
        );
    }

    #[test]
    fn evidence_says_each_thing_once() {
        let mention = EntityMention {
            span: Span::default(),
            text: String::new(),
            form: MentionForm::Name,
            confidence: 1.0,
            evidence: ["gazetteer:country", "model", "model"]
                .map(str::to_owned)
                .to_vec(),
            set_by: None,
        };
        assert_eq!(evidence(&mention), "known country, trained tagger");
    }

    #[test]
    fn long_lines_are_cut() {
        assert_eq!(clipped("one\n two", 10), "one two");
        assert_eq!(clipped("one two three four", 12), "one two…");
        assert_eq!(
            clipped("Kozlov meets Kim in Pyongyang", 20),
            "Kozlov meets Kim in…"
        );
        assert_eq!(clipped("Kozlov meets Kim", 16), "Kozlov meets Kim");
        assert_eq!(clipped("Donaudampfschiffahrt", 13), "Donaudampfsc…");
    }
}
