//! Saving on a real disk: what is kept, what is noticed, and what is left behind.

use super::*;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// As [`super::change`], by what makes bytes alone.
fn change<C: Into<Change>>(
    mode: Mode,
    folder: &Path,
    path: &Path,
    mut make: impl FnMut(&[u8]) -> Result<C>,
) -> Result<Written> {
    super::change(mode, folder, path, &mut |old| make(old).map(Into::into))
}

struct Period {
    _root: tempfile::TempDir,
    folder: PathBuf,
    file: PathBuf,
}

/// A folder with one file in it.
fn period(content: &str) -> Period {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().to_owned();
    let file = folder.join("maal-1.toml");
    fs::write(&file, content).unwrap();
    Period {
        _root: root,
        folder,
        file,
    }
}

impl Period {
    fn content(&self) -> String {
        fs::read_to_string(&self.file).unwrap()
    }

    /// Every name in the folder but the file's own and the lock's.
    fn others(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names
            .filter(|name| name != "maal-1.toml" && name != LOCK_NAME)
            .collect()
    }

    fn lock(&self) -> Lock {
        Lock::acquire(&self.folder, Duration::ZERO).unwrap()
    }

    fn append(&self, line: &str) -> Result<()> {
        change(Mode::Write, &self.folder, &self.file, |old| {
            Ok([old, line.as_bytes()].concat())
        })
        .map(drop)
    }
}

/// The message as it is shown, with the folder's name, which differs each time, as `…`.
fn shown(error: &anyhow::Error, period: &Period) -> String {
    crate::command::failure::causes(error).replace(&period.folder.shown(), "…")
}

#[test]
fn a_change_replaces_the_file_and_leaves_only_the_lock_beside_it() {
    let period = period("gammelt\n");
    period.append("nyt\n").unwrap();
    assert_eq!(period.content(), "gammelt\nnyt\n");
    assert_eq!(period.others(), Vec::<String>::new());
    assert!(period.folder.join(LOCK_NAME).exists());
}

#[test]
fn a_large_file_is_compared_to_its_last_byte() {
    let old = "x".repeat(200_000);
    let period = period(&old);
    let lock = period.lock();
    for differing in [0, 70_000, 199_999] {
        let mut other = old.clone().into_bytes();
        other[differing] = b'y';
        let error = write(&lock, &period.file, &other, b"nyt").unwrap_err();
        assert!(error.is::<Changed>(), "{differing}");
    }
    write(&lock, &period.file, old.as_bytes(), b"nyt").unwrap();
    assert_eq!(period.content(), "nyt");
}

#[test]
fn bytes_that_changed_underneath_are_not_overwritten() {
    let period = period("ny\n");
    let error = write(&period.lock(), &period.file, b"gammel\n", b"ny\nlinje\n").unwrap_err();
    assert!(error.is::<Changed>());
    assert_eq!(period.content(), "ny\n");
    assert_eq!(period.others(), Vec::<String>::new());
}

#[test]
fn a_change_is_made_anew_on_what_an_editor_saved_meanwhile() {
    let period = period("a\n");
    let mut calls = 0;
    change(Mode::Write, &period.folder, &period.file, |old| {
        calls += 1;
        if calls < 3 {
            fs::write(&period.file, format!("redigeret {calls}\n")).unwrap();
        }
        Ok([old, b"note\n"].concat())
    })
    .unwrap();
    assert_eq!(
        (calls, period.content()),
        (3, "redigeret 2\nnote\n".to_owned())
    );
}

#[test]
fn a_file_that_is_saved_all_the_time_is_left_alone() {
    let period = period("0\n");
    let mut calls = 0;
    let error = change(Mode::Write, &period.folder, &period.file, |_| {
        calls += 1;
        fs::write(&period.file, format!("{calls}\n")).unwrap();
        Ok(Vec::new())
    })
    .unwrap_err();
    assert_eq!(
        shown(&error, &period),
        "…/maal-1.toml bliver hele tiden gemt af et andet program; intet er gemt. Luk filen dér, og prøv igen"
    );
    assert_eq!(
        (calls, period.content()),
        (ATTEMPTS, format!("{ATTEMPTS}\n"))
    );
    assert_eq!(period.others(), Vec::<String>::new());
}

#[test]
fn a_refused_change_touches_nothing() {
    let period = period("a\n");
    let error = change(
        Mode::Write,
        &period.folder,
        &period.file,
        |_| -> Result<Change> { bail!("afvist") },
    )
    .unwrap_err();
    assert_eq!(
        (shown(&error, &period), period.content()),
        ("afvist".to_owned(), "a\n".to_owned())
    );
}

