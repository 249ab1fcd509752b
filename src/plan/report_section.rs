//! The sections of the annual report, which a plan may choose from.

/// A section of the annual report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReportSection {
    /// The lines under the title.
    Front,
    Recommendations,
    Summary,
    Overall,
    Goals,
    Attention,
    Indicators,
    FollowUp,
    Proposals,
    Changes,
    Annex,
}

impl ReportSection {
    /// Every section, in the order of the report where a plan has chosen no other.
    pub(crate) const ALL: [ReportSection; 11] = [
        ReportSection::Front,
        ReportSection::Recommendations,
        ReportSection::Summary,
        ReportSection::Overall,
        ReportSection::Goals,
        ReportSection::Attention,
        ReportSection::Indicators,
        ReportSection::FollowUp,
        ReportSection::Proposals,
        ReportSection::Changes,
        ReportSection::Annex,
    ];

    /// What each is called in `[rapport]`, in the order of `ALL`.
    pub(crate) const WORDS: [&'static str; 11] = [
        "forside",
        "indstilling",
        "resume",
        "samlet_status",
        "maal",
        "opmaerksomhed",
        "noegletal",
        "opfoelgning",
        "forslag",
        "aendringer",
        "bilag",
    ];

    /// What it is called.
    pub(crate) fn word(self) -> &'static str {
        ReportSection::WORDS[self as usize]
    }

    /// The section called `word`.
    pub(crate) fn from_word(word: &str) -> Option<ReportSection> {
        let mut all = ReportSection::ALL.into_iter();
        all.find(|section| section.word() == word)
    }
}
