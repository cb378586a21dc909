//! Programs and tactics with every name resolved: mechanic × delivery × funding.

use super::ads::{Ad, Flight, Sample};
use super::audience::{Known, Layer};
use super::caps::{Limits, Purse, purses};
use super::execution::Execution;
use super::extras::Extras;
use super::forecast::Forecast;
use super::funding::Funding;
use super::mechanics::{Context, Mechanic, Moment};
use super::offers::{Coupon, Drive, Offer, Regular};
use super::run_down::RunDown;
use crate::draws::Draws;
use crate::ids::{Day, text_key};
use crate::market::channel::Ways;
use crate::market::{Links, Market, Rebate};
use crate::scenario::defaults::format;
use crate::scenario::{Audience, DeliverySpec, Driver, MechanicSpec, ProgramSpec, TacticSpec};
use crate::units::Money;

/// A tactic with every name resolved.
#[derive(Clone, Debug)]
pub struct Tactic {
    /// Identifier within the program.
    pub id: String,
    /// Key of its draws: the tactic's id, so that the same tactic has the same luck in two programs.
    pub key: u32,
    /// What changes.
    pub mechanic: Mechanic,
    /// Bit per product.
    pub products: u64,
    /// Bit per channel.
    pub channels: u16,
    /// First day; negative before the run.
    pub from: i64,
    /// Last day, included.
    pub to: i64,
    /// Days of a week on which it runs, counted from the first day of the run, bit each.
    pub days: u8,
    /// Index into the layers of the program; `None` for everyone.
    pub layer: Option<u8>,
    /// Is it for shoppers picked by what they bought.
    pub targeted: bool,
    /// Stores in which the tactic is planned.
    pub stores: Vec<usize>,
    /// Planned displays that stand.
    pub compliance: f64,
    /// Planned stores that carry out anything else, as stated.
    pub executed: f64,
    /// May a store fail to carry it out; displays have their compliance.
    pub is_carried_out: bool,
    /// Hours of the field force in a week, all planned stores together.
    pub field_hours: f64,
    /// Who pays.
    pub funding: Funding,
    /// Rebates earned when it ends.
    pub rebates: Vec<Rebate>,
    /// Caps in packs.
    pub limits: Limits,
    /// Is its offer used up.
    pub closed: bool,
}

impl Tactic {
    /// Is what it takes off the shelf price paid for by money off the invoice.
    #[must_use]
    pub const fn pays_on_invoice(&self) -> bool {
        matches!(self.mechanic, Mechanic::TradeDeal(_))
    }

    /// Is it a second placement.
    #[must_use]
    pub const fn is_display(&self) -> bool {
        matches!(self.mechanic, Mechanic::Display(_))
    }

    /// Does it keep stores of the account busy.
    #[must_use]
    pub fn takes_stores(&self, market: &Market) -> bool {
        let own = |store: &usize| market.channels[market.stores[*store].channel].is_account();
        (self.is_display() || self.is_carried_out) && self.stores.iter().any(own)
    }

    /// Does it run on a day of this week.
    #[must_use]
    pub fn runs_in(&self, week: usize) -> bool {
        let first = 7 * week as i64;
        self.from <= self.to && self.from <= first + 6 && self.to >= first
    }

    /// Does it run on this day.
    #[must_use]
    pub fn is_live(&self, day: Day) -> bool {
        !self.closed && self.days >> (day % 7) & 1 == 1 && (self.from..=self.to).contains(&i64::from(day))
    }
}

/// A program ready to run.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// Identifier; empty for the world without a program.
    pub id: String,
    /// Tactics, by slot.
    pub tactics: Vec<Tactic>,
    /// Coupons of the tactics.
    pub coupons: Vec<Coupon>,
    /// Contacts with advertising.
    pub flights: Vec<Flight>,
    /// What can be clicked.
    pub ads: Vec<Ad>,
    /// Free samples.
    pub samples: Vec<Sample>,
    /// Savings on several packs, gifts, promoters and news.
    pub extras: Extras,
    /// Money from which tactics pay by the pack, where there is an end of it.
    pub purses: Vec<Purse>,
    /// Audience layers.
    pub layers: Vec<Layer>,
    /// Layers that need points, bit each, and how many.
    pub points_layers: Vec<(u8, i64)>,
    /// What stores carry out; drawn for each future.
    pub execution: Execution,
    /// Sales that the plan promises.
    pub forecasts: Vec<Forecast>,
    /// Promised growth lever.
    pub driver: Option<Driver>,
    /// Home channel named in the scenario.
    pub home: Option<usize>,
}

