//! Two people's random edits of one plan, joined over real git: by merge, rebase, cherry-pick,
//! stash and revert.
//!
//! `plan` has the plan and its text, `people` what is done to it, `judge` what may be called
//! joined. Each round is a story of its own, made from its number: `KIMO_MERGES=5000` plays the
//! first 5,000, with `KIMO_FROM=1000` those after the first thousand, `KIMO_STORY=17` that one alone.

mod dice;
mod judge;
mod people;
mod plan;

use super::common::Workplace;
use dice::Dice;
use judge::{Fault, Joined};
use people::{ADDITIONS, ALL, Edit, Person};
use plan::{Pen, Plan, Texts};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How git is asked to join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Merge,
    Rebase,
    CherryPick,
    /// The same commits twice: picked, and then merged.
    PickAndMerge,
    Stash,
    Revert,
}

const WAYS: &[Way] = &[
    Way::Merge,
    Way::Merge,
    Way::Merge,
    Way::Rebase,
    Way::CherryPick,
    Way::PickAndMerge,
    Way::Stash,
    Way::Revert,
];

#[test]
fn random_edits_of_two_people_are_joined_without_loss() {
    let number = |name| {
        std::env::var(name)
            .ok()
            .and_then(|asked| asked.parse().ok())
    };
    let stories = match number("KIMO_STORY") {
        Some(story) => story..story + 1,
        None => number("KIMO_FROM").unwrap_or(0)..number("KIMO_MERGES").unwrap_or(25),
    };
    let place = Workplace::empty();
    place.git(&["init", "--quiet", "--initial-branch=main"]);
    for (key, value) in [
        ("gc.auto", "0"),
        ("core.autocrlf", "false"),
        ("core.safecrlf", "false"),
    ] {
        place.git(&["config", key, value]);
    }
    place.write(plan::HEADER, super::common::HANDLEPLAN);
    place.kimo_with_git(&["merge", "--install"]).quiet();
    place.write(".gitignore", ".kimo.lock\n");
    place.commit("kimo");
    let mut count = Count::default();
    for story in stories.clone() {
        Story::new(story, &place).play(&mut count);
    }
    eprintln!("{count}");
    assert!(count.faults.is_empty(), "{}", count.first);
}

/// What came of the rounds.
#[derive(Default)]
struct Count {
    /// Joins without and with a conflict, by the way.
    joins: BTreeMap<Way, [usize; 2]>,
    /// Each kind of fault, with the stories that have it.
    faults: BTreeMap<&'static str, Vec<u64>>,
    first: String,
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (way, [clean, conflicts]) in &self.joins {
            writeln!(f, "{way:?}: {clean} clean, {conflicts} in conflict")?;
        }
        for (kind, stories) in &self.faults {
            let first = &stories[..stories.len().min(12)];
            writeln!(
                f,
                "{kind}: {} joins, the first in the stories {first:?}",
                stories.len()
            )?;
        }
        Ok(())
    }
}

/// One round: what both had, and what each has made of it, commit by commit.
struct Story<'a> {
    number: u64,
    place: &'a Workplace,
    dice: Dice,
    told: String,
    base: Plan,
    ours: Vec<Plan>,
    theirs: Vec<Plan>,
    /// Whether nothing but additions was made, none in the way of another.
    is_additions: bool,
}

/// What git made of one step.
struct Outcome {
    said: String,
    in_conflict: Vec<String>,
    result: Texts,
    /// Whether git is done: of a rebase it tells when the last commit is joined.
    is_done: bool,
}

