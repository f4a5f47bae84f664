//! Whether a person is a he or a she, by how they are addressed, what they are, and their given name.

use super::name::Name;
use super::role::{Gender, Role};
use super::scene::Scene;

/// The sex told by "Mr." or "Mrs." before or at the start of a mention.
pub(crate) fn honorific(scene: &Scene, mention: usize) -> Option<Gender> {
    let tokens = &scene.mentions[mention].tokens;
    let before = tokens.start.checked_sub(1);
    [before, Some(tokens.start)]
        .into_iter()
        .flatten()
        .find_map(|token| match scene.word(token).trim_end_matches('.') {
            "Mr" | "Sir" | "Lord" => Some(Gender::Male),
            "Mrs" | "Ms" | "Miss" | "Lady" | "Dame" | "Madam" | "Madame" => Some(Gender::Female),
            _ => None,
        })
}

/// The sex of a person by "Mr." or "Mrs.", by roles that tell it, or by the given name.
pub(crate) fn gender(scene: &Scene, mentions: &[usize], roles: &[Role]) -> Option<Gender> {
    let by_given = |mention: usize| {
        let name = Name::of_person(scene.document.slice(scene.mentions[mention].span));
        let given = name.words.first().filter(|_| name.words.len() > 1)?;
        scene.lexicon.given(given)
    };
    let told = mentions.iter().find_map(|&mention| honorific(scene, mention));
    told.or_else(|| roles.iter().find_map(|role| role.gender))
        .or_else(|| mentions.iter().find_map(|&mention| by_given(mention)))
}
