//! The tables of a dossier.

use super::Table;
use crate::dossier::Dossier;
use crate::export::{chronology, plain::spelling};

/// The rows of its timeline.
pub(super) fn rows(dossier: &Dossier) -> Table {
    let name = |id: &String| {
        let entity = dossier.entities.iter().find(|entity| &entity.id == id);
        entity.map(|entity| entity.name.clone()).unwrap_or_default()
    };
    let rows = dossier.timeline.iter().map(|row| {
        let [from, to] = row.interval.clone().unwrap_or_default();
        let differences = row
            .differences
            .iter()
            .map(|it| chronology::differing(dossier, it));
        vec![
            row.id.clone(),
            from,
            to,
            row.display.clone(),
            row.label.clone(),
            row.participants.iter().map(name).collect::<Vec<_>>().join("; "),
            spelling(row.certainty),
            spelling(row.agreement),
            chronology::tellers(dossier, row),
            differences.collect::<Vec<_>>().join(" "),
        ]
    });
    Table {
        record: "event",
        header: vec![
            "id",
            "from",
            "to",
            "when",
            "label",
            "participants",
            "certainty",
            "agreement",
            "articles",
            "differences",
        ],
        rows: rows.collect(),
    }
}

/// Who and what its articles name.
pub(super) fn names(dossier: &Dossier) -> Table {
    let rows = dossier.entities.iter().map(|entity| {
        let articles = entity
            .articles
            .iter()
            .map(|it| chronology::article_name(dossier, &it.article));
        vec![
            entity.id.clone(),
            spelling(entity.kind),
            entity.name.clone(),
            entity.aliases.join("; "),
            entity.description.clone().unwrap_or_default(),
            entity.country.clone().unwrap_or_default(),
            format!("{:.3}", entity.salience),
            entity
                .articles
                .iter()
                .map(|it| it.mentions)
                .sum::<usize>()
                .to_string(),
            articles.collect::<Vec<_>>().join("; "),
        ]
    });
    Table {
        record: "entity",
        header: vec![
            "id",
            "kind",
            "name",
            "aliases",
            "description",
            "country",
            "salience",
            "mentions",
            "articles",
        ],
        rows: rows.collect(),
    }
}
