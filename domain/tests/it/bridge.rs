//! Bridges and networks: made, changed, shown, removed; their partners, and the events that belong to them.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    audit,
    bridge::{self, BridgeDetails, BridgeKind, BridgeState, BridgeView, CompanyDetails, CompanyLines, Error, PartnerDetails},
    clock,
    event::{self, EventDetails, EventFilter},
    process::{bridge_course, bridge_editing, event_editing},
};
use sea_orm::ConnectionTrait;

use crate::{
    meanwhile::while_writing,
    stand::{Stand, both, fair, published_event, staff_of, stranger},
};

fn israel() -> BridgeDetails {
    BridgeDetails {
        slug: "israel".to_owned(),
        kind: "bridge".to_owned(),
        name: "Innovation Bridge Israel".to_owned(),
        purpose_de: "Medizin".to_owned(),
        purpose_en: "Health".to_owned(),
        since_year: "2016".to_owned(),
        contact_name: "Carla Kontakt".to_owned(),
        contact_email: "carla@agency.example".to_owned(),
        contact_phone: "0201 123456".to_owned(),
    }
}

fn chamber(name: &str) -> PartnerDetails {
    PartnerDetails {
        partner_name: name.to_owned(),
        town: "Tel Aviv".to_owned(),
        web: "chamber.example".to_owned(),
        agreed_on: "2019-11-25".to_owned(),
        ..PartnerDetails::default()
    }
}

/// A public bridge.
async fn open_bridge(stand: &Stand, organiser: &Actor) -> BridgeView {
    let made = bridge::create(&stand.db, organiser, &israel()).await.expect("made");
    bridge::set_state(&stand.db, organiser, made.id, "published").await.expect("published")
}

