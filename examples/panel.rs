//! What a panel of the account's shoppers would show of single brands: households buying, purchases per buyer, and the
//! part of purchases made by the heaviest fifth of buyers.
//!
//! `cargo run --release --example panel -- scenarios/quickstart.toml` prints a Markdown table: the mean of four futures
//! with assumptions at their likely values, purchases at the account in the horizon.

use omnisim::engine::{World, run_branches};
use omnisim::scenario::load::check_path;
use omnisim::validate::tally::{Purchase, Purchases, Year};
use std::path::Path;

const FUTURES: u32 = 4;

fn main() {
    let file = std::env::args().nth(1).unwrap_or_else(|| "scenarios/quickstart.toml".to_owned());
    let checked = check_path(Path::new(&file), &[]);
    let Some(scenario) = checked.scenario else {
        eprintln!("{file} has errors: omnisim check {file}");
        std::process::exit(3);
    };
    let mut rows: Vec<(String, f64)> = Vec::new();
    for future in 0..FUTURES {
        let world = World::build(&scenario, future, true);
        let days = world.market.calendar.warm_up_days..world.market.calendar.days;
        let ((_, seen), _) = run_branches(&world, &[], days.end, false, |_| Purchases::on(days.clone()));
        let own = |p: &&Purchase| world.market.channels[usize::from(p.channel)].is_account();
        let list: Vec<Purchase> = seen.list.iter().filter(own).copied().collect();
        let found = measure(&world, &list, days);
        if rows.is_empty() {
            rows = found;
        } else {
            rows.iter_mut().zip(found).for_each(|(sum, new)| sum.1 += new.1);
        }
    }
    println!("| at the account | simulated |\n|---|---:|");
    for (name, sum) in rows {
        let value = sum / f64::from(FUTURES);
        let shown =
            if name.starts_with("Purchases per") { format!("{value:.1}") } else { format!("{:.0}%", 100.0 * value) };
        println!("| {name} | {shown} |");
    }
}

fn measure(world: &World, list: &[Purchase], days: std::ops::Range<u16>) -> Vec<(String, f64)> {
    let mut rows = Vec::new();
    for (index, category) in world.market.categories.iter().enumerate() {
        let panel = Year::count(world, index, list, days.clone());
        let name =
            |brand: usize| format!("{} ({})", world.market.brands[category.brands.start + brand].id, category.id);
        for brand in 0..category.brands.len() {
            rows.push((format!("Households buying {}", name(brand)), panel.penetration(brand)));
            rows.push((format!("Purchases per buyer of {}", name(brand)), panel.frequency(brand)));
        }
        let mut counts: Vec<u32> = panel.category().into_iter().filter(|c| *c > 0).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let heavy: u32 = counts.iter().take((counts.len() as f64 / 5.0).round() as usize).sum();
        let share = f64::from(heavy) / f64::from(counts.iter().sum::<u32>().max(1));
        rows.push((format!("Purchases made by the heaviest fifth of buyers ({})", category.id), share));
    }
    rows
}
