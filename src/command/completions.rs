//! `kimo completions`: the script by which a shell asks kimo itself what may come next.

use super::danish::choice;
use super::output::Destination;
use super::{Context, Outcome, plan_options, suggest};
use crate::write::format::Format;
use anyhow::Result;

/// The arguments of `kimo completions`.
#[derive(Debug, clap::Args)]
#[command(
    mut_args(plan_options::without_plan),
    mut_args(plan_options::without_period)
)]
#[command(after_help = "\
Scriptet spørger kimo hver gang, så handlingernes numre, parterne og statusserne er planens \
egne. Læg linjen i shellens opstartsfil, og åbn et nyt vindue:

  bash, i ~/.bashrc:
    source <(kimo fuldførelse bash)
  zsh, i ~/.zshrc efter compinit:
    source <(kimo fuldførelse zsh)
  fish, i ~/.config/fish/config.fish:
    kimo fuldførelse fish | source
  PowerShell, i $PROFILE:
    kimo fuldførelse powershell | Out-String | Invoke-Expression

Eksempler:
  source <(kimo fuldførelse bash)
  kimo fuldførelse fish --ud ~/.config/fish/completions/kimo.fish")]
pub(crate) struct Completions {
    /// Den shell, scriptet er til
    #[arg(value_name = "SHELL", value_parser = choice(&suggest::SHELLS))]
    skal: &'static str,

    #[command(flatten)]
    destination: Destination,
}

impl Completions {
    /// Writes the script.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let script = suggest::script(self.skal)?;
        context.deliver(&script, self.destination.plain_target(Format::Text)?)?;
        Ok(Outcome::Fine)
    }
}
