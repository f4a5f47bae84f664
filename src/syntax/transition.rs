//! Arc-eager transitions (Nivre 2003) that always end in one tree (Nivre and Fernández-González
//! 2014): tokens move from a buffer to a stack and are linked on the way.

/// Stands for "no token" in the state's links.
pub(crate) const NONE: u32 = u32::MAX;

/// How many moves there are.
pub(crate) const MOVES: usize = 4;

/// What the parser can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Move {
    /// The next token of the buffer goes on the stack; its head, if any, comes later.
    Shift,
    /// The top of the stack, which has a head, leaves.
    Reduce,
    /// The top of the stack gets the next token as its head and leaves.
    Left,
    /// The next token gets the top of the stack as its head and goes on the stack.
    Right,
}

impl Move {
    /// All moves, in the order of their numbers.
    pub const ALL: [Move; MOVES] = [Move::Shift, Move::Reduce, Move::Left, Move::Right];
}

/// What is known of a token's place in the tree so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// The head, or [`NONE`].
    pub head: u32,
    /// The relation to it, as a number.
    pub relation: u8,
    /// The number of dependents on the left and on the right.
    pub valency: [u8; 2],
    /// The outermost dependent on the left, and the next.
    pub left: [u32; 2],
    /// The outermost dependent on the right, and the next.
    pub right: [u32; 2],
    /// The relations of the dependents on the left and on the right, a bit each.
    pub relations: [u64; 2],
}

/// A sentence half parsed.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// All tokens.
    pub nodes: Vec<Node>,
    /// Tokens that still may get dependents, the last on top.
    pub stack: Vec<u32>,
    /// The first token that was not shifted yet.
    next: u32,
    /// A token that came back from the stack because the buffer ran out before it had a head.
    returned: Option<u32>,
    /// Tokens on the stack without a head.
    headless: usize,
}

impl State {
    /// Begins a sentence of `count` tokens.
    pub fn start(&mut self, count: usize) {
        self.nodes.clear();
        self.nodes.resize(
            count,
            Node {
                head: NONE,
                relation: 0,
                valency: [0; 2],
                left: [NONE; 2],
                right: [NONE; 2],
                relations: [0; 2],
            },
        );
        self.stack.clear();
        self.next = 0;
        self.returned = None;
        self.headless = 0;
    }

    /// The top of the stack, or [`NONE`].
    pub fn top(&self) -> u32 {
        self.stack.last().copied().unwrap_or(NONE)
    }

    /// The next token of the buffer, or [`NONE`].
    pub fn front(&self) -> u32 {
        self.buffer(0)
    }

    /// The token at a distance from the buffer's front, or [`NONE`].
    pub fn buffer(&self, distance: u32) -> u32 {
        let index = self.next.saturating_add(distance);
        if (index as usize) < self.nodes.len() {
            index
        } else if distance == 0 {
            self.returned.unwrap_or(NONE)
        } else {
            NONE
        }
    }

    /// Whether the buffer's front was on the stack before.
    pub fn is_returned(&self) -> bool {
        self.returned.is_some()
    }

    /// Whether a move can be made.
    pub fn allows(&self, action: Move) -> bool {
        let Some(&top) = self.stack.last() else {
            return action == Move::Shift;
        };
        let headed = self.nodes[top as usize].head != NONE;
        match action {
            Move::Shift => self.returned.is_none(),
            Move::Reduce => headed,
            Move::Left => !headed,
            Move::Right => true,
        }
    }

    /// Makes a move; `relation` is that of the new link, if there is one.
    pub fn make(&mut self, action: Move, relation: u8) {
        let (top, front) = (self.top(), self.front());
        match action {
            Move::Shift => self.push(front),
            Move::Reduce => self.pop(),
            Move::Left => {
                self.pop();
                self.link(front, top, relation);
            }
            Move::Right => {
                self.link(top, front, relation);
                self.push(front);
            }
        }
    }

    /// Whether a decision is open. When the buffer is empty, what is left on the stack without a
    /// head comes back one by one, until only the root of the sentence remains.
    pub fn is_open(&mut self) -> bool {
        if self.front() != NONE {
            return true;
        }
        while self.headless > 1 {
            let top = self.top();
            self.pop();
            if self.nodes[top as usize].head == NONE {
                self.returned = Some(top);
                return true;
            }
        }
        false
    }

    fn push(&mut self, token: u32) {
        self.headless += usize::from(self.nodes[token as usize].head == NONE);
        self.stack.push(token);
        if self.returned.take().is_none() {
            self.next += 1;
        }
    }

    fn pop(&mut self) {
        let token = self.stack.pop().expect("only a token on the stack is popped");
        self.headless -= usize::from(self.nodes[token as usize].head == NONE);
    }

    fn link(&mut self, head: u32, dependent: u32, relation: u8) {
        let node = &mut self.nodes[dependent as usize];
        node.head = head;
        node.relation = relation;
        let side = usize::from(dependent > head);
        let head = &mut self.nodes[head as usize];
        head.relations[side] |= 1 << relation;
        head.valency[side] = head.valency[side].saturating_add(1);
        let outermost = if side == 0 {
            &mut head.left
        } else {
            &mut head.right
        };
        *outermost = [dependent, outermost[0]];
    }
}
