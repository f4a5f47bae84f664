//! A share, counted and printed.

/// Right ones of so many.
#[derive(Default)]
pub struct Share {
    /// The right ones.
    pub right: usize,
    /// All of them.
    pub all: usize,
}

impl Share {
    /// Counts one more.
    pub fn count(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }

    /// The share, between 0 and 1.
    pub fn value(&self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }

    /// Prints it on a line.
    pub fn show(&self, what: &str) {
        let percent = 100.0 * self.value();
        println!("{what:<62} {percent:5.1} %  ({} of {})", self.right, self.all);
    }
}
