//! Blocks as Markdown: a text from a plan is text, and cannot become structure.
//!
//! As little is escaped as will do, so that the Markdown itself can be read: a full stop or a
//! hyphen in a sentence stays as it is. A line break in a paragraph stays one, in a table cell as
//! `<br>`; in a heading, where it would be structure, it becomes a blank. Charts and captions are left out:
//! the table or the sentence beside them says the same. A chart that stands alone gives its words.

use crate::text::links::{Piece, pieces};
use crate::text::parallel;
use crate::text::visible::visible;
use crate::view::block::{
    Article, Bar, Block, Cell, Chart, ColumnKind, Inline, List, Row, Section, Table,
};

/// The article as Markdown, which ends in a line end.
pub(crate) fn markdown(article: &Article) -> String {
    let mut parts = vec![format!("# {}", cell(&article.title))];
    parts.extend(article.warning.iter().map(|warning| paragraph(warning)));
    let organisation = Some(&article.organisation).filter(|words| !words.is_empty());
    parts.extend(organisation.map(|words| text(words)));
    parts.extend(article.subtitle.iter().map(|line| text(line)));
    parts.extend(article.front.iter().filter_map(|front| block(front, 0)));
    parts.extend(parallel::map(&article.sections, WORTH_A_THREAD, section));
    parts.join("\n\n") + "\n"
}

/// So many sections take longer to write than a thread does to begin.
const WORTH_A_THREAD: usize = 20;

fn section(section: &Section) -> String {
    let heading = format!("## {}", cell(&section.heading));
    let blocks = section.blocks.iter().filter_map(|part| block(part, 1));
    let parts: Vec<String> = std::iter::once(heading).chain(blocks).collect();
    parts.join("\n\n")
}

/// A block without a line end; `depth` sections are around it.
fn block(block: &Block, depth: usize) -> Option<String> {
    match block {
        Block::Heading(heading) => {
            let signs = "#".repeat(usize::from(heading.level) + depth);
            Some(format!("{signs} {}", line(&heading.text)))
        }
        Block::Paragraph(running) => Some(paragraph(&running.text)),
        Block::List(items) => Some(list(items)),
        Block::Table(rows) => Some(table(rows)),
        Block::Chart(Chart::Bars(chart)) if chart.stands_alone => {
            let item = |bar: &Bar| vec![Block::text(format!("{}: {}", bar.name, bar.words))];
            Some(list(&List {
                is_numbered: false,
                items: chart.bars.iter().map(item).collect(),
            }))
        }
        Block::Chart(_) => None,
    }
}

fn list(list: &List) -> String {
    let items = list.items.iter().enumerate().map(|(at, item)| {
        let marker = if list.is_numbered {
            format!("{}. ", at + 1)
        } else {
            "- ".to_owned()
        };
        let indent = " ".repeat(marker.len());
        let mut text = String::new();
        for part in item {
            let Some(shown) = block(part, 1) else {
                continue;
            };
            if !text.is_empty() {
                text.push_str(if matches!(part, Block::List(_)) {
                    "\n"
                } else {
                    "\n\n"
                });
            }
            text += &shown;
        }
        let mut lines = text.lines();
        let first = format!("{marker}{}", lines.next().unwrap_or_default());
        lines.fold(first, |item, line| match line {
            "" => item + "\n",
            line => item + "\n" + &indent + line,
        })
    });
    items.collect::<Vec<_>>().join("\n")
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let headings = table.columns.iter().map(|column| cell(&column.heading));
    let mut text = row(headings.collect());
    text.push_str("\n|");
    for column in &table.columns {
        text.push_str(if column.kind == ColumnKind::Number {
            " ---: |"
        } else {
            " --- |"
        });
    }
    for cells in &table.rows {
        text.push('\n');
        text += &row(match cells {
            Row::Cells(cells) => cells.iter().map(cell_line).collect(),
            Row::Total(cells) => {
                let cells = cells.iter().enumerate();
                cells.map(|(at, cell)| strong(at == 0, cell)).collect()
            }
            Row::Group(heading) => {
                let heading = line(&[Inline::Strong(heading.clone())]);
                let rest = table.columns.iter().skip(1).map(|_| String::new());
                std::iter::once(heading).chain(rest).collect()
            }
        });
    }
    text
}

