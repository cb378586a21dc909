//! Whom the tactics of an arm are for (E17): shoppers are picked once, on the first day of the program that picks them,
//! from what is known of them on that day. What does not depend on what they did is known from the start.

use super::supply::Plan;
use super::world::{Arm, World};
use crate::ids::Day;
use crate::population::Memory;
use crate::program::Known;
use crate::scenario::Audience;

impl Arm {
    /// Picks shoppers on the morning of a day, before offers stand.
    ///
    /// Rivals and planners take it that a layer reaches somebody until its day comes; where it reaches nobody after all,
    /// nobody answers its tactics.
    pub(super) fn open_layers(&mut self, world: &World, day: Day) {
        if self.unpicked == 0 {
            return;
        }
        let due = self.pick(world, day);
        let mut late = self.program.tactics.iter().filter_map(|t| t.layer).filter(|layer| due >> layer & 1 == 1);
        if late.any(|layer| !self.reaches(layer)) {
            self.face_rivals(world);
        }
    }

    /// Picks the shoppers of all layers whose day has come, from what is remembered this morning; gives these layers.
    pub(super) fn pick(&mut self, world: &World, day: Day) -> u8 {
        let due = self.unpicked & self.program.layers_that(|l| l.from <= day);
        if due == 0 {
            return due;
        }
        for memory in &self.memories {
            for local in 0..memory.shoppers {
                let shopper = memory.first + local;
                let known = Known {
                    shopper: shopper as u32,
                    segment: world.people.segment[shopper],
                    is_known: memory.is_member(local) || memory.has_app(local),
                    seen_buying: &memory.seen_buying[local * memory.brands..(local + 1) * memory.brands],
                    spends: memory.spends(local, day),
                    day,
                };
                self.layers[shopper] |= self.program.layers_of(&world.market, &world.draws, &known, due);
            }
        }
        self.unpicked &= !due;
        due
    }

    /// Sets what rivals do about the program, and what the account then expects of each day.
    pub(super) fn face_rivals(&mut self, world: &World) {
        let seen: Vec<bool> =
            self.program.tactics.iter().map(|t| t.layer.is_none_or(|layer| self.reaches(layer))).collect();
        self.deals = super::rivals::deals_beside(world, &self.program, &seen);
        if let Some(supplied) = &mut self.supplied {
            supplied.set_plan(Plan::new(world, &self.program, &self.deals));
        }
    }

    /// Does a layer reach anybody; before its day it may.
    fn reaches(&self, layer: u8) -> bool {
        let someone = |belongs: fn(&Memory, usize) -> bool| {
            let here =
                |m: &Memory| (0..m.shoppers).any(|l| self.layers[m.first + l] >> layer & 1 == 1 && belongs(m, l));
            self.memories.iter().any(here)
        };
        self.unpicked >> layer & 1 == 1
            || match self.program.layers[usize::from(layer)].audience {
                Audience::Members | Audience::UpperTier => someone(Memory::is_member),
                Audience::AppUsers => someone(Memory::has_app),
                _ => someone(|_, _| true),
            }
    }
}
