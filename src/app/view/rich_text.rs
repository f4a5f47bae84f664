//! Text out of HTML: what the clipboard or a file holds is read into an inert document and written
//! down as plain text, a blank line between blocks. Nothing of it is ever put into the page as HTML.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

/// Parts of a page that are never its text.
const SILENT: &str = "script, style, noscript, template, nav, svg, iframe, object, select, button, \
    input, textarea, dialog, [hidden], [aria-hidden=true]";

/// Elements that stand in a block of their own.
const BLOCKS: &[&str] = &[
    "ADDRESS",
    "ARTICLE",
    "ASIDE",
    "BLOCKQUOTE",
    "DIV",
    "DL",
    "DT",
    "DD",
    "FIELDSET",
    "FIGCAPTION",
    "FIGURE",
    "FOOTER",
    "FORM",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "HEADER",
    "HR",
    "LI",
    "MAIN",
    "OL",
    "P",
    "PRE",
    "SECTION",
    "TABLE",
    "TR",
    "UL",
];

/// The text of a piece of HTML; none when it cannot be read.
pub fn text_of(html: &str) -> Option<String> {
    let parsed = DomParser::new()
        .and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml))
        .ok()?;
    let body = parsed.body()?;
    let mut text = Text::default();
    text.add(&body);
    Some(text.written.trim().to_owned())
}

#[derive(Default)]
struct Text {
    written: String,
    /// White space that stands before the next word: line breaks, or else a blank.
    breaks: usize,
    blank: bool,
}

impl Text {
    fn add(&mut self, node: &Node) {
        let mut child = node.first_child();
        while let Some(node) = child {
            if let Some(element) = node.dyn_ref::<Element>() {
                self.element(element);
            } else if node.node_type() == Node::TEXT_NODE {
                self.words(&node.node_value().unwrap_or_default());
            }
            child = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element) {
        if element.matches(SILENT).unwrap_or(false) {
            return;
        }
        let name = element.tag_name();
        match name.as_str() {
            "BR" => self.breaks = (self.breaks + 1).min(2),
            "TD" | "TH" => {
                self.blank = true;
                self.add(element);
            }
            name if BLOCKS.contains(&name) => {
                let lines = if matches!(name, "LI" | "TR" | "DT" | "DD") {
                    1
                } else {
                    2
                };
                self.breaks = self.breaks.max(lines);
                self.add(element);
                self.breaks = self.breaks.max(lines);
            }
            _ => self.add(element),
        }
    }

    fn words(&mut self, text: &str) {
        for (index, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.blank |= index > 0;
            if word.is_empty() {
                continue;
            }
            if !self.written.is_empty() {
                match self.breaks {
                    0 if self.blank => self.written.push(' '),
                    0 => {}
                    1 => self.written.push('\n'),
                    _ => self.written.push_str("\n\n"),
                }
            }
            (self.breaks, self.blank) = (0, false);
            self.written.push_str(word);
        }
    }
}
