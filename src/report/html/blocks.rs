//! The blocks of the page: message, help, picture, table, note.

use super::grid::Grid;
use super::{grids, probed};
use crate::experiment::results::{Estimate, ProgramResult, Results};
use crate::report::chart;
use crate::report::charts::{self, Kind, break_cause};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers;
use crate::report::ranking::{favourite, ranked};
use crate::report::supplied;
use crate::report::svg::ChartError;
use crate::report::verdict::{Direction, direction};
use maud::{Markup, PreEscaped, html};

/// One block of the page.
pub(super) struct Block {
    /// File name of what is saved from it, unique in a page.
    file: String,
    title: String,
    help: String,
    svg: String,
    grid: Grid,
    note: String,
    /// Begins a sheet of paper.
    is_sheet: bool,
    /// Stays off paper: the handout shows the programs that are told first.
    is_screen: bool,
}

/// All blocks with charts; none without programs. The leading program and the favourite of the scorecards come first.
pub(super) fn blocks(results: &Results, lang: Lang) -> Result<Vec<Block>, ChartError> {
    let ranked = ranked(results);
    let Some(best) = ranked.first().map(|r| r.program) else { return Ok(Vec::new()) };
    let favourite = favourite(&ranked).filter(|f| f.id != best.id);
    let mut programs: Vec<&ProgramResult> = std::iter::once(best).chain(favourite).collect();
    let told = programs.len();
    programs
        .extend(ranked.iter().map(|r| r.program).filter(|p| p.id != best.id && favourite.is_none_or(|f| f.id != p.id)));
    let mut blocks = vec![block(results, Kind::LensGap, None, lang)?];
    for (at, program) in programs.iter().enumerate() {
        let mut bridge = block(results, Kind::Bridge, Some(program), lang)?;
        bridge.is_sheet = at == 0;
        bridge.is_screen = at >= told;
        blocks.push(bridge);
        if at + 1 == told {
            blocks.push(block(results, Kind::WinWin, None, lang)?);
        }
    }
    blocks.push(block(results, Kind::Matrix, None, lang)?);
    if Kind::Journeys.is_in(results) {
        for program in &programs[..told] {
            blocks.push(block(results, Kind::Journeys, Some(program), lang)?);
        }
    }
    for (at, program) in programs.iter().enumerate() {
        let timeline = block(results, Kind::Timeline, Some(program), lang)?;
        blocks.push(Block { is_screen: at >= told, ..timeline });
    }
    blocks.push(block(results, Kind::Growth, None, lang)?);
    if Kind::Breaks.is_in(results) {
        blocks.push(block(results, Kind::Breaks, None, lang)?);
    }
    if Kind::Supply.is_in(results) {
        blocks.push(block(results, Kind::Supply, Some(best), lang)?);
    }
    Ok(blocks)
}

fn block(results: &Results, kind: Kind, program: Option<&ProgramResult>, lang: Lang) -> Result<Block, ChartError> {
    let chart = charts::draw(results, kind, program.map(|p| p.id.as_str()), lang)?;
    let grid = match (kind, program) {
        (Kind::Bridge, Some(program)) => grids::bridge(results, program, lang),
        (Kind::Timeline, Some(program)) => grids::timeline(results, program, lang),
        (Kind::Journeys, Some(program)) => probed::journey_grid(results, program, lang),
        (Kind::Breaks, _) => probed::break_grid(results, lang),
        (Kind::Supply, Some(program)) => probed::supply_grid(program, lang),
        (Kind::Matrix, _) => grids::matrix(results, lang),
        (Kind::Growth, _) => grids::growth(results, lang),
        (Kind::WinWin, _) => grids::win_win(results, lang),
        _ => grids::lens_gap(results, lang),
    };
    Ok(Block {
        svg: chart.inline_svg()?,
        file: chart.file,
        title: chart.title,
        help: help(kind, program, lang),
        grid,
        note: format!("omnisim explain {}", kind.id()),
        is_sheet: false,
        is_screen: false,
    })
}

