//! C2: how far each scorecard is from the system, and in which direction.

use super::Drawn;
use crate::experiment::results::{ProgramResult, Results};
use crate::report::chart::{self, Frame, Picture, Scale, Words, drawable, ink, pen, surround, wrap};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers::{self, MoneyUnit};
use crate::report::sentences;
use crate::report::svg::text_width;
use crate::report::verdict::{self, Direction, direction};

/// Most programs that one picture shows.
const MOST: usize = 16;
const NAME_WIDTH: f64 = 220.0;
const LABEL_WIDTH: f64 = 140.0;

/// Draws the dumbbells of all programs, widest gap first.
pub(super) fn draw(results: &Results, lang: Lang) -> Drawn {
    let mut programs: Vec<&ProgramResult> = results.programs.iter().collect();
    let gap = |p: &ProgramResult| drawable(p.tsv.mean - p.scorecard.net.mean).abs();
    programs.sort_by(|a, b| gap(b).total_cmp(&gap(a)));
    let hidden = programs.len().saturating_sub(MOST);
    programs.truncate(MOST);
    let unit = sentences::table_unit(results);
    let row_height = if programs.len() > 6 { 46.0 } else { (330.0 / programs.len() as f64).clamp(56.0, 82.0) };
    let mut picture = Picture::new((210.0 + row_height * programs.len() as f64).max(300.0));
    let title = title(results, lang);
    let mut notes = vec![chart::range_gloss(results, lang)];
    if hidden > 0 {
        notes.push(Key::MoreRows.fill(lang, &[("k", &hidden.to_string())]));
    }
    let subtitle = format!("{} · {}", Key::GapSubtitle.text(lang), chart::facts(results, lang));
    let words = Words { title: title.clone(), subtitle, notes };
    let room = surround(&mut picture, &words, results, lang);
    let plot = Frame {
        left: room.left + NAME_WIDTH,
        top: room.top + 52.0,
        right: room.right - LABEL_WIDTH,
        bottom: room.top + 52.0 + row_height * programs.len() as f64,
    };
    let values = programs.iter().flat_map(|p| [p.scorecard.net.mean, p.tsv.mean, p.tsv.p05, p.tsv.p95]);
    let scale = Scale::covering(values, plot.left + 24.0, plot.right - 24.0);
    axis(&mut picture, plot, &scale, &unit, lang);
    key(&mut picture, room, lang);
    for (row, program) in programs.iter().enumerate() {
        let y = plot.top + row_height * (row as f64 + 0.5);
        dumbbell(&mut picture, (plot, &scale), (results, program), y, lang);
    }
    Drawn { picture, title, description: description(results, &unit, lang) }
}

fn axis(picture: &mut Picture, plot: Frame, scale: &Scale, unit: &MoneyUnit, lang: Lang) {
    let zero = scale.at(0.0);
    picture.fill(Frame { right: zero, ..plot }, ink::CONTEXT);
    let loses = Key::GapLoses.text(lang);
    let small = pen(11.0, ink::QUIET).italic();
    if text_width(loses, small) + 12.0 < zero - plot.left {
        picture.text((plot.left + 6.0, plot.bottom - 9.0), loses, small);
    }
    for tick in scale.ticks() {
        let x = scale.at(tick);
        picture.line(vec![(x, plot.bottom), (x, plot.bottom + 5.0)], 1.0, ink::AXIS);
        let text = scale.tick(tick, unit.size, lang);
        picture.text((x, plot.bottom + 16.0), text, pen(12.0, ink::QUIET).middle());
    }
    picture.line(vec![(zero, plot.top), (zero, plot.bottom)], 2.0, ink::AXIS);
    let title = Key::GapAxis.fill(lang, &[("unit", &unit.title(lang))]);
    picture.text((plot.left, plot.top - 12.0), title, pen(12.0, ink::QUIET));
}

fn key(picture: &mut Picture, room: Frame, lang: Lang) {
    let y = room.top + 12.0;
    let x = room.left + NAME_WIDTH;
    picture.ring((x + 6.0, y), 6.0, ink::SILO);
    let own = Key::GapOwn.text(lang);
    picture.text((x + 18.0, y), own, pen(12.0, ink::SILO));
    let second = x + 18.0 + text_width(own, pen(12.0, ink::SILO)) + 28.0;
    picture.disc((second + 6.0, y), 6.0, ink::SYSTEM);
    picture.text((second + 18.0, y), Key::GapSystem.text(lang), pen(12.0, ink::SYSTEM).bold());
}

