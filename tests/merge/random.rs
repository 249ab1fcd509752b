//! Merges, rebases and cherry-picks of random branches.

use super::common::GOAL;
use super::{FILE, repository};

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
