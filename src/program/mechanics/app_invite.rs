//! App invitation: visitors are asked to take the account's app. What the app then changes is not the invitation's.

use crate::population::memory::joined;
use crate::program::offers::Drive;
use crate::program::tactic::Tactic;
use crate::scenario::AppInviteSpec;
use crate::units::Money;

/// An app invitation.
#[derive(Clone, Copy, Debug)]
pub struct AppInvite {
    chance: f32,
}

impl AppInvite {
    pub(super) fn read(spec: &AppInviteSpec) -> Self {
        Self { chance: spec.chance.0 as f32 }
    }

    pub(super) fn drive(&self, slot: u8, tactic: &Tactic) -> Drive {
        Drive {
            slot,
            key: tactic.key,
            joins: joined::APP,
            channels: tactic.channels,
            layer: tactic.layer,
            chance: self.chance,
            welcome_points: Money::ZERO,
        }
    }
}
