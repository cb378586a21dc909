//! The two languages of every text that a reader sees.
//!
//! A [`Key`] names a text; its two versions stand side by side in `catalogue.rs`, so a text without a
//! translation does not compile. Slots are written `{name}` and filled by [`fill`].

mod catalogue;

pub use catalogue::Key;

/// Language of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// Vietnamese.
    Vi,
}

impl Lang {
    /// Both languages, Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// Two-letter code: `en` or `vi`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Vi => "vi",
        }
    }

    /// Picks the version for this language.
    #[must_use]
    pub fn pick<T>(self, en: T, vi: T) -> T {
        match self {
            Self::En => en,
            Self::Vi => vi,
        }
    }
}

impl Key {
    /// The text with its slots filled. What is filled in is never searched for slots again.
    #[must_use]
    pub fn fill(self, lang: Lang, slots: &[(&str, &str)]) -> String {
        fill(self.text(lang), slots)
    }
}

/// Replaces each `{name}` by the value of that slot; unknown slots stay as they are.
#[must_use]
pub fn fill(template: &str, slots: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        filled.push_str(before);
        let slot = from.find('}').and_then(|close| {
            let value = slots.iter().find(|(name, _)| *name == &from[1..close])?.1;
            Some((value, close + 1))
        });
        let (value, used) = slot.unwrap_or((&from[..1], 1));
        filled.push_str(value);
        rest = &from[used..];
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text.split('{').skip(1).filter_map(|s| s.split('}').next()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_text_stands_in_both_languages_with_the_same_slots() {
        for key in Key::ALL {
            let (en, vi) = (key.text(Lang::En), key.text(Lang::Vi));
            assert!(!en.trim().is_empty() && !vi.trim().is_empty(), "{key:?}");
            assert_eq!(slots(en), slots(vi), "{key:?}");
            assert_eq!(crate::report::names::clean(vi), vi.trim().replace('\u{a0}', " "), "{key:?} is composed");
        }
    }

    #[test]
    fn a_name_that_looks_like_a_slot_is_not_filled() {
        assert_eq!(fill("{p} gains {x}", &[("p", "{x}"), ("x", "3")]), "{x} gains 3");
        assert_eq!(fill("{q} and {", &[("p", "")]), "{q} and {");
    }
}
