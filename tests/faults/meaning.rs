//! Faults of meaning: what is good TOML, and cannot be right.

use super::common::{GOAL, HANDLEPLAN};
use super::{action, file, goal};
use insta::assert_snapshot;

/// One more action, whose number is this.
fn numbered(number: &str) -> String {
    format!("\n[[handling]]\nnr = \"{number}\"\ntekst = \"Mere.\"\nansvarlig = [\"Bestyrelsen\"]\n")
}

/// A note of this day with these lines.
fn note(day: &str, lines: &str) -> String {
    format!("\n[[handling.note]]\ndato = {day}\ntekst = \"x\"\n{lines}")
}

#[test]
fn numbers_are_there_once_with_dots_in_their_own_goal() {
    assert_snapshot!(action(&numbered("1.1")), @"
    maal-1.toml:10:6 fejl[dobbelt-nummer] nummeret ”1.1” er brugt to gange
      Giv handlingen et nummer, der ikke har været brugt.
    exit 1
    ");
    assert_snapshot!(action(&numbered("1,2")), @r#"
    maal-1.toml:10:6 fejl[komma-i-nummer] nummeret ”1,2” er skrevet med komma
      Skriv "1.2", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    "#);
    assert_snapshot!(action(&numbered("2.2")), @"
    maal-1.toml:10:6 fejl[fremmed-nummer] handling ”2.2” står i mål 1, men nummeret hører til mål 2
      Giv den et nummer under 1, eller flyt den til mål 2.
    exit 1
    ");
    assert_snapshot!(action(&numbered("1..2")), @"
    maal-1.toml:10:6 fejl[ugyldigt-nummer] ”1..2” kan ikke være et nummer
      Et nummer består af tal og bogstaver med punktum imellem: ”2.10” eller ”A.3.1”.
    exit 1
    ");
    assert_snapshot!(action(&numbered("1 2")), @"
    maal-1.toml:10:6 fejl[ugyldigt-nummer] ”1 2” kan ikke være et nummer
      Et nummer består af tal og bogstaver med punktum imellem: ”2.10” eller ”A.3.1”.
    exit 1
    ");
    assert_snapshot!(action(&numbered("53")), @"exit 0");
    assert_snapshot!(action(&format!("{}{}", numbered("1.4"), numbered("1.5"))), @r#"
    maal-1.toml:10:6 advarsel[hul-i-numre] numrene 1.2 og 1.3 mangler før 1.4
      Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.
    exit 0
    "#);
    assert_snapshot!(goal(format!("accepteret = [\"hul-i-numre\"]\n{GOAL}{}", numbered("1.4"))), @"exit 0");
    assert_snapshot!(goal(format!("accepteret = [\"hul-i-nummer\"]\n{GOAL}")), @"
    maal-1.toml:1:15 advarsel[ukendt-regel] der er ingen regel, der hedder ”hul-i-nummer”
      Mente du ”hul-i-numre”? Reglens navn står i kantede parenteser i advarslen.
    exit 0
    ");
}

#[test]
fn two_numbers_in_one_text_are_never_made_one() {
    for number in ["1.2, 1.3", "1,2-1,3", "1.2 og 1.3"] {
        assert!(
            action(&numbered(number)).contains("Skriv kun ét nummer."),
            "{number}"
        );
    }
    assert_snapshot!(action("international = [\"1,2\", \"1-3\", \"1.2, 1.3\", \"01.2\"]\n"), @r#"
    maal-1.toml:8:18 fejl[komma-i-nummer] nummeret ”1,2” er skrevet med komma
      Skriv "1.2", hvis det er ét nummer, og "1", "2", hvis det er flere.
    maal-1.toml:8:25 fejl[ugyldigt-nummer] ”1-3” kan ikke være et nummer
      Skriv "1.3", hvis det er ét nummer, og "1", "3", hvis det er flere.
    maal-1.toml:8:32 fejl[ugyldigt-nummer] ”1.2, 1.3” kan ikke være et nummer
      Skriv hvert nummer i sine egne anførselstegn, med komma imellem.
    maal-1.toml:8:44 fejl[ugyldigt-nummer] ”01.2” kan ikke være et nummer
      Skriv "1.2", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    "#);
}

#[test]
fn a_party_is_one_of_the_register() {
    assert_snapshot!(goal(GOAL.replace("Sekretariatet", "Sekretariatt")), @"
    maal-1.toml:7:14 fejl[ukendt-ansvarlig] ukendt ansvarlig ”Sekretariatt”
      Mente du ”Sekretariatet”? Ellers tilføj parten under [[part]] i handleplan.toml.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("Sekretariatet", "Folketinget")), @"
    maal-1.toml:7:14 fejl[ukendt-ansvarlig] ukendt ansvarlig ”Folketinget”
      Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.
    exit 1
    ");
    assert_snapshot!(action("medvirkende = [\"Komunerne\"]\n"), @"
    maal-1.toml:8:16 fejl[ukendt-ansvarlig] ukendt medvirkende ”Komunerne”
      Mente du ”Kommunerne”? Ellers tilføj parten under [[part]] i handleplan.toml.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", format!("{HANDLEPLAN}\n[[part]]\nnavn = \"sekretariat\"\n")), @"
    handleplan.toml:25:8 fejl[dobbelt-part] ”sekretariat” er navn eller alias for to parter
      Fjern navnet det ene sted.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", format!("{HANDLEPLAN}\n[[part]]\nnavn = \"Byrådet\"\nalias = [\"Bestyrelsen\"]\n")), @"
    handleplan.toml:26:10 fejl[dobbelt-part] ”Bestyrelsen” er navn eller alias for to parter
      Fjern navnet det ene sted.
    exit 1
    ");
    assert_snapshot!(action("medvirkende = [\"Sekretariat\"]\n"), @"
    maal-1.toml:8:16 advarsel[gentaget-part] ”Sekretariatet” står to gange på handling 1.1
      Slet det ene.
    exit 0
    ");
    assert_snapshot!(goal(GOAL.replace("[\"Sekretariatet\"]", "[]")), @r#"
    maal-1.toml:7:13 fejl[mangler-ansvarlig] handlingen har ingen ansvarlig
      Skriv mindst én af planens parter: ansvarlig = ["…"].
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("ansvarlig = [\"Sekretariatet\"]\n", "")), @r#"
    maal-1.toml:4:1 fejl[mangler-ansvarlig] handlingen har ingen ansvarlig
      Skriv mindst én af planens parter: ansvarlig = ["…"].
    exit 1
    "#);
}

#[test]
fn a_reference_leads_somewhere() {
    assert_snapshot!(action(&note("2024-02-22", "besluttet = 2024-02-23\n")), @"
    maal-1.toml:10:8 advarsel[besluttet-efter-dato] noten gælder fra den 22. februar 2024, men blev først besluttet den 23. februar 2024
      Skriv mødets dag som dato, så gælder det derfra; eller ret den af datoerne, der er forkert.
    maal-1.toml:12:13 fejl[ukendt-moede] der er intet møde den 23. februar 2024 på planens liste
      Det nærmeste møde er den 22. februar 2024. Ret datoen, eller tilføj mødet under [[moede]] i handleplan.toml.
    exit 1
    ");
    assert_snapshot!(action("oprettet = 2024-02-01\nbesluttet = 2024-12-24\n"), @"
    maal-1.toml:9:13 fejl[ukendt-moede] der er intet møde den 24. december 2024 på planens liste
      Det nærmeste møde er den 22. februar 2024. Ret datoen, eller tilføj mødet under [[moede]] i handleplan.toml.
    exit 1
    ");
    assert_snapshot!(action("international = [\"KI-1\"]\n"), @"
    maal-1.toml:8:18 fejl[ukendt-international] det internationale mål ”KI-1” findes ikke i handleplan.toml
      Ret nummeret, eller tilføj målet under [[international]] i handleplan.toml.
    exit 1
    ");
    assert_snapshot!(action(&format!("trin = [\"a\", \"b\"]\n{}", note("2024-03-12", "trin = 3\n"))), @"
    maal-1.toml:13:8 fejl[ukendt-trin] trin 3 findes ikke på handling 1.1
      Handlingen har 2 trin: ret tallet, eller tilføj trinnet.
    exit 1
    ");
    assert_snapshot!(action(&note("2024-03-12", "trin = 1\n")), @r#"
    maal-1.toml:12:8 fejl[ukendt-trin] handling 1.1 har ingen trin at nå
      Handlingen har ingen trin: tilføj dem med trin = ["…"], eller fjern linjen.
    exit 1
    "#);
    assert_snapshot!(action("\n[[indikator]]\nnavn = \"Flasker\"\nenhed = \"stk.\"\nhandling = \"1.7\"\n"), @"
    maal-1.toml:12:12 fejl[ukendt-handling] indikatoren henviser til handling ”1.7”, som ikke findes
      Ret nummeret, eller fjern henvisningen.
    exit 1
    ");
}

#[test]
fn a_note_is_dated_within_the_period_in_order_and_not_ahead() {
    assert_snapshot!(action(&note("2021-12-31", "")), @"
    maal-1.toml:10:8 advarsel[uden-for-perioden] noten er dateret den 31. december 2021, uden for perioden 2022-2025
      Er årstallet rigtigt?
    exit 0
    ");
    assert_snapshot!(action(&note("2025-06-02", "")), @"
    maal-1.toml:10:8 advarsel[fremtidig-dato] noten er dateret den 2. juni 2025, som ligger i fremtiden
      Er datoen rigtig?
    exit 0
    ");
    assert_snapshot!(action(&note("2025-06-01", "")), @"exit 0");
    assert_snapshot!(action(&format!("{}{}", note("2024-05-01", ""), note("2024-03-12", ""))), @"
    maal-1.toml:14:8 advarsel[noter-uden-orden] noten fra den 12. marts 2024 står efter en, der er nyere
      Flyt noten op, så noterne står i datoorden.
    exit 0
    ");
}

#[test]
fn what_is_done_or_dropped_stays_so() {
    assert_snapshot!(action(&format!("{}{}", note("2024-03-12", "status = \"gennemført\"\n"), note("2024-05-01", "status = \"igangsat\"\n"))), @"
    maal-1.toml:17:10 advarsel[aendret-efter-gennemfoert] handling 1.1 får status ”igangsat” efter at være gennemført
      Er noten skrevet på den rigtige handling?
    exit 0
    ");
    assert_snapshot!(action(&format!("{}{}", note("2024-02-22", "status = \"udgået\"\nbesluttet = 2024-02-22\n"), note("2024-05-01", ""))), @"
    maal-1.toml:16:8 advarsel[note-efter-udgaaet] noten den 1. maj 2024 er skrevet, efter at handling 1.1 udgik
      Er noten skrevet på den rigtige handling?
    exit 0
    ");
    assert_snapshot!(action(&note("2024-03-12", "status = \"udgået\"\n")), @"
    maal-1.toml:12:10 fejl[udgaaet-uden-beslutning] handling 1.1 er udgået uden en beslutning
      Tilføj datoen for mødet, der besluttede det, til noten. Var det det seneste: besluttet = 2024-02-22.
    exit 1
    ");
}

#[test]
fn a_year_has_one_goal_decided_and_one_proposed() {
    let year = |decided: &str| {
        format!("\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\nmaal = \"x\"\n{decided}")
    };
    assert_snapshot!(action(&format!("{0}{0}", year("besluttet = 2024-02-22\n"))), @"
    maal-1.toml:16:7 fejl[dobbelt-aarsmaal] to årsmål for 2024 er besluttet på samme møde
      Slet det, der ikke blev besluttet.
    exit 1
    ");
    assert_snapshot!(action(&format!("{0}{0}", year(""))), @"
    maal-1.toml:15:7 fejl[dobbelt-aarsmaal] der er to åbne forslag til årsmål for 2024
      Slet det forslag, der ikke gælder længere.
    exit 1
    ");
}

#[test]
fn deadlines_and_measurements() {
    assert_snapshot!(action("frist = \"2026\"\n"), @"
    maal-1.toml:8:9 advarsel[frist-uden-for-perioden] fristen udløber den 31. december 2026, uden for perioden 2022-2025
      Er årstallet rigtigt?
    exit 0
    ");
    assert_snapshot!(action("frist = 2021-12-31\n"), @"
    maal-1.toml:8:9 advarsel[frist-uden-for-perioden] fristen udløber den 31. december 2021, uden for perioden 2022-2025
      Er årstallet rigtigt?
    exit 0
    ");
    assert_snapshot!(action(&note("2024-03-12", "frist = 2030-01-01\n")), @"
    maal-1.toml:12:9 advarsel[forkert-aarstal] ”frist” ligger i 2030, langt uden for perioden 2022-2025
      Er årstallet rigtigt?
    exit 0
    ");
    let measured = |day: &str| format!("\n[[indikator.maaling]]\ndato = {day}\nvaerdi = 3\n");
    assert_snapshot!(action(&format!("\n[[indikator]]\nnavn = \"Flasker\"\nenhed = \"stk.\"\n{}{}", measured("2024-05-01"), measured("2023-05-01"))), @"
    maal-1.toml:18:8 advarsel[maalinger-uden-orden] målingen fra den 1. maj 2023 står efter en, der er nyere
      Flyt målingen op, så målingerne står i datoorden.
    exit 0
    ");
}
