//! Who invites to a session, and who comes.

use domain::{
    actor::{Actor, Denied},
    masterclass::{self, Error, HostChoice, ListedSeat, ScheduleSession, SeatState},
};

use super::fixture::{Fair, published_event};
use crate::{
    guests,
    stand::{both, stranger},
};

both! {
    async fn hosts_are_the_confirmed_exhibitors_of_the_event(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let elsewhere = published_event(&stand, "Europe/Paris").await;
        let host = guests::exhibitor(&stand, fair.event.id, "confirmed").await.application;
        let not_yet = guests::exhibitor(&stand, fair.event.id, "in_review").await.application;
        let other = guests::exhibitor(&stand, elsewhere, "confirmed").await.application;

        let choices = masterclass::hosts(&stand.db, &Actor::System, &fair.event).await.expect("listed");
        let hosted = ScheduleSession { host: host.to_string(), ..fair.form("Erste", "10:00", 10) };
        let session = fair.published(&stand, &hosted).await;

        assert_eq!(choices, [HostChoice { application: host, name: "Ruhr KI".to_owned() }]);
        assert_eq!(fair.view(&stand, session).await.host.map(|host| (host.application, host.name)), Some((host, "Ruhr KI".to_owned())));
        for host in [not_yet, other] {
            let form = ScheduleSession { host: host.to_string(), ..fair.form("Zweite", "11:00", 10) };
            let refused = masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &form).await;
            assert!(matches!(refused, Err(Error::Invalid(fields)) if fields.0.len() == 1 && fields.0[0].0 == "host"));
        }
        let by_stranger = masterclass::hosts(&stand.db, &stranger(), &fair.event).await;
        assert!(matches!(by_stranger, Err(Error::Denied(Denied::NotFound))));
    }

    async fn an_exhibitor_shows_what_it_invites_to(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let host = guests::exhibitor(&stand, fair.event.id, "confirmed").await.application;
        let other = guests::exhibitor(&stand, fair.event.id, "confirmed").await.application;
        let hosted_by = |host: domain::ids::ApplicationId, title: &str, time: &str| ScheduleSession { host: host.to_string(), ..fair.form(title, time, 10) };
        let later = fair.published(&stand, &hosted_by(host, "Später", "14:00")).await;
        let earlier = fair.published(&stand, &hosted_by(host, "Früher", "10:00")).await;
        let cancelled = fair.published(&stand, &hosted_by(host, "Abgesagt", "11:00")).await;
        masterclass::cancel_session(&stand.db, &Actor::System, cancelled).await.expect("cancelled");
        masterclass::create_session(&stand.db, &Actor::System, fair.event.id, &hosted_by(host, "Entwurf", "12:00")).await.expect("planned");
        fair.published(&stand, &hosted_by(other, "Fremd", "13:00")).await;

        let shown = masterclass::sessions_of_exhibitor(&stand.db, host).await.expect("listed");

        assert_eq!(shown.iter().map(|session| session.id).collect::<Vec<_>>(), [earlier, later]);
    }

    async fn attendees_come_in_pages_first_the_seated_then_the_waiting(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 60).await;
        let visitors = fair.visitors(&stand, 103).await;
        for visitor in &visitors {
            masterclass::wait(&stand.db, visitor, session).await.expect("waits, or sits");
        }

        let (first, total) = masterclass::attendees(&stand.db, &Actor::System, session, 1).await.expect("read");
        let (second, _) = masterclass::attendees(&stand.db, &Actor::System, session, 2).await.expect("read");
        let (beyond, _) = masterclass::attendees(&stand.db, &Actor::System, session, 3).await.expect("read");

        assert_eq!((total, first.len(), second.len(), beyond.len()), (103, 100, 3, 0));
        let listed: Vec<_> = first.iter().chain(&second).map(|attendee| (attendee.state, attendee.email.clone())).collect();
        let expected: Vec<_> = visitors
            .iter()
            .enumerate()
            .map(|(index, visitor)| match visitor {
                Actor::TicketHolder(id) => (if index < 60 { SeatState::Booked } else { SeatState::Waiting }, format!("v{id}@visitor.example")),
                _ => panic!("no visitor"),
            })
            .collect();
        assert_eq!(listed, expected);
        let by_stranger = masterclass::attendees(&stand.db, &stranger(), session, 1).await;
        assert!(matches!(by_stranger, Err(Error::Denied(Denied::NotFound))));
    }

    async fn a_table_of_attendees_loses_nobody_who_moves_up_while_it_is_written(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let session = fair.session(&stand, "Erste", "10:00", 1).await;
        let other = fair.session(&stand, "Zweite", "12:00", 1).await;
        let visitors = fair.visitors(&stand, 4).await;
        let mut seats = Vec::new();
        for visitor in &visitors {
            seats.push(masterclass::wait(&stand.db, visitor, session).await.expect("waits, or sits").id);
        }
        let export = async |session, part: &[ListedSeat]| masterclass::export_attendees(&stand.db, &Actor::System, session, part).await.expect("read");

        let listed = masterclass::listed_seats(&stand.db, &Actor::System, session).await.expect("read");
        masterclass::cancel_seat(&stand.db, &visitors[0], seats[0]).await.expect("given back, and the next one has it");
        let told = [export(session, &listed[..2]).await, export(session, &listed[2..]).await].concat();

        let places: Vec<_> = listed.iter().map(|listed| (listed.seat, listed.waiting_place)).collect();
        assert_eq!(places, [(seats[0], None), (seats[1], Some(1)), (seats[2], Some(2)), (seats[3], Some(3))]);
        let told: Vec<_> = told.iter().map(|told| (told.attendee.seat, told.attendee.state, told.waiting_place)).collect();
        assert_eq!(told, [(seats[1], SeatState::Booked, None), (seats[2], SeatState::Waiting, Some(2)), (seats[3], SeatState::Waiting, Some(3))]);
        assert!(export(other, &listed).await.is_empty(), "seats of another session");
        let by_stranger = masterclass::export_attendees(&stand.db, &stranger(), session, &listed).await;
        assert!(matches!(by_stranger, Err(Error::Denied(Denied::NotFound))));
    }

    async fn whoever_takes_the_attendees_away_is_noted_once_an_hour_and_overtakes_no_form(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let organiser = stand.organiser().await;
        let session = fair.session(&stand, "Erste", "10:00", 10).await;
        let opened = fair.view(&stand, session).await;
        let renamed = |title: &str| ScheduleSession { revision: opened.revision.to_string(), ..fair.form(title, "10:00", 10) };
        masterclass::edit_session(&stand.db, &Actor::System, session, &renamed("Zweite")).await.expect("changed");

        for _ in 0..2 {
            masterclass::note_attendees_export(&stand.db, &organiser, &opened).await.expect("noted");
        }
        let stale = masterclass::edit_session(&stand.db, &organiser, session, &renamed("Dritte")).await;

        assert_eq!(stand.count("audit", "action = 'attendees_exported' AND subject = 'session' AND event_id IS NOT NULL").await, 1);
        let Err(Error::Overtaken(stale)) = stale else { panic!("the other form was faster: {stale:?}") };
        assert_eq!((stale.by.as_str(), stale.action.as_str()), ("standwerk", "changed"));
        let by_stranger = masterclass::note_attendees_export(&stand.db, &stranger(), &opened).await;
        assert!(matches!(by_stranger, Err(Error::Denied(Denied::NotFound))));
    }
}
