//! C7: more shoppers, more often, or bigger baskets.

use super::Drawn;
use crate::experiment::results::{Growth, ProgramResult, Results};
use crate::report::chart::{self, Frame, Picture, Scale, Words, drawable, ink, pen, surround, wrap};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers;
use crate::report::ranking::ranked;
use crate::report::sentences;
use crate::report::svg::text_width;
use crate::report::verdict::{Direction, direction};

const MOST: usize = 16;
const NAME_WIDTH: f64 = 220.0;
const LEVERS: [(&str, Key); 3] =
    [("penetration", Key::Penetration), ("frequency", Key::Frequency), ("basket", Key::Basket)];

/// One tenth of a point, the smallest step shown.
const STEP: f64 = 0.001;

/// Draws the levers of all programs, best program first.
pub(super) fn draw(results: &Results, lang: Lang) -> Drawn {
    let mut programs: Vec<&ProgramResult> = ranked(results).iter().map(|r| r.program).collect();
    let hidden = programs.len().saturating_sub(MOST);
    programs.truncate(MOST);
    let row_height = if programs.len() > 6 { 46.0 } else { (320.0 / programs.len() as f64).clamp(60.0, 84.0) };
    let mut picture = Picture::new((220.0 + row_height * programs.len() as f64).max(300.0));
    let title = title(results, lang);
    let mut notes = vec![Key::GrowthNote.text(lang).to_owned()];
    notes.push(chart::range_gloss(results, lang));
    if hidden > 0 {
        notes.push(Key::MoreRows.fill(lang, &[("k", &hidden.to_string())]));
    }
    let subtitle = format!("{} · {}", Key::GrowthSubtitle.text(lang), chart::facts(results, lang));
    let room = surround(&mut picture, &Words { title: title.clone(), subtitle, notes }, results, lang);
    let top = room.top + 56.0;
    let plot = Frame { left: room.left + NAME_WIDTH, top, right: room.right - 70.0, ..room };
    let plot = Frame { bottom: top + row_height * programs.len() as f64, ..plot };
    let ends = programs.iter().flat_map(|p| {
        let (low, high) = reach(&p.growth);
        [low, high, p.growth.total.p05, p.growth.total.p95]
    });
    let scale = Scale::covering(ends, plot.left + 10.0, plot.right - 10.0);
    axis(&mut picture, plot, &scale, lang);
    key(&mut picture, plot.left, room.top + 12.0, lang);
    for (row, program) in programs.iter().enumerate() {
        let y = plot.top + row_height * (row as f64 + 0.5);
        bar(&mut picture, (plot, &scale), (results, program), y, lang);
    }
    let description = programs.iter().map(|p| describe(p, lang)).collect::<Vec<_>>().join(". ");
    Drawn { picture, title, description }
}

fn parts(growth: &Growth) -> [f64; 3] {
    [growth.penetration.mean, growth.frequency.mean, growth.basket.mean].map(drawable)
}

fn reach(growth: &Growth) -> (f64, f64) {
    let parts = parts(growth);
    (parts.iter().filter(|p| **p < 0.0).sum(), parts.iter().filter(|p| **p > 0.0).sum())
}

fn shown(growth: &Growth) -> Vec<f64> {
    numbers::round_to_total(&parts(growth), drawable(growth.total.mean), STEP)
}

fn axis(picture: &mut Picture, plot: Frame, scale: &Scale, lang: Lang) {
    for tick in scale.ticks() {
        let x = scale.at(tick);
        picture.line(vec![(x, plot.bottom), (x, plot.bottom + 5.0)], 1.0, ink::AXIS);
        let text = scale.tick(tick, 0.01, lang);
        picture.text((x, plot.bottom + 16.0), text, pen(12.0, ink::QUIET).middle());
    }
    let zero = scale.at(0.0);
    picture.line(vec![(zero, plot.top), (zero, plot.bottom)], 2.0, ink::AXIS);
    picture.text((plot.left, plot.top - 14.0), Key::GrowthAxis.text(lang), pen(12.0, ink::QUIET));
}

fn key(picture: &mut Picture, left: f64, y: f64, lang: Lang) {
    let mut x = left;
    for ((_, name), tint) in LEVERS.iter().zip(ink::LEVERS) {
        picture.fill(Frame { left: x, top: y - 7.0, right: x + 14.0, bottom: y + 7.0 }, tint);
        picture.text((x + 20.0, y), name.text(lang), pen(12.0, ink::TEXT));
        x += 20.0 + text_width(name.text(lang), pen(12.0, ink::TEXT)) + 26.0;
    }
}

fn bar(picture: &mut Picture, on: (Frame, &Scale), of: (&Results, &ProgramResult), y: f64, lang: Lang) {
    let (plot, scale) = on;
    let (results, program) = of;
    let name_pen = pen(12.0, ink::TEXT).bold();
    let name = wrap(&names::program(program, lang), NAME_WIDTH - 16.0, name_pen, 2);
    picture.lines((plot.left - NAME_WIDTH, y - 8.0 * (name.len() as f64 - 1.0)), &name, name_pen);
    let (mut low, mut high) = (0.0, 0.0);
    let mut narrow = Vec::new();
    for (lever, (value, shown)) in parts(&program.growth).into_iter().zip(shown(&program.growth)).enumerate() {
        if value == 0.0 {
            continue;
        }
        let start = if value < 0.0 { &mut low } else { &mut high };
        let (from, to) = (scale.at(*start), scale.at(*start + value));
        *start += value;
        let frame = Frame { left: from.min(to), top: y - 13.0, right: from.max(to), bottom: y + 13.0 };
        let colour = ink::LEVERS[lever];
        picture.fill(frame, colour);
        if value < 0.0 {
            picture.hatch(frame, ink::PAPER);
        }
        if program.driver.as_deref() == Some(LEVERS[lever].0) {
            let around = Frame { left: frame.left - 2.0, top: y - 16.0, right: frame.right + 2.0, bottom: y + 16.0 };
            picture.outline(around, 1.5, ink::TEXT);
        }
        let text = numbers::signed(shown * 100.0, 1, lang);
        if !label(picture, frame, (colour, value < 0.0), &text) {
            narrow.push(text);
        }
    }
    label_above(picture, (scale.at(low), scale.at(0.0), scale.at(high)), y - 24.0, &narrow.join(" · "));
    total(picture, (plot, scale), (results, program), y + 22.0, lang);
}

