//! What the journey of a day reads, and what it leaves for the phases after it.

use super::Fading;
use super::again::{Earlier, Reason, Unserved, UsedUp};
use super::contest::Looker;
use super::shelf::Absence;
use super::today::Today;
use crate::draws::{Draws, Key, Purpose};
use crate::ids::Day;
use crate::ledger::Funnel;
use crate::market::stock::{Invoices, Stock};
use crate::market::{Lever, Market, Media};
use crate::population::{Memory, Population, Tastes};
use crate::program::{Ad, Coupon, DayOffers, Extras, Flight, Offer, Sample};
use crate::scenario::defaults::Behaviour;
use crate::units::Money;

/// Everything that a shard reads on a day.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The market.
    pub market: &'a Market,
    /// Behavioural constants of this future.
    pub behaviour: &'a Behaviour,
    /// How states fade.
    pub fading: &'a Fading,
    /// The shoppers.
    pub people: &'a Population,
    /// Use and tastes in force today.
    pub tastes: &'a Tastes,
    /// The luck of this future.
    pub draws: &'a Draws,
    /// What is offered today.
    pub offers: &'a DayOffers,
    /// What is in stock this morning, or when shoppers choose again.
    pub stock: &'a Stock,
    /// What packs in stock cost the account.
    pub invoices: &'a Invoices,
    /// What the day brings to all arms alike.
    pub today: &'a Today,
    /// Coupons of the program.
    pub coupons: &'a [Coupon],
    /// Logarithm of the chance that a product is found online: of brands not used before, and of those used.
    pub ln_found: [f32; 2],
    /// How advertising is remembered, and ordinary media.
    pub media: &'a Media,
    /// Contacts with advertising of the program.
    pub flights: &'a [Flight],
    /// Clickable ads of the program.
    pub ads: &'a [Ad],
    /// Free samples of the program.
    pub samples: &'a [Sample],
    /// Savings on several packs, gifts, promoters and news of the program.
    pub extras: &'a Extras,
    /// Audience layers of every shopper, as if everybody had the app and were a member.
    pub layers: &'a [u8],
    /// Layers that need a recognised member.
    pub member_layers: u8,
    /// Layers that need the app.
    pub app_layers: u8,
    /// What else layers ask each day.
    pub asked: Asked<'a>,
    /// Share of leaflet readers a week by segment.
    pub leaflet_readers: &'a [f32],
    /// Today.
    pub day: Day,
    /// Is the day inside the horizon.
    pub in_horizon: bool,
    /// Are journeys written down.
    pub journal: bool,
    /// What single shoppers have used up of offers.
    pub used_up: UsedUp<'a>,
    /// Can anything run out today, so that the reason of each intent is kept.
    pub keeps_reasons: bool,
}

/// What audience layers ask each day beside membership and app.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Layers for those who are no members.
    pub no_member: u8,
    /// Layers for those without the app.
    pub no_app: u8,
    /// Layers that need points, bit each, and how many.
    pub points: &'a [(u8, i64)],
}

