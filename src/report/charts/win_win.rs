//! C8: does each side have a reason to say yes.

use super::Drawn;
use crate::experiment::results::{ProgramResult, Results, Spread};
use crate::report::chart::{self, Frame, Picture, Point, Scale, Words, drawable, ink, pen, surround};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers::MoneyUnit;
use crate::report::ranking::ranked;
use crate::report::sentences::table_unit;
use crate::report::svg::text_width;
use crate::report::verdict::{Direction, direction};

/// Most programs that one picture shows.
const MOST: usize = 12;
/// Side of the plot in points; both axes have the same scale, so that the diagonal means what it says.
const SIDE: f64 = 400.0;
/// Radius, in standard deviations, of the ellipse that holds a share of a joint normal law: √(−2 ln(1 − share)).
const HALF: f64 = 1.177_41;
const NINE_IN_TEN: f64 = 2.145_97;

/// Draws the map of all programs.
pub(super) fn draw(results: &Results, lang: Lang) -> Drawn {
    let mut programs: Vec<&ProgramResult> = ranked(results).iter().map(|r| r.program).collect();
    let hidden = programs.len().saturating_sub(MOST);
    programs.truncate(MOST);
    let unit = table_unit(results);
    let mut picture = Picture::new(620.0);
    let title = title(results, lang);
    let mut notes = vec![Key::WinNote.text(lang).to_owned(), chart::range_gloss(results, lang)];
    if hidden > 0 {
        notes.push(Key::MoreRows.fill(lang, &[("k", &hidden.to_string())]));
    }
    let subtitle = format!("{} · {}", Key::WinSubtitle.text(lang), chart::facts(results, lang));
    let room = surround(&mut picture, &Words { title: title.clone(), subtitle, notes }, results, lang);
    let (left, top) = (room.left + 96.0, room.top + 26.0);
    let plot = Frame { left, top, right: left + SIDE, bottom: top + SIDE };
    let reach = |p: &&ProgramResult| {
        let spread = p.win_win.spread.unwrap_or_default();
        let sides = [(&p.brand_profit, spread.brand), (&p.retailer_profit, spread.retailer)];
        sides.map(|(e, s)| [e.p05, e.p95, e.mean, e.mean - NINE_IN_TEN * s, e.mean + NINE_IN_TEN * s])
    };
    let ends = programs.iter().flat_map(reach).flatten();
    let across = Scale::covering(ends, plot.left + 14.0, plot.right - 14.0);
    let up = across.between(plot.bottom - 14.0, plot.top + 14.0);
    ground(&mut picture, (plot, &across, &up), &unit, lang);
    for program in &programs {
        place(&mut picture, (&across, &up), program, results.futures);
    }
    list(&mut picture, Frame { left: plot.right + 36.0, ..room }, &programs, &unit, lang);
    let describe = |p: &&ProgramResult| {
        let (brand, retailer) =
            (unit.signed_amount(p.brand_profit.mean, lang), unit.signed_amount(p.retailer_profit.mean, lang));
        Key::WinAlt.fill(lang, &[("p", &names::program(p, lang)), ("b", &brand), ("r", &retailer)])
    };
    let description = programs.iter().map(describe).collect::<Vec<_>>().join(". ");
    Drawn { picture, title, description }
}

/// Axes, quadrants, and the line on which one side gains what the other loses.
fn ground(picture: &mut Picture, (plot, across, up): (Frame, &Scale, &Scale), unit: &MoneyUnit, lang: Lang) {
    let (x, y) = (across.at(0.0), up.at(0.0));
    picture.fill(Frame { right: x, top: y, ..plot }, ink::CONTEXT);
    let corners = [
        (Key::WinBoth, (plot.right - 8.0, plot.top + 12.0), true, plot.right - x),
        (Key::WinBrandPays, (plot.right - 8.0, plot.bottom - 12.0), true, plot.right - x),
        (Key::WinRetailerPays, (x - 8.0, plot.top + 12.0), true, x - plot.left),
        (Key::WinNobody, (plot.left + 8.0, plot.bottom - 12.0), false, x - plot.left),
    ];
    let quiet = pen(11.0, ink::QUIET).italic();
    for (key, at, ends, wide) in corners {
        let is_high = at.1 < y;
        let high = if is_high { y - plot.top } else { plot.bottom - y };
        if text_width(key.text(lang), quiet) + 14.0 < wide && high > 26.0 {
            picture.text(at, key.text(lang), if ends { quiet.end() } else { quiet });
        }
    }
    for tick in across.ticks() {
        let (text, small) = (across.tick(tick, unit.size, lang), pen(11.0, ink::QUIET));
        picture.line(vec![(across.at(tick), plot.bottom), (across.at(tick), plot.bottom + 4.0)], 1.0, ink::AXIS);
        picture.text((across.at(tick), plot.bottom + 14.0), text.clone(), small.middle());
        picture.line(vec![(plot.left - 4.0, up.at(tick)), (plot.left, up.at(tick))], 1.0, ink::AXIS);
        picture.text((plot.left - 8.0, up.at(tick)), text, small.end());
    }
    // Of one scale, the diagonal through zero ends where the nearer of two opposite edges is.
    let reach = (x - plot.left).min(y - plot.top);
    let back = (plot.right - x).min(plot.bottom - y);
    picture.dashes(&[(x - reach, y - reach), (x + back, y + back)], 1.0, ink::SILO);
    picture.line(vec![(x, plot.top), (x, plot.bottom)], 1.5, ink::AXIS);
    picture.line(vec![(plot.left, y), (plot.right, y)], 1.5, ink::AXIS);
    let words = pen(12.0, ink::QUIET);
    let title = |key: Key| key.fill(lang, &[("unit", &unit.title(lang))]);
    picture.text((plot.left - 8.0, plot.top - 12.0), title(Key::WinUp), words);
    picture.text((plot.right, plot.bottom + 32.0), title(Key::WinAcross), words.end());
}

