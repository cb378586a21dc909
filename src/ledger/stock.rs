//! What moved through the account's stock in a week: orders, deliveries, shelves, forecasts. Counts, no money but values.

use super::Shape;

/// Stock movements of one week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StockWeek {
    products: usize,
    /// `[product]`: packs ordered from makers.
    pub ordered: Vec<u64>,
    /// `[product]`: packs delivered by makers to the distribution centre: sell-in.
    pub sell_in: Vec<u64>,
    /// `[product]`: what they cost, money off the invoice taken off, in ten-thousandths.
    pub sell_in_value: Vec<i64>,
    /// `[channel][product]`: packs delivered to stores and warehouses of the channel.
    pub shipped: Vec<u64>,
    /// `[channel][product]`: packs thrown away; the row after the last channel is the distribution centre.
    pub wasted: Vec<u64>,
    /// `[channel][product]`: packs in stock at the end of the week; the row after the last channel is the distribution centre.
    pub stock: Vec<u64>,
    /// `[product]`: what they cost, in ten-thousandths.
    pub stock_value: Vec<i64>,
    /// `[channel][product]`: thousandths of packs that were forecast to be sold.
    pub forecast: Vec<i64>,
    /// `[channel][product]`: shelves looked at, in thousandths.
    pub looks: Vec<u64>,
    /// `[channel][product]`: of these, with stock.
    pub stocked: Vec<u64>,
    /// `[channel][product]`: of these, with stock and without a gap on the shelf.
    pub full: Vec<u64>,
    /// `[product]`: order lines.
    pub lines: Vec<u64>,
    /// `[product]`: order lines on time and in full.
    pub on_time_in_full: Vec<u64>,
}

impl StockWeek {
    /// An empty week.
    #[must_use]
    pub fn new(shape: &Shape) -> Self {
        let (channels, products) = (shape.channels(), shape.products());
        let by_channel = channels * products;
        Self {
            products,
            ordered: vec![0; products],
            sell_in: vec![0; products],
            sell_in_value: vec![0; products],
            shipped: vec![0; by_channel],
            wasted: vec![0; by_channel + products],
            stock: vec![0; by_channel + products],
            stock_value: vec![0; products],
            forecast: vec![0; by_channel],
            looks: vec![0; by_channel],
            stocked: vec![0; by_channel],
            full: vec![0; by_channel],
            lines: vec![0; products],
            on_time_in_full: vec![0; products],
        }
    }

    /// Place of a channel and product in the tables by both.
    #[inline]
    #[must_use]
    pub fn cell(&self, channel: usize, product: usize) -> usize {
        channel * self.products + product
    }
}
