//! The plan that `omnisim jbp new` writes: commented, in either language, and sound for the scenario it is written for.

use super::spec::Stage;
use crate::scenario::check::Scenario;
use crate::scenario::guardrails::deals::{day, days};
use crate::scenario::spec::{Owner, ProgramSpec};
use std::fmt::Write as _;
use time::Duration;

/// Text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A starter plan for a scenario.
///
/// * `path`: the scenario's file, as the plan names it
/// * `vietnamese`: language of comments and texts
#[must_use]
pub fn starter(scenario: &Scenario, path: &str, vietnamese: bool) -> String {
    let say = |en: &'static str, vi: &'static str| if vietnamese { vi } else { en };
    let mut out = String::new();
    let _ = writeln!(
        out,
        "# {}\n# {}\n",
        say(
            "Joint business plan. Change what stands here, then: omnisim jbp check FILE, omnisim jbp print FILE.",
            "Kế hoạch kinh doanh chung (JBP). Sửa nội dung dưới đây, rồi: omnisim jbp check TỆP, omnisim jbp print TỆP."
        ),
        say(
            "All keys: omnisim schema jbp. What a KPI means: omnisim explain category_sales.",
            "Mọi khóa: omnisim schema jbp. Ý nghĩa KPI: omnisim explain category_sales."
        ),
    );
    head(&mut out, scenario, path, &say);
    targets(&mut out, scenario, &say);
    activity(&mut out, scenario, &say);
    aop(&mut out, scenario, &say);
    out
}

type Say<'a> = dyn Fn(&'static str, &'static str) -> &'static str + 'a;

fn head(out: &mut String, scenario: &Scenario, path: &str, say: &Say<'_>) {
    let spec = &scenario.spec;
    let own = spec.channel.iter().find(|c| c.owner == Owner::Account);
    let brand = spec.category.iter().flat_map(|c| &c.brand).find(|b| b.ours);
    let id: String = format!("jbp-{}", spec.scenario.id).chars().take(40).collect();
    let programs: Vec<String> = spec.program.iter().map(|p| quoted(&p.id)).collect();
    let account = own.map_or(say("The account", "Nhà bán lẻ"), |c| c.name.as_str());
    let brand = brand.map_or(say("The brand", "Nhãn hàng"), |b| b.name.as_str());
    let _ = writeln!(
        out,
        "[jbp]\nid = {}\nname = {}",
        quoted(&id),
        quoted(say("Joint business plan", "Kế hoạch kinh doanh chung"))
    );
    let _ = writeln!(
        out,
        "scenario = {}   # {}",
        quoted(path),
        say("from the folder of this file", "tính từ thư mục của tệp này")
    );
    let _ = writeln!(out, "account = {}\nbrand = {}", quoted(account), quoted(brand));
    let people =
        [say("Category buyer", "Quản lý ngành hàng"), say("Operations", "Vận hành"), say("Key account manager", "KAM")];
    let _ = writeln!(
        out,
        "account_people = [{}, {}]\nbrand_people = [{}]",
        quoted(people[0]),
        quoted(people[1]),
        quoted(people[2])
    );
    let note = say("run together; leave out what is not agreed", "chạy cùng nhau; bỏ chương trình chưa thống nhất");
    let _ = writeln!(out, "programs = [{}]   # {note}\n", programs.join(", "));
}

