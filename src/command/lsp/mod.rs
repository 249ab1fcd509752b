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
mod tree;

use super::arguments::{Day, day};
use super::{Context, Failure, Outcome, plan_options};
use anyhow::Result;
use initialize::Client;
use lsp_server::{Connection, Message};
use server::Server;

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
        let (connection, threads) = Connection::stdio();
        let broken = || {
            Failure::new("forbindelsen til redigeringsprogrammet blev afbrudt")
                .hint("det er redigeringsprogrammet, der starter ”kimo lsp”, og ikke dig")
        };
        let (id, params) = connection.initialize_start().map_err(|_| broken())?;
        let client = Client::of(&params);
        connection
            .initialize_finish(id, initialize::answer(&client))
            .map_err(|_| broken())?;
        let sender = connection.sender;
        // An editor that is gone is noticed where it is read from.
        let send = move |message| drop(sender.send(message));
        let mut server = Server::new(client, context.plan.clone(), send, &today);
        server.begin(&params);
        let mut is_ended = false;
        while let Ok(first) = connection.receiver.recv() {
            let mut next = Some(first);
            // What is wrong is told when everything that was typed has been read.
            while let Some(message) = next {
                is_ended |= matches!(&message, Message::Notification(of) if of.method == "exit");
                server.handle(message);
                next = connection.receiver.try_recv().ok();
            }
            if is_ended {
                break;
            }
            server.publish();
        }
        let is_asked = server.is_shut_down;
        drop(server);
        threads.join().map_err(|_| broken())?;
        Ok(if is_asked {
            Outcome::Fine
        } else {
            Outcome::PlanHasErrors
        })
    }
}
