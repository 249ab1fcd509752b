//! 2026 to 2029: the last words on the old plan, and the years of the next.

use crate::life::{Home, In, Life, Never, Office};

pub(crate) fn play(life: &mut Life) {
    january_2026(life);
    year_2026(life);
    for year in 2027..=2029 {
        ordinary(life, year);
        if year == 2029 {
            january_2030(life);
        }
        life.settle(year);
    }
    let pairs = [
        ("1.1", "1.1"),
        ("2.1", "2.1"),
        ("2.2", "2.2"),
        ("2.3", "2.3"),
        ("3.1", "3.1"),
    ];
    goes_on(life, 2029, ["2026-2029", "2030-2033"], &pairs);
}

/// The last year of the old plan is told to its end, in the old plan; the first goals of the new
/// one stand in the new.
fn january_2026(life: &mut Life) {
    let followed = life.write(
        Home,
        "20.1.2026",
        "note 3.1 'Vi {pauserede} i december.' --år 2025 --status 'sat i bero'",
        In(2025),
    );
    assert!(followed.contains("3.1 i 2026-2029"), "{followed}");
    // What nobody needs a command for.
    let by_hand = |key: &str| format!("{key}\n\n[[indikator.delmaal]]\naar = 2027\nvaerdi = 38\n");
    let target = "maaltal = 40\n";
    life.edit(
        Home,
        "20.1.2026",
        (
            "plan/2026-2029/maal-1.toml",
            target,
            &by_hand(target.trim()),
        ),
        Never,
    );
    // A slip there is taken back in both plans.
    life.write(
        Office,
        "20.1.2026",
        "note 1.1 'Den er {faerdigmeldt}.' --år 2025 --status løbende",
        Never,
    );
    life.kimo(Office, "undo");
    life.write(
        Office,
        "21.1.2026",
        "result 1.1 ja 'Alle fire, uden {undtagelse}' --år 2025 --forbrug 61.999",
        In(2025),
    );
    life.write(
        Office,
        "22.1.2026",
        "adjust 1.1 --år 2026 --mål 'Fem {strandmaal2026}' --beløb 70.000",
        In(2025),
    );
    life.exchange("23.1.2026");
    life.write(
        Home,
        "26.2.2026",
        "adjust 1.1 --år 2026 --besluttet 26.2.2026 --møde '{Nytaarsmoedet}'",
        In(2025),
    );
    life.settle(2025);

    let pairs = [
        ("1.1", "1.1"),
        ("1.3", "1.2"),
        ("2.1", "2.1"),
        ("2.2", "2.2"),
        ("3.1", "3.1"),
    ];
    goes_on(life, 2025, ["2022-2025", "2026-2029"], &pairs);
}

/// What the last report of the old plan says of each action that goes on, the new one says of it on
/// its first day.
fn goes_on(life: &Life, year: i32, [old, new]: [&str; 2], numbers: &[(&str, &str)]) {
    let old = life.states(&format!("31.12.{year}"), old);
    let new = life.states(&format!("1.1.{}", year + 1), new);
    let report: serde_json::Value = serde_json::from_str(&life.settled(year, "json")).unwrap();
    for (before, now) in numbers {
        let goals = report["maal"].as_array().unwrap().iter();
        let mut rows = goals.flat_map(|goal| goal["handlinger"].as_array().unwrap());
        let row = rows.find(|row| row["nr"] == *before).unwrap();
        assert_eq!(row["status"], new[*now].as_str(), "{before}");
        assert_eq!(old[*before], new[*now], "{before}");
    }
    assert_eq!(new.len(), numbers.len(), "{new:?}");
}

