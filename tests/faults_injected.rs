//! Every system call of every writing command fails, or is the last one, in turn.
//!
//! `strace` counts the calls of a command that goes well, and then spoils one of them in each of
//! many runs: it returns an error, or the program is killed on its way into it. Whatever
//! happens, each file holds its old bytes or its new ones; a run that says that all is well has
//! written; one that fails says so in Danish, names a place and leaves nothing behind; and the
//! next kimo goes on.
//!
//! The calls after the lock are spoilt in each run of the tests; with `KIMO_FULL=1` all calls
//! are, with every error. Without `strace` this says what it left out; with `CI_FULL=1` that is
//! a fault.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(target_os = "linux")] // The calls are spoilt by `strace`.

mod common;

use common::{GOAL, HANDLEPLAN, Run, Workplace};
use std::collections::HashMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};

/// What touches a disk, or orders who may. Those that a machine does not have are passed over.
const CALLS: &[&str] = &[
    "open",
    "openat",
    "read",
    "pread64",
    "write",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "close",
    "flock",
    "fcntl",
    "ftruncate",
    "unlink",
    "unlinkat",
    "chmod",
    "fchmod",
    "chown",
    "fchown",
    "mkdir",
    "mkdirat",
    "rmdir",
    "link",
    "linkat",
    "stat",
    "statx",
    "newfstatat",
    "lseek",
    "getdents64",
    "readlink",
    "getcwd",
];

/// A command that writes, on a plan of its own.
struct Writing {
    arguments: &'static [&'static str],
    /// The files it may change or make.
    files: &'static [&'static str],
    goal: String,
    git: Git,
    /// What stands in `.gitattributes` before.
    attributes: Option<&'static str>,
}

/// What git has to do with it.
#[derive(Clone, Copy, PartialEq)]
enum Git {
    No,
    /// The plan lies in a repository; kimo's calls are spoilt, and git's are not.
    Beside,
    /// git's calls are spoilt.
    Spoilt,
}

const NOTE: &[&str] = &["note", "1.1", "Renset", "--dato", "1.6.2024"];
const GOAL_FILE: &str = "plan/maal-1.toml";
const ATTRIBUTES: &str = ".gitattributes";
const PLAN_FILE: &str = "plan/handleplan.toml";

#[test]
fn note() {
    spoil(&sound(NOTE, &[GOAL_FILE]));
}

#[test]
fn note_with_a_new_meeting() {
    let arguments = &[
        "note",
        "1.1",
        "Vedtaget",
        "--dato",
        "1.6.2024",
        "--besluttet",
        "31.5.2024",
        "--møde",
        "Bestyrelsesmøde",
    ];
    spoil(&sound(arguments, &[GOAL_FILE, PLAN_FILE]));
}

/// kimo's own calls, while git runs beside it: written is written, whether git got to it or not.
#[test]
fn note_with_a_commit() {
    let arguments = &["note", "1.1", "Renset", "--dato", "1.6.2024", "--commit"];
    spoil(&Writing {
        git: Git::Beside,
        ..sound(arguments, &[GOAL_FILE])
    });
}

/// The calls of git itself: kimo hears of it, and keeps the note.
#[test]
fn note_with_a_commit_that_git_cannot_make() {
    let arguments = &["note", "1.1", "Renset", "--dato", "1.6.2024", "--commit"];
    spoil(&Writing {
        git: Git::Spoilt,
        ..sound(arguments, &[GOAL_FILE])
    });
}

#[test]
fn merging() {
    let arguments = &[
        "merge",
        "base.toml",
        "vores.toml",
        "deres.toml",
        "plan/maal-1.toml",
    ];
    spoil(&sound(
        arguments,
        &["vores.toml", "base.toml", "deres.toml"],
    ));
}

/// kimo's own calls, while git sets its settings beside it.
#[test]
fn setting_git_up() {
    let arguments = &["merge", "--install"];
    spoil(&Writing {
        git: Git::Beside,
        ..sound(arguments, &[ATTRIBUTES])
    });
}

