//! C6: when it happens, week by week and added up.

use super::Drawn;
use crate::experiment::results::{ProgramResult, Results, WeekDifference};
use crate::report::chart::{self, Frame, Picture, Point, Scale, Words, drawable, ink, pen, surround, wrap};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers::{self, MoneyUnit, money};
use crate::report::sentences;
use crate::report::svg::text_width;
use crate::report::verdict::{Direction, direction};

/// Room for direct labels right of the plot.
const LABELS: f64 = 128.0;
/// Share of the largest cumulative amount below which a dip or loss is not worth a title.
const VISIBLE: f64 = 0.05;

/// Where the cumulative mean goes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Course {
    Late(u32),
    Illusion(u32),
    Gains,
    Loses,
}

/// Draws the weeks of one program.
pub(super) fn draw(results: &Results, program: &ProgramResult, lang: Lang) -> Drawn {
    let weeks = &program.by_week;
    let end = weeks.last().map_or(0.0, |w| drawable(w.cumulative.mean));
    let title = title(results, program, end, lang);
    let mut picture = Picture::new(600.0);
    let mut notes = vec![chart::range_gloss(results, lang)];
    if results.futures > 1 {
        notes.push(Key::TimeBands.text(lang).to_owned());
    }
    let name = names::shorten(&names::program(program, lang), 60);
    let subtitle = format!("{name} · {} · {}", Key::TimeSubtitle.text(lang), chart::facts(results, lang));
    let room = surround(&mut picture, &Words { title: title.clone(), subtitle, notes }, results, lang);
    let inner = Frame { left: room.left + 56.0, top: room.top + 62.0, right: room.right - LABELS, bottom: room.bottom };
    let page = Page { results, program, lang, left: inner.left, right: inner.right };
    let split = inner.top + (inner.bottom - inner.top - 76.0) * 0.56;
    let upper = Frame { bottom: split, ..inner };
    let lower = Frame { top: split + 36.0, bottom: inner.bottom - 40.0, ..inner };
    context(&mut picture, &page, upper, lower);
    weekly(&mut picture, &page, upper);
    cumulative(&mut picture, &page, lower);
    week_axis(&mut picture, &page, lower);
    let total = money(end, &results.scenario.currency, lang);
    let count = results.scenario.weeks.to_string();
    let slots = [("p", names::program(program, lang)), ("weeks", count), ("x", total)];
    let description = Key::TimeAlt.fill(lang, &slots.each_ref().map(|(slot, value)| (*slot, value.as_str())));
    Drawn { picture, title, description }
}

/// What is drawn, and its weeks across the page.
struct Page<'a> {
    results: &'a Results,
    program: &'a ProgramResult,
    lang: Lang,
    left: f64,
    right: f64,
}

impl Page<'_> {
    /// Width of a week.
    fn week(&self) -> f64 {
        (self.right - self.left) / f64::from(self.results.scenario.weeks.max(1))
    }

    /// The middle of a week.
    fn at(&self, week: u32) -> f64 {
        (self.left + self.week() * (f64::from(week) - 0.5)).clamp(self.left, self.right)
    }

    /// From the start of one week to the end of another.
    fn band(&self, first: u32, last: u32) -> (f64, f64) {
        let half = self.week() / 2.0;
        ((self.at(first) - half).max(self.left), (self.at(last) + half).min(self.right))
    }
}

fn context(picture: &mut Picture, page: &Page<'_>, upper: Frame, lower: Frame) {
    if let Some((first, last)) = page.program.weeks {
        let (left, right) = page.band(first, last);
        for panel in [upper, lower] {
            picture.fill(Frame { left, right, ..panel }, ink::CONTEXT);
        }
        let text = Key::TimeWeeks.text(page.lang);
        let half = text_width(text, pen(11.0, ink::QUIET)) / 2.0;
        let centre = ((left + right) / 2.0).clamp(page.left + half, (page.right - half).max(page.left + half));
        picture.text((centre, upper.top - 8.0), text, pen(11.0, ink::QUIET).middle());
    }
    let mut free = page.left;
    for season in &page.results.scenario.seasons {
        let (left, right) = page.band(season.from_week, season.to_week);
        let name = names::shorten(&names::season(season, page.lang), 18);
        let width = text_width(&name, pen(11.0, ink::TEXT)) + 12.0;
        let y = upper.top - 22.0;
        if right <= left || left < free {
            continue;
        }
        picture.line(vec![(left, y + 6.0), (left, y - 7.0)], 1.0, ink::SILO);
        for panel in [upper, lower] {
            picture.dashes(&[(left, panel.top), (left, panel.bottom)], 1.0, ink::SILO);
        }
        let flag = vec![(left, y - 7.0), (left + 10.0, y - 2.5), (left, y + 2.0)];
        picture.shapes.push(chart::Shape::Area(flag, ink::SILO));
        picture.text((left + 13.0, y - 2.0), name, pen(11.0, ink::TEXT));
        free = left + width + 13.0;
    }
}

