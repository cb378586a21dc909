//! Measures of the results document.

use super::{Entry, glossary};

/// Measures; each with formula, example and caution.
pub(super) const MEASURES: &[Entry] = glossary! {
    ["tsv", "total_system_value"], "Total system value" / "Tổng giá trị hệ thống",
    is "What a program changes for brand and retailer together over the whole horizon, against the same market without it."
        / "Phần chương trình làm thay đổi cho nhãn hàng và nhà bán lẻ cộng lại trong cả kỳ, so với cùng thị trường khi không chạy chương trình.",
    formula "change of brand profit (all outlets) + change of retailer profit"
        / "thay đổi lợi nhuận nhãn hàng (mọi nơi bán) + thay đổi lợi nhuận nhà bán lẻ",
    example "brand +0.61 bn and retailer +0.88 bn: +1.49 bn" / "nhãn hàng +0,61 tỷ và nhà bán lẻ +0,88 tỷ: +1,49 tỷ",
    caution "Fees that the brand pays the retailer cancel out; packs waiting in pantries are never counted as value."
        / "Khoản nhãn hàng trả cho nhà bán lẻ tự triệt tiêu; hàng tích trữ ở nhà không bao giờ tính thành giá trị.",
    see "charts/en/lens-gap.svg in the run folder";

    ["system_profit"], "System profit" / "Lợi nhuận toàn hệ thống",
    is "Brand profit in all outlets plus the profit of the retailer." / "Lợi nhuận nhãn hàng ở mọi nơi bán cộng lợi nhuận nhà bán lẻ.",
    formula "brand_profit + retailer_profit" / "brand_profit + retailer_profit",
    example "20.0 bn + 28.2 bn = 48.2 bn" / "20,0 tỷ + 28,2 tỷ = 48,2 tỷ",
    caution "A level in the baseline; in programs only its change is shown, as total system value."
        / "Ở mức nền là một mức; trong chương trình chỉ hiện phần thay đổi, tức tổng giá trị hệ thống.";

    ["brand_profit"], "Brand profit" / "Lợi nhuận nhãn hàng",
    is "Profit of the brand side in all outlets, rivals of the retailer included." / "Lợi nhuận của nhãn hàng ở mọi nơi bán, kể cả nhà bán lẻ khác.",
    formula "revenue from retailers − cost of goods − what the brand pays for programs" / "tiền bán cho nhà bán lẻ − giá vốn − phần nhãn hàng trả cho chương trình",
    example "margin +1.51 bn, outlay 0.90 bn: +0.61 bn" / "biên +1,51 tỷ, chi 0,90 tỷ: +0,61 tỷ",
    caution "Can rise while the retailer loses: read it next to retailer_profit." / "Có thể tăng trong khi nhà bán lẻ lỗ: luôn đọc cùng retailer_profit.";

    ["retailer_profit"], "Retailer profit" / "Lợi nhuận nhà bán lẻ",
    is "Profit of the account in all its channels, rest of the basket included." / "Lợi nhuận của nhà bán lẻ ở mọi kênh, gồm cả phần còn lại của giỏ hàng.",
    formula "sales − purchases + terms received − handling, picking and delivery − what the retailer pays"
        / "doanh thu − tiền mua hàng + điều khoản nhận được − xử lý, soạn và giao hàng − phần nhà bán lẻ trả",
    example "+0.24 bn while the brand loses 0.66 bn" / "+0,24 tỷ trong khi nhãn hàng lỗ 0,66 tỷ",
    caution "Money taken from other shelves of the same retailer does not make it grow." / "Tiền chuyển từ kệ khác của chính nhà bán lẻ không làm con số này tăng.";

    ["cost", "outlay"], "Program cost" / "Chi phí chương trình",
    is "What the payers spend: discounts on all promoted packs, fees, points and other costs." / "Phần các bên chi: giảm giá trên mọi hàng khuyến mãi, phí, điểm và chi phí khác.",
    formula "sum of everything that payers post for the program" / "tổng mọi khoản các bên trả ghi cho chương trình",
    example "20,000 packs × 10,000 ₫ + display fee 300 m = 500 m" / "20.000 gói × 10.000 ₫ + phí trưng bày 300 triệu = 500 triệu",
    caution "Part of it stays inside the system: see system_cost." / "Một phần vẫn ở trong hệ thống: xem system_cost.";

    ["budget_used"], "Part of the budget spent" / "Phần ngân sách đã chi",
    is "Program cost over the budget that the scenario sets aside for it." / "Chi phí chương trình chia cho ngân sách mà kịch bản dành cho nó.",
    formula "cost ÷ budget" / "chi phí ÷ ngân sách",
    example "cost 0.90 bn of a budget of 1.20 bn: 75%" / "chi 0,90 tỷ trên ngân sách 1,20 tỷ: 75%",
    caution "Above 100% the program spends more than was set aside; nothing stops it." / "Trên 100% là chi vượt ngân sách; mô phỏng không tự dừng chương trình.";

    ["system_cost"], "Program cost that leaves the system" / "Chi phí ra ngoài hệ thống",
    is "The part of the cost that goes to others than brand and retailer: media, gifts, samples, agencies." / "Phần chi phí trả cho bên ngoài nhãn hàng và nhà bán lẻ: truyền thông, quà, hàng dùng thử, đại lý.",
    formula "cost − price reductions − payments between brand and retailer" / "chi phí − phần giảm giá − khoản nhãn hàng và nhà bán lẻ trả cho nhau",
    example "cost 0.90 bn, of which 0.35 bn media" / "chi phí 0,90 tỷ, trong đó truyền thông 0,35 tỷ",
    caution "Lower prices reach shoppers as lower revenue, so they are not counted here again." / "Giảm giá đã nằm trong doanh thu thấp hơn nên không tính lại ở đây.";

    ["otif"], "OTIF" / "OTIF (giao đúng hạn, đủ hàng)",
    is "Order lines of the account that the brand side delivers on time and in full." / "Dòng đơn hàng của nhà bán lẻ mà nhãn hàng giao đúng hạn và đủ số lượng.",
    formula "order lines on time and in full ÷ order lines" / "số dòng đúng hạn, đủ hàng ÷ số dòng đơn hàng",
    example "88 of 100 lines: 88%" / "88 trên 100 dòng: 88%",
    caution "An input of the scenario as a chance; capacity can push the result below it." / "Là xác suất đầu vào của kịch bản; giới hạn năng lực giao có thể kéo kết quả xuống thấp hơn.";

    ["osa"], "On-shelf availability (OSA)" / "Tỷ lệ có hàng trên kệ (OSA)",
    is "Part of shelves that hold the product: the place has stock and the shelf is filled." / "Phần kệ có sản phẩm: điểm bán còn hàng và kệ được châm hàng.",
    formula "shelf looks that found it ÷ shelf looks, once a week, weighed by the shoppers of a place" / "số lần kiểm kệ có hàng ÷ số lần kiểm, mỗi tuần một lần, theo tỷ trọng khách của điểm bán",
    example "92.5% filled, 1% without stock, 6.5% with stock in the back room" / "92,5% đầy, 1% hết hàng, 6,5% còn hàng trong kho sau",
    caution "Most empty shelves are filled too late by the store, not delivered too late." / "Phần lớn kệ trống là do cửa hàng châm hàng trễ, không phải do giao trễ.";

    ["forecast_accuracy"], "Forecast accuracy" / "Độ chính xác dự báo",
    is "How near the account's weekly forecasts come to what it sells." / "Dự báo tuần của nhà bán lẻ sát doanh số bán ra đến đâu.",
    formula "1 − Σ|forecast − sold| ÷ Σ sold, by week and channel, at least 0" / "1 − Σ|dự báo − bán ra| ÷ Σ bán ra, theo tuần và kênh, tối thiểu 0",
    example "forecast 120, sold 100: 80%" / "dự báo 120, bán 100: 80%",
    caution "Measured on the simulated shoppers: with few of them chance alone costs accuracy." / "Đo trên số người mua mô phỏng: ít người thì riêng ngẫu nhiên đã làm giảm độ chính xác.";

    ["stock_days"], "Stock days" / "Số ngày tồn kho",
    is "Stock of the brand's products at the account, distribution centre included, in days of sales." / "Tồn kho sản phẩm của nhãn hàng tại nhà bán lẻ, gồm kho trung tâm, tính bằng số ngày bán.",
    formula "mean stock at week ends ÷ mean daily sales" / "tồn kho bình quân cuối tuần ÷ lượng bán bình quân ngày",
    example "4,200 packs, 210 sold a day: 20 days" / "4.200 gói, bán 210 gói/ngày: 20 ngày",
    caution "Holds the room against chance that small simulated places need." / "Gồm cả phần dự phòng ngẫu nhiên mà điểm bán mô phỏng nhỏ cần.";

    ["sell_in_units", "sell_in", "sell_in_value"], "Sell-in" / "Sell-in (nhập vào nhà bán lẻ)",
    is "What makers deliver to the account; sell-out is what shoppers buy." / "Lượng nhà sản xuất giao cho nhà bán lẻ; sell-out là lượng người mua mua.",
    formula "packs delivered, and what the account pays for them without tax" / "số gói giao và tiền nhà bán lẻ trả chưa thuế",
    example "9,800 packs in, 9,100 out: 700 more in stock" / "nhập 9.800, bán 9.100: tồn tăng 700",
    caution "Profit is booked at sell-out: goods in the account's stock are worth their cost of goods to the system." / "Lợi nhuận ghi khi bán ra: hàng tồn ở nhà bán lẻ chỉ tính bằng giá vốn đối với hệ thống.";

    ["growth_on_paper", "on_paper"], "Growth on paper" / "Tăng trưởng trên giấy",
    is "Growth of sell-in beyond growth of sell-out over the weeks of a program and four more." / "Phần sell-in tăng nhiều hơn sell-out trong các tuần chạy chương trình và bốn tuần sau.",
    formula "sell-in growth − sell-out growth against the twin; flagged above 10 points" / "mức tăng sell-in − mức tăng sell-out so với thế giới đối chứng; báo khi trên 10 điểm",
    example "sell-in +45%, sell-out +20%: 25 points on paper" / "sell-in +45%, sell-out +20%: 25 điểm trên giấy",
    caution "What is loaded today is not ordered tomorrow." / "Hàng dồn hôm nay là đơn hàng mất đi ngày mai.";

    ["out_of_stock"], "Out of stock" / "Hết hàng",
    is "Shoppers who find the chosen product gone because the place has none left." / "Số lượt người mua không thấy sản phẩm đã chọn vì điểm bán hết hàng.",
    formula "count at the account, all makers" / "số lượt tại nhà bán lẻ, mọi nhà sản xuất",
    example "1,200 of 80,000 purchases" / "1.200 trên 80.000 lượt mua",
    caution "Not all of them are lost: many take another pack, brand or shop." / "Không phải tất cả đều mất: nhiều người đổi gói, đổi thương hiệu hoặc nơi mua.";

    ["incremental_units"], "Incremental units" / "Sản lượng tăng thêm",
    is "Packs of promoted products that the account sells more over the whole horizon than without the program." / "Số gói hàng khuyến mãi mà nhà bán lẻ bán thêm trong cả kỳ so với khi không chạy chương trình.",
    formula "packs with the program − packs without" / "số gói khi có − số gói khi không có chương trình",
    example "120,000 sold, 96,000 without: +24,000" / "bán 120.000, nếu không có 96.000: +24.000",
    caution "Not the packs sold on deal: most of those would have sold anyway." / "Không phải số gói bán khuyến mãi: phần lớn đằng nào cũng bán được.";

    ["roi_silo"], "ROI by the own scorecard" / "ROI theo bảng KPI kênh chủ trì",
    is "Return as the home channel’s own scorecard sees it." / "Tỷ suất theo con số bảng KPI của kênh chủ trì.",
    formula "claimed profit after cost ÷ cost" / "lợi nhuận báo cáo sau chi phí ÷ chi phí",
    example "0.90 bn ÷ 1.20 bn = 75%" / "0,90 tỷ ÷ 1,20 tỷ = 75%",
    caution "Blind to other channels, later weeks and packs that sell anyway." / "Không thấy kênh khác, các tuần sau và phần đằng nào cũng bán được.";

    ["roi_brand"], "ROI of the brand" / "ROI của nhãn hàng",
    is "Change of brand profit for each unit of money the brand spends." / "Thay đổi lợi nhuận nhãn hàng trên mỗi đồng nhãn hàng chi.",
    formula "change of brand profit ÷ brand outlay" / "thay đổi lợi nhuận nhãn hàng ÷ phần nhãn hàng chi",
    example "0.61 bn ÷ 0.70 bn = 87%" / "0,61 tỷ ÷ 0,70 tỷ = 87%",
    caution "Absent when the brand spends nothing." / "Không có khi nhãn hàng không chi.";

    ["roi_retailer"], "ROI of the retailer" / "ROI của nhà bán lẻ",
    is "Change of retailer profit for each unit of money the retailer spends." / "Thay đổi lợi nhuận nhà bán lẻ trên mỗi đồng nhà bán lẻ chi.",
    formula "change of retailer profit ÷ retailer outlay" / "thay đổi lợi nhuận nhà bán lẻ ÷ phần nhà bán lẻ chi",
    example "0.88 bn ÷ 0.20 bn = 440%" / "0,88 tỷ ÷ 0,20 tỷ = 440%",
    caution "Large when the brand pays nearly everything; absent without an outlay." / "Rất lớn khi nhãn hàng trả gần hết; không có khi nhà bán lẻ không chi.";

    ["roi_system"], "ROI of the system" / "ROI toàn hệ thống",
    is "Total system value for each unit of money that both sides spend." / "Tổng giá trị hệ thống trên mỗi đồng hai bên chi.",
    formula "tsv ÷ total outlay" / "tsv ÷ tổng chi",
    example "1.49 bn ÷ 0.90 bn = 166%" / "1,49 tỷ ÷ 0,90 tỷ = 166%",
    caution "A ratio favours small programs: decide on tsv, use ROI to check." / "Tỷ suất ưu ái chương trình nhỏ: quyết định theo tsv, dùng ROI để kiểm tra.";

    ["missed_pct", "percent"], "Missed share" / "Phần bỏ sót",
    is "Share of the system’s incremental profit that the home scorecard does not see." / "Tỷ lệ lợi nhuận tăng thêm của toàn hệ thống mà bảng KPI của kênh chủ trì không nhìn thấy.",
    formula "1 − (profit the home scorecard sees ÷ profit of the system), both before cost" / "1 − (lợi nhuận kênh chủ trì thấy ÷ lợi nhuận toàn hệ thống), trước chi phí",
    example "1 − 0.92 ÷ 2.39 = 62%" / "1 − 0,92 ÷ 2,39 = 62%",
    caution "Only when both are above zero after cost; otherwise the label says that the sign flips." / "Chỉ tính khi cả hai đều dương sau chi phí; nếu không, ghi “đổi dấu”.",
    see "charts/en/lens-gap.svg in the run folder";

    ["sell_out_value", "sell_out"], "Sell-out value" / "Sell-out (bán ra cho người mua)",
    is "What shoppers pay for the modelled products, tax included." / "Số tiền shopper trả cho các sản phẩm trong mô hình, gồm thuế.",
    formula "sum of packs × price paid" / "tổng số gói × giá đã trả",
    example "1,000 packs at 49,000 ₫ = 49 m" / "1.000 gói giá 49.000 ₫ = 49 triệu",
    caution "Not revenue of the brand: that is sell-in." / "Không phải doanh thu của nhãn hàng: đó là sell-in.";

    ["sell_out_units"], "Sell-out volume" / "Sản lượng bán ra",
    is "Packs that shoppers buy." / "Số gói shopper mua.",
    formula "sum of packs over channels and weeks" / "tổng số gói theo kênh và tuần",
    example "2.0 m packs in 26 weeks" / "2,0 triệu gói trong 26 tuần",
    caution "Gifts and samples are counted apart." / "Quà tặng và hàng dùng thử đếm riêng.";

    ["penetration"], "Penetration" / "Độ thâm nhập",
    is "Share of households that buy at least once in the horizon." / "Tỷ lệ hộ mua ít nhất một lần trong kỳ.",
    formula "buying households ÷ all households" / "số hộ mua ÷ tổng số hộ",
    example "600 of 1,000 households: 60%" / "600 trên 1.000 hộ: 60%",
    caution "Grows with the length of the horizon: compare equal horizons only. In the growth chart it is a contribution in points." / "Kỳ càng dài càng cao: chỉ so các kỳ bằng nhau. Trong biểu đồ tăng trưởng, đây là phần đóng góp theo điểm %.";

    ["frequency", "purchases_per_buyer"], "Purchase frequency" / "Tần suất mua",
    is "Purchase occasions per buyer in the horizon." / "Số lần mua trên mỗi người mua trong kỳ.",
    formula "purchase occasions ÷ buyers" / "số lần mua ÷ số người mua",
    example "1,800 occasions ÷ 600 buyers = 3.0" / "1.800 lần ÷ 600 người = 3,0",
    caution "New light buyers lower the average although sales grow." / "Người mua mới mua ít làm trung bình giảm dù doanh số tăng.";

    ["basket"], "Basket value" / "Giá trị giỏ hàng",
    is "Spend per trip; in the growth chart, spend on the brand per occasion." / "Chi tiêu mỗi lần mua; trong biểu đồ tăng trưởng, chi cho nhãn hàng mỗi lần.",
    formula "spend ÷ trips" / "chi tiêu ÷ số lần",
    example "300,000 ₫ a trip" / "300.000 ₫ mỗi lần",
    caution "A deep discount can raise packs and still lower the basket." / "Giảm giá sâu có thể tăng số gói mà vẫn giảm giá trị giỏ.";

    ["units_per_purchase"], "Packs per purchase" / "Số gói mỗi lần mua",
    is "Packs of the category bought on one occasion." / "Số gói của ngành hàng mua trong một lần.",
    formula "packs ÷ purchase occasions" / "số gói ÷ số lần mua",
    example "1.2 packs" / "1,2 gói",
    caution "Rises with stocking up, which the following weeks give back." / "Tăng khi mua tích trữ, phần này bị trừ lại ở các tuần sau.";

    ["repeat_rate"], "Repeat rate" / "Tỷ lệ mua lại",
    is "Share of buyers with two or more occasions." / "Tỷ lệ người mua từ hai lần trở lên.",
    formula "buyers with two or more occasions ÷ buyers" / "người mua từ hai lần ÷ người mua",
    example "300 of 600 buyers: 50%" / "300 trên 600 người mua: 50%",
    caution "Depends on the length of the horizon." / "Phụ thuộc độ dài kỳ.";

    ["deal_share"], "Share bought on deal" / "Tỷ lệ mua khi khuyến mãi",
    is "Share of packs bought with a price cut, coupon or points." / "Tỷ lệ số gói mua khi có giảm giá, phiếu ưu đãi hoặc điểm.",
    formula "packs on deal ÷ packs" / "số gói có khuyến mãi ÷ số gói",
    example "30%" / "30%",
    caution "A high share says little about incremental packs." / "Tỷ lệ cao không nói nhiều về sản lượng tăng thêm.";

    ["xch_share"], "Cross-channel share" / "Tỷ lệ mua liên kênh",
    is "Share of purchases whose first touchpoint is not the selling channel." / "Tỷ lệ lượt mua có điểm chạm đầu tiên khác kênh bán.",
    formula "purchases with another first touchpoint ÷ purchases" / "lượt mua bắt đầu ở kênh khác ÷ lượt mua",
    example "21 of 100 store purchases began in the app" / "21 trên 100 lượt mua bắt đầu từ kênh khác",
    caution "Counts the account’s modelled categories only." / "Chỉ tính các ngành hàng trong mô hình tại nhà bán lẻ.";

    ["leakage"], "Leakage" / "Thất thoát sang nhà bán lẻ khác",
    is "Share of category purchase occasions made outside the account." / "Tỷ lệ lần mua ngành hàng diễn ra ngoài nhà bán lẻ.",
    formula "occasions elsewhere ÷ all occasions" / "số lần mua nơi khác ÷ tổng số lần",
    example "35 of 100 occasions" / "35 trên 100 lần",
    caution "Shoppers of a marketplace of the same group may count as elsewhere: see the owner of each channel." / "Sàn TMĐT có thể tính là nơi khác: xem chủ sở hữu của từng kênh.";

    ["pantry_units"], "Packs in pantries" / "Hàng tích trữ tại nhà",
    is "Extra packs in shoppers’ homes at the end of the horizon." / "Số gói dôi ra tại nhà shopper cuối kỳ.",
    formula "packs at home with the program − without" / "số gói tại nhà khi có − khi không có chương trình",
    example "+8,000 packs: sales of coming weeks taken early" / "+8.000 gói: doanh số các tuần tới bị mua trước",
    caution "Reported, never valued: it warns of a dip after the horizon." / "Chỉ báo cáo, không quy ra tiền: cảnh báo sụt giảm sau kỳ.";

    ["trips_per_household_week"], "Trips per household and week" / "Số lần ghé mỗi hộ mỗi tuần",
    is "Visits to stores and orders at the account." / "Số lần ghé cửa hàng và đặt hàng tại nhà bán lẻ.",
    formula "trips ÷ households ÷ weeks" / "số lần ÷ số hộ ÷ số tuần",
    example "1.4" / "1,4",
    caution "A level of the baseline; compare with your own till data." / "Là mức nền; nên đối chiếu với dữ liệu quầy của bạn.";

    ["p_positive"], "Chance of being above zero" / "Xác suất lớn hơn 0",
    is "Share of futures in which a difference is above zero." / "Tỷ lệ lần mô phỏng có chênh lệch lớn hơn 0.",
    formula "futures above zero ÷ all futures" / "số lần lớn hơn 0 ÷ tổng số lần",
    example "198 of 200 futures: 99%" / "198 trên 200 lần: 99%",
    caution "Holds within the assumptions of the scenario, not for the world at large." / "Chỉ đúng trong các giả định của kịch bản.";

    ["mc_error", "simulation_error"], "Simulation error" / "Sai số mô phỏng",
    is "How far the mean may be off because only so many futures were simulated." / "Mức trung bình có thể lệch do số lần mô phỏng có hạn.",
    formula "1.645 × standard deviation over futures ÷ √futures" / "1,645 × độ lệch chuẩn qua các lần ÷ √số lần",
    example "±0.06 bn with 200 futures, ±0.03 bn with 800" / "±0,06 tỷ với 200 lần, ±0,03 tỷ với 800 lần",
    caution "Shrinks with more futures; the range of futures does not." / "Giảm khi mô phỏng nhiều hơn; khoảng kết quả thì không.";
};
