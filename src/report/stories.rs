//! What readers are told, case by case.

use super::i18n::Lang;
use super::sample;
use super::sentences::{headline, sentences};
use super::table::{decision_plain, decision_text};

fn check_headline(results: &crate::experiment::results::Results, en: &str, vi: &str) {
    let plain = |lang| headline(results, lang).replace('\u{a0}', " ");
    assert_eq!(plain(Lang::En), en);
    assert_eq!(plain(Lang::Vi), vi);
}

#[test]
fn print_all() {
    for (name, results) in sample::all() {
        println!("=== {name}");
        for lang in Lang::ALL {
            println!("{}\n{}", headline(&results, lang), decision_text(&results, lang));
        }
    }
    println!("{}", decision_plain(&sample::tie()));
    let _ = sentences(&sample::tie(), Lang::En);
    check_headline(&sample::zero_programs(), "No program to compare: only the market without programs was simulated",
        "Chưa có chương trình để so sánh: chỉ mô phỏng thị trường khi không chạy chương trình");
}

/// Writes pictures to the folder named by `OMNISIM_PICTURES`, to be looked at.
#[test]
fn pictures_can_be_looked_at() {
    let Some(folder) = std::env::var_os("OMNISIM_PICTURES").map(std::path::PathBuf::from) else { return };
    for (name, results) in sample::all() {
        for lang in Lang::ALL {
            let place = folder.join(name).join(lang.code());
            std::fs::create_dir_all(&place).expect("folder");
            for chart in super::charts::all(&results, lang).expect("charts") {
                std::fs::write(place.join(format!("{}.svg", chart.file)), &chart.svg).expect("svg");
                std::fs::write(place.join(format!("{}.png", chart.file)), chart.png(1.5).expect("png")).expect("png");
            }
        }
    }
}
