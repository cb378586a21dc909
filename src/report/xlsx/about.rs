//! What each table holds, in one line of English and Vietnamese.

/// The lines about a table; empty for a table that is not known here.
pub(super) fn about(table: &str) -> (&'static str, &'static str) {
    let lines = ABOUT.iter().find(|(name, ..)| *name == table);
    lines.map_or(("", ""), |(_, en, vi)| (en, vi))
}

const ABOUT: [(&str, &str, &str); 36] = [
    ("programs", "every measure of each program", "mọi chỉ số của từng chương trình"),
    ("bridge", "from the scorecard's claim to TSV, part by part", "từ con số bảng KPI đến TSV, từng phần"),
    ("by_channel", "changes by channel", "thay đổi theo kênh"),
    ("by_week", "changes by week", "thay đổi theo tuần"),
    ("matrix", "where money is spent and where profit changes", "tiền chi ở đâu và lợi nhuận thay đổi ở đâu"),
    ("payments", "what the brand pays the retailer more or less", "nhãn hàng trả thêm hoặc bớt cho nhà bán lẻ"),
    ("instruments", "what each instrument of a channel claims", "từng thước đo của kênh báo cáo gì"),
    (
        "growth",
        "penetration, frequency and basket behind the change of sales",
        "tỷ lệ hộ mua, tần suất và giỏ hàng làm doanh số thay đổi",
    ),
    (
        "pairs",
        "neighbours in the ranking, held against each other",
        "so từng cặp chương trình kề nhau trong bảng xếp hạng",
    ),
    (
        "breaks",
        "where journeys break between touchpoints, and why",
        "hành trình đứt ở đâu giữa các điểm chạm, và vì sao",
    ),
    (
        "offers",
        "coupons and advertising, from handed out to redeemed",
        "phiếu ưu đãi và quảng cáo, từ phát ra đến sử dụng",
    ),
    ("baseline", "levels without any program", "mức nền khi không chạy chương trình nào"),
    (
        "baseline_by_channel",
        "sales by channel without any program",
        "doanh số theo kênh khi không chạy chương trình nào",
    ),
    (
        "panel",
        "panel measures by category without any program",
        "chỉ số panel theo ngành hàng khi không chạy chương trình nào",
    ),
    ("supply", "orders, stock and shelves over the horizon", "đơn hàng, tồn kho và kệ trong cả kỳ"),
    ("supply_by_week", "orders, stock and shelves by week", "đơn hàng, tồn kho và kệ theo tuần"),
    ("defaults", "values that the scenario did not set, with sources", "giá trị kịch bản không đặt, kèm nguồn"),
    (
        "plans",
        "plans of several programs, and what their parts add up to",
        "kế hoạch gồm nhiều chương trình và tổng các phần",
    ),
    ("plan_credits", "credit of each program of a plan", "ghi công từng chương trình của kế hoạch"),
    ("legs", "credit of each tactic of a program", "ghi công từng hoạt động của chương trình"),
    (
        "leg_matrix",
        "where money of a program's tactics is spent and where profit changes",
        "tiền của từng hoạt động chi ở đâu và lợi nhuận thay đổi ở đâu",
    ),
    (
        "break_points",
        "what breaks of journeys cost, by cause and link",
        "đứt gãy tốn bao nhiêu, theo nguyên nhân và liên kết",
    ),
    (
        "silo_picks",
        "what each channel picks by its own scorecard, and by system value",
        "mỗi kênh chọn gì theo bảng KPI của mình, và theo giá trị hệ thống",
    ),
    ("silos", "the price of silos: both plans run whole", "cái giá của cách làm từng kênh: chạy cả hai kế hoạch"),
    (
        "operations",
        "the same programs multichannel, as is and omnichannel",
        "cùng chương trình khi vận hành đa kênh, như hiện nay và omnichannel",
    ),
    ("terminal_value", "what programs still do after the horizon", "chương trình còn tác dụng gì sau kỳ mô phỏng"),
    (
        "journey_paths",
        "paths from first touch to purchase, before and after",
        "hành trình từ điểm chạm đầu đến lúc mua, trước và sau",
    ),
    (
        "omni_gap",
        "shoppers of several channels beside those of one",
        "người mua ở nhiều kênh so với người mua ở một kênh",
    ),
    ("win_win", "who gains: brand, retailer or both", "ai có lợi: nhãn hàng, nhà bán lẻ hay cả hai"),
    ("pnl", "profit and loss of both sides, before and after", "lãi lỗ của hai bên, trước và sau"),
    (
        "baseline_pnl",
        "profit and loss of both sides without any program",
        "lãi lỗ của hai bên khi không chạy chương trình nào",
    ),
    ("calendar", "which tactic runs when, where and on what", "hoạt động nào chạy khi nào, ở đâu, cho sản phẩm nào"),
    ("by_day", "both sides by day of a stand-off", "hai bên theo ngày khi đối đầu ngừng hàng"),
    ("sides_by_week", "both sides by week, with a stand-off", "hai bên theo tuần khi có đối đầu ngừng hàng"),
    ("guardrails", "limits, and whether they are kept", "các giới hạn và có giữ được không"),
    ("journeys", "a sample of shopper journeys", "mẫu hành trình người mua"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{csv_tables, sample};

    #[test]
    fn every_table_is_described_in_both_languages() {
        for table in csv_tables::tables(&sample::with_plan()) {
            let (en, vi) = about(table.name);
            assert!(!en.is_empty() && !vi.is_empty() && en != vi, "{}", table.name);
        }
        assert_eq!(about("gossip"), ("", ""));
    }
}
