//! Hosts of events: agreed, ordered and let go; their shares, their people, and what these see.

use domain::{
    account::{self, PasskeyDemand},
    actor::{Actor, Denied},
    event::{self, EventView},
    files::Files,
    grant::{self, GrantForm},
    host::{self, CoHostPerson, Error, HostDetails, HostRole, HostView, OwnHost, ShareWithHosts, Sharing},
    ids::EventId,
    locale::Locale,
    process::{
        hosting, named_files,
        next_edition::{self, NextEdition},
    },
};

use crate::{
    placing::at_once,
    stand::{PIXEL, Stand, both, fair, published_event, staff_of, stranger},
};

const CORA: &str = "cora@host.example";

fn house(name: &str, share: &str) -> HostDetails {
    HostDetails {
        role: "co_host".to_owned(),
        name: name.to_owned(),
        town: "Essen".to_owned(),
        web: "haus.example".to_owned(),
        share: share.to_owned(),
        is_public: "on".to_owned(),
        ..HostDetails::default()
    }
}

fn somebody(access: &str) -> CoHostPerson {
    CoHostPerson { person_name: "Cora Gastgeberin".to_owned(), email: CORA.to_owned(), access: access.to_owned() }
}

async fn added(stand: &Stand, organiser: &Actor, event: EventId, name: &str, share: &str) -> HostView {
    host::add(&stand.db, organiser, event, &house(name, share)).await.expect("added")
}

async fn names(stand: &Stand, organiser: &Actor, event: EventId) -> Vec<String> {
    host::hosts(&stand.db, organiser, event).await.expect("read").into_iter().map(|host| host.name).collect()
}

/// Somebody who belongs to a host, as they are with their next request; with the token of their session.
async fn cora(stand: &Stand, organiser: &Actor, of: &HostView, access: &str) -> (Actor, String) {
    host::invite(&stand.db, organiser, of.id, &somebody(access), Locale::De).await.expect("invited");
    let account = account::account_of_address(&stand.db, &Actor::System, CORA).await.expect("an account");
    let link = account::sign_in_link(&stand.db, account).await.expect("a link");
    let token = account::sign_in(&stand.db, link.as_str(), "test").await.expect("signed in").token.as_str().to_owned();
    (next_request(stand, &token).await, token)
}

