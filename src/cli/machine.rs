//! What a command may use of the machine, and what it used: threads and memory. No result depends on them.

use super::Failure;
use super::terminal::Terminal;
use crate::experiment::{Comparison, WorldCount};
use crate::scenario::Scenario;
use bytesize::ByteSize;
use clap::Args;
use std::str::FromStr;

/// Memory that is taken as that of a machine which does not tell. Assumption: less than any office machine has.
const UNKNOWN_MACHINE: u64 = 8_000_000_000;

/// Threads and memory that a command may use.
#[derive(Clone, Copy, Debug, Args)]
pub struct MachineArgs {
    /// Threads [default: all cores]. Results do not depend on it.
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// Memory for what is simulated side by side: `4GB`, `500MB`, or `25%` of the machine's. Results do not depend on it.
    #[arg(long, value_name = "SIZE", default_value = "25%")]
    pub memory: Allowance,
}

impl MachineArgs {
    /// Makes as many threads as asked for.
    ///
    /// # Errors
    /// When the threads cannot be made (2).
    pub fn start_threads(&self) -> Result<(), Failure> {
        let Some(threads) = self.threads else { return Ok(()) };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build_global();
        pool.map_err(|e| Failure::new(2, format!("cannot use {threads} threads: {e}")))
    }

    /// Bytes that may be used side by side.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        match self.memory {
            Allowance::Bytes(bytes) => bytes,
            Allowance::Percent(percent) => (total().unwrap_or(UNKNOWN_MACHINE) as f64 * percent / 100.0) as u64,
        }
    }

    /// Says when not even one future fits; it is run all the same.
    pub fn warn(&self, worlds: &WorldCount, terminal: &Terminal) {
        let (needed, allowed) = (worlds.bytes_per_future, self.bytes());
        if needed <= allowed {
            return;
        }
        let (needed, allowed) = (size(needed), size(allowed));
        terminal.note(&terminal.lang.pick(
            format!(
                "warning[memory]: one future takes about {needed} of memory, more than the {allowed} of --memory; it is run all the same\n\
                 hint: simulate fewer shoppers (--shoppers) or programs (--program), or allow more memory\n"
            ),
            format!(
                "cảnh báo[memory]: một lần mô phỏng cần khoảng {needed} bộ nhớ, nhiều hơn {allowed} của --memory; vẫn chạy\n\
                 gợi ý: giảm số người mua (--shoppers) hoặc số chương trình (--program), hoặc cho thêm bộ nhớ\n"
            ),
        ));
    }
}

/// How much memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowance {
    /// So many bytes.
    Bytes(u64),
    /// Percent of the machine's.
    Percent(f64),
}

impl FromStr for Allowance {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no amount of memory; write 4GB, 500MB or 25%");
        if let Some(percent) = text.trim().strip_suffix('%') {
            let percent: f64 = percent.trim().parse().map_err(|_| wrong())?;
            let is_share = percent > 0.0 && percent <= 100.0;
            return if is_share { Ok(Self::Percent(percent)) } else { Err(wrong()) };
        }
        match text.parse::<ByteSize>() {
            Ok(size) if size.as_u64() > 0 => Ok(Self::Bytes(size.as_u64())),
            _ => Err(wrong()),
        }
    }
}

/// What a run held in memory.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// Most bytes that the process has held.
    peak: Option<u64>,
    /// Bytes of a future, as estimated.
    estimate: u64,
    /// Futures simulated side by side.
    futures: usize,
    /// Shoppers of all worlds that were in memory at once.
    shoppers: usize,
}

impl Used {
    /// After a run.
    #[must_use]
    pub fn now(scenario: &Scenario, worlds: &WorldCount, comparison: &Comparison) -> Self {
        let futures = comparison.side_by_side;
        // The part of the run that takes more.
        let probed = comparison.probed;
        let (estimate, worlds) = if probed.bytes > worlds.bytes_per_future {
            (probed.bytes, probed.worlds)
        } else {
            (worlds.bytes_per_future, worlds.all())
        };
        let shoppers = scenario.shoppers as usize * worlds * futures;
        Self { peak: peak(), estimate, futures, shoppers }
    }

