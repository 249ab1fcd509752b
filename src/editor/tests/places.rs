//! What is offered, told and pointed out at a place of the example plan, whatever kind of field
//! stands there. The place is where `‸` stands in the text.

use super::{changed, today};
use crate::editor::Project;
use crate::editor::completion::{Completion, completions};
use crate::editor::hover::hover;
use crate::editor::lens::{hints, lenses, links};
use crate::text::FileId;
use crate::view::block::{Block, Inline};
use insta::assert_snapshot;
use std::cell::Cell;

const HEADER: &str = "2023-2026/handleplan.toml";
const GOAL: &str = "2023-2026/maal-1.toml";

/// The example plan with `change` made in the text of a file, and the place of the mark in it.
fn placed(name: &str, change: impl Fn(&str) -> String) -> (Project, FileId, usize) {
    let at = Cell::new(0);
    let project = changed(name, |text| {
        let text = change(text);
        at.set(text.find('‸').unwrap_or(0));
        text.replace('‸', "")
    });
    let file = project.file(name).unwrap();
    (project, file, at.get())
}

/// What is offered at the end of a file with `more` at its end.
fn at_end(name: &str, more: &str) -> Vec<Completion> {
    let (project, file, at) = placed(name, |text| format!("{text}\n{more}"));
    completions(&project, file, at)
}

/// The values offered there, with what they mean.
fn values(name: &str, more: &str) -> String {
    let line = |of: &Completion| match of.detail.as_str() {
        "" => of.text.clone(),
        detail => format!("{} ({detail})", of.text),
    };
    let lines: Vec<String> = at_end(name, more).iter().map(line).collect();
    lines.join("\n")
}

/// The lines of keys offered there, with the places to fill in.
fn keys(name: &str, more: &str) -> String {
    let lines = at_end(name, more).into_iter();
    let lines = lines.filter_map(|of| of.snippet.filter(|line| !line.starts_with('[')));
    lines.collect::<Vec<String>>().join("\n")
}

/// The line of the mark with the first of what is offered in it.
fn chosen(name: &str, more: &str) -> String {
    let (project, file, at) = placed(name, |text| format!("{text}\n{more}"));
    let first = completions(&project, file, at).remove(0);
    let mut text = project.source(file).text().to_owned();
    text.replace_range(first.range, &first.text);
    let start = text[..at].rfind('\n').unwrap() + 1;
    text[start..].lines().next().unwrap().to_owned()
}

