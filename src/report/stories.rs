//! What readers are told, case by case.

use super::charts::{self, Kind};
use super::i18n::Lang;
use super::sample;
use super::sentences::{headline, sentences};
use super::svg;
use super::table::{decision_plain, decision_text, summary};
use crate::experiment::results::Results;

/// Writes run folders of all cases to be looked at, if `OMNISIM_PICTURES` names a folder when this is compiled.
#[test]
fn run_folders_can_be_looked_at() {
    let Some(folder) = option_env!("OMNISIM_PICTURES") else { return };
    for (name, results) in sample::all() {
        let dir = std::path::Path::new(folder).join(name);
        super::run_folder::write(&results, &super::run_folder::Beside::default(), &serde_json::Value::Null, &dir, true)
            .expect("run folder");
    }
}

fn check_headline(results: &Results, en: &str, vi: &str) {
    let plain = |lang| headline(results, lang).replace('\u{a0}', " ");
    assert_eq!((plain(Lang::En).as_str(), plain(Lang::Vi).as_str()), (en, vi));
}

#[test]
fn the_headline_follows_the_data() {
    check_headline(
        &sample::tie(),
        "B and D lead (system profit +3.1% and +3.0%) and are too close to call",
        "B và D dẫn đầu (lợi nhuận toàn hệ thống +3,1% và +3,0%), chưa đủ cơ sở để phân biệt",
    );
    check_headline(
        &sample::win(),
        "B adds 3.1% system profit; the store scorecard would have missed 62% of it",
        "Chương trình B giúp lợi nhuận toàn hệ thống tăng 3,1%; bảng KPI cửa hàng bỏ sót 62% phần tăng này",
    );
    check_headline(
        &sample::all_negative(),
        "None of the 2 programs pays back for the system; the best, A, loses VND 420 m",
        "Không chương trình nào trong 2 chương trình có lời cho toàn hệ thống; chương trình tốt nhất, A, vẫn lỗ 420 triệu ₫",
    );
    check_headline(
        &sample::sign_flip(),
        "A does not pay back for the system: it loses VND 420 m",
        "A không có lời cho toàn hệ thống: lỗ 420 triệu ₫",
    );
    check_headline(
        &sample::unclear(),
        "No clear difference in system profit between B and no program",
        "Chưa thấy khác biệt rõ về lợi nhuận toàn hệ thống giữa B và không chạy chương trình",
    );
    check_headline(
        &sample::all_zero(),
        "A changes nothing in any future",
        "A không làm thay đổi gì trong mọi lần mô phỏng",
    );
}

#[test]
fn a_reversed_order_is_the_message_when_the_winner_is_not_missed() {
    let mut results = sample::document(&[sample::plan_d(), sample::plan_a(), sample::plan_c()], 0.99);
    for (program, rank) in results.programs.iter_mut().zip([3, 2, 1]) {
        program.scorecard.rank = rank;
    }
    check_headline(
        &results,
        "The scorecards rank them almost upside-down: their favourite, C, costs the system VND 750 m",
        "Bảng KPI xếp hạng gần như ngược lại: C, được chấm cao nhất, làm hệ thống mất 750 triệu ₫",
    );
}

fn check_chart(results: &Results, kind: Kind, en: &str, vi: &str) {
    let first = results.programs.first().map(|p| p.id.clone());
    let title = |lang| charts::draw(results, kind, first.as_deref(), lang).expect("chart").title.replace('\u{a0}', " ");
    assert_eq!((title(Lang::En).as_str(), title(Lang::Vi).as_str()), (en, vi));
}

