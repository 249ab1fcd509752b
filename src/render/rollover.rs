//! `rollover` on the terminal: the question about each action, and the receipt.

use super::style::{FAINT, HEADING, Paper};
use super::visible::{one_line, width_of};
use super::wrap::wrap;
use crate::report::rollover::{ActionRow, RolloverView};
use crate::report::status::LastNote;
use crate::text::danish::{date, noun, number};

/// One unfinished action, as it is shown above the question about it.
pub(crate) struct Candidate<'a> {
    /// Its place among those asked about, from 1, and how many they are.
    pub(crate) place: (usize, usize),
    /// Its number.
    pub(crate) number: &'a str,
    /// Its status.
    pub(crate) status: &'a str,
    /// Its first paragraph.
    pub(crate) text: &'a str,
    /// Its last note.
    pub(crate) last_note: Option<LastNote<'a>>,
}

/// The action that is asked about.
pub(crate) fn candidate(candidate: &Candidate<'_>, paper: Paper) -> String {
    let (place, count) = candidate.place;
    let head = format!("{} · {}", one_line(candidate.number), candidate.status);
    let place = paper.paint(FAINT, &format!("  ({place} af {count})"));
    let mut text = format!("\n{}{place}\n", paper.paint(HEADING, &head));
    text += &wrap(&one_line(candidate.text), paper.width, "  ");
    if let Some(note) = &candidate.last_note {
        let note = format!("{}: {}", date::long(note.date), one_line(note.text));
        text += &paper.paint(FAINT, wrap(&note, paper.width, "  ").trim_end());
        text.push('\n');
    }
    text
}

/// What was done, for the files now in the folder `place`.
pub(crate) fn receipt(view: &RolloverView, place: &str, paper: Paper) -> String {
    let mut page = Page {
        paper,
        text: String::new(),
    };
    page.line(&format!(
        "Udkastet til planen for {} er skrevet i {place}.",
        view.to
    ));
    let carried = noun::HANDLING.count_words(view.carried.len());
    page.heading(&format!("Ført over: {carried}"));
    page.rows(view.carried.iter().map(|action| {
        let new = action.new_number.as_deref().unwrap_or("");
        let label = if new == action.number {
            new.to_owned()
        } else {
            format!("{new} (før {})", action.number)
        };
        (label, action.text.clone())
    }));
    page.left("Afsluttet", &view.finished, &view.from);
    page.left("Valgt fra", &view.declined, &view.from);
    if !view.deadlines.is_empty() {
        page.heading(&format!(
            "Frister uden for {}, som ikke er ført over",
            view.to
        ));
        page.rows(view.deadlines.iter().map(|dropped| {
            let deadline = dropped.deadline.0.to_string();
            (dropped.number.clone(), deadline)
        }));
    }
    if !view.year_goals.is_empty() {
        page.heading(&format!("Årsmål, som bliver i {}", view.from));
        page.rows(view.year_goals.iter().map(|goal| {
            let label = format!("{} {}", goal.number, goal.year);
            (label, goal.goal.clone())
        }));
    }
    if !view.indicators.is_empty() {
        page.heading("Indikatorer og deres nye udgangspunkt");
        for indicator in &view.indicators {
            let baseline = match indicator.baseline {
                Some(value) => format!("{} {}", number::decimal(value), one_line(&indicator.unit)),
                None => "intet udgangspunkt".to_owned(),
            };
            let lost = if indicator.lost_its_action {
                "; dens handling er ikke ført over"
            } else {
                ""
            };
            let reached = if indicator.reached_its_target {
                "; måltallet er nået og ikke ført over"
            } else {
                ""
            };
            let name = one_line(&indicator.name);
            let words = format!("{name}: {baseline}{reached}{lost}");
            page.text += &wrap(&words, paper.width, "  ");
        }
    }
    page.heading("Det næste");
    for step in [
        format!("Skriv indledningen i {place}/handleplan.toml, og ret målenes tekst."),
        "Ret måltal og frister, og fjern det, der ikke hører til i den nye plan.".to_owned(),
        "Se efter fejl med: kimo check".to_owned(),
    ] {
        page.text += &wrap(&step, paper.width, "  ");
    }
    page.text
}

struct Page {
    paper: Paper,
    text: String,
}

impl Page {
    fn line(&mut self, words: &str) {
        self.text += &wrap(words, self.paper.width, "");
    }

    fn heading(&mut self, words: &str) {
        self.text += &format!("\n{}\n", self.paper.paint(HEADING, words));
    }

    fn left(&mut self, why: &str, actions: &[ActionRow], from: &str) {
        if actions.is_empty() {
            return;
        }
        self.heading(&format!(
            "{why} og blevet i {from}: {}",
            noun::HANDLING.count_words(actions.len())
        ));
        self.rows(actions.iter().map(|action| {
            let label = format!("{} {}", action.number, action.status);
            (label, action.text.clone())
        }));
    }

    /// Labels and their words, the words under each other.
    fn rows(&mut self, rows: impl Iterator<Item = (String, String)>) {
        const GAP: usize = 2;
        let rows = rows.map(|(label, words)| (one_line(&label), one_line(&words)));
        let rows: Vec<(String, String)> = rows.collect();
        let width = rows.iter().map(|(label, _)| width_of(label)).max();
        let width = width.unwrap_or(0) + GAP;
        let indent = " ".repeat(width + GAP);
        for (label, words) in &rows {
            let lines = wrap(words, self.paper.width, &indent);
            let pad = " ".repeat(width.saturating_sub(width_of(label)));
            self.text += &format!("  {label}{pad}{}\n", lines.trim());
        }
    }
}
