//! What the layout keeps to.

use super::*;

fn row(from: &str, to: &str, label: &str) -> Row {
    Row {
        interval: Some([from.to_owned(), to.to_owned()]),
        display: String::new(),
        label: label.to_owned(),
        certainty: Certainty::Exact,
        background: false,
    }
}

fn six(text: &str) -> f64 {
    text.chars().count() as f64 * 6.0
}

fn collisions(strip: &Strip) -> usize {
    let reach = |bar: &Bar| {
        let end = (bar.x + bar.width).max(bar.label_x + six(&bar.label));
        (bar.x.min(bar.label_x), end)
    };
    let mut found = 0;
    for (index, one) in strip.bars.iter().enumerate() {
        for other in &strip.bars[index + 1..] {
            let ((a, b), (c, d)) = (reach(one), reach(other));
            found += usize::from(one.lane == other.lane && a < d && c < b);
        }
    }
    found
}

#[test]
fn a_june_is_as_wide_as_its_days() {
    let rows = [
        row("2024-06-01", "2024-06-30", "Treaty signed"),
        row("2024-06-10", "2024-06-12", "Visit"),
    ];
    let strip = Strip::new(&rows, None, 900.0, &six);
    assert_eq!(strip.bars[0].width, 900.0);
    assert!((strip.bars[1].width - 90.0).abs() < 1e-6);
    assert_ne!(strip.bars[0].lane, strip.bars[1].lane);
}

#[test]
fn labels_are_cut_before_rows_are_counted() {
    let label = "The committee signs a long protocol on trade and science";
    let few: Vec<_> = (18..22)
        .map(|day| row(&format!("2024-11-{day}"), &format!("2024-11-{day}"), label))
        .collect();
    let strip = Strip::new(&few, "2024-11-21".parse().ok(), 900.0, &six);
    assert_eq!((strip.bars.len(), strip.crowds.len()), (4, 0));
    assert_eq!(collisions(&strip), 0);

    let many: Vec<_> = few.iter().cycle().take(40).cloned().collect();
    let strip = Strip::new(&many, None, 900.0, &six);
    let counted: usize = strip.crowds.iter().map(|crowd| crowd.rows.len()).sum();
    assert_eq!(strip.bars.len() + counted, 40);
    assert!(counted > 0 && strip.bars.iter().all(|bar| bar.lane > 0));
    assert_eq!(collisions(&strip), 0);
}

#[test]
fn a_label_grows_where_its_lane_has_room() {
    let label = "The committee signs a long protocol on trade";
    let days = ["01", "02", "02", "02", "02"];
    let rows: Vec<_> = days
        .iter()
        .map(|day| row(&format!("2024-11-{day}"), &format!("2024-11-{day}"), label))
        .collect();
    let strip = Strip::new(&rows, "2024-11-05".parse().ok(), 700.0, &six);
    assert_eq!(strip.bars.len(), 5);
    assert_eq!(collisions(&strip), 0);
    let cut = strip.bars.iter().filter(|bar| bar.label.ends_with('…')).count();
    assert!(cut >= 1, "a label with a neighbour is cut");
}

#[test]
fn no_label_stands_over_another_day() {
    let label = "The committee signs a long protocol on trade and science";
    let rows: Vec<_> = [18, 19, 20, 25]
        .map(|day| row(&format!("2024-11-{day}"), &format!("2024-11-{day}"), label))
        .to_vec();
    for width in [320.0, 700.0, 1100.0] {
        let strip = Strip::new(&rows, "2024-11-21".parse().ok(), width, &six);
        let published = strip.published.unwrap();
        for bar in &strip.bars {
            let (from, to) = (bar.label_x, bar.label_x + six(&bar.label));
            let others = strip.bars.iter().filter(|other| other.x != bar.x);
            let days = others
                .map(|other| (other.x, other.x + other.width))
                .chain([(published.0, published.0 + published.1)]);
            for (x, end) in days {
                assert!(to <= x + 1e-6 || from >= end - 1e-6, "{width}: {bar:?} over {x}");
            }
        }
    }
}

#[test]
fn a_lone_month_takes_less_room_than_the_days_of_the_story() {
    let rows = [
        row("2024-06-01", "2024-06-30", "Treaty"),
        row("2024-11-18", "2024-11-18", "Visit"),
        row("2024-11-20", "2024-11-20", "Return"),
    ];
    let strip = Strip::new(&rows, None, 900.0, &six);
    let width = |zone: (f64, f64)| zone.1 - zone.0;
    assert!(width(strip.zones[0]) < width(strip.zones[1]), "{:?}", strip.zones);
}

#[test]
fn everything_stays_between_the_edges() {
    let rows = [
        row("1999-01-01", "1999-12-31", "A year long ago that has a label"),
        row("2022-11-21", "2024-11-21", "The past two years"),
        row("2024-11-20", "2024-11-20", "The last thing that happened before"),
    ];
    for width in [300.0, 1100.0] {
        let strip = Strip::new(&rows, "2024-11-21".parse().ok(), width, &six);
        for bar in &strip.bars {
            assert!(bar.x >= 0.0 && bar.x + bar.width <= strip.width + 1e-6);
            assert!(bar.label_x >= 0.0 && bar.label_x + six(&bar.label) <= strip.width + 1e-6);
        }
    }
}

#[test]
fn vague_and_broken_rows_go_to_the_tray() {
    let mut vague = row("2024-11-20", "2024-11-20", "Once");
    vague.certainty = Certainty::Vague;
    let backwards = row("2024-11-20", "2024-11-19", "Backwards");
    let good = row("2024-11-20", "2024-11-20", "Good");
    let strip = Strip::new(&[vague, good, backwards], None, 600.0, &six);
    assert_eq!(strip.vague, [0, 2]);
    assert_eq!(strip.bars.len(), 1);
}