async fn next_request(stand: &Stand, token: &str) -> Actor {
    account::actor(&stand.db, token, PasskeyDemand::Nobody).await.expect("the session is known")
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

fn not_found<T: std::fmt::Debug>(answer: &Result<T, Error>) -> bool {
    matches!(answer, Err(Error::Denied(Denied::NotFound)))
}

both! {
    async fn hosts_stand_in_their_order_and_everybody_reads_those_that_are_public(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let first = added(&stand, &organiser, event.id, "Agentur", "50").await;
        let hidden = HostDetails { is_public: String::new(), role: "patron".to_owned(), ..house("Ministerium", "") };
        let patron = host::add(&stand.db, &organiser, event.id, &hidden).await.expect("added");
        let last = added(&stand, &organiser, event.id, "AHK", "33,33").await;

        host::move_up(&stand.db, &organiser, last.id).await.expect("moved");
        host::move_up(&stand.db, &organiser, first.id).await.expect("it stays the first");

        assert_eq!((first.role, first.share, first.web.as_str()), (HostRole::CoHost, 5_000, "https://haus.example/"));
        assert_eq!((patron.role, patron.share, last.share), (HostRole::Patron, 0, 3_333));
        assert_eq!(names(&stand, &organiser, event.id).await, ["Agentur", "AHK", "Ministerium"]);
        let shown: Vec<String> = host::shown(&stand.db, &event).await.expect("read").into_iter().map(|host| host.name).collect();
        assert_eq!(shown, ["Agentur", "AHK"]);
    }

    async fn nobody_bears_more_than_the_others_leave(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let first = added(&stand, &organiser, event.id, "Agentur", "60").await;

        let much = host::add(&stand.db, &organiser, event.id, &house("AHK", "40,01")).await;
        let rest = added(&stand, &organiser, event.id, "AHK", "40").await;
        let more = host::edit(&stand.db, &organiser, first.id, "1", &house("Agentur", "60,5")).await;
        let less = host::edit(&stand.db, &organiser, first.id, "1", &house("Agentur", "20")).await.expect("changed");
        let stale = host::edit(&stand.db, &organiser, first.id, "1", &house("Agentur", "10")).await;
        let wrong = HostDetails { role: "guest".to_owned(), name: String::new(), web: "haus".to_owned(), share: "101".to_owned(), ..house("", "") };
        let wrong = host::add(&stand.db, &organiser, event.id, &wrong).await;

        assert_eq!((named(&much), named(&more)), (vec!["share"], vec!["share"]));
        assert_eq!((less.share, rest.share, less.revision), (2_000, 4_000, 2));
        assert!(matches!(stale, Err(Error::Overtaken(_))), "{stale:?}");
        assert_eq!(named(&wrong), ["role", "name", "web", "share"]);
        assert_eq!(stand.count("host", "true").await, 2);
    }

    async fn of_two_whose_shares_are_too_much_together_one_gets_through(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await.id;

        let answers = at_once((0..8).map(|number| {
            let (db, by, command) = (stand.db.clone(), organiser.clone(), house(&format!("Haus {number}"), "60"));
            async move { host::add(&db, &by, event, &command).await }
        }))
        .await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        for refused in answers.iter().filter(|answer| answer.is_err()) {
            assert_eq!(named(refused), ["share"]);
        }
        assert_eq!(stand.count("host", "share = 6000 AND position = 1").await, 1);
    }

    async fn only_organisers_shape_hosts(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let one = added(&stand, &organiser, event.id, "Agentur", "").await;
        let (co_host, _) = cora(&stand, &organiser, &one, "edit").await;
        let person = host::people(&stand.db, &organiser, event.id).await.expect("read")[0].id;

        for (actor, denied) in [
            (Actor::Anonymous, Denied::SignInRequired),
            (stranger(), Denied::NotFound),
            (staff_of(event.id), Denied::NotFound),
            (co_host, Denied::NotFound),
        ] {
            let answers = [
                host::add(&stand.db, &actor, event.id, &house("Zwei", "")).await.map(drop),
                host::edit(&stand.db, &actor, one.id, "1", &house("Zwei", "")).await.map(drop),
                host::move_up(&stand.db, &actor, one.id).await,
                host::remove(&stand.db, &actor, one.id).await,
                host::invite(&stand.db, &actor, one.id, &somebody("see"), Locale::De).await,
                host::remove_person(&stand.db, &actor, person).await,
                host::people(&stand.db, &actor, event.id).await.map(drop),
                host::set_sharing(&stand.db, &actor, event.id, &ShareWithHosts::default()).await,
                host::history_of(&stand.db, &actor, event.id).await.map(drop),
            ];
            for answer in answers {
                assert!(matches!(&answer, Err(Error::Denied(refused)) if *refused == denied), "{answer:?}");
            }
        }
        assert_eq!(names(&stand, &organiser, event.id).await, ["Agentur"]);
    }

    async fn a_co_host_sees_its_own_event_and_what_is_released(stand: Stand) {
        let organiser = stand.organiser().await;
        let (own, other) = (published_event(&stand, &organiser).await, published_event(&stand, &organiser).await);
        let one = added(&stand, &organiser, own.id, "AHK", "").await;
        added(&stand, &organiser, other.id, "Agentur", "").await;
        let (co_host, _) = cora(&stand, &organiser, &one, "see").await;

        let listed = hosting::hosted_events(&stand.db, &co_host).await.expect("listed");
        let closed = hosting::hosted_event(&stand.db, &co_host, &own.slug).await.expect("seen");
        let all = ShareWithHosts { figures: "on".to_owned(), applications: "on".to_owned(), grants: "on".to_owned() };
        host::set_sharing(&stand.db, &organiser, own.id, &all).await.expect("released");
        host::set_sharing(&stand.db, &organiser, own.id, &all).await.expect("nothing left to do");
        let open = hosting::hosted_event(&stand.db, &co_host, &own.slug).await.expect("seen");
        let funded = grant_for(&stand, &organiser, &own).await;
        let grants = grant::of_event(&stand.db, &co_host, own.id).await.expect("released");

        assert_eq!(listed.iter().map(|glance| (glance.event.id, glance.hosts.clone())).collect::<Vec<_>>(), [(own.id, vec!["AHK".to_owned()])]);
        assert_eq!((closed.figures.is_some(), closed.applications.is_some(), closed.sees_grants), (false, false, false));
        assert_eq!((open.figures.is_some(), open.applications, open.sees_grants), (true, Some(Vec::new()), true));
        assert_eq!(grants.iter().map(|grant| grant.id).collect::<Vec<_>>(), [funded]);
        assert_eq!(host::sharing(&stand.db, &co_host, own.id).await.expect("read"), Sharing { figures: true, applications: true, grants: true });
        assert_eq!(stand.count("audit", "action = 'sharing_changed'").await, 1);
        assert!(not_found(&hosting::hosted_event(&stand.db, &co_host, &other.slug).await));
        assert!(not_found(&host::hosts(&stand.db, &co_host, other.id).await));
        assert!(not_found(&host::sharing(&stand.db, &co_host, other.id).await));
        assert!(grant::of_event(&stand.db, &co_host, other.id).await.is_err());
        assert!(not_found(&hosting::hosted_events(&stand.db, &stranger()).await));
    }

    async fn a_host_changes_what_is_said_of_it_and_nothing_else(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let (own, other) = (added(&stand, &organiser, event.id, "AHK", "20").await, added(&stand, &organiser, event.id, "Agentur", "30").await);
        let (editor, token) = cora(&stand, &organiser, &own, "edit").await;
        let said = OwnHost { web: "ahk.example".to_owned(), text_de: "Besuche".to_owned(), text_en: "Visits".to_owned() };
        let files = Files::in_memory();

        let changed = host::edit_own(&stand.db, &editor, own.id, "1", &said).await.expect("changed");
        let with_logo = host::set_logo(&stand.db, &files, &editor, own.id, PIXEL.to_vec()).await.expect("taken");
        let others = [
            host::edit_own(&stand.db, &editor, other.id, "1", &said).await.map(drop),
            host::set_logo(&stand.db, &files, &editor, other.id, PIXEL.to_vec()).await.map(drop),
            host::remove_logo(&stand.db, &editor, other.id).await.map(drop),
        ];
        host::invite(&stand.db, &organiser, own.id, &somebody("see"), Locale::De).await.expect("less from now on");
        let reader = next_request(&stand, &token).await;
        let by_reader = host::edit_own(&stand.db, &reader, own.id, "3", &said).await;
        // A form that was under way when the right was taken away.
        let under_way = host::edit_own(&stand.db, &editor, own.id, "3", &said).await;

        assert_eq!((changed.web.as_str(), changed.text.de.as_str(), changed.share, changed.name.as_str()), ("https://ahk.example/", "Besuche", 2_000, "AHK"));
        assert!(with_logo.logo.is_some() && with_logo.revision == 3, "{with_logo:?}");
        assert!(others.iter().all(not_found), "{others:?}");
        assert!(not_found(&by_reader) && not_found(&under_way), "{by_reader:?} {under_way:?}");
        assert_eq!(stand.count("mail", "kind = 'host_invitation'").await, 1, "who belongs to it already is not told again");
    }

    async fn whose_host_left_is_refused_with_the_next_request(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        added(&stand, &organiser, event.id, "Agentur", "50").await;
        let gone = added(&stand, &organiser, event.id, "AHK", "50").await;
        let stays = added(&stand, &organiser, event.id, "EWG", "").await;
        let (before, token) = cora(&stand, &organiser, &gone, "edit").await;
        assert!(hosting::hosted_event(&stand.db, &before, &event.slug).await.is_ok());

        host::remove(&stand.db, &organiser, gone.id).await.expect("removed");
        let after = next_request(&stand, &token).await;
        let under_way = host::edit_own(&stand.db, &before, gone.id, "1", &OwnHost::default()).await;

        assert!(not_found(&hosting::hosted_event(&stand.db, &after, &event.slug).await));
        assert!(not_found(&hosting::hosted_events(&stand.db, &after).await));
        assert!(not_found(&under_way), "{under_way:?}");
        assert_eq!((stand.count("host_person", "true").await, stand.count("account", &format!("email = '{CORA}'")).await), (0, 1));
        assert_eq!(names(&stand, &organiser, event.id).await, ["Agentur", "EWG"]);
        assert_eq!(stand.count("host", "name = 'EWG' AND position = 2").await, 1, "the order closes up");
        let entries = host::history_of(&stand.db, &organiser, event.id).await.expect("told");
        assert_eq!(entries[0].said(host::HostField::Host).and_then(|name| name.as_str()), Some("AHK"));

        // It comes back by being added again, and its people by being let in again.
        let again = added(&stand, &organiser, event.id, "AHK", "50").await;
        assert!(not_found(&hosting::hosted_event(&stand.db, &next_request(&stand, &token).await, &event.slug).await));
        host::invite(&stand.db, &organiser, again.id, &somebody("see"), Locale::De).await.expect("invited");
        assert!(hosting::hosted_event(&stand.db, &next_request(&stand, &token).await, &event.slug).await.is_ok());
        assert_eq!(stays.share, 0);
    }

    async fn a_host_that_leaves_is_on_no_page_and_leaves_its_share_to_the_others(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, other) = (published_event(&stand, &organiser).await, published_event(&stand, &organiser).await);
        added(&stand, &organiser, event.id, "Agentur", "50").await;
        let gone = added(&stand, &organiser, event.id, "AHK", "50").await;
        let last = added(&stand, &organiser, event.id, "EWG", "").await;
        added(&stand, &organiser, other.id, "AHK", "100").await;
        let with_logo = host::set_logo(&stand.db, &Files::in_memory(), &organiser, gone.id, PIXEL.to_vec()).await.expect("taken");
        let logo = with_logo.logo.expect("kept");
        let too_much = host::edit(&stand.db, &organiser, last.id, "1", &house("EWG", "50")).await;
        assert_eq!((named(&too_much), named_files(&stand.db).await.expect("read").contains(&logo)), (vec!["share"], true));

        host::remove(&stand.db, &organiser, gone.id).await.expect("it leaves");
        let again = host::remove(&stand.db, &organiser, gone.id).await;
        let shown = |event: EventView| {
            let db = stand.db.clone();
            async move { host::shown(&db, &event).await.expect("read").into_iter().map(|host| host.name).collect::<Vec<_>>() }
        };

        assert!(not_found(&again), "{again:?}");
        assert_eq!((shown(event.clone()).await, shown(other).await), (vec!["Agentur".to_owned(), "EWG".to_owned()], vec!["AHK".to_owned()]));
        assert!(!named_files(&stand.db).await.expect("read").contains(&logo), "nobody names its logo any more");
        host::edit(&stand.db, &organiser, last.id, "1", &house("EWG", "50")).await.expect("what the others leave");
        host::move_up(&stand.db, &organiser, last.id).await.expect("moved");
        assert_eq!(shown(event).await, ["EWG", "Agentur"]);
    }

    async fn whose_access_ends_is_told_nothing_more(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let one = added(&stand, &organiser, event.id, "AHK", "").await;
        let (_, token) = cora(&stand, &organiser, &one, "see").await;
        let person = host::people(&stand.db, &organiser, event.id).await.expect("read")[0].clone();
        let export = account::export_own(&stand.db, &next_request(&stand, &token).await).await.expect("taken along");

        host::remove_person(&stand.db, &organiser, person.id).await.expect("ended");

        assert_eq!((person.name.as_str(), person.email.as_str()), ("Cora Gastgeberin", CORA));
        assert_eq!(export.hosts.iter().map(|part| (part.host, part.event)).collect::<Vec<_>>(), [(one.id, event.id)]);
        assert!(not_found(&host::hosts(&stand.db, &next_request(&stand, &token).await, event.id).await));
        assert!(not_found(&host::remove_person(&stand.db, &organiser, person.id).await));
        let told = stand.count("audit", "subject = 'host' AND changes LIKE '%cora%'").await;
        assert_eq!(told, 0, "history names nobody");
    }

    async fn the_next_edition_has_the_same_hosts_without_their_people(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let one = added(&stand, &organiser, event.id, "AHK", "50").await;
        added(&stand, &organiser, event.id, "EWG", "25").await;
        cora(&stand, &organiser, &one, "edit").await;
        let shared = ShareWithHosts { figures: "on".to_owned(), ..ShareWithHosts::default() };
        host::set_sharing(&stand.db, &organiser, event.id, &shared).await.expect("released");

        let next = NextEdition { name: "MIPIM 2028".to_owned(), slug: String::new(), starts_on: fair("next").starts_on };
        let next = next_edition::duplicate(&stand.db, &organiser, event.id, &next).await.expect("made");

        assert_eq!(names(&stand, &organiser, next.id).await, ["AHK", "EWG"]);
        assert_eq!(host::people(&stand.db, &organiser, next.id).await.expect("read"), []);
        assert_eq!(host::sharing(&stand.db, &organiser, next.id).await.expect("read"), Sharing { figures: true, ..Sharing::default() });
        assert!(event::by_id(&stand.db, &organiser, next.id).await.is_ok());
    }
}

/// A grant that funds an event.
async fn grant_for(stand: &Stand, organiser: &Actor, event: &EventView) -> domain::ids::GrantId {
    let form = GrantForm {
        grantor: "Ministerium".to_owned(),
        amount: "1000".to_owned(),
        starts_on: "2026-01-01".to_owned(),
        ends_on: "2026-12-31".to_owned(),
        state: "granted".to_owned(),
        ..GrantForm::default()
    };
    let made = grant::create(&stand.db, organiser, &form).await.expect("made");
    grant::assign(&stand.db, organiser, made.id, &event.id.to_string(), "400").await.expect("given");
    made.id
}
