//! For whom and on which days a tactic is: segments, rules, days of the week.

use super::super::diagnostic::shown;
use super::super::spec::{Audience, MechanicSpec, TacticSpec, WhereSpec};
use super::Rules;

/// Longest time back that a rule may look, in weeks.
const WEEKS_BACK: f64 = 520.0;
/// Most purchases of a category that are counted for a shopper and brand.
const PURCHASES: f64 = 255.0;

impl Rules<'_> {
    pub(super) fn who(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        let delivery = &tactic.delivery;
        let segments: Vec<&str> = self.spec.segment.iter().map(|s| s.id.as_str()).collect();
        self.twice(&format!("{path}.segments"), who, &delivery.segments);
        for (at, id) in delivery.segments.iter().enumerate() {
            self.known("unknown-segment", &format!("{path}.segments[{at}]"), who, id, &segments);
        }
        if let Some(rules) = &delivery.rules {
            self.rules_of_audience(&format!("{path}.where"), who, rules);
        }
    }

    fn rules_of_audience(&mut self, path: &str, who: &str, rules: &WhereSpec) {
        let at = |key: &str| format!("{path}.{key}");
        self.within_if_set(&at("bought_within_weeks"), rules.bought_within_weeks.map(f64::from), 1.0, WEEKS_BACK);
        self.within_if_set(
            &at("not_bought_within_weeks"),
            rules.not_bought_within_weeks.map(f64::from),
            1.0,
            WEEKS_BACK,
        );
        self.within_if_set(&at("purchases_from"), rules.purchases_from.map(f64::from), 0.0, PURCHASES);
        self.within_if_set(&at("purchases_to"), rules.purchases_to.map(f64::from), 0.0, PURCHASES);
        self.share_if_set(&at("points_from"), rules.points_from);
        let ages = (rules.bought_within_weeks, rules.not_bought_within_weeks);
        let nobody = matches!(ages, (Some(within), Some(not)) if within <= not)
            || matches!((rules.purchases_from, rules.purchases_to), (Some(from), Some(to)) if from > to)
            || (rules.member == Some(false) && rules.points_from.is_some());
        if nobody {
            self.error("audience-of-nobody", path, format!("no shopper can meet all rules of {who}")).hint =
                Some("take one of the rules out".to_owned());
        }
    }

    /// Rules and days that limit nothing or leave nobody.
    pub(super) fn who_lints(&mut self, path: &str, tactic: &TacticSpec) {
        let (delivery, id) = (&tactic.delivery, shown(&tactic.id));
        let rules = delivery.rules.unwrap_or_default();
        let for_everybody = tactic.mechanic.is_for_everybody();
        let at_home = matches!(tactic.mechanic, MechanicSpec::Sampling(sampling) if sampling.at_home);
        let needs_points = delivery.audience == Some(Audience::NearReward) || rules.points_from.is_some();
        let alike = "does not limit it: it is alike for everybody";
        let idle = [
            (for_everybody && !delivery.segments.is_empty(), "delivery.segments", alike),
            (for_everybody && delivery.rules.is_some(), "delivery.where", alike),
            (at_home && !delivery.weekdays.is_empty(), "delivery.weekdays", "does not limit it: samples are sent once"),
            (delivery.rules == Some(WhereSpec::default()), "delivery.where", "names no rule"),
            (
                needs_points && self.spec.loyalty.is_none(),
                "delivery",
                "asks for points, and there is no [loyalty] table: nobody is reached",
            ),
        ];
        for (_, key, why) in idle.into_iter().filter(|(is_idle, ..)| *is_idle) {
            let message = format!("`{key}` of tactic `{id}` {why}");
            self.warning("no-effect", &format!("{path}.{key}"), message).hint = Some("leave it out".to_owned());
        }
    }
}
