//! Moves one value at a time and asks whether any result differs.

use super::fields::{Kind, Place, places};
use super::moves::{balanced, moves, shown};
use super::still::Still;
use omnisim::experiment::{Options, Reps, compare};
use omnisim::scenario::Scenario;
use omnisim::scenario::defaults::{PARAMETERS, UNCERTAIN};
use omnisim::scenario::diagnostic::Diagnostic;
use omnisim::scenario::load::check_text_with;
use omnisim::scenario::schema::scenario_schema;
use rayon::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Mutex, OnceLock};
use toml::Value;

const EVERYTHING: &str = include_str!("everything.toml");

/// A size of run: values set in the scenario, futures, and whether all programs run or only the one concerned.
pub struct Size {
    shoppers: u32,
    futures: u32,
    all_programs: bool,
}

/// Tried in this order: nearly every field shows in the smallest run.
pub const SIZES: [Size; 3] = [
    Size { shoppers: 60, futures: 1, all_programs: false },
    Size { shoppers: 300, futures: 1, all_programs: true },
    Size { shoppers: 1_500, futures: 2, all_programs: true },
];

/// What moving a field did.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Moves,
    Nothing,
    /// The check refused every other value, the last time with these words.
    Refused(String),
}

/// A document under test, with its results as it stands.
pub struct Bench {
    text: String,
    pub document: Value,
    pub places: Vec<Place>,
    before: Mutex<HashMap<(usize, String), &'static Json>>,
}

