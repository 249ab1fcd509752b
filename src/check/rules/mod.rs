//! The rules of meaning, one a file, and the list of them.

mod aendret_efter_gennemfoert;
mod afvigende_nummer;
mod andet_aar;
mod besluttet_efter_dato;
mod besluttet_foer_skrevet;
mod delmaal_uden_for_maaltal;
mod dobbelt_aar;
mod dobbelt_aarsmaal;
mod dobbelt_indikator;
mod dobbelt_moede;
mod dobbelt_nummer;
mod dobbelt_part;
mod forkert_udgangsstatus;
mod fremmed_nummer;
mod fremtidig_dato;
mod frist_foer_note;
mod frist_foer_start;
mod frist_uden_for_perioden;
mod gennemfoert_uden_trin;
mod gentaget_part;
mod hul_i_numre;
mod maalinger_uden_orden;
mod maaltal_som_udgangspunkt;
mod note_efter_udgaaet;
mod noter_uden_orden;
mod omvendt_spaend;
mod oprettet_efter_note;
mod resultat_uden_aarsmaal;
mod samme_handling;
mod samme_note;
mod start_efter_note;
mod start_uden_for_perioden;
mod tom_aendring;
mod ubestemt_forsamling;
mod uden_for_perioden;
mod udgaaet_uden_beslutning;
mod uenige_samme_dag;
mod ukendt_ansvarlig;
mod ukendt_handling;
mod ukendt_international;
mod ukendt_moede;
mod ukendt_regel;
mod ukendt_trin;

use super::Rule;

/// Those that a plan can be mended for by more than a word in their place.
pub(crate) const DOUBLE_NUMBER: &str = dobbelt_nummer::RULE.name;
pub(crate) const REPEATED_PARTY: &str = gentaget_part::RULE.name;
pub(crate) const UNKNOWN_PARTY: &str = ukendt_ansvarlig::RULE.name;
pub(crate) const UNKNOWN_MEETING: &str = ukendt_moede::RULE.name;
pub(crate) const UNKNOWN_OUTSIDE_GOAL: &str = ukendt_international::RULE.name;

/// What stands twice after two people's edits were joined without a conflict.
pub(crate) const STANDS_TWICE: [&str; 2] = [samme_handling::RULE.name, samme_note::RULE.name];

/// The rules that hold the entries of one action, or of one indicator, against each other.
pub(crate) const OF_ENTRIES: [&str; 12] = [
    aendret_efter_gennemfoert::RULE.name,
    dobbelt_aarsmaal::RULE.name,
    gennemfoert_uden_trin::RULE.name,
    maalinger_uden_orden::RULE.name,
    note_efter_udgaaet::RULE.name,
    noter_uden_orden::RULE.name,
    oprettet_efter_note::RULE.name,
    resultat_uden_aarsmaal::RULE.name,
    samme_note::RULE.name,
    start_efter_note::RULE.name,
    uenige_samme_dag::RULE.name,
    ukendt_trin::RULE.name,
];

/// The rules that tell of a date outside the period.
pub(crate) const OF_YEARS: [&str; 4] = [
    crate::load::faults::FAR_YEAR,
    uden_for_perioden::RULE.name,
    frist_uden_for_perioden::RULE.name,
    start_uden_for_perioden::RULE.name,
];

/// Every rule, in the order of their names.
pub(crate) const RULES: &[Rule] = &[
    aendret_efter_gennemfoert::RULE,
    afvigende_nummer::RULE,
    andet_aar::RULE,
    besluttet_efter_dato::RULE,
    besluttet_foer_skrevet::RULE,
    delmaal_uden_for_maaltal::RULE,
    dobbelt_aar::RULE,
    dobbelt_aarsmaal::RULE,
    dobbelt_indikator::RULE,
    dobbelt_moede::RULE,
    dobbelt_nummer::RULE,
    dobbelt_part::RULE,
    forkert_udgangsstatus::RULE,
    fremmed_nummer::RULE,
    fremtidig_dato::RULE,
    frist_foer_note::RULE,
    frist_foer_start::RULE,
    frist_uden_for_perioden::RULE,
    gennemfoert_uden_trin::RULE,
    gentaget_part::RULE,
    hul_i_numre::RULE,
    maalinger_uden_orden::RULE,
    maaltal_som_udgangspunkt::RULE,
    note_efter_udgaaet::RULE,
    noter_uden_orden::RULE,
    omvendt_spaend::RULE,
    oprettet_efter_note::RULE,
    resultat_uden_aarsmaal::RULE,
    samme_handling::RULE,
    samme_note::RULE,
    start_efter_note::RULE,
    start_uden_for_perioden::RULE,
    tom_aendring::RULE,
    ubestemt_forsamling::RULE,
    uden_for_perioden::RULE,
    udgaaet_uden_beslutning::RULE,
    uenige_samme_dag::RULE,
    ukendt_ansvarlig::RULE,
    ukendt_handling::RULE,
    ukendt_international::RULE,
    ukendt_moede::RULE,
    ukendt_regel::RULE,
    ukendt_trin::RULE,
];
