//! Categories, brands and products.

use super::super::diagnostic::shown;
use super::super::spec::{BrandSpec, CategorySpec, MarketDealsSpec, ProductSpec};
use super::{HIGHEST_PRICE, Rules, sells};
use crate::ids::text_key;
use std::collections::HashMap;

impl Rules<'_> {
    pub(super) fn catalog(&mut self) {
        let categories = &self.spec.category;
        self.ids(
            "category",
            categories.iter().enumerate().map(|(at, c)| (format!("category[{at}].id"), c.id.as_str())),
        );
        let products = categories.iter().enumerate().flat_map(|(at, c)| {
            let inside = c.product.iter().enumerate();
            inside.map(move |(number, p)| (format!("category[{at}].product[{number}].id"), p.id.as_str()))
        });
        self.ids("product", products);
        self.brand_keys();
        for (at, category) in categories.iter().enumerate() {
            let path = format!("category[{at}]");
            self.category(&path, category);
            self.brands(&path, category);
            for (number, product) in category.product.iter().enumerate() {
                self.product(&format!("{path}.product[{number}]"), product, category);
            }
        }
    }

    /// A brand may be in several categories, but two different brands must not share their draws.
    fn brand_keys(&mut self) {
        let mut keys: HashMap<u32, &str> = HashMap::new();
        for (at, category) in self.spec.category.iter().enumerate() {
            for (number, brand) in category.brand.iter().enumerate() {
                let first = *keys.entry(text_key(&brand.id)).or_insert(&brand.id);
                if first != brand.id {
                    let message = format!(
                        "brand ids `{}` and `{}` lead to the same random draws",
                        shown(first),
                        shown(&brand.id)
                    );
                    self.error("id-collision", &format!("category[{at}].brand[{number}].id"), message).hint =
                        Some("rename one of them".to_owned());
                }
            }
        }
    }

    fn category(&mut self, path: &str, category: &CategorySpec) {
        let place = |key: &str| format!("{path}.{key}");
        self.name(&place("name"), &category.name);
        self.name_if_set(&place("name_vi"), category.name_vi.as_deref());
        // Wide bounds: they keep the formulas finite, the market decides what is plausible.
        self.within_if_set(&place("units_per_year"), category.units_per_year, 0.01, 10_000.0);
        self.within_if_set(&place("usage_shape"), category.usage_shape, 0.05, 100.0);
        self.within_if_set(&place("brand_diversity"), category.brand_diversity, 0.05, 100.0);
        self.within_if_set(&place("price_response"), category.price_response, -20.0, -0.01);
        self.within_if_set(&place("gain"), category.gain, 0.0, 20.0);
        self.within_if_set(&place("loss"), category.loss, 0.0, 20.0);
        self.within_if_set(&place("inertia"), category.inertia, 0.0, 5.0);
        self.within_if_set(&place("offer_response"), category.offer_response, 0.0, 5.0);
        self.within_if_set(&place("pantry_days"), category.pantry_days, 0.5, 730.0);
        self.within_if_set(&place("least_pantry_units"), category.least_pantry_units, 1.0, 1000.0);
        self.within_if_set(&place("consumption_flexibility"), category.consumption_flexibility, 0.0, 10.0);
        self.within_if_set(&place("display_utility"), category.display_utility, 0.0, 5.0);
        self.within_if_set(&place("display_cue"), category.display_cue, 0.0, 5.0);
        self.within_if_set(&place("extra_units_per_deal"), category.extra_units_per_deal, 0.0, 50.0);
        self.share_if_set(&place("online_research"), category.online_research);
        self.within_if_set(&place("shelf_life_days"), category.shelf_life_days.map(f64::from), 1.0, 3_650.0);
    }

    fn brands(&mut self, path: &str, category: &CategorySpec) {
        let brands = &category.brand;
        self.ids("brand", brands.iter().enumerate().map(|(at, b)| (format!("{path}.brand[{at}].id"), b.id.as_str())));
        for (at, brand) in brands.iter().enumerate() {
            let place = format!("{path}.brand[{at}]");
            self.brand(&place, brand);
            if !category.product.iter().any(|p| p.brand == brand.id) {
                let message = format!("brand `{}` has no product", shown(&brand.id));
                self.error("brand-without-products", &place, message).hint =
                    Some(format!("add a [[category.product]] with brand = \"{}\"", shown(&brand.id)));
            }
        }
        let what = format!("the brand shares of category `{}`", shown(&category.id));
        self.sum_to_whole(&format!("{path}.brand"), &what, brands.iter().map(|b| b.share));
    }

    fn brand(&mut self, path: &str, brand: &BrandSpec) {
        self.name(&format!("{path}.name"), &brand.name);
        self.share_above_zero(&format!("{path}.share"), brand.share);
        self.within_if_set(&format!("{path}.quality"), brand.quality, -5.0, 5.0);
        self.within_if_set(
            &format!("{path}.media_contacts_per_week"),
            brand.media_contacts_per_week,
            0.0,
            super::mechanic::MOST_CONTACTS,
        );
        self.share_if_set(&format!("{path}.media_reach"), brand.media_reach);
        if let Some(deals) = brand.deals {
            self.deals(path, &deals);
        }
    }

    fn deals(&mut self, path: &str, deals: &MarketDealsSpec) {
        let place = |key: &str| format!("{path}.deals.{key}");
        self.share(&place("weeks_on_deal"), deals.weeks_on_deal);
        self.depth(&place("depth"), deals.depth);
        self.share_if_set(&place("display_on_deal"), deals.display_on_deal);
        self.share_if_set(&place("display_otherwise"), deals.display_otherwise);
        self.share_if_set(&place("leaflet_on_deal"), deals.leaflet_on_deal);
        self.share_if_set(&place("brand_funding"), deals.brand_funding);
    }

    fn product(&mut self, path: &str, product: &ProductSpec, category: &CategorySpec) {
        let place = |key: &str| format!("{path}.{key}");
        let who = format!("product `{}`", shown(&product.id));
        self.name(&place("name"), &product.name);
        let brands: Vec<&str> = category.brand.iter().map(|b| b.id.as_str()).collect();
        self.known("unknown-brand", &place("brand"), &who, &product.brand, &brands);
        self.above_zero(&place("price"), product.price, HIGHEST_PRICE);
        self.price(&place("sell_in_price"), product.sell_in_price);
        self.price(&place("unit_cost"), product.unit_cost);
        self.share_if_set(&place("back_margin"), product.back_margin);
        self.within_if_set(&place("capacity_per_week"), product.capacity_per_week, 0.0, 1e9);
        if let Some(deals) = product.deals {
            self.deals(path, &deals);
        }
        if let Some(weight) = product.weight {
            self.within(&place("weight"), weight, 0.001, 1000.0);
        }
        self.twice(&place("listed_in"), &who, &product.listed_in);
        for (at, id) in product.listed_in.iter().enumerate() {
            let path = place(&format!("listed_in[{at}]"));
            let known = self.known("unknown-channel", &path, &who, id, &self.channel_ids());
            if known && self.channel(id).is_some_and(|c| !sells(c)) {
                let message = format!("{who} is listed in channel `{}`, where nothing is sold", shown(id));
                self.error("cannot-sell", &path, message).hint = Some("give the channel a trip_share".to_owned());
            }
        }
    }
}
