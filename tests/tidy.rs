//! Does the source keep to the architecture: who imports whom, who touches files, clock and threads, what may fail.
//!
//! Every rule is a function from a file to the breaches in it, tried on the sources and on a few made-up lines
//! that break it (a rule that finds nothing there would find nothing anywhere).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file without comments, contents of strings, and tests.
struct Source {
    /// Path from `src`, such as `journey/need.rs`.
    path: String,
    /// Line number and code.
    lines: Vec<(usize, String)>,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let bare = bare(text);
        let mut lines: Vec<(usize, String)> =
            bare.lines().map(str::to_owned).enumerate().map(|(n, l)| (n + 1, l)).collect();
        let is_tests = |(index, (_, line)): &(usize, &(usize, String))| {
            line.trim() == "#[cfg(test)]"
                && lines.get(index + 1).is_some_and(|(_, next)| next.trim_end().ends_with('{'))
        };
        if let Some((index, _)) = lines.iter().enumerate().find(is_tests) {
            lines.truncate(index);
        }
        Self { path: path.to_owned(), lines }
    }

    /// The top module, such as `journey`.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Module path of the file, `["journey", "need"]`.
    fn place(&self) -> Vec<&str> {
        self.path.trim_end_matches(".rs").split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main")).collect()
    }

    /// Breaches for every line that holds one of the words.
    fn holding(&self, words: &[&str]) -> Vec<String> {
        let hits = self.lines.iter().flat_map(|(line, code)| {
            words
                .iter()
                .filter(|word| has_word(code, word))
                .map(move |word| format!("src/{}:{line}: `{word}`", self.path))
        });
        hits.collect()
    }

    /// Paths below the crate root that the file names, with their line.
    fn crate_paths(&self) -> Vec<(usize, String)> {
        let code: String = self.lines.iter().map(|(_, l)| format!("{l}\n")).collect();
        let first_line = self.lines.first().map_or(1, |l| l.0);
        let mut found = Vec::new();
        for root in ["crate::", "omnisim::"] {
            for (at, _) in code.match_indices(root).filter(|(at, _)| !continues_word(&code, *at)) {
                let line = first_line + code[..at].matches('\n').count();
                found.extend(leaves(&code[at + root.len()..]).into_iter().map(|leaf| (line, leaf)));
            }
        }
        for (at, _) in code.match_indices("super::").filter(|(at, _)| !code[..*at].ends_with("super::")) {
            let mut rest = &code[at..];
            let mut up = 0;
            while let Some(after) = rest.strip_prefix("super::") {
                (rest, up) = (after, up + 1);
            }
            let place = self.place();
            let line = first_line + code[..at].matches('\n').count();
            if up >= place.len() {
                found.extend(leaves(rest).into_iter().map(|leaf| (line, leaf)));
            }
        }
        found
    }
}

/// Is the character before a place part of a word or path.
fn continues_word(code: &str, at: usize) -> bool {
    code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
}

/// Does a line hold a word that is not part of a longer one.
fn has_word(code: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    code.match_indices(word).any(|(at, _)| {
        let before = word.starts_with(|c: char| c.is_alphanumeric()) && is_part(code[..at].chars().next_back());
        let after = word.ends_with(|c: char| c.is_alphanumeric()) && is_part(code[at + word.len()..].chars().next());
        !before && !after
    })
}

