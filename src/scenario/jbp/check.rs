//! Checks a joint business plan: its shape, its names and numbers, and the scenario that it stands on.

use super::spec::{JbpSpec, KpiUnit, QuarterSpec, TargetSpec, Wanted};
use crate::scenario::check::Scenario;
use crate::scenario::diagnostic::{Diagnostic, is_unsafe, shown};
use crate::scenario::load;
use crate::scenario::rest::remove;
use crate::scenario::schema::jbp_schema;
use crate::scenario::shape::check_shape_of;
use crate::scenario::spec::{Owner, PlanSpec, ProgramSpec};
use crate::scenario::tree::Node;
use serde::Deserialize;

/// A sound plan with its scenario.
#[derive(Clone, Debug)]
pub struct Jbp {
    /// What the file says.
    pub spec: JbpSpec,
    /// The scenario that it names.
    pub scenario: Scenario,
    /// The scenario with the programs of the plan only, and all of them together as a `[[plan]]` when there are several.
    pub planned: Scenario,
}

/// What a check found; the plan when there was no error.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The plan; present exactly when no diagnostic is an error.
    pub jbp: Option<Jbp>,
    /// Every problem, in the form in which it can be rendered; its `scenario` is always `None`.
    pub report: load::Checked,
}

/// Id of the `[[plan]]` that runs all programs of a plan together.
pub const TOGETHER: &str = "plan";

/// Checks the text of a plan; `scenario_of` checks the scenario at the path that the file names.
#[must_use]
pub fn check_text(name: &str, text: &str, scenario_of: &dyn Fn(&str) -> load::Checked) -> Checked {
    let (jbp, mut found) = match Node::parse(text) {
        Ok(tree) => check_tree(&tree, scenario_of),
        Err(found) => (None, found),
    };
    found.sort_by_key(|one| one.span.as_ref().map_or(usize::MAX, |span| span.start));
    let jbp = jbp.filter(|_| !found.iter().any(Diagnostic::is_error));
    let report =
        load::Checked { scenario: None, diagnostics: found, source_name: name.to_owned(), text: text.to_owned() };
    Checked { jbp, report }
}

fn check_tree(tree: &Node, scenario_of: &dyn Fn(&str) -> load::Checked) -> (Option<Jbp>, Vec<Diagnostic>) {
    let mut found = check_shape_of(tree, &jbp_schema());
    let mut value = tree.to_toml();
    for one in &found {
        remove(&mut value, &one.path);
    }
    let spec = match JbpSpec::deserialize(value) {
        Ok(spec) => spec,
        // What is left after the problems of shape need not be a plan.
        Err(_) if !found.is_empty() => return (None, found),
        Err(error) => {
            found.push(Diagnostic::error("cannot-be-read", "", error.message().to_owned()).at(Some(0..1)));
            return (None, found);
        }
    };
    let mut rules = Rules { tree, spec: &spec, found: Vec::new() };
    rules.texts();
    rules.aop();
    let scenario = rules.scenario(scenario_of);
    let planned = scenario.as_ref().and_then(|s| rules.against(s));
    // A value taken out for its shape must not be reported a second time.
    let new = |one: &Diagnostic| found.iter().all(|known| known.path != one.path);
    let more: Vec<Diagnostic> = rules.found.into_iter().filter(new).collect();
    found.extend(more);
    (scenario.zip(planned).map(|(scenario, planned)| Jbp { spec, scenario, planned }), found)
}

struct Rules<'a> {
    tree: &'a Node,
    spec: &'a JbpSpec,
    found: Vec<Diagnostic>,
}

