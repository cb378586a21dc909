//! C4: money spent in one place, profit changed in another.

use super::Drawn;
use crate::experiment::results::{Estimate, MatrixCell, ProgramResult, Results};
use crate::report::chart::{self, Frame, Picture, Words, drawable, ink, pen, surround, wrap};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers::{self, MoneyUnit, round_to_total};
use crate::report::ranking::ranked;
use crate::report::sentences;
use crate::report::verdict::{Direction, direction};

const MOST: usize = 16;
const NAME_WIDTH: f64 = 218.0;
const ROW: f64 = 58.0;
/// Results are shown per thousand units spent: millions per billion, units per thousand.
const PER: f64 = 1000.0;

/// One row: a program, or what its tactics in one channel do.
struct Row<'a> {
    program: &'a ProgramResult,
    spent_in: &'a str,
    /// Part of a program, from the futures of its legs.
    is_leg: bool,
    /// By column of the grid.
    cells: Vec<Option<&'a Estimate>>,
    /// Printed values, then their printed sum.
    shown: Vec<f64>,
    total: f64,
    has_cost: bool,
}

/// Draws the grid of all programs, best program first.
pub(super) fn draw(results: &Results, lang: Lang) -> Drawn {
    let (columns, dropped) = columns(results);
    let small = sentences::table_unit(results);
    let plain_unit = MoneyUnit { decimals: small.decimals.min(2), ..small.clone() };
    let mut rows = rows(results, &columns, &plain_unit);
    let hidden = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    let mut picture = Picture::new((190.0 + ROW * rows.len() as f64).max(280.0));
    let whole: Vec<&Row<'_>> = rows.iter().filter(|r| !r.is_leg).collect();
    let title = title(results, &whole, &columns, lang);
    let mut notes = vec![Key::MatrixOutline.text(lang).to_owned(), timing(&whole).text(lang).to_owned()];
    if let Some(basis) = rows.iter().filter(|r| r.is_leg).find_map(|r| r.program.leg_basis.as_ref()) {
        let slots = [basis.futures, results.futures].map(|n| n.to_string());
        notes.push(Key::MatrixLegs.fill(lang, &[("k", &slots[0]), ("n", &slots[1])]));
    }
    if dropped {
        notes.push(Key::MatrixDropped.text(lang).to_owned());
    }
    if hidden > 0 {
        notes.push(Key::MoreRows.fill(lang, &[("k", &hidden.to_string())]));
    }
    let subtitle = format!("{} · {}", Key::MatrixSubtitle.text(lang), chart::facts(results, lang));
    let room = surround(&mut picture, &Words { title: title.clone(), subtitle, notes }, results, lang);
    let base = base(results);
    let axis = if rows.iter().any(|r| r.has_cost) {
        Key::MatrixAxis.fill(lang, &[("unit", &base.smaller().title(lang)), ("base", &one(&base, lang))])
    } else {
        Key::MatrixAxisPlain.fill(lang, &[("unit", &plain_unit.title(lang))])
    };
    picture.text((room.left, room.top + 12.0), axis, pen(12.0, ink::QUIET));
    let width = (room.right - room.left - NAME_WIDTH - 12.0) / (columns.len() + 1) as f64;
    let tall = columns.iter().map(|c| head_lines(results, c, width, lang).len()).max().unwrap_or(1);
    let top = room.top + 42.0 + 15.0 * tall as f64;
    let frame = Frame { left: room.left + NAME_WIDTH, top, ..room };
    heads(&mut picture, results, &columns, (frame, width), lang);
    let largest = rows.iter().filter(|r| r.has_cost).flat_map(|r| &r.shown).fold(0.0_f64, |m, v| m.max(v.abs()));
    let grid = Grid { results, columns: &columns, unit: &plain_unit, lang, frame, width, largest };
    for (at, row) in rows.iter().enumerate() {
        draw_row(&mut picture, &grid, row, top + ROW * at as f64);
    }
    let description = rows.iter().map(|r| describe(results, r, &columns, &plain_unit, lang)).collect::<Vec<_>>();
    Drawn { picture, title, description: description.join(". ") }
}

/// Unit of the money spent, so that results read “millions per billion”.
fn base(results: &Results) -> MoneyUnit {
    let unit = MoneyUnit::fitting(results.programs.iter().map(|p| p.cost.mean), &results.scenario.currency);
    if unit.size < PER { MoneyUnit { size: PER, ..unit } } else { unit }
}

