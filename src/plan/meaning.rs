//! What a word means that kimo has another word for: `færdig` is *gennemført*. Meaning is asked
//! before letters: `gennemført` resembles `alignment` and means nothing of the kind.

use crate::text::danish::fold;

/// A word of kimo's, and others that mean the same, parted by commas.
pub(crate) type Meaning = (&'static str, &'static str);

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

/// The status, light or verdict that a word is, or means.
pub(crate) fn of_value(typed: &str) -> Option<&'static str> {
    let typed = key(typed);
    let is_it = |(own, _): &&Meaning| key(own) == typed;
    let own = VALUES
        .iter()
        .chain(&VERDICTS)
        .find(is_it)
        .map(|(own, _)| *own);
    own.or_else(|| of_word(&VALUES, &typed))
        .or_else(|| of_word(&VERDICTS, &typed))
}

/// The word among `meanings` that another one means.
pub(crate) fn of_word(meanings: &[Meaning], typed: &str) -> Option<&'static str> {
    let typed = key(typed);
    let means = |(_, others): &&Meaning| others.split(", ").any(|other| key(other) == typed);
    meanings.iter().find(means).map(|(own, _)| *own)
}

/// The key under which spellings of a value are the same: case, å and aa, blank and hyphen.
pub(crate) fn key(value: &str) -> String {
    fold::key(&value.replace(['-', '_'], " "))
}
