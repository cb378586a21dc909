//! How much of an offer there is: never passed by one pack or one ten-thousandth, and nothing without effect.

use crate::worlds::{Future, all_weeks, cells, channel, future, program, program_text, read, tactic};
use omnisim::ledger::{Ledger, Line, Outlay};
use omnisim::scenario::Scenario;

const EVERYWHERE: &str = "channels = [\"store\", \"app\"], from = 2027-01-04, to = 2027-01-31";
const CUT: &str = "price-cut = { depth = \"25%\" }";
const COUPON: &str =
    "app-coupon = { depth = \"30%\", redeem_in = [\"store\", \"app\"], units_per_shopper = 3, seen_in_app = \"100%\" }";
const POINTS: &str = "points-multiplier = { times = 10 }";
const TRADE: &str = "trade-deal = { off_invoice = \"20%\", pass_through = \"90%\" }";
/// One shopper stands for one household, so that caps are those written.
const PLAIN: &[(&str, &str)] = &[("scenario.shoppers", "2500"), ("scenario.households", "2500")];

fn capped(mechanic: &str, caps: &str) -> Scenario {
    let caps = if caps.is_empty() { String::new() } else { format!(", caps = {{ {caps} }}") };
    program(&tactic("one", mechanic, &format!("{EVERYWHERE}{caps}"), "brand = \"60%\""), PLAIN)
}

fn run(mechanic: &str, caps: &str) -> Future {
    future(&capped(mechanic, caps), 0)
}

fn ledger(run: &Future) -> &Ledger {
    &run.run.programs[0].ledger
}

/// Money that brand and account spent, in ten-thousandths.
fn spent(ledger: &Ledger) -> i64 {
    ledger.weeks.iter().flat_map(|w| &w.outlay).map(|o: &Outlay| o.brand.0 + o.account.0).sum()
}

/// Packs bought with a coupon of the program.
fn redeemed(ledger: &Ledger) -> u64 {
    ledger.weeks.iter().flat_map(|w| &w.redeemed_units).sum()
}

/// Packs of the promoted brand sold below the usual price in the program, and without it.
fn deal_packs(run: &Future) -> (u64, u64) {
    let of = |ledger: &Ledger| {
        let places = [channel(&run.world, "store"), channel(&run.world, "app")];
        let products = (0..64).filter(|p| run.programs[0].promoted() >> p & 1 == 1);
        let cells = products.flat_map(|p| places.map(|c| (c, p)));
        cells.map(|(c, p)| ledger.weeks.iter().map(|w| w.deal_units(c, p)).sum::<u64>()).sum()
    };
    (of(ledger(run)), of(&run.run.baseline.ledger))
}

fn in_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads").install(work)
}

/// What the books of a program say, slot tables included.
fn all(run: &Future) -> (Vec<(String, i128)>, Vec<Vec<Outlay>>) {
    (cells(ledger(run)), ledger(run).weeks.iter().map(|w| w.outlay.clone()).collect())
}

#[test]
fn redemptions_end_at_the_cap_for_one_thread_and_for_two() {
    let free = redeemed(ledger(&run(COUPON, "")));
    for cap in [1, 7, free / 3, free - 1] {
        let scenario = capped(COUPON, &format!("units = {cap}"));
        let (one, two) = (in_threads(1, || future(&scenario, 0)), in_threads(2, || future(&scenario, 0)));
        assert_eq!(redeemed(ledger(&one)), cap, "of {free} without a cap");
        assert!(all(&one) == all(&two));
    }
}

#[test]
fn a_cap_that_is_never_reached_changes_nothing() {
    for mechanic in [CUT, COUPON, POINTS, TRADE] {
        let free = all(&run(mechanic, ""));
        for caps in ["units = 1000000", "per_day = 1000000", "per_shopper = 250", "budget = 1000000000"] {
            assert!(all(&run(mechanic, caps)) == free, "{mechanic} {caps}");
        }
    }
}

#[test]
fn two_runs_with_caps_are_the_same_run() {
    for caps in ["units = 40", "per_day = 2", "per_shopper = 1", "budget = 900000"] {
        assert!(all(&run(CUT, caps)) == all(&run(CUT, caps)), "{caps}");
    }
}

#[test]
fn packs_at_the_lower_price_end_at_the_cap() {
    let free = run(CUT, "");
    // Nobody but the program cuts the price where it runs: what is below the usual price beyond ordinary deals is its own.
    let reduced = |f: &Future| {
        let line = |l: &Ledger| l.weeks.iter().flat_map(|w| &w.outlay).filter(|o| o.brand.0 > 0).count();
        line(ledger(f))
    };
    assert!(reduced(&free) > 0);
    let per_pack = spent(ledger(&free)) / (deal_packs(&free).0.max(1) as i64);
    for cap in [3, 60] {
        let run = run(CUT, &format!("units = {cap}"));
        let most = cap * per_pack * 3;
        assert!(spent(ledger(&run)) > 0 && spent(ledger(&run)) <= most, "{} for {cap} packs", spent(ledger(&run)));
    }
}

#[test]
fn a_budget_is_never_overspent_by_one_ten_thousandth() {
    for (mechanic, pack) in [(CUT, 60_000), (COUPON, 60_000), (POINTS, 60_000), (TRADE, 60_000)] {
        let free = spent(ledger(&run(mechanic, "")));
        assert!(free > 0, "{mechanic}");
        for part in [0.05, 0.4, 0.9] {
            let budget = (free as f64 * part / 10_000.0).round();
            let scenario = capped(mechanic, &format!("budget = {budget:.0}"));
            let (one, two) = (in_threads(1, || future(&scenario, 0)), in_threads(2, || future(&scenario, 0)));
            let (got, most) = (spent(ledger(&one)), (budget * 10_000.0) as i64);
            assert!(got <= most, "{mechanic}: {got} of {most}");
            assert!(got > most - pack * 10_000, "{mechanic}: {got} of {most} is no use of it");
            assert!(all(&one) == all(&two), "{mechanic}");
        }
    }
}

