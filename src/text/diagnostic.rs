//! What is wrong with a file, as data: the place, the cause, the remedy, and how to mend it.
//!
//! Whoever finds a fault makes a `Diagnostic`; `render` alone decides how it looks.

use super::Span;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Severity {
    /// The plan cannot be trusted as it stands; the exit code is 1 and nothing is written.
    Error,
    /// Probably a slip; it can be accepted where it stands.
    Warning,
}

impl Severity {
    /// The Danish word, as in `check --format json`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Severity::Error => "fejl",
            Severity::Warning => "advarsel",
        }
    }
}

/// One stretch of bytes to replace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// What goes.
    pub(crate) span: Span,
    /// What comes instead.
    pub(crate) text: String,
}

/// A mend that is safe to make without asking, as `check --ret` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fix {
    /// What it does, in Danish: "Ret til ”2.6”".
    pub(crate) title: String,
    /// What was done, in Danish and in the past tense: "”2,6” er rettet til ”2.6”".
    pub(crate) done: String,
    /// The bytes to replace; everything else stays.
    pub(crate) replacements: Vec<Replacement>,
}

/// A mend among others, which somebody must choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What it does, in Danish: "Ret til ”Sekretariatet”".
    pub(crate) title: String,
    /// The bytes to replace; everything else stays.
    pub(crate) replacements: Vec<Replacement>,
}

/// One finding: a fault or a likely slip in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Diagnostic {
    /// The name of the rule, in kebab-case.
    pub(crate) rule: &'static str,
    /// Error or warning.
    pub(crate) severity: Severity,
    /// The place at fault.
    pub(crate) span: Span,
    /// The cause, in Danish: one sentence without a full stop.
    pub(crate) message: String,
    /// A few words to set at the caret.
    pub(crate) label: Option<String>,
    /// Other places that matter, each with a few words: "først brugt her".
    pub(crate) related: Vec<(Span, String)>,
    /// What to do about it, in Danish.
    pub(crate) help: Vec<String>,
    /// How to mend it, where that is safe.
    pub(crate) fix: Option<Fix>,
    /// How else it may be mended.
    pub(crate) offers: Vec<Offer>,
    /// The field that could not be read for it, where it is known to be of one.
    pub(crate) field: Option<&'static str>,
}

impl Diagnostic {
    /// Puts problems in the order of their places.
    pub(crate) fn put_in_order(problems: &mut [Diagnostic]) {
        problems.sort_by_key(|problem| (problem.span.file, problem.span.start));
    }

    /// An error of `rule` at `span`.
    pub(crate) fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule,
            severity: Severity::Error,
            span,
            message: message.into(),
            label: None,
            related: Vec::new(),
            help: Vec::new(),
            fix: None,
            offers: Vec::new(),
            field: None,
        }
    }

    /// A warning of `rule` at `span`.
    pub(crate) fn warning(
        rule: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(rule, span, message)
        }
    }

    /// Points at another place that matters.
    pub(crate) fn related(mut self, span: Span, label: impl Into<String>) -> Diagnostic {
        self.related.push((span, label.into()));
        self
    }

    /// Adds a remedy.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }

    /// Offers to write `literal` in the place at fault, shown as `text`.
    pub(crate) fn instead(mut self, text: &str, literal: String) -> Diagnostic {
        self.offers.push(Offer {
            title: format!("Ret til ”{text}”"),
            replacements: vec![Replacement {
                span: self.span,
                text: literal,
            }],
        });
        self
    }

    /// Has a key, or the words of a header, that are `written` with capitals be written small. That is
    /// safe where nothing else has that name.
    pub(crate) fn small_letters<'w>(
        self,
        words: impl Iterator<Item = (Span, &'w str, &'w str)>,
    ) -> Diagnostic {
        let (mut written, mut small, mut mends) = (Vec::new(), Vec::new(), Vec::new());
        for (span, of_file, of_ours) in words {
            written.push(of_file);
            small.push(of_ours);
            let text = of_ours.to_owned();
            mends.push(Replacement { span, text });
        }
        let (written, small) = (written.join("."), small.join("."));
        self.fix(
            format!("Skriv ”{small}”"),
            format!("”{written}” er rettet til ”{small}”"),
            mends,
        )
    }

    /// Adds a safe mend: what it does, what was done, in the past tense, and the bytes to replace.
    pub(crate) fn fix(
        mut self,
        title: impl Into<String>,
        done: impl Into<String>,
        replacements: Vec<Replacement>,
    ) -> Diagnostic {
        self.fix = Some(Fix {
            title: title.into(),
            done: done.into(),
            replacements,
        });
        self
    }

    /// Makes its mends those of `other` too, which is the same fault in another place.
    pub(crate) fn mend_with(&mut self, other: Diagnostic) {
        if let Some((own, others)) = self.fix.as_mut().zip(other.fix) {
            own.replacements.extend(others.replacements);
        }
        for (own, others) in self.offers.iter_mut().zip(other.offers) {
            own.replacements.extend(others.replacements);
        }
    }

    /// Whether it is about lines of its file, and not about the file as a whole.
    pub(crate) fn is_of_lines(&self) -> bool {
        self.span != self.span.file.top()
    }

    /// Whether this is an error.
    pub(crate) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
