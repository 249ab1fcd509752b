//! Charts as Word's own drawings (DrawingML, ECMA-376 part 1, 21.2): a part of the package each,
//! and in the text the place where it stands, with the words that say the same.
//!
//! The numbers are written in the chart itself, without a workbook behind it. In grey print areas
//! are told apart by their numbers, their stripes and their order; curves by their signs.
//!
//! A program that knows little of Word gets a picture instead, with the same words: LibreOffice 7.4
//! drops those of a chart, and a PDF made by it would be silent where a blind reader asks.

use crate::text::shorten::ended;
use crate::text::visible::one_line;
use crate::view::block::{BarChart, Shade, YearChart};
use crate::write::chart::{self, Curve, Picture, Point};
use crate::write::palette::{BORDER, FAINT, INK, MEASURED, Stripes, TARGET, of_shade};
use crate::write::xml::escape;
use crate::write::zip::DECLARATION;
use std::fmt::Write;

/// English metric units to a twentieth of a point.
const UNITS: usize = 635;

/// Heights in twentieths of a point: of a bar with the blank around it, of the line of signs under
/// the bars, of a title, and of a curve.
const BAR: usize = 400;
const LEGEND: usize = 440;
const TITLE: usize = 440;
const CURVE: usize = 3200;

/// Between two charts beside each other, half of it.
const GAP: usize = 60;

/// A chart, ready to be put into the text.
pub(crate) struct Drawing {
    /// The part that it is, as XML.
    pub(crate) part: String,
    /// What is shown in its place where it is not known.
    pub(crate) picture: Picture,
    /// What it says to those who do not see it.
    words: String,
    /// In twentieths of a point.
    width: usize,
    height: usize,
}

impl Drawing {
    /// The run that shows the chart with this number, which is the part of the relation `rIdC…`, or
    /// else its picture, that of `rIdP…`.
    pub(crate) fn run(&self, number: usize) -> String {
        let chart = format!(
            "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
             <c:chart r:id=\"rIdC{number}\"/></a:graphicData>"
        );
        let height = self.width as f64 * self.picture.height / self.picture.width;
        let height = height.round() as usize;
        let picture = format!(
            "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"Diagram {number}\"/><pic:cNvPicPr/>\
             </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdP{number}\"/><a:stretch><a:fillRect/>\
             </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{}\" \
             cy=\"{}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
             </a:graphicData>",
            self.width * UNITS,
            height * UNITS
        );
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wp14\">{}</mc:Choice><mc:Fallback>{}\
             </mc:Fallback></mc:AlternateContent></w:r>",
            self.drawing(number, self.height, &chart),
            self.drawing(number, height, &picture)
        )
    }

    fn drawing(&self, number: usize, height: usize, graphic: &str) -> String {
        format!(
            "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{}\" cy=\"{}\"/><wp:docPr id=\"{number}\" name=\"Diagram {number}\" \
             descr=\"{}\"/><wp:cNvGraphicFramePr/><a:graphic>{graphic}</a:graphic></wp:inline>\
             </w:drawing>",
            self.width * UNITS,
            height * UNITS,
            escape(&one_line(&self.words))
        )
    }
}

/// The words of a chart with this title.
fn described(title: &str, words: &str) -> String {
    format!("{title}: {words}")
}

/// Bars under each other, `width` wide, each as long as the others and divided into its shares.
pub(crate) fn bars(chart: &BarChart, has_title: bool, width: usize) -> Drawing {
    let names: Vec<&str> = chart.bars.iter().map(|bar| bar.name.as_str()).collect();
    let series = chart.legend.iter().enumerate().map(|(at, (shade, name))| {
        let counts = chart.bars.iter().map(|bar| {
            let mut segments = bar.segments.iter();
            let segment = segments.find(|segment| segment.shade == *shade)?;
            Some(segment.count as f64)
        });
        let counts: Vec<Option<f64>> = counts.collect();
        let look = of_shade(*shade).strong;
        let label = format!(
            "<c:dLbls><c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:spPr>{}<a:ln><a:noFill/>\
             </a:ln></c:spPr>{}<c:dLblPos val=\"ctr\"/>{}</c:dLbls>",
            solid(look.fill),
            words(look.ink, 900, true),
            shown_value()
        );
        let head = head(at, name, &area(*shade));
        format!(
            "<c:ser>{head}<c:invertIfNegative val=\"0\"/>{label}{}</c:ser>",
            data(&names, &counts)
        )
    });
    let series: String = series.collect();
    let is_single = chart.bars.len() == 1;
    let plot = format!(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"percentStacked\"/>\
         <c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"35\"/><c:overlap val=\"100\"/>\
         <c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>{}{}",
        category_axis(true, is_single),
        value_axis("b", None)
    );
    let legend = (!is_single && !chart.legend.is_empty()).then(Legend::default);
    let height = BAR * chart.bars.len()
        + legend.as_ref().map_or(0, |_| LEGEND)
        + if has_title { TITLE } else { 0 };
    let words = chart.bars.iter().map(|bar| ended(bar.described()));
    let title = has_title.then(|| one_line(&chart.title));
    let title = title.as_deref();
    Drawing {
        part: part(title, &plot, legend),
        picture: chart::bars(chart).titled(title),
        words: described(&chart.title, &words.collect::<Vec<_>>().join(" ")),
        width,
        height,
    }
}

