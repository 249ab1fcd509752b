//! A field is known, read, written, joined, compared and offered because the table has it, and for
//! no other reason.

use super::super::{decide, splice};
use super::*;
use crate::document::compare::compare;
use crate::document::literal::{NewEntry, Style};
use crate::load::written::Written;
use crate::schema::{Field, Kind, Table};

const fn field(key: &'static str, kind: Kind) -> Field {
    Field {
        key,
        kind,
        required: false,
        doc: "",
        label: key,
        holds_from: None,
        is_inherited: false,
        link: None,
    }
}

static THING: Table = Table {
    noun: "en ting",
    definite: "tingen",
    identity: &["navn"],
    is_unique: true,
    words: "navn",
    order: &[],
    fields: &[field("navn", Kind::Name), field("farve", Kind::Text)],
};

static ROOT: Table = Table {
    noun: "en fil",
    definite: "filen",
    identity: &[],
    is_unique: false,
    words: "navn",
    order: &[],
    fields: &[field("ting", Kind::Tables(&THING))],
};

#[test]
fn a_field_that_the_table_has_is_known_wherever_a_file_is() {
    let text = |text: &str| Some(Written::Text(text.to_owned()));
    let values = [
        ("farve", text("rød")),
        ("ukendt", text("x")),
        ("navn", text("Bold")),
    ];
    let mut written = String::new();
    NewEntry::new(&ROOT, "ting", values).write(Style::PLAIN, &mut written);
    assert_eq!(written, "[[ting]]\nnavn = \"Bold\"\nfarve = \"rød\"\n");

    let read = |text: &str| crate::load::testing::texts_of(text, &ROOT, "ting", "farve");
    assert_eq!(read(&written), (vec!["rød".to_owned()], Vec::new()));
    assert_eq!(
        read(&written.replace("farve", "farven")).1,
        ["ukendt-noegle"]
    );

    let plain = "[[ting]]\nnavn = \"Bold\"\n";
    let joined = |theirs: &str| {
        let read = |text| Document::read(text, &ROOT).unwrap();
        let edits = decide::join(&read(plain), &read(&written), &read(theirs)).unwrap();
        let why: Vec<Option<String>> = edits.iter().map(|edit| edit.conflict.clone()).collect();
        let (text, _) = splice::splice(&written, &edits, splice::Conflicts::Marked);
        (text, why)
    };
    let other = "\n[[ting]]\nnavn = \"Spand\"\n";
    let both = format!("{written}{other}");
    assert_eq!(joined(&format!("{plain}{other}")), (both, vec![None]));
    let (_, why) = joined(&written.replace("rød", "blå"));
    let told = "”farve” i tingen ”Bold” er ændret på hver sin måde i de to grene";
    assert_eq!(why, [Some(told.to_owned())]);

    let versions = [plain, &written].map(|text| Document::read(text, &ROOT).unwrap());
    let [old, new] = &versions;
    let same = |name: &str| name.to_owned();
    let changes = compare([Some(old), Some(new)], [&same, &same]);
    let fields = changes.iter().flat_map(|change| &change.fields);
    let changed: Vec<&str> = fields
        .filter(|of| of.differs())
        .map(|of| &*of.key)
        .collect();
    assert_eq!(changed, ["farve"]);

    let offered = crate::view::schema::of_table(&THING);
    assert_eq!(offered["properties"]["farve"]["type"], "string");
}

#[test]
fn a_table_that_there_is_one_of_is_joined_field_by_field() {
    let plan = "format = 1\ntitel = \"Plan\"\norganisation = \"F\"\nperiode = \"2022-2025\"\n";
    let with = |sections: &str| format!("{plan}\n[rapport]\nafsnit = [{sections}]\n");
    let join = |base: &str, ours: &str, theirs: &str| {
        let [base, ours, theirs] =
            [base, ours, theirs].map(|text| Source::new("plan/2022-2025/handleplan.toml", text));
        let merged = merge(&base, &ours, &theirs).unwrap();
        (merged.text, merged.conflicts)
    };
    let (one, other) = (with("\"maal\""), with("\"maal\", \"bilag\""));
    assert_eq!(join(plan, plan, &one), (one.clone(), vec![]));
    assert_eq!(join(plan, &one, &one), (one.clone(), vec![]));
    assert_eq!(join(&one, &one, &other), (other.clone(), vec![]));
    assert_eq!(join(&one, &one, plan), (plan.to_owned(), vec![]));
    let (_, conflicts) = join(plan, &one, &other);
    let told = "opsætningen af rapporten er tilføjet i begge grene, men ikke ens";
    assert_eq!(conflicts, [told]);
}
