//! The plan that a document proposes, with the questions that are left.

use super::answers::Answers;
use super::cells::Cells;
use super::column::{Column, choices};
use super::numbers::{Numbered, numbers, parted, taken_from_words};
use super::outline::{GoalOutline, Outline, outline};
use super::parties::Parties;
use super::piece::Reading;
use super::question::{GOAL, Key, ORGANISATION, PERIOD, Question, TITLE};
use super::remarks::Remarks;
use super::words;
use crate::plan::{Goal, Number, PLACEHOLDER, Party, Plan, is_placeholder};
use crate::text::Spanned;
use crate::text::danish::noun;
use crate::text::danish::years::Years;
use std::collections::{BTreeMap, HashSet};

/// A plan in the making.
#[derive(Debug, Clone)]
pub(crate) struct Proposal {
    /// The years, where they are known.
    pub(crate) years: Option<Years>,
    pub(crate) plan: Plan,
    /// What is not answered, in the order of the document.
    pub(crate) questions: Vec<Question>,
    /// What was understood in a way that the user should know of.
    pub(crate) remarks: Remarks,
    /// As `remarks`, of what is no action's own: the numbers that they got, the plan's texts and years.
    pub(crate) of_plan: Remarks,
    /// The answers that cannot be used, each by its key.
    pub(crate) faults: Vec<(Key, String)>,
}

impl Proposal {
    /// Without what is asked of a whole plan, for actions that go into one that is there.
    pub(crate) fn without_plan(mut self) -> Proposal {
        self.of_plan = Remarks::default();
        self.of_plan.extend(left_out(&self.plan));
        self.questions.retain(|question| {
            ![PERIOD, ORGANISATION, TITLE, GOAL].contains(&question.key.section)
        });
        self
    }
}

/// The plan that `reading` proposes. The parties `known` are registered already.
pub(crate) fn propose(reading: &Reading, answers: &Answers, known: &[String]) -> Proposal {
    let outline = outline(reading, answers);
    let periods = periods(&outline);
    let goals = parted(taken_from_words(outline.goals));
    let numbers = numbers(&goals, answers);
    let mut maker = Maker {
        answers,
        questions: Vec::new(),
        asked: HashSet::new(),
        remarks: outline.remarks,
        of_plan: outline.of_texts,
        faults: Vec::new(),
        needs_party: false,
    };
    let years = maker.years(periods);
    let organisation = maker.organisation();
    let title = maker.title(outline.title, years);
    maker.questions.extend(outline.questions);
    maker.questions.extend(numbers.questions);
    let cells = Cells::new(&goals, &numbers.goals, answers);
    let parties = Parties::new(cells.all(), known, answers);
    maker.questions.extend(parties.questions.iter().cloned());
    let mut plan = Plan::new(years.unwrap_or(Years::EVER), title, organisation);
    plan.introduction = text(&outline.introduction);
    for (goal, (number, actions)) in goals.into_iter().zip(numbers.goals) {
        plan.goals
            .push(maker.goal(goal, number, actions, &cells, &parties));
    }
    // As they are read again, whatever their order in the document.
    plan.put_goals_in_order();
    maker.of_plan.extend(numbers.remarks);
    maker.faults.extend(numbers.faults);
    maker
        .faults
        .extend(answers.no_columns().map(|(key, answer)| {
            let cause = format!(
                "”{answer}” er ikke noget, en kolonne kan have: skriv en af {}",
                choices()
            );
            (key, cause)
        }));
    plan.parties = parties.register();
    if maker.needs_party {
        plan.parties.push(Party {
            name: Spanned::from(missing_party()),
            aliases: Vec::new(),
        });
    }
    maker
        .questions
        .retain(|question| !answers.is_settled(&question.key));
    Proposal {
        years,
        plan,
        questions: maker.questions,
        remarks: maker.remarks,
        of_plan: maker.of_plan,
        faults: maker.faults,
    }
}

