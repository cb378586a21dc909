//! Scenario files that are wrong, each with exactly the message that a user reads; and files broken at random.

#[path = "scenarios/jbp.rs"]
mod jbp;

use omnisim::scenario::codes;
use omnisim::scenario::defaults::PARAMETERS;
use omnisim::scenario::load::{check_path, check_text, check_text_with, text_of, write_starter};
use omnisim::scenario::render::{self, Format, Look};
use omnisim::scenario::template::STARTER;
use omnisim::scenario::{Checked, Diagnostic, ScenarioSpec};
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use std::fs;
use std::path::{Path, PathBuf};

fn broken() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

/// Compares with the text in a file; with `UPDATE_GOLDEN=1` rewrites it and reports that it did.
fn compare(golden: &Path, found: &str) -> Option<String> {
    let expected = fs::read_to_string(golden).unwrap_or_default();
    if expected == found {
        return None;
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(golden, found).expect("golden file can be written");
    }
    Some(format!("--- {}\n{expected}\n--- found\n{found}", golden.display()))
}

fn plain(checked: &Checked) -> String {
    let text = render::plain(&checked.diagnostics, &checked.source_name, &checked.text);
    if text.is_empty() { "no problems\n".to_owned() } else { text }
}

#[test]
fn every_broken_file_gives_exactly_its_message() {
    let mut files: Vec<PathBuf> = fs::read_dir(broken()).expect("folder").flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    assert!(files.len() > 60);
    let mut differences = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("text");
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        differences.extend(compare(&file.with_extension("txt"), &plain(&check_text(&name, &text))));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn terminals_github_and_programs_read_the_same_problems() {
    let text = fs::read_to_string(broken().join("35-product-unknown.toml")).expect("text");
    let checked = check_text("spring.toml", &text);
    let look = |unicode, colour| Look { unicode, colour, width: 100 };
    let all = [
        render::render(&checked, Format::Text, look(true, false)),
        render::render(&checked, Format::Text, look(false, false)),
        render::render(&checked, Format::Text, look(true, true)).replace('\u{1b}', "<esc>"),
        render::render(&checked, Format::Github, look(true, false)),
        render::render(&checked, Format::Json, look(true, false)),
    ];
    let difference = compare(&broken().join("renderings.txt"), &all.join("\n"));
    assert!(difference.is_none(), "{}", difference.unwrap_or_default());
}

#[test]
fn a_silenced_warning_disappears_and_nothing_else_does() {
    for name in ["59-warnings-of-the-market", "60-warnings-of-programs", "61-prices-differ", "64-no-programs"] {
        let text = fs::read_to_string(broken().join(format!("{name}.toml"))).expect("text");
        let found = |allow: &str| -> Vec<&str> {
            let sets = [("scenario.allow".to_owned(), format!("[\"{allow}\"]"))];
            check_text_with(name, &text, &sets).diagnostics.iter().map(|d| d.code).collect()
        };
        let all = found("price-differs");
        for code in codes::warnings() {
            let mut expected = found("few-shoppers");
            expected.extend(all.iter().filter(|&&c| c == "few-shoppers"));
            expected.retain(|&c| c != code);
            let mut left = found(code);
            expected.sort_unstable();
            left.sort_unstable();
            assert_eq!(left, expected, "{name} without {code}");
        }
    }
}

#[test]
fn a_wrong_value_from_outside_says_that_no_line_holds_it() {
    let check = |path: &str, value: &str, expected: &str| {
        let checked = check_text_with("starter.toml", STARTER, &[(path.to_owned(), value.to_owned())]);
        assert!(plain(&checked).starts_with(expected), "{}", plain(&checked));
    };
    check(
        "link.app.store.price",
        "80%",
        "error[number-as-text]: `price` is the text `80%`, needed is a number (set with --set `link.app.store.price`)\n  --> starter.toml, link[",
    );
    check(
        "channel.app.trip_share",
        "13%",
        "error[shares-do-not-sum]: the trip shares of the channels that sell add up to 110%, needed is 100%\n",
    );
}

#[test]
fn every_code_of_a_file_has_a_broken_file_that_shows_it() {
    // Codes of what is outside the text: files, folders, --set, and a guard that nothing reaches.
    const ELSEWHERE: [&str; 10] = [
        "no-such-file",
        "cannot-read",
        "cannot-write",
        "file-exists",
        "is-a-folder",
        "file-too-large",
        "not-utf8",
        "empty-file",
        "unknown-path",
        "cannot-be-read",
    ];
    let mut shown = String::new();
    for entry in fs::read_dir(broken()).expect("folder").flatten() {
        if entry.path().extension().is_some_and(|e| e == "txt") {
            shown += &fs::read_to_string(entry.path()).expect("text");
        }
    }
    let missing: Vec<&str> = codes::all()
        .filter(|code| !shown.contains(&format!("{}[{}]: ", code.severity.word(), code.code)))
        .map(|code| code.code)
        .filter(|code| !ELSEWHERE.contains(code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn only(found: &[Diagnostic]) -> &Diagnostic {
    assert_eq!(found.len(), 1, "{found:?}");
    &found[0]
}

#[test]
fn what_is_no_scenario_file_is_refused_with_advice() {
    let folder = tempfile::tempdir().expect("folder");
    let check = |path: &Path, code: &str, part: &str| {
        let checked = check_path(path, &[]);
        let one = only(&checked.diagnostics);
        assert_eq!(one.code, code);
        assert!(checked.scenario.is_none());
        let text = plain(&checked);
        assert!(text.contains(part), "{text}");
    };
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("file");
        path
    };
    check(folder.path(), "is-a-folder", "omnisim init");
    check(&file("latin.toml", b"# ok\nname = \"T\xeat\"\n"), "not-utf8", "byte 14, in line 2");
    check(&file("wide.toml", b"\xff\xfea\0=\0"), "not-utf8", "encoding UTF-8");
    check(&file("nul.toml", b"a = \"\0\""), "not-utf8", "NUL");
    check(&file("empty.toml", b"\n \n"), "empty-file", "omnisim init");
    check(&file("large.toml", &vec![b'\n'; 5_000_001]), "file-too-large", "5 MB");
    check(folder.path(), "is-a-folder", "allowed: empty.toml, large.toml, latin.toml");
    check(&folder.path().join("emty.toml"), "no-such-file", "did you mean `empty.toml`?");
}

#[test]
fn a_project_folder_is_taken_for_its_scenario_and_never_overwritten_unasked() {
    let folder = tempfile::tempdir().expect("folder");
    let project = folder.path().join("my-plan");
    assert_eq!(write_starter(&project, false).expect("written").len(), 2);
    let checked = check_path(&project, &[]);
    assert!(checked.scenario.is_some(), "{}", plain(&checked));
    assert!(checked.source_name.ends_with("scenario.toml"));
    assert_eq!(write_starter(&project, false).expect_err("refused").code, "file-exists");
    fs::write(project.join("scenario.toml"), "changed").expect("file");
    write_starter(&project, true).expect("overwritten");
    assert_eq!(fs::read_to_string(project.join("scenario.toml")).expect("text"), STARTER);
    assert_eq!(fs::read_dir(&project).expect("folder").count(), 2, "no temporary file is left");
}

#[test]
fn values_set_from_outside_are_checked_like_those_of_the_file() {
    let check = |path: &str, value: &str, expected: Option<&str>| {
        let checked = check_text_with("starter.toml", STARTER, &[(path.to_owned(), value.to_owned())]);
        let codes: Vec<&str> = checked.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes.first().copied(), expected, "{path}={value}: {}", plain(&checked));
        assert_eq!(checked.scenario.is_some(), !checked.diagnostics.iter().any(Diagnostic::is_error));
    };
    check("program.A.tactic.cut.mechanic.price-cut.depth", "30%", None);
    check("program.A.tactic.cut.mechanic.price-cut.depth", "\"30%\"", None);
    check("program.A.tactic.cut.mechanic.price-cut.depth", "0.3", Some("percent-as-number"));
    check("scenario.weeks", "13", None);
    check("scenario.week", "13", Some("unknown-key"));
    check("scenario.weeks", "1000", Some("value-out-of-range"));
    check("channel.app.contacts_per_week", "2", None);
    check("channel.ap.contacts_per_week", "2", Some("unknown-path"));
    check("link.app.store.price", "1", None);
    check("link[0].price", "2", Some("value-out-of-range"));
    check("behaviour.pantry", "0", None);
    check("program.Z.budget", "1", Some("unknown-path"));
    check("scenario.start", "11/01/2027", Some("date-as-text"));
    check("scenario.name", "Tên mới = \"x\"", None);
}

/// One random change of a text, of the kinds that people and broken programs make.
fn mutate(bytes: &mut Vec<u8>, luck: &mut SmallRng) {
    const NUMBERS: [&str; 16] = [
        "1e308",
        "-1",
        "0",
        "nan",
        "inf",
        "1e12",
        "-0.0",
        "99999999999999999999",
        "0.5",
        "4294967296",
        "\"50%\"",
        "\"-3%\"",
        "\"1e9%\"",
        "2027-02-30",
        "[]",
        "{}",
    ];
    let Some(at) = (!bytes.is_empty()).then(|| luck.random_range(0..bytes.len())) else { return };
    let to = bytes.len().min(at + luck.random_range(1..40));
    match luck.random_range(0..7) {
        0 => bytes[at] ^= 1 << luck.random_range(0..8),
        1 => drop(bytes.drain(at..to)),
        2 => bytes[at] = *b"[]{}\"'=.,#\n%-".choose(luck).unwrap_or(&b'['),
        3 => replace_value(bytes, at, NUMBERS.choose(luck).unwrap_or(&"0")),
        4 => copy_line(bytes, at, luck),
        5 => drop(bytes.drain(line(bytes, at))),
        _ => {
            let other = luck.random_range(0..bytes.len());
            let from = value(bytes, other).map(|range| bytes[range].to_vec());
            replace_value(bytes, at, &String::from_utf8_lossy(&from.unwrap_or_default()));
        }
    }
}

fn line(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let start = bytes[..at].iter().rposition(|&b| b == b'\n').map_or(0, |p| p + 1);
    let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |p| at + p + 1);
    start..end
}

/// The value right of the equals sign in the line of a byte.
fn value(bytes: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let line = line(bytes, at);
    let equals = bytes[line.clone()].iter().position(|&b| b == b'=')?;
    Some(line.start + equals + 1..line.end.saturating_sub(1).max(line.start + equals + 1))
}

fn replace_value(bytes: &mut Vec<u8>, at: usize, with: &str) {
    if let Some(range) = value(bytes, at) {
        bytes.splice(range, with.bytes());
    }
}

fn copy_line(bytes: &mut Vec<u8>, at: usize, luck: &mut SmallRng) {
    let copied = bytes[line(bytes, at)].to_vec();
    let place = line(bytes, luck.random_range(0..bytes.len())).start;
    bytes.splice(place..place, copied);
}

#[test]
fn ten_thousand_files_broken_at_random_end_in_a_scenario_or_an_error() {
    const SEED: u64 = 20_270_206;
    // What the check of shape refuses, the reader of typed values must refuse too (it takes lists for tables, though).
    const SHAPE: [&str; 9] = [
        "unknown-key",
        "unknown-value",
        "percent-as-number",
        "bad-percent",
        "number-as-text",
        "date-as-text",
        "one-key-only",
        "wrong-length",
        "bad-date",
    ];
    let mut luck = SmallRng::seed_from_u64(SEED);
    let (mut sound, mut refused) = (0, 0);
    for round in 0..10_000 {
        let mut bytes = STARTER.as_bytes().to_vec();
        for _ in 0..luck.random_range(1..4) {
            mutate(&mut bytes, &mut luck);
        }
        let Ok(text) = text_of(bytes) else {
            refused += 1;
            continue;
        };
        let checked = check_text("fuzz", &text);
        let errors = checked.diagnostics.iter().filter(|d| d.is_error()).count();
        assert_eq!(checked.scenario.is_none(), errors > 0, "round {round}");
        assert!(checked.diagnostics.iter().all(|d| d.code != "cannot-be-read"), "round {round}");
        let shape = checked.diagnostics.iter().find(|d| SHAPE.contains(&d.code));
        assert!(shape.is_none() || toml::from_str::<ScenarioSpec>(&text).is_err(), "round {round}: {shape:?}");
        if round % 10 == 0 {
            let _ = render::graphical(&checked.diagnostics, "fuzz", &text, Look::default());
            let _ = render::github(&checked.diagnostics, "fuzz", &text);
            assert!(!plain(&checked).is_empty());
        }
        if checked.scenario.is_some() { sound += 1 } else { refused += 1 }
    }
    assert!(sound > 500 && refused > 2_000, "{sound} sound, {refused} refused");
}

const AT_THE_LIMITS: [&str; 12] =
    ["1e308", "-1e308", "5e-324", "-1", "0", "-0.0", "nan", "inf", "1e12", "9223372036854775807", "\"0%\"", "\"100%\""];

fn scenario_or_error(checked: &Checked, place: &str, number: &str) {
    let errors = checked.diagnostics.iter().any(Diagnostic::is_error);
    assert_eq!(checked.scenario.is_none(), errors, "{place} = {number}");
    assert!(errors || !matches!(number, "nan" | "inf" | "1e308" | "-1e308"), "{place} = {number} passed");
}

#[test]
fn a_number_at_its_limits_is_a_scenario_or_an_error_wherever_it_stands() {
    let mut places = 0;
    for (at, _) in STARTER.match_indices(" = ") {
        let (before, after) = STARTER.split_at(at + 3);
        if before.rsplit('\n').next().is_some_and(|line| line.starts_with('#')) {
            continue;
        }
        let end = after.find([',', '}', '\n']).unwrap_or(after.len());
        places += 1;
        for number in AT_THE_LIMITS {
            let text = format!("{before}{number}{}", &after[end..]);
            scenario_or_error(&check_text("limits", &text), &format!("byte {at}"), number);
        }
    }
    assert!(places > 300, "{places}");
}

#[test]
fn a_number_that_the_starter_leaves_to_its_default_is_checked_too() {
    let mut places: Vec<String> = PARAMETERS.iter().map(|p| format!("behaviour.{}", p.name)).collect();
    places.extend(
        [
            "calendar.season.tet.basket_index",
            "calendar.season.tet.demand_index.shampoo",
            "segment.family.price_sensitivity",
            "channel.store.price_index",
            "channel.store.contacts_per_week",
            "channel.app.fulfilment.delivery.free_from",
            "category.shampoo.units_per_year",
            "category.shampoo.usage_shape",
            "category.shampoo.brand_diversity",
            "category.shampoo.price_response",
            "category.shampoo.pantry_days",
            "category.shampoo.consumption_flexibility",
            "category.shampoo.display_utility",
            "category.shampoo.extra_units_per_deal",
            "category.shampoo.online_research",
            "category.shampoo.brand.an-nhien.quality",
            "category.shampoo.product.an-180.weight",
            "program.A.tactic.gondola.mechanic.display.visibility",
            "program.B.tactic.voucher.mechanic.app-coupon.units_per_shopper",
            "program.B.tactic.voucher.mechanic.app-coupon.seen_in_app",
            "program.B.tactic.voucher.delivery.reach",
            "program.B.tactic.voucher.funding.fee",
        ]
        .map(str::to_owned),
    );
    for place in places {
        for number in AT_THE_LIMITS {
            let sets = [(place.clone(), number.to_owned())];
            let checked = check_text_with("limits", STARTER, &sets);
            assert!(checked.diagnostics.iter().all(|d| !matches!(d.code, "unknown-path" | "unknown-key")), "{place}");
            scenario_or_error(&checked, &place, number);
        }
    }
}

#[test]
fn files_of_the_largest_size_are_answered_too() {
    const SIZE: usize = 4_900_000;
    let fill = |part: &str| part.repeat(SIZE / part.len());
    let starter_and = |part: &str| format!("{STARTER}\n{}", part.repeat((SIZE - STARTER.len() - 1) / part.len()));
    let texts = [
        fill("[[channel]]\n"),
        fill("a=1\n"),
        fill("]"),
        fill("a.b.c.d.e.f = 1\n"),
        format!("x = [{}]", fill("{a=1},")),
        format!("x = \"{}\"", fill("ế")),
        starter_and("[[link]]\nfrom=\"app\"\nto=\"store\"\nprice=1\npromotion=1\ninformation=1\nidentity=1\nstock=1\n"),
        starter_and("[[program]]\nid=\"A\"\nname=\"A\"\n"),
    ];
    for text in texts {
        let checked = check_text("large", &text);
        assert!(checked.scenario.is_none());
        for shown in [plain(&checked), render::graphical(&checked.diagnostics, "large", &text, Look::default())] {
            assert!(shown.len() < 1_000_000, "{}", shown.len());
        }
    }
}
