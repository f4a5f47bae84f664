//! What the extraction found: the types the JSON carries.
//!
//! Field names and enum spellings are the JSON's (`dateline/analysis-1`). Spans are bytes inside
//! the library; [`Analysis::with_offsets`] translates all of them at once at the boundary.

use crate::correction::Applied;
use crate::span::{OffsetMap, OffsetUnit, Span};
use serde::{Deserialize, Serialize};

/// The name of the JSON format this crate writes.
pub const SCHEMA: &str = "dateline/analysis-1";

/// Everything that was found in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Analysis {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The program and its version.
    pub generator: String,
    /// What the numbers of every span count.
    pub offset_unit: OffsetUnit,
    /// The text that spans count in, when it is not the input itself (a page in HTML).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The article as a whole.
    pub article: Article,
    /// Pieces of the page, in order.
    pub blocks: Vec<BlockSpan>,
    /// Sentences, in order.
    pub sentences: Vec<SentenceSpan>,
    /// Who and what is named, most salient first.
    pub entities: Vec<Entity>,
    /// Time expressions, in order.
    pub timexes: Vec<Timex>,
    /// Numbers with a meaning, in order.
    pub quantities: Vec<Quantity>,
    /// Who is quoted, in order.
    pub quotes: Vec<Quote>,
    /// What happened, in order of mention.
    pub events: Vec<Event>,
    /// The events that matter, in order of time; vague ones last.
    pub timeline: Vec<TimelineRow>,
    /// The article in brief.
    pub summary: Summary,
    /// What could not be done, or was assumed.
    pub warnings: Vec<Warning>,
    /// What the reader corrected, in order, with what became of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Applied>,
}

/// Who set a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SetBy {
    /// The reader, by a correction.
    Reader,
}

/// The article as a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// The headline, when there is one.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// BCP 47 language code, "und" when it cannot be told.
    pub language: String,
    /// The publication date.
    pub published: Option<Published>,
    /// Length in code points.
    pub characters: usize,
    /// Number of word tokens.
    pub words: usize,
}

/// The article's own date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Published {
    /// ISO 8601 calendar date.
    pub value: String,
    /// How it was found.
    pub how: PublishedHow,
    /// Where it stands in the text.
    pub span: Option<Span>,
    /// From 0 to 1.
    pub confidence: f64,
}

/// Where the publication date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PublishedHow {
    /// The reader said so.
    Given,
    /// A header line above or below the article.
    Header,
    /// The line with the author's name.
    Byline,
    /// "LONDON, March 3 (Wire) -".
    Dateline,
    /// A caption's full date completes one in the text.
    Caption,
    /// The running text.
    Text,
    /// What a page in HTML says of itself to machines.
    Metadata,
}

/// What a piece of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The article's title, or a title inside it.
    Headline,
    /// A line of its own with place or date.
    Dateline,
    /// A line with the author's name.
    Byline,
    /// What stands under a picture.
    Caption,
    /// Running text.
    Paragraph,
    /// An item of a list.
    List,
    /// Menus, buttons, reading times, links to other articles.
    Boilerplate,
    /// A note about the author.
    AuthorNote,
}

/// A block in the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlockSpan {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// A sentence in the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SentenceSpan {
    /// Where it stands.
    pub span: Span,
    /// Index into `blocks`.
    pub block: usize,
}

/// The kinds of named things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// One human being, or a family.
    Person,
    /// Governments' bodies, companies, parties, teams, media.
    Organization,
    /// Countries, regions, cities, waters, mountains.
    Place,
    /// Airports, bridges, buildings, stations, squares.
    Facility,
    /// Nationalities, religions, members of parties.
    Group,
    /// Named wars, storms, summits, tournaments.
    Event,
    /// Books, films, newspapers' columns, songs.
    Work,
    /// Things made and sold.
    Product,
    /// Treaties, acts, bills.
    Law,
    /// A name that is none of these.
    Other,
}

/// What several mentions name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// "e1", "e2" … in order of the list.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name the article uses.
    pub name: String,
    /// The other names it uses.
    pub aliases: Vec<String>,
    /// A role or description the article gives ("premier of North Korea").
    pub description: Option<String>,
    /// How much the article is about it, 0 to 1.
    pub salience: f64,
    /// ISO 3166-1 alpha-2 code, for countries and places known to lie in one.
    pub country: Option<String>,
    /// Where it is named, in order.
    pub mentions: Vec<EntityMention>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

impl Entity {
    /// Whether it is a country, not a place that lies in one.
    pub fn is_country(&self) -> bool {
        let listed =
            |mention: &EntityMention| mention.evidence.iter().any(|list| list == "gazetteer:country");
        self.kind == EntityKind::Place && self.country.is_some() && self.mentions.iter().any(listed)
    }
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// The full name.
    Name,
    /// A surname, a given name, a short form.
    Short,
    /// Initials.
    Acronym,
    /// The same name, spelt otherwise.
    Spelling,
    /// A role or description that stands for the name.
    Title,
    /// A pronoun.
    Pronoun,
}

