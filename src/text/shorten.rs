//! A text cut short, so that it can stand as a name in a list or a table.

use unicode_normalization::char::is_combining_mark;

/// A text as a name: without its full stop, and cut between words where it has more than
/// `most` characters.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(most) else {
        return without_full_stop(&line).to_owned();
    };
    let kept = &line[..after_marks(&line, cut)];
    // A single word longer than that is cut where it is.
    let words = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
    let ended = words.trim_end_matches(ends_nothing);
    format!("{}…", if ended.is_empty() { words } else { ended })
}

/// The end of the letter that `cut` lies in: a ring or an accent of its own, or what else is joined
/// to it. More than a few are no letter's.
fn after_marks(line: &str, cut: usize) -> usize {
    let is_joined = |at: usize| {
        let next = line[at..].chars().next();
        line[..at].ends_with(JOINER)
            || next.is_some_and(|c| is_combining_mark(c) || c == JOINER || is_skin(c))
    };
    let ends = line[cut..].char_indices().map(|(at, _)| cut + at);
    let mut ends = ends.chain([line.len()]).take(MOST_MARKS);
    ends.find(|at| !is_joined(*at)).unwrap_or(cut)
}

const MOST_MARKS: usize = 16;

/// What joins signs to one: three people to a family.
const JOINER: char = '\u{200d}';

/// The colour of the person before it.
fn is_skin(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether it says nothing as the last sign before an ellipsis.
fn ends_nothing(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation() || "–—…·•‘’“”„«»".contains(c)
}

/// A text as a heading: without its full stop, and where it has more than `most` characters up to
/// the last place before that where a clause ends, else the first after it. Whole where none ends: a
/// heading is never cut within one.
pub(crate) fn phrase(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((limit, _)) = line.char_indices().nth(most) else {
        return without_full_stop(&line).to_owned();
    };
    let ends = |at: &usize| line.is_char_boundary(*at) && ends_clause(&line, *at);
    let within = (SHORTEST..=limit).rev().find(ends);
    match within.or_else(|| (limit + 1..line.len()).find(ends)) {
        Some(end) => line[..end].to_owned(),
        None => without_full_stop(&line).to_owned(),
    }
}

/// Whether a clause, or a sentence, of `line` ends before `at`, and what is before it says something
/// by itself.
fn ends_clause(line: &str, at: usize) -> bool {
    let (before, rest) = line.split_at(at);
    if let Some(after) = rest.strip_prefix(", ") {
        may_be_left_out(before, after)
    } else if let Some(after) = rest.strip_prefix(". ") {
        ends_sentence(before) && after.starts_with(char::is_uppercase)
    } else {
        ["; ", ": ", " – "].iter().any(|end| rest.starts_with(end))
    }
}

/// Whether a clause begins after the comma, and not the next thing of a list, and the words before it
/// are no fragment without it: *Undersøge, om de vrag, der …* waits for what the wrecks are.
fn may_be_left_out(before: &str, after: &str) -> bool {
    let opens = |is_it: fn(&str) -> bool| before.split(", ").skip(1).any(is_it);
    let mut words = after.split(' ');
    match words.next().unwrap_or_default() {
        _ if begins_relative(after) => !opens(begins_question) && !resumes(after),
        "og" | "men" => {
            let is_within = opens(begins_question) || opens(begins_relative);
            !is_within || words.next().is_some_and(is_infinitive)
        }
        "efter" | "for" | "fordi" | "hvis" | "inden" | "mens" | "når" | "så" => {
            !(opens(begins_question) && opens(begins_relative))
        }
        _ => false,
    }
}

/// Whether it tells more of the word before it: `der ligger ved kysten`, `hvor vi mødes`.
fn begins_relative(clause: &str) -> bool {
    let first = clause.split(' ').next().unwrap_or_default();
    matches!(first, "der" | "som" | "hvor") && !begins_question(clause)
}

/// Whether it is what the verb before it asks or says: `om de er farlige`, `hvor meget der ligger`.
fn begins_question(clause: &str) -> bool {
    const MEASURES: [&str; 10] = [
        "godt", "langt", "længe", "mange", "meget", "ofte", "stor", "store", "stort", "tit",
    ];
    let mut words = clause.split(' ');
    match words.next().unwrap_or_default() {
        "at" | "om" | "hvad" | "hvem" | "hvilke" | "hvilken" | "hvilket" | "hvordan"
        | "hvorfor" | "hvornår" | "hvorvidt" => true,
        "hvor" => words.next().is_some_and(|next| MEASURES.contains(&next)),
        _ => false,
    }
}

/// Whether the clause that was broken off goes on after this one: `der ligger ved kysten, til at …`.
fn resumes(clause: &str) -> bool {
    const WORDS: [&str; 19] = [
        "af", "bliver", "blive", "er", "fra", "får", "har", "i", "kan", "med", "må", "over", "på",
        "skal", "til", "under", "ved", "vil", "være",
    ];
    let later = clause.split(", ").skip(1);
    let mut firsts = later.filter_map(|part| part.split(' ').next());
    firsts.any(|first| WORDS.contains(&first))
}

/// Whether it is a verb as the next thing that an action is to do: `hjælpe`, `få`. A noun with its
/// article, `havnene`, is none.
fn is_infinitive(word: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "alle", "andre", "begge", "denne", "disse", "flere", "hele", "mange", "nogle",
    ];
    matches!(
        word,
        "at" | "få" | "gå" | "nå" | "se" | "give" | "åbne" | "kunne"
    ) || word.ends_with('e') && !word.ends_with("ne") && !OTHERS.contains(&word)
}

