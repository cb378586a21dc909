//! What must hold between the values of a scenario; each file checks one part of it.

mod caps;
mod catalog;
mod funding;
mod goods;
mod guardrail;
mod header;
mod limits;
mod links;
mod lint;
mod lint_place;
mod lint_program;
mod market;
mod mechanic;
mod no_effect;
mod paths;
mod plan;
mod program;
mod supply;
mod tactic;
mod terms;
mod who;

pub use plan::fits_together;

use super::diagnostic::{Diagnostic, is_unsafe, shown};
use super::shape::last;
use super::spec::{ChannelKind, ChannelSpec, Owner, ProductSpec, ScenarioSpec, TacticSpec};
use super::tree::Node;
use super::values::Percent;
use crate::ids::text_key;
use std::collections::HashMap;

/// Every problem of a document whose shape is sound.
pub(super) fn check_rules(spec: &ScenarioSpec, tree: &Node) -> Vec<Diagnostic> {
    let mut rules = Rules { spec, tree, found: Vec::new() };
    rules.limits();
    // Beyond the limits the other checks could take very long.
    if rules.found.is_empty() {
        rules.header();
        rules.segments();
        rules.channels();
        rules.links();
        rules.catalog();
        rules.cost_shocks();
        rules.programs();
        rules.terms();
        rules.execution();
        rules.supply();
        rules.plans();
        rules.paths();
        rules.lints();
        rules.guardrails();
    }
    rules.found
}

/// A scenario under check and what was found so far.
struct Rules<'a> {
    spec: &'a ScenarioSpec,
    tree: &'a Node,
    found: Vec<Diagnostic>,
}

impl<'a> Rules<'a> {
    fn error(&mut self, code: &'static str, path: &str, message: impl Into<String>) -> &mut Diagnostic {
        let span = self.tree.span_of(path);
        self.push(Diagnostic::error(code, path, message).at(span))
    }

    fn warning(&mut self, code: &'static str, path: &str, message: impl Into<String>) -> &mut Diagnostic {
        let span = self.tree.span_of(path);
        self.push(Diagnostic::warning(code, path, message).at(span))
    }

    fn push(&mut self, one: Diagnostic) -> &mut Diagnostic {
        self.found.push(one);
        let newest = self.found.len() - 1;
        &mut self.found[newest]
    }

    /// Reports a name that is not among the known ones; returns whether it is known.
    fn known(&mut self, code: &'static str, path: &str, who: &str, name: &str, known: &[&str]) -> bool {
        let is_known = known.contains(&name);
        if !is_known {
            let thing = code.trim_start_matches("unknown-").replace('-', " ");
            let message = format!("{who} names {thing} `{}`, which is not there", shown(name));
            let one = self.error(code, path, message);
            *one = one.clone().with_known(name, known.iter().copied());
        }
        is_known
    }

    fn within(&mut self, path: &str, value: f64, low: f64, high: f64) {
        if !value.is_finite() {
            self.error("not-finite", path, format!("`{}` is `{value}`, needed is an ordinary number", last(path)));
        } else if !(low..=high).contains(&value) {
            let message = format!("`{}` is `{value}`, allowed are {low} to {high}", last(path));
            self.error("value-out-of-range", path, message);
        }
    }

    fn within_if_set(&mut self, path: &str, value: Option<f64>, low: f64, high: f64) {
        if let Some(value) = value {
            self.within(path, value, low, high);
        }
    }

    /// Above zero, up to `high`.
    fn above_zero(&mut self, path: &str, value: f64, high: f64) {
        if value <= 0.0 {
            let message = format!("`{}` is `{value}`, needed is more than 0", last(path));
            self.error("value-out-of-range", path, message);
        } else {
            self.within(path, value, 0.0, high);
        }
    }

    /// An amount of money of one unit, trip, order or month.
    fn price(&mut self, path: &str, amount: f64) {
        self.within(path, amount, 0.0, HIGHEST_PRICE);
    }

    fn price_if_set(&mut self, path: &str, amount: Option<f64>) {
        if let Some(amount) = amount {
            self.price(path, amount);
        }
    }

    fn share(&mut self, path: &str, share: Percent) {
        if !(0.0..=1.0).contains(&share.0) {
            let message = format!("`{}` is `{}`, allowed are 0% to 100%", last(path), percent(share.0));
            self.error("share-out-of-range", path, message);
        }
    }

    fn share_if_set(&mut self, path: &str, share: Option<Percent>) {
        if let Some(share) = share {
            self.share(path, share);
        }
    }

    /// A share that something is divided by or whose logarithm is taken.
    fn share_above_zero(&mut self, path: &str, share: Percent) {
        if share.0 == 0.0 {
            let message = format!("`{}` is `0%`, needed is more", last(path));
            self.error("share-out-of-range", path, message).hint = Some("leave it out if nothing is sold".to_owned());
        } else {
            self.share(path, share);
        }
    }

    /// A depth: from 0% to just below 100%.
    fn depth(&mut self, path: &str, depth: Percent) {
        if !(0.0..1.0).contains(&depth.0) {
            let message = format!("`depth` is `{}`, allowed are 0% to less than 100%", percent(depth.0));
            self.error("share-out-of-range", path, message);
        }
    }

