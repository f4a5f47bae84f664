//! Markdown without its marks: what stands in the text, a blank line between blocks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text of a piece of Markdown.
pub fn text(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut text = Text::default();
    for event in Parser::new_ext(markdown, options) {
        text.event(event);
    }
    text.written.trim_end().to_owned()
}

#[derive(Default)]
struct Text {
    written: String,
    /// The numbers of the lists that are open, from the outermost in.
    lists: Vec<Option<u64>>,
    /// Whether a block of data about the text is open, which is not read.
    metadata: bool,
}

impl Text {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.metadata = false,
            _ if self.metadata => {}
            Event::Start(Tag::List(first)) => {
                self.end_line();
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.end_block();
                }
            }
            Event::Start(Tag::Item) => self.item(),
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => self.end_line(),
            Event::End(TagEnd::TableCell) => self.written.push('\t'),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::CodeBlock
                | TagEnd::Table
                | TagEnd::HtmlBlock,
            ) => self.end_block(),
            Event::Text(words) | Event::Code(words) => self.written.push_str(&words),
            Event::SoftBreak => self.written.push(' '),
            Event::HardBreak => self.end_line(),
            _ => {}
        }
    }

    fn item(&mut self) {
        self.end_line();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.written.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.written.push_str("• "),
        }
    }

    fn end_line(&mut self) {
        let end = self.written.trim_end_matches([' ', '\t']).len();
        self.written.truncate(end);
        if !self.written.is_empty() && !self.written.ends_with('\n') {
            self.written.push('\n');
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        if !self.written.is_empty() && !self.written.ends_with("\n\n") && self.lists.is_empty() {
            self.written.push('\n');
        }
    }
}
