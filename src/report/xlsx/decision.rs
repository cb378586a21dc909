//! The decision: programs by total system value, and the chart that holds their own scorecard against it.

use super::sheet::{self, Look};
use super::{MOST_ROWS, cell_text};
use crate::experiment::results::Results;
use crate::report::i18n::{Key, Lang};
use crate::report::names;
use crate::report::ranking::{Ranked, ranked};
use crate::report::verdict;
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, Color, Format, RowNum,
    Worksheet, XlsxError,
};

/// Columns that the chart reads: name, net of the scorecard, total system value.
const NAME: u16 = 2;
const NET: u16 = 5;
const TSV: u16 = 7;
/// Most programs of the chart; more bars cannot be read.
const MOST_BARS: usize = 24;
/// Pixels of the chart: across, of a program, of title, axis and legend.
const ACROSS: u32 = 960;
const PER_PROGRAM: u32 = 56;
const AROUND: u32 = 200;

/// What a column of the decision holds.
enum Held {
    Rank(u32),
    Word(String),
    Money(f64),
    Share(Option<f64>),
}

/// Writes the ranked table.
///
/// # Errors
///
/// When the library refuses a cell.
pub(super) fn table(sheet: &mut Worksheet, results: &Results) -> Result<(), XlsxError> {
    let currency = names::clean(&results.scenario.currency);
    let heading = sheet::heading().set_text_wrap();
    let heads = heads(&currency);
    let mut widths: Vec<usize> = Vec::new();
    for ((head, width), at) in heads.iter().zip(0..) {
        sheet.write_string_with_format(0, at, head.as_str(), &heading)?;
        widths.push(*width);
    }
    let money = Format::new().set_num_format(Look::of_money(&currency).code());
    let share = Format::new().set_num_format(Look::Percent.code());
    let mut rows = 0;
    for (ranked, down) in ranked(results).into_iter().take(MOST_ROWS - 1).zip(1..) {
        for (held, at) in row(results, ranked).into_iter().zip(0..) {
            match held {
                Held::Rank(rank) => sheet.write_number(down, at, f64::from(rank))?,
                Held::Word(word) => sheet.write_string(down, at, cell_text(&word))?,
                Held::Money(value) if value.is_finite() => sheet.write_number_with_format(down, at, value, &money)?,
                Held::Share(Some(value)) if value.is_finite() => {
                    sheet.write_number_with_format(down, at, value, &share)?
                }
                Held::Money(_) | Held::Share(_) => continue,
            };
        }
        rows += 1;
    }
    sheet::finish(sheet, &widths, rows)
}

/// Headings in both languages with the widths of their columns, in characters.
fn heads(currency: &str) -> Vec<(String, usize)> {
    let both = |key: Key| format!("{} / {}", key.text(Lang::En), key.text(Lang::Vi));
    let tsv = |what: &str| format!("TSV {what} ({currency})");
    vec![
        (both(Key::ColumnRank), 8),
        (both(Key::ColumnProgram), 14),
        (String::from("Name / Tên"), 40),
        (format!("{} ({currency})", both(Key::ColumnCost)), 18),
        (String::from("Scorecard channel / Kênh chủ trì"), 20),
        (format!("{}, net / sau chi phí ({currency})", both(Key::ColumnScorecard)), 22),
        (String::from("Scorecard rank / Hạng theo bảng KPI"), 14),
        (format!("TSV: {} ({currency})", both(Key::ColumnSystem)), 22),
        (tsv("p05"), 18),
        (tsv("p95"), 18),
        (String::from("P(TSV > 0)"), 10),
        (format!("{} ({currency})", both(Key::ColumnBrand)), 20),
        (format!("{} ({currency})", both(Key::ColumnRetailer)), 20),
        (String::from("Scorecard against system"), 24),
        (Key::ColumnLabel.text(Lang::Vi).to_owned(), 24),
    ]
}

fn row(results: &Results, ranked: Ranked<'_>) -> Vec<Held> {
    let (program, card) = (ranked.program, &ranked.program.scorecard);
    vec![
        Held::Rank(u32::try_from(ranked.rank).unwrap_or(u32::MAX)),
        Held::Word(program.id.clone()),
        Held::Word(names::program(program, Lang::En)),
        Held::Money(program.cost.mean),
        Held::Word(names::channel(results, &card.channel, Lang::En)),
        Held::Money(card.net.mean),
        Held::Rank(card.rank),
        Held::Money(program.tsv.mean),
        Held::Money(program.tsv.p05),
        Held::Money(program.tsv.p95),
        Held::Share(program.tsv.p_positive),
        Held::Money(program.brand_profit.mean),
        Held::Money(program.retailer_profit.mean),
        Held::Word(verdict::label(card, Lang::En)),
        Held::Word(verdict::label(card, Lang::Vi)),
    ]
}

/// Draws scorecard net beside total system value, from the cells of the sheet named `decision`; edits there move it.
///
/// # Errors
///
/// When the library refuses the chart.
pub(super) fn chart(sheet: &mut Worksheet, results: &Results, decision: &str) -> Result<(), XlsxError> {
    let bars = results.programs.len().min(MOST_BARS);
    let Some(last) = RowNum::try_from(bars).ok().filter(|last| *last > 0) else {
        sheet.write_string(0, 0, "No programs, so nothing to draw. / Không có chương trình nên không có biểu đồ.")?;
        return Ok(());
    };
    let mut chart = Chart::new_bar();
    let both = |key: Key| format!("{} / {}", key.text(Lang::En), key.text(Lang::Vi));
    let series = [
        (NET, both(Key::ColumnScorecard), Color::RGB(0x9A_A5_B1)),
        (TSV, both(Key::ColumnSystem), Color::RGB(0x1F_4E_79)),
    ];
    for (column, name, colour) in series {
        let bars = chart.add_series();
        bars.set_name(name.as_str()).set_categories((decision, 1, NAME, last, NAME));
        bars.set_values((decision, 1, column, last, column));
        bars.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)));
    }
    let title = format!("{} / {}", Key::GapSubtitle.text(Lang::En), Key::GapSubtitle.text(Lang::Vi));
    chart.title().set_name(title.as_str()).set_font(ChartFont::new().set_size(12));
    // Bars are stacked from below; the best program shall stand on top, as in the table. The y axis is that of the
    // programs, because bars lie.
    chart.y_axis().set_reverse().set_label_position(ChartAxisLabelPosition::Low);
    // The library would read signs such as `!` as the address of a cell.
    let currency: String = results.scenario.currency.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    chart.x_axis().set_name(currency.as_str()).set_num_format(Look::Grouped.code());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(ACROSS).set_height(AROUND + PER_PROGRAM * last);
    chart.set_alt_text("Net of the own scorecard beside total system value by program; numbers in the sheet Decision");
    sheet.insert_chart(0, 0, &chart)?;
    Ok(())
}
