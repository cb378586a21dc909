//! Do all instruction sets give the same bits, and how exact are exponential and logarithm.
//!
//! The engine leaves to `multiversion` which copy of a kernel runs. Here the same lanes are compiled four times: without
//! vector instructions beyond the baseline of x86-64, for AVX2 only, for AVX-512 only, and with the engine's own choice. On
//! a processor without one of them that copy is left out, with a line that says so.

use multiversion::multiversion;
use omnisim::draws::{Draws, Key, Purpose, Rounds, exponential, gumbel, ln_stable, open_unit};
use omnisim::lanes::{Block, LANES, Lanes, Words, both, each, words};
use omnisim::math;

/// Blocks of eight inputs: 2^20 inputs.
const BLOCKS: usize = (1 << 20) / LANES;
/// Functions compared.
const FUNCTIONS: usize = 14;
const NAMES: [&str; FUNCTIONS] = [
    "word 0",
    "word 1",
    "word 2",
    "word 3",
    "open_unit",
    "exp",
    "exp of any bits",
    "ln",
    "ln of any bits",
    "logistic",
    "exponential and gumbel",
    "ln_stable",
    "sin_to_pi",
    "cos_to_two_pi",
];
/// Bits of all functions for eight inputs.
type Bits = [Words; FUNCTIONS];

/// Index of the stable numbers.
const LAMBDA: f32 = 0.6;

/// An argument of the exponential: also beyond the range that it is clamped to.
#[inline(always)]
fn exponent(word: u32) -> f32 {
    200.0 * open_unit(word) - 100.0
}

/// A float of any bits, but for those that are no number.
#[inline(always)]
fn any_float(word: u32) -> f32 {
    let float = f32::from_bits(word);
    if float.is_finite() { float } else { 1.0 }
}

#[inline(always)]
fn bits(numbers: Lanes) -> Words {
    each(numbers, |number: f32| number.to_bits())
}

/// All functions of a block of inputs.
#[inline(always)]
fn work(block: u32, rounds: &Rounds, out: &mut Bits) {
    let mut shopper = [block * LANES as u32; LANES];
    for (lane, number) in shopper.iter_mut().enumerate() {
        *number += lane as u32;
    }
    let drawn = words(&Block::new(shopper, 17, Purpose::Taste, [5; LANES]), rounds);
    let unit = each(drawn[0], open_unit);
    out[0] = drawn[0];
    out[1] = drawn[1];
    out[2] = drawn[2];
    out[3] = drawn[3];
    out[4] = bits(unit);
    out[5] = bits(each(drawn[1], |word| math::exp(exponent(word))));
    out[6] = bits(each(drawn[2], |word| math::exp(any_float(word))));
    out[7] = bits(each(unit, math::ln));
    out[8] = bits(each(drawn[3], |word| math::ln(any_float(word))));
    out[9] = bits(each(drawn[1], |word| math::logistic(exponent(word))));
    out[10] = bits(each(drawn[0], |word| exponential(word) + gumbel(word)));
    out[11] = bits(both(drawn[2], drawn[3], |a, b| ln_stable([a, b], LAMBDA)));
    out[12] = bits(each(unit, |u| math::sin_to_pi(std::f32::consts::PI * u)));
    out[13] = bits(each(unit, |u| math::cos_to_two_pi(2.0 * std::f32::consts::PI * u)));
}

#[inline(never)]
fn baseline(first: u32, rounds: &Rounds, out: &mut [Bits]) {
    (first..).zip(out).for_each(|(block, out)| work(block, rounds, out));
}