#[test]
fn chart_titles_say_which_way_it_went() {
    let (tie, loss, open) = (sample::tie(), sample::sign_flip(), sample::unclear());
    check_chart(&tie, Kind::LensGap, "3 of 4 scorecards point the wrong way", "3/4 bảng KPI chỉ sai hướng");
    check_chart(
        &sample::single(),
        Kind::LensGap,
        "The scorecard of B points the right way, but misses 62% of the value",
        "Bảng KPI của B đúng hướng nhưng bỏ sót 62% giá trị",
    );
    check_chart(
        &sample::overstated(),
        Kind::LensGap,
        "The scorecard of B points the right way, but 17% of its claim is not there",
        "Bảng KPI của B đúng hướng nhưng 17% số báo cáo không có thật",
    );
    check_chart(
        &loss,
        Kind::Bridge,
        "Of every VND 100 of A’s uplift, VND 31 came from our own other channels and VND 37 was borrowed from later weeks",
        "Cứ 100 ₫ tăng thêm của A thì 31 ₫ lấy từ các kênh khác của chính mình và 37 ₫ là mua trước của các tuần sau",
    );
    check_chart(
        &tie,
        Kind::Bridge,
        "B’s own channel shows VND 920 m; other channels and later weeks add VND 1.07 bn",
        "Kênh chủ trì của B chỉ thấy 920 triệu ₫; các kênh khác và các tuần sau thêm 1,07 tỷ ₫",
    );
    check_chart(
        &open,
        Kind::Bridge,
        "No clear difference in system profit between B and no program",
        "Chưa thấy khác biệt rõ về lợi nhuận toàn hệ thống giữa B và không chạy chương trình",
    );
}

#[test]
fn titles_of_places_weeks_and_levers_say_which_way_it_went() {
    let (tie, loss) = (sample::tie(), sample::sign_flip());
    check_chart(
        &loss,
        Kind::Matrix,
        "Each VND 1 bn spent on A takes VND 650 m from later weeks",
        "Mỗi 1 tỷ ₫ chi cho A lấy đi 650 triệu ₫ của các tuần sau",
    );
    check_chart(
        &loss,
        Kind::Growth,
        "A shrinks brand sales at the account, mainly through penetration",
        "A làm doanh số nhãn hàng tại nhà bán lẻ giảm, chủ yếu do độ thâm nhập",
    );
    check_chart(
        &tie,
        Kind::Timeline,
        "B is ahead from the start and ends VND 1.49 bn up",
        "B có lời ngay từ đầu, cuối kỳ thêm 1,49 tỷ ₫",
    );
}

#[test]
fn a_broken_promise_is_named() {
    let mut results = sample::tie();
    results.programs[0].driver = Some("basket".into());
    check_chart(
        &results,
        Kind::Growth,
        "B promised basket but delivered penetration",
        "B hứa giá trị giỏ hàng nhưng thực tế tăng nhờ độ thâm nhập",
    );
}

#[test]
fn the_sentences_judge_scorecards_and_instruments() {
    let said = |results: &Results| sentences(results, Lang::En).join("\n").replace('\u{a0}', " ");
    let tie = said(&sample::tie());
    assert!(
        tie.contains("B and D lead: +3.1% and +3.0% system profit, too close to call (B ahead in 55 of 100 futures).")
    );
    assert!(tie.contains("The store scorecard would have missed 62% of B’s gain and rejected D outright."));
    assert!(tie.contains("The scorecards would have funded C and A; together they cost the system VND 1.17 bn."));
    assert!(tie.contains("Simulation error is ±0.06 or less on the total system, "));
    assert!(tie.contains("Precision reached: a simulation error of "));
    let nothing = said(&sample::all_zero());
    assert!(
        nothing
            .contains("its instruments claim up to VND 210 m either way: read pre/post claims of this size as noise")
    );
    let one = said(&sample::one_future());
    assert!(one.contains("One future shows no range") && !one.contains("Simulation error"));
    assert!(said(&sample::zero_programs()).contains("Without any program the system earns VND 48.2 bn"));
}

#[test]
fn columns_of_the_decision_table_line_up() {
    for (name, results) in sample::all() {
        for lang in Lang::ALL {
            let text = decision_text(&results, lang);
            let rows: Vec<&str> = text.lines().filter(|l| l.contains('#')).collect();
            let place = |row: &str| row.split('#').next().map(super::names::columns);
            assert!(rows.windows(2).all(|two| place(two[0]) == place(two[1])), "{name}\n{text}");
        }
    }
}

