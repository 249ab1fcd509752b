//! One fault, one error: what the rules say where it follows from another fault is left out.

use super::{Needs, rules};
use crate::load::faults;
use crate::plan::Plan;
use crate::text::{Diagnostic, FileId, Span};
use std::collections::{HashMap, HashSet};

/// What loading and the rules `found`, without what follows from what is wrong.
pub(super) fn left_out(
    plans: &[Plan],
    of_loading: Vec<Diagnostic>,
    mut found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let errors = of_loading.iter().filter(|problem| problem.is_error());
    let errors: HashSet<Span> = errors.map(|problem| problem.span).collect();
    // What is wrong as a value was read as best it could be.
    found.retain(|problem| !errors.contains(&problem.span));
    // Below a header that was lost, the entries of two actions look like those of one.
    let goals = plans.iter().flat_map(|plan| &plan.goals);
    let broken = goals.filter(|goal| !goal.has_all_actions);
    let broken: HashSet<FileId> = broken.map(|goal| goal.file).collect();
    found.retain(|problem| {
        !(rules::OF_ENTRIES.contains(&problem.rule) && broken.contains(&problem.span.file))
    });
    let unread = Unread::new(plans, &of_loading);
    found.retain(|problem| !unread.is_needed_by(problem));
    // A year is only part of what an error says of the date.
    let of_rules = found.iter().filter(|problem| problem.is_error());
    let in_error: HashSet<Span> = of_rules.map(|problem| problem.span).collect();
    let is_part =
        |problem: &Diagnostic| problem.rule == faults::FAR_YEAR && in_error.contains(&problem.span);
    let misdated = misdated(plans, &of_loading);
    found.extend(of_loading.into_iter().filter(|problem| !is_part(problem)));
    found.retain(|problem| {
        !(rules::OF_YEARS.contains(&problem.rule) && misdated.contains(&problem.span.file))
    });
    found
}

/// The files of the plans whose period is wrong, which puts every date outside of it.
fn misdated(plans: &[Plan], of_loading: &[Diagnostic]) -> HashSet<FileId> {
    let wrong = of_loading
        .iter()
        .filter(|problem| problem.rule == faults::WRONG_FOLDER_NAME);
    let wrong: HashSet<Span> = wrong.map(|problem| problem.span).collect();
    let plans = plans
        .iter()
        .filter(|plan| wrong.contains(&plan.period.span));
    let files = |plan: &Plan| {
        let goals: Vec<FileId> = plan.goals.iter().map(|goal| goal.file).collect();
        goals.into_iter().chain([plan.file])
    };
    plans.flat_map(files).collect()
}

/// The fields without which an entry is not read, nor anything else in it.
const LOSES_ENTRY: [&str; 5] = ["dato", "tekst", "aar", "opnaaet", "vaerdi"];

/// Where fields stand that could not be read, by file, in order, and where entries begin.
#[derive(Default)]
struct Unread {
    fields: HashMap<FileId, Vec<(u32, Option<&'static str>)>>,
    actions: HashMap<FileId, Vec<u32>>,
    entries: HashMap<FileId, Vec<u32>>,
    /// The fields, each once: to go over all of them for each problem would take its square.
    names: HashSet<&'static str>,
}

impl Unread {
    fn new(plans: &[Plan], of_loading: &[Diagnostic]) -> Unread {
        let mut unread = Unread::default();
        for problem in of_loading.iter().filter(|problem| problem.is_error()) {
            let place = problem.span;
            let fields = unread.fields.entry(place.file).or_default();
            fields.push((place.start, problem.field));
            unread.names.extend(problem.field);
        }
        unread.fields.values_mut().for_each(|of| of.sort_unstable());
        let goals = plans.iter().flat_map(|plan| &plan.goals);
        for goal in goals.filter(|goal| unread.fields.contains_key(&goal.file)) {
            let actions = goal.actions.iter().map(|action| action.own_lines.span);
            let indicators = goal.indicators.iter();
            let indicators = indicators.map(|indicator| indicator.own_lines.span);
            let actions: Vec<u32> = actions.chain(indicators).map(|span| span.start).collect();
            let entries = goal.actions.iter().flat_map(|action| {
                let notes = action.notes.iter().map(|entry| entry.span);
                let changes = action.amendments.iter().map(|entry| entry.span);
                let goals = action.year_goals.iter().map(|entry| entry.span);
                let results = action.results.iter().map(|entry| entry.span);
                notes.chain(changes).chain(goals).chain(results)
            });
            let entries = entries.map(|span| span.start);
            unread
                .entries
                .insert(goal.file, in_order(actions.iter().copied().chain(entries)));
            unread.actions.insert(goal.file, in_order(actions));
        }
        unread
    }