/// The same with lines of others in the file.
#[test]
fn setting_git_up_beside_other_lines() {
    let arguments = &["merge", "--install"];
    spoil(&Writing {
        git: Git::Beside,
        attributes: Some("*.png binary\n"),
        ..sound(arguments, &[ATTRIBUTES])
    });
}

#[test]
fn adjust() {
    let arguments = &[
        "adjust",
        "1.1",
        "--år",
        "2025",
        "--mål",
        "To strande",
        "--dato",
        "1.6.2024",
    ];
    spoil(&sound(arguments, &[GOAL_FILE]));
}

#[test]
fn measure() {
    spoil(&sound(
        &["measure", "Strande", "4", "--dato", "1.6.2024"],
        &[GOAL_FILE],
    ));
}

#[test]
fn add() {
    let arguments = &[
        "add",
        "1",
        "Tælle sæler",
        "--ansvarlig",
        "Sekretariatet",
        "--dato",
        "1.6.2024",
    ];
    spoil(&sound(arguments, &[GOAL_FILE]));
}

#[test]
fn check_that_mends() {
    spoil(&Writing {
        goal: goal().replace("\"En renere fjord\"", "”En renere fjord”"),
        ..sound(&["check", "--ret"], &[GOAL_FILE])
    });
}

#[test]
fn undo() {
    spoil(&sound(&["undo"], &[GOAL_FILE]));
}

#[test]
fn a_result_in_a_new_file() {
    spoil(&sound(
        &[
            "status", "--format", "csv", "--dato", "1.6.2024", "--ud", "ny.csv",
        ],
        &["ny.csv"],
    ));
}

#[test]
fn a_result_in_an_old_file() {
    // As asked for, git need not say whether the file is one of the repository's.
    spoil(&sound(
        &[
            "status",
            "--format",
            "csv",
            "--dato",
            "1.6.2024",
            "--ud",
            "gammel.csv",
            "--overskriv",
        ],
        &["gammel.csv"],
    ));
}

#[test]
fn a_new_plan() {
    let files = &[
        "ny/2026-2029/handleplan.toml",
        "ny/2026-2029/maal-1.toml",
        "ny/.gitignore",
        "ny/kimo.schema.json",
    ];
    spoil(&sound(&["init", "ny", "--periode", "2026-2029"], files));
}

/// Here each file appears by itself, the folder last.
#[test]
fn a_new_plan_in_a_folder_that_is_there() {
    let files = &[
        "mappe/2026-2029/handleplan.toml",
        "mappe/2026-2029/maal-1.toml",
        "mappe/.gitignore",
        "mappe/kimo.schema.json",
        "mappe/læsmig.txt",
    ];
    spoil(&sound(&["init", "mappe", "--periode", "2026-2029"], files));
}

#[test]
fn a_new_period() {
    let files = &[
        "plan/2026-2029/handleplan.toml",
        "plan/2026-2029/maal-1.toml",
        "plan/kimo.schema.json",
    ];
    spoil(&sound(&["rollover", "2026-2029", "--ja"], files));
}

fn goal() -> String {
    format!("{GOAL}\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 9\n")
}

fn sound(arguments: &'static [&'static str], files: &'static [&'static str]) -> Writing {
    Writing {
        arguments,
        files,
        goal: goal(),
        git: Git::No,
        attributes: None,
    }
}

impl Writing {
    fn place(&self) -> Workplace {
        let place = Workplace::empty();
        let folder = if self.arguments.contains(&"rollover") {
            "plan/2022-2025"
        } else {
            "plan"
        };
        place.write(&format!("{folder}/handleplan.toml"), HANDLEPLAN);
        place.write(&format!("{folder}/maal-1.toml"), &self.goal);
        place.write("gammel.csv", "en gammel liste\n");
        if let Some(lines) = self.attributes {
            place.write(ATTRIBUTES, lines);
        }
        place.write("mappe/læsmig.txt", "Planen kommer her.\n");
        let with_note = |text: &str| {
            format!("{GOAL}\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"{text}\"\n")
        };
        if self.arguments == ["undo"] {
            place.kimo(NOTE).quiet();
        }
        place.write("base.toml", GOAL);
        place.write("vores.toml", with_note("Vores"));
        place.write("deres.toml", with_note("Deres"));
        if self.git != Git::No {
            place.init_git();
        }
        place
    }

