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

pub mod text {
    pub use crate::text::{Diagnostic, FileId, Source, Span, Spanned};
}

pub mod view {
    pub mod alignment {
        pub use crate::view::alignment::AlignmentView;
    }
    pub mod annual {
        pub use crate::view::annual::AnnualReport;
    }
    pub mod block {
        pub use crate::view::block::Article;
    }
    pub mod calendar {
        pub use crate::view::calendar::CalendarView;
    }
    pub mod check {
        pub use crate::view::check::CheckView;
    }
    pub mod log {
        pub use crate::view::log::LogView;
    }
    pub mod missing {
        pub use crate::view::missing::MissingView;
    }
    pub mod show {
        pub use crate::view::show::ActionView;
    }
    pub mod status {
        pub use crate::view::status::StatusView;
    }
}

pub mod write {
    pub mod check {
        pub use crate::write::check::{github, problem, problems};
    }
    pub mod csv {
        pub use crate::write::csv::status;
    }
    pub mod docx {
        pub use crate::write::docx::document;
    }
    pub mod html {
        pub use crate::write::html::page;
    }
    pub mod json {
        pub use crate::write::json::json;
    }
    pub mod markdown {
        pub use crate::write::markdown::markdown;
    }
    pub mod terminal {
        pub use crate::write::terminal::{Paper, text};
    }
}
