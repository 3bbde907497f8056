//! The meetings that one change displaces.

/// Up to three wishes, none twice: those of the two people at that time, and one whose table is taken.
#[derive(Clone, Copy, Default)]
pub(super) struct Few {
    count: usize,
    wishes: [u32; 3],
}

impl Few {
    pub fn push(&mut self, wish: u32) {
        if !self.contains(wish) {
            self.wishes[self.count] = wish;
            self.count += 1;
        }
    }

    pub fn contains(&self, wish: u32) -> bool {
        self.wishes[..self.count].contains(&wish)
    }

    pub fn len(&self) -> usize {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.wishes[..self.count].iter().copied()
    }
}
