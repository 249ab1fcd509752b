//! `kimo merge` as git calls it: real repositories, branches, rebases and cherry-picks.

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

/// A plan of one goal in a repository that has kimo for its plan files.
fn repository(goal: &str) -> Workplace {
    let place = Workplace::with_goal(goal);
    place.git(&["init", "--quiet", "--initial-branch=main"]);
    place.kimo_with_git(&["merge", "--install"]).quiet();
    place.init_git();
    place
}

/// What `write` writes, committed on `branch`.
fn on_branch(place: &Workplace, branch: &str, write: impl FnOnce(&Workplace)) {
    place.git(&["checkout", "--quiet", "-B", branch, "main"]);
    write(place);
    place.commit(branch);
}

fn note(place: &Workplace, number: &str, text: &str, day: &str) {
    place.kimo(&["note", number, text, "--dato", day]).quiet();
}

/// Merges `deres` into `vores`; what git and kimo said, and whether all was joined.
fn merge(place: &Workplace) -> (String, bool) {
    place.git(&["checkout", "--quiet", "vores"]);
    let output = place.try_git(&["merge", "--quiet", "--no-edit", "deres"]);
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.success())
}

const FILE: &str = "plan/maal-1.toml";

#[test]
fn notes_of_two_branches_are_joined() {
    let place = repository(GOAL);
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Deres", "1.5.2024")
    });
    assert_eq!(
        merge(&place),
        ("Auto-merging plan/maal-1.toml\n".to_owned(), true)
    );
    let text = place.read(FILE);
    assert_snapshot!(text.strip_prefix(GOAL).unwrap(), @r#"

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"
    "#);
    place.kimo(&["check"]).quiet();
}

#[test]
fn without_the_driver_git_has_its_own_conflict_and_no_invalid_file_passes() {
    let place = repository(GOAL);
    place.git(&["config", "--remove-section", "merge.kimo"]);
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Deres", "1.5.2024")
    });
    let (said, is_joined) = merge(&place);
    assert!(!is_joined && said.contains("CONFLICT"), "{said}");
    let run = place.kimo(&["check"]);
    assert!(run.out.contains("fejl[flettekonflikt]"), "{run}");
}

