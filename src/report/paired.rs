//! Two runs of one market beside each other with their paired differences: text and CSV, and what to say when they
//! cannot be paired.

use super::cells::{Builder, Kind, flag, number, text as words, whole};
use super::changes::shown;
use super::csv::{self, Locale};
use super::i18n::{Key, Lang};
use super::names::{clean, columns, in_language, list, shorten};
use super::numbers::{self, MoneyUnit};
use super::runs::{align, made_title, manifest_rows};
use super::verdict::verdict_word;
use crate::experiment::results::Estimate;
use crate::experiment::results::paired::{Apart, Change, Measure, Paired, PairedProgram};
use serde_json::Value;

/// Longest name of a folder or program in a line.
const NAME: usize = 40;
/// Longest identifier that stands before a name, and alone in a sentence.
const SHORT_ID: usize = 2;
/// Most values of scenarios that are listed.
const MOST: usize = 12;
/// Keys of a manifest of which the values of the scenarios say more.
const IN_SCENARIO: [&str; 5] = ["arguments", "scenario_file", "scenario_hash", "set", "threads"];

/// The table, what it says, and what differs between the runs; ends with a line break.
#[must_use]
pub fn text(document: &Paired, manifests: [&Value; 2], lang: Lang) -> String {
    let unit = unit(document);
    let mut text = format!(" {}\n", title(document, &unit, lang));
    for (at, run) in document.runs.iter().enumerate() {
        let slots = [
            ("k", (at + 1).to_string()),
            ("name", shorten(&clean(&run.name), NAME)),
            ("futures", numbers::count(f64::from(run.futures), lang)),
        ];
        text.push_str(&format!("   {}\n", fill(Key::PairedRun, &slots, lang)));
    }
    text.push_str(&format!(" {}\n\n", Key::PairedComparable.text(lang)));
    text.push_str(&align(&rows(document, &unit, lang), &[2, 3, 4]));
    text.push_str(&format!("\n {}\n", Key::WhatItSays.text(lang)));
    for sentence in sentences(document, lang) {
        text.push_str(&format!("   {sentence}\n"));
    }
    text + &differing(document, manifests, lang)
}

fn fill(key: Key, slots: &[(&str, String)], lang: Lang) -> String {
    key.fill(lang, &slots.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>())
}

fn title(document: &Paired, unit: &MoneyUnit, lang: Lang) -> String {
    let key = if document.futures > 1 { Key::PairedTitle } else { Key::PairedTitleOne };
    let slots = [
        ("weeks", document.weeks.to_string()),
        ("futures", numbers::count(f64::from(document.futures), lang)),
        ("unit", unit.title(lang)),
        ("interval", numbers::percent(document.interval, lang)),
    ];
    let fixed = document.fixed_assumptions.then(|| format!(" · {}", Key::AssumptionsFixed.text(lang)));
    fill(key, &slots, lang) + &fixed.unwrap_or_default()
}

