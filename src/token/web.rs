//! Web addresses, e-mail addresses, handles and hashtags: one token each.
//!
//! Every look ahead is either bounded or covers what becomes the token, so that the lexer stays
//! linear whatever it is fed.

/// The longest local part of an e-mail address (RFC 5321, 4.5.3.1.1).
const LOCAL_PART: usize = 64;

/// Labels of a host name that are looked at.
const LABELS: usize = 6;

/// Last labels of host names that are no ordinary words, so that a period without a space after it
/// ("the end.in fact") is not taken for an address.
const TOP_LEVEL: &[&str] = &[
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "io", "tv", "ai", "uk", "eu", "de", "fr",
    "ru", "ua", "cn", "jp", "kr", "kp", "au", "ca", "nz", "nl", "pl", "cz", "ch", "se", "dk", "fi", "gr",
    "br", "mx", "za", "ng", "ke", "il", "ir", "pk", "hk", "tw", "sg", "ph", "vn", "ly", "fm", "gl",
];

/// Length of the address that a text begins with. `run` is the length of the letters and digits it
/// begins with.
pub fn address_length(text: &str, run: usize) -> Option<usize> {
    let after = &text[run..];
    if after.starts_with("://") && matches!(&text[..run], "http" | "https" | "ftp" | "HTTP" | "HTTPS") {
        let len = trimmed(text, until_space(text));
        return (len > run + 3).then_some(len);
    }
    match after.as_bytes().first()? {
        b'@' => email_length(text, run),
        b'.' | b'-' | b'+' | b'_' | b'%' => {
            let local = text
                .bytes()
                .take(LOCAL_PART)
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'+' | b'_' | b'%'))
                .count();
            email_length(text, local).or_else(|| host_length(text))
        }
        _ => None,
    }
}

/// Length of the handle or hashtag that a text begins with ("@desk", "#budget"); "#1" is none.
pub fn tag_length(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let sign = chars.next()?;
    let letter = chars.next()?;
    if !matches!(sign, '@' | '#') || !(letter.is_alphabetic() || letter == '_') {
        return None;
    }
    let name: usize = text[1..]
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .map(char::len_utf8)
        .sum();
    Some(1 + name)
}

fn email_length(text: &str, local: usize) -> Option<usize> {
    let host = text[local..].strip_prefix('@')?;
    let length = labels(host).last()?.1;
    host[..length].contains('.').then_some(local + 1 + length)
}

/// Length of "www.example.org/page" or "example.org".
fn host_length(text: &str) -> Option<usize> {
    let www = text.starts_with("www.") || text.starts_with("WWW.");
    let known = labels(text)
        .filter(|&(label, _)| TOP_LEVEL.contains(&label))
        .last();
    let length = match known {
        Some((_, end)) if text[..end].contains('.') => end,
        _ if www => labels(text).last()?.1,
        _ => return None,
    };
    let after = &text[length..];
    if after.starts_with('/') && after[1..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Some(trimmed(text, length + until_space(after)));
    }
    (!after.starts_with(|c: char| c.is_alphanumeric())).then_some(length)
}

/// The labels of a host name with the offset each ends at.
fn labels(host: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    let mut first = true;
    std::iter::from_fn(move || {
        if !first {
            host[at..].starts_with('.').then(|| at += 1)?;
        }
        first = false;
        let len = host[at..]
            .bytes()
            .take(LOCAL_PART)
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'-')
            .count();
        let label = &host[at..at + len];
        at += len;
        (len > 0).then_some((label, at))
    })
    .take(LABELS)
}

fn until_space(text: &str) -> usize {
    text.find(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»')
    })
    .unwrap_or(text.len())
}

/// The first `len` bytes without the punctuation of the sentence around them.
fn trimmed(text: &str, len: usize) -> usize {
    let address = &text[..len];
    let balanced = address.contains('(');
    address
        .trim_end_matches(|c: char| {
            matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '}' | '*' | '_'
            ) || c == ')' && !balanced
        })
        .len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<&str> {
        let run = text
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(text.len());
        address_length(text, run).map(|len| &text[..len])
    }

    #[test]
    fn addresses_end_before_the_punctuation_of_the_sentence() {
        assert_eq!(
            address("https://example.org/a_b?c=1."),
            Some("https://example.org/a_b?c=1")
        );
        assert_eq!(address("www.example.org, which"), Some("www.example.org"));
        assert_eq!(
            address("news.desk@mail.example.com)"),
            Some("news.desk@mail.example.com")
        );
        assert_eq!(address("Example.com's shares"), Some("Example.com"));
        assert_eq!(address("example.co.uk/news/1 says"), Some("example.co.uk/news/1"));
    }

    #[test]
    fn words_around_a_period_are_no_address() {
        for text in [
            "end.The next",
            "well-known man",
            "U.S. troops",
            "said.in fact",
            "com. x",
            "a@b c",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_sign_before_a_number_is_no_hashtag() {
        assert_eq!(tag_length("#budget2025, they"), Some(11));
        assert_eq!(tag_length("@news_desk: hi"), Some(10));
        assert_eq!(tag_length("#1 hit"), None);
        assert_eq!(tag_length("@ home"), None);
    }
}
