//! Turns numbers per future into the results document.

use super::estimate::{Scale, difference, level, ratio_of_means};
use super::results::{
    Baseline, BrandShare, BreakCount, Bridge, BridgePart, ChannelDifference, ChannelInfo, ChannelLevel, DefaultUsed,
    Estimate, Growth, InstrumentReading, MatrixCell, OfferFunnel, Pair, PanelCategory, ProgramResult, RESULTS_SCHEMA,
    Results, ScenarioHeader, Scorecard, SeasonInfo, UnitBridge, WeekDifference,
};
use super::verdict;
use crate::ledger::{Ledger, Panel, WeekBook};
use crate::market::{Lever, Market};
use crate::measure::matrix::Column;
use crate::measure::{Frame, Impact, bridge, kpi};
use crate::program::Program;
use crate::program::mechanics::Mechanic;
use crate::scenario::{ChannelKind, Driver, Evidence, Owner, Scenario};
use crate::stats;

/// Levels of the baseline of one future.
#[derive(Clone, Debug)]
pub struct BaselineSample {
    /// In the order of [`kpi::KPIS`].
    levels: Vec<f64>,
    /// `[channel]`: packs and value.
    channels: Vec<(f64, f64)>,
    /// `[category]`: buyers, repeaters, occasions, packs, packs on deal.
    categories: Vec<[f64; 5]>,
    /// `[product]`: packs at the account.
    products: Vec<f64>,
    households: f64,
}

impl BaselineSample {
    /// Brand plus account profit, in ten-thousandths.
    #[must_use]
    pub fn system_profit(&self) -> f64 {
        self.levels[0]
    }
}

/// One future: the baseline's levels and every program's impact.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Levels without a program.
    pub baseline: BaselineSample,
    /// Impacts in the order of the programs.
    pub programs: Vec<Impact>,
}

impl Sample {
    /// Reads the baseline and keeps the impacts; the books can go.
    #[must_use]
    pub fn new(ledger: &Ledger, panel: &Panel, programs: Vec<Impact>, frame: &Frame) -> Self {
        let shape = &ledger.shape;
        let sold = |p: usize, what: fn(&WeekBook, usize, usize) -> u64| {
            let own = (0..shape.channels()).filter(|&c| shape.at_account[c]);
            own.map(|c| ledger.over(frame.horizon()).map(|b| what(b, c, p)).sum::<u64>()).sum::<u64>() as f64
        };
        let of = |category: usize| (0..shape.products()).filter(move |&p| usize::from(shape.category[p]) == category);
        let categories = panel.categories.iter().enumerate().map(|(index, c)| {
            let packs = of(index).map(|p| sold(p, WeekBook::units)).sum();
            let on_deal = of(index).map(|p| sold(p, WeekBook::deal_units)).sum();
            [c.buyers as f64, c.repeaters as f64, c.occasions as f64, packs, on_deal]
        });
        let baseline = BaselineSample {
            levels: kpi::KPIS.iter().map(|k| (k.value)(ledger, panel, frame)).collect(),
            channels: (0..shape.channels())
                .map(|c| (kpi::packs(ledger, frame, c), kpi::value(ledger, frame, c)))
                .collect(),
            categories: categories.collect(),
            products: (0..shape.products()).map(|p| sold(p, WeekBook::units)).collect(),
            households: panel.households as f64,
        };
        Self { baseline, programs }
    }
}

/// Frame of the world without programs.
#[must_use]
pub fn empty_frame(market: &Market) -> Frame {
    let calendar = &market.calendar;
    Frame {
        warm_up: calendar.warm_up_weeks(),
        weeks: calendar.weeks(),
        window: calendar.weeks()..calendar.weeks(),
        promoted: 0,
        home: (0..market.channels.len())
            .find(|&c| market.channels[c].sells && market.channels[c].is_account())
            .unwrap_or(0),
        instrument: "pre_post",
        tax: market.value_added_tax,
        touch_channels: Vec::new(),
        coupon_channels: Vec::new(),
    }
}

