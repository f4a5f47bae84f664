//! Pages out of HTML: what the clipboard or a file holds is read by the browser's parser into a document that
//! is never shown, and walked as the command line walks its own. Nothing of it is ever put into the page as HTML.

use crate::app::ways_in::safe_copy::safe_copy;
use crate::markup::{self, Cursor, Node, Page};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, SupportedType, TreeWalker};

/// The page in a piece of HTML; none when it cannot be read, or has no text.
pub fn page_of(html: &str) -> Option<Page> {
    let parsed = DomParser::new()
        .and_then(|parser| parser.parse_from_string(&safe_copy(html), SupportedType::TextHtml))
        .ok()?;
    let walker = parsed
        .create_tree_walker(&parsed.document_element()?.into())
        .ok()?;
    let page = markup::read(Place(walker));
    (!page.text.trim().is_empty()).then_some(page)
}

/// A place in a document of the browser's.
struct Place(TreeWalker);

impl Cursor for Place {
    fn node(&self) -> Node {
        let node = self.0.current_node();
        match node.dyn_ref::<Element>() {
            Some(element) => Node::Element(element.tag_name()),
            None if node.node_type() == web_sys::Node::TEXT_NODE => {
                Node::Text(node.node_value().unwrap_or_default())
            }
            None => Node::Other,
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let node = self.0.current_node();
        node.dyn_ref::<Element>()?.get_attribute(name)
    }

    fn first_child(&mut self) -> bool {
        self.0.first_child().is_ok_and(|node| node.is_some())
    }

    fn next_sibling(&mut self) -> bool {
        self.0.next_sibling().is_ok_and(|node| node.is_some())
    }

    fn parent(&mut self) -> bool {
        self.0.parent_node().is_ok_and(|node| node.is_some())
    }
}
