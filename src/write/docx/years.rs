//! An indicator over the years as shaded cells: a bar for its baseline and for each year, and
//! the target as a dashed line through them all. Every row says its value in words.
//!
//! Bars begin at zero, so that their lengths can be compared; below zero they go to the left.

use super::bars::ROW;
use super::grid::Grid;
use super::paragraph::{Paragraph, Style};
use super::table::{Borders, Line, cell_properties, opening};
use crate::plan::{Assessment, Status};
use crate::text::danish::number;
use crate::view::block::{Shade, YearChart};
use crate::write::palette::{self, Colour, of_shade};

/// The row of a year, of the baseline or of the target.
struct YearRow {
    /// What the row is of.
    name: String,
    /// Its value in words, or why there is none.
    words: String,
    /// Where its bar begins and ends; nothing is drawn without.
    bar: Option<(f64, f64)>,
    /// The colour of its bar.
    colour: Colour,
}

/// The chart; nothing where nothing has been measured.
pub(crate) fn draw(chart: &YearChart, width: usize) -> String {
    if chart.values.iter().all(|(_, value)| value.is_none()) {
        return String::new();
    }
    let targets: Vec<f64> = chart.target.into_iter().chain(chart.target_upper).collect();
    let title = format!("Diagram: {} år for år", chart.title);
    years(&title, &rows(chart), &targets, width)
}

fn rows(chart: &YearChart) -> Vec<YearRow> {
    let row = |name: &str, words: String, bar, colour| YearRow {
        name: name.to_owned(),
        words,
        bar,
        colour,
    };
    let baseline = chart.baseline.map(|value| {
        let words = number::decimal(value);
        // Nobody measured it in the period.
        let colour = of_shade(Shade::Status(Status::Ongoing)).strong;
        row("Udgangspunkt", words, Some((0.0, value)), colour)
    });
    let measured = chart.values.iter().map(|(year, value)| {
        let is_to_come = *year > chart.year;
        let missing = if is_to_come { "–" } else { "ikke målt" };
        let words = value.map_or_else(|| missing.to_owned(), number::decimal);
        let bar = value.map(|value| (0.0, value));
        row(&year.to_string(), words, bar, palette::MEASURED)
    });
    // Its own row says what the dashed lines are.
    let target = chart.target.map(|target| {
        let words = number::decimal(target);
        let colour = of_shade(Shade::Light(Some(Assessment::Green))).pale;
        match chart.target_upper {
            Some(upper) => {
                let words = format!("{words} til {}", number::decimal(upper));
                row(
                    "Måltal (stiplede linjer)",
                    words,
                    Some((target, upper)),
                    colour,
                )
            }
            None => row("Måltal (stiplet linje)", words, Some((0.0, target)), colour),
        }
    });
    baseline.into_iter().chain(measured).chain(target).collect()
}

