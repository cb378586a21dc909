//! C3: from what the own scorecard claims to total system value.

use super::Drawn;
use crate::experiment::results::{BridgePart, ProgramResult, Results};
use crate::report::chart::{self, Frame, Pen, Picture, Scale, Words, drawable, ink, pen, surround, wrap};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers::{self, MoneyUnit, money, round_to_total};
use crate::report::sentences;
use crate::report::svg::text_width;
use crate::report::verdict::{Direction, direction};

/// Parts that take away without adding growth, in the order in which they are named.
const TAKING: [(&str, Key); 3] =
    [("own_channels", Key::BridgeShifted), ("later_weeks", Key::BridgeBorrowed), ("subsidy", Key::BridgeSubsidy)];

/// The name of a part for readers; unknown parts keep their identifier.
#[must_use]
pub fn part_name(part: &str, lang: Lang) -> String {
    let key = match part {
        "claim" => Key::PartClaim,
        "instrument_error" => Key::PartInstrumentError,
        "home_uplift" => Key::PartHomeUplift,
        "subsidy" => Key::PartSubsidy,
        "own_channels" => Key::PartOwnChannels,
        "later_weeks" => Key::PartLaterWeeks,
        "own_products" => Key::PartOwnProducts,
        "competitors_in_account" => Key::PartCompetitors,
        "rest_of_basket" => Key::PartRestOfBasket,
        "brand_at_rivals" => Key::PartBrandAtRivals,
        "cost_to_serve" => Key::PartCostToServe,
        "system_cost" => Key::PartSystemCost,
        "tsv" => Key::PartTsv,
        "unexplained" => Key::PartUnexplained,
        other => return names::clean(other),
    };
    key.text(lang).to_owned()
}

/// A bar with the value that is printed on it.
struct Bar<'a> {
    part: &'a BridgePart,
    start: f64,
    shown: f64,
}

impl Bar<'_> {
    fn ends(&self) -> [f64; 4] {
        let value = &self.part.value;
        [0.0, drawable(value.mean), drawable(value.p05), drawable(value.p95)].map(|end| self.start + end)
    }

    fn is_unclear(&self) -> bool {
        direction(&self.part.value) == Direction::Unclear && !self.part.subtotal
    }

    fn frame(&self, scale: &Scale, left: f64, width: f64) -> Frame {
        let (from, to) = (scale.at(self.start), scale.at(self.start + drawable(self.part.value.mean)));
        let (top, bottom) = (from.min(to) - 0.5, from.max(to) + 0.5);
        Frame { left: left + width * 0.14, top, right: left + width * 0.86, bottom }
    }
}

/// Draws the bridge of one program.
pub(super) fn draw(results: &Results, program: &ProgramResult, lang: Lang) -> Drawn {
    let unit = unit(results, program);
    let (bars, dropped) = bars(program, &unit);
    let mut picture = Picture::new(chart::HEIGHT);
    let title = title(results, program, lang);
    let mut notes = vec![chart::range_gloss(results, lang), Key::UnclearMark.text(lang).to_owned()];
    if dropped {
        notes.push(Key::PartsDropped.text(lang).to_owned());
    }
    let name = names::shorten(&names::program(program, lang), 60);
    let subtitle = format!("{name} · {} · {}", Key::BridgeSubtitle.text(lang), chart::facts(results, lang));
    let room = surround(&mut picture, &Words { title: title.clone(), subtitle, notes }, results, lang);
    let width = (room.right - room.left - 52.0) / bars.len().max(1) as f64;
    let names: Vec<(Vec<String>, Pen)> = bars.iter().map(|bar| bar_name(bar, width, lang)).collect();
    let tall = names.iter().map(|(lines, _)| lines.len()).max().unwrap_or(1) as f64;
    let bottom = room.bottom - 14.0 * tall - 6.0;
    let plot = Frame { left: room.left + 52.0, top: room.top + 44.0, right: room.right, bottom };
    let scale = Scale::covering(bars.iter().flat_map(Bar::ends), plot.bottom - 16.0, plot.top + 18.0);
    grid(&mut picture, plot, &scale, &unit, lang);
    bracket(&mut picture, plot, &bars, width, lang);
    for (at, bar) in bars.iter().enumerate() {
        let left = plot.left + width * at as f64;
        if at + 1 < bars.len() {
            let level = scale.at(bar.start + drawable(bar.part.value.mean));
            picture.line(vec![(left + width * 0.86, level), (left + width * 1.14, level)], 1.0, ink::SILO);
        }
        body(&mut picture, bar, bar.frame(&scale, left, width));
    }
    let zero = scale.at(0.0);
    picture.line(vec![(plot.left, zero), (plot.right, zero)], 1.5, ink::AXIS);
    for ((at, bar), (lines, look)) in bars.iter().enumerate().zip(&names) {
        let left = plot.left + width * at as f64;
        let (top, bottom) = whisker(&mut picture, results, bar, bar.frame(&scale, left, width), &scale);
        value(&mut picture, bar, left + width / 2.0, (top, bottom, zero), &unit.change(bar.shown, lang));
        picture.lines((left + width / 2.0, plot.bottom + 12.0), lines, look.middle());
    }
    let description = describe(&bars, program, &unit, lang);
    Drawn { picture, title, description }
}

