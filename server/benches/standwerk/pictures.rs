//! Pictures of codes as cameras see them: drawn from a seed, always the same 200. What happens to a code on a badge, on
//! a phone's screen and in a hall is a class of its own here, in ten strengths each; "as it comes" mixes them.

use std::f64::consts::TAU;

use fastrand::Rng;
use qrcode::{Color, EcLevel, QrCode};

mod optics;

use optics::{compressed, shaken, softened};

/// Points along a side: the square in the middle of what a camera of 1280 x 720 gives.
pub const SIDE: usize = 720;
/// So many pictures of each class, every other one of a badge.
const EACH: usize = 10;
const SEED: u64 = 2027;

/// What is wrong with a picture.
pub const CLASSES: [&str; 20] = [
    "plain",
    "near",
    "small",
    "turned",
    "perspective",
    "out of focus",
    "moved",
    "low contrast",
    "glare",
    "dark hall",
    "hard shadow",
    "inverted",
    "screen",
    "stained",
    "jpeg",
    "curled",
    "quiet zone of one",
    "beside another code",
    "as it comes",
    "as it comes, badly",
];

/// A picture, grey, row by row, and what its code says.
pub struct Picture {
    pub class: &'static str,
    pub text: String,
    pub grey: Vec<u8>,
}

/// All of them.
pub fn pictures() -> Vec<Picture> {
    let mut rng = Rng::with_seed(SEED);
    let mut all = Vec::new();
    for class in CLASSES {
        for number in 0..EACH {
            let code: String = (0..26).map(|_| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[rng.usize(..32)])).collect();
            let is_badge = number % 2 == 0;
            let text = if is_badge { format!("https://stand.example/B/{code}") } else { code };
            let level = if is_badge { EcLevel::Q } else { EcLevel::M };
            let mut scene = Scene::plain(&text, level, &mut rng);
            let strength = number as f64 / (EACH - 1) as f64;
            scene.spoil(class, strength, &mut rng);
            let grey = scene.taken(&mut rng);
            all.push(Picture { class, text, grey });
        }
    }
    all
}

/// A code in front of the camera. Lengths are shares of the picture's side, light is between 0 and 1.
struct Scene {
    code: Vec<Vec<bool>>,
    other: Option<Vec<Vec<bool>>>,
    /// White around it, in modules.
    quiet: f64,
    width: f64,
    middle: (f64, f64),
    /// Radians.
    turn: f64,
    tilt: (f64, f64),
    curl: f64,
    black: f64,
    white: f64,
    room: f64,
    inverted: bool,
    stains: Vec<(f64, f64, f64)>,
    shadow: Option<(f64, f64, f64)>,
    glare: Option<(f64, f64, f64)>,
    /// Rows of light of a screen, in points.
    grid: Option<f64>,
    /// Radius of what is out of focus, in points.
    blur: usize,
    /// Points that the hand moved meanwhile, and whither.
    moved: (f64, f64),
    noise: f64,
    jpeg: Option<u8>,
}

fn modules(text: &str, level: EcLevel) -> Vec<Vec<bool>> {
    let code = QrCode::with_error_correction_level(text, level).expect("a short text fits");
    let width = code.width();
    code.to_colors().chunks(width).map(|row| row.iter().map(|module| *module == Color::Dark).collect()).collect()
}

/// Between `from` and `to`, by strength.
fn between(from: f64, to: f64, strength: f64) -> f64 {
    from + (to - from) * strength
}

impl Scene {
    fn plain(text: &str, level: EcLevel, rng: &mut Rng) -> Self {
        Self {
            code: modules(text, level),
            other: None,
            quiet: 4.0,
            width: 0.42,
            middle: (0.5 + (rng.f64() - 0.5) * 0.1, 0.5 + (rng.f64() - 0.5) * 0.1),
            turn: (rng.f64() - 0.5) * 0.2,
            tilt: (0.0, 0.0),
            curl: 0.0,
            black: 0.1,
            white: 0.85,
            room: 0.2 + rng.f64() * 0.5,
            inverted: false,
            stains: Vec::new(),
            shadow: None,
            glare: None,
            grid: None,
            blur: 1,
            moved: (0.0, 0.0),
            noise: 0.02,
            jpeg: None,
        }
    }