/// One place that names an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntityMention {
    /// Where it stands.
    pub span: Span,
    /// The text under the span.
    pub text: String,
    /// How it names the entity.
    pub form: MentionForm,
    /// 0 to 1.
    pub confidence: f64,
    /// What decided: "model", "gazetteer:country", "pattern:acronym", …
    pub evidence: Vec<String>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or something coarser.
    Date,
    /// Something finer than a day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// A time expression. `interval` and `value` say what it means; `inferred` which parts of that the
/// text does not say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timex {
    /// "t1", "t2" … in order.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// The text under the span.
    pub text: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 value ("2024-11-20", "P2Y", "2024-W12", "XXXX-WXX-2", "PAST_REF").
    pub value: String,
    /// TIMEX3 modifier ("START", "APPROX", "MORE_THAN").
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// First and last day, both included, in ISO 8601, when they are known.
    pub interval: Option<[String; 2]>,
    /// The parts of the value the text does not state.
    pub inferred: Vec<DatePart>,
    /// What it is relative to: "dct" or the id of another timex.
    pub anchor: Option<String>,
    /// One plain sentence that says where the value comes from.
    pub why: String,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// The parts of a date that can be stated or inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DatePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
}

/// What a quantity measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// An amount of a currency.
    Money,
    /// A share of a hundred.
    Percent,
    /// So many of something.
    Count,
    /// Length, weight, speed, temperature, …
    Measure,
    /// A place in an order.
    Ordinal,
}

/// Which way a quantity is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// "at least", "over", "more than".
    AtLeast,
    /// "at most", "up to", "fewer than".
    AtMost,
    /// "about", "some", "nearly".
    About,
}

/// A number with a meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quantity {
    /// Where it stands.
    pub span: Span,
    /// The text under the span.
    pub text: String,
    /// What it measures.
    pub kind: QuantityKind,
    /// The number, in `unit`s: "$200 million" is 200000000.
    pub value: f64,
    /// ISO 4217 code, unit symbol, or the noun that is counted, in the singular.
    pub unit: Option<String>,
    /// What it is divided by ("month").
    pub per: Option<String>,
    /// Which way it is open.
    pub bound: Option<Bound>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// Words that are given as somebody's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words, with their quotation marks when they have any.
    pub span: Span,
    /// Who said them: an entity's id.
    pub speaker: Option<String>,
    /// The words that name who said them, as they stand: a name, a description or a pronoun.
    #[serde(default)]
    pub source: Option<Span>,
    /// The verb or phrase that says so ("said", "according to").
    pub cue: Option<String>,
    /// Where that verb or phrase stands. Quotes that share it are pieces of one.
    #[serde(default)]
    pub cue_span: Option<Span>,
    /// How sure it is that these words are the source's, from 0 to 1.
    #[serde(default)]
    pub confidence: f64,
    /// Whether they stand in quotation marks.
    pub direct: bool,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// The part an entity plays in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Who does it.
    Agent,
    /// To whom or to what it is done.
    Patient,
    /// Another part in it.
    Other,
}

/// An entity's part in an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Participant {
    /// The entity's id.
    pub entity: String,
    /// Its part.
    pub role: Role,
    /// Whether the event's own sentence does not say so, but another telling of it, or another deed of the
    /// same affair.
    #[serde(default)]
    pub inferred: bool,
}

/// The words that fill a part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Argument {
    /// The whole phrase; it can stand outside the clause ("the men who were arrested").
    pub span: Span,
    /// Its part.
    pub role: Role,
    /// Whether it stands elsewhere and says what the words here go back to ("they", "the train").
    #[serde(default)]
    pub inferred: bool,
}

/// Whether an event came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventStatus {
    /// It happened.
    Occurred,
    /// It goes on.
    Ongoing,
    /// It is meant to happen.
    Planned,
    /// Somebody says it happened.
    Claimed,
    /// It did not happen.
    Negated,
}

/// The word that tells of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trigger {
    /// Where it stands.
    pub span: Span,
    /// Its dictionary form.
    pub lemma: String,
}

