//! Which part of a page in HTML holds its article: containers scored by the paragraphs in them, as
//! Mozilla's Readability does, over the neutral list of lines.

use crate::markup::Page;

/// Names that say an element is not the article, unless they say it is.
const UNLIKELY: &[&str] = &[
    "banner",
    "breadcrumb",
    "combx",
    "comment",
    "community",
    "disqus",
    "extra",
    "foot",
    "gdpr",
    "header",
    "menu",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "popup",
    "promo",
    "related",
    "recirc",
    "remark",
    "replies",
    "rss",
    "share",
    "shopping",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "social",
    "sponsor",
    "subscri",
    "supplemental",
    "taboola",
    "tags",
    "teaser",
    "trending",
    "widget",
    "recommend",
    "most-read",
    "popular",
];
const LIKELY: &[&str] = &[
    "article", "body", "content", "entry", "hentry", "main", "post", "story", "text", "column", "shadow",
    "blog",
];

/// What is known of each element.
pub struct Containers {
    /// Whether it lies in the part that holds the article, and nothing speaks against it.
    pub kept: Vec<bool>,
    /// Whether it, or an element around it, has a name that speaks against it.
    pub unlikely: Vec<bool>,
    /// Share of the page's running text in it.
    pub share: Vec<f32>,
    /// Share of its text that is links.
    pub linked: Vec<f32>,
    /// Steps up to the part that holds the article; 99 when it lies outside.
    pub depth: Vec<u8>,
}

impl Containers {
    /// Scores the elements of a page; `prose` says which of its lines are running text.
    pub fn new(page: &Page, prose: &[bool]) -> Containers {
        let count = page.elements.len();
        let parent = |element: usize| page.elements[element].parent;
        let mut score = vec![0.0f32; count];
        let mut text = vec![0.0f32; count];
        let mut links = vec![0.0f32; count];
        let mut share = vec![0.0f32; count];
        let mut unlikely = vec![false; count];
        for element in 0..count {
            let names = &page.elements[element].names;
            let tag = page.elements[element].tag.as_str();
            let own = matches!(tag, "nav" | "aside" | "footer" | "form")
                || has_any(names, UNLIKELY)
                    && !has_any(names, LIKELY)
                    && !matches!(tag, "body" | "html" | "article" | "main");
            unlikely[element] = own || parent(element).is_some_and(|above| unlikely[above]);
        }
        for (line, &prose) in page.lines.iter().zip(prose) {
            let length = line.span.len() as f32;
            text[line.element] += length;
            links[line.element] += line.linked.min(line.span.len()) as f32;
            if prose {
                share[line.element] += length;
            }
            if length < 25.0 || unlikely[line.element] {
                continue;
            }
            let commas = line.span.of(&page.text).matches(',').count() as f32;
            let value =
                (1.0 + commas.min(10.0) + (length / 100.0).min(3.0)) * (1.0 - line.linked as f32 / length);
            let mut above = Some(line.element);
            // A paragraph speaks for what it stands in; text right in a container, for the container too.
            if matches!(
                page.elements[line.element].tag.as_str(),
                "p" | "li" | "pre" | "blockquote" | "h2" | "h3"
            ) {
                above = parent(line.element);
            }
            let mut divider = 1.0;
            for _ in 0..4 {
                let Some(element) = above else { break };
                score[element] += value / divider;
                divider *= 2.0;
                above = parent(element);
            }
        }
        // Each element stands behind the one it stands in.
        for element in (0..count).rev() {
            if let Some(above) = parent(element) {
                text[above] += text[element];
                links[above] += links[element];
                share[above] += share[element];
            }
        }
        let all = share.first().copied().unwrap_or_default().max(1.0);
        share.iter_mut().for_each(|share| *share /= all);
        let linked: Vec<f32> = text
            .iter()
            .zip(&links)
            .map(|(text, links)| links / text.max(1.0))
            .collect();
        for element in 0..count {
            let names = &page.elements[element].names;
            if score[element] > 0.0 {
                score[element] +=
                    25.0 * f32::from(i8::from(has_any(names, LIKELY)) - i8::from(has_any(names, UNLIKELY)));
                score[element] *= 1.0 - linked[element];
            }
        }
        let top = (0..count)
            .max_by(|&a, &b| score[a].total_cmp(&score[b]))
            .unwrap_or_default();
        let mut containers = Containers {
            kept: vec![false; count],
            unlikely,
            share,
            linked,
            depth: vec![99; count],
        };
        containers.keep(page, &score, top);
        containers
    }

    /// Keeps what lies in the top element, and in its neighbours that are as good.
    fn keep(&mut self, page: &Page, score: &[f32], top: usize) {
        let above = page.elements.get(top).and_then(|element| element.parent);
        let enough = (score.get(top).copied().unwrap_or_default() * 0.2).max(10.0);
        for (element, &own_score) in score.iter().enumerate() {
            let parent = page.elements[element].parent;
            let neighbour = parent == above
                && above.is_some()
                && (own_score >= enough || page.elements[element].tag == "p" && self.linked[element] < 0.25);
            self.depth[element] = if element == top || neighbour {
                0
            } else {
                parent.map_or(99, |parent| (self.depth[parent] + 1).min(99))
            };
            let names = &page.elements[element].names;
            let spoilt = self.linked[element] > 0.5
                || has_any(names, UNLIKELY) && !has_any(names, LIKELY)
                || matches!(
                    page.elements[element].tag.as_str(),
                    "nav" | "aside" | "footer" | "form"
                );
            self.kept[element] = element == top
                || self.depth[element] < 99
                    && !spoilt
                    && (neighbour || parent.is_some_and(|parent| self.kept[parent]));
        }
    }
}

fn has_any(names: &str, parts: &[&str]) -> bool {
    !names.is_empty() && parts.iter().any(|part| names.contains(part))
}
