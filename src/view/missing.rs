//! `missing`: the actions without a note in a year, by the party that leads them, and a request to
//! each but the sender with the day by which an answer is wanted.

use super::block::{Article, Block, Cell, Column, ColumnKind, Row, Section, Table};
use super::masthead::Masthead;
use super::parts::{self, ActionRef, DecisionRef, EarlierLight};
use super::status::LastNote;
use crate::plan::{Action, Plan, Status, last_day_about};
use crate::query::selection::Selection;
use crate::query::{order, silence};
use crate::text::danish::{date, noun};
use crate::text::shorten::shorten;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Serialize;

/// The actions that nobody has written on in a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct MissingView<'p> {
    #[serde(flatten)]
    pub(crate) plan: Masthead,
    /// Who decides; no part of the machine-readable output.
    #[serde(skip)]
    pub(crate) assembly: &'p str,
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The last day that was looked at.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The next meeting, where the register has one.
    #[serde(rename = "moede")]
    pub(crate) meeting: Option<DecisionRef>,
    /// The day by which an answer is wanted; none where no meeting is registered, or where
    /// the meeting is too near to set one.
    #[serde(rename = "svarfrist")]
    pub(crate) answer_by: Option<NaiveDate>,
    /// The year before, while its report still takes notes and a period covers it; no part of the
    /// machine-readable output.
    #[serde(skip)]
    pub(crate) open_year_before: Option<i32>,
    /// How many actions ought to have a note in the year.
    #[serde(rename = "noter_ventet")]
    pub(crate) expected: usize,
    /// How many of them have none; one with several parties counts once.
    #[serde(rename = "antal")]
    pub(crate) count: usize,
    /// The party that asks, and is not written to; none where there is no secretariat.
    #[serde(rename = "afsender")]
    pub(crate) sender: Option<&'p str>,
    /// The parties that lead any, by the Danish alphabet.
    #[serde(rename = "parter")]
    pub(crate) parties: Vec<PartyMissing<'p>>,
}

/// The actions of one party.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct PartyMissing<'p> {
    /// The party.
    #[serde(rename = "part")]
    pub(crate) party: &'p str,
    /// Its actions, by number.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<MissingAction<'p>>,
}

/// An action without a note in the year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct MissingAction<'p> {
    /// The action.
    #[serde(flatten)]
    pub(crate) action: ActionRef,
    pub(crate) status: Status,
    /// The last light, from a year before.
    #[serde(rename = "seneste_vurdering")]
    pub(crate) earlier_light: Option<EarlierLight>,
    /// The last note, from a year before.
    #[serde(rename = "sidste_note")]
    pub(crate) last_note: Option<LastNote<'p>>,
}

impl MissingView<'_> {
    /// The last day of `year` that is looked at, seen from `today`.
    pub(crate) fn day(year: i32, today: NaiveDate) -> NaiveDate {
        date::last_of(year).min(today)
    }
}

