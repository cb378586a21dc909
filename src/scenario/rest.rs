//! Problems of values in a file whose shape has problems too, so that one round of mending is enough.
//!
//! Values of a wrong shape are taken out and the rest is read, if it can be. Only problems that stand by
//! themselves are reported: a sum or a path to purchase may fail merely because of what was taken out.

use super::diagnostic::Diagnostic;
use super::rules::check_rules;
use super::spec::ScenarioSpec;
use super::tree::Node;
use serde::Deserialize;

/// Codes whose cause is the value itself.
const BY_THEMSELVES: [&str; 14] = [
    "value-out-of-range",
    "share-out-of-range",
    "not-finite",
    "no-shoppers",
    "too-many-shoppers",
    "end-before-start",
    "date-out-of-range",
    "duplicate-id",
    "bad-id",
    "bad-name",
    "bad-currency",
    "unknown-product",
    "unknown-brand",
    "unknown-channel",
];

/// Problems of the values of a file, apart from the problems of shape already found.
pub(super) fn problems(tree: &Node, shape: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut value = tree.to_toml();
    for one in shape {
        remove(&mut value, &one.path);
    }
    let Ok(read) = ScenarioSpec::deserialize(value) else { return Vec::new() };
    let new = |one: &Diagnostic| BY_THEMSELVES.contains(&one.code) && shape.iter().all(|known| known.path != one.path);
    check_rules(&read, tree).into_iter().filter(new).collect()
}

/// Takes the value at a path such as `program[0].tactic[1].depth` out of its table; list entries stay.
pub(super) fn remove(value: &mut toml::Value, path: &str) {
    let mut place = value;
    let mut keys = path.split('.').peekable();
    while let Some(key) = keys.next() {
        let (name, indexes) = key.split_once('[').unwrap_or((key, ""));
        let Some(table) = place.as_table_mut() else { return };
        if keys.peek().is_none() && indexes.is_empty() {
            table.remove(name);
            return;
        }
        let Some(mut next) = table.get_mut(name) else { return };
        for index in indexes.split(['[', ']']).filter(|text| !text.is_empty()) {
            let entry = index.parse::<usize>().ok().and_then(|at| next.as_array_mut()?.get_mut(at));
            let Some(entry) = entry else { return };
            next = entry;
        }
        place = next;
    }
}

#[cfg(test)]
mod tests {
    use super::super::load::check_text;
    use super::super::template::STARTER;

    fn codes(text: &str) -> Vec<&'static str> {
        check_text("starter", text).diagnostics.iter().map(|one| one.code).collect()
    }

    #[test]
    fn a_misspelt_key_does_not_hide_a_wrong_value_elsewhere() {
        let text = STARTER.replace("\nweeks = ", "\nseeed = 3\nweeks = 0 #");
        assert_eq!(codes(&text), ["unknown-key", "value-out-of-range"]);
    }

    #[test]
    fn what_follows_only_from_a_value_taken_out_is_not_reported() {
        let text = STARTER.replacen("trip_share = \"", "trip_share = 0.3 #\"", 1);
        assert_eq!(codes(&text), ["percent-as-number"]);
    }
}
