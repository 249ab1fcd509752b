//! The files of a plan that goes on from the period before it, with what its authors need to
//! know said in comments.

use super::new_file::{self, Comments};
use crate::plan::{Goal, Plan};
use crate::text::danish::noun;
use crate::text::danish::years::Years;

/// Every file of `plan`, by name, as it is written first. It goes on from the plan of `from`.
pub(crate) fn files(plan: &Plan, from: Years) -> Vec<(String, String)> {
    let header = (
        "handleplan.toml".to_owned(),
        new_file::handleplan(plan, &of_plan(plan, from)),
    );
    let goals = plan.goals.iter().map(|goal| {
        let comments = of_goal(goal, plan.period.value, from);
        (file_name(goal), new_file::goal(goal, &comments))
    });
    std::iter::once(header).chain(goals).collect()
}

/// The name of a goal's file.
pub(super) fn file_name(goal: &Goal) -> String {
    format!("maal-{}.toml", goal.number.value)
}

fn of_plan(plan: &Plan, from: Years) -> Comments {
    let years = plan.period.value;
    let names: Vec<String> = plan.goals.iter().map(file_name).collect();
    let goals = if names.is_empty() {
        String::new()
    } else {
        format!(
            "Målene og deres handlinger står i {}.\n",
            noun::list(&names)
        )
    };
    let first = years.first();
    Comments {
        top: format!(
            "Udkast til handleplanen for {years}: titel, ansvarlige parter og årets faste opgaver.\n\
             Det er lavet af ”kimo nyperiode” ud fra planen for {from}. Ret det til, og gem det i git.\n\
             {goals}\n\
             En note om fremdrift skrives på sin handling med:  kimo notér 1.1 \"…\""
        ),
        after_fields: format!(
            "Indledningen fra {from} er den gamle plans egen tekst og bliver dér. Skriv den nye her,\n\
             og fjern # foran linjerne:\n\
             indledning = \"\"\"\n\
             …\"\"\"\n\
             \n\
             Når planen er vedtaget, skrives dagen sådan:\n\
             vedtaget = {first}-02-28"
        ),
        end: format!(
            "Et møde, der træffer beslutninger, skrives sådan:\n\
             [[moede]]\n\
             dato = {first}-02-28\n\
             navn = \"Bestyrelsesmøde\""
        ),
    }
}

fn of_goal(goal: &Goal, years: Years, from: Years) -> Comments {
    let number = &goal.number.value;
    let mut top = format!(
        "Mål {number} i udkastet til handleplanen for {years}, ført over fra {from} af ”kimo nyperiode”.\n\
         Ordene er den gamle plans. Ret dem, så de passer til den nye periode."
    );
    if let Some(action) = goal.actions.first() {
        top += &format!(
            "\n\nLinjen fra = \"…\" fortæller, hvilken handling i {from} der føres videre, og skal blive stående.\n\
             Se hele dens historie med:  kimo vis {} --periode {years}",
            action.number.value
        );
    }
    if goal.actions.iter().any(|action| !action.steps.is_empty()) {
        top += "\n\nAlle trin er ført med og skal nås på ny. Slet dem, der hører fortiden til.";
    }
    if !goal.indicators.is_empty() {
        top += &format!(
            "\n\nIndikatorernes udgangspunkt er den sidste værdi fra {from}. Måltal, der blev nået,\n\
             er ikke ført med; de andre er de gamle. Ret dem."
        );
    }
    let after_fields = if goal.actions.is_empty() {
        format!(
            "Ingen handlinger under målet er ført over. Skriv en ny sådan:\n\
         [[handling]]\n\
         nr = \"{number}.1\"\n\
         tekst = \"…\"\n\
         ansvarlig = [\"…\"]"
        )
    } else {
        String::new()
    };
    Comments {
        top,
        after_fields,
        end: String::new(),
    }
}
