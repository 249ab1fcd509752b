//! Documents of other shapes come in whole: no word of them is lost, and every row is an action.

use super::common::Workplace;
use super::{fixture, plan_text};
use insta::assert_snapshot;
use std::fs;
use std::io::Read;

/// What is understood of a document, as a pipe shows it.
#[track_caller]
fn understood(name: &str) -> String {
    let place = Workplace::empty();
    let run = place.kimo(&["import", &fixture(name), "--tørløb"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(place.snapshot().is_empty(), "a dry run writes nothing");
    let shown = run.quiet();
    let end = shown.find("Svarene kan skrives").unwrap_or(shown.len());
    shown[..end]
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Imports a document and holds each of its words to the plan, but for those `understood` to mean
/// something else or to be heads. Returns how many actions there are.
#[track_caller]
fn accounted(name: &str, understood: &str) -> usize {
    let place = Workplace::empty();
    let run = place.kimo(&["import", &fixture(name), "--ja", "--periode", "2022-2030"]);
    assert_eq!(run.code, 0, "{run}");
    let plan = plan_text(&place);
    let lost: Vec<String> = words(name)
        .into_iter()
        .filter(|word| {
            !plan.contains(word.as_str())
                && !understood.split_whitespace().any(|other| other == word)
        })
        .collect();
    assert_eq!(lost, [""; 0], "{plan}");
    plan.matches("[[handling]]").count()
}

/// The words of a document's own parts.
fn words(name: &str) -> Vec<String> {
    let file = fs::File::open(fixture(name)).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut words = Vec::new();
    for part in [
        "word/document.xml",
        "word/footnotes.xml",
        "xl/sharedStrings.xml",
    ] {
        let Ok(mut part) = archive.by_name(part) else {
            continue;
        };
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let texts = document
            .descendants()
            .filter(|node| node.tag_name().name() == "t");
        let text: Vec<&str> = texts.filter_map(|node| node.text()).collect();
        let text = text.join(" ").replace('\u{ad}', "");
        words.extend(
            text.split_whitespace()
                .map(|word| word.trim_end_matches([',', '.', ':']).to_owned()),
        );
    }
    words
}

#[test]
fn letters_themes_and_lead_with_support() {
    assert_eq!(
        accounted(
            "ospar-rap-ml-2.docx",
            "Nr Handling Tema A B Lead Støtte fra støtte I gang"
        ),
        7
    );
    assert_snapshot!(understood("ospar-rap-ml-2.docx"), @"
    Regional handlingsplan mod havaffald 2022-2030

    7 handlinger i 2 mål, 10 parter, 7 spørgsmål.

    Nr.    Handling                                       Ansvarlig                   Status
    Mål A: Kilder på land
    – Forebyggelse og håndtering af affald
    A.1.1  Forebygge plastaffald i kystkommuner           Tyskland                    igangsat
    – Spildevand og regnvand
    A.2.1  Standse udslip af biobærere                    Sverige og Frankrig         igangsat
    A.2.2  Mindre affald gennem renseanlæg                Frankrig
    – Affald fra floder
    A.3.1  Måle og mindske affald fra floder              Frankrig, Belgien, Holland  igangsat
    – Mikroplast fra land
    A.5.1  Mindre mikroplast fra udvalgte kilder på land  Tyskland
    A.5.2  Bedre håndtering af plastpiller                KIMO, Storbritannien
    Mål B: Kilder til havs
    B.1.1  Bedre modtagelse af affald i havnene           Holland                     igangsat

    Indledningen er på ét afsnit.

    Parterne er Tyskland, Sverige og Frankrig, Frankrig, Belgien, Holland, KIMO, Storbritannien, Surfrider, Holland og Seas At Risk og Norge og Sverige.

    Læg mærke til:
    - Perioden 2022-2030 er den, dokumentet selv nævner.

    Spørgsmål:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    2. Tabel 1, række 6: Er ”Sverige og Frankrig” én part, eller er det ”Sverige” og ”Frankrig”? (skriv navnene med ; imellem) Uden svar er ”Sverige og Frankrig” én part.
    3. Tabel 2, række 3: Er ”Holland og Seas At Risk” én part, eller er det ”Holland” og ”Seas At Risk”? (skriv navnene med ; imellem) Uden svar er ”Holland og Seas At Risk” én part.
    4. Tabel 2, række 4: Er ”Norge og Sverige” én part, eller er det ”Norge” og ”Sverige”? (skriv navnene med ; imellem) Uden svar er ”Norge og Sverige” én part.
    5. Tabel 1, række 7: Hvilken status er ”Venter på start”? (ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået) Uden svar står det i handlingens tekst.
    6. Tabel 2, række 3: Hvilken status er ”Starter sent i 2025”? (ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået) Uden svar står det i handlingens tekst.
    7. Tabel 2, række 4: Hvilken status er ”Slutter i 2025”? (ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået) Uden svar står det i handlingens tekst.
    ");
}

#[test]
fn flat_numbers_and_nobody_responsible() {
    assert_eq!(
        accounted("plastik-uden-spild.docx", "Nr Initiativ inden udgangen af"),
        9
    );
    assert_snapshot!(understood("plastik-uden-spild.docx"), @"
    Plastik uden spild

    9 handlinger i 3 mål, 0 parter, 4 spørgsmål.

    Nr.  Handling                                                        Ansvarlig  Frist
    Mål 1: Et cirkulært forbrug
    1    Et nationalt plastikcenter                                                 2019
    2    Analyse af Danmarks forbrug af plastik
    6    Pant på juice og saft
    7    Udvidet ansvar for emballage                                               2025
    Mål 2: Mindre plastik i naturen
    10   En kampagne mod affald i naturen
    13   Undersøge tabte fiskenet (spøgelsesnet) og hvordan de fjernes:
    14   Forbud mod gratis bæreposer med hank
    Mål 3: Mindre forbrug
    16   Halvere forbruget af bæreposer                                             2023
    19   Forbud mod mikroplast i kosmetik

    Indledningen er på ét afsnit.

    Læg mærke til:
    - Tabellen ved tabel 3, række 1 har ingen overskrifter, som kimo kender, og er læst med kolonnerne i tabellen før.

    Spørgsmål:
    1. Hvilke år gælder planen for? (f.eks. 2026-2029) Uden svar kan planen ikke skrives.
    2. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    3. Dokumentet siger ikke, hvem der er ansvarlig. Hvem er det for alle handlinger? Uden svar står der et eksempel, som kimo tjek minder om.
    4. Tabel 1, række 4: Hvornår er ”fra 1. januar 2020”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende) Uden svar står det i handlingens tekst.
    ");
}

#[test]
fn a_sheet_an_action_without_numbers() {
    assert_eq!(
        accounted("odder-klimaplan.docx", "Indsats Ansvarlig Løbende"),
        4
    );
    assert_snapshot!(understood("odder-klimaplan.docx"), @"
    Strategisk energi- og klimaplan 2022-2025

    4 handlinger i 3 mål, 4 parter, 2 spørgsmål.

    Nr.  Handling                                 Ansvarlig   Frist
    Mål 1: I Reducér
    1.1  Energirenovering af kommunens bygninger  Ejendomme   2022-2025
    1.2  Klimavenlig mad                          Køkkenerne  løbende
    Mål 2: II Fortræng
    2.1  Plads til vindmøller                     Plan        2023
    Mål 3: III Fiksér
    3.1  Mere skov                                Natur

    Indledningen er på ét afsnit.

    Parterne er Ejendomme, Køkkenerne, Plan og Natur.

    Læg mærke til:
    - Kolonnen ”Beskrivelse” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Økonomi” er bevaret som en linje i handlingernes tekst.
    - Perioden 2022-2025 er den, dokumentet selv nævner.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Spørgsmål:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    2. Tabel 4, række 1: Hvornår er ”Når der er midler”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende) Uden svar står det i handlingens tekst.
    ");
}

#[test]
fn themes_down_the_rows_and_two_columns_of_owners() {
    assert_eq!(
        accounted(
            "klima.xlsx",
            "Tema Indsats Ansvarlig forvaltning Tovholder Samarbejdspartnere"
        ),
        5
    );
    assert_snapshot!(understood("klima.xlsx"), @"
    Klimahandleplan 2025-2028 (opdigtet)

    5 handlinger i 2 mål, 9 parter, 3 spørgsmål.

    Nr.  Handling                  Ansvarlig                           Frist
    Mål 1: Vand
    1.1  Kortlægge oversvømmelser  Teknik og Miljø, Klimachefen        30.6.2025
    1.2  Åbne rørlagte bække       Teknik og Miljø, Klimachefen        2026
    1.3  Beredskab ved stormflod   Beredskabet                         løbende
    Mål 2: Energi
    2.1  Solceller på skoler       Ejendomme, Energikoordinatoren      2. halvår 2025
    2.2  Rådgive husejere          Borgerservice, Energikoordinatoren

    Parterne er Teknik og Miljø, Klimachefen, Beredskabet, Ejendomme, Energikoordinatoren, Borgerservice, Forsyningen, Lodsejere og Havnen.

    Læg mærke til:
    - Arket ”Lister” er skjult i regnearket og er ikke med.
    - Kolonnen ”Budget” er bevaret som en linje i handlingernes tekst.
    - Perioden 2025-2028 er den, dokumentet selv nævner.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Spørgsmål:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    2. Række 3: Er ”Teknik og Miljø” én part, eller er det ”Teknik” og ”Miljø”? (skriv navnene med ; imellem) Uden svar er ”Teknik og Miljø” én part.
    3. Række 7: Hvornår er ”efter behov”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende) Uden svar står det i handlingens tekst.
    ");
}

#[test]
fn codes_a_split_row_a_list_a_footnote_and_what_was_deleted() {
    assert_eq!(
        accounted(
            "helcom-bsap.docx",
            "Segment Nr Handling Ansvarlig Frist senest i nærings- stoffer Løbende"
        ),
        5
    );
    assert_snapshot!(understood("helcom-bsap.docx"), @"
    Handlingsplan for Østersøen 2021-2030

    5 handlinger i 3 mål, 2 parter, 2 spørgsmål.

    Nr.  Handling                             Ansvarlig  Frist
    Mål B: Biodiversitet
    B1   Beskytte mere af havet               Landene    2030
    B2   Genoprette levesteder:               Landene    2027
    Mål E: Eutrofiering
    E1   Mindre kvælstof fra land             Landene    2. halvår 2025
    E2   Fælles regnskab over næringsstoffer  HELCOM
    Mål S: Affald
    S1   Fjerne spøgelsesnet                  Landene    løbende

    Indledningen er på ét afsnit.

    Parterne er Landene og HELCOM.

    Læg mærke til:
    - Tabel 1, række 6 er lagt til handlingen over den.
    - Perioden 2021-2030 er den, dokumentet selv nævner.

    Spørgsmål:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    2. Tabel 1, række 5: Hvornår er ”hvert sjette år”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende) Uden svar står det i handlingens tekst.
    ");
}

#[test]
fn a_list_that_danish_excel_saved() {
    assert_snapshot!(understood("excel.csv"), @"
    Handleplan

    12 handlinger i 2 mål, 3 parter, 6 spørgsmål.

    Nr.   Handling              Ansvarlig               Frist
    Mål 1: EKSEMPEL: Målets titel
    1.1   Rense stranden        Sekretariatet, Havnene  foråret 2025
    1.2   Måle støj; to steder  Fagrådet                3. kv. 2025
    Mål 2: EKSEMPEL: Målets titel
    2.1   Tiltag nummer 1       Fagrådet                2026
    2.2   Tiltag nummer 2       Fagrådet                2026
    2.3   Tiltag nummer 3       Fagrådet                2026
    2.4   Tiltag nummer 4       Fagrådet                2026
    2.5   Tiltag nummer 5       Fagrådet                2026
    2.6   Tiltag nummer 6       Fagrådet                2026
    2.7   Tiltag nummer 7       Fagrådet                2026
    2.8   Tiltag nummer 8       Fagrådet                2026
    2.9   Tiltag nummer 9       Fagrådet                2026
    2.10  Det tiende tiltag     Sekretariat

    Parterne er Sekretariatet (også Sekretariat), Havnene og Fagrådet.

    Læg mærke til:
    - Kolonnen ”Ansvalig” er læst som ”ansvarlig”.
    - Kolonnen ”Bemærkninger” er bevaret som en linje i handlingernes tekst.
    - Linje 14: ”2.1” er læst som 2.10, som Excel viser uden nullet.

    Spørgsmål:
    1. Hvilke år gælder planen for? (f.eks. 2026-2029) Uden svar kan planen ikke skrives.
    2. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    3. Hvad er planens titel? Uden svar bliver den ”Handleplan”.
    4. Er ”Sekretariat” og ”Sekretariatet” den samme part? Uden svar er ”Sekretariat” en anden stavemåde af ”Sekretariatet”.
    5. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    6. Linje 5: Hvad er titlen på mål 2? Uden svar står der et eksempel, som kimo tjek minder om.
    ");
}

#[test]
fn a_cover_a_sheet_a_goal_and_a_start_without_an_end() {
    let understood_words =
        "Nr Aktivitet Tovholder Partnere Deadline Status Mål I gang færdig januar-maj";
    assert_eq!(accounted("natur.xlsx", understood_words), 4);
    assert_snapshot!(understood("natur.xlsx"), @r#"
    Naturhandlingsplan 2026-2029

    4 handlinger i 2 mål, 4 parter, 2 spørgsmål.

    Nr.  Handling          Ansvarlig    Frist         Status
    Mål 1: Skov
    1.1  Rydde rødgran     Skovrideren  1.10.2026     igangsat
    1.2  Plante løvskov    Skovrideren  fra 1.8.2026
    Mål 2: Vand
    2.1  Grave vandhuller  Miljø        maj 2028
    2.2  Slynge åen        Miljø        løbende

    Indledningen er på 4 afsnit.

    Parterne er Skovrideren, Miljø, Naturfonden A/S og Lodsejere.

    Læg mærke til:
    - Arket ”Forside” er læst som tekst før målene.
    - Kolonnen ”% færdig” er bevaret som en linje i handlingernes tekst.
    - 2.1 er gennemført i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 2.1 "…" --status gennemført --dato DATO.
    - Tabellen ved arket ”Lister”, række 1 er ikke en tabel med handlinger; dens ord er bevaret som tekst.
    - Teksten efter det sidste mål er lagt til indledningen.
    - Perioden 2026-2029 er den, dokumentet selv nævner.

    Spørgsmål:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    2. Arket ”Mål 2 Vand”, række 5: Hvilken status er ”På hold”? (ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået) Uden svar står det i handlingens tekst.
    "#);
}

#[test]
fn cards_with_their_numbers_in_their_titles() {
    assert_eq!(
        accounted(
            "affald.docx",
            "Initiativ Ansvarlig Tidsplan Tema 1. 2. 3. 2025/26 Biblioteket/Renovationen"
        ),
        3
    );
    assert_snapshot!(understood("affald.docx"), @"
    Affaldsplan 2025-2030 (opdigtet)

    3 handlinger i 2 mål, 3 parter, 2 spørgsmål.

    Nr.  Handling                         Ansvarlig                      Frist
    Mål 1: Genbrug
    1    Byttehjørner på genbrugspladsen  Renovationen I/S               2026
    2    Reparationscafé                  Biblioteket, Renovationen I/S  2. halvår 2025
    Mål 2: Sortering
    3    Ti fraktioner i byens rum        Park og Vej                    2025-2026

    Parterne er Renovationen I/S, Biblioteket og Park og Vej.

    Læg mærke til:
    - Kolonnen ”Formål” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Handling” er bevaret som en linje i handlingernes tekst.
    - Perioden 2025-2030 er den, dokumentet selv nævner.

    Spørgsmål:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    2. Tabel 3, række 1: Er ”Park og Vej” én part, eller er det ”Park” og ”Vej”? (skriv navnene med ; imellem) Uden svar er ”Park og Vej” én part.
    ");
}

#[test]
fn columns_under_their_heads_parted_by_blanks() {
    assert_snapshot!(understood("helcom-rap-ml.txt"), @r#"
    Regional handlingsplan mod havaffald i Østersøen 2015-2025

    5 handlinger i 2 mål, 6 parter, 1 spørgsmål.

    Nr.  Handling                                                                    Ansvarlig                      Frist        Status
    Mål 1: Kilder på land
    – Affald fra byer
    RL1  Vejledning om at forebygge affald i kystbyer, også ved regn- og spildevand  Sekretariatet                  2016-2017
    RL2  Fælles tal for affald i floder                                              Landene, Floddirektoratet A/S  3. kv. 2018  igangsat
    – Engangsplast
    RL6  Mindre isopor på strandene                                                  Erhvervet, landene             løbende
    Mål 2: Kilder på havet
    RS3  Samme afgift i alle havne, uanset hvor meget affald skibet har              Havnene                        2017         igangsat
    RS9  Samle tabte garn op                                                         Fiskerne                       løbende

    Indledningen er på ét afsnit.

    Parterne er Sekretariatet, Landene, Floddirektoratet A/S, Erhvervet, Havnene og Fiskerne.

    Læg mærke til:
    - RL1 er gennemført i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér RL1 "…" --status gennemført --dato DATO.
    - ”Grøn” under Status er en vurdering og står i handlingens tekst, indtil den skrives med en dato: kimo notér NR "…" --vurdering grøn --dato DATO.
    - Teksten efter handlingerne under mål 2 er lagt til målets baggrund.
    - Perioden 2015-2025 er den, dokumentet selv nævner.

    Spørgsmål:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
    let place = Workplace::empty();
    let run = place.kimo(&["import", &fixture("helcom-rap-ml.txt"), "--ja"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(plan_text(&place), @r#"
    format = 1
    titel = "Regional handlingsplan mod havaffald i Østersøen 2015-2025"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2015-2025"
    indledning = "Planen følger HELCOM’s anbefaling 36/1. Teksterne er forkortede, og ansvarlige og tider er opdigtede."


    [[part]]
    navn = "Sekretariatet"

    [[part]]
    navn = "Landene"

    [[part]]
    navn = "Floddirektoratet A/S"

    [[part]]
    navn = "Erhvervet"

    [[part]]
    navn = "Havnene"

    [[part]]
    navn = "Fiskerne"

    nr = "1"
    titel = "Kilder på land"

    [[handling]]
    nr = "RL1"
    tekst = """
    Vejledning om at forebygge affald i kystbyer, også ved regn- og spildevand

    Status: Afsluttet"""
    ansvarlig = ["Sekretariatet"]
    gruppe = "Affald fra byer"
    frist = "2016-2017"

    [[handling]]
    nr = "RL2"
    tekst = "Fælles tal for affald i floder"
    ansvarlig = ["Landene", "Floddirektoratet A/S"]
    gruppe = "Affald fra byer"
    start = "1. kvartal 2018"
    frist = "3. kvartal 2018"
    udgangsstatus = "igangsat"

    [[handling]]
    nr = "RL6"
    tekst = "Mindre isopor på strandene"
    ansvarlig = ["Erhvervet", "landene"]
    gruppe = "Engangsplast"
    start = "2020"
    frist = "løbende"

    nr = "2"
    titel = "Kilder på havet"
    baggrund = "Tallene opgøres hvert år."

    [[handling]]
    nr = "RS3"
    tekst = "Samme afgift i alle havne, uanset hvor meget affald skibet har"
    ansvarlig = ["Havnene"]
    frist = "2017"
    udgangsstatus = "igangsat"

    [[handling]]
    nr = "RS9"
    tekst = """
    Samle tabte garn op

    Status: Grøn"""
    ansvarlig = ["Fiskerne"]
    frist = "løbende"
    "#);
}

/// Two blanks after a number are not a column.
#[test]
fn what_only_looks_like_columns_is_text() {
    let text = "Plan 2024-2027\n\nMål 1: Havet\n\nNr.  Handling   Ansvarlig\n1.1  Samle affald, hver gang det blæser\n\nHavnene\n";
    let place = Workplace::empty();
    place.write("plan.txt", text);
    let run = place.kimo(&["import", "plan.txt", "--tørløb"]);
    assert_snapshot!(run.quiet(), @r#"
    Plan 2024-2027

    1 handling i 1 mål, 1 part, 1 spørgsmål.

    Nr.  Handling                            Ansvarlig
    Mål 1: Havet
    1.1  Samle affald, hver gang det blæser  Havnene

    Parterne er Havnene.

    Læg mærke til:
    - Perioden 2024-2027 er den, dokumentet selv nævner.

    Spørgsmål:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.

    Svarene kan skrives i en fil, f.eks. svar.toml, og bruges med --svar svar.toml:

    organisation = "…"

    Intet er skrevet (--tørløb).
    "#);
}

#[test]
fn items_of_lists_where_there_is_no_table() {
    let text = "Frivillighed 2023-2026\n\nEt godt liv for alle.\n\nMål 1: Flere frivillige\n\nDer er brug for det.\n\n\
        - Vi opretter en portal (Ansvarlig: Kulturforvaltningen, 2024)\n- Vi holder en årlig fest.\n  Ansvarlig: Frivilligcentret\n\n\
        Mål 2: Bedre rammer\n\n- Lokaler stilles gratis til rådighed\n- Et kursus hvert halve år. Tovholder: Skolen. Frist: løbende\n";
    let (place, run) = super::import("plan.txt", text, &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run.quiet(), @r#"
    Planen for 2023-2026 er skrevet i plan/2023-2026: 4 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Perioden 2023-2026 er den, dokumentet selv nævner.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Ikke besvaret:
    1. Hvad hedder organisationen? Uden svar står der et eksempel, som kimo tjek minder om.
    2. Punkt 3: Hvem er ansvarlig for 2.1? Uden svar står der et eksempel, som kimo tjek minder om.

    Det næste:
      1. Se efter, hvad der mangler:  kimo tjek
      2. Se planen:  kimo oversigt
      3. Gem planen i git:  git add plan
         og så:  git commit -m "Planen for 2023-2026"
    "#);
    assert_snapshot!(plan_text(&place), @r#"
    format = 1
    titel = "Frivillighed 2023-2026"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2023-2026"
    indledning = "Et godt liv for alle."


    [[part]]
    navn = "Kulturforvaltningen"

    [[part]]
    navn = "Frivilligcentret"

    [[part]]
    navn = "Skolen"

    [[part]]
    navn = "EKSEMPEL: Ansvarlig"

    nr = "1"
    titel = "Flere frivillige"
    baggrund = "Der er brug for det."

    [[handling]]
    nr = "1.1"
    tekst = "Vi opretter en portal"
    ansvarlig = ["Kulturforvaltningen"]
    frist = "2024"

    [[handling]]
    nr = "1.2"
    tekst = "Vi holder en årlig fest."
    ansvarlig = ["Frivilligcentret"]

    nr = "2"
    titel = "Bedre rammer"

    [[handling]]
    nr = "2.1"
    tekst = "Lokaler stilles gratis til rådighed"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]

    [[handling]]
    nr = "2.2"
    tekst = "Et kursus hvert halve år."
    ansvarlig = ["Skolen"]
    frist = "løbende"
    "#);
}

#[test]
fn lists_in_lists_where_there_is_no_heading() {
    let text = |goal: [&str; 2], set_in: &str, sign: [&str; 2]| {
        let item = |sign: &str, words: &str| format!("{set_in}{sign}{words}\n");
        let first = item(sign[0], "Samle affald. Ansvarlig: Havnen. Frist: 2026");
        let second = item(sign[1], "Nye spande ved molen");
        let folder = item(sign[0], "En folder. Ansvarlig: Skolen");
        let (one, other) = (goal[0], goal[1]);
        format!(
            "Handleplan 2026-2029\n\n{one}Ren havn\n{first}{second}\n{other}Oplysning\n{folder}"
        )
    };
    let plan = |text: String| {
        let (place, run) = super::import("plan.txt", text, &[]);
        assert_eq!(run.code, 0, "{run}");
        plan_text(&place)
    };
    let bullets = plan(text(["", ""], "", ["- ", "- "]));
    assert_snapshot!(bullets, @r#"
    format = 1
    titel = "Handleplan 2026-2029"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2026-2029"


    [[part]]
    navn = "Havnen"

    [[part]]
    navn = "Skolen"

    [[part]]
    navn = "EKSEMPEL: Ansvarlig"

    nr = "1"
    titel = "Ren havn"

    [[handling]]
    nr = "1.1"
    tekst = "Samle affald."
    ansvarlig = ["Havnen"]
    frist = "2026"

    [[handling]]
    nr = "1.2"
    tekst = "Nye spande ved molen"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]

    nr = "2"
    titel = "Oplysning"

    [[handling]]
    nr = "2.1"
    tekst = "En folder."
    ansvarlig = ["Skolen"]
    "#);
    for text in [
        text(["1. ", "2. "], "   ", ["1. ", "2. "]),
        text(["1) ", "2) "], "  ", ["- ", "- "]),
        text(["• ", "• "], "", ["– ", "– "]),
        text(["", ""], "", ["- ", "- "])
            .replace("havn\n", "havn:\n")
            .replace("Oplysning\n", "Oplysning:\n"),
        text(["• ", "• "], "", ["– ", "– "]).replace("\n\n• Ren", "\n\nVi vil:\n\n• Ren"),
    ] {
        let read = plan(text.clone()).replace("indledning = \"Vi vil:\"\n", "");
        assert_eq!(read, bullets, "{text}");
    }
    let letters = plan(text(["1. ", "2. "], "", ["a) ", "b) "]));
    let lettered = [("1.1", "1.a"), ("1.2", "1.b"), ("2.1", "2.a")];
    let expected = lettered
        .iter()
        .fold(bullets.clone(), |plan, (number, letter)| {
            plan.replace(&format!("nr = \"{number}\""), &format!("nr = \"{letter}\""))
        });
    assert_eq!(letters, expected);
    let paragraph = super::whole::paragraph;
    let text = text(["1. ", "2. "], "", ["1. ", "2. "]);
    let body: String = text.lines().map(paragraph).collect();
    let (place, run) = super::import("plan.docx", super::whole::word(&body, &[]), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(plan_text(&place), bullets);
    let titled = text.lines().skip(1).map(paragraph).collect::<String>();
    let body = super::whole::heading(1, "Handleplan 2026-2029") + &titled;
    let (place, run) = super::import("plan.docx", super::whole::word(&body, &[]), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(plan_text(&place), bullets);
}

#[test]
fn numbered_items_with_bullets_under_them() {
    let text = "Plan 2024-2027\n\nMål 1: Havet\n\n1.1 Samle affald\n\n- på stranden\n- i havnen\n\nAnsvarlig: Havnene\n\n1.2 Måle støj\n\nAnsvarlig: Fagrådet\n";
    let (place, run) = super::import("plan.txt", text, &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(plan_text(&place), @r#"
    format = 1
    titel = "Plan 2024-2027"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2024-2027"


    [[part]]
    navn = "Havnene"

    [[part]]
    navn = "Fagrådet"

    nr = "1"
    titel = "Havet"

    [[handling]]
    nr = "1.1"
    tekst = """
    Samle affald

    - på stranden

    - i havnen"""
    ansvarlig = ["Havnene"]

    [[handling]]
    nr = "1.2"
    tekst = "Måle støj"
    ansvarlig = ["Fagrådet"]
    "#);
}

#[test]
fn themes_across_a_table_whose_numbers_are_of_one_goal_are_groups() {
    let table = "Plan 2024-2027;;\nNr;Handling;Ansvarlig\nTrafik;;\n1.1;Cykelsti;Vejene\nVarme;;\n1.2;Fjernvarme;Forsyning A/S, Vejene\n2.1;Solceller;Vejene\n";
    let (place, run) = super::import("plan.csv", table, &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(plan_text(&place), @r#"
    format = 1
    titel = "Plan 2024-2027"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2024-2027"


    [[part]]
    navn = "Vejene"

    [[part]]
    navn = "Forsyning A/S"

    nr = "1"
    titel = "EKSEMPEL: Målets titel"

    [[handling]]
    nr = "1.1"
    tekst = "Cykelsti"
    ansvarlig = ["Vejene"]
    gruppe = "Trafik"

    [[handling]]
    nr = "1.2"
    tekst = "Fjernvarme"
    ansvarlig = ["Forsyning A/S", "Vejene"]
    gruppe = "Varme"

    nr = "2"
    titel = "EKSEMPEL: Målets titel"

    [[handling]]
    nr = "2.1"
    tekst = "Solceller"
    ansvarlig = ["Vejene"]
    gruppe = "Varme"
    "#);
}