/// How to read a chart, in one line.
fn help(kind: Kind, program: Option<&ProgramResult>, lang: Lang) -> String {
    let text = match kind {
        Kind::LensGap => lang.pick(
            "Hollow: what the home channel's scorecard would report after cost. Filled: the total system. The arrow is what the scorecard does not see.",
            "Vòng rỗng: con số sau chi phí mà bảng KPI kênh chủ trì sẽ báo cáo. Chấm đặc: toàn hệ thống. Mũi tên là phần bảng KPI không thấy.",
        ),
        Kind::Bridge => lang.pick(
            "Read from the left: what the scorecard claims, what is wrong with the claim, what other channels, later weeks and other products give or take, and what is left for brand and retailer.",
            "Đọc từ trái sang: bảng KPI báo cáo bao nhiêu, sai ở đâu, các kênh khác, các tuần sau và sản phẩm khác thêm hay bớt bao nhiêu, và còn lại gì cho nhãn hàng và nhà bán lẻ.",
        ),
        Kind::Matrix => lang.pick(
            "A row is where money is spent, a column where profit changes because of it. Each row adds up to its total.",
            "Mỗi hàng là nơi chi tiền, mỗi cột là nơi lợi nhuận thay đổi vì khoản chi đó. Mỗi hàng cộng lại bằng tổng.",
        ),
        Kind::Timeline => lang.pick(
            "Above: system profit of each week against no program. Below: the sum so far.",
            "Trên: lợi nhuận hệ thống từng tuần so với không chạy chương trình. Dưới: cộng dồn.",
        ),
        Kind::Growth => lang.pick(
            "Brand sales at the account grow by more shoppers, more purchases of each, or more spent at each purchase.",
            "Doanh số nhãn hàng tại nhà bán lẻ tăng nhờ thêm người mua, mua thường xuyên hơn, hoặc chi nhiều hơn mỗi lần mua.",
        ),
        Kind::Journeys => lang.pick(
            "From left to right: where a journey began, what was touched last, where it was bought. The wider, the more purchases.",
            "Từ trái sang phải: hành trình bắt đầu ở đâu, chạm gì sau cùng, mua ở đâu. Dải càng rộng, lượt mua càng nhiều.",
        ),
        Kind::Breaks => lang.pick(
            "Each bar is a world in which this no longer breaks, against the world as it is. A fix that costs less a week than the figure beside the bar pays back.",
            "Mỗi thanh là một thế giới không còn đứt gãy này, so với thế giới hiện nay. Cách khắc phục tốn ít hơn con số mỗi tuần cạnh thanh thì có lời.",
        ),
        Kind::Supply => lang.pick(
            "Above: packs sold against the forecast. Below: were orders delivered on time and in full, and were shelves filled.",
            "Trên: số gói bán được so với dự báo. Dưới: đơn hàng có giao đúng hạn, đủ số không, và kệ có đủ hàng không.",
        ),
        Kind::WinWin => lang.pick(
            "To the right the retailer gains, upwards the brand gains. The ellipses hold half of the futures and nine in ten; on the dashed line the two cancel.",
            "Càng sang phải nhà bán lẻ càng lợi, càng lên cao nhãn hàng càng lợi. Elip chứa một nửa và 9/10 số lần mô phỏng; trên đường gạch hai bên bù trừ nhau.",
        ),
    };
    match program {
        Some(program) => format!("{} · {text}", names::program(program, lang)),
        None => text.to_owned(),
    }
}

/// A block as it stands on the page. Every chart needs the twin, so the single-channel lens hides them all.
pub(super) fn markup(block: &Block, lang: Lang) -> Markup {
    html! {
        section.system.sheet[block.is_sheet].screen[block.is_screen] data-file=(block.file) {
            h2 { (block.title) }
            p.help { (block.help) }
            figure { div.scroll tabindex="0" role="group" aria-label=(block.title) { (PreEscaped(&block.svg)) } }
            div.tools {
                button type="button" hidden value="png" { "PNG" }
                button type="button" hidden value="svg" { "SVG" }
                button type="button" hidden value="csv" { "CSV" }
                span { (lang.pick("Definition: ", "Định nghĩa: ")) code { (block.note) } }
                details {
                    summary { (lang.pick("View as table", "Xem dạng bảng")) }
                    (block.grid.markup())
                }
            }
        }
    }
}

/// A block that is a table from the start.
pub(super) fn table_block(file: &str, title: &str, help: &str, grid: &Grid, class: Option<&str>) -> Markup {
    html! {
        section class=[class] data-file=(file) {
            h2 { (title) }
            p.help { (help) }
            (grid.markup())
            div.tools { button type="button" hidden value="csv" { "CSV" } }
        }
    }
}

/// What every team's instrument says, and how profit stands after more and more weeks.
pub(super) fn claims(results: &Results, lang: Lang) -> Markup {
    if results.programs.is_empty() {
        return html! {};
    }
    let title = lang.pick("What each channel's team would report", "Đội của từng kênh sẽ báo cáo gì");
    let help = lang.pick(
        "Each instrument is computed only from what that team could see in the world with the program; the truth is the difference from the world without it. Claims of several channels may count the same pack.",
        "Mỗi cách đo chỉ dùng số liệu mà đội đó thấy được khi có chương trình; giá trị thật là chênh lệch với thế giới không có chương trình. Báo cáo của nhiều kênh có thể đếm trùng một gói hàng.",
    );
    let grid = grids::instruments(results, lang);
    html! {
        section.silo.long data-file="instruments" {
            h2 { (title) }
            p.help { (help) }
            ul.say { @for line in grids::claimed(results, lang) { li { (line) } } }
            (grid.markup())
            div.tools { button type="button" hidden value="csv" { "CSV" } }
        }
    }
}

