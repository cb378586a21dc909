//! Enrolment drive: visitors are asked to join the loyalty programme, with points as a welcome if wanted.
//!
//! In a market without members it is the launch of the programme.

use crate::population::memory::joined;
use crate::program::offers::Drive;
use crate::program::tactic::Tactic;
use crate::scenario::EnrolmentDriveSpec;
use crate::units::Money;

/// An enrolment drive.
#[derive(Clone, Copy, Debug)]
pub struct EnrolmentDrive {
    chance: f32,
    welcome_points: Money,
}

impl EnrolmentDrive {
    pub(super) fn read(spec: &EnrolmentDriveSpec) -> Self {
        let points = Money::from_units(spec.welcome_points.unwrap_or(0.0)).unwrap_or_default();
        Self { chance: spec.chance.0 as f32, welcome_points: points }
    }

    pub(super) fn drive(&self, slot: u8, tactic: &Tactic) -> Drive {
        Drive {
            slot,
            key: tactic.key,
            joins: joined::MEMBER,
            channels: tactic.channels,
            layer: tactic.layer,
            chance: self.chance,
            welcome_points: self.welcome_points,
        }
    }
}
