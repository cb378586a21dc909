//! Prices and promotions in V0 without ordinary deals: every event is a twin of the same market, in a clean window.

mod events;
mod lasting;

use super::clean;
use crate::engine::{Alter, Arm, Branch, World, run_branches};
use crate::ledger::{Ledger, Pick};
use crate::validate::plan::{Plan, Step, branch};
use crate::validate::tally::Purchases;
use crate::validate::{Block, Fault, Lab, Reading};
use std::ops::Range;

const FACTS: &[&str] = &[
    "regular-price-elasticity",
    "promo-lift-tpr",
    "big-brand-smaller-pct-lift",
    "cross-price",
    "bump-decomposition",
    "post-promo-dip",
    "feature-display-order",
    "deal-depth-curve",
    "price-rise-asymmetry",
    "retailer-net",
    "no-permanent-effect",
    "online-loyal-less-price",
    "cross-channel-promo-cannibalisation",
];

/// Price facts in the default archetype.
pub const BLOCK: Block = Block { id: "prices and promotions", facts: FACTS, measure: |lab| measure(lab, None) };
/// The same in snacks and drinks.
pub const SNACKS: Block =
    Block { id: "prices, snacks and drinks", facts: FACTS, measure: |lab| measure(lab, Some("snacks-drinks")) };
/// The same in home care.
pub const HOME: Block = Block { id: "prices, home care", facts: FACTS, measure: |lab| measure(lab, Some("home-care")) };
/// The same in a category of high involvement.
pub const INVOLVED: Block =
    Block { id: "prices, high involvement", facts: FACTS, measure: |lab| measure(lab, Some("high-involvement")) };

/// Households of the world.
const SHOPPERS: u32 = 10_000;
/// Brands of V0.
const BRANDS: usize = 8;
/// Weeks of the event and after it in which its effect is followed.
const FOLLOWED: usize = 9;
/// Weeks over which long effects are followed.
const LONG: usize = 27;

/// What is done to a brand in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A price cut in the stores of the account, in percent, without support.
    Cut(u8),
    /// A cut of 20% in the leaflet.
    Feature,
    /// A cut of 20% on display.
    Display,
    /// A cut of 20% in the leaflet and on display.
    Both,
    /// A display without a cut.
    DisplayOnly,
    /// A cut of 20% in the app only.
    Online,
    /// A lasting change of the regular price in all outlets, in percent.
    Lasting(i8),
}

/// One event: a twin that runs it.
#[derive(Clone, Copy, Debug)]
struct Event {
    kind: Kind,
    brand: usize,
    week: usize,
    weeks: usize,
}

/// What an event left.
struct Outcome {
    event: Event,
    ledger: Ledger,
    purchases: Purchases,
}

/// A world with the baseline and all events, and how to read them.
struct Field {
    world: World,
    base: Ledger,
    base_purchases: Purchases,
    outcomes: Vec<Outcome>,
    warm_up: usize,
    store: usize,
    app: usize,
}

impl Field {
    fn products(&self, brand: usize) -> u64 {
        let of = |p: &crate::market::Product| p.brand == brand;
        self.world.market.products.iter().enumerate().filter(|(_, p)| of(p)).fold(0, |bits, (i, _)| bits | 1 << i)
    }

    /// Packs sold over weeks of the horizon.
    fn units(&self, ledger: &Ledger, weeks: Range<usize>, channel: Option<usize>, products: Option<u64>) -> f64 {
        let weeks = weeks.start + self.warm_up..weeks.end + self.warm_up;
        ledger.units(weeks, Pick { channel, products }) as f64
    }

    /// Packs with the event, and without it, over weeks counted from its first one.
    fn pair(
        &self,
        outcome: &Outcome,
        weeks: Range<usize>,
        channel: Option<usize>,
        products: Option<u64>,
    ) -> (f64, f64) {
        let from = outcome.event.week;
        let weeks = from + weeks.start..from + weeks.end;
        let with = self.units(&outcome.ledger, weeks.clone(), channel, products);
        (with, self.units(&self.base, weeks, channel, products))
    }

    /// Extra packs of an event.
    fn extra(&self, outcome: &Outcome, weeks: Range<usize>, channel: Option<usize>, products: Option<u64>) -> f64 {
        let (with, without) = self.pair(outcome, weeks, channel, products);
        with - without
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(move |o| o.event.kind == kind)
    }

    /// Packs of the promoted brands in a channel in the week of the event, with and without it, events pooled.
    fn lift_of(&self, kind: Kind, channel: usize, brands: Range<usize>) -> (f64, f64) {
        let events = self.of(kind).filter(|o| brands.contains(&o.event.brand));
        events.fold((0.0, 0.0), |(with, without), o| {
            let (w, b) = self.pair(o, 0..1, Some(channel), Some(self.products(o.event.brand)));
            (with + w, without + b)
        })
    }
}

