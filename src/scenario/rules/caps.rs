//! Caps of offers and budgets that stop: values, and what they cannot do.

use super::super::diagnostic::shown;
use super::super::spec::{CapsSpec, MechanicSpec, ProgramSpec, TacticSpec, WhenSpent};
use super::Rules;
use super::program::LARGEST_SUM;

/// Most packs per shopper that can be counted.
const PER_SHOPPER: u32 = 250;

/// Is it paid by the piece and not with a purchase, so that caps per shopper have nothing to count.
const fn is_by_piece(mechanic: &MechanicSpec) -> bool {
    matches!(mechanic, MechanicSpec::SponsoredSearch(_) | MechanicSpec::EnrolmentDrive(_))
}

impl Rules<'_> {
    pub(super) fn caps(&mut self, path: &str, tactic: &TacticSpec) {
        let Some(caps) = &tactic.delivery.caps else { return };
        let at = |key: &str| format!("{path}.delivery.caps.{key}");
        self.within_if_set(&at("per_shopper"), caps.per_shopper.map(f64::from), 1.0, f64::from(PER_SHOPPER));
        self.within_if_set(&at("per_day"), caps.per_day.map(|n| n as f64), 1.0, LARGEST_SUM);
        self.within_if_set(&at("units"), caps.units.map(|n| n as f64), 1.0, LARGEST_SUM);
        self.within_if_set(&at("budget"), caps.budget, 0.0, LARGEST_SUM);
    }

    /// Caps that limit nothing, or leave nothing.
    pub(super) fn cap_lints(&mut self, path: &str, tactic: &TacticSpec) {
        let Some(caps) = &tactic.delivery.caps else { return };
        self.idle_caps(&format!("{path}.delivery.caps"), tactic, caps);
        self.small_caps(&|key: &str| format!("{path}.delivery.caps.{key}"), tactic, caps);
    }

    fn idle_caps(&mut self, path: &str, tactic: &TacticSpec, caps: &CapsSpec) {
        let id = shown(&tactic.id);
        let is_empty = caps.per_shopper.is_none() && caps.per_day.is_none();
        if is_empty && caps.units.is_none() && caps.budget.is_none() {
            let message = format!("`delivery.caps` of tactic `{id}` names no cap");
            self.warning("no-effect", path, message).hint = Some("write caps = { units = 50_000 }".to_owned());
        } else if !tactic.mechanic.is_paid_by_pack() {
            let message = format!(
                "`delivery.caps` of tactic `{id}` limits nothing: only prices, points, coupons, invoices, clicks and welcome gifts have an end"
            );
            self.warning("no-effect", path, message).hint = Some("leave it out".to_owned());
        } else if caps.per_shopper.is_some() && is_by_piece(&tactic.mechanic) {
            let message =
                format!("`delivery.caps.per_shopper` of tactic `{id}` limits nothing: it gives nothing by the pack");
            self.warning("no-effect", &format!("{path}.per_shopper"), message).hint = Some("leave it out".to_owned());
        }
    }

    /// A cap below one pack of a simulated shopper is no offer at all.
    fn small_caps(&mut self, at: &dyn Fn(&str) -> String, tactic: &TacticSpec, caps: &CapsSpec) {
        let shoppers = self.spec.scenario.shoppers.unwrap_or(crate::scenario::defaults::format::SHOPPERS);
        let Some(households) = self.spec.scenario.households.filter(|h| *h > shoppers && shoppers > 0) else { return };
        let each = households as f64 / shoppers as f64;
        for (key, cap) in [("per_day", caps.per_day), ("units", caps.units)] {
            if cap.is_some_and(|cap| (cap as f64) < each) {
                let message = format!(
                    "the cap `{key}` of tactic `{}` is less than the {each:.0} households that one simulated shopper stands \
                     for: nobody gets the offer",
                    shown(&tactic.id)
                );
                self.warning("cap-too-small", &at(key), message).hint =
                    Some("simulate more shoppers, or raise the cap".to_owned());
            }
        }
    }

    pub(super) fn stop(&mut self, path: &str, program: &ProgramSpec) {
        if program.when_spent.is_some() && program.budget.is_none() {
            let message = format!("`when_spent` of program `{}` has no effect: it has no budget", shown(&program.id));
            self.warning("no-effect", &format!("{path}.when_spent"), message).hint =
                Some("add budget = ..., or leave it out".to_owned());
        }
        if program.when_spent != Some(WhenSpent::Stop) {
            return;
        }
        let Some(budget) = program.budget else { return };
        let goes_on = |t: &&TacticSpec| {
            matches!(
                t.mechanic,
                MechanicSpec::Multibuy(_) | MechanicSpec::Bundle(_) | MechanicSpec::Gift(_) | MechanicSpec::Sampling(_)
            )
        };
        if let Some(tactic) = program.tactic.iter().find(goes_on) {
            let message =
                format!("tactic `{}` does not stop with the budget: it runs to its last day", shown(&tactic.id));
            self.warning("no-effect", &format!("{path}.when_spent"), message).hint =
                Some("shorten the delivery of the tactic".to_owned());
        }
        let agreed = |t: &TacticSpec| t.funding.fee.unwrap_or(0.0) + t.funding.third_party_cost.unwrap_or(0.0);
        let fees: f64 = program.tactic.iter().map(agreed).sum();
        if fees > budget {
            let message = format!(
                "the fees of program `{}` are {fees:.0}, more than its budget of {budget:.0}: no discount can be paid",
                shown(&program.id)
            );
            self.warning("budget-below-fees", &format!("{path}.budget"), message).hint =
                Some("raise the budget, or lower the fees".to_owned());
        }
    }
}
