//! Erasing leaves no trace.

use domain::{
    actor::Actor,
    check_in::{self, ScanBadge, ScanOutcome},
    ids::{ApplicationId, LeadId, ScanId, SessionId},
    mail::{self, Delivery},
    masterclass::{self, EditStage, ScheduleSession},
    process::{erasure, letter::AnyLetter},
    registration::{self, DetailsForm, Error, Register},
    star::{self, Marks, Starred},
};

use super::fixture::{Fair, Visitor, details, raw, rows as select, traces};
use crate::{
    rows::{self, Row},
    stand::{Stand, both},
};

/// Part of everything that is typed about the visitor here.
const MARK: &str = "zyklopia";

async fn marked(stand: &Stand) -> (Fair, Visitor) {
    let fair = Fair::new(stand).await;
    let form = Register {
        details: DetailsForm {
            organisation: "Zyklopia GmbH".to_owned(),
            job_title: "Zyklopia-Beauftragte".to_owned(),
            ..details("Vera Zyklopia")
        },
        ..fair.form("Vera@Zyklopia.example")
    };
    let visitor = fair.visitor(stand, &form).await;
    (fair, visitor)
}

pub(super) async fn a_seat(stand: &Stand, fair: &Fair, visitor: &Visitor) {
    let stage = EditStage {
        name_de: "Bühne".to_owned(),
        capacity: "60".to_owned(),
        opens: "09:00".to_owned(),
        closes: "18:00".to_owned(),
        changeover: "5".to_owned(),
        ..EditStage::default()
    };
    let stage = masterclass::add_stage(&stand.db, &fair.organiser, fair.event.id, &stage).await.expect("a stage");
    let session = ScheduleSession {
        kind: "masterclass".to_owned(),
        title_de: "Wärmenetze".to_owned(),
        language: "de".to_owned(),
        starts_at: format!("{}T10:00", fair.event.starts_on),
        minutes: "45".to_owned(),
        stage: stage.to_string(),
        seat_limit: "1".to_owned(),
        ..ScheduleSession::default()
    };
    let session = masterclass::create_session(&stand.db, &fair.organiser, fair.event.id, &session).await.expect("a session");
    masterclass::publish(&stand.db, &fair.organiser, session).await.expect("published");
    masterclass::book(&stand.db, &visitor.actor, session).await.expect("booked");
}

/// A mark at the only session there is.
pub(super) async fn a_star(stand: &Stand, visitor: &Visitor) {
    let session = select(stand, "SELECT id FROM session").await[0].try_get("", "id").expect("an id");
    let marks = Marks { starred: vec![Starred::Session(SessionId::from_uuid(session))], unstarred: Vec::new() };
    star::mark(&stand.db, &visitor.actor, &marks).await.expect("marked");
}

pub(super) async fn a_lead(stand: &Stand, fair: &Fair, visitor: &Visitor) {
    let (application, now) = (ApplicationId::new(), domain::clock::now());
    rows::application(application, fair.event.id, "Stadt Bochum").with("state", "confirmed").insert(stand).await;
    let account = fair.organiser.account().expect("an account");
    let row = Row::new("lead").with("id", LeadId::new().as_uuid()).with("event_id", fair.event.id.as_uuid());
    row.with("application_id", application.as_uuid())
        .with("registration_id", visitor.id.as_uuid())
        .with("captured_by", account.as_uuid())
        .with("name", "Vera Zyklopia")
        .with("email", "Vera@Zyklopia.example")
        .with("organisation", "Zyklopia GmbH")
        .with("job_title", "Zyklopia-Beauftragte")
        .with("newsletter", true)
        .with("wording", "Ja")
        .with("locale", "de")
        .with("rating", 5)
        .with("note", "Frau Zyklopia anrufen")
        .with("withdraw_hash", "hash")
        .with("revision", 1_i64)
        .with("consented_at", now)
        .insert(stand)
        .await;
}

pub(super) async fn a_scan(stand: &Stand, fair: &Fair, visitor: &Visitor) {
    // For real: the event has begun.
    raw(stand, "UPDATE event SET starts_on = '2026-01-01'").await.expect("moved");
    let command = ScanBadge { scan: ScanId::new().to_string(), door: String::new(), code: visitor.ticket.clone() };
    let answer = check_in::scan(&stand.db, &fair.organiser, fair.event.id, &command).await.expect("the door answers");
    assert_eq!(answer.outcome, ScanOutcome::Welcome);
}

/// The only row of a table, in one text.
async fn only_row(stand: &Stand, table: &str, columns: &[&str]) -> String {
    let found = select(stand, &format!("SELECT {} AS value FROM {table}", columns.join(" || '|' || "))).await;
    assert_eq!(found.len(), 1, "{table}");
    found[0].try_get("", "value").expect("a text")
}

