//! T2: which tactic runs where and when.

use crate::experiment::results::Results;
use crate::report::i18n::{Key, Lang};
use crate::report::names;
use crate::report::numbers;
use maud::{Markup, html};

/// Most weeks drawn one by one.
const MOST: u32 = 80;

/// The calendar of all programs; nothing when no tactic falls into the horizon.
pub(super) fn calendar(results: &Results, lang: Lang) -> Markup {
    let weeks = results.scenario.weeks.min(MOST);
    if results.calendar.is_empty() || weeks == 0 {
        return html! {};
    }
    let season = |week: u32| results.scenario.seasons.iter().find(|s| (s.from_week..=s.to_week).contains(&week));
    let seasons: Vec<String> = results.scenario.seasons.iter().map(|s| names::season(s, lang)).collect();
    let title = lang.pick("Program calendar", "Lịch chương trình");
    html! {
        section.long data-file="calendar" {
            h2 { (title) }
            p.help {
                (lang.pick("Weeks of the horizon; the first begins on ", "Các tuần trong kỳ; tuần đầu bắt đầu ngày "))
                (first_day(results, lang)) "."
                @if !seasons.is_empty() { " " (lang.pick("Yellow: ", "Màu vàng: ")) (seasons.join(", ")) "." }
            }
            div.scroll tabindex="0" role="group" aria-label=(title) {
                table.gantt {
                    thead { tr {
                        th scope="col" { (Key::ColumnProgram.text(lang)) }
                        th scope="col" { (Key::ColumnTactic.text(lang)) }
                        th scope="col" { (lang.pick("Where", "Ở đâu")) }
                        @for week in 1..=weeks {
                            th scope="col" class=[season(week).map(|_| "season")] { @if week == 1 || week % 4 == 0 { (week) } @else { span aria-hidden="true" { "·" } } }
                        }
                    } }
                    tbody { @for entry in &results.calendar {
                        @let channels: Vec<String> = entry.channels.iter().map(|c| names::channel(results, c, lang)).collect();
                        @let program = results.programs.iter().find(|p| p.id == entry.program);
                        tr {
                            th scope="row" { (program.map_or_else(|| names::clean(&entry.program), |p| names::program_short(p, lang))) }
                            th scope="row" { (names::clean(&entry.tactic)) }
                            td style="padding-right:.8rem" { (names::shorten(&channels.join(", "), 44)) }
                            @for week in 1..=weeks {
                                @let is_on = (entry.weeks.0..=entry.weeks.1).contains(&week);
                                @let class = match (is_on, season(week).is_some()) { (true, true) => Some("on season"), (true, false) => Some("on"), (false, true) => Some("season"), _ => None };
                                td class=[class] aria-label=[is_on.then(|| format!("{} {week}", lang.pick("week", "tuần")))] {}
                            }
                        }
                    } }
                }
            }
        }
    }
}

fn first_day(results: &Results, lang: Lang) -> String {
    numbers::week_start(&results.scenario.start, 1)
        .map_or_else(|| names::clean(&results.scenario.start), |d| numbers::date(d, lang))
}
