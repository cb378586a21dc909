//! Guardrails: their ids, scope and limits; and what in the programs breaks them.

use super::super::diagnostic::shown;
use super::super::guardrails::{Finding, evaluate};
use super::super::spec::{GuardrailKind, GuardrailSpec};
use super::program::LARGEST_SUM;
use super::{Rules, percent, round};

/// Most guardrails of a file.
const MOST: usize = 64;

impl Rules<'_> {
    pub(super) fn guardrails(&mut self) {
        let all = &self.spec.guardrail;
        if all.len() > MOST {
            let message = format!("{} guardrails, allowed are at most {MOST}", all.len());
            self.error("too-many", "guardrail", message);
            return;
        }
        self.ids("guardrail", all.iter().enumerate().map(|(at, g)| (format!("guardrail[{at}].id"), g.id.as_str())));
        for (at, guardrail) in all.iter().enumerate() {
            self.guardrail(&format!("guardrail[{at}]"), guardrail);
        }
        if !self.found.iter().any(|one| one.is_error()) {
            for finding in evaluate(self.spec).iter().filter(|f| !f.held) {
                self.broken(finding);
            }
        }
    }

    fn guardrail(&mut self, path: &str, rule: &GuardrailSpec) {
        self.name(&format!("{path}.why"), &rule.why);
        self.name_if_set(&format!("{path}.why_vi"), rule.why_vi.as_deref());
        let who = format!("guardrail `{}`", shown(&rule.id));
        let plans = self.spec.plan.iter().map(|p| p.id.as_str());
        let programs: Vec<&str> = self.spec.program.iter().map(|p| p.id.as_str()).chain(plans).collect();
        let brands: Vec<&str> = self.spec.category.iter().flat_map(|c| &c.brand).map(|b| b.id.as_str()).collect();
        let products: Vec<&str> = self.spec.category.iter().flat_map(|c| &c.product).map(|p| p.id.as_str()).collect();
        let channels = self.channel_ids();
        self.names(path, &who, ("programs", "unknown-program"), (&rule.programs, &programs));
        self.names(path, &who, ("brands", "unknown-brand"), (&rule.brands, &brands));
        self.names(path, &who, ("products", "unknown-product"), (&rule.products, &products));
        self.names(path, &who, ("channels", "unknown-channel"), (&rule.channels, &channels));
        let place = format!("{path}.kind.{}", rule.kind.word());
        self.limit(&place, &rule.kind);
        let of_supply = matches!(
            rule.kind,
            GuardrailKind::MinOsa(_) | GuardrailKind::MinOtif(_) | GuardrailKind::MaxPaperGrowth(_)
        );
        if of_supply && self.spec.supply.is_none() {
            let message =
                format!("{who} is about supply, but the file has no [supply] table: nothing is held against it");
            self.warning("no-effect", &place, message);
        }
        if let GuardrailKind::NeverTogether(limit) = &rule.kind {
            self.may_meet(&place, rule, &limit.mechanics);
        }
    }

    /// Names of a list: each known, none twice.
    fn names(
        &mut self,
        path: &str,
        who: &str,
        (key, code): (&str, &'static str),
        (names, known): (&[String], &[&str]),
    ) {
        let place = format!("{path}.{key}");
        self.twice(&place, who, names);
        for (at, name) in names.iter().enumerate() {
            match code {
                "unknown-program" => self.known("unknown-program", &format!("{place}[{at}]"), who, name, known),
                other => self.known(other, &format!("{place}[{at}]"), who, name, known),
            };
        }
    }

    fn limit(&mut self, place: &str, kind: &GuardrailKind) {
        use GuardrailKind as K;
        const LONGEST_DAYS: f64 = 10_000.0;
        let at = |key: &str| format!("{place}.{key}");
        match kind {
            K::MaxDepth(limit) | K::MaxPriceGap(limit) => self.share(&at("limit"), limit.limit),
            K::MaxDealShare(limit) | K::MinOsa(limit) | K::MinOtif(limit) => self.share(&at("limit"), limit.limit),
            K::MinCategoryGrowth(limit) | K::MaxPaperGrowth(limit) => {
                self.within(&at("limit"), limit.limit.0, -1.0, 10.0);
            }
            K::MaxWeeksOnDeal(limit) => {
                let within = limit.within_weeks.map(f64::from);
                self.within_if_set(&at("within_weeks"), within, 1.0, 260.0);
                self.within(&at("limit"), f64::from(limit.limit), 0.0, 260.0);
            }
            K::MinGap(limit) | K::MaxDealLength(limit) => {
                self.within(&at("days"), f64::from(limit.days), 0.0, LONGEST_DAYS);
            }
            K::MinLeadTime(limit) => self.within(&at("days"), f64::from(limit.days), 0.0, LONGEST_DAYS),
            K::Blackout(limit) => self.period(place, limit.from.0, limit.to.0),
            K::Mandatory(limit) => self.period(place, limit.from.0, limit.to.0),
            K::MaxTacticsAtOnce(_) | K::MaxTactics(_) | K::NeverTogether(_) => {}
            K::MaxPushes(limit) => self.within(&at("limit"), limit.limit, 0.0, 1000.0),
            K::MaxBudget(limit) | K::MaxChannelBudget(limit) => {
                self.within(&at("limit"), limit.limit, 0.0, LARGEST_SUM)
            }
            K::MinBrandMargin(limit) | K::MinRetailerMargin(limit) => {
                self.within(&at("limit"), limit.limit, -LARGEST_SUM, LARGEST_SUM);
            }
            K::MinPrice(limit) => {
                self.price_if_set(&at("limit"), limit.limit);
                self.within_if_set(&at("of_sell_in"), limit.of_sell_in.map(|s| s.0), 0.0, 10.0);
                if limit.limit.is_some() == limit.of_sell_in.is_some() {
                    let message = "a lowest price needs exactly one of `limit` and `of_sell_in`";
                    self.error("one-key-only", place, message);
                }
            }
            K::MinTsv(limit) | K::MinBrandProfit(limit) | K::MinRetailerProfit(limit) => {
                self.within(&at("limit"), limit.limit, -LARGEST_SUM, LARGEST_SUM);
            }
            K::MinRoi(limit) => self.within(&at("limit"), limit.limit, -100.0, 1000.0),
        }
        let futures = match kind {
            K::MaxDealShare(limit) | K::MinCategoryGrowth(limit) | K::MinOsa(limit) | K::MinOtif(limit) => {
                limit.futures
            }
            K::MaxPaperGrowth(limit) => limit.futures,
            K::MinTsv(limit) | K::MinBrandProfit(limit) | K::MinRetailerProfit(limit) => limit.futures,
            _ => None,
        };
        self.share_if_set(&at("futures"), futures);
    }

    fn period(&mut self, place: &str, from: time::Date, to: time::Date) {
        const LONGEST: i64 = 3_660;
        if to < from {
            let message = format!("`to` is {to}, which is before `from`, {from}");
            self.error("end-before-start", &format!("{place}.to"), message);
        } else if (to - from).whole_days() > LONGEST {
            let message = format!("{from} to {to} is longer than ten years");
            self.error("date-out-of-range", &format!("{place}.to"), message);
        }
    }

    fn may_meet(&mut self, place: &str, rule: &GuardrailSpec, mechanics: &[String]) {
        let words: Vec<String> = super::super::schema::mechanics();
        let known: Vec<&str> = words.iter().map(String::as_str).collect();
        let who = format!("guardrail `{}`", shown(&rule.id));
        self.twice(&format!("{place}.mechanics"), &who, mechanics);
        for (at, word) in mechanics.iter().enumerate() {
            self.known("unknown-mechanic", &format!("{place}.mechanics[{at}]"), &who, word, &known);
        }
        if mechanics.len() == 1 {
            let message = format!("{who} names one mechanic, needed are two or more");
            self.error("wrong-length", &format!("{place}.mechanics"), message);
        }
    }

    /// Reports a rule that a program breaks, at the place that breaks it.
    fn broken(&mut self, finding: &Finding) {
        let rule = &self.spec.guardrail[finding.rule];
        let (value, limit) =
            (amount(finding.value.unwrap_or(0.0), &finding.unit), amount(finding.limit, &finding.unit));
        let at = if finding.at.is_empty() { String::new() } else { format!(" ({})", shown_long(&finding.at)) };
        let message = format!(
            "guardrail `{}` ({}): program `{}` has {value}{at}, the limit is {limit}",
            shown(&rule.id),
            rule.kind.word(),
            shown(&finding.program)
        );
        let hint =
            format!("change the program, or agree on another limit; the reason of the rule: {}", shown_long(&rule.why));
        let one = if rule.stops() {
            self.error("guardrail", &finding.path, message)
        } else {
            self.warning("guardrail-warning", &finding.path, message)
        };
        one.hint = Some(hint);
    }
}

/// Text of the file as a message may show it, of any length that a name may have.
fn shown_long(text: &str) -> String {
    text.chars().map(|c| if super::is_unsafe(c) { '?' } else { c }).collect()
}

/// A value with its unit.
fn amount(value: f64, unit: &str) -> String {
    match unit {
        "share" => percent(value),
        "count" => round(value).to_string(),
        unit => format!("{} {unit}", round(value)),
    }
}
