//! What a command is given: the day, the plan's place, and where to print. Clock, disk and
//! output reach a command through here alone.

use super::arguments::Day;
use super::find::{self, Wanted};
use super::output;
use super::save::{self, Mode};
use super::{Failure, Opened, Outcome, carried, git, messages, pager, progress};
use crate::check;
use crate::load::{Disk, Folder, Texts, Which, load_texts, root};
use crate::plan::{Number, Plan};
use crate::text::Shown;
use crate::text::danish::years::Years;
use crate::text::danish::{date, noun};
use crate::text::visible::visible_name;
use crate::write::terminal::Paper;
use anstream::AutoStream;
use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// How much of a long result is written at once, in bytes: as much as a pipe holds, for its reader
/// wakes at every write.
const AT_ONCE: usize = 1 << 16;

/// The surroundings of a command.
pub(crate) struct Context {
    /// The results.
    pub(crate) out: Box<dyn Write>,
    /// Everything else.
    pub(crate) err: Box<dyn Write>,
    /// Today.
    pub(crate) today: NaiveDate,
    /// How the results may be laid out.
    pub(crate) paper: Paper,
    /// How messages may be laid out.
    pub(crate) message_paper: Paper,
    /// Whether the command is to write.
    pub(crate) mode: Mode,
    /// The files that the command has written, or would have: for `--commit` and `--tørløb`.
    pub(crate) written: Vec<save::Written>,
    /// The period asked for by option.
    pub(crate) period: Option<String>,
    /// The plan root asked for by option, or just made.
    pub(crate) plan: Option<PathBuf>,
    /// The plan root with the texts of an editor over its files.
    pub(crate) disk: Option<Disk>,
}

impl Context {
    /// The surroundings of this process: its clock, terminal, environment and folder.
    pub(crate) fn of_process(plan: Option<PathBuf>, period: Option<String>) -> Context {
        let out = std::io::stdout();
        let colours = AutoStream::choice(&out);
        let paper = output::paper(out.is_terminal(), colours);
        let message_paper = messages::paper();
        Context {
            // An old console of Windows is told that colours come. What goes anywhere else goes
            // as it is: a document is no text.
            out: if paper.width.is_some() {
                Box::new(AutoStream::new(out, colours))
            } else {
                Box::new(out)
            },
            err: messages::stderr(message_paper),
            today: chrono::Local::now().date_naive(),
            paper,
            message_paper,
            mode: Mode::Write,
            written: Vec::new(),
            period,
            plan,
            disk: None,
        }
    }

    /// The day that an option names, or today, and the period to look for it in.
    ///
    /// # Errors
    /// When the option's text is no day.
    pub(crate) fn day_or_today(&self, asked: Option<&Day>) -> Result<(NaiveDate, Wanted<'static>)> {
        match asked {
            Some(day) => {
                let day = day.read(self.today)?;
                Ok((day, Wanted::Day(day)))
            }
            None => Ok((self.today, Wanted::Today(self.today))),
        }
    }

    /// As [`day_or_today`](Context::day_or_today), for the day of an entry.
    ///
    /// # Errors
    /// When the option's text is no day.
    pub(crate) fn day_to_write(&self, asked: Option<&Day>) -> Result<(NaiveDate, Wanted<'static>)> {
        let (day, wanted) = self.day_or_today(asked)?;
        Ok((day, asked.map_or(Wanted::Written(day), |_| wanted)))
    }

