//! What travellers give for a trip: sealed, seen by few, told of, and gone in time.

use chrono::{Duration, NaiveDate};
use domain::{
    actor::{Actor, Denied},
    audit::{self, ExpectedRevision},
    clock,
    code::Code,
    demo,
    event::{self, EventDetails, EventView},
    files::Files,
    ids::TravellerId,
    locale::Locale,
    process::sweep::sweep,
    sealed::{Keys, Unopened, new_key},
    travel_details::{
        self, Direction, EntryForm, EntryKind, EntryPermission, EntryState, Error, HelpForm, MyTravel, PassportTerm, Question, Room,
        SettingForm, TravelDetails, TravelForm,
    },
    trip::{self, LegDetails},
};

use crate::{
    applying::execute,
    rows::Row,
    stand::{Stand, both, fair, stranger},
};

fn keys() -> Keys {
    Keys::parse(&new_key(), &[]).expect("a key")
}

/// A trip to Toronto and Pittsburgh that begins in a hundred days.
async fn delegation(stand: &Stand, organiser: &Actor) -> EventView {
    let (toronto, pittsburgh) = (("Toronto", "CA", "America/Toronto", 100, 102), ("Pittsburgh", "US", "America/New_York", 103, 105));
    trip_with(stand, organiser, [toronto, pittsburgh]).await
}

/// A trip with these legs: place, country, zone, and from which day to which, counted from today in Toronto.
async fn trip_with(stand: &Stand, organiser: &Actor, legs: [(&str, &str, &str, i64, i64); 2]) -> EventView {
    let today = clock::today(clock::zone("America/Toronto"));
    let day = |days: i64| (today + Duration::days(days)).to_string();
    let text = str::to_owned;
    let details = EventDetails {
        kind: text("delegation_trip"),
        city: text("Toronto"),
        country: text("CA"),
        time_zone: text("America/Toronto"),
        starts_on: day(100),
        ends_on: day(105),
        ..fair(&format!("trip-{}", TravellerId::new()))
    };
    let made = event::create(&stand.db, organiser, &details).await.expect("an event is made");
    event::publish(&stand.db, organiser, made.id).await.expect("it is published");
    for (revision, (place, country, zone, from, to)) in legs.into_iter().enumerate() {
        let leg = LegDetails {
            place: text(place),
            country: text(country),
            zone: text(zone),
            starts_on: day(from),
            ends_on: day(to),
            ..LegDetails::default()
        };
        trip::add_leg(&stand.db, organiser, made.id, &(revision + 1).to_string(), &leg).await.expect("a leg is added");
    }
    event::by_id(&stand.db, organiser, made.id).await.expect("it is there")
}

/// Somebody who has a place, and their link.
async fn traveller(stand: &Stand, event: &EventView, name: &str) -> (TravellerId, String) {
    let (id, link) = (TravellerId::new(), Code::random());
    let email = format!("t{id}@reise.example");
    let texts = ["phone", "organisation_key", "job_title", "town", "offers", "seeks"];
    let row = Row::new("traveller")
        .with("id", id.as_uuid())
        .with("event_id", event.id.as_uuid())
        .with("state", "admitted")
        .with("name", name)
        .with("email", email.as_str())
        .with("email_key", email.as_str())
        .with("organisation", "Alpha GmbH")
        .with("country", "DE")
        .with("size_class", "small")
        .with("contribution_cents", 0_i64)
        .with("locale", "de")
        .with("proven_at", clock::now())
        .with("decided_at", clock::now())
        .with("admitted_at", clock::now())
        .with("revision", 1_i64)
        .with("created_at", clock::now());
    texts.into_iter().fold(row, |row, column| row.with(column, "")).insert(stand).await;
    Row::new("traveller_link")
        .with("token_hash", link.hash())
        .with("traveller_id", id.as_uuid())
        .with("created_at", clock::now())
        .insert(stand)
        .await;
    (id, link.as_str().to_owned())
}

fn first_day(event: &EventView) -> NaiveDate {
    event.starts_on
}

