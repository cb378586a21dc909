//! How much of the trade money for a brand outlets let through to the shelf (E21).

use super::defaults::Behaviour;

/// Share of its category from which a brand is large, and medium. Assumption: the studies give no limits.
const LARGE: f64 = 0.15;
const MEDIUM: f64 = 0.07;

/// Share of trade money that reaches the shelf for a brand of a share of its category: more for large brands (Besanko,
/// Dubé & Gupta 2005; Pauwels 2007).
#[must_use]
pub fn pass_through(share: f64, behaviour: &Behaviour) -> f64 {
    match share {
        s if s >= LARGE => behaviour.pass_through_large,
        s if s >= MEDIUM => behaviour.pass_through_medium,
        _ => behaviour.pass_through_small,
    }
}
