//! Corrections of what names name: of what kind it is, what else names it, what it is called.

use super::{Act, Corrections, Outcome, Placed};
use crate::analysis::{Entity, EntityKind, EntityMention, MentionForm, SetBy};

impl Corrections<'_> {
    /// Corrects the entities; they stay in order of salience and are numbered anew.
    pub fn entities(&self, entities: &mut Vec<Entity>) {
        let mut changed = false;
        for placed in &self.placed {
            match &placed.correction.act {
                Act::NotAName => remove(placed, entities),
                Act::Name { .. } => set_kind(placed, entities),
                Act::SameAs { .. } => join(placed, entities),
                Act::Apart => part(placed, entities),
                Act::Called { .. } => call(placed, entities),
                _ => continue,
            }
            entities.retain(|entity| !entity.mentions.is_empty());
            changed = true;
        }
        if changed {
            entities.sort_by(|one, other| other.salience.total_cmp(&one.salience));
            for (index, entity) in entities.iter_mut().enumerate() {
                entity.id = format!("e{}", index + 1);
            }
        }
    }
}

/// Index of the entity that is named so: by its own name, or else by one of the names the text has for it.
pub(super) fn named(entities: &[Entity], name: &str) -> Option<usize> {
    let own = entities.iter().position(|entity| entity.name == name);
    let says = |entity: &Entity| entity.mentions.iter().any(|mention| mention.text == name);
    own.or_else(|| entities.iter().position(says))
}

/// Index of the entity a correction speaks of: the one named at its place, or else at the first of its places.
fn owner(placed: &Placed, entities: &[Entity]) -> Option<usize> {
    let holds = |entity: &Entity, pointed: bool| {
        entity.mentions.iter().any(|mention| match placed.at {
            Some(at) if pointed => at.overlaps(mention.span),
            _ => placed.touches(mention.span),
        })
    };
    let pointed = entities.iter().position(|entity| holds(entity, true));
    let owner = pointed.or_else(|| entities.iter().position(|entity| holds(entity, false)));
    if owner.is_none() {
        placed.outcome.set(Outcome::NotFound);
    }
    owner
}

fn remove(placed: &Placed, entities: &mut [Entity]) {
    for entity in entities {
        take(entity, placed);
    }
}

fn set_kind(placed: &Placed, entities: &mut Vec<Entity>) {
    let Act::Name { kind } = placed.correction.act else {
        return;
    };
    for entity in entities.iter_mut() {
        for mention in entity
            .mentions
            .iter_mut()
            .filter(|mention| placed.touches(mention.span))
        {
            mention.set_by = Some(SetBy::Reader);
        }
    }
    let Some(owner) = owner(placed, entities) else {
        return;
    };
    let others = entities[owner]
        .mentions
        .iter()
        .any(|mention| is_name(mention) && !placed.touches(mention.span));
    // "Georgia" in one place is a person; the country stays one.
    if placed.is_here() && others && entities[owner].kind != kind {
        let taken = take(&mut entities[owner], placed);
        let salience = entities[owner].salience;
        entities.push(entity(kind, salience, taken));
    } else {
        entities[owner].kind = kind;
        entities[owner].set_by = Some(SetBy::Reader);
    }
}

fn join(placed: &Placed, entities: &mut [Entity]) {
    let Act::SameAs { entity: name } = &placed.correction.act else {
        return;
    };
    let Some(from) = owner(placed, entities) else {
        return;
    };
    let Some(into) = named(entities, name) else {
        return placed.outcome.set(Outcome::NotFound);
    };
    if from == into {
        return;
    }
    if placed.is_here() {
        let taken = take(&mut entities[from], placed);
        add(&mut entities[into], taken);
    } else {
        let other = std::mem::take(&mut entities[from].mentions);
        let (description, country) = (entities[from].description.take(), entities[from].country.take());
        let salience = entities[from].salience;
        let target = &mut entities[into];
        target.salience = target.salience.max(salience);
        target.description = target.description.take().or(description);
        target.country = target.country.take().or(country);
        add(target, other);
    }
}

fn part(placed: &Placed, entities: &mut Vec<Entity>) {
    let Some(owner) = owner(placed, entities) else {
        return;
    };
    let stays = entities[owner]
        .mentions
        .iter()
        .any(|mention| !placed.touches(mention.span));
    if !stays {
        return;
    }
    let (kind, salience) = (entities[owner].kind, entities[owner].salience);
    let all = entities[owner].mentions.len().max(1) as f64;
    let taken = take(&mut entities[owner], placed);
    let share = salience * taken.len() as f64 / all;
    entities.push(entity(kind, share, taken));
}

fn call(placed: &Placed, entities: &mut [Entity]) {
    let Act::Called { name } = &placed.correction.act else {
        return;
    };
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if let (Some(owner), false) = (owner(placed, entities), name.is_empty()) {
        let entity = &mut entities[owner];
        entity.name = name;
        entity.set_by = Some(SetBy::Reader);
        entity.aliases = aliases(entity);
    }
}

fn is_name(mention: &EntityMention) -> bool {
    !matches!(mention.form, MentionForm::Title | MentionForm::Pronoun)
}

/// Takes the mentions a correction speaks of out of an entity, which is called anew when it has lost its name.
fn take(entity: &mut Entity, placed: &Placed) -> Vec<EntityMention> {
    let mut taken = Vec::new();
    entity.mentions.retain(|mention| {
        let goes = placed.touches(mention.span);
        if goes {
            taken.push(mention.clone());
        }
        !goes
    });
    if taken.is_empty() {
        return taken;
    }
    // What only stood for the name is not named any more.
    if !entity.mentions.iter().any(is_name) {
        entity.mentions.clear();
    } else if taken.iter().any(|mention| mention.text == entity.name)
        && !entity.mentions.iter().any(|mention| mention.text == entity.name)
    {
        entity.name = fullest(&entity.mentions);
    }
    entity.aliases = aliases(entity);
    entity.set_by = Some(SetBy::Reader);
    taken
}

fn add(entity: &mut Entity, mentions: Vec<EntityMention>) {
    let set = mentions.into_iter().map(|mention| EntityMention {
        set_by: Some(SetBy::Reader),
        ..mention
    });
    entity.mentions.extend(set);
    entity.mentions.sort_by_key(|mention| mention.span);
    entity.aliases = aliases(entity);
    entity.set_by = Some(SetBy::Reader);
}

fn entity(kind: EntityKind, salience: f64, mentions: Vec<EntityMention>) -> Entity {
    let mut entity = Entity {
        id: String::new(),
        kind,
        name: fullest(&mentions),
        aliases: Vec::new(),
        description: None,
        salience,
        country: None,
        mentions: Vec::new(),
        set_by: None,
    };
    add(&mut entity, mentions);
    entity
}

/// The longest of the names, the first of equals.
fn fullest(mentions: &[EntityMention]) -> String {
    let names = || mentions.iter().filter(|mention| is_name(mention));
    let longest = names().map(|mention| mention.text.len()).max();
    let name = names().find(|mention| Some(mention.text.len()) == longest);
    let name = name.or(mentions.first());
    name.map_or_else(String::new, |mention| {
        mention.text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// The other names of an entity, in order of the text.
fn aliases(entity: &Entity) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for mention in entity.mentions.iter().filter(|mention| is_name(mention)) {
        let name = mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name != entity.name && !aliases.contains(&name) {
            aliases.push(name);
        }
    }
    aliases
}