/// “VND 1 bn”; thousands are written out.
fn one(base: &MoneyUnit, lang: Lang) -> String {
    let size = if base.size <= PER { 1.0 } else { base.size };
    MoneyUnit { decimals: 0, size, ..base.clone() }.amount(base.size, lang)
}

/// Places in the order of the scenario, then later weeks, other retailers and anything else.
fn columns(results: &Results) -> (Vec<&str>, bool) {
    let channels = results.scenario.channels.iter().map(|c| c.id.as_str());
    let mut places: Vec<&str> = channels.chain(["later_weeks", "other_retailers"]).collect();
    let cells = || results.programs.iter().flat_map(|p| &p.matrix);
    for cell in cells() {
        if !places.contains(&cell.changed_in.as_str()) {
            places.push(&cell.changed_in);
        }
    }
    let is_home = |place: &str| results.programs.iter().any(|p| p.home == place);
    let moves = |place: &str| cells().any(|c| c.changed_in == place && direction(&c.profit) != Direction::Zero);
    let before = places.len();
    places.retain(|place| moves(place) || is_home(place));
    let dropped = places.len() < before;
    (places, dropped)
}

fn rows<'a>(results: &'a Results, columns: &[&str], unit: &MoneyUnit) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for program in ranked(results).into_iter().map(|r| r.program) {
        let of = |spent_in| row(program, (&program.matrix, spent_in, false), columns, unit);
        rows.extend(places(&program.matrix).into_iter().map(of));
        rows.extend(
            leg_places(program).into_iter().map(|leg| row(program, (&program.leg_matrix, leg, true), columns, unit)),
        );
    }
    rows
}

fn places(cells: &[MatrixCell]) -> Vec<&str> {
    let mut places: Vec<&str> = Vec::new();
    for cell in cells {
        if !places.contains(&cell.spent_in.as_str()) {
            places.push(&cell.spent_in);
        }
    }
    places
}

/// Channels in which money of the legs is spent, and the interaction; none when all of it is spent in one.
pub(crate) fn leg_places(program: &ProgramResult) -> Vec<&str> {
    let places = places(&program.leg_matrix);
    let channels = places.iter().filter(|place| **place != "interaction").count();
    if channels > 1 { places } else { Vec::new() }
}

fn row<'a>(
    program: &'a ProgramResult,
    (matrix, spent_in, is_leg): (&'a [MatrixCell], &'a str, bool),
    columns: &[&str],
    unit: &MoneyUnit,
) -> Row<'a> {
    let find = |place: &&str| matrix.iter().find(|c| c.spent_in == spent_in && c.changed_in == **place);
    let cells: Vec<Option<&Estimate>> = columns.iter().map(|place| find(place).map(|c| &c.profit)).collect();
    let profit = |cell: &Option<&Estimate>| cell.map_or(0.0, |e| drawable(e.mean));
    let cost = program.cost.mean;
    let has_cost = cost > 0.0 && cost.is_finite();
    let (factor, step) = if has_cost { (PER / cost, 1.0) } else { (1.0, unit.step()) };
    let values: Vec<f64> = cells.iter().map(|c| profit(c) * factor).collect();
    let total = (values.iter().sum::<f64>() / step).round() * step;
    Row { program, spent_in, is_leg, shown: round_to_total(&values, total, step), cells, total, has_cost }
}

