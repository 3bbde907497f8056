//! Which towns are on the map, where they stand on it, and which have a name.

use domain::directory::Coordinates;

use super::*;

fn town(name: &str, exhibitors: u64, place: Option<(i32, i32)>) -> Town {
    let place = place.map(|(latitude, longitude)| Coordinates { latitude, longitude });
    Town { name: name.to_owned(), spellings: vec![name.to_owned()], exhibitors, place }
}

fn region() -> Vec<Town> {
    vec![
        town("Bochum", 3, Some((51_482, 7_216))),
        town("Dortmund", 5, Some((51_514, 7_465))),
        town("Duisburg", 2, Some((51_434, 6_762))),
        town("Essen", 12, Some((51_456, 7_012))),
        town("Hamm", 1, Some((51_681, 7_816))),
        town("Hattingen", 1, Some((51_399, 7_186))),
        town("Oberlinden", 2, None),
        town("Toronto", 1, Some((43_653, -79_383))),
    ]
}

fn named<'a>(towns: impl IntoIterator<Item = &'a Town>) -> Vec<&'a str> {
    towns.into_iter().map(|town| town.name.as_str()).collect()
}

#[test]
fn the_map_is_where_most_are_and_tells_whom_it_does_not_show() {
    let map = TownMap::of(&region()).expect("a map");

    assert_eq!(named(map.towns.iter().map(|placed| &placed.town)), ["Essen", "Dortmund", "Bochum", "Duisburg", "Hamm", "Hattingen"]);
    assert_eq!(named(&map.missing), ["Oberlinden", "Toronto"]);
    assert_eq!(map.bar.km, 20);
    assert_eq!(map.rivers.len(), 3);
    for placed in &map.towns {
        assert!((MARGIN - 1.0..=WIDTH - MARGIN + 1.0).contains(&placed.x) && (0.0..=map.height).contains(&placed.y), "{placed:?}");
    }
    let at = |name: &str| map.towns.iter().find(|placed| placed.town.name == name).map(|placed| (placed.x, placed.y)).expect(name);
    assert!(at("Duisburg").0 < at("Essen").0 && at("Essen").0 < at("Hamm").0, "west is left");
    assert!(at("Hamm").1 < at("Essen").1 && at("Essen").1 < at("Hattingen").1, "north is up");
}

#[test]
fn circles_are_as_large_as_what_they_stand_for() {
    let map = TownMap::of(&region()).expect("a map");

    let radius: Vec<f64> = map.towns.iter().map(|placed| placed.radius).collect();
    assert!(
        (radius[0] - LARGEST).abs() < 1e-9 && (radius[2] - LARGEST / 2.0).abs() < 1e-9,
        "a quarter of twelve has half the radius: {radius:?}"
    );
    assert!(radius.is_sorted_by(|a, b| a >= b), "the largest first: {radius:?}");
    let alone = TownMap::of(&region()[4..6]).expect("a map");
    assert!(alone.towns.iter().all(|placed| (placed.radius - OF_ONE).abs() < 1e-9), "one exhibitor is a small circle: {alone:?}");
}

#[test]
fn a_map_of_the_world_has_no_rivers() {
    let towns = [
        town("Berlin", 1, Some((52_520, 13_405))),
        town("New York", 1, Some((40_713, -74_006))),
        town("Sydney", 1, Some((-33_869, 151_209))),
        town("Tokio", 1, Some((35_677, 139_650))),
    ];

    let map = TownMap::of(&towns).expect("a map");

    assert_eq!((map.towns.len(), map.rivers.len(), map.missing.len()), (4, 0, 0));
    assert_eq!(map.bar.km, 2000);
}

#[test]
fn one_town_alone_is_no_map() {
    assert!(TownMap::of(&region()[..1]).is_none());
    assert!(TownMap::of(&region()[6..]).is_none(), "nobody has told where the other is");
    assert!(TownMap::of(&[]).is_none());
}

#[test]
fn names_never_meet_and_lie_on_no_other_circle() {
    let crowded = |number: i32| {
        let place = (51_400 + 37 * (number % 8), 6_600 + 83 * (number / 8));
        town(&format!("Stadt Nummer {number}"), u64::from(1 + number.unsigned_abs() % 7), Some(place))
    };
    let crowd: Vec<Town> = (0..60).map(crowded).collect();

    let (crowd, few) = (TownMap::of(&crowd).expect("a map"), TownMap::of(&region()).expect("a map"));

    // In the crowd no name has room on a phone.
    for (map, everywhere) in [(&crowd, false), (&few, true), (&few, false)] {
        let boxes: Vec<_> = map
            .towns
            .iter()
            .filter_map(|placed| placed.label.as_ref())
            .filter(|label| label.everywhere || !everywhere)
            .map(|label| label.bounds(everywhere))
            .collect();
        assert!(boxes.len() > 1);
        for (index, one) in boxes.iter().enumerate() {
            assert!(boxes[index + 1..].iter().all(|other| !one.meets(other)), "{one:?}");
        }
    }
}
