//! Cuts a TrueType face down to the glyphs that a picture uses, so that a stand-alone SVG can carry it.
//!
//! Glyph numbers stay as they are; outlines of glyphs that are not needed become empty. Tables for kerning and
//! features are left out, because text is placed by the unkerned widths. Layout of the tables: OpenType 1.9.

use std::collections::{BTreeMap, BTreeSet};

/// Tables that a browser needs, in the order of their tags.
const KEPT: [&[u8; 4]; 11] =
    [b"OS/2", b"cmap", b"gasp", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post"];

/// The face with the outlines of these characters only; `None` when it is not a TrueType face that we understand.
#[must_use]
pub fn subset(face: &[u8], wanted: &BTreeSet<char>) -> Option<Vec<u8>> {
    let tables = tables(face)?;
    let old = Outlines::read(&tables)?;
    let cmap = tables.get(b"cmap")?;
    let mut needed: BTreeSet<u16> = wanted.iter().filter_map(|c| glyph_of(cmap, *c)).chain([0]).collect();
    let mut open: Vec<u16> = needed.iter().copied().collect();
    while let Some(glyph) = open.pop() {
        open.extend(components(old.get(glyph)?).into_iter().filter(|part| needed.insert(*part)));
    }
    let (mut glyf, mut loca) = (Vec::new(), Vec::new());
    for glyph in 0..old.count {
        loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
        if needed.contains(&glyph) {
            glyf.extend_from_slice(old.get(glyph)?);
            glyf.resize(glyf.len().next_multiple_of(4), 0);
        }
    }
    loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
    let mut head = tables.get(b"head")?.to_vec();
    head.get_mut(8..12)?.fill(0); // checksum of the file, set at the end
    head.get_mut(50..52)?.copy_from_slice(&[0, 1]); // long offsets
    let fresh: BTreeMap<&[u8; 4], &[u8]> =
        BTreeMap::from([(b"glyf", glyf.as_slice()), (b"head", head.as_slice()), (b"loca", loca.as_slice())]);
    let kept = KEPT.iter().filter_map(|tag| Some((*tag, *fresh.get(tag).or_else(|| tables.get(*tag))?)));
    assemble(&kept.collect::<Vec<_>>())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

fn tables(face: &[u8]) -> Option<BTreeMap<[u8; 4], &[u8]>> {
    let mut tables = BTreeMap::new();
    for record in 0..usize::from(u16_at(face, 4)?) {
        let at = 12 + 16 * record;
        let tag: [u8; 4] = face.get(at..at + 4)?.try_into().ok()?;
        let start = u32_at(face, at + 8)?;
        tables.insert(tag, face.get(start..start.checked_add(u32_at(face, at + 12)?)?)?);
    }
    Some(tables)
}

/// Outlines of all glyphs by number.
struct Outlines<'a> {
    glyf: &'a [u8],
    loca: &'a [u8],
    is_long: bool,
    count: u16,
}

impl<'a> Outlines<'a> {
    fn read(tables: &BTreeMap<[u8; 4], &'a [u8]>) -> Option<Self> {
        let is_long = u16_at(tables.get(b"head")?, 50)? == 1;
        let count = u16_at(tables.get(b"maxp")?, 4)?;
        Some(Self { glyf: tables.get(b"glyf")?, loca: tables.get(b"loca")?, is_long, count })
    }

    fn offset(&self, glyph: usize) -> Option<usize> {
        if self.is_long { u32_at(self.loca, glyph * 4) } else { Some(usize::from(u16_at(self.loca, glyph * 2)?) * 2) }
    }

    fn get(&self, glyph: u16) -> Option<&'a [u8]> {
        self.glyf.get(self.offset(usize::from(glyph))?..self.offset(usize::from(glyph) + 1)?)
    }
}

/// Glyph of a character by the first Unicode map of format 4; `None` when the face does not have it.
fn glyph_of(cmap: &[u8], wanted: char) -> Option<u16> {
    let code = u16::try_from(u32::from(wanted)).ok()?;
    let maps = (0..usize::from(u16_at(cmap, 2)?)).filter_map(|record| {
        let map = cmap.get(u32_at(cmap, 4 + 8 * record + 4)?..)?;
        (u16_at(map, 0)? == 4).then_some(map)
    });
    let map = maps.into_iter().next()?;
    let doubled = usize::from(u16_at(map, 6)?);
    let (ends, starts) = (14, 16 + doubled);
    let (deltas, offsets) = (starts + doubled, starts + 2 * doubled);
    let mut segments = (0..doubled / 2).map(|segment| segment * 2);
    let segment = segments.find(|s| u16_at(map, ends + s).is_some_and(|end| end >= code))?;
    let start = u16_at(map, starts + segment)?;
    let step = usize::from(code.checked_sub(start)?);
    let (delta, offset) = (u16_at(map, deltas + segment)?, usize::from(u16_at(map, offsets + segment)?));
    let glyph = if offset == 0 {
        code.wrapping_add(delta)
    } else {
        let found = u16_at(map, offsets + segment + offset + 2 * step)?;
        if found == 0 { 0 } else { found.wrapping_add(delta) }
    };
    (glyph != 0).then_some(glyph)
}

