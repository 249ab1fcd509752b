//! The steps of `action.yml` and `flet/action.yml`, run over an example repository as a runner
//! runs them; GitHub itself is a script that notes what it is asked. On Linux, where they run.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(target_os = "linux")] // GitHub runs the steps on it.

mod common;

use common::{GOAL, HANDLEPLAN, Run, Workplace, project};
use insta::assert_snapshot;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

/// Answers as GitHub's own program does, from the files beside it.
const GH: &str = r#"#!/bin/sh
cd "$(dirname "$0")"
echo "gh $*" | sed 's/ --jq .*//; s/body=@.*/body:/' >>asked
case "$1 $2" in
"pr view") cat pull-request ;;
"api --paginate") cat comment 2>/dev/null || true ;;
"api --silent") test -e may-comment || exit 1
    for last; do :; done; cat "${last#*@}" >>asked ;;
"release download") cp kimo-v* "$OLDPWD" ;;
"attestation verify") test ! -e unsigned ;;
esac
"#;

const TAG: &str = concat!("v", env!("CARGO_PKG_VERSION"));

/// A clone of a plan's repository on a runner, beside what it was cloned from.
struct Runner {
    clone: Workplace,
    /// The runner's own folder, with `origin.git` and `bin/gh`.
    own: Workplace,
}

impl Runner {
    fn new() -> Runner {
        let clone = Workplace::with_goal(GOAL);
        // A period that no machine's clock is outside of.
        let header = HANDLEPLAN.replace("2022-2025", "2022-2099");
        clone.write("plan/handleplan.toml", header);
        clone.git(&["init", "--quiet", "--initial-branch=main"]);
        clone.kimo_with_git(&["flet", "--install"]).quiet();
        clone.init_git();
        let runner = Runner {
            clone,
            own: Workplace::empty(),
        };
        runner.executable("bin/gh", GH);
        std::fs::create_dir(runner.own.path("temp")).unwrap();
        let origin = runner.path("origin.git");
        let clone = &runner.clone;
        clone.git(&["clone", "--quiet", "--bare", ".", &origin]);
        clone.git(&["remote", "add", "origin", &origin]);
        clone.git(&["fetch", "--quiet", "origin"]);
        runner
    }

    fn path(&self, name: &str) -> String {
        self.own.path(name).to_str().unwrap().to_owned()
    }

    fn executable(&self, name: &str, text: &str) {
        self.own.write(name, text);
        let rights = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(self.own.path(name), rights).unwrap();
    }

    /// What `write` writes in the plan, sent to GitHub as `branch`, and as pull request 7.
    fn send(&self, branch: &str, write: impl FnOnce(&Workplace)) {
        self.clone
            .git(&["checkout", "--quiet", "-B", branch, "main"]);
        write(&self.clone);
        self.clone.commit(branch);
        self.clone.git(&["push", "--quiet", "origin", branch]);
        let pull_request = format!("{branch}:refs/pull/7/head");
        self.clone
            .git(&["push", "--quiet", "--force", "origin", &pull_request]);
        let answer = format!("OPEN\nfalse\nmain\n{branch}\n");
        self.own.write("bin/pull-request", answer);
        self.clone.git(&["fetch", "--quiet", "origin"]);
    }

    /// A step with what the runner and the action's inputs set.
    fn command(&self, step: &str, inputs: &[(&str, &str)]) -> Command {
        let mut command = Command::new(project(".github/steps").join(step));
        let git = self.clone.git_command(&[]);
        // Whose name a commit has is the step's to say.
        let settings = git.get_envs().filter_map(|(name, value)| {
            let is_name = name.to_string_lossy().starts_with("GIT_");
            Some((name, value.filter(|_| !is_name)?))
        });
        command.envs(settings).current_dir(self.clone.path(""));
        let (_, path) = git.get_envs().find(|(name, _)| *name == "PATH").unwrap();
        let path = format!("{}:{}", self.path("bin"), path.unwrap().to_str().unwrap());
        command
            .env("PATH", path)
            .env("KIMO_PLAN", "")
            .env("GITHUB_ACTOR", "anna")
            .env("GITHUB_ACTOR_ID", "42")
            .env("GITHUB_BASE_REF", "main")
            .env("GITHUB_REPOSITORY", "ren-fjord/handleplan")
            .env("RUNNER_OS", "Linux")
            .env("RUNNER_ARCH", "X64")
            .env("RUNNER_TEMP", self.path("temp"));
        for file in ["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"] {
            command.env(file, self.path(file));
        }
        command.envs(inputs.iter().copied());
        command
    }

