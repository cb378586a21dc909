//! Turns a spec into a scenario whose values cannot fail.

use super::defaults::{Behaviour, format};
use super::notes::{self, DefaultNote};
use super::rules::check_rules;
use super::spec::{PlanSpec, ProductSpec, ProgramSpec, ScenarioSpec, TacticSpec};
use super::tree::Node;

/// A checked scenario: every id resolves, every value lies in its range, shares add up.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What the file says.
    pub spec: ScenarioSpec,
    /// Behavioural constants, all set.
    pub behaviour: Behaviour,
    /// Seed of all draws.
    pub seed: u64,
    /// Simulated shoppers.
    pub shoppers: u32,
    /// Households that they stand for.
    pub households: u64,
    /// Weeks before the horizon.
    pub warm_up_weeks: u32,
}

impl Scenario {
    /// Resolves defaults of a spec that has been found sound.
    pub(super) fn from_sound(spec: ScenarioSpec) -> Self {
        let head = &spec.scenario;
        let shoppers = head.shoppers.unwrap_or(format::SHOPPERS) as u32;
        Self {
            behaviour: Behaviour::resolve(&spec.behaviour),
            seed: head.seed.unwrap_or(1),
            shoppers,
            households: head.households.unwrap_or(u64::from(shoppers)),
            warm_up_weeks: head.warm_up_weeks.unwrap_or(format::WARM_UP_WEEKS),
            spec,
        }
    }

    /// Fingerprint of everything that a run depends on: 16 hexadecimal digits, the same on every machine.
    ///
    /// What is not set does not count, so that a new field of the format leaves the fingerprints of old files alone.
    /// FNV-1a with 64 bits over the JSON of the spec, seed, shoppers, households and warm-up as resolved.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut spec = serde_json::to_value(&self.spec).unwrap_or_default();
        forget_unset(&mut spec);
        let resolved = format!("{spec}|{}|{}|{}|{}", self.seed, self.shoppers, self.households, self.warm_up_weeks);
        format!("{:016x}", fnv_1a_64(resolved.as_bytes()))
    }

    /// The same market with other programs; guardrails keep to those that are left, and do not stop it.
    ///
    /// # Errors
    /// The first reason why these programs cannot run.
    pub(super) fn with_programs(&self, programs: Vec<ProgramSpec>, plan: Option<PlanSpec>) -> Result<Self, String> {
        let mut spec = self.spec.clone();
        let is_there = |id: &String| programs.iter().any(|p| p.id == *id);
        spec.guardrail.retain_mut(|rule| {
            let for_all = rule.programs.is_empty();
            rule.programs.retain(is_there);
            for_all || !rule.programs.is_empty()
        });
        spec.plan = plan.into_iter().collect();
        spec.program = programs;
        let problems = check_rules(&spec, &Node::empty_table());
        match problems.into_iter().find(|one| one.is_error() && one.code != "guardrail") {
            Some(problem) => Err(problem.message),
            None => Ok(Self { spec, ..self.clone() }),
        }
    }

    /// The defaults that the file did not overwrite, with their sources.
    #[must_use]
    pub fn defaults_used(&self) -> Vec<DefaultNote> {
        notes::defaults_used(&self.spec)
    }

    /// The products that a tactic concerns, in the order of the catalog.
    #[must_use]
    pub fn tactic_products(&self, tactic: &TacticSpec) -> Vec<&ProductSpec> {
        let all = self.spec.category.iter().flat_map(|c| &c.product);
        all.filter(|p| tactic.products.contains(&p.id) || tactic.brands.contains(&p.brand)).collect()
    }
}

/// Takes out of tables what is empty.
fn forget_unset(value: &mut serde_json::Value) {
    use serde_json::Value;
    let is_unset = |value: &Value| match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(table) => table.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(table) => {
            table.values_mut().for_each(forget_unset);
            table.retain(|_, value| !is_unset(value));
        }
        Value::Array(list) => list.iter_mut().for_each(forget_unset),
        _ => {}
    }
}

/// FNV-1a with 64 bits (Fowler, Noll & Vo, draft-eastlake-fnv).
const fn fnv_1a_64(bytes: &[u8]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::super::load::{check_text, check_text_with};
    use super::super::template::STARTER;
    use super::*;

    #[test]
    fn hash_follows_the_published_test_vectors() {
        assert_eq!(fnv_1a_64(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv_1a_64(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn fingerprint_changes_with_any_value_and_not_with_comments() {
        let hash = |text: &str| check_text("t", text).scenario.expect("sound").hash();
        assert_eq!(hash(STARTER), hash(&format!("# note\n{STARTER}")));
        let sets = [("scenario.seed".to_owned(), "77".to_owned())];
        let other = check_text_with("t", STARTER, &sets).scenario.expect("sound").hash();
        assert_ne!(hash(STARTER), other);
        assert_eq!(other.len(), 16);
    }

    #[test]
    fn a_default_that_is_set_is_no_longer_listed() {
        let listed = |sets: &[(String, String)]| {
            let scenario = check_text_with("t", STARTER, sets).scenario.expect("sound");
            scenario.defaults_used().iter().any(|note| note.key == "behaviour.coupon_load")
        };
        assert!(listed(&[]));
        assert!(!listed(&[("behaviour.coupon_load".to_owned(), "0.4".to_owned())]));
    }
}
