//! Questions, on a terminal and in a file of answers.

use super::common::Workplace;
use super::import;
use insta::assert_snapshot;

const LIST: &str = "Nr.;Handling;Ansvarlig;Frist;Status\n1.1;Måle støj;Teknik og Miljø;efter ferien;kører\n1.2;;Sekretariat;2025;udgået\n1.1;Rydde op;Sekretariatet;;færdig\n1.3;Uden nogen;;;\n";

fn with_list() -> Workplace {
    let place = Workplace::empty();
    place.write("liste.csv", LIST);
    place
}

#[test]
fn what_is_not_understood_is_asked_with_its_place() {
    let place = with_list();
    assert_snapshot!(place.kimo(&["import", "liste.csv", "--tørløb"]), @r#"
    Handleplan

    4 handlinger i 1 mål, 2 parter, 11 spørgsmål.

    Nr.  Handling                     Ansvarlig            Frist
    Mål 1: EKSEMPEL: Målets titel
    1.1  Måle støj                    Teknik og Miljø
    1.2  EKSEMPEL: Handlingens tekst  Sekretariat          2025
    1.4  Rydde op                     Sekretariatet
    1.3  Uden nogen                   EKSEMPEL: Ansvarlig

    Parterne er Teknik og Miljø og Sekretariatet (også Sekretariat).

    Læg mærke til:
    - 1.2 er udgået i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 1.2 "…" --status udgået --dato DATO --besluttet DATO.
    - 1.4 er gennemført i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 1.4 "…" --status gennemført --dato DATO.

    Spørgsmål:
    1. Hvilke år gælder planen for? (f.eks. 2026-2029) Uden svar kan planen ikke skrives.
    2. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    3. Hvad er planens titel? Uden svar bliver den ”Handleplan”.
    4. Linje 4: ”1.1” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 1.4, og ”1.1” står i dens tekst.
    5. Linje 2: Er ”Teknik og Miljø” én part, eller er det ”Teknik” og ”Miljø”? (skriv navnene med ; imellem) Uden svar er ”Teknik og Miljø” én part.
    6. Er ”Sekretariat” og ”Sekretariatet” den samme part? Uden svar er ”Sekretariat” en anden stavemåde af ”Sekretariatet”.
    7. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    8. Linje 2: Hvornår er ”efter ferien”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende) Uden svar står det i handlingens tekst.
    9. Linje 2: Hvilken status er ”kører”? (ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået) Uden svar står det i handlingens tekst.
    10. Linje 3: Handling 1.2 har ingen tekst. Hvad skal der gøres? Uden svar står der et eksempel, som kimo tjek minder om.
    11. Linje 5: Hvem er ansvarlig for 1.3? Uden svar står der et eksempel, som kimo tjek minder om.

    Svarene kan skrives i en fil, f.eks. svar.toml, og bruges med --svar svar.toml:

    organisation = "…"
    periode = "…"
    titel = "Handleplan"

    [ansvarlig]
    "1.3" = "…"

    [frist]
    "efter ferien" = "efter ferien"

    [maal]
    "1" = "…"

    [nr]
    "linje 4" = "1.4"

    [part]
    "Teknik og Miljø" = "Teknik og Miljø"
    "Sekretariat" = "Sekretariatet"

    [status]
    "kører" = "kører"

    [tekst]
    "1.2" = "…"

    Intet er skrevet (--tørløb).
    --- exit 0
    "#);
}

#[test]
fn nothing_is_guessed_where_nobody_can_be_asked() {
    let place = with_list();
    assert_snapshot!(place.kimo(&["import", "liste.csv", "--periode", "2024-2027"]), @"
    --- stderr
    fejl: der er ti spørgsmål at tage stilling til, og ingen terminal at spørge på
      se, hvad kimo har forstået, og hvad det spørger om: skriv kommandoen igen med --tørløb
      lad kimo svare, som der står: skriv den igen med --ja
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["import", "liste.csv", "--ja"]), @"
    --- stderr
    fejl: intet er skrevet, for dokumentet siger ikke alt, hvad en plan skal have
      Hvilke år gælder planen for? (f.eks. 2026-2029) Skriv: --periode 2026-2029
    --- exit 1
    ");
    assert!(!place.path("plan").exists());
}

