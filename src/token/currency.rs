//! Codes of currencies, which are often written without a space before their number ("EUR250m").

/// ISO 4217 codes of the currencies the news speaks of, and the customary ones of China's and Malaysia's.
const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "INR", "RUB", "KRW", "CHF", "AUD", "CAD", "NZD", "HKD", "SGD",
    "TWD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "UAH", "TRY", "BRL", "MXN", "ZAR", "NGN", "KES", "EGP",
    "ILS", "SAR", "AED", "PKR", "BDT", "THB", "IDR", "MYR", "RM", "PHP", "VND", "KZT", "QAR", "KWD", "LKR",
    "GHS", "TZS", "UGX", "ARS", "CLP", "COP", "PEN", "RON", "BGN", "ISK", "MMK", "KHR", "NPR", "ETB", "MAD",
];

/// The ISO code that a word is, or stands for.
pub fn code(word: &str) -> Option<&'static str> {
    let code = CODES.iter().find(|code| **code == word).copied()?;
    Some(match code {
        "RMB" => "CNY",
        "RM" => "MYR",
        code => code,
    })
}

/// Bytes of the code that a run of letters and digits begins with, when digits follow it at once.
pub fn glued(run: &str) -> Option<usize> {
    let letters = run.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = run.get(letters..)?.starts_with(|c: char| c.is_ascii_digit());
    (digits && code(&run[..letters]).is_some()).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_other_letters_before_digits() {
        assert_eq!(glued("EUR250"), Some(3));
        assert_eq!(glued("RM12"), Some(2));
        for run in ["RTX250", "EUR", "A320", "EURO5", "250EUR"] {
            assert_eq!(glued(run), None, "{run}");
        }
    }
}