/// Something that happened, is happening, will happen, or is said to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// "v1", "v2" … in order.
    pub id: String,
    /// The clause.
    pub span: Span,
    /// The word that tells of it.
    pub trigger: Trigger,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Who and what takes part, in the article's words, named or not.
    pub arguments: Vec<Argument>,
    /// When, as far as grammar says: a timex's id.
    pub time: Option<String>,
    /// When it happened, as far as can be told from the whole article.
    #[serde(default)]
    pub when: Option<EventWhen>,
    /// Where: an entity's id.
    pub place: Option<String>,
    /// According to whom: an entity's id.
    pub source: Option<String>,
    /// Whether it came about.
    pub status: EventStatus,
    /// The event this one tells again: its id.
    pub same_as: Option<String>,
    /// Index into `sentences`.
    pub sentence: usize,
    /// Why no row of the timeline tells of it, as one plain sentence; none when one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_no_row: Option<String>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// When an event happened, or is to happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventWhen {
    /// First and last day, both included, in ISO 8601; nothing when the text does not say, or names no time of
    /// the calendar.
    pub interval: Option<[String; 2]>,
    /// What it rests on.
    pub basis: Basis,
    /// How likely it is right, between 0 and 1; without an interval, how likely it is that none can be told.
    pub confidence: f64,
    /// The time expression: its id.
    pub timex: Option<String>,
    /// The reason, as one plain sentence.
    pub why: String,
}

/// What the time of an event rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The time stands with the event.
    Stated,
    /// It was worked out from times that stand elsewhere.
    Inferred,
    /// Only the day on which the article tells of it is known.
    Reported,
}

/// How sure the time of a timeline row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The text states it.
    Exact,
    /// It was worked out.
    Inferred,
    /// It cannot be placed on a calendar.
    Vague,
}

/// One event on the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimelineRow {
    /// First and last day, both included, in ISO 8601.
    pub interval: Option<[String; 2]>,
    /// The time as people write it ("20 Nov 2024", "June 2024").
    pub display: String,
    /// The event's id.
    pub event: String,
    /// What happened, in a few words.
    pub label: String,
    /// Index into `sentences`.
    pub sentence: usize,
    /// How sure the time is.
    pub certainty: Certainty,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// The article in brief.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Indices into `sentences`, in order of the text.
    pub sentences: Vec<usize>,
    /// Those sentences as one text.
    pub text: String,
    /// Who, what, when, where, how many, according to whom.
    pub key_facts: Vec<KeyFact>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// The questions a brief answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Who it is about.
    Who,
    /// What happened.
    What,
    /// When it happened.
    When,
    /// Where it happened.
    Where,
    /// How many, how much.
    HowMany,
    /// According to whom.
    AccordingTo,
}

/// One fact of the brief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeyFact {
    /// The question it answers.
    pub question: Question,
    /// The fact, as one short line.
    pub text: String,
    /// Where the article says so.
    pub evidence: Vec<Span>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// What could not be done, or was assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// A stable name for programs ("no_publication_date").
    pub code: String,
    /// A sentence for people.
    pub message: String,
    /// Where, when it is about one place.
    pub span: Option<Span>,
}

impl Analysis {
    /// The same analysis with every span counted in `unit`. `text` must be the text that was
    /// analyzed.
    pub fn with_offsets(mut self, text: &str, unit: OffsetUnit) -> Analysis {
        let map = OffsetMap::new(text, self.offset_unit, unit);
        self.offset_unit = unit;
        self.for_each_span(|span| *span = map.span(*span));
        self
    }

    /// Calls `change` on every span. The one list of where spans stand.
    fn for_each_span(&mut self, mut change: impl FnMut(&mut Span)) {
        let Analysis {
            article,
            blocks,
            sentences,
            entities,
            timexes,
            quantities,
            quotes,
            events,
            summary,
            warnings,
            corrections,
            ..
        } = self;
        article
            .published
            .iter_mut()
            .filter_map(|published| published.span.as_mut())
            .for_each(&mut change);
        blocks
            .iter_mut()
            .map(|block| &mut block.span)
            .for_each(&mut change);
        sentences
            .iter_mut()
            .map(|sentence| &mut sentence.span)
            .for_each(&mut change);
        entities
            .iter_mut()
            .flat_map(|entity| &mut entity.mentions)
            .map(|mention| &mut mention.span)
            .for_each(&mut change);
        timexes
            .iter_mut()
            .map(|timex| &mut timex.span)
            .for_each(&mut change);
        quantities
            .iter_mut()
            .map(|quantity| &mut quantity.span)
            .for_each(&mut change);
        for quote in quotes.iter_mut() {
            let named = [&mut quote.source, &mut quote.cue_span];
            [&mut quote.span]
                .into_iter()
                .chain(named.into_iter().flatten())
                .for_each(&mut change);
        }
        for event in events.iter_mut() {
            let arguments = event.arguments.iter_mut().map(|argument| &mut argument.span);
            [&mut event.span, &mut event.trigger.span]
                .into_iter()
                .chain(arguments)
                .for_each(&mut change);
        }
        summary
            .key_facts
            .iter_mut()
            .flat_map(|fact| &mut fact.evidence)
            .for_each(&mut change);
        warnings
            .iter_mut()
            .filter_map(|warning| warning.span.as_mut())
            .for_each(&mut change);
        corrections
            .iter_mut()
            .flat_map(|applied| &mut applied.places)
            .for_each(&mut change);
    }
}
