//! Run folders side by side: a list of them, and what differs between two.

use super::i18n::{Key, Lang};
use super::names::{self, columns, shorten};
use super::numbers::{MISSING, MoneyUnit};
use super::ranking::ranked;
use crate::experiment::results::{ProgramResult, Results};
use serde_json::Value;
use std::collections::BTreeSet;

/// Longest name of a folder, of a scenario or of a program in a line.
const NAME: usize = 40;
/// Longest value of a manifest in a line.
const VALUE: usize = 60;
/// Keys of a manifest that differ by chance, or say again what others say.
const BY_CHANCE: [&str; 4] = ["memory", "seconds", "scenario_text", "repeat"];

/// A run with the name of its folder and its manifest, which may be null.
#[derive(Clone, Debug)]
pub struct NamedRun {
    /// Name of the folder.
    pub name: String,
    /// What it found.
    pub results: Results,
    /// How it was made.
    pub manifest: Value,
}

/// A line for each run: folder, scenario, futures, best program and its total system value.
#[must_use]
pub fn list(runs: &[(String, Results)], lang: Lang) -> String {
    let head = [
        lang.pick("Run", "Lần chạy"),
        lang.pick("Scenario", "Kịch bản"),
        lang.pick("Futures", "Số lần mô phỏng"),
        lang.pick("Best program", "Chương trình tốt nhất"),
        "TSV",
    ];
    let row = |(name, results): &(String, Results)| {
        let best = ranked(results).first().map(|r| r.program);
        let value = |p: &ProgramResult| {
            MoneyUnit::fitting([p.tsv.mean], &results.scenario.currency).signed_amount(p.tsv.mean, lang)
        };
        vec![
            shorten(&names::clean(name), NAME),
            shorten(&names::scenario(results, lang), NAME),
            results.futures.to_string(),
            best.map_or_else(|| MISSING.to_owned(), |p| shorten(&names::program(p, lang), NAME)),
            best.map_or_else(|| MISSING.to_owned(), value),
        ]
    };
    let head = head.map(str::to_owned).to_vec();
    align(&std::iter::once(head).chain(runs.iter().map(row)).collect::<Vec<_>>(), &[2, 4])
}

/// Total system values of two runs program by program with their difference, and what differs in how they were made.
///
/// Values in two currencies have no difference.
#[must_use]
pub fn difference(one: &NamedRun, two: &NamedRun, lang: Lang) -> String {
    let [a, b] = [&one.results, &two.results].map(|r| names::clean(&r.scenario.currency));
    let is_one_currency = a == b;
    let programs = |run: &'_ NamedRun| run.results.programs.iter().map(|p| p.tsv.mean).collect::<Vec<f64>>();
    let unit = |values: Vec<f64>, currency: &str| MoneyUnit::fitting(values, currency);
    let (unit_one, unit_two) = if is_one_currency {
        let both = unit([programs(one), programs(two)].concat(), &a);
        (both.clone(), both)
    } else {
        (unit(programs(one), &a), unit(programs(two), &b))
    };
    let tsv = |run: &NamedRun, unit: &MoneyUnit| {
        format!("TSV {} ({})", shorten(&names::clean(&run.name), NAME), unit.title(lang))
    };
    let change = lang.pick("Difference", "Chênh lệch");
    let head = vec![
        Key::ColumnProgram.text(lang).to_owned(),
        tsv(one, &unit_one),
        tsv(two, &unit_two),
        format!("{change} ({})", unit_two.title(lang)),
    ];
    let mut rows = vec![head];
    for id in ids(one, two) {
        let [first, second] = [one, two].map(|run| run.results.programs.iter().find(|p| p.id == id));
        let name = second.or(first).map_or_else(|| names::clean(&id), |p| names::program(p, lang));
        let cell = |program: Option<&ProgramResult>, unit: &MoneyUnit| {
            program.map_or_else(|| MISSING.to_owned(), |p| unit.change(p.tsv.mean, lang))
        };
        let both = first.zip(second).filter(|_| is_one_currency);
        rows.push(vec![
            shorten(&name, NAME),
            cell(first, &unit_one),
            cell(second, &unit_two),
            both.map_or_else(|| MISSING.to_owned(), |(p, q)| unit_two.change(q.tsv.mean - p.tsv.mean, lang)),
        ]);
    }
    align(&rows, &[1, 2, 3]) + &made_differently(one, two, lang)
}

/// Programs of the first run in its order, then those that only the second has.
fn ids(one: &NamedRun, two: &NamedRun) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for program in ranked(&one.results).into_iter().chain(ranked(&two.results)).map(|r| r.program) {
        if !ids.contains(&program.id) {
            ids.push(program.id.clone());
        }
    }
    ids
}

