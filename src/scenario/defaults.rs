//! Behavioural constants: default, range, unit and source of each, and the four category archetypes.
//!
//! Equation numbers E0–E25 are listed in ARCHITECTURE.md. "CAL" marks a value that is not published as
//! such: it was chosen so that a simulated market reproduces published facts together.

pub use super::uncertain::{UNCERTAIN, UncertainAssumption};

use super::spec::Archetype;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One behavioural constant as documentation shows it.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Key in the `[behaviour]` table.
    pub name: &'static str,
    /// Value used when the file is silent.
    pub default: f64,
    /// Lowest value that a scenario may set.
    pub low: f64,
    /// Highest value that a scenario may set.
    pub high: f64,
    /// Unit.
    pub unit: &'static str,
    /// Where the value comes from.
    pub source: &'static str,
}

macro_rules! behaviour {
    ($($(#[doc = $doc:literal])* $name:ident = $default:literal in $low:literal .. $high:literal, $unit:literal, $source:literal;)*) => {
        /// Behavioural constants set in a scenario; a key that is absent keeps its sourced default.
        #[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct BehaviourSpec {
            $($(#[doc = $doc])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $name: Option<f64>,)*
        }

        /// Behavioural constants of a run, all set.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Behaviour {
            $($(#[doc = $doc])* pub $name: f64,)*
        }

        impl Default for Behaviour {
            fn default() -> Self {
                Self { $($name: $default,)* }
            }
        }

        impl Behaviour {
            /// The constants of a scenario: those set, and defaults for the rest.
            #[must_use]
            pub fn resolve(spec: &BehaviourSpec) -> Self {
                Self { $($name: spec.$name.unwrap_or($default),)* }
            }

            /// The value of a constant by name.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<f64> {
                match name { $(stringify!($name) => Some(self.$name),)* _ => None }
            }

            /// A constant by name, to be changed.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut f64> {
                match name { $(stringify!($name) => Some(&mut self.$name),)* _ => None }
            }
        }

        impl BehaviourSpec {
            /// The value set for a constant, by name.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<f64> {
                match name { $(stringify!($name) => self.$name,)* _ => None }
            }
        }

        /// Every constant with its default, range, unit and source.
        pub const PARAMETERS: &[Parameter] = &[
            $(Parameter { name: stringify!($name), default: $default, low: $low, high: $high, unit: $unit, source: $source },)*
        ];
    };
}

behaviour! {
    /// 1: category needs follow the pantry (E2, E5); 0: needs are Poisson with the household's rate.
    pantry = 1.0 in 0.0 .. 1.0, "switch", "Ailawadi & Neslin 1998; Bucklin & Gupta 1992; 0 is the textbook case of Ehrenberg 1959";
    /// Threshold of the buying decision.
    incidence_base = -6.5 in -20.0 .. 20.0, "logit", "Bucklin & Gupta 1992 structure; CAL so that tiny users do not over-buy";
    /// Pull of an empty pantry.
    incidence_need = 8.0 in 0.0 .. 20.0, "logit", "Bucklin & Gupta 1992 structure; CAL";
    /// Share of households that redraw their use or tastes each quarter.
    renewal_per_quarter = 0.06 in 0.0 .. 1.0, "share per quarter", "East & Hammond 1996; Dawes et al. 2020; CAL to buyer-moderation";
    /// Standard deviation over households of the logarithm of price sensitivity.
    price_sensitivity_spread = 0.4 in 0.0 .. 1.5, "sd of log", "Dube, Hitsch & Rossi 2010: heterogeneity needed, size CAL";
    /// Weight of a newly noticed price in the reference price.
    reference_update = 0.25 in 0.0 .. 1.0, "per notice", "Briesch et al. 1997";
    /// Chance that a shelf price is noticed without any cue.
    attention_shelf = 0.5 in 0.0 .. 1.0, "chance", "Dickson & Sawyer 1990";
    /// Chance that the price of a displayed product is noticed.
    attention_display = 0.7 in 0.0 .. 1.0, "chance", "CAL to feature-display-order";
    /// Chance that the price of an offer read in leaflet or app is noticed.
    attention_offer = 0.9 in 0.0 .. 1.0, "chance", "CAL to feature-display-order";
    /// Chance that a price in an online list is noticed.
    attention_online = 0.8 in 0.0 .. 1.0, "chance", "CAL to feature-display-order";
    /// Price step below which a cut barely registers.
    depth_threshold = 0.05 in 0.0 .. 0.5, "log price", "van Heerde, Leeflang & Wittink 2001";
    /// Price step above which extra depth counts less.
    depth_saturation = 0.30 in 0.01 .. 1.0, "log price", "van Heerde, Leeflang & Wittink 2001";
    /// Weight of depth below the threshold and above saturation.
    depth_tail_weight = 0.3 in 0.0 .. 1.0, "share", "van Heerde, Leeflang & Wittink 2001";
    /// Utility of a product that the shopper read about in the leaflet.
    leaflet_utility = 0.20 in 0.0 .. 2.0, "logit", "van Heerde et al. 2001 (crossover with display at 20%); CAL";
    /// Extra chance of buying the category of a leaflet feature, per root of own preference.
    leaflet_cue = 0.15 in 0.0 .. 2.0, "logit", "CAL to feature-display-order";
    /// Dissimilarity of the packs of a brand: 1 = unrelated, near 0 = the same.
    brand_nest = 0.6 in 0.2 .. 1.0, "ratio", "Sloot et al. 2005; Fader & Hardie 1996; value CAL";
    /// Dissimilarity of the outlets of one owner.
    outlet_nest = 0.6 in 0.2 .. 1.0, "ratio", "Bell, Ho & Tang 1998; value CAL";
    /// Dirichlet S of outlet preferences.
    outlet_diversity = 2.0 in 0.1 .. 50.0, "Dirichlet S", "Rhee & Bell 2002: most shoppers have a main store; size CAL";
    /// Tilt of joining the loyalty programme or the app, per log unit of category use.
    joining_use_tilt = 0.4 in 0.0 .. 3.0, "logit per log of use", "Leenheer et al. 2007; Meyer-Waarden: heavy buyers join first; CAL to joiners' use of 1.8 times that of others";
    /// Tilt of joining the loyalty programme or the app, per unit of the account's share of trips.
    joining_share_tilt = 1.0 in 0.0 .. 10.0, "logit per share", "Leenheer et al. 2007 (direction); size CAL";
    /// Part of the appeal of the account's app that adds to its other outlets; the rest replaces them.
    app_convenience = 0.3 in 0.0 .. 1.0, "share", "Pozzi 2013 (direction: an online outlet of a grocer mostly moves, partly adds); CAL to app-adoption";
    /// Utility of the outlet visited last.
    outlet_memory = 0.4 in 0.0 .. 3.0, "logit", "Rhee & Bell 2002";
    /// Pull of known deals on the choice of outlet.
    deal_pull = 3.0 in 0.0 .. 20.0, "log weight per depth x preference", "Bell et al.; Volle 2001: small store-traffic effects; CAL";
    /// Utility lost per km to the store.
    distance_cost = 0.35 in 0.0 .. 3.0, "logit per km", "Briesch, Chintagunta & Fox 2009";
    /// Standard deviation of the logarithm of the rest of basket from trip to trip, its mean kept.
    basket_spread = 0.6 in 0.0 .. 2.0, "sd of log", "assumption: grocery baskets are skewed; coefficient of variation about 0.66 within a mission";
    /// Part of the price of goods put into a basket only to reach a free delivery that is lost on the shopper.
    top_up_loss = 0.8 in 0.01 .. 1.0, "share of price", "Lewis 2006; Lewis, Singh & Fay 2006 (direction: baskets move to just above the line); size CAL";
    /// Pickups of online orders that add items bought in the store.
    pickup_add_on = 0.25 in 0.0 .. 1.0, "share of pickups", "Gallino & Moreno 2014: cross-selling (direction); size an assumption";
    /// Pull of the account on a day on which its app was opened.
    app_reminder = 0.3 in 0.0 .. 3.0, "logit", "Narang & Shankar 2019; Wang, Malthouse & Krishnamurthi 2015 (direction); CAL to app-adoption";
    /// Weight of a fee against shelf price, per share of the basket.
    fee_weight = 1.5 in 0.0 .. 10.0, "ratio", "Lewis 2006; Lewis, Singh & Fay 2006";
    /// Friction of the first online order at a retailer above that of a practised one.
    online_friction_first = 0.9 in 0.0 .. 5.0, "logit", "Campo & Breugelmans 2015 (direction); 1.2 first, 0.3 after five orders; CAL";
    /// Price response online against store.
    online_price_ratio = 0.7 in 0.0 .. 2.0, "ratio", "Chu et al. 2010 (order); CAL to +9 points repeat";
    /// Extra pull of a gain against the reference price online, against store.
    online_gain_ratio = 0.6 in 0.0 .. 2.0, "ratio", "promotion response online against store; ISeB 2016: promotions significant offline, not online; size from memory";
    /// Extra inertia online.
    online_inertia = 0.6 in 0.0 .. 3.0, "logit", "Chu et al. 2010; Danaher et al. 2003 (order); CAL";
    /// Category trips that begin with a look online.
    online_research = 0.15 in 0.0 .. 1.0, "share of category trips", "GfK FutureBuy 2017: 23% combine channels in packaged goods";
    /// Category trips that look in the store and buy online.
    showrooming = 0.06 in 0.0 .. 1.0, "share of category trips", "GfK FutureBuy 2017; split against research from memory";
    /// Chance that a fill-in trip passes one of its one to three needed categories, among all that a store holds.
    fill_in_visit = 0.4 in 0.0 .. 1.0, "chance", "The Complete Journey 2.0: category purchase on fill-in trips is 0.1-0.3 of that on major trips";
    /// Trust lost when the price differs between channels.
    price_break_trust = 0.15 in 0.0 .. 2.0, "logit", "Vogel & Paul 2015 (direction); size an assumption";
    /// Trust lost by another bad event (refused coupon, missing item, unrecognised member).
    bad_event_trust = 0.2 in 0.0 .. 2.0, "logit", "FACTS E19: loss aversion; size an assumption";
    /// Trust won back by a good event (a reward), up to the usual level.
    good_event_trust = 0.1 in 0.0 .. 2.0, "logit", "FACTS E19; size an assumption";
    /// Lowest trust: failures that come every time are expected and hurt no more.
    trust_floor = 0.3 in 0.01 .. 5.0, "logit", "assumption: expectations adapt; keeps the loss of a wholly unconnected account near a tenth of its trips";
    /// Half-life of trust won or lost.
    trust_half_life_weeks = 12.0 in 0.5 .. 520.0, "weeks", "Vogel & Paul 2015 (direction); size an assumption";
    /// Price difference met at a price break. Assumption: mean gap of items priced differently in two channels.
    price_break_gap = 0.08 in 0.0 .. 1.0, "log price", "Cavallo 2017: 28% of items differ; size of the gap an assumption";
    /// Equity of a brand that a purchase on deal wears away (E25); fades as experience does.
    deal_habit = 0.01 in 0.0 .. 1.0, "logit per purchase", "Mela, Gupta & Lehmann 1997; Jedidi, Mela & Gupta 1999 (direction); size an assumption";
    /// Utility of first experience per unit of quality surprise.
    experience_weight = 1.0 in 0.0 .. 5.0, "logit", "Bawa & Shoemaker 2004 (direction)";
    /// Half-life of experience.
    experience_half_life_weeks = 26.0 in 0.5 .. 520.0, "weeks", "Bawa & Shoemaker 2004: effects measurable up to 12 months";
    /// Pushes opened by app users who opted in, broadcast.
    push_open = 0.03 in 0.0 .. 1.0, "share of pushes", "Appboy 2016; retail 2.5-3%";
    /// App users who opted in to pushes.
    push_opt_in = 0.55 in 0.0 .. 1.0, "share", "Appboy 2016: 59% Android, 40% iOS";
    /// Chance that a shopper who sees a coupon loads it, at average preference for the product.
    coupon_load = 0.5 in 0.0 .. 1.0, "chance", "CAL: about 8% of shown app coupons are redeemed";
    /// Scans of a QR code by app users who stand at the display. Assumption: no published rate found.
    qr_scan = 0.05 in 0.0 .. 1.0, "chance per visit", "assumption: no published rate for grocery displays";
    /// Chance that social contact starts a look online on that day's trip.
    social_prompt = 0.25 in 0.0 .. 1.0, "chance", "assumption: GfK FutureBuy 2017 gives the share of combined journeys only";
    /// Felt value of a point against cash.
    point_value_felt = 0.7 in 0.0 .. 2.0, "ratio", "Stourm, Bradlow & Fader 2015 (direction)";
    /// Pull of points earned on a trip, per share of the basket.
    points_pull = 3.0 in 0.0 .. 20.0, "logit per share of basket", "as the pull of known deals; Taylor & Neslin 2005 (direction)";
    /// Goal-gradient strength at the reward threshold.
    goal_gradient = 0.5 in 0.0 .. 3.0, "logit", "Kivetz, Urminsky & Zheng 2006; Taylor & Neslin 2005 (direction); size CAL";
    /// Pull of the account right after a reward.
    reward_glow = 0.06 in 0.0 .. 2.0, "logit", "Taylor & Neslin 2005: rewarded behaviour (direction); size an assumption";
    /// Half-life of the pull after a reward.
    reward_glow_half_life_weeks = 8.0 in 0.5 .. 520.0, "weeks", "Taylor & Neslin 2005; Meyer-Waarden: erosion in 6-9 months";
    /// Chance a week that a full points account is turned into a reward.
    reward_per_week = 0.3 in 0.0 .. 1.0, "per week", "FACTS E16; size an assumption";
    /// Chance a day that a shelf gap of a product begins in a shop; 0: shelves are never empty.
    gap_hazard = 0.02 in 0.0 .. 1.0, "per shop, product and day", "FACTS E18; with the duration 6.5% of shelves empty: Gruen, Corsten & Bharadwaj 2002, 8.3% with promotions";
    /// Mean duration of a shelf gap.
    gap_days = 3.3 in 1.0 .. 7.0, "days", "chosen so that 6.5% of shelves are empty; a missed delivery every other day or two (practice)";
    /// Chance of a gap while the product is promoted, against other days.
    gap_promotion = 2.0 in 0.0 .. 10.0, "ratio", "promoted items about twice as often out of stock (Gruen & Corsten; memory)";
    /// Shoppers who buy in another outlet when the product is not there, before tilts and category.
    gap_other_store = 0.31 in 0.0 .. 1.0, "share", "Gruen, Corsten & Bharadwaj 2002";
    /// Shoppers who take another brand when the product is not there.
    gap_other_brand = 0.26 in 0.0 .. 1.0, "share", "Gruen, Corsten & Bharadwaj 2002";
    /// Shoppers who take another pack of the brand when the product is not there.
    gap_same_brand = 0.19 in 0.0 .. 1.0, "share", "Gruen, Corsten & Bharadwaj 2002";
    /// Shoppers who wait for another trip when the product is not there.
    gap_delay = 0.15 in 0.0 .. 1.0, "share", "Gruen, Corsten & Bharadwaj 2002";
    /// Shoppers who go without when the product is not there.
    gap_drop = 0.09 in 0.0 .. 1.0, "share", "Gruen, Corsten & Bharadwaj 2002";
    /// How much a shopper's preference for the brand raises going elsewhere and taking another pack of it.
    gap_preference_tilt = 1.5 in 0.0 .. 5.0, "per share of taste", "Campo, Gijsbrechts & Nisol 2000; Sloot, Verhoef & Franses 2005 (direction); size an assumption";
    /// Substitutes of an online order that are accepted.
    substitute_accepted = 0.6 in 0.0 .. 1.0, "share", "FACTS E18, from memory";
    /// Share of trade money that outlets let through to the shelf: brands of 15% of their category or more.
    pass_through_large = 0.75 in 0.0 .. 2.0, "share", "Besanko, Dubé & Gupta 2005; Pauwels 2007: mean 0.65; split by size an assumption";
    /// The same for brands of 7% to 15%.
    pass_through_medium = 0.65 in 0.0 .. 2.0, "share", "Pauwels 2007";
    /// The same for brands below 7%.
    pass_through_small = 0.5 in 0.0 .. 2.0, "share", "Besanko, Dubé & Gupta 2005 (direction); size an assumption";
    /// Chance that a competing brand or rival retailer answers an attack by moving its next planned deal forward.
    rival_reaction = 0.15 in 0.0 .. 1.0, "chance per attack and rival", "Steenkamp et al. 2005: mostly passive; Pauwels 2007: 15% of wholesale cuts are matched";
    /// Chance that a shopper who passes an ordinary display stops at it.
    display_stop = 0.3 in 0.01 .. 1.0, "chance", "assumption: no published rate; twice the displays stop less than twice the shoppers (Drèze, Hoch & Purk 1994: place counts more than facings)";
    /// Chance that a shopper who stops at an ordinary display understands what it offers.
    display_understand = 0.6 in 0.01 .. 1.0, "chance", "assumption: no published rate";
    /// Storage: highest pantry as a multiple of its target.
    storage_limit = 4.0 in 1.0 .. 50.0, "targets", "assumption: cap of stock-up";
    /// Utility of a unit of the logarithm of advertising remembered.
    media_response = 2.25 in 0.0 .. 50.0, "logit per log contact", "Sethuraman, Tellis & Briesch 2011: 0.12 short; Henningsen et al. 2011: 0.09; CAL to ad-elasticity";
    /// Half-life of advertising in memory.
    media_half_life_weeks = 2.5 in 0.5 .. 26.0, "weeks", "industry mean 2.5, range 2-5 (packaged goods)";
    /// Wear-out: exponent of the contacts of about eight weeks.
    media_wear_out = 0.2 in 0.0 .. 1.0, "exponent", "Tellis 2009 (wear-out is slow); 15% per doubling an assumption";
    /// Share of the effect of advertising that acts outside online sessions.
    media_in_store = 1.0 in 0.0 .. 1.0, "share", "Lewis & Reiley 2014: 93% of the effect of online ads in stores; Johnson, Lewis & Reiley 2017: 84%";
    /// Contacts with online advertising that are clicked, at average preference for the brand.
    ad_click = 0.005 in 0.0 .. 1.0, "share of contacts", "vendor benchmarks 0.2-1.5%";
    /// Chance that a product of a brand bought before is found in an online list.
    search_found_known = 0.93 in 0.05 .. 1.0, "chance", "assumption: saved lists and past orders are found, not quite always";
    /// Chance that another product is found in an online list.
    search_found_other = 0.75 in 0.05 .. 1.0, "chance", "Blake, Nosko & Tadelis 2015 (order: position matters to those who do not know the seller); size an assumption";
    /// Chance that a product on top of an online list is found.
    search_found_top = 0.97 in 0.05 .. 1.0, "chance", "assumption: the first places are seen by nearly all";
    /// Shoppers online who click the ad of the product that they like best today, instead of the product in the list.
    search_click = 0.05 in 0.0 .. 1.0, "chance", "CAL: 0.5% of views are clicked and 8% of clicks lead to a purchase (vendor benchmarks)";
    /// Pushes opened by app users who opted in, when sent to shoppers picked by what they bought.
    push_open_targeted = 0.06 in 0.0 .. 1.0, "share of pushes", "vendor data: targeting doubles the 3% of broadcast pushes";
    /// Pushes a week that annoy nobody.
    pushes_free_per_week = 2.0 in 0.0 .. 50.0, "pushes per week", "assumption: usual cap in marketing guidelines";
    /// App users who turn pushes off, for each push beyond the free ones.
    push_opt_out = 0.004 in 0.0 .. 1.0, "chance per push", "assumption: no published rate; 0.1-1%";
    /// Chance that a reader of the leaflet clips a coupon, at average preference for the product.
    coupon_clip = 0.2 in 0.0 .. 1.0, "chance", "NCH 2012, Inmar 2014: 0.5-1.1% of leaflet coupons are redeemed; CAL";
    /// Extra chance of buying the category of a product that was just tried in the store.
    sample_cue = 0.8 in 0.0 .. 5.0, "logit", "Heilman et al. 2011: samplers buy at once more often; size CAL to sampling-lasts";
    /// Pull of a saving on two or three packs beyond the same saving on one: the number is an anchor.
    multibuy_anchor = 0.7 in 0.0 .. 5.0, "logit", "Wansink, Kent & Hoch 1998; CAL to a fifth more packs than the same cut on one";
    /// The same on four or five packs.
    multibuy_anchor_large = 1.3 in 0.0 .. 5.0, "logit", "Manning & Sprott 2007; Drechsler et al. 2017: four to five work best; CAL to 30% more packs";
    /// Part of that pull when packs are said to be free instead of what the lot costs.
    multibuy_free_frame = 0.5 in 0.0 .. 1.0, "share", "Drechsler et al. 2017: X for Y beats X + N free (order); size an assumption";
    /// Utility lost on packs beyond what is needed, per pantry target: money bound and room taken.
    multibuy_holding = 1.0 in 0.0 .. 10.0, "logit per target", "Gedenk & Neslin 2010 (direction: large lots lose buyers); size CAL with multibuy_anchor";
    /// Value of a gift against the same money off.
    gift_value_felt = 0.6 in 0.0 .. 1.0, "ratio", "assumption: no meta-analysis; Raghubir 2004: gifts are valued less for being free";
    /// Part of the value of a gift by which shoppers think the product cheaper.
    gift_reference = 0.0 in 0.0 .. 1.0, "share", "Darke & Chung 2005: gifts do not lower the reference price";
    /// Chance that a shopper who passes a promoter stops.
    promoter_stop = 0.4 in 0.01 .. 1.0, "chance", "assumption: no published rate; somewhat above a display's";
    /// Chance that a shopper who stops at a promoter understands what is offered.
    promoter_understand = 0.8 in 0.01 .. 1.0, "chance", "assumption: no published rate; people explain better than a display";
    /// Days without a click after which a sale is no longer attributed.
    attribution_days = 14.0 in 1.0 .. 90.0, "days", "usual click window of retail-media platforms";
}

/// Constants that an archetype sets together (calibrated to the facts jointly; CAL).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArchetypeDefaults {
    /// Mean units per household and year.
    pub units_per_year: f64,
    /// Gamma shape K of use.
    pub usage_shape: f64,
    /// Dirichlet S of tastes.
    pub brand_diversity: f64,
    /// Coefficient of log price.
    pub price_response: f64,
    /// Extra pull of a gain against the reference price, per log unit.
    pub gain: f64,
    /// Extra push of a loss, per log unit.
    pub loss: f64,
    /// Utility of the brand bought last.
    pub inertia: f64,
    /// Response of category buying to the attractiveness of offers.
    pub offer_response: f64,
    /// Days of use that feel like a full pantry.
    pub pantry_days: f64,
    /// Extra use per target of excess.
    pub consumption_flexibility: f64,
    /// Extra units on a noticed deal.
    pub extra_units_per_deal: f64,
    /// Utility of a displayed product.
    pub display_utility: f64,
    /// Extra chance of buying the category of a displayed product.
    pub display_cue: f64,
    /// Share of shoppers who go to another store or buy nothing when the product is not there (Gruen, Corsten &
    /// Bharadwaj 2002: toothpaste 44%, shampoo 42%, snacks 46%, laundry 41%, diapers 48%, cosmetics 58%).
    pub gap_leave: f64,
    /// Weight of the anchor of multibuys: 1 in functional categories, 0 in hedonic ones (Drechsler et al. 2017).
    pub anchor_weight: f64,
}