/// An event of that bridge, which is a draft.
async fn event_of(stand: &Stand, organiser: &Actor, of: &BridgeView, slug: &str) -> event::EventView {
    let details = EventDetails { bridge: of.id.to_string(), ..fair(slug) };
    event::create(&stand.db, organiser, &details).await.expect("made")
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

async fn names(stand: &Stand, of: &BridgeView) -> Vec<String> {
    bridge::partners(&stand.db, of.id).await.expect("read").into_iter().map(|partner| partner.name).collect()
}

both! {
    async fn a_new_bridge_is_a_draft_for_organisers_alone(stand: Stand) {
        let organiser = stand.organiser().await;

        let made = bridge::create(&stand.db, &organiser, &BridgeDetails { slug: String::new(), ..israel() }).await.expect("made");

        assert_eq!((made.slug.as_str(), made.state, made.kind), ("innovation-bridge-israel", BridgeState::Draft, BridgeKind::Bridge));
        assert_eq!((made.since, made.contact_phone.as_str(), made.revision), (Some(2016), "+49201123456", 1));
        assert!(bridge::by_slug(&stand.db, &organiser, &made.slug).await.is_ok());
        for actor in [Actor::Anonymous, stranger()] {
            assert!(matches!(bridge::by_slug(&stand.db, &actor, &made.slug).await, Err(Error::Denied(Denied::NotFound))));
            assert_eq!(bridge::shown(&stand.db, &actor, Some(made.id)).await.expect("read"), None);
        }
        assert_eq!(bridge::published(&stand.db).await.expect("read"), []);

        let shown = bridge::set_state(&stand.db, &organiser, made.id, "published").await.expect("published");
        let again = bridge::set_state(&stand.db, &organiser, made.id, "published").await.expect("nothing left to do");

        assert_eq!((shown.state, shown.revision, again.revision), (BridgeState::Published, 2, 2));
        assert_eq!(bridge::by_slug(&stand.db, &Actor::Anonymous, &made.slug).await.expect("seen"), shown);
        assert_eq!(bridge::published(&stand.db).await.expect("read"), [shown]);
    }

    async fn only_organisers_shape_bridges(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        bridge::add_partner(&stand.db, &organiser, made.id, "2", &chamber("AHK")).await.expect("added");
        let partner = bridge::partners(&stand.db, made.id).await.expect("read")[0].id;
        let event = published_event(&stand, &organiser).await;

        for (actor, denied) in [(Actor::Anonymous, Denied::SignInRequired), (stranger(), Denied::NotFound), (staff_of(event.id), Denied::NotFound)] {
            let answers = [
                bridge::create(&stand.db, &actor, &israel()).await.map(drop),
                bridge_editing::edit(&stand.db, &actor, made.id, "3", &israel()).await.map(drop),
                bridge::set_state(&stand.db, &actor, made.id, "draft").await.map(drop),
                bridge_editing::remove(&stand.db, &actor, made.id).await,
                bridge::add_partner(&stand.db, &actor, made.id, "3", &chamber("Zwei")).await.map(drop),
                bridge::edit_partner(&stand.db, &actor, partner, "3", &chamber("Zwei")).await.map(drop),
                bridge::move_partner_up(&stand.db, &actor, partner, "3").await.map(drop),
                bridge::remove_partner(&stand.db, &actor, partner, "3").await.map(drop),
                bridge::for_organisers(&stand.db, &actor).await.map(drop),
            ];
            for answer in answers {
                assert!(matches!(&answer, Err(Error::Denied(refused)) if *refused == denied), "{answer:?}");
            }
            assert!(event::all_of_bridge(&stand.db, &actor, made.id).await.is_err());
        }
        assert_eq!(names(&stand, &made).await, ["AHK"]);
    }

    async fn every_wrong_field_is_named(stand: Stand) {
        let organiser = stand.organiser().await;
        open_bridge(&stand, &organiser).await;

        let wrong = BridgeDetails { slug: "X".into(), kind: "road".into(), since_year: "16".into(), contact_email: "carla".into(), contact_phone: "?".into(), ..israel() };
        let wrong = bridge::create(&stand.db, &organiser, &wrong).await;
        let taken = bridge::create(&stand.db, &organiser, &israel()).await;

        assert_eq!(named(&wrong), ["slug", "kind", "since_year", "contact_email", "contact_phone"]);
        assert_eq!(named(&taken), ["slug"]);
        assert_eq!(stand.count("bridge", "true").await, 1);
    }

    async fn of_two_who_change_it_at_once_one_gets_through(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        let details = BridgeDetails { since_year: "2017".to_owned(), ..israel() };

        let first = bridge_editing::edit(&stand.db, &organiser, made.id, "2", &details).await.expect("changed");
        let second = bridge_editing::edit(&stand.db, &organiser, made.id, "2", &israel()).await;
        let partner = bridge::add_partner(&stand.db, &organiser, made.id, "2", &chamber("AHK")).await;

        assert_eq!((first.since, first.revision), (Some(2017), 3));
        assert!(matches!(&second, Err(Error::Overtaken(overtaken)) if overtaken.fields == ["since_year"]), "{second:?}");
        assert!(matches!(partner, Err(Error::Overtaken(_))), "{partner:?}");
    }

    async fn a_public_address_stays(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        let moved = BridgeDetails { slug: "levante".to_owned(), ..israel() };

        let refused = bridge_editing::edit(&stand.db, &organiser, made.id, "2", &moved).await;
        bridge::set_state(&stand.db, &organiser, made.id, "draft").await.expect("hidden");
        let hidden = bridge_editing::edit(&stand.db, &organiser, made.id, "3", &moved).await.expect("changed");

        assert_eq!(named(&refused), ["slug"]);
        assert_eq!(hidden.slug, "levante");
    }

    async fn partners_stand_in_their_order(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        for (revision, name) in [("2", "Eins"), ("3", "Zwei"), ("4", "Drei")] {
            bridge::add_partner(&stand.db, &organiser, made.id, revision, &chamber(name)).await.expect("added");
        }
        let partners = bridge::partners(&stand.db, made.id).await.expect("read");
        assert_eq!((partners[0].web.as_str(), partners[0].agreed_on.map(|day| day.to_string()).as_deref()), ("https://chamber.example/", Some("2019-11-25")));

        bridge::move_partner_up(&stand.db, &organiser, partners[2].id, "5").await.expect("moved");
        assert_eq!(names(&stand, &made).await, ["Eins", "Drei", "Zwei"]);
        bridge::move_partner_up(&stand.db, &organiser, partners[0].id, "6").await.expect("the first stays");
        bridge::edit_partner(&stand.db, &organiser, partners[1].id, "7", &chamber("Zweite")).await.expect("changed");
        bridge::remove_partner(&stand.db, &organiser, partners[0].id, "8").await.expect("removed");
        let unnamed = bridge::add_partner(&stand.db, &organiser, made.id, "9", &PartnerDetails { agreed_on: "gestern".into(), ..PartnerDetails::default() }).await;

        assert_eq!(names(&stand, &made).await, ["Drei", "Zweite"]);
        assert_eq!(named(&unnamed), ["partner_name", "agreed_on"]);
        let told: Vec<_> = audit::of_subject(&stand.db, made.id.as_uuid()).await.expect("read").into_iter().map(|entry| entry.action).collect();
        let expected = ["partner_removed", "partner_changed", "partner_moved", "partner_moved", "partner_added", "partner_added", "partner_added", "published", "created"];
        assert_eq!(told, expected);
    }

    async fn each_town_of_a_bridge_is_told_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        for (revision, town) in [("2", "Haifa"), ("3", ""), ("4", "Eilat"), ("5", "Haifa")] {
            let partner = PartnerDetails { town: town.to_owned(), ..chamber(&format!("Kammer {revision}")) };
            bridge::add_partner(&stand.db, &organiser, made.id, revision, &partner).await.expect("added");
        }

        let towns = bridge::partner_towns(&stand.db, &[made.id]).await.expect("read");

        assert_eq!(towns, [(made.id, "Haifa".to_owned()), (made.id, "Eilat".to_owned())]);
        assert!(bridge::partner_towns(&stand.db, &[]).await.expect("read").is_empty());
    }

    async fn an_event_belongs_to_a_bridge_that_there_is(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;

        let event = event_of(&stand, &organiser, &made, "one").await;
        for unknown in ["Innovation Bridge Israel", "01890000-0000-7000-8000-000000000001"] {
            let refused = event::create(&stand.db, &organiser, &EventDetails { bridge: unknown.to_owned(), ..fair("two") }).await;
            assert!(matches!(&refused, Err(event::Error::Invalid(fields)) if fields.0[0].0 == "bridge"), "{refused:?}");
        }
        let left = event_editing::edit(&stand.db, &organiser, event.id, "1", &fair("one")).await.expect("changed");

        assert_eq!((event.bridge, left.bridge), (Some(made.id), None));
        let told = audit::of_event(&stand.db, event.id).await.expect("read");
        assert_eq!(told[0].changes, [("bridge".to_owned(), serde_json::json!(["Innovation Bridge Israel", ""]))]);
    }

    async fn events_are_found_by_the_name_that_their_bridge_has_now(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        event_of(&stand, &organiser, &made, "one").await;

        bridge_editing::edit(&stand.db, &organiser, made.id, "2", &BridgeDetails { name: "Brücke nach Haifa".to_owned(), ..israel() }).await.expect("renamed");

        for (word, found) in [("haifa", 1), ("israel", 0)] {
            let filter = EventFilter { search: word.to_owned(), page: 1, ..EventFilter::default() };
            assert_eq!(event::for_organisers(&stand.db, &organiser, &filter).await.expect("found").total, found, "{word}");
        }
    }

    async fn an_event_takes_the_name_that_its_bridge_is_just_given_and_none_that_is_just_removed(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        let making = |slug: &'static str| {
            let (db, actor) = (stand.db.clone(), organiser.clone());
            let details = EventDetails { bridge: made.id.to_string(), ..fair(slug) };
            async move { event::create(&db, &actor, &details).await }
        };

        let named = while_writing(&stand, "UPDATE bridge SET name = 'Nach Haifa'", vec![making("one")]).await;

        assert!(named[0].is_ok(), "{named:?}");
        assert_eq!(stand.count("event", "bridge = 'Nach Haifa'").await, 1);
        let removed = while_writing(&stand, "UPDATE event SET bridge = '', bridge_id = NULL; DELETE FROM bridge", vec![making("two")]).await;
        assert!(matches!(&removed[0], Err(event::Error::Invalid(fields)) if fields.0[0].0 == "bridge"), "{removed:?}");
    }

    async fn an_event_that_just_leaves_its_bridge_does_not_get_its_new_name(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        event_of(&stand, &organiser, &made, "one").await;
        let db = stand.db.clone();
        let renamed = BridgeDetails { name: "Nach Haifa".to_owned(), ..israel() };
        let renaming = async move { bridge_editing::edit(&db, &organiser, made.id, "2", &renamed).await };

        let answers = while_writing(&stand, "UPDATE event SET bridge = '', bridge_id = NULL", vec![renaming]).await;

        assert!(answers[0].is_ok(), "{answers:?}");
        assert_eq!(stand.count("event", "bridge = '' AND bridge_id IS NULL").await, 1);
    }

    async fn what_the_release_before_called_a_bridge_stays_until_one_is_chosen(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        let event = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        stand.db.for_migrations().execute_unprepared("UPDATE event SET bridge = 'Hafenbrücke'").await.expect("as the release before");

        let chosen = EventDetails { bridge: made.id.to_string(), ..fair("one") };
        let elsewhere = EventDetails { hall: "Halle 1".to_owned(), ..fair("one") };
        for (revision, details, name) in [("1", elsewhere, "Hafenbrücke"), ("2", chosen, "Innovation Bridge Israel"), ("3", fair("one"), "")] {
            event_editing::edit(&stand.db, &organiser, event.id, revision, &details).await.expect("changed");
            assert_eq!(stand.count("event", &format!("bridge = '{name}'")).await, 1, "{name}");
        }
    }

    async fn a_bridge_goes_when_nothing_hangs_on_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        bridge::add_partner(&stand.db, &organiser, made.id, "2", &chamber("AHK")).await.expect("added");
        let event = event_of(&stand, &organiser, &made, "one").await;

        let refused = bridge_editing::remove(&stand.db, &organiser, made.id).await;
        event_editing::edit(&stand.db, &organiser, event.id, "1", &fair("one")).await.expect("changed");
        bridge_editing::remove(&stand.db, &organiser, made.id).await.expect("removed");
        let again = bridge_editing::remove(&stand.db, &organiser, made.id).await;

        assert!(matches!(&refused, Err(Error::HasEvents(events)) if events.len() == 1 && events[0] == event.name), "{refused:?}");
        assert!(matches!(again, Err(Error::Denied(Denied::NotFound))), "{again:?}");
        assert_eq!((stand.count("bridge", "true").await, stand.count("bridge_partner", "true").await), (0, 0));
        assert_eq!(audit::of_subject(&stand.db, made.id.as_uuid()).await.expect("read")[0].action, "removed");
    }

    async fn companies_say_what_they_offer_and_seek_and_are_found_by_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        let other = bridge::create(&stand.db, &organiser, &BridgeDetails { slug: "china".to_owned(), ..israel() }).await.expect("made");
        let foundry = CompanyDetails {
            company_name: "Gießerei Nord".to_owned(),
            town: "Hagen".to_owned(),
            web: "giesserei.example".to_owned(),
            offers_de: "Guss aus Aluminium".to_owned(),
            ..CompanyDetails::default()
        };
        let paint = CompanyDetails { company_name: "Lackhaus".to_owned(), seeks_en: "Transport".to_owned(), ..CompanyDetails::default() };

        let slug = bridge::add_company(&stand.db, &organiser, made.id, "2", &paint).await.expect("added");
        bridge::add_company(&stand.db, &organiser, made.id, "3", &foundry).await.expect("added");
        bridge::add_company(&stand.db, &organiser, other.id, "1", &foundry).await.expect("added");
        let stale = bridge::add_company(&stand.db, &organiser, made.id, "3", &paint).await;
        let nothing = CompanyDetails { company_name: "Stille".to_owned(), ..CompanyDetails::default() };
        let nothing = bridge::add_company(&stand.db, &organiser, made.id, "4", &nothing).await;
        let all = bridge::companies(&stand.db, made.id, "", 1).await.expect("read");
        let found = bridge::companies(&stand.db, made.id, "giesserei aluminium", 1).await.expect("read");

        assert_eq!(slug, "israel");
        assert!(matches!(stale, Err(Error::Overtaken(_))), "{stale:?}");
        assert_eq!(named(&nothing), ["offers_de"]);
        assert_eq!(all.companies.iter().map(|company| company.name.as_str()).collect::<Vec<_>>(), ["Gießerei Nord", "Lackhaus"]);
        assert_eq!((all.total, all.pages, all.similar, found.total), (2, 1, false, 1));
        assert_eq!(bridge::first_companies(&stand.db, made.id, 1).await.expect("read"), all.companies[..1]);
        assert_eq!((all.companies[0].web.as_str(), all.companies[0].offers.de.as_str()), ("https://giesserei.example/", "Guss aus Aluminium"));

        let id = all.companies[1].id;
        let changed = CompanyDetails { offers_de: "Pulver".to_owned(), ..paint };
        bridge::edit_company(&stand.db, &organiser, id, "4", &changed).await.expect("changed");
        bridge::remove_company(&stand.db, &organiser, all.companies[0].id, "5").await.expect("removed");
        let gone = bridge::remove_company(&stand.db, &organiser, all.companies[0].id, "6").await;
        let left = bridge::companies(&stand.db, made.id, "pulver", 9).await.expect("read");

        assert!(matches!(gone, Err(Error::Denied(Denied::NotFound))), "{gone:?}");
        assert_eq!((left.total, left.page, left.companies[0].id), (1, 1, id));
        for (actor, denied) in [(Actor::Anonymous, Denied::SignInRequired), (stranger(), Denied::NotFound)] {
            for answer in [
                bridge::add_company(&stand.db, &actor, made.id, "6", &changed).await,
                bridge::edit_company(&stand.db, &actor, id, "6", &changed).await,
                bridge::remove_company(&stand.db, &actor, id, "6").await,
            ] {
                assert!(matches!(&answer, Err(Error::Denied(refused)) if *refused == denied), "{answer:?}");
            }
        }
        bridge_editing::remove(&stand.db, &organiser, made.id).await.expect("removed with its companies");
        assert_eq!(stand.count("bridge_company", "true").await, 1);
    }

    async fn companies_are_pasted_from_a_table_all_or_none(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        let pasted = |lines: &str| CompanyLines { lines: lines.to_owned() };
        let first = pasted("Company\tTown\r\nGießerei Nord\tHagen\t\tGuss\r\n\r\nLackhaus\t\t\t\t\tTransport\r\n");

        let slug = bridge::paste_companies(&stand.db, &organiser, made.id, "2", &first).await.expect("pasted");
        let wrong = pasted("Drahtwerk\t\t\tDraht\nStille\n\t\t\tohne Namen");
        let wrong = bridge::paste_companies(&stand.db, &organiser, made.id, "3", &wrong).await;
        let nothing = bridge::paste_companies(&stand.db, &organiser, made.id, "3", &pasted(" \n")).await;
        let long = bridge::paste_companies(&stand.db, &organiser, made.id, "3", &pasted(&"A\t\t\tGuss\n".repeat(501))).await;
        let stale = bridge::paste_companies(&stand.db, &organiser, made.id, "2", &first).await;
        let again = pasted("Lackhaus\tWetter\t\tPulver\nLackhaus\tWetter\t\tLack\nDrahtwerk\t\t\tDraht");
        bridge::paste_companies(&stand.db, &organiser, made.id, "3", &again).await.expect("pasted");
        let by_nobody = bridge::paste_companies(&stand.db, &Actor::Anonymous, made.id, "4", &first).await;

        assert_eq!((slug.as_str(), named(&wrong), named(&nothing), named(&long)), ("israel", vec!["lines", "lines"], vec!["lines"], vec!["lines"]));
        assert!(matches!(&wrong, Err(Error::Invalid(fields)) if fields.0[0].1.de.starts_with("Zeile 2: ")), "{wrong:?}");
        assert!(matches!(stale, Err(Error::Overtaken(_))), "{stale:?}");
        assert!(matches!(by_nobody, Err(Error::Denied(Denied::SignInRequired))), "{by_nobody:?}");
        let all = bridge::companies(&stand.db, made.id, "", 1).await.expect("read").companies;
        let said: Vec<_> = all.iter().map(|company| (company.name.as_str(), company.town.as_str(), company.offers.de.as_str(), company.seeks.de.as_str())).collect();
        assert_eq!(said, [("Drahtwerk", "", "Draht", ""), ("Gießerei Nord", "Hagen", "Guss", ""), ("Lackhaus", "Wetter", "Lack", "")]);
    }

    async fn everybody_sees_its_public_events_and_what_those_came_to(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = open_bridge(&stand, &organiser).await;
        let draft = event_of(&stand, &organiser, &made, "draft").await;
        let coming = event_of(&stand, &organiser, &made, "coming").await;
        let today = clock::today(clock::home());
        let over = EventDetails {
            bridge: made.id.to_string(),
            starts_on: (today - Duration::days(9)).to_string(),
            ends_on: (today - Duration::days(5)).to_string(),
            applications_open_at: String::new(),
            applications_close_at: String::new(),
            passes_close_at: String::new(),
            ..fair("over")
        };
        let over = event::create(&stand.db, &organiser, &over).await.expect("made");
        for event in [coming.id, over.id] {
            event::publish(&stand.db, &organiser, event).await.expect("published");
        }

        let seen = event::public_of_bridge(&stand.db, made.id).await.expect("seen");
        let all = event::all_of_bridge(&stand.db, &organiser, made.id).await.expect("seen");
        let results = bridge_course::results(&stand.db, &all).await.expect("counted");

        assert_eq!(seen.iter().map(|event| event.id).collect::<Vec<_>>(), [coming.id, over.id]);
        assert_eq!(all.len(), 3);
        assert!(all.iter().any(|event| event.id == draft.id));
        assert_eq!(results.keys().copied().collect::<Vec<_>>(), [over.id]);
    }

    async fn what_events_called_their_bridge_becomes_one(stand: Stand) {
        let organiser = stand.organiser().await;
        for (slug, name, state) in [("one", "Hafenbrücke", "draft"), ("two", "Hafenbrücke", "published"), ("three", "Hafen-Brücke", "draft"), ("four", "", "published")] {
            event::create(&stand.db, &organiser, &fair(slug)).await.expect("made");
            let as_before = format!("UPDATE event SET bridge = '{name}', state = '{state}' WHERE slug = '{slug}'");
            stand.db.for_migrations().execute_unprepared(&as_before).await.expect("as the release before");
        }
        let forgotten = "DELETE FROM seaql_migrations WHERE version = 'm0058_bridges_of_events'";
        stand.db.for_migrations().execute_unprepared(forgotten).await.expect("forgotten");

        migrations::migrate(stand.db.for_migrations()).await.expect("migrated");

        let made = bridge::for_organisers(&stand.db, &organiser).await.expect("read");
        let mut told: Vec<_> = made.iter().map(|bridge| (bridge.slug.as_str(), bridge.name.as_str(), bridge.state)).collect();
        told.sort_unstable_by_key(|(slug, ..)| *slug);
        assert_eq!(told, [("hafen-bruecke", "Hafen-Brücke", BridgeState::Draft), ("hafenbruecke", "Hafenbrücke", BridgeState::Published)]);
        let harbour = made.iter().find(|bridge| bridge.slug == "hafenbruecke").expect("there").id;
        assert_eq!(event::all_of_bridge(&stand.db, &organiser, harbour).await.expect("read").len(), 2);
        assert_eq!(stand.count("event", "bridge_id IS NULL").await, 1);
    }
}
