//! The hours of a day that a meeting takes: `10.00`, `10.00-12.30`.

use chrono::NaiveTime;
use std::fmt;

/// From when, and until when where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hours {
    pub(crate) start: NaiveTime,
    /// Later than the start.
    pub(crate) end: Option<NaiveTime>,
}

impl Hours {
    /// The hours that a text names, also as `kl. 10`, `10:00` and `9.30 – 12`. None where it names
    /// none, or ends before it begins.
    pub(crate) fn parse(text: &str) -> Option<Hours> {
        let text = text.trim();
        let text = text.strip_prefix("kl").unwrap_or(text);
        let text = text.trim_start_matches('.').trim_start();
        let (start, end) = match text.split_once(['-', '–']) {
            Some((start, end)) => (time(start)?, Some(time(end)?)),
            None => (time(text)?, None),
        };
        let is_later = end.is_none_or(|end| end > start);
        is_later.then_some(Hours { start, end })
    }
}

/// `9`, `09.30`, `9:30`
fn time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = match text.trim().split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None => (text.trim(), "0"),
    };
    let is_number = |part: &str| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        digits && (1..=2).contains(&part.len())
    };
    if !is_number(hour) || !is_number(minute) {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start.format("%H.%M"))?;
        self.end
            .map_or(Ok(()), |end| write!(f, "-{}", end.format("%H.%M")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, read) in [
            ("10.00", "10.00"),
            ("kl. 9", "09.00"),
            ("9:30–12", "09.30-12.00"),
            ("09.30 - 12.15", "09.30-12.15"),
        ] {
            let hours = Hours::parse(text).map(|hours| hours.to_string());
            assert_eq!(hours.as_deref(), Some(read), "{text}");
            assert_eq!(Hours::parse(read), Hours::parse(text));
        }
        for text in [
            "",
            "25.00",
            "10.5",
            "12-10",
            "10-10",
            "formiddag",
            "10.00-",
            "-12",
        ] {
            assert_eq!(Hours::parse(text), None, "{text}");
        }
    }
}