impl Rules<'_> {
    fn error(&mut self, code: &'static str, path: &str, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Diagnostic::error(code, path, message).at(self.tree.span_of(path)))
    }

    fn warning(&mut self, code: &'static str, path: &str, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Diagnostic::warning(code, path, message).at(self.tree.span_of(path)))
    }

    fn push(&mut self, one: Diagnostic) -> &mut Diagnostic {
        self.found.push(one);
        let newest = self.found.len() - 1;
        &mut self.found[newest]
    }

    fn known(&mut self, code: &'static str, path: &str, name: &str, known: &[&str]) -> bool {
        let is_known = known.contains(&name);
        if !is_known {
            let thing = code.trim_start_matches("unknown-").replace('-', " ");
            let message = format!("the plan names {thing} `{}`, which is not in the scenario", shown(name));
            let one = self.error(code, path, message);
            *one = one.clone().with_known(name, known.iter().copied());
        }
        is_known
    }

    /// Texts that the sheet shows; their lengths keep it on two pages.
    fn texts(&mut self) {
        const NAME: usize = 120;
        const LINE: usize = 200;
        let head = &self.spec.jbp;
        let mut all = vec![
            ("jbp.name".to_owned(), head.name.clone(), NAME),
            ("jbp.account".to_owned(), head.account.clone(), NAME),
            ("jbp.brand".to_owned(), head.brand.clone(), NAME),
        ];
        all.extend(head.name_vi.iter().map(|name| ("jbp.name_vi".to_owned(), name.clone(), NAME)));
        for (key, people) in [("account_people", &head.account_people), ("brand_people", &head.brand_people)] {
            all.extend(people.iter().enumerate().map(|(at, who)| (format!("jbp.{key}[{at}]"), who.clone(), NAME)));
        }
        for (at, target) in self.spec.target.iter().enumerate() {
            all.extend(target.why.iter().map(|why| (format!("target[{at}].why"), why.clone(), LINE)));
        }
        for (at, activity) in self.spec.activity.iter().enumerate() {
            all.push((format!("activity[{at}].what"), activity.what.clone(), NAME));
        }
        for (path, text, longest) in all {
            self.text(&path, &text, longest);
        }
        self.sizes();
        if !head.id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            || !(1..=40).contains(&head.id.len())
        {
            let message = format!("`{}` cannot be an id", shown(&head.id));
            self.error("bad-id", "jbp.id", message).hint =
                Some("use 1 to 40 letters without accents, digits, `-` and `_`; names may hold anything".to_owned());
        }
    }

    fn sizes(&mut self) {
        let head = &self.spec.jbp;
        let counts = [
            ("jbp.account_people", head.account_people.len(), 12),
            ("jbp.brand_people", head.brand_people.len(), 12),
            ("jbp.programs", head.programs.len(), 16),
            ("target", self.spec.target.len(), 24),
            ("activity", self.spec.activity.len(), 40),
        ];
        for (path, count, most) in counts.into_iter().filter(|(_, count, most)| count > most) {
            self.error("too-many", path, format!("{count} entries in `{path}`, allowed are at most {most}"));
        }
        if self.spec.target.is_empty() {
            self.warning("no-targets", "", "the plan has no target, so nothing can be reached or missed").hint =
                Some("add a [[target]] for each side".to_owned());
        }
    }

    fn text(&mut self, path: &str, text: &str, longest: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.error("bad-name", path, format!("`{path}` is empty"));
        } else if length > longest {
            self.error("bad-name", path, format!("`{path}` has {length} characters, allowed are {longest}"));
        } else if text.chars().any(is_unsafe) {
            self.error("bad-name", path, format!("`{path}` holds characters that cannot be shown: `{}`", shown(text)));
        }
    }

    fn aop(&mut self) {
        let Some(aop) = &self.spec.aop else { return };
        self.text("aop.target", &aop.target, 200);
        for (at, priority) in aop.priorities.iter().enumerate() {
            self.text(&format!("aop.priorities[{at}]"), priority, 200);
        }
        if aop.priorities.len() != 3 {
            let message = format!("{} priorities, a plan that can be remembered has three", aop.priorities.len());
            self.warning("three-priorities", "aop.priorities", message);
        }
        if aop.quarter.len() > 12 {
            self.error("too-many", "aop.quarter", format!("{} quarters, allowed are at most 12", aop.quarter.len()));
            return;
        }
        for (at, quarter) in aop.quarter.iter().enumerate() {
            self.quarter(&format!("aop.quarter[{at}]"), quarter, &aop.quarter[..at]);
        }
    }

    fn quarter(&mut self, path: &str, quarter: &QuarterSpec, before: &[QuarterSpec]) {
        self.text(&format!("{path}.name"), &quarter.name, 40);
        self.within(&format!("{path}.budget"), quarter.budget, 0.0, LARGEST);
        if quarter.to.0 < quarter.from.0 {
            let message = format!("`to` is {}, which is before `from`, {}", quarter.to.0, quarter.from.0);
            self.error("end-before-start", &format!("{path}.to"), message);
        }
        if let Some(other) = before.iter().find(|b| b.from.0 <= quarter.to.0 && quarter.from.0 <= b.to.0) {
            let message = format!("quarters `{}` and `{}` share days", shown(&other.name), shown(&quarter.name));
            self.error("quarters-overlap", path, message).hint =
                Some("begin each one the day after the last one ends".to_owned());
        }
    }

    fn within(&mut self, path: &str, value: f64, low: f64, high: f64) {
        if !value.is_finite() {
            self.error("not-finite", path, format!("`{path}` is `{value}`, needed is an ordinary number"));
        } else if !(low..=high).contains(&value) {
            self.error("value-out-of-range", path, format!("`{path}` is `{value}`, allowed are {low} to {high}"));
        }
    }

    /// The scenario that the plan stands on.
    fn scenario(&mut self, scenario_of: &dyn Fn(&str) -> load::Checked) -> Option<Scenario> {
        let name = &self.spec.jbp.scenario;
        let checked = scenario_of(name);
        if checked.scenario.is_none() {
            let errors: Vec<&Diagnostic> = checked.diagnostics.iter().filter(|d| d.is_error()).collect();
            let first = errors.first().map_or("", |d| d.message.as_str());
            let message =
                format!("the scenario `{}` cannot be used ({} errors, the first: {first})", shown(name), errors.len());
            let hint = format!(
                "omnisim check {} shows all of them; the path counts from the folder of this file",
                checked.source_name
            );
            self.error("scenario-unsound", "jbp.scenario", message).hint = Some(hint);
        }
        checked.scenario
    }

    /// Names of the plan against the scenario; the scenario with the plan as one program.
    fn against(&mut self, scenario: &Scenario) -> Option<Scenario> {
        let spec = &scenario.spec;
        let programs: Vec<&str> = spec.program.iter().map(|p| p.id.as_str()).collect();
        let wanted = &self.spec.jbp.programs;
        for (at, id) in wanted.iter().enumerate() {
            let path = format!("jbp.programs[{at}]");
            self.known("unknown-program", &path, id, &programs);
            if wanted[..at].contains(id) {
                self.error("named-twice", &path, format!("the plan names program `{}` twice", shown(id)));
            }
        }
        let own: Vec<&str> = spec.channel.iter().filter(|c| c.owner == Owner::Account).map(|c| c.id.as_str()).collect();
        for (at, activity) in self.spec.activity.iter().enumerate() {
            self.known("unknown-channel", &format!("activity[{at}].touchpoint"), &activity.touchpoint, &own);
        }
        for (at, target) in self.spec.target.iter().enumerate() {
            self.target(&format!("target[{at}]"), target, scenario, &own);
        }
        if self.found.iter().any(Diagnostic::is_error) {
            return None;
        }
        self.planned(scenario)
    }

    fn target(&mut self, path: &str, target: &TargetSpec, scenario: &Scenario, own: &[&str]) {
        let categories: Vec<&str> = scenario.spec.category.iter().map(|c| c.id.as_str()).collect();
        if let Some(category) = &target.category {
            self.known("unknown-category", &format!("{path}.category"), category, &categories);
        } else if target.kpi.needs_category() {
            let message = format!("`{}` needs a category", target.kpi.id());
            self.error("target-form", path, message).hint =
                categories.first().map(|c| format!("add category = \"{c}\""));
        }
        for (at, channel) in target.channels.iter().enumerate() {
            self.known("unknown-channel", &format!("{path}.channels[{at}]"), channel, own);
        }
        if target.kpi.is_of_whole_account() && !target.channels.is_empty() {
            let message = format!("`{}` is read for the whole account, not for single channels", target.kpi.id());
            self.error("target-form", &format!("{path}.channels"), message).hint =
                Some("leave channels out".to_owned());
        }
        if target.kpi.is_of_whole_account_with_supply() && scenario.spec.supply.is_some() && !target.channels.is_empty()
        {
            let message = format!("`{}` is delivered to the account as a whole where there is supply", target.kpi.id());
            self.error("target-form", &format!("{path}.channels"), message).hint =
                Some("leave channels out".to_owned());
        }
        if target.kpi.needs_supply() && scenario.spec.supply.is_none() {
            let message = format!("`{}` needs a scenario with supply", target.kpi.id());
            self.error("target-form", &format!("{path}.kpi"), message).hint =
                Some("add [supply] to the scenario".to_owned());
        }
        self.wanted(path, target);
    }

    fn wanted(&mut self, path: &str, target: &TargetSpec) {
        let is_share = target.kpi.unit() == KpiUnit::Share;
        let kpi = target.kpi.id();
        let (plain, share) = (target.at_least.or(target.at_most), target.at_least_share.or(target.at_most_share));
        match target.wanted() {
            None => {
                let ways = "at_least, at_most, at_least_share, at_most_share, growth";
                let message = format!("the target for `{kpi}` needs exactly one of {ways}");
                self.error("target-form", path, message);
            }
            Some(Wanted::Growth(growth)) => self.within(&format!("{path}.growth"), growth, -1.0, 10.0),
            Some(_) if is_share && plain.is_some() => {
                let message = format!("`{kpi}` is a share, so its target is a percentage");
                self.error("target-form", path, message).hint =
                    Some("write for example at_least_share = \"42%\"".to_owned());
            }
            Some(_) if !is_share && share.is_some() => {
                let message = format!("`{kpi}` is no share, so its target is a number or a growth");
                self.error("target-form", path, message).hint = Some("write for example growth = \"+2%\"".to_owned());
            }
            Some(Wanted::AtLeast(level) | Wanted::AtMost(level)) if is_share => {
                let key = if target.at_least_share.is_some() { "at_least_share" } else { "at_most_share" };
                self.within(&format!("{path}.{key}"), level, 0.0, 1.0);
            }
            Some(Wanted::AtLeast(level)) => self.within(&format!("{path}.at_least"), level, -LARGEST, LARGEST),
            Some(Wanted::AtMost(level)) => self.within(&format!("{path}.at_most"), level, -LARGEST, LARGEST),
        }
    }

    fn planned(&mut self, scenario: &Scenario) -> Option<Scenario> {
        let chosen = chosen(self.spec, scenario);
        if chosen.is_empty() {
            self.error("no-plan", "jbp", "the scenario has no program, so there is nothing to plan").hint =
                Some("add a [[program]] to the scenario".to_owned());
            return None;
        }
        let plan = (chosen.len() > 1).then(|| together(&chosen));
        match scenario.with_programs(chosen, plan) {
            Ok(planned) => Some(planned),
            Err(first) => {
                let message = format!("the programs of the plan cannot run together: {first}");
                self.error("no-plan", "jbp.programs", message).hint = Some("choose fewer programs".to_owned());
                None
            }
        }
    }
}

/// Largest money or count of a target, in units of the market.
const LARGEST: f64 = 1e15;

/// Programs of the plan, in the order of the scenario.
fn chosen(spec: &JbpSpec, scenario: &Scenario) -> Vec<ProgramSpec> {
    let wanted = &spec.jbp.programs;
    let all = scenario.spec.program.iter();
    all.filter(|p| wanted.is_empty() || wanted.contains(&p.id)).cloned().collect()
}

/// All programs as a plan: each keeps its luck, its budget and what it promises.
fn together(chosen: &[ProgramSpec]) -> PlanSpec {
    let mut id = TOGETHER.to_owned();
    while chosen.iter().any(|p| p.id == id) {
        id.push('-');
    }
    PlanSpec {
        id,
        name: "All programs of the plan together".to_owned(),
        name_vi: Some("Tất cả chương trình của kế hoạch".to_owned()),
        programs: chosen.iter().map(|p| p.id.clone()).collect(),
        ..PlanSpec::default()
    }
}
