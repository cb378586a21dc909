//! Posting lines and the parties between which they move money.

/// A side of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Party {
    /// Households.
    Shopper = 0,
    /// The account.
    Account = 1,
    /// The brand side of the plan.
    Brand = 2,
    /// Other retailers.
    Rivals = 3,
    /// Owners of all other brands.
    CompetitorBrands = 4,
    /// Makers, carriers, agencies: whoever is paid for work and goods.
    Suppliers = 5,
    /// Value-added tax.
    Tax = 6,
    /// Points promised and not yet redeemed.
    PointsFund = 7,
}

impl Party {
    /// All parties in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::Shopper,
        Self::Account,
        Self::Brand,
        Self::Rivals,
        Self::CompetitorBrands,
        Self::Suppliers,
        Self::Tax,
        Self::PointsFund,
    ];
}

/// Who stands on a side of a line before the place and product are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Shopper,
    /// The account or a rival, by channel.
    Outlet,
    /// The brand side or a competitor, by product.
    Maker,
    /// Always the brand side: program money.
    Brand,
    Suppliers,
    Tax,
    Fund,
}

/// What a posting is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Line {
    /// Units at the usual shelf price, tax included.
    ShelfSales = 0,
    /// Shelf-price cut given to the shopper.
    PriceReduction = 1,
    /// Face value of coupons redeemed.
    CouponReduction = 2,
    /// Tax inside the price paid.
    ValueAddedTax = 3,
    /// Goods at the sell-in price.
    PurchaseCost = 4,
    /// Rebates and other back margin.
    BackMargin = 5,
    /// Ordinary deals paid back by the maker.
    MarketDealFunding = 6,
    /// Program discounts paid back per unit scanned.
    ScanBack = 7,
    /// Program discounts taken off the invoice.
    OffInvoice = 8,
    /// Cost of goods of the maker.
    CostOfGoods = 9,
    /// Handling of units and orders.
    CostToServe = 10,
    /// Delivery fees paid by shoppers.
    DeliveryFee = 11,
    /// Rest of basket, tax included.
    RestSales = 12,
    /// Cost of the rest of basket, tax included.
    RestCost = 13,
    /// Fees for display, leaflet space and the like.
    SpaceFee = 14,
    /// Third-party cost, part of the brand.
    ThirdPartyBrand = 15,
    /// Third-party cost, part of the account.
    ThirdPartyAccount = 16,
    /// Points earned, at their expected redemption.
    PointsIssued = 17,
    /// Part of program points that the brand pays.
    PointsFunding = 18,
    /// Points turned into money off.
    PointsRedeemed = 19,
    /// Handling of redeemed coupons.
    CouponHandling = 20,
    /// Points earned beyond the usual ones because of a program, at their expected redemption.
    ProgramPoints = 21,
    /// Packs thrown away, at what the outlet paid for them.
    Waste = 22,
    /// Fines for order lines that were not delivered on time and in full.
    OtifFine = 23,
}

impl Line {
    /// Number of lines.
    pub const COUNT: usize = 24;

    /// All lines in the order of their numbers.
    pub const ALL: [Self; Self::COUNT] = [
        Self::ShelfSales,
        Self::PriceReduction,
        Self::CouponReduction,
        Self::ValueAddedTax,
        Self::PurchaseCost,
        Self::BackMargin,
        Self::MarketDealFunding,
        Self::ScanBack,
        Self::OffInvoice,
        Self::CostOfGoods,
        Self::CostToServe,
        Self::DeliveryFee,
        Self::RestSales,
        Self::RestCost,
        Self::SpaceFee,
        Self::ThirdPartyBrand,
        Self::ThirdPartyAccount,
        Self::PointsIssued,
        Self::PointsFunding,
        Self::PointsRedeemed,
        Self::CouponHandling,
        Self::ProgramPoints,
        Self::Waste,
        Self::OtifFine,
    ];

    const fn roles(self) -> (Role, Role) {
        match self {
            Self::ShelfSales | Self::DeliveryFee | Self::RestSales => (Role::Shopper, Role::Outlet),
            Self::PriceReduction | Self::CouponReduction => (Role::Outlet, Role::Shopper),
            Self::ValueAddedTax => (Role::Outlet, Role::Tax),
            Self::PurchaseCost | Self::Waste => (Role::Outlet, Role::Maker),
            Self::BackMargin | Self::MarketDealFunding | Self::OtifFine => (Role::Maker, Role::Outlet),
            Self::ScanBack | Self::OffInvoice | Self::SpaceFee | Self::PointsFunding => (Role::Brand, Role::Outlet),
            Self::CostOfGoods => (Role::Maker, Role::Suppliers),
            Self::CostToServe | Self::RestCost | Self::ThirdPartyAccount | Self::CouponHandling => {
                (Role::Outlet, Role::Suppliers)
            }
            Self::ThirdPartyBrand => (Role::Brand, Role::Suppliers),
            Self::PointsIssued | Self::ProgramPoints => (Role::Outlet, Role::Fund),
            Self::PointsRedeemed => (Role::Fund, Role::Shopper),
        }
    }

    /// Payer and payee of the line at an outlet of the account or not, for a product of the brand side or not.
    #[must_use]
    pub fn parties(self, at_account: bool, of_brand: bool) -> (Party, Party) {
        let who = |role: Role| match role {
            Role::Shopper => Party::Shopper,
            Role::Outlet => {
                if at_account {
                    Party::Account
                } else {
                    Party::Rivals
                }
            }
            Role::Maker => {
                if of_brand {
                    Party::Brand
                } else {
                    Party::CompetitorBrands
                }
            }
            Role::Brand => Party::Brand,
            Role::Suppliers => Party::Suppliers,
            Role::Tax => Party::Tax,
            Role::Fund => Party::PointsFund,
        };
        let (payer, payee) = self.roles();
        (who(payer), who(payee))
    }

    /// Name in results of a line on which the brand side pays the account; `None` for every other line.
    #[must_use]
    pub const fn trade_payment(self) -> Option<&'static str> {
        match self {
            Self::BackMargin => Some("back_margin"),
            Self::MarketDealFunding => Some("ordinary_deal_funding"),
            Self::ScanBack => Some("scan_back"),
            Self::OffInvoice => Some("off_invoice"),
            Self::SpaceFee => Some("space_fee"),
            Self::PointsFunding => Some("points_funding"),
            Self::OtifFine => Some("otif_fine"),
            _ => None,
        }
    }

    /// Does the line carry program cost that leaves brand and account other than as lower shelf revenue.
    #[must_use]
    pub const fn is_system_cost(self) -> bool {
        matches!(self, Self::ThirdPartyBrand | Self::ThirdPartyAccount | Self::ProgramPoints | Self::CouponHandling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfers_between_brand_and_account_stay_inside_the_system() {
        for line in [Line::ScanBack, Line::OffInvoice, Line::SpaceFee, Line::PointsFunding, Line::BackMargin] {
            assert_eq!(line.parties(true, true), (Party::Brand, Party::Account), "{line:?}");
        }
    }

    #[test]
    fn payments_from_brand_to_account_have_a_name_and_no_other_line_has() {
        for line in Line::ALL {
            let pays = line.parties(true, true) == (Party::Brand, Party::Account);
            assert_eq!(line.trade_payment().is_some(), pays, "{line:?}");
        }
    }

    #[test]
    fn lines_keep_the_order_of_their_numbers() {
        for (number, line) in Line::ALL.iter().enumerate() {
            assert_eq!(*line as usize, number);
        }
    }
}
