//! The decision table: one row per program, best for the system first.

use super::i18n::{Key, Lang};
use super::names::{self, columns};
use super::numbers::{self, MoneyUnit};
use super::plans;
use super::ranking::{Ranked, ranked};
use super::sentences::{headline, sentences, table_unit};
use super::verdict;
use crate::experiment::results::{ProgramResult, Results};

/// Longest program name in the table.
const NAME_COLUMNS: usize = 34;
const GAP: usize = 3;

/// The decision table with its header and sentences, aligned for a terminal; ends with a line break.
#[must_use]
pub fn decision_text(results: &Results, lang: Lang) -> String {
    let unit = table_unit(results);
    let rows = rows(results, &unit, lang);
    let table = if results.programs.is_empty() { Vec::new() } else { align(&rows) };
    let facts = format!(" {}", facts(results, &unit, lang));
    let width = table.iter().map(|line| columns(line)).max().unwrap_or(0).max(columns(&facts));
    let name = format!(" {}", names::shorten(&names::scenario(results, lang), 80));
    let badge = Key::Evidence.fill(lang, &[("word", verdict::evidence_word(results, lang))]);
    let space = width.saturating_sub(columns(&name) + columns(&badge)).max(2);
    let mut text = format!("{name}{:space$}{badge}\n{facts}\n", "");
    for line in &table {
        text.push_str(if std::ptr::eq(line, &table[0]) { "\n" } else { "" });
        text.push_str(line);
        text.push('\n');
    }
    text.push_str(&plans::plans(results, &unit, lang));
    text.push_str(&format!("\n {}\n", Key::WhatItSays.text(lang)));
    for sentence in sentences(results, lang).into_iter().chain(super::probed::lines(results, lang)) {
        text.push_str(&format!("   {sentence}\n"));
    }
    text.push_str(&super::guardrails::text(results, lang));
    text
}

/// The decision table as tab-separated lines for scripts: plain numbers in currency units, no language.
///
/// Plans follow the programs as `plan:ID`, with ranks of their own.
#[must_use]
pub fn decision_plain(results: &Results) -> String {
    let mut text = String::from(
        "rank\tprogram\tcost\tscorecard_channel\tscorecard_net\tscorecard_rank\ttsv\ttsv_p05\ttsv_p95\t\
         brand_profit\tretailer_profit\tscorecard_label\tscorecard_percent\n",
    );
    for Ranked { rank, program } in ranked(results) {
        text.push_str(&plain_line(rank, &program.id, program));
    }
    for (at, id) in results.plan_ranking.iter().enumerate() {
        if let Some(plan) = results.plans.iter().find(|p| p.result.id == *id) {
            text.push_str(&plain_line(at + 1, &format!("plan:{id}"), &plan.result));
        }
    }
    text
}

fn plain_line(rank: usize, id: &str, program: &ProgramResult) -> String {
    let card = &program.scorecard;
    let percent = card.percent.map(|p| p.to_string()).unwrap_or_default();
    let fields = [
        rank.to_string(),
        names::clean(id),
        program.cost.mean.to_string(),
        names::clean(&card.channel),
        card.net.mean.to_string(),
        card.rank.to_string(),
        program.tsv.mean.to_string(),
        program.tsv.p05.to_string(),
        program.tsv.p95.to_string(),
        program.brand_profit.mean.to_string(),
        program.retailer_profit.mean.to_string(),
        names::clean(&card.label),
        percent,
    ];
    fields.join("\t").replace("NaN", "") + "\n"
}

/// Headline, table and sentences of one language, as the summary file of a run folder has them.
#[must_use]
pub fn summary(results: &Results, lang: Lang) -> String {
    format!(" {}\n\n{}", headline(results, lang), decision_text(results, lang))
}

