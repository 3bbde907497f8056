//! What people ask by the contact form, and what organisers do with it.

use chrono::Duration;
use domain::{
    account::limits::ENQUIRIES_OF_MAILBOX,
    actor::{Actor, Denied},
    audit::{self, ExpectedRevision},
    clock::{self, Instant},
    enquiry::{self, EnquiryFilter, EnquiryForm, EnquiryOwner, EnquiryState, EnquiryView, Error},
    event::{self, EventView},
    ids::EnquiryId,
    locale::Locale,
    notice,
    process::{
        board::{self, WaitingKind},
        notices::tell_organisers,
        sweep::sweep,
    },
};

use crate::{
    applying::{execute, open_event},
    stand::{Stand, both, fair, staff_of, stranger},
};

/// A form that was open for ten seconds.
async fn form(stand: &Stand, name: &str, message: &str) -> EnquiryForm {
    let moment = made(stand, clock::now() - Duration::seconds(10)).await;
    let mailbox: String = name.to_lowercase().replace(' ', ".").chars().filter(char::is_ascii).collect();
    let email = format!("{mailbox}@frage.example");
    EnquiryForm { name: name.to_owned(), email, message: message.to_owned(), moment, ..EnquiryForm::default() }
}

async fn made(stand: &Stand, at: Instant) -> String {
    enquiry::form_moment(&stand.db, at).await.expect("sealed")
}

async fn ask(stand: &Stand, event: &str, form: &EnquiryForm) -> Result<(), Error> {
    enquiry::send(&stand.db, &Actor::Anonymous, event, form, Locale::De).await
}

async fn asked(stand: &Stand, event: &str, name: &str, message: &str) {
    ask(stand, event, &form(stand, name, message).await).await.expect("asked");
}

async fn listed(stand: &Stand, actor: &Actor, filter: EnquiryFilter) -> Vec<EnquiryView> {
    enquiry::enquiries(&stand.db, actor, &filter).await.expect("listed").enquiries
}

fn names(list: &[EnquiryView]) -> Vec<&str> {
    list.iter().map(|enquiry| enquiry.name.as_str()).collect()
}

/// The one enquiry that there is.
async fn only(stand: &Stand, actor: &Actor) -> EnquiryView {
    listed(stand, actor, EnquiryFilter::default()).await.pop().expect("an enquiry")
}

fn revision(number: i64) -> ExpectedRevision {
    ExpectedRevision::parse(&number.to_string())
}

