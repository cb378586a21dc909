//! Programs and their levers, the map of the journey, the operating plan, guardrails, and how to read it all.

use super::{Section, Table};
use crate::experiment::results::sheet::{CoverageCell, PlanProgram, QuarterRow, Sheet};
use crate::report::i18n::Lang;
use crate::report::names::clean;
use crate::report::numbers::{self, MISSING, MoneyUnit};
use crate::report::{explain, guardrails as rules};

fn term(id: &str, lang: Lang) -> String {
    explain::find(id).map_or_else(|| clean(id), |e| lang.pick(e.name.0, e.name.1).to_owned())
}

fn stage(id: &str, lang: Lang) -> &str {
    match id {
        "discover" => lang.pick("discover", "khám phá"),
        "consider" => lang.pick("consider", "cân nhắc"),
        "buy" => lang.pick("buy", "mua"),
        "rebuy" => lang.pick("rebuy", "mua lại"),
        other => other,
    }
}

fn channel(sheet: &Sheet, id: &str, lang: Lang) -> String {
    let found = sheet.scenario.channels.iter().find(|c| c.id == id);
    found.map_or_else(|| clean(id), |c| clean(lang.pick(&c.name, c.name_vi.as_ref().unwrap_or(&c.name))))
}

pub(super) fn programs(sheet: &Sheet, lang: Lang) -> Section {
    let mut table = Table::new(&[
        lang.pick("program", "chương trình"),
        lang.pick("lever promised", "đòn bẩy cam kết"),
        lang.pick("lever measured", "đòn bẩy đo được"),
        lang.pick("kept", "khớp"),
        lang.pick("#cost", "#chi phí"),
        lang.pick("#brand", "#nhãn hàng"),
        lang.pick("#account", "#nhà bán lẻ"),
        lang.pick("goals", "mục tiêu hai bên"),
    ]);
    let amounts = sheet.programs.iter().flat_map(|p| [p.cost.mean, p.brand_profit.mean, p.retailer_profit.mean]);
    let unit = MoneyUnit::fitting(amounts, &sheet.scenario.currency);
    for program in &sheet.programs {
        let name = clean(lang.pick(&program.name, program.name_vi.as_ref().unwrap_or(&program.name)));
        let lever = |id: &Option<String>| id.as_ref().map_or_else(|| MISSING.to_owned(), |id| term(id, lang));
        table.rows.push(vec![
            format!("{} {name}", clean(&program.id)),
            lever(&program.promised),
            lever(&program.measured),
            kept(program, lang).to_owned(),
            unit.level(program.cost.mean, lang),
            unit.change(program.brand_profit.mean, lang),
            unit.change(program.retailer_profit.mean, lang),
            goals(program, lang).to_owned(),
        ]);
    }
    let unit = unit.title(lang);
    let line = lang.pick(
        format!("Each program by itself, {unit}. The lever is the largest part of the growth tree that is above zero in 80 of 100 futures."),
        format!("Từng chương trình riêng lẻ, {unit}. Đòn bẩy là phần lớn nhất của cây tăng trưởng, dương trong ít nhất 80 trên 100 lần mô phỏng."),
    );
    let title =
        lang.pick("Growth drivers: promised and measured", "Đòn bẩy tăng trưởng: cam kết và đo được").to_owned();
    Section { title, lines: vec![line], table: Some(table), notes: Vec::new() }
}

fn kept(program: &PlanProgram, lang: Lang) -> &'static str {
    match (&program.promised, &program.measured) {
        (None, _) => lang.pick("nothing promised", "chưa cam kết"),
        (Some(a), Some(b)) if a == b => lang.pick("✓ yes", "✓ khớp"),
        (Some(_), Some(_)) => lang.pick("✗ another one", "✗ đòn bẩy khác"),
        (Some(_), None) => lang.pick("✗ none seen", "✗ chưa thấy"),
    }
}

fn goals(program: &PlanProgram, lang: Lang) -> &'static str {
    match program.alignment.as_deref() {
        Some("shared") => lang.pick("✓ shared", "✓ chung"),
        Some("conflict") => lang.pick("✗ conflict: talk about it", "✗ xung đột: cần bàn"),
        Some(_) => lang.pick("~ neutral", "~ trung tính"),
        None => MISSING,
    }
}