/// Frame of a program; its home is the channel named, else that with the largest outlay in `books`.
#[must_use]
pub fn frame(market: &Market, program: &Program, books: &Ledger) -> Frame {
    let empty = empty_frame(market);
    let calendar = &market.calendar;
    let (first, last) = (i64::from(calendar.warm_up_days), i64::from(calendar.days) - 1);
    let live = program.tactics.iter().filter(|t| t.to >= first && t.from <= last && t.from <= t.to);
    let from = live.clone().map(|t| t.from.max(first) / 7).min();
    let to = live.map(|t| t.to.min(last) / 7).max();
    let is_app = |c: &usize| market.channels[*c].is_account() && market.channels[*c].kind == ChannelKind::App;
    let app = (0..market.channels.len()).find(is_app);
    let coupon_channels: Vec<Option<usize>> = program
        .tactics
        .iter()
        .map(|t| match t.mechanic {
            Mechanic::AppCoupon(_) => app.or(Some(t.channels.trailing_zeros() as usize)),
            _ => None,
        })
        .collect();
    let touch = |c: &usize| market.channels[*c].is_account() && market.channels[*c].kind != ChannelKind::Store;
    let home = program.home.or_else(|| largest_outlay(books)).unwrap_or(empty.home);
    Frame {
        window: from.zip(to).map_or(empty.window.clone(), |(f, t)| f as usize..t as usize + 1),
        promoted: program.promoted(),
        home,
        instrument: instrument_of(market, home, &coupon_channels),
        touch_channels: (0..market.channels.len()).filter(touch).collect(),
        coupon_channels,
        ..empty
    }
}

fn largest_outlay(books: &Ledger) -> Option<usize> {
    let channels = books.shape.channels();
    let mut spent = vec![0_i64; channels];
    for book in &books.weeks {
        for (cell, outlay) in book.outlay.iter().enumerate() {
            spent[cell % channels] += outlay.brand.0 + outlay.account.0;
        }
    }
    let largest = spent.iter().copied().max().filter(|m| *m > 0)?;
    spent.iter().position(|s| *s == largest)
}

/// How teams of a channel usually judge a program: shops by pre/post sales, the app by redeemed coupons, others by last touch.
fn instrument_of(market: &Market, home: usize, coupon_channels: &[Option<usize>]) -> &'static str {
    match market.channels[home].kind {
        ChannelKind::App if coupon_channels.contains(&Some(home)) => "coupon_redemption",
        ChannelKind::Store | ChannelKind::Web | ChannelKind::Marketplace => "pre_post",
        ChannelKind::App | ChannelKind::Social | ChannelKind::Loyalty | ChannelKind::Media => "last_touch",
    }
}

/// Builds the document from all futures.
#[must_use]
pub fn assemble(
    scenario: &Scenario,
    market: &Market,
    (programs, frames): (&[Program], &[Frame]),
    samples: &[Sample],
    fixed_assumptions: bool,
) -> Results {
    let scale = Scale::new(&scenario.spec.scenario.currency, market.households_per_shopper);
    let mut built: Vec<ProgramResult> = programs
        .iter()
        .zip(frames)
        .enumerate()
        .map(|(index, (program, frame))| {
            let impacts: Vec<&Impact> = samples.iter().map(|s| &s.programs[index]).collect();
            Builder { scenario, market, scale: &scale, frame, impacts }.program(program)
        })
        .collect();
    rank_scorecards(&mut built);
    let mut order: Vec<usize> = (0..built.len()).collect();
    order.sort_by(|&a, &b| built[b].tsv.mean.total_cmp(&built[a].tsv.mean).then(a.cmp(&b)));
    Results {
        schema: RESULTS_SCHEMA.to_string(),
        scenario: header(scenario, market),
        seed: scenario.seed,
        futures: samples.len() as u32,
        interval: 0.90,
        fixed_assumptions,
        baseline: baseline(market, &scale, samples),
        ranking: order.iter().map(|&i| built[i].id.clone()).collect(),
        pairs: order.windows(2).map(|w| pair(&scale, &built, samples, (w[0], w[1]))).collect(),
        programs: built,
        defaults: defaults(scenario),
    }
}