both! {
    async fn what_is_asked_waits_for_the_organisers_and_no_letter_goes_to_the_mailbox(stand: Stand) {
        let organiser = stand.organiser().await;
        notice::choose(&stand.db, &organiser, "at_once").await.expect("chosen");
        let event = open_event(&stand).await;
        let form = EnquiryForm {
            phone: "0201 1234567".to_owned(),
            call_back: "on".to_owned(),
            call_when: "ab 15 Uhr".to_owned(),
            page: format!("/de/events/{}/plan", event.slug),
            ..form(&stand, "Nora Neu", "Wo ist der Eingang?").await
        };

        ask(&stand, &event.slug, &form).await.expect("asked");
        asked(&stand, "", "Otto Ohne", "Haben Sie offene Stellen?").await;
        tell_organisers(&stand.db, clock::now()).await.expect("told");

        let list = listed(&stand, &organiser, EnquiryFilter::default()).await;
        assert_eq!(list.iter().map(|enquiry| enquiry.event).collect::<Vec<_>>(), [Some(event.id), None]);
        assert_eq!((list[0].phone.as_str(), list[0].call_back, list[0].call_when.as_str()), ("+492011234567", true, "ab 15 Uhr"));
        assert_eq!((list[0].state, list[0].owner.clone(), list[0].page.clone()), (EnquiryState::Open, None, form.page));
        assert_eq!(stand.count("mail", "to_email LIKE '%@frage.example'").await, 0, "nobody proved the mailbox");
        let to_organiser = format!("kind = 'organiser_notice' AND to_email = '{}'", organiser.person().expect("a person").email);
        assert_eq!(stand.count("mail", &to_organiser).await, 1 + 1, "about the event, and about none");
    }

    async fn neither_history_nor_notices_say_who_asked(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = open_event(&stand).await;
        let form = form(&stand, "Nora Neu", "Geheimes Anliegen").await;
        enquiry::send(&stand.db, &organiser, &event.slug, &form, Locale::De).await.expect("asked by somebody who is signed in");

        for (table, condition) in [
            ("audit", "subject = 'enquiry' AND (actor <> 'anonymous' OR account_id IS NOT NULL OR changes LIKE '%Nora%')"),
            ("organiser_notice", "name_de LIKE '%Nora%' OR name_en LIKE '%Geheim%'"),
        ] {
            assert_eq!(stand.count(table, condition).await, 0, "{table}: {condition}");
        }
        assert_eq!(stand.count("audit", "subject = 'enquiry' AND action = 'received'").await, 1);
    }

    async fn a_form_that_no_person_sends_is_refused_and_nothing_is_kept(stand: Stand) {
        let good = form(&stand, "Nora Neu", "Wo?").await;
        let now = clock::now();
        let forged = good.moment.replacen('1', "2", 1);
        let moments = [made(&stand, now).await, made(&stand, now - Duration::days(2)).await, forged, String::new(), "<b>x</b>".to_owned()];
        let mut forms: Vec<_> = moments.into_iter().map(|moment| EnquiryForm { moment, ..good.clone() }).collect();
        forms.push(EnquiryForm { website: "https://spam.example".to_owned(), ..good.clone() });
        forms.push(EnquiryForm { page: "https://spam.example".to_owned(), ..good.clone() });

        for form in forms {
            assert!(matches!(ask(&stand, "", &form).await, Err(Error::Invalid(_))), "{form:?}");
        }

        assert_eq!(stand.count("enquiry", "1 = 1").await, 0);
        ask(&stand, "", &good).await.expect("a person's is taken");
    }

    async fn one_mailbox_asks_only_so_often(stand: Stand) {
        let form = form(&stand, "Nora Neu", "Wo?").await;
        for _ in 0..ENQUIRIES_OF_MAILBOX.attempts {
            ask(&stand, "", &form).await.expect("asked");
        }

        let spelled = EnquiryForm { email: form.email.to_uppercase(), ..form };
        assert!(matches!(ask(&stand, "", &spelled).await, Err(Error::TooMany { .. })), "in whatever spelling");
        asked(&stand, "", "Otto Ohne", "Wann?").await;
    }

    async fn organisers_alone_read_and_handle_them(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = open_event(&stand).await;
        asked(&stand, &event.slug, "Nora Neu", "Wo?").await;
        let id = only(&stand, &organiser).await.id;

        for actor in [Actor::Anonymous, stranger(), staff_of(event.id)] {
            let (db, first) = (&stand.db, revision(1));
            let refusals = [
                enquiry::enquiries(db, &actor, &EnquiryFilter::default()).await.map(drop),
                enquiry::enquiry(db, &actor, id).await.map(drop),
                enquiry::owners(db, &actor).await.map(drop),
                enquiry::export(db, &actor, id).await.map(drop),
                enquiry::assign(db, &actor, id, first, "").await,
                enquiry::set_state(db, &actor, id, first, EnquiryState::Done).await,
                enquiry::add_note(db, &actor, id, "Notiz").await,
                enquiry::erase(db, &actor, id).await,
            ];
            for refused in refusals {
                assert!(matches!(refused, Err(Error::Denied(denied)) if denied == actor.refused()), "{actor:?}");
            }
        }

        assert_eq!(stand.count("enquiry", "revision = 1 AND state = 'open'").await, 1);
        let nothing = enquiry::enquiry(&stand.db, &organiser, EnquiryId::new()).await;
        assert!(matches!(nothing, Err(Error::Denied(Denied::NotFound))));
    }

    async fn a_draft_is_asked_about_by_nobody_who_does_not_see_it(stand: Stand) {
        let organiser = stand.organiser().await;
        event::create(&stand.db, &organiser, &fair("draft-fair")).await.expect("a draft");

        for slug in ["draft-fair", "no-fair"] {
            let refused = ask(&stand, slug, &form(&stand, "Nora Neu", "Wo?").await).await;
            assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))), "{slug}");
        }
    }

    async fn a_task_goes_from_hand_to_hand_and_comes_to_its_end(stand: Stand) {
        let (olga, otto) = (stand.organiser().await, stand.organiser().await);
        let account = |actor: &Actor| actor.account().expect("an account");
        asked(&stand, "", "Nora Neu", "Wo?").await;
        let id = only(&stand, &olga).await.id;
        let db = &stand.db;

        enquiry::assign(db, &olga, id, revision(1), &account(&olga).to_string()).await.expect("taken over");
        let late = enquiry::assign(db, &otto, id, revision(1), &account(&otto).to_string()).await;
        enquiry::assign(db, &olga, id, revision(2), &account(&otto).to_string()).await.expect("given");
        enquiry::add_note(db, &otto, id, "Rückruf am Montag").await.expect("written down");
        enquiry::set_state(db, &otto, id, revision(3), EnquiryState::Done).await.expect("done");
        let (done, notes) = enquiry::enquiry(db, &olga, id).await.expect("read");
        enquiry::set_state(db, &olga, id, revision(4), EnquiryState::Open).await.expect("opened again");

        assert!(matches!(late, Err(Error::Overtaken(_))), "{late:?}");
        assert_eq!((done.state, done.owner.map(|owner| owner.account), done.done_at.is_some()), (EnquiryState::Done, Some(account(&otto)), true));
        assert_eq!(notes.iter().map(|note| note.body.as_str()).collect::<Vec<_>>(), ["Rückruf am Montag"]);
        assert_eq!(only(&stand, &olga).await.done_at, None);
        let history = audit::of_subject(db, id.as_uuid()).await.expect("told");
        let actions: Vec<_> = history.iter().rev().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["received", "taken_over", "given_to", "note_added", "done", "reopened"]);
        for wrong in ["<b>x</b>", &stranger().account().expect("an account").to_string()] {
            let refused = enquiry::assign(db, &olga, id, revision(5), wrong).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{wrong}");
        }
    }

    async fn whoever_is_done_with_what_was_nobodys_had_it(stand: Stand) {
        let organiser = stand.organiser().await;
        asked(&stand, "", "Nora Neu", "Wo?").await;
        let id = only(&stand, &organiser).await.id;

        enquiry::set_state(&stand.db, &organiser, id, revision(1), EnquiryState::Done).await.expect("done");

        assert_eq!(only(&stand, &organiser).await.owner.map(|owner| owner.account), organiser.account());
    }

    async fn the_list_is_narrowed_by_state_owner_event_and_words(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = open_event(&stand).await;
        asked(&stand, "", "Alma Alt", "Wann öffnet die Halle?").await;
        asked(&stand, &event.slug, "Berta Breit", "Gibt es Parkplätze?").await;
        asked(&stand, &event.slug, "Cem Çelik", "Wer baut auf?").await;
        let all = listed(&stand, &organiser, EnquiryFilter::default()).await;
        enquiry::set_state(&stand.db, &organiser, all[0].id, revision(1), EnquiryState::Done).await.expect("done");
        let me = organiser.account().expect("an account");

        for (filter, found) in [
            (EnquiryFilter::default(), vec!["Alma Alt", "Berta Breit", "Cem Çelik"]),
            (EnquiryFilter { state: Some(EnquiryState::Open), ..EnquiryFilter::default() }, vec!["Berta Breit", "Cem Çelik"]),
            (EnquiryFilter { owner: EnquiryOwner::This(me), ..EnquiryFilter::default() }, vec!["Alma Alt"]),
            (EnquiryFilter { owner: EnquiryOwner::Nobody, ..EnquiryFilter::default() }, vec!["Berta Breit", "Cem Çelik"]),
            (EnquiryFilter { event: Some(event.id), ..EnquiryFilter::default() }, vec!["Berta Breit", "Cem Çelik"]),
            (EnquiryFilter { search: "parkplatze".to_owned(), ..EnquiryFilter::default() }, vec!["Berta Breit"]),
            (EnquiryFilter { search: "celik".to_owned(), ..EnquiryFilter::default() }, vec!["Cem Çelik"]),
        ] {
            assert_eq!(names(&listed(&stand, &organiser, filter.clone()).await), found, "{filter:?}");
        }
    }

    async fn what_is_open_waits_on_the_board_since_the_oldest_came(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = open_event(&stand).await;
        for name in ["Alma Alt", "Berta Breit", "Cem Celik"] {
            asked(&stand, &event.slug, name, "Wo?").await;
        }
        let then = clock::now() - Duration::days(4);
        execute(&stand, "UPDATE enquiry SET created_at = $1 WHERE name = 'Berta Breit'", vec![then.into()]).await.expect("as if then");
        let done = listed(&stand, &organiser, EnquiryFilter { search: "alma".to_owned(), ..EnquiryFilter::default() }).await;
        enquiry::set_state(&stand.db, &organiser, done[0].id, revision(1), EnquiryState::Done).await.expect("done");

        let waiting = waiting(&stand, &organiser, &event).await.expect("on the board");

        assert_eq!((waiting.count, waiting.since.map(|since| (clock::now() - since).num_days())), (2, Some(4)));
        asked(&stand, "", "Dora Daheim", "Wann?").await;
        let elsewhere = async |events: &[_]| enquiry::open_elsewhere(&stand.db, &organiser, events).await.expect("counted");
        assert_eq!((elsewhere(&[event.id]).await, elsewhere(&[]).await), (1, 3), "of no event, and of all that are on no board");
    }

    async fn it_is_forgotten_a_year_after_it_was_done_or_at_once(stand: Stand) {
        let organiser = stand.organiser().await;
        for name in ["Alma Alt", "Berta Breit", "Cem Celik"] {
            asked(&stand, "", name, "Wo?").await;
        }
        let all = listed(&stand, &organiser, EnquiryFilter::default()).await;
        enquiry::add_note(&stand.db, &organiser, all[0].id, "Notiz").await.expect("written down");
        for (name, months) in [("Alma Alt", 13), ("Berta Breit", 11)] {
            let then = clock::now() - chrono::Months::new(months);
            let sql = "UPDATE enquiry SET state = 'done', done_at = $1, created_at = $1 WHERE name = $2";
            execute(&stand, sql, vec![then.into(), name.into()]).await.expect("as if then");
        }
        execute(&stand, "UPDATE enquiry SET created_at = $1 WHERE name = 'Cem Celik'", vec![(clock::now() - Duration::days(900)).into()])
            .await
            .expect("as if then");

        sweep(&stand.db).await.expect("swept");
        assert_eq!(stand.fingerprint("enquiry", "name").await, ["Berta Breit", "Cem Celik"], "what is open waits for ever");
        assert_eq!(stand.count("enquiry_note", "1 = 1").await, 0);

        let export = enquiry::export(&stand.db, &organiser, all[1].id).await.expect("taken along");
        enquiry::erase(&stand.db, &organiser, all[1].id).await.expect("erased");
        let again = enquiry::erase(&stand.db, &organiser, all[1].id).await;

        assert_eq!((export.name.as_str(), export.email.as_str()), ("Berta Breit", "berta.breit@frage.example"));
        assert_eq!(stand.fingerprint("enquiry", "name").await, ["Cem Celik"]);
        assert!(matches!(again, Err(Error::Denied(Denied::NotFound))));
        assert_eq!(stand.count("audit", "subject = 'enquiry' AND action = 'erased'").await, 1);
    }

    async fn the_database_holds_no_end_without_its_time(stand: Stand) {
        asked(&stand, "", "Nora Neu", "Wo?").await;

        for sql in ["UPDATE enquiry SET state = 'done'", "UPDATE enquiry SET call_back = TRUE", "UPDATE enquiry SET state = 'lost'"] {
            execute(&stand, sql, vec![]).await.expect_err(sql);
        }
    }
}

async fn waiting(stand: &Stand, actor: &Actor, event: &EventView) -> Option<board::Waiting> {
    let event = event::by_id(&stand.db, actor, event.id).await.expect("seen");
    let board = board::of_event(&stand.db, actor, &event).await.expect("seen");
    board.to_do.into_iter().find(|waiting| waiting.kind == WaitingKind::Enquiries)
}
