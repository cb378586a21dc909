//! Arguments of every command.

use super::args_jbp::JbpCommand;
use super::machine::{MachineArgs, whole};
use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Compare trade programs by what they do to the whole channel system.
#[derive(Debug, Parser)]
#[command(name = "omnisim", version, about, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Language of results and messages [default: OMNISIM_LANG, then the system's language, then en].
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Language>,
    /// When to use colours.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// No progress and no notes, results only.
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// Language of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English.
    En,
    /// Tiếng Việt.
    Vi,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Simulate all programs against no program; write a run folder and print the decision table.
    #[command(after_help = "Examples:\n  omnisim run scenarios/quickstart.toml\n  \
        omnisim run my-plan -p B -r 50 --set program.B.tactic.voucher.mechanic.app-coupon.depth=15%\n  \
        omnisim run my-plan --json > results.json\n  \
        omnisim run output/quickstart-1a2b3c/scenario.toml --like output/quickstart-1a2b3c\n  \
        omnisim run my-plan --resume output/my-plan-1a2b3c -r 100")]
    Run(RunArgs),
    /// Lay the same programs at several accounts side by side: what changes rank or sign, what copying a plan gives up.
    #[command(after_help = "Examples:\n  \
        omnisim compare scenarios/cases/same-plan-hyper.toml scenarios/cases/same-plan-minimart.toml\n  \
        omnisim compare output/account-a output/account-b --csv > accounts.csv")]
    Compare(CompareArgs),
    /// Make the page of a finished run again: other readers, one language.
    #[command(after_help = "Examples:\n  omnisim report output/quickstart-1a2b3c\n  \
        omnisim report output/quickstart-1a2b3c --audience retailer --languages vi -o for-the-buyer.html")]
    Report(ReportArgs),
    /// Find mistakes in scenarios; nothing is simulated.
    Check(CheckArgs),
    /// Measure published facts about markets on simulated data; exit code 6 when a core one is out of its bounds.
    #[command(after_help = "Examples:\n  omnisim validate --quick\n  \
        omnisim validate --facts bump-decomposition,A20\n  \
        omnisim validate --controls\n  omnisim validate my-plan")]
    Validate(ValidateArgs),
    /// Write a commented starter scenario that `run` accepts as it is.
    Init(InitArgs),
    /// Write the tables of a run as a workbook, text, Parquet or JSON.
    #[command(after_help = "Examples:\n  omnisim export output/quickstart-1a2b3c --format xlsx -o meeting.xlsx\n  \
        omnisim export output/quickstart-1a2b3c --format csv --csv-locale vi\n  \
        omnisim export output/quickstart-1a2b3c --format csv --table programs -o -\n  \
        omnisim export output/quickstart-1a2b3c --format parquet -o data")]
    Export(ExportArgs),
    /// Draw one chart of a run as SVG or PNG.
    #[command(after_help = "Examples:\n  omnisim plot output/quickstart-1a2b3c lens-gap\n  \
        omnisim plot output/quickstart-1a2b3c bridge -p B -o slide.png --scale 3 --lang vi")]
    Plot(PlotArgs),
    /// Runs on disk: list, show, compare, remove.
    #[command(subcommand)]
    Runs(RunsCommand),
    /// Joint business plans: write one for a scenario, check it, print its sheet.
    #[command(subcommand)]
    Jbp(JbpCommand),
    /// Print the JSON Schema of a file format.
    Schema(SchemaArgs),
    /// Say what a number, a word, a chart or a diagnostic code means.
    Explain(ExplainArgs),
    /// Print completions for a shell.
    Completions(CompletionArgs),
}

/// Who is to read a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Readers {
    /// Both sides of the table.
    Joint,
    /// The brand side: with its accounts.
    Brand,
    /// The retailer: nothing from which the brand's profit follows.
    Retailer,
}

/// Languages of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Languages {
    /// English only.
    En,
    /// Chỉ tiếng Việt.
    Vi,
    /// Both, with a switch.
    Both,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Run folder, or its `results.json`.
    pub run: PathBuf,
    /// Who is to read it.
    #[arg(long, value_enum, default_value_t = Readers::Joint)]
    pub audience: Readers,
    /// Languages in the file.
    #[arg(long, value_enum, default_value_t = Languages::Both)]
    pub languages: Languages,
    /// File to write [default: `report.html` in the run folder, `report-retailer.html` for that reader].
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// How each tactic of a program is credited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matrix {
    /// Not at all.
    None,
    /// The program less the program without the tactic; what is left over is shown as interaction.
    #[default]
    LeaveOneOut,
    /// Shapley value: every group of tactics up to five tactics, orders on a ring above.
    Shapley,
}