#[test]
fn every_kind_of_value_is_offered_where_it_may_stand() {
    let action = |line: &str| values(GOAL, &format!("[[handling]]\nnr = \"1.9\"\n{line}"));
    assert_snapshot!(action("international = [‸"), @r#"
    "NFU-1" (Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030)
    "NFU-2" (Udledningen af kvælstof og fosfor fra byerne falder hvert år)
    "NFU-3" (Ålegræs og stenrev er genskabt, hvor de er gået tabt)
    "NFU-4" (Alle havne tager imod affald uden særskilt betaling)
    "NFU-5" (Støj under vand er kortlagt og begrænset i yngletiden)
    "#);
    assert_snapshot!(action("fra = ‸").lines().take(2).collect::<Vec<_>>().join("\n"), @r#"
    "2019-2022/1.1" (Kortlægge, hvor spildevand løber urenset ud i fjorden, når…)
    "2019-2022/1.2" (Undersøge, om ålegræsset kan vokse i den indre fjord igen)
    "#);
    assert_snapshot!(action("frist = \"‸"), @r#"
    "2023"
    "2024"
    "2025"
    "2026"
    "hele perioden"
    "årligt"
    "løbende" (tilbagevendende arbejde uden en afslutning)
    "#);
    assert_snapshot!(values("2023-2026/maal-2.toml", "[[handling]]\nnr = \"2.99\"\ngruppe = \"‸"), @r#"
    "Viden"
    "Havne og fiskeri"
    "Strande og borgere"
    "#);
    assert_snapshot!(action("trin = [‸"), @"");
    let steps = "trin = [\"Kortlægge\", \"Rense\"]\n[[handling.note]]\ntrin = ‸";
    assert_snapshot!(action(steps), @"
    1 (Kortlægge)
    2 (Rense)
    ");
    assert_snapshot!(action("[[handling.aarsmaal]]\naar = ‸"), @"
    2023
    2024
    2025
    2026
    ");
    assert_snapshot!(action("[[handling.note]]\ndato = ‸"), @"2026-11-15 (i dag, 15. november 2026)");
    let indicator = values(GOAL, "[[indikator]]\nnavn = \"Overløb\"\nhandling = \"‸");
    assert_snapshot!(indicator, @r#"
    "1.1" (Udarbejde en fælles spildevandsplan for fjordens opland…)
    "1.2" (Genskabe to hektar ålegræs i den indre fjord ved…)
    "1.3" (Drive tre målestationer og vise vandets klarhed og…)
    "2.1" (Tælle affald på seks strande hvert forår og efterår efter…)
    "2.2" (Undersøge, hvor meget mikroplast regnvandet fører til…)
    "2.3" (Bjærge tabte fiskeredskaber i de fem områder, hvor fiskerne…)
    "2.4" (Aftale ens regler for aflevering af affald i alle fjordens…)
    "2.5" (Etablere landstrøm til færgen og de større fiskefartøjer i…)
    "2.6" (Opstille affaldsstationer og skilte ved de tolv mest…)
    "2.7" (Holde Fjordens Dag hvert år med fælles oprydning i alle…)
    "2.8" (Udvikle et undervisningsforløb om fjorden til 4.-6. klasse)
    "2.9" (Tage gratis imod det affald, som fiskerne får op i nettene)
    "2.10" (Finde de virksomheder ved fjorden, der spilder plastpiller…)
    "3.1" (Besøge de fem kommuner ved fjorden, der endnu ikke er…)
    "3.2" (Holde 2 eller 3 fjordkonferencer i perioden, hvor forskere…)
    "3.3" (Vedtage en kommunikationsstrategi og udpege en…)
    "#);
    assert_snapshot!(values(HEADER, "[rapport]\nnoter_i_bilag = ‸"), @"
    true
    false
    ");
    assert_snapshot!(values(HEADER, "[[pligt]]\nhvornaar = \"‸"), @r#"
    "hvert år"
    "løbende" (tilbagevendende arbejde uden en afslutning)
    "1. kvartal"
    "2. kvartal"
    "3. kvartal"
    "4. kvartal"
    "foråret"
    "efteråret"
    "oktober"
    "uge 40"
    "1. marts"
    "#);
    assert_snapshot!(values(HEADER, "[[part]]\nnavn = \"‸"), @"");
    let (project, file, at) = placed(GOAL, |text| format!("accepteret = [‸\n{text}"));
    let accepted = completions(&project, file, at);
    let of_accepted = |text: &str| accepted.iter().find(|of| of.text == text);
    assert_snapshot!(of_accepted("\"hul-i-numre\"").unwrap().detail, @"numrene er fortløbende");
    assert_eq!(
        of_accepted("\"dobbelt-nummer\""),
        None,
        "an error is not accepted"
    );
}

#[test]
fn an_action_carries_on_one_of_an_earlier_period() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::new(folder.path().to_owned());
    let action =
        "[[handling]]\nnr = \"1.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Kommunen\"]\n";
    for year in [2023, 2024, 2025] {
        std::fs::create_dir(folder.path().join(year.to_string())).unwrap();
        let header = format!(
            "format = 1\ntitel = \"Plan\"\norganisation = \"Fjord (opdigtet)\"\nperiode = \"{year}\"\n\n[[part]]\nnavn = \"Kommunen\"\n"
        );
        let goal = format!("nr = \"1\"\ntitel = \"En ren fjord\"\n\n{action}fra = ");
        let goal = if year == 2024 {
            goal
        } else {
            goal.replace("fra = ", "")
        };
        project
            .open
            .insert(format!("{year}/handleplan.toml"), header);
        project.open.insert(format!("{year}/maal-1.toml"), goal);
    }
    project.refresh(today()).unwrap();
    let file = project.file("2024/maal-1.toml").unwrap();
    let at = project.source(file).text().len();
    let offered = completions(&project, file, at);
    let offered: Vec<String> = { offered.into_iter() }
        .map(|of| format!("{} ({})", of.text, of.detail))
        .collect();
    assert_snapshot!(offered.join("\n"), @r#""2023/1.1" (Rense stranden)"#);
}

#[test]
fn a_key_comes_with_a_place_for_its_kind_of_value() {
    assert_snapshot!(keys(GOAL, "[[handling]]\nnr = \"1.9\"\n[[handling.aarsmaal]]\n‸"), @r#"
    aar = ${1:2026}
    dato = ${1:2026-11-15}
    maal = "$1"
    midler = "$1"
    beloeb = $1
    besluttet = $1
    "#);
    assert_snapshot!(keys(GOAL, "[[indikator]]\n‸"), @r#"
    navn = "$1"
    enhed = "$1"
    udgangspunkt = $1
    maaltal = $1
    maaltal_hoejst = $1
    handling = "$1"
    "#);
    assert_snapshot!(keys(HEADER, "[[international]]\n‸"), @r#"
    nr = "$1"
    titel = "$1"
    kilde = "$1"
    "#);
    // What is before it and behind it on its line stays.
    assert_eq!(
        chosen(HEADER, "[[moede]]\n  nav‸= \"Møde\""),
        "  dato = \"Møde\""
    );
    assert_eq!(chosen(HEADER, "[[moede]]\n  da‸"), "  dato = ");
}

#[test]
fn the_headers_of_the_entry_at_hand_come_first_and_none_of_what_is_not_there() {
    let headers = |name: &str, change: &dyn Fn(&str) -> String| {
        let (project, file, at) = placed(name, change);
        let offered = completions(&project, file, at).into_iter();
        let headers = offered.filter(|of| of.label.starts_with('['));
        headers.map(|of| of.label).collect::<Vec<_>>().join(" ")
    };
    let end = |more: &'static str| move |text: &str| format!("{text}\n{more}");
    assert_snapshot!(headers(GOAL, &end("[[handling]]\nnr = \"1.9\"\n[‸")), @"[[handling]] [[handling.aarsmaal]] [[handling.aendring]] [[handling.resultat]] [[handling.note]] [[indikator]] [[indikator.delmaal]] [[indikator.maaling]]");
    assert_snapshot!(headers(GOAL, &end("[[indikator]]\nnavn = \"Overløb\"\n[‸")), @"[[indikator]] [[indikator.delmaal]] [[indikator.maaling]] [[handling]] [[handling.aarsmaal]] [[handling.aendring]] [[handling.resultat]] [[handling.note]]");
    assert_snapshot!(headers(GOAL, &|text| text.replacen("[[handling]]", "‸\n[[handling]]", 1)), @"[[handling]] [[indikator]]");
    assert_snapshot!(headers(HEADER, &end("[‸")), @"[[international]] [rapport] [[beretning]] [[part]] [[moede]] [[pligt]]");
}

#[test]
fn what_is_chosen_takes_the_place_of_the_value_it_is_chosen_in() {
    let note = |line: &str| {
        chosen(
            GOAL,
            &format!("[[handling]]\nnr = \"1.9\"\n[[handling.note]]\n{line}"),
        )
    };
    assert_eq!(note("status = ‸"), "status = \"ikke igangsat\"");
    assert_eq!(note("status = \"‸"), "status = \"ikke igangsat\"");
    assert_eq!(note("status = ‸\""), "status = \"ikke igangsat\"");
    assert_eq!(note("status = \"‸\""), "status = \"ikke igangsat\"");
    assert_eq!(
        note("status = \"ig‸ang\" # nu"),
        "status = \"ikke igangsat\" # nu"
    );
    // What is not closed goes on to the line's end, and may be anything from the place on.
    assert_eq!(
        note("status = \"ig‸ # nu"),
        "status = \"ikke igangsat\" # nu"
    );
    let parties = |line: &str| chosen(GOAL, &format!("[[handling]]\nnr = \"1.9\"\n{line}"));
    assert_eq!(
        parties("ansvarlig = [\"Kom‸\", \"Fagpanelet\"]"),
        "ansvarlig = [\"Sekretariatet\", \"Fagpanelet\"]"
    );
    assert_eq!(
        parties("ansvarlig = [\"Kom‸]"),
        "ansvarlig = [\"Sekretariatet\"]"
    );
}

/// What is told of the place of the mark in a file, after what it is told of.
fn told(name: &str, change: impl Fn(&str) -> String) -> String {
    let (project, file, at) = placed(name, change);
    let Some((span, blocks)) = hover(&project, file, at) else {
        return "–".to_owned();
    };
    let words = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.iter().map(Inline::words)),
        _ => None,
    });
    let words: Vec<String> = words.map(Iterator::collect).collect();
    let text = &project.source(file).text()[span.range()];
    format!("{text} → {}", words.join(" | "))
}

#[test]
fn a_key_and_a_value_tell_what_they_mean_at_their_own_place() {
    let at = |from: &'static str, to: &'static str| {
        told(GOAL, move |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        })
    };
    assert_snapshot!(at("trin = 1", "trin = ‸1"), @"1 → 1: Overløbene er kortlagt");
    assert_snapshot!(at("trin = 1", "trin = ‸9"), @"9 → trin: Nummeret på det trin, der er nået (fra 1). | Skrives som et helt tal fra 1 uden anførselstegn.");
    assert_snapshot!(at("trin = 1", "‸trin = 1"), @"trin → trin: Nummeret på det trin, der er nået (fra 1). | Skrives som et helt tal fra 1 uden anførselstegn.");
    // A line above that ends in a letter of several bytes.
    assert_snapshot!(at("start = \"2023\"", "# på ø\nsta‸rt = \"2023\""), @r#"start → start: Hvornår arbejdet begynder: en dato, ”2025”, ”marts 2025”, ”1. kvartal 2025”, ”foråret 2025” eller ”2023-2025”. | Skrives som en dato, f.eks. 2024-03-12, eller en tekst, f.eks. "marts 2025"."#);
    assert_snapshot!(told(GOAL, |text| format!("accepteret = [\"hul-i-‸numre\"]\n{text}")), @r#""hul-i-numre" → hul-i-numre: numrene er fortløbende"#);
    assert_snapshot!(told(GOAL, |text| format!("accepteret = [\"hul-‸i-numr\"]\n{text}")), @r#""hul-i-numr" → accepterede advarsler: Advarsler, der er ment, som de er, og ikke skal vises for denne fil. | Skrives som en liste af tekster, f.eks. ["…", "…"]."#);
}

#[test]
fn a_file_shows_what_its_own_steps_and_addresses_are() {
    let (project, file, _) = placed(GOAL, |text| {
        text.replace(
            "Rådgiveren er valgt",
            "Se æøå på https://eksempel.dk/å?a=1 og www.eksempel.dk. Rådgiveren er valgt",
        )
    });
    let text = project.source(file).text();
    let steps: Vec<String> = { hints(&project, file).into_iter() }
        .filter(|(span, _)| text[span.range()].parse::<u32>().is_ok())
        .map(|(span, words)| format!("{} {words}", &text[span.range()]))
        .collect();
    assert_snapshot!(steps[..4].join("\n"), @"
    1 Overløbene er kortlagt
    2 Udkastet er sendt i høring
    3 Planen er vedtaget i alle kommuner
    1 Lokaliteterne er udpeget
    ");
    let links: Vec<String> = { links(&project, file).into_iter() }
        .map(|(span, address)| format!("{} → {address}", &text[span.range()]))
        .collect();
    assert_snapshot!(links.join("\n"), @"https://eksempel.dk/å?a=1 → https://eksempel.dk/å?a=1");
}

#[test]
fn a_lens_counts_the_notes_and_tells_the_day_of_the_last() {
    let standing = |notes: &'static str| {
        let (project, file, _) = placed(GOAL, |text| {
            format!(
                "{text}\n[[handling]]\nnr = \"1.9\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"Fagpanelet\"]\n{notes}"
            )
        });
        lenses(&project, file).pop().unwrap().2
    };
    let said = [
        standing(""),
        standing("[[handling.note]]\ndato = 2026-03-04\ntekst = \"En.\"\n"),
        standing(
            "[[handling.note]]\ndato = 2026-03-04\ntekst = \"En.\"\n\n[[handling.note]]\ndato = 2026-03-05\ntekst = \"To.\"\n",
        ),
    ];
    assert_snapshot!(said.join("\n"), @"
    ikke igangsat · ingen noter
    ikke igangsat · 1 note, 4.3.2026
    ikke igangsat · 2 noter, sidst 5.3.2026
    ");
}
