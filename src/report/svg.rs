//! Pictures to SVG text, and SVG text to PNG bytes.
//!
//! Drawings name the font family with fallbacks; [`stand_alone`] adds the faces, cut down to the letters in use
//! (some 40 kB each instead of 270), so that files look the same everywhere. A page that shows several drawings
//! takes them without faces and brings the whole font once. PNG files are drawn with the whole faces.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, register_font};
use resvg::{tiny_skia, usvg};

use super::chart::{Anchor, Pen, Picture, Point, Shape, WIDTH, ink};
use super::font::{base64, subset};
use super::i18n::Lang;

/// Drawing units in one point.
const FINE: f64 = 8.0;
/// Height of a line over the em of Noto Sans, which plotters takes for the font size when it measures.
const MEASURED_EM: f64 = 1.362;
/// What plotters divides a font size by when it writes SVG.
const WRITTEN_EM: f64 = 1.24;
const FAMILY: &str = "Noto Sans";
const FALLBACKS: &str = "'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

/// A chart could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The drawing library refused.
    #[error("chart could not be drawn: {0}")]
    Draw(String),
    /// The picture could not be turned into pixels.
    #[error("chart could not be turned into pixels: {0}")]
    Pixels(String),
    /// There is no such chart.
    #[error("chart `{0}` does not exist for this run")]
    Unknown(String),
}

fn fonts_are_ready() -> bool {
    static READY: OnceLock<bool> = OnceLock::new();
    *READY.get_or_init(|| {
        register_font(FAMILY, FontStyle::Normal, notosans::REGULAR_TTF).is_ok()
            && register_font(FAMILY, FontStyle::Bold, notosans::BOLD_TTF).is_ok()
            && register_font(FAMILY, FontStyle::Italic, notosans::ITALIC_TTF).is_ok()
    })
}

fn face(pen: Pen, size: f64) -> FontDesc<'static> {
    let style = match (pen.is_bold, pen.is_italic) {
        (true, _) => FontStyle::Bold,
        (_, true) => FontStyle::Italic,
        _ => FontStyle::Normal,
    };
    FontDesc::new(FontFamily::Name(FAMILY), size, style)
}

/// Width of a text in points as the font has it.
#[must_use]
pub fn text_width(text: &str, pen: Pen) -> f64 {
    if !fonts_are_ready() {
        return text.chars().count() as f64 * pen.size * 0.6;
    }
    let measured = face(pen, pen.size * FINE * MEASURED_EM).box_size(text);
    measured.map_or(0.0, |(width, _)| f64::from(width) / FINE)
}

/// Draws a picture as a stand-alone SVG with a title and a description for screen readers.
///
/// # Errors
///
/// When the drawing library cannot load its font.
pub fn write(picture: &Picture, title: &str, description: &str, lang: Lang) -> Result<String, ChartError> {
    write_from(picture, 0.0, (title, description), lang)
}

/// Draws what lies below a height, in points, of a picture; see [`write()`].
///
/// # Errors
///
/// When the drawing library cannot load its font.
pub fn write_from(picture: &Picture, top: f64, words: (&str, &str), lang: Lang) -> Result<String, ChartError> {
    if !fonts_are_ready() {
        return Err(ChartError::Draw("font could not be read".to_owned()));
    }
    let size = ((WIDTH * FINE) as u32, (picture.height * FINE) as u32);
    let mut raw = String::new();
    {
        let area = SVGBackend::with_string(&mut raw, size).into_drawing_area();
        let failed = |e: DrawingAreaErrorKind<std::io::Error>| ChartError::Draw(e.to_string());
        area.fill(&WHITE).map_err(failed)?;
        for shape in &picture.shapes {
            draw(&area, shape).map_err(failed)?;
        }
        area.present().map_err(failed)?;
    }
    Ok(finish(&raw, (top, picture.height), words, lang))
}

type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

fn draw(area: &DrawingArea<SVGBackend<'_>, Shift>, shape: &Shape) -> Drawn {
    let style = |(r, g, b): ink::Colour, width: f64| ShapeStyle {
        color: RGBColor(r, g, b).to_rgba(),
        filled: true,
        stroke_width: (width * FINE) as u32,
    };
    let fine = |(x, y): Point| ((x * FINE).round() as i32, (y * FINE).round() as i32);
    match shape {
        Shape::Area(points, colour) => {
            area.draw(&Polygon::new(points.iter().map(|p| fine(*p)).collect::<Vec<_>>(), style(*colour, 0.0)))
        }
        Shape::Line(points, width, colour) => {
            area.draw(&PathElement::new(points.iter().map(|p| fine(*p)).collect::<Vec<_>>(), style(*colour, *width)))
        }
        Shape::Disc(centre, radius, colour) => {
            area.draw(&Circle::new(fine(*centre), (radius * FINE) as u32, style(*colour, 0.0)))
        }
        Shape::Text(at, text, pen) => {
            let side = match pen.anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let (r, g, b) = pen.colour;
            let colour = RGBColor(r, g, b);
            let look = TextStyle::from(face(*pen, pen.size * FINE * WRITTEN_EM)).color(&colour);
            area.draw_text(text, &look.pos(Pos::new(side, VPos::Center)), fine(*at))
        }
    }
}