#[test]
fn four_writers_lose_nothing() {
    let period = period("");
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let period = &period;
            scope.spawn(move || {
                for note in 0..50 {
                    period.append(&format!("{writer}-{note}\n")).unwrap();
                }
            });
        }
    });
    let content = period.content();
    let mut lines: Vec<&str> = content.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), 200);
    assert_eq!(period.others(), Vec::<String>::new());
}

#[test]
fn the_second_writer_waits_and_then_says_who_is_in_the_way() {
    let period = period("a\n");
    let held = period.lock();
    let start = std::time::Instant::now();
    let error = Lock::acquire(&period.folder, Duration::from_millis(60)).unwrap_err();
    assert!(start.elapsed() >= Duration::from_millis(60));
    assert_eq!(
        shown(&error, &period),
        "et andet kimo er ved at skrive i mappen …; intet er gemt. Prøv igen om lidt"
    );
    let waited = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            Lock::acquire(&period.folder, Duration::from_secs(30)).unwrap();
            waited.fetch_add(1, Ordering::SeqCst);
        });
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(waited.load(Ordering::SeqCst), 0);
        drop(held);
    });
    assert_eq!(waited.load(Ordering::SeqCst), 1);
}

#[test]
fn what_cannot_be_written_is_said_in_danish() {
    let period = period("a\n");
    let fails = |path: &Path| {
        let change = change(Mode::Write, &period.folder, path, |_| Ok(Change::default()));
        shown(&change.unwrap_err(), &period)
    };
    assert_eq!(
        fails(&period.folder.join("maal-9.toml")),
        "…/maal-9.toml kan ikke læses: den findes ikke"
    );
    assert_eq!(
        fails(&period.folder),
        "… kan ikke læses: den er ikke en almindelig fil"
    );
    let nowhere = Lock::acquire(&period.folder.join("2030-2033"), Duration::ZERO).unwrap_err();
    assert_eq!(
        shown(&nowhere, &period),
        "der kan ikke skrives i mappen …/2030-2033: …/2030-2033/.kimo.lock: den findes ikke"
    );
    let mut permissions = fs::metadata(&period.file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&period.file, permissions.clone()).unwrap();
    assert_eq!(
        fails(&period.file),
        "…/maal-1.toml kan ikke gemmes: den er skrivebeskyttet"
    );
    assert_eq!(period.others(), Vec::<String>::new());
}

#[test]
fn a_result_goes_to_a_file_whole_and_never_over_a_plan() {
    let period = period("a\n");
    let table = period.folder.join("tabel.csv");
    for bytes in ["ny;tabel", "en nyere"] {
        overwrite(&table, bytes.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&table).unwrap(), bytes);
    }
    assert_eq!(period.others(), ["tabel.csv"]);
    for name in ["maal-1.toml", "maal-2.toml", "handleplan.toml"] {
        let error = overwrite(&period.folder.join(name), b"x").unwrap_err();
        assert_eq!(
            shown(&error, &period),
            format!("…/{name} er en af planens filer; skriv resultatet i en anden fil")
        );
    }
    assert_eq!(period.content(), "a\n");
}

#[test]
fn a_result_does_not_replace_what_is_write_protected() {
    let period = period("a\n");
    let report = period.folder.join("bestyrelse.md");
    fs::write(&report, "godkendt").unwrap();
    let mut permissions = fs::metadata(&report).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&report, permissions).unwrap();
    let error = overwrite(&report, b"ny").unwrap_err();
    assert_eq!(
        shown(&error, &period),
        "…/bestyrelse.md kan ikke skrives: den er skrivebeskyttet"
    );
    assert_eq!(fs::read_to_string(&report).unwrap(), "godkendt");
}

#[test]
fn a_folder_appears_with_the_missing_ones_above_it() {
    let root = tempfile::tempdir().unwrap();
    let files = [
        ("a.toml".to_owned(), b"a\n".to_vec()),
        ("under/b.toml".to_owned(), b"b\n".to_vec()),
    ];
    create_folder(&root.path().join("x/y"), &files).unwrap();
    let read = |name: &str| fs::read_to_string(root.path().join(name)).unwrap();
    assert_eq!(
        (read("x/y/a.toml"), read("x/y/under/b.toml")),
        ("a\n".to_owned(), "b\n".to_owned())
    );
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
}

