//! Compares a document with the JSON Schema of the format and collects every problem of its shape.

use super::diagnostic::{Diagnostic, nearest, shown};
use super::schema::scenario_schema;
use super::slips;
use super::tree::{Entry, Item, Node};
use serde_json::Value;

/// Every problem of shape: unknown and missing keys, values of a wrong kind.
pub(super) fn check_shape(root: &Node) -> Vec<Diagnostic> {
    check_shape_of(root, &scenario_schema())
}

/// The same against the schema of another format.
pub(super) fn check_shape_of(root: &Node, schema: &Value) -> Vec<Diagnostic> {
    let mut shape = Shape { definitions: &schema["definitions"], found: Vec::new() };
    shape.walk(root, schema, "");
    shape.found
}

struct Shape<'s> {
    definitions: &'s Value,
    found: Vec<Diagnostic>,
}

impl<'s> Shape<'s> {
    fn walk(&mut self, node: &Node, schema: &'s Value, path: &str) {
        // A file that is no scenario at all would name every line.
        const MOST: usize = 500;
        if self.found.len() >= MOST {
            return;
        }
        let schema = self.resolve(schema);
        if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
            return self.one_of(node, variants, path);
        }
        match (kind_of(schema), &node.item) {
            (Kind::Table, Item::Table(entries)) => self.table(node, entries, schema, path),
            (Kind::List, Item::List(items)) => self.list(node, items, schema, path),
            (Kind::Percent, Item::Text(text)) => self.found.extend(slips::bad_percent(text, path, node)),
            (Kind::Date, Item::Date(date)) => self.found.extend(slips::bad_date(*date, path, node)),
            (Kind::Number | Kind::Whole, Item::Huge(digits)) => self.found.push(slips::too_large(digits, path, node)),
            (Kind::Whole, Item::Whole(number)) => self.whole(*number, schema, path, node),
            (Kind::Number, Item::Whole(_) | Item::Real(_))
            | (Kind::Text, Item::Text(_))
            | (Kind::Flag, Item::Flag(_)) => {}
            (wanted, _) => self.found.push(slips::wrong_type(node, wanted, path)),
        }
    }

    /// Follows references and drops "or null", which TOML cannot say.
    fn resolve(&self, mut schema: &'s Value) -> &'s Value {
        loop {
            let next = if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
                name.rsplit('/').next().and_then(|name| self.definitions.get(name))
            } else if let Some([only]) = schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
                Some(only)
            } else {
                let some = schema.get("anyOf").and_then(Value::as_array);
                some.and_then(|parts| parts.iter().find(|part| part["type"] != "null"))
            };
            match next {
                Some(next) => schema = next,
                None => return schema,
            }
        }
    }

    fn table(&mut self, node: &Node, entries: &[Entry], schema: &'s Value, path: &str) {
        let empty = serde_json::Map::new();
        let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        for entry in entries {
            let place = join(path, &entry.key);
            if let Some(inner) = schema.get("properties").and_then(|p| p.get(&entry.key)) {
                self.walk(&entry.node, inner, &place);
            } else if let Some(inner) = schema.get("additionalProperties").filter(|a| a.is_object()) {
                self.walk(&entry.node, inner, &place);
            } else {
                let key = shown(&entry.key);
                let message = format!("unknown key `{key}` {}", inside(path));
                let names = known.keys().map(String::as_str);
                let span = entry.key_span.clone();
                self.found
                    .push(Diagnostic::error("unknown-key", place, message).at(span).with_known(&entry.key, names));
            }
        }
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            // A misspelt key is reported once, as unknown.
            let is_misspelt =
                |key: &str| !known.contains_key(key) && nearest(key, known.keys().map(String::as_str)) == Some(name);
            if !entries.iter().any(|e| e.key == name || is_misspelt(&e.key)) {
                let found = self.missing(name, &schema["properties"][name], path);
                self.found.push(found.at(node.span.clone().filter(|_| !path.is_empty())));
            }
        }
    }

    fn missing(&self, name: &str, schema: &'s Value, path: &str) -> Diagnostic {
        let message = format!("`{name}` is missing {}", inside(path));
        let found = Diagnostic::error("missing-key", join(path, name), message);
        let schema = self.resolve(schema);
        if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
            let names: Vec<&str> = variants.iter().filter_map(variant_name).collect();
            let example = match variants.first().and_then(|v| v.get("const")) {
                Some(first) => format!("add {name} = {first}"),
                None => format!("add for example {}", tagged_example(name)),
            };
            return found.with_known("", names).with_hint(example);
        }
        let example = match kind_of(schema) {
            Kind::Table if path.is_empty() => format!("add a table [{name}]"),
            Kind::List if path.is_empty() => format!("add a table [[{name}]]"),
            _ if name == "currency" => "add currency = \"VND\"".to_owned(),
            kind => format!("add {name} = {}", kind.example()),
        };
        found.with_hint(example)
    }

    fn list(&mut self, node: &Node, items: &[Node], schema: &'s Value, path: &str) {
        if let Some(length) = schema.get("minItems").and_then(Value::as_u64)
            && length != items.len() as u64
        {
            let message = format!("`{}` has {} values, needed are {length}", last(path), items.len());
            self.found.push(Diagnostic::error("wrong-length", path, message).at(node.span.clone()));
        }
        for (at, item) in items.iter().enumerate() {
            self.walk(item, &schema["items"], &format!("{path}[{at}]"));
        }
    }

    fn whole(&mut self, number: i64, schema: &Value, path: &str, node: &Node) {
        let highest = if schema["format"] == "uint32" { i64::from(u32::MAX) } else { i64::MAX };
        if !(0..=highest).contains(&number) {
            let message = format!("`{}` is `{number}`, allowed are 0 to {highest}", last(path));
            self.found.push(Diagnostic::error("value-out-of-range", path, message).at(node.span.clone()));
        }
    }

    /// A word out of a list, or a table with one key out of a list.
    fn one_of(&mut self, node: &Node, variants: &'s [Value], path: &str) {
        let names = || variants.iter().filter_map(variant_name);
        let tagged = variants.iter().find_map(|v| v.get("properties")).is_some();
        match (&node.item, tagged) {
            (Item::Text(word), false) if names().any(|n| n == word) => {}
            (Item::Text(word), false) => {
                let message = format!("`{}` is `{}`, which is not a known value", last(path), shown(word));
                let found = Diagnostic::error("unknown-value", path, message).at(node.span.clone());
                self.found.push(found.with_known(word, names()));
            }
            (Item::Table(entries), true) => match entries.as_slice() {
                [only] => self.tagged(only, variants, path),
                _ => {
                    let message = format!("`{}` has {} keys, needed is exactly one", last(path), entries.len());
                    let found = Diagnostic::error("one-key-only", path, message).at(node.span.clone());
                    self.found.push(found.with_known("", names()).with_hint(alone(path)));
                }
            },
            (Item::Text(word), true) => {
                let message = format!("`{}` is text, needed is a table with one key", last(path));
                let found =
                    Diagnostic::error("wrong-type", path, message).at(node.span.clone()).with_known("", names());
                let name = names().find(|n| n == word).or_else(|| names().next()).unwrap_or_default();
                self.found
                    .push(found.with_hint(format!("write {}.{name} = {{ }}, with its values inside", last(path))));
            }
            _ => {
                let message = format!("`{}` is {}, needed is one of the known words", last(path), node.kind());
                let found = Diagnostic::error("wrong-type", path, message).at(node.span.clone());
                self.found.push(found.with_known("", names()));
            }
        }
    }

    fn tagged(&mut self, entry: &Entry, variants: &'s [Value], path: &str) {
        let inner = variants.iter().find_map(|v| v.get("properties")?.get(&entry.key));
        let place = join(path, &entry.key);
        match inner {
            Some(inner) => self.walk(&entry.node, inner, &place),
            None => {
                let message = format!("unknown key `{}` {}", shown(&entry.key), inside(path));
                let found = Diagnostic::error("unknown-key", place, message).at(entry.key_span.clone());
                self.found.push(found.with_known(&entry.key, variants.iter().filter_map(variant_name)));
            }
        }
    }
}

