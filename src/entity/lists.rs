//! The word lists of this room, read once; `lists.txt` says what each holds.

use crate::words::{Pairs, Words, pairs, under};
use std::sync::LazyLock;

const LISTS: &str = include_str!("lists.txt");

macro_rules! lists {
    ($read:ident $kind:ty: $($heading:literal $name:ident,)*) => {
        $(pub(super) static $name: LazyLock<$kind> = LazyLock::new(|| $read(LISTS, $heading));)*
    };
}

lists! { under Words:
    "lowering" LOWERING,
    "modifier" MODIFIERS,
    "opening" OPENING,
    "relative" RELATIVES,
    "preposition" PREPOSITIONS,
    "determiner" DETERMINERS,
    "honorific" HONORIFICS,
    "generation" GENERATIONS,
    "company_ending" COMPANY_ENDINGS,
    "place" PLACE_WORDS,
    "generic" GENERIC,
    "body" BODIES,
    "thing" THINGS,
    "business" BUSINESSES,
    "of_person" OF_PERSON,
    "of_body" OF_BODY,
    "of_thing" OF_THING,
    "general" GENERAL,
    "predicate" PREDICATES,
    "decision" DECISIONS,
    "voyage" VOYAGES,
    "empty" EMPTY,
}

lists! { pairs Pairs:
    "short_given" SHORT_GIVEN,
    "also_called" ALSO_CALLED,
    "genus" GENERA,
    "country" COUNTRIES,
}
