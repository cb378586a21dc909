//! One tactic: what it concerns, its mechanic, delivery and funding.

use super::super::diagnostic::shown;
use super::super::spec::{DeliverySpec, TacticSpec};
use super::{Rules, sells};

impl Rules<'_> {
    pub(super) fn tactic(&mut self, path: &str, tactic: &TacticSpec) {
        let who = format!("tactic `{}`", shown(&tactic.id));
        self.concerned(path, &who, &tactic.products, &tactic.brands);
        self.mechanic(path, &who, &tactic.mechanic);
        self.steps(path, &who, tactic);
        self.parts_of_bundle(path, &who, tactic);
        self.delivery(&format!("{path}.delivery"), &who, &tactic.delivery);
        self.places(&format!("{path}.delivery"), &who, tactic);
        self.funding(&format!("{path}.funding"), &tactic.funding);
        self.rebates(&format!("{path}.rebate"), &tactic.rebate);
        self.caps(path, tactic);
        self.who(&format!("{path}.delivery"), &who, tactic);
    }

    pub(super) fn concerned(&mut self, path: &str, who: &str, products: &[String], brands: &[String]) {
        match (products.is_empty(), brands.is_empty()) {
            (true, true) => {
                self.error("no-products", path, format!("{who} names neither products nor brands")).hint =
                    Some("add products = [\"...\"] or brands = [\"...\"]".to_owned());
            }
            (false, false) => {
                let path = format!("{path}.brands");
                self.error("products-and-brands", &path, format!("{who} names both products and brands")).hint =
                    Some("keep one of the two lists; a brand stands for all its products".to_owned());
            }
            _ => {}
        }
        self.twice(&format!("{path}.products"), who, products);
        self.twice(&format!("{path}.brands"), who, brands);
        let categories = &self.spec.category;
        let known: Vec<&str> = categories.iter().flat_map(|c| &c.product).map(|p| p.id.as_str()).collect();
        for (at, id) in products.iter().enumerate() {
            self.known("unknown-product", &format!("{path}.products[{at}]"), who, id, &known);
        }
        let known: Vec<&str> = categories.iter().flat_map(|c| &c.brand).map(|b| b.id.as_str()).collect();
        for (at, id) in brands.iter().enumerate() {
            self.known("unknown-brand", &format!("{path}.brands[{at}]"), who, id, &known);
        }
    }

    fn delivery(&mut self, path: &str, who: &str, delivery: &DeliverySpec) {
        self.stretch(path, who, delivery.from, delivery.to);
        self.twice(&format!("{path}.channels"), who, &delivery.channels);
        self.twice(&format!("{path}.formats"), who, &delivery.formats);
        if delivery.channels.is_empty() {
            self.error("no-channels", &format!("{path}.channels"), format!("{who} runs in no channel"));
        }
        self.share_if_set(&format!("{path}.reach"), delivery.reach);
        self.share_if_set(&format!("{path}.compliance"), delivery.compliance);
        self.share_if_set(&format!("{path}.executed"), delivery.executed);
        let mut formats: Vec<&str> =
            self.spec.channel.iter().flat_map(|c| &c.node).map(|node| node.format.as_str()).collect();
        formats.sort_unstable();
        formats.dedup();
        for (at, format) in delivery.formats.iter().enumerate() {
            self.known("unknown-format", &format!("{path}.formats[{at}]"), who, format, &formats);
        }
    }

    /// Promotions run at the account; prices and listings are a matter with every outlet.
    fn places(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        for (at, id) in tactic.delivery.channels.iter().enumerate() {
            let place = format!("{path}.channels[{at}]");
            if tactic.mechanic.is_for_any_outlet() {
                self.outlet(&place, who, id);
            } else {
                self.account_channel(&place, who, id);
            }
        }
    }

    /// Reports a channel that does not exist or sells nothing.
    fn outlet(&mut self, path: &str, who: &str, id: &str) {
        let known = self.known("unknown-channel", path, who, id, &self.channel_ids());
        if known && self.channel(id).is_some_and(|c| !sells(c)) {
            let message = format!("{who} names channel `{}`, where nothing is sold", shown(id));
            self.error("cannot-sell", path, message).hint = Some("give the channel a trip_share".to_owned());
        }
    }
}
