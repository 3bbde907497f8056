//! Delegations that come to visit: asked for, accepted, planned with hosts, rooms and interpreters, thanked, and forgotten.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    audit::{self, ExpectedRevision},
    bridge::{self, BridgeDetails},
    clock, enquiry,
    ids::{VisitId, VisitItemId},
    locale::Locale,
    notice,
    process::{notices::tell_organisers, sweep::sweep},
    visit::{
        self, Error, HostAnswer, ItemDetails, ItemView, ResourceDetails, ResourceKind, ThanksDraft, VisitDetails, VisitFilter, VisitForm,
        VisitState, VisitView,
    },
};

use crate::{
    applying::execute,
    stand::{Stand, both, stranger},
};

/// A form that was open for ten seconds.
async fn form(stand: &Stand) -> VisitForm {
    let text = str::to_owned;
    VisitForm {
        name: text("Mei Tan"),
        email: text("mei.tan@delegation.example"),
        organisation: text("Clean Energy Circle"),
        country: text("SG"),
        people: text("8"),
        interests: text("Solar"),
        wished: text("November"),
        language: text("en"),
        moment: enquiry::form_moment(&stand.db, clock::now() - Duration::seconds(10)).await.expect("sealed"),
        ..VisitForm::default()
    }
}

fn revision(number: i64) -> ExpectedRevision {
    ExpectedRevision::parse(&number.to_string())
}

/// The newest request, taken up.
async fn accepted(stand: &Stand, organiser: &Actor) -> VisitId {
    visit::send(&stand.db, &Actor::Anonymous, "", &form(stand).await, Locale::En).await.expect("asked");
    let id = visit::visits(&stand.db, organiser, &VisitFilter { page: 1, ..VisitFilter::default() }).await.expect("listed").visits[0].id;
    visit::set_state(&stand.db, organiser, id, revision(1), VisitState::Accepted).await.expect("accepted");
    id
}

async fn read(stand: &Stand, organiser: &Actor, id: VisitId) -> VisitView {
    visit::visit(&stand.db, organiser, id).await.expect("read")
}

/// An item of an hour on a day to come.
fn item(title: &str, hour: u32) -> ItemDetails {
    let day = clock::today(clock::home()) + Duration::days(30);
    ItemDetails {
        title: title.to_owned(),
        starts: format!("{day}T{hour}:00"),
        ends: format!("{day}T{}:00", hour + 1),
        host_locale: "de".to_owned(),
        ..ItemDetails::default()
    }
}

fn hosted(title: &str, hour: u32, email: &str) -> ItemDetails {
    ItemDetails { host_organisation: "Haus der Technik".to_owned(), host_email: email.to_owned(), ..item(title, hour) }
}

async fn add(stand: &Stand, organiser: &Actor, id: VisitId, details: &ItemDetails) -> Result<(), Error> {
    let now = read(stand, organiser, id).await.revision;
    visit::add_item(&stand.db, organiser, id, revision(now), details).await
}

async fn items(stand: &Stand, organiser: &Actor, id: VisitId) -> Vec<ItemView> {
    visit::items(&stand.db, organiser, id).await.expect("read")
}

async fn edit(stand: &Stand, organiser: &Actor, item: VisitItemId, details: &ItemDetails) -> Result<VisitId, Error> {
    let id = visit::item(&stand.db, organiser, item).await.expect("read").visit;
    let now = read(stand, organiser, id).await.revision;
    visit::edit_item(&stand.db, organiser, item, revision(now), details).await
}

