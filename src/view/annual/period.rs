//! *Perioden*: what the period came to, told in the report on its last year.

use super::indicators::IndicatorRow;
use super::summary::figures_table;
use super::tally::Tally;
use super::{AnnualReport, Scope};
use crate::plan::{Action, Goal, Plan, Status};
use crate::query::count::Statuses;
use crate::query::order;
use crate::query::progress::Outcome;
use crate::text::danish::number;
use crate::text::letters::capital;
use crate::text::visible::one_line;
use crate::view::block::{Block, Cell, Column, ColumnKind, Row, Section, Table};
use crate::view::counts;
use crate::view::parts::{ActionRef, every_status, numbers, or_dash};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashMap;

/// What came of the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct PeriodOutcome {
    /// What came of each goal.
    #[serde(rename = "maal")]
    pub(crate) goals: Vec<GoalOutcome>,
    /// What each party answered for; an action of several parties counts at each.
    #[serde(rename = "parter")]
    pub(crate) parties: Vec<PartyOutcome>,
    /// The years' goals and the money, year by year.
    #[serde(rename = "aar")]
    pub(crate) years: Vec<YearOutcome>,
    /// The whole period.
    #[serde(rename = "i_alt")]
    pub(crate) total: ActionsOutcome,
    /// The actions that the next plan carries on, as far as it is there.
    #[serde(rename = "foert_videre")]
    pub(crate) carried: Vec<Carried>,
    /// Those that are not finished and that it does not carry on; none known without a next plan.
    #[serde(rename = "ikke_afsluttet")]
    pub(crate) unfinished: Vec<ActionRef>,
}

/// What came of a goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct GoalOutcome {
    pub(crate) nr: String,
    #[serde(rename = "titel")]
    pub(crate) title: String,
    #[serde(flatten)]
    pub(crate) outcome: ActionsOutcome,
    /// The goals for each year of the period.
    #[serde(rename = "aar")]
    pub(crate) years: Vec<YearOutcome>,
}

/// What came of the actions that a party answers for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct PartyOutcome {
    #[serde(rename = "part")]
    pub(crate) party: String,
    #[serde(flatten)]
    pub(crate) outcome: ActionsOutcome,
}

/// What came of some actions over the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionsOutcome {
    #[serde(serialize_with = "every_status")]
    pub(crate) status: Statuses,
    /// How many of them the next plan carries on.
    #[serde(rename = "antal_foert_videre")]
    pub(crate) carried: usize,
    #[serde(flatten)]
    pub(crate) tally: Tally,
}

/// What came of the goals that were set for a year, and what they cost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearOutcome {
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    #[serde(flatten)]
    pub(crate) tally: Tally,
}

/// An action that the next plan carries on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Carried {
    #[serde(flatten)]
    pub(crate) action: ActionRef,
    pub(crate) status: Status,
    /// What it is in the next plan.
    #[serde(rename = "bliver_til")]
    pub(crate) becomes: Vec<ActionRef>,
}

/// The actions of the next plan, by the number that they have in this one.
type Heirs<'a> = HashMap<&'a str, Vec<&'a Action>>;

fn heirs<'a>(scope: &Scope<'a>) -> Heirs<'a> {
    let period = scope.plan.period.to_string();
    let mut heirs = Heirs::new();
    for (_, action) in scope.next.into_iter().flat_map(order::actions) {
        let origin = action.origin.as_ref().map(|origin| &origin.value);
        if let Some(origin) = origin.filter(|origin| origin.period == period) {
            heirs
                .entry(origin.number.as_str())
                .or_default()
                .push(action);
        }
    }
    heirs
}

