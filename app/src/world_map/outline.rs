//! The outline of the world's land, from TopoJSON (<https://github.com/topojson/topojson-specification>) to one path of SVG:
//! arcs of whole numbers, each the difference from the one before, which rings share. The build runs it once.

use serde::Deserialize;

use super::projection::{at, east_of_middle};

/// Land that lies wholly south of it is left out: the Antarctic would be a third of the map.
const SOUTHERNMOST: f64 = -60.0;
/// What is smaller than so many square units of the drawing cannot be seen.
const SMALLEST: i64 = 10;

#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: Objects,
}

/// From whole numbers to degrees.
#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    land: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

/// Rings are numbers of arcs; a negative one is `!number`, the other way round.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Geometry {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

type Degrees = (f64, f64);

/// The land of a TopoJSON file with an object `land`, as the `d` of a path in units of the flat world.
///
/// # Errors
/// What cannot be read, in words.
pub fn outline(land: &str) -> Result<String, String> {
    let topology: Topology = serde_json::from_str(land).map_err(|error| error.to_string())?;
    let arcs: Vec<Vec<Degrees>> = topology.arcs.iter().map(|arc| decoded(arc, &topology.transform)).collect();
    let mut path = String::new();
    for geometry in topology.objects.land.geometries {
        let polygons = match geometry {
            Geometry::Polygon(rings) => vec![rings],
            Geometry::MultiPolygon(polygons) => polygons,
        };
        for ring in polygons.into_iter().flatten() {
            path.extend(drawn(&joined(&ring, &arcs)?));
        }
    }
    Ok(path)
}

/// An arc in degrees: longitude and latitude of each point.
fn decoded(arc: &[[i64; 2]], transform: &Transform) -> Vec<Degrees> {
    let [(scale_x, from_x), (scale_y, from_y)] = [0, 1].map(|axis: usize| (transform.scale[axis], transform.translate[axis]));
    let (mut x, mut y) = (0i64, 0i64);
    arc.iter()
        .map(|[right, up]| {
            (x, y) = (x + right, y + up);
            (x as f64 * scale_x + from_x, y as f64 * scale_y + from_y)
        })
        .collect()
}

/// The points of a ring: each arc begins where the one before it ends.
fn joined(ring: &[i64], arcs: &[Vec<Degrees>]) -> Result<Vec<Degrees>, String> {
    let mut points: Vec<Degrees> = Vec::new();
    for number in ring {
        let index = if *number < 0 { !number } else { *number };
        let arc = usize::try_from(index).ok().and_then(|index| arcs.get(index)).ok_or_else(|| format!("there is no arc {number}"))?;
        let known = usize::from(!points.is_empty());
        if *number < 0 {
            points.extend(arc.iter().rev().skip(known));
        } else {
            points.extend(arc.iter().skip(known));
        }
    }
    Ok(points)
}

/// A ring as a part of a path, to whole units; none if it cannot be seen.
fn drawn(ring: &[Degrees]) -> Option<String> {
    if ring.iter().all(|(_, latitude)| *latitude < SOUTHERNMOST) {
        return None;
    }
    let mut before: Option<f64> = None;
    let mut points: Vec<(i64, i64)> = Vec::new();
    for (longitude, latitude) in ring {
        let mut east = east_of_middle(*longitude);
        // What goes over the edge is drawn beyond it, not across the whole world.
        if let Some(before) = before {
            east += 360.0 * ((before - east) / 360.0).round();
        }
        before = Some(east);
        let (x, y) = at(east, *latitude);
        let point = (x.round() as i64, y.round() as i64);
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if area(&points) < SMALLEST {
        return None;
    }
    let (x, y) = points.first()?;
    let steps: Vec<String> = points.windows(2).map(|pair| format!("{} {}", pair[1].0 - pair[0].0, pair[1].1 - pair[0].1)).collect();
    Some(format!("M{x} {y}l{}z", steps.join(" ").replace(" -", "-")))
}

/// Of a closed ring, in square units.
fn area(points: &[(i64, i64)]) -> i64 {
    let next = points.iter().cycle().skip(1);
    let twice: i64 = points.iter().zip(next).map(|(one, other)| one.0 * other.1 - other.0 * one.1).sum();
    twice.abs() / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square around the middle of the map, of two arcs of which one is taken backwards; a far southern one; a speck.
    const WORLD: &str = r#"{
        "type": "Topology",
        "bbox": [-180, -90, 180, 90],
        "transform": { "scale": [1, 1], "translate": [-180, -90] },
        "objects": { "land": { "type": "GeometryCollection", "geometries": [
            { "type": "MultiPolygon", "arcs": [[[0, -2]], [[2]]] },
            { "type": "Polygon", "arcs": [[3]], "id": "speck" }
        ] } },
        "arcs": [
            [[181, 80], [20, 0], [0, 20]],
            [[181, 80], [0, 20], [20, 0]],
            [[10, 5], [20, 0], [0, 10], [-20, -10]],
            [[191, 90], [0, 0], [0, 0]]
        ]
    }"#;

    #[test]
    fn arcs_become_rings_and_rings_a_path() {
        let topology: Topology = serde_json::from_str(WORLD).expect("it can be read");
        let arcs: Vec<_> = topology.arcs.iter().map(|arc| decoded(arc, &topology.transform)).collect();

        let square = joined(&[0, -2], &arcs).expect("a ring");

        assert_eq!(square, [(1.0, -10.0), (21.0, -10.0), (21.0, 10.0), (1.0, 10.0), (1.0, -10.0)]);
        let path = outline(WORLD).expect("a path");
        assert_eq!(path.matches('M').count(), 1, "the far south and the speck are left out: {path}");
        assert!(path.ends_with('z') && !path.contains(" -") && !path.contains('.'), "{path}");
        // From the lower left corner to the right: as far west of the middle as east of it.
        let (start, steps) = path.trim_matches(['M', 'z']).split_once('l').expect("steps");
        let x: f64 = start.split(' ').next().and_then(|x| x.parse().ok()).expect("a number");
        let across: f64 = steps.split(' ').next().and_then(|x| x.parse().ok()).expect("a number");
        assert!((x + across / 2.0 - super::super::projection::WORLD / 2.0).abs() <= 1.0, "{path}");
    }

    #[test]
    fn what_crosses_the_edge_of_the_map_does_not_cross_the_map() {
        let path = drawn(&[(-171.0, 63.0), (-168.0, 63.0), (-168.0, 65.0), (-171.0, 65.0), (-171.0, 63.0)]).expect("an island");

        let steps = path.split('l').nth(1).expect("steps").trim_end_matches('z').replace('-', " -");
        let far = steps.split_whitespace().filter_map(|step| step.parse::<i64>().ok()).map(i64::abs).max().expect("a step");
        assert!(far < 40, "{path}");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told() {
        assert!(outline("{}").is_err());
        assert_eq!(outline(&WORLD.replace("[[0, -2]]", "[[0, 9]]")), Err("there is no arc 9".to_owned()));
    }
}
