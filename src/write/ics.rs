//! `calendar` as iCalendar (RFC 5545), for Outlook, Google Calendar and Apple Calendar.
//!
//! The same entries give the same bytes on the same day: ids come from the plan, and the stamp and
//! the sequence from the day, so that a calendar that takes the file in again takes the newer.
//! There is no METHOD, which would make the file an invitation with a sender; it is a plain calendar.
//! What is as coarse as a month or a quarter is an event of that length, or the last day of it
//! for a deadline. Nothing blocks anybody's day but a meeting whose hours the plan has.

use crate::plan::first_paragraph;
use crate::text::danish::noun;
use crate::text::danish::span::DateSpan;
use crate::text::letters::capital;
use crate::text::shorten::shorten;
use crate::text::visible::{one_line, visible};
use crate::view::block::Inline;
use crate::view::calendar::{CalendarView, Item, Kind};
use chrono::{NaiveDate, NaiveTime};

/// The calendar of the year.
pub(crate) fn calendar(view: &CalendarView) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.text("PRODID", "-//kimo//Handleplan//DA");
    lines.put("CALSCALE", "GREGORIAN");
    let warning = view.plan.warning();
    let name = format!(
        "{}: årshjul {}{}",
        one_line(&view.plan.organisation),
        view.year,
        warning.as_ref().map_or("", |_| " (ufuldstændig)")
    );
    lines.text("X-WR-CALNAME", &name);
    let warning = warning.map(|text| text.iter().map(Inline::words).collect());
    let told: Vec<String> = warning.into_iter().chain(description(view)).collect();
    if !told.is_empty() {
        lines.text("X-WR-CALDESC", &told.join(" "));
    }
    let dated = view.months.iter().flat_map(|month| &month.items);
    for item in dated.chain(&view.all_year).chain(&view.gone) {
        event(item, view, &mut lines);
    }
    lines.put("END", "VCALENDAR");
    lines.0
}

/// What goes on all the time has no day, and is told of the calendar as a whole.
fn description(view: &CalendarView) -> Option<String> {
    let duties = view.all_year.iter();
    let ongoing: Vec<String> = duties
        .filter(|item| item.when.0 == DateSpan::Ongoing)
        .map(|item| one_line(&item.text))
        .collect();
    (!ongoing.is_empty()).then(|| format!("Løbende: {}", ongoing.join(" ")))
}

fn event(item: &Item, view: &CalendarView, lines: &mut Lines) {
    let Some((first, last)) = days(item) else {
        return;
    };
    // The end is the first day that is no longer in it. After the last day there is, none.
    let end = last.succ_opt().unwrap_or(last);
    lines.put("BEGIN", "VEVENT");
    lines.text("UID", &format!("{}@kimo", one_line(&item.id)));
    let stamp = format!("{}T000000Z", day(view.date));
    lines.put("DTSTAMP", &stamp);
    lines.put("LAST-MODIFIED", &stamp);
    lines.put("SEQUENCE", &view.sequence.to_string());
    if item.is_cancelled {
        lines.put("STATUS", "CANCELLED");
    }
    match item.hours {
        // Without a zone: ten o'clock where the meeting is.
        Some(hours) => {
            let moment = |time: NaiveTime| first.and_time(time).format("%Y%m%dT%H%M%S").to_string();
            lines.put("DTSTART", &moment(hours.start));
            if let Some(end) = hours.end {
                lines.put("DTEND", &moment(end));
            }
        }
        None => {
            lines.put("DTSTART;VALUE=DATE", &day(first));
            lines.put("DTEND;VALUE=DATE", &day(end));
        }
    }
    if let Some(place) = &item.place {
        lines.text("LOCATION", &one_line(place));
    }
    lines.text("SUMMARY", &summary(item));
    if item.kind != Kind::Meeting {
        lines.text("DESCRIPTION", &details(item));
    }
    lines.text("CATEGORIES", category(item.kind));
    let is_taken = item.hours.is_some();
    lines.put("TRANSP", if is_taken { "OPAQUE" } else { "TRANSPARENT" });
    lines.put("END", "VEVENT");
}

