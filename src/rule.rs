//! Rules as rows of a table: each has a name, says in one sentence what it holds, and carries its own examples.
//!
//! A table of rules is an ordered slice. Where the order matters, a comment beside the row says why. The tests
//! of a table run every example, and switch every rule off once: at least one of its examples must then break.

/// A rule over whatever its table looks at; `F` is the type of its function.
pub struct Rule<F> {
    /// What it is called: a few words, unlike those of any other rule.
    pub name: &'static str,
    /// What it says, as one plain sentence that a reader of the page can be shown.
    pub says: &'static str,
    /// Texts that it decides.
    pub yes: &'static [Example],
    /// Near misses: texts that look alike, and that it leaves alone.
    pub no: &'static [Example],
    /// What it does.
    pub run: F,
}

/// A text, and a line that is made of it or not: the table says which.
pub struct Example {
    /// A sentence or two.
    pub text: &'static str,
    /// The line.
    pub line: &'static str,
}

/// Why nothing was made: the rule that forbade it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The rule's name.
    pub rule: &'static str,
    /// What the rule says, as one plain sentence.
    pub why: &'static str,
}

impl<F> Rule<F> {
    /// The rejection by this rule.
    pub const fn rejection(&self) -> Rejected {
        Rejected {
            rule: self.name,
            why: self.says,
        }
    }
}
