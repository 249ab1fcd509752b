//! What stands before the first section: the title, whose report it is and of which day, and the
//! warning where something may be missing.

use super::AnnualReport;
use crate::plan::ReportSection;
use crate::text::danish::{date, noun};
use crate::text::shorten::ended;
use crate::text::visible::one_line;
use crate::view::block::{Article, Inline};
use crate::view::parts;

/// The front, with no sections yet.
pub(super) fn front(report: &AnnualReport) -> Article {
    let has_front = report.chosen.contains(&ReportSection::Front);
    Article {
        title: title(report),
        organisation: report.organisation.clone(),
        subtitle: std::iter::once(parts::plan_name(&report.title, &report.period))
            .chain(has_front.then(|| status(report)))
            .collect(),
        date: report.date,
        warning: warning(report),
        foot: Some(foot(report)),
        ..Article::default()
    }
}

fn title(report: &AnnualReport) -> String {
    let kind = if report.is_preliminary {
        "Foreløbig fremdriftsrapport"
    } else {
        "Fremdriftsrapport"
    };
    format!("{kind} {}", report.year)
}

/// The date of status, and the meeting.
fn status(report: &AnnualReport) -> String {
    let status = if report.is_preliminary {
        let day = date::long(report.date);
        format!("Foreløbig status pr. {day}; året er ikke afsluttet")
    } else {
        parts::as_of(report.date)
    };
    let meeting = report.meeting.as_ref().map(|meeting| {
        let name = meeting.meeting.as_deref().unwrap_or_default();
        format!("Til behandling: {name} den {}", date::long(meeting.date))
    });
    let all: Vec<String> = std::iter::once(status).chain(meeting).collect();
    all.join(" · ")
}

/// That something may be missing, which must be read first.
pub(super) fn warning(report: &AnnualReport) -> Option<Vec<Inline>> {
    let files = |files: &[String]| one_line(&noun::list(files));
    let mut reasons = Vec::new();
    if !report.incomplete.is_empty() {
        reasons.push(format!(
            "Planen har fejl i {}, og oplysninger derfra kan mangle i denne rapport.",
            files(&report.incomplete)
        ));
    }
    if !report.placeholders.is_empty() {
        reasons.push(format!(
            "I {} står der endnu tekster, som ingen har udfyldt.",
            files(&report.placeholders)
        ));
    }
    parts::incomplete(&reasons)
}

/// What the report builds on.
fn foot(report: &AnnualReport) -> String {
    let mut sources = vec![format!(
        "det, der er skrevet i planen til og med {}",
        date::long(report.date)
    )];
    if has_later_words(report) {
        sources.push(format!("på det, der siden er skrevet om {}", report.year));
    }
    if !report.proposals.rows.is_empty() && !report.is_preliminary {
        sources.push(format!("på forslagene til {}", report.proposals.year));
    }
    let sources = match sources.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{}, og {last}", before.join(", ")),
        _ => sources.concat(),
    };
    let [organisation, title] = [&report.organisation, &report.title].map(|of| ended(of.clone()));
    format!("{organisation} {title} Rapporten bygger på {sources}.")
}

/// Whether anything in it was written after the status day, about the year.
fn has_later_words(report: &AnnualReport) -> bool {
    let details = report.goals.iter().flat_map(|goal| &goal.details);
    let mut days = details.flat_map(|detail| {
        let notes = detail.notes.iter().map(|note| note.date);
        notes.chain(detail.result.as_ref().map(|result| result.date))
    });
    days.any(|day| day > report.date)
}
