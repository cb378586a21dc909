//! `explain`: measures, words and charts; diagnostic codes; behavioural constants; uncertain assumptions.

use super::args::ExplainArgs;
use super::terminal::Terminal;
use super::{Ending, Failure, did_you_mean};
use crate::report::explain;
use crate::report::i18n::Lang;
use crate::scenario::codes;
use crate::scenario::defaults::{PARAMETERS, UNCERTAIN};
use crate::validate::facts::{Fact, facts};
use std::process::ExitCode;

/// Explains a term, or lists all of them.
///
/// # Errors
/// A term that nothing explains (exit code 2), with the nearest ones.
pub fn explain(options: &ExplainArgs, terminal: &Terminal) -> Ending {
    let text = match options.term.as_deref() {
        None => list(),
        Some("assumptions") => assumptions(),
        Some("facts") => all_facts(terminal.lang),
        Some(term) => one(term, terminal).ok_or_else(|| unknown(term))?,
    };
    terminal.result(&text);
    Ok(ExitCode::SUCCESS)
}

fn one(term: &str, terminal: &Terminal) -> Option<String> {
    let lang = terminal.lang;
    let code = codes::find(term).map(|c| format!("{} \n  {}\n", c.code, lang.pick(c.en, c.vi)));
    let parameter = PARAMETERS.iter().find(|p| p.name == term).map(|p| {
        let words = lang.pick(["default", "range", "unit", "source"], ["mặc định", "khoảng", "đơn vị", "nguồn"]);
        format!(
            "{}\n  {}: {}\n  {}: {} – {}\n  {}: {}\n  {}: {}\n",
            p.name, words[0], p.default, words[1], p.low, p.high, words[2], p.unit, words[3], p.source
        )
    });
    let assumption = UNCERTAIN
        .iter()
        .find(|a| a.id == term)
        .map(|a| format!("{}\n  × {} – {} (triangular, likely 1): {}\n", a.id, a.low, a.high, a.about));
    explain::text(term, lang).or(code).or(parameter).or(assumption).or_else(|| fact(term, lang))
}

/// Every published fact in a line.
fn all_facts(lang: Lang) -> String {
    let line = |f: Fact| format!("  {} {:<37}{}\n", f.number, f.id, lang.pick(f.statement, f.statement_vi));
    let head = lang
        .pick("published facts that `omnisim validate` measures", "các sự kiện đã công bố mà `omnisim validate` đo");
    format!("{head}\n{}", facts().into_iter().map(line).collect::<String>())
}

/// One published fact with its metrics.
fn fact(term: &str, lang: Lang) -> Option<String> {
    let fact = facts().into_iter().find(|f| f.id == term || f.number.eq_ignore_ascii_case(term))?;
    let words = lang.pick(["published", "source", "broken by"], ["đã công bố", "nguồn", "bị làm hỏng khi"]);
    let metrics = fact.metrics.iter().map(|m| {
        let definition = lang.pick(&m.definition, &m.definition_vi);
        format!("  {:<28}{} … {} ({:?})  {definition}\n", m.id, m.lo, m.hi, m.basis)
    });
    let metrics: String = metrics.collect();
    Some(format!(
        "{} {}\n  {}\n  {}: {}\n  {}: {}\n{metrics}  {}: {}\n",
        fact.number,
        fact.id,
        lang.pick(&fact.statement, &fact.statement_vi),
        words[0],
        fact.published,
        words[1],
        fact.source,
        words[2],
        fact.control
    ))
}

fn assumptions() -> String {
    let line = |a: &crate::scenario::defaults::UncertainAssumption| {
        format!("  {:<22} × {:.2} – {:.2}   {}\n", a.id, a.low, a.high, a.about)
    };
    let lines: String = UNCERTAIN.iter().map(line).collect();
    format!("Each future multiplies these by a triangular number around 1 (--fix-assumptions: always 1)\n{lines}")
}

fn list() -> String {
    let terms = explain::entries().filter_map(|e| e.ids.first().copied());
    let column = |words: Vec<&str>| words.into_iter().map(|w| format!("  {w}\n")).collect::<String>();
    format!(
        "measures, words and charts\n{}diagnostic codes\n{}behavioural constants\n{}uncertain assumptions\n{}published facts\n{}",
        column(terms.collect()),
        column(codes::all().map(|c| c.code).collect()),
        column(PARAMETERS.iter().map(|p| p.name).collect()),
        column(UNCERTAIN.iter().map(|a| a.id).collect()),
        column(facts().iter().map(|f| f.id.as_str()).collect()),
    )
}

fn unknown(term: &str) -> Failure {
    let known = explain::terms()
        .chain(codes::all().map(|c| c.code))
        .chain(PARAMETERS.iter().map(|p| p.name))
        .chain(UNCERTAIN.iter().map(|a| a.id))
        .map(str::to_owned)
        .chain(facts().into_iter().map(|f| f.id));
    let hint = did_you_mean(term, known, Lang::En);
    Failure::new(2, format!("nothing is called `{term}`{hint}\nall terms: omnisim explain"))
}
