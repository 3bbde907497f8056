//! How long drawing would take and how much memory it would hold, computed before it begins: a few hundred layers over
//! each other, one very large pattern, or a line of a million dashes fit into a file that is small by any other count.
//!
//! A unit is about a nanosecond. What is counted follows the way in which resvg draws.

use resvg::{
    tiny_skia::{NonZeroRect, Path as Line, PathSegment, Point, Rect, Transform},
    usvg::{ClipPath, Group, Image, Mask, Node, Paint, Path, Pattern, Tree},
};

/// Some seconds.
const MOST_UNITS: f64 = 3e9;
/// For everything that is held at the same time, in bytes.
const MOST_MEMORY: f64 = 64.0 * 1024.0 * 1024.0;
/// No layer becomes larger than so many times the canvas.
const LARGEST_LAYER: f64 = 25.0;

const NODE: f64 = 200.0;
const CORNER: f64 = 50.0;
const STROKED_CORNER: f64 = 400.0;
/// Units for each pixel of a layer, of a step of an effect, of a mask, of a picture that is unpacked.
const LAYER: f64 = 16.0;
const FILTER: f64 = 60.0;
const MASK: f64 = 8.0;
const UNPACKED: f64 = 10.0;
/// Bytes of a pixel, and of one with the mask beside it.
const PIXEL: f64 = 4.0;
const MASKED_PIXEL: f64 = 10.0;

/// Whether drawing the tree onto a canvas of so many pixels stays within time and memory.
pub(super) fn is_affordable(tree: &Tree, transform: Transform, canvas: f64) -> bool {
    let mut budget = Budget { left: MOST_UNITS, largest_layer: canvas * LARGEST_LAYER };
    budget.nodes(tree.root(), Place { transform, pixels: canvas, held: canvas * PIXEL }).is_some()
}

/// Onto what something is drawn.
#[derive(Clone, Copy)]
struct Place {
    transform: Transform,
    /// Of the layer.
    pixels: f64,
    /// Bytes that are held while it is drawn.
    held: f64,
}

impl Place {
    /// Another layer of so many pixels above this one.
    fn layer(self, pixels: f64, bytes: f64) -> Option<Self> {
        let held = self.held + pixels * bytes;
        (held <= MOST_MEMORY).then_some(Self { pixels, held, ..self })
    }

    /// How many pixels of the layer a shape covers at most.
    fn covered(self, shape: Rect) -> f64 {
        area(shape.transform(self.transform)).min(self.pixels)
    }
}

/// What may still be spent.
struct Budget {
    left: f64,
    largest_layer: f64,
}

impl Budget {
    fn spend(&mut self, units: f64) -> Option<()> {
        self.left -= units;
        // Also when something was no number.
        (self.left >= 0.0).then_some(())
    }

    fn nodes(&mut self, group: &Group, place: Place) -> Option<()> {
        for node in group.children() {
            self.spend(NODE)?;
            match node {
                Node::Group(group) => self.group(group, place)?,
                Node::Path(path) => self.path(path, place)?,
                Node::Image(image) => self.image(image, place)?,
                Node::Text(text) => self.group(text.flattened(), place)?,
            }
        }
        Some(())
    }

    fn group(&mut self, group: &Group, place: Place) -> Option<()> {
        let place = Place { transform: place.transform.pre_concat(group.transform()), ..place };
        if !group.should_isolate() {
            return self.nodes(group, place);
        }
        let pixels = self.layer_pixels(group.layer_bounding_box(), place.transform);
        let layer = place.layer(pixels, PIXEL)?;
        self.spend(pixels * LAYER)?;
        self.nodes(group, layer)?;
        for filter in group.filters() {
            let steps = filter.primitives().len() as f64;
            // Every step keeps its result for those after it.
            layer.layer(pixels, PIXEL * (steps + 2.0))?;
            self.spend(pixels * FILTER * (steps + 1.0))?;
        }
        if let Some(clip) = group.clip_path() {
            self.clip(clip, layer)?;
        }
        group.mask().map_or(Some(()), |mask| self.mask(mask, layer))
    }

