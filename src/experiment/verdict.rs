//! Words for what the numbers say: scorecard labels and pairwise verdicts.

/// Share of futures from which a sign counts as known.
pub const SIGN_KNOWN: f64 = 0.8;
/// Relative difference below which a claim counts as exact.
const EXACT: f64 = 0.005;

/// What a scorecard label is made from; money means over futures.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Incremental profit that the scorecard sees, before cost.
    pub claim: f64,
    /// The same after cost.
    pub claim_net: f64,
    /// System incremental profit before cost.
    pub system: f64,
    /// Total system value.
    pub tsv: f64,
    /// Share of futures in which total system value is above 0.
    pub p_positive: f64,
    /// Share of futures in which it is below 0.
    pub p_negative: f64,
    /// Number of futures; one alone makes no sign known.
    pub futures: usize,
}

/// Label of a scorecard and, where it applies, the percent missed or overstated.
#[must_use]
pub fn label(seen: &Seen) -> (&'static str, Option<f64>) {
    let percent = |part: f64, whole: f64| Some(((1.0 - part / whole) * 1000.0).round() / 10.0);
    if seen.futures < 2 || seen.p_positive.max(seen.p_negative) < SIGN_KNOWN {
        return ("unclear", None);
    }
    if (seen.claim_net - seen.tsv).abs() <= EXACT * seen.tsv.abs() {
        return ("exact", None);
    }
    match (seen.claim_net > 0.0, seen.tsv > 0.0) {
        (true, true) if seen.system > seen.claim && seen.system > 0.0 => ("missed", percent(seen.claim, seen.system)),
        (true, true) if seen.claim > 0.0 => ("overstated", percent(seen.system, seen.claim)),
        (true, true) => ("unclear", None),
        (true, false) => ("flips_to_negative", None),
        (false, true) => ("flips_to_positive", None),
        (false, false) => ("both_negative", None),
    }
}

/// Which side gains, by the shares of futures in which each gains and loses; unclear unless both signs are known.
#[must_use]
pub fn win_win(brand: (f64, f64), retailer: (f64, f64), futures: usize) -> &'static str {
    let sign = |(gains, loses): (f64, f64)| match () {
        () if gains >= SIGN_KNOWN => Some(true),
        () if loses >= SIGN_KNOWN => Some(false),
        () => None,
    };
    match (sign(brand), sign(retailer)) {
        _ if futures < 2 => "unclear",
        (Some(true), Some(true)) => "win_win",
        (Some(true), Some(false)) => "brand_only",
        (Some(false), Some(true)) => "retailer_only",
        (Some(false), Some(false)) => "lose_lose",
        _ => "unclear",
    }
}

/// Share of futures in which the first is ahead; ties count half.
#[must_use]
pub fn p_ahead(differences: &[f64]) -> f64 {
    let ahead = differences.iter().filter(|d| **d > 0.0).count() as f64;
    let ties = differences.iter().filter(|d| **d == 0.0).count() as f64;
    (ahead + ties / 2.0) / differences.len().max(1) as f64
}

/// Verdict word for a share of futures in which the better program is ahead.
#[must_use]
pub fn word(p_better: f64) -> &'static str {
    match p_better {
        p if p >= 0.95 => "clear",
        p if p >= 0.80 => "likely",
        p if p >= 0.60 => "leaning",
        _ => "too_close_to_call",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(claim: f64, claim_net: f64, system: f64, tsv: f64) -> Seen {
        let (p_positive, p_negative) = if tsv > 0.0 { (1.0, 0.0) } else { (0.0, 1.0) };
        Seen { claim, claim_net, system, tsv, p_positive, p_negative, futures: 20 }
    }

    #[test]
    fn labels_follow_the_shared_rule() {
        assert_eq!(label(&seen(0.92, 0.02, 2.39, 1.49)), ("missed", Some(61.5)));
        assert_eq!(label(&seen(2.0, 1.0, 1.0, 0.1)), ("overstated", Some(50.0)));
        assert_eq!(label(&seen(2.1, 0.9, 0.78, -0.42)).0, "flips_to_negative");
        assert_eq!(label(&seen(0.6, -0.5, 2.55, 1.45)).0, "flips_to_positive");
        assert_eq!(label(&seen(0.6, -0.5, 0.2, -1.0)).0, "both_negative");
        assert_eq!(label(&seen(1.0, 0.5, 1.0, 0.5)).0, "exact");
        let unsure = Seen { p_positive: 0.6, ..seen(1.0, 0.5, 1.0, 0.5) };
        assert_eq!(label(&unsure).0, "unclear");
    }

    #[test]
    fn a_side_wins_or_loses_only_when_its_sign_is_known() {
        assert_eq!(win_win((0.9, 0.1), (1.0, 0.0), 20), "win_win");
        assert_eq!(win_win((0.8, 0.2), (0.0, 1.0), 20), "brand_only");
        assert_eq!(win_win((0.1, 0.9), (0.9, 0.1), 20), "retailer_only");
        assert_eq!(win_win((0.0, 1.0), (0.2, 0.8), 20), "lose_lose");
        assert_eq!(win_win((0.9, 0.1), (0.7, 0.3), 20), "unclear");
        assert_eq!(win_win((1.0, 0.0), (1.0, 0.0), 1), "unclear", "one future shows no sign");
        assert_eq!(win_win((0.0, 0.0), (0.0, 0.0), 20), "unclear", "a program of nothing");
    }

    #[test]
    fn ties_count_half() {
        assert_eq!(p_ahead(&[1.0, 0.0, -1.0, 0.0]), 0.5);
        assert_eq!(word(0.5), "too_close_to_call");
    }
}
