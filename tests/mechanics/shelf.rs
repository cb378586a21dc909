//! The shelf: displays, leaflets, listings and delistings, samples.

use crate::twins::{Place, Side, Study, money, others, products, profit, trips, units};
use omnisim::engine::{ArmEnd, World};
use omnisim::ledger::{Line, Party};

fn all(world: &World) -> u64 {
    (1 << world.market.products.len()) - 1
}

#[test]
fn a_display_sells_the_brand_and_the_category_and_only_what_stands_does() {
    let study = Study::of("display", &[]);
    let own = |p| study.change(p, |w, e| units((w, e), Place::Account, products(w, "gio-nam"), 2..6));
    let category = |p| study.change(p, |w, e| units((w, e), Place::Account, all(w), 2..6));
    for program in [0, 1] {
        assert!(own(program) > 0.0 && category(program) > 0.0, "{} and {}", own(program), category(program));
        assert!(category(program) < own(program), "part of it comes from other brands");
    }
    assert!(own(1) > own(0), "80% standing sells {}, 45% {}", own(1), own(0));
    let fee = |p| study.sum(Side::Program(p), |w, e| money((w, e), Line::SpaceFee, Place::Account, None, 0..12));
    assert!(fee(0) > 0.0 && fee(0) == fee(1), "the fee is paid for what is planned: {} and {}", fee(0), fee(1));
}

#[test]
fn a_leaflet_brings_readers_to_the_store_and_its_brand_into_their_baskets() {
    let study = Study::of("leaflet-feature", &[]);
    let own = |p| study.change(p, |w, e| units((w, e), Place::Account, products(w, "gio-nam"), 2..4));
    let visits = |p| study.change(p, |w, e| trips((w, e), Place::Account, 2..4));
    assert!(own(0) > own(1) && own(1) > 0.0, "{} packs with the leaflet, {} without", own(0), own(1));
    assert!(visits(0) > visits(1) && visits(0) > 0.0, "{} trips with the leaflet, {} without", visits(0), visits(1));
}

#[test]
fn a_listing_brings_buyers_of_whom_some_left_the_brand_beside_it() {
    let study = Study::of("listing", &[]);
    for program in [0, 1] {
        let sold = |brand| study.change(program, |w, e| units((w, e), Place::Account, products(w, brand), 2..14));
        let (new, old) = (sold("sen-nhai"), sold("an-nhien"));
        assert!(new > 0.0 && old < 0.0 && new + old > 0.0, "{new} packs of the new brand, {old} of the old one");
        let buyers = study.change(program, |_, e| e.panel.own_buyers as f64);
        assert!(buyers > 0.0, "{buyers} more households buy from the maker");
        let of_maker = |w: &World, e: &ArmEnd| {
            let both = products(w, "sen-nhai") | products(w, "an-nhien");
            [Place::Account, Place::Elsewhere].map(|p| units((w, e), p, both, 2..14)).iter().sum()
        };
        let everywhere = study.change(program, of_maker);
        assert!(everywhere > 0.0, "the maker sells {everywhere} more over all outlets");
    }
    let before = study.sum(Side::Without, |w, e| units((w, e), Place::Account, products(w, "sen-nhai"), 0..14));
    assert_eq!(before, 0.0, "it is not on the shelf of the account without the program");
}

#[test]
fn a_delisting_hurts_both_sides_and_the_strong_brand_takes_more_shoppers_along() {
    const GONE: std::ops::Range<usize> = 2..10;
    let study = Study::of("delisting", &[]);
    let mut losses = Vec::new();
    for (program, brand) in [(0, "an-nhien"), (1, "sen-nhai")] {
        let own = |w: &World| products(w, brand);
        let left = study.sum(Side::Program(program), |w, e| units((w, e), Place::Account, own(w), GONE));
        let former = study.sum(Side::Without, |w, e| units((w, e), Place::Account, own(w), GONE));
        assert!(left == 0.0 && former > 0.0, "{left} of {former} packs are sold off an empty place");
        let at_rivals = study.change(program, |w, e| units((w, e), Place::Elsewhere, own(w), GONE));
        let switched = study.change(program, |w, e| units((w, e), Place::Account, others(w, brand), GONE));
        assert!(at_rivals > 0.0 && switched > 0.0, "{at_rivals} move to other outlets, {switched} to other brands");
        // Published: between a tenth and half go elsewhere, a fifth to four fifths switch brands (A31).
        assert!(switched / former > 0.2 && switched < former, "{switched} of {former}");
        let account = study.change(program, |w, e| profit((w, e), Party::Account));
        let maker = study.change(program, |w, e| profit((w, e), Party::Brand));
        assert!(account < 0.0 && maker < 0.0, "account {account}, brand {maker}");
        losses.push(account);
    }
    assert!(losses[0] < losses[1], "the leader costs the account {}, the small brand {}", losses[0], losses[1]);
}

#[test]
fn samples_sell_in_later_weeks_and_cost_what_was_handed_out() {
    const EACH: [f64; 2] = [2_500.0, 6_000.0];
    const THIRD_PARTY: [f64; 2] = [15e6, 5e6];
    let study = Study::of("sampling", &[]);
    let later = |w: &World, e: &ArmEnd| {
        [Place::Account, Place::Elsewhere].map(|p| units((w, e), p, products(w, "sen-nhai"), 4..16)).iter().sum()
    };
    for program in [0, 1] {
        let extra = study.change(program, later);
        assert!(extra > 0.0, "program {program}: {extra} packs more from the third week after");
        let handed = study.funnel(program, 0).distributed as f64;
        // Each shopper stands for 100 households, so fees are a hundredth; four futures.
        let expected = handed * EACH[program] + 4.0 * THIRD_PARTY[program] / 100.0;
        let spent = study.outlay(program);
        assert!(handed > 0.0 && (spent / expected - 1.0).abs() < 1e-6, "{spent} for {handed} samples: {expected}");
    }
    assert!(study.funnel(1, 0).distributed > study.funnel(0, 0).distributed, "the post reaches more than a stand");
    assert!(study.change(1, later) > study.change(0, later), "and sells more");
}