#[test]
fn answers_in_a_file_are_used_and_the_rest_is_a_placeholder() {
    let place = with_list();
    let answers = "periode = \"2024-2027\"\norganisation = \"Ren Fjord (opdigtet)\"\ntitel = \"Planen\"\n\n[maal]\n1 = \"Stille hav\"\n\n[part]\n\"Teknik og Miljø\" = [\"Teknik\", \"Miljø\"]\nSekretariat = \"Sekretariat\"\n\n[frist]\n\"efter ferien\" = \"august 2025\"\n\n[status]\n\"kører\" = \"igangsat\"\n\n[nr]\n\"linje 4\" = \"1.4\"\n\n[tekst]\n\"1.2\" = \"Tælle sæler\"\n";
    place.write("svar.toml", answers);
    assert_snapshot!(place.kimo(&["import", "liste.csv", "--svar", "svar.toml"]), @r#"
    Planen for 2024-2027 er skrevet i plan/2024-2027: 4 handlinger i 1 mål, 4 parter.

    Læg mærke til:
    - 1.2 er udgået i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 1.2 "…" --status udgået --dato DATO --besluttet DATO.
    - 1.4 er gennemført i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 1.4 "…" --status gennemført --dato DATO.

    Ikke besvaret:
    1. Linje 5: Hvem er ansvarlig for 1.3? Uden svar står der et eksempel, som kimo tjek minder om.

    Det næste:
      1. Se efter, hvad der mangler:  kimo tjek
      2. Se planen:  kimo oversigt
      3. Gem planen i git:  git add plan
         og så:  git commit -m "Planen for 2024-2027"
    --- exit 0
    "#);
    assert_snapshot!(place.read("plan/2024-2027/maal-1.toml"), @r#"
    #:schema ../kimo.schema.json
    # Mål 1 i handleplanen for 2024-2027, indlæst fra liste.csv.
    # En note om fremdrift skrives på sin handling med:  kimo notér 1.1 "…"

    nr = "1"
    titel = "Stille hav"

    [[handling]]
    nr = "1.1"
    tekst = "Måle støj"
    ansvarlig = ["Teknik", "Miljø"]
    frist = "august 2025"
    udgangsstatus = "igangsat"

    [[handling]]
    nr = "1.2"
    tekst = """
    Tælle sæler

    Status: udgået"""
    ansvarlig = ["Sekretariat"]
    frist = "2025"

    [[handling]]
    nr = "1.4"
    tekst = """
    Rydde op

    Status: færdig"""
    ansvarlig = ["Sekretariatet"]

    [[handling]]
    nr = "1.3"
    tekst = "Uden nogen"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    "#);
    assert_snapshot!(place.kimo(&["check", "--dato", "1.3.2024"]), @r#"
    advarsel[pladsholder]: ”navn” er endnu ikke udfyldt: ”EKSEMPEL: Ansvarlig”
      --> plan/2024-2027/handleplan.toml:27:8
       |
    27 | navn = "EKSEMPEL: Ansvarlig"
       |        ^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”ansvarlig” er endnu ikke udfyldt: ”EKSEMPEL: Ansvarlig”
      --> plan/2024-2027/maal-1.toml:35:14
       |
    35 | ansvarlig = ["EKSEMPEL: Ansvarlig"]
       |              ^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    Ingen fejl, 2 advarsler i 2 filer.
    --- exit 0
    "#);
}

#[test]
fn an_answer_that_cannot_be_used_is_refused() {
    let place = with_list();
    for (answers, why) in [
        ("periode = \"snart\"\n", "tid"),
        (
            "periode = \"2024-2027\"\n[frist]\n\"efter ferien\" = \"engang\"\n",
            "tid",
        ),
        (
            "periode = \"2024-2027\"\n[part]\nSekretariatt = \"X\"\n",
            "ukendt",
        ),
        ("[parter]\na = \"b\"\n", "ukendt"),
        ("part = \"b\"\n", "form"),
        ("periode = 2024-2027\n", "toml"),
        ("[frist]\nx = true\n", "form"),
    ] {
        place.write("svar.toml", answers);
        let run = place.kimo(&["import", "liste.csv", "--svar", "svar.toml"]);
        assert_eq!(run.code, 1, "{why}: {run}");
        assert!(!place.path("plan").exists());
    }
    place.write(
        "svar.toml",
        "periode = \"2024-2027\"\n[part]\nSekretariatt = \"X\"\n",
    );
    assert_snapshot!(place.kimo(&["import", "liste.csv", "--svar", "svar.toml"]), @r#"
    --- stderr
    fejl[svar]: der er ikke spurgt om part."Sekretariatt" i dokumentet
     --> svar.toml:3:1
      |
    3 | Sekretariatt = "X"
      | ^^^^^^^^^^^^^^^^^^
      |
      = hjælp: Mente du part."Sekretariat"?

    fejl: intet er skrevet, for svar.toml har en fejl
    --- exit 1
    "#);
}

#[test]
fn a_file_of_answers_that_is_empty_answers_nothing() {
    let place = with_list();
    let answered = |text: &str| {
        place.write("svar.toml", text);
        let period = ["--periode", "2024-2027", "--tørløb"];
        place.kimo(&[&["import", "liste.csv", "--svar", "svar.toml"], &period[..]].concat())
    };
    let empty = answered("");
    assert!(
        empty.code == 0 && empty.out.contains("4 handlinger i 1 mål"),
        "{empty}"
    );
    for blank in [
        "\n",
        " \r\n\r\n",
        "# Intet endnu\n",
        "# organisation = \"…\"\n\n# [part]\n",
    ] {
        assert_eq!(answered(blank).to_string(), empty.to_string(), "{blank:?}");
    }
}

#[test]
fn columns_that_nobody_knows_are_asked_for() {
    let list = "Kolonne A;Kolonne B\nGøre rent;Havnefogeden\nMåle;Fagrådet\n";
    let (place, run) = import("liste.csv", list, &["--periode", "2024-2027"]);
    assert_snapshot!(run, @r#"
    --- stderr
    fejl: intet er skrevet, for dokumentet siger ikke alt, hvad en plan skal have
      Hvad står der i kolonnen ”Kolonne A”? (nr, mål, gruppe, handling, ansvarlig, medvirkende, start, frist, status, behold, udelad) Svar i en fil, kolonne."Kolonne A" = "…", og brug den med --svar FIL
      Hvad står der i kolonnen ”Kolonne B”? (nr, mål, gruppe, handling, ansvarlig, medvirkende, start, frist, status, behold, udelad) Svar i en fil, kolonne."Kolonne B" = "…", og brug den med --svar FIL
    --- exit 1
    "#);
    place.write(
        "svar.toml",
        "[kolonne]\n\"Kolonne A\" = \"handling\"\n\"Kolonne B\" = \"tovholder\"\n",
    );
    let run = place.kimo(&[
        "import",
        "liste.csv",
        "--periode",
        "2024-2027",
        "--svar",
        "svar.toml",
    ]);
    assert_eq!(run.code, 0, "{run}");
    let goal = place.read("plan/2024-2027/maal-1.toml");
    assert!(
        goal.contains("tekst = \"Gøre rent\"\nansvarlig = [\"Havnefogeden\"]"),
        "{goal}"
    );
}

#[test]
fn a_plan_that_is_there_is_never_written_over_and_an_import_can_be_undone() {
    let (place, run) = import("liste.csv", LIST, &["--periode", "2024-2027"]);
    assert_eq!(run.code, 0, "{run}");
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&["import", "liste.csv", "--ja", "--periode", "2028-2031"]), @"
    --- stderr
    fejl: der er allerede en plan i mappen plan
      intet er rørt: vælg en anden mappe, eller ret planen dér
      handlingerne kan føjes til et af dens mål: kimo indlæs liste.csv --til MÅL
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
    place.kimo(&["undo"]).quiet();
    assert!(!place.path("plan").exists());
}

#[cfg(unix)] // The terminal is one of `script`.
#[test]
fn on_a_terminal_the_questions_come_one_by_one() {
    use super::common;
    use std::io::Write;
    use std::process::{Command, Stdio};
    let place = with_list();
    let kimo = env!("CARGO_BIN_EXE_kimo");
    let run =
        format!("stty cols 80; {kimo} import liste.csv --periode 2024-2027 --organisation Ren");
    let mut script = Command::new("script");
    let script = common::without_settings(&mut script)
        .args(["-qc", &run, "/dev/null"])
        .current_dir(place.path(""))
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let Ok(mut child) = script.spawn() else {
        return common::left_out("questions on a terminal, for ‘script’ is not installed");
    };
    let mut keyboard = child.stdin.take().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(800));
    // The title, a number that is taken; back to the title, a free number, one party; back to that, and
    // two; the rest as it stands; and yes.
    for line in [
        "Plan",
        "1.1",
        "t",
        "Planen",
        "1.9",
        "",
        "t",
        "Teknik; Miljø",
        "a",
        "måske",
        "j",
    ] {
        keyboard.write_all(format!("{line}\n").as_bytes()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    let output = child.wait_with_output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap().replace('\r', "");
    let goal = place.read("plan/2024-2027/maal-1.toml");
    assert!(
        goal.contains("ansvarlig = [\"Teknik\", \"Miljø\"]") && goal.contains("nr = \"1.9\""),
        "{shown}\n{goal}"
    );
    let questions = shown.split("Svar på hvert").nth(1).unwrap();
    assert_snapshot!(questions, @r#"
    , eller tryk Enter for det, der står, at
    kimo gør uden svar; a for det ved alle resten, t for tilbage, s for at stoppe
    uden at skrive noget.

    Hvad er planens titel? Uden svar bliver den ”Handleplan 2024-2027”.
    > Plan

    Linje 4: ”1.1” kan ikke være handlingens nummer her. Hvad skal det være? Uden
    svar får den 1.4, og ”1.1” står i dens tekst.
    > 1.1
    ”1.1” kan ikke være handlingens nummer her; 1.4 er ledigt

    Linje 4: ”1.1” kan ikke være handlingens nummer her. Hvad skal det være? Uden
    svar får den 1.4, og ”1.1” står i dens tekst.
    > t

    Hvad er planens titel? Uden svar bliver den ”Handleplan 2024-2027”.
    > Planen

    Linje 4: ”1.1” kan ikke være handlingens nummer her. Hvad skal det være? Uden
    svar får den 1.4, og ”1.1” står i dens tekst.
    > 1.9

    Linje 2: Er ”Teknik og Miljø” én part, eller er det ”Teknik” og ”Miljø”? (skriv
    navnene med ; imellem) Uden svar er ”Teknik og Miljø” én part.
    > 

    Er ”Sekretariat” og ”Sekretariatet” den samme part? Uden svar er ”Sekretariat”
    en anden stavemåde af ”Sekretariatet”.
    > t

    Linje 2: Er ”Teknik og Miljø” én part, eller er det ”Teknik” og ”Miljø”? (skriv
    navnene med ; imellem) Uden svar er ”Teknik og Miljø” én part.
    > Teknik; Miljø

    Er ”Sekretariat” og ”Sekretariatet” den samme part? Uden svar er ”Sekretariat”
    en anden stavemåde af ”Sekretariatet”.
    > a

    4 handlinger i 1 mål, 3 parter. Skal planen skrives? [J/n] måske
    Svar j for ja eller n for nej.

    4 handlinger i 1 mål, 3 parter. Skal planen skrives? [J/n] j
    Planen for 2024-2027 er skrevet i plan/2024-2027: 4 handlinger i 1 mål, 3
    parter.

    Det næste:
      1. Se efter, hvad der mangler:  kimo tjek
      2. Se planen:  kimo oversigt
      3. Gem planen i git:  git add plan
         og så:  git commit -m "Planen for 2024-2027"
    "#);
}

/// What is said of a file of answers that cannot be used.
#[track_caller]
fn refused(answers: &str) -> String {
    let place = with_list();
    place.write("svar.toml", answers);
    let run = place.kimo(&[
        "import",
        "liste.csv",
        "--svar",
        "svar.toml",
        "--periode",
        "24-27",
    ]);
    assert_eq!(run.code, 1, "{run}");
    assert!(!place.path("plan").exists());
    run.err
}

#[test]
fn an_answer_that_cannot_be_used_is_shown_with_its_line_and_the_remedy() {
    let of_file = [
        "titel = \"a\"\ntitel = \"b\"\n",
        "titel = \"Havplan\norganisation = “Havet”\n",
        "organisation = true\ntitel = \"\"\n\n[part]\n\"Teknik og Miljø\" = []\nSekretariat = [\"A\", 3]\n\n[maal]\n1 = [\"A\", \"B\"]\n2 = \"A\\nB\"\n",
        "part = \"A\"\nny = \"B\"\n[titel]\na = \"b\"\n",
        "[frist]\n\"efter ferie\" = \"2027\"\n",
        "[status]\n\"kører\" = \"stille\"\n",
    ];
    assert_snapshot!(of_file.map(refused).concat(), @r#"
    fejl[dobbelt-noegle]: ”titel” står der allerede
     --> svar.toml:2:1
      |
    2 | titel = "b"
      | ^^^^^
      |
     ::: svar.toml:1:1
      |
    1 | titel = "a"
      | ----- første gang her
      |
      = hjælp: Slet den ene, eller ret dens navn.

    fejl: intet er skrevet, for svar.toml har en fejl
    fejl[uafsluttet-tekst]: teksten, der begynder her, slutter ikke
     --> svar.toml:1:9
      |
    1 | titel = "Havplan
      |         ^
      |
      = hjælp: Skriv " efter teksten.

    fejl[typografiske-anfoerselstegn]: teksten står i typografiske anførselstegn, som TOML ikke kan læse
     --> svar.toml:2:16
      |
    2 | organisation = “Havet”
      |                ^^^^^^^
      |
      = hjælp: Brug de lige anførselstegn: "…".

    fejl: intet er skrevet, for svar.toml har to fejl
    fejl[svar]: svaret på organisation er ikke en tekst
     --> svar.toml:1:16
      |
    1 | organisation = true
      |                ^^^^
      |
      = hjælp: Skriv en tekst i anførselstegn: "…".

    fejl[svar]: svaret på titel er tomt
     --> svar.toml:2:9
      |
    2 | titel = ""
      |         ^^
      |
      = hjælp: Skriv svaret, eller slet linjen: så gør kimo det, der står under spørgsmålet.

    fejl[svar]: svaret på part."Teknik og Miljø" er tomt
     --> svar.toml:5:21
      |
    5 | "Teknik og Miljø" = []
      |                     ^^
      |
      = hjælp: Skriv svaret, eller slet linjen: så gør kimo det, der står under spørgsmålet.

    fejl[svar]: svaret på part."Sekretariat" er ikke en tekst
     --> svar.toml:6:15
      |
    6 | Sekretariat = ["A", 3]
      |               ^^^^^^^^
      |
      = hjælp: Skriv en tekst i anførselstegn, eller en liste af dem: ["…", "…"].

    fejl[svar]: svaret på maal."1" er ikke en tekst
     --> svar.toml:9:5
      |
    9 | 1 = ["A", "B"]
      |     ^^^^^^^^^^
      |
      = hjælp: Skriv en tekst i anførselstegn: "…".

    fejl[svar]: svaret på maal."2" har et linjeskift
      --> svar.toml:10:5
       |
    10 | 2 = "A\nB"
       |     ^^^^^^
       |
       = hjælp: Skriv det på én linje.

    fejl: intet er skrevet, for svar.toml har seks fejl
    fejl[svar]: part er en overskrift og ikke et svar
     --> svar.toml:1:1
      |
    1 | part = "A"
      | ^^^^
      |
      = hjælp: Skriv [part] på en linje for sig, og under den en linje for hvert svar.

    fejl[svar]: der er ikke spurgt om ny
     --> svar.toml:2:1
      |
    2 | ny = "B"
      | ^^
      |
      = hjælp: Der kan svares på periode, organisation, titel, [kolonne], [maal], [nr], [tekst], [ansvarlig], [part], [frist], [status].

    fejl[svar]: titel er et svar og ikke en overskrift
     --> svar.toml:3:2
      |
    3 | [titel]
      |  ^^^^^
      |
      = hjælp: Skriv titel = "…" øverst i filen, over den første linje i [ ].

    fejl: intet er skrevet, for svar.toml har tre fejl
    fejl[svar]: der er ikke spurgt om frist."efter ferie" i dokumentet
     --> svar.toml:2:1
      |
    2 | "efter ferie" = "2027"
      | ^^^^^^^^^^^^^^^^^^^^^^
      |
      = hjælp: Mente du frist."efter ferien"?

    fejl: intet er skrevet, for svar.toml har en fejl
    fejl[svar]: svaret på status."kører" kan ikke bruges: ”stille” er ikke en status: skriv en af ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået
     --> svar.toml:2:1
      |
    2 | "kører" = "stille"
      | ^^^^^^^^^^^^^^^^^^
      |
      = hjælp: Skriv et andet svar.

    fejl: intet er skrevet, for svar.toml har en fejl
    "#);
}

#[test]
fn an_answer_that_is_a_number_or_a_day_needs_no_quotes() {
    let place = with_list();
    let answers = "periode = 2027\n\n[frist]\n\"efter ferien\" = 2027-08-01\n";
    place.write("svar.toml", answers);
    let run = place.kimo(&["import", "liste.csv", "--svar", "svar.toml", "--ja"]);
    assert_eq!(run.code, 0, "{run}");
    let goal = place.read("plan/2027/maal-1.toml");
    assert!(goal.contains("frist = 2027-08-01\n"), "{goal}");
}