/// The constants of an archetype.
#[must_use]
pub const fn archetype(kind: Archetype) -> ArchetypeDefaults {
    match kind {
        Archetype::PersonalCare => ArchetypeDefaults {
            units_per_year: 10.0,
            usage_shape: 0.55,
            brand_diversity: 1.6,
            price_response: -5.0,
            gain: 3.0,
            loss: 3.6,
            inertia: 0.5,
            offer_response: 0.5,
            pantry_days: 28.0,
            consumption_flexibility: 0.15,
            extra_units_per_deal: 2.0,
            display_utility: 0.45,
            display_cue: 0.25,
            gap_leave: 0.43,
            anchor_weight: 1.0,
        },
        Archetype::SnacksDrinks => ArchetypeDefaults {
            units_per_year: 30.0,
            usage_shape: 0.7,
            brand_diversity: 1.8,
            price_response: -4.5,
            gain: 3.0,
            loss: 3.6,
            inertia: 0.5,
            offer_response: 0.7,
            pantry_days: 14.0,
            consumption_flexibility: 0.6,
            extra_units_per_deal: 2.0,
            display_utility: 0.55,
            display_cue: 0.35,
            gap_leave: 0.46,
            anchor_weight: 0.0,
        },
        Archetype::HomeCare => ArchetypeDefaults {
            units_per_year: 7.0,
            usage_shape: 0.6,
            brand_diversity: 1.3,
            price_response: -5.0,
            gain: 3.5,
            loss: 4.2,
            inertia: 0.5,
            offer_response: 0.5,
            pantry_days: 45.0,
            consumption_flexibility: 0.0,
            extra_units_per_deal: 4.0,
            display_utility: 0.40,
            display_cue: 0.25,
            gap_leave: 0.41,
            anchor_weight: 1.0,
        },
        Archetype::HighInvolvement => ArchetypeDefaults {
            units_per_year: 9.0,
            usage_shape: 0.6,
            brand_diversity: 0.8,
            price_response: -3.5,
            gain: 2.0,
            loss: 2.4,
            inertia: 0.8,
            offer_response: 0.2,
            pantry_days: 30.0,
            consumption_flexibility: 0.0,
            extra_units_per_deal: 3.0,
            display_utility: 0.30,
            display_cue: 0.25,
            gap_leave: 0.53,
            anchor_weight: 1.0,
        },
    }
}

