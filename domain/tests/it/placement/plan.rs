//! The plan, a floor at a time, and what is found on it.

use domain::{
    actor::Actor,
    booth::Area,
    event::{self, EventView},
    ids::{EventId, LevelId},
    placement::{self, FoundUnits, UnitState},
};

use super::holding;
use crate::{
    placing::{Applied, Fair},
    rows,
    stand::{Stand, both},
};

async fn view(stand: &Stand, fair: &Fair) -> EventView {
    event::by_id(&stand.db, &fair.organiser, fair.event).await.expect("the event")
}

/// A second floor, on which B1 stands beside the stairs.
async fn upstairs(stand: &Stand, event: EventId) -> LevelId {
    let level = LevelId::new();
    rows::level(level, event).with("name_de", "Galerie").with("position", 1).insert(stand).await;
    rows::unit(domain::ids::UnitId::new(), event, level, "B1").with("x_cm", 300).insert(stand).await;
    level
}

async fn choose(stand: &Stand, applied: Applied, topics: &[&str]) {
    for topic in topics {
        let tag = format!("INSERT INTO application_tag (application_id, kind, value) SELECT id, 'topic', '{topic}' FROM application");
        stand.sql(&format!("{tag} WHERE access_hash = '{}'", applied.id)).await.expect("chosen");
    }
}

fn codes(found: &FoundUnits) -> (Vec<&str>, bool) {
    (found.units.iter().map(|unit| unit.code.as_str()).collect(), found.similar)
}

both! {
    async fn a_floor_is_read_by_itself_with_whom_everybody_may_know(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2, a10) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await, stand.unit(&fair, "A10").await);
        upstairs(&stand, fair.event).await;
        let (bochum, essen) = (stand.confirmed(&fair, "Bochum", a10).await, stand.applied(&fair, "Essen").await);
        placement::hold(&stand.db, &fair.organiser, &holding(&stand, essen, a1).await).await.expect("held");
        let event = view(&stand, &fair).await;

        let seen = placement::level_plan(&stand.db, &Actor::Anonymous, &event, fair.level).await.expect("answers").expect("a level");
        let whole = placement::plan(&stand.db, &Actor::Anonymous, &event).await.expect("the plan");

        assert_eq!(seen, whole.levels[0]);
        let units: Vec<_> = seen.units.iter().map(|unit| (unit.id, unit.state, unit.exhibitor.as_ref().map(|who| who.application))).collect();
        assert_eq!(units, [(a1, UnitState::Held, None), (a2, UnitState::Free, None), (a10, UnitState::Confirmed, Some(bochum.id))]);
        let organisers = placement::level_plan(&stand.db, &fair.organiser, &event, fair.level).await.expect("answers").expect("a level");
        assert_eq!(organisers.units[0].exhibitor.as_ref().map(|who| who.application), Some(essen.id));
        let elsewhere = stand.fair().await;
        assert_eq!(placement::level_plan(&stand.db, &Actor::Anonymous, &event, elsewhere.level).await.expect("answers"), None);
    }

    async fn floors_are_outlined_from_the_ground_up(stand: Stand) {
        let fair = stand.fair().await;
        stand.unit(&fair, "A1").await;
        let gallery = upstairs(&stand, fair.event).await;
        let event = view(&stand, &fair).await;

        let outlines = placement::outlines(&stand.db, &event).await.expect("answers");

        let corner = |x_cm| Area { x_cm, y_cm: 0, width_cm: 200, depth_cm: 200 };
        let seen: Vec<_> = outlines.iter().map(|level| (level.id, level.name.de.as_str(), level.width_cm, level.places.clone())).collect();
        assert_eq!(seen, [(fair.level, "Erdgeschoss", 2000, vec![corner(0)]), (gallery, "Galerie", 2000, vec![corner(300)])]);
        assert_eq!(placement::level_of(&stand.db, &event, "B1").await.expect("answers"), Some(gallery));
        assert_eq!(placement::level_of(&stand.db, &event, "C1").await.expect("answers"), None);
    }

    async fn topics_are_those_of_the_confirmed_in_the_order_of_the_list(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await);
        let bochum = stand.confirmed(&fair, "Bochum", a1).await;
        let essen = stand.offered(&fair, "Essen", a2).await;
        choose(&stand, bochum, &["mobility", "energy", "gone"]).await;
        choose(&stand, essen, &["hydrogen"]).await;
        let event = view(&stand, &fair).await;

        let topics = placement::topics(&stand.db, fair.level).await.expect("answers");
        let counts = placement::topic_counts(&stand.db, &event).await.expect("answers");
        let cards = placement::unit_cards(&stand.db, &event, fair.level).await.expect("answers");

        let both = vec!["energy".to_owned(), "mobility".to_owned()];
        assert_eq!(topics.into_iter().collect::<Vec<_>>(), [(bochum.id, both.clone())]);
        assert_eq!(counts, [("energy".to_owned(), 1), ("gone".to_owned(), 1), ("mobility".to_owned(), 1)]);
        let cards: Vec<_> = cards.into_iter().map(|card| (card.code, card.name, card.topics)).collect();
        assert_eq!(cards, [("A1".to_owned(), "Bochum".to_owned(), both)]);
    }

    async fn a_unit_is_found_by_its_code_and_by_whoever_stands_there(stand: Stand) {
        let fair = stand.fair().await;
        let (a1, a2, a10) = (stand.unit(&fair, "A1").await, stand.unit(&fair, "A2").await, stand.unit(&fair, "A10").await);
        stand.confirmed(&fair, "Bochum Wirtschaft", a2).await;
        stand.offered(&fair, "Geheim", a10).await;
        let other = stand.fair().await;
        stand.unit(&other, "A11").await;
        stand.sql("UPDATE application SET search_key = ' ' || lower(display_name)").await.expect("keys are made");
        let event = view(&stand, &fair).await;
        let find = |typed: &'static str| placement::find_units(&stand.db, &event, typed);

        for (typed, expected, similar) in [
            ("a1", vec!["A1", "A10"], false),
            (" A10 ", vec!["A10"], false),
            ("wirtschaft", vec!["A2"], false),
            ("bochm", vec!["A2"], true),
            ("geheim", vec![], false),
            // No pattern: the letter is in the name of the exhibitor alone.
            ("a%", vec!["A2"], false),
            ("", vec![], false),
        ] {
            let found = find(typed).await.expect("answers");
            assert_eq!(codes(&found), (expected, similar), "{typed}");
        }
        let (b1, b2) = (stand.unit(&fair, "B1").await, stand.unit(&fair, "B2").await);
        stand.confirmed(&fair, "Mobilitet Essen", b1).await;
        stand.confirmed(&fair, "Zeche", b2).await;
        stand.sql("UPDATE application SET search_key = ' ' || lower(display_name)").await.expect("keys are made");
        let chosen = "INSERT INTO application_tag (application_id, kind, value) SELECT id, 'topic', 'mobility' FROM application WHERE display_name = 'Zeche'";
        stand.sql(chosen).await.expect("chosen");
        let near = find("mobilität").await.expect("answers");
        assert_eq!((codes(&near), near.close), ((vec!["B2", "B1"], false), 1), "who is called nearly so stands behind whose topic it is");

        let held = find("A10").await.expect("answers").units.remove(0);
        assert_eq!((held.id, held.state, held.exhibitor), (a10, UnitState::Held, None));
        assert_eq!(find("a1").await.expect("answers").units[0].id, a1);
    }
}
