//! Reads scenario files.
use super::{Scenario, ScenarioSpec};

/// Reads a scenario from TOML text.
///
/// # Errors
/// A message.
pub fn from_text(text: &str) -> Result<Scenario, String> {
    let spec: ScenarioSpec = toml::from_str(text).map_err(|e| e.to_string())?;
    Ok(Scenario::from_sound(spec))
}