impl<'p> MissingView<'p> {
    /// The actions of `plan` without a note in `year`, seen from `today`, of `parties` by the
    /// register's names, or of all where there are none, each under the party that leads it; under
    /// each of `parties` that answers for it where those were asked for. `next` is the plan of the
    /// period after, where there is one: the next meeting may stand in it. `sender` is the party
    /// that asks, else the secretariat.
    pub(crate) fn of(
        masthead: Masthead,
        plan: &'p Plan,
        next: Option<&Plan>,
        year: i32,
        today: NaiveDate,
        parties: &[String],
        sender: Option<&str>,
    ) -> MissingView<'p> {
        let date = MissingView::day(year, today);
        let is_wanted = |action: &Action| {
            let of = plan.names_of(&action.responsible);
            parties.is_empty() || parties.iter().any(|party| of.contains(&party.as_str()))
        };
        let mut silent = silence::silent_actions(plan, year, date);
        silent.retain(|action| is_wanted(action));
        let expected = plan.actions().filter(|(_, action)| {
            is_wanted(action) && action.exists_on(date) && silence::was_open_in(action, year, date)
        });
        let mut by_party = order::by_party(plan, &silent);
        for (party, actions) in &mut by_party {
            let is_asked = parties.iter().any(|own| own == party);
            let leads =
                |action: &&Action| plan.names_of(&action.responsible).first() == Some(party);
            actions.retain(|action| is_asked || parties.is_empty() && leads(action));
        }
        by_party.retain(|(_, actions)| !actions.is_empty());
        let of_parties = Selection {
            responsible: parties.to_vec(),
            ..Selection::default()
        };
        let meeting = parts::first_meeting(plan, next, |day| day > today);
        MissingView {
            plan: masthead.of_selection(of_parties.words()),
            assembly: plan.assembly(),
            year,
            date,
            meeting: meeting.map(|meeting| DecisionRef {
                date: meeting.date.value,
                meeting: Some(meeting.name.clone()),
            }),
            answer_by: meeting.and_then(|meeting| answer_by(meeting.date.value, today)),
            open_year_before: None,
            expected: expected.count(),
            count: silent.len(),
            sender: sender_of(plan, sender),
            parties: by_party
                .into_iter()
                .map(|(party, actions)| PartyMissing {
                    party,
                    actions: actions
                        .into_iter()
                        .map(|action| missing_action(plan, action, date))
                        .collect(),
                })
                .collect(),
        }
    }
}

