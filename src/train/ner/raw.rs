//! From the tokens of a corpus back to raw text, as it may have stood in the paper.
//!
//! The corpora keep tokens, not white space. Their tokens are not ours either (some split "U.S." in
//! three), so text is rebuilt first and our own lexer reads it again.

/// A sentence of a corpus: tokens, each with its tag ("B-PER", "I-PER", "O").
pub type Tagged = Vec<(String, String)>;

/// How the white space is rebuilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// As in print.
    Printed,
    /// A space around every token.
    Even,
}

/// Appends a sentence to a text; returns the byte range of each token.
pub fn append(
    text: &mut String,
    sentence: &Tagged,
    spacing: Spacing,
    splits_hyphens: bool,
) -> Vec<(usize, usize)> {
    let mut ranges = Vec::with_capacity(sentence.len());
    let mut quotes = Quotes::default();
    let words: Vec<&str> = sentence.iter().map(|(word, _)| word.as_str()).collect();
    for (at, word) in words.iter().enumerate() {
        let printed = |quotes: &mut Quotes| gap(&words, sentence, at, splits_hyphens, quotes);
        if at > 0 && (spacing == Spacing::Even || printed(&mut quotes)) {
            text.push(' ');
        } else if at == 0 {
            quotes.closes(word);
        }
        let start = text.len();
        text.push_str(word);
        ranges.push((start, text.len()));
    }
    ranges
}

/// Plain quotation marks look alike at both ends: every second one closes.
#[derive(Default)]
struct Quotes {
    double: bool,
    single: bool,
}

impl Quotes {
    fn closes(&mut self, word: &str) -> Option<bool> {
        let open = match word {
            "\"" => &mut self.double,
            "'" => &mut self.single,
            "``" | "“" | "‘" => return Some(false),
            "''" | "”" => return Some(true),
            _ => return None,
        };
        *open = !*open;
        Some(!*open)
    }
}

/// Whether white space stands before a token.
fn gap(words: &[&str], sentence: &Tagged, at: usize, splits_hyphens: bool, quotes: &mut Quotes) -> bool {
    let (last, word) = (words[at - 1], words[at]);
    let next = words.get(at + 1).copied().unwrap_or("");
    let clitic = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "s" | "re" | "ve" | "ll" | "d" | "m" | "t"
        )
    };
    if word == "'" && !quotes.single && (last.ends_with('s') || clitic(next)) {
        return false;
    }
    let opened = quotes.double || quotes.single;
    if let Some(closes) = quotes.closes(word) {
        return !closes && !matches!(last, "(" | "[");
    }
    if matches!(last, "\"" | "'") && opened && quotes_open_before(words, at)
        || matches!(last, "``" | "“" | "‘")
    {
        return false;
    }
    if word == "’" || last == "’" && clitic(word) {
        return false;
    }
    let starts = |prefix: &[&str]| prefix.iter().any(|prefix| word.starts_with(prefix));
    if matches!(
        word,
        "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "n't" | "N'T" | "n’t" | "…" | "..."
    ) || starts(&[
        "'s", "'S", "’s", "'re", "'ve", "'ll", "'d", "'m", "’re", "’ve", "’ll",
    ]) && word.chars().count() < 4
        || matches!(last, "(" | "[" | "$" | "£" | "€" | "#" | "@")
    {
        return false;
    }
    let letter = |word: &str| word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if last == "." && at >= 2 && letter(words[at - 2]) && letter(word) {
        return false;
    }
    if splits_hyphens && (word == "-" || last == "-" && at >= 2) {
        let dash = if word == "-" { at } else { at - 1 };
        return !hyphen(words, sentence, dash);
    }
    !(splits_hyphens && (word == "/" || last == "/"))
}

/// Whether the plain quotation mark before token `at` opens.
fn quotes_open_before(words: &[&str], at: usize) -> bool {
    let mark = words[at - 1];
    words[..at].iter().filter(|&&word| word == mark).count() % 2 == 1
}

/// Whether "-" joins its neighbours. Between two parts of a name and before small letters it mostly
/// does.
fn hyphen(words: &[&str], sentence: &Tagged, at: usize) -> bool {
    const NEW_CLAUSE: [&str; 22] = [
        "the",
        "a",
        "an",
        "it",
        "he",
        "she",
        "they",
        "we",
        "who",
        "which",
        "with",
        "but",
        "is",
        "are",
        "was",
        "were",
        "this",
        "that",
        "these",
        "including",
        "such",
        "as",
    ];
    let (Some((_, next_tag)), Some(next)) = (sentence.get(at + 1), words.get(at + 1)) else {
        return false;
    };
    if at == 0 {
        return false;
    }
    let named = sentence[at].1.starts_with("I-") && next_tag.starts_with("I-");
    let last = words[at - 1];
    let wordy = |word: &str| word.chars().all(char::is_alphanumeric);
    named
        || wordy(last)
            && wordy(next)
            && !NEW_CLAUSE.contains(next)
            && (next.starts_with(char::is_lowercase)
                || next.starts_with(char::is_numeric) && last.starts_with(char::is_numeric)
                || last.starts_with(char::is_lowercase) && last.len() < 8 && at > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(tokens: &str) -> String {
        let sentence = tokens
            .split(' ')
            .map(|token| (token.to_owned(), "O".to_owned()))
            .collect();
        let mut text = String::new();
        append(&mut text, &sentence, Spacing::Printed, true);
        text
    }

    #[test]
    fn tokens_become_print() {
        assert_eq!(
            printed("He said : \" No , it 's fine . \""),
            "He said: \"No, it's fine.\""
        );
        assert_eq!(printed("U . S . troops ( 40 % ) left"), "U.S. troops (40%) left");
        assert_eq!(printed("the boys ' four - year deal"), "the boys' four-year deal");
        assert_eq!(
            printed("Oslo , 3 May - The mayor ’ s car"),
            "Oslo, 3 May - The mayor’s car"
        );
    }
}
