//! Two runs of one market beside each other with their paired differences: text and CSV, and what to say when they
//! cannot be paired.

use super::cells::{Builder, Kind, flag, number, text as words, whole};
use super::changes::shown;
use super::csv::{self, Locale};
use super::i18n::{Key, Lang};
use super::names::{clean, columns, in_language, list, shorten, with_id};
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
/// Keys of a manifest that the document says elsewhere; all but the first two in the values of the scenarios.
const ELSEWHERE: [&str; 7] = ["futures", "programs", "arguments", "scenario_file", "scenario_hash", "set", "threads"];

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
    with_id(&program.id, in_language(&program.name, program.name_vi.as_deref(), lang))
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
    let elsewhere: &[&str] = if document.changes.is_some() { &ELSEWHERE } else { &ELSEWHERE[..2] };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::results::paired::{By, PAIRED_SCHEMA, PairedRun};
    use serde_json::json;

    fn estimate(mean: f64, spread: f64) -> Estimate {
        let (p05, p95) = (mean - spread, mean + spread);
        Estimate { mean, p05, p95, p_positive: None, mc_error: Some(spread / 4.0), unit: "VND".to_owned() }
    }

    fn measure(first: f64, second: f64, verdict: &str) -> Measure {
        let difference = estimate(second - first, if verdict == "same" { 0.0 } else { 0.1e9 });
        Measure {
            first: estimate(first, 0.5e9),
            second: estimate(second, 0.5e9),
            difference,
            p_better: 0.94,
            futures_ahead: 94,
            verdict: verdict.to_owned(),
        }
    }

    /// A program whose sides move by these amounts in bn; 0 is the same, and less than 0.1 is not known.
    fn program(id: &str, brand: f64, retailer: f64) -> PairedProgram {
        let of = |change: f64| {
            let verdict = match change.abs() {
                0.0 => "same",
                x if x < 0.1 => "leaning",
                _ => "likely",
            };
            measure(1e9, 1e9 + change * 1e9, verdict)
        };
        PairedProgram {
            id: id.to_owned(),
            name: "Voucher for the store".to_owned(),
            name_vi: Some("Phiếu giảm giá".to_owned()),
            is_plan: false,
            tsv: of(brand + retailer),
            brand_profit: of(brand),
            retailer_profit: of(retailer),
        }
    }

    fn document(programs: Vec<PairedProgram>) -> Paired {
        let run =
            |name: &str| PairedRun { name: name.to_owned(), scenario: "x".into(), hash: "1".into(), futures: 100 };
        let change = |path: &str, is_of_programs| Change {
            path: path.to_owned(),
            first: json!("25%"),
            second: json!("15%"),
            is_of_programs,
        };
        Paired {
            schema: PAIRED_SCHEMA,
            runs: [run("tet-8f3a1c"), run("tet-2b90de")],
            futures: 100,
            interval: 0.9,
            currency: "VND".to_owned(),
            weeks: 8,
            fixed_assumptions: true,
            evidence: "illustrative".to_owned(),
            changes: Some(vec![change("program.B.depth", true), change("behaviour.coupon_load", false)]),
            by: By::Tsv,
            programs,
            only: [vec!["C".to_owned()], Vec::new()],
        }
    }

    #[test]
    fn the_sentence_says_which_side_gains_and_which_loses() {
        let cases = [
            (0.18, -0.05, "B: in run 2 the system gains VND 130 m, and no clear difference"),
            (0.4, -0.15, "the system gains VND 250 m: the brand gains VND 400 m, the retailer gives VND 150 m back"),
            (-0.15, 0.4, "the retailer gains VND 400 m, the brand gives VND 150 m back"),
            (
                -0.5,
                0.2,
                "the system loses VND 300 m: the brand loses VND 500 m, more than the VND 200 m that the retailer",
            ),
            (0.2, -0.21, "for the system no clear difference: the brand gains VND 200 m, the retailer loses VND 210 m"),
            (0.2, 0.2, "the system gains VND 400 m, and both sides gain"),
            (-0.2, -0.2, "the system loses VND 400 m, and both sides lose"),
            (0.04, 0.05, "B: no clear difference between the two runs"),
            (0.0, 0.0, "B: exactly the same in both runs"),
        ];
        for (brand, retailer, expected) in cases.iter().skip(1) {
            let said = sentences(&document(vec![program("B", *brand, *retailer)]), Lang::En);
            let said = said[0].replace('\u{a0}', " ");
            assert!(said.contains(expected), "{said}\n{expected}");
        }
        let (brand, retailer, _) = cases[0];
        let said = sentences(&document(vec![program("B", brand, retailer)]), Lang::En)[0].replace('\u{a0}', " ");
        for part in ["the system gains VND 130 m", "the brand gains VND 180 m", "no clear difference for the retailer"]
        {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn the_table_names_unit_runs_futures_and_what_is_no_program() {
        let shown = text(&document(vec![program("B", 0.18, -0.25)]), [&Value::Null, &Value::Null], Lang::En);
        for part in [
            "VND\u{a0}bn",
            "100 common futures",
            "range = 90%",
            "1 tet-8f3a1c",
            "−0.07 [−0.17, +0.03] ±0.03",
            "likely, better in 94 of 100 futures",
            "likely, worse in 94 of 100 futures",
            "program.B.depth           25%   15%",
            "behaviour.coupon_load *   25%   15%",
            "* no value of a program",
            "Only in run 1: C.",
        ] {
            assert!(shown.contains(part), "{part}:\n{shown}");
        }
    }

    #[test]
    fn a_small_difference_between_large_amounts_is_not_shown_as_nothing() {
        let mut small = program("B", 0.0004, 0.0);
        for measure in [&mut small.tsv, &mut small.brand_profit] {
            measure.difference = estimate(0.4e6, 0.1e6);
        }
        let shown = text(&document(vec![small]), [&Value::Null, &Value::Null], Lang::En);
        assert!(shown.contains("+0.40") && shown.contains("VND\u{a0}m"), "{shown}");
    }

    #[test]
    fn vietnamese_text_has_no_english_words() {
        let sides = [(0.4, -0.15), (-0.5, 0.2), (0.2, -0.21), (0.2, 0.2), (-0.2, -0.2), (0.04, 0.05), (0.18, -0.05)];
        let mut programs: Vec<PairedProgram> = sides.iter().map(|(b, r)| program("B", *b, *r)).collect();
        programs.push(program("A", 0.0, 0.0));
        let mut shown = text(&document(programs), [&Value::Null, &Value::Null], Lang::Vi);
        let whats = ["currency", "start", "weeks", "seed", "shoppers", "households", "assumptions"];
        let apart = whats.map(|what| Apart { what, first: "held".to_owned(), second: "drawn".to_owned() });
        let refused =
            Refused { names: ["x", "y"], apart: &apart, worlds: Some((3, 4)), changes: &[], like: "", anyway: "" };
        shown.push_str(&refusal(&refused, Lang::Vi));
        let english = [
            "the",
            "in",
            "run",
            "of",
            "and",
            "is",
            "for",
            "futures",
            "system",
            "brand",
            "retailer",
            "gains",
            "loses",
            "same",
            "clear",
            "likely",
            "difference",
            "program",
            "programs",
            "weeks",
            "seed",
            "households",
            "held",
            "hint",
        ];
        let words = shown.split(|c: char| c.is_whitespace() || ",:;()[]".contains(c));
        for word in words {
            assert!(!english.contains(&word), "{word}:\n{shown}");
        }
    }

    #[test]
    fn a_refusal_lists_what_differs_once_and_what_to_do() {
        let apart = [Apart { what: "seed", first: "1".to_owned(), second: "9".to_owned() }];
        let change = |path: &str, is_of_programs| Change {
            path: path.to_owned(),
            first: json!(1),
            second: json!(9),
            is_of_programs,
        };
        let changes =
            [change("scenario.seed", false), change("product[0].price", false), change("program.B.budget", true)];
        let refused = Refused {
            names: ["one", "two"],
            apart: &apart,
            worlds: None,
            changes: &changes,
            like: "omnisim run two/scenario.toml --like one",
            anyway: "omnisim compare one two --no-require-comparable",
        };
        let shown = refusal(&refused, Lang::En);
        assert!(!shown.contains("scenario.seed") && !shown.contains("program.B"), "{shown}");
        let lines: Vec<&str> = shown.lines().map(str::trim).collect();
        assert_eq!(lines[1..4], ["1 one   2 two", "seed               1       9", "product[0].price   1       9"]);
        assert!(shown.contains("same value in both") && shown.contains(refused.like) && shown.contains(refused.anyway));
    }

    #[test]
    fn spreadsheet_rows_are_as_wide_as_their_head() {
        let csv = csv(&document(vec![program("B", 0.18, -0.05), program("A", 0.0, 0.0)]));
        let widths: Vec<usize> = csv.lines().map(|line| line.split(',').count()).collect();
        assert_eq!((widths.len(), widths.iter().all(|w| *w == widths[0])), (1 + 2 * 3, true), "{csv}");
        assert!(csv.contains("B,Voucher for the store,false,brand_profit,likely,100,94,0.94,"), "{csv}");
    }
}
