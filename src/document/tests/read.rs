//! What a file is read as: entries edge to edge.

use super::*;

fn read(text: &str) -> Document<'_> {
    Document::read(text, &schema::GOAL).unwrap()
}

#[test]
fn every_byte_is_in_one_block_and_comments_go_with_what_they_are_about() {
    let text = "# Mål\n\nnr = \"2\" # to\n# slut\n\n# fri\n\n# om 2.1\n[[handling]]\nnr = \"2.1\"\n# om ansvar\nansvarlig = [\n  \"S\", # [x]\n]\n# efter\n\n[[handling.note]]\ntekst = \"\"\"\n[[handling]]\n\"\"\"\n# direkte over\n[[ handling . \"note\" ]]\ntekst = \"x\"";
    let layout = read(text);
    let blocks: Vec<&str> = layout
        .entries
        .iter()
        .map(|block| &text[block.whole.clone()])
        .collect();
    assert_eq!(blocks.concat(), text);
    insta::assert_snapshot!(blocks.join("\n-----\n"), @r##"
    # Mål

    nr = "2" # to
    # slut

    -----

    # fri

    # om 2.1
    [[handling]]
    nr = "2.1"
    # om ansvar
    ansvarlig = [
      "S", # [x]
    ]
    # efter

    -----

    [[handling.note]]
    tekst = """
    [[handling]]
    """

    -----
    # direkte over
    [[ handling . "note" ]]
    tekst = "x"
    "##);
    let names: Vec<&str> = layout
        .entries
        .iter()
        .map(|block| block.path.as_str())
        .collect();
    assert_eq!(names, ["", "handling", "handling.note", "handling.note"]);
    assert_eq!(
        &text[layout.entries[1].fields[1].whole.clone()],
        "\n# om ansvar\nansvarlig = [\n  \"S\", # [x]\n]"
    );
}

#[test]
fn a_key_ends_at_its_first_equals_sign() {
    let layout = read("a = { b = \"=\", c = [1] } # d = 2\n\"=\" = 3\n");
    let fields = layout.entries[0].fields.iter();
    let read: Vec<(&str, &str)> = fields
        .map(|field| (&*field.key, layout.at(field.value.clone())))
        .collect();
    assert_eq!(read, [("a", "{ b = \"=\", c = [1] }"), ("=", "3")]);
}

#[test]
fn a_table_that_a_plan_does_not_have_is_left_out_and_told() {
    let other = "[[ukendt]]\nnr = \"x\"\n[[ukendt.note]]\ntekst = \"y\"\n";
    let known = "[[handling]]\nnr = \"2.1\"\n";
    for text in [format!("{other}{known}"), format!("{known}{other}{known}")] {
        assert!(Document::read(&text, &schema::GOAL).is_none(), "{text}");
        let (document, is_whole) = Document::sketch(&text, &schema::GOAL);
        assert!(!is_whole);
        let fields = document.entries.iter().flat_map(|entry| &entry.fields);
        let values: Vec<&str> = fields
            .map(|field| document.at(field.value.clone()))
            .collect();
        assert_eq!(
            values,
            vec!["\"2.1\""; text.matches(known).count()],
            "{text}"
        );
    }
}
