//! An invented plan as its writers have it in mind, and the text of its files.
//!
//! Nothing of the product is used: an entry that does not change has the same bytes in every
//! version, one that changes has new bytes in its own lines alone, as when people edit by hand.
//! Each entry is traced by a mark of its own in its words, `(n12.0)`: the letter of its kind, a
//! number that no other has, and how often its words were changed.

use super::dice::Dice;
use std::collections::BTreeMap;

/// The bytes of each file, by its path.
pub(super) type Texts = BTreeMap<String, String>;

pub(super) const HEADER: &str = "plan/handleplan.toml";

#[derive(Clone)]
pub(super) struct Plan {
    pub(super) files: Vec<File>,
}

#[derive(Clone)]
pub(super) struct File {
    pub(super) path: String,
    /// The file's own fields, with everything under it.
    pub(super) top: Entry,
    pub(super) is_crlf: bool,
    pub(super) has_bom: bool,
    pub(super) ends_bare: bool,
}

#[derive(Clone)]
pub(super) struct Entry {
    /// The header, `handling.note`; empty for the file's own fields.
    pub(super) kind: &'static str,
    /// What it is traced by: `n12`.
    pub(super) id: String,
    pub(super) version: usize,
    /// Key, value as TOML, and the comment behind it.
    pub(super) fields: Vec<(&'static str, String, String)>,
    /// The comment lines above the header.
    pub(super) above: Vec<String>,
    /// Blank lines before it, and between its comments and its header.
    pub(super) blanks: (usize, usize),
    pub(super) children: Vec<Entry>,
}

/// An entry without words: its number is its mark.
pub(super) const MILESTONE: &str = "indikator.delmaal";

/// The one table without a mark: to a reader its keys are the file's own.
pub(super) const REPORT: &str = "rapport";

/// The field whose words have the mark.
pub(super) fn words_key(kind: &str) -> &'static str {
    match kind {
        "" => "titel",
        "international" => "titel",
        "part" | "moede" | "indikator" => "navn",
        "handling.aarsmaal" => "maal",
        "indikator.maaling" => "kilde",
        "indikator.delmaal" => "vaerdi",
        _ => "tekst",
    }
}

impl Entry {
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        fields
            .find(|field| field.0 == key)
            .map(|field| field.1.as_str())
    }

    /// The text between the quotes.
    pub(super) fn bare(&self, key: &str) -> &str {
        self.value(key).unwrap_or("").trim_matches('"')
    }

    pub(super) fn set(&mut self, key: &'static str, value: String) {
        match self.fields.iter_mut().find(|field| field.0 == key) {
            Some(field) => field.1 = value,
            None => self.fields.push((key, value, String::new())),
        }
    }

    pub(super) fn mark(&self) -> String {
        format!("({}.{})", self.id, self.version)
    }

    fn write(&self, text: &mut String) {
        let [before, between] = [self.blanks.0, self.blanks.1].map(|count| "\n".repeat(count));
        let above: String = self.above.iter().map(|line| format!("{line}\n")).collect();
        if self.kind.is_empty() {
            *text += &above;
        } else {
            let between = if above.is_empty() { "" } else { &between };
            let header = match self.kind {
                REPORT => "[rapport]".to_owned(),
                kind => format!("[[{kind}]]"),
            };
            *text += &format!("{before}{above}{between}{header}\n");
        }
        for (key, value, comment) in &self.fields {
            *text += &format!("{key} = {value}{comment}\n");
        }
        for child in &self.children {
            child.write(text);
        }
    }
}

impl Plan {
    pub(super) fn texts(&self) -> Texts {
        let text = |file: &File| {
            let mut text = String::new();
            file.top.write(&mut text);
            if file.ends_bare {
                text.truncate(text.trim_end().len());
            }
            if file.is_crlf {
                text = text.replace('\n', "\r\n");
            }
            format!("{}{text}", if file.has_bom { "\u{feff}" } else { "" })
        };
        let files = self.files.iter();
        files.map(|file| (file.path.clone(), text(file))).collect()
    }

    pub(super) fn header(&self) -> &Entry {
        &self.files[0].top
    }

    pub(super) fn goals(&self) -> impl Iterator<Item = &File> {
        self.files.iter().skip(1)
    }