fn facts(results: &Results, unit: &MoneyUnit, lang: Lang) -> String {
    let weeks = results.scenario.weeks.to_string();
    let futures = numbers::count(f64::from(results.futures), lang);
    let interval = numbers::percent(results.interval, lang);
    let unit = unit.title(lang);
    let slots = [("weeks", weeks.as_str()), ("futures", &futures), ("interval", &interval), ("unit", &unit)];
    let key = if results.futures > 1 { Key::TableFacts } else { Key::TableFactsOne };
    let mut facts = key.fill(lang, &slots);
    if results.fixed_assumptions {
        facts = format!("{facts} · {}", Key::AssumptionsFixed.text(lang));
    }
    facts
}

/// A cell and the side it leans to.
struct Cell {
    text: String,
    is_number: bool,
}

fn word(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), is_number: false }
}

fn number(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), is_number: true }
}

fn rows(results: &Results, unit: &MoneyUnit, lang: Lang) -> Vec<Vec<Cell>> {
    let head = vec![
        number(""),
        word(Key::ColumnProgram.text(lang)),
        number(Key::ColumnCost.text(lang)),
        word(Key::ColumnScorecard.text(lang)),
        number(""),
        word(""),
        word(Key::ColumnSystem.text(lang)),
        word(""),
        number(Key::ColumnBrand.text(lang)),
        number(Key::ColumnRetailer.text(lang)),
        word(Key::ColumnLabel.text(lang)),
    ];
    let row = |r: Ranked<'_>| {
        let program = r.program;
        let card = &program.scorecard;
        let tsv = &program.tsv;
        let range = if results.futures > 1 { unit.range(tsv.p05, tsv.p95, lang) } else { String::new() };
        vec![
            number(r.rank.to_string()),
            word(names::shorten(&names::program(program, lang), NAME_COLUMNS)),
            number(unit.level(program.cost.mean, lang)),
            word(names::shorten(&names::channel(results, &card.channel, lang), 16)),
            number(unit.change(card.net.mean, lang)),
            word(format!("#{}", card.rank)),
            number(unit.change(tsv.mean, lang)),
            word(range),
            number(unit.change(program.brand_profit.mean, lang)),
            number(unit.change(program.retailer_profit.mean, lang)),
            word(verdict::label(card, lang)),
        ]
    };
    std::iter::once(head).chain(ranked(results).into_iter().map(row)).collect()
}

/// Groups of columns under one heading: the channel, net and rank of the scorecard; the mean and range of the system.
const HEADING_SPANS: [(usize, usize); 2] = [(3, 5), (6, 7)];

fn align(rows: &[Vec<Cell>]) -> Vec<String> {
    let count = rows.first().map_or(0, Vec::len);
    let body = |column: usize| rows.iter().skip(1).map(|r| columns(&r[column].text)).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..count).map(body).collect();
    for (column, heading) in rows.iter().take(1).flatten().enumerate() {
        let last = HEADING_SPANS.iter().find(|(first, _)| *first == column).map_or(column, |(_, last)| *last);
        let room: usize = (column..=last).map(|c| widths[c]).sum::<usize>() + (last - column);
        widths[last] += columns(&heading.text).saturating_sub(room);
    }
    rows.iter().enumerate().map(|(at, row)| line(row, &widths, at == 0)).collect()
}

fn line(row: &[Cell], widths: &[usize], is_heading: bool) -> String {
    let mut written = String::new();
    let mut column = 0;
    while column < row.len() {
        let span = HEADING_SPANS.iter().find(|(first, _)| *first == column).filter(|_| is_heading);
        let last = span.map_or(column, |(_, last)| *last);
        let width: usize = widths[column..=last].iter().sum::<usize>() + (last - column);
        let is_inside_group = HEADING_SPANS.iter().any(|(first, last)| column > *first && column <= *last);
        let gap = if is_inside_group { 1 } else { GAP };
        let cell = &row[column];
        let padding = " ".repeat(width.saturating_sub(columns(&cell.text)));
        written.push_str(&" ".repeat(if column <= 1 { 2 } else { gap }));
        if cell.is_number {
            written.push_str(&padding);
            written.push_str(&cell.text);
        } else {
            written.push_str(&cell.text);
            written.push_str(&padding);
        }
        column = last + 1;
    }
    written.trim_end().to_owned()
}
