//! "My registration": changing, cancelling, coming back, consenting, taking everything along.

use domain::{
    actor::{Actor, Denied},
    ids::RegistrationId,
    locale::Locale,
    process::{erasure, leaving, personal_data_export},
    registration::{self, ChangeRegistration, ConsentPurpose, Details, DetailsForm, Error, Register, RegistrationState, wording},
};
use serde_json::json;

use super::{
    erasing::{a_lead, a_scan, a_seat, a_star},
    fixture::{Fair, Visitor, WHOSE, details, shown_in},
};
use crate::{
    guests::execute,
    stand::{Stand, both, stranger},
};

fn changed(revision: i64) -> ChangeRegistration {
    ChangeRegistration {
        revision: revision.to_string(),
        details: DetailsForm {
            organisation: "Stadt Bochum".to_owned(),
            job_title: String::new(),
            locale: "en".to_owned(),
            ..details("Vera Besuch")
        },
    }
}

/// What `changed` makes of her.
fn vera_besuch() -> Details {
    Details { name: "Vera Besuch".to_owned(), organisation: "Stadt Bochum".to_owned(), job_title: String::new(), locale: Locale::En }
}

async fn vera(stand: &Stand) -> (Fair, Visitor) {
    let fair = Fair::new(stand).await;
    let details = DetailsForm { job_title: "Planerin".to_owned(), ..details("Vera Visit") };
    let visitor = fair.visitor(stand, &Register { details, ..fair.form("vera@visitor.example") }).await;
    (fair, visitor)
}

