//! `schedule.json`.

use std::collections::BTreeMap;

use domain::masterclass::SessionView;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Day, Schedule, numbers};

/// The programme as JSON.
pub fn json(schedule: &Schedule) -> Value {
    let event = schedule.event;
    let days = schedule.days();
    let ids = numbers(schedule.held().map(|session| session.id.as_uuid()));
    let tracks = schedule.kinds().into_iter().map(|kind| json!({ "name": schedule.kind_name(kind), "slug": kind.as_str() }));
    let mut rooms: Vec<_> = days
        .iter()
        .flat_map(|day| &day.rooms)
        .map(|(stage, _)| (stage.stage_position, stage.stage, stage.stage_name.in_(schedule.l)))
        .collect();
    rooms.sort_unstable();
    rooms.dedup();
    let rooms = rooms.into_iter().map(|(_, stage, name)| json!({ "name": name, "guid": stage.to_string() }));
    json!({
        "generator": { "name": "Standwerk", "url": schedule.public_url },
        "schedule": {
            "version": schedule.version(),
            "base_url": schedule.public_url,
            "conference": {
                "acronym": schedule.acronym(),
                "title": event.name,
                "start": event.starts_on,
                "end": event.ends_on,
                "daysCount": days.len(),
                "timeslot_duration": "00:05",
                "time_zone_name": event.zone.name(),
                "url": schedule.programme_address(),
                "tracks": tracks.collect::<Vec<_>>(),
                "rooms": rooms.collect::<Vec<_>>(),
                "days": days.iter().map(|day| day_of(schedule, day, &ids)).collect::<Vec<_>>(),
            },
        },
    })
}

fn day_of(schedule: &Schedule, day: &Day, ids: &BTreeMap<Uuid, u32>) -> Value {
    let mut rooms = Map::new();
    for (stage, sessions) in &day.rooms {
        // Two stages may have one name.
        let room = rooms.entry(stage.stage_name.in_(schedule.l)).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(held) = room {
            held.extend(sessions.iter().map(|session| session_of(schedule, session, ids[&session.id.as_uuid()])));
        }
    }
    json!({
        "index": day.index,
        "date": day.date,
        "day_start": schedule.time(day.starts_at),
        "day_end": schedule.time(day.ends_at),
        "rooms": rooms,
    })
}

fn session_of(schedule: &Schedule, session: &SessionView, number: u32) -> Value {
    let l = schedule.l;
    let persons = session.speakers.iter().map(|speaker| json!({ "guid": speaker.id.to_string(), "name": speaker.name }));
    json!({
        "id": number,
        "guid": session.id.to_string(),
        "slug": format!("{}-{}", schedule.acronym(), session.id),
        "date": schedule.time(session.starts_at),
        "start": schedule.clock_time(session.starts_at),
        "end": schedule.time(session.ends_at),
        "duration": Schedule::duration(session),
        "room": session.stage_name.in_(l),
        "title": session.title.in_(l),
        "subtitle": null,
        "track": schedule.kind_name(session.kind),
        "type": session.kind.as_str(),
        "language": session.language,
        "abstract": session.abstract_.in_(l),
        "description": null,
        "url": schedule.address(session),
        "persons": persons.collect::<Vec<_>>(),
        "links": [],
    })
}
