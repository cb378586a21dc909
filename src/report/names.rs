//! Names from the scenario, made safe to print: composed, without control characters, cut when too long.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::i18n::{Key, Lang};
use crate::experiment::results::{ALL_CHANNELS, ProgramResult, Results, SeasonInfo};

/// Longest identifier that stands in front of a name, as in “B App voucher”.
const SHORT_ID: usize = 3;
/// Longest name inside a sentence.
const SENTENCE_NAME: usize = 32;

/// Text in composed form (NFC) on one line, without characters that could steer a terminal or break XML.
#[must_use]
pub fn clean(text: &str) -> String {
    let printable = text.nfc().map(|c| if is_unprintable(c) { ' ' } else { c });
    printable.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_unprintable(c: char) -> bool {
    let is_direction = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    c.is_control() || is_direction || matches!(c, '\u{feff}' | '\u{fff0}'..='\u{ffff}')
}

/// Cuts text to a number of characters; the last one becomes `…`.
#[must_use]
pub fn shorten(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Columns that text takes in a terminal: marks take none, East Asian and picture characters two.
#[must_use]
pub fn columns(text: &str) -> usize {
    let wide = |c: char| {
        matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}')
    };
    text.chars().map(|c| if is_combining_mark(c) { 0 } else { 1 + usize::from(wide(c)) }).sum()
}

pub(super) fn in_language<'a>(name: &'a str, name_vi: Option<&'a str>, lang: Lang) -> &'a str {
    match lang {
        Lang::Vi => name_vi.filter(|n| !n.trim().is_empty()).unwrap_or(name),
        Lang::En => name,
    }
}

/// Name of the scenario.
#[must_use]
pub fn scenario(results: &Results, lang: Lang) -> String {
    let header = &results.scenario;
    let name = clean(in_language(&header.name, header.name_vi.as_deref(), lang));
    if name.is_empty() { clean(&header.id) } else { name }
}

/// Identifier and name of a program when the identifier is a letter or two, else its name.
#[must_use]
pub fn program(program: &ProgramResult, lang: Lang) -> String {
    with_id(&program.id, in_language(&program.name, program.name_vi.as_deref(), lang))
}

/// Identifier and name when the identifier is a letter or two, else the name.
pub(super) fn with_id(id: &str, name: &str) -> String {
    let (id, name) = (clean(id), clean(name));
    match () {
        () if name.is_empty() || name == id => id,
        () if id.chars().count() <= SHORT_ID => format!("{id} {name}"),
        () => name,
    }
}

/// What a sentence calls the program: its letter, or its name.
#[must_use]
pub fn program_short(result: &ProgramResult, lang: Lang) -> String {
    let id = clean(&result.id);
    let is_letter = !id.is_empty() && id.chars().count() <= SHORT_ID;
    if is_letter { id } else { shorten(&program(result, lang), SENTENCE_NAME) }
}

/// Name of a channel, of `later_weeks`, of `other_retailers`, of `all_channels` or of `interaction`.
#[must_use]
pub fn channel(results: &Results, id: &str, lang: Lang) -> String {
    match id {
        "later_weeks" => return Key::LaterWeeks.text(lang).to_owned(),
        "other_retailers" => return Key::OtherRetailers.text(lang).to_owned(),
        ALL_CHANNELS => return Key::AllChannels.text(lang).to_owned(),
        "interaction" => return Key::Interaction.text(lang).to_owned(),
        _ => {}
    }
    let found = results.scenario.channels.iter().find(|c| c.id == id);
    let name = found.map(|c| clean(in_language(&c.name, c.name_vi.as_deref(), lang))).unwrap_or_default();
    if name.is_empty() { clean(id) } else { name }
}

/// Name of a season.
#[must_use]
pub fn season(season: &SeasonInfo, lang: Lang) -> String {
    clean(in_language(&season.name, season.name_vi.as_deref(), lang))
}

/// “A”, “A and B”, “A, B and C”.
#[must_use]
pub fn list(names: &[String], lang: Lang) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), Key::And.text(lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_vietnamese_becomes_composed() {
        let decomposed: String = "Dầu gội Phố Việt".nfd().collect();
        assert_ne!(decomposed, "Dầu gội Phố Việt");
        assert_eq!(clean(&decomposed), "Dầu gội Phố Việt");
    }

    #[test]
    fn control_characters_and_direction_marks_vanish() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\nd\0"), "a [31mb c d");
    }

    #[test]
    fn long_text_is_cut_with_an_ellipsis() {
        assert_eq!(shorten("Tết Nguyên đán", 8), "Tết Ngu…");
        assert_eq!(columns("Tết"), 3);
        assert_eq!(columns("漢字"), 4);
    }
}
