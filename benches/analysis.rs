//! The whole analysis: words a second and the share of each stage; from a kilobyte to ten megabytes how the time
//! and the memory grow.
//!
//!     cargo bench --bench analysis [BYTES]      the longest text, 10,000,000 unless you say otherwise

use dateline::{Options, Stage, analyze_watched};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let longest = std::env::args().find_map(|word| word.parse().ok());
    let longest = longest.unwrap_or(10_000_000);
    let sizes = std::iter::successors(Some(1_000), |size| Some(size * 10));
    black_box(analysis(&news(10_000)));
    println!("     bytes     words  words/s  memory at most");
    for size in sizes.take_while(|&size| size <= longest) {
        let text = news(size);
        let stages = analysis(&text);
        let all: Duration = stages.iter().map(|(_, time)| *time).sum();
        let words = text.split_whitespace().count();
        let speed = words as f64 / all.as_secs_f64();
        println!("{size:10} {words:9} {speed:8.0}  {}", memory());
        if size == 100_000 {
            for (stage, time) in stages {
                let share = 100.0 * time.as_secs_f64() / all.as_secs_f64();
                println!("{:>32}: {share:4.1} %", format!("{stage:?}"));
            }
        }
    }
}

/// How long each stage takes; of a short text the best of several times.
fn analysis(text: &str) -> Vec<(Stage, Duration)> {
    let rounds = (200_000 / text.len()).clamp(1, 50);
    let once = || {
        let mut begun = Vec::new();
        let options = Options::default();
        black_box(analyze_watched(black_box(text), None, &options, &mut |stage| {
            begun.push((stage, Instant::now()));
        }));
        let ends = begun.iter().skip(1).map(|(_, start)| *start);
        let ends: Vec<Instant> = ends.chain([Instant::now()]).collect();
        let took = |(&(stage, start), end): (&(Stage, Instant), Instant)| (stage, end - start);
        begun.iter().zip(ends).map(took).collect::<Vec<_>>()
    };
    let total = |stages: &Vec<(Stage, Duration)>| stages.iter().map(|(_, time)| *time).sum::<Duration>();
    let runs = (0..rounds).map(|_| once());
    runs.min_by_key(total).unwrap_or_default()
}

/// News of about so many bytes: names, days and amounts change from paragraph to paragraph.
fn news(size: usize) -> String {
    const GIVEN: [&str; 7] = ["Ada", "Jan", "Ines", "Tomas", "Leila", "Owen", "Mara"];
    const FAMILY: [&str; 11] = [
        "Holm", "de Wit", "Lind", "Okafor", "Brandt", "Silva", "Novak", "Reed", "Costa", "Byrne", "Sato",
    ];
    const PLACES: [&str; 9] = [
        "Rotterdam",
        "Galway",
        "Lyon",
        "Porto",
        "Bergen",
        "Nairobi",
        "Osaka",
        "Lima",
        "Toronto",
    ];
    const BODIES: [&str; 5] = [
        "the Harbour Board",
        "Corrib Works",
        "the Ministry of Transport",
        "Acme Corp.",
        "the City Council",
    ];
    let mut text = String::from("Harbour to be widened\n\nROTTERDAM, 5 March 2024 - ");
    for number in 0.. {
        let pick = |list: &[&'static str], step: usize| list[(number * step + number / 7) % list.len()];
        let (given, family) = (pick(&GIVEN, 1), pick(&FAMILY, 3));
        let (place, body) = (pick(&PLACES, 2), pick(&BODIES, 1));
        text += &format!(
            "{given} {family}, who leads {body} in {place}, said on Tuesday that the bridge had been closed since \
             {} May 2023. “We lost ${}.{} million in two years,” {family} told reporters. Officials in {place} signed \
             a contract with {body} last week, and {} people were asked to leave their homes.\n\n",
            1 + number % 28,
            2 + number % 90,
            number % 10,
            30 + number % 800,
        );
        if text.len() >= size {
            break;
        }
    }
    text.truncate(text.floor_char_boundary(size));
    text
}

/// The most memory the program has had, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<usize>().ok());
    kilobytes.map_or_else(
        || "unknown".to_owned(),
        |kilobytes| format!("{} MB", kilobytes / 1_000),
    )
}
