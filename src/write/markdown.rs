//! Blocks as Markdown: a text from a plan is text, and cannot become structure.
//!
//! Charts and captions are left out: the table or the sentence beside them says the same. A chart
//! that stands alone gives its words.

mod running;

use crate::text::parallel;
use crate::view::block::{Article, Bar, Block, Cell, Chart, ColumnKind, Inline, List};
use crate::view::block::{Row, Section, Table};
use running::{Running, cell, line, paragraph, text};

/// The article as Markdown, which ends in a line end.
pub(crate) fn markdown(article: &Article) -> String {
    let sections = parallel::map(&article.sections, WORTH_A_THREAD, section);
    front(article) + &sections.concat() + "\n"
}

/// What stands before the sections, without a line end.
pub(crate) fn front(article: &Article) -> String {
    let mut out = format!("# {}", cell(&article.title));
    if let Some(warning) = &article.warning {
        out.push_str("\n\n");
        paragraph(&mut out, warning);
    }
    let organisation = Some(&article.organisation).filter(|words| !words.is_empty());
    for line in organisation.into_iter().chain(&article.subtitle) {
        out.push_str("\n\n");
        out.push_str(&text(line));
    }
    blocks(&mut out, &article.front, 0);
    out
}

/// So many sections take longer to write than a thread does to begin.
const WORTH_A_THREAD: usize = 20;

/// Blocks that stand alone, without a line end.
pub(crate) fn of_blocks(shown: &[Block]) -> String {
    let mut out = String::new();
    blocks(&mut out, shown, 0);
    out.trim_start().to_owned()
}

/// A section as it follows what stands before it, without a line end.
pub(crate) fn section(section: &Section) -> String {
    let mut out = format!("\n\n## {}", cell(&section.heading));
    blocks(&mut out, &section.blocks, 1);
    out
}

/// Blocks after what `out` begins with; `depth` sections are around them.
fn blocks(out: &mut String, blocks: &[Block], depth: usize) {
    for part in blocks.iter().filter(|part| is_shown(part)) {
        out.push_str("\n\n");
        block(out, part, depth);
    }
}

fn is_shown(block: &Block) -> bool {
    match block {
        Block::Chart(Chart::Bars(chart)) => chart.stands_alone,
        Block::Chart(Chart::Years(_)) => false,
        _ => true,
    }
}

/// A block without a line end.
fn block(out: &mut String, shown: &Block, depth: usize) {
    match shown {
        Block::Heading(heading) => {
            out.extend(std::iter::repeat_n('#', usize::from(heading.level) + depth));
            out.push(' ');
            line(out, &heading.text);
        }
        Block::Paragraph(running) => paragraph(out, &running.text),
        Block::List(items) => list(out, items),
        Block::Table(rows) => table(out, rows),
        Block::Chart(Chart::Bars(chart)) => {
            let item = |bar: &Bar| vec![format!("{}: {}", bar.name, bar.words).into()];
            block(out, &Block::bullets(chart.bars.iter().map(item)), depth);
        }
        Block::Chart(Chart::Years(_)) => {}
    }
}

fn list(out: &mut String, list: &List) {
    let mut text = String::new();
    for (at, item) in list.items.iter().enumerate() {
        let marker = if list.is_numbered {
            format!("{}. ", at + 1)
        } else {
            "- ".to_owned()
        };
        text.clear();
        for part in item.iter().filter(|part| is_shown(part)) {
            if !text.is_empty() {
                let is_list = matches!(part, Block::List(_));
                text.push_str(if is_list { "\n" } else { "\n\n" });
            }
            block(&mut text, part, 1);
        }
        for (number, line) in text.split('\n').enumerate() {
            if at + number > 0 {
                out.push('\n');
            }
            match (number, line) {
                (0, _) => out.push_str(&marker),
                (_, "") => {}
                _ => out.extend(std::iter::repeat_n(' ', marker.len())),
            }
            out.push_str(line);
        }
    }
}

