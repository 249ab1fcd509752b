//! An article with a block of every kind, for the writers' tests.

use crate::plan::Status;
use crate::view::block::*;
use chrono::NaiveDate;

/// With `text` in every place that holds a text of a plan.
pub(crate) fn sample(text: &str) -> Article {
    let mut table = Table::new(
        text,
        vec![
            Column::new(ColumnKind::Code, "Nr.", 7),
            Column::new(ColumnKind::Text, "Handling", 60),
            Column::new(ColumnKind::Words, "Status", 20),
            Column::new(ColumnKind::Number, "Beløb", 13),
        ],
    );
    let cell = |words: &str| Cell(vec![vec![Inline::from(words)]]);
    table.rows.push(Row::Group(text.to_owned()));
    table.row(vec![
        cell("1.1"),
        Cell(vec![
            vec![text.into()],
            vec![Inline::Emphasis("slut".to_owned())],
        ]),
        Cell(vec![vec![Inline::Toned(
            Tone::Status(Status::OnHold),
            "sat i bero".to_owned(),
        )]]),
        cell("40.000"),
    ]);
    table.rows.push(Row::Total(vec![
        cell("I alt"),
        Cell::default(),
        Cell::default(),
        cell("40.000"),
    ]));
    let bar = |name: &str| Bar {
        name: name.to_owned(),
        title: "Ren strand".to_owned(),
        segments: vec![
            Segment {
                shade: Shade::Status(Status::Completed),
                count: 1,
            },
            Segment {
                shade: Shade::Status(Status::Started),
                count: 2,
            },
        ],
        words: "1 af 4 gennemført".to_owned(),
    };
    let bars = |bars| {
        Block::Chart(Chart::Bars(BarChart {
            title: format!("Fremdrift {text}"),
            bars,
            legend: vec![(Shade::Status(Status::Started), "i gang".to_owned())],
            stands_alone: true,
        }))
    };
    let years = Block::Chart(Chart::Years(YearChart {
        title: format!("Kommuner {text}"),
        baseline: Some(1.0),
        target: Some(4.0),
        values: vec![(2022, Some(2.0)), (2023, None), (2024, Some(3.5))],
        year: 2024,
        expected: Some(3.0),
        words: format!("Fra 1 til 3,5. {text}"),
        ..YearChart::default()
    }));
    let list = |is_numbered, items| Block::List(List { is_numbered, items });
    let blocks = vec![
        Block::heading(format!("2.1 {text}")),
        Block::introduction("Fordeling:"),
        bars(vec![bar("Mål 1"), bar(text)]),
        bars(vec![bar("Fremdrift")]),
        Block::Table(table),
        years,
        list(true, vec![vec![Block::text(text)]]),
        list(
            false,
            vec![vec![
                Block::paragraph(vec![
                    Inline::Strong("12. marts".to_owned()),
                    format!(": {text}").into(),
                ]),
                Block::paragraph(vec![Inline::Toned(Tone::Faint, text.to_owned())]),
                list(false, vec![vec![Block::text(text)]]),
            ]],
        ),
    ];
    let section = |number| Section {
        short: Some(format!("Mål {number}")),
        blocks: blocks.clone(),
        ..Section::new(&format!("maal-{number}"), format!("Mål {number}: {text}"))
    };
    Article {
        title: "Fremdriftsrapport 2024 – Handleplan 2022-2025".to_owned(),
        organisation: text.to_owned(),
        subtitle: vec!["Status pr. 31. december 2024".to_owned(), text.to_owned()],
        date: NaiveDate::from_ymd_opt(2024, 12, 31).unwrap_or_default(),
        warning: Some(vec![
            Inline::Strong("Ufuldstændig.".to_owned()),
            format!(" {text}").into(),
        ]),
        front: vec![Block::heading("Året i tal"), Block::text(text)],
        sections: (1..=4).map(section).collect(),
        foot: Some(text.to_owned()),
        is_read_through: false,
    }
}

/// Texts that mean harm, in one format or another.
pub(crate) const HOSTILE: [&str; 10] = [
    "<script>alert(1)</script>",
    "</title></style><script>alert(1)</script>",
    "</desc></svg><b>",
    "\"><img src=x onerror='alert(1)'>",
    "[tryk](javascript:alert(1)) | `a` # *b*",
    "]]> <![CDATA[ <b> <!-- --> &lt;",
    "{ HYPERLINK \"http\" } <w:fldSimple w:instr=\"DDE\"/>",
    "\u{1b}[2J\u{7}\u{7f}\u{9b}\u{0}",
    "a\u{202e}b\u{2066}c\u{feff}\u{fffe}\u{ffff}",
    "=cmd|' /C calc'!A0",
];
