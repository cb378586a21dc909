//! A TOML document as a tree that remembers which bytes every key and value came from.

use super::diagnostic::Diagnostic;
use super::syntax;
use std::ops::Range;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;
use unicode_normalization::UnicodeNormalization;

/// Bytes of a value in the text; `None` for values set from outside.
pub(super) type Span = Option<Range<usize>>;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub span: Span,
    pub item: Item,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Text(String),
    Whole(i64),
    Real(f64),
    /// A number that no type can hold, as written.
    Huge(String),
    Flag(bool),
    Date(Datetime),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: String,
    pub key_span: Span,
    pub node: Node,
}

impl Node {
    /// Reads TOML text; on failure every syntax error.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            let span = Some(table.span());
            return Ok(Self { span, item: table_item(table.into_inner(), true) });
        }
        Err(syntax::explain(text, &errors))
    }

    /// Reads a value given outside the file: TOML if it is, text otherwise.
    pub fn from_outside(text: &str) -> Self {
        let item = match DeValue::parse(text) {
            Ok(value) => item(value.into_inner(), false),
            Err(_) => Item::Text(text.nfc().collect()),
        };
        Self { span: None, item }
    }

    /// An empty table.
    pub fn empty_table() -> Self {
        Self { span: None, item: Item::Table(Vec::new()) }
    }

    /// The value of a key of a table.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        match &self.item {
            Item::Table(entries) => entries.iter().find(|e| e.key == key),
            _ => None,
        }
    }

    /// Bytes of the value at a path such as `program[0].tactic[1].delivery.to`, or of what encloses it most closely.
    pub fn span_of(&self, path: &str) -> Span {
        let mut node = self;
        let mut span = None;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match (&node.item, step.strip_suffix(']').and_then(|n| n.parse::<usize>().ok())) {
                (Item::List(items), Some(at)) => items.get(at),
                _ => node.get(step).map(|e| &e.node),
            };
            let Some(next) = next else { break };
            node = next;
            span = node.span.clone();
        }
        span
    }

    /// The value as the reader of typed values wants it.
    pub fn to_toml(&self) -> toml::Value {
        match &self.item {
            Item::Text(text) | Item::Huge(text) => toml::Value::String(text.clone()),
            Item::Whole(number) => toml::Value::Integer(*number),
            Item::Real(number) => toml::Value::Float(*number),
            Item::Flag(flag) => toml::Value::Boolean(*flag),
            Item::Date(date) => toml::Value::Datetime(*date),
            Item::List(items) => toml::Value::Array(items.iter().map(Self::to_toml).collect()),
            Item::Table(entries) => {
                toml::Value::Table(entries.iter().map(|e| (e.key.clone(), e.node.to_toml())).collect())
            }
        }
    }

    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match &self.item {
            Item::Text(_) => "text",
            Item::Whole(_) | Item::Real(_) | Item::Huge(_) => "a number",
            Item::Flag(_) => "true or false",
            Item::Date(_) => "a date",
            Item::List(_) => "a list",
            Item::Table(_) => "a table",
        }
    }
}

fn table_item(table: DeTable<'_>, spanned: bool) -> Item {
    let entries = table.into_iter().map(|(key, value)| Entry {
        key_span: spanned.then(|| key.span()),
        node: Node { span: spanned.then(|| value.span()), item: item(value.into_inner(), spanned) },
        key: key.into_inner().into_owned(),
    });
    Item::Table(entries.collect())
}

/// Nesting is limited by the parser, so this cannot run out of stack.
fn item(value: DeValue<'_>, spanned: bool) -> Item {
    match value {
        DeValue::String(text) => Item::Text(text.nfc().collect()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(whole) => Item::Whole(whole),
            Err(_) => Item::Huge(number.to_string()),
        },
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(real) if real.is_finite() || number.as_str().contains(['i', 'n']) => Item::Real(real),
            _ => Item::Huge(number.to_string()),
        },
        DeValue::Boolean(flag) => Item::Flag(flag),
        DeValue::Datetime(date) => Item::Date(date),
        DeValue::Array(items) => Item::List(
            items
                .into_iter()
                .map(|one| Node { span: spanned.then(|| one.span()), item: item(one.into_inner(), spanned) })
                .collect(),
        ),
        DeValue::Table(table) => table_item(table, spanned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_bytes_and_a_missing_key_to_its_table() {
        let text = "[[a]]\nx = 1\n[[a]]\ny = { z = \"q\" }\n";
        let tree = Node::parse(text).expect("sound");
        let piece = |path: &str| tree.span_of(path).map(|s| &text[s]);
        assert_eq!(piece("a[1].y.z"), Some("\"q\""));
        assert_eq!(piece("a[0].missing"), Some("[[a]]"));
        assert_eq!(piece("b"), None);
    }

    #[test]
    fn text_is_composed_on_load() {
        let tree = Node::parse("name = \"Te\u{302}\u{301}t\"").expect("sound");
        assert!(matches!(&tree.get("name").expect("set").node.item, Item::Text(t) if t == "Tết"));
    }
}
