//! The recap of the trip to Toronto and Pittsburgh: where the trip led is a fact, who speaks in it is invented. Two voices are released, one
//! waits for its person. Pictures are drawn with the others (`picture.rs`).

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{chance::Chance, insert_all};
use crate::{
    db::Tx,
    event::entity as event,
    ids::{EventId, RecapFigureId, RecapId, RecapVoiceId},
    locale::Locale,
    recap::{
        RecapState, VoiceState,
        entity::{recap, recap_figure, recap_voice},
    },
};

pub(super) const EVENT: &str = "delegation-north-america";

const TEXT_DE: &str = "Vom Stand auf der COLLISION in Toronto reiste die Delegation weiter nach Pittsburgh.\n\n\
    Auf dem Weg lagen die **DMZ**, das **Creative Destruction Lab** und die **AHK Kanada**; in Pittsburgh **Mill 19**, die Allegheny \
    Conference on Community Development und die German American Chamber of Commerce.\n\n\
    - Am Stand ging es um neue Mobilität, klimaneutrale Industrie und digitale Geschäftsmodelle.\n\
    - Ein H2-Roundtable mit Energie und Industrie stellte die Hydrogen Metropole Ruhr vor.";
const TEXT_EN: &str = "From the booth at COLLISION in Toronto the delegation travelled on to Pittsburgh.\n\n\
    On its way were the **DMZ**, the **Creative Destruction Lab** and **AHK Kanada**; in Pittsburgh **Mill 19**, the Allegheny \
    Conference on Community Development and the German American Chamber of Commerce.\n\n\
    - The booth was about new mobility, climate-neutral industry and digital business models.\n\
    - An H2 roundtable with energy and industry presented Hydrogen Metropole Ruhr.";

/// Somebody who speaks, all invented.
struct Said {
    name: &'static str,
    function: &'static str,
    organisation: &'static str,
    email: &'static str,
    de: &'static str,
    en: &'static str,
    state: VoiceState,
}

const VOICES: [Said; 3] = [
    Said {
        name: "Lena Hafermann",
        function: "Geschäftsführerin",
        organisation: "Ruhrwerk Robotik",
        email: "lena.hafermann@ruhrwerk.example",
        de: "Drei Gespräche am Stand, eins davon wurde ein Projekt. Allein hätten wir die Halle nicht gefunden.",
        en: "Three conversations at the booth, and one became a project. On our own we would not have found the hall.",
        state: VoiceState::Released,
    },
    Said {
        name: "Marc Tremblay",
        function: "Head of Partnerships",
        organisation: "Lakeshore Ventures",
        email: "marc@lakeshore.example",
        de: "",
        en: "A whole region on one booth: that is how I like to meet Germany.",
        state: VoiceState::Released,
    },
    Said {
        name: "Aylin Sahin",
        function: "Leiterin Wasserstoff",
        organisation: "Energiehaus Nord",
        email: "aylin.sahin@energiehaus.example",
        de: "Am runden Tisch in Pittsburgh saßen die Richtigen.",
        en: "The right people sat at the round table in Pittsburgh.",
        state: VoiceState::Asked,
    },
];

/// Writes it, published.
pub(super) async fn tell(tx: &Tx, chance: &mut Chance) -> Result<(), DbErr> {
    let Some(event) = event::Entity::find().filter(event::Column::Slug.eq(EVENT)).one(tx).await? else { return Ok(()) };
    let id = RecapId::from_uuid(chance.id());
    insert_all(tx, vec![page(chance, id, event.id)]).await?;
    let voices: Vec<_> = VOICES.iter().map(|said| voice(chance, id, said)).collect();
    insert_all(tx, voices).await?;
    let figure = recap_figure::Model {
        id: RecapFigureId::from_uuid(chance.id()),
        recap_id: id,
        label_de: "Stationen in zwei Städten".to_owned(),
        label_en: "stops in two cities".to_owned(),
        value: "6".to_owned(),
    };
    insert_all(tx, vec![figure]).await
}

fn page(chance: &Chance, id: RecapId, event: EventId) -> recap::Model {
    let at = chance.now - Duration::days(30);
    recap::Model {
        id,
        event_id: event,
        text_de: TEXT_DE.to_owned(),
        text_en: TEXT_EN.to_owned(),
        shows_exhibitors: true,
        shows_visits: true,
        shows_leads: false,
        shows_sessions: true,
        state: RecapState::Published,
        published_at: Some(at),
        revision: 2,
        created_at: at - Duration::days(3),
        updated_at: at,
    }
}

fn voice(chance: &mut Chance, recap: RecapId, said: &Said) -> recap_voice::Model {
    let at = chance.now - Duration::days(20);
    recap_voice::Model {
        id: RecapVoiceId::from_uuid(chance.id()),
        recap_id: recap,
        quote_de: said.de.to_owned(),
        quote_en: said.en.to_owned(),
        name: said.name.to_owned(),
        function: said.function.to_owned(),
        organisation: said.organisation.to_owned(),
        email: said.email.to_owned(),
        locale: if said.de.is_empty() { Locale::En } else { Locale::De },
        state: said.state,
        link_hash: Some(chance.code().hash()),
        proposal: String::new(),
        asked_at: Some(at),
        worded_at: Some(at),
        answered_at: (said.state == VoiceState::Released).then_some(at + Duration::days(1)),
        revision: 2,
        created_at: at,
    }
}
