//! `kimo lsp`: the language server, which tells an editor what kimo knows of the plan that is
//! being written in it.
//!
//! It speaks the language server protocol on the standard streams. What there is to say is worked
//! out by `editor`; here are the protocol's words for it, and the loop. It writes no file: every
//! change is an edit that the editor makes.

mod convert;
mod execute;
mod initialize;
mod line;
mod requests;
mod server;
mod stream;
mod tree;

use super::arguments::{Day, day};
use super::{Context, Failure, Outcome, plan_options};
use anyhow::Result;
use initialize::Client;
use lsp_server::{ErrorCode, Message, RequestId, Response};
use serde_json::Value;
use server::Server;
use std::sync::mpsc::Receiver;
use stream::Incoming;

/// The arguments of `kimo lsp`.
#[derive(Debug, clap::Args)]
#[command(mut_args(plan_options::without_period))]
#[command(after_help = "\
Et redigeringsprogram starter den selv og taler med den på standard input og output, så i en terminal ser \
der intet ud til at ske. Sådan sættes den op i Neovim, Helix og andre: se docs/editor.md.

Eksempler:
  kimo lsp
  kimo lsp --plan ../plan")]
pub(crate) struct Lsp {
    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Tal på standard input og output, som altid
    #[arg(long, hide = true)]
    stdio: bool,
}

impl Lsp {
    /// Serves one editor until it says that it is done.
    ///
    /// # Errors
    /// When the editor does not speak the protocol.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let asked = self
            .dato
            .as_ref()
            .map(|day| day.read(context.today))
            .transpose()?;
        let today = || asked.unwrap_or_else(|| chrono::Local::now().date_naive());
        let incoming = stream::incoming();
        let Some((id, params)) = initialized(&incoming)? else {
            return Ok(Outcome::PlanHasErrors);
        };
        let client = Client::of(&params);
        stream::send(&Response::new_ok(id, initialize::answer(&client)).into());
        let send = |message: Message| stream::send(&message);
        let mut server = Server::new(client, context.plan.clone(), send, &today);
        server.begin(&params);
        let mut is_ended = false;
        while let Ok(first) = incoming.recv() {
            let mut next = Some(first);
            // What is wrong is told when everything that was typed has been read.
            while let Some(message) = next {
                match message {
                    Incoming::Message(message) => {
                        is_ended |= is_exit(&message);
                        server.handle(message);
                    }
                    Incoming::NoMessage => stream::refuse(),
                    Incoming::Broken(why) => return Err(unreadable(&why).into()),
                }
                next = incoming.try_recv().ok();
            }
            if is_ended {
                break;
            }
            server.publish();
        }
        let is_asked = server.is_shut_down;
        Ok(if is_asked {
            Outcome::Fine
        } else {
            Outcome::PlanHasErrors
        })
    }
}

/// The number and the arguments of the request that begins a session; none where it ends before.
/// What comes before it is refused.
fn initialized(incoming: &Receiver<Incoming>) -> Result<Option<(RequestId, Value)>, Failure> {
    while let Ok(next) = incoming.recv() {
        match next {
            Incoming::Message(Message::Request(request)) if request.method == "initialize" => {
                return Ok(Some((request.id, request.params)));
            }
            Incoming::Message(Message::Request(request)) => {
                let code = ErrorCode::ServerNotInitialized as i32;
                let message = "sessionen er ikke begyndt: ”initialize” skal komme først";
                let answer = Response::new_err(request.id, code, message.to_owned());
                stream::send(&answer.into());
            }
            Incoming::Message(message) if is_exit(&message) => return Ok(None),
            Incoming::Message(_) => {}
            Incoming::NoMessage => stream::refuse(),
            Incoming::Broken(why) => return Err(unreadable(&why)),
        }
    }
    Err(broken(
        "forbindelsen til redigeringsprogrammet blev afbrudt",
    ))
}

fn unreadable(why: &str) -> Failure {
    broken(&format!(
        "en besked fra redigeringsprogrammet kan ikke læses: {why}"
    ))
}

fn broken(message: &str) -> Failure {
    Failure::new(message).hint("det er redigeringsprogrammet, der starter ”kimo lsp”, og ikke dig")
}

fn is_exit(message: &Message) -> bool {
    matches!(message, Message::Notification(of) if of.method == "exit")
}
