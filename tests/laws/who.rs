//! For whom and on which days an offer is: segments, rules, points, days of the week.

use crate::worlds::{channel, one_day, program, tactic};
use omnisim::engine::{Arm, World};
use omnisim::program::Program;
use time::Weekday;

const SETS: &[(&str, &str)] = &[("scenario.shoppers", "1500"), ("scenario.warm_up_weeks", "6")];

/// A price cut under some rules of delivery, on its first day, beside the world without it.
fn first_day(delivery: &str) -> (World, Arm, Program, u16) {
    let delivery = format!("channels = [\"store\", \"app\"], from = 2027-01-04, to = 2027-02-14, {delivery}");
    let scenario = program(&tactic("one", "price-cut = { depth = \"30%\" }", &delivery, ""), SETS);
    let world = World::build(&scenario, 0, true);
    let built = Program::build(&scenario.spec.program[0], &world.market);
    let day = built.first_day(world.market.calendar.days).expect("a first day");
    let mut base = Arm::baseline(&world, false);
    (0..day).for_each(|d| one_day(&world, &mut base, d));
    let arm = base.fork(&world, &built);
    (world, arm, built, day)
}

/// Shoppers in the layer of the tactic, by what is known on its first day.
fn chosen(delivery: &str) -> Vec<bool> {
    let (_, arm, built, _) = first_day(delivery);
    assert_eq!(built.layers.len(), 1, "{delivery}");
    arm.layers.iter().map(|bits| bits & 1 == 1).collect()
}

fn count(of: &[bool]) -> usize {
    of.iter().filter(|one| **one).count()
}

#[test]
fn an_offer_of_some_weekdays_stands_on_those_days_only() {
    let (world, mut arm, built, first) = first_day("weekdays = [\"saturday\", \"tuesday\"]");
    let (store, product) = (channel(&world, "store"), built.promoted().trailing_zeros() as usize);
    for day in first..first + 14 {
        one_day(&world, &mut arm, day);
        let date = world.market.calendar.first.saturating_add(time::Duration::days(i64::from(day)));
        let stands = matches!(date.weekday(), Weekday::Saturday | Weekday::Tuesday);
        assert_eq!(arm.offers.row(0, store)[product].cut_by == 0, stands, "{date}");
    }
}

#[test]
fn all_weekdays_are_no_limit() {
    let all = "weekdays = [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\", \"sunday\"]";
    let [(world, mut with, _, first), (_, mut without, ..)] = [first_day(all), first_day("reach = \"100%\"")];
    for day in first..first + 7 {
        one_day(&world, &mut with, day);
        one_day(&world, &mut without, day);
    }
    assert!(with.memories == without.memories && with.ledger == without.ledger);
}

#[test]
fn an_offer_for_a_segment_is_for_its_shoppers() {
    let (world, arm, ..) = first_day("reach = \"100%\", segments = [\"family\"]");
    let families = world.market.segments.iter().position(|s| s == "family").expect("a segment");
    assert!(arm.layers.iter().zip(&world.people.segment).all(|(b, s)| (*b == 1) == (usize::from(*s) == families)));
}

#[test]
fn who_is_new_to_a_brand_buys_the_category_and_is_no_buyer() {
    let [fresh, never, buyers] =
        ["new-to-brand", "non-buyers", "buyers"].map(|audience| chosen(&format!("audience = \"{audience}\"")));
    assert!(fresh.iter().zip(&never).all(|(fresh, never)| !fresh || *never));
    assert!(fresh.iter().zip(&buyers).all(|(fresh, buyer)| !(*fresh && *buyer)));
    assert!(count(&fresh) > 0 && count(&fresh) < count(&never), "{} of {}", count(&fresh), count(&never));
}

#[test]
fn rules_cut_an_audience_and_never_add_to_it() {
    let late = chosen("where = { bought_within_weeks = 4 }");
    let old = chosen("where = { bought_within_weeks = 26, not_bought_within_weeks = 4 }");
    let buyers = chosen("audience = \"buyers\"");
    let both: Vec<bool> = late.iter().zip(&old).map(|(a, b)| a | b).collect();
    assert!(late.iter().zip(&old).all(|(a, b)| !(*a && *b)));
    assert_eq!(both, buyers, "within 26 weeks is within 4, or within 26 and not within 4");
    let [few, many] = ["purchases_to = 2", "purchases_from = 3"].map(|rule| chosen(&format!("where = {{ {rule} }}")));
    assert!(few.iter().zip(&many).all(|(a, b)| !(*a && *b)) && count(&few) > 0 && count(&many) > 0);
}

#[test]
fn an_offer_near_the_reward_is_for_members_with_the_points_of_that_day() {
    let (world, mut arm, built, first) = first_day("audience = \"near-reward\"");
    let (_, points) = built.points_layers[0];
    assert_eq!(points, world.market.loyalty.expect("a programme").reward_at.part(0.8).0);
    let (mut near, mut far) = (0, 0);
    for day in first..first + 14 {
        let before: Vec<Vec<i64>> = arm.memories.iter().map(|m| m.points.clone()).collect();
        one_day(&world, &mut arm, day);
        for (shard, today) in arm.days.iter().enumerate() {
            for intent in &today.intents {
                let local = intent.shopper as usize - arm.memories[shard].first;
                let has = before[shard][local] >= points && arm.memories[shard].is_member(local);
                assert!(has || intent.mask == 0, "an offer without the points");
                near += u32::from(intent.mask == 1);
                far += u32::from(intent.mask == 0);
            }
        }
    }
    assert!(near > 0 && far > near, "{near} near, {far} not");
}

#[test]
fn those_without_the_app_or_the_card_can_be_meant() {
    for (rule, is_member) in [("member = false", false), ("member = true", true)] {
        let (world, mut arm, _, first) = first_day(&format!("where = {{ {rule} }}"));
        let mut met = 0;
        for day in first..first + 7 {
            one_day(&world, &mut arm, day);
            for (memory, today) in arm.memories.iter().zip(&arm.days) {
                for intent in today.intents.iter().filter(|i| i.mask == 1) {
                    met += 1;
                    assert_eq!(memory.is_member(intent.shopper as usize - memory.first), is_member);
                }
            }
        }
        assert!(met > 0, "{rule}");
    }
}
