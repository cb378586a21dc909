//! The contribution scorecard: each target without the plan and with it.

use super::{Section, Table};
use crate::experiment::results::Estimate;
use crate::experiment::results::sheet::{Sheet, TargetRow};
use crate::report::explain;
use crate::report::i18n::Lang;
use crate::report::names::clean;
use crate::report::numbers::{self, MISSING, MoneyUnit};

/// Numbers of a row in its unit.
struct Numbers<'a> {
    unit: &'a str,
    money: MoneyUnit,
    lang: Lang,
}

impl Numbers<'_> {
    fn of<'a>(row: &'a TargetRow, currency: &str, lang: Lang) -> Numbers<'a> {
        let unit = row.with.as_ref().or(row.without.as_ref()).map_or("", |e| e.unit.as_str());
        let levels = [&row.with, &row.without].into_iter().flatten().map(|e| e.mean);
        Numbers { unit, money: MoneyUnit::fitting(levels, currency), lang }
    }

    fn level(&self, value: f64) -> String {
        match self.unit {
            "share" => numbers::percent(value, self.lang),
            "ratio" => numbers::fixed(value, 2, self.lang),
            "units" | "count" => numbers::count(value, self.lang),
            _ => self.money.amount(value, self.lang),
        }
    }

    fn change(&self, value: f64) -> String {
        match self.unit {
            "share" => format!("{} {}", numbers::signed(value * 100.0, 2, self.lang), self.lang.pick("pp", "điểm %")),
            "ratio" => numbers::signed(value, 3, self.lang),
            "units" | "count" => numbers::signed(value, 0, self.lang),
            _ => MoneyUnit::fitting([value], &self.money.currency).signed_amount(value, self.lang),
        }
    }

    fn range(&self, e: &Estimate) -> String {
        format!("{} – {}", self.level(e.p05), self.level(e.p95))
    }
}

/// `✓ reached`, `~ close`, `✗ not yet`.
pub(super) fn status(row: &TargetRow, lang: Lang) -> &'static str {
    match row.status.as_str() {
        "hit" => lang.pick("✓ reached", "✓ đạt"),
        "near" => lang.pick("~ close", "~ sát"),
        "miss" => lang.pick("✗ not yet", "✗ chưa"),
        _ => MISSING,
    }
}

/// Name of the KPI with what it is about.
pub(super) fn kpi(row: &TargetRow, lang: Lang) -> String {
    let name = explain::find(&row.kpi).map_or(row.kpi.as_str(), |e| lang.pick(e.name.0, e.name.1));
    let about: Vec<String> = row.category.iter().chain(&row.channels).map(|c| clean(c)).collect();
    if about.is_empty() { name.to_owned() } else { format!("{name} ({})", about.join(", ")) }
}

pub(super) fn side(row: &TargetRow, lang: Lang) -> &'static str {
    match row.side.as_str() {
        "retailer" => lang.pick("account", "nhà bán lẻ"),
        "brand" => lang.pick("brand", "nhãn hàng"),
        _ => lang.pick("both", "hai bên"),
    }
}

fn wanted(row: &TargetRow, numbers: &Numbers<'_>, lang: Lang) -> String {
    match row.form.as_str() {
        "growth" => numbers::signed_percent(row.target, lang),
        form => {
            let level =
                if numbers.unit.is_empty() { numbers::fixed(row.target, 2, lang) } else { numbers.level(row.target) };
            format!("{} {level}", if form == "at_most" { "≤" } else { "≥" })
        }
    }
}

pub(super) fn targets(sheet: &Sheet, lang: Lang) -> Section {
    let mut table = Table::new(&[
        lang.pick("side", "bên"),
        "KPI",
        lang.pick("#target", "#mục tiêu"),
        lang.pick("#without the plan", "#không có kế hoạch"),
        lang.pick("#with the plan", "#có kế hoạch"),
        lang.pick("#range", "#khoảng"),
        lang.pick("#our contribution", "#đóng góp"),
        lang.pick("#P(hit)", "#P(đạt)"),
        lang.pick("status", "trạng thái"),
    ]);
    let missing = || MISSING.to_owned();
    for row in &sheet.targets {
        let n = Numbers::of(row, &sheet.scenario.currency, lang);
        table.rows.push(vec![
            side(row, lang).to_owned(),
            kpi(row, lang),
            wanted(row, &n, lang),
            row.without.as_ref().map_or_else(missing, |e| n.level(e.mean)),
            row.with.as_ref().map_or_else(missing, |e| n.level(e.mean)),
            row.with.as_ref().map_or_else(missing, |e| n.range(e)),
            row.contribution.as_ref().map_or_else(missing, |e| n.change(e.mean)),
            row.p_hit.map_or_else(missing, |p| numbers::percent(p, lang)),
            status(row, lang).to_owned(),
        ]);
    }
    let reached = sheet.targets.iter().filter(|t| t.status == "hit").count();
    let count = sheet.targets.len();
    let summary = match sheet.from_results {
        true => lang.pick("Chances are left out: results.json holds means and ranges, not futures. Run without --results for them.",
            "Không tính xác suất đạt: results.json chỉ có trung bình và khoảng. Chạy không kèm --results để có.").to_owned(),
        false => lang.pick(format!("{reached} of {count} targets are reached."), format!("Đạt {reached} trên {count} mục tiêu.")),
    };
    Section {
        title: lang.pick("Targets and our contribution", "Mục tiêu và đóng góp").to_owned(),
        lines: vec![summary],
        table: Some(table),
        notes: Vec::new(),
    }
}
