//! A copy of HTML that the browser's parser can be given without harm or noise.
//!
//! Only what the reading of a page asks for is copied: tags, text and a few attributes. So no style, script
//! or handler is there to be refused by the page's policy (and reported on the console), nothing is fetched,
//! and no element carries a name under which it could stand in for a property of the document.

/// Attributes that are copied, beside `style`, of which only whether it hides is kept.
const KEPT: &[&str] = &[
    "aria-hidden",
    "charset",
    "class",
    "content",
    "datetime",
    "hidden",
    "id",
    "itemprop",
    "property",
    "rel",
    "role",
    "type",
];

/// Elements whose content is no markup and no text of the page; left out with it.
const LEFT_OUT: &[&str] = &[
    "iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "xmp",
];

/// Elements that can be found under their `id` as properties of the document, or of the form they stand in.
/// Their `id` is copied as one class more, which tells the reading of the page as much.
const FOUND_BY_ID: &[&str] = &[
    "button", "embed", "fieldset", "img", "input", "object", "output", "select",
];

/// The copying of a text, and how far it has come.
struct Copy<'h> {
    html: &'h str,
    at: usize,
    out: String,
    /// Names of elements of [`LEFT_OUT`] that are known to end nowhere in the rest.
    endless: Vec<&'static str>,
}

/// The copy.
pub fn safe_copy(html: &str) -> String {
    let mut copy = Copy {
        html,
        at: 0,
        out: String::with_capacity(html.len() / 2),
        endless: Vec::new(),
    };
    while let Some(next) = copy.rest().find('<') {
        copy.take(next);
        copy.mark();
    }
    copy.take(copy.rest().len());
    copy.out
}