/// Stages down, touchpoints across. Touchpoints at which nothing is done are named below, so that the map keeps its width.
pub(super) fn coverage(sheet: &Sheet, lang: Lang) -> Section {
    let used = |id: &String| sheet.coverage.iter().any(|c| c.touchpoint == *id);
    let (at_work, idle): (Vec<&String>, Vec<&String>) = sheet.touchpoints.iter().partition(|t| used(t));
    let mut elsewhere: Vec<&String> =
        sheet.coverage.iter().map(|c| &c.touchpoint).filter(|t| !sheet.touchpoints.contains(t)).collect();
    elsewhere.sort();
    elsewhere.dedup();
    let shown: Vec<&String> = at_work.into_iter().chain(elsewhere).collect();
    let names: Vec<String> = shown.iter().map(|id| channel(sheet, id, lang)).collect();
    let head: Vec<&str> =
        std::iter::once(lang.pick("stage", "giai đoạn")).chain(names.iter().map(String::as_str)).collect();
    let mut table = Table::new(&head);
    for id in ["discover", "consider", "buy", "rebuy"] {
        let mut row = vec![stage(id, lang).to_owned()];
        row.extend(shown.iter().map(|touchpoint| {
            let here = sheet.coverage.iter().filter(|c| c.stage == id && c.touchpoint == **touchpoint);
            let words: Vec<String> = here.map(words).collect();
            if words.is_empty() { "·".to_owned() } else { words.join("; ") }
        }));
        table.rows.push(row);
    }
    let empty: Vec<&str> = sheet.empty_stages.iter().map(|s| stage(s, lang)).collect();
    let line = match empty.is_empty() {
        true => lang
            .pick("Every stage of the journey has something.", "Giai đoạn nào của hành trình cũng có hoạt động.")
            .to_owned(),
        false => lang.pick(
            format!("✗ Empty stages: {}.", empty.join(", ")),
            format!("✗ Giai đoạn trống: {}.", empty.join(", ")),
        ),
    };
    let idle: Vec<String> = idle.into_iter().map(|id| channel(sheet, id, lang)).collect();
    let note = (!idle.is_empty())
        .then(|| format!("{}: {}", lang.pick("Touchpoints without anything", "Điểm chạm chưa dùng"), idle.join(", ")));
    let title = lang.pick("Journey map: stage × touchpoint", "Bản đồ hành trình: giai đoạn × điểm chạm").to_owned();
    Section { title, lines: vec![line], table: Some(table), notes: note.into_iter().collect() }
}

fn words(cell: &CoverageCell) -> String {
    match &cell.program {
        Some(program) => format!("{} {}", clean(program), clean(&cell.what)),
        None => clean(&cell.what),
    }
}

pub(super) fn aop(sheet: &Sheet, lang: Lang) -> Option<Section> {
    let aop = sheet.aop.as_ref()?;
    let mut lines = vec![format!("{}: {}", lang.pick("Target", "Mục tiêu"), clean(&aop.target))];
    lines.extend(aop.priorities.iter().enumerate().map(|(at, p)| format!("{}. {}", at + 1, clean(p))));
    let mut table = Table::new(&[
        lang.pick("quarter", "quý"),
        lang.pick("#budget", "#ngân sách"),
        lang.pick("#fixed in the file", "#cố định trong tệp"),
        lang.pick("#outlay of the plan", "#chi của kế hoạch"),
        lang.pick("#left", "#còn lại"),
        lang.pick("weeks simulated", "số tuần mô phỏng"),
    ]);
    let spent = |q: &QuarterRow| q.outlay.as_ref().map_or(q.planned, |e| e.mean);
    let unit =
        MoneyUnit::fitting(aop.quarters.iter().flat_map(|q| [q.budget, q.planned, spent(q)]), &sheet.scenario.currency);
    for q in &aop.quarters {
        let left = q.budget - spent(q);
        let mark = if left < 0.0 { " ✗" } else { "" };
        table.rows.push(vec![
            clean(&q.name),
            unit.level(q.budget, lang),
            unit.level(q.planned, lang),
            q.outlay.as_ref().map_or_else(|| MISSING.to_owned(), |e| unit.level(e.mean, lang)),
            format!("{}{mark}", unit.change(left, lang)),
            format!("{} / {}", q.weeks, q.weeks_in_all),
        ]);
    }
    let title = format!("{}, {}", lang.pick("Operating plan", "Kế hoạch hoạt động (AOP)"), unit.title(lang));
    let table = (!table.rows.is_empty()).then_some(table);
    Some(Section { title, lines, table, notes: Vec::new() })
}

