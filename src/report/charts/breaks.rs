//! C10: where journeys break, and what a fix is worth.

use super::Drawn;
use crate::experiment::results::{BreakPoint, Results};
use crate::report::chart::{Frame, Picture, Scale, Words, drawable, ink, pen, surround, wrap};
use crate::report::i18n::{Key, Lang};
use crate::report::names;
use crate::report::numbers::{self, MoneyUnit};
use crate::report::verdict::{Direction, direction};

/// Most bars.
const MOST: usize = 14;
const NAME_WIDTH: f64 = 300.0;
const ROW: f64 = 34.0;

/// Draws causes on all links, then single links; nothing to draw without any.
pub(super) fn draw(results: &Results, lang: Lang) -> Option<Drawn> {
    let breaks = results.breaks.as_ref().filter(|b| !b.points.is_empty())?;
    let points = sorted(results);
    let unit = MoneyUnit::fitting(points.iter().map(|p| p.fix.system_profit.mean), &results.scenario.currency);
    let mut picture = Picture::new(200.0 + ROW * points.len() as f64);
    let title = title(results, lang);
    let notes = vec![
        Key::BreakNote.text(lang).to_owned(),
        Key::ProbeFutures.fill(lang, &[("k", &breaks.futures.to_string()), ("n", &results.futures.to_string())]),
    ];
    let subtitle = Key::BreakSubtitle.fill(lang, &[("weeks", &results.scenario.weeks.to_string())]);
    let room = surround(&mut picture, &Words { title: title.clone(), subtitle, notes }, results, lang);
    let plot = Frame { left: room.left + NAME_WIDTH, top: room.top + 36.0, right: room.right - 150.0, ..room };
    let plot = Frame { bottom: plot.top + ROW * points.len() as f64, ..plot };
    let ends = points.iter().map(|p| &p.fix.system_profit).flat_map(|e| [e.mean, e.p05, e.p95]);
    let scale = Scale::covering(ends, plot.left, plot.right);
    picture.text(
        (plot.left, plot.top - 18.0),
        Key::BreakAxis.fill(lang, &[("unit", &unit.title(lang))]),
        pen(12.0, ink::QUIET),
    );
    for tick in scale.ticks() {
        let x = scale.at(tick);
        picture.line(vec![(x, plot.top), (x, plot.bottom)], 1.0, ink::GRID);
        picture.text((x, plot.bottom + 12.0), scale.tick(tick, unit.size, lang), pen(11.0, ink::QUIET).middle());
    }
    for (row, point) in points.iter().enumerate() {
        bar(&mut picture, results, point, (plot, &scale, plot.top + ROW * (row as f64 + 0.5)), &unit, lang);
    }
    picture.line(vec![(scale.at(0.0), plot.top), (scale.at(0.0), plot.bottom)], 1.5, ink::AXIS);
    let describe = |p: &&BreakPoint| {
        let amount = unit.signed_amount(p.fix.system_profit.mean, lang);
        format!("{}: {amount}", name(results, p, lang))
    };
    let description = points.iter().map(describe).collect::<Vec<_>>().join(". ");
    Some(Drawn { picture, title, description })
}

/// Causes on all links by what they cost, then single links, then those of programs.
fn sorted(results: &Results) -> Vec<&BreakPoint> {
    let mut points: Vec<&BreakPoint> = results.breaks.iter().flat_map(|b| &b.points).collect();
    let group = |p: &BreakPoint| (p.program.is_some(), p.from.is_some());
    points.sort_by(|a, b| group(a).cmp(&group(b)).then(b.fix.system_profit.mean.total_cmp(&a.fix.system_profit.mean)));
    points.truncate(MOST);
    points
}

