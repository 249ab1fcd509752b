//! `kimo` alone: the period, how far each goal is, and the three most useful commands.

use super::find::Wanted;
use super::{Context, Outcome};
use crate::load::{Texts, Which};
use crate::query::selection::Selection;
use crate::render;
use crate::render::style::Paper;
use crate::report::status::StatusView;
use anyhow::Result;

const COMMANDS: [(&str, &str); 3] = [
    (
        "kimo status --ansvarlig Sekretariatet",
        "handlingerne for en ansvarlig",
    ),
    (
        "kimo note 2.3 \"Hvad der er sket\"",
        "en note på en handling",
    ),
    (
        "kimo report 2024 --ud bestyrelse.docx",
        "årets rapport til bestyrelsen",
    ),
];

/// Shows the overview.
///
/// # Errors
/// When there is no plan, or the output cannot be written.
pub fn run(context: &mut Context) -> Result<Outcome> {
    let disk = context.disk()?;
    let opened =
        context.open_texts(&disk, Wanted::Today(context.today), Which::All, Texts::None)?;
    let plan = opened.plan()?;
    let view = StatusView::of(plan, &Selection::default(), context.today);
    let mut text = render::status::title(&view, context.paper);
    text += &render::status::progress(&view, context.paper);
    text += &commands(context.paper);
    context.deliver(&text, None)?;
    context.conclude(&opened)
}

/// Where to go on: what a command is for stands beside it, or under it where there is no room.
fn commands(paper: Paper) -> String {
    let is_narrow = paper.width.is_some_and(|width| width < 72);
    let lines = COMMANDS.map(|(command, what)| match is_narrow {
        true => format!("  {command}\n    {what}\n"),
        false => format!("  {command:<39} {what}\n"),
    });
    let lines = lines.concat();
    format!("\nDe mest brugte kommandoer:\n{lines}\nAlle kommandoer: kimo --hjælp\n")
}
