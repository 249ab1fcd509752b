//! The error output: what is said on a terminal is folded between words at its width, whoever says
//! it. In a pipe a message is one line.

use super::output;
use crate::write::terminal::{Paper, message};
use anstream::AutoStream;
use std::io::{IsTerminal, Result, Write};

/// How messages are laid out: as wide as the terminal that shows them.
pub(crate) fn paper() -> Paper {
    let err = std::io::stderr();
    output::paper(err.is_terminal(), AutoStream::choice(&err))
}

/// The error output of the process, laid out as `paper` says.
pub(crate) fn stderr(paper: Paper) -> Box<dyn Write> {
    let err = AutoStream::auto(std::io::stderr());
    match paper.width {
        Some(width) => Box::new(Folded::new(err, width)),
        None => Box::new(err),
    }
}

/// Folds line by line.
struct Folded<W: Write> {
    out: W,
    width: usize,
    /// The line that has begun and not ended: a question, where it is flushed.
    begun: Vec<u8>,
}

impl<W: Write> Folded<W> {
    fn new(out: W, width: usize) -> Folded<W> {
        Folded {
            out,
            width,
            begun: Vec::new(),
        }
    }
}

impl<W: Write> Write for Folded<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.begun.extend_from_slice(bytes);
        if let Some(end) = self.begun.iter().rposition(|byte| *byte == b'\n') {
            let whole: Vec<u8> = self.begun.drain(..=end).collect();
            let text = String::from_utf8_lossy(&whole);
            let folded = message(&text, Some(self.width));
            self.out.write_all(folded.as_bytes())?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.out.write_all(&std::mem::take(&mut self.begun))?;
        self.out.flush()
    }
}

impl<W: Write> Drop for Folded<W> {
    fn drop(&mut self) {
        // There is nobody left to tell when the error output is closed.
        let _ = self.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn words_are_folded_and_excerpts_and_questions_are_not() {
        let mut shown = Vec::new();
        let mut err = Folded::new(&mut shown, 30);
        let message = "\
fejl: handlingen findes ikke i nogen af planens filer
  mente du ”2.3”, som er den næste efter den sidste?
  --> plan/2022-2025/maal-2.toml:12:15
12 | ansvarlig = [\"Sekretariatett\", \"Kommunerne\"]
   |              ^^^^^^^^^^^^^^^^
   = hjælp: Skriv en part, der står i handleplan.toml.

Svar på, om hver skal med i den næste periode.
";
        for byte in message.as_bytes().chunks(7) {
            err.write_all(byte).unwrap();
        }
        err.write_all("Skal den med i den næste periode? [J/n] ".as_bytes())
            .unwrap();
        drop(err);
        assert_snapshot!(String::from_utf8(shown).unwrap(), @r#"
        fejl: handlingen findes ikke
          i nogen af planens filer
          mente du ”2.3”, som er den
            næste efter den sidste?
          --> plan/2022-2025/maal-2.toml:12:15
        12 | ansvarlig = ["Sekretariatett", "Kommunerne"]
           |              ^^^^^^^^^^^^^^^^
           = hjælp: Skriv en part,
             der står i
             handleplan.toml.

        Svar på, om hver skal med i
        den næste periode.
        Skal den med i den næste periode? [J/n]
        "#);
    }
}