fn table(out: &mut String, table: &Table) {
    for column in &table.columns {
        out.push_str("| ");
        out.push_str(&cell(&column.heading));
        out.push(' ');
    }
    out.push_str("|\n|");
    for column in &table.columns {
        out.push_str(if column.kind == ColumnKind::Number {
            " ---: |"
        } else {
            " --- |"
        });
    }
    for row in &table.rows {
        out.push_str("\n|");
        match row {
            Row::Cells(cells) => cells.iter().for_each(|cell| table_cell(out, cell, false)),
            Row::Total(cells) => {
                let cells = cells.iter().enumerate();
                cells.for_each(|(at, cell)| table_cell(out, cell, at == 0));
            }
            Row::Group(heading) => {
                table_cell(out, &Cell::from(heading.as_str()), true);
                let rest = table.columns.iter().skip(1);
                rest.for_each(|_| out.push_str("  |"));
            }
        }
    }
}

/// A cell with the signs around it, each paragraph on a line of its own; its plain words are strong
/// where it is the head of its row.
fn table_cell(out: &mut String, cell: &Cell, is_head: bool) {
    out.push(' ');
    let mut line = Running::new(out, "<br>");
    for (at, paragraph) in cell.0.iter().enumerate() {
        if at > 0 {
            line.add("", "\n");
        }
        for part in paragraph {
            match part {
                Inline::Text(words) if is_head => line.add("**", words),
                _ => line.add_inline(part),
            }
        }
    }
    line.end();
    out.push_str(" |");
}

#[cfg(test)]
mod tests {
    use super::super::hostile::{HOSTILE, first_difference, structure};
    use super::super::sample::{self, sample};
    use super::*;
    use crate::view::block::{Column, Heading, Paragraph};
    use insta::assert_snapshot;

    #[test]
    fn ordinary_danish_stays_as_it_is() {
        for plain in [
            "Mødet d. 12.3.2024 gav 1.250.000 kr. – se side 4-5 (bilag 2)!",
            "Pris: 40.000 kr., heraf 23,1 % til R&D & drift; a/b = c > d",
            "”Rent hav” og 'KIMO's fil_navn.toml @ 5 + 5",
            "Skriv til post@kimo.dk",
            "C:\\mappe\\fil",
        ] {
            assert_eq!(text(plain), plain);
        }
    }

    #[test]
    fn signs_of_structure_are_escaped() {
        for (raw, escaped) in [
            ("a|b", "a\\|b"),
            ("a\\|b", "a&#92;\\|b"),
            ("slut\\", "slut&#92;"),
            (
                "`kode` *a* _b_ __c__",
                "\\`kode\\` \\*a\\* \\_b\\_ \\_\\_c\\_\\_",
            ),
            (
                "[x](javascript:alert(1)) ![i](u)",
                "\\[x\\](javascript:alert(1)) !\\[i\\](u)",
            ),
            (
                "<script>alert(1)</script>",
                "&lt;script>alert(1)&lt;/script>",
            ),
            ("&lt; &#60; &#x3c; R&D", "&amp;lt; &amp;#60; &amp;#x3c; R&D"),
            ("~~væk~~ $x$ x^2^", "\\~\\~væk\\~\\~ \\$x\\$ x\\^2\\^"),
            ("a {.b}", "a {.b\\}"),
            ("a # b ## c#", "a \\# b \\## c#"),
            (
                "ftp://a.dk file:///etc xmpp:a@b",
                "ftp\\://a.dk file\\:///etc xmpp\\:a@b",
            ),
            ("a\n# b\n\n| c |", "a \\# b \\| c \\|"),
            ("\x1b[2J", "\\u{1b}\\[2J"),
            (
                "Se https://www.kimo.dk/side_1?a=b&c=d, eller *her*.",
                "Se <https://www.kimo.dk/side_1?a=b&c=d>, eller \\*her\\*.",
            ),
            ("mailto:post@kimo.dk", "<mailto:post@kimo.dk>"),
        ] {
            assert_eq!(text(raw), escaped);
        }
    }

    #[test]
    fn marks_of_a_line_are_escaped_only_where_a_line_may_begin() {
        for (raw, at_line_start) in [
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("---", "\\---"),
            ("===", "\\==="),
            ("> a", "\\> a"),
            ("12. marts", "12\\. marts"),
            ("1) a", "1\\) a"),
            ("-5 grader", "-5 grader"),
            ("2.10 og 3.1", "2.10 og 3.1"),
            ("2024", "2024"),
        ] {
            assert_eq!(text(raw), at_line_start);
        }
        assert_eq!(cell("12. marts"), "12. marts");
        assert_eq!(cell("- a"), "- a");
    }

