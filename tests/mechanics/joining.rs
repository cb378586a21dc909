//! Members and app users: more of them at the end.

use crate::twins::{Place, Side, Study, money, sound};
use omnisim::engine::{Arm, Branch, Watch, World, run_branches};
use omnisim::ledger::Line;
use omnisim::population::memory::joined;
use omnisim::program::Program;

/// Members and app users after the last day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Joined {
    members: usize,
    apps: usize,
}

impl Watch for Joined {
    fn after_day(&mut self, _: &World, arm: &Arm, _: u16) {
        self.members = arm.memories.iter().map(|m| (0..m.shoppers).filter(|&l| m.is_member(l)).count()).sum();
        self.apps = arm.memories.iter().flat_map(|m| &m.joined).filter(|j| **j & joined::APP != 0).count();
    }
}

/// Who has joined in the end: without a program, and with each.
fn at_the_end(name: &str) -> (Joined, Vec<Joined>) {
    let scenario = sound(name, &[]);
    let world = World::build(&scenario, 0, true);
    let days = world.market.calendar.days;
    let programs: Vec<Program> = scenario.spec.program.iter().map(|p| Program::build(p, &world.market)).collect();
    let branches: Vec<Branch<'_>> = programs.iter().filter_map(|p| Branch::of(&world, p)).collect();
    let ((_, base), ends) = run_branches(&world, &branches, days, false, |_| Joined::default());
    (base, ends.into_iter().flatten().map(|(_, joined)| joined).collect())
}

#[test]
fn an_enrolment_drive_raises_members_and_the_points_that_they_earn() {
    let (base, with) = at_the_end("enrolment-drive");
    assert!(with[0].members > base.members, "{with:?} against {base:?}");
    assert!(with[1].members > with[0].members, "twice as many say yes to a welcome: {with:?}");
    assert_eq!(with[0].apps, base.apps, "nobody is given the app");
    let study = Study::of("enrolment-drive", &[]);
    let points = |p, line| study.sum(Side::Program(p), |w, e| money((w, e), line, Place::Account, None, 0..16));
    let issued = |p| study.change(p, |w, e| money((w, e), Line::PointsIssued, Place::Account, None, 0..16));
    assert!(issued(0) > 0.0 && issued(1) > issued(0), "new members earn points");
    assert!(points(0, Line::ProgramPoints) == 0.0 && points(1, Line::ProgramPoints) > 0.0, "only the second welcomes");
}

#[test]
fn an_app_invitation_raises_app_users_and_what_is_ordered_in_the_app() {
    let (base, with) = at_the_end("app-invite");
    assert!(with[0].apps > base.apps, "{with:?} against {base:?}");
    assert_eq!(with[0].apps, with[1].apps, "the coupon in the app is no part of the invitation");
    let study = Study::of("app-invite", &[]);
    let orders = |p| study.change(p, |w, e| crate::twins::trips((w, e), Place::Channel("app"), 2..16));
    assert!(orders(0) > 0.0, "{} more orders", orders(0));
    assert!(study.funnel(1, 1).redeemed > 0, "some of them redeem what waits there");
}
