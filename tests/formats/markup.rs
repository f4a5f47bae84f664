//! TimeML, the web page, Markdown and the plain brief.

use super::{all, dossiers};
use dateline::export::format;
use pulldown_cmark::{Event, Options, Parser, Tag};
use roxmltree::{Document, Node, ParsingOptions};

/// The text as XML can hold it.
fn in_xml(text: &str) -> String {
    let held =
        |c: char| matches!(c, '\n' | '\r' | '\t') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars()
        .map(|c| if held(c) { c } else { char::REPLACEMENT_CHARACTER })
        .collect()
}

fn text_of(node: Node) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|node| node.text())
        .collect()
}

#[test]
fn timeml_is_well_formed_and_holds_the_text_and_its_times() {
    for read in all() {
        let file = read.file("timeml");
        let tree = Document::parse(&file).expect("well-formed XML");
        let named = |name: &'static str| tree.descendants().filter(move |node| node.has_tag_name(name));
        let text = named("TEXT").next().expect("a text");
        assert_eq!(text_of(text), in_xml(&read.text));
        let ids: Vec<&str> = named("TIMEX3").filter_map(|node| node.attribute("tid")).collect();
        assert_eq!(
            text.descendants()
                .filter(|node| node.has_tag_name("TIMEX3"))
                .count(),
            read.analysis.timexes.len()
        );
        for timex in named("TIMEX3") {
            assert!(timex.attribute("value").is_some_and(|value| !value.is_empty()));
            assert!(["DATE", "TIME", "DURATION", "SET"].contains(&timex.attribute("type").expect("a type")));
            assert!(timex.attribute("anchorTimeID").is_none_or(|id| ids.contains(&id)));
        }
        let events: Vec<&str> = named("EVENT").filter_map(|node| node.attribute("eid")).collect();
        let instances: Vec<&str> = named("MAKEINSTANCE")
            .filter_map(|node| node.attribute("eiid"))
            .collect();
        assert_eq!(events.len(), instances.len());
        assert!(
            named("MAKEINSTANCE").all(|node| events.contains(&node.attribute("eventID").expect("an event")))
        );
        for link in named("TLINK") {
            assert!(instances.contains(&link.attribute("eventInstanceID").expect("an instance")));
            assert!(ids.contains(&link.attribute("relatedToTime").expect("a time")));
        }
    }
}

/// A page that is well formed, brings no script, asks for nothing, and has only the elements we write.
fn check_page(page: &str) -> String {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let tree = Document::parse_with_options(page, options).expect("a well-formed page");
    let known =
        "html head meta title style body main h1 h2 h3 p section dl dt dd ul li table tr th td br small mark";
    for node in tree.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(known.split(' ').any(|known| known == name), "<{name}>");
        for attribute in node.attributes() {
            let plain = [
                "class",
                "title",
                "lang",
                "scope",
                "name",
                "content",
                "charset",
                "http-equiv",
            ];
            assert!(plain.contains(&attribute.name()), "{}", attribute.name());
        }
    }
    let article = tree.descendants().filter(|node| {
        let is_block = node.attribute("class").is_some_and(|class| class != "by");
        is_block && (node.has_tag_name("p") || node.has_tag_name("h3"))
    });
    article.map(text_of).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_web_page_holds_the_article_and_nothing_that_runs() {
    for read in all() {
        let blocks = read.analysis.blocks.iter();
        let expected: Vec<String> = blocks.map(|block| in_xml(block.span.of(&read.text))).collect();
        assert_eq!(check_page(&read.file("html")), expected.join("\n"));
    }
    for dossier in dossiers() {
        check_page(&(format("html")
            .and_then(|format| format.dossier)
            .expect("a writer"))(&dossier));
    }
}

/// A picture of rectangles, lines, dots and words.
fn check_picture(picture: &str) -> String {
    let tree = Document::parse(picture).expect("well-formed XML");
    for node in tree.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            ["svg", "title", "rect", "text", "line", "circle"].contains(&name),
            "<{name}>"
        );
        assert!(
            node.attributes()
                .all(|attribute| !attribute.name().starts_with("on"))
        );
    }
    let words = tree.descendants().filter(|node| node.has_tag_name("text"));
    words.map(text_of).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_picture_of_the_timeline_holds_every_row() {
    for read in all() {
        let words = check_picture(&read.file("svg"));
        for row in &read.analysis.timeline {
            let label: Vec<&str> = row.label.split_whitespace().take(3).collect();
            assert!(words.contains(&in_xml(&label.join(" "))), "{label:?}");
        }
    }
    for dossier in dossiers() {
        check_picture(&(format("svg")
            .and_then(|format| format.dossier)
            .expect("a writer"))(&dossier));
    }
}

/// A page of headings, paragraphs, lists and bold words; everything else is text.
fn check_markdown(page: &str) {
    for event in Parser::new_ext(page, Options::all()) {
        match event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {
                panic!("{event:?}")
            }
            Event::Start(tag) => assert!(
                matches!(
                    tag,
                    Tag::Heading { .. } | Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Strong
                ),
                "{tag:?}"
            ),
            _ => {}
        }
    }
}

#[test]
fn nothing_in_a_text_means_anything_to_markdown() {
    for read in all() {
        let page = read.file("markdown");
        check_markdown(&page);
        let words: String = Parser::new(&page)
            .filter_map(|event| match event {
                Event::Text(words) => Some(words.to_string()),
                _ => None,
            })
            .collect();
        for row in &read.analysis.timeline {
            let label: Vec<&str> = row.label.split_whitespace().collect();
            let shown: String = label
                .join(" ")
                .chars()
                .map(|c| if c.is_control() { '\u{fffd}' } else { c })
                .collect();
            assert!(words.contains(&shown), "{shown:?}");
        }
    }
    for dossier in dossiers() {
        check_markdown(&(format("markdown")
            .and_then(|format| format.dossier)
            .expect("a writer"))(&dossier));
    }
}

#[test]
fn the_brief_obeys_to_no_control_character() {
    for read in all() {
        let brief = read.file("brief");
        assert!(
            brief.chars().all(|c| matches!(c, '\n' | '\t') || !c.is_control()),
            "{brief:?}"
        );
    }
}
