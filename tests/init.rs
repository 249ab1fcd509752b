//! `kimo init`: the first minutes with a new plan.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;
use insta::assert_snapshot;

#[test]
fn a_new_plan_is_sound_and_says_what_to_do() {
    let place = Workplace::empty();
    assert_snapshot!(place.kimo(&["init", "plan", "--periode", "2026-2029"]).quiet(), @"
    En ny plan for 2026-2029 ligger i plan/2026-2029.

    Det næste:
      1. Ret titel, organisation og parter i plan/2026-2029/handleplan.toml
      2. Skriv målet og dets handlinger i plan/2026-2029/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo tjek
      4. Gem planen i git:  git add plan
    ");
    assert_snapshot!(place.kimo(&["check"]).quiet(), @r#"
    advarsel[pladsholder]: ”organisation” er endnu ikke udfyldt: ”EKSEMPEL: Organisationens navn”
      --> plan/2026-2029/handleplan.toml:10:16
       |
    10 | organisation = "EKSEMPEL: Organisationens navn"
       |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”titel” er endnu ikke udfyldt: ”EKSEMPEL: Skriv, hvad I vil opnå”
     --> plan/2026-2029/maal-1.toml:7:9
      |
    7 | titel = "EKSEMPEL: Skriv, hvad I vil opnå"
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”tekst” er endnu ikke udfyldt: ”EKSEMPEL: Skriv, hvad der skal gøres…”
      --> plan/2026-2029/maal-1.toml:17:9
       |
    17 | tekst = "EKSEMPEL: Skriv, hvad der skal gøres for at nå målet."
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    Ingen fejl, 3 advarsler i 2 filer.
    "#);
    assert_snapshot!(place.read("plan/2026-2029/handleplan.toml"), @r#"
    #:schema ../kimo.schema.json
    # Handleplanen for 2026-2029. Her står planens titel, de ansvarlige parter og årets faste opgaver.
    # Hvert mål har sin egen fil: maal-1.toml, maal-2.toml og så videre.
    #
    # Filerne rettes i et almindeligt tekstprogram. En linje, der begynder med #, er en kommentar og
    # læses ikke; fjern tegnet, når linjen skal gælde. Se efter fejl med:  kimo tjek

    format = 1
    titel = "Handleplan 2026-2029"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2026-2029"

    # Dagen, planen blev vedtaget, og teksten før det første mål:
    # vedtaget = 2026-02-28
    # indledning = """
    # EKSEMPEL: Første afsnit.
    #
    # Andet afsnit."""
    #
    # Herunder står dem, der kan være ansvarlige for en handling. Et alias er en anden stavemåde af
    # samme part. Ret dem til jeres egne, og tilføj flere. Derefter følger årets faste opgaver.

    [[part]]
    navn = "Sekretariatet"
    alias = ["Sekretariat"]

    [[part]]
    navn = "Bestyrelsen"

    [[pligt]]
    tekst = "Der rapporteres til bestyrelsen om fremdriften i planen."
    hvornaar = "hvert år"

    [[pligt]]
    tekst = "Bestyrelsen fastsætter årets mål og midler."
    hvornaar = "1. kvartal"

    # Møder, der træffer beslutninger; en beslutning henviser til mødets dato:
    # [[moede]]
    # dato = 2026-02-28
    # navn = "Bestyrelsesmøde"
    #
    # Andres mål, som planen afstemmes med; en handling henviser til dem med international = ["KI-1"]:
    # [[international]]
    # nr = "KI-1"
    # titel = "…"
    # kilde = "…"
    "#);
    assert_snapshot!(place.read("plan/2026-2029/maal-1.toml"), @r#"
    #:schema ../kimo.schema.json
    # Mål 1 med sine handlinger. Det næste mål skrives i maal-2.toml på samme måde.
    #
    # EKSEMPEL: målet og handlingen nedenfor skal erstattes af jeres egne.

    nr = "1"
    titel = "EKSEMPEL: Skriv, hvad I vil opnå"

    # Teksten mellem målets titel og handlingerne:
    # baggrund = """
    # EKSEMPEL: Første afsnit.
    #
    # Andet afsnit."""

    [[handling]]
    nr = "1.1"
    tekst = "EKSEMPEL: Skriv, hvad der skal gøres for at nå målet."
    ansvarlig = ["Sekretariatet"]

    # Alt dette kan også stå på en handling, under linjen ansvarlig:
    # medvirkende = ["Bestyrelsen"]       # tager del uden at være ansvarlig
    # gruppe = "Viden"                    # en overskrift mellem mål og handling
    # start = "2026"                      # eller "marts 2026", eller en dato: 2026-03-12
    # frist = "4. kvartal 2026"           # på samme måde, eller "løbende"
    # trin = ["Udkast sendt i høring", "Plan vedtaget"]
    #
    # Noter skrives med:  kimo notér 1.1 "…"  Sådan ser en note ud i filen, sidst på sin handling:
    # [[handling.note]]
    # dato = 2026-03-12
    # tekst = "Arbejdet er begyndt."
    # af = "Sekretariatet"
    # status = "igangsat"
    # vurdering = "grøn"
    #
    # Årets mål og midler på en handling:
    # [[handling.aarsmaal]]
    # aar = 2026
    # dato = 2026-01-20
    # maal = "…"
    # midler = "…"
    # beloeb = 40_000
    #
    # Noget, der måles over perioden, sidst i målets fil:
    # [[indikator]]
    # navn = "Medlemmer"
    # enhed = "medlemmer"
    # udgangspunkt = 18
    # maaltal = 25
    "#);
    assert_snapshot!(place.read("plan/.gitignore"), @"
    # Det, kimo lægger ved siden af planens filer, mens der skrives.
    .kimo.lock
    .*.toml.kimo-*
    .kimo-*/
    ");
    assert_eq!(place.snapshot().len(), 4);
    place
        .kimo(&["note", "1.1", "Vi er begyndt.", "--dato", "1.3.2026"])
        .quiet();
}

/// The comments are instructions to be followed: without its `#` every line of TOML holds.
#[test]
fn what_stands_in_comments_can_be_taken_into_use() {
    let place = Workplace::empty();
    place
        .kimo(&["init", "plan", "--periode", "2022-2025"])
        .quiet();
    for name in [
        "plan/2022-2025/handleplan.toml",
        "plan/2022-2025/maal-1.toml",
    ] {
        let mut is_inside = false;
        let text = place.read(name);
        let lines = text.lines().map(|line| {
            let Some(bare) = line.strip_prefix('#') else {
                return line;
            };
            let bare = bare.strip_prefix(' ').unwrap_or(bare);
            let is_key = bare
                .split_once(" = ")
                .is_some_and(|(key, _)| !key.contains(' '));
            let is_toml = is_inside || bare.starts_with("[[") || is_key;
            is_inside ^= bare.matches("\"\"\"").count() % 2 == 1;
            if is_toml { bare } else { line }
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        place.write(name, text + "\n");
    }
    let goal = place.read("plan/2022-2025/maal-1.toml");
    assert!(goal.contains("\n[[handling.note]]\n"), "{goal}");
    assert_snapshot!(place.kimo(&["check"]).quiet(), @r#"
    advarsel[pladsholder]: ”organisation” er endnu ikke udfyldt: ”EKSEMPEL: Organisationens navn”
      --> plan/2022-2025/handleplan.toml:10:16
       |
    10 | organisation = "EKSEMPEL: Organisationens navn"
       |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”indledning” er endnu ikke udfyldt: ”EKSEMPEL: Første afsnit. Andet afsnit”
      --> plan/2022-2025/handleplan.toml:15:14
       |
    15 | indledning = """
       |              ^^^
       |
       = hjælp: Skriv jeres egne ord i stedet, eller fjern linjen, hvis den ikke skal bruges.

    advarsel[pladsholder]: ”titel” er endnu ikke udfyldt: ”…”
      --> plan/2022-2025/handleplan.toml:46:9
       |
    46 | titel = "…"
       |         ^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”kilde” er endnu ikke udfyldt: ”…”
      --> plan/2022-2025/handleplan.toml:47:9
       |
    47 | kilde = "…"
       |         ^^^
       |
       = hjælp: Skriv jeres egne ord i stedet, eller fjern linjen, hvis den ikke skal bruges.

    advarsel[pladsholder]: ”titel” er endnu ikke udfyldt: ”EKSEMPEL: Skriv, hvad I vil opnå”
     --> plan/2022-2025/maal-1.toml:7:9
      |
    7 | titel = "EKSEMPEL: Skriv, hvad I vil opnå"
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”baggrund” er endnu ikke udfyldt: ”EKSEMPEL: Første afsnit. Andet afsnit”
      --> plan/2022-2025/maal-1.toml:10:12
       |
    10 | baggrund = """
       |            ^^^
       |
       = hjælp: Skriv jeres egne ord i stedet, eller fjern linjen, hvis den ikke skal bruges.

    advarsel[pladsholder]: ”tekst” er endnu ikke udfyldt: ”EKSEMPEL: Skriv, hvad der skal gøres…”
      --> plan/2022-2025/maal-1.toml:17:9
       |
    17 | tekst = "EKSEMPEL: Skriv, hvad der skal gøres for at nå målet."
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”mål” er endnu ikke udfyldt: ”…”
      --> plan/2022-2025/maal-1.toml:39:8
       |
    39 | maal = "…"
       |        ^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”midler” er endnu ikke udfyldt: ”…”
      --> plan/2022-2025/maal-1.toml:40:10
       |
    40 | midler = "…"
       |          ^^^
       |
       = hjælp: Skriv jeres egne ord i stedet, eller fjern linjen, hvis den ikke skal bruges.

    Ingen fejl, 9 advarsler i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    "#);
    assert_snapshot!(place.kimo(&["show", "1.1", "--dato", "31.12.2022"]).quiet(), @"
    EKSEMPEL: Organisationens navn · Handleplan 2022-2025
    Handling 1.1
    Mål 1: EKSEMPEL: Skriv, hvad I vil opnå
    Viden
    Status pr. 31. december 2022

    EKSEMPEL: Skriv, hvad der skal gøres for at nå målet.

    - Ansvarlig: Sekretariatet
    - Medvirkende: Bestyrelsen
    - Status: igangsat
    - Vurdering: grøn
    - Start: 2022
    - Frist: 4. kvartal 2022

    Trin
    - Trin 1: Udkast sendt i høring – ikke nået
    - Trin 2: Plan vedtaget – ikke nået

    Mål og midler
    - 2022: … – midler: …, 40.000 kr. (forslag af 20. januar 2022)

    Noter
    - 12. marts 2022 · Sekretariatet · status: igangsat · vurdering: grøn
      Arbejdet er begyndt.
    ");
}

#[test]
fn the_title_and_the_organisation_may_be_given() {
    let place = Workplace::empty();
    let arguments = [
        "init",
        "under/ny plan",
        "--periode",
        "2026–2029",
        "--titel",
        "Plan \"A\"",
        "--organisation",
        "Ren Fjord",
    ];
    assert_snapshot!(place.kimo(&arguments).quiet(), @r#"
    En ny plan for 2026-2029 ligger i under/ny plan/2026-2029.

    Det næste:
      1. Ret titel, organisation og parter i under/ny plan/2026-2029/handleplan.toml
      2. Skriv målet og dets handlinger i under/ny plan/2026-2029/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo --plan "under/ny plan" tjek
      4. Gem planen i git:  git add "under/ny plan"
    "#);
    let header = place.read("under/ny plan/2026-2029/handleplan.toml");
    assert!(
        header.contains("\ntitel = \"Plan \\\"A\\\"\"\norganisation = \"Ren Fjord\"\n"),
        "{header}"
    );
    place.kimo(&["check", "--plan", "under/ny plan"]).quiet();
}

#[test]
fn what_is_in_the_folder_already_is_not_touched() {
    let place = Workplace::empty();
    place.write("plan/.gitignore", "*.bak\n.kimo.lock\n");
    place.write("plan/noter.txt", "Vores egne.");
    assert_snapshot!(place.kimo(&["init", "plan", "--periode", "2026-2029"]).quiet(), @"
    En ny plan for 2026-2029 ligger i plan/2026-2029.

    Der er en .gitignore i mappen i forvejen. Tilføj disse linjer til den:
      .kimo.lock
      .*.toml.kimo-*
      .kimo-*/

    Det næste:
      1. Ret titel, organisation og parter i plan/2026-2029/handleplan.toml
      2. Skriv målet og dets handlinger i plan/2026-2029/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo tjek
      4. Gem planen i git:  git add plan
    ");
    assert_eq!(place.read("plan/.gitignore"), "*.bak\n.kimo.lock\n");
    assert_eq!(place.read("plan/noter.txt"), "Vores egne.");
    place.kimo(&["check"]).quiet();
}

#[test]
fn a_folder_with_a_plan_is_left_alone() {
    let place = Workplace::with_real_plan();
    place.write("tom/2026-2029", "En fil med periodens navn.");
    let before = place.snapshot();
    let refused = |arguments: &[&str]| {
        let run = place.kimo(&[&["init"], arguments].concat());
        assert_ne!(run.code, 0);
        assert_eq!(place.snapshot(), before);
        run.to_string()
    };
    assert_snapshot!(refused(&["plan", "--periode", "2022-2025"]), @"
    --- stderr
    fejl: der er allerede en plan i mappen plan
      intet er rørt: vælg en anden mappe, eller ret planen dér
    --- exit 1
    ");
    assert_snapshot!(refused(&["plan", "--periode", "2026-2029"]), @"
    --- stderr
    fejl: der er allerede en plan i mappen plan
      den næste periode laves ud fra den: kimo nyperiode 2026-2029
    --- exit 1
    ");
    assert_snapshot!(refused(&["tom", "--periode", "2026-2029"]), @"
    --- stderr
    fejl: tom/2026-2029 findes allerede, og intet overskrives
    --- exit 1
    ");
    assert_snapshot!(refused(&["tom/2026-2029", "--periode", "2026-2029"]), @"
    --- stderr
    fejl: tom/2026-2029 er ikke en mappe
      vælg et andet navn
    --- exit 1
    ");
    assert_snapshot!(refused(&["ny", "--periode", "26 og 29"]), @"
    --- stderr
    fejl: ”26 og 29” er ikke en periode: skriv to årstal (2022-2025) eller ét (2024)
    --- exit 1
    ");
    assert_snapshot!(refused(&[]), @"
    --- stderr
    fejl: argumentet ”MAPPE” mangler
      for eksempel: kimo nyplan plan

    Brug: kimo nyplan [TILVALG] <MAPPE>
    Prøv ”kimo nyplan --hjælp”.
    --- exit 2
    ");
}

#[test]
fn an_editor_is_told_what_the_files_may_say() {
    let place = Workplace::empty();
    place
        .kimo(&["init", "plan", "--periode", "2026-2029"])
        .quiet();
    let schema = place.kimo(&["schema"]).quiet();
    assert!(place.read("plan/kimo.schema.json") == schema);
    for name in ["handleplan", "maal-1"] {
        let text = place.read(&format!("plan/2026-2029/{name}.toml"));
        assert!(
            text.starts_with("#:schema ../kimo.schema.json\n# "),
            "{text}"
        );
    }
    // In a folder that is there, with a schema of its own.
    let place = Workplace::empty();
    std::fs::create_dir(place.path("plan")).unwrap();
    place.write("plan/kimo.schema.json", "{}");
    place
        .kimo(&["init", "plan", "--periode", "2026-2029"])
        .quiet();
    assert_eq!(place.read("plan/kimo.schema.json"), "{}");
}

#[test]
fn without_a_period_it_is_the_councils() {
    let place = Workplace::empty();
    place.kimo(&["init", "plan"]).quiet();
    let entries = std::fs::read_dir(place.path("plan")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != ".kimo-fortryd")
        .collect();
    names.sort();
    let [_, years, _] = names.as_slice() else {
        panic!("{names:?}");
    };
    let (first, last) = years.split_once('-').unwrap();
    let (first, last): (i32, i32) = (first.parse().unwrap(), last.parse().unwrap());
    assert_eq!((last - first, (first - 2022) % 4), (3, 0));
}

#[test]
fn what_nobody_has_filled_in_is_warned_of_and_said_in_the_report() {
    let place = Workplace::empty();
    place
        .kimo(&["init", "plan", "--periode", "2022-2025"])
        .quiet();
    let check = place.kimo(&["check"]);
    assert_snapshot!(check.out, @r#"
    advarsel[pladsholder]: ”organisation” er endnu ikke udfyldt: ”EKSEMPEL: Organisationens navn”
      --> plan/2022-2025/handleplan.toml:10:16
       |
    10 | organisation = "EKSEMPEL: Organisationens navn"
       |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”titel” er endnu ikke udfyldt: ”EKSEMPEL: Skriv, hvad I vil opnå”
     --> plan/2022-2025/maal-1.toml:7:9
      |
    7 | titel = "EKSEMPEL: Skriv, hvad I vil opnå"
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hjælp: Skriv jeres egne ord i stedet.

    advarsel[pladsholder]: ”tekst” er endnu ikke udfyldt: ”EKSEMPEL: Skriv, hvad der skal gøres…”
      --> plan/2022-2025/maal-1.toml:17:9
       |
    17 | tekst = "EKSEMPEL: Skriv, hvad der skal gøres for at nå målet."
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    Ingen fejl, 3 advarsler i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    "#);
    assert_eq!(check.code, 0);
    for format in ["md", "html"] {
        let report = place.kimo(&["report", "2024", "--format", format]).quiet();
        assert!(report.contains("Ufuldstændig"), "{report}");
        assert!(report.contains("I 2022-2025/handleplan.toml og 2022-2025/maal-1.toml står der endnu tekster, som ingen har udfyldt."), "{report}");
    }
    // Dots in a list or a note are no text either; a text with dots in it is one.
    let goal = place.read("plan/2022-2025/maal-1.toml");
    let goal = goal
        .replace("EKSEMPEL: Skriv, hvad I vil opnå", "Ren kyst …")
        .replace(
            "EKSEMPEL: Skriv, hvad der skal gøres for at nå målet.",
            "Rense …",
        )
        .replace("# trin = [\"Udkast sendt i høring\"", "trin = [\"…\"");
    let note = "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"...\"\n";
    place.write("plan/2022-2025/maal-1.toml", goal + note);
    let plan = place.read("plan/2022-2025/handleplan.toml");
    place.write(
        "plan/2022-2025/handleplan.toml",
        plan.replace("EKSEMPEL: Organisationens navn", "Ren kyst"),
    );
    assert_snapshot!(place.kimo(&["check"]).out, @r#"
    advarsel[pladsholder]: ”trin” er endnu ikke udfyldt: ”…”
      --> plan/2022-2025/maal-1.toml:25:9
       |
    25 | trin = ["…", "Plan vedtaget"]
       |         ^^^
       |
       = hjælp: Skriv jeres egne ord i stedet, eller fjern linjen, hvis den ikke skal bruges.

    advarsel[pladsholder]: ”tekst” er endnu ikke udfyldt: ”...”
      --> plan/2022-2025/maal-1.toml:52:9
       |
    52 | tekst = "..."
       |         ^^^^^
       |
       = hjælp: Skriv jeres egne ord i stedet.

    Ingen fejl, 2 advarsler i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    "#);
}
