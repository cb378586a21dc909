//! What a population is drawn from.

/// A kind of household.
#[derive(Clone, Copy, Debug)]
pub struct SegmentPlan {
    /// Cumulated share of households up to and including this segment.
    pub up_to: f64,
    /// Mean trips a day.
    pub trips_per_day: f64,
    /// Use relative to the mean of the market.
    pub usage: f64,
    /// Price sensitivity relative to the category's coefficient.
    pub sensitivity: f64,
    /// Share with the app.
    pub app: f64,
    /// Share of members.
    pub members: f64,
}

/// Use and tastes of a category.
#[derive(Clone, Debug)]
pub struct CategoryPlan {
    /// Key of its draws.
    pub key: u32,
    /// Mean units a day.
    pub units_per_day: f64,
    /// Gamma shape of use.
    pub usage_shape: f64,
    /// Dirichlet S.
    pub diversity: f64,
    /// Key and share of each brand.
    pub brands: Vec<(u32, f64)>,
}

/// A touchpoint that shoppers may have in reach.
#[derive(Clone, Debug)]
pub struct Place {
    /// Key of its draws.
    pub key: u32,
    /// Owner index; outlets of one owner share a nest.
    pub owner: usize,
    /// Share of trips, 0 where nothing is sold.
    pub trip_share: f64,
    /// Share of households in reach.
    pub reach: f64,
    /// Needs the account's app.
    pub needs_app: bool,
    /// First store index of the channel.
    pub first_store: usize,
    /// Cumulated share of shoppers by store; empty online.
    pub store_shares: Vec<f64>,
    /// Mean distance in km by store.
    pub distances_km: Vec<f64>,
}

/// Who joins what the account offers, and what its app changes.
#[derive(Clone, Copy, Debug)]
pub struct Joining {
    /// Logit of joining per log unit of use.
    pub use_tilt: f64,
    /// Logit of joining per unit of the account's share of the shopper's trips.
    pub share_tilt: f64,
    /// Part of the app's appeal that comes on top of the account's other outlets; the rest replaces them.
    pub app_convenience: f64,
}

/// Everything that a population is drawn from.
#[derive(Clone, Debug)]
pub struct Blueprint {
    /// Number of shoppers.
    pub shoppers: usize,
    /// Days of the run; decides how many quarters of tastes are drawn.
    pub days: u16,
    /// Segments.
    pub segments: Vec<SegmentPlan>,
    /// Categories.
    pub categories: Vec<CategoryPlan>,
    /// Touchpoints.
    pub places: Vec<Place>,
    /// Dirichlet S of outlet preferences.
    pub outlet_diversity: f64,
    /// Dissimilarity of the outlets of one owner.
    pub outlet_nest: f64,
    /// Utility lost per km.
    pub distance_cost: f64,
    /// Standard deviation of log price sensitivity.
    pub sensitivity_spread: f64,
    /// Share of households that redraw use, and independently tastes, each quarter.
    pub renewal_per_quarter: f64,
    /// Who joins app and loyalty programme.
    pub joining: Joining,
}
