//! How numbers, money and dates are written in each language (never in JSON or CSV).
//!
//! Missing and non-finite values are a dash, the minus sign is U+2212, spaces inside amounts do not break.

use time::{Date, Duration, Month};

use super::i18n::Lang;

/// The sign of negative numbers.
pub const MINUS: char = '\u{2212}';
/// What stands for a number that does not exist.
pub const MISSING: &str = "—";
const NO_BREAK: char = '\u{a0}';
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A number with grouped thousands and a fixed count of decimals; `+` is never written.
#[must_use]
pub fn fixed(value: f64, decimals: usize, lang: Lang) -> String {
    if !value.is_finite() {
        return MISSING.to_owned();
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let (group, point) = match lang {
        Lang::En => (',', '.'),
        Lang::Vi => ('.', ','),
    };
    let mut written = String::new();
    if value < 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        written.push(MINUS);
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            written.push(group);
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push(point);
        written.push_str(fraction);
    }
    written
}

/// A difference: like [`fixed`], with `+` in front of what is above 0 after rounding.
#[must_use]
pub fn signed(value: f64, decimals: usize, lang: Lang) -> String {
    let written = fixed(value, decimals, lang);
    let is_above_zero = value > 0.0 && value.is_finite() && written.bytes().any(|b| (b'1'..=b'9').contains(&b));
    if is_above_zero { format!("+{written}") } else { written }
}

/// A range of differences in brackets; Vietnamese separates by a semicolon because its comma is the decimal sign.
#[must_use]
pub fn range(low: f64, high: f64, decimals: usize, lang: Lang) -> String {
    let separator = match lang {
        Lang::En => ", ",
        Lang::Vi => "; ",
    };
    format!("[{}{separator}{}]", signed(low, decimals, lang), signed(high, decimals, lang))
}

/// A share as a percentage: one decimal below 10%, none above; tiny values in words.
#[must_use]
pub fn percent(share: f64, lang: Lang) -> String {
    percent_of(share, lang, fixed)
}

/// A relative change as a percentage with its sign.
#[must_use]
pub fn signed_percent(share: f64, lang: Lang) -> String {
    percent_of(share, lang, signed)
}

fn percent_of(share: f64, lang: Lang, write: fn(f64, usize, Lang) -> String) -> String {
    let percent = share * 100.0;
    if !percent.is_finite() {
        return MISSING.to_owned();
    }
    if percent == 0.0 {
        return "0%".to_owned();
    }
    if percent.abs() < 0.1 {
        return match (lang, percent > 0.0) {
            (Lang::En, true) => "under 0.1%".to_owned(),
            (Lang::En, false) => format!("above {MINUS}0.1%"),
            (Lang::Vi, true) => "dưới 0,1%".to_owned(),
            (Lang::Vi, false) => format!("trên {MINUS}0,1%"),
        };
    }
    format!("{}%", write(percent, usize::from(percent.abs() < 9.95), lang))
}

/// A difference of two percentages, in points.
#[must_use]
pub fn points(share: f64, lang: Lang) -> String {
    let unit = match lang {
        Lang::En => "pp",
        Lang::Vi => "điểm %",
    };
    format!("{}{NO_BREAK}{unit}", signed(share * 100.0, 1, lang))
}

/// A whole count with grouped thousands.
#[must_use]
pub fn count(value: f64, lang: Lang) -> String {
    fixed(value, 0, lang)
}

/// One unit of money for a whole table or chart.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyUnit {
    /// Currency units in one step of this unit: 1, 1e3, 1e6, 1e9 or 1e12.
    pub size: f64,
    /// Decimals that the values need.
    pub decimals: usize,
    /// ISO code of the currency, cleaned.
    pub currency: String,
}

impl MoneyUnit {
    /// The unit that fits the largest of the values.
    pub fn fitting(values: impl IntoIterator<Item = f64>, currency: &str) -> Self {
        let largest = values.into_iter().filter(|v| v.is_finite()).map(f64::abs).fold(0.0, f64::max);
        let size = [1e12, 1e9, 1e6, 1e3].into_iter().find(|size| largest >= *size).unwrap_or(1.0);
        let is_whole = size == 1.0 && currency == "VND";
        let decimals = if is_whole { 0 } else { 1 + usize::from(largest / size < 9.95) };
        Self { size, decimals, currency: super::names::clean(currency) }
    }

    /// The same currency, one step of a thousand smaller (or 1).
    #[must_use]
    pub fn smaller(&self) -> Self {
        Self { size: (self.size / 1e3).max(1.0), ..self.clone() }
    }

