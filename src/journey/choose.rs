//! Is the category bought, which product, how many (E5, E9, E10), and what happens when something does not
//! carry over a link.

use super::again;
use super::bound::highest;
use super::channel;
use super::consider::{Handicap, Scores, Stand, UNAVAILABLE, score};
use super::contest::product_noise;
use super::knowledge::Knowledge;
use super::media;
use super::missing::{self, Wish};
use super::need::{self, Need};
use super::scene::{Beyond, Break, Intent, Scene, ShardDay, Stage};
use super::shelf::absence;
use super::touch;
use crate::draws::{Purpose, open_unit, poisson};
use crate::market::{Category, Lever, MAX_CATEGORY_PRODUCTS};
use crate::math;
use crate::population::Memory;
use crate::population::memory::NONE;
use crate::program::{Carrier, NO_SLOT};

/// Room above a bound for rounding, in utils.
const BOUND_SLACK: f32 = 1e-3;

/// Looks at one category and leaves an intent when it is bought.
pub fn shop_category(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    index: usize,
    stand: &Stand,
    knowledge: &Knowledge,
) {
    let category = &scene.market.categories[index];
    let row = stand.local * memory.categories + index;
    let need = need::look(scene, memory, index, category, (stand.shopper, row));
    fade_experience(scene, memory, category, (stand.local, row));
    if scene.offers.on_top(stand.mask, stand.channel) != 0 {
        see_ads(scene, memory, day, (category, stand), knowledge);
    }
    if scene.behaviour.pantry >= 0.5 && is_out_of_question(scene, memory, (category, index), stand, (knowledge, &need))
    {
        return;
    }
    let price_gap = if knowledge.price_broken { scene.behaviour.price_break_gap as f32 } else { 0.0 };
    let handicap = Handicap { price_gap, gone: scene.used_up.gone(stand.shopper), ..Handicap::default() };
    decide(scene, memory, day, (category, stand), (knowledge, handicap, &need));
}

/// The choice with its re-runs; leaves an intent when something is bought.
pub(super) fn decide(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (category, stand): (&Category, &Stand),
    (knowledge, mut handicap, need): (&Knowledge, Handicap, &Need),
) {
    let mut scores = Scores::default();
    let mut bought = attempt(scene, memory, category, stand, (knowledge, &handicap, need), &mut scores);
    if let Some(place) = bought
        && fails_at_till(scene, day, stand, knowledge, (category, place, &scores), &mut handicap)
    {
        bought = attempt(scene, memory, category, stand, (knowledge, &handicap, need), &mut scores);
    }
    // The next choice may carry another coupon, which meets the same link; each round refuses one more of them.
    while let Some(place) = bought
        && is_refused(scene, day, stand, scores.coupon[place], &mut handicap)
    {
        bought = attempt(scene, memory, category, stand, (knowledge, &handicap, need), &mut scores);
    }
    let Some(place) = bought else { return };
    if let Some(cause) = absence(scene, stand, category.products.start + place) {
        let wish = Wish { place, cause };
        missing::react(scene, memory, day, (category, stand, wish), (knowledge, &handicap, need));
    } else {
        buy(scene, memory, day, (category, stand), (place, &scores), (knowledge, &handicap, need));
    }
}

/// Leaves the intent to buy a product.
pub(super) fn buy(
    scene: &Scene<'_>,
    memory: &Memory,
    day: &mut ShardDay,
    (category, stand): (&Category, &Stand),
    (place, scores): (usize, &Scores),
    (knowledge, handicap, need): (&Knowledge, &Handicap, &Need),
) {
    let mut intent = intent(scene, memory, category, stand, (place, scores, need));
    intent.gone = handicap.gone;
    keep_to_coupon_limit(scene, memory, &day.intents, &mut intent, stand.local);
    let bought = &scene.market.products[usize::from(intent.product)];
    let last = memory.last_brand[stand.local * memory.categories + bought.category];
    let again = last == (bought.brand - category.brands.start) as u8;
    let stage = if again { Stage::Rebuy } else { Stage::Buy };
    touch::note(scene, day, stand.shopper, stand.channel, stage, "purchase");
    day.intents.push(intent);
    again::keep(scene, day, stand, (knowledge, handicap, need));
}

