//! Fields that are not meant to move a result. A test fails when one of them does.

use std::collections::BTreeMap;

/// Why a field moves nothing, by what reports call it.
pub type Still = BTreeMap<String, &'static str>;

const FIELDS: &[(&str, &str)] = &[
    ("program.driver", "the lever that a program promises is shown beside what it does"),
    ("scenario.allow", "silences warnings of the check"),
    ("scenario.evidence", "says how well the numbers are founded"),
    ("program.tactic.mechanic.stand-off.stopped_by", "says who stops first; the goods stop alike"),
    ("program.tactic.mechanic.stand-off.cover_days", "acts where stock is not counted; [supply] counts it"),
    // The profit of other owners lies outside the system.
    ("channel.fulfilment.cost_per_order of marketplace marketplace", OTHERS),
    ("channel.rest_of_basket.margin of general-trade store", OTHERS),
    ("channel.rest_of_basket.margin of marketplace marketplace", OTHERS),
    ("channel.rest_of_basket.margin of rival store", OTHERS),
    ("channel.rest_of_basket.fill_in of general-trade store", "weighs deals, and general trade has none"),
    ("channel.rest_of_basket.major of general-trade store", "weighs deals, and general trade has none"),
];

const OTHERS: &str = "the profit of other owners lies outside the system";

/// Levers that no rule reads on a link: kinds from which and to which it leads, and levers.
const LEVERS: &[(&str, &str, &str, &str)] = &[
    (
        "loyalty",
        "store app web",
        "price information stock",
        "members bring along who they are and what they are offered",
    ),
    ("social", "app", "identity stock", "a post makes shoppers look, and may read out a code"),
    ("app", "store web", "identity", "members are recognised over the link from the loyalty programme"),
    ("store", "app", "promotion identity", "coupons cross the links from the app, members those from the programme"),
    ("web", "store", "promotion identity", "coupons cross the links from the app, members those from the programme"),
];

/// All of them.
pub fn still() -> Still {
    let mut all: Still = FIELDS.iter().map(|(field, why)| ((*field).to_owned(), *why)).collect();
    for (from, ends, levers, why) in LEVERS {
        for to in ends.split(' ') {
            all.extend(levers.split(' ').map(|lever| (format!("link.{lever} from {from} to {to}"), *why)));
        }
    }
    all
}
