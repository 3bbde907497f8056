//! Sessions, by their titles and by who speaks.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{
    FoundSession,
    group::Group,
    scope::{staff_of, visible_event_ids, with_events},
};
use crate::{
    actor::Actor,
    db::{
        Db,
        search::{self, Best},
    },
    ids::SpeakerId,
    locale::Text,
    masterclass::{
        SessionState,
        entity::{session, session_speaker, speaker},
    },
};

/// Sessions that the actor may open, of events that they may open.
pub(super) async fn sessions(db: &Db, actor: &Actor, typed: &str) -> Result<Group<FoundSession>, DbErr> {
    let by_title = search::best(db, session::Entity::find().filter(is_visible(actor)), &session::SEARCHED, typed).await?;
    let by_title = Best {
        rows: by_title.rows.into_iter().map(|(fit, row)| (fit, (row, String::new()))).collect(),
        similar: by_title.similar,
        at_least: by_title.at_least,
    };
    let by_speaker = by_speaker(db, actor, typed).await?;
    let event_of = |(row, _): &(session::Model, String)| row.event_id;
    let found = |(row, speaker): (session::Model, String), event| FoundSession {
        id: row.id,
        title: Text { de: row.title_de, en: row.title_en },
        starts_at: row.starts_at,
        is_draft: row.state == SessionState::Draft,
        speaker,
        event,
    };
    let both = with_events(db, by_title, event_of, found).await?.and(with_events(db, by_speaker, event_of, found).await?);
    let mut known = HashSet::new();
    let rows = both.rows.into_iter().filter(|(_, session)| known.insert(session.id)).collect();
    Ok(Group { rows, similar: both.similar, at_least: both.at_least })
}

/// As `masterclass::session` does: drafts are there for the event's staff alone.
fn is_visible(actor: &Actor) -> Condition {
    let visible = Condition::all().add(session::Column::EventId.in_subquery(visible_event_ids(actor)));
    match staff_of(actor) {
        None => visible,
        Some(events) => {
            visible.add(Condition::any().add(session::Column::State.ne(SessionState::Draft)).add(session::Column::EventId.is_in(events)))
        }
    }
}

/// Each session with the name of whoever was found.
async fn by_speaker(db: &Db, actor: &Actor, typed: &str) -> Result<Best<(session::Model, String)>, DbErr> {
    let speakers = speaker::Entity::find().filter(speaker::Column::EventId.in_subquery(visible_event_ids(actor)));
    let best = search::best(db, speakers, &speaker::SEARCHED, typed).await?;
    let ids: Vec<SpeakerId> = best.rows.iter().map(|(_, speaker)| speaker.id).collect();
    let speaks = session_speaker::Entity::find()
        .find_also_related(session::Entity)
        .filter(session_speaker::Column::SpeakerId.is_in(ids))
        .filter(is_visible(actor))
        .order_by_asc(session::Column::StartsAt)
        .all(db.read())
        .await?;
    let of = |speaker: SpeakerId| {
        let sessions = speaks.iter().filter(move |(link, _)| link.speaker_id == speaker);
        sessions.filter_map(|(_, session)| session.clone())
    };
    let rows = best.rows.iter().flat_map(|(fit, speaker)| of(speaker.id).map(move |session| (*fit, (session, speaker.name.clone()))));
    Ok(Best { rows: rows.collect(), similar: best.similar, at_least: best.at_least })
}