    fn command(&self, place: &Workplace) -> Command {
        match self.git {
            Git::No => place.command(self.arguments),
            _ => place.command_with_git(self.arguments),
        }
    }

    /// The bytes of the files that may change; none for one that is not there.
    fn content(&self, place: &Workplace) -> Vec<Option<String>> {
        self.files
            .iter()
            .map(|file| fs::read_to_string(place.path(file)).ok())
            .collect()
    }
}

/// One call to spoil, and how.
struct Fault {
    call: String,
    nth: usize,
    how: &'static str,
    /// The stream that it writes to, if it is standard output or standard error.
    stream: Option<u8>,
}

const KILL: &str = "signal=KILL";

fn spoil(writing: &Writing) {
    if !has_strace() {
        return;
    }
    let place = writing.place();
    let old = writing.content(&place);
    let faults = faults(&place, writing);
    let new = writing.content(&place);
    assert_ne!(old, new, "the command wrote nothing");
    assert!(faults.len() > 10, "{} faults only", faults.len());
    for fault in &faults {
        judge(writing, fault, &old, &new);
    }
    println!("{:?}: {} faults", writing.arguments, faults.len());
}

/// Runs the command with the fault, and holds what is there afterwards against the promises.
fn judge(writing: &Writing, fault: &Fault, old: &[Option<String>], new: &[Option<String>]) {
    let place = writing.place();
    let output = run(&place, writing, &["-e".to_owned(), fault.to_string()]);
    // What `check` finds is its result.
    let said = [&output.stderr[..], &output.stdout[..]].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let found = writing.content(&place);
    let context = format!(
        "{:?} with {fault}: {:?}\n{said}",
        writing.arguments, output.status
    );
    // A view of a plan that could not be read whole has what was read, and says that it lacks.
    let is_partial = said.contains("noget kan mangle");
    for ((found, old), new) in found.iter().zip(old).zip(new) {
        assert!(
            found == old || found == new || is_partial && is_part(found, new),
            "torn: {context}"
        );
    }
    let was_killed = output.status.signal() == Some(9) || output.status.code() == Some(137);
    match output.status.code() {
        Some(0) => {
            assert_eq!(found, new, "said to be done: {context}");
            if writing.arguments.contains(&"--commit") {
                let file = writing.files[0];
                let committed = place.git(&["show", &format!("HEAD:{file}")]);
                assert_eq!(Some(committed), new[0], "said to be committed: {context}");
            }
        }
        // By a code over 128 git knows that its merge driver failed.
        Some(1 | 129..) if fault.stream == Some(2) => {}
        Some(1 | 129..) if !was_killed => {
            let is_merge = writing.arguments.starts_with(&["merge", "base.toml"]);
            assert_eq!(output.status.code() == Some(1), !is_merge, "{context}");
            assert!(said.contains("fejl"), "{context}");
            assert!(!said.contains("os error"), "{context}");
            let is_named = [
                "plan",
                "maal-1.toml",
                ".csv",
                ATTRIBUTES,
                ".git/info/attributes",
                ".git/hooks/",
                "base.toml",
                "vores.toml",
                "deres.toml",
                "mappe",
                "resultatet",
                "fejl: ny ",
                "git kan ikke startes",
                "midlertidig mappe i /",
                "ny/",
            ]
            .iter()
            .any(|place| said.contains(place));
            assert!(is_named, "names no place: {context}");
        }
        _ => assert!(was_killed, "{context}"),
    }
    if !was_killed {
        // The only call that may leave a file behind is the one that would have removed it.
        let left = left_over(&place);
        assert!(
            left.is_empty() || fault.call.starts_with("unlink"),
            "left {left:?}: {context}"
        );
    }
    // git was asked when all was written.
    if said.contains("er gemt i planen") || said.contains("ændringen er skrevet i") {
        assert_eq!(found, new, "said to be saved: {context}");
    }
    for ((file, found), new) in writing.files.iter().zip(&found).zip(new) {
        let is_said = said.contains(&format!("{file} er skrevet, men"));
        assert!(
            !is_said || found == new,
            "{file} is said to be written: {context}"
        );
    }
    if found != new {
        goes_on(writing, &place, &context);
    } else if !is_partial {
        is_undone(writing, &place, old, &context);
    }
}

