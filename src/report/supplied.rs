//! What supply made of the plan, in sentences.

use super::i18n::{Key, Lang};
use super::names::program_short;
use super::numbers::{percent, signed_percent};
use crate::experiment::results::Results;

/// On-shelf availability and OTIF without programs, and programs whose growth is on paper.
#[must_use]
pub fn sentences(results: &Results, lang: Lang) -> Vec<String> {
    let Some(base) = &results.baseline.supply else { return Vec::new() };
    let slots = [
        ("otif", percent(base.otif.mean, lang)),
        ("osa", percent(base.osa.mean, lang)),
        ("days", super::numbers::fixed(base.stock_days.mean, 0, lang)),
    ];
    let slots: Vec<(&str, &str)> = slots.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut said = vec![Key::SaySupply.fill(lang, &slots)];
    for program in &results.programs {
        let Some(supply) = program.supply.as_ref().filter(|s| s.on_paper) else { continue };
        let points = signed_percent(supply.growth_on_paper.mean, lang);
        said.push(Key::SayOnPaper.fill(lang, &[("p", &program_short(program, lang)), ("x", &points)]));
    }
    said
}
