//! `kimo merge --install`: tells git to have plan files joined by kimo.
//!
//! Which files: in `.gitattributes`, which is committed and shared. By which program: in the
//! settings of this clone, for git lets no one else decide what runs on a machine.

use super::*;

const DRIVER: &str = "kimo merge %O %A %B %P";
const NAME: &str = "kimo samler en handleplans noter og felter";

/// Sets this clone up, and says what was done.
///
/// # Errors
/// When this is no repository, or git's settings or `.gitattributes` cannot be written.
pub fn install(context: &mut Context) -> Result<Outcome> {
    let disk = context.disk()?;
    let repository = Repository::around(&disk.root)?;
    let folder = repository.path_of(&disk.root)?;
    let mut done = Vec::new();
    let pattern = match folder.to_string_lossy().as_ref() {
        "" => "/**/*.toml".to_owned(),
        folder => format!("/{folder}/**/*.toml"),
    };
    let sample = Path::new(&folder).join("2022-2025/maal-1.toml");
    done.push(
        match repository.attribute("merge", sample.as_os_str())?.as_str() {
            "kimo" => "var der i forvejen: .gitattributes nævner kimo".to_owned(),
            _ => {
                let line = format!("{} merge=kimo", quoted(&pattern));
                add_line(&repository.top.join(".gitattributes"), &line)?;
                format!("tilføjet i .gitattributes: {line}")
            }
        },
    );
    for (key, value) in [("merge.kimo.name", NAME), ("merge.kimo.driver", DRIVER)] {
        done.push(match repository.setting(key)?.as_deref() == Some(value) {
            true => format!("var der i forvejen: {key}"),
            false => {
                repository.set(key, value)?;
                format!("sat i denne klon: {key} = {value}")
            }
        });
    }
    let mut text = String::from("git samler nu planens filer med kimo.\n");
    for step in &done {
        text += &format!("  {step}\n");
    }
    if done.iter().any(|step| step.starts_with("tilføjet")) {
        text += "Gem .gitattributes i git, så den følger med: git add .gitattributes\n";
    }
    text += "Hver kollega kører ”kimo merge --install” én gang i sin egen klon.\n";
    context.deliver(&text, None)?;
    Ok(Outcome::Fine)
}

/// The pattern in quotes where it holds a blank or a sign that begins something else.
fn quoted(pattern: &str) -> String {
    match pattern.contains([' ', '\t', '"', '\\']) {
        true => format!("\"{}\"", pattern.replace('\\', "\\\\").replace('"', "\\\"")),
        false => pattern.to_owned(),
    }
}

/// Adds a line to a file, which need not be there; every other byte stays.
fn add_line(file: &Path, line: &str) -> Result<()> {
    let old = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => bail!(Failure::new(format!(
            "{} kan ikke læses: {}",
            file.display(),
            reason(&error)
        ))),
    };
    let line_end = if old.windows(2).any(|pair| pair == b"\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let mut new = old;
    if new.last().is_some_and(|last| *last != b'\n') {
        new.extend(line_end.bytes());
    }
    new.extend(line.bytes().chain(line_end.bytes()));
    save::overwrite(file, &new)
}
