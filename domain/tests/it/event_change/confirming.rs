//! Who hears of a change, and that nothing leaves unseen.

use domain::{
    actor::{Actor, Denied},
    clock,
    event::{self, Error, EventDetails, EventView},
    ids::ApplicationId,
    process::event_editing::{self, EventChangeLetter, Reach},
    process::letter::AnyLetter,
};

use super::fixture::{as_it_is, at, deliver, kinds, later};
use crate::{
    guests,
    masterclass::fixture::{Fair, raw, visitor},
    rows,
    stand::{Stand, both, edit_and_tell, stranger},
};

async fn applied(stand: &Stand, event: &EventView, name: &str, state: &str) {
    let row = rows::application(ApplicationId::new(), event.id, name).with("state", state);
    let row = if state == "waiting_list" { row.with("waiting_since", clock::now()) } else { row };
    row.insert(stand).await;
}

fn refused_field(answer: Result<EventView, Error>) -> String {
    match answer {
        Err(Error::Invalid(fields)) if fields.0.len() == 1 => fields.0[0].0.clone(),
        other => panic!("not refused for one field: {other:?}"),
    }
}

both! {
    async fn everybody_who_relies_on_an_event_hears_once_when_it_moves(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        for state in ["confirmed", "confirmed", "cancelled", "pending"] {
            visitor(&stand, event.id, state).await;
        }
        let exhibitor = guests::exhibitor(&stand, event.id, "confirmed").await;
        guests::booth_staff(&stand, event.id, exhibitor.application, false, false).await;
        for (name, state) in [("Wartet", "waiting_list"), ("Liest", "in_review"), ("Nein", "rejected"), ("Weg", "withdrawn"), ("Ab", "cancelled"), ("Beginnt", "draft")] {
            applied(&stand, &event, name, state).await;
        }
        let moved = EventDetails { venue: "Halle am Fluss".into(), ..later(&event, 7) };

        let unconfirmed = event_editing::edit(&stand.db, &Actor::System, event.id, "1", &moved).await;
        let announced = event_editing::announcement(&stand.db, &Actor::System, event.id, &moved).await.expect("asked").expect("there are letters");
        let before = stand.count("mail", "1 = 1").await;
        let after = edit_and_tell(&stand, &Actor::System, &event, &moved).await.expect("saved");
        let letters = deliver(&stand).await;

        assert_eq!(refused_field(unconfirmed), "confirmed_change");
        assert_eq!(announced.reach, Reach { visitors: 2, booth_staff: 1, exhibitors: 3, waiting: 1 });
        assert_eq!((before, after.revision), (0, 2));
        assert_eq!(kinds(&letters), ["event_changed", "event_changed", "exhibitor_event_changed", "exhibitor_event_changed", "exhibitor_event_changed", "staff_event_changed"]);
        let mut told: Vec<_> = letters
            .iter()
            .filter_map(|(_, letter)| match letter {
                AnyLetter::EventChange(EventChangeLetter::ExhibitorEventChanged { organisation, waiting, .. }) => Some((organisation.as_str(), *waiting)),
                _ => None,
            })
            .collect();
        told.sort_unstable();
        assert_eq!(told, [("Liest", false), ("Ruhr KI", false), ("Wartet", true)]);
        for (_, letter) in &letters {
            let AnyLetter::EventChange(
                EventChangeLetter::EventChanged { event: now, before, .. }
                | EventChangeLetter::StaffEventChanged { event: now, before, .. }
                | EventChangeLetter::ExhibitorEventChanged { event: now, before, .. },
            ) = letter else { panic!("{letter:?}") };
            assert_eq!((before, now), (&event.facts(), &after.facts()));
        }
    }

    async fn a_contact_who_is_on_the_stand_hears_once(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        let exhibitor = guests::exhibitor(&stand, event.id, "confirmed").await;
        guests::booth_staff(&stand, event.id, exhibitor.application, false, false).await;
        raw(&stand, "UPDATE application SET applicant_key = (SELECT email_key FROM booth_staff)").await.expect("the same person");

        edit_and_tell(&stand, &Actor::System, &event, &at(&event, "Fluss")).await.expect("saved");

        assert_eq!(kinds(&deliver(&stand).await), ["staff_event_changed"]);
    }

    async fn staff_without_a_mailbox_hear_from_their_exhibitor(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        let exhibitor = guests::exhibitor(&stand, event.id, "confirmed").await;
        guests::booth_staff(&stand, event.id, exhibitor.application, false, false).await;
        raw(&stand, "UPDATE booth_staff SET email = ''").await.expect("no mailbox");

        edit_and_tell(&stand, &Actor::System, &event, &at(&event, "Fluss")).await.expect("saved");
        let letters = deliver(&stand).await;

        let [(_, AnyLetter::EventChange(EventChangeLetter::ExhibitorEventChanged { without_mailbox, .. }))] = &letters[..] else { panic!("{letters:?}") };
        assert_eq!(without_mailbox, &["Emil Aussteller"]);
    }

    async fn what_nobody_relies_on_is_saved_without_a_letter(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        visitor(&stand, event.id, "confirmed").await;
        let texts = EventDetails { theme_de: "Anderes".into(), description_en: "Other".into(), contact_email: "nina@agency.example".into(), ..as_it_is(&event) };

        event_editing::edit(&stand.db, &Actor::System, event.id, "1", &texts).await.expect("saved");

        assert_eq!(stand.count("mail", "1 = 1").await, 0);
    }

    async fn each_thing_that_people_rely_on_is_news(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        visitor(&stand, event.id, "confirmed").await;
        let text = |text: &str| text.to_owned();
        let changes = [
            EventDetails { name: text("MIPIM Asia"), ..as_it_is(&event) },
            EventDetails { city: text("Dortmund"), ..as_it_is(&event) },
            EventDetails { venue: text("Fluss"), ..as_it_is(&event) },
            EventDetails { hall: text("9"), ..as_it_is(&event) },
            EventDetails { booth_number: text("B2"), ..as_it_is(&event) },
            EventDetails { opens: text("10:00"), ..as_it_is(&event) },
            EventDetails { closes: text("17:00"), ..as_it_is(&event) },
            EventDetails { time_zone: text("Europe/Lisbon"), ..as_it_is(&event) },
            later(&event, 1),
        ];

        for change in changes {
            let answer = event_editing::edit(&stand.db, &Actor::System, event.id, "1", &change).await;
            assert_eq!(refused_field(answer), "confirmed_change", "{change:?}");
        }
    }

    async fn another_change_than_the_one_that_was_seen_comes_back(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        visitor(&stand, event.id, "confirmed").await;
        let seen = event_editing::announcement(&stand.db, &Actor::System, event.id, &at(&event, "Fluss")).await.expect("asked").expect("letters");
        let other = EventDetails { confirmed_change: seen.fingerprint, ..at(&event, "Berg") };

        let answer = event_editing::edit(&stand.db, &Actor::System, event.id, "1", &other).await;

        assert_eq!(refused_field(answer), "confirmed_change");
        assert_eq!(stand.count("event", "venue = 'Messe' AND revision = 1").await, 1);
    }

    async fn of_what_is_over_nobody_hears(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;
        visitor(&stand, event.id, "confirmed").await;
        event::archive(&stand.db, &Actor::System, event.id).await.expect("archived");

        event_editing::edit(&stand.db, &Actor::System, event.id, "2", &at(&event, "Fluss")).await.expect("saved");

        assert_eq!(stand.count("mail", "1 = 1").await, 0);
    }

    async fn only_organisers_see_whom_a_change_reaches(stand: Stand) {
        let Fair { event, .. } = Fair::new(&stand).await;

        for (actor, denied) in [(Actor::Anonymous, Denied::SignInRequired), (stranger(), Denied::NotFound)] {
            let answer = event_editing::announcement(&stand.db, &actor, event.id, &at(&event, "Fluss")).await;
            assert!(matches!(answer, Err(Error::Denied(refusal)) if refusal == denied), "{answer:?}");
        }
    }
}