    fn spoil(&mut self, class: &str, strength: f64, rng: &mut Rng) {
        match class {
            "near" => self.width = between(0.6, 0.72, strength),
            "small" => self.width = between(0.22, 0.11, strength),
            "turned" => self.turn = between(0.3, 6.0, strength),
            "perspective" => self.tilt = (between(0.3, 1.1, strength), between(-0.2, 0.6, strength)),
            "out of focus" => self.blur = between(3.0, 8.0, strength) as usize,
            "moved" => self.moved = (between(4.0, 15.0, strength), between(2.0, 5.0, strength)),
            "low contrast" => (self.black, self.white) = (between(0.3, 0.44, strength), between(0.62, 0.52, strength)),
            "glare" => self.glare = Some((rng.f64() * 0.4 + 0.3, rng.f64() * 0.4 + 0.3, between(0.08, 0.17, strength))),
            "dark hall" => {
                (self.black, self.white, self.room) = (0.03, between(0.22, 0.1, strength), 0.05);
                self.noise = between(0.015, 0.03, strength);
            }
            "hard shadow" => self.shadow = Some((rng.f64() * 6.0, (rng.f64() - 0.5) * 0.2, between(0.5, 0.15, strength))),
            "inverted" => self.inverted = true,
            "screen" => self.grid = Some(between(2.2, 4.5, strength)),
            "stained" => self.stain(between(0.11, 0.17, strength), rng),
            "jpeg" => self.jpeg = Some(between(20.0, 3.0, strength) as u8),
            "curled" => self.curl = between(0.5, 1.5, strength),
            "quiet zone of one" => (self.quiet, self.room) = (1.0, between(0.6, 0.0, strength)),
            "beside another code" => {
                self.other = Some(modules(&format!("https://fair.example/pass/{}", rng.u64(..)), EcLevel::M));
                self.width = 0.34;
                self.middle.0 = 0.28;
            }
            "as it comes" => self.mix(strength, rng),
            "as it comes, badly" => self.mix(1.0 + strength, rng),
            _ => {}
        }
    }

    /// Some of everything.
    fn mix(&mut self, strength: f64, rng: &mut Rng) {
        self.width = 0.2 + rng.f64() * 0.35;
        self.turn = rng.f64() * TAU;
        self.tilt = (rng.f64() * 0.5 * strength, rng.f64() * 0.4 * strength);
        self.curl = rng.f64() * 0.5 * strength;
        self.blur = 1 + (rng.f64() * 1.8 * strength) as usize;
        self.moved = (rng.f64() * 3.0 * strength, rng.f64() * 3.0 * strength);
        self.noise = 0.02 + rng.f64() * 0.02 * strength;
        self.white = 0.85 - rng.f64() * 0.2 * strength;
        self.shadow = rng.bool().then(|| (rng.f64() * 6.0, (rng.f64() - 0.5) * 0.2, 0.7 - 0.2 * strength));
        if rng.bool() {
            self.stain(0.04 * strength, rng);
        }
        self.jpeg = rng.bool().then_some(40);
    }

    /// Spots over this share of the code, away from its corners.
    fn stain(&mut self, share: f64, rng: &mut Rng) {
        let spots = 1 + rng.usize(..3);
        let radius = (share / spots as f64 * 2.0 / TAU).sqrt();
        for _ in 0..spots {
            self.stains.push((0.35 + rng.f64() * 0.45, 0.35 + rng.f64() * 0.45, radius));
        }
    }

