//! Places in source files: a span of bytes in one file, and a value that remembers where it stood.

/// Which of the loaded files a span points into: the index of its `Source`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct FileId(pub(crate) u32);

impl FileId {
    /// The span of zero bytes at the top of the file, for what concerns the file as a whole.
    pub(crate) fn top(self) -> Span {
        Span::new(self, 0, 0)
    }

    /// The position of the file in the list of sources.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A half-open range of bytes in one file's text, counted without a byte order mark.
///
/// Offsets are 32 bits: a plan file of more than 4 GB is refused before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Span {
    /// The file.
    pub(crate) file: FileId,
    /// The first byte.
    pub(crate) start: u32,
    /// The byte after the last.
    pub(crate) end: u32,
}

impl Span {
    /// A span of `start..end` in `file`.
    pub(crate) fn new(file: FileId, start: usize, end: usize) -> Span {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span {
            file,
            start: clamp(start),
            end: clamp(end),
        }
    }

    /// The bytes as a range, to slice the text with.
    pub(crate) fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place it was read from.
///
/// Two are equal when their values are: a model compares by what it says,
/// not by where in the file it says it. Edits are proved with that.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spanned<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it stood.
    pub(crate) span: Span,
}

impl<T> Spanned<T> {
    /// `value`, read at `span`.
    pub(crate) fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

/// A value that stands nowhere yet.
impl<T> From<T> for Spanned<T> {
    fn from(value: T) -> Spanned<T> {
        Spanned::new(value, Span::default())
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