/// The rows under each other, and a line through them at each of `targets`; `title` is read
/// aloud.
fn years(title: &str, rows: &[YearRow], targets: &[f64], width: usize) -> String {
    let scale = Scale::new(rows, targets, width);
    let zero = scale.edge(0.0);
    let lines: Vec<usize> = targets
        .iter()
        .filter(|target| target.is_finite())
        .map(|target| scale.edge(*target))
        .collect();
    let bars = rows.iter().map(|row| scale.bar(row.bar));
    let bars: Vec<Option<(usize, usize)>> = bars.collect();
    let ends = bars
        .iter()
        .flatten()
        .flat_map(|(left, right)| [*left, *right]);
    let edges = ends.chain(lines.iter().copied()).chain([zero]);
    let grid = Grid::new(edges.chain([NAME_WIDTH, LEFT, width]));
    let last = rows.len().saturating_sub(1);
    let mut xml = opening("Diagram", &grid.widths(), false, title);
    for (at, (row, bar)) in rows.iter().zip(bars).enumerate() {
        // A page ends after the chart rather than in it.
        let kept = |paragraph: Paragraph| {
            if at == last {
                paragraph.loose()
            } else {
                paragraph.keep_next()
            }
        };
        let name = kept(Paragraph::new(Style::Chart).bold(&row.name));
        let words = kept(Paragraph::with_text(Style::Chart, &row.words).right());
        xml += ROW;
        xml += &cell(&grid, (0, NAME_WIDTH), &Borders::default(), None, &name);
        xml += &cell(&grid, (NAME_WIDTH, LEFT), &Borders::default(), None, &words);
        for (left, right) in pieces(bar, &lines, zero, width) {
            let within = bar.filter(|(from, to)| *from <= left && right <= *to);
            let over = within.filter(|(from, _)| *from < left);
            let borders = Borders {
                across: Some(GAP),
                left: line(left, &lines, zero, over.map(|_| row.colour)),
            };
            let colour = within.map(|_| row.colour);
            let nothing = kept(Paragraph::new(Style::Chart));
            xml += &cell(&grid, (left, right), &borders, colour, &nothing);
        }
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

/// The width of the names.
const NAME_WIDTH: usize = 2000;

/// Where the names and the values end.
const LEFT: usize = 3700;

/// Where the bars can begin, a little to the right of the values.
const BARS: usize = 3820;

/// The white between a bar and the next.
const GAP: Line = Line {
    kind: "single",
    eighths: 24,
    colour: "FFFFFF",
};

/// The line at a target.
const TARGET: Line = Line {
    kind: "dashed",
    eighths: 18,
    colour: palette::TARGET,
};

/// The line at zero, where the bars begin.
const ZERO: Line = Line {
    kind: "single",
    eighths: 6,
    colour: palette::BORDER,
};

/// The line to the left of a cell at `edge`. Over a bar it has the colour that can be seen there.
fn line(edge: usize, targets: &[usize], zero: usize, over: Option<Colour>) -> Option<Line> {
    match (targets.contains(&edge), edge == zero) {
        (true, _) => Some(Line {
            colour: over.map_or(TARGET.colour, |colour| colour.ink),
            ..TARGET
        }),
        (false, true) => Some(ZERO),
        (false, false) => None,
    }
}

/// A row's cells to the right of the words: parted where its bar ends and where a line goes.
fn pieces(
    bar: Option<(usize, usize)>,
    lines: &[usize],
    zero: usize,
    width: usize,
) -> Vec<(usize, usize)> {
    let ends = bar.into_iter().flat_map(|(left, right)| [left, right]);
    let mut edges: Vec<usize> = ends
        .chain(lines.iter().copied())
        .chain([LEFT, zero, width])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    edges.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

fn cell(
    grid: &Grid,
    (left, right): (usize, usize),
    borders: &Borders,
    colour: Option<Colour>,
    paragraph: &Paragraph,
) -> String {
    let span = grid.span(left, right);
    format!(
        "<w:tc>{}{}</w:tc>",
        cell_properties(right - left, span, borders, colour),
        paragraph.xml()
    )
}

/// Where on the page a value lies.
struct Scale {
    /// What values are divided by, so that no difference of them is infinite.
    largest: f64,
    low: f64,
    high: f64,
    steps: usize,
    width: usize,
}

impl Scale {
    fn new(rows: &[YearRow], targets: &[f64], width: usize) -> Scale {
        let ends = rows.iter().filter_map(|row| row.bar);
        let values = ends.flat_map(|(from, to)| [from, to]);
        let values: Vec<f64> = values
            .chain(targets.iter().copied())
            .filter(|value| value.is_finite())
            .collect();
        let largest = values
            .iter()
            .fold(0.0_f64, |most, value| most.max(value.abs()));
        let largest = if largest > 0.0 { largest } else { 1.0 };
        let shares = values.iter().map(|value| value / largest);
        let (low, high) = shares.fold((0.0_f64, 0.0_f64), |(low, high), share| {
            (low.min(share), high.max(share))
        });
        Scale {
            largest,
            low,
            high,
            // A Word table has 63 columns at most.
            steps: if rows.len() > 40 { 50 } else { 190 },
            width,
        }
    }

    /// The edge at `value`. A stretch is left to its right for the line of the largest.
    fn edge(&self, value: f64) -> usize {
        let share = (value / self.largest - self.low) / (self.high - self.low);
        let share = if share.is_finite() { share } else { 0.0 };
        let step = (share * (self.steps as f64 - 2.0)).round() as usize;
        BARS + (self.width - BARS) * step / self.steps
    }

    /// The edges of a bar; none where it is too short to be seen.
    fn bar(&self, bar: Option<(f64, f64)>) -> Option<(usize, usize)> {
        let (from, to) = bar.filter(|(from, to)| from.is_finite() && to.is_finite())?;
        let (from, to) = (self.edge(from), self.edge(to));
        (from != to).then_some((from.min(to), from.max(to)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::STANDARD_WIDTH;
    use super::*;

    fn row(value: f64) -> YearRow {
        YearRow {
            name: "2024".to_owned(),
            words: "1".to_owned(),
            bar: Some((0.0, value)),
            colour: palette::MEASURED,
        }
    }

    #[test]
    fn bars_are_as_long_as_their_values() {
        let rows = [row(10.0), row(5.0), row(-10.0)];
        let scale = Scale::new(&rows, &[], STANDARD_WIDTH);
        let bars = rows.map(|row| scale.bar(row.bar).unwrap());
        assert_eq!(bars, [(6698, 9576), (6698, 8137), (3820, 6698)]);
    }

    #[test]
    fn a_drawing_stays_on_the_page_and_within_what_word_can_hold() {
        for (values, targets) in [
            (vec![f64::MIN, f64::MAX], vec![0.0]),
            (vec![0.0, -0.0], vec![0.0]),
            (vec![f64::NAN, f64::INFINITY], vec![f64::NEG_INFINITY]),
            (vec![1e-300, 1e300], vec![5e-324]),
            ((0..200).map(f64::from).collect(), vec![7.5, 11.5]),
        ] {
            let rows: Vec<YearRow> = values.into_iter().map(row).collect();
            let xml = years("Diagram", &rows, &targets, STANDARD_WIDTH);
            let columns = xml.matches("<w:gridCol ").count();
            assert!((3..=63).contains(&columns), "{columns}");
            let widths = xml.split("<w:gridCol w:w=\"").skip(1);
            let widths = widths.map(|rest| rest.split_once('"').unwrap().0);
            let widths: Vec<usize> = widths.map(|width| width.parse().unwrap()).collect();
            assert_eq!(widths.iter().sum::<usize>(), STANDARD_WIDTH);
        }
    }
}
