//! Small typed indexes, and the hash that keys random draws by text id.

/// Index of a product in [`crate::market::Market::products`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProductId(pub u16);

/// Index of a channel in [`crate::market::Market::channels`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChannelId(pub u8);

/// Number of a shopper within a run, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShopperId(pub u32);

/// Day since the first day of warm-up, from 0.
pub type Day = u16;

/// Key of a text id for random draws: FNV-1a, 32 bits.
///
/// Draws are keyed by what a thing is called, never by where it stands in a file, so that adding a
/// product or a program does not change the luck of the others. Source: Fowler, Noll & Vo,
/// draft-eastlake-fnv (offset basis and prime for 32 bits).
///
/// ```
/// # use omnisim::ids::text_key;
/// assert_eq!(text_key("a"), 0xe40c_292c);
/// ```
#[must_use]
pub const fn text_key(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}
