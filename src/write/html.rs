//! HTML: an article as one page that stands alone, to read on a screen, a telephone and paper.
//!
//! Nothing is fetched and no script runs: the page says so itself, in its
//! Content-Security-Policy. A text is a text; an address of the web or of a mailbox in it is a
//! link.

use super::ORDINARY;
use super::chart::{bar, line_chart};
use super::palette::{mark, shade_of};
use super::xml::escape;
use crate::text::links::{Piece, pieces};
use crate::text::shorten::ended;
use crate::text::visible::visible;
use crate::view::block::{
    Article, BarChart, Block, Cell, Chart, Column, ColumnKind, Inline, List, Paragraph, Row,
    Section, Table, Tone, YearChart,
};

/// The standard look, as `docs/skabeloner.md` tells an association to begin with.
const STYLE: &str = include_str!("../../templates/stil.css");

const WAVE: &str = "<svg class=\"boelge\" viewBox=\"0 0 1200 40\" preserveAspectRatio=\"none\" \
     aria-hidden=\"true\" focusable=\"false\"><path d=\"M0 26C150 4 300 4 450 18S750 42 900 26S1110 \
     8 1200 14V42H0Z\"/></svg>";

/// A page with fewer sections needs no list of them.
const FEW_SECTIONS: usize = 3;

/// `article` as a page, in the standard look and then in `own_style`, which comes last.
pub(crate) fn page(article: &Article, own_style: Option<&str>) -> String {
    let subtitle: String = article
        .subtitle
        .iter()
        .map(|line| paragraph("", line))
        .collect();
    let foot = article.foot.clone();
    let own = || {
        [&article.organisation, &article.title]
            .map(|of| ended(of.clone()))
            .join(" ")
    };
    let foot = foot.unwrap_or_else(own);
    format!(
        "<!doctype html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
         'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{} – {}</title>\n\
         <style>\n{STYLE}{}</style>\n</head>\n<body>\n\
         <a class=\"spring\" href=\"#indhold\">Spring til indholdet</a>\n\
         <header class=\"hoved\">\n<div class=\"indre\">\n{}<h1>{}</h1>\n{subtitle}\
         </div>\n{WAVE}\n</header>\n{}<main id=\"indhold\" tabindex=\"-1\">\n{}{}{}</main>\n\
         <footer>\n{}</footer>\n</body>\n</html>\n",
        escape(&article.title),
        escape(&article.organisation),
        own_style.map(inert).unwrap_or_default(),
        paragraph("", &article.organisation),
        escape(&article.title),
        navigation(article),
        article.warning.as_ref().map_or_else(String::new, |text| {
            format!("<p class=\"varsel\">{}</p>\n", inline(text))
        }),
        front(&article.front),
        article.sections.iter().map(section).collect::<String>(),
        paragraph("", &foot),
    )
}

/// A style without an end of its element, for which an escaped slash means the same, and without
/// what a page may not hold and a terminal obeys.
fn inert(style: &str) -> String {
    let is_noise = |c: char| c.is_control() && !"\t\n\r\u{c}".contains(c);
    style.replace("</", "<\\/").replace(is_noise, "\u{fffd}")
}

fn navigation(article: &Article) -> String {
    let sections = &article.sections;
    if sections.len() < FEW_SECTIONS || article.is_read_through {
        return String::new();
    }
    let item = |section: &Section| {
        let name = section.short.as_ref().unwrap_or(&section.heading);
        let (anchor, name) = (escape(&section.anchor), escape(name));
        format!("<li><a href=\"#{anchor}\">{name}</a></li>\n")
    };
    let items: String = sections.iter().map(item).collect();
    format!("<nav class=\"indhold\" aria-label=\"Indhold\">\n<ul>\n{items}</ul>\n</nav>\n")
}

/// What stands before the sections; its headings are of their level.
fn front(blocks: &[Block]) -> String {
    if blocks.is_empty() {
        return String::new();
    }
    format!(
        "<div class=\"afsnit\">\n{}</div>\n",
        self::blocks(blocks, 0)
    )
}

fn section(section: &Section) -> String {
    let (anchor, heading) = (escape(&section.anchor), text(&section.heading));
    let class = if section.begins_page {
        " class=\"ny-side\""
    } else {
        ""
    };
    format!(
        "<section id=\"{anchor}\"{class} aria-labelledby=\"o-{anchor}\">\n\
         <h2 id=\"o-{anchor}\">{heading}</h2>\n{}</section>\n",
        blocks(&section.blocks, 1)
    )
}

