//! Travellers: what the tests of them, and others, begin with, and who sees them. Applying, places, groups, what travellers change
//! themselves and what is forgotten have parts of their own.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    event::EventView,
    ids::{TravellerId, TripGroupId},
    locale::Locale,
    picture,
    process::travelling,
    traveller::{self, Decision, Error, TravelForm, TravelTerms, TravelTermsForm, TravellerFilter},
    trip::Plan,
};

use crate::{
    stand::{PIXEL, Stand, both, stranger},
    trip::delegation,
};

mod applying;
mod forgotten;
mod groups;
mod own;
mod places;

fn terms(places: &str) -> TravelTermsForm {
    let text = str::to_owned;
    let in_days = |days: i64| (clock::today(clock::zone("America/Toronto")) + Duration::days(days)).to_string();
    TravelTermsForm {
        places: text(places),
        closes_at: format!("{}T23:59", in_days(50)),
        small: text("250"),
        medium: text("750"),
        large: text("1250"),
        public: text("400"),
        until_1: in_days(-1),
        percent_1: text("0"),
        until_2: in_days(20),
        percent_2: text("50"),
        ..TravelTermsForm::default()
    }
}

fn form(name: &str, organisation: &str) -> TravelForm {
    let text = str::to_owned;
    TravelForm {
        name: text(name),
        email: format!("{}@reise.example", name.to_lowercase().replace(' ', ".")),
        size_class: text("medium"),
        organisation: text(organisation),
        town: text("Essen"),
        country: text("DE"),
        accept: text("on"),
        ..TravelForm::default()
    }
}

/// A trip that takes applications.
pub async fn open_trip(stand: &Stand, organiser: &Actor, places: &str) -> (EventView, Plan) {
    let (event, plan) = delegation(stand, organiser).await;
    let first = TravelTerms::FIRST.to_string();
    traveller::set_terms(&stand.db, organiser, event.id, &first, &terms(places)).await.expect("set");
    (event, plan)
}

async fn apply(stand: &Stand, event: &EventView, form: &TravelForm) -> Result<(), Error> {
    traveller::apply(&stand.db, &Actor::Anonymous, &event.slug, form, Locale::De).await
}

/// Somebody who has applied and proved their mailbox, and their link.
pub async fn applied(stand: &Stand, event: &EventView, name: &str) -> (TravellerId, String) {
    apply(stand, event, &form(name, name)).await.expect("applied");
    let token = stand.token_of("confirm_travel").await;
    traveller::prove(&stand.db, &token).await.expect("proven");
    (traveller::by_token(&stand.db, &token).await.expect("open").traveller.id, token)
}

pub async fn decide(stand: &Stand, organiser: &Actor, id: TravellerId, decision: Decision) -> Result<(), Error> {
    let (seen, ..) = traveller::traveller(&stand.db, organiser, id).await?;
    travelling::decide(&stand.db, organiser, id, &seen.revision.to_string(), decision).await.map(|_| ())
}

/// The same with a place, in this group.
pub async fn admitted(stand: &Stand, organiser: &Actor, event: &EventView, name: &str, group: Option<TripGroupId>) -> TravellerId {
    let (id, _) = applied(stand, event, name).await;
    decide(stand, organiser, id, Decision::Admit).await.expect("admitted");
    let (seen, ..) = traveller::traveller(&stand.db, organiser, id).await.expect("there");
    let group = group.map(|group| group.to_string()).unwrap_or_default();
    traveller::set_group(&stand.db, organiser, id, &seen.revision.to_string(), &group).await.expect("grouped");
    id
}

/// A JPEG in which a camera has written where it was.
pub fn with_place() -> Vec<u8> {
    let jpeg = picture::photo(PIXEL).expect("a JPEG");
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0\x01\0\x1b\0\x02\0\x13\0\0\0\x2c\0\0\0\0\0\0\0GPS 51.4556 7.0116\0";
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1][..], &length[..], &exif[..], &jpeg[2..]].concat()
}

pub fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

both! {
    async fn only_organisers_see_travellers(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, _) = applied(&stand, &event, "Anna Eins").await;
        let everybody = TravellerFilter { page: 1, ..TravellerFilter::default() };

        for (actor, denied) in [(stranger(), Denied::NotFound), (Actor::Anonymous, Denied::SignInRequired)] {
            let list = traveller::travellers(&stand.db, &actor, event.id, &everybody).await;
            let one = traveller::traveller(&stand.db, &actor, id).await;
            let decided = travelling::decide(&stand.db, &actor, id, "2", Decision::Admit).await;
            assert!(matches!(list, Err(Error::Denied(why)) if why == denied));
            assert!(matches!(one, Err(Error::Denied(why)) if why == denied));
            assert!(matches!(decided, Err(Error::Denied(why)) if why == denied));
        }
    }
}
