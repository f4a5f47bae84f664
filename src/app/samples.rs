//! Two articles about one event that never happened, as two outlets would have reported it. They
//! were written for this page; people and companies in them are made up.

/// An article to try the page with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Who would have published it.
    pub outlet: &'static str,
    /// Its headline.
    pub headline: &'static str,
    /// The page as somebody would paste it, menus and all.
    pub text: &'static str,
}

/// A local paper's report, and a news agency's.
pub const SAMPLES: [Sample; 2] = [
    Sample {
        outlet: "The Corrib Courier",
        headline: "Galway signs €214 million contract for storm barrier at last",
        text: include_str!("samples/corrib-courier.txt"),
    },
    Sample {
        outlet: "Continental Wire",
        headline: "Dutch builder wins Irish storm-barrier order as Galway ends year of delay",
        text: include_str!("samples/continental-wire.txt"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_show_what_the_samples_say() {
        for sample in SAMPLES {
            assert!(sample.text.contains(sample.outlet));
            assert!(sample.text.contains(sample.headline));
        }
    }

    #[test]
    fn the_first_view_shows_the_same_cards() {
        let first_view = include_str!("../../www/first-view.html");
        for Sample { outlet, headline, .. } in SAMPLES {
            for line in [("outlet", outlet), ("title", headline)] {
                let drawn = format!("<span class=\"{}\">{}</span>", line.0, line.1);
                assert!(first_view.contains(&drawn), "{drawn}");
            }
        }
    }
}
