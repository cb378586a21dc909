//! What all charts share: colour roles, a picture made of shapes, text measuring, and the frame around a plot.
//!
//! A [`Picture`] collects shapes in points of a 960-point wide page; `svg` draws them with plotters at eight
//! times that size, because its coordinates are whole numbers, and shrinks the result by the view box.

use super::i18n::{Key, Lang};
use super::numbers;
use super::svg;
use super::verdict;
use crate::experiment::results::Results;

/// Width of every chart in points.
pub const WIDTH: f64 = 960.0;
/// Height of a chart that needs no more.
pub const HEIGHT: f64 = 540.0;
/// Space left and right of everything.
pub const MARGIN: f64 = 32.0;

/// Colours by role (never by the order of series).
pub mod ink {
    /// A colour as red, green, blue.
    pub type Colour = (u8, u8, u8);
    /// Text.
    pub const TEXT: Colour = (0x1a, 0x1a, 0x1a);
    /// Secondary text.
    pub const QUIET: Colour = (0x4a, 0x4a, 0x4a);
    /// Grid lines.
    pub const GRID: Colour = (0xd9, 0xd9, 0xd9);
    /// Axis and zero lines.
    pub const AXIS: Colour = (0x33, 0x33, 0x33);
    /// The single-channel lens.
    pub const SILO: Colour = (0x6f, 0x6f, 0x6f);
    /// The system lens.
    pub const SYSTEM: Colour = (0x11, 0x46, 0x7a);
    /// A gain.
    pub const GAIN: Colour = (0x1f, 0x5f, 0xa8);
    /// A loss.
    pub const LOSS: Colour = (0xb2, 0x3a, 0x0e);
    /// Text and hatch of what cannot be told apart from zero.
    pub const UNCLEAR: Colour = (0x8a, 0x5a, 0x00);
    /// Fill of what cannot be told apart from zero.
    pub const UNCLEAR_FILL: Colour = (0xff, 0xf4, 0xd6);
    /// Fill of context, never text.
    pub const CONTEXT: Colour = (0xf1, 0xf1, 0xf1);
    /// Totals of a waterfall.
    pub const TOTAL: Colour = (0x33, 0x33, 0x33);
    /// Paper.
    pub const PAPER: Colour = (0xff, 0xff, 0xff);
    /// The store.
    pub const STORE: Colour = (0x0c, 0x2c, 0x5c);
    /// The app.
    pub const APP: Colour = (0xdb, 0x6a, 0x12);
    /// Site and marketplace.
    pub const ECOM: Colour = (0x1b, 0x93, 0x7f);
    /// The loyalty programme.
    pub const LOYALTY: Colour = (0xb0, 0x3b, 0xad);
    /// Social media and other media.
    pub const MEDIA: Colour = (0x6b, 0x5c, 0x2a);
    /// Three tints for the growth levers.
    pub const LEVERS: [Colour; 3] = [(0x0c, 0x3b, 0x78), (0x4a, 0x8c, 0xc2), (0xa9, 0xc9, 0xe4)];
    /// Bands of 90% and 50% of futures.
    pub const BANDS: [Colour; 2] = [(0xd9, 0xe7, 0xf3), (0x8d, 0xb8, 0xdd)];
    /// From far below zero to far above.
    pub const DIVERGING: [Colour; 7] = [
        (0x8c, 0x3a, 0x0b),
        (0xc9, 0x74, 0x2f),
        (0xeb, 0xc4, 0x9a),
        (0xf5, 0xf5, 0xf5),
        (0xa9, 0xc9, 0xe4),
        (0x4a, 0x8c, 0xc2),
        (0x0c, 0x3b, 0x78),
    ];
}

use ink::Colour;

/// Which end of the text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text starts there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// Look of a text.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    /// Size in points, 11 or more.
    pub size: f64,
    /// Bold face.
    pub is_bold: bool,
    /// Italic face.
    pub is_italic: bool,
    /// Colour.
    pub colour: Colour,
    /// Anchor.
    pub anchor: Anchor,
}

