//! Meetings on a trip: travellers take part from their own page, their programme keeps them, and a place that is given back ends
//! them.

use domain::{
    actor::Actor,
    db::Db,
    event::EventView,
    ids::{MeetingId, TravellerId, TripItemId},
    locale::Locale,
    matchmaking::{self, Error, JoinForm, MeetingInTheWay, MeetingState, PlaceDetails, ProfileKind, SlotDetails},
    process::{traveller_erasure, travelling},
    sealed::{Keys, new_key},
    traveller::{self, Decision},
    trip::{self, ItemDetails, Plan},
};

use crate::{
    matchmaking::{agreed, asked, details, link_of, made, me, slot},
    stand::{Stand, both, stranger},
    traveller::{applied, decide, open_trip},
    trip::{added, day, visit},
};

/// A trip whose meetings are open: from ten to eleven on its second day, at two tables, ten minutes of way.
struct Delegation {
    organiser: Actor,
    event: EventView,
    plan: Plan,
}

impl Delegation {
    async fn new(stand: &Stand) -> Self {
        let organiser = stand.organiser().await;
        let (event, plan) = open_trip(stand, &organiser, "3").await;
        let db = &stand.db;
        let round = matchmaking::create(db, &organiser, &event.id.to_string(), &details()).await.expect("made").id;
        let slots = SlotDetails { day: day(1), from: "10:00".to_owned(), to: "11:00".to_owned() };
        matchmaking::add_slots(db, &organiser, round, &slots).await.expect("times");
        let place = PlaceDetails { name_de: "Tisch".to_owned(), name_en: "Table".to_owned(), capacity: "2".to_owned() };
        matchmaking::add_place(db, &organiser, round, &place).await.expect("tables");
        matchmaking::set_state(db, &organiser, round, "open").await.expect("open");
        Self { organiser, event, plan }
    }

    /// Somebody who travels and is shown.
    async fn traveller(&self, stand: &Stand, name: &str) -> Traveller {
        let (id, trip) = applied(stand, &self.event, name).await;
        decide(stand, &self.organiser, id, Decision::Admit).await.expect("admitted");
        let meetings = matchmaking::join_as_traveller(&stand.db, &trip).await.expect("joined").as_str().to_owned();
        matchmaking::set_consent(&stand.db, &meetings, true).await.expect("shown");
        Traveller { id, trip, meetings }
    }

    /// Somebody on the spot, who came by the form and is shown; answers the link to their page.
    async fn guest(&self, stand: &Stand) -> String {
        let form = JoinForm {
            name: "Gail Gast".to_owned(),
            email: "gail@toronto.example".to_owned(),
            organisation: "Harbour Labs".to_owned(),
            kind: "visitor".to_owned(),
            moment: made(stand, 10).await,
            ..JoinForm::default()
        };
        matchmaking::join(&stand.db, &Actor::Anonymous, &self.event.slug, &form, Locale::En).await.expect("joined");
        let token = link_of(stand, "gail@toronto.example").await;
        matchmaking::confirm(&stand.db, &token).await.expect("proven");
        matchmaking::set_consent(&stand.db, &token, true).await.expect("shown");
        token
    }

    async fn moved(&self, stand: &Stand, item: TripItemId, revision: &str, details: &ItemDetails) {
        trip::edit_item(&stand.db, &self.organiser, item, revision, details).await.expect("moved");
    }

    async fn in_the_way(&self, stand: &Stand) -> Vec<MeetingInTheWay> {
        matchmaking::in_the_way(&stand.db, &self.organiser, &self.event).await.expect("read")
    }
}

/// Somebody with a place, and their links.
struct Traveller {
    id: TravellerId,
    trip: String,
    meetings: String,
}

/// The places of the times at which two can meet, as whoever was asked reads them.
async fn common(db: &Db, token: &str) -> Vec<usize> {
    let seen = me(db, token).await;
    let place = |slot: &matchmaking::Slot| seen.slots.iter().position(|one| one.id == slot.id).expect("one of them");
    seen.meetings[0].common.iter().map(place).collect()
}