/// Everything but the permissions to enter.
fn form(event: &EventView) -> TravelForm {
    let text = str::to_owned;
    TravelForm {
        passport_name: text("ERSTE ANNA XAVERINE"),
        nationality: text("DE"),
        passport_number: text("C01X00T47"),
        passport_expires: (event.ends_on + Duration::days(900)).to_string(),
        diet: text("koscher, keine Erdnüsse"),
        emergency_name: text("Quirin Notrufer"),
        emergency_phone: text("+49 201 7771239"),
        arrives_at: format!("{}T09:30", first_day(event)),
        arrives_by: text("AC 9124"),
        leaves_at: format!("{}T18:00", event.ends_on),
        leaves_by: text("LH 7603"),
        room: text("shared"),
        room_with: text("Berta Zimmergenossin"),
        told: String::new(),
    }
}

fn revision(number: i64) -> ExpectedRevision {
    ExpectedRevision::parse(&number.to_string())
}

async fn give(stand: &Stand, keys: &Keys, link: &str, number: i64, form: &TravelForm) -> Result<(), Error> {
    travel_details::give(&stand.db, keys, link, revision(number), form, Locale::De).await
}

async fn enter(stand: &Stand, keys: &Keys, link: &str, number: i64, country: &str, kind: EntryKind) -> Result<(), Error> {
    let form = EntryForm { country: country.to_owned(), kind: kind.to_string(), state: EntryState::Granted.to_string() };
    travel_details::give_entry(&stand.db, keys, link, revision(number), &form).await
}

async fn mine(stand: &Stand, keys: &Keys, link: &str) -> MyTravel {
    travel_details::mine(&stand.db, keys, link).await.expect("read")
}

async fn name_reader(stand: &Stand, by: &Actor, event: &EventView, reader: &Actor) {
    let account = reader.account().expect("an account").to_string();
    travel_details::name_reader(&stand.db, by, event.id, &account).await.expect("named");
}

async fn told(stand: &Stand, id: TravellerId) -> Vec<String> {
    let entries = audit::of_subject(&stand.db, id.as_uuid()).await.expect("told");
    entries.into_iter().rev().map(|entry| entry.action).collect()
}

/// Moves the whole trip, as if so many days had gone by since its return.
async fn returned(stand: &Stand, event: &EventView, days: i64) {
    let back = clock::today(clock::zone("America/New_York")) - Duration::days(days);
    let sql = "UPDATE trip_leg SET starts_on = $1, ends_on = $2 WHERE event_id = $3";
    let begun = back - Duration::days(5);
    execute(stand, sql, vec![begun.into(), back.into(), event.id.as_uuid().into()]).await.expect("as if then");
}

fn fields(refused: Result<(), Error>) -> Vec<String> {
    match refused {
        Err(Error::Invalid(errors)) => errors.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("{other:?}"),
    }
}

fn is_not_found<T: std::fmt::Debug>(answer: &Result<T, Error>) -> bool {
    matches!(answer, Err(Error::Denied(Denied::NotFound)))
}