fn points(weeks: &[WeekDifference], page: &Page<'_>, scale: &Scale, of: fn(&WeekDifference) -> f64) -> Vec<Point> {
    weeks.iter().map(|w| (page.at(w.week), scale.at(drawable(of(w))))).collect()
}

fn band(picture: &mut Picture, low: Vec<Point>, high: Vec<Point>, colour: ink::Colour) {
    let outline: Vec<Point> = low.into_iter().chain(high.into_iter().rev()).collect();
    if outline.len() > 3 {
        picture.shapes.push(chart::Shape::Area(outline, colour));
    }
}

fn panel(picture: &mut Picture, frame: Frame, scale: &Scale, words: (&MoneyUnit, Key, f64), lang: Lang) {
    let (unit, title, title_up) = words;
    for tick in scale.ticks() {
        let y = scale.at(tick);
        picture.line(vec![(frame.left, y), (frame.right, y)], 1.0, ink::GRID);
        let text = scale.tick(tick, unit.size, lang);
        picture.text((frame.left - 8.0, y), text, pen(12.0, ink::QUIET).end());
    }
    let zero = scale.at(0.0);
    picture.line(vec![(frame.left, zero), (frame.right, zero)], 1.5, ink::AXIS);
    let title = title.fill(lang, &[("unit", &unit.title(lang))]);
    picture.text((frame.left - 56.0, frame.top - title_up), title, pen(12.0, ink::QUIET));
}

fn weekly(picture: &mut Picture, page: &Page<'_>, frame: Frame) {
    let Page { results, program, lang, .. } = *page;
    let weeks = &program.by_week;
    let values = weeks.iter().flat_map(|w| [w.profit.mean, w.profit.p05, w.profit.p95, w.home_profit.mean]);
    let scale = Scale::covering(values.clone(), frame.bottom, frame.top);
    let unit = MoneyUnit::fitting(values, &results.scenario.currency);
    if results.futures > 1 {
        let to = |of| points(weeks, page, &scale, of);
        band(picture, to(|w| w.profit.p05), to(|w| w.profit.p95), ink::BANDS[0]);
        band(picture, to(|w| w.p25), to(|w| w.p75), ink::BANDS[1]);
    }
    panel(picture, frame, &scale, (&unit, Key::TimeAxis, 48.0), lang);
    let home = points(weeks, page, &scale, |w| w.home_profit.mean);
    picture.dashes(&home, 1.5, ink::SILO);
    for point in home.iter().step_by((home.len() / 60).max(1)) {
        picture.ring(*point, 3.5, ink::SILO);
    }
    let system = points(weeks, page, &scale, |w| w.profit.mean);
    picture.line(system.clone(), 2.5, ink::SYSTEM);
    dip(picture, program, &system, frame, lang);
    let home_name = Key::TimeHome.fill(lang, &[("home", &names::channel(results, &program.home, lang))]);
    let system_end = system.last().map_or(frame.top, |p| p.1);
    let home_end = home.last().map_or(frame.bottom, |p| p.1);
    end_labels(picture, frame, (&home_name, home_end), (Key::TimeSystem.text(lang), system_end));
}

/// Names of the two lines right of their ends, pushed apart.
fn end_labels(picture: &mut Picture, frame: Frame, home: (&str, f64), system: (&str, f64)) {
    let (home_pen, system_pen) = (pen(12.0, ink::SILO), pen(12.0, ink::SYSTEM).bold());
    let x = frame.right + 10.0;
    let system_lines = wrap(system.0, LABELS - 12.0, system_pen, 2);
    let home_lines = wrap(home.0, LABELS - 12.0, home_pen, 3);
    let system_room = 16.0 * system_lines.len() as f64;
    let system_y = system.1.clamp(frame.top, frame.bottom - system_room);
    let mut home_y = home.1;
    let is_below = home_y >= system_y;
    if is_below {
        home_y = home_y.max(system_y + system_room + 2.0);
    } else {
        home_y = home_y.min(system_y - 16.0 * home_lines.len() as f64 - 2.0);
    }
    picture.lines((x, system_y), &system_lines, system_pen);
    picture.lines((x, home_y), &home_lines, home_pen);
}

/// Marks the lowest week after the program when it is clearly below zero.
fn dip(picture: &mut Picture, program: &ProgramResult, line: &[Point], frame: Frame, lang: Lang) {
    let Some((_, last)) = program.weeks else { return };
    let after = program.by_week.iter().zip(line).filter(|(w, _)| w.week > last);
    let lowest = after.min_by(|a, b| drawable(a.0.profit.mean).total_cmp(&drawable(b.0.profit.mean)));
    let Some((week, at)) = lowest.filter(|(w, _)| direction(&w.profit) == Direction::Down) else { return };
    if drawable(week.profit.mean) >= 0.0 {
        return;
    }
    let text = Key::TimeDip.text(lang);
    let look = pen(12.0, ink::LOSS);
    let width = text_width(text, look);
    let x = (at.0 + 12.0).min(frame.right - width);
    let y = if at.1 + 22.0 < frame.bottom { at.1 + 18.0 } else { at.1 - 18.0 };
    picture.ring(*at, 5.0, ink::LOSS);
    picture.text((x, y), text, look);
}

