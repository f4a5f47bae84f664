//! Lengths, areas, weights, volumes, speeds, temperatures, power, data, magnitudes.

use super::context::Context;
use super::{Amount, Reading, is_amount};
use crate::analysis::QuantityKind;

/// Names of units with their symbols; both numbers of the noun, and the symbols themselves.
const UNITS: &[(&[&str], &str)] = &[
    (
        &["km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"],
        "km",
    ),
    (&["meter", "meters", "metre", "metres"], "m"),
    (
        &["cm", "centimeter", "centimeters", "centimetre", "centimetres"],
        "cm",
    ),
    (
        &["mm", "millimeter", "millimeters", "millimetre", "millimetres"],
        "mm",
    ),
    (&["mile", "miles", "mi"], "mi"),
    (&["foot", "feet", "ft"], "ft"),
    (&["inch", "inches"], "in"),
    (&["yard", "yards"], "yd"),
    (&["hectare", "hectares", "ha"], "ha"),
    (&["acre", "acres"], "acre"),
    (&["tonne", "tonnes"], "t"),
    (&["ton", "tons"], "ton"),
    (&["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"], "kg"),
    (&["gram", "grams", "g"], "g"),
    (&["pound", "pounds", "lb", "lbs"], "lb"),
    (&["ounce", "ounces", "oz"], "oz"),
    (&["liter", "liters", "litre", "litres"], "L"),
    (&["gallon", "gallons"], "gal"),
    (&["barrel", "barrels"], "bbl"),
    (&["km²"], "km²"),
    (&["m²"], "m²"),
    (&["mw", "megawatt", "megawatts"], "MW"),
    (&["gw", "gigawatt", "gigawatts"], "GW"),
    (&["kw", "kilowatt", "kilowatts"], "kW"),
    (&["watt", "watts"], "W"),
    (&["kwh"], "kWh"),
    (&["mwh"], "MWh"),
    (&["byte", "bytes"], "B"),
    (&["kb", "kilobyte", "kilobytes"], "kB"),
    (&["pb", "petabyte", "petabytes"], "PB"),
    (&["gb", "gigabyte", "gigabytes"], "GB"),
    (&["mb", "megabyte", "megabytes"], "MB"),
    (&["tb", "terabyte", "terabytes"], "TB"),
    (&["mhz", "megahertz"], "MHz"),
    (&["ghz", "gigahertz"], "GHz"),
    (&["knot", "knots"], "kn"),
    (&["volt", "volts"], "V"),
    (&["decibel", "decibels"], "dB"),
    (&["calorie", "calories"], "cal"),
    (&["megaton", "megatons"], "Mt"),
    (&["kiloton", "kilotons"], "kt"),
];

/// A measure, when a unit follows the number, or "magnitude" stands before it.
pub fn read(context: &Context, amount: &Amount) -> Option<Reading> {
    if !is_amount(&amount.number) || amount.currency.is_some() {
        return None;
    }
    let value = amount.number.value;
    let end = amount.end();
    if context.before(amount.start, 1).eq_ignore_ascii_case("magnitude") && value < 11.0 {
        return Some(measure(value, "magnitude", None, end));
    }
    let plural = amount.number.kind == crate::token::number::NumberKind::Plural;
    let mut at = context.over_hyphen(end);
    at += usize::from(plural && context.is(at, &["of"]));
    if context.is(at, &["magnitude"]) && value < 11.0 {
        return Some(measure(value, "magnitude", None, at + 1));
    }
    if let Some(reading) = temperature(context, value, at).or_else(|| speed(context, value, at)) {
        return Some(reading);
    }
    if context.are(at, &["basis", "points"]) {
        return Some(measure(value, "bp", None, at + 2));
    }
    if context.are(at, &["nautical", "miles"]) {
        return Some(measure(value, "nmi", None, at + 2));
    }
    let power = if context.is(at, &["square", "sq"]) {
        "²"
    } else if context.is(at, &["cubic"]) {
        "³"
    } else {
        ""
    };
    let metric = context.is(at, &["metric"]);
    let name = at + usize::from(!power.is_empty() || metric);
    // "sq. km" has a period of its own.
    let name = name + usize::from(power == "²" && context.word(name) == ".");
    let name = context.over_hyphen(name);
    let symbol = unit(context.word(name))?;
    // "1,100 lbs": weights; "pounds" in millions were taken for money before.
    let symbol = if metric && symbol == "ton" { "t" } else { symbol };
    Some(measure(value, &format!("{symbol}{power}"), None, name + 1))
}

fn measure(value: f64, unit: &str, per: Option<&str>, end: usize) -> Reading {
    Reading {
        kind: QuantityKind::Measure,
        value,
        unit: Some(unit.to_owned()),
        per: per.map(str::to_owned),
        end,
    }
}

fn unit(word: &str) -> Option<&'static str> {
    if word.len() < 2 && word != "g" {
        return None;
    }
    UNITS
        .iter()
        .find(|(names, _)| names.iter().any(|name| name.eq_ignore_ascii_case(word)))
        .map(|&(_, symbol)| symbol)
}

/// Whether a word names a unit of measure.
pub fn is_unit(word: &str) -> bool {
    unit(word).is_some()
}

/// What a sentence speaks of in which "41C" is a temperature, and not a seat or a flat.
const HEAT: [&str; 14] = [
    "temperature",
    "temperatures",
    "heat",
    "heatwave",
    "heatwaves",
    "mercury",
    "hot",
    "hottest",
    "cold",
    "coldest",
    "thermometer",
    "thermometers",
    "weather",
    "degrees",
];

/// "25 degrees Celsius", "25°C"; "41C" where the sentence speaks of heat.
fn temperature(context: &Context, value: f64, at: usize) -> Option<Reading> {
    let scale = match context.word(at) {
        "C" => Some("°C"),
        "F" => Some("°F"),
        _ => None,
    };
    if let Some(scale) = scale
        && value.abs() < 200.0
        && (context.start..context.end).any(|token| context.is(token, &HEAT))
    {
        return Some(measure(value, scale, None, at + 1));
    }
    let degrees = context.is(at, &["degrees", "degree", "°", "º"]);
    if context.is(at, &["°c", "℃"]) {
        return Some(measure(value, "°C", None, at + 1));
    }
    if !degrees {
        return None;
    }
    let scale = if context.is(at + 1, &["c", "celsius", "centigrade"]) {
        "°C"
    } else if context.is(at + 1, &["f", "fahrenheit"]) {
        "°F"
    } else {
        "°"
    };
    Some(measure(value, scale, None, at + 1 + usize::from(scale != "°")))
}

/// "70 mph", "100 km/h"; "miles per hour" is read as miles, divided by an hour.
fn speed(context: &Context, value: f64, at: usize) -> Option<Reading> {
    if context.is(at, &["mph"]) {
        return Some(measure(value, "mi", Some("hour"), at + 1));
    }
    if context.is(at, &["kph", "kmh"]) {
        return Some(measure(value, "km", Some("hour"), at + 1));
    }
    if context.are(at, &["km", "/", "h"]) || context.are(at, &["km", "/", "hr"]) {
        return Some(measure(value, "km", Some("hour"), at + 3));
    }
    None
}