    /// The smallest step that is shown, in currency units.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.size / 10_f64.powi(self.decimals as i32)
    }

    /// `bn` or `tỷ`; empty for plain units.
    #[must_use]
    pub fn scale_word(&self, lang: Lang) -> &'static str {
        let place = [1e3, 1e6, 1e9, 1e12].iter().position(|size| *size == self.size);
        match (place, lang) {
            (Some(at), Lang::En) => ["k", "m", "bn", "tn"][at],
            (Some(at), Lang::Vi) => ["nghìn", "triệu", "tỷ", "nghìn tỷ"][at],
            (None, _) => "",
        }
    }

    /// `VND bn` or `tỷ ₫`, for titles of axes and tables.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        let symbol = self.symbol(lang);
        let word = self.scale_word(lang);
        match lang {
            _ if word.is_empty() => symbol.to_owned(),
            Lang::En => format!("{symbol}{NO_BREAK}{word}"),
            Lang::Vi => format!("{word}{NO_BREAK}{symbol}"),
        }
    }

    fn symbol(&self, lang: Lang) -> &str {
        if lang == Lang::Vi && self.currency == "VND" { "₫" } else { &self.currency }
    }

    /// A level without its unit, as in a table cell.
    #[must_use]
    pub fn level(&self, value: f64, lang: Lang) -> String {
        fixed(value / self.size, self.decimals, lang)
    }

    /// A difference without its unit, as in a table cell.
    #[must_use]
    pub fn change(&self, value: f64, lang: Lang) -> String {
        signed(value / self.size, self.decimals, lang)
    }

    /// A range of differences without the unit.
    #[must_use]
    pub fn range(&self, low: f64, high: f64, lang: Lang) -> String {
        range(low / self.size, high / self.size, self.decimals, lang)
    }

    /// An amount with its unit: `VND 1.49 bn`, `1,49 tỷ ₫`.
    #[must_use]
    pub fn amount(&self, value: f64, lang: Lang) -> String {
        self.with_unit(&self.level(value, lang), lang)
    }

    /// A difference with its unit: `VND +1.49 bn`, `+1,49 tỷ ₫`.
    #[must_use]
    pub fn signed_amount(&self, value: f64, lang: Lang) -> String {
        self.with_unit(&self.change(value, lang), lang)
    }

    fn with_unit(&self, number: &str, lang: Lang) -> String {
        let (symbol, word) = (self.symbol(lang), self.scale_word(lang));
        let gap = if word.is_empty() { "" } else { "\u{a0}" };
        match lang {
            Lang::En => format!("{symbol}{NO_BREAK}{number}{gap}{word}"),
            Lang::Vi => format!("{number}{gap}{word}{NO_BREAK}{symbol}"),
        }
    }
}

/// One amount with the unit and about three digits that fit it.
#[must_use]
pub fn money(value: f64, currency: &str, lang: Lang) -> String {
    let mut unit = MoneyUnit::fitting([value], currency);
    if value.abs() / unit.size >= 99.5 {
        unit.decimals = 0;
    }
    unit.amount(value, lang)
}

/// Rounds parts to whole steps so that they add up to `total` (largest remainders); zeros stay zero.
///
/// Parts whose sum is more than one step off do not belong to that total and are only rounded.
#[must_use]
pub fn round_to_total(parts: &[f64], total: f64, step: f64) -> Vec<f64> {
    let scaled: Vec<f64> = parts.iter().map(|p| if p.is_finite() { p / step } else { 0.0 }).collect();
    let mut rounded: Vec<f64> = scaled.iter().map(|s| s.round()).collect();
    let mut open: Vec<usize> = (0..parts.len()).filter(|&part| scaled[part] != 0.0).collect();
    let missing = (total / step).round() - rounded.iter().sum::<f64>();
    let is_theirs = (total / step - scaled.iter().sum::<f64>()).abs() <= 1.01;
    if is_theirs && missing.abs() <= open.len() as f64 {
        let direction = missing.signum();
        let slack = |part: usize| direction * (scaled[part] - scaled[part].round());
        open.sort_by(|a, b| slack(*b).total_cmp(&slack(*a)).then(a.cmp(b)));
        for &part in open.iter().take(missing.abs() as usize) {
            rounded[part] += direction;
        }
    }
    rounded.iter().map(|r| r * step).collect()
}

/// The first day of a week of the horizon (weeks count from 1); `None` for text that is no ISO date.
#[must_use]
pub fn week_start(start: &str, week: u32) -> Option<Date> {
    parse_date(start)?.checked_add(Duration::weeks(i64::from(week) - 1))
}