    fn clip(&mut self, clip: &ClipPath, place: Place) -> Option<()> {
        let layer = place.layer(place.pixels, MASKED_PIXEL)?;
        self.spend(place.pixels * MASK)?;
        self.nodes(clip.root(), Place { transform: place.transform.pre_concat(clip.transform()), ..layer })?;
        clip.clip_path().map_or(Some(()), |clip| self.clip(clip, layer))
    }

    fn mask(&mut self, mask: &Mask, place: Place) -> Option<()> {
        let layer = place.layer(place.pixels, MASKED_PIXEL)?;
        self.spend(place.pixels * MASK)?;
        self.nodes(mask.root(), layer)?;
        mask.mask().map_or(Some(()), |mask| self.mask(mask, layer))
    }

    fn path(&mut self, path: &Path, place: Place) -> Option<()> {
        let corners = path.data().len() as f64;
        if let Some(fill) = path.fill() {
            let pixels = place.covered(path.bounding_box());
            let each = self.paint(fill.paint(), place)?;
            self.spend(corners * CORNER + pixels * each)?;
        }
        if let Some(stroke) = path.stroke() {
            let pixels = place.covered(path.stroke_bounding_box());
            let each = self.paint(stroke.paint(), place)?;
            let dashes = stroke
                .dasharray()
                .map_or(0.0, |dashes| length(path.data()) / dashes.iter().copied().map(f64::from).sum::<f64>() * dashes.len() as f64);
            self.spend((corners + dashes) * STROKED_CORNER + pixels * each)?;
        }
        Some(())
    }

    /// Units for each pixel that is painted so.
    fn paint(&mut self, paint: &Paint, place: Place) -> Option<f64> {
        let gradient = |stops: usize| 8.0 + stops as f64;
        match paint {
            Paint::Color(_) => Some(1.0),
            Paint::LinearGradient(gradual) => Some(gradient(gradual.stops().len())),
            Paint::RadialGradient(gradual) => Some(gradient(gradual.stops().len())),
            Paint::Pattern(pattern) => self.pattern(pattern, place),
        }
    }

    fn pattern(&mut self, pattern: &Pattern, place: Place) -> Option<f64> {
        let (across, down) = place.transform.pre_concat(pattern.transform()).get_scale();
        let pixels = f64::from(pattern.rect().width() * across) * f64::from(pattern.rect().height() * down);
        let tile = place.layer(pixels, PIXEL)?;
        self.spend(pixels)?;
        self.nodes(pattern.root(), Place { transform: Transform::from_scale(across, down), ..tile })?;
        Some(16.0)
    }

    fn image(&mut self, image: &Image, place: Place) -> Option<()> {
        let pixels = f64::from(image.size().width()) * f64::from(image.size().height());
        place.layer(pixels, PIXEL)?;
        self.spend(pixels * UNPACKED + place.covered(image.bounding_box()) * 16.0)
    }

    /// With the margin of a layer around it.
    fn layer_pixels(&self, bounds: NonZeroRect, transform: Transform) -> f64 {
        let Some(bounds) = bounds.transform(transform) else { return self.largest_layer };
        let pixels = (f64::from(bounds.width()) + 4.0) * (f64::from(bounds.height()) + 4.0);
        pixels.min(self.largest_layer)
    }
}

/// What has no area that can be told is taken for endless.
fn area(rect: Option<Rect>) -> f64 {
    rect.map_or(f64::INFINITY, |rect| f64::from(rect.width()) * f64::from(rect.height()))
}

/// As long at most as the lines between all points of it.
fn length(line: &Line) -> f64 {
    let (mut total, mut at, mut begin) = (0.0, Point::zero(), Point::zero());
    let mut go = |at: &mut Point, to: Point| {
        total += f64::from(at.distance(to));
        *at = to;
    };
    for segment in line.segments() {
        match segment {
            PathSegment::MoveTo(to) => (at, begin) = (to, to),
            PathSegment::LineTo(to) => go(&mut at, to),
            PathSegment::QuadTo(by, to) => [by, to].into_iter().for_each(|to| go(&mut at, to)),
            PathSegment::CubicTo(by, then, to) => [by, then, to].into_iter().for_each(|to| go(&mut at, to)),
            PathSegment::Close => go(&mut at, begin),
        }
    }
    total
}
