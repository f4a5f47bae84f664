// Made from the Rust types by `make schema`; do not edit.

/** What a correction says. Entities are called by their names; days and other times are written as people write them ("18 Nov", "2024-06", "last Friday", "2024-11-18/2024-11-20"). */
export type Act = {
  block: {
    /** The kind. */
    kind: BlockKind;
  };
} | {
  name: {
    /** What they name. */
    kind: EntityKind;
  };
} | "not_a_name" | {
  same_as: {
    /** That entity. */
    entity: string;
  };
} | "apart" | {
  called: {
    /** Its name. */
    name: string;
  };
} | {
  date: {
    /** The time they mean. */
    value: string | null;
    /** The day they count from. */
    from: string | null;
  };
} | "not_a_date" | {
  quantity: {
    /** The amount. */
    value: string;
  };
} | "not_a_quantity" | {
  speaker: {
    /** The entity; none when nobody is named. */
    entity: string | null;
  };
} | {
  quote: {
    /** Whether they are the very words. */
    direct: boolean;
  };
} | {
  event: {
    /** When it was. */
    when: string | null;
    /** Who did it. */
    who: string | null;
    /** The words of its row. */
    label: string | null;
  };
} | "not_an_event" | {
  row: {
    /** When it was. */
    when: string | null;
    /** The words of the row. */
    label: string;
  };
} | {
  fact: {
    /** The question it answers. */
    question: Question;
    /** The fact. */
    text: string;
    /** Whether it stands among the key facts. */
    keep: boolean;
  };
} | {
  sentence: {
    /** Whether it stands in the summary. */
    keep: boolean;
  };
} | {
  published: {
    /** The day. */
    day: string;
  };
};

/** Whether the articles tell an event alike. */
export type Agreement = "agree" | "single" | "differ";

/** What Dateline found in one article. Spans are [start, end], half open, counted in offset_unit. Fields may be added; none is changed or removed under this name. */
export interface Analysis {
  /** Always SCHEMA. */
  schema: "dateline/analysis-1";
  /** The program and its version. */
  generator: string;
  /** What the numbers of every span count. */
  offset_unit: OffsetUnit;
  /** The article as a whole. */
  article: Article;
  /** Pieces of the page, in order. */
  blocks: BlockSpan[];
  /** Sentences, in order. */
  sentences: SentenceSpan[];
  /** Who and what is named, most salient first. */
  entities: Entity[];
  /** Time expressions, in order. */
  timexes: Timex[];
  /** Numbers with a meaning, in order. */
  quantities: Quantity[];
  /** Who is quoted, in order. */
  quotes: Quote[];
  /** What happened, in order of mention. */
  events: Event[];
  /** The events that matter, in order of time; vague ones last. */
  timeline: TimelineRow[];
  /** The article in brief. */
  summary: Summary;
  /** What could not be done, or was assumed. */
  warnings: Warning[];
  /** What the reader corrected, in order, with what became of it. */
  corrections?: Applied[];
  /** The text that spans count in, when it is not the input itself (a page in HTML). */
  text?: string | null;
}

/** A place in a text. */
export interface Anchor {
  /** The words. */
  exact: string;
  /** What stands before them. */
  prefix: string;
  /** What stands behind them. */
  suffix: string;
  /** Where they stood, in code points: of two places that are otherwise alike the nearer one is meant. */
  start: number;
}

/** An entity in one article. */
export interface Appearance {
  /** The article's id. */
  article: string;
  /** The entity's id there. */
  entity: string;
  /** How often it is named there, pronouns included. */
  mentions: number;
  /** How much that article is about it. */
  salience: number;
}

/** A correction with what became of it. */
export interface Applied {
  /** Its own; no other correction of the article has it. */
  id: string;
  /** Where it was made. */
  at: Anchor;
  /** How far it reaches. */
  scope: Scope;
  /** What it says. */
  act: Act;
  /** When it was made, in ISO 8601, when that is known. */
  made: string | null;
  /** The places it was applied to. */
  places: Span[];
  /** Whether it holds. */
  outcome: Outcome;
}

/** The words that fill a part in an event. */
export interface Argument {
  /** The whole phrase; it can stand outside the clause ("the men who were arrested"). */
  span: Span;
  /** Its part. */
  role: Role;
  /** Whether it stands elsewhere and says what the words here go back to ("they", "the train"). */
  inferred: boolean;
}