impl PeriodOutcome {
    pub(super) fn of(scope: &Scope<'_>) -> Option<PeriodOutcome> {
        let (plan, date) = (scope.plan, scope.settled.date);
        if plan.period.last() != scope.settled.year || plan.period.first() == plan.period.last() {
            return None;
        }
        let heirs = heirs(scope);
        let all = order::actions(plan).into_iter().map(|(_, action)| action);
        let all: Vec<&Action> = all.collect();
        let open = all.iter().filter(|action| !is_final(action, date));
        let (carried, mut unfinished): (Vec<&Action>, Vec<_>) =
            open.partition(|action| heirs.contains_key(action.number.as_str()));
        // What goes on for ever is not unfinished, unless the next plan has forgotten it.
        if carried.is_empty() {
            unfinished.retain(|action| action.on(date).status != Status::Ongoing);
        }
        let outcome = |actions: &[&Action]| ActionsOutcome::new(plan, actions, date, &heirs);
        let goal = |goal: &Goal| {
            let actions: Vec<&Action> = goal.actions.iter().collect();
            GoalOutcome {
                nr: goal.number.to_string(),
                title: goal.title.value.clone(),
                outcome: outcome(&actions),
                years: years(plan, &actions),
            }
        };
        let parties = order::by_party(plan, &all).into_iter();
        let carried = carried.into_iter();
        Some(PeriodOutcome {
            goals: plan.goals.iter().map(goal).collect(),
            parties: parties
                .map(|(party, actions)| PartyOutcome {
                    party: party.to_owned(),
                    outcome: outcome(&actions),
                })
                .collect(),
            years: years(plan, &all),
            total: outcome(&all),
            carried: carried
                .map(|action| Carried::new(scope, action, &heirs))
                .collect(),
            unfinished: ActionRef::all(plan, unfinished),
        })
    }
}

fn is_final(action: &Action, date: NaiveDate) -> bool {
    action.on(date).status.is_final()
}

fn years(plan: &Plan, actions: &[&Action]) -> Vec<YearOutcome> {
    let outcome = |year| YearOutcome {
        year,
        tally: Tally::of(actions.iter().copied(), std::iter::once(year)),
    };
    plan.period.all().map(outcome).collect()
}

impl ActionsOutcome {
    fn new(plan: &Plan, actions: &[&Action], date: NaiveDate, heirs: &Heirs<'_>) -> ActionsOutcome {
        let states: Vec<_> = actions.iter().map(|action| action.on(date)).collect();
        let goes_on = |action: &&&Action| {
            !is_final(action, date) && heirs.contains_key(action.number.as_str())
        };
        ActionsOutcome {
            status: Statuses::of(&states),
            carried: actions.iter().filter(goes_on).count(),
            tally: Tally::of(actions.iter().copied(), plan.period.all()),
        }
    }

    /// How many there are, by what came of them, and their goals; what is carried on where any is.
    fn cells(&self, has_carried: bool) -> Vec<Cell> {
        let status = |status| self.status.get(status);
        let (done, ongoing) = (status(Status::Completed), status(Status::Ongoing));
        let (total, dropped) = (self.status.total(), status(Status::Dropped));
        let open = total - done - ongoing - dropped;
        let carried = Some(self.carried).filter(|_| has_carried);
        let counts = [total, done, ongoing, open, dropped].into_iter();
        let counts = counts.chain(carried);
        let counts = counts.map(|count| Cell::from(number::counted(count)));
        let share = Cell::from(self.tally.share());
        counts.chain([share]).collect()
    }
}

impl Carried {
    fn new(scope: &Scope<'_>, action: &Action, heirs: &Heirs<'_>) -> Carried {
        let becomes = heirs.get(action.number.as_str()).into_iter().flatten();
        let next = scope.next.unwrap_or(scope.plan);
        Carried {
            action: ActionRef::new(scope.plan, action),
            status: action.on(scope.settled.date).status,
            becomes: ActionRef::all(next, becomes.copied()),
        }
    }

    /// Its number in the next plan, and its words where they are others.
    fn heir_words(&self) -> String {
        let named = self.becomes.iter().map(|heir| {
            if heir.text == self.action.text {
                heir.nr.clone()
            } else {
                format!("{} {}", heir.nr, heir.text)
            }
        });
        named.collect::<Vec<_>>().join("; ")
    }
}

/// The period in four figures for the front page, under a line that says so.
pub(super) fn figures(report: &AnnualReport) -> Option<[Block; 2]> {
    let outcome = &report.outcome.as_ref()?;
    let total = &outcome.total;
    let carried = match total.carried {
        0 => String::new(),
        carried => format!("; {carried} føres videre"),
    };
    let actions = counts::progress_bar("", &total.status).words + &carried;
    let period = period(report);
    let table = figures_table(
        format!("Perioden {period} i fire tal"),
        [
            ("Handlinger", capital(&actions)),
            ("Årsmål nået", total.tally.goal_words()),
            ("Penge", total.tally.money_words()),
            ("Nøgletal", indicator_words(&report.indicators)),
        ],
    );
    Some([
        Block::introduction(format!("Hele perioden {period}:")),
        Block::Table(table),
    ])
}