/// Do the rows add up to total system value, or to the value before the cost that leaves the system.
fn timing(rows: &[&Row<'_>]) -> Key {
    let apart = |cost_share: f64| -> f64 {
        let sum = |r: &&Row<'_>| r.cells.iter().flatten().map(|e| drawable(e.mean)).sum::<f64>();
        let wanted = |r: &&Row<'_>| drawable(r.program.tsv.mean + cost_share * r.program.system_cost.mean);
        rows.iter().map(|r| (sum(r) - wanted(r)).abs()).sum()
    };
    if apart(0.0) <= apart(1.0) { Key::MatrixAfter } else { Key::MatrixBefore }
}

fn heads(picture: &mut Picture, results: &Results, columns: &[&str], (grid, width): (Frame, f64), lang: Lang) {
    let look = pen(12.0, ink::TEXT);
    for (at, place) in columns.iter().enumerate() {
        let centre = grid.left + width * (at as f64 + 0.5);
        let lines = head_lines(results, place, width, lang);
        let first = grid.top - 12.0 - 15.0 * (lines.len() as f64 - 1.0);
        picture.lines((centre, first), &lines, look.middle());
    }
    let centre = grid.right - width / 2.0;
    picture.text((centre, grid.top - 12.0), Key::Total.text(lang), look.bold().middle());
}

fn head_lines(results: &Results, place: &str, width: f64, lang: Lang) -> Vec<String> {
    wrap(&names::channel(results, place, lang), width - 6.0, pen(12.0, ink::TEXT), 3)
}

/// The rows and columns on the page.
struct Grid<'a> {
    results: &'a Results,
    columns: &'a [&'a str],
    unit: &'a MoneyUnit,
    lang: Lang,
    frame: Frame,
    width: f64,
    largest: f64,
}

impl Grid<'_> {
    /// A cell of a row whose top is given, by its column.
    fn cell(&self, top: f64, column: usize) -> Frame {
        let left = self.frame.left + self.width * column as f64;
        Frame { left: left + 1.0, top, right: left + self.width - 1.0, bottom: top + ROW - 4.0 }
    }

    fn text(&self, row: &Row<'_>, value: f64) -> String {
        if row.has_cost { numbers::signed(value, 0, self.lang) } else { self.unit.change(value, self.lang) }
    }
}

fn draw_row(picture: &mut Picture, grid: &Grid<'_>, row: &Row<'_>, top: f64) {
    let middle = top + ROW / 2.0 - 2.0;
    row_name(picture, grid, row, middle);
    for (at, (cell, shown)) in row.cells.iter().zip(&row.shown).enumerate() {
        let frame = grid.cell(top, at);
        let tint = if row.has_cost && grid.largest > 0.0 { shown / grid.largest } else { 0.0 };
        let is_unclear = cell.is_some_and(|e| direction(e) == Direction::Unclear);
        let (fill, colour) = if is_unclear { (ink::DIVERGING[3], ink::QUIET) } else { shade(tint) };
        picture.fill(frame, fill);
        let look = pen(12.0, colour).middle();
        let centre = ((frame.left + frame.right) / 2.0, middle);
        match cell {
            _ if is_unclear => picture.text(centre, format!("{}?", grid.text(row, *shown)), look.italic()),
            Some(_) => picture.text(centre, grid.text(row, *shown), look),
            None => picture.text(centre, numbers::MISSING, look),
        }
    }
    if let Some(own) = grid.columns.iter().position(|place| *place == row.program.home) {
        picture.outline(grid.cell(top, own), 2.0, ink::TEXT);
    }
    let edge = grid.frame.right - grid.width - 4.0;
    picture.line(vec![(edge, top), (edge, top + ROW - 4.0)], 1.5, ink::AXIS);
    let total = (grid.frame.right - grid.width / 2.0, middle);
    picture.text(total, grid.text(row, row.total), pen(14.0, ink::TEXT).bold().middle());
}

/// Name of the program and where its money is spent.
fn row_name(picture: &mut Picture, grid: &Grid<'_>, row: &Row<'_>, middle: f64) {
    let (lang, left) = (grid.lang, grid.frame.left - NAME_WIDTH);
    let name_pen = pen(12.0, ink::TEXT).bold();
    let name = if row.is_leg {
        format!("↳ {}", program_short(row.program, lang))
    } else {
        names::program(row.program, lang)
    };
    let name = wrap(&name, NAME_WIDTH - 14.0, name_pen, 2);
    let below = picture.lines((left, middle - 8.0 * name.len() as f64), &name, name_pen);
    let spent = if row.spent_in == "interaction" {
        Key::Interaction.text(lang).to_owned()
    } else if row.has_cost {
        Key::MatrixSpent.fill(lang, &[("c", &names::channel(grid.results, row.spent_in, lang))])
    } else {
        Key::MatrixNoCost.fill(lang, &[("unit", &grid.unit.title(lang))])
    };
    picture.lines((left, below), &wrap(&spent, NAME_WIDTH - 14.0, pen(11.0, ink::QUIET), 1), pen(11.0, ink::QUIET));
}

