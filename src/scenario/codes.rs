//! Every diagnostic code with its explanation in English and Vietnamese, for `omnisim explain CODE`.

mod errors;
mod warnings;

use super::diagnostic::Severity;

/// A diagnostic code and what it means. A code never changes its meaning.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The kebab-case word.
    pub code: &'static str,
    /// Does it stop a run.
    pub severity: Severity,
    /// What it means and what to do, in English.
    pub en: &'static str,
    /// The same in Vietnamese.
    pub vi: &'static str,
}

const fn error(code: &'static str, en: &'static str, vi: &'static str) -> Code {
    Code { code, severity: Severity::Error, en, vi }
}

const fn warning(code: &'static str, en: &'static str, vi: &'static str) -> Code {
    Code { code, severity: Severity::Warning, en, vi }
}

/// Every code, errors first.
pub fn all() -> impl Iterator<Item = &'static Code> {
    errors::ERRORS.iter().chain(warnings::WARNINGS)
}

/// The explanation of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Code> {
    all().find(|known| known.code == code)
}

/// Is it the code of a warning, which a scenario may silence.
#[must_use]
pub fn is_warning(code: &str) -> bool {
    find(code).is_some_and(|known| known.severity == Severity::Warning)
}

/// The codes of all warnings.
pub fn warnings() -> impl Iterator<Item = &'static str> {
    warnings::WARNINGS.iter().map(|known| known.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;
    use unicode_normalization::is_nfc;

    /// Text of the code that looks for problems, without tests and without the tables of codes.
    fn sources() -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scenario");
        let mut text = String::new();
        for folder in [root.clone(), root.join("rules"), root.join("jbp")] {
            for entry in std::fs::read_dir(folder).expect("sources").flatten() {
                let path = entry.path();
                if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("codes.rs") {
                    let file = std::fs::read_to_string(&path).expect("source");
                    text += file.split("#[cfg(test)]").next().unwrap_or_default();
                }
            }
        }
        text
    }

    /// Words that stand as the first literal of a call that reports a problem.
    fn emitted(text: &str) -> BTreeSet<&str> {
        let calls = ["error(", "warning(", ".known("];
        let after =
            calls.into_iter().flat_map(|call| text.match_indices(call).map(move |(at, _)| &text[at + call.len()..]));
        after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next()).collect()
    }

    #[test]
    fn every_code_that_is_emitted_is_explained_and_every_explained_one_is_emitted() {
        let text = sources();
        let emitted = emitted(&text);
        let explained: BTreeSet<&str> = all().map(|code| code.code).collect();
        assert!(emitted.len() > 60, "found only {emitted:?}");
        assert_eq!(emitted, explained);
    }

    #[test]
    fn explanations_are_there_in_both_languages_and_composed() {
        let mut seen = BTreeSet::new();
        for code in all() {
            assert!(seen.insert(code.code), "{} is there twice", code.code);
            assert!(code.en.len() > 40 && code.vi.len() > 40, "{}", code.code);
            assert!(is_nfc(code.vi) && !code.vi.is_ascii(), "{}", code.code);
        }
    }
}
