//! `kimo lsp`: sessions of the protocol, as an editor has them with the server.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "common/editor.rs"]
mod editor;

use common::Workplace;
use editor::Editor;
use insta::assert_snapshot;
use serde_json::{Value, json};

const GOAL: &str = "plan/2023-2026/maal-1.toml";

fn said(wrong: &[Value]) -> String {
    let line = |of: &Value| {
        let start = &of["range"]["start"];
        let code = of["code"].as_str().unwrap();
        let message = of["message"].as_str().unwrap();
        format!(
            "{}:{} {code}: {}\n",
            start["line"],
            start["character"],
            message.replace('\n', " | ")
        )
    };
    wrong.iter().map(line).collect()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions
        .iter()
        .map(|action| action["title"].as_str().unwrap())
        .collect()
}

#[test]
fn a_word_that_is_mistyped_is_marked_at_once_and_mended_by_a_fix() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    let text = place.read(GOAL).replacen(
        "\"Sekretariatet\", \"Kommunerne\"",
        "\"Sekretariatt\", \"Kommunerne\"",
        1,
    );
    editor.set(GOAL, &text);
    let wrong = editor.await_wrong(GOAL, |wrong| !wrong.is_empty());
    assert_snapshot!(said(&wrong), @"15:13 ukendt-ansvarlig: ukendt ansvarlig ”Sekretariatt” | Mente du ”Sekretariatet”? Ellers tilføj parten under [[part]] i handleplan.toml.");
    let address = env!("CARGO_PKG_REPOSITORY");
    assert_eq!(
        wrong[0]["codeDescription"]["href"],
        format!("{address}/blob/main/docs/fejl.md#ukendt-ansvarlig")
    );
    let actions = editor.actions(GOAL, &wrong[0]);
    assert_snapshot!(titles(&actions).join("\n"), @"
    Ret til ”Sekretariatet”
    Tilføj parten ”Sekretariatt” til planen
    ");
    editor.apply(&actions[0]["edit"]);
    editor.await_wrong(GOAL, <[Value]>::is_empty);
    assert_eq!(editor.text(GOAL), place.read(GOAL));
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_is_chosen_is_offered_where_it_may_stand() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    let mut offered = |text: &str| {
        let whole = place.read(GOAL) + text;
        editor.set(GOAL, &whole);
        let items = editor.ask("completion", GOAL, &whole);
        let line = |item: &Value| {
            let edit = item["textEdit"]["newText"].as_str().unwrap();
            let detail = item["detail"].as_str().unwrap();
            format!("{edit} ({detail})").replace('\n', "⏎")
        };
        let lines: Vec<String> = items.as_array().unwrap().iter().map(line).take(4).collect();
        lines.join("\n")
    };
    assert_snapshot!(offered("\n[[handling]]\nnr = "), @r#""1.4" (næste ledige nummer)"#);
    assert_snapshot!(offered("\n[[handling]]\nansvarlig = [\"Sek"), @r#"
    "Sekretariatet" (Sekretariat)
    "Bestyrelsen" (Bestyrelse)
    "Kommunerne" (Medlemskommunerne)
    "Fagpanelet" (Det faglige panel)
    "#);
    assert_snapshot!(offered("\n[[handling]]\nansvarlig = "), @r#"
    ["Sekretariatet"] (Sekretariat)
    ["Bestyrelsen"] (Bestyrelse)
    ["Kommunerne"] (Medlemskommunerne)
    ["Fagpanelet"] (Det faglige panel)
    "#);
    assert_snapshot!(offered("\n[[handling]]\nnr = \"1.9\"\n[[handling.note]]\nstatus = \""), @r#"
    "ikke igangsat" (arbejdet er ikke begyndt)
    "igangsat" (arbejdet er i gang og har en afslutning)
    "løbende" (tilbagevendende arbejde uden en afslutning)
    "sat i bero" (arbejdet er standset indtil videre)
    "#);
    assert_snapshot!(offered("\n[[handling]]\nnr = \"1.9\"\n[[handling.note]]\nbesluttet = "), @"
    2026-10-01 (Bestyrelsesmøde den 1. oktober 2026)
    2026-02-26 (Bestyrelsesmøde den 26. februar 2026)
    2025-10-02 (Bestyrelsesmøde den 2. oktober 2025)
    2025-02-20 (Bestyrelsesmøde den 20. februar 2025)
    ");
    assert_snapshot!(offered("\n[[handling]]\nnr = \"1.9\"\n[[handling.note]]\ndato = 2024-01-02\nst"), @r#"
    tekst = "$1" (en tekst i anførselstegn)
    aar = ${1:2026} (et årstal uden anførselstegn, f.eks. 2025)
    af = "$1" (en tekst i anførselstegn)
    status = "${1|ikke igangsat,igangsat,løbende,sat i bero,gennemført,udgået|}" (et ord i anførselstegn)
    "#);
    // Nothing goes in a comment, or behind a value without a comma between; nobody is named twice.
    let note = "\n[[handling]]\nnr = \"1.9\"\n[[handling.note]]\n";
    assert_snapshot!(offered(&format!("{note}# sta")), @"");
    assert_snapshot!(offered(&format!("{note}dato = 2024-01-02 # ")), @"");
    assert_snapshot!(offered(&format!("{note}status = \"igangsat\" ")), @"");
    assert_snapshot!(offered("\n[[handling]]\nansvarlig = [\"Kommunerne\" "), @"");
    assert_snapshot!(offered("\n[[handling]]\nansvarlig = [\"Kommunerne\", "), @r#"
    "Sekretariatet" (Sekretariat)
    "Bestyrelsen" (Bestyrelse)
    "Fagpanelet" (Det faglige panel)
    "Havneforum" (Havnene)
    "#);
    // What runs over several lines is nothing that an editor can replace.
    assert_snapshot!(offered("\n[[handling]]\nnr = \"1.9\"\n[[handling.note]]\nstatus = \"\"\"\nx\"\"\""), @"");
    assert_snapshot!(offered("\n[[handling]]\nnr = \"1.9\"\n["), @r#"
    [[handling]]⏎nr = "${1:1.10}"⏎tekst = "$2"⏎ansvarlig = ["$3"] (en handling)
    [[handling.aarsmaal]]⏎aar = ${1:2026}⏎dato = ${2:2026-11-15}⏎maal = "$3" (et årsmål)
    [[handling.aendring]]⏎dato = ${1:2026-11-15} (en ændring)
    [[handling.resultat]]⏎aar = ${1:2026}⏎dato = ${2:2026-11-15}⏎opnaaet = "${3|ja,delvist,nej|}" (et resultat)
    "#);
}

#[test]
fn a_word_tells_what_it_means_and_a_name_how_it_stands() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    let mut told = |words: &str| {
        let hover = editor.ask("hover", GOAL, words);
        hover["contents"]["value"]
            .as_str()
            .unwrap_or("–")
            .to_owned()
    };
    assert_snapshot!(told("nr = \"1.1"), @"
    **1.1**: Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.

    gennemført · 7 noter, sidst 12.6.2025

    Ansvarlig: Sekretariatet og Kommunerne

    Frist: 30. juni 2025

    **12. juni 2025**: Klitborg vedtog planen som den sidste af de ti kommuner. De 17 største overløb er prissat til 86 mio. kr. tilsammen.
    ");
    assert_snapshot!(told("ansvarlig = [\"Sekr"), @"
    **Sekretariatet**: ansvarlig for otte handlinger.

    1.1, 1.2, 2.3, 2.7, 2.8, 2.10, 3.1 og 3.2

    Skrives også: Sekretariat
    ");
    assert_snapshot!(told("medvirk"), @r#"
    **medvirkende**: Parter, der medvirker uden at være ansvarlige.

    Skrives som en liste af tekster, f.eks. \["…", "…"\].
    "#);
    assert_snapshot!(told("[[handling.aars"), @"
    **et årsmål**: Årets mål og midler.

    **1.1**: Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.

    gennemført · 7 noter, sidst 12.6.2025

    Ansvarlig: Sekretariatet og Kommunerne

    Frist: 30. juni 2025

    **12. juni 2025**: Klitborg vedtog planen som den sidste af de ti kommuner. De 17 største overløb er prissat til 86 mio. kr. tilsammen.
    ");
    assert_snapshot!(told("besluttet = 2023-"), @"**Bestyrelsesmøde**: 23. februar 2023");
    assert_snapshot!(told("international = [\"NFU"), @"**NFU-2**: Udledningen af kvælstof og fosfor fra byerne falder hvert år (Nordisk Fjordunion)");
    assert_snapshot!(told("status = \"igang"), @"**igangsat**: arbejdet er i gang og har en afslutning");
    assert_snapshot!(told("\n# OPDIGTET"), @"–");
}

#[test]
fn a_name_leads_to_where_it_is_given_and_everywhere_it_is_used() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    let mut places = |method: &str, words: &str| {
        let mut at = editor.at(GOAL, words);
        at["context"] = json!({"includeDeclaration": true});
        let found = editor.request(&format!("textDocument/{method}"), at);
        let line = |of: &Value| {
            let name = of["uri"]
                .as_str()
                .unwrap()
                .rsplit('/')
                .next()
                .unwrap()
                .to_owned();
            format!("{name}:{}", of["range"]["start"]["line"])
        };
        let lines: Vec<String> = found.as_array().unwrap().iter().map(line).collect();
        lines.join(" ")
    };
    assert_snapshot!(places("definition", "ansvarlig = [\"Sekr"), @"handleplan.toml:31");
    assert_snapshot!(places("definition", "besluttet = 2023-"), @"handleplan.toml:51");
    assert_snapshot!(places("references", "ansvarlig = [\"Sekr"), @"handleplan.toml:31 handleplan.toml:32 maal-1.toml:15 maal-1.toml:108 maal-1.toml:114 maal-1.toml:121 maal-1.toml:134 maal-1.toml:148 maal-1.toml:259 maal-1.toml:272 maal-2.toml:15 maal-2.toml:123 maal-2.toml:240 maal-2.toml:397 maal-2.toml:547 maal-2.toml:624 maal-2.toml:631 maal-2.toml:643 maal-2.toml:649 maal-2.toml:655 maal-2.toml:716 maal-2.toml:737 maal-2.toml:743 maal-2.toml:749 maal-2.toml:817 maal-2.toml:867 maal-2.toml:908 maal-2.toml:921 maal-2.toml:935 maal-2.toml:942 maal-3.toml:15 maal-3.toml:106 maal-3.toml:118 maal-3.toml:125 maal-3.toml:138 maal-3.toml:150 maal-3.toml:159 maal-3.toml:216 maal-3.toml:223 maal-3.toml:229 maal-3.toml:235 maal-3.toml:242 maal-3.toml:270");
    assert_snapshot!(places("references", "besluttet = 2023-"), @"handleplan.toml:51 maal-1.toml:37 maal-1.toml:103 maal-1.toml:168 maal-1.toml:303 maal-2.toml:36 maal-2.toml:259 maal-2.toml:357 maal-2.toml:426 maal-2.toml:495 maal-2.toml:567 maal-2.toml:674 maal-3.toml:35 maal-3.toml:258");
}

#[test]
fn an_editor_that_asks_for_uses_alone_is_not_led_to_where_a_name_is_given() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    let mut files = |is_with: bool| {
        let mut at = editor.at(GOAL, "besluttet = 2023-");
        at["context"] = json!({"includeDeclaration": is_with});
        let found = editor.request("textDocument/references", at);
        let found = found.as_array().unwrap().iter();
        let register = found
            .clone()
            .filter(|of| of["uri"].as_str().unwrap().ends_with("handleplan.toml"));
        (found.len(), register.count())
    };
    let (all, of_register) = files(true);
    assert_eq!((files(false), of_register), ((all - 1, 0), 1));
}

#[test]
fn a_party_is_renamed_in_every_file_and_a_name_that_is_taken_is_refused() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    let mut at = editor.at(GOAL, "ansvarlig = [\"Sekr");
    assert_snapshot!(editor.request("textDocument/prepareRename", at.clone()), @r#"{"placeholder":"Sekretariatet","range":{"end":{"character":27,"line":15},"start":{"character":14,"line":15}}}"#);
    at["newName"] = "Kommunerne".into();
    assert_snapshot!(editor.try_request("textDocument/rename", at.clone()).unwrap_err(), @"”Kommunerne” er allerede parten Kommunerne");
    at["newName"] = "Fjord\"kontoret".into();
    let edit = editor.request("textDocument/rename", at);
    let files: Vec<&str> = edit["changes"]
        .as_object()
        .unwrap()
        .keys()
        .map(|uri| uri.rsplit('/').next().unwrap())
        .collect();
    assert_snapshot!(files.join(" "), @"handleplan.toml maal-1.toml maal-2.toml maal-3.toml");
    editor.apply(&edit);
    assert!(
        editor
            .text(GOAL)
            .contains(r#"ansvarlig = ["Fjord\"kontoret", "Kommunerne"]"#)
    );
    assert_eq!(editor.pull(GOAL), Vec::<Value>::new());
}

#[test]
fn the_outline_the_lenses_and_the_hints_tell_what_the_file_does_not_say() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    let document = json!({"textDocument": {"uri": editor.uri(GOAL)}});
    let symbols = editor.request("textDocument/documentSymbol", document.clone());
    let first = &symbols[0];
    let children = first["children"].as_array().unwrap();
    let names: Vec<&str> = children
        .iter()
        .map(|child| child["name"].as_str().unwrap())
        .collect();
    assert_snapshot!(first["name"], @r#""1.1 Udarbejde en fælles spildevandsplan for fjordens opland…""#);
    assert_snapshot!(names.join("\n"), @"
    2023 Alle overløb til fjorden er kortlagt
    2023 Alle overløb til fjorden er kortlagt
    2024 Planen er vedtaget i alle medlemskommuner
    2024 Udkastet er i høring inden sommerferien, og planen er…
    2024 Udkastet er i høring ved årets udgang
    2025 Planen er vedtaget i alle medlemskommuner senest den 30…
    2025 Planen er vedtaget i alle medlemskommuner senest den 30…
    2023 143 overløb er kortlagt
    2024 Udkastet gik i høring den 10. december
    2025 Planen er vedtaget i alle ti kommuner, men kun fire af dem…
    2023-02-23 Bestyrelsen tog kortlægningen op igen, nu som første skridt…
    2023-05-16 Alle ni kommuner har udpeget en spildevandsmedarbejder, og…
    2023-11-28 Kortlægningen er færdig. Der er fundet 143 overløb, og 17…
    2024-04-09 Rådgiveren er valgt efter tre tilbud. Beregningerne er to…
    2024-10-03 Bestyrelsen gav planen et halvt år mere, så fagudvalgene…
    2024-12-10 Udkastet er sendt i høring i de ti medlemskommuner med…
    2025-06-12 Klitborg vedtog planen som den sidste af de ti kommuner. De…
    ");
    let lenses = editor.request("textDocument/codeLens", document.clone());
    assert_snapshot!(lenses[0]["command"]["title"], @r#""gennemført · 7 noter, sidst 12.6.2025""#);
    assert_snapshot!(lenses[1]["command"]["title"], @r#""Skriv note""#);
    let hints = editor.request("textDocument/inlayHint", document.clone());
    let labels: Vec<&str> = hints
        .as_array()
        .unwrap()
        .iter()
        .map(|hint| hint["label"].as_str().unwrap())
        .take(5)
        .collect();
    assert_snapshot!(labels.join("\n"), @"
    Udledningen af kvælstof og fosfor fra…
    Bestyrelsesmøde
    Bestyrelsesmøde
    Bestyrelsesmøde
    Bestyrelsesmøde
    ");
    let folds = editor.request("textDocument/foldingRange", document);
    assert_snapshot!(folds[0], @r#"{"endLine":143,"startLine":12}"#);
    let found = editor.request("workspace/symbol", json!({"query": "ålegræs"}));
    let names: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|of| of["name"].as_str().unwrap())
        .collect();
    assert_snapshot!(names.join("\n"), @"
    1.2 Undersøge, om ålegræsset kan vokse i den indre fjord igen
    1.2 Genskabe to hektar ålegræs i den indre fjord ved…
    ");
}

#[test]
fn a_note_is_written_into_the_text_in_the_editor_and_not_on_disk() {
    let place = Workplace::with_example();
    let before = place.snapshot();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    // The text is changed and not saved.
    let text = place
        .read(GOAL)
        .replacen("Udarbejde en fælles", "Lave en fælles", 1);
    editor.set(GOAL, &text);
    let uri = editor.uri(GOAL);
    let line = json!({"fil": uri, "ord": ["notér", "1.1", "Høringen er slut 🎉", "--af", "Sekretariatet"]});
    let params = json!({"command": "kimo.kør", "arguments": [line]});
    let ran = editor.request("workspace/executeCommand", params);
    assert_snapshot!(ran, @r#"{"fejl":"","kode":0,"ud":"Noten er skrevet på 1.1 den 15. november 2026.\nHandling 1.1 i planen for 2023-2026, gennemført i forvejen: Lave en fælles spildevandsplan for fjordens opland, som udpeger de…\nPerioden 2023-2026 slutter den 31. december 2026. Den næste plan laves med: kimo nyperiode 2027-2030\n"}"#);
    let now = editor.text(GOAL);
    assert!(now.contains("Lave en fælles"));
    assert_snapshot!(now.replace("\r\n", "\n").split("Høringen er slut").nth(1).unwrap().lines().take(3).collect::<Vec<_>>().join("\n"), @r#"
     🎉"
    af = "Sekretariatet"
    "#);
    assert_eq!(editor.pull(GOAL), Vec::<Value>::new());
    let params = json!({"command": "kimo.nyNote", "arguments": [uri, "1.1"]});
    editor.request("workspace/executeCommand", params);
    let wrong = editor.pull(GOAL);
    assert_snapshot!(said(&wrong), @"152:8 pladsholder: ”tekst” er endnu ikke udfyldt: ”EKSEMPEL: hvad er der sket?” | Skriv jeres egne ord i stedet.");
    let (method, shown) = editor.asked.pop().unwrap();
    assert_snapshot!(method, @"window/showDocument");
    let text = editor.text(GOAL);
    let end = |key: &str| crate::editor::offset(text, &shown["selection"][key]);
    assert_snapshot!(&text[end("start")..end("end")], @"EKSEMPEL: hvad er der sket?");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_line_that_asks_or_reaches_out_of_the_plan_is_refused() {
    let place = Workplace::with_example();
    let before = place.snapshot();
    let mut editor = Editor::start(&place);
    let mut run = |words: &[&str]| {
        let params = json!({"command": "kimo.kør", "arguments": [{"ord": words}]});
        let ran = editor.request("workspace/executeCommand", params);
        format!("{} {}", ran["kode"], ran["fejl"].as_str().unwrap().trim())
    };
    assert_snapshot!(run(&["nyperiode", "2027-2030"]), @"2 fejl: ”kimo nyperiode” kan ikke køres her: brug en terminal");
    assert_snapshot!(run(&["rapport", "2023", "--ud", "x.md"]), @"2 fejl: tilvalget --ud kan ikke bruges her");
    assert_snapshot!(run(&["notér", "1.1"]), @r#"
    1 fejl: der er ingen tekst til noten
      skriv teksten efter nummeret: kimo notér 1.1 "Hvad der er sket"
    "#);
    assert_snapshot!(run(&["notér", "1.1", "-"]), @r#"
    1 fejl: der er ingen tekst til noten
      skriv teksten efter nummeret: kimo notér 1.1 "Hvad der er sket"
    "#);
    assert_snapshot!(run(&["notér", "9.9", "x"]), @"
    1 fejl: der er ingen handling ”9.9” i planen 2023-2026
      planen har 16 handlinger: se dem med ”kimo oversigt”
    ");
    assert_snapshot!(run(&["hvad"]), @"
    2 fejl: ukendt kommando ”hvad”

    Brug: kimo [TILVALG] [KOMMANDO]
    Prøv ”kimo --hjælp”.
    ");
    assert_snapshot!(run(&["notér", "1.1", "Aftalt.", "--commit"]), @"2 fejl: tilvalget --commit kan ikke bruges her");
    assert_snapshot!(run(&["--plan", "andetsteds", "oversigt"]), @"2 fejl: tilvalget --plan kan ikke bruges her");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn the_tree_and_the_report_are_of_the_texts_as_they_are() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    let text = place
        .read(GOAL)
        .replacen("Udarbejde en fælles", "Lave en fælles", 1);
    editor.set(GOAL, &text);
    let plans = editor.request("kimo/plan", Value::Null);
    let action = &plans[0]["maal"][0]["handlinger"][0];
    let mut shown = action.clone();
    shown.as_object_mut().unwrap().remove("sted");
    assert_snapshot!(serde_json::to_string_pretty(&shown).unwrap(), @r#"
    {
      "ansvarlig": [
        "Sekretariatet",
        "Kommunerne"
      ],
      "frist": "30. juni 2025",
      "gruppe": null,
      "noter": 7,
      "nr": "1.1",
      "overskredet": false,
      "sidste_note": "2025-06-12",
      "status": "gennemført",
      "tavs": false,
      "tekst": "Lave en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.",
      "trin": [
        "Overløbene er kortlagt",
        "Udkastet er sendt i høring",
        "Planen er vedtaget i alle kommuner"
      ],
      "vurdering": null
    }
    "#);
    let report = json!({"command": "kimo.kør", "arguments": [{"ord": ["rapport", "2024", "--format", "html"]}]});
    let ran = editor.request("workspace/executeCommand", report);
    assert_eq!(ran["kode"], 0, "{}", ran["fejl"]);
    assert!(ran["ud"].as_str().unwrap().contains("Lave en fælles"));
}

#[test]
fn a_file_outside_a_plan_is_left_alone() {
    let place = Workplace::with_example();
    place.write("Cargo.toml", "[package\n");
    let mut editor = Editor::start(&place);
    editor.open(&place, "Cargo.toml");
    assert_eq!(editor.pull("Cargo.toml"), Vec::<Value>::new());
    assert_eq!(editor.ask("hover", "Cargo.toml", "[pack"), Value::Null);
    assert!(editor.try_request("textDocument/nyt", json!({})).is_err());
}

#[test]
fn a_new_file_that_is_not_saved_and_one_that_is_closed_are_as_the_editor_and_the_disk_have_them() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    let name = "plan/2023-2026/maal-4.toml";
    editor.open_text(name, "nr = \"4\"\n");
    let wrong = editor.await_wrong(name, |wrong| !wrong.is_empty());
    assert_snapshot!(said(&wrong), @"0:0 mangler-felt: et mål mangler ”titel” | Tilføj ”titel”: en tekst i anførselstegn.");
    editor.open(&place, GOAL);
    editor.set(GOAL, "nr = ");
    editor.await_wrong(GOAL, |wrong| !wrong.is_empty());
    let closed = json!({"textDocument": {"uri": editor.uri(GOAL)}});
    editor.notify("textDocument/didClose", closed);
    editor.await_wrong(GOAL, <[Value]>::is_empty);
    // Another program saves a file that is not open.
    place.write(GOAL, "nr = \"2\"\ntitel = \"x\"\n");
    let saved = json!({"changes": [{"uri": editor.uri(GOAL), "type": 2}]});
    editor.notify("workspace/didChangeWatchedFiles", saved);
    editor.await_wrong(GOAL, |wrong| !wrong.is_empty());
}

#[test]
fn an_editor_that_counts_bytes_and_one_that_asks_are_served_as_they_can() {
    let place = Workplace::with_example();
    let capabilities = json!({
        "general": {"positionEncodings": ["utf-8", "utf-16"]},
        "textDocument": {"diagnostic": {}},
    });
    let mut editor = Editor::with(&place, capabilities, "2026-11-15");
    assert_eq!(editor.can["positionEncoding"], "utf-8");
    assert!(editor.can["diagnosticProvider"].is_object());
    let text = place.read(GOAL).replacen(
        "[\"Sekretariatet\", \"Kommunerne\"]",
        "[\"Sekretariatet\", \"øøø\", \"Kommuner\"]",
        1,
    );
    editor.open_text(GOAL, &text);
    let wrong = editor.pull(GOAL);
    let starts: Vec<&Value> = wrong
        .iter()
        .map(|of| &of["range"]["start"]["character"])
        .collect();
    assert_eq!(starts, [30, 40]);
    assert_eq!(editor.wrong.len(), 0);
    let all = editor.request("workspace/diagnostic", json!({"previousResultIds": []}));
    assert_eq!(all["items"].as_array().unwrap().len(), 7);
}

#[test]
fn a_part_of_the_text_is_replaced_where_the_editor_counts_it() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    let text = place
        .read(GOAL)
        .replacen("Udarbejde en fælles", "🦀e\u{301} en fælles", 1);
    editor.open_text(GOAL, &text.replace('\n', "\r\n"));
    let uri = editor.uri(GOAL);
    let end = editor.at(GOAL, "🦀e\u{301} en")["position"].clone();
    let mut start = end.clone();
    start["character"] = (end["character"].as_u64().unwrap() - 3).into();
    // Two changes in one message: the second counts in the text that the first left.
    let after = json!({"line": end["line"], "character": start["character"]});
    let changes = json!([
        {"range": {"start": start, "end": end}, "text": ""},
        {"range": {"start": after, "end": after}, "text": " \"x"},
    ]);
    let document = json!({"uri": uri, "version": 2});
    editor.notify(
        "textDocument/didChange",
        json!({"textDocument": document, "contentChanges": changes}),
    );
    let whole = text.replacen("🦀e\u{301} en fælles", "🦀e\u{301} \"x fælles", 1);
    let changed = editor.pull(GOAL);
    editor.set(GOAL, &whole.replace('\n', "\r\n"));
    assert_eq!(editor.pull(GOAL), changed);
    assert!(!changed.is_empty());
}

#[test]
fn a_command_writes_in_the_editor_what_it_writes_on_disk() {
    for (name, words) in [
        (
            "maal-1.toml",
            &["notér", "1.2", "Aftalt.", "--vurdering", "gul"][..],
        ),
        (
            "maal-1.toml",
            &[
                "notér",
                "1.2",
                "Udskudt.",
                "--frist",
                "juni 2027",
                "--besluttet",
                "1.10.2026",
            ],
        ),
        (
            "maal-1.toml",
            &[
                "juster",
                "1.2",
                "--år",
                "2026",
                "--mål",
                "To hektar",
                "--beløb",
                "40000",
            ],
        ),
        (
            "maal-1.toml",
            &["resultat", "1.2", "ja", "Nået.", "--år", "2026"],
        ),
        (
            "maal-1.toml",
            &[
                "tilføj",
                "1",
                "Måle saltet.",
                "--ansvarlig",
                "Sekretariatet",
            ],
        ),
        ("maal-1.toml", &["ændr", "1.2", "--ansvarlig", "Kommunerne"]),
        ("maal-3.toml", &["måling", "Medlemskommuner", "14"]),
        ("handleplan.toml", &["part", "Naturstyrelsen"]),
    ] {
        let on_disk = Workplace::with_example();
        let name = format!("plan/2023-2026/{name}");
        let line: Vec<&str> = words
            .iter()
            .copied()
            .chain(["--dato", "15.11.2026"])
            .collect();
        let line = if words[0] == "part" {
            words.to_vec()
        } else {
            line
        };
        let run = on_disk.kimo(&line);
        assert_eq!(run.code, 0, "{words:?}: {}", run.err);
        let place = Workplace::with_example();
        let mut editor = Editor::start(&place);
        editor.open(&place, &name);
        let params = json!({"command": "kimo.kør", "arguments": [{"ord": line}]});
        let ran = editor.request("workspace/executeCommand", params);
        assert_eq!(ran["kode"], 0, "{words:?}: {}", ran["fejl"]);
        assert!(ran["ud"].as_str().unwrap().lines().count() > 0, "{words:?}");
        assert!(editor.text(&name) != place.read(&name), "{words:?}");
        assert_eq!(editor.text(&name), on_disk.read(&name), "{words:?}");
    }
}

#[test]
fn a_number_is_renamed_where_the_next_period_refers_to_it() {
    let place = Workplace::with_example();
    let header = place.read("plan/2023-2026/handleplan.toml");
    let header = header.replace("periode = \"2023-2026\"", "periode = \"2027-2030\"");
    place.write("plan/2027-2030/handleplan.toml", header);
    let next = "plan/2027-2030/maal-1.toml";
    place.write(next, "nr = \"1\"\ntitel = \"Vand\"\n\n[[handling]]\nnr = \"1.1\"\ntekst = \"Rense.\"\nansvarlig = [\"Sekretariatet\"]\nfra = \"2023-2026/1.2\"\n");
    let mut editor = Editor::start(&place);
    editor.open(&place, next);
    let mut at = editor.at(next, "fra = \"2023");
    at["newName"] = "1.77".into();
    let edit = editor.request("textDocument/rename", at);
    editor.apply(&edit);
    assert!(editor.text(next).contains("nr = \"1.1\"\n"));
    assert!(editor.text(next).contains("fra = \"2023-2026/1.77\""));
    assert!(editor.text(GOAL).contains("nr = \"1.77\""));
    let hover = editor.ask("hover", next, "fra = \"2023");
    let told = hover["contents"]["value"].as_str().unwrap();
    assert!(told.starts_with("**1.77**"), "{told}");
}

#[test]
fn two_plans_in_one_folder_do_not_mix() {
    let place = Workplace::with_example();
    let other = "anden/plan/2022-2025/maal-1.toml";
    place.write("anden/plan/2022-2025/handleplan.toml", common::HANDLEPLAN);
    place.write(other, "nr = \"1\"\ntitel = \"x\"\n\n[[handling]]\nnr = \"1.1\"\ntekst = \"Rense.\"\nansvarlig = [\"Kommunerne\"]\n");
    let mut editor = Editor::start(&place);
    editor.open(&place, GOAL);
    editor.open(&place, other);
    assert_eq!(editor.pull(other), Vec::<Value>::new());
    let mut at = editor.at(other, "ansvarlig = [\"Komm");
    at["newName"] = "Byerne".into();
    let edit = editor.request("textDocument/rename", at);
    let uris: Vec<&String> = edit["changes"].as_object().unwrap().keys().collect();
    assert!(
        uris.len() == 2 && uris.iter().all(|uri| uri.contains("/anden/")),
        "{uris:?}"
    );
    let plans = editor.request("kimo/plan", Value::Null);
    assert_eq!(plans.as_array().unwrap().len(), 3);
    // The line is run on the plan that it names.
    let line = json!({"fil": editor.uri(other), "ord": ["oversigt", "--format", "json"]});
    let params = json!({"command": "kimo.kør", "arguments": [line]});
    let ran = editor.request("workspace/executeCommand", params);
    assert!(ran["ud"].as_str().unwrap().contains("2022-2025"), "{ran}");
    // One that names none could be meant for either.
    let line = json!({"ord": ["notér", "1.1", "x"]});
    let params = json!({"command": "kimo.kør", "arguments": [line]});
    let refused = editor.try_request("workspace/executeCommand", params);
    assert_snapshot!(refused.unwrap_err(), @"der er flere planer: skriv i ”fil”, hvilken af dem det gælder");
}

#[test]
fn a_plan_in_a_folder_of_any_name_is_its_own_root() {
    let place = Workplace::empty();
    place.write("havplan/handleplan.toml", common::HANDLEPLAN);
    let goal = "havplan/maal-1.toml";
    place.write(goal, "nr = \"1\"\ntitel = \"x\"\n");
    let mut editor = Editor::start(&place);
    editor.open(&place, goal);
    assert_eq!(editor.pull(goal), Vec::<Value>::new());
    editor.set(goal, "nr = \"1\"\n");
    assert_snapshot!(said(&editor.pull(goal)), @"0:0 mangler-felt: et mål mangler ”titel” | Tilføj ”titel”: en tekst i anførselstegn.");
    let plans = editor.request("kimo/plan", Value::Null);
    assert!(
        plans[0]["rod"].as_str().unwrap().ends_with("/havplan"),
        "{plans}"
    );
}

#[test]
fn a_plan_that_is_made_while_the_editor_is_open_is_found() {
    let place = Workplace::empty();
    let mut editor = Editor::on(&place, "12.3.2024");
    assert_eq!(editor.request("kimo/plan", Value::Null), json!([]));
    place.write("plan/2022-2025/handleplan.toml", common::HANDLEPLAN);
    let made = json!({"uri": editor.uri("plan/2022-2025/handleplan.toml"), "type": 1});
    editor.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [made]}),
    );
    let plans = editor.request("kimo/plan", Value::Null);
    assert_eq!(plans[0]["periode"], "2022-2025", "{plans}");
    assert_eq!(plans[0]["dato"], "2024-03-12");
}

#[test]
fn a_folder_that_leaves_the_workspace_takes_what_was_wrong_with_it_along() {
    let place = Workplace::empty();
    let goal = "anden/plan/2022-2025/maal-1.toml";
    place.write("anden/plan/2022-2025/handleplan.toml", common::HANDLEPLAN);
    place.write(goal, "nr = \"1\"\n");
    let mut editor = Editor::start(&place);
    let folder = json!({"uri": editor.uri("anden"), "name": "anden"});
    let mut change = |added: &[&Value], removed: &[&Value], is_it: fn(&[Value]) -> bool| {
        let event = json!({"event": {"added": added, "removed": removed}});
        editor.notify("workspace/didChangeWorkspaceFolders", event);
        editor.await_wrong(goal, is_it);
    };
    change(&[&folder], &[], |wrong| wrong.len() == 1);
    change(&[], &[&folder], <[Value]>::is_empty);
    assert_eq!(editor.request("kimo/plan", Value::Null), json!([]));
}

/// A file that is saved with as many letters, in the same instant as a clock tells them apart.
#[test]
fn a_file_that_another_program_saves_is_read_anew_whatever_its_time() {
    let place = Workplace::with_example();
    let mut editor = Editor::start(&place);
    let goal = place.path(GOAL);
    let saved = std::fs::metadata(&goal).unwrap().modified().unwrap();
    editor.request("kimo/plan", Value::Null);
    let wrong = place
        .read(GOAL)
        .replacen("\"Sekretariatet\"", "\"Sekretariatex\"", 1);
    place.write(GOAL, wrong);
    let file = std::fs::File::options().write(true).open(&goal).unwrap();
    file.set_modified(saved).unwrap();
    let changed = json!({"changes": [{"uri": editor.uri(GOAL), "type": 2}]});
    editor.notify("workspace/didChangeWatchedFiles", changed);
    editor.await_wrong(GOAL, |wrong| !wrong.is_empty());
}
