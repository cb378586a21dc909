//! What does connecting channels do? Runs a scenario with every link lever at 0, 0.25, 0.5, 0.75 and 1, the number of
//! channels unchanged, prints a table and draws TSV over connectedness.
//!
//! `cargo run --release --example connectedness -- scenarios/quickstart.toml output/gallery/connectedness.svg`

use omnisim::experiment::results::{ProgramResult, Results};
use omnisim::experiment::{Options, Reps, compare};
use omnisim::report::chart::{Frame, Picture, Scale, Words, facts, ink, pen, range_gloss, surround};
use omnisim::report::i18n::Lang;
use omnisim::report::{numbers, sentences, svg};
use omnisim::scenario::Scenario;
use omnisim::scenario::load::check_path;
use std::error::Error;
use std::path::Path;

const LEVELS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
const FUTURES: u32 = 16;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [scenario, picture] = &arguments[..] else { return Err("expected: SCENARIO PICTURE.svg".into()) };
    let checked = check_path(Path::new(scenario), &[]);
    let scenario = checked.scenario.ok_or("the scenario has errors; see `omnisim check`")?;
    let mut runs = Vec::new();
    for level in LEVELS {
        eprintln!("connectedness {level}: {FUTURES} futures");
        runs.push(at_level(&scenario, level)?);
    }
    print_table(&runs);
    let drawn = draw(&runs);
    let title = title(&runs);
    let text = svg::write(&drawn, &title, "TSV of each program by connectedness of all links.", Lang::En)?;
    std::fs::write(picture, svg::stand_alone(&text))?;
    std::fs::write(Path::new(picture).with_extension("png"), svg::png(&text, 2.0)?)?;
    Ok(())
}

/// Results with all levers of all links at one level; the assumptions are held, as one of them scales the levers.
fn at_level(scenario: &Scenario, level: f64) -> Result<Results, Box<dyn Error>> {
    let mut scenario = scenario.clone();
    for link in &mut scenario.spec.link {
        [link.price, link.promotion, link.information, link.identity, link.stock] = [level; 5];
    }
    let options = Options {
        reps: Reps::Fixed(FUTURES),
        fixed_assumptions: true,
        programs: Vec::new(),
        journeys: false,
        memory: None,
    };
    Ok(compare(&scenario, &options, &|_| true)?.results)
}

fn redeemed(program: &ProgramResult) -> (f64, f64) {
    program.offers.iter().fold((0.0, 0.0), |(yes, no), o| (yes + o.redeemed.mean, no + o.refused.mean))
}

fn print_table(runs: &[Results]) {
    let currency = &runs[0].scenario.currency;
    println!(
        "| connectedness | baseline system profit ({currency}) | program | TSV ({currency}) | simulation error | coupons redeemed | refused |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (level, results) in LEVELS.iter().zip(runs) {
        let base = numbers::count(results.baseline.system_profit.mean, Lang::En);
        for program in &results.programs {
            let (yes, no) = redeemed(program);
            println!(
                "| {level} | {base} | {} | {} | ± {} | {} | {} |",
                program.id,
                numbers::signed(program.tsv.mean, 0, Lang::En),
                numbers::count(program.tsv.mc_error.unwrap_or(0.0), Lang::En),
                numbers::count(yes, Lang::En),
                numbers::count(no, Lang::En)
            );
        }
    }
}

/// The program whose value moves most from nothing connected to everything connected.
fn title(runs: &[Results]) -> String {
    let (first, last) = (&runs[0], &runs[runs.len() - 1]);
    let change = |i: usize| last.programs[i].tsv.mean - first.programs[i].tsv.mean;
    let most = (0..first.programs.len()).max_by(|a, b| change(*a).abs().total_cmp(&change(*b).abs()));
    let Some(most) = most else { return String::from("No programs") };
    let error = last.programs[most].tsv.mc_error.unwrap_or(0.0) + first.programs[most].tsv.mc_error.unwrap_or(0.0);
    let id = &first.programs[most].id;
    if change(most).abs() <= error {
        return String::from("Connecting the channels changes no program's value clearly");
    }
    let word = if change(most) > 0.0 { "gains" } else { "loses" };
    format!("{id} {word} most when the channels are connected")
}

fn draw(runs: &[Results]) -> Picture {
    let results = &runs[0];
    let unit = sentences::table_unit(results);
    let mut picture = Picture::new(540.0);
    let words = Words {
        title: title(runs),
        subtitle: format!("All levers of all links at one level, channels unchanged · {}", facts(results, Lang::En)),
        notes: vec![range_gloss(results, Lang::En), String::from("Assumptions held at their likely values.")],
    };
    let room = surround(&mut picture, &words, results, Lang::En);
    let plot =
        Frame { left: room.left + 60.0, top: room.top + 40.0, right: room.right - 150.0, bottom: room.bottom - 40.0 };
    let label = format!("TSV vs no program ({})", unit.title(Lang::En));
    picture.text((room.left, room.top + 14.0), label, pen(12.0, ink::QUIET));
    let values = runs.iter().flat_map(|r| &r.programs).flat_map(|p| [p.tsv.mean, p.tsv.p05, p.tsv.p95]);
    let scale = Scale::covering(values, plot.bottom, plot.top);
    for tick in scale.ticks() {
        let (y, zero) = (scale.at(tick), tick == 0.0);
        let (width, colour) = if zero { (1.5, ink::AXIS) } else { (1.0, ink::GRID) };
        picture.line(vec![(plot.left, y), (plot.right, y)], width, colour);
        picture.text((plot.left - 8.0, y), scale.tick(tick, unit.size, Lang::En), pen(12.0, ink::QUIET).end());
    }
    let place = |step: usize| plot.left + (plot.right - plot.left) * step as f64 / (LEVELS.len() - 1) as f64;
    for (step, level) in LEVELS.iter().enumerate() {
        picture.text(
            (place(step), plot.bottom + 18.0),
            numbers::fixed(*level, 2, Lang::En),
            pen(12.0, ink::QUIET).middle(),
        );
    }
    let below = "connectedness of every link: 0 = multichannel, 1 = omnichannel";
    picture.text(((plot.left + plot.right) / 2.0, plot.bottom + 36.0), below, pen(12.0, ink::QUIET).middle());
    let mut labels: Vec<(f64, usize)> =
        runs[runs.len() - 1].programs.iter().enumerate().map(|(i, p)| (scale.at(p.tsv.mean), i)).collect();
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lowest = f64::NEG_INFINITY;
    for (at, index) in labels {
        let shift = (index as f64 - 1.5) * 5.0;
        let points = |value: &dyn Fn(&ProgramResult) -> f64| -> Vec<(f64, f64)> {
            let at = |(step, r): (usize, &Results)| (place(step) + shift, scale.at(value(&r.programs[index])));
            runs.iter().enumerate().map(at).collect()
        };
        let middle = points(&|p| p.tsv.mean);
        for (low, high) in points(&|p| p.tsv.p05).into_iter().zip(points(&|p| p.tsv.p95)) {
            picture.line(vec![low, high], 1.0, ink::SILO);
        }
        picture.line(middle.clone(), 2.0, ink::SYSTEM);
        middle.iter().for_each(|p| picture.disc(*p, 4.0, ink::SYSTEM));
        lowest = at.max(lowest + 16.0);
        let id = results.programs[index].id.clone();
        picture.text(
            (plot.right + 20.0, lowest),
            format!("{id} {}", short(&results.programs[index].name)),
            pen(12.0, ink::TEXT).bold(),
        );
    }
    picture
}

/// The first words of a name.
fn short(name: &str) -> String {
    name.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}
