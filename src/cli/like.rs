//! What a run was asked for: kept in its manifest, taken over by `--like` and `--resume`.

use super::args::{Journeys, Matrix, RunArgs};
use super::terminal::Terminal;
use super::{Failure, runs};
use crate::experiment::baseline::Sample;
use crate::experiment::{Credits, Options, kept};
use crate::report::run_folder;
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Exit code for files.
const FILES: u8 = 5;

/// The part of a manifest that says how to run the scenario again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Request {
    /// Program and version.
    pub program: String,
    /// Fingerprint of the scenario.
    pub scenario_hash: String,
    /// Values set from outside in their order, `PATH=VALUE`; those of `--seed`, `--shoppers` and `--weeks` last.
    pub set: Vec<String>,
    /// Seed, whoever set it.
    pub seed: u64,
    /// Simulated shoppers, whoever set them.
    pub shoppers: u32,
    /// Weeks of the horizon, whoever set them.
    pub weeks: u32,
    /// Futures that were finished.
    pub futures: u32,
    /// Were the uncertain assumptions held.
    pub fixed_assumptions: bool,
    /// Programs and plans asked for; all when empty.
    pub programs: Vec<String>,
    /// Was each program of every plan credited.
    pub by_program: bool,
    /// How each tactic was credited.
    pub matrix: Matrix,
    /// Futures in which further worlds explained the result, when that was asked for.
    pub explain: Option<u32>,
    /// Was it run with nothing and with everything connected too.
    pub connectedness: bool,
    /// Weeks run on after the horizon.
    pub terminal_weeks: u32,
    /// Journeys kept.
    pub keep_journeys: Journeys,
    /// Was it run although a guardrail was broken.
    pub ignore_guardrails: bool,
}

/// Name and version of this program.
pub(super) fn this_program() -> String {
    format!("omnisim {}", env!("CARGO_PKG_VERSION"))
}

impl Request {
    /// What was asked of a finished run.
    pub(super) fn of(args: &RunArgs, sets: &[(String, String)], scenario: &Scenario, futures: u32) -> Self {
        Self {
            program: this_program(),
            scenario_hash: scenario.hash(),
            set: sets.iter().map(|(path, value)| format!("{path}={value}")).collect(),
            seed: scenario.seed,
            shoppers: scenario.shoppers,
            weeks: scenario.spec.scenario.weeks,
            futures,
            fixed_assumptions: args.fix_assumptions,
            programs: args.programs.clone(),
            by_program: args.by_program,
            matrix: args.matrix.unwrap_or_default(),
            explain: args.explain,
            connectedness: args.connectedness,
            terminal_weeks: args.terminal_weeks.unwrap_or(0),
            keep_journeys: args.keep_journeys.unwrap_or_default(),
            ignore_guardrails: args.ignore_guardrails,
        }
    }

    /// Arguments with what they leave open taken from here; futures only when the run is repeated and not resumed.
    pub(super) fn fill(&self, args: &RunArgs) -> RunArgs {
        let mut filled = args.clone();
        if filled.resume.is_none() {
            filled.reps.get_or_insert_with(|| self.futures.to_string());
        }
        if filled.programs.is_empty() {
            filled.programs.clone_from(&self.programs);
        }
        filled.keep_journeys.get_or_insert(self.keep_journeys);
        filled.fix_assumptions |= self.fixed_assumptions;
        filled.by_program |= self.by_program;
        filled.matrix.get_or_insert(self.matrix);
        filled.explain = filled.explain.or(self.explain);
        filled.connectedness |= self.connectedness;
        filled.terminal_weeks.get_or_insert(self.terminal_weeks);
        filled.ignore_guardrails |= self.ignore_guardrails;
        filled
    }

    /// Values to set so that a scenario has seed, shoppers and weeks of here, unless the command line sets them.
    pub(super) fn still_to_set(&self, scenario: &Scenario, own: &[(String, String)]) -> Vec<(String, String)> {
        let wanted = [
            ("scenario.seed", self.seed, scenario.seed),
            ("scenario.shoppers", u64::from(self.shoppers), u64::from(scenario.shoppers)),
            ("scenario.weeks", u64::from(self.weeks), u64::from(scenario.spec.scenario.weeks)),
        ];
        let is_open = |path: &str| !own.iter().any(|(set, _)| set == path);
        let differing = wanted.into_iter().filter(|(path, mine, theirs)| mine != theirs && is_open(path));
        differing.map(|(path, mine, _)| (path.to_owned(), mine.to_string())).collect()
    }