fn unit(results: &Results, program: &ProgramResult) -> MoneyUnit {
    MoneyUnit::fitting(program.bridge.profit.iter().map(|p| p.value.mean), &results.scenario.currency)
}

/// Bars in order; parts that are zero in every future and print as zero are left out.
fn bars<'a>(program: &'a ProgramResult, unit: &MoneyUnit) -> (Vec<Bar<'a>>, bool) {
    let parts = &program.bridge.profit;
    let shown = shown_values(parts, unit.step());
    let mut level = 0.0;
    let mut bars = Vec::new();
    for (part, shown) in parts.iter().zip(shown) {
        let is_zero = shown == 0.0 && [part.value.p05, part.value.p95].iter().all(|v| v.abs() < unit.step() / 2.0);
        if part.subtotal {
            bars.push(Bar { part, start: 0.0, shown });
            level = drawable(part.value.mean);
            continue;
        }
        if !is_zero {
            bars.push(Bar { part, start: level, shown });
        }
        level += drawable(part.value.mean);
    }
    let dropped = bars.len() < parts.len();
    (bars, dropped)
}

/// Printed values: every run of parts adds up to the next printed subtotal.
fn shown_values(parts: &[BridgePart], step: f64) -> Vec<f64> {
    let round = |value: f64| (drawable(value) / step).round() * step;
    let mut shown = Vec::with_capacity(parts.len());
    let mut base = 0.0;
    let mut open: Vec<f64> = Vec::new();
    for part in parts {
        if part.subtotal {
            let total = round(part.value.mean);
            shown.append(&mut round_to_total(&open, total - base, step));
            open.clear();
            shown.push(total);
            base = total;
        } else {
            open.push(part.value.mean);
        }
    }
    shown.extend(open.into_iter().map(round));
    shown
}

fn grid(picture: &mut Picture, plot: Frame, scale: &Scale, unit: &MoneyUnit, lang: Lang) {
    for tick in scale.ticks() {
        let y = scale.at(tick);
        picture.line(vec![(plot.left, y), (plot.right, y)], 1.0, ink::GRID);
        let text = scale.tick(tick, unit.size, lang);
        picture.text((plot.left - 8.0, y), text, pen(12.0, ink::QUIET).end());
    }
    let title = Key::AxisProfit.fill(lang, &[("unit", &unit.title(lang))]);
    picture.text((plot.left - 52.0, plot.top - 30.0), title, pen(12.0, ink::QUIET));
}

fn bar_name(bar: &Bar<'_>, width: f64, lang: Lang) -> (Vec<String>, Pen) {
    let look = if bar.part.subtotal { pen(11.0, ink::TEXT).bold() } else { pen(11.0, ink::TEXT) };
    (wrap(&part_name(&bar.part.part, lang), width - 4.0, look, 4), look)
}

