//! Sessions keep the local time that was meant: when governments change their clocks, and when an event's zone or days
//! are corrected.

use domain::{
    actor::Actor,
    clock::{self, Instant},
    event::{self, Error, EventDetails, EventView},
    ids::SessionId,
    locale::Text,
    masterclass::{self, ScheduleSession},
    process::{event_editing, zone_rules},
    zone,
};

use super::fixture::{Fair, first_day, published_event, raw, stage};
use crate::stand::{self, Stand, both};

fn instant(text: &str) -> Instant {
    text.parse().expect("a test literal")
}

/// A fair in Vancouver in winter, when its clocks once went back, with a session at noon that a visitor has booked.
async fn winter_in_vancouver(stand: &Stand) -> (Fair, SessionId) {
    let id = published_event(stand, "America/Vancouver").await;
    raw(stand, "UPDATE event SET starts_on = '2099-01-15', ends_on = '2099-01-16'").await.expect("it is in winter");
    let event = event::by_id(&stand.db, &Actor::System, id).await.expect("the event is there");
    let stage = masterclass::add_stage(&stand.db, &Actor::System, id, &stage("Bühne")).await.expect("a stage is added");
    let fair = Fair { event, stage };
    let noon = ScheduleSession { starts_at: "2099-01-15T12:00".to_owned(), ..fair.form("Mittag", "", 10) };
    let session = fair.published(stand, &noon).await;
    masterclass::book(&stand.db, &fair.visitor(stand).await, session).await.expect("a seat is free");
    (fair, session)
}

/// Everything as a release with rules of 2025 wrote it: the instant alone, an hour later, and the timetable with it.
async fn written_by_a_former_release(stand: &Stand) {
    let shift = [
        "UPDATE session SET starts_local = NULL, starts_at = '2099-01-15T20:00:00+00:00', ends_at = '2099-01-15T20:45:00+00:00'",
        "UPDATE timetable SET tick = tick + 1000000",
        "UPDATE timetable SET tick = tick - 999988",
    ];
    for sql in shift {
        raw(stand, sql).await.expect("it is written");
    }
}

/// The first step of five minutes at which somebody is bound.
async fn first_ticks(stand: &Stand) -> Vec<String> {
    let mut first =
        stand.fingerprint("(SELECT CAST(MIN(tick) AS text) AS first FROM timetable GROUP BY holder_id) AS bound", "first").await;
    first.dedup();
    first
}

/// The form of the fixture's event, with what is to be changed.
fn form(event: &EventView, time_zone: &str) -> EventDetails {
    EventDetails {
        starts_on: event.starts_on.to_string(),
        ends_on: event.ends_on.to_string(),
        time_zone: time_zone.to_owned(),
        applications_open_at: String::new(),
        applications_close_at: String::new(),
        passes_close_at: String::new(),
        ..stand::fair(&event.slug)
    }
}

fn refused(answer: Result<EventView, Error>) -> (String, Text) {
    match answer {
        Err(Error::Invalid(mut fields)) if fields.0.len() == 1 => fields.0.remove(0),
        other => panic!("not refused for one field: {other:?}"),
    }
}

