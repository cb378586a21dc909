//! Prices: cuts, increases, deals with the outlet.

use crate::twins::{Place, Side, Study, money, others, products, units};
use omnisim::engine::{ArmEnd, World};
use omnisim::ledger::Line;

const BRAND: &str = "nang-som";
/// Weeks of the horizon in which the cuts run, counted from 0.
const FIRST: usize = 2;

fn own(world: &World, end: &ArmEnd, during: std::ops::Range<usize>) -> f64 {
    units((world, end), Place::Account, products(world, BRAND), during)
}

/// Price that shoppers of the account pay for a pack of the brand.
fn price_paid(study: &Study, side: Side, during: std::ops::Range<usize>) -> f64 {
    let paid = |line| {
        let of = |w: &World, e: &ArmEnd| money((w, e), line, Place::Account, Some(products(w, BRAND)), during.clone());
        study.sum(side, of)
    };
    let reduced = paid(Line::PriceReduction) + paid(Line::CouponReduction);
    (paid(Line::ShelfSales) - reduced) / study.sum(side, |w, e| own(w, e, during.clone()))
}

#[test]
fn a_price_cut_sells_more_at_a_lower_price_and_part_of_it_is_missing_later() {
    let study = Study::of("price-cut", &[]);
    let (deep, shallow) = (FIRST..FIRST + 2, FIRST..FIRST + 4);
    for (program, during) in [(0, deep.clone()), (1, shallow)] {
        let lift = study.change(program, |w, e| own(w, e, during.clone()));
        let after = study.change(program, |w, e| own(w, e, during.end..12));
        assert!(lift > 0.0, "program {program} sells {lift} packs more while it runs");
        assert!(after < 0.0 && after > -lift, "program {program}: {lift} packs during, {after} after");
        let [with, without] = [Side::Program(program), Side::Without].map(|s| price_paid(&study, s, during.clone()));
        assert!(with < without, "program {program}: {with} paid instead of {without}");
    }
    let [twenty, ten] = [0, 1].map(|p| study.change(p, |w, e| own(w, e, deep.clone())));
    assert!(twenty > ten, "in the same weeks 20% sells {twenty} packs more, 10% {ten}");
    let others = study.change(0, |w, e| units((w, e), Place::Account, others(w, BRAND), deep.clone()));
    assert!(others < 0.0, "other brands at the account: {others}");
}

#[test]
fn a_price_rise_loses_more_than_an_equal_fall_wins() {
    const EIGHT_WEEKS: std::ops::Range<usize> = 2..10;
    let elasticity = |change: &str, factor: f64| {
        let study = Study::of("price-change", &[("program[0].tactic[0].mechanic.price-change.change", change)]);
        let packs = |side| {
            study.sum(side, |w, e| {
                [Place::Account, Place::Elsewhere]
                    .map(|p| units((w, e), p, products(w, BRAND), EIGHT_WEEKS))
                    .iter()
                    .sum()
            })
        };
        libm::log(packs(Side::Program(0)) / packs(Side::Without)) / libm::log(factor)
    };
    let (rise, fall) = (elasticity("+10%", 1.1), elasticity("-10%", 0.9));
    assert!(rise < 0.0 && fall < 0.0, "{rise} and {fall}");
    // Published asymmetry in the first eight weeks: as large, up to twice as large (A17).
    let asymmetry = rise / fall;
    assert!((1.0..2.0).contains(&asymmetry), "elasticity of a rise {rise}, of a fall {fall}");
}

#[test]
fn who_raises_the_price_alone_loses_buyers_to_other_outlets() {
    let study = Study::of("price-change", &[]);
    let change = |program, place| study.change(program, |w, e| units((w, e), place, products(w, BRAND), 2..14));
    assert!(
        change(0, Place::Account) < 0.0 && change(0, Place::Elsewhere) < 0.0,
        "a rise everywhere sells less everywhere"
    );
    assert!(change(1, Place::Account) < change(0, Place::Account), "alone the account loses more");
    assert!(change(1, Place::Elsewhere) > 0.0, "and the others win");
}

#[test]
fn the_part_of_a_trade_deal_that_is_passed_through_reaches_the_shelf_to_the_unit() {
    // Without ordinary deals, which would be deeper in some weeks.
    let none = ("category.detergent.brand.nang-som.deals.weeks_on_deal", "0%");
    let study = Study::of("trade-deal", &[none]);
    for (program, stated) in [(0, None), (1, Some(1.0))] {
        let posted = |line| {
            let of =
                |w: &World, e: &ArmEnd| money((w, e), line, Place::Channel("store"), Some(products(w, BRAND)), 0..12);
            study.sum(Side::Program(program), of)
        };
        let (off_invoice, off_shelf) = (posted(Line::OffInvoice), posted(Line::PriceReduction));
        let passed = stated.unwrap_or_else(|| study.sum(Side::Without, pass_through) / 4.0);
        // The tax falls with the shelf price.
        let expected = off_invoice * passed * 1.08;
        assert!(off_invoice > 0.0);
        assert!((off_shelf / expected - 1.0).abs() < 1e-6, "{off_shelf} of {off_invoice} at {passed}");
    }
    let [open, agreed] = [0, 1].map(|p| study.change(p, |w, e| own(w, e, FIRST..FIRST + 4)));
    assert!(agreed > open && open > 0.0, "{agreed} packs more when all is passed on, {open} when a part is");
}

fn pass_through(world: &World, _: &ArmEnd) -> f64 {
    let mask = products(world, BRAND);
    world.market.products[mask.trailing_zeros() as usize].pass_through
}