/// Glyphs that a composite outline is made of.
fn components(outline: &[u8]) -> Vec<u16> {
    const WORDS: u16 = 0x0001;
    const SCALE: u16 = 0x0008;
    const MORE: u16 = 0x0020;
    const TWO_SCALES: u16 = 0x0040;
    const MATRIX: u16 = 0x0080;
    let mut parts = Vec::new();
    let is_composite = u16_at(outline, 0).is_some_and(|contours| contours >= 0x8000);
    let mut at = 10;
    while let Some((flags, glyph)) = u16_at(outline, at).zip(u16_at(outline, at + 2)).filter(|_| is_composite) {
        parts.push(glyph);
        at += if flags & WORDS == 0 { 6 } else { 8 };
        at += match () {
            () if flags & SCALE != 0 => 2,
            () if flags & TWO_SCALES != 0 => 4,
            () if flags & MATRIX != 0 => 8,
            () => 0,
        };
        if flags & MORE == 0 {
            break;
        }
    }
    parts
}

fn checksum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| (0..4).fold(0_u32, |sum, at| sum << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

/// A font file from its tables.
fn assemble(tables: &[(&[u8; 4], &[u8])]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let selector = count.checked_ilog2()?;
    let range = 16_u16 << selector;
    let mut file = vec![0, 1, 0, 0];
    for field in [count, range, u16::try_from(selector).ok()?, count * 16 - range] {
        file.extend(field.to_be_bytes());
    }
    let mut start = 12 + 16 * tables.len();
    let mut head_at = None;
    for (tag, bytes) in tables {
        head_at = if *tag == b"head" { Some(start) } else { head_at };
        file.extend_from_slice(*tag);
        for field in [checksum(bytes), u32::try_from(start).ok()?, u32::try_from(bytes.len()).ok()?] {
            file.extend(field.to_be_bytes());
        }
        start += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        file.extend_from_slice(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    const WHOLE_FILE: u32 = 0xb1b0_afba;
    let adjustment = WHOLE_FILE.wrapping_sub(checksum(&file));
    let head = head_at? + 8;
    file.get_mut(head..head + 4)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(file)
}

/// Bytes as base64 (RFC 4648) with padding.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = (0..3).fold(0_usize, |sum, at| sum << 8 | usize::from(chunk.get(at).copied().unwrap_or(0)));
        for place in 0..4 {
            let digit = DIGITS[word >> (18 - 6 * place) & 63];
            text.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::usvg::fontdb::Database;
    use resvg::{tiny_skia, usvg};

    fn drawn(face: &[u8], letter: char) -> Vec<u8> {
        let mut faces = Database::new();
        faces.load_font_data(face.to_vec());
        assert_eq!(faces.len(), 1, "the face loads");
        let options = usvg::Options { fontdb: std::sync::Arc::new(faces), ..usvg::Options::default() };
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='60'>\
             <text x='5' y='45' font-family='Noto Sans' font-size='40'>{letter}</text></svg>"
        );
        let tree = usvg::Tree::from_str(&svg, &options).expect("svg");
        let mut page = tiny_skia::Pixmap::new(60, 60).expect("page");
        resvg::render(&tree, tiny_skia::Transform::default(), &mut page.as_mut());
        page.data().to_vec()
    }

    #[test]
    fn letters_with_two_marks_look_the_same_in_the_small_face() {
        let text = "Tiếng Việt: ệ ữ ẩ đ ₫ → − 123";
        let small = subset(notosans::REGULAR_TTF, &text.chars().collect()).expect("subset");
        assert!(small.len() < 50_000, "{} bytes", small.len());
        for letter in ['ệ', 'ữ', 'ẩ', 'đ', '₫', '→', '−', 'T'] {
            let full = drawn(notosans::REGULAR_TTF, letter);
            assert!(full.iter().any(|b| *b != 0), "{letter} is in the face");
            assert!(full == drawn(&small, letter), "{letter}");
        }
        assert!(drawn(&small, 'Q').iter().all(|b| *b == 0), "an outline that is not needed is empty");
    }

    #[test]
    fn what_is_not_a_face_gives_nothing() {
        let wanted = BTreeSet::from(['a']);
        for length in [0, 3, 11, 40, 500, 5000] {
            assert!(subset(&notosans::BOLD_TTF[..length], &wanted).is_none());
        }
        assert!(subset(&[0xff; 400], &wanted).is_none());
    }

    #[test]
    fn the_whole_file_adds_up_as_the_format_asks() {
        let small = subset(notosans::BOLD_TTF, &BTreeSet::from(['a', 'ộ'])).expect("subset");
        assert_eq!(checksum(&small), 0xb1b0_afba);
    }

    #[test]
    fn base64_pads() {
        assert_eq!(
            ["", "f", "fo", "foo", "foob"].map(|t| base64(t.as_bytes())),
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]
        );
    }
}
