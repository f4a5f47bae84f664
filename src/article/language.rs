//! The language of a text, by its script and its most frequent words.

use crate::document::{Document, TokenKind};

/// Words a text of a language cannot do without, lower case, chosen to be rare in the others.
const STOP_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "his", "he", "it",
            "said", "from", "by", "at", "have", "are",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "ist", "nicht", "mit", "den", "von", "zu", "sich", "auf", "ein",
            "eine", "dem", "für", "auch", "wird",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "et", "des", "est", "une", "dans", "pour", "que", "qui", "sur", "du", "avec",
            "pas", "au", "ce", "il",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "y", "que", "del", "las", "por", "con", "una", "para", "su", "se", "como",
            "más", "al", "en", "fue",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "e", "que", "do", "da", "em", "um", "uma", "não", "com", "para", "por", "mais", "dos",
            "foi", "ao", "são",
        ],
    ),
    (
        "it",
        &[
            "il", "di", "che", "e", "della", "per", "un", "una", "non", "del", "sono", "con", "nel", "gli",
            "alla", "più", "dei", "è",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "en", "van", "niet", "dat", "zijn", "voor", "met", "op", "aan", "ook",
            "wordt", "naar", "bij", "er", "maar",
        ],
    ),
    (
        "pl",
        &[
            "w", "i", "na", "nie", "się", "że", "z", "jest", "do", "po", "przez", "od", "oraz", "który",
            "został", "dla", "jak", "są",
        ],
    ),
    (
        "tr",
        &[
            "ve", "bir", "bu", "için", "ile", "olarak", "daha", "da", "de", "çok", "olan", "gibi", "sonra",
            "kadar", "en", "ise",
        ],
    ),
    (
        "id",
        &[
            "yang", "dan", "di", "untuk", "dengan", "dari", "ini", "itu", "pada", "tidak", "akan", "dalam",
            "juga", "ke", "oleh", "adalah",
        ],
    ),
];

/// Words that are looked at; the language of an article shows long before.
const SAMPLE: usize = 2_000;

/// BCP 47 code, "und" when nothing speaks for one.
pub fn detect(document: &Document) -> String {
    let mut counts = vec![0_usize; STOP_WORDS.len()];
    let mut words = 0_usize;
    let mut scripts = Scripts::default();
    let story = document
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.kind == TokenKind::Word);
    for (index, _) in story.take(SAMPLE) {
        let word = document.word(index);
        words += 1;
        scripts.count(word);
        if word.len() <= 8 {
            let lower = word.to_lowercase();
            for (count, (_, known)) in counts.iter_mut().zip(STOP_WORDS) {
                *count += usize::from(known.contains(&lower.as_str()));
            }
        }
    }
    if words == 0 {
        return "und".to_owned();
    }
    if let Some(language) = scripts.language() {
        return language.to_owned();
    }
    let Some((best, &count)) = counts
        .iter()
        .enumerate()
        .max_by_key(|&(index, &count)| (count, std::cmp::Reverse(index)))
    else {
        return "und".to_owned();
    };
    // One word in fourteen is a low bar for running text; headlines alone have fewer, and Latin
    // letters without any stop word of another language are read as English names.
    if count * 14 >= words {
        STOP_WORDS[best].0.to_owned()
    } else if words < 12 && counts[1..].iter().all(|&count| count == 0) && counts[0] > 0 {
        "en".to_owned()
    } else {
        "und".to_owned()
    }
}

/// Words by the script of their first letter.
#[derive(Default)]
struct Scripts {
    latin: usize,
    cyrillic: usize,
    ukrainian: bool,
    arabic: usize,
    hebrew: usize,
    greek: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    devanagari: usize,
    thai: usize,
}

impl Scripts {
    fn count(&mut self, word: &str) {
        let Some(first) = word.chars().next() else { return };
        let counter = match first {
            '\u{370}'..='\u{3ff}' => &mut self.greek,
            '\u{400}'..='\u{52f}' => {
                self.ukrainian |= word.contains(['і', 'ї', 'є', 'ґ']);
                &mut self.cyrillic
            }
            '\u{590}'..='\u{5ff}' => &mut self.hebrew,
            '\u{600}'..='\u{6ff}' => &mut self.arabic,
            '\u{900}'..='\u{97f}' => &mut self.devanagari,
            '\u{e00}'..='\u{e7f}' => &mut self.thai,
            '\u{3040}'..='\u{30ff}' => &mut self.kana,
            '\u{4e00}'..='\u{9fff}' => {
                // Japanese mixes its own letters into a run of Han.
                if word
                    .chars()
                    .take(60)
                    .any(|c| matches!(c, '\u{3040}'..='\u{30ff}'))
                {
                    &mut self.kana
                } else {
                    &mut self.han
                }
            }
            '\u{ac00}'..='\u{d7af}' => &mut self.hangul,
            _ => &mut self.latin,
        };
        *counter += 1;
    }

    /// The language a script stands for, when it is not Latin.
    fn language(&self) -> Option<&'static str> {
        let cyrillic = if self.ukrainian { "uk" } else { "ru" };
        let (language, count) = [
            (cyrillic, self.cyrillic),
            ("ar", self.arabic),
            ("he", self.hebrew),
            ("el", self.greek),
            ("ja", self.kana),
            ("zh", self.han),
            ("ko", self.hangul),
            ("hi", self.devanagari),
            ("th", self.thai),
        ]
        .into_iter()
        .max_by_key(|&(_, count)| count)?;
        (count > self.latin).then_some(language)
    }
}