/// Defaults of the scenario format itself.
pub mod format {
    /// Weeks before the horizon (engineering choice: pantries, habits and reference prices settle).
    pub const WARM_UP_WEEKS: u32 = 26;
    /// Simulated shoppers: the "quick look" size.
    pub const SHOPPERS: u64 = 4_000;
    /// Share of trips that are major. Assumption: two trips in three are fill-ins (Kim & Park 1997 give the split only roughly).
    pub const MAJOR_TRIPS: f64 = 0.3;
    /// Households with the account's app. Market-specific; overwrite with the retailer's figure.
    pub const APP_USERS: f64 = 0.35;
    /// Members of the loyalty programme (WIN stores 60% six weeks after launch).
    pub const MEMBERS: f64 = 0.5;
    /// Households that read the leaflet in a week. Market-specific; overwrite.
    pub const LEAFLET_READERS: f64 = 0.35;
    /// Planned displays that stand (Quri: grocery 36%; Nielsen: 58% not executed as planned).
    pub const DISPLAY_COMPLIANCE: f64 = 0.45;
    /// Retail pass-through of trade money for ordinary deals (Pauwels 2007).
    pub const MARKET_DEAL_FUNDING: f64 = 0.65;
    /// Back margin and fees, share of purchases. Assumption for Vietnam; overwrite.
    pub const BACK_MARGIN: f64 = 0.08;
    /// Value of points, share of spend (practice).
    pub const POINTS_EARN: f64 = 0.01;
    /// Points never redeemed (Liu 2007: heavy buyers claim most).
    pub const POINTS_NEVER_REDEEMED: f64 = 0.25;
    /// Weeks that points live (practice: a year).
    pub const POINTS_LIVE_WEEKS: f64 = 52.0;
    /// Mean distance to a store in km. Assumption: an urban catchment.
    pub const DISTANCE_KM: f64 = 2.0;
    /// Shops behind a channel that is described as one place. Assumption: a gap in one of them empties few shelves.
    pub const SHOPS_OF_ONE_PLACE: u32 = 20;
    /// Orders collected where collection opens. Assumption: retailer figure; overwrite.
    pub const COLLECT_SHARE: f64 = 0.15;
    /// Households that a media plan reaches. Assumption; overwrite with the media plan.
    pub const MEDIA_REACH: f64 = 0.6;
    /// Visitors of a store who are given a sample while they are given out. Assumption.
    pub const SAMPLE_PER_VISIT: f64 = 0.3;
    /// Size of a sample in packs. Assumption: a sachet for a use or two.
    pub const SAMPLE_PACKS: f64 = 0.02;
    /// Share of a change of pack content that shoppers feel, against the same change of price (Çakır & Balagtas 2014: the
    /// elasticity to pack size is about a quarter of that to price, bulk ice cream).
    pub const PACK_SIZE_FELT: f64 = 0.25;
    /// Part of the cost of goods that changes with the content of a pack. Assumption: packing and handling stay.
    pub const PACK_COST_FOLLOWS: f64 = 0.8;
    /// Mean days until the shelf of a store is empty when no goods come. Assumption: one to two weeks of sales in store.
    pub const COVER_DAYS: f64 = 10.0;
    /// Weeks of warm-up from which forecasts learn before stock begins (engineering choice).
    pub const LEARNING_WEEKS: u32 = 4;
    /// Order lines delivered on time and in full (Walmart 2020: target 98%, many suppliers 70-95%).
    pub const OTIF: f64 = 0.88;
    /// Fine, share of the cost of goods (Walmart 2020: 3%).
    pub const FINE: f64 = 0.03;
    /// Days from an order of the distribution centre to its delivery. Assumption: practice of modern trade.
    pub const LEAD_TIME_DAYS: u32 = 5;
    /// Days between two of its orders. Assumption: practice of modern trade.
    pub const REVIEW_DAYS: u32 = 7;
    /// Days from an order of a store to its delivery. Assumption: practice of modern trade.
    pub const STORE_LEAD_TIME_DAYS: u32 = 2;
    /// Days between two of them. Assumption: practice of modern trade.
    pub const STORE_REVIEW_DAYS: u32 = 1;
    /// Safety stock of the distribution centre in days. Assumption.
    pub const SAFETY_DAYS: f64 = 5.0;
    /// Safety stock of stores in days. Assumption.
    pub const STORE_SAFETY_DAYS: f64 = 3.0;
    /// Error of weekly forecasts per product (practitioners' norm).
    pub const FORECAST_ERROR: f64 = 0.25;
    /// The same in promoted weeks (practitioners' norm; Ali et al. 2009: promotions are the hard part).
    pub const PROMOTION_FORECAST_ERROR: f64 = 0.45;
    /// Bias of forecasts of promoted weeks (studies of judgement in forecasting, Fildes & Goodwin).
    pub const PROMOTION_BIAS: f64 = 0.10;
    /// Weight of the last week in forecasts. Assumption: textbook value of exponential smoothing.
    pub const SMOOTHING: f64 = 0.2;
    /// Error of stock counts (Corsten & Gruen 2003 name it; size assumed).
    pub const RECOUNT_ERROR: f64 = 0.02;
    /// Weeks bought ahead per 10% (Blattberg & Neslin 1990; Lee, Padmanabhan & Whang 1997: direction; size assumed).
    pub const FORWARD_BUYING_WEEKS: f64 = 2.0;
    /// Share of app users who see a coupon when they open the app. Assumption.
    pub const COUPON_SEEN: f64 = 0.6;
    /// Hours of the field force per store and week for a display. Assumption: an hour to build or fill it, and a visit.
    pub const HOURS_OF_DISPLAY: f64 = 1.5;
    /// Hours per store and week in which samples are given out. Assumption: two half days.
    pub const HOURS_OF_SAMPLING: f64 = 8.0;
    /// Hours per store and week to see that prices, cards and listings are up. Assumption.
    pub const HOURS_OF_PRICE: f64 = 0.25;
    /// Exponent of load^−x, the share of stores that carry out a tactic above 100% load. Assumption: a team that can do n
    /// things well does n of more; direction Quri, Nielsen (36% to 58% of displays executed).
    pub const OVERLOAD_FALL: f64 = 1.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_lies_in_its_own_range_and_names_a_source() {
        for p in PARAMETERS {
            assert!((p.low..=p.high).contains(&p.default), "{}", p.name);
            assert!(!p.source.is_empty() && !p.unit.is_empty(), "{}", p.name);
        }
    }

    #[test]
    fn every_uncertain_assumption_has_its_likely_value_inside() {
        for a in UNCERTAIN {
            assert!(a.low < 1.0 && a.high > 1.0, "{}", a.id);
        }
    }
}