/// The three amounts of a program with their names.
fn measures(program: &PairedProgram) -> [(Key, &'static str, &Measure); 3] {
    [
        (Key::ColumnSystem, "tsv", &program.tsv),
        (Key::ColumnBrand, "brand_profit", &program.brand_profit),
        (Key::ColumnRetailer, "retailer_profit", &program.retailer_profit),
    ]
}

/// A unit that fits what the runs find, and still shows what they differ by.
fn unit(document: &Paired) -> MoneyUnit {
    /// Steps that the largest difference should have.
    const STEPS: f64 = 10.0;
    let all = || document.programs.iter().flat_map(measures).map(|(.., m)| m);
    let ends = |e: &Estimate| [e.mean, e.p05, e.p95];
    let values = all().flat_map(|m| [ends(&m.first), ends(&m.second), ends(&m.difference)].concat());
    let mut unit = MoneyUnit::fitting(values, &document.currency);
    let largest = all().flat_map(|m| ends(&m.difference)).map(f64::abs).fold(0.0, f64::max);
    while largest > 0.0 && largest < STEPS * unit.step() && unit.size > 1.0 {
        unit = unit.smaller();
    }
    unit
}

fn rows(document: &Paired, unit: &MoneyUnit, lang: Lang) -> Vec<Vec<String>> {
    let run = |k: &str| Key::ColumnRun.fill(lang, &[("k", k)]);
    let heads = [Key::ColumnProgram, Key::ColumnAmount].map(|key| key.text(lang).to_owned());
    let ends = [Key::ColumnDifference, Key::ColumnVerdict].map(|key| key.text(lang).to_owned());
    let mut rows = vec![[&heads[..], &[run("1"), run("2")], &ends[..]].concat()];
    for program in &document.programs {
        for (at, (what, _, measure)) in measures(program).into_iter().enumerate() {
            rows.push(vec![
                if at == 0 { shorten(&name(program, lang), NAME) } else { String::new() },
                what.text(lang).to_owned(),
                unit.change(measure.first.mean, lang),
                unit.change(measure.second.mean, lang),
                difference(measure, unit, lang),
                verdict(measure, document.futures, lang),
            ]);
        }
    }
    rows
}

fn difference(measure: &Measure, unit: &MoneyUnit, lang: Lang) -> String {
    let Estimate { mean, p05, p95, mc_error, .. } = measure.difference;
    let mean = unit.change(mean, lang);
    match mc_error.filter(|_| measure.verdict != "same") {
        Some(error) => format!("{mean} {} ±{}", unit.range(p05, p95, lang), unit.level(error, lang)),
        None => mean,
    }
}

/// The verdict with the futures that speak for it.
fn verdict(measure: &Measure, futures: u32, lang: Lang) -> String {
    let key = match () {
        () if measure.verdict == "same" => return Key::PairedEqual.text(lang).to_owned(),
        () if futures < 2 => return Key::PairedOne.text(lang).to_owned(),
        () if measure.difference.mean < 0.0 => Key::PairedBehind,
        () => Key::PairedAhead,
    };
    let slots = [
        ("word", verdict_word(&measure.verdict, lang)),
        ("k", numbers::count(f64::from(measure.futures_ahead), lang)),
        ("n", numbers::count(f64::from(futures), lang)),
    ];
    fill(key, &slots, lang)
}

fn name(program: &PairedProgram, lang: Lang) -> String {
    let id = clean(&program.id);
    let name = clean(in_language(&program.name, program.name_vi.as_deref(), lang));
    match () {
        () if name.is_empty() || name == id => id,
        () if id.chars().count() <= SHORT_ID => format!("{id} {name}"),
        () => name,
    }
}

/// What a sentence calls the program: its letter, or its name.
fn called(program: &PairedProgram, lang: Lang) -> String {
    let id = clean(&program.id);
    if (1..=SHORT_ID).contains(&id.chars().count()) { id } else { shorten(&name(program, lang), NAME) }
}

/// Which side gains and which loses, a sentence for each program that is not the same in both runs, then the others.
fn sentences(document: &Paired, lang: Lang) -> Vec<String> {
    let (same, other): (Vec<_>, Vec<_>) = document.programs.iter().partition(|p| p.is_same());
    let mut said: Vec<String> = other.iter().map(|p| sentence(p, &document.currency, lang)).collect();
    if !same.is_empty() {
        let called: Vec<String> = same.iter().map(|p| called(p, lang)).collect();
        said.push(Key::SayPairedSame.fill(lang, &[("p", &list(&called, lang))]));
    }
    for (at, ids) in document.only.iter().enumerate().filter(|(_, ids)| !ids.is_empty()) {
        let what = list(&ids.iter().map(|id| clean(id)).collect::<Vec<_>>(), lang);
        said.push(Key::PairedOnly.fill(lang, &[("k", &(at + 1).to_string()), ("what", &what)]) + ".");
    }
    if document.evidence == "illustrative" {
        said.push(Key::SayIllustrative.text(lang).to_owned());
    }
    said
}

fn sentence(program: &PairedProgram, currency: &str, lang: Lang) -> String {
    let [system, brand, retailer] = measures(program).map(|(.., m)| m);
    let amount = |m: &Measure| numbers::money(m.difference.mean.abs(), currency, lang);
    let who = |key: Key| key.text(lang).to_owned();
    let signs = [system, brand, retailer].map(Measure::known_sign);
    let key = match signs {
        [0, 0, 0] => Key::SayPairedUnclear,
        [1, 1, 1] => Key::SayPairedBothGain,
        [-1, -1, -1] => Key::SayPairedBothLose,
        [1, 1, -1] | [1, -1, 1] => Key::SayPairedGivesBack,
        [-1, 1, -1] | [-1, -1, 1] => Key::SayPairedTooDear,
        [0, 1, -1] | [0, -1, 1] => Key::SayPairedShift,
        _ => Key::SayPairedMixed,
    };
    let (winner, loser) = if signs[1] > 0 {
        ((Key::WhoBrand, brand), (Key::WhoRetailer, retailer))
    } else {
        ((Key::WhoRetailer, retailer), (Key::WhoBrand, brand))
    };
    let all = [(Key::WhoSystem, system), (Key::WhoBrand, brand), (Key::WhoRetailer, retailer)];
    let pieces = all.map(|(key, measure)| {
        let part =
            [Key::PairedStays, Key::PairedGains, Key::PairedLoses][(measure.known_sign().rem_euclid(3)) as usize];
        fill(part, &[("who", who(key)), ("x", amount(measure))], lang)
    });
    let slots = [
        ("p", called(program, lang)),
        ("x", amount(system)),
        ("winner", who(winner.0)),
        ("y", amount(winner.1)),
        ("loser", who(loser.0)),
        ("z", amount(loser.1)),
        ("what", list(&pieces, lang)),
    ];
    fill(key, &slots, lang)
}

/// What differs between the runs: values of the scenarios, and how they were made.
fn differing(document: &Paired, manifests: [&Value; 2], lang: Lang) -> String {
    let mut text = String::new();
    let elsewhere: &[&str] = if document.changes.is_some() { &IN_SCENARIO } else { &[] };
    match document.changes.as_deref() {
        None => {}
        Some([]) => text.push_str(&format!("\n {}\n", Key::PairedNoChange.text(lang))),
        Some(changes) => {
            text.push_str(&format!("\n {}\n", Key::PairedChanges.text(lang)));
            text.push_str(&align(&change_rows(changes, true, lang), &[]));
            if changes.iter().any(|change| !change.is_of_programs) {
                text.push_str(&format!(" {}\n", Key::PairedOfMarket.text(lang)));
            }
        }
    }
    let made = manifest_rows(manifests, elsewhere);
    if !made.is_empty() {
        text.push_str(&format!("\n {}\n{}", made_title(lang), align(&made, &[])));
    }
    text
}

fn change_rows(changes: &[Change], mark_market: bool, lang: Lang) -> Vec<Vec<String>> {
    let row = |change: &Change| {
        let mark = if mark_market && !change.is_of_programs { " *" } else { "" };
        vec![format!("{}{mark}", clean(&change.path)), shown(&change.first), shown(&change.second)]
    };
    let mut rows: Vec<Vec<String>> = changes.iter().take(MOST).map(row).collect();
    if changes.len() > MOST {
        rows.push(vec![Key::ApartMore.fill(lang, &[("k", &(changes.len() - MOST).to_string())])]);
    }
    rows
}

/// Why two runs cannot be paired, and how to come by two that can.
#[derive(Clone, Debug)]
pub struct Refused<'a> {
    /// Names of the runs.
    pub names: [&'a str; 2],
    /// What must be alike and is not.
    pub apart: &'a [Apart],
    /// Futures whose world without a program differs, of those that both have, when these were compared.
    pub worlds: Option<(usize, usize)>,
    /// Values of the scenarios that differ.
    pub changes: &'a [Change],
    /// Command that runs the second with the settings of the first.
    pub like: &'a str,
    /// Command that shows both without a verdict.
    pub anyway: &'a str,
}

/// The refusal as a text for people.
#[must_use]
pub fn refusal(refused: &Refused<'_>, lang: Lang) -> String {
    let mut rows = vec![vec![String::new()]];
    rows[0].extend(refused.names.iter().zip(1..).map(|(name, k)| format!("{k} {}", shorten(&clean(name), NAME))));
    rows.extend(refused.apart.iter().map(|apart| apart_row(apart, lang)));
    let of_market: Vec<Change> = refused.changes.iter().filter(|c| !is_said(c, refused.apart)).cloned().collect();
    rows.extend(change_rows(&of_market, false, lang));
    let table = if rows.len() > 1 { align(&rows, &[]) } else { String::new() };
    let indented: String = table.lines().map(|line| format!("  {line}\n")).collect();
    let mut text = format!("{}\n{indented}", Key::ApartTitle.text(lang));
    if let Some((k, n)) = refused.worlds {
        let slots = [("k", k.to_string()), ("n", n.to_string())];
        text.push_str(&format!("   {}\n", fill(Key::ApartWorlds, &slots, lang)));
    }
    let hint = Key::ApartHint.text(lang);
    let space = " ".repeat(columns(hint));
    let mut hints: Vec<String> = vec![format!("{}\n{space}   {}", Key::ApartLike.text(lang), refused.like)];
    if !of_market.is_empty() {
        hints.push(Key::ApartValues.text(lang).to_owned());
    }
    hints.push(format!("{}\n{space}   {}", Key::ApartAnyway.text(lang), refused.anyway));
    text + &format!("{hint} {}", hints.join(&format!("\n{space} ")))
}

/// Is a value one of a program, or one that stands among what must be alike.
fn is_said(change: &Change, apart: &[Apart]) -> bool {
    change.is_of_programs || apart.iter().any(|a| change.path == format!("scenario.{}", a.what))
}

fn apart_row(apart: &Apart, lang: Lang) -> Vec<String> {
    let key = match apart.what {
        "currency" => Key::ApartCurrency,
        "start" => Key::ApartStart,
        "weeks" => Key::ApartWeeks,
        "seed" => Key::ApartSeed,
        "shoppers" => Key::ApartShoppers,
        "households" => Key::ApartHouseholds,
        _ => Key::ApartAssumptions,
    };
    let value = |value: &str| match value {
        "held" => Key::ApartHeld.text(lang).to_owned(),
        "drawn" => Key::ApartDrawn.text(lang).to_owned(),
        other => shorten(&clean(other), NAME),
    };
    vec![key.text(lang).to_owned(), value(&apart.first), value(&apart.second)]
}

/// A row for each program and amount with plain numbers in currency units.
#[must_use]
pub fn csv(document: &Paired) -> String {
    let head = ["program", "name", "is_plan", "amount", "verdict", "futures", "futures_ahead", "p_better"];
    let mut table = Builder::new(&head)
        .numbers(Kind::Whole, &["futures", "futures_ahead"])
        .numbers(Kind::Share, &["p_better"])
        .estimates(&["first", "second", "difference"]);
    for program in &document.programs {
        for (_, amount, measure) in measures(program) {
            let cells = [
                words(&program.id),
                words(&program.name),
                flag(program.is_plan),
                words(amount),
                words(&measure.verdict),
                whole(document.futures),
                whole(measure.futures_ahead),
                number(measure.p_better),
            ];
            table.row(cells, &[Some(&measure.first), Some(&measure.second), Some(&measure.difference)]);
        }
    }
    csv::text(&table.finish("paired"), Locale::C)
}
