//! Progress with live estimates: redrawn on a terminal, one line per tenth elsewhere.

use super::terminal::Terminal;
use crate::experiment::{Progress, Stage};
use crate::report::i18n::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Shows how a run goes.
#[derive(Debug)]
pub struct Meter {
    terminal: Terminal,
    bar: Option<ProgressBar>,
    started: Instant,
    /// Part of the experiment and the tenth of it that was told last.
    last_told: Mutex<(Stage, u32)>,
    currency: String,
}

impl Meter {
    /// A meter for a run in a currency.
    #[must_use]
    pub fn new(terminal: Terminal, currency: &str) -> Self {
        let bar = terminal.live.then(|| {
            let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::stderr());
            let words = terminal.lang.pick(["futures", "worlds each"], ["lần mô phỏng", "thế giới mỗi lần"]);
            let template = format!(
                " {{bar:30}} {{pos}}/{{len}} {} × {{prefix}} {}  {{percent}}%   {{elapsed}}\n {{msg}}",
                words[0], words[1]
            );
            if let Ok(style) = ProgressStyle::with_template(&template) {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        });
        Self {
            terminal,
            bar,
            started: Instant::now(),
            last_told: Mutex::new((Stage::Programs, 0)),
            currency: currency.to_string(),
        }
    }

    /// Shows the state of the run.
    pub fn show(&self, progress: &Progress) {
        if self.terminal.quiet {
            return;
        }
        if let Some(bar) = &self.bar {
            bar.set_length(u64::from(progress.planned));
            bar.set_position(u64::from(progress.done));
            bar.set_prefix(progress.arms.to_string());
            bar.set_message(match progress.stage {
                Stage::Programs => self.estimates(progress),
                Stage::Probes => self
                    .terminal
                    .lang
                    .pick(
                        "further worlds: what each tactic earns, what breaks cost, the price of silos",
                        "các thế giới bổ sung: từng hoạt động tạo ra gì, đứt gãy tốn bao nhiêu, cái giá của cách làm từng kênh",
                    )
                    .to_owned(),
            });
            return;
        }
        let tenth = progress.done * 10 / progress.planned.max(1);
        let Ok(mut last) = self.last_told.lock() else { return };
        if (progress.stage, tenth) != *last {
            *last = (progress.stage, tenth);
            let words = self.terminal.lang.pick(["futures", "worlds"], ["lần mô phỏng", "thế giới"]);
            self.terminal.message(&format!(
                "{} {}/{} {} × {} {} ({}%) {}s\n",
                self.stage(progress.stage),
                progress.done,
                progress.planned,
                words[0],
                progress.arms,
                words[1],
                tenth * 10,
                self.started.elapsed().as_secs()
            ));
        }
    }

    /// Name of a part of the experiment.
    fn stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Programs => self.terminal.lang.pick("run", "chạy"),
            Stage::Probes => self.terminal.lang.pick("explain", "giải thích"),
        }
    }

    /// Removes the bar.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn estimates(&self, progress: &Progress) -> String {
        let largest = progress.estimates.iter().map(|e| e.1.abs()).fold(0.0, f64::max);
        let (size, unit) = match largest {
            l if l >= 1e9 => (1e9, self.terminal.lang.pick("bn", "tỷ")),
            l if l >= 1e6 => (1e6, self.terminal.lang.pick("m", "triệu")),
            l if l >= 1e3 => (1e3, self.terminal.lang.pick("k", "nghìn")),
            _ => (1.0, ""),
        };
        let parts = progress.estimates.iter().map(|(id, mean, error)| {
            let range = error.map_or_else(String::new, |e| format!(" ±{:.2}", e / size));
            format!("{id} {:+.2}{range}", mean / size)
        });
        let parts = parts.collect::<Vec<_>>().join("   ");
        match self.terminal.lang {
            Lang::En => format!("now: {parts}   ({} {unit})", self.currency),
            Lang::Vi => format!("hiện tại: {}   ({unit} {})", parts.replace('.', ","), self.currency),
        }
    }
}