/// Fewer bytes than this say too little to head anything.
const SHORTEST: usize = 20;

/// A sentence with one end: `40.000 kr.` and `Skal vi standse?` have theirs already.
pub(crate) fn ended(sentence: String) -> String {
    let said = sentence.trim_end_matches(['”', '"', '’', '»']);
    if said.ends_with(['.', '?', '!', '…']) {
        sentence
    } else {
        sentence + "."
    }
}

/// Keeps the dot of an abbreviation.
fn without_full_stop(line: &str) -> &str {
    let sentence = line.strip_suffix('.');
    sentence
        .filter(|words| ends_sentence(words))
        .unwrap_or(line)
}

/// Whether a dot after these words ends a sentence, and not an abbreviation, a name's first letter or
/// an ordinal: `hvert år.` does.
fn ends_sentence(words: &str) -> bool {
    let last = words.rsplit([' ', '(']).next().unwrap_or("");
    let is_ordinal = last.len() < 3 && last.bytes().all(|byte| byte.is_ascii_digit());
    last.chars().count() > 1
        && !is_ordinal
        && !last.contains('.')
        && !ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

/// The usual abbreviations with one dot, of more than one letter: Retskrivningsordbogen's, and a
/// municipality's own.
const ABBREVIATIONS: [&str; 50] = [
    "adm", "afd", "afs", "alm", "art", "bd", "bl", "ca", "dr", "eks", "ekskl", "el", "etc", "evt",
    "fig", "forts", "fr", "frk", "gl", "hhv", "hr", "ifm", "ift", "iht", "incl", "inkl", "jf",
    "jr", "kap", "kgl", "kl", "kr", "maks", "mht", "mia", "mill", "mio", "mv", "nr", "osv", "pct",
    "pga", "pkt", "pr", "skt", "stk", "tlf", "udg", "vedr", "vha",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_ends_where_a_clause_does() {
        for (text, heading) in [
            ("Rense stranden.", "Rense stranden"),
            (
                "Udarbejde en plan for oplandet, som udpeger de største overløb, og viser prisen.",
                "Udarbejde en plan for oplandet",
            ),
            (
                "Etablere landstrøm til færgen og til de større fiskefartøjer i havnen.",
                "Etablere landstrøm til færgen og til de større fiskefartøjer i havnen",
            ),
            (
                "Holde to konferencer i alt, hvor havne, kommuner og forskere mødes",
                "Holde to konferencer i alt",
            ),
            (
                "Få de kommuner ved fjorden, der endnu ikke er medlem, til at slutte sig til",
                "Få de kommuner ved fjorden, der endnu ikke er medlem, til at slutte sig til",
            ),
            (
                "Få staten til at undersøge, om de vrag, der ligger ved kysten, lækker olie",
                "Få staten til at undersøge, om de vrag, der ligger ved kysten, lækker olie",
            ),
            (
                "Undersøge med universitetet, hvor meget plast der ligger på bunden",
                "Undersøge med universitetet, hvor meget plast der ligger på bunden",
            ),
            (
                "Arbejde sammen med havnene for, at skibene afleverer deres affald",
                "Arbejde sammen med havnene for, at skibene afleverer deres affald",
            ),
            (
                "Få de havne, der er med nu, og kommunerne til at dele et anlæg",
                "Få de havne, der er med nu, og kommunerne til at dele et anlæg",
            ),
            (
                "Finde dem, der spilder plast, og hjælpe dem med at standse spildet",
                "Finde dem, der spilder plast",
            ),
            (
                "Tælle, hvor mange fugle der er, og fortælle det videre til alle",
                "Tælle, hvor mange fugle der er",
            ),
            (
                "Deltage i møder om havet ifm. EU og inkl. Norden",
                "Deltage i møder om havet ifm. EU og inkl. Norden",
            ),
            (
                "Holde kontakt til ministeren og formanden for udvalget, som opfølgning på mødet",
                "Holde kontakt til ministeren og formanden for udvalget",
            ),
            (
                "Holde et møde om havnen. Indbyde alle med jf. listen",
                "Holde et møde om havnen",
            ),
        ] {
            assert_eq!(phrase(text, 40), heading);
        }
    }

    #[test]
    fn a_sentence_has_one_end() {
        for (sentence, whole) in [
            ("Bevilg mere", "Bevilg mere."),
            ("Bevilg mere.", "Bevilg mere."),
            ("Skal vi standse?", "Skal vi standse?"),
            ("Gør det…", "Gør det…"),
            ("Bevilg ”mere.”", "Bevilg ”mere.”"),
            ("Bevilg ”mere”", "Bevilg ”mere”."),
            ("Det er brugt (900 kr.)", "Det er brugt (900 kr.)."),
        ] {
            assert_eq!(ended(sentence.to_owned()), whole);
        }
    }

    #[test]
    fn a_text_is_cut_between_words_and_loses_only_its_full_stop() {
        for (text, short) in [
            ("Rense stranden.", "Rense stranden"),
            ("Møde kl. 10 m.m.", "Møde kl. 10 m.m."),
            ("Rense hvert år.", "Rense hvert år"),
            ("Tale med EU.", "Tale med EU"),
            ("Rense Ø 2.", "Rense Ø 2."),
            ("Møde ca. (jf.", "Møde ca. (jf."),
            ("Koster 900 kr.", "Koster 900 kr."),
            ("Aftale ens regler for havne", "Aftale ens regler…"),
            (
                "Fjordforureningsbekæmpelsesplan nu",
                "Fjordforureningsbekæ…",
            ),
            ("to\nlinjer", "to linjer"),
            ("Vi skal rense pa\u{30a} havet", "Vi skal rense pa\u{30a}…"),
            (
                "Fjordforureningsbeka\u{30a}mpelse",
                "Fjordforureningsbeka\u{30a}…",
            ),
            ("Renset (nord for \"Ø\") igen", "Renset (nord for…"),
            (
                "🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊 🐟🐟🐟🐟🐟🐟🐟🐟🐟🐟",
                "🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊…",
            ),
            (
                "aaaaaaaaaaaaaaaaaaa👩\u{200d}🌾 og flere",
                "aaaaaaaaaaaaaaaaaaa👩\u{200d}🌾…",
            ),
            ("—————————— ————————————", "——————————…"),
        ] {
            assert_eq!(shorten(text, 20), short);
        }
    }
}
