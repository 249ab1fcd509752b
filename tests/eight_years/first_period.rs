//! 2022 to 2025: the first plan, from the day it was adopted to the last note in it.

use crate::life::{Home, In, Life, Never, Office};

const HEADER: &str = "plan/2022-2025/handleplan.toml";
const BEACHES: &str = "plan/2022-2025/maal-1.toml";

const HANDLEPLAN: &str = r#"format = 1
titel = "Handleplan 2022-2025 (opdigtet)"
organisation = "Foreningen Ren Fjord (opdigtet)"
periode = "2022-2025"
vedtaget = 2022-02-24

[[part]]
navn = "Sekretariatet"
alias = ["Sekretariat"]

[[part]]
navn = "Bestyrelsen"

[[part]]
navn = "Kommunerne"

[[moede]]
dato = 2022-02-24
navn = "Bestyrelsesmøde"

[[moede]]
dato = 2023-02-23
navn = "Bestyrelsesmøde"

[[pligt]]
tekst = "Årets mål og midler justeres på bestyrelsens møde."
hvornaar = "1. kvartal"

[[international]]
nr = "KI-3"
titel = "Mindre plast i havet"
"#;

const GOAL_1: &str = r#"nr = "1"
titel = "En renere fjord"
ansvarlig = ["Sekretariatet"]

[[handling]]
nr = "1.1"
tekst = "Rense strandene."

[[handling]]
nr = "1.2"
tekst = "Holde en konference."
ansvarlig = ["Bestyrelsen"]
frist = "4. kvartal 2024"

[[handling]]
nr = "1.3"
tekst = "Plante ålegræs."
ansvarlig = ["Kommunerne"]
trin = ["Steder fundet", "Plantet"]

[[indikator]]
navn = "Medlemmer"
enhed = "medlemmer"
udgangspunkt = 18
maaltal = 40
"#;

const GOAL_2: &str = r#"nr = "2"
titel = "Et stærkere fællesskab"

[[handling]]
nr = "2.1"
tekst = "Udgive et medlemsblad."
ansvarlig = ["Sekretariatet"]

[[handling]]
nr = "2.2"
tekst = "Spørge medlemmerne."
ansvarlig = ["Sekretariatet"]
"#;

pub(crate) fn play(life: &mut Life) {
    adopt(life);
    year_2022(life);
    year_2023(life);
    year_2024(life);
    year_2025(life);
}

fn adopt(life: &mut Life) {
    for (file, text) in [
        (HEADER, HANDLEPLAN),
        (BEACHES, GOAL_1),
        ("plan/2022-2025/maal-2.toml", GOAL_2),
    ] {
        life.at(Office).write(file, text);
    }
    let office = life.at(Office);
    office
        .command_with_git(&["merge", "--install"])
        .output()
        .unwrap();
    office.commit("Planen er vedtaget");
    office.git(&["push", "--quiet", "origin", "HEAD:main"]);
    let home = life.at(Home);
    home.git(&["pull", "--quiet", "origin", "main"]);
    home.command_with_git(&["merge", "--install"])
        .output()
        .unwrap();
    life.exchange("1.3.2022");
}

fn year_2022(life: &mut Life) {
    life.write(
        Office,
        "10.3.2022",
        "adjust 1.1 --år 2022 --mål 'To {strandmaal2022}' --beløb 40.000 --besluttet 24.2.2022",
        In(2022),
    );
    life.write(
        Office,
        "20.3.2022",
        "note 1.1 'Den første er {renset2022}.' --status igangsat --vurdering grøn --af Anna",
        In(2022),
    );

    // Two people write on one action, each on a machine of their own, in the same days.
    life.write(
        Home,
        "12.5.2022",
        "note 1.1 'Vi fandt {muslinger}.' --af Carla",
        In(2022),
    );
    life.write(
        Office,
        "12.5.2022",
        "note 1.1 'Skolen kom med {spande}.' --af Bo",
        In(2022),
    );
    life.write(
        Home,
        "13.5.2022",
        "note 1.3 'Der er {sand} nok.' --status igangsat --trin 1 --af Carla",
        In(2022),
    );
    life.exchange("14.5.2022");

    // A slip, taken back at once.
    life.write(
        Office,
        "1.9.2022",
        "note 2.1 'Bladet er {glemt}.' --vurdering rød",
        Never,
    );
    life.kimo(Office, "undo");
    life.write(
        Office,
        "1.9.2022",
        "note 2.1 'Bladet er {trykt2022}.' --status løbende --vurdering grøn",
        In(2022),
    );
    life.write(
        Office,
        "31.12.2022",
        "measure Medlemmer 19 --kilde '{Optaelling2022}'",
        In(2022),
    );
    life.write(
        Home,
        "10.12.2022",
        "adjust 1.1 --år 2023 --mål 'Tre {strandmaal2023}' --beløb 50.000",
        In(2022),
    );
    life.exchange("31.12.2022");

    // January: last year is told to its end.
    life.write(
        Office,
        "15.1.2023",
        "result 1.1 delvist 'Kun den ene, for {stormen} kom' --år 2022 --forbrug 38.517",
        In(2022),
    );
    life.write(
        Home,
        "20.1.2023",
        "note 1.2 'Vi fandt ingen {sal} i efteråret.' --år 2022 --vurdering gul",
        In(2022),
    );
    life.write(
        Home,
        "21.1.2023",
        "note 1.2 'Nu har vi et {fjordhotel}.' --status igangsat",
        In(2023),
    );
    life.edit(
        Office,
        "22.1.2023",
        (
            HEADER,
            "",
            "\n[[beretning]]\naar = 2022\ntekst = \"Et godt år.\"\naf = \"Formanden\"\n",
        ),
        Never,
    );
    life.exchange("22.1.2023");
    life.write(
        Office,
        "23.2.2023",
        "adjust 1.1 --år 2023 --besluttet 23.2.2023",
        In(2023),
    );
    life.settle(2022);
}

