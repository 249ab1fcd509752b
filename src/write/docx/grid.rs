//! The grid that drawn cells lie in: its lines are all the edges that any row has.
//!
//! Rows of a Word table share one set of columns, so a cell that ends where it likes spans the
//! columns from its left edge to its right one.

/// The lines of a grid, from its first column's right edge to its last one's.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    lines: Vec<usize>,
}

impl Grid {
    /// The grid with a line at each of these edges, however often it is given; 0 has none.
    pub(crate) fn new(edges: impl IntoIterator<Item = usize>) -> Grid {
        let mut lines: Vec<usize> = edges.into_iter().filter(|edge| *edge > 0).collect();
        lines.sort_unstable();
        lines.dedup();
        Grid { lines }
    }

    /// The widths of its columns.
    pub(crate) fn widths(&self) -> Vec<usize> {
        let lefts = [0].into_iter().chain(self.lines.iter().copied());
        let both = self.lines.iter().zip(lefts);
        both.map(|(right, left)| right - left).collect()
    }

    /// How many columns a cell from `left` to `right` spans.
    pub(crate) fn span(&self, left: usize, right: usize) -> usize {
        let inside = self.lines.iter();
        inside
            .filter(|line| (left + 1..=right).contains(line))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_lie_between_the_edges_of_all_rows() {
        let grid = Grid::new([30, 10, 0, 30, 100]);
        assert_eq!(grid.widths(), [10, 20, 70]);
        assert_eq!(grid.span(0, 30), 2);
        assert_eq!(grid.span(10, 100), 2);
        assert_eq!(grid.span(30, 100), 1);
    }
}
