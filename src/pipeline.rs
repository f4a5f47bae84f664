//! The order of the stages. Each reads only what stands before it.

use crate::analysis::{Analysis, Article, BlockSpan, SCHEMA, SentenceSpan, SetBy};
use crate::article::PublicationDate;
use crate::clause::Clauses;
use crate::correction::{Correction, Corrections};
use crate::document::Document;
use crate::markup::{Metadata, Page};
use crate::span::OffsetUnit;
use crate::story::{Names, Reading};
use crate::syntax::Tree;
use crate::timex::calendar::Date;
use crate::{
    article, attribution, entity, event, explain, mention, quantity, summary, syntax, timeline, timex, token,
};
use serde::{Deserialize, Serialize};

/// What the reader can tell about the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The publication date, when it is known; otherwise it is looked for in the text.
    pub published: Option<Date>,
    /// What the reader knows better, in the order it was said: corrections of this article and the personal
    /// lists. A later one wins over an earlier one.
    pub corrections: Vec<Correction>,
}

/// A part of the work, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Blocks, tokens and sentences.
    Page,
    /// Time expressions and the article's own date.
    Dates,
    /// Parts of speech and dependencies.
    Syntax,
    /// Names and amounts.
    Names,
    /// Who is who.
    Entities,
    /// Who is quoted.
    Quotes,
    /// What happened, and when.
    Events,
    /// Rows, and the article in brief.
    Brief,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Stage; 8] = [
        Stage::Page,
        Stage::Dates,
        Stage::Syntax,
        Stage::Names,
        Stage::Entities,
        Stage::Quotes,
        Stage::Events,
        Stage::Brief,
    ];
}

/// Reads an article. Any text gives an analysis; what could not be done is in its warnings.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    read(text, None, options, &mut |_| ())
}

/// Reads an article, while `watch` is told of each stage as it begins. Of a page whose markup is known, `text` must be
/// its text; without that, or if the page is not [sound](Page::is_sound), its markup says nothing.
pub fn analyze_watched(
    text: &str,
    page: Option<&Page>,
    options: &Options,
    watch: &mut dyn FnMut(Stage),
) -> Analysis {
    read(
        text,
        page.filter(|page| page.text == text && page.is_sound()),
        options,
        watch,
    )
}

/// Reads the article of a page whose markup is known. Spans count in [`Page::text`], which the analysis
/// carries.
pub fn analyze_page(page: &Page, options: &Options) -> Analysis {
    Analysis {
        text: Some(page.text.clone()),
        ..read(
            &page.text,
            Some(page).filter(|page| page.is_sound()),
            options,
            &mut |_| (),
        )
    }
}

/// Lends `then` what the rooms of the story read of an article, without amounts: for training.
#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub(crate) fn lend<R>(text: &str, published: Option<Date>, then: impl FnOnce(&Reading) -> R) -> R {
    let document = token::document(text, article::blocks(text));
    let syntax = syntax::parse(&document);
    let timexes = timex::resolve(&document, Some(&syntax), &timex::recognize(&document), published);
    let mentions = mention::outside(mention::find(&document), &timexes);
    let tree = Tree::new(&document, &syntax);
    let clauses = Clauses::read(&tree);
    let entities = entity::link(&document, &syntax, &clauses, mentions);
    let names = Names::new(&document, &entities);
    let quotes = attribution::find(&tree, &names, &entities);
    then(&Reading {
        tree: &tree,
        clauses: &clauses,
        names: &names,
        entities: &entities,
        timexes: &timexes,
        quantities: &[],
        quotes: &quotes,
        published,
    })
}

