//! Which defaults a scenario uses, with the source of each, for the report.

use super::defaults::{PARAMETERS, format};
use super::spec::{BrandSpec, ChannelKind, ChannelSpec, MarketDealsSpec, MechanicSpec, ScenarioSpec, TacticSpec};
use serde::Serialize;

/// A value that the file left to its default.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DefaultNote {
    /// Key in the file, such as `behaviour.pantry` or `segment.app_users`.
    pub key: String,
    /// The default.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

/// A default of the format, used when at least one table leaves its key out.
struct FormatDefault {
    key: &'static str,
    value: f64,
    unit: &'static str,
    source: &'static str,
    is_used: fn(&ScenarioSpec) -> bool,
}

const FORMAT_DEFAULTS: &[FormatDefault] = &[
    FormatDefault {
        key: "scenario.warm_up_weeks",
        value: format::WARM_UP_WEEKS as f64,
        unit: "weeks",
        source: "engineering choice: pantries, habits and reference prices settle",
        is_used: |s| s.scenario.warm_up_weeks.is_none(),
    },
    FormatDefault {
        key: "scenario.shoppers",
        value: format::SHOPPERS as f64,
        unit: "shoppers",
        source: "engineering choice: the quick look",
        is_used: |s| s.scenario.shoppers.is_none(),
    },
    FormatDefault {
        key: "segment.major_trips",
        value: format::MAJOR_TRIPS,
        unit: "share",
        source: "assumption; Kim & Park 1997 (direction)",
        is_used: |s| s.segment.iter().any(|one| one.major_trips.is_none()),
    },
    FormatDefault {
        key: "segment.app_users",
        value: format::APP_USERS,
        unit: "share",
        source: "market-specific: overwrite with the retailer's figure",
        is_used: |s| s.segment.iter().any(|one| one.app_users.is_none()),
    },
    FormatDefault {
        key: "segment.members",
        value: format::MEMBERS,
        unit: "share",
        source: "WIN stores 60% six weeks after launch; overwrite",
        is_used: |s| s.loyalty.is_some() && s.segment.iter().any(|one| one.members.is_none()),
    },
    FormatDefault {
        key: "segment.leaflet_readers",
        value: format::LEAFLET_READERS,
        unit: "share per week",
        source: "market-specific: overwrite",
        is_used: |s| s.segment.iter().any(|one| one.leaflet_readers.is_none()),
    },
    FormatDefault {
        key: "channel.node.distance_km",
        value: format::DISTANCE_KM,
        unit: "km",
        source: "assumption: an urban catchment",
        is_used: |s| s.channel.iter().any(lacks_distance),
    },
    FormatDefault {
        key: "category.brand.deals.brand_funding",
        value: format::MARKET_DEAL_FUNDING,
        unit: "share",
        source: "Pauwels 2007",
        is_used: |s| deals(s).any(|one| one.brand_funding.is_none()),
    },
    FormatDefault {
        key: "category.product.back_margin",
        value: format::BACK_MARGIN,
        unit: "share of sell-in",
        source: "assumption for Vietnam: overwrite",
        is_used: |s| s.category.iter().flat_map(|c| &c.product).any(|one| one.back_margin.is_none()),
    },
    FormatDefault {
        key: "loyalty.earn",
        value: format::POINTS_EARN,
        unit: "share of spend",
        source: "practice",
        is_used: |s| s.loyalty.is_some_and(|one| one.earn.is_none()),
    },
    FormatDefault {
        key: "loyalty.never_redeemed",
        value: format::POINTS_NEVER_REDEEMED,
        unit: "share",
        source: "Liu 2007: heavy buyers claim most",
        is_used: |s| s.loyalty.is_some_and(|one| one.never_redeemed.is_none()),
    },
    FormatDefault {
        key: "program.tactic.delivery.compliance",
        value: format::DISPLAY_COMPLIANCE,
        unit: "share",
        source: "Quri: grocery 36%; Nielsen: 58% not executed as planned",
        is_used: |s| tactics(s).any(lacks_compliance),
    },
    FormatDefault {
        key: "category.brand.media_reach",
        value: format::MEDIA_REACH,
        unit: "share",
        source: "assumption: overwrite with the media plan",
        is_used: |s| s.category.iter().flat_map(|c| &c.brand).any(lacks_media_reach),
    },
    FormatDefault {
        key: "program.tactic.mechanic.media.reach",
        value: format::MEDIA_REACH,
        unit: "share",
        source: "assumption: overwrite with the media plan",
        is_used: |s| tactics(s).any(|t| matches!(&t.mechanic, MechanicSpec::Media(m) if m.reach.is_none())),
    },
    FormatDefault {
        key: "program.tactic.mechanic.sampling.per_visit",
        value: format::SAMPLE_PER_VISIT,
        unit: "chance per visit",
        source: "assumption",
        is_used: |s| tactics(s).any(|t| matches!(&t.mechanic, MechanicSpec::Sampling(m) if m.per_visit.is_none())),
    },
    FormatDefault {
        key: "program.tactic.mechanic.sampling.packs",
        value: format::SAMPLE_PACKS,
        unit: "packs",
        source: "assumption: a sachet for a use or two",
        is_used: |s| tactics(s).any(|t| matches!(&t.mechanic, MechanicSpec::Sampling(m) if m.packs.is_none())),
    },
    FormatDefault {
        key: "program.tactic.mechanic.app-coupon.seen_in_app",
        value: format::COUPON_SEEN,
        unit: "share",
        source: "assumption",
        is_used: |s| tactics(s).any(lacks_seen_in_app),
    },
    FormatDefault {
        key: "supply.otif",
        value: format::OTIF,
        unit: "share of order lines",
        source: "Walmart 2020: target 98%; many suppliers 70-95%",
        is_used: |s| s.supply.is_some_and(|one| one.otif.is_none()),
    },
    FormatDefault {
        key: "supply.otif_of_others",
        value: format::OTIF,
        unit: "share of order lines",
        source: "Walmart 2020: target 98%; many suppliers 70-95%",
        is_used: |s| s.supply.is_some_and(|one| one.otif_of_others.is_none()),
    },
    FormatDefault {
        key: "supply.fine",
        value: format::FINE,
        unit: "share of cost of goods",
        source: "Walmart 2020: 3%",
        is_used: |s| s.supply.is_some_and(|one| one.fine.is_none()),
    },
    FormatDefault {
        key: "supply.lead_time_days",
        value: format::LEAD_TIME_DAYS as f64,
        unit: "days",
        source: "assumption: practice of modern trade",
        is_used: |s| s.supply.is_some_and(|one| one.lead_time_days.is_none()),
    },
    FormatDefault {
        key: "supply.review_days",
        value: format::REVIEW_DAYS as f64,
        unit: "days",
        source: "assumption: practice of modern trade",
        is_used: |s| s.supply.is_some_and(|one| one.review_days.is_none()),
    },
    FormatDefault {
        key: "supply.store_lead_time_days",
        value: format::STORE_LEAD_TIME_DAYS as f64,
        unit: "days",
        source: "assumption: practice of modern trade",
        is_used: |s| s.supply.is_some_and(|one| one.store_lead_time_days.is_none()),
    },
    FormatDefault {
        key: "supply.store_review_days",
        value: format::STORE_REVIEW_DAYS as f64,
        unit: "days",
        source: "assumption: practice of modern trade",
        is_used: |s| s.supply.is_some_and(|one| one.store_review_days.is_none()),
    },
    FormatDefault {
        key: "supply.safety_days",
        value: format::SAFETY_DAYS,
        unit: "days of sales",
        source: "assumption",
        is_used: |s| s.supply.is_some_and(|one| one.safety_days.is_none()),
    },
    FormatDefault {
        key: "supply.store_safety_days",
        value: format::STORE_SAFETY_DAYS,
        unit: "days of sales",
        source: "assumption",
        is_used: |s| s.supply.is_some_and(|one| one.store_safety_days.is_none()),
    },
    FormatDefault {
        key: "supply.forecast_error",
        value: format::FORECAST_ERROR,
        unit: "sd of log",
        source: "practitioners' norm for weekly forecasts of a product",
        is_used: |s| s.supply.is_some_and(|one| one.forecast_error.is_none()),
    },
    FormatDefault {
        key: "supply.promotion_forecast_error",
        value: format::PROMOTION_FORECAST_ERROR,
        unit: "sd of log",
        source: "practitioners' norm; Gur Ali et al. 2009: promotions are the hard part",
        is_used: |s| s.supply.is_some_and(|one| one.promotion_forecast_error.is_none()),
    },
    FormatDefault {
        key: "supply.promotion_bias",
        value: format::PROMOTION_BIAS,
        unit: "share",
        source: "Fildes & Goodwin (direction)",
        is_used: |s| s.supply.is_some_and(|one| one.promotion_bias.is_none()),
    },
    FormatDefault {
        key: "supply.smoothing",
        value: format::SMOOTHING,
        unit: "weight of a week",
        source: "assumption: textbook value",
        is_used: |s| s.supply.is_some_and(|one| one.smoothing.is_none()),
    },
    FormatDefault {
        key: "supply.recount_error",
        value: format::RECOUNT_ERROR,
        unit: "share",
        source: "Corsten & Gruen 2003 name it; size assumed",
        is_used: |s| s.supply.is_some_and(|one| one.recount_error.is_none()),
    },
    FormatDefault {
        key: "supply.forward_buying_weeks",
        value: format::FORWARD_BUYING_WEEKS,
        unit: "weeks per 10%",
        source: "Blattberg & Neslin 1990; Lee et al. 1997 (direction)",
        is_used: |s| s.supply.is_some_and(|one| one.forward_buying_weeks.is_none()),
    },
];

