//! Do the arithmetic kernels of the journey give the bits of the formulas, worked one number at a time.

use crate::world;
use omnisim::draws::{Draws, Key, Purpose, gumbel, ln_positive_stable, open_unit};
use omnisim::engine::World;
use omnisim::engine::day::draw_today;
use omnisim::journey::Today;
use omnisim::journey::consider::{UNAVAILABLE, depth_curve};
use omnisim::journey::contest::{
    Brands, ByBrand, ByProduct, Gains, Looker, attention, highest_sum, nested_sum, product_noise,
};
use omnisim::market::{Category, MAX_BRANDS, MAX_CATEGORY_PRODUCTS, OWNERS};
use omnisim::math;
use omnisim::program::Glance;

/// Looks at a category that are compared.
const LOOKS: u32 = 4_000;

fn words(draws: &Draws, purpose: Purpose, (shopper, day): (u32, u16), item: u32) -> [u32; 4] {
    draws.words(Key { purpose, shopper, day, occasion: 0, item })
}

/// A number from `low` to `high` for the n-th of a list of inputs.
fn between(draws: &Draws, (low, high): (f32, f32), look: u32, place: usize) -> f32 {
    low + (high - low) * open_unit(words(draws, Purpose::Taste, (look, 1), place as u32)[0])
}

/// Calls `look` for many shoppers and days in front of every category.
fn looks(world: &World, mut look: impl FnMut(u32, u16, &Category)) {
    for number in 0..LOOKS {
        let category = &world.market.categories[number as usize % world.market.categories.len()];
        look(number.wrapping_mul(7_919), (number % 365) as u16, category);
    }
}

fn assert_bits(what: &str, found: f32, expected: f32) {
    assert_eq!(found.to_bits(), expected.to_bits(), "{what}: {found} for {expected}");
}

#[test]
fn attention_has_the_bits_of_single_draws() {
    let world = world(10);
    looks(&world, |shopper, day, category| {
        let looker = Looker { shopper: shopper as usize, day, rounds: world.draws.rounds() };
        let (mut noticed, mut found) = ([0.0; MAX_CATEGORY_PRODUCTS], [0.0; MAX_CATEGORY_PRODUCTS]);
        attention(&looker, category, (&mut noticed, &mut found));
        for (place, product) in world.market.products[category.products.clone()].iter().enumerate() {
            let drawn = words(&world.draws, Purpose::Attention, (shopper, day), product.key);
            assert_bits("noticed", noticed[place], open_unit(drawn[0]));
            assert_bits("found", found[place], open_unit(drawn[1]));
        }
    });
}

#[test]
fn noise_of_products_has_the_bits_of_single_draws() {
    let world = world(10);
    for lambda in [0.3, 0.6, 0.95, 1.0] {
        looks(&world, |shopper, day, category| {
            let looker = Looker { shopper: shopper as usize, day, rounds: world.draws.rounds() };
            let mut noise: ByProduct = [0.0; MAX_CATEGORY_PRODUCTS];
            product_noise(&looker, category, lambda, &mut noise);
            for (place, product) in world.market.products[category.products.clone()].iter().enumerate() {
                let draw = |purpose, item| words(&world.draws, purpose, (shopper, day), item);
                let own = gumbel(draw(Purpose::ProductNoise, product.key)[0]);
                let brand = &world.market.brands[product.brand];
                let nest = ln_positive_stable(draw(Purpose::BrandNest, brand.key), lambda);
                let expected = if brand.packs > 1 { lambda * (own + nest) } else { own };
                assert_bits("noise", noise[place], expected);
            }
        });
    }
}

#[test]
fn nested_sums_have_the_bits_of_the_formula() {
    let world = world(10);
    for lambda in [0.3, 0.6, 1.0] {
        looks(&world, |look, _, category| {
            let mut utility: ByProduct = [UNAVAILABLE; MAX_CATEGORY_PRODUCTS];
            for (place, utility) in utility.iter_mut().enumerate().take(category.brand_of.len()) {
                let is_there = between(&world.draws, (0.0, 1.0), look, 100 + place) < 0.9;
                *utility = if is_there { between(&world.draws, (-9.0, 5.0), look, place) } else { UNAVAILABLE };
            }
            let mut total = 0.0;
            for brand in 0..category.brands.len() {
                let mut sum = 0.0;
                for (place, of) in category.brand_of.iter().enumerate() {
                    if usize::from(*of) == brand && utility[place] > UNAVAILABLE {
                        sum += math::exp(utility[place] / lambda);
                    }
                }
                total += if sum > 0.0 { math::exp(lambda * math::ln(sum)) } else { 0.0 };
            }
            assert_bits("nested sum", nested_sum(category, &utility, lambda), total);
        });
    }
}