#[multiversion(targets("x86_64+avx2"))]
fn with_avx2(first: u32, rounds: &Rounds, out: &mut [Bits]) {
    for (block, out) in (first..).zip(out) {
        work(block, rounds, out);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2"))]
fn with_avx512(first: u32, rounds: &Rounds, out: &mut [Bits]) {
    for (block, out) in (first..).zip(out) {
        work(block, rounds, out);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn dispatched(first: u32, rounds: &Rounds, out: &mut [Bits]) {
    for (block, out) in (first..).zip(out) {
        work(block, rounds, out);
    }
}

/// The same one number at a time, without lanes.
fn one_by_one(draws: &Draws, shopper: u32) -> [u32; FUNCTIONS] {
    let drawn = draws.words(Key { purpose: Purpose::Taste, shopper, day: 17, occasion: 0, item: 5 });
    let unit = std::hint::black_box(open_unit(drawn[0]));
    let [float, other] = std::hint::black_box([any_float(drawn[2]), any_float(drawn[3])]);
    let exponent = std::hint::black_box(exponent(drawn[1]));
    let angle = std::f32::consts::PI * unit;
    let numbers = [
        unit,
        math::exp(exponent),
        math::exp(float),
        math::ln(unit),
        math::ln(other),
        math::logistic(exponent),
        exponential(drawn[0]) + gumbel(drawn[0]),
        ln_stable([drawn[2], drawn[3]], LAMBDA),
        libm::sinf(angle),
        libm::cosf(2.0 * std::f32::consts::PI * unit),
    ];
    let mut all = [0; FUNCTIONS];
    all[..4].copy_from_slice(&drawn);
    all[4..].copy_from_slice(&numbers.map(f32::to_bits));
    all
}

/// Is a copy for an instruction set what runs; `multiversion` falls back to the baseline otherwise.
#[cfg(target_arch = "x86_64")]
fn has(path: &str) -> bool {
    match path {
        "AVX2" => is_x86_feature_detected!("avx2"),
        "AVX-512" => ["f", "dq", "bw", "vl"].iter().all(|part| match *part {
            "f" => is_x86_feature_detected!("avx512f"),
            "dq" => is_x86_feature_detected!("avx512dq"),
            "bw" => is_x86_feature_detected!("avx512bw"),
            _ => is_x86_feature_detected!("avx512vl"),
        }),
        _ => true,
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn has(path: &str) -> bool {
    path == "the engine's choice"
}

/// A copy of the kernel.
type Copied = fn(u32, &Rounds, &mut [Bits]);

/// Compares a copy with the baseline on all inputs; gives the number of inputs compared.
fn compare(path: &str, copy: Copied, draws: &Draws) -> usize {
    const AT_ONCE: usize = 1_024;
    let mut compared = 0;
    let (mut expected, mut found) = (vec![[[0; LANES]; FUNCTIONS]; AT_ONCE], vec![[[1; LANES]; FUNCTIONS]; AT_ONCE]);
    for first in (0..BLOCKS).step_by(AT_ONCE) {
        baseline(first as u32, draws.rounds(), &mut expected);
        copy(first as u32, draws.rounds(), &mut found);
        for (block, (expected, found)) in expected.iter().zip(&found).enumerate() {
            for (name, (expected, found)) in NAMES.iter().zip(expected.iter().zip(found)) {
                assert_eq!(expected, found, "{name} on {path}, block {}", first + block);
            }
            compared += LANES;
        }
    }
    compared
}

#[test]
fn every_instruction_set_gives_the_same_bits() {
    let draws = Draws::new(11, 2);
    let paths: [(&str, Copied); 3] =
        [("AVX2", with_avx2), ("AVX-512", with_avx512), ("the engine's choice", dispatched)];
    for (path, copy) in paths {
        if has(path) {
            assert_eq!(compare(path, copy, &draws), 1 << 20);
        } else {
            println!("{path}: not on this processor, left out");
        }
    }
}

#[test]
fn lanes_give_the_bits_of_single_numbers() {
    let draws = Draws::new(11, 2);
    let mut found = vec![[[0; LANES]; FUNCTIONS]; BLOCKS];
    baseline(0, draws.rounds(), &mut found);
    for (block, found) in found.iter().enumerate() {
        for lane in 0..LANES {
            let expected = one_by_one(&draws, (block * LANES + lane) as u32);
            for (name, (found, expected)) in NAMES.iter().zip(found.iter().zip(expected)) {
                assert_eq!(found[lane], expected, "{name} at {block}");
            }
        }
    }
}

#[test]
fn a_function_of_other_bits_is_found() {
    let draws = Draws::new(11, 2);
    let other: Copied = |first, rounds, out| {
        baseline(first, rounds, out);
        out[3][5][2] ^= 1;
    };
    let result = std::panic::catch_unwind(|| compare("wrong", other, &draws));
    assert!(result.is_err());
}

/// Relative error of the exponential between -87 and 88, and of the logarithm over all positive normal numbers, against
/// double precision on 2^20 arguments each: below 1e-7, which is less than two units in the last place.
#[test]
fn exponential_and_logarithm_are_exact_to_one_in_ten_million() {
    const BOUND: f64 = 1.0e-7;
    let draws = Draws::new(11, 2);
    let (mut of_exp, mut of_ln, mut near_one) = (0.0_f64, 0.0_f64, 0.0_f64);
    for shopper in 0..1_u32 << 20 {
        let drawn = draws.words(Key { purpose: Purpose::Taste, shopper, day: 17, occasion: 0, item: 6 });
        let x = 175.0 * open_unit(drawn[0]) - 87.0;
        of_exp = of_exp.max((f64::from(math::exp(x)) / libm::exp(f64::from(x)) - 1.0).abs());
        let any = f32::from_bits(drawn[1] & 0x7fff_ffff);
        let close = 0.5 + 1.5 * open_unit(drawn[2]);
        for (x, worst) in [(any, &mut of_ln), (close, &mut near_one)] {
            let truth = libm::log(f64::from(x));
            if x.is_normal() && truth != 0.0 {
                *worst = worst.max((f64::from(math::ln(x)) / truth - 1.0).abs());
            }
        }
    }
    println!("largest relative error: exp {of_exp:.2e}, ln {of_ln:.2e}, ln near 1 {near_one:.2e}");
    assert!(of_exp < BOUND && of_ln < BOUND && near_one < BOUND, "exp {of_exp}, ln {of_ln}, near 1 {near_one}");
}