    fn shown(blocks: Vec<Block>) -> String {
        let article = Article {
            title: "T".to_owned(),
            front: blocks,
            ..Article::default()
        };
        let text = markdown(&article);
        text.strip_prefix("# T\n\n").unwrap().to_owned()
    }

    fn words(words: &str) -> Vec<Inline> {
        vec![Inline::Text(words.to_owned())]
    }

    fn running(text: Vec<Inline>) -> Block {
        Block::Paragraph(Paragraph {
            text,
            introduces: false,
        })
    }

    #[test]
    fn lines_of_a_text_stay_lines_and_text() {
        let text = "Aftalt:\r\n- Anna ringer\n\n12. marts\n  # Bo";
        assert_snapshot!(shown(vec![running(words(text))]).replace("  \n", "··\n"), @r"
        Aftalt:··
        \- Anna ringer··
        12\. marts··
        \# Bo
        ");
        let heading = Block::Heading(Heading {
            level: 2,
            text: words(text),
        });
        assert_eq!(
            shown(vec![heading]),
            "## Aftalt: - Anna ringer 12. marts \\# Bo\n"
        );
    }

    #[test]
    fn blanks_stand_outside_marks_which_are_left_out_where_they_would_not_be_read() {
        let strong = |words: &str| Inline::Strong(words.to_owned());
        let plain = |words: &str| Inline::Text(words.to_owned());
        for (text, markdown) in [
            (vec![strong(" a "), plain(" b")], "**a** b"),
            (vec![strong("(a)"), plain("b")], "(a)b"),
            (vec![strong("(a)"), plain(", b")], "**(a)**, b"),
            (vec![strong("12."), plain(" b")], "**12.** b"),
            (vec![strong("*"), plain(" b")], "**\\*** b"),
            (
                vec![strong("a"), Inline::Emphasis("b".to_owned())],
                "**a**b",
            ),
            (vec![plain("a\\"), strong("b")], "a&#92;**b**"),
            (vec![strong(""), plain("- a")], "\\- a"),
        ] {
            assert_eq!(shown(vec![running(text)]), format!("{markdown}\n"));
        }
    }

    #[test]
    fn no_text_changes_the_structure() {
        let expected = structure(&markdown(&sample("Ren strand")));
        for hostile in HOSTILE.iter().chain(&sample::HOSTILE) {
            let markdown = markdown(&sample(hostile));
            let found = structure(&markdown);
            let difference = first_difference(&found, &expected);
            assert_eq!(difference, None, "{hostile:?} in\n{markdown}");
        }
    }

    #[test]
    fn an_item_holds_paragraphs_and_lists() {
        let inner = List {
            items: vec![vec![running(words("c"))]],
            is_numbered: false,
        };
        let list = List {
            is_numbered: true,
            items: vec![
                vec![
                    running(words("1. a")),
                    running(words("b\nb")),
                    Block::List(inner),
                ],
                vec![running(words("d"))],
            ],
        };
        assert_snapshot!(shown(vec![Block::List(list)]).replace("  \n", "··\n"), @r"
        1. 1\. a

           b··
           b
           - c
        2. d
        ");
    }

    #[test]
    fn a_table_keeps_each_row_on_a_line() {
        let column = |heading: &str, kind| Column {
            heading: heading.to_owned(),
            kind,
            weight: 1,
            from_width: 0,
        };
        let cell = |text: &str| Cell(vec![words(text)]);
        let table = Table {
            caption: "Hvad".to_owned(),
            columns: vec![
                column("a|b", ColumnKind::Text),
                column("c", ColumnKind::Number),
            ],
            rows: vec![
                Row::Group("G".to_owned()),
                Row::Cells(vec![Cell(vec![words("1.\na"), words("b")]), cell("2")]),
                Row::Total(vec![cell("I alt"), cell("2")]),
            ],
        };
        assert_snapshot!(shown(vec![Block::Table(table)]), @r"
        | a\|b | c |
        | --- | ---: |
        | **G** |  |
        | 1.<br>a<br>b | 2 |
        | **I alt** | 2 |
        ");
    }
}
