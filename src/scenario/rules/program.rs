//! Programs: ids, home channel, budget and their tactics.

use super::super::diagnostic::shown;
use super::super::spec::ProgramSpec;
use super::Rules;
use crate::ids::text_key;
use std::collections::HashMap;

/// Largest sum of money of a program, in currency units; its ten-thousandths are held exactly.
pub(super) const LARGEST_SUM: f64 = 8e11;

impl Rules<'_> {
    pub(super) fn programs(&mut self) {
        let programs = &self.spec.program;
        self.ids("program", programs.iter().enumerate().map(|(at, p)| (format!("program[{at}].id"), p.id.as_str())));
        for (at, program) in programs.iter().enumerate() {
            let path = format!("program[{at}]");
            self.program(&path, program);
            for (number, tactic) in program.tactic.iter().enumerate() {
                self.tactic(&format!("{path}.tactic[{number}]"), tactic);
            }
        }
        self.tactic_keys();
    }

    fn program(&mut self, path: &str, program: &ProgramSpec) {
        self.name(&format!("{path}.name"), &program.name);
        self.name_if_set(&format!("{path}.name_vi"), program.name_vi.as_deref());
        if let Some(home) = &program.home {
            self.account_channel(&format!("{path}.home"), &format!("program `{}`", shown(&program.id)), home);
        }
        self.sum_if_set(&format!("{path}.budget"), program.budget);
        let tactics = program.tactic.iter().enumerate();
        self.ids("tactic", tactics.map(|(at, t)| (format!("{path}.tactic[{at}].id"), t.id.as_str())));
    }

    pub(super) fn sum_if_set(&mut self, path: &str, sum: Option<f64>) {
        self.within_if_set(path, sum, 0.0, LARGEST_SUM);
    }

    /// Tactics of different programs may have the same id, but two different ids must not share their draws.
    fn tactic_keys(&mut self) {
        let mut keys: HashMap<u32, &str> = HashMap::new();
        for (at, program) in self.spec.program.iter().enumerate() {
            for (number, tactic) in program.tactic.iter().enumerate() {
                let first = *keys.entry(text_key(&tactic.id)).or_insert(&tactic.id);
                if first != tactic.id {
                    let message = format!(
                        "tactic ids `{}` and `{}` lead to the same random draws",
                        shown(first),
                        shown(&tactic.id)
                    );
                    self.error("id-collision", &format!("program[{at}].tactic[{number}].id"), message).hint =
                        Some("rename one of them".to_owned());
                }
            }
        }
    }
}
