use super::*;
use crate::report::sample;

fn made(results: &Results, audience: Audience) -> String {
    page(results, &[], audience).expect("draws")
}

#[test]
fn the_page_needs_nothing_but_itself() {
    for (name, results) in sample::all() {
        let text = made(&results, Audience::Joint);
        for outside in ["src=\"http", "href=\"http", "@import", "url(http", "//cdn", "<link", "<iframe", "fetch("] {
            assert!(!text.contains(outside), "{name}: {outside}");
        }
        assert!(text.len() < 3_000_000, "{name}: {} bytes", text.len());
        assert!(text == made(&results, Audience::Joint), "{name}: the same results give the same bytes");
        assert!(!text.contains("NaN") && !text.contains(">inf"), "{name}");
    }
}

/// Charts of a page in one language: four of all programs, two of each, journeys of those told first, breaks where they are priced.
fn figures_of(results: &Results) -> usize {
    let ranked = crate::report::ranking::ranked(results);
    let favourite = crate::report::ranking::favourite(&ranked).filter(|f| f.id != ranked[0].program.id);
    let journeys = 1 + usize::from(favourite.is_some());
    4 + 2 * results.programs.len() + journeys + usize::from(results.breaks.is_some())
}

#[test]
fn every_id_is_there_once_and_every_chart_has_its_table_and_words() {
    for (name, results) in sample::all().into_iter().filter(|(_, r)| !r.programs.is_empty()) {
        let text = made(&results, Audience::Joint);
        let ids: Vec<&str> = text.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
        let single: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), single.len(), "{name}: {ids:?}");
        let figures = text.matches("<figure>").count();
        assert_eq!(figures, 2 * figures_of(&results), "{name}");
        assert_eq!(text.matches("<details>").count(), figures, "{name}");
        assert_eq!(text.matches("role=\"img\" lang=").count(), figures, "{name}");
        assert!(!text.contains("<h2></h2>") && !text.contains("<title></title>"), "{name}");
    }
}

#[test]
fn the_answer_comes_before_any_channel() {
    let text = made(&sample::tie(), Audience::Joint);
    let place = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(place("<h1>") < place("<figure>"));
    let headline = crate::report::sentences::headline(&sample::tie(), Lang::Vi);
    assert!(text.contains(&headline));
}

#[test]
fn the_copy_for_the_retailer_does_not_let_one_work_out_what_the_brand_earns() {
    let mut results = sample::tie();
    for (at, program) in results.programs.iter_mut().enumerate() {
        program.tsv.mean = 7_777_000_000.0 + at as f64;
        program.brand_profit.mean = 8_888_000_000.0 + at as f64;
        program.retailer_profit.mean = 1_111_000_000.0;
    }
    let text = made(&results, Audience::Retailer);
    let body = text.split("</style>").last().unwrap_or_default();
    for hidden in ["7.78", "7,78", "8.89", "8,89", "7777", "8888", "7.777", "8.888", "7,777", "8,888", "<figure>"] {
        assert!(!body.contains(hidden), "{hidden}");
    }
    assert!(text.contains("1.11") && text.contains("1,11"));
    let words = ["tsv", "own-scorecard", "omnisim explain bridge"];
    words.iter().for_each(|w| assert!(!body.contains(w), "{w}"));
    assert!(made(&results, Audience::Joint).contains("7.78"), "the joint copy has it");
}

#[test]
fn names_from_the_scenario_cannot_run() {
    let mut results = sample::win();
    results.scenario.name = "<script>alert(1)</script>".into();
    results.scenario.name_vi = None;
    results.programs[0].name = "\"><img src=x onerror=alert(1)>".into();
    results.programs[0].name_vi = None;
    for audience in [Audience::Joint, Audience::Brand, Audience::Retailer] {
        let text = made(&results, audience);
        assert_eq!(text.matches("<script").count(), 1, "{audience:?}");
        assert!(!text.contains("<img"), "{audience:?}");
    }
}

/// Words of the page without tags, styles and scripts.
fn words(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        text.push(' ');
        let tag = &rest[open..];
        let end = match () {
            () if tag.starts_with("<style") => tag.find("</style>").map(|e| e + 8),
            () if tag.starts_with("<script") => tag.find("</script>").map(|e| e + 9),
            () if tag.starts_with("<code") => tag.find("</code>").map(|e| e + 7),
            () => tag.find('>').map(|e| e + 1),
        };
        rest = &tag[end.unwrap_or(tag.len())..];
    }
    text + rest
}

#[test]
fn no_english_is_left_in_the_vietnamese_page() {
    let english = [
        "the", "and", "with", "without", "of", "profit", "retailer", "brand", "weeks", "week", "futures", "system",
        "channel", "program", "table", "range", "cost", "total", "mean", "more", "than", "above", "from",
    ];
    for (name, mut results) in sample::all() {
        // Sources and the names of a scenario are whatever they are.
        results.defaults.clear();
        for program in &mut results.programs {
            program.name_vi = program.name_vi.clone().or_else(|| Some(program.id.clone()));
        }
        for audience in [Audience::Joint, Audience::Brand, Audience::Retailer] {
            let text = words(&page(&results, &[Lang::Vi], audience).expect("draws")).to_lowercase();
            let all: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            let left: Vec<&&str> = english.iter().filter(|w| all.contains(**w)).collect();
            assert!(left.is_empty(), "{name} {audience:?}: {left:?}");
        }
    }
}