/// `blocks` under each other, their headings `deeper` levels under what they say.
fn blocks(blocks: &[Block], deeper: u8) -> String {
    let mut html = String::new();
    let mut is_introduced = false;
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        rest = after;
        match block {
            Block::Heading(heading) => {
                let level = (heading.level + deeper).clamp(2, 6);
                html += &format!("<h{level}>{}</h{level}>\n", inline(&heading.text));
            }
            Block::Paragraph(paragraph) => html += &running(paragraph),
            Block::List(list) => html += &self::list(list),
            Block::Table(table) => html += &self::table(table),
            Block::Chart(Chart::Bars(chart)) => html += &bars(chart, is_introduced),
            Block::Chart(Chart::Years(first)) => {
                // Several stand beside each other.
                let mut figures = years(first, is_introduced);
                while let Some((Block::Chart(Chart::Years(next)), after)) = rest.split_first() {
                    figures += &years(next, false);
                    rest = after;
                }
                if !figures.is_empty() {
                    html += &format!("<div class=\"kort\">\n{figures}</div>\n");
                }
            }
        }
        is_introduced = matches!(block, Block::Paragraph(paragraph) if paragraph.introduces);
    }
    html
}

fn running(paragraph: &Paragraph) -> String {
    format!("<p>{}</p>\n", inline(&paragraph.text))
}

fn list(list: &List) -> String {
    let items: String = list
        .items
        .iter()
        .map(|item| format!("<li>{}</li>\n", self::item(item)))
        .collect();
    if list.is_numbered {
        format!("<ol class=\"punkter\">\n{items}</ol>\n")
    } else {
        format!("<ul>\n{items}</ul>\n")
    }
}

/// The blocks of an item, its first paragraph right after the mark.
fn item(item: &[Block]) -> String {
    match item {
        [Block::Paragraph(first), rest @ ..] => {
            let first = inline(&first.text);
            if rest.is_empty() {
                first
            } else {
                format!("{first}\n{}", blocks(rest, 2))
            }
        }
        other => blocks(other, 2),
    }
}

/// A table. Where it is too wide for the screen, one of sentences becomes a card for each row,
/// and one of counts is scrolled, and says so.
fn table(table: &Table) -> String {
    let count = |kind: ColumnKind| {
        let of_kind = table.columns.iter().filter(|column| column.kind == kind);
        of_kind.count()
    };
    let columns = table.columns.len();
    let is_of_counts = count(ColumnKind::Number) * 2 > columns;
    let becomes_cards = columns > 3 && count(ColumnKind::Text) > 0 && !is_of_counts;
    let caption = escape(&table.caption);
    let rows = table.rows.iter();
    let rows: String = rows
        .map(|row| self::row(row, table, becomes_cards))
        .collect();
    // A heading over rows begins a body of its own, also as the first.
    let rows = rows
        .strip_prefix("</tbody>\n")
        .map_or_else(|| format!("<tbody>\n{rows}"), str::to_owned);
    let heads = table.columns.iter().map(|column| head(column, table));
    let inner = format!(
        "<caption class=\"skjult\">{caption}</caption>\n<thead>\n<tr>{}</tr>\n</thead>\n{rows}</tbody>\n\
         </table>\n",
        heads.collect::<String>(),
    );
    if becomes_cards {
        return format!("<table class=\"stak\">\n{inner}");
    }
    let class = if columns >= MANY { "rul mange" } else { "rul" };
    format!(
        "<div class=\"{class}\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel: {caption}\">\n<table>\n\
         {inner}</div>\n"
    )
}

/// A telephone is too narrow for so many columns.
const MANY: usize = 5;

fn head(column: &Column, table: &Table) -> String {
    format!(
        "<th scope=\"col\"{}>{}</th>",
        class(column, table),
        escape(&column.heading)
    )
}

/// What a column's cells look like: whole, to the right, or with more room than the others.
fn class(column: &Column, table: &Table) -> String {
    let weights: usize = table
        .columns
        .iter()
        .map(|column| usize::from(column.weight))
        .sum();
    let percent = usize::from(column.weight) * 100 / weights.max(1);
    let class = match column.kind {
        ColumnKind::Code => "hele",
        ColumnKind::Number => "tal",
        ColumnKind::Words => return String::new(),
        ColumnKind::Text if percent >= 50 => "bredest",
        ColumnKind::Text if percent >= 28 => "bred",
        ColumnKind::Text => return String::new(),
    };
    format!(" class=\"{class}\"")
}

