//! Codes of scenarios that can be run but probably do not say what was meant.

use super::{Code, warning};

/// Codes of scenarios that can be run but probably do not say what was meant.
pub(super) const WARNINGS: &[Code] = &[
    warning(
        "no-targets",
        "A joint business plan without targets can neither be reached nor missed. Add a [[target]] for each side.",
        "JBP không có mục tiêu thì không thể nói đạt hay chưa. Hãy thêm [[target]] cho mỗi bên.",
    ),
    warning(
        "three-priorities",
        "An operating plan names three priorities: fewer leave gaps, more blur what comes first.",
        "AOP nêu ba ưu tiên: ít hơn thì thiếu, nhiều hơn thì mờ trọng tâm.",
    ),
    warning(
        "guardrail-warning",
        "A program breaks a guardrail of level warn. The message names the rule by its own id, where it is broken, value and limit.",
        "Chương trình vượt một giới hạn mức warn. Thông báo nêu mã của giới hạn, chỗ vượt, giá trị và mức cho phép.",
    ),
    warning(
        "unknown-code",
        "The list allow silences warnings by their code; this word is no code of a warning. Errors cannot be silenced.",
        "Danh sách allow tắt cảnh báo theo mã; từ này không phải mã cảnh báo nào. Lỗi thì không tắt được.",
    ),
    warning(
        "few-shoppers",
        "With fewer than 1,000 simulated shoppers, chance hides the effect of most programs. Good for trying out, not for deciding.",
        "Với dưới 1.000 người mua mô phỏng, yếu tố ngẫu nhiên che mất hiệu quả của hầu hết chương trình. Dùng để thử, không dùng để ra quyết định.",
    ),
    warning(
        "members-without-loyalty",
        "Segments have members, but there is no [loyalty] table, so membership has no effect.",
        "Nhóm khách có hội viên nhưng không có bảng [loyalty], nên tư cách hội viên không có tác dụng.",
    ),
    warning(
        "unreached-channel",
        "Nobody ever meets this channel: it has no sales, contacts, links or tactics, or its reach is 0%.",
        "Không ai chạm tới kênh này: không bán hàng, không lượt tiếp xúc, không liên kết, không hoạt động, hoặc độ phủ 0%.",
    ),
    warning(
        "negative-margin",
        "The outlet buys the product at more than it sells it for, tax taken off. Check whether prices include tax.",
        "Điểm bán mua vào cao hơn giá bán ra sau khi trừ thuế. Hãy kiểm tra giá đã gồm thuế hay chưa.",
    ),
    warning(
        "cost-above-sell-in",
        "The product costs the brand more than outlets pay for it, so every unit sold makes a loss.",
        "Giá vốn của nhãn hàng cao hơn giá bán vào cho điểm bán, nên bán đơn vị nào lỗ đơn vị đó.",
    ),
    warning(
        "no-supply",
        "The value acts only when supply is simulated, and there is no [supply] table: everything is always in stock.",
        "Giá trị này chỉ có tác dụng khi mô phỏng nguồn hàng, mà kịch bản không có bảng [supply]: hàng luôn có sẵn.",
    ),
    warning(
        "cap-too-small",
        "Caps are of the real market and are divided by the households that one simulated shopper stands for. This one is below one pack of a simulated shopper, so nobody gets the offer.",
        "Giới hạn tính theo thị trường thật và được chia cho số hộ mà một người mua mô phỏng đại diện. Giới hạn này nhỏ hơn một gói của một người mua mô phỏng nên không ai nhận được ưu đãi.",
    ),
    warning(
        "budget-below-fees",
        "The program stops when its budget is spent, and fees are set aside first. They alone use it up, so no discount is ever paid.",
        "Chương trình dừng khi hết ngân sách, và các khoản phí được giữ lại trước. Riêng phí đã dùng hết nên không có giảm giá nào được chi.",
    ),
    warning(
        "no-programs",
        "The file has no program, so a run shows the market only and compares nothing.",
        "Tệp không có chương trình nào, nên lần chạy chỉ cho thấy thị trường mà không so sánh gì.",
    ),
    warning(
        "no-tactics",
        "The program has no tactic, so it changes nothing and its value is exactly zero.",
        "Chương trình không có hoạt động nào nên không thay đổi gì và giá trị của nó đúng bằng 0.",
    ),
    warning(
        "zero-budget",
        "The program has a budget of 0, but its tactics may cost money: the results show budget and cost side by side.",
        "Ngân sách chương trình bằng 0 nhưng các hoạt động vẫn có thể tốn tiền: kết quả cho thấy ngân sách cạnh chi phí.",
    ),
    warning(
        "no-effect",
        "Nothing reads the value in this tactic: formats and compliance belong to displays and promoters, how to a discount, fee_per_store_week to stores.",
        "Không có gì dùng giá trị này trong hoạt động: formats và compliance thuộc về trưng bày và nhân viên giới thiệu, how thuộc về giảm giá, fee_per_store_week thuộc về cửa hàng.",
    ),
    warning(
        "program-outside-horizon",
        "All days of the tactic lie outside the simulated weeks, so it has no effect. Check the year.",
        "Mọi ngày của hoạt động nằm ngoài số tuần mô phỏng nên không có tác dụng. Hãy kiểm tra năm.",
    ),
    warning(
        "program-partly-outside-horizon",
        "Some days of the tactic lie outside the simulated weeks, so part of its effect or cost is not counted.",
        "Một số ngày của hoạt động nằm ngoài số tuần mô phỏng, nên một phần hiệu quả hoặc chi phí không được tính.",
    ),
    warning(
        "members-unrecognised",
        "There is a loyalty programme, but no link from its channel carries identity: no member is recognised anywhere, no points are earned, and offers for members reach nobody.",
        "Có chương trình khách hàng thân thiết nhưng không liên kết nào từ kênh đó mang theo thông tin thành viên: không thành viên nào được nhận ra, không ai tích điểm, ưu đãi cho thành viên không đến được ai.",
    ),
    warning(
        "multichannel-by-accident",
        "The program runs in channels that no link connects: they touch, but prices, offers and members do not carry over. That is multichannel, not omnichannel.",
        "Chương trình chạy ở những kênh không có liên kết: các kênh chạm nhau nhưng giá, ưu đãi và thông tin hội viên không đi theo khách. Đó là đa kênh, chưa phải hợp kênh.",
    ),
    warning(
        "tactic-overload",
        "More tactics run in stores at once than the plan says are carried out well: each is then done in fewer stores.",
        "Số hoạt động chạy cùng lúc tại cửa hàng nhiều hơn mức triển khai tốt: mỗi hoạt động sẽ chỉ được thực hiện ở ít cửa hàng hơn.",
    ),
    warning(
        "overlapping-cuts",
        "Two price cuts of the program concern one product in one channel on the same days. Say in one tactic what the price shall be.",
        "Hai hoạt động giảm giá của chương trình trùng sản phẩm, kênh và ngày. Hãy nêu mức giá mong muốn trong một hoạt động.",
    ),
    warning(
        "same-luck-in-plan",
        "Two programs of a plan have a tactic of the same id. Draws follow the id, so the same shoppers meet both. Rename one if they are different offers.",
        "Hai chương trình trong kế hoạch có hoạt động trùng mã. Phép bốc ngẫu nhiên theo mã nên cùng những khách đó gặp cả hai. Hãy đổi tên nếu là hai ưu đãi khác nhau.",
    ),
    warning(
        "cannot-act",
        "The tactic acts in its other channels, but changes nothing in this one: a display needs stores, a place on top a list online, a price cut a shelf with the product on it, an invitation somebody who comes to buy.",
        "Hoạt động có tác dụng ở các kênh khác nhưng không thay đổi gì ở kênh này: trưng bày cần cửa hàng, vị trí đầu danh sách cần kênh trực tuyến, giảm giá cần kệ có sản phẩm đó, lời mời cần có khách đến mua.",
    ),
    warning(
        "overlapping-coupons",
        "Two coupons of the program hold for one product in one channel on the same days. A shelf knows one coupon for a product: who may use both uses only the later one of the file.",
        "Hai phiếu giảm giá của chương trình trùng sản phẩm, kênh và ngày. Mỗi sản phẩm trên kệ chỉ nhận một phiếu: khách được dùng cả hai chỉ dùng phiếu đứng sau trong tệp.",
    ),
    warning(
        "price-differs",
        "The program cuts the price of one product by different depths in two channels on the same days. Shoppers who meet both lose trust.",
        "Chương trình giảm giá cùng một sản phẩm với mức khác nhau ở hai kênh trong cùng ngày. Khách gặp cả hai mức giá sẽ mất lòng tin.",
    ),
];
