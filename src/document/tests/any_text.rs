//! Whatever text is written, it reads back as written or is refused.

use super::*;
use proptest::prelude::*;

const FILE: &str = "nr = \"2\"\ntitel = \"Havet\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense\"\nansvarlig = [\"S\"]\n\n[[handling.note]]\ndato = 2024-01-01\ntekst = \"En\"\n";

proptest! {
    #[test]
    fn any_text_reads_back_as_written(text in any::<String>(), is_crlf in any::<bool>()) {
        reads_back(&text, is_crlf)?;
    }

    /// Long runs of what TOML gives a meaning to.
    #[test]
    fn any_punctuation_reads_back_as_written(text in "[\"'\\\\#\\[\\]=\n\r\t\u{0}\u{85}\u{2028}unx0]{1,40}", is_crlf in any::<bool>()) {
        reads_back(&text, is_crlf)?;
    }

    #[test]
    fn any_name_reads_back_as_written_or_is_refused(name in any::<String>()) {
        let by = Note { by: Some(name.into()), ..note("2024-05-01", "To") };
        let (new, _) = noted(FILE, "2.1", &by).unwrap();
        // A name with characters that cannot be seen is refused by the loader.
        let (goal, problems) = load::read_goal(&Source::new("maal-2.toml", new), FileId(0));
        if problems.is_empty() {
            let read = &action(&goal, "2.1").notes[1];
            prop_assert_eq!(read.by.as_deref().unwrap_or(""), by.by.as_deref().unwrap_or("").trim());
        }
    }
}

fn reads_back(text: &str, is_crlf: bool) -> Result<(), TestCaseError> {
    let file = if is_crlf {
        FILE.replace('\n', "\r\n")
    } else {
        FILE.to_owned()
    };
    let (new, _) = noted(&file, "2.1", &note("2024-05-01", text)).unwrap();
    let (goal, mut problems) = load::read_goal(&Source::new("maal-2.toml", new), FileId(0));
    // Dots alone are warned of, whoever wrote them.
    problems.retain(|problem| problem.rule != "pladsholder");
    // A blank text is refused by the loader.
    prop_assert_eq!(problems.is_empty(), !text.trim().is_empty());
    if problems.is_empty() {
        prop_assert_eq!(&*action(&goal, "2.1").notes[1].text, as_kept(text));
    }
    Ok(())
}
