//! The stage: two clones of one repository, what is typed in them, and what is remembered of it.

use crate::common::{Run, Workplace};
use std::collections::BTreeMap;
use std::process::Stdio;

/// A machine with a clone of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Machine {
    /// The secretariat's, where Anna and Bo write.
    Office,
    /// Carla's.
    Home,
}

pub(crate) use Machine::{Home, Office};

/// The report that tells of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// That on this year, and perhaps later ones.
    In(i32),
    /// None: it was taken back.
    Never,
}

pub(crate) use Told::{In, Never};

const FORMATS: [&str; 5] = ["md", "html", "docx", "json", "csv"];

/// What the text formats of a report are called, where a fact can be read off the bytes.
const READABLE: [&str; 4] = ["md", "html", "json", "csv"];

pub(crate) struct Life {
    office: Workplace,
    home: Workplace,
    /// The bare repository between them.
    _shared: Workplace,
    /// Each word that was written, with the report that it belongs to.
    facts: Vec<(String, Told)>,
    /// The report on each year that is over, a text a format, as it was on 1 April after it.
    reports: BTreeMap<i32, Vec<Vec<u8>>>,
}

impl Life {
    /// An empty repository, cloned on both machines.
    pub(crate) fn begin() -> Life {
        let [office, home, shared] = [(); 3].map(|()| Workplace::empty());
        shared.git(&["init", "--quiet", "--bare", "--initial-branch=main"]);
        let from = shared.path("").display().to_string();
        for clone in [&office, &home] {
            clone.git(&["clone", "--quiet", &from, "."]);
            clone.git(&["config", "core.autocrlf", "false"]);
        }
        Life {
            office,
            home,
            _shared: shared,
            facts: Vec::new(),
            reports: BTreeMap::new(),
        }
    }

    pub(crate) fn at(&self, machine: Machine) -> &Workplace {
        match machine {
            Office => &self.office,
            Home => &self.home,
        }
    }

    /// Types `line` after `kimo`, as on `day`. A word in braces is a fact, told in the report of
    /// `told` first. What was printed.
    #[track_caller]
    pub(crate) fn write(&mut self, machine: Machine, day: &str, line: &str, told: Told) -> String {
        self.remember(line, told);
        let run = self.type_in(machine, &format!("{line} --dato '{day}'"));
        assert_eq!(run.code, 0, "kimo {line}\n{run}");
        self.check(machine, day);
        run.out
    }

    /// The same of a command that dates nothing.
    #[track_caller]
    pub(crate) fn kimo(&self, machine: Machine, line: &str) -> String {
        let run = self.type_in(machine, line);
        assert_eq!(run.code, 0, "kimo {line}\n{run}");
        run.out
    }

    /// What was wrong with `line`, which kimo must refuse.
    #[track_caller]
    pub(crate) fn refused(&self, machine: Machine, line: &str) -> String {
        let run = self.type_in(machine, line);
        assert_ne!(run.code, 0, "kimo {line}\n{run}");
        run.err
    }

    /// A hand in an editor: `old` becomes `new`, or `new` is put at the end.
    #[track_caller]
    pub(crate) fn edit(
        &mut self,
        machine: Machine,
        day: &str,
        (file, old, new): (&str, &str, &str),
        told: Told,
    ) {
        let new = self.remember(new, told);
        let text = self.at(machine).read(file);
        let text = if old.is_empty() {
            text + &new
        } else {
            assert!(text.contains(old), "{old} in {text}");
            text.replacen(old, &new, 1)
        };
        self.at(machine).write(file, text);
        self.check(machine, day);
    }

    /// Both machines commit, and exchange what they have by way of kimo's driver.
    #[track_caller]
    pub(crate) fn exchange(&self, day: &str) {
        for machine in [Office, Home, Office] {
            let place = self.at(machine);
            place.commit(&format!("Arbejdet til og med {day}"));
            place.git(&["pull", "--quiet", "origin", "main"]);
            place.git(&["push", "--quiet", "origin", "HEAD:main"]);
            assert_eq!(place.git(&["status", "--porcelain"]), "");
            self.check(machine, day);
        }
        let [office, home] =
            [Office, Home].map(|at| self.at(at).git(&["rev-parse", "HEAD^{tree}"]));
        assert_eq!(office, home);
    }

    /// The same where two people set one thing differently: neither wins in silence, and a hand
    /// takes `out` of the file with the marks of the conflict.
    #[track_caller]
    pub(crate) fn settle_conflict(&self, day: &str, file: &str, out: &str) {
        for machine in [Office, Home] {
            self.at(machine)
                .commit(&format!("Arbejdet til og med {day}"));
        }
        self.office.git(&["push", "--quiet", "origin", "HEAD:main"]);
        let pulled = self.home.try_git(&["pull", "--quiet", "origin", "main"]);
        assert!(!pulled.status.success());
        let text = self.home.read(file);
        assert!(text.contains(out), "{text}");
        let text = text.replacen(out, "", 1);
        let is_mark = |line: &&str| {
            ["<<<<<<<", "=======", ">>>>>>>"]
                .iter()
                .all(|mark| !line.starts_with(mark))
        };
        let lines = text.lines().filter(is_mark).map(|line| format!("{line}\n"));
        self.home.write(file, lines.collect::<String>());
        self.exchange(day);
    }

