//! Terms between brand and account: steps of a price, pack sizes, links paid for, stand-offs, and shocks of cost.

use super::super::diagnostic::shown;
use super::super::spec::{
    CostShockSpec, LinkInvestmentSpec, MechanicSpec, PackSizeSpec, PriceChangeSpec, StandOffSpec, TacticSpec,
};
use super::super::values::CalendarDate;
use super::{Rules, has_stores};

/// Longest delay of a shelf price, in weeks.
const LONGEST_LAG: f64 = 52.0;
/// Longest mean time that shelves hold out without goods, in days.
const LONGEST_COVER: f64 = 365.0;
/// Smallest and largest change of the content of a pack: from half to three times.
const SMALLEST_PACK: f64 = -0.5;
const LARGEST_PACK: f64 = 2.0;

impl Rules<'_> {
    pub(super) fn price_change(&mut self, path: &str, change: &PriceChangeSpec) {
        let place = |key: &str| format!("{path}.{key}");
        self.change(&place("change"), change.change);
        if let Some(sell_in) = change.sell_in_change {
            self.change(&place("sell_in_change"), sell_in);
        }
        for (at, phase) in change.phases.iter().enumerate() {
            self.change(&place(&format!("phases[{at}].change")), phase.change);
            if let Some(sell_in) = phase.sell_in_change {
                self.change(&place(&format!("phases[{at}].sell_in_change")), sell_in);
            }
        }
        if let Some(back) = change.give_back {
            self.share(&place("give_back.share"), back.share);
        }
        self.share_if_set(&place("pass_through"), change.pass_through);
        self.within_if_set(&place("shelf_lag_weeks"), change.shelf_lag_weeks, 0.0, LONGEST_LAG);
    }

    /// Days of a price change against those of its tactic.
    pub(super) fn steps(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        let MechanicSpec::PriceChange(change) = &tactic.mechanic else { return };
        let (first, last) = (tactic.delivery.from, tactic.delivery.to);
        let path = format!("{path}.mechanic.price-change");
        let phases = change.phases.iter().enumerate();
        let steps = phases.map(|(at, phase)| (format!("{path}.phases[{at}].from"), phase.from));
        let back = change.give_back.iter().map(|back| (format!("{path}.give_back.from"), back.from));
        for (place, from) in steps.chain(back) {
            if from <= first || from > last {
                let message =
                    format!("a step of {who} begins on {}, the tactic runs {} to {}", from.0, first.0, last.0);
                self.error("step-outside-tactic", &place, message).hint =
                    Some("give a day after the tactic's first and up to its last".to_owned());
            }
        }
        let days: Vec<CalendarDate> = change.phases.iter().map(|p| p.from).collect();
        if let Some(at) = days.windows(2).position(|pair| pair[0] >= pair[1]) {
            let message = format!("step {} of {who} does not begin after the one before it", at + 2);
            self.error("steps-out-of-order", &format!("{path}.phases[{}].from", at + 1), message);
        }
    }

    pub(super) fn pack_size(&mut self, path: &str, pack: &PackSizeSpec) {
        let content = format!("{path}.content");
        if !(SMALLEST_PACK..=LARGEST_PACK).contains(&pack.content.0) {
            let message = format!("`content` is `{}`, allowed are -50% to 200%", super::percent(pack.content.0));
            self.error("share-out-of-range", &content, message);
        }
        self.share_if_set(&format!("{path}.felt"), pack.felt);
        self.share_if_set(&format!("{path}.cost_follows"), pack.cost_follows);
    }

    pub(super) fn link_investment(&mut self, path: &str, who: &str, link: &LinkInvestmentSpec) {
        for (key, ids) in [("from", &link.from), ("to", &link.to)] {
            let place = format!("{path}.{key}");
            self.twice(&place, who, ids);
            if ids.is_empty() {
                self.error("no-channels", &place, format!("{who} names no channel in `{key}`"));
            }
            for (at, id) in ids.iter().enumerate() {
                self.account_channel(&format!("{place}[{at}]"), who, id);
            }
        }
        if link.from.iter().all(|from| link.to.iter().all(|to| from == to)) && !link.from.is_empty() {
            self.error("link-to-itself", &format!("{path}.to"), format!("{who} leads back to where it starts"));
        }
        let levers = [
            ("price", link.price),
            ("promotion", link.promotion),
            ("information", link.information),
            ("identity", link.identity),
            ("stock", link.stock),
        ];
        for (key, lever) in levers {
            self.within_if_set(&format!("{path}.{key}"), lever, 0.0, 1.0);
        }
        if levers.iter().all(|(_, lever)| lever.is_none()) {
            let message = format!("{who} sets no lever");
            self.error("no-lever", path, message).hint =
                Some("add price, promotion, information, identity or stock, 0 to 1".to_owned());
        }
        self.sum_if_set(&format!("{path}.cost_per_week"), link.cost_per_week);
    }

    pub(super) fn stand_off(&mut self, path: &str, stand_off: &StandOffSpec) {
        self.within_if_set(&format!("{path}.cover_days"), stand_off.cover_days, 0.1, LONGEST_COVER);
    }

    /// Shocks of the cost of goods.
    pub(super) fn cost_shocks(&mut self) {
        let shocks = &self.spec.cost_shock;
        self.ids(
            "cost shock",
            shocks.iter().enumerate().map(|(at, s)| (format!("cost_shock[{at}].id"), s.id.as_str())),
        );
        for (at, shock) in shocks.iter().enumerate() {
            let (path, who) = (format!("cost_shock[{at}]"), format!("cost shock `{}`", shown(&shock.id)));
            self.concerned(&path, &who, &shock.products, &shock.brands);
            if let Some(to) = shock.to {
                self.stretch(&path, &who, shock.from, to);
            }
            self.size_of_shock(&path, &who, shock);
        }
    }

    fn size_of_shock(&mut self, path: &str, who: &str, shock: &CostShockSpec) {
        let by_currency = shock.imported.is_some() && shock.currency.is_some();
        let any = shock.imported.is_some() || shock.currency.is_some() || shock.hedged.is_some();
        if shock.change.is_some() == by_currency || (shock.change.is_some() && any) || (any && !by_currency) {
            let message = format!("{who} does not say how large it is, or says it twice");
            self.error("cost-shock-unclear", path, message).hint =
                Some("give `change`, or `imported` and `currency` (and `hedged`)".to_owned());
        }
        for (key, change) in [("change", shock.change), ("currency", shock.currency)] {
            if let Some(change) = change {
                self.change(&format!("{path}.{key}"), change);
            }
        }
        self.share_if_set(&format!("{path}.imported"), shock.imported);
        self.share_if_set(&format!("{path}.hedged"), shock.hedged);
    }

    /// What of these mechanics cannot act where the tactic runs.
    pub(super) fn idle_terms(&mut self, path: &str, tactic: &TacticSpec) {
        let MechanicSpec::StandOff(stand_off) = &tactic.mechanic else { return };
        let in_stores = tactic.delivery.channels.iter().filter_map(|id| self.channel(id)).any(has_stores);
        let counted = self.spec.supply.is_some();
        if stand_off.cover_days.is_some() && (counted || !in_stores) {
            let id = shown(&tactic.id);
            let why =
                if in_stores { "[supply] counts the packs of each shelf" } else { "none of its channels has stores" };
            let message = format!("`cover_days` of tactic `{id}` has no effect: {why}");
            let path = format!("{path}.mechanic.stand-off.cover_days");
            self.warning("no-effect", &path, message).hint = Some("leave it out".to_owned());
        }
    }
}
