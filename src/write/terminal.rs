//! Blocks on a terminal: folded to its width, in its colours. In a pipe nothing is folded, and
//! every row of a table is a line, for other programs to read.
//!
//! Colours are marked in the text while it is laid out, word by word and with characters that
//! take no room and that no text of a plan may hold (see [`visible`]); at last they become the
//! terminal's own sequences.

use super::table::table;
use crate::plan::{Assessment, Status};
use crate::text::visible::{one_line, visible, width_of};
use crate::view::block::{Article, Bar, Block, Chart, Inline, List, Section, Shade, Tone};
use anstyle::{AnsiColor, Style};

/// What is known of the place the output goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Paper {
    /// The width in columns; none where nothing limits it, as in a pipe.
    pub(crate) width: Option<usize>,
    /// Whether colour may be used.
    pub(crate) colour: bool,
}

impl Paper {
    /// The same without colour: for what goes into a receipt, of which every sign is shown.
    pub(crate) fn plain(self) -> Paper {
        Paper {
            colour: false,
            ..self
        }
    }
}

/// A heading.
pub(crate) const HEADING: Style = Style::new().bold();

/// What is less important than the rest.
pub(crate) const FAINT: Style = Style::new().dimmed();

/// The article as the terminal shows it.
pub(crate) fn text(article: &Article, paper: Paper) -> String {
    let mut page = Page::new(paper);
    let mut lines = article.subtitle.iter();
    let whose = std::iter::once(&article.organisation).chain(lines.next());
    // A plan whose `handleplan.toml` cannot be read has no name.
    let whose: Vec<String> = whose.map(|words| one_line(words)).collect();
    let whose: Vec<&str> = whose.iter().map(String::as_str).collect();
    let whose: Vec<&str> = whose
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    page.line(&[Inline::Strong(whose.join(" · "))]);
    page.line(&[Inline::Text(article.title.clone())]);
    lines.for_each(|line| page.line(&[Inline::Text(line.clone())]));
    page.has_gap = true;
    if let Some(warning) = &article.warning {
        page.blocks(&[Block::paragraph(warning.clone())]);
    }
    page.blocks(&article.front);
    for Section {
        heading, blocks, ..
    } in &article.sections
    {
        page.heading(&[Inline::Text(heading.clone())]);
        page.blocks(blocks);
    }
    painted(page.text)
}

/// Blocks without an article around them, as a receipt has them.
pub(crate) fn blocks(blocks: &[Block], paper: Paper) -> String {
    let mut page = Page::new(paper);
    page.blocks(blocks);
    painted(page.text)
}

struct Page {
    paper: Paper,
    text: String,
    /// Whether a blank line comes before the next block.
    has_gap: bool,
}

impl Page {
    fn new(paper: Paper) -> Page {
        Page {
            paper,
            text: String::new(),
            has_gap: false,
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        if let Block::Heading(heading) = block {
            return self.heading(&heading.text);
        }
        if std::mem::take(&mut self.has_gap) {
            self.text.push('\n');
        }
        match block {
            Block::Heading(_) => {}
            Block::Paragraph(paragraph) => {
                self.line(&paragraph.text);
                self.has_gap = !paragraph.introduces;
                return;
            }
            Block::List(list) => self.list(list),
            Block::Table(rows) => self.text += &table(rows, self.paper),
            Block::Chart(Chart::Bars(chart)) => {
                chart.bars.iter().for_each(|shown| self.bar(shown));
            }
            Block::Chart(Chart::Years(chart)) => {
                let words = format!("{}: {}", chart.title, chart.words);
                self.line(&[Inline::Text(words)]);
            }
        }
        self.has_gap = true;
    }

    fn heading(&mut self, words: &[Inline]) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let words = words.iter().map(|part| match part {
            Inline::Text(words) => Inline::Strong(words.clone()),
            other => other.clone(),
        });
        self.line(&words.collect::<Vec<_>>());
        self.has_gap = false;
    }

    fn line(&mut self, words: &[Inline]) {
        self.folded(&marked(words, self.paper), "", "");
    }

    fn folded(&mut self, words: &str, first: &str, rest: &str) {
        self.text += &fold(words, self.paper.width, first, rest);
    }

    fn list(&mut self, list: &List) {
        for (at, item) in list.items.iter().enumerate() {
            let marker = if list.is_numbered {
                format!("{}. ", at + 1)
            } else {
                "- ".to_owned()
            };
            let indent = " ".repeat(marker.len());
            let width = self.paper.width;
            let mut inner = Page::new(Paper {
                width: width.map(|width| width.saturating_sub(marker.len())),
                ..self.paper
            });
            for block in item {
                inner.has_gap &= !matches!(block, Block::List(_));
                inner.block(block);
            }
            for (at, line) in inner.text.lines().enumerate() {
                let before = if at == 0 { &marker } else { &indent };
                let line = format!("{before}{line}");
                self.text += line.trim_end();
                self.text.push('\n');
            }
        }
    }

