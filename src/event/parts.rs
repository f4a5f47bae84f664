//! Who fills a part in an event, as it is lent from one telling to another.

use crate::analysis::{Argument, Event, Participant, Role};

/// All that is said of one part in an event: names, and the article's words.
#[derive(Clone, Debug)]
pub struct Parts {
    role: Role,
    participants: Vec<Participant>,
    arguments: Vec<Argument>,
}

impl Parts {
    /// What an event's own sentence says of a part, when it says anything.
    pub fn said(event: &Event, role: Role) -> Option<Self> {
        let parts = Self {
            role,
            participants: event
                .participants
                .iter()
                .filter(|participant| participant.role == role && !participant.inferred)
                .cloned()
                .collect(),
            arguments: event
                .arguments
                .iter()
                .filter(|argument| argument.role == role && !argument.inferred)
                .copied()
                .collect(),
        };
        (!parts.participants.is_empty() || !parts.arguments.is_empty()).then_some(parts)
    }

    /// The ids of those who are named.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.participants
            .iter()
            .map(|participant| participant.entity.as_str())
    }

    /// Whether two of them name the same, or are the same words.
    pub fn same_as(&self, other: &Self) -> bool {
        let named = !self.participants.is_empty() || !other.participants.is_empty();
        if named {
            self.names().eq(other.names())
        } else {
            self.arguments == other.arguments
        }
    }

    /// Gives those with a name to an event that says nothing of the part. Who plays another part in it
    /// already does not get this one too.
    pub fn lend_to(&self, event: &mut Event) {
        let filled = event.participants.iter().any(|known| known.role == self.role)
            || event.arguments.iter().any(|known| known.role == self.role);
        if filled {
            return;
        }
        let held = event.participants.len();
        for lent in &self.participants {
            if event.participants[..held]
                .iter()
                .all(|known| known.entity != lent.entity)
            {
                event.participants.push(Participant {
                    inferred: true,
                    ..lent.clone()
                });
            }
        }
    }
}
