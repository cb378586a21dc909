//! Guardrails and the joint business plan.

use super::{Entry, glossary};

/// Guardrails and the joint business plan.
pub(super) const PLANNING: &[Entry] = glossary! {
    ["guardrails"], "Guardrails" / "Giới hạn đã thống nhất",
    is "Limits that brand and account agreed on, each with an id, a level (stop or warn) and a reason. omnisim check holds those that the file decides against every program; omnisim run those on results." / "Các mức mà nhãn hàng và nhà bán lẻ đã thống nhất, mỗi giới hạn có mã, mức (stop hoặc warn) và lý do. omnisim check kiểm tra những giới hạn đọc được từ tệp cho từng chương trình; omnisim run kiểm tra những giới hạn trên kết quả.",
    see "max-depth max-weeks-on-deal min-gap max-deal-length blackout mandatory never-together max-budget max-channel-budget min-brand-margin min-retailer-margin min-price max-price-gap max-tactics-at-once max-tactics min-lead-time max-pushes max-deal-share min-category-growth min-tsv min-brand-profit min-retailer-profit min-roi min-osa min-otif max-paper-growth";

    ["max-depth"], "Deepest discount" / "Mức giảm sâu nhất",
    is "A shelf-price cut and a coupon that meet on a product count together: 20% and 10% on top are 28%." / "Giảm giá trên kệ và mã giảm giá cùng áp lên một sản phẩm được tính gộp: 20% rồi thêm 10% là 28%.";

    ["max-weeks-on-deal"], "Weeks on deal" / "Số tuần có khuyến mãi",
    is "Most weeks with a deal of a product in any stretch of weeks (13 unless the rule says otherwise). Only deals of the program count, not ordinary ones." / "Số tuần tối đa một sản phẩm có khuyến mãi trong một khoảng tuần bất kỳ (13 nếu không ghi khác). Chỉ tính khuyến mãi của chương trình.";

    ["min-gap"], "Days between deals" / "Số ngày giữa hai đợt khuyến mãi",
    is "Fewest days between the end of a deal of a product and the start of the next; deals that overlap are one." / "Số ngày tối thiểu từ khi một đợt kết thúc đến khi đợt sau bắt đầu; các đợt chồng nhau tính là một.";

    ["max-deal-length"], "Length of a deal" / "Độ dài đợt khuyến mãi",
    is "Most days that a deal of a product lasts; deals that touch are one." / "Số ngày tối đa của một đợt khuyến mãi; các đợt nối nhau tính là một.";

    ["blackout"], "Blackout" / "Thời gian cấm khuyến mãi",
    is "No deal on any day of the period. The value is the number of days that fall into it." / "Không có khuyến mãi trong khoảng này. Giá trị là số ngày rơi vào khoảng đó.";

    ["mandatory"], "Mandatory weeks" / "Tuần bắt buộc",
    is "Every week of the period has a deal, a display, or any tactic, as the rule says. The value is the number of weeks that have one." / "Mỗi tuần trong khoảng phải có khuyến mãi, trưng bày hoặc một hoạt động bất kỳ. Giá trị là số tuần đạt.";

    ["never-together"], "Never together" / "Không được đi cùng nhau",
    is "Products of the scope never on deal together in a channel; with mechanics, none two of them on one product at once. The value is the number of pairs." / "Các sản phẩm không cùng khuyến mãi trong một kênh; nếu nêu cơ chế thì không có hai cơ chế cùng áp lên một sản phẩm. Giá trị là số cặp vi phạm.";

    ["max-budget"], "Budget at the account" / "Ngân sách tại nhà bán lẻ",
    is "Before the run the budget of the program, or its fees and third-party cost when these are larger; after it the mean outlay of both sides." / "Trước khi chạy: ngân sách chương trình, hoặc phí và chi phí bên thứ ba nếu lớn hơn; sau khi chạy: tổng chi trung bình của hai bên.";

    ["max-channel-budget"], "Budget of a channel" / "Ngân sách của kênh",
    is "The same for the channels named; fixed cost of a tactic in several channels is split evenly before the run." / "Như trên cho các kênh được nêu; chi phí cố định của hoạt động chạy nhiều kênh được chia đều trước khi chạy.";

    ["min-brand-margin"], "Brand margin per unit" / "Biên của nhãn hàng trên mỗi đơn vị",
    is "Sell-in price less back margin, cost of goods and the part of the discount that the brand pays, for the unit on deal that leaves least." / "Giá bán vào trừ chiết khấu sau, giá vốn và phần giảm giá nhãn hàng trả, tính cho đơn vị còn lại ít nhất.";

    ["min-retailer-margin"], "Account margin per unit" / "Biên của nhà bán lẻ trên mỗi đơn vị",
    is "Price paid without tax, plus back margin and what the brand pays of the discount, less the sell-in price. Handling is not in it." / "Giá khách trả chưa thuế, cộng chiết khấu sau và phần giảm giá nhãn hàng trả, trừ giá bán vào. Chưa trừ chi phí xử lý.";

    ["min-price"], "Lowest price" / "Giá thấp nhất",
    is "Lowest price paid for a unit on deal, or its share of the sell-in price, tax taken off: 100% forbids selling below purchase price." / "Giá thấp nhất khách trả, hoặc tỷ lệ so với giá bán vào chưa thuế: 100% là cấm bán dưới giá mua vào.";

    ["max-price-gap"], "Price gap between channels" / "Chênh lệch giá giữa các kênh",
    is "Largest difference between the prices of a product in two channels of the account on the first day of a deal, as a share of the higher one." / "Chênh lệch lớn nhất giữa giá của một sản phẩm ở hai kênh vào ngày đầu của đợt, tính theo giá cao hơn.";

    ["max-tactics-at-once"], "Tactics at once" / "Số hoạt động cùng lúc",
    is "Most tactics that run on one day: what people at stores and at the account can carry out." / "Số hoạt động tối đa trong một ngày: khả năng triển khai của cửa hàng và nhà bán lẻ.";

    ["max-tactics"], "Tactics of a program" / "Số hoạt động của chương trình",
    is "Most tactics of a program; more of them blur what it is about." / "Số hoạt động tối đa của một chương trình; quá nhiều làm mờ trọng tâm.";

    ["min-lead-time"], "Lead time" / "Thời gian chuẩn bị",
    is "Fewest days between the day on which the plan is handed in and the start of any tactic." / "Số ngày tối thiểu từ khi nộp kế hoạch đến khi bắt đầu bất kỳ hoạt động nào.";

    ["max-pushes"], "Pushes a week" / "Số thông báo đẩy mỗi tuần",
    is "Most pushes a week to an app user, all coupons that run together." / "Số thông báo đẩy tối đa mỗi tuần tới một người dùng ứng dụng, cộng mọi mã giảm giá đang chạy.";

    ["max-deal-share"], "Share sold on deal" / "Tỷ trọng bán khi khuyến mãi",
    is "Packs sold on deal over packs sold at the account, ordinary deals included. Read off the run." / "Số đơn vị bán khi có khuyến mãi trên tổng số bán tại nhà bán lẻ, gồm cả khuyến mãi thường. Đọc từ kết quả chạy.";

    ["min-category-growth"], "Category growth" / "Tăng trưởng ngành hàng",
    is "Change of category sales at the account against the world without the program." / "Mức thay đổi doanh số ngành hàng tại nhà bán lẻ so với khi không có chương trình.";

    ["min-tsv"], "Floor of system value" / "Mức sàn tổng giá trị",
    is "Total system value at least this much, on average or in a share of futures." / "Tổng giá trị hệ thống tối thiểu, tính trung bình hoặc theo tỷ lệ lần mô phỏng.";

    ["min-brand-profit"], "Floor of brand profit" / "Mức sàn lợi nhuận nhãn hàng",
    is "Change of brand profit at least this much." / "Mức thay đổi lợi nhuận nhãn hàng tối thiểu.";

    ["min-retailer-profit"], "Floor of account profit" / "Mức sàn lợi nhuận nhà bán lẻ",
    is "Change of account profit at least this much." / "Mức thay đổi lợi nhuận nhà bán lẻ tối thiểu.";

    ["min-roi"], "Floor of return" / "Mức sàn ROI",
    is "Profit gained over money spent, of both sides or of one; 0 breaks even." / "Lợi nhuận tăng thêm trên tiền chi, của cả hai bên hoặc một bên; 0 là hòa vốn.";

    ["min-osa"], "Floor of on-shelf availability" / "Mức sàn hàng có trên kệ",
    is "On-shelf availability with the program, at least this much; read off a run with supply." / "Tỷ lệ có hàng trên kệ khi có chương trình tối thiểu; đọc từ kết quả chạy có cung ứng.";

    ["min-otif"], "Floor of OTIF" / "Mức sàn OTIF",
    is "Order lines on time and in full with the program, at least this share; read off a run with supply." / "Tỷ lệ dòng đơn giao đúng hạn, đủ hàng tối thiểu; đọc từ kết quả chạy có cung ứng.";

    ["max-paper-growth"], "Growth on paper" / "Tăng trưởng trên giấy",
    is "Growth of sell-in less growth of sell-out, at most this much: goods that only fill warehouses are no growth." / "Tăng trưởng bán vào trừ tăng trưởng bán ra, tối đa bằng mức này: hàng chỉ nằm trong kho không phải là tăng trưởng.";

    ["category_sales"], "Category sales" / "Doanh số ngành hàng",
    is "Sales of a category at the account, all brands, at prices paid." / "Doanh số một ngành hàng tại nhà bán lẻ, mọi nhãn, theo giá khách trả.";

    ["retailer_margin"], "Account margin" / "Biên lợi nhuận nhà bán lẻ",
    is "What the account keeps of its sales of modelled products before handling, trade money included, over sales without tax." / "Phần nhà bán lẻ giữ lại từ doanh số trước chi phí xử lý, gồm cả tiền hỗ trợ thương mại, chia cho doanh số chưa thuế.";

    ["retailer_opex"], "Account operating cost" / "Chi phí vận hành nhà bán lẻ",
    is "Handling of units and orders at the account." / "Chi phí xử lý hàng và đơn hàng tại nhà bán lẻ.";

    ["traffic"], "Trips and orders" / "Lượt mua sắm",
    is "Trips and orders at the account, or in the channels named." / "Số chuyến mua và đơn hàng tại nhà bán lẻ hoặc ở các kênh được nêu.";

    ["app_traffic"], "App traffic" / "Lượt mua qua ứng dụng",
    is "Orders in the app of the account. Opening it without an order is not counted." / "Số đơn hàng trong ứng dụng của nhà bán lẻ. Không tính lượt mở không đặt hàng.";

    ["conversion"], "Conversion" / "Tỷ lệ chuyển đổi",
    is "Purchase occasions of the category per trip or order in the channels named." / "Số lần mua ngành hàng trên mỗi chuyến mua hoặc đơn hàng ở các kênh được nêu.";

    ["p_hit"], "P(hit)" / "Xác suất đạt",
    is "Share of futures in which a KPI is at or beyond its target with the plan." / "Tỷ lệ lần mô phỏng mà KPI đạt mục tiêu khi có kế hoạch.";

    ["contribution"], "Our contribution" / "Đóng góp của nhãn hàng",
    is "Level of a KPI with the plan less its level without it, future by future; luck is the same on both sides." / "Mức KPI khi có kế hoạch trừ mức khi không có, theo từng lần mô phỏng; vận may như nhau ở hai bên.";

    ["coverage"], "Coverage map" / "Bản đồ hành trình",
    is "Stages of the journey by touchpoints of the account, with the tactics that do something there. An empty stage is a gap of the plan." / "Các giai đoạn hành trình theo điểm chạm, kèm hoạt động có mặt ở đó. Giai đoạn trống là khoảng hở của kế hoạch.";

    ["aop"], "Annual operating plan" / "Kế hoạch hoạt động năm",
    is "Target, three priorities and budget by quarter, against what the programs spend." / "Mục tiêu, ba ưu tiên và ngân sách theo quý, đối chiếu với chi tiêu của các chương trình.";

    ["jbp"], "Joint business plan" / "Kế hoạch kinh doanh chung",
    is "Targets of both sides, the programs that shall reach them, and what a run says about it: omnisim jbp new, check, print." / "Mục tiêu của hai bên, các chương trình để đạt được, và kết quả mô phỏng: omnisim jbp new, check, print.";
};