fn cell_line(cell: &Cell) -> String {
    broken(&joined(cell))
}

fn strong(is_strong: bool, cell: &Cell) -> String {
    if !is_strong {
        return cell_line(cell);
    }
    let words = joined(cell).into_iter().map(|part| match part {
        Inline::Text(words) => Inline::Strong(words),
        other => other,
    });
    broken(&words.collect::<Vec<_>>())
}

/// The paragraphs of a cell, each on a line of its own.
fn joined(cell: &Cell) -> Vec<Inline> {
    let line_end = Inline::Text("\n".to_owned());
    cell.0.join(&line_end)
}

/// Running text, whose line breaks stay.
fn paragraph(text: &[Inline]) -> String {
    shown(&runs(text, true), "  \n", true)
}

/// A cell's text on one line of Markdown, whose line breaks stay.
fn broken(text: &[Inline]) -> String {
    shown(&runs(text, true), "<br>", false)
}

/// Text on one line that has begun: a heading.
fn line(text: &[Inline]) -> String {
    shown(&runs(text, false), "", false)
}

/// A stretch of text between the same marks: none, `*` or `**`.
type Run = (&'static str, String);

/// `text` with blanks as one blank each and outside the marks, none first or last on a line.
fn runs(text: &[Inline], keeps_breaks: bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut blank = None;
    for part in text {
        let (mark, words) = match part {
            Inline::Text(words) | Inline::Toned(_, words) => ("", words),
            Inline::Strong(words) | Inline::New(words) => ("**", words),
            Inline::Gone(words) => ("~~", words),
            Inline::Emphasis(words) => ("*", words),
        };
        // Only blanks that people type: a no-break space holds words together.
        for word in visible(words).split_inclusive([' ', '\t', '\n']) {
            let (word, after) = match word.char_indices().next_back() {
                Some((at, sign @ (' ' | '\t' | '\n'))) => (&word[..at], Some(sign)),
                _ => (word, None),
            };
            if !word.is_empty() {
                if let Some(blank) = blank.take().filter(|_| !runs.is_empty()) {
                    let is_within = runs.last().is_some_and(|(last, _)| *last == mark);
                    put(&mut runs, if is_within { mark } else { "" }, blank);
                }
                put(&mut runs, mark, word);
            }
            match after {
                Some('\n') if keeps_breaks => blank = Some("\n"),
                Some(_) => blank = blank.or(Some(" ")),
                None => {}
            }
        }
    }
    runs
}

fn put(runs: &mut Vec<Run>, mark: &'static str, more: &str) {
    match runs.last_mut() {
        Some((last, words)) if *last == mark => words.push_str(more),
        _ => runs.push((mark, more.to_owned())),
    }
}

/// `line_end` stands between lines; `begins_lines`: what follows it stands at the start of a line.
fn shown(runs: &[Run], line_end: &str, begins_lines: bool) -> String {
    let mut text = String::new();
    for (at, (mark, words)) in runs.iter().enumerate() {
        let next = runs.get(at + 1).and_then(|(_, words)| words.chars().next());
        let mut escaped = String::new();
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                escaped.push_str(line_end);
            }
            let is_unmarked = mark.is_empty() && (text.is_empty() || text.ends_with('\n'));
            escaped += &if begins_lines && (number > 0 || is_unmarked) {
                at_line_start(line)
            } else {
                inline(line)
            };
        }
        let mark = if flanks(&text, &escaped, next) {
            mark
        } else {
            ""
        };
        text.extend([mark, &escaped, mark]);
    }
    text
}

