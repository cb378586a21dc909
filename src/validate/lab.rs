//! Where a block gets its worlds from: seed, size, and the mechanism that is broken on purpose.

use super::Control;
use super::plan::Plan;
use crate::engine::World;
use crate::program::Program;
use crate::scenario::Scenario;
use crate::scenario::load::check_text_with;
use crate::spread::Spread;

/// World V0: one category with eight brands, two chains, an app and general trade.
pub const V0: &str = include_str!("worlds/v0.toml");

/// Programs that a scenario may hold.
const PROGRAMS_AT_ONCE: usize = 16;

/// Why a block gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A validation world that the checks of scenarios refuse.
    #[error("the validation world is refused: {0}")]
    World(String),
    /// Something named in a block that its world does not have.
    #[error("the market has no {0}")]
    Missing(String),
    /// Stopped before this was measured.
    #[error("stopped before it was measured")]
    Stopped,
}

/// One seed of a validation run.
#[derive(Clone, Copy, Debug)]
pub struct Lab {
    /// Seed of all draws.
    pub seed: u64,
    /// Smaller worlds, for a first look.
    pub quick: bool,
    /// The mechanism broken on purpose.
    pub broken: Option<&'static Control>,
    /// How its worlds share the threads.
    pub spread: Spread,
}

impl Lab {
    /// Shoppers of a world: all of `full`, or a good third for a first look.
    #[must_use]
    pub fn shoppers(&self, full: u32) -> u32 {
        if self.quick { (full * 2 / 5).max(1_000) } else { full }
    }

    /// Repeats of an event: all, or half for a first look.
    #[must_use]
    pub fn repeats(&self, full: usize) -> usize {
        if self.quick { full.div_ceil(2) } else { full }
    }

    /// Builds a scenario from the text of a world and of programs, with values set as by `--set`.
    ///
    /// # Errors
    /// When the checks of scenarios find an error.
    pub fn scenario(&self, world: &str, programs: &str, full: u32, sets: &[(&str, String)]) -> Result<Scenario, Fault> {
        let mut all = vec![
            ("scenario.seed".to_owned(), self.seed.to_string()),
            ("scenario.shoppers".to_owned(), self.shoppers(full).to_string()),
        ];
        all.extend(sets.iter().map(|(path, value)| ((*path).to_owned(), value.clone())));
        if let Some(control) = self.broken {
            all.extend(control.sets.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())));
        }
        let checked = check_text_with("validation world", &format!("{world}\n{programs}"), &all);
        checked.scenario.ok_or_else(|| {
            let first = checked.diagnostics.iter().find(|d| d.is_error());
            Fault::World(first.map_or_else(String::new, |d| format!("{}: {} ({})", d.code, d.message, d.path)))
        })
    }

    /// Programs of a plan with the names of a world resolved; checked in as many portions as a scenario may hold.
    ///
    /// # Errors
    /// When the checks of scenarios find an error.
    pub fn programs(
        &self,
        text: &str,
        plan: &Plan,
        sets: &[(&str, String)],
        world: &World,
    ) -> Result<Vec<Program>, Fault> {
        let mut built = Vec::new();
        for portion in plan.texts.chunks(PROGRAMS_AT_ONCE) {
            let scenario = self.scenario(text, &portion.concat(), 1_000, sets)?;
            built.extend(scenario.spec.program.iter().map(|spec| Program::build(spec, &world.market)));
        }
        Ok(built)
    }

    /// The world of a scenario with likely assumptions, broken as the control says.
    #[must_use]
    pub fn world(&self, scenario: &Scenario) -> World {
        let mut world = World { spread: self.spread, ..World::build(scenario, 0, true) };
        if let Some(control) = self.broken {
            (control.world)(&mut world);
        }
        world
    }

    /// Is the control of this fact being run; for controls that change who is compared with whom.
    #[must_use]
    pub fn breaks(&self, fact: &str) -> bool {
        self.broken.is_some_and(|control| control.fact == fact)
    }
}

/// Programs of a scenario, names resolved.
#[must_use]
pub fn programs(scenario: &Scenario, world: &World) -> Vec<Program> {
    scenario.spec.program.iter().map(|spec| Program::build(spec, &world.market)).collect()
}