both! {
    async fn erasing_leaves_no_trace_in_any_table(stand: Stand) {
        let (fair, visitor) = marked(&stand).await;
        a_seat(&stand, &fair, &visitor).await;
        a_lead(&stand, &fair, &visitor).await;
        a_scan(&stand, &fair, &visitor).await;
        a_star(&stand, &visitor).await;
        // One mail is sent, the others still wait.
        let leased = mail::lease::<AnyLetter>(&stand.db, 1).await.expect("leased");
        domain::process::delivery::settle(&stand.db, &leased[0], &Delivery::Sent).await.expect("sent");
        let before = traces(&stand, MARK).await;

        erasure::erase(&stand.db, &visitor.actor, visitor.id).await.expect("erased");

        // The address is needed once more: for the letter that says so.
        let until_sent = traces(&stand, MARK).await;
        for mail in mail::lease::<AnyLetter>(&stand.db, 100).await.expect("leased") {
            domain::process::delivery::settle(&stand.db, &mail, &Delivery::Sent).await.expect("sent");
        }
        assert!(before.len() >= 10, "{before:?}");
        assert_eq!(until_sent, ["mail.to_email", "mail.search_key"]);
        assert_eq!(traces(&stand, MARK).await, Vec::<String>::new());
        assert_eq!(stand.count("mail", "kind = 'registration_erased' AND state = 'sent'").await, 1);
        assert_eq!(stand.count("seat", "state = 'booked'").await, 0);
        assert_eq!(stand.count("timetable", "holder_id IN (SELECT id FROM registration)").await, 0);
        assert_eq!(stand.count("session", "seats_taken <> 0").await, 0);
        assert_eq!(stand.count("lead", "withdrawn_at IS NOT NULL AND rating IS NULL AND NOT newsletter").await, 1);
        assert_eq!(stand.count("consent", "withdrawn_at IS NULL").await, 0);
        assert_eq!(stand.count("session_star", "1 = 1").await, 0);
    }

    async fn what_stays_of_whoever_was_erased_are_rows_without_a_person(stand: Stand) {
        let (fair, visitor) = marked(&stand).await;
        a_seat(&stand, &fair, &visitor).await;
        a_lead(&stand, &fair, &visitor).await;
        a_scan(&stand, &fair, &visitor).await;

        erasure::erase(&stand.db, &visitor.actor, visitor.id).await.expect("erased");

        let told = ["name", "email", "email_key", "organisation", "job_title", "locale", "state", "revision"];
        let news = "CASE WHEN newsletter THEN 'news' ELSE 'no news' END";
        let contact = ["name", "email", "organisation", "job_title", "note", "COALESCE(rating, 0)", news, "wording", "locale"];
        assert_eq!(only_row(&stand, "registration", &told).await, "|||||de|cancelled|3");
        assert_eq!(only_row(&stand, "badge", &["name", "organisation", "role"]).await, "||visitor");
        assert_eq!(only_row(&stand, "lead", &contact).await, "|||||0|no news|Ja|de");
        assert_eq!(only_row(&stand, "scan", &["outcome"]).await, "welcome");
        assert_eq!(stand.count("badge", &format!("ticket_code = '{}'", visitor.ticket)).await, 0);
        assert_eq!(stand.count("mail", "event_id IS NOT NULL AND kind <> 'registration_erased' AND (to_name <> '' OR to_email <> '' OR state = 'waiting')").await, 0);
        assert_eq!(stand.count("audit", "changes <> '{}' AND subject IN ('registration', 'badge', 'seat', 'lead')").await, 0);
    }

    async fn whoever_was_erased_is_unknown_and_may_come_anew(stand: Stand) {
        let (fair, visitor) = marked(&stand).await;
        erasure::erase(&stand.db, &visitor.actor, visitor.id).await.expect("erased");

        let ticket = registration::by_ticket(&stand.db, &visitor.ticket).await.expect("answers");
        let again = erasure::erase(&stand.db, &visitor.actor, visitor.id).await;
        let seen = registration::mine(&stand.db, &fair.organiser, visitor.id).await;
        let anew = fair.visitor(&stand, &fair.form("vera@zyklopia.example")).await;

        assert_eq!(ticket, None);
        assert!(matches!(again, Err(Error::Denied(_))));
        assert!(matches!(seen, Err(Error::Denied(_))));
        assert_ne!(anew.ticket, visitor.ticket);
        assert_eq!(stand.count("registration", "erased_at IS NULL").await, 1);
    }

    async fn of_many_who_erase_at_once_one_does(stand: Stand) {
        let (_, visitor) = marked(&stand).await;
        let tries = (0..64).map(|_| {
            let (db, id) = (stand.db.clone(), visitor.id);
            tokio::spawn(async move { erasure::erase(&db, &Actor::TicketHolder(id), id).await.is_ok() })
        });

        let mut done = 0;
        for attempt in tries.collect::<Vec<_>>() {
            done += u32::from(attempt.await.expect("no panic"));
        }

        assert_eq!(done, 1);
        assert_eq!(stand.count("mail", "kind = 'registration_erased' AND to_email <> ''").await, 1);
    }
}