/// The first and the last day of the event. A deadline is its last day, and so is a duty that
/// may be done at any time of the year.
fn days(item: &Item) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = (item.when.0.first_day()?, item.when.0.last_day()?);
    Some(match (item.kind, item.when.0) {
        (Kind::Start, _) => (first, first),
        (Kind::Deadline, _) | (Kind::Duty, DateSpan::Year(_)) => (last, last),
        (Kind::Meeting | Kind::Duty | Kind::Period, _) => (first, last),
    })
}

fn summary(item: &Item) -> String {
    let words = shorten(&one_line(first_paragraph(&item.text)), 100);
    let number = item.nr.as_deref().map(one_line).unwrap_or_default();
    match (item.kind, item.when.0) {
        (Kind::Meeting | Kind::Period, _) => words,
        (Kind::Start, _) => format!("Start {number}: {words}"),
        (Kind::Deadline, _) => format!("Frist {number}: {words}"),
        (Kind::Duty, DateSpan::Year(_)) => format!("Hvert år: {words}"),
        (Kind::Duty, when) => format!("{}: {words}", of_the_year(when)),
    }
}

/// The time of the year in words: `1. kvartal`, `September`.
fn of_the_year(when: DateSpan) -> String {
    let words = when.to_string();
    let words = words
        .rsplit_once(' ')
        .map_or(words.as_str(), |(time, _)| time);
    capital(words)
}

fn details(item: &Item) -> String {
    let mut lines = vec![visible(&item.text).trim().to_owned()];
    if !item.responsible.is_empty() {
        lines.push(format!(
            "Ansvarlig: {}",
            one_line(&noun::list(&item.responsible))
        ));
    }
    lines.extend(
        item.status
            .map(|status| format!("Status: {}", status.word())),
    );
    if item.kind == Kind::Deadline {
        let moved = item.moved().map(|words| format!(" ({words})"));
        lines.push(format!(
            "Frist: {}{}",
            item.when.0,
            moved.unwrap_or_default()
        ));
    }
    lines.join("\n")
}

fn category(kind: Kind) -> &'static str {
    match kind {
        Kind::Duty => "Pligt",
        Kind::Meeting => "Møde",
        Kind::Start => "Start",
        Kind::Deadline => "Frist",
        Kind::Period => "Periode",
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// The lines of the file, each folded and ended as the standard asks.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property whose value is no text: a date, or a word of the standard.
    fn put(&mut self, name: &str, value: &str) {
        self.0 += &folded(&format!("{name}:{value}"));
    }

    /// A property whose value is text (RFC 5545, 3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len() + 16);
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                _ => escaped.push(c),
            }
        }
        self.put(name, &escaped);
    }
}

/// The most octets a line may have, its line end not counted (RFC 5545, 3.1).
const OCTETS: usize = 75;

/// `line` with its line end, in as many lines as it takes; the blank that marks a
/// continuation counts too, and no character is split.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / 25 + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > OCTETS {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_octets_and_come_together_again() {
        for length in [0, 1, 74, 75, 76, 148, 149, 150, 223, 224] {
            for filler in ["a", "å", "€", "🌊", " "] {
                let line = format!("X:{}", filler.repeat(length));
                let folded = folded(&line);
                for piece in folded.strip_suffix("\r\n").unwrap().split("\r\n") {
                    assert!(piece.len() <= OCTETS, "{length} {filler}: {piece}");
                    assert!(!piece.contains(['\r', '\n']));
                }
                assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
            }
        }
    }

    #[test]
    fn signs_of_structure_in_a_text_are_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a;b,c\\d\ne:f");
        assert_eq!(lines.0, "SUMMARY:a\\;b\\,c\\\\d\\ne:f\r\n");
    }
}
