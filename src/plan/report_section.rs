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
}