/// A program of three tactics that stops at a budget.
fn stopping(budget: f64, when: &str) -> Future {
    let head = format!("budget = {budget:.0}\n{when}");
    let funding = "brand = \"50%\", fee = 100000, fee_per_store_week = 500";
    let tactics = tactic("cut", CUT, EVERYWHERE, funding)
        + &tactic("coupon", COUPON, EVERYWHERE, "brand = \"80%\"")
        + &tactic("points", POINTS, EVERYWHERE, "third_party_cost = 50000");
    let text = program_text("P", &tactics).replace("home = \"store\"\n", &format!("home = \"store\"\n{head}\n"));
    future(&read(&format!("{}{text}", crate::worlds::market_text()), PLAIN), 0)
}

#[test]
fn a_program_that_stops_spends_its_budget_and_not_more_fees_included() {
    let free = stopping(1e9, "");
    let whole = spent(ledger(&free));
    assert!(all(&stopping(1e9, "when_spent = \"stop\"")) == all(&free), "a budget that lasts changes nothing");
    for part in [0.3, 0.6, 0.95] {
        let budget = (whole as f64 * part / 10_000.0).round();
        let run = in_threads(2, || stopping(budget, "when_spent = \"stop\""));
        let (got, most) = (spent(ledger(&run)), (budget * 10_000.0) as i64);
        assert!(got <= most && got > most - 100_000 * 10_000, "{got} of {most}, {whole} without an end");
        let same = in_threads(1, || stopping(budget, "when_spent = \"stop\""));
        assert!(all(&run) == all(&same));
        assert!(all(&stopping(budget, "when_spent = \"report\"")) == all(&free), "reporting changes nothing");
    }
}

#[test]
fn fees_alone_may_use_up_the_budget_and_then_nothing_is_given() {
    let run = stopping(1.0, "when_spent = \"stop\"");
    assert_eq!(redeemed(ledger(&run)), 0);
    assert!(all_weeks(ledger(&run)).all(|w| ledger(&run).weeks[w].amount(Line::ProgramPoints, 0, None).0 == 0));
}

#[test]
fn a_cap_for_each_shopper_leaves_fewer_packs_on_deal_and_lasts() {
    let packs = |caps: &str| deal_packs(&run(CUT, caps)).0;
    let found = [packs("per_shopper = 1"), packs("per_shopper = 3"), packs("")];
    assert!(found.is_sorted(), "{found:?}");
    assert!(found[0] < found[2], "{found:?}");
}

#[test]
fn a_cap_for_each_day_holds_every_day() {
    let free = spent(ledger(&run(COUPON, "")));
    let run = run(COUPON, "per_day = 1");
    assert!(redeemed(ledger(&run)) <= 28 && redeemed(ledger(&run)) > 5, "{}", redeemed(ledger(&run)));
    assert!(spent(ledger(&run)) < free);
    assert!(ledger(&run).weeks.iter().all(|w| w.redeemed_units.iter().sum::<u64>() <= 7));
}

#[test]
fn caps_are_of_the_real_market_and_round_down() {
    // 2,500 shoppers stand for 25,000 households: 59 packs are 5 of simulated shoppers.
    let caps = format!("{EVERYWHERE}, caps = {{ units = 59 }}");
    let sets = [("scenario.shoppers", "2500"), ("scenario.households", "25000")];
    let run = future(&program(&tactic("one", COUPON, &caps, ""), &sets), 0);
    assert_eq!(redeemed(ledger(&run)), 5);
}

#[test]
fn a_cut_that_is_used_up_leaves_the_ordinary_deal_that_it_hid() {
    // Ordinary deals of 15% in half of all weeks, under a cut of 25%.
    let deals = &[PLAIN[0], PLAIN[1], ("category.shampoo.brand.an-nhien.deals.weeks_on_deal", "50%")];
    let of = |caps: &str| {
        let delivery = format!("{EVERYWHERE}, caps = {{ {caps} }}");
        future(&program(&tactic("one", CUT, &delivery, "brand = \"60%\""), deals), 0)
    };
    let funding = |run: &Future, ledger: &Ledger| {
        let cells = || [channel(&run.world, "store"), channel(&run.world, "app")].map(|c| (0..64).map(move |p| (c, p)));
        let promoted = |p: usize| run.programs[0].promoted() >> p & 1 == 1;
        let of = |(c, p)| ledger.weeks.iter().map(|w| w.amount(Line::MarketDealFunding, c, Some(p)).0).sum::<i64>();
        cells().into_iter().flatten().filter(|(_, p)| promoted(*p)).map(of).sum::<i64>()
    };
    let with = |caps: &str| {
        let run = of(caps);
        (funding(&run, ledger(&run)), funding(&run, &run.run.baseline.ledger))
    };
    let ((hardly, ordinary), (once, _), (always, _)) =
        (with("units = 1"), with("per_shopper = 1"), with("units = 100000"));
    // Shoppers who came for the cut find the ordinary deal.
    assert!(hardly as f64 > 0.9 * ordinary as f64, "{hardly} of {ordinary}");
    assert!(always < once && once < hardly, "{always} {once} {hardly}");
}
