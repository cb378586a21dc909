//! What lies side by side, in sentences chosen by rules on the data.

use super::text::whose;
use super::{Account, Cell, Copied, Program, SideBySide};
use crate::experiment::results::Estimate;
use crate::report::i18n::{Key, Lang};
use crate::report::names::{clean, list, shorten};
use crate::report::numbers::{MoneyUnit, money, percent};
use crate::report::verdict::{Direction, direction};

/// Longest name of an account inside a sentence.
const SENTENCE_NAME: usize = 40;

/// Name of an account, cut to a number of characters.
pub(super) fn label(account: &Account, lang: Lang, longest: usize) -> String {
    let name = account.name_vi.as_ref().filter(|n| lang == Lang::Vi && !n.trim().is_empty()).unwrap_or(&account.name);
    shorten(&clean(name), longest)
}

/// What the accounts do not share.
pub(super) fn notes(document: &SideBySide, lang: Lang) -> Vec<String> {
    let key = |word: &&str| match *word {
        "currency" => Key::NoteCurrency,
        "weeks" => Key::NoteWeeks,
        "start" => Key::NoteStart,
        "futures" => Key::NoteFutures,
        "fixed_assumptions" => Key::NoteFixed,
        "evidence" => Key::NoteEvidence,
        "programs" => Key::NotePrograms,
        _ => Key::NoteSame,
    };
    document.differences.iter().map(|word| key(word).text(lang).to_owned()).collect()
}

/// Every sentence under the table, most important first.
pub(super) fn sentences(document: &SideBySide, lang: Lang) -> Vec<String> {
    let mut said = best(document, lang);
    said.extend(document.copies.iter().filter(|c| c.program != c.own_best).map(|c| copy(document, c, lang)));
    said.extend(document.programs.iter().flat_map(|p| signs(document, p, lang)));
    said.extend(document.programs.iter().filter_map(|p| ranks(document, p, lang)));
    for agreement in &document.order_agreement {
        let accounts = [agreement.one, agreement.other].map(|a| name(document, a, lang));
        let (share, pairs) = (percent(agreement.share, lang), agreement.pairs.to_string());
        let slots = [("a", accounts[0].as_str()), ("b", &accounts[1]), ("k", &share), ("n", &pairs)];
        said.push(Key::SideOrder.fill(lang, &slots));
    }
    said.push(Key::SideUnpaired.text(lang).to_owned());
    if document.accounts.iter().any(|a| a.evidence == "illustrative") {
        said.push(Key::SayIllustrative.text(lang).to_owned());
    }
    said
}

/// Name of an account, with its number where two have the same.
fn name(document: &SideBySide, account: usize, lang: Lang) -> String {
    let Some(own) = document.accounts.get(account).map(|a| label(a, lang, SENTENCE_NAME)) else { return String::new() };
    let is_shared = document.accounts.iter().filter(|a| label(a, lang, SENTENCE_NAME) == own).count() > 1;
    if is_shared { format!("{own} ({})", account + 1) } else { own }
}

/// Which program is best where, and whether it pays there at all.
fn best(document: &SideBySide, lang: Lang) -> Vec<String> {
    let mut found: Vec<(usize, &str, bool)> = Vec::new();
    for copied in &document.copies {
        if !found.iter().any(|(account, ..)| *account == copied.to) {
            found.push((copied.to, &copied.own_best, copied.none_pays));
        }
    }
    let is_same = found.len() > 1 && found.windows(2).all(|pair| pair[0].1 == pair[1].1);
    let mut said = Vec::new();
    if is_same {
        said.push(Key::SideBestSame.fill(lang, &[("p", &clean(found[0].1))]));
    } else if !found.is_empty() {
        let pieces: Vec<String> = found
            .iter()
            .map(|(account, id, _)| {
                Key::SideBestPiece.fill(lang, &[("p", &clean(id)), ("a", &name(document, *account, lang))])
            })
            .collect();
        said.push(Key::SideBestDiffers.fill(lang, &[("what", &list(&pieces, lang))]));
    }
    for (account, id, _) in found.iter().filter(|(.., none_pays)| *none_pays) {
        said.push(Key::SideNonePays.fill(lang, &[("p", &clean(id)), ("a", &name(document, *account, lang))]));
    }
    said
}

