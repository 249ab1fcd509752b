//! What differs in an indicator and its measurements.

use super::fields::{Fields, word};
use super::{Change, Kind, MeasurementView, Value};
use crate::plan::{Indicator, Measurement};
use crate::query::difference::pair;

/// An indicator; nothing where it says the same in both.
pub(super) fn indicator(was: Option<&Indicator>, is: Option<&Indicator>) -> Option<Change> {
    let either = is.or(was)?;
    let mut fields = Fields::new();
    let number = |number: Option<f64>| number.map(Value::Number);
    let of = |read: fn(&Indicator) -> Option<Value>| (was.and_then(read), is.and_then(read));
    let (before, after) = of(|indicator| word(&indicator.unit));
    fields.add("enhed", before, after);
    let values = |read: fn(&Indicator) -> Option<f64>| {
        (number(was.and_then(read)), number(is.and_then(read)))
    };
    let (before, after) = values(|indicator| indicator.baseline);
    fields.add("udgangspunkt", before, after);
    let (before, after) = values(|indicator| indicator.target);
    fields.add("maaltal", before, after);
    let (before, after) = values(|indicator| indicator.target_upper.map(|upper| upper.value));
    fields.add("maaltal_hoejst", before, after);
    let (before, after) = of(|indicator| word(indicator.action.as_ref()?.as_str()));
    fields.add("handling", before, after);
    let keys: [fn(&Measurement) -> String; 2] = [
        |of| format!("{} {} {:?}", of.date.value, of.value, of.source),
        |of| of.date.value.to_string(),
    ];
    let paired = pair(measured(was), measured(is), &keys);
    fields.entries("maaling", paired, |of, _| {
        Value::Measurement(MeasurementView {
            date: of.date.value,
            value: of.value,
            unit: either.unit.clone(),
            source: of.source.clone(),
        })
    });
    let kind = match (was, is) {
        (None, _) => Kind::Ny,
        (_, None) => Kind::Slettet,
        _ => Kind::Aendret,
    };
    let details = fields.into_details();
    let is_unchanged = details.is_empty() && kind == Kind::Aendret;
    (!is_unchanged).then(|| Change {
        subject: "indikator",
        number: None,
        title: either.name.value.clone(),
        kind,
        details,
    })
}

fn measured(indicator: Option<&Indicator>) -> impl Iterator<Item = &Measurement> {
    indicator
        .into_iter()
        .flat_map(|indicator| indicator.measurements.iter().map(|of| &of.value))
}