fn rank_scorecards(programs: &mut [ProgramResult]) {
    let nets: Vec<f64> = programs.iter().map(|p| p.scorecard.net.mean).collect();
    for program in programs {
        let ahead = nets.iter().filter(|n| **n > program.scorecard.net.mean).count();
        program.scorecard.rank = ahead as u32 + 1;
    }
}

fn pair(scale: &Scale, built: &[ProgramResult], samples: &[Sample], (a, b): (usize, usize)) -> Pair {
    let differences: Vec<f64> = samples.iter().map(|s| (s.programs[a].tsv - s.programs[b].tsv) as f64).collect();
    let p_better = verdict::p_ahead(&differences);
    let identical = differences.iter().all(|d| *d == 0.0);
    Pair {
        better: built[a].id.clone(),
        worse: built[b].id.clone(),
        difference: scale.money_difference(&differences),
        p_better: super::estimate::tidy(p_better, 1e-4),
        verdict: if identical { "too_close_to_call" } else { verdict::word(p_better) }.to_string(),
    }
}

fn header(scenario: &Scenario, market: &Market) -> ScenarioHeader {
    let head = &scenario.spec.scenario;
    ScenarioHeader {
        id: head.id.clone(),
        name: head.name.clone(),
        name_vi: head.name_vi.clone(),
        question: head.question.clone(),
        hash: scenario.hash(),
        currency: head.currency.clone(),
        start: head.start.0.to_string(),
        weeks: head.weeks,
        shoppers: u64::from(scenario.shoppers),
        households: scenario.households,
        evidence: match head.evidence {
            Evidence::Illustrative => "illustrative",
            Evidence::Calibrated => "calibrated",
            Evidence::BackTested => "back-tested",
        }
        .to_string(),
        channels: scenario.spec.channel.iter().map(channel_info).collect(),
        seasons: seasons(scenario, market),
    }
}

fn channel_info(spec: &crate::scenario::ChannelSpec) -> ChannelInfo {
    let kind = match spec.kind {
        ChannelKind::Store => "store",
        ChannelKind::Web => "web",
        ChannelKind::App => "app",
        ChannelKind::Marketplace => "marketplace",
        ChannelKind::Social => "social",
        ChannelKind::Loyalty => "loyalty",
        ChannelKind::Media => "media",
    };
    let owner = match spec.owner {
        Owner::Account => "account",
        Owner::Rival => "rival",
        Owner::Marketplace => "marketplace",
        Owner::GeneralTrade => "general-trade",
    };
    ChannelInfo {
        id: spec.id.clone(),
        name: spec.name.clone(),
        name_vi: spec.name_vi.clone(),
        kind: kind.to_string(),
        owner: owner.to_string(),
    }
}

fn seasons(scenario: &Scenario, market: &Market) -> Vec<SeasonInfo> {
    let weeks = i64::from(scenario.spec.scenario.weeks);
    let warm_up = i64::from(market.calendar.warm_up_days);
    let week = |date| (market.calendar.day_of(date) - warm_up).div_euclid(7) + 1;
    let inside = scenario.spec.calendar.season.iter().filter_map(|s| {
        let (from, to) = (week(s.from).max(1), week(s.to).min(weeks));
        (from <= to).then(|| SeasonInfo { name: s.name.clone(), from_week: from as u32, to_week: to as u32 })
    });
    inside.collect()
}

fn defaults(scenario: &Scenario) -> Vec<DefaultUsed> {
    let notes = scenario.defaults_used().into_iter();
    notes
        .map(|n| DefaultUsed { key: n.key, value: n.value, unit: n.unit.to_string(), source: n.source.to_string() })
        .collect()
}

