//! The table of fields: every table of the plan files and every key in it, with its kind, its
//! meaning in Danish, its label, what identifies an entry and in which order entries stand.
//!
//! Loader, writer, merge, diff and the editors' JSON Schema are derived from it. A field that is
//! added here is a known key, is written in its place, joined, compared and offered.

mod header;

pub(crate) use header::{
    HeaderName, bracketed, header, header_of_nearly, header_of_words, is_of_word,
};

use crate::plan::{Assessment, EntryKind, ReportSection, Status, Verdict};
use crate::text::danish::noun::Gender;

/// A table of a plan file.
#[derive(Debug)]
pub(crate) struct Table {
    /// One of it, with its article: "en note".
    pub(crate) noun: &'static str,
    /// A certain one: "noten".
    pub(crate) definite: &'static str,
    /// The fields that say which of its siblings an entry is.
    pub(crate) identity: &'static [&'static str],
    /// Whether no two siblings may have the same identity.
    pub(crate) is_unique: bool,
    /// The field with its words: what it says, or what it is called.
    pub(crate) words: &'static str,
    /// The fields that siblings are ordered by; without any their order is the writer's own.
    pub(crate) order: &'static [&'static str],
    /// Its keys, in the order in which they are written.
    pub(crate) fields: &'static [Field],
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) key: &'static str,
    /// What its value is.
    pub(crate) kind: Kind,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// What it means, in Danish.
    pub(crate) doc: &'static str,
    /// What it is called in a sentence, where that is not its key.
    pub(crate) label: &'static str,
    /// The field with the day from which it holds, until another entry sets it anew; none where it
    /// is about its own entry alone.
    pub(crate) holds_from: Option<&'static str>,
    /// Whether the same key of the table around it stands in where it is absent.
    pub(crate) is_inherited: bool,
    /// What its value, or each value of its list, is a name for.
    pub(crate) link: Option<Link>,
}

/// That a value gives something its name, or calls it by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    Defines(Named),
    Refers(Named),
}

