//! What people find in their calendars after they have opened our files.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use domain::{
    calendar::{self, CalendarEntry, EntryFacts, Publish, Thing},
    clock,
    db::Db,
    event::{EventDetails, EventView},
    ids::SessionId,
    locale::{Locale, Text},
    masterclass,
    process::{erasure, leaving, personal_data_export, resend},
    registration,
};

use crate::{
    masterclass::fixture,
    registration::fixture::{Fair, Visitor, raw, rows},
    stand::{Stand, both, edit_and_tell, fair},
};

/// A calendar as RFC 5546 (3.2.1, 3.2.5) has it: of one id the higher number counts, and of one number the later word.
#[derive(Default)]
struct Reader {
    entries: BTreeMap<String, CalendarEntry>,
}

impl Reader {
    fn open(&mut self, file: &[CalendarEntry]) {
        for entry in file {
            let known = self.entries.get(&entry.uid);
            if known.is_none_or(|known| (known.sequence, known.changed_at) <= (entry.sequence, entry.changed_at)) {
                self.entries.insert(entry.uid.clone(), entry.clone());
            }
        }
    }

    /// What stands there, by its beginning.
    fn standing(&self) -> Vec<DateTime<Utc>> {
        let mut times: Vec<_> = self.entries.values().filter(|entry| !entry.is_cancelled).map(|entry| says(entry).starts_at).collect();
        times.sort_unstable();
        times
    }
}

fn says(entry: &CalendarEntry) -> &EntryFacts {
    entry.says.as_ref().expect("it is known what it says")
}

/// What the letters of this kind brought, oldest first; `%` stands for all.
async fn letters(stand: &Stand, kind: &str) -> Vec<Vec<CalendarEntry>> {
    let rows = rows(stand, &format!("SELECT letter FROM mail WHERE kind LIKE '{kind}' ORDER BY created_at, id")).await;
    let entries = |letter: String| {
        let letter: serde_json::Value = serde_json::from_str(&letter).expect("JSON");
        letter.get("calendar").map(|entries| serde_json::from_value(entries.clone()).expect("entries")).unwrap_or_default()
    };
    rows.iter().map(|row| entries(row.try_get("", "letter").expect("a letter"))).collect()
}

fn numbers(entries: &[CalendarEntry]) -> Vec<(i64, bool)> {
    entries.iter().map(|entry| (entry.sequence, entry.is_cancelled)).collect()
}

async fn session(stand: &Stand, fair: &Fair, title: &str, time: &str) -> SessionId {
    let db = &stand.db;
    let stage = masterclass::add_stage(db, &fair.organiser, fair.event.id, &fixture::stage(title)).await.expect("a stage");
    let form = masterclass::ScheduleSession {
        kind: "masterclass".to_owned(),
        title_de: title.to_owned(),
        language: "de".to_owned(),
        starts_at: format!("{}T{time}", fair.event.starts_on),
        minutes: "45".to_owned(),
        stage: stage.to_string(),
        seat_limit: "1".to_owned(),
        ..masterclass::ScheduleSession::default()
    };
    let id = masterclass::create_session(db, &fair.organiser, fair.event.id, &form).await.expect("a session");
    masterclass::publish(db, &fair.organiser, id).await.expect("published");
    id
}

async fn vera(stand: &Stand) -> (Fair, Visitor) {
    let fair = Fair::new(stand).await;
    let vera = fair.visitor(stand, &fair.form("vera@visitor.example")).await;
    (fair, vera)
}

/// The event as `change` makes it.
async fn edit(stand: &Stand, fair_: &Fair, change: impl FnOnce(&mut EventDetails)) -> EventView {
    let now = domain::event::by_id(&stand.db, &fair_.organiser, fair_.event.id).await.expect("there");
    let mut details = EventDetails { slug: now.slug.clone(), ..fair(&now.slug) };
    details.starts_on = now.starts_on.to_string();
    details.ends_on = now.ends_on.to_string();
    change(&mut details);
    edit_and_tell(stand, &fair_.organiser, &now, &details).await.expect("edited")
}

