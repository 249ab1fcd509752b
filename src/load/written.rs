//! Values on their way back into a file: what each field of the model is to say there.
//!
//! An entry's fields are written beside where they are read (`goal`, `handleplan`), so that a
//! field that is read and not written does not compile.

use crate::plan::{Assessment, Number, Origin, ReportSection, Status, Verdict};
use crate::text::Spanned;
use crate::text::danish::hours::Hours;
use crate::text::danish::recurrence::Recurrence;
use crate::text::danish::span::DateSpan;
use crate::text::danish::years::Years;
use chrono::NaiveDate;

/// A value to be written. How depends on the field: a name stands on one line, kroner are
/// grouped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Written {
    Text(String),
    List(Vec<String>),
    Date(NaiveDate),
    Integer(i64),
    Flag(bool),
    Decimal(f64),
}

/// A key, and its value where there is one.
pub(crate) type Pair = (&'static str, Option<Written>);

/// What has a table in a file.
pub(crate) trait Pairs {
    /// Its own fields by their keys, those of entries under it not among them.
    fn pairs(&self) -> Vec<Pair>;
}

/// What may be a value.
pub(super) trait Value {
    fn written(&self) -> Option<Written>;
}

macro_rules! written {
    ($($type:ty: $value:ident => $written:expr;)*) => {
        $(impl Value for $type {
            fn written(&self) -> Option<Written> {
                let $value = self;
                Some($written)
            }
        })*
    };
}

written! {
    str: text => Written::Text(text.to_owned());
    NaiveDate: day => Written::Date(*day);
    bool: is_so => Written::Flag(*is_so);
    i64: number => Written::Integer(*number);
    i32: number => Written::Integer((*number).into());
    u32: number => Written::Integer((*number).into());
    f64: number => Written::Decimal(*number);
    Number: number => Written::Text(number.to_string());
    Origin: origin => Written::Text(origin.to_string());
    Hours: hours => Written::Text(hours.to_string());
    Years: years => Written::Text(years.to_string());
    Recurrence: time => Written::Text(time.to_string());
    Status: status => Written::Text(status.word().to_owned());
    Assessment: light => Written::Text(light.word().to_owned());
    Verdict: verdict => Written::Text(verdict.word().to_owned());
    ReportSection: section => Written::Text(section.word().to_owned());
}

impl Value for DateSpan {
    fn written(&self) -> Option<Written> {
        match self {
            DateSpan::Day(day) => day.written(),
            coarse => Some(Written::Text(coarse.to_string())),
        }
    }
}

impl Value for String {
    fn written(&self) -> Option<Written> {
        self.as_str().written()
    }
}

impl Value for Box<str> {
    fn written(&self) -> Option<Written> {
        self.as_ref().written()
    }
}

impl<T: Value> Value for Spanned<T> {
    fn written(&self) -> Option<Written> {
        self.value.written()
    }
}

impl<T: Value> Value for Option<T> {
    fn written(&self) -> Option<Written> {
        self.as_ref()?.written()
    }
}

impl<T: Value> Value for Vec<T> {
    fn written(&self) -> Option<Written> {
        let texts = self.iter().filter_map(|item| match item.written()? {
            Written::Text(text) => Some(text),
            _ => None,
        });
        Some(Written::List(texts.collect()))
    }
}