    /// Whether the rule that found this needs a field that could not be read. An error that is not
    /// known to be of a field may be of any.
    fn is_needed_by(&self, problem: &Diagnostic) -> bool {
        let mut rules = rules::RULES.iter();
        let needs = rules
            .find(|rule| rule.name == problem.rule)
            .map(|rule| rule.needs);
        let (starts, needed, without) = match needs {
            None | Some(Needs::Nothing) => return false,
            Some(Needs::InEntry(fields)) => (&self.entries, fields, &[][..]),
            Some(Needs::InAction(fields)) => (&self.actions, fields, &LOSES_ENTRY[..]),
            Some(Needs::Anywhere(fields)) => {
                return fields.iter().any(|field| self.names.contains(field));
            }
        };
        let place = problem.span;
        let starts = starts.get(&place.file).map_or(&[][..], Vec::as_slice);
        let next = starts.partition_point(|start| *start <= place.start);
        let begin = next.checked_sub(1).and_then(|at| starts.get(at));
        let end = starts.get(next).copied().unwrap_or(u32::MAX);
        let unread = self.fields.get(&place.file).map_or(&[][..], Vec::as_slice);
        let first = unread.partition_point(|(at, _)| at < begin.unwrap_or(&0));
        let mut here = unread.iter().skip(first).take_while(|(at, _)| *at < end);
        here.any(|(_, field)| {
            field.is_none_or(|field| needed.contains(&field) || without.contains(&field))
        })
    }
}

fn in_order(places: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut places: Vec<u32> = places.into_iter().collect();
    places.sort_unstable();
    places
}

/// As many dates of a file as may lie outside the period before they are taken for one slip.
const MANY: usize = 5;

/// Tells of a file whose dates lie outside the period, and of its meetings, by the first: a goal's
/// file that was laid in another period's folder is one slip.
pub(super) fn gather_years(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let kind = |problem: &Diagnostic| {
        let is_of_year = rules::OF_YEARS.contains(&problem.rule);
        let is_one = is_of_year || problem.rule == rules::UNKNOWN_MEETING;
        is_one.then_some((problem.span.file, is_of_year))
    };
    let mut counts: HashMap<(FileId, bool), usize> = HashMap::new();
    for kind in found.iter().filter_map(kind) {
        *counts.entry(kind).or_default() += 1;
    }
    let is_elsewhere = |file| counts.get(&(file, true)).is_some_and(|count| *count > MANY);
    let mut told = HashSet::new();
    let gathered = found.into_iter().filter_map(|problem| {
        let Some(kind) = kind(&problem).filter(|(file, _)| is_elsewhere(*file)) else {
            return Some(problem);
        };
        told.insert(kind)
            .then(|| match (counts.get(&kind), kind.1) {
                (Some(2..), true) => problem.help(
                    "Det samme gælder mange andre datoer i filen: hører den til en anden periode?",
                ),
                (Some(2..), false) => problem.help("Det samme gælder andre datoer i filen."),
                _ => problem,
            })
    });
    gathered.collect()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Memory, diagnose, diagnose_files, plan_with};
    use insta::assert_snapshot;

    const ACTION: &str =
        "[[handling]]\nnr = \"2.1\"\ntekst = \"Rense.\"\nansvarlig = [\"Kommunerne\"]\n";

