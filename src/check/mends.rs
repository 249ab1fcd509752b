//! Which mends help: none may leave the error that it mends, or make another in the lines that it
//! mends. What a mend does shows in the plan as it would be, which whoever has the files reads.

use crate::load::faults;
use crate::text::{Diagnostic, Fix, Replacement, Span};
use anyhow::Result;
use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::HashSet;

/// A mend and what it mends.
pub(crate) type Mend<'d> = (&'d Diagnostic, &'d Fix);

/// A line: its file's name, and its number from 1.
pub(crate) type Line = (String, usize);

/// The file, the rule and the message of an error.
type What = (String, &'static str, String);

/// An error of the plan.
pub(crate) struct Error {
    what: What,
    /// The lines it is about.
    lines: Vec<Line>,
}

/// The errors among `problems`, whose places are the lines that `line_of` says. That a name written as
/// it should be is not known was so before, and could not be told.
pub(crate) fn errors(
    problems: impl IntoIterator<Item = Diagnostic>,
    line_of: impl Fn(Span) -> Line,
) -> Vec<Error> {
    let is_about_name = |rule: &str| rule.starts_with("ukendt-") && rule != faults::UNKNOWN_KEY;
    let errors = problems.into_iter();
    let errors = errors.filter(|problem| problem.is_error() && !is_about_name(problem.rule));
    let error = |problem: Diagnostic| {
        let related = problem.related.iter().map(|(span, _)| *span);
        let places = std::iter::once(problem.span).chain(related);
        let lines: Vec<Line> = places.map(&line_of).collect();
        let (file, _) = line_of(problem.span);
        Error {
            what: (file, problem.rule, problem.message),
            lines,
        }
    };
    errors.map(error).collect()
}

/// Those of `mends` that help: `with` tells the errors of the plan with these edits in it, and
/// `line_of` the line of a place as it is now.
///
/// # Errors
/// When the plan cannot be read.
pub(crate) fn sound<'d>(
    mends: &[Mend<'d>],
    line_of: impl Fn(Span) -> Line,
    with: impl Fn(&[Replacement]) -> Result<Vec<Error>>,
) -> Result<Vec<Mend<'d>>> {
    if mends.is_empty() {
        return Ok(Vec::new());
    }
    let before = with(&[])?.into_iter().map(|error| error.what).collect();
    let trial = Trial {
        line_of,
        with,
        before,
        left: Cell::new(MOST),
    };
    let (first, mut second) = apart(mends);
    let mut kept = Vec::new();
    trial.keep(&mut kept, &first)?;
    // Where the wider one does not help, the other may.
    second.retain(|mend| apart(&[kept.as_slice(), &[*mend]].concat()).1.is_empty());
    if !second.is_empty() {
        trial.keep(&mut kept, &second)?;
        kept.sort_by_key(|(problem, _)| (problem.span.file, problem.span.start));
    }
    Ok(kept)
}

