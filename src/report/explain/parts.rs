//! Parts of the bridges, instruments and causes of breaks.

use super::{Entry, glossary};

/// Parts, instruments and causes.
pub(super) const PARTS: &[Entry] = glossary! {
    ["claim"], "Scorecard claims" / "Bảng KPI báo cáo",
    is "Profit that the home channel’s own instrument claims for the program, before cost." / "Lợi nhuận mà thước đo của kênh chủ trì báo cho chương trình, trước chi phí.",
    caution "An accounting figure from what that team can see, not an effect." / "Là con số tính từ phần đội đó thấy, không phải tác động thật.";

    ["instrument_error"], "Error of the instrument" / "Sai lệch của thước đo",
    is "True uplift of the home channel in the program weeks minus the claim." / "Mức tăng thêm thật của kênh chủ trì trong tuần chạy trừ con số báo cáo.",
    example "claim 2.31, true 2.10: −0.21" / "báo cáo 2,31, thật 2,10: −0,21";

    ["home_uplift"], "True home uplift" / "Uplift thật tại kênh chủ trì",
    is "Subtotal: what promoted products earn more in the home channel in the program weeks, at full margin." / "Tổng phụ: phần hàng khuyến mãi lãi thêm ở kênh chủ trì trong tuần chạy, theo biên đầy đủ.",
    formula "claim + instrument_error" / "claim + instrument_error";

    ["subsidy"], "Discount on base sales" / "Giảm giá trên mức nền",
    is "Discount given on packs that would have sold anyway." / "Phần giảm giá cho số gói đằng nào cũng bán được.",
    caution "Not the whole discount: the part on extra packs stands in their margin." / "Không phải toàn bộ giảm giá: phần trên hàng bán thêm nằm trong biên của chúng.";

    ["own_channels"], "Own other channels" / "Các kênh khác của mình",
    is "Change of promoted products in the retailer’s other channels in the program weeks." / "Thay đổi của hàng khuyến mãi ở các kênh khác của nhà bán lẻ trong tuần chạy.",
    caution "Negative: shifted between own channels. Positive: halo." / "Âm: chuyển dịch giữa các kênh. Dương: hiệu ứng lan tỏa.";

    ["later_weeks"], "Later weeks" / "Các tuần sau",
    is "Change of promoted products after the program: stock-up when negative, repeat buying when positive." / "Thay đổi của hàng khuyến mãi sau chương trình: âm là mua tích trữ, dương là mua lại.";

    ["own_products"], "Own other products" / "Sản phẩm khác của mình",
    is "Change of the brand’s products that were not promoted; negative is cannibalisation." / "Thay đổi của sản phẩm không khuyến mãi cùng nhãn hàng; âm là ăn lẫn doanh số.";

    ["competitors_in_account"], "Competitors at the account" / "Đối thủ tại nhà bán lẻ",
    is "Profit that the retailer loses or wins on competing brands; in the unit bridge, packs taken from them." / "Lợi nhuận nhà bán lẻ mất hoặc được từ thương hiệu đối thủ; trong cầu nối sản lượng là số gói lấy từ họ.",
    caution "A gain for the brand may be a mere switch for the retailer." / "Nhãn hàng tăng có thể chỉ là đổi chỗ với nhà bán lẻ.";

    ["rest_of_basket"], "Rest of basket" / "Phần còn lại của giỏ hàng",
    is "Margin on everything else that shoppers buy on trips won or lost." / "Biên từ mọi thứ khác shopper mua trong các lần ghé được thêm hoặc mất.";

    ["brand_at_rivals"], "Brand at rivals" / "Nhãn hàng tại nơi khác",
    is "Margin that the brand itself wins or loses at other retailers." / "Biên mà chính nhãn hàng được hoặc mất tại nhà bán lẻ khác.";

    ["cost_to_serve"], "Cost to serve" / "Chi phí phục vụ",
    is "Handling, picking and delivery for what is sold more." / "Xử lý, soạn và giao cho phần bán thêm.";

    ["back_margin"], "Back margin" / "Chiết khấu sau",
    is "Rebates on what the account buys: more packs sold in, more back margin." / "Chiết khấu trên lượng nhà bán lẻ mua vào: mua nhiều hơn thì chiết khấu nhiều hơn.";

    ["ordinary_deal_funding"], "Funding of ordinary deals" / "Tài trợ khuyến mãi thường kỳ",
    is "What the brand pays back for deals that the market runs with or without the program." / "Phần nhãn hàng trả lại cho các đợt giảm giá vốn có dù có chương trình hay không.";

    ["scan_back"], "Scan-back" / "Trả theo quét",
    is "Program discounts that the brand pays back per pack scanned at the till." / "Giảm giá của chương trình do nhãn hàng trả lại theo từng gói quét tại quầy.";

    ["off_invoice"], "Off-invoice" / "Trừ trên hóa đơn",
    is "Program discounts that the brand takes off the invoice." / "Giảm giá của chương trình do nhãn hàng trừ thẳng trên hóa đơn.";

    ["otif_fine"], "Fines for late or short deliveries" / "Phạt giao trễ hoặc thiếu",
    is "What makers pay the account for order lines that did not come on time and in full." / "Khoản nhà sản xuất trả nhà bán lẻ cho các dòng đơn hàng không giao đúng hạn, đủ hàng.",
    caution "Moves money from brand to retailer and changes no total system value." / "Chỉ chuyển tiền từ nhãn hàng sang nhà bán lẻ, không đổi tổng giá trị hệ thống.";

    ["bill_back"], "Bill-back" / "Trả theo hóa đơn sau chương trình",
    is "The brand’s part of the agreed discount, billed by the retailer after the program for every pack sold in it, whether or not the shopper got the discount." / "Phần giảm giá nhãn hàng đã thỏa thuận, nhà bán lẻ xuất hóa đơn sau chương trình cho mọi gói bán ra trong kỳ, dù shopper có được giảm hay không.";

    ["lump_sum"], "Lump sum" / "Khoản trọn gói",
    is "One sum for the brand’s part of a discount: the retailer carries what the discount costs beyond it, and keeps what is left." / "Một khoản cố định cho phần giảm giá của nhãn hàng: vượt thì nhà bán lẻ chịu, dư thì nhà bán lẻ giữ.";

    ["rebate"], "Rebate" / "Thưởng doanh số (rebate)",
    is "Paid by the brand at the end of a period in which the retailer bought or sold enough." / "Khoản nhãn hàng trả cuối kỳ khi nhà bán lẻ mua vào hoặc bán ra đạt mức.",
    caution "Moves money from brand to retailer and changes no total system value." / "Chỉ chuyển tiền từ nhãn hàng sang nhà bán lẻ, không đổi tổng giá trị hệ thống.";

    ["handling_fee"], "Coupon handling fee" / "Phí xử lý phiếu ưu đãi",
    is "Part of the handling of redeemed coupons that the brand pays the retailer." / "Phần chi phí xử lý phiếu ưu đãi mà nhãn hàng trả cho nhà bán lẻ.";

    ["pass_through"], "Pass-through" / "Mức chuyển ưu đãi tới shopper",
    is "What shoppers got from a tactic, of what the brand paid towards it." / "Phần shopper nhận được so với phần nhãn hàng đã chi cho hoạt động.",
    formula "money off, points and samples ÷ what the brand paid for them" / "giảm giá, điểm và hàng thử ÷ phần nhãn hàng trả cho chúng",
    example "20 m reach shoppers of 30 m off invoices: 67%" / "20 triệu tới shopper trên 30 triệu trừ hóa đơn: 67%",
    caution "Above 100% the retailer adds money of its own." / "Trên 100% là nhà bán lẻ góp thêm tiền của mình.";

    ["load"], "Load of stores and field force" / "Tải của cửa hàng và đội thị trường",
    is "Tactics or hours that a week asks for, of those that can be carried out well." / "Số hoạt động hoặc số giờ một tuần đòi hỏi, so với mức triển khai tốt được.",
    formula "tactics ÷ comfortable number, or hours ÷ field hours, whichever is higher" / "số hoạt động ÷ mức thoải mái, hoặc số giờ ÷ giờ của đội, lấy số cao hơn",
    example "9 tactics where 6 are comfortable: 150%" / "9 hoạt động khi chỉ kham tốt 6: 150%",
    caution "Above 100% every tactic is carried out in fewer stores." / "Trên 100%, mọi hoạt động được triển khai ở ít cửa hàng hơn.";

    ["space_fee"], "Space fees" / "Phí không gian",
    is "Fees for display, leaflet space and the like." / "Phí trưng bày, chỗ trên tờ rơi và tương tự.",
    caution "Moves money from brand to retailer and changes no total system value." / "Chỉ chuyển tiền từ nhãn hàng sang nhà bán lẻ, không đổi tổng giá trị hệ thống.";

    ["points_funding"], "Points funding" / "Tài trợ điểm thưởng",
    is "Part of the program’s extra points that the brand pays." / "Phần điểm thưởng thêm của chương trình do nhãn hàng trả.";

    ["category_at_rivals"], "Category at other retailers" / "Ngành hàng tại nơi khác",
    is "Unit bridge: packs of the category won from other retailers." / "Cầu nối sản lượng: số gói của ngành hàng kéo về từ nhà bán lẻ khác.";

    ["category_in_market"], "Category in the market" / "Ngành hàng trên thị trường",
    is "Unit bridge: packs that the whole market buys more." / "Cầu nối sản lượng: số gói cả thị trường mua thêm.";

    ["brand_units_in_account"], "Brand packs at the account" / "Sản lượng nhãn hàng tại nhà bán lẻ",
    is "Total of the unit bridge: net packs of the brand at the account over the horizon." / "Tổng của cầu nối sản lượng: số gói ròng của nhãn hàng tại nhà bán lẻ trong kỳ.",
    formula "− competitors in the account − category at rivals + category in the market" / "− đối thủ tại nhà bán lẻ − ngành hàng nơi khác + ngành hàng trên thị trường";

    ["home_profit"], "Home-channel profit" / "Lợi nhuận kênh chủ trì",
    is "Week by week: profit of promoted products in the home channel, what its team watches." / "Theo tuần: lợi nhuận hàng khuyến mãi tại kênh chủ trì, phần đội kênh theo dõi.";

    ["cumulative", "payback"], "Cumulative profit and pay-back" / "Lợi nhuận cộng dồn và thời gian hoàn vốn",
    is "System profit added up since week 1; pay-back is the first week from which it stays above zero." / "Lợi nhuận toàn hệ thống cộng từ tuần 1; hoàn vốn là tuần đầu tiên từ đó luôn trên 0.";

    ["pre_post"], "Before and after" / "So sánh trước và sau",
    is "Claims the sales of the program weeks above the average of the weeks before, in the home channel." / "Coi phần bán của tuần chạy cao hơn trung bình các tuần trước là nhờ chương trình, tại kênh chủ trì.",
    caution "Takes season, trend and luck for effect; a program without any effect still gets a claim." / "Nhầm mùa vụ, xu hướng và may rủi thành tác động; chương trình vô tác dụng vẫn có con số.";

    ["year_ago", "trend_adjusted"], "Against last year" / "So với cùng kỳ năm trước",
    is "Claims the sales of the program weeks above those of the same weeks of last year, moved by the trend since; where the run holds that year." / "Coi phần bán của tuần chạy cao hơn cùng các tuần năm trước, điều chỉnh theo xu hướng từ đó đến nay, là nhờ chương trình; khi lượt chạy có năm trước.",
    formula "packs − packs of the same weeks last year × weeks before ÷ the same a year before" / "số gói − số gói cùng kỳ năm trước × các tuần trước chương trình ÷ cùng các tuần đó một năm trước",
    caution "Last year had its own programs, and Tết falls into other weeks." / "Năm trước cũng có chương trình riêng, và Tết rơi vào tuần khác.";

    ["season_adjusted"], "Before and after, season taken out" / "So sánh trước và sau, đã loại mùa vụ",
    is "Before and after, where the weeks before are moved by the seasonal index of the category first." / "So sánh trước và sau, trong đó các tuần trước được điều chỉnh theo chỉ số mùa vụ của ngành hàng.",
    formula "packs − packs a week before × seasonal index of the program weeks ÷ that of the weeks before" / "số gói − số gói mỗi tuần trước đó × chỉ số mùa vụ tuần chạy ÷ chỉ số các tuần trước",
    caution "A plain comparison across Tết books the season as uplift; with the index, trend and luck are still taken for effect." / "So sánh trước và sau đơn thuần qua Tết tính cả mùa vụ là tăng thêm; có chỉ số mùa vụ rồi vẫn còn nhầm xu hướng và may rủi.";

    ["members_vs_others", "exposed_vs_others"], "Members against others" / "Thành viên so với shopper khác",
    is "Claims what members bought of the promoted products more than other shoppers of the account in the program weeks, for all channels." / "Coi phần thành viên mua hàng khuyến mãi nhiều hơn shopper khác của nhà bán lẻ trong các tuần chạy là nhờ chương trình, cho tất cả các kênh.",
    formula "(packs per member − packs per other shopper) × members" / "(số gói mỗi thành viên − số gói mỗi shopper khác) × số thành viên",
    caution "Heavier buyers join: the difference was there before the program, and is often significant and wrong." / "Shopper mua nhiều mới tham gia: chênh lệch có sẵn trước chương trình, thường có ý nghĩa thống kê mà vẫn sai.";

    ["members_before_after"], "Members against others, before and after" / "Thành viên so với shopper khác, trước và sau",
    is "Claims what members bought more than before, less what other shoppers bought more than before (difference in differences)." / "Coi phần thành viên mua nhiều hơn trước, trừ phần shopper khác mua nhiều hơn trước, là nhờ chương trình (khác biệt trong khác biệt).",
    formula "(change per member − change per other shopper) × members" / "(thay đổi mỗi thành viên − thay đổi mỗi shopper khác) × số thành viên",
    caution "What the program does to everybody cancels; heavier buyers also follow a season more." / "Tác động lên mọi người bị triệt tiêu; shopper mua nhiều cũng theo mùa vụ mạnh hơn.";

    ["matched_stores"], "Matched stores" / "Cửa hàng đối chứng",
    is "Claims what stores with the program sold more than their weeks before and the growth of the other stores of the channel let expect." / "Coi phần cửa hàng có chương trình bán cao hơn mức kỳ vọng từ các tuần trước và mức tăng của các cửa hàng khác trong kênh là nhờ chương trình.",
    formula "packs − packs before × growth of the other stores, over stores with the program" / "số gói − số gói trước × mức tăng của các cửa hàng khác, cộng trên các cửa hàng có chương trình",
    caution "Shoppers drawn from the other stores count twice, what runs in every store not at all, and few stores make wide intervals." / "Shopper bị kéo từ cửa hàng đối chứng bị tính hai lần, hoạt động chạy ở mọi cửa hàng không được tính, và ít cửa hàng thì khoảng tin cậy rộng.";

    ["true_profit", "true_units", "error_profit", "error_percent"], "Truth and error of an instrument" / "Giá trị đúng và sai số của công cụ đo",
    is "What the instrument should have read: promoted products in its channel (or in all channels of the account) in the program weeks, more than in the world without the program; and its claim less that." / "Điều công cụ lẽ ra phải đo được: hàng khuyến mãi trong kênh của nó (hoặc mọi kênh của nhà bán lẻ) trong các tuần chạy, nhiều hơn so với thế giới song sinh không có chương trình; và số ghi nhận trừ đi phần đó.",
    formula "error % = (claim − truth) ÷ |truth|" / "sai số % = (ghi nhận − đúng) ÷ |đúng|",
    caution "It is the truth about the claim, not the value of the program: later weeks, other channels and cost are not in it." / "Đây là giá trị đúng của phần được ghi nhận, không phải giá trị của chương trình: chưa có các tuần sau, kênh khác và chi phí.";

    ["significant", "covers_truth", "ci_low", "ci_high"], "Significant, and covers the truth" / "Có ý nghĩa thống kê, và chứa giá trị đúng",
    is "Shares of futures in which the instrument’s own 95% interval leaves out zero, and in which it holds the truth." / "Tỷ lệ lần mô phỏng mà khoảng tin cậy 95% của công cụ không chứa 0, và tỷ lệ chứa giá trị đúng.",
    caution "An interval covers luck of the sample only: a claim can be significant and wrong." / "Khoảng tin cậy chỉ tính may rủi của mẫu: một con số có thể có ý nghĩa thống kê mà vẫn sai.";

    ["claimed_total", "tsv_before_cost"], "Claimed together" / "Tổng phần được ghi nhận",
    is "What the scorecards of all channels that take part claim together, and how many times total system value before cost that is." / "Tổng phần mà KPI của mọi kênh tham gia cùng ghi nhận, và gấp bao nhiêu lần tổng giá trị hệ thống trước chi phí.",
    formula "sum of the claims ÷ total system value before cost" / "tổng phần ghi nhận ÷ tổng giá trị hệ thống trước chi phí",
    example "claims of 2.3 bn beside 1.0 bn: claimed 2.3 times" / "ghi nhận 2,3 tỷ trên 1,0 tỷ: được ghi nhận 2,3 lần",
    caution "A pack bought in a store after a click stands on two scorecards." / "Một gói mua tại cửa hàng sau cú nhấp nằm trên KPI của hai kênh.";

    ["last_touch"], "Last touch" / "Điểm chạm cuối",
    is "Claims every purchase within 14 days of a click for the channel that was clicked last." / "Ghi mọi lượt mua trong 14 ngày sau cú nhấp cho kênh được nhấp cuối.",
    caution "Credit, not cause: buyers who would have come anyway click too." / "Là ghi công, không phải nguyên nhân: người đằng nào cũng mua vẫn nhấp.";

    ["coupon_redemption"], "Coupon redemptions" / "Số phiếu ưu đãi đã dùng",
    is "Claims every redeemed coupon as an extra pack." / "Coi mỗi phiếu ưu đãi đã dùng là một gói bán thêm.",
    caution "Regular buyers redeem most." / "Người mua thường xuyên dùng phiếu nhiều nhất.";

    ["attributed", "clicks"], "Credited to clicks" / "Ghi công cho cú nhấp",
    is "Packs that a platform credits to an ad: bought at the account within 14 days of a click on it." / "Số gói nền tảng ghi công cho quảng cáo: mua tại nhà bán lẻ trong 14 ngày sau cú nhấp.",
    caution "Those who would have bought anyway click most; the incremental packs are in the comparison with the twin." / "Người đằng nào cũng mua nhấp nhiều nhất; số gói tăng thêm nằm ở so sánh với thế giới song sinh.";

    ["contacts"], "Contacts with advertising" / "Số lần tiếp xúc quảng cáo",
    is "Ads and posts that shoppers met, or views of a sponsored place in an online list." / "Quảng cáo và bài đăng shopper gặp, hoặc lượt xem vị trí tài trợ trong danh sách trực tuyến.",
    caution "Most of the effect comes from shoppers who never click." / "Phần lớn tác động đến từ shopper không bao giờ nhấp.";

    ["distributed", "delivered", "opened", "opted_out"], "Handed out, delivered, opened, turned off" / "Đã phát, đã gửi, đã mở, đã tắt",
    is "Coupons or samples handed out, pushes delivered and opened, and shoppers who turned pushes off because there were too many." / "Phiếu ưu đãi hoặc mẫu thử đã phát, thông báo đã gửi và đã mở, và shopper đã tắt thông báo vì quá nhiều.",
    example "7 in 1,000 coupons of a leaflet are redeemed; 3 in 100 pushes are opened" / "7 trên 1.000 phiếu trong tờ rơi được dùng; 3 trên 100 thông báo được mở";

    ["needed", "expired"], "Needed, expired" / "Có nhu cầu, hết hạn",
    is "Shoppers whose pantry was running out when they saw the coupon; and those who loaded it and did not use it in time." / "Shopper sắp hết hàng ở nhà khi thấy phiếu; và người đã lưu phiếu nhưng không dùng kịp.";

    ["price"], "Break by price" / "Đứt gãy do giá",
    is "A shopper met two prices of one product in two channels and gave up or went elsewhere." / "Shopper gặp hai giá cho một sản phẩm ở hai kênh rồi bỏ hoặc sang nơi khác.";

    ["promotion"], "Break by promotion" / "Đứt gãy do khuyến mãi",
    is "An offer shown in one channel does not work in the next." / "Ưu đãi thấy ở kênh này không dùng được ở kênh kia.";

    ["information"], "Break by information" / "Đứt gãy do thông tin",
    is "Product, stock or opening information differs between channels." / "Thông tin sản phẩm, tồn kho hoặc giờ mở khác nhau giữa các kênh.";

    ["identity"], "Break by identity" / "Đứt gãy do nhận diện",
    is "The shopper is not recognised: points, vouchers or a saved basket are missing." / "Shopper không được nhận diện: thiếu điểm, phiếu ưu đãi hoặc giỏ đã lưu.";

    ["price-change"], "Price change" / "Đổi giá niêm yết",
    is "Another regular shelf price, with the sell-in price that goes with it, in any channels." / "Giá bán thường ngày mới cùng giá nhập đi kèm, tại kênh bất kỳ.",
    caution "It is no deal: shoppers compare it with the price that they remember." / "Không phải khuyến mãi: shopper so với giá họ còn nhớ.";

    ["phases", "give_back"], "Steps and give-back of a price" / "Các bước giá và phần hoàn giá",
    is "A price change made in steps on agreed days, and a part of it taken back from a day on, when the cost has fallen again for example." / "Thay đổi giá theo từng bước vào các ngày đã thống nhất, và phần được trả lại từ một ngày, chẳng hạn khi chi phí đã giảm.",
    example "+5% in October, +10% from January, half of it given back in April" / "+5% vào tháng 10, +10% từ tháng 1, hoàn lại một nửa vào tháng 4";

    ["pack-size"], "Pack-size change" / "Đổi quy cách gói",
    is "Another content of the pack at the shelf price: the price per content changes, and pantries fill with what is in the pack." / "Lượng hàng trong gói khác đi với cùng giá kệ: giá trên mỗi đơn vị lượng thay đổi, và tủ trữ ở nhà chỉ đầy theo lượng trong gói.",
    caution "Shoppers feel it less than a price of the same size; packs sold are not volume sold." / "Shopper cảm nhận ít hơn so với tăng giá tương đương; số gói bán ra không phải là sản lượng.";

    ["cost-shock"], "Cost shock" / "Cú sốc chi phí",
    is "The cost of goods changes for everybody, with and without programs: imported part × move of the currency × what no contract covers." / "Giá vốn thay đổi cho mọi thế giới, có hay không có chương trình: phần nhập khẩu × biến động tỷ giá × phần chưa được bảo hiểm tỷ giá.",
    caution "It is in the twin too: the effect of a program never contains it." / "Thế giới song sinh cũng chịu cú sốc: tác động của chương trình không chứa phần này.";

    ["link-investment"], "Link investment" / "Đầu tư liên kết kênh",
    is "Links between touchpoints made better for a time, at a cost: prices aligned between channels, offers honoured, members recognised." / "Nâng mức liên kết giữa các điểm chạm trong một thời gian, có chi phí: đồng giá giữa các kênh, ưu đãi được chấp nhận, hội viên được nhận diện.",
    caution "It pays by breaks that do not happen, which no channel’s scorecard shows." / "Lợi ích là những đứt gãy không xảy ra, điều không KPI kênh nào cho thấy.";

    ["stand-off", "by_day"], "Stand-off" / "Đối đầu ngừng hàng",
    is "A conflict over terms stops the goods: nothing is sold online at once, stores sell what they have left. The tables show both ledgers day by day." / "Tranh chấp điều khoản làm dừng hàng: kênh online hết hàng ngay, cửa hàng bán nốt phần còn lại. Bảng cho thấy sổ của hai bên theo từng ngày.",
    caution "Both sides lose, and shoppers’ trust comes back more slowly than the goods." / "Cả hai bên cùng mất, và niềm tin của shopper trở lại chậm hơn hàng.";

    ["listing", "delisting"], "Listing and delisting" / "Niêm yết và ngưng niêm yết",
    is "A product comes onto an outlet’s shelf or leaves it." / "Sản phẩm được lên kệ hoặc rút khỏi kệ của một điểm bán.",
    caution "Who finds it gone buys elsewhere, takes another product, waits or goes without: both sides lose." / "Không thấy hàng, shopper mua nơi khác, đổi sản phẩm, chờ hoặc bỏ: cả hai bên cùng mất.";

    ["trade-deal", "pass-through"], "Trade deal and pass-through" / "Ưu đãi thương mại và mức chuyển giá",
    is "Money off the outlet’s invoice; pass-through is the share of it that reaches the shelf." / "Tiền trừ trên hóa đơn của điểm bán; mức chuyển giá là phần đến được giá kệ.",
    caution "The brand pays on every pack, shoppers see only what is passed through." / "Nhãn hàng trả trên mọi gói, shopper chỉ thấy phần được chuyển.";

    ["enrolment-drive"], "Enrolment drive" / "Chiến dịch mời hội viên",
    is "Visitors are asked to join the loyalty programme; in a market without members, its launch." / "Mời shopper ghé mua tham gia chương trình hội viên; nếu chưa có hội viên nào thì đây là đợt ra mắt.",
    caution "Members spent more before they joined: only the twin without the drive shows its effect." / "Hội viên vốn đã chi nhiều hơn: chỉ thế giới không có chiến dịch mới cho thấy tác động.";

    ["app-invite"], "App invitation" / "Mời dùng ứng dụng",
    is "Visitors are asked to take the app; reminders, offers and easier ordering do the rest." / "Mời shopper ghé mua cài ứng dụng; phần còn lại nhờ nhắc nhở, ưu đãi và đặt hàng dễ hơn.";

    ["click-and-collect"], "Click and collect" / "Đặt online, nhận tại cửa hàng",
    is "Orders of an online channel are collected in a store, where some shoppers add items." / "Đơn online được nhận tại cửa hàng, nơi một số shopper mua thêm.",
    caution "Home delivery falls while stores gain: the online scorecard alone has the wrong sign." / "Giao tận nhà giảm còn cửa hàng tăng: chỉ nhìn KPI online thì sai dấu.";

    ["delivery-fee"], "Delivery fee" / "Phí giao hàng",
    is "Another fee for bringing orders home, and the basket from which it is waived." / "Mức phí giao tận nhà khác, và giá trị giỏ hàng được miễn phí.",
    caution "A free line lifts baskets just above it and usually costs more than it brings." / "Ngưỡng miễn phí đẩy giỏ hàng lên ngay trên ngưỡng và thường tốn hơn phần thu thêm.";

    ["multibuy"], "Multibuy" / "Mua nhiều giảm giá",
    is "A saving on whole lots of one product: 3 for 2, 3 for a price, buy 2 get 1 free, the second at half price." / "Giảm giá khi mua đủ số gói của một sản phẩm: 3 tính tiền 2, 3 gói một giá, mua 2 tặng 1, gói thứ hai nửa giá.",
    example "3 for 2 at 89,000: 3 packs cost 178,000, 4 packs 267,000" / "3 tính tiền 2 với giá 89.000: 3 gói trả 178.000, 4 gói trả 267.000",
    caution "Part of what is sold more lies in cupboards and is missing in later weeks." / "Một phần bán thêm nằm trong tủ nhà và thiếu đi ở các tuần sau.";

    ["bundle"], "Bundle" / "Combo hai sản phẩm",
    is "Two products of two categories are cheaper when bought on one trip." / "Hai sản phẩm của hai ngành hàng rẻ hơn khi mua trong cùng một lần.";

    ["gift"], "Gift with purchase" / "Tặng quà kèm sản phẩm",
    is "Something is given with every pack; the price and what shoppers think it is stay as they are." / "Tặng kèm một món với mỗi gói; giá bán và mức giá shopper ghi nhớ giữ nguyên.",
    caution "Shoppers value a gift below its price, and its cost leaves brand and retailer." / "Shopper coi quà thấp hơn giá trị của nó, và chi phí quà đi ra khỏi cả nhãn hàng lẫn nhà bán lẻ.";

    ["activation"], "Activation in stores" / "Hoạt động kích hoạt tại cửa hàng",
    is "Promoters stop shoppers who pass and explain the product; paid by the hour in the stores where they are." / "Nhân viên giới thiệu mời shopper dừng lại và giải thích sản phẩm; trả theo giờ tại cửa hàng có người.",
    caution "Only those who come during their hours meet them." / "Chỉ người đến đúng giờ mới gặp.";

    ["flash-sale"], "Flash sale" / "Giảm giá chớp nhoáng",
    is "A short deep cut in an online channel, on top of the list and told beforehand." / "Đợt giảm sâu ngắn trên kênh online, đứng đầu danh sách và được báo trước.",
    caution "Orders move from own stores and from later weeks." / "Đơn hàng chuyển từ cửa hàng của mình và từ các tuần sau.";

    ["stock"], "Break by stock" / "Đứt gãy do hết hàng",
    is "What the shopper came for is out of stock." / "Món hàng shopper tìm đã hết.";
};