fn year_2023(life: &mut Life) {
    let late = life.refused(Home, "note 2.2 'For sent.' --år 2022 --dato 1.4.2023");
    assert!(late.contains("gjort op"), "{late}");

    life.write(
        Office,
        "12.4.2023",
        "note 1.1 'Igen blev den {renset2023}.' --vurdering grøn",
        In(2023),
    );
    // A slip, found after hand edits elsewhere in the file.
    life.write(
        Office,
        "2.5.2023",
        "note 1.3 'Det hele er {overgroet}.' --trin 2 --status gennemført",
        Never,
    );
    life.edit(
        Office,
        "3.5.2023",
        (
            BEACHES,
            "nr = \"1.2\"\n",
            "nr = \"1.2\" # se mødets referat\n",
        ),
        Never,
    );
    life.edit(Office, "3.5.2023", (BEACHES, "[[indikator]]", "[[handling.note]]\ndato = 2023-05-03\ntekst = \"Kommunen vil {vente}.\"\n\n[[indikator]]"), In(2023));
    life.kimo(Office, "undo");
    let text = life.at(Office).read(BEACHES);
    assert!(
        text.contains("vente")
            && text.contains("# se mødets referat")
            && !text.contains("overgroet"),
        "{text}"
    );
    life.exchange("4.5.2023");

    // A slip, found after it was committed and sent.
    life.write(
        Home,
        "1.6.2023",
        "note 2.2 'Ingen {svarede}.' --vurdering rød --commit",
        Never,
    );
    life.exchange("2.6.2023");
    life.kimo(Home, "undo");
    life.exchange("3.6.2023");
    life.write(
        Home,
        "4.6.2023",
        "note 2.2 'Spørgsmålene er {sendt}.' --status igangsat --vurdering grøn",
        In(2023),
    );
    life.exchange("4.6.2023");

    // October: a new action, as a proposal, while a colleague writes on another.
    life.write(
        Office,
        "12.10.2023",
        "add 1 'Samle {spoegelsesnet}.' --ansvarlig Kommunerne --international KI-3",
        In(2023),
    );
    life.write(
        Home,
        "12.10.2023",
        "note 1.2 '{Talerne} har sagt ja.' --vurdering grøn",
        In(2023),
    );
    life.exchange("13.10.2023");
    life.write(
        Office,
        "31.12.2023",
        "measure Medlemmer 24 --kilde '{Optaelling2023}'",
        In(2023),
    );
    life.write(
        Office,
        "10.1.2024",
        "adjust 1.4 --år 2024 --mål 'Ti {garn}' --beløb 12.000",
        In(2023),
    );
    life.write(
        Home,
        "10.1.2024",
        "result 1.1 ja 'Alle tre, og {fjorden} takker' --år 2023 --forbrug 49.613",
        Never,
    );
    life.exchange("11.1.2024");
    // A verdict that was wrong, and the one that holds.
    life.write(
        Home,
        "12.1.2024",
        "result 1.1 delvist 'Kun to, viste {optegnelsen}' --år 2023 --forbrug 47.211",
        In(2023),
    );

    // February: a decision on one side and a note on the other.
    life.write(
        Office,
        "23.2.2024",
        "confirm 1.4 --besluttet 22.2.2024 --møde '{Februarmoedet}'",
        In(2023),
    );
    life.write(
        Home,
        "24.2.2024",
        "note 1.4 'Dykkerne er {bestilt}.' --status igangsat",
        In(2024),
    );
    life.settle(2023);
}

