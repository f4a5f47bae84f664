//! HTML by html5ever, for native programs.

use super::{Cursor, Node, Page};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Reads HTML as a browser does, scripts switched off; a piece of a page, without head or body, as well.
pub fn parse(html: &str) -> Page {
    let mut options = ParseOpts::default();
    // As in browsers: with scripts, what stands in <noscript> is no markup.
    options.tree_builder.scripting_enabled = true;
    let dom = parse_document(RcDom::default(), options).one(html);
    super::read(Place {
        above: Vec::new(),
        here: dom.document.clone(),
    })
}

/// A node, with those above it and the place of each step among its siblings.
struct Place {
    above: Vec<(Handle, usize)>,
    here: Handle,
}

impl Place {
    fn descend(&mut self, parent: Handle, index: usize) -> bool {
        let child = parent.children.borrow().get(index).cloned();
        let Some(child) = child else {
            return false;
        };
        self.here = child;
        self.above.push((parent, index));
        true
    }
}

impl Cursor for Place {
    fn node(&self) -> Node {
        match &self.here.data {
            NodeData::Element { name, .. } => Node::Element(name.local.to_string()),
            NodeData::Text { contents } => Node::Text(contents.borrow().to_string()),
            _ => Node::Other,
        }
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let NodeData::Element { attrs, .. } = &self.here.data else {
            return None;
        };
        let attributes = attrs.borrow();
        let found = attributes
            .iter()
            .find(|attribute| &*attribute.name.local == name)?;
        Some(found.value.to_string())
    }

    fn first_child(&mut self) -> bool {
        let parent = self.here.clone();
        self.descend(parent, 0)
    }

    fn next_sibling(&mut self) -> bool {
        let Some((parent, index)) = self.above.pop() else {
            return false;
        };
        self.descend(parent.clone(), index + 1) || {
            self.above.push((parent, index));
            false
        }
    }

    fn parent(&mut self) -> bool {
        let Some((parent, _)) = self.above.pop() else {
            return false;
        };
        self.here = parent;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_part_and_inline_elements_do_not() {
        let page = parse(
            "<h1>Ferry <em>runs</em> again</h1><p>It left\n at <b>nine</b>.<br>Nobody waved.<ul><li>One<li>Two</ul>\
             <table><tr><td>a<td>b<tr><td>c</table>",
        );
        assert_eq!(
            page.text,
            "Ferry runs again\n\nIt left at nine.\nNobody waved.\n\nOne\nTwo\n\na\tb\nc"
        );
        let lines: Vec<(&str, &str)> = page
            .lines
            .iter()
            .map(|line| (page.elements[line.element].tag.as_str(), line.span.of(&page.text)))
            .collect();
        assert_eq!(
            lines[..4],
            [
                ("h1", "Ferry runs again"),
                ("p", "It left at nine."),
                ("p", "Nobody waved."),
                ("li", "One")
            ]
        );
    }

    #[test]
    fn what_browsers_do_not_show_is_not_read() {
        for hidden in [
            "<script>gone()</script>",
            "<style>gone</style>",
            "<template>gone</template>",
            "<noscript>gone</noscript>",
            "<div hidden>gone</div>",
            "<p style='color: red; Display : none'>gone</p>",
            "<span aria-hidden=true>gone</span>",
            "<!-- gone -->",
            "<svg><title>gone</title><text>gone</text></svg>",
            "<textarea>gone</textarea>",
        ] {
            let page = parse(&format!("<p>Here.</p>{hidden}<p>There.</p>"));
            assert_eq!(page.text, "Here.\n\nThere.", "{hidden}");
        }
        for shown in [
            "<div aria-hidden=true>",
            "<p hidden-note=a>",
            "<p style='display: block'>",
        ] {
            assert_eq!(parse(&format!("{shown}Here.")).text, "Here.", "{shown}");
        }
    }

    #[test]
    fn links_and_names_are_told_of_each_line() {
        let page = parse(
            "<div class='Teaser big' id=t1><a href=x>Go on</a> now</div><p><span itemprop=author>Jane Doe</span></p>",
        );
        assert_eq!(page.lines[0].linked, "Go on".len());
        assert_eq!(page.elements[page.lines[0].element].names, "teaser big t1");
        assert_eq!(page.lines[1].linked, 0);
        assert_eq!(page.lines[1].marks, " span author");
    }

    #[test]
    fn a_page_says_what_it_is() {
        let page = parse(
            r#"<title>Ferry runs | Gazette</title><meta property="og:title" content="Ferry runs again">
            <meta name=author content="Jane Doe"><meta property=og:site_name content="Gazette">
            <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "no"}, {"@type":
            ["NewsArticle"], "headline": "Ferry", "author": [{"name": "Jane Doe"}, "John Roe"], "datePublished":
            "2024-03-08T10:00:00Z", "relatedLink": {"@type": "NewsArticle", "headline": "Other"}}]}</script>
            <script type="application/ld+json">{broken</script>
            <p>On <time datetime="2024-03-08" class=stamp>Friday</time>."#,
        );
        let metadata = page.metadata;
        assert_eq!(
            metadata.titles,
            ["Ferry", "Ferry runs again", "Ferry runs | Gazette"]
        );
        assert_eq!(metadata.authors, ["Jane Doe", "John Roe"]);
        assert_eq!(metadata.outlets, ["Gazette"]);
        assert_eq!(metadata.published, ["2024-03-08T10:00:00Z"]);
        assert_eq!(metadata.times.len(), 1);
        assert_eq!(metadata.times[0].names, "stamp");
    }

    #[test]
    fn references_in_metadata_are_read_and_ampersands_stay() {
        let page = parse(
            r#"<meta property="og:title" content="Ferry &amp;#8216;runs&amp;rsquo; &amp;amp; R&amp;D; at &amp;#x2014; 5 & 6">"#,
        );
        assert_eq!(page.metadata.titles, ["Ferry ‘runs’ & R&D; at — 5 & 6"]);
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = format!("{}Down here.{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
        assert_eq!(parse(&deep).text, "Down here.");
        assert_eq!(parse(&"<b><i>".repeat(5_000)).text, "");
        assert_eq!(parse("").text, "");
        assert_eq!(parse("<script>only()</script>").lines, []);
    }
}