fn parse_date(iso: &str) -> Option<Date> {
    let mut fields = iso.splitn(3, '-');
    let year: i32 = fields.next()?.parse().ok()?;
    let month: u8 = fields.next()?.parse().ok()?;
    let day: u8 = fields.next()?.get(..2)?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// `6 Feb 2027` or `06/02/2027`.
#[must_use]
pub fn date(day: Date, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} {}", short_date(day, lang), day.year()),
        Lang::Vi => format!("{}/{}", short_date(day, lang), day.year()),
    }
}

/// `6 Feb` or `06/02`.
#[must_use]
pub fn short_date(day: Date, lang: Lang) -> String {
    let month = u8::from(day.month());
    match lang {
        Lang::En => format!("{} {}", day.day(), MONTHS[usize::from(month) - 1]),
        Lang::Vi => format!("{:02}/{month:02}", day.day()),
    }
}

/// `Week 6 (1–7 Feb)` or `Tuần 6 (01/02–07/02)`; without dates when the start is unknown.
#[must_use]
pub fn week(start: &str, week: u32, lang: Lang) -> String {
    let word = match lang {
        Lang::En => "Week",
        Lang::Vi => "Tuần",
    };
    let Some(first) = week_start(start, week) else { return format!("{word} {week}") };
    let Some(last) = first.checked_add(Duration::days(6)) else { return format!("{word} {week}") };
    let from = match lang {
        Lang::En if first.month() == last.month() => first.day().to_string(),
        _ => short_date(first, lang),
    };
    format!("{word} {week} ({from}–{})", short_date(last, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: String, expected: &str) {
        assert_eq!(written.replace(NO_BREAK, " "), expected);
    }

    #[test]
    fn numbers_follow_the_language() {
        check(fixed(1_234_567.0, 0, Lang::Vi), "1.234.567");
        check(fixed(1_234_567.0, 0, Lang::En), "1,234,567");
        check(signed(-0.42, 2, Lang::Vi), "−0,42");
        check(signed(0.004, 2, Lang::En), "0.00");
        check(signed(-0.004, 2, Lang::En), "0.00");
        check(range(0.62, 2.31, 2, Lang::Vi), "[+0,62; +2,31]");
        check(range(0.62, 2.31, 2, Lang::En), "[+0.62, +2.31]");
        check(percent(0.62, Lang::Vi), "62%");
        check(signed_percent(0.0309, Lang::Vi), "+3,1%");
        check(percent(0.0004, Lang::Vi), "dưới 0,1%");
        check(points(0.019, Lang::Vi), "+1,9 điểm %");
        check(points(-0.002, Lang::En), "−0.2 pp");
    }

    #[test]
    fn money_has_one_unit_and_its_place() {
        let unit = MoneyUnit::fitting([1.49e9, -4.2e8, f64::NAN], "VND");
        check(unit.amount(1.49e9, Lang::En), "VND 1.49 bn");
        check(unit.amount(1.49e9, Lang::Vi), "1,49 tỷ ₫");
        check(unit.title(Lang::Vi), "tỷ ₫");
        check(money(12_300.0, "USD", Lang::En), "USD 12.3 k");
        check(money(6.5e8, "VND", Lang::Vi), "650 triệu ₫");
        check(money(f64::NAN, "VND", Lang::En), "VND —");
        check(money(98.0, "VND", Lang::Vi), "98 ₫");
    }

    #[test]
    fn dates_never_mix_day_and_month() {
        check(week("2026-12-28", 6, Lang::En), "Week 6 (1–7 Feb)");
        check(week("2026-12-28", 6, Lang::Vi), "Tuần 6 (01/02–07/02)");
        check(week("2026-12-28", 1, Lang::En), "Week 1 (28 Dec–3 Jan)");
        check(week("soon", 2, Lang::En), "Week 2");
        check(week_start("2026-12-28", 1).map(|d| date(d, Lang::Vi)).unwrap_or_default(), "28/12/2026");
        check(week_start("2026-12-28", 1).map(|d| date(d, Lang::En)).unwrap_or_default(), "28 Dec 2026");
    }

    #[test]
    fn rounded_parts_meet_a_given_total_and_zeros_stay() {
        assert_eq!(round_to_total(&[0.4, 0.4, 0.4, 0.0], 1.2, 1.0), [1.0, 0.0, 0.0, 0.0]);
        assert_eq!(round_to_total(&[0.6, 0.6, -0.0], 1.0, 1.0).iter().sum::<f64>(), 1.0);
        assert_eq!(round_to_total(&[1.0], 90.0, 1.0), [1.0]);
    }
}
