//! Events that take place online: what is asked of them, and who is told the link.

use domain::{
    actor::Actor,
    event::{self, Error, EventDetails, EventView, ONLINE},
    registration,
};

use crate::{
    registration::fixture::{Fair, rows},
    stand::{Stand, both, edit_and_tell, fair},
};

const LINK: &str = "https://meet.example/raum";

/// What an organiser types: neither city nor venue.
fn webinar() -> EventDetails {
    EventDetails {
        kind: "own_event".to_owned(),
        city: String::new(),
        venue: String::new(),
        hall: String::new(),
        booth_number: String::new(),
        online_link: "meet.example/raum".to_owned(),
        ..fair("webinar")
    }
}

async fn published(stand: &Stand, organiser: &Actor) -> EventView {
    let made = event::create(&stand.db, organiser, &webinar()).await.expect("made");
    event::publish(&stand.db, organiser, made.id).await.expect("published");
    event::by_id(&stand.db, organiser, made.id).await.expect("read")
}

fn named(refused: &Result<EventView, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn a_webinar_needs_a_link_and_nothing_else_of_a_place(stand: Stand) {
        let organiser = stand.organiser().await;

        let made = event::create(&stand.db, &organiser, &webinar()).await.expect("made");
        let nowhere = event::create(&stand.db, &organiser, &EventDetails { slug: "nowhere".to_owned(), online_link: String::new(), ..webinar() }).await;
        let wrong = event::create(&stand.db, &organiser, &EventDetails { slug: "wrong".to_owned(), online_link: "javascript:alert(1)".to_owned(), ..webinar() }).await;
        let both = EventDetails { slug: "both".to_owned(), city: "Essen".to_owned(), venue: "Haus der Technik".to_owned(), ..webinar() };
        let both = event::create(&stand.db, &organiser, &both).await.expect("made");

        assert_eq!((made.city.as_str(), made.venue.as_str(), made.online_link.as_str(), made.is_online()), (ONLINE, "", LINK, true));
        assert_eq!((named(&nowhere), named(&wrong)), (vec!["city", "venue"], vec!["online_link"]));
        assert_eq!((both.city.as_str(), both.online_link.as_str(), both.is_online()), ("Essen", LINK, false));
    }

    async fn who_registered_gets_the_link_with_the_ticket_and_in_the_calendar(stand: Stand) {
        let organiser = stand.organiser().await;
        let fair = Fair { event: published(&stand, &organiser).await, organiser };

        let vera = fair.visitor(&stand, &fair.form("vera@visitor.example")).await;

        let mine = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen");
        assert_eq!(mine.event.online_link, LINK);
        let letter: String = rows(&stand, "SELECT letter FROM mail WHERE kind = 'ticket'").await[0].try_get("", "letter").expect("a letter");
        let letter: serde_json::Value = serde_json::from_str(&letter).expect("JSON");
        assert_eq!(letter["event"]["online_link"], LINK);
        assert!(letter["calendar"].to_string().contains(&format!("Online teilnehmen: {LINK}")), "{letter}");
        assert!(letter["calendar"].to_string().contains(ONLINE), "{letter}");
    }

    async fn another_link_is_news_for_who_registered_and_no_history(stand: Stand) {
        let organiser = stand.organiser().await;
        let fair = Fair { event: published(&stand, &organiser).await, organiser };
        fair.visitor(&stand, &fair.form("vera@visitor.example")).await;

        let other = EventDetails { online_link: "meet.example/anderer".to_owned(), ..webinar() };
        let changed = edit_and_tell(&stand, &fair.organiser, &fair.event, &other).await.expect("changed");

        assert_eq!(changed.online_link, "https://meet.example/anderer");
        assert_eq!(stand.count("mail", "kind = 'event_changed' AND to_email = 'vera@visitor.example' AND letter LIKE '%/anderer%'").await, 1);
        assert_eq!((stand.count("audit", "changes LIKE '%online_link%'").await, stand.count("audit", "changes LIKE '%meet.example%'").await), (1, 0));
    }
}
