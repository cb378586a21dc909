//! The made-up market of the samples.

use super::{BN, bn, near, scaled, share};
use crate::experiment::results::{
    Baseline, BrandShare, ChannelInfo, ChannelLevel, Estimate, PanelCategory, PnlRow, ScenarioHeader, SeasonInfo,
};

pub(super) fn header() -> ScenarioHeader {
    let channel = |id: &str, name: &str, vi: &str, kind: &str| ChannelInfo {
        id: id.into(),
        name: name.into(),
        name_vi: Some(vi.into()),
        kind: kind.into(),
        owner: "account".into(),
    };
    ScenarioHeader {
        id: "tet-2027".into(),
        name: "Tết 2027 · An Nhiên shampoo × Phố Việt Mart".into(),
        name_vi: Some("Tết 2027 · Dầu gội An Nhiên × Phố Việt Mart".into()),
        question: Some("Which program is best?".into()),
        hash: "0123456789abcdef".into(),
        currency: "VND".into(),
        start: "2026-12-28".into(),
        weeks: 26,
        shoppers: 50_000,
        households: 1_000_000,
        evidence: "illustrative".into(),
        channels: vec![
            channel("store", "store", "cửa hàng", "store"),
            channel("app", "app", "ứng dụng", "app"),
            channel("ecom", "e-com", "TMĐT", "web"),
            channel("loyalty", "loyalty", "thân thiết", "loyalty"),
        ],
        seasons: vec![SeasonInfo { name: "Tết".into(), name_vi: None, from_week: 5, to_week: 6 }],
    }
}

pub(super) fn baseline() -> Baseline {
    let level = |e: Estimate, unit: &str| Estimate { p_positive: None, unit: unit.into(), ..e };
    let count = |mean: f64| level(scaled(near(mean), 1.0 / BN), "count");
    Baseline {
        system_profit: level(bn(48.2, 45.0, 51.0), "VND"),
        brand_profit: level(bn(20.0, 18.0, 22.0), "VND"),
        retailer_profit: level(bn(28.2, 26.0, 30.0), "VND"),
        sell_out_value: level(bn(200.0, 190.0, 210.0), "VND"),
        sell_out_units: level(bn(0.002, 0.0019, 0.0021), "units"),
        by_channel: vec![ChannelLevel {
            channel: "store".into(),
            sell_out_value: level(bn(150.0, 140.0, 160.0), "VND"),
            sell_out_units: level(bn(0.0015, 0.0014, 0.0016), "units"),
        }],
        panel: vec![PanelCategory {
            category: "shampoo".into(),
            penetration: share(0.6),
            purchases_per_buyer: count(3.0),
            units_per_purchase: count(1.2),
            deal_share: share(0.3),
            repeat_rate: share(0.5),
            brand_shares: vec![BrandShare { brand: "an-nhien".into(), share: share(0.2) }],
        }],
        trips_per_household_week: count(1.4),
        basket: level(bn(0.0003, 0.0002, 0.0004), "VND"),
        xch_share: share(0.21),
        leakage: share(0.35),
        omni_gap: None,
        supply: None,
        pnl: Vec::new(),
    }
}

/// A few rows of each side, in all channels and in one.
pub(super) fn pnl() -> Vec<PnlRow> {
    let rows = [
        ("brand", "gross_sales", false, 20.0, 2.0),
        ("brand", "cost_of_goods", false, -8.0, -0.8),
        ("brand", "brand_profit", true, 12.0, 1.2),
        ("retailer", "shelf_sales", false, 30.0, 1.0),
        ("retailer", "cost_to_serve", true, -2.0, -0.1),
        ("retailer", "retailer_profit", true, 28.0, 0.9),
    ];
    let row = |(side, row, subtotal, before, change): (&str, &str, bool, f64, f64), channel: Option<&str>| PnlRow {
        side: side.into(),
        row: row.into(),
        channel: channel.map(Into::into),
        subtotal,
        before: before * BN,
        after: (before + change) * BN,
        difference: near(change),
    };
    rows.into_iter().flat_map(|r| [row(r, None), row(r, Some("store"))]).collect()
}
