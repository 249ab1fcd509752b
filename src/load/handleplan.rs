//! Reads `handleplan.toml`: the plan's own fields and its registers.

use super::bytes::NOT_UTF_8;
use super::faults;
use super::fields::{Fields, Reading};
use super::tree::{Tree, Value};
use super::written::{Pair, Pairs, Value as Writable};
use crate::plan::{Duty, FORMAT, Foreword, Meeting, OutsideGoal, Party, Plan, ReportSection};
use crate::schema;
use crate::text::danish::years::Years;
use crate::text::{Diagnostic, Spanned};

/// Reads the whole file into `plan`. What is missing or wrong was reported and stays empty there.
pub(super) fn read(table: &Tree<'_>, plan: &mut Plan, reading: &mut Reading<'_>) {
    if let Some(Value::Text(period)) = table.get("periode").map(|entry| &entry.value) {
        reading.period = Years::parse(period.trim()).unwrap_or(reading.period);
    }
    let fields = Fields::check(table, 0..0, &schema::HANDLEPLAN, reading);
    check_format(&fields, reading);
    plan.file = reading.file;
    plan.title = fields.text("titel").unwrap_or_default();
    plan.organisation = fields.text("organisation").unwrap_or_default();
    plan.period = fields
        .years("periode")
        .unwrap_or(Spanned::new(plan.period.value, reading.file.top()));
    plan.adopted = fields.date("vedtaget");
    plan.introduction = fields.text("indledning").map(|text| text.value);
    plan.accepted = fields.texts("accepteret");
    if let Some((table, header)) = fields.single("rapport") {
        let report = Fields::check(table, header, &schema::REPORT, reading);
        plan.report_sections = report.words("afsnit", ReportSection::from_word);
        plan.has_notes_in_annex = report.flag("noter_i_bilag");
    }
    plan.assembly = fields.text("forsamling");
    plan.forewords = each(&fields, "beretning", &schema::FOREWORD, reading, foreword);
    plan.parties = each(&fields, "part", &schema::PARTY, reading, party);
    plan.meetings = each(&fields, "moede", &schema::MEETING, reading, meeting);
    plan.duties = each(&fields, "pligt", &schema::DUTY, reading, duty);
    plan.outside_goals = each(
        &fields,
        "international",
        &schema::OUTSIDE_GOAL,
        reading,
        outside_goal,
    );
    let registers = [
        ("part", &schema::PARTY, plan.parties.len()),
        ("moede", &schema::MEETING, plan.meetings.len()),
        (
            "international",
            &schema::OUTSIDE_GOAL,
            plan.outside_goals.len(),
        ),
    ];
    plan.has_whole_registers = has_all_names(reading)
        && registers.into_iter().all(|(key, schema, read)| {
            read == fields.count(key) && has_only_own_keys(&fields, key, schema)
        });
}

impl Pairs for Plan {
    fn pairs(&self) -> Vec<Pair> {
        vec![
            ("format", FORMAT.written()),
            ("titel", self.title.written()),
            ("organisation", self.organisation.written()),
            ("periode", self.period.written()),
            ("vedtaget", self.adopted.written()),
            ("indledning", self.introduction.written()),
            ("forsamling", self.assembly.written()),
            ("accepteret", self.accepted.written()),
        ]
    }
}

/// Whether no name can have been lost, or read otherwise than it is spelt: the fault would be
/// reported again at every use of the name.
fn has_all_names(reading: &Reading<'_>) -> bool {
    let garbles = [NOT_UTF_8, faults::HIDDEN_CHARACTER, faults::LOOKALIKE];
    let names = |field| ["navn", "alias", "nr", "dato"].contains(&field);
    let mut found = { reading.problems.iter() }.filter(|problem| problem.is_error());
    !reading.has_lost
        && reading.damaged.is_empty()
        && !found.any(|problem| garbles.contains(&problem.rule) || problem.field.is_some_and(names))
}

/// Whether the tables under `key` have no keys but their own: under a misspelt one stand names
/// that nobody has read.
fn has_only_own_keys(fields: &Fields<'_, '_>, key: &str, schema: &schema::Table) -> bool {
    let tables = fields.tables(key).iter();
    let mut keys = tables.flat_map(|(table, _)| &table.entries);
    keys.all(|entry| schema.field(&entry.key).is_some())
}

