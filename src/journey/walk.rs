//! One shopper's day: contacts, trip, research, outlet, categories. Phases 3 (meet) and 4 (choose).

use super::arrive::{self, recognised, stand_at, visit};
use super::channel::{self, Among, choose_outlet};
use super::choose::{self, shop_category};
use super::consider::Stand;
use super::extras;
use super::knowledge::{Knowledge, MAX_CATEGORIES, Wanted};
use super::loyalty;
use super::media;
use super::need;
use super::order;
use super::plan::{CONTACT_SHIFT, DayPlan, FILL_IN_SHIFT, MAJOR, TRIP};
use super::promoter;
use super::sample;
use super::scene::{Break, Scene, ShardDay, Stage};
use super::touch;
use crate::market::{Category, Lever};
use crate::population::Memory;
use crate::program::NO_SLOT;
use crate::scenario::ChannelKind;

/// Walks all shoppers of a shard through the day.
pub fn walk_shard(scene: &Scene<'_>, plan: &DayPlan, memory: &mut Memory, day: &mut ShardDay) {
    if !scene.coupons.is_empty() {
        touch::keep_coupons(scene, memory, day);
    }
    sample::send_home(scene, memory, day);
    for &(local, bits) in &scene.today.shard(memory.first).stirring {
        walk(scene, plan, memory, day, (usize::from(local), bits));
    }
}

fn walk(scene: &Scene<'_>, plan: &DayPlan, memory: &mut Memory, day: &mut ShardDay, (local, bits): (usize, u16)) {
    let who = (memory.first + local, local);
    let (mut prompt, mut reminded) = (None, false);
    let mut contacts = bits >> CONTACT_SHIFT;
    while contacts != 0 {
        let channel = plan.contact_channels[contacts.trailing_zeros() as usize];
        contacts &= contacts - 1;
        let member_only = scene.market.channels[channel].kind == ChannelKind::Loyalty && !memory.is_member(local);
        if member_only || !scene.in_reach(memory, who, channel) {
            continue;
        }
        reminded |= scene.market.needs_app >> channel & 1 == 1;
        touch::note(scene, day, who.0, channel, Stage::Discover, "contact");
        if touch::see_coupons(scene, memory, day, who, channel) {
            touch::meet(scene, memory, who.1, channel);
        }
        if matches!(scene.market.channels[channel].kind, ChannelKind::Social | ChannelKind::Media) {
            prompt = Some(channel);
        }
    }
    if bits & TRIP != 0 {
        trip(scene, memory, day, who, (bits, prompt, reminded));
    }
}

fn trip(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    who: (usize, usize),
    (bits, prompt, reminded): (u16, Option<usize>, bool),
) {
    let Some(luck) = scene.today.trip(who.0) else { return };
    let major = bits & MAJOR != 0;
    if memory.is_member(who.1) {
        loyalty::lapse(scene, memory, who);
    }
    let mut knowledge =
        Knowledge { leaflet: std::array::from_fn(|owner| luck.reads_leaflet(owner)), ..Knowledge::default() };
    touch::clip_coupons(scene, memory, day, who, &knowledge);
    knowledge.advertised = media::felt(scene, memory, day, who);
    knowledge.basket = luck.basket();
    knowledge.reminded = reminded;
    knowledge.wanted = look_at_pantries(scene, memory, who);
    research(scene, memory, day, who, (prompt, luck.research()), &mut knowledge);
    let Some(outlet) = choose_outlet(scene, memory, who, (major, &knowledge, Among::All)) else { return };
    let recognised = recognised(scene, memory, day, who, outlet);
    let mut order = day.visits.len();
    visit(scene, memory, day, who, (outlet, major, true, recognised), knowledge.basket);
    knowledge.tried_here = sample::hand_out(scene, memory, day, who, outlet);
    if !scene.extras.promoters.is_empty() {
        knowledge.understood = promoter::meet(scene, memory, day, who, outlet);
    }
    if !scene.offers.drives.is_empty() {
        loyalty::join(scene, memory, day, who, outlet);
    }
    let seller = showroom(scene, memory, day, who, (outlet, luck.showroom()), (major, &mut knowledge));
    arrive(scene, day, who.0, seller, &mut knowledge);
    let recognised = if seller == outlet { recognised } else { arrive::recognised(scene, memory, day, who, seller) };
    let stand = stand_at(scene, memory, day, who, (seller, major, recognised));
    let before = day.intents.len();
    let categories = scene.market.categories.len();
    if major {
        for c in 0..categories {
            shop_category(scene, memory, day, c, &stand, &knowledge);
            remember_basket(scene, day, &stand, &mut knowledge);
        }
    } else {
        let count = usize::from(bits >> FILL_IN_SHIFT & 3) + 1;
        let order = most_needed(&knowledge.wanted, &scene.market.categories);
        for &c in &order[..count.min(categories)] {
            if luck.fills_in(c) {
                shop_category(scene, memory, day, c, &stand, &knowledge);
                remember_basket(scene, day, &stand, &mut knowledge);
            }
        }
    }
    arrive::miss_offers(scene, day, &stand, before);
    let bought_there = day.intents[before..].iter().any(|i| usize::from(i.channel) == seller);
    if seller != outlet && bought_there {
        order = day.visits.len();
        visit(scene, memory, day, who, (seller, major, false, recognised), knowledge.basket);
    }
    if scene.market.channels[usize::from(day.visits[order].channel)].kind.is_online() {
        order::receive(scene, memory, day, who, (order, &knowledge));
    }
}

