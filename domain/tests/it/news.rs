//! News of the agency: who sees them when, and what changes them.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    event::{self, EventDetails, EventView},
    files::Files,
    ids::{EventId, NewsEntryId},
    locale::Text,
    news::{self, Error, NewsAction, NewsEntryView, NewsFilter, NewsForm, NewsPicture, NewsStanding, NewsState},
    picture::Refused,
    process::{event_editing, finding, named_files, zone_rules},
};

use crate::{
    guests::execute,
    meanwhile::while_writing,
    stand::{PIXEL, Stand, both, fair, published_event, staff_of, stranger},
};

fn form(slug: &str) -> NewsForm {
    let text = |text: &str| text.to_owned();
    NewsForm {
        title_de: format!("Meldung {slug}"),
        title_en: format!("Item {slug}"),
        slug: text(slug),
        lede_de: text("Kurz gesagt."),
        lede_en: text("In short."),
        text_de: text("Ein **langer** Text."),
        text_en: text("A **long** text."),
        event: String::new(),
        press_name: text("Petra Presse"),
        press_email: text("petra@agency.example"),
        press_phone: text("0201 123456"),
    }
}

fn picture() -> NewsPicture {
    NewsPicture { file: PIXEL.to_vec(), alt_de: "Der Stand".to_owned(), alt_en: String::new(), credit: "Foto: Fiona".to_owned() }
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

/// A draft of revision 1.
async fn draft(stand: &Stand, organiser: &Actor, slug: &str) -> NewsEntryView {
    news::create(&stand.db, organiser, &form(slug)).await.expect("made")
}

/// An entry that everybody sees, of revision 2.
async fn shown(stand: &Stand, organiser: &Actor, form: &NewsForm) -> NewsEntryView {
    let made = news::create(&stand.db, organiser, form).await.expect("made");
    news::publish(&stand.db, organiser, made.id, "1").await.expect("published");
    news::entry(&stand.db, organiser, made.id).await.expect("it is there")
}

/// An event by the clock of `zone`, of revision 1.
async fn event_in(stand: &Stand, organiser: &Actor, slug: &str, zone: &str) -> EventView {
    let details = EventDetails { time_zone: zone.to_owned(), ..fair(slug) };
    event::create(&stand.db, organiser, &details).await.expect("made")
}

/// An entry of revision 2 that appears when the clocks at `event` are three hours on.
async fn soon(stand: &Stand, organiser: &Actor, event: &EventView, slug: &str) -> NewsEntryView {
    let made = news::create(&stand.db, organiser, &NewsForm { event: event.id.to_string(), ..form(slug) }).await.expect("made");
    let at = (clock::local(event.zone, clock::now()) + Duration::hours(3)).format("%Y-%m-%dT%H:%M").to_string();
    news::plan(&stand.db, organiser, made.id, "1", &at).await.expect("planned");
    news::entry(&stand.db, organiser, made.id).await.expect("it is there")
}

async fn told(stand: &Stand, organiser: &Actor, id: NewsEntryId) -> Vec<NewsAction> {
    let told = news::history_of(&stand.db, organiser, id).await.expect("told");
    told.iter().filter_map(|entry| entry.happened::<NewsAction>()).collect()
}

/// Whether everybody finds it: at its address, in the list, among the newest, in the feed, in the sitemap and by searching.
async fn is_found(stand: &Stand, slug: &str) -> bool {
    let db = &stand.db;
    let listed = |entries: &[NewsEntryView]| entries.iter().any(|entry| entry.slug == slug);
    let title = format!("Meldung {slug}");
    let ways = [
        news::by_slug(db, &Actor::Anonymous, slug).await.is_ok(),
        listed(&news::published(db, "", 1).await.expect("listed").entries),
        listed(&news::published(db, &title, 1).await.expect("listed").entries),
        listed(&news::newest(db, 3).await.expect("listed")),
        listed(&news::feed(db).await.expect("fed").entries),
        news::public_pages(db).await.expect("listed").iter().any(|(found, _)| found == slug),
        finding::find(db, &Actor::Anonymous, &title).await.expect("found").news.shown.iter().any(|found| found.slug == slug),
    ];
    assert!(ways.iter().all(|way| *way == ways[0]), "{slug}: {ways:?}");
    ways[0]
}

both! {
    async fn a_draft_is_there_for_organisers_alone_and_for_everybody_once_published(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = draft(&stand, &organiser, "mehr-platz").await;
        assert_eq!((made.state, made.revision, made.standing(clock::now())), (NewsState::Draft, 1, NewsStanding::Draft));
        assert!(!is_found(&stand, "mehr-platz").await);
        assert!(news::by_slug(&stand.db, &organiser, "mehr-platz").await.is_ok());
        for actor in [Actor::Anonymous, stranger(), staff_of(EventId::new())] {
            let seen = news::by_slug(&stand.db, &actor, "mehr-platz").await;
            assert!(matches!(seen, Err(Error::Denied(Denied::NotFound))), "{seen:?}");
        }

        news::publish(&stand.db, &organiser, made.id, "1").await.expect("published");

        assert!(is_found(&stand, "mehr-platz").await);
        news::hide(&stand.db, &organiser, made.id).await.expect("hidden");
        news::hide(&stand.db, &organiser, made.id).await.expect("hidden already");
        assert!(!is_found(&stand, "mehr-platz").await);
        let hidden = news::entry(&stand.db, &organiser, made.id).await.expect("there");
        assert_eq!((hidden.revision, hidden.published_at), (3, None));
    }

    async fn what_is_planned_appears_by_itself_at_its_moment(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = draft(&stand, &organiser, "spaeter").await;
        let zone = clock::home();
        let at = (clock::local(zone, clock::now()) + Duration::days(2)).format("%Y-%m-%dT09:30").to_string();

        news::plan(&stand.db, &organiser, made.id, "1", &at).await.expect("planned");

        let planned = news::entry(&stand.db, &organiser, made.id).await.expect("there");
        assert_eq!(planned.published_at, planned.published_local.map(|local| clock::at(zone, local)));
        assert_eq!(planned.published_local.map(|local| local.format("%Y-%m-%dT%H:%M").to_string()), Some(at));
        assert_eq!(planned.standing(clock::now()), NewsStanding::Planned);
        assert!(!is_found(&stand, "spaeter").await);
        execute(&stand, "UPDATE news_entry SET published_at = '2026-01-01T00:00:00+00:00'").await.expect("its time has come");
        assert!(is_found(&stand, "spaeter").await);
    }

    async fn a_time_that_is_past_or_far_off_or_no_time_is_refused(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = draft(&stand, &organiser, "spaeter").await;

        for at in ["", "bald", "2020-01-01T09:00", "2099-01-01T09:00"] {
            let refused = news::plan(&stand.db, &organiser, made.id, "1", at).await;
            assert_eq!(named(&refused), ["at"], "{at}");
        }
        assert_eq!(stand.count("news_entry", "state = 'draft' AND revision = 1").await, 1);
    }

    async fn what_is_to_come_keeps_its_local_time_by_the_clock_of_its_event(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let of_event = NewsForm { event: event.id.to_string(), ..form("vor-ort") };
        let made = news::create(&stand.db, &organiser, &of_event).await.expect("made");
        let gone = shown(&stand, &organiser, &NewsForm { slug: "schon-da".to_owned(), ..of_event.clone() }).await;
        let at = (clock::local(event.zone, clock::now()) + Duration::days(3)).format("%Y-%m-%dT08:00").to_string();
        news::plan(&stand.db, &organiser, made.id, "1", &at).await.expect("planned");
        let planned = news::entry(&stand.db, &organiser, made.id).await.expect("there");
        let local = planned.published_local.expect("planned");
        assert_eq!((planned.zone, planned.published_at), (event.zone, Some(clock::at(event.zone, local))));

        let elsewhere = EventDetails { time_zone: "America/Toronto".to_owned(), ..fair(&event.slug) };
        event_editing::edit(&stand.db, &organiser, event.id, &event.revision.to_string(), &elsewhere).await.expect("moved");

        let moved = news::entry(&stand.db, &organiser, made.id).await.expect("there");
        assert_eq!(moved.published_at, Some(clock::at(clock::zone("America/Toronto"), local)));
        assert_eq!(news::entry(&stand.db, &organiser, gone.id).await.expect("there").published_at, gone.published_at, "what has appeared stays");
        let without = NewsForm { event: String::new(), ..of_event };
        let own = news::edit(&stand.db, &organiser, made.id, "2", &without).await.expect("changed");
        assert_eq!((own.published_at, own.zone), (Some(clock::at(clock::home(), local)), clock::home()));
    }

    async fn what_another_zone_puts_into_the_past_does_not_appear_unasked(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = event_in(&stand, &organiser, "reisend", "Pacific/Honolulu").await;
        let planned = soon(&stand, &organiser, &event, "gleich").await;

        let elsewhere = EventDetails { time_zone: "Pacific/Kiritimati".to_owned(), ..fair("reisend") };
        event_editing::edit(&stand.db, &organiser, event.id, "1", &elsewhere).await.expect("moved");

        let back = news::entry(&stand.db, &organiser, planned.id).await.expect("there");
        assert_eq!((back.state, back.published_local, back.published_at, back.revision), (NewsState::Draft, None, None, 3));
        assert!(!is_found(&stand, "gleich").await);
        assert_eq!(told(&stand, &organiser, planned.id).await, [NewsAction::Hidden, NewsAction::Planned, NewsAction::Created]);
    }

    async fn nothing_planned_goes_where_its_time_is_past(stand: Stand) {
        let organiser = stand.organiser().await;
        let west = event_in(&stand, &organiser, "west", "Pacific/Honolulu").await;
        let east = event_in(&stand, &organiser, "east", "Pacific/Kiritimati").await;
        let planned = soon(&stand, &organiser, &west, "gleich").await;

        for elsewhere in [east.id.to_string(), String::new()] {
            let refused = news::edit(&stand.db, &organiser, planned.id, "2", &NewsForm { event: elsewhere, ..form("gleich") }).await;
            assert_eq!(named(&refused), ["event"]);
        }

        assert_eq!(news::entry(&stand.db, &organiser, planned.id).await.expect("there"), planned);
        news::hide(&stand.db, &organiser, planned.id).await.expect("called back");
        news::edit(&stand.db, &organiser, planned.id, "3", &NewsForm { event: east.id.to_string(), ..form("gleich") }).await.expect("a draft may go");
    }

    async fn whoever_plans_while_the_zone_changes_plans_by_the_new_one(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = event_in(&stand, &organiser, "reisend", "Europe/Paris").await;
        let of_event = NewsForm { event: event.id.to_string(), ..form("vor-ort") };
        let id = news::create(&stand.db, &organiser, &of_event).await.expect("made").id;
        let at = (clock::local(event.zone, clock::now()) + Duration::days(3)).format("%Y-%m-%dT08:00").to_string();
        let published = async || {
            let entry = news::entry(&stand.db, &organiser, id).await.expect("there");
            (entry.published_at, entry.published_local.expect("planned"))
        };

        let (db, actor) = (stand.db.clone(), organiser.clone());
        let planning = async move { news::plan(&db, &actor, id, "1", &at).await };
        let planned = while_writing(&stand, "UPDATE event SET time_zone = 'America/Toronto'", vec![planning]).await;

        assert!(planned[0].is_ok(), "{planned:?}");
        let (at, local) = published().await;
        assert_eq!(at, Some(clock::at(clock::zone("America/Toronto"), local)));

        news::edit(&stand.db, &organiser, id, "2", &form("vor-ort")).await.expect("the agency's own for a while");
        let (db, actor) = (stand.db.clone(), organiser.clone());
        let editing = async move { news::edit(&db, &actor, id, "3", &of_event).await };
        let edited = while_writing(&stand, "UPDATE event SET time_zone = 'Asia/Tokyo'", vec![editing]).await;

        assert!(edited[0].is_ok(), "{edited:?}");
        let (at, local) = published().await;
        assert_eq!(at, Some(clock::at(clock::zone("Asia/Tokyo"), local)));
    }

    async fn what_is_called_back_while_the_zone_changes_stays_a_draft(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = event_in(&stand, &organiser, "reisend", "Europe/Paris").await;
        soon(&stand, &organiser, &event, "gleich").await;
        let elsewhere = EventDetails { time_zone: "America/Toronto".to_owned(), ..fair("reisend") };

        let db = stand.db.clone();
        let moving = async move { event_editing::edit(&db, &organiser, event.id, "1", &elsewhere).await };
        let hidden = "UPDATE news_entry SET state = 'draft', published_local = NULL, published_at = NULL, revision = 3";
        let answers = while_writing(&stand, hidden, vec![moving]).await;

        assert!(answers[0].is_ok(), "{answers:?}");
        assert_eq!(stand.count("news_entry", "state = 'draft' AND published_at IS NULL AND revision = 3").await, 1);
    }

    async fn the_sitemap_says_when_an_entry_changed_or_appeared_whichever_came_later(stand: Stand) {
        let organiser = stand.organiser().await;
        shown(&stand, &organiser, &form("mehr-platz")).await;

        for (changed, appeared, later) in [("01", "02", "02"), ("04", "03", "04")] {
            let day = |day: &str| format!("2026-01-{day}T00:00:00+00:00");
            let times = format!("UPDATE news_entry SET updated_at = '{}', published_at = '{}'", day(changed), day(appeared));
            execute(&stand, &times).await.expect("long ago");
            let listed = news::public_pages(&stand.db).await.expect("listed");
            let later: clock::Instant = day(later).parse().expect("an instant");
            assert_eq!(listed, [("mehr-platz".to_owned(), later)]);
        }
    }

    async fn the_agencys_own_times_follow_the_rules_of_its_zone(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = draft(&stand, &organiser, "spaeter").await;
        let at = (clock::local(clock::home(), clock::now()) + Duration::days(2)).format("%Y-%m-%dT09:30").to_string();
        news::plan(&stand.db, &organiser, made.id, "1", &at).await.expect("planned");
        let planned = news::entry(&stand.db, &organiser, made.id).await.expect("there");
        execute(&stand, "UPDATE news_entry SET published_at = '2098-01-01T00:00:00+00:00'").await.expect("derived by other rules");

        zone_rules::follow(&stand.db).await.expect("followed");

        assert_eq!(news::entry(&stand.db, &organiser, made.id).await.expect("there"), planned);
    }

    async fn nothing_appears_with_half_of_its_texts(stand: Stand) {
        let organiser = stand.organiser().await;
        let half = NewsForm { text_en: String::new(), ..form("halb") };
        let made = news::create(&stand.db, &organiser, &half).await.expect("a draft may lack it");

        assert_eq!(named(&news::publish(&stand.db, &organiser, made.id, "1").await), [""]);
        news::edit(&stand.db, &organiser, made.id, "1", &form("halb")).await.expect("completed");
        news::publish(&stand.db, &organiser, made.id, "2").await.expect("published");

        assert_eq!(named(&news::edit(&stand.db, &organiser, made.id, "3", &half).await), ["text_en"]);
        let again = news::publish(&stand.db, &organiser, made.id, "3").await;
        assert!(matches!(again, Err(Error::NotNow(NewsState::Published))), "{again:?}");
    }

    async fn only_organisers_write_news(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = draft(&stand, &organiser, "mehr-platz").await.id;
        let (db, files) = (&stand.db, &Files::in_memory());
        for (actor, denied) in [(Actor::Anonymous, Denied::SignInRequired), (stranger(), Denied::NotFound), (staff_of(EventId::new()), Denied::NotFound)] {
            let answers = [
                news::create(db, &actor, &form("anderes")).await.map(drop),
                news::edit(db, &actor, id, "1", &form("mehr-platz")).await.map(drop),
                news::publish(db, &actor, id, "1").await,
                news::plan(db, &actor, id, "1", "2099-01-01T09:00").await,
                news::hide(db, &actor, id).await,
                news::delete(db, &actor, id).await,
                news::set_picture(db, files, &actor, id, picture()).await.map(drop),
                news::remove_picture(db, &actor, id).await,
                news::entry(db, &actor, id).await.map(drop),
                news::history_of(db, &actor, id).await.map(drop),
                news::for_organisers(db, &actor, &NewsFilter::default()).await.map(drop),
                news::events_to_choose(db, &actor).await.map(drop),
            ];
            for answer in answers {
                assert!(matches!(answer, Err(Error::Denied(refusal)) if refusal == denied), "{answer:?}");
            }
        }
        assert_eq!(stand.count("news_entry", "revision = 1").await, 1);
    }

    async fn every_wrong_field_is_named_at_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let wrong = NewsForm {
            title_de: "x".repeat(121),
            title_en: " ".to_owned(),
            slug: "Mehr Platz".to_owned(),
            lede_de: "x".repeat(401),
            text_en: "a\u{7}b".to_owned(),
            event: "mipim".to_owned(),
            press_name: String::new(),
            press_phone: "anrufen".to_owned(),
            ..form("x")
        };

        let refused = news::create(&stand.db, &organiser, &wrong).await;
        let nobody = news::create(&stand.db, &organiser, &NewsForm { press_name: String::new(), ..form("niemand") }).await;
        let nowhere = news::create(&stand.db, &organiser, &NewsForm { event: EventId::new().to_string(), ..form("nirgends") }).await;

        assert_eq!(named(&refused), ["title_de", "title_en", "slug", "lede_de", "text_en", "event", "press_phone"]);
        assert_eq!(named(&nobody), ["press_name"]);
        assert!(matches!(nowhere, Err(Error::Denied(Denied::NotFound))), "{nowhere:?}");
        assert_eq!(stand.count("news_entry", "1 = 1").await, 0);
    }

    async fn an_address_is_given_once_and_stays_after_publication(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = news::create(&stand.db, &organiser, &NewsForm { slug: String::new(), ..form("Über Städte") }).await.expect("made");
        assert_eq!(made.slug, "meldung-ueber-staedte");
        let other = draft(&stand, &organiser, "anderes").await;

        assert_eq!(named(&news::create(&stand.db, &organiser, &form("anderes")).await), ["slug"]);
        assert_eq!(named(&news::edit(&stand.db, &organiser, made.id, "1", &form("anderes")).await), ["slug"]);
        news::edit(&stand.db, &organiser, made.id, "1", &form("neu")).await.expect("a draft may move");
        news::publish(&stand.db, &organiser, other.id, "1").await.expect("published");
        assert_eq!(named(&news::edit(&stand.db, &organiser, other.id, "2", &form("umgezogen")).await), ["slug"]);
    }

    async fn of_two_who_change_it_the_second_hears_of_the_first(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = draft(&stand, &organiser, "mehr-platz").await;
        let first = NewsForm { lede_de: "Anders.".to_owned(), text_de: "Ganz anders.".to_owned(), ..form("mehr-platz") };
        news::edit(&stand.db, &organiser, made.id, "1", &first).await.expect("changed");

        let second = news::edit(&stand.db, &organiser, made.id, "1", &form("mehr-platz")).await;
        let published = news::publish(&stand.db, &organiser, made.id, "1").await;

        assert!(matches!(&second, Err(Error::Overtaken(overtaken)) if overtaken.fields == ["lede_de", "text_de"]), "{second:?}");
        assert!(matches!(&published, Err(Error::Overtaken(_))), "{published:?}");
        assert_eq!(stand.count("news_entry", "state = 'draft' AND revision = 2").await, 1);
    }

    async fn only_a_draft_is_deleted(stand: Stand) {
        let organiser = stand.organiser().await;
        let entry = shown(&stand, &organiser, &form("dahin")).await;

        let refused = news::delete(&stand.db, &organiser, entry.id).await;
        assert!(matches!(refused, Err(Error::NotNow(NewsState::Published))), "{refused:?}");
        news::hide(&stand.db, &organiser, entry.id).await.expect("hidden");
        news::delete(&stand.db, &organiser, entry.id).await.expect("deleted");

        assert_eq!(stand.count("news_entry", "1 = 1").await, 0);
        let told = told(&stand, &organiser, entry.id).await;
        assert_eq!(told, [NewsAction::Deleted, NewsAction::Hidden, NewsAction::Published, NewsAction::Created]);
        assert!(matches!(news::delete(&stand.db, &organiser, entry.id).await, Err(Error::Denied(Denied::NotFound))));
    }

    async fn the_database_keeps_state_and_time_together(stand: Stand) {
        let organiser = stand.organiser().await;
        draft(&stand, &organiser, "entwurf").await;

        for broken in [
            "UPDATE news_entry SET state = 'published'",
            "UPDATE news_entry SET published_at = '2026-01-01T00:00:00+00:00'",
            "UPDATE news_entry SET published_local = '2026-01-01T00:00:00'",
            "UPDATE news_entry SET state = 'hidden'",
            "UPDATE news_entry SET title_en = ''",
        ] {
            assert!(execute(&stand, broken).await.is_err(), "{broken}");
        }
    }

    async fn a_picture_is_kept_with_its_words_and_whose_it_is(stand: Stand) {
        let organiser = stand.organiser().await;
        let files = Files::in_memory();
        let made = draft(&stand, &organiser, "mit-bild").await;
        let silent = news::set_picture(&stand.db, &files, &organiser, made.id, NewsPicture { alt_de: String::new(), ..picture() }).await;
        let words = NewsPicture { file: Vec::new(), alt_en: "The stand".to_owned(), ..picture() };
        let missing = news::set_picture(&stand.db, &files, &organiser, made.id, words.clone()).await;
        let drawing = NewsPicture { file: b"<svg></svg>".to_vec(), ..picture() };
        let drawing = news::set_picture(&stand.db, &files, &organiser, made.id, drawing).await;

        let first = news::set_picture(&stand.db, &files, &organiser, made.id, picture()).await.expect("taken");
        let second = news::set_picture(&stand.db, &files, &organiser, made.id, words).await.expect("changed");

        assert_eq!(named(&silent), ["alt_de"]);
        assert!(matches!(missing, Err(Error::Picture(Refused::Missing))), "{missing:?}");
        assert!(matches!(drawing, Err(Error::Picture(Refused::UnknownFormat))), "{drawing:?}");
        let key = first.picture.clone().expect("a picture");
        assert!(files.is_there(&key).await.expect("asked"));
        assert_eq!((second.picture, second.picture_alt, second.picture_credit.as_str()), (Some(key.clone()), Text::new("Der Stand", "The stand"), "Foto: Fiona"));
        assert_eq!(named_files(&stand.db).await.expect("named"), [key]);
        news::edit(&stand.db, &organiser, made.id, &second.revision.to_string(), &form("mit-bild")).await.expect("the form leaves it alone");
        assert_eq!(stand.count("news_entry", "picture IS NOT NULL AND picture_credit <> ''").await, 1);
        news::remove_picture(&stand.db, &organiser, made.id).await.expect("removed");
        assert_eq!(stand.count("news_entry", "picture IS NULL AND picture_alt_de = '' AND picture_credit = '' AND revision = 5").await, 1);
    }

    async fn an_event_lists_its_own_and_a_draft_of_an_event_is_not_named(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let own = shown(&stand, &organiser, &NewsForm { event: event.id.to_string(), ..form("vor-ort") }).await;
        shown(&stand, &organiser, &form("anderswo")).await;
        let draft = NewsForm { event: event.id.to_string(), ..form("noch-nicht") };
        news::create(&stand.db, &organiser, &draft).await.expect("made");

        let listed = news::of_event(&stand.db, &event, 3).await.expect("listed");
        assert_eq!(listed.iter().map(|entry| entry.id).collect::<Vec<NewsEntryId>>(), [own.id]);
        assert_eq!(listed[0].public_event().map(|event| event.name.as_str()), Some("MIPIM 2027"));
        execute(&stand, "UPDATE event SET state = 'draft'").await.expect("taken back");
        let seen = news::by_slug(&stand.db, &Actor::Anonymous, "vor-ort").await.expect("it is the agency's own");
        assert_eq!(seen.public_event(), None);
    }

    async fn organisers_filter_sort_and_search(stand: Stand) {
        let organiser = stand.organiser().await;
        draft(&stand, &organiser, "entwurf").await;
        shown(&stand, &organiser, &form("oeffentlich")).await;
        let planned = draft(&stand, &organiser, "geplant").await;
        let at = (clock::local(clock::home(), clock::now()) + Duration::days(2)).format("%Y-%m-%dT09:00").to_string();
        news::plan(&stand.db, &organiser, planned.id, "1", &at).await.expect("planned");
        let slugs = async |filter: NewsFilter| {
            let found = news::for_organisers(&stand.db, &organiser, &filter).await.expect("listed");
            found.entries.into_iter().map(|entry| entry.slug).collect::<Vec<_>>()
        };

        for (standing, slug) in [(NewsStanding::Draft, "entwurf"), (NewsStanding::Planned, "geplant"), (NewsStanding::Published, "oeffentlich")] {
            assert_eq!(slugs(NewsFilter { standing: Some(standing), ..NewsFilter::default() }).await, [slug]);
        }
        assert_eq!(slugs(NewsFilter { search: "öffentlich".to_owned(), ..NewsFilter::default() }).await, ["oeffentlich"]);
        assert_eq!(slugs(NewsFilter { sort: "-title".to_owned(), ..NewsFilter::default() }).await, ["oeffentlich", "geplant", "entwurf"]);
        let close = news::for_organisers(&stand.db, &organiser, &NewsFilter { search: "Entwurrf".to_owned(), ..NewsFilter::default() }).await.expect("listed");
        assert_eq!((close.similar, close.total), (true, 1));
    }

    async fn a_feed_tells_that_something_went_away(stand: Stand) {
        let organiser = stand.organiser().await;
        let entry = shown(&stand, &organiser, &form("dahin")).await;
        execute(&stand, "UPDATE news_entry SET published_at = '2026-01-01T00:00:00+00:00', updated_at = '2026-01-01T00:00:00+00:00'").await.expect("long ago");
        let before = news::feed(&stand.db).await.expect("fed");

        news::hide(&stand.db, &organiser, entry.id).await.expect("hidden");

        let after = news::feed(&stand.db).await.expect("fed");
        assert_eq!((before.entries.len(), after.entries.len()), (1, 0));
        assert!(after.changed_at > before.changed_at, "{before:?} {after:?}");
    }
}
