//! Templates of a user's own: where they are found, what goes wrong, and that the guide is true.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;
use insta::assert_snapshot;
use serde_json::Value;
use std::collections::BTreeSet;

const GUIDE: &str = include_str!("../docs/skabeloner.md");

/// The example in the guide after this mark.
fn example(mark: &str) -> &'static str {
    let (_, rest) = GUIDE
        .split_once(&format!("<!-- {mark} -->\n```jinja\n"))
        .unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_guides_example_works() {
    let place = Workplace::with_example();
    place.write("min.md", example("eksempel"));
    assert_snapshot!(
        place
            .kimo(&["report", "2024", "--skabelon", "min.md"])
            .quiet()
    );
}

#[test]
fn the_guides_page_builds_on_the_standard_one() {
    let place = Workplace::with_example();
    place.write("min.html", example("eksempel html"));
    let own = place
        .kimo(&["report", "2024", "--skabelon", "min.html"])
        .quiet();
    let standard = place.kimo(&["report", "2024", "--format", "html"]).quiet();
    assert!(own.contains("--hav: #5b2a6f"));
    assert!(standard.contains("<h2 id=\"o-aendringer\""));
    assert!(!own.contains("<h2 id=\"o-aendringer\""));
    assert!(standard.contains("href=\"#aendringer\""));
    assert!(!own.contains("href=\"#aendringer\""));
    // Its style is another, and so is what its policy allows.
    let policy = |page: &str| page.split_once("sha256-").unwrap().1[..44].to_owned();
    assert_ne!(policy(&own), policy(&standard));
}

#[test]
fn a_section_that_is_left_out_is_not_linked_to() {
    let place = Workplace::with_example();
    let sections = [
        "indstilling",
        "resume",
        "samlet_status",
        "maal",
        "opmaerksomhed",
        "noegletal",
        "opfoelgning",
        "forslag",
        "aendringer",
        "bilag",
    ];
    for left_out in sections {
        let block = format!("{{% block {left_out} %}}\n\n{{% endblock %}}\n");
        place.write(
            "min.html",
            format!("{{% extends \"standard/rapport.html\" %}}\n{block}"),
        );
        let page = place
            .kimo(&["report", "2024", "--skabelon", "min.html"])
            .quiet();
        let links: Vec<&str> = page.split("href=\"#").skip(1).collect();
        // The way past the navigation, and to every section: three of them are goals.
        let expected = if left_out == "maal" { 10 } else { 12 };
        assert_eq!(links.len(), expected, "{left_out}");
        for link in links {
            let id = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{id}\"")), "{left_out}: {id}");
        }
    }
}

