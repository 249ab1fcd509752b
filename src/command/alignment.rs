//! `kimo alignment`: outside goals against the plan's actions.

use super::arguments::{Day, day};
use super::output::{Output, formats};
use super::{Context, Opened, Outcome};
use crate::load::{Texts, Which};
use crate::plan::Known;
use crate::text::visible::visible_name;
use crate::view::alignment::AlignmentView;
use crate::write::format::Format;
use anyhow::Result;

/// The arguments of `kimo alignment`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&Format::OF_DOCUMENT)))]
#[command(after_help = "\
Målene står som [[international]] i handleplan.toml. En handling nævner de mål, den bidrager til; \
en handling, der er udgået, bidrager ikke til noget:

  international = [\"KI-1\"]

Eksempler:
  kimo afstem
  kimo afstem --dato 31.12.2024 --ud afstemning.docx")]
pub(crate) struct Alignment {
    /// Som det så ud på denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    output: Output,
}

impl Alignment {
    /// Shows the alignment.
    ///
    /// # Errors
    /// When there is no plan, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&Format::OF_DOCUMENT, context)?;
        let (date, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let mut opened = context.open_texts(&disk, wanted, Which::All, Texts::None)?;
        let masthead = opened.keep_known(Known::of(date))?;
        let view = AlignmentView::of(masthead, opened.plan()?, date);
        match target.format {
            Format::Json => context.present_json(target, &view)?,
            _ => context.present(target, &disk, &view.article())?,
        }
        if !view.has_goals() {
            context
                .err
                .write_all(how_to_register(&opened)?.as_bytes())?;
        }
        context.conclude(opened)
    }
}

/// What to write where, for a plan without outside goals.
fn how_to_register(opened: &Opened<'_>) -> Result<String> {
    let plan = opened.plan()?;
    let place = if plan.folder.is_empty() {
        opened.root.clone()
    } else {
        format!("{}{}/", opened.root, plan.folder)
    };
    let file = format!("{}handleplan.toml", visible_name(&place));
    Ok(format!(
        "\
Skriv dem i {file}, et afsnit for hvert mål:

  [[international]]
  nr = \"KI-1\"
  titel = \"Målets ordlyd\"
  kilde = \"OSPAR RAP ML 2\"   # ikke for KIMO Internationals

Nævn så målet på de handlinger, der bidrager til det, i deres egen fil (maal-1.toml osv.):

  international = [\"KI-1\"]
"
    ))
}