impl Program {
    /// The world without a program.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Resolves a program of a checked scenario.
    #[must_use]
    pub fn build(spec: &ProgramSpec, market: &Market) -> Self {
        Self::of_members(spec, &[spec.tactic.len()], market)
    }

    /// Resolves tactics of several programs that stand one after the other; each picks its shoppers on its own first day.
    ///
    /// * `members`: number of tactics of each program
    pub(super) fn of_members(spec: &ProgramSpec, members: &[usize], market: &Market) -> Self {
        let mut program = Self {
            id: spec.id.clone(),
            driver: spec.driver,
            home: spec.home.as_deref().and_then(|id| market.channel_index(id)),
            forecasts: spec.forecast.iter().map(|f| Forecast::build(f, market)).collect(),
            ..Self::default()
        };
        let mut rest = spec.tactic.iter();
        for &count in members {
            let built: Vec<(&TacticSpec, Tactic)> =
                rest.by_ref().take(count).map(|tactic| (tactic, build_tactic(tactic, market))).collect();
            let first = first_day(built.iter().map(|(_, tactic)| tactic), market.calendar.days).unwrap_or(Day::MAX);
            for (tactic, mut built) in built {
                let layer = Layer::of(tactic, market, (built.products, built.key), first);
                let layer = layer.filter(|_| !built.mechanic.is_for_everybody());
                built.layer = layer.map(|layer| program.layer_of(layer));
                program.add_tables(program.tactics.len(), &built, market);
                program.tactics.push(built);
            }
        }
        let layers = program.layers.iter().enumerate();
        program.points_layers = layers.filter_map(|(index, l)| Some((1 << index, l.points?))).collect();
        program.purses = purses(spec, market);
        program
    }

    /// Is the funding settled on totals, by tactic.
    #[must_use]
    pub fn accruals(&self) -> Vec<bool> {
        self.tactics.iter().map(|t| t.funding.is_settled_on_totals()).collect()
    }

    /// Ends the offer of a tactic after a day: it is in no table of the days that follow.
    pub fn close(&mut self, slot: usize, day: i64) {
        self.tactics[slot].closed = true;
        self.coupons.iter_mut().filter(|c| c.slot == slot).for_each(|c| c.to = c.to.min(day));
    }

    /// Index of the layer of a tactic, added when it is new.
    fn layer_of(&mut self, layer: Layer) -> u8 {
        let found = self.layers.iter().position(|l| *l == layer);
        let index = found.unwrap_or_else(|| {
            self.layers.push(layer);
            self.layers.len() - 1
        });
        index as u8
    }

    /// Fills the tables beside the offer table.
    fn add_tables(&mut self, slot: usize, tactic: &Tactic, market: &Market) {
        self.extras.add(slot, tactic);
        match &tactic.mechanic {
            Mechanic::AppCoupon(coupon) => self.coupons.push(coupon.compile(slot, tactic)),
            Mechanic::LeafletCoupon(coupon) => self.coupons.push(coupon.compile(slot, tactic)),
            Mechanic::Sampling(sampling) => self.samples.push(sampling.compile(slot, tactic)),
            Mechanic::SponsoredSearch(search) => {
                self.add_ad(slot, tactic, search.per_click, tactic.channels.trailing_zeros() as usize);
            }
            Mechanic::FlashSale(sale) if sale.is_worth_something() => {
                self.add_ad(slot, tactic, Money::ZERO, tactic.channels.trailing_zeros() as usize);
            }
            Mechanic::Media(media) => {
                let channels = (0..market.channels.len()).filter(|c| tactic.channels >> c & 1 == 1);
                let clickable = channels.into_iter().find(|&c| market.channels[c].kind.can_be_clicked());
                let ad = clickable.map(|channel| self.add_ad(slot, tactic, tactic.funding.per_click, channel));
                self.flights.extend(media.flights((slot, tactic), market, ad));
            }
            _ => {}
        }
    }

