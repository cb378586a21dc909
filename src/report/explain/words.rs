//! Labels, verdicts, charts and vocabulary.

use super::{Entry, glossary};

/// Labels, verdicts, charts and vocabulary.
pub(super) const WORDS: &[Entry] = glossary! {
    ["exact"], "Scorecard agrees" / "Bảng KPI khớp",
    is "Own scorecard and system show the same profit." / "Bảng KPI kênh chủ trì và hệ thống cho cùng lợi nhuận.";

    ["missed"], "Scorecard misses" / "Bảng KPI bỏ sót",
    is "Both see a gain, but the system gains more than the scorecard sees." / "Cả hai đều thấy lãi, nhưng hệ thống lãi nhiều hơn bảng KPI thấy.",
    formula "1 − seen ÷ system, before cost" / "1 − phần thấy ÷ hệ thống, trước chi phí";

    ["overstated"], "Scorecard overstates" / "Bảng KPI phóng đại",
    is "Both see a gain, but part of what the scorecard claims is not there for the system." / "Cả hai đều thấy lãi, nhưng một phần con số báo cáo không có thật với hệ thống.",
    formula "1 − system ÷ seen, before cost" / "1 − hệ thống ÷ phần thấy, trước chi phí";

    ["flips_to_negative"], "Sign flips to minus" / "Đổi dấu + → −",
    is "The scorecard shows a gain after cost; the system loses." / "Bảng KPI thấy lãi sau chi phí; hệ thống lỗ.";

    ["flips_to_positive"], "Sign flips to plus" / "Đổi dấu − → +",
    is "The scorecard shows a loss after cost; the system gains." / "Bảng KPI thấy lỗ sau chi phí; hệ thống lãi.";

    ["both_negative"], "Both negative" / "Cùng âm",
    is "Scorecard and system both lose after cost." / "Bảng KPI và hệ thống cùng lỗ sau chi phí.";

    ["unclear"], "Unclear" / "Chưa rõ",
    is "Fewer than 80 of 100 futures agree on the sign." / "Chưa tới 80 trên 100 lần mô phỏng cùng dấu.";

    ["clear"], "Clear" / "Rõ ràng",
    is "Ahead in at least 95 of 100 futures." / "Hơn trong ít nhất 95 trên 100 lần mô phỏng.";

    ["likely"], "Likely" / "Nhiều khả năng",
    is "Ahead in 80 to 95 of 100 futures." / "Hơn trong 80 đến 95 trên 100 lần mô phỏng.";

    ["leaning"], "Leaning" / "Nghiêng về",
    is "Ahead in 60 to 80 of 100 futures." / "Hơn trong 60 đến 80 trên 100 lần mô phỏng.";

    ["too_close_to_call"], "Too close to call" / "Chưa đủ cơ sở để phân biệt",
    is "Ahead in fewer than 60 of 100 futures; such programs share a rank." / "Hơn trong chưa tới 60 trên 100 lần mô phỏng; các chương trình này cùng hạng.";

    ["lens-gap", "dumbbell"], "Lens gap" / "Chênh lệch góc nhìn",
    is "Chart: own scorecard (ring) against total system (dot) for every program; widest gap first." / "Biểu đồ: bảng KPI kênh chủ trì (vòng) so với toàn hệ thống (chấm) cho từng chương trình; chênh lệch lớn trước.",
    see "charts/en/lens-gap.svg in the run folder";

    ["bridge", "waterfall"], "Bridge" / "Biểu đồ thác nước",
    is "Chart: from what the scorecard claims to total system value, part by part; parts add up exactly." / "Biểu đồ: từ con số bảng KPI báo cáo đến tổng giá trị hệ thống, từng phần; các phần cộng lại đúng bằng tổng.",
    see "charts/en/bridge-A.svg in the run folder";

    ["matrix"], "Matrix" / "Ma trận kênh",
    is "Chart: rows say where money is spent, columns where profit changes, per thousand units of money spent." / "Biểu đồ: hàng là nơi chi tiền, cột là nơi lợi nhuận thay đổi, tính trên mỗi một nghìn đơn vị tiền chi.",
    see "charts/en/matrix.svg in the run folder";

    ["timeline"], "Timeline" / "Diễn biến theo tuần",
    is "Chart: profit week by week and added up, with program weeks, seasons, pay-back and dip." / "Biểu đồ: lợi nhuận theo tuần và cộng dồn, kèm tuần chạy, mùa vụ, hoàn vốn và sụt giảm.",
    see "charts/en/timeline-A.svg in the run folder";

    ["growth", "levers"], "Growth levers" / "Đòn bẩy tăng trưởng",
    is "Chart: change of own-brand sales split into penetration, frequency and basket by the log-mean method; the three add up exactly." / "Biểu đồ: thay đổi doanh số nhãn hàng chia thành độ thâm nhập, tần suất mua và giá trị giỏ hàng theo trung bình log; ba phần cộng đúng bằng tổng.",
    see "charts/en/growth.svg in the run folder";

    ["baseline"], "Baseline" / "Mức nền (baseline)",
    is "The same market in the same future without any program." / "Cùng thị trường, cùng lần mô phỏng, không chạy chương trình nào.";

    ["twin", "paired"], "Twin, paired difference" / "Bản đối chiếu theo cặp",
    is "Each future is simulated with and without the program using the same luck, so only the program differs." / "Mỗi lần mô phỏng chạy hai bản, có và không có chương trình, với cùng may rủi; chỉ khác chương trình.";

    ["future", "futures", "replication"], "Future" / "Lần mô phỏng",
    is "One draw of the uncertain assumptions and one season of luck." / "Một lần rút các giả định chưa chắc và một mùa may rủi.";

    ["range", "interval"], "Range of futures" / "Khoảng kết quả (khoảng 90%)",
    is "From the 5th to the 95th of 100 futures: 9 in 10 simulated futures fall in this range." / "Từ lần thứ 5 đến thứ 95 trên 100: 9 trên 10 lần mô phỏng cho kết quả trong khoảng này.",
    caution "More futures do not make it narrower; better knowledge of the assumptions does." / "Mô phỏng nhiều hơn không làm hẹp lại; biết rõ giả định hơn thì có.";

    ["scorecard"], "Own scorecard" / "Bảng KPI (scorecard)",
    is "What the team of the home channel reports for the program with its own instrument." / "Con số đội kênh chủ trì báo cho chương trình bằng thước đo của mình.";

    ["home", "home_channel"], "Home channel" / "Kênh chủ trì",
    is "The channel whose team runs the program and reports on it." / "Kênh có đội vận hành và báo cáo chương trình.";

    ["instrument"], "Instrument" / "Thước đo",
    is "The usual way in which a team turns what it sees into a claim." / "Cách một đội thường dùng để biến phần mình thấy thành con số báo cáo.";

    ["lens", "silo_lens", "system_lens"], "Lens" / "Góc nhìn",
    is "Single-channel lens: what one team sees. System lens: brand and retailer in all channels." / "Góc nhìn từng kênh: phần một đội thấy. Góc nhìn toàn hệ thống: nhãn hàng và nhà bán lẻ ở mọi kênh.";

    ["omnichannel"], "Omnichannel" / "Omnichannel (hợp kênh)",
    is "All touchpoints of one retailer work as one system around the shopper." / "Mọi điểm chạm của nhà bán lẻ vận hành như một hệ thống quanh shopper.",
    caution "Not the same as multichannel, where each channel runs by itself." / "Khác với đa kênh (multichannel), nơi từng kênh chạy riêng.";

    ["silo"], "Silo" / "Rời rạc từng kênh (silo)",
    is "Each channel plans, pays and is judged by itself." / "Mỗi kênh tự lập kế hoạch, tự chi và tự đánh giá.";

    ["halo", "spillover"], "Halo" / "Hiệu ứng lan tỏa",
    is "Sales that a program brings to other products, channels or weeks." / "Doanh số chương trình đem lại cho sản phẩm, kênh hoặc tuần khác.";

    ["cannibalisation", "cannibalization"], "Cannibalisation" / "Ăn lẫn doanh số",
    is "Sales that a program takes from products of the same brand." / "Doanh số chương trình lấy từ sản phẩm cùng nhãn hàng.";

    ["pantry_loading", "stock_up"], "Stock-up" / "Mua tích trữ",
    is "Shoppers buy ahead on deal and buy less in the weeks after." / "Shopper mua trước khi có khuyến mãi và mua ít đi ở các tuần sau.";

    ["dip"], "Post-promotion dip" / "Sụt giảm sau khuyến mãi",
    is "Weeks below the baseline after a program." / "Các tuần thấp hơn mức nền sau chương trình.";

    ["break", "breaks"], "Break in the journey" / "Điểm đứt gãy",
    is "A shopper moves from one touchpoint to the next and something does not fit: price, promotion, information, identity or stock." / "Shopper chuyển từ điểm chạm này sang điểm chạm kia và có thứ không khớp: giá, khuyến mãi, thông tin, nhận diện hoặc tồn kho.";

    ["evidence"], "Evidence badge" / "Mức chứng cứ",
    is "How far the numbers can be trusted: illustrative, calibrated or back-tested." / "Mức tin cậy của con số: minh họa, đã hiệu chỉnh hoặc đã kiểm định.";

    ["illustrative"], "Illustrative" / "Minh họa",
    is "Default or invented inputs: compare programs, do not promise amounts." / "Đầu vào mặc định hoặc giả định: dùng để so sánh, không dùng để cam kết.";

    ["calibrated"], "Calibrated" / "Đã hiệu chỉnh",
    is "Fitted to your sell-out data." / "Đã khớp với dữ liệu bán ra của bạn.";

    ["back-tested"], "Back-tested" / "Đã kiểm định",
    is "Calibrated and checked on weeks that were not used for fitting." / "Đã hiệu chỉnh và kiểm tra trên các tuần không dùng để khớp.";

    ["seed"], "Random seed" / "Hạt giống ngẫu nhiên",
    is "The number that all luck is derived from: same scenario and seed, same result." / "Con số sinh ra mọi may rủi: cùng kịch bản và hạt giống thì cùng kết quả.";

    ["tactic"], "Tactic" / "Hoạt động triển khai (tactic)",
    is "One measure of a program: a price cut, a display, a coupon, a push message." / "Một hoạt động của chương trình: giảm giá, trưng bày, phiếu ưu đãi, tin nhắn.";

    ["account"], "Account" / "Khách hàng trọng điểm",
    is "The retailer that the scenario looks at; all others are rivals." / "Nhà bán lẻ mà kịch bản xem xét; còn lại là nhà bán lẻ khác.";

    ["ledger"], "Ledger of the first future" / "Sổ cái của lần mô phỏng đầu tiên",
    is "data/ledger.parquet: who paid whom in future 0, by world, week (0 and below: warm-up), channel, product and line, at market scale; every payment once for either party, so that each cell adds up to 0." / "data/ledger.parquet: ai trả cho ai trong lần mô phỏng số 0, theo thế giới, tuần (0 trở xuống: chạy đà), kênh, sản phẩm và khoản mục, theo quy mô thị trường; mỗi khoản trả ghi một lần cho mỗi bên, nên từng ô cộng lại bằng 0.";

    ["observed"], "Observed data" / "Dữ liệu quan sát được",
    is "data/observed*.parquet: what teams of the account could see of future 0 in the world of each program or plan: packs, prices, last-touch credit, trips, spending. Nothing is read from the world without it." / "data/observed*.parquet: những gì các đội của nhà bán lẻ thấy được trong lần mô phỏng số 0, ở thế giới của từng chương trình hoặc kế hoạch: số gói, giá, ghi công chạm cuối, lượt mua sắm, chi tiêu. Không lấy gì từ thế giới không có chương trình.";

    ["truth"], "Hidden truth" / "Sự thật ẩn",
    is "data/truth.parquet: packs, value and profits of future 0 with a program or plan less those without it, by week, channel (rivals too) and product. An attribution or mix model fitted to the observed data can be held against it." / "data/truth.parquet: số gói, giá trị và lợi nhuận của lần mô phỏng số 0 khi có chương trình hoặc kế hoạch trừ khi không có, theo tuần, kênh (cả đối thủ) và sản phẩm. Dùng để kiểm tra mô hình ghi công hay MMM đã khớp với dữ liệu quan sát.";
};
