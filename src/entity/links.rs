//! Sets that grow together.

/// Union and find, with path halving. The smallest member stands for its set, so the outcome does
/// not depend on the order of joining.
pub(crate) struct Links {
    parent: Vec<usize>,
    size: Vec<usize>,
}

impl Links {
    pub fn new(count: usize) -> Self {
        Links {
            parent: (0..count).collect(),
            size: vec![1; count],
        }
    }

    /// The smallest member of the set.
    pub fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    pub fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        let (low, high) = (one.min(two), one.max(two));
        if low != high {
            self.parent[high] = low;
            self.size[low] += self.size[high];
        }
    }

    pub fn is_alone(&mut self, at: usize) -> bool {
        let root = self.root(at);
        self.size[root] == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_member_stands_for_its_set() {
        let mut links = Links::new(5);
        links.join(4, 2);
        links.join(3, 4);
        assert_eq!(links.root(4), 2);
        assert_eq!(links.root(3), 2);
        assert!(links.is_alone(1) && !links.is_alone(3));
    }
}
