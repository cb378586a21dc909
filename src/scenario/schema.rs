//! JSON Schema of the scenario format, made from the same types that read the file.

use super::spec::ScenarioSpec;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// JSON Schema (draft 7) of a scenario file, for editors and for the check of its shape.
#[must_use]
pub fn scenario_schema() -> Value {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<ScenarioSpec>().to_value()
}

/// Names of all mechanics, as files write them.
#[must_use]
pub fn mechanics() -> Vec<String> {
    let schema = scenario_schema();
    let variants = schema["definitions"]["MechanicSpec"]["oneOf"].as_array().cloned().unwrap_or_default();
    let name = |variant: &Value| variant["properties"].as_object()?.keys().next().cloned();
    variants.iter().filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mechanics_are_named_as_files_write_them() {
        let names = mechanics();
        assert!(names.len() >= 17 && names.iter().any(|name| name == "price-cut"), "{names:?}");
    }

    #[test]
    fn schema_describes_every_top_level_table() {
        let schema = scenario_schema();
        for table in ["scenario", "calendar", "segment", "channel", "link", "category", "program"] {
            assert!(schema["properties"].get(table).is_some(), "{table}");
        }
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    }
}
