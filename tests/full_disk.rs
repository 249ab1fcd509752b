//! A disk with no room left: the plan stays as it was, and the user is told in Danish.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(target_os = "linux")] // The disk is one in memory.

mod common;

use common::{GOAL, HANDLEPLAN, Run, Workplace};
use insta::assert_snapshot;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const NOTE: &[&str] = &["note", "1.1", "Renset", "--dato", "1.6.2024"];

/// A disk of 16 KB in memory, until it is dropped.
struct SmallDisk {
    folder: PathBuf,
}

impl SmallDisk {
    /// None where nothing may be mounted, as for anybody but root.
    fn mount(place: &Workplace) -> Option<SmallDisk> {
        let folder = place.path("plan");
        fs::create_dir_all(&folder).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=16k", "kimo-test"]);
        let mounted = mount.arg(&folder).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(SmallDisk { folder });
        }
        common::not_permitted("a full disk, for this user may mount none");
        None
    }

    /// Leaves no byte free.
    fn fill(&self) {
        let full = fs::write(self.folder.join("fyld"), vec![0; 64 * 1024]);
        assert_eq!(full.unwrap_err().kind(), std::io::ErrorKind::StorageFull);
    }

    fn make_room(&self) {
        fs::remove_file(self.folder.join("fyld")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.folder).status();
    }
}

#[test]
fn a_note_on_a_full_disk_changes_nothing_and_says_so() {
    let place = Workplace::empty();
    let Some(disk) = SmallDisk::mount(&place) else {
        return;
    };
    place.write("plan/handleplan.toml", HANDLEPLAN);
    place.write("plan/maal-1.toml", GOAL);
    disk.fill();
    let before = place.snapshot();
    for arguments in [
        NOTE,
        &[
            "adjust", "1.1", "--år", "2025", "--mål", "To", "--dato", "1.6.2024",
        ],
        &[
            "add",
            "1",
            "Tælle sæler",
            "--ansvarlig",
            "Sekretariatet",
            "--dato",
            "1.6.2024",
        ],
    ] {
        let run = place.kimo(arguments);
        let told = "fejl: plan/maal-1.toml kan ikke gemmes: disken er fuld\n";
        assert_eq!((run.code, run.err.as_str()), (1, told));
        assert_eq!(place.snapshot(), before);
    }
    assert_snapshot!(place.kimo(&["status", "--dato", "1.6.2024", "--ud", "plan/liste.txt"]), @"
    --- stderr
    fejl: plan/liste.txt kan ikke skrives: disken er fuld
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
    disk.make_room();
    place.kimo(NOTE).quiet();
}

#[test]
fn a_receipt_that_cannot_be_printed_does_not_hide_that_the_note_is_saved() {
    let place = Workplace::with_goal(GOAL);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = place.command(NOTE).stdout(full).output().unwrap();
    assert_snapshot!(Run::from(output), @"
    --- stderr
    fejl: ændringen er gemt i planen, men kvitteringen nåede ikke frem: resultatet kan ikke skrives: disken er fuld
    --- exit 1
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .ends_with("tekst = \"Renset\"\n")
    );
}

#[test]
fn a_result_that_finds_no_room_is_told() {
    let place = Workplace::with_goal(GOAL);
    let status = &["status", "--dato", "1.6.2024", "--ud", "/dev/full"];
    assert_snapshot!(place.kimo(status), @"
    --- stderr
    fejl: /dev/full kan ikke skrives: disken er fuld
    --- exit 1
    ");
}