async fn states(db: &Db, token: &str) -> Vec<MeetingState> {
    me(db, token).await.meetings.iter().map(|meeting| meeting.state).collect()
}

/// A free hour keeps nobody; whatever else it is, it does.
fn item(plan: &Plan, kind: &str, from: &str, to: &str) -> ItemDetails {
    ItemDetails { kind: kind.to_owned(), ..visit(plan, from, to) }
}

both! {
    async fn a_place_opens_the_meetings_of_the_trip_once(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let (waiting, link) = applied(&stand, &trip.event, "Wanda Wartet").await;

        let early = matchmaking::join_as_traveller(db, &link).await;
        let nobody = matchmaking::join_as_traveller(db, "AAAAAAAAAAAAAAAAAAAAAAAAAA").await;
        let anna = trip.traveller(&stand, "Anna Eins").await;
        let (one, other) = tokio::join!(matchmaking::join_as_traveller(db, &anna.trip), matchmaking::join_as_traveller(db, &anna.trip));

        assert!(matches!(early, Err(Error::NoPlace)), "{early:?}");
        assert!(matches!(nobody, Err(Error::NoSuchLink)), "{nobody:?}");
        assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        assert_eq!(stand.count("profile", "kind = 'traveller' AND traveller_id IS NOT NULL").await, 1);
        let seen = me(db, &anna.meetings).await;
        assert_eq!((seen.kind, seen.name.as_str(), seen.is_proven), (ProfileKind::Traveller, "Anna Eins", true));
        decide(&stand, &trip.organiser, waiting, Decision::Admit).await.expect("admitted");
        matchmaking::join_as_traveller(db, &link).await.expect("has a place now");
    }

    async fn whoever_signed_up_before_is_known_again_as_a_traveller(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let form = JoinForm {
            name: "Anna Eins".to_owned(),
            email: "anna.eins@reise.example".to_owned(),
            kind: "traveller".to_owned(),
            moment: made(&stand, 10).await,
            ..JoinForm::default()
        };
        let refused = matchmaking::join(db, &Actor::Anonymous, &trip.event.slug, &form, Locale::De).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "travellers take part from their own page: {refused:?}");
        matchmaking::join(db, &Actor::Anonymous, &trip.event.slug, &JoinForm { kind: "visitor".to_owned(), ..form }, Locale::De).await.expect("joined");

        let anna = trip.traveller(&stand, "Anna Eins").await;

        assert_eq!(stand.count("profile", "1 = 1").await, 1);
        assert_eq!(me(db, &anna.meetings).await.kind, ProfileKind::Traveller);
    }

    async fn the_programme_of_ones_own_group_and_the_way_to_it_are_no_time_to_meet(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let (anna, gail) = (trip.traveller(&stand, "Anna Eins").await, trip.guest(&stand).await);
        let [towns, companies] = [trip.plan.groups[0].id, trip.plan.groups[1].id];
        let (seen, ..) = traveller::traveller(db, &trip.organiser, anna.id).await.expect("there");
        traveller::set_group(db, &trip.organiser, anna.id, &seen.revision.to_string(), &towns.to_string()).await.expect("grouped");
        let meeting = asked(db, &gail, &anna.meetings).await;
        assert_eq!(common(db, &anna.meetings).await, [0, 1, 2]);

        // It ends at ten; the way takes ten minutes.
        let own = ItemDetails { groups: vec![towns.to_string()], ..visit(&trip.plan, "09:00", "10:00") };
        added(&stand, &trip.organiser, &trip.event, &own).await;
        let others = ItemDetails { groups: vec![companies.to_string()], ..visit(&trip.plan, "10:20", "10:40") };
        added(&stand, &trip.organiser, &trip.event, &others).await;
        added(&stand, &trip.organiser, &trip.event, &item(&trip.plan, "free", "10:00", "11:00")).await;
        let late = added(&stand, &trip.organiser, &trip.event, &item(&trip.plan, "transfer", "10:50", "12:00")).await;

        assert_eq!(common(db, &anna.meetings).await, [1], "the first is too near to the visit, the last is during the transfer");
        for place in [0, 2] {
            let refused = matchmaking::accept(db, &anna.meetings, meeting, &slot(db, &anna.meetings, place).await).await;
            assert!(matches!(refused, Err(Error::TimeTaken)), "{refused:?}");
        }
        trip::set_cancelled(db, &trip.organiser, late, "1", true).await.expect("cancelled");
        matchmaking::accept(db, &anna.meetings, meeting, &slot(db, &anna.meetings, 2).await).await.expect("there is time now");
        assert_eq!(trip.in_the_way(&stand).await, []);
    }

    async fn an_item_that_is_moved_onto_a_meeting_is_told_with_both_names_and_calls_nothing_off(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let (anna, gail) = (trip.traveller(&stand, "Anna Eins").await, trip.guest(&stand).await);
        let item = added(&stand, &trip.organiser, &trip.event, &visit(&trip.plan, "14:00", "15:00")).await;
        agreed(db, &gail, &anna.meetings, 1).await;
        let letters = stand.count("mail", "1 = 1").await;

        trip.moved(&stand, item, "1", &visit(&trip.plan, "10:45", "12:00")).await;

        let slots = me(db, &anna.meetings).await.slots;
        let told = MeetingInTheWay {
            item,
            traveller: anna.id,
            name: "Anna Eins".to_owned(),
            other: "Gail Gast".to_owned(),
            other_organisation: "Harbour Labs".to_owned(),
            starts_at: slots[1].starts_at,
            ends_at: slots[1].ends_at,
        };
        assert_eq!(trip.in_the_way(&stand).await, [told], "five minutes are too few for the way");
        assert_eq!(states(db, &anna.meetings).await, [MeetingState::Accepted]);
        assert_eq!(stand.count("mail", "1 = 1").await, letters, "nobody is told that anything ends");
        trip.moved(&stand, item, "2", &visit(&trip.plan, "10:50", "12:00")).await;
        assert_eq!(trip.in_the_way(&stand).await, []);
        for actor in [stranger(), Actor::Anonymous] {
            let refused = matchmaking::in_the_way(db, &actor, &trip.event).await;
            assert!(matches!(refused, Err(Error::Denied(why)) if why == actor.refused()));
        }
    }

    async fn meetings_stand_in_the_programme_of_whoever_travels(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let (anna, berta, gail) =
            (trip.traveller(&stand, "Anna Eins").await, trip.traveller(&stand, "Berta Zwei").await, trip.guest(&stand).await);
        let later = agreed(db, &gail, &anna.meetings, 2).await;
        let first = agreed(db, &berta.meetings, &anna.meetings, 0).await;
        asked(db, &gail, &berta.meetings).await;

        let own = matchmaking::meetings_of_traveller(db, &anna.trip).await.expect("read");

        let said: Vec<_> = own.iter().map(|one| (one.id, one.other.as_str(), one.other_organisation.as_str())).collect();
        assert_eq!(said, [(first, "Berta Zwei", "Berta Zwei"), (later, "Gail Gast", "Harbour Labs")]);
        assert!(own.iter().all(|one| one.place.is_some()));
        let legs = traveller::by_token(db, &anna.trip).await.expect("open").plan;
        assert_eq!(own.iter().filter_map(|one| legs.leg_at(one.starts_at)).map(|leg| leg.place.as_str()).collect::<Vec<_>>(), ["Toronto", "Toronto"]);
        assert_eq!(matchmaking::meetings_of_traveller(db, &berta.trip).await.expect("read").len(), 1, "what only waits is none");
        assert!(matches!(matchmaking::meetings_of_traveller(db, &anna.meetings).await, Err(Error::NoSuchLink)));
    }

    async fn whoever_gives_their_place_back_ends_their_meetings(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let (anna, berta, gail) =
            (trip.traveller(&stand, "Anna Eins").await, trip.traveller(&stand, "Berta Zwei").await, trip.guest(&stand).await);
        agreed(db, &anna.meetings, &gail, 0).await;
        asked(db, &anna.meetings, &berta.meetings).await;

        travelling::leave(db, &anna.trip).await.expect("cancelled");
        travelling::leave(db, &anna.trip).await.expect("the same again");

        assert_eq!((states(db, &gail).await, states(db, &berta.meetings).await), (vec![MeetingState::Cancelled], vec![MeetingState::Withdrawn]));
        let told = async |to: &str, news: &str| stand.count("mail", &format!("kind = 'meeting_news' AND to_email = '{to}' AND letter LIKE '%{news}%'")).await;
        assert_eq!((told("gail@toronto.example", "cancelled").await, told("berta.zwei@reise.example", "withdrawn").await), (1, 1));
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 0);
        assert!(!me(db, &anna.meetings).await.is_shown);
        let again = matchmaking::set_consent(db, &anna.meetings, true).await;
        assert!(matches!(again, Err(Error::NoPlace)), "{again:?}");
    }

    async fn organisers_who_take_a_place_back_end_the_meetings_too(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let (anna, gail) = (trip.traveller(&stand, "Anna Eins").await, trip.guest(&stand).await);
        asked(db, &gail, &anna.meetings).await;

        decide(&stand, &trip.organiser, anna.id, Decision::TakeBack).await.expect("taken back");

        assert_eq!(states(db, &gail).await, [MeetingState::Declined]);
        decide(&stand, &trip.organiser, anna.id, Decision::Admit).await.expect("admitted again");
        matchmaking::set_consent(db, &anna.meetings, true).await.expect("shown again");
        agreed(db, &gail, &anna.meetings, 0).await;
    }

    async fn a_place_that_is_given_back_while_a_meeting_is_agreed_upon_leaves_none(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let (anna, gail) = (trip.traveller(&stand, "Anna Eins").await, trip.guest(&stand).await);
        let meeting: MeetingId = asked(db, &gail, &anna.meetings).await;
        let time = slot(db, &anna.meetings, 0).await;

        let (agreed, left) = tokio::join!(matchmaking::accept(db, &anna.meetings, meeting, &time), travelling::leave(db, &anna.trip));

        assert!(left.is_ok(), "{left:?}");
        assert!(matches!(agreed, Ok(()) | Err(Error::NotNow)), "{agreed:?}");
        assert_eq!(stand.count("meeting", "state = 'accepted'").await, 0);
        assert_eq!(stand.count("timetable", "commitment_kind = 'meeting'").await, 0);
    }

    async fn meetings_are_taken_along_and_go_with_the_traveller(stand: Stand) {
        let trip = Delegation::new(&stand).await;
        let db = &stand.db;
        let (anna, gail) = (trip.traveller(&stand, "Anna Eins").await, trip.guest(&stand).await);
        agreed(db, &gail, &anna.meetings, 0).await;
        let keys = Keys::parse(&new_key(), &[]).expect("a key");

        let exported = traveller_erasure::export_own(db, &keys, &anna.trip).await.expect("exported");
        travelling::leave(db, &anna.trip).await.expect("cancelled");
        traveller_erasure::erase(db, &trip.organiser, anna.id).await.expect("erased");

        assert_eq!(exported.meetings.iter().map(|part| (part.name.as_str(), part.meetings.len())).collect::<Vec<_>>(), [("Anna Eins", 1)]);
        assert!(exported.mails.iter().any(|mail| mail.kind == "meeting_news"), "{:?}", exported.mails);
        assert_eq!(stand.count("profile", "name = 'Anna Eins' OR traveller_id IS NOT NULL").await, 0);
        assert_eq!(stand.count("mail", "kind LIKE 'meeting%' AND to_email = 'anna.eins@reise.example'").await, 0);
        assert!(matches!(matchmaking::me(db, &anna.meetings).await, Err(Error::NoSuchLink)));
    }
}
