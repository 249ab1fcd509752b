//! A decision on a meeting: the options that tell of it, and a change to a goal's file that
//! adds the meeting to the register first, where it is a new one.

use super::arguments::{Day, day};
use super::save::Written;
use super::write::{Ask, edit, rehearse};
use super::write_options::WriteOptions;
use super::{Context, Failure, Opened};
use crate::document::{Addition, entry};
use crate::load::Disk;
use crate::plan::{Meeting, Plan, same_name};
use crate::text::danish::date;
use crate::text::{FileId, Spanned};
use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;

/// The meeting that decided what is written.
#[derive(Debug, clap::Args)]
pub(crate) struct Decision {
    /// Datoen for det møde, der besluttede det
    #[arg(long, value_name = "DATO", value_parser = day)]
    besluttet: Option<Day>,

    /// Mødets navn, når det ikke står i handleplan.toml: så bliver det føjet til
    #[arg(long = "møde", value_name = "NAVN", requires = "besluttet")]
    moede: Option<String>,
}

/// A meeting that decided, found in the register or new to it.
#[derive(Debug, Clone)]
pub(crate) struct Decided {
    /// The meeting.
    pub(crate) meeting: Meeting,
    /// Whether the register lacks it.
    pub(crate) is_new: bool,
}

impl Decision {
    /// The day as it was typed.
    pub(crate) fn day(&self) -> Option<&Day> {
        self.besluttet.as_ref()
    }

    /// The meeting meant; none where nothing was decided. `written` is the entry's own day.
    ///
    /// # Errors
    /// When the register lacks the meeting and it is not named, or it is not held yet.
    pub(crate) fn read(
        &self,
        plan: &Plan,
        written: NaiveDate,
        today: NaiveDate,
    ) -> Result<Option<Decided>> {
        let Some(day) = &self.besluttet else {
            return Ok(None);
        };
        let day = day.read(today)?;
        if day > today.max(written) {
            bail!(
                Failure::new(format!("mødet den {} er ikke holdt endnu", date::long(day))).hint(
                    format!(
                        "skriv først --besluttet, når {} har besluttet det",
                        plan.assembly()
                    )
                )
            );
        }
        let name = self.moede.as_deref().map(str::trim);
        if name == Some("") {
            bail!(
                Failure::new("mødets navn er tomt").hint("skriv det: --møde \"Bestyrelsesmøde\"")
            );
        }
        let mut on_the_day = plan
            .meetings
            .iter()
            .filter(|meeting| meeting.date.value == day);
        let known = match name {
            Some(name) => on_the_day.find(|meeting| same_name(&meeting.name, name)),
            None => on_the_day.next(),
        };
        match (known, name) {
            (Some(meeting), _) => Ok(Some(Decided {
                meeting: meeting.clone(),
                is_new: false,
            })),
            (None, None) if plan.adopted.is_some_and(|adopted| adopted.value == day) => {
                Ok(Some(Decided::new(day, "planens vedtagelse", false)))
            }
            (None, None) => bail!(unknown(plan, day)),
            (None, Some(name)) => {
                if let Some(other) = plan.meeting(day) {
                    bail!(another(other));
                }
                Ok(Some(Decided::new(day, name, true)))
            }
        }
    }
}

impl Decided {
    /// A meeting that the register does not have.
    fn new(day: NaiveDate, name: &str, is_new: bool) -> Decided {
        Decided {
            meeting: Meeting::new(day, name),
            is_new,
        }
    }

    /// The day, as an entry refers to the meeting.
    pub(crate) fn date(&self) -> Spanned<NaiveDate> {
        self.meeting.date.value.into()
    }

    /// The meeting in a sentence: `Bestyrelsesmøde den 20. februar 2025`.
    pub(crate) fn words(&self) -> String {
        format!(
            "{} den {}",
            self.meeting.name,
            date::long(self.meeting.date.value)
        )
    }

    /// What a receipt says of a meeting that was added; else nothing.
    pub(crate) fn receipt(decided: Option<&Decided>) -> String {
        match decided.filter(|decided| decided.is_new) {
            Some(decided) => format!("Mødet er føjet til handleplan.toml: {}.\n", decided.words()),
            None => String::new(),
        }
    }
}