#[test]
fn nothing_that_is_not_a_number_or_could_run_is_ever_shown() {
    for (name, results) in sample::all() {
        for lang in Lang::ALL {
            let mut texts = vec![summary(&results, lang), decision_plain(&results)];
            for chart in charts::all(&results, lang).expect("charts") {
                assert!(!chart.svg.contains("<script") && !chart.svg.contains("onload=x>"), "{name} {}", chart.file);
                assert!(chart.file.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
                assert!(!chart.title.is_empty() && !chart.description.is_empty());
                texts.push(chart.svg);
            }
            for text in &texts {
                assert!(!text.contains("NaN") && !text.contains("inf,") && !text.contains("null"), "{name}\n{text}");
                assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{name}");
                assert!(unicode_normalization::is_nfc(text), "{name}");
            }
        }
    }
}

#[test]
fn one_chart_has_one_title_element_and_pixels_of_twice_its_size() {
    let chart = charts::draw(&sample::tie(), Kind::Bridge, Some("A"), Lang::Vi).expect("chart");
    assert_eq!(chart.svg.matches("<title>").count(), 1);
    let png = svg::png(&chart.svg, 2.0).expect("png");
    let side = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    assert_eq!((side(16), side(20)), (1920, 1080));
    assert!(charts::draw(&sample::tie(), Kind::Bridge, Some("Z"), Lang::En).is_err());
    assert!(charts::draw(&sample::zero_programs(), Kind::Matrix, None, Lang::En).is_err());
}

/// Changes some values of a document: extreme numbers, missing lists, empty texts.
fn disturb(value: &mut serde_json::Value, state: &mut u64) {
    const EXTREMES: [f64; 8] = [0.0, -1e300, 1e300, 1e-300, -1.0, 1e18, 0.5, f64::MAX];
    let mut draw = |among: u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) % among
    };
    match value {
        serde_json::Value::Number(n) if n.is_f64() && draw(4) == 0 => *value = EXTREMES[draw(8) as usize].into(),
        serde_json::Value::Number(n) if n.is_u64() && draw(6) == 0 => {
            *value = [0, 1, 7, 4_294_967_295_u64][draw(4) as usize].into()
        }
        serde_json::Value::String(_) if draw(12) == 0 => {
            *value = ["", "=1", "store", "\u{1}<"][draw(4) as usize].into()
        }
        serde_json::Value::Array(all) if all.len() > 2 || all.is_empty() => {
            if draw(6) == 0 {
                all.clear();
            }
            all.iter_mut().for_each(|v| disturb(v, state));
        }
        serde_json::Value::Array(all) => all.iter_mut().for_each(|v| disturb(v, state)),
        serde_json::Value::Object(map) => map.values_mut().for_each(|v| disturb(v, state)),
        _ => {}
    }
}

#[test]
fn no_document_can_make_the_report_fail() {
    let documents =
        [sample::with_plan(), sample::explained()].map(|d| serde_json::to_value(d).expect("sample serialises"));
    let mut state = 20_270_206;
    let mut read = 0;
    for round in 0..120 {
        let mut value = documents[round % 2].clone();
        disturb(&mut value, &mut state);
        let Ok(results) = serde_json::from_value::<Results>(value) else { continue };
        read += 1;
        for lang in Lang::ALL {
            assert!(!summary(&results, lang).contains("NaN"));
            let charts = charts::all(&results, lang).expect("charts");
            if let Some(chart) = charts.get(round % charts.len().max(1)) {
                svg::png(&chart.svg, 0.2).expect("pixels");
            }
        }
        assert!(decision_plain(&results).ends_with('\n'));
        assert_eq!(super::csv_tables::tables(&results).len(), 32);
    }
    assert!(read > 60, "only {read} documents could be read");
}
