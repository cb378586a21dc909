//! The result of one program from its impacts in all futures.

use super::agreed;
use super::estimate::{Scale, difference, ratio_of_means, tidy};
use super::path_result;
use super::results::{
    BreakCount, Bridge, BridgePart, ChannelDifference, Estimate, Growth, MatrixCell, OfferFunnel, Payment, PnlLevel,
    PnlRow, ProgramResult, Scorecard, Spread, WeekDifference, WinWin,
};
use super::supply_result;
use super::{pnl_result, verdict};
use crate::market::{Lever, Market};
use crate::measure::matrix::Column;
use crate::measure::{Frame, Impact, Pnl, bridge};
use crate::program::Program;
use crate::scenario::{Driver, Scenario};
use crate::stats;

/// Builds the result of one program.
#[derive(Debug)]
pub struct Builder<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The market.
    pub market: &'a Market,
    /// Scale of the numbers.
    pub scale: &'a Scale,
    /// What the program is measured on.
    pub frame: &'a Frame,
    /// Impacts by future.
    pub impacts: Vec<&'a Impact>,
    /// Profit and loss without a program.
    pub before: &'a [PnlLevel],
    /// Purchases by path without a program, by future.
    pub paths_before: &'a [&'a [f64]],
}

/// Name and budget of a program or plan.
struct Head<'a> {
    name: &'a str,
    name_vi: Option<&'a str>,
    budget: Option<f64>,
}

impl<'a> Head<'a> {
    fn of(scenario: &'a Scenario, id: &str) -> Self {
        let spec = &scenario.spec;
        if let Some(p) = spec.program.iter().find(|p| p.id == id) {
            return Self { name: &p.name, name_vi: p.name_vi.as_deref(), budget: p.budget };
        }
        let Some(plan) = spec.plan.iter().find(|p| p.id == id) else {
            return Self { name: "", name_vi: None, budget: None };
        };
        let of_programs = spec.program.iter().filter(|p| plan.programs.contains(&p.id)).map(|p| p.budget);
        let budget = plan.budget.or_else(|| of_programs.sum());
        Self { name: &plan.name, name_vi: plan.name_vi.as_deref(), budget }
    }
}

/// Name of a column of the matrix.
#[must_use]
pub fn column_id(market: &Market, column: Column) -> String {
    match column {
        Column::Channel(c) => market.channels[c].id.clone(),
        Column::LaterWeeks => String::from("later_weeks"),
        Column::OtherRetailers => String::from("other_retailers"),
    }
}

