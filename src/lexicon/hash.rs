//! Hashes of words and of features. They are part of the packed files' format: changing one makes
//! every packed file useless.

const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;

/// Adds a value to a hash.
#[inline]
pub fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value).wrapping_mul(PRIME);
    mixed ^ mixed >> 29
}

/// The last step: every bit of the result depends on every bit of the hash (MurmurHash3's
/// finalizer).
#[inline]
pub fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ hash >> 33
}

/// The hash of some characters. Typographic apostrophes count as plain ones.
pub fn characters(characters: impl Iterator<Item = char>) -> u64 {
    finish(characters.fold(PRIME, |hash, c| mix(hash, u64::from(plain(c)))))
}

/// The hash of a word as it is written.
pub fn word(word: &str) -> u64 {
    characters(word.chars())
}

/// The hash of a word in lower case.
pub fn lower(word: &str) -> u64 {
    characters(word.chars().flat_map(char::to_lowercase))
}

/// The hash of a word in capitals with all but its first letter in lower case; `None` for other
/// words.
pub fn title(word: &str) -> Option<u64> {
    let capitals = word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
    let rest = word.chars().skip(1).flat_map(char::to_lowercase);
    capitals.then(|| characters(word.chars().take(1).chain(rest)))
}

/// The plain form of typographic quotes and dashes.
pub fn plain(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '‑' | '−' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_quotes_are_folded_where_they_should_be() {
        assert_eq!(lower("O’NEILL"), word("o'neill"));
        assert_eq!(title("PARIS"), Some(word("Paris")));
        assert_eq!(title("Paris"), None);
        assert_ne!(word("Paris"), word("paris"));
    }
}
