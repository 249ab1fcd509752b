//! What stands before the first section: the title, whose report it is and of which day, and the
//! warning where something may be missing.

use super::AnnualReport;
use crate::plan::ReportSection;
use crate::text::danish::{date, noun};
use crate::text::visible::one_line;
use crate::view::block::{Article, Inline};

/// The front, with no sections yet.
pub(super) fn front(report: &AnnualReport) -> Article {
    let has_front = report.chosen.contains(&ReportSection::Front);
    Article {
        title: title(report),
        organisation: report.organisation.clone(),
        subtitle: if has_front {
            subtitle(report)
        } else {
            Vec::new()
        },
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
    format!("{kind} {} – Handleplan {}", report.year, report.period)
}

fn subtitle(report: &AnnualReport) -> Vec<String> {
    let day = date::long(report.date);
    let status = if report.is_preliminary {
        format!("Foreløbig status pr. {day}; året er ikke afsluttet.")
    } else {
        format!("Status pr. {day}")
    };
    let meeting = report.meeting.as_ref().map(|meeting| {
        let name = meeting.meeting.as_deref().unwrap_or_default();
        format!("Til behandling: {name} den {}", date::long(meeting.date))
    });
    std::iter::once(status).chain(meeting).collect()
}

fn warning(report: &AnnualReport) -> Option<Vec<Inline>> {
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
    (!reasons.is_empty()).then(|| {
        vec![
            Inline::Strong("Ufuldstændig.".to_owned()),
            Inline::Text(format!(" {}", reasons.join(" "))),
        ]
    })
}

/// What the report builds on.
fn foot(report: &AnnualReport) -> String {
    let proposals = if report.proposals.rows.is_empty() || report.is_preliminary {
        String::new()
    } else {
        format!(", og på forslagene til {}", report.proposals.year)
    };
    format!(
        "{}. {}. Rapporten bygger på det, der er skrevet i planen til og med {}{proposals}.",
        report.organisation,
        report.title,
        date::long(report.date)
    )
}