/// Fill and text colour for a value between -1 and 1; the scale is the same on both sides of zero.
fn shade(value: f64) -> (ink::Colour, ink::Colour) {
    let step = match value.abs() {
        size if size < 0.02 => 0,
        size if size < 0.25 => 1,
        size if size < 0.65 => 2,
        _ => 3,
    };
    let place = if value < 0.0 { 3 - step } else { 3 + step };
    let text = if step == 3 { ink::PAPER } else { ink::TEXT };
    (ink::DIVERGING[place], text)
}

fn title(results: &Results, rows: &[&Row<'_>], columns: &[&str], lang: Lang) -> String {
    let base = base(results);
    let per = one(&base, lang);
    let small = MoneyUnit { decimals: 0, ..base.smaller() };
    let is_up = |r: &&&Row<'_>| direction(&r.program.tsv) == Direction::Up && r.total > 0.0;
    if let Some(best) = rows.iter().find(is_up) {
        let name = program_short(best.program, lang);
        let home = names::channel(results, &best.program.home, lang);
        let own = columns.iter().position(|c| *c == best.program.home).map_or(0.0, |at| best.shown[at]);
        let outside = (best.total - own) / best.total;
        if (0.05..=1.0).contains(&outside) {
            let off = numbers::percent(outside, lang);
            return Key::MatrixOutside.fill(lang, &[("off", &off), ("p", &name), ("home", &home)]);
        }
        if outside.abs() < 0.05 {
            return Key::MatrixHome.fill(lang, &[("p", &name), ("home", &home)]);
        }
    }
    if let Some((row, place, value)) = largest_theft(rows, columns) {
        let (name, place) = (program_short(row.program, lang), names::channel(results, place, lang));
        if row.has_cost {
            let taken = small.amount(value.abs() * small.size, lang);
            return Key::MatrixTakes.fill(lang, &[("base", &per), ("p", &name), ("x", &taken), ("col", &place)]);
        }
        let taken = numbers::money(value.abs(), &results.scenario.currency, lang);
        return Key::MatrixTakesPlain.fill(lang, &[("p", &name), ("x", &taken), ("col", &place)]);
    }
    let worst = rows.iter().filter(|r| direction(&r.program.tsv) == Direction::Down && r.total < 0.0 && r.has_cost);
    match worst.min_by(|a, b| a.total.total_cmp(&b.total)) {
        Some(row) => {
            let lost = small.amount(row.total.abs() * small.size, lang);
            let slots = [("base", per.as_str()), ("p", &program_short(row.program, lang)), ("x", &lost)];
            Key::MatrixLoses.fill(lang, &slots)
        }
        None => Key::MatrixUnclear.text(lang).to_owned(),
    }
}

/// The clearest large loss outside the own channel.
fn largest_theft<'r, 'a>(rows: &[&'r Row<'a>], columns: &[&'r str]) -> Option<(&'r Row<'a>, &'r str, f64)> {
    let cells = rows.iter().copied().flat_map(|row| {
        let off = move |(at, place): (usize, &&'r str)| {
            let cell = row.cells[at]?;
            let is_theft = *place != row.program.home && direction(cell) == Direction::Down;
            is_theft.then_some((row, *place, row.shown[at]))
        };
        columns.iter().enumerate().filter_map(off).collect::<Vec<_>>()
    });
    cells.filter(|(_, _, value)| *value < 0.0).min_by(|a, b| a.2.total_cmp(&b.2))
}

fn describe(results: &Results, row: &Row<'_>, columns: &[&str], unit: &MoneyUnit, lang: Lang) -> String {
    let text = |value: f64| if row.has_cost { numbers::signed(value, 0, lang) } else { unit.change(value, lang) };
    let mut parts: Vec<String> = Vec::new();
    for (place, value) in columns.iter().zip(&row.shown) {
        parts.push(format!("{} {}", names::channel(results, place, lang), text(*value)));
    }
    parts.push(format!("{} {}", Key::Total.text(lang), text(row.total)));
    format!("{}: {}", names::program(row.program, lang), parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn printed_cells_add_up_to_the_printed_total() {
        for (name, results) in sample::all() {
            let (columns, _) = columns(&results);
            let unit = sentences::table_unit(&results);
            for row in rows(&results, &columns, &unit) {
                assert!((row.shown.iter().sum::<f64>() - row.total).abs() < unit.step() / 2.0, "{name}");
            }
        }
    }
}
