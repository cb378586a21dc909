//! Sentences about what further worlds answer.

use super::charts::{break_title, worst_link};
use super::i18n::Lang;
use super::numbers;
use super::verdict::{Direction, direction};
use crate::experiment::results::{Estimate, Results};

/// One sentence for each question that was answered.
#[must_use]
pub fn lines(results: &Results, lang: Lang) -> Vec<String> {
    let said = |line: String, value: Option<&Estimate>, futures: u32| {
        let error = value.and_then(|v| v.mc_error).filter(|e| *e > 0.0);
        let behind = error.map(|e| {
            let error = numbers::money(e, &results.scenario.currency, lang);
            lang.pick(
                format!(" (simulation error ±{error}, {futures} futures)"),
                format!(" (sai số mô phỏng ±{error}, {futures} lần mô phỏng)"),
            )
        });
        (!line.is_empty()).then(|| format!("{line}{}.", behind.unwrap_or_default()))
    };
    let breaks = results.breaks.as_ref().filter(|b| !b.points.is_empty());
    let breaks = breaks.and_then(|b| {
        let value = worst_link(results).map(|p| &p.fix.system_profit);
        said(break_title(results, lang), value, b.futures)
    });
    let silos = results.silos.as_ref().and_then(|s| said(silos_title(results, lang), Some(&s.price), s.futures));
    let ways = results.operations.as_ref().and_then(|o| {
        let joined = o.ways.iter().find(|w| w.id == "omnichannel").map(|w| &w.difference);
        said(operations_title(results, lang), joined, o.futures)
    });
    [breaks, silos, ways].into_iter().flatten().collect()
}

/// What it costs that every channel chooses for itself.
#[must_use]
pub fn silos_title(results: &Results, lang: Lang) -> String {
    let Some(silos) = &results.silos else { return String::new() };
    let money = numbers::money(silos.price.mean.abs(), &results.scenario.currency, lang);
    match direction(&silos.price) {
        _ if silos.verdict == "same" => lang
            .pick(
                "Here the scorecards pick the same programs as the system",
                "Ở đây bảng KPI chọn đúng các chương trình mà hệ thống chọn",
            )
            .to_owned(),
        Direction::Up => lang.pick(
            format!("Letting each channel choose for itself costs the system {money}"),
            format!("Để từng kênh tự chọn làm hệ thống mất {money}"),
        ),
        Direction::Down => lang.pick(
            format!("Run together, the scorecards' picks do better than the system's, by {money}: picks made one by one miss what programs do to each other"),
            format!("Khi chạy cùng nhau, lựa chọn của bảng KPI tốt hơn lựa chọn của hệ thống {money}: chọn từng chương trình bỏ sót tác động giữa chúng"),
        ),
        _ => lang
            .pick("No clear price of letting each channel choose for itself", "Chưa thấy rõ cái giá của việc để từng kênh tự chọn")
            .to_owned(),
    }
}

/// What connecting everything would bring.
#[must_use]
pub fn operations_title(results: &Results, lang: Lang) -> String {
    let ways = results.operations.iter().flat_map(|o| &o.ways);
    let (mut apart, mut joined) = (None, None);
    for way in ways {
        match way.id.as_str() {
            "multichannel" => apart = Some(&way.difference),
            "omnichannel" => joined = Some(&way.difference),
            _ => {}
        }
    }
    let (Some(apart), Some(joined)) = (apart, joined) else { return String::new() };
    let money = |value: f64| numbers::money(value.abs(), &results.scenario.currency, lang);
    match (direction(joined), direction(apart)) {
        (Direction::Up, _) => lang.pick(
            format!("Connecting everything would add {} to system profit, before its cost", money(joined.mean)),
            format!("Kết nối mọi thứ giúp lợi nhuận hệ thống tăng {}, chưa trừ chi phí", money(joined.mean)),
        ),
        (_, Direction::Down) => lang.pick(
            format!("Disconnecting the channels would cost the system {}", money(apart.mean)),
            format!("Tách rời các kênh làm hệ thống mất {}", money(apart.mean)),
        ),
        _ => lang
            .pick(
                "Connecting the channels changes system profit by no clear amount",
                "Chưa thấy kết nối kênh làm lợi nhuận hệ thống thay đổi rõ",
            )
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn both(results: &Results, of: fn(&Results, Lang) -> String) -> [String; 2] {
        Lang::ALL.map(|lang| plain(&of(results, lang)))
    }

    /// Spaces that do not break, as plain ones.
    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn the_price_of_silos_is_said_as_it_came_out() {
        let mut results = sample::explained();
        let [vi, en] = both(&results, silos_title);
        assert_eq!(en, "Letting each channel choose for itself costs the system VND 2.70 bn");
        assert_eq!(vi, "Để từng kênh tự chọn làm hệ thống mất 2,70 tỷ ₫");
        let silos = results.silos.as_mut().expect("sample");
        let price = silos.price.clone();
        let down =
            Estimate { mean: -price.mean, p05: -price.p95, p95: -price.p05, p_positive: Some(0.01), ..price.clone() };
        for (price, verdict, en) in [
            (down, "too_close_to_call", "Run together, the scorecards' picks do better"),
            (Estimate { p_positive: Some(0.6), ..price.clone() }, "leaning", "No clear price of letting"),
            (price, "same", "Here the scorecards pick the same programs"),
        ] {
            let silos = results.silos.as_mut().expect("sample");
            (silos.price, silos.verdict) = (price, verdict.to_owned());
            let said = silos_title(&results, Lang::En);
            assert!(said.starts_with(en), "{said}");
        }
    }

    #[test]
    fn ways_to_operate_are_said_as_they_came_out() {
        let mut results = sample::explained();
        let gain = results.operations.as_ref().expect("sample").ways[2].difference.clone();
        let unclear = Estimate { p_positive: Some(0.5), ..gain.clone() };
        let loss =
            Estimate { mean: -gain.mean, p05: -gain.p95, p95: -gain.p05, p_positive: Some(0.01), ..gain.clone() };
        let connected = (
            "Connecting everything would add VND 1.50 bn to system profit, before its cost",
            "Kết nối mọi thứ giúp lợi nhuận hệ thống tăng 1,50 tỷ ₫, chưa trừ chi phí",
        );
        let apart = (
            "Disconnecting the channels would cost the system VND 1.50 bn",
            "Tách rời các kênh làm hệ thống mất 1,50 tỷ ₫",
        );
        let neither = (
            "Connecting the channels changes system profit by no clear amount",
            "Chưa thấy kết nối kênh làm lợi nhuận hệ thống thay đổi rõ",
        );
        for (multichannel, omnichannel, (en, vi)) in
            [(&loss, &gain, connected), (&loss, &unclear, apart), (&unclear, &unclear, neither)]
        {
            let ways = &mut results.operations.as_mut().expect("sample").ways;
            (ways[0].difference, ways[2].difference) = (multichannel.clone(), omnichannel.clone());
            assert_eq!(both(&results, operations_title), [vi, en]);
        }
    }

    #[test]
    fn what_was_not_asked_is_not_said() {
        assert!(lines(&sample::tie(), Lang::En).is_empty());
        let said = lines(&sample::explained(), Lang::En);
        assert_eq!(said.len(), 3, "{said:?}");
        let expected = "Connecting everything would add VND 1.50 bn to system profit, before its cost (simulation error ±VND 60.0 m, 8 futures).";
        assert_eq!(plain(&said[2]), expected);
    }
}
