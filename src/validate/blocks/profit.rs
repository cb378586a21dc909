//! Do promotions pay: a calendar of ordinary events, each followed for half a year in all outlets.

use crate::engine::{Branch, World, run_branches};
use crate::ledger::{Ledger, Line, Party, Pick};
use crate::validate::blocks::supply::SUPPLY;
use crate::validate::plan::{Plan, Step, branch};
use crate::validate::{Block, Fault, Lab, Reading, lab::V0};

/// The fact of unprofitable promotions.
pub const BLOCK: Block = Block { id: "profit of promotions", facts: &["promo-profitability"], measure };

/// Households of the world.
const SHOPPERS: u32 = 20_000;
/// Brands of V0.
const BRANDS: usize = 8;
/// Events a seed; eight seeds make 128.
const EVENTS: usize = 16;
/// Weeks of the event and after it.
const FOLLOWED: usize = 26;

/// Support of an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Support {
    None,
    Leaflet,
    Display,
    Both,
}

/// The calendar, in the order in which brands take their turns: depth in percent and support. Depths lie around the usual
/// 20%, between 10 and 35%. Assumption: three events in ten are leaflet or display without a cut, as every list of trade
/// promotions has them; a third of the rest are bare cuts. The retailer's share of losses before supplier money is close
/// to the share of events with a cut: with a margin of 22%, no lift pays for a cut by itself.
const CALENDAR: [(u8, Support); EVENTS] = [
    (20, Support::None),
    (20, Support::Leaflet),
    (30, Support::Both),
    (0, Support::Display),
    (25, Support::Both),
    (10, Support::None),
    (0, Support::Leaflet),
    (20, Support::Display),
    (35, Support::Leaflet),
    (0, Support::Display),
    (15, Support::None),
    (20, Support::Both),
    (0, Support::Both),
    (25, Support::None),
    (20, Support::Both),
    (0, Support::Display),
];
/// Parts of the cut that the brand pays, by turns. Assumption: between the usual pass-through of 65% and all of it.
const FUNDING: [u8; 3] = [100, 65, 85];
/// Fees as parts of the brand's sales at the account in an ordinary week. Assumption: no list of fees is published; those
/// of displays are set so that about half of displays lose money (43% by a trade study of Quri), leaflets a little lower.
const LEAFLET_FEE: f64 = 0.05;
const DISPLAY_FEE: f64 = 0.07;

fn measure(lab: &Lab) -> Result<Vec<Reading>, Fault> {
    let sets = [("scenario.weeks", "36".to_owned())];
    let scenario = lab.scenario(V0, SUPPLY, SHOPPERS, &sets)?;
    let world = lab.world(&scenario);
    let free = lab.breaks("promo-profitability");
    // A look at an ordinary month prices the fees.
    let start = world.market.calendar.warm_up_days;
    let ((first, ()), _) = run_branches(&world, &[], start, false, |_| ());
    let store = world.market.channel_index("store").ok_or_else(|| Fault::Missing("channel `store`".to_owned()))?;
    let events = lab.repeats(EVENTS);
    let plan = plan(lab, &world, (&first.ledger, store), (events, free));
    let programs = lab.programs(V0, &plan, &sets, &world)?;
    let branches: Vec<Branch<'_>> =
        programs.iter().enumerate().map(|(e, p)| branch(&world, p, (week(e), FOLLOWED), None)).collect();
    let until = branches.iter().map(|b| b.until).max().unwrap_or(0);
    let ((base, ()), ends) = run_branches(&world, &branches, until, false, |_| ());
    let (mut brand_lost, mut retailer_lost, mut basket_lost) = (0.0, 0.0, 0.0);
    // The retailer's profit is that of the category. The rest of the basket is many times what an event moves: one
    // trip more or less decides the sign, so with it the share says little about events (it is given as a further reading).
    let category = Pick { channel: None, products: Some((1 << world.market.products.len()) - 1) };
    for (event, (end, ())) in ends.into_iter().flatten().enumerate() {
        let from = usize::from(start) / 7 + week(event);
        let weeks = from..from + FOLLOWED;
        let change = |profit: &dyn Fn(&Ledger) -> i128| profit(&end.ledger) - profit(&base.ledger);
        let maker = change(&|l| maker_profit(l, weeks.clone(), programs[event].promoted()));
        let retailer = |pick: Pick| {
            let weeks = weeks.clone();
            change(&|l| l.balance(weeks.clone(), Party::Account, pick) - supplier_money(l, weeks.clone(), pick))
        };
        brand_lost += f64::from(u8::from(maker < 0));
        retailer_lost += f64::from(u8::from(retailer(category) < 0));
        basket_lost += f64::from(u8::from(retailer(Pick::default()) < 0));
    }
    Ok(vec![
        Reading::ratio("promo-profitability", "mfr_loss_share", brand_lost, events as f64),
        Reading::ratio("promo-profitability", "ret_loss_share", retailer_lost, events as f64),
        Reading::ratio("promo-profitability", "ret_loss_share_with_basket", basket_lost, events as f64),
    ])
}