/// The error that `mend` would make beside those that are `kept`; none where it reaches into one of
/// them.
///
/// # Errors
/// When the plan cannot be read.
pub(crate) fn why_not(
    mend: Mend<'_>,
    kept: &[Mend<'_>],
    line_of: impl Fn(Span) -> Line,
    with: impl Fn(&[Replacement]) -> Result<Vec<Error>>,
) -> Result<Option<String>> {
    let all = [kept, &[mend]].concat();
    if !apart(&all).1.is_empty() {
        return Ok(None);
    }
    let before = with(&[])?.into_iter().map(|error| error.what).collect();
    let left = Cell::new(MOST);
    let trial = Trial {
        line_of,
        with,
        before,
        left,
    };
    Ok(trial.made_by(&all)?.map(|error| error.what.2))
}

/// The mends that do not reach into what another replaces, and the others: of two, the narrower one or
/// the later. `”Igangsat”` is mended as a word, and with that its quotes.
fn apart<'d>(mends: &[Mend<'d>]) -> (Vec<Mend<'d>>, Vec<Mend<'d>>) {
    let replaced = mends.iter().enumerate();
    let mut spans: Vec<(Span, usize)> = replaced
        .flat_map(|(at, (_, fix))| fix.replacements.iter().map(move |edit| (edit.span, at)))
        .collect();
    spans.sort_by_key(|(span, at)| (span.file, span.start, Reverse(span.end), *at));
    let mut lost = HashSet::new();
    let mut last: Option<(Span, usize)> = None;
    for (span, at) in spans {
        let is_within = |(wide, of): (Span, usize)| {
            let is_inside = span.start < wide.end && wide.start < span.end;
            of != at && wide.file == span.file && is_inside
        };
        if lost.contains(&at) {
            continue;
        }
        if last.is_some_and(is_within) {
            lost.insert(at);
        } else {
            last = Some((span, at));
        }
    }
    let indices = (0..).zip(mends.iter().copied());
    let (others, kept): (Vec<_>, Vec<_>) = indices.partition(|(at, _)| lost.contains(at));
    let bare = |mends: Vec<(usize, Mend<'d>)>| mends.into_iter().map(|(_, mend)| mend).collect();
    (bare(kept), bare(others))
}

/// So many times the plan is read anew to find the mends that do not help. What is not known to help
/// then is left to the user.
const MOST: usize = 200;

struct Trial<L, W> {
    line_of: L,
    with: W,
    before: HashSet<What>,
    left: Cell<usize>,
}

impl<L: Fn(Span) -> Line, W: Fn(&[Replacement]) -> Result<Vec<Error>>> Trial<L, W> {
    /// Adds to the mends that are `kept` those of `more` that help beside them; the half that has
    /// one that does not is looked through.
    fn keep<'d>(&self, kept: &mut Vec<Mend<'d>>, more: &[Mend<'d>]) -> Result<()> {
        let Some(left) = self.left.get().checked_sub(1) else {
            return Ok(());
        };
        self.left.set(left);
        let all: Vec<Mend<'_>> = kept.iter().chain(more).copied().collect();
        if self.made_by(&all)?.is_none() {
            kept.extend(more);
        } else if more.len() > 1 {
            let (first, second) = more.split_at(more.len() / 2);
            self.keep(kept, first)?;
            self.keep(kept, second)?;
        }
        Ok(())
    }

    /// The first error that the mends would make, or leave, in the lines that they mend.
    fn made_by(&self, mends: &[Mend<'_>]) -> Result<Option<Error>> {
        let replaced = mends.iter().flat_map(|(_, fix)| &fix.replacements);
        let edits: Vec<Replacement> = replaced.cloned().collect();
        let places = edits.iter().map(|edit| (self.line_of)(edit.span));
        let lines: HashSet<Line> = places.collect();
        let mended = mends.iter().map(|(problem, _)| {
            let (file, _) = (self.line_of)(problem.span);
            (file, problem.rule, problem.message.clone())
        });
        let mended: HashSet<What> = mended.collect();
        let is_made = |error: &Error| {
            let is_old = self.before.contains(&error.what) && !mended.contains(&error.what);
            !is_old && error.lines.iter().any(|line| lines.contains(line))
        };
        Ok((self.with)(&edits)?.into_iter().find(is_made))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    /// The mends, each of the edits at these places, that reach into another, by their numbers.
    fn lost(mends: &[&[(u32, usize, usize)]]) -> Vec<usize> {
        let span = |(file, start, end): (u32, usize, usize)| Span::new(FileId(file), start, end);
        let edit = |place: &(u32, usize, usize)| Replacement {
            span: span(*place),
            text: String::new(),
        };
        let problems = mends.iter().map(|places| {
            let replacements = places.iter().map(edit).collect();
            Diagnostic::error("regel", span(places[0]), "").fix("", "", replacements)
        });
        let problems: Vec<Diagnostic> = problems.collect();
        let mends = problems.iter().map(|of| (of, of.fix.as_ref().unwrap()));
        let (_, others) = apart(&mends.collect::<Vec<Mend<'_>>>());
        let number = |(of, _): &Mend<'_>| problems.iter().position(|own| std::ptr::eq(own, *of));
        others.iter().filter_map(number).collect()
    }

    #[test]
    fn of_two_mends_that_reach_into_each_other_the_wider_or_the_earlier_is_kept() {
        assert_eq!(lost(&[&[(0, 5, 8)], &[(0, 0, 10)]]), [0]);
        assert_eq!(lost(&[&[(0, 0, 6)], &[(0, 5, 10)]]), [1]);
        // Those that only meet, stand in other files or are of one mend reach into none.
        assert_eq!(lost(&[&[(0, 0, 5)], &[(0, 5, 10)]]), [0; 0]);
        assert_eq!(lost(&[&[(0, 0, 5)], &[(1, 2, 4)]]), [0; 0]);
        assert_eq!(lost(&[&[(0, 0, 5), (0, 2, 4)], &[(0, 6, 8)]]), [0; 0]);
        // What is lost is in nobody's way.
        assert_eq!(
            lost(&[&[(0, 0, 5)], &[(0, 4, 9), (0, 12, 20)], &[(0, 14, 16)]]),
            [1]
        );
        // What is put in where the other begins is put before it.
        assert_eq!(lost(&[&[(0, 0, 5)], &[(0, 0, 0)]]), [0; 0]);
        assert_eq!(lost(&[]), [0; 0]);
    }

    /// The mends, each of a slip on these places of a line of ten bytes, that help, by their numbers;
    /// `more` tells the lines with an error besides once the mends of these numbers are made.
    fn helping(slips: &[(usize, usize)], more: impl Fn(&[usize]) -> Vec<usize>) -> Vec<usize> {
        let line = |at: usize| ("plan.toml".to_owned(), at / 10 + 1);
        let problems = (0..).zip(slips).map(|(number, (start, end)): (usize, _)| {
            let span = Span::new(FileId(0), *start, *end);
            let text = number.to_string();
            let replacement = Replacement { span, text };
            Diagnostic::error("regel", span, number.to_string()).fix("", "", vec![replacement])
        });
        let problems: Vec<Diagnostic> = problems.collect();
        let line_of = |span: Span| line(span.start as usize);
        let with = |edits: &[Replacement]| {
            let made: Vec<usize> = edits
                .iter()
                .map(|edit| edit.text.parse().unwrap())
                .collect();
            let left = (0..)
                .zip(&problems)
                .filter(|(number, _)| !made.contains(number));
            let left: Vec<Diagnostic> = left.map(|(_, problem)| problem.clone()).collect();
            let mut all = errors(left, line_of);
            all.extend(more(&made).into_iter().map(|at| Error {
                what: ("plan.toml".to_owned(), "ny", "".to_owned()),
                lines: vec![line(at)],
            }));
            Ok(all)
        };
        let mends = problems.iter().map(|of| (of, of.fix.as_ref().unwrap()));
        let mends: Vec<Mend<'_>> = mends.collect();
        let kept = sound(&mends, line_of, with).unwrap().into_iter();
        kept.map(|(of, _)| of.message.parse().unwrap()).collect()
    }

    #[test]
    fn a_mend_that_makes_an_error_in_its_line_is_left_and_the_others_are_kept() {
        let slips = [(2, 4), (12, 14), (22, 24), (32, 34), (42, 44)];
        assert_eq!(helping(&slips, |_| Vec::new()), [0, 1, 2, 3, 4]);
        for bad in 0..5 {
            let others: Vec<usize> = (0..5).filter(|other| *other != bad).collect();
            let made = |with: &[usize]| Vec::from_iter(with.contains(&bad).then_some(10 * bad));
            assert_eq!(helping(&slips, made), others);
        }
        // An error in a line that nobody mends was there before, or is none of theirs.
        assert_eq!(helping(&slips[..4], |_| vec![40]), [0, 1, 2, 3]);
    }

    #[test]
    fn where_the_wider_of_two_mends_does_not_help_the_other_is_made() {
        let slips = [(0, 9), (2, 4), (22, 24)];
        let none = |_: &[usize]| Vec::new();
        assert_eq!(helping(&slips, none), [0, 2]);
        let wider = |with: &[usize]| Vec::from_iter(with.contains(&0).then_some(0));
        assert_eq!(helping(&slips, wider), [1, 2]);
        let both =
            |with: &[usize]| Vec::from_iter(with.iter().copied().find(|made| *made < 2).map(|_| 0));
        assert_eq!(helping(&slips, both), [2]);
    }

    #[test]
    fn an_error_is_known_by_what_it_says_and_all_its_lines_and_a_name_is_not_asked_for() {
        let span = |at: usize| Span::new(FileId(0), at, at + 1);
        let rules = ["ukendt-ansvarlig", faults::UNKNOWN_KEY, "syntaks"];
        let found =
            rules.map(|rule| Diagnostic::error(rule, span(3), "x").related(span(40), "der"));
        let warned = rules.map(|rule| Diagnostic::warning(rule, span(3), "x"));
        let line_of = |span: Span| ("plan.toml".to_owned(), span.start as usize / 10 + 1);
        let kept = errors(found.into_iter().chain(warned), line_of);
        let kept = kept.into_iter().map(|error| {
            let lines: Vec<usize> = error.lines.into_iter().map(|(_, line)| line).collect();
            (error.what.1, lines)
        });
        let expected = [faults::UNKNOWN_KEY, "syntaks"].map(|rule| (rule, vec![1, 5]));
        assert_eq!(kept.collect::<Vec<_>>(), expected);
    }
}