fn row(row: &Row, table: &Table, becomes_cards: bool) -> String {
    let (class, cells) = match row {
        Row::Cells(cells) => ("", cells),
        Row::Total(cells) => (" class=\"sum\"", cells),
        Row::Group(heading) => {
            return format!(
                "</tbody>\n<tbody>\n<tr class=\"gruppe\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th>\
                 </tr>\n",
                table.columns.len(),
                text(heading)
            );
        }
    };
    // A single row of words is of nothing: each of its cells stands by its column's name alone.
    let is_coded = table.columns.first().map(|column| column.kind) == Some(ColumnKind::Code);
    let has_head = table.rows.len() > 1 || is_coded;
    let cells = cells.iter().zip(&table.columns).enumerate();
    let cells: String = cells
        .map(|(at, (cell, column))| {
            let class = self::class(column, table);
            let inner = self::cell(cell);
            if at == 0 && has_head {
                return format!("<th scope=\"row\"{class}>{inner}</th>");
            }
            let name = escape(&column.heading);
            let name = format!(" data-navn=\"{name}\"");
            let name = if becomes_cards { name.as_str() } else { "" };
            format!("<td{name}{class}>{inner}</td>")
        })
        .collect();
    format!("<tr{class}>{cells}</tr>\n")
}

fn cell(cell: &Cell) -> String {
    match cell.0.as_slice() {
        [one] => inline(one),
        several => several
            .iter()
            .map(|paragraph| format!("<p>{}</p>", inline(paragraph)))
            .collect(),
    }
}

/// A chart and what it is called. No `figure`: that would be a picture without a text of its own
/// to those who have the pictures read aloud.
const FIGURE: &str = "<div class=\"figur\">\n";

fn bars(chart: &BarChart, is_introduced: bool) -> String {
    if let [one] = chart.bars.as_slice() {
        return format!(
            "{FIGURE}<p class=\"figurtekst\">{} <span>{}</span></p>\n{}\n{}</div>\n",
            escape(&one.name),
            escape(&one.words),
            bar(&chart.title, one),
            legend(chart)
        );
    }
    let rows: String = chart
        .bars
        .iter()
        .map(|one| {
            let title = format!("{}: {}", chart.title, one.name);
            format!(
                "<div class=\"raekke\">\n<p class=\"navn\">{}{}</p>\n<div>\n{}\n<p>{}</p>\n</div>\n</div>\n",
                escape(&one.name),
                bar_title(&one.title),
                bar(&title, one),
                escape(&one.words)
            )
        })
        .collect();
    format!(
        "{FIGURE}{}{}{rows}</div>\n",
        caption(&chart.title, is_introduced),
        legend(chart)
    )
}

fn bar_title(title: &str) -> String {
    if title.is_empty() {
        return String::new();
    }
    format!(" <span>{}</span>", escape(title))
}

fn legend(chart: &BarChart) -> String {
    if chart.legend.is_empty() {
        return String::new();
    }
    let items: String = chart
        .legend
        .iter()
        .map(|(shade, words)| {
            let class = mark(*shade);
            format!(
                "<li><span class=\"{class}\">{}</span></li>\n",
                escape(words)
            )
        })
        .collect();
    format!("<ul class=\"forklaring\">\n{items}</ul>\n")
}

fn years(chart: &YearChart, is_introduced: bool) -> String {
    line_chart(chart).map_or_else(String::new, |picture| {
        let caption = caption(&chart.title, is_introduced);
        format!("{FIGURE}{caption}{}\n</div>\n", picture.svg)
    })
}

fn caption(title: &str, is_hidden: bool) -> String {
    let hidden = if is_hidden { " skjult" } else { "" };
    format!("<p class=\"figurtekst{hidden}\">{}</p>\n", escape(title))
}

/// A paragraph with this text; nothing where there is none.
fn paragraph(class: &str, words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    format!("<p{class}>{}</p>\n", text(words))
}

fn inline(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(words) => text(words),
        Inline::Strong(words) => format!("<strong>{}</strong>", text(words)),
        Inline::Emphasis(words) => format!("<em>{}</em>", text(words)),
        Inline::Gone(words) => format!("<del>{}</del>", text(words)),
        Inline::New(words) => format!("<ins>{}</ins>", text(words)),
        Inline::Toned(tone, words) => toned(*tone, words),
    };
    inlines.iter().map(one).collect()
}

