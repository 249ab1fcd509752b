//! `kimo open`: opens the plan where an action stands, in the user's own editor.

use super::find::Wanted;
use super::{Context, Failure, Opened, Outcome, editor};
use crate::text::Shown;
use crate::text::visible::visible_name;
use anyhow::Result;
use std::path::PathBuf;

/// The arguments of `kimo open`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Filen åbnes i det redigeringsprogram, som VISUAL, EDITOR eller gits core.editor peger på, ellers i VS Code, ellers i Notesblok på \
Windows og nano på Mac og Linux. Uden NR åbnes planens egen fil, handleplan.toml, eller i VS Code hele mappen.

Eksempler:
  kimo åbn 2.3
  kimo åbn 2.3 --periode 2022-2025")]
pub(crate) struct Open {
    /// Handlingens nummer, f.eks. 2.3
    #[arg(value_name = "NR")]
    nr: Option<String>,
}

impl Open {
    /// Opens it, also where the file has errors: they are to be mended there.
    ///
    /// # Errors
    /// When there is no such action, or no editor that starts.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let disk = context.disk()?;
        let folder = context.folder(&disk, Wanted::Today(context.today))?;
        let Some(nr) = &self.nr else {
            let file = disk.root.join(folder.join(crate::load::root::HANDLEPLAN));
            editor::open(&file, 1, Some(&disk.root))?;
            return Ok(Outcome::Fine);
        };
        let wanted = Wanted::Named(&folder.name);
        let opened = context.open_action(&disk, wanted, nr)?;
        let (name, line) = place(&opened, nr)?;
        let path: PathBuf = disk.root.join(&name);
        let shown = path.shown();
        writeln!(context.err, "Åbner {}, linje {line}", visible_name(&shown))?;
        editor::open(&path, line, None).map_err(|error| match error.downcast::<Failure>() {
            Ok(failure) => failure
                .hint(format!("handlingen står i {shown}, linje {line}"))
                .into(),
            Err(error) => error,
        })?;
        Ok(Outcome::Fine)
    }
}

/// The file that has the action, and its line there.
fn place(opened: &Opened<'_>, nr: &str) -> Result<(String, usize)> {
    let sources = &opened.loaded.sources;
    match opened.action(nr) {
        Ok((goal, action)) => {
            let at = action.own_lines.span.start as usize;
            let line = sources.get(goal.file).position(at).line;
            Ok((sources.name(goal.file).to_owned(), line))
        }
        // What an error hides from the rest of the program is what is to be mended.
        Err(error) => written(opened, nr).ok_or(error),
    }
}

/// Where `nr = "2.3"` is written, in a file that could not be read whole.
fn written(opened: &Opened<'_>, nr: &str) -> Option<(String, usize)> {
    let is_it = |line: &str| {
        let value = line.split_once('=').filter(|(key, _)| key.trim() == "nr");
        let quotes = |sign: char| sign.is_whitespace() || ['"', '\'', '”', '“'].contains(&sign);
        value.is_some_and(|(_, value)| {
            let value = value.split('#').next().unwrap_or("");
            value.trim_matches(quotes).eq_ignore_ascii_case(nr.trim())
        })
    };
    opened.loaded.sources.iter().find_map(|(file, name)| {
        let mut lines = opened.loaded.sources.get(file).text().lines();
        Some((name.to_owned(), lines.position(is_it)? + 1))
    })
}
