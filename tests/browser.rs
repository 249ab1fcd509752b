//! The report in a real browser: headless Chromium, where it is installed. Without one the
//! tests say what they leave out; with `CI_FULL` set its absence is a failure.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a browser said of a page.
struct Visit {
    dom: String,
    console: Vec<String>,
    network: String,
}

#[test]
fn the_report_opens_prints_and_asks_the_network_for_nothing() {
    let Some(browser) = common::browser("the HTML report in a browser") else {
        return;
    };
    let place = Workplace::with_example();
    let page = place.kimo(&["report", "2024", "--format", "html"]).quiet();
    let visit = visit(&browser, &page, &["--dump-dom"]);
    assert!(
        visit
            .dom
            .contains("<title>Fremdriftsrapport 2024 – Foreningen Ren Måsefjord")
    );
    assert_eq!(visit.console, Vec::<String>::new());
    assert_quiet(&visit.network);
    // The browser's own tree has the same headings as the source, and every action.
    assert_eq!(headings(&visit.dom), headings(&page));
    let json = place.kimo(&["report", "2024", "--format", "json"]).quiet();
    let data: serde_json::Value = serde_json::from_str(&json).unwrap();
    for goal in data["maal"].as_array().unwrap() {
        for action in goal["handlinger"].as_array().unwrap() {
            let text = action["tekst"].as_str().unwrap();
            assert!(visit.dom.contains(text), "{text}");
        }
    }
}

#[test]
fn the_report_prints_to_several_pages_of_a4() {
    let Some(browser) = common::browser("the printed HTML report") else {
        return;
    };
    let place = Workplace::with_example();
    let page = place.kimo(&["report", "2024", "--format", "html"]).quiet();
    let target = place.path("rapport.pdf");
    let print = format!("--print-to-pdf={}", target.display());
    visit(&browser, &page, &[&print, "--no-pdf-header-footer"]);
    let pdf = fs::read(target).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let text = String::from_utf8_lossy(&pdf);
    let pages = text.matches("/Type /Page\n").count();
    assert!((5..60).contains(&pages), "{pages}");
    assert!(
        text.contains("/MediaBox [0 0 594.95996 841.91998]") || text.contains("/MediaBox [0 0 595")
    );
}

/// Whoever must scroll sideways to read a row misses its end.
#[test]
fn no_page_is_wider_than_its_window() {
    let Some(browser) = common::browser("the width of pages in a browser") else {
        return;
    };
    let (place, linked) = (Workplace::with_example(), with_long_words());
    let status = ["status", "--dato", "31.12.2024", "--format", "html"];
    let pages = [
        place.kimo(&["report", "2024", "--format", "html"]).quiet(),
        place.kimo(&["report", "2023", "--format", "html"]).quiet(),
        place.kimo(&status).quiet(),
        linked.kimo(&["report", "2024", "--format", "html"]).quiet(),
        linked.kimo(&status).quiet(),
    ];
    let widths = [
        320, 360, 390, 700, 740, 768, 834, 853, 900, 961, 1024, 1087, 1089, 1280,
    ];
    for page in pages {
        let visit = visit(&browser, &in_windows(&page, &widths), &["--dump-dom"]);
        let measured = between(&visit.dom, "<title>", "</title>").replace("&gt;", ">");
        let expected = widths.map(|width| width.to_string());
        let measured: Vec<&str> = measured.split('\n').collect();
        assert_eq!(measured, expected, "{}", &page[..400]);
    }
}

/// What does not fit on paper, a browser shrinks the whole document for.
#[test]
fn a_long_link_does_not_shrink_what_is_printed() {
    let Some(browser) = common::browser("the printed page with a long link") else {
        return;
    };
    let pages = |place: &Workplace| {
        let page = place.kimo(&["report", "2024", "--format", "html"]).quiet();
        let target = place.path("rapport.pdf");
        let print = format!("--print-to-pdf={}", target.display());
        visit(&browser, &page, &[&print, "--no-pdf-header-footer"]);
        let pdf = fs::read(target).unwrap();
        String::from_utf8_lossy(&pdf)
            .matches("/Type /Page\n")
            .count()
    };
    let (without, with) = (pages(&Workplace::with_example()), pages(&with_long_words()));
    assert!(with >= without, "{with} pages against {without}");
}

/// The example with words that no column has room for, wherever a user can write one.
fn with_long_words() -> Workplace {
    let place = Workplace::with_example();
    let link = "https://kimodk.sharepoint.com/:w:/r/sites/Sekretariat/_layouts/15/Doc.aspx\
                ?sourcedoc=%7B3F2A1B4C5D6E7F8091A2B3C4D5E6F708%7D&file=Referat%20fra%20m%C3%B8de.docx";
    let replace = |file: &str, old: &str, new: &str| {
        let path = format!("plan/2023-2026/{file}");
        let text = place.read(&path);
        assert!(text.contains(old), "{old}");
        place.write(&path, text.replace(old, new));
    };
    let long = format!("{}ordningen", "Affaldsmodtagelses".repeat(7));
    for file in ["handleplan.toml", "maal-1.toml", "maal-2.toml"] {
        replace(file, "\"Havneforum\"", &format!("\"{long}\""));
    }
    for (old, new) in [
        ("\ntitel = \"", format!("\ntitel = \"{long} ")),
        ("tekst = \"Bjærge", format!("tekst = \"{long} Bjærge")),
        ("maal = \"To optællinger", format!("maal = \"{link}")),
        ("midler = \"", format!("midler = \"{link} ")),
    ] {
        replace("maal-2.toml", old, &new);
    }
    replace("maal-3.toml", "\"Medlemskommuner\"", &format!("\"{long}\""));
    place
        .kimo(&["note", "2.2", &format!("Se {link}"), "--dato", "28.11.2024"])
        .quiet();
    place
}