/// Two products together may be cheaper: what lies in the basket matters to what comes next.
fn remember_basket(scene: &Scene<'_>, day: &ShardDay, stand: &Stand, knowledge: &mut Knowledge) {
    if !scene.extras.pairs.is_empty() {
        knowledge.in_basket = extras::basket(&day.intents, stand.shopper, stand.channel);
    }
}

/// A look online before the trip (E15): prices and offers of the account and of one other retailer are known.
fn research(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    who: (usize, usize),
    (prompt, uniform): (Option<usize>, f32),
    knowledge: &mut Knowledge,
) {
    let share = research_share(scene, knowledge);
    let prompted = if prompt.is_some() { scene.behaviour.social_prompt as f32 } else { 0.0 };
    let chance = 1.0 - (1.0 - share) * (1.0 - prompted);
    if uniform >= chance {
        return;
    }
    let Some(source) = channel::research_channel(scene, memory, who) else { return };
    // What made the shopper look is where the journey began.
    if let Some(channel) = prompt {
        touch::meet(scene, memory, who.1, channel);
        knowledge.prompted = Some((channel, source)).filter(|_| scene.market.channels[channel].is_account());
    }
    touch::meet(scene, memory, who.1, source);
    touch::note(scene, day, who.0, source, Stage::Consider, "research");
    touch::see_coupons(scene, memory, day, who, source);
    knowledge.source = Some(source);
    knowledge.researched[scene.market.channels[source].owner as usize] = true;
    let others = scene.market.channels.iter().filter(|c| c.sells && !c.is_account());
    let other = others.max_by(|a, b| a.trip_share.total_cmp(&b.trip_share).then(b.key.cmp(&a.key)));
    if let Some(other) = other {
        knowledge.researched[other.owner as usize] = true;
    }
}

/// Share of trips that begin online: the mean over categories, each as likely as it is to be bought today.
fn research_share(scene: &Scene<'_>, knowledge: &Knowledge) -> f32 {
    let (mut share, mut weight) = (0.0, 1e-6);
    for (category, wanted) in scene.market.categories.iter().zip(&knowledge.wanted) {
        share += category.online_research * (wanted.chance + 1e-6 / scene.market.categories.len() as f32);
        weight += wanted.chance;
    }
    share / weight
}

/// A look in the store that ends with an online order (showrooming): the channel where categories are bought.
fn showroom(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    who: (usize, usize),
    (outlet, uniform): (usize, f32),
    (major, knowledge): (bool, &mut Knowledge),
) -> usize {
    let in_store = scene.market.channels[outlet].kind == ChannelKind::Store;
    if !in_store || f64::from(uniform) >= scene.behaviour.showrooming {
        return outlet;
    }
    let Some(online) = choose_outlet(scene, memory, who, (major, knowledge, Among::Online)) else { return outlet };
    touch::meet(scene, memory, who.1, outlet);
    touch::note(scene, day, who.0, outlet, Stage::Consider, "showroom");
    if scene.market.channels[outlet].is_account() {
        knowledge.source = Some(outlet);
    }
    online
}

/// Price and information that do not carry over from what prompted a look to the place looked at, and from the source
/// to the seller; each is logged once a trip and link.
fn arrive(scene: &Scene<'_>, day: &mut ShardDay, shopper: usize, seller: usize, knowledge: &mut Knowledge) {
    if !scene.market.channels[seller].is_account() {
        return;
    }
    let source = knowledge.source.map(|source| (source, seller));
    for (from, to) in [knowledge.prompted, source].into_iter().flatten() {
        let mut fails = |lever: Lever| {
            let broken = scene.breaks(shopper, from, to, (lever, 0));
            if broken {
                let event = Break { shopper: shopper as u32, from: from as u8, to: to as u8, lever, coupon: NO_SLOT };
                day.breaks.push(event);
                touch::note(scene, day, shopper, to, Stage::Consider, lever.id());
            }
            broken
        };
        knowledge.price_broken |= fails(Lever::Price);
        knowledge.misinformed |= fails(Lever::Information);
    }
}

/// Pantries of all categories, brought up to date.
fn look_at_pantries(
    scene: &Scene<'_>,
    memory: &mut Memory,
    (shopper, local): (usize, usize),
) -> [Wanted; MAX_CATEGORIES] {
    let mut wanted = [Wanted { urgency: 1.0, chance: 1.0, packs: 1.0 }; MAX_CATEGORIES];
    // With the pantry off, every category is as needed as the next.
    if scene.behaviour.pantry < 0.5 {
        return wanted;
    }
    for (index, category) in scene.market.categories.iter().enumerate().take(MAX_CATEGORIES) {
        let row = local * memory.categories + index;
        let need = need::look(scene, memory, index, category, (shopper, row));
        let packs = (need.target - need.pantry).max(1.0);
        let chance = choose::incidence_chance(scene, category, &need, (0.0, 0.0));
        wanted[index] = Wanted { urgency: need.urgency(), chance, packs };
    }
    wanted
}

/// Categories by falling urgency; equal ones by the key of their id, so that the order of the file does not matter.
pub(super) fn most_needed(wanted: &[Wanted; MAX_CATEGORIES], categories: &[Category]) -> [usize; MAX_CATEGORIES] {
    let mut order = [0, 1, 2, 3, 4, 5, 6, 7];
    let by_urgency = |a: &usize, b: &usize| wanted[*b].urgency.total_cmp(&wanted[*a].urgency);
    order[..categories.len().min(MAX_CATEGORIES)]
        .sort_by(|a, b| by_urgency(a, b).then(categories[*a].key.cmp(&categories[*b].key)));
    order
}