impl MissingView<'_> {
    /// The actions, party by party.
    pub(crate) fn overview(&self) -> Article {
        let columns = vec![
            Column::new(ColumnKind::Words, "Ansvarlig", 14),
            Column::new(ColumnKind::Code, "Nr.", 6),
            Column::new(ColumnKind::Text, "Handling", 34),
            Column::new(ColumnKind::Words, "Status", 12).in_width(50),
            Column::new(ColumnKind::Words, "Seneste vurdering", 12).in_width(64),
            Column::new(ColumnKind::Words, "Sidste note", 10).in_width(72),
            Column::new(ColumnKind::Text, "Notens ord", 24).in_width(100),
        ];
        let mut table = Table::new(self.heading(), columns);
        for party in &self.parties {
            let rows = party.actions.iter().map(|missing| {
                let note = missing.last_note.as_ref();
                let light = missing.earlier_light.map(EarlierLight::dated);
                let day = note.map(|note| date::short(note.date) + &note.about_words());
                let day = day.unwrap_or_else(|| "ingen".to_owned());
                Row::Cells(vec![
                    Cell::from(party.party),
                    Cell::from(missing.action.nr.as_str()),
                    Cell::from(missing.action.text.as_str()),
                    Cell::from(parts::status(missing.status)),
                    Cell::from(light.unwrap_or_else(|| "ingen".to_owned())),
                    Cell::from(day),
                    Cell::from(note.map_or("", |note| note.text)),
                ])
            });
            table.rows.extend(rows);
        }
        let table = (self.count > 0).then_some(Block::Table(table));
        let summary = Block::text(self.summary());
        let year_before = self.open_year_before.map(|year| {
            let last_day = date::long(last_day_about(year));
            Block::text(format!(
                "Rapporten om {year} tager noter med til og med den {last_day}. Se, hvem der mangler i den: kimo mangler --år {year}"
            ))
        });
        Article {
            front: table
                .into_iter()
                .chain([summary])
                .chain(year_before)
                .collect(),
            ..self.head()
        }
    }

    /// What the sender has to write itself, and a request to each other party on a page of its own,
    /// ready to be sent.
    pub(crate) fn letters(&self) -> Article {
        let told = Block::text(self.told());
        let parties = self.parties.iter();
        let (own, others): (Vec<_>, Vec<_>) = parties.partition(|party| self.is_sender(party));
        let reminders = own.into_iter().map(|party| self.reminder(party));
        let letters = others.into_iter().enumerate();
        let letters = letters.map(|(at, party)| self.letter(at, party));
        let mut sections: Vec<Section> = reminders.chain(letters).collect();
        let after_the_first = sections.iter_mut().skip(1);
        after_the_first.for_each(|section| section.begins_page = true);
        Article {
            front: vec![told],
            sections,
            is_read_through: true,
            ..self.head()
        }
    }

    fn is_sender(&self, party: &PartyMissing<'_>) -> bool {
        Some(party.party) == self.sender
    }

    fn head(&self) -> Article {
        let mut article = self.plan.article(self.heading(), self.date);
        article.subtitle.push(parts::as_of(self.date));
        article
    }

    fn heading(&self) -> String {
        format!("Handlinger uden note i {}", self.year)
    }

    fn summary(&self) -> String {
        let (told, year) = (self.told(), self.year);
        if self.count == 0 || self.parties.iter().all(|party| self.is_sender(party)) {
            return told;
        }
        format!(
            "{told} Skriv til de ansvarlige med: kimo mangler --år {year} --ud anmodninger.docx"
        )
    }

    /// How many have none.
    fn told(&self) -> String {
        if self.count == 0 {
            return self.nothing_missing();
        }
        let missing = noun::HANDLING.count(self.count);
        let year = self.year;
        format!("{missing} af {} har ingen note i {year}.", self.expected)
    }

    fn nothing_missing(&self) -> String {
        let year = self.year;
        match self.expected {
            0 => format!("Der er ingen handlinger, som burde have en note i {year}."),
            1 => format!("Den ene handling har en note i {year}."),
            all => {
                let all = noun::HANDLING.count(all);
                format!("Alle {all} har en note i {year}.")
            }
        }
    }

    /// The words use no signs but those of a list, so that they read well as plain text too.
    fn letter(&self, at: usize, party: &PartyMissing<'_>) -> Section {
        let count = party.actions.len();
        let sender = self.sender.map(Block::text);
        let blocks = vec![
            Block::text(format!(
                "Emne: Nyt om jeres arbejde med handleplanen i {}?",
                self.year
            )),
            Block::text(format!("Til {}", party.party)),
            Block::introduction(self.occasion(count)),
            items(party),
            Block::text(questions(count)),
            Block::text(self.deadline()),
            Block::text(
                "Tak for jeres indsats – og ring eller skriv endelig, hvis I har spørgsmål.",
            ),
            Block::text("Venlig hilsen"),
        ];
        let signed = sender
            .into_iter()
            .chain([Block::text(&self.plan.organisation)]);
        Section {
            blocks: blocks.into_iter().chain(signed).collect(),
            ..Section::new(&format!("part-{}", at + 1), party.party)
        }
    }

    /// The sender's own actions: nobody writes a letter to himself.
    fn reminder(&self, own: &PartyMissing<'_>) -> Section {
        let count = noun::HANDLING.count(own.actions.len());
        let blocks = vec![
            Block::introduction(format!(
                "{} er afsender og får ingen anmodning, men har selv {count} uden note i {}:",
                own.party, self.year
            )),
            items(own),
        ];
        Section {
            blocks,
            ..Section::new("egne", "Jeres egne handlinger")
        }
    }

    /// Why we write: the board is to hear of the actions, and we know nothing of them yet.
    fn occasion(&self, count: usize) -> String {
        let these = match count {
            1 => "denne handling",
            _ => "disse handlinger",
        };
        format!(
            "{} skal der gøres status på handleplanen, og vi vil gerne kunne fortælle, hvordan det går med jeres arbejde. Vi mangler stadig nyt fra {} om {these}:",
            self.occasion_day(),
            self.year
        )
    }

    /// When the board does so: the next meeting in the register, else the first of the year.
    fn occasion_day(&self) -> String {
        let Some(meeting) = &self.meeting else {
            let whose = noun::genitive(self.assembly);
            return format!("På {whose} møde i årets første kvartal");
        };
        let name = meeting.meeting.as_deref().unwrap_or_default();
        let day = date::long(meeting.date);
        if name.ends_with("møde") && !name.contains(' ') {
            // A name of an organisation before it keeps its capitals: `KIMO-møde`.
            let is_word = !name.chars().nth(1).is_some_and(char::is_uppercase);
            let name = if is_word {
                name.to_lowercase()
            } else {
                name.to_owned()
            };
            format!("På {name}t den {day}")
        } else {
            format!("På mødet den {day} ({name})")
        }
    }

    fn deadline(&self) -> String {
        match (self.answer_by, &self.meeting) {
            (Some(day), _) => format!(
                "Vil I svare senest {} den {}? Så når vi at få det med i materialet til mødet.",
                weekday(day),
                date::long(day)
            ),
            (None, Some(_)) => {
                "Mødet er lige om hjørnet, så vi bliver glade for et svar så hurtigt som muligt."
                    .to_owned()
            }
            (None, None) => {
                "Vil I svare i god tid før mødet? Så når vi at få det med i materialet.".to_owned()
            }
        }
    }
}