impl Builder<'_> {
    pub(super) fn column(&self, value: impl Fn(&Impact) -> f64) -> Vec<f64> {
        self.impacts.iter().map(|i| value(i)).collect()
    }

    pub(super) fn money(&self, value: impl Fn(&Impact) -> f64) -> Estimate {
        self.scale.money_difference(&self.column(value))
    }

    pub(super) fn channel(&self, index: usize) -> String {
        self.market.channels[index].id.clone()
    }

    /// Builds the result.
    #[must_use]
    pub fn program(&self, program: &Program) -> ProgramResult {
        let head = Head::of(self.scenario, &program.id);
        let tsv = self.money(|i| i.tsv as f64);
        let columns = [self.column(|i| i.brand_profit as f64), self.column(|i| i.retailer_profit as f64)];
        let sides = self.scale.money_parts(&columns, &tsv);
        let cost = |i: &Impact| i.outlay.brand.0 as f64 + i.outlay.account.0 as f64;
        let roi = |part: &dyn Fn(&Impact) -> f64, whole: &dyn Fn(&Impact) -> f64| {
            ratio_of_means(&self.column(part), &self.column(whole))
        };
        let by_day = self.by_day(program);
        let window = &self.frame.window;
        let weeks = (!window.is_empty())
            .then(|| ((window.start - self.frame.warm_up) as u32 + 1, (window.end - self.frame.warm_up) as u32));
        ProgramResult {
            id: program.id.clone(),
            name: head.name.to_string(),
            name_vi: head.name_vi.map(String::from),
            weeks,
            budget: head.budget,
            budget_used: head.budget.and_then(|budget| self.budget_used(budget)),
            cost: self.money(cost),
            system_cost: self.money(|i| i.system_cost as f64),
            payments: self.payments(),
            pnl: self.pnl([&sides[0], &sides[1]]),
            win_win: self.win_win([&sides[0], &sides[1]]),
            tsv_middle: self.middle(),
            brand_profit: sides[0].clone(),
            retailer_profit: sides[1].clone(),
            incremental_units: self.scale.packs(&self.column(|i| i.incremental_units as f64)),
            roi_silo: roi(&|i| i.scorecard_net, &cost),
            roi_brand: roi(&|i| i.brand_profit as f64, &|i| i.outlay.brand.0 as f64),
            roi_retailer: roi(&|i| i.retailer_profit as f64, &|i| i.outlay.account.0 as f64),
            roi_system: roi(&|i| i.tsv as f64, &cost),
            driver: program.driver.map(|d| {
                match d {
                    Driver::Penetration => "penetration",
                    Driver::Frequency => "frequency",
                    Driver::Basket => "basket",
                }
                .to_string()
            }),
            scorecard: self.scorecard(&tsv),
            home: self.channel(self.frame.home),
            instruments: self.instruments(),
            claimed_total: Some(self.claims()),
            bridge: Bridge { units: self.unit_bridges(), profit: self.profit_bridge(&tsv) },
            matrix: self.matrix(&tsv),
            growth: self.growth(),
            by_channel: self.by_channel(),
            by_week: self.by_week(),
            journeys: Some(path_result::journeys(self.market, self.scale, &self.impacts, self.paths_before)),
            breaks: self.breaks(),
            pantry_units: self.scale.packs(&self.column(|i| i.pantry_units)),
            offers: self.offers(program),
            funding: agreed::fundings(program, &self.impacts, self.scale),
            execution: agreed::executions(program, self.market, &self.impacts),
            sides_by_week: self.sides_by_week(!by_day.is_empty()),
            by_day,
            supply: supply_result::of_program(self.market, self.scale, &self.impacts),
            leg_basis: None,
            leg_matrix: Vec::new(),
            legs: Vec::new(),
            tsv,
        }
    }

    /// Cost over budget; nothing for a budget of nothing.
    fn budget_used(&self, budget: f64) -> Option<Estimate> {
        let spent = self.column(|i| self.scale.money(i.outlay.brand.0 as f64 + i.outlay.account.0 as f64));
        let used = ratio_of_means(&spent, &vec![budget; spent.len()])?;
        Some(Estimate { p_positive: None, ..used })
    }

    fn pnl(&self, profits: [&Estimate; 2]) -> Vec<PnlRow> {
        let pnls: Vec<&Pnl> = self.impacts.iter().map(|i| &i.pnl).collect();
        pnl_result::rows(self.market, self.scale, self.before, &pnls, profits)
    }

    fn win_win(&self, sides: [&Estimate; 2]) -> WinWin {
        let share = |holds: &dyn Fn(&Impact) -> bool| {
            self.impacts.iter().filter(|i| holds(i)).count() as f64 / self.impacts.len().max(1) as f64
        };
        let loses = [share(&|i| i.brand_profit < 0), share(&|i| i.retailer_profit < 0)];
        let gains = sides.map(|e| e.p_positive.unwrap_or(0.0));
        let label = verdict::win_win((gains[0], loses[0]), (gains[1], loses[1]), self.impacts.len());
        let p_both = tidy(share(&|i| i.brand_profit > 0 && i.retailer_profit > 0), 1e-4);
        WinWin { label: label.to_string(), p_both, spread: self.spread() }
    }

    /// Spread of both profits; nothing for one future.
    fn spread(&self) -> Option<Spread> {
        let (brand, retailer) = (self.column(|i| i.brand_profit as f64), self.column(|i| i.retailer_profit as f64));
        let money = |value: f64| tidy(self.scale.money(value), self.scale.step);
        let (sides, correlation) = stats::spread_of_two(&brand, &retailer)?;
        Some(Spread { brand: money(sides[0]), retailer: money(sides[1]), correlation: tidy(correlation, 1e-4) })
    }

    /// Quartiles of total system value; nothing for one future.
    fn middle(&self) -> Option<[f64; 2]> {
        let values: Vec<f64> = self.impacts.iter().map(|i| self.scale.money(i.tsv as f64)).collect();
        let quartile = |share: f64| tidy(stats::quantile(&values, share), self.scale.step);
        (values.len() > 1).then(|| [quartile(0.25), quartile(0.75)])
    }

    fn payments(&self) -> Vec<Payment> {
        let count = self.impacts.first().map_or(0, |i| i.payments.len());
        let moves = |at: &usize| self.impacts.iter().any(|i| i.payments[*at].1 != 0);
        let one = |at: usize| Payment {
            line: self.impacts[0].payments[at].0.to_string(),
            value: self.money(|i| i.payments[at].1 as f64),
        };
        (0..count).filter(moves).map(one).collect()
    }

    fn scorecard(&self, tsv: &Estimate) -> Scorecard {
        let negative = self.impacts.iter().filter(|i| i.tsv < 0).count() as f64 / self.impacts.len().max(1) as f64;
        let mean = |value: &dyn Fn(&Impact) -> f64| stats::mean(&self.column(value));
        let (label, percent) = verdict::label(&verdict::Seen {
            claim: mean(&|i| i.claim.profit),
            claim_net: mean(&|i| i.scorecard_net),
            system: mean(&super::reading_result::before_cost),
            tsv: mean(&|i| i.tsv as f64),
            p_positive: tsv.p_positive.unwrap_or(0.0),
            p_negative: negative,
            futures: self.impacts.len(),
        });
        Scorecard {
            channel: self.channel(self.frame.home),
            instrument: self.frame.instrument.to_string(),
            claim: self.money(|i| i.claim.profit),
            net: self.money(|i| i.scorecard_net),
            rank: 0,
            label: label.to_string(),
            percent,
        }
    }

    /// Claim, instrument error and the other parts; the means of the parts add up to that of `tsv`.
    fn profit_bridge(&self, tsv: &Estimate) -> Vec<BridgePart> {
        let mut columns =
            vec![self.column(|i| i.claim.profit), self.column(|i| i.bridge.home_uplift as f64 - i.claim.profit)];
        columns.extend((0..bridge::PARTS.len()).map(|at| self.column(|i| i.bridge.parts[at] as f64)));
        let parts = self.scale.money_parts(&columns, tsv);
        let part = |id: &str, value: &Estimate| BridgePart {
            part: id.to_string(),
            category: None,
            value: value.clone(),
            subtotal: false,
        };
        let sum = |parts: &[Estimate]| tidy(parts.iter().map(|p| p.mean).sum(), self.scale.step);
        let mut uplift = self.money(|i| i.bridge.home_uplift as f64);
        uplift.mean = sum(&parts[..2]);
        let mut bars = vec![part("claim", &parts[0]), part("instrument_error", &parts[1])];
        bars.push(BridgePart { part: String::from("home_uplift"), category: None, value: uplift, subtotal: true });
        bars.extend(bridge::PARTS.iter().zip(&parts[2..]).map(|(id, value)| part(id, value)));
        bars.push(BridgePart { part: String::from("tsv"), category: None, value: tsv.clone(), subtotal: true });
        bars
    }

    fn unit_bridges(&self) -> Vec<BridgePart> {
        let count = self.impacts.first().map_or(0, |i| i.units.len());
        let one = |at: usize| {
            let category = self.market.categories[self.impacts[0].units[at].category].id.clone();
            let column = |value: &dyn Fn(&bridge::UnitBridge) -> i64| {
                self.column(|i| value(&i.units[at]) as f64 * self.scale.households)
            };
            let columns = [
                column(&|u| u.competitors_in_account),
                column(&|u| u.category_at_rivals),
                column(&|u| u.category_in_market),
            ];
            let means: Vec<f64> = columns.iter().map(|c| stats::mean(c)).collect();
            let rounded = stats::round_to_sum(&means, means.iter().sum(), 1.0);
            let ids = ["competitors_in_account", "category_at_rivals", "category_in_market"];
            let mut parts: Vec<BridgePart> = ids
                .iter()
                .zip(&columns)
                .zip(&rounded)
                .map(|((id, values), mean)| BridgePart {
                    part: (*id).to_string(),
                    category: Some(category.clone()),
                    value: Estimate { mean: tidy(*mean, 1.0), ..difference(values, 1.0, "units") },
                    subtotal: false,
                })
                .collect();
            let total = difference(&column(&|u| u.brand_units), 1.0, "units");
            let value = Estimate { mean: tidy(rounded.iter().sum(), 1.0), ..total };
            let part = String::from("brand_units_in_account");
            parts.push(BridgePart { part, category: Some(category), value, subtotal: true });
            parts
        };
        (0..count).flat_map(one).collect()
    }

    fn matrix(&self, tsv: &Estimate) -> Vec<MatrixCell> {
        let Some(first) = self.impacts.first() else { return Vec::new() };
        let columns: Vec<Vec<f64>> = (0..first.matrix.len()).map(|at| self.column(|i| i.matrix[at].1 as f64)).collect();
        let parts = self.scale.money_parts(&columns, tsv);
        let cells = first.matrix.iter().zip(parts).map(|((column, _), profit)| MatrixCell {
            spent_in: self.channel(self.frame.home),
            changed_in: column_id(self.market, *column),
            profit,
        });
        cells.collect()
    }

    fn growth(&self) -> Growth {
        let share = |value: &dyn Fn(&Impact) -> f64| difference(&self.column(value), 1e-6, "share");
        let columns: [Vec<f64>; 3] = [
            self.column(|i| i.growth.penetration),
            self.column(|i| i.growth.frequency),
            self.column(|i| i.growth.basket),
        ];
        let means: Vec<f64> = columns.iter().map(|c| stats::mean(c)).collect();
        let rounded = stats::round_to_sum(&means, means.iter().sum(), 1e-6);
        let part = |at: usize| Estimate { mean: tidy(rounded[at], 1e-6), ..difference(&columns[at], 1e-6, "share") };
        let total = tidy(rounded.iter().sum(), 1e-6);
        Growth {
            penetration: part(0),
            frequency: part(1),
            basket: part(2),
            total: Estimate { mean: total, ..share(&|i| i.growth.total) },
        }
    }

    fn by_channel(&self) -> Vec<ChannelDifference> {
        let one = |c: usize| ChannelDifference {
            channel: self.channel(c),
            sell_out_units: self.scale.packs(&self.column(|i| i.channels[c].units)),
            sell_out_value: self.money(|i| i.channels[c].value),
            profit: self.money(|i| i.channels[c].profit),
        };
        (0..self.market.channels.len()).map(one).collect()
    }

    fn by_week(&self) -> Vec<WeekDifference> {
        let weeks = self.frame.horizon().len();
        let one = |w: usize| {
            let profit = self.column(|i| i.weeks[w].profit);
            let market: Vec<f64> = profit.iter().map(|v| self.scale.money(*v)).collect();
            let tidy = |v| tidy(v, self.scale.step);
            WeekDifference {
                week: w as u32 + 1,
                home_profit: self.money(|i| i.weeks[w].home_reading),
                p25: tidy(stats::quantile(&market, 0.25)),
                p75: tidy(stats::quantile(&market, 0.75)),
                cumulative: self.money(|i| i.weeks[..=w].iter().map(|x| x.profit).sum()),
                profit: self.scale.money_difference(&profit),
            }
        };
        (0..weeks).map(one).collect()
    }

    fn breaks(&self) -> Vec<BreakCount> {
        let channels = self.market.channels.len();
        let mut found = Vec::new();
        for from in 0..channels {
            for to in 0..channels {
                for lever in Lever::ALL {
                    let cell = (from * channels + to) * 5 + lever as usize;
                    let values = self.column(|i| i.breaks[cell]);
                    if values.iter().any(|v| *v != 0.0) {
                        let (from, to) = (self.channel(from), self.channel(to));
                        let cause = lever.id().to_string();
                        found.push(BreakCount { from, to, cause, count: self.scale.count(&values) });
                    }
                }
            }
        }
        found
    }

    fn offers(&self, program: &Program) -> Vec<OfferFunnel> {
        let met = |slot: &usize| {
            let coupons = program.coupons.iter().map(|c| c.slot);
            let others = program.ads.iter().map(|a| a.slot).chain(program.flights.iter().map(|f| f.slot));
            coupons.chain(others).chain(program.samples.iter().map(|s| s.slot)).any(|s| s == *slot)
        };
        let one = |slot: usize| {
            let count = |value: &dyn Fn(&crate::ledger::Funnel) -> u64| {
                self.scale.count(&self.column(|i| value(&i.funnels[slot]) as f64))
            };
            OfferFunnel {
                tactic: program.tactics[slot].id.clone(),
                distributed: count(&|f| f.distributed),
                delivered: count(&|f| f.delivered),
                opened: count(&|f| f.opened),
                opted_out: count(&|f| f.opted_out),
                seen: count(&|f| f.seen),
                needed: count(&|f| f.needed),
                loaded: count(&|f| f.loaded),
                redeemed: count(&|f| f.redeemed),
                refused: count(&|f| f.refused),
                expired: count(&|f| f.expired),
                contacts: count(&|f| f.contacts),
                clicks: count(&|f| f.clicks),
                attributed: count(&|f| f.attributed),
            }
        };
        (0..program.tactics.len()).filter(met).map(one).collect()
    }
}