/// Regular text that starts at its position.
#[must_use]
pub fn pen(size: f64, colour: Colour) -> Pen {
    Pen { size, is_bold: false, is_italic: false, colour, anchor: Anchor::Start }
}

impl Pen {
    /// The bold face.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { is_bold: true, ..self }
    }

    /// The italic face.
    #[must_use]
    pub fn italic(self) -> Self {
        Self { is_italic: true, ..self }
    }

    /// Centred at its position.
    #[must_use]
    pub fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    /// Ending at its position.
    #[must_use]
    pub fn end(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }
}

/// A place in points from the upper left corner.
pub type Point = (f64, f64);

/// One thing to draw.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A filled outline.
    Area(Vec<Point>, Colour),
    /// A line with its width.
    Line(Vec<Point>, f64, Colour),
    /// A disc with its radius.
    Disc(Point, f64, Colour),
    /// Text, centred vertically at its position.
    Text(Point, String, Pen),
}

/// A rectangle by its left, top, right and bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left.
    pub left: f64,
    /// Top.
    pub top: f64,
    /// Right.
    pub right: f64,
    /// Bottom.
    pub bottom: f64,
}

/// A chart before it is written.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Height in points; the width is [`WIDTH`].
    pub height: f64,
    /// What to draw, from back to front.
    pub shapes: Vec<Shape>,
    /// Number of shapes that belong to title, subtitle and badge, which come first, and the height that they take.
    head: (usize, f64),
}

impl Picture {
    /// An empty page.
    #[must_use]
    pub fn new(height: f64) -> Self {
        Self { height, shapes: Vec::new(), head: (0, 0.0) }
    }

    /// The same without title, subtitle and badge, for a page that has them in its own text; also says from which
    /// height on there is something to see.
    #[must_use]
    pub fn without_head(&self) -> (Self, f64) {
        let (count, top) = self.head;
        let shapes = self.shapes.get(count..).unwrap_or_default().to_vec();
        (Self { height: self.height, shapes, head: (0, 0.0) }, top)
    }

    /// A filled rectangle.
    pub fn fill(&mut self, frame: Frame, colour: Colour) {
        let Frame { left, top, right, bottom } = frame;
        self.shapes.push(Shape::Area(vec![(left, top), (right, top), (right, bottom), (left, bottom)], colour));
    }

    /// The outline of a rectangle.
    pub fn outline(&mut self, frame: Frame, width: f64, colour: Colour) {
        let Frame { left, top, right, bottom } = frame;
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.shapes.push(Shape::Line(corners, width, colour));
    }

    /// A line through points.
    pub fn line(&mut self, points: Vec<Point>, width: f64, colour: Colour) {
        self.shapes.push(Shape::Line(points, width, colour));
    }

    /// A dashed line through points.
    pub fn dashes(&mut self, points: &[Point], width: f64, colour: Colour) {
        const DASH: f64 = 6.0;
        const GAP: f64 = 4.0;
        let mut left = DASH;
        let mut is_drawn = true;
        for ends in points.windows(2) {
            let (mut from, to) = (ends[0], ends[1]);
            loop {
                let length = (to.0 - from.0).hypot(to.1 - from.1);
                let share = if length > left { left / length } else { 1.0 };
                let next = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
                if is_drawn {
                    self.line(vec![from, next], width, colour);
                }
                from = next;
                if length <= left {
                    left -= length;
                    break;
                }
                is_drawn = !is_drawn;
                left = if is_drawn { DASH } else { GAP };
            }
        }
    }

    /// A disc; hollow discs have paper inside.
    pub fn disc(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.shapes.push(Shape::Disc(centre, radius, colour));
    }

    /// A ring with paper inside.
    pub fn ring(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.disc(centre, radius, colour);
        self.disc(centre, radius - 2.0, ink::PAPER);
    }

