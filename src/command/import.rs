//! `kimo import`: a plan from a document that people have already.

mod append;
mod given;
mod interview;

use self::given::Given;
use super::arguments::{Day, day, quoted};
use super::decision::Decision;
use super::new_period::NewPeriod;
use super::save::Mode;
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, new_plan};
use crate::edit::imported;
use crate::import::answers::Answers;
use crate::import::question::{COLUMN, PERIOD};
use crate::import::{self, Proposal, propose};
use crate::load::Disk;
use crate::text::Shown;
use crate::text::danish::noun;
use crate::text::visible::visible_name;
use crate::view;
use crate::write::terminal;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// The arguments of `kimo import`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
FIL er et Word-dokument (.docx), et regneark (.xlsx, .csv) eller en tekst, der er kopieret fra planen; - er \
standard input. kimo viser, hvad det har forstået, og spørger om resten; ordene er dokumentets egne. Planen \
lægges i mappen plan, eller den, som --plan peger på, og aldrig oven i en anden plan. Uden terminal svares der \
i en fil: --tørløb viser spørgsmålene, og hvordan svarene skrives.

Eksempler:
  kimo indlæs handleplan.docx --organisation \"KIMO Danmark\"
  kimo indlæs nye-indsatser.xlsx --til 2 --ja")]
pub(crate) struct Import {
    /// Dokumentet
    #[arg(value_name = "FIL")]
    fil: PathBuf,

    /// Planens titel
    #[arg(long, value_name = "TITEL")]
    titel: Option<String>,

    /// Organisationens navn
    #[arg(long, value_name = "NAVN")]
    organisation: Option<String>,

    /// Føj handlingerne til dette mål i den plan, I har
    #[arg(long, value_name = "MÅL", conflicts_with_all = ["titel", "organisation"])]
    til: Option<String>,

    /// En fil med svar på det, kimo spørger om
    #[arg(long, value_name = "FIL")]
    svar: Option<PathBuf>,

    /// Skriv planen uden at spørge
    #[arg(long)]
    ja: bool,

    #[command(flatten)]
    decision: Decision,

    /// Dagen, handlingerne er oprettet, når de føjes til en plan (ellers i dag)
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    options: WriteOptions,
}