fn year_2026(life: &mut Life) {
    life.write(
        Office,
        "2.4.2026",
        "note 1.2 'Ålegræsset {bredte} sig.' --vurdering grøn",
        In(2026),
    );
    life.write(
        Home,
        "2.4.2026",
        "note 1.2 'Havnene vil have {mere}.' --status løbende",
        In(2026),
    );
    life.exchange("3.4.2026");
    // Two lights of one day: Carla finds out, and keeps Bo's.
    let file = "plan/2026-2029/maal-2.toml";
    life.write(
        Office,
        "4.5.2026",
        "note 2.1 'Bladet er paa {trapperne}.' --vurdering gul --af Bo",
        In(2026),
    );
    life.write(
        Home,
        "4.5.2026",
        "note 2.1 'Intet blad {foreloebig}.' --vurdering rød --af Carla",
        In(2026),
    );
    life.settle_conflict("5.5.2026", file, "vurdering = \"rød\"\n");
    life.write(
        Home,
        "1.6.2026",
        "note 3.1 'Nu måler vi {igen}.' --status igangsat --vurdering grøn",
        In(2026),
    );
    life.write(
        Office,
        "5.10.2026",
        "add 2 'Holde {sommerlejr}.' --ansvarlig Havnene",
        In(2026),
    );
    life.write(
        Office,
        "31.12.2026",
        "measure Medlemmer 36 --kilde '{Optaelling2026}'",
        In(2026),
    );
    life.exchange("31.12.2026");
    life.write(
        Office,
        "10.1.2027",
        "adjust 1.1 --år 2027 --mål 'Seks {strandmaal2027}' --beløb 71.000",
        In(2026),
    );
    life.write(
        Home,
        "11.1.2027",
        "result 1.1 ja 'Alle {femstrande}' --år 2026 --forbrug 69.101",
        In(2026),
    );
    life.write(
        Home,
        "25.2.2027",
        "confirm 2.3 --besluttet 25.2.2027 --møde 'Bestyrelsesmøde'",
        In(2027),
    );
    life.settle(2026);
}

/// A year with nothing out of the way.
fn ordinary(life: &mut Life, year: i32) {
    let next = year + 1;
    let light = ["grøn", "gul", "rød"][year as usize % 3];
    life.write(
        Office,
        &format!("12.4.{year}"),
        &format!("note 1.1 '{{Foraaret{year}}} kom.' --vurdering {light}"),
        In(year),
    );
    life.write(
        Home,
        &format!("12.4.{year}"),
        &format!("note 1.1 'Der var {{gaester{year}}}.' --af Carla"),
        In(year),
    );
    life.exchange(&format!("13.4.{year}"));
    life.write(
        Home,
        &format!("1.8.{year}"),
        &format!("note 2.3 '{{Lejren{year}}} er holdt.' --status løbende"),
        In(year),
    );
    life.write(
        Office,
        &format!("31.12.{year}"),
        &format!(
            "measure Medlemmer {} --kilde '{{Optaelling{year}}}'",
            year - 1988
        ),
        In(year),
    );
    life.exchange(&format!("31.12.{year}"));
    life.write(
        Office,
        &format!("14.1.{next}"),
        &format!("note 2.1 'Bladet kom i {{julen{year}}}.' --år {year}"),
        In(year),
    );
    if year == 2028 {
        // A meeting that the settled report on the year before knew nothing of.
        life.write(
            Home,
            "15.6.2028",
            "note 1.2 'Det skal {sluttes}.' --status udgået --besluttet 14.6.2028 --møde '{Sommermoedet}'",
            In(2028),
        );
    }
    if year == 2027 {
        life.write(
            Home,
            &format!("15.1.{next}"),
            "result 1.1 nej 'Kun {treaftalte}' --år 2027 --forbrug 17.003",
            In(year),
        );
    }
}

/// The plan is late: until it is there, only the old year has room for words.
fn january_2030(life: &mut Life) {
    let outside = life.refused(Home, "note 1.1 'Et nyt år.' --dato 10.1.2030");
    assert!(outside.contains("kimo nyperiode"), "{outside}");
    life.write(
        Home,
        "10.1.2030",
        "note 2.2 'Svarene {laestes} op.' --år 2029 --status 'sat i bero'",
        In(2029),
    );
    life.exchange("10.1.2030");
    life.kimo(Office, "rollover --ja");
    life.exchange("20.1.2030");
    life.write(
        Home,
        "21.1.2030",
        "note 1.1 'Et nyt {tiaar}.' --status igangsat",
        In(2030),
    );
}
