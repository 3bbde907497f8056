//! What organisers wait for reaches each as they chose, once, and nobody else.

use chrono::{Duration, NaiveTime, Timelike};
use domain::{
    actor::{Actor, Denied},
    clock::{self, Instant},
    masterclass,
    notice::{self, Error, NoticeChoice},
    placement::offer::{self, Answer},
    process::notices::tell_organisers,
};

use crate::{
    applying::{open_event, submitted_application},
    masterclass::fixture,
    placing::ACCEPT,
    stand::{Stand, both, exhibitor, staff_of, stranger},
};

const NOTICE: &str = "kind = 'organiser_notice'";
const DIGEST: &str = "kind = 'organiser_digest'";

/// A little after seven in the morning by the agency's clock, the next time it is seven or so many days later.
fn morning(days: i64) -> Instant {
    let seven_is_over = clock::local(clock::home(), clock::now()).hour() >= 7;
    let day = clock::today(clock::home()) + Duration::days(days + i64::from(seven_is_over));
    clock::at(clock::home(), day.and_time(NaiveTime::from_hms_opt(7, 30, 0).expect("a time")))
}

async fn tell(stand: &Stand, now: Instant) {
    tell_organisers(&stand.db, now).await.expect("told");
}

async fn choose(stand: &Stand, actor: &Actor, choice: &str) {
    notice::choose(&stand.db, actor, choice).await.expect("chosen");
}

fn to(actor: &Actor, kind: &str) -> String {
    let email = &actor.person().expect("a person").email;
    format!("{kind} AND to_email = '{email}'")
}

both! {
    async fn each_hears_as_they_chose(stand: Stand) {
        let (at_once, daily, never) = (stand.organiser().await, stand.organiser().await, stand.organiser().await);
        choose(&stand, &at_once, "at_once").await;
        choose(&stand, &never, "never").await;
        let event = open_event(&stand).await;
        submitted_application(&stand, &event, "Muster AG").await;

        for _ in 0..2 {
            tell(&stand, clock::now()).await;
        }

        assert_eq!(stand.count("mail", NOTICE).await, 1);
        assert_eq!(stand.count("mail", &to(&at_once, NOTICE)).await, 1);
        assert_eq!(stand.count("mail", DIGEST).await, 0, "the day is not over");

        for _ in 0..2 {
            tell(&stand, morning(0)).await;
        }

        assert_eq!(stand.count("mail", &to(&daily, DIGEST)).await, 1);
        assert_eq!(stand.count("mail", &to(&daily, &format!("{DIGEST} AND letter LIKE '%Muster AG%' AND letter LIKE '%\"to_decide\":1%'"))).await, 1);
        assert_eq!(stand.count("mail", &to(&at_once, DIGEST)).await + stand.count("mail", &to(&never, DIGEST)).await, 0);

        tell(&stand, morning(1)).await;

        assert_eq!(stand.count("mail", &to(&daily, DIGEST)).await, 1, "nothing happened since");
    }

    async fn several_workers_tell_once(stand: Stand) {
        let (at_once, daily) = (stand.organiser().await, stand.organiser().await);
        choose(&stand, &at_once, "at_once").await;
        // Some have chosen it, enough for the workers to meet; one has never chosen anything: the first day of that one is
        // written with the first letter.
        let mut readers = vec![daily];
        for _ in 0..16 {
            let chosen = stand.organiser().await;
            choose(&stand, &chosen, "daily").await;
            readers.push(chosen);
        }
        let event = open_event(&stand).await;
        for name in ["Eins", "Zwei", "Drei"] {
            submitted_application(&stand, &event, name).await;
        }

        let workers = (0..8).map(|_| {
            let db = stand.db.clone();
            tokio::spawn(async move { tell_organisers(&db, morning(0)).await })
        });
        for worker in workers.collect::<Vec<_>>() {
            worker.await.expect("no panic").expect("told");
        }

        assert_eq!(stand.count("mail", &to(&at_once, NOTICE)).await, 3);
        for reader in &readers {
            assert_eq!(stand.count("mail", &to(reader, DIGEST)).await, 1);
        }
        assert_eq!(stand.count("organiser_notice", "told_at IS NULL").await, 0);
    }

    async fn answers_to_offers_are_noted(stand: Stand) {
        let fair = stand.fair().await;
        choose(&stand, &fair.organiser, "at_once").await;
        let (one, two) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await);
        let (accepting, declining) = (stand.offered(&fair, "Annahme AG", one).await, stand.offered(&fair, "Absage AG", two).await);
        offer::answer_offer(&stand.db, &accepting.exhibitor(), accepting.id, ACCEPT).await.expect("accepted");
        offer::answer_offer(&stand.db, &declining.exhibitor(), declining.id, Answer::Decline).await.expect("declined");

        tell(&stand, clock::now()).await;

        for said in ["%\"offer_accepted\"%Annahme AG%", "%\"offer_declined\"%Absage AG%"] {
            assert_eq!(stand.count("mail", &format!("{NOTICE} AND letter LIKE '{said}'")).await, 1, "{said}");
        }
    }

    async fn a_session_is_full_once(stand: Stand) {
        let organiser = stand.organiser().await;
        choose(&stand, &organiser, "at_once").await;
        let fair = fixture::Fair::new(&stand).await;
        let session = fair.session(&stand, "Werkstatt", "10:00", 1).await;
        let visitor = fair.visitor(&stand).await;
        for _ in 0..2 {
            let seat = masterclass::book(&stand.db, &visitor, session).await.expect("booked");
            masterclass::cancel_seat(&stand.db, &visitor, seat.id).await.expect("given back");
        }

        tell(&stand, clock::now()).await;

        assert_eq!(stand.count("organiser_notice", "kind = 'session_full' AND name_de = 'Werkstatt'").await, 1);
        assert_eq!(stand.count("mail", NOTICE).await, 1);
    }

    async fn only_organisers_choose_and_are_told(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = open_event(&stand).await;
        for actor in [stranger(), staff_of(event.id), exhibitor(domain::ids::OrganisationId::new()), Actor::Anonymous] {
            let refused = notice::choose(&stand.db, &actor, "at_once").await;
            let seen = notice::choice_of(&stand.db, &actor).await;
            let expected = actor.refused();
            assert!(matches!(refused, Err(Error::Denied(denied)) if denied == expected));
            assert!(matches!(seen, Err(Error::Denied(Denied::NotFound | Denied::SignInRequired))));
        }
        assert!(matches!(notice::choose(&stand.db, &organiser, "hourly").await, Err(Error::Invalid(_))));
        assert_eq!(notice::choice_of(&stand.db, &organiser).await.expect("seen"), NoticeChoice::Daily);
        choose(&stand, &organiser, "never").await;
        assert_eq!(notice::choice_of(&stand.db, &organiser).await.expect("seen"), NoticeChoice::Never);
    }
}
