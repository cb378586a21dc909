//! The charts: each file chooses a message title by rules on the data and draws one picture.

mod breaks;
mod bridge;
mod growth;
mod journeys;
mod lens_gap;
mod matrix;
mod supply;
mod timeline;
mod win_win;

use super::chart::Picture;
use super::i18n::{Key, Lang};
use super::svg::{self, ChartError};
use crate::experiment::results::{ProgramResult, Results};

pub(crate) use breaks::{cause as break_cause, name as break_name, title as break_title, worst_link};
pub use bridge::part_name;
pub(crate) use journeys::path_words;
pub(crate) use matrix::leg_places;

/// Kinds of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Own scorecard against total system, all programs (C2).
    LensGap,
    /// From the scorecard to total system value, one program (C3).
    Bridge,
    /// Where money is spent and where profit changes, all programs (C4).
    Matrix,
    /// Paths that lead to purchases, one program (C5).
    Journeys,
    /// Week by week, one program (C6).
    Timeline,
    /// Penetration, frequency, basket, all programs (C7).
    Growth,
    /// Profit of both sides, all programs (C8).
    WinWin,
    /// What breaks of journeys cost (C10).
    Breaks,
    /// Forecast and sales, orders and shelves, one program (C11).
    Supply,
}

impl Kind {
    /// Every kind, in the order of the report.
    pub const ALL: [Self; 9] = [
        Self::LensGap,
        Self::Bridge,
        Self::Matrix,
        Self::Journeys,
        Self::Timeline,
        Self::Growth,
        Self::WinWin,
        Self::Breaks,
        Self::Supply,
    ];

    /// Name on the command line and in file names.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::LensGap => "lens-gap",
            Self::Bridge => "bridge",
            Self::Matrix => "matrix",
            Self::Journeys => "journeys",
            Self::Timeline => "timeline",
            Self::Growth => "growth",
            Self::WinWin => "win-win",
            Self::Breaks => "breaks",
            Self::Supply => "supply",
        }
    }

    /// The kind with this name; `waterfall` also means the bridge.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let id = if id == "waterfall" { "bridge" } else { id };
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Name for readers.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let key = match self {
            Self::LensGap => Key::GapName,
            Self::Bridge => Key::BridgeName,
            Self::Matrix => Key::MatrixName,
            Self::Journeys => Key::JourneyName,
            Self::Timeline => Key::TimeName,
            Self::Growth => Key::GrowthName,
            Self::WinWin => Key::WinName,
            Self::Breaks => Key::BreakName,
            Self::Supply => Key::SupplyName,
        };
        key.text(lang)
    }

    /// Is there one chart for each program.
    #[must_use]
    pub fn is_per_program(self) -> bool {
        matches!(self, Self::Bridge | Self::Journeys | Self::Timeline | Self::Supply)
    }

    /// Does the document hold what the chart shows; a run can leave out what further worlds answer.
    #[must_use]
    pub fn is_in(self, results: &Results) -> bool {
        match self {
            Self::Journeys => results.programs.iter().all(|p| p.journeys.is_some()),
            Self::Supply => results.programs.iter().all(|p| p.supply.is_some()),
            Self::Breaks => results.breaks.as_ref().is_some_and(|b| !b.points.is_empty()),
            _ => true,
        }
    }
}

/// A finished chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// File name without folder and extension.
    pub file: String,
    /// Message of the chart.
    pub title: String,
    /// Text alternative.
    pub description: String,
    /// The drawing as SVG without fonts, for pages that bring their own.
    pub svg: String,
    picture: Picture,
    lang: Lang,
}

impl Chart {
    /// The drawing as an SVG file with the letters of its font inside.
    #[must_use]
    pub fn file_svg(&self) -> String {
        svg::stand_alone(&self.svg)
    }

    /// The drawing as SVG without fonts, title and subtitle, for a page that says these in its own text.
    ///
    /// # Errors
    ///
    /// When drawing fails.
    pub fn inline_svg(&self) -> Result<String, ChartError> {
        let (picture, top) = self.picture.without_head();
        svg::write_from(&picture, top, (&self.title, &self.description), self.lang)
    }

    /// The drawing as PNG, `scale` pixels per point.
    ///
    /// # Errors
    ///
    /// When the drawing cannot be turned into pixels.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, ChartError> {
        svg::png(&self.svg, scale)
    }
}

/// A picture with its message and text alternative.
pub(crate) struct Drawn {
    picture: Picture,
    title: String,
    description: String,
}

/// Draws one chart; kinds per program need the program, the others ignore it.
///
/// # Errors
///
/// [`ChartError::Unknown`] without programs, for a program that is not in the results, and for what the run left out.
pub fn draw(results: &Results, kind: Kind, program: Option<&str>, lang: Lang) -> Result<Chart, ChartError> {
    let unknown = || ChartError::Unknown(program.map_or(kind.id().to_owned(), |p| format!("{} of {p}", kind.id())));
    if results.programs.is_empty() {
        return Err(unknown());
    }
    let mut file = kind.id().to_owned();
    let drawn = if kind.is_per_program() {
        let place = results.programs.iter().position(|p| Some(p.id.as_str()) == program).ok_or_else(unknown)?;
        file = format!("{file}-{}", file_name(results, place));
        let program = &results.programs[place];
        match kind {
            Kind::Bridge => bridge::draw(results, program, lang),
            Kind::Journeys => journeys::draw(results, program, lang).ok_or_else(unknown)?,
            Kind::Supply => supply::draw(results, program, lang).ok_or_else(unknown)?,
            _ => timeline::draw(results, program, lang),
        }
    } else {
        match kind {
            Kind::LensGap => lens_gap::draw(results, lang),
            Kind::Matrix => matrix::draw(results, lang),
            Kind::WinWin => win_win::draw(results, lang),
            Kind::Breaks => breaks::draw(results, lang).ok_or_else(unknown)?,
            _ => growth::draw(results, lang),
        }
    };
    let svg = svg::write(&drawn.picture, &drawn.title, &drawn.description, lang)?;
    Ok(Chart { file, title: drawn.title, description: drawn.description, svg, picture: drawn.picture, lang })
}

/// Every chart of a run in one language; none without programs.
///
/// # Errors
///
/// When drawing fails.
pub fn all(results: &Results, lang: Lang) -> Result<Vec<Chart>, ChartError> {
    if results.programs.is_empty() {
        return Ok(Vec::new());
    }
    let mut charts = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| kind.is_in(results)) {
        let programs: Vec<Option<&str>> = if kind.is_per_program() {
            results.programs.iter().map(|p| Some(p.id.as_str())).collect()
        } else {
            vec![None]
        };
        for program in programs {
            charts.push(draw(results, kind, program, lang)?);
        }
    }
    Ok(charts)
}

/// The identifier of a program as part of a file name: letters, digits, `-` and `_`, unique in the run.
fn file_name(results: &Results, place: usize) -> String {
    let plain = |program: &ProgramResult| -> String {
        let keep = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
        program.id.chars().take(40).map(keep).collect()
    };
    let own = plain(&results.programs[place]);
    let is_same = |other: &ProgramResult| plain(other).eq_ignore_ascii_case(&own);
    let is_alone = results.programs.iter().filter(|p| is_same(p)).count() == 1;
    if is_alone && !own.is_empty() { own } else { format!("{own}-{}", place + 1) }
}
