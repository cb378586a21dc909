//! The first future as rows: what measurement teams work on, and the truth that they are to find.

use crate::worlds::{market_text, program_text, read, starter, tactic};
use omnisim::experiment::results::records::{Place, Records};
use omnisim::experiment::{Comparison, Credits, Options, Reps, compare_from};
use omnisim::report::records::files;
use omnisim::scenario::{PlanSpec, Scenario};
use std::collections::BTreeMap;

/// The starter with a plan of two programs, households and shoppers apart.
fn with_plan() -> Scenario {
    let mut scenario = starter(&[("scenario.households", "4000")]);
    scenario.spec.plan = vec![PlanSpec {
        id: "year".to_owned(),
        name: "Year".to_owned(),
        programs: vec!["B".to_owned(), "C".to_owned()],
        ..PlanSpec::default()
    }];
    scenario
}

/// An experiment that keeps the books of its first future.
fn with_records(scenario: &Scenario, futures: u32, programs: &[&str]) -> Comparison {
    let options = Options {
        reps: Reps::Fixed(futures),
        fixed_assumptions: false,
        programs: programs.iter().map(|p| (*p).to_owned()).collect(),
        journeys: false,
        memory: None,
    };
    let none = (Credits::default(), &[][..]);
    compare_from(scenario, &options, none, Vec::new(), &|_| true).unwrap_or_else(|error| panic!("{error}"))
}

/// Rows of the first of some futures.
fn rows(scenario: &Scenario, futures: u32, programs: &[&str]) -> Records {
    with_records(scenario, futures, programs).records
}

#[test]
fn what_parties_pay_and_get_balances_in_every_cell_of_the_ledger_table() {
    let records = rows(&with_plan(), 1, &[]);
    let bytes = files(&records).into_iter().next().expect("ledger").1.expect("encodes");
    let table = omnisim::report::export::record("ledger", bytes).expect("reads");
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let mut worlds: Vec<String> = Vec::new();
    for row in &table.rows {
        let [cell, amount] = [&row[..5], &row[6..]].map(|cells| format!("{cells:?}"));
        let omnisim::report::cells::Cell::Number(value) = row[6] else { panic!("{amount} is no amount") };
        assert!(value != 0.0, "{cell}: empty cells are left out");
        let sum = sums.entry(cell).or_default();
        *sum = (sum.0 + value, sum.1 + value.abs());
        let world = format!("{:?}", row[0]);
        worlds.extend((!worlds.contains(&world)).then_some(world));
    }
    assert!(sums.len() > 1000 && sums.values().all(|(sum, size)| *sum == 0.0 && *size > 0.0));
    let ids = ["baseline", "A", "B", "C", "D", "year"].map(|id| format!("Text({id:?})"));
    assert_eq!(worlds, ids, "programs and plans beside the baseline");
    let weeks = || records.ledger.iter().map(|p| p.place.week);
    assert_eq!((weeks().min(), weeks().max()), (Some(-3), Some(8)), "4 weeks of warm-up end with week 0");
}

#[test]
fn the_truth_adds_up_to_the_total_of_a_run_of_one_future() {
    let comparison = with_records(&with_plan(), 1, &[]);
    let results = &comparison.results;
    let all = results.programs.iter().chain(results.plans.iter().map(|p| &p.result));
    for (world, program) in (1..).zip(all) {
        let mine = comparison.records.truth.iter().filter(|t| t.place.world == world && t.place.week >= 1);
        let (brand, account) = mine.fold((0.0, 0.0), |(b, a), t| (b + t.brand_profit, a + t.retailer_profit));
        for (sum, published) in
            [(brand + account, &program.tsv), (brand, &program.brand_profit), (account, &program.retailer_profit)]
        {
            assert!((sum - published.mean).abs() <= 1.0, "{}: {sum} and {}", program.id, published.mean);
        }
        assert_ne!(program.tsv.mean, 0.0);
    }
    let rivals = |t: &&omnisim::experiment::results::records::Truth| {
        let id = &comparison.records.names.channels[usize::from(t.place.channel)];
        results.scenario.channels.iter().any(|c| c.id == *id && c.owner != "account")
    };
    assert!(comparison.records.truth.iter().any(|t| rivals(&t)), "what rivals lose is there");
}

/// All observed rows of a world as text.
fn observed_of(records: &Records, id: &str) -> Vec<String> {
    let world = records.names.worlds.iter().position(|w| w == id).expect("world") as u16;
    let place = |p: &Place| (p.week, records.names.channels[usize::from(p.channel)].clone(), p.product);
    let seen = records.observed.iter().filter(|s| s.place.world == world).map(|s| {
        format!(
            "{:?} {} {} {} {} {}",
            place(&s.place),
            s.packs,
            s.value,
            s.packs_on_deal,
            s.usual_value,
            s.packs_credited
        )
    });
    let channels = records.channels.iter().filter(|c| c.place.world == world);
    let channels = channels.map(|c| format!("{:?} {} {} {}", place(&c.place), c.trips, c.rest_value, c.delivery_fees));
    let spend = records.spend.iter().filter(|s| s.place.world == world);
    let spend = spend.map(|s| format!("{:?} {} {} {}", place(&s.place), s.slot, s.brand, s.account));
    let offers =
        records.offers.iter().filter(|o| o.world == world).map(|o| format!("{} {} {:?}", o.week, o.slot, o.counts));
    seen.chain(channels).chain(spend).chain(offers).collect()
}

#[test]
fn what_teams_observe_is_read_from_the_world_with_the_program_alone() {
    // Two programs of one content in two files: in one of them the other program runs as well, so that the set of worlds differs.
    let during = "channels = [\"store\"], from = 2027-01-11, to = 2027-01-31";
    let (cut, deep) = (
        tactic("cut", "price-cut = { depth = \"15%\" }", during, ""),
        tactic("cut", "price-cut = { depth = \"30%\" }", during, ""),
    );
    let text = |programs: &str| format!("{}{programs}", market_text());
    let alone = rows(&read(&text(&program_text("P", &cut)), &[]), 1, &[]);
    let among = rows(&read(&text(&format!("{}{}", program_text("Q", &deep), program_text("P", &cut))), &[]), 1, &[]);
    let (one, two) = (observed_of(&alone, "P"), observed_of(&among, "P"));
    assert!(one.len() > 100 && one == two);
    assert_ne!(one, observed_of(&among, "Q"), "another program is observed otherwise");
    assert!(alone.observed.iter().all(|s| s.place.world > 0), "the twin has no rows");
    let own =
        |place: &Place| matches!(alone.names.channels[usize::from(place.channel)].as_str(), "store" | "app" | "web");
    assert!(alone.channels.iter().all(|c| own(&c.place)), "no rival among the channels");
    let sold: f64 = alone.observed.iter().filter(|s| s.place.week >= 1).map(|s| s.packs).sum();
    assert!(sold > 0.0 && alone.observed.iter().any(|s| s.packs_on_deal > 0.0));
}

#[test]
fn rows_are_those_of_the_first_future_whatever_follows_it() {
    let scenario = starter(&[]);
    let (one, three) = (rows(&scenario, 1, &["B"]), rows(&scenario, 3, &["B"]));
    let bytes = |records: &Records| -> Vec<Vec<u8>> {
        files(records).into_iter().map(|(_, made)| made.expect("encodes")).collect()
    };
    assert!(bytes(&one) == bytes(&three) && one == three);
    assert!(one != rows(&starter(&[("scenario.seed", "2")]), 1, &["B"]), "another seed has other rows");
}
