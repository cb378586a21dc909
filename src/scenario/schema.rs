//! JSON Schema of the scenario format.
