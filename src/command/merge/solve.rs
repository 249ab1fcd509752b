//! `kimo merge FIL`: joins a file anew that git has left in conflict, from the three versions in
//! git's index, and says at once what is wrong with the plan then.

use super::*;
use crate::command::arguments::quoted;
use crate::command::period_errors::{PeriodError, period_errors};
use std::collections::{BTreeSet, HashSet};

/// Joins those of the files that are in conflict, and says what is left to do.
///
/// # Errors
/// When none is in conflict. What goes wrong with one is said here, and the rest are joined.
pub(super) fn solve(files: &[PathBuf], context: &mut Context) -> Result<Outcome> {
    let in_conflict: Vec<&PathBuf> = match files {
        [file] => vec![file],
        // A shell's `*` names those too that are not.
        files => in_conflict(files)?,
    };
    let mut outcome = Outcome::Fine;
    for file in &in_conflict {
        let solved = solve_one(file, context).unwrap_or_else(|error| {
            failure::show(&error, &mut context.err);
            Outcome::PlanHasErrors
        });
        if solved != Outcome::Fine {
            outcome = solved;
        }
    }
    if outcome == Outcome::Fine {
        let folders = in_conflict.iter().map(|file| folder_of(file));
        for folder in folders.collect::<BTreeSet<_>>() {
            if tell_errors(folder, context)? != Outcome::Fine {
                outcome = Outcome::PlanHasErrors;
            }
        }
    }
    Ok(outcome)
}

/// Those of the files that git has versions of to join.
///
/// # Errors
/// When there is none.
fn in_conflict(files: &[PathBuf]) -> Result<Vec<&PathBuf>> {
    let mut found = Vec::new();
    for file in files {
        let repository = Repository::around(folder_of(file))?;
        let stages = repository.stages(&repository.path_of(file)?)?;
        if stages.iter().any(Option::is_some) {
            found.push(file);
        }
    }
    if found.is_empty() {
        let count = noun::FIL.count(files.len());
        bail!(Failure::new(format!("ingen af de {count} er i konflikt i git")).hint(SEE_CONFLICTS));
    }
    Ok(found)
}

/// The way to those that are in conflict.
const SEE_CONFLICTS: &str = "se, hvilke filer der er, med: git status";

/// Joins the file, and says what is left to do.
///
/// # Errors
/// When it is not in conflict, is deleted in one version, or somebody has begun to solve it.
fn solve_one(file: &Path, context: &mut Context) -> Result<Outcome> {
    let folder = folder_of(file);
    let shown = file.shown();
    if !folder.is_dir() {
        bail!(Failure::new(format!(
            "der er ingen mappe {}",
            folder.shown()
        )));
    }
    let repository = Repository::around(folder)?;
    let path = repository.path_of(file)?;
    let name = path.to_string_lossy();
    let stages = repository.stages(&path)?;
    let version = |stage: &Option<String>| match stage {
        Some(object) => repository.version(object, &path),
        None => Ok(Vec::new()),
    };
    let [base, ours, theirs] = &stages;
    match (ours, theirs) {
        (None, None) => {
            bail!(Failure::new(format!("{shown} er ikke i konflikt i git")).hint(SEE_CONFLICTS))
        }
        (Some(_), Some(_)) => {}
        _ => {
            let left = if ours.is_some() { 2 } else { 3 };
            let [before, after] = [1, left].map(|stage| quoted(&format!(":{stage}:{name}")));
            bail!(
                Failure::new(format!(
                    "{shown} er slettet i den ene gren og ændret i den anden"
                ))
                .hint(format!("se, hvad der er ændret: git diff {before} {after}"))
                .hint("er målet flyttet til en anden fil, så skriv først det samme dér")
                .hint(format!("behold den med: git add {}", quoted(&shown)))
                .hint(format!("eller slet den med: git rm {}", quoted(&shown)))
            )
        }
    }
    let (base, ours, theirs) = (version(base)?, version(ours)?, version(theirs)?);
    let joined = join_marked(&name, &base, &ours, &theirs);
    save::change(save::Mode::Write, folder, file, &mut |bytes| {
        if bytes != ours {
            refuse_own_work(bytes, &[&base, &ours, &theirs], &shown)?;
        }
        Ok(joined.bytes.clone().into())
    })?;
    let outcome = tell(&joined.conflicts, &name, context)?;
    let next = format!("git add {}", quoted(&shown));
    if outcome != Outcome::Fine {
        let text = format!("Ret det mellem mærkerne, slet mærkerne, og gem filen i git: {next}\n");
        context.deliver(&text, None)?;
        return Ok(outcome);
    }
    let text = format!(
        "{} er flettet uden konflikter.\nGem den i git: {next}\n",
        visible_name(&shown)
    );
    context.deliver(&text, None)?;
    Ok(outcome)
}

/// Refuses a file in which somebody has solved the conflict, or has begun to.
fn refuse_own_work(bytes: &[u8], versions: &[&[u8]], shown: &str) -> Result<()> {
    let lines = |bytes| <[u8]>::split(bytes, |byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let known: HashSet<&[u8]> = versions.iter().flat_map(|version| lines(version)).collect();
    let marks: [&[u8]; 4] = [b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"];
    let is_mark = |line: &[u8]| marks.iter().any(|mark| line.starts_with(mark));
    if !lines(bytes).any(is_mark) {
        bail!(
            Failure::new(format!("konflikten i {shown} er løst i filen"))
                .hint(format!("gem den i git: git add {}", quoted(shown)))
        );
    }
    let own = lines(bytes).position(|line| !is_mark(line) && !known.contains(line));
    if let Some(index) = own {
        bail!(
            Failure::new(format!(
                "linje {} i {shown} er rettet i hånden, så filen bliver ikke skrevet om",
                index + 1
            ))
            .hint(format!(
                "begynd forfra, og kassér det rettede: git checkout --merge -- {}",
                quoted(shown)
            ))
        );
    }
    Ok(())
}

/// Says what is wrong with the period in `folder`: each version may be sound and their sum not.
fn tell_errors(folder: &Path, context: &mut Context) -> Result<Outcome> {
    let errors = period_errors(folder, context.today)?;
    if errors.is_empty() {
        return Ok(Outcome::Fine);
    }
    for PeriodError {
        file,
        line,
        problem,
    } in errors
    {
        let place = folder.join(file);
        let text = format!("fejl: {}, linje {line}: {}", place.shown(), problem.message);
        writeln!(context.err, "{}", visible_name(&text))?;
    }
    writeln!(context.err, "  se mere med: kimo tjek")?;
    Ok(Outcome::PlanHasErrors)
}
