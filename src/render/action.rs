//! `show` on the terminal: one action whole.

use super::style::{self, FAINT, HEADING, Paper};
use super::visible::{one_line, visible, width_of};
use super::wrap::wrap;
use crate::report::action::{ActionView, Decision, NoteView, Step, YearGoalView};
use crate::report::status::{Deadline, light_shown};
use crate::text::danish::{date, number};

/// The whole action, section by section; a section without content is left out.
pub fn text(view: &ActionView, paper: Paper) -> String {
    let mut page = Page {
        paper,
        text: String::new(),
    };
    let goal = format!(
        "Mål {}: {}",
        one_line(&view.goal.number),
        one_line(&view.goal.title)
    );
    page.paragraph(&goal, FAINT);
    if let Some(group) = &view.group {
        page.paragraph(&one_line(group), FAINT);
    }
    page.heading(&format!("Handling {}", one_line(&view.number)));
    page.text += &wrap(&visible(&view.text), paper.width, "  ");
    page.text += "\n";
    facts(view, &mut page);
    section(&mut page, "Trin", &view.steps, step);
    section(&mut page, "Mål og midler", &view.year_goals, year_goal);
    if view.notes.is_empty() {
        page.heading("Noter");
        page.text += &format!(
            "  Ingen noter. Skriv den første med: kimo note {} \"…\"\n",
            one_line(&view.number)
        );
    }
    section(&mut page, "Noter", &view.notes, note);
    section(
        &mut page,
        "Herkomst",
        &view.lineage,
        super::lineage::ancestor,
    );
    page.text
}

pub(super) struct Page {
    pub(super) paper: Paper,
    pub(super) text: String,
}

impl Page {
    fn heading(&mut self, words: &str) {
        self.text += &format!("\n{}\n", self.paper.paint(HEADING, words));
    }

    fn paragraph(&mut self, words: &str, style: anstyle::Style) {
        for line in wrap(words, self.paper.width, "").lines() {
            self.text += &format!("{}\n", self.paper.paint(style, line));
        }
    }

    /// A name and its value, the values under each other.
    fn fact(&mut self, name: &str, value: &str, colour: Option<anstyle::AnsiColor>) {
        const NAMES: usize = 14;
        let indent = " ".repeat(NAMES + 2);
        let lines = wrap(value, self.paper.width, &indent);
        let mut lines = lines.lines().map(str::trim_start);
        let first = lines.next().unwrap_or("");
        let name = format!(
            "  {name}{}",
            " ".repeat(NAMES.saturating_sub(width_of(name)))
        );
        self.text += &format!(
            "{name}{}\n",
            self.paper.paint(style::in_colour(colour), first)
        );
        for line in lines {
            self.text += &format!("{indent}{line}\n");
        }
    }
}

fn section<T>(page: &mut Page, name: &str, entries: &[T], write: fn(&mut Page, &T)) {
    if entries.is_empty() {
        return;
    }
    page.heading(name);
    entries.iter().for_each(|entry| write(page, entry));
}

fn facts(view: &ActionView, page: &mut Page) {
    let names = |names: &[String]| one_line(&names.join(", "));
    page.fact("Ansvarlig", &names(&view.responsible), None);
    if !view.participants.is_empty() {
        page.fact("Medvirkende", &names(&view.participants), None);
    }
    page.fact("Status", view.status, style::of_status(view.status));
    let light = light_shown(view.status, view.assessment);
    page.fact("Vurdering", light, style::of_assessment(view.assessment));
    if let Some(start) = view.start {
        page.fact("Start", &start.0.to_string(), None);
    }
    if let Some(deadline) = view.deadline {
        page.fact("Frist", &deadline_words(view, deadline), None);
    }
    for goal in &view.international {
        page.fact(
            "International",
            &format!("{} {}", one_line(&goal.number), one_line(&goal.title)),
            None,
        );
    }
    if let Some(created) = view.created {
        let decided = match &view.decided {
            Some(decision) => decision_words(decision),
            None => "afventer bestyrelsen".to_owned(),
        };
        page.fact(
            "Oprettet",
            &format!("{}, {decided}", date::long(created)),
            None,
        );
    }
    if let Some(origin) = &view.origin {
        page.fact("Ført over fra", &one_line(origin), None);
    }
}

fn deadline_words(view: &ActionView, deadline: Deadline) -> String {
    let mut words = deadline.0.to_string();
    if let Some(original) = view.original_deadline {
        words += &format!(" (oprindelig {})", original.0);
    }
    if view.is_overdue {
        words += " – overskredet";
    }
    words
}

fn decision_words(decision: &Decision) -> String {
    match &decision.meeting {
        Some(meeting) => format!(
            "besluttet: {} den {}",
            one_line(meeting),
            date::long(decision.date)
        ),
        None => format!("besluttet den {}", date::long(decision.date)),
    }
}

fn step(page: &mut Page, step: &Step) {
    let reached = match step.reached {
        Some(day) => format!("nået den {}", date::long(day)),
        None => "ikke nået".to_owned(),
    };
    let words = format!("{}. {} – {reached}", step.number, one_line(&step.text));
    page.text += &wrap(&words, page.paper.width, "  ");
}

fn year_goal(page: &mut Page, goal: &YearGoalView) {
    let mut words = format!("{}: {}", goal.year, one_line(&goal.goal));
    let amount = goal.amount.map(number::money);
    let means = [goal.means.as_deref().map(one_line), amount];
    let means: Vec<String> = means.into_iter().flatten().collect();
    if !means.is_empty() {
        words += &format!(" – midler: {}", means.join(", "));
    }
    let decided = match &goal.decided {
        Some(decision) => decision_words(decision),
        None => format!("forslag af {}", date::long(goal.date)),
    };
    let superseded = if goal.is_in_force {
        ""
    } else {
        ", siden afløst"
    };
    page.text += &wrap(
        &format!("{words} ({decided}{superseded})"),
        page.paper.width,
        "  ",
    );
}

fn note(page: &mut Page, note: &NoteView) {
    let head = wrap(&note_head(note), page.paper.width, "  ");
    for line in head.lines() {
        page.text += &format!("{}\n", page.paper.paint(FAINT, line));
    }
    page.text += &wrap(&visible(&note.text), page.paper.width, "    ");
}

/// A note's day, and all that it changed.
pub(super) fn note_head(note: &NoteView) -> String {
    let mut head = vec![date::long(note.date)];
    head.extend(note.by.as_deref().map(one_line));
    head.extend(note.status.map(|status| format!("status: {status}")));
    head.extend(note.assessment.map(|light| format!("vurdering: {light}")));
    head.extend(note.step.map(|step| format!("trin {step} nået")));
    head.extend(
        note.deadline
            .map(|day| format!("frist flyttet til {}", date::long(day))),
    );
    head.extend(note.decided.as_ref().map(decision_words));
    head.join(" · ")
}