both! {
    async fn a_traveller_gives_and_changes_their_own(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        let begun = mine(&stand, &keys, &link).await;

        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        enter(&stand, &keys, &link, 2, "CA", EntryKind::Eta).await.expect("given");
        let late = give(&stand, &keys, &link, 2, &form(&event)).await;
        enter(&stand, &keys, &link, 3, "US", EntryKind::Esta).await.expect("given");

        assert!(matches!(late, Err(Error::Overtaken(_))), "{late:?}");
        let entry = |country: &str| Question::Entry(country.to_owned());
        assert_eq!(begun.missing.len(), 9, "{:?}", begun.missing);
        assert!(begun.missing.contains(&entry("CA")) && begun.missing.contains(&entry("US")));
        let given = mine(&stand, &keys, &link).await;
        assert_eq!((given.revision, given.missing, given.passport), (4, Vec::new(), Some(PassportTerm::Enough)));
        let permission = |country: &str, kind| EntryPermission { country: country.to_owned(), kind, state: EntryState::Granted };
        let expected = TravelDetails {
            passport_name: "ERSTE ANNA XAVERINE".to_owned(),
            nationality: "DE".to_owned(),
            // The trip does not ask for it.
            passport_number: String::new(),
            passport_expires: Some(event.ends_on + Duration::days(900)),
            entries: vec![permission("CA", EntryKind::Eta), permission("US", EntryKind::Esta)],
            diet: "koscher, keine Erdnüsse".to_owned(),
            emergency_name: "Quirin Notrufer".to_owned(),
            emergency_phone: "+492017771239".to_owned(),
            arrives_at: first_day(&event).and_hms_opt(9, 30, 0),
            arrives_by: "AC 9124".to_owned(),
            leaves_at: event.ends_on.and_hms_opt(18, 0, 0),
            leaves_by: "LH 7603".to_owned(),
            room: Some(Room::Shared),
            room_with: "Berta Zimmergenossin".to_owned(),
        };
        assert!(given.details == expected, "all of it comes back");
    }

    async fn the_number_is_kept_where_the_trip_asks_for_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        let asks = SettingForm { asks_passport_number: "on".to_owned(), ..SettingForm::default() };

        travel_details::set_setting(&stand.db, &organiser, event.id, revision(1), &asks, Locale::De).await.expect("set");
        let asked = mine(&stand, &keys, &link).await;
        give(&stand, &keys, &link, 2, &form(&event)).await.expect("given");

        assert!(asked.missing.contains(&Question::PassportNumber), "it is asked of those who were done");
        let given = mine(&stand, &keys, &link).await;
        assert_eq!(given.details.passport_number, "C01X00T47");
        assert!(!given.missing.contains(&Question::PassportNumber));
        let late = travel_details::set_setting(&stand.db, &organiser, event.id, revision(1), &asks, Locale::De).await;
        assert!(matches!(late, Err(Error::Overtaken(_))), "{late:?}");
    }

    async fn what_cannot_be_is_refused_and_a_number_in_a_note_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        let good = form(&event);
        let text = str::to_owned;
        let noted = TravelForm { diet: text("Mein Pass: C01X00T47"), room_with: text("Otto, T220001293"), ..good.clone() };

        for (wrong, field) in [
            (TravelForm { nationality: text("XX"), ..good.clone() }, "nationality"),
            (TravelForm { passport_expires: text("bald"), ..good.clone() }, "passport_expires"),
            (TravelForm { emergency_phone: text("12"), ..good.clone() }, "emergency_phone"),
            (TravelForm { leaves_at: good.arrives_at.clone(), ..good.clone() }, "leaves_at"),
            (TravelForm { room: text("tent"), ..good.clone() }, "room"),
            (TravelForm { told: text("<b>x</b>"), ..good.clone() }, ""),
        ] {
            assert_eq!(fields(give(&stand, &keys, &link, 1, &wrong).await), [field]);
        }
        assert_eq!(fields(give(&stand, &keys, &link, 1, &noted).await), ["diet", "room_with"]);
        assert_eq!(stand.count("travel_details", "1 = 1").await, 0);
        give(&stand, &keys, &link, 1, &TravelForm { told: text("on"), ..noted }).await.expect("taken when it is sent once more");
        assert!(matches!(enter(&stand, &keys, &link, 2, "IL", EntryKind::EtaIl).await, Err(Error::Invalid(_))), "it does not go there");
    }

    async fn a_passport_that_ends_soon_is_told_to_traveller_and_reader(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (id, link) = traveller(&stand, &event, "Anna Erste").await;
        let soon = TravelForm { passport_expires: (event.ends_on + Duration::days(60)).to_string(), ..form(&event) };
        give(&stand, &keys, &link, 1, &soon).await.expect("given");
        name_reader(&stand, &organiser, &event, &organiser).await;
        assert_eq!(stand.count("mail", "kind = 'travel_papers'").await, 1);

        assert_eq!(mine(&stand, &keys, &link).await.passport, Some(PassportTerm::ExpiresSoon));
        let seen = travel_details::look(&stand.db, &keys, &organiser, event.id, id).await.expect("seen");
        assert_eq!(seen.passport, Some(PassportTerm::ExpiresSoon));
        let (_, papers) = travel_details::papers(&stand.db, &keys, &organiser, event.id).await.expect("listed");
        let papers: Vec<_> = papers.iter().map(|row| (row.name.as_str(), row.term, row.entries_missing.as_slice())).collect();
        assert_eq!(papers, [("Anna Erste", Some(PassportTerm::ExpiresSoon), &["CA".to_owned(), "US".to_owned()][..])]);
    }

    async fn a_letter_tells_of_each_passport_that_ends_soon_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        let until = |days: i64| TravelForm { passport_expires: (event.ends_on + Duration::days(days)).to_string(), ..form(&event) };
        let letters = async || stand.count("mail", "kind = 'travel_papers'").await;

        give(&stand, &keys, &link, 1, &form(&event)).await.expect("good for long");
        assert_eq!(letters().await, 0);
        give(&stand, &keys, &link, 2, &until(60)).await.expect("not for long enough");
        give(&stand, &keys, &link, 3, &until(60)).await.expect("the same once more");
        enter(&stand, &keys, &link, 4, "CA", EntryKind::Eta).await.expect("something else");
        assert_eq!(letters().await, 1);
        give(&stand, &keys, &link, 5, &until(-1)).await.expect("another one, which is worse");
        assert_eq!(letters().await, 2);

        // Neither in a letter nor in what makes it one of its kind.
        let secret = event.ends_on + Duration::days(60);
        assert_eq!(stand.count("mail", &format!("letter LIKE '%{secret}%' OR dedupe_key LIKE '%{secret}%'")).await, 0);
        let token = stand.token_of("travel_papers").await;
        assert_eq!(mine(&stand, &keys, &token).await.revision, 6, "its link opens what is to be put right");
    }

    async fn only_people_who_are_named_look_and_each_look_is_told(stand: Stand) {
        let (named, other) = (stand.organiser().await, stand.organiser().await);
        let (event, keys) = (delegation(&stand, &named).await, keys());
        let (id, link) = traveller(&stand, &event, "Anna Erste").await;
        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        let db = &stand.db;
        assert!(is_not_found(&travel_details::look(db, &keys, &named, event.id, id).await), "organising alone opens nothing");
        name_reader(&stand, &other, &event, &named).await;
        name_reader(&stand, &other, &event, &named).await;

        for actor in [&other, &stranger()] {
            assert!(is_not_found(&travel_details::look(db, &keys, actor, event.id, id).await), "{actor:?}");
            assert!(is_not_found(&travel_details::rooming(db, &keys, actor, event.id).await));
            assert!(is_not_found(&travel_details::transfers(db, &keys, actor, event.id).await));
            assert!(is_not_found(&travel_details::diets(db, &keys, actor, event.id).await));
        }
        let nobody = travel_details::look(db, &keys, &Actor::Anonymous, event.id, id).await;
        assert!(matches!(nobody, Err(Error::Denied(Denied::SignInRequired))));
        assert!(is_not_found(&travel_details::overview(db, &stranger(), event.id).await));
        assert_eq!(told(&stand, id).await, ["given"], "who was refused has seen nothing");

        let overview = travel_details::overview(db, &other, event.id).await.expect("everybody who organises");
        assert_eq!(overview.travellers.iter().map(|one| (one.name.as_str(), one.complete)).collect::<Vec<_>>(), [("Anna Erste", false)]);
        assert!(!overview.may_look);
        let seen = travel_details::look(db, &keys, &named, event.id, id).await.expect("seen");
        travel_details::diets(db, &keys, &named, event.id).await.expect("listed");
        assert_eq!(seen.details.passport_name, "ERSTE ANNA XAVERINE");
        assert_eq!(told(&stand, id).await, ["given", "seen", "listed"]);
        assert_eq!(stand.count("audit", "subject = 'travel_setting' AND action = 'reader_named'").await, 1);
        assert_eq!(stand.count("audit", "changes LIKE '%XAVERINE%' OR changes LIKE '%koscher%'").await, 0);

        travel_details::remove_reader(db, &other, event.id, named.account().expect("an account")).await.expect("removed");
        assert!(is_not_found(&travel_details::look(db, &keys, &named, event.id, id).await));
        let elsewhere = delegation(&stand, &named).await;
        name_reader(&stand, &named, &elsewhere, &named).await;
        assert!(is_not_found(&travel_details::look(db, &keys, &named, elsewhere.id, id).await), "by a trip of one's own");
    }

    async fn lists_hold_what_they_are_for(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        name_reader(&stand, &organiser, &event, &organiser).await;
        let (_, anna) = traveller(&stand, &event, "Anna Erste").await;
        let (_, berta) = traveller(&stand, &event, "Berta Zweite").await;
        traveller(&stand, &event, "Carla Dritte").await;
        give(&stand, &keys, &anna, 1, &form(&event)).await.expect("given");
        let early = TravelForm {
            arrives_at: format!("{}T08:00", first_day(&event)),
            leaves_at: String::new(),
            diet: String::new(),
            room: "single".to_owned(),
            ..form(&event)
        };
        give(&stand, &keys, &berta, 1, &early).await.expect("given");

        let (_, rooms) = travel_details::rooming(&stand.db, &keys, &organiser, event.id).await.expect("listed");
        let (_, transfers) = travel_details::transfers(&stand.db, &keys, &organiser, event.id).await.expect("listed");
        let (_, diets) = travel_details::diets(&stand.db, &keys, &organiser, event.id).await.expect("listed");

        let rooms: Vec<_> = rooms.iter().map(|row| (row.name.as_str(), row.room, row.with.as_str())).collect();
        let (shared, single) = (Some(Room::Shared), Some(Room::Single));
        // By family name.
        assert_eq!(rooms, [("Carla Dritte", None, ""), ("Anna Erste", shared, "Berta Zimmergenossin"), ("Berta Zweite", single, "")]);
        let moves: Vec<_> = transfers.iter().map(|row| (row.name.as_str(), row.direction, row.place.as_str(), row.zone.name())).collect();
        assert_eq!(
            moves,
            [
                ("Berta Zweite", Direction::Arrival, "Toronto", "America/Toronto"),
                ("Anna Erste", Direction::Arrival, "Toronto", "America/Toronto"),
                ("Anna Erste", Direction::Departure, "Pittsburgh", "America/New_York"),
            ]
        );
        assert_eq!(diets.iter().map(|row| (row.name.as_str(), row.diet.as_str())).collect::<Vec<_>>(), [("Anna Erste", "koscher, keine Erdnüsse")]);
    }

    async fn a_flight_a_day_later_moves_one_arrival(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        name_reader(&stand, &organiser, &event, &organiser).await;
        let (_, anna) = traveller(&stand, &event, "Anna Erste").await;
        let (_, berta) = traveller(&stand, &event, "Berta Zweite").await;
        let arriving = |days: i64, by: &str| TravelForm {
            arrives_at: format!("{}T09:30", first_day(&event) + Duration::days(days)),
            arrives_by: by.to_owned(),
            leaves_at: String::new(),
            ..form(&event)
        };
        give(&stand, &keys, &anna, 1, &arriving(0, "AC 9124")).await.expect("given");
        give(&stand, &keys, &berta, 1, &arriving(0, "AC 9124")).await.expect("given");

        give(&stand, &keys, &anna, 2, &arriving(1, "AC 9126")).await.expect("after the trip has begun");

        let (_, transfers) = travel_details::transfers(&stand.db, &keys, &organiser, event.id).await.expect("listed");
        let moves: Vec<_> = transfers.iter().map(|row| (row.name.as_str(), row.by.as_str(), row.local.date())).collect();
        let (first, later) = (first_day(&event), first_day(&event) + Duration::days(1));
        assert_eq!(moves, [("Berta Zweite", "AC 9124", first), ("Anna Erste", "AC 9126", later)]);
        assert_eq!(mine(&stand, &keys, &anna).await.details.arrives_by, "AC 9126");
    }

    async fn one_may_leave_before_one_arrived_by_the_clocks_across_the_date_line(stand: Stand) {
        let organiser = stand.organiser().await;
        let auckland = ("Auckland", "NZ", "Pacific/Auckland", 100, 100);
        let honolulu = ("Honolulu", "US", "Pacific/Honolulu", 100, 100);
        let (event, keys) = (trip_with(&stand, &organiser, [auckland, honolulu]).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        let at = |time: &str| format!("{}T{time}", first_day(&event));
        let given = TravelForm { arrives_at: at("09:00"), leaves_at: at("08:30"), ..form(&event) };

        give(&stand, &keys, &link, 1, &given).await.expect("hours later, wherever one is");

        let westwards = trip_with(&stand, &organiser, [honolulu, auckland]).await;
        let (_, other) = traveller(&stand, &westwards, "Berta Zweite").await;
        assert_eq!(fields(give(&stand, &keys, &other, 1, &given).await), ["leaves_at"]);
    }

    async fn everything_goes_thirty_days_after_the_return(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (id, link) = traveller(&stand, &event, "Anna Erste").await;
        let soon = TravelForm { passport_expires: (event.ends_on + Duration::days(60)).to_string(), ..form(&event) };
        give(&stand, &keys, &link, 1, &soon).await.expect("given");
        travel_details::set_note(&stand.db, &organiser, event.id, id, "Kommt später", "").await.expect("written down");

        returned(&stand, &event, 29).await;
        sweep(&stand.db).await.expect("swept");
        assert_eq!((stand.count("travel_details", "1 = 1").await, stand.count("travel_note", "1 = 1").await), (1, 1));
        let told = "kind = 'travel_papers' AND to_email <> '' AND letter LIKE '%needed_until%'";
        assert_eq!(stand.count("mail", told).await, 1);
        returned(&stand, &event, 30).await;
        sweep(&stand.db).await.expect("swept");
        sweep(&stand.db).await.expect("swept again");

        assert_eq!((stand.count("travel_details", "1 = 1").await, stand.count("travel_note", "1 = 1").await), (0, 0));
        assert_eq!(stand.count("mail", told).await, 0, "nor does a letter tell of it");
        assert_eq!(stand.count("audit", "subject = 'travel_setting' AND action = 'swept'").await, 1);
        assert!(mine(&stand, &keys, &link).await.details == TravelDetails::default());
    }

    async fn what_somebody_gave_goes_with_their_place(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (anna, link) = traveller(&stand, &event, "Anna Erste").await;
        let (_, other) = traveller(&stand, &event, "Berta Zweite").await;
        for link in [&link, &other] {
            give(&stand, &keys, link, 1, &form(&event)).await.expect("given");
        }
        let sql = "UPDATE traveller SET state = 'cancelled', cancelled_at = $1, cancellation_cents = 0 WHERE id = $2";
        execute(&stand, sql, vec![clock::now().into(), anna.as_uuid().into()]).await.expect("cancelled");

        let closed = travel_details::mine(&stand.db, &keys, &link).await;
        travel_details::forget_those_who_left(&stand.db).await.expect("forgotten");

        assert!(is_not_found(&closed), "the link opens nothing at once");
        assert_eq!(stand.count("travel_details", "1 = 1").await, 1);
        assert_eq!(told(&stand, anna).await, ["given", "erased"]);
        assert_eq!(mine(&stand, &keys, &other).await.revision, 2);
    }

    async fn a_missing_key_loses_nothing_and_says_what_to_do(stand: Stand) {
        let organiser = stand.organiser().await;
        let old = new_key();
        let (event, keys) = (delegation(&stand, &organiser).await, Keys::parse(&old, &[]).expect("a key"));
        let (id, link) = traveller(&stand, &event, "Anna Erste").await;
        name_reader(&stand, &organiser, &event, &organiser).await;
        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        let wrong = self::keys();

        let missing = |answer: Error| matches!(answer, Error::Unopened(Unopened::KeyMissing { name }) if name == keys.name());
        assert!(missing(travel_details::mine(&stand.db, &wrong, &link).await.expect_err("closed")));
        assert!(missing(give(&stand, &wrong, &link, 2, &form(&event)).await.expect_err("closed")), "nothing is written over it");
        assert!(missing(travel_details::look(&stand.db, &wrong, &organiser, event.id, id).await.expect_err("closed")));
        let said = travel_details::mine(&stand.db, &wrong, &link).await.expect_err("closed").to_string();
        assert!(said.contains(&keys.name()) && said.contains("former_travel_keys"), "{said}");
        let card = travel_details::emergency_card(&stand.db, &wrong, &link).await.expect("it is there all the same");
        assert_eq!(card.own_contact, (String::new(), String::new()));

        let both = Keys::parse(&new_key(), &[old]).expect("keys");
        give(&stand, &both, &link, 2, &form(&event)).await.expect("sealed with the new one");
        assert!(missing_in(&stand, &keys, &link, &both).await);
    }

    async fn nobody_can_move_a_seal_to_another_row(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (anna, first) = traveller(&stand, &event, "Anna Erste").await;
        let (_, second) = traveller(&stand, &event, "Berta Zweite").await;
        for link in [&first, &second] {
            give(&stand, &keys, link, 1, &form(&event)).await.expect("given");
        }

        let sql = "UPDATE travel_details SET sealed = (SELECT sealed FROM travel_details WHERE traveller_id <> $1) WHERE traveller_id = $2";
        execute(&stand, sql, vec![anna.as_uuid().into(), anna.as_uuid().into()]).await.expect("swapped");

        let broken = travel_details::mine(&stand.db, &keys, &first).await;
        assert!(matches!(broken, Err(Error::Unopened(Unopened::Broken))), "{broken:?}");
    }

    async fn the_emergency_card_holds_what_organisers_wrote_for_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, keys) = (delegation(&stand, &organiser).await, keys());
        let (_, link) = traveller(&stand, &event, "Anna Erste").await;
        give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
        let text = str::to_owned;
        let setting =
            SettingForm { emergency_name: text("Bereitschaft"), emergency_phone: text("0201 5551234"), ..SettingForm::default() };
        travel_details::set_setting(&stand.db, &organiser, event.id, revision(1), &setting, Locale::De).await.expect("set");
        let legs = travel_details::overview(&stand.db, &organiser, event.id).await.expect("seen").legs;
        let help = HelpForm {
            consulate: text("Generalkonsulat Toronto"),
            consulate_phone: text("+1 416 925 2813"),
            meeting_point_de: text("Haupteingang"),
            meeting_point_en: text("Main entrance"),
        };
        travel_details::set_help(&stand.db, &organiser, event.id, legs[0].id, &help, Locale::De).await.expect("written");

        let card = travel_details::emergency_card(&stand.db, &keys, &link).await.expect("there");

        assert_eq!(card.own_contact, ("Quirin Notrufer".to_owned(), "+492017771239".to_owned()));
        assert_eq!((card.setting.emergency_name.as_str(), card.setting.emergency_phone.as_str()), ("Bereitschaft", "+492015551234"));
        assert_eq!((card.legs[0].help.consulate_phone.as_str(), card.legs[0].help.meeting_point.en.as_str()), ("+14169252813", "Main entrance"));
        let other = delegation(&stand, &organiser).await;
        let elsewhere = travel_details::set_help(&stand.db, &organiser, other.id, legs[0].id, &help, Locale::De).await;
        assert!(is_not_found(&elsewhere), "a leg of another trip");
        let alone = SettingForm { emergency_name: text("Bereitschaft"), ..SettingForm::default() };
        let refused = travel_details::set_setting(&stand.db, &organiser, event.id, revision(2), &alone, Locale::De).await;
        assert_eq!(fields(refused), ["emergency_phone"]);
    }

    async fn the_booklet_shows_those_alone_who_agreed(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = delegation(&stand, &organiser).await;
        let (anna, _) = traveller(&stand, &event, "Anna Erste").await;
        traveller(&stand, &event, "Berta Zweite").await;
        let sql = "UPDATE traveller SET booklet_consent_at = $1, town = 'Essen' WHERE id = $2";
        execute(&stand, sql, vec![clock::now().into(), anna.as_uuid().into()]).await.expect("agreed");

        let (_, entries) = travel_details::booklet(&stand.db, &organiser, event.id).await.expect("made");
        let (_, badges) = travel_details::fellow_travellers(&stand.db, &organiser, event.id).await.expect("made");

        assert_eq!(entries.iter().map(|entry| (entry.name.as_str(), entry.town.as_str())).collect::<Vec<_>>(), [("Anna Erste", "Essen")]);
        assert_eq!(badges.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Anna Erste", "Berta Zweite"]);
        assert!(is_not_found(&travel_details::booklet(&stand.db, &stranger(), event.id).await));
    }

    async fn a_note_is_warned_of_and_belongs_to_its_trip(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, other) = (delegation(&stand, &organiser).await, delegation(&stand, &organiser).await);
        let (id, _) = traveller(&stand, &event, "Anna Erste").await;
        let note = async |event: &EventView, body: &str, told: &str| {
            travel_details::set_note(&stand.db, &organiser, event.id, id, body, told).await
        };

        assert_eq!(fields(note(&event, "Pass C01X00T47", "").await), ["body"]);
        note(&event, "Pass C01X00T47", "on").await.expect("sent once more");
        assert!(is_not_found(&note(&other, "Notiz", "").await));
        assert!(is_not_found(&travel_details::set_note(&stand.db, &stranger(), event.id, id, "Notiz", "").await));
        assert_eq!(stand.fingerprint("travel_note", "body").await, ["Pass C01X00T47"]);
        note(&event, "", "").await.expect("taken away");
        assert_eq!(stand.count("travel_note", "1 = 1").await, 0);
    }

    async fn the_demonstration_shows_who_is_ready_and_who_is_warned(stand: Stand) {
        let cast = demo::fill(&stand.db, demo::Size::Small, 7, clock::now()).await.expect("filled");
        let keys = keys();
        demo::give_travel_details(&stand.db, &keys).await.expect("given");
        let files = Files::in_memory();
        demo::draw_portraits(&stand.db, &files).await.expect("drawn");
        let organiser = stand.organiser().await;
        let event = event::by_slug(&stand.db, &organiser, "toronto-pittsburgh").await.expect("the trip to come");

        let overview = travel_details::overview(&stand.db, &organiser, event.id).await.expect("seen");

        assert_eq!(stand.count("travel_details", "1 = 1").await, 4);
        let (_, booklet) = travel_details::booklet(&stand.db, &organiser, event.id).await.expect("made");
        assert_eq!(booklet.len(), 4);
        for entry in booklet {
            assert!(files.is_there(&entry.photo.expect("a portrait")).await.expect("asked"), "{}", entry.name);
        }
        assert_eq!(overview.travellers.iter().filter(|traveller| traveller.complete).count(), 1);
        assert_eq!(overview.readers.iter().map(|reader| reader.account).collect::<Vec<_>>(), [cast.organiser]);
        assert!(overview.legs.iter().all(|leg| !leg.help.consulate_phone.is_empty()), "{:?}", overview.legs);
        name_reader(&stand, &organiser, &event, &organiser).await;
        let mut terms = Vec::new();
        for traveller in &overview.travellers {
            let look = travel_details::look(&stand.db, &keys, &organiser, event.id, traveller.id).await.expect("seen");
            terms.extend(look.passport);
        }
        assert_eq!(terms.iter().filter(|term| **term == PassportTerm::ExpiresSoon).count(), 1, "{terms:?}");
    }

    async fn a_fair_has_no_travel_details(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("plain-fair")).await.expect("an event");

        assert!(is_not_found(&travel_details::overview(&stand.db, &organiser, made.id).await));
        assert!(is_not_found(&travel_details::booklet(&stand.db, &organiser, made.id).await));
    }
}

