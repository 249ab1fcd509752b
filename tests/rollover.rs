//! `kimo rollover`, as the secretariat uses it every four years.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[cfg(unix)] // The terminal is one of `script`.
#[path = "rollover/on_a_terminal.rs"]
mod on_a_terminal;

use common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

/// A plan with one period, 2022-2025, and one goal.
fn with_period(goal: &str) -> Workplace {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", goal);
    place
}

/// What `check` says of the new period, in which there is nothing to say.
#[track_caller]
fn assert_sound(place: &Workplace, period: &str) {
    let checked = place.kimo(&["check", "--periode", period]).quiet();
    assert!(checked.starts_with("Ingen fejl i "), "{checked}");
    // With the old period beside it, what points there is checked too.
    let checked = place.kimo(&["check", "--format", "json"]).quiet();
    assert!(!checked.contains(&format!("\"{period}/")), "{checked}");
}

#[test]
fn the_example_goes_on_and_its_old_files_stay_as_they_were() {
    let place = Workplace::with_example();
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&["rollover", "2027-2030", "--ja"]).quiet(), @"
    Udkastet til planen for 2027-2030 er skrevet i plan/2027-2030.

    Ført over: seks handlinger
    - 1.1 (før 1.3): Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens hjemmeside.
    - 2.1: Tælle affald på seks strande hvert forår og efterår efter samme metode.
    - 2.2 (før 2.7): Holde Fjordens Dag hvert år med fælles oprydning i alle medlemskommuner.
    - 2.3 (før 2.9): Tage gratis imod det affald, som fiskerne får op i nettene.
    - 2.4 (før 2.10): Finde de virksomheder ved fjorden, der spilder plastpiller, og hjælpe dem med at standse spildet.
    - 3.1: Besøge de fem kommuner ved fjorden, der endnu ikke er medlem, og invitere dem ind i foreningen.

    Afsluttet, ikke ført over: ti handlinger
    - 1.1 gennemført: Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.
    - 1.2 gennemført: Genskabe to hektar ålegræs ved Nørrevig ved udplantning.
    - 2.2 gennemført: Undersøge, hvor meget mikroplast regnvandet fører til fjorden fra veje og kunstgræsbaner.
    - 2.3 gennemført: Bjærge tabte fiskeredskaber i de fem områder, hvor fiskerne melder om flest.
    - 2.4 gennemført: Aftale ens regler for aflevering af affald i alle fjordens havne.
    - 2.5 udgået: Etablere landstrøm til færgen og de større fiskefartøjer i Måsevig og Skarvsund.
    - 2.6 gennemført: Opstille affaldsstationer og skilte ved de tolv mest besøgte strande.
    - 2.8 gennemført: Udvikle et undervisningsforløb om fjorden til 4.-6. klasse.
    - 3.2 gennemført: Holde 2 eller 3 fjordkonferencer i perioden, hvor forskere, havne, landbrug og kommuner mødes.
    - 3.3 gennemført: Vedtage en kommunikationsstrategi og udpege en kontaktperson i hver medlemskommune.

    Frister uden for 2027-2030, som ikke er ført over
    - 2.3: 31. december 2026
    - 2.4: 31. oktober 2026
    - 3.1: 2026

    Indikatorer og deres nye udgangspunkt
    - Ålegræssets dybdegrænse: 2,8 meter
    - Affald på strandene: 251 stykker pr. 100 meter
    - Medlemskommuner: 13 kommuner
    - Fjordkonferencer: 3 konferencer; måltallet er nået og ikke ført over; dens handling er ikke ført over

    Det næste
    - Skriv indledningen i plan/2027-2030/handleplan.toml, og ret målenes tekst.
    - Ret måltal og frister, og fjern det, der ikke hører til i den nye plan.
    - Se efter fejl med: kimo tjek
    ");
    let mut after = place.snapshot();
    after.retain(|(path, _)| !path.to_string_lossy().contains("2027-2030"));
    let schema = after
        .iter()
        .position(|(path, _)| path.ends_with("kimo.schema.json"));
    let (_, schema) = after.remove(schema.unwrap());
    assert!(schema == place.kimo(&["schema"]).quiet().as_bytes());
    assert!(after == before, "the old files changed");
    assert_sound(&place, "2027-2030");
    assert_snapshot!(place.read("plan/2027-2030/handleplan.toml"), @r#"
    #:schema ../kimo.schema.json
    # Udkast til handleplanen for 2027-2030: titel, ansvarlige parter og årets faste opgaver.
    # Det er lavet af ”kimo nyperiode” ud fra planen for 2023-2026. Ret det til, og gem det i git.
    # Målene og deres handlinger står i maal-1.toml, maal-2.toml og maal-3.toml.
    #
    # En note om fremdrift skrives på sin handling med:  kimo notér 1.1 "…"

    format = 1
    titel = "Handleplan for en renere Måsefjord (opdigtet eksempel)"
    organisation = "Foreningen Ren Måsefjord (opdigtet)"
    periode = "2027-2030"

    # Indledningen fra 2023-2026 er den gamle plans egen tekst og bliver dér. Skriv den nye her,
    # og fjern # foran linjerne:
    # indledning = """
    # …"""
    #
    # Når planen er vedtaget, skrives dagen sådan:
    # vedtaget = 2027-02-28

    [[part]]
    navn = "Sekretariatet"
    alias = ["Sekretariat"]

    [[part]]
    navn = "Bestyrelsen"
    alias = ["Bestyrelse"]

    [[part]]
    navn = "Kommunerne"
    alias = ["Medlemskommunerne"]

    [[part]]
    navn = "Fagpanelet"
    alias = ["Det faglige panel"]

    [[part]]
    navn = "Havneforum"
    alias = ["Havnene"]

    [[pligt]]
    tekst = "Sekretariatet aflægger rapport til bestyrelsen om fremdriften i planen."
    hvornaar = "hvert år"

    [[pligt]]
    tekst = "Bestyrelsen fastsætter årets mål og midler."
    hvornaar = "1. kvartal"

    [[pligt]]
    tekst = "De ansvarlige skriver en note, så snart der er sket noget, bestyrelsen bør vide."
    hvornaar = "løbende"

    [[pligt]]
    tekst = "Nordisk Fjordunion holder årsmøde og reviderer de fælles mål."
    hvornaar = "september"

    [[pligt]]
    tekst = "Kommunerne indberetter efterårets optællinger af affald til sekretariatet."
    hvornaar = "november"

    [[international]]
    nr = "NFU-1"
    titel = "Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030"
    kilde = "Nordisk Fjordunion"

    [[international]]
    nr = "NFU-2"
    titel = "Udledningen af kvælstof og fosfor fra byerne falder hvert år"
    kilde = "Nordisk Fjordunion"

    [[international]]
    nr = "NFU-3"
    titel = "Ålegræs og stenrev er genskabt, hvor de er gået tabt"
    kilde = "Nordisk Fjordunion"

    [[international]]
    nr = "NFU-4"
    titel = "Alle havne tager imod affald uden særskilt betaling"
    kilde = "Nordisk Fjordunion"

    [[international]]
    nr = "NFU-5"
    titel = "Støj under vand er kortlagt og begrænset i yngletiden"
    kilde = "Nordisk Fjordunion"

    # Et møde, der træffer beslutninger, skrives sådan:
    # [[moede]]
    # dato = 2027-02-28
    # navn = "Bestyrelsesmøde"
    "#);
    assert_snapshot!(place.read("plan/2027-2030/maal-3.toml"), @r#"
    #:schema ../kimo.schema.json
    # Mål 3 i udkastet til handleplanen for 2027-2030, ført over fra 2023-2026 af ”kimo nyperiode”.
    # Ordene er den gamle plans. Ret dem, så de passer til den nye periode.
    #
    # Linjen fra = "…" fortæller, hvilken handling i 2023-2026 der føres videre, og skal blive stående.
    # Se hele dens historie med:  kimo vis 3.1 --periode 2027-2030
    #
    # Indikatorernes udgangspunkt er den sidste værdi fra 2023-2026. Måltal, der blev nået,
    # er ikke ført med; de andre er de gamle. Ret dem.

    nr = "3"
    titel = "Foreningen skal favne alle kommuner ved fjorden og tale med én stemme"
    baggrund = """
    Ni af de fjorten kommuner ved Måsefjorden var medlem, da planen blev vedtaget. Så længe fem står udenfor, kan foreningen ikke tale på hele fjordens vegne. Affald og næringsstoffer kender ingen kommunegrænser.

    Nye medlemmer kommer, når de kan se, at samarbejdet nytter. Derfor skal resultaterne fortælles, og de mennesker, der lever ved og af fjorden, skal have et sted at mødes."""

    [[handling]]
    nr = "3.1"
    tekst = "Besøge de fem kommuner ved fjorden, der endnu ikke er medlem, og invitere dem ind i foreningen."
    ansvarlig = ["Bestyrelsen", "Sekretariatet"]
    medvirkende = ["Kommunerne"]
    udgangsstatus = "igangsat"
    fra = "2023-2026/3.1"

    [[indikator]]
    navn = "Medlemskommuner"
    enhed = "kommuner"
    udgangspunkt = 13
    maaltal = 14
    handling = "3.1"

    [[indikator]]
    navn = "Fjordkonferencer"
    enhed = "konferencer"
    udgangspunkt = 3
    "#);
}

/// The example's own second plan, from the draft of December 2022 to what the board adopted.
#[test]
fn the_example_went_on_from_what_kimo_drafted() {
    let carried = |place: &Workplace| {
        let goals = ["1", "2", "3"].map(|goal| format!("plan/2023-2026/maal-{goal}.toml"));
        let goals = goals.iter().filter(|goal| place.path(goal).exists());
        let text = goals.map(|goal| place.read(goal)).collect::<String>();
        let line = |action: &str, key: &str| {
            let mut lines = action.lines();
            lines.find(|line| line.starts_with(key)).map(str::to_owned)
        };
        let actions = text.split("[[handling]]").skip(1);
        let states = actions.filter_map(|action| {
            Some(format!(
                "{}, {}",
                line(action, "fra")?,
                line(action, "udgangsstatus")?
            ))
        });
        let mut states: Vec<String> = states.collect();
        states.sort();
        states.join("\n")
    };
    let adopted = Workplace::with_example();
    assert_snapshot!(carried(&adopted), @r#"
    fra = "2019-2022/1.1", udgangsstatus = "sat i bero"
    fra = "2019-2022/2.1", udgangsstatus = "løbende"
    fra = "2019-2022/2.2", udgangsstatus = "løbende"
    fra = "2019-2022/2.3", udgangsstatus = "igangsat"
    "#);
    let drafted = Workplace::with_example();
    std::fs::remove_dir_all(drafted.path("plan/2023-2026")).unwrap();
    drafted.kimo(&["nyperiode", "--ja"]).quiet();
    assert_eq!(carried(&drafted), carried(&adopted));
    // The old plan's last day and the new one's first tell the same.
    for number in ["1.1", "2.1", "2.7", "3.1"] {
        let json = adopted.kimo(&["vis", number, "--dato", "1.1.2023", "--format", "json"]);
        let view: serde_json::Value = serde_json::from_str(&json.quiet()).unwrap();
        let before = &view["herkomst"][0];
        assert_eq!(before["dato"], "2022-12-31");
        assert_eq!(view["status"], before["status"], "{number}");
    }
}

#[test]
fn the_real_plan_goes_on_whole() {
    let place = Workplace::with_real_plan();
    place.kimo(&["nyperiode", "2026-2029", "--ja"]).quiet();
    assert_sound(&place, "2026-2029");
    let actions = |date: &str| {
        let json = place.kimo(&["status", "--dato", date, "--format", "json"]);
        let view: serde_json::Value = serde_json::from_str(&json.quiet()).unwrap();
        let keys = ["nr", "maal", "tekst", "ansvarlig"];
        let rows = view["handlinger"].as_array().unwrap().iter();
        let rows: Vec<_> = rows
            .map(|row| keys.map(|key| row[key].to_string()))
            .collect();
        rows
    };
    let old = actions("31.12.2025");
    assert_eq!(old.len(), 27);
    assert_eq!(actions("1.1.2026"), old);
    let goals = ["1", "2", "3"].map(|goal| place.read(&format!("plan/2026-2029/maal-{goal}.toml")));
    for [number, ..] in old {
        let number = number.trim_matches('"');
        let from = format!("fra = \"2022-2025/{number}\"\n");
        let own = goals.iter().flat_map(|goal| goal.split("\n[[handling]]\n"));
        let own = own.filter(|action| action.contains(&from));
        let own: Vec<&str> = own.collect();
        assert_eq!(own.len(), 1, "{number}");
        assert!(
            own[0].starts_with(&format!("nr = \"{number}\"\n")),
            "{number}"
        );
    }
}

const THREE: &str = r#"nr = "1"
titel = "En renere fjord"

[[handling]]
nr = "1.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-03-12
tekst = "Stranden er renset."
status = "igangsat"

[[handling]]
nr = "1.2"
tekst = "Rense havnen."
ansvarlig = ["Kommunerne"]

[[handling.note]]
dato = 2025-03-12
tekst = "Havnen er ren."
status = "gennemført"

[[handling]]
nr = "1.3"
tekst = "Rense åen."
ansvarlig = ["Sekretariat"]
"#;

#[test]
fn without_a_terminal_it_carries_only_when_told_to() {
    let place = with_period(THREE);
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&["rollover", "2026-2029"]), @"
    --- stderr
    fejl: der er to handlinger at tage stilling til, og ingen terminal at spørge på
      før dem alle over: skriv kommandoen igen med --ja
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn nothing_to_ask_about_needs_no_terminal() {
    let done =
        "\n[[handling.note]]\ndato = 2025-06-01\ntekst = \"Færdig.\"\nstatus = \"gennemført\"\n";
    let place = with_period(&format!("{GOAL}{done}"));
    assert_snapshot!(place.kimo(&["rollover", "2026-2029"]).quiet(), @"
    Udkastet til planen for 2026-2029 er skrevet i plan/2026-2029.

    Ført over: ingen handlinger

    Afsluttet, ikke ført over: en handling
    - 1.1 gennemført: Rense stranden.

    Det næste
    - Skriv indledningen i plan/2026-2029/handleplan.toml, og ret målenes tekst.
    - Ret måltal og frister, og fjern det, der ikke hører til i den nye plan.
    - Se efter fejl med: kimo tjek
    ");
    assert_snapshot!(place.read("plan/2026-2029/maal-1.toml"), @r#"
    #:schema ../kimo.schema.json
    # Mål 1 i udkastet til handleplanen for 2026-2029, ført over fra 2022-2025 af ”kimo nyperiode”.
    # Ordene er den gamle plans. Ret dem, så de passer til den nye periode.

    nr = "1"
    titel = "En renere fjord"

    # Ingen handlinger under målet er ført over. Skriv en ny sådan:
    # [[handling]]
    # nr = "1.1"
    # tekst = "…"
    # ansvarlig = ["…"]
    "#);
    assert_sound(&place, "2026-2029");
}

#[test]
fn what_concerns_the_new_years_goes_on_and_the_rest_does_not() {
    let goal = r#"nr = "1"
titel = "En renere fjord"

[[handling]]
nr = "1.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2025-06-01
tekst = "Bestyrelsen tog den ud."
status = "udgået"
besluttet = 2024-02-22

[[handling]]
nr = "1.2"
tekst = """
Rense havnen.

Og holde den ren."""
ansvarlig = ["Kommunerne"]
medvirkende = ["Sekretariat"]
gruppe = "Vand"
start = "2023"
frist = "4. kvartal 2025"
trin = ["Aftale", "Renset"]
international = ["KI-1"]
oprettet = 2024-02-01
besluttet = 2024-02-22
fra = "2018-2021/3.4"

[[handling.aarsmaal]]
aar = 2025
dato = 2025-01-20
maal = "Halvdelen"

[[handling.aarsmaal]]
aar = 2026
dato = 2025-12-01
maal = "Resten"
beloeb = 40_000
besluttet = 2025-12-04

[[handling.note]]
dato = 2025-06-01
tekst = "Aftalen er i hus."
trin = 1
frist = 2027-06-30

[[indikator]]
navn = "Rene havne"
enhed = "havne"
udgangspunkt = 1
maaltal = 4
handling = "1.2"

[[indikator.maaling]]
dato = 2025-12-31
vaerdi = 2.5

[[indikator.maaling]]
dato = 2024-12-31
vaerdi = 2

[[indikator]]
navn = "Affald"
enhed = "kg"
udgangspunkt = 30
maaltal = 20

[[indikator.maaling]]
dato = 2024-12-31
vaerdi = 19

[[indikator]]
navn = "Rene strande"
enhed = "strande"
maaltal = 4
handling = "1.1"
"#;
    let place = with_period(goal);
    let more = r#"
[[moede]]
dato = 2025-12-04
navn = "Budgetmøde"

[[moede]]
dato = 2026-02-26
navn = "Bestyrelsesmøde"

[[international]]
nr = "KI-1"
titel = "Rene havne"

[[international]]
nr = "KI-2"
titel = "Rene have"
"#;
    place.write(
        "plan/2022-2025/handleplan.toml",
        format!("{HANDLEPLAN}{more}").replace("Handleplan (opdigtet)", "Handleplan 2022–2025"),
    );
    assert_snapshot!(place.kimo(&["rollover", "2026-2029", "--ja"]).quiet(), @"
    Udkastet til planen for 2026-2029 er skrevet i plan/2026-2029.

    Ført over: en handling
    - 1.1 (før 1.2): Rense havnen.

    Afsluttet, ikke ført over: en handling
    - 1.1 udgået: Rense stranden.

    Årsmål, som bliver i 2022-2025
    - 1.1 2026: Resten

    Indikatorer og deres nye udgangspunkt
    - Rene havne: 2,5 havne
    - Affald: 19 kg; måltallet er nået og ikke ført over
    - Rene strande: intet udgangspunkt; dens handling er ikke ført over

    Det næste
    - Skriv indledningen i plan/2026-2029/handleplan.toml, og ret målenes tekst.
    - Ret måltal og frister, og fjern det, der ikke hører til i den nye plan.
    - Se efter fejl med: kimo tjek
    ");
    assert_snapshot!(place.read("plan/2026-2029/maal-1.toml"), @r#"
    #:schema ../kimo.schema.json
    # Mål 1 i udkastet til handleplanen for 2026-2029, ført over fra 2022-2025 af ”kimo nyperiode”.
    # Ordene er den gamle plans. Ret dem, så de passer til den nye periode.
    #
    # Linjen fra = "…" fortæller, hvilken handling i 2022-2025 der føres videre, og skal blive stående.
    # Se hele dens historie med:  kimo vis 1.1 --periode 2026-2029
    #
    # Alle trin er ført med og skal nås på ny. Slet dem, der hører fortiden til.
    #
    # Indikatorernes udgangspunkt er den sidste værdi fra 2022-2025. Måltal, der blev nået,
    # er ikke ført med; de andre er de gamle. Ret dem.

    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = """
    Rense havnen.

    Og holde den ren."""
    ansvarlig = ["Kommunerne"]
    medvirkende = ["Sekretariat"]
    gruppe = "Vand"
    frist = 2027-06-30
    trin = ["Aftale", "Renset"]
    international = ["KI-1"]
    fra = "2022-2025/1.2"

    [[indikator]]
    navn = "Rene havne"
    enhed = "havne"
    udgangspunkt = 2.5
    maaltal = 4
    handling = "1.1"

    [[indikator]]
    navn = "Affald"
    enhed = "kg"
    udgangspunkt = 19

    [[indikator]]
    navn = "Rene strande"
    enhed = "strande"
    maaltal = 4
    "#);
    let header = place.read("plan/2026-2029/handleplan.toml");
    let lines = header.lines().filter(|line| !line.starts_with('#'));
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    assert_snapshot!(lines.join("\n"), @r#"
    format = 1
    titel = "Handleplan 2026–2029"
    organisation = "Foreningen Ren Fjord (opdigtet)"
    periode = "2026-2029"
    [[part]]
    navn = "Sekretariatet"
    alias = ["Sekretariat"]
    [[part]]
    navn = "Bestyrelsen"
    [[part]]
    navn = "Kommunerne"
    [[moede]]
    dato = 2026-02-26
    navn = "Bestyrelsesmøde"
    [[international]]
    nr = "KI-1"
    titel = "Rene havne"
    [[international]]
    nr = "KI-2"
    titel = "Rene have"
    "#);
    assert_sound(&place, "2026-2029");
}

#[test]
fn a_warning_that_was_accepted_still_is() {
    let place = with_period(THREE);
    place.write(
        "plan/2022-2025/maal-3.toml",
        "nr = \"3\"\ntitel = \"Et mål\"\naccepteret = [\"hul-i-numre\", \"noter-uden-orden\"]\n",
    );
    place.kimo(&["rollover", "2026-2029", "--ja"]).quiet();
    let goal = place.read("plan/2026-2029/maal-3.toml");
    assert!(
        goal.contains("\naccepteret = [\"hul-i-numre\"]\n"),
        "{goal}"
    );
    assert_sound(&place, "2026-2029");
    // One line accepts any number of its kind.
    let mut same = THREE.replace("gennemført", "løbende");
    for place in [
        "stranden.\"\nansvarlig",
        "havnen.\"\nansvarlig",
        "åen.\"\nansvarlig",
    ] {
        same = same.replace(place, "stranden for plast hvert forår.\"\nansvarlig");
    }
    let accepted = "accepteret = [\"samme-handling\"]\n\n[[handling]]";
    let place = with_period(&same.replacen("[[handling]]", accepted, 1));
    place.kimo(&["rollover", "2026-2029", "--ja"]).quiet();
    let goal = place.read("plan/2026-2029/maal-1.toml");
    assert_eq!(goal.matches("samme-handling").count(), 1, "{goal}");
}

#[test]
fn what_cannot_be_right_is_refused_and_nothing_is_written() {
    let place = with_period(THREE);
    place.write("plan/2030-2033/maal-1.toml", "Her er noget.");
    place.write("plan/2034-2037", "Og her.");
    let before = place.snapshot();
    let refused = |arguments: &[&str]| {
        let run = place.kimo(&[&["rollover", "--ja"], arguments].concat());
        assert_ne!(run.code, 0);
        assert_eq!(place.snapshot(), before);
        run.to_string()
    };
    assert_snapshot!(refused(&["2022-2025"]), @"
    --- stderr
    fejl: plan/2022-2025 findes allerede
      intet overskrives: ret planen dér, eller flyt mappen, hvis den skal laves på ny
    --- exit 1
    ");
    assert_snapshot!(refused(&["2030-2033"]), @"
    --- stderr
    fejl: plan/2030-2033 findes allerede
      intet overskrives: ret planen dér, eller flyt mappen, hvis den skal laves på ny
    --- exit 1
    ");
    assert_snapshot!(refused(&["2034-2037"]), @"
    --- stderr
    fejl: plan/2034-2037 findes allerede
      intet overskrives: ret planen dér, eller flyt mappen, hvis den skal laves på ny
    --- exit 1
    ");
    assert_snapshot!(refused(&["2025-2028"]), @"
    --- stderr
    fejl: perioden 2025-2028 overlapper 2022-2025
      en ny periode kan tidligst begynde i 2034
    --- exit 1
    ");
    assert_snapshot!(refused(&["2018-2021"]), @"
    --- stderr
    fejl: der er ingen plan, der ligger før 2018-2021
      perioderne er: 2022-2025, 2030-2033
    --- exit 1
    ");
    assert_snapshot!(refused(&["2018-2021", "--periode", "2022-2025"]), @"
    --- stderr
    fejl: perioden 2018-2021 ligger før 2022-2025
      en ny periode kan tidligst begynde i 2026
    --- exit 1
    ");
    assert_snapshot!(refused(&["2029-2026"]), @"
    --- stderr
    fejl: ugyldig værdi ”2029-2026” til ”PERIODE”: det sidste år ligger før det første

    Prøv ”kimo nyperiode --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused(&["næste"]), @"
    --- stderr
    fejl: ugyldig værdi ”næste” til ”PERIODE”: skriv to årstal (2022-2025) eller ét (2024)

    Prøv ”kimo nyperiode --hjælp”.
    --- exit 2
    ");
}

/// Whoever has made the draft and asks again means the draft that is there.
#[test]
fn the_plan_after_the_next_is_made_only_by_name() {
    let place = with_period(THREE);
    place.kimo(&["nyperiode", "2050-2053", "--ja"]);
    let before = place.snapshot();
    let run = place.kimo(&["nyperiode", "--ja"]);
    assert_eq!(place.snapshot(), before);
    assert_snapshot!(run, @"
    --- stderr
    fejl: den næste plan er der allerede: 2050-2053
      ret den i plan/2050-2053
      skal planen derefter laves nu, så skriv perioden: kimo nyperiode 2054-2057
    --- exit 1
    ");
    place.kimo(&["nyperiode", "2054-2057", "--ja"]).quiet();
}

#[test]
fn a_gap_between_the_periods_is_said_and_a_dash_is_read() {
    let place = with_period(THREE);
    let run = place.kimo(&["rollover", "2027 – 2030", "--ja"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, "bemærk: der er et hul mellem 2022-2025 og 2027-2030\n")
    );
    assert_sound(&place, "2027-2030");
}

#[test]
fn a_plan_of_a_single_period_is_told_what_to_move() {
    let place = Workplace::with_goal(GOAL);
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&["rollover", "2026-2029", "--ja"]), @"
    --- stderr
    fejl: planen i plan er ikke delt i mapper efter periode, så der er ikke plads til den næste
      lav mappen plan/2022-2025
      flyt handleplan.toml og alle maal-….toml derind; brug git mv, så følger historien med
      derefter: kimo nyperiode 2026-2029
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_plan_with_errors_does_not_go_on() {
    let place = with_period(&THREE.replace("Kommunerne", "Komunerne"));
    place.write(
        "plan/2022-2025/maal-2.toml",
        "nr = \"2\"\ntitel = \"Halvt\n",
    );
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&["rollover", "2026-2029", "--ja"]), @"
    --- stderr
    fejl: intet er skrevet, fordi planen har 2 fejl: se 2022-2025/maal-1.toml og 2022-2025/maal-2.toml
      ret dem først; ”kimo tjek” viser dem alle
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
}
