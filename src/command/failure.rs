//! A command that cannot do what it was asked: the cause, and hints that lead on.

use crate::load::files::reason;
use crate::text::Diagnostic;
use crate::text::visible::visible_name;
use std::io::Write;

/// What went wrong, in Danish, with hints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What cannot be, before the cause and up to it: `intet er skrevet: `; empty where the cause says
    /// it all.
    pub(crate) lead: String,
    /// The cause: one sentence without a full stop.
    pub(crate) cause: String,
    /// What to do, each a line of its own.
    pub(crate) hints: Vec<String>,
}

impl Failure {
    /// A failure for this cause.
    pub(crate) fn new(cause: impl Into<String>) -> Failure {
        Failure {
            lead: String::new(),
            cause: cause.into(),
            hints: Vec::new(),
        }
    }

    /// The same with `lead` before it.
    pub(crate) fn led(self, lead: impl Into<String>) -> Failure {
        let lead = lead.into();
        Failure { lead, ..self }
    }

    /// What cannot be done, since a file has `error` or would get it; its remedies are the hints.
    pub(crate) fn because(what: &str, error: &Diagnostic) -> Failure {
        Failure {
            hints: error.help.clone(),
            ..Failure::new(&error.message).led(format!("{what}: "))
        }
    }

    /// Adds a hint.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hints.push(hint.into());
        self
    }

    /// Adds `hint`, where there is one.
    pub(crate) fn maybe_hint(mut self, hint: Option<String>) -> Failure {
        self.hints.extend(hint);
        self
    }

    /// Adds the nearest of the known words, where there is one.
    pub(crate) fn maybe_meant(self, nearest: Option<&str>) -> Failure {
        self.maybe_hint(nearest.map(|word| format!("mente du ”{word}”?")))
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.lead, self.cause)
    }
}

impl std::error::Error for Failure {}

/// Why it went wrong, without what that keeps from being done: for who says that in other words.
pub(crate) fn cause_alone(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Failure>() {
        Some(failure) => failure.cause.clone(),
        None => causes(error),
    }
}

/// What went wrong and what lies behind it, in one line. The system's own errors speak English: each
/// is told in Danish, with all that lies behind it.
pub(crate) fn causes(error: &anyhow::Error) -> String {
    let mut causes = Vec::new();
    for cause in error.chain() {
        let of_system = cause.downcast_ref::<std::io::Error>();
        causes.push(of_system.map_or_else(|| cause.to_string(), reason));
        if of_system.is_some() {
            break;
        }
    }
    causes.join(": ")
}

/// Writes `error` for the user: the cause, what lies behind it, and the hints. Each is one line,
/// whatever the names in it hold.
pub(crate) fn show(error: &anyhow::Error, err: &mut dyn Write) {
    let mut text = format!("fejl: {}\n", visible_name(&causes(error)));
    for failure in error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<Failure>())
    {
        for hint in &failure.hints {
            text += &format!("  {}\n", visible_name(hint));
        }
    }
    // There is nobody left to tell when the error output is closed.
    let _ = err.write_all(text.as_bytes());
}