/// What has a name in the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    /// By its name or an alias.
    Party,
    /// By its day.
    Meeting,
    /// By its number.
    Action,
    /// By its number.
    OutsideGoal,
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A text; lines and paragraphs are its own.
    Text,
    /// A name: a text on one line without hidden characters.
    Name,
    /// Names in a list.
    Names,
    /// Parties in a list, by a name or an alias that the register has.
    Parties,
    /// A number in quotes: `"2.10"`.
    Number,
    /// Numbers in a list.
    Numbers,
    /// Texts in a list.
    Texts,
    /// A day: `2024-03-12`.
    Date,
    /// A day, or as coarse as the source: `"1. kvartal 2025"`.
    DateSpan,
    /// Years: `"2022-2025"`.
    Years,
    /// A time of the year: `"oktober"`.
    Recurrence,
    /// Hours of a day.
    Hours,
    /// An action of an earlier period: `"2018-2021/3.4"`.
    Origin,
    /// `true` or `false`.
    Flag,
    /// A calendar year: `2025`.
    Year,
    /// A whole number from 1.
    Count,
    /// Whole kroner.
    Kroner,
    /// A number, with or without decimals.
    Decimal,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words in a list, none of them twice.
    Choices(&'static [&'static str]),
    /// Tables of this kind, each with a header of its own: `[[note]]`.
    Tables(&'static Table),
    /// One table of this kind, with a header of its own: `[rapport]`.
    Table(&'static Table),
}

const fn optional(key: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field {
        key,
        kind,
        required: false,
        doc,
        label: key,
        holds_from: None,
        is_inherited: false,
        link: None,
    }
}

const fn required(key: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field {
        required: true,
        ..optional(key, kind, doc)
    }
}

impl Field {
    const fn label(self, label: &'static str) -> Field {
        Field { label, ..self }
    }

    const fn lasting(self) -> Field {
        self.holding_from("dato")
    }

    const fn holding_from(self, day: &'static str) -> Field {
        Field {
            holds_from: Some(day),
            ..self
        }
    }

    const fn defines(self, named: Named) -> Field {
        Field {
            link: Some(Link::Defines(named)),
            ..self
        }
    }

    const fn refers_to(self, named: Named) -> Field {
        Field {
            link: Some(Link::Refers(named)),
            ..self
        }
    }

    const fn inherited(self) -> Field {
        Field {
            is_inherited: true,
            ..self
        }
    }
}

const ACCEPTED: Field = optional(
    "accepteret",
    Kind::Texts,
    "Advarsler, der er ment, som de er, og ikke skal vises for denne fil.",
)
.label("accepterede advarsler");

/// `handleplan.toml`.
pub(crate) static HANDLEPLAN: Table = Table {
    noun: "handleplanen",
    definite: "handleplanen",
    identity: &[],
    is_unique: false,
    words: "titel",
    order: &[],
    fields: &[
        required("format", Kind::Count, "Filformatets version; altid 1."),
        required("titel", Kind::Text, "Handleplanens titel."),
        required(
            "organisation",
            Kind::Name,
            "Organisationen, som planen tilhører.",
        ),
        required(
            "periode",
            Kind::Years,
            "De år, planen gælder: ”2022-2025”, eller et enkelt år.",
        ),
        optional("vedtaget", Kind::Date, "Dagen, planen blev vedtaget."),
        optional("indledning", Kind::Text, "Teksten før det første mål."),
        optional(
            "forsamling",
            Kind::Name,
            "Hvem der beslutter, i bestemt form: ”bestyrelsen” (det, der gælder uden linjen), ”udvalget”, ”byrådet”.",
        ),
        ACCEPTED,
        optional(
            "rapport",
            Kind::Table(&REPORT),
            "Hvordan organisationen vil have sin årsrapport.",
        ),
        optional(
            "beretning",
            Kind::Tables(&FOREWORD),
            "Et års egne ord, som rapporten om året begynder med.",
        ),
        optional(
            "part",
            Kind::Tables(&PARTY),
            "Planens parter: dem, der kan være ansvarlige.",
        ),
        optional(
            "moede",
            Kind::Tables(&MEETING),
            "Møder, der træffer beslutninger.",
        ),
        optional(
            "pligt",
            Kind::Tables(&DUTY),
            "Årshjulets pligter med dokumentets egne ord.",
        ),
        optional(
            "international",
            Kind::Tables(&OUTSIDE_GOAL),
            "Andres mål, som planen afstemmes med.",
        ),
    ],
};

/// `[rapport]`
pub(crate) static REPORT: Table = Table {
    noun: "en opsætning af rapporten",
    definite: "opsætningen af rapporten",
    identity: &[],
    is_unique: true,
    words: "afsnit",
    order: &[],
    fields: &[
        optional(
            "afsnit",
            Kind::Choices(&ReportSection::WORDS),
            "De afsnit, årsrapporten har, i den rækkefølge, de skal stå i.",
        ),
        optional(
            "noter_i_bilag",
            Kind::Flag,
            "Om hele årets noter skal stå efter dato i bilaget; ellers står de kun på handlingerne.",
        )
        .label("årets noter i bilaget"),
    ],
};

/// `[[beretning]]`
pub(crate) static FOREWORD: Table = Table {
    noun: "en beretning",
    definite: "beretningen",
    identity: &["aar"],
    is_unique: true,
    words: "tekst",
    order: &["aar"],
    fields: &[
        required("aar", Kind::Year, "Året, beretningen handler om.").label("år"),
        required("tekst", Kind::Text, "Beretningens ord."),
        optional("af", Kind::Name, "Hvem der skrev den.").refers_to(Named::Party),
    ],
};

/// `[[part]]`
pub(crate) static PARTY: Table = Table {
    noun: "en part",
    definite: "parten",
    identity: &["navn"],
    is_unique: true,
    words: "navn",
    order: &[],
    fields: &[
        required(
            "navn",
            Kind::Name,
            "Partens navn, som det står i lister og rapporter.",
        )
        .defines(Named::Party),
        optional("alias", Kind::Names, "Andre stavemåder af samme part.").defines(Named::Party),
    ],
};

/// `[[moede]]`
pub(crate) static MEETING: Table = Table {
    noun: "et møde",
    definite: "mødet",
    identity: &["dato"],
    is_unique: false,
    words: "navn",
    order: &["dato"],
    fields: &[
        required(
            "dato",
            Kind::Date,
            "Mødets dag; beslutninger henviser til den.",
        )
        .defines(Named::Meeting),
        required("navn", Kind::Name, "Hvad mødet hedder: ”Bestyrelsesmøde”."),
        optional(
            "tid",
            Kind::Hours,
            "Hvornår på dagen: ”10.00-14.00”. I kalenderen er tiden så optaget.",
        ),
        optional(
            "sted",
            Kind::Name,
            "Hvor mødet holdes: ”Rådhuset i Ålebæk”.",
        ),
    ],
};

/// `[[pligt]]`
pub(crate) static DUTY: Table = Table {
    noun: "en pligt",
    definite: "pligten",
    identity: &["tekst"],
    is_unique: false,
    words: "tekst",
    order: &[],
    fields: &[
        required("tekst", Kind::Text, "Pligten med dokumentets egne ord."),
        required(
            "hvornaar",
            Kind::Recurrence,
            "En dag (”1. marts”), en uge (”uge 40”), en måned, et kvartal, en årstid, ”hvert år” eller ”løbende”.",
        )
        .label("hvornår"),
    ],
};

/// `[[international]]`
pub(crate) static OUTSIDE_GOAL: Table = Table {
    noun: "et internationalt mål",
    definite: "det internationale mål",
    identity: &["nr"],
    is_unique: true,
    words: "titel",
    order: &[],
    fields: &[
        required("nr", Kind::Number, "Målets nummer: ”KI-1”.")
            .defines(Named::OutsideGoal)
            .label("nummer"),
        required("titel", Kind::Text, "Hvad målet går ud på."),
        optional(
            "kilde",
            Kind::Text,
            "Hvor målet kommer fra; uden kilde: KIMO International.",
        ),
    ],
};

/// `maal-1.toml` and its like.
pub(crate) static GOAL: Table = Table {
    noun: "et mål",
    definite: "målet",
    identity: &["nr"],
    is_unique: true,
    words: "titel",
    order: &[],
    fields: &[
        required("nr", Kind::Number, "Målets nummer i anførselstegn: ”2”.").label("nummer"),
        required("titel", Kind::Text, "Målets titel."),
        optional(
            "baggrund",
            Kind::Text,
            "Teksten mellem titlen og handlingerne.",
        ),
        optional(
            "ansvarlig",
            Kind::Parties,
            "De parter, der er ansvarlige for en handling, som ikke selv nævner nogen.",
        )
        .refers_to(Named::Party),
        ACCEPTED,
        optional("handling", Kind::Tables(&ACTION), "Målets handlinger."),
        optional(
            "indikator",
            Kind::Tables(&INDICATOR),
            "Det, der måles over perioden.",
        ),
    ],
};

/// `[[handling]]`
pub(crate) static ACTION: Table = Table {
    noun: "en handling",
    definite: "handling",
    identity: &["nr"],
    is_unique: true,
    words: "tekst",
    order: &["nr"],
    fields: &[
        required(
            "nr",
            Kind::Number,
            "Handlingens nummer i anførselstegn: ”2.10”.",
        )
        .defines(Named::Action)
        .label("nummer"),
        required("tekst", Kind::Text, "Handlingens ordlyd."),
        required(
            "ansvarlig",
            Kind::Parties,
            "De parter, der er ansvarlige; mindst én, medmindre målet har nogen. Den første leder.",
        )
        .refers_to(Named::Party)
        .inherited(),
        optional(
            "medvirkende",
            Kind::Parties,
            "Parter, der medvirker uden at være ansvarlige.",
        )
        .refers_to(Named::Party),
        optional(
            "gruppe",
            Kind::Name,
            "En overskrift mellem mål og handling.",
        ),
        optional(
            "start",
            Kind::DateSpan,
            "Hvornår arbejdet begynder: en dato, ”2025”, ”marts 2025”, ”1. kvartal 2025”, ”foråret 2025” eller ”2023-2025”.",
        ),
        optional(
            "frist",
            Kind::DateSpan,
            "Hvornår handlingen skal være gennemført: en dato, ”2025”, ”uge 40 2025”, ”marts 2025”, ”1. kvartal 2025”, ”1. halvår 2025”, ”ultimo 2025”, ”hele perioden”, ”årligt” eller ”løbende”.",
        ),
        optional(
            "trin",
            Kind::Texts,
            "Trin på vejen; en note fortæller, hvilket der er nået.",
        ),
        optional(
            "udgangsstatus",
            Kind::Choice(&Status::FIRST_WORDS),
            "Handlingens status, da perioden begyndte, hvis den var i gang i forvejen.",
        ),
        optional(
            "international",
            Kind::Numbers,
            "Numre på de internationale mål, handlingen bidrager til.",
        )
        .refers_to(Named::OutsideGoal),
        optional(
            "oprettet",
            Kind::Date,
            "Dagen, handlingen blev tilføjet efter planens vedtagelse.",
        ),
        optional(
            "besluttet",
            Kind::Date,
            "Datoen for det møde, der besluttede at tilføje handlingen.",
        )
        .refers_to(Named::Meeting),
        optional(
            "fra",
            Kind::Origin,
            "Handlingen i en tidligere periode, som denne fører videre: ”2018-2021/3.4”.",
        )
        .refers_to(Named::Action)
        .label("ført over fra"),
        optional("aarsmaal", Kind::Tables(&YEAR_GOAL), "Årets mål og midler."),
        optional(
            "aendring",
            Kind::Tables(&AMENDMENT),
            "Anden ordlyd eller andre ansvarlige fra en dag af.",
        )
        .label("ændring"),
        optional(
            "resultat",
            Kind::Tables(&YEAR_RESULT),
            "Om årets mål blev nået.",
        ),
        optional(
            "note",
            Kind::Tables(&NOTE),
            "Daterede noter om fremdriften.",
        ),
    ],
};

/// `[[handling.aarsmaal]]`
pub(crate) static YEAR_GOAL: Table = Table {
    noun: "et årsmål",
    definite: "årsmålet",
    identity: &["aar", "dato"],
    is_unique: false,
    words: "maal",
    order: &["aar", "dato"],
    fields: &[
        required("aar", Kind::Year, "Året, målet gælder.").label("år"),
        required("dato", Kind::Date, "Dagen, det blev skrevet."),
        // Of proposals, which have no such day, there is one as well.
        required("maal", Kind::Text, "Hvad der skal nås i året.")
            .label("mål")
            .holding_from("besluttet"),
        optional("midler", Kind::Text, "Med hvilke midler."),
        optional("beloeb", Kind::Kroner, "Midlerne i hele kroner.").label("beløb"),
        optional(
            "besluttet",
            Kind::Date,
            "Datoen for det møde, der besluttede det; uden dato er det et forslag.",
        )
        .refers_to(Named::Meeting),
    ],
};

/// `[[handling.aendring]]`
pub(crate) static AMENDMENT: Table = Table {
    noun: "en ændring",
    definite: "ændringen",
    identity: &["dato"],
    is_unique: false,
    words: "tekst",
    order: &["dato"],
    fields: &[
        required("dato", Kind::Date, "Dagen, ændringen gælder fra."),
        optional(
            "ansvarlig",
            Kind::Parties,
            "De parter, der er ansvarlige fra denne dag.",
        )
        .refers_to(Named::Party)
        .lasting(),
        optional("tekst", Kind::Text, "Handlingens ordlyd fra denne dag.").lasting(),
        optional(
            "besluttet",
            Kind::Date,
            "Datoen for det møde, der besluttede det.",
        )
        .refers_to(Named::Meeting),
    ],
};

/// `[[handling.resultat]]`
pub(crate) static YEAR_RESULT: Table = Table {
    noun: "et resultat",
    definite: "resultatet",
    identity: &["aar", "dato"],
    is_unique: false,
    words: "tekst",
    order: &["aar", "dato"],
    fields: &[
        required("aar", Kind::Year, "Året, resultatet gælder.").label("år"),
        required(
            "dato",
            Kind::Date,
            "Dagen, det blev skrevet: senest den 31. marts året efter, ellers er det ikke med i årets rapport.",
        ),
        required(
            "opnaaet",
            Kind::Choice(&Verdict::WORDS),
            "Blev årets mål nået? ja, delvist eller nej.",
        )
        .lasting()
        .label("opnået"),
        optional(
            "tekst",
            Kind::Text,
            "Hvad der blev nået, eller hvorfor ikke.",
        ),
        optional(
            "forbrug",
            Kind::Kroner,
            "Hvad der blev brugt, i hele kroner.",
        )
        .lasting(),
    ],
};

/// `[[handling.note]]`
pub(crate) static NOTE: Table = Table {
    noun: "en note",
    definite: "noten",
    identity: &["dato", "af"],
    is_unique: false,
    words: "tekst",
    order: &["dato"],
    fields: &[
        required("dato", Kind::Date, "Notens dag."),
        required("tekst", Kind::Text, "Hvad der er sket."),
        optional(
            "aar",
            Kind::Year,
            "Året før, når noten er skrevet i januar til marts og handler om det; den gælder fra årets sidste dag.",
        )
        .label("år"),
        optional("af", Kind::Name, "Hvem der skrev noten.").refers_to(Named::Party),
        optional(
            "status",
            Kind::Choice(&Status::WORDS),
            "Handlingens status fra denne dag.",
        )
        .lasting(),
        optional(
            "vurdering",
            Kind::Choice(&Assessment::WORDS),
            "Følger handlingen planen?",
        )
        .lasting(),
        optional(
            "trin",
            Kind::Count,
            "Nummeret på det trin, der er nået (fra 1).",
        )
        .lasting(),
        optional(
            "frist",
            Kind::DateSpan,
            "Hvornår handlingen nu skal være gennemført: en dato, ”2025”, ”marts 2025” eller ”1. kvartal 2025”.",
        )
        .lasting(),
        optional(
            "besluttet",
            Kind::Date,
            "Datoen for det møde, der besluttede det; kræves ved ”udgået”.",
        ).refers_to(Named::Meeting),
        optional(
            "indstilling",
            Kind::Text,
            "Hvad der skal besluttes om handlingen: ”Bevilg 75.000 kr. til nye prøver”.",
        ),
    ],
};

/// `[[indikator]]`
pub(crate) static INDICATOR: Table = Table {
    noun: "en indikator",
    definite: "indikatoren",
    identity: &["navn"],
    is_unique: true,
    words: "navn",
    order: &[],
    fields: &[
        required("navn", Kind::Name, "Hvad der måles."),
        required("enhed", Kind::Text, "Enheden for alle værdier."),
        optional(
            "udgangspunkt",
            Kind::Decimal,
            "Værdien, da perioden begyndte. Ligger den over måltallet, skal der ned; uden den skal der op, medmindre måltallet er 0.",
        ),
        optional(
            "maaltal",
            Kind::Decimal,
            "Værdien, der skal nås; den kan ligge under udgangspunktet.",
        )
        .label("måltal"),
        optional(
            "maaltal_hoejst",
            Kind::Decimal,
            "Den øvre ende, når målet er et spænd: ”1 eller 2”.",
        )
        .label("måltal højst"),
        optional(
            "handling",
            Kind::Number,
            "Nummeret på den handling, indikatoren hører til.",
        ).refers_to(Named::Action),
        optional(
            "delmaal",
            Kind::Tables(&MILESTONE),
            "Hvor værdien skal være ved udgangen af et år; uden delmål den lige linje til måltallet.",
        )
        .label("delmål"),
        optional("maaling", Kind::Tables(&MEASUREMENT), "Det, der er målt."),
    ],
};

/// `[[indikator.delmaal]]`
pub(crate) static MILESTONE: Table = Table {
    noun: "et delmål",
    definite: "delmålet",
    identity: &["aar"],
    is_unique: true,
    words: "vaerdi",
    order: &["aar"],
    fields: &[
        required(
            "aar",
            Kind::Year,
            "Året, ved hvis udgang værdien skal være nået.",
        )
        .label("år"),
        required("vaerdi", Kind::Decimal, "Værdien, der skal være nået.").label("værdi"),
    ],
};

/// `[[indikator.maaling]]`
pub(crate) static MEASUREMENT: Table = Table {
    noun: "en måling",
    definite: "målingen",
    identity: &["dato"],
    is_unique: false,
    words: "vaerdi",
    order: &["dato"],
    fields: &[
        required("dato", Kind::Date, "Dagen, værdien gjaldt."),
        required("vaerdi", Kind::Decimal, "Den målte værdi.")
            .lasting()
            .label("værdi"),
        optional("kilde", Kind::Text, "Hvor værdien kommer fra."),
    ],
};

impl EntryKind {
    /// The table that such an entry is.
    pub(crate) fn table(self) -> &'static Table {
        match self {
            EntryKind::YearGoal => &YEAR_GOAL,
            EntryKind::Amendment => &AMENDMENT,
            EntryKind::Result => &YEAR_RESULT,
            EntryKind::Note => &NOTE,
        }
    }
}