/// What a document says beside its actions, which alone go into a plan that is there.
fn left_out(plan: &Plan) -> Option<String> {
    let titles = plan.goals.iter().map(|goal| goal.title.value.clone());
    let titles: Vec<String> = titles.filter(|title| !is_placeholder(title)).collect();
    let has_background = plan.goals.iter().any(|goal| goal.background.is_some());
    let introduction = plan
        .introduction
        .as_ref()
        .map(|_| "indledningen".to_owned());
    let titles = (!titles.is_empty()).then(|| format!("målenes titler ({})", titles.join("; ")));
    let background = has_background.then(|| "målenes baggrund".to_owned());
    let left: Vec<String> = [introduction, titles, background]
        .into_iter()
        .flatten()
        .collect();
    (!left.is_empty()).then(|| {
        let left = noun::list(&left);
        format!("kun handlingerne føjes til; {left} i dokumentet er ikke taget med")
    })
}

/// What is done where nothing can stand in the document's place.
pub(super) const OTHERWISE_EXAMPLE: &str = "står der et eksempel, som kimo tjek minder om";

/// Who stands as responsible where the document says nobody.
pub(super) fn missing_party() -> String {
    format!("{PLACEHOLDER} Ansvarlig")
}

/// Paragraphs with a blank line between; nothing where there are none.
fn text(paragraphs: &[String]) -> Option<String> {
    Some(words::paragraphs(paragraphs)).filter(|text| !text.is_empty())
}

/// The plan under way.
pub(super) struct Maker<'a> {
    pub(super) answers: &'a Answers,
    questions: Vec<Question>,
    asked: HashSet<Key>,
    pub(super) remarks: Remarks,
    of_plan: Remarks,
    pub(super) faults: Vec<(Key, String)>,
    /// Whether an action names nobody, so that a placeholder stands in the register.
    pub(super) needs_party: bool,
}

impl Maker<'_> {
    /// Asks a question, unless it is asked already.
    pub(super) fn ask(&mut self, question: Question) {
        if self.asked.insert(question.key.clone()) {
            self.questions.push(question);
        }
    }

    /// The years: answered, or the ones that the document speaks of most.
    fn years(&mut self, found: BTreeMap<Years, Heard>) -> Option<Years> {
        let key = Key::new(PERIOD, "");
        if let Some(answer) = self.answers.text(&key) {
            match Years::typed(&answer) {
                Ok(years) => return Some(years),
                Err(error) => self
                    .faults
                    .push((key, format!("”{answer}” er ikke en periode: {error}"))),
            }
            return None;
        }
        let most = found.iter().max_by_key(|(years, heard)| (**heard, **years));
        let proposal = most.map(|(years, _)| years.to_string());
        let reason = most.map(|(_, heard)| why_most(*heard, &found));
        if let (Some((years, _)), true) = (most, found.len() == 1) {
            self.of_plan
                .insert(format!("perioden {years} er den, dokumentet selv nævner"));
            return Some(*years);
        }
        let text = "Hvilke år gælder planen for? (f.eks. 2026-2029)";
        let otherwise = match proposal.as_ref().zip(reason) {
            Some((years, reason)) => format!("bliver det {years}, {reason}"),
            None => "kan planen ikke skrives".to_owned(),
        };
        self.questions.push(Question {
            is_required: proposal.is_none(),
            proposal: proposal.into_iter().collect(),
            ..Question::new(key, text, otherwise)
        });
        most.map(|(years, _)| *years)
    }

    fn organisation(&mut self) -> String {
        let key = Key::new(ORGANISATION, "");
        self.answers.text(&key).unwrap_or_else(|| {
            let text = "Hvad hedder organisationen?";
            self.ask(Question::new(key, text, OTHERWISE_EXAMPLE));
            format!("{PLACEHOLDER} Organisationens navn")
        })
    }

    fn title(&mut self, found: Option<String>, years: Option<Years>) -> String {
        let key = Key::new(TITLE, "");
        self.answers.text(&key).or(found).unwrap_or_else(|| {
            let title = years.map_or_else(
                || "Handleplan".to_owned(),
                |years| format!("Handleplan {years}"),
            );
            let otherwise = format!("bliver den ”{title}”");
            let question = Question::new(key, "Hvad er planens titel?", otherwise);
            self.ask(question.proposing(vec![title.clone()]));
            title
        })
    }

    fn goal(
        &mut self,
        outline: GoalOutline,
        number: Number,
        numbers: Vec<Numbered>,
        cells: &Cells,
        parties: &Parties,
    ) -> Goal {
        let key = Key::new(GOAL, number.as_str());
        let title = self.answers.text(&key);
        let title = title.or_else(|| Some(outline.title).filter(|title| !title.is_empty()));
        let title = title.unwrap_or_else(|| {
            let first = outline.records.first();
            let place = first.map_or("", |(_, record)| &record.place);
            let text = format!("Hvad er titlen på mål {number}?");
            self.ask(Question::new(key, text, OTHERWISE_EXAMPLE).at(place));
            format!("{PLACEHOLDER} Målets titel")
        });
        let mut goal = Goal::new(number, title);
        goal.background = text(&outline.background);
        if outline.records.is_empty() {
            let number = &goal.number.value;
            self.of_plan.insert(match goal.background {
                Some(_) => format!(
                    "mål {number} har ingen handlinger; det, der står under det, er dets baggrund"
                ),
                None => format!("mål {number} har ingen handlinger"),
            });
        }
        let mut owners = parties.of(&outline.responsible);
        if owners.is_empty() && !outline.records.is_empty() && cells.is_of_goals {
            owners = self.of_all(parties);
        }
        goal.responsible = owners.into_iter().map(Spanned::from).collect();
        for ((group, record), number) in outline.records.into_iter().zip(numbers) {
            let action = self.action(&goal, group, &record, number, cells, parties);
            goal.actions.push(action);
        }
        goal
    }
}

