//! What a word of the command line means that kimo has another word for: `--year` is `--år`.

use crate::plan::meaning::{Meaning, of_value, of_word};
use crate::plan::{Assessment, Status};

/// Of options, in English; each is understood.
const OPTIONS: [Meaning; 34] = [
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
    ("svar", "answers"),
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
const COMMANDS: [Meaning; 23] = [
    ("indlæs", "importere, hent, docx, xlsx, csv"),
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
        "overblik, liste, list, handling, handlinger, ansvarlig, ansvarlige, alle, alt, ls",
    ),
    ("oversigt --søg TEKST", "find, søg, søge, led, search, grep"),
    ("oversigt --mål NR", "mål, målene, goal, goals"),
    ("oversigt --ud handlinger.xlsx", "excel, regneark, tabel"),
    ("åbn", "rediger, redigér, editor, edit"),
    ("--version", "version"),
];

/// The value among `words` that a word means.
pub(super) fn value<'w>(typed: &str, words: &[&'w str]) -> Option<&'w str> {
    let meant = of_value(typed)?;
    words.iter().copied().find(|word| *word == meant)
}

/// The English names of an option.
pub(super) fn english(option: &str) -> impl Iterator<Item = &'static str> {
    let named = OPTIONS.iter().find(|(own, _)| *own == option);
    named.into_iter().flat_map(|(_, names)| names.split(", "))
}

/// What to type after `kimo` in the place of a command that is none.
pub(super) fn command(typed: &str) -> Option<String> {
    if let Some(command) = of_word(&COMMANDS, typed) {
        return Some(command.to_owned());
    }
    let value = of_value(typed)?;
    let option = if Assessment::from_word(value).is_some() {
        "vurdering"
    } else {
        Status::from_word(value).map(|_| "status")?
    };
    Some(format!("status --{option} {}", value.replace(' ', "-")))
}