/// Whether a table is one of a goal's file, and not of `handleplan.toml`.
pub(crate) fn is_of_goal(table: &Table) -> bool {
    std::ptr::eq(table, &GOAL) || is_within(table, &GOAL)
}

/// Whether `table` lies within `of`.
pub(crate) fn is_within(table: &Table, of: &Table) -> bool {
    of.tables()
        .any(|(_, inner)| std::ptr::eq(inner, table) || is_within(table, inner))
}

/// Every table of a plan's files.
fn every_table() -> impl Iterator<Item = &'static Table> {
    let roots = [&HANDLEPLAN, &GOAL].into_iter();
    roots.chain(header::headers().map(|(_, table)| table))
}

/// Whether some table has a field called `key`.
pub(crate) fn is_key(key: &str) -> bool {
    known_key(key).is_some()
}

/// A key as some table has it.
pub(crate) fn known_key(key: &str) -> Option<&'static str> {
    every_table().find_map(|table| Some(table.field(key)?.key))
}

/// The kind of the fields called `key`, where in every table they are alike in having quotes and
/// brackets.
pub(crate) fn kind_everywhere(key: &str) -> Option<Kind> {
    let mut kinds = every_table().filter_map(|table| Some(table.field(key)?.kind));
    let first = kinds.next()?;
    let signs = |kind: Kind| (kind.is_unquoted(), kind.is_list());
    kinds
        .all(|kind| signs(kind) == signs(first))
        .then_some(first)
}