impl Import {
    /// Makes the plan.
    ///
    /// # Errors
    /// When the document cannot be read, something must be answered first, there is a plan
    /// already, or it cannot be written; nothing is written then.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let reading = self.reading()?;
        let here = Disk::new(Path::new(""));
        let given = self.given(context, &here)?;
        if self.til.is_some() {
            return self.append(context, &reading, given);
        }
        let root = context
            .plan
            .clone()
            .unwrap_or_else(|| PathBuf::from("plan"));
        new_plan::refuse_plan(&root, None).map_err(|error| self.or_append(error))?;
        let Some(proposal) =
            self.settle(context, given, &|answers| propose(&reading, answers, &[]))?
        else {
            return Ok(Outcome::Fine);
        };
        let Some(years) = proposal.years else {
            bail!(unanswered(&proposal));
        };
        let period = NewPeriod {
            years,
            files: imported::files(&proposal.plan, &self.name()),
        };
        let read = period.read_back(&Disk::new(&root), None, context.today)?;
        read.refuse_other_than(&proposal.plan)?;
        context.written = new_plan::save(&root, &period, context.mode)?;
        context.plan = Some(root.clone());
        let receipt = self.receipt(context, &root, &proposal, &period);
        let message = format!("Planen for {years} indlæst fra {}", self.name());
        self.options.conclude(context, &receipt, &message)
    }

    /// A plan that is there can still take the actions up.
    fn or_append(&self, error: anyhow::Error) -> anyhow::Error {
        match error.downcast::<Failure>() {
            Ok(failure) => failure
                .hint(format!(
                    "handlingerne kan føjes til et af dens mål: kimo indlæs {} --til MÅL",
                    self.argument()
                ))
                .into(),
            Err(error) => error,
        }
    }

    /// The question that comes last, before anything is written.
    fn to_write(&self, proposal: &Proposal) -> String {
        let count = noun::HANDLING.count(proposal.plan.actions().count());
        match &self.til {
            Some(goal) => format!("Skal {count} føjes til mål {goal}?"),
            None => {
                let summary = view::import::summary(&proposal.plan);
                format!("{summary}. Skal planen skrives?")
            }
        }
    }

    /// What was written, and what there is to do.
    fn receipt(
        &self,
        context: &Context,
        root: &Path,
        proposal: &Proposal,
        period: &NewPeriod,
    ) -> String {
        let folder = root.shown();
        let folder = visible_name(&folder);
        let years = period.years;
        let option = new_plan::plan_option(root);
        let done = format!(
            "Planen for {years} er skrevet i {folder}/{years}: {}.\n",
            view::import::summary(&proposal.plan)
        );
        let mut text = done;
        text += &self.unasked(context, proposal);
        text += &new_plan::what_to_ignore(root);
        let check = format!("Se efter, hvad der mangler:  kimo{option} tjek\n");
        let saving = if self.options.commit {
            String::new()
        } else {
            format!(
                "  3. Gem planen i git:  git add {}\n     og så:  git commit -m \"Planen for {years}\"\n",
                quoted(&folder)
            )
        };
        text +=
            &format!("\nDet næste:\n  1. {check}  2. Se planen:  kimo{option} oversigt\n{saving}");
        text
    }

    /// What nobody has seen yet where kimo did not ask: what to take note of, and what is open.
    fn unasked(&self, context: &Context, proposal: &Proposal) -> String {
        if !self.ja && self.svar.is_none() {
            return String::new();
        }
        let said = terminal::blocks(&view::import::remarks(proposal), context.paper.plain());
        if said.is_empty() {
            said
        } else {
            format!("\n{said}")
        }
    }

    /// The proposal with every question answered or left to kimo; nothing where the user stopped.
    fn settle(
        &self,
        context: &mut Context,
        given: Given<'_>,
        propose: &dyn Fn(&Answers) -> Proposal,
    ) -> Result<Option<Proposal>> {
        let proposal = propose(&given.answers);
        refuse_empty(&proposal)?;
        given.refuse_faults(context, &proposal)?;
        if context.mode == Mode::DryRun {
            let shown = interview::shown(context, &proposal);
            context.deliver(&shown, None)?;
            let is_open = proposal
                .questions
                .iter()
                .any(|question| question.is_required);
            // With the answers it is known what would be written, line by line.
            if !is_open && (self.ja || self.svar.is_some()) {
                return Ok(Some(proposal));
            }
            context.deliver("Intet er skrevet (--tørløb).\n", None)?;
            return Ok(None);
        }
        if self.ja || self.svar.is_some() || proposal.questions.is_empty() && self.is_stdin() {
            return match proposal
                .questions
                .iter()
                .find(|question| question.is_required)
            {
                Some(_) => bail!(unanswered(&proposal)),
                None => Ok(Some(proposal)),
            };
        }
        interview::hold(context, given.answers, propose, |it| self.to_write(it))
    }
}

/// Refuses a document in which no action was found, unless it can be asked what its columns are.
fn refuse_empty(proposal: &Proposal) -> Result<()> {
    let has_actions = proposal.plan.actions().next().is_some();
    if has_actions
        || proposal
            .questions
            .iter()
            .any(|question| question.is_required && question.key.section == COLUMN)
    {
        return Ok(());
    }
    bail!(
        Failure::new("kimo fandt ingen handlinger i dokumentet")
            .hint("handlingerne skal stå i en tabel, hvis kolonner har overskrifter som Nr., Handling og Ansvarlig")
            .hint("eller være punkter i lister under målenes overskrifter, eller overskrifter med Ansvarlig: under sig")
    )
}

/// The failure where something must be answered before anything can be written.
fn unanswered(proposal: &Proposal) -> Failure {
    let required = proposal
        .questions
        .iter()
        .filter(|question| question.is_required);
    let required: Vec<&import::question::Question> = required.collect();
    let mut failure =
        Failure::new("intet er skrevet, for dokumentet siger ikke alt, hvad en plan skal have");
    for question in required {
        failure = failure.hint(match question.key.section {
            PERIOD => format!("{} Skriv: --periode 2026-2029", question.text),
            _ => format!(
                "{} Svar i en fil, {} = \"…\", og brug den med --svar FIL",
                question.text, question.key
            ),
        });
    }
    failure
}
