//! `schedule.xml`.

use std::{collections::BTreeMap, io};

use domain::masterclass::SessionView;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use uuid::Uuid;

use super::{Day, Schedule, numbers};
use crate::paths;

type Xml = Writer<Vec<u8>>;

/// The programme as XML.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn xml(schedule: &Schedule) -> io::Result<String> {
    let sessions = numbers(schedule.held().map(|session| session.id.as_uuid()));
    let people = numbers(schedule.held().flat_map(|session| &session.speakers).map(|speaker| speaker.id.as_uuid()));
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("schedule").write_inner_content(|xml| {
        xml.create_element("generator").with_attributes([("name", "Standwerk"), ("system", schedule.public_url)]).write_empty()?;
        text(xml, "url", &format!("{}{}", schedule.public_url, paths::schedule(&schedule.event.slug, "xml", schedule.l)))?;
        text(xml, "version", &schedule.version())?;
        let days = schedule.days();
        xml.create_element("conference").write_inner_content(|xml| conference(xml, schedule, days.len()))?;
        days.iter().try_for_each(|day| write_day(xml, schedule, day, &sessions, &people))
    })?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned())
}

fn conference(xml: &mut Xml, schedule: &Schedule, days: usize) -> io::Result<()> {
    let event = schedule.event;
    text(xml, "title", &event.name)?;
    text(xml, "acronym", &schedule.acronym())?;
    text(xml, "start", &event.starts_on.to_string())?;
    text(xml, "end", &event.ends_on.to_string())?;
    text(xml, "days", &days.to_string())?;
    text(xml, "timeslot_duration", "00:05")?;
    text(xml, "base_url", schedule.public_url)?;
    text(xml, "url", &schedule.programme_address())?;
    text(xml, "time_zone_name", event.zone.name())?;
    for kind in schedule.kinds() {
        let named = [("name", schedule.kind_name(kind)), ("slug", kind.as_str())];
        xml.create_element("track").with_attributes(named).write_empty()?;
    }
    Ok(())
}

fn write_day(
    xml: &mut Xml,
    schedule: &Schedule,
    day: &Day,
    sessions: &BTreeMap<Uuid, u32>,
    people: &BTreeMap<Uuid, u32>,
) -> io::Result<()> {
    let (index, date) = (day.index.to_string(), day.date.to_string());
    let (start, end) = (schedule.time(day.starts_at), schedule.time(day.ends_at));
    let named = [("index", index.as_str()), ("date", &date), ("start", &start), ("end", &end)];
    xml.create_element("day").with_attributes(named).write_inner_content(|xml| {
        for (stage, held) in &day.rooms {
            let (name, guid) = (plain(stage.stage_name.in_(schedule.l)), stage.stage.to_string());
            xml.create_element("room").with_attributes([("name", name.as_str()), ("guid", &guid)]).write_inner_content(|xml| {
                held.iter().try_for_each(|session| write_session(xml, schedule, session, sessions[&session.id.as_uuid()], people))
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_session(xml: &mut Xml, schedule: &Schedule, session: &SessionView, number: u32, people: &BTreeMap<Uuid, u32>) -> io::Result<()> {
    let l = schedule.l;
    let (id, guid) = (number.to_string(), session.id.to_string());
    xml.create_element("event").with_attributes([("id", id.as_str()), ("guid", &guid)]).write_inner_content(|xml| {
        text(xml, "room", session.stage_name.in_(l))?;
        text(xml, "title", session.title.in_(l))?;
        text(xml, "subtitle", "")?;
        text(xml, "type", session.kind.as_str())?;
        text(xml, "date", &schedule.time(session.starts_at))?;
        text(xml, "start", &schedule.clock_time(session.starts_at))?;
        text(xml, "duration", &Schedule::duration(session))?;
        text(xml, "abstract", session.abstract_.in_(l))?;
        text(xml, "slug", &format!("{}-{guid}", schedule.acronym()))?;
        text(xml, "track", schedule.kind_name(session.kind))?;
        text(xml, "language", &session.language)?;
        text(xml, "url", &schedule.address(session))?;
        xml.create_element("persons").write_inner_content(|xml| {
            for speaker in &session.speakers {
                let (id, guid) = (people[&speaker.id.as_uuid()].to_string(), speaker.id.to_string());
                let person = xml.create_element("person").with_attributes([("id", id.as_str()), ("guid", &guid)]);
                person.write_text_content(BytesText::new(&plain(&speaker.name)))?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&plain(content))).map(|_| ())
}

/// Without what no XML may hold (XML 1.0, 2.2), however it is written.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r'))
        .filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
