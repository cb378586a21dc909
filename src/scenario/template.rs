//! The scenario that `omnisim init` writes.

/// A commented scenario to start from: four programs around Tết 2027.
pub const STARTER: &str = include_str!("templates/starter.toml");

/// What to do with it, in English and Vietnamese.
pub const README: &str = include_str!("templates/README.md");

#[cfg(test)]
mod tests {
    use super::super::load::check_text;
    use super::super::render;
    use super::*;

    #[test]
    fn starter_has_no_problem_at_all() {
        let checked = check_text("starter.toml", STARTER);
        assert!(checked.diagnostics.is_empty(), "{}", render::plain(&checked.diagnostics, "starter.toml", STARTER));
        assert_eq!(checked.scenario.map(|s| s.spec.program.len()), Some(4));
    }
}
