//! The columns of a table so wide that the table is low: room that one column does not need goes to
//! where words stand in many short lines.

use super::table::PADDING;

/// One row's cells, by how long their paragraphs are on one line.
type Lengths = Vec<Vec<usize>>;

/// A move is so large a part of the whole width, or twice or four times that: a line more or less
/// may take that much.
const PARTS: usize = 48;
const SIZES: [usize; 3] = [1, 2, 4];

/// Each move makes the table lower, so that there is an end; this many are enough.
const MOVES: usize = 60;

/// `widths` with room moved between the columns, none of which gets less than it needs, as long as
/// that makes `rows` lower. Their sum stays.
pub(super) fn balanced(mut widths: Vec<usize>, needs: &[usize], rows: &[Lengths]) -> Vec<usize> {
    let mut height = height_of(rows, &widths);
    let part = widths.iter().sum::<usize>() / PARTS;
    for _ in 0..MOVES {
        let Some((lower, moved)) = best(&widths, needs, rows, part).filter(|(of, _)| *of < height)
        else {
            break;
        };
        (height, widths) = (lower, moved);
    }
    widths
}

/// The lowest table that one move makes, and its widths.
fn best(
    widths: &[usize],
    needs: &[usize],
    rows: &[Lengths],
    part: usize,
) -> Option<((usize, usize), Vec<usize>)> {
    let columns = 0..widths.len();
    let pairs = columns
        .clone()
        .flat_map(|from| columns.clone().map(move |to| (from, to)));
    let moves = pairs.flat_map(|pair| SIZES.map(|size| (pair, size * part)));
    let made = moves.filter_map(|((from, to), size)| {
        let mut moved = widths.to_vec();
        let giver = moved.get_mut(from)?;
        *giver = giver
            .checked_sub(size)
            .filter(|left| *left >= *needs.get(from).unwrap_or(&0))?;
        *moved.get_mut(to)? += size;
        (from != to).then(|| (height_of(rows, &moved), moved))
    });
    made.min_by_key(|(height, _)| *height)
}

/// How many lines the rows take, and then how many their cells have: of two tables as low as each
/// other that is the better where fewer words stand alone.
fn height_of(rows: &[Lengths], widths: &[usize]) -> (usize, usize) {
    let lines = |length: usize, width: usize| {
        // A line ends with a word, and is shorter than there is room for; as much wider are the
        // measures than most typefaces.
        let room = width.saturating_sub(PADDING);
        length.div_ceil(room.max(1)).max(1)
    };
    let cell = |(paragraphs, width): (&Vec<usize>, &usize)| -> usize {
        paragraphs.iter().map(|length| lines(*length, *width)).sum()
    };
    rows.iter().fold((0, 0), |(height, all), row| {
        let lines = row.iter().zip(widths).map(cell);
        let (highest, own) =
            lines.fold((0, 0), |(most, sum), lines| (most.max(lines), sum + lines));
        (height + highest, all + own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_goes_to_where_the_words_are_and_the_sum_stays() {
        let rows: Vec<Lengths> = vec![vec![vec![9000], vec![400], vec![700]]; 5];
        let widths = balanced(vec![2000, 4000, 3000], &[500, 800, 900], &rows);
        assert_eq!(widths.iter().sum::<usize>(), 9000);
        assert!(widths[0] > 3400, "{widths:?}");
        assert!(widths[1] >= 800 && widths[2] >= 900, "{widths:?}");
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_cell_and_all_lines_are_counted() {
        let widths = [100 + PADDING; 3];
        let rows: Vec<Lengths> = vec![
            vec![vec![100], vec![101], vec![0]],
            vec![vec![100, 250], vec![100], vec![100]],
        ];
        assert_eq!(height_of(&rows, &widths), (2 + 4, 4 + 6));
    }

    #[test]
    fn a_table_that_is_as_low_as_it_can_be_stays() {
        let rows: Vec<Lengths> = vec![vec![vec![300], vec![300]]];
        assert_eq!(balanced(vec![4000, 5000], &[0, 0], &rows), [4000, 5000]);
        assert_eq!(balanced(vec![4000, 5000], &[0, 0], &[]), [4000, 5000]);
    }
}