/// The values of narrow parts above their bar, in the order of the levers: side by side they would overlap.
fn label_above(picture: &mut Picture, (left, zero, right): (f64, f64, f64), y: f64, text: &str) {
    let look = pen(11.0, ink::QUIET);
    let half = text_width(text, look) / 2.0 + 4.0;
    let centre = (left + right) / 2.0;
    let x = if centre < zero { centre.min(zero - half) } else { centre.max(zero + half) };
    if !text.is_empty() {
        picture.text((x, y), text, look.middle());
    }
}

/// The value inside its part; false when it does not fit.
fn label(picture: &mut Picture, frame: Frame, (colour, is_loss): (ink::Colour, bool), text: &str) -> bool {
    let plain = pen(11.0, ink::TEXT).bold().middle();
    let width = text_width(text, plain);
    if width + 6.0 > frame.right - frame.left {
        return false;
    }
    let centre = ((frame.left + frame.right) / 2.0, (frame.top + frame.bottom) / 2.0);
    if is_loss {
        let half = width / 2.0 + 2.0;
        let patch =
            Frame { left: centre.0 - half, top: centre.1 - 8.0, right: centre.0 + half, bottom: centre.1 + 8.0 };
        picture.fill(patch, ink::PAPER);
    }
    let colour = if colour == ink::LEVERS[0] && !is_loss { ink::PAPER } else { ink::TEXT };
    picture.text(centre, text, chart::Pen { colour, ..plain });
    true
}

fn total(picture: &mut Picture, on: (Frame, &Scale), of: (&Results, &ProgramResult), y: f64, lang: Lang) {
    let (plot, scale) = on;
    let total = &of.1.growth.total;
    if of.0.futures > 1 {
        picture.line(vec![(scale.at(total.p05), y), (scale.at(total.p95), y)], 2.0, ink::SYSTEM);
    }
    picture.disc((scale.at(total.mean), y), 5.0, ink::SYSTEM);
    let is_unclear = direction(total) == Direction::Unclear;
    let look = if is_unclear { pen(12.0, ink::UNCLEAR).italic() } else { pen(12.0, ink::SYSTEM).bold() };
    let mark = if is_unclear { "?" } else { "" };
    picture.text((plot.right + 70.0, y - 22.0), format!("{}{mark}", numbers::points(total.mean, lang)), look.end());
}

fn title(results: &Results, lang: Lang) -> String {
    let ranked = ranked(results);
    let Some(best) = ranked.first().map(|r| r.program) else { return Key::HeadNone.text(lang).to_owned() };
    let name = program_short(best, lang);
    let parts = parts(&best.growth);
    let sign = if direction(&best.growth.total) == Direction::Down { -1.0 } else { 1.0 };
    let main = (0..3).max_by(|a, b| (sign * parts[*a]).total_cmp(&(sign * parts[*b]))).unwrap_or(0);
    let lever = LEVERS[main].1.text(lang);
    let promised = best.driver.as_deref().and_then(|d| LEVERS.iter().find(|(id, _)| *id == d));
    match (direction(&best.growth.total), promised) {
        (Direction::Zero, _) => Key::HeadNothing.fill(lang, &[("p", &name)]),
        (Direction::Unclear, _) => sentences::no_difference(Key::MetricSales, &name, lang),
        (Direction::Down, _) => Key::GrowthShrinks.fill(lang, &[("p", &name), ("lever", lever)]),
        (Direction::Up, Some((id, promise))) if *id != LEVERS[main].0 => {
            Key::GrowthMismatch.fill(lang, &[("p", &name), ("promised", promise.text(lang)), ("lever", lever)])
        }
        (Direction::Up, _) => Key::GrowthMain.fill(lang, &[("p", &name), ("lever", lever)]),
    }
}

fn describe(program: &ProgramResult, lang: Lang) -> String {
    let shown = shown(&program.growth);
    let total = numbers::points(program.growth.total.mean, lang);
    let parts: Vec<String> = shown.iter().map(|s| numbers::points(*s, lang)).collect();
    let name = names::program(program, lang);
    let slots = [("p", name.as_str()), ("x", &total), ("a", &parts[0]), ("b", &parts[1]), ("c", &parts[2])];
    Key::GrowthAlt.fill(lang, &slots)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn shown_levers_add_up_to_the_shown_total() {
        for (name, results) in sample::all() {
            for program in results.programs.iter().filter(|p| p.growth.basket.mean.is_finite()) {
                let total = (program.growth.total.mean / STEP).round();
                assert_eq!((shown(&program.growth).iter().sum::<f64>() / STEP).round(), total, "{name}");
            }
        }
    }
}