/// What was sealed with the new key is closed to the old one alone.
async fn missing_in(stand: &Stand, old: &Keys, link: &str, new: &Keys) -> bool {
    let closed = travel_details::mine(&stand.db, old, link).await;
    matches!(closed, Err(Error::Unopened(Unopened::KeyMissing { name })) if name == new.name())
}

/// The file as a thief has it, with what is not in it yet.
#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_database_file_tells_nothing_of_it() {
    let stand = Stand::sqlite().await;
    let organiser = stand.organiser().await;
    let (event, keys) = (delegation(&stand, &organiser).await, keys());
    let asks = SettingForm { asks_passport_number: "on".to_owned(), ..SettingForm::default() };
    travel_details::set_setting(&stand.db, &organiser, event.id, revision(1), &asks, Locale::De).await.expect("set");
    let (_, link) = traveller(&stand, &event, "Anna Sichtbar").await;
    give(&stand, &keys, &link, 1, &form(&event)).await.expect("given");
    enter(&stand, &keys, &link, 2, "CA", EntryKind::Eta).await.expect("given");

    let file = stand.url.strip_prefix("sqlite:").expect("a file");
    let stolen: Vec<u8> = ["", "-wal", "-shm"].iter().flat_map(|end| std::fs::read(format!("{file}{end}")).unwrap_or_default()).collect();

    let holds = |text: &str| stolen.windows(text.len()).any(|part| part.eq_ignore_ascii_case(text.as_bytes()));
    assert!(holds("Anna Sichtbar"), "what is in clear is found, so the rest would be");
    for secret in ["XAVERINE", "C01X00T47", "koscher", "Erdn", "Notrufer", "7771239", "AC 9124", "LH 7603", "Zimmergenossin"] {
        assert!(!holds(secret), "{secret}");
    }
}