    fn taken(&self, rng: &mut Rng) -> Vec<u8> {
        let mut light: Vec<f64> = (0..SIDE * SIDE).map(|at| self.light(at % SIDE, at / SIDE)).collect();
        for _ in 0..2 {
            light = softened(&light, self.blur);
        }
        light = shaken(&light, self.moved);
        let grey: Vec<u8> = light
            .into_iter()
            .map(|light| {
                let noise = (rng.f64() + rng.f64() + rng.f64() - 1.5) * 2.0 * self.noise;
                ((light + noise).clamp(0.0, 1.0) * 255.0) as u8
            })
            .collect();
        self.jpeg.map_or(grey.clone(), |quality| compressed(&grey, quality))
    }

    /// The mean of four places within a point.
    fn light(&self, x: usize, y: usize) -> f64 {
        let places = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        places.iter().map(|(right, down)| self.at((x as f64 + right) / SIDE as f64, (y as f64 + down) / SIDE as f64)).sum::<f64>() / 4.0
    }

    fn at(&self, x: f64, y: f64) -> f64 {
        let mut light = self.paper(x, y);
        if let Some((way, off, dark)) = self.shadow
            && (x - 0.5) * way.cos() + (y - 0.5) * way.sin() > off
        {
            light *= dark;
        }
        if let Some((across, down, radius)) = self.glare {
            let near = (-((x - across).powi(2) + (y - down).powi(2)) / (radius * radius)).exp();
            light += near;
        }
        if let Some(rows) = self.grid {
            let (right, down) = (x * SIDE as f64 * TAU / rows, y * SIDE as f64 * TAU / (rows * 1.07));
            light *= 0.72 + 0.28 * (right.sin() * down.sin());
        }
        light
    }

    /// The code, or the room behind it.
    fn paper(&self, x: f64, y: f64) -> f64 {
        let room = self.room + 0.06 * ((x * 9.0).sin() + (y * 7.0).cos());
        let (right, down) = self.flat(x - self.middle.0, y - self.middle.1);
        if let Some((u, v)) = within(right, down, self.quiet / self.code.len() as f64) {
            return self.ink(&self.code, u, v, true);
        }
        match &self.other {
            Some(other) => within(right - 1.4, down, 4.0 / other.len() as f64).map_or(room, |(u, v)| self.ink(other, u, v, false)),
            None => room,
        }
    }

    fn ink(&self, code: &[Vec<bool>], u: f64, v: f64, stained: bool) -> f64 {
        if stained && self.stains.iter().any(|(x, y, radius)| (u - x).hypot(v - y) < *radius) {
            return between(self.black, self.white, 0.35);
        }
        let across = code.len() as f64;
        let dark = u >= 0.0 && v >= 0.0 && u < 1.0 && v < 1.0 && code[(v * across) as usize][(u * across) as usize];
        if dark == self.inverted { self.white } else { self.black }
    }

    /// From the picture to the plane of the code, which is one wide and has its middle at 0.
    fn flat(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = (x / self.width, y / self.width);
        // What is tilted away is smaller. Far enough it is beyond the horizon, where there is no code.
        let depth = (1.0 + self.tilt.0 * x + self.tilt.1 * y).max(0.05);
        let (x, y) = (x / depth, y / depth);
        let (right, down) = (x * self.turn.cos() + y * self.turn.sin(), y * self.turn.cos() - x * self.turn.sin());
        if self.curl == 0.0 {
            return (right, down);
        }
        // Around a cylinder: what bends away is seen narrower.
        let bent = (right * self.curl).clamp(-0.98, 0.98).asin() / self.curl;
        (bent, down + 0.1 * self.curl * bent * bent)
    }
}

/// Where in the code a place lies, if it is on its paper.
fn within(right: f64, down: f64, quiet: f64) -> Option<(f64, f64)> {
    let (u, v) = (right + 0.5, down + 0.5);
    let on = |place: f64| place > -quiet && place < 1.0 + quiet;
    (on(u) && on(v)).then_some((u, v))
}
