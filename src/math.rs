//! Exponential and logarithm with one answer on every machine.
//!
//! The C library picks different code on different processors, and its results differ in the last bits.
//! The engine therefore uses the two polynomials below: plain multiplications and additions in a fixed
//! order, never fused. Coefficients: Moshier's Cephes library, `expf` and `logf` (single precision).

/// Highest argument of [`exp`] that does not overflow.
const EXP_HIGH: f32 = 88.0;
/// Lowest argument of [`exp`]; below it the answer is taken as the smallest positive one.
const EXP_LOW: f32 = -87.0;

/// 1.5 × 2^23: floats of this size have no fraction.
const ROUNDING: f32 = 12_582_912.0;

/// e to the power `x`, relative error below 2e-7; arguments are clamped to -87..88.
#[inline]
#[must_use]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(EXP_LOW, EXP_HIGH);
    // Adding and taking off 1.5 × 2^23 rounds to the nearest whole number without a call.
    let power = (x * std::f32::consts::LOG2_E + ROUNDING) - ROUNDING;
    // ln 2 in two parts, so that the remainder keeps all its bits.
    let rest = x - power * 0.693_359_4 - power * -2.121_944_4e-4;
    let square = rest * rest;
    let mut poly = 1.987_569_1e-4 * rest + 1.398_199_9e-3;
    poly = poly * rest + 8.333_452e-3;
    poly = poly * rest + 4.166_579_6e-2;
    poly = poly * rest + 1.666_666_5e-1;
    poly = poly * rest + 0.5;
    let mantissa = poly * square + rest + 1.0;
    mantissa * f32::from_bits(((power as i32 + 127) as u32) << 23)
}

/// Natural logarithm of a positive normal number, relative error below 2e-7.
///
/// Values of 0 or below give the logarithm of the smallest normal number (about -87.3), never NaN.
#[inline]
#[must_use]
pub fn ln(x: f32) -> f32 {
    let x = x.max(f32::MIN_POSITIVE);
    let bits = x.to_bits();
    let mut power = ((bits >> 23) as i32 - 126) as f32;
    let mut part = f32::from_bits((bits & 0x007f_ffff) | 0x3f00_0000);
    if part < std::f32::consts::FRAC_1_SQRT_2 {
        power -= 1.0;
        part = part + part - 1.0;
    } else {
        part -= 1.0;
    }
    let square = part * part;
    let mut poly = 7.037_683_6e-2 * part - 1.151_461e-1;
    poly = poly * part + 1.167_699_9e-1;
    poly = poly * part - 1.242_014_1e-1;
    poly = poly * part + 1.424_932_3e-1;
    poly = poly * part - 1.666_805_8e-1;
    poly = poly * part + 2.000_071_5e-1;
    poly = poly * part - 2.499_999_4e-1;
    poly = poly * part + 3.333_333e-1;
    let mut result = poly * part * square;
    result += -2.121_944_4e-4 * power;
    result -= 0.5 * square;
    part + result + 0.693_359_4 * power
}

/// Logistic function 1 / (1 + e^-x).
#[inline]
#[must_use]
pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_and_logarithm_agree_with_double_precision() {
        for step in -8_000..8_000 {
            let x = step as f32 * 0.01;
            let truth = libm::exp(f64::from(x));
            assert!((f64::from(exp(x)) / truth - 1.0).abs() < 3e-7, "exp({x})");
        }
        for step in 1..20_000 {
            let x = step as f32 * 0.003;
            let truth = libm::log(f64::from(x));
            assert!((f64::from(ln(x)) - truth).abs() < 3e-7 * truth.abs().max(1.0), "ln({x})");
        }
    }

    #[test]
    fn logarithm_of_nothing_is_a_floor_and_not_a_nan() {
        assert!(ln(0.0) < -87.0 && ln(-1.0) < -87.0);
        assert!(exp(1e9).is_finite() && exp(-1e9) > 0.0);
    }
}