impl<'a> Story<'a> {
    fn new(number: u64, place: &'a Workplace) -> Story<'a> {
        let mut dice = Dice::new(number);
        let mut pen = Pen::new();
        let mut base = plan::invented(&mut dice, &mut pen);
        let is_additions = dice.one_in(4);
        let edits = if is_additions { ADDITIONS } else { ALL };
        let mut told = String::new();
        if dice.one_in(5) {
            // A history before: numbers with holes, notes out of order.
            for _ in 0..3 {
                one_edit(
                    &mut dice,
                    edits,
                    &mut pen,
                    &mut base,
                    Person::Both,
                    &mut told,
                );
            }
        }
        told += "what both did alike:\n";
        let mut common = base.clone();
        if !is_additions && dice.one_in(6) {
            one_edit(
                &mut dice,
                edits,
                &mut pen,
                &mut common,
                Person::Both,
                &mut told,
            );
        }
        let mut sides = [Person::Ours, Person::Theirs].map(|person| {
            let mut commits = vec![common.clone()];
            for commit in 0..1 + dice.below(3) {
                let _ = writeln!(told, "{person:?}, commit {commit}:");
                let mut plan = commits[commit].clone();
                for _ in 0..1 + dice.below(3) {
                    one_edit(&mut dice, edits, &mut pen, &mut plan, person, &mut told);
                }
                commits.push(plan);
            }
            commits
        });
        let is_alike = common.texts() == base.texts();
        for side in &mut sides {
            if is_alike {
                side.remove(0);
            }
        }
        let [ours, theirs] = sides;
        Story {
            number,
            place,
            dice,
            told,
            base,
            ours,
            theirs,
            is_additions,
        }
    }

    fn play(mut self, count: &mut Count) {
        self.place.git(&["checkout", "--quiet", "--force", "main"]);
        self.commit(&self.base, "main");
        self.branch("vores", &self.ours);
        self.branch("deres", &self.theirs);
        let way = *self.dice.pick(WAYS).unwrap();
        let _ = writeln!(self.told, "joined by {way:?}");
        match way {
            Way::Merge => self.merge(way, &self.last(&self.ours), count),
            Way::Rebase => self.rebase(count),
            Way::CherryPick => drop(self.pick(way, count)),
            Way::PickAndMerge => {
                if let Some(ours) = self.pick(way, count) {
                    self.merge(way, &ours, count);
                }
            }
            Way::Stash => self.stash(count),
            Way::Revert => self.revert(count),
        }
    }

    fn last(&self, side: &[Plan]) -> Texts {
        side.last().unwrap_or(&self.base).texts()
    }

    fn commit(&self, plan: &Plan, message: &str) {
        self.write(plan);
        self.place.commit(message);
    }

    fn write(&self, plan: &Plan) {
        let _ = std::fs::remove_dir_all(self.place.path("plan"));
        for (path, text) in plan.texts() {
            self.place.write(&path, text);
        }
    }

    fn branch(&self, name: &str, commits: &[Plan]) {
        self.place.git(&["checkout", "--quiet", "-B", name, "main"]);
        for plan in commits {
            self.commit(plan, name);
        }
    }

    fn merge(&self, way: Way, ours: &Texts, count: &mut Count) {
        self.place.git(&["checkout", "--quiet", "vores"]);
        let outcome = self.join(&["merge", "--quiet", "--no-edit", "deres"]);
        let theirs = self.last(&self.theirs);
        self.judge(way, [&self.base.texts(), ours, &theirs], &outcome, count);
        self.place.git(&["reset", "--quiet", "--hard"]);
    }

    fn rebase(&self, count: &mut Count) {
        self.place.git(&["checkout", "--quiet", "vores"]);
        let outcome = self.join(&[
            "rebase",
            "--quiet",
            "--empty=keep",
            "--reapply-cherry-picks",
            "deres",
        ]);
        let mut new = self.commits("deres..HEAD");
        self.steps(
            Way::Rebase,
            &self.ours,
            &self.last(&self.theirs),
            &mut new,
            outcome,
            count,
        );
        let _ = self.place.try_git(&["rebase", "--abort"]);
    }

    /// Picks the other's commits one after the other; where we are then, when all went well.
    fn pick(&self, way: Way, count: &mut Count) -> Option<Texts> {
        self.place.git(&["checkout", "--quiet", "vores"]);
        let outcome = self.join(&[
            "cherry-pick",
            "--allow-empty",
            "--keep-redundant-commits",
            "main..deres",
        ]);
        let mut new = self.commits(&format!(
            "HEAD~{}..HEAD",
            self.commits("main..HEAD").len() - self.ours.len()
        ));
        let is_joined = self.steps(
            way,
            &self.theirs,
            &self.last(&self.ours),
            &mut new,
            outcome,
            count,
        );
        let _ = self.place.try_git(&["cherry-pick", "--abort"]);
        is_joined.then(|| self.texts("HEAD"))
    }

    /// Judges commit by commit: each is joined with what the one before it has come to.
    fn steps(
        &self,
        way: Way,
        commits: &[Plan],
        onto: &Texts,
        new: &mut [String],
        outcome: Outcome,
        count: &mut Count,
    ) -> bool {
        let (mut base, mut ours) = (self.base.texts(), onto.clone());
        for (place, (commit, new)) in commits.iter().zip(&*new).enumerate() {
            let theirs = commit.texts();
            let step = Outcome {
                is_done: way != Way::Rebase || place + 1 == commits.len(),
                said: outcome.said.clone(),
                in_conflict: Vec::new(),
                result: self.texts(new),
            };
            self.judge(way, [&base, &ours, &theirs], &step, count);
            (base, ours) = (theirs, step.result);
        }
        let stopped = commits.get(new.len());
        if let Some(commit) = stopped {
            self.judge(way, [&base, &ours, &commit.texts()], &outcome, count);
        }
        stopped.is_none()
    }

    fn stash(&self, count: &mut Count) {
        self.place.git(&["checkout", "--quiet", "--force", "main"]);
        let Some(theirs) = self.theirs.last() else {
            return;
        };
        self.write(theirs);
        self.place.git(&["add", "--all"]);
        self.place.git(&["stash", "--quiet"]);
        if self.place.git(&["stash", "list"]).is_empty() {
            return;
        }
        self.place.git(&["checkout", "--quiet", "vores"]);
        let outcome = self.join(&["stash", "pop"]);
        let three = [&self.base.texts(), &self.last(&self.ours), &theirs.texts()];
        self.judge(Way::Stash, three, &outcome, count);
        self.place.git(&["reset", "--quiet", "--hard"]);
        let _ = self.place.try_git(&["stash", "drop"]);
    }

    /// Takes our own first commit back, or the other's after a merge by git's own way of lines.
    fn revert(&self, count: &mut Count) {
        self.place.git(&["checkout", "--quiet", "vores"]);
        let reverted = &self.ours[0];
        let commits = self.commits("main..HEAD");
        let outcome = self.join(&["revert", "--no-commit", &commits[0]]);
        let three = [
            &reverted.texts(),
            &self.last(&self.ours),
            &self.base.texts(),
        ];
        self.judge(Way::Revert, three, &outcome, count);
        let _ = self.place.try_git(&["revert", "--abort"]);
        self.place.git(&["reset", "--quiet", "--hard"]);
    }

    fn commits(&self, range: &str) -> Vec<String> {
        let list = self.place.git(&["rev-list", "--reverse", range]);
        list.lines().map(str::to_owned).collect()
    }

    /// The plan's files in a commit.
    fn texts(&self, commit: &str) -> Texts {
        let files = self
            .place
            .git(&["ls-tree", "-r", "--name-only", commit, "plan"]);
        let text = |file: &str| self.place.git(&["show", &format!("{commit}:{file}")]);
        files
            .lines()
            .map(|file| (file.to_owned(), text(file)))
            .collect()
    }

    /// Runs git, and sees what is in the folder then.
    fn join(&self, arguments: &[&str]) -> Outcome {
        let output = self.place.try_git(arguments);
        let said = [output.stdout, output.stderr].concat();
        let in_conflict = self.place.git(&["diff", "--name-only", "--diff-filter=U"]);
        let in_conflict: Vec<String> = in_conflict.lines().map(str::to_owned).collect();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert!(
            output.status.success() == in_conflict.is_empty(),
            "story {}: {said}",
            self.number
        );
        let mut result = Texts::new();
        for entry in std::fs::read_dir(self.place.path("plan")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".toml") {
                let path = format!("plan/{name}");
                result.insert(path.clone(), self.place.read(&path));
            }
        }
        Outcome {
            said,
            in_conflict,
            result,
            is_done: true,
        }
    }