    fn step(&self, step: &str, inputs: &[(&str, &str)]) -> Run {
        self.seen(self.command(step, inputs))
    }

    /// What a run prints.
    fn seen(&self, mut command: Command) -> Run {
        let run = Run::from(command.output().unwrap());
        Run {
            out: self.settled(&run.out),
            err: self.settled(&run.err),
            ..run
        }
    }

    /// A text without what differs from machine to machine and from version to version.
    fn settled(&self, text: &str) -> String {
        let clone = self.clone.path("");
        let (_, repository) = env!("CARGO_PKG_REPOSITORY").split_at("https://github.com/".len());
        text.replace(TAG, "TAG")
            .replace(repository, "REPOSITORY")
            .replace('\u{200b}', "|")
            .replace(&self.path(""), "…/")
            .replace(clone.to_str().unwrap().trim_end_matches('/'), "KLON")
    }

    /// A file that the steps wrote, with the commit's name left out.
    fn written(&self, name: &str) -> String {
        let text = std::fs::read_to_string(self.own.path(name)).unwrap_or_default();
        let base = self.clone.git(&["rev-parse", "--short=8", "origin/main"]);
        self.settled(&text.replace(base.trim_end(), "COMMIT"))
    }

    /// The last commit on GitHub's main branch, and who wrote it.
    fn merged(&self) -> String {
        let origin = self.path("origin.git");
        self.clone.git(&[
            "--git-dir",
            &origin,
            "log",
            "-1",
            "--format=%an <%ae>: %s",
            "main",
        ])
    }
}

fn note(place: &Workplace, text: &str, day: &str) {
    place.kimo(&["notér", "1.1", text, "--dato", day]).quiet();
}