    pub(super) fn actions(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.goals().flat_map(|file| &file.top.children);
        entries.filter(|entry| entry.kind == "handling")
    }

    /// Every entry, those under others too, and the files' own fields.
    pub(super) fn entries(&self) -> Vec<&Entry> {
        fn walk<'a>(entry: &'a Entry, into: &mut Vec<&'a Entry>) {
            into.push(entry);
            for child in &entry.children {
                walk(child, into);
            }
        }
        let mut entries = Vec::new();
        for file in &self.files {
            walk(&file.top, &mut entries);
        }
        entries
    }

    /// Does something to every entry that has it done.
    pub(super) fn each(&mut self, mut change: impl FnMut(&mut Entry)) {
        fn walk(entry: &mut Entry, change: &mut dyn FnMut(&mut Entry)) {
            change(entry);
            for child in &mut entry.children {
                walk(child, change);
            }
        }
        for file in &mut self.files {
            walk(&mut file.top, &mut change);
        }
    }

    pub(super) fn change(&mut self, id: &str, mut change: impl FnMut(&mut Entry)) {
        self.each(|entry| {
            if entry.id == id {
                change(entry);
            }
        });
    }

    /// Takes an entry out, with where it was: its parent and its place there.
    pub(super) fn take(&mut self, id: &str) -> Option<(Entry, String, usize)> {
        let mut taken = None;
        self.each(|parent| {
            let place = parent.children.iter().position(|child| child.id == id);
            if let Some(place) = place {
                taken = Some((parent.children.remove(place), parent.id.clone(), place));
            }
        });
        taken
    }
}

/// Gives out ids and words; the same for both people, so that no two entries have one mark.
pub(super) struct Pen {
    used: usize,
}

const WORDS: &[&str] = &[
    "Rense stranden",
    "Rense stranden for plast",
    "Plante ålegræs ved kysten",
    "Afholde en konference",
    "Mødet blev holdt",
    "Mødet blev holdt. Aftalen er underskrevet",
    "Ansøgning sendt \\\"i dag\\\"",
    "Fem kommuner er med",
    "Fem kommuner er med, to er på vej",
    "nr = 1.1 # ikke en kommentar",
];

impl Pen {
    pub(super) fn new() -> Pen {
        Pen { used: 0 }
    }

    pub(super) fn id(&mut self, letter: char) -> String {
        self.used += 1;
        format!("{letter}{}", self.used)
    }

    /// Other words for an entry, with its mark.
    pub(super) fn words(dice: &mut Dice, entry: &Entry) -> String {
        if entry.kind == MILESTONE {
            return format!("{}.{}", &entry.id[1..], entry.version);
        }
        let (words, mark) = (dice.word(WORDS), entry.mark());
        let is_name = words_key(entry.kind) == "navn";
        match dice.below(if is_name { 1 } else { 6 }) {
            0..=3 => format!("\"{words} {mark}\""),
            4 => format!("\"\"\"\n{words} {mark}\n\nog en linje mere\"\"\""),
            _ => format!("'Med ”enkelte” anførselstegn {mark}'"),
        }
    }

