//! Stage × touchpoint: where on the journey a plan does something.

use super::spec::{JbpSpec, Stage};
use crate::scenario::guardrails::deals::{places, word};
use crate::scenario::spec::{Audience, MechanicSpec, ProgramSpec, ScenarioSpec, TacticSpec};

/// Something done at a stage of the journey and a touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Stage.
    pub stage: Stage,
    /// Channel id.
    pub touchpoint: String,
    /// Program and tactic; `None` for an activity beside the programs.
    pub tactic: Option<(String, String)>,
    /// What is done: the mechanic's word, or the words of the activity.
    pub what: String,
}

/// Stages that a mechanic works on where shoppers meet it. Assumption: a mechanic that is not listed works on buying.
fn stages(word: &str) -> &'static [Stage] {
    match word {
        "media" | "livestream" | "social" => &[Stage::Discover],
        "leaflet-feature" | "sponsored-search" => &[Stage::Discover, Stage::Consider],
        "display" | "activation" => &[Stage::Consider, Stage::Buy],
        "sampling" => &[Stage::Discover, Stage::Consider],
        "app-coupon" | "leaflet-coupon" => &[Stage::Consider],
        "points-multiplier" | "enrolment-drive" | "app-invite" | "tier-benefit" => &[Stage::Rebuy],
        "member-price" | "personalised-offer" => &[Stage::Buy, Stage::Rebuy],
        _ => &[Stage::Buy],
    }
}

/// Cells of the chosen programs and of the activities, by stage and in the order of the channels.
#[must_use]
pub fn coverage(jbp: &JbpSpec, spec: &ScenarioSpec, programs: &[&ProgramSpec]) -> Vec<Cell> {
    let mut found = Vec::new();
    for program in programs {
        for tactic in &program.tactic {
            of_tactic(program, tactic, &mut found);
        }
    }
    found.extend(jbp.activity.iter().map(|a| Cell {
        stage: a.stage,
        touchpoint: a.touchpoint.clone(),
        tactic: None,
        what: a.what.clone(),
    }));
    let at = |id: &str| spec.channel.iter().position(|c| c.id == id).unwrap_or(usize::MAX);
    found.sort_by_key(|cell| (cell.stage, at(&cell.touchpoint)));
    found.dedup();
    found
}

fn of_tactic(program: &ProgramSpec, tactic: &TacticSpec, found: &mut Vec<Cell>) {
    let what = word(&tactic.mechanic);
    let mut put = |stage: Stage, touchpoint: &str| {
        let tactic = Some((program.id.clone(), tactic.id.clone()));
        found.push(Cell { stage, touchpoint: touchpoint.to_owned(), tactic, what: what.clone() });
    };
    let met = || tactic.delivery.channels.iter().map(String::as_str);
    for &stage in stages(&what) {
        met().for_each(|c| put(stage, c));
    }
    if let MechanicSpec::AppCoupon(coupon) = &tactic.mechanic {
        if coupon.pushes_per_week.is_some_and(|p| p > 0.0) {
            met().for_each(|c| put(Stage::Discover, c));
        }
        places(tactic).into_iter().for_each(|c| put(Stage::Buy, c));
    }
    if matches!(tactic.mechanic, MechanicSpec::LeafletCoupon(_)) {
        met().for_each(|c| put(Stage::Buy, c));
    }
    // Those who bought before are asked to buy again.
    if matches!(tactic.delivery.audience, Some(Audience::Buyers | Audience::Lapsed)) {
        places(tactic).into_iter().for_each(|c| put(Stage::Rebuy, c));
    }
}
