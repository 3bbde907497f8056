//! Files that take long: asked for once, made by one worker, kept for a day, and gone when somebody in them is erased.

use std::collections::BTreeSet;

use domain::{
    actor::{Actor, Denied},
    badge::{self, BadgeFilter},
    db::Db,
    event::{self, EventView},
    generated_file::{
        self, Error, FileTrouble, FileWish, GeneratedFileKind, GeneratedFileState, GeneratedFileView, LeasedFile, MOST_OPEN, cancel_file,
        fail_file, finish_file, forget_file, give_back_file, kept_file, lease_file, note_progress, spent_files,
    },
    ids::{EventId, GeneratedFileId},
    locale::Locale,
    process::{erasure, file_request::request_file},
};

use crate::{
    guests::{execute, fair, visitor, visitor_in},
    stand::{Stand, both, staff_of, stranger},
};

/// An event and who organises it.
struct House {
    event: EventView,
    organiser: Actor,
}

impl House {
    async fn new(stand: &Stand) -> Self {
        let fair = fair(stand).await;
        let event = event::by_id(&stand.db, &Actor::System, fair.event).await.expect("an event");
        Self { event, organiser: stand.organiser().await }
    }

    async fn asks(&self, db: &Db, kind: GeneratedFileKind, narrowed: &str) -> Result<GeneratedFileId, Error> {
        request_file(db, &self.organiser, &self.event, &wish(kind, narrowed)).await
    }

    async fn badges(&self, db: &Db) -> GeneratedFileId {
        self.asks(db, GeneratedFileKind::BadgeSheet, "").await.expect("asked for")
    }

    async fn sees(&self, db: &Db, file: GeneratedFileId) -> GeneratedFileView {
        generated_file::generated_file(db, &self.organiser, self.event.id, file).await.expect("seen")
    }

    async fn gets(&self, db: &Db, file: GeneratedFileId) -> bool {
        kept_file(db, &self.organiser, self.event.id, file).await.is_ok()
    }
}

fn wish(kind: GeneratedFileKind, narrowed: &str) -> FileWish {
    FileWish { kind, narrowed: narrowed.to_owned(), locale: Locale::De }
}

async fn leased(db: &Db) -> LeasedFile {
    lease_file(db).await.expect("looked").expect("one waits")
}

/// Its worker was not heard of for too long.
async fn forsaken(stand: &Stand) {
    execute(stand, "UPDATE generated_file SET lease_until = '2020-01-01T00:00:00+00:00' WHERE state = 'running'").await.expect("forsaken");
}