fn toned(tone: Tone, words: &str) -> String {
    let class = match (shade_of(tone), tone) {
        (Some(shade), _) => mark(shade),
        (None, Tone::Overdue) => "overskredet".to_owned(),
        (None, _) => "daempet".to_owned(),
    };
    format!("<span class=\"{class}\">{}</span>", text(words))
}

/// Running text: its line breaks stay, its addresses are links, and a word that no column has
/// room for may be broken anywhere.
fn text(text: &str) -> String {
    let shown = visible(text);
    let mut html = String::with_capacity(shown.len() + 16);
    for (at, line) in shown.trim_matches('\n').lines().enumerate() {
        if at > 0 {
            html.push_str("<br>");
        }
        for piece in pieces(line) {
            match piece {
                Piece::Text(words) => html.extend(words.split_inclusive(' ').map(word)),
                Piece::Link(link) => {
                    let address = escape(link);
                    html += &format!("<a class=\"langt\" href=\"{address}\">{address}</a>");
                }
            }
        }
    }
    html
}

fn word(word: &str) -> String {
    let inner = word.trim_end();
    if inner.chars().count() > ORDINARY {
        format!(
            "<span class=\"langt\">{}</span>{}",
            escape(inner),
            &word[inner.len()..]
        )
    } else {
        escape(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{HOSTILE, sample};
    use super::*;

    #[test]
    fn every_block_has_its_element() {
        let page = page(&sample("Ren strand"), Some("h2 { color: red }"));
        let (_, body) = page.split_once("<main").unwrap();
        let (section, _) = body
            .split_once("</section>\n<section id=\"maal-2\"")
            .unwrap();
        let pictures = section
            .split("<svg")
            .map(|part| part.rsplit("</svg>").next().unwrap());
        insta::assert_snapshot!(pictures.collect::<Vec<_>>().join("(picture)"));
        assert!(page.contains("h2 { color: red }</style>"));
    }

    #[test]
    fn a_row_has_a_head_where_there_are_others_or_a_number() {
        let heads = |kind, rows: usize| {
            let columns = vec![
                Column::new(kind, "A", 50),
                Column::new(ColumnKind::Text, "B", 50),
            ];
            let mut table = Table::new("T", columns);
            table.rows = vec![Row::Cells(vec!["a".into(), "b".into()]); rows];
            super::row(&table.rows[0], &table, false)
                .matches("<th ")
                .count()
        };
        assert_eq!(heads(ColumnKind::Words, 1), 0);
        assert_eq!(heads(ColumnKind::Words, 2), 1);
        assert_eq!(heads(ColumnKind::Code, 1), 1);
    }

    #[test]
    fn an_address_is_a_link_and_a_long_word_may_be_broken() {
        let link = "https://a.dk/?a=1&b=2";
        assert_eq!(
            text(&format!("Se {link},\nog {}\n", "a".repeat(26))),
            format!(
                "Se <a class=\"langt\" href=\"https://a.dk/?a=1&amp;b=2\">https://a.dk/?a=1&amp;b=2\
                 </a>,<br>og <span class=\"langt\">{}</span>",
                "a".repeat(26)
            )
        );
        assert_eq!(text("javascript:alert(1)"), "javascript:alert(1)");
    }

    /// The elements of a page's body with their attributes, texts left out.
    fn structure(page: &str) -> String {
        let (_, body) = page.split_once("</style>\n</head>").unwrap();
        let tags = body.split('<').skip(1);
        let tags = tags.filter_map(|tag| Some(tag.split_once('>')?.0));
        let holds_text = |tag: &&str| {
            ["data-navn", "aria-label=", "langt"]
                .iter()
                .any(|name| tag.contains(name))
        };
        let tags = tags.filter(|tag| !holds_text(tag) && *tag != "/span");
        tags.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn no_text_changes_the_structure() {
        let expected = structure(&page(&sample("Ren strand"), None));
        for hostile in HOSTILE {
            let page = page(&sample(hostile), Some("</style><script>"));
            assert!(structure(&page) == expected, "{hostile:?}: {page}");
            assert_eq!(page.matches("</style").count(), 1);
            assert!(!page.contains(|c: char| c.is_control() && c != '\n'));
        }
    }
}