    /// Says what keeps a run from being the same as that of the request.
    pub(super) fn warn(&self, scenario: &Scenario, terminal: &Terminal) {
        let (made, now) = (&self.program, this_program());
        if *made != now {
            terminal.note(&terminal.lang.pick(
                format!("note: that run was made by {made}, this is {now}; numbers may differ\n"),
                format!("lưu ý: lần chạy đó do {made} tạo, đây là {now}; các con số có thể khác\n"),
            ));
        }
        if self.scenario_hash != scenario.hash() {
            terminal.note(terminal.lang.pick(
                "note: the scenario with these options is not that of the run taken as a model, so results differ from it\n",
                "lưu ý: kịch bản với các tùy chọn này không giống lần chạy mẫu nên kết quả sẽ khác\n",
            ));
        }
    }
}

/// The folder and the request of the run that `--like` or `--resume` names; none when neither does.
///
/// # Errors
/// It is no run folder, or its manifest lacks what is needed (5).
pub(super) fn model(args: &RunArgs, terminal: &Terminal) -> Result<Option<(PathBuf, Request)>, Failure> {
    let Some(path) = args.resume.as_ref().or(args.like.as_ref()) else { return Ok(None) };
    let (folder, _) = runs::open(path, terminal)?;
    let request = serde_json::from_value(run_folder::manifest(&folder)).map_err(|error| {
        let manifest = folder.join("manifest.json").display().to_string();
        Failure::new(
            FILES,
            terminal.lang.pick(
                format!(
                    "`{manifest}` does not say how the run was made: {error}\n\
                     hint: runs of earlier versions kept less; run that scenario once more with this version"
                ),
                format!(
                    "`{manifest}` không cho biết lần chạy được tạo thế nào: {error}\n\
                     gợi ý: phiên bản trước lưu ít hơn; hãy chạy lại kịch bản đó bằng phiên bản này"
                ),
            ),
        )
    })?;
    Ok(Some((folder, request)))
}

/// The finished futures of the run that `--resume` names, the first ones without a gap; none without `--resume`.
///
/// # Errors
/// The folder holds none, or they answer another question (5).
pub(super) fn kept(
    args: &RunArgs,
    folder: Option<&Path>,
    scenario: &Scenario,
    (options, credits): (&Options, Credits),
    terminal: &Terminal,
) -> Result<Vec<Sample>, Failure> {
    let Some(folder) = folder.filter(|_| args.resume.is_some()) else { return Ok(Vec::new()) };
    let bytes = run_folder::file(folder, run_folder::FUTURES_FILE).map_err(|error| Failure::new(FILES, error))?;
    let shown = folder.join(run_folder::FUTURES_FILE).display().to_string();
    let Some(bytes) = bytes else {
        return Err(Failure::new(
            FILES,
            terminal.lang.pick(
                format!("there is no `{shown}`, so the run cannot be continued; run all futures without --resume"),
                format!("không có `{shown}` nên không chạy tiếp được; hãy chạy lại mọi lần mô phỏng, bỏ --resume"),
            ),
        ));
    };
    kept::decode(scenario, options, credits, &bytes).map_err(|error| {
        Failure::new(
            FILES,
            terminal.lang.pick(
                format!(
                    "`{shown}` cannot be continued: {error}\n\
                     hint: keep scenario and options of that run, or run all futures without --resume"
                ),
                format!(
                    "không chạy tiếp được từ `{shown}`: {error}\n\
                     gợi ý: giữ nguyên kịch bản và tùy chọn của lần chạy đó, hoặc chạy lại từ đầu, bỏ --resume"
                ),
            ),
        )
    })
}

/// The command that repeats a run from its folder alone.
pub(super) fn repeat(folder: &Path) -> String {
    let (scenario, folder) = (word(&folder.join(run_folder::SCENARIO_FILE)), word(folder));
    format!("omnisim run {scenario} --like {folder}")
}

/// A path as one word of a shell.
pub(super) fn word(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:\\".contains(c);
    if text.chars().all(is_plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_odd_letters_is_one_word_of_the_command() {
        assert_eq!(repeat(Path::new("output/tet-1a")), "omnisim run output/tet-1a/scenario.toml --like output/tet-1a");
        assert!(repeat(Path::new("my plan's")).ends_with("--like 'my plan'\\''s'"));
    }
}