/// What was written is taken back to the byte, or it is said why not.
fn is_undone(writing: &Writing, place: &Workplace, old: &[Option<String>], context: &str) {
    if writing.arguments == ["undo"] {
        return;
    }
    let found = writing.content(place);
    let undo = Run::from(match writing.git {
        Git::No => place.command(&["undo"]).output().unwrap(),
        _ => place.command_with_git(&["undo"]).output().unwrap(),
    });
    let is_as_said = match undo.code {
        0 => writing.content(place) == old,
        _ => undo.err.starts_with("fejl: ") && writing.content(place) == found,
    };
    let is_committed = undo.err.starts_with("fejl: ændringen er skrevet i");
    assert!(is_as_said || is_committed, "undone: {undo}\n{context}");
}

/// Whether a list has the head and some of the rows of `whole`, each in full.
fn is_part(list: &Option<String>, whole: &Option<String>) -> bool {
    let lines = |text: &Option<String>| text.clone().unwrap_or_default();
    let (list, whole) = (lines(list), lines(whole));
    let rows: Vec<&str> = whole.lines().collect();
    list.lines().next() == rows.first().copied() && list.lines().all(|row| rows.contains(&row))
}

/// The calls of a command that goes well, those that fail aside.
fn calls(place: &Workplace, writing: &Writing) -> Vec<String> {
    let log = place.path("kald.log");
    let traced = run(
        place,
        writing,
        &["-y".to_owned(), "-o".to_owned(), log.display().to_string()],
    );
    assert!(traced.status.success());
    let text = fs::read_to_string(&log).unwrap();
    let lines = text.lines().filter(|line| !line.contains(" = -1 "));
    lines.map(str::to_owned).collect()
}

/// To spoil a call shows nothing where it is not made: after a power cut the name must not lead
/// to a file whose bytes are not on the disk yet.
#[test]
fn what_is_written_is_synced_before_it_takes_its_place_and_the_folder_after() {
    if !has_strace() {
        return;
    }
    for writing in [
        sound(NOTE, &[GOAL_FILE]),
        sound(
            &["init", "ny", "--periode", "2026-2029"],
            &["ny/kimo.schema.json"],
        ),
    ] {
        let place = writing.place();
        let mut calls = calls(&place, &writing);
        // What undo goes by may be lost with the machine's power.
        calls.retain(|call| !call.contains(".kimo-fortryd"));
        let nth = |nth: usize, words: &[&str]| {
            let mut calls = calls.iter().enumerate().skip(nth);
            let found = calls.find(|(_, call)| words.iter().all(|word| call.contains(word)));
            found
                .map(|(place, _)| place)
                .unwrap_or_else(|| panic!("{words:?}: {calls:#?}"))
        };
        let written = nth(0, &["write(", ".kimo-"]);
        let synced = nth(written, &["fsync(", ".kimo-"]);
        let renamed = nth(synced, &["rename", ".kimo-"]);
        assert!(nth(0, &["rename", ".kimo-"]) == renamed, "{calls:#?}");
        let last = calls
            .iter()
            .rposition(|call| call.contains("write(") && call.contains(".kimo-"));
        assert!(last < Some(renamed), "{calls:#?}");
        nth(renamed, &["fsync("]);
    }
}