/// The defaults that a scenario uses: those of the format first, then behavioural constants.
pub(super) fn defaults_used(spec: &ScenarioSpec) -> Vec<DefaultNote> {
    let of_format = FORMAT_DEFAULTS.iter().filter(|one| (one.is_used)(spec)).map(|one| DefaultNote {
        key: one.key.to_owned(),
        value: one.value,
        unit: one.unit,
        source: one.source,
    });
    let behaviour = PARAMETERS.iter().filter(|p| spec.behaviour.get(p.name).is_none()).map(|p| DefaultNote {
        key: format!("behaviour.{}", p.name),
        value: p.default,
        unit: p.unit,
        source: p.source,
    });
    of_format.chain(behaviour).collect()
}

fn lacks_media_reach(brand: &BrandSpec) -> bool {
    brand.media_contacts_per_week.is_some_and(|contacts| contacts > 0.0) && brand.media_reach.is_none()
}

fn lacks_distance(channel: &ChannelSpec) -> bool {
    let is_single = channel.kind == ChannelKind::Store && channel.node.is_empty();
    is_single || channel.node.iter().any(|node| node.distance_km.is_none())
}

fn deals(spec: &ScenarioSpec) -> impl Iterator<Item = &MarketDealsSpec> {
    spec.category.iter().flat_map(|c| &c.brand).filter_map(|brand| brand.deals.as_ref())
}

fn tactics(spec: &ScenarioSpec) -> impl Iterator<Item = &TacticSpec> {
    spec.program.iter().flat_map(|program| &program.tactic)
}

fn lacks_compliance(tactic: &TacticSpec) -> bool {
    matches!(tactic.mechanic, MechanicSpec::Display(_)) && tactic.delivery.compliance.is_none()
}

fn lacks_seen_in_app(tactic: &TacticSpec) -> bool {
    matches!(&tactic.mechanic, MechanicSpec::AppCoupon(coupon) if coupon.seen_in_app.is_none())
}
