//! A plan file as blocks of text: one for the file's own fields, one for each `[[…]]` below.
//!
//! The blocks lie edge to edge and every byte is in one of them, so that what is moved, taken or
//! left out brings its comments along. As in `place`, comment lines directly below an entry are
//! about it, and those directly above a header about what the header begins.

use crate::document::value;
use std::ops::Range;
use toml_parser::lexer::TokenKind;

/// One file's blocks, the file's own fields first.
#[derive(Debug, Default)]
pub(crate) struct Layout<'t> {
    /// The text, without a byte order mark.
    pub(crate) text: &'t str,
    /// The blocks in the order of the file.
    pub(crate) blocks: Vec<Block>,
}

/// A header with its fields and the comments about them.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// What stands in the header: `handling.note`; empty for the file's own fields.
    pub(crate) name: String,
    /// From the end of the block above to the start of the one below.
    pub(crate) whole: Range<usize>,
    /// Where its header line ends; the start of the text for the file's own fields.
    pub(crate) head_end: usize,
    /// Its fields in order.
    pub(crate) fields: Vec<Field>,
}

/// A key and its value.
#[derive(Debug)]
pub(crate) struct Field {
    /// The key.
    pub(crate) key: String,
    /// From the end of the line above, with the comments between, to the end of its last line.
    pub(crate) whole: Range<usize>,
    /// The value, so that two spellings of one value are equal.
    pub(crate) value: String,
}

impl Block {
    /// The value of the field `key`; empty where it has none.
    pub(crate) fn value(&self, key: &str) -> &str {
        self.field(key).map_or("", |field| field.value.as_str())
    }

    /// The field `key`.
    pub(crate) fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The lead with the header line; for the file's own fields nothing.
    pub(crate) fn head(&self) -> Range<usize> {
        self.whole.start..self.head_end
    }

    /// What follows the last field: comments about the block.
    pub(crate) fn tail(&self) -> Range<usize> {
        let last = self
            .fields
            .last()
            .map_or(self.head_end, |field| field.whole.end);
        last..self.whole.end
    }
}

/// `range` without the blank lines above and below it; indentation stays.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or("");
    let end = range.start + inside.trim_end().len();
    let blank = inside.len() - inside.trim_start().len();
    let start = inside.get(..blank).and_then(|blank| blank.rfind('\n'));
    let start = range.start + start.map_or(0, |line_end| line_end + 1);
    start.min(end)..end
}

/// The blocks of `text`, which must be TOML.
pub(crate) fn read(text: &str) -> Layout<'_> {
    let mut blocks = vec![Block::default()];
    let mut above = 0;
    for statement in statements(text) {
        let line_end = statement.end;
        match statement.kind {
            Kind::Header(name) => {
                let start = boundary(text, above, statement.line_start);
                if let Some(last) = blocks.last_mut() {
                    last.whole.end = start;
                }
                blocks.push(Block {
                    name,
                    whole: start..text.len(),
                    head_end: line_end,
                    fields: Vec::new(),
                });
            }
            Kind::Field { key, value } => {
                let field = Field {
                    key,
                    whole: above..line_end,
                    value: value::normal(text.get(value).unwrap_or("")),
                };
                if let Some(block) = blocks.last_mut() {
                    block.fields.push(field);
                }
            }
        }
        above = line_end;
    }
    if let Some(last) = blocks.last_mut() {
        last.whole.end = text.len();
    }
    Layout { text, blocks }
}

/// Where the block ends whose last line ends at `above`, when the next header's line begins at
/// `header`: after the comments directly below, unless they run on to the header itself.
fn boundary(text: &str, above: usize, header: usize) -> usize {
    let between = text.get(above..header).unwrap_or("");
    let mut lines = between.split_inclusive('\n');
    let mut end = above
        + if above == 0 {
            0
        } else {
            lines.next().map_or(0, str::len)
        };
    let own_line_end = end;
    for line in lines {
        if line.trim().is_empty() {
            return end;
        }
        end += line.len();
    }
    own_line_end
}

struct Statement {
    line_start: usize,
    end: usize,
    kind: Kind,
}

enum Kind {
    Header(String),
    Field { key: String, value: Range<usize> },
}

/// The headers and fields of `text`, lexed, since a line inside a `"""` text can look like
/// anything.
fn statements(text: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut tokens = toml_parser::Source::new(text).lex().peekable();
    while let Some(first) = tokens.next() {
        if matches!(
            first.kind(),
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment | TokenKind::Eof
        ) {
            continue;
        }
        let start = first.span().start();
        let is_header = first.kind() == TokenKind::LeftSquareBracket;
        let (mut depth, mut equals, mut value_end, mut end) =
            (usize::from(is_header), None, first.span().end(), text.len());
        for token in tokens.by_ref() {
            match token.kind() {
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    depth = depth.saturating_sub(1);
                }
                TokenKind::Equals if equals.is_none() => {
                    equals = Some(token.span().start());
                    continue;
                }
                TokenKind::Newline if depth == 0 => {
                    end = token.span().start();
                    break;
                }
                TokenKind::Whitespace
                | TokenKind::Newline
                | TokenKind::Comment
                | TokenKind::Eof => {
                    continue;
                }
                _ => {}
            }
            value_end = token.span().end();
        }
        let line_start = text
            .get(..start)
            .and_then(|above| above.rfind('\n'))
            .map_or(0, |at| at + 1);
        let words = |range: Range<usize>| text.get(range).unwrap_or("");
        let kind = match equals {
            Some(equals) => Kind::Field {
                key: bare(words(start..equals)),
                value: equals + 1..value_end,
            },
            None => Kind::Header(bare(words(start..value_end))),
        };
        found.push(Statement {
            line_start,
            end,
            kind,
        });
    }
    found
}

/// `handling.note` from `[[ handling."note" ]]`: what the schema knows needs no quotes.
fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '[' | ']' | '"' | '\'') && !c.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_in_one_block_and_comments_go_with_what_they_are_about() {
        let text = "# Mål\n\nnr = \"2\" # to\n# slut\n\n# fri\n\n# om 2.1\n[[handling]]\nnr = \"2.1\"\n# om ansvar\nansvarlig = [\n  \"S\", # [x]\n]\n# efter\n\n[[handling.note]]\ntekst = \"\"\"\n[[handling]]\n\"\"\"\n# direkte over\n[[ handling . \"note\" ]]\ntekst = \"x\"";
        let layout = read(text);
        let blocks: Vec<&str> = layout
            .blocks
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
            .blocks
            .iter()
            .map(|block| block.name.as_str())
            .collect();
        assert_eq!(names, ["", "handling", "handling.note", "handling.note"]);
        assert_eq!(
            &text[layout.blocks[1].fields[1].whole.clone()],
            "\n# om ansvar\nansvarlig = [\n  \"S\", # [x]\n]"
        );
    }

    #[test]
    fn a_key_ends_at_its_first_equals_sign() {
        let layout = read("a = { b = \"=\", c = [1] } # d = 2\n\"=\" = 3\n");
        let fields = layout.blocks[0].fields.iter();
        let read: Vec<(&str, &str)> = fields.map(|field| (&*field.key, &*field.value)).collect();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].0, "a");
        assert_eq!(read[1], ("=", "3"));
    }
}
