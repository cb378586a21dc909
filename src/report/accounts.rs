//! Profit and loss of brand and account as text: before, after and the difference, all channels and each.

use super::explain;
use super::i18n::{Key, Lang};
use super::names::{self, columns};
use super::numbers::MoneyUnit;
use super::sentences::table_unit;
use crate::experiment::results::{PnlRow, ProgramResult, Results};

/// Longest name of a row.
const NAME_COLUMNS: usize = 38;
/// Longest name of a channel above its column.
const CHANNEL_COLUMNS: usize = 12;

/// The accounts of every program and plan; empty when the document has none.
#[must_use]
pub fn accounts(results: &Results, lang: Lang) -> String {
    let unit = table_unit(results);
    let plans = results.plans.iter().map(|p| &p.result);
    let all = results.programs.iter().chain(plans).filter(|p| !p.pnl.is_empty());
    all.map(|program| of_program(results, program, &unit, lang)).collect()
}

fn of_program(results: &Results, program: &ProgramResult, unit: &MoneyUnit, lang: Lang) -> String {
    let name = names::program(program, lang);
    let label = explained(&program.win_win.label, lang);
    let slots = [("p", name.as_str()), ("unit", &unit.title(lang)), ("label", &label)];
    let mut text = format!("\n {}\n", Key::AccountsOf.fill(lang, &slots));
    for (side, title) in [("brand", Key::ColumnBrand), ("retailer", Key::ColumnRetailer)] {
        let rows: Vec<&PnlRow> = program.pnl.iter().filter(|r| r.side == side).collect();
        text.push_str(&of_side(results, &rows, title.text(lang), unit, lang));
    }
    text
}

/// One side: a line per row; sums are set off by a sign of equality.
fn of_side(results: &Results, rows: &[&PnlRow], title: &str, unit: &MoneyUnit, lang: Lang) -> String {
    let moves = |id: &str| rows.iter().any(|r| r.channel.as_deref() == Some(id) && r.difference.mean != 0.0);
    let channels: Vec<&str> = results.scenario.channels.iter().map(|c| c.id.as_str()).filter(|id| moves(id)).collect();
    let mut head = vec![title.to_owned()];
    head.extend([Key::ColumnBefore, Key::ColumnAfter, Key::ColumnChange].map(|key| key.text(lang).to_owned()));
    head.extend(channels.iter().map(|id| names::shorten(&names::channel(results, id, lang), CHANNEL_COLUMNS)));
    let line = |whole: &&&PnlRow| {
        let name = names::shorten(&explained(&whole.row, lang), NAME_COLUMNS);
        let mut cells = vec![format!("{} {name}", if whole.subtotal { "=" } else { " " })];
        cells.push(unit.level(whole.before, lang));
        cells.push(unit.level(whole.after, lang));
        cells.push(unit.change(whole.difference.mean, lang));
        let of = |id: &&str| rows.iter().find(|r| r.row == whole.row && r.channel.as_deref() == Some(*id));
        cells.extend(channels.iter().map(|id| unit.change(of(id).map_or(0.0, |r| r.difference.mean), lang)));
        cells
    };
    let whole = rows.iter().filter(|r| r.channel.is_none());
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(whole.collect::<Vec<_>>().iter().map(line)).collect();
    aligned(&lines)
}

/// Lines of cells: the first column to the left, all others to the right.
pub(super) fn aligned(lines: &[Vec<String>]) -> String {
    let count = lines.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| lines.iter().filter_map(|l| l.get(at)).map(|cell| columns(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for line in lines {
        let mut written = String::from("  ");
        for (at, cell) in line.iter().enumerate() {
            let padding = " ".repeat(widths[at].saturating_sub(columns(cell)));
            if at == 0 {
                written.push_str(&format!("{cell}{padding}"));
            } else {
                written.push_str(&format!("  {padding}{cell}"));
            }
        }
        text.push_str(written.trim_end());
        text.push('\n');
    }
    text
}

/// The name that the glossary gives to an identifier; the identifier itself when it has none.
pub(super) fn explained(id: &str, lang: Lang) -> String {
    explain::find(id).map_or_else(|| names::clean(id), |entry| lang.pick(entry.name.0, entry.name.1).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::pnl::{Item, Side};
    use crate::report::sample;

    #[test]
    fn every_row_and_label_has_a_name_in_both_languages() {
        for side in Side::ALL {
            for item in side.layout() {
                let (Item::Row(id) | Item::Sum(id, _)) = item;
                assert!(explain::find(id).is_some(), "`{id}` is not explained");
            }
        }
        for id in ["win_win", "brand_only", "retailer_only", "lose_lose", "unclear", "interaction", "not_credited"] {
            assert!(explain::find(id).is_some(), "`{id}` is not explained");
        }
    }

    #[test]
    fn accounts_show_before_after_difference_and_channels() {
        let text = accounts(&sample::win(), Lang::En);
        let line = text.lines().find(|l| l.contains("Gross sales")).unwrap_or_default().replace('\u{a0}', " ");
        let cells: Vec<&str> = line.split_whitespace().skip(2).collect();
        assert_eq!(cells.len(), 4, "before, after, difference and one channel: {line}");
        assert!(text.contains("= Cost to serve") && !text.contains("= Gross sales"), "{text}");
    }
}