/// Disks that keep no locks, or sync nothing by themselves.
#[test]
fn a_disk_that_does_not_know_a_call_is_written_to_all_the_same() {
    if !has_strace() {
        return;
    }
    let writing = sound(NOTE, &[GOAL_FILE]);
    for fault in [
        "flock:error=ENOLCK",
        "flock:error=EOPNOTSUPP",
        "fsync:error=EINVAL",
    ] {
        let place = writing.place();
        let inject = format!("inject={fault}");
        let output = run(&place, &writing, &["-e".to_owned(), inject]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{fault}: {said}");
        assert!(place.read(GOAL_FILE).contains("Renset"), "{fault}");
    }
}

const REFUSED: &str = "fejl: plan/maal-1.toml kan ikke gemmes: det kan ikke bevares, hvem der må læse og \
    skrive den\n  bed den, der ejer filen, om at skrive det\n";

/// What has the system answer calls with an error, those too that are not among [`CALLS`].
fn refusing(calls: &str, error: &str) -> Vec<String> {
    let options = [
        format!("trace={calls}"),
        format!("inject={calls}:error={error}"),
    ];
    options.map(|option| ["-e".to_owned(), option]).concat()
}

/// A note on a file that `prepare` has given its rights, where the system answers calls with an
/// error: what is said, and that the file is as it was where that is anything.
fn noted_where_refused(calls: &str, error: &str, prepare: impl Fn(&Path)) -> String {
    let writing = sound(NOTE, &[GOAL_FILE]);
    let place = writing.place();
    prepare(&place.path(GOAL_FILE));
    let before = place.read(GOAL_FILE);
    let output = run(&place, &writing, &refusing(calls, error));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let after = place.read(GOAL_FILE);
    assert_eq!(after == before, !said.is_empty(), "{calls}: {said}{after}");
    assert_eq!(left_over(&place), Vec::<String>::new());
    said
}

/// What the disk did not promise to keep is not said to be kept.
#[test]
fn a_name_that_may_be_lost_with_the_power_is_told() {
    if !has_strace() {
        return;
    }
    let writing = sound(NOTE, &[GOAL_FILE]);
    let place = writing.place();
    let of_folder = "inject=fsync:error=EIO:when=2";
    let output = run(&place, &writing, &["-e".to_owned(), of_folder.to_owned()]);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "fejl: plan/maal-1.toml er skrevet, men måske ikke sikret på disken endnu: disken svarer med en fejl\n"
    );
    assert!(place.read(GOAL_FILE).contains("Renset"));
}

/// A file that is new is made whole on a disk too that cannot ask whether one is there.
#[test]
fn a_new_file_is_made_where_a_disk_knows_no_rename_that_asks() {
    if !has_strace() {
        return;
    }
    let writing = Writing {
        git: Git::Beside,
        ..sound(&["merge", "--install"], &[ATTRIBUTES])
    };
    let made = |error: &str| {
        let place = writing.place();
        let refusing = refusing("?renameat2,?link,?linkat", error);
        let output = run(&place, &writing, &refusing);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (said, place.path(ATTRIBUTES).exists())
    };
    assert_eq!(made("EPERM"), (String::new(), true));
    // Somebody else made it in the same moment.
    let (said, is_there) = made("EEXIST");
    assert!(said.contains("den findes allerede") && !is_there, "{said}");
}

/// Whoever might not read or write a file, or might, does so no more and no less afterwards.
#[test]
fn rights_that_cannot_be_kept_are_no_reason_to_give_others() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{PermissionsExt, chown};
    const NOBODY: Option<u32> = Some(65534);
    if !has_strace() {
        return;
    }
    let with_mode =
        |mode| move |file: &Path| set_permissions(file, Permissions::from_mode(mode)).unwrap();
    // Modes that a new file does not have by itself, whatever is usual here.
    for (mode, error) in [(0o664, "EPERM"), (0o666, "EOPNOTSUPP"), (0o664, "EIO")] {
        let said = noted_where_refused("?fchmod,?fchmodat", error, with_mode(mode));
        assert_eq!(said, REFUSED, "{mode:o} {error}");
    }
    let has_attributes = std::cell::Cell::new(true);
    let set = |file: &Path, name: &str, value: &[u8]| {
        let set = rustix::fs::setxattr(file, name, value, rustix::fs::XattrFlags::empty());
        has_attributes.set(has_attributes.get() && set.is_ok());
    };
    let said = noted_where_refused("?fsetxattr", "EPERM", |file| set(file, "user.maerke", b"x"));
    if !has_attributes.get() {
        return common::not_permitted("attributes, for this disk keeps none");
    }
    assert_eq!(said, REFUSED);
    // A colleague's file that all may write; who may do so by a list is not known to be all.
    let given_away = |file: &Path| {
        with_mode(0o666)(file);
        chown(file, NOBODY, NOBODY)
    };
    let trial = Workplace::with_goal(common::GOAL);
    if given_away(&trial.path(GOAL_FILE)).is_err() {
        return common::not_permitted("a colleague's file");
    }
    let (call, error) = ("?fchown", "EPERM");
    assert_eq!(
        noted_where_refused(call, error, |file| given_away(file).unwrap()),
        ""
    );
    let said = noted_where_refused(call, error, |file| {
        given_away(file).unwrap();
        set(file, "system.posix_acl_access", &list_for_all());
    });
    if !has_attributes.get() {
        return common::not_permitted("lists of who may do what, for this disk keeps none");
    }
    assert_eq!(said, REFUSED);
}