/// The answer depends on when one looks.
pub(super) fn horizons(results: &Results, lang: Lang) -> Markup {
    if results.programs.iter().all(|p| p.weeks.is_none()) {
        return html! {};
    }
    let title = lang.pick("The answer depends on how long one looks", "Kết quả phụ thuộc vào khoảng thời gian xem xét");
    let help = lang.pick(
        "Stock-ups and repeat purchases come after the program. A dash: the horizon ends before.",
        "Mua tích trữ và mua lại đến sau chương trình. Dấu gạch: kỳ mô phỏng kết thúc trước đó.",
    );
    table_block("horizons", title, help, &grids::horizons(results, lang), Some("system"))
}

/// Links of a program that are listed.
const MOST_BREAKS: usize = 5;

/// Does the number change in nearly every future, and never the other way round.
fn is_known(value: &Estimate) -> bool {
    matches!(direction(value), Direction::Up | Direction::Down) && value.p05 * value.p95 >= 0.0
}

/// Links between touchpoints that break more or less often than without the program.
pub(super) fn breaks(results: &Results, lang: Lang) -> Markup {
    let mut grid = Grid::new(
        lang.pick(
            "More (+) or fewer (−) breaks than without the program, in shopper visits",
            "Số lần đứt gãy nhiều hơn (+) hay ít hơn (−) so với không chạy chương trình, tính theo lượt khách",
        ),
        &[
            Key::ColumnProgram.text(lang),
            lang.pick("From", "Từ"),
            lang.pick("To", "Đến"),
            lang.pick("Cause", "Nguyên nhân"),
            lang.pick("#Breaks", "#Số lần"),
            lang.pick("#9 in 10 futures", "#9/10 lần mô phỏng"),
        ],
    );
    for program in &results.programs {
        let mut found: Vec<_> = program.breaks.iter().filter(|b| is_known(&b.count)).collect();
        found.sort_by(|a, b| b.count.mean.abs().total_cmp(&a.count.mean.abs()));
        for b in found.into_iter().take(MOST_BREAKS) {
            let range = if results.futures > 1 {
                numbers::range(b.count.p05, b.count.p95, 0, lang)
            } else {
                numbers::MISSING.to_owned()
            };
            grid.rows.push(vec![
                program_short(program, lang),
                names::channel(results, &b.from, lang),
                names::channel(results, &b.to, lang),
                break_cause(&b.cause, lang),
                numbers::signed(b.count.mean, 0, lang),
                range,
            ]);
        }
    }
    if grid.rows.is_empty() {
        return html! {};
    }
    let title = lang.pick(
        "Where programs make journeys break more or less",
        "Chương trình làm hành trình đứt gãy thêm hay bớt ở đâu",
    );
    let help = lang.pick(
        "Links whose breaks clearly change, up to five of each program.",
        "Các liên kết có số lần đứt gãy thay đổi rõ, tối đa năm cho mỗi chương trình.",
    );
    // On paper the chart of what breaks cost is enough.
    let class = if results.breaks.is_some() { "system screen" } else { "system" };
    table_block("break-counts", title, help, &grid, Some(class))
}

/// Orders, stock and shelves; nothing without supply.
pub(super) fn supply(results: &Results, lang: Lang) -> Markup {
    let mut grid = Grid::new(
        lang.pick("Levels with each program; packs", "Mức khi chạy từng chương trình; gói"),
        &[
            lang.pick("World", "Thế giới"),
            lang.pick("#On time in full", "#Đúng hạn, đủ hàng"),
            lang.pick("#On shelf", "#Có hàng trên kệ"),
            lang.pick("#Forecast accuracy", "#Độ chính xác dự báo"),
            lang.pick("#Days of stock", "#Số ngày tồn kho"),
            lang.pick("#Sell-in", "#Sell-in"),
            lang.pick("#Stock at the end", "#Tồn cuối kỳ"),
        ],
    );
    let base = results.baseline.supply.as_ref().map(|s| (Key::NoProgram.text(lang).to_owned(), s));
    let with = results.programs.iter().filter_map(|p| Some((names::program(p, lang), &p.supply.as_ref()?.with)));
    for (name, s) in base.into_iter().chain(with) {
        let share = |value: f64| format!("{}%", numbers::fixed(value * 100.0, 1, lang));
        grid.rows.push(vec![
            name,
            share(s.otif.mean),
            share(s.osa.mean),
            share(s.forecast_accuracy.mean),
            numbers::fixed(s.stock_days.mean, 1, lang),
            numbers::count(s.sell_in_units.mean, lang),
            numbers::count(s.stock_units.mean, lang),
        ]);
    }
    if grid.rows.is_empty() {
        return html! {};
    }
    let said = supplied::sentences(results, lang);
    let help = said.first().cloned().unwrap_or_else(|| {
        lang.pick("Orders, stock and shelves of the account.", "Đơn hàng, tồn kho và kệ hàng của nhà bán lẻ.")
            .to_owned()
    });
    table_block("supply", lang.pick("Can it be supplied", "Nguồn hàng có đáp ứng được không"), &help, &grid, None)
}

