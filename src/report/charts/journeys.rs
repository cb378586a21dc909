//! C5: which paths lead to purchases, and what the program changes.

use super::Drawn;
use crate::experiment::results::{JourneyPath, Journeys, OTHER_PATHS, ProgramResult, Results};
use crate::report::chart::{self, Frame, Picture, Point, Words, drawable, ink, pen, surround, wrap};
use crate::report::i18n::{Key, Lang};
use crate::report::names::{self, program_short};
use crate::report::numbers;
use crate::report::verdict::{Direction, direction};

/// Most places in a column.
const MOST: usize = 7;
/// Places with a smaller share of all purchases stand under “other”.
const SMALL: f64 = 0.02;
/// Paths listed beside the flows.
const LISTED: usize = 5;
/// Width of a place.
const NODE: f64 = 14.0;
/// Space between two places.
const GAP: f64 = 9.0;
/// Steps of the curve of a flow.
const STEPS: usize = 28;

/// Draws the flows of one program and the paths that change most; nothing to draw without journeys.
pub(super) fn draw(results: &Results, program: &ProgramResult, lang: Lang) -> Option<Drawn> {
    let journeys = program.journeys.as_ref()?;
    let title = title(results, program, journeys, lang);
    let name = names::program(program, lang);
    let subtitle = format!("{} · {}", Key::JourneySubtitle.fill(lang, &[("p", &name)]), chart::facts(results, lang));
    let notes = vec![Key::JourneyNote.text(lang).to_owned()];
    let mut picture = Picture::new(560.0);
    let room = surround(&mut picture, &Words { title: title.clone(), subtitle, notes }, results, lang);
    let plot = Frame { top: room.top + 34.0, right: room.left + 560.0, ..room };
    flows(&mut picture, results, journeys, plot, lang);
    changes(&mut picture, results, journeys, Frame { left: plot.right + 48.0, ..room }, lang);
    let line = |path: &JourneyPath| {
        let (before, change) = (numbers::count(path.before.mean, lang), numbers::signed(path.change.mean, 0, lang));
        let slots = [("path", path_words(results, path, lang)), ("before", before), ("change", change)];
        Key::JourneyAlt.fill(lang, &slots.each_ref().map(|(k, v)| (*k, v.as_str())))
    };
    let description = journeys.paths.iter().take(10).map(line).collect::<Vec<_>>().join(". ");
    Some(Drawn { picture, title, description })
}

/// Purchases with the program.
fn with(path: &JourneyPath) -> f64 {
    drawable(path.before.mean + path.change.mean).max(0.0)
}

/// “App → Store”; a place that repeats is said once.
pub(crate) fn path_words(results: &Results, path: &JourneyPath, lang: Lang) -> String {
    if path.seller == OTHER_PATHS {
        return Key::JourneyOther.text(lang).to_owned();
    }
    let mut places = vec![&path.first, &path.last, &path.seller];
    places.dedup();
    let names: Vec<String> = places.iter().map(|id| names::channel(results, id, lang)).collect();
    match &names[..] {
        [one] => Key::JourneyDirect.fill(lang, &[("place", one)]),
        several => several.join(" → "),
    }
}

fn is_known(path: &JourneyPath) -> bool {
    matches!(direction(&path.change), Direction::Up | Direction::Down) && path.seller != OTHER_PATHS
}

fn title(results: &Results, program: &ProgramResult, journeys: &Journeys, lang: Lang) -> String {
    let share = |value: f64| numbers::percent(value, lang);
    let after = journeys.cross_share.mean;
    let (now, before) = (share(after), share(after - journeys.cross_share_change.mean));
    let p = program_short(program, lang);
    // A coupon that is seen turns purchases that happen elsewhere anyway into journeys: no message.
    let is_own = |id: &str| results.scenario.channels.iter().any(|c| c.id == id && c.owner == "account");
    let known = journeys.paths.iter().filter(|path| is_known(path) && is_own(&path.seller));
    let grown = known.filter(|path| path.change.mean > 0.0).max_by(|a, b| a.change.mean.total_cmp(&b.change.mean));
    let path = grown.map(|path| path_words(results, path, lang));
    // A share that rounds to the same on both sides is no message.
    let key = match direction(&journeys.cross_share_change) {
        _ if now == before => Key::JourneySame,
        Direction::Up => Key::JourneyUp,
        Direction::Down => Key::JourneyDown,
        _ => Key::JourneySame,
    };
    let said = key.fill(lang, &[("y", &now), ("x", &before), ("p", &p)]);
    match path {
        Some(path) => format!("{said}; {}", Key::JourneyGrown.fill(lang, &[("path", &path)])),
        None => said,
    }
}