fn period(report: &AnnualReport) -> String {
    report.period.replace('-', "–")
}

/// "1 af 2 har nået måltallet; 1 er ikke målt".
fn indicator_words(rows: &[IndicatorRow]) -> String {
    let reached = |row: &&IndicatorRow| {
        let outcome = row.last_outcome;
        outcome == Some(Outcome::Reached)
    };
    let aimed: Vec<_> = rows.iter().filter(|row| row.has_aim()).collect();
    let reached = aimed.iter().copied().filter(reached).count();
    let unmeasured = match aimed.iter().filter(|row| !row.is_measured()).count() {
        0 => String::new(),
        count => format!("; {count} er ikke målt"),
    };
    match aimed.len() {
        0 => "Ingen måltal er fastsat".to_owned(),
        all => format!("{reached} af {all} har nået måltallet{unmeasured}"),
    }
}

/// The section; none before the period's last year.
pub(super) fn section(report: &AnnualReport) -> Option<Section> {
    let outcome = report.outcome.as_ref()?;
    let period = period(report);
    let mut blocks = vec![
        Block::heading("Hvad der blev af målene"),
        Block::Table(outcome.goals_table()),
    ];
    let tally = &outcome.total.tally;
    let has_years = tally.goals > 0 || tally.spent.is_some();
    blocks.extend(
        outcome
            .verdicts_table()
            .filter(|_| has_years)
            .map(Block::Table),
    );
    blocks.push(Block::heading("Årsmål og penge år for år"));
    blocks.push(if has_years {
        Block::Table(outcome.years_table())
    } else {
        Block::text("Ikke fastsat. Der er ingen årsmål i perioden.")
    });
    blocks.extend(first_to_last(report));
    blocks.push(Block::heading("Hvad de ansvarlige nåede"));
    blocks.push(Block::Table(outcome.parties_table()));
    if outcome.has_carried() {
        blocks.push(Block::heading("Føres videre i den næste handleplan"));
        blocks.push(Block::Table(outcome.carried_table()));
    }
    if !outcome.unfinished.is_empty() {
        blocks.push(Block::heading(if report.is_preliminary {
            "Ikke afsluttet endnu"
        } else if !outcome.has_carried() {
            "Ikke afsluttet, da perioden sluttede"
        } else {
            "Ikke afsluttet og ikke ført videre"
        }));
        blocks.push(unfinished(&outcome.unfinished));
    }
    Some(Section {
        short: Some("Perioden".to_owned()),
        blocks,
        ..Section::new("perioden", format!("Perioden {period}"))
    })
}

/// So many actions are named; of more there are the numbers.
const NAMED: usize = 10;

fn unfinished(actions: &[ActionRef]) -> Block {
    let named = actions.iter().take(NAMED);
    let named = named.map(|action| one_line(&action.named(90)));
    let rest = actions.get(NAMED..).filter(|rest| !rest.is_empty());
    let rest = rest.map(|rest| format!("og {} til: {}", rest.len(), numbers(rest)));
    Block::bullets(named.chain(rest).map(|words| vec![words.into()]))
}

/// Each indicator's way over the period, under its heading.
fn first_to_last(report: &AnnualReport) -> Vec<Block> {
    let rows = report.indicators.iter();
    let ways: Vec<_> = rows.map(|row| row.way(report.year)).collect();
    if ways.is_empty() {
        return Vec::new();
    }
    let items = ways.iter().map(|way| vec![one_line(way).into()]);
    vec![
        Block::heading("Nøgletal fra først til sidst"),
        Block::bullets(items),
    ]
}

/// The columns of [`ActionsOutcome::cells`], after one for what they are of.
fn outcome_columns(of: &str, has_carried: bool) -> Vec<Column> {
    let headings = [
        Some("Handlinger"),
        Some("Gennemført"),
        Some("Løbende"),
        Some("Ikke afsluttet"),
        Some("Udgået"),
        Some("Føres videre").filter(|_| has_carried),
        Some("Årsmål nået"),
    ];
    let headings = headings.into_iter().flatten();
    let numbers = headings.map(|heading| Column::new(ColumnKind::Number, heading, 10));
    let name = Column::new(ColumnKind::Text, of, 30);
    std::iter::once(name).chain(numbers).collect()
}

