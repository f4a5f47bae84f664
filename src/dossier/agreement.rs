//! One row of the common timeline: the best telling, who else tells it, and whether they agree.

use super::cast::Cast;
use super::pairing::days;
use super::telling::{Row, Telling};
use super::{Agreement, Aspect, Claim, Difference, DossierRow, Source, article_id};
use crate::analysis::{Bound, EntityKind, Quantity, QuantityKind};

/// The row of an event. None when no article's timeline has it.
pub(super) fn row(cluster: &[&Telling], cast: &Cast) -> Option<DossierRow> {
    let (lead, shown) = lead(cluster, cast)?;
    let mut participants: Vec<usize> = Vec::new();
    for telling in std::iter::once(&lead).chain(cluster) {
        for &entity in &telling.participants {
            if !participants.contains(&entity) {
                participants.push(entity);
            }
        }
    }
    let id = |entity: usize| cast.entities[entity].id.clone();
    let differences: Vec<Difference> = [dates(cluster), quantities(cluster)]
        .into_iter()
        .flatten()
        .collect();
    let agreement = match (cluster.len(), differences.is_empty()) {
        (1, _) => Agreement::Single,
        (_, true) => Agreement::Agree,
        (_, false) => Agreement::Differ,
    };
    Some(DossierRow {
        id: String::new(),
        interval: lead.interval.clone(),
        display: shown.display.clone(),
        label: shown.label.clone(),
        certainty: shown.certainty,
        agreement,
        participants: participants.into_iter().map(id).collect(),
        sources: cluster
            .iter()
            .map(|telling| Source {
                article: article_id(telling.article),
                event: telling.event.clone(),
                sentence: telling.sentence,
                label: telling.row.as_ref().map(|row| row.label.clone()),
                interval: telling.interval.clone(),
                according_to: telling.according_to.map(id),
                status: telling.status,
            })
            .collect(),
        differences,
    })
}

/// The telling whose words stand for all: of those in a timeline the one with the most precise time,
/// then the one whose line names the most participants, then the first.
fn lead<'a>(cluster: &[&'a Telling], cast: &Cast) -> Option<(&'a Telling, &'a Row)> {
    let names = |label: &str, entity: usize| {
        let entity = &cast.entities[entity];
        // "The Danish delegation" names nobody.
        entity.kind != EntityKind::Group
            && std::iter::once(&entity.name)
                .chain(&entity.aliases)
                .any(|name| label.contains(name.as_str()))
    };
    cluster
        .iter()
        .filter_map(|telling| Some((*telling, telling.row.as_ref()?)))
        .min_by_key(|(telling, row)| {
            let length = telling
                .interval
                .as_ref()
                .and_then(days)
                .map_or(i64::MAX, |(from, to)| to - from);
            let named = telling
                .participants
                .iter()
                .filter(|&&entity| names(&row.label, entity));
            (length, std::cmp::Reverse(named.count()))
        })
}

/// The dates, when two articles' exclude each other.
fn dates(cluster: &[&Telling]) -> Option<Difference> {
    let dated: Vec<(&Telling, (i64, i64))> = cluster
        .iter()
        .filter_map(|telling| Some((*telling, days(telling.interval.as_ref()?)?)))
        .collect();
    let clash = dated
        .iter()
        .any(|(_, one)| dated.iter().any(|(_, two)| one.1 < two.0));
    clash.then(|| Difference {
        about: Aspect::Date,
        values: dated
            .iter()
            .map(|(telling, _)| Claim {
                article: article_id(telling.article),
                value: written(telling),
            })
            .collect(),
    })
}

fn written(telling: &Telling) -> String {
    match &telling.interval {
        Some([from, to]) if from == to => from.clone(),
        Some([from, to]) => format!("{from}/{to}"),
        None => String::new(),
    }
}

/// The numbers, when two articles count the same thing and come to different ends.
fn quantities(cluster: &[&Telling]) -> Option<Difference> {
    for (at, one) in cluster.iter().enumerate() {
        for quantity in one.quantities.iter().filter(|quantity| is_counted(quantity)) {
            for two in &cluster[at + 1..] {
                let mut others = two
                    .quantities
                    .iter()
                    .filter(|other| is_like(quantity, other))
                    .peekable();
                let Some(&first) = others.peek() else {
                    continue;
                };
                if others.all(|other| !is_compatible(quantity, other)) {
                    let claim = |telling: &Telling, quantity: &Quantity| Claim {
                        article: article_id(telling.article),
                        value: quantity.text.clone(),
                    };
                    return Some(Difference {
                        about: Aspect::Quantity,
                        values: vec![claim(one, quantity), claim(two, first)],
                    });
                }
            }
        }
    }
    None
}

/// Places in an order are not amounts.
fn is_counted(quantity: &Quantity) -> bool {
    quantity.kind != QuantityKind::Ordinal
}

/// Whether two quantities count the same thing.
fn is_like(one: &Quantity, two: &Quantity) -> bool {
    one.kind == two.kind && one.unit == two.unit && one.per == two.per
}

/// Whether both can be true: the same number, one inside the other's bound, or a round one near it.
fn is_compatible(one: &Quantity, two: &Quantity) -> bool {
    let near = (one.value - two.value).abs() <= 0.1 * one.value.abs().max(two.value.abs());
    let open = |bounded: &Quantity, other: &Quantity| match bounded.bound {
        Some(Bound::AtLeast) => other.value >= bounded.value || other.bound == Some(Bound::AtLeast),
        Some(Bound::AtMost) => other.value <= bounded.value || other.bound == Some(Bound::AtMost),
        Some(Bound::About) => near,
        None => false,
    };
    one.value == two.value || open(one, two) || open(two, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn troops(value: f64, bound: Option<Bound>) -> Quantity {
        Quantity {
            span: Span::default(),
            text: format!("{value} troops"),
            kind: QuantityKind::Count,
            value,
            unit: Some("troop".to_owned()),
            per: None,
            bound,
            set_by: None,
        }
    }

    #[test]
    fn bounds_leave_room_and_plain_numbers_do_not() {
        let over = troops(10_000.0, Some(Bound::AtLeast));
        assert!(is_compatible(&over, &troops(12_000.0, None)));
        assert!(!is_compatible(&over, &troops(8_000.0, None)));
        assert!(is_compatible(
            &troops(9_600.0, None),
            &troops(10_000.0, Some(Bound::About))
        ));
        assert!(!is_compatible(&troops(9_600.0, None), &troops(10_000.0, None)));
    }
}
