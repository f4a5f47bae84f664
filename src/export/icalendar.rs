//! iCalendar (RFC 5545): each dated row of the timeline as an all-day event. What has no date, or a year that four
//! digits cannot write, is a journal entry without one, which the standard allows.

use super::Format;
use super::chronology::{self, Entry};
use super::plain::fingerprint;
use crate::analysis::Analysis;
use crate::dossier::Dossier;
use crate::timex::calendar::Date;

/// Octets a line may have, its end not counted.
const LINE: usize = 75;

/// For calendars.
pub const FORMAT: Format = Format {
    name: "ics",
    title: "Calendar",
    purpose: "The timeline as all-day events for a calendar.",
    extension: "ics",
    media_type: "text/calendar",
    write,
    dossier: Some(dossier),
};

fn write(text: &str, analysis: &Analysis) -> String {
    let stamp = analysis
        .article
        .published
        .as_ref()
        .and_then(|published| published.value.parse().ok());
    calendar(
        &analysis.generator,
        &fingerprint(text),
        stamp,
        &chronology::of_article(text, analysis),
    )
}

fn dossier(dossier: &Dossier) -> String {
    let days = dossier
        .articles
        .iter()
        .filter_map(|article| article.published.as_ref()?.parse().ok());
    let entries = chronology::of_dossier(dossier);
    let labels: String = entries.iter().map(|entry| entry.label.as_str()).collect();
    calendar(&dossier.generator, &fingerprint(&labels), days.max(), &entries)
}

/// A calendar wants to know when each entry was made. There is no clock here, and the same text must give the same
/// bytes: it is the day of publication, or the first day computers know.
fn calendar(generator: &str, source: &str, stamp: Option<Date>, entries: &[Entry]) -> String {
    let stamp = stamp.and_then(basic).unwrap_or_else(|| "19700101".to_owned());
    let mut lines = Lines(String::new());
    lines.push("BEGIN:VCALENDAR");
    lines.push("VERSION:2.0");
    lines.push(&format!("PRODID:-//Dateline//{}//EN", escaped(generator)));
    for entry in entries {
        let days = entry
            .days
            .and_then(|(from, to)| Some((basic(from)?, basic(to.plus_days(1))?)));
        let kind = if days.is_some() { "VEVENT" } else { "VJOURNAL" };
        lines.push(&format!("BEGIN:{kind}"));
        lines.push(&format!("UID:{source}-{}@dateline", entry.id));
        lines.push(&format!("DTSTAMP:{stamp}T000000Z"));
        if let Some((from, after)) = days {
            lines.push(&format!("DTSTART;VALUE=DATE:{from}"));
            lines.push(&format!("DTEND;VALUE=DATE:{after}"));
            lines.push("TRANSP:TRANSPARENT");
            let status = match (entry.negated, entry.tentative) {
                (true, _) => "CANCELLED",
                (false, true) => "TENTATIVE",
                (false, false) => "CONFIRMED",
            };
            lines.push(&format!("STATUS:{status}"));
        }
        lines.push(&format!("SUMMARY:{}", escaped(&entry.label)));
        let detail = format!("{}\n{}", entry.display, entry.detail);
        lines.push(&format!("DESCRIPTION:{}", escaped(&detail)));
        lines.push(&format!("END:{kind}"));
    }
    lines.push("END:VCALENDAR");
    lines.0
}

/// "20240308"; none for a year that four digits cannot write.
fn basic(date: Date) -> Option<String> {
    (1..=9999)
        .contains(&date.year())
        .then(|| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day()))
}

/// A value of the type TEXT.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped += "\\n",
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Lines that end in CRLF and are folded, between characters, where they are too long.
struct Lines(String);

impl Lines {
    fn push(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > LINE {
                self.0 += "\r\n ";
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0 += "\r\n";
    }
}
