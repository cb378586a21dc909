//! Words for signs, verdicts, evidence and scorecard labels.

use super::i18n::{Key, Lang};
use super::numbers;
use crate::experiment::results::{Estimate, Results, Scorecard};

/// Share of futures that must agree on a sign before it is called one.
pub const SIGN_NEEDED: f64 = 0.80;

/// What the futures say about the sign of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Above zero in at least 80% of futures.
    Up,
    /// Below zero in at least 80% of futures.
    Down,
    /// Neither.
    Unclear,
    /// Exactly zero in every future.
    Zero,
}

/// Reads the sign of a difference.
#[must_use]
pub fn direction(difference: &Estimate) -> Direction {
    let Estimate { mean, p05, p95, .. } = *difference;
    if [mean, p05, p95].iter().all(|v| *v == 0.0) {
        return Direction::Zero;
    }
    let above = difference.p_positive.unwrap_or(match () {
        () if p05 > 0.0 => 1.0,
        () if p95 < 0.0 => 0.0,
        () => 0.5,
    });
    match () {
        () if mean > 0.0 && above >= SIGN_NEEDED => Direction::Up,
        () if mean < 0.0 && 1.0 - above >= SIGN_NEEDED => Direction::Down,
        () => Direction::Unclear,
    }
}

/// Futures out of 100 in which a difference is above zero.
#[must_use]
pub fn futures_above_zero(difference: &Estimate) -> String {
    hundred(difference.p_positive.unwrap_or(f64::NAN))
}

/// A share of futures as a count out of 100.
#[must_use]
pub fn hundred(share: f64) -> String {
    numbers::fixed(share * 100.0, 0, Lang::En)
}

/// The word for a verdict of the results document; unknown words are shown as they are.
#[must_use]
pub fn verdict_word(verdict: &str, lang: Lang) -> String {
    let key = match verdict {
        "clear" => Key::Clear,
        "likely" => Key::Likely,
        "leaning" => Key::Leaning,
        "too_close_to_call" => Key::TooClose,
        other => return super::names::clean(other),
    };
    key.text(lang).to_owned()
}

/// The evidence badge; anything unknown is only illustrative.
#[must_use]
pub fn evidence_word(results: &Results, lang: Lang) -> &'static str {
    let key = match results.scenario.evidence.as_str() {
        "calibrated" => Key::Calibrated,
        "back-tested" | "back_tested" => Key::BackTested,
        _ => Key::Illustrative,
    };
    key.text(lang)
}

/// Percent missed or overstated, such as `62%`; a dash when the document has none.
#[must_use]
pub fn label_percent(scorecard: &Scorecard, lang: Lang) -> String {
    scorecard.percent.map_or_else(|| numbers::MISSING.to_owned(), |p| format!("{}%", numbers::fixed(p, 0, lang)))
}

/// How the scorecard compares with the system, in words.
#[must_use]
pub fn label(scorecard: &Scorecard, lang: Lang) -> String {
    let percent = label_percent(scorecard, lang);
    let key = match scorecard.label.as_str() {
        "exact" => Key::LabelExact,
        "missed" => Key::LabelMissed,
        "overstated" => Key::LabelOverstated,
        "flips_to_negative" => Key::LabelFlipsNegative,
        "flips_to_positive" => Key::LabelFlipsPositive,
        "both_negative" => Key::LabelBothNegative,
        _ => Key::LabelUnclear,
    };
    key.fill(lang, &[("m", &percent)])
}

/// Does the scorecard point the wrong way.
#[must_use]
pub fn is_flip(scorecard: &Scorecard) -> bool {
    matches!(scorecard.label.as_str(), "flips_to_negative" | "flips_to_positive")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(mean: f64, p05: f64, p95: f64, p_positive: Option<f64>, expected: Direction) {
        let difference = Estimate { mean, p05, p95, p_positive, ..Estimate::default() };
        assert_eq!(direction(&difference), expected);
    }

    #[test]
    fn a_sign_needs_four_futures_in_five() {
        check(1.0, -0.1, 2.0, Some(0.93), Direction::Up);
        check(1.0, -2.0, 4.0, Some(0.79), Direction::Unclear);
        check(-1.0, -2.0, 0.1, Some(0.08), Direction::Down);
        check(0.0, 0.0, 0.0, Some(0.0), Direction::Zero);
        check(f64::NAN, 0.0, 0.0, None, Direction::Unclear);
        check(-1.0, -2.0, -0.5, None, Direction::Down);
    }
}
