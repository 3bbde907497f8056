//! Levels and units, and what may not stand where.

use domain::{
    actor::{Actor, Denied},
    booth::{self, Error, LevelDetails, RowDetails, Side, UnitDetails},
    ids::{EventId, LevelId},
    placement::{self, UnitState},
};

use crate::stand::{both, counter, level, published_event, staff_of, stranger, unit};

fn named(errors: &domain::field::FieldErrors) -> Vec<&str> {
    errors.0.iter().map(|(field, _)| field.as_str()).collect()
}

/// The fields that were refused, with the English sentence.
fn refusal<T: std::fmt::Debug>(answer: Result<T, Error>) -> Vec<(String, String)> {
    match answer {
        Err(Error::Invalid(fields)) => fields.0.into_iter().map(|(field, problem)| (field, problem.en)).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn a_unit_is_on_the_plan(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;

        let made = unit(&stand, &organiser, &ground, event.id, "A1", 0).await;

        let plan = placement::plan(&stand.db, &Actor::Anonymous, &event).await.expect("the plan");
        assert_eq!(plan.levels[0].units, [made]);
        assert_eq!(plan.count(UnitState::Free), 1);
    }

    async fn only_organisers_shape_a_booth(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        let details = LevelDetails { name_de: "Galerie".into(), width: "5".into(), depth: "5".into(), ..Default::default() };

        for actor in [stranger(), staff_of(event.id)] {
            assert!(matches!(booth::add_level(&stand.db, &actor, event.id, &details).await, Err(Error::Denied(Denied::NotFound))));
            let refused = booth::add_unit(&stand.db, &actor, event.id, &counter(&ground, "A1")).await;
            assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
        }

        let refused = booth::remove_level(&stand.db, &Actor::Anonymous, ground.id).await;
        assert!(matches!(refused, Err(Error::Denied(Denied::SignInRequired))));
        assert_eq!(stand.count("unit", "1 = 1").await, 0);
    }

    async fn a_unit_on_the_place_of_another_is_refused_with_its_code(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        unit(&stand, &organiser, &ground, event.id, "A1", 0).await;
        unit(&stand, &organiser, &ground, event.id, "A2", 1).await;

        let across = UnitDetails { x: "1,5".into(), ..counter(&ground, "A3") };
        let refused = booth::add_unit(&stand.db, &organiser, event.id, &across).await;

        assert_eq!(refusal(refused), [("x".to_owned(), "A1, A2 stands here already. Please move the unit, or make it smaller.".to_owned())]);
        assert_eq!(stand.count("unit", "1 = 1").await, 2);
    }

    async fn a_row_is_numbered_on_and_stands_as_a_whole_or_not_at_all(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        unit(&stand, &organiser, &ground, event.id, "A3", 30).await;
        let row = |count: &str, direction: &str| RowDetails { count: count.into(), direction: direction.into() };
        let add = async |code: &str, x: &str, row: RowDetails| {
            let first = UnitDetails { x: x.into(), ..counter(&ground, code) };
            booth::add_units(&stand.db, &organiser, event.id, &first, &row).await
        };

        let made = add("A1", "0", row("3", "")).await.expect("made");
        let down = add("B09", "12", row("2", "bottom")).await.expect("made");
        let over_the_edge = add("C1", "10", row("6", "right")).await;
        let over_another = add("C1", "2", row("2", "bottom")).await;
        let unreadable = add("C1", "2", row("61", "sideways")).await;

        let plan = placement::plan(&stand.db, &organiser, &event).await.expect("the plan");
        let seen: Vec<_> = plan.levels[0].units.iter().map(|unit| (unit.code.as_str(), unit.place.x_cm, unit.place.y_cm)).collect();
        assert_eq!(seen, [("A1", 0, 0), ("A2", 200, 0), ("A3", 600, 600), ("A4", 400, 0), ("B09", 1200, 0), ("B10", 1200, 200)]);
        assert_eq!((made.len(), down.len()), (3, 2));
        let out_and_upon = [
            ("width".to_owned(), "The unit sticks out of its level, which is 20 × 10 m.".to_owned()),
            ("x".to_owned(), "B09 stands here already. Please move the unit, or make it smaller.".to_owned()),
        ];
        assert_eq!(refusal(over_the_edge), out_and_upon);
        assert_eq!(refusal(over_another), [("x".to_owned(), "A2 stands here already. Please move the unit, or make it smaller.".to_owned())]);
        assert!(matches!(unreadable, Err(Error::Invalid(fields)) if named(&fields) == ["count", "direction", "x"]), "it also meets A2");
        assert_eq!(stand.count("audit", "action = 'created' AND subject = 'unit'").await, 6);
    }

    async fn a_unit_that_sticks_out_is_refused(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;

        let out = UnitDetails { x: "18.01".into(), ..counter(&ground, "A1") };
        let refused = booth::add_unit(&stand.db, &organiser, event.id, &out).await;

        assert_eq!(refusal(refused), [("width".to_owned(), "The unit sticks out of its level, which is 20 × 10 m.".to_owned())]);
    }

    async fn everything_that_is_wrong_with_a_unit_is_said_at_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        unit(&stand, &organiser, &ground, event.id, "A1", 0).await;
        let second = unit(&stand, &organiser, &ground, event.id, "A2", 1).await;
        // Across both, out of the level, called like the first, and with a price that is none.
        let wrong = UnitDetails { x: "1".into(), width: "25".into(), price: "viel".into(), ..counter(&ground, "A1") };

        let added = booth::add_units(&stand.db, &organiser, event.id, &wrong, &RowDetails::default()).await;
        let in_a_row = booth::add_units(&stand.db, &organiser, event.id, &wrong, &RowDetails { count: "0".into(), ..Default::default() }).await;
        let changed = placement::edit_unit(&stand.db, &organiser, second.id, "1", &wrong).await;
        let shrunk = LevelDetails { width: "3".into(), depth: "10".into(), entrance: "door".into(), ..Default::default() };
        let shrunk = booth::edit_level(&stand.db, &organiser, ground.id, "1", &shrunk).await;

        assert!(matches!(added, Err(Error::Invalid(fields)) if named(&fields) == ["price", "width", "x", "code"]));
        assert!(matches!(in_a_row, Err(Error::Invalid(fields)) if named(&fields) == ["price", "count", "width", "x", "code"]));
        assert!(matches!(changed, Err(Error::Invalid(fields)) if named(&fields) == ["price", "width", "x", "code"]));
        assert!(matches!(shrunk, Err(Error::Invalid(fields)) if named(&fields) == ["name_de", "entrance", "width"]));
        assert_eq!((stand.count("unit", "revision = 1").await, stand.count("level", "revision = 1").await), (2, 1));
    }

    async fn a_code_is_given_once_per_event(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        let first = unit(&stand, &organiser, &ground, event.id, "A1", 0).await;
        unit(&stand, &organiser, &ground, event.id, "A2", 1).await;

        let again = UnitDetails { x: "10".into(), ..counter(&ground, "A1") };
        let added = booth::add_unit(&stand.db, &organiser, event.id, &again).await;
        let renamed = placement::edit_unit(&stand.db, &organiser, first.id, "1", &counter(&ground, "A2")).await;

        assert!(matches!(added, Err(Error::Invalid(fields)) if named(&fields) == ["code"]));
        assert!(matches!(renamed, Err(Error::Invalid(fields)) if named(&fields) == ["code"]));
    }

    async fn every_wrong_field_of_a_unit_is_named(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;

        let refused = booth::add_unit(&stand.db, &organiser, event.id, &UnitDetails { code: "<b>".into(), ..Default::default() }).await;

        let Err(Error::Invalid(fields)) = refused else { panic!("refused") };
        assert_eq!(named(&fields), ["level", "code", "kind", "price", "pass_quota", "x", "y", "width", "depth"]);
    }

    async fn a_unit_stands_on_a_level_of_its_own_event(stand: Stand) {
        let organiser = stand.organiser().await;
        let (one, other) = (published_event(&stand, &organiser).await, published_event(&stand, &organiser).await);
        let elsewhere = level(&stand, &organiser, other.id).await;

        let refused = booth::add_unit(&stand.db, &organiser, one.id, &counter(&elsewhere, "A1")).await;
        let nowhere = booth::remove_level(&stand.db, &organiser, LevelId::new()).await;

        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(nowhere, Err(Error::Denied(Denied::NotFound))));
        assert!(matches!(booth::add_level(&stand.db, &organiser, EventId::new(), &LevelDetails { name_de: "A".into(), width: "2".into(), depth: "2".into(), ..Default::default() }).await, Err(Error::Denied(Denied::NotFound))));
    }

    async fn a_unit_may_move_over_its_own_place(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        let first = unit(&stand, &organiser, &ground, event.id, "A1", 0).await;

        let moved = UnitDetails { x: "0.5".into(), price: "1.400,50".into(), ..counter(&ground, "A1") };
        placement::edit_unit(&stand.db, &organiser, first.id, "1", &moved).await.expect("moved");

        let now = placement::unit_by_id(&stand.db, &organiser, event.id, first.id).await.expect("there");
        assert_eq!((now.place.x_cm, now.price_cents, now.revision), (50, 140_050, 2));
    }

    async fn a_stale_form_learns_who_changed_the_unit(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        let first = unit(&stand, &organiser, &ground, event.id, "A1", 0).await;
        let dearer = UnitDetails { price: "2000".into(), ..counter(&ground, "A1") };
        placement::edit_unit(&stand.db, &organiser, first.id, "1", &dearer).await.expect("changed");

        let stale = placement::edit_unit(&stand.db, &organiser, first.id, "1", &counter(&ground, "A1")).await;

        let Err(Error::Overtaken(stale)) = stale else { panic!("stale") };
        assert_eq!(stale.by, "Olga Organisiert");
        assert!(stale.fields.contains(&"price_cents".to_owned()));
        assert_eq!(stand.count("unit", "price_cents = 200000").await, 1);
    }

    async fn a_stale_form_learns_who_changed_the_level(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        let named = |name: &str| LevelDetails { name_de: name.into(), width: "20".into(), depth: "10".into(), ..Default::default() };
        unit(&stand, &organiser, &ground, event.id, "A1", 0).await;
        booth::edit_level(&stand.db, &organiser, ground.id, "1", &named("Halle")).await.expect("a unit on it makes no form stale");

        let stale = booth::edit_level(&stand.db, &organiser, ground.id, "1", &named("Saal")).await;

        let Err(Error::Overtaken(stale)) = stale else { panic!("stale") };
        assert_eq!((stale.by.as_str(), stale.fields), ("Olga Organisiert", vec!["name_de".to_owned(), "name_en".to_owned()]));
        assert_eq!(stand.count("level", "name_de = 'Halle'").await, 1);
    }

    async fn of_many_who_claim_one_place_at_once_one_gets_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        let tries = (0..64).map(|number| {
            let (db, organiser, details) = (stand.db.clone(), organiser.clone(), counter(&ground, &format!("R{number}")));
            tokio::spawn(async move { booth::add_unit(&db, &organiser, event.id, &details).await })
        });

        let mut placed = 0;
        for attempt in tries.collect::<Vec<_>>() {
            match attempt.await.expect("no panic") {
                Ok(_) => placed += 1,
                Err(Error::Invalid(fields)) => assert_eq!(named(&fields), ["x"]),
                Err(other) => panic!("{other:?}"),
            }
        }

        assert_eq!(placed, 1);
        assert_eq!(stand.count("unit", "1 = 1").await, 1);
    }

    async fn a_level_shrinks_no_further_than_its_units(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        unit(&stand, &organiser, &ground, event.id, "A9", 8).await;
        let size = |width: &str| LevelDetails { name_de: "Halle".into(), width: width.into(), depth: "10".into(), ..Default::default() };

        let refused = booth::edit_level(&stand.db, &organiser, ground.id, "1", &size("17")).await;
        booth::edit_level(&stand.db, &organiser, ground.id, "1", &size("18")).await.expect("just fits");

        assert_eq!(refusal(refused), [("width".to_owned(), "Too small: A9 would stick out. Please move these units first.".to_owned())]);
        let plan = placement::plan(&stand.db, &organiser, &event).await.expect("the plan");
        assert_eq!((plan.levels[0].name.en.as_str(), plan.levels[0].width_cm), ("Halle", 1800));
    }

    async fn a_level_knows_its_entrance_and_where_north_is_if_somebody_says_so(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        let marked = |entrance: &str, north: &str| LevelDetails {
            name_de: "Halle".into(),
            width: "20".into(),
            depth: "10".into(),
            entrance: entrance.into(),
            north: north.into(),
            ..Default::default()
        };

        let refused = booth::edit_level(&stand.db, &organiser, ground.id, "1", &marked("door", "up")).await;
        booth::edit_level(&stand.db, &organiser, ground.id, "1", &marked("left", "top")).await.expect("marked");

        assert_eq!((ground.entrance, ground.north), (None, None));
        assert!(matches!(refused, Err(Error::Invalid(fields)) if named(&fields) == ["entrance", "north"]));
        let plan = placement::plan(&stand.db, &organiser, &event).await.expect("the plan");
        assert_eq!((plan.levels[0].entrance, plan.levels[0].north), (Some(Side::Left), Some(Side::Top)));
    }

    async fn only_empty_levels_are_removed(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        let first = unit(&stand, &organiser, &ground, event.id, "A1", 0).await;

        let refused = booth::remove_level(&stand.db, &organiser, ground.id).await;
        booth::remove_unit(&stand.db, &organiser, first.id).await.expect("never given");
        booth::remove_level(&stand.db, &organiser, ground.id).await.expect("now empty");

        assert!(matches!(refused, Err(Error::LevelInUse)));
        assert_eq!(stand.count("level", "1 = 1").await, 0);
    }
}
