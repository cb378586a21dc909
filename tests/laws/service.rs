//! Loyalty, app, ways to receive an order, and drift: who joins, what lapses, what is collected.

use crate::worlds::{all_weeks, channel, future, posted, program, starter, tactic};
use omnisim::engine::{Arm, Branch, Watch, World, run_branches};
use omnisim::ledger::Line;
use omnisim::population::memory::joined;
use omnisim::program::Program;
use omnisim::units::Money;

const DURING: &str = "channels = [\"store\"], from = 2026-12-28, to = 2027-02-14";
const IN_APP: &str = "channels = [\"app\"], from = 2026-12-28, to = 2027-02-14";

#[test]
fn heavy_users_join_first_and_the_stated_share_of_each_segment_joins() {
    let scenario = starter(&[("scenario.shoppers", "6000")]);
    let people = World::build(&scenario, 0, true).people;
    for (index, segment) in scenario.spec.segment.iter().enumerate() {
        let mine: Vec<usize> = (0..people.shoppers).filter(|&s| usize::from(people.segment[s]) == index).collect();
        let stated = segment.members.map_or(0.5, |p| p.0);
        let members = mine.iter().filter(|&&s| people.member[s]).count() as f64 / mine.len() as f64;
        let error = (stated * (1.0 - stated) / mine.len() as f64).sqrt();
        assert!((members - stated).abs() <= 4.0 * error, "{}: {members} for {stated}", segment.id);
    }
    let mean = |which: bool| {
        let of =
            |s: usize| people.tastes(0).use_per_day[s * people.categories..][..people.categories].iter().sum::<f32>();
        let mine: Vec<f64> =
            (0..people.shoppers).filter(|&s| people.member[s] == which).map(|s| f64::from(of(s))).collect();
        mine.iter().sum::<f64>() / mine.len() as f64
    };
    // Published: 1.2 to 2.5 times (Leenheer et al. 2007; Meyer-Waarden).
    let ratio = mean(true) / mean(false);
    assert!((1.2..2.5).contains(&ratio), "members use {ratio} times what others use");
}

#[test]
fn those_who_join_later_are_members_from_then_on_and_get_their_welcome() {
    let none = [("segment.family.members", "0%"), ("segment.young.members", "0%"), ("segment.saver.members", "0%")];
    let drive =
        tactic("drive", "enrolment-drive = { chance = \"60%\", welcome_points = 5000 }", DURING, "brand = \"40%\"");
    let run = future(&program(&drive, &none), 0);
    let impact = run.impact(0);
    assert_eq!(impact.bridge.total(), impact.tsv, "welcome points are in the bridge");
    let (with, without) = (&run.run.programs[0].ledger, &run.run.baseline.ledger);
    let sum = |ledger, line| (0..run.world.market.channels.len()).map(|c| posted(ledger, line, c)).sum::<i128>();
    assert_eq!(sum(without, Line::PointsIssued), 0, "no members, no points");
    assert!(sum(with, Line::PointsIssued) > 0 && sum(with, Line::ProgramPoints) > 0);
    let (given, funded) = (sum(with, Line::ProgramPoints), sum(with, Line::PointsFunding));
    assert!((funded * 10 - given * 4).abs() <= given / 100, "the brand pays 40% of {given}: {funded}");
}

/// Adds up points earned, and at the end what is still on accounts.
struct Points {
    left: i64,
}

impl Watch for Points {
    fn after_day(&mut self, _: &World, arm: &Arm, _: u16) {
        self.left = arm.memories.iter().flat_map(|m| &m.points).sum();
    }
}

#[test]
fn points_that_live_for_weeks_lapse_more_often_than_those_that_live_for_a_year() {
    let lapsed = |live: &str| {
        let sets = [
            ("scenario.shoppers", "1500"),
            ("scenario.warm_up_weeks", "4"),
            ("scenario.weeks", "80"),
            ("loyalty.points_live_weeks", live),
        ];
        let scenario = program("", &sets);
        let world = World::build(&scenario, 0, true);
        let days = world.market.calendar.days;
        let ((end, points), _) = run_branches(&world, &[], days, false, |_| Points { left: 0 });
        let sum = |line| (0..world.market.channels.len()).map(|c| posted(&end.ledger, line, c)).sum::<i128>() as f64;
        let earned = sum(Line::PointsIssued) / (1.0 - world.market.loyalty.map_or(0.0, |l| l.never_redeemed));
        (earned - sum(Line::PointsRedeemed) - points.left as f64) / earned
    };
    let (year, month) = (lapsed("52"), lapsed("8"));
    assert!(year > 0.0, "{year}");
    assert!(month > year + 0.02, "{month} against {year}");
}

