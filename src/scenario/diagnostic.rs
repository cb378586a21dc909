//! Problems found in a scenario file.