fn baseline(market: &Market, scale: &Scale, samples: &[Sample]) -> Baseline {
    let kpi = |id: &str| {
        let index = kpi::KPIS.iter().position(|k| k.id == id).unwrap_or(0);
        let values: Vec<f64> = samples.iter().map(|s| s.baseline.levels[index]).collect();
        match kpi::KPIS[index].unit {
            kpi::Unit::Money => scale.money_level(&values),
            kpi::Unit::Packs => Estimate { p_positive: None, ..scale.packs(&values) },
            kpi::Unit::MoneyEach => {
                let each: Vec<f64> = values.iter().map(|v| v / crate::units::MONEY_SCALE as f64).collect();
                level(&each, scale.step, &scale.currency)
            }
            kpi::Unit::Ratio => level(&values, 1e-4, "ratio"),
            kpi::Unit::Share => level(&values, 1e-4, "share"),
        }
    };
    let by_channel = market.outlets().map(|c| ChannelLevel {
        channel: market.channels[c].id.clone(),
        sell_out_value: scale.money_level(&column(samples, |s| s.baseline.channels[c].1)),
        sell_out_units: Estimate { p_positive: None, ..scale.packs(&column(samples, |s| s.baseline.channels[c].0)) },
    });
    Baseline {
        system_profit: kpi("system_profit"),
        brand_profit: kpi("brand_profit"),
        retailer_profit: kpi("retailer_profit"),
        sell_out_value: kpi("sell_out_value"),
        sell_out_units: kpi("sell_out_units"),
        by_channel: by_channel.collect(),
        panel: (0..market.categories.len()).map(|c| panel(market, samples, c)).collect(),
        trips_per_household_week: kpi("trips_per_household_week"),
        basket: kpi("basket"),
        xch_share: kpi("xch_share"),
        leakage: kpi("leakage"),
    }
}

fn column(samples: &[Sample], value: impl Fn(&Sample) -> f64) -> Vec<f64> {
    samples.iter().map(value).collect()
}

fn panel(market: &Market, samples: &[Sample], index: usize) -> PanelCategory {
    let category = &market.categories[index];
    let share = |part: usize, whole: usize| {
        let values = column(samples, |s| {
            let counts = &s.baseline.categories[index];
            kpi::ratio(counts[part], counts[whole])
        });
        level(&values, 1e-4, if part == 2 || part == 3 { "ratio" } else { "share" })
    };
    let penetration = column(samples, |s| kpi::ratio(s.baseline.categories[index][0], s.baseline.households));
    let brand_shares = category.brands.clone().map(|brand| {
        let of_brand = |s: &Sample| {
            let products = category.products.clone().filter(|&p| market.products[p].brand == brand);
            products.map(|p| s.baseline.products[p]).sum::<f64>()
        };
        let values = column(samples, |s| kpi::ratio(of_brand(s), s.baseline.categories[index][3]));
        BrandShare { brand: market.brands[brand].id.clone(), share: level(&values, 1e-4, "share") }
    });
    PanelCategory {
        category: category.id.clone(),
        penetration: level(&penetration, 1e-4, "share"),
        purchases_per_buyer: share(2, 0),
        units_per_purchase: share(3, 2),
        deal_share: share(4, 3),
        repeat_rate: share(1, 0),
        brand_shares: brand_shares.collect(),
    }
}

/// Builds the result of one program.
struct Builder<'a> {
    scenario: &'a Scenario,
    market: &'a Market,
    scale: &'a Scale,
    frame: &'a Frame,
    impacts: Vec<&'a Impact>,
}

