//! Turns problems into text: with the lines of the file around them, plain, for GitHub, or as JSON.

use super::diagnostic::{Diagnostic, Severity, is_unsafe};
use super::load::Checked;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, ThemeCharacters, ThemeStyles};
use serde_json::{Value, json};
use std::fmt::{self, Write as _};
use std::ops::Range;

/// How a terminal may be written to.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Draw frames with Unicode lines; otherwise with ASCII.
    pub unicode: bool,
    /// Use ANSI colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self { unicode: true, colour: false, width: 100 }
    }
}

/// How problems are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the lines of the file around each problem, for terminals.
    #[default]
    Text,
    /// Without frames, for logs and screen readers.
    Plain,
    /// One JSON document.
    Json,
    /// Workflow commands of GitHub.
    Github,
}

/// The problems of a checked file in a format; empty when there are none, except as JSON.
#[must_use]
pub fn render(checked: &Checked, format: Format, look: Look) -> String {
    let (found, name, text) = (&checked.diagnostics, &checked.source_name, &checked.text);
    match format {
        Format::Text => graphical(found, name, text, look),
        Format::Plain => plain(found, name, text),
        Format::Json => format!("{:#}\n", json(found, name, text)),
        Format::Github => github(found, name, text),
    }
}

/// A text and where its lines begin, to tell line and column of a byte.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte, both from 1; columns count characters.
    #[must_use]
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let byte = whole_character(self.text, byte);
        let line = self.starts.partition_point(|&start| start <= byte);
        (line, self.text[self.starts[line - 1]..byte].chars().count() + 1)
    }

    /// Bytes in the line of a byte.
    fn line_length(&self, byte: usize) -> usize {
        let line = self.starts.partition_point(|&start| start <= byte.min(self.text.len()));
        self.starts.get(line).copied().unwrap_or(self.text.len()) - self.starts[line - 1]
    }
}

fn whole_character(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// Plain text without frames or colour, one block per problem.
#[must_use]
pub fn plain(found: &[Diagnostic], source_name: &str, text: &str) -> String {
    let lines = Lines::of(text);
    let mut out = String::new();
    for (at, one) in found.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        plain_block(&mut out, one, source_name, &lines);
    }
    out
}

fn plain_block(out: &mut String, one: &Diagnostic, source_name: &str, lines: &Lines) {
    let _ = writeln!(out, "{}", headline(one));
    let mut place = vec![source_name.to_owned()];
    place.extend((!one.path.is_empty()).then(|| one.path.clone()));
    if let Some(span) = &one.span {
        let (line, column) = lines.position(span.start);
        place.push(format!("line {line}, column {column}"));
    }
    let _ = writeln!(out, "  --> {}", place.join(", "));
    if !one.known.is_empty() {
        let _ = writeln!(out, "  {}: {}", known_label(one.code), one.known.join(", "));
    }
    if let Some(hint) = &one.hint {
        let _ = writeln!(out, "\nhint: {hint}");
    }
}

fn headline(one: &Diagnostic) -> String {
    format!("{}[{}]: {}", one.severity.word(), one.code, one.message)
}

fn known_label(code: &str) -> String {
    match code.strip_prefix("unknown-") {
        Some("category") => "known categories".to_owned(),
        Some(thing) => format!("known {}s", thing.replace('-', " ")),
        None => "allowed".to_owned(),
    }
}

/// Text with the lines of the file around each problem.
#[must_use]
pub fn graphical(found: &[Diagnostic], source_name: &str, text: &str, look: Look) -> String {
    // More would scroll away unread; the other formats give all.
    const MOST: usize = 50;
    let calm: String = text.chars().flat_map(calm_character).collect();
    let source = NamedSource::new(source_name, calm);
    let lines = Lines::of(text);
    let handler = handler(look);
    let mut out = String::new();
    for one in found.iter().take(MOST) {
        let report = Report { one, source: &source, span: framed_span(one, &lines), help: help(one) };
        if report.span.is_none() || handler.render_report(&mut out, &report).is_err() {
            plain_block(&mut out, one, source_name, &lines);
        }
        out.push('\n');
    }
    if found.len() > MOST {
        let _ = writeln!(out, "… and {} more problems", found.len() - MOST);
    }
    out
}

/// The same number of bytes, so that spans still fit, but nothing that steers a terminal.
fn calm_character(c: char) -> impl Iterator<Item = char> {
    let steers = is_unsafe(c) && !matches!(c, '\n' | '\r' | '\t');
    std::iter::repeat_n(if steers { '?' } else { c }, if steers { c.len_utf8() } else { 1 })
}

