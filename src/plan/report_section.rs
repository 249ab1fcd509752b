//! The sections of the annual report, which a plan may choose from.

/// A section of the annual report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReportSection {
    /// The lines under the title.
    Front,
    Recommendations,
    /// The year in four figures.
    Summary,
    /// How far each goal is.
    Overall,
    /// The year's own words, where there are any.
    Foreword,
    Attention,
    Goals,
    Indicators,
    FollowUp,
    Proposals,
    Changes,
    /// What came of the period, in its last year.
    Period,
    Annex,
}

impl ReportSection {
    /// Every section, in the order of the report where a plan has chosen no other.
    pub(crate) const ALL: [ReportSection; 13] = [
        ReportSection::Front,
        ReportSection::Recommendations,
        ReportSection::Summary,
        ReportSection::Overall,
        ReportSection::Foreword,
        ReportSection::Attention,
        ReportSection::Goals,
        ReportSection::Indicators,
        ReportSection::FollowUp,
        ReportSection::Proposals,
        ReportSection::Changes,
        ReportSection::Period,
        ReportSection::Annex,
    ];

    /// What each is called in `[rapport]`, in the order of `ALL`.
    pub(crate) const WORDS: [&'static str; 13] = [
        "forside",
        "indstilling",
        "resume",
        "samlet_status",
        "beretning",
        "opmaerksomhed",
        "maal",
        "noegletal",
        "opfoelgning",
        "forslag",
        "aendringer",
        "perioden",
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
