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
#[inline(always)]
#[must_use]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(EXP_LOW, EXP_HIGH);
    // Adding and taking off 1.5 × 2^23 rounds to the nearest whole number without a call.
    let shifted = x * std::f32::consts::LOG2_E + ROUNDING;
    let power = shifted - ROUNDING;
    // ln 2 in two parts, so that the remainder keeps all its bits.
    let rest = x - power * 0.693_359_4 - power * -2.121_944_4e-4;
    let square = rest * rest;
    let mut poly = 1.987_569_1e-4 * rest + 1.398_199_9e-3;
    poly = poly * rest + 8.333_452e-3;
    poly = poly * rest + 4.166_579_6e-2;
    poly = poly * rest + 1.666_666_5e-1;
    poly = poly * rest + 0.5;
    let mantissa = poly * square + rest + 1.0;
    // The whole number stands in the low bits of the shifted one: no conversion that has to be checked.
    let whole = shifted.to_bits().wrapping_sub(ROUNDING.to_bits());
    mantissa * f32::from_bits(whole.wrapping_add(127) << 23)
}

/// Natural logarithm of a positive normal number, relative error below 2e-7.
///
/// Values of 0 or below give the logarithm of the smallest normal number (about -87.3), never NaN.
#[inline(always)]
#[must_use]
pub fn ln(x: f32) -> f32 {
    let x = x.max(f32::MIN_POSITIVE);
    let bits = x.to_bits();
    let half = f32::from_bits((bits & 0x007f_ffff) | 0x3f00_0000);
    let is_low = half < std::f32::consts::FRAC_1_SQRT_2;
    let power = ((bits >> 23) as i32 - 126) as f32 - if is_low { 1.0 } else { 0.0 };
    let part = half + if is_low { half } else { 0.0 } - 1.0;
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
#[inline(always)]
#[must_use]
pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// Bounds of the eighths of a circle, as `libm` has them.
const QUARTER_PI: f32 = f32::from_bits(0x3f49_0fda);
const THREE_QUARTERS_PI: f32 = f32::from_bits(0x4016_cbe3);
const FIVE_QUARTERS_PI: f32 = f32::from_bits(0x407b_53d1);
const SEVEN_QUARTERS_PI: f32 = f32::from_bits(0x40af_eddf);
const HALF_PI: f64 = std::f64::consts::FRAC_PI_2;

/// Sine of 0 to π: the bits of `libm::sinf`, without its branches.
#[inline(always)]
#[must_use]
pub fn sin_to_pi(x: f32) -> f32 {
    let wide = f64::from(x);
    let falling = -(wide - 2.0 * HALF_PI);
    let sine = sine_near_zero(if x <= QUARTER_PI { wide } else { falling });
    let cosine = cosine_near_zero(wide - HALF_PI);
    let is_middle = (x > QUARTER_PI) & (x <= THREE_QUARTERS_PI);
    (if is_middle { cosine } else { sine }) as f32
}

/// Cosine of 0 to 2 π: the bits of `libm::cosf`, without its branches.
#[inline(always)]
#[must_use]
pub fn cos_to_two_pi(x: f32) -> f32 {
    let wide = f64::from(x);
    let is_half = (x > THREE_QUARTERS_PI) & (x <= FIVE_QUARTERS_PI);
    let centre = if x <= QUARTER_PI { 0.0 } else { 4.0 * HALF_PI };
    let cosine = cosine_near_zero(wide - if is_half { 2.0 * HALF_PI } else { centre });
    let is_early = x <= THREE_QUARTERS_PI;
    let sine = sine_near_zero(if is_early { HALF_PI - wide } else { wide - 3.0 * HALF_PI });
    let is_steep = ((x > QUARTER_PI) & is_early) | ((x > FIVE_QUARTERS_PI) & (x <= SEVEN_QUARTERS_PI));
    let level = if is_half { -cosine } else { cosine };
    (if is_steep { sine } else { level }) as f32
}

/// Sine on ±π/4. Coefficients: FreeBSD msun `k_sinf`, as in `libm`.
#[inline(always)]
fn sine_near_zero(x: f64) -> f64 {
    let z = x * x;
    let w = z * z;
    let r = -0.000_198_393_348_360_966_32 + z * 0.000_002_718_311_493_989_822;
    let s = z * x;
    (x + s * (-0.166_666_666_416_265_24 + z * 0.008_333_329_385_889_463)) + s * w * r
}

/// Cosine on ±π/4. Coefficients: FreeBSD msun `k_cosf`, as in `libm`.
#[inline(always)]
fn cosine_near_zero(x: f64) -> f64 {
    let z = x * x;
    let w = z * z;
    let r = -0.001_388_676_377_460_993 + z * 0.000_024_390_448_796_277_41;
    ((1.0 + z * -0.499_999_997_251_031) + w * 0.041_666_623_323_739_06) + (w * z) * r
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
    fn sine_and_cosine_have_the_bits_of_libm() {
        let edges = [QUARTER_PI, THREE_QUARTERS_PI, FIVE_QUARTERS_PI, SEVEN_QUARTERS_PI, 1e-30, 2.4e-4];
        let beside = edges.iter().flat_map(|e| [e.next_down(), *e, e.next_up()]);
        let steps = (1..400_000).map(|step| step as f32 * (2.0 * std::f32::consts::PI / 400_000.0));
        for x in steps.chain(beside) {
            assert_eq!(cos_to_two_pi(x).to_bits(), libm::cosf(x).to_bits(), "cos({x})");
            if x <= std::f32::consts::PI {
                assert_eq!(sin_to_pi(x).to_bits(), libm::sinf(x).to_bits(), "sin({x})");
            }
        }
    }

    #[test]
    fn logarithm_of_nothing_is_a_floor_and_not_a_nan() {
        assert!(ln(0.0) < -87.0 && ln(-1.0) < -87.0);
        assert!(exp(1e9).is_finite() && exp(-1e9) > 0.0);
    }
}