/// A list by which the owner, the user 1000, the group and all others may read and write.
fn list_for_all() -> Vec<u8> {
    const EVERY: u32 = u32::MAX;
    let entries = [(1, EVERY), (2, 1000), (4, EVERY), (16, EVERY), (32, EVERY)];
    let bytes = entries.map(|(who, id): (u16, u32)| {
        [
            &who.to_le_bytes()[..],
            &6_u16.to_le_bytes(),
            &id.to_le_bytes(),
        ]
        .concat()
    });
    [&2_u32.to_le_bytes()[..], &bytes.concat()].concat()
}

/// Beyond it the system ends a program without a word.
#[test]
fn a_limit_on_the_size_of_files_is_told() {
    let place = sound(NOTE, &[GOAL_FILE]).place();
    let long = "x".repeat(5000);
    let before = place.read(GOAL_FILE);
    let kimo = place.command(&["note", "1.1", &long, "--dato", "1.6.2024"]);
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -f 1 && exec \"$@\"", "sh"]);
    let output = shell.arg(kimo.get_program()).args(kimo.get_args());
    let run = Run::from(output.current_dir(place.path("")).output().unwrap());
    assert_eq!(
        run.to_string(),
        "--- stderr\nfejl: plan/maal-1.toml kan ikke gemmes: den er for stor\n--- exit 1"
    );
    assert_eq!(place.read(GOAL_FILE), before);
    assert_eq!(left_over(&place), Vec::<String>::new());
}

/// The next kimo writes as if nothing had happened.
fn goes_on(writing: &Writing, place: &Workplace, context: &str) {
    let again = || Run::from(writing.command(place).output().unwrap());
    let mut run = again();
    // A git that outlived a killed kimo may still be at it.
    for _ in 0..20 {
        if run.code == 0 || !run.err.contains(".lock") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
        run = again();
    }
    assert_eq!(run.code, 0, "afterwards: {run}\n{context}");
    assert_eq!(place.kimo(&["check"]).code, 0, "{context}");
}

fn left_over(place: &Workplace) -> Vec<String> {
    let files = place
        .snapshot()
        .into_iter()
        .map(|(path, _)| path.to_string_lossy().into_owned());
    files.filter(|path| path.contains(".kimo-")).collect()
}