/// What the format wants at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    List,
    Percent,
    Date,
    Number,
    Whole,
    Text,
    Flag,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "a table",
            Self::List => "a list",
            Self::Percent => "a percentage as text",
            Self::Date => "a date",
            Self::Number => "a number",
            Self::Whole => "a whole number",
            Self::Text => "text",
            Self::Flag => "true or false",
        }
    }

    pub fn example(self) -> &'static str {
        match self {
            Self::Table => "{ }",
            Self::List => "[\"a\", \"b\"]",
            Self::Percent => "\"20%\"",
            Self::Date => "2027-01-11",
            Self::Number => "1.5",
            Self::Whole => "13",
            Self::Text => "\"abc\"",
            Self::Flag => "true",
        }
    }
}

fn kind_of(schema: &Value) -> Kind {
    let is = |name: &str| match &schema["type"] {
        Value::String(one) => one == name,
        Value::Array(some) => some.iter().any(|one| one == name),
        _ => false,
    };
    match schema["format"].as_str() {
        Some("percent") => Kind::Percent,
        Some("date") => Kind::Date,
        _ if is("array") => Kind::List,
        _ if is("string") => Kind::Text,
        _ if is("integer") => Kind::Whole,
        _ if is("number") => Kind::Number,
        _ if is("boolean") => Kind::Flag,
        _ => Kind::Table,
    }
}

/// What to do with two keys where one is wanted.
fn alone(path: &str) -> &'static str {
    if path.ends_with("mechanic") { "make one tactic of each mechanic" } else { "make one table of each kind" }
}

/// A table with one key, by the name of the key that holds it.
fn tagged_example(name: &str) -> String {
    if name == "kind" {
        "kind.max-depth = { limit = \"30%\" }".to_owned()
    } else {
        format!("{name}.price-cut = {{ depth = \"20%\" }}")
    }
}

fn variant_name(variant: &Value) -> Option<&str> {
    let word = variant.get("const").and_then(Value::as_str);
    word.or_else(|| variant.get("properties")?.as_object()?.keys().next().map(String::as_str))
}

fn join(path: &str, key: &str) -> String {
    let key = shown(key);
    if path.is_empty() { key } else { format!("{path}.{key}") }
}

fn inside(path: &str) -> String {
    if path.is_empty() { "at the top of the file".to_owned() } else { format!("in `{path}`") }
}

/// The last key of a path, with its index.
pub(super) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