impl Builder<'_> {
    fn column(&self, value: impl Fn(&Impact) -> f64) -> Vec<f64> {
        self.impacts.iter().map(|i| value(i)).collect()
    }

    fn money(&self, value: impl Fn(&Impact) -> f64) -> Estimate {
        self.scale.money_difference(&self.column(value))
    }

    fn channel(&self, index: usize) -> String {
        self.market.channels[index].id.clone()
    }

    fn program(&self, program: &Program) -> ProgramResult {
        let spec = self.scenario.spec.program.iter().find(|p| p.id == program.id);
        let sides = self
            .scale
            .money_parts(&[self.column(|i| i.brand_profit as f64), self.column(|i| i.retailer_profit as f64)]);
        let cost = |i: &Impact| (i.outlay.brand.0 + i.outlay.account.0) as f64;
        let profit_bridge = self.profit_bridge();
        let mut tsv = self.money(|i| i.tsv as f64);
        tsv.mean = super::estimate::tidy(sides[0].mean + sides[1].mean, self.scale.step);
        let roi = |part: &dyn Fn(&Impact) -> f64, whole: &dyn Fn(&Impact) -> f64| {
            ratio_of_means(&self.column(part), &self.column(whole))
        };
        let window = &self.frame.window;
        let weeks = (!window.is_empty())
            .then(|| ((window.start - self.frame.warm_up) as u32 + 1, (window.end - self.frame.warm_up) as u32));
        ProgramResult {
            id: program.id.clone(),
            name: spec.map_or_else(String::new, |s| s.name.clone()),
            name_vi: spec.and_then(|s| s.name_vi.clone()),
            weeks,
            cost: self.money(cost),
            system_cost: self.money(|i| i.system_cost as f64),
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
            bridge: Bridge { units: self.unit_bridges(), profit: profit_bridge },
            matrix: self.matrix(),
            growth: self.growth(),
            by_channel: self.by_channel(),
            by_week: self.by_week(),
            breaks: self.breaks(),
            pantry_units: self.scale.packs(&self.column(|i| i.pantry_units)),
            offers: self.offers(program),
            tsv,
        }
    }

    fn scorecard(&self, tsv: &Estimate) -> Scorecard {
        let negative = self.impacts.iter().filter(|i| i.tsv < 0).count() as f64 / self.impacts.len().max(1) as f64;
        let mean = |value: &dyn Fn(&Impact) -> f64| stats::mean(&self.column(value));
        let before_cost = |i: &Impact| (i.bridge.total() - i.bridge.parts[0] - i.bridge.parts[8]) as f64;
        let (label, percent) = verdict::label(&verdict::Seen {
            claim: mean(&|i| i.claim.profit),
            claim_net: mean(&|i| i.scorecard_net),
            system: mean(&before_cost),
            tsv: mean(&|i| i.tsv as f64),
            p_positive: tsv.p_positive.unwrap_or(0.0),
            p_negative: negative,
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

    fn instruments(&self) -> Vec<InstrumentReading> {
        let count = self.impacts.first().map_or(0, |i| i.readings.len());
        let one = |at: usize| InstrumentReading {
            id: self.impacts[0].readings[at].id.to_string(),
            channel: self.channel(self.impacts[0].readings[at].channel),
            incremental_units: self.scale.packs(&self.column(|i| i.readings[at].units)),
            incremental_profit: self.money(|i| i.readings[at].profit),
        };
        (0..count).map(one).collect()
    }

    /// Claim, instrument error and the other parts; the means of the parts add up to that of `tsv`.
    fn profit_bridge(&self) -> Vec<BridgePart> {
        let mut columns =
            vec![self.column(|i| i.claim.profit), self.column(|i| i.bridge.home_uplift as f64 - i.claim.profit)];
        columns.extend((0..bridge::PARTS.len()).map(|at| self.column(|i| i.bridge.parts[at] as f64)));
        let parts = self.scale.money_parts(&columns);
        let part =
            |id: &str, value: &Estimate| BridgePart { part: id.to_string(), value: value.clone(), subtotal: false };
        let sum = |parts: &[Estimate]| super::estimate::tidy(parts.iter().map(|p| p.mean).sum(), self.scale.step);
        let mut uplift = self.money(|i| i.bridge.home_uplift as f64);
        uplift.mean = sum(&parts[..2]);
        let mut total = self.money(|i| i.bridge.total() as f64);
        total.mean = sum(&parts);
        let mut bars = vec![part("claim", &parts[0]), part("instrument_error", &parts[1])];
        bars.push(BridgePart { part: String::from("home_uplift"), value: uplift, subtotal: true });
        bars.extend(bridge::PARTS.iter().zip(&parts[2..]).map(|(id, value)| part(id, value)));
        bars.push(BridgePart { part: String::from("tsv"), value: total, subtotal: true });
        bars
    }

    fn unit_bridges(&self) -> Vec<UnitBridge> {
        let count = self.impacts.first().map_or(0, |i| i.units.len());
        let one = |at: usize| {
            let column = |value: &dyn Fn(&bridge::UnitBridge) -> i64| {
                self.column(|i| value(&i.units[at]) as f64 * self.scale.households)
            };
            let columns = [
                column(&|u| u.competitors_in_account),
                column(&|u| u.category_at_rivals),
                column(&|u| u.category_in_market),
            ];
            let means: Vec<f64> = columns.iter().map(|c| stats::mean(c)).collect();
            let rounded = stats::round_to_sum(&means, 1.0);
            let ids = ["competitors_in_account", "category_at_rivals", "category_in_market"];
            let mut parts: Vec<BridgePart> = ids
                .iter()
                .zip(&columns)
                .zip(&rounded)
                .map(|((id, values), mean)| BridgePart {
                    part: (*id).to_string(),
                    value: Estimate { mean: super::estimate::tidy(*mean, 1.0), ..difference(values, 1.0, "units") },
                    subtotal: false,
                })
                .collect();
            let total = difference(&column(&|u| u.brand_units), 1.0, "units");
            let value = Estimate { mean: super::estimate::tidy(rounded.iter().sum(), 1.0), ..total };
            parts.push(BridgePart { part: String::from("brand_units_in_account"), value, subtotal: true });
            let category = self.impacts[0].units[at].category;
            UnitBridge { category: self.market.categories[category].id.clone(), parts }
        };
        (0..count).map(one).collect()
    }

    fn matrix(&self) -> Vec<MatrixCell> {
        let Some(first) = self.impacts.first() else { return Vec::new() };
        let columns: Vec<Vec<f64>> = (0..first.matrix.len()).map(|at| self.column(|i| i.matrix[at].1 as f64)).collect();
        let parts = self.scale.money_parts(&columns);
        let cells = first.matrix.iter().zip(parts).map(|((column, _), profit)| MatrixCell {
            spent_in: self.channel(self.frame.home),
            changed_in: match column {
                Column::Channel(c) => self.channel(*c),
                Column::LaterWeeks => String::from("later_weeks"),
                Column::OtherRetailers => String::from("other_retailers"),
            },
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
        let rounded = stats::round_to_sum(&means, 1e-6);
        let part = |at: usize| Estimate {
            mean: super::estimate::tidy(rounded[at], 1e-6),
            ..difference(&columns[at], 1e-6, "share")
        };
        let total = super::estimate::tidy(rounded.iter().sum(), 1e-6);
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
            let tidy = |v| super::estimate::tidy(v, self.scale.step);
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
        let slots = self.frame.coupon_channels.iter().enumerate().filter(|(_, c)| c.is_some());
        let one = |slot: usize| {
            let count = |value: &dyn Fn(&crate::ledger::Funnel) -> u64| {
                self.scale.count(&self.column(|i| value(&i.funnels[slot]) as f64))
            };
            OfferFunnel {
                tactic: program.tactics[slot].id.clone(),
                seen: count(&|f| f.seen),
                loaded: count(&|f| f.loaded),
                redeemed: count(&|f| f.redeemed),
                refused: count(&|f| f.refused),
            }
        };
        slots.map(|(slot, _)| one(slot)).collect()
    }
}
