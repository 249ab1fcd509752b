//! Sections under broken headers, read under a stand-in name and moved to where they belong.
//!
//! The header that was meant may be longer than the one that stands there, and nothing may be
//! moved in the working copy. A stand-in like `[-1]` is always short enough.

use std::collections::{BTreeSet, HashMap, HashSet};

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::repair::Edit;
use super::statement::{Form, Statements};

/// What to write over broken headers, and how to undo it in the table.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The stand-ins.
    pub(crate) edits: Vec<Edit>,
    /// The headers, as indices, that have no room even for one.
    pub(crate) lost: Vec<usize>,
    /// The broken headers, as indices, that are elements of lists.
    pub(crate) lists: HashSet<usize>,
    stand_ins: HashMap<String, Meant>,
}

#[derive(Debug)]
struct Meant {
    name: String,
    is_array: bool,
}

/// A broken header under which sections of its own may follow.
struct Open<'t> {
    path: Vec<&'t str>,
    stand_in: String,
}

/// Finds a stand-in for each of the `broken` headers, and writes it into the headers below it too.
pub(crate) fn plan(copy: &str, statements: &Statements, broken: &BTreeSet<usize>) -> Plan {
    let mut plan = Plan::default();
    if broken.is_empty() {
        return plan;
    }
    let lists = lists(copy, statements);
    let mut open: Vec<Open<'_>> = Vec::new();
    for (index, statement) in statements.all.iter().enumerate() {
        let Form::Header(header) = &statement.form else {
            continue;
        };
        let path = header.names(copy);
        let Some(name) = path.last() else { continue };
        // It has been taken out of the copy.
        if name.is_empty() {
            continue;
        }
        open.retain(|above| above.path.len() < path.len());
        let mut written: Vec<&str> = path.clone();
        for above in open.iter().filter(|above| path.starts_with(&above.path)) {
            if let Some(part) = written.get_mut(above.path.len() - 1) {
                *part = &above.stand_in;
            }
        }
        if !broken.contains(&index) {
            if written != path {
                let inner = written.join(".");
                let text = if header.is_array {
                    format!("[[{inner}]]")
                } else {
                    format!("[{inner}]")
                };
                plan.write(index, header.range.clone(), text);
            }
            continue;
        }
        let stand_in = stand_in(plan.stand_ins.len());
        if let Some(part) = written.last_mut() {
            *part = &stand_in;
        }
        let is_array = header.is_array || lists.contains(&path);
        if is_array {
            plan.lists.insert(index);
        }
        let text = format!("[{}]", written.join("."));
        if plan.write(index, header.range.clone(), text) {
            let meant = Meant {
                name: name.trim_matches(['"', '\'']).to_owned(),
                is_array,
            };
            plan.stand_ins.insert(stand_in.clone(), meant);
            open.push(Open { path, stand_in });
        }
    }
    plan
}

/// The names that a sound header gives to a list of tables.
fn lists<'t>(copy: &'t str, statements: &Statements) -> HashSet<Vec<&'t str>> {
    let headers = statements.all.iter().filter_map(|s| match &s.form {
        Form::Header(header) if header.is_array => Some(header.names(copy)),
        _ => None,
    });
    headers.collect()
}

/// A bare key that nobody writes, as short as can be.
fn stand_in(count: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut rest = count;
    let mut name = String::from("-");
    loop {
        let digit = DIGITS.get(rest % DIGITS.len()).copied().unwrap_or(b'0');
        name.push(char::from(digit));
        rest /= DIGITS.len();
        if rest == 0 {
            return name;
        }
    }
}

impl Plan {
    fn write(&mut self, index: usize, range: std::ops::Range<usize>, text: String) -> bool {
        let fits = text.len() <= range.len();
        if fits {
            self.edits.push(Edit::write(range, text))
        } else {
            self.lost.push(index)
        }
        fits
    }

    /// Moves every section with a stand-in to the name it was meant to have.
    pub(crate) fn graft(&self, table: &mut DeTable<'_>) {
        if self.stand_ins.is_empty() {
            return;
        }
        let keys = table.keys().map(|key| key.get_ref().to_string());
        let here: Vec<String> = keys
            .filter(|key| self.stand_ins.contains_key(key))
            .collect();
        let mut grown = BTreeSet::new();
        for stand_in in here {
            let Some(meant) = self.stand_ins.get(&stand_in) else {
                continue;
            };
            let Some((key, value)) = table.remove_entry(stand_in.as_str()) else {
                continue;
            };
            let name = Spanned::new(key.span(), meant.name.clone().into());
            let (span, is_list) = (value.span(), meant.is_array);
            let place = table.entry(name).or_insert_with(|| {
                if is_list {
                    Spanned::new(span, DeValue::Array(DeArray::new()))
                } else {
                    value.clone()
                }
            });
            if let DeValue::Array(elements) = place.get_mut() {
                elements.push(value);
                grown.insert(&meant.name);
            }
        }
        for name in grown {
            if let Some(DeValue::Array(elements)) =
                table.get_mut(name.as_str()).map(Spanned::get_mut)
            {
                elements.sort_by_key(|element| element.span().start);
            }
        }
        for (_, value) in table.iter_mut() {
            self.graft_within(value.get_mut());
        }
    }

    fn graft_within(&self, value: &mut DeValue<'_>) {
        match value {
            DeValue::Table(table) => self.graft(table),
            DeValue::Array(elements) => {
                for element in elements.iter_mut() {
                    self.graft_within(element.get_mut());
                }
            }
            _ => {}
        }
    }
}
