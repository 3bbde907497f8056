//! What is found in all events at once, and by whom.

use domain::{
    actor::{Actor, Person},
    bridge::{self, BridgeDetails},
    clock,
    ids::{AccountId, ApplicationId, EventId, SpeakerId},
    masterclass::{self, ScheduleSession},
    process::{
        finding::{self, Found, FoundList, List, PersonAt},
        search_keys::fill_search_keys,
    },
};

use crate::{
    guests::{self, execute},
    masterclass::fixture::Fair,
    rows::{self, Row},
    stand::{Stand, both},
};

/// A published event and a draft with something of everything in each, all of which a search for `ruhr` finds.
struct House {
    fair: guests::Fair,
    draft: EventId,
}

async fn house(stand: &Stand) -> House {
    let fair = guests::fair(stand).await;
    let draft = EventId::new();
    rows::event(draft).with("state", "draft").with("name", "Ruhrmesse geheim").insert(stand).await;
    execute(stand, "UPDATE event SET name = 'Ruhrmesse offen' WHERE state = 'published'").await.expect("it is called so");
    let exhibitor = guests::exhibitor(stand, fair.event, "confirmed").await;
    guests::booth_staff(stand, fair.event, exhibitor.application, true, true).await;
    execute(stand, "UPDATE badge SET name = 'Emil Ruhrmann', search_key = '' WHERE name = 'Emil Aussteller'")
        .await
        .expect("he is called so");
    for (event, name, state) in [(fair.event, "Ruhr wartet", "submitted"), (draft, "Ruhr geheim", "confirmed")] {
        rows::application(ApplicationId::new(), event, name).with("state", state).insert(stand).await;
    }
    guests::visitor(stand, fair.event, "Vera Ruhrig").await;
    session(stand, fair.event, "Ruhr heute", "published").await;
    session(stand, fair.event, "Ruhr morgen", "draft").await;
    session(stand, draft, "Ruhr nie", "published").await;
    fill_search_keys(&stand.db).await.expect("what was written past the use cases is searchable");
    House { fair, draft }
}

async fn session(stand: &Stand, event: EventId, title: &str, state: &str) {
    let id = guests::session(stand, event).await;
    let named = format!("UPDATE session SET title_de = '{title}', title_en = '', state = '{state}' WHERE title_de = 'KI'");
    execute(stand, &named).await.expect("it is called so");
    let speaker = SpeakerId::new();
    Row::new("speaker")
        .with("id", speaker.as_uuid())
        .with("event_id", event.as_uuid())
        .with("name", format!("Ada {title}"))
        .with("name_key", format!("ada {title}"))
        .with("organisation", "Analytik")
        .with("job_title", "")
        .with("created_at", clock::now())
        .insert(stand)
        .await;
    let speaks = Row::new("session_speaker").with("session_id", id.as_uuid()).with("speaker_id", speaker.as_uuid());
    speaks.with("position", 1).insert(stand).await;
}

fn staff_of(event: EventId) -> Actor {
    Actor::Person(Person {
        account: AccountId::new(),
        name: "Dora Desk".to_owned(),
        email: "dora@desk.example".to_owned(),
        organiser: false,
        organiser_without_passkey: false,
        staff_of: vec![event],
        exhibits_for: vec![],
        hosts_for: vec![],
    })
}

