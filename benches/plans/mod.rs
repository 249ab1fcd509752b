//! Invented plans of any size, the same for the same size and seed: what the benchmarks and
//! `cargo run --example generate` run on.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// The measures of a plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub goals: usize,
    pub actions_a_goal: usize,
    pub notes_an_action: usize,
    /// One note in so many has a fault; 0: none has.
    pub fault_every: usize,
}

impl Size {
    /// 40 files, 2,000 actions, 20,000 notes: about 4 MB.
    pub(crate) const L: Size = Size {
        goals: 40,
        actions_a_goal: 50,
        notes_an_action: 10,
        fault_every: 0,
    };
    /// 2,000 files, 100,000 actions, a million notes: about 207 MB.
    pub(crate) const XL: Size = Size {
        goals: 2_000,
        ..Size::L
    };

    /// The size called `name`: `L`, `XL`, or a number of goals of 50 actions with 10 notes
    /// each. `FAULTY-` before it puts a fault into one note of 25.
    pub(crate) fn named(name: &str) -> Option<Size> {
        if let Some(name) = name.strip_prefix("FAULTY-") {
            return Some(Size {
                fault_every: 25,
                ..Size::named(name)?
            });
        }
        match name {
            "L" => Some(Size::L),
            "XL" => Some(Size::XL),
            goals => Some(Size {
                goals: goals.parse().ok()?,
                ..Size::L
            }),
        }
    }
}

/// Writes a plan of this size into the new folder `root`.
pub(crate) fn write(root: &Path, size: Size) -> io::Result<()> {
    let folder = root.join("2022-2025");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("handleplan.toml"), HANDLEPLAN)?;
    let mut chance = Chance(0x5eed);
    for goal in 1..=size.goals {
        fs::write(
            folder.join(format!("maal-{goal}.toml")),
            goal_file(goal, size, &mut chance),
        )?;
    }
    Ok(())
}

/// Writes the real plan with `notes` invented notes into the new folder `root`: the size S.
pub(crate) fn write_small(root: &Path, notes: usize) -> io::Result<()> {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/2022-2025");
    let folder = root.join("2022-2025");
    fs::create_dir_all(&folder)?;
    let mut chance = Chance(0x5eed);
    let mut left = notes;
    for entry in fs::read_dir(real)? {
        let path = entry?.path();
        let mut text = String::new();
        for line in fs::read_to_string(&path)?.lines() {
            let _ = writeln!(text, "{line}");
            // Four notes after each action's last line, until there are enough.
            if line.starts_with("ansvarlig = ") {
                for month in 1..=left.min(4) {
                    let words = sentence(&mut chance, 126);
                    let _ = write!(
                        text,
                        "\n[[handling.note]]\ndato = 2024-{month:02}-12\ntekst = \"{words}\"\n"
                    );
                    left -= 1;
                }
            }
        }
        fs::write(folder.join(path.file_name().unwrap_or_default()), text)?;
    }
    Ok(())
}

/// The text of one goal's file.
pub(crate) fn goal_file(goal: usize, size: Size, chance: &mut Chance) -> String {
    let mut text = format!("nr = \"{goal}\"\ntitel = \"{}\"\n", sentence(chance, 60));
    for action in 1..=size.actions_a_goal {
        let (first, second) = (chance.below(PARTIES.len()), chance.below(PARTIES.len() - 1));
        let second = if second >= first { second + 1 } else { second };
        let (words, first, second) = (sentence(chance, 110), PARTIES[first], PARTIES[second]);
        let _ = write!(
            text,
            "\n[[handling]]\nnr = \"{goal}.{action}\"\ntekst = \"{words}\"\nansvarlig = [\"{first}\", \"{second}\"]\nfrist = \"2025\"\n"
        );
        for note in 0..size.notes_an_action {
            // Notes stand in the order of their dates, spread over the period.
            let day = note * 1_400 / size.notes_an_action.max(1) + chance.below(20);
            let (year, month, day) = (2022 + day / 360, day % 360 / 30 + 1, day % 28 + 1);
            let month = if note % 2 == 0 { month } else { month.max(2) };
            let words = sentence(chance, 126);
            let _ = write!(
                text,
                "\n[[handling.note]]\ndato = {year}-{month:02}-{day:02}\ntekst = \"{words}\"\n"
            );
            if note == 0 {
                text.push_str("status = \"igangsat\"\n");
            } else if chance.below(3) == 0 {
                let _ = writeln!(
                    text,
                    "vurdering = \"{}\"",
                    ["grøn", "gul", "rød"][chance.below(3)]
                );
            }
            if size.fault_every > 0 && chance.below(size.fault_every) == 0 {
                text.push_str("vurdring = \"gul\"\n");
            }
        }
    }
    text
}

/// About `length` bytes of Danish words.
fn sentence(chance: &mut Chance, length: usize) -> String {
    let mut text = String::with_capacity(length + 16);
    while text.len() < length {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(WORDS[chance.below(WORDS.len())]);
    }
    text.push('.');
    text
}

/// A linear congruential generator (Knuth's MMIX constants): the same numbers everywhere.
pub(crate) struct Chance(pub u64);

impl Chance {
    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

const PARTIES: [&str; 6] = [
    "Sekretariatet",
    "Bestyrelsen",
    "Kommunerne",
    "Politikerne",
    "Formandskabet",
    "Medlemmerne",
];

const WORDS: [&str; 24] = [
    "havnene",
    "er",
    "blevet",
    "enige",
    "om",
    "fælles",
    "regler",
    "for",
    "affald",
    "på",
    "kysten",
    "og",
    "møde",
    "afholdt",
    "med",
    "Miljøstyrelsen",
    "rapport",
    "færdig",
    "næste",
    "år",
    "kommunerne",
    "følger",
    "sagen",
    "tæt",
];

const HANDLEPLAN: &str = r#"format = 1
titel = "Handleplan (opdigtet, til måling)"
organisation = "Foreningen Store Plan (opdigtet)"
periode = "2022-2025"

[[part]]
navn = "Sekretariatet"
alias = ["Sekretariat"]
[[part]]
navn = "Bestyrelsen"
[[part]]
navn = "Kommunerne"
[[part]]
navn = "Politikerne"
[[part]]
navn = "Formandskabet"
[[part]]
navn = "Medlemmerne"
"#;