    /// 1 April: the board has met, and the report on the year before is final.
    #[track_caller]
    pub(crate) fn settle(&mut self, year: i32) {
        let day = format!("1.4.{}", year + 1);
        self.exchange(&day);
        let reports = FORMATS.map(|format| self.report(Office, year, &day, format));
        for (format, text) in FORMATS.iter().zip(&reports) {
            if READABLE.contains(format) {
                self.assert_tells(year, format, &String::from_utf8_lossy(text));
            }
        }
        self.reports.insert(year, reports.to_vec());
    }

    /// Each finished year's report again, on both machines, as of its own day and long after.
    #[track_caller]
    pub(crate) fn prove_that_all_is_settled(&self) {
        let again = |machine: Machine, late: Option<&str>| {
            for (year, reports) in &self.reports {
                let day = late.map_or_else(|| format!("1.4.{}", year + 1), str::to_owned);
                for (format, before) in FORMATS.iter().zip(reports) {
                    let now = self.report(machine, *year, &day, format);
                    let shown = || changed(before, &now);
                    assert!(now == *before, "{year} {format} {day}: {}", shown());
                }
            }
        };
        std::thread::scope(|scope| {
            scope.spawn(|| again(Office, None));
            scope.spawn(|| again(Home, Some("24.12.2031")));
        });
        assert_eq!(self.reports.len(), 8);
    }

    /// The status of each action on `day`, by its number; of those that go on from another plan,
    /// by the number that they had there where `by_origin`.
    #[track_caller]
    pub(crate) fn states(&self, day: &str, period: &str) -> BTreeMap<String, String> {
        let line = format!("status --dato {day} --periode {period} --format json");
        let json: serde_json::Value = serde_json::from_str(&self.kimo(Office, &line)).unwrap();
        let actions = json["handlinger"].as_array().unwrap().iter();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        actions
            .map(|action| (text(&action["nr"]), text(&action["status"])))
            .collect()
    }

    /// The text of the settled report on `year`.
    pub(crate) fn settled(&self, year: i32, format: &str) -> String {
        let at = FORMATS.iter().position(|own| *own == format).unwrap();
        String::from_utf8(self.reports[&year][at].clone()).unwrap()
    }

    fn report(&self, machine: Machine, year: i32, day: &str, format: &str) -> Vec<u8> {
        let year = year.to_string();
        let arguments = ["report", &year, "--dato", day, "--format", format];
        let output = self.at(machine).command(&arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}\n{said}");
        output.stdout
    }

    /// The facts of the year are in it, and nothing that belongs later, or nowhere. A table has
    /// no room for every fact.
    #[track_caller]
    fn assert_tells(&self, year: i32, format: &str, report: &str) {
        let is_told = |word: &str| report.to_lowercase().contains(&word.to_lowercase());
        for (word, told) in &self.facts {
            match told {
                In(own) if *own == year => assert!(
                    format == "csv" || is_told(word),
                    "{word} is not in {year} as {format}\n{report}"
                ),
                In(own) if *own < year => {}
                In(_) | Never => {
                    assert!(!is_told(word), "{word} is in {year} as {format}\n{report}")
                }
            }
        }
    }

    /// Takes the facts out of their braces.
    fn remember(&mut self, line: &str, told: Told) -> String {
        let mut parts = line.split('{');
        let mut text = parts.next().unwrap().to_owned();
        for part in parts {
            let (word, rest) = part.split_once('}').unwrap();
            assert!(
                self.facts
                    .iter()
                    .all(|(other, _)| !other.contains(word) && !word.contains(other)),
                "{word} is said twice"
            );
            self.facts.push((word.to_owned(), told));
            text += word;
            text += rest;
        }
        text
    }

    fn type_in(&self, machine: Machine, line: &str) -> Run {
        let line = line.replace(['{', '}'], "");
        let arguments = words(&line);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut command = self.at(machine).command_with_git(&arguments);
        Run::from(command.stdin(Stdio::null()).output().unwrap())
    }

    /// No error, on any day.
    #[track_caller]
    fn check(&self, machine: Machine, day: &str) {
        let run = self.type_in(machine, &format!("check --dato '{day}'"));
        assert_eq!(run.code, 0, "{day}\n{run}");
    }
}

/// A line as a shell takes it apart: at blanks, but not within single quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (index, part) in line.split('\'').enumerate() {
        let is_quoted = index % 2 == 1;
        let mut pieces = if is_quoted {
            vec![part]
        } else {
            part.split(' ').collect()
        };
        let first = pieces.remove(0);
        words.last_mut().unwrap().push_str(first);
        words.extend(pieces.into_iter().map(str::to_owned));
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The first line that is another.
fn changed(before: &[u8], now: &[u8]) -> String {
    let [before, now] = [before, now].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let mut lines = before.lines().zip(now.lines());
    let other = lines.find(|(before, now)| before != now);
    format!("{other:?}")
}