/// Everything that was found, by kind and name, in the order of kinds.
fn names(found: &Found) -> Vec<String> {
    let person = |at: &PersonAt| match at {
        PersonAt::Visitor(_) | PersonAt::Door(Some(_)) => "visitor",
        PersonAt::Traveller(_) => "traveller",
        PersonAt::Stand(_) | PersonAt::Door(None) => "staff",
    };
    let kinds = [
        found.events.shown.iter().map(|event| format!("event {}", event.name)).collect::<Vec<_>>(),
        found.bridges.shown.iter().map(|bridge| format!("bridge {}", bridge.name)).collect(),
        found.exhibitors.shown.iter().map(|exhibitor| format!("exhibitor {}", exhibitor.name)).collect(),
        found.sessions.shown.iter().map(|session| format!("session {}", session.title.de)).collect(),
        found.applications.shown.iter().map(|application| format!("application {}", application.name)).collect(),
        found.people.shown.iter().map(|found| format!("{} {}", person(&found.at), found.name)).collect(),
        found.guests.shown.iter().map(|found| format!("guest {} of {}", found.name, found.at)).collect(),
    ];
    let mut names = Vec::new();
    for mut kind in kinds {
        kind.sort();
        names.extend(kind);
    }
    names
}

const PUBLIC: [&str; 3] = ["event Ruhrmesse offen", "exhibitor Ruhr KI", "session Ruhr heute"];

