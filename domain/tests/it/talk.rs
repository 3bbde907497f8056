//! Talks abroad: made, changed, shown, with slides, on the timeline of their bridge.

use domain::{
    actor::{Actor, Denied},
    audit,
    bridge::{self, BridgeDetails},
    files::Files,
    picture::Refused,
    process::{bridge_editing, file_reading, finding, named_files},
    talk::{self, Error, TalkDetails, TalkFilter, TalkState, TalkView},
};

use crate::stand::{Stand, both, stranger};

fn chicago() -> TalkDetails {
    let text = str::to_owned;
    TalkDetails {
        subject_de: text("Strukturwandel"),
        subject_en: text("Structural change"),
        host: text("Council on Global Affairs"),
        city: text("Chicago"),
        country: text("US"),
        time_zone: text("America/Chicago"),
        starts: text("2022-11-08T18:00"),
        minutes: text("90"),
        speakers: text("Ada Vortrag, Leitung"),
        audience_count: text("120"),
        ..TalkDetails::default()
    }
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

async fn made(stand: &Stand, organiser: &Actor) -> TalkView {
    talk::create(&stand.db, organiser, &chicago()).await.expect("made")
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";

both! {
    async fn a_new_talk_is_a_draft_by_the_clock_of_its_place(stand: Stand) {
        let organiser = stand.organiser().await;

        let draft = made(&stand, &organiser).await;

        assert_eq!((draft.slug.as_str(), draft.state, draft.revision), ("strukturwandel", TalkState::Draft, 1));
        assert_eq!(draft.starts_at.to_rfc3339(), "2022-11-09T00:00:00+00:00");
        assert_eq!(draft.day().to_string(), "2022-11-08");
        for actor in [Actor::Anonymous, stranger()] {
            assert!(matches!(talk::by_slug(&stand.db, &actor, &draft.slug).await, Err(Error::Denied(Denied::NotFound))));
        }
        let shown = talk::set_state(&stand.db, &organiser, draft.id, "published").await.expect("published");
        assert_eq!(talk::by_slug(&stand.db, &Actor::Anonymous, &draft.slug).await.expect("seen"), shown);
        assert_eq!(talk::published(&stand.db).await.expect("read"), [shown]);
        assert_eq!(finding::find(&stand.db, &Actor::Anonymous, "chicago").await.expect("found").talks.total, 1);
    }

    async fn only_organisers_write_talks(stand: Stand) {
        let organiser = stand.organiser().await;
        let draft = made(&stand, &organiser).await;

        for actor in [Actor::Anonymous, stranger()] {
            let answers = [
                talk::create(&stand.db, &actor, &chicago()).await.map(drop),
                talk::edit(&stand.db, &actor, draft.id, "1", &chicago()).await.map(drop),
                talk::set_state(&stand.db, &actor, draft.id, "published").await.map(drop),
                talk::delete(&stand.db, &actor, draft.id).await,
                talk::set_slides(&stand.db, &Files::in_memory(), &actor, draft.id, PDF.to_vec()).await.map(drop),
                talk::remove_slides(&stand.db, &actor, draft.id).await,
                talk::for_organisers(&stand.db, &actor, &TalkFilter::default()).await.map(drop),
            ];
            for answer in answers {
                assert!(matches!(&answer, Err(Error::Denied(refused)) if *refused == actor.refused()), "{answer:?}");
            }
        }
        assert_eq!(stand.count("talk", "revision = 1").await, 1);
    }

    async fn every_wrong_field_is_named(stand: Stand) {
        let organiser = stand.organiser().await;
        made(&stand, &organiser).await;

        let wrong = TalkDetails { bridge: "x".into(), time_zone: "Mars/Base".into(), minutes: "4".into(), speakers: " ".into(), ..chicago() };
        let wrong = talk::create(&stand.db, &organiser, &wrong).await;
        let nowhere = TalkDetails { bridge: "01890000-0000-7000-8000-000000000001".into(), slug: "other".into(), ..chicago() };
        let nowhere = talk::create(&stand.db, &organiser, &nowhere).await;
        let taken = talk::create(&stand.db, &organiser, &chicago()).await;

        assert_eq!(named(&wrong), ["bridge", "time_zone", "minutes", "speakers"]);
        assert_eq!(named(&nowhere), ["bridge"]);
        assert_eq!(named(&taken), ["slug"]);
    }

    async fn of_two_who_change_it_at_once_one_gets_through_and_a_public_address_stays(stand: Stand) {
        let organiser = stand.organiser().await;
        let draft = made(&stand, &organiser).await;
        let details = TalkDetails { slug: "wandel".to_owned(), ..chicago() };

        let first = talk::edit(&stand.db, &organiser, draft.id, "1", &details).await.expect("changed");
        let second = talk::edit(&stand.db, &organiser, draft.id, "1", &chicago()).await;
        talk::set_state(&stand.db, &organiser, draft.id, "published").await.expect("published");
        let moved = talk::edit(&stand.db, &organiser, draft.id, "3", &TalkDetails { slug: "anders".to_owned(), ..chicago() }).await;
        let deleted = talk::delete(&stand.db, &organiser, draft.id).await;

        assert_eq!((first.slug.as_str(), first.revision), ("wandel", 2));
        assert!(matches!(&second, Err(Error::Overtaken(overtaken)) if overtaken.fields == ["slug"]), "{second:?}");
        assert_eq!(named(&moved), ["slug"]);
        assert!(matches!(deleted, Err(Error::Published)), "{deleted:?}");
    }

    async fn slides_are_public_when_somebody_says_so(stand: Stand) {
        let organiser = stand.organiser().await;
        let (draft, files) = (made(&stand, &organiser).await, Files::in_memory());

        let no_pdf = talk::set_slides(&stand.db, &files, &organiser, draft.id, b"<html>".to_vec()).await;
        let with = talk::set_slides(&stand.db, &files, &organiser, draft.id, PDF.to_vec()).await.expect("kept");
        let details = TalkDetails { slides_public: "on".to_owned(), ..chicago() };
        let public = talk::edit(&stand.db, &organiser, draft.id, "2", &details).await.expect("changed");
        let kept = named_files(&stand.db).await.expect("named");
        talk::remove_slides(&stand.db, &organiser, draft.id).await.expect("removed");
        let without = talk::talk(&stand.db, &organiser, draft.id).await.expect("read");

        assert!(matches!(no_pdf, Err(Error::Slides(Refused::UnknownFormat))), "{no_pdf:?}");
        assert_eq!((with.slides.is_some(), with.public_slides(), public.public_slides()), (true, None, with.slides.as_deref()));
        assert_eq!(kept, [with.slides.clone().expect("a key")]);
        assert_eq!((without.slides.clone(), without.slides_public), (None, false));
        let told: Vec<_> = audit::of_subject(&stand.db, draft.id.as_uuid()).await.expect("read").into_iter().map(|entry| entry.action).collect();
        assert_eq!(told, ["changed", "changed", "changed", "created"]);
    }

    async fn slides_are_read_by_their_address_only_while_everybody_may(stand: Stand) {
        let organiser = stand.organiser().await;
        let (draft, files) = (made(&stand, &organiser).await, Files::in_memory());
        let key = talk::set_slides(&stand.db, &files, &organiser, draft.id, PDF.to_vec()).await.expect("kept").slides.expect("a key");
        let (db, key) = (&stand.db, key.as_str());
        let read = |actor: Actor| async move { file_reading::may_read(db, &actor, key).await.expect("asked") };

        let details = TalkDetails { slides_public: "on".to_owned(), ..chicago() };
        talk::edit(db, &organiser, draft.id, "2", &details).await.expect("changed");
        assert_eq!((read(organiser.clone()).await, read(stranger()).await, read(Actor::Anonymous).await), (true, false, false), "a draft");
        talk::set_state(db, &organiser, draft.id, "published").await.expect("published");
        assert!(read(Actor::Anonymous).await);
        let only_shown = TalkDetails { slides_public: String::new(), ..details };
        talk::edit(db, &organiser, draft.id, "4", &only_shown).await.expect("changed");
        assert!(!read(Actor::Anonymous).await, "not shared");
        talk::remove_slides(db, &organiser, draft.id).await.expect("removed");
        assert!(!read(organiser).await, "nothing names them");
        assert!(file_reading::may_read(db, &Actor::Anonymous, "0a1b.jpg").await.expect("asked"), "no draft has it");
    }

    async fn a_talk_stands_with_its_bridge_which_stays_as_long_as_it_does(stand: Stand) {
        let organiser = stand.organiser().await;
        let details = BridgeDetails { kind: "bridge".to_owned(), name: "Nach Chicago".to_owned(), ..BridgeDetails::default() };
        let bridge = bridge::create(&stand.db, &organiser, &details).await.expect("made");
        let given = TalkDetails { bridge: bridge.id.to_string(), ..chicago() };
        let given = talk::create(&stand.db, &organiser, &given).await.expect("made");

        assert_eq!(talk::public_of_bridge(&stand.db, bridge.id).await.expect("read"), []);
        assert_eq!(talk::all_of_bridge(&stand.db, &organiser, bridge.id).await.expect("read"), std::slice::from_ref(&given));
        let refused = bridge_editing::remove(&stand.db, &organiser, bridge.id).await;
        assert!(matches!(&refused, Err(bridge::Error::HasEvents(names)) if names == &["Strukturwandel"]), "{refused:?}");
        talk::delete(&stand.db, &organiser, given.id).await.expect("deleted");
        bridge_editing::remove(&stand.db, &organiser, bridge.id).await.expect("removed");
    }
}