fn read(text: &str, page: Option<&Page>, options: &Options, watch: &mut dyn FnMut(Stage)) -> Analysis {
    watch(Stage::Page);
    let corrections = Corrections::new(text, &options.corrections);
    let mut blocks = article::blocks_of(text, page);
    corrections.blocks(&mut blocks);
    let document = token::document(text, blocks);
    watch(Stage::Dates);
    let mut stated = timex::recognize(&document);
    corrections.no_dates(&mut stated);
    let metadata = page.map(|page| &page.metadata);
    let given = options.published.or_else(|| corrections.published());
    let published = article::published(&document, &stated, metadata, given);
    let day = published.as_ref().map(|found| found.date);
    let rival = article::rival_date(&document, &stated, metadata, published.as_ref());
    let given_dates = corrections.dates(&document, &mut stated, day);
    watch(Stage::Syntax);
    let syntax = syntax::parse(&document);
    let mut timexes = timex::resolve(&document, Some(&syntax), &stated, day);
    given_dates.settle(&mut timexes);
    watch(Stage::Names);
    let mut mentions = mention::outside(mention::find(&document), &timexes);
    corrections.mentions(&document, &mut mentions);
    let mut quantities = quantity::find(&document, &timexes);
    corrections.quantities(&document, &mut quantities);
    let tree = Tree::new(&document, &syntax);
    let clauses = Clauses::read(&tree);
    watch(Stage::Entities);
    let mut entities = entity::link(&document, &syntax, &clauses, mentions);
    corrections.entities(&mut entities);
    let names = Names::new(&document, &entities);
    watch(Stage::Quotes);
    let mut quotes = attribution::find(&tree, &names, &entities);
    corrections.quotes(&document, &entities, &mut quotes);
    let reading = Reading {
        tree: &tree,
        clauses: &clauses,
        names: &names,
        entities: &entities,
        timexes: &timexes,
        quantities: &quantities,
        quotes: &quotes,
        published: day,
    };
    watch(Stage::Events);
    let mut events = event::extract(&reading);
    corrections.events(&document, &entities, &mut events, day);
    let weights = event::salience::of(&reading, &events);
    watch(Stage::Brief);
    let labeller = timeline::Labeller::new(&reading);
    let mut timeline = timeline::rows(&labeller, &events, &weights);
    corrections.rows(&document, &events, &mut timeline, day);
    let story = summary::Story::new(&labeller, &events, &weights, &timeline);
    let mut summary = summary::summarize(&story);
    corrections.summary(&document, &mut summary);
    explain::note_untold(&labeller, &timeline, &mut events);

    let warnings = article::warnings(&document, published.as_ref(), rival.as_ref());
    Analysis {
        schema: SCHEMA.to_owned(),
        generator: concat!("dateline ", env!("CARGO_PKG_VERSION")).to_owned(),
        offset_unit: OffsetUnit::Byte,
        text: None,
        article: about(&document, metadata, published),
        blocks: block_spans(&document, &corrections),
        sentences: sentence_spans(&document),
        entities,
        timexes,
        quantities,
        quotes,
        events,
        timeline,
        summary,
        warnings,
        corrections: corrections.applied(),
    }
}

/// The article as a whole.
fn about(document: &Document, metadata: Option<&Metadata>, published: Option<PublicationDate>) -> Article {
    let head = article::head(document, metadata);
    Article {
        title: head.title,
        byline: head.byline,
        outlet: head.outlet,
        language: article::language(document),
        published: published.map(Into::into),
        characters: document.text.chars().count(),
        words: token::count_words(document),
    }
}

fn block_spans(document: &Document, corrections: &Corrections) -> Vec<BlockSpan> {
    let blocks = document.blocks.iter().map(|block| BlockSpan {
        kind: block.kind,
        span: block.span,
        confidence: block.confidence,
        set_by: corrections.sets_block(block.span).then_some(SetBy::Reader),
    });
    blocks.collect()
}

fn sentence_spans(document: &Document) -> Vec<SentenceSpan> {
    let sentences = document.sentences.iter().map(|sentence| SentenceSpan {
        span: sentence.span,
        block: sentence.block,
    });
    sentences.collect()
}