fn dumbbell(picture: &mut Picture, on: (Frame, &Scale), of: (&Results, &ProgramResult), y: f64, lang: Lang) {
    let (plot, scale) = on;
    let (results, program) = of;
    let unit = sentences::table_unit(results);
    let name_pen = pen(12.0, ink::TEXT).bold();
    let name = wrap(&names::program(program, lang), NAME_WIDTH - 16.0, name_pen, 2);
    picture.lines((plot.left - NAME_WIDTH, y - 8.0 * (name.len() as f64 - 1.0)), &name, name_pen);
    let (own, system) = (scale.at(program.scorecard.net.mean), scale.at(program.tsv.mean));
    if results.futures > 1 {
        picture.line(vec![(scale.at(program.tsv.p05), y), (scale.at(program.tsv.p95), y)], 2.0, ink::SYSTEM);
    }
    let (has_own, has_system) = (program.scorecard.net.mean.is_finite(), program.tsv.mean.is_finite());
    if has_own && has_system {
        arrow(picture, own, system, y - 11.0);
    }
    if has_own {
        picture.ring((own, y), 7.0, ink::SILO);
    }
    if has_system {
        picture.disc((system, y), 7.0, ink::SYSTEM);
    }
    let own_text = unit.change(program.scorecard.net.mean, lang);
    let system_text = unit.change(program.tsv.mean, lang);
    let is_close = (own - system).abs() < 56.0;
    let own_y = if is_close { y - 21.0 } else { y + 17.0 };
    beside_zero(picture, (own, own_y), own_text, pen(12.0, ink::SILO), scale.at(0.0));
    beside_zero(picture, (system, y + 17.0), system_text, pen(12.0, ink::SYSTEM).bold(), scale.at(0.0));
    let label = verdict::label(&program.scorecard, lang);
    let label_pen = match program.scorecard.label.as_str() {
        "unclear" => pen(12.0, ink::UNCLEAR).italic(),
        _ if verdict::is_flip(&program.scorecard) => pen(12.0, ink::LOSS).bold(),
        _ => pen(12.0, ink::TEXT),
    };
    picture.lines((plot.right + 14.0, y), &wrap(&label, LABEL_WIDTH - 14.0, label_pen, 2), label_pen);
}

/// A centred value that moves aside where the zero line would run through it.
fn beside_zero(picture: &mut Picture, at: chart::Point, text: String, look: chart::Pen, zero: f64) {
    let half = text_width(&text, look) / 2.0 + 5.0;
    if (at.0 - zero).abs() >= half {
        picture.text(at, text, look.middle());
    } else if at.0 < zero {
        picture.text((zero - 6.0, at.1), text, look.end());
    } else {
        picture.text((zero + 6.0, at.1), text, look);
    }
}

/// A thin arrow above the dots, from the scorecard to the system.
fn arrow(picture: &mut Picture, from: f64, to: f64, y: f64) {
    if (to - from).abs() < 56.0 {
        return;
    }
    let back = (to - from).signum() * -8.0;
    picture.line(vec![(from, y), (to + back, y)], 1.0, ink::SILO);
    picture.shapes.push(chart::Shape::Area(vec![(to, y), (to + back, y - 4.0), (to + back, y + 4.0)], ink::SILO));
}

fn title(results: &Results, lang: Lang) -> String {
    let programs = &results.programs;
    let total = programs.len().to_string();
    let labelled = |label: &str| programs.iter().filter(|p| p.scorecard.label == label).count();
    let wrong = programs.iter().filter(|p| verdict::is_flip(&p.scorecard)).count();
    let spread = |label: &str| {
        let all = programs.iter().filter(|p| p.scorecard.label == label).filter_map(|p| p.scorecard.percent);
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| (low.min(p), high.max(p)));
        let text = |p| numbers::fixed(p, 0, lang);
        if text(low) == text(high) { format!("{}%", text(low)) } else { format!("{}–{}%", text(low), text(high)) }
    };
    let only = if programs.len() == 1 { program_short(&programs[0], lang) } else { String::new() };
    let count = |(many, one): (Key, Key), label: &str| {
        let key = if only.is_empty() { many } else { one };
        let people = only.clone();
        let slots = [("k", labelled(label).to_string()), ("n", total.clone()), ("m", spread(label)), ("p", people)];
        key.fill(lang, &slots.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    let is_open = programs.iter().all(|p| direction(&p.tsv) == Direction::Unclear);
    match () {
        () if wrong > 0 && programs.len() == 1 => {
            Key::GapWrongOne.fill(lang, &[("p", &program_short(&programs[0], lang))])
        }
        () if wrong == 1 => {
            let flipped = programs.iter().find(|p| verdict::is_flip(&p.scorecard));
            let p = flipped.map_or_else(String::new, |p| program_short(p, lang));
            Key::GapWrongSingle.fill(lang, &[("n", &total), ("p", &p)])
        }
        () if wrong > 0 => Key::GapWrong.fill(lang, &[("k", &wrong.to_string()), ("n", &total)]),
        () if is_open && programs.len() == 1 => {
            sentences::no_difference(Key::MetricSystem, &program_short(&programs[0], lang), lang)
        }
        () if is_open => Key::GapUnclear.fill(lang, &[("n", &total)]),
        () if labelled("missed") > 0 => count((Key::GapMiss, Key::GapMissOne), "missed"),
        () if labelled("overstated") > 0 => count((Key::GapOver, Key::GapOverOne), "overstated"),
        () if labelled("both_negative") == programs.len() => Key::GapNegative.text(lang).to_owned(),
        () if labelled("exact") == programs.len() => Key::GapAgree.text(lang).to_owned(),
        () if labelled("unclear") > 0 => count((Key::GapMixed, Key::GapMixed), "unclear"),
        () => sentences::headline(results, lang),
    }
}

fn description(results: &Results, unit: &MoneyUnit, lang: Lang) -> String {
    let one = |program: &ProgramResult| {
        let own = unit.signed_amount(program.scorecard.net.mean, lang);
        let system = unit.signed_amount(program.tsv.mean, lang);
        let (name, label) = (names::program(program, lang), verdict::label(&program.scorecard, lang));
        Key::GapAlt.fill(lang, &[("p", &name), ("x", &own), ("y", &system), ("label", &label)])
    };
    results.programs.iter().map(one).collect::<Vec<_>>().join(". ")
}
