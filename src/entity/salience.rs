//! How much the article is about an entity.

use super::scene::Scene;
use crate::analysis::{BlockKind, EntityKind, EntityMention, MentionForm};

/// From 0 to 1: each mention adds by where it stands (headline and opening most, captions less,
/// menus and notes about the author nothing), by whether it is a subject, and by whether it is a
/// name; the sum is bent so that the first mentions count most.
pub(crate) fn salience(scene: &Scene, kind: EntityKind, mentions: &[(usize, EntityMention)]) -> f64 {
    let sum: f64 = mentions
        .iter()
        .map(|(sentence, mention)| mention_weight(scene, *sentence, mention))
        .sum();
    // A nationality ("Russian") seldom is what an article is about.
    let kind = if kind == EntityKind::Group { 0.5 } else { 1.0 };
    let bent = 1.0 - (-sum * kind / 6.0).exp();
    (bent * 1000.0).round() / 1000.0
}

fn mention_weight(scene: &Scene, sentence: usize, mention: &EntityMention) -> f64 {
    let block = match scene.document.block_of(sentence).kind {
        BlockKind::Headline => 2.0,
        BlockKind::Paragraph | BlockKind::List => 1.0,
        BlockKind::Caption | BlockKind::Dateline => 0.4,
        BlockKind::Byline => 0.05,
        BlockKind::Boilerplate => 0.0,
        BlockKind::AuthorNote => 0.002,
    };
    let form = match mention.form {
        MentionForm::Pronoun => 0.5,
        MentionForm::Title => 0.7,
        _ => 1.0,
    };
    let tokens = scene.document.tokens_in(mention.span);
    let subject = if !tokens.is_empty() && scene.is_subject(&tokens) {
        1.4
    } else {
        1.0
    };
    let early = 0.5 + 1.0 / (1.0 + sentence as f64 / 6.0);
    block * form * subject * early * mention.confidence.clamp(0.2, 1.0)
}
