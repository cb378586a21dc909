//! C11: what was forecast and what was sold, and whether orders came and shelves were filled.

use super::Drawn;
use crate::experiment::results::{ProgramResult, Results, SupplyLevels, WeekSupply};
use crate::report::chart::{self, Frame, Picture, Scale, Words, drawable, ink, pen, surround};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers;

/// On-shelf availability below which a week is worth a title, and forecast error from which it is blamed.
const SHELF_HOLDS: f64 = 0.90;
const MISS: f64 = 0.20;
/// Packs per step of the axis title.
const THOUSAND: f64 = 1000.0;

/// Draws the weeks of one program; nothing to draw without supply.
pub(super) fn draw(results: &Results, program: &ProgramResult, lang: Lang) -> Option<Drawn> {
    let supply = &program.supply.as_ref()?.with;
    let title = title(program, supply, lang);
    let name = names::shorten(&names::program(program, lang), 60);
    let subtitle = format!("{name} · {} · {}", Key::SupplySubtitle.text(lang), chart::facts(results, lang));
    let notes = vec![Key::SupplyNote.text(lang).to_owned()];
    let mut picture = Picture::new(560.0);
    let room = surround(&mut picture, &Words { title: title.clone(), subtitle, notes }, results, lang);
    let inner =
        Frame { left: room.left + 56.0, top: room.top + 40.0, right: room.right - 150.0, bottom: room.bottom - 22.0 };
    let split = inner.top + (inner.bottom - inner.top) * 0.55;
    let upper = Frame { bottom: split - 14.0, ..inner };
    let lower = Frame { top: split + 30.0, ..inner };
    if let Some((first, last)) = program.weeks {
        let week = (inner.right - inner.left) / supply.by_week.len().max(1) as f64;
        let edge = |number: u32| (inner.left + week * f64::from(number)).min(inner.right);
        for panel in [upper, lower] {
            picture.fill(Frame { left: edge(first.saturating_sub(1)), right: edge(last), ..panel }, ink::CONTEXT);
        }
    }
    packs(&mut picture, upper, &supply.by_week, lang);
    shares(&mut picture, lower, &supply.by_week, lang);
    weeks(&mut picture, inner, supply.by_week.len(), lang);
    let share = |value: f64| numbers::percent(value, lang);
    let slots = [
        ("p", names::program(program, lang)),
        ("otif", share(supply.otif.mean)),
        ("osa", share(supply.osa.mean)),
        ("fa", share(supply.forecast_accuracy.mean)),
    ];
    let description = Key::SupplyAlt.fill(lang, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
    Some(Drawn { picture, title, description })
}

fn title(program: &ProgramResult, supply: &SupplyLevels, lang: Lang) -> String {
    let share = |value: f64| numbers::percent(value, lang);
    let p = program_short(program, lang);
    let worst = supply.by_week.iter().min_by(|a, b| drawable(a.osa).total_cmp(&drawable(b.osa)));
    let Some(week) = worst.filter(|w| w.osa < SHELF_HOLDS) else {
        let slots = [("p", p), ("otif", share(supply.otif.mean)), ("osa", share(supply.osa.mean))];
        return Key::SupplyHolds.fill(lang, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
    };
    // A shelf empties after the weeks in which more was sold than was forecast.
    let before = supply.by_week.iter().filter(|w| w.week <= week.week && w.week + 2 >= week.week);
    let miss = before.map(missed).fold(0.0, f64::max);
    let slots = [("p", p), ("osa", share(week.osa)), ("week", week.week.to_string()), ("miss", share(miss))];
    let key = if miss >= MISS { Key::SupplyMissed } else { Key::SupplyLow };
    key.fill(lang, &slots.each_ref().map(|(k, v)| (*k, v.as_str())))
}

/// Packs sold beyond the forecast, as a share of it.
fn missed(week: &WeekSupply) -> f64 {
    if week.forecast_units > 0.0 { drawable(week.sell_out_units / week.forecast_units - 1.0) } else { 0.0 }
}

/// Middle of a week and half the width of its column.
fn place(frame: Frame, count: usize, at: usize) -> (f64, f64) {
    let week = (frame.right - frame.left) / count.max(1) as f64;
    (frame.left + week * (at as f64 + 0.5), week * 0.36)
}

/// Columns of packs sold, with the forecast as an outline.
fn packs(picture: &mut Picture, frame: Frame, weeks: &[WeekSupply], lang: Lang) {
    let ends = weeks.iter().flat_map(|w| [w.forecast_units, w.sell_out_units]);
    let scale = Scale::covering(ends, frame.bottom, frame.top);
    for tick in scale.ticks() {
        let y = scale.at(tick);
        picture.line(vec![(frame.left, y), (frame.right, y)], 1.0, ink::GRID);
        let text = numbers::fixed(tick / THOUSAND, usize::from(tick % THOUSAND != 0.0), lang);
        picture.text((frame.left - 8.0, y), text, pen(11.0, ink::QUIET).end());
    }
    picture.text((frame.left - 56.0, frame.top - 18.0), Key::SupplyPacks.text(lang), pen(12.0, ink::QUIET));
    for (at, week) in weeks.iter().enumerate() {
        let (middle, half) = place(frame, weeks.len(), at);
        let column = |units: f64| Frame {
            left: middle - half,
            right: middle + half,
            top: scale.at(units),
            bottom: scale.at(0.0),
        };
        picture.fill(column(week.sell_out_units), ink::BANDS[1]);
        picture.outline(column(week.forecast_units), 1.2, ink::TEXT);
    }
    picture.line(vec![(frame.left, scale.at(0.0)), (frame.right, scale.at(0.0))], 1.5, ink::AXIS);
    let x = frame.right + 14.0;
    let solid = Frame { left: x, top: frame.top + 4.0, right: x + 14.0, bottom: frame.top + 16.0 };
    picture.fill(solid, ink::BANDS[1]);
    picture.text((x + 20.0, frame.top + 10.0), Key::SupplySold.text(lang), pen(12.0, ink::TEXT));
    picture.outline(Frame { top: frame.top + 24.0, bottom: frame.top + 36.0, ..solid }, 1.2, ink::TEXT);
    picture.text((x + 20.0, frame.top + 30.0), Key::SupplyForecast.text(lang), pen(12.0, ink::TEXT));
}

/// Order lines on time and in full, and shelves filled, in percent.
fn shares(picture: &mut Picture, frame: Frame, weeks: &[WeekSupply], lang: Lang) {
    let values = weeks.iter().flat_map(|w| [Some(w.osa), w.otif]).flatten().filter(|v| v.is_finite());
    // The axis need not start at zero: lines, not bars.
    let low = ((values.fold(1.0, f64::min) - 0.02).max(0.0) * 10.0).floor() / 10.0;
    let y = |share: f64| {
        let above = ((drawable(share) - low) / (1.0 - low).max(0.1)).clamp(0.0, 1.0);
        frame.bottom - (frame.bottom - frame.top) * above
    };
    let steps = ((1.0 - low) * 10.0).round().max(1.0) as usize;
    for step in (0..=steps).step_by(if steps > 5 { 2 } else { 1 }) {
        let share = low + step as f64 / 10.0;
        picture.line(vec![(frame.left, y(share)), (frame.right, y(share))], 1.0, ink::GRID);
        let text = format!("{}%", numbers::fixed(share * 100.0, 0, lang));
        picture.text((frame.left - 8.0, y(share)), text, pen(11.0, ink::QUIET).end());
    }
    picture.text((frame.left - 56.0, frame.top - 16.0), Key::SupplyShares.text(lang), pen(12.0, ink::QUIET));
    let at = |number: usize| place(frame, weeks.len(), number).0;
    let shelf: Vec<(f64, f64)> = weeks.iter().enumerate().map(|(n, w)| (at(n), y(w.osa))).collect();
    let orders: Vec<(f64, f64)> =
        weeks.iter().enumerate().filter_map(|(n, w)| w.otif.map(|otif| (at(n), y(otif)))).collect();
    picture.dashes(&orders, 1.8, ink::SILO);
    picture.line(shelf.clone(), 2.5, ink::SYSTEM);
    let end = |line: &[(f64, f64)]| line.last().map_or(frame.top, |p| p.1);
    let shelf_y = end(&shelf);
    let mut orders_y = end(&orders);
    if (orders_y - shelf_y).abs() < 16.0 {
        orders_y = if orders_y < shelf_y { shelf_y - 16.0 } else { shelf_y + 16.0 };
    }
    picture.text((frame.right + 10.0, shelf_y), Key::SupplyShelf.text(lang), pen(12.0, ink::SYSTEM).bold());
    picture.text((frame.right + 10.0, orders_y), Key::SupplyOrders.text(lang), pen(12.0, ink::SILO));
}

fn weeks(picture: &mut Picture, frame: Frame, count: usize, lang: Lang) {
    let step = count.div_ceil(26).max(1);
    for at in (0..count).step_by(step) {
        let text = numbers::count(at as f64 + 1.0, lang);
        picture.text((place(frame, count, at).0, frame.bottom + 12.0), text, pen(11.0, ink::QUIET).middle());
    }
    picture.text((frame.right + 10.0, frame.bottom + 12.0), Key::SupplyWeek.text(lang), pen(11.0, ink::QUIET));
}