both! {
    async fn a_change_reaches_the_badge(stand: Stand) {
        let (_, vera) = vera(&stand).await;
        let before = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");

        registration::change(&stand.db, &vera.actor, vera.id, &changed(before.revision)).await.expect("changed");

        let mine = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");
        assert_eq!((mine.details, mine.ticket_code), (vera_besuch(), vera.ticket));
        assert_eq!(stand.count("badge", "name = 'Vera Besuch' AND organisation = 'Stadt Bochum'").await, 1);
        assert_eq!(stand.count("audit", "action = 'changed' AND changes LIKE '%Vera%'").await, 0);
    }

    async fn a_stale_form_changes_nothing_and_says_what_did(stand: Stand) {
        let (_, vera) = vera(&stand).await;
        let before = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");
        registration::change(&stand.db, &vera.actor, vera.id, &changed(before.revision)).await.expect("changed");

        let stale = ChangeRegistration { details: details("Other Name"), ..changed(before.revision) };
        let refused = registration::change(&stand.db, &vera.actor, vera.id, &stale).await;

        let Err(Error::Overtaken(stale)) = refused else { panic!("stale: {refused:?}") };
        assert_eq!((stale.by.as_str(), stale.fields), ("visitor", ["job_title", "locale", "name", "organisation"].map(str::to_owned).to_vec()));
        assert_eq!(registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen").details, vera_besuch());
    }

    async fn whoever_cancels_can_come_back_with_the_same_ticket(stand: Stand) {
        let (_, vera) = vera(&stand).await;

        leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("cancelled");
        leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("again changes nothing");
        let cancelled = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");
        let ended = stand.count("badge", "ended_at IS NOT NULL").await;
        let refused = registration::change(&stand.db, &vera.actor, vera.id, &changed(cancelled.revision)).await;
        registration::register_again(&stand.db, &vera.actor, vera.id).await.expect("back");
        registration::register_again(&stand.db, &vera.actor, vera.id).await.expect("again changes nothing");

        let mine = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");
        assert_eq!((cancelled.state, ended), (RegistrationState::Cancelled, 1));
        assert!(matches!(refused, Err(Error::Cancelled)));
        assert_eq!((mine.state, mine.ticket_code), (RegistrationState::Confirmed, vera.ticket));
        assert_eq!(stand.count("badge", "ended_at IS NOT NULL").await, 0);
        assert_eq!(stand.count("mail", "kind = 'registration_cancelled'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'ticket'").await, 2);
    }

    async fn whoever_cancelled_and_registers_anew_confirms_anew(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("cancelled");

        let again = fair.visitor(&stand, &fair.form("vera@visitor.example")).await;

        assert_eq!((again.id, &again.ticket), (vera.id, &vera.ticket));
        assert_eq!(stand.count("badge", "ended_at IS NOT NULL").await, 0);
        assert_eq!(stand.count("registration", "1 = 1").await, 1);
    }

    async fn each_consent_is_given_and_withdrawn_by_itself(stand: Stand) {
        let (_, vera) = vera(&stand).await;

        registration::withdraw_consent(&stand.db, &vera.actor, vera.id, ConsentPurpose::Photos).await.expect("withdrawn");
        let without = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");
        registration::give_consent(&stand.db, &vera.actor, vera.id, ConsentPurpose::Photos, &shown_in(Locale::En)).await.expect("given");
        registration::give_consent(&stand.db, &vera.actor, vera.id, ConsentPurpose::Photos, &shown_in(Locale::En)).await.expect("again changes nothing");

        let mine = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");
        assert!(without.consent(ConsentPurpose::Photos).is_none());
        assert!(without.consent(ConsentPurpose::EventNews).is_some());
        assert_eq!(mine.consents.len(), 3);
        let photos = mine.consent(ConsentPurpose::Photos).expect("given again");
        assert_eq!((photos.wording.as_str(), photos.locale), (wording(ConsentPurpose::Photos, WHOSE).en.as_str(), Locale::En));
        assert_eq!(mine.consents.iter().filter(|consent| consent.withdrawn_at.is_some()).count(), 1);
    }

    /// A server of the release before may have written it after the migration that took such consents away.
    async fn a_consent_that_nobody_asks_about_any_more_is_none(stand: Stand) {
        let (_, vera) = vera(&stand).await;
        execute(&stand, "UPDATE consent SET purpose = 'matchmaking' WHERE purpose = 'photos'").await.expect("written");

        let mine = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");

        assert_eq!(mine.consents.iter().map(|consent| consent.purpose).collect::<Vec<_>>(), [ConsentPurpose::EventNews]);
    }

    async fn a_registration_is_its_holders_alone(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        let (db, id) = (&stand.db, vera.id);
        let other = Actor::TicketHolder(RegistrationId::new());

        for actor in [other, stranger(), Actor::Anonymous] {
            let expected = actor.refused();
            let denied = |result: Result<(), Error>| matches!(result, Err(Error::Denied(denied)) if denied == expected);
            assert!(denied(registration::mine(db, &actor, id).await.map(|_| ())));
            assert!(denied(personal_data_export::export_personal_data(db, &actor, id).await.map(|_| ())));
            assert!(denied(registration::change(db, &actor, id, &changed(1)).await));
            assert!(denied(leaving::cancel_registration(db, &actor, id).await));
            assert!(denied(registration::register_again(db, &actor, id).await));
            assert!(denied(registration::give_consent(db, &actor, id, ConsentPurpose::Photos, &shown_in(Locale::De)).await));
            assert!(denied(registration::withdraw_consent(db, &actor, id, ConsentPurpose::Photos).await));
            assert!(denied(erasure::erase(db, &actor, id).await));
        }
        // Not even organisers consent for somebody.
        let for_another = registration::give_consent(db, &fair.organiser, id, ConsentPurpose::Photos, &shown_in(Locale::De)).await;
        assert!(matches!(for_another, Err(Error::Denied(Denied::NotFound))));
    }

    async fn everything_can_be_taken_along(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        a_seat(&stand, &fair, &vera).await;
        a_lead(&stand, &fair, &vera).await;
        a_scan(&stand, &fair, &vera).await;
        a_star(&stand, &vera).await;

        let everything = personal_data_export::export_personal_data(&stand.db, &vera.actor, vera.id).await.expect("taken");

        let mut value = serde_json::to_value(&everything).expect("JSON");
        let times = ["created_at", "confirmed_at", "given_at", "starts_at", "queued_at", "consented_at", "scanned_at", "starred_at"];
        blank(&mut value, &times);
        let calendar = value.as_object_mut().and_then(|all| all.remove("calendar")).expect("what was given for the calendar");
        assert_eq!(calendar.as_array().map(Vec::len), Some(5), "four days and a seat: {calendar}");
        let consent = |purpose: ConsentPurpose| json!({
            "purpose": purpose, "wording": wording(purpose, WHOSE).de, "locale": "de", "given_at": "…", "withdrawn_at": null,
        });
        // The ticket has taken the place of the letter that asks for a confirmation and had not left yet.
        let mail = |kind: &str| {
            let state = if kind == "confirm_registration" { "parked" } else { "waiting" };
            json!({ "kind": kind, "state": state, "created_at": "…", "sent_at": null })
        };
        assert_eq!(value, json!({
            "event": { "slug": fair.event.slug, "name": fair.event.name },
            "registration": {
                "name": "Vera Visit", "email": "vera@visitor.example", "organisation": "Stadt Essen", "job_title": "Planerin",
                "locale": "de", "state": "confirmed", "created_at": "…", "confirmed_at": "…", "cancelled_at": null,
            },
            "typed_again": [],
            "badge": { "role": "visitor", "name": "Vera Visit", "organisation": "Stadt Essen", "created_at": "…", "revoked_at": null, "ended_at": null, "printed_at": null },
            "consents": ConsentPurpose::ALL.map(consent),
            "seats": [{ "session": { "de": "Wärmenetze", "en": "" }, "starts_at": "…", "state": "booked", "queued_at": "…" }],
            "stars": [{ "kind": "session", "name": "Wärmenetze", "starred_at": "…" }],
            "meetings": [],
            "contacts": [{
                "exhibitor": "Stadt Bochum", "legal_name": "Stadt Bochum GmbH", "name": "Vera Zyklopia", "email": "Vera@Zyklopia.example",
                "organisation": "Zyklopia GmbH", "job_title": "Zyklopia-Beauftragte", "newsletter": true, "wording": "Ja", "rating": 5,
                "note": "Frau Zyklopia anrufen", "consented_at": "…", "confirmed_at": null, "withdrawn_at": null,
            }],
            "mailings": [],
            "scans": [{ "outcome": "welcome", "scanned_at": "…", "undone_at": null }],
            "mails": [mail("confirm_registration"), mail("ticket"), mail("seat_booked")],
        }));
    }
}

/// Takes the times out, which differ each time.
fn blank(value: &mut serde_json::Value, names: &[&str]) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                if names.contains(&name.as_str()) && field.is_string() {
                    *field = json!("…");
                }
                blank(field, names);
            }
        }
        serde_json::Value::Array(several) => several.iter_mut().for_each(|one| blank(one, names)),
        _ => {}
    }
}