impl Scene<'_> {
    /// The same scene in front of a stock, with what each shopper has used up of offers.
    #[must_use]
    pub fn before<'s>(&self, stock: &'s Stock, used_up: UsedUp<'s>) -> Scene<'s>
    where
        Self: 's,
    {
        Scene { stock, used_up, ..*self }
    }

    /// The offer under which a shopper buys: the cell of the day without what was used up before.
    #[inline]
    #[must_use]
    pub fn offer_for(&self, intent: &Intent) -> Offer {
        let index = usize::from(intent.product);
        let offer = &self.offers.row(usize::from(intent.mask), usize::from(intent.channel))[index];
        let offer =
            if intent.gone == 0 { *offer } else { offer.without(intent.gone, self.market.products[index].base_price) };
        if intent.no_next { offer.without_next() } else { offer }
    }

    /// Key of a draw of today's trip.
    #[inline]
    #[must_use]
    pub fn key(&self, purpose: Purpose, shopper: usize, item: u32) -> Key {
        Key { purpose, shopper: shopper as u32, day: self.day, occasion: 0, item }
    }

    /// A shopper in front of a category today.
    #[inline]
    #[must_use]
    pub fn looker(&self, shopper: usize) -> Looker<'_> {
        Looker { shopper, day: self.day, rounds: self.draws.rounds() }
    }

    /// Audience layers that a shopper belongs to today.
    #[inline]
    #[must_use]
    pub fn layers_of(&self, memory: &Memory, (shopper, local): (usize, usize)) -> u8 {
        let mut layers = self.layers[shopper];
        if layers != 0 {
            layers &= if memory.is_member(local) { !self.asked.no_member } else { !self.member_layers };
            layers &= if memory.has_app(local) { !self.asked.no_app } else { !self.app_layers };
            for (bit, points) in self.asked.points {
                layers &= if memory.points[local] >= *points { u8::MAX } else { !bit };
            }
        }
        layers
    }

    /// Can a shopper use a channel today.
    #[inline]
    #[must_use]
    pub fn in_reach(&self, memory: &Memory, (shopper, local): (usize, usize), channel: usize) -> bool {
        let bits = self.people.reach[shopper] & if memory.has_app(local) { u16::MAX } else { !self.market.needs_app };
        bits >> channel & 1 == 1
    }

    /// One uniform draw of today's trip.
    #[inline]
    #[must_use]
    pub fn uniform(&self, purpose: Purpose, shopper: usize, item: u32) -> f32 {
        self.draws.uniform(self.key(purpose, shopper, item))
    }

    /// Does something fail to carry over from one touchpoint to another on this trip; `about` is the key of what, or 0.
    #[inline]
    #[must_use]
    pub fn breaks(&self, shopper: usize, from: usize, to: usize, (lever, about): (Lever, u32)) -> bool {
        let carries = self.offers.links.carries(from, to, lever);
        if carries >= 1.0 {
            return false;
        }
        let names = (self.market.channels[from].key, self.market.channels[to].key);
        let item = names.0 ^ names.1.rotate_left(11) ^ about.rotate_left(22) ^ lever as u32;
        self.uniform(Purpose::LinkBreak, shopper, item) >= carries
    }

    /// Is the shopper followed in the journey log (about one in a hundred).
    #[must_use]
    pub fn is_followed(&self, shopper: usize) -> bool {
        let key = Key { purpose: Purpose::JourneySample, shopper: shopper as u32, day: 0, occasion: 0, item: 0 };
        self.journal && self.draws.uniform(key) < 0.01
    }
}

/// Stage of a journey; stages may loop or be skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Meets brand or offer without a purchase in mind.
    Discover,
    /// Looks and compares.
    Consider,
    /// Buys a brand for the first time, or after another one.
    Buy,
    /// Buys the brand again.
    Rebuy,
}

impl Stage {
    /// Name in the journey log.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Discover => "discover",
            Self::Consider => "consider",
            Self::Buy => "buy",
            Self::Rebuy => "rebuy",
        }
    }
}

/// A line of the journey log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JournalEvent {
    /// Who.
    pub shopper: u32,
    /// When.
    pub day: Day,
    /// Touchpoint.
    pub channel: u8,
    /// Stage.
    pub stage: Stage,
    /// Why: `contact`, `push`, `research`, `trip`, `order`, `showroom`, `purchase`, `missing`, or the lever that broke.
    pub cause: &'static str,
}

/// What a visit is for, and how an order is received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A trip to a store.
    Trip,
    /// An order brought home.
    Delivery,
    /// An order collected in a store.
    Collect,
    /// The visit to a store in which an order is collected.
    Pickup,
}

/// A trip or an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Who.
    pub shopper: u32,
    /// Where.
    pub channel: u8,
    /// Major mission.
    pub major: bool,
    /// Does the rest of the basket go along; not when only a category moved online from a store.
    pub with_rest: bool,
    /// Member recognised by the account.
    pub recognised: bool,
    /// Turns a full points account into money off.
    pub takes_reward: bool,
    /// Spend outside the modelled categories, tax included.
    pub rest: Money,
    /// What it is for, and how an order is received.
    pub way: Way,
}

/// A shopper joins the loyalty programme or takes the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Who.
    pub shopper: u32,
    /// Where.
    pub channel: u8,
    /// What asked for it; index into today's drives.
    pub drive: u8,
    /// Does the welcome gift go with it; not once it is used up.
    pub welcome: bool,
}

impl Visit {
    /// Is something bought, so that a till counts it as a trip: collecting an order and nothing else is none.
    #[must_use]
    pub fn is_trip(&self) -> bool {
        self.way != Way::Pickup || self.rest > Money::ZERO
    }
}

