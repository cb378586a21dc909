//! Says what is wrong with text that is not TOML, and how scenario files write what was probably meant.

use super::diagnostic::{Diagnostic, shown};
use super::render::Lines;
use toml::de::Error;

/// The syntax errors of a text, at most one per line.
pub(super) fn explain(text: &str, errors: &[Error]) -> Vec<Diagnostic> {
    // One slip can make a reader stumble many times.
    const MOST: usize = 10;
    let lines = Lines::of(text);
    let mut places: Vec<(usize, &Error)> = errors.iter().map(|e| (e.span().map_or(0, |s| s.start), e)).collect();
    places.sort_by_key(|(start, _)| *start);
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut last_line = 0;
    for (start, error) in places {
        let (line, _) = lines.position(start);
        if line != last_line {
            found.push(explain_one(text, start, error));
        }
        last_line = line;
        // What follows a list that was left open is not wrong in itself.
        if found.len() == MOST || error.message().contains("missing comma") {
            break;
        }
    }
    found
}

/// The line of a byte, and what stands from the byte to the end of the value.
fn around(text: &str, byte: usize) -> (&str, &str) {
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| byte + at);
    let token = after.split([',', '}', ']', '#', '\n']).next().unwrap_or_default();
    (&text[start..end], token.trim())
}

fn explain_one(text: &str, start: usize, error: &Error) -> Diagnostic {
    let message = error.message();
    let (line, token) = around(text, start);
    let value = if token.is_empty() { line.split_once('=').map_or("", |(_, value)| value.trim()) } else { token };
    let found = if message.contains("recurs") {
        Diagnostic::error("too-deep", "", "values are nested too deeply")
            .with_hint("a scenario needs four levels at most")
    } else if message.contains("duplicate key") {
        Diagnostic::error("duplicate-key", "", "this key or table is there twice")
            .with_hint("keep one of them; lists of tables are written with double brackets, such as [[channel]]")
    } else if looks_like_a_date(value) {
        Diagnostic::error("bad-date", "", format!("`{}` is not a date of the calendar", shown(value)))
            .with_hint("write year-month-day without quotes, such as 2027-01-11")
    } else {
        syntax_error(line, value, message)
    };
    found.at(error.span())
}

fn syntax_error(line: &str, value: &str, message: &str) -> Diagnostic {
    let first = message.chars().next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    let rest: String = message.chars().skip(1).collect();
    let found = Diagnostic::error("syntax", "", format!("the text is not TOML: {first}{rest}"));
    let right = line.split_once('=').map_or("", |(_, right)| right.trim());
    let is_bare = |text: &str| !text.is_empty() && !text.starts_with(['"', '\'', '[', '{']);
    if line.contains(['“', '”', '‘', '’']) {
        found.with_hint("use straight quotes \" instead of curly ones")
    } else if message.contains("missing comma") {
        found.with_hint("close the list that begins above, or put a comma between its values")
    } else if is_bare(value) && value.contains('%') {
        found.with_hint("a percentage is text in quotes, such as \"20%\"")
    } else if is_bare(right) && right.starts_with(|c: char| c.is_ascii_digit()) && right.contains([',', '.', ' ']) {
        found.with_hint("write numbers without thousands separators and with a decimal point, such as 25900 or 0.5")
    } else if is_bare(right) && message.contains("quoted") {
        found.with_hint("text stands in quotes, such as \"abc\"")
    } else {
        found
    }
}

fn looks_like_a_date(value: &str) -> bool {
    let bytes = value.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|b| b.iter().all(u8::is_ascii_digit));
    let iso = digits(0..4) && bytes.get(4) == Some(&b'-');
    let parts: Vec<&str> = value.split(['/', '.']).collect();
    let slashed = digits(0..1) && parts.len() == 3 && parts[..2].iter().all(|part| part.len() <= 2);
    iso || slashed
}
