//! One case at a time, as people meet them.

use super::*;
use insta::assert_snapshot;

#[test]
fn notes_of_both_sides_on_one_action_stand_in_date_order() {
    let ours = with_note(GOAL, "2024-06-01", "Vores");
    let theirs = with_note(GOAL, "2024-05-01", "Deres");
    assert_snapshot!(new_lines(GOAL, &joined(GOAL, &ours, &theirs)), @r#"
    line 17
    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"
    "#);
    // The other way round the same entries stand there.
    assert_eq!(joined(GOAL, &theirs, &ours), joined(GOAL, &ours, &theirs));
}

#[test]
fn an_entry_comes_with_its_own_bytes_and_comments() {
    let ours = with_note(GOAL, "2024-06-01", "Vores");
    let theirs = with(
        GOAL,
        "# ---- Det",
        "# Efter mødet\n[[ handling.note ]]\n  dato=2024-04-01 # onsdag\n  tekst='''\n[[handling]]\nMange'''\n# Tallet mangler.\n\n# ---- Det",
    );
    let theirs = with(
        &theirs,
        "# ---- Det",
        "[[handling]]\nnr = \"2.2\"\ntekst = \"Ny\"\nansvarlig = [\n  \"Kommunerne\",   # alle\n]\n\n[[handling.note]]\ndato = 2024-04-02\ntekst = \"Begyndt\"\n\n# ---- Det",
    );
    assert_snapshot!(new_lines(GOAL, &joined(GOAL, &ours, &theirs)), @r#"
    line 17
    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"

    [[handling]]
    nr = "2.2"
    tekst = "Ny"
    ansvarlig = [
      "Kommunerne",   # alle
    ]

    [[handling.note]]
    dato = 2024-04-02
    tekst = "Begyndt"

    [[handling]]
    nr = "2.3"
    tekst = "Tælle affald"
    ansvarlig = ["Kommunerne"]

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-01-15
    maal = "Ti strande"
    besluttet = 2024-02-22

    # Efter mødet
    [[ handling.note ]]
      dato=2024-04-01 # onsdag
      tekst='''
    [[handling]]
    Mange'''
    # Tallet mangler.
    "#);
}

#[test]
fn what_one_side_took_out_and_the_other_changed_is_a_conflict() {
    let start = GOAL.find("# Den første").unwrap();
    let end = GOAL.find("[[handling]]\nnr = \"2.3\"").unwrap();
    let without = format!("{}{}", &GOAL[..start], &GOAL[end..]);
    assert_eq!(joined(GOAL, &without, GOAL), without);
    assert_eq!(joined(GOAL, GOAL, &without), without);
    let changed = with_note(GOAL, "2024-06-01", "Ny");
    for (ours, theirs) in [(&without, &changed), (&changed, &without)] {
        let merged = merged(GOAL, ours, theirs);
        assert_eq!(
            merged.conflicts,
            [
                "handling 2.1 er slettet eller flyttet til et andet mål i den ene gren og ændret i den anden"
            ]
        );
        assert_eq!(merged.text.matches("\"Ny\"").count(), 1);
        assert_eq!(merged.text.matches("\n<<<<<<< ").count(), 1);
    }
    assert_snapshot!(new_lines(&without, &merged(GOAL, &without, &changed).text), @r#"
    line 6
    <<<<<<< vores
    =======
    # Den første
    [[handling]]
    nr = "2.1"
    tekst = "Rense strande"
    ansvarlig = ["Sekretariatet"]
    frist = "2025"

    [[handling.note]]
    dato = 2024-03-01
    tekst = "Fem strande"   # af otte

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Ny"
    >>>>>>> deres
    "#);
}

#[test]
fn one_new_number_for_two_new_actions_is_a_conflict() {
    let new = |text: &str| {
        with(
            GOAL,
            "# ---- Det",
            &format!(
                "[[handling]]\nnr = \"2.4\"\ntekst = \"{text}\"\nansvarlig = [\"Kommunerne\"]\n\n# ---- Det"
            ),
        )
    };
    let merged = merged(GOAL, &new("Vores"), &new("Deres"));
    assert_snapshot!(new_lines(GOAL, &merged.text), @r#"
    line 28
    <<<<<<< vores
    [[handling]]
    nr = "2.4"
    tekst = "Vores"
    ansvarlig = ["Kommunerne"]
    =======
    [[handling]]
    nr = "2.4"
    tekst = "Deres"
    ansvarlig = ["Kommunerne"]
    >>>>>>> deres
    "#);
    assert_snapshot!(merged.conflicts.join("\n"), @"handling 2.4 er tilføjet i begge grene, men ikke ens");
    assert_eq!(joined(GOAL, &new("Ens"), &new("Ens")), new("Ens"));
    // The same action with a note of each side's own.
    let ours = with(
        &new("Ens"),
        "# ---- Det",
        "[[handling.note]]\ndato = 2024-05-01\ntekst = \"Vores\"\n\n# ---- Det",
    );
    let theirs = with(
        &new("Ens"),
        "# ---- Det",
        "[[handling.note]]\ndato = 2024-04-01\ntekst = \"Deres\"\n\n# ---- Det",
    );
    assert_snapshot!(new_lines(GOAL, &joined(GOAL, &ours, &theirs)), @r#"
    line 28
    [[handling]]
    nr = "2.4"
    tekst = "Ens"
    ansvarlig = ["Kommunerne"]

    [[handling.note]]
    dato = 2024-04-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Vores"
    "#);
}

#[test]
fn what_breaks_a_rule_only_together_is_a_conflict() {
    let ours = with(GOAL, "nr = \"2.3\"", "nr = \"2.4\"");
    let new =
        "[[handling]]\nnr = \"2.4\"\ntekst = \"Ny\"\nansvarlig = [\"Kommunerne\"]\n\n# ---- Det";
    let merged = merged(GOAL, &ours, &with(GOAL, "# ---- Det", new));
    assert_snapshot!(merged.conflicts.join("\n"), @"handling 2.4: nummeret ”2.4” er brugt to gange");
}

#[test]
fn two_proposals_for_one_year_stand_one_against_the_other() {
    let proposal = |words: &str| {
        with(
            GOAL,
            "# ---- Det",
            &format!(
                "[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-15\nmaal = \"{words}\"\n\n# ---- Det"
            ),
        )
    };
    let merged = merged(GOAL, &proposal("Tyve"), &proposal("Tredive"));
    assert_snapshot!(new_lines(GOAL, &merged.text), @r#"
    line 28
    <<<<<<< vores
    [[handling.aarsmaal]]
    aar = 2025
    dato = 2025-01-15
    maal = "Tyve"
    =======
    [[handling.aarsmaal]]
    aar = 2025
    dato = 2025-01-15
    maal = "Tredive"
    >>>>>>> deres
    "#);
    assert_snapshot!(merged.conflicts.join("\n"), @"årsmålet for 2025 på handling 2.3 findes i begge grene, men er ikke ens");
    let with_rest = |rest: &str| {
        proposal("Tyve").replace("maal = \"Tyve\"\n", &format!("maal = \"Tyve\"\n{rest}\n"))
    };
    for (one, other) in [
        ("beloeb = 40_000", "beloeb = 60_000"),
        ("midler = \"Vores\"", "midler = \"Andres\""),
        (
            "besluttet = 2025-02-20\nbeloeb = 4",
            "besluttet = 2025-02-20\nbeloeb = 6",
        ),
    ] {
        let merged = self::merged(GOAL, &with_rest(one), &with_rest(other));
        assert!(!merged.conflicts.is_empty(), "{}", merged.text);
    }
}

#[test]
fn an_equal_entry_is_kept_once_and_as_often_as_one_side_has_it() {
    let one = with_note(GOAL, "2024-06-01", "Ens");
    let two = with_note(&one, "2024-06-01", "Ens");
    assert_eq!(joined(GOAL, &one, &one), one);
    assert_eq!(joined(GOAL, &one, &two), two);
    assert_eq!(joined(GOAL, &two, &one), two);
    // In base already, and once more on each side.
    assert_eq!(joined(&one, &two, &two), two);
    assert_eq!(joined(&two, &one, &two), one);
}

#[test]
fn line_ends_byte_order_mark_and_a_missing_last_line_end_are_ours() {
    let crlf = format!("\u{feff}{}", GOAL.replace('\n', "\r\n"));
    let ours = format!(
        "\u{feff}{}",
        with_note(GOAL, "2024-06-01", "Vores").replace('\n', "\r\n")
    );
    let theirs = with_note(GOAL, "2024-05-01", "Deres");
    for base in [GOAL, &crlf] {
        let text = joined(base, &ours, &theirs);
        assert!(text.starts_with('\u{feff}'));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert_eq!(text.matches("\"Deres\"").count(), 1);
    }
    let open = GOAL.trim_end();
    let theirs = format!("{GOAL}\n[[indikator.maaling]]\ndato = 2024-12-31\nvaerdi = 7\n");
    assert_eq!(joined(open, open, &theirs), theirs);
    let ours = format!("{open}\n\n[[indikator.maaling]]\ndato = 2025-12-31\nvaerdi = 8");
    assert_snapshot!(new_lines(GOAL, &joined(open, &ours, &theirs)), @"
    line 37

    [[indikator.maaling]]
    dato = 2024-12-31
    vaerdi = 7

    [[indikator.maaling]]
    dato = 2025-12-31
    vaerdi = 8
    ");
}

#[test]
fn the_first_of_a_kind_goes_where_its_kind_stands() {
    // Under the action or indicator it belongs to, not under the last one.
    let goal = "[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-15\nmaal = \"Otte\"\n\n";
    let theirs = with(
        GOAL,
        "[[handling.note]]",
        &format!("{goal}[[handling.note]]"),
    );
    let ours = with(GOAL, "\"Havet\"", "\"Hav og strand\"");
    assert_snapshot!(new_lines(&ours, &joined(GOAL, &ours, &theirs)), @r#"
    line 13
    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-01-15
    maal = "Otte"
    "#);
    // Actions before what is measured.
    let start = GOAL.find("# Den første").unwrap();
    let end = GOAL.find("# ---- Det").unwrap();
    let base = format!("{}{}", &GOAL[..start], &GOAL[end..]);
    let ours = with(&base, "\"Havet\"", "\"Hav og strand\"");
    let theirs = with(
        &base,
        "[[indikator]]",
        "[[handling]]\nnr = \"2.1\"\ntekst = \"Ny\"\nansvarlig = [\"Kommunerne\"]\n\n[[indikator]]",
    );
    assert_snapshot!(new_lines(&ours, &joined(&base, &ours, &theirs)), @r#"
    line 8
    [[handling]]
    nr = "2.1"
    tekst = "Ny"
    ansvarlig = ["Kommunerne"]
    "#);
}

#[test]
fn each_kind_of_entry_is_called_by_what_people_know_it_by() {
    let header = |text: &str| Source::new("handleplan.toml", text);
    let top = "format = 1\ntitel = \"Plan\"\norganisation = \"F\"\nperiode = \"2022-2025\"\n\n";
    let base = format!(
        "{top}[[part]]\nnavn = \"Havnene\"\nalias = [\"H\"]\n\n[[moede]]\ndato = 2023-02-23\nnavn = \"Møde\"\n\n[[pligt]]\ntekst = \"Rapport\"\nhvornaar = \"hvert år\"\n\n[[international]]\nnr = \"KI-1\"\ntitel = \"Hav\"\n"
    );
    let mut theirs = base.clone();
    for (old, new) in [
        ("[\"H\"]", "[\"Havn\"]"),
        ("\"Møde\"", "\"Årsmøde\""),
        ("\"hvert år\"", "\"oktober\""),
        ("\"Hav\"", "\"Verdenshav\""),
    ] {
        theirs = with(&theirs, old, new);
    }
    let result = merge(&header(&base), &header(top), &header(&theirs)).unwrap();
    assert_snapshot!(result.conflicts.join("\n"), @"
    parten ”Havnene” er slettet i den ene gren og ændret i den anden
    mødet den 23. februar 2023 er slettet i den ene gren og ændret i den anden
    pligten ”Rapport” er slettet i den ene gren og ændret i den anden
    det internationale mål KI-1 er slettet i den ene gren og ændret i den anden
    ");
    let theirs = with(GOAL, "\"strande\"", "\"stk.\"");
    let theirs = with(&theirs, "vaerdi = 5", "vaerdi = 6");
    let ours = &GOAL[..GOAL.find("# ---- Det").unwrap()];
    assert_snapshot!(merged(GOAL, ours, &theirs).conflicts.join("\n"), @"indikatoren ”Strande” er slettet eller flyttet til et andet mål i den ene gren og ændret i den anden");
}

#[test]
fn a_new_file_on_both_sides_is_joined_from_nothing() {
    let ours = with_note(GOAL, "2024-06-01", "Vores");
    let theirs = with_note(GOAL, "2024-05-01", "Deres");
    assert_eq!(joined("", &ours, &theirs), joined(GOAL, &ours, &theirs));
    let theirs = with(&theirs, "\"Havet\"", "\"Fjorden\"");
    let merged = merged("", &ours, &theirs);
    assert_snapshot!(merged.conflicts.join("\n"), @"”titel” i filens top er ændret på hver sin måde i de to grene");
}

#[test]
fn a_file_that_is_not_sound_is_not_spliced() {
    for broken in [
        "nr = ",
        "nr = \"2\"\nhandling = [{nr = \"2.1\"}]\n",
        "<<<<<<< x\n=======\n>>>>>>> y\n",
    ] {
        assert_eq!(merge(&source(GOAL), &source(broken), &source(GOAL)), None);
        assert_eq!(merge(&source(GOAL), &source(GOAL), &source(broken)), None);
        assert_eq!(merge(&source(broken), &source(GOAL), &source(GOAL)), None);
    }
    let other = |text: &str| Source::new("Cargo.toml", text);
    assert_eq!(merge(&other(GOAL), &other(GOAL), &other(GOAL)), None);
    // A copy that lies about is no part of the plan.
    let copy = Source::new(
        "handleplan - Kopi.toml",
        "format = 1\ntitel = \"Plan\"\norganisation = \"F\"\nperiode = \"2022-2025\"\n",
    );
    assert_eq!(merge(&copy, &copy, &copy), None);
}

#[test]
fn an_error_that_a_side_brought_is_never_called_joined() {
    let ours = with_note(GOAL, "2024-06-01", "Vores");
    let theirs = with(
        GOAL,
        "tekst = \"Fem strande\"",
        "trin = 4\ntekst = \"Fem strande\"",
    );
    let result = merged(GOAL, &ours, &theirs);
    assert_snapshot!(result.conflicts.join("\n"), @"i noten den 1. marts 2024 på handling 2.1: handling 2.1 har ingen trin at nå");
    assert!(result.text.contains("\n<<<<<<< "));
    let result = merged(&theirs, &theirs, &with_note(&theirs, "2024-06-01", "Ny"));
    assert_snapshot!(result.conflicts.join("\n"), @"filen har en fejl: handling 2.1 har ingen trin at nå");
    assert!(result.text.contains("\"Ny\""));
}

#[test]
fn the_header_is_joined_as_well() {
    let header = |text: &str| Source::new("handleplan.toml", text);
    let base = "format = 1\ntitel = \"Plan\"\norganisation = \"F\"\nperiode = \"2022-2025\"\n\n[[part]]\nnavn = \"Sekretariatet\"\n\n[[moede]]\ndato = 2023-02-23\nnavn = \"Møde\"\n";
    let ours = with(
        base,
        "[[moede]]",
        "[[part]]\nnavn = \"Havnene\"\n\n[[moede]]",
    ) + "\n[[moede]]\ndato = 2025-02-20\nnavn = \"Møde\"\n";
    let theirs = with(
        base,
        "\"Sekretariatet\"\n",
        "\"Sekretariatet\"\nalias = [\"Sekretariat\"]\n\n[[part]]\nnavn = \"Kommunerne\"\n",
    ) + "\n[[moede]]\ndato = 2024-02-22\nnavn = \"Møde\"\n\n[[pligt]]\ntekst = \"Rapport\"\nhvornaar = \"hvert år\"\n\n[[international]]\nnr = \"KI-1\"\ntitel = \"Hav\"\n";
    let result = merge(&header(base), &header(&ours), &header(&theirs)).unwrap();
    assert_eq!(result.conflicts, [""; 0]);
    assert_snapshot!(result.text, @r#"
    format = 1
    titel = "Plan"
    organisation = "F"
    periode = "2022-2025"

    [[part]]
    navn = "Sekretariatet"
    alias = ["Sekretariat"]

    [[part]]
    navn = "Havnene"

    [[part]]
    navn = "Kommunerne"

    [[moede]]
    dato = 2023-02-23
    navn = "Møde"

    [[moede]]
    dato = 2024-02-22
    navn = "Møde"

    [[moede]]
    dato = 2025-02-20
    navn = "Møde"

    [[pligt]]
    tekst = "Rapport"
    hvornaar = "hvert år"

    [[international]]
    nr = "KI-1"
    titel = "Hav"
    "#);
}

#[test]
fn a_whole_file_in_conflict_keeps_the_lines_that_both_share() {
    assert_snapshot!(whole_file_in_conflict("a\nb\nc\n", "a\nx\ny\nc\n"), @"
    a
    <<<<<<< vores
    b
    =======
    x
    y
    >>>>>>> deres
    c
    ");
    assert_eq!(
        whole_file_in_conflict("a\r\nb\r\n", "a\r\n"),
        "a\r\n<<<<<<< vores\r\nb\r\n=======\r\n>>>>>>> deres\r\n"
    );
}

#[test]
fn what_refers_to_an_action_that_the_other_deleted_is_a_conflict() {
    let without = GOAL.replace("[[handling]]\nnr = \"2.3\"\ntekst = \"Tælle affald\"\nansvarlig = [\"Kommunerne\"]\n\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-15\nmaal = \"Ti strande\"\nbesluttet = 2024-02-22\n\n", "");
    assert_ne!(without, GOAL);
    let refers =
        format!("{GOAL}\n[[indikator]]\nnavn = \"Affald\"\nenhed = \"kg\"\nhandling = \"2.3\"\n");
    let told = "indikatoren ”Affald” henviser til en handling, som har fået et andet nummer eller er slettet";
    for (ours, theirs) in [(&without, &refers), (&refers, &without)] {
        assert_eq!(merged(GOAL, ours, theirs).conflicts, [told]);
    }
    // One who takes out the reference with the action has left nothing to ask about.
    let unreferred = refers.replace("\nhandling = \"2.3\"", "");
    let action =
        &GOAL[GOAL.find("[[handling]]\nnr = \"2.3\"").unwrap()..GOAL.find("# ---- Det").unwrap()];
    let neither = unreferred.replace(action, "");
    let elsewhere = refers.replace("Havet", "Fjorden");
    let both = neither.replace("Havet", "Fjorden");
    assert_eq!(joined(&refers, &neither, &elsewhere), both);
    assert_eq!(joined(&refers, &elsewhere, &neither), both);
}

#[test]
fn what_refers_to_an_action_that_stays_is_joined_and_a_doubt_is_about_the_reference_alone() {
    let refers =
        format!("{GOAL}\n[[indikator]]\nnavn = \"Affald\"\nenhed = \"kg\"\nhandling = \"2.3\"\n");
    let noted = |text: &str| with_note(text, "2024-05-01", "Deres");
    let renumbered = |text: &str| with(text, "nr = \"2.3\"", "nr = \"2.4\"");
    for (ours, theirs) in [(&refers, &noted(GOAL)), (&noted(GOAL), &refers)] {
        assert_eq!(joined(GOAL, ours, theirs), noted(&refers));
    }
    // The note comes in, whatever is to become of the reference.
    let merged = merged(GOAL, &refers, &renumbered(&noted(GOAL)));
    let in_doubt =
        "<<<<<<< vores\nhandling = \"2.3\"\n=======\nhandling = \"2.4\"\n>>>>>>> deres\n";
    let all_else = renumbered(&noted(&refers));
    assert_eq!(
        merged.text,
        with(&all_else, "handling = \"2.3\"\n", in_doubt)
    );
}

/// Nobody can tell it from an action that both reworded alike.
#[test]
fn an_action_that_both_put_in_the_place_of_another_keeps_the_number_one_gave_it_since() {
    let replaced = with(GOAL, "Tælle affald", "Plante ålegræs");
    let moved_on = with(&replaced, "nr = \"2.3\"", "nr = \"2.4\"");
    assert_eq!(joined(GOAL, &moved_on, &replaced), moved_on);
    assert_eq!(joined(GOAL, &replaced, &moved_on), moved_on);
}

#[test]
fn two_verdicts_or_changes_of_one_day_are_a_conflict_where_both_cannot_hold() {
    let with = |fields: &str| GOAL.replace("\n# ---- Det", &format!("\n{fields}\n# ---- Det"));
    let verdict = |fields: &str| with(&format!("[[handling.resultat]]\n{fields}\n"));
    let day = "dato = 2025-01-15";
    let partly = verdict(&format!(
        "aar = 2024\n{day}\nopnaaet = \"delvist\"\ntekst = \"Fem\"\nforbrug = 9_000"
    ));
    let told = ["resultatet for 2024 på handling 2.3 findes i begge grene, men er ikke ens"];
    for other in [
        format!("aar = 2024\n{day}\nopnaaet = \"nej\"\ntekst = \"Ingen\""),
        format!("aar = 2024\n{day}\nopnaaet = \"delvist\"\ntekst = \"Seks\"\nforbrug = 8_000"),
    ] {
        assert_eq!(merged(GOAL, &partly, &verdict(&other)).conflicts, told);
    }
    // On another year, or of another day, both stand.
    for other in [
        format!("aar = 2025\n{day}\nopnaaet = \"nej\"\ntekst = \"Ingen\""),
        "aar = 2024\ndato = 2025-01-16\nopnaaet = \"nej\"\ntekst = \"Ingen\"".to_owned(),
    ] {
        let text = joined(GOAL, &partly, &verdict(&other));
        assert_eq!(text.matches("[[handling.resultat]]").count(), 2, "{text}");
    }
    let amended = |fields: &str| with(&format!("[[handling.aendring]]\n{day}\n{fields}\n"));
    let (two, three) = (amended("tekst = \"To\""), amended("tekst = \"Tre\""));
    let told =
        ["ændringen den 15. januar 2025 på handling 2.3 findes i begge grene, men er ikke ens"];
    assert_eq!(merged(GOAL, &two, &three).conflicts, told);
    let text = joined(GOAL, &two, &amended("ansvarlig = [\"Sekretariatet\"]"));
    assert_eq!(text.matches("[[handling.aendring]]").count(), 2, "{text}");
}

/// Of notes of one day the last one holds.
#[test]
fn notes_of_one_day_stand_in_the_order_that_one_side_gave_them() {
    let note = |words, status| note("2024-03-02", words) + &format!("status = \"{status}\"\n");
    let (first, last) = (note("Morgen", "igangsat"), note("Aften", "løbende"));
    let base = with(
        GOAL,
        FIRST_NOTE_END,
        &format!("{FIRST_NOTE_END}{first}{last}"),
    );
    let swapped = with(&base, &format!("{first}{last}"), &format!("{last}{first}"));
    let other = with(
        &base,
        FIRST_NOTE_END,
        &format!("{FIRST_NOTE_END}{}", self::note("2024-03-01", "Mere")),
    );
    let both = with(
        &swapped,
        FIRST_NOTE_END,
        &format!("{FIRST_NOTE_END}{}", self::note("2024-03-01", "Mere")),
    );
    assert_eq!(joined(&base, &other, &swapped), both);
    assert_eq!(joined(&base, &swapped, &other), both);
    for (from, to) in [("\"Aften\"", "\"Sent\""), ("\"Morgen\"", "\"Tidligt\"")] {
        let reworded = with(&base, from, to);
        let both = with(&swapped, from, to);
        assert_eq!(joined(&base, &reworded, &swapped), both);
        assert_eq!(joined(&base, &swapped, &reworded), both);
        assert_eq!(joined(&base, &base, &both), both);
    }
    // So does a new one that one side put before another of its day.
    let put = |text: &str| {
        with(
            text,
            &last,
            &format!("{}{last}", note("Middag", "sat i bero")),
        )
    };
    assert_eq!(joined(&base, &other, &put(&base)), put(&other));
    assert_eq!(joined(&base, &put(&base), &other), put(&other));
    // Where both have changed one of them a person decides.
    let relit = with(&base, "løbende", "sat i bero");
    let signed = with(
        &swapped,
        "\"Aften\"\n",
        "\"Aften\"\naf = \"Sekretariatet\"\n",
    );
    assert_snapshot!(merged(&base, &relit, &signed).conflicts.join("\n"), @"noten den 2. marts 2024 på handling 2.1 er flyttet eller ændret på hver sin måde i de to grene");
}

#[test]
fn two_comments_above_one_header_are_a_conflict_around_them_alone() {
    let ours = with(GOAL, "# Den første\n", "# Vores\n");
    let theirs = with(GOAL, "# Den første\n", "# Den første\n# Deres\n");
    assert_snapshot!(new_lines(GOAL, &merged(GOAL, &ours, &theirs).text), @"
    line 6
    <<<<<<< vores
    # Vores
    =======
    # Den første
    # Deres
    >>>>>>> deres
    ");
}

/// A step is known by its number, and the steps have got others.
#[test]
fn a_note_reaches_the_step_that_its_writer_meant_or_is_a_conflict() {
    let base = with(
        GOAL,
        "frist = \"2025\"\n",
        "trin = [\"Nedsat\", \"Vedtaget\"]\n",
    );
    let more = with(&base, "[\"Nedsat\"", "[\"Drøftet\", \"Nedsat\"");
    let noted = with(
        &base,
        FIRST_NOTE_END,
        &format!(
            "{FIRST_NOTE_END}{}trin = 1\n",
            note("2024-05-01", "Udvalget er nedsat")
        ),
    );
    let told = merged(&base, &more, &noted);
    assert_snapshot!(format!("{}\n{}", told.conflicts.join("\n"), new_lines(&base, &told.text)), @r#"
    noten den 1. maj 2024 på handling 2.1 henviser til trin 1, ”Nedsat”, som har fået et andet nummer eller er slettet
    line 11
    trin = ["Drøftet", "Nedsat", "Vedtaget"]

    [[handling.note]]
    dato = 2024-03-01
    tekst = "Fem strande"   # af otte

    <<<<<<< vores
    =======
    [[handling.note]]
    dato = 2024-05-01
    tekst = "Udvalget er nedsat"
    trin = 1
    >>>>>>> deres
    "#);
    let told = merged(&base, &noted, &more);
    assert_snapshot!(format!("{}\n{}", told.conflicts.join("\n"), new_lines(&base, &told.text)), @r#"
    noten den 1. maj 2024 på handling 2.1 henviser til trin 1, ”Nedsat”, som har fået et andet nummer eller er slettet
    line 11
    trin = ["Drøftet", "Nedsat", "Vedtaget"]

    [[handling.note]]
    dato = 2024-03-01
    tekst = "Fem strande"   # af otte

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Udvalget er nedsat"
    <<<<<<< vores
    trin = 1
    =======
    trin = 2
    >>>>>>> deres
    "#);
    // One more at the end leaves the others as they were.
    let longer = with(&base, "\"Vedtaget\"", "\"Vedtaget\", \"Udført\"");
    let both = with(&noted, "\"Vedtaget\"", "\"Vedtaget\", \"Udført\"");
    assert_eq!(joined(&base, &longer, &noted), both);
    assert_eq!(joined(&base, &noted, &longer), both);
    // Nor do other words for one.
    let reworded = with(&base, "\"Nedsat\"", "\"Udvalg nedsat\"");
    let both = with(&noted, "\"Nedsat\"", "\"Udvalg nedsat\"");
    assert_eq!(joined(&base, &reworded, &noted), both);
    assert_eq!(joined(&base, &noted, &reworded), both);
    let gone = with(&base, "\"Nedsat\", ", "");
    assert_snapshot!(new_lines(&gone, &merged(&base, &noted, &gone).text), @r#"
    line 17
    [[handling.note]]
    dato = 2024-05-01
    tekst = "Udvalget er nedsat"
    <<<<<<< vores
    trin = 1
    =======
    >>>>>>> deres
    "#);
}

#[test]
fn what_refers_to_a_renumbered_action_is_shown_with_its_new_number() {
    let ours = with(
        GOAL,
        "enhed = \"strande\"\n",
        "enhed = \"strande\"\nhandling = \"2.3\" # talt\n",
    );
    let theirs = with(GOAL, "nr = \"2.3\"", "nr = \"2.4\"");
    assert_snapshot!(new_lines(GOAL, &merged(GOAL, &ours, &theirs).text), @r#"
    line 18
    nr = "2.4"
    tekst = "Tælle affald"
    ansvarlig = ["Kommunerne"]

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-01-15
    maal = "Ti strande"
    besluttet = 2024-02-22

    # ---- Det, der måles ----

    [[indikator]]
    navn = "Strande"
    enhed = "strande"
    <<<<<<< vores
    handling = "2.3" # talt
    =======
    handling = "2.4" # talt
    >>>>>>> deres
    "#);
}

#[test]
fn an_entry_that_was_given_the_day_of_another_clashes_as_if_it_were_new() {
    let base = with(
        GOAL,
        "tekst = \"Fem",
        "status = \"igangsat\"\ntekst = \"Fem",
    );
    let ours = with(&base, "2024-03-01", "2024-06-01");
    let theirs = base.replace(
        FIRST_NOTE_END,
        &format!(
            "{FIRST_NOTE_END}{}status = \"gennemført\"\n",
            note("2024-06-01", "Ny")
        ),
    );
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merged(&base, ours, theirs);
        assert_eq!(
            merged.conflicts,
            ["noten den 1. juni 2024 på handling 2.1 findes i begge grene, men er ikke ens"],
            "{}",
            merged.text
        );
    }
    // Neither answer loses the one that was there.
    let text = merged(&base, &ours, &theirs).text;
    assert_snapshot!(new_lines(&ours, &text), @r#"
    line 13
    <<<<<<< vores
    [[handling.note]]
    dato = 2024-06-01
    status = "igangsat"
    tekst = "Fem strande"   # af otte
    =======
    [[handling.note]]
    dato = 2024-03-01
    status = "igangsat"
    tekst = "Fem strande"   # af otte

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Ny"
    status = "gennemført"
    >>>>>>> deres
    "#);
}