/// An indicator over the years in half of `width`; none where nothing has been measured.
pub(crate) fn years(chart: &YearChart, has_title: bool, width: usize) -> Option<Drawing> {
    let curve = Curve::of(chart)?;
    let names: Vec<&str> = curve.names.iter().map(String::as_str).collect();
    let mut all = vec![measured(&curve)];
    let everywhere = |value: &f64| vec![Some(*value); names.len()];
    let targets = curve.targets.iter().map(everywhere);
    all.extend(targets.map(|values| dashed(&curve.target_words, values)));
    all.extend(curve.expected.as_ref().map(|expected| {
        let mut values = vec![None; names.len()];
        at(&mut values, expected.place, expected.value);
        sign(&expected.words, values)
    }));
    // The upper end of a range has the words of the lower.
    let legend = Legend {
        left_out: (curve.targets.len() > 1).then_some(2),
    };
    let series = all.iter().enumerate().map(|(at, line)| {
        format!(
            "<c:ser>{}{}{}<c:smooth val=\"0\"/></c:ser>",
            head(at, &line.name, &line.look),
            line.marker,
            data(&names, &line.values)
        )
    });
    let series: String = series.collect();
    let plot = format!(
        "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}\
         <c:marker val=\"1\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:lineChart>{}{}",
        category_axis(false, false),
        value_axis("l", Some(curve.range()))
    );
    let title = has_title.then(|| one_line(&chart.title));
    let title = title.as_deref();
    Some(Drawing {
        part: part(title, &plot, Some(legend)),
        picture: chart::line_chart(chart)?.titled(title),
        words: described(&chart.title, &chart.words),
        width: width / 2 - GAP,
        height: CURVE,
    })
}

/// A line of a chart over the years.
struct Line {
    name: String,
    values: Vec<Option<f64>>,
    look: String,
    /// The signs at its values, and what is written there.
    marker: String,
}

/// Sets the value of a place.
fn at(values: &mut [Option<f64>], place: usize, value: f64) {
    if let Some(slot) = values.get_mut(place) {
        *slot = Some(value);
    }
}

/// What was measured; of the baseline, which nobody measured in the period, a hollow dot. A value
/// stands on the side of its dot that the target, and where it should be by now, is not on.
fn measured(curve: &Curve) -> Line {
    let place = |value: f64| match curve.targets.first() {
        // At zero the axis with the years is below it.
        Some(target) if *target > value && value > 0.0 => "b",
        _ => "t",
    };
    let colour = MEASURED.fill;
    let mut values = vec![None; curve.names.len()];
    for point in &curve.points {
        at(&mut values, point.place, point.value);
    }
    let baselines = curve.points.iter().filter(|point| point.is_baseline);
    let hollow = baselines.map(|point| {
        format!(
            "<c:dPt><c:idx val=\"{}\"/>{}<c:bubble3D val=\"0\"/></c:dPt>",
            point.place,
            marker("circle", "FFFFFF", colour)
        )
    });
    let hollow: String = hollow.collect();
    let label = |point: &Point| {
        format!(
            "<c:dLbl><c:idx val=\"{}\"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>\
             <a:rPr lang=\"da-DK\" sz=\"900\" b=\"1\">{}</a:rPr><a:t>{}</a:t></a:r></a:p></c:rich>\
             </c:tx><c:dLblPos val=\"{}\"/>{}</c:dLbl>",
            point.place,
            face(INK),
            point.words,
            place(point.value),
            shown_value()
        )
    };
    // Written out: a program of another tongue would write 2.4 for 2,4.
    let labels: String = curve.points.iter().map(label).collect();
    let labels = format!(
        "<c:dLbls>{labels}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"t\"/>\
         {}</c:dLbls>",
        words(INK, 900, true),
        shown_value()
    );
    Line {
        name: "Målt".to_owned(),
        values,
        look: stroke(colour, 28_575, "solid"),
        marker: format!("{}{hollow}{labels}", marker("circle", colour, colour)),
    }
}

