//! The part of the format that describes how the account is supplied.

use super::values::{CalendarDate, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Supply of the account: makers deliver to its distribution centre, which delivers to stores and online warehouses.
/// Without this table everything is always in stock. Other retailers never run out.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplySpec {
    /// Order lines that the brand side delivers on time and in full; default 88%.
    #[serde(default)]
    pub otif: Option<Percent>,
    /// Order lines that other makers deliver on time and in full; default 88%.
    #[serde(default)]
    pub otif_of_others: Option<Percent>,
    /// Fine from maker to account, share of the cost of goods that came late or not at all; default 3%.
    #[serde(default)]
    pub fine: Option<Percent>,
    /// Days from an order of the distribution centre to its delivery; default 5.
    #[serde(default)]
    pub lead_time_days: Option<u32>,
    /// Days between two orders of the distribution centre; default 7.
    #[serde(default)]
    pub review_days: Option<u32>,
    /// Days from an order of a store to its delivery; default 2.
    #[serde(default)]
    pub store_lead_time_days: Option<u32>,
    /// Days between two orders of a store; default 1.
    #[serde(default)]
    pub store_review_days: Option<u32>,
    /// Safety stock of the distribution centre, days of expected sales; default 5.
    #[serde(default)]
    pub safety_days: Option<f64>,
    /// Safety stock of stores and online warehouses, days of expected sales; default 3.
    #[serde(default)]
    pub store_safety_days: Option<f64>,
    /// Standard deviation of the error of weekly forecasts; default 25%.
    #[serde(default)]
    pub forecast_error: Option<Percent>,
    /// The same in weeks in which a product is promoted; default 45%.
    #[serde(default)]
    pub promotion_forecast_error: Option<Percent>,
    /// How much too high forecasts of promoted weeks are on average; default 10%.
    #[serde(default)]
    pub promotion_bias: Option<Percent>,
    /// Weight of the last week in the forecast (exponential smoothing); default 20%.
    #[serde(default)]
    pub smoothing: Option<Percent>,
    /// Standard deviation of the error of stock counts; default 2%.
    #[serde(default)]
    pub recount_error: Option<Percent>,
    /// Weeks of sales that the account buys ahead per 10% that a pack will cost more at the next order; default 2.
    #[serde(default)]
    pub forward_buying_weeks: Option<f64>,
}

/// The plan's own forecast of some days: sales relative to usual ones.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForecastSpec {
    /// Products concerned; give this or `brands`.
    #[serde(default)]
    pub products: Vec<String>,
    /// Brands concerned (all their products).
    #[serde(default)]
    pub brands: Vec<String>,
    /// Channels concerned; default all of the account that sell.
    #[serde(default)]
    pub channels: Vec<String>,
    /// First day.
    pub from: CalendarDate,
    /// Last day, included.
    pub to: CalendarDate,
    /// Sales expected, relative to usual ones (2 = twice as much); replaces the retailer's rule of thumb.
    pub uplift: f64,
}