impl Table {
    /// What one of it is called, without the article, and which article that would be.
    pub(crate) fn bare_noun(&self) -> (&'static str, Gender) {
        match self.noun.split_once(' ') {
            Some(("et", noun)) => (noun, Gender::Neuter),
            Some((_, noun)) => (noun, Gender::Common),
            None => (self.noun, Gender::Common),
        }
    }

    /// The field called `key`.
    #[inline]
    pub(crate) fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The tables under this one, each with its key.
    pub(crate) fn tables(&self) -> impl Iterator<Item = (&'static str, &'static Table)> + use<> {
        let fields = self.fields.iter();
        fields.filter_map(|field| Some((field.key, field.kind.table()?)))
    }

    /// Whether there is only one table under `key`, whose header has single brackets.
    pub(crate) fn is_single(&self, key: &str) -> bool {
        let field = self.field(key);
        field.is_some_and(|field| matches!(field.kind, Kind::Table(_)))
    }

    /// The table under this one whose header is `path`: `handling.note`.
    pub(crate) fn at(&'static self, path: &str) -> Option<&'static Table> {
        path.split('.').try_fold(self, |table, key| {
            let mut tables = table.tables();
            tables
                .find(|(under, _)| *under == key)
                .map(|(_, table)| table)
        })
    }
}

impl Kind {
    /// The table that a value of this kind is.
    pub(crate) fn table(self) -> Option<&'static Table> {
        match self {
            Kind::Tables(table) | Kind::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Whether a value of this kind has neither quotes nor brackets around it.
    pub(crate) fn is_unquoted(&self) -> bool {
        matches!(
            self,
            Kind::Flag | Kind::Date | Kind::Year | Kind::Count | Kind::Kroner | Kind::Decimal
        )
    }

    /// Whether a value of this kind is a list.
    pub(crate) fn is_list(self) -> bool {
        matches!(
            self,
            Kind::Names | Kind::Parties | Kind::Texts | Kind::Numbers | Kind::Choices(_)
        )
    }

    /// What a value of this kind is called in "expected …" sentences, in Danish.
    pub(crate) fn expected(self) -> &'static str {
        match self {
            Kind::Text | Kind::Name | Kind::Recurrence => "en tekst i anførselstegn",
            Kind::Number => "et nummer i anførselstegn",
            Kind::Hours => "et tidsrum i anførselstegn, f.eks. \"10.00-14.00\"",
            Kind::Years => "en periode i anførselstegn, f.eks. \"2022-2025\"",
            Kind::Origin => "en henvisning i anførselstegn, f.eks. \"2018-2021/3.4\"",
            Kind::Choice(_) => "et ord i anførselstegn",
            Kind::Names | Kind::Parties | Kind::Texts | Kind::Numbers => {
                "en liste af tekster, f.eks. [\"…\", \"…\"]"
            }
            Kind::Date => "en dato uden anførselstegn, f.eks. 2024-03-12",
            Kind::DateSpan => "en dato, f.eks. 2024-03-12, eller en tekst, f.eks. \"marts 2025\"",
            Kind::Flag => "true eller false uden anførselstegn",
            Kind::Year => "et årstal uden anførselstegn, f.eks. 2025",
            Kind::Count => "et helt tal fra 1 uden anførselstegn",
            Kind::Kroner => "et beløb i hele kroner uden anførselstegn, f.eks. 40_000",
            Kind::Decimal => "et tal uden anførselstegn, f.eks. 19 eller 3.5",
            Kind::Choices(_) => "en liste af ord i anførselstegn, f.eks. [\"…\", \"…\"]",
            Kind::Table(_) => "en blok med en overskrift i enkelte kantede parenteser",
            Kind::Tables(_) => "blokke med hver sin overskrift i dobbelte kantede parenteser",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::every_table;

    #[test]
    fn what_a_field_is_called_in_a_sentence_is_no_key() {
        let fields = every_table().flat_map(|table| table.fields);
        let keys: Vec<_> = fields
            .filter(|field| field.label.contains('_'))
            .map(|field| field.label)
            .collect();
        assert!(keys.is_empty(), "{keys:?}");
    }
}
