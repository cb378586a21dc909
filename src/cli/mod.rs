//! Command line. Holds no rules of its own: it reads arguments, calls the library, and turns errors into text.
//!
//! stdout holds results, stderr progress and messages. Exit codes: 0 ok, 1 bug, 2 usage, 3 scenario invalid,
//! 4 run failed, 5 files, 6 a core fact out of its bounds or a guardrail broken, 130 interrupted.

pub mod args;
pub mod args_jbp;
pub mod compare;
pub mod explain;
pub mod export;
pub mod jbp;
pub mod journeys;
mod like;
pub mod machine;
mod paired;
pub mod plot;
pub mod progress;
pub mod report;
pub mod run;
pub mod runs;
pub mod scenario;
pub mod terminal;
pub mod validate;

use crate::report::i18n::Lang;
use args::{Arguments, Command};
use clap::{CommandFactory, Parser};
use std::process::ExitCode;
use terminal::Terminal;

/// What a command ends with.
pub type Ending = Result<ExitCode, Failure>;

/// A failure with its exit code; the text says what to do.
#[derive(Debug)]
pub struct Failure {
    /// Exit code.
    pub code: u8,
    /// Text for stderr.
    pub text: String,
}

impl Failure {
    /// A failure that prints as `error: …`.
    pub fn new(code: u8, text: impl std::fmt::Display) -> Self {
        Self { code, text: format!("error: {text}\n") }
    }
}

/// Reads the arguments of the process and runs the command.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(&arguments);
    let ending = match &arguments.command {
        None => greet(&terminal),
        Some(Command::Run(options)) => run::run(options, &terminal),
        Some(Command::Compare(options)) => compare::compare(options, &terminal),
        Some(Command::Report(options)) => report::report(options, &terminal),
        Some(Command::Check(options)) => scenario::check(options, &terminal),
        Some(Command::Validate(options)) => validate::validate(options, &terminal),
        Some(Command::Init(options)) => scenario::init(options, &terminal),
        Some(Command::Export(options)) => export::export(options, &terminal),
        Some(Command::Plot(options)) => plot::plot(options, &terminal),
        Some(Command::Runs(command)) => runs::runs(command, &terminal),
        Some(Command::Jbp(command)) => jbp::jbp(command, &terminal),
        Some(Command::Schema(options)) => scenario::schema(options, &terminal),
        Some(Command::Explain(options)) => explain::explain(options, &terminal),
        Some(Command::Completions(options)) => {
            let mut script = Vec::new();
            clap_complete::generate(options.shell, &mut Arguments::command(), "omnisim", &mut script);
            terminal.result(&String::from_utf8_lossy(&script));
            Ok(ExitCode::SUCCESS)
        }
    };
    ending.unwrap_or_else(|failure| {
        terminal.message(&failure.text);
        ExitCode::from(failure.code)
    })
}

/// `; did you mean …?` with the known word that is nearest; empty when none is near.
fn did_you_mean(word: &str, known: impl Iterator<Item = impl AsRef<str>>, lang: Lang) -> String {
    /// Likeness (Jaro–Winkler, 0 to 1) from which a word is worth offering.
    const NEAR: f64 = 0.75;
    let nearest = known
        .map(|k| (strsim::jaro_winkler(&word.to_lowercase(), &k.as_ref().to_lowercase()), k))
        .filter(|(score, _)| *score > NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let ask = lang.pick("did you mean", "có phải bạn muốn nói");
    nearest.map_or_else(String::new, |(_, k)| format!("; {ask} `{}`?", k.as_ref()))
}

/// What to do first.
fn greet(terminal: &Terminal) -> Ending {
    let version = env!("CARGO_PKG_VERSION");
    let text = terminal.lang.pick(
        "compare trade programs by what they do to the whole channel system\n\n\
         \x20 omnisim init my-plan          start from a worked example (Tết, Vietnam)\n\
         \x20 omnisim run my-plan           simulate every program, write charts and tables\n\
         \x20 omnisim check my-plan         find mistakes in a scenario, simulate nothing\n\
         \x20 omnisim explain tsv           what a word or number means (vi/en)\n\n\
         Tiếng Việt: --lang vi  ·  all commands: omnisim --help\n",
        "so sánh các chương trình thương mại theo tác động lên toàn hệ thống kênh\n\n\
         \x20 omnisim init ke-hoach         bắt đầu từ một ví dụ mẫu (Tết, Việt Nam)\n\
         \x20 omnisim run ke-hoach          mô phỏng mọi chương trình, ghi biểu đồ và bảng\n\
         \x20 omnisim check ke-hoach        tìm lỗi trong kịch bản, không mô phỏng\n\
         \x20 omnisim explain tsv           giải thích một từ hoặc một chỉ số\n\n\
         English: --lang en  ·  mọi lệnh: omnisim --help\n",
    );
    terminal.result(&format!("omnisim {version} — {text}"));
    Ok(ExitCode::SUCCESS)
}