/// A page that holds another one in windows of these widths, in pixels, and has as its title a
/// line for each of them: how wide the page is there, how much stands outside its section, which
/// tables are cut off without a word, and which words are broken that a column has room for.
fn in_windows(page: &str, widths: &[u32]) -> String {
    // The policy forbids scripts, and the windows are looked into by one.
    let start = page
        .find("<meta http-equiv=\"Content-Security-Policy\"")
        .unwrap();
    let end = start + page[start..].find('>').unwrap() + 1;
    let page = [&page[..start], &page[end..]].concat();
    let page = page.replace('&', "&amp;").replace('"', "&quot;");
    let window = |width: &u32| {
        format!(
            "<iframe scrolling=\"no\" style=\"width: {width}px; height: 900px; border: 0\" srcdoc=\"{page}\"></iframe>"
        )
    };
    let windows: String = widths.iter().map(window).collect();
    format!("<!doctype html>{windows}<script>{MEASURE}</script>")
}

const MEASURE: &str = "
onload = () => document.title = [...document.querySelectorAll('iframe')].map(frame => {
  const page = frame.contentDocument;
  let told = `${page.documentElement.scrollWidth}`;
  const right = element => element.getBoundingClientRect().right;
  const inside = [...page.querySelectorAll('section *, .afsnit *')]
    .filter(element => !element.closest('.rul, .skjult, svg, thead'));
  const outside = inside.filter(element => right(element) > right(element.closest('section, .afsnit')) + 1);
  if (outside.length) told += ` ${outside.length} outside`;
  // What is hidden at the right is told of; a blank there is not missed.
  for (const box of page.querySelectorAll('.rul')) {
    const says = frame.contentWindow.getComputedStyle(box, '::before').content != 'none';
    const hidden = box.scrollWidth - box.clientWidth;
    if (hidden > 8 && !says) told += ` ${hidden} of ${box.getAttribute('aria-label')}`;
  }
  // On the narrowest telephones a word may be broken.
  for (const cell of frame.offsetWidth > 384 ? page.querySelectorAll('td, th') : []) {
    // The head of a table whose rows are cards is for those who do not see it.
    if (getComputedStyle(cell.closest('thead') ?? cell).position == 'absolute') continue;
    const texts = page.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (node.parentElement.closest('.langt, .skjult')) continue;
      for (const word of node.data.matchAll(/[\\p{L}\\d]+/gu)) {
        const range = page.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
        if (lines.size > 1) told += ` ${word[0]}`;
      }
    }
  }
  return told;
}).join('\\n');
";

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let rest = &text[text.find(start).unwrap() + start.len()..];
    &rest[..rest.find(end).unwrap()]
}

#[test]
fn the_status_page_opens_without_a_complaint() {
    let Some(browser) = common::browser("the HTML status in a browser") else {
        return;
    };
    let place = Workplace::with_example();
    let page = place
        .kimo(&["status", "--dato", "31.12.2024", "--format", "html"])
        .quiet();
    let visit = visit(&browser, &page, &["--dump-dom"]);
    assert!(visit.dom.contains("<title>Status pr. 31. december 2024"));
    assert_eq!(visit.console, Vec::<String>::new());
    assert_quiet(&visit.network);
}

fn visit(browser: &Path, page: &str, arguments: &[&str]) -> Visit {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("side.html"), page).unwrap();
    let mut child = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter",
            "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            "--v=0",
        ])
        .arg(format!("--user-data-dir={}", path("profil").display()))
        .arg(format!("--log-net-log={}", path("net.json").display()))
        .args(arguments)
        .arg(format!("file://{}", path("side.html").display()))
        .stdin(Stdio::null())
        .stdout(File::create(path("ud")).unwrap())
        .stderr(File::create(path("fejl")).unwrap())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(120) {
            child.kill().unwrap();
            panic!("the browser did not finish");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let read = |name: &str| {
        String::from_utf8_lossy(&fs::read(path(name)).unwrap_or_default()).into_owned()
    };
    let messages = read("fejl");
    Visit {
        dom: read("ud"),
        console: messages
            .lines()
            .filter(|line| line.contains("CONSOLE"))
            .map(str::to_owned)
            .collect(),
        network: read("net.json"),
    }
}

/// Only the page's own file was asked for. What the browser asks its maker on its own account
/// (the time, updates) is switched off as far as it can be, and does not count.
#[track_caller]
fn assert_quiet(network: &str) {
    assert!(network.contains("\"constants\""), "no log of the network");
    for address in network.split("\"url\":\"").skip(1) {
        let address = address.split('"').next().unwrap();
        let host = address.split('/').nth(2).unwrap_or_default();
        let is_makers = ["google.com", "googleapis.com", "gvt1.com"]
            .iter()
            .any(|maker| host.ends_with(maker));
        let is_network = ["http", "ws", "ftp"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
        assert!(is_makers || !is_network, "{address}");
    }
}

/// The text between the tags of every heading, its own tags left out.
fn headings(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in html.split("<h").skip(1) {
        let Some(level) = part.chars().next().filter(char::is_ascii_digit) else {
            continue;
        };
        let (_, rest) = part.split_once('>').unwrap();
        let inner = rest.split(&format!("</h{level}>")).next().unwrap();
        let texts = inner
            .split('<')
            .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        let text: String = texts.collect();
        found.push(format!("{level} {}", text.trim()));
    }
    found
}