/// A target, the same in every year.
fn dashed(name: &str, values: Vec<Option<f64>>) -> Line {
    Line {
        name: name.to_owned(),
        values,
        look: stroke(TARGET, 22_225, "dash"),
        marker: "<c:marker><c:symbol val=\"none\"/></c:marker>".to_owned(),
    }
}

/// Where the value should be: a sign without a line.
fn sign(name: &str, values: Vec<Option<f64>>) -> Line {
    Line {
        name: name.to_owned(),
        values,
        look: "<c:spPr><a:ln w=\"19050\"><a:noFill/></a:ln></c:spPr>".to_owned(),
        marker: marker("diamond", FAINT, FAINT),
    }
}

fn marker(symbol: &str, fill: &str, line: &str) -> String {
    let size = if symbol == "diamond" { 10 } else { 7 };
    format!(
        "<c:marker><c:symbol val=\"{symbol}\"/><c:size val=\"{size}\"/><c:spPr>{}<a:ln w=\"19050\">{}\
         </a:ln></c:spPr></c:marker>",
        solid(fill),
        solid(line)
    )
}

/// What the signs mean, under the chart.
#[derive(Default)]
struct Legend {
    /// The series that another one's words are about too.
    left_out: Option<usize>,
}

/// The part of a chart with this plot.
fn part(title: Option<&str>, plot: &str, legend: Option<Legend>) -> String {
    let title = match title {
        Some(title) => format!(
            "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1000\" \
             b=\"1\">{ink}</a:defRPr></a:pPr><a:r><a:rPr lang=\"da-DK\" sz=\"1000\" b=\"1\">{ink}\
             </a:rPr><a:t>{}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>\
             <c:autoTitleDeleted val=\"0\"/>",
            escape(title),
            ink = face(INK),
        ),
        None => "<c:autoTitleDeleted val=\"1\"/>".to_owned(),
    };
    let legend = legend.map_or_else(String::new, |legend| {
        let left_out = legend.left_out.map_or_else(String::new, |at| {
            format!("<c:legendEntry><c:idx val=\"{at}\"/><c:delete val=\"1\"/></c:legendEntry>")
        });
        format!(
            "<c:legend><c:legendPos val=\"b\"/>{left_out}<c:overlay val=\"0\"/>{}</c:legend>",
            words(INK, 800, false)
        )
    });
    format!(
        "{DECLARATION}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:date1904 val=\"0\"/>\
         <c:lang val=\"da-DK\"/><c:roundedCorners val=\"0\"/><c:chart>{title}<c:plotArea><c:layout/>\
         {plot}</c:plotArea>{legend}<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"span\"/></c:chart>\
         <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>"
    )
}

/// The beginning of a series: its place, its name and its look.
fn head(at: usize, name: &str, look: &str) -> String {
    format!(
        "<c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:v>{}</c:v></c:tx>{look}",
        escape(&one_line(name))
    )
}

/// The names of the places and the values there; where there is none, nothing is drawn.
fn data(names: &[&str], values: &[Option<f64>]) -> String {
    let mut xml = format!("<c:cat><c:strLit><c:ptCount val=\"{}\"/>", names.len());
    for (at, name) in names.iter().enumerate() {
        let name = escape(&one_line(name));
        let _ = write!(xml, "<c:pt idx=\"{at}\"><c:v>{name}</c:v></c:pt>");
    }
    let _ = write!(
        xml,
        "</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode>\
         <c:ptCount val=\"{}\"/>",
        values.len()
    );
    for (at, value) in values.iter().enumerate() {
        if let Some(value) = value.filter(|value| value.is_finite()) {
            let _ = write!(xml, "<c:pt idx=\"{at}\"><c:v>{value}</c:v></c:pt>");
        }
    }
    xml + "</c:numLit></c:val>"
}

/// The axis with the names of the bars, from above, or with the years.
fn category_axis(is_upright: bool, is_hidden: bool) -> String {
    let (orientation, place) = if is_upright {
        ("maxMin", "l")
    } else {
        ("minMax", "b")
    };
    format!(
        "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"{orientation}\"/></c:scaling>\
         <c:delete val=\"{}\"/><c:axPos val=\"{place}\"/><c:numFmt formatCode=\"General\" \
         sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>\
         <c:tickLblPos val=\"low\"/><c:spPr><a:ln w=\"9525\">{}</a:ln></c:spPr>{}<c:crossAx val=\"2\"/>\
         <c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>\
         <c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>",
        u8::from(is_hidden),
        solid(BORDER),
        words(INK, 900, is_upright)
    )
}

