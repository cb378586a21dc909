//! Who pays: funding of a tactic, rebates and yearly terms, and what stores and field force can carry out.

use super::super::defaults::format;
use super::super::diagnostic::shown;
use super::super::spec::{FundingKind, FundingSpec, MechanicSpec, ProgramSpec, RebateMeasure, RebateSpec, TacticSpec};
use super::program::LARGEST_SUM;
use super::{Rules, has_stores, sells};

/// Most rebates of one scenario and of one tactic, and most tiers of one.
const REBATES: usize = 16;
const TIERS: usize = 10;
/// Most hours: of a store in a week, and of a field force.
const HOURS_OF_STORE: f64 = 168.0;
const HOURS: f64 = 1e9;
/// Highest growth that a threshold may ask for: to eleven times as much.
const GROWTH: f64 = 10.0;

impl Rules<'_> {
    pub(super) fn funding(&mut self, path: &str, funding: &FundingSpec) {
        self.share_if_set(&format!("{path}.brand"), funding.brand);
        self.sum_if_set(&format!("{path}.fee"), funding.fee);
        self.price_if_set(&format!("{path}.fee_per_store_week"), funding.fee_per_store_week);
        self.price_if_set(&format!("{path}.listing_fee"), funding.listing_fee);
        self.sum_if_set(&format!("{path}.third_party_cost"), funding.third_party_cost);
        self.price_if_set(&format!("{path}.cost_per_thousand"), funding.cost_per_thousand);
        self.price_if_set(&format!("{path}.cost_per_click"), funding.cost_per_click);
        self.sum_if_set(&format!("{path}.lump_sum"), funding.lump_sum);
        self.sum_if_set(&format!("{path}.brand_cap"), funding.brand_cap);
        self.sum_if_set(&format!("{path}.planned_units"), funding.planned_units);
        self.share_if_set(&format!("{path}.planned_pass_through"), funding.planned_pass_through);
        let is_sum = funding.how == Some(FundingKind::LumpSum);
        if is_sum && funding.lump_sum.is_none() {
            self.error("missing-key", path, "the discount is paid for by one sum, but `lump_sum` does not say which")
                .hint = Some("add lump_sum, or take another way to pay".to_owned());
        }
        if funding.over_plan.is_some() && funding.planned_units.is_none() {
            let message = "`over_plan` says who pays beyond the plan, but there is no plan";
            self.error("missing-key", &format!("{path}.over_plan"), message).hint =
                Some("add planned_units, the packs that the plan expects".to_owned());
        }
    }

    pub(super) fn rebates(&mut self, path: &str, rebates: &[RebateSpec]) {
        self.at_most(path, "rebates", rebates.len(), REBATES);
        for (at, rebate) in rebates.iter().enumerate() {
            self.rebate(&format!("{path}[{at}]"), rebate);
        }
    }

    fn rebate(&mut self, path: &str, rebate: &RebateSpec) {
        self.at_least_one(&format!("{path}.tier"), "tier", rebate.tier.len());
        self.at_most(&format!("{path}.tier"), "tiers", rebate.tier.len(), TIERS);
        self.sum_if_set(&format!("{path}.base"), rebate.base);
        let grows = rebate.measure == Some(RebateMeasure::Growth);
        let highest = if grows { GROWTH } else { LARGEST_SUM };
        for (at, tier) in rebate.tier.iter().enumerate() {
            let place = format!("{path}.tier[{at}]");
            self.within(&format!("{place}.from"), tier.from, if grows { -1.0 } else { 0.0 }, highest);
            self.share(&format!("{place}.rate"), tier.rate);
            if at > 0 && tier.from <= rebate.tier[at - 1].from {
                let message = format!("tier {} begins at {}, not above the one before", at + 1, tier.from);
                self.error("tiers-not-in-order", &format!("{place}.from"), message).hint =
                    Some("write tiers from the lowest threshold to the highest".to_owned());
            }
        }
        let weeks = self.spec.scenario.warm_up_weeks.unwrap_or(format::WARM_UP_WEEKS);
        if grows && rebate.base.is_none() && weeks == 0 {
            let message = "growth needs a base, and there are no weeks before the horizon to take it from";
            self.error("missing-key", path, message).hint = Some("add base, or warm_up_weeks".to_owned());
        }
        if !grows && rebate.base.is_some() {
            let message = "`base` has no effect: thresholds are not stated as growth";
            self.warning("no-effect", &format!("{path}.base"), message).hint = Some("leave it out".to_owned());
        }
    }

    pub(super) fn terms(&mut self) {
        let rebates = &self.spec.terms.rebate;
        self.at_most("terms.rebate", "rebates", rebates.len(), REBATES);
        let ids = rebates.iter().enumerate().map(|(at, r)| (format!("terms.rebate[{at}].id"), r.id.as_str()));
        self.ids("rebate", ids);
        let ours: Vec<&str> =
            self.spec.category.iter().flat_map(|c| &c.brand).filter(|b| b.ours).map(|b| b.id.as_str()).collect();
        for (at, rebate) in rebates.iter().enumerate() {
            let (path, who) = (format!("terms.rebate[{at}]"), format!("rebate `{}`", shown(&rebate.id)));
            self.twice(&format!("{path}.brands"), &who, &rebate.brands);
            self.twice(&format!("{path}.channels"), &who, &rebate.channels);
            for (number, id) in rebate.brands.iter().enumerate() {
                self.known("unknown-brand", &format!("{path}.brands[{number}]"), &who, id, &ours);
            }
            for (number, id) in rebate.channels.iter().enumerate() {
                let place = format!("{path}.channels[{number}]");
                self.account_channel(&place, &who, id);
                if self.channel(id).is_some_and(|c| !sells(c)) {
                    let message = format!("{who} names channel `{}`, where nothing is sold", shown(id));
                    self.error("cannot-sell", &place, message);
                }
            }
            self.rebate(&format!("{path}.when"), &rebate.when);
        }
    }

    pub(super) fn execution(&mut self) {
        let execution = &self.spec.execution;
        let place = |key: &str| format!("execution.{key}");
        if let Some(most) = execution.comfortable_tactics {
            self.above_zero(&place("comfortable_tactics"), most, 1_000.0);
        }
        if let Some(hours) = execution.field_hours_per_week {
            self.above_zero(&place("field_hours_per_week"), hours, HOURS);
        }
        self.price_if_set(&place("overtime_cost_per_hour"), execution.overtime_cost_per_hour);
        self.within_if_set(&place("overload_fall"), execution.overload_fall, 0.0, 5.0);
        let known = super::super::schema::mechanics();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for (mechanic, hours) in &execution.hours {
            let path = place(&format!("hours.{mechanic}"));
            self.known("unknown-mechanic", &path, "`execution.hours`", mechanic, &known);
            self.within(&path, *hours, 0.0, HOURS_OF_STORE);
        }
        if execution.field_hours_per_week.is_none()
            && (!execution.hours.is_empty() || execution.overtime_cost_per_hour.is_some())
        {
            let message = "hours of tactics and overtime have no effect: the field force has any number of hours";
            self.warning("no-effect", "execution", message).hint = Some("add field_hours_per_week".to_owned());
        }
    }

    /// What of the funding cannot act on a mechanic.
    pub(super) fn idle_funding(&mut self, path: &str, tactic: &TacticSpec) {
        let (mechanic, funding) = (&tactic.mechanic, &tactic.funding);
        let (discount, gives, is_deal) = (mechanic.takes_money_off(), mechanic.gives_away(), mechanic.is_trade_deal());
        let is_sum = funding.how == Some(FundingKind::LumpSum);
        let is_media = matches!(mechanic, MechanicSpec::Media(_));
        let mut channels = tactic.delivery.channels.iter().filter_map(|id| self.channel(id));
        let can_be_clicked = channels.any(|c| c.kind.can_be_clicked());
        let is_coupon = matches!(mechanic, MechanicSpec::AppCoupon(_) | MechanicSpec::LeafletCoupon(_));
        let third_party = funding.third_party_cost.is_some_and(|cost| cost > 0.0);
        let no_sum = "has no effect: `how` is not lump-sum";
        let capped = (discount && !is_sum) || gives;
        let idle = [
            (
                funding.listing_fee.is_some() && !matches!(mechanic, MechanicSpec::Listing(_)),
                "listing_fee",
                "has no effect: only listings pay it",
            ),
            (
                funding.cost_per_thousand.is_some() && !mechanic.is_met(),
                "cost_per_thousand",
                "has no effect: only contacts with advertising and views of sponsored places are counted",
            ),
            (
                funding.cost_per_click.is_some() && !(is_media && can_be_clicked),
                "cost_per_click",
                "has no effect: only advertising that can be clicked takes it, a sponsored search states its own",
            ),
            (funding.lump_sum.is_some() && !(is_sum && discount), "lump_sum", no_sum),
            (
                funding.brand.is_some() && discount && is_sum && !third_party,
                "brand",
                "has no effect: the brand pays one sum for its part",
            ),
            (
                funding.brand_cap.is_some() && !capped,
                "brand_cap",
                "has no effect: the brand pays no part of a discount, points or samples pack by pack",
            ),
            (
                funding.planned_units.is_some() && !(discount || gives || is_deal),
                "planned_units",
                "has no effect: only money off, points and samples have a plan",
            ),
            (
                funding.over_plan.is_some() && !(discount || gives),
                "over_plan",
                "has no effect: only discounts, points and samples have a plan",
            ),
            (
                funding.planned_pass_through.is_some() && !(discount || is_deal),
                "planned_pass_through",
                "has no effect: there is no trade money that could reach shoppers",
            ),
            (funding.handling.is_some() && !is_coupon, "handling", "has no effect: there are no coupons to handle"),
        ];
        for (_, key, why) in idle.into_iter().filter(|(is_idle, ..)| *is_idle) {
            let message = format!("`funding.{key}` of tactic `{}` {why}", shown(&tactic.id));
            self.warning("no-effect", &format!("{path}.funding.{key}"), message).hint = Some("leave it out".to_owned());
        }
        let in_stores = tactic.delivery.channels.iter().filter_map(|id| self.channel(id)).any(has_stores);
        if tactic.delivery.executed.is_some() && !(mechanic.is_carried_out() && in_stores) {
            let message = format!(
                "`delivery.executed` of tactic `{}` has no effect: it is not done store by store, or has a compliance",
                shown(&tactic.id)
            );
            self.warning("no-effect", &format!("{path}.delivery.executed"), message).hint =
                Some("leave it out".to_owned());
        }
    }

    /// Warns of a program that asks more of stores at once than they carry out well.
    pub(super) fn overload(&mut self, path: &str, program: &ProgramSpec) {
        let Some(most) = self.spec.execution.comfortable_tactics else { return };
        let busy: Vec<&TacticSpec> = program.tactic.iter().filter(|t| self.is_busy(t)).collect();
        let at_once = |day| busy.iter().filter(|t| t.delivery.from <= day && day <= t.delivery.to).count();
        let worst = busy.iter().map(|t| (at_once(t.delivery.from), t.delivery.from)).max_by_key(|(count, _)| *count);
        if let Some((count, day)) = worst.filter(|(count, _)| *count as f64 > most) {
            let day = day.0;
            let message = format!(
                "program `{}` runs {count} tactics in stores at once from {day}, {most} are carried out well",
                shown(&program.id)
            );
            self.warning("tactic-overload", path, message).hint = Some(
                "drop or move some of them: beyond that number every one is carried out in fewer stores".to_owned(),
            );
        }
    }

    /// Does a tactic keep stores of the account busy.
    fn is_busy(&self, tactic: &TacticSpec) -> bool {
        let at_home = matches!(&tactic.mechanic, MechanicSpec::Sampling(sampling) if sampling.at_home);
        let in_stores = tactic.delivery.channels.iter().filter_map(|id| self.channel(id));
        tactic.mechanic.is_done_in_stores()
            && !at_home
            && in_stores.into_iter().any(|c| has_stores(c) && c.owner == super::super::spec::Owner::Account)
    }
}