fn cumulative(picture: &mut Picture, page: &Page<'_>, frame: Frame) {
    let Page { results, program, lang, .. } = *page;
    let weeks = &program.by_week;
    let values = weeks.iter().flat_map(|w| [w.cumulative.mean, w.cumulative.p05, w.cumulative.p95]);
    let scale = Scale::covering(values.clone(), frame.bottom, frame.top);
    let unit = MoneyUnit::fitting(values, &results.scenario.currency);
    if results.futures > 1 {
        let to = |of| points(weeks, page, &scale, of);
        band(picture, to(|w| w.cumulative.p05), to(|w| w.cumulative.p95), ink::BANDS[0]);
    }
    panel(picture, frame, &scale, (&unit, Key::TimeCumulative, 13.0), lang);
    let line = points(weeks, page, &scale, |w| w.cumulative.mean);
    picture.line(line.clone(), 2.5, ink::SYSTEM);
    let Some(end) = line.last() else { return };
    picture.disc(*end, 5.0, ink::SYSTEM);
    let value = weeks.last().map_or(0.0, |w| w.cumulative.mean);
    picture.text((frame.right + 10.0, end.1), unit.signed_amount(value, lang), pen(14.0, ink::SYSTEM).bold());
    if let Course::Late(week) = course(program) {
        let week = week.saturating_add(1);
        let x = page.at(week);
        picture.line(vec![(x, scale.at(0.0) - 9.0), (x, scale.at(0.0) + 9.0)], 2.0, ink::SYSTEM);
        let text = Key::TimePayback.fill(lang, &[("w", &week.to_string())]);
        picture.text((x + 6.0, scale.at(0.0) + 12.0), text, pen(12.0, ink::SYSTEM).bold());
    }
}

fn week_axis(picture: &mut Picture, page: &Page<'_>, frame: Frame) {
    let Page { results, lang, .. } = *page;
    let count = results.scenario.weeks.max(1);
    let apart = [1, 2, 4, 8, 13, 26, 52, 104].into_iter().find(|n| count / n <= 13).unwrap_or(count.div_ceil(13));
    for week in (1..=count).step_by(apart as usize) {
        let x = page.at(week);
        picture.line(vec![(x, frame.bottom), (x, frame.bottom + 4.0)], 1.0, ink::AXIS);
        picture.text((x, frame.bottom + 13.0), week.to_string(), pen(12.0, ink::TEXT).middle());
        if let Some(day) = numbers::week_start(&results.scenario.start, week) {
            let date = numbers::short_date(day, lang);
            picture.text((x, frame.bottom + 28.0), date, pen(11.0, ink::QUIET).middle());
        }
    }
    let lines = wrap(Key::TimeX.text(lang), LABELS - 12.0, pen(11.0, ink::QUIET), 2);
    picture.lines((frame.right + 10.0, frame.bottom + 13.0), &lines, pen(11.0, ink::QUIET));
}

fn course(program: &ProgramResult) -> Course {
    let weeks = &program.by_week;
    let means: Vec<f64> = weeks.iter().map(|w| drawable(w.cumulative.mean)).collect();
    let largest = means.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let end = means.last().copied().unwrap_or(0.0);
    let last_where = |is: fn(f64) -> bool| means.iter().rposition(|v| is(*v)).map(|at| weeks[at].week);
    let low = means.iter().fold(0.0_f64, |m, v| m.min(*v));
    let high = means.iter().fold(0.0_f64, |m, v| m.max(*v));
    match () {
        () if end > 0.0 && -low > largest * VISIBLE => last_where(|v| v < 0.0).map_or(Course::Gains, Course::Late),
        () if end > 0.0 => Course::Gains,
        () if high > largest * VISIBLE => {
            last_where(|v| v > 0.0).map_or(Course::Loses, |week| Course::Illusion(week.saturating_add(1)))
        }
        () => Course::Loses,
    }
}

fn title(results: &Results, program: &ProgramResult, end: f64, lang: Lang) -> String {
    let name = program_short(program, lang);
    let amount = money(end.abs(), &results.scenario.currency, lang);
    let Some(last) = program.by_week.last() else { return Key::HeadNothing.fill(lang, &[("p", &name)]) };
    match direction(&last.cumulative) {
        Direction::Zero => return Key::HeadNothing.fill(lang, &[("p", &name)]),
        Direction::Unclear => return sentences::no_difference(Key::MetricSystem, &name, lang),
        Direction::Up | Direction::Down => {}
    }
    let (key, week) = match course(program) {
        Course::Late(week) => (Key::TimeLate, week),
        Course::Illusion(week) => (Key::TimeIllusion, week),
        Course::Gains => (Key::TimeGains, 0),
        Course::Loses => (Key::TimeLoses, 0),
    };
    key.fill(lang, &[("p", &name), ("w", &week.to_string()), ("x", &amount)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn the_course_of_the_money_is_read_from_the_weeks() {
        assert!(matches!(course(&sample::program(&sample::plan_a())), Course::Illusion(_)));
        assert!(matches!(course(&sample::program(&sample::plan_d())), Course::Late(_)));
    }
}