/// `handleplan.toml` as if the meeting had just been added to it: a decision is not committed
/// without its meeting, which may have been written and not committed before.
fn register_with(known: &Decided, disk: &Disk, opened: &Opened<'_>) -> Result<Written> {
    let file = opened.plan()?.file;
    let source = opened.loaded.sources.get(file);
    let bytes = source.with_bom(source.text()).into_bytes();
    Ok(Written {
        path: disk.root.join(opened.loaded.sources.name(file)),
        before: Some(bytes.clone()),
        after: bytes,
        edits: Vec::new(),
        meant: Some(Addition::in_file(vec![entry::meeting(&known.meeting)]).into()),
    })
}

/// Has a meeting that is new stand on the plan's list, for what is tried before it is written.
pub(crate) fn register_new(opened: &mut Opened<'_>, decided: Option<&Decided>) {
    let new = decided.filter(|decided| decided.is_new);
    let (Some(new), Some(plan)) = (new, opened.loaded.plans.first_mut()) else {
        return;
    };
    if plan.meeting(new.meeting.date.value).is_none() {
        plan.meetings.push(new.meeting.clone());
        plan.meetings.sort_by_key(|meeting| meeting.date.value);
    }
}

/// Adds to a goal's file as [`edit`] does; the meeting that decided is added to `handleplan.toml`
/// first, where it is new. The goal's change is tried before that, so that a slip in it leaves
/// both files as they were.
///
/// # Errors
/// As [`edit`]; when the meeting was added and the rest could not be, it says so, and that there
/// was no `commit`, where one was asked for.
pub(crate) fn edit_decided(
    context: &mut Context,
    disk: &Disk,
    opened: &mut Opened<'_>,
    file: FileId,
    decided: Option<&Decided>,
    options: WriteOptions,
    ask: &Ask<'_>,
) -> Result<()> {
    let Some(new) = decided.filter(|decided| decided.is_new) else {
        let is_registered = |known: &&Decided| !known.meeting.own_lines.span.range().is_empty();
        if let Some(known) = decided.filter(|_| options.commit).filter(is_registered) {
            context.written.push(register_with(known, disk, opened)?);
        }
        return edit(context, disk, opened, file, ask);
    };
    let header = opened.plan()?.file;
    let meeting = &new.meeting;
    register_new(opened, decided);
    rehearse(context, disk, opened, file, ask)?;
    edit(context, disk, opened, header, &|version| {
        // Someone else may have added it since.
        let is_there = version.plan.meeting(meeting.date.value).is_some();
        Ok((!is_there).then(|| Addition::in_file(vec![entry::meeting(meeting)]).into()))
    })
    // The meeting may stand there all the same, where only securing it on the disk failed.
    .with_context(|| format!("{} er ikke ændret", opened.loaded.sources.name(file)))?;
    edit(context, disk, opened, file, ask).map_err(|error| {
        error.context(Failure::new(format!(
            "mødet er føjet til handleplan.toml ({}), men resten er ikke skrevet{}",
            new.words(),
            options.of_nothing()
        )))
    })
}

fn unknown(plan: &Plan, day: NaiveDate) -> Failure {
    let failure = Failure::new(format!(
        "der er intet møde den {} på planens liste",
        date::long(day)
    ));
    let distance = |meeting: &&Meeting| {
        let date = meeting.date.value;
        ((date - day).num_days().abs(), date)
    };
    let failure = match plan.meetings.iter().min_by_key(distance) {
        Some(near) => failure.hint(format!(
            "det nærmeste møde er den {} ({})",
            date::long(near.date.value),
            near.name
        )),
        None => failure,
    };
    failure.hint("er det et nyt møde, så skriv også dets navn: --møde \"Bestyrelsesmøde\"")
}

fn another(other: &Meeting) -> Failure {
    Failure::new(format!(
        "den {} står der et andet møde på planens liste: ”{}”",
        date::long(other.date.value),
        other.name
    ))
    .hint("var det dér, det blev besluttet, så udelad --møde")
    .hint("ellers ret mødets navn i handleplan.toml")
}