impl Bench {
    /// The liveness scenario with every behavioural constant and every uncertain assumption written out.
    pub fn everything() -> &'static Self {
        static BENCH: OnceLock<Bench> = OnceLock::new();
        BENCH.get_or_init(|| {
            let mut document: Value = toml::from_str(EVERYTHING).expect("everything.toml can be read");
            write_out(&mut document);
            Self::new(&document)
        })
    }

    /// The bench with another text, for controls.
    pub fn edited(edit: impl Fn(&mut Value)) -> Self {
        let mut document = Self::everything().document.clone();
        edit(&mut document);
        Self::new(&document)
    }

    fn new(document: &Value) -> Self {
        let text = toml::to_string(document).expect("the document can be written");
        read(&text, &[]).unwrap_or_else(|problems| panic!("{problems}"));
        let places = places(&scenario_schema(), document);
        Self { text, document: document.clone(), places, before: Mutex::default() }
    }

    /// Fields of the format that the document does not set.
    pub fn unset(&self, format: &BTreeMap<String, Kind>) -> Vec<String> {
        let set: BTreeSet<&str> = self.places.iter().map(|p| p.field.as_str()).collect();
        let moved = format.iter().filter(|(_, kind)| **kind != Kind::Word);
        moved.map(|(field, _)| field.clone()).filter(|field| !set.contains(field.as_str())).collect()
    }

    /// Places to move by what they are called in reports; names and other words are left out.
    fn groups(&self) -> BTreeMap<String, Vec<&Place>> {
        let mut groups: BTreeMap<String, Vec<&Place>> = BTreeMap::new();
        for place in self.places.iter().filter(|p| p.kind != Kind::Word) {
            groups.entry(self.called(place)).or_default().push(place);
        }
        groups
    }

    /// What a place is called: its field, and where fields of one name are read by different rules, for what.
    pub fn called(&self, place: &Place) -> String {
        let inside = |count: usize| self.at(place.at.split('.').take(count).collect::<Vec<_>>().join(".").as_str());
        if place.field.starts_with("assumption.") {
            return format!("{} of {}", place.field, word(&inside(1), "id"));
        }
        if place.field.starts_with("link.") {
            let kind = |end: &str| self.kind_of_channel(&word(&inside(1), end));
            return format!("{} from {} to {}", place.field, kind("from"), kind("to"));
        }
        if place.field.starts_with("channel.") && !matches!(place.kind, Kind::Choice(_)) {
            return format!("{} of {} {}", place.field, word(&inside(1), "owner"), word(&inside(1), "kind"));
        }
        if place.field.starts_with("program.tactic.") && !place.field.contains(".mechanic.") {
            return format!("{} of {}", place.field, self.mechanic_of(place));
        }
        place.field.clone()
    }

    fn kind_of_channel(&self, id: &str) -> String {
        let channels = self.document["channel"].as_array().into_iter().flatten();
        let found = channels.clone().find(|c| c["id"].as_str() == Some(id));
        found.map_or_else(String::new, |c| word(c, "kind"))
    }

    /// The value at a path.
    fn at(&self, path: &str) -> Value {
        let mut value = &self.document;
        for step in path.split(['.', '[']).map(|step| step.trim_end_matches(']')) {
            value = step.parse::<usize>().map_or_else(|_| &value[step], |index| &value[index]);
        }
        value.clone()
    }

    /// Moves the places of every group until one of them changes a result; fields called `still` in one size only.
    pub fn answers(&self, still: &Still) -> BTreeMap<String, Answer> {
        let groups = self.groups();
        let sizes = |name: &str| if still.contains_key(name) { 1..2 } else { 0..SIZES.len() };
        groups.par_iter().map(|(name, places)| (name.clone(), self.answer(places, sizes(name)))).collect()
    }

    /// The answer for one field by what reports call it.
    pub fn answer_of(&self, name: &str) -> Answer {
        self.answer(&self.groups()[name], 0..2)
    }

    /// What the check says of the document with some values set, no code silenced.
    pub fn said(&self, sets: &[(&str, &str)]) -> Vec<Diagnostic> {
        let sets: Vec<_> = [("scenario.allow", "[]")].iter().chain(sets).copied().collect();
        check_text_with("everything.toml", &self.text, &owned(&sets)).diagnostics
    }

    /// The bench with one tactic alone: `program[0].tactic[0]`, of what was `tactic` in `program`.
    pub fn alone(&self, program: usize, tactic: usize) -> Self {
        let mut document = self.document.clone();
        let table = document.as_table_mut().expect("a table");
        ["plan", "guardrail"].iter().for_each(|key| drop(table.remove(*key)));
        let mut of = self.document["program"][program].clone();
        of["tactic"] = Value::Array(vec![of["tactic"][tactic].clone()]);
        table.insert("program".to_owned(), Value::Array(vec![of]));
        Self::new(&document)
    }

    /// Mechanic of the tactic that a place belongs to.
    pub fn mechanic_of(&self, place: &Place) -> String {
        let tactic = self.at(&place.at.split('.').take(2).collect::<Vec<_>>().join("."));
        let mechanic = tactic.get("mechanic").and_then(Value::as_table).and_then(|m| m.keys().next().cloned());
        mechanic.unwrap_or_default()
    }

    fn answer(&self, places: &[&Place], sizes: Range<usize>) -> Answer {
        let mut last = Answer::Nothing;
        for size in sizes {
            for place in places {
                for to in moves(place).into_iter().chain(self.lists_elsewhere(place)) {
                    last = self.try_move(size, place, &to);
                    if last == Answer::Moves {
                        return last;
                    }
                }
            }
        }
        last
    }

    /// Lists of names that other places of the field hold.
    fn lists_elsewhere(&self, place: &Place) -> Vec<String> {
        let lists = self.places.iter().filter(|p| p.kind == Kind::Names && p.field == place.field);
        lists.filter(|p| p.value != place.value).map(|p| shown(&p.value)).collect()
    }

    fn try_move(&self, size: usize, place: &Place, to: &str) -> Answer {
        let own = self.run(size, place, &[(&place.at, to)]);
        let run = own.or_else(|refused| self.run_balanced(size, place, to).unwrap_or(Err(refused)));
        match run {
            Ok(results) if results == *self.as_it_stands(size, place) => Answer::Nothing,
            Ok(_) => Answer::Moves,
            Err(refused) => Answer::Refused(refused),
        }
    }

    /// Shares add up to 100%, weekdays have a mean of 1, ways to receive an order differ: another place of the same field
    /// gives what this one takes.
    fn run_balanced(&self, size: usize, place: &Place, to: &str) -> Option<Result<Json, String>> {
        let same = self.places.iter().filter(|p| p.field == place.field && p.at != place.at);
        let mut tried = same.filter_map(|other| {
            let back = balanced(&place.value, to, &other.value)?;
            self.run(size, place, &[(&place.at, to), (&other.at, &back)]).ok()
        });
        tried.next().map(Ok)
    }

    fn as_it_stands(&self, size: usize, place: &Place) -> &'static Json {
        let program = self.program_of(size, place);
        let key = (size, program);
        let mut known = self.before.lock().expect("no test panicked inside");
        if let Some(results) = known.get(&key) {
            return results;
        }
        let results = Box::leak(Box::new(self.run(size, place, &[]).expect("sound")));
        known.insert(key, results);
        results
    }

    /// The one program that runs; none when all do.
    fn program_of(&self, size: usize, place: &Place) -> String {
        let own =
            place.at.starts_with("program[").then(|| word(&self.at(place.at.split('.').next().unwrap_or("")), "id"));
        match own {
            Some(id) => id,
            None if SIZES[size].all_programs => String::new(),
            None => word(&self.at("program[0]"), "id"),
        }
    }

    pub fn run(&self, size: usize, place: &Place, sets: &[(&str, &str)]) -> Result<Json, String> {
        let mut all = Vec::new();
        if place.field != "scenario.shoppers" {
            all.push(("scenario.shoppers".to_owned(), SIZES[size].shoppers.to_string()));
        }
        all.extend(owned(sets));
        let scenario = read(&self.text, &all)?;
        let program = self.program_of(size, place);
        let options = Options {
            reps: Reps::Fixed(SIZES[size].futures),
            fixed_assumptions: false,
            programs: if program.is_empty() { Vec::new() } else { vec![program] },
            journeys: false,
            memory: None,
        };
        Ok(answers_only(&compare(&scenario, &options, &|_| true).expect("futures").results))
    }
}