/// Blocks that need more than this run, with what makes them.
pub(super) fn not_run(results: &Results, lang: Lang) -> Markup {
    let Some(best) = ranked(results).first().map(|r| r.program) else { return html! {} };
    let mut more: Vec<(String, &str)> = Vec::new();
    if results.programs.iter().all(|p| p.legs.is_empty()) {
        let asks = lang.pick(
            "Which tactic of a program earns it, what breaks of journeys cost, and the price of silos:",
            "Hoạt động nào trong chương trình tạo ra kết quả, đứt gãy tốn bao nhiêu, và cái giá của cách làm từng kênh:",
        );
        more.push((asks.to_owned(), "omnisim run SCENARIO --explain 8"));
    }
    if results.operations.is_none() {
        let asks = lang.pick(
            "What the programs are worth with nothing connected, and with everything connected:",
            "Chương trình đáng giá bao nhiêu khi không kết nối gì, và khi kết nối mọi thứ:",
        );
        let gap = results.baseline.omni_gap.as_ref().map(|gap| {
            let times = numbers::fixed(gap.ratio.mean, 1, lang);
            lang.pick(
                format!("Shoppers who buy in several channels buy {times} times as often as those of one: that is who they are, not what channels do. "),
                format!("Khách mua ở nhiều kênh mua thường xuyên gấp {times} lần khách một kênh: đó là do họ vốn như vậy, không phải do kênh tạo ra. "),
            )
        });
        more.push((gap.unwrap_or_default() + asks, "omnisim run SCENARIO --connectedness"));
    }
    if results.terminal.is_none() {
        let asks =
            lang.pick("What the programs still do after the horizon:", "Chương trình còn tác dụng gì sau kỳ mô phỏng:");
        more.push((asks.to_owned(), "omnisim run SCENARIO --terminal-weeks 13"));
    }
    html! {
        section.screen {
            h2 { (lang.pick("What this run does not answer", "Lượt chạy này chưa trả lời")) }
            ul.say {
                li { (lang.pick("How much budget is enough, and which assumption would change the choice: neither is computed in one run. Change one value and run again:",
                    "Ngân sách bao nhiêu là đủ, và giả định nào sẽ làm đổi lựa chọn: một lượt chạy không tính được. Hãy đổi một giá trị rồi chạy lại:"))
                    " " code { "omnisim run SCENARIO -p " (program_short(best, lang)) " --set PATH=VALUE" } }
                @for (asks, command) in more { li { (asks) " " code { (command) } } }
            }
        }
    }
}

/// Accounts of both sides, for the brand's own copy.
pub(super) fn accounts(results: &Results, lang: Lang) -> Markup {
    let unit = crate::report::sentences::table_unit(results);
    // On paper only those of the programs that are told first.
    let ranked = ranked(results);
    let told: Vec<&str> =
        ranked.first().map(|r| r.program).into_iter().chain(favourite(&ranked)).map(|p| p.id.as_str()).collect();
    html! {
        @for program in results.programs.iter().filter(|p| !p.pnl.is_empty()) {
            section.screen[!told.contains(&program.id.as_str())] data-file={ "accounts-" (names::clean(&program.id)) } {
                h2 { (lang.pick("Profit and loss: ", "Lãi lỗ: ")) (names::program(program, lang)) }
                p.help { (chart::facts(results, lang)) }
                div.sides {
                @for (side, name) in [("brand", Key::ColumnBrand), ("retailer", Key::ColumnRetailer)] {
                    @let head = [name.text(lang).to_owned(), format!("#{}", Key::ColumnBefore.text(lang)), format!("#{}", Key::ColumnAfter.text(lang)), format!("#{}", Key::ColumnChange.text(lang))];
                    @let rows = program.pnl.iter().filter(|r| r.side == side && r.channel.is_none());
                    @let grid = Grid {
                        rows: rows.map(|r| vec![
                            format!("{}{}", if r.subtotal { "= " } else { "" }, grids::name_of(&r.row, lang)),
                            unit.level(r.before, lang), unit.level(r.after, lang), unit.change(r.difference.mean, lang),
                        ]).collect(),
                        ..Grid::new(unit.title(lang), &head.each_ref().map(String::as_str))
                    };
                    (grid.markup())
                }
                }
            }
        }
    }
}