/// Whether marks around `words` would be read as marks, which depends on the signs beside them.
fn flanks(before: &str, words: &str, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = before.chars().next_back();
    let opens = is_word(words.chars().next()) || !is_word(before);
    let closes = is_word(words.chars().next_back()) || !is_word(after);
    opens && closes && before != Some('*')
}

/// `text` on one line, wherever it stands, the beginning of a line included.
pub(crate) fn text(text: &str) -> String {
    at_line_start(&one_line(text))
}

fn at_line_start(line: &str) -> String {
    let mut escaped = inline(line);
    if let Some(at) = line_marker(line) {
        // What comes before a marker is digits, which are not escaped.
        escaped.insert(at, '\\');
    }
    escaped
}

/// `text` on one line, in a table cell or after other words: what means something only at the
/// beginning of a line stays as it is.
pub(crate) fn cell(text: &str) -> String {
    inline(&one_line(text))
}

fn one_line(text: &str) -> String {
    let shown = visible(text);
    // Only blanks that people type: a no-break space holds words together on purpose.
    let words = shown
        .split([' ', '\t', '\n'])
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Where the sign stands that makes `line` a heading, a list item, a quote or a rule.
fn line_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    let mut rest = after.chars();
    let sign = rest.next()?;
    let ends_word = matches!(rest.next(), None | Some(' '));
    let is_marker = match (digits, sign) {
        (0, '>' | '=' | ':') => true,
        // Before a letter or a digit it is a hyphen or a sign: "-5 grader".
        (0, '-' | '+') => !rest_starts_word(after),
        (1..=9, '.' | ')') => ends_word,
        _ => false,
    };
    is_marker.then_some(digits)
}

fn rest_starts_word(after: &str) -> bool {
    after.chars().nth(1).is_some_and(char::is_alphanumeric)
}

fn inline(line: &str) -> String {
    if !line.bytes().any(|byte| b"<&\\`*[]|~^$_#}:".contains(&byte)) {
        return line.to_owned();
    }
    // Most lines have no address to look for.
    if !line.contains(':') {
        return escaped(line);
    }
    let pieces = pieces(line).into_iter().map(|piece| match piece {
        Piece::Text(words) => escaped(words),
        Piece::Link(address) => format!("<{address}>"),
    });
    pieces.collect()
}

fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut before = None;
    for (at, c) in line.char_indices() {
        let rest = &line[at + c.len_utf8()..];
        let next = rest.chars().next();
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' if is_entity(rest) => escaped.push_str("&amp;"),
            // By its number: table parsers differ on what a backslash before `\|` means.
            '\\' if next.is_none_or(|next| next.is_ascii_punctuation()) => {
                escaped.push_str("&#92;")
            }
            '`' | '*' | '[' | ']' | '|' | '~' | '^' | '$' => escaped.extend(['\\', c]),
            '_' if !is_within_word(before, next) => escaped.push_str("\\_"),
            '#' if before.is_none_or(char::is_whitespace) => escaped.push_str("\\#"),
            // `{.b}` at the end of a heading is taken for its attributes, and not shown.
            '}' if rest.is_empty() => escaped.push_str("\\}"),
            ':' if opens_foreign_link(&line[..at], rest) => escaped.push_str("\\:"),
            _ => escaped.push(c),
        }
        before = Some(c);
    }
    escaped
}

fn is_within_word(before: Option<char>, next: Option<char>) -> bool {
    before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
}

/// Whether an ampersand before `rest` would be read as an entity: `amp;`, `#60;`, `#x3c;`.
fn is_entity(rest: &str) -> bool {
    let Some((name, _)) = rest.split_once(';') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a colon between `before` and `rest` makes an address that some readers would link
/// by themselves. Web and mail addresses may be linked; nothing else.
fn opens_foreign_link(before: &str, rest: &str) -> bool {
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-');
    let start = before.trim_end_matches(is_scheme).len();
    let scheme = before[start..].to_ascii_lowercase();
    match scheme.as_str() {
        "" | "http" | "https" | "mailto" => false,
        "xmpp" => true,
        _ => rest.starts_with("//"),
    }
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