/// Places of a column from top to bottom, with their purchases.
fn places(paths: &[JourneyPath], column: usize) -> Vec<(String, f64)> {
    let total: f64 = paths.iter().map(with).sum();
    let mut found: Vec<(String, f64)> = Vec::new();
    for path in paths {
        let id = [&path.first, &path.last, &path.seller][column];
        match found.iter_mut().find(|place| place.0 == *id) {
            Some(place) => place.1 += with(path),
            None => found.push((id.clone(), with(path))),
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    let is_kept =
        |(at, place): (usize, &(String, f64))| at + 1 < MOST && place.1 >= SMALL * total && place.0 != OTHER_PATHS;
    let kept: Vec<(String, f64)> =
        found.iter().enumerate().filter(|p| is_kept(*p)).map(|(_, place)| place.clone()).collect();
    let rest = total - kept.iter().map(|p| p.1).sum::<f64>();
    let other = (rest > 0.0).then(|| (OTHER_PATHS.to_owned(), rest));
    kept.into_iter().chain(other).collect()
}

/// Where a place of a column stands, and how far its flows have been drawn on either side.
struct Node {
    id: String,
    frame: Frame,
    filled: [f64; 2],
}

fn flows(picture: &mut Picture, results: &Results, journeys: &Journeys, plot: Frame, lang: Lang) {
    let total: f64 = journeys.paths.iter().map(with).sum();
    if total <= 0.0 {
        return;
    }
    let lists: [Vec<(String, f64)>; 3] = [0, 1, 2].map(|column| places(&journeys.paths, column));
    let most = lists.iter().map(Vec::len).max().unwrap_or(1);
    let scale = (plot.bottom - plot.top - GAP * most.saturating_sub(1) as f64) / total;
    // The last column keeps room for its names on the right.
    let width = plot.right - plot.left;
    let lefts = [plot.left, plot.left + width * 0.42, plot.left + width * 0.80];
    let mut columns: Vec<Vec<Node>> = Vec::new();
    for (list, left) in lists.iter().zip(lefts) {
        let mut top = plot.top;
        let mut nodes = Vec::new();
        for (id, value) in list {
            let bottom = top + (value * scale).max(1.5);
            let frame = Frame { left, top, right: left + NODE, bottom };
            nodes.push(Node { id: id.clone(), frame, filled: [top, top] });
            top = bottom + GAP;
        }
        columns.push(nodes);
    }
    for (side, heads) in [(0, [0, 1]), (1, [1, 2])] {
        let flows = flows_between(&journeys.paths, &columns, heads);
        for (from, to, value) in flows {
            let high = value * scale;
            let colour = tint(place_colour(results, &columns[side][from].id));
            let (a, b) = (&columns[side][from], &columns[side + 1][to]);
            let start = (a.frame.right, a.filled[1]);
            let end = (b.frame.left, b.filled[0]);
            ribbon(picture, start, end, high, colour);
            columns[side][from].filled[1] += high;
            columns[side + 1][to].filled[0] += high;
        }
    }
    let look = pen(12.0, ink::QUIET);
    for (column, key) in [Key::JourneyFirst, Key::JourneyLast, Key::JourneySeller].into_iter().enumerate() {
        picture.text((lefts[column], plot.top - 16.0), key.text(lang), look);
        for node in &columns[column] {
            let colour = place_colour(results, &node.id);
            picture.fill(node.frame, colour);
            if colour == ink::PAPER {
                picture.outline(node.frame, 1.5, ink::QUIET);
            }
            label(picture, results, node, (column, total, scale), lang);
        }
    }
}

/// Flows between two columns in the order of their places.
fn flows_between(paths: &[JourneyPath], columns: &[Vec<Node>], heads: [usize; 2]) -> Vec<(usize, usize, f64)> {
    let place = |path: &JourneyPath, column: usize| {
        let id = [&path.first, &path.last, &path.seller][column];
        let found = columns[column].iter().position(|node| node.id == *id);
        found.or_else(|| columns[column].iter().position(|node| node.id == OTHER_PATHS))
    };
    let mut flows: Vec<(usize, usize, f64)> = Vec::new();
    for path in paths.iter().filter(|path| with(path) > 0.0) {
        let (Some(from), Some(to)) = (place(path, heads[0]), place(path, heads[1])) else { continue };
        match flows.iter_mut().find(|flow| (flow.0, flow.1) == (from, to)) {
            Some(flow) => flow.2 += with(path),
            None => flows.push((from, to, with(path))),
        }
    }
    flows.sort_by_key(|flow| (flow.0, flow.1));
    flows
}

/// A band between two heights, eased at both ends.
fn ribbon(picture: &mut Picture, start: Point, end: Point, high: f64, colour: ink::Colour) {
    let along = |step: usize| {
        let t = step as f64 / STEPS as f64;
        let eased = t * t * (3.0 - 2.0 * t);
        (start.0 + (end.0 - start.0) * t, start.1 + (end.1 - start.1) * eased)
    };
    let upper = (0..=STEPS).map(along);
    let lower = (0..=STEPS).rev().map(along).map(|(x, y)| (x, y + high));
    picture.shapes.push(chart::Shape::Area(upper.chain(lower).collect(), colour));
}

fn label(picture: &mut Picture, results: &Results, node: &Node, (column, total, scale): (usize, f64, f64), lang: Lang) {
    let high = node.frame.bottom - node.frame.top;
    let share = numbers::percent(high / scale / total, lang);
    let name = match node.id.as_str() {
        OTHER_PATHS => Key::JourneyOther.text(lang).to_owned(),
        id => names::channel(results, id, lang),
    };
    let look = pen(11.0, ink::TEXT);
    let most = ((high + GAP) / 14.0).floor().clamp(1.0, 3.0) as usize;
    let width = if column == 2 { 106.0 } else { 150.0 };
    let lines = wrap(&format!("{name} {share}"), width, look, most);
    let first = (node.frame.top + node.frame.bottom) / 2.0 - 7.0 * (lines.len() as f64 - 1.0);
    picture.lines((node.frame.right + 6.0, first), &lines, look);
}

/// Colour of a touchpoint by its kind; rivals are hollow.
fn place_colour(results: &Results, id: &str) -> ink::Colour {
    let Some(channel) = results.scenario.channels.iter().find(|c| c.id == id) else { return ink::GRID };
    match channel.kind.as_str() {
        _ if channel.owner != "account" => ink::PAPER,
        "store" => ink::STORE,
        "app" => ink::APP,
        "web" | "marketplace" => ink::ECOM,
        "loyalty" => ink::LOYALTY,
        _ => ink::MEDIA,
    }
}

/// A light version of a colour, so that text on it can be read.
fn tint((r, g, b): ink::Colour) -> ink::Colour {
    let light = |v: u8| 255 - ((255 - u16::from(v)) * 3 / 10) as u8;
    if (r, g, b) == ink::PAPER { ink::CONTEXT } else { (light(r), light(g), light(b)) }
}

/// Paths whose purchases clearly change, as bars from a line of zero.
fn changes(picture: &mut Picture, results: &Results, journeys: &Journeys, room: Frame, lang: Lang) {
    let mut known: Vec<&JourneyPath> = journeys.paths.iter().filter(|path| is_known(path)).collect();
    known.sort_by(|a, b| b.change.mean.abs().total_cmp(&a.change.mean.abs()));
    known.truncate(LISTED);
    let quiet = pen(12.0, ink::QUIET);
    let head = if known.is_empty() { Key::JourneyNoChange } else { Key::JourneyChanges };
    let lines = wrap(head.text(lang), room.right - room.left, quiet, 3);
    let mut y = picture.lines((room.left, room.top + 18.0), &lines, quiet) + 8.0;
    let largest = known.iter().map(|path| path.change.mean.abs()).fold(0.0, f64::max);
    let has_losses = known.iter().any(|path| path.change.mean < 0.0);
    let room_for_value = 76.0;
    let width = room.right - room.left - room_for_value;
    let zero = if has_losses { room.left + width / 2.0 } else { room.left };
    let reach = if has_losses { width / 2.0 } else { width };
    for path in known {
        let look = pen(12.0, ink::TEXT);
        let words = wrap(&path_words(results, path, lang), room.right - room.left, look, 2);
        y = picture.lines((room.left, y), &words, look);
        let end = zero + reach * path.change.mean / largest;
        let frame = Frame { left: zero.min(end), top: y - 6.0, right: zero.max(end), bottom: y + 10.0 };
        let gains = path.change.mean > 0.0;
        picture.fill(frame, if gains { ink::GAIN } else { ink::LOSS });
        if !gains {
            picture.hatch(frame, ink::PAPER);
        }
        picture.line(vec![(zero, y - 8.0), (zero, y + 12.0)], 1.5, ink::AXIS);
        let text = numbers::signed(path.change.mean, 0, lang);
        picture.text((zero.max(end) + 6.0, y + 2.0), text, look.bold());
        y += 32.0;
    }
}
