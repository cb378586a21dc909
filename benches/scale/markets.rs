//! The market of `benches/worlds/full.toml` in other sizes.

use omnisim::scenario::Scenario;
use omnisim::scenario::load::from_text;
use toml::{Table, Value};

const FULL: &str = include_str!("../worlds/full.toml");
/// What a simulated stock needs: orders once a week, some of them late or short. Assumption: values of a supply chain that
/// works, as in the cases.
const SUPPLY: &str = "otif = \"88%\"\nfine = \"0%\"\nlead_time_days = 5\nreview_days = 7\nstore_lead_time_days = 2\n\
                      safety_days = 7\nstore_safety_days = 4\nforecast_error = \"25%\"\n\
                      promotion_forecast_error = \"45%\"\npromotion_bias = \"10%\"";
/// Weeks before the horizon, the fewest from which orders can be learned.
pub const WARM_UP_WEEKS: u32 = 8;
/// Four weeks of programs from the third week of the horizon on.
const PROGRAM_DAYS: [&str; 2] = ["2027-01-18", "2027-02-14"];

/// Which programs a market has.
#[derive(Clone, Copy, Debug)]
pub enum Programs {
    /// None.
    None,
    /// A price cut with display and leaflet, and a coupon.
    Two,
    /// So many copies of the first one.
    Arms(usize),
    /// One with so many price cuts, each on another brand.
    Tactics(usize),
}

/// Sizes of a market.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Shoppers.
    pub shoppers: u32,
    /// Weeks of the horizon.
    pub weeks: u32,
    /// Packs of each of the five brands of a category.
    pub packs: usize,
    /// Categories.
    pub categories: usize,
    /// Programs.
    pub programs: Programs,
    /// Is stock simulated.
    pub stock: bool,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { shoppers: 2_048, weeks: 8, packs: 2, categories: 2, programs: Programs::None, stock: false }
    }
}

impl Sizes {
    /// Days of a run.
    pub const fn days(&self) -> u32 {
        7 * (WARM_UP_WEEKS + self.weeks)
    }

    /// The checked scenario.
    pub fn scenario(&self) -> Scenario {
        let mut all: Table = FULL.parse().expect("a market in TOML");
        let head = table_of(&mut all, "scenario");
        for (key, number) in [("shoppers", self.shoppers), ("weeks", self.weeks), ("warm_up_weeks", WARM_UP_WEEKS)] {
            head.insert(key.to_owned(), Value::from(i64::from(number)));
        }
        self.set_categories(&mut all);
        let programs = self.programs(list_of(&mut all, "program"));
        all.insert("program".to_owned(), Value::Array(programs));
        if self.stock {
            all.insert("supply".to_owned(), Value::Table(SUPPLY.parse().expect("supply in TOML")));
        }
        let text = toml::to_string(&all).expect("TOML");
        from_text(&text).unwrap_or_else(|problem| panic!("{self:?}: {problem}"))
    }

    /// Categories are copies of the two of the market, products copies of the first pack of their brand.
    fn set_categories(&self, all: &mut Table) {
        let known = list_of(all, "category").clone();
        let categories = (0..self.categories).map(|number| {
            let mut category = known[number % known.len()].as_table().expect("category").clone();
            let mark = if number < known.len() { String::new() } else { format!("-copy-{number}") };
            rename(&mut category, &["id"], &mark);
            list_of(&mut category, "brand")
                .iter_mut()
                .for_each(|b| rename(b.as_table_mut().expect("brand"), &["id"], &mark));
            let packs = list_of(&mut category, "product");
            let first_packs: Vec<Value> = packs.iter().step_by(2).cloned().collect();
            *packs = first_packs
                .iter()
                .flat_map(|pack| (0..self.packs).map(move |size| (pack, size)))
                .map(|(pack, size)| {
                    let mut pack = pack.as_table().expect("product").clone();
                    rename(&mut pack, &["id"], &format!("-{size}{mark}"));
                    rename(&mut pack, &["brand"], &mark);
                    Value::Table(pack)
                })
                .collect();
            Value::Table(category)
        });
        let categories = categories.collect();
        all.insert("category".to_owned(), Value::Array(categories));
    }

    fn programs(&self, known: &[Value]) -> Vec<Value> {
        let moved: Vec<Table> = known.iter().map(|p| move_days(p.as_table().expect("program"))).collect();
        match self.programs {
            Programs::None => Vec::new(),
            Programs::Two => moved.into_iter().map(Value::Table).collect(),
            Programs::Arms(count) => (0..count)
                .map(|number| {
                    let mut arm = moved[0].clone();
                    rename(&mut arm, &["id", "name"], &format!("-{number}"));
                    Value::Table(arm)
                })
                .collect(),
            Programs::Tactics(count) => {
                let mut program = moved[0].clone();
                let tactics = list_of(&mut program, "tactic");
                let price_cut = tactics[0].as_table().expect("tactic").clone();
                *tactics = (0..count)
                    .map(|number| {
                        let mut tactic = price_cut.clone();
                        rename(&mut tactic, &["id"], &format!("-{number}"));
                        let brand = format!("{}-{}", ["care", "snacks"][number % 2], 1 + number / 2);
                        tactic.insert("brands".to_owned(), Value::Array(vec![Value::from(brand)]));
                        Value::Table(tactic)
                    })
                    .collect();
                vec![Value::Table(program)]
            }
        }
    }
}

/// The same program on the days of the benches.
fn move_days(program: &Table) -> Table {
    let mut program = program.clone();
    for tactic in list_of(&mut program, "tactic") {
        let delivery = table_of(tactic.as_table_mut().expect("tactic"), "delivery");
        for (key, day) in ["from", "to"].into_iter().zip(PROGRAM_DAYS) {
            delivery.insert(key.to_owned(), Value::Datetime(day.parse().expect("a day")));
        }
    }
    program
}

/// Adds a mark to words of a table.
fn rename(table: &mut Table, keys: &[&str], mark: &str) {
    for key in keys {
        let word = format!("{}{mark}", table[*key].as_str().expect("a word"));
        table.insert((*key).to_owned(), Value::from(word));
    }
}

fn table_of<'a>(table: &'a mut Table, key: &str) -> &'a mut Table {
    table.get_mut(key).and_then(Value::as_table_mut).unwrap_or_else(|| panic!("no table `{key}`"))
}

fn list_of<'a>(table: &'a mut Table, key: &str) -> &'a mut Vec<Value> {
    table.get_mut(key).and_then(Value::as_array_mut).unwrap_or_else(|| panic!("no list `{key}`"))
}
