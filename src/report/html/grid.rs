//! A table of a page: what a chart shows, as words and numbers.

use crate::experiment::results::Estimate;
use crate::report::i18n::Lang;
use crate::report::numbers::{self, MoneyUnit};
use crate::report::verdict::{Direction, direction};
use maud::{Markup, html};

/// A table with a caption that says units and what the columns mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub caption: String,
    /// Names of columns, and whether they hold numbers.
    pub head: Vec<(String, bool)>,
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// `head`: names of the columns, with `#` in front of those that hold numbers.
    pub(super) fn new(caption: impl Into<String>, head: &[&str]) -> Self {
        let column = |name: &&str| match name.strip_prefix('#') {
            Some(name) => (name.to_owned(), true),
            None => ((*name).to_owned(), false),
        };
        Self { caption: caption.into(), head: head.iter().map(column).collect(), rows: Vec::new() }
    }

    pub(super) fn markup(&self) -> Markup {
        let n = |is_number: bool| is_number.then_some("n");
        html! {
            div.scroll tabindex="0" role="group" aria-label=(self.caption) {
                table {
                    caption { (self.caption) }
                    thead { tr { @for (name, number) in &self.head { th scope="col" class=[n(*number)] { (name) } } } }
                    tbody { @for row in &self.rows { tr {
                        @for (at, (cell, (_, number))) in row.iter().zip(&self.head).enumerate() {
                            @if at == 0 { th scope="row" { (cell) } } @else { td class=[n(*number)] { (cell) } }
                        }
                    } } }
                }
            }
        }
    }
}

/// A range of futures as text; empty for one future, which has none.
pub(super) fn range(value: &Estimate, unit: &MoneyUnit, futures: u32, lang: Lang) -> String {
    if futures > 1 { unit.range(value.p05, value.p95, lang) } else { numbers::MISSING.to_owned() }
}

/// Futures above zero, as a percentage.
pub(super) fn chance(value: &Estimate, lang: Lang) -> String {
    value.p_positive.map_or_else(|| numbers::MISSING.to_owned(), |p| format!("{}%", numbers::fixed(p * 100.0, 0, lang)))
}

/// Colour class of a difference; what is not known to differ from zero is marked so.
pub(super) fn class(value: &Estimate) -> Option<&'static str> {
    match direction(value) {
        Direction::Up => Some("gain"),
        Direction::Down => Some("loss"),
        Direction::Unclear => Some("unclear"),
        Direction::Zero => None,
    }
}
