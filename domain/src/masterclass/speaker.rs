//! Speakers: read from lines, found again by name and organisation, or made.

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    entity::{session_speaker, speaker},
    error::Error,
};
use crate::{
    clock,
    db::Tx,
    field::{Line, PersonName, visible},
    ids::{EventId, SessionId, SpeakerId},
    locale::Text,
};

/// More than fit on a stage.
const MOST: usize = 16;

/// Somebody who speaks, as a line says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpeakerLine {
    pub name: String,
    pub organisation: String,
    pub job_title: String,
}

impl SpeakerLine {
    fn key(&self) -> (String, &str) {
        (name_key(&self.name), &self.organisation)
    }
}

/// Reads a line for each speaker: `Name, Organisation, Function`; the last two may be missing.
pub(super) fn parse_speakers(typed: &str) -> Result<Vec<SpeakerLine>, Text> {
    let mut speakers: Vec<SpeakerLine> = Vec::new();
    for (index, line) in typed.lines().enumerate().filter(|(_, line)| !visible(line).is_empty()) {
        let speaker = parse_speaker_line(line).map_err(|problem| in_line(index + 1, &problem))?;
        if !speakers.iter().any(|known| known.key() == speaker.key()) {
            speakers.push(speaker);
        }
    }
    if speakers.len() > MOST {
        return Err(Text::new(format!("Höchstens {MOST} Personen sind möglich."), format!("At most {MOST} people are possible.")));
    }
    Ok(speakers)
}

/// The line for a speaker, as `parse_speakers` reads it.
pub(super) fn speaker_line(name: &str, organisation: &str, job_title: &str) -> String {
    let parts = [name, organisation, job_title];
    parts.join(", ").trim_end_matches(", ").to_owned()
}

fn parse_speaker_line(line: &str) -> Result<SpeakerLine, Text> {
    let mut parts = line.splitn(3, ',');
    let mut next = || parts.next().unwrap_or_default();
    let (name, organisation, job_title) = (next(), next(), next());
    Ok(SpeakerLine {
        name: PersonName::parse(name)?.as_str().to_owned(),
        organisation: Line::<120>::parse_optional(organisation)?,
        job_title: Line::<120>::parse_optional(job_title)?,
    })
}

fn in_line(number: usize, problem: &Text) -> Text {
    Text::new(format!("Zeile {number}: {}", problem.de), format!("Line {number}: {}", problem.en))
}

/// The form in which two spellings of one name are equal.
fn name_key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Makes `lines` the speakers of a session, in this order.
pub(super) async fn set_speakers(tx: &Tx, event: EventId, session: SessionId, lines: &[SpeakerLine]) -> Result<(), Error> {
    session_speaker::Entity::delete_many().filter(session_speaker::Column::SessionId.eq(session)).exec(tx).await?;
    if lines.is_empty() {
        return Ok(());
    }
    let unique = [speaker::Column::EventId, speaker::Column::NameKey, speaker::Column::Organisation];
    speaker::Entity::insert_many(lines.iter().map(|line| new_speaker_row(event, line)))
        .on_conflict_do_nothing_on(unique)
        .exec_without_returning(tx)
        .await?;
    let keys: HashSet<String> = lines.iter().map(|line| name_key(&line.name)).collect();
    let known =
        speaker::Entity::find().filter(speaker::Column::EventId.eq(event)).filter(speaker::Column::NameKey.is_in(keys)).all(tx).await?;
    let mut links = Vec::with_capacity(lines.len());
    for line in lines {
        let found = known.iter().find(|row| (row.name_key.clone(), row.organisation.as_str()) == line.key());
        let Some(found) = found else { continue };
        if found.name != line.name || found.job_title != line.job_title {
            rename_speaker(tx, found.id, line).await?;
        }
        let position = i32::try_from(links.len()).unwrap_or(i32::MAX);
        links.push(session_speaker::ActiveModel { session_id: Set(session), speaker_id: Set(found.id), position: Set(position) });
    }
    session_speaker::Entity::insert_many(links).exec_without_returning(tx).await?;
    Ok(())
}

fn new_speaker_row(event: EventId, line: &SpeakerLine) -> speaker::ActiveModel {
    speaker::ActiveModel {
        id: Set(SpeakerId::new()),
        event_id: Set(event),
        name: Set(line.name.clone()),
        name_key: Set(name_key(&line.name)),
        organisation: Set(line.organisation.clone()),
        job_title: Set(line.job_title.clone()),
        search_key: Set(speaker::SEARCHED.key_of([&line.name, &line.organisation])),
        created_at: Set(clock::now()),
    }
}

/// The same person, written as they were written last.
async fn rename_speaker(tx: &Tx, id: SpeakerId, line: &SpeakerLine) -> Result<(), Error> {
    speaker::Entity::update_many()
        .col_expr(speaker::Column::Name, Expr::value(line.name.as_str()))
        .col_expr(speaker::Column::JobTitle, Expr::value(line.job_title.as_str()))
        .col_expr(speaker::Column::SearchKey, Expr::value(speaker::SEARCHED.key_of([&line.name, &line.organisation])))
        .filter(speaker::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_written() {
        let typed = "Ada Lovelace, Analytical Engines, Head of Programs, retired\n\n  Çelik Öz \n";

        let speakers = parse_speakers(typed).expect("both lines are good");

        let lines: Vec<_> = speakers.iter().map(|s| speaker_line(&s.name, &s.organisation, &s.job_title)).collect();
        assert_eq!(lines, ["Ada Lovelace, Analytical Engines, Head of Programs, retired", "Çelik Öz"]);
    }

    #[test]
    fn the_same_person_speaks_once() {
        let speakers = parse_speakers("Ada Lovelace, X\nada  lovelace, X, Chief").expect("good lines");

        assert_eq!(speakers.len(), 1);
    }

    #[test]
    fn a_bad_line_is_named() {
        let refused = parse_speakers("Ada Lovelace\n, nobody").expect_err("the second line has no name");

        assert!(refused.en.starts_with("Line 2: "), "{}", refused.en);
    }

    #[test]
    fn a_crowd_is_refused() {
        let crowd: String = (0..17).map(|n| format!("Person {n}\n")).collect();

        assert!(parse_speakers(&crowd).is_err());
    }
}
