//! The glossary behind `omnisim explain`: the only definition of every measure, part, label and chart.

mod accounts;
mod measures;
mod parts;
mod planning;
mod words;

use super::i18n::Lang;

/// English and Vietnamese.
pub type Both = (&'static str, &'static str);

/// A term with its definition.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The identifier of the results document, then other spellings.
    pub ids: &'static [&'static str],
    /// Name.
    pub name: Both,
    /// What it means, in one or two sentences.
    pub meaning: Both,
    /// How it is computed.
    pub formula: Option<Both>,
    /// A worked example with invented numbers.
    pub example: Option<Both>,
    /// What is easily misread.
    pub caution: Option<Both>,
    /// Where to look further.
    pub see: Option<&'static str>,
}

/// Writes entries next to each other in both languages.
macro_rules! glossary {
    ($(
        $ids:expr, $en:literal / $vi:literal,
        is $is_en:literal / $is_vi:literal
        $(, formula $formula_en:literal / $formula_vi:literal)?
        $(, example $example_en:literal / $example_vi:literal)?
        $(, caution $caution_en:literal / $caution_vi:literal)?
        $(, see $see:literal)?
    ;)*) => {
        &[$(
            $crate::report::explain::Entry {
                ids: &$ids,
                name: ($en, $vi),
                meaning: ($is_en, $is_vi),
                formula: $crate::report::explain::optional(&[$(($formula_en, $formula_vi))?]),
                example: $crate::report::explain::optional(&[$(($example_en, $example_vi))?]),
                caution: $crate::report::explain::optional(&[$(($caution_en, $caution_vi))?]),
                see: $crate::report::explain::optional(&[$($see)?]),
            },
        )*]
    };
}
pub(crate) use glossary;

/// The first value, if any.
pub(crate) const fn optional<T: Copy>(values: &[T]) -> Option<T> {
    match values {
        [] => None,
        [first, ..] => Some(*first),
    }
}

/// Every entry: measures, then parts and instruments, then labels, charts and vocabulary.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    let all = measures::MEASURES.iter().chain(parts::PARTS).chain(accounts::ACCOUNTS);
    all.chain(words::WORDS).chain(planning::PLANNING)
}

/// Every identifier and spelling that [`find`] knows, for “did you mean”.
pub fn terms() -> impl Iterator<Item = &'static str> {
    entries().flat_map(|entry| entry.ids.iter().copied())
}

/// The entry for an identifier, another spelling or a name in either language; case, `_`, `-` and spaces are alike.
#[must_use]
pub fn find(term: &str) -> Option<&'static Entry> {
    let plain = |text: &str| super::names::clean(text).to_lowercase().replace(['_', '-'], " ");
    let wanted = plain(term);
    let by_id = entries().find(|entry| entry.ids.iter().any(|id| plain(id) == wanted));
    by_id.or_else(|| entries().find(|entry| plain(entry.name.0) == wanted || plain(entry.name.1) == wanted))
}

/// The explanation as text for a terminal; `None` for an unknown term.
#[must_use]
pub fn text(term: &str, lang: Lang) -> Option<String> {
    find(term).map(|entry| written(entry, lang))
}

fn written(entry: &Entry, lang: Lang) -> String {
    let pick = |both: Both| lang.pick(both.0, both.1);
    let id = entry.ids.first().copied().unwrap_or_default();
    let mut lines = vec![format!("{} ({id})", pick(entry.name)), format!("  {}", pick(entry.meaning))];
    let parts = [
        (("Formula", "Công thức"), entry.formula),
        (("Example", "Ví dụ"), entry.example),
        (("Caution", "Lưu ý"), entry.caution),
    ];
    for (label, part) in parts {
        if let Some(part) = part {
            lines.push(format!("  {:<11} {}", pick(label), pick(part)));
        }
    }
    if let Some(see) = entry.see {
        lines.push(format!("  {:<11} {see}", pick(("See", "Xem"))));
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn check(term: &str) {
        for lang in Lang::ALL {
            let text = text(term, lang).unwrap_or_else(|| panic!("`{term}` is not explained"));
            assert!(text.lines().count() >= 2, "{text}");
        }
    }

    #[test]
    fn everything_that_results_name_is_explained() {
        let results = sample::tie();
        for program in &results.programs {
            program.bridge.profit.iter().for_each(|p| check(&p.part));
            program.bridge.units.iter().for_each(|p| check(&p.part));
            program.instruments.iter().for_each(|i| check(&i.id));
            program.breaks.iter().for_each(|b| check(&b.cause));
            check(&program.scorecard.label);
        }
        results.pairs.iter().for_each(|p| check(&p.verdict));
        results.programs.iter().for_each(|p| check(&p.win_win.label));
        crate::ledger::Line::ALL.iter().filter_map(|line| line.trade_payment()).for_each(check);
        let measures = "tsv roi_silo roi_brand roi_retailer roi_system missed_pct cost budget_used system_cost brand_profit \
            retailer_profit system_profit incremental_units sell_out_value sell_out_units penetration frequency basket \
            repeat_rate deal_share purchases_per_buyer units_per_purchase xch_share leakage pantry_units \
            otif osa forecast_accuracy stock_days sell_in_units growth_on_paper out_of_stock \
            trips_per_household_week mc_error p_positive lens-gap bridge waterfall matrix timeline growth exact missed \
            overstated flips_to_negative flips_to_positive both_negative unclear clear likely leaning price promotion \
            information identity stock last_touch coupon_redemption season_adjusted year_ago members_vs_others \
            members_before_after matched_stores true_profit covers_truth claimed_total shapley \
            shapley_sampled leave_one_out break_points price_of_silos multichannel as_is omnichannel terminal_value \
            journeys omni_gap illustrative calibrated back-tested";
        measures.split_whitespace().for_each(check);
    }

    #[test]
    fn spellings_are_unique_and_names_find_their_entry() {
        let mut seen: Vec<&str> = terms().collect();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
        assert_eq!(find("Tổng giá trị hệ thống").map(|e| e.ids[0]), Some("tsv"));
        assert_eq!(find("Lens Gap").map(|e| e.ids[0]), Some("lens-gap"));
        assert!(find("no such thing").is_none());
    }

    #[test]
    fn measures_say_how_and_what_to_watch() {
        for entry in measures::MEASURES {
            assert!(entry.formula.is_some() && entry.example.is_some() && entry.caution.is_some(), "{:?}", entry.ids);
        }
    }
}