    fn per_shopper(&self) -> Option<u64> {
        self.peak.map(|peak| peak / self.shoppers.max(1) as u64)
    }

    /// As the manifest has it.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "peak_bytes": self.peak,
            "peak_bytes_per_shopper_and_world": self.per_shopper(),
            "futures_side_by_side": self.futures,
            "estimated_bytes_per_future": self.estimate,
        })
    }

    /// Says it on stderr.
    pub fn tell(&self, terminal: &Terminal) {
        let Some((peak, each)) = self.peak.zip(self.per_shopper()) else { return };
        let (peak, each, futures) = (size(peak), size(each), self.futures);
        let word = if futures == 1 { "future at a time" } else { "futures side by side" };
        terminal.note(&terminal.lang.pick(
            format!("peak memory {peak}, {each} per shopper and world ({futures} {word})\n"),
            format!("bộ nhớ nhiều nhất {peak}, {each} mỗi người mua và thế giới ({futures} lần mô phỏng cùng lúc)\n"),
        ));
    }
}

/// Bytes as a reader takes them in, `4.2 GB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    ByteSize::b(bytes).display().si().to_string()
}

/// Memory of the machine, or of the container that the process runs in; `None` where the system has no such file.
fn total() -> Option<u64> {
    let machine = line_of("/proc/meminfo", "MemTotal:")?;
    let container = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok().and_then(|t| t.trim().parse().ok());
    Some(container.map_or(machine, |limit: u64| limit.min(machine)))
}

/// Most memory that the process has held so far; `None` where the system does not tell.
#[must_use]
pub fn peak() -> Option<u64> {
    line_of("/proc/self/status", "VmHWM:")
}

/// Bytes in a line such as `MemTotal:  24684084 kB`.
fn line_of(file: &str, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(file).ok()?;
    let value = text.lines().find_map(|line| line.strip_prefix(name))?;
    value.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// A whole number, which may be written as `1_000_000`.
///
/// # Errors
/// When it is none, or too large.
pub fn whole<T: FromStr>(text: &str) -> Result<T, String> {
    let is_grouped = !text.starts_with('_') && !text.ends_with('_') && !text.contains("__");
    let number = if is_grouped { text.replace('_', "").parse().ok() } else { None };
    number.ok_or_else(|| "expected a whole number such as 20000 or 1_000_000".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_in_bytes_and_in_percent() {
        let check = |text: &str, expected| assert_eq!(text.parse(), Ok(expected), "{text}");
        check("4GB", Allowance::Bytes(4_000_000_000));
        check("1.5 GB", Allowance::Bytes(1_500_000_000));
        check("512MiB", Allowance::Bytes(512 << 20));
        check("25%", Allowance::Percent(25.0));
        for wrong in ["", "much", "0", "0%", "101%", "-1GB", "4 apples"] {
            assert!(wrong.parse::<Allowance>().is_err_and(|e| e.contains("4GB, 500MB or 25%")), "{wrong}");
        }
    }

    #[test]
    fn numbers_may_be_written_in_groups() {
        assert_eq!(whole("1_000_000"), Ok(1_000_000_u64));
        assert_eq!(whole("7"), Ok(7_u32));
        for wrong in ["", "_1", "1_", "1__0", "1.5", "-3", "five"] {
            assert!(whole::<u64>(wrong).is_err(), "{wrong}");
        }
        assert!(whole::<u32>("5_000_000_000").is_err(), "too large");
    }

    #[test]
    fn sizes_are_said_in_units_that_people_read() {
        assert_eq!(size(4_200_000_000), "4.2 GB");
    }
}
