//! `kimo merge FIL`: joins a file anew that git has left in conflict, from the three versions in
//! git's index, and says at once what is wrong with the plan then.

use super::*;
use crate::command::arguments::quoted;
use crate::command::period_errors::{PeriodError, period_errors};
use crate::text::{Shown, folder_of};
use std::collections::HashSet;

/// Joins the file, and says what is left to do.
///
/// # Errors
/// When it is not in conflict, is deleted in one version, or somebody has begun to solve it.
pub(super) fn solve(file: &Path, context: &mut Context) -> Result<Outcome> {
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
        (None, None) => bail!(
            Failure::new(format!("{shown} er ikke i konflikt i git"))
                .hint("se, hvilke filer der er, med: git status")
        ),
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
    let outcome = tell_errors(folder, context)?;
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
        message,
    } in errors
    {
        let place = folder.join(file);
        let text = format!("fejl: {}, linje {line}: {message}", place.shown());
        writeln!(context.err, "{}", visible_name(&text))?;
    }
    writeln!(context.err, "  se mere med: kimo tjek")?;
    Ok(Outcome::PlanHasErrors)
}