    /// The plan root.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn disk(&self) -> Result<Disk> {
        if let Some(disk) = &self.disk {
            return Ok(disk.clone());
        }
        let here = std::env::current_dir().context("den aktuelle mappe kan ikke findes")?;
        let environment = std::env::var_os("KIMO_PLAN").filter(|set| !set.is_empty());
        let environment = environment.map(PathBuf::from);
        let root = find::plan_root(self.plan.as_deref(), environment.as_deref(), &here)?;
        let left_out = git::left_out(&root);
        Ok(Disk::new(root).without(left_out))
    }

    /// The folder of the period that `wanted` means, or of the one the option names. A command that
    /// names one itself, such as the next plan's, means that one whatever the option says.
    ///
    /// # Errors
    /// When there is no such period.
    pub(crate) fn folder(&self, disk: &Disk, wanted: Wanted<'_>) -> Result<Folder> {
        let folders = root::periods(disk)?;
        let wanted = match (wanted, self.period.as_deref()) {
            (Wanted::Named(_), _) | (_, None) => wanted,
            (_, Some(asked)) => Wanted::Named(asked),
        };
        if folders.is_empty() {
            bail!(find::no_period(disk));
        }
        find::period(&folders, wanted).cloned()
    }

    /// Loads the period of `wanted` for reading, and checks it. What holds for today says so
    /// when today lies outside the period.
    ///
    /// # Errors
    /// When there is no such period, or its folder cannot be read.
    pub(crate) fn open<'f>(
        &mut self,
        disk: &'f Disk,
        wanted: Wanted<'_>,
        which: Which<'_>,
    ) -> Result<Opened<'f>> {
        self.open_texts(disk, wanted, which, Texts::All)
    }

    /// As [`open`](Context::open), with no more of the notes' texts than `texts`.
    ///
    /// # Errors
    /// As `open`.
    pub(crate) fn open_texts<'f>(
        &mut self,
        disk: &'f Disk,
        wanted: Wanted<'_>,
        which: Which<'_>,
        texts: Texts,
    ) -> Result<Opened<'f>> {
        let mut opened = self.load(disk, wanted, which, texts)?;
        self.say_when_outside(disk, opened.plan()?, wanted)?;
        opened.read_as(wanted);
        Ok(opened)
    }

    fn load<'f>(
        &self,
        disk: &'f Disk,
        wanted: Wanted<'_>,
        which: Which<'_>,
        texts: Texts,
    ) -> Result<Opened<'f>> {
        let folder = self.folder(disk, wanted)?;
        let read = || load_texts(disk, &[folder], which, texts);
        let mut loaded = progress::watched(disk, self.message_paper, read)?;
        if which == Which::All {
            loaded = check::checked(loaded, self.today);
        }
        Ok(Opened::new(loaded, disk, self.today))
    }

    /// Opens the plan for one action: its goal's file alone where the number tells the goal,
    /// else, and where the action is not in it, the whole plan.
    ///
    /// # Errors
    /// When there is no such period, or its folder cannot be read.
    pub(crate) fn open_action<'f>(
        &mut self,
        disk: &'f Disk,
        wanted: Wanted<'_>,
        number: &str,
    ) -> Result<Opened<'f>> {
        let number = Number::new(number.trim());
        if let Some(goal) = number.parent() {
            let mut opened = self.load(disk, wanted, Which::Goal(goal), Texts::All)?;
            if opened.plan()?.action(number.as_str()).is_some() {
                self.say_when_outside(disk, opened.plan()?, wanted)?;
                opened.read_as(wanted);
                return Ok(opened);
            }
        }
        let opened = self.open(disk, wanted, Which::All)?;
        carried::refuse_number_of_neighbour(disk, opened.plan()?, number.as_str())?;
        Ok(opened)
    }

    fn say_when_outside(&mut self, disk: &Disk, plan: &Plan, wanted: Wanted<'_>) -> Result<()> {
        let period = plan.period.value;
        match wanted {
            Wanted::Today(today) | Wanted::Written(today) if !period.contains(today) => {
                if matches!(wanted, Wanted::Written(_)) {
                    refuse_outside(disk, plan, today, wanted)?;
                }
                let note = format!(
                    "bemærk: i dag, den {}, ligger uden for perioden {period}",
                    date::long(today)
                );
                writeln!(self.err, "{note}")?;
            }
            Wanted::Year(year) if !period.contains_year(year) => {
                bail!(Failure::new(format!(
                    "året {year} ligger ikke i perioden {period}"
                )));
            }
            Wanted::Day(day) | Wanted::Until(day) => refuse_outside(disk, plan, day, wanted)?,
            _ => {}
        }
        Ok(())
    }

    /// Refuses a day that lies in no period, for a command that looks for its period by the year.
    ///
    /// # Errors
    /// When it lies in none.
    pub(crate) fn refuse_day_outside(
        &self,
        disk: &Disk,
        plan: &Plan,
        day: NaiveDate,
    ) -> Result<()> {
        if plan.folder.is_empty() {
            return refuse_outside(disk, plan, day, Wanted::Day(day));
        }
        find::period(&root::periods(disk)?, Wanted::Day(day)).map(drop)
    }

    /// Ends a reading command: says on the error output how much was left aside.
    ///
    /// # Errors
    /// When that cannot be written.
    pub(crate) fn conclude(&mut self, opened: Opened<'_>) -> Result<Outcome> {
        self.say_what_is_not_yet(&opened.not_yet)?;
        let errors = opened
            .loaded
            .problems
            .iter()
            .filter(|problem| problem.is_error());
        let count = errors.count();
        if count > 0 {
            let files = opened.files_with_errors();
            let files = noun::list(&files);
            writeln!(
                self.err,
                "fejl: planen har {}, så noget kan mangle: se {}\n  find og ret dem med: kimo tjek",
                noun::FEJL.count(count),
                visible_name(&files),
            )?;
        }
        self.leave(opened);
        Ok(if count == 0 {
            Outcome::Fine
        } else {
            Outcome::PlanHasErrors
        })
    }

    /// Lets go of what was read. A process that ends leaves it to the system, which takes all of it
    /// at once: to give back a million notes one by one takes its time. An editor's server goes on.
    pub(crate) fn leave(&self, read: impl Sized) {
        if self.disk.is_none() {
            std::mem::forget(read);
        }
    }

    /// Says which actions no list has before a day to come: most often a slip in its year.
    fn say_what_is_not_yet(&mut self, actions: &[(Number, NaiveDate)]) -> Result<()> {
        for (number, created) in actions {
            writeln!(
                self.err,
                "bemærk: handling {} er ikke med, for den er først oprettet den {}",
                visible_name(number.as_str()),
                date::long(*created)
            )?;
        }
        Ok(())
    }

    /// Prints a result, or writes it to the file that `--ud` names.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn deliver(&mut self, text: &str, to: Option<&Path>) -> Result<()> {
        self.deliver_rows(to, |out| Ok(out.write_all(text.as_bytes())?))
    }

    /// Shows a result on the terminal, in the user's pager where it is longer than that.
    fn page(&mut self, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        let mut bytes = Vec::new();
        write(&mut bytes)?;
        if !pager::show(&bytes) {
            let printed = self.out.write_all(&bytes).and_then(|()| self.out.flush());
            printed.context("resultatet kan ikke skrives")?;
        }
        Ok(())
    }

    /// Prints a result as `write` makes it, or writes it to the file that `--ud` names.
    ///
    /// # Errors
    /// When it cannot be written, or not be made.
    pub(crate) fn deliver_rows(
        &mut self,
        to: Option<&Path>,
        write: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        let Some(path) = to else {
            if self.paper.width.is_some() {
                return self.page(write);
            }
            let mut out = BufWriter::with_capacity(AT_ONCE, &mut self.out);
            return write(&mut out)
                .and_then(|()| Ok(out.flush()?))
                .context("resultatet kan ikke skrives");
        };
        let mut bytes = Vec::new();
        write(&mut bytes)?;
        save::overwrite(path, &bytes)?;
        let name = path.shown();
        // The file is there, whether anybody gets to know or not.
        let _ = writeln!(self.err, "Skrev {}", visible_name(&name));
        Ok(())
    }
}

/// Refuses a day on which the plan does not hold.
///
/// # Errors
/// When it lies outside the period.
pub(super) fn refuse_outside(
    disk: &Disk,
    plan: &Plan,
    day: NaiveDate,
    wanted: Wanted<'_>,
) -> Result<()> {
    let period = plan.period.value;
    if period.contains(day) {
        return Ok(());
    }
    let all = root::periods(disk)?;
    let all: Vec<Years> = all.iter().filter_map(|folder| folder.years).collect();
    bail!(find::outside(&[period], &all, day, wanted))
}

/// What stands before a file's name to make it a path: `plan/`.
pub(super) fn path_prefix(root: &Path) -> String {
    let shown = root.shown();
    match shown.as_str() {
        "" | "." => String::new(),
        shown => format!("{}/", shown.trim_end_matches('/')),
    }
}
