//! Questions on a terminal, one after another, that are answered with yes or no; the answers may
//! also be given to all that are left, taken back, or stopped.

use super::Failure;
use anyhow::{Result, bail};
use std::io::{BufRead, Write};

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Also where nothing is typed but Enter.
    Yes,
    /// No.
    No,
    /// Yes to this question and all after it.
    All,
    /// No to this question and all after it.
    None,
    /// The question before this one again.
    Back,
    /// No more questions, and nothing done.
    Stop,
}

/// The answers there are.
pub(crate) const WAYS: &str = "j eller Enter for ja, n for nej, a for ja til alle resten, \
                              i for nej til alle resten, t for tilbage, eller s for at stoppe uden at skrive noget";

/// Who answers.
pub(crate) struct Questions<R> {
    answers: R,
}

impl<R: BufRead> Questions<R> {
    /// Questions that are answered line by line on `answers`.
    pub(crate) fn new(answers: R) -> Questions<R> {
        Questions { answers }
    }

    /// Asks until the answer can be understood.
    ///
    /// # Errors
    /// When the answers end, or cannot be read.
    pub(crate) fn ask(&mut self, question: &str, err: &mut dyn Write) -> Result<Answer> {
        loop {
            match read(&line(&mut self.answers, question, err)?) {
                Some(answer) => return Ok(answer),
                None => writeln!(err, "Svar {WAYS}.")?,
            }
        }
    }
}

/// The line that is typed in answer to `question`, without the blanks around it.
///
/// # Errors
/// When the answers end, or cannot be read.
pub(crate) fn line(
    answers: &mut impl BufRead,
    question: &str,
    err: &mut dyn Write,
) -> Result<String> {
    write!(err, "{question}")?;
    err.flush()?;
    let mut line = Vec::new();
    if answers.read_until(b'\n', &mut line)? == 0 {
        writeln!(err)?;
        bail!(Failure::new("der kom ikke flere svar, så intet er skrevet"));
    }
    Ok(String::from_utf8_lossy(&line).trim().to_owned())
}

/// The failure where `questions`, so many of them in words, can be asked nobody.
pub(crate) fn no_terminal(questions: &str) -> Failure {
    Failure::new(format!(
        "der er {questions} at tage stilling til, og ingen terminal at spørge på"
    ))
}

fn read(line: &str) -> Option<Answer> {
    match line.to_lowercase().as_str() {
        "" | "j" | "ja" => Some(Answer::Yes),
        "n" | "nej" => Some(Answer::No),
        "a" | "alle" => Some(Answer::All),
        "t" | "tilbage" => Some(Answer::Back),
        "i" | "ingen" => Some(Answer::None),
        "s" | "q" | "stop" => Some(Answer::Stop),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_asked_for_until_it_is_one() {
        let mut questions = Questions::new("måske\nNej\n\na\nTilbage\n s \n".as_bytes());
        let mut asked = Vec::new();
        let mut ask = || questions.ask("? ", &mut asked).ok();
        assert_eq!(
            [ask(), ask(), ask(), ask(), ask(), ask()],
            [
                Some(Answer::No),
                Some(Answer::Yes),
                Some(Answer::All),
                Some(Answer::Back),
                Some(Answer::Stop),
                None
            ]
        );
        let asked = String::from_utf8(asked).unwrap();
        assert_eq!(asked, format!("? Svar {WAYS}.\n? ? ? ? ? ? \n"));
    }
}
