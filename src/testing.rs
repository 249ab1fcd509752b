//! What the tests beside the crate, the benches and the fuzz targets reach of its inside. It is
//! no interface: everything else is `pub(crate)`, so that the compiler sees what nobody uses.

pub mod check {
    pub use crate::check::{Entry, check, registry};
}

pub mod command {
    pub mod save {
        pub use crate::command::save::{Lock, change};
    }
}

pub mod document {
    pub use crate::document::{NotProven, add_note};
}

pub mod edit {
    pub mod merge {
        pub use crate::check::alone::{first_fault, merge};
        pub use crate::document::join::{Merged, whole_file_in_conflict};
    }
}

pub mod load {
    pub use crate::load::{
        Disk, Folder, Loaded, Texts, Which, decode, load, load_texts, read_goal,
    };
    pub mod files {
        pub use crate::load::files::{Entry, Files, Kind};
    }
    pub mod root {
        pub use crate::load::root::periods;
    }
}

pub mod plan {
    pub use crate::plan::{Note, Plan};
}

pub mod query {
    pub mod selection {
        pub use crate::query::selection::Selection;
    }
}

pub mod render {
    pub mod action {
        pub use crate::render::action::text;
    }
    pub mod alignment {
        pub use crate::render::alignment::table;
    }
    pub mod calendar {
        pub use crate::render::calendar::table;
    }
    pub mod check {
        pub use crate::render::check::{github, problem, problems};
    }
    pub mod csv {
        pub use crate::render::csv::status;
    }
    pub mod json {
        pub use crate::render::json::json;
    }
    pub mod log {
        pub use crate::render::log::table;
    }
    pub mod missing {
        pub use crate::render::missing::table;
    }
    pub mod status {
        pub use crate::render::status::{markdown, table};
    }
    pub mod style {
        pub use crate::render::style::Paper;
    }
}

pub mod report {
    pub mod action {
        pub use crate::report::action::ActionView;
    }
    pub mod alignment {
        pub use crate::report::alignment::AlignmentView;
    }
    pub mod calendar {
        pub use crate::report::calendar::CalendarView;
    }
    pub mod check {
        pub use crate::report::check::CheckView;
    }
    pub mod log {
        pub use crate::report::log::LogView;
    }
    pub mod missing {
        pub use crate::report::missing::MissingView;
    }
    pub mod status {
        pub use crate::report::status::StatusView;
    }
}

pub mod write {
    pub mod docx {
        pub use crate::write::docx::document;
    }
    pub mod html {
        pub use crate::write::html::page;
    }
    pub mod markdown {
        pub use crate::write::markdown::markdown;
    }
}

pub mod view {
    pub mod annual {
        pub use crate::view::annual::AnnualReport;
    }
}

pub mod text {
    pub use crate::text::{Diagnostic, FileId, Source, Span, Spanned};
}
