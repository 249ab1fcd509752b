//! Which words of a text are gone and which are new in another version of it.

/// A run of words of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Words {
    /// In both.
    Same(String),
    /// Only in the old.
    Gone(String),
    /// Only in the new.
    New(String),
}

/// The words of `old` and `new` in runs, in order.
pub(crate) fn words(old: &str, new: &str) -> Vec<Words> {
    let (old, new): (Vec<&str>, Vec<&str>) = (
        old.split_whitespace().collect(),
        new.split_whitespace().collect(),
    );
    let above = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - above;
    let pairs = old.iter().rev().zip(new.iter().rev());
    let below = pairs.take(room).take_while(|(a, b)| a == b).count();
    let middle = |words: &[&'_ str]| words.len() - below;
    let mut runs = Runs::default();
    runs.extend(Words::Same, &old[..above]);
    compare(
        &old[above..middle(&old)],
        &new[above..middle(&new)],
        &mut runs,
    );
    runs.extend(Words::Same, &old[middle(&old)..]);
    runs.0
}

/// The longest run of words that both have in order; of very long texts all is said to differ.
fn compare(old: &[&str], new: &[&str], runs: &mut Runs) {
    const MOST: usize = 4_000_000;
    if old.len().saturating_mul(new.len()) > MOST {
        runs.extend(Words::Gone, old);
        runs.extend(Words::New, new);
        return;
    }
    // longest[i][j]: how many words old[i..] and new[j..] have in common.
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            longest[i * width + j] = if a == b {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            runs.extend(Words::Same, &old[i..=i]);
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            runs.extend(Words::Gone, &old[i..=i]);
            i += 1;
        } else {
            runs.extend(Words::New, &new[j..=j]);
            j += 1;
        }
    }
    runs.extend(Words::Gone, &old[i..]);
    runs.extend(Words::New, &new[j..]);
}

#[derive(Default)]
struct Runs(Vec<Words>);

impl Runs {
    /// Adds words to the last run, where it is of the same sort.
    fn extend(&mut self, sort: fn(String) -> Words, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        let added = words.join(" ");
        match (self.0.last_mut(), sort(String::new())) {
            (Some(Words::Same(text)), Words::Same(_))
            | (Some(Words::Gone(text)), Words::Gone(_))
            | (Some(Words::New(text)), Words::New(_)) => {
                text.push(' ');
                text.push_str(&added);
            }
            _ => self.0.push(sort(added)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_what_is_gone_and_new() {
        let shown = |old: &str, new: &str| {
            let runs = words(old, new);
            let run = |run: &Words| match run {
                Words::Same(text) => text.clone(),
                Words::Gone(text) => format!("[{text}]"),
                Words::New(text) => format!("<{text}>"),
            };
            runs.iter().map(run).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            shown(
                "Rense alle strande i maj",
                "Rense mange strande i maj og juni"
            ),
            "Rense [alle] <mange> strande i maj <og juni>"
        );
        assert_eq!(shown("", "Ny"), "<Ny>");
        assert_eq!(shown("a b c", "a b c"), "a b c");
        assert_eq!(shown("a b a", "b a b"), "[a] b a <b>");
        let long = "ord ".repeat(3_000);
        assert_eq!(
            words(&format!("x {long} x"), &format!("y {long} {long} y")).len(),
            2
        );
    }
}