    fn judge(
        &self,
        way: Way,
        [base, ours, theirs]: [&Texts; 3],
        outcome: &Outcome,
        count: &mut Count,
    ) {
        let is_clean = outcome.in_conflict.is_empty();
        count.joins.entry(way).or_default()[usize::from(!is_clean)] += 1;
        let joined = Joined {
            base,
            ours,
            theirs,
            result: &outcome.result,
            in_conflict: &outcome.in_conflict,
        };
        let mut faults = judge::faults(&joined);
        if is_clean {
            faults.extend(self.untold(&joined, outcome));
        } else if self.is_additions && way != Way::Revert {
            faults.push(("needless conflict", outcome.in_conflict.join(", ")));
        }
        for (kind, _) in &faults {
            let stories = count.faults.entry(kind).or_default();
            if stories.last() != Some(&self.number) {
                stories.push(self.number);
            }
        }
        if count.first.is_empty() && !faults.is_empty() {
            count.first = self.tell(&joined, outcome, &faults);
        }
    }

    /// A sum that is in error, of parts that are not, where nobody is told.
    fn untold(&self, joined: &Joined<'_>, outcome: &Outcome) -> Option<Fault> {
        if !outcome.is_done || outcome.said.contains("kimo: planen har fejl") {
            return None;
        }
        let problems = self.check(joined.result)?;
        let is_sound = |texts| self.check(texts).is_none();
        let is_new = is_sound(joined.ours) && is_sound(joined.theirs);
        is_new.then_some(("untold", problems))
    }