fn year_2024(life: &mut Life) {
    // Others take over, and the words are other words; the old reports know nothing of it.
    life.write(
        Office,
        "1.4.2024",
        "part {Havnene} --alias Lystbådehavnene",
        In(2024),
    );
    life.write(
        Office,
        "2.4.2024",
        "amend 1.3 --ansvarlig Havnene --besluttet 22.2.2024",
        In(2024),
    );
    life.write(
        Home,
        "2.4.2024",
        "note 1.3 'De første {skud} er sat.' --trin 2 --vurdering grøn",
        In(2024),
    );
    life.exchange("3.4.2024");
    life.write(
        Home,
        "4.4.2024",
        "amend 1.2 --tekst 'Holde to {fagmoeder}.' --besluttet 22.2.2024",
        In(2024),
    );
    life.write(
        Office,
        "4.4.2024",
        "note 1.2 'Lokalet er {lejet}.'",
        In(2024),
    );
    life.exchange("5.4.2024");
    life.write(
        Office,
        "1.9.2024",
        "note 1.1 'Endnu en {renset2024}.' --vurdering gul",
        In(2024),
    );
    // A goal more, with its first action.
    life.write(
        Office,
        "3.10.2024",
        "add 3 'Måle {larmen}.' --mål-titel 'Mindre {undervandsbrag}' --ansvarlig Sekretariatet",
        In(2024),
    );
    life.write(Home, "26.11.2024", "note 1.2 'Fristen holder ikke, for {taageklokken} mangler.' --vurdering rød --frist '3. kvartal 2025' --indstilling 'Bevilg 75.000 kr. til {klokketaarnet}'", In(2024));
    life.write(
        Home,
        "31.12.2024",
        "measure Medlemmer 29 --kilde '{Optaelling2024}'",
        In(2024),
    );
    life.exchange("31.12.2024");

    // Over new year the light is an old one.
    let shown = life.kimo(Office, "status --dato 10.1.2025");
    assert!(shown.contains("senest: rød (26.11.2024)"), "{shown}");
    life.write(
        Office,
        "12.1.2025",
        "adjust 1.1 --år 2025 --mål 'Fire {strandmaal2025}'",
        In(2024),
    );
    life.write(
        Home,
        "12.1.2025",
        "result 1.4 nej 'Der var {isvinter}' --år 2024 --forbrug 3.307",
        In(2024),
    );
    life.exchange("13.1.2025");
    life.write(
        Office,
        "27.2.2025",
        "confirm 3.1 --besluttet 27.2.2025 --møde '{Vintermoedet}'",
        In(2024),
    );
    life.write(
        Office,
        "27.2.2025",
        "note 1.4 'Kommunerne vil ikke {betale}.' --status udgået --besluttet 27.2.2025",
        In(2025),
    );
    life.settle(2024);
}

fn year_2025(life: &mut Life) {
    life.write(
        Office,
        "10.5.2025",
        "note 1.1 'Og den sidste blev {renset2025}.' --vurdering grøn",
        In(2025),
    );
    let due = life.write(
        Home,
        "10.8.2025",
        "note 1.2 'Begge {konferencer} er holdt.' --status gennemført",
        In(2025),
    );
    assert!(due.contains("kimo nyperiode 2026-2029"), "{due}");
    life.write(
        Office,
        "1.10.2025",
        "note 3.1 'Måleren er {koebt}.' --status igangsat --vurdering gul",
        In(2025),
    );
    life.exchange("2.10.2025");
    life.write(
        Office,
        "1.12.2025",
        "measure Medlemmer 33 --kilde '{Optaelling2025}'",
        In(2025),
    );

    // December: the next plan is made. What is noted in the old one after that goes on in it.
    let made = life.kimo(Office, "rollover --ja");
    assert!(made.contains("1.2 (før 1.3): Plante ålegræs."), "{made}");
    life.exchange("10.12.2025");
    let followed = life.write(
        Home,
        "15.12.2025",
        "note 2.2 'Svarene {vises} hvert år.' --status løbende",
        In(2025),
    );
    assert!(
        followed.contains("Den begynder nu som løbende"),
        "{followed}"
    );
    life.write(
        Office,
        "16.12.2025",
        "note 1.3 'Alt er {fuldtplantet}.' --vurdering grøn",
        In(2025),
    );
    life.exchange("17.12.2025");
}
