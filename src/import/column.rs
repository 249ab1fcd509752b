//! What the columns of a table hold, known by the usual names of their heads.

use crate::text::danish::fold;
use crate::text::nearest::nearest;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Number,
    Goal,
    Group,
    Text,
    Responsible,
    Participants,
    Start,
    Deadline,
    Status,
    Assessment,
    NoteDay,
    NoteText,
    /// What kimo works out anew.
    Derived,
    /// What kimo has no field for: a labelled line of the action.
    Kept,
    /// What the user wants left out.
    Left,
}

use Column::{
    Assessment, Deadline, Derived, Goal, Group, Kept, Left, NoteDay, NoteText, Number,
    Participants, Responsible, Start, Status, Text,
};

/// The columns that a user can choose between, by the word for each.
pub(crate) const CHOICES: [(Column, &str); 11] = [
    (Number, "nr"),
    (Goal, "mål"),
    (Group, "gruppe"),
    (Text, "handling"),
    (Responsible, "ansvarlig"),
    (Participants, "medvirkende"),
    (Start, "start"),
    (Deadline, "frist"),
    (Status, "status"),
    (Kept, "behold"),
    (Left, "udelad"),
];

/// Those words, as a question lists them.
pub(crate) fn choices() -> String {
    CHOICES.map(|(_, word)| word).join(", ")
}

/// The heads that a column goes by, parted by commas, as [`head_key`] has them.
const NAMES: [(Column, &str); 13] = [
    (
        Number,
        "nr, nummer, index, indeks, id, no, kode, code, handling nr, indsats nr, tiltag nr, aktivitet nr, loebenr, loebenummer",
    ),
    (
        Goal,
        "maal, maalsaetning, strategisk maal, overordnet maal, maal nr, goal",
    ),
    (
        Group,
        "gruppe, tema, emne, omraade, indsatsomraade, fokusomraade, spor, kategori, theme",
    ),
    (
        Text,
        "handling, handlinger, tiltag, indsats, indsatser, aktivitet, aktiviteter, opgave, opgaver, initiativ, initiativer, \
         projekt, projekter, tekst, hvad, konkret handling, konkrete handlinger, konkrete tiltag, action, activity",
    ),
    (
        Responsible,
        "ansvarlig, ansvarlige, ansvar, tovholder, tovholdere, lead, ejer, hovedansvarlig, projektleder, hvem, owner, responsible",
    ),
    (
        Participants,
        "medvirkende, samarbejdspartner, samarbejdspartnere, samarbejde, partner, partnere, medansvarlig, medansvarlige, \
         deltager, deltagere, aktoerer, involverede, interessenter, partners",
    ),
    (Start, "start, startdato, opstart, begynder"),
    (
        Deadline,
        "frist, tidsplan, deadline, tidsfrist, slut, slutdato, hvornaar, tid, tidsramme, tidspunkt, tidshorisont, aar, periode",
    ),
    (Status, "status, stade"),
    (Assessment, "vurdering"),
    (NoteDay, "sidste note dato, sidste note"),
    (NoteText, "sidste note tekst, notens ord"),
    (Derived, "overskredet, frist overskredet"),
];

/// How a head was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    Name(Column),
    /// It is a letter or two from this name.
    Near(Column, &'static str),
}

impl Match {
    pub(crate) fn column(self) -> Column {
        match self {
            Match::Name(column) | Match::Near(column, _) => column,
        }
    }
}

