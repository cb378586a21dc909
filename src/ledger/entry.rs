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

    /// Name in tables.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Shopper => "shopper",
            Self::Account => "account",
            Self::Brand => "brand",
            Self::Rivals => "rivals",
            Self::CompetitorBrands => "competitor_brands",
            Self::Suppliers => "suppliers",
            Self::Tax => "tax",
            Self::PointsFund => "points_fund",
        }
    }
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
    /// Program discounts billed by the account when they have ended.
    BillBack = 24,
    /// One sum for the brand's part of a discount.
    LumpSum = 25,
    /// Rebate earned at the end of a period.
    Rebate = 26,
    /// Part of the handling of coupons that the brand pays.
    HandlingFee = 27,
}

impl Line {
    /// Number of lines.
    pub const COUNT: usize = 28;

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
        Self::BillBack,
        Self::LumpSum,
        Self::Rebate,
        Self::HandlingFee,
    ];

    const fn roles(self) -> (Role, Role) {
        match self {
            Self::ShelfSales | Self::DeliveryFee | Self::RestSales => (Role::Shopper, Role::Outlet),
            Self::PriceReduction | Self::CouponReduction => (Role::Outlet, Role::Shopper),
            Self::ValueAddedTax => (Role::Outlet, Role::Tax),
            Self::PurchaseCost | Self::Waste => (Role::Outlet, Role::Maker),
            Self::BackMargin | Self::MarketDealFunding | Self::OtifFine => (Role::Maker, Role::Outlet),
            Self::ScanBack | Self::OffInvoice | Self::SpaceFee | Self::PointsFunding => (Role::Brand, Role::Outlet),
            Self::BillBack | Self::LumpSum | Self::Rebate | Self::HandlingFee => (Role::Brand, Role::Outlet),
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

    /// Name in tables.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ShelfSales => "shelf_sales",
            Self::PriceReduction => "price_reduction",
            Self::CouponReduction => "coupon_reduction",
            Self::ValueAddedTax => "value_added_tax",
            Self::PurchaseCost => "purchase_cost",
            Self::BackMargin => "back_margin",
            Self::MarketDealFunding => "ordinary_deal_funding",
            Self::ScanBack => "scan_back",
            Self::OffInvoice => "off_invoice",
            Self::CostOfGoods => "cost_of_goods",
            Self::CostToServe => "cost_to_serve",
            Self::DeliveryFee => "delivery_fee",
            Self::RestSales => "rest_sales",
            Self::RestCost => "rest_cost",
            Self::SpaceFee => "space_fee",
            Self::ThirdPartyBrand => "third_party_brand",
            Self::ThirdPartyAccount => "third_party_account",
            Self::PointsIssued => "points_issued",
            Self::PointsFunding => "points_funding",
            Self::PointsRedeemed => "points_redeemed",
            Self::CouponHandling => "coupon_handling",
            Self::ProgramPoints => "program_points",
            Self::Waste => "waste",
            Self::OtifFine => "otif_fine",
            Self::BillBack => "bill_back",
            Self::LumpSum => "lump_sum",
            Self::Rebate => "rebate",
            Self::HandlingFee => "handling_fee",
        }
    }

    /// Name in results of a line on which the brand side pays the account; `None` for every other line.
    #[must_use]
    pub const fn trade_payment(self) -> Option<&'static str> {
        match self {
            Self::BackMargin
            | Self::MarketDealFunding
            | Self::ScanBack
            | Self::OffInvoice
            | Self::SpaceFee
            | Self::PointsFunding
            | Self::BillBack
            | Self::LumpSum
            | Self::Rebate
            | Self::HandlingFee
            | Self::OtifFine => Some(self.id()),
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
    fn lines_keep_the_order_of_their_numbers_and_have_names_of_their_own() {
        for (number, line) in Line::ALL.iter().enumerate() {
            assert_eq!(*line as usize, number);
            assert!(Line::ALL[..number].iter().all(|other| other.id() != line.id()), "{line:?}");
        }
    }
}