#[test]
fn one_text_changed_in_two_ways_is_a_conflict_around_just_that() {
    let place = repository(GOAL);
    let reword = |place: &Workplace, words: &str| {
        place.write(FILE, place.read(FILE).replace("Rense stranden.", words));
    };
    on_branch(&place, "vores", |place| {
        reword(place, "Rense hele stranden.");
        note(place, "1.1", "Vores", "1.6.2024");
    });
    on_branch(&place, "deres", |place| {
        reword(place, "Rense begge strande.");
        note(place, "1.1", "Deres", "1.5.2024");
    });
    let (said, is_joined) = merge(&place);
    assert!(!is_joined);
    assert_snapshot!(said, @"
    Auto-merging plan/maal-1.toml
    CONFLICT (content): Merge conflict in plan/maal-1.toml
    Automatic merge failed; fix conflicts and then commit the result.
    kimo: plan/maal-1.toml: 1 konflikt skal løses i filen:
      ”tekst” på handling 1.1 er ændret på hver sin måde i de to grene
    ");
    assert_snapshot!(place.read(FILE), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    <<<<<<< vores
    tekst = "Rense hele stranden."
    =======
    tekst = "Rense begge strande."
    >>>>>>> deres
    ansvarlig = ["Sekretariatet"]

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"
    "#);
}

#[test]
fn what_one_took_out_and_the_other_changed_is_a_conflict() {
    let goal = format!(
        "{GOAL}\n[[handling]]\nnr = \"1.2\"\ntekst = \"Plante ålegræs.\"\nansvarlig = [\"Kommunerne\"]\n"
    );
    let place = repository(&goal);
    on_branch(&place, "vores", |place| place.write(FILE, GOAL));
    on_branch(&place, "deres", |place| {
        note(place, "1.2", "Deres", "1.5.2024")
    });
    let (said, is_joined) = merge(&place);
    assert!(!is_joined);
    assert_snapshot!(said, @"
    Auto-merging plan/maal-1.toml
    CONFLICT (content): Merge conflict in plan/maal-1.toml
    Automatic merge failed; fix conflicts and then commit the result.
    kimo: plan/maal-1.toml: 1 konflikt skal løses i filen:
      handling 1.2 er slettet i den ene gren og ændret i den anden
    ");
    assert_snapshot!(place.read(FILE).strip_prefix(GOAL).unwrap(), @r#"

    <<<<<<< vores
    =======
    [[handling]]
    nr = "1.2"
    tekst = "Plante ålegræs."
    ansvarlig = ["Kommunerne"]

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"
    >>>>>>> deres
    "#);
}

#[test]
fn a_rebase_and_a_cherry_pick_double_nothing() {
    let place = repository(GOAL);
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Første", "1.5.2024");
        place.commit("første");
        note(place, "1.1", "Anden", "2.5.2024");
    });
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    place.git(&["cherry-pick", "deres~1"]);
    place.git(&["cherry-pick", "deres"]);
    place.git(&["checkout", "--quiet", "deres"]);
    place.git(&["rebase", "--quiet", "vores"]);
    let text = place.read(FILE);
    for words in ["Første", "Anden", "Vores"] {
        assert_eq!(text.matches(words).count(), 1, "{text}");
    }
    place.kimo(&["check"]).quiet();
}

#[test]
fn line_ends_and_a_missing_last_one_are_kept() {
    let crlf = GOAL.trim_end().replace('\n', "\r\n");
    let place = repository(&crlf);
    // As a clone on Windows has it: nothing is turned around on the way.
    place.write(".gitattributes", "/plan/**/*.toml merge=kimo -text\n");
    place.commit("linjeskift");
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Deres", "1.5.2024")
    });
    assert_eq!(
        merge(&place),
        ("Auto-merging plan/maal-1.toml\n".to_owned(), true)
    );
    let text = place.read(FILE);
    assert!(text.starts_with(&crlf));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches("[[handling.note]]").count(), 2);
}

