//! `check`, `init` and `schema`.

use super::args::{CheckArgs, Form, InitArgs, SchemaArgs, SchemaKind};
use super::terminal::Terminal;
use super::{Ending, Failure};
use crate::scenario::load::{Checked, check_path, write_starter};
use crate::scenario::render::{Format, Look, render};
use crate::scenario::schema::{jbp_schema, scenario_schema};
use std::process::ExitCode;

/// Exit code for a scenario with errors.
pub const INVALID: u8 = 3;

/// The problems of a scenario as text for the terminal.
#[must_use]
pub fn problems(checked: &Checked, format: Format, terminal: &Terminal) -> String {
    let look = Look { unicode: terminal.unicode, colour: terminal.colour, ..Look::default() };
    render(checked, format, look)
}

/// The format that an argument asks for.
#[must_use]
pub fn form(form: Form) -> Format {
    match form {
        Form::Text => Format::Text,
        Form::Plain => Format::Plain,
        Form::Json => Format::Json,
        Form::Github => Format::Github,
    }
}

/// Checks scenarios; simulates nothing.
///
/// # Errors
/// None of its own; the exit code is 3 when a scenario has an error (or, with `--strict`, a warning).
pub fn check(options: &CheckArgs, terminal: &Terminal) -> Ending {
    let format = form(options.format);
    let mut failed = false;
    for path in &options.scenarios {
        let checked = check_path(path, &[]);
        let errors = checked.diagnostics.iter().filter(|d| d.is_error()).count();
        let warnings = checked.diagnostics.len() - errors;
        failed |= errors > 0 || (options.strict && warnings > 0);
        terminal.result(&problems(&checked, format, terminal));
        if matches!(options.format, Form::Text | Form::Plain) {
            let what = checked.scenario.as_ref().map_or_else(String::new, |s| {
                let channels = s.spec.channel.len();
                format!("{} programs, {channels} touchpoints, ", s.spec.program.len())
            });
            let word = if errors > 0 { "invalid" } else { "ok" };
            let line = format!("{word}: {}: {what}{errors} errors, {warnings} warnings\n", path.display());
            terminal.result(&line);
        }
    }
    Ok(if failed { ExitCode::from(INVALID) } else { ExitCode::SUCCESS })
}

/// Writes the starter project.
///
/// # Errors
/// When a file exists already or cannot be written (exit code 5).
pub fn init(options: &InitArgs, terminal: &Terminal) -> Ending {
    let files = write_starter(&options.dir, options.force).map_err(|problem| {
        let hint = problem.hint.as_ref().map_or_else(String::new, |h| format!("\nhint: {h}"));
        Failure::new(5, format!("{}{hint}", problem.message))
    })?;
    let dir = options.dir.display();
    let done = terminal.lang.pick("Written", "Đã tạo");
    let next = terminal.lang.pick("Next", "Bước tiếp theo");
    let list: String = files.iter().map(|f| format!("    {}\n", f.display())).collect();
    terminal.result(&format!("{done}\n{list}{next}\n    omnisim run {dir}\n"));
    Ok(ExitCode::SUCCESS)
}

/// Prints a JSON Schema.
///
/// # Errors
/// Never in practice; a schema that cannot be written is a bug (exit code 1).
pub fn schema(options: &SchemaArgs, terminal: &Terminal) -> Ending {
    let schema = match options.kind {
        SchemaKind::Scenario => scenario_schema(),
        SchemaKind::Jbp => jbp_schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|e| Failure::new(1, e))?;
    terminal.result(&format!("{text}\n"));
    Ok(ExitCode::SUCCESS)
}
