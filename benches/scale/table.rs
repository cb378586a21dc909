//! Questions of cost against size, and the table of their answers.

use cpu_time::ProcessTime;
use rayon::ThreadPool;
use std::time::Instant;

/// Times each case is run; the least counts.
pub const ROUNDS: usize = 7;

/// What one size of a question costs.
pub struct Case {
    /// The size as a number, for ratios and the exponent; 0 for a case that has none.
    pub size: f64,
    /// The size in words.
    pub label: String,
    /// By how much the cost is divided to be shown.
    pub per: f64,
    /// Runs it once; gives its cost in nanoseconds or bytes.
    pub run: Box<dyn Fn() -> f64>,
}

/// A question with its cases from small to large.
pub struct Question {
    /// What is asked.
    pub name: &'static str,
    /// What is shown, such as `ns per shopper-day`.
    pub unit: &'static str,
    /// Cases.
    pub cases: Vec<Case>,
}

/// A pool of so many threads.
pub fn pool(threads: usize) -> ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
}

/// Processor time of some work on one thread, in nanoseconds.
pub fn on_one_thread<R: Send>(work: impl FnOnce() -> R + Send) -> f64 {
    pool(1).install(|| {
        let start = ProcessTime::now();
        std::hint::black_box(work());
        start.elapsed().as_nanos() as f64
    })
}

/// Time on the clock of some work on several threads, in nanoseconds.
pub fn on_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> f64 {
    pool(threads).install(|| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed().as_nanos() as f64
    })
}

impl Question {
    /// Least cost of each case; cases take turns, so that a machine that slows down slows all of them.
    pub fn costs(&self) -> Vec<f64> {
        self.costs_of(ROUNDS)
    }

    /// The same with so many rounds.
    pub fn costs_of(&self, rounds: usize) -> Vec<f64> {
        let mut least = vec![f64::INFINITY; self.cases.len()];
        for _ in 0..rounds {
            for (case, least) in self.cases.iter().zip(&mut least) {
                *least = least.min((case.run)());
            }
        }
        least
    }

    /// Rows of the table.
    pub fn rows(&self, costs: &[f64]) -> String {
        let mut rows = String::new();
        let exponent = exponent(&self.cases.iter().map(|c| c.size).zip(costs.iter().copied()).collect::<Vec<_>>());
        for (place, (case, cost)) in self.cases.iter().zip(costs).enumerate() {
            let ratio = if place == 0 { String::new() } else { format!("{:.2}", cost / costs[place - 1]) };
            let is_last = place + 1 == self.cases.len();
            let power = exponent.filter(|_| is_last).map_or(String::new(), |power| format!("{power:.2}"));
            let name = if place == 0 { self.name } else { "" };
            let shown = cost / case.per;
            let shown = if shown < 1_000.0 { format!("{shown:.3}") } else { format!("{shown:.0}") };
            rows += &format!("| {name} | {} | {shown} {} | {ratio} | {power} |\n", case.label, self.unit);
        }
        rows
    }
}

/// Power of the size with which the cost grows, by least squares in logarithms; `None` for fewer than three sizes.
fn exponent(points: &[(f64, f64)]) -> Option<f64> {
    if points.len() < 3 || points.iter().any(|(size, _)| *size <= 0.0) {
        return None;
    }
    let logs: Vec<(f64, f64)> = points.iter().map(|(size, cost)| (size.ln(), cost.ln())).collect();
    let count = logs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (mean_x, mean_y) = (mean(|p| p.0), mean(|p| p.1));
    let with = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum::<f64>();
    let alone = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum::<f64>();
    Some(with / alone)
}
