//! Travellers: applying, the last place, cancelling, and who is told what.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    event::EventView,
    files::{Files, MediaType},
    ids::{TravellerId, TripGroupId},
    locale::Locale,
    notice, picture,
    process::{named_files, notices::tell_organisers, sweep::sweep, traveller_erasure},
    sealed::{Keys, new_key},
    travel_details,
    traveller::{self, ContactForm, Decision, Error, TravelForm, TravelTerms, TravelTermsForm, TravellerFilter, TravellerState},
    trip::{self, ItemDetails, Plan},
};

use crate::{
    stand::{PIXEL, Stand, both, stranger},
    trip::{added, delegation, visit},
};

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
async fn applied(stand: &Stand, event: &EventView, name: &str) -> (TravellerId, String) {
    apply(stand, event, &form(name, name)).await.expect("applied");
    let token = stand.token_of("confirm_travel").await;
    traveller::prove(&stand.db, &token).await.expect("proven");
    (traveller::by_token(&stand.db, &token).await.expect("open").traveller.id, token)
}

pub async fn decide(stand: &Stand, organiser: &Actor, id: TravellerId, decision: Decision) -> Result<(), Error> {
    let (seen, ..) = traveller::traveller(&stand.db, organiser, id).await?;
    traveller::decide(&stand.db, organiser, id, &seen.revision.to_string(), decision).await.map(|_| ())
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
fn with_place() -> Vec<u8> {
    let jpeg = picture::photo(PIXEL).expect("a JPEG");
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0\x01\0\x1b\0\x02\0\x13\0\0\0\x2c\0\0\0\0\0\0\0GPS 51.4556 7.0116\0";
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1][..], &length[..], &exif[..], &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

async fn state(stand: &Stand, organiser: &Actor, id: TravellerId) -> TravellerState {
    traveller::traveller(&stand.db, organiser, id).await.expect("there").0.state
}

both! {
    async fn an_application_counts_once_its_mailbox_is_proven(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;
        let everybody = TravellerFilter { page: 1, ..TravellerFilter::default() };

        apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await.expect("applied");
        let before = traveller::travellers(&stand.db, &organiser, event.id, &everybody).await.expect("read");
        let token = stand.token_of("confirm_travel").await;
        traveller::prove(&stand.db, &token).await.expect("proven");
        traveller::prove(&stand.db, &token).await.expect("the same again");
        let after = traveller::travellers(&stand.db, &organiser, event.id, &everybody).await.expect("read");

        assert_eq!((before.total, after.total), (0, 1));
        let seen = &after.travellers[0];
        assert_eq!((seen.name.as_str(), seen.state, seen.contribution.cents), ("Nora Neu", TravellerState::Applied, 75_000));
        assert_eq!(stand.count("mail", "kind = 'travel_applied'").await, 1);
        assert_eq!(stand.count("traveller_link", &format!("token_hash = '{token}'")).await, 0, "no link stands in the database");
    }

    async fn whoever_presses_twice_at_once_applies_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;

        let nora = form("Nora Neu", "Neu GmbH");
        let (one, other) = tokio::join!(apply(&stand, &event, &nora), apply(&stand, &event, &nora));

        assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        assert_eq!(stand.count("traveller", "1 = 1").await, 1);
    }

    async fn organisers_hear_of_who_applies_and_who_cancels_without_a_name(stand: Stand) {
        let organiser = stand.organiser().await;
        notice::choose(&stand.db, &organiser, "at_once").await.expect("chosen");
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let told = async |kind: &str| {
            tell_organisers(&stand.db, clock::now()).await.expect("told");
            stand.count("mail", &format!("kind = 'organiser_notice' AND letter LIKE '%\"{kind}\"%'")).await
        };

        apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await.expect("applied");
        assert_eq!(told("traveller_applied").await, 0, "the mailbox is not proven");
        let token = stand.token_of("confirm_travel").await;
        for _ in 0..2 {
            traveller::prove(&stand.db, &token).await.expect("proven");
        }
        assert_eq!(told("traveller_applied").await, 1);

        let id = traveller::by_token(&stand.db, &token).await.expect("open").traveller.id;
        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        for _ in 0..2 {
            traveller::leave(&stand.db, &token).await.expect("cancelled");
        }
        assert_eq!(told("traveller_cancelled").await, 1);
        assert_eq!(stand.count("organiser_notice", "name_de LIKE '%Nora%' OR name_en LIKE '%Neu%'").await, 0);

        let (other, _) = applied(&stand, &event, "Otto Ohm").await;
        decide(&stand, &organiser, other, Decision::Admit).await.expect("admitted");
        decide(&stand, &organiser, other, Decision::Cancel).await.expect("cancelled by themselves");
        assert_eq!(told("traveller_cancelled").await, 1, "nobody is told what they did");
    }

    async fn whoever_applies_twice_gets_a_link_to_what_there_is(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;

        applied(&stand, &event, "Nora Neu").await;
        apply(&stand, &event, &form("NORA Neu", "Neu GmbH")).await.expect("answered alike");

        assert_eq!(stand.count("traveller", "1 = 1").await, 1);
        assert_eq!(stand.count("mail", "kind = 'travel_applied'").await, 2);
    }

    async fn the_same_company_twice_is_taken_and_told(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;

        applied(&stand, &event, "Nora Neu").await;
        apply(&stand, &event, &form("Otto Ohm", "NORA NEU")).await.expect("applied");
        let token = stand.token_of("confirm_travel").await;
        traveller::prove(&stand.db, &token).await.expect("proven");
        let id = traveller::by_token(&stand.db, &token).await.expect("open").traveller.id;

        let (_, _, colleagues) = traveller::traveller(&stand.db, &organiser, id).await.expect("read");
        assert_eq!(colleagues.into_iter().map(|other| other.name).collect::<Vec<_>>(), ["Nora Neu"]);
    }

    async fn a_trip_without_terms_or_after_its_deadline_takes_nobody(stand: Stand) {
        let organiser = stand.organiser().await;
        let (bare, _) = delegation(&stand, &organiser).await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;
        stand.sql("UPDATE trip_admission SET closes_at = '2020-01-01T00:00:00+00:00'").await.expect("closed");

        for event in [bare, event] {
            assert!(matches!(apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await, Err(Error::Closed)));
        }
    }

    async fn the_last_place_is_given_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (first, _) = applied(&stand, &event, "Anna Eins").await;
        let (second, _) = applied(&stand, &event, "Berta Zwei").await;

        let (one, other) =
            tokio::join!(decide(&stand, &organiser, first, Decision::Admit), decide(&stand, &organiser, second, Decision::Admit));

        let full = [&one, &other].into_iter().filter(|answer| matches!(answer, Err(Error::Full))).count();
        assert_eq!((full, one.is_ok() || other.is_ok()), (1, true), "{one:?} {other:?}");
        assert_eq!(stand.count("traveller", "state = 'admitted'").await, 1);
        assert_eq!(stand.count("trip_admission", "taken = 1").await, 1);
    }

    async fn a_place_that_is_given_back_can_be_given_again(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (first, token) = applied(&stand, &event, "Anna Eins").await;
        let (second, _) = applied(&stand, &event, "Berta Zwei").await;
        decide(&stand, &organiser, first, Decision::Admit).await.expect("admitted");
        decide(&stand, &organiser, second, Decision::Wait).await.expect("waits");

        let costs = traveller::by_token(&stand.db, &token).await.expect("open").cancelling_costs.map(|costs| costs.cents);
        traveller::leave(&stand.db, &token).await.expect("cancelled");
        traveller::leave(&stand.db, &token).await.expect("the same again");
        decide(&stand, &organiser, second, Decision::Admit).await.expect("moves up");

        assert_eq!(costs, Some(37_500), "half, by the second step");
        let cancelled = traveller::traveller(&stand.db, &organiser, first).await.expect("there").0;
        assert_eq!((cancelled.state, cancelled.cancellation.map(|costs| costs.cents)), (TravellerState::Cancelled, Some(37_500)));
        assert_eq!(state(&stand, &organiser, second).await, TravellerState::Admitted);
        assert_eq!(stand.count("trip_admission", "taken = 1").await, 1);
        assert_eq!(stand.count("mail", "kind = 'travel_cancelled'").await, 1);
    }

    async fn whoever_cancels_at_the_airport_pays_all_and_frees_the_place(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (first, token) = applied(&stand, &event, "Anna Eins").await;
        let (second, _) = applied(&stand, &event, "Berta Zwei").await;
        decide(&stand, &organiser, first, Decision::Admit).await.expect("admitted");
        decide(&stand, &organiser, second, Decision::Wait).await.expect("waits");
        for (percent, day) in [(0, "2020-01-01"), (50, "2020-02-01")] {
            let over = format!("UPDATE trip_cancellation_step SET until_day = '{day}' WHERE percent = {percent}");
            stand.sql(&over).await.expect("each step is over");
        }
        let today = clock::today(clock::zone("America/Toronto"));
        let begins = format!("UPDATE event SET starts_on = '{today}', ends_on = '{}' WHERE id = (SELECT event_id FROM trip_admission)", today + Duration::days(4));
        stand.sql(&begins).await.expect("it begins");

        let costs = traveller::by_token(&stand.db, &token).await.expect("open").cancelling_costs.map(|costs| costs.cents);
        traveller::leave(&stand.db, &token).await.expect("cancelled");
        decide(&stand, &organiser, second, Decision::Admit).await.expect("moves up");

        assert_eq!(costs, Some(75_000));
        let cancelled = traveller::traveller(&stand.db, &organiser, first).await.expect("there").0;
        assert_eq!((cancelled.state, cancelled.cancellation.map(|costs| costs.cents)), (TravellerState::Cancelled, Some(75_000)));
        assert_eq!(state(&stand, &organiser, second).await, TravellerState::Admitted);
        let keys = Keys::parse(&new_key(), &[]).expect("a key");
        let card = travel_details::emergency_card(&stand.db, &keys, &token).await;
        assert!(matches!(card, Err(travel_details::Error::Denied(Denied::NotFound))), "{card:?}");
    }

    async fn a_passport_number_in_what_others_read_is_warned_of_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let named = |refused: Result<(), Error>| match refused {
            Err(Error::Invalid(fields)) => fields.0.into_iter().map(|(field, _)| field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let applying = TravelForm { offers: "Mein Pass: C01X00T47".to_owned(), seeks: "T220001293".to_owned(), ..form("Nora Neu", "Neu GmbH") };

        assert_eq!(named(apply(&stand, &event, &applying).await), ["offers", "seeks"]);
        assert_eq!(stand.count("traveller", "1 = 1").await, 0);
        let (_, token) = applied(&stand, &event, "Anna Eins").await;
        let contact = ContactForm {
            organisation: "Eins AG".to_owned(),
            town: "Bochum".to_owned(),
            country: "DE".to_owned(),
            seeks: "Pass C01X00T47".to_owned(),
            ..ContactForm::default()
        };
        assert_eq!(named(traveller::change(&stand.db, &token, "2", &contact).await), ["seeks"]);
        let told = ContactForm { told: "on".to_owned(), ..contact };
        traveller::change(&stand.db, &token, "2", &told).await.expect("taken when it is sent once more");
    }

    async fn a_decision_is_taken_back_and_the_place_with_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, _) = applied(&stand, &event, "Anna Eins").await;

        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        decide(&stand, &organiser, id, Decision::TakeBack).await.expect("taken back");
        let nonsense = decide(&stand, &organiser, id, Decision::Cancel).await;
        let stale = traveller::decide(&stand.db, &organiser, id, "1", Decision::Reject).await;

        assert!(matches!(nonsense, Err(Error::NotFrom(TravellerState::Applied))));
        assert!(matches!(stale, Err(Error::Overtaken(_))));
        assert_eq!(stand.count("trip_admission", "taken = 0").await, 1);
        assert_eq!(stand.count("mail", "kind = 'travel_reopened'").await, 1);
    }

    async fn there_are_never_fewer_places_than_are_given(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "2").await;
        admitted(&stand, &organiser, &event, "Anna Eins", None).await;
        admitted(&stand, &organiser, &event, "Berta Zwei", None).await;

        let fewer = traveller::set_terms(&stand.db, &organiser, event.id, "2", &terms("1")).await;
        let stale = traveller::set_terms(&stand.db, &organiser, event.id, "1", &terms("3")).await;
        traveller::set_terms(&stand.db, &organiser, event.id, "2", &terms("3")).await.expect("more");

        let Err(Error::Invalid(fields)) = fewer else { panic!("{fewer:?}") };
        assert_eq!(fields.0[0].0, "places");
        assert!(matches!(stale, Err(Error::Overtaken(_))));
    }

    async fn a_change_reaches_exactly_those_whom_it_concerns(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = open_trip(&stand, &organiser, "9").await;
        let (towns, companies) = (plan.groups[0].id, plan.groups[1].id);
        let of = |group: TripGroupId, from: &str| ItemDetails { groups: vec![group.to_string()], ..visit(&plan, from, "12:00") };
        let item = added(&stand, &organiser, &event, &of(towns, "09:00")).await;
        trip::set_programme_public(&stand.db, &organiser, event.id, &plan.revision.to_string(), true).await.expect("published");
        admitted(&stand, &organiser, &event, "Anna Stadt", Some(towns)).await;
        admitted(&stand, &organiser, &event, "Berta Firma", Some(companies)).await;
        admitted(&stand, &organiser, &event, "Carla Allein", None).await;
        applied(&stand, &event, "Dora Wartet").await;

        let nothing = traveller::how_many_to_tell(&stand.db, &organiser, item).await.expect("counted");
        trip::edit_item(&stand.db, &organiser, item, "1", &of(towns, "10:00")).await.expect("changed");
        let one = traveller::how_many_to_tell(&stand.db, &organiser, item).await.expect("counted");
        trip::edit_item(&stand.db, &organiser, item, "2", &of(companies, "10:00")).await.expect("for others now");
        let both_groups = traveller::how_many_to_tell(&stand.db, &organiser, item).await.expect("counted");
        let stale = traveller::inform(&stand.db, &organiser, item, "2").await;
        let told = traveller::inform(&stand.db, &organiser, item, "3").await.expect("told");
        let again = traveller::inform(&stand.db, &organiser, item, "3").await.expect("once");

        assert_eq!((nothing, one, both_groups), (None, Some(1), Some(2)));
        assert!(matches!(stale, Err(Error::Overtaken(_))));
        assert_eq!((told, again), (2, 0));
        let letters = |email: &str, news: &str| format!("kind = 'trip_item_changed' AND to_email = '{email}' AND letter LIKE '%\"news\":\"{news}\"%'");
        assert_eq!(stand.count("mail", &letters("anna.stadt@reise.example", "not_yours")).await, 1);
        assert_eq!(stand.count("mail", &letters("berta.firma@reise.example", "new")).await, 1);
        assert_eq!(stand.count("mail", "kind = 'trip_item_changed'").await, 2);
    }

    async fn a_traveller_sees_the_items_of_their_group_once_they_have_a_place(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, plan) = open_trip(&stand, &organiser, "2").await;
        let (towns, companies) = (plan.groups[0].id, plan.groups[1].id);
        for (groups, title) in [(vec![towns], "Rathaus"), (vec![companies], "Werk"), (vec![], "Empfang")] {
            let groups = groups.into_iter().map(|group| group.to_string()).collect();
            added(&stand, &organiser, &event, &ItemDetails { groups, title_de: title.to_owned(), ..visit(&plan, "09:00", "12:00") }).await;
        }
        trip::set_programme_public(&stand.db, &organiser, event.id, &plan.revision.to_string(), true).await.expect("published");
        let (_, waiting) = applied(&stand, &event, "Dora Wartet").await;
        admitted(&stand, &organiser, &event, "Anna Stadt", Some(towns)).await;
        let token = stand.token_of("travel_admitted").await;

        let titles = |own: traveller::OwnTrip| own.plan.items.into_iter().map(|item| item.title.de).collect::<Vec<_>>();
        assert_eq!(titles(traveller::by_token(&stand.db, &waiting).await.expect("open")), Vec::<String>::new());
        let mut shown = titles(traveller::by_token(&stand.db, &token).await.expect("open"));
        shown.sort();
        assert_eq!(shown, ["Empfang", "Rathaus"]);
    }

    async fn a_traveller_changes_details_and_gives_and_withdraws_the_consent(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, token) = applied(&stand, &event, "Anna Eins").await;
        let text = str::to_owned;
        let contact = ContactForm {
            phone: text("0201 1234567"),
            organisation: text("Eins AG"),
            town: text("Bochum"),
            country: text("DE"),
            offers: text("Elektrolyse"),
            ..ContactForm::default()
        };

        traveller::change(&stand.db, &token, "2", &contact).await.expect("changed");
        let stale = traveller::change(&stand.db, &token, "2", &contact).await;
        traveller::set_booklet_consent(&stand.db, &token, true).await.expect("given");
        let given = traveller::traveller(&stand.db, &organiser, id).await.expect("there").0;
        traveller::set_booklet_consent(&stand.db, &token, false).await.expect("withdrawn");
        let withdrawn = traveller::traveller(&stand.db, &organiser, id).await.expect("there").0;

        assert!(matches!(stale, Err(Error::Overtaken(_))));
        assert_eq!((given.phone.as_str(), given.organisation.as_str(), given.offers.as_str()), ("+492011234567", "Eins AG", "Elektrolyse"));
        assert_eq!((given.booklet_consent_at.is_some(), withdrawn.booklet_consent_at), (true, None));
    }

    async fn a_photo_is_its_travellers_and_the_booklets_of_who_agreed(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let files = Files::in_memory();
        apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await.expect("applied");
        let unproven = stand.token_of("confirm_travel").await;
        let refused = traveller::set_photo(&stand.db, &files, &unproven, PIXEL.to_vec()).await;
        assert!(matches!(refused, Err(Error::NoSuchLink)), "{refused:?}");
        let (id, token) = applied(&stand, &event, "Anna Eins").await;
        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        let in_booklet = async || {
            let (_, entries) = travel_details::booklet(&stand.db, &organiser, event.id).await.expect("made");
            entries.into_iter().map(|entry| entry.photo).collect::<Vec<_>>()
        };
        let sent = with_place();
        assert!(holds(&sent, b"GPS 51.4556"));

        traveller::set_photo(&stand.db, &files, &token, sent).await.expect("taken");
        let kept = traveller::photo(&stand.db, &files, &token).await.expect("shown");
        assert!(kept.starts_with(b"\xff\xd8\xff") && !holds(&kept, b"GPS") && !holds(&kept, b"Exif"));
        assert_eq!(in_booklet().await, Vec::<Option<String>>::new(), "nobody agreed");
        traveller::set_booklet_consent(&stand.db, &token, true).await.expect("agreed");
        let key = traveller::by_token(&stand.db, &token).await.expect("open").traveller.photo.expect("there");
        assert_eq!(in_booklet().await, [Some(key.clone())]);
        assert_eq!(MediaType::of_key(&key), None, "no public address shows it");
        assert_eq!(named_files(&stand.db).await.expect("named"), std::slice::from_ref(&key), "it is in backups");
        let text = traveller::set_photo(&stand.db, &files, &token, b"%PDF-1.7".to_vec()).await;
        assert!(matches!(text, Err(Error::Picture(_))), "{text:?}");

        traveller::set_photo(&stand.db, &files, &token, PIXEL.to_vec()).await.expect("another one");
        traveller::clear_photos(&stand.db, &files).await.expect("cleared");
        assert!(!files.is_there(&key).await.expect("asked"), "the one before is gone");
        for _ in 0..2 {
            traveller::remove_photo(&stand.db, &token).await.expect("removed");
        }
        assert!(matches!(traveller::photo(&stand.db, &files, &token).await, Err(Error::NoSuchLink)));
    }

    async fn a_photo_goes_with_its_traveller_with_the_place_and_after_the_trip(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "3").await;
        let files = Files::in_memory();
        let mut given = Vec::new();
        for name in ["Anna Eins", "Berta Zwei", "Carla Drei"] {
            let (id, token) = applied(&stand, &event, name).await;
            decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
            traveller::set_photo(&stand.db, &files, &token, PIXEL.to_vec()).await.expect("taken");
            let key = traveller::by_token(&stand.db, &token).await.expect("open").traveller.photo.expect("there");
            given.push((id, token, key));
        }
        let left = async || {
            traveller::clear_photos(&stand.db, &files).await.expect("cleared");
            let mut left = 0;
            for (_, _, key) in &given {
                left += usize::from(files.is_there(key).await.expect("asked"));
            }
            (left, stand.count("traveller", "photo IS NOT NULL").await)
        };
        assert_eq!(left().await, (3, 3));

        traveller::leave(&stand.db, &given[0].1).await.expect("cancelled");
        travel_details::forget_those_who_left(&stand.db).await.expect("forgotten");
        assert_eq!(left().await, (2, 2), "with the place");
        let late = traveller::set_photo(&stand.db, &files, &given[0].1, PIXEL.to_vec()).await;
        assert!(matches!(late, Err(Error::NotFrom(TravellerState::Cancelled))), "{late:?}");

        decide(&stand, &organiser, given[1].0, Decision::Cancel).await.expect("cancelled");
        traveller_erasure::erase(&stand.db, &organiser, given[1].0).await.expect("erased");
        assert_eq!(left().await, (1, 1), "with the traveller");

        let past = clock::today(clock::zone("America/New_York")) - Duration::days(30);
        stand.sql(&format!("UPDATE trip_leg SET starts_on = '{past}', ends_on = '{past}'")).await.expect("as if then");
        sweep(&stand.db).await.expect("swept");
        assert_eq!(left().await, (0, 0), "30 days after the return");
    }

    async fn whoever_is_erased_leaves_a_row_without_a_name(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, token) = applied(&stand, &event, "Anna Eins").await;
        decide(&stand, &organiser, id, Decision::Admit).await.expect("admitted");
        let keys = Keys::parse(&new_key(), &[]).expect("a key");

        let exported = traveller_erasure::export_own(&stand.db, &keys, &token).await.expect("exported");
        let with_place = traveller_erasure::erase(&stand.db, &organiser, id).await;
        decide(&stand, &organiser, id, Decision::Cancel).await.expect("cancelled");
        traveller_erasure::erase(&stand.db, &organiser, id).await.expect("erased");

        assert_eq!((exported.traveller.name.as_str(), exported.traveller.contribution_cents), ("Anna Eins", 75_000));
        assert!(matches!(with_place, Err(Error::HasPlace)));
        assert!(matches!(traveller::by_token(&stand.db, &token).await, Err(Error::NoSuchLink)));
        assert_eq!(stand.count("traveller", "name = '' AND email = '' AND organisation = '' AND search_key = '' AND state = 'cancelled'").await, 1);
        assert_eq!(stand.count("traveller_link", "1 = 1").await, 0);
        assert_eq!(stand.count("mail", "to_email <> '' AND kind LIKE 'travel%'").await, 1, "the last letter alone");
        assert_eq!(stand.count("mail", "kind = 'confirm_travel' AND to_email = ''").await, 1);
    }

    async fn whoever_never_opened_the_link_is_forgotten_after_a_week(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        apply(&stand, &event, &form("Nora Neu", "Neu GmbH")).await.expect("applied");
        applied(&stand, &event, "Anna Eins").await;

        sweep(&stand.db).await.expect("swept");
        let kept = stand.count("traveller", "erased_at IS NULL").await;
        let past = (clock::now() - Duration::days(8)).to_rfc3339();
        stand.sql(&format!("UPDATE traveller SET created_at = '{past}'")).await.expect("a week later");
        sweep(&stand.db).await.expect("swept");

        assert_eq!(kept, 2);
        assert_eq!(stand.count("traveller", "erased_at IS NULL AND name = 'Anna Eins'").await, 1);
        assert_eq!(stand.count("traveller", "erased_at IS NULL").await, 1);
    }

    async fn only_organisers_see_travellers(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "1").await;
        let (id, _) = applied(&stand, &event, "Anna Eins").await;
        let everybody = TravellerFilter { page: 1, ..TravellerFilter::default() };

        for (actor, denied) in [(stranger(), Denied::NotFound), (Actor::Anonymous, Denied::SignInRequired)] {
            let list = traveller::travellers(&stand.db, &actor, event.id, &everybody).await;
            let one = traveller::traveller(&stand.db, &actor, id).await;
            let decided = traveller::decide(&stand.db, &actor, id, "2", Decision::Admit).await;
            assert!(matches!(list, Err(Error::Denied(why)) if why == denied));
            assert!(matches!(one, Err(Error::Denied(why)) if why == denied));
            assert!(matches!(decided, Err(Error::Denied(why)) if why == denied));
        }
    }
}