    fn sum_to_whole(&mut self, path: &str, what: &str, shares: impl Iterator<Item = Percent>) {
        // A tenth of a percentage point: what rounding to one decimal leaves.
        const TOLERANCE: f64 = 0.001 + 1e-9;
        let total: f64 = shares.map(|s| s.0).sum();
        if (total - 1.0).abs() > TOLERANCE {
            let message = format!("{what} add up to {}, needed is 100%", percent(total));
            let hint = format!("{} {}", if total > 1.0 { "take away" } else { "add" }, points((total - 1.0).abs()));
            self.error("shares-do-not-sum", path, message).hint = Some(hint);
        }
    }

    /// Checks the spelling of ids of one kind, that none is there twice, and that no two share a key of draws.
    fn ids<'i>(&mut self, kind: &str, ids: impl Iterator<Item = (String, &'i str)>) {
        let mut seen: HashMap<&str, String> = HashMap::new();
        let mut keys: HashMap<u32, &str> = HashMap::new();
        for (path, id) in ids {
            self.id(&path, id);
            if let Some(first) = seen.get(id) {
                let message = format!("{kind} `{}` is there twice, first at `{first}`", shown(id));
                self.error("duplicate-id", &path, message).hint = Some("give each one an id of its own".to_owned());
            } else if let Some(other) = keys.insert(text_key(id), id) {
                let message =
                    format!("{kind} ids `{}` and `{}` lead to the same random draws", shown(other), shown(id));
                self.error("id-collision", &path, message).hint = Some("rename one of them".to_owned());
            }
            seen.entry(id).or_insert(path);
        }
    }

    fn id(&mut self, path: &str, id: &str) {
        const LONGEST: usize = 40;
        let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if id.is_empty() || id.len() > LONGEST || !id.chars().all(sound) {
            let message = format!("`{}` cannot be an id", shown(id));
            self.error("bad-id", path, message).hint =
                Some("use 1 to 40 letters without accents, digits, `-` and `_`; names may hold anything".to_owned());
        }
    }

    fn name(&mut self, path: &str, name: &str) {
        const LONGEST: usize = 300;
        let length = name.chars().count();
        if name.trim().is_empty() {
            self.error("bad-name", path, format!("`{}` is empty", last(path)));
        } else if length > LONGEST {
            let message = format!("`{}` has {length} characters, allowed are {LONGEST}", last(path));
            self.error("bad-name", path, message);
        } else if name.chars().any(is_unsafe) {
            let message = format!("`{}` holds characters that cannot be shown: `{}`", last(path), shown(name));
            self.error("bad-name", path, message);
        }
    }

    fn name_if_set(&mut self, path: &str, name: Option<&str>) {
        if let Some(name) = name {
            self.name(path, name);
        }
    }

    /// Reports a name that stands twice in one list.
    fn twice(&mut self, path: &str, who: &str, names: &[String]) {
        for (at, name) in names.iter().enumerate() {
            if names[..at].contains(name) {
                let message = format!("{who} names `{}` twice in `{}`", shown(name), last(path));
                self.error("named-twice", &format!("{path}[{at}]"), message).hint = Some("keep it once".to_owned());
            }
        }
    }

    fn channel(&self, id: &str) -> Option<&'a ChannelSpec> {
        self.spec.channel.iter().find(|c| c.id == id)
    }

    fn channel_ids(&self) -> Vec<&'a str> {
        self.spec.channel.iter().map(|c| c.id.as_str()).collect()
    }

    fn account_ids(&self) -> Vec<&'a str> {
        let own = self.spec.channel.iter().filter(|c| c.owner == Owner::Account);
        own.map(|c| c.id.as_str()).collect()
    }

    /// Reports a channel that does not exist or is not the account's.
    fn account_channel(&mut self, path: &str, who: &str, id: &str) {
        if self.known("unknown-channel", path, who, id, &self.channel_ids())
            && self.channel(id).is_some_and(|c| c.owner != Owner::Account)
        {
            let message = format!("{who} names channel `{}`, which is not the account's", shown(id));
            let own = self.account_ids();
            let one = self.error("not-account-channel", path, message);
            one.known = own.into_iter().map(str::to_owned).collect();
        }
    }

    /// The products that a tactic concerns.
    fn products_of(&self, tactic: &TacticSpec) -> Vec<&'a ProductSpec> {
        let all = self.spec.category.iter().flat_map(|c| &c.product);
        all.filter(|p| tactic.products.contains(&p.id) || tactic.brands.contains(&p.brand)).collect()
    }
}

/// Highest price or cost of one thing, in currency units.
const HIGHEST_PRICE: f64 = 1e9;

/// Is something sold there.
fn sells(channel: &ChannelSpec) -> bool {
    channel.trip_share.is_some()
}

/// Is the product sold there.
fn lists(channel: &ChannelSpec, product: &ProductSpec) -> bool {
    sells(channel)
        && product.listed != Some(false)
        && (product.listed_in.is_empty() || product.listed_in.contains(&channel.id))
}

fn has_stores(channel: &ChannelSpec) -> bool {
    channel.kind == ChannelKind::Store
}

/// A number without the dust of binary fractions.
pub(super) fn round(number: f64) -> f64 {
    const DECIMALS: f64 = 1e6;
    let rounded = (number * DECIMALS).round() / DECIMALS;
    if rounded.is_finite() { rounded } else { number }
}

/// A fraction as people write percentages.
fn percent(fraction: f64) -> String {
    format!("{}%", round(fraction * 100.0))
}

/// A difference of percentages.
fn points(fraction: f64) -> String {
    format!("{} percentage points", round(fraction * 100.0))
}
