//! Warnings about programs.

use super::super::diagnostic::shown;
use super::super::spec::{DeliverySpec, MechanicSpec, ProgramSpec, TacticSpec};
use super::{Rules, lists, percent};
use time::{Date, Duration};

impl<'a> Rules<'a> {
    pub(super) fn program_lints(&mut self) {
        if self.spec.program.is_empty() {
            self.warning("no-programs", "", "there is no program to compare").hint =
                Some("add a [[program]] with at least one [[program.tactic]]".to_owned());
        }
        for (at, program) in self.spec.program.iter().enumerate() {
            let path = format!("program[{at}]");
            if program.tactic.is_empty() {
                let message = format!("program `{}` has no tactic and changes nothing", shown(&program.id));
                self.warning("no-tactics", &path, message);
            }
            if program.budget == Some(0.0) {
                let message = format!("the budget of program `{}` is 0", shown(&program.id));
                self.warning("zero-budget", &format!("{path}.budget"), message).hint =
                    Some("leave budget out if it is not known".to_owned());
            }
            for (number, tactic) in program.tactic.iter().enumerate() {
                self.horizon(&format!("{path}.tactic[{number}].delivery"), tactic);
                self.no_effect(&format!("{path}.tactic[{number}]"), tactic);
                self.cap_lints(&format!("{path}.tactic[{number}]"), tactic);
            }
            self.by_accident(&path, program);
            self.stop(&path, program);
            self.cuts(&path, program);
        }
        self.plan_lints();
    }

    /// First and last day of the horizon.
    fn horizon_days(&self) -> Option<(Date, Date)> {
        let head = &self.spec.scenario;
        let days = i64::from(head.weeks) * 7 - 1;
        Some((head.start.0, head.start.0.checked_add(Duration::days(days))?))
    }

    fn horizon(&mut self, path: &str, tactic: &TacticSpec) {
        let Some((first, last)) = self.horizon_days() else { return };
        let (from, to) = (tactic.delivery.from.0, tactic.delivery.to.0);
        let id = shown(&tactic.id);
        let hint = format!("the horizon is {first} to {last}");
        if to < from {
            return;
        }
        if to < first || from > last {
            let message =
                format!("tactic `{id}` runs {from} to {to}, which is outside the horizon: it changes nothing");
            self.warning("program-outside-horizon", &format!("{path}.from"), message).hint = Some(hint);
        } else if from < first || to > last {
            let message = format!("tactic `{id}` runs {from} to {to}, which is partly outside the horizon");
            let key = if from < first { "from" } else { "to" };
            self.warning("program-partly-outside-horizon", &format!("{path}.{key}"), message).hint = Some(hint);
        }
    }

    /// Channels of the account that a program uses without any link between two of them.
    fn by_accident(&mut self, path: &str, program: &ProgramSpec) {
        let own = self.account_ids();
        let is_used = |id: &str| program.tactic.iter().any(|tactic| channels_of(tactic).any(|used| used == id));
        let used: Vec<&str> = own.into_iter().filter(|id| is_used(id)).collect();
        let is_linked =
            |a: &str, b: &str| self.spec.link.iter().any(|l| (l.from == a && l.to == b) || (l.from == b && l.to == a));
        let mut pairs = Vec::new();
        for (at, a) in used.iter().enumerate() {
            pairs.extend(used[at + 1..].iter().filter(|b| !is_linked(a, b)).map(|b| format!("`{a}` and `{b}`")));
        }
        if !pairs.is_empty() {
            let message = format!(
                "program `{}` runs in channels that touch but are not connected: {}",
                shown(&program.id),
                pairs.join(", ")
            );
            self.warning("multichannel-by-accident", path, message).hint =
                Some("add a [[link]] between them and say how well they work together".to_owned());
        }
    }

    /// Price cuts of one product on the same day: twice in one channel, or differently in two.
    fn cuts(&mut self, path: &str, program: &'a ProgramSpec) {
        let cuts: Vec<(usize, &TacticSpec, f64)> = program
            .tactic
            .iter()
            .enumerate()
            .filter_map(|(at, tactic)| match &tactic.mechanic {
                MechanicSpec::PriceCut(cut) => Some((at, tactic, cut.depth.0)),
                _ => None,
            })
            .collect();
        for (place, (at, tactic, depth)) in cuts.iter().enumerate() {
            for (_, other, other_depth) in &cuts[..place] {
                if !overlap(&tactic.delivery, &other.delivery) {
                    continue;
                }
                let path = format!("{path}.tactic[{at}]");
                if let Some((product, channel)) = self.same_shelf(tactic, other) {
                    let message = format!(
                        "tactics `{}` and `{}` both cut product `{product}` in channel `{channel}` on the same days",
                        shown(&other.id),
                        shown(&tactic.id)
                    );
                    self.warning("overlapping-cuts", &path, message);
                }
                if let Some(product) = self.same_product(tactic, other).filter(|_| depth != other_depth) {
                    let message = format!(
                        "product `{product}` is cut by {} and by {} in two channels on the same days",
                        percent(*other_depth),
                        percent(*depth)
                    );
                    self.warning("price-differs", &path, message).hint =
                        Some("give the same depth in both, or expect shoppers to notice".to_owned());
                }
            }
        }
    }

    /// A product that two cuts concern in one channel that sells it.
    pub(super) fn same_shelf(&self, one: &TacticSpec, other: &TacticSpec) -> Option<(&'a str, &'a str)> {
        let others = self.products_of(other);
        for product in self.products_of(one) {
            let is_shared = others.iter().any(|p| p.id == product.id);
            let shelf = self.spec.channel.iter().find(|c| {
                let in_both = one.delivery.channels.contains(&c.id) && other.delivery.channels.contains(&c.id);
                in_both && lists(c, product)
            });
            if let Some(channel) = shelf.filter(|_| is_shared) {
                return Some((&product.id, &channel.id));
            }
        }
        None
    }

    /// A product that two cuts concern in two different channels that sell it.
    fn same_product(&self, one: &TacticSpec, other: &TacticSpec) -> Option<&'a str> {
        let others = self.products_of(other);
        let sold_by = |tactic: &TacticSpec, product, channel: &str| {
            let ids = &tactic.delivery.channels;
            ids.iter().any(|id| id != channel && self.channel(id).is_some_and(|c| lists(c, product)))
        };
        self.products_of(one).into_iter().find_map(|product| {
            let is_shared = others.iter().any(|p| p.id == product.id);
            let mut shelves =
                one.delivery.channels.iter().filter(|id| self.channel(id).is_some_and(|c| lists(c, product)));
            (is_shared && shelves.any(|id| sold_by(other, product, id))).then_some(product.id.as_str())
        })
    }
}

/// Channels in which a tactic runs or is redeemed.
fn channels_of(tactic: &TacticSpec) -> impl Iterator<Item = &str> {
    let redeemed: &[String] = match &tactic.mechanic {
        MechanicSpec::AppCoupon(coupon) => &coupon.redeem_in,
        _ => &[],
    };
    tactic.delivery.channels.iter().chain(redeemed).map(String::as_str)
}

pub(super) fn overlap(one: &DeliverySpec, other: &DeliverySpec) -> bool {
    one.from <= other.to && other.from <= one.to
}
