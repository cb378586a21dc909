//! Sizes that a scenario may have; they keep memory and time of a run within bounds.

use super::super::defaults::format;
use super::super::spec::{Audience, MechanicSpec, ProgramSpec, WhereSpec};
use super::super::values::CalendarDate;
use super::{Rules, has_stores, sells};

const CHANNELS: usize = 16;
const SELLING_CHANNELS: usize = 12;
const PRODUCTS: usize = 64;
const PRODUCTS_PER_CATEGORY: usize = 32;
const BRANDS: usize = 32;
const BRANDS_PER_CATEGORY: usize = 16;
const CATEGORIES: usize = 8;
pub(super) const PROGRAMS: usize = 16;
const TACTICS_PER_PROGRAM: usize = 16;
const COUPON_TACTICS: usize = 16;
/// Audiences and random parts of them in one program: the offer table holds every combination.
pub(super) const GROUPS_PER_PROGRAM: usize = 6;
const STORES: u64 = 400;
const SEGMENTS: usize = 8;
const SEASONS: usize = 100;
const NODES_PER_CHANNEL: usize = 400;
const NAMES_IN_A_LIST: usize = 64;
const SHOPPERS: u64 = 2_000_000;
const HOUSEHOLDS: u64 = 10_000_000_000;
const WEEKS: u32 = 260;
const WEEKS_WITH_WARM_UP: u32 = 520;
/// Shopper-days of all worlds together.
const SHOPPER_DAYS: f64 = 1e11;

impl Rules<'_> {
    pub(super) fn limits(&mut self) {
        self.market_limits();
        self.catalog_limits();
        self.program_limits();
        self.plan_limits();
        self.size_of_run();
    }

    pub(super) fn at_most(&mut self, path: &str, what: &str, count: usize, most: usize) {
        if count > most {
            self.error("too-many", path, format!("{count} {what}, allowed are at most {most}"));
        }
    }

    pub(super) fn at_least_one(&mut self, path: &str, what: &str, count: usize) {
        if count == 0 {
            self.error("missing-key", path, format!("no {what}, needed is at least one"));
        }
    }

    fn market_limits(&mut self) {
        let spec = self.spec;
        self.at_least_one("segment", "segment", spec.segment.len());
        self.at_most("segment", "segments", spec.segment.len(), SEGMENTS);
        self.at_least_one("channel", "channel", spec.channel.len());
        self.at_most("channel", "channels", spec.channel.len(), CHANNELS);
        let selling = spec.channel.iter().filter(|c| sells(c)).count();
        self.at_most("channel", "channels that sell", selling, SELLING_CHANNELS);
        self.at_most("calendar.season", "seasons", spec.calendar.season.len(), SEASONS);
        self.at_most("link", "links", spec.link.len(), CHANNELS * CHANNELS);
        self.at_most("assumption", "assumptions", spec.assumption.len(), NAMES_IN_A_LIST);
        self.at_most("scenario.allow", "codes", spec.scenario.allow.len(), NAMES_IN_A_LIST);
        for (at, channel) in spec.channel.iter().enumerate() {
            let (nodes, ways) = (channel.node.len(), channel.fulfilment.len());
            self.at_most(&format!("channel[{at}].node"), "nodes", nodes, NODES_PER_CHANNEL);
            self.at_most(&format!("channel[{at}].fulfilment"), "ways to receive an order", ways, 2);
        }
        let nodes = spec.channel.iter().flat_map(|c| &c.node).map(|n| u64::from(n.stores)).sum::<u64>();
        let single = spec.channel.iter().filter(|c| has_stores(c) && c.node.is_empty()).count() as u64;
        if nodes + single > STORES {
            let message = format!("{} stores in all channels, allowed are at most {STORES}", nodes + single);
            self.error("too-many", "channel", message).hint = Some(
                "let one store of the file stand for several of the market, and raise fee_per_store_week to match"
                    .to_owned(),
            );
        }
    }

    fn catalog_limits(&mut self) {
        let categories = &self.spec.category;
        self.at_least_one("category", "category", categories.len());
        self.at_most("category", "categories", categories.len(), CATEGORIES);
        for (at, category) in categories.iter().enumerate() {
            let place = |key: &str| format!("category[{at}].{key}");
            self.at_least_one(&place("brand"), "brand", category.brand.len());
            self.at_most(&place("brand"), "brands in one category", category.brand.len(), BRANDS_PER_CATEGORY);
            self.at_least_one(&place("product"), "product", category.product.len());
            self.at_most(&place("product"), "products in one category", category.product.len(), PRODUCTS_PER_CATEGORY);
            for (number, product) in category.product.iter().enumerate() {
                let path = format!("category[{at}].product[{number}].listed_in");
                self.at_most(&path, "channels", product.listed_in.len(), NAMES_IN_A_LIST);
            }
        }
        self.at_most("category", "brands", categories.iter().map(|c| c.brand.len()).sum(), BRANDS);
        self.at_most("category", "products", categories.iter().map(|c| c.product.len()).sum(), PRODUCTS);
    }

    fn program_limits(&mut self) {
        let programs = &self.spec.program;
        self.at_most("cost_shock", "cost shocks", self.spec.cost_shock.len(), NAMES_IN_A_LIST);
        self.at_most("program", "programs", programs.len(), PROGRAMS);
        let mut coupons = 0;
        for (at, program) in programs.iter().enumerate() {
            let path = format!("program[{at}].tactic");
            self.at_most(&path, "tactics in one program", program.tactic.len(), TACTICS_PER_PROGRAM);
            let groups = groups_of(self.spec.scenario.start, &[program]);
            self.at_most(
                &path,
                "groups of shoppers (audience, reach, segments, where) in one program",
                groups,
                GROUPS_PER_PROGRAM,
            );
            for (number, tactic) in program.tactic.iter().enumerate() {
                let place = |key: &str| format!("{path}[{number}].{key}");
                self.at_most(&place("products"), "products", tactic.products.len(), NAMES_IN_A_LIST);
                self.at_most(&place("brands"), "brands", tactic.brands.len(), NAMES_IN_A_LIST);
                let delivery = &tactic.delivery;
                self.at_most(&place("delivery.channels"), "channels", delivery.channels.len(), NAMES_IN_A_LIST);
                self.at_most(&place("delivery.formats"), "formats", delivery.formats.len(), NAMES_IN_A_LIST);
                if let MechanicSpec::AppCoupon(coupon) = &tactic.mechanic {
                    let path = place("mechanic.app-coupon.redeem_in");
                    self.at_most(&path, "channels", coupon.redeem_in.len(), NAMES_IN_A_LIST);
                    coupons += 1;
                }
                if let MechanicSpec::Bundle(bundle) = &tactic.mechanic {
                    let path = place("mechanic.bundle.with");
                    self.at_most(&path, "products", bundle.with.len(), NAMES_IN_A_LIST);
                }
                coupons += usize::from(matches!(tactic.mechanic, MechanicSpec::LeafletCoupon(_)));
            }
        }
        self.at_most("program", "coupon tactics in all programs", coupons, COUPON_TACTICS);
    }

    fn size_of_run(&mut self) {
        let head = &self.spec.scenario;
        let (weeks, warm_up) = (head.weeks, head.warm_up_weeks.unwrap_or(format::WARM_UP_WEEKS));
        if weeks == 0 {
            self.error("value-out-of-range", "scenario.weeks", format!("`weeks` is `0`, allowed are 1 to {WEEKS}"));
        }
        for (path, key, number) in
            [("scenario.weeks", "weeks", weeks), ("scenario.warm_up_weeks", "warm_up_weeks", warm_up)]
        {
            if number > WEEKS {
                self.error("value-out-of-range", path, format!("`{key}` is `{number}`, allowed are at most {WEEKS}"));
            }
        }
        let shoppers = head.shoppers.unwrap_or(format::SHOPPERS);
        self.shopper_count(shoppers);
        let all_weeks = weeks.saturating_add(warm_up);
        let shopper_days =
            shoppers as f64 * 7.0 * f64::from(all_weeks) * (self.spec.program.len() + self.spec.plan.len() + 1) as f64;
        if self.found.is_empty() && (all_weeks > WEEKS_WITH_WARM_UP || shopper_days > SHOPPER_DAYS) {
            let message = format!("{shoppers} shoppers over {all_weeks} weeks are too large a run");
            self.error("too-large", "scenario", message).hint =
                Some("simulate fewer shoppers, weeks or programs".to_owned());
        }
        if let Some(households) = head.households
            && !(1..=HOUSEHOLDS).contains(&households)
        {
            let message = format!("`households` is `{households}`, allowed are 1 to {HOUSEHOLDS}");
            self.error("value-out-of-range", "scenario.households", message);
        }
    }

    fn shopper_count(&mut self, shoppers: u64) {
        let path = "scenario.shoppers";
        if shoppers == 0 {
            self.error("no-shoppers", path, "no shoppers are simulated").hint =
                Some("write shoppers = 4000 for a quick look".to_owned());
        } else if shoppers > SHOPPERS {
            let message = format!("`shoppers` is `{shoppers}`, allowed are at most {SHOPPERS}");
            self.error("too-many-shoppers", path, message).hint =
                Some("let `households` say how many they stand for".to_owned());
        }
    }
}