/// The periods that the document speaks of outside its tables, with how often: what stands in a
/// table is about one action.
fn periods(outline: &Outline) -> BTreeMap<Years, Heard> {
    let mut found = BTreeMap::new();
    let records = outline.goals.iter().flat_map(|goal| &goal.records);
    let times = records.map(|(_, record)| record.text(Column::Deadline));
    let times: Vec<i32> = times.flat_map(|time| years_in(&time)).collect();
    let goals = outline.goals.iter();
    let of_goals = goals.flat_map(|goal| std::iter::once(&goal.title).chain(&goal.background));
    for text in outline
        .title
        .iter()
        .chain(&outline.introduction)
        .chain(of_goals)
    {
        count_periods(text, &mut found);
    }
    for (years, heard) in &mut found {
        heard.deadlines = times
            .iter()
            .filter(|year| years.contains_year(**year))
            .count();
    }
    found
}

/// The years that stand in a time.
fn years_in(time: &str) -> Vec<i32> {
    let numbers = time.split(|c: char| !c.is_ascii_digit());
    let years = numbers.filter(|number| number.len() == 4);
    years.filter_map(|number| number.parse().ok()).collect()
}

/// How a document speaks of a period, the strongest sign of its own first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Heard {
    /// How many deadlines lie in it.
    deadlines: usize,
    /// How often it is named.
    named: usize,
}

/// Why the period that was heard of as `most` is likelier than the others.
fn why_most(most: Heard, found: &BTreeMap<Years, Heard>) -> &'static str {
    let is_alone = |is_less: &dyn Fn(&Heard) -> bool| {
        found.values().filter(|heard| !is_less(heard)).count() == 1
    };
    if is_alone(&|heard| heard.deadlines < most.deadlines) {
        "som de fleste frister ligger i"
    } else if is_alone(&|heard| heard.named < most.named) {
        "som dokumentet nævner flest gange"
    } else if found.values().all(|heard| *heard == most) {
        "som er den seneste af dem, dokumentet nævner"
    } else {
        "som passer bedst til det, dokumentet siger"
    }
}

fn count_periods(text: &str, found: &mut BTreeMap<Years, Heard>) {
    let plain = text.replace(['–', '—', '/'], "-").replace(" - ", "-");
    let plain = plain.replace(" til ", "-");
    let plain = plain.replace([' ', '.', ',', ':', ';', '(', ')'], "\u{1}");
    for word in plain.split('\u{1}') {
        // "24-27" may be anything.
        let is_told = word.bytes().take_while(u8::is_ascii_digit).count() == 4;
        if let Ok(years) = Years::typed(word)
            && is_told
            && years.last() > years.first()
            && years.last() - years.first() < LONGEST_PERIOD
        {
            found.entry(years).or_default().named += 1;
        }
    }
}

/// A strategy of more years is not what its plan is for.
const LONGEST_PERIOD: i32 = 12;
