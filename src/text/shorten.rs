//! A text cut short, so that it can stand as a name in a list or a table.

/// A text as a name: without its full stop, and cut between words where it has more than
/// `most` characters.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(most) else {
        return without_full_stop(&line).to_owned();
    };
    let kept = &line[..cut];
    // A single word longer than that is cut where it is.
    let words = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
    format!(
        "{}…",
        words.trim_end_matches(|c: char| !c.is_alphanumeric())
    )
}

/// Keeps the dot of an abbreviation: a short last word, or one with another dot in it.
fn without_full_stop(line: &str) -> &str {
    let Some(sentence) = line.strip_suffix('.') else {
        return line;
    };
    let last = sentence.rsplit(' ').next().unwrap_or("");
    if last.chars().count() > 3 && !last.contains('.') {
        sentence
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words_and_loses_only_its_full_stop() {
        for (text, short) in [
            ("Rense stranden.", "Rense stranden"),
            ("Møde kl. 10 m.m.", "Møde kl. 10 m.m."),
            ("Aftale ens regler for havne", "Aftale ens regler…"),
            (
                "Fjordforureningsbekæmpelsesplan nu",
                "Fjordforureningsbekæ…",
            ),
            ("to\nlinjer", "to linjer"),
        ] {
            assert_eq!(shorten(text, 20), short);
        }
    }
}