fn copy(document: &SideBySide, copied: &Copied, lang: Lang) -> String {
    let currency = document.accounts.get(copied.to).map_or("", |a| a.currency.as_str());
    let range = |e: &Estimate| {
        let unit = MoneyUnit::fitting([e.mean, e.p05, e.p95], currency);
        let clear = if direction(e) == Direction::Unclear { Key::SideLossUnclear } else { Key::SideLossClear };
        format!("{} {} {}", unit.title(lang), unit.range(e.p05, e.p95, lang), clear.text(lang))
    };
    let range = copied.paired.as_ref().map_or_else(|| Key::SideLossNoRange.text(lang).to_owned(), range);
    let (from, to) = (name(document, copied.from, lang), name(document, copied.to, lang));
    let (loss, each) = (money(copied.loss, currency, lang), money(copied.loss_per_household, currency, lang));
    let slots = [
        ("p", clean(&copied.program)),
        ("q", clean(&copied.own_best)),
        ("a", from),
        ("b", to),
        ("x", loss),
        ("y", each),
        ("range", range),
    ];
    let slots: Vec<(&str, &str)> = slots.iter().map(|(key, value)| (*key, value.as_str())).collect();
    Key::SideCopy.fill(lang, &slots)
}

/// Profits that clearly rise at one account and clearly fall at another.
fn signs(document: &SideBySide, program: &Program, lang: Lang) -> Vec<String> {
    let say = |word: &&'static str| {
        let at = |wanted| {
            let cells = program.at.iter().enumerate().filter_map(|(account, cell)| Some((account, cell.as_ref()?)));
            let here = cells.filter(|(_, cell)| direction(values(cell, word).0) == wanted);
            let pieces: Vec<String> = here.map(|(account, cell)| piece(document, account, cell, word, lang)).collect();
            list(&pieces, lang)
        };
        let slots = [("p", clean(&program.id)), ("up", at(Direction::Up)), ("down", at(Direction::Down))];
        let slots = slots.iter().map(|(key, value)| (*key, value.as_str()));
        Key::SideTurns.fill(lang, &slots.chain([("whose", whose(word).text(lang))]).collect::<Vec<_>>())
    };
    program.sign_changes.iter().map(say).collect()
}

/// A profit of a cell: in total and for each household.
fn values<'a>(cell: &'a Cell, word: &str) -> (&'a Estimate, &'a Estimate) {
    match word {
        "brand_profit" => (&cell.brand_profit, &cell.per_household.brand_profit),
        "retailer_profit" => (&cell.retailer_profit, &cell.per_household.retailer_profit),
        _ => (&cell.tsv, &cell.per_household.tsv),
    }
}

fn piece(document: &SideBySide, account: usize, cell: &Cell, word: &str, lang: Lang) -> String {
    let currency = document.accounts.get(account).map_or("", |a| a.currency.as_str());
    let each = values(cell, word).1.mean;
    let amount = MoneyUnit::fitting([each], currency).signed_amount(each, lang);
    Key::SidePiece.fill(lang, &[("a", &name(document, account, lang)), ("x", &amount)])
}

fn ranks(document: &SideBySide, program: &Program, lang: Lang) -> Option<String> {
    if !program.rank_changes {
        return None;
    }
    let rank = |(account, cell): (usize, &Option<Cell>)| {
        let rank = cell.as_ref()?.rank?;
        let slots = [("k", rank.to_string()), ("a", name(document, account, lang))];
        Some(Key::SideRankPiece.fill(lang, &[(slots[0].0, &slots[0].1), (slots[1].0, &slots[1].1)]))
    };
    let pieces: Vec<String> = program.at.iter().enumerate().filter_map(rank).collect();
    Some(Key::SideRanks.fill(lang, &[("p", &clean(&program.id)), ("what", &list(&pieces, lang))]))
}
