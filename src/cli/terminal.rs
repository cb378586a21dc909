//! Where text goes: results to stdout, everything else to stderr. A closed pipe is no error.

use super::args::{Arguments, Colour, Language};
use crate::report::i18n::Lang;
use std::io::{IsTerminal, Write, stderr, stdout};

/// The terminal of this process.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Language of the reader.
    pub lang: Lang,
    /// Is stderr a terminal that can be redrawn.
    pub live: bool,
    /// Use colours on stderr.
    pub colour: bool,
    /// Draw with Unicode.
    pub unicode: bool,
    /// Results only.
    pub quiet: bool,
}

impl Terminal {
    /// Reads arguments and environment.
    #[must_use]
    pub fn new(arguments: &Arguments) -> Self {
        let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
        let dumb = set("TERM").is_some_and(|t| t == "dumb");
        let terminal = stderr().is_terminal() && !dumb;
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default();
        let wish = set("OMNISIM_LANG").unwrap_or_else(|| locale.clone());
        let lang = match arguments.lang {
            Some(Language::Vi) => Lang::Vi,
            Some(Language::En) => Lang::En,
            None if wish.starts_with("vi") => Lang::Vi,
            None => Lang::En,
        };
        Self {
            lang,
            live: terminal && !arguments.quiet,
            colour: match arguments.color {
                Colour::Always => true,
                Colour::Never => false,
                Colour::Auto => terminal && set("NO_COLOR").is_none(),
            },
            unicode: locale.to_ascii_lowercase().contains("utf") || (locale.is_empty() && terminal),
            quiet: arguments.quiet,
        }
    }

    /// Writes results.
    pub fn result(&self, text: &str) {
        // A reader that closes the pipe (`| head`) has what it wants.
        let _ = stdout().lock().write_all(text.as_bytes()).and_then(|()| stdout().lock().flush());
    }

    /// Writes a message.
    pub fn message(&self, text: &str) {
        let _ = stderr().lock().write_all(text.as_bytes());
    }

    /// Writes a note that `--quiet` silences.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            self.message(text);
        }
    }
}