/// The newest link to a host: the only one that opens something.
async fn link(stand: &Stand) -> String {
    let mut open = Vec::new();
    for letter in stand.fingerprint("mail", "letter").await {
        let Some((_, rest)) = letter.split_once(r#""token":""#).filter(|_| letter.contains("visit_host_asked")) else { continue };
        let token = rest.split('"').next().unwrap_or_default().to_owned();
        if visit::host_view(&stand.db, &token).await.is_ok() {
            open.push(token);
        }
    }
    assert_eq!(open.len(), 1, "one link is open");
    open.remove(0)
}

async fn room(stand: &Stand, organiser: &Actor, kind: ResourceKind, name: &str) -> String {
    let details = ResourceDetails { kind: kind.to_string(), name: name.to_owned(), ..ResourceDetails::default() };
    visit::add_resource(&stand.db, organiser, &details).await.expect("added");
    let all = visit::resources(&stand.db, organiser).await.expect("listed");
    all.into_iter().find(|one| one.name == name).expect("there").id.to_string()
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn a_request_waits_for_organisers_who_hear_of_it_and_nobody_else_is_written_to(stand: Stand) {
        let organiser = stand.organiser().await;
        notice::choose(&stand.db, &organiser, "at_once").await.expect("chosen");

        visit::send(&stand.db, &Actor::Anonymous, "", &form(&stand).await, Locale::En).await.expect("asked");
        tell_organisers(&stand.db, clock::now()).await.expect("told");

        let page = visit::visits(&stand.db, &organiser, &VisitFilter { page: 1, ..VisitFilter::default() }).await.expect("listed");
        assert_eq!((page.visits[0].state, page.visits[0].people, page.visits[0].country.as_str()), (VisitState::New, 8, "SG"));
        assert_eq!(page.counts, [(VisitState::New, 1), (VisitState::Accepted, 0), (VisitState::Declined, 0), (VisitState::Done, 0)]);
        assert_eq!(stand.count("mail", "to_email = 'mei.tan@delegation.example'").await, 0, "nobody proved the mailbox");
        assert_eq!(stand.count("mail", "kind = 'organiser_notice' AND letter LIKE '%visit_requested%'").await, 1);
        for (table, condition) in [("audit", "changes LIKE '%Mei%'"), ("organiser_notice", "name_de LIKE '%Mei%' OR name_en LIKE '%Clean%'")] {
            assert_eq!(stand.count(table, condition).await, 0, "{table}");
        }
        assert_eq!(visit::waiting(&stand.db, &organiser).await.expect("counted").requests, 1);
    }

    async fn a_form_that_no_person_sends_is_refused(stand: Stand) {
        let good = form(&stand).await;
        let quick = enquiry::form_moment(&stand.db, clock::now()).await.expect("sealed");
        for wrong in [VisitForm { moment: quick, ..good.clone() }, VisitForm { website: "x".to_owned(), ..good.clone() }] {
            let refused = visit::send(&stand.db, &Actor::Anonymous, "", &wrong, Locale::De).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        }
        let nowhere = visit::send(&stand.db, &Actor::Anonymous, "no-bridge", &good, Locale::De).await;
        assert!(matches!(nowhere, Err(Error::Denied(Denied::NotFound))), "{nowhere:?}");
        assert_eq!(stand.count("visit", "1 = 1").await, 0);
    }

    async fn organisers_alone_see_and_handle_visits(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = accepted(&stand, &organiser).await;
        let (db, now) = (&stand.db, revision(2));

        for actor in [Actor::Anonymous, stranger()] {
            let refusals = [
                visit::visits(db, &actor, &VisitFilter::default()).await.map(drop),
                visit::visit(db, &actor, id).await.map(drop),
                visit::export(db, &actor, id).await.map(drop),
                visit::edit(db, &actor, id, now, &VisitDetails::default()).await,
                visit::set_state(db, &actor, id, now, VisitState::Done).await,
                visit::decline(db, &actor, id, now, "Nein").await,
                visit::add_item(db, &actor, id, now, &item("Rundgang", 10)).await,
                visit::ask_hosts(db, &actor, id).await.map(drop),
                visit::add_delegates(db, &actor, id, "Lin Wei").await.map(drop),
                visit::send_thanks(db, &actor, id, now, true).await.map(drop),
                visit::week(db, &actor, clock::today(clock::home())).await.map(drop),
                visit::resources(db, &actor).await.map(drop),
                visit::erase(db, &actor, id).await,
            ];
            for refused in refusals {
                assert!(matches!(refused, Err(Error::Denied(denied)) if denied == actor.refused()), "{actor:?}: {refused:?}");
            }
        }
        assert_eq!(stand.count("visit", "revision = 2 AND state = 'accepted'").await, 1);
    }

    async fn a_room_and_an_interpreter_are_one_items_at_a_time(stand: Stand) {
        let organiser = stand.organiser().await;
        let (canada, korea) = (accepted(&stand, &organiser).await, accepted(&stand, &organiser).await);
        let hall = room(&stand, &organiser, ResourceKind::Room, "Saal").await;
        let hana = room(&stand, &organiser, ResourceKind::Interpreter, "Hana Lim").await;
        let with = |details: ItemDetails| ItemDetails { room: hall.clone(), interpreter: hana.clone(), ..details };

        add(&stand, &organiser, canada, &with(item("Rundgang", 10))).await.expect("the first one has both");
        let both_taken = add(&stand, &organiser, korea, &with(item("Labor", 10))).await;
        add(&stand, &organiser, korea, &with(item("Labor", 11))).await.expect("they touch, and do not meet");
        let swapped = add(&stand, &organiser, korea, &ItemDetails { room: hana.clone(), ..item("Mittag", 13) }).await;

        assert_eq!(named(&both_taken), ["room", "interpreter"]);
        let Err(Error::Invalid(fields)) = &both_taken else { panic!("{both_taken:?}") };
        assert!(fields.0[0].1.de.contains("„Rundgang“ (Delegation: Singapur)"), "{:?}", fields.0[0].1);
        assert_eq!(named(&swapped), ["room"], "an interpreter is no room");
        let first = items(&stand, &organiser, canada).await[0].id;
        let moved = edit(&stand, &organiser, first, &with(item("Rundgang", 11))).await;
        assert_eq!(named(&moved), ["room", "interpreter"]);
        edit(&stand, &organiser, first, &with(item("Rundgang", 15))).await.expect("later both are free");
        add(&stand, &organiser, korea, &with(item("Danach", 10))).await.expect("what was left is free");
        let in_use = visit::remove_resource(&stand.db, &organiser, hall.parse().expect("an id")).await;
        assert!(matches!(&in_use, Err(Error::InUse(items)) if items.len() == 3), "{in_use:?}");
        visit::decline(&stand.db, &organiser, canada, revision(read(&stand, &organiser, canada).await.revision), "Krank").await.expect("declined");
        add(&stand, &organiser, korea, &with(item("Statt dessen", 15))).await.expect("who does not come needs no room");
    }

    async fn of_two_items_that_want_a_room_at_once_one_gets_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let visits = [accepted(&stand, &organiser).await, accepted(&stand, &organiser).await];
        let hall = room(&stand, &organiser, ResourceKind::Room, "Saal").await;

        let tasks = visits.map(|id| {
            let (db, organiser, hall) = (stand.db.clone(), organiser.clone(), hall.clone());
            tokio::spawn(async move { visit::add_item(&db, &organiser, id, revision(2), &ItemDetails { room: hall, ..item("Empfang", 10) }).await })
        });
        let mut got = 0;
        for task in tasks {
            match task.await.expect("no panic") {
                Ok(()) => got += 1,
                refused => assert_eq!(named(&refused), ["room"]),
            }
        }

        assert_eq!((got, stand.count("visit_item", "1 = 1").await, stand.count("timetable", "1 = 1").await), (1, 1, 12));
    }

    async fn a_host_answers_by_its_link_and_is_asked_again_after_a_change(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = accepted(&stand, &organiser).await;
        add(&stand, &organiser, id, &hosted("Rundgang", 10, "hanna@haus.example")).await.expect("added");

        assert_eq!(visit::ask_hosts(&stand.db, &organiser, id).await.expect("asked"), 1);
        assert_eq!(visit::ask_hosts(&stand.db, &organiser, id).await.expect("nobody left"), 0);
        let first = link(&stand).await;
        let seen = visit::host_view(&stand.db, &first).await.expect("seen");
        visit::answer_as_host(&stand.db, &first, "confirmed").await.expect("said");
        visit::answer_as_host(&stand.db, &first, "confirmed").await.expect("said once");
        let item = items(&stand, &organiser, id).await.remove(0);

        assert_eq!((seen.item.as_str(), seen.people, seen.answer), ("Rundgang", 8, HostAnswer::Asked));
        assert!(!format!("{seen:?}").contains("Mei"), "nobody by name: {seen:?}");
        assert_eq!((item.answer, item.answered_at.is_some()), (HostAnswer::Confirmed, true));
        edit(&stand, &organiser, item.id, &ItemDetails { note: "intern".to_owned(), ..hosted("Rundgang", 10, "hanna@haus.example") }).await.expect("a note");
        assert_eq!(items(&stand, &organiser, id).await[0].answer, HostAnswer::Confirmed, "that is no news to them");
        edit(&stand, &organiser, item.id, &hosted("Rundgang", 12, "hanna@haus.example")).await.expect("moved");
        let second = link(&stand).await;
        assert_eq!(items(&stand, &organiser, id).await[0].answer, HostAnswer::Asked);
        let spent = visit::answer_as_host(&stand.db, &first, "declined").await;
        assert!(matches!(spent, Err(Error::NoSuchLink)), "{spent:?}");
        visit::answer_as_host(&stand.db, &second, "declined").await.expect("said");
        assert_eq!(visit::waiting(&stand.db, &organiser).await.expect("counted").declined_items, 1);
        visit::decline(&stand.db, &organiser, id, revision(read(&stand, &organiser, id).await.revision), "Krank").await.expect("declined");
        let over = visit::host_view(&stand.db, &second).await;
        assert!(matches!(over, Err(Error::NoSuchLink)), "{over:?}");
        assert_eq!(stand.count("mail", "kind = 'visit_host_released' AND to_email = 'hanna@haus.example'").await, 1);
    }

    async fn a_host_with_two_delegations_at_once_is_seen(stand: Stand) {
        let organiser = stand.organiser().await;
        let (canada, korea) = (accepted(&stand, &organiser).await, accepted(&stand, &organiser).await);
        add(&stand, &organiser, canada, &hosted("Rundgang", 10, "hanna@haus.example")).await.expect("added");
        let late = hosted("Labor", 10, "other@haus.example");
        add(&stand, &organiser, korea, &late).await.expect("not refused: a house is more than one person");
        add(&stand, &organiser, korea, &hosted("Danach", 11, "hanna@haus.example")).await.expect("added");

        let clashes = visit::clashes_of(&stand.db, &organiser, &items(&stand, &organiser, canada).await).await.expect("read");
        let week = visit::week(&stand.db, &organiser, clock::today(clock::home()) + Duration::days(30)).await.expect("read");

        let told: Vec<_> = clashes.iter().map(|clash| (clash.one.title.as_str(), clash.other.title.as_str())).collect();
        assert_eq!(told, [("Rundgang", "Labor")]);
        assert_eq!((week.visits.len(), week.clashes), (2, clashes));
        let day = clock::today(clock::home()) + Duration::days(30);
        let waiting = visit::waiting(&stand.db, &organiser).await.expect("counted");
        assert_eq!((waiting.clashes, waiting.first_clash), (1, Some(day)));
    }

    async fn a_mailbox_that_stands_for_two_houses_is_seen_as_well(stand: Stand) {
        let organiser = stand.organiser().await;
        let (canada, korea) = (accepted(&stand, &organiser).await, accepted(&stand, &organiser).await);
        add(&stand, &organiser, canada, &hosted("Rundgang", 10, "hanna@haus.example")).await.expect("added");
        let written_otherwise = ItemDetails { host_organisation: "HdT".to_owned(), ..hosted("Labor", 10, "hanna@haus.example") };
        add(&stand, &organiser, korea, &written_otherwise).await.expect("added");
        let nobody = ItemDetails { host_organisation: "Kammer".to_owned(), ..item("Empfang", 10) };
        add(&stand, &organiser, korea, &nobody).await.expect("a house without a mailbox is no other's");

        let clashes = visit::clashes_of(&stand.db, &organiser, &items(&stand, &organiser, canada).await).await.expect("read");

        let told: Vec<_> = clashes.iter().map(|clash| (clash.host.as_str(), clash.one.title.as_str(), clash.other.title.as_str())).collect();
        assert_eq!(told, [("Haus der Technik / HdT", "Rundgang", "Labor")]);
    }

    async fn two_phones_at_the_door_tick_together(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = accepted(&stand, &organiser).await;
        visit::add_delegates(&stand.db, &organiser, id, "Lin Wei\nJun Park").await.expect("added");
        let all = visit::delegates(&stand.db, &organiser, id).await.expect("listed");
        let of = |name: &str| all.iter().find(|one| one.name == name).expect("there").id.to_string();
        let (lin, jun) = (of("Lin Wei"), of("Jun Park"));
        let came = async || {
            let all = visit::delegates(&stand.db, &organiser, id).await.expect("listed");
            all.into_iter().filter(|one| one.came).map(|one| one.id.to_string()).collect::<Vec<_>>()
        };

        visit::note_attendance(&stand.db, &organiser, id, std::slice::from_ref(&lin), &[]).await.expect("noted");
        visit::note_attendance(&stand.db, &organiser, id, std::slice::from_ref(&jun), &[]).await.expect("noted");
        assert_eq!(came().await.len(), 2, "the second phone has not seen the first one's tick");
        let both = [lin.clone(), jun.clone()];
        visit::note_attendance(&stand.db, &organiser, id, std::slice::from_ref(&jun), &both).await.expect("noted");
        assert_eq!(came().await, [jun]);
        let junk = visit::note_attendance(&stand.db, &organiser, id, &[], &["junk".to_owned()]).await;
        assert!(matches!(junk, Err(Error::Denied(Denied::NotFound))), "{junk:?}");
    }

    async fn who_came_and_what_came_of_it_is_noted_and_counts_for_the_bridge(stand: Stand) {
        let organiser = stand.organiser().await;
        let details = BridgeDetails { kind: "bridge".to_owned(), name: "Nach Singapur".to_owned(), ..BridgeDetails::default() };
        let bridge = bridge::create(&stand.db, &organiser, &details).await.expect("made");
        let id = accepted(&stand, &organiser).await;
        let details = VisitDetails {
            people: "9".to_owned(),
            priority: "high".to_owned(),
            bridge: bridge.id.to_string(),
            starts_on: "2022-11-02".to_owned(),
            time_zone: "Europe/Berlin".to_owned(),
            is_public: "on".to_owned(),
            ..VisitDetails::default()
        };
        visit::edit(&stand.db, &organiser, id, revision(2), &details).await.expect("changed");
        visit::add_delegates(&stand.db, &organiser, id, "Lin Wei; Engineer\nJun Park").await.expect("added");
        let lin = visit::delegates(&stand.db, &organiser, id).await.expect("listed")[0].id;

        visit::note_attendance(&stand.db, &organiser, id, &[lin.to_string(), "junk".to_owned()], &[]).await.expect("noted");
        visit::note_outcome(&stand.db, &organiser, id, revision(3), "Gut", ["3", "5"]).await.expect("noted");
        let before = visit::of_bridge(&stand.db, bridge.id).await.expect("read");
        visit::set_state(&stand.db, &organiser, id, revision(4), VisitState::Done).await.expect("done");
        let after = visit::of_bridge(&stand.db, bridge.id).await.expect("read");

        let came: Vec<_> = visit::delegates(&stand.db, &organiser, id).await.expect("listed").into_iter().map(|one| one.came).collect();
        assert_eq!(came, [true, false]);
        assert_eq!((before.figures, before.visits.len()), (visit::VisitFigures::default(), 1));
        assert_eq!(after.figures, visit::VisitFigures { delegations: 1, delegates: 9, leads: 3, meetings: 5 });
        let hidden = VisitDetails { is_public: String::new(), ..details };
        visit::edit(&stand.db, &organiser, id, revision(5), &hidden).await.expect("changed");
        assert_eq!(visit::of_bridge(&stand.db, bridge.id).await.expect("read").visits, []);
    }

    async fn thanks_go_once_to_each_who_was_there(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = accepted(&stand, &organiser).await;
        add(&stand, &organiser, id, &hosted("Rundgang", 10, "hanna@haus.example")).await.expect("added");
        visit::ask_hosts(&stand.db, &organiser, id).await.expect("asked");
        let token = link(&stand).await;
        visit::answer_as_host(&stand.db, &token, "confirmed").await.expect("said");
        visit::add_delegates(&stand.db, &organiser, id, "Lin Wei;;;lin@delegation.example\nJun Park;;;jun@delegation.example").await.expect("added");
        let lin = visit::delegates(&stand.db, &organiser, id).await.expect("listed")[0].id.to_string();
        visit::note_attendance(&stand.db, &organiser, id, &[lin], &[]).await.expect("noted");

        let unwritten = visit::send_thanks(&stand.db, &organiser, id, revision(3), false).await;
        let draft = ThanksDraft { thanks_hosts: "Danke!".to_owned(), thanks_guests: "Thank you!".to_owned() };
        visit::write_thanks(&stand.db, &organiser, id, revision(3), &draft).await.expect("written");
        let to_guests = visit::send_thanks(&stand.db, &organiser, id, revision(4), false).await.expect("sent");
        let again = visit::send_thanks(&stand.db, &organiser, id, revision(4), false).await.expect("nobody left");
        let to_hosts = visit::send_thanks(&stand.db, &organiser, id, revision(4), true).await.expect("sent");

        assert_eq!(named(&unwritten), ["thanks_guests"]);
        assert_eq!((to_guests, again, to_hosts), (2, 0, 1));
        assert_eq!(stand.count("mail", "kind = 'visit_thanks' AND to_email LIKE '%delegation.example'").await, 2);
        assert_eq!(stand.count("mail", "kind = 'visit_thanks' AND to_email = 'jun@delegation.example'").await, 0, "who did not come");
    }

    async fn a_year_later_nobody_is_known_any_more_and_the_figures_stay(stand: Stand) {
        let organiser = stand.organiser().await;
        let id = accepted(&stand, &organiser).await;
        let noted = ItemDetails { gifts: "Bildband für Frau Tan".to_owned(), ..hosted("Rundgang", 10, "hanna@haus.example") };
        add(&stand, &organiser, id, &noted).await.expect("added");
        let first = items(&stand, &organiser, id).await[0].id;
        edit(&stand, &organiser, first, &ItemDetails { menu: "Kein Schwein für Herrn Lim".to_owned(), ..noted }).await.expect("changed");
        visit::ask_hosts(&stand.db, &organiser, id).await.expect("asked");
        visit::add_delegates(&stand.db, &organiser, id, "Lin Wei").await.expect("added");
        visit::add_note(&stand.db, &organiser, id, "Vertraulich").await.expect("noted");
        let everything = visit::export(&stand.db, &organiser, id).await.expect("handed over");
        assert_eq!((everything.delegates[0].name.as_str(), everything.hosts[0].email.as_str()), ("Lin Wei", "hanna@haus.example"));

        assert_eq!(everything.programme[0].menu, "Kein Schwein für Herrn Lim");

        let days = |ago: i64| (clock::today(clock::home()) - Duration::days(ago)).to_string();
        execute(&stand, &format!("UPDATE visit SET starts_on = '{0}', ends_on = '{0}'", days(300)), vec![]).await.expect("a while ago");
        sweep(&stand.db).await.expect("swept");
        assert_eq!(stand.count("visit", "emptied_at IS NULL").await, 1, "not yet");
        execute(&stand, &format!("UPDATE visit SET starts_on = '{0}', ends_on = '{0}'", days(400)), vec![]).await.expect("longer ago");
        sweep(&stand.db).await.expect("swept");

        for (table, condition) in [
            ("visit", "emptied_at IS NULL OR contact_name <> '' OR contact_email <> '' OR search_key LIKE '%mei%'"),
            ("audit", "changes LIKE '%Schwein%' OR changes LIKE '%Bildband%'"),
            ("visit_delegate", "1 = 1"),
            ("visit_note", "1 = 1"),
            ("visit_item", "host_email <> '' OR answer_hash IS NOT NULL OR gifts <> '' OR menu <> ''"),
            ("mail", "to_email = 'hanna@haus.example' OR letter LIKE '%hanna%'"),
        ] {
            assert_eq!(stand.count(table, condition).await, 0, "{table}: {condition}");
        }
        assert_eq!(stand.count("visit", "people = 8 AND organisation = 'Clean Energy Circle'").await, 1);
        let late = visit::add_delegates(&stand.db, &organiser, id, "Jun Park").await;
        assert!(matches!(late, Err(Error::Emptied)), "{late:?}");
        let again = visit::erase(&stand.db, &organiser, id).await;
        assert!(matches!(again, Err(Error::Emptied)), "{again:?}");
        let told = audit::of_subject(&stand.db, id.as_uuid()).await.expect("read");
        assert_eq!(told[0].action, "emptied");
    }
}
