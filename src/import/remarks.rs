//! What was understood in a way that the user should know of, each thing once, in the order it was
//! met.

use std::collections::HashSet;

#[derive(Debug, Clone, Default)]
pub(crate) struct Remarks {
    met: HashSet<String>,
    list: Vec<String>,
}

impl Remarks {
    /// Adds a remark, a sentence without its capital and its full stop.
    pub(crate) fn insert(&mut self, remark: String) {
        if self.met.insert(remark.clone()) {
            self.list.push(remark);
        }
    }

    /// Takes back what was said of a column before more was known of it.
    pub(super) fn take_back(&mut self, remark: &str) {
        if self.met.remove(remark) {
            self.list.retain(|said| said != remark);
        }
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, String> {
        self.list.iter()
    }
}

impl Extend<String> for Remarks {
    fn extend<I: IntoIterator<Item = String>>(&mut self, remarks: I) {
        for remark in remarks {
            self.insert(remark);
        }
    }
}

impl IntoIterator for Remarks {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

/// That a column has no field, and stays in the words of its action.
pub(super) fn is_kept(label: &str) -> String {
    format!("kolonnen ”{label}” er bevaret som en linje i handlingernes tekst")
}