/// Week of an event: two events share one, so that half a year fits behind each.
const fn week(event: usize) -> usize {
    1 + event / 2
}

/// Place of an event in the calendar: seeds begin at different places, so that every brand meets every kind.
fn brand_of(lab: &Lab, event: usize) -> usize {
    (event + lab.seed as usize) % BRANDS
}

fn plan(lab: &Lab, world: &World, (before, store): (&Ledger, usize), (events, free): (usize, bool)) -> Plan {
    let mut plan = Plan::default();
    let warm = usize::from(world.market.calendar.warm_up_days) / 7;
    for event in 0..events {
        let (depth, support) = CALENDAR[(event + lab.seed as usize * 5) % EVENTS];
        let index = brand_of(lab, event);
        let brand = format!("b{}", index + 1);
        let own = world.market.products.iter().enumerate().filter(|(_, p)| p.brand == index);
        let products = Some(own.fold(0, |bits, (i, _)| bits | 1 << i));
        let sales = before.line(warm - 8..warm, Line::ShelfSales, Pick { channel: Some(store), products });
        let weekly = sales as f64 / crate::units::MONEY_SCALE as f64 / 8.0;
        let part = if free { 0 } else { FUNDING[(event + lab.seed as usize) % FUNDING.len()] };
        let cut = format!("{{ price-cut = {{ depth = \"{depth}%\" }} }}");
        let paid = format!("{{ brand = \"{part}%\" }}");
        let fee = |share: f64| format!("{{ fee = {:.0} }}", if free { 0.0 } else { share * weekly });
        let (leaflet_fee, display_fee) = (fee(LEAFLET_FEE), fee(DISPLAY_FEE));
        let step = |mechanic, funding| Step { funding, ..Step::week(mechanic, &brand, "\"store\"", week(event)) };
        let mut steps = Vec::new();
        if depth > 0 {
            steps.push(step(&cut, &paid));
        }
        if matches!(support, Support::Leaflet | Support::Both) {
            steps.push(step("{ leaflet-feature = {} }", &leaflet_fee));
        }
        if matches!(support, Support::Display | Support::Both) {
            steps.push(step("{ display = {} }", &display_fee));
        }
        plan.add(&steps);
    }
    plan
}

/// Profit of the maker of some products: what outlets pay, less rebates, goods, deal money and fees.
fn maker_profit(ledger: &Ledger, weeks: std::ops::Range<usize>, products: u64) -> i128 {
    let of = |line: Line| ledger.line(weeks.clone(), line, Pick { channel: None, products: Some(products) });
    of(Line::PurchaseCost)
        - of(Line::BackMargin)
        - of(Line::CostOfGoods)
        - of(Line::MarketDealFunding)
        - supplier_money(ledger, weeks.clone(), Pick::default())
}

/// Money that the event brings the account from the supplier.
fn supplier_money(ledger: &Ledger, weeks: std::ops::Range<usize>, pick: Pick) -> i128 {
    let lines = [Line::ScanBack, Line::OffInvoice, Line::SpaceFee];
    lines.iter().map(|&line| ledger.line(weeks.clone(), line, pick)).sum()
}
