//! The fields that the format knows, read from its JSON Schema, and where a document sets them.

use omnisim::scenario::schema::scenario_schema;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use toml::Value;

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Number,
    Whole,
    Percent,
    Date,
    Switch,
    Choice(Vec<String>),
    Names,
    /// Identifiers, names and other words: nothing to move.
    Word,
}

/// One value that a document sets.
#[derive(Clone, Debug)]
pub struct Place {
    /// Path for `--set`, such as `program[0].tactic[1].delivery.from`.
    pub at: String,
    /// The same without indexes, such as `program.tactic.delivery.from`; keys of a map are `*`.
    pub field: String,
    pub kind: Kind,
    pub value: Value,
}

/// Fields of the format and what they hold, by path.
pub fn fields() -> BTreeMap<String, Kind> {
    fields_of(&scenario_schema())
}

/// Fields of a schema.
pub fn fields_of(schema: &Json) -> BTreeMap<String, Kind> {
    let mut found = BTreeMap::new();
    walk(&Schema { root: schema, node: schema }, "", &mut |path, kind| {
        found.insert(path.to_owned(), kind);
    });
    found
}

/// Every value of a document, with the field that it sets.
pub fn places(schema: &Json, document: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    lay(&Schema { root: schema, node: schema }, document, ("", ""), &mut found);
    found
}

#[derive(Clone, Copy)]
struct Schema<'s> {
    root: &'s Json,
    node: &'s Json,
}

impl<'s> Schema<'s> {
    fn with(self, node: &'s Json) -> Self {
        Self { node, ..self }
    }

    /// The alternatives behind references and wrappers, `null` left out.
    fn plain(self) -> Vec<Self> {
        if let Some(name) = self.node["$ref"].as_str() {
            let name = name.trim_start_matches("#/definitions/");
            return self.with(&self.root["definitions"][name]).plain();
        }
        for wrapper in ["allOf", "anyOf", "oneOf"] {
            if let Some(parts) = self.node[wrapper].as_array() {
                return parts.iter().filter(|p| p["type"] != "null").flat_map(|p| self.with(p).plain()).collect();
            }
        }
        vec![self]
    }

    fn is(self, kind: &str) -> bool {
        let of = &self.node["type"];
        of == kind || of.as_array().is_some_and(|all| all.iter().any(|one| one == kind))
    }

    /// What a value of this schema holds; `None` for a table or a list of tables.
    fn kind(self) -> Option<Kind> {
        let plain = self.plain();
        let words: Vec<String> = plain.iter().flat_map(|one| one.words()).collect();
        let one = plain.first()?;
        Some(match one.node["format"].as_str() {
            _ if !words.is_empty() => Kind::Choice(words),
            Some("percent") => Kind::Percent,
            Some("date") => Kind::Date,
            _ if one.is("boolean") => Kind::Switch,
            _ if one.is("integer") => Kind::Whole,
            _ if one.is("number") => Kind::Number,
            _ if one.is("string") => Kind::Word,
            _ if one.is("array") && one.with(&one.node["items"]).kind() == Some(Kind::Word) => Kind::Names,
            _ => return None,
        })
    }

    /// The words of a choice.
    fn words(self) -> Vec<String> {
        let listed = self.node["enum"].as_array().into_iter().flatten();
        listed.chain(self.node.get("const")).filter_map(Json::as_str).map(str::to_owned).collect()
    }

    /// Schema of the entries of a list of tables or numbers.
    fn entries(self) -> Option<Self> {
        self.plain().into_iter().find_map(|one| one.node.get("items").map(|items| self.with(items)))
    }

    /// Schema of a key, and the name under which it is counted.
    fn key(self, key: &str) -> Option<(Self, String)> {
        self.plain().into_iter().find_map(|one| {
            let named = one.node["properties"].get(key).map(|node| (self.with(node), key.to_owned()));
            let any = one.node.get("additionalProperties").filter(|node| node.is_object());
            named.or_else(|| any.map(|node| (self.with(node), "*".to_owned())))
        })
    }
}

fn walk(schema: &Schema<'_>, path: &str, found: &mut impl FnMut(&str, Kind)) {
    if let Some(kind) = schema.kind() {
        found(path, kind);
    } else if let Some(entries) = schema.entries() {
        walk(&entries, path, found);
    } else {
        for one in schema.plain() {
            for (key, node) in one.node["properties"].as_object().into_iter().flatten() {
                walk(&one.with(node), &joined(path, key), found);
            }
            if let Some(node) = one.node.get("additionalProperties").filter(|node| node.is_object()) {
                walk(&one.with(node), &joined(path, "*"), found);
            }
        }
    }
}

fn lay(schema: &Schema<'_>, value: &Value, (at, field): (&str, &str), found: &mut Vec<Place>) {
    if let Some(kind) = schema.kind() {
        found.push(Place { at: at.to_owned(), field: field.to_owned(), kind, value: value.clone() });
        return;
    }
    match (value, schema.entries()) {
        (Value::Array(entries), Some(inner)) => {
            for (index, entry) in entries.iter().enumerate() {
                lay(&inner, entry, (&format!("{at}[{index}]"), field), found);
            }
        }
        (Value::Table(table), _) => {
            for (key, entry) in table {
                let (inner, name) = schema.key(key).unwrap_or_else(|| panic!("{at}: unknown key {key}"));
                lay(&inner, entry, (&joined(at, key), &joined(field, &name)), found);
            }
        }
        _ => panic!("{at} holds {value}"),
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