#[test]
fn collection_brings_visits_to_the_stores_and_fewer_deliveries() {
    let collect = tactic("collect", "click-and-collect = { share = \"70%\", cost_per_order = 9000 }", IN_APP, "");
    let run = future(&program(&collect, &[("scenario.shoppers", "2000")]), 0);
    let (store, app) = (channel(&run.world, "store"), channel(&run.world, "app"));
    let trips = |ledger: &omnisim::ledger::Ledger, c: usize| ledger.weeks.iter().map(|w| w.trips[c]).sum::<u64>();
    let (with, without) = (&run.run.programs[0].ledger, &run.run.baseline.ledger);
    assert!(trips(with, store) > trips(without, store));
    let cost = |ledger| posted(ledger, Line::CostToServe, app);
    assert!(cost(with) < cost(without), "a collected order costs less than a delivered one");
    assert!(!all_weeks(with).is_empty());
}

#[test]
fn shares_of_trips_drift_as_stated_and_not_before_the_horizon() {
    let trips = |growth: &str| {
        let run = future(&program("", &[("channel.app.yearly_growth", growth), ("scenario.shoppers", "1500")]), 0);
        let app = channel(&run.world, "app");
        let ledger = run.run.baseline.ledger;
        let sum = |weeks: std::ops::Range<usize>| weeks.map(|w| ledger.weeks[w].trips[app]).sum::<u64>();
        (sum(0..4), sum(4..12))
    };
    let (usual, faster) = (trips("0%"), trips("400%"));
    assert_eq!(usual.0, faster.0);
    assert!(faster.1 > usual.1);
}

#[test]
fn an_invitation_puts_the_app_into_more_hands_and_never_takes_it_away() {
    struct Apps(usize, bool);
    impl Watch for Apps {
        fn after_day(&mut self, _: &World, arm: &Arm, _: u16) {
            let now = arm.memories.iter().flat_map(|m| &m.joined).filter(|j| **j & joined::APP != 0).count();
            self.1 &= now >= self.0;
            self.0 = now;
        }
    }
    let invite = tactic("invite", "app-invite = { chance = \"30%\" }", DURING, "");
    let scenario = program(&invite, &[]);
    let world = World::build(&scenario, 0, true);
    let programs = omnisim::validate::lab::programs(&scenario, &world);
    let days = world.market.calendar.days;
    let branch = omnisim::engine::Branch::of(&world, &programs[0]).expect("it starts");
    let ((_, base), ends) = run_branches(&world, &[branch], days, false, |_| Apps(0, true));
    let (_, with) = ends.into_iter().flatten().next().expect("a twin");
    assert!(with.0 > base.0 + 20 && with.1, "{} against {}", with.0, base.0);
}

/// Counts members at the end.
struct Members {
    count: i128,
}

impl Watch for Members {
    fn after_day(&mut self, _: &World, arm: &Arm, _: u16) {
        self.count = arm.memories.iter().map(|m| (0..m.shoppers).filter(|&l| m.is_member(l)).count() as i128).sum();
    }
}

#[test]
fn two_drives_on_one_visit_welcome_a_shopper_once() {
    let none = [("segment.family.members", "0%"), ("segment.young.members", "0%"), ("segment.saver.members", "0%")];
    let drive = |id: &str| tactic(id, "enrolment-drive = { chance = \"100%\", welcome_points = 5000 }", DURING, "");
    let scenario = program(&format!("{}{}", drive("drive"), drive("again")), &none);
    let world = World::build(&scenario, 0, true);
    let days = world.market.calendar.days;
    let drives = Program::build(&scenario.spec.program[0], &world.market);
    let branch = Branch::of(&world, &drives).expect("it starts in the run");
    let (_, ends) = run_branches(&world, &[branch], days, false, |_| Members { count: 0 });
    let (end, members) = ends.into_iter().flatten().next().expect("one branch");
    let posted: i128 = (0..world.market.channels.len()).map(|c| posted(&end.ledger, Line::ProgramPoints, c)).sum();
    let welcome = Money::from_units(5000.0).expect("money").part(0.75).0;
    assert!(members.count > 0);
    assert_eq!(posted, members.count * i128::from(welcome), "three quarters of the points will be redeemed");
}