#[test]
fn a_problem_stands_at_its_line_and_in_the_summary() {
    let runner = Runner::new();
    assert_snapshot!(runner.step("check", &[]), @"--- exit 0");
    assert_snapshot!(runner.written("GITHUB_STEP_SUMMARY"), @"
    ### kimo tjek

        Ingen fejl i 2 filer.
    ");
    let spoilt = GOAL.replace("[\"Sekretariatet\"]", "[\"Sekretæren\"]");
    runner.clone.write("plan/maal-1.toml", spoilt);
    assert_snapshot!(runner.step("check", &[]), @"
    ::error file=plan/maal-1.toml,line=7,col=14,title=ukendt-ansvarlig::ukendt ansvarlig ”Sekretæren”. Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.
    --- exit 1
    ");
    assert_snapshot!(runner.written("GITHUB_STEP_SUMMARY"), @r#"
    ### kimo tjek

        Ingen fejl i 2 filer.
    ### kimo tjek

        fejl[ukendt-ansvarlig]: ukendt ansvarlig ”Sekretæren”
         --> plan/maal-1.toml:7:14
          |
        7 | ansvarlig = ["Sekretæren"]
          |              ^^^^^^^^^^^^
          |
          = hjælp: Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.

        1 fejl i 2 filer.
    "#);
}

#[test]
fn a_plan_elsewhere_is_checked_where_the_action_says() {
    let runner = Runner::new();
    runner.clone.git(&["mv", "plan", "handleplan"]);
    assert_snapshot!(runner.step("check", &[("KIMO_PLAN", "handleplan")]), @"--- exit 0");
    assert_snapshot!(runner.step("check", &[]), @"
    --- stderr
    fejl: der er ingen plan i KLON eller mapperne over den
      gå til mappen med planen, eller skriv, hvor den er: kimo --plan MAPPE …
    --- exit 1
    ");
}

#[test]
fn what_a_pull_request_changes_is_one_comment_that_calls_nobody() {
    let runner = Runner::new();
    runner.send("note-om-stranden", |place| {
        note(place, "Tak til @anna for stranden", "1.6.2024")
    });
    runner.own.write("bin/may-comment", "");
    let number = [("NUMBER", "7")];
    assert_snapshot!(runner.step("changes", &number), @"
    Ændringerne er skrevet på pull request #7.
    --- exit 0
    ");
    assert_snapshot!(runner.written("bin/asked"), @"
    gh api --paginate repos/ren-fjord/handleplan/issues/7/comments
    gh api --silent --method POST repos/ren-fjord/handleplan/issues/7/comments --field body:
    <!-- kimo ændringer -->
    # Ændringer siden 1. juni 2024 (commit COMMIT)

    Foreningen Ren Fjord (opdigtet)

    Handleplan (opdigtet) · 2022-2099

    1 handling er ændret.

    ## Handling 1.1: Rense stranden.

    - Ny note: 1. juni 2024: Tak til @|anna for stranden
    ");
    runner.own.write("bin/asked", "");
    runner.own.write("bin/comment", "1001\n1002\n");
    runner.step("changes", &number);
    let again = runner.written("bin/asked");
    assert_snapshot!(again.lines().take(2).collect::<Vec<_>>().join("\n"), @"
    gh api --paginate repos/ren-fjord/handleplan/issues/7/comments
    gh api --silent --method PATCH repos/ren-fjord/handleplan/issues/comments/1001 --field body:
    ");
}

#[test]
fn whoever_may_not_comment_finds_the_changes_in_the_summary() {
    let runner = Runner::new();
    runner.send("note", |place| note(place, "Stranden er ren", "1.6.2024"));
    assert_snapshot!(runner.step("changes", &[("NUMBER", "7")]), @"
    ::notice::Ændringerne kunne ikke skrives på pull request #7: de står i kørslens oversigt (Summary).
    --- exit 0
    ");
    let summary = runner.written("GITHUB_STEP_SUMMARY");
    assert!(
        summary.contains("- Ny note: 1. juni 2024: Stranden er ren"),
        "{summary}"
    );
}

#[test]
fn changes_that_no_comment_holds_are_left_to_the_summary() {
    let runner = Runner::new();
    let long = "Stranden er ren. ".repeat(4_000);
    runner.send("lang", |place| note(place, &long, "1.6.2024"));
    runner.own.write("bin/may-comment", "");
    runner.step("changes", &[("NUMBER", "7")]);
    assert_snapshot!(runner.written("bin/asked"), @"
    gh api --paginate repos/ren-fjord/handleplan/issues/7/comments
    gh api --silent --method POST repos/ren-fjord/handleplan/issues/7/comments --field body:
    <!-- kimo ændringer -->

    Ændringerne er for mange til en kommentar: de står i kørslens oversigt (Summary).
    ");
}

#[test]
fn a_clone_without_its_history_is_told_of() {
    let runner = Runner::new();
    runner.send("note", |place| note(place, "Stranden er ren", "1.6.2024"));
    let head = runner.clone.git(&["rev-parse", "HEAD"]);
    runner.clone.write(".git/shallow", head);
    for step in ["changes", "merge"] {
        let run = runner.step(step, &[("NUMBER", "7")]);
        assert!(
            run.code == 1 && run.out.contains("”fetch-depth: 0”"),
            "{run}"
        );
    }
}

#[test]
fn the_report_is_written_for_word_and_as_a_page() {
    let runner = Runner::new();
    note(&runner.clone, "Stranden er ren", "1.6.2024");
    assert_snapshot!(runner.step("report", &[("REPORT", "2024")]), @"
    --- stderr
    Skrev …/temp/kimo-rapport/rapport-2024.docx
    Skrev …/temp/kimo-rapport/index.html
    --- exit 0
    ");
    assert_snapshot!(runner.written("GITHUB_OUTPUT"), @"
    navn=rapport-2024
    mappe=…/temp/kimo-rapport
    ");
    assert!(
        runner
            .written("temp/kimo-rapport/index.html")
            .contains("Stranden er ren")
    );
    assert!(
        runner
            .own
            .path("temp/kimo-rapport/rapport-2024.docx")
            .exists()
    );
    let run = runner.step("report", &[("REPORT", "sidste år")]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(runner.step("report", &[("REPORT", "2019")]), @"
    --- stderr
    fejl: året 2019 ligger ikke i perioden 2022-2099
    --- exit 1
    ");
}

#[test]
fn a_pull_request_is_merged_with_the_notes_of_both() {
    let runner = Runner::new();
    runner.send("deres-note", |place| note(place, "Deres", "1.5.2024"));
    runner.clone.git(&["checkout", "--quiet", "main"]);
    note(&runner.clone, "Vores", "1.6.2024");
    runner.clone.commit("Vores");
    runner.clone.git(&["push", "--quiet", "origin", "main"]);
    assert_snapshot!(runner.step("merge", &[("NUMBER", "7")]), @"
    Auto-merging plan/maal-1.toml
    Pull request #7 er flettet i main.
    --- exit 0
    ");
    assert_snapshot!(runner.merged(), @"anna <42+anna@users.noreply.github.com>: Flet #7: deres-note");
    let text = runner.clone.git(&["show", "origin/main:plan/maal-1.toml"]);
    assert_snapshot!(text.strip_prefix(GOAL).unwrap().trim(), @r#"
    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"
    "#);
}

#[test]
fn what_a_person_must_settle_is_told_and_nothing_is_sent() {
    let runner = Runner::new();
    let reword = |words: &'static str| {
        move |place: &Workplace| {
            place.write("plan/maal-1.toml", GOAL.replace("Rense stranden.", words))
        }
    };
    runner.send("deres", reword("Rense havnen."));
    runner.clone.git(&["checkout", "--quiet", "main"]);
    reword("Rense åen.")(&runner.clone);
    runner.clone.commit("Vores");
    runner.clone.git(&["push", "--quiet", "origin", "main"]);
    assert_snapshot!(runner.step("merge", &[("NUMBER", "7")]), @"
    Auto-merging plan/maal-1.toml
    CONFLICT (content): Merge conflict in plan/maal-1.toml
    Automatic merge failed; fix conflicts and then commit the result.
    ::error::I har ændret det samme på hver sin måde i plan/maal-1.toml: hent grenen, skriv ”git merge origin/main”, vælg, gem, og send den igen
    --- stderr
    kimo: plan/maal-1.toml: 1 konflikt skal løses i filen:
      ”tekst” på handling 1.1 er ændret på hver sin måde i de to grene
    --- exit 1
    ");
    assert_snapshot!(runner.merged(), @"Prøve Person <proeve@example.dk>: Vores");
}

#[test]
fn a_sum_that_is_unsound_is_not_sent() {
    let runner = Runner::new();
    runner.send("nyt-navn", |place| {
        let header = place.read("plan/handleplan.toml");
        let renamed = header.replace("navn = \"Kommunerne\"", "navn = \"Byerne\"");
        place.write("plan/handleplan.toml", renamed);
    });
    runner.clone.git(&["checkout", "--quiet", "main"]);
    let add = [
        "tilføj",
        "1",
        "Rense åen",
        "--ansvarlig",
        "Kommunerne",
        "--dato",
        "1.6.2024",
    ];
    runner.clone.kimo(&add).quiet();
    runner.clone.commit("Vores");
    runner.clone.git(&["push", "--quiet", "origin", "main"]);
    assert_snapshot!(runner.step("merge", &[("NUMBER", "7")]), @r#"
    ::error file=plan/maal-1.toml,line=12,col=14,title=ukendt-ansvarlig::ukendt ansvarlig ”Kommunerne”. Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.
    ::error::Hver for sig er de to udgaver fejlfri, men ikke når de er flettet: hent grenen, skriv ”git merge origin/main”, ret fejlene, og send den igen
    --- stderr
    kimo: planen har fejl, som filerne er nu:
    fejl[ukendt-ansvarlig]: ukendt ansvarlig ”Kommunerne”
      --> plan/maal-1.toml:12:14
       |
    12 | ansvarlig = ["Kommunerne"]
       |              ^^^^^^^^^^^^
       |
       = hjælp: Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.

    1 fejl i 2 filer.
    --- exit 1
    "#);
    assert_snapshot!(runner.merged(), @"Prøve Person <proeve@example.dk>: Vores");
}

#[test]
fn what_cannot_be_merged_is_refused_in_words() {
    let runner = Runner::new();
    assert_snapshot!(runner.step("merge", &[("NUMBER", "syv")]), @"
    ::error::”syv” er ikke nummeret på en pull request
    --- exit 1
    ");
    let answers = ["MERGED\nfalse\nmain\nt\n", "OPEN\ntrue\nmain\nt\n", ""];
    let refused = answers.map(|answer| {
        runner.own.write("bin/pull-request", answer);
        runner.step("merge", &[("NUMBER", "7")]).out
    });
    assert_snapshot!(refused.concat(), @"
    ::error::Pull request #7 er ikke åben
    ::error::Pull request #7 er en kladde (draft)
    ::error::Pull request #7 findes ikke
    ");
    runner.clone.git(&["rm", "--quiet", ".gitattributes"]);
    runner.clone.commit("Uden");
    runner.clone.git(&["push", "--quiet", "origin", "main"]);
    runner.send("note", |place| note(place, "Stranden er ren", "1.6.2024"));
    assert_snapshot!(runner.step("merge", &[("NUMBER", "7")]), @"
    ::error::Lageret siger ikke, at kimo fletter planen: skriv ”kimo flet --install --commit” i jeres klon, send det med push, og prøv igen
    --- exit 1
    ");
}

/// The release's archive as GitHub has it, with a program in it that tells its version.
fn release(runner: &Runner) {
    let name = format!("kimo-{TAG}-x86_64-unknown-linux-gnu");
    runner.executable(&format!("bin/{name}/kimo"), "#!/bin/sh\necho kimo 0.0.0\n");
    let pack = format!(
        "cd bin && tar -czf {name}.tar.gz {name} && rm -r {name} && sha256sum -b {name}.tar.gz >{name}.tar.gz.sha256"
    );
    let status = Command::new("sh")
        .args(["-c", &pack])
        .current_dir(runner.path(""))
        .status();
    assert!(status.unwrap().success());
}

/// The first step where no kimo is on the path.
fn install(runner: &Runner, system: &str) -> Run {
    let mut command = runner.command("install", &[("RUNNER_OS", system)]);
    command.env("PATH", format!("{}:/usr/bin:/bin", runner.path("bin")));
    runner.seen(command)
}

#[test]
fn kimo_is_fetched_where_its_checksum_and_provenance_are_right() {
    let runner = Runner::new();
    release(&runner);
    assert_snapshot!(install(&runner, "Linux"), @"
    kimo-TAG-x86_64-unknown-linux-gnu.tar.gz: OK
    kimo 0.0.0
    --- exit 0
    ");
    assert_snapshot!(runner.written("GITHUB_PATH"), @"…/temp/kimo/kimo-TAG-x86_64-unknown-linux-gnu");
    assert_snapshot!(runner.written("bin/asked"), @"
    gh release download TAG --repo REPOSITORY --pattern kimo-TAG-x86_64-unknown-linux-gnu.tar.gz*
    gh attestation verify kimo-TAG-x86_64-unknown-linux-gnu.tar.gz --repo REPOSITORY
    ");
    assert_snapshot!(install(&runner, "Windows"), @"
    ::error::kimo hentes kun til Linux: skriv ”runs-on: ubuntu-latest” i workflowet
    --- exit 1
    ");
}

#[test]
fn an_archive_that_is_spoilt_or_built_by_others_is_not_used() {
    let runner = Runner::new();
    release(&runner);
    runner.own.write("bin/unsigned", "");
    assert_snapshot!(install(&runner, "Linux"), @"
    kimo-TAG-x86_64-unknown-linux-gnu.tar.gz: OK
    --- exit 1
    ");
    let archive = format!("bin/kimo-{TAG}-x86_64-unknown-linux-gnu.tar.gz");
    runner.own.write(&archive, "spoilt");
    let run = install(&runner, "Linux");
    assert!(run.code != 0 && run.out.contains(": FAILED"), "{run}");
    assert_eq!(runner.written("GITHUB_PATH"), "");
}

#[test]
fn every_step_is_given_what_it_reads() {
    for action in ["action.yml", "flet/action.yml"] {
        let text = std::fs::read_to_string(project(action)).unwrap();
        for step in text.split("    - name: ").skip(1) {
            let Some((_, rest)) = step.split_once(".github/steps/") else {
                continue;
            };
            let name = rest.split('"').next().unwrap();
            let script = std::fs::read_to_string(project(".github/steps").join(name)).unwrap();
            let runs = |program: &str| script.contains(program);
            for (is_read, variable) in [
                (runs("$NUMBER"), "NUMBER"),
                (runs("$REPORT"), "REPORT"),
                (runs("gh "), "GH_TOKEN"),
                (
                    runs("kimo tjek") || runs("kimo rapport") || runs("kimo ændringer"),
                    "KIMO_PLAN",
                ),
            ] {
                let is_given = step.contains(&format!("        {variable}: "));
                assert_eq!(is_given, is_read, "{action}: {name}: {variable}");
            }
        }
    }
}
