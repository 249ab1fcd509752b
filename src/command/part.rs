//! `kimo part`: adds a party to the register, or another spelling of one that is there.

use super::arguments::{Day, day};
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, write};
use crate::document::{Addition, Edit, Setting, entry};
use crate::load::Which;
use crate::load::written::Written;
use crate::plan::{Party, Plan, same_name};
use crate::text::Spanned;
use crate::text::danish::noun;
use crate::text::nearest::nearest;
use anyhow::{Result, bail};

/// The arguments of `kimo part`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Står parten der i forvejen, bliver stavemåderne føjet til den. En part, der skal hedde noget andet, får det nye navn \
i handleplan.toml og det gamle som alias; så passer alle handlinger stadig.

Eksempler:
  kimo part Havnene
  kimo part Sekretariatet --alias Sekr. --alias \"KIMO Sekretariat\"")]
pub(crate) struct AddParty {
    /// Partens navn, som det skal stå i lister og rapporter
    #[arg(value_name = "PART")]
    navn: String,

    /// En anden stavemåde af samme part; kan gentages
    #[arg(long, value_name = "NAVN")]
    alias: Vec<String>,

    /// Som om i dag var denne dag: den afgør perioden
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    options: WriteOptions,
}

impl AddParty {
    /// Writes the party.
    ///
    /// # Errors
    /// When a name is blank, or means another party or the same one already; when the file cannot
    /// be changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (_, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let opened = context.open(&disk, wanted, Which::All)?;
        let plan = opened.plan()?;
        let name = self.navn.trim();
        let is_new = plan.party(name).is_none();
        self.edit(plan)?;
        write::edit(context, &disk, &opened, plan.file, &|version| {
            self.edit(&version.plan).map(Some)
        })?;
        let receipt = if is_new {
            let near = nearest(name, plan.party_names());
            let near = near.map_or_else(String::new, |near| {
                format!("Er det den samme som ”{near}”? Så fortryd, og skriv: kimo part \"{near}\" --alias \"{name}\"\n")
            });
            format!(
                "”{name}” er føjet til planens parter.{}\n{near}",
                self.spellings()
            )
        } else {
            let party = plan.party_name(name);
            format!("”{party}” har fået flere stavemåder.{}\n", self.spellings())
        };
        let spellings: Vec<&str> = self.alias.iter().map(|alias| alias.trim()).collect();
        let summary = match spellings.as_slice() {
            [] => format!("Part: {name}"),
            spellings => format!("Part: {name}, også {}", noun::list(spellings)),
        };
        self.options.conclude(context, &receipt, &summary)
    }

    fn spellings(&self) -> String {
        if self.alias.is_empty() {
            return String::new();
        }
        let quoted: Vec<String> = self
            .alias
            .iter()
            .map(|alias| format!("”{}”", alias.trim()))
            .collect();
        format!(" Det kan også skrives {}.", noun::list(&quoted))
    }

    fn edit(&self, plan: &Plan) -> Result<Edit> {
        let name = self.navn.trim();
        if name.is_empty() || self.alias.iter().any(|alias| alias.trim().is_empty()) {
            bail!(Failure::new("navnet er tomt, så intet er skrevet"));
        }
        let known = plan.party(name);
        for alias in &self.alias {
            refuse_taken(plan, known, alias.trim())?;
        }
        let alias = self.alias.iter().map(|alias| alias.trim().to_owned());
        match known {
            None => {
                let party = Party {
                    name: Spanned::from(name.to_owned()),
                    aliases: alias.map(Spanned::from).collect(),
                };
                Ok(Addition::in_file(vec![entry::party(&party)]).into())
            }
            Some(_) if self.alias.is_empty() => bail!(
                Failure::new(format!(
                    "”{name}” er allerede en af planens parter, så intet er skrevet"
                ))
                .hint("en anden stavemåde føjes til med: --alias NAVN")
            ),
            Some(party) => Ok(more_spellings(party, alias)),
        }
    }
}

/// Adds spellings to those that a party has.
pub(super) fn more_spellings(party: &Party, new: impl IntoIterator<Item = String>) -> Edit {
    let old = party.aliases.iter().map(|alias| alias.value.clone());
    let all = Written::List(old.chain(new).collect());
    Setting::new(party.name.span, "alias", all).into()
}

/// Refuses a spelling that means a party already.
fn refuse_taken(plan: &Plan, own: Option<&Party>, alias: &str) -> Result<()> {
    let Some(taken) = plan.party(alias) else {
        return Ok(());
    };
    let is_own = own.is_some_and(|own| same_name(&own.name, &taken.name));
    let taken = &taken.name.value;
    bail!(Failure::new(if is_own {
        format!("”{alias}” betyder allerede ”{taken}”, så intet er skrevet")
    } else if same_name(taken, alias) {
        format!("”{taken}” er en anden af planens parter; intet er skrevet")
    } else {
        format!("”{alias}” betyder allerede en anden part, ”{taken}”; intet er skrevet")
    }))
}