both! {
    async fn a_file_is_made_once_and_fetched(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;

        let id = house.asks(db, GeneratedFileKind::BadgeSheet, "role=exhibitor").await.expect("asked for");
        assert_eq!((house.sees(db, id).await.state, house.gets(db, id).await), (GeneratedFileState::Waiting, false));
        let file = leased(db).await;
        assert_eq!((file.id, file.kind, file.narrowed.as_str(), file.locale), (id, GeneratedFileKind::BadgeSheet, "role=exhibitor", Locale::De));
        assert_eq!(lease_file(db).await.expect("looked"), None, "it is made already");
        assert!(note_progress(db, &file, 40, 300).await.expect("told"));
        let seen = house.sees(db, id).await;
        assert_eq!((seen.state, seen.done, seen.total, seen.asked_by.as_str()), (GeneratedFileState::Running, 40, 300, "Olga Organisiert"));
        assert!(!house.gets(db, id).await);
        assert!(finish_file(db, &file, 300, 70_000).await.expect("finished"));

        let seen = house.sees(db, id).await;
        assert_eq!((seen.state, seen.done, seen.total, seen.bytes), (GeneratedFileState::Finished, 300, 300, 70_000));
        let kept = kept_file(db, &house.organiser, house.event.id, id).await.expect("it is there");
        assert_eq!((kept.kind, kept.bytes, kept.stored_as), (GeneratedFileKind::BadgeSheet, 70_000, file.stored_as()));
        assert!(!note_progress(db, &file, 1, 2).await.expect("told"), "it is over");
    }

    async fn only_organisers_of_the_event_see_it(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        let id = house.badges(db).await;
        assert!(finish_file(db, &leased(db).await, 1, 1).await.expect("finished"));

        let is = |result: Option<Error>, denied: Denied| matches!(result, Some(Error::Denied(is)) if is == denied);
        for (actor, denied) in [
            (Actor::Anonymous, Denied::SignInRequired),
            (stranger(), Denied::NotFound),
            (staff_of(house.event.id), Denied::NotFound),
        ] {
            assert!(is(request_file(db, &actor, &house.event, &wish(GeneratedFileKind::BadgeSheet, "")).await.err(), denied), "{actor:?}");
            assert!(is(generated_file::generated_files(db, &actor, house.event.id, &[]).await.err(), denied), "{actor:?}");
            assert!(is(generated_file::generated_file(db, &actor, house.event.id, id).await.err(), denied), "{actor:?}");
            assert!(is(kept_file(db, &actor, house.event.id, id).await.err(), denied), "{actor:?}");
            assert!(is(cancel_file(db, &actor, id).await.err(), denied), "{actor:?}");
        }
        let other = House::new(&stand).await;
        assert!(is(kept_file(db, &house.organiser, other.event.id, id).await.err(), Denied::NotFound), "by the address of another event");
        assert!(is(generated_file::generated_file(db, &house.organiser, EventId::new(), id).await.err(), Denied::NotFound));
        assert!(is(cancel_file(db, &house.organiser, GeneratedFileId::new()).await.err(), Denied::NotFound));
        assert!(kept_file(db, &other.organiser, house.event.id, id).await.is_ok(), "another organiser gets it");
    }

    async fn the_same_wish_is_one_file_until_that_has_ended(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        let id = house.badges(db).await;
        let colleague = House { organiser: stand.organiser().await, event: house.event.clone() };

        let again = [house.badges(db).await, colleague.badges(db).await];
        let other = house.asks(db, GeneratedFileKind::BadgeSheet, "role=visitor").await.expect("asked for");
        let file = leased(db).await;
        let while_made = house.badges(db).await;
        assert!(finish_file(db, &file, 1, 1).await.expect("finished"));
        let later = house.badges(db).await;

        assert_eq!((again, while_made), ([id, id], id));
        assert!(other != id && later != id);
        assert_eq!(house.sees(db, later).await.before, 1, "the other one comes first");
        let listed = generated_file::generated_files(db, &house.organiser, house.event.id, &[]).await.expect("listed");
        assert_eq!(listed.iter().map(|file| file.id).collect::<Vec<_>>(), [later, other, id]);
        let tables = generated_file::generated_files(db, &house.organiser, house.event.id, &[GeneratedFileKind::VisitorTable]).await;
        assert_eq!(tables.expect("listed"), Vec::new());
    }

    async fn nobody_fills_the_line_and_nobody_asks_twice_at_the_same_moment(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;

        let same = futures::future::join_all((0..8).map(|_| house.badges(db))).await;
        assert_eq!(same.iter().collect::<BTreeSet<_>>().len(), 1, "one file for all of them");
        let narrowed: Vec<_> = (0..8).map(|number| format!("q={number}")).collect();
        let asked = futures::future::join_all(narrowed.iter().map(|narrowed| house.asks(db, GeneratedFileKind::BadgeSheet, narrowed))).await;

        let taken = asked.iter().filter(|asked| asked.is_ok()).count();
        assert_eq!(taken as i32, MOST_OPEN - 1, "{asked:?}");
        assert!(asked.iter().filter_map(|asked| asked.as_ref().err()).all(|error| matches!(error, Error::TooManyOpen)), "{asked:?}");
        assert_eq!(stand.count("generated_file", "state = 'waiting'").await, i64::from(MOST_OPEN));
        cancel_file(db, &house.organiser, same[0]).await.expect("cancelled");
        house.asks(db, GeneratedFileKind::BadgeSheet, "q=later").await.expect("there is room again");
    }

    async fn only_one_worker_makes_a_file(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        house.badges(db).await;
        house.asks(db, GeneratedFileKind::BadgeSheet, "role=visitor").await.expect("asked for");

        let leased = futures::future::join_all((0..6).map(|_| async { lease_file(db).await.expect("looked") })).await;

        let ids: Vec<_> = leased.into_iter().flatten().map(|file| file.id).collect();
        assert_eq!((ids.len(), ids.iter().collect::<BTreeSet<_>>().len()), (2, 2), "{ids:?}");
    }

    async fn a_file_whose_worker_died_is_begun_anew_and_given_up_when_they_all_die(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        let id = house.badges(db).await;

        let dead = leased(db).await;
        assert!(note_progress(db, &dead, 200, 300).await.expect("told"));
        forsaken(&stand).await;
        let second = leased(db).await;
        assert_eq!((second.id, house.sees(db, id).await.done), (id, 0));
        assert!(!note_progress(db, &dead, 300, 300).await.expect("told"), "it was not dead, and is told that another one makes it");
        assert!(!finish_file(db, &dead, 300, 1).await.expect("told"));
        assert_ne!(dead.stored_as(), second.stored_as(), "what it takes away is its own");

        let mut deaths = 1;
        while house.sees(db, id).await.state.is_open() {
            forsaken(&stand).await;
            deaths += usize::from(lease_file(db).await.expect("looked").is_some());
        }
        assert_eq!(deaths, 4, "and the one before");
        let seen = house.sees(db, id).await;
        assert_eq!((seen.state, seen.trouble), (GeneratedFileState::Failed, Some(FileTrouble::Interrupted)));
    }

    async fn a_server_that_stops_gives_its_file_back(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        let id = house.badges(db).await;

        give_back_file(db, &leased(db).await).await.expect("given back");

        assert_eq!(house.sees(db, id).await.state, GeneratedFileState::Waiting);
        assert_eq!(leased(db).await.id, id, "at once");
    }

    async fn what_is_cancelled_is_not_made_and_what_failed_says_why(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;

        let id = house.badges(db).await;
        let file = leased(db).await;
        cancel_file(db, &house.organiser, id).await.expect("cancelled");
        assert!(!note_progress(db, &file, 1, 2).await.expect("told"));
        assert!(!finish_file(db, &file, 2, 2).await.expect("told"));
        assert_eq!((house.sees(db, id).await.state, house.gets(db, id).await), (GeneratedFileState::Cancelled, false));
        assert_eq!(lease_file(db).await.expect("looked"), None);

        let id = house.badges(db).await;
        fail_file(db, &leased(db).await, FileTrouble::NoRoom).await.expect("noted");
        cancel_file(db, &house.organiser, id).await.expect("nothing to cancel");
        let seen = house.sees(db, id).await;
        assert_eq!((seen.state, seen.trouble), (GeneratedFileState::Failed, Some(FileTrouble::NoRoom)));
    }

    async fn a_file_goes_after_a_day(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        let id = house.badges(db).await;
        forsaken(&stand).await;
        let first = leased(db).await;
        forsaken(&stand).await;
        let second = leased(db).await;
        assert!(finish_file(db, &second, 1, 1).await.expect("finished"));
        assert_eq!(spent_files(db).await.expect("listed"), Vec::new());

        execute(&stand, "UPDATE generated_file SET expires_at = '2020-01-01T00:00:00+00:00'").await.expect("a day is over");
        assert!(!house.gets(db, id).await, "also before it is cleared away");
        let spent = spent_files(db).await.expect("listed");
        let names: Vec<_> = spent.iter().flat_map(|file| file.stored_as.clone()).collect();
        assert_eq!(names, [first.stored_as(), second.stored_as()], "what any attempt may have left");
        for file in &spent {
            forget_file(db, file).await.expect("forgotten");
        }
        assert_eq!(stand.count("generated_file", "true").await, 0);
    }

    async fn nobody_who_was_erased_is_in_a_file(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        let visitor = visitor(&stand, house.event.id, "Vera Vergessen").await;
        let elsewhere = House::new(&stand).await;
        let (finished, untouched) = (house.badges(db).await, elsewhere.badges(db).await);
        for _ in 0..2 {
            assert!(finish_file(db, &leased(db).await, 1, 1).await.expect("finished"));
        }
        let made = house.asks(db, GeneratedFileKind::VisitorTable, "").await.expect("asked for");
        let maker = leased(db).await;

        erasure::erase(db, &Actor::TicketHolder(visitor.registration), visitor.registration).await.expect("erased");

        assert_eq!((house.sees(db, finished).await.state, house.gets(db, finished).await), (GeneratedFileState::Withdrawn, false));
        assert!(elsewhere.gets(db, untouched).await);
        assert!(!finish_file(db, &maker, 1, 1).await.expect("told"), "she stands in what it has read");
        assert_eq!(house.sees(db, made).await.state, GeneratedFileState::Waiting, "it is begun anew");
        let spent = spent_files(db).await.expect("listed");
        assert_eq!(spent.iter().map(|file| file.id).collect::<Vec<_>>(), [finished]);
        forget_file(db, &spent[0]).await.expect("forgotten");
        assert_eq!(spent_files(db).await.expect("listed"), Vec::new());
        assert_eq!(house.sees(db, finished).await.state, GeneratedFileState::Withdrawn, "and it still says what became of it");
    }

    async fn however_many_are_erased_while_a_file_is_made_it_is_made(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        let id = house.badges(db).await;
        for number in 0..6 {
            let visitor = visitor(&stand, house.event.id, &format!("Vera {number}")).await.registration;
            let maker = leased(db).await;
            erasure::erase(db, &Actor::TicketHolder(visitor), visitor).await.expect("erased");
            assert!(!note_progress(db, &maker, 1, 2).await.expect("told"));
        }

        assert!(finish_file(db, &leased(db).await, 1, 1).await.expect("finished"));
        assert_eq!(house.sees(db, id).await.state, GeneratedFileState::Finished);
    }

    async fn nobody_slips_into_a_file_that_is_asked_for_while_they_are_erased(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        let mut visitors = Vec::new();
        for number in 0..8 {
            visitors.push(visitor(&stand, house.event.id, &format!("Vera {number}")).await.registration);
        }
        let erasing = futures::future::join_all(visitors.iter().map(|visitor| async {
            erasure::erase(db, &Actor::TicketHolder(*visitor), *visitor).await.expect("erased");
        }));
        // What a worker does, again and again, until they are all erased.
        let making = async {
            let mut made = Vec::new();
            for round in 0..12 {
                house.asks(db, GeneratedFileKind::BadgeSheet, &format!("round={round}")).await.expect("asked for");
                let file = leased(db).await;
                let names = badge::printed(db, &Actor::System, house.event.id, &BadgeFilter::default()).await.expect("read").len();
                if finish_file(db, &file, 1, 1).await.expect("told") {
                    made.push((file.id, names));
                }
            }
            made
        };

        let (_, made) = futures::future::join(erasing, making).await;

        for (file, names) in made {
            assert!(names == 0 || !house.gets(db, file).await, "{names} in a file that is given out");
        }
    }

    async fn who_never_confirmed_was_on_no_paper(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        visitor_in(&stand, house.event.id, "Paula Offen", "pending").await;
        execute(&stand, "UPDATE registration SET confirmed_at = NULL, confirm_expires_at = '2020-01-01T00:00:00+00:00'").await.expect("long ago");
        let (paper, table) = (house.badges(db).await, house.asks(db, GeneratedFileKind::VisitorTable, "").await.expect("asked for"));
        for _ in 0..2 {
            assert!(finish_file(db, &leased(db).await, 1, 1).await.expect("finished"));
        }

        assert_eq!(erasure::sweep(db).await.expect("swept"), 1);

        assert!(house.gets(db, paper).await);
        assert_eq!(house.sees(db, table).await.state, GeneratedFileState::Withdrawn);
    }

    async fn asking_for_visitors_or_history_is_noted_as_taking_them_away(stand: Stand) {
        let house = House::new(&stand).await;
        let db = &stand.db;
        for kind in GeneratedFileKind::ALL {
            house.asks(db, kind, "").await.expect("asked for");
        }

        assert_eq!(stand.count("audit", "action = 'visitors_exported'").await, 1);
        assert_eq!(stand.count("audit", "action = 'history_exported'").await, 1);
    }
}
