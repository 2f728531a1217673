//! Two pieces of work side by side: they run in turn, so that what else the machine does falls on both, and the
//! medians are printed with their ratio.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long each piece of work is measured in all.
const BUDGET: Duration = Duration::from_millis(1500);
/// How many times at least.
const ROUNDS: usize = 7;

/// Measures `subject` against `yardstick` and prints a line with both and their ratio.
pub(crate) fn compare<A, B>(
    what: &str,
    against: &str,
    mut subject: impl FnMut() -> A,
    mut yardstick: impl FnMut() -> B,
) {
    let batch = (batch(&mut subject), batch(&mut yardstick));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let begin = Instant::now();
    while ours.len() < ROUNDS || begin.elapsed() < BUDGET * 2 {
        ours.push(time(&mut subject, batch.0));
        theirs.push(time(&mut yardstick, batch.1));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{what:<44} {ours:>11.3?}   {against:<44} {theirs:>11.3?}   ratio {ratio:.2}");
}

/// How often work must be done to take at least a millisecond.
fn batch<T>(work: &mut impl FnMut() -> T) -> u32 {
    let once = time(work, 1).max(Duration::from_nanos(20));
    (Duration::from_millis(1).as_nanos() / once.as_nanos()).clamp(1, 100_000) as u32
}

fn time<T>(work: &mut impl FnMut() -> T, times: u32) -> Duration {
    let begin = Instant::now();
    for _ in 0..times {
        black_box(work());
    }
    begin.elapsed() / times
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