/// A wish to buy, before stock is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Intent {
    /// Who.
    pub shopper: u32,
    /// Channel.
    pub channel: u8,
    /// Store, or [`crate::population::NO_STORE`] online.
    pub store: u16,
    /// What.
    pub product: u16,
    /// How many packs.
    pub units: u32,
    /// How many of them would be bought without any deal.
    pub needed: u32,
    /// Packs covered by the coupon.
    pub coupon_units: u32,
    /// Packs for which an offer ran out.
    pub beyond: Beyond,
    /// Bit per slot whose offer was used up before the choice.
    pub gone: u64,
    /// Coupon used, or [`crate::program::NO_SLOT`].
    pub coupon: u8,
    /// View of the offers under which the price was made: audience mask, and what the store carries out.
    pub mask: u16,
    /// Bit per product of the category whose price was noticed.
    pub noticed: u32,
    /// Member recognised, so that points are earned.
    pub recognised: bool,
    /// Channel credited by last touch.
    pub credited: u8,
    /// Channel in which the journey began; the one that sells when nothing was touched before.
    pub first: u8,
    /// Are packs beyond the caps of the deepest cut sold at the usual price, because the second deepest is capped too.
    pub no_next: bool,
}

/// Packs of a purchase that came after the last one an offer had room for; all 0 where nothing is capped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// Sold at the usual price.
    pub cut: u32,
    /// With the usual points.
    pub points: u32,
    /// Without money off the invoice.
    pub invoice: u32,
}

/// A failure on a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// Who.
    pub shopper: u32,
    /// Where the shopper came from.
    pub from: u8,
    /// Where it broke.
    pub to: u8,
    /// What failed.
    pub lever: Lever,
    /// Coupon refused, or [`crate::program::NO_SLOT`].
    pub coupon: u8,
}

/// What a shopper does when the product is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Reaction {
    /// Buys in another outlet the same day.
    OtherStore = 0,
    /// Takes another brand.
    OtherBrand = 1,
    /// Takes another pack of the brand.
    SameBrand = 2,
    /// Waits for another trip.
    Delay = 3,
    /// Goes without.
    Drop = 4,
}

impl Reaction {
    /// All reactions in the order of their numbers.
    pub const ALL: [Self; 5] = [Self::OtherStore, Self::OtherBrand, Self::SameBrand, Self::Delay, Self::Drop];
}

/// A chosen product that was not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Who.
    pub shopper: u32,
    /// Where.
    pub channel: u8,
    /// What was wanted.
    pub product: u16,
    /// Why it was not there.
    pub cause: Absence,
    /// What the shopper did.
    pub reaction: Reaction,
}

/// A shopper at a display of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Who.
    pub shopper: u32,
    /// Where.
    pub channel: u8,
    /// Whose display, by slot.
    pub slot: u8,
    /// Stopped at it.
    pub stopped: bool,
    /// Stopped and understood it.
    pub understood: bool,
}

/// What a shard leaves behind on a day; buffers are reused.
#[derive(Clone, Debug, Default)]
pub struct ShardDay {
    /// Trips and orders.
    pub visits: Vec<Visit>,
    /// Wishes to buy; after settling, `units` is what was served.
    pub intents: Vec<Intent>,
    /// Shoppers who joined something.
    pub joined: Vec<Joined>,
    /// Beside each intent, when something can run out: why it came about; else empty.
    pub reasons: Vec<Reason>,
    /// Packs asked for and not there.
    pub unserved: Vec<Unserved>,
    /// The day before shoppers chose again; empty at other times.
    pub earlier: Earlier,
    /// Failures on links.
    pub breaks: Vec<Break>,
    /// Chosen products that were not there.
    pub missing: Vec<Missing>,
    /// `[slot]`: clicks for which nothing is paid any more; empty when clicks have no cap.
    pub unpaid_clicks: Vec<u64>,
    /// Displays passed.
    pub passes: Vec<Pass>,
    /// `[slot]`: counts of offers met today.
    pub funnel: Vec<Funnel>,
    /// Lines of the journey log.
    pub journal: Vec<JournalEvent>,
}

impl ShardDay {
    /// Empties the buffers for the next day; the journey log stays.
    pub fn clear(&mut self) {
        self.visits.clear();
        self.intents.clear();
        self.reasons.clear();
        self.unserved.clear();
        self.unpaid_clicks.clear();
        self.joined.clear();
        self.breaks.clear();
        self.missing.clear();
        self.passes.clear();
        self.funnel.fill(Funnel::default());
    }
}