fn body(picture: &mut Picture, bar: &Bar<'_>, frame: Frame) {
    match () {
        () if bar.is_unclear() => {
            picture.fill(frame, ink::UNCLEAR_FILL);
            picture.hatch(frame, ink::UNCLEAR);
            picture.outline(frame, 1.0, ink::UNCLEAR);
        }
        () if bar.part.subtotal => picture.fill(frame, ink::TOTAL),
        () if bar.part.part == "claim" => picture.fill(frame, ink::SILO),
        () if bar.part.value.mean < 0.0 => {
            picture.fill(frame, ink::LOSS);
            picture.hatch(frame, ink::PAPER);
        }
        () => picture.fill(frame, ink::GAIN),
    }
}

/// The 90% range through the middle of a bar; returns the top and bottom of bar and range.
fn whisker(picture: &mut Picture, results: &Results, bar: &Bar<'_>, frame: Frame, scale: &Scale) -> (f64, f64) {
    let value = &bar.part.value;
    if results.futures <= 1 || value.p05 == value.p95 {
        return (frame.top, frame.bottom);
    }
    let centre = (frame.left + frame.right) / 2.0;
    let (low, high) = (scale.at(bar.start + value.p05), scale.at(bar.start + value.p95));
    let thick = if bar.part.subtotal { 2.5 } else { 1.25 };
    picture.line(vec![(centre, low), (centre, high)], thick + 2.0, ink::PAPER);
    picture.line(vec![(centre, low), (centre, high)], thick, ink::TEXT);
    for end in [low, high] {
        picture.line(vec![(centre - 4.0, end), (centre + 4.0, end)], thick, ink::TEXT);
    }
    (frame.top.min(high), frame.bottom.max(low))
}

/// The printed value above a gain or below a loss, clear of the zero line.
fn value(picture: &mut Picture, bar: &Bar<'_>, centre: f64, (top, bottom, zero): (f64, f64, f64), text: &str) {
    let is_loss = bar.part.value.mean < 0.0;
    let look = match () {
        () if bar.is_unclear() => pen(12.0, ink::UNCLEAR).bold(),
        () if bar.part.subtotal => pen(14.0, ink::TEXT).bold(),
        () if is_loss => pen(12.0, ink::LOSS).bold(),
        () => pen(12.0, ink::TEXT).bold(),
    };
    let y = if is_loss { bottom + 11.0 } else { top - 10.0 };
    let is_on_zero = (y - zero).abs() < 9.0;
    let y = if is_on_zero { zero + if is_loss { 11.0 } else { -11.0 } } else { y };
    let text = if bar.is_unclear() { format!("{text}?") } else { text.to_owned() };
    let half = text_width(&text, look) / 2.0 + 1.0;
    picture.fill(Frame { left: centre - half, top: y - 7.0, right: centre + half, bottom: y + 7.0 }, ink::PAPER);
    picture.text((centre, y), text, look.middle());
}

/// A bracket over neighbouring bars that take from own channels, later weeks or base sales.
fn bracket(picture: &mut Picture, plot: Frame, bars: &[Bar<'_>], width: f64, lang: Lang) {
    let is_taking = |bar: &Bar<'_>| {
        let is_named = TAKING.iter().any(|(id, _)| *id == bar.part.part) || bar.part.part == "own_products";
        is_named && direction(&bar.part.value) == Direction::Down
    };
    let Some(first) = bars.iter().position(is_taking) else { return };
    let count = bars[first..].iter().take_while(|bar| is_taking(bar)).count();
    let (left, right) = (plot.left + width * (first as f64 + 0.1), plot.left + width * ((first + count) as f64 - 0.1));
    let y = plot.top - 8.0;
    picture.line(vec![(left, y + 6.0), (left, y), (right, y), (right, y + 6.0)], 1.0, ink::LOSS);
    let text = Key::NotRealGrowth.text(lang);
    picture.text(((left + right) / 2.0, y - 9.0), text, pen(12.0, ink::LOSS).italic().middle());
}

fn mean_of(program: &ProgramResult, part: &str) -> f64 {
    program.bridge.profit.iter().find(|p| p.part == part).map_or(0.0, |p| drawable(p.value.mean))
}