#[test]
fn every_key_that_a_template_gets_is_in_the_guide() {
    let place = Workplace::with_example();
    let mut keys = BTreeSet::new();
    for year in ["2023", "2024", "2025"] {
        let json = place.kimo(&["report", year, "--format", "json"]).quiet();
        collect(&serde_json::from_str(&json).unwrap(), &mut keys);
    }
    // The version belongs to the JSON output alone.
    keys.remove("format");
    assert!(keys.len() > 70, "{}", keys.len());
    let missing: Vec<&String> = keys
        .iter()
        .filter(|key| !GUIDE.contains(&format!("`{key}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The keys of every object, but not the words that counts are kept by.
fn collect(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) if object.contains_key("igangsat") || object.contains_key("grøn") => {
        }
        Value::Object(object) => {
            for (key, value) in object {
                keys.insert(key.clone());
                collect(value, keys);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}

#[test]
fn the_guide_has_every_filter_and_block_and_no_others() {
    let sources = [
        include_str!("../src/render/template/mod.rs"),
        include_str!("../src/render/template/filters.rs"),
        include_str!("../src/render/report_html.rs"),
    ];
    let mut filters: BTreeSet<&str> = BTreeSet::from(["dato", "kort_dato"]);
    for source in sources {
        let added = source.split("add_filter(\"").skip(1);
        filters.extend(added.map(|rest| rest.split('"').next().unwrap()));
    }
    let (_, tables) = GUIDE.split_once("## Filtre").unwrap();
    let (tables, _) = tables.split_once("Efter `is`").unwrap();
    let rows = tables.lines().filter_map(|line| line.strip_prefix("| `"));
    let told: BTreeSet<&str> = rows
        .flat_map(|row| row.split(" | ").next().unwrap().split(", "))
        .map(|name| name.trim_matches('`'))
        .collect();
    assert_eq!(told, filters);

    let page = include_str!("../templates/rapport.html");
    for block in page.split("{% block ").skip(1) {
        let name = block.split(' ').next().unwrap();
        assert!(GUIDE.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn the_plans_own_template_is_used_and_told() {
    let place = Workplace::with_goal(common::GOAL);
    place.write("plan/skabeloner/rapport.md", "Vores {{ aar }}\r\n");
    assert_snapshot!(place.kimo(&["report", "2024"]), @"
    Vores 2024
    --- stderr
    bemærk: rapporten er skrevet med planens egen skabelon plan/skabeloner/rapport.md
    --- exit 0
    ");
    // The other format keeps the standard one, and the plan itself is as before.
    let html = place.kimo(&["report", "2024", "--format", "html"]).quiet();
    assert!(html.starts_with("<!doctype html>"));
    place.kimo(&["check"]).quiet();
}

#[test]
fn an_option_goes_before_the_plans_own() {
    let place = Workplace::with_goal(common::GOAL);
    place.write("plan/skabeloner/rapport.md", "Planens");
    place.write("anden.md", "\u{feff}Den anden");
    let run = place.kimo(&["report", "2024", "--skabelon", "anden.md"]);
    assert_eq!(run.quiet(), "Den anden\n");
}

#[test]
fn a_fault_names_file_and_line_and_shows_it() {
    let place = Workplace::with_goal(common::GOAL);
    place.write(
        "plan/skabeloner/rapport.md",
        "# Rapport\n\n{{ organisation }} {{ aarstal }}\n",
    );
    assert_snapshot!(place.kimo(&["report", "2024"]), @"
    --- stderr
    bemærk: rapporten er skrevet med planens egen skabelon plan/skabeloner/rapport.md
    fejl: skabelonen plan/skabeloner/rapport.md, linje 3: rapporten har ikke ”aarstal”
      3 | {{ organisation }} {{ aarstal }}
        |                       ^^^^^^^
      se, hvad en skabelon får: kimo report ÅR --format json; vejledningen er docs/skabeloner.md
    --- exit 1
    ");
    place.write("min.html", "<p>{{ aar }}</p>");
    assert_snapshot!(place.kimo(&["report", "2024", "--skabelon", "min.html"]), @"
    --- stderr
    fejl: skabelonen min.html: siden mangler mærket <head>, som dens sikkerhedsregler skal stå i, eller et <style> er ikke lukket
      se, hvad en skabelon får: kimo report ÅR --format json; vejledningen er docs/skabeloner.md
    --- exit 1
    ");
    place.write("latin.md", b"\xe5ret");
    assert_snapshot!(place.kimo(&["report", "2024", "--skabelon", "latin.md"]), @"
    --- stderr
    fejl: skabelonen latin.md er ikke gemt som UTF-8
      åbn den i editoren, og gem den igen med kodningen UTF-8
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["report", "2024", "--skabelon", "ingen.md"]), @"
    --- stderr
    fejl: skabelonen ingen.md kan ikke læses: den findes ikke
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["report", "2024", "--skabelon", "min.html", "--format", "json"]), @"
    --- stderr
    fejl: en skabelon kan ikke bruges til json
      skriv --format md eller --format html
    --- exit 1
    ");
}

#[test]
fn the_files_name_tells_the_format() {
    let place = Workplace::with_goal(common::GOAL);
    for (name, start) in [
        ("a.html", "<!doctype html>"),
        ("a.md", "# "),
        ("a.json", "{"),
        ("a.txt", "# "),
    ] {
        place.kimo(&["report", "2024", "--ud", name]).quiet();
        assert!(place.read(name).starts_with(start), "{name}");
    }
}
