//! Remakes the pictures in `output/gallery/` that the README shows, from the two shipped markets with their usual sizes:
//! the quickstart in English and Tết in Vietnamese.
//!
//! `cargo run --release --example gallery -- output/gallery`

use omnisim::experiment::results::Results;
use omnisim::experiment::{Credits, Options, PRECISION, Probes, Reps, compare_with};
use omnisim::report::charts::{self, Kind};
use omnisim::report::i18n::Lang;
use omnisim::scenario::load::check_path;
use std::error::Error;
use std::path::Path;

/// A chart, and the program that it is of.
type Wanted = (Kind, Option<&'static str>);

/// Scenario, start of the file names, language, and the charts wanted.
const PICTURES: [(&str, &str, Lang, &[Wanted]); 2] = [
    (
        "scenarios/quickstart.toml",
        "",
        Lang::En,
        &[
            (Kind::Bridge, Some("B")),
            (Kind::LensGap, None),
            (Kind::Matrix, None),
            (Kind::Timeline, Some("B")),
            (Kind::Growth, None),
            (Kind::WinWin, None),
            (Kind::Journeys, Some("B")),
            (Kind::Breaks, None),
        ],
    ),
    (
        "scenarios/cases/tet-shampoo.toml",
        "tet-",
        Lang::Vi,
        &[
            (Kind::LensGap, None),
            (Kind::Bridge, Some("C")),
            (Kind::Timeline, Some("A")),
            (Kind::WinWin, None),
            (Kind::Supply, Some("A")),
        ],
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("expected: FOLDER, such as output/gallery")?;
    for (scenario, start, lang, wanted) in PICTURES {
        let results = simulate(scenario)?;
        for (kind, program) in wanted {
            let chart = charts::draw(&results, *kind, *program, lang)?;
            let file = Path::new(&folder).join(format!("{start}{}.png", chart.file));
            // One pixel per point is what a page of text can show.
            std::fs::write(&file, chart.png(1.5)?)?;
            println!("{}: {}", file.display(), chart.title);
        }
    }
    Ok(())
}

fn simulate(scenario: &str) -> Result<Results, Box<dyn Error>> {
    let checked = check_path(Path::new(scenario), &[]);
    let scenario = checked.scenario.ok_or("the scenario has errors; see `omnisim check`")?;
    let options = Options {
        reps: Reps::Auto { precision: PRECISION, max: 2000 },
        fixed_assumptions: false,
        programs: Vec::new(),
        journeys: false,
        memory: None,
    };
    let tell = |p: &omnisim::experiment::Progress| {
        eprint!("\r{} of {} futures ", p.done, p.planned);
        true
    };
    let credits = Credits { probes: Probes::usual(), ..Credits::default() };
    let comparison = compare_with(&scenario, &options, credits, &tell)?;
    eprintln!();
    Ok(comparison.results)
}
