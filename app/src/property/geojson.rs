//! Properties as GeoJSON (RFC 7946): a collection of points, whose positions are longitude and latitude, with the columns of
//! the table as their properties. What has no place is a feature without a geometry.

use domain::{
    locale::Text,
    property::{MOST_ROWS, PropertyField, PropertyView, ReadRow, ReadTable},
};
use serde_json::{Map, Value, json};

use super::{
    sheet::{MOST_UNKNOWN, column_called, number_text, understood},
    unpacked::unreadable,
};

pub(super) const CONTENT_TYPE: &str = "application/geo+json";

/// The collection.
pub(super) fn collection(properties: &[PropertyView]) -> Value {
    let features: Vec<_> = properties.iter().map(feature).collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn feature(property: &PropertyView) -> Value {
    let degrees = |field| property.form.value(field).parse::<f64>().ok();
    let place = degrees(PropertyField::Longitude).zip(degrees(PropertyField::Latitude));
    let geometry = place.map(|(longitude, latitude)| json!({ "type": "Point", "coordinates": [longitude, latitude] }));
    let facts: Map<String, Value> = PropertyField::columns()
        .filter(|field| !matches!(field, PropertyField::Latitude | PropertyField::Longitude))
        .map(|field| (field.to_string(), Value::String(property.form.value(field))))
        .collect();
    json!({ "type": "Feature", "id": property.reference, "geometry": geometry, "properties": facts })
}

/// A collection as a table.
///
/// # Errors
/// What is wrong with it.
pub(super) fn table(file: &[u8]) -> Result<ReadTable, Text> {
    let read: Value = serde_json::from_slice(file).map_err(|_| unreadable())?;
    if read["type"] != "FeatureCollection" {
        return Err(Text::new("Gebraucht wird eine FeatureCollection (RFC 7946).", "A FeatureCollection is needed (RFC 7946)."));
    }
    let features = read["features"].as_array().ok_or_else(unreadable)?;
    // One more than is taken, so that it is refused rather than cut.
    let mut unknown = Vec::new();
    let rows = (1..).zip(features.iter().take(MOST_ROWS + 1)).map(|(line, feature)| row(line, feature, &mut unknown));
    let rows = rows.collect::<Result<_, _>>()?;
    Ok(ReadTable { rows, unknown })
}

fn row(line: u32, feature: &Value, unknown: &mut Vec<String>) -> Result<ReadRow, Text> {
    let mut cells: Vec<(PropertyField, String)> = Vec::new();
    for (name, value) in feature["properties"].as_object().into_iter().flatten() {
        match column_called(name) {
            Some(field) => cells.push((field, understood(field, &text_of(value)))),
            None if unknown.len() < MOST_UNKNOWN && !unknown.contains(name) => unknown.push(name.clone()),
            None => {}
        }
    }
    let geometry = &feature["geometry"];
    if !geometry.is_null() {
        let degrees = |at: usize| geometry["coordinates"][at].as_f64();
        let place = degrees(0).zip(degrees(1)).filter(|_| geometry["type"] == "Point");
        let (longitude, latitude) = place.ok_or_else(|| {
            Text::new(
                format!("Objekt {line} ist kein Punkt (Point) mit Länge und Breite."),
                format!("Feature {line} is no Point with longitude and latitude."),
            )
        })?;
        cells.retain(|(field, _)| !matches!(field, PropertyField::Latitude | PropertyField::Longitude));
        cells.extend([(PropertyField::Latitude, latitude.to_string()), (PropertyField::Longitude, longitude.to_string())]);
    }
    if let (Some(id), true) = (feature["id"].as_str(), cells.iter().all(|(field, _)| *field != PropertyField::Reference)) {
        cells.push((PropertyField::Reference, id.to_owned()));
    }
    Ok(ReadRow { line, cells })
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => number.as_f64().map(number_text).unwrap_or_default(),
        Value::Array(several) => several.iter().map(text_of).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_longitude_and_latitude() {
        let file = json!({ "type": "FeatureCollection", "features": [
            { "type": "Feature", "id": "E-1", "geometry": { "type": "Point", "coordinates": [7.01, 51.45] }, "properties": { "town": "Essen", "plot_m2": 12, "x": 1 } },
            { "type": "Feature", "geometry": null, "properties": { "uses": ["Büro", "retail"] } },
        ] });

        let ReadTable { rows: read, unknown } = table(file.to_string().as_bytes()).expect("it can be read");

        assert_eq!(unknown, ["x"]);
        let text = str::to_owned;
        let mut first = read[0].clone();
        first.cells.sort_by_key(|(field, _)| field.to_string());
        let cells = vec![
            (PropertyField::Latitude, text("51.45")),
            (PropertyField::Longitude, text("7.01")),
            (PropertyField::Plot, text("12")),
            (PropertyField::Reference, text("E-1")),
            (PropertyField::Town, text("Essen")),
        ];
        assert_eq!(first, ReadRow { line: 1, cells });
        assert_eq!(read[1], ReadRow { line: 2, cells: vec![(PropertyField::Uses, text("office, retail"))] });
    }

    #[test]
    fn what_is_no_collection_of_points_is_refused() {
        let line = json!({ "type": "FeatureCollection", "features": [{ "geometry": { "type": "LineString", "coordinates": [[7, 51], [8, 51]] } }] });

        for file in ["", "[]", "{\"type\":\"FeatureCollection\"}", &line.to_string()] {
            assert!(table(file.as_bytes()).is_err(), "{file}");
        }
    }
}
