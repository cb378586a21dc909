//! What runs side by side on the threads of the machine: whole futures, or the parts of one future.
//!
//! Neither can change a number, since parts share nothing and futures are numbered.

use rayon::iter::{IndexedParallelIterator, MinLen};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How the parts of a future (its arms, the shards of an arm) are worked through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spread {
    /// Side by side: few futures are left, and their parts keep the threads busy.
    #[default]
    Parts,
    /// One after the other on one thread, because other futures keep the other threads busy.
    Futures,
}

impl Spread {
    /// Parts of a future, to be worked through as this says; in sequence nothing is handed to another thread.
    pub fn over<I: IndexedParallelIterator>(self, parts: I) -> MinLen<I> {
        parts.with_min_len(match self {
            Self::Parts => 1,
            Self::Futures => usize::MAX,
        })
    }
}

/// Works through jobs 0 to `count` in their order, several side by side, without waiting for each other.
///
/// A job is told to keep to one thread as long as there are as many jobs as threads; the last ones spread their parts.
///
/// * `most`: most jobs side by side; less than the number of threads when there is no memory for more
/// * `job`: its number, and how to spread inside; `false` starts no further job
///
/// Returns the number of jobs done: those with the lowest numbers, all of them unless a job said `false`.
pub fn in_order(count: usize, most: usize, job: impl Fn(usize, Spread) -> bool + Sync) -> usize {
    let threads = rayon::current_num_threads();
    let workers = side_by_side(count, most);
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let work = || {
        while !stopped.load(Ordering::SeqCst) {
            let number = next.fetch_add(1, Ordering::SeqCst);
            if number >= count {
                break;
            }
            let fills_threads = workers == threads && count - number >= threads;
            if !job(number, if fills_threads { Spread::Futures } else { Spread::Parts }) {
                stopped.store(true, Ordering::SeqCst);
            }
        }
    };
    rayon::scope(|scope| (0..workers).for_each(|_| scope.spawn(|_| work())));
    next.load(Ordering::SeqCst).min(count)
}

/// How many of `count` jobs [`in_order`] works at side by side.
#[must_use]
pub fn side_by_side(count: usize, most: usize) -> usize {
    rayon::current_num_threads().min(most).min(count).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rayon::prelude::*;
    use std::sync::Mutex;

    fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads").install(work)
    }

    /// Jobs done with their spread, in order of number, and how many were under way at most.
    fn done(count: usize, (threads, most): (usize, usize), stop_at: usize) -> (Vec<(usize, Spread)>, usize) {
        let (log, now, peak) = (Mutex::new(Vec::new()), AtomicUsize::new(0), AtomicUsize::new(0));
        let job = |number, spread| {
            peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            log.lock().expect("log").push((number, spread));
            now.fetch_sub(1, Ordering::SeqCst);
            number != stop_at
        };
        let jobs = on_threads(threads, || in_order(count, most, job));
        let mut log = log.into_inner().expect("log");
        log.sort_by_key(|l| l.0);
        assert_eq!(jobs, log.len());
        (log, peak.into_inner())
    }

    #[test]
    fn every_job_is_done_once_whatever_the_threads() {
        for (count, threads) in [(0, 2), (1, 2), (7, 1), (7, 2), (7, 3), (2, 4)] {
            let (log, peak) = done(count, (threads, usize::MAX), usize::MAX);
            assert_eq!(log.iter().map(|l| l.0).collect::<Vec<_>>(), (0..count).collect::<Vec<_>>());
            assert!(peak <= threads);
        }
    }

    #[test]
    fn jobs_keep_to_one_thread_until_fewer_are_left_than_there_are_threads() {
        let kinds = |count, limits| done(count, limits, usize::MAX).0.iter().map(|l| l.1).collect::<Vec<_>>();
        let (f, p) = (Spread::Futures, Spread::Parts);
        assert_eq!(kinds(5, (3, usize::MAX)), [f, f, f, p, p]);
        assert_eq!(kinds(3, (1, usize::MAX)), [f, f, f]);
        assert_eq!(kinds(2, (3, usize::MAX)), [p, p]);
        assert_eq!(kinds(5, (3, 2)), [p; 5], "two side by side leave a thread to their parts");
    }

    #[test]
    fn no_more_jobs_are_under_way_than_allowed() {
        assert_eq!(done(20, (4, 1), usize::MAX).1, 1);
        assert!(done(20, (4, 2), usize::MAX).1 <= 2);
    }

    #[test]
    fn a_stop_leaves_the_first_jobs_done_and_no_gap() {
        let (log, _) = done(50, (3, usize::MAX), 10);
        assert_eq!(log.iter().map(|l| l.0).collect::<Vec<_>>(), (0..log.len()).collect::<Vec<_>>());
        assert!((11..=13).contains(&log.len()), "jobs under way are ended, none is begun: {}", log.len());
        assert_eq!(done(50, (1, usize::MAX), 10).0.len(), 11);
    }

    #[test]
    fn parts_in_sequence_stay_on_the_thread_that_asks() {
        let threads = on_threads(4, || {
            let places = Spread::Futures.over((0..1000).into_par_iter()).map(|_| rayon::current_thread_index());
            places.collect::<Vec<_>>()
        });
        assert!(threads.windows(2).all(|w| w[0] == w[1]));
    }
}
