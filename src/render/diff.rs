//! `diff` on the terminal and in Markdown: what changed, thing by thing, in words.
//!
//! In a text that was reworded the words that are gone and new are marked where they stand.

mod incomplete;
mod values;

use super::markdown;
use super::visible::{one_line, visible};
use crate::query::difference::{Words, words};
use crate::report::diff::{Change, Detail, DiffView, Kind, Value};
use crate::text::danish::{date, noun};
use crate::text::letters::capital;
use crate::view::show::NoteView;
use crate::write::terminal::{FAINT, HEADING, Paper, wrap};
use values::{note_head, shown};

/// The changes as lines that a terminal shows.
pub(crate) fn text(view: &DiffView, paper: Paper) -> String {
    let mut out = String::new();
    let heading = format!(
        "{} · {} · {}",
        one_line(&view.heading[0]),
        one_line(&view.heading[1]),
        view.period
    );
    for line in wrap(&heading, paper.width, "").lines() {
        out += &format!("{}\n", paper.paint(FAINT, line));
    }
    if let Some(warning) = incomplete::words(view) {
        let warning = format!("Ufuldstændig. {}", one_line(&warning));
        out += &wrap(&warning, paper.width, "");
    }
    if view.changes.is_empty() {
        return out + &wrap(&no_changes(view), paper.width, "");
    }
    out += &format!("Ændringer siden {}\n", since(view));
    for change in &view.changes {
        let lines = wrap(&title(change, one_line), paper.width, "");
        out.push('\n');
        for line in lines.lines() {
            out += &format!("{}\n", paper.paint(HEADING, line));
        }
        for detail in &change.details {
            out += &wrap(
                &visible(&words_of(detail, change.kind, &Plain)),
                paper.width,
                "  ",
            );
        }
    }
    out + &format!("\n{}\n", sum(view))
}

/// The changes as a Markdown document.
pub(crate) fn markdown(view: &DiffView) -> String {
    let mut out = format!(
        "# Ændringer i {} {}\n\n",
        markdown::text(&view.heading[1]),
        view.period
    );
    if let Some(warning) = incomplete::words(view) {
        out += &format!("**Ufuldstændig.** {}\n\n", markdown::cell(&warning));
    }
    if view.changes.is_empty() {
        return out + &no_changes(view);
    }
    out += &format!("Siden {}. {}\n", since(view), sum(view));
    for change in &view.changes {
        out += &format!("\n## {}\n", title(change, markdown::cell));
        for (index, detail) in change.details.iter().enumerate() {
            let before = if index == 0 { "\n" } else { "" };
            out += &format!("{before}- {}\n", words_of(detail, change.kind, &Markdown));
        }
    }
    out
}

fn no_changes(view: &DiffView) -> String {
    let of_what = if view.left_out.is_empty() {
        ""
    } else {
        " i det, der er sammenlignet,"
    };
    format!("Ingen ændringer{of_what} siden {}.\n", since(view))
}

fn since(view: &DiffView) -> String {
    let short = view.since.commit.get(..8).unwrap_or(&view.since.commit);
    match view.since.date {
        Some(day) => format!("{} (commit {short})", date::long(day)),
        None => format!("commit {short}"),
    }
}

fn sum(view: &DiffView) -> String {
    let count = |kind: Kind| {
        view.changes
            .iter()
            .filter(|change| change.kind == kind)
            .count()
    };
    let parts = [
        (Kind::Ny, "ny", "nye"),
        (Kind::Aendret, "ændret", "ændrede"),
        (Kind::Slettet, "slettet", "slettede"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(kind, one, more)| (count(kind), one, more))
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more)| format!("{count} {}", if count == 1 { one } else { more }))
        .collect();
    format!(
        "{}: {}.",
        noun::AENDRING.count(view.changes.len()),
        noun::list(&parts)
    )
}