both! {
    async fn a_seat_that_was_given_back_and_booked_again_stands_in_the_calendar(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        let id = session(&stand, &fair, "Wärmenetze", "10:00").await;
        for again in [true, false] {
            let seat = masterclass::book(&stand.db, &vera.actor, id).await.expect("booked");
            if again {
                masterclass::cancel_seat(&stand.db, &vera.actor, seat.id).await.expect("given back");
            }
        }
        let files = letters(&stand, "seat%").await;
        let file = masterclass::seat_entry(&stand.db, &vera.actor, id, Locale::De).await.expect("a file");

        let told: Vec<_> = files.iter().map(|file| numbers(file)).collect();
        assert_eq!(told, [[(1, false)], [(2, true)], [(3, false)]]);
        assert!(files.iter().all(|entries| entries[0].uid == files[0][0].uid && entries[0].thing == Thing::Session(id)));
        assert_eq!(file, files[2][0], "a download says what the last letter said");
        // Whatever comes late.
        for order in [[0, 1, 2], [0, 2, 1], [2, 1, 0], [1, 2, 0]] {
            let mut calendar = Reader::default();
            for letter in order {
                calendar.open(&files[letter]);
            }
            assert_eq!(calendar.standing(), [says(&file).starts_at], "{order:?}");
        }
        let english = masterclass::seat_entry(&stand.db, &vera.actor, id, Locale::En).await.expect("a file");
        assert_eq!((english.sequence, says(&english).locale), (4, Some(Locale::En)), "another language is another word");
    }

    async fn numbers_never_fall_and_rise_with_what_a_ticket_says(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        let days = || registration::calendar_days(&stand.db, &vera.actor, vera.id, Locale::De);
        let [letter] = &letters(&stand, "ticket").await[..] else { panic!("one letter") };
        let file = days().await.expect("a file");
        edit(&stand, &fair, |details| details.opens = "08:00".to_owned()).await;
        let earlier = days().await.expect("a file");
        registration::register(&stand.db, &domain::actor::Actor::Anonymous, &fair.form("vera@visitor.example")).await.expect("asked again");
        let again = letters(&stand, "ticket").await.pop().expect("a letter");
        let shorter = edit(&stand, &fair, |details| details.ends_on = fair.event.starts_on.to_string()).await;
        let gone = days().await.expect("a file");

        let count = usize::try_from((fair.event.ends_on - fair.event.starts_on).num_days() + 1).expect("some");
        assert!(count > 1 && letter.len() == count, "{letter:?}");
        assert_eq!(&file, letter, "nothing is new");
        assert_eq!(earlier, again, "a letter goes on where the download was");
        for (before, after) in letter.iter().zip(&earlier) {
            assert_eq!(before.uid, after.uid);
            assert!(before.sequence < after.sequence && says(before).starts_at > says(after).starts_at, "{before:?} {after:?}");
        }
        assert!(gone.iter().zip(&again).all(|(after, before)| after.sequence >= before.sequence));
        let standing: Vec<_> = gone.iter().filter(|day| !day.is_cancelled).map(|day| day.thing).collect();
        assert_eq!(standing, [Thing::Day(shorter.starts_on)]);
        assert_eq!(gone.len(), count, "what is gone is said");
        let mut calendar = Reader::default();
        for file in [&gone, letter, &again] {
            calendar.open(file);
        }
        assert_eq!(calendar.standing().len(), 1);
    }

    async fn whoever_cancels_has_an_empty_calendar(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        let (kept, given_back) = (session(&stand, &fair, "Eins", "10:00").await, session(&stand, &fair, "Zwei", "14:00").await);
        masterclass::book(&stand.db, &vera.actor, kept).await.expect("booked");
        let seat = masterclass::book(&stand.db, &vera.actor, given_back).await.expect("booked");
        masterclass::cancel_seat(&stand.db, &vera.actor, seat.id).await.expect("given back");
        let mut calendar = Reader::default();
        for file in letters(&stand, "%").await {
            calendar.open(&file);
        }
        let given = calendar.entries.len();

        leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("cancelled");
        let cancelled = letters(&stand, "registration_cancelled").await.pop().expect("a letter");
        let file = registration::calendar_days(&stand.db, &vera.actor, vera.id, Locale::De).await.expect("a file");
        calendar.open(&cancelled);

        assert_eq!((cancelled.len(), calendar.entries.len()), (given, given), "every entry that was ever sent");
        assert!(calendar.standing().is_empty() && cancelled.iter().all(|entry| entry.is_cancelled));
        assert!(file.iter().all(|day| day.is_cancelled && cancelled.contains(day)));
        assert_eq!(stand.count("mail", "kind LIKE 'seat%' AND state = 'waiting'").await, 0, "nothing older follows");
        // And once more.
        registration::register_again(&stand.db, &vera.actor, vera.id).await.expect("back");
        calendar.open(&letters(&stand, "ticket").await.pop().expect("a letter"));
        assert!(!calendar.standing().is_empty());
        assert_eq!(calendar.entries.len(), given, "the same ids for ever");
    }

    async fn who_was_only_waiting_has_nothing_to_take_back(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        let other = fair.visitor(&stand, &fair.form("other@visitor.example")).await;
        let id = session(&stand, &fair, "Wärmenetze", "10:00").await;
        masterclass::book(&stand.db, &other.actor, id).await.expect("booked");
        masterclass::wait(&stand.db, &vera.actor, id).await.expect("waits");

        masterclass::cancel_session(&stand.db, &fair.organiser, id).await.expect("called off");

        let told: Vec<_> = letters(&stand, "session_cancelled").await.iter().map(|file| numbers(file)).collect();
        assert_eq!(told, [vec![(2, true)], vec![]]);
        assert!(letters(&stand, "seat_waiting").await[0].is_empty());
    }

    async fn ids_stay_when_the_site_moves(stand: Stand) {
        calendar::keep_host(&stand.db, "old.example").await.expect("kept");
        let (_, vera) = vera(&stand).await;
        let before = registration::calendar_days(&stand.db, &vera.actor, vera.id, Locale::De).await.expect("a file");
        calendar::keep_host(&stand.db, "new.example").await.expect("kept");

        let after = registration::calendar_days(&stand.db, &vera.actor, vera.id, Locale::De).await.expect("a file");

        assert_eq!(before, after);
        assert!(after.iter().all(|day| day.uid.starts_with("ticket-") && day.uid.ends_with("@old.example")), "{after:?}");
    }

    async fn of_many_files_at_once_no_two_say_different_things_under_one_number(stand: Stand) {
        let (_, vera) = vera(&stand).await;
        let tries = (0..48).map(|turn| {
            let (db, actor, id) = (stand.db.clone(), vera.actor.clone(), vera.id);
            let locale = if turn % 2 == 0 { Locale::De } else { Locale::En };
            tokio::spawn(async move { registration::calendar_days(&db, &actor, id, locale).await.expect("a file") })
        });
        let mut said: BTreeMap<(String, i64), CalendarEntry> = BTreeMap::new();
        for file in tries.collect::<Vec<_>>() {
            for entry in file.await.expect("no panic") {
                let before = said.insert((entry.uid.clone(), entry.sequence), entry.clone());
                assert!(before.is_none_or(|before| before == entry), "{entry:?}");
            }
        }
    }

    async fn two_first_files_at_once_are_one(stand: Stand) {
        let (_, vera) = vera(&stand).await;
        raw(&stand, "DELETE FROM calendar_entry").await.expect("nothing was given");
        let tries = (0..24).map(|_| {
            let (db, actor, id) = (stand.db.clone(), vera.actor.clone(), vera.id);
            tokio::spawn(async move { registration::calendar_days(&db, &actor, id, Locale::De).await.expect("a file") })
        });
        let mut files = Vec::new();
        for file in tries.collect::<Vec<_>>() {
            files.push(file.await.expect("no panic"));
        }

        assert!(!files[0].is_empty() && files.iter().all(|file| *file == files[0]), "{files:?}");
    }

    async fn what_is_kept_of_a_calendar_is_taken_along_and_goes(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        let id = session(&stand, &fair, "Wärmenetze", "10:00").await;
        masterclass::book(&stand.db, &vera.actor, id).await.expect("booked");
        let everything = personal_data_export::export_personal_data(&stand.db, &vera.actor, vera.id).await.expect("taken");
        let kept = stand.count("calendar_entry", "1 = 1").await;

        erasure::erase(&stand.db, &vera.actor, vera.id).await.expect("erased");

        assert_eq!(i64::try_from(everything.calendar.len()).expect("few"), kept);
        assert!(everything.calendar.iter().any(|entry| entry.says.as_ref().is_some_and(|says| says.title.de == "Wärmenetze")));
        assert_eq!(stand.count("calendar_entry", "1 = 1").await, 0);
        let last = letters(&stand, "registration_erased").await.into_iter().max_by_key(Vec::len).expect("a letter");
        assert_eq!(i64::try_from(last.len()).expect("few"), kept);
        assert!(last.iter().all(|entry| entry.is_cancelled));
    }

    async fn an_old_letter_sent_again_says_how_it_is_now(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        let id = session(&stand, &fair, "Wärmenetze", "10:00").await;
        let seat = masterclass::book(&stand.db, &vera.actor, id).await.expect("booked");
        raw(&stand, "UPDATE mail SET state = 'sent', sent_at = created_at").await.expect("all left");
        masterclass::cancel_seat(&stand.db, &vera.actor, seat.id).await.expect("given back");
        raw(&stand, "UPDATE mail SET state = 'sent', sent_at = created_at").await.expect("all left");
        let mails = domain::mail::list_mails(&stand.db, &fair.organiser, &domain::mail::MailFilter::default()).await.expect("listed").rows;
        let booked = mails.iter().find(|mail| mail.kind == "seat_booked").expect("the letter").id;

        resend::resend(&stand.db, &fair.organiser, booked).await.expect("sent again");

        let again = letters(&stand, "seat_booked").await.pop().expect("a letter");
        assert_eq!(numbers(&again), [(2, true)]);
    }

    async fn the_programme_keeps_its_numbers_and_says_what_is_gone(stand: Stand) {
        let (fair, _) = vera(&stand).await;
        let now = clock::now();
        let facts = |title: &str| EntryFacts {
            starts_at: now,
            ends_at: now + Duration::hours(1),
            title: Text::new(title, ""),
            description: Text::default(),
            place: Text::default(),
            event: fair.event.slug.clone(),
            contact_name: String::new(),
            contact_email: String::new(),
            locale: None,
        };
        let (one, two) = (SessionId::new(), SessionId::new());
        let entry = |session, title: &str, is_cancelled| Publish { session, revision: 7, is_cancelled, says: facts(title) };
        let feed = async |db: &Db, sessions: &[Publish]| calendar::publish(db, &fair.event, sessions).await.expect("a feed");

        let both = [entry(one, "Eins", false), entry(two, "Zwei", false)];
        let first = feed(&stand.db, &both).await;
        let writes = stand.db.writes();
        let same = feed(&stand.db, &both).await;
        let silent = stand.db.writes();
        let other_words = feed(&stand.db, &[entry(one, "Eins, neu", false), entry(two, "Zwei", false)]).await;
        let cancelled = feed(&stand.db, &[entry(one, "Eins, neu", true), entry(two, "Zwei", false)]).await;
        let taken_out = feed(&stand.db, &[entry(one, "Eins, neu", true)]).await;
        raw(&stand, "UPDATE calendar_entry SET changed_at = '2020-01-01T00:00:00+00:00' WHERE is_cancelled").await.expect("long ago");
        let long_after = feed(&stand.db, &[entry(one, "Eins, neu", true)]).await;

        assert_eq!((&first, silent), (&same, writes), "what machines ask for again is not written again");
        let told = |feed: &calendar::Feed| feed.entries.iter().map(|entry| (entry.thing, entry.sequence, entry.is_cancelled)).collect::<Vec<_>>();
        let (one, two) = (Thing::Session(one), Thing::Session(two));
        assert_eq!(told(&first), [(one, 7, false), (two, 7, false)]);
        assert_eq!(told(&other_words), [(one, 8, false), (two, 7, false)]);
        assert_eq!(told(&cancelled), [(one, 9, true), (two, 7, false)]);
        assert_eq!(told(&taken_out), [(one, 9, true), (two, 8, true)]);
        assert_eq!(told(&long_after), []);
        assert!(first.changed_at < other_words.changed_at && cancelled.changed_at < taken_out.changed_at);
    }

    async fn what_releases_without_a_ledger_sent_is_changed_and_taken_back_under_its_own_ids(stand: Stand) {
        let (fair, vera) = vera(&stand).await;
        let id = session(&stand, &fair, "Wärmenetze", "10:00").await;
        let given_back = session(&stand, &fair, "Umbau", "14:00").await;
        masterclass::book(&stand.db, &vera.actor, id).await.expect("booked");
        let seat = masterclass::book(&stand.db, &vera.actor, given_back).await.expect("booked");
        raw(&stand, "UPDATE mail SET state = 'sent', sent_at = created_at").await.expect("all left");
        masterclass::cancel_seat(&stand.db, &vera.actor, seat.id).await.expect("given back");
        let days = letters(&stand, "ticket").await[0].iter().map(|day| day.thing).collect::<Vec<_>>();
        let revisions = (masterclass::session(&stand.db, &fair.organiser, &fair.event, id).await.expect("there").revision, fair.event.revision);
        for statement in ["DELETE FROM calendar_entry", "DELETE FROM seaql_migrations WHERE version = 'm0036_given_entries'"] {
            raw(&stand, statement).await.expect("as the release before left it");
        }

        migrations::migrate(stand.db.for_migrations()).await.expect("migrated");
        calendar::keep_host(&stand.db, "old.example").await.expect("the first start");
        let moved = masterclass::seat_entry(&stand.db, &vera.actor, id, Locale::De).await.expect("a file");
        leaving::cancel_registration(&stand.db, &vera.actor, vera.id).await.expect("cancelled");

        assert_eq!((moved.uid.as_str(), moved.sequence), (format!("{id}@old.example").as_str(), revisions.0 + 1));
        let cancelled = letters(&stand, "registration_cancelled").await.pop().expect("a letter");
        let hash = &domain::code::hash(&vera.ticket)[..32];
        let mut wanted: Vec<_> = days
            .iter()
            .map(|thing| match thing {
                Thing::Day(day) => (format!("ticket-{hash}-{day}@old.example"), revisions.1 + 1),
                Thing::Session(_) | Thing::Meeting(_) | Thing::TripItem(_) => panic!("a ticket has days"),
            })
            .collect();
        wanted.push((format!("{id}@old.example"), revisions.0 + 2));
        let told: Vec<_> = cancelled.iter().map(|entry| (entry.uid.clone(), entry.sequence)).collect();
        assert_eq!(told, wanted);
        assert!(cancelled.iter().all(|entry| entry.is_cancelled));
    }
}