fn line(name: impl Into<String>, cells: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
    std::iter::once(Cell::from(name.into()))
        .chain(cells)
        .collect()
}

impl PeriodOutcome {
    /// Whether the next plan carries any on. Of one that is not there yet nobody knows.
    fn has_carried(&self) -> bool {
        !self.carried.is_empty()
    }

    fn goals_table(&self) -> Table {
        let columns = outcome_columns("Mål", self.has_carried());
        let mut table = Table::new("Handlinger og årsmål, mål for mål", columns);
        for goal in &self.goals {
            let name = format!("{}. {}", goal.nr, one_line(&goal.title));
            table.row(line(name, goal.outcome.cells(self.has_carried())));
        }
        table.rows.push(Row::Total(line(
            "I alt",
            self.total.cells(self.has_carried()),
        )));
        table
    }

    fn parties_table(&self) -> Table {
        let caption = "En handling tælles hos hver, der svarer for den";
        let mut table = Table::new(caption, outcome_columns("Ansvarlig", self.has_carried()));
        for party in &self.parties {
            table.row(line(
                one_line(&party.party),
                party.outcome.cells(self.has_carried()),
            ));
        }
        table
    }

    /// A goal a row, a year a column; of one goal the years' own table says the same.
    fn verdicts_table(&self) -> Option<Table> {
        if self.goals.len() < 2 {
            return None;
        }
        let years = self.years.iter().map(|year| year.year.to_string());
        let years = years.map(|year| Column::new(ColumnKind::Number, year, 12));
        let name = Column::new(ColumnKind::Words, "Nåede årsmål", 20);
        let columns = std::iter::once(name).chain(years).collect();
        let mut table = Table::new("Nåede årsmål, mål for mål og år for år", columns);
        for goal in &self.goals {
            let shares = goal.years.iter().map(|year| Cell::from(year.tally.share()));
            table.row(line(format!("Mål {}", goal.nr), shares));
        }
        Some(table)
    }

    fn years_table(&self) -> Table {
        // The rest of the goals has a column where there is any.
        let is_judged = self.total.tally.unjudged() == 0;
        let headings = [
            Some("Årsmål"),
            Some("Nået"),
            Some("Delvist nået"),
            Some("Ikke nået"),
            Some("Ikke gjort op").filter(|_| !is_judged),
            Some("Bevilget"),
            Some("Brugt"),
        ];
        let numbers = headings.into_iter().flatten();
        let numbers = numbers.map(|heading| Column::new(ColumnKind::Number, heading, 14));
        let year = Column::new(ColumnKind::Code, "År", 8);
        let columns = std::iter::once(year).chain(numbers).collect();
        let mut table = Table::new("Årsmål, bevilget og brugt", columns);
        let cells = |tally: &Tally| {
            let judged = [tally.goals, tally.reached, tally.partly, tally.missed];
            let left = Some(tally.unjudged()).filter(|_| !is_judged);
            let counts = judged.into_iter().chain(left);
            let counts = counts.map(|count| Cell::from(number::counted(count)));
            let money = [tally.granted, tally.spent];
            let money = money.map(|sum| Cell::from(or_dash(sum.map(number::money))));
            counts.chain(money).collect::<Vec<_>>()
        };
        for year in &self.years {
            table.row(line(year.year.to_string(), cells(&year.tally)));
        }
        let total = line("I alt", cells(&self.total.tally));
        table.rows.push(Row::Total(total));
        table
    }

    fn carried_table(&self) -> Table {
        let mut table = Table::new(
            "Handlingerne og deres numre i de to planer",
            vec![
                Column::new(ColumnKind::Code, "Nr.", 8),
                Column::new(ColumnKind::Text, "Handling", 36),
                Column::new(ColumnKind::Words, "Status", 14),
                Column::new(ColumnKind::Text, "I den næste handleplan", 42),
            ],
        );
        for carried in &self.carried {
            table.row(vec![
                Cell::from(carried.action.nr.as_str()),
                Cell::from(carried.action.text.as_str()),
                Cell::from(carried.status.word()),
                Cell::from(carried.heir_words()),
            ]);
        }
        table
    }
}