/// Sponsored places in an online list: seen by whoever looks at the category, clicked by some of those who like the
/// product best today, whether they buy or not (E15).
fn see_ads(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (category, stand): (&Category, &Stand),
    knowledge: &Knowledge,
) {
    let on_top = scene.offers.on_top(stand.mask, stand.channel);
    let row = scene.offers.row(stand.mask, stand.channel);
    let mut seen = 0_u64;
    for index in category.products.clone().filter(|p| on_top >> p & 1 == 1) {
        let ad = row[index].on_top;
        if seen >> ad & 1 == 0 {
            seen |= 1 << ad;
            day.funnel[scene.ads[usize::from(ad)].slot].contacts += 1;
        }
    }
    let clicks = f64::from(scene.uniform(Purpose::SearchClick, stand.shopper, category.key));
    if seen == 0 || clicks >= scene.behaviour.search_click {
        return;
    }
    let mut scores = Scores::default();
    score(scene, memory, category, stand, (knowledge, &Handicap::default()), &mut scores);
    let liked = best_product(scene, category, stand.shopper, &scores).map(|place| category.products.start + place);
    if let Some(index) = liked.filter(|p| on_top >> p & 1 == 1) {
        media::record_click(scene, memory, day, stand.local, (usize::from(row[index].on_top), scene.day));
    }
}

/// One run of the choice: scores, the incidence decision, the product. Re-runs share all noise.
fn attempt(
    scene: &Scene<'_>,
    memory: &Memory,
    category: &Category,
    stand: &Stand,
    (knowledge, handicap, need): (&Knowledge, &Handicap, &Need),
    scores: &mut Scores,
) -> Option<usize> {
    score(scene, memory, category, stand, (knowledge, handicap), scores);
    if scores.value <= UNAVAILABLE || !is_bought(scene, category, stand, need, scores) {
        return None;
    }
    best_product(scene, category, stand.shopper, scores)
}

/// Would nobody in this state buy, whatever is noticed; decided without scoring a product.
fn is_out_of_question(
    scene: &Scene<'_>,
    memory: &Memory,
    (category, index): (&Category, usize),
    stand: &Stand,
    (knowledge, need): (&Knowledge, &Need),
) -> bool {
    let (value, cue) = highest(scene, memory, (category, index), stand, knowledge);
    let logit = incidence_logit(scene, category, need, (value + BOUND_SLACK, cue + BOUND_SLACK));
    let odds = scene.today.trip(stand.shopper).map(|trip| trip.odds(index));
    odds.is_some_and(|odds| odds > logit + BOUND_SLACK)
}

/// Chance that the category is bought at a value and a cue.
#[must_use]
pub fn incidence_chance(scene: &Scene<'_>, category: &Category, need: &Need, (value, cue): (f32, f32)) -> f32 {
    math::logistic(incidence_logit(scene, category, need, (value, cue)))
}

fn incidence_logit(scene: &Scene<'_>, category: &Category, need: &Need, (value, cue): (f32, f32)) -> f32 {
    scene.behaviour.incidence_base as f32
        + scene.behaviour.incidence_need as f32 * need.urgency()
        + category.offer_response * value
        + cue
}

/// P = σ(g0 + gN (1 − I/I*) + gV CV + cue), compared with one keyed uniform (Bucklin & Gupta 1992).
fn is_bought(scene: &Scene<'_>, category: &Category, stand: &Stand, need: &Need, scores: &Scores) -> bool {
    if scene.behaviour.pantry < 0.5 {
        return need.poisson_units > 0;
    }
    let chance = incidence_chance(scene, category, need, (scores.value, scores.cue));
    scene.uniform(Purpose::Incidence, stand.shopper, category.key) < chance
}

