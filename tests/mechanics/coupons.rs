//! Coupons and points: what is handed out, seen, loaded, redeemed and paid.

use crate::twins::{Place, Side, Study, money, products, units};
use omnisim::ledger::{Funnel, Line};

const BRAND: &str = "an-nhien";

fn narrows(funnel: &Funnel, who: &str) {
    assert!(funnel.seen >= funnel.loaded && funnel.loaded >= funnel.redeemed, "{who}: {funnel:?}");
    assert!(funnel.redeemed > 0, "{who}: {funnel:?}");
    // Who has used a coupon for one pack of two is among both.
    assert!(funnel.redeemed + funnel.expired >= funnel.loaded, "{who}: what is loaded is used or lapses: {funnel:?}");
    assert!(funnel.expired < funnel.loaded, "{who}: {funnel:?}");
}

#[test]
fn an_app_coupon_narrows_from_seen_to_redeemed_and_is_used_where_it_says() {
    let study = Study::of("app-coupon", &[]);
    let used = |program, place| {
        let of = |w: &_, e: &_| money((w, e), Line::CouponReduction, place, None, 0..12);
        study.sum(Side::Program(program), of)
    };
    for program in [0, 1] {
        narrows(&study.funnel(program, 0), "app coupon");
        let own = study.change(program, |w, e| units((w, e), Place::Account, products(w, BRAND), 2..6));
        assert!(own > 0.0, "program {program}: {own} packs more");
        assert!(used(program, Place::Channel("store")) > 0.0);
    }
    let online = |program| used(program, Place::Channel("app")) + used(program, Place::Channel("web"));
    assert!(online(0) == 0.0 && online(1) > 0.0, "a coupon for stores is not taken online");
    assert!(study.funnel(1, 0).redeemed > study.funnel(0, 0).redeemed, "more places, more redemptions");
}

#[test]
fn more_pushes_are_opened_as_seldom_and_turn_more_users_off() {
    let study = Study::of("push", &[]);
    let (weekly, daily) = (study.funnel(0, 0), study.funnel(1, 0));
    for (who, funnel) in [("weekly", &weekly), ("daily", &daily)] {
        narrows(funnel, who);
        // Published: about 3% of broadcast pushes are opened (A40: 1% to 6%).
        let opened = funnel.opened as f64 / funnel.delivered as f64;
        assert!((0.01..0.06).contains(&opened), "{who}: {opened} opened");
    }
    assert!(daily.delivered > 4 * weekly.delivered, "{} and {}", daily.delivered, weekly.delivered);
    assert!(daily.opted_out > weekly.opted_out, "{} and {} switch them off", daily.opted_out, weekly.opted_out);
    assert!(daily.seen >= weekly.seen);
}

#[test]
fn a_leaflet_coupon_is_redeemed_by_few_and_costs_less_than_the_same_cut_for_all() {
    let study = Study::of("leaflet-coupon", &[]);
    let funnel = study.funnel(0, 0);
    narrows(&funnel, "leaflet coupon");
    // Published: 0.5% to 1.1% of coupons in papers, in a band of 0.2% to 3% (A40).
    let share = funnel.redeemed as f64 / funnel.distributed as f64;
    assert!((0.002..0.03).contains(&share), "{share} of those distributed are redeemed");
    let own = |p| study.change(p, |w, e| units((w, e), Place::Account, products(w, BRAND), 2..6));
    assert!(own(0) > 0.0 && own(1) > own(0), "{} with the coupon, {} with the cut", own(0), own(1));
    let reduced = |p, line| study.change(p, |w, e| money((w, e), line, Place::Account, None, 0..12));
    let (face, cut) = (reduced(0, Line::CouponReduction), reduced(1, Line::PriceReduction));
    assert!(0.0 < face && face < cut, "{face} on coupons, {cut} on the shelf");
    assert!(reduced(0, Line::CouponHandling) > 0.0);
}

#[test]
fn points_cost_money_and_sell_packs_and_more_of_them_do_more_of_both() {
    let study = Study::of("points-multiplier", &[]);
    let own = |p| study.change(p, |w, e| units((w, e), Place::Account, products(w, "gio-nam"), 2..6));
    let points =
        |p| study.sum(Side::Program(p), |w, e| money((w, e), Line::ProgramPoints, Place::Account, None, 0..12));
    let funded =
        |p| study.sum(Side::Program(p), |w, e| money((w, e), Line::PointsFunding, Place::Account, None, 0..12));
    assert!(own(1) > own(0) && own(0) > 0.0, "{} packs at times ten, {} at times five", own(1), own(0));
    // Nine extra shares instead of four, on more packs.
    assert!(points(0) > 0.0 && points(1) > 9.0 / 4.0 * points(0), "{} and {}", points(0), points(1));
    for program in [0, 1] {
        let part = funded(program) / points(program);
        assert!((part - 0.5).abs() < 1e-3, "the brand pays half of it: {part}");
    }
}