#[test]
fn highest_sums_have_the_bits_of_the_formula() {
    let draws = Draws::new(3, 0);
    for look in 0..LOOKS {
        let number = |range, place| between(&draws, range, look, place);
        let count = 1 + look as usize % MAX_BRANDS;
        let of = |range, from: usize| (0..count).map(|b| number(range, from + b)).collect::<Vec<f32>>();
        let (ln_taste, experience, felt_price) = (of((-5.0, 2.0), 0), of((-1.0, 1.0), 20), of((-1.0, 1.0), 40));
        let reference: Vec<[f32; OWNERS]> =
            (0..count).map(|b| std::array::from_fn(|o| number((-0.5, 0.5), 60 + OWNERS * b + o))).collect();
        let glances: Vec<Glance> = felt_price.iter().map(|p| Glance { felt_price: *p, leaflet: 0.0 }).collect();
        let mut beside: ByBrand = [0.0; MAX_BRANDS];
        beside.iter_mut().enumerate().for_each(|(b, beside)| *beside = number((-2.0, 2.0), 200 + b));
        let (threshold, saturation, tail) = (0.05, 0.4, 0.3);
        let gains = Gains { response: -2.5, slope: 3.0, curve: [threshold, saturation, tail] };
        let owner = look as usize % OWNERS;
        let brands =
            Brands { ln_taste: &ln_taste, experience: &experience, reference: &reference, owner, glances: &glances };
        let mut total = 0.0;
        for b in 0..count {
            let reference = reference[b][owner];
            let felt = gains.slope * depth_curve((reference - felt_price[b]).max(0.0), threshold, saturation, tail);
            let level = ln_taste[b] + beside[b] + gains.response * reference + experience[b] + felt.max(0.0);
            total += math::exp(level);
        }
        assert_bits("highest sum", highest_sum(&gains, &brands, &beside), total);
    }
}

#[test]
fn the_luck_of_a_day_has_the_bits_of_single_draws() {
    let world = world(3_000);
    let (day, behaviour) = (41, &world.behaviour);
    let mut today = Today::default();
    draw_today(&world, &mut today, day, true);
    let mut trips = 0;
    for shopper in 0..world.people.shoppers {
        let Some(trip) = today.trip(shopper) else { continue };
        trips += 1;
        let draw = |purpose, item| words(&world.draws, purpose, (shopper as u32, day), item);
        assert_bits("research", trip.research(), open_unit(draw(Purpose::Research, 1)[0]));
        assert_bits("showroom", trip.showroom(), open_unit(draw(Purpose::Research, 2)[0]));
        let of_basket = draw(Purpose::BasketSize, 0);
        let spread = behaviour.basket_spread as f32;
        let angle = 2.0 * std::f32::consts::PI * open_unit(of_basket[1]);
        let normal = (-2.0 * math::ln(open_unit(of_basket[0]))).sqrt() * libm::cosf(angle);
        assert_bits("basket", trip.basket(), math::exp(spread * normal - spread * spread / 2.0));
        for (index, category) in world.market.categories.iter().enumerate() {
            let uniform = open_unit(draw(Purpose::Incidence, category.key)[0]);
            assert_bits("odds", trip.odds(index), math::ln(uniform) - math::ln(1.0 - uniform));
            let fills_in = f64::from(open_unit(draw(Purpose::Mission, category.key)[0])) < behaviour.fill_in_visit;
            assert_eq!(trip.fills_in(index), fills_in);
        }
        for (index, channel) in world.market.channels.iter().enumerate().filter(|(_, c)| c.sells) {
            let owner = channel.owner as usize;
            let own = gumbel(draw(Purpose::OutletNoise, channel.key)[0]);
            let lambda = behaviour.outlet_nest as f32;
            let nest = ln_positive_stable(draw(Purpose::OutletNest, owner as u32), lambda);
            let expected = if world.market.outlets_of[owner] > 1 { lambda * (own + nest) } else { own };
            assert_bits("outlet noise", trip.noise(index), expected);
        }
        let weekly = words(&world.draws, Purpose::Leaflet, (shopper as u32, day / 7), 0);
        let share = world.leaflet_readers[usize::from(world.people.segment[shopper])];
        for (owner, word) in weekly.into_iter().enumerate() {
            assert_eq!(trip.reads_leaflet(owner), open_unit(word) < share);
        }
    }
    assert!(trips > 500, "{trips} trips");
}
