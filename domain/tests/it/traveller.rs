//! Travellers: applying, the last place, cancelling, and who is told what.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    event::EventView,
    ids::{TravellerId, TripGroupId},
    locale::Locale,
    process::{sweep::sweep, traveller_erasure},
    sealed::{Keys, new_key},
    traveller::{self, ContactForm, Decision, Error, TravelForm, TravelTerms, TravelTermsForm, TravellerFilter, TravellerState},
    trip::{self, ItemDetails, Plan},
};

use crate::{
    stand::{Stand, both, stranger},
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
async fn open_trip(stand: &Stand, organiser: &Actor, places: &str) -> (EventView, Plan) {
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

async fn decide(stand: &Stand, organiser: &Actor, id: TravellerId, decision: Decision) -> Result<(), Error> {
    let (seen, ..) = traveller::traveller(&stand.db, organiser, id).await?;
    traveller::decide(&stand.db, organiser, id, &seen.revision.to_string(), decision).await.map(|_| ())
}

/// The same with a place, in this group.
async fn admitted(stand: &Stand, organiser: &Actor, event: &EventView, name: &str, group: Option<TripGroupId>) -> TravellerId {
    let (id, _) = applied(stand, event, name).await;
    decide(stand, organiser, id, Decision::Admit).await.expect("admitted");
    let (seen, ..) = traveller::traveller(&stand.db, organiser, id).await.expect("there");
    let group = group.map(|group| group.to_string()).unwrap_or_default();
    traveller::set_group(&stand.db, organiser, id, &seen.revision.to_string(), &group).await.expect("grouped");
    id
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
