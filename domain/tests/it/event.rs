//! Events: made, changed, published, archived, duplicated.

use chrono::{Datelike, Duration, NaiveDate};
use domain::{
    actor::{Actor, Denied},
    clock,
    event::{self, BadgeFormat, Error, EventDetails, EventFilter, EventKind, EventPicture, EventState, EventView, PublicFilter},
    files::Files,
    ids::BridgeId,
    locale::Text,
    picture::Refused,
    placement,
    process::{
        event_editing, file_reading,
        next_edition::{self, NextEdition},
        overview, unpublishing,
    },
};

use crate::stand::{PIXEL, both, fair, level, published_event, staff_of, stranger, unit};

fn named(refused: &Result<event::EventView, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

fn picture() -> EventPicture {
    EventPicture { file: PIXEL.to_vec(), alt_de: "Der Stand am Abend".to_owned(), alt_en: String::new() }
}

both! {
    async fn a_new_event_is_a_draft_for_organisers_alone(stand: Stand) {
        let organiser = stand.organiser().await;

        let made = event::create(&stand.db, &organiser, &fair("mipim-2027")).await.expect("made");

        assert_eq!((made.state, made.revision, made.languages.len()), (EventState::Draft, 1, 2));
        assert!(event::by_slug(&stand.db, &organiser, "mipim-2027").await.is_ok());
        assert!(event::by_slug(&stand.db, &staff_of(made.id), "mipim-2027").await.is_ok());
        for actor in [Actor::Anonymous, stranger()] {
            assert!(matches!(event::by_slug(&stand.db, &actor, "mipim-2027").await, Err(domain::event::Unseen::Denied(Denied::NotFound))));
        }
    }

    async fn only_organisers_shape_events(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("mipim-2027")).await.expect("made");

        for (actor, denied) in [(Actor::Anonymous, Denied::SignInRequired), (stranger(), Denied::NotFound), (staff_of(made.id), Denied::NotFound)] {
            let answers = [
                event::create(&stand.db, &actor, &fair("other")).await.map(|_| ()),
                event_editing::edit(&stand.db, &actor, made.id, "1", &fair("mipim-2027")).await.map(|_| ()),
                event::publish(&stand.db, &actor, made.id).await,
                event::archive(&stand.db, &actor, made.id).await,
                unpublishing::back_to_draft(&stand.db, &actor, made.id).await,
                next_edition::duplicate(&stand.db, &actor, made.id, &NextEdition::default()).await.map(|_| ()),
                event::set_picture(&stand.db, &Files::in_memory(), &actor, made.id, picture()).await.map(|_| ()),
                event::remove_picture(&stand.db, &actor, made.id).await.map(|_| ()),
                event::set_badge_format(&stand.db, &actor, made.id, "a4").await.map(|_| ()),
                event::set_logo(&stand.db, &Files::in_memory(), &actor, made.id, PIXEL.to_vec()).await.map(|_| ()),
                event::remove_logo(&stand.db, &actor, made.id).await.map(|_| ()),
                overview::numbers(&stand.db, &actor, made.id).await.map(|_| ()),
                event::for_organisers(&stand.db, &actor, &EventFilter::default()).await.map(|_| ()),
            ];
            for answer in answers {
                assert!(matches!(answer, Err(Error::Denied(refusal)) if refusal == denied), "{answer:?}");
            }
        }
    }

    async fn every_wrong_field_is_named_at_once(stand: Stand) {
        let organiser = stand.organiser().await;

        let refused = event::create(&stand.db, &organiser, &EventDetails { time_zone: "Mars/Olympus".into(), accent: "pink".into(), country: "XX".into(), ..Default::default() }).await;

        let expected = [
            "name", "kind", "city", "country", "venue", "time_zone", "starts_on", "ends_on", "opens", "closes", "main_language", "booth_role", "brand",
            "accent", "contact_name", "contact_email",
        ];
        assert_eq!(named(&refused), expected);
        assert_eq!(stand.count("event", "1 = 1").await, 0);
    }

    async fn days_hours_and_deadlines_keep_their_order(stand: Stand) {
        let organiser = stand.organiser().await;
        let ok = || fair("mipim-2027");
        let text = |text: &str| text.to_owned();
        let starts = ok().starts_on;
        let wrong = [
            ("ends_on", EventDetails { ends_on: text("2020-01-01"), ..ok() }),
            ("ends_on", EventDetails { ends_on: text("2099-01-01"), ..ok() }),
            ("closes", EventDetails { closes: text("09:00"), ..ok() }),
            ("applications_close_at", EventDetails { applications_close_at: String::new(), ..ok() }),
            ("applications_close_at", EventDetails { applications_close_at: text("2020-01-01T10:00"), ..ok() }),
            ("applications_close_at", EventDetails { applications_close_at: format!("{starts}T08:00"), ..ok() }),
            ("passes_close_at", EventDetails { passes_close_at: text("2099-01-01T10:00"), ..ok() }),
            ("hosted_by", EventDetails { booth_role: text("partner"), ..ok() }),
            ("other_languages", EventDetails { other_languages: vec![text("xx")], ..ok() }),
            ("slug", EventDetails { slug: text("MIPIM 2027"), ..ok() }),
            ("name", EventDetails { name: "x".repeat(81), ..ok() }),
            ("city", EventDetails { city: text("Can\u{7}nes"), ..ok() }),
        ];

        for (field, details) in wrong {
            let refused = event::create(&stand.db, &organiser, &details).await;
            assert_eq!(named(&refused), [field], "{details:?}");
        }
    }

    async fn midnight_closes_the_day_and_the_name_gives_the_address(stand: Stand) {
        let organiser = stand.organiser().await;

        let made = event::create(&stand.db, &organiser, &EventDetails { slug: String::new(), closes: "00:00".into(), ..fair("x") }).await.expect("made");

        assert_eq!((made.slug.as_str(), made.closes_minute), ("mipim-2027", 1440));
    }

    async fn an_address_is_given_once(stand: Stand) {
        let organiser = stand.organiser().await;
        event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        let two = event::create(&stand.db, &organiser, &fair("two")).await.expect("made");

        let second = event::create(&stand.db, &organiser, &fair("one")).await;
        let renamed = event_editing::edit(&stand.db, &organiser, two.id, "1", &fair("one")).await;

        assert_eq!(named(&second), ["slug"]);
        assert_eq!(named(&renamed), ["slug"]);
    }

    async fn an_address_that_is_taken_is_told_together_with_what_else_is_wrong(stand: Stand) {
        let organiser = stand.organiser().await;
        event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        let two = event::create(&stand.db, &organiser, &fair("two")).await.expect("made");
        let published = published_event(&stand, &organiser).await;
        let wrong = |slug| EventDetails { city: String::new(), ..fair(slug) };

        let refused = [
            event::create(&stand.db, &organiser, &wrong("one")).await,
            event_editing::edit(&stand.db, &organiser, two.id, "1", &wrong("one")).await,
            event_editing::edit(&stand.db, &organiser, published.id, &published.revision.to_string(), &wrong("elsewhere")).await,
        ];
        let own = event_editing::edit(&stand.db, &organiser, two.id, "1", &wrong("two")).await;

        assert!(refused.iter().all(|refused| named(refused) == ["city", "slug"]), "{refused:?}");
        assert_eq!(named(&own), ["city"]);
    }

    async fn a_published_address_stays(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;

        let refused = event_editing::edit(&stand.db, &organiser, event.id, &event.revision.to_string(), &fair("elsewhere")).await;

        assert_eq!(named(&refused), ["slug"]);
    }

    async fn a_stale_form_learns_who_changed_what(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        let first = EventDetails { hall: "7".into(), city: "Nice".into(), ..fair("one") };
        let changed = event_editing::edit(&stand.db, &organiser, made.id, "1", &first).await.expect("changed");

        let stale = event_editing::edit(&stand.db, &organiser, made.id, "1", &fair("one")).await;

        let Err(Error::Overtaken(stale)) = stale else { panic!("stale") };
        assert_eq!((stale.by.as_str(), stale.fields), ("Olga Organisiert", vec!["city".to_owned(), "hall".to_owned()]));
        assert_eq!(changed.revision, 2);
        assert_eq!(stand.count("event", "city = 'Nice' AND revision = 2").await, 1);
    }

    async fn an_event_is_published_archived_and_comes_back(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");

        assert!(matches!(event::archive(&stand.db, &organiser, made.id).await, Err(Error::NotFrom(EventState::Draft))));
        event::publish(&stand.db, &organiser, made.id).await.expect("published");
        event::publish(&stand.db, &organiser, made.id).await.expect("still published");
        event::archive(&stand.db, &organiser, made.id).await.expect("archived");
        assert!(matches!(unpublishing::back_to_draft(&stand.db, &organiser, made.id).await, Err(Error::NotFrom(EventState::Archived))));
        event::publish(&stand.db, &organiser, made.id).await.expect("back");
        unpublishing::back_to_draft(&stand.db, &organiser, made.id).await.expect("nobody applied");

        assert_eq!(stand.count("event", "state = 'draft'").await, 1);
        assert_eq!(stand.count("audit", "subject = 'event'").await, 5);
    }

    async fn next_years_fair_has_its_booth_but_nobody_on_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let ground = level(&stand, &organiser, event.id).await;
        unit(&stand, &organiser, &ground, event.id, "A1", 0).await;
        unit(&stand, &organiser, &ground, event.id, "A2", 1).await;
        let starts_on: NaiveDate = event.starts_on + Duration::days(364);

        let command = NextEdition { name: "MIPIM 2028".into(), slug: String::new(), starts_on: starts_on.to_string() };
        let next = next_edition::duplicate(&stand.db, &organiser, event.id, &command).await.expect("made");

        assert_eq!((next.slug.as_str(), next.state, next.starts_on), ("mipim-2028", EventState::Draft, starts_on));
        assert_eq!(next.ends_on - next.starts_on, event.ends_on - event.starts_on);
        assert_eq!(next.description, event.description);
        let plan = placement::plan(&stand.db, &organiser, &next).await.expect("the plan");
        assert_eq!(plan.units().map(|unit| unit.code.as_str()).collect::<Vec<_>>(), ["A1", "A2"]);
        assert_eq!(stand.count("unit", "1 = 1").await, 4);
        let again = next_edition::duplicate(&stand.db, &organiser, event.id, &command).await;
        assert_eq!(named(&again), ["slug"]);
        let wrong = NextEdition { name: String::new(), starts_on: "morgen".into(), ..command };
        assert_eq!(named(&next_edition::duplicate(&stand.db, &organiser, event.id, &NextEdition { slug: next.slug, ..wrong }).await), ["name", "starts_on", "slug"]);
    }

    async fn a_picture_is_kept_as_jpeg_and_goes_with_the_event_to_the_next_edition(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        let files = Files::in_memory();

        let pictured = event::set_picture(&stand.db, &files, &organiser, made.id, picture()).await.expect("taken");
        event_editing::edit(&stand.db, &organiser, made.id, &pictured.revision.to_string(), &fair("one")).await.expect("the settings leave it alone");
        let next = NextEdition { name: "MIPIM 2028".into(), slug: String::new(), starts_on: "2099-03-09".into() };
        let next = next_edition::duplicate(&stand.db, &organiser, made.id, &next).await.expect("made");

        let key = pictured.picture.clone().expect("a picture");
        let read = async |actor: Actor| file_reading::may_read(&stand.db, &actor, &key).await.expect("asked");
        assert_eq!([read(organiser.clone()).await, read(Actor::Anonymous).await], [true, false], "a draft");
        event::publish(&stand.db, &organiser, made.id).await.expect("published");
        assert!(read(Actor::Anonymous).await);
        let kept = files.get(&key).await.expect("answers").expect("kept");
        assert!(key.ends_with(".jpg") && kept.starts_with(&[0xFF, 0xD8]), "{key}");
        assert_eq!((next.picture, next.picture_alt), (Some(key), Text::new("Der Stand am Abend", "")));
    }

    async fn the_badges_of_an_event_have_a_format_and_a_logo_that_its_settings_leave_alone(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        let files = Files::in_memory();

        let labels = event::set_badge_format(&stand.db, &organiser, made.id, "54x101").await.expect("chosen");
        let with_logo = event::set_logo(&stand.db, &files, &organiser, made.id, PIXEL.to_vec()).await.expect("taken");
        let stale = event_editing::edit(&stand.db, &organiser, made.id, "1", &fair("one")).await;
        event_editing::edit(&stand.db, &organiser, made.id, "3", &fair("one")).await.expect("the settings leave them alone");
        let next = NextEdition { name: "MIPIM 2028".into(), slug: String::new(), starts_on: "2099-03-09".into() };
        let next = next_edition::duplicate(&stand.db, &organiser, made.id, &next).await.expect("made");
        let without = event::remove_logo(&stand.db, &organiser, made.id).await.expect("removed");

        assert_eq!((made.badge_format, labels.badge_format, labels.revision), (BadgeFormat::A6, BadgeFormat::Label54x101, 2));
        let key = with_logo.logo.clone().expect("a logo");
        assert!(files.get(&key).await.expect("answers").expect("kept").starts_with(&[0x89, b'P', b'N', b'G']), "{key}");
        assert!(matches!(stale, Err(Error::Overtaken(stale)) if stale.fields == ["badge_format", "logo"]));
        assert_eq!((next.logo, next.badge_format), (Some(key), BadgeFormat::Label54x101));
        assert_eq!((without.logo, without.badge_format), (None, BadgeFormat::Label54x101));
    }

    async fn what_is_no_format_and_no_logo_is_not_taken(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");

        let format = event::set_badge_format(&stand.db, &organiser, made.id, "a5").await;
        let logo = event::set_logo(&stand.db, &Files::in_memory(), &organiser, made.id, b"<html>".to_vec()).await;
        let same = event::set_badge_format(&stand.db, &organiser, made.id, "a6").await.expect("the same");

        assert_eq!(named(&format), ["format"]);
        assert!(matches!(logo, Err(Error::Picture(Refused::UnknownFormat))), "{logo:?}");
        assert_eq!((same.revision, same.logo), (1, None));
    }

    async fn the_text_of_a_picture_changes_by_itself(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        let files = Files::in_memory();
        let words = EventPicture { file: Vec::new(), alt_de: "Der Stand bei Nacht".into(), alt_en: "The stand at night".into() };

        let none_yet = event::set_picture(&stand.db, &files, &organiser, made.id, words.clone()).await;
        let first = event::set_picture(&stand.db, &files, &organiser, made.id, picture()).await.expect("taken");
        let second = event::set_picture(&stand.db, &files, &organiser, made.id, words).await.expect("changed");

        assert!(matches!(none_yet, Err(Error::Picture(Refused::Missing))), "{none_yet:?}");
        assert_eq!((second.picture, second.picture_alt.en.as_str()), (first.picture, "The stand at night"));
        let stale = event_editing::edit(&stand.db, &organiser, made.id, "1", &fair("one")).await;
        assert!(matches!(stale, Err(Error::Overtaken(stale)) if stale.fields == ["picture", "picture_alt_de", "picture_alt_en"]));
    }

    async fn a_picture_needs_words_and_a_bomb_is_not_taken(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        let files = Files::in_memory();

        let silent = event::set_picture(&stand.db, &files, &organiser, made.id, EventPicture { alt_de: " ".into(), ..picture() }).await;
        let page = event::set_picture(&stand.db, &files, &organiser, made.id, EventPicture { file: b"<html>".to_vec(), ..picture() }).await;

        assert_eq!(named(&silent), ["alt_de"]);
        assert!(matches!(page, Err(Error::Picture(Refused::UnknownFormat))), "{page:?}");
        assert_eq!(stand.count("event", "picture IS NULL AND revision = 1").await, 1);
    }

    async fn a_picture_is_removed_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("one")).await.expect("made");
        event::set_picture(&stand.db, &Files::in_memory(), &organiser, made.id, picture()).await.expect("taken");

        let bare = event::remove_picture(&stand.db, &organiser, made.id).await.expect("removed");
        let again = event::remove_picture(&stand.db, &organiser, made.id).await.expect("nothing left to do");

        assert_eq!((bare.picture, bare.picture_alt, bare.revision), (None, Text::default(), 3));
        assert_eq!(again.revision, 3);
    }

    async fn the_public_sees_what_is_coming_and_what_was(stand: Stand) {
        let organiser = stand.organiser().await;
        let next = published_event(&stand, &organiser).await;
        let was = published_event(&stand, &organiser).await;
        event::archive(&stand.db, &organiser, was.id).await.expect("archived");
        event::create(&stand.db, &organiser, &fair("draft")).await.expect("made");
        let today = clock::today(clock::home());
        let over = EventDetails {
            starts_on: (today - Duration::days(9)).to_string(),
            ends_on: (today - Duration::days(5)).to_string(),
            applications_open_at: String::new(),
            applications_close_at: String::new(),
            passes_close_at: String::new(),
            ..fair("over")
        };
        let over = event::create(&stand.db, &organiser, &over).await.expect("made");
        event::publish(&stand.db, &organiser, over.id).await.expect("published");

        let all = event::for_public(&stand.db, &PublicFilter::default()).await.expect("seen");

        let ids = |events: &[EventView]| events.iter().map(|event| event.id).collect::<Vec<_>>();
        assert_eq!((ids(&all.upcoming), ids(&all.past.events)), (vec![next.id], vec![was.id, over.id]));
        let year = (today - Duration::days(7)).year();
        for (filter, upcoming, past) in [
            (PublicFilter { kind: Some(over.kind), ..Default::default() }, vec![next.id], vec![was.id, over.id]),
            (PublicFilter { kind: Some(EventKind::DelegationTrip), ..Default::default() }, vec![], vec![]),
            (PublicFilter { bridge: Some(BridgeId::new()), ..Default::default() }, vec![], vec![]),
            (PublicFilter { year: Some(year - 3), ..Default::default() }, vec![], vec![]),
        ] {
            let found = event::for_public(&stand.db, &filter).await.expect("seen");
            assert_eq!((ids(&found.upcoming), ids(&found.past.events)), (upcoming, past), "{filter:?}");
        }
        let of_year = event::for_public(&stand.db, &PublicFilter { year: Some(year), ..Default::default() }).await.expect("seen");
        assert!(ids(&of_year.past.events).contains(&over.id));
        let short = event::public_in_short(&stand.db).await.expect("seen");
        assert_eq!(short.len(), 3, "without the draft: {short:?}");
        let feed = event::public_feed(&stand.db, None).await.expect("seen");
        assert!(feed.events.iter().any(|event| event.id == over.id) && feed.events.is_sorted_by_key(|event| event.starts_on));
        assert_eq!(event::public_feed(&stand.db, Some(BridgeId::new())).await.expect("seen").events, Vec::new());
    }

    async fn organisers_find_events_by_word_and_state(stand: Stand) {
        let organiser = stand.organiser().await;
        event::create(&stand.db, &organiser, &EventDetails { name: "COLLISION 100%".into(), city: "Toronto".into(), ..fair("collision") }).await.expect("made");
        published_event(&stand, &organiser).await;
        let find = |search: &str, state| EventFilter { search: search.to_owned(), state, ..Default::default() };

        for (filter, total) in [(find("toron", None), 1), (find("100%", None), 1), (find("0_0", None), 0), (find("", None), 2), (find("", Some(EventState::Draft)), 1), (find("cannes", Some(EventState::Draft)), 0)] {
            let found = event::for_organisers(&stand.db, &organiser, &filter).await.expect("seen");
            assert_eq!(found.total, total, "{filter:?}");
        }
    }
}