    pub(super) fn entry(
        &mut self,
        dice: &mut Dice,
        kind: &'static str,
        fields: Vec<(&'static str, String)>,
    ) -> Entry {
        let letter = match kind {
            "" => 'f',
            "handling" => 'h',
            "handling.note" => 'n',
            "handling.aarsmaal" => 'g',
            "handling.aendring" => 'a',
            "handling.resultat" => 'r',
            "beretning" => 'b',
            MILESTONE => 'd',
            "indikator" => 'i',
            "indikator.maaling" => 'v',
            "part" => 'p',
            "pligt" => 'l',
            "international" => 'k',
            _ => 'm',
        };
        let fields = fields.into_iter();
        let mut entry = Entry {
            kind,
            id: self.id(letter),
            version: 0,
            fields: fields
                .map(|(key, value)| (key, value, String::new()))
                .collect(),
            above: Vec::new(),
            blanks: (1 + usize::from(dice.one_in(6)), 0),
            children: Vec::new(),
        };
        if dice.one_in(5) {
            entry.above.push(self.comment());
            entry.blanks.1 = usize::from(dice.one_in(4));
        }
        let words = Pen::words(dice, &entry);
        entry.set(words_key(kind), words);
        if dice.one_in(6) {
            let at = dice.below(entry.fields.len());
            entry.fields[at].2 = format!("  {}", self.comment());
        }
        entry
    }

    pub(super) fn comment(&mut self) -> String {
        format!("# husk dette ({}.0)", self.id('c'))
    }
}

/// What everything begins with.
pub(super) fn invented(dice: &mut Dice, pen: &mut Pen) -> Plan {
    let quoted = |text: &str| format!("\"{text}\"");
    let head = vec![
        ("format", "1".to_owned()),
        ("titel", String::new()),
        ("organisation", quoted("Foreningen Ren Fjord (opdigtet)")),
        ("periode", quoted("2022-2025")),
    ];
    let mut header = pen.entry(dice, "", head);
    for _ in 0..3 + dice.below(2) {
        header.children.push(pen.entry(dice, "part", Vec::new()));
    }
    for day in ["2023-02-23", "2024-02-22"] {
        let fields = vec![("dato", day.to_owned())];
        header.children.push(pen.entry(dice, "moede", fields));
    }
    if dice.one_in(3) {
        let foreword = foreword(dice, pen, 2023);
        header.children.push(foreword);
    }
    if dice.one_in(3) {
        let duty = duty(dice, pen);
        header.children.push(duty);
    }
    if dice.one_in(2) {
        let outside_goal = outside_goal(dice, pen, 1);
        header.children.push(outside_goal);
    }
    let file = |path: String, top: Entry, dice: &mut Dice| File {
        path,
        top,
        is_crlf: dice.one_in(6),
        has_bom: dice.one_in(8),
        ends_bare: dice.one_in(8),
    };
    let mut plan = Plan {
        files: vec![file(HEADER.to_owned(), header, dice)],
    };
    for goal in 1..=2 {
        let mut fields = vec![("nr", quoted(&goal.to_string())), ("titel", String::new())];
        if dice.one_in(3) {
            fields.push(("ansvarlig", parties(dice, &plan)));
        }
        let top = pen.entry(dice, "", fields);
        plan.files
            .push(file(format!("plan/maal-{goal}.toml"), top, dice));
        for number in 1..=2 + dice.below(4) {
            let mut action = action(dice, pen, &plan, &format!("{goal}.{number}"));
            if dice.one_in(4) {
                let year = year_goal(dice, pen, 2023);
                action.children.push(year);
            }
            if dice.one_in(4) {
                let amendment = amendment(dice, pen, &plan, DAYS);
                add_by_day(&mut action, amendment);
            }
            if dice.one_in(4) {
                let result = result(dice, pen, DAYS);
                add_by_day(&mut action, result);
            }
            for _ in 0..dice.below(4) {
                let note = note(dice, pen, &action, false);
                add_by_day(&mut action, note);
            }
            plan.files[goal].top.children.push(action);
        }
        if dice.one_in(2) {
            let mut indicator = indicator(dice, pen, &plan);
            if dice.one_in(2) {
                let milestone = milestone(dice, pen, 2023);
                indicator.children.push(milestone);
            }
            for _ in 0..dice.below(3) {
                let measured = measurement(dice, pen, DAYS);
                add_by_day(&mut indicator, measured);
            }
            plan.files[goal].top.children.push(indicator);
        }
    }
    plan
}

/// Few, so that two people often write on one day.
pub(super) const DAYS: &[&str] = &["2024-03-01", "2024-03-12", "2024-05-01"];

pub(super) fn action(dice: &mut Dice, pen: &mut Pen, plan: &Plan, number: &str) -> Entry {
    let mut fields = vec![
        ("nr", format!("\"{number}\"")),
        ("tekst", String::new()),
        ("ansvarlig", parties(dice, plan)),
    ];
    if dice.one_in(3) {
        fields.push(("frist", "\"4. kvartal 2025\"".to_owned()));
    }
    if dice.one_in(4) {
        fields.push(("udgangsstatus", "\"løbende\"".to_owned()));
    }
    if dice.one_in(2) {
        fields.push(("trin", "[\"Nedsat\", \"Vedtaget\", \"Udført\"]".to_owned()));
    }
    pen.entry(dice, "handling", fields)
}

/// One or two names of the register, on one line or one a line.
pub(super) fn parties(dice: &mut Dice, plan: &Plan) -> String {
    let register = plan.header().children.iter();
    let mut names: Vec<&str> = register
        .filter(|entry| entry.kind == "part")
        .map(|party| party.value("navn").unwrap())
        .collect();
    let first = dice.below(names.len());
    names.rotate_left(first);
    names.truncate(1 + dice.below(2));
    if dice.one_in(5) {
        let lines: String = names.iter().map(|name| format!("  {name},\n")).collect();
        format!("[\n{lines}]")
    } else {
        format!("[{}]", names.join(", "))
    }
}

/// A note on `action`; one that sets something, or words alone.
pub(super) fn note(dice: &mut Dice, pen: &mut Pen, action: &Entry, sets: bool) -> Entry {
    let mut fields = vec![
        ("dato", dice.word(DAYS).to_owned()),
        ("tekst", String::new()),
    ];
    if dice.one_in(3) {
        fields.push(("af", "\"Sekretæren\"".to_owned()));
    }
    if dice.one_in(5) {
        fields.push(("aar", "2023".to_owned()));
    }
    if dice.one_in(5) {
        fields.push(("indstilling", "\"Bevilg 75.000 kr.\"".to_owned()));
    }
    let mut kinds = vec!["status", "vurdering", "frist"];
    if action.value("trin").is_some() {
        kinds.push("trin");
    }
    if sets {
        for key in kinds {
            if dice.one_in(2) {
                fields.push((key, setting(dice, key).to_owned()));
            }
        }
    }
    pen.entry(dice, "handling.note", fields)
}

pub(super) fn setting(dice: &mut Dice, key: &str) -> &'static str {
    dice.word(match key {
        "status" => &["\"igangsat\"", "\"løbende\"", "\"sat i bero\""],
        "vurdering" => &["\"grøn\"", "\"gul\"", "\"rød\""],
        "opnaaet" => &["\"ja\"", "\"delvist\"", "\"nej\""],
        "forbrug" => &["11_000", "22_000"],
        "frist" => &["2025-06-30", "2025-09-30", "2025-12-31"],
        "tid" => &["\"10.00-14.00\"", "\"10.00-12.00\"", "\"13.00-15.00\""],
        "hvornaar" => &["\"marts\"", "\"1. kvartal\"", "\"løbende\""],
        "alias" => &[
            "[\"Kontoret\"]",
            "[\"Kontoret\", \"Kysten\"]",
            "[\"Kysten\"]",
        ],
        "accepteret" => &["[\"hul-i-numre\"]", "[\"samme-note\", \"hul-i-numre\"]"],
        "vedtaget" => &["2022-02-24", "2022-03-01"],
        _ => &["1", "2", "3"],
    })
}

