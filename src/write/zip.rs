//! The zip that an Office file is.

use anyhow::{Context, Result};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// How each part begins.
pub(crate) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A zip under way, in which neither the day nor the kind of machine is to be seen.
pub(crate) struct Zip(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Zip {
    fn default() -> Zip {
        Zip(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Zip {
    pub(crate) fn add(&mut self, name: &str, xml: &str) -> Result<()> {
        self.add_bytes(name, xml.as_bytes())
    }

    pub(crate) fn add_bytes(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        // Two parts of one name: what the zip says of it is English.
        self.0.start_file(name, options).ok().context(UNWRITTEN)?;
        self.0.write_all(bytes).context(UNWRITTEN)
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>> {
        Ok(self.0.finish().context(UNWRITTEN)?.into_inner())
    }
}

const UNWRITTEN: &str = "filen kan ikke sættes sammen";