    fn add_ad(&mut self, slot: usize, tactic: &Tactic, per_click: Money, channel: usize) -> u8 {
        self.ads.push(Ad { slot, key: tactic.key, products: tactic.products, channel, per_click });
        (self.ads.len() - 1) as u8
    }

    /// Decides what stores carry out in this future; `display` scales the compliance of displays.
    pub fn draw_execution(&mut self, market: &Market, draws: &Draws, display: f64) {
        self.execution = Execution::draw(&self.tactics, market, draws, display);
        self.extras.draw(&self.tactics, market, draws, display);
    }

    /// Those of some layers, bit each, that a shopper belongs to, as if everybody had the app and were a member.
    #[must_use]
    pub fn layers_of(&self, market: &Market, draws: &Draws, known: &Known<'_>, some: u8) -> u8 {
        let asked = self.layers.iter().enumerate().filter(|(index, _)| some >> index & 1 == 1);
        asked.fold(0, |bits, (index, layer)| bits | u8::from(layer.holds(market, draws, known)) << index)
    }

    /// Layers of which something holds, bit each.
    #[must_use]
    pub fn layers_that(&self, holds: impl Fn(&Layer) -> bool) -> u8 {
        let those = self.layers.iter().enumerate().filter(|(_, l)| holds(l));
        those.fold(0, |bits, (index, _)| bits | 1 << index)
    }

