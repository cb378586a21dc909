//! What the account expects of each day: sales relative to usual ones, and what packs will cost. Made from the calendar of
//! deals and programs once per arm, because orders look ahead.

use crate::engine::World;
use crate::ids::Day;
use crate::market::deals::DealWeek;
use crate::market::stock::Invoice;
use crate::market::{Calendar, Market};
use crate::program::{DayOffers, NO_SLOT, Offer, OnShelf, Program};
use crate::units::Money;

/// Elasticity that planners expect of a cut without support (Bijmolt, van Heerde & Pieters 2005: −3.63 without feature
/// or display).
const CUT_ELASTICITY: f64 = -3.63;
/// Depth beyond which planners expect no more: the elasticity was estimated on cuts of usual depths.
///
/// Assumption: where response saturates (van Heerde, Leeflang & Wittink 2001 find it from about 30% on).
const DEEPEST: f64 = 0.35;
/// What a place in the leaflet and a display multiply expected sales by.
///
/// Assumption: planning tables of retailers follow the published order (price only < leaflet < display < both; IRI 2008),
/// and know that fewer than half of the planned displays stand.
const LEAFLET: f64 = 1.3;
const DISPLAY: f64 = 1.2;
/// Part of the extra sales that planners expect from the second week of an unbroken promotion on.
///
/// Assumption: who stocked up in the first week has less need in the next.
const LATER_WEEKS: f64 = 0.6;
/// Sales relative to usual ones from which a week counts as promoted.
pub const PROMOTED: f64 = 1.1;

/// Expectations of every day of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    channels: usize,
    products: usize,
    days: usize,
    /// `[day][channel][product]`: sales relative to usual ones without seasons; 0 where nothing is listed.
    uplift: Vec<f32>,
    /// `[day][product]`: what a pack ordered that day costs.
    invoices: Vec<Invoice>,
    /// `[day][category]`: season and weekday.
    season: Vec<f32>,
    /// Category of each product.
    category: Vec<usize>,
}

impl Plan {
    /// Expectations under a program and the ordinary deals beside it.
    #[must_use]
    pub fn new(world: &World, program: &Program, deals: &[DealWeek]) -> Self {
        let market = &world.market;
        let (channels, products, days) = (market.channels.len(), market.products.len(), market.calendar.days);
        let mut offers = DayOffers::new(market, 0);
        let mut plan = Self {
            channels,
            products,
            days: usize::from(days),
            uplift: Vec::with_capacity(usize::from(days) * channels * products),
            invoices: Vec::with_capacity(usize::from(days) * products),
            season: (0..days)
                .flat_map(|d| (0..market.categories.len()).map(move |c| season(&market.calendar, c, d)))
                .collect(),
            category: market.products.iter().map(|p| p.category).collect(),
        };
        let mut promoted_days = vec![0_u16; channels * products];
        for day in 0..days {
            offers.compile(market, &deals[Calendar::week_of(day)], program, day);
            plan.add_day(market, program, (&offers, &mut promoted_days), day);
        }
        plan
    }

    /// `promoted_days`: days for which the offer of a cell has lasted.
    fn add_day(
        &mut self,
        market: &Market,
        program: &Program,
        (offers, promoted_days): (&DayOffers, &mut [u16]),
        day: Day,
    ) {
        let nothing = Invoice { list: Money::ZERO, off: Money::ZERO, by: NO_SLOT };
        let mut bills: Vec<Option<Invoice>> = vec![None; self.products];
        for (channel, place) in market.channels.iter().enumerate() {
            let ours = place.sells && place.is_account();
            for (product, bill) in bills.iter_mut().enumerate() {
                if !ours {
                    self.uplift.push(0.0);
                    continue;
                }
                let offer = &offers.row(0, channel)[product];
                let promised = program.forecasts.iter().find(|f| f.is_about(day, channel, product));
                let listed = f64::from(u8::from(offer.shelf == OnShelf::Listed));
                let lasted = &mut promoted_days[channel * self.products + product];
                let told = market.supply.as_ref().is_none_or(|s| s.knows_promotions);
                let uplift = match promised {
                    _ if !told => 1.0,
                    Some(forecast) => forecast.uplift,
                    None => rule_of_thumb(offer, *lasted),
                };
                *lasted = if uplift >= PROMOTED { *lasted + 1 } else { 0 };
                self.uplift.push((listed * uplift) as f32);
                if listed > 0.0 {
                    let invoice = invoice(offer);
                    // One order serves all channels: the best terms of the day count for it.
                    let best = bill.is_none_or(|known| known.list - known.off > invoice.list - invoice.off);
                    *bill = if best { Some(invoice) } else { *bill };
                }
            }
        }
        self.invoices.extend(bills.into_iter().map(|bill| bill.unwrap_or(nothing)));
    }

    fn day(&self, day: usize) -> usize {
        day.min(self.days.saturating_sub(1))
    }

    /// Sales of a product in a channel relative to usual ones, and whether the day is promoted; days after the run are
    /// like its last one.
    #[must_use]
    pub fn expected(&self, day: usize, channel: usize, product: usize) -> (f64, bool) {
        let day = self.day(day);
        let uplift = f64::from(self.uplift[(day * self.channels + channel) * self.products + product]);
        let categories = self.season.len() / self.days.max(1);
        (uplift * f64::from(self.season[day * categories + self.category[product]]), uplift >= PROMOTED)
    }

    /// What a pack ordered on a day costs.
    #[must_use]
    pub fn invoice(&self, day: usize, product: usize) -> Invoice {
        self.invoices[self.day(day) * self.products + product]
    }
}

fn invoice(offer: &Offer) -> Invoice {
    Invoice { list: offer.sell_in, off: offer.sell_in.part(f64::from(offer.off_invoice)), by: offer.invoice_by }
}

/// What a planner expects of an offer: the published elasticity of cuts, and a table for support.
fn rule_of_thumb(offer: &Offer, lasted_days: u16) -> f64 {
    let depth = 1.0 - (1.0 - f64::from(offer.depth)) * (1.0 - f64::from(offer.beyond));
    let cut = libm::pow(1.0 - depth.clamp(0.0, DEEPEST), CUT_ELASTICITY);
    let leaflet = if offer.leaflet > 0.0 { LEAFLET } else { 1.0 };
    let display = if offer.displayed_by == NO_SLOT { 1.0 } else { DISPLAY };
    let extra = cut * leaflet * display - 1.0;
    1.0 + extra * if lasted_days < 7 { 1.0 } else { LATER_WEEKS }
}

/// Season of a category times weekday, as last year showed them.
fn season(calendar: &Calendar, category: usize, day: Day) -> f32 {
    let at = usize::from(day);
    let use_of_day = calendar.use_before[category][at + 1] - calendar.use_before[category][at];
    let week = &calendar.trips[at / 7 * 7..(at / 7 * 7 + 7).min(calendar.trips.len())];
    let mean = week.iter().sum::<f32>() / week.len() as f32;
    if mean > 0.0 { use_of_day * calendar.trips[at] / mean } else { use_of_day }
}