both! {
    async fn who_finds_what_is_who_may_open_it(stand: Stand) {
        let house = house(&stand).await;
        let exhibitor = guests::exhibitor(&stand, house.fair.event, "draft").await.person;
        let visitor = guests::visitor(&stand, house.fair.event, "Walter Weg").await;
        let organiser = stand.organiser().await;
        let found = async |actor: &Actor| names(&finding::find(&stand.db, actor, "ruhr").await.expect("found"));

        for actor in [Actor::Anonymous, Actor::TicketHolder(visitor.registration), exhibitor] {
            assert_eq!(found(&actor).await, PUBLIC, "{actor:?}");
        }
        let at_door = ["event Ruhrmesse offen", "exhibitor Ruhr KI", "session Ruhr heute", "session Ruhr morgen"];
        let desk = [&at_door[..], &["staff Emil Ruhrmann", "visitor Vera Ruhrig"]].concat();
        assert_eq!(found(&house.fair.staff).await, desk);
        execute(&stand, "UPDATE badge SET ended_at = created_at WHERE name = 'Vera Ruhrig'").await.expect("she comes no more");
        assert_eq!(found(&house.fair.staff).await, [&at_door[..], &["staff Emil Ruhrmann"]].concat());
        let desk_of_draft = [
            "event Ruhrmesse geheim",
            "event Ruhrmesse offen",
            "exhibitor Ruhr KI",
            "exhibitor Ruhr geheim",
            "session Ruhr heute",
            "session Ruhr nie",
        ];
        assert_eq!(found(&staff_of(house.draft)).await, desk_of_draft);
        let everything = [
            "event Ruhrmesse geheim",
            "event Ruhrmesse offen",
            "exhibitor Ruhr KI",
            "exhibitor Ruhr geheim",
            "session Ruhr heute",
            "session Ruhr morgen",
            "session Ruhr nie",
            "application Ruhr KI",
            "application Ruhr geheim",
            "application Ruhr wartet",
            "staff Emil Ruhrmann",
            "visitor Vera Ruhrig",
        ];
        assert_eq!(found(&organiser).await, everything);
    }

    async fn a_bridge_is_found_by_its_name_and_its_purpose(stand: Stand) {
        let organiser = stand.organiser().await;
        let details = BridgeDetails {
            name: "Brücke nach Haifa".to_owned(),
            slug: "haifa".to_owned(),
            kind: "bridge".to_owned(),
            purpose_de: "Für **Häfen** und Umschlag".to_owned(),
            ..BridgeDetails::default()
        };
        let made = bridge::create(&stand.db, &organiser, &details).await.expect("made");
        let found = async |actor: &Actor, typed: &str| names(&finding::find(&stand.db, actor, typed).await.expect("found"));

        assert_eq!(found(&Actor::Anonymous, "haifa").await, Vec::<String>::new());
        assert_eq!(found(&organiser, "haifa").await, ["bridge Brücke nach Haifa"]);
        bridge::set_state(&stand.db, &organiser, made.id, "published").await.expect("published");
        assert_eq!(found(&Actor::Anonymous, "umschlag haifa").await, ["bridge Brücke nach Haifa"]);
        assert_eq!(found(&Actor::Anonymous, "umschlag hamburg").await, Vec::<String>::new());
    }

    async fn whoever_speaks_leads_to_their_session(stand: Stand) {
        let house = house(&stand).await;

        let found = finding::find(&stand.db, &Actor::Anonymous, "ada").await.expect("found");
        let drafts = finding::find(&stand.db, &house.fair.staff, "ada morgen").await.expect("found");

        let said: Vec<_> = found.sessions.shown.iter().map(|session| (session.title.de.as_str(), session.speaker.as_str())).collect();
        assert_eq!(said, [("Ruhr heute", "Ada Ruhr heute")]);
        assert_eq!(found.total(), 1);
        assert_eq!(drafts.sessions.shown.iter().map(|session| (session.title.de.as_str(), session.is_draft)).collect::<Vec<_>>(), [("Ruhr morgen", true)]);
    }

    async fn errors_are_forgiven_where_nothing_fits(stand: Stand) {
        house(&stand).await;
        let found = async |typed: &str| {
            let found = finding::find(&stand.db, &Actor::Anonymous, typed).await.expect("found");
            (names(&found), found.similar)
        };

        assert_eq!(found("Ruhrmese").await, (vec!["event Ruhrmesse offen".to_owned()], true));
        assert_eq!(found("Ruhrmesse").await, (vec!["event Ruhrmesse offen".to_owned()], false));
        assert_eq!(found("Wuppertal").await, (vec![], false));
        for too_little in ["", " ", "r", "%"] {
            assert_eq!(found(too_little).await, (vec![], false), "{too_little}");
        }
    }

    async fn what_fits_best_comes_first(stand: Stand) {
        let fair = guests::fair(&stand).await;
        for name in ["Delikatessen Mayer", "Essener Hof", "Stadt Essen", "Haus Essenz"] {
            let row = rows::application(ApplicationId::new(), fair.event, name).with("state", "confirmed");
            row.with("city", "Bochum").with("legal_name", "").insert(&stand).await;
        }
        fill_search_keys(&stand.db).await.expect("searchable");

        let found = finding::find(&stand.db, &Actor::Anonymous, "essen").await.expect("found");

        let names: Vec<_> = found.exhibitors.shown.iter().map(|exhibitor| exhibitor.name.as_str()).collect();
        assert_eq!(names, ["Stadt Essen", "Essener Hof", "Haus Essenz", "Delikatessen Mayer"]);
    }

    async fn of_many_the_best_are_shown_and_lists_lead_to_the_others(stand: Stand) {
        let (fair, other) = (guests::fair(&stand).await, guests::fair(&stand).await);
        for number in 0..11 {
            let row = rows::application(ApplicationId::new(), fair.event, &format!("Ruhr Nummer{number}")).with("state", "confirmed");
            row.insert(&stand).await;
            guests::visitor(&stand, fair.event, &format!("Vera Ruhrig{number}")).await;
        }
        // What fits worse is what is not shown.
        rows::application(ApplicationId::new(), other.event, "Delikatessen an der Nordruhr").with("state", "confirmed").insert(&stand).await;
        let exhibitor = guests::exhibitor(&stand, fair.event, "draft").await;
        guests::booth_staff(&stand, fair.event, exhibitor.application, true, true).await;
        execute(&stand, "UPDATE badge SET name = 'Emil Nordruhr', search_key = '' WHERE name = 'Emil Aussteller'").await.expect("he is called so");
        for _ in 0..51 {
            guests::session(&stand, fair.event).await;
        }
        execute(&stand, "UPDATE session SET title_de = 'Ruhr heute' WHERE title_de = 'KI'").await.expect("they are called so");
        fill_search_keys(&stand.db).await.expect("searchable");
        let slug = |event: EventId| format!("fair-{event}");
        let lists = |lists: &[FoundList]| lists.iter().map(|at| (at.list, at.event.slug.clone())).collect::<Vec<_>>();

        let all = finding::find(&stand.db, &stand.organiser().await, "ruhr").await.expect("found");
        let at_door = finding::find(&stand.db, &fair.staff, "ruhr").await.expect("found");
        let few = finding::find(&stand.db, &Actor::Anonymous, "nordruhr").await.expect("found");

        assert_eq!((all.exhibitors.shown.len(), all.exhibitors.total, all.exhibitors.at_least), (10, 12, false));
        assert_eq!(lists(&all.exhibitors.lists), [(List::Exhibitors, slug(fair.event)), (List::Exhibitors, slug(other.event))]);
        assert_eq!((all.applications.shown.len(), all.applications.total), (10, 13));
        assert_eq!(all.applications.lists[0].list, List::Applications);
        assert_eq!((all.people.shown.len(), all.people.total), (10, 12));
        assert_eq!(lists(&all.people.lists), [(List::Visitors, slug(fair.event)), (List::Badges, slug(fair.event))]);
        assert_eq!(lists(&at_door.people.lists), [(List::Desk, slug(fair.event))]);
        // The programme has no search to lead to.
        assert_eq!((all.sessions.shown.len(), all.sessions.total, lists(&all.sessions.lists)), (50, 51, vec![]));
        assert_eq!((few.exhibitors.shown.len(), few.exhibitors.total, lists(&few.exhibitors.lists)), (1, 1, vec![]));
        assert!(!few.at_least());
    }

    async fn of_very_many_it_is_said_that_there_may_be_more(stand: Stand) {
        let fair = guests::fair(&stand).await;
        for number in 0..201 {
            rows::application(ApplicationId::new(), fair.event, &format!("Ruhr Nummer{number}")).with("state", "confirmed").insert(&stand).await;
        }
        fill_search_keys(&stand.db).await.expect("searchable");

        let found = finding::find(&stand.db, &Actor::Anonymous, "ruhr").await.expect("found");

        assert_eq!((found.exhibitors.shown.len(), found.exhibitors.total, found.exhibitors.at_least), (10, 200, true));
        assert!(found.at_least());
        assert!(!finding::find(&stand.db, &Actor::Anonymous, "nummer200").await.expect("found").at_least());
    }

    async fn a_session_is_found_by_what_it_is_called_now(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let form = ScheduleSession { speakers: "Grace Hopper, Navy".to_owned(), ..fair.form("Wasserstoff", "10:00", 5) };
        let id = fair.published(&stand, &form).await;
        let found = async |typed: &str| finding::find(&stand.db, &Actor::Anonymous, typed).await.expect("found").sessions.total;

        assert_eq!([found("wasserstoff").await, found("hopper navy").await, found("lovelace").await], [1, 1, 0]);
        let revision = fair.view(&stand, id).await.revision.to_string();
        let renamed = ScheduleSession { revision, title_de: "Batterien".to_owned(), speakers: "Ada Lovelace".to_owned(), ..form };
        masterclass::edit_session(&stand.db, &Actor::System, id, &renamed).await.expect("renamed");
        assert_eq!([found("wasserstoff").await, found("batterie").await, found("hopper navy").await, found("lovelace").await], [0, 1, 0, 1]);
    }

    async fn somebody_erased_is_found_no_more(stand: Stand) {
        let fair = guests::fair(&stand).await;
        guests::visitor(&stand, fair.event, "Vera Ruhrig").await;
        fill_search_keys(&stand.db).await.expect("searchable");
        let organiser = stand.organiser().await;
        let found = async || finding::find(&stand.db, &organiser, "ruhrig").await.expect("found").people.total;

        assert_eq!(found().await, 1);
        execute(&stand, "UPDATE registration SET erased_at = created_at").await.expect("erased");
        assert_eq!(found().await, 0);
    }
}