/// The full paths of a use tree: `a::{b, c::d}` gives `a::b` and `a::c::d`.
fn leaves(text: &str) -> Vec<String> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':'))).unwrap_or(text.len());
    let head = &text[..end];
    if !(head.ends_with("::") || head.is_empty()) || !text[end..].starts_with('{') {
        return vec![head.trim_end_matches(':').to_owned()];
    }
    let (mut depth, mut parts, mut start) = (0, Vec::new(), end + 1);
    for (at, c) in text[end..].char_indices().map(|(at, c)| (at + end, c)) {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if (c == ',' && depth == 1) || depth == 0 {
            parts.push(text[start..at].trim());
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    let inner = parts.into_iter().filter(|part| !part.is_empty()).flat_map(leaves);
    inner.map(|leaf| format!("{head}{leaf}")).collect()
}

/// Code with comments and the contents of strings blanked out, line breaks kept.
fn bare(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let skipped = if rest.starts_with(&['/', '/']) {
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if rest.starts_with(&['/', '*']) {
            rest.windows(2).skip(2).position(|w| w == ['*', '/']).map_or(rest.len(), |p| p + 4)
        } else if let Some(hashes) = raw_string(rest) {
            let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let open = hashes + 2;
            rest[open..].windows(close.len()).position(|w| w == close).map_or(rest.len(), |p| open + p + close.len())
        } else if rest[0] == '"' {
            let mut end = 1;
            while end < rest.len() && rest[end] != '"' {
                end += if rest[end] == '\\' { 2 } else { 1 };
            }
            (end + 1).min(rest.len())
        } else if rest.starts_with(&['\'', '\\']) {
            rest.iter().skip(3).position(|c| *c == '\'').map_or(1, |p| p + 4)
        } else if rest[0] == '\'' && rest.get(2) == Some(&'\'') {
            3
        } else {
            out.push(rest[0]);
            at += 1;
            continue;
        };
        out.extend(rest[..skipped].iter().filter(|c| **c == '\n'));
        at += skipped;
    }
    out
}

/// Number of `#` when a raw string begins here.
fn raw_string(rest: &[char]) -> Option<usize> {
    if rest[0] != 'r' {
        return None;
    }
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(hashes)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// All sources that are built into the program; modules under `#[cfg(test)]` are left out.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let relative = |path: &Path| path.strip_prefix(&src).expect("in src").to_string_lossy().replace('\\', "/");
    let all: Vec<(String, String)> =
        rust_files(&src).iter().map(|p| (relative(p), fs::read_to_string(p).expect("text"))).collect();
    let mut tests = Vec::new();
    for (path, text) in &all {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for pair in text.lines().collect::<Vec<_>>().windows(2).filter(|pair| pair[0].trim() == "#[cfg(test)]") {
            if let Some(name) = pair[1].trim().strip_prefix("mod ").and_then(|n| n.strip_suffix(';')) {
                tests.push(format!("{folder}/{name}"));
            }
        }
    }
    let is_test = |path: &str| tests.iter().any(|t| path == format!("{t}.rs") || path.starts_with(&format!("{t}/")));
    let sources: Vec<Source> = all.iter().filter(|(p, _)| !is_test(p)).map(|(p, t)| Source::new(p, t)).collect();
    assert!(sources.len() > 80, "{} sources found", sources.len());
    sources
}

/// Applies a rule to all sources.
fn holds(rule: impl Fn(&Source) -> Vec<String>) {
    let breaches: Vec<String> = sources().iter().flat_map(rule).collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

/// Applies a rule to made-up files: those that break it are found, those that keep it are not.
fn control(rule: impl Fn(&Source) -> Vec<String>, breaking: &[(&str, &str)], keeping: &[(&str, &str)]) {
    for (path, text) in breaking {
        assert!(!rule(&Source::new(path, text)).is_empty(), "not found in {path}: {text}");
    }
    for (path, text) in keeping {
        let found = rule(&Source::new(path, text));
        assert!(found.is_empty(), "found in {path}: {found:?}");
    }
}

// ---- Layers -----------------------------------------------------------------------------------------------------

const LAYERS: &[(&str, usize)] = &[
    ("units", 0),
    ("ids", 0),
    ("draws", 0),
    ("math", 0),
    ("lanes", 0),
    ("spread", 0),
    ("stats", 0),
    ("scenario", 1),
    ("market", 2),
    ("population", 2),
    ("ledger", 2),
    ("program", 3),
    ("journey", 4),
    ("measure", 5),
    ("engine", 6),
    ("experiment", 7),
    ("validate", 7),
    ("calibrate", 7),
    ("report", 8),
    ("training", 8),
    ("cli", 9),
    ("web", 9),
];

/// Of its lower layers, what a module may name; all of them where nothing is said.
fn may_name(module: &str, path: &str) -> bool {
    let top = path.split("::").next().unwrap_or_default();
    let of_program = [
        "DayOffers",
        "Offer",
        "Coupon",
        "NO_SLOT",
        "MARKET_DEAL",
        "Ad",
        "Carrier",
        "Flight",
        "Glance",
        "Force",
        "Sample",
        "OnShelf",
        "Extras",
        "Lot",
        "Promoter",
    ];
    match (module, top) {
        ("journey", "program") => of_program.iter().any(|item| path == format!("program::{item}")),
        ("measure", "program" | "market" | "population" | "journey" | "scenario") => false,
        ("engine", "measure") => false,
        ("report", "experiment") => path.starts_with("experiment::results::"),
        ("report", "validate") => path.starts_with("validate::document::") || path.starts_with("validate::facts::"),
        ("report", _) => matches!(top, "units" | "ids" | "stats" | "math" | "scenario"),
        _ => true,
    }
}

/// A module may use rows above its own; layer 0 may use itself; `lib` and `main` tie all together.
fn layers(source: &Source) -> Vec<String> {
    let module = source.module();
    if matches!(source.path.as_str(), "lib.rs" | "main.rs") {
        return Vec::new();
    }
    let layer = |name: &str| LAYERS.iter().find(|(known, _)| *known == name).map(|(_, layer)| *layer);
    let Some(own) = layer(module) else { return vec![format!("src/{}: module `{module}` has no layer", source.path)] };
    let breach = |(line, path): &(usize, String)| {
        let top = path.split("::").next().unwrap_or_default();
        let allowed = match layer(top) {
            _ if top == module => true,
            Some(other) => (other < own || (own == 0 && other == 0)) && may_name(module, path),
            None => false,
        };
        (!allowed).then(|| format!("src/{}:{line}: `{module}` (layer {own}) names `crate::{path}`", source.path))
    };
    source.crate_paths().iter().filter_map(breach).collect()
}

#[test]
fn modules_use_only_the_layers_below_them() {
    holds(layers);
    control(
        layers,
        &[
            ("market/stock.rs", "use crate::population::Memory;"),
            ("market/stock.rs", "use crate::{\n    units::Money,\n    engine::World,\n};"),
            ("engine/day.rs", "fn f() { crate::measure::lens::tsv(); }"),
            ("journey/walk.rs", "use crate::program::{NO_SLOT, Tactic};"),
            ("journey/walk.rs", "use super::super::program::mechanics::Mechanic;"),
            ("measure/kpi.rs", "use crate::market::Market;"),
            ("report/table.rs", "use crate::experiment::compare;"),
            ("report/charts/x.rs", "use super::super::super::engine::World;"),
            ("gossip/talk.rs", "use crate::units::Money;"),
        ],
        &[
            ("journey/walk.rs", "use crate::program::{NO_SLOT, Offer};\nuse super::scene::Scene;\n// crate::engine\n"),
            ("report/charts/x.rs", "use super::super::chart::Figure; use crate::experiment::results::{A, B};"),
            ("scenario/load.rs", "const A: &str = \"crate::engine\"; const B: char = '\"'; use crate::units::Money;"),
        ],
    );
}

/// The journey sees offers, never what made them.
fn names_no_mechanic(source: &Source) -> Vec<String> {
    if source.module() != "journey" {
        return Vec::new();
    }
    let lower = |code: &str| code.to_lowercase();
    let words = ["mechanic", "tactic", "price_cut", "pricecut", "leaflet_feature", "leafletfeature", "app_coupon"];
    let hits = source.lines.iter().filter(|(_, code)| words.iter().any(|word| lower(code).contains(word)));
    hits.map(|(line, code)| format!("src/{}:{line}: {}", source.path, code.trim())).collect()
}

#[test]
fn the_journey_names_no_mechanic_and_no_tactic() {
    holds(names_no_mechanic);
    control(
        names_no_mechanic,
        &[("journey/choose.rs", "if offer.tactic == 3 {}"), ("journey/touch.rs", "match x { PriceCut(_) => {} }")],
        &[("journey/choose.rs", "// compiled from tactics\nlet x = offer.price;"), ("engine/post.rs", "tactics[0]")],
    );
}

// ---- The world outside ------------------------------------------------------------------------------------------

const FILE_WORDS: &[&str] = &["std::fs", "fs::", "File::", "OpenOptions"];

fn touches_no_files(source: &Source) -> Vec<String> {
    let may = ["scenario/load.rs", "report/run_folder.rs", "cli/machine.rs"].contains(&source.path.as_str());
    if may { Vec::new() } else { source.holding(FILE_WORDS) }
}

#[test]
fn only_scenario_load_the_run_folder_and_the_look_at_the_machine_touch_files() {
    holds(touches_no_files);
    control(
        touches_no_files,
        &[("cli/run.rs", "let text = std::fs::read_to_string(path)?;"), ("engine/day.rs", "use std::fs;")],
        &[
            ("scenario/load.rs", "use std::fs;"),
            ("cli/run.rs", "// std::fs\n#[cfg(test)]\nmod tests {\n use std::fs;\n}"),
        ],
    );
}

const OUTSIDE_WORDS: &[&str] = &[
    "Instant",
    "SystemTime",
    "std::env",
    "env::var",
    "env::args",
    "num_threads",
    "current_num_threads",
    "available_parallelism",
    "now_utc",
    "now_local",
    "thread::sleep",
];
/// File, word, and why it may stand there.
const OUTSIDE_ALLOWED: &[(&str, &str, &str)] = &[(
    "spread.rs",
    "current_num_threads",
    "decides how many jobs run side by side; jobs are keyed by number, so results do not change",
)];

fn reads_nothing_outside(source: &Source) -> Vec<String> {
    if matches!(source.module(), "cli" | "web" | "main") {
        return Vec::new();
    }
    let allowed = |breach: &str| {
        let mine = OUTSIDE_ALLOWED.iter().filter(|(path, ..)| *path == source.path);
        mine.clone().any(|(_, word, _)| breach.ends_with(&format!("`{word}`")))
    };
    source.holding(OUTSIDE_WORDS).into_iter().filter(|breach| !allowed(breach)).collect()
}

#[test]
fn only_the_command_line_reads_clock_environment_and_thread_count() {
    holds(reads_nothing_outside);
    control(
        reads_nothing_outside,
        &[
            ("engine/day.rs", "let start = std::time::Instant::now();"),
            ("report/table.rs", "let wide = std::env::var(\"COLUMNS\");"),
            ("engine/fork.rs", "let n = rayon::current_num_threads();"),
        ],
        &[("cli/progress.rs", "use std::time::Instant;"), ("engine/day.rs", "let instant = 1; // Instant")],
    );
}

fn prints_nothing(source: &Source) -> Vec<String> {
    if source.module() == "cli" {
        return Vec::new();
    }
    source.holding(&["println!", "print!", "eprintln!", "eprint!", "dbg!", "stdout()", "stderr()"])
}

#[test]
fn only_the_command_line_prints() {
    holds(prints_nothing);
    control(prints_nothing, &[("engine/day.rs", "eprintln!(\"{day}\");")], &[("cli/run.rs", "print!(\"\");")]);
}

// ---- What may not fail or differ --------------------------------------------------------------------------------

fn never_panics(source: &Source) -> Vec<String> {
    source.holding(&[
        ".unwrap()",
        ".expect(",
        ".unwrap_err()",
        ".expect_err(",
        "panic!",
        "unreachable!",
        "todo!",
        "unimplemented!",
        "assert!",
        "assert_eq!",
        "assert_ne!",
    ])
}

#[test]
fn no_code_outside_tests_panics_on_purpose() {
    holds(never_panics);
    control(
        never_panics,
        &[
            ("stats.rs", "let x = values.first().unwrap();"),
            ("stats.rs", "let x = values\n    .first()\n    .expect(\"one\");"),
            ("units.rs", "_ => unreachable!(),"),
        ],
        &[("stats.rs", "let x = a.unwrap_or(0.0); debug_assert!(x > 0.0); /// x.unwrap()\n")],
    );
}

/// Functions whose last bits differ from one C library or processor to another.
const PLATFORM_MATHS: &[&str] = &[
    ".ln(",
    ".exp(",
    ".powf(",
    ".powi(",
    ".exp_m1(",
    ".ln_1p(",
    ".exp2(",
    ".log10(",
    ".log2(",
    ".log(",
    ".sin(",
    ".cos(",
    ".tan(",
    ".tanh(",
    ".atan(",
    ".atan2(",
    ".cbrt(",
    ".hypot(",
    ".mul_add(",
];

/// Pictures may differ in the last bit; numbers of a result may not.
fn one_answer_everywhere(source: &Source) -> Vec<String> {
    if matches!(source.module(), "report" | "cli" | "web") { Vec::new() } else { source.holding(PLATFORM_MATHS) }
}

#[test]
fn results_use_only_functions_with_one_answer_on_every_machine() {
    holds(one_answer_everywhere);
    control(
        one_answer_everywhere,
        &[("journey/need.rs", "let p = 1.0 - (-rate).exp();"), ("engine/post.rs", "a.mul_add(b, c)")],
        &[("journey/need.rs", "let p = 1.0 - math::exp(-rate) + libm::exp(2.0) + x.sqrt();")],
    );
}

/// The loop over shoppers: every file of the journey but the plan and the tables of fading, which are made once per future.
fn loop_is_lean(source: &Source) -> Vec<String> {
    if source.module() != "journey" || matches!(source.path.as_str(), "journey/plan.rs" | "journey/fading.rs") {
        return Vec::new();
    }
    source.holding(&[
        "HashMap",
        "HashSet",
        "BTreeMap",
        "Mutex",
        "RwLock",
        "Atomic",
        "dyn",
        "Box::new",
        "Vec::new()",
        "vec!",
        ".collect(",
        ".collect::",
        ".to_vec()",
        ".to_owned()",
        ".to_string()",
        "format!",
        "String::new()",
        "Arc::clone",
    ])
}

#[test]
fn the_loop_over_shoppers_allocates_locks_and_hashes_nothing() {
    holds(loop_is_lean);
    control(
        loop_is_lean,
        &[("journey/walk.rs", "let order: Vec<usize> = (0..3).collect();"), ("journey/touch.rs", "f: &dyn Fn()")],
        &[("journey/plan.rs", "let bits = Vec::new();"), ("journey/walk.rs", "let dynamic = [0; 3];")],
    );
}

// ---- Draws ------------------------------------------------------------------------------------------------------

/// Names and numbers of the enum of purposes.
fn purposes(draws: &Source) -> Vec<(String, u32)> {
    let code: Vec<&str> = draws.lines.iter().map(|(_, line)| line.trim()).collect();
    let first = code.iter().position(|line| line.starts_with("pub enum Purpose")).expect("enum of purposes");
    let body = code[first + 1..].iter().take_while(|line| **line != "}");
    let pairs = body.filter_map(|line| line.trim_end_matches(',').split_once(" = "));
    pairs.map(|(name, number)| (name.to_owned(), number.parse().expect("number"))).collect()
}

fn numbers_used_twice(draws: &Source) -> Vec<String> {
    let mut taken = BTreeMap::new();
    let twice = purposes(draws).into_iter().filter_map(|(name, number)| {
        taken.insert(number, name.clone()).map(|other| format!("`{other}` and `{name}` are both {number}"))
    });
    twice.collect()
}

#[test]
fn every_purpose_of_a_draw_has_a_number_of_its_own_and_is_used() {
    let all = sources();
    let draws = all.iter().find(|s| s.path == "draws.rs").expect("draws.rs");
    let known = purposes(draws);
    assert!(known.len() > 20);
    assert_eq!(numbers_used_twice(draws), Vec::<String>::new());
    control(
        numbers_used_twice,
        &[("draws.rs", "pub enum Purpose {\n    A = 1,\n    B = 2,\n    C = 1,\n}")],
        &[("draws.rs", "pub enum Purpose {\n    A = 1,\n    /// = 1\n    B = 2,\n}")],
    );
    let used = |name: &str| {
        let word = format!("Purpose::{name}");
        all.iter().any(|s| s.path != "draws.rs" && s.lines.iter().any(|(_, code)| has_word(code, &word)))
    };
    let unused: Vec<&String> = known.iter().map(|(name, _)| name).filter(|name| !used(name)).collect();
    assert!(unused.is_empty(), "no code draws for {unused:?}");
    assert!(used("Trip") && !used("Weather"));
}

// ---- Size and words ---------------------------------------------------------------------------------------------

/// Most lines of a file before its tests.
const LONGEST: usize = 500;

fn is_short(source: &Source) -> Vec<String> {
    let lines = source.lines.last().map_or(0, |l| l.0);
    if lines > LONGEST { vec![format!("src/{}: {lines} lines before tests", source.path)] } else { vec![] }
}

#[test]
fn files_are_at_most_five_hundred_lines_before_their_tests() {
    holds(is_short);
    let long = "let a = 1;\n".repeat(501);
    let with_tests = format!("{}#[cfg(test)]\nmod tests {{\n{long}}}\n", "let a = 1;\n".repeat(400));
    control(is_short, &[("stats.rs", &long)], &[("stats.rs", &with_tests)]);
}

/// Words left behind by unfinished work, and names that say nothing.
fn loose_ends(path: &str, text: &str) -> Vec<String> {
    let marks =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK"), concat!("#[ign", "ore")];
    let lines = text.lines().enumerate();
    let hits = lines.flat_map(|(number, line)| {
        let found = marks.into_iter().filter(move |mark| has_word(line, mark));
        found.map(move |mark| format!("{path}:{}: `{mark}`", number + 1))
    });
    let name = Path::new(path).file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let empty = ["util", "utils", "helper", "helpers", "manager", "misc"].contains(&name.as_str());
    hits.chain(empty.then(|| format!("{path}: a name that says nothing"))).collect()
}

#[test]
fn nothing_is_left_half_done() {
    let folders = ["src", "tests", "benches"].map(|folder| root().join(folder));
    let files = folders.iter().flat_map(|folder| rust_files(folder));
    let breaches: Vec<String> =
        files.flat_map(|p| loose_ends(&p.to_string_lossy(), &fs::read_to_string(&p).expect("text"))).collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
    assert_eq!(loose_ends("src/stats.rs", concat!("let a = 1; // TO", "DO: the rest")).len(), 1);
    assert_eq!(loose_ends("src/engine/helpers.rs", "").len(), 1);
    assert!(loose_ends("src/stats.rs", "let todos = 1;").is_empty());
}

// ---- Dependencies -----------------------------------------------------------------------------------------------

/// Packages that need a library of the system, which a clean machine does not have.
fn system_packages(lock: &str) -> Vec<String> {
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = "));
    let needs = |name: &&str| ["fontconfig", "freetype", "openssl-sys", "libz-sys"].iter().any(|w| name.contains(w));
    names.filter(needs).map(str::to_owned).collect()
}

#[test]
fn no_dependency_needs_a_library_of_the_system() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    assert_eq!(system_packages(&lock), Vec::<String>::new());
    assert_eq!(system_packages("[[package]]\nname = \"freetype-sys\"\n").len(), 1);
}

/// Every public module stands in the map, so that a newcomer finds it.
#[test]
fn architecture_names_every_module() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let modules: BTreeSet<String> = sources().iter().map(|s| s.module().to_owned()).collect();
    let missing: Vec<&String> =
        modules.iter().filter(|m| !matches!(m.as_str(), "lib" | "main") && !map.contains(&format!("`{m}`"))).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not name {missing:?}");
}
