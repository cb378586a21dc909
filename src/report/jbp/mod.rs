//! The sheet of a joint business plan, one to two pages: for the terminal, as Markdown, as a page and as CSV.

mod csv;
mod markdown;
mod page;
mod sections;
mod targets;
mod text;

pub use csv::csv;
pub use markdown::markdown;
pub use page::page;
pub use text::text;

use super::explain;
use super::i18n::Lang;
use super::names::clean;
use super::numbers;
use crate::experiment::results::sheet::Sheet;

/// A part of the sheet: a heading, lines, a table, lines below.
pub(super) struct Section {
    pub title: String,
    pub lines: Vec<String>,
    pub table: Option<Table>,
    pub notes: Vec<String>,
}

/// A table; columns of numbers lean right.
pub(super) struct Table {
    pub head: Vec<String>,
    pub numbers: Vec<bool>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// `head`: names of the columns, with `#` in front of those that hold numbers.
    pub fn new(head: &[&str]) -> Self {
        Self {
            head: head.iter().map(|h| h.trim_start_matches('#').to_owned()).collect(),
            numbers: head.iter().map(|h| h.starts_with('#')).collect(),
            rows: Vec::new(),
        }
    }
}

/// What stands on top.
pub(super) struct Head {
    pub title: String,
    pub lines: Vec<String>,
    pub badge: String,
}

pub(super) fn head(sheet: &Sheet, lang: Lang) -> Head {
    let plan = &sheet.plan;
    let name = lang.pick(&plan.name, plan.name_vi.as_ref().unwrap_or(&plan.name));
    let day = |iso: &str| numbers::week_start(iso, 1).map_or_else(|| clean(iso), |d| numbers::date(d, lang));
    let scenario = &sheet.scenario;
    let about = lang.pick(&scenario.name, scenario.name_vi.as_ref().unwrap_or(&scenario.name));
    let word = explain::find(&scenario.evidence).map_or(scenario.evidence.as_str(), |e| lang.pick(e.name.0, e.name.1));
    let mut lines = vec![
        format!("{} × {} · {} – {}", clean(&plan.account), clean(&plan.brand), day(&plan.from), day(&plan.to)),
        format!(
            "{}: {} · {} {} · {} {}",
            lang.pick("Scenario", "Kịch bản"),
            clean(about),
            scenario.weeks,
            lang.pick("weeks", "tuần"),
            numbers::count(f64::from(sheet.futures), lang),
            lang.pick("futures", "lần mô phỏng"),
        ),
    ];
    let people = |who: &str, names: &[String]| {
        (!names.is_empty()).then(|| format!("{who}: {}", names.iter().map(|n| clean(n)).collect::<Vec<_>>().join(", ")))
    };
    lines.extend(people(&clean(&plan.account), &plan.account_people));
    lines.extend(people(&clean(&plan.brand), &plan.brand_people));
    Head { title: clean(name), lines, badge: format!("{}: {word}", lang.pick("evidence", "mức chứng cứ")) }
}

/// All parts in their order.
pub(super) fn parts(sheet: &Sheet, lang: Lang) -> Vec<Section> {
    let mut all = vec![targets::targets(sheet, lang)];
    all.push(sections::programs(sheet, lang));
    all.push(sections::coverage(sheet, lang));
    all.extend(sections::aop(sheet, lang));
    all.extend(sections::guardrails(sheet, lang));
    all.push(sections::reading(sheet, lang));
    all
}
