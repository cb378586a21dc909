//! The part of the format that describes terms between brand and account, and what moves them: phases of a price, pack
//! sizes, links paid for, stand-offs, and shocks of the cost of goods.

use super::values::{CalendarDate, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A later step of a price change.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PricePhaseSpec {
    /// First day of the step.
    pub from: CalendarDate,
    /// Change of the shelf price against that before the tactic, such as `"+10%"`.
    pub change: Percent,
    /// Change of the price that the outlet pays to the brand; default: as the shelf price.
    #[serde(default)]
    pub sell_in_change: Option<Percent>,
}

/// A part of a price change taken back, as a clause of the agreement says: when the cost has fallen again, for example.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceGiveBackSpec {
    /// Day from which it is taken back.
    pub from: CalendarDate,
    /// Part of the change, of the shelf price and of the price that the outlet pays.
    pub share: Percent,
}

/// Another content of a pack.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackSizeSpec {
    /// Change of the content of a pack, such as `"-10%"`.
    pub content: Percent,
    /// Share of the change that shoppers feel, against a change of the price per content of the same size; default 25%.
    #[serde(default)]
    pub felt: Option<Percent>,
    /// Part of the cost of goods that changes with the content; the rest is the pack and its handling. Default 80%.
    #[serde(default)]
    pub cost_follows: Option<Percent>,
}

/// Levels of links while the tactic runs; levers not named keep what the scenario says.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkInvestmentSpec {
    /// Channel ids where shoppers come from.
    pub from: Vec<String>,
    /// Channel ids where they go to; every pair of two different channels is one link.
    pub to: Vec<String>,
    /// The price seen there is the price charged here.
    #[serde(default)]
    pub price: Option<f64>,
    /// An offer promised there is honoured here.
    #[serde(default)]
    pub promotion: Option<f64>,
    /// The product information is the same.
    #[serde(default)]
    pub information: Option<f64>,
    /// The member is recognised.
    #[serde(default)]
    pub identity: Option<f64>,
    /// The item shown there is there, and service continues.
    #[serde(default)]
    pub stock: Option<f64>,
    /// Money a week that leaves the system to keep it up, in the real market; split as `funding.brand` says. Default 0.
    #[serde(default)]
    pub cost_per_week: Option<f64>,
}

/// A stand-off: from its first day nothing of the products is sold in the online channels named, and the stores named get
/// no replenishment; on the day after its last day all is as before.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandOffSpec {
    /// Who stops first; it changes nothing but the words.
    pub stopped_by: Side,
    /// Mean days until the shelf of a store is empty when no goods come, unless the scenario carries stock of its own; default 10.
    #[serde(default)]
    pub cover_days: Option<f64>,
}

/// A side of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The brand halts deliveries.
    Brand,
    /// The account takes the products off its shelves.
    Account,
}

/// A change of the cost of goods in the market, with and without programs: `change`, or what a move of the currency makes
/// of the imported part.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostShockSpec {
    /// Identifier.
    pub id: String,
    /// Products concerned; give this or `brands`.
    #[serde(default)]
    pub products: Vec<String>,
    /// Brands concerned (all their products).
    #[serde(default)]
    pub brands: Vec<String>,
    /// First day.
    pub from: CalendarDate,
    /// Last day, included; default: it stays.
    #[serde(default)]
    pub to: Option<CalendarDate>,
    /// Change of the cost of goods, such as `"+4%"`; give this, or `imported` and `currency`.
    #[serde(default)]
    pub change: Option<Percent>,
    /// Part of the cost of goods that is paid in foreign currency.
    #[serde(default)]
    pub imported: Option<Percent>,
    /// Change of the price of that currency, such as `"+16%"`.
    #[serde(default)]
    pub currency: Option<Percent>,
    /// Part of the imported cost whose price is fixed by contracts; default 0%.
    #[serde(default)]
    pub hedged: Option<Percent>,
}
