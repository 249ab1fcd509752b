//! The title page's words, *Indstilling* and *Resumé*.

use crate::render::docx::document::Document;
use crate::render::docx::paragraph::{Paragraph, Style};
use crate::render::docx::words::named;
use crate::text::danish::{date, noun};
use crate::view::annual::AnnualReport;

/// The report's title, as Markdown has it.
pub(crate) fn title(report: &AnnualReport) -> String {
    let kind = if report.is_preliminary {
        "Foreløbig fremdriftsrapport"
    } else {
        "Fremdriftsrapport"
    };
    format!("{kind} {} – Handleplan {}", report.year, report.period)
}

/// What stands before the table of contents.
pub(crate) fn front(report: &AnnualReport, document: &mut Document) {
    document.front(Paragraph::of(Style::Title, &title(report)));
    if !report.incomplete.is_empty() {
        let files = noun::list(&report.incomplete);
        let warning = Paragraph::new(Style::Warning).bold("Ufuldstændig.");
        document.front(warning.text(&format!(
            " Planen har fejl i {files}, og oplysninger derfra kan mangle i denne rapport."
        )));
    }
    document.front(Paragraph::new(Style::Subtitle).bold(&report.organisation));
    let date = date::long(report.date);
    let status = if report.is_preliminary {
        format!("Foreløbig status pr. {date}; året er ikke afsluttet.")
    } else {
        format!("Status pr. {date}")
    };
    document.front(Paragraph::of(Style::Subtitle, &status));
    if let Some(meeting) = &report.meeting {
        let name = meeting.meeting.as_deref().unwrap_or_default();
        document.front(Paragraph::of(
            Style::Subtitle,
            &format!("Til behandling: {name} den {}", date::long(meeting.date)),
        ));
    }
}

/// What the board is asked to do.
pub(crate) fn recommendations(report: &AnnualReport, document: &mut Document) {
    document.section("Indstilling");
    document.add(Paragraph::of(Style::Normal, "Det indstilles, at bestyrelsen").keep_next());
    for point in &report.recommendations {
        let text = match &point.action {
            // The board decides on the whole of it.
            Some(action) => format!("{}: {}", point.text, action.text),
            None => point.text.clone(),
        };
        document.add(Paragraph::of(Style::Number, &text));
    }
}

/// The report in brief.
pub(crate) fn summary(report: &AnnualReport, document: &mut Document) {
    let (summary, year) = (&report.summary, report.year);
    document.section("Resumé");
    document.say(&summary.sentences.join(" "));
    if summary.completed.is_empty() {
        document.say(&format!("Ingen handlinger er gennemført i {year}."));
    } else {
        document.label(&format!("Gennemført i {year}:"));
        for action in &summary.completed {
            document.add(Paragraph::of(Style::Bullet, &named(action, 90)));
        }
    }
    if !summary.concerns.is_empty() {
        document.label("Kræver opmærksomhed:");
        for concern in &summary.concerns {
            let reasons = concern.reasons.join("; ");
            let text = format!("{} ({reasons})", named(&concern.action, 90));
            document.add(Paragraph::of(Style::Bullet, &text));
        }
    } else if let Some(nothing) = &report.attention.nothing_found {
        document.say(nothing);
    }
}
