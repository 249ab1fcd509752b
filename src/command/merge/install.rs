//! `kimo merge --install`: tells git to have plan files joined by kimo.
//!
//! Which files: in `.gitattributes`, which is committed and shared. By which program: in the
//! settings of this clone, for git lets no one else decide what runs on a machine. Other lines
//! can outweigh the one written here, so git is asked afterwards what it makes of them all.

use super::driver::{self, DRIVER};
use super::*;
use crate::command::save::Written;
use crate::load::Disk;
use crate::load::files::read_settings;
use crate::text::Shown;
use git::{deciding, places, plan_files};

const NAME: &str = "kimo fletter en handleplans noter og felter";

/// Sets this clone up, and says what was done.
///
/// # Errors
/// When this is no repository, git's settings or `.gitattributes` cannot be written, or git
/// joins a plan file in another way all the same.
pub(crate) fn install(context: &mut Context, is_to_commit: bool) -> Result<Outcome> {
    let disk = context.disk()?;
    let repository = Repository::around(&disk.root)?;
    let plan = repository.path_of(&disk.root)?;
    let plan = plan.to_string_lossy();
    let files = plan_files(&disk, &repository)?;
    // git would wait without end for what this does not let pass.
    places(&disk)?;
    let mut done = Vec::new();
    let line = format!("{} merge=kimo", pattern(&plan));
    let attributes = repository.top.join(".gitattributes");
    let is_kimo = repository
        .merges(&files)?
        .iter()
        .all(|merge| merge == "kimo");
    let is_new = !is_kimo && add_line(&attributes, &line)?;
    done.push(match (is_kimo, is_new) {
        (_, true) => format!("tilføjet i .gitattributes: {line}"),
        (true, _) => "var der i forvejen: merge=kimo for planens filer".to_owned(),
        _ => format!("var der i forvejen i .gitattributes: {line}"),
    });
    // The driver first: git stops at one that has a name alone.
    for (key, value) in [("merge.kimo.driver", DRIVER), ("merge.kimo.name", NAME)] {
        done.push(if repository.setting(key)?.as_deref() == Some(value) {
            format!("var der i forvejen: {key}")
        } else {
            repository.set(key, value)?;
            format!("sat i denne klon: {key}")
        });
    }
    // Without it the first pull of two that have both written stops at a question in English.
    if repository.setting("pull.rebase")?.is_none() && repository.setting("pull.ff")?.is_none() {
        repository.set("pull.rebase", "false")?;
        done.push("sat i denne klon: pull.rebase".to_owned());
    }
    let left = hook::install(&repository, &plan, &mut done)?;
    let outweighed = outweighed(&repository, &disk, &files)?;
    let is_found = driver::is_found(&repository)?;
    let mut text = String::from(match (&outweighed, is_found) {
        (None, true) => "git fletter nu planens filer med kimo.\n",
        _ => "git er sat op til at flette planens filer med kimo, men gør det ikke endnu.\n",
    });
    for step in &done {
        text += &format!("  {step}\n");
    }
    if is_new && !is_to_commit {
        text += "Gem .gitattributes i git, så den følger med: kimo flet --install --commit\n";
    }
    text += &left;
    text += "Hver kollega kører ”kimo flet --install” én gang i sin egen klon.\n";
    if !is_found {
        writeln!(context.err, "{}", driver::NOT_FOUND)?;
    }
    if let Some(failure) = outweighed {
        context.deliver(&text, None)?;
        bail!(failure);
    }
    // Where the line came from elsewhere there is nothing to commit.
    let written = read_settings(&attributes).map(|after| Written {
        before: Some(without(&after, &line)),
        edits: Vec::new(),
        meant: None,
        path: attributes,
        after,
    });
    let written: Vec<Written> = written.into_iter().collect();
    let message = "Lad git flette planens filer med kimo";
    let said = if is_to_commit && !written.is_empty() {
        git::commit(&written, message, context.today)
    } else {
        Ok(String::new())
    };
    context.deliver(&(text + said.as_deref().unwrap_or("")), None)?;
    said.map(|_| Outcome::Fine)
}

/// A text without the lines that are `line`.
fn without(text: &[u8], line: &str) -> Vec<u8> {
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let others = lines.filter(|other| other.trim_ascii_end() != line.as_bytes());
    others.flatten().copied().collect()
}

/// That git joins a file of the plan in another way, whatever was set up.
fn outweighed(repository: &Repository, disk: &Disk, files: &[String]) -> Result<Option<Failure>> {
    let merges = repository.merges(files)?;
    let mut others = files.iter().zip(&merges);
    let Some((file, merge)) = others.find(|(_, merge)| *merge != "kimo") else {
        return Ok(None);
    };
    let failure = Failure::new(format!(
        "git fletter stadig ikke {file} med kimo: for den gælder {}",
        match merge.as_str() {
            "unset" => "-merge".to_owned(),
            "set" => "merge".to_owned(),
            "unspecified" => "!merge".to_owned(),
            other => format!("merge={other}"),
        }
    ));
    let top = std::fs::canonicalize(&repository.top)?;
    let hint = match deciding(&places(disk)?, &top, file, &["merge", "binary"]) {
        // In the topmost one the last line is kimo's.
        Some((place, line)) if place != ".gitattributes" => format!("se {place}, linje {line}"),
        _ => "se gits egne attributfiler".to_owned(),
    };
    Ok(Some(failure.hint(format!(
        "{hint}: slet det dér, og kør igen: kimo flet --install"
    ))))
}

/// The pattern of `.gitattributes` for all TOML files in the folder, whatever signs are in its name.
fn pattern(folder: &str) -> String {
    let mut escaped = String::new();
    for c in folder.chars() {
        if matches!(c, '*' | '?' | '[' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    let pattern = match folder {
        "" => "/**/*.toml".to_owned(),
        _ => format!("/{escaped}/**/*.toml"),
    };
    if pattern.contains(|c: char| c == '"' || c == '\\' || c.is_whitespace() || c.is_control()) {
        in_quotes(&pattern)
    } else {
        pattern
    }
}

/// As git reads a pattern that begins with a quote.
fn in_quotes(pattern: &str) -> String {
    let mut quoted = String::from("\"");
    for c in pattern.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_ascii_control() => quoted += &format!("\\{:03o}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Adds a line to a file, which need not be there; every other byte stays. Not where the line
/// ends it already: nothing in this file outweighs it then. Whether it was added.
fn add_line(file: &Path, line: &str) -> Result<bool> {
    let old = match read_settings(file) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => bail!(Failure::new(format!(
            "{} kan ikke læses: {}",
            file.shown(),
            reason(&error)
        ))),
    };
    let mut new = old.clone().unwrap_or_default();
    let last = new.trim_ascii_end().rsplit(|byte| *byte == b'\n').next();
    if last == Some(line.as_bytes()) {
        return Ok(false);
    }
    let is_crlf = new.windows(2).any(|pair| pair == b"\r\n");
    let line_end = if is_crlf { "\r\n" } else { "\n" };
    if new.last().is_some_and(|last| *last != b'\n') {
        new.extend(line_end.bytes());
    }
    new.extend(line.bytes().chain(line_end.bytes()));
    save::settings(file, old.as_deref(), &new)?;
    Ok(true)
}