/// The span within the text, on one line; `None` when there is nothing useful to frame.
fn framed_span(one: &Diagnostic, lines: &Lines) -> Option<Range<usize>> {
    // A frame around longer lines hides the message.
    const LONGEST_LINE: usize = 400;
    let span = one.span.clone()?;
    let start = whole_character(lines.text, span.start);
    let end = whole_character(lines.text, span.end).max(start);
    let end = lines.text[start..end].find('\n').map_or(end, |at| start + at);
    (!lines.text.is_empty() && lines.line_length(start) <= LONGEST_LINE).then_some(start..end)
}

fn help(one: &Diagnostic) -> Option<String> {
    let known = (!one.known.is_empty()).then(|| format!("{}: {}", known_label(one.code), one.known.join(", ")));
    let parts: Vec<String> = known.into_iter().chain(one.hint.clone()).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn handler(look: Look) -> GraphicalReportHandler {
    let mut characters = if look.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    (characters.error, characters.warning) =
        if look.unicode { ("✗".into(), "!".into()) } else { ("[x]".into(), "[!]".into()) };
    let styles = if look.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_width(look.width.clamp(40, 200))
        .with_links(false)
        .with_break_words(false)
}

/// A problem as the renderer wants it.
struct Report<'a> {
    one: &'a Diagnostic,
    source: &'a NamedSource<String>,
    span: Option<Range<usize>>,
    help: Option<String>,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&headline(self.one))
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.one.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.help.as_ref().map(|text| Box::new(text) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.span.clone()?;
        let label = Some(self.one.path.clone()).filter(|path| !path.is_empty());
        Some(Box::new(std::iter::once(LabeledSpan::new(label, span.start, span.len()))))
    }
}

/// One JSON document with every problem.
#[must_use]
pub fn json(found: &[Diagnostic], source_name: &str, text: &str) -> Value {
    let lines = Lines::of(text);
    let problems: Vec<Value> = found
        .iter()
        .map(|one| {
            let start = one.span.as_ref().map(|s| lines.position(s.start));
            let end = one.span.as_ref().map(|s| lines.position(s.end));
            json!({
                "code": one.code, "severity": one.severity, "message": one.message, "path": one.path,
                "line": start.map(|p| p.0), "column": start.map(|p| p.1),
                "end_line": end.map(|p| p.0), "end_column": end.map(|p| p.1),
                "known": one.known, "hint": one.hint,
            })
        })
        .collect();
    json!({ "schema": "omnisim.diagnostics/1", "file": source_name, "diagnostics": problems })
}

/// Workflow commands that GitHub shows next to the lines.
#[must_use]
pub fn github(found: &[Diagnostic], source_name: &str, text: &str) -> String {
    let lines = Lines::of(text);
    let mut out = String::new();
    for one in found {
        let _ = write!(out, "::{} file={}", one.severity.word(), property(source_name));
        if let Some(span) = &one.span {
            let (line, column) = lines.position(span.start);
            let (end_line, end_column) = lines.position(span.end);
            let _ = write!(out, ",line={line},col={column},endLine={end_line},endColumn={end_column}");
        }
        let hint = one.hint.as_ref().map(|h| format!(" ({h})")).unwrap_or_default();
        let _ = writeln!(out, ",title={}::{}", property(one.code), data(&format!("{}{hint}", one.message)));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Diagnostic {
        Diagnostic::error("unknown-product", "a.b", "tactic `t` names `choco`, 100% unknown")
            .at(Some(5..7))
            .with_known("choco", ["choc", "milk"])
    }

    #[test]
    fn plain_text_says_where_what_is_allowed_and_what_to_do() {
        let expected = "error[unknown-product]: tactic `t` names `choco`, 100% unknown\n  --> f.toml, a.b, line 2, column 3\n  known products: choc, milk\n\nhint: did you mean `choc`?\n";
        assert_eq!(plain(&[sample()], "f.toml", "ạ\nab=1\n"), expected.replace("column 3", "column 2"));
    }

    #[test]
    fn github_commands_escape_what_would_end_them() {
        let line = github(&[sample()], "a,b.toml", "x = 1\ny = 2");
        assert!(line.starts_with("::error file=a%2Cb.toml,line=1,col=6,endLine=2,endColumn=2,title=unknown-product::"));
        assert!(line.contains("100%25 unknown (did you mean `choc`?)"));
    }

    #[test]
    fn a_frame_never_fails_on_spans_outside_the_text_or_inside_a_character() {
        for span in [0..0, 1..2, 3..900, 900..901] {
            for look in [Look::default(), Look { unicode: false, colour: true, width: 1 }] {
                let text = graphical(&[sample().at(Some(span.clone()))], "f.toml", "ậ = \"\u{202e}x\"\n", look);
                assert!(text.contains("unknown-product") && !text.contains('\u{202e}'), "{text}");
            }
        }
    }
}
