//! What `omnisim validate` promises: every fact of the table is measured or says why not, every fact has a control that
//! turns it red, and values are a function of the seed.

use omnisim::validate::blocks::blocks;
use omnisim::validate::controls::controls;
use omnisim::validate::document::Document;
use omnisim::validate::facts::{Basis, Tier, facts};
use omnisim::validate::run::{Request, RequestError, run};
use std::collections::BTreeSet;

fn quietly(request: &Request) -> Document {
    run(request, &|_, _, _| true).expect("a request for known facts")
}

#[test]
fn the_table_holds_44_facts_with_100_metrics_whose_bounds_surround_what_is_published() {
    let table = facts();
    assert_eq!(table.len(), 44);
    assert_eq!(table.iter().map(|f| f.metrics.len()).sum::<usize>(), 100);
    assert_eq!(table.iter().filter(|f| f.tier != Tier::Extended).count(), 32);
    let ids: BTreeSet<&str> = table.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(ids.len(), 44, "ids are unique");
    for (place, fact) in table.iter().enumerate() {
        assert_eq!(fact.number, format!("A{:02}", place + 1));
        let texts = [&fact.statement, &fact.statement_vi, &fact.published, &fact.source, &fact.control];
        assert!(texts.iter().all(|t| !t.is_empty()), "{}", fact.id);
        assert!(["verified", "verified-low", "mixed", "memory"].contains(&fact.seen.as_str()), "{}", fact.id);
        for metric in &fact.metrics {
            assert!(metric.lo < metric.hi, "{} {}", fact.id, metric.id);
            assert!(!metric.definition.is_empty() && !metric.definition_vi.is_empty() && !metric.unit.is_empty());
            if let Some(centre) = metric.centre {
                assert!((metric.lo..=metric.hi).contains(&centre), "{} {}", fact.id, metric.id);
                assert_eq!(metric.basis, Basis::P, "{} {}: only a published number is a centre", fact.id, metric.id);
            }
        }
    }
}

#[test]
fn every_fact_is_measured_by_a_block_and_broken_by_a_control() {
    let measured: BTreeSet<&str> = blocks().iter().flat_map(|b| b.facts.iter().copied()).collect();
    let broken: BTreeSet<&str> = controls().iter().map(|c| c.fact).collect();
    for fact in facts() {
        assert!(measured.contains(fact.id.as_str()), "no block measures `{}`", fact.id);
        assert!(broken.contains(fact.id.as_str()), "no control breaks `{}`", fact.id);
    }
    for control in controls() {
        let table = facts();
        let fact = table.iter().find(|f| f.id == control.fact).expect("a fact of the table");
        assert!(fact.metrics.iter().any(|m| m.id == control.metric), "{} {}", control.fact, control.metric);
    }
}

#[test]
fn values_are_a_function_of_the_seed_and_not_of_threads() {
    let facts = vec!["A29".to_owned(), "in-store-attention".to_owned()];
    let request = Request { facts, quick: true, seeds: vec![3], ..Request::default() };
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    let once = alone.install(|| quietly(&request));
    assert_eq!(once, quietly(&request));
    let other = quietly(&Request { seeds: vec![4], ..request.clone() });
    assert_ne!(once.metrics[0].value, other.metrics[0].value);
    assert!(once.metrics.iter().all(|m| m.value.is_some()), "{:?}", once.metrics);
}

#[test]
fn a_broken_mechanism_turns_its_fact_red() {
    let request = Request { quick: true, seeds: vec![1, 2], controls: true, ..Request::default() };
    let document = quietly(&request);
    let green: Vec<String> = document.controls.iter().filter(|c| !c.red).map(|c| format!("{c:?}")).collect();
    assert!(green.is_empty(), "controls that nobody notices: {green:#?}");
    assert_eq!(document.controls.len(), controls().len());
    assert!(document.metrics.is_empty());
}

#[test]
fn a_fact_that_is_not_known_is_named_with_a_near_one() {
    let request = Request { facts: vec!["bump-decompositon".to_owned()], ..Request::default() };
    let error = run(&request, &|_, _, _| true).expect_err("a misspelt fact");
    assert!(matches!(&error, RequestError::UnknownFact { hint, .. } if hint.contains("bump-decomposition")), "{error}");
}

#[test]
fn a_run_that_is_stopped_keeps_what_is_measured_and_says_so() {
    let facts = vec!["in-store-attention".to_owned()];
    let request = Request { facts, quick: true, seeds: vec![1, 2, 3, 4, 5, 6], ..Request::default() };
    let document = run(&request, &|_, _, _| false).expect("a document of what is finished");
    assert!(document.stopped);
    assert!(document.metrics[0].value.is_some(), "{:?}", document.metrics);
}
