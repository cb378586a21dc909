//! Command line of omnisim.

fn main() {}
