//! Faults of tables and values: keys, types, what must be there.

use super::common::{GOAL, HANDLEPLAN};
use super::{action, file, goal};
use insta::assert_snapshot;

#[test]
fn an_unknown_key_is_answered_with_the_nearest() {
    assert_snapshot!(action("ansvarlige = [\"Bestyrelsen\"]\n"), @"
    maal-1.toml:8:1 fejl[ukendt-noegle] ukendt nøgle ”ansvarlige” i en handling
      Mente du ”ansvarlig”?
    exit 1
    ");
    assert_snapshot!(action("Gruppe = \"x\"\n"), @"
    maal-1.toml:8:1 fejl[ukendt-noegle] ukendt nøgle ”Gruppe” i en handling
      Skriv ”gruppe”.
    exit 1
    ");
    assert_snapshot!(action("farve = \"x\"\n"), @"
    maal-1.toml:8:1 fejl[ukendt-noegle] ukendt nøgle ”farve” i en handling
      Kendte nøgler her: nr, tekst, ansvarlig, medvirkende, gruppe, start, frist, trin, udgangsstatus, international, oprettet, besluttet, fra, aarsmaal, aendring, resultat, note.
    exit 1
    ");
    assert_snapshot!(action("\n[[handling.noter]]\ndato = 2024-03-12\ntekst = \"x\"\n"), @"
    maal-1.toml:9:12 fejl[ukendt-noegle] ukendt nøgle ”noter” i en handling
      Skriv ”[[handling.note]]”.
    exit 1
    ");
    assert_snapshot!(action("\n[[handlinger]]\nnr = \"1.2\"\ntekst = \"x\"\nansvarlig = [\"Bestyrelsen\"]\n"), @"
    maal-1.toml:9:3 fejl[ukendt-noegle] ukendt nøgle ”handlinger” i et mål
      Skriv ”[[handling]]”.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", format!("{HANDLEPLAN}\n[[parter]]\nnavn = \"x\"\n")), @"
    handleplan.toml:24:3 fejl[ukendt-noegle] ukendt nøgle ”parter” i handleplanen
      Skriv ”[[part]]”.
    exit 1
    ");
}

#[test]
fn a_wrong_type_names_both() {
    assert_snapshot!(goal(GOAL.replace("\"1.1\"", "2.10")), @r#"
    maal-1.toml:5:6 fejl[forkert-type] ”nr” skal stå i anførselstegn
      Skriv nr = "2.10"; uden anførselstegn er 2.10 det samme tal som 2.1.
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("nr = \"1\"", "nr = 1")), @r#"
    maal-1.toml:1:6 fejl[forkert-type] ”nr” skal stå i anførselstegn
      Skriv nr = "1"; uden anførselstegn er 2.10 det samme tal som 2.1.
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("[\"Sekretariatet\"]", "\"Sekretariatet\"")), @r#"
    maal-1.toml:7:13 fejl[forkert-type] ”ansvarlig” skal være en liste af tekster, f.eks. ["…", "…"], men her står en tekst
      Sæt kantede parenteser om: ansvarlig = ["Sekretariatet"].
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("\"Sekretariatet\"", "1, true")), @"
    maal-1.toml:7:14 fejl[forkert-type] listen ”ansvarlig” må kun indeholde tekster, men her står et helt tal
      Sæt anførselstegn om.
    maal-1.toml:7:17 fejl[forkert-type] listen ”ansvarlig” må kun indeholde tekster, men her står true eller false
      Sæt anførselstegn om.
    exit 1
    ");
    assert_snapshot!(action("oprettet = \"2024-02-01\"\n"), @"
    maal-1.toml:8:12 fejl[forkert-type] ”oprettet” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står en tekst
      Skriv 2024-02-01 uden anførselstegn.
    exit 1
    ");
    assert_snapshot!(action("gruppe = true\n"), @r#"
    maal-1.toml:8:10 fejl[forkert-type] ”gruppe” skal være en tekst i anførselstegn, men her står true eller false
      Sæt anførselstegn om: gruppe = "true".
    exit 1
    "#);
    assert_snapshot!(action("frist = 2025\n"), @r#"
    maal-1.toml:8:9 fejl[forkert-type] et årstal alene i ”frist” skal stå i anførselstegn
      Skriv frist = "2025".
    exit 1
    "#);
    assert_snapshot!(action("\n[handling.note]\ndato = 2024-03-12\ntekst = \"x\"\n"), @"
    maal-1.toml:9:1 fejl[forkert-type] ”note” skal være blokke med hver sin overskrift i dobbelte kantede parenteser, men her står en tabel
      Skriv overskriften med dobbelte kantede parenteser: [[handling.note]].
    exit 1
    ");
    assert_snapshot!(action("note = \"x\"\n"), @"
    maal-1.toml:8:8 fejl[forkert-type] ”note” skal være blokke med hver sin overskrift i dobbelte kantede parenteser, men her står en tekst
      Skriv overskriften med dobbelte kantede parenteser: [[handling.note]].
    exit 1
    ");
    assert_snapshot!(action("\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x\"\ntrin = \"1\"\n"), @"
    maal-1.toml:12:8 fejl[forkert-type] ”trin” skal være et helt tal fra 1 uden anførselstegn, men her står en tekst
      Skriv 1 uden anførselstegn.
    exit 1
    ");
    assert_snapshot!(action("\n[[indikator]]\nnavn = \"Flasker\"\nenhed = \"stk.\"\nudgangspunkt = \"18\"\n"), @"
    maal-1.toml:12:16 fejl[forkert-type] ”udgangspunkt” skal være et tal uden anførselstegn, f.eks. 19 eller 3.5, men her står en tekst
      Skriv 18 uden anførselstegn.
    exit 1
    ");
    assert_snapshot!(action("\n[[indikator]]\nnavn = \"Flasker\"\nenhed = \"stk.\"\nudgangspunkt = \"18,5\"\n"), @"
    maal-1.toml:12:16 fejl[forkert-type] ”udgangspunkt” skal være et tal uden anførselstegn, f.eks. 19 eller 3.5, men her står en tekst
      Skriv 18.5 uden anførselstegn.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", HANDLEPLAN.replace("format = 1", "format = \"1\"")), @"
    handleplan.toml:1:10 fejl[forkert-type] ”format” skal være et helt tal fra 1 uden anførselstegn, men her står en tekst
      Skriv 1 uden anførselstegn.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", HANDLEPLAN.replace("\"2022-2025\"", "2022-2025")), @"
    handleplan.toml:4:11 fejl[syntaks] ”2022-2025” er hverken en dato eller et tal
      Skriv en dato som 2024-03-12, og sæt alt andet i anførselstegn.
    exit 1
    ");
}

#[test]
fn what_must_be_there_and_is_not() {
    assert_snapshot!(goal(GOAL.replace("tekst = \"Rense stranden.\"\n", "")), @"
    maal-1.toml:4:1 fejl[mangler-felt] en handling mangler ”tekst”
      Tilføj ”tekst”: en tekst i anførselstegn.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("nr = \"1.1\"\n", "")), @"
    maal-1.toml:4:1 fejl[mangler-felt] en handling mangler ”nr”
      Tilføj ”nr”: et nummer i anførselstegn.
    exit 1
    ");
    assert_snapshot!(goal("[[handling]]\n"), @r#"
    maal-1.toml:1:1 fejl[mangler-felt] et mål mangler ”nr” og ”titel”
      Tilføj ”nr”: et nummer i anførselstegn; ”titel”: en tekst i anførselstegn.
    maal-1.toml:1:1 fejl[mangler-felt] en handling mangler ”nr”, ”tekst” og ”ansvarlig”
      Tilføj ”nr”: et nummer i anførselstegn; ”tekst”: en tekst i anførselstegn; ”ansvarlig”: en liste af tekster, f.eks. ["…", "…"].
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("nr = \"1\"\n", "")), @"
    maal-1.toml:1:1 fejl[mangler-felt] et mål mangler ”nr”
      Tilføj ”nr”: et nummer i anførselstegn.
    exit 1
    ");
    assert_snapshot!(action("\n[[handling.note]]\nstatus = \"igangsat\"\n"), @"
    maal-1.toml:9:1 fejl[mangler-felt] en note mangler ”dato” og ”tekst”
      Tilføj ”dato”: en dato uden anførselstegn, f.eks. 2024-03-12; ”tekst”: en tekst i anførselstegn.
    exit 1
    ");
    assert_snapshot!(action("\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"  \"\n"), @"
    maal-1.toml:11:9 fejl[mangler-felt] ”tekst” er tom
      Skriv teksten mellem anførselstegnene.
    exit 1
    ");
    assert_snapshot!(action("trin = [\"Udbud\", \" \"]\n"), @"
    maal-1.toml:8:18 fejl[mangler-felt] en tekst i ”trin” er tom
      Skriv teksten, eller fjern de tomme anførselstegn.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", "[[part]]\n[[moede]]\n[[pligt]]\n[[international]]\n"), @r#"
    handleplan.toml:1:1 fejl[mangler-felt] handleplanen mangler ”format”, ”titel”, ”organisation” og ”periode”
      Tilføj ”format”: et helt tal fra 1 uden anførselstegn; ”titel”: en tekst i anførselstegn; ”organisation”: en tekst i anførselstegn; ”periode”: en periode i anførselstegn, f.eks. "2022-2025".
    handleplan.toml:1:1 fejl[mangler-felt] en part mangler ”navn”
      Tilføj ”navn”: en tekst i anførselstegn.
    handleplan.toml:2:1 fejl[mangler-felt] et møde mangler ”dato” og ”navn”
      Tilføj ”dato”: en dato uden anførselstegn, f.eks. 2024-03-12; ”navn”: en tekst i anførselstegn.
    handleplan.toml:3:1 fejl[mangler-felt] en pligt mangler ”tekst” og ”hvornaar”
      Tilføj ”tekst”: en tekst i anførselstegn; ”hvornaar”: en tekst i anførselstegn.
    handleplan.toml:4:1 fejl[mangler-felt] et internationalt mål mangler ”nr” og ”titel”
      Tilføj ”nr”: et nummer i anførselstegn; ”titel”: en tekst i anførselstegn.
    exit 1
    "#);
}

#[test]
fn a_value_that_is_not_in_the_list() {
    let note = |line: &str| {
        action(&format!(
            "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x\"\n{line}\n"
        ))
    };
    assert_snapshot!(note("status = \"igangsatt\""), @"
    maal-1.toml:12:10 fejl[ukendt-vaerdi] ukendt værdi ”igangsatt” for ”status”
      Mente du ”igangsat”? Mulige værdier: ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået.
    exit 1
    ");
    assert_snapshot!(note("status = \"færdig\""), @"
    maal-1.toml:12:10 fejl[ukendt-vaerdi] ukendt værdi ”færdig” for ”status”
      Mente du ”gennemført”? Mulige værdier: ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået.
    exit 1
    ");
    assert_snapshot!(note("status = \"gennemfoert\""), @r#"
    maal-1.toml:12:10 fejl[ukendt-vaerdi] ukendt værdi ”gennemfoert” for ”status”
      Skriv "gennemført", eller lad ”kimo tjek --ret” gøre det. Mulige værdier: ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået.
    exit 1
    "#);
    assert_snapshot!(note("vurdering = \"groen\""), @r#"
    maal-1.toml:12:13 fejl[ukendt-vaerdi] ukendt værdi ”groen” for ”vurdering”
      Skriv "grøn", eller lad ”kimo tjek --ret” gøre det. Mulige værdier: grøn, gul, rød.
    exit 1
    "#);
    assert_snapshot!(note("vurdering = \"blå\""), @"
    maal-1.toml:12:13 fejl[ukendt-vaerdi] ukendt værdi ”blå” for ”vurdering”
      Mulige værdier: grøn, gul, rød.
    exit 1
    ");
    assert_snapshot!(note("trin = 0"), @"
    maal-1.toml:12:8 fejl[ukendt-vaerdi] ”trin” kan ikke være 0
      Skriv et helt tal fra 1 uden anførselstegn.
    exit 1
    ");
    assert_snapshot!(action("frist = \"snart\"\n"), @"
    maal-1.toml:8:9 fejl[ukendt-vaerdi] ukendt værdi ”snart” for ”frist”
      Skriv en dato, en uge (uge 40 2025), en måned (marts 2025), et kvartal (1. kvartal 2025), et halvår, en årstid, år (2025 eller 2023-2025), hele perioden, årligt eller løbende.
    exit 1
    ");
    assert_snapshot!(action("frist = \"5. kvartal 2025\"\n"), @"
    maal-1.toml:8:9 fejl[ukendt-vaerdi] ukendt værdi ”5. kvartal 2025” for ”frist”
      Et år har fire kvartaler.
    exit 1
    ");
    assert_snapshot!(action("fra = \"3.4\"\n"), @"
    maal-1.toml:8:7 fejl[ukendt-vaerdi] ukendt værdi ”3.4” for ”fra”
      Skriv periode og nummer med skråstreg imellem: ”2018-2021/3.4”.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", HANDLEPLAN.replace("2022-2025", "2025-2022")), @"
    handleplan.toml:4:11 fejl[ukendt-vaerdi] ukendt værdi ”2025-2022” for ”periode”
      Det sidste år ligger før det første.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", format!("{HANDLEPLAN}\n[[pligt]]\ntekst = \"x\"\nhvornaar = \"juel\"\n")), @"
    handleplan.toml:26:12 fejl[ukendt-vaerdi] ukendt værdi ”juel” for ”hvornaar”
      Skriv en dag (1. marts), en uge (uge 40), en måned (oktober), et kvartal (1. kvartal), en årstid (foråret), hvert år eller løbende.
    exit 1
    ");
    assert_snapshot!(action("\n[[handling.aarsmaal]]\naar = 20255\ndato = 2025-01-20\nmaal = \"x\"\n"), @"
    maal-1.toml:10:7 fejl[ukendt-vaerdi] ”aar” kan ikke være 20255
      Skriv et årstal uden anførselstegn, f.eks. 2025.
    exit 1
    ");
}

#[test]
fn a_newer_format_can_be_read_and_is_told() {
    assert_snapshot!(file("handleplan.toml", HANDLEPLAN.replace("format = 1", "format = 2")), @"
    handleplan.toml:1:10 fejl[nyere-format] filen har format 2, som er nyere end denne udgave af kimo
      Hent en nyere udgave af kimo. Planen kan læses, men ikke ændres, med denne.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", HANDLEPLAN.replace("format = 1", "format = 0")), @"
    handleplan.toml:1:10 fejl[ukendt-vaerdi] ”format” kan ikke være 0
      Skriv et helt tal fra 1 uden anførselstegn.
    exit 1
    ");
}

#[test]
fn entries_in_an_inline_list_cannot_be_added_to() {
    assert_snapshot!(action("note = [{dato = 2024-03-12, tekst = \"x\"}]\n"), @"
    maal-1.toml:8:8 fejl[indskudt-liste] ”note” er skrevet som en liste på én linje
      Skriv hver note for sig under overskriften [[handling.note]]; så kan kimo tilføje flere.
    exit 1
    ");
    assert_snapshot!(action("note = []\n"), @"
    maal-1.toml:8:8 fejl[indskudt-liste] ”note” er skrevet som en liste på én linje
      Skriv hver note for sig under overskriften [[handling.note]]; så kan kimo tilføje flere.
    exit 1
    ");
}

#[test]
fn an_amount_is_whole_kroner_without_a_dot() {
    let goal = |amount: &str| {
        action(&format!(
            "\n[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-20\nmaal = \"En\"\nbeloeb = {amount}\n"
        ))
    };
    assert_snapshot!(goal("40.000"), @"
    maal-1.toml:13:10 fejl[beloeb-med-punktum] beløbet 40.000 er skrevet med punktum
      Beløb er hele kroner uden punktum: skriv 40_000 eller 40000.
    exit 1
    ");
    assert_snapshot!(goal("1.250.000"), @"
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”1.250.000”
      Skriv 1250000.
    exit 1
    ");
    assert_snapshot!(goal("40000.50"), @"
    maal-1.toml:13:10 fejl[beloeb-med-punktum] beløbet 40000.50 er skrevet med punktum
      Beløb er hele kroner: skriv det uden øre.
    exit 1
    ");
    assert_snapshot!(goal("40,5"), @"
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”40,5”
      Skriv et beløb i hele kroner uden anførselstegn, f.eks. 40_000.
    exit 1
    ");
    assert_snapshot!(goal("\"40.000 kr.\""), @"
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står en tekst
      Skriv 40000 uden anførselstegn.
    exit 1
    ");
}

#[test]
fn the_sections_of_the_report_are_some_of_those_there_are() {
    let chosen = |table: &str| file("handleplan.toml", format!("{HANDLEPLAN}\n{table}\n"));
    assert_snapshot!(chosen("[rapport]\nafsnit = [\"forside\", \"nøgletal\", \"måll\", \"økonomi\"]"), @r#"
    handleplan.toml:25:22 fejl[ukendt-vaerdi] ukendt værdi ”nøgletal” for ”afsnit”
      Skriv "noegletal", eller lad ”kimo tjek --ret” gøre det. Mulige værdier: forside, indstilling, resume, samlet_status, beretning, opmaerksomhed, maal, noegletal, opfoelgning, forslag, aendringer, perioden, bilag.
    handleplan.toml:25:34 fejl[ukendt-vaerdi] ukendt værdi ”måll” for ”afsnit”
      Mente du ”maal”? Mulige værdier: forside, indstilling, resume, samlet_status, beretning, opmaerksomhed, maal, noegletal, opfoelgning, forslag, aendringer, perioden, bilag.
    handleplan.toml:25:42 fejl[ukendt-vaerdi] ukendt værdi ”økonomi” for ”afsnit”
      Mulige værdier: forside, indstilling, resume, samlet_status, beretning, opmaerksomhed, maal, noegletal, opfoelgning, forslag, aendringer, perioden, bilag.
    exit 1
    "#);
    assert_snapshot!(chosen("[rapport]\nafsnit = [\"maal\", \"forside\", \"maal\"]"), @"
    handleplan.toml:25:30 fejl[ukendt-vaerdi] ”maal” står to gange i ”afsnit”
      Slet det ene af dem.
    exit 1
    ");
    assert_snapshot!(chosen("[rapport]\nafsnit = \"maal\""), @r#"
    handleplan.toml:25:10 fejl[forkert-type] ”afsnit” skal være en liste af ord i anførselstegn, f.eks. ["…", "…"], men her står en tekst
      Sæt kantede parenteser om: afsnit = ["maal"].
    exit 1
    "#);
    assert_snapshot!(chosen("[rapport]\nafsnit = [1]\nfarve = \"rød\""), @"
    handleplan.toml:25:11 fejl[forkert-type] listen ”afsnit” må kun indeholde tekster, men her står et helt tal
      Sæt anførselstegn om.
    handleplan.toml:26:1 fejl[ukendt-noegle] ukendt nøgle ”farve” i en opsætning af rapporten
      Kendte nøgler her: afsnit, noter_i_bilag.
    exit 1
    ");
    // A line that was to stand before the header.
    assert_snapshot!(chosen("[rapport]\nindledning = \"Vi vil.\""), @"
    handleplan.toml:25:1 fejl[ukendt-noegle] ukendt nøgle ”indledning” i en opsætning af rapporten
      ”indledning” hører til handleplanen: flyt linjen op, så den står før overskriften.
    exit 1
    ");
    assert_snapshot!(chosen("[[rapport]]\nafsnit = [\"maal\"]"), @"
    handleplan.toml:24:1 fejl[forkert-type] ”rapport” skal være en blok med en overskrift i enkelte kantede parenteser, men her står en tabel
      Skriv overskriften med enkelte kantede parenteser: [rapport].
    exit 1
    ");
    assert_snapshot!(chosen("[rapport]\nafsnit = [\"maal\"]\n[rapport]\nafsnit = [\"bilag\"]"), @"
    handleplan.toml:26:2 fejl[dobbelt-noegle] ”rapport” står der allerede
      Slet den ene, eller ret dens navn.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", format!("rapport = \"maal\"\n{HANDLEPLAN}")), @"
    handleplan.toml:1:11 fejl[forkert-type] ”rapport” skal være en blok med en overskrift i enkelte kantede parenteser, men her står en tekst
      Skriv overskriften med enkelte kantede parenteser: [rapport].
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", format!("{HANDLEPLAN}\n[rapport]\n")), @"exit 0");
}