/// What a column under this head holds, where the head is one of the usual.
pub(crate) fn known(head: &str) -> Option<Match> {
    let key = head_key(head);
    if head.trim() == "#" {
        return Some(Match::Name(Number));
    }
    if key.split(' ').count() > MOST_WORDS {
        return None;
    }
    let is_it = |name: &str| name == key;
    // "Ansvarlig forvaltning" before "Forventet tidsplan", and a slip last.
    let begins = |name: &str| {
        key.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let ends = |name: &str| {
        key.strip_suffix(name)
            .is_some_and(|rest| rest.ends_with(' '))
    };
    // "Nr. og handling": a number before the words is found there.
    if let Some(name) = key
        .strip_prefix(NUMBERED)
        .filter(|name| named_exactly(name) == Some(Text))
    {
        return known(name);
    }
    let found = named(is_it)
        .or_else(|| named(begins))
        .or_else(|| named(ends));
    found.map(|(column, _)| Match::Name(column)).or_else(|| {
        let long = names().filter(|(_, name)| name.len() >= SHORTEST_WITH_A_SLIP);
        let near = nearest(&key, long.map(|(_, name)| name))?;
        if strsim::osa_distance(near, &key) > 2 {
            return None;
        }
        let (column, name) = named(|name| name == near)?;
        Some(Match::Near(column, name))
    })
}

/// What a head of numbers before words begins with, as [`head_key`] has it.
const NUMBERED: &str = "nr og ";

/// A head has a few words; a sentence is none.
const MOST_WORDS: usize = 6;

/// Shorter names are a letter from too much.
const SHORTEST_WITH_A_SLIP: usize = 6;

/// Whether a head is one of the usual names, letter by letter.
pub(crate) fn is_name(head: &str) -> bool {
    let key = head_key(head);
    head.trim() == "#" || named(|name| name == key).is_some()
}

/// The column of this name, as [`head_key`] has it.
pub(crate) fn named_exactly(key: &str) -> Option<Column> {
    named(|name| name == key).map(|(column, _)| column)
}

/// The column that a label before what is said names: `Ansvarlig: Havnene`. The number and the words
/// of an action need none.
pub(crate) fn of_label(label: &str) -> Option<Column> {
    let column = known(label).filter(|_| is_name(label)).map(Match::column);
    column.filter(|column| !matches!(column, Number | Text))
}

/// The column of what a row across a table says of the action above it: `Kommentar: Afventer`.
pub(crate) fn of_remark(label: &str) -> Option<Column> {
    let key = head_key(label);
    let is_remark = REMARKS.split(", ").any(|name| name == key);
    let column = of_label(label).filter(|column| !matches!(column, Goal | Group));
    column.or(is_remark.then_some(Kept))
}

/// What is said of an action and has no field, as [`head_key`] has it.
const REMARKS: &str = "kommentar, kommentarer, bemaerkning, bemaerkninger, note, noter, begrundelse, beskrivelse, baggrund, \
                       formaal, succeskriterium, succeskriterier, oekonomi, budget, ressourcer, effekt, milepael, \
                       milepaele, indikator, indikatorer, resultat, resultater, leverance, leverancer, opfoelgning";

/// The column that a user's word means.
pub(crate) fn chosen(word: &str) -> Option<Column> {
    let key = head_key(word);
    let mut choices = CHOICES.iter();
    let choice = choices.find(|(_, word)| head_key(word) == key);
    choice
        .map(|(column, _)| *column)
        .or_else(|| named(|name| name == key).map(|(column, _)| column))
}

fn names() -> impl Iterator<Item = (Column, &'static str)> {
    let each = |(column, names): &(Column, &'static str)| {
        let column = *column;
        names.split(", ").map(move |name| (column, name))
    };
    NAMES.iter().flat_map(each)
}

fn named(is_it: impl Fn(&str) -> bool) -> Option<(Column, &'static str)> {
    names().find(|(_, name)| is_it(name))
}

/// What heads are compared by: letters and digits alone, `Ansvarlig(e):` as `ansvarlige`.
pub(crate) fn head_key(head: &str) -> String {
    let plain = head.chars().filter_map(|c| match c {
        '/' | '_' | ',' => Some(' '),
        c if c.is_alphanumeric() || c.is_whitespace() => Some(c),
        _ => None,
    });
    fold::key(&plain.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_known_by_its_usual_names_and_by_a_slip_in_one() {
        for (head, column) in [
            ("Index", Some(Match::Name(Number))),
            ("Nr.", Some(Match::Name(Number))),
            ("#", Some(Match::Name(Number))),
            ("Handling/tiltag", Some(Match::Name(Text))),
            ("Hvad?", Some(Match::Name(Text))),
            ("ANSVARLIG(E):", Some(Match::Name(Responsible))),
            ("Ansvarlig forvaltning", Some(Match::Name(Responsible))),
            ("Forventet tidsplan", Some(Match::Name(Deadline))),
            ("Tids-plan", Some(Match::Name(Deadline))),
            ("Samarbejdspartnere", Some(Match::Name(Participants))),
            ("sidste_note_dato", Some(Match::Name(NoteDay))),
            ("Ansvalig", Some(Match::Near(Responsible, "ansvarlig"))),
            ("Handlnig", Some(Match::Near(Text, "handling"))),
            (
                "Samarbejdspartnr",
                Some(Match::Near(Participants, "samarbejdspartner")),
            ),
            ("Samarbejdspart", None),
            (
                "Ansvarlig for at det sker nu",
                Some(Match::Name(Responsible)),
            ),
            ("Ansvarlig for at det sker til tiden", None),
            ("Økonomi", None),
            ("Bemærkninger", None),
            ("Afholde en konference om havmiljø i perioden", None),
            ("", None),
        ] {
            assert_eq!(known(head), column, "{head}");
        }
        assert_eq!(chosen("Mål"), Some(Goal));
        assert_eq!(chosen("maal"), Some(Goal));
        assert_eq!(chosen("tovholder"), Some(Responsible));
        assert_eq!(chosen("noget"), None);
    }
}
