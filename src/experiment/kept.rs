//! Finished futures as bytes, so that a longer run simulates only those that are missing.

use super::arms::Credits;
use super::baseline::Sample;
use super::replicate::Options;
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};

/// First bytes of the file. Another layout has another number.
const MARK: &[u8] = b"omnisim futures 1\n";

/// Why finished futures cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeptError {
    /// The bytes are no futures, or were cut off.
    #[error("the file is damaged, or holds no futures of this program")]
    Damaged,
    /// Another version wrote them.
    #[error("its futures were simulated by version {made}, this is {here}")]
    Version {
        /// Version that wrote them.
        made: String,
        /// This version.
        here: String,
    },
    /// They belong to another question.
    #[error("its futures have another {what}: {theirs} there, {ours} here")]
    Other {
        /// What differs.
        what: &'static str,
        /// In the file.
        theirs: String,
        /// In this run.
        ours: String,
    },
    /// The first future came out otherwise when it was simulated again.
    #[error("its first future differs from the one simulated now, so that it was made by another build")]
    Moved,
}

/// What futures depend on: those of another key are never mixed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Key {
    version: String,
    scenario: String,
    seed: u64,
    fixed_assumptions: bool,
    programs: Vec<String>,
    by_program: bool,
}

impl Key {
    fn of(scenario: &Scenario, options: &Options, credits: Credits) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: scenario.hash(),
            seed: scenario.seed,
            fixed_assumptions: options.fixed_assumptions,
            programs: options.programs.clone(),
            by_program: credits.by_program,
        }
    }

    /// The first thing in which another key differs.
    fn difference(&self, theirs: &Self) -> Option<KeptError> {
        let listed = |programs: &[String]| if programs.is_empty() { "all".to_owned() } else { programs.join(", ") };
        let credits = |k: &Self| format!("by program {}", k.by_program);
        if self.version != theirs.version {
            return Some(KeptError::Version { made: theirs.version.clone(), here: self.version.clone() });
        }
        let words = |k: &Self| {
            [
                ("seed", k.seed.to_string()),
                ("choice of programs", listed(&k.programs)),
                ("choice of credits", credits(k)),
                ("treatment of assumptions", if k.fixed_assumptions { "held" } else { "drawn" }.to_owned()),
                ("scenario", k.scenario.clone()),
            ]
        };
        let differing = words(theirs).into_iter().zip(words(self)).find(|(a, b)| a.1 != b.1);
        differing.map(|((what, theirs), (_, ours))| KeptError::Other { what, theirs, ours })
    }
}

/// Finished futures as bytes, with what they depend on; compressed with Snappy, about a quarter of their size.
///
/// # Errors
/// When there are more than 4 GB of them.
pub fn encode(
    scenario: &Scenario,
    options: &Options,
    credits: Credits,
    samples: &[Sample],
) -> Result<Vec<u8>, postcard::Error> {
    let mut bytes = postcard::to_extend(&Key::of(scenario, options, credits), MARK.to_vec())?;
    let samples = postcard::to_stdvec(samples)?;
    let packed = snap::raw::Encoder::new().compress_vec(&samples);
    bytes.extend(packed.map_err(|_| postcard::Error::SerializeBufferFull)?);
    Ok(bytes)
}

/// Finished futures of the same question, the first ones without a gap.
///
/// # Errors
/// When the bytes are damaged, of another version, or answer another question.
pub fn decode(
    scenario: &Scenario,
    options: &Options,
    credits: Credits,
    bytes: &[u8],
) -> Result<Vec<Sample>, KeptError> {
    let (theirs, rest) = key(bytes)?;
    if let Some(difference) = Key::of(scenario, options, credits).difference(&theirs) {
        return Err(difference);
    }
    samples(rest)
}

/// What futures depend on, and the bytes after it. The key comes first, so that a file of another version is named as
/// such even if its samples cannot be read.
fn key(bytes: &[u8]) -> Result<(Key, &[u8]), KeptError> {
    let rest = bytes.strip_prefix(MARK).ok_or(KeptError::Damaged)?;
    postcard::take_from_bytes::<Key>(rest).map_err(|_| KeptError::Damaged)
}

fn samples(packed: &[u8]) -> Result<Vec<Sample>, KeptError> {
    let bytes = snap::raw::Decoder::new().decompress_vec(packed).map_err(|_| KeptError::Damaged)?;
    let (samples, rest) = postcard::take_from_bytes::<Vec<Sample>>(&bytes).map_err(|_| KeptError::Damaged)?;
    if rest.is_empty() { Ok(samples) } else { Err(KeptError::Damaged) }
}

/// Finished futures of a run whose scenario is not at hand.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Fingerprint of their scenario.
    pub scenario: String,
    /// Seed of all draws.
    pub seed: u64,
    /// Were the uncertain assumptions held at their likely values.
    pub fixed_assumptions: bool,
    /// The futures, the first ones without a gap.
    pub samples: Vec<Sample>,
}

/// Finished futures with what they depend on, to be read and not to be continued.
///
/// # Errors
/// When the bytes are damaged or of another version.
pub fn open(bytes: &[u8]) -> Result<Opened, KeptError> {
    let (made, rest) = key(bytes)?;
    let here = env!("CARGO_PKG_VERSION");
    if made.version != here {
        return Err(KeptError::Version { made: made.version, here: here.to_owned() });
    }
    let Key { scenario, seed, fixed_assumptions, .. } = made;
    Ok(Opened { scenario, seed, fixed_assumptions, samples: samples(rest)? })
}

/// Futures after the first one, when that is what the first one simulated now is.
///
/// # Errors
/// When it is another.
pub(super) fn after(first: &Sample, kept: Vec<Sample>) -> Result<std::vec::IntoIter<Sample>, KeptError> {
    let bytes = |sample: &Sample| postcard::to_stdvec(sample).ok();
    let mut kept = kept.into_iter();
    match kept.next() {
        Some(theirs) if bytes(&theirs) != bytes(first) => Err(KeptError::Moved),
        _ => Ok(kept),
    }
}
