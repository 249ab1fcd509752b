//! The files of a plan that was read from a document, with what its authors need to know said in
//! comments.

use super::draft::file_name;
use super::new_file::{self, Comments};
use crate::plan::Plan;

/// Every file of `plan`, by name, as it is written first. It was read from the document `from`.
pub(crate) fn files(plan: &Plan, from: &str) -> Vec<(String, String)> {
    let years = plan.period.value;
    let on_plan = Comments {
        top: format!(
            "Handleplanen for {years}: titel, indledning og de ansvarlige parter.\n\
             Den er indlæst af kimo fra {from}. Ordene er dokumentets egne.\n\
             Hvert mål har sin egen fil. Se efter fejl med:  kimo tjek"
        ),
        after_fields: format!(
            "Dagen, planen blev vedtaget, skrives sådan:\n\
             vedtaget = {}-02-28",
            years.first()
        ),
        end: String::new(),
    };
    let header = new_file::handleplan(plan, &on_plan);
    let goals = plan.goals.iter().map(|goal| {
        let number = &goal.number.value;
        let first = goal
            .actions
            .first()
            .map_or_else(|| format!("{number}.1"), |action| action.number.to_string());
        let comments = Comments {
            top: format!(
                "Mål {number} i handleplanen for {years}, indlæst fra {from}.\n\
                 En note om fremdrift skrives på sin handling med:  kimo notér {first} \"…\""
            ),
            ..Comments::default()
        };
        (file_name(goal), new_file::goal(goal, &comments))
    });
    std::iter::once(("handleplan.toml".to_owned(), header))
        .chain(goals)
        .collect()
}
