//! Who invites to a session, and who comes.

use domain::{
    actor::{Actor, Denied},
    masterclass::{self, Error, HostChoice, ScheduleSession, SeatState},
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
}