/// The document without what it repeats of its input.
fn answers_only(results: &omnisim::experiment::results::Results) -> Json {
    const ECHOES: [&str; 7] = ["id", "name", "name_vi", "weeks", "budget", "driver", "home"];
    let mut whole = serde_json::to_value(results).expect("results can be written");
    for program in whole["programs"].as_array_mut().into_iter().flatten() {
        ECHOES.iter().for_each(|key| program[*key] = Json::Null);
    }
    for plan in whole["plans"].as_array_mut().into_iter().flatten() {
        ECHOES.iter().chain(&["programs"]).for_each(|key| plan[*key] = Json::Null);
    }
    json!({
        "baseline": whole["baseline"], "programs": whole["programs"], "plans": whole["plans"], "pairs": whole["pairs"],
        "guardrails": whole["guardrails"]
    })
}

fn read(text: &str, sets: &[(String, String)]) -> Result<Scenario, String> {
    let checked = check_text_with("everything.toml", text, sets);
    let problems: Vec<_> = checked.diagnostics.iter().filter(|one| one.is_error()).cloned().collect();
    let first = problems.first().map_or_else(String::new, |one| one.message.clone());
    checked.scenario.ok_or(first)
}

fn owned(sets: &[(&str, &str)]) -> Vec<(String, String)> {
    sets.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect()
}

fn word(table: &Value, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Adds every behavioural constant and every uncertain assumption that the document leaves to its default.
fn write_out(document: &mut Value) {
    let table = document.as_table_mut().expect("a table");
    let behaviour = table.entry("behaviour").or_insert_with(|| Value::Table(toml::Table::new()));
    for parameter in PARAMETERS {
        let set = behaviour.as_table_mut().expect("a table").entry(parameter.name);
        set.or_insert(Value::Float(parameter.default));
    }
    let assumptions = table.entry("assumption").or_insert_with(|| Value::Array(Vec::new()));
    let assumptions = assumptions.as_array_mut().expect("a list");
    for known in UNCERTAIN {
        if !assumptions.iter().any(|one| word(one, "id") == known.id) {
            let mut entry = toml::Table::new();
            entry.insert("id".to_owned(), Value::String(known.id.to_owned()));
            entry.insert("low".to_owned(), Value::Float(known.low));
            entry.insert("high".to_owned(), Value::Float(known.high));
            assumptions.push(Value::Table(entry));
        }
    }
}
