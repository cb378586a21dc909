//! What one choice costs: of an outlet, and of a category with its products.

use crate::markets::Sizes;
use crate::table::{Case, Question, on_one_thread};
use omnisim::engine::day::{draw_today, simulate_day};
use omnisim::engine::{Arm, World};
use omnisim::journey::channel::{Among, choose_outlet};
use omnisim::journey::choose::shop_category;
use omnisim::journey::consider::Stand;
use omnisim::journey::knowledge::Knowledge;
use omnisim::journey::{Asked, Scene, ShardDay, Today, UsedUp};
use std::rc::Rc;

/// Shoppers: a shard. Those with a trip choose.
const SHOPPERS: usize = 1_024;
/// Choices of each kind.
const CHOICES: usize = 20_000;
/// A day after the first purchases.
const DAY: u16 = 40;

/// A morning after some weeks.
struct Morning {
    world: World,
    arm: Arm,
    today: Today,
    /// Shoppers with a trip.
    out: Vec<usize>,
}

impl Morning {
    fn new() -> Self {
        let sizes = Sizes { shoppers: SHOPPERS as u32, ..Sizes::default() };
        let world = World::build(&sizes.scenario(), 0, true);
        let (mut arm, mut today) = (Arm::baseline(&world, false), Today::default());
        for day in 0..DAY {
            draw_today(&world, &mut today, day, true);
            simulate_day(&world, &mut arm, &today, day);
        }
        draw_today(&world, &mut today, DAY, true);
        let out = (0..SHOPPERS).filter(|shopper| today.trip(*shopper).is_some()).collect();
        Self { world, arm, today, out }
    }

    fn scene(&self) -> Scene<'_> {
        let (world, arm) = (&self.world, &self.arm);
        Scene {
            market: &world.market,
            behaviour: &world.behaviour,
            fading: &world.fading,
            people: &world.people,
            tastes: world.people.tastes(DAY),
            draws: &world.draws,
            offers: &arm.offers,
            today: &self.today,
            coupons: &arm.program.coupons,
            ln_found: world.ln_found,
            media: &world.media,
            flights: &arm.program.flights,
            ads: &arm.program.ads,
            samples: &arm.program.samples,
            extras: &arm.program.extras,
            stock: &arm.stock,
            invoices: &arm.invoices,
            layers: &arm.layers,
            member_layers: 0,
            app_layers: 0,
            asked: Asked::default(),
            leaflet_readers: &world.leaflet_readers,
            day: DAY,
            in_horizon: false,
            journal: false,
            used_up: UsedUp::default(),
            keeps_reasons: false,
        }
    }

    fn choose_outlets(&self) {
        let (scene, knowledge) = (self.scene(), Knowledge::default());
        for &who in self.out.iter().cycle().take(CHOICES) {
            let among = (true, &knowledge, Among::All);
            std::hint::black_box(choose_outlet(&scene, &self.arm.memories[0], (who, who), among));
        }
    }

    /// Looks at the first category in the first outlet; most of them end without a purchase.
    fn shop(&self) {
        let (scene, knowledge) = (self.scene(), Knowledge::default());
        let (mut memory, mut day) = (self.arm.memories[0].clone(), ShardDay::default());
        for &shopper in self.out.iter().cycle().take(CHOICES) {
            let store = self.world.people.store[shopper * self.world.people.channels];
            let stand = Stand {
                shopper,
                local: shopper,
                channel: 0,
                store,
                mask: 0,
                promised: 0,
                recognised: false,
                major: true,
            };
            shop_category(&scene, &mut memory, &mut day, 0, &stand, &knowledge);
        }
        std::hint::black_box(day.intents.len());
    }
}

/// One choice of each kind.
pub fn questions() -> Vec<Question> {
    let morning = Rc::new(Morning::new());
    let case = |label: &str, of: fn(&Morning)| {
        let morning = Rc::clone(&morning);
        let run = move || {
            let morning = &*morning;
            on_one_thread(move || of(morning))
        };
        Case { size: 0.0, label: label.to_owned(), per: CHOICES as f64, run: Box::new(run) }
    };
    let question = |name, case| Question { name, unit: "ns", cases: vec![case] };
    vec![
        question("one choice", case("an outlet of eight", Morning::choose_outlets)),
        question("one choice", case("a category of ten products, bought or not", Morning::shop)),
    ]
}
