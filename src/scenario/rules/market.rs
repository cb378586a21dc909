//! Segments and channels.

use super::super::diagnostic::shown;
use super::super::spec::{ChannelKind, ChannelSpec, Owner};
use super::{Rules, has_stores, percent, sells};

/// Highest index of use, relative to the mean of the market.
const HIGHEST_INDEX: f64 = 100.0;
/// Bounds of the growth of a share of trips a year.
const LOWEST_GROWTH: f64 = -0.9;
const HIGHEST_GROWTH: f64 = 4.0;

impl Rules<'_> {
    pub(super) fn segments(&mut self) {
        let segments = &self.spec.segment;
        self.ids("segment", segments.iter().enumerate().map(|(at, s)| (format!("segment[{at}].id"), s.id.as_str())));
        for (at, segment) in segments.iter().enumerate() {
            let place = |key: &str| format!("segment[{at}].{key}");
            self.name(&place("name"), &segment.name);
            self.share(&place("share"), segment.share);
            self.within(&place("trips_per_week"), segment.trips_per_week, 0.0, 6.9);
            self.within_if_set(&place("usage_index"), segment.usage_index, 0.0, HIGHEST_INDEX);
            self.within_if_set(&place("price_sensitivity"), segment.price_sensitivity, 0.0, 10.0);
            self.share_if_set(&place("major_trips"), segment.major_trips);
            self.share_if_set(&place("app_users"), segment.app_users);
            self.share_if_set(&place("members"), segment.members);
            self.share_if_set(&place("leaflet_readers"), segment.leaflet_readers);
        }
        self.sum_to_whole("segment", "the shares of the segments", segments.iter().map(|s| s.share));
        if !segments.iter().any(|s| s.share.0 > 0.0 && s.trips_per_week > 0.0) {
            self.error("no-trips", "segment", "no segment makes any trip, so nothing can be bought");
        }
        if !segments.iter().any(|s| s.share.0 > 0.0 && s.usage_index.unwrap_or(1.0) > 0.0) {
            self.error("value-out-of-range", "segment", "no segment uses anything: every `usage_index` is 0");
        }
    }

    pub(super) fn channels(&mut self) {
        let channels = &self.spec.channel;
        self.ids("channel", channels.iter().enumerate().map(|(at, c)| (format!("channel[{at}].id"), c.id.as_str())));
        for (at, channel) in channels.iter().enumerate() {
            let path = format!("channel[{at}]");
            self.channel_values(&path, channel);
            self.kind_of_channel(&path, channel);
            self.nodes(&path, channel);
            self.fulfilment(&path, channel);
        }
        if channels.iter().any(sells) {
            let shares = channels.iter().filter_map(|c| c.trip_share);
            self.sum_to_whole("channel", "the trip shares of the channels that sell", shares);
        }
        if !channels.iter().any(|c| c.owner == Owner::Account && sells(c)) {
            self.error("no-account-outlet", "channel", "the account has no channel that sells").hint =
                Some("give a channel owner = \"account\" and a trip_share".to_owned());
        }
    }

    fn channel_values(&mut self, path: &str, channel: &ChannelSpec) {
        let place = |key: &str| format!("{path}.{key}");
        self.name(&place("name"), &channel.name);
        self.name_if_set(&place("name_vi"), channel.name_vi.as_deref());
        if let Some(share) = channel.trip_share {
            self.share_above_zero(&place("trip_share"), share);
        }
        if let Some(growth) = channel.yearly_growth.filter(|g| !(LOWEST_GROWTH..=HIGHEST_GROWTH).contains(&g.0)) {
            let message = format!("`yearly_growth` is `{}`, allowed are -90% to 400%", percent(growth.0));
            self.error("share-out-of-range", &place("yearly_growth"), message);
        }
        self.share_if_set(&place("reach"), channel.reach);
        self.within_if_set(&place("price_index"), channel.price_index, 0.1, 10.0);
        self.within_if_set(&place("contacts_per_week"), channel.contacts_per_week, 0.0, 1000.0);
        self.price_if_set(&place("handling_cost_per_unit"), channel.handling_cost_per_unit);
        if let Some(rest) = channel.rest_of_basket {
            self.price(&place("rest_of_basket.major"), rest.major);
            self.price(&place("rest_of_basket.fill_in"), rest.fill_in);
            self.share(&place("rest_of_basket.margin"), rest.margin);
        }
    }

    fn kind_of_channel(&mut self, path: &str, channel: &ChannelSpec) {
        let only_met = matches!(channel.kind, ChannelKind::Social | ChannelKind::Loyalty | ChannelKind::Media);
        let id = shown(&channel.id);
        if only_met && sells(channel) {
            let message = format!("channel `{id}` has a trip share, but nothing is sold in a channel of its kind");
            self.error("cannot-sell", &format!("{path}.trip_share"), message).hint =
                Some("leave out trip_share, or choose the kind store, web, app or marketplace".to_owned());
        }
        if !channel.kind.is_online() && !channel.fulfilment.is_empty() {
            let message = format!("channel `{id}` has ways to receive an online order, but takes none");
            self.error("fulfilment-offline", &format!("{path}.fulfilment"), message);
        }
        if channel.kind.is_online() && sells(channel) && channel.fulfilment.is_empty() {
            let message = format!("channel `{id}` sells online, but no order can be received");
            self.error("no-fulfilment", path, message).hint =
                Some("add fulfilment = [{ kind = \"delivery\", share = \"100%\", cost_per_order = 25000 }]".to_owned());
        }
        if !has_stores(channel) && !channel.node.is_empty() {
            let message = format!("channel `{id}` has nodes, but only stores have them");
            self.error("nodes-without-stores", &format!("{path}.node"), message);
        }
    }

    fn nodes(&mut self, path: &str, channel: &ChannelSpec) {
        let nodes = &channel.node;
        self.ids("node", nodes.iter().enumerate().map(|(at, n)| (format!("{path}.node[{at}].id"), n.id.as_str())));
        for (at, node) in nodes.iter().enumerate() {
            let place = |key: &str| format!("{path}.node[{at}].{key}");
            self.name(&place("name"), &node.name);
            self.id(&place("format"), &node.format);
            self.within(&place("stores"), f64::from(node.stores), 1.0, f64::from(u32::MAX));
            self.share(&place("share"), node.share);
            self.within_if_set(&place("distance_km"), node.distance_km, 0.0, 1000.0);
        }
        if !nodes.is_empty() {
            let what = format!("the shares of the nodes of channel `{}`", shown(&channel.id));
            self.sum_to_whole(&format!("{path}.node"), &what, nodes.iter().map(|n| n.share));
        }
    }

    fn fulfilment(&mut self, path: &str, channel: &ChannelSpec) {
        let ways = &channel.fulfilment;
        for (at, way) in ways.iter().enumerate() {
            let place = |key: &str| format!("{path}.fulfilment[{at}].{key}");
            self.share(&place("share"), way.share);
            self.price_if_set(&place("fee"), way.fee);
            self.price_if_set(&place("free_from"), way.free_from);
            self.price(&place("cost_per_order"), way.cost_per_order);
            if ways[..at].iter().any(|other| other.kind == way.kind) {
                self.error("duplicate-id", &place("kind"), "this way to receive an order is there twice");
            }
        }
        if !ways.is_empty() {
            let what = format!("the shares of the ways to receive an order of channel `{}`", shown(&channel.id));
            self.sum_to_whole(&format!("{path}.fulfilment"), &what, ways.iter().map(|w| w.share));
        }
    }
}