pub(super) fn guardrails(sheet: &Sheet, lang: Lang) -> Option<Section> {
    let all = &sheet.guardrails;
    if all.is_empty() {
        return None;
    }
    let broken = all.iter().filter(|g| !g.held).count();
    let lines = vec![lang.pick(
        format!("{} of {} kept.", all.len() - broken, all.len()),
        format!("Giữ được {} trên {}.", all.len() - broken, all.len()),
    )];
    let mut table = Table::new(&[
        lang.pick("rule", "giới hạn"),
        lang.pick("program", "chương trình"),
        lang.pick("#value", "#giá trị"),
        lang.pick("#limit", "#mức cho phép"),
        lang.pick("reason", "lý do"),
    ]);
    for g in all.iter().filter(|g| !g.held) {
        let reason = lang.pick(&g.reason, g.reason_vi.as_ref().unwrap_or(&g.reason));
        table.rows.push(vec![
            format!("{} {} ({})", if g.level == "stop" { "✗" } else { "!" }, clean(&g.id), g.kind),
            clean(&g.program),
            g.value.map_or_else(|| MISSING.to_owned(), |v| rules::amount(v, &g.unit, lang)),
            rules::amount(g.limit, &g.unit, lang),
            clean(reason),
        ]);
    }
    let title = lang.pick("Guardrails", "Giới hạn đã thống nhất").to_owned();
    Some(Section { title, lines, table: (broken > 0).then_some(table), notes: Vec::new() })
}

pub(super) fn reading(sheet: &Sheet, lang: Lang) -> Section {
    let several = sheet.programs.len() > 1;
    let mut lines = vec![lang.pick(
        "Contribution is the level with the plan less the level without it, in futures that share all luck. P(hit) is the share of futures at or beyond the target: ✓ from 80%, ~ from 50%.",
        "Đóng góp là mức khi có kế hoạch trừ mức khi không có, trong các lần mô phỏng cùng vận may. P(đạt) là tỷ lệ lần mô phỏng đạt mục tiêu: ✓ từ 80%, ~ từ 50%.",
    ).to_owned()];
    if several && !sheet.from_results {
        lines.push(
            lang.pick(
                "The plan is all programs run together, so what they do to each other is in it.",
                "Kế hoạch là mọi chương trình chạy cùng nhau, nên đã gồm tác động qua lại.",
            )
            .to_owned(),
        );
    }
    if several && sheet.from_results {
        lines.push(
            lang.pick(
                "Contributions of single programs are added up; what they do to each other is not in it.",
                "Đóng góp từng chương trình được cộng lại; chưa gồm tác động qua lại.",
            )
            .to_owned(),
        );
    }
    if sheet.other_scenario {
        lines.push(
            lang.pick(
                "! The results are of another state of the scenario.",
                "! Kết quả thuộc một phiên bản khác của kịch bản.",
            )
            .to_owned(),
        );
    }
    if sheet.scenario.evidence == "illustrative" {
        lines.push(
            lang.pick(
                "Evidence is illustrative: compare programs, promise no volume.",
                "Chứng cứ mang tính minh họa: dùng để so sánh chương trình, không để cam kết sản lượng.",
            )
            .to_owned(),
        );
    }
    let futures = numbers::count(f64::from(sheet.futures), lang);
    lines.push(lang.pick(
        format!("Seed {}, {futures} futures.", sheet.seed),
        format!("Hạt giống {}, {futures} lần mô phỏng.", sheet.seed),
    ));
    let title = lang.pick("How to read this", "Cách đọc").to_owned();
    Section { title, lines, table: None, notes: Vec::new() }
}