    /// The bar and its words beside it; in a pipe the words alone.
    fn bar(&mut self, bar: &Bar) {
        let words = format!("{}: {}", one_line(&bar.name), one_line(&bar.words));
        let Some(width) = self.paper.width else {
            return self.folded(&words, "", "");
        };
        let columns = if width < 72 { 10 } else { 20 };
        let drawn = drawn(bar, columns, self.paper);
        let indent = " ".repeat(columns + 1);
        self.folded(&words, &drawn, &indent);
    }
}

/// What is completed, what is under way and what is not, in so many characters and with a blank
/// after it. What a meeting took out of the plan is neither done nor left to do.
fn drawn(bar: &Bar, columns: usize, paper: Paper) -> String {
    let sum = |is_it: fn(Shade) -> bool| {
        let segments = bar.segments.iter().filter(|part| is_it(part.shade));
        segments.map(|part| part.count).sum::<usize>()
    };
    let whole = bar.whole() - sum(|shade| shade == Shade::Status(Status::Dropped));
    if whole == 0 {
        return " ".repeat(columns + 1);
    }
    let done = sum(|shade| shade == Shade::Status(Status::Completed));
    let under_way = sum(|shade| {
        let under_way = [Status::Started, Status::Ongoing].map(Shade::Status);
        under_way.contains(&shade)
    });
    // Rounded at the ends of the stretches, so that they always add up to the whole.
    let end = |count: usize| ((count * columns + whole / 2) / whole).min(columns);
    let (done, under_way) = (end(done), end(done + under_way) - end(done));
    let rest = columns - done - under_way;
    let stretch = |mark, character: &str, length| in_marks(&character.repeat(length), mark, paper);
    stretch(Some(GREEN), "█", done)
        + &stretch(Some(CYAN), "▒", under_way)
        + &stretch(None, "░", rest)
        + " "
}

/// `text` in lines of at most `width` columns, each after `indent`; paragraphs stay apart by
/// a blank line. Without a width a paragraph is one line.
pub(crate) fn wrap(text: &str, width: Option<usize>, indent: &str) -> String {
    fold(text, width, indent, indent)
}

/// A message folded line by line, as [`message_line`] does it; without a width as it is.
pub(crate) fn message(text: &str, width: Option<usize>) -> String {
    width.map_or(text.to_owned(), |width| {
        text.lines().map(|line| message_line(line, width)).collect()
    })
}

/// A line of a message in lines of at most `width` columns, those after a label or an indented
/// line further in. An excerpt of a file stays whole, with the marks under it.
pub(crate) fn message_line(line: &str, width: usize) -> String {
    let plain = anstream::adapter::strip_str(line).to_string();
    let words = plain.trim_start();
    let after_number = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_excerpt = after_number.trim_start().starts_with('|') || words.starts_with("-->");
    if is_excerpt || width_of(&plain) <= width {
        return format!("{line}\n");
    }
    let indent = &plain[..plain.len() - words.len()];
    let is_label = |word: &str| {
        word.ends_with(':') || word.ends_with('.') && after_number == &words[word.len() - 1..]
    };
    let hangs = !indent.is_empty() || words.split(' ').next().is_some_and(is_label);
    let rest = if hangs { "  " } else { "" };
    fold(line, Some(width), indent, &format!("{indent}{rest}"))
}

fn fold(text: &str, width: Option<usize>, first: &str, rest: &str) -> String {
    let room = width.map_or(usize::MAX, |width| {
        width.saturating_sub(width_of(rest)).max(20)
    });
    let mut out = String::new();
    let mut indent = first;
    for line in text.lines() {
        let mut column = 0;
        let words = line.split([' ', '\t']).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        for (at, word) in words.iter().enumerate() {
            let width = width_of(word);
            let command = command(&words, at).filter(|command| *command <= room);
            if column > 0 && column + 1 + command.unwrap_or(width) > room {
                out.push('\n');
                column = 0;
            }
            if column == 0 {
                out.push_str(std::mem::replace(&mut indent, rest));
            } else {
                out.push(' ');
            }
            column += width + usize::from(column > 0);
            out.push_str(word);
        }
        out.push('\n');
    }
    out
}

/// The width of the command line that begins at a word, to be copied whole: what follows a colon,
/// or stands in quotes.
fn command(words: &[&str], at: usize) -> Option<usize> {
    let rest = &words[at..];
    let length = match words[at] {
        "kimo" if at > 0 && words[at - 1].ends_with(':') => rest.len(),
        "”kimo" => 1 + rest[1..].iter().position(|word| word.contains('”'))?,
        _ => return None,
    };
    Some(width_of(&rest[..length].join(" ")))
}

/// A mark of a style: a tag character, by the letter it stands for.
type Mark = char;

const END: Mark = '\u{e007f}';
const BOLD: Mark = '\u{e0062}';
const CYAN: Mark = '\u{e0063}';
const DIM: Mark = '\u{e0064}';
const GREEN: Mark = '\u{e0067}';
const OVERDUE: Mark = '\u{e006f}';
const RED: Mark = '\u{e0072}';
const YELLOW: Mark = '\u{e0079}';