fn targets(out: &mut String, scenario: &Scenario, say: &Say<'_>) {
    let ours = scenario.spec.category.iter().find(|c| c.brand.iter().any(|b| b.ours));
    let Some(category) = ours.or(scenario.spec.category.first()) else { return };
    let category = quoted(&category.id);
    let _ = writeln!(
        out,
        "# {}\n",
        say(
            "What each side wants to reach over the horizon, against the same weeks without the plan (growth), or as a level.",
            "Điều mỗi bên muốn đạt trong kỳ, so với cùng kỳ khi không có kế hoạch (growth), hoặc theo mức tuyệt đối."
        )
    );
    let mut put = |side: &str, kpi: &str, rest: &str, why: &str| {
        let _ = writeln!(out, "[[target]]\nside = \"{side}\"\nkpi = \"{kpi}\"\n{rest}\nwhy = {}\n", quoted(why));
    };
    put(
        "retailer",
        "category_sales",
        &format!("category = {category}\ngrowth = \"+1%\""),
        say("the category grows, not only a brand", "cả ngành hàng tăng, không chỉ một nhãn"),
    );
    put(
        "retailer",
        "retailer_profit",
        "growth = \"+0.1%\"",
        say("the plan pays for the account", "kế hoạch có lợi cho nhà bán lẻ"),
    );
    put(
        "retailer",
        "repeat_rate",
        &format!("category = {category}\ngrowth = \"0%\""),
        say("shoppers come back", "người mua quay lại"),
    );
    put(
        "brand",
        "sell_out",
        "growth = \"+3%\"",
        say("growth at the till, not into the warehouse", "tăng ở quầy thu ngân, không phải đẩy hàng vào kho"),
    );
    put("joint", "system_profit", "growth = \"+0.1%\"", say("both sides together earn more", "hai bên cùng lãi hơn"));
}

fn activity(out: &mut String, scenario: &Scenario, say: &Say<'_>) {
    let Some(own) = scenario.spec.channel.iter().find(|c| c.owner == Owner::Account) else { return };
    let _ = writeln!(
        out,
        "# {}\n\n[[activity]]\nstage = \"{}\"   # discover, consider, buy, rebuy\ntouchpoint = {}\nwhat = {}\nowner = \"joint\"\n",
        say(
            "What is done beside the programs; it fills the map of the journey and is not simulated.",
            "Việc làm ngoài chương trình; điền vào bản đồ hành trình, không được mô phỏng."
        ),
        Stage::Discover.id(),
        quoted(&own.id),
        quoted(say("monthly review of shopper data", "họp dữ liệu người mua hằng tháng")),
    );
}

fn aop(out: &mut String, scenario: &Scenario, say: &Say<'_>) {
    const WEEKS: i64 = 13;
    let head = &scenario.spec.scenario;
    let priorities = [
        say("one offer that holds in every channel", "một ưu đãi áp dụng ở mọi kênh"),
        say("displays that stand as agreed", "trưng bày đúng như thỏa thuận"),
        say("shoppers who come back without a deal", "người mua quay lại không cần khuyến mãi"),
    ];
    let list: Vec<String> = priorities.iter().map(|p| format!("    {},\n", quoted(p))).collect();
    let target = say("The category grows and both sides earn more", "Ngành hàng tăng trưởng và hai bên cùng lãi hơn");
    let _ = writeln!(
        out,
        "# {}\n\n[aop]\ntarget = {}\npriorities = [\n{}]\n",
        say(
            "Annual operating plan: target, three priorities, money by quarter.",
            "Kế hoạch hoạt động năm (AOP): mục tiêu, ba ưu tiên, ngân sách theo quý."
        ),
        quoted(target),
        list.concat()
    );
    let last = i64::from(head.weeks) * 7;
    let mut number = 1;
    let mut from = 0;
    while from < last && number <= 12 {
        let to = (from + WEEKS * 7).min(last) - 1;
        let date = |days: i64| head.start.0.checked_add(Duration::days(days));
        let (Some(first), Some(end)) = (date(from), date(to)) else { break };
        let within = |p: &&ProgramSpec| {
            let start = p.tactic.iter().map(|t| days(t).0).min();
            start.is_some_and(|at| (day(first)..=day(end)).contains(&at))
        };
        let budget: f64 = scenario.spec.program.iter().filter(within).filter_map(|p| p.budget).sum();
        let name = format!("{} {number}", say("Quarter", "Quý"));
        let _ =
            writeln!(out, "[[aop.quarter]]\nname = {}\nfrom = {first}\nto = {end}\nbudget = {budget}\n", quoted(&name));
        (from, number) = (to + 1, number + 1);
    }
}