    /// Tactics that run on a day.
    pub fn live_tactics(&self, day: Day) -> impl Iterator<Item = usize> + '_ {
        (0..self.tactics.len()).filter(move |&slot| self.tactics[slot].is_live(day))
    }

    /// Coupons that can be used on a day, bit each.
    #[must_use]
    pub fn live_coupons(&self, day: Day) -> u32 {
        self.coupons.iter().enumerate().filter(|(_, c)| c.is_live(day)).fold(0, |bits, (index, _)| bits | 1 << index)
    }

    /// First day on which the world differs from the one without the program; `None` when no tactic falls into the run.
    #[must_use]
    pub fn first_day(&self, days: Day) -> Option<Day> {
        first_day(self.tactics.iter(), days)
    }

    /// First day on which the program is anything in the world: shoppers may be picked before the first tactic runs, where
    /// the tactic that began the program is left out.
    #[must_use]
    pub fn opening(&self, days: Day) -> Option<Day> {
        let picks = self.layers.iter().map(|l| l.from).filter(|from| *from > 0).min();
        self.first_day(days).map(|first| picks.map_or(first, |day| day.min(first)))
    }

    /// Picks shoppers on the day on which another program picks them.
    #[must_use]
    pub fn picking_with(mut self, whole: &Self, days: Day) -> Self {
        let first = whole.first_day(days).unwrap_or(Day::MAX);
        self.layers.iter_mut().filter(|l| l.from > 0).for_each(|l| l.from = first);
        self
    }

    /// Products of any tactic, bit each.
    #[must_use]
    pub fn promoted(&self) -> u64 {
        self.tactics.iter().fold(0, |bits, t| bits | t.products)
    }

    /// Products on standing displays of the tactics that run for an audience mask, by store.
    pub(super) fn displays(&self, live: &[usize], mask: usize, day: Day, display: &mut [u64]) {
        display.fill(0);
        for (slot, store) in self.standing(live, mask, day) {
            display[store] |= self.tactics[slot].products;
        }
    }

    /// Displays that stand for an audience mask: tactic and store.
    pub(super) fn standing(&self, live: &[usize], mask: usize, day: Day) -> impl Iterator<Item = (usize, usize)> {
        let for_them = move |slot: &usize| self.tactics[*slot].layer.is_none_or(|layer| mask >> layer & 1 == 1);
        let week = crate::market::Calendar::week_of(day);
        let displays = live.iter().copied().filter(for_them).filter(|slot| self.tactics[*slot].is_display());
        displays.flat_map(move |slot| {
            let stores = self.tactics[slot].stores.iter().copied();
            stores.filter(move |store| self.execution.is_up(slot, *store, week)).map(move |store| (slot, store))
        })
    }

    /// What visitors are asked to join by the tactics that run.
    pub(super) fn drives(&self, live: &[usize]) -> impl Iterator<Item = Drive> {
        live.iter().filter_map(|&slot| self.tactics[slot].mechanic.drive(slot as u8, &self.tactics[slot]))
    }

    /// Lets every tactic that runs in a channel change how its orders are received.
    pub(super) fn change_ways(&self, live: &[usize], channel: usize, ways: &mut Ways) {
        for tactic in live.iter().map(|&slot| &self.tactics[slot]) {
            if tactic.channels >> channel & 1 == 1 {
                tactic.mechanic.change_ways(ways);
            }
        }
    }

    /// Lets every tactic that runs change what carries over between touchpoints.
    pub(super) fn set_links(&self, live: &[usize], links: &mut Links) {
        live.iter().for_each(|&slot| self.tactics[slot].mechanic.set_links(links));
    }

    /// Shelves that nobody fills because of the tactics that run.
    pub(super) fn run_downs(&self, live: &[usize], day: Day) -> impl Iterator<Item = RunDown> {
        let tactics = live.iter().map(|&slot| &self.tactics[slot]);
        tactics.filter_map(move |tactic| tactic.mechanic.run_down(tactic, i64::from(day)))
    }

    /// Lets every tactic that runs here change what the product regularly is.
    pub(super) fn set_regular(
        &self,
        (live, absent, day): (&[usize], u64, Day),
        mask: usize,
        channel: usize,
        product: usize,
        regular: &mut Regular,
    ) {
        for tactic in live.iter().filter(|slot| absent >> **slot & 1 == 0).map(|&slot| &self.tactics[slot]) {
            let for_them = tactic.layer.is_none_or(|layer| mask >> layer & 1 == 1);
            if for_them && tactic.products >> product & 1 == 1 && tactic.channels >> channel & 1 == 1 {
                let moment = Moment { day: i64::from(day), from: tactic.from, channel };
                tactic.mechanic.set_regular(&moment, regular);
            }
        }
    }

    /// Lets every tactic that runs here change the cell.
    pub(super) fn apply(
        &self,
        (live, absent): (&[usize], u64),
        mask: usize,
        channel: usize,
        product: usize,
        market: &Market,
        offer: &mut Offer,
    ) {
        let live = (live, absent);
        self.each_at(live, mask, channel, product, market, |m, context| m.apply(context, offer));
        if !(self.extras.lots.is_empty() && self.extras.pairs.is_empty() && self.extras.gifts.is_empty()) {
            self.each_at(live, mask, channel, product, market, |m, context| m.add_extra(context, offer));
        }
    }

    /// Hands every tactic of a cell to `with`, in file order.
    fn each_at(
        &self,
        (live, absent): (&[usize], u64),
        mask: usize,
        channel: usize,
        product: usize,
        market: &Market,
        mut with: impl FnMut(&Mechanic, &Context<'_>),
    ) {
        for &slot in live {
            let tactic = &self.tactics[slot];
            let for_them = tactic.layer.is_none_or(|layer| mask >> layer & 1 == 1);
            if for_them && tactic.products >> product & 1 == 1 {
                let runs_here = tactic.channels >> channel & 1 == 1;
                let coupon = self.coupons.iter().position(|c| c.slot == slot).map_or(super::NO_SLOT, |c| c as u8);
                let ad = self.ads.iter().position(|a| a.slot == slot).map_or(super::NO_SLOT, |a| a as u8);
                let context = Context {
                    slot: slot as u8,
                    product: &market.products[product],
                    tax: market.value_added_tax,
                    runs_here,
                    is_up: absent >> slot & 1 == 0,
                    channel,
                    coupon,
                    ad,
                    extra: self.extras.index_of(slot as u8),
                };
                // What is agreed with the outlet holds whether or not a store puts it on the shelf.
                if context.is_up || tactic.pays_on_invoice() {
                    with(&tactic.mechanic, &context);
                }
            }
        }
    }
}

/// First day of some tactics; `None` when none of them falls into the run.
fn first_day<'t>(tactics: impl Iterator<Item = &'t Tactic>, days: Day) -> Option<Day> {
    let first = tactics.filter(|t| t.to >= 0 && t.from <= t.to).map(|t| t.from.max(0)).min()?;
    (first < i64::from(days)).then_some(first as Day)
}