    #[test]
    fn the_dates_of_another_period_are_one_slip() {
        let note = |year: i32| {
            format!(
                "[[handling.note]]\ndato = {year}-03-12\ntekst = \"I {year}.\"\nbesluttet = {year}-03-12\n"
            )
        };
        let years = |years: std::ops::Range<i32>| {
            let notes: String = years.map(note).collect();
            diagnose(&format!("{ACTION}{notes}"))
        };
        assert_eq!(years(2010..2013).lines().count(), 6);
        assert_snapshot!(years(2010..2019), @"
        maal-2.toml:8:8 advarsel[forkert-aarstal] ”dato” ligger i 2010, langt uden for perioden 2022-2025 | Er årstallet rigtigt? | Det samme gælder mange andre datoer i filen: hører den til en anden periode?
        maal-2.toml:10:13 fejl[ukendt-moede] der er intet møde den 12. marts 2010 på planens liste | Det nærmeste møde er den 23. februar 2023. Ret datoen, eller tilføj mødet under [[moede]] i handleplan.toml. | Det samme gælder andre datoer i filen.
        ");
    }

    #[test]
    fn what_follows_from_a_lost_header_or_an_unreadable_step_is_not_told() {
        let result = |header: &str| {
            format!("[[{header}]]\naar = 2024\ndato = 2025-01-15\nopnaaet = \"nej\"\n")
        };
        let (sound, lost) = (result("handling.resultat"), result("a b"));
        assert_snapshot!(diagnose(&format!("{ACTION}{sound}{}", sound.replace("nej", "ja"))), @"
        maal-2.toml:8:7 advarsel[resultat-uden-aarsmaal] handling 2.1 har intet årsmål for 2024 at gøre op | Er årstallet rigtigt? Ellers skriv årets mål under [[handling.aarsmaal]].
        maal-2.toml:9:8 advarsel[fremtidig-dato] resultatet er dateret den 15. januar 2025, som ligger i fremtiden | Er datoen rigtig?
        maal-2.toml:12:7 advarsel[resultat-uden-aarsmaal] handling 2.1 har intet årsmål for 2024 at gøre op | Er årstallet rigtigt? Ellers skriv årets mål under [[handling.aarsmaal]].
        maal-2.toml:13:8 advarsel[fremtidig-dato] resultatet er dateret den 15. januar 2025, som ligger i fremtiden | Er datoen rigtig?
        maal-2.toml:13:8 advarsel[uenige-samme-dag] to resultater den 15. januar 2025 giver handling 2.1 hver sit svar på, om årets mål er nået | Den sidste i filen gælder: ja. Slet eller ret den, der ikke er rigtig.
        ");
        assert_snapshot!(diagnose(&format!("{ACTION}{lost}{sound}{}", sound.replace("nej", "ja"))), @"maal-2.toml:7:4 fejl[syntaks] overskriften er ikke skrevet rigtigt | Skriv navnet alene mellem parenteserne, som i ”[[handling]]” eller ”[[part]]”.");
        let steps = "trin = [\"Et\", \"To\"]\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x\"\ntrin = 1\n[[handling.note]]\ndato = 2024-03-13\ntekst = \"y\"\ntrin = to\nstatus = \"gennemført\"\n";
        assert_snapshot!(diagnose(&format!("{ACTION}{steps}")), @"maal-2.toml:15:8 fejl[forkert-type] ”trin” skal være et helt tal fra 1 uden anførselstegn, men her står ”to” | Skriv et helt tal fra 1 uden anførselstegn.");
    }

    #[test]
    fn the_years_of_a_period_that_is_wrong_are_held_against_no_date() {
        let note = "[[handling.note]]\ndato = 2019-03-12\ntekst = \"I 2019.\"\n";
        let said = |folder: &str| {
            let files = plan_with(&format!(
                "{ACTION}frist = \"2019\"\nstart = \"2018\"\n{note}"
            ));
            let files = files.0.into_iter();
            let files = files.map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
            diagnose_files(&Memory(files.collect()))
        };
        assert_eq!(said("2022-2025").lines().count(), 3);
        assert_snapshot!(said("2018-2021"), @"2018-2021/handleplan.toml:5:11 fejl[forkert-mappenavn] perioden er ”2022-2025”, men mappen hedder ”2018-2021” | Ret periode, eller kald mappen 2022-2025.");
    }
}
