//! The files of a plan that begins from nothing: what is required, one goal and one action that
//! say they are examples, and all that is optional in comments.

use super::new_file::{self, Comments};
use crate::plan::{Action, Duty, Goal, Number, PLACEHOLDER, Party, Plan};
use crate::text::Spanned;
use crate::text::danish::part::Part;
use crate::text::danish::recurrence::Recurrence;
use crate::text::danish::years::Years;

/// Every file of a new plan, by name.
pub(crate) fn files(years: Years, title: &str, organisation: &str) -> Vec<(String, String)> {
    let first = years.first();
    let plan = Plan {
        parties: vec![
            party("Sekretariatet", &["Sekretariat"]),
            party("Bestyrelsen", &[]),
        ],
        duties: duties(),
        ..Plan::new(years, title.to_owned(), organisation.to_owned())
    };
    let on_plan = Comments {
        top: format!("Handleplanen for {years}. {TOP_OF_PLAN}"),
        after_fields: AFTER_FIELDS.replace("ÅÅÅÅ", &first.to_string()),
        end: END_OF_PLAN.replace("ÅÅÅÅ", &first.to_string()),
    };
    let on_goal = Comments {
        top: TOP_OF_GOAL.to_owned(),
        after_fields: ABOVE_ACTIONS.to_owned(),
        end: END_OF_GOAL.replace("ÅÅÅÅ", &first.to_string()),
    };
    vec![
        (
            "handleplan.toml".to_owned(),
            new_file::handleplan(&plan, &on_plan),
        ),
        (
            "maal-1.toml".to_owned(),
            new_file::goal(&example(), &on_goal),
        ),
    ]
}

const TOP_OF_PLAN: &str = "\
Her står planens titel, de ansvarlige parter og årets faste opgaver.
Hvert mål har sin egen fil: maal-1.toml, maal-2.toml og så videre.

Filerne rettes i et almindeligt tekstprogram. En linje, der begynder med #, er en kommentar og
læses ikke; fjern tegnet, når linjen skal gælde. Se efter fejl med:  kimo tjek";

const AFTER_FIELDS: &str = "\
Dagen, planen blev vedtaget, og teksten før det første mål:
vedtaget = ÅÅÅÅ-02-28
indledning = \"\"\"
EKSEMPEL: Første afsnit.

Andet afsnit.\"\"\"

Herunder står dem, der kan være ansvarlige for en handling. Et alias er en anden stavemåde af
samme part. Ret dem til jeres egne, og tilføj flere. Derefter følger årets faste opgaver.";

const END_OF_PLAN: &str = "\
Møder, der træffer beslutninger; en beslutning henviser til mødets dato:
[[moede]]
dato = ÅÅÅÅ-02-28
navn = \"Bestyrelsesmøde\"

Andres mål, som planen afstemmes med; en handling henviser til dem med international = [\"KI-1\"]:
[[international]]
nr = \"KI-1\"
titel = \"…\"
kilde = \"…\"";

const TOP_OF_GOAL: &str = "\
Mål 1 med sine handlinger. Det næste mål skrives i maal-2.toml på samme måde.

EKSEMPEL: målet og handlingen nedenfor skal erstattes af jeres egne.";

const ABOVE_ACTIONS: &str = "\
Teksten mellem målets titel og handlingerne:
baggrund = \"\"\"
EKSEMPEL: Første afsnit.

Andet afsnit.\"\"\"";

const END_OF_GOAL: &str = "\
Alt dette kan også stå på en handling, under linjen ansvarlig:
medvirkende = [\"Bestyrelsen\"]       # tager del uden at være ansvarlig
gruppe = \"Viden\"                    # en overskrift mellem mål og handling
start = \"ÅÅÅÅ\"                      # eller \"marts ÅÅÅÅ\", eller en dato: ÅÅÅÅ-03-12
frist = \"4. kvartal ÅÅÅÅ\"           # på samme måde, eller \"løbende\"
trin = [\"Udkast sendt i høring\", \"Plan vedtaget\"]

Noter skrives med:  kimo notér 1.1 \"…\"  Sådan ser en note ud i filen, sidst på sin handling:
[[handling.note]]
dato = ÅÅÅÅ-03-12
tekst = \"Arbejdet er begyndt.\"
af = \"Sekretariatet\"
status = \"igangsat\"
vurdering = \"grøn\"

Årets mål og midler på en handling:
[[handling.aarsmaal]]
aar = ÅÅÅÅ
dato = ÅÅÅÅ-01-20
maal = \"…\"
midler = \"…\"
beloeb = 40_000

Noget, der måles over perioden, sidst i målets fil:
[[indikator]]
navn = \"Medlemmer\"
enhed = \"medlemmer\"
udgangspunkt = 18
maaltal = 25";

fn duties() -> Vec<Duty> {
    let duty = |text: &str, when| Duty {
        text: text.to_owned(),
        when,
    };
    let yearly = duty(
        "Der rapporteres til bestyrelsen om fremdriften i planen.",
        Recurrence::Yearly,
    );
    let first_quarter = duty(
        "Bestyrelsen fastsætter årets mål og midler.",
        Recurrence::Part(Part::FIRST_QUARTER),
    );
    vec![yearly, first_quarter]
}

fn example() -> Goal {
    let title = format!("{PLACEHOLDER} Skriv, hvad I vil opnå");
    let mut goal = Goal::new(Number::new("1"), title);
    goal.actions.push(Action {
        number: Spanned::from(Number::new("1.1")),
        text: format!("{PLACEHOLDER} Skriv, hvad der skal gøres for at nå målet."),
        responsible: vec![Spanned::from("Sekretariatet".to_owned())],
        ..Action::default()
    });
    goal
}

fn party(name: &str, aliases: &[&str]) -> Party {
    let named = |name: &str| Spanned::from(name.to_owned());
    Party {
        name: named(name),
        aliases: aliases.iter().copied().map(named).collect(),
    }
}
