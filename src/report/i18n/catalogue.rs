//! Every text of tables, sentences and charts: English, then Vietnamese.

use super::Lang;

macro_rules! catalogue {
    ($($key:ident: $en:literal, $vi:literal;)*) => {
        /// Name of a text.
        #[expect(missing_docs, reason = "the English version next to each key says what it is")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $($key,)* }

        impl Key {
            /// Every key.
            pub const ALL: &'static [Self] = &[$(Self::$key,)*];

            /// The text with its slots still open.
            #[must_use]
            pub fn text(self, lang: Lang) -> &'static str {
                match self { $(Self::$key => lang.pick($en, $vi),)* }
            }
        }
    };
}

catalogue! {
    And: "and", "và";
    LaterWeeks: "later weeks", "các tuần sau";
    OtherRetailers: "other retailers", "nhà bán lẻ khác";
    AllChannels: "all channels", "tất cả các kênh";
    NoProgram: "no program", "không chạy chương trình";
    Total: "total", "tổng";

    // Evidence, verdicts, scorecard labels
    Evidence: "evidence: {word}", "mức chứng cứ: {word}";
    Illustrative: "Illustrative", "Minh họa";
    Calibrated: "Calibrated", "Đã hiệu chỉnh";
    BackTested: "Back-tested", "Đã kiểm định";
    Clear: "clear", "rõ ràng";
    Likely: "likely", "nhiều khả năng";
    Leaning: "leaning", "nghiêng về";
    TooClose: "too close to call", "chưa đủ cơ sở để phân biệt";
    LabelExact: "agrees", "khớp";
    LabelMissed: "missed {m}", "bỏ sót {m}";
    LabelOverstated: "overstated {m}", "phóng đại {m}";
    LabelFlipsNegative: "flips + → −", "đổi dấu + → −";
    LabelFlipsPositive: "flips − → +", "đổi dấu − → +";
    LabelBothNegative: "both negative", "cùng âm";
    LabelUnclear: "unclear", "chưa rõ";

    // Decision table
    TableFacts: "{weeks} weeks · {futures} paired futures · range = {interval} of futures · {unit} vs no program",
        "{weeks} tuần · {futures} lần mô phỏng theo cặp · khoảng = {interval} số lần mô phỏng · {unit} so với không chạy chương trình";
    TableFactsOne: "{weeks} weeks · one future, so no range · {unit} vs no program",
        "{weeks} tuần · một lần mô phỏng nên không có khoảng · {unit} so với không chạy chương trình";
    AssumptionsFixed: "uncertain assumptions held at their likely values", "các giả định chưa chắc được giữ ở giá trị khả dĩ nhất";
    ColumnProgram: "Program", "Chương trình";
    ColumnCost: "Cost", "Chi phí";
    ColumnScorecard: "Own scorecard", "Bảng KPI kênh chủ trì";
    ColumnSystem: "Total system", "Toàn hệ thống";
    ColumnBrand: "Brand", "Nhãn hàng";
    ColumnRetailer: "Retailer", "Nhà bán lẻ";
    ColumnLabel: "Scorecard", "So với hệ thống";
    WhatItSays: "What it says", "Kết quả cho thấy";
    Baseline: "Without any program the system earns {profit} over the horizon.",
        "Khi không chạy chương trình nào, toàn hệ thống lãi {profit} trong cả kỳ.";

    // Plans, legs, profit and loss
    Interaction: "interaction", "tương tác";
    ColumnPlan: "Plan", "Kế hoạch";
    ColumnPrograms: "Programs", "Các chương trình";
    ColumnRange: "Range", "Khoảng";
    ColumnAlone: "Programs alone", "Chạy riêng cộng lại";
    ColumnInteraction: "Interaction", "Tương tác";
    ColumnCredit: "Credit (system)", "Ghi công (hệ thống)";
    ColumnAloneOne: "Alone", "Chạy riêng";
    ColumnTactic: "Tactic", "Hoạt động";
    ColumnSpentIn: "Spent in", "Nơi chi";
    ColumnBefore: "Before", "Trước";
    ColumnAfter: "After", "Sau";
    ColumnChange: "Change", "Thay đổi";
    SayPlans: "Plan {p} is ahead of {q} in {k} of 100 futures ({verdict}).", "Kế hoạch {p} hơn {q} trong {k} trên 100 lần mô phỏng ({verdict}).";
    CreditsOf: "Credit in plan {p}: the plan less the plan without the program", "Ghi công trong kế hoạch {p}: cả kế hoạch trừ kế hoạch không có chương trình đó";
    LegsOf: "Legs of {p} · {method}", "Các hoạt động của {p} · {method}";
    AccountsOf: "Profit and loss · {p} · {unit} · {label} (rounded one by one)", "Lãi lỗ · {p} · {unit} · {label} (làm tròn từng số)";

    // Headline (message title of the decision)
    HeadNone: "No program to compare: only the market without programs was simulated",
        "Chưa có chương trình để so sánh: chỉ mô phỏng thị trường khi không chạy chương trình";
    HeadClear: "{p} adds {x} system profit", "Chương trình {p} giúp lợi nhuận toàn hệ thống tăng {x}";
    HeadClearMissed: "{p} adds {x} system profit; the {home} scorecard would have missed {m} of it",
        "Chương trình {p} giúp lợi nhuận toàn hệ thống tăng {x}; bảng KPI {home} bỏ sót {m} phần tăng này";
    HeadTie: "{p} lead (system profit {x}) and are too close to call",
        "{p} dẫn đầu (lợi nhuận toàn hệ thống {x}), chưa đủ cơ sở để phân biệt";
    HeadAllBad: "None of the {n} programs pays back for the system; the best, {p}, loses {x}",
        "Không chương trình nào trong {n} chương trình có lời cho toàn hệ thống; chương trình tốt nhất, {p}, vẫn lỗ {x}";
    HeadOneBad: "{p} does not pay back for the system: it loses {x}", "{p} không có lời cho toàn hệ thống: lỗ {x}";
    HeadReversal: "The scorecards rank them almost upside-down: their favourite, {c}, costs the system {x}",
        "Bảng KPI xếp hạng gần như ngược lại: {c}, được chấm cao nhất, làm hệ thống mất {x}";
    HeadNothing: "{p} changes nothing in any future", "{p} không làm thay đổi gì trong mọi lần mô phỏng";
    NoDifference: "No clear difference in {metric} between {p} and {q}", "Chưa thấy khác biệt rõ về {metric} giữa {p} và {q}";
    MetricSystem: "system profit", "lợi nhuận toàn hệ thống";
    MetricSales: "brand sales at the account", "doanh số nhãn hàng tại nhà bán lẻ";

    // Sentences below the table
    SayTie: "{p} lead: {x} system profit, too close to call ({a} ahead in {k} of 100 futures).",
        "{p} dẫn đầu: lợi nhuận toàn hệ thống {x}, chưa đủ cơ sở để phân biệt ({a} hơn trong {k} trên 100 lần mô phỏng).";
    SayLead: "{p} leads: {x} system profit, ahead of {q} in {k} of 100 futures ({verdict}).",
        "{p} dẫn đầu: lợi nhuận toàn hệ thống {x}, hơn {q} trong {k} trên 100 lần mô phỏng ({verdict}).";
    SaySingle: "{p} changes system profit by {x}; above zero in {k} of 100 futures.",
        "{p} làm lợi nhuận toàn hệ thống thay đổi {x}; lớn hơn 0 trong {k} trên 100 lần mô phỏng.";
    SayOneFuture: "{p} comes first in this one future: {x} system profit.",
        "{p} đứng đầu trong lần mô phỏng này: lợi nhuận toàn hệ thống {x}.";
    SayAllBad: "No program pays back for the system; the smallest loss is {x} ({p}).",
        "Không chương trình nào có lời cho toàn hệ thống; mức lỗ thấp nhất là {x} ({p}).";
    SayUnclear: "It is not clear whether {p} helps or hurts the system (above zero in {k} of 100 futures).",
        "Chưa rõ {p} có lợi hay có hại cho hệ thống (lớn hơn 0 trong {k} trên 100 lần mô phỏng).";
    WouldHave: "The {home} scorecard would have {what}.", "Bảng KPI {home} lẽ ra sẽ {what}.";
    PieceMissed: "missed {m} of {p}’s gain", "bỏ sót {m} phần tăng của {p}";
    PieceRejected: "rejected {p} outright", "loại hẳn {p}";
    PieceOverstated: "overstated {p}’s gain by {m} of its claim", "phóng đại phần tăng của {p}, {m} số báo cáo không có thật";
    SayFunded: "The scorecards would have funded {p}; together they cost the system {x}.",
        "Các bảng KPI lẽ ra sẽ chọn {p}; gộp lại làm hệ thống mất {x}.";
    SayFundedOne: "The scorecard would have funded {p}, which costs the system {x}.",
        "Bảng KPI lẽ ra sẽ chọn {p}, làm hệ thống mất {x}.";
    SayReversal: "By scorecard the order is almost upside-down.", "Xếp theo bảng KPI, thứ tự gần như ngược lại.";
    SayNoise: "{p} changes nothing in any future, yet its instruments claim up to {x} either way: read pre/post claims of this size as noise.",
        "{p} không làm thay đổi gì trong mọi lần mô phỏng, nhưng các thước đo vẫn báo tới {x} theo cả hai chiều: mức trước/sau cỡ này chỉ là nhiễu.";
    SayNothing: "{p} changes nothing in any future.", "{p} không làm thay đổi gì trong mọi lần mô phỏng.";
    SayError: "Simulation error is ±{x} or less on the total system, ±{y} or less on every other figure above.",
        "Sai số mô phỏng không quá ±{x} ở toàn hệ thống và không quá ±{y} ở mọi con số khác.";
    SayPrecision: "Precision reached: a simulation error of {z} of the profit without programs or less on every total, after {n} futures.",
        "Độ chính xác đạt được: sai số mô phỏng của mọi tổng không quá {z} lợi nhuận khi không chạy chương trình, sau {n} lần mô phỏng.";
    SayNoError: "One future shows no range and no simulation error: use it to look at the mechanics, not to decide.",
        "Một lần mô phỏng không cho khoảng và sai số mô phỏng: dùng để xem cơ chế, không dùng để quyết định.";
    SaySupply: "Without programs, makers deliver {otif} of order lines on time and in full, shelves are filled {osa} of the time, and the account holds {days} days of stock of the brand.",
        "Khi không chạy chương trình: {otif} dòng đơn hàng giao đúng hạn đủ hàng (OTIF), kệ có hàng {osa} thời gian, nhà bán lẻ giữ {days} ngày tồn kho của nhãn hàng.";
    SayOnPaper: "{p} is growth on paper: over its weeks sell-in grows {x} more than sell-out, and the difference is stock.",
        "{p} chỉ tăng trưởng trên giấy: trong các tuần chạy, sell-in tăng hơn sell-out {x}, phần chênh là hàng tồn.";
    SayIllustrative: "Illustrative evidence: compare the programs, do not promise these amounts.",
        "Mức chứng cứ minh họa: dùng để so sánh các chương trình, không dùng để cam kết các con số này.";

    // Accounts side by side
    SideTitle: "The same programs, account by account", "Cùng các chương trình, theo từng khách hàng";
    SideAccount: "{name}: {households} households · {weeks} weeks · {futures} paired futures · totals in {unit}, per household in {each}",
        "{name}: {households} hộ · {weeks} tuần · {futures} lần mô phỏng theo cặp · tổng theo {unit}, mỗi hộ theo {each}";
    ColumnAccount: "Account", "Khách hàng";
    ColumnRank: "Rank", "Hạng";
    ColumnEach: "per household", "mỗi hộ";
    ColumnRoi: "ROI system / brand / retailer", "ROI hệ thống / nhãn hàng / nhà bán lẻ";
    ColumnChanges: "Changes", "Thay đổi";
    SideRank: "rank", "hạng";
    SideSign: "sign of {whose}", "dấu của {whose}";
    SideSystem: "system profit", "lợi nhuận toàn hệ thống";
    SideBrand: "brand profit", "lợi nhuận nhãn hàng";
    SideRetailer: "retailer profit", "lợi nhuận nhà bán lẻ";
    NoteCurrency: "Currencies differ: amounts of different accounts must not be added or compared; ranks, signs and ROI can be.",
        "Đồng tiền khác nhau: không cộng hay so sánh số tiền giữa các khách hàng; hạng, dấu và ROI thì so được.";
    NoteWeeks: "Horizons differ in length: totals cover different numbers of weeks.",
        "Số tuần mô phỏng khác nhau: các tổng không cùng số tuần.";
    NoteStart: "Horizons start on different days: seasons may lie in one and not in the other.",
        "Ngày bắt đầu khác nhau: mùa vụ có thể rơi vào kỳ này mà không rơi vào kỳ kia.";
    NoteFutures: "Numbers of futures differ: ranges of one account are firmer than those of another.",
        "Số lần mô phỏng khác nhau: khoảng của khách hàng này chắc hơn của khách hàng kia.";
    NoteFixed: "Uncertain assumptions are held at their likely values at some accounts only: their ranges are too narrow beside the others.",
        "Chỉ một số khách hàng giữ các giả định chưa chắc ở giá trị khả dĩ nhất: khoảng của họ hẹp hơn thực tế so với các khách hàng còn lại.";
    NoteEvidence: "The numbers are not equally well founded at all accounts.", "Mức chứng cứ của các khách hàng không như nhau.";
    NotePrograms: "Plans differ: ranks count the programs that all accounts have.",
        "Kế hoạch khác nhau: hạng chỉ tính các chương trình mà mọi khách hàng đều có.";
    NoteSame: "All of them have the same inputs.", "Tất cả có cùng dữ liệu đầu vào.";
    SideBestSame: "{p} is the best program everywhere: the choice can be copied, its size cannot.",
        "{p} là chương trình tốt nhất ở mọi nơi: có thể chép lựa chọn, không thể chép con số.";
    SideBestPiece: "{p} at {a}", "{p} ở {a}";
    SideBestDiffers: "Best for the system: {what}.", "Tốt nhất cho toàn hệ thống: {what}.";
    SideNonePays: "At {a} even {p}, the best of them, is worth less than no program.",
        "Ở {a}, ngay cả {p}, chương trình tốt nhất, cũng kém hơn không chạy chương trình nào.";
    SideCopy: "Copying {p} from {a} to {b} instead of running {q} gives up {x} of system profit there, {y} per household ({range}).",
        "Chép {p} từ {a} sang {b} thay vì chạy {q} làm mất {x} lợi nhuận toàn hệ thống ở đó, {y} mỗi hộ ({range}).";
    SideLossClear: "in 90% of futures", "trong 90% số lần mô phỏng";
    SideLossUnclear: "in 90% of futures: the sign is unclear", "trong 90% số lần mô phỏng: chưa rõ dấu";
    SideLossNoRange: "no range: the results compare neighbours of the ranking only", "không có khoảng: kết quả chỉ so các chương trình liền hạng";
    SideTurns: "{p} turns its sign: {whose} rises at {up} and falls at {down}.", "{p} đổi dấu: {whose} tăng ở {up} và giảm ở {down}.";
    SidePiece: "{a}, {x} per household", "{a}, {x} mỗi hộ";
    SideRankPiece: "#{k} at {a}", "hạng {k} ở {a}";
    SideRanks: "{p} is {what}.", "{p}: {what}.";
    SideOrder: "{a} and {b} agree on {k} of the order of programs ({n} pairs).", "{a} và {b} giống nhau {k} về thứ tự chương trình ({n} cặp).";
    SideUnpaired: "Accounts are different markets: only differences within one account are paired.",
        "Các khách hàng là những thị trường khác nhau: chỉ chênh lệch trong cùng một khách hàng mới theo cặp.";

    // Two runs of one market, paired
    PairedTitle: "Paired differences, run 2 less run 1: {weeks} weeks · {futures} common futures · {unit} · range = {interval} of futures · ± = simulation error",
        "Chênh lệch theo cặp, lần chạy 2 trừ lần chạy 1: {weeks} tuần · {futures} lần mô phỏng chung · {unit} · khoảng = {interval} số lần mô phỏng · ± = sai số mô phỏng";
    PairedTitleOne: "Paired difference, run 2 less run 1: {weeks} weeks · one common future, so no range · {unit}",
        "Chênh lệch theo cặp, lần chạy 2 trừ lần chạy 1: {weeks} tuần · một lần mô phỏng chung nên không có khoảng · {unit}";
    PairedRun: "{k} {name}: {futures} futures", "{k} {name}: {futures} lần mô phỏng";
    PairedComparable: "Comparable: without a program, both runs are the same in every common future.",
        "So sánh được: khi không chạy chương trình, hai lần chạy giống hệt nhau trong mọi lần mô phỏng chung.";
    PairedChanges: "What differs in the scenarios", "Khác nhau trong kịch bản";
    PairedNoChange: "The scenarios are the same.", "Hai kịch bản giống nhau.";
    PairedOfMarket: "* no value of a program: it changes nothing without one, and is part of the difference",
        "* không phải giá trị của chương trình: không đổi gì khi chưa chạy chương trình, nhưng góp phần vào chênh lệch";
    PairedOnly: "Only in run {k}: {what}", "Chỉ có ở lần chạy {k}: {what}";
    ColumnRun: "Run {k}", "Lần chạy {k}";
    ColumnAmount: "Amount", "Khoản";
    ColumnDifference: "Difference", "Chênh lệch";
    ColumnVerdict: "Verdict", "Kết luận";
    PairedAhead: "{word}, better in {k} of {n} futures", "{word}, tốt hơn ở {k} trong {n} lần mô phỏng";
    PairedBehind: "{word}, worse in {k} of {n} futures", "{word}, kém hơn ở {k} trong {n} lần mô phỏng";
    PairedEqual: "the same in every future", "giống nhau trong mọi lần mô phỏng";
    PairedOne: "one future: no verdict", "một lần mô phỏng: chưa kết luận được";
    SayPairedSame: "{p}: exactly the same in both runs.", "{p}: giống hệt nhau ở hai lần chạy.";
    SayPairedUnclear: "{p}: no clear difference between the two runs.", "{p}: chưa có chênh lệch rõ ràng giữa hai lần chạy.";
    SayPairedBothGain: "{p}: in run 2 the system gains {x}, and both sides gain.", "{p}: ở lần chạy 2, toàn hệ thống được thêm {x} và cả hai bên cùng được.";
    SayPairedBothLose: "{p}: in run 2 the system loses {x}, and both sides lose.", "{p}: ở lần chạy 2, toàn hệ thống mất {x} và cả hai bên cùng mất.";
    SayPairedGivesBack: "{p}: in run 2 the system gains {x}: {winner} gains {y}, {loser} gives {z} back — expect the question.",
        "{p}: ở lần chạy 2, toàn hệ thống được thêm {x}: {winner} được thêm {y}, {loser} mất {z} — nên chuẩn bị câu trả lời.";
    SayPairedTooDear: "{p}: in run 2 the system loses {x}: {loser} loses {z}, more than the {y} that {winner} gains.",
        "{p}: ở lần chạy 2, toàn hệ thống mất {x}: {loser} mất {z}, nhiều hơn {y} mà {winner} được thêm.";
    SayPairedShift: "{p}: for the system no clear difference: {winner} gains {y}, {loser} loses {z}.",
        "{p}: toàn hệ thống chưa khác biệt rõ ràng: {winner} được thêm {y}, {loser} mất {z}.";
    SayPairedMixed: "{p}: in run 2 {what}.", "{p}: ở lần chạy 2, {what}.";
    PairedGains: "{who} gains {x}", "{who} được thêm {x}";
    PairedLoses: "{who} loses {x}", "{who} mất {x}";
    PairedStays: "no clear difference for {who}", "{who} chưa khác biệt rõ ràng";
    WhoSystem: "the system", "toàn hệ thống";
    WhoBrand: "the brand", "nhãn hàng";
    WhoRetailer: "the retailer", "nhà bán lẻ";
    ApartTitle: "these runs differ in more than their programs, so a difference would mislead",
        "hai lần chạy này khác nhau không chỉ ở chương trình nên chênh lệch sẽ gây hiểu lầm";
    ApartCurrency: "currency", "đồng tiền";
    ApartStart: "first day", "ngày bắt đầu";
    ApartWeeks: "weeks", "số tuần";
    ApartSeed: "seed", "hạt giống";
    ApartShoppers: "shoppers", "số người mua mô phỏng";
    ApartHouseholds: "households", "số hộ";
    ApartAssumptions: "uncertain assumptions", "giả định chưa chắc";
    ApartHeld: "held", "giữ cố định";
    ApartDrawn: "drawn", "rút ngẫu nhiên";
    ApartMore: "and {k} more values", "và {k} giá trị khác";
    ApartWorlds: "without a program, {k} of {n} common futures already differ",
        "khi chưa chạy chương trình, {k} trong {n} lần mô phỏng chung đã khác nhau";
    ApartHint: "hint:", "gợi ý:";
    ApartLike: "run the second with the settings of the first:", "chạy lại lần thứ hai theo thiết lập của lần thứ nhất:";
    ApartValues: "give these values the same value in both scenarios; programs and plans may differ",
        "đặt các giá trị này giống nhau ở hai kịch bản; chương trình và kế hoạch thì có thể khác";
    ApartAnyway: "to look anyway, side by side and without a verdict:", "vẫn muốn xem, đặt cạnh nhau và không kết luận:";

    // Charts in common
    RangeGloss: "9 in 10 simulated futures fall in this range.", "9 trên 10 lần mô phỏng cho kết quả trong khoảng này.";
    OneFutureGloss: "One future only: no range.", "Chỉ một lần mô phỏng: không có khoảng.";
    VsNoProgram: "difference from no program", "chênh lệch so với không chạy chương trình";
    HorizonFacts: "{weeks} weeks · {futures} paired futures", "{weeks} tuần · {futures} lần mô phỏng theo cặp";
    HorizonFactsOne: "{weeks} weeks · one future", "{weeks} tuần · một lần mô phỏng";
    UnclearMark: "Hatched yellow: the sign is unclear.", "Ô vàng gạch chéo: chưa rõ tăng hay giảm.";
    MoreRows: "{k} more programs are in the table.", "Còn {k} chương trình khác trong bảng.";
    AxisProfit: "Incremental profit ({unit})", "Lợi nhuận tăng thêm ({unit})";
    AltProgram: "{p}: {x}", "{p}: {x}";

    // C2 lens gap
    GapName: "Lens gap", "Chênh lệch góc nhìn";
    GapWrong: "{k} of {n} scorecards point the wrong way", "{k}/{n} bảng KPI chỉ sai hướng";
    GapWrongSingle: "1 of {n} scorecards points the wrong way: that of {p}", "1/{n} bảng KPI chỉ sai hướng: của {p}";
    GapWrongOne: "The scorecard of {p} points the wrong way", "Bảng KPI của {p} chỉ sai hướng";
    GapMiss: "No scorecard points the wrong way, but {k} of {n} miss {m} of the value",
        "Không bảng KPI nào chỉ sai hướng, nhưng {k}/{n} bảng bỏ sót {m} giá trị";
    GapOver: "No scorecard points the wrong way, but {k} of {n} overstate: {m} of the claim is not there",
        "Không bảng KPI nào chỉ sai hướng, nhưng {k}/{n} bảng phóng đại: {m} số báo cáo không có thật";
    GapMissOne: "The scorecard of {p} points the right way, but misses {m} of the value",
        "Bảng KPI của {p} đúng hướng nhưng bỏ sót {m} giá trị";
    GapOverOne: "The scorecard of {p} points the right way, but {m} of its claim is not there",
        "Bảng KPI của {p} đúng hướng nhưng {m} số báo cáo không có thật";
    GapNegative: "Scorecards and system agree: no program pays back", "Bảng KPI và hệ thống cùng cho thấy: không chương trình nào có lời";
    GapAgree: "Scorecards and system agree", "Bảng KPI và hệ thống khớp nhau";
    GapMixed: "No scorecard clearly points the wrong way; {k} of {n} programs have no clear effect on the system",
        "Chưa thấy bảng KPI nào chỉ sai hướng rõ ràng; {k}/{n} chương trình chưa rõ tác động lên hệ thống";
    GapUnclear: "No clear gain or loss for the system in any of the {n} programs",
        "Chưa thấy lãi hay lỗ rõ ràng cho hệ thống ở cả {n} chương trình";
    GapSubtitle: "Profit after program cost, as the own scorecard sees it and for the whole system",
        "Lợi nhuận sau chi phí chương trình: theo bảng KPI kênh chủ trì và theo toàn hệ thống";
    GapAxis: "Profit after cost vs no program ({unit})", "Lợi nhuận sau chi phí so với không chạy chương trình ({unit})";
    GapOwn: "own scorecard", "bảng KPI kênh chủ trì";
    GapSystem: "total system", "toàn hệ thống";
    GapLoses: "loses money for the system", "làm hệ thống mất tiền";
    GapAlt: "{p}: own scorecard {x}, total system {y}, {label}", "{p}: bảng KPI {x}, toàn hệ thống {y}, {label}";

    // C3 bridge
    BridgeName: "Bridge", "Biểu đồ thác nước";
    BridgeLoses: "Of every {unit} of {p}’s uplift, {pieces}", "Cứ {unit} tăng thêm của {p} thì {pieces}";
    BridgeShifted: "{a} came from our own other channels", "{a} lấy từ các kênh khác của chính mình";
    BridgeBorrowed: "{a} was borrowed from later weeks", "{a} là mua trước của các tuần sau";
    BridgeSubsidy: "{a} was discount on packs that sell anyway", "{a} là giảm giá cho hàng đằng nào cũng bán được";
    BridgeCosts: "{p} costs the system {x}: {part} takes the most ({y})", "{p} làm hệ thống mất {x}: {part} lấy đi nhiều nhất ({y})";
    BridgeGains: "{p}’s own channel shows {h}; other channels and later weeks add {o}",
        "Kênh chủ trì của {p} chỉ thấy {h}; các kênh khác và các tuần sau thêm {o}";
    BridgeKeeps: "Of {h} that the scorecard of {p} claims, {x} is left for the system",
        "Trong {h} mà bảng KPI của {p} báo cáo, hệ thống còn lại {x}";
    BridgeAdds: "{p} earns the system {x}, although its scorecard claims {h}",
        "{p} đem lại cho hệ thống {x}, dù bảng KPI chỉ báo {h}";
    BridgeSubtitle: "From what the own scorecard claims to total system value", "Từ con số bảng KPI báo cáo đến tổng giá trị hệ thống";
    NotRealGrowth: "not real growth", "không phải tăng trưởng thực";
    PartsDropped: "Parts that are zero are not drawn.", "Không vẽ các phần bằng 0.";
    PartClaim: "Scorecard claims", "Bảng KPI báo cáo";
    PartInstrumentError: "Error of the instrument", "Sai lệch của thước đo";
    PartHomeUplift: "True home uplift", "Uplift thật tại kênh chủ trì";
    PartSubsidy: "Discount on base sales", "Giảm giá trên mức nền";
    PartOwnChannels: "Own other channels", "Các kênh khác của mình";
    PartLaterWeeks: "Later weeks", "Các tuần sau";
    PartOwnProducts: "Own other products", "Sản phẩm khác của mình";
    PartCompetitors: "Competitors at the account", "Đối thủ tại nhà bán lẻ";
    PartRestOfBasket: "Rest of basket", "Phần còn lại của giỏ hàng";
    PartBrandAtRivals: "Brand at rivals", "Nhãn hàng tại nơi khác";
    PartCostToServe: "Cost to serve", "Chi phí phục vụ";
    PartSystemCost: "Program cost outside", "Chi phí ra ngoài hệ thống";
    PartTsv: "Total system value", "Tổng giá trị hệ thống";
    PartUnexplained: "Not explained", "Chưa phân bổ";

    // C4 matrix
    MatrixName: "Matrix", "Ma trận kênh";
    MatrixOutside: "{off} of what money on {p} earns comes from outside the {home} channel",
        "{off} hiệu quả của tiền chi cho {p} nằm ngoài kênh {home}";
    MatrixTakes: "Each {base} spent on {p} takes {x} from {col}", "Mỗi {base} chi cho {p} lấy đi {x} của {col}";
    MatrixTakesPlain: "{p} takes {x} from {col}", "{p} lấy đi {x} của {col}";
    MatrixHome: "What {p} earns stays in the {home} channel", "Phần {p} đem lại nằm trong kênh {home}";
    MatrixLoses: "Each {base} spent on {p} loses {x} for the system", "Mỗi {base} chi cho {p} làm hệ thống mất {x}";
    MatrixUnclear: "No clear effect of any program on system profit", "Chưa thấy tác động rõ của chương trình nào lên lợi nhuận toàn hệ thống";
    MatrixLegs: "Rows with an arrow: the program’s tactics by where their money is spent, from the first {k} of {n} futures.",
        "Hàng có mũi tên: các hoạt động của chương trình theo nơi chi tiền, từ {k} lần đầu trong {n} lần mô phỏng.";
    MatrixSubtitle: "Spend here (rows) → profit changes there (columns)", "Chi ở đây (hàng) → lợi nhuận thay đổi ở đó (cột)";
    MatrixAxis: "{unit} of incremental profit per {base} spent", "{unit} lợi nhuận tăng thêm trên mỗi {base} chi ra";
    MatrixAxisPlain: "Incremental profit ({unit})", "Lợi nhuận tăng thêm ({unit})";
    MatrixSpent: "spent in: {c}", "chi tại: {c}";
    MatrixNoCost: "no cost: amounts in {unit}", "không có chi phí: số tiền theo {unit}";
    MatrixOutline: "Outlined: the program’s own channel. Grey italics with “?”: the sign is unclear.",
        "Ô có khung: kênh chủ trì của chương trình. Chữ nghiêng xám có “?”: chưa rõ tăng hay giảm.";
    MatrixAfter: "After program cost.", "Sau chi phí chương trình.";
    MatrixBefore: "Before the cost that leaves the system.", "Trước phần chi phí ra khỏi hệ thống.";
    MatrixDropped: "Channels without any change are not shown.", "Không hiển thị các kênh không thay đổi.";

    // C6 timeline
    TimeName: "Timeline", "Diễn biến theo tuần";
    TimeLate: "{p} looks like a loss until week {w}, then pays back", "Đến tuần {w}, {p} vẫn trông như lỗ; sau đó mới hoàn vốn";
    TimeIllusion: "{p}’s early gain is gone by week {w}; it ends {x} down",
        "Phần tăng ban đầu của {p} mất hết vào tuần {w}; cuối kỳ lỗ {x}";
    TimeGains: "{p} is ahead from the start and ends {x} up", "{p} có lời ngay từ đầu, cuối kỳ thêm {x}";
    TimeLoses: "{p} never pays back; it ends {x} down", "{p} không hoàn vốn; cuối kỳ lỗ {x}";
    TimeSubtitle: "Above: profit of each week. Below: added up since week 1",
        "Trên: lợi nhuận từng tuần. Dưới: cộng dồn từ tuần 1";
    TimeAxis: "Incremental profit ({unit} per week)", "Lợi nhuận tăng thêm ({unit} mỗi tuần)";
    TimeCumulative: "Cumulative ({unit})", "Cộng dồn ({unit})";
    TimeSystem: "whole system", "toàn hệ thống";
    TimeHome: "{home} channel, what its team sees", "kênh {home}, phần đội kênh thấy";
    TimeWeeks: "program weeks", "tuần chạy chương trình";
    TimePayback: "pay-back: week {w}", "hoàn vốn: tuần {w}";
    TimeDip: "dip after the program", "sụt giảm sau khuyến mãi";
    TimeBands: "Dark band: 50% of futures, light band: 90%.", "Dải đậm: 50% số lần mô phỏng, dải nhạt: 90%.";
    TimeX: "Week, with its first day", "Tuần, kèm ngày đầu tuần";
    TimeAlt: "{p}: cumulative system profit after {weeks} weeks {x}", "{p}: lợi nhuận toàn hệ thống cộng dồn sau {weeks} tuần {x}";

    // C7 growth
    GrowthName: "Growth levers", "Đòn bẩy tăng trưởng";
    GrowthMain: "{p} grows brand sales at the account mainly by {lever}",
        "{p} giúp doanh số nhãn hàng tại nhà bán lẻ tăng chủ yếu nhờ {lever}";
    GrowthMismatch: "{p} promised {promised} but delivered {lever}", "{p} hứa {promised} nhưng thực tế tăng nhờ {lever}";
    GrowthShrinks: "{p} shrinks brand sales at the account, mainly through {lever}",
        "{p} làm doanh số nhãn hàng tại nhà bán lẻ giảm, chủ yếu do {lever}";
    GrowthSubtitle: "Change of own-brand sales at the account, split into three levers",
        "Thay đổi doanh số của nhãn hàng tại nhà bán lẻ, chia theo ba đòn bẩy";
    GrowthAxis: "Points of brand sales at the account (pp)", "Điểm % doanh số nhãn hàng tại nhà bán lẻ";
    Penetration: "penetration", "độ thâm nhập";
    Frequency: "frequency", "tần suất mua";
    Basket: "basket", "giá trị giỏ hàng";
    GrowthNote: "Dot: sum of the three, line: 90% of futures. Hatched: takes away. Box: the lever that was promised.",
        "Chấm: tổng ba phần, vạch: 90% số lần mô phỏng. Gạch chéo: phần giảm. Khung: đòn bẩy đã hứa.";
    GrowthAlt: "{p}: {x} = penetration {a}, frequency {b}, basket {c}", "{p}: {x} = độ thâm nhập {a}, tần suất mua {b}, giá trị giỏ hàng {c}";

    // C8 win–win map
    WinName: "Win–win map", "Bản đồ đôi bên";
    WinOnly: "{p} is the only program both sides gain from", "{p} là chương trình duy nhất cả hai bên cùng có lợi";
    WinSome: "Both sides gain from {p}", "Cả hai bên cùng có lợi từ {p}";
    WinNone: "Neither side gains from any program", "Không bên nào có lợi từ bất kỳ chương trình nào";
    WinConflict: "With {p} the brand pays the retailer out of its own pocket", "{p} lấy tiền của nhãn hàng trả cho nhà bán lẻ";
    WinConflictBack: "With {p} the retailer pays the brand out of its own pocket", "{p} lấy tiền của nhà bán lẻ trả cho nhãn hàng";
    WinUnclear: "No program clearly moves the profit of either side", "Chưa thấy chương trình nào làm thay đổi rõ lợi nhuận của bên nào";
    WinSubtitle: "Change of profit of both sides", "Thay đổi lợi nhuận của hai bên";
    WinAcross: "Retailer profit ({unit})", "Lợi nhuận nhà bán lẻ ({unit})";
    WinUp: "Brand profit ({unit})", "Lợi nhuận nhãn hàng ({unit})";
    WinBoth: "both gain", "đôi bên cùng có lợi";
    WinBrandPays: "the brand pays", "nhãn hàng trả giá";
    WinRetailerPays: "the retailer pays", "nhà bán lẻ trả giá";
    WinNobody: "both lose", "cùng thiệt";
    WinAmounts: "brand {b} · retailer {r}", "nhãn hàng {b} · nhà bán lẻ {r}";
    WinNote: "Ellipses: half of the futures and nine in ten. Dashed: one side gains what the other loses; above it the system gains.",
        "Hình elip: một nửa số lần mô phỏng và 9/10. Đường gạch: bên này lợi đúng bằng bên kia mất; phía trên là hệ thống có lợi.";
    WinAlt: "{p}: brand {b}, retailer {r}", "{p}: nhãn hàng {b}, nhà bán lẻ {r}";

    // C5 journeys
    JourneyName: "Journeys", "Hành trình";
    JourneyUp: "{y} of purchases at the account cross channels with {p} (before: {x})", "Với {p}, {y} lượt mua tại nhà bán lẻ đi qua nhiều kênh (trước: {x})";
    JourneyDown: "Only {y} of purchases at the account cross channels with {p} (before: {x})", "Với {p}, chỉ còn {y} lượt mua tại nhà bán lẻ đi qua nhiều kênh (trước: {x})";
    JourneySame: "{p} leaves {y} of purchases at the account crossing channels", "{p} giữ nguyên {y} lượt mua tại nhà bán lẻ đi qua nhiều kênh";
    JourneyGrown: "the path that grows most: {path}", "hành trình tăng mạnh nhất: {path}";
    JourneySubtitle: "Purchases with {p}, from the first touchpoint to the seller", "Lượt mua khi chạy {p}, từ điểm chạm đầu đến nơi bán";
    JourneyNote: "A touchpoint counts when it was looked at, opened or clicked within the click window before the purchase; without one, the seller is the first. Purchases at other retailers are shown when they began at the account. Changes are listed when their sign is known.",
        "Điểm chạm được tính khi đã xem, mở hoặc bấm trong cửa sổ bấm trước lúc mua; nếu không có, nơi bán là điểm chạm đầu. Lượt mua ở nơi khác được tính khi bắt đầu từ nhà bán lẻ. Thay đổi chỉ liệt kê khi rõ dấu.";
    JourneyFirst: "First touch", "Điểm chạm đầu";
    JourneyLast: "Last touch before", "Điểm chạm cuối trước khi mua";
    JourneySeller: "Bought in", "Mua tại";
    JourneyChanges: "Change against no program, purchases", "Thay đổi so với không chạy chương trình, lượt mua";
    JourneyNoChange: "No path clearly changes against no program.", "Chưa thấy hành trình nào thay đổi rõ so với không chạy chương trình.";
    JourneyOther: "other paths", "hành trình khác";
    JourneyDirect: "{place}, nothing before", "{place}, không qua điểm chạm khác";
    JourneyAlt: "{path}: {before} before, {change}", "{path}: trước {before}, thay đổi {change}";

    // C10 break points
    BreakName: "Break points", "Điểm đứt gãy";
    BreakTitle: "Journeys break most between {from} and {to}: “{cause}” costs {x} in {weeks} weeks",
        "Hành trình đứt gãy nhiều nhất giữa {from} và {to}: “{cause}” làm mất {x} trong {weeks} tuần";
    BreakNone: "No break on a single link has a clear cost", "Chưa thấy điểm đứt gãy nào trên một liên kết gây mất mát rõ";
    BreakSubtitle: "What brand and retailer would gain in {weeks} weeks if it no longer broke, before the cost of the fix; no program unless named",
        "Phần nhãn hàng và nhà bán lẻ được thêm trong {weeks} tuần nếu không còn đứt gãy, chưa trừ chi phí khắc phục; không chạy chương trình nếu không nêu tên";
    BreakAxis: "System profit ({unit}); line: 90% of futures", "Lợi nhuận toàn hệ thống ({unit}); vạch: 90% số lần mô phỏng";
    BreakNote: "Bold: the cause gone from all links. Costs do not add up: a shopper whom one break loses may be lost to the next. How far trust falls at a break is an assumption (omnisim explain trust_floor).",
        "Chữ đậm: không còn nguyên nhân đó trên mọi liên kết. Các con số không cộng được: khách mất vì chỗ này có thể mất tiếp vì chỗ kia. Niềm tin giảm bao nhiêu sau mỗi đứt gãy là giả định (omnisim explain trust_floor).";
    BreakAllLinks: "all links", "mọi liên kết";
    BreakPerWeek: "{x} a week", "{x} mỗi tuần";
    ProbeFutures: "From the first {k} of {n} futures.", "Từ {k} lần đầu trong {n} lần mô phỏng.";
    CausePrice: "price differs", "giá không khớp";
    CausePromotion: "promotion not honoured", "khuyến mãi không được áp dụng";
    CauseInformation: "information differs", "thông tin không khớp";
    CauseIdentity: "shopper not recognised", "không nhận ra khách";
    CauseStock: "stock not as shown", "tồn kho không như hiển thị";

    // C11 promise and delivery
    SupplyName: "Promise and delivery", "Cam kết và giao hàng";
    SupplyHolds: "Supply holds with {p}: OTIF {otif}, shelves filled {osa}", "Nguồn hàng đáp ứng được {p}: OTIF {otif}, có hàng trên kệ {osa}";
    SupplyMissed: "With {p}, sales run up to {miss} above the forecast and shelves are filled only {osa} of the time in week {week}",
        "Với {p}, hàng bán vượt dự báo đến {miss} và kệ chỉ có hàng {osa} thời gian ở tuần {week}";
    SupplyLow: "With {p}, shelves are filled only {osa} of the time in week {week}, without a large forecast miss",
        "Với {p}, kệ chỉ có hàng {osa} thời gian ở tuần {week}, dù dự báo không lệch nhiều";
    SupplySubtitle: "The brand’s products at the account, means over futures", "Sản phẩm của nhãn hàng tại nhà bán lẻ, trung bình các lần mô phỏng";
    SupplyNote: "Shaded: weeks of the program. The lower axis need not start at zero. OTIF: order lines on time and in full.",
        "Nền xám: các tuần chạy chương trình. Trục dưới không nhất thiết bắt đầu từ 0. OTIF: dòng đơn hàng giao đúng hạn, đủ số.";
    SupplyPacks: "Thousand packs a week", "Nghìn gói mỗi tuần";
    SupplySold: "sold", "đã bán";
    SupplyForecast: "forecast", "dự báo";
    SupplyShares: "Share (%)", "Tỷ lệ (%)";
    SupplyShelf: "on shelf", "có hàng trên kệ";
    SupplyOrders: "OTIF", "OTIF";
    SupplyWeek: "week", "tuần";
    SupplyAlt: "{p}: OTIF {otif}, on shelf {osa}, forecast accuracy {fa}", "{p}: OTIF {otif}, có hàng trên kệ {osa}, độ chính xác dự báo {fa}";
}