fn title(results: &Results, program: &ProgramResult, lang: Lang) -> String {
    let name = program_short(program, lang);
    let amount = |value: f64| money(value, &results.scenario.currency, lang);
    let (tsv, claim) = (drawable(program.tsv.mean), mean_of(program, "claim"));
    match direction(&program.tsv) {
        Direction::Zero => Key::HeadNothing.fill(lang, &[("p", &name)]),
        Direction::Unclear => sentences::no_difference(Key::MetricSystem, &name, lang),
        Direction::Down => loses(results, program, lang),
        Direction::Up => {
            let home = mean_of(program, "home_uplift");
            let outside = mean_of(program, "own_channels") + mean_of(program, "later_weeks");
            let slots = [("p", name), ("h", amount(home)), ("o", amount(outside)), ("x", amount(tsv))];
            let claimed = amount(claim);
            let mut slots = slots.each_ref().map(|(slot, value)| (*slot, value.as_str()));
            if home > 0.0 && outside > 0.0 {
                return Key::BridgeGains.fill(lang, &slots);
            }
            slots[1].1 = &claimed;
            let key = if claim > tsv { Key::BridgeKeeps } else { Key::BridgeAdds };
            key.fill(lang, &slots)
        }
    }
}

fn loses(results: &Results, program: &ProgramResult, lang: Lang) -> String {
    let name = program_short(program, lang);
    let currency = &results.scenario.currency;
    let home = mean_of(program, "home_uplift");
    let pieces: Vec<String> = TAKING
        .iter()
        .map(|(part, key)| (mean_of(program, part), key))
        .filter(|(value, _)| home > 0.0 && *value <= -home * 0.05)
        .map(|(value, key)| key.fill(lang, &[("a", &hundredths(-value / home, currency, lang))]))
        .collect();
    if !pieces.is_empty() {
        let unit = hundredths(1.0, currency, lang);
        return Key::BridgeLoses.fill(lang, &[("unit", &unit), ("p", &name), ("pieces", &names::list(&pieces, lang))]);
    }
    let parts = program.bridge.profit.iter().filter(|p| !p.subtotal);
    let worst = parts.min_by(|a, b| drawable(a.value.mean).total_cmp(&drawable(b.value.mean)));
    let loss = money(program.tsv.mean.abs(), currency, lang);
    match worst.filter(|w| w.value.mean < 0.0) {
        Some(worst) => {
            let part = part_name(&worst.part, lang).to_lowercase();
            let taken = money(worst.value.mean.abs(), currency, lang);
            Key::BridgeCosts.fill(lang, &[("p", &name), ("x", &loss), ("part", &part), ("y", &taken)])
        }
        None => Key::HeadOneBad.fill(lang, &[("p", &name), ("x", &loss)]),
    }
}

/// A share as an amount out of a hundred currency units.
fn hundredths(share: f64, currency: &str, lang: Lang) -> String {
    let whole = numbers::fixed(share * 100.0, 0, lang);
    match lang {
        Lang::Vi if currency == "VND" => format!("{whole}\u{a0}₫"),
        Lang::Vi => format!("{whole}\u{a0}{}", names::clean(currency)),
        Lang::En => format!("{}\u{a0}{whole}", names::clean(currency)),
    }
}

fn describe(bars: &[Bar<'_>], program: &ProgramResult, unit: &MoneyUnit, lang: Lang) -> String {
    let one = |bar: &Bar<'_>| {
        let (name, value) = (part_name(&bar.part.part, lang), unit.signed_amount(bar.shown, lang));
        Key::AltProgram.fill(lang, &[("p", &name), ("x", &value)])
    };
    let parts: Vec<String> = bars.iter().map(one).collect();
    format!("{}. {}", names::program(program, lang), parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn printed_parts_add_up_to_every_printed_total() {
        for (name, results) in sample::all() {
            for program in results.programs.iter().filter(|p| p.tsv.mean.is_finite()) {
                let step = unit(&results, program).step();
                let (mut sum, mut seen) = (0.0, 0);
                for (part, shown) in program.bridge.profit.iter().zip(shown_values(&program.bridge.profit, step)) {
                    if part.subtotal {
                        assert_eq!((sum / step).round(), (shown / step).round(), "{name} {}", part.part);
                        seen += 1;
                    } else {
                        sum += shown;
                    }
                }
                assert_eq!(seen, 2);
            }
        }
    }
}
