//! The first sheet: what was simulated, how to read the numbers, and what the other sheets hold.

use super::about::about;
use super::{MOST_ROWS, cell_text};
use crate::experiment::results::Results;
use crate::report::cells::Table;
use crate::report::i18n::{Key, Lang};
use crate::report::{names, verdict};
use rust_xlsxwriter::{Format, FormatAlign, RowNum, Worksheet, XlsxError};

/// Widths of the columns English, Vietnamese and value, in characters.
const WIDTHS: [f64; 3] = [62.0, 62.0, 44.0];

/// How to read the numbers, in English and Vietnamese.
const NOTES: [(&str, &str); 8] = [
    (
        "TSV, total system value: profit of brand and retailer together with the program, less without it.",
        "TSV, tổng giá trị hệ thống: lợi nhuận của nhãn hàng và nhà bán lẻ cộng lại khi chạy chương trình, trừ đi khi không chạy.",
    ),
    (
        "mean: the mean over paired futures. In each of them the same market runs with and without the program.",
        "mean: trung bình các lần mô phỏng theo cặp. Mỗi lần là cùng một thị trường, có và không có chương trình.",
    ),
    (
        "p05 to p95: 9 in 10 simulated futures fall in this range. More futures do not make it narrower.",
        "p05 đến p95: 9 trên 10 lần mô phỏng cho kết quả trong khoảng này. Mô phỏng thêm không làm khoảng này hẹp lại.",
    ),
    ("p_positive: the share of futures above 0.", "p_positive: tỷ lệ số lần mô phỏng cho kết quả lớn hơn 0."),
    (
        "mc_error: simulation error, the half-width of the 90% interval of the mean. More futures make it smaller.",
        "mc_error: sai số mô phỏng, một nửa độ rộng khoảng tin cậy 90% của trung bình. Mô phỏng thêm thì sai số nhỏ lại.",
    ),
    (
        "unit: the unit of the numbers beside it: a currency, units (packs), share, ratio or count. Currency is at market scale.",
        "unit: đơn vị của các số bên cạnh: tiền tệ, units (đơn vị hàng), share (tỷ lệ), ratio (tỷ số), count (số đếm). Tiền ở quy mô thị trường.",
    ),
    (
        "Scorecard: what the home channel of a program sees with its own instrument, before or after cost.",
        "Bảng KPI: kết quả kênh chủ trì của chương trình tự đo bằng thước đo của mình, trước hoặc sau chi phí.",
    ),
    (
        "Cells hold plain numbers and no formulas; the CSV, Parquet and JSON files of the run hold the same numbers.",
        "Các ô chứa số thuần, không có công thức; các tệp CSV, Parquet và JSON của lần chạy có cùng các số này.",
    ),
];

/// Writes the sheet; `sheets` are the tables by the names of their sheets.
///
/// # Errors
///
/// When the library refuses a cell.
pub(super) fn read_me(sheet: &mut Worksheet, results: &Results, sheets: &[(String, &Table)]) -> Result<(), XlsxError> {
    let head = super::sheet::heading();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (width, at) in WIDTHS.into_iter().zip(0..) {
        sheet.set_column_width(at, width)?;
    }
    let mut lines = Lines { sheet, next: 0 };
    let title = Format::new().set_bold().set_font_size(14);
    let name = |lang| names::scenario(results, lang);
    lines.write([&name(Lang::En), &name(Lang::Vi), ""], &title)?;
    for (en, vi, value) in facts(results) {
        match value {
            Fact::Word(word) => lines.write([en, vi, &word], &wrapped)?,
            Fact::Number(number) => lines.write_number([en, vi], number, &wrapped)?,
        }
    }
    lines.next += 1;
    lines.write(["How to read the numbers", "Cách đọc các con số", ""], &head)?;
    if verdict::evidence_word(results, Lang::En) == Key::Illustrative.text(Lang::En) {
        let [en, vi] = [Lang::En, Lang::Vi].map(|lang| Key::SayIllustrative.text(lang));
        lines.write([en, vi, ""], &wrapped)?;
    }
    for (en, vi) in NOTES {
        lines.write([en, vi, ""], &wrapped)?;
    }
    lines.next += 1;
    lines.write(["Sheets", "Các trang tính", "Rows / Số dòng"], &head)?;
    for (name, table) in sheets {
        let rows = table.rows.len();
        let (en, vi) = about(table.name);
        lines.write_number([&format!("{name}: {en}"), &format!("{name}: {vi}")], rows as f64, &wrapped)?;
        if rows >= MOST_ROWS {
            let cut = [
                "A sheet holds no more rows: the rest stands in the CSV file only.",
                "Trang tính không chứa thêm được dòng: phần còn lại chỉ có trong tệp CSV.",
                "",
            ];
            lines.write(cut, &wrapped)?;
        }
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A value of the head.
enum Fact {
    Word(String),
    Number(f64),
}

/// What was simulated: English, Vietnamese, value.
fn facts(results: &Results) -> Vec<(&'static str, &'static str, Fact)> {
    let header = &results.scenario;
    let word = |text: &str| Fact::Word(text.to_owned());
    let evidence = [Lang::En, Lang::Vi].map(|lang| verdict::evidence_word(results, lang)).join(" / ");
    let held = if results.fixed_assumptions {
        ("held at their likely values", "giữ ở giá trị khả dĩ nhất")
    } else {
        ("drawn anew in each future", "rút ngẫu nhiên ở mỗi lần mô phỏng")
    };
    vec![
        ("Scenario", "Kịch bản", word(&header.id)),
        ("Question", "Câu hỏi", word(header.question.as_deref().unwrap_or_default())),
        ("Evidence", "Mức chứng cứ", Fact::Word(evidence)),
        ("Currency", "Tiền tệ", word(&header.currency)),
        ("First day", "Ngày đầu", word(&header.start)),
        ("Weeks", "Số tuần", Fact::Number(f64::from(header.weeks))),
        ("Households", "Số hộ", Fact::Number(header.households as f64)),
        ("Simulated shoppers", "Người mua được mô phỏng", Fact::Number(header.shoppers as f64)),
        ("Paired futures", "Số lần mô phỏng theo cặp", Fact::Number(f64::from(results.futures))),
        ("Uncertain assumptions", "Các giả định chưa chắc", Fact::Word(format!("{} / {}", held.0, held.1))),
        // As text: a seed has more digits than a number of a spreadsheet keeps.
        ("Seed", "Số hạt giống (seed)", Fact::Word(results.seed.to_string())),
        ("Hash of the inputs", "Mã băm của dữ liệu đầu vào", word(&header.hash)),
    ]
}

/// Lines from top to bottom.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    next: RowNum,
}

impl Lines<'_> {
    fn write(&mut self, cells: [&str; 3], format: &Format) -> Result<(), XlsxError> {
        for (text, at) in cells.into_iter().zip(0..) {
            self.sheet.write_string_with_format(self.next, at, cell_text(text), format)?;
        }
        self.next += 1;
        Ok(())
    }

    fn write_number(&mut self, words: [&str; 2], number: f64, format: &Format) -> Result<(), XlsxError> {
        let grouped = format.clone().set_num_format("#,##0").set_align(FormatAlign::Left);
        self.sheet.write_number_with_format(self.next, 2, number, &grouped)?;
        for (text, at) in words.into_iter().zip(0..) {
            self.sheet.write_string_with_format(self.next, at, cell_text(text), format)?;
        }
        self.next += 1;
        Ok(())
    }
}