#[test]
fn a_file_that_is_broken_is_merged_by_lines_and_never_passes_for_joined() {
    let place = repository(&format!("{GOAL}frist = \n"));
    on_branch(&place, "vores", |place| {
        place.write(
            FILE,
            place.read(FILE).replace("titel = \"En", "titel = \"Vores"),
        )
    });
    on_branch(&place, "deres", |place| {
        place.write(FILE, place.read(FILE) + "# deres\n")
    });
    let (said, is_joined) = merge(&place);
    assert!(!is_joined);
    assert_snapshot!(said, @"
    Auto-merging plan/maal-1.toml
    CONFLICT (content): Merge conflict in plan/maal-1.toml
    Automatic merge failed; fix conflicts and then commit the result.
    kimo: plan/maal-1.toml: 2 konflikter skal løses i filen:
      filen er ikke en fejlfri planfil i alle tre udgaver og er samlet linje for linje
      resultatet ville være forkert: den kan ikke læses som en planfil
    ");
    assert!(place.read(FILE).contains("<<<<<<< vores"));
}

#[test]
fn a_file_that_cannot_be_read_stops_the_merge() {
    let place = Workplace::with_goal(GOAL);
    place.write("base", GOAL);
    let run = place.kimo(&["merge", "base", "ingen", "base", "plan/maal-1.toml"]);
    assert_snapshot!(run, @"
    --- stderr
    fejl: ingen kan ikke læses: den findes ikke
    --- exit 129
    ");
}

#[test]
fn setting_up_is_said_done_once_and_needs_a_repository() {
    let place = Workplace::with_goal(GOAL);
    let run = place.kimo_with_git(&["merge", "--install"]);
    assert_snapshot!(run.to_string().replace(place.path("").to_str().unwrap(), "…/"), @"
    --- stderr
    fejl: planen i plan ligger ikke i et git-repository
      lav et i mappen over planen med: git init
    --- exit 1
    ");
    place.git(&["init", "--quiet"]);
    place.write(".gitattributes", "*.snap text");
    assert_snapshot!(place.kimo_with_git(&["merge", "--install"]), @"
    git samler nu planens filer med kimo.
      tilføjet i .gitattributes: /plan/**/*.toml merge=kimo
      sat i denne klon: merge.kimo.name = kimo samler en handleplans noter og felter
      sat i denne klon: merge.kimo.driver = kimo merge %O %A %B %P
    Gem .gitattributes i git, så den følger med: git add .gitattributes
    Hver kollega kører ”kimo merge --install” én gang i sin egen klon.
    --- exit 0
    ");
    let after = place.snapshot();
    assert_snapshot!(place.kimo_with_git(&["merge", "--install"]), @"
    git samler nu planens filer med kimo.
      var der i forvejen: .gitattributes nævner kimo
      var der i forvejen: merge.kimo.name
      var der i forvejen: merge.kimo.driver
    Hver kollega kører ”kimo merge --install” én gang i sin egen klon.
    --- exit 0
    ");
    assert_eq!(place.snapshot(), after);
    assert_snapshot!(place.read(".gitattributes"), @"
    *.snap text
    /plan/**/*.toml merge=kimo
    ");
    assert_snapshot!(place.kimo(&["merge"]), @"
    --- stderr
    fejl: argumentet ”FÆLLES” mangler

    Brug: kimo merge [TILVALG] [FÆLLES] [VORES] [DERES] [STI]
    Prøv ”kimo merge --hjælp”.
    --- exit 2
    ");
}

#[test]
fn a_union_merge_of_plan_files_is_warned_of() {
    let place = Workplace::with_goal(GOAL);
    place.write(".gitattributes", "*.toml merge=union\n");
    place.git(&["init", "--quiet"]);
    assert_snapshot!(place.kimo_with_git(&["check"]), @"
    Ingen fejl i 2 filer.
    --- stderr
    advarsel: .gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt
      Slet ”merge=union” for planens filer, og kør: kimo merge --install
    --- exit 0
    ");
    place.kimo_with_git(&["merge", "--install"]).quiet();
    place.kimo_with_git(&["check"]).quiet();
}

#[test]
fn what_a_machine_reads_of_check_warns_of_a_union_merge_too() {
    let place = repository(GOAL);
    place.write(".gitattributes", "* text=auto\n*.toml merge=union\n");
    let check = |format: &str| place.kimo_with_git(&["check", "--format", format]).out;
    assert_snapshot!(check("json"), @r#"
    {
      "format": 1,
      "problemer": [
        {
          "regel": "merge-union",
          "alvor": "advarsel",
          "fil": "../.gitattributes",
          "linje": 2,
          "kolonne": 1,
          "besked": ".gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt",
          "hjaelp": "Slet ”merge=union” for planens filer, og kør: kimo merge --install"
        }
      ]
    }
    "#);
    assert_snapshot!(check("github"), @"::warning file=.gitattributes,line=2,col=1,title=merge-union::.gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt. Slet ”merge=union” for planens filer, og kør: kimo merge --install");
    place.write("plan/.gitattributes", "*.toml merge=union\n");
    assert_snapshot!(check("github"), @"::warning file=plan/.gitattributes,line=1,col=1,title=merge-union::.gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt. Slet ”merge=union” for planens filer, og kør: kimo merge --install");
}

/// A small generator of numbers: the same cases in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// As many merges, rebases and cherry-picks as KIMO_MERGES says. Nothing is only added on either
/// side without both being kept, each once.
#[test]
fn random_merges_rebases_and_cherry_picks_lose_nothing_and_double_nothing() {
    let asked = std::env::var("KIMO_MERGES")
        .ok()
        .and_then(|asked| asked.parse().ok());
    let rounds: usize = asked.unwrap_or(25);
    let mut goal = GOAL.to_owned();
    for number in 2..5 {
        goal += &format!(
            "\n[[handling]]\nnr = \"1.{number}\"\ntekst = \"Handling {number}.\"\nansvarlig = [\"Kommunerne\"]\n"
        );
    }
    goal += "\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\n";
    let place = repository(&goal);
    place.git(&["config", "gc.auto", "0"]);
    let mut dice = Dice(42);
    let mut counts = [0; 3];
    let mut written = Vec::new();
    for round in 0..rounds {
        let mut sides = Vec::new();
        for side in ["vores", "deres"] {
            place.git(&["checkout", "--quiet", "-B", side, "main"]);
            let mut commits = 0;
            for _ in 0..1 + dice.below(3) {
                let mut text = place.read(FILE);
                for _ in 0..1 + dice.below(3) {
                    let words = format!("{round}-{side}-{}", written.len());
                    text = add(&mut dice, &text, &words);
                    written.push(words);
                }
                place.write(FILE, text);
                place.commit(side);
                commits += 1;
            }
            sides.push(commits);
        }
        let way = dice.below(3);
        counts[way] += 1;
        place.git(&["checkout", "--quiet", "vores"]);
        match way {
            0 => drop(place.git(&["merge", "--quiet", "--no-edit", "deres"])),
            1 => drop(place.git(&["rebase", "--quiet", "deres"])),
            _ => {
                // The same commits twice: picked, and then merged.
                place.git(&["cherry-pick", &format!("deres~{}..deres", sides[1])]);
                place.git(&["merge", "--quiet", "--no-edit", "deres"]);
            }
        }
        let text = place.read(FILE);
        for words in &written {
            assert_eq!(
                text.matches(&format!("\"{words}\"")).count(),
                1,
                "round {round}: {words}\n{text}"
            );
        }
        let run = place.kimo(&["check"]);
        assert_eq!(run.code, 0, "round {round}: {run}");
        // A plan that grows for ever would test nothing new.
        if round % 20 == 19 {
            place.write(FILE, &goal);
            place.commit("forfra");
            written.clear();
        }
        place.git(&["branch", "--quiet", "--force", "main", "HEAD"]);
    }
    let [merges, rebases, picks] = counts;
    eprintln!(
        "{merges} merges, {rebases} rebases, {picks} cherry-picks: nothing lost, nothing doubled"
    );
}

/// One entry more, written as a person or kimo would, with `words` in it.
fn add(dice: &mut Dice, text: &str, words: &str) -> String {
    let day = format!("2024-{:02}-{:02}", 1 + dice.below(12), 1 + dice.below(28));
    let comment = ["", "# Fra referatet\n"][dice.below(2)];
    let after = |text: &str, anchor: &str, entry: &str| {
        let at = text.find(anchor).unwrap();
        let end = text[at..]
            .find("\n\n")
            .map_or(text.len(), |end| at + end + 1);
        format!("{}\n{comment}{entry}{}", &text[..end], &text[end..])
    };
    let action = format!("nr = \"1.{}\"", 1 + dice.below(4));
    match dice.below(6) {
        0 => {
            // Two open proposals for one year are an error that only people can settle.
            let year = 1000 + words.rsplit('-').next().unwrap().parse::<u32>().unwrap();
            after(
                text,
                &action,
                &format!("[[handling.aarsmaal]]\naar = {year}\ndato = {day}\nmaal = \"{words}\"\n"),
            )
        }
        1 => after(
            text,
            "navn = \"Strande\"",
            &format!("[[indikator.maaling]]\ndato = {day}\nvaerdi = 4\nkilde = \"{words}\"\n"),
        ),
        2 => {
            let number = format!(
                "1.{}",
                words
                    .replace('-', ".")
                    .replace("vores", "1")
                    .replace("deres", "2")
            );
            // Behind every action with what stands under it.
            let action = format!(
                "{comment}[[handling]]\nnr = \"{number}\"\ntekst = \"{words}\"\nansvarlig = [\"Kommunerne\"]\n"
            );
            text.replacen("\n[[indikator]]", &format!("\n{action}\n[[indikator]]"), 1)
        }
        _ => after(
            text,
            &action,
            &format!("[[handling.note]]\ndato = {day}\ntekst = \"{words}\"\n"),
        ),
    }
}
