//! Files of every shape: where entries stand, how they are commented, how lines end.

/// Files. `¤` stands for comment lines above a header, `§` for what may follow an entry's last
/// value: a comment on its line, comment lines under it.
const SHAPES: [&str; 7] = [
    // Three notes: before the first, between, on a note's day, after the last.
    r#"nr = "2"
titel = "Havet"

¤[[handling]]
nr = "2.1"
tekst = "Rense"
ansvarlig = ["Sekretariatet"]§

¤[[handling.note]]
dato = 2024-01-10
tekst = "Første"§

¤[[handling.note]]
dato = 2024-06-01
tekst = """
Anden

# ikke en kommentar
[[handling]]"""§


¤[[handling.note]]
tekst = "Tredje"
dato = 2025-02-01§

¤[[handling]]
nr = "2.2"
tekst = "Tælle"
ansvarlig = ["Sekretariatet"]§
"#,
    // No notes, last in the file.
    "nr = \"2\"\ntitel = \"Havet\"\n\n¤[[handling]]\nnr = \"2.1\"\ntekst = \"Rense\"\nansvarlig = [\"Sekretariatet\"]§\n",
    // Year's goals and no notes, an indicator behind.
    r#"nr = "2"
titel = "Havet"

¤[[handling]]
nr = "2.1"
tekst = "Rense"
ansvarlig = [
  "Sekretariatet", # en
  "Kommunerne",
]§

¤[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-01
maal = '''
# "ét"'''§

¤[[indikator]]
navn = "Strande"
enhed = "strande"§
"#,
    // Interleaved: an indicator between an action and its notes, and between notes.
    r#"nr = "2"
titel = "Havet"

¤[[handling]]
nr = "2.1"
tekst = "Rense"
ansvarlig = ["Sekretariatet"]§

¤[[indikator]]
navn = "Strande"
enhed = """
strande
# """§
¤[[handling.note]]
dato = 2024-06-01
tekst = "En"§

¤[[indikator]]
navn = "Fund"
enhed = "fund"§

¤[[handling.note]]
dato = 2025-02-01
tekst = "To"§

¤[[indikator.maaling]]
dato = 2024-12-31
vaerdi = 3§

¤[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-01
maal = "Én"§
"#,
    // Without a blank line anywhere.
    r#"nr = "2"
titel = "Havet"
¤[[handling]]
nr = "2.1"
tekst = "Rense"
ansvarlig = ["Sekretariatet"]§
¤[[handling.note]]
dato = 2024-01-10
tekst = "En"§
¤[[handling.note]]
dato = 2025-02-01
tekst = "To"§
¤[[handling]]
nr = "2.2"
tekst = "Tælle"
ansvarlig = ["Sekretariatet"]§
"#,
    // Indented.
    r#"nr = "2"
titel = "Havet"

¤[[handling]]
  nr = "2.1"
  tekst = "Rense"
  ansvarlig = ["Sekretariatet"]§

  ¤[[handling.note]]
	dato = 2024-06-01
	tekst = "En"§
"#,
    // Comments that stand alone, and blanks at the end.
    r#"nr = "2"
titel = "Havet"

[[handling]]
nr = "2.1"
tekst = "Rense"
ansvarlig = ["Sekretariatet"]§

# ---- noter ----

¤[[handling.note]]
dato = 2024-06-01
tekst = "En"§

# [[handling.note]]
# dato = 2024-07-01
  
"#,
];

const COMMENTS: [(&str, &str); 5] = [
    ("", ""),
    ("", " # efter \"værdien\""),
    ("# før\n  # før igen\n", ""),
    ("", "\n# under\n# under igen"),
    ("# før\n", " # efter\n# under"),
];

/// Which lines end in CRLF, by their index: none, all, or every other.
const CRLF: [fn(usize) -> bool; 3] = [|_| false, |_| true, |index| index % 2 == 0];

/// Every shape with every layout of comments, each with all line ends, with and without a
/// final one, with and without a byte order mark.
pub(crate) fn files() -> Vec<String> {
    let mut files = Vec::new();
    for shape in SHAPES {
        for (above, under) in COMMENTS {
            let text = shape.replace('¤', above).replace('§', under);
            for is_crlf in CRLF {
                let text = with_line_ends(&text, is_crlf);
                let cut = text.trim_end_matches(['\r', '\n']).to_owned();
                files.extend([
                    format!("\u{feff}{text}"),
                    format!("\u{feff}{cut}"),
                    text,
                    cut,
                ]);
            }
        }
    }
    files
}

fn with_line_ends(text: &str, is_crlf: fn(usize) -> bool) -> String {
    let ends = (0..).map(|index| if is_crlf(index) { "\r\n" } else { "\n" });
    text.lines()
        .zip(ends)
        .flat_map(|(line, end)| [line, end])
        .collect()
}