/// Groups of shoppers that the tactics of programs tell apart: audiences, and tactics that reach a part of one. Programs
/// that begin on different days pick shoppers by what they did at different times.
///
/// * `start`: first day of the horizon
pub(super) fn groups_of(start: CalendarDate, programs: &[&ProgramSpec]) -> usize {
    let mut groups = Vec::new();
    for program in programs {
        let days = program.tactic.iter().map(|t| (t.delivery.from.max(start), t.delivery.to));
        let first = days.filter(|(from, to)| from <= to).map(|(from, _)| from).min();
        for tactic in &program.tactic {
            let delivery = &tactic.delivery;
            let audience = delivery.audience.unwrap_or(Audience::Everyone);
            let part = delivery.reach.filter(|reach| reach.0 < 1.0).map(|_| tactic.id.as_str());
            let by_purchases = audience.is_by_purchases() || delivery.rules.is_some_and(|r| r.is_by_purchases());
            let what = by_purchases.then_some((&tactic.products, &tactic.brands));
            let when = first.filter(|_| by_purchases || audience == Audience::UpperTier);
            let (rules, segments) = (delivery.rules.filter(|r| *r != WhereSpec::default()), &delivery.segments);
            let group = (audience, part, what, when, rules, segments);
            let is_some = audience != Audience::Everyone || part.is_some() || rules.is_some() || !segments.is_empty();
            if is_some && !groups.contains(&group) {
                groups.push(group);
            }
        }
    }
    groups.len()
}
