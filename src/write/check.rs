//! `check` on the terminal and as annotations: the place, the line itself, the cause, the remedy.

use super::terminal::Paper;
use crate::load::Sources;
use crate::text::danish::noun;
use crate::text::danish::number::counted;
use crate::text::visible::{one_line, visible, visible_name};
use crate::text::{Diagnostic, Severity, Span, folder_and_name};
use crate::view::check::{ProblemRow, Tally};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::ops::Range;

/// How many problems are shown before the rest are only counted.
const SHOWN: usize = 100;

/// The problems one by one, with a blank line after each. Of very many the first are shown, and
/// the rest are counted.
pub(crate) fn problems<'p>(
    problems: impl ExactSizeIterator<Item = &'p Diagnostic>,
    sources: &Sources<'_>,
    root: &str,
    paper: Paper,
) -> String {
    let hidden = problems.len().saturating_sub(SHOWN);
    let mut text = String::new();
    for shown in problems.take(SHOWN) {
        text += &problem(shown, sources, root, paper);
        text += "\n";
    }
    if hidden > 0 {
        let hidden = counted(hidden);
        text += &format!("… og {hidden} til. Ret de første, og kør ”kimo tjek” igen.\n\n");
    }
    text
}

/// One problem: its message, its line with a mark under the place, and its remedies.
/// A file without text has no line to show, and is named alone.
/// `root` stands before the file's name, so that the path can be opened.
pub(crate) fn problem(
    problem: &Diagnostic,
    sources: &Sources<'_>,
    root: &str,
    paper: Paper,
) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .with_name(problem.severity.word())
        .primary_title(one_line(&problem.message))
        .id(problem.rule);
    let path =
        |span: Span| visible_name(&format!("{root}{}", sources.name(span.file))).into_owned();
    let mut group = Group::with_title(title);
    let label = problem.label.as_deref();
    group = if sources.get(problem.span.file).text().is_empty() {
        group.element(Origin::path(path(problem.span)))
    } else {
        group.element(excerpt(
            problem.span,
            label,
            AnnotationKind::Primary,
            sources,
            path(problem.span),
        ))
    };
    for (span, label) in &problem.related {
        group = group.element(excerpt(
            *span,
            Some(label),
            AnnotationKind::Context,
            sources,
            path(*span),
        ));
    }
    for help in &problem.help {
        group = group.element(Level::HELP.with_name("hjælp").message(one_line(help)));
    }
    let renderer = if paper.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer
        .decor_style(DecorStyle::Ascii)
        .term_width(paper.width.unwrap_or(140).max(40));
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

/// The line that holds the start of `span`, with a mark under what of the span lies on it.
fn excerpt<'a>(
    span: Span,
    label: Option<&'a str>,
    kind: AnnotationKind,
    sources: &'a Sources<'_>,
    path: String,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.get(span.file);
    let start = span.start as usize;
    let line = source.line_range(start);
    let text = source.text().get(line.clone()).unwrap_or("");
    let (text, mark) = window(
        text,
        start - line.start..(span.end as usize).min(line.end).saturating_sub(line.start),
    );
    let (text, mark) = shown(text, mark);
    Snippet::source(text)
        .line_start(source.position(start).line)
        .path(path)
        .annotation(kind.span(mark).label(label.map(one_line)))
}

/// A stretch of a long line around what is marked; a short line as it is. Rendering takes
/// time and space by the length of the line, and a line may hold 10 MB.
fn window(line: &str, mark: Range<usize>) -> (&str, Range<usize>) {
    const LONGEST: usize = 2_000;
    let boundary = |offset: usize| {
        (0..=offset.min(line.len()))
            .rev()
            .find(|at| line.is_char_boundary(*at))
            .unwrap_or(0)
    };
    let start = boundary(mark.start);
    let end = boundary(mark.end.max(mark.start)).max(start);
    if line.len() <= LONGEST {
        return (line, start..end);
    }
    let from = boundary(start.saturating_sub(LONGEST / 2));
    let to = boundary(start + LONGEST / 2);
    (
        line.get(from..to).unwrap_or(""),
        start - from..end.min(to) - from,
    )
}