/// Arguments of `run`.
#[derive(Clone, Debug, Args)]
pub struct RunArgs {
    /// Scenario file, or a folder with `scenario.toml`.
    pub scenario: PathBuf,
    /// Only these programs and plans; a plan brings its programs along.
    #[arg(short, long = "program", value_name = "ID")]
    pub programs: Vec<String>,
    /// Credit each program of every plan by running the plan without it; one more world per program and plan.
    #[arg(long)]
    pub by_program: bool,
    /// How each tactic of a program is credited, and where its money changes profit [default: leave-one-out].
    #[arg(long, value_enum, value_name = "METHOD")]
    pub matrix: Option<Matrix>,
    /// First futures in which further worlds explain the result: what each tactic earns, what breaks of journeys cost,
    /// what it costs when every channel picks for itself; 0 leaves all of that out [default: half of the futures, at most 8].
    #[arg(long, value_name = "N")]
    pub explain: Option<u32>,
    /// Run the same programs with nothing connected and with everything connected too.
    #[arg(long)]
    pub connectedness: bool,
    /// Weeks to run on after the horizon, to see what programs still do then (terminal value) [default: 0, not at all].
    #[arg(long, value_name = "WEEKS", value_parser = clap::value_parser!(u32).range(0..=104))]
    pub terminal_weeks: Option<u32>,
    /// Number of paired futures, or `auto` [default: auto; with --like as many as the run has].
    #[arg(short, long, value_name = "N|auto")]
    pub reps: Option<String>,
    /// Simulation error that `auto` aims at, percent of baseline system profit.
    #[arg(long, default_value_t = crate::experiment::PRECISION * 100.0, value_name = "PERCENT")]
    pub precision: f64,
    /// Most futures of `auto`.
    #[arg(long, default_value_t = 2000, value_name = "N", value_parser = whole::<u32>)]
    pub max_reps: u32,
    /// Simulated shoppers, instead of the scenario's.
    #[arg(long, value_name = "N", value_parser = whole::<u64>)]
    pub shoppers: Option<u64>,
    /// Weeks of the horizon, instead of the scenario's.
    #[arg(long, value_name = "N", value_parser = whole::<u32>)]
    pub weeks: Option<u32>,
    /// Seed of all draws, instead of the scenario's.
    #[arg(long, value_name = "N", value_parser = whole::<u64>)]
    pub seed: Option<u64>,
    /// What it may use of the machine.
    #[command(flatten)]
    pub machine: MachineArgs,
    /// Set a value of the scenario, such as `scenario.weeks=13` or `link.app.store.price=1`.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub sets: Vec<String>,
    /// Hold the uncertain assumptions at their likely values: futures differ by luck only.
    #[arg(long)]
    pub fix_assumptions: bool,
    /// Take over seed, futures, shoppers, weeks, values set, programs, credits and assumptions of a run; options given here win.
    #[arg(long, value_name = "RUN")]
    pub like: Option<PathBuf>,
    /// Continue a stopped or shorter run: its futures are taken from its folder, its options as with --like.
    #[arg(long, value_name = "RUN", conflicts_with = "like")]
    pub resume: Option<PathBuf>,
    /// Journeys to keep: those of about one shopper in a hundred in the first future, or none [default: sample].
    #[arg(long, value_enum)]
    pub keep_journeys: Option<Journeys>,
    /// Run folder [default: output/SCENARIO-ID].
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Replace the run folder named with --out.
    #[arg(long)]
    pub overwrite: bool,
    /// Print the results document on stdout and nothing else.
    #[arg(long)]
    pub json: bool,
    /// Print tab-separated lines instead of the table.
    #[arg(long, conflicts_with = "json")]
    pub plain: bool,
    /// Write no run folder.
    #[arg(long)]
    pub no_report: bool,
    /// Run although a guardrail of level stop is broken; what is broken is reported.
    #[arg(long)]
    pub ignore_guardrails: bool,
    /// Say what would be run and written, and stop.
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// One account each: a scenario file (or a folder with `scenario.toml`), which is simulated, or a run folder (or its
    /// `results.json`), which is read. Two run folders of one market give paired differences of their programs.
    #[arg(required = true, num_args = 2.., value_name = "SCENARIO|RUN")]
    pub accounts: Vec<PathBuf>,
    /// Paired futures of every scenario that is simulated.
    #[arg(short, long, default_value_t = 16, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub reps: u32,
    /// Simulated shoppers, instead of the scenarios'.
    #[arg(long, value_name = "N", value_parser = whole::<u64>)]
    pub shoppers: Option<u64>,
    /// Hold the uncertain assumptions at their likely values: futures differ by luck only.
    #[arg(long)]
    pub fix_assumptions: bool,
    /// What it may use of the machine.
    #[command(flatten)]
    pub machine: MachineArgs,
    /// Print the document on stdout and nothing else.
    #[arg(long)]
    pub json: bool,
    /// Print a table for spreadsheets: a row for each program and account, or for each program and amount of two runs.
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Order the programs of two runs of one market by this difference, largest first [default: tsv].
    #[arg(long, value_enum)]
    pub by: Option<OrderBy>,
    /// Show two runs side by side without a verdict, whether or not they can be paired.
    #[arg(long)]
    pub no_require_comparable: bool,
}