/// The axis of the values, which stand beside what is drawn. Over and under a curve, from the lowest
/// to the highest of `range`, there is room for them.
fn value_axis(place: &str, range: Option<(f64, f64)>) -> String {
    let ends = range.filter(|(low, high)| low < high).map(|(low, high)| {
        let (over, under) = ((high - low) * 0.3, (high - low) * 0.4);
        format!(
            "<c:max val=\"{}\"/><c:min val=\"{}\"/>",
            high + over,
            low - under
        )
    });
    let ends = ends.unwrap_or_default();
    format!(
        "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/>{ends}</c:scaling>\
         <c:delete val=\"1\"/><c:axPos val=\"{place}\"/><c:numFmt formatCode=\"General\" \
         sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>\
         <c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/>\
         <c:crossBetween val=\"between\"/></c:valAx>"
    )
}

/// What of a value is written beside it.
fn shown_value() -> &'static str {
    "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>\
     <c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>"
}

/// An area of a bar, with a thin line around it.
fn area(shade: Shade) -> String {
    let look = of_shade(shade);
    let colour = look.strong;
    let fill = match look.stripes {
        None => solid(colour.fill),
        Some(stripes) => {
            let pattern = match stripes {
                Stripes::Rising => "wdUpDiag",
                Stripes::Falling => "wdDnDiag",
            };
            format!(
                "<a:pattFill prst=\"{pattern}\"><a:fgClr><a:srgbClr val=\"{}\"/></a:fgClr><a:bgClr>\
                 <a:srgbClr val=\"{}\"/></a:bgClr></a:pattFill>",
                colour.ink, colour.fill
            )
        }
    };
    format!(
        "<c:spPr>{fill}<a:ln w=\"9525\">{}</a:ln></c:spPr>",
        solid("FFFFFF")
    )
}

/// A line of this colour, so many English metric units thick.
fn stroke(colour: &str, thickness: usize, dash: &str) -> String {
    format!(
        "<c:spPr><a:ln w=\"{thickness}\" cap=\"rnd\">{}<a:prstDash val=\"{dash}\"/><a:round/></a:ln>\
         </c:spPr>",
        solid(colour)
    )
}

/// The colour and the typeface of a chart's words.
fn face(ink: &str) -> String {
    format!("{}<a:latin typeface=\"Calibri\"/>", solid(ink))
}

fn solid(colour: &str) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>")
}

/// How words in a chart look; `size` is in hundredths of a point.
fn words(ink: &str, size: usize, is_bold: bool) -> String {
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{size}\" b=\"{}\">{}</a:defRPr>\
         </a:pPr><a:endParaRPr lang=\"da-DK\"/></a:p></c:txPr>",
        u8::from(is_bold),
        face(ink)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::block::Bar;

    #[test]
    fn over_and_under_a_curve_there_is_room_for_its_values() {
        let axis = value_axis("l", Some((10.0, 20.0)));
        assert!(
            axis.contains("<c:max val=\"23\"/><c:min val=\"6\"/>"),
            "{axis}"
        );
        for flat in [None, Some((5.0, 5.0))] {
            let axis = value_axis("l", flat);
            assert!(
                !axis.contains("<c:max") && axis.contains("<c:valAx>"),
                "{axis}"
            );
        }
    }

    #[test]
    fn bars_a_title_and_a_legend_each_have_their_room() {
        let height = |bars: usize, has_title: bool, legend: &[(Shade, String)]| {
            let chart = BarChart {
                bars: vec![Bar::default(); bars],
                legend: legend.to_vec(),
                ..BarChart::default()
            };
            super::bars(&chart, has_title, 9_000).height
        };
        let legend = [(Shade::Light(None), "ikke vurderet".to_owned())];
        assert_eq!(height(1, false, &[]), BAR);
        assert_eq!(height(3, false, &[]), 3 * BAR);
        assert_eq!(height(3, true, &[]), 3 * BAR + TITLE);
        assert_eq!(height(3, true, &legend), 3 * BAR + LEGEND + TITLE);
        // The name of a single bar stands beside it.
        assert_eq!(height(1, false, &legend), BAR);
    }
}
