//! What a word means that kimo has another word for: `færdig` is *gennemført*, and `--year` is
//! `--år`. Meaning is asked before letters: `gennemført` resembles `alignment` and means nothing
//! of the kind.

use super::key;

/// A word of kimo's, and others that mean the same, parted by commas.
type Meaning = (&'static str, &'static str);

/// Of statuses and lights.
const VALUES: [Meaning; 9] = [
    (
        "ikke igangsat",
        "ikke begyndt, ikke påbegyndt, ikke startet, ikke i gang, planlagt, afventer, not started, todo, planned",
    ),
    (
        "igangsat",
        "i gang, igang, begyndt, påbegyndt, startet, under udførelse, i proces, in progress, started, doing",
    ),
    (
        "løbende",
        "vedvarende, kontinuerlig, kontinuerligt, hele tiden, ongoing",
    ),
    (
        "sat i bero",
        "i bero, bero, pause, på pause, sat på pause, udsat, udskudt, stoppet, on hold, paused",
    ),
    (
        "gennemført",
        "færdig, færdigt, afsluttet, slut, opfyldt, gjort, udført, nået, i mål, done, completed, finished, closed",
    ),
    (
        "udgået",
        "aflyst, annulleret, bortfaldet, droppet, opgivet, slettet, udgår, cancelled, canceled, dropped",
    ),
    ("grøn", "grønt, ok, på sporet, green, on track"),
    ("gul", "gult, forsinket, yellow, amber, delayed"),
    ("rød", "rødt, kritisk, red, critical"),
];

/// Of verdicts on a year's goal.
const VERDICTS: [Meaning; 3] = [
    ("ja", "opnået, yes"),
    ("delvist", "delvis, til dels, partly, partially"),
    ("nej", "ikke opnået, no"),
];

/// Of options, in English; each is understood.
const OPTIONS: [Meaning; 33] = [
    ("af", "by"),
    ("ansvarlig", "owner, responsible"),
    ("beløb", "amount"),
    ("besluttet", "decided"),
    ("dato", "date"),
    ("forbrug", "spent"),
    ("fra", "from"),
    ("frist", "deadline, due"),
    ("gruppe", "group"),
    ("indstilling", "recommendation"),
    ("ja", "yes"),
    ("kilde", "source"),
    ("kort", "short"),
    ("liste", "list"),
    ("medvirkende", "participant"),
    ("midler", "means"),
    ("mål", "goal"),
    ("mål-titel", "goal-title"),
    ("møde", "meeting"),
    ("nr", "number"),
    ("overskriv", "overwrite"),
    ("periode", "period"),
    ("ret", "fix"),
    ("siden", "since"),
    ("søg", "search"),
    ("tekst", "text"),
    ("til", "to, until"),
    ("titel", "title"),
    ("trin", "step"),
    ("tørløb", "dry-run"),
    ("ud", "output, out"),
    ("vurdering", "assessment, light"),
    ("år", "year"),
];

/// What may be tried in the place of a command that is none, after `kimo`.
const COMMANDS: [Meaning; 17] = [
    ("tilføj", "ny, opret, new, create"),
    ("årshjul", "kalender, møde, møder, frist, frister, agenda"),
    ("tjek", "kontrol, kontroller, valider, lint, validate"),
    ("tjek --ret", "ret, fix, reparer"),
    ("ændringer", "forskel, forskelle, historik, history"),
    ("nyplan", "start, begynd, opsæt, setup"),
    ("logbog", "seneste, nyt, nyheder, news"),
    ("måling", "indikator, tal"),
    ("flet", "saml, sammenflet, join"),
    ("mangler", "huller, rykker, rykkere, anmod, breve, remind"),
    ("notér", "skriv, kommentar, bemærkning, comment, write"),
    (
        "notér NR TEKST --status udgået --besluttet DATO",
        "slet, fjern, nedlæg, delete, remove",
    ),
    ("juster", "årsmål, midler, beløb, budget, økonomi"),
    (
        "rapport",
        "årsrapport, beretning, eksporter, eksport, export, bestyrelse, udskriv, print, word, pdf",
    ),
    ("nyperiode", "næste, fornyelse, next"),
    ("vis", "se, detaljer, view"),
    (
        "oversigt",
        "overblik, liste, list, handling, handlinger, ansvarlig, ansvarlige, alle, alt, find, søg, ls",
    ),
];

/// The value among `words` that a word means.
pub(super) fn value<'w>(typed: &str, words: &[&'w str]) -> Option<&'w str> {
    let meant = meant(&VALUES, typed).or_else(|| meant(&VERDICTS, typed))?;
    words.iter().copied().find(|word| *word == meant)
}

/// The English names of an option.
pub(super) fn english(option: &str) -> impl Iterator<Item = &'static str> {
    let named = OPTIONS.iter().find(|(own, _)| *own == option);
    named.into_iter().flat_map(|(_, names)| names.split(", "))
}

/// What to type after `kimo` in the place of a command that is none.
pub(super) fn command(typed: &str) -> Option<String> {
    if let Some(command) = meant(&COMMANDS, typed) {
        return Some(command.to_owned());
    }
    let is_value = |(own, _): &&Meaning| key(own) == key(typed);
    let value = VALUES.iter().find(is_value).map(|(own, _)| *own);
    let value = value.or_else(|| meant(&VALUES, typed))?;
    let option = match value {
        "grøn" | "gul" | "rød" => "vurdering",
        _ => "status",
    };
    Some(format!("status --{option} {}", value.replace(' ', "-")))
}

fn meant(meanings: &[Meaning], typed: &str) -> Option<&'static str> {
    let typed = key(typed);
    let means = |(_, others): &&Meaning| others.split(", ").any(|other| key(other) == typed);
    meanings.iter().find(means).map(|(own, _)| *own)
}
