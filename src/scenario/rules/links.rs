//! Links between touchpoints of the account, and the points programme.

use super::super::diagnostic::shown;
use super::{HIGHEST_PRICE, Rules};

impl Rules<'_> {
    pub(super) fn links(&mut self) {
        let links = &self.spec.link;
        for (at, link) in links.iter().enumerate() {
            let path = format!("link[{at}]");
            let who = format!("link `{}` to `{}`", shown(&link.from), shown(&link.to));
            self.account_channel(&format!("{path}.from"), &who, &link.from);
            self.account_channel(&format!("{path}.to"), &who, &link.to);
            if link.from == link.to {
                self.error("link-to-itself", &format!("{path}.to"), format!("{who} leads back to where it starts"));
            }
            if links[..at].iter().any(|other| other.from == link.from && other.to == link.to) {
                self.error("duplicate-link", &path, format!("{who} is there twice")).hint =
                    Some("the way back is a link of its own, with from and to exchanged".to_owned());
            }
            let levers = [
                ("price", link.price),
                ("promotion", link.promotion),
                ("information", link.information),
                ("identity", link.identity),
                ("stock", link.stock),
            ];
            for (key, lever) in levers {
                self.within(&format!("{path}.{key}"), lever, 0.0, 1.0);
            }
        }
        if let Some(loyalty) = self.spec.loyalty {
            self.share_if_set("loyalty.earn", loyalty.earn);
            self.above_zero("loyalty.reward_at", loyalty.reward_at, HIGHEST_PRICE);
            self.share_if_set("loyalty.never_redeemed", loyalty.never_redeemed);
            self.price_if_set("loyalty.upper_tier_per_week", loyalty.upper_tier_per_week);
            self.within_if_set("loyalty.points_live_weeks", loyalty.points_live_weeks, 4.0, 520.0);
        }
    }
}