/// “App → Store: price differs”.
pub(crate) fn name(results: &Results, point: &BreakPoint, lang: Lang) -> String {
    let cause = cause(&point.cause, lang);
    let link = match (&point.from, &point.to) {
        (Some(from), Some(to)) => {
            format!("{} → {}", names::channel(results, from, lang), names::channel(results, to, lang))
        }
        _ => Key::BreakAllLinks.text(lang).to_owned(),
    };
    match &point.program {
        Some(program) => format!("{}: {link}: {cause}", names::clean(program)),
        None => format!("{link}: {cause}"),
    }
}

/// What went wrong, in words.
pub(crate) fn cause(id: &str, lang: Lang) -> String {
    let key = match id {
        "price" => Key::CausePrice,
        "promotion" => Key::CausePromotion,
        "information" => Key::CauseInformation,
        "identity" => Key::CauseIdentity,
        "stock" => Key::CauseStock,
        other => return names::clean(other),
    };
    key.text(lang).to_owned()
}

fn bar(
    picture: &mut Picture,
    results: &Results,
    point: &BreakPoint,
    (plot, scale, y): (Frame, &Scale, f64),
    unit: &MoneyUnit,
    lang: Lang,
) {
    let value = &point.fix.system_profit;
    let look = if point.from.is_none() { pen(12.0, ink::TEXT).bold() } else { pen(12.0, ink::TEXT) };
    let lines = wrap(&name(results, point, lang), NAME_WIDTH - 16.0, look, 2);
    picture.lines((plot.left - NAME_WIDTH, y - 8.0 * (lines.len() as f64 - 1.0)), &lines, look);
    let (zero, end) = (scale.at(0.0), scale.at(value.mean));
    let frame = Frame { left: zero.min(end), top: y - 9.0, right: zero.max(end), bottom: y + 9.0 };
    let is_unclear = direction(value) == Direction::Unclear;
    picture.fill(frame, if is_unclear { ink::UNCLEAR_FILL } else { ink::SYSTEM });
    if is_unclear {
        picture.hatch(frame, ink::UNCLEAR);
    }
    if results.futures > 1 {
        let colour = ink::QUIET;
        picture.line(vec![(scale.at(value.p05), y), (scale.at(value.p95), y)], 1.5, colour);
    }
    let right = scale.at(value.p95.max(value.mean)).max(zero) + 8.0;
    let amount = unit.change(value.mean, lang);
    let per_week = numbers::money(point.fix.per_week, &results.scenario.currency, lang);
    picture.text((right, y), amount.clone(), pen(12.0, ink::TEXT).bold());
    if !is_unclear && drawable(value.mean) > 0.0 {
        let text = Key::BreakPerWeek.fill(lang, &[("x", &per_week)]);
        picture.text(
            (right + crate::report::svg::text_width(&amount, pen(12.0, ink::TEXT).bold()) + 8.0, y),
            text,
            pen(11.0, ink::QUIET),
        );
    }
}

/// The break of one link that costs most, when its sign is known.
pub(crate) fn worst_link(results: &Results) -> Option<&BreakPoint> {
    let of_links = results.breaks.iter().flat_map(|b| &b.points).filter(|p| p.from.is_some() && p.program.is_none());
    let worst = of_links.max_by(|a, b| a.fix.system_profit.mean.total_cmp(&b.fix.system_profit.mean));
    worst.filter(|p| direction(&p.fix.system_profit) == Direction::Up)
}

/// Where journeys break most, and what that costs.
pub(crate) fn title(results: &Results, lang: Lang) -> String {
    let Some(point) = worst_link(results) else { return Key::BreakNone.text(lang).to_owned() };
    let money = numbers::money(point.fix.system_profit.mean, &results.scenario.currency, lang);
    let link = |id: &Option<String>| names::channel(results, id.as_deref().unwrap_or_default(), lang);
    let (from, to, weeks) = (link(&point.from), link(&point.to), results.scenario.weeks.to_string());
    let cause = cause(&point.cause, lang);
    Key::BreakTitle.fill(lang, &[("from", &from), ("to", &to), ("cause", &cause), ("x", &money), ("weeks", &weeks)])
}
