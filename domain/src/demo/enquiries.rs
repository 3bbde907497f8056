//! What people asked about the coming MIPIM, of the agency and of a bridge, all invented: one is done, two are taken over, two
//! are open.

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{Cast, cast::ORGANISER_NAME, chance::Chance, insert_all};
use crate::{
    audit::{Subject, entity::audit},
    bridge::entity::bridge,
    clock::Instant,
    db::Tx,
    enquiry::{
        EnquiryAction, EnquiryState,
        entity::{enquiry, enquiry_note},
    },
    ids::{AccountId, AuditId, BridgeId, EnquiryId, EnquiryNoteId, EventId},
    locale::Locale,
};

/// What one of them says.
struct Question {
    name: &'static str,
    email: &'static str,
    phone: &'static str,
    call_when: &'static str,
    message: &'static str,
    locale: Locale,
    event: Option<EventId>,
    bridge: Option<BridgeId>,
    days_ago: i64,
    /// What the organiser did with it a day later.
    handled: Option<EnquiryAction>,
}

/// Asks them; `mipim` is its coming edition.
pub(super) async fn ask(tx: &Tx, chance: &mut Chance, mipim: Option<EventId>, people: &Cast) -> Result<(), DbErr> {
    insert(tx, chance, questions(mipim), people).await
}

/// Asks the contact of the bridge to Israel, if there is that bridge.
pub(super) async fn ask_of_bridge(tx: &Tx, chance: &mut Chance, people: &Cast) -> Result<(), DbErr> {
    let found = bridge::Entity::find().filter(bridge::Column::Slug.eq("israel")).one(tx).await?;
    insert(tx, chance, found.into_iter().map(|bridge| question_of(bridge.id)).collect(), people).await
}

fn question_of(bridge: BridgeId) -> Question {
    Question {
        name: "Noa Peretz",
        email: "noa.peretz@medtech.example",
        phone: "",
        call_when: "",
        message: "Our company builds sensors for hospitals. Is there a place for us in the next delegation, or somebody in your region to talk to?",
        locale: Locale::En,
        event: None,
        bridge: Some(bridge),
        days_ago: 2,
        handled: Some(EnquiryAction::TakenOver),
    }
}

async fn insert(tx: &Tx, chance: &mut Chance, questions: Vec<Question>, people: &Cast) -> Result<(), DbErr> {
    let (mut rows, mut entries, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for question in questions {
        let row = row(chance, &question, people.organiser);
        entries.push(entry(chance, &row, row.created_at, EnquiryAction::Received, None));
        if let Some(action) = question.handled {
            entries.push(entry(chance, &row, row.created_at + Duration::days(1), action, Some(people.organiser)));
        }
        if question.handled == Some(EnquiryAction::TakenOver) && question.event.is_some() {
            notes.push(note(chance, &row, people.organiser));
        }
        rows.push(row);
    }
    insert_all(tx, rows).await?;
    insert_all(tx, notes).await?;
    insert_all(tx, entries).await
}

fn questions(mipim: Option<EventId>) -> Vec<Question> {
    vec![
        Question {
            name: "Henrike Halden",
            email: "henrike.halden@stadtwerke.example",
            phone: "+492015550134",
            call_when: "Dienstag oder Donnerstag nach 15 Uhr",
            message: "Wir überlegen, im nächsten Jahr mit auszustellen. Können Sie mir am Telefon sagen, was ein kleiner Platz ungefähr kostet?",
            locale: Locale::De,
            event: mipim,
            bridge: None,
            days_ago: 3,
            handled: None,
        },
        Question {
            name: "Colin Marsh",
            email: "colin.marsh@press.example",
            phone: "",
            call_when: "",
            message: "I write for a property weekly and would like to visit your booth with a photographer. Whom may I contact beforehand?",
            locale: Locale::En,
            event: mipim,
            bridge: None,
            days_ago: 6,
            handled: Some(EnquiryAction::TakenOver),
        },
        Question {
            name: "Levent Arslan",
            email: "levent.arslan@besuch.example",
            phone: "",
            call_when: "",
            message: "Ist der Stand mit dem Rollstuhl erreichbar, auch die Bühne?",
            locale: Locale::De,
            event: mipim,
            bridge: None,
            days_ago: 12,
            handled: Some(EnquiryAction::Done),
        },
        Question {
            name: "Mareike Vogt",
            email: "mareike.vogt@hochschule.example",
            phone: "",
            call_when: "",
            message: "Guten Tag,\n\nbieten Sie auch Praktika im Messeteam an? Ich studiere im fünften Semester.",
            locale: Locale::De,
            event: None,
            bridge: None,
            days_ago: 1,
            handled: None,
        },
    ]
}

fn row(chance: &mut Chance, question: &Question, organiser: AccountId) -> enquiry::Model {
    // In the morning, when people write.
    let created_at = chance.now - Duration::days(question.days_ago) + Duration::minutes(8 * 60 + 20);
    let is_done = question.handled == Some(EnquiryAction::Done);
    enquiry::Model {
        id: EnquiryId::from_uuid(chance.id()),
        event_id: question.event,
        name: question.name.to_owned(),
        email: question.email.to_owned(),
        phone: question.phone.to_owned(),
        call_back: !question.phone.is_empty(),
        call_when: question.call_when.to_owned(),
        message: question.message.to_owned(),
        page: format!("/{}", question.locale),
        locale: question.locale,
        state: if is_done { EnquiryState::Done } else { EnquiryState::Open },
        owner_id: question.handled.map(|_| organiser),
        revision: if question.handled.is_some() { 2 } else { 1 },
        created_at,
        done_at: is_done.then(|| created_at + Duration::days(1)),
        search_key: enquiry::SEARCHED.key_of([question.name, question.email, question.message]),
        property_id: None,
        about: String::new(),
        shared_with: None,
        bridge_id: question.bridge,
    }
}

fn note(chance: &mut Chance, row: &enquiry::Model, author_id: AccountId) -> enquiry_note::Model {
    enquiry_note::Model {
        id: EnquiryNoteId::from_uuid(chance.id()),
        enquiry_id: row.id,
        author_id,
        body: "Pressestelle gefragt, Antwort bis Ende der Woche.".to_owned(),
        created_at: row.created_at + Duration::days(1),
    }
}

/// Who asked is named in no history.
fn entry(chance: &mut Chance, row: &enquiry::Model, at: Instant, action: EnquiryAction, by: Option<AccountId>) -> audit::Model {
    audit::Model {
        id: AuditId::from_uuid(chance.id()),
        at,
        actor: if by.is_some() { ORGANISER_NAME } else { "anonymous" }.to_owned(),
        account_id: by,
        event_id: row.event_id,
        subject: Subject::Enquiry.to_string(),
        subject_id: row.id.as_uuid(),
        action: action.to_string(),
        changes: "{}".to_owned(),
    }
}