    /// The errors of a plan, by `kimo check`.
    fn check(&self, texts: &Texts) -> Option<String> {
        let place = Workplace::empty();
        for (path, text) in texts {
            place.write(path, text);
        }
        let run = place.kimo(&["check", "--dato", "2025-12-31"]);
        (run.code != 0).then_some(run.out)
    }

    /// Everything that is needed to see what went wrong.
    fn tell(&self, joined: &Joined<'_>, outcome: &Outcome, faults: &[Fault]) -> String {
        let mut text = format!("story {} (KIMO_STORY={0}):\n{}", self.number, self.told);
        for (kind, words) in faults {
            let _ = writeln!(text, "FAULT {kind}: {words}");
        }
        let _ = writeln!(text, "git said: {}", outcome.said);
        let is_same = |path: &&String| {
            joined.result.get(*path) == joined.base.get(*path)
                && joined.result.get(*path) == joined.theirs.get(*path)
        };
        for path in joined.result.keys().filter(|path| !is_same(path)) {
            for (name, texts) in [
                ("base", joined.base),
                ("ours", joined.ours),
                ("theirs", joined.theirs),
                ("result", joined.result),
            ] {
                let file = texts.get(path).map_or("no file\n", String::as_str);
                let is_same = name != "base" && texts.get(path) == joined.base.get(path);
                let shown = if is_same { "as base\n" } else { file };
                let _ = write!(text, "==== {path}, {name}\n{}", shown.replace('\r', "␍"));
            }
        }
        text
    }
}

/// One edit that could be made, and what it was.
fn one_edit(
    dice: &mut Dice,
    edits: &[Edit],
    pen: &mut Pen,
    plan: &mut Plan,
    person: Person,
    told: &mut String,
) {
    for _ in 0..20 {
        let edit = *dice.pick(edits).unwrap();
        if let Some(done) = people::edit(edit, dice, pen, plan, person) {
            let _ = writeln!(told, "  {edit:?}: {done}");
            return;
        }
    }
}