/// Product with the highest V + λ (Gumbel + ln S of its brand): nested-logit shares, no false moves.
pub(super) fn best_product(scene: &Scene<'_>, category: &Category, shopper: usize, scores: &Scores) -> Option<usize> {
    let mut noise = [0.0; MAX_CATEGORY_PRODUCTS];
    product_noise(&scene.looker(shopper), category, scene.behaviour.brand_nest as f32, &mut noise);
    let mut best: Option<(f32, usize)> = None;
    for place in (0..category.products.len()).filter(|&place| scores.utility[place] > UNAVAILABLE) {
        let total = scores.utility[place] + noise[place];
        if best.is_none_or(|(highest, _)| total > highest) {
            best = Some((total, place));
        }
    }
    best.map(|(_, place)| place)
}

/// Does the chosen product fail at the shelf or the till: coupon not honoured, item not there.
fn fails_at_till(
    scene: &Scene<'_>,
    day: &mut ShardDay,
    stand: &Stand,
    knowledge: &Knowledge,
    (category, place, scores): (&Category, usize, &Scores),
    handicap: &mut Handicap,
) -> bool {
    let product_key = scene.market.products[category.products.start + place].key;
    let mut failed = is_refused(scene, day, stand, scores.coupon[place], handicap);
    if let Some(source) = knowledge.source
        && source != stand.channel
        && scene.market.channels[stand.channel].is_account()
        && scene.breaks(stand.shopper, source, stand.channel, (Lever::Stock, product_key))
    {
        handicap.missing |= 1 << place;
        fail(scene, day, stand, source, (Lever::Stock, NO_SLOT));
        failed = true;
    }
    failed
}

/// Is a coupon refused here because the promotion does not carry over from where it was shown.
pub(super) fn is_refused(
    scene: &Scene<'_>,
    day: &mut ShardDay,
    stand: &Stand,
    coupon: u8,
    handicap: &mut Handicap,
) -> bool {
    if coupon == NO_SLOT {
        return false;
    }
    let offered = &scene.coupons[usize::from(coupon)];
    if offered.carrier == Carrier::Leaflet {
        return false;
    }
    let source = offered_at(scene, stand, (offered.carrier, offered.shown_in));
    let refused = scene.breaks(stand.shopper, source, stand.channel, (Lever::Promotion, offered.key));
    if refused {
        handicap.refused |= 1 << coupon;
        fail(scene, day, stand, source, (Lever::Promotion, coupon));
    }
    refused
}

/// Writes a failure on the link from a touchpoint to the stand into the day and the journey log.
fn fail(scene: &Scene<'_>, day: &mut ShardDay, stand: &Stand, from: usize, (lever, coupon): (Lever, u8)) {
    let event = Break { shopper: stand.shopper as u32, from: from as u8, to: stand.channel as u8, lever, coupon };
    day.breaks.push(event);
    touch::note(scene, day, stand.shopper, stand.channel, Stage::Consider, lever.id());
}

/// Touchpoint that showed a coupon: this one when it did, else the app, else the first that did; a code needs no app.
fn offered_at(scene: &Scene<'_>, stand: &Stand, (carrier, shown_in): (Carrier, u16)) -> usize {
    if carrier == Carrier::Code {
        let here = shown_in >> stand.channel & 1 == 1;
        return if here { stand.channel } else { shown_in.trailing_zeros() as usize };
    }
    if shown_in >> stand.channel & 1 == 1 && !scene.market.channels[stand.channel].stores.is_empty() {
        // A coupon scanned at a display in the store is also the app's: it crosses the same link.
        return app_channel(scene).unwrap_or(stand.channel);
    }
    if shown_in >> stand.channel & 1 == 1 {
        return stand.channel;
    }
    app_channel(scene).unwrap_or(shown_in.trailing_zeros() as usize)
}

