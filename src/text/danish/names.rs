//! Several names in one text: *Sekretariatet, Havn A/S og Kommunerne*.

/// A name without the one quote that a list in Word's quotes has left on it: `A”, “B`.
fn without_half_quotes(name: &str) -> &str {
    let quotes = ['”', '“', '„', '"'];
    let is_half = name.matches(quotes).count() % 2 == 1;
    if is_half {
        name.trim_matches(quotes)
    } else {
        name
    }
}

/// Words between two names.
pub(crate) const AND: [&str; 5] = ["og", "&", "samt", "eller", "og/eller"];

/// Whether a word stands between two names, which may be one all the same: *Teknik og Miljø*.
pub(crate) fn has_and(line: &str) -> bool {
    line.split(' ').any(|word| AND.contains(&word))
}

/// What stands between signs and words for "and", parentheses kept whole; all of it where that is one.
pub(crate) fn several(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0_usize;
    for word in line.split(' ') {
        if depth == 0 && AND.contains(&word) {
            pieces.push(String::new());
            continue;
        }
        if let Some(piece) = pieces.last_mut().filter(|piece| !piece.is_empty()) {
            piece.push(' ');
        }
        for c in word.chars() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let is_sign = matches!(c, ',' | ';' | '+' | '\n') || (c == '/' && !is_company(word));
            let parts = is_sign && depth == 0;
            match pieces.last_mut() {
                Some(piece) if !parts => piece.push(c),
                _ => pieces.push(String::new()),
            }
        }
    }
    let pieces: Vec<String> = pieces
        .iter()
        .map(|piece| without_half_quotes(piece.trim()).to_owned())
        .filter(|piece| !piece.is_empty())
        .collect();
    // "Miljø- og teknik" is one, and so is what is hardly a name.
    let is_name = |piece: &String| {
        piece.chars().count() > 1 && !piece.ends_with('-') && !piece.starts_with('-')
    };
    if pieces.len() > 1 && pieces.iter().all(is_name) {
        pieces
    } else {
        vec![line.to_owned()]
    }
}

/// Whether a word is a form of company: `A/S`, `I/S,`.
fn is_company(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = word.split('/').map(|part| part.chars().count());
    letters.all(|count| count == 1)
}

#[cfg(test)]
mod tests {
    use super::several;

    #[test]
    fn names_stand_between_signs_and_words() {
        for (text, names) in [
            ("Havn A/S, DTU", vec!["Havn A/S", "DTU"]),
            ("Havn A/S / DTU", vec!["Havn A/S", "DTU"]),
            ("DTU/Havnene", vec!["DTU", "Havnene"]),
            ("DTU”, “Havnene", vec!["DTU", "Havnene"]),
            ("”Grøn” gruppe, DTU", vec!["”Grøn” gruppe", "DTU"]),
            ("Affald I/S", vec!["Affald I/S"]),
            (
                "Havnene\nDTU samt Kommunerne",
                vec!["Havnene", "DTU", "Kommunerne"],
            ),
            (
                "Sekretariatet (Anna og Bo)",
                vec!["Sekretariatet (Anna og Bo)"],
            ),
            ("Miljø- og Teknikudvalget", vec!["Miljø- og Teknikudvalget"]),
        ] {
            assert_eq!(several(text), names);
        }
    }
}