both! {
    async fn noon_stays_noon_when_a_government_changes_the_clocks(stand: Stand) {
        let (fair, session) = winter_in_vancouver(&stand).await;
        written_by_a_former_release(&stand).await;

        let moved = zone_rules::follow(&stand.db).await.expect("derived");
        let again = zone_rules::follow(&stand.db).await.expect("nothing left to do");

        assert_eq!((moved, again), (vec![session], vec![]));
        let view = fair.view(&stand, session).await;
        assert_eq!((view.starts_at, view.ends_at), (instant("2099-01-15T19:00:00Z"), instant("2099-01-15T19:45:00Z")));
        assert_eq!(first_ticks(&stand).await, [(view.starts_at.timestamp() / 300).to_string()]);
        assert_eq!((view.seats_taken, view.revision), (1, 3));
        assert_eq!(stand.count("mail", "kind = 'session_changed'").await, 1);
        assert_eq!(stand.count("audit", "subject = 'session' AND action = 'changed' AND actor = 'standwerk'").await, 1);
        assert_eq!(stand.fingerprint("event", "zone_rules").await, [zone::version().to_string()]);
        let (_, form) = masterclass::session_to_edit(&stand.db, &Actor::System, &fair.event, session).await.expect("there");
        assert_eq!(form.starts_at, "2099-01-15T12:00");
    }

    async fn several_servers_derive_each_session_once(stand: Stand) {
        let (fair, session) = winter_in_vancouver(&stand).await;
        written_by_a_former_release(&stand).await;

        let (one, two, three) = tokio::join!(zone_rules::follow(&stand.db), zone_rules::follow(&stand.db), zone_rules::follow(&stand.db));

        let moved: usize = [one, two, three].into_iter().map(|moved| moved.expect("derived").len()).sum();
        assert_eq!((moved, fair.view(&stand, session).await.revision), (1, 3));
        assert_eq!(stand.count("mail", "kind = 'session_changed'").await, 1);
    }

    async fn what_newer_rules_derived_stays(stand: Stand) {
        let (fair, session) = winter_in_vancouver(&stand).await;
        written_by_a_former_release(&stand).await;
        raw(&stand, "UPDATE event SET zone_rules = '2999a'").await.expect("another server has newer rules");

        let moved = zone_rules::follow(&stand.db).await.expect("nothing to do");

        assert_eq!(moved, []);
        assert_eq!(fair.view(&stand, session).await.starts_at, instant("2099-01-15T20:00:00Z"));
        assert_eq!(stand.fingerprint("event", "zone_rules").await, ["2999a"]);
    }

    async fn what_a_former_release_wrote_is_filled_up_without_a_word(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        raw(&stand, "UPDATE session SET starts_local = NULL").await.expect("emptied");

        let moved = zone_rules::follow(&stand.db).await.expect("filled");

        assert_eq!(moved, []);
        assert_eq!(stand.count("session", "starts_local IS NULL").await, 0);
        assert_eq!(fair.view(&stand, session).await.revision, 2);
        assert_eq!(stand.count("audit", "action = 'changed'").await, 0);
    }

    async fn a_past_session_is_put_right_and_nobody_is_written_to(stand: Stand) {
        let (fair, session) = winter_in_vancouver(&stand).await;
        raw(&stand, "UPDATE session SET starts_local = '2026-11-20 12:00:00', starts_at = '2026-11-20T20:00:00+00:00', ends_at = '2026-11-20T20:45:00+00:00'")
            .await
            .expect("it is over");

        zone_rules::follow(&stand.db).await.expect("derived");

        assert_eq!(fair.view(&stand, session).await.starts_at, instant("2026-11-20T19:00:00Z"));
        assert_eq!(stand.count("mail", "kind = 'session_changed'").await, 0);
    }

    async fn a_deadline_keeps_its_local_time_when_clocks_change(stand: Stand) {
        let organiser = stand.organiser().await;
        let details = EventDetails {
            time_zone: "America/Vancouver".to_owned(),
            starts_on: "2099-02-01".to_owned(),
            ends_on: "2099-02-02".to_owned(),
            applications_close_at: "2099-01-15T18:00".to_owned(),
            passes_close_at: "2099-01-20T18:00".to_owned(),
            ..stand::fair("hafen")
        };
        let made = event::create(&stand.db, &organiser, &details).await.expect("made");
        let former = "UPDATE event SET zone_rules = '2025b', applications_close_local = NULL, applications_close_at = '2099-01-16T02:00:00+00:00', passes_close_at = '2099-01-21T02:00:00+00:00'";
        raw(&stand, former).await.expect("written by a former release");

        zone_rules::follow(&stand.db).await.expect("derived");

        let now = event::by_id(&stand.db, &organiser, made.id).await.expect("there");
        assert_eq!(now.applications_close_at, Some(instant("2099-01-16T01:00:00Z")));
        assert_eq!(now.passes_close_at, Some(instant("2099-01-21T01:00:00Z")));
        assert_eq!(now.revision, 2);
        assert_eq!(stand.count("audit", "subject = 'event' AND action = 'changed' AND actor = 'standwerk'").await, 1);
    }

    async fn a_corrected_zone_is_confirmed_and_keeps_the_local_times(stand: Stand) {
        let fair = Fair::new(&stand).await;
        // At two in Paris it is ten in São Paulo: the first moves to where the second was.
        let sessions = [fair.session(&stand, "Erste", "10:00", 10).await, fair.session(&stand, "Zweite", "14:00", 10).await];
        let visitor = fair.visitor(&stand).await;
        for session in sessions {
            masterclass::book(&stand.db, &visitor, session).await.expect("a seat is free");
        }
        let edit = |form: EventDetails| {
            let event = fair.event.clone();
            let stand = &stand;
            async move { stand::edit_and_tell(stand, &Actor::System, &event, &form).await }
        };

        let (field, words) = refused(edit(form(&fair.event, "America/Sao_Paulo")).await);
        let untouched = fair.view(&stand, sessions[0]).await.starts_at;
        let confirmed = EventDetails { programme_keeps_local_times: "on".to_owned(), ..form(&fair.event, "America/Sao_Paulo") };
        let corrected = edit(confirmed).await.expect("corrected");

        assert_eq!(field, "programme_keeps_local_times");
        assert!(words.de.starts_with("2 Programmpunkte behalten ihre Ortszeit; ihre Zeitpunkte ändern sich von Europe/Paris zu America/Sao_Paulo."), "{words:?}");
        assert_eq!(untouched, instant("2099-03-27T09:00:00Z"));
        let corrected = Fair { event: corrected, stage: fair.stage };
        let (first, second) = (corrected.view(&stand, sessions[0]).await, corrected.view(&stand, sessions[1]).await);
        assert_eq!((first.starts_at, second.starts_at), (instant("2099-03-27T13:00:00Z"), instant("2099-03-27T17:00:00Z")));
        assert_eq!((first.seats_taken, second.seats_taken), (1, 1));
        // One letter about the event and both sessions.
        assert_eq!(stand.count("mail", "kind = 'event_changed'").await, 1);
        assert_eq!(stand.count("mail", "kind IN ('session_changed', 'seat_released')").await, 0);
        let taken = masterclass::create_session(&stand.db, &Actor::System, corrected.event.id, &corrected.form("Dritte", "10:15", 10)).await;
        assert!(matches!(taken, Err(masterclass::Error::StageTaken(other, _)) if other.id == sessions[0]));
        let free = masterclass::create_session(&stand.db, &Actor::System, corrected.event.id, &corrected.form("Vierte", "09:00", 10)).await;
        assert!(free.is_ok(), "{free:?}");
    }

    async fn days_that_would_strand_sessions_are_refused_by_name(stand: Stand) {
        let fair = Fair::new(&stand).await;
        fair.session(&stand, "Erste", "10:00", 10).await;
        fair.session(&stand, "Zweite", "14:00", 10).await;
        let week = chrono::Duration::days(7);
        let later = EventDetails {
            starts_on: (first_day() + week).to_string(),
            ends_on: (first_day() + week).to_string(),
            ..form(&fair.event, "Europe/Paris")
        };

        let (field, words) = refused(event_editing::edit(&stand.db, &Actor::System, fair.event.id, "1", &later).await);
        let wider = EventDetails { ends_on: (first_day() + week).to_string(), ..form(&fair.event, "Europe/Paris") };
        event_editing::edit(&stand.db, &Actor::System, fair.event.id, "1", &wider).await.expect("all of it lies within");

        assert_eq!(field, "programme_moves_along");
        let named = "Außerhalb dieser Tage läge dann: „Erste“ (27.03.2099, 10:00), „Zweite“ (27.03.2099, 14:00). Setzen Sie das Häkchen, und alle 2 Programmpunkte beginnen 7 Tage später, zur selben Uhrzeit.";
        assert_eq!(words.de, named);
    }

    async fn a_session_that_is_planned_while_the_zone_is_corrected_follows_one_of_them(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let zones = ["America/Sao_Paulo", "Europe/Paris", "Asia/Tokyo", "Europe/Paris", "America/Toronto", "Europe/Paris"];
        for (number, zone) in zones.into_iter().enumerate() {
            let (revision, time) = ((number + 1).to_string(), format!("{:02}:00", 10 + number));
            let details = EventDetails { programme_keeps_local_times: "on".to_owned(), ..form(&fair.event, zone) };
            let planned = fair.form("Eine", &time, 10);

            let (edited, created) = tokio::join!(
                event_editing::edit(&stand.db, &Actor::System, fair.event.id, &revision, &details),
                masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &planned)
            );

            edited.expect("corrected");
            let created = created.expect("planned");
            let event = event::by_id(&stand.db, &Actor::System, fair.event.id).await.expect("there");
            let (_, kept) = masterclass::session_to_edit(&stand.db, &Actor::System, &event, created).await.expect("there");
            assert_eq!(kept.starts_at, format!("{}T{time}", first_day()), "{zone}");
        }
    }

    async fn an_hour_that_clocks_jump_over_is_refused_in_words(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let organiser = stand.organiser().await;
        let skipped = ScheduleSession { starts_at: "2099-03-29T02:30".to_owned(), ..fair.form("Nachts", "", 10) };
        let deadline = EventDetails {
            starts_on: "2099-05-01".to_owned(),
            ends_on: "2099-05-02".to_owned(),
            applications_close_at: "2099-03-29T02:30".to_owned(),
            ..stand::fair("nachts")
        };

        let session = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &skipped).await;
        let event = event::create(&stand.db, &organiser, &deadline).await;

        let words = "02:30 Uhr gibt es am 29.03.2099 nicht: Die Uhren in der Zeitzone Paris springen von 02:00 auf 03:00 Uhr.";
        assert!(matches!(&session, Err(masterclass::Error::Invalid(fields)) if fields.0[0].0 == "starts_at" && fields.0[0].1.de == words), "{session:?}");
        let (field, said) = refused(event);
        assert_eq!((field.as_str(), said.de.as_str()), ("applications_close_at", words));
    }

    async fn an_offer_stays_open_until_the_local_time_in_its_letter(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        stand.offered(&fair, "Bochum", unit).await;
        let event = event::by_id(&stand.db, &Actor::System, fair.event).await.expect("there");

        stand::edit_and_tell(&stand, &Actor::System, &event, &form(&event, "Asia/Tokyo")).await.expect("corrected");

        // Six in the evening on the last of January.
        assert_eq!(stand.count("placement", "offer_expires_at = '2099-01-31T09:00:00+00:00'").await, 1);
    }

    async fn city_and_country_say_the_zone_of_a_new_event(stand: Stand) {
        let organiser = stand.organiser().await;
        let at = |slug: &str, country: &str, city: &str| EventDetails {
            time_zone: String::new(),
            country: country.to_owned(),
            city: city.to_owned(),
            ..stand::fair(slug)
        };

        let cannes = event::create(&stand.db, &organiser, &at("cannes", "FR", "Cannes")).await.expect("made");
        let vancouver = event::create(&stand.db, &organiser, &at("vancouver", "CA", "Vancouver")).await.expect("made");
        let (field, words) = refused(event::create(&stand.db, &organiser, &at("las-vegas", "US", "Las Vegas")).await);

        assert_eq!((cannes.zone, vancouver.zone), (clock::zone("Europe/Paris"), clock::zone("America/Vancouver")));
        assert_eq!(field, "time_zone");
        assert!(words.en.contains("New York"), "{words:?}");
    }
}
