//! What of delivery and funding a mechanic reads: the check warns of the rest, and a run ignores it.

use super::spec::MechanicSpec;

impl MechanicSpec {
    /// Does it stand store by store, so that formats and compliance say where.
    #[must_use]
    pub const fn stands_in_stores(&self) -> bool {
        matches!(self, Self::Display(_) | Self::Activation(_))
    }

    /// Does it take money off the price, which the brand may pay in one way or another.
    #[must_use]
    pub const fn takes_money_off(&self) -> bool {
        matches!(
            self,
            Self::PriceCut(_)
                | Self::AppCoupon(_)
                | Self::LeafletCoupon(_)
                | Self::Multibuy(_)
                | Self::Bundle(_)
                | Self::FlashSale(_)
        )
    }

    /// Does it give points or samples, of which the brand may pay a part up to a cap and a plan.
    #[must_use]
    pub const fn gives_away(&self) -> bool {
        matches!(self, Self::PointsMultiplier(_) | Self::Sampling(_) | Self::EnrolmentDrive(_))
    }

    /// Does it buy something from others, of which the brand may pay a part without cap or plan.
    #[must_use]
    pub const fn buys_from_others(&self) -> bool {
        matches!(self, Self::Gift(_) | Self::Activation(_))
    }

    /// Is money taken off the invoice of the outlet.
    #[must_use]
    pub const fn is_trade_deal(&self) -> bool {
        matches!(self, Self::TradeDeal(_))
    }

    /// Does it change what an outlet does for everybody.
    #[must_use]
    pub const fn is_for_everybody(&self) -> bool {
        matches!(self, Self::ClickAndCollect(_) | Self::DeliveryFee(_) | Self::LinkInvestment(_) | Self::StandOff(_))
    }

    /// Is it paid by the pack, click or welcome gift, so that it can end before its last day; space, media, regular
    /// prices and terms are agreed for a time, and savings on several packs, gifts and samples go on to their end.
    #[must_use]
    pub const fn is_paid_by_pack(&self) -> bool {
        matches!(
            self,
            Self::PriceCut(_)
                | Self::FlashSale(_)
                | Self::AppCoupon(_)
                | Self::LeafletCoupon(_)
                | Self::PointsMultiplier(_)
                | Self::TradeDeal(_)
                | Self::SponsoredSearch(_)
                | Self::EnrolmentDrive(_)
        )
    }

    /// Can shoppers meet it on a screen, so that contacts are counted.
    #[must_use]
    pub const fn is_met(&self) -> bool {
        matches!(self, Self::Media(_) | Self::SponsoredSearch(_) | Self::FlashSale(_))
    }
}