fn events(lab: &Lab) -> Vec<Event> {
    let mut all = Vec::new();
    let mut add = |kind: Kind, repeats: usize, weeks: usize| {
        for (brand, repeat) in (0..BRANDS).flat_map(|b| (0..repeats).map(move |r| (b, r))) {
            all.push(Event { kind, brand, week: 1 + 2 * repeat, weeks });
        }
    };
    add(Kind::Cut(20), lab.repeats(5), FOLLOWED);
    for depth in [5, 10, 30, 40] {
        add(Kind::Cut(depth), lab.repeats(3), 1);
    }
    for kind in [Kind::Feature, Kind::Display, Kind::Both, Kind::DisplayOnly] {
        add(kind, lab.repeats(3), 1);
    }
    add(Kind::Online, lab.repeats(3), FOLLOWED);
    // One event per brand is followed for half a year.
    all.iter_mut().filter(|e| e.kind == Kind::Cut(20) && e.week == 1).for_each(|e| e.weeks = LONG);
    for (brand, change) in [0, 2, 5].into_iter().flat_map(|b| [(b, 10), (b, -10)]) {
        all.push(Event { kind: Kind::Lasting(change), brand, week: 0, weeks: lasting::WEEKS });
    }
    // A control looks at one fact only: events that it does not read are left out.
    if let Some(control) = lab.broken {
        let lasting = lasting::FACTS.contains(&control.fact);
        all.retain(|e| matches!(e.kind, Kind::Lasting(_)) == lasting);
    }
    all
}

fn plan(events: &[Event]) -> Plan {
    let mut plan = Plan::default();
    for event in events {
        let brand = format!("b{}", event.brand + 1);
        let cut = |percent: u8| format!("{{ price-cut = {{ depth = \"{percent}%\" }} }}");
        let (store, app) = ("\"store\"", "\"app\"");
        let step =
            |mechanic: &str, channels: &'static str, delivery: &'static str| (mechanic.to_owned(), channels, delivery);
        let feature = step("{ leaflet-feature = {} }", store, "");
        let display = step("{ display = {} }", store, ", compliance = \"100%\"");
        let steps = match event.kind {
            Kind::Cut(percent) => vec![step(&cut(percent), store, "")],
            Kind::Feature => vec![step(&cut(20), store, ""), feature],
            Kind::Display => vec![step(&cut(20), store, ""), display],
            Kind::Both => vec![step(&cut(20), store, ""), feature, display],
            Kind::DisplayOnly => vec![display],
            Kind::Online => vec![step(&cut(20), app, "")],
            Kind::Lasting(percent) => {
                let all = "\"store\", \"app\", \"rival\", \"gt\"";
                vec![step(&format!("{{ price-change = {{ change = \"{percent:+}%\" }} }}"), all, "")]
            }
        };
        let weeks = if matches!(event.kind, Kind::Lasting(_)) { event.weeks } else { 1 };
        let steps: Vec<Step<'_>> = steps
            .iter()
            .map(|(mechanic, channels, delivery)| Step {
                delivery,
                weeks,
                ..Step::week(mechanic, &brand, channels, event.week)
            })
            .collect();
        plan.add(&steps);
    }
    plan
}

fn simulate(lab: &Lab, archetype: Option<&'static str>) -> Result<Field, Fault> {
    let text = clean(archetype);
    let sets = [("scenario.weeks", lasting::WEEKS.to_string())];
    let scenario = lab.scenario(&text, "", SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let events = events(lab);
    let programs = lab.programs(&text, &plan(&events), &sets, &world)?;
    // The control of `no-permanent-effect`: a deal leaves a better experience that does not fade.
    let lasting_gain = |world: &World, arm: &mut Arm| {
        let promoted = arm.program.promoted();
        let brands = world.market.products.iter().enumerate().filter(|(i, _)| promoted >> i & 1 == 1);
        let brand = brands.map(|(_, p)| p.brand).next().unwrap_or(0);
        for memory in &mut arm.memories {
            memory.experience.iter_mut().skip(brand).step_by(memory.brands).for_each(|e| *e += 0.2);
        }
    };
    let alter: Option<&Alter<'_>> = if lab.breaks("no-permanent-effect") { Some(&lasting_gain) } else { None };
    let branches: Vec<Branch<'_>> =
        events.iter().zip(&programs).map(|(e, p)| branch(&world, p, (e.week, e.weeks), alter)).collect();
    let start = world.market.calendar.warm_up_days;
    let watch = |place: Option<usize>| {
        let week = place.map(|p| events[p].week as u16);
        let short = week.map_or(start..start + 7 * 16, |w| start + w * 7..start + w * 7 + 7);
        Purchases::on(short)
    };
    let until = branches.iter().map(|b| b.until).max().unwrap_or(0);
    let ((base, base_purchases), ends) = run_branches(&world, &branches, until, false, watch);
    let outcomes = ends.into_iter().zip(events).filter_map(|(end, event)| {
        let (end, purchases) = end?;
        Some(Outcome { event, ledger: end.ledger, purchases })
    });
    let index = |id: &str| world.market.channel_index(id).ok_or_else(|| Fault::Missing(format!("channel `{id}`")));
    let (store, app) = (index("store")?, index("app")?);
    let warm_up = usize::from(start) / 7;
    Ok(Field { outcomes: outcomes.collect(), base: base.ledger, base_purchases, warm_up, store, app, world })
}

fn measure(lab: &Lab, archetype: Option<&'static str>) -> Result<Vec<Reading>, Fault> {
    let field = simulate(lab, archetype)?;
    let mut found = events::readings(&field);
    let regular = lasting::readings(&field, &mut found);
    let promo = events::elasticity(field.lift_of(Kind::Cut(20), field.store, 0..BRANDS), 0.2);
    found.push(Reading::mean("promo-lift-tpr", "promo_vs_regular", promo / regular));
    Ok(found.into_iter().map(|r| r.of(archetype)).collect())
}
