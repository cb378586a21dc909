//! Scenarios of mechanics as pairs of twins: every draw is shared, so a few futures show a sign.

use omnisim::engine::{ArmEnd, FutureRun, World, run_future};
use omnisim::experiment::frame::frame;
use omnisim::ledger::{Funnel, Ledger, Line, Outlay, Party, Pick};
use omnisim::measure::{Impact, Twin, impact};
use omnisim::program::Program;
use omnisim::scenario::load::check_path;
use omnisim::scenario::{Checked, Scenario, render};
use rayon::prelude::*;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Futures of a law.
const FUTURES: u32 = 4;

/// Folder of the scenarios.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/mechanics")
}

/// Reads a scenario of the folder with values set from outside.
pub fn checked(name: &str, sets: &[(&str, &str)]) -> Checked {
    let sets: Vec<(String, String)> = sets.iter().map(|(p, v)| ((*p).to_owned(), (*v).to_owned())).collect();
    check_path(&folder().join(format!("{name}.toml")), &sets)
}

/// Reads a scenario of the folder that must be sound.
pub fn sound(name: &str, sets: &[(&str, &str)]) -> Scenario {
    let checked = checked(name, sets);
    let problems = render::plain(&checked.diagnostics, name, &checked.text);
    checked.scenario.unwrap_or_else(|| panic!("{problems}"))
}

/// One future with the assumptions at their likely values.
pub struct Future {
    pub world: World,
    pub programs: Vec<Program>,
    pub run: FutureRun,
}

impl Future {
    pub fn of(scenario: &Scenario, number: u32) -> Self {
        let world = World::build(scenario, number, true);
        let programs: Vec<Program> = scenario.spec.program.iter().map(|p| Program::build(p, &world.market)).collect();
        let run = run_future(&world, &programs, false);
        Self { world, programs, run }
    }

    /// What a program does, against its twin without it.
    pub fn impact(&self, index: usize) -> Impact {
        let (with, without) = (&self.run.programs[index], &self.run.baseline);
        let frame = frame(&self.world.market, &self.programs[index], &with.ledger);
        let twin = Twin {
            with: &with.ledger,
            with_panel: &with.panel,
            with_split: &with.split,
            without: &without.ledger,
            without_panel: &without.panel,
        };
        impact(&twin, &frame)
    }

    /// The ends of the baseline and all programs.
    pub fn ends(&self) -> impl Iterator<Item = &ArmEnd> {
        std::iter::once(&self.run.baseline).chain(&self.run.programs)
    }
}

/// Which arm: the market without a program, or one of the programs in the order of the file.
#[derive(Clone, Copy, Debug)]
pub enum Side {
    Without,
    Program(usize),
}

/// Whose outlets.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    Account,
    Elsewhere,
    Channel(&'a str),
}

/// Some futures of one scenario; every number is their sum.
pub struct Study {
    futures: Vec<Future>,
}

impl Study {
    /// Runs a scenario of the folder.
    pub fn of(name: &str, sets: &[(&str, &str)]) -> Self {
        let scenario = sound(name, sets);
        Self { futures: (0..FUTURES).into_par_iter().map(|number| Future::of(&scenario, number)).collect() }
    }

    /// Sum of a number over the futures.
    pub fn sum(&self, side: Side, what: impl Fn(&World, &ArmEnd) -> f64) -> f64 {
        let end = |f: &Future| match side {
            Side::Without => what(&f.world, &f.run.baseline),
            Side::Program(index) => what(&f.world, &f.run.programs[index]),
        };
        self.futures.iter().map(end).sum()
    }

    /// Difference that a program makes.
    pub fn change(&self, program: usize, what: impl Fn(&World, &ArmEnd) -> f64) -> f64 {
        self.sum(Side::Program(program), &what) - self.sum(Side::Without, &what)
    }

    /// Funnel of one tactic of a program.
    pub fn funnel(&self, program: usize, slot: usize) -> Funnel {
        let mut total = Funnel::default();
        for future in &self.futures {
            future.run.programs[program].ledger.weeks.iter().for_each(|week| total.add(&week.funnel[slot]));
        }
        total
    }

    /// Money spent on a program by brand and account, in currency units of the simulated shoppers.
    pub fn outlay(&self, program: usize) -> f64 {
        let of = |spent: &Outlay| (spent.brand.0 + spent.account.0) as f64 / 1e4;
        self.sum(Side::Program(program), |_, end| end.ledger.weeks.iter().flat_map(|w| &w.outlay).map(of).sum())
    }
}

/// Products of a brand, bit each.
pub fn products(world: &World, brand: &str) -> u64 {
    let of = |p: &usize| world.market.brands[world.market.products[*p].brand].id == brand;
    (0..world.market.products.len()).filter(of).fold(0, |mask, p| mask | 1 << p)
}

/// Products of all brands but one.
pub fn others(world: &World, brand: &str) -> u64 {
    ((1 << world.market.products.len()) - 1) & !products(world, brand)
}

fn picks(world: &World, place: Place<'_>, products: Option<u64>) -> Vec<Pick> {
    let here = |c: &usize| match place {
        Place::Account => world.market.channels[*c].is_account(),
        Place::Elsewhere => !world.market.channels[*c].is_account(),
        Place::Channel(id) => world.market.channels[*c].id == id,
    };
    let picks = (0..world.market.channels.len()).filter(here).map(|c| Pick { channel: Some(c), products });
    picks.collect()
}

/// Weeks of the horizon as weeks of the books.
fn weeks(world: &World, weeks: Range<usize>) -> Range<usize> {
    let first = world.market.calendar.warm_up_weeks();
    first + weeks.start..first + weeks.end
}

/// All weeks of the horizon.
pub fn horizon(world: &World) -> Range<usize> {
    0..world.market.calendar.weeks() - world.market.calendar.warm_up_weeks()
}

/// Packs of some products in some weeks of the horizon, counted from 0.
pub fn units((world, end): (&World, &ArmEnd), place: Place<'_>, products: u64, during: Range<usize>) -> f64 {
    let during = weeks(world, during);
    picks(world, place, Some(products)).into_iter().map(|p| end.ledger.units(during.clone(), p) as f64).sum()
}

/// Money on a line in currency units, some products, some weeks.
pub fn money(
    (world, end): (&World, &ArmEnd),
    line: Line,
    place: Place<'_>,
    products: Option<u64>,
    during: Range<usize>,
) -> f64 {
    let during = weeks(world, during);
    let of = |pick| end.ledger.line(during.clone(), line, pick) as f64 / 1e4;
    picks(world, place, products).into_iter().map(of).sum()
}

/// Profit of a party in the horizon, in currency units.
pub fn profit((world, end): (&World, &ArmEnd), party: Party) -> f64 {
    end.ledger.balance(weeks(world, horizon(world)), party, Pick::default()) as f64 / 1e4
}

/// Trips and orders in some weeks of the horizon.
pub fn trips((world, end): (&World, &ArmEnd), place: Place<'_>, during: Range<usize>) -> f64 {
    let channels: Vec<usize> = picks(world, place, None).into_iter().filter_map(|p| p.channel).collect();
    let of = |ledger: &Ledger| -> u64 {
        ledger.over(weeks(world, during.clone())).map(|w| channels.iter().map(|&c| w.trips[c]).sum::<u64>()).sum()
    };
    of(&end.ledger) as f64
}