    /// Text, centred vertically at its position.
    pub fn text(&mut self, at: Point, text: impl Into<String>, pen: Pen) {
        self.shapes.push(Shape::Text(at, text.into(), pen));
    }

    /// Lines of text, the first centred at the position; returns the y of the next line.
    pub fn lines(&mut self, at: Point, lines: &[String], pen: Pen) -> f64 {
        let step = (pen.size * 1.3).round();
        for (row, line) in lines.iter().enumerate() {
            self.text((at.0, at.1 + step * row as f64), line.clone(), pen);
        }
        at.1 + step * lines.len() as f64
    }

    /// Diagonal lines inside a rectangle, cut at its edges.
    pub fn hatch(&mut self, frame: Frame, colour: Colour) {
        const APART: f64 = 7.0;
        let Frame { left, top, right, bottom } = frame;
        let (width, height) = (right - left, bottom - top);
        let mut offset = APART / 2.0;
        while offset < width + height {
            let start = (left + (offset - height).max(0.0), top + offset.min(height));
            let end = (left + offset.min(width), top + (offset - width).max(0.0));
            self.line(vec![start, end], 1.0, colour);
            offset += APART;
        }
    }
}

/// Text cut into lines that fit a width; the last line of too long a text ends with `…`.
#[must_use]
pub fn wrap(text: &str, width: f64, pen: Pen, most: usize) -> Vec<String> {
    let fits = |line: &str| svg::text_width(line, pen) <= width;
    let mut lines: Vec<String> = vec![String::new()];
    let mut words: Vec<String> = text.split(' ').rev().map(str::to_owned).collect();
    while let Some(word) = words.pop() {
        let Some(current) = lines.last_mut() else { break };
        let joined = if current.is_empty() { word.clone() } else { format!("{current} {word}") };
        if fits(&joined) {
            *current = joined;
        } else if !current.is_empty() {
            lines.push(String::new());
            words.push(word);
        } else {
            let kept = (1..word.chars().count()).rev().find(|n| fits(&word.chars().take(*n).collect::<String>()));
            let kept = kept.unwrap_or(1);
            *current = word.chars().take(kept).collect();
            lines.push(String::new());
            let rest: String = word.chars().skip(kept).collect();
            if !rest.is_empty() {
                words.push(rest);
            }
        }
        if lines.len() > most {
            break;
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    lines.retain(|line| !line.is_empty());
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        while !fits(&format!("{last}…")) && last.pop().is_some() {}
        last.truncate(last.trim_end().len());
        last.push('…');
    }
    lines
}

/// Words around a plot.
pub struct Words {
    /// Message, up to two lines.
    pub title: String,
    /// What is shown.
    pub subtitle: String,
    /// Sentences below the plot, joined into up to three lines.
    pub notes: Vec<String>,
}

/// Draws title, subtitle, evidence badge and notes; returns the room left for the plot.
pub fn surround(picture: &mut Picture, words: &Words, results: &Results, lang: Lang) -> Frame {
    let badge = verdict::evidence_word(results, lang);
    let badge_pen = pen(12.0, ink::QUIET).bold();
    let badge_width = svg::text_width(badge, badge_pen) + 18.0;
    let box_frame = Frame { left: WIDTH - MARGIN - badge_width, top: 18.0, right: WIDTH - MARGIN, bottom: 42.0 };
    picture.outline(box_frame, 1.0, ink::QUIET);
    picture.text((WIDTH - MARGIN - badge_width / 2.0, 30.5), badge, badge_pen.middle());
    let title_pen = pen(20.0, ink::TEXT).bold();
    let title = wrap(&words.title, box_frame.left - MARGIN - 16.0, title_pen, 2);
    let below = picture.lines((MARGIN, 30.0), &title, title_pen);
    let subtitle_pen = pen(14.0, ink::QUIET);
    let subtitle = wrap(&words.subtitle, WIDTH - 2.0 * MARGIN, subtitle_pen, 2);
    let top = picture.lines((MARGIN, below), &subtitle, subtitle_pen);
    picture.head = (picture.shapes.len(), top - 6.0);
    let note_pen = pen(11.0, ink::QUIET);
    let notes = wrap(&words.notes.join(" "), WIDTH - 2.0 * MARGIN, note_pen, 3);
    let first = picture.height - 16.0 - 14.0 * notes.len().saturating_sub(1) as f64;
    picture.lines((MARGIN, first), &notes, note_pen);
    Frame { left: MARGIN, top: top + 4.0, right: WIDTH - MARGIN, bottom: first - 16.0 }
}

/// The gloss for ranges, or that there are none.
#[must_use]
pub fn range_gloss(results: &Results, lang: Lang) -> String {
    let key = if results.futures > 1 { Key::RangeGloss } else { Key::OneFutureGloss };
    key.text(lang).to_owned()
}

/// Scenario, weeks and futures, for subtitles.
#[must_use]
pub fn facts(results: &Results, lang: Lang) -> String {
    let (weeks, futures) = (results.scenario.weeks.to_string(), numbers::count(f64::from(results.futures), lang));
    let key = if results.futures > 1 { Key::HorizonFacts } else { Key::HorizonFactsOne };
    key.fill(lang, &[("weeks", &weeks), ("futures", &futures)])
}

/// A value that can be drawn: 0 stands in for what is not finite.
#[must_use]
pub fn drawable(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

/// A straight scale from values to points.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    step: f64,
}

impl Scale {
    /// A scale that covers 0 and all values, with round steps, drawn between two points.
    pub fn covering(values: impl IntoIterator<Item = f64>, from: f64, to: f64) -> Self {
        let (low, high) = values
            .into_iter()
            .filter(|v| v.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
        let (low, high) = if high - low > 0.0 { (low, high) } else { (-1.0, 1.0) };
        let rough = (high - low) / 6.0;
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|m| m * power).into_iter().find(|s| *s >= rough).unwrap_or(rough);
        let pad = (high - low) * 0.04;
        let low = if low < 0.0 { low - pad } else { low };
        Self { low, high: if high > 0.0 { high + pad } else { high }, from, to, step }
    }

    /// The same values drawn between two other points.
    #[must_use]
    pub const fn between(self, from: f64, to: f64) -> Self {
        Self { from, to, ..self }
    }

    /// Position of a value in points.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        let share = (drawable(value) - self.low) / (self.high - self.low);
        self.from + drawable(share).clamp(0.0, 1.0) * (self.to - self.from)
    }

    /// Round values on the scale.
    #[must_use]
    pub fn ticks(&self) -> Vec<f64> {
        let first = (self.low / self.step).ceil() as i64;
        let last = (self.high / self.step).floor() as i64;
        (first..=last).take(12).map(|n| n as f64 * self.step).collect()
    }

    /// A round value as written beside the scale, in steps of `size`; zero has no decimals.
    #[must_use]
    pub fn tick(&self, value: f64, size: f64, lang: Lang) -> String {
        let decimals = (-(self.step / size).log10().floor()).clamp(0.0, 3.0) as usize;
        numbers::signed(value / size, if value == 0.0 { 0 } else { decimals }, lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_into_lines_that_fit() {
        let small = pen(11.0, ink::TEXT);
        let lines = wrap("Khuyến mãi Tết Nguyên đán tại cửa hàng và ứng dụng", 100.0, small, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && lines.iter().all(|l| svg::text_width(l, small) <= 101.0));
        assert_eq!(wrap(&"x".repeat(400), 50.0, small, 3).len(), 3);
    }

    #[test]
    fn a_scale_always_shows_zero_and_survives_any_value() {
        let scale = Scale::covering([3.0, f64::NAN, f64::INFINITY], 0.0, 100.0);
        assert!(scale.ticks().contains(&0.0));
        assert_eq!(Scale::covering([], 0.0, 1.0).ticks().len(), 5);
    }
}
