//! What people ask of a bridge: its contact has it as a task, and organisers find it with the bridge.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    bridge::{self, BridgeDetails, BridgeView},
    clock,
    enquiry::{self, EnquiryFilter, EnquiryForm, EnquiryView, Error},
    event::{self, EventDetails},
    ids::BridgeId,
    locale::Locale,
    process::bridge_editing,
};

use crate::stand::{Stand, both, fair};

async fn form(stand: &Stand, name: &str) -> EnquiryForm {
    let moment = enquiry::form_moment(&stand.db, clock::now() - Duration::seconds(10)).await.expect("sealed");
    let text = str::to_owned;
    EnquiryForm { name: text(name), email: text("nora@frage.example"), message: text("Wer hilft?"), moment, ..EnquiryForm::default() }
}

/// A bridge whose contact has this mailbox.
async fn a_bridge(stand: &Stand, organiser: &Actor, slug: &str, contact: &str) -> BridgeView {
    let details = BridgeDetails {
        slug: slug.to_owned(),
        kind: "bridge".to_owned(),
        name: format!("Brücke {slug}"),
        contact_email: contact.to_owned(),
        ..BridgeDetails::default()
    };
    bridge::create(&stand.db, organiser, &details).await.expect("made")
}

async fn open_bridge(stand: &Stand, organiser: &Actor, slug: &str, contact: &str) -> BridgeView {
    let made = a_bridge(stand, organiser, slug, contact).await;
    bridge::set_state(&stand.db, organiser, made.id, "published").await.expect("published")
}

fn mailbox(actor: &Actor) -> String {
    actor.person().expect("a person").email.clone()
}

async fn of_bridge(stand: &Stand, organiser: &Actor, bridge: Option<BridgeId>) -> Vec<EnquiryView> {
    let filter = EnquiryFilter { bridge, ..EnquiryFilter::default() };
    enquiry::enquiries(&stand.db, organiser, &filter).await.expect("listed").enquiries
}

async fn ask(stand: &Stand, slug: &str, name: &str) -> Result<(), Error> {
    enquiry::send_to_bridge(&stand.db, &Actor::Anonymous, slug, &form(stand, name).await, Locale::De).await
}

both! {
    async fn its_contact_has_it_as_a_task_and_organisers_find_it_with_the_bridge(stand: Stand) {
        let (organiser, contact) = (stand.organiser().await, stand.organiser().await);
        // In whatever spelling.
        let israel = open_bridge(&stand, &organiser, "israel", &mailbox(&contact).to_uppercase()).await;
        let china = open_bridge(&stand, &organiser, "china", "carla@agency.example").await;

        ask(&stand, "israel", "Nora Neu").await.expect("asked");
        ask(&stand, "china", "Otto Ohne").await.expect("asked");

        let (of_israel, of_china) = (of_bridge(&stand, &organiser, Some(israel.id)).await, of_bridge(&stand, &organiser, Some(china.id)).await);
        let told = |found: &[EnquiryView]| found.iter().map(|one| (one.name.clone(), one.bridge, one.owner.clone().map(|owner| owner.account))).collect::<Vec<_>>();
        assert_eq!(told(&of_israel), [("Nora Neu".to_owned(), Some(israel.id), contact.account())]);
        assert_eq!(told(&of_china), [("Otto Ohne".to_owned(), Some(china.id), None)], "nobody of the organisers has that mailbox");
        assert_eq!(of_bridge(&stand, &organiser, None).await.len(), 2);
        let received = "subject = 'enquiry' AND action = 'received' AND actor = 'anonymous'";
        assert_eq!(stand.count("audit", received).await, 2);
        assert_eq!(stand.count("audit", &format!("{received} AND changes LIKE '%Olga%'")).await, 1, "history says whose task it became");
        let export = enquiry::export(&stand.db, &organiser, of_israel[0].id).await.expect("taken along");
        assert_eq!(export.bridge, "Brücke israel");
    }

    async fn an_event_goes_to_its_own_contact_or_to_that_of_its_bridge(stand: Stand) {
        let (organiser, contact) = (stand.organiser().await, stand.organiser().await);
        let bridge = open_bridge(&stand, &organiser, "israel", &mailbox(&contact)).await;
        let of = |slug: &str| EventDetails { bridge: bridge.id.to_string(), ..fair(slug) };
        event::create(&stand.db, &organiser, &of("trip")).await.expect("made");
        let own = EventDetails { contact_email: mailbox(&organiser), ..of("fair") };
        event::create(&stand.db, &organiser, &own).await.expect("made");

        for event in ["trip", "fair"] {
            enquiry::send(&stand.db, &organiser, event, &form(&stand, event).await, Locale::De).await.expect("asked");
        }

        let found = of_bridge(&stand, &organiser, Some(bridge.id)).await;
        let owners: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.owner.as_ref().map(|owner| owner.account))).collect();
        assert_eq!(owners, [("trip", contact.account()), ("fair", organiser.account())]);
    }

    async fn a_draft_is_asked_by_nobody_who_does_not_see_it_and_what_was_asked_outlives_its_bridge(stand: Stand) {
        let organiser = stand.organiser().await;
        a_bridge(&stand, &organiser, "draft", "").await;
        let israel = open_bridge(&stand, &organiser, "israel", "").await;

        for slug in ["draft", "nowhere", ""] {
            assert!(matches!(ask(&stand, slug, "Nora Neu").await, Err(Error::Denied(Denied::NotFound))), "{slug}");
        }
        ask(&stand, "israel", "Nora Neu").await.expect("asked");
        bridge_editing::remove(&stand.db, &organiser, israel.id).await.expect("removed");

        let left = of_bridge(&stand, &organiser, None).await;
        assert_eq!(left.iter().map(|one| (one.name.as_str(), one.bridge)).collect::<Vec<_>>(), [("Nora Neu", None)]);
    }
}
