//! The `omnisim` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    omnisim::cli::main()
}