#[test]
fn a_folder_that_cannot_be_filled_leaves_nothing() {
    let root = tempfile::tempdir().unwrap();
    let files = [
        ("a.toml".to_owned(), Vec::new()),
        ("under/a.toml/b".to_owned(), Vec::new()),
        // No system takes this name.
        ("b\0.toml".to_owned(), Vec::new()),
    ];
    create_folder(&root.path().join("x/y"), &files).unwrap_err();
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_never_takes_the_place_of_anything() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("mappe")).unwrap();
    fs::write(root.path().join("mappe/noter.txt"), "indhold").unwrap();
    fs::write(root.path().join("fil"), "indhold").unwrap();
    let files = [("a.toml".to_owned(), Vec::new())];
    for name in ["mappe", "fil", "fil/under"] {
        create_folder(&root.path().join(name), &files).unwrap_err();
    }
    assert_eq!(fs::read_dir(root.path().join("mappe")).unwrap().count(), 1);
    assert_eq!(
        fs::read_to_string(root.path().join("fil")).unwrap(),
        "indhold"
    );
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn mode_owner_and_group_are_kept() {
        const NOBODY: u32 = 65534;
        let period = period("a\n");
        // Only root may give a file away.
        let given_away = std::os::unix::fs::chown(&period.file, Some(NOBODY), Some(NOBODY)).is_ok();
        for mode in [0o600, 0o664, 0o640, 0o666] {
            fs::set_permissions(&period.file, fs::Permissions::from_mode(mode)).unwrap();
            period.append("b\n").unwrap();
            let about = fs::metadata(&period.file).unwrap();
            assert_eq!(about.mode() & 0o7777, mode);
            assert_eq!(about.uid() == NOBODY, given_away);
            assert_eq!(about.gid() == NOBODY, given_away);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn attributes_are_kept_or_nothing_is_written() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let period = period("a\n");
        let value = |period: &Period, name: &str| {
            let mut value = [0; 100];
            let length = getxattr(&period.file, name, &mut value[..]).ok()?;
            Some(value[..length].to_vec())
        };
        // Anne, with the number 1000, may write; the group may do nothing.
        let mut list = 2_u32.to_le_bytes().to_vec();
        let entries: [(u16, u16, u32); 5] = [
            (1, 6, u32::MAX),
            (2, 6, 1000),
            (4, 0, u32::MAX),
            (16, 6, u32::MAX),
            (32, 0, u32::MAX),
        ];
        for (tag, rights, id) in entries {
            list.extend([tag.to_le_bytes(), rights.to_le_bytes()].concat());
            list.extend(id.to_le_bytes());
        }
        let mark = setxattr(&period.file, "user.maerke", b"x", XattrFlags::empty());
        let acl = "system.posix_acl_access";
        let set = mark.and(setxattr(&period.file, acl, &list, XattrFlags::empty()));
        if set.is_err() {
            println!("left out: this disk keeps no attributes");
            return;
        }
        period.append("b\n").unwrap();
        assert_eq!(value(&period, acl).as_ref(), Some(&list));
        assert_eq!(value(&period, "user.maerke").as_deref(), Some(&b"x"[..]));
        assert_eq!(period.content(), "a\nb\n");
        // A list that the folder gives to what is new in it.
        let period = super::period("a\n");
        let for_new = "system.posix_acl_default";
        setxattr(&period.folder, for_new, &list, XattrFlags::empty()).unwrap();
        period.append("b\n").unwrap();
        assert_eq!(value(&period, acl), None);
    }

    #[test]
    fn the_lock_is_for_whoever_may_write_in_the_folder() {
        let period = period("a\n");
        for mode in [0o700, 0o755, 0o775, 0o2775] {
            let _ = fs::remove_file(period.folder.join(LOCK_NAME));
            fs::set_permissions(&period.folder, fs::Permissions::from_mode(mode)).unwrap();
            period.lock();
            let about = fs::metadata(period.folder.join(LOCK_NAME)).unwrap();
            assert_eq!(about.mode() & 0o7777, mode & 0o666);
            assert_eq!(about.gid(), fs::metadata(&period.folder).unwrap().gid());
        }
    }

    #[test]
    fn a_link_in_the_place_of_the_lock_is_not_followed() {
        let period = period("a\n");
        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("index.lock");
        symlink(&target, period.folder.join(LOCK_NAME)).unwrap();
        for _ in 0..2 {
            let error = period.append("b\n").unwrap_err();
            assert_eq!(
                shown(&error, &period),
                "der kan ikke skrives i mappen …: …/.kimo.lock: den er et link"
            );
            assert_eq!(period.content(), "a\n");
            // Once more where the link leads to a file.
            fs::write(&target, "").ok();
        }
        assert_eq!(fs::read(&target).unwrap(), b"");
    }

    #[test]
    fn a_link_stays_and_its_target_is_written() {
        let period = period("a\n");
        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("fælles.toml");
        fs::write(&target, "fælles\n").unwrap();
        let link = period.folder.join("maal-2.toml");
        symlink(&target, &link).unwrap();
        change(Mode::Write, &period.folder, &link, |old| {
            Ok([old, b"note\n"].concat())
        })
        .unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&target).unwrap(), "fælles\nnote\n");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_result_follows_a_link_but_not_into_a_plan() {
        let period = period("a\n");
        for (link, target) in [("liste.csv", "ny.csv"), ("plan.csv", "maal-1.toml")] {
            symlink(target, period.folder.join(link)).unwrap();
        }
        overwrite(&period.folder.join("liste.csv"), b"1").unwrap();
        overwrite(&period.folder.join("liste.csv"), b"2").unwrap();
        let made = fs::read_to_string(period.folder.join("ny.csv")).unwrap();
        assert_eq!(made, "2");
        overwrite(&period.folder.join("plan.csv"), b"1").unwrap_err();
        assert_eq!(period.content(), "a\n");
    }

    #[test]
    fn a_result_does_not_become_a_file_of_the_plan_through_a_link() {
        let period = period("a\n");
        for (link, target) in [("a.md", "b.md"), ("b.md", "maal-9.toml")] {
            symlink(target, period.folder.join(link)).unwrap();
        }
        let error = overwrite(&period.folder.join("a.md"), b"1").unwrap_err();
        assert_eq!(
            shown(&error, &period),
            "…/a.md er en af planens filer; skriv resultatet i en anden fil"
        );
        assert!(!period.folder.join("maal-9.toml").exists());
    }

    #[test]
    fn a_pipe_in_the_place_of_the_lock_is_refused_without_waiting() {
        let period = period("a\n");
        let lock = period.folder.join(LOCK_NAME);
        let made = std::process::Command::new("mkfifo").arg(&lock).status();
        assert!(made.unwrap().success());
        let error = period.append("b\n").unwrap_err();
        assert_eq!(
            shown(&error, &period),
            "der kan ikke skrives i mappen …: …/.kimo.lock: den er ikke en almindelig fil"
        );
        assert_eq!(period.content(), "a\n");
    }

    #[test]
    fn a_link_in_a_circle_and_a_link_to_nowhere_are_errors() {
        let period = period("a\n");
        for (name, target) in [("maal-2.toml", "maal-2.toml"), ("maal-3.toml", "væk.toml")] {
            let link = period.folder.join(name);
            symlink(target, &link).unwrap();
            let error = change(
                Mode::Write,
                &period.folder,
                &link,
                |_| Ok(Change::default()),
            )
            .unwrap_err();
            let said = shown(&error, &period);
            assert!(said.starts_with(&format!("…/{name} kan ikke læses: ")));
            assert!(
                !said.contains("os error") || !cfg!(target_os = "linux"),
                "{said}"
            );
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        }
    }

    #[test]
    fn a_device_is_refused_without_waiting_for_it() {
        let period = period("a\n");
        let error = change(Mode::Write, &period.folder, Path::new("/dev/null"), |_| {
            Ok(Change::default())
        })
        .unwrap_err();
        assert_eq!(
            shown(&error, &period),
            "/dev/null kan ikke læses: den er ikke en almindelig fil"
        );
    }
}

#[test]
fn what_killed_kimos_left_is_cleared_away_and_nothing_of_the_users() {
    let period = period("gammelt\n");
    let names = [
        ".maal-1.toml.kimo-4kR9zQ71bXw2",
        ".maal-1.toml.kimo-backup",
        ".maal-1.toml.kimo-4kR9zQ71bXw3",
        ".maal-2.toml.kimo-4kR9zQ71bXw2",
    ];
    for name in names {
        fs::write(period.folder.join(name), "halv").unwrap();
    }
    let old = std::time::SystemTime::now() - Duration::from_secs(2 * 60 * 60);
    for name in [names[0], names[1], names[3]] {
        let left = fs::File::options()
            .write(true)
            .open(period.folder.join(name));
        left.unwrap().set_modified(old).unwrap();
    }
    period.append("nyt\n").unwrap();
    let mut others = period.others();
    others.sort();
    assert_eq!(others, [names[2], names[1], names[3]]);
}
