//! Small worlds for the laws: the starter's market with few shoppers and weeks, and programs written in place.

use omnisim::engine::day::{draw_today, simulate_day};
use omnisim::engine::{Arm, ArmEnd, FutureRun, World, run_future};
use omnisim::experiment::frame::frame;
use omnisim::experiment::{Comparison, Options, Reps, compare};
use omnisim::journey::Today;
use omnisim::ledger::{Ledger, Line, Pick};
use omnisim::measure::{Frame, Impact, Twin, impact};
use omnisim::program::Program;
use omnisim::scenario::load::check_text_with;
use omnisim::scenario::template::STARTER;
use omnisim::scenario::{LinkSpec, Owner, Scenario, render};

/// Shoppers, as many households, 4 weeks of warm-up from 2026-11-30 and 8 of horizon from 2026-12-28.
const SMALL: [(&str, &str); 5] = [
    ("scenario.shoppers", "400"),
    ("scenario.households", "400"),
    ("scenario.warm_up_weeks", "4"),
    ("scenario.weeks", "8"),
    ("scenario.value_added_tax", "8%"),
];

/// Reads a scenario that must be sound; later values win.
pub fn read(text: &str, sets: &[(&str, &str)]) -> Scenario {
    let sets: Vec<(String, String)> =
        SMALL.iter().chain(sets).map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
    let checked = check_text_with("law.toml", text, &sets);
    let problems = render::plain(&checked.diagnostics, "law.toml", text);
    checked.scenario.unwrap_or_else(|| panic!("{problems}"))
}

/// The starter with its four programs, small.
pub fn starter(sets: &[(&str, &str)]) -> Scenario {
    read(STARTER, sets)
}

/// The starter's market as text, without its programs.
pub fn market_text() -> &'static str {
    STARTER.split("[[program]]").next().unwrap_or_default()
}

/// The starter's market with one program `P` of the tactics given as TOML tables.
pub fn program(tactics: &str, sets: &[(&str, &str)]) -> Scenario {
    read(&format!("{}{}", market_text(), program_text("P", tactics)), sets)
}

/// A program as text.
pub fn program_text(id: &str, tactics: &str) -> String {
    format!("[[program]]\nid = \"{id}\"\nname = \"Program {id}\"\nhome = \"store\"\n{tactics}\n")
}

/// A tactic as text: id, products, mechanic, the rest of delivery after the dates, and funding.
pub fn tactic(id: &str, mechanic: &str, delivery: &str, funding: &str) -> String {
    format!(
        "[[program.tactic]]\nid = \"{id}\"\nproducts = [\"an-350\", \"an-650\"]\nmechanic.{mechanic}\n\
         delivery = {{ {delivery} }}\nfunding = {{ {funding} }}\n"
    )
}

/// A lever value on every link between two touchpoints of the account.
pub fn link_all(scenario: &mut Scenario, lever: f64) {
    let own: Vec<String> =
        scenario.spec.channel.iter().filter(|c| c.owner == Owner::Account).map(|c| c.id.clone()).collect();
    let pairs = own.iter().flat_map(|from| own.iter().map(move |to| (from, to))).filter(|(from, to)| from != to);
    scenario.spec.link = pairs
        .map(|(from, to)| LinkSpec {
            from: from.clone(),
            to: to.clone(),
            price: lever,
            promotion: lever,
            information: lever,
            identity: lever,
            stock: lever,
        })
        .collect();
}

/// Index of a channel.
pub fn channel(world: &World, id: &str) -> usize {
    world.market.channel_index(id).unwrap_or_else(|| panic!("no channel {id}"))
}

/// One future with its world, programs and ends.
pub struct Future {
    /// The world.
    pub world: World,
    /// Programs in file order.
    pub programs: Vec<Program>,
    /// Ends of all arms.
    pub run: FutureRun,
}

/// Runs one future with the assumptions at their likely values.
pub fn future(scenario: &Scenario, number: u32) -> Future {
    future_with(scenario, number, true)
}

/// Runs one future; `fixed` holds the assumptions at their likely values.
pub fn future_with(scenario: &Scenario, number: u32, fixed: bool) -> Future {
    let world = World::build(scenario, number, fixed);
    let programs: Vec<Program> = scenario.spec.program.iter().map(|p| Program::build(p, &world.market)).collect();
    let run = run_future(&world, &programs, true);
    Future { world, programs, run }
}

impl Future {
    /// The frame of a program.
    pub fn frame(&self, index: usize) -> Frame {
        frame(&self.world.market, &self.programs[index], &self.run.programs[index].ledger)
    }

    /// A program against its twin without it.
    pub fn twin(&self, index: usize) -> Twin<'_> {
        let (with, without) = (&self.run.programs[index], &self.run.baseline);
        Twin {
            with: &with.ledger,
            with_panel: &with.panel,
            with_split: &with.split,
            without: &without.ledger,
            without_panel: &without.panel,
        }
    }

    /// What a program does.
    pub fn impact(&self, index: usize) -> Impact {
        impact(&self.twin(index), &self.frame(index))
    }

    /// The ends of the baseline and all programs.
    pub fn ends(&self) -> impl Iterator<Item = &ArmEnd> {
        std::iter::once(&self.run.baseline).chain(&self.run.programs)
    }
}

/// Simulates one day of an arm on its own.
pub fn one_day(world: &World, arm: &mut Arm, day: u16) {
    let mut today = Today::default();
    draw_today(world, &mut today, day, true);
    simulate_day(world, arm, &today, day);
}

/// A comparison over a fixed number of futures.
pub fn compare_fixed(scenario: &Scenario, futures: u32, programs: &[&str]) -> Comparison {
    let options = Options {
        reps: Reps::Fixed(futures),
        fixed_assumptions: false,
        programs: programs.iter().map(|id| (*id).to_owned()).collect(),
        journeys: false,
        memory: None,
    };
    compare(scenario, &options, &|_| true).unwrap_or_else(|error| panic!("{error}"))
}

/// All weeks of a ledger.
pub fn all_weeks(ledger: &Ledger) -> std::ops::Range<usize> {
    0..ledger.weeks.len()
}

/// Gross amount on a line in one channel, all weeks.
pub fn posted(ledger: &Ledger, line: Line, channel: usize) -> i128 {
    ledger.line(all_weeks(ledger), line, Pick { channel: Some(channel), products: None })
}

/// Every amount and count of a ledger by name, without the tables of tactics: what shoppers did and what it cost.
pub fn cells(ledger: &Ledger) -> Vec<(String, i128)> {
    let mut found = Vec::new();
    for (number, book) in ledger.weeks.iter().enumerate() {
        for channel in 0..ledger.shape.channels() {
            for product in (0..ledger.shape.products()).map(Some).chain([None]) {
                for line in Line::ALL {
                    let amount = i128::from(book.amount(line, channel, product).0);
                    found.push((format!("week {number} channel {channel} {product:?} {line:?}"), amount));
                }
                if let Some(p) = product {
                    let place = format!("week {number} channel {channel} product {p}");
                    found.push((format!("{place} units"), i128::from(book.units(channel, p))));
                    found.push((format!("{place} deal units"), i128::from(book.deal_units(channel, p))));
                    found.push((format!("{place} credited"), i128::from(book.credited_units(channel, p))));
                }
            }
        }
        let counts = [&book.trips, &book.occasions, &book.breaks, &book.missing].into_iter().flatten();
        found.extend(counts.enumerate().map(|(at, c)| (format!("week {number} count {at}"), i128::from(*c))));
        found.push((format!("week {number} crossed"), i128::from(book.crossed)));
    }
    found
}
