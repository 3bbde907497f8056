//! From degrees to units of a flat world: the projection of Natural Earth (Šavrič, Patterson, Jenny 2011), which bends the
//! meridians a little and makes neither pole nor equator too large. The build draws the outline with it, and the app the points.

/// How wide the world is, in units: each is some fifteen kilometres at the equator.
pub const WORLD: f64 = 2560.0;
/// The meridian in the middle: east of it by half the globe is the Bering Strait, where nothing is cut in two.
const MIDDLE: f64 = 11.0;
/// The upper edge, in degrees of latitude.
const TOP: f64 = 84.0;
/// Half of the equator, where the globe has a radius of one.
const HALF: f64 = 0.8707 * std::f64::consts::PI;

/// How far east of the middle a meridian is, in degrees: negative to the west.
pub fn east_of_middle(longitude: f64) -> f64 {
    let east = longitude - MIDDLE;
    if east < -180.0 { east + 360.0 } else { east }
}

/// Where a place is, by how far east of the middle it lies and by its latitude; y grows to the south.
pub fn at(east: f64, latitude: f64) -> (f64, f64) {
    let unit = WORLD / (2.0 * HALF);
    let (x, y) = flat(east, latitude);
    let (_, top) = flat(0.0, TOP);
    (WORLD / 2.0 + x * unit, (top - y) * unit)
}

/// The same on a globe with a radius of one, from its middle to the north and east.
fn flat(east: f64, latitude: f64) -> (f64, f64) {
    let (east, north) = (east.to_radians(), latitude.to_radians());
    let two = north * north;
    let four = two * two;
    let wide = 0.8707 - 0.131_979 * two + four * (-0.013_791 + four * (0.003_971 * two - 0.001_529 * four));
    let tall = 1.007_226 + two * (0.015_085 + four * (-0.044_475 + 0.028_874 * two - 0.005_916 * four));
    (east * wide, north * tall)
}
