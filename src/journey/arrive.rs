//! Arriving at an outlet: who is recognised, the visit, and where the shopper stands.

use super::consider::Stand;
use super::funnel::pass_displays;
use super::loyalty;
use super::scene::{Break, Scene, ShardDay, Stage, Visit, Way};
use super::touch;
use crate::market::Lever;
use crate::population::{Memory, NO_STORE};
use crate::program::NO_SLOT;
use crate::scenario::ChannelKind;
use crate::units::Money;

/// Is a member recognised at an outlet of the account: the identity lever of the link from the loyalty programme.
pub(super) fn recognised(
    scene: &Scene<'_>,
    memory: &Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
    outlet: usize,
) -> bool {
    if !memory.is_member(local) || !scene.market.channels[outlet].is_account() {
        return false;
    }
    let Some(programme) = programme(scene) else { return true };
    let broken = scene.breaks(shopper, programme, outlet, (Lever::Identity, 0));
    if broken {
        fail(scene, day, shopper, (programme, outlet, Lever::Identity));
    }
    !broken
}

/// Touchpoint of the account's loyalty programme.
fn programme(scene: &Scene<'_>) -> Option<usize> {
    let is_programme = |c: &crate::market::Channel| c.is_account() && c.kind == ChannelKind::Loyalty;
    scene.market.channels.iter().position(is_programme)
}

/// Writes a failure on the link from the loyalty programme into the day and the journey log.
fn fail(scene: &Scene<'_>, day: &mut ShardDay, shopper: usize, (programme, outlet, lever): (usize, usize, Lever)) {
    let event = Break { shopper: shopper as u32, from: programme as u8, to: outlet as u8, lever, coupon: NO_SLOT };
    day.breaks.push(event);
    touch::note(scene, day, shopper, outlet, Stage::Consider, lever.id());
}

/// Layers whose offers a member gets at an outlet: without those for members where the link from the programme does not
/// carry promotions.
fn honoured(scene: &Scene<'_>, shopper: usize, (outlet, layers): (usize, u8)) -> u8 {
    let without = layers & !scene.member_layers;
    if layers == without {
        return layers;
    }
    let Some(programme) = programme(scene) else { return layers };
    if scene.breaks(shopper, programme, outlet, (Lever::Promotion, 0)) { without } else { layers }
}

/// A member who bought something whose offer for members was not honoured notices it; who passed it by does not.
pub(super) fn miss_offers(scene: &Scene<'_>, day: &mut ShardDay, stand: &Stand, from: usize) {
    if stand.promised == stand.mask {
        return;
    }
    let (promised, got) =
        (scene.offers.row(stand.promised, stand.channel), scene.offers.row(stand.mask, stand.channel));
    let noticed = day.intents[from..].iter().any(|i| {
        let product = usize::from(i.product);
        usize::from(i.channel) == stand.channel && promised[product] != got[product]
    });
    if let Some(programme) = programme(scene).filter(|_| noticed) {
        fail(scene, day, stand.shopper, (programme, stand.channel, Lever::Promotion));
    }
}

/// A trip or an order; a member with a full points account may take the reward.
///
/// * `scale`: rest of the basket relative to its mean
pub(super) fn visit(
    scene: &Scene<'_>,
    memory: &Memory,
    day: &mut ShardDay,
    (shopper, local): (usize, usize),
    (outlet, major, with_rest, recognised): (usize, bool, bool, bool),
    scale: f32,
) {
    let cause = if scene.market.channels[outlet].kind.is_online() { "order" } else { "trip" };
    touch::note(scene, day, shopper, outlet, Stage::Consider, cause);
    let takes_reward = recognised && with_rest && loyalty::takes_reward(scene, memory, (shopper, local));
    let rest = if with_rest { rest_of_basket(scene, outlet, (major, scale)) } else { Money::ZERO };
    day.visits.push(Visit {
        shopper: shopper as u32,
        channel: outlet as u8,
        major,
        with_rest,
        recognised,
        takes_reward,
        rest,
        way: Way::Trip,
    });
}

/// Spend outside the modelled categories on a trip.
fn rest_of_basket(scene: &Scene<'_>, outlet: usize, (major, scale): (bool, f32)) -> Money {
    let usual = scene.market.channels[outlet].rest_of_basket[usize::from(major)];
    usual.part(scene.market.calendar.basket[usize::from(scene.day)] * f64::from(scale))
}

/// Where the shopper stands; a QR code at a standing display is met here.
pub(super) fn stand_at(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    who: (usize, usize),
    (channel, major, recognised): (usize, bool, bool),
) -> Stand {
    let (shopper, local) = who;
    let store = scene.people.store[shopper * scene.people.channels + channel];
    let unrecognised = memory.is_member(local) && !recognised;
    let layers = scene.layers_of(memory, who) & if unrecognised { !scene.member_layers } else { u8::MAX };
    let view = |mask: u8| scene.offers.view(usize::from(mask), store);
    let mask = view(honoured(scene, shopper, (channel, layers)));
    if store != NO_STORE && scene.offers.coupons != 0 {
        for (index, coupon) in scene.coupons.iter().enumerate().filter(|(_, c)| c.qr_at_display) {
            let stands = scene.offers.on_display(mask, usize::from(store)) & coupon.products != 0;
            if stands && coupon.is_live(scene.day) {
                let scan = scene.behaviour.qr_scan as f32;
                touch::offer_coupon(scene, memory, day, who, (index, coupon, scan));
            }
        }
    }
    let stand = Stand { shopper, local, channel, store, mask, promised: view(layers), recognised, major };
    pass_displays(scene, day, &stand);
    stand
}
