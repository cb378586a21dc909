//! Values set from outside the file, such as `--set program.B.tactic.cut.mechanic.price-cut.depth=30%`.

use super::diagnostic::{Diagnostic, shown};
use super::tree::{Entry, Item, Node};

/// Sets one value in a document and returns its place, such as `program[0].budget`.
///
/// Lists of tables are addressed by id (links by `from.to`) or by `[index]`.
///
/// # Errors
/// When a step of the path leads nowhere. Keys that the format does not know are found by the check of shape.
pub(super) fn set(root: &mut Node, path: &str, value: &str) -> Result<String, Box<Diagnostic>> {
    let steps = steps(path).ok_or_else(|| bad_path(path, "is not a path of keys joined by dots"))?;
    let mut node = root;
    let mut place = String::new();
    let mut rest = steps.as_slice();
    while !rest.is_empty() {
        let (next, step, used) = step_into(node, rest, path)?;
        if !place.is_empty() && !step.starts_with('[') {
            place.push('.');
        }
        place += &step;
        node = next;
        rest = &rest[used..];
    }
    *node = Node::from_outside(value);
    Ok(place)
}

/// The node that a step leads to, how the step is written in places, and the number of steps used.
type Stepped<'n> = Result<(&'n mut Node, String, usize), Box<Diagnostic>>;

/// One step of a path: a key, an id, or an index.
#[derive(Debug, PartialEq)]
enum Step<'p> {
    Word(&'p str),
    Index(usize),
}

/// The steps of a path; `None` when it is empty, has an empty step or a bad index, or is absurdly long.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    const MOST: usize = 16;
    let mut steps = Vec::new();
    for part in path.trim().split('.') {
        let (word, indexes) = part.split_at(part.find('[').unwrap_or(part.len()));
        if !word.is_empty() {
            steps.push(Step::Word(word));
        } else if indexes.is_empty() {
            return None;
        }
        for index in indexes.split_terminator(']') {
            steps.push(Step::Index(index.strip_prefix('[')?.parse().ok()?));
        }
    }
    (!steps.is_empty() && steps.len() <= MOST).then_some(steps)
}

fn step_into<'n>(node: &'n mut Node, rest: &[Step], path: &str) -> Stepped<'n> {
    let kind = node.kind();
    match (&mut node.item, &rest[0]) {
        (Item::Table(entries), Step::Word(word)) => Ok((entry(entries, word), shown(word), 1)),
        (Item::List(items), Step::Index(at)) => {
            let count = items.len();
            let found = items.get_mut(*at).map(|node| (node, format!("[{at}]"), 1));
            found.ok_or_else(|| bad_path(path, &format!("asks for entry [{at}] of a list of {count}")))
        }
        (Item::List(items), Step::Word(word)) => by_id(items, word, rest.get(1), path),
        (_, Step::Word(word)) => Err(bad_path(path, &format!("goes on with `{}` inside {kind}", shown(word)))),
        (_, Step::Index(at)) => Err(bad_path(path, &format!("asks for entry [{at}] of {kind}"))),
    }
}

/// The value of a key; an empty table when the key is new.
fn entry<'n>(entries: &'n mut Vec<Entry>, key: &str) -> &'n mut Node {
    let at = entries.iter().position(|e| e.key == key).unwrap_or_else(|| {
        entries.push(Entry { key: key.to_owned(), key_span: None, node: Node::empty_table() });
        entries.len() - 1
    });
    &mut entries[at].node
}

fn by_id<'n>(items: &'n mut [Node], word: &str, next: Option<&Step>, path: &str) -> Stepped<'n> {
    let names: Vec<Option<(String, usize)>> = items.iter().map(name_of).collect();
    let pairs = names.iter().flatten().any(|(_, used)| *used == 2);
    let wanted = match next {
        Some(Step::Word(to)) if pairs => format!("{word}.{to}"),
        _ => word.to_owned(),
    };
    let at = names.iter().position(|name| name.as_ref().is_some_and(|(name, _)| *name == wanted));
    match at {
        Some(at) => Ok((&mut items[at], format!("[{at}]"), if pairs { 2 } else { 1 })),
        None => {
            let known = names.iter().flatten().map(|(name, _)| name.as_str());
            let found = bad_path(path, &format!("names `{}`, which is not there", shown(&wanted)));
            Err(Box::new(found.with_known(&wanted, known)))
        }
    }
}

/// What an entry of a list is called, and the number of steps that naming it takes.
fn name_of(node: &Node) -> Option<(String, usize)> {
    let word = |key: &str| match &node.get(key)?.node.item {
        Item::Text(text) => Some(text.clone()),
        _ => None,
    };
    let single = word("id").or_else(|| word("kind")).map(|id| (id, 1));
    single.or_else(|| Some((format!("{}.{}", word("from")?, word("to")?), 2)))
}

fn bad_path(path: &str, what: &str) -> Box<Diagnostic> {
    let found = Diagnostic::error("unknown-path", shown(path), format!("--set `{}` {what}", shown(path)));
    Box::new(found.with_hint("write key.id.key=value, such as program.B.budget=500000000 or scenario.weeks=13"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "[scenario]\nweeks = 26\n[[channel]]\nid = \"app\"\n[[link]]\nfrom = \"app\"\nto = \"store\"\nprice = 0.5\n";

    fn check(path: &str, value: &str, expected: Result<&str, &str>) {
        let mut tree = Node::parse(TEXT).expect("sound");
        match (set(&mut tree, path, value), expected) {
            (Ok(_), Ok(line)) => assert!(tree.to_toml().to_string().contains(line), "{}", tree.to_toml()),
            (Err(found), Err(part)) => assert!(found.message.contains(part), "{}", found.message),
            (result, _) => panic!("{path}: {result:?}"),
        }
    }

    #[test]
    fn values_are_set_by_key_id_pair_or_index() {
        check("scenario.weeks", "13", Ok("weeks = 13"));
        check("channel.app.reach", "30%", Ok("reach = \"30%\""));
        check("channel[0].contacts_per_week", "2", Ok("contacts_per_week = 2"));
        check("link.app.store.price", "1", Ok("price = 1"));
        check("behaviour.pantry", "0", Ok("pantry = 0"));
        check("scenario.start", "2027-01-04", Ok("start = 2027-01-04"));
    }

    #[test]
    fn a_path_that_leads_nowhere_is_an_error() {
        check("channel.ap.reach", "1", Err("`ap`, which is not there"));
        check("channel[3].reach", "1", Err("entry [3] of a list of 1"));
        check("scenario.weeks.more", "1", Err("inside a number"));
        check("link.app.web.price", "1", Err("`app.web`"));
        for path in ["", ".", "a..b", "a[", "a[x]", "a[-1]", "[", "]"] {
            let mut tree = Node::parse(TEXT).expect("sound");
            assert!(set(&mut tree, path, "1").is_err() || path == "]", "{path}");
        }
    }
}