impl<'h> Copy<'h> {
    fn rest(&self) -> &'h str {
        &self.html[self.at..]
    }

    /// Copies bytes as they are.
    fn take(&mut self, length: usize) {
        self.out.push_str(&self.rest()[..length]);
        self.at += length;
    }

    /// Skips up to behind a string, or to the end.
    fn skip_behind(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |found| found + end.len());
    }

    /// What a `<` begins: a comment, a tag, or nothing.
    fn mark(&mut self) {
        let rest = self.rest();
        let letter = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
        if let Some(comment) = rest.strip_prefix("<!--") {
            self.at += 4;
            let empty = comment.starts_with('>') || comment.starts_with("->");
            self.skip_behind(if empty { ">" } else { "-->" });
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            self.skip_behind(">");
        } else if letter(1) {
            self.at += 1;
            self.tag(false);
        } else if rest.starts_with("</") && letter(2) {
            self.at += 2;
            self.tag(true);
        } else {
            self.out.push_str("&lt;");
            self.at += 1;
        }
    }

    /// A tag, its name next.
    fn tag(&mut self, closing: bool) {
        let name = self
            .word(|c| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
            .to_ascii_lowercase();
        let mut attributes = Vec::new();
        while let Some(attribute) = self.attribute() {
            attributes.push(attribute);
        }
        if self.rest().is_empty() {
            // A tag that ends nowhere is none.
            return;
        }
        self.at += 1;
        if let Some(left_out) = LEFT_OUT.iter().find(|other| **other == name) {
            let data = attributes.iter().any(|(key, value)| {
                key.eq_ignore_ascii_case("type") && value.trim().eq_ignore_ascii_case("application/ld+json")
            });
            if !closing {
                self.leave_out(left_out, data);
            }
            return;
        }
        self.out.push_str(if closing { "</" } else { "<" });
        self.out.push_str(&name);
        if !closing {
            let found_by_id = FOUND_BY_ID.contains(&name.as_str());
            let mut classes = Vec::new();
            for (key, value) in attributes {
                let key = key.to_ascii_lowercase();
                match key.as_str() {
                    "class" if found_by_id => classes.insert(0, value),
                    "id" if found_by_id => classes.push(value),
                    _ => self.keep(&name, &key, value),
                }
            }
            if !classes.is_empty() {
                self.keep(&name, "class", &classes.join(" "));
            }
        }
        self.out.push('>');
    }

    /// The next attribute of a tag; none where the tag ends, or the text.
    fn attribute(&mut self) -> Option<(&'h str, &'h str)> {
        self.word(|c| !(c.is_ascii_whitespace() || c == '/'));
        if self.rest().is_empty() || self.rest().starts_with('>') {
            return None;
        }
        let start = self.at;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        self.word(|c| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>'));
        let key = &self.html[start..self.at];
        let behind = self.rest().trim_ascii_start();
        let Some(value) = behind.strip_prefix('=').map(str::trim_ascii_start) else {
            return Some((key, ""));
        };
        self.at = self.html.len() - value.len();
        for quote in ["\"", "'"] {
            if let Some(inner) = value.strip_prefix(quote) {
                self.at += 1;
                self.skip_behind(quote);
                let end = inner.find(quote).unwrap_or(inner.len());
                return Some((key, &inner[..end]));
            }
        }
        Some((key, self.word(|c| c.is_ascii_whitespace() || c == '>')))
    }

    /// Takes characters up to one that ends the word.
    fn word(&mut self, ends: impl Fn(char) -> bool) -> &'h str {
        let rest = self.rest();
        let end = rest.find(ends).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn keep(&mut self, tag: &str, key: &str, value: &str) {
        let hides = |style: &str| {
            let plain: String = style.to_ascii_lowercase().split_whitespace().collect();
            plain.contains("display:none") || plain.contains("visibility:hidden")
        };
        if key == "style" {
            if hides(value) {
                self.out.push_str(" hidden");
            }
            return;
        }
        if key == "name" && tag == "meta" || KEPT.contains(&key) {
            self.out
                .extend([" ", key, "=\"", &value.replace('"', "&quot;"), "\""]);
        }
    }

    /// Leaves out an element that has just begun, unless it is data about the page.
    fn leave_out(&mut self, name: &'static str, data: bool) {
        let rest = self.rest();
        let end = (!self.endless.contains(&name))
            .then(|| end_of(rest, name))
            .flatten();
        let Some(end) = end else {
            // As browsers do: what is opened and not closed goes to the end.
            self.endless.push(name);
            self.at = self.html.len();
            return;
        };
        if data {
            self.out
                .extend(["<script type=\"application/ld+json\">", &rest[..end], "</script>"]);
        }
        self.at += end;
        self.skip_behind(">");
    }
}

/// Where the end tag of an element begins, in any case of letters.
fn end_of(html: &str, name: &str) -> Option<usize> {
    let is_end = |at: &usize| {
        html.as_bytes()
            .get(at + 2..at + 2 + name.len())
            .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
    };
    html.match_indices("</").map(|(at, _)| at).find(is_end)
}

#[cfg(test)]
mod tests {
    use super::safe_copy;

    #[test]
    fn text_and_structure_stay_and_what_acts_is_gone() {
        let html = "<!doctype html><HTML><head><style>p{}</style><meta name=author content='A \"B\" C'>\
            <script>x('<p>')</script><script type='application/ld+json'>{\"a\":1}</script></head>\
            <body onload=x() style='color:red'><p class=lead onclick=\"x()\" style=\"Display : none\">Hi &amp; bye<br/>\
            <img src=x onerror=x id=body><a href=javascript:x()>so</a></p><!-- <b> --></body></HTML>";
        let copy = "<html><head><meta name=\"author\" content=\"A &quot;B&quot; C\">\
            <script type=\"application/ld+json\">{\"a\":1}</script></head>\
            <body><p class=\"lead\" hidden>Hi &amp; bye<br><img class=\"body\"><a>so</a></p></body></html>";
        assert_eq!(safe_copy(html), copy);
    }

    #[test]
    fn no_form_and_no_name_is_left_to_stand_in_for_a_property() {
        let html = "<form id=f><input name=nextSibling><input id=tagName></form><img name=body id=body>";
        let copy = "<form id=\"f\"><input><input class=\"tagName\"></form><img class=\"body\">";
        assert_eq!(safe_copy(html), copy);
    }

    #[test]
    fn what_ends_nowhere_ends_the_text_and_signs_stay() {
        assert_eq!(safe_copy("1 < 2 <3 <p>a</p"), "1 &lt; 2 &lt;3 <p>a");
        assert_eq!(safe_copy("a<p class=\"x>b"), "a");
        assert_eq!(safe_copy("a<!-- b"), "a");
        assert_eq!(safe_copy("a<!-->b"), "ab");
        assert_eq!(safe_copy("a<style>b<style>c"), "a");
        assert_eq!(safe_copy("a<script>b</SCRIPT >c"), "ac");
        assert_eq!(safe_copy("a<p =x b='c'/ d>é"), "a<p>é");
    }

    #[test]
    fn a_page_of_only_open_tags_takes_no_time() {
        let html = "<script><p ".repeat(100_000);
        assert_eq!(safe_copy(&html), "");
        let deep = "<div>".repeat(100_000);
        assert_eq!(safe_copy(&deep), deep);
    }
}
