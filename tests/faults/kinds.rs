//! What a value may be is a matter of its kind: each guard holds for every field of the kind.

use super::common::{GOAL, HANDLEPLAN, Workplace};
use super::{action, file, goal};
use insta::assert_snapshot;

const YEAR_GOAL: &str = "\n[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-10\nmaal = \"To strande\"\nbesluttet = 2024-02-22\n";
const NOTE: &str =
    "\n[[handling.note]]\ndato = 2025-01-10\ntekst = \"Renset.\"\nfrist = 2025-06-30\n";
const INDICATOR: &str = "\n[[indikator]]\nnavn = \"Affald\"\nenhed = \"kg\"\nudgangspunkt = 2\nmaaltal = 3\nmaaltal_hoejst = 4\n\n[[indikator.maaling]]\ndato = 2025-01-10\nvaerdi = 5\n";

/// A file in which every date of every table stands, with the year 2025.
fn dates() -> [(&'static str, String); 2] {
    let header = HANDLEPLAN.replace("2022-2025\"\n", "2022-2025\"\nvedtaget = 2025-02-24\n");
    let header = header.replace("2024-02-22", "2025-02-22");
    let own =
        "start = 2025-01-01\nfrist = 2025-12-01\noprettet = 2025-01-01\nbesluttet = 2025-02-22\n";
    let entries = format!("{YEAR_GOAL}{NOTE}besluttet = 2025-02-22\n{INDICATOR}");
    let goal = format!("{GOAL}{own}{}", entries.replace("2024-02-22", "2025-02-22"));
    [("handleplan.toml", header), ("maal-1.toml", goal)]
}

#[test]
fn a_year_that_was_not_meant_is_told_of_in_every_date() {
    let mut seen = 0;
    for (which, (name, text)) in dates().into_iter().enumerate() {
        for (at, _) in text.match_indices("= 2025") {
            let place = Workplace::empty();
            for (name, text) in dates() {
                place.write(&format!("plan/{name}"), text);
            }
            let wrong = format!("{}= 2052{}", &text[..at], &text[at + 6..]);
            place.write(&format!("plan/{name}"), wrong);
            let run = place.kimo(&["check", "--dato", "1.6.2025"]);
            let line = text[..at].matches('\n').count() + 1;
            let place = format!("plan/{name}:{line}:");
            let told = run.out.split("\n\n").find(|of| of.contains(&place));
            let told = told.unwrap_or_else(|| panic!("{which} {line}: {}", run.out));
            let is_decision = text[..at].ends_with("besluttet ");
            let expected = if is_decision {
                ["fejl[ukendt-moede]", "hjælp: Det nærmeste møde er den"]
            } else {
                ["advarsel[forkert-aarstal]", "hjælp: Mente du 2025?"]
            };
            assert!(expected.iter().all(|words| told.contains(words)), "{told}");
            assert!(run.out.matches(&place).count() == 1, "{}", run.out);
            seen += 1;
        }
    }
    // vedtaget, a meeting; start, frist, oprettet, besluttet; aar, dato, besluttet of a goal;
    // dato, frist, besluttet of a note; dato of a measurement.
    assert_eq!(seen, 13);
}

#[test]
fn a_date_that_goes_before_what_it_follows_is_told_of() {
    assert_snapshot!(action(&format!("oprettet = 2025-02-01\n{YEAR_GOAL}{NOTE}")), @"
    maal-1.toml:8:12 advarsel[oprettet-efter-note] handling 1.1 er oprettet den 1. februar 2025, men årsmålet på den er fra den 10. januar 2025
      Ret den af datoerne, der er forkert.
    maal-1.toml:12:8 advarsel[besluttet-foer-skrevet] årsmålet er dateret den 10. januar 2025, men besluttet allerede den 22. februar 2024
      Ret den af datoerne, der er forkert.
    exit 0
    ");
    assert_snapshot!(action("start = \"2019\"\nfrist = \"1. kvartal 2062\"\n"), @"
    maal-1.toml:8:9 advarsel[forkert-aarstal] ”start” ligger i 2019, langt uden for perioden 2022-2025
      Er årstallet rigtigt?
    maal-1.toml:9:9 advarsel[forkert-aarstal] ”frist” ligger i 2062, langt uden for perioden 2022-2025
      Mente du 2026?
    exit 0
    ");
    assert_snapshot!(action(&NOTE.replace("2025-01-10", "2025-07-10")), @"
    maal-1.toml:10:8 advarsel[fremtidig-dato] noten er dateret den 10. juli 2025, som ligger i fremtiden
      Er datoen rigtig?
    maal-1.toml:12:9 advarsel[frist-foer-note] noten er fra den 10. juli 2025, men flytter fristen til 30. juni 2025, som da var forbi
      Er årstallet rigtigt?
    exit 0
    ");
    let late = HANDLEPLAN.replace("2022-2025\"\n", "2022-2025\"\nvedtaget = 2026-02-24\n");
    assert_snapshot!(file("handleplan.toml", late), @"
    handleplan.toml:5:12 advarsel[fremtidig-dato] planen er vedtaget den 24. februar 2026, som ligger i fremtiden
      Er datoen rigtig?
    exit 0
    ");
}

#[test]
fn a_number_has_dots_between_its_parts() {
    let numbered = |number: &str| goal(GOAL.replace("\"1.1\"", &format!("\"{number}\"")));
    let said = ["1-1", "1_1", "01.1", "1.01", "1.", "1.-1", "-1.1", "1 1"].map(numbered);
    assert_snapshot!(said.join("\n"), @r#"
    maal-1.toml:5:6 fejl[ugyldigt-nummer] ”1-1” kan ikke være et nummer
      Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    maal-1.toml:5:6 fejl[ugyldigt-nummer] ”1_1” kan ikke være et nummer
      Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    maal-1.toml:5:6 fejl[ugyldigt-nummer] ”01.1” kan ikke være et nummer
      Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    maal-1.toml:5:6 fejl[ugyldigt-nummer] ”1.01” kan ikke være et nummer
      Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    maal-1.toml:5:6 fejl[ugyldigt-nummer] ”1.” kan ikke være et nummer
      Skriv "1", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    maal-1.toml:5:6 fejl[ugyldigt-nummer] ”1.-1” kan ikke være et nummer
      Et nummer består af tal og bogstaver med punktum imellem: ”2.10” eller ”A.3.1”.
    exit 1
    maal-1.toml:5:6 fejl[ugyldigt-nummer] ”-1.1” kan ikke være et nummer
      Et nummer består af tal og bogstaver med punktum imellem: ”2.10” eller ”A.3.1”.
    exit 1
    maal-1.toml:5:6 fejl[ugyldigt-nummer] ”1 1” kan ikke være et nummer
      Et nummer består af tal og bogstaver med punktum imellem: ”2.10” eller ”A.3.1”.
    exit 1
    "#);
    let reference = format!(
        "{GOAL}international = [\"2-1\"]\nfra = \"2018-2021/3-4\"\n{INDICATOR}handling = \"1-1\"\n"
    );
    let reference = reference.replace(
        "\n[[indikator.maaling]]\ndato = 2025-01-10\nvaerdi = 5\n",
        "",
    );
    assert_snapshot!(goal(reference), @r#"
    maal-1.toml:8:18 fejl[ugyldigt-nummer] ”2-1” kan ikke være et nummer
      Skriv "2.1", hvis det er ét nummer, og "2", "1", hvis det er flere.
    maal-1.toml:9:7 fejl[ugyldigt-nummer] ”3-4” kan ikke være et nummer
      Skriv "3.4", eller lad ”kimo tjek --ret” gøre det.
    maal-1.toml:17:12 fejl[ugyldigt-nummer] ”1-1” kan ikke være et nummer
      Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    "#);
    let place = Workplace::with_goal(&GOAL.replace("1.1", "1-1"));
    assert_snapshot!(place.kimo(&["check", "--ret", "--dato", super::TODAY]), @"
    Ingen fejl i 2 filer.
    --- stderr
    rettet: maal-1.toml, linje 5: ”1-1” er rettet til ”1.1”
    1 fejl er rettet.
    --- exit 0
    ");
    assert_eq!(place.read("plan/maal-1.toml"), GOAL);
}

#[test]
fn an_action_is_found_by_the_number_that_was_meant_and_its_number_is_not_given_again() {
    let place = Workplace::with_goal(&GOAL.replace("1.1", "1-1"));
    let show = place.kimo(&["show", "1.1", "--dato", super::TODAY]);
    assert!(show.out.contains("Rense stranden."), "{}", show.out);
    let add = [
        "add",
        "1",
        "Ny",
        "--ansvarlig",
        "Kommunerne",
        "--dato",
        super::TODAY,
    ];
    let add = place.kimo(&add);
    assert_snapshot!(add, @r#"
    --- stderr
    fejl[ugyldigt-nummer]: ”1-1” kan ikke være et nummer
     --> plan/maal-1.toml:5:6
      |
    5 | nr = "1-1"
      |      ^^^^^
      |
      = hjælp: Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.

    fejl: intet er skrevet, fordi maal-1.toml har fejl
      ret dem først; ”kimo tjek” viser dem alle
    --- exit 1
    "#);
}

#[test]
fn a_decimal_that_may_be_thousands_is_asked_about_in_every_field() {
    for (field, plain) in [
        ("udgangspunkt", 2),
        ("maaltal", 3),
        ("maaltal_hoejst", 4),
        ("vaerdi", 5),
    ] {
        let (old, new) = (format!("{field} = {plain}\n"), format!("{field} = 1.250\n"));
        let said = goal(format!("{GOAL}{}", INDICATOR.replace(&old, &new)));
        assert!(
            said.contains("fejl[tvetydigt-tal] tallet 1.250 kan læses både som 1.250 og som 1,25"),
            "{said}"
        );
        assert!(
            said.contains("Skriv 1_250, hvis det er 1.250, og 1.25, hvis det er 1,25."),
            "{said}"
        );
    }
    let fine = ["1.25", "1.2500", "0.125", "1250", "1_250", "1234.567"];
    for value in fine {
        let text = INDICATOR.replace("vaerdi = 5", &format!("vaerdi = {value}"));
        assert_eq!(goal(format!("{GOAL}{text}")), "exit 0", "{value}");
    }
}

/// The remedy, followed to the letter, is right the first time.
#[test]
fn a_value_that_cannot_be_read_is_answered_with_what_its_field_wants() {
    let of_note = |day: &str| NOTE.replace("dato = 2025-01-10", &format!("dato = {day}"));
    let of_goal =
        |kroner: &str| YEAR_GOAL.replace("besluttet", &format!("beloeb = {kroner}\nbesluttet"));
    let of_indicator = |value: &str| INDICATOR.replace("vaerdi = 5", &format!("vaerdi = {value}"));
    let texts = [
        of_note("10/1 2025"),
        of_note("2025/01/10"),
        of_note("2025–01–10"),
        of_note("31.02.2025"),
        of_note("i går"),
        of_goal("1,5 mio."),
        of_goal("40,000"),
        of_goal("kr. 500"),
        of_goal("600 t.kr."),
        of_goal("nan"),
        of_goal("1e5"),
        of_indicator("1,5 mio."),
        of_indicator("7 %"),
        of_indicator("7,5 kg"),
        of_indicator("½"),
        of_indicator("07"),
        of_indicator("1e400"),
        YEAR_GOAL.replace("2025\n", "2O25\n"),
    ];
    let said = texts.map(|text| goal(format!("{GOAL}{text}")));
    assert_snapshot!(said.join("\n"), @"
    maal-1.toml:10:8 fejl[forkert-type] ”dato” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”10/1 2025”
      Skriv 2025-01-10.
    exit 1
    maal-1.toml:10:8 fejl[forkert-type] ”dato” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”2025/01/10”
      Skriv 2025-01-10.
    exit 1
    maal-1.toml:10:8 fejl[forkert-type] ”dato” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”2025–01–10”
      Skriv 2025-01-10.
    exit 1
    maal-1.toml:10:8 fejl[umulig-dato] datoen 31.02.2025 findes ikke: februar 2025 har 28 dage
      Ret datoen.
    exit 1
    maal-1.toml:10:8 fejl[forkert-type] ”dato” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”i går”
      Skriv en dato uden anførselstegn, f.eks. 2024-03-12.
    exit 1
    maal-1.toml:11:8 advarsel[besluttet-foer-skrevet] årsmålet er dateret den 10. januar 2025, men besluttet allerede den 22. februar 2024
      Ret den af datoerne, der er forkert.
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”1,5 mio.”
      Skriv 1500000.
    exit 1
    maal-1.toml:11:8 advarsel[besluttet-foer-skrevet] årsmålet er dateret den 10. januar 2025, men besluttet allerede den 22. februar 2024
      Ret den af datoerne, der er forkert.
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”40,000”
      Skriv et beløb i hele kroner uden anførselstegn, f.eks. 40_000.
    exit 1
    maal-1.toml:11:8 advarsel[besluttet-foer-skrevet] årsmålet er dateret den 10. januar 2025, men besluttet allerede den 22. februar 2024
      Ret den af datoerne, der er forkert.
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”kr. 500”
      Skriv 500.
    exit 1
    maal-1.toml:11:8 advarsel[besluttet-foer-skrevet] årsmålet er dateret den 10. januar 2025, men besluttet allerede den 22. februar 2024
      Ret den af datoerne, der er forkert.
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”600 t.kr.”
      Skriv 600000.
    exit 1
    maal-1.toml:11:8 advarsel[besluttet-foer-skrevet] årsmålet er dateret den 10. januar 2025, men besluttet allerede den 22. februar 2024
      Ret den af datoerne, der er forkert.
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står noget, der ikke er et tal
      Skriv et beløb i hele kroner uden anførselstegn, f.eks. 40_000.
    exit 1
    maal-1.toml:11:8 advarsel[besluttet-foer-skrevet] årsmålet er dateret den 10. januar 2025, men besluttet allerede den 22. februar 2024
      Ret den af datoerne, der er forkert.
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står et kommatal
      Skriv et beløb i hele kroner uden anførselstegn, f.eks. 40_000.
    exit 1
    maal-1.toml:18:10 fejl[forkert-type] ”vaerdi” skal være et tal uden anførselstegn, f.eks. 19 eller 3.5, men her står ”1,5 mio.”
      Skriv 1500000.
    exit 1
    maal-1.toml:18:10 fejl[forkert-type] ”vaerdi” skal være et tal uden anførselstegn, f.eks. 19 eller 3.5, men her står ”7 %”
      Skriv 7.
    exit 1
    maal-1.toml:18:10 fejl[forkert-type] ”vaerdi” skal være et tal uden anførselstegn, f.eks. 19 eller 3.5, men her står ”7,5 kg”
      Skriv 7.5.
    exit 1
    maal-1.toml:18:10 fejl[forkert-type] ”vaerdi” skal være et tal uden anførselstegn, f.eks. 19 eller 3.5, men her står ”½”
      Skriv 0.5.
    exit 1
    maal-1.toml:18:10 fejl[forkert-type] ”vaerdi” skal være et tal uden anførselstegn, f.eks. 19 eller 3.5, men her står ”07”
      Skriv 7.
    exit 1
    maal-1.toml:18:10 fejl[ugyldigt-tal] tallet 1e400 er for stort til at regne med
      Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer.
    exit 1
    maal-1.toml:10:7 fejl[forkert-type] ”aar” skal være et årstal uden anførselstegn, f.eks. 2025, men her står ”2O25”
      Skriv 2025.
    exit 1
    ");
}

#[test]
fn a_hard_space_within_a_number_or_a_date_is_no_space_to_write() {
    let adopted = |value: &str| {
        let text = HANDLEPLAN.replacen("\n[[", &format!("\nvedtaget = {value}\n\n[["), 1);
        file("handleplan.toml", text)
    };
    assert_snapshot!(adopted("24.\u{a0}februar\u{a0}2022"), @"
    handleplan.toml:6:12 fejl[forkert-type] ”vedtaget” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”24. februar 2022”
      Skriv 2022-02-24.
    exit 1
    ");
    assert_snapshot!(adopted("torsdag den 24. februar 2022"), @"
    handleplan.toml:6:12 fejl[forkert-type] ”vedtaget” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”torsdag den 24. februar 2022”
      Skriv 2022-02-24.
    exit 1
    ");
    assert_snapshot!(adopted("2022-02-24\u{200b}"), @"
    handleplan.toml:6:22 fejl[syntaks] her står et usynligt tegn (U+200B), som TOML ikke kan læse
      Slet tegnet.
    exit 1
    ");
    let amount = |value: &str| {
        action(
            &YEAR_GOAL
                .replace("2025-01-10", "2024-02-22")
                .replace("besluttet", &format!("beloeb = {value}\nbesluttet")),
        )
    };
    assert_snapshot!(amount("40\u{a0}000\u{a0}kr."), @"
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”40 000 kr.”
      Skriv 40000.
    exit 1
    ");
    assert_snapshot!(amount("40_00"), @"
    maal-1.toml:13:10 fejl[tvetydigt-tal] tallet 40_00 er delt i grupper, der ikke har tre cifre
      Skriv 4000, hvis det er det, der er ment.
    exit 1
    ");
}

#[test]
fn what_kimo_writes_of_a_decimal_has_one_reading() {
    let place = Workplace::with_goal(&format!("{GOAL}{INDICATOR}"));
    let measure = |value: &str, day: &str| {
        place
            .kimo(&["measure", "Affald", value, "--dato", day])
            .quiet()
    };
    measure("1,254", "1.2.2025");
    measure("1.254", "2.2.2025");
    assert!(place.read("plan/maal-1.toml").contains("vaerdi = 1.2540\n"));
    assert!(place.read("plan/maal-1.toml").contains("vaerdi = 1254\n"));
    place.kimo(&["check", "--dato", super::TODAY]).quiet();
}

#[test]
fn a_path_is_told_from_line_ends_and_tabs() {
    let note = |text: &str| {
        action(&format!(
            "\n[[handling.note]]\ndato = 2025-01-10\ntekst = \"{text}\"\n"
        ))
    };
    let said = [
        r"Listen: S:\ny\tal\bilag",
        r"\\server\ny",
        r"noter\bilag",
        r"P:\ekstern\xae",
        r"\x41",
    ]
    .map(note);
    assert_snapshot!(said.join("\n"), @r#"
    maal-1.toml:11:9 advarsel[skraastreg-i-sti] ”\n” i en sti læses som et linjeskift
      Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    exit 0
    maal-1.toml:11:9 advarsel[skraastreg-i-sti] ”\n” i en sti læses som et linjeskift
      Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    exit 0
    maal-1.toml:11:9 advarsel[skraastreg-i-sti] ”\b” i en sti læses som et slettetegn
      Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    exit 0
    maal-1.toml:11:12 fejl[syntaks] ”\e” kan ikke stå i en tekst mellem "…"
      Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    exit 1
    maal-1.toml:11:10 fejl[syntaks] ”\x” kan ikke stå i en tekst mellem "…"
      Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    exit 1
    "#);
    assert_snapshot!(action("gruppe = \"S:\\tal\"\ntrin = [\"Se S:\\notat\"]\n"), @r"
    maal-1.toml:8:10 advarsel[skraastreg-i-sti] ”\t” i en sti læses som en tabulator
      Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    maal-1.toml:9:9 advarsel[skraastreg-i-sti] ”\n” i en sti læses som et linjeskift
      Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    exit 0
    ");
    for fine in [
        r"Første\nAnden\n- tredje",
        r"S:\\ny\\tal",
        r"Beslutning:\nrens",
    ] {
        assert_eq!(note(fine), "exit 0", "{fine}");
    }
}

#[test]
fn a_deadline_is_as_coarse_as_its_source() {
    for time in [
        "\"2025\"",
        "\"2023-2025\"",
        "\"marts 2025\"",
        "\"ultimo marts 2025\"",
        "\"1. kvartal 2025\"",
        "\"2. halvår 2025\"",
        "\"foråret 2025\"",
        "\"primo 2025\"",
        "\"vinteren 2024-2025\"",
        "\"hele perioden\"",
        "\"årligt\"",
        "\"løbende\"",
        "2025-03-12",
    ] {
        let note = NOTE.replace("2025-06-30", time);
        assert_eq!(
            action(&format!("frist = {time}\n{note}")),
            "exit 0",
            "{time}"
        );
    }
    let said = [
        "3. halvår 2025",
        "vinteren 2025",
        "forår 2025",
        "2025-2023",
        "snart",
    ];
    let said = said.map(|time| action(&format!("frist = \"{time}\"\n")));
    assert_snapshot!(said.join("\n"), @"
    maal-1.toml:8:9 fejl[ukendt-vaerdi] ukendt værdi ”3. halvår 2025” for ”frist”
      Et år har to halvår.
    exit 1
    maal-1.toml:8:9 fejl[ukendt-vaerdi] ukendt værdi ”vinteren 2025” for ”frist”
      Skriv ”vinteren 2024-2025” eller ”vinteren 2025-2026”.
    exit 1
    maal-1.toml:8:9 fejl[ukendt-vaerdi] ukendt værdi ”forår 2025” for ”frist”
      Skriv ”foråret 2025”.
    exit 1
    maal-1.toml:8:9 fejl[ukendt-vaerdi] ukendt værdi ”2025-2023” for ”frist”
      Det sidste år ligger før det første.
    exit 1
    maal-1.toml:8:9 fejl[ukendt-vaerdi] ukendt værdi ”snart” for ”frist”
      Skriv en dato, en uge (uge 40 2025), en måned (marts 2025), et kvartal (1. kvartal 2025), et halvår, en årstid, år (2025 eller 2023-2025), hele perioden, årligt eller løbende.
    exit 1
    ");
}

#[test]
fn a_deadline_is_taken_by_note_and_add_as_a_file_has_it() {
    let place = Workplace::with_goal(GOAL);
    for (typed, written) in [
        ("4. kvartal 2025", "frist = \"4. kvartal 2025\""),
        ("forår 2025", "frist = \"foråret 2025\""),
        ("30.6.2025", "frist = 2025-06-30"),
        ("3. kv. 2025", "frist = \"3. kvartal 2025\""),
        ("Q2 2025", "frist = \"2. kvartal 2025\""),
        ("første halvår 2025", "frist = \"1. halvår 2025\""),
        ("2023-2025", "frist = \"2023-2025\""),
        ("2025-02-28", "frist = 2025-02-28"),
    ] {
        let note = ["note", "1.1", typed, "--frist", typed, "--dato", "1.6.2024"];
        assert_eq!(place.kimo(&note).code, 0, "{typed}");
        let add = [
            "add",
            "1",
            typed,
            "--ansvarlig",
            "Kommunerne",
            "--frist",
            typed,
            "--dato",
            "1.6.2024",
        ];
        assert_eq!(place.kimo(&add).code, 0, "{typed}");
        assert_eq!(
            place.read("plan/maal-1.toml").matches(written).count(),
            2,
            "{typed}"
        );
    }
}

#[test]
fn an_amount_that_no_sum_could_hold_is_told_as_one_digit_too_many() {
    let goal = |amount: &str| {
        let entries = "[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\nmaal = \"m\"\n";
        format!(
            "{GOAL}\n{entries}beloeb = {amount}\n\n[[handling.resultat]]\naar = 2024\ndato = 2024-12-10\nopnaaet = \"ja\"\nforbrug = {amount}\n"
        )
    };
    assert_eq!(
        Workplace::with_goal(&goal("999_999_999_999"))
            .kimo(&["check"])
            .code,
        0
    );
    let place = Workplace::with_goal(&goal("1_000_000_000_000"));
    let told = place.kimo(&["check"]).out;
    for key in ["beloeb", "forbrug"] {
        let message = format!("”{key}” kan højst være 999.999.999.999 kr.");
        assert!(told.contains(&message), "{told}");
    }
    let typed = place.kimo(&[
        "adjust",
        "1.1",
        "--år",
        "2024",
        "--beløb",
        "1.000.000.000.000",
    ]);
    assert!(
        typed
            .err
            .contains("et beløb kan højst være 999.999.999.999"),
        "{typed}"
    );
}