/// The faults to try, from the calls of a run that goes well.
fn faults(place: &Workplace, writing: &Writing) -> Vec<Fault> {
    let log = place.path("kald.log");
    let traced = run(
        place,
        writing,
        &["-o".to_owned(), log.display().to_string()],
    );
    assert!(
        traced.status.success(),
        "{}",
        String::from_utf8_lossy(&traced.stderr)
    );
    let text = fs::read_to_string(&log).unwrap();
    fs::remove_file(&log).unwrap();
    let text = match writing.git {
        // Of one thread alone strace does not say which.
        Git::Beside => text.lines().map(|line| format!("0 {line}\n")).collect(),
        _ => text,
    };
    let full = std::env::var_os("KIMO_FULL").is_some();
    let begins = match full {
        // What it makes stands in no folder yet.
        true if writing.arguments[0] == "init" => format!("\"{}", writing.arguments[1]),
        true => place
            .path("")
            .display()
            .to_string()
            .trim_end_matches('/')
            .to_owned(),
        // Where a plan file is written the lock comes first; a result has no lock.
        // A new folder is made under another name.
        false if writing.files[0].contains("2026") => "/.kimo-".to_owned(),
        false if text.contains(".kimo.lock") => ".kimo.lock".to_owned(),
        false if writing.arguments.contains(&"--install") => ".gitattributes".to_owned(),
        false if writing.arguments[0] == "merge" => "base.toml".to_owned(),
        false => "csv".to_owned(),
    };
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    let mut has_begun = false;
    let mut faults: Vec<Fault> = Vec::new();
    let own = text.split(' ').next().unwrap_or("");
    for line in text.lines() {
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        let Some((call, arguments)) = rest.trim_start().split_once('(') else {
            continue;
        };
        let nth = counts.entry((thread, call)).or_default();
        *nth += 1;
        has_begun |= line.contains(&begins);
        if !has_begun {
            continue;
        }
        let stream = match (call, arguments.split(',').next()) {
            // kimo's write of the same number is spoilt with git's.
            ("write", _) if writing.git == Git::Spoilt => Some(2),
            ("write", Some("1")) => Some(1),
            ("write", Some("2")) => Some(2),
            _ => None,
        };
        let hows = match writing.git {
            // Each git is spoilt at its call of that number, and kimo at its own.
            Git::Spoilt if thread == own || !is_of_git(call, arguments, full) => Vec::new(),
            Git::Spoilt => vec!["error=EIO"],
            // What a program prints comes through a pipe, which knows no such error; the reading
            // of files is spoilt where there is no git.
            Git::Beside if call == "read" => vec![KILL],
            _ => ways(call, full),
        };
        for how in hows {
            let is_known = |known: &Fault| known.call == call && known.nth == *nth;
            if writing.git == Git::Spoilt && faults.iter().any(is_known) {
                continue;
            }
            faults.push(Fault {
                call: call.to_owned(),
                nth: *nth,
                how,
                stream,
            });
        }
    }
    faults
}

/// Whether git writes with this call; in a full run, whether it touches the repository.
fn is_of_git(call: &str, arguments: &str, full: bool) -> bool {
    matches!(call, "write" | "fsync" | "link" | "rename") || full && arguments.contains(".git/")
}

/// How a call may go wrong.
fn ways(call: &str, full: bool) -> Vec<&'static str> {
    let errors: &[&str] = match call {
        // The standard library has no way to tell of these, and nothing hangs on them.
        "close" | "fcntl" => &[],
        _ if full => &["error=EIO", "error=ENOSPC", "error=EACCES"],
        "write" | "fsync" | "fdatasync" => &["error=ENOSPC", "error=EIO"],
        "openat" | "rename" | "fchmod" => &["error=EACCES"],
        _ => &["error=EIO"],
    };
    errors.iter().copied().chain([KILL]).collect()
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "inject={}:{}:when={}", self.call, self.how, self.nth)
    }
}

/// The command under `strace`, which ends as the command did.
fn run(place: &Workplace, writing: &Writing, options: &[String]) -> Output {
    let kimo = writing.command(place);
    let calls: Vec<String> = CALLS.iter().map(|call| format!("?{call}")).collect();
    let mut strace = Command::new("strace");
    if writing.git != Git::Beside {
        strace.arg("-f");
    }
    for (name, value) in kimo.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    strace
        .args([
            "-qq",
            "-e",
            "signal=none",
            "-e",
            &format!("trace={}", calls.join(",")),
        ])
        .args(options)
        .current_dir(place.path(""));
    if !options.contains(&"-o".to_owned()) {
        strace.args(["-o", "/dev/null"]);
    }
    strace
        .arg(kimo.get_program())
        .args(kimo.get_args())
        .output()
        .unwrap()
}

fn has_strace() -> bool {
    let probe = Command::new("strace")
        .args([
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "inject=fsync:error=EIO",
            "true",
        ])
        .status();
    let works = probe.is_ok_and(|status| status.success());
    if !works {
        common::left_out("spoilt system calls, for strace is not here or may not trace");
    }
    works
}
