//! The messages of the protocol on the standard streams.
//!
//! A header that cannot be right ends the session with words for it: where the next message begins is
//! not known any more. What a message says of its length is not believed before so much has come.

use lsp_server::Message;
use serde_json::{Value, json};
use std::io::{BufRead, Read as _, Write as _};
use std::sync::mpsc::{Receiver, sync_channel};

/// What came from the editor.
pub(super) enum Incoming {
    Message(Message),
    /// A message that is no message of the protocol; those after it can be read.
    NoMessage,
    /// Nothing more can be read, and why not.
    Broken(String),
}

/// The longest message that is read, in bytes: a file of 50 MB in a JSON text that escapes each letter.
const LONGEST: u64 = 1 << 29;

/// As many messages are read ahead of the one that is being answered.
const WAITING: usize = 16;

/// Reads the standard input on a thread of its own, to its end or to `exit`.
pub(super) fn incoming() -> Receiver<Incoming> {
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        while let Some(next) = read(&mut input) {
            let is_last = match &next {
                Incoming::Message(Message::Notification(of)) => of.method == "exit",
                Incoming::Message(_) | Incoming::NoMessage => false,
                Incoming::Broken(_) => true,
            };
            if sender.send(next).is_err() || is_last {
                return;
            }
        }
    });
    receiver
}

/// The next message; none at the end.
fn read(input: &mut impl BufRead) -> Option<Incoming> {
    let broken = |why: &str| Some(Incoming::Broken(why.to_owned()));
    let mut length = None;
    loop {
        let mut line = Vec::new();
        match input.take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) => return None,
            Ok(_) => {}
            Err(_) => return broken("den kan ikke læses"),
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return broken("dens hoved er ikke et hoved i protokollen");
        };
        if name.trim().eq_ignore_ascii_case("Content-Length") {
            length = Some(value.trim().parse::<u64>());
        }
    }
    let length = match length {
        None => return broken("dens Content-Length mangler"),
        Some(Err(_)) => return broken("dens Content-Length er ikke et tal"),
        Some(Ok(length)) if length > LONGEST => return broken("dens Content-Length er for stor"),
        Some(Ok(length)) => length,
    };
    let mut body = Vec::new();
    match input.take(length).read_to_end(&mut body) {
        Ok(read) if u64::try_from(read) == Ok(length) => {}
        _ => return broken("den slutter, før den er læst"),
    }
    let message = serde_json::from_slice(&body);
    Some(message.map_or(Incoming::NoMessage, Incoming::Message))
}

/// No header has a longer line.
const LONGEST_LINE: u64 = 4096;

/// Writes a message. An editor that is gone is noticed where it is read from.
pub(super) fn send(message: &Message) {
    let mut output = std::io::stdout().lock();
    drop(message.write(&mut output));
}

/// Answers what was no message, and so has no number to answer to.
pub(super) fn refuse() {
    let error = json!({"code": -32700, "message": "beskeden kan ikke læses"});
    let answer = json!({"jsonrpc": "2.0", "id": Value::Null, "error": error}).to_string();
    let mut output = std::io::stdout().lock();
    drop(write!(
        output,
        "Content-Length: {}\r\n\r\n{answer}",
        answer.len()
    ));
    drop(output.flush());
}
