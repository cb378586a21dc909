//! Problems found in a scenario file: what they say and where they stand. `render` turns them into text.

use serde::Serialize;
use std::ops::Range;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario cannot be run.
    Error,
    /// The scenario can be run, but probably does not say what was meant.
    Warning,
}

impl Severity {
    /// The word that stands before the code.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem: where it is, what was found, what is allowed and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable kebab-case word that `omnisim explain` explains.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// One sentence without full stop.
    pub message: String,
    /// Place in the document, such as `program[0].tactic[1].delivery.to`; empty for the file as a whole.
    pub path: String,
    /// Bytes of the text that the problem concerns.
    pub span: Option<Range<usize>>,
    /// Values that would have been understood.
    pub known: Vec<String>,
    /// What to do.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error at a place in the document.
    #[must_use]
    pub fn error(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, path.into(), message.into())
    }

    /// A warning at a place in the document.
    #[must_use]
    pub fn warning(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, path.into(), message.into())
    }

    fn new(severity: Severity, code: &'static str, path: String, message: String) -> Self {
        debug_assert!(super::codes::find(code).is_some(), "code `{code}` is not explained in codes.rs");
        Self { code, severity, message, path, span: None, known: Vec::new(), hint: None }
    }

    /// The same problem with the bytes that it concerns.
    #[must_use]
    pub fn at(mut self, span: Option<Range<usize>>) -> Self {
        self.span = span;
        self
    }

    /// The same problem with advice.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same problem with the values that would have been understood and, when one is close to `found`, a hint.
    #[must_use]
    pub fn with_known<'k>(mut self, found: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        self.known = known.into_iter().map(str::to_owned).collect();
        self.known.dedup();
        if let Some(near) = nearest(found, self.known.iter().map(String::as_str)) {
            self.hint = Some(format!("did you mean `{near}`?"));
        }
        self
    }

    /// Does it stop the scenario from being run.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The known word that is spelt most like `word`, if one is close.
pub(super) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // Beyond this length a word is no misspelt key, and comparing would take long.
    const LONGEST: usize = 80;
    if word.len() > LONGEST {
        return None;
    }
    let folded = word.to_lowercase().replace('_', "-");
    let allowed = (folded.chars().count() / 3).max(1);
    known
        .map(|k| (strsim::damerau_levenshtein(&folded, &k.to_lowercase().replace('_', "-")), k))
        .filter(|(steps, _)| *steps <= allowed)
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, k)| k)
}

/// Text of a user as a message may show it: short, on one line, without control or direction characters.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut safe: String = text.chars().take(LONGEST).map(|c| if is_unsafe(c) { '?' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        safe.push('…');
    }
    safe
}

/// Characters that could change what a terminal shows around them.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_word_is_suggested_and_a_far_one_is_not() {
        let known = ["choc-100", "choc-200", "price_index"];
        assert_eq!(nearest("choc-20", known.into_iter()), Some("choc-200"));
        assert_eq!(nearest("price-index", known.into_iter()), Some("price_index"));
        assert_eq!(nearest("milk", known.into_iter()), None);
    }

    #[test]
    fn text_of_a_user_cannot_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb\u{202e}c"), "a?[2Jb?c");
        assert_eq!(shown(&"x".repeat(100)).chars().count(), 61);
    }
}
