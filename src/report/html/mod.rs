//! The report: one page in one file that opens without a network, in both languages, on a phone and on paper.
//!
//! Every block has the same bones: a message as its title, one line of reading help, the picture, the same numbers as a
//! table, a note. Each language is a page of its own inside the file; the switch shows one of them. Without scripts the
//! first language is readable with both lenses.

mod blocks;
mod calendar;
mod decision;
mod goals;
mod grid;
mod grids;
mod method;
mod probed;
mod retailer;

use super::font::{base64, subset};
use super::i18n::Lang;
use super::names;
use super::svg::ChartError;
use super::verdict;
use crate::experiment::results::Results;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::BTreeSet;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Who is to read the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Both sides of the table: profit of each, no accounts.
    #[default]
    Joint,
    /// The brand side: its accounts too.
    Brand,
    /// The account: nothing in the file lets one work out what the brand earns.
    Retailer,
}

impl Audience {
    /// Name on the command line and in the page.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::Brand => "brand",
            Self::Retailer => "retailer",
        }
    }
}

/// The page.
///
/// * `langs`: the languages in it, the first one shown at the start; empty means both, Vietnamese first
///
/// # Errors
///
/// When a chart cannot be drawn.
pub fn page(results: &Results, langs: &[Lang], audience: Audience) -> Result<String, ChartError> {
    let langs = if langs.is_empty() { &Lang::ALL } else { langs };
    let first = langs[0];
    let bodies: Result<Vec<Markup>, ChartError> = langs.iter().map(|lang| body(results, *lang, audience)).collect();
    let (bodies, bar) = (bodies?, bar(langs, audience));
    let letters: BTreeSet<char> =
        bodies.iter().chain([&bar]).flat_map(|part| part.0.chars()).chain(' '..='~').collect();
    let title = title(results, first);
    let document = html! {
        (DOCTYPE)
        html lang=(first.code()) data-lang=(first.code()) data-lens="both" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                style id="faces" { (PreEscaped(faces(&letters))) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (bar)
                @for body in bodies { (body) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    Ok(document.into_string())
}

fn title(results: &Results, lang: Lang) -> String {
    format!("{} · omnisim", names::scenario(results, lang))
}

/// The faces cut down to the letters of the page.
fn faces(letters: &BTreeSet<char>) -> String {
    let all = [
        (400, "normal", notosans::REGULAR_TTF),
        (700, "normal", notosans::BOLD_TTF),
        (400, "italic", notosans::ITALIC_TTF),
    ];
    let mut css = String::new();
    for (weight, slant, face) in all {
        let Some(small) = subset(face, letters) else { continue };
        css.push_str(&format!(
            "@font-face{{font-family:'Noto Sans';font-weight:{weight};font-style:{slant};\
             src:url(data:font/ttf;base64,{}) format('truetype')}}",
            base64(&small)
        ));
    }
    css
}

/// Switches that need scripts; hidden without them.
fn bar(langs: &[Lang], audience: Audience) -> Markup {
    let lenses = |lang: Lang| {
        [
            ("silo", lang.pick("Single-channel lens", "Góc nhìn từng kênh")),
            ("both", lang.pick("Both", "Cả hai")),
            ("system", lang.pick("System lens", "Góc nhìn toàn hệ thống")),
        ]
    };
    html! {
        @for lang in langs {
            a.skip lang=(lang.code()) href={ "#main-" (lang.code()) } { (lang.pick("Skip to content", "Chuyển đến nội dung chính")) }
        }
        header.bar {
            b { "omnisim" }
            @if langs.len() > 1 {
                div.set role="group" aria-label="Ngôn ngữ · Language" {
                    @for lang in langs {
                        button type="button" hidden data-set="lang" value=(lang.code()) lang=(lang.code()) aria-pressed="false" {
                            (lang.pick("English", "Tiếng Việt"))
                        }
                    }
                }
            }
            @for lang in langs {
                @if audience != Audience::Retailer {
                    div.set lang=(lang.code()) role="group" aria-label=(lang.pick("Lens", "Góc nhìn")) {
                        @for (value, name) in lenses(*lang) {
                            button type="button" hidden data-set="lens" value=(value) aria-pressed="false" { (name) }
                        }
                    }
                }
                button.alone lang=(lang.code()) type="button" hidden value="print" { (lang.pick("Print", "In")) }
            }
        }
    }
}

fn body(results: &Results, lang: Lang, audience: Audience) -> Result<Markup, ChartError> {
    let content = match audience {
        Audience::Retailer => retailer::content(results, lang),
        Audience::Joint | Audience::Brand => content(results, lang, audience)?,
    };
    Ok(html! {
        main.page lang=(lang.code()) id={ "main-" (lang.code()) } data-title=(title(results, lang)) {
            (cover(results, lang))
            (content)
            footer { p { (method::identity(results, lang)) } }
        }
    })
}

fn content(results: &Results, lang: Lang, audience: Audience) -> Result<Markup, ChartError> {
    let blocks = blocks::blocks(results, lang)?;
    Ok(html! {
        (decision::decision(results, lang))
        @for block in &blocks { (blocks::markup(block, lang)) }
        (goals::goals(results, lang))
        (blocks::claims(results, lang))
        (probed::silos(results, lang))
        (probed::legs(results, lang))
        (blocks::horizons(results, lang))
        (probed::terminal(results, lang))
        (calendar::calendar(results, lang))
        (blocks::breaks(results, lang))
        (probed::operations(results, lang))
        (blocks::supply(results, lang))
        (blocks::not_run(results, lang))
        @if audience == Audience::Brand { (blocks::accounts(results, lang)) }
        (method::method(results, lang))
    })
}

/// Scenario, period, evidence.
fn cover(results: &Results, lang: Lang) -> Markup {
    html! {
        div.cover {
            b { (names::scenario(results, lang)) }
            span { (method::period(results, lang)) }
            span.badge { (verdict::evidence_word(results, lang)) }
        }
    }
}

#[cfg(test)]
mod tests;
