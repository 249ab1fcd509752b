//! Errors in templates, as a user reads them.

use super::*;
use crate::render::markdown;
use insta::assert_snapshot;

const DIALECT: Dialect = Dialect {
    standard: &[(
        "standard/rapport.md",
        "{% block a %}{{ aar }}{% endblock %}",
    )],
    text: markdown::text,
    cell: markdown::cell,
    paragraphs: markdown::paragraphs,
    add_filters: |_| (),
};

#[derive(Serialize)]
struct Data {
    aar: i32,
    navne: Vec<&'static str>,
    dato: Option<&'static str>,
}

const DATA: Data = Data {
    aar: 2024,
    navne: vec![],
    dato: None,
};

fn filled(text: &str) -> String {
    let template = Template {
        name: "skabeloner/rapport.md".to_owned(),
        text: text.to_owned(),
    };
    match fill(&DIALECT, Some(&template), &DATA) {
        Ok(text) => text,
        Err(fault) => format!("{fault}\n  {}", fault.excerpt.as_deref().unwrap_or("")),
    }
}

#[test]
fn a_fault_names_the_line_the_cause_and_the_place() {
    let faults = [
        "# Rapport\n\nÅr: {{ aarr }}\n",
        "{% if navn.x %}a{% endif %}",
        "{{ dato }}",
        "{{ navne }}",
        "a\n{{ aar|dat }}",
        "{{ aar is mystisk }}",
        "{{ range(3) }}",
        "{% hvis aar %}",
        "{% if aar %}\na",
        "{{ aar",
        "{{ 2|antal(\"hest\") }}",
        "{{ aar|kort }}",
        "{% extends \"andet.md\" %}",
        "{% extends \"standard/rapport.md\" %}\n{% block a %}\n{{ x }}{% endblock %}",
        "{{ navne|dato }}",
    ];
    let told: Vec<String> = faults.into_iter().map(filled).collect();
    assert_snapshot!(told.join("\n"));
}

#[test]
fn a_template_can_build_on_the_standard_one() {
    assert_eq!(filled("{% extends \"standard/rapport.md\" %}"), "2024\n");
    assert_eq!(
        filled("{% extends \"standard/rapport.md\" %}{% block a %}<b>{{ '<b>' }}{% endblock %}"),
        "<b>&lt;b>\n"
    );
}
