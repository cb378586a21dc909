//! Rows of profit and loss accounts, the win–win map, plans and legs.

use super::{Entry, glossary};

/// Rows, labels of the win–win map, and words of plans.
pub(super) const ACCOUNTS: &[Entry] = glossary! {
    ["pnl", "profit_and_loss"], "Profit and loss" / "Báo cáo lãi lỗ (P&L)",
    is "Everything that a side receives (plus) and pays (minus) over the horizon, row by row and channel by channel, before and after a program; rows marked = are sums."
        / "Mọi khoản một bên nhận (cộng) và trả (trừ) trong kỳ, theo dòng và theo kênh, trước và sau chương trình; dòng có dấu = là tổng.",
    formula "rows of all channels add up exactly to brand_profit or retailer_profit" / "các dòng của mọi kênh cộng đúng bằng brand_profit hoặc retailer_profit",
    caution "The brand’s account covers all outlets, those of other retailers too; the retailer’s covers its own channels." / "Báo cáo của nhãn hàng gồm mọi nơi bán, kể cả nhà bán lẻ khác; báo cáo của nhà bán lẻ chỉ gồm kênh của mình.",
    see "tables/pnl.csv in the run folder";

    ["gross_sales"], "Gross sales" / "Doanh số gộp (sell-in)",
    is "What retailers pay the brand for goods at the sell-in list price." / "Số tiền nhà bán lẻ trả nhãn hàng cho hàng hóa theo giá bán sỉ niêm yết.";

    ["trade_spend"], "Trade spend" / "Chi thương mại",
    is "Sum: everything the brand gives retailers off or back: off-invoice, scan-back, deal funding, rebates, fees, points, fines." / "Tổng: mọi khoản nhãn hàng trừ hoặc trả lại cho nhà bán lẻ: trừ hóa đơn, trả theo quét, tài trợ giảm giá, chiết khấu, phí, điểm, tiền phạt.";

    ["net_sales"], "Net sales" / "Doanh thu thuần (NSV)",
    is "Sum. Brand: gross sales less trade spend. Retailer: what shoppers pay for the modelled products, without tax." / "Tổng. Nhãn hàng: doanh số gộp trừ chi thương mại. Nhà bán lẻ: tiền shopper trả cho sản phẩm trong mô hình, chưa gồm thuế.";

    ["cost_of_goods"], "Cost of goods" / "Giá vốn hàng bán",
    is "What the goods cost the brand to make and bring." / "Chi phí nhãn hàng bỏ ra để làm và đưa hàng tới.";

    ["gross_margin"], "Gross margin" / "Lợi nhuận gộp",
    is "Sum: net sales of the brand less cost of goods." / "Tổng: doanh thu thuần của nhãn hàng trừ giá vốn.";

    ["third_party_cost"], "Third-party cost" / "Chi phí trả bên ngoài",
    is "Media, samples, gifts and agencies, as far as this side pays them." / "Truyền thông, hàng dùng thử, quà và đại lý, phần bên này trả.";

    ["other_lines"], "Other lines" / "Dòng khác",
    is "Postings that no row takes; always empty." / "Bút toán không thuộc dòng nào; luôn trống.";

    ["shelf_sales"], "Shelf sales at usual prices" / "Doanh số theo giá thường",
    is "Packs sold × the usual shelf price, tax included." / "Số gói bán × giá kệ thường, gồm thuế.";

    ["price_reductions"], "Price reductions" / "Giảm giá trên kệ",
    is "Money off the shelf price, given to shoppers by ordinary deals and programs." / "Phần giảm giá trên kệ cho shopper, từ khuyến mãi thường kỳ và chương trình.";

    ["coupon_reductions"], "Coupons redeemed" / "Phiếu ưu đãi đã dùng",
    is "Face value of coupons that shoppers redeem." / "Mệnh giá phiếu ưu đãi shopper đã dùng.";

    ["value_added_tax"], "Value-added tax" / "Thuế giá trị gia tăng",
    is "Tax inside the prices paid; it follows the price, never who funds the discount." / "Thuế nằm trong giá đã trả; tính theo giá, không theo bên tài trợ.";

    ["purchase_cost"], "Cost of purchases" / "Tiền mua hàng",
    is "What the retailer pays makers for the goods at list price." / "Số tiền nhà bán lẻ trả nhà sản xuất theo giá niêm yết.";

    ["front_margin"], "Front margin" / "Biên trước",
    is "Sum: net sales less purchases, with what is taken off the invoice." / "Tổng: doanh thu thuần trừ tiền mua hàng, đã tính phần trừ trên hóa đơn.",
    caution "A scan-back deal shows as lower front margin and higher back income." / "Trả theo quét làm biên trước thấp hơn và thu nhập sau cao hơn.";

    ["back_income"], "Back income" / "Thu nhập sau (biên sau)",
    is "Sum: what makers pay the retailer later: scan-back, deal funding, rebates, fees, points." / "Tổng: các khoản nhà sản xuất trả sau cho nhà bán lẻ: trả theo quét, tài trợ giảm giá, chiết khấu, phí, điểm.";

    ["trading_margin"], "Trading margin" / "Biên thương mại",
    is "Sum: front margin plus back income." / "Tổng: biên trước cộng thu nhập sau.";

    ["waste"], "Waste" / "Hàng hủy",
    is "What the account paid for packs that it throws away when their shelf life is over." / "Tiền nhà bán lẻ đã trả cho hàng phải hủy khi hết hạn trên kệ.";

    ["handling_and_delivery"], "Handling and delivery" / "Xử lý và giao hàng",
    is "What handling of packs, picking and delivery of orders cost in the channel." / "Chi phí xử lý gói hàng, soạn và giao đơn tại kênh.";

    ["delivery_fees"], "Delivery fees received" / "Phí giao hàng thu được",
    is "Fees that shoppers pay for orders." / "Phí shopper trả cho đơn hàng.";

    ["points_issued"], "Ordinary points" / "Điểm thưởng thường",
    is "Points of the loyalty programme at the part that will be redeemed." / "Điểm của chương trình khách hàng thân thiết, tính phần sẽ được đổi.";

    ["program_points"], "Extra points of programs" / "Điểm thưởng thêm của chương trình",
    is "Points beyond the usual ones because of a program, at the part that will be redeemed." / "Điểm thêm ngoài mức thường do chương trình, tính phần sẽ được đổi.";

    ["coupon_handling"], "Coupon handling" / "Chi phí xử lý phiếu",
    is "Clearing of redeemed coupons." / "Chi phí thanh toán và xử lý phiếu đã dùng.";

    ["own_program_cost"], "Program cost of the retailer" / "Chi phí chương trình của nhà bán lẻ",
    is "Sum: extra points, coupon handling and third parties that the retailer pays, before what the brand pays back." / "Tổng: điểm thêm, xử lý phiếu và bên ngoài do nhà bán lẻ trả, chưa trừ phần nhãn hàng trả lại.";

    ["rest_sales"], "Rest of basket: sales" / "Phần còn lại của giỏ: doanh số",
    is "What shoppers pay for everything that is not modelled, tax included." / "Tiền shopper trả cho mọi thứ ngoài mô hình, gồm thuế.";

    ["rest_cost"], "Rest of basket: cost" / "Phần còn lại của giỏ: chi phí",
    is "Cost and tax of the rest of the basket." / "Giá vốn và thuế của phần còn lại của giỏ hàng.";

    ["win_win", "win-win"], "Both gain" / "Cả hai cùng lợi",
    is "Brand and retailer both gain in at least 80 of 100 futures." / "Nhãn hàng và nhà bán lẻ đều lợi trong ít nhất 80 trên 100 lần mô phỏng.",
    caution "Who pays can be changed without changing total system value: a one-sided gain is a start for talks, not an end." / "Đổi bên trả không đổi tổng giá trị hệ thống: lợi một phía là điểm bắt đầu đàm phán.",
    see "tables/win_win.csv in the run folder";

    ["brand_only"], "Only the brand gains" / "Chỉ nhãn hàng lợi",
    is "The brand gains and the retailer loses, each in at least 80 of 100 futures." / "Nhãn hàng lợi và nhà bán lẻ thiệt, mỗi bên trong ít nhất 80 trên 100 lần mô phỏng.";

    ["retailer_only"], "Only the retailer gains" / "Chỉ nhà bán lẻ lợi",
    is "The retailer gains and the brand loses, each in at least 80 of 100 futures." / "Nhà bán lẻ lợi và nhãn hàng thiệt, mỗi bên trong ít nhất 80 trên 100 lần mô phỏng.";

    ["lose_lose", "lose-lose"], "Both lose" / "Cả hai cùng thiệt",
    is "Brand and retailer both lose in at least 80 of 100 futures." / "Nhãn hàng và nhà bán lẻ đều thiệt trong ít nhất 80 trên 100 lần mô phỏng.";

    ["p_both"], "Chance that both gain" / "Xác suất cả hai cùng lợi",
    is "Share of futures in which brand and retailer both gain." / "Tỷ lệ lần mô phỏng mà nhãn hàng và nhà bán lẻ cùng lợi.";

    ["plan", "plans"], "Plan" / "Kế hoạch",
    is "Programs that run together over the horizon, simulated as one more world and measured like one program." / "Các chương trình chạy cùng nhau trong kỳ, được mô phỏng như một thế giới nữa và đo như một chương trình.",
    formula "table [[plan]] with id, name and programs" / "bảng [[plan]] với id, name và programs",
    see "tables/plans.csv in the run folder";

    ["interaction"], "Interaction" / "Tương tác",
    is "What running parts together adds (plus) or destroys (minus). Plans: the plan less its programs run alone. Legs: the program less all its tactics’ credits." / "Phần có thêm (cộng) hoặc mất đi (trừ) khi chạy cùng nhau. Kế hoạch: cả kế hoạch trừ các chương trình chạy riêng. Hoạt động: cả chương trình trừ phần ghi công của mọi hoạt động.",
    example "together +1.9 bn, alone +1.2 bn and +1.0 bn: interaction −0.3 bn" / "cùng nhau +1,9 tỷ, chạy riêng +1,2 tỷ và +1,0 tỷ: tương tác −0,3 tỷ",
    caution "Negative where programs sell to the same shoppers twice." / "Âm khi các chương trình bán cho cùng một shopper hai lần.";

    ["sum_alone"], "Programs alone, added up" / "Chạy riêng cộng lại",
    is "Total system values of the plan’s programs, each run alone." / "Tổng giá trị hệ thống của từng chương trình trong kế hoạch khi chạy riêng, cộng lại.";

    ["by_program", "credit", "leave_one_out"], "Credit by leaving out" / "Ghi công bằng cách bỏ ra",
    is "What a part adds to the whole: the whole less the whole without it, with the same shoppers and the same luck." / "Phần đóng góp của một thành phần: cả khối trừ khối không có nó, với cùng shopper và cùng may rủi.",
    formula "plan − plan without the program; program − program without the tactic" / "kế hoạch − kế hoạch không có chương trình; chương trình − chương trình không có hoạt động",
    caution "Credits of parts that replace each other are small although each does much alone; the rest is shown as not credited." / "Các thành phần thay thế nhau có ghi công nhỏ dù riêng lẻ có tác dụng; phần còn lại được ghi là chưa ghi công.",
    see "omnisim run --by-program, omnisim run --matrix leave-one-out";

    ["not_credited"], "Not credited to one program" / "Chưa ghi công cho chương trình nào",
    is "The plan less the credits of all its programs: what only their being together, or any of them, explains." / "Kế hoạch trừ ghi công của mọi chương trình: phần chỉ có khi chạy cùng nhau, hoặc chương trình nào cũng tạo ra được.";

    ["legs", "leg"], "Legs" / "Các hoạt động thành phần",
    is "The tactics of a program, each with its credit; in their matrix, rows say where their money is spent. They are simulated in the first futures of a run only, and say so." / "Các hoạt động của chương trình, mỗi hoạt động có phần ghi công; trong ma trận của chúng, hàng là nơi chi tiền. Chúng chỉ được mô phỏng trong các lần đầu của lượt chạy, và có ghi rõ.",
    see "omnisim run --matrix leave-one-out, omnisim run --matrix shapley";

    ["shapley", "shapley_sampled"], "Shapley value" / "Giá trị Shapley",
    is "Mean of what a tactic adds to those already there, over the orders in which tactics may join; the values add up to the program, nothing is left over (Shapley 1953). Above five tactics the orders are those of a ring, forwards and backwards." / "Trung bình phần một hoạt động thêm vào những hoạt động đã có, qua mọi thứ tự tham gia; các giá trị cộng lại bằng cả chương trình, không còn phần dư (Shapley 1953). Trên năm hoạt động, thứ tự lấy theo vòng, xuôi và ngược.",
    see "omnisim run --matrix shapley";

    ["break_points", "break_cost", "fix"], "Cost of breaks" / "Cái giá của đứt gãy",
    is "What brand and account gain over the horizon in a world in which this break no longer happens, before the cost of the fix. A fix that costs less a week than the gain a week pays back." / "Phần nhãn hàng và nhà bán lẻ được thêm trong kỳ ở thế giới không còn đứt gãy này, chưa trừ chi phí khắc phục. Cách khắc phục tốn ít hơn phần được mỗi tuần thì có lời.",
    caution "Costs of several breaks do not add up: a shopper whom one break lost may be lost to the next. How far trust falls at a break is an assumption (omnisim explain trust_floor)." / "Không cộng được cái giá của nhiều đứt gãy: khách mất vì chỗ này có thể mất tiếp vì chỗ kia. Niềm tin giảm bao nhiêu sau mỗi đứt gãy là giả định (omnisim explain trust_floor).",
    see "tables/break_points.csv in the run folder";

    ["price_of_silos", "silos", "silo_plan"], "Price of silos" / "Cái giá của cách làm từng kênh",
    is "Total system value of the programs that system value picks for each home channel, run together, less that of the programs that the channels’ own scorecards pick." / "Tổng giá trị hệ thống của các chương trình được chọn cho từng kênh chủ trì theo giá trị hệ thống, chạy cùng nhau, trừ đi giá trị của các chương trình do bảng KPI từng kênh chọn.",
    caution "One program or none is picked for each channel, from those of the scenario." / "Mỗi kênh chọn một hoặc không chương trình nào, trong số chương trình của kịch bản.",
    see "tables/silos.csv in the run folder";

    ["connectedness", "operations", "multichannel", "as_is"], "Ways to operate" / "Cách vận hành",
    is "The same programs with nothing carried over between touchpoints (multichannel), as the scenario says, and with everything carried over (omnichannel); the channels stay the same." / "Cùng các chương trình khi giữa các điểm chạm không có gì được giữ lại (đa kênh), như kịch bản, và khi mọi thứ được giữ lại (omnichannel); số kênh không đổi.",
    see "omnisim run --connectedness";

    ["terminal_value", "terminal"], "Terminal value" / "Giá trị cuối kỳ",
    is "What a program still does in the weeks after the horizon, from the same worlds run on: full pantries, members, habits, trust." / "Phần chương trình còn tác dụng trong các tuần sau kỳ mô phỏng, khi cho chính các thế giới đó chạy tiếp: hàng trữ ở nhà, thành viên, thói quen, niềm tin.",
    caution "Not part of total system value." / "Không nằm trong tổng giá trị hệ thống.",
    see "omnisim run --terminal-weeks 13";

    ["journeys", "journey_paths", "first_touch"], "Journeys" / "Hành trình",
    is "Purchases by the touchpoint where the journey began, the last one touched before, and the seller." / "Lượt mua theo điểm chạm mở đầu hành trình, điểm chạm cuối trước khi mua, và nơi bán.",
    see "omnisim plot RUN journeys -p A";

    ["omni_gap"], "Raw gap of omnichannel shoppers" / "Chênh lệch thô của khách omnichannel",
    is "How much more often those buy who bought in several channels than those who bought in one, without any program." / "Người mua ở nhiều kênh mua thường xuyên hơn người mua ở một kênh bao nhiêu lần, khi không chạy chương trình nào.",
    caution "Mostly who they are, not what channels do: heavy shoppers come more often and so meet more channels. The effect of connecting channels is measured apart (--connectedness)." / "Chủ yếu do họ là ai, không phải do kênh tạo ra: người mua nhiều đến thường xuyên hơn nên gặp nhiều kênh hơn. Tác dụng của việc kết nối kênh được đo riêng (--connectedness).",
    see "omnisim run --connectedness";

    ["calendar"], "Calendar" / "Lịch chương trình",
    is "When, where and on which products every tactic runs." / "Mỗi hoạt động chạy khi nào, ở đâu và cho sản phẩm nào.",
    see "tables/calendar.csv in the run folder";
};