/// The stretch with what steers a terminal made visible, and the mark where it then is.
fn shown(text: &str, mark: Range<usize>) -> (Cow<'_, str>, Range<usize>) {
    let visible_to = |end: usize| visible(text.get(..end).unwrap_or(text)).len();
    let mark = visible_to(mark.start)..visible_to(mark.end);
    (visible(text), mark)
}

/// The last line: how many problems there are in how many files.
pub(crate) fn summary(tally: Tally, files: usize) -> String {
    let files = noun::FIL.count(files);
    match (tally.errors, tally.warnings) {
        (0, 0) => format!("Ingen fejl i {files}.\n"),
        (0, warnings) => format!(
            "Ingen fejl, {} i {files}.\n",
            noun::ADVARSEL.count(warnings)
        ),
        (errors, 0) => format!("{} i {files}.\n", noun::FEJL.count(errors)),
        (errors, warnings) => {
            let (errors, warnings) = (noun::FEJL.count(errors), noun::ADVARSEL.count(warnings));
            format!("{errors} og {warnings} i {files}.\n")
        }
    }
}

/// The problems as GitHub's workflow commands, which mark them in the lines of a pull request.
pub(crate) fn github(problems: &[ProblemRow], root: &str) -> String {
    let line = |problem: &ProblemRow| {
        let command = if problem.severity == Severity::Error.word() {
            "error"
        } else {
            "warning"
        };
        let help = problem.help.as_deref().unwrap_or("");
        let message = one_line(&problem.message);
        let message = escape_data(format!("{message}. {}", one_line(help)).trim());
        let file = escape_property(&visible(&without_detours(root, &problem.file)));
        let (line, column, rule) = (problem.line, problem.column, problem.rule);
        format!("::{command} file={file},line={line},col={column},title={rule}::{message}\n")
    };
    problems.iter().map(line).collect()
}

/// The path of `file` from where `root` is counted from: of a file above the plan, no way down
/// and up again, for GitHub knows a file by its plain path alone.
fn without_detours(root: &str, file: &str) -> String {
    if !file.starts_with("../") {
        return format!("{root}{file}");
    }
    let (mut root, mut file) = (root.trim_end_matches('/'), file);
    while let Some(above) = file.strip_prefix("../").filter(|_| !root.is_empty()) {
        (root, _) = folder_and_name(root);
        file = above;
    }
    match root {
        "" => file.to_owned(),
        root => format!("{root}/{file}"),
    }
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stretch_of_a_long_line_is_around_what_is_marked_and_marks_the_same() {
        for line in ["x".repeat(9_000), "æ".repeat(4_500), "x".repeat(2_000)] {
            for start in [0, 2, 998, 1_000, 1_002, 1_998, 4_400, 8_000, 8_998, 9_000] {
                for length in [0, 2, 700, 9_000] {
                    let start = start.min(line.len());
                    let marked = start..(start + length).min(line.len());
                    let (text, mark) = window(&line, marked.clone());
                    let from = text.as_ptr() as usize - line.as_ptr() as usize;
                    let to = from + text.len();
                    assert_eq!(from + mark.start, marked.start, "{marked:?}");
                    assert_eq!(from + mark.end, marked.end.min(to), "{marked:?}");
                    assert!(text.len() <= 2_000, "{marked:?}");
                    // As much on either side as there is, up to a thousand bytes.
                    let (before, behind) = (start - from, to - start);
                    assert!(before >= start.min(1_000), "{marked:?}: {before}");
                    assert!(
                        behind >= (line.len() - start).min(1_000),
                        "{marked:?}: {behind}"
                    );
                }
            }
        }
    }
}
