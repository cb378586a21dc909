//! Arguments of the commands on joint business plans.

use super::args::Form;
use super::machine::MachineArgs;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Commands on joint business plans.
#[derive(Debug, Subcommand)]
pub enum JbpCommand {
    /// Write a commented plan for a scenario, in the language of the reader.
    #[command(after_help = "Examples:\n  omnisim jbp new my-plan/jbp.toml\n  \
        omnisim jbp new my-plan/jbp.toml --scenario tet.toml --lang vi")]
    New(JbpNewArgs),
    /// Find mistakes in plans and in the scenarios that they name; nothing is simulated.
    Check(JbpCheckArgs),
    /// Run the plan and print its sheet: targets and chances, levers, journey map, operating plan.
    #[command(after_help = "Examples:\n  omnisim jbp print my-plan/jbp.toml\n  \
        omnisim jbp print my-plan/jbp.toml --out sheet.html --lang vi\n  \
        omnisim jbp print my-plan/jbp.toml --results output/tet-2f3a1c/results.json")]
    Print(JbpPrintArgs),
}

/// Arguments of `jbp new`.
#[derive(Debug, Args)]
pub struct JbpNewArgs {
    /// File to write.
    pub file: PathBuf,
    /// Scenario of the plan, from the folder of the plan.
    #[arg(long, value_name = "FILE", default_value = "scenario.toml")]
    pub scenario: PathBuf,
    /// Overwrite a file that is there.
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `jbp check`.
#[derive(Debug, Args)]
pub struct JbpCheckArgs {
    /// Plans.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Warnings fail too.
    #[arg(long)]
    pub strict: bool,
    /// Form of the messages.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub format: Form,
}

/// Arguments of `jbp print`.
#[derive(Debug, Args)]
pub struct JbpPrintArgs {
    /// Plan.
    pub file: PathBuf,
    /// Fill the sheet from results.json of a run, or from a sheet printed with --json, instead of running the plan.
    #[arg(long, value_name = "FILE")]
    pub results: Option<PathBuf>,
    /// Number of paired futures, or `auto`.
    #[arg(short, long, default_value = "auto", value_name = "N|auto", conflicts_with = "results")]
    pub reps: String,
    /// What it may use of the machine.
    #[command(flatten)]
    pub machine: MachineArgs,
    /// Write the sheet to a file ending in .md, .html, .csv, .json or .txt instead of printing it.
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Print the sheet as a JSON document on stdout and nothing else.
    #[arg(long)]
    pub json: bool,
    /// Print although a guardrail of level stop is broken.
    #[arg(long)]
    pub ignore_guardrails: bool,
}