/** The article as a whole. */
export interface Article {
  /** The headline, when there is one. */
  title: string | null;
  /** Who wrote it. */
  byline: string | null;
  /** Who published it. */
  outlet: string | null;
  /** BCP 47 language code, "und" when it cannot be told. */
  language: string;
  /** The publication date. */
  published: Published | null;
  /** Length in code points. */
  characters: number;
  /** Number of word tokens. */
  words: number;
}

/** What sources can differ in. */
export type Aspect = "date" | "quantity";

/** What the time of an event rests on. */
export type Basis = "stated" | "inferred" | "reported";

/** What a piece of the page is. */
export type BlockKind = "headline" | "dateline" | "byline" | "caption" | "paragraph" | "list" | "boilerplate" | "author_note";

/** A block in the JSON. */
export interface BlockSpan {
  /** What it is. */
  kind: BlockKind;
  /** Where it stands. */
  span: Span;
  /** On a whole page, how sure it is that the block belongs to the article, or is left out, as its kind says: 0 to 1. Below a half it was kept so that nothing of the article is lost. Absent where wording alone says what the block is, where the reader said so, and in texts that are no whole page. */
  confidence?: number | null;
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** Which way a quantity is open. */
export type Bound = "at_least" | "at_most" | "about";

/** How sure the time of a timeline row is. */
export type Certainty = "exact" | "inferred" | "vague";

/** One side of a difference. */
export interface Claim {
  /** The article's id. */
  article: string;
  /** Its date ("2024-03-08", "2024-03-01/2024-03-31") or quantity ("over 5,000"). */
  value: string;
}

/** The parts of a date that can be stated or inferred. */
export type DatePart = "year" | "month" | "day";

/** What two articles say differently of one event. */
export interface Difference {
  /** What it is about. */
  about: Aspect;
  /** What each article says, in the order of the articles. */
  values: Claim[];
}

/** What Dateline found in several articles together. Ids of articles are a1, a2 … in the order given; ids of their entities, events and sentences are those of each article's own analysis. Fields may be added; none is changed or removed under this name. */
export interface Dossier {
  /** Always SCHEMA. */
  schema: "dateline/dossier-1";
  /** The program and its version. */
  generator: string;
  /** The articles, in the order given. */
  articles: DossierArticle[];
  /** Who and what is named, most salient first. */
  entities: DossierEntity[];
  /** The events that matter, in order of time; vague ones last. */
  timeline: DossierRow[];
}

/** One of the articles. */
export interface DossierArticle {
  /** "a1", "a2" … in the order given. */
  id: string;
  /** Its headline. */
  title: string | null;
  /** Who published it. */
  outlet: string | null;
  /** Who wrote it. */
  byline: string | null;
  /** ISO 8601 calendar date. */
  published: string | null;
  /** Number of word tokens. */
  words: number;
}

/** What the articles name in common, or one of them alone. */
export interface DossierEntity {
  /** "d1", "d2" … in order of the list. */
  id: string;
  /** What it is. */
  kind: EntityKind;
  /** The fullest name the articles use. */
  name: string;
  /** The other names they use. */
  aliases: string[];
  /** A role or description an article gives. */
  description: string | null;
  /** How much the articles are about it, 0 to 1. */
  salience: number;
  /** ISO 3166-1 alpha-2 code. */
  country: string | null;
  /** Where it is named. */
  articles: Appearance[];
}

/** One event on the common timeline. */
export interface DossierRow {
  /** "r1", "r2" … in order of the list. */
  id: string;
  /** First and last day, both included, in ISO 8601. */
  interval: [string, string] | null;
  /** The time as people write it. */
  display: string;
  /** What happened, in a few words. */
  label: string;
  /** How sure the time is. */
  certainty: Certainty;
  /** Whether the articles tell it alike. */
  agreement: Agreement;
  /** Who takes part: ids of the dossier's entities. */
  participants: string[];
  /** Each article that tells it, in order; at least one. */
  sources: Source[];
  /** In what they differ. */
  differences: Difference[];
}

/** What several mentions name. */
export interface Entity {
  /** "e1", "e2" … in order of the list. */
  id: string;
  /** What it is. */
  kind: EntityKind;
  /** The fullest name the article uses. */
  name: string;
  /** The other names it uses. */
  aliases: string[];
  /** A role or description the article gives ("premier of North Korea"). */
  description: string | null;
  /** How much the article is about it, 0 to 1. */
  salience: number;
  /** ISO 3166-1 alpha-2 code, for countries and places known to lie in one. */
  country: string | null;
  /** Where it is named, in order. */
  mentions: EntityMention[];
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** The kinds of named things. */
export type EntityKind = "person" | "organization" | "place" | "facility" | "group" | "event" | "work" | "product" | "law" | "other";

/** One place that names an entity. */
export interface EntityMention {
  /** Where it stands. */
  span: Span;
  /** The text under the span. */
  text: string;
  /** How it names the entity. */
  form: MentionForm;
  /** 0 to 1. */
  confidence: number;
  /** What decided: "model", "gazetteer:country", "pattern:acronym", … */
  evidence: string[];
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** Something that happened, is happening, will happen, or is said to. */
export interface Event {
  /** "v1", "v2" … in order. */
  id: string;
  /** The clause. */
  span: Span;
  /** The word that tells of it. */
  trigger: Trigger;
  /** Who takes part. */
  participants: Participant[];
  /** Who and what takes part, in the article's words, named or not. */
  arguments: Argument[];
  /** When, as far as grammar says: a timex's id. */
  time: string | null;
  /** When it happened, as far as can be told from the whole article. */
  when: EventWhen | null;
  /** Where: an entity's id. */
  place: string | null;
  /** According to whom: an entity's id. */
  source: string | null;
  /** Whether it came about. */
  status: EventStatus;
  /** The event this one tells again: its id. */
  same_as: string | null;
  /** Index into `sentences`. */
  sentence: number;
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
  /** Why no row of the timeline tells of it, as one plain sentence; none when one does. */
  why_no_row?: string | null;
}

/** Whether an event came about. */
export type EventStatus = "occurred" | "ongoing" | "planned" | "claimed" | "negated";

/** When an event happened, or is to happen. */
export interface EventWhen {
  /** First and last day, both included, in ISO 8601; nothing when the text does not say, or names no time of the calendar. */
  interval: [string, string] | null;
  /** What it rests on. */
  basis: Basis;
  /** How likely it is right, between 0 and 1; without an interval, how likely it is that none can be told. */
  confidence: number;
  /** The time expression: its id. */
  timex: string | null;
  /** The reason, as one plain sentence. */
  why: string;
}

/** One fact of the brief. */
export interface KeyFact {
  /** The question it answers. */
  question: Question;
  /** The fact, as one short line. */
  text: string;
  /** Where the article says so. */
  evidence: Span[];
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** How a mention names its entity. */
export type MentionForm = "name" | "short" | "acronym" | "spelling" | "title" | "pronoun";

/** What the numbers of a span count. */
export type OffsetUnit = "byte" | "codepoint" | "utf16";

/** What became of a correction. */
export type Outcome = "applied" | "not_found" | "not_understood";

/** An entity's part in an event. */
export interface Participant {
  /** The entity's id. */
  entity: string;
  /** Its part. */
  role: Role;
  /** Whether the event's own sentence does not say so, but another telling of it, or another deed of the same affair. */
  inferred: boolean;
}

/** The article's own date. */
export interface Published {
  /** ISO 8601 calendar date. */
  value: string;
  /** How it was found. */
  how: PublishedHow;
  /** Where it stands in the text. */
  span: Span | null;
  /** From 0 to 1. */
  confidence: number;
}

/** Where the publication date comes from. */
export type PublishedHow = "given" | "header" | "byline" | "dateline" | "caption" | "text" | "metadata";

/** A number with a meaning. */
export interface Quantity {
  /** Where it stands. */
  span: Span;
  /** The text under the span. */
  text: string;
  /** What it measures. */
  kind: QuantityKind;
  /** The number, in `unit`s: "$200 million" is 200000000. */
  value: number;
  /** ISO 4217 code, unit symbol, or the noun that is counted, in the singular. */
  unit: string | null;
  /** What it is divided by ("month"). */
  per: string | null;
  /** Which way it is open. */
  bound: Bound | null;
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** What a quantity measures. */
export type QuantityKind = "money" | "percent" | "count" | "measure" | "ordinal";

/** The questions a brief answers. */
export type Question = "who" | "what" | "when" | "where" | "how_many" | "according_to";

/** Words that are given as somebody's. */
export interface Quote {
  /** The words, with their quotation marks when they have any. */
  span: Span;
  /** Who said them: an entity's id. */
  speaker: string | null;
  /** The words that name who said them, as they stand: a name, a description or a pronoun. */
  source: Span | null;
  /** The verb or phrase that says so ("said", "according to"). */
  cue: string | null;
  /** Where that verb or phrase stands. Quotes that share it are pieces of one. */
  cue_span: Span | null;
  /** How sure it is that these words are the source's, from 0 to 1. */
  confidence: number;
  /** Whether they stand in quotation marks. */
  direct: boolean;
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** The part an entity plays in an event. */
export type Role = "agent" | "patient" | "other";

/** How far a correction reaches. */
export type Scope = "here" | "article" | "always";

/** A sentence in the JSON. */
export interface SentenceSpan {
  /** Where it stands. */
  span: Span;
  /** Index into `blocks`. */
  block: number;
}

/** Who set a fact. */
export type SetBy = "reader";

/** One article's telling of an event. */
export interface Source {
  /** The article's id. */
  article: string;
  /** The event's id there. */
  event: string;
  /** Index into the article's sentences. */
  sentence: number;
  /** What happened, in its words, when its own timeline has the event. */
  label: string | null;
  /** When, according to it. */
  interval: [string, string] | null;
  /** Whom it gives as its source: the id of one of the dossier's entities. */
  according_to: string | null;
  /** Whether the event came about, according to it. */
  status: EventStatus;
}

/** A half-open range of UTF-8 bytes, `start <= end`, both on character borders of the text it belongs to. It is written `[start, end]` in JSON. */
export type Span = [number, number];

/** The article in brief. */
export interface Summary {
  /** Indices into `sentences`, in order of the text. */
  sentences: number[];
  /** Those sentences as one text. */
  text: string;
  /** Who, what, when, where, how many, according to whom. */
  key_facts: KeyFact[];
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** One event on the timeline. */
export interface TimelineRow {
  /** First and last day, both included, in ISO 8601. */
  interval: [string, string] | null;
  /** The time as people write it ("20 Nov 2024", "June 2024"). */
  display: string;
  /** The event's id. */
  event: string;
  /** What happened, in a few words. */
  label: string;
  /** Index into `sentences`. */
  sentence: number;
  /** How sure the time is. */
  certainty: Certainty;
  /** Whether it is told beside the story: few readers would put it on a timeline. */
  background?: boolean;
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** A time expression. `interval` and `value` say what it means; `inferred` which parts of that the text does not say. */
export interface Timex {
  /** "t1", "t2" … in order. */
  id: string;
  /** Where it stands. */
  span: Span;
  /** The text under the span. */
  text: string;
  /** What it is. */
  type: TimexType;
  /** TIMEX3 value ("2024-11-20", "P2Y", "2024-W12", "XXXX-WXX-2", "PAST_REF"). */
  value: string;
  /** TIMEX3 modifier ("START", "APPROX", "MORE_THAN"). */
  mod: string | null;
  /** First and last day, both included, in ISO 8601, when they are known. */
  interval: [string, string] | null;
  /** The parts of the value the text does not state. */
  inferred: DatePart[];
  /** What it is relative to: "dct" or the id of another timex. */
  anchor: string | null;
  /** One plain sentence that says where the value comes from. */
  why: string;
  /** Who set it, when it was not the program. */
  set_by?: SetBy | null;
}

/** TIMEX3 types. */
export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";

/** The word that tells of an event. */
export interface Trigger {
  /** Where it stands. */
  span: Span;
  /** Its dictionary form. */
  lemma: string;
}

/** What could not be done, or was assumed. */
export interface Warning {
  /** A stable name for programs ("no_publication_date"). */
  code: string;
  /** A sentence for people. */
  message: string;
  /** Where, when it is about one place. */
  span: Span | null;
}