/// ”Ny handling 2.4: Rense strande”.
fn title(change: &Change, escape: impl Fn(&str) -> String) -> String {
    let (noun, is_neuter) = match change.subject {
        "plan" => return "Planen".to_owned(),
        "part" => ("part", false),
        "moede" => ("møde", true),
        "pligt" => ("pligt", false),
        "international" => ("internationalt mål", true),
        "maal" => ("mål", true),
        "indikator" => ("indikator", false),
        _ => ("handling", false),
    };
    let named = match change.kind {
        Kind::Ny if is_neuter => format!("nyt {noun}"),
        Kind::Ny => format!("ny {noun}"),
        Kind::Slettet => format!("slettet {noun}"),
        Kind::Aendret => noun.to_owned(),
    };
    let number = change.number.as_deref().map_or(String::new(), |number| {
        let words = match (change.subject, number.parse()) {
            ("moede", Ok(day)) => date::long(day),
            _ => number.to_owned(),
        };
        format!(" {}", escape(&words))
    });
    let words = crate::plan::first_paragraph(&change.title);
    if words.is_empty() {
        format!("{}{number}", capital(&named))
    } else {
        format!("{}{number}: {}", capital(&named), escape(words))
    }
}

/// How single words are marked, and texts kept from being structure.
trait Marks {
    fn escape(&self, text: &str) -> String;
    fn gone(&self, text: &str) -> String;
    fn added(&self, text: &str) -> String;
}

struct Plain;
struct Markdown;

impl Marks for Plain {
    fn escape(&self, text: &str) -> String {
        one_line(text)
    }
    fn gone(&self, text: &str) -> String {
        format!("[-{}-]", one_line(text))
    }
    fn added(&self, text: &str) -> String {
        format!("{{+{}+}}", one_line(text))
    }
}

impl Marks for Markdown {
    fn escape(&self, text: &str) -> String {
        markdown::cell(text)
    }
    fn gone(&self, text: &str) -> String {
        format!("~~{}~~", markdown::cell(text))
    }
    fn added(&self, text: &str) -> String {
        format!("**{}**", markdown::cell(text))
    }
}

/// ”Ansvarlig: Sekretariatet → Kommunerne”, ”Ny note: …”.
fn words_of(detail: &Detail, kind: Kind, marks: &dyn Marks) -> String {
    let (noun, is_entry, is_neuter) = label(detail.field);
    let value = |value: &Value| shown(value, marks);
    match (&detail.before, &detail.after) {
        (Some(Value::Text(was)), Some(Value::Text(is))) => {
            format!("{}: {}", capital(noun), marked(was, is, marks))
        }
        (Some(Value::Note(was)), Some(Value::Note(is))) if was.text != is.text => {
            let head = NoteView {
                text: String::new(),
                ..(**is).clone()
            };
            format!(
                "Rettet note: {}: {}",
                note_head(&head, marks),
                marked(&was.text, &is.text, marks)
            )
        }
        (Some(was), Some(is)) if is_entry => {
            format!("Rettet {noun}: {} → {}", value(was), value(is))
        }
        (Some(was), Some(is)) => format!("{}: {} → {}", capital(noun), value(was), value(is)),
        (None, Some(is)) if is_entry => {
            let new = if is_neuter { "Nyt" } else { "Ny" };
            format!("{new} {noun}: {}", value(is))
        }
        // What is gone with the whole of it is shown for what it said.
        (Some(was), None) if kind == Kind::Slettet => {
            format!("{}: {}", capital(noun), value(was))
        }
        (Some(was), None) if is_entry => format!("Slettet {noun}: {}", value(was)),
        (None, Some(is)) => format!("{}: {}", capital(noun), value(is)),
        (Some(was), None) => format!("{}: {} er slettet", capital(noun), value(was)),
        (None, None) => String::new(),
    }
}

fn marked(was: &str, is: &str, marks: &dyn Marks) -> String {
    let runs = words(was, is).into_iter().map(|run| match run {
        Words::Same(text) => marks.escape(&text),
        Words::Gone(text) => marks.gone(&text),
        Words::New(text) => marks.added(&text),
    });
    runs.collect::<Vec<_>>().join(" ")
}

/// What a field is called, whether it is an entry, and whether that is neuter.
fn label(field: &str) -> (&str, bool, bool) {
    match field {
        "aarsmaal" => ("årsmål", true, true),
        "note" => ("note", true, false),
        "maaling" => ("måling", true, false),
        "nr" => ("nummer", false, true),
        "accepteret" => ("accepterede advarsler", false, false),
        "hvornaar" => ("hvornår", false, false),
        "maaltal" => ("måltal", false, true),
        "maaltal_hoejst" => ("måltal højst", false, true),
        "fra" => ("ført over fra", false, false),
        other => (other, false, false),
    }
}