/// Checks and reads every table under `key`; those that lack what they cannot be without are
/// reported and left out.
pub(super) fn each<T>(
    fields: &Fields<'_, '_>,
    key: &str,
    schema: &'static schema::Table,
    reading: &mut Reading<'_>,
    read: impl Fn(&Fields<'_, '_>, &mut Reading<'_>) -> Option<T>,
) -> Vec<T> {
    let tables = fields.tables(key);
    let mut entries = Vec::with_capacity(tables.len());
    for (table, header) in tables {
        let fields = Fields::check(table, header.clone(), schema, reading);
        entries.extend(read(&fields, reading));
    }
    entries
}

fn check_format(fields: &Fields<'_, '_>, reading: &mut Reading<'_>) {
    let Some(format) = fields.integer("format") else {
        return;
    };
    if format.value > i64::from(FORMAT) {
        let message = format!(
            "filen har format {}, som er nyere end denne udgave af kimo",
            format.value
        );
        reading.problems.push(
            Diagnostic::error(faults::NEWER_FORMAT, format.span, message).help(
                "Hent en nyere udgave af kimo. Planen kan læses, men ikke ændres, med denne.",
            ),
        );
    }
}

fn foreword(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Spanned<Foreword>> {
    let entry = Foreword {
        year: fields.year("aar")?,
        text: fields.text("tekst")?.value,
        by: fields.text("af").map(|text| text.value),
    };
    Some(Spanned::new(entry, fields.own_lines()))
}

impl Pairs for Foreword {
    fn pairs(&self) -> Vec<Pair> {
        let Foreword { year, text, by } = self;
        vec![
            ("aar", year.written()),
            ("tekst", text.written()),
            ("af", by.written()),
        ]
    }
}

fn party(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Party> {
    Some(Party {
        name: fields.text("navn")?,
        aliases: fields.texts("alias"),
    })
}

impl Pairs for Party {
    fn pairs(&self) -> Vec<Pair> {
        let Party { name, aliases } = self;
        vec![("navn", name.written()), ("alias", aliases.written())]
    }
}

fn meeting(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Meeting> {
    Some(Meeting {
        own_lines: Spanned::new((), fields.own_lines()),
        date: fields.date("dato")?,
        name: fields.text("navn")?.value,
        hours: fields.hours("tid"),
        place: fields.text("sted").map(|text| text.value),
    })
}

impl Pairs for Meeting {
    fn pairs(&self) -> Vec<Pair> {
        let Meeting {
            date,
            name,
            hours,
            place,
            own_lines: _,
        } = self;
        vec![
            ("dato", date.written()),
            ("navn", name.written()),
            ("tid", hours.written()),
            ("sted", place.written()),
        ]
    }
}

fn duty(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Duty> {
    Some(Duty {
        text: fields.text("tekst")?.value,
        when: fields.recurrence("hvornaar")?,
    })
}

impl Pairs for Duty {
    fn pairs(&self) -> Vec<Pair> {
        let Duty { text, when } = self;
        vec![("tekst", text.written()), ("hvornaar", when.written())]
    }
}

fn outside_goal(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<OutsideGoal> {
    Some(OutsideGoal {
        number: fields.number("nr")?,
        title: fields.text("titel").unwrap_or_default().value,
        source: fields.text("kilde").map(|text| text.value),
    })
}

impl Pairs for OutsideGoal {
    fn pairs(&self) -> Vec<Pair> {
        let OutsideGoal {
            number,
            title,
            source,
        } = self;
        vec![
            ("nr", number.written()),
            ("titel", title.written()),
            ("kilde", source.written()),
        ]
    }
}

/// The fields of `[rapport]`, where a plan has any of its own.
pub(crate) fn report_pairs(plan: &Plan) -> Option<[Pair; 2]> {
    let sections = Some(&plan.report_sections).filter(|sections| !sections.is_empty());
    let pairs = [
        ("afsnit", sections.and_then(Writable::written)),
        ("noter_i_bilag", plan.has_notes_in_annex.written()),
    ];
    pairs
        .iter()
        .any(|(_, value)| value.is_some())
        .then_some(pairs)
}

#[cfg(test)]
mod tests {
    use crate::load::read_plan;
    use crate::text::danish::recurrence::Recurrence;
    use crate::text::{FileId, Source};

    const TOP: &str =
        "format = 1\ntitel = \"Plan\"\norganisation = \"F\"\nperiode = \"2022-2025\"\n\n";

    #[test]
    fn a_single_table_is_read_under_whatever_its_header_became() {
        for (header, faults) in [
            ("[rapport]", 0),
            ("[ rapport ] # vores", 0),
            ("[[rapport]]", 1),
            ("[raport]", 1),
            ("[[Rapport]]", 1),
        ] {
            let text = format!("{TOP}{header}\nafsnit = [\"forside\"]\nnoter_i_bilag = true\n");
            let (plan, problems) = read_plan(&Source::new("handleplan.toml", text), FileId(0));
            assert_eq!(problems.len(), faults, "{header}: {problems:?}");
            let sections = plan.report_sections.len();
            assert_eq!(
                (sections, plan.has_notes_in_annex),
                (1, Some(true)),
                "{header}"
            );
        }
    }

    /// Under a key that nobody knows may stand the name that is looked for.
    #[test]
    fn a_register_is_whole_where_every_entry_and_every_name_was_read() {
        for (entry, is_whole) in [
            ("[[part]]\nnavn = \"A\"\nalias = [\"B\"]\n", true),
            ("[[part]]\nnavn = \"A\"\nbemaerkning = [\"B\"]\n", false),
            ("[[part]]\nalias = [\"B\"]\n", false),
            (
                "[[moede]]\nnavn = \"Møde\"\ndato = 2024-02-22\nemne = \"x\"\n",
                false,
            ),
            ("[[pligt]]\ntekst = \"x\"\nhvornaar = \"juel\"\n", true),
        ] {
            let text = format!("{TOP}{entry}");
            let (plan, _) = read_plan(&Source::new("handleplan.toml", text), FileId(0));
            assert_eq!(plan.has_whole_registers, is_whole, "{entry}");
        }
    }

    #[test]
    fn a_duty_is_read_with_its_time_of_the_year_and_without_it_left_out() {
        let text = "[[pligt]]\ntekst = \" Rapport \"\nhvornaar = \" hvert år\"\n\n\
                    [[pligt]]\ntekst = \"Regnskab\"\nhvornaar = \"juel\"\n";
        let source = Source::new("2022-2025/handleplan.toml", format!("{TOP}{text}"));
        let (plan, problems) = read_plan(&source, FileId(0));
        let duties: Vec<(&str, Recurrence)> = plan
            .duties
            .iter()
            .map(|duty| (&*duty.text, duty.when))
            .collect();
        assert_eq!(
            duties,
            [("Rapport", Recurrence::parse("hvert år").unwrap())]
        );
        assert_eq!(problems.len(), 1);
    }
}
