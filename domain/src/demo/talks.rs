//! The talk in Chicago, from the agency's own press texts; one in Detroit, which is invented; and one to come that is still a
//! draft. Who speaks is invented.

use chrono::{Duration, NaiveDateTime};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::{chance::Chance, insert_all};
use crate::{
    bridge::entity::bridge,
    clock,
    db::Tx,
    ids::{BridgeId, TalkId},
    locale::Text,
    talk::{self, TalkState, entity},
};

/// What one of them says.
struct Given {
    slug: &'static str,
    subject: Text,
    occasion: Text,
    host: &'static str,
    place: &'static str,
    city: &'static str,
    zone: &'static str,
    starts: NaiveDateTime,
    speakers: &'static str,
    audience: Text,
    audience_count: Option<i32>,
    outcome: Text,
    state: TalkState,
}

/// Gives them, on the bridge to North America.
pub(super) async fn give(tx: &Tx, chance: &mut Chance) -> Result<(), DbErr> {
    let bridge = bridge_at(tx, "north-america").await?;
    let coming = (chance.now + Duration::days(78)).date_naive().and_hms_opt(17, 30, 0).unwrap_or_default();
    let lately = (chance.now - Duration::days(40)).date_naive().and_hms_opt(16, 0, 0).unwrap_or_default();
    let rows: Vec<_> = [chicago(), pittsburgh(coming), detroit(lately)].into_iter().map(|given| row(chance, bridge, given)).collect();
    insert_all(tx, rows).await
}

/// The bridge at this address, if the facts have one.
pub(super) async fn bridge_at(tx: &Tx, slug: &str) -> Result<Option<BridgeId>, DbErr> {
    let found = bridge::Entity::find().select_only().column(bridge::Column::Id).filter(bridge::Column::Slug.eq(slug));
    found.into_tuple().one(tx).await
}

fn chicago() -> Given {
    Given {
        slug: "strukturwandel-chicago",
        subject: Text::new("Was Strukturwandel für eine Wirtschaft bedeutet", "What structural change means for an economy"),
        occasion: Text::new("Vortragsreihe in Chicago", "Lecture series in Chicago"),
        host: "Institut für Auslandsbeziehungen; Chicago Council on Global Affairs",
        place: "",
        city: "Chicago",
        zone: "America/Chicago",
        starts: "2022-11-08T18:00:00".parse().unwrap_or_default(),
        speakers: "Jonas Brandt, Internationales",
        audience: Text::new("Wirtschaft, Wissenschaft und Stadtverwaltung", "Business, research and city administration"),
        audience_count: Some(120),
        outcome: Text::new(
            "Zwei Hochschulen wollen den Wandel beider Regionen **gemeinsam vergleichen**. Eine Delegation hat ihren Gegenbesuch angekündigt.",
            "Two universities want to **compare the change of both regions together**. A delegation has announced a visit in return.",
        ),
        state: TalkState::Published,
    }
}

fn pittsburgh(starts: NaiveDateTime) -> Given {
    Given {
        slug: "zechen-werden-quartiere",
        subject: Text::new("Aus Zechen werden Quartiere", "From collieries to city quarters"),
        occasion: Text::new("Abend der Partnerregionen", "Evening of the partner regions"),
        host: "Allegheny Conference on Community Development",
        place: "",
        city: "Pittsburgh",
        zone: "America/New_York",
        starts,
        speakers: "Miriam Sandner, Flächenentwicklung\nJonas Brandt, Internationales",
        audience: Text::default(),
        audience_count: None,
        outcome: Text::default(),
        state: TalkState::Draft,
    }
}

fn detroit(starts: NaiveDateTime) -> Given {
    Given {
        slug: "stahl-und-wasserstoff-detroit",
        subject: Text::new("Stahl ohne Kohle: Was ein Revier dafür braucht", "Steel without coal: what a region needs for it"),
        occasion: Text::new("Tag der Industrieregionen", "Day of the industrial regions"),
        host: "Great Lakes Industry Forum",
        place: "Riverfront Hall",
        city: "Detroit",
        zone: "America/Detroit",
        starts,
        speakers: "Miriam Sandner, Flächenentwicklung",
        audience: Text::new("Industrie und Netzbetreiber", "Industry and grid operators"),
        audience_count: Some(85),
        outcome: Text::new(
            "Drei Zulieferer kommen zum **Wasserstoff-Roundtable** nach Pittsburgh.",
            "Three suppliers come to the **hydrogen roundtable** in Pittsburgh.",
        ),
        state: TalkState::Published,
    }
}

fn row(chance: &mut Chance, bridge_id: Option<BridgeId>, given: Given) -> entity::Model {
    let written_at = chance.now - Duration::days(5);
    talk::keyed(entity::Model {
        id: TalkId::from_uuid(chance.id()),
        slug: given.slug.to_owned(),
        bridge_id,
        subject_de: given.subject.de,
        subject_en: given.subject.en,
        occasion_de: given.occasion.de,
        occasion_en: given.occasion.en,
        host: given.host.to_owned(),
        place: given.place.to_owned(),
        city: given.city.to_owned(),
        country: "US".to_owned(),
        time_zone: given.zone.to_owned(),
        starts_local: given.starts,
        starts_at: clock::at(clock::zone(given.zone), given.starts),
        minutes: 90,
        speakers: given.speakers.to_owned(),
        audience_de: given.audience.de,
        audience_en: given.audience.en,
        audience_count: given.audience_count,
        slides: None,
        slides_public: false,
        outcome_de: given.outcome.de,
        outcome_en: given.outcome.en,
        state: given.state,
        revision: 1,
        created_at: written_at,
        updated_at: written_at,
        search_key: String::new(),
    })
}
