//! How numbers are said: counts, shares, sizes, quantities.

use crate::analysis::{Bound, Quantity, QuantityKind};
use crate::quantity::shown_unit;

/// "1 mention", "1,200 mentions".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// "1,200,000".
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// How much room something takes: "800 bytes", "12 kB", "3.4 MB".
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => count(bytes, "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// The value of a quantity: "at least 200,000,000 USD per year".
pub fn quantity(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Some(Bound::AtLeast) => "at least ",
        Some(Bound::AtMost) => "at most ",
        Some(Bound::About) => "about ",
        None => "",
    };
    let number = decimal(quantity.value);
    let value = match (quantity.kind, shown_unit(quantity)) {
        (QuantityKind::Percent, _) => format!("{number}%"),
        (QuantityKind::Ordinal, _) => format!("number {number}"),
        (_, Some(unit)) => format!("{number} {unit}"),
        (_, None) => number,
    };
    let per = quantity.per.as_deref();
    format!(
        "{bound}{value}{}",
        per.map(|per| format!(" per {per}")).unwrap_or_default()
    )
}

fn decimal(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        let sign = if value < 0.0 { "−" } else { "" };
        return format!("{sign}{}", grouped(value.abs() as usize));
    }
    let written = format!("{value:.3}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What a quantity measures.
pub const fn quantity_kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        QuantityKind::Count => "count",
        QuantityKind::Measure => "measure",
        QuantityKind::Ordinal => "rank",
    }
}

/// 0.974 as "97%".
pub fn share(value: f64) -> String {
    format!("{:.0}%", (value * 100.0).clamp(0.0, 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn quantities_carry_their_unit_and_bound() {
        let mut amount = Quantity {
            span: Span::default(),
            text: String::new(),
            kind: QuantityKind::Money,
            value: 200_000_000.0,
            unit: Some("USD".to_owned()),
            per: Some("year".to_owned()),
            bound: Some(Bound::AtLeast),
            set_by: None,
        };
        assert_eq!(quantity(&amount), "at least 200,000,000 USD per year");
        amount.kind = QuantityKind::Percent;
        (amount.value, amount.per, amount.bound) = (2.5, None, None);
        assert_eq!(quantity(&amount), "2.5%");
        amount.value = f64::INFINITY;
        assert_eq!(quantity(&amount), "inf%");
    }

    #[test]
    fn room_is_said_in_round_numbers() {
        let said = [1, 800, 12_345, 3_400_000].map(size);
        assert_eq!(said, ["1 byte", "800 bytes", "12 kB", "3.4 MB"]);
    }
}