/// Keys of the manifests that differ, with both values.
fn made_differently(one: &NamedRun, two: &NamedRun, lang: Lang) -> String {
    let rows = manifest_rows([&one.manifest, &two.manifest], &[]);
    if rows.is_empty() {
        return lang.pick("\n Made in the same way.\n", "\n Được chạy theo cùng một cách.\n").to_owned();
    }
    format!("\n {}\n{}", made_title(lang), align(&rows, &[]))
}

/// What stands over keys of manifests that differ.
pub(super) fn made_title(lang: Lang) -> &'static str {
    lang.pick("What differs in how they were made", "Khác nhau ở cách chạy")
}

/// Keys of two manifests that differ, with both values; those that are said elsewhere are left out.
pub(super) fn manifest_rows(manifests: [&Value; 2], elsewhere: &[&str]) -> Vec<Vec<String>> {
    let keys: BTreeSet<&String> =
        manifests.into_iter().filter_map(Value::as_object).flat_map(|map| map.keys()).collect();
    let value = |manifest: &Value, key: &str| match manifest.get(key) {
        None | Some(Value::Null) => MISSING.to_owned(),
        Some(value) => shorten(&names::clean(&value.to_string()), VALUE),
    };
    let differs = |key: &&String| {
        let is_left_out = BY_CHANCE.contains(&key.as_str()) || elsewhere.contains(&key.as_str());
        !is_left_out && manifests[0].get(key.as_str()) != manifests[1].get(key.as_str())
    };
    let row = |key: &String| vec![names::clean(key), value(manifests[0], key), value(manifests[1], key)];
    keys.into_iter().filter(differs).map(row).collect()
}

/// Columns below each other; those at the places of `numbers` lean to the right.
pub(super) fn align(rows: &[Vec<String>], numbers: &[usize]) -> String {
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell)).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        let mut line = String::from(" ");
        for (at, cell) in row.iter().enumerate() {
            let space = " ".repeat(width(at).saturating_sub(columns(cell)));
            let (before, after) = if numbers.contains(&at) { (space, String::new()) } else { (String::new(), space) };
            line.push_str(&format!("{before}{cell}{after}   "));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use serde_json::json;

    fn run(name: &str, results: Results, manifest: Value) -> NamedRun {
        NamedRun { name: name.into(), results, manifest }
    }

    #[test]
    fn a_list_names_the_best_program_of_each_run() {
        let text = list(&[("first".into(), sample::tie()), ("none".into(), sample::zero_programs())], Lang::En);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].contains("first") && lines[1].contains("200") && lines[1].contains("B App voucher"), "{text}");
        assert!(lines[1].contains("+1.49"), "{text}");
        assert!(lines[2].contains('—'), "{text}");
    }

    #[test]
    fn a_difference_is_that_of_the_second_run_from_the_first() {
        let mut later = sample::win();
        later.programs[0].tsv.mean += 0.5e9;
        let one = run("one", sample::tie(), json!({"seed": 1, "seconds": 3.5, "futures": 200}));
        let two = run("two", later, json!({"seed": 2, "seconds": 9.0, "futures": 200}));
        let text = difference(&one, &two, Lang::En);
        let line = |id: &str| text.lines().find(|l| l.starts_with(&format!(" {id} "))).unwrap_or_default();
        assert!(line("B").contains("+0.50"), "{text}");
        assert!(line("D").ends_with('—'), "only the first run has it: {text}");
        assert!(text.contains("seed") && !text.contains("seconds") && !text.contains("futures"), "{text}");
        assert!(difference(&one, &one, Lang::Vi).contains("cùng một cách"));
    }

    #[test]
    fn amounts_in_two_currencies_are_not_subtracted() {
        let one = run("one", sample::tie(), Value::Null);
        let mut dollars = sample::tie();
        dollars.scenario.currency = "USD".into();
        let text = difference(&one, &run("two", dollars, Value::Null), Lang::En);
        assert!(text.contains("VND") && text.contains("USD"), "{text}");
        assert!(text.lines().skip(1).take(4).all(|line| line.ends_with('—')), "{text}");
    }

    #[test]
    fn hostile_names_do_not_break_lines() {
        for (name, results) in sample::all() {
            let one = run("\u{1b}[31m", results.clone(), json!({"a\nb": "c\nd"}));
            let lines = difference(&one, &run("b", results.clone(), Value::Null), Lang::Vi).lines().count();
            assert_eq!(lines, results.programs.len() + 4, "{name}");
        }
    }
}
