//! The dossier of the page: which readings it is made of, and what the worker made of them.

use super::{Article, Status};
use crate::analysis::{Analysis, BlockKind, EntityMention};
use crate::app::protocol::Request;
use crate::app::reading::Reading;
use crate::dossier::Dossier;
use std::sync::Arc;

/// The id of requests about the dossier; articles are numbered from 1.
pub const ID: u32 = 0;

/// An article of the dossier, with the reading that went into it.
type Part = (u32, Arc<Reading>);

/// All articles, brought together.
#[derive(Clone, Debug, Default)]
pub struct Merging {
    /// What all articles say together, once the worker has said it.
    pub dossier: Option<Arc<Dossier>>,
    /// Why there is no dossier, when the worker could not make one.
    pub failure: Option<String>,
    /// The articles the worker was last asked to bring together.
    parts: Vec<Part>,
}

impl Merging {
    /// Whether the articles are all read, and the worker was not asked about these readings yet.
    pub fn is_due(&self, articles: &[Article]) -> bool {
        self.new_parts(articles).is_some()
    }

    /// What the worker should be asked, if anything; from then on it counts as asked.
    pub fn ask(&mut self, articles: &[Article]) -> Option<Request> {
        let parts = self.new_parts(articles)?;
        let analyses = parts
            .iter()
            .map(|(_, reading)| of_the_story(&reading.analysis))
            .collect();
        *self = Self {
            parts,
            ..Self::default()
        };
        Some(Request::Merge { id: ID, analyses })
    }

    fn new_parts(&self, articles: &[Article]) -> Option<Vec<Part>> {
        let written = articles.iter().filter(|article| article.status != Status::Blank);
        let parts: Vec<Part> = written
            .map(|article| Some((article.id, article.fresh()?.clone())))
            .collect::<Option<_>>()?;
        let known = parts.len() == self.parts.len()
            && parts
                .iter()
                .zip(&self.parts)
                .all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1));
        (!known).then_some(parts)
    }

    /// The worker has brought the articles together.
    pub fn receive(&mut self, dossier: Dossier) {
        self.dossier = Some(Arc::new(dossier));
    }

    /// The worker could not bring them together.
    pub fn fail(&mut self, message: &str) {
        self.failure = Some(message.to_owned());
    }

    /// The id of the article that the dossier calls "a1", "a2" …
    pub fn part(&self, name: &str) -> Option<u32> {
        let number: usize = name.strip_prefix('a')?.parse().ok()?;
        let (id, _) = self.parts.get(number.checked_sub(1)?)?;
        Some(*id)
    }
}

/// An analysis without whom only a note on the author or the page around the article names: they are no part of
/// what the articles say together.
fn of_the_story(analysis: &Analysis) -> Analysis {
    let mut analysis = analysis.clone();
    let blocks = std::mem::take(&mut analysis.blocks);
    let told = |mention: &EntityMention| {
        let block = blocks.partition_point(|block| block.span.end <= mention.span.start);
        let kind = blocks.get(block).map(|block| block.kind);
        !matches!(kind, Some(BlockKind::AuthorNote | BlockKind::Boilerplate))
    };
    for entity in &mut analysis.entities {
        entity.mentions.retain(told);
    }
    analysis.entities.retain(|entity| !entity.mentions.is_empty());
    let known = |id: &String| analysis.entities.iter().any(|entity| entity.id == *id);
    for event in &mut analysis.events {
        event
            .participants
            .retain(|participant| known(&participant.entity));
        event.place = event.place.take().filter(known);
        event.source = event.source.take().filter(known);
    }
    analysis.blocks = blocks;
    analysis
}