/// The text with its styles marked, word by word: a line may end between two.
pub(super) fn marked(text: &[Inline], paper: Paper) -> String {
    let parts = text.iter().map(|part| match part {
        Inline::Text(words) | Inline::Emphasis(words) => visible(words).into_owned(),
        Inline::Strong(words) => in_marks(&visible(words), Some(BOLD), paper),
        Inline::Gone(words) => in_marks(&format!("[-{}-]", visible(words)), Some(RED), paper),
        Inline::New(words) => in_marks(&format!("{{+{}+}}", visible(words)), Some(GREEN), paper),
        Inline::Toned(tone, words) => in_marks(&visible(words), mark(*tone), paper),
    });
    parts.collect()
}

fn in_marks(words: &str, mark: Option<Mark>, paper: Paper) -> String {
    let Some(mark) = mark.filter(|_| paper.colour) else {
        return words.to_owned();
    };
    let mut marked = String::with_capacity(words.len() + 16);
    for part in words.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        if word.is_empty() {
            marked.push_str(part);
        } else {
            marked.extend([mark]);
            marked.push_str(word);
            marked.push(END);
            marked.push_str(&part[word.len()..]);
        }
    }
    marked
}

fn mark(tone: Tone) -> Option<Mark> {
    match tone {
        Tone::Status(Status::Started | Status::Ongoing) => Some(CYAN),
        Tone::Status(Status::Completed) | Tone::Light(Some(Assessment::Green)) => Some(GREEN),
        Tone::Status(Status::OnHold) | Tone::Light(Some(Assessment::Yellow)) => Some(YELLOW),
        Tone::Light(Some(Assessment::Red)) => Some(RED),
        Tone::Overdue => Some(OVERDUE),
        Tone::Faint => Some(DIM),
        Tone::Status(Status::NotStarted | Status::Dropped) | Tone::Light(None) => None,
    }
}

/// The text with the terminal's own sequences for the marks in it.
fn painted(text: String) -> String {
    let is_mark = |c: char| ('\u{e0000}'..='\u{e007f}').contains(&c);
    if !text.contains(is_mark) {
        return text;
    }
    let in_colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        let style = match c {
            BOLD => HEADING,
            DIM => FAINT,
            CYAN => in_colour(AnsiColor::Cyan),
            GREEN => in_colour(AnsiColor::Green),
            YELLOW => in_colour(AnsiColor::Yellow),
            RED => in_colour(AnsiColor::Red),
            OVERDUE => in_colour(AnsiColor::Red).bold(),
            END => {
                shown += &anstyle::Reset.render().to_string();
                continue;
            }
            _ => {
                shown.push(c);
                continue;
            }
        };
        shown += &style.render().to_string();
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::block::Segment;
    use Status::{Completed, Dropped, NotStarted, OnHold, Started};

    #[test]
    fn a_command_that_is_proposed_stands_on_one_line() {
        let text = "Den er slut. Den næste plan laves med: kimo nyperiode 2026-2029";
        let said = message(text, Some(50));
        assert!(said.ends_with("med:\nkimo nyperiode 2026-2029\n"), "{said}");
    }

    #[test]
    fn lines_break_at_blanks_and_paragraphs_stay_apart() {
        let text = "Overvåge om forurening bliver reduceret.\n\nOg reagere.";
        let wrapped = wrap(text, Some(24), "  ");
        assert_eq!(
            wrapped,
            "  Overvåge om forurening\n  bliver reduceret.\n\n  Og reagere.\n"
        );
        assert_eq!(
            wrap(text, None, ""),
            "Overvåge om forurening bliver reduceret.\n\nOg reagere.\n"
        );
    }

    #[test]
    fn the_stretches_add_up_to_the_whole_at_every_width() {
        let drawn = |statuses: &[Status], columns| {
            let segments = statuses.iter().map(|status| Segment {
                shade: Shade::Status(*status),
                count: 1,
            });
            let bar = Bar {
                name: String::new(),
                title: String::new(),
                segments: segments.collect(),
                words: String::new(),
            };
            drawn(&bar, columns, Paper::default())
        };
        let some = [Completed, Started, Started, OnHold, NotStarted, NotStarted];
        assert_eq!(drawn(&some, 20), "███▒▒▒▒▒▒▒░░░░░░░░░░ ");
        assert_eq!(drawn(&some, 10), "██▒▒▒░░░░░ ");
        assert_eq!(drawn(&[Dropped], 3), "    ");
        assert_eq!(drawn(&[Completed, Dropped], 10), "██████████ ");
    }

    #[test]
    fn a_style_ends_where_its_word_does_and_a_text_cannot_bring_one() {
        let paper = Paper {
            width: Some(20),
            colour: true,
        };
        let words = vec![
            Inline::Toned(Tone::Overdue, "frist overskredet".to_owned()),
            Inline::Text(" \u{e0062}\u{1b}[1m".to_owned()),
        ];
        assert_eq!(
            blocks(&[Block::paragraph(words)], paper),
            "\u{1b}[1m\u{1b}[31mfrist\u{1b}[0m \u{1b}[1m\u{1b}[31moverskredet\u{1b}[0m\n\
             \\u{e0062}\\u{1b}[1m\n"
        );
    }
}