pub(super) fn year_goal(dice: &mut Dice, pen: &mut Pen, year: usize) -> Entry {
    let mut fields = vec![
        ("aar", year.to_string()),
        ("dato", format!("{year}-01-20")),
        ("maal", String::new()),
    ];
    if dice.one_in(2) {
        fields.push(("beloeb", format!("{}0_000", 1 + dice.below(9))));
    }
    pen.entry(dice, "handling.aarsmaal", fields)
}

/// A change of `plan`'s words or parties on one of `days`.
pub(super) fn amendment(
    dice: &mut Dice,
    pen: &mut Pen,
    plan: &Plan,
    days: &'static [&'static str],
) -> Entry {
    let mut fields = vec![
        ("dato", dice.word(days).to_owned()),
        ("tekst", String::new()),
    ];
    if dice.one_in(2) {
        fields.push(("ansvarlig", parties(dice, plan)));
    }
    pen.entry(dice, "handling.aendring", fields)
}

/// A verdict on one of two years.
pub(super) fn result(dice: &mut Dice, pen: &mut Pen, days: &'static [&'static str]) -> Entry {
    let mut fields = vec![
        ("aar", dice.word(&["2023", "2024"]).to_owned()),
        ("dato", dice.word(days).to_owned()),
        ("opnaaet", setting(dice, "opnaaet").to_owned()),
        ("tekst", String::new()),
    ];
    if dice.one_in(2) {
        fields.push(("forbrug", setting(dice, "forbrug").to_owned()));
    }
    pen.entry(dice, "handling.resultat", fields)
}