/// Root element with role, language, title and description; sizes and fonts tidied.
fn finish(raw: &str, (top, bottom): (f64, f64), words: (&str, &str), lang: Lang) -> String {
    let body = raw.find("<svg").and_then(|at| raw[at..].find('>').map(|end| &raw[at + end + 1..])).unwrap_or("");
    let body = body.replace(&format!(" font-family=\"{FAMILY}\""), "").replace(" opacity=\"1\"", "");
    let body = tidy_sizes(&body.replace("\n</text>", "</text>")).replace(">\n\n", ">\n");
    let (title, description) = (escape(words.0), escape(words.1));
    let height = bottom - top;
    let (wide, first, high) = (WIDTH * FINE, top * FINE, height * FINE);
    let code = lang.code();
    let mut text = String::with_capacity(body.len() + 600);
    let _ = write!(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 {first} {wide} {high}\" \
         role=\"img\" lang=\"{code}\" xml:lang=\"{code}\" font-family=\"{FALLBACKS}\" stroke-linejoin=\"round\">\n\
         <title>{title}</title>\n<desc>{description}</desc>{body}"
    );
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The drawing with the faces that it uses inside, for a file of its own.
#[must_use]
pub fn stand_alone(svg: &str) -> String {
    let letters: BTreeSet<char> = svg.chars().collect();
    let faces = [
        ("font-size", 400, "normal", notosans::REGULAR_TTF),
        ("font-weight=\"bold\"", 700, "normal", notosans::BOLD_TTF),
        ("font-style=\"italic\"", 400, "italic", notosans::ITALIC_TTF),
    ];
    let mut style = String::from("<style>");
    for (mark, weight, slant, face) in faces {
        let Some(small) = subset(face, &letters).filter(|_| svg.contains(mark)) else { continue };
        let _ = write!(
            style,
            "@font-face{{font-family:\"{FAMILY}\";font-weight:{weight};font-style:{slant};\
             src:url(data:font/ttf;base64,{}) format(\"truetype\")}}",
            base64(&small)
        );
    }
    svg.replacen("</desc>", &format!("</desc>\n{style}</style>"), 1)
}

/// Font sizes with float noise become whole drawing units.
fn tidy_sizes(body: &str) -> String {
    const ATTRIBUTE: &str = "font-size=\"";
    let mut tidy = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find(ATTRIBUTE) {
        let (before, value) = rest.split_at(at + ATTRIBUTE.len());
        let end = value.find('"').unwrap_or(value.len());
        tidy.push_str(before);
        match value[..end].parse::<f64>() {
            Ok(size) => {
                let _ = write!(tidy, "{}", size.round());
            }
            Err(_) => tidy.push_str(&value[..end]),
        }
        rest = &value[end..];
    }
    tidy + rest
}

/// Text that is safe inside XML elements and attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in super::names::clean(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// PNG bytes of an SVG, `scale` pixels per point (2 gives 1920 pixels across).
///
/// # Errors
///
/// When the SVG cannot be read or the picture does not fit into memory.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, ChartError> {
    let options = usvg::Options { fontdb: faces(), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let failed = |text: String| ChartError::Pixels(text);
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| failed(e.to_string()))?;
    let size = tree.size();
    let (width, height) = ((size.width() * scale).round() as u32, (size.height() * scale).round() as u32);
    let page = tiny_skia::Pixmap::new(width, height);
    let mut page = page.ok_or_else(|| failed(format!("{width} by {height} pixels is not a picture")))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut page.as_mut());
    page.encode_png().map_err(|e| failed(e.to_string()))
}

fn faces() -> Arc<usvg::fontdb::Database> {
    static FACES: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut faces = usvg::fontdb::Database::new();
        for face in [notosans::REGULAR_TTF, notosans::BOLD_TTF, notosans::ITALIC_TTF] {
            faces.load_font_source(usvg::fontdb::Source::Binary(Arc::new(face)));
        }
        Arc::new(faces)
    };
    Arc::clone(FACES.get_or_init(load))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::pen;

    #[test]
    fn a_stand_alone_file_tells_what_it_shows() {
        let mut picture = Picture::new(100.0);
        picture.text((10.0, 10.0), "Tổng <giá trị> & \"khác\"", pen(12.0, ink::TEXT));
        let svg = write(&picture, "Tiêu đề <1>", "mô tả", Lang::Vi).expect("draws");
        assert!(
            svg.contains("role=\"img\"") && svg.contains("lang=\"vi\"") && svg.contains("<title>Tiêu đề &lt;1&gt;")
        );
        assert!(svg.contains("font-size=\"96\"") && svg.contains("&lt;giá trị&gt;"));
        assert!(png(&svg, 2.0).expect("renders").starts_with(b"\x89PNG"));
        let file = stand_alone(&svg);
        assert_eq!((file.matches("@font-face").count(), file.matches("<desc>").count()), (1, 1));
        assert!(file.len() < 60_000 && png(&file, 1.0).expect("renders") == png(&svg, 1.0).expect("renders"));
    }
}
