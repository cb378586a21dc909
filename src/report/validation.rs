//! The findings of a validation run as a table for the terminal.

use crate::validate::document::{Document, MetricResult};
use std::fmt::Write as _;

/// A number with as many decimals as the width of its bounds asks for.
fn number(value: f64) -> String {
    if value.abs() >= 100.0 {
        format!("{value:.0}")
    } else if value.abs() >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.3}")
    }
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), number)
}

fn verdict(metric: &MetricResult) -> &'static str {
    match metric.pass {
        Some(true) => "ok",
        Some(false) => "OUT",
        None => "not run",
    }
}

/// Table of metrics and controls.
#[must_use]
pub fn text(document: &Document) -> String {
    let mut out = String::new();
    for m in &document.metrics {
        let bounds = format!("[{}, {}]", number(m.lo), number(m.hi));
        let spread = m.spread.map_or_else(String::new, |s| format!("± {}", number(s)));
        let _ = writeln!(
            out,
            "{:<36}{:<28}{:>9} {:<10}{:<18}{:>9}  {}",
            m.fact,
            m.metric,
            shown(m.value),
            spread,
            bounds,
            shown(m.centre),
            verdict(m)
        );
        if let Some(reason) = &m.reason {
            let _ = writeln!(out, "    {reason}");
        }
    }
    for a in &document.also {
        let where_ = a.archetype.as_deref().unwrap_or("also");
        let _ = writeln!(out, "{where_:<18}{:<36}{:<28}{:>9}", a.fact, a.metric, shown(a.value));
    }
    for c in &document.controls {
        let word = if c.red { "red" } else { "STAYS GREEN" };
        let _ = writeln!(out, "{:<36}{:<28}{:>9}  {:<12}{}", c.fact, c.metric, shown(c.value), word, c.broken);
    }
    out
}
