//! Rules as rows of a table: each has a name and says in one sentence what it holds.
//!
//! A table of rules is an ordered slice. Where the order matters, a comment beside the row says why. The examples of a
//! rule and its near misses are cases of `tests/corpus/rules`, under its name; there it is also switched off, and what
//! it decides must then come out otherwise.

/// A rule over whatever its table looks at; `F` is the type of its function.
pub struct Rule<F> {
    /// What it is called: a few words, unlike those of any other rule.
    pub name: &'static str,
    /// What it says, as one plain sentence that a reader of the page can be shown.
    pub says: &'static str,
    /// What it does.
    pub run: F,
}

/// Why nothing was made: the rule that forbade it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The rule's name.
    pub rule: &'static str,
    /// What the rule says, as one plain sentence.
    pub why: &'static str,
}

impl Rejected {
    /// The rejection by a rule, with what it says.
    pub const fn by(rule: &'static str, why: &'static str) -> Self {
        Self { rule, why }
    }
}

impl<F> Rule<F> {
    /// The rejection by this rule.
    pub const fn rejection(&self) -> Rejected {
        Rejected::by(self.name, self.says)
    }
}