/// Ellipses of every second future and of nine in ten, with the letter of the program in a box at the means.
///
/// They are those of a joint normal law with the spread and correlation of the futures; without these, a cross of the two
/// ranges stands in for them.
fn place(picture: &mut Picture, (across, up): (&Scale, &Scale), program: &ProgramResult, futures: u32) {
    let (retailer, brand) = (&program.retailer_profit, &program.brand_profit);
    let (x, y) = (across.at(retailer.mean), up.at(brand.mean));
    if let Some(spread) = program.win_win.spread.filter(|s| s.brand > 0.0 || s.retailer > 0.0) {
        for (radius, width) in [(NINE_IN_TEN, 1.0), (HALF, 1.8)] {
            picture.line(ellipse((retailer.mean, brand.mean), &spread, radius, (across, up)), width, ink::SYSTEM);
        }
    } else if futures > 1 {
        picture.line(vec![(across.at(retailer.p05), y), (across.at(retailer.p95), y)], 1.5, ink::SYSTEM);
        picture.line(vec![(x, up.at(brand.p05)), (x, up.at(brand.p95))], 1.5, ink::SYSTEM);
    }
    let letter = names::shorten(&names::clean(&program.id), 3);
    let look = pen(12.0, ink::SYSTEM).bold();
    let half = (text_width(&letter, look) / 2.0 + 4.0).max(10.0);
    let frame = Frame { left: x - half, top: y - 10.0, right: x + half, bottom: y + 10.0 };
    picture.fill(frame, ink::PAPER);
    picture.outline(frame, 1.5, ink::SYSTEM);
    picture.text((x, y), letter, look.middle());
}

/// Points of an ellipse around the means, the retailer across and the brand up.
fn ellipse(mean: (f64, f64), spread: &Spread, radius: f64, (across, up): (&Scale, &Scale)) -> Vec<Point> {
    const STEPS: usize = 72;
    let correlation = spread.correlation.clamp(-1.0, 1.0);
    let rest = (1.0 - correlation * correlation).max(0.0).sqrt();
    let point = |step: usize| {
        let (sin, cos) = (step as f64 / STEPS as f64 * std::f64::consts::TAU).sin_cos();
        let x = mean.0 + spread.retailer * radius * cos;
        let y = mean.1 + spread.brand * radius * (correlation * cos + rest * sin);
        (across.at(x), up.at(y))
    };
    (0..=STEPS).map(point).collect()
}

/// Names and amounts beside the plot, where no two can lie on each other.
fn list(picture: &mut Picture, room: Frame, programs: &[&ProgramResult], unit: &MoneyUnit, lang: Lang) {
    let (mut y, width) = (room.top + 34.0, room.right - room.left);
    for program in programs {
        let bold = pen(12.0, ink::TEXT).bold();
        let name = chart::wrap(&names::program(program, lang), width, bold, 1);
        y = picture.lines((room.left, y), &name, bold);
        let slots = [unit.change(program.brand_profit.mean, lang), unit.change(program.retailer_profit.mean, lang)];
        let line = Key::WinAmounts.fill(lang, &[("b", &slots[0]), ("r", &slots[1])]);
        y = picture.lines((room.left, y), &[line], pen(12.0, ink::QUIET)) + 8.0;
    }
}

fn title(results: &Results, lang: Lang) -> String {
    let labelled = |label: &str| -> Vec<String> {
        results.programs.iter().filter(|p| p.win_win.label == label).map(|p| program_short(p, lang)).collect()
    };
    let (both, brand_pays, retailer_pays) = (labelled("win_win"), labelled("retailer_only"), labelled("brand_only"));
    let names = |all: &[String]| names::list(all, lang);
    let nobody = results.programs.iter().all(|p| {
        [&p.brand_profit, &p.retailer_profit].iter().all(|e| direction(e) == Direction::Down && drawable(e.mean) < 0.0)
    });
    match () {
        () if both.len() == 1 && results.programs.len() > 1 => Key::WinOnly.fill(lang, &[("p", &names(&both))]),
        () if !both.is_empty() => Key::WinSome.fill(lang, &[("p", &names(&both))]),
        () if nobody => Key::WinNone.text(lang).to_owned(),
        () if !brand_pays.is_empty() => Key::WinConflict.fill(lang, &[("p", &names(&brand_pays))]),
        () if !retailer_pays.is_empty() => Key::WinConflictBack.fill(lang, &[("p", &names(&retailer_pays))]),
        () => Key::WinUnclear.text(lang).to_owned(),
    }
}
