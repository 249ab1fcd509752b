//! `kimo lsp` in a real editor: neovim without a screen.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{Workplace, project, without_settings};
use std::process::{Command, Stdio};

#[test]
fn neovim_shows_what_is_wrong_and_mends_completes_and_renames() {
    let version = Command::new("nvim").arg("--version").output();
    if version.is_err() {
        common::left_out("the language server in neovim, which is not installed");
        return;
    }
    let place = Workplace::with_example();
    let before = place.read("plan/2023-2026/maal-1.toml");
    let mut nvim = without_settings(&mut Command::new("nvim"))
        .args(["--headless", "--clean", "-n", "-c"])
        .arg(format!(
            "luafile {}",
            project("tests/neovim/session.lua").display()
        ))
        .current_dir(place.path(""))
        .env("KIMO", env!("CARGO_BIN_EXE_kimo"))
        .env("HOME", place.path(""))
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let status = nvim.wait().unwrap();
    let seen = place.read("seen.txt");
    assert!(status.success(), "{seen}");
    insta::assert_snapshot!(seen, @r#"
    16:14 ukendt-ansvarlig ukendt ansvarlig ”Sekretariate” Mente du ”Sekretariatet”? Ellers tilføj parten under [[part]] i handleplan.toml.
    Ret til ”Sekretariatet”
    ikke igangsat: arbejdet er ikke begyndt
    ansvarlig = ["Kystkontoret", "Kommunerne"]
    4 files changed
    **Kystkontoret**: ansvarlig for otte handlinger.
    "#);
    assert_eq!(place.read("plan/2023-2026/maal-1.toml"), before);
}