fn app_channel(scene: &Scene<'_>) -> Option<usize> {
    let is_app = |c: &crate::market::Channel| c.is_account() && c.kind == crate::scenario::ChannelKind::App;
    scene.market.channels.iter().position(is_app)
}

/// Quantity (E10): up to the pantry target, plus Poisson extra units on a noticed deal, within storage.
fn intent(
    scene: &Scene<'_>,
    memory: &Memory,
    category: &Category,
    stand: &Stand,
    (place, scores, need): (usize, &Scores, &Need),
) -> Intent {
    let index = category.products.start + place;
    let product = &scene.market.products[index];
    let words = scene.draws.words(scene.key(Purpose::Quantity, stand.shopper, product.key));
    let (needed, units) = if scene.behaviour.pantry < 0.5 {
        (need.poisson_units, need.poisson_units)
    } else {
        // Pantries are counted in usual packs.
        let content = scene.offers.row(stand.mask, stand.channel)[index].content;
        let base = ((need.target - need.pantry) / content + open_unit(words[0])).floor().max(1.0);
        let mean = category.extra_units_per_deal * scores.deal(place) * need.target.sqrt();
        let room = ((scene.behaviour.storage_limit as f32 * need.target - need.pantry) / content).max(1.0);
        let most = room.min(1_000.0);
        let units = (base + poisson(open_unit(words[1]), mean.min(50.0)) as f32).min(most) as u32;
        (base.min(most) as u32, units.max(u32::from(scores.lot[place])))
    };
    let coupon = scores.coupon[place];
    let coupon_units = if coupon == NO_SLOT {
        0
    } else {
        let used = memory.used_units[stand.local * memory.coupons + usize::from(coupon)];
        units.min(u32::from(scene.coupons[usize::from(coupon)].units.saturating_sub(used)))
    };
    let first = memory.first_touch[stand.local];
    let fresh =
        f64::from(scene.day.saturating_sub(memory.first_touch_day[stand.local])) <= scene.behaviour.attribution_days;
    Intent {
        shopper: stand.shopper as u32,
        channel: stand.channel as u8,
        store: stand.store,
        product: index as u16,
        units,
        needed,
        coupon_units,
        beyond: Beyond::default(),
        gone: 0,
        coupon,
        mask: stand.mask as u16,
        noticed: scores.noticed,
        recognised: stand.recognised,
        credited: channel::credited(scene, memory, stand.local, stand.channel) as u8,
        first: if first != NONE && fresh { first } else { stand.channel as u8 },
        no_next: false,
    }
}

/// Takes off the units that the coupon already covered in another category of this trip.
fn keep_to_coupon_limit(scene: &Scene<'_>, memory: &Memory, today: &[Intent], intent: &mut Intent, local: usize) {
    if intent.coupon == NO_SLOT {
        return;
    }
    let this_trip = today.iter().rev().take_while(|i| i.shopper == intent.shopper);
    let covered: u32 = this_trip.filter(|i| i.coupon == intent.coupon).map(|i| i.coupon_units).sum();
    let used = memory.used_units[local * memory.coupons + usize::from(intent.coupon)];
    let limit = u32::from(scene.coupons[usize::from(intent.coupon)].units.saturating_sub(used));
    intent.coupon_units = intent.coupon_units.min(limit.saturating_sub(covered));
}

/// Lets experience beyond expectation fade by its half-life (E12).
fn fade_experience(scene: &Scene<'_>, memory: &mut Memory, category: &Category, (local, row): (usize, usize)) {
    let days = scene.day - memory.experience_day[row];
    memory.experience_day[row] = scene.day;
    if memory.tried[row] == 0 || days == 0 {
        return;
    }
    let kept = scene.fading.experience[usize::from(days)];
    for brand in category.brands.clone() {
        memory.experience[local * memory.brands + brand] *= kept;
    }
}
