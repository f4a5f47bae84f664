//! Numbers for the days of the times of an article, to compare them by.

use super::{Article, Candidate, interval};

/// For each time the number of its days: equal days have one number, and numbers are in the order of the days as
/// they are written.
pub(super) struct Days {
    timexes: Vec<Option<u32>>,
    published: Option<u32>,
}

impl Days {
    pub fn new(article: &Article) -> Self {
        let published = interval(article, Candidate::Published);
        let timexes = article
            .reading
            .timexes
            .iter()
            .map(|timex| timex.interval.as_ref());
        let mut all: Vec<&[String; 2]> = timexes.clone().flatten().chain(&published).collect();
        all.sort_unstable();
        all.dedup();
        let number = |days: &[String; 2]| all.partition_point(|other| *other < days) as u32;
        Self {
            timexes: timexes.map(|days| days.map(number)).collect(),
            published: published.as_ref().map(number),
        }
    }

    /// The number of a candidate's days, `None` for a time on no calendar and for no time.
    pub fn of(&self, candidate: Candidate) -> Option<u32> {
        match candidate {
            Candidate::Timex(index) => self.timexes[index],
            Candidate::Published => self.published,
            Candidate::Unknown => None,
        }
    }
}
