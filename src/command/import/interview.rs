//! The questions about a document, one after another on a terminal, and how their answers are
//! written in a file.

use crate::command::save::Mode;
use crate::command::{Context, Failure, ask};
use crate::document::literal::one_line;
use crate::import::Proposal;
use crate::import::answers::Answers;
use crate::import::question::{Key, Question};
use crate::text::danish::noun;
use crate::text::visible::visible;
use crate::view;
use crate::write::terminal;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::io::IsTerminal;

const WAYS: &str = "Svar på hvert, eller tryk Enter for det, der står, at kimo gør uden svar; a for det ved alle \
                    resten, t for tilbage, s for at stoppe uden at skrive noget.\n";

/// The preview with its questions, and the lines that answer them.
pub(super) fn shown(context: &Context, proposal: &Proposal) -> String {
    let mut blocks = view::import::preview(proposal);
    blocks.extend(view::import::questions(&proposal.questions));
    let mut text = terminal::blocks(&blocks, context.paper);
    if !proposal.questions.is_empty() {
        text +=
            "\nSvarene kan skrives i en fil, f.eks. svar.toml, og bruges med --svar svar.toml:\n\n";
        text += &template(&proposal.questions);
    }
    text.push('\n');
    text
}

/// The lines of a file that answers the questions, with kimo's own answers where it has any.
fn template(questions: &[Question]) -> String {
    let mut sections: BTreeMap<(bool, &str), Vec<String>> = BTreeMap::new();
    for question in questions {
        let key = &question.key;
        let has_name = !key.name.is_empty();
        let name = if has_name {
            one_line(&key.name)
        } else {
            key.section.to_owned()
        };
        let line = format!("{name} = {}", literal(&question.proposal));
        sections
            .entry((has_name, key.section))
            .or_default()
            .push(line);
    }
    let mut text = String::new();
    for ((has_name, section), lines) in sections {
        if has_name {
            text += &format!("\n[{section}]\n");
        }
        for line in lines {
            text += &format!("{line}\n");
        }
    }
    visible(text.trim_start_matches('\n')).into_owned()
}

fn literal(answer: &[String]) -> String {
    match answer {
        [] => "\"…\"".to_owned(),
        [one] => one_line(one),
        several => {
            let several: Vec<String> = several.iter().map(|text| one_line(text)).collect();
            format!("[{}]", several.join(", "))
        }
    }
}

/// Shows what was understood, and asks what was not. Nothing where the user stopped.
///
/// # Errors
/// When there is no terminal to ask on, or the answers end.
pub(super) fn hold(
    context: &mut Context,
    mut answers: Answers,
    propose: &dyn Fn(&Answers) -> Proposal,
    to_write: impl Fn(&Proposal) -> String,
) -> Result<Option<Proposal>> {
    debug_assert_eq!(context.mode, Mode::Write);
    let mut proposal = propose(&answers);
    if !std::io::stdin().is_terminal() {
        bail!(no_terminal(&proposal));
    }
    let preview = terminal::blocks(&view::import::preview(&proposal), context.paper);
    context.deliver(&preview, None)?;
    let mut lines = std::io::stdin().lock();
    if !proposal.questions.is_empty() {
        let count = noun::SPOERGSMAAL.count_words(proposal.questions.len());
        let asked = format!("\nkimo har {count}. {WAYS}");
        context
            .err
            .write_all(terminal::wrap(&asked, context.message_paper.width, "").as_bytes())?;
    }
    let mut asked: Vec<Key> = Vec::new();
    while let Some(question) = proposal.questions.first().cloned() {
        let shown = terminal::blocks(
            &[view::block::Block::paragraph(view::import::sentence(
                &question,
            ))],
            context.message_paper,
        );
        write!(context.err, "\n{shown}")?;
        let line = ask::line(&mut lines, "> ", &mut context.err)?;
        match line.as_str() {
            "s" | "stop" => return stopped(context),
            "t" | "tilbage" => {
                if let Some(last) = asked.pop() {
                    answers.take_back(&last);
                }
            }
            "" | "a" | "alle" if question.is_required => {
                writeln!(
                    context.err,
                    "Det skal der svares på: uden svar {}.",
                    question.otherwise
                )?;
            }
            "" => {
                answers.settle(question.key.clone());
                asked.push(question.key);
            }
            "a" | "alle" => {
                let rest = proposal
                    .questions
                    .iter()
                    .filter(|question| !question.is_required);
                for question in rest {
                    answers.settle(question.key.clone());
                    asked.push(question.key.clone());
                }
            }
            text => match read(&question, text) {
                names if names.is_empty() => writeln!(context.err, "Skriv mindst ét navn.")?,
                answer => {
                    answers.give(question.key.clone(), answer);
                    asked.push(question.key);
                }
            },
        }
        proposal = propose(&answers);
        if let Some((key, cause)) = proposal.faults.first().cloned() {
            writeln!(context.err, "{}", visible(&cause))?;
            answers.take_back(&key);
            asked.retain(|of| *of != key);
            proposal = propose(&answers);
        }
    }
    loop {
        let question = format!("\n{} [J/n] ", to_write(&proposal));
        let line = ask::line(&mut lines, &question, &mut context.err)?;
        match line.to_lowercase().as_str() {
            "" | "j" | "ja" => return Ok(Some(proposal)),
            "n" | "nej" | "s" | "stop" => return stopped(context),
            _ => writeln!(context.err, "Svar j for ja eller n for nej.")?,
        }
    }
}

fn stopped(context: &mut Context) -> Result<Option<Proposal>> {
    context.deliver("Stoppet. Intet er skrevet.\n", None)?;
    Ok(None)
}

/// What is typed, as an answer to the question: several parties with semicolons between.
fn read(question: &Question, text: &str) -> Vec<String> {
    let is_list = ["part", "ansvarlig"].contains(&question.key.section);
    // "j" to whether two are one means the party that kimo proposes.
    if let ("j" | "ja", Some(_)) = (text, question.proposal.first()) {
        return question.proposal.clone();
    }
    // "n" to that means a party of its own.
    if let ("n" | "nej", "part") = (text, question.key.section) {
        return vec![question.key.name.clone()];
    }
    if is_list {
        return text
            .split(';')
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
    }
    vec![text.to_owned()]
}

/// The command is not written out: it would lose the options that were given.
fn no_terminal(proposal: &Proposal) -> Failure {
    match proposal.questions.len() {
        0 => Failure::new("der er ingen terminal at spørge på, før der skrives")
            .hint("se, hvad kimo har forstået: skriv kommandoen igen med --tørløb")
            .hint("lad kimo skrive uden at spørge: skriv den igen med --ja"),
        count => ask::no_terminal(&noun::SPOERGSMAAL.count_words(count))
            .hint("se, hvad kimo har forstået, og hvad det spørger om: skriv kommandoen igen med --tørløb")
            .hint("lad kimo svare, som der står: skriv den igen med --ja"),
    }
}