/// What programs of two runs are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OrderBy {
    /// Total system value.
    Tsv,
    /// Brand profit.
    Brand,
    /// Retailer profit.
    Retailer,
}

/// Arguments of `validate`.
#[derive(Debug, Args)]
pub struct ValidateArgs {
    /// Measure on this scenario's own market the facts that apply to it, as warnings; without one, on the validation worlds.
    pub scenario: Option<PathBuf>,
    /// Only these facts, by id or number.
    #[arg(short, long, value_delimiter = ',', value_name = "ID")]
    pub facts: Vec<String>,
    /// Every metric in smaller worlds with two seeds: minutes, larger spread.
    #[arg(long)]
    pub quick: bool,
    /// Seeds, such as `1-8` or `101,105` [default: 101-108].
    #[arg(long, value_name = "LIST")]
    pub seeds: Option<String>,
    /// Break each mechanism on purpose instead, and see that its fact notices.
    #[arg(long, conflicts_with = "scenario")]
    pub controls: bool,
    /// What it may use of the machine.
    #[command(flatten)]
    pub machine: MachineArgs,
    /// Print the document on stdout and nothing else.
    #[arg(long)]
    pub json: bool,
    /// Also write a page with values, bounds, sources and what was not run.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "output/validation.html")]
    pub report: Option<PathBuf>,
}

/// Which journeys are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Journeys {
    /// None.
    None,
    /// About one shopper in a hundred.
    #[default]
    Sample,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Scenario files, or folders with `scenario.toml`.
    #[arg(required = true)]
    pub scenarios: Vec<PathBuf>,
    /// Warnings fail too.
    #[arg(long)]
    pub strict: bool,
    /// Form of the messages.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub format: Form,
}

/// Form of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// With the lines of the file around each problem.
    Text,
    /// Without frames.
    Plain,
    /// One JSON document.
    Json,
    /// Workflow commands of GitHub.
    Github,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder to write.
    pub dir: PathBuf,
    /// Overwrite files that are there.
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which format.
    #[arg(value_enum)]
    pub kind: SchemaKind,
}

/// File formats with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// Scenario files.
    Scenario,
    /// Joint business plans.
    Jbp,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Run folder, or its `results.json`.
    pub run: PathBuf,
    /// Form of the files.
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// Only these tables, such as `programs` or `pnl`; may be given more than once.
    #[arg(long = "table", value_name = "NAME", value_delimiter = ',')]
    pub tables: Vec<String>,
    /// Signs of CSV files: `c` for programs (comma, decimal point), `vi` for spreadsheets set to Vietnamese.
    #[arg(long, value_enum, default_value_t = CsvLocale::C)]
    pub csv_locale: CsvLocale,
    /// File or folder to write, or `-` for stdout [default: the folder `export` of the run].
    #[arg(short, long, value_name = "PATH")]
    pub out: Option<PathBuf>,
}

/// Form of exported tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One workbook with a sheet for each table.
    Xlsx,
    /// A text file for each table.
    Csv,
    /// A Parquet file for each table.
    Parquet,
    /// One document: tables by name, each a list of rows.
    Json,
}

/// Signs of CSV files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CsvLocale {
    /// Commas between columns, decimal points.
    C,
    /// Semicolons between columns, decimal commas, byte order mark.
    Vi,
}

/// Arguments of `plot`.
#[derive(Debug, Args)]
pub struct PlotArgs {
    /// Run folder, or its `results.json`.
    pub run: PathBuf,
    /// Chart, such as `lens-gap` or `bridge`.
    pub chart: String,
    /// Program of a chart that shows one program; may be left out when the run has only one.
    #[arg(short, long, value_name = "ID")]
    pub program: Option<String>,
    /// File to write, ending in .svg or .png [default: the name of the chart with .svg, in this folder].
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Pixels per point of a PNG, 0.5 to 8; a chart is 960 points across.
    #[arg(long, default_value_t = 2.0, value_name = "N")]
    pub scale: f32,
}

/// Commands on run folders.
#[derive(Debug, Subcommand)]
pub enum RunsCommand {
    /// List the runs of a folder with their best program.
    List {
        /// Folder that holds run folders.
        #[arg(default_value = "output")]
        dir: PathBuf,
    },
    /// Print the decision table of a run.
    Show {
        /// Run folder, or its `results.json`.
        run: PathBuf,
    },
    /// Lay two runs side by side: total system values, and what differs in how they were made.
    Diff {
        /// Run folder, or its `results.json`.
        first: PathBuf,
        /// The run whose values less those of the first are the differences.
        second: PathBuf,
    },
    /// Remove a run folder with all that is in it.
    Rm {
        /// Run folder.
        run: PathBuf,
        /// Really remove it.
        #[arg(long)]
        yes: bool,
    },
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A term, such as `tsv`, `later_weeks`, `unknown-product` or `assumptions`; without one, all terms are listed.
    pub term: Option<String>,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionArgs {
    /// Shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
