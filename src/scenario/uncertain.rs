//! The uncertain assumptions: what a future draws anew.

/// An assumption that a future draws anew.
#[derive(Clone, Copy, Debug)]
pub struct UncertainAssumption {
    /// Name in reports and in `[[assumption]]`.
    pub id: &'static str,
    /// Lowest multiplier.
    pub low: f64,
    /// Highest multiplier.
    pub high: f64,
    /// What it multiplies and why it is uncertain.
    pub about: &'static str,
}

/// The uncertain assumptions: those of weak sources. Each multiplies its value by a triangular number around 1.
///
/// The behavioural constants that were calibrated jointly are not in the list: moving one alone would
/// break the facts that they reproduce together.
pub const UNCERTAIN: &[UncertainAssumption] = &[
    uncertain("display-compliance", 0.6, 1.4, "share of planned displays that stand; published 36-58%"),
    uncertain("app-contacts", 0.6, 1.5, "how often app users open the app; retailer figure"),
    uncertain("coupon-load", 0.5, 1.6, "share of shown coupons that are loaded; no published rate"),
    uncertain("push-open", 0.5, 1.7, "pushes opened; vendor figures of 1.5-5%"),
    uncertain("media-response", 0.2, 2.0, "effect of advertising; only half of published estimates differ from 0"),
    uncertain("qr-scan", 0.3, 2.0, "scans at a display; no published rate"),
    uncertain("leaflet-readers", 0.6, 1.4, "households that read the leaflet in a week; market-specific"),
    uncertain("online-research", 0.6, 1.6, "category trips that begin online; 8-25%"),
    uncertain("showrooming", 0.5, 2.0, "looks in store, buys online; 3-15%"),
    uncertain("deal-pull", 0.5, 1.6, "pull of known deals on the choice of outlet; small in the literature"),
    uncertain("trust-loss", 0.3, 2.0, "trust lost at a break point; direction published, size not"),
    uncertain("link-levers", 0.85, 1.1, "connectedness of links as people rate it"),
    uncertain("points-felt", 0.6, 1.5, "felt value of points; 0.4-1.1"),
    uncertain("social-contacts", 0.6, 1.5, "contacts with social media a week"),
    uncertain("cost-to-serve", 0.8, 1.3, "handling, picking and delivery costs"),
    uncertain("rest-of-basket-margin", 0.8, 1.2, "margin on the rest of the basket"),
];

const fn uncertain(id: &'static str, low: f64, high: f64, about: &'static str) -> UncertainAssumption {
    UncertainAssumption { id, low, high, about }
}