fn questions(count: usize) -> String {
    let lines = match count {
        1 => "Et par linjer er nok",
        _ => "Et par linjer om hver er nok",
    };
    format!(
        "{lines}: Hvad er der sket? Går det som planlagt, eller er der noget, der skal tages stilling til på mødet? Er der ikke sket noget, hører vi det også gerne."
    )
}

fn items(party: &PartyMissing<'_>) -> Block {
    let items = party.actions.iter();
    Block::bullets(items.map(|action| vec![item(party, action).into()]))
}

fn item(party: &PartyMissing<'_>, missing: &MissingAction<'_>) -> String {
    let all = missing.action.responsible.iter().map(String::as_str);
    let others: Vec<&str> = all.filter(|other| *other != party.party).collect();
    let with = if others.is_empty() {
        String::new()
    } else {
        format!(" (sammen med {})", noun::list(&others))
    };
    let note = match &missing.last_note {
        Some(note) => format!(
            "seneste note er fra den {}{}: ”{}”",
            date::long(note.date),
            note.about_words(),
            shorten(note.text, 160)
        ),
        None => "der er ingen noter endnu".to_owned(),
    };
    let text = shorten(&missing.action.text, 110);
    // With a note the light is known from it.
    let light = missing
        .earlier_light
        .filter(|_| missing.last_note.is_none());
    let light = light.map(|light| format!(", {}", light.phrase()));
    let light = light.unwrap_or_default();
    format!("{}: {text}{with} – {note}{light}", missing.action.nr)
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "mandag",
        Weekday::Tue => "tirsdag",
        Weekday::Wed => "onsdag",
        Weekday::Thu => "torsdag",
        Weekday::Fri => "fredag",
        Weekday::Sat => "lørdag",
        Weekday::Sun => "søndag",
    }
}

/// The party named `name` in the register, else the secretariat.
fn sender_of<'p>(plan: &'p Plan, name: Option<&str>) -> Option<&'p str> {
    let party = name.map_or_else(|| plan.secretariat(), |name| plan.party(name));
    party.map(|party| party.name.as_str())
}

fn missing_action<'p>(plan: &Plan, action: &'p Action, date: NaiveDate) -> MissingAction<'p> {
    let state = action.on(date);
    MissingAction {
        action: ActionRef::new(plan, action),
        status: state.status,
        earlier_light: EarlierLight::of(&state),
        last_note: state.last_note.map(LastNote::new),
    }
}

/// Two weeks before the meeting, so that there is time to put it before the board, and a
/// working day; none where that leaves less than three days to answer in.
fn answer_by(meeting: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let two_weeks_before = meeting.checked_sub_days(Days::new(14))?;
    let back = match two_weeks_before.weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        _ => 0,
    };
    let day = two_weeks_before.checked_sub_days(Days::new(back))?;
    ((day - today).num_days() >= 3).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_wanted_two_weeks_before_on_a_working_day_if_there_is_time() {
        for (meeting, today, wanted) in [
            ("2026-02-26", "2025-12-31", Some("2026-02-12")),
            ("2026-02-28", "2025-12-31", Some("2026-02-13")),
            ("2026-03-01", "2025-12-31", Some("2026-02-13")),
            ("2026-02-26", "2026-02-09", Some("2026-02-12")),
            ("2026-02-26", "2026-02-10", None),
            ("2026-02-26", "2026-02-25", None),
        ] {
            let day = |text: &str| text.parse::<NaiveDate>().unwrap();
            assert_eq!(answer_by(day(meeting), day(today)), wanted.map(day));
        }
    }
}