pub(super) fn foreword(dice: &mut Dice, pen: &mut Pen, year: usize) -> Entry {
    let fields = vec![("aar", year.to_string()), ("tekst", String::new())];
    pen.entry(dice, "beretning", fields)
}

pub(super) fn meeting(dice: &mut Dice, pen: &mut Pen) -> Entry {
    let day = 1 + dice.below(28);
    let mut fields = vec![("dato", format!("2025-02-{day:02}"))];
    if dice.one_in(3) {
        fields.push(("tid", setting(dice, "tid").to_owned()));
    }
    pen.entry(dice, "moede", fields)
}

pub(super) fn duty(dice: &mut Dice, pen: &mut Pen) -> Entry {
    let fields = vec![
        ("tekst", String::new()),
        ("hvornaar", setting(dice, "hvornaar").to_owned()),
    ];
    pen.entry(dice, "pligt", fields)
}

pub(super) fn outside_goal(dice: &mut Dice, pen: &mut Pen, number: usize) -> Entry {
    let fields = vec![("nr", format!("\"KI-{number}\"")), ("titel", String::new())];
    pen.entry(dice, "international", fields)
}

/// `[rapport]` with nothing in it yet.
pub(super) fn report() -> Entry {
    Entry {
        kind: REPORT,
        id: REPORT.to_owned(),
        version: 0,
        fields: Vec::new(),
        above: Vec::new(),
        blanks: (1, 0),
        children: Vec::new(),
    }
}

pub(super) fn report_setting(dice: &mut Dice) -> (&'static str, &'static str) {
    *dice
        .pick(&[
            ("noter_i_bilag", "true"),
            ("noter_i_bilag", "false"),
            ("afsnit", "[\"forside\", \"maal\"]"),
            ("afsnit", "[\"maal\", \"forside\", \"forslag\"]"),
        ])
        .unwrap()
}

/// What one of the register's entries of `kind` is referred to by.
pub(super) fn named(dice: &mut Dice, plan: &Plan, kind: &str, key: &str) -> Option<String> {
    let entries = plan.header().children.iter();
    let names: Vec<&str> = entries
        .filter(|entry| entry.kind == kind)
        .filter_map(|entry| entry.value(key))
        .collect();
    dice.pick(&names).map(|name| (*name).to_owned())
}

pub(super) fn milestone(dice: &mut Dice, pen: &mut Pen, year: usize) -> Entry {
    let fields = vec![("aar", year.to_string()), ("vaerdi", String::new())];
    pen.entry(dice, MILESTONE, fields)
}

pub(super) fn indicator(dice: &mut Dice, pen: &mut Pen, plan: &Plan) -> Entry {
    let mut fields = vec![
        ("navn", String::new()),
        ("enhed", "\"strande\"".to_owned()),
        ("maaltal", (50 + dice.below(50)).to_string()),
    ];
    let numbers: Vec<&str> = plan.actions().filter_map(|own| own.value("nr")).collect();
    if let (true, Some(number)) = (dice.one_in(2), dice.pick(&numbers)) {
        fields.push(("handling", (*number).to_owned()));
    }
    pen.entry(dice, "indikator", fields)
}

pub(super) fn measurement(dice: &mut Dice, pen: &mut Pen, days: &'static [&'static str]) -> Entry {
    let fields = vec![
        ("dato", dice.word(days).to_owned()),
        ("vaerdi", (1 + dice.below(40)).to_string()),
        ("kilde", String::new()),
    ];
    pen.entry(dice, "indikator.maaling", fields)
}

/// Puts `entry` behind its elders of its kind, as a person or kimo would.
pub(super) fn add_by_day(parent: &mut Entry, entry: Entry) {
    let day = entry.bare("dato").to_owned();
    let is_before = |other: &Entry| other.kind == entry.kind && other.bare("dato") <= day.as_str();
    let at = match parent.children.iter().rposition(is_before) {
        Some(last) => last + 1,
        None => {
            let same = |other: &Entry| other.kind == entry.kind;
            let first = parent.children.iter().position(same);
            first.unwrap_or(parent.children.len())
        }
    };
    parent.children.insert(at, entry);
}