/// Is it sent home, whatever stores do.
fn at_home(mechanic: &MechanicSpec) -> bool {
    matches!(mechanic, MechanicSpec::Sampling(sampling) if sampling.at_home)
}

/// Can a mechanic act in a channel: lists are online, and samples given out need stores.
fn acts_in(mechanic: &MechanicSpec, market: &Market, channel: usize) -> bool {
    let place = &market.channels[channel];
    match mechanic {
        MechanicSpec::SponsoredSearch(_) | MechanicSpec::FlashSale(_) => place.kind.is_online(),
        MechanicSpec::Sampling(sampling) => sampling.at_home || !place.stores.is_empty(),
        _ => true,
    }
}

fn build_tactic(spec: &TacticSpec, market: &Market) -> Tactic {
    let in_market = |id: &String| market.products.iter().position(|p| &p.id == id);
    let of_brands =
        market.products.iter().enumerate().filter(|(_, p)| spec.brands.contains(&market.brands[p.brand].id));
    let products = spec.products.iter().filter_map(in_market).chain(of_brands.map(|(index, _)| index));
    let channels = spec.delivery.channels.iter().filter_map(|id| market.channel_index(id));
    let channels = channels.filter(|&c| acts_in(&spec.mechanic, market, c)).fold(0_u16, |bits, c| bits | 1 << c);
    let stores = planned_stores(spec, market, channels);
    let caps = spec.delivery.caps.filter(|_| spec.mechanic.is_paid_by_pack());
    let of_tactic = products.fold(0_u64, |bits, p| bits | 1 << p);
    let mechanic = Mechanic::build(&spec.mechanic, market);
    let of_tactic = if let Mechanic::Bundle(bundle) = &mechanic { of_tactic | bundle.with() } else { of_tactic };
    Tactic {
        id: spec.id.clone(),
        key: text_key(&spec.id),
        mechanic,
        products: of_tactic,
        channels,
        // Programs belong to the horizon: what would lie in warm-up is neither simulated nor counted.
        from: market.calendar.day_of(spec.delivery.from).max(i64::from(market.calendar.warm_up_days)),
        to: market.calendar.day_of(spec.delivery.to),
        days: days_of(&spec.delivery, market),
        layer: None,
        targeted: spec.delivery.audience.is_some_and(Audience::is_by_purchases)
            || spec.delivery.rules.is_some_and(|rules| rules.is_by_purchases()),
        compliance: spec.delivery.compliance.map_or(format::DISPLAY_COMPLIANCE, |p| p.0),
        executed: spec.delivery.executed.map_or(1.0, |p| p.0),
        is_carried_out: spec.mechanic.is_carried_out() && !at_home(&spec.mechanic),
        field_hours: market.capacity.hours_per_store(&spec.mechanic) * stores.len() as f64,
        funding: Funding::build(spec, market, (&stores, channels)),
        rebates: spec
            .rebate
            .iter()
            .map(|r| Rebate::read(r, (of_tactic, channels), market.households_per_shopper))
            .collect(),
        stores,
        limits: caps.map_or_else(Limits::default, |caps| Limits::of(&caps, market)),
        closed: false,
    }
}

/// Days of a week of the run on which a tactic runs, bit each; all of them when it names none.
fn days_of(delivery: &DeliverySpec, market: &Market) -> u8 {
    if delivery.weekdays.is_empty() {
        return u8::MAX;
    }
    let first = market.calendar.first.weekday().number_days_from_monday();
    delivery.weekdays.iter().fold(0, |bits, &day| bits | 1 << ((day as u8 + 7 - first) % 7))
}

fn planned_stores(spec: &TacticSpec, market: &Market, channels: u16) -> Vec<usize> {
    let formats = &spec.delivery.formats;
    let in_all = formats.is_empty() || !spec.mechanic.stands_in_stores();
    let planned = |store: &crate::market::Store| {
        channels >> store.channel & 1 == 1 && (in_all || formats.contains(&store.format))
    };
    market.stores.iter().enumerate().filter(|(_, s)| planned(s)).map(|(index, _)| index).collect()
}
