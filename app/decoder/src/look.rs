//! One look at a picture: made black and white by what is around each point, then read.

/// How a picture is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Points along the longer side of what is read; larger pictures are made smaller.
    pub side: usize,
    /// White on black.
    pub inverted: bool,
}

/// The looks that are taken in turn, the one that reads most first. Of the 200 pictures of `make bench` these read 171, and
/// zxing-cpp 3.1 reads 169: the first 144, the small one what is lit badly, the large one what is far away. A fifth at 240 adds
/// none. rqrr's own threshold, which compares along rows alone, reads 124; rxing 0.9, the other decoder in Rust, 134.
pub const LOOKS: [Look; 4] = [
    Look { side: 480, inverted: false },
    Look { side: 320, inverted: false },
    Look { side: 720, inverted: false },
    Look { side: 480, inverted: true },
];

/// Points to each side of the neighbourhood that a point is compared with.
const REACH: usize = 8;
/// A point is dark that is darker than its neighbourhood by one part in so many: paper is never quite even.
const MARGIN: u32 = 24;

/// What the codes in a grey picture say, row by row from the top left.
pub(crate) fn read(grey: &[u8], width: usize, height: usize, look: Look) -> Vec<String> {
    let (small, across, down) = shrunk(grey, width, height, look.side);
    let sums = sums(&small, across, down);
    let mut picture = rqrr::PreparedImage::prepare_from_bitmap(across, down, |x, y| {
        let (left, right) = (x.saturating_sub(REACH), (x + REACH + 1).min(across));
        let (top, bottom) = (y.saturating_sub(REACH), (y + REACH + 1).min(down));
        let sum = |x: usize, y: usize| sums[y * (across + 1) + x];
        let around = sum(right, bottom).wrapping_add(sum(left, top)).wrapping_sub(sum(left, bottom)).wrapping_sub(sum(right, top));
        let points = ((right - left) * (bottom - top)) as u32;
        let here = u32::from(small[y * across + x]) * points;
        if look.inverted { here > around + around / MARGIN } else { here < around - around / MARGIN }
    });
    picture.detect_grids().into_iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}

/// The mean of what falls into each point. Never larger.
fn shrunk(grey: &[u8], width: usize, height: usize, side: usize) -> (Vec<u8>, usize, usize) {
    let longer = width.max(height);
    if longer <= side {
        return (grey.to_vec(), width, height);
    }
    let (across, down) = ((width * side / longer).max(1), (height * side / longer).max(1));
    let mut small = Vec::with_capacity(across * down);
    for y in 0..down {
        let (top, bottom) = (y * height / down, ((y + 1) * height).div_ceil(down));
        for x in 0..across {
            let (left, right) = (x * width / across, ((x + 1) * width).div_ceil(across));
            let sum: u32 =
                (top..bottom).flat_map(|row| &grey[row * width + left..row * width + right]).map(|point| u32::from(*point)).sum();
            small.push((sum / ((bottom - top) * (right - left)) as u32) as u8);
        }
    }
    (small, across, down)
}

/// For each point the sum of all above and left of it, so that the sum of any rectangle is four reads. It may run over:
/// the differences are right all the same.
fn sums(grey: &[u8], width: usize, height: usize) -> Vec<u32> {
    let mut sums = vec![0u32; (width + 1) * (height + 1)];
    for y in 0..height {
        let mut row = 0u32;
        for x in 0..width {
            row += u32::from(grey[y * width + x]);
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1].wrapping_add(row);
        }
    }
    sums
}
