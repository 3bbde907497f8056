//! Open calls: from the draft to the winners. The deadline decides within the transaction, jurors see their own call alone, a
//! conflict of interest hides an entry and takes a score out, letters go once, and what is old is forgotten.

use std::collections::BTreeMap;

use chrono::{Duration, Months, NaiveDate, NaiveTime};
use domain::{
    account::{self, PasskeyDemand, limits::CALL_LETTERS_OF_MAILBOX},
    actor::{Actor, Denied},
    call::{
        self, AnswersForm, CallDetails, CallStanding, CallView, CriterionDetails, EntryFilter, EntryShow, EntrySort, EntryState, Error,
        JurorView, LetterNumbers, Outcome, QuestionDetails, SheetForm, StartForm, answer_field, points_field,
    },
    clock, enquiry,
    files::Files,
    ids::{CallEntryId, CallId},
    locale::Locale,
    notice,
    process::{notices::tell_organisers, sweep::sweep},
};

use crate::{
    applying::execute,
    stand::{Stand, both, stranger},
};

const PDF: &[u8] = b"%PDF-1.7\n%%EOF";

fn details() -> CallDetails {
    let today = clock::today(clock::home());
    let text = str::to_owned;
    CallDetails {
        title_de: text("City Tech Ruhr"),
        title_en: text("City Tech Ruhr"),
        text_de: text("Wir suchen."),
        text_en: text("We look for it."),
        hosts: text("Stadt Bochum\nStadt Hagen"),
        takes: text("both"),
        zone: text("Europe/Berlin"),
        opens_on: (today - Duration::days(1)).to_string(),
        opens_time: text("00:00"),
        closes_on: (today + Duration::days(9)).to_string(),
        closes_time: text("24:00"),
        most_files: text("2"),
        least_sheets: text("2"),
        ..CallDetails::default()
    }
}

/// A public call with two criteria and one question.
async fn open_call(stand: &Stand, organiser: &Actor) -> CallView {
    let made = call::create(&stand.db, organiser, &details()).await.expect("made");
    for (revision, name, weight) in [("1", "Nutzen", "60"), ("2", "Reife", "40")] {
        let criterion = CriterionDetails {
            name_de: name.to_owned(),
            name_en: name.to_owned(),
            weight: weight.to_owned(),
            most_points: "10".to_owned(),
            ..CriterionDetails::default()
        };
        call::put_criterion(&stand.db, organiser, made.id, revision, "", &criterion).await.expect("added");
    }
    let question = QuestionDetails {
        question_de: "Was?".to_owned(),
        question_en: "What?".to_owned(),
        length: "long".to_owned(),
        required: "on".to_owned(),
        counted: "words".to_owned(),
        most: "3".to_owned(),
    };
    call::put_question(&stand.db, organiser, made.id, "3", "", &question).await.expect("added");
    call::set_state(&stand.db, organiser, made.id, "published").await.expect("published")
}

/// What a person sends.
async fn start_form(stand: &Stand, organisation: &str) -> StartForm {
    StartForm {
        organisation: organisation.to_owned(),
        contact_name: "Kim Kontakt".to_owned(),
        email: format!("kim@{}.example", organisation.to_lowercase().replace('ä', "ae")),
        country: "DE".to_owned(),
        language: "en".to_owned(),
        moment: enquiry::form_moment(&stand.db, clock::now() - Duration::seconds(10)).await.expect("sealed"),
        website: String::new(),
    }
}

async fn begin(stand: &Stand, of: &CallView, organisation: &str) -> String {
    let form = start_form(stand, organisation).await;
    call::start(&stand.db, &of.slug, &form).await.expect("begun").as_str().to_owned()
}

async fn answers(stand: &Stand, token: &str, said: &str) -> AnswersForm {
    let page = call::entry_of(&stand.db, token).await.expect("its link opens it");
    AnswersForm {
        organisation: page.entry.organisation,
        contact_name: page.entry.contact_name,
        country: page.entry.country,
        answers: BTreeMap::from([(answer_field(page.questions[0].id), said.to_owned())]),
    }
}

/// A whole entry, handed in.
async fn hand_in(stand: &Stand, of: &CallView, organisation: &str) -> CallEntryId {
    let token = begin(stand, of, organisation).await;
    let form = answers(stand, &token, "Eine gute Lösung").await;
    call::save(&stand.db, &token, "1", &form, true).await.expect("handed in");
    call::entry_of(&stand.db, &token).await.expect("read").entry.id
}

/// Somebody of the jury, signed in as everybody does.
async fn juror(stand: &Stand, organiser: &Actor, of: CallId, name: &str) -> Actor {
    let email = format!("{}@jury.example", name.to_lowercase());
    call::invite_juror(&stand.db, organiser, of, &format!("{name} Jury"), &email, Locale::De).await.expect("invited");
    let account = account::account_of_address(&stand.db, organiser, &email).await.expect("an account");
    let link = account::sign_in_link(&stand.db, account).await.expect("a link");
    let signed_in = account::sign_in(&stand.db, link.as_str(), "test").await.expect("signed in");
    account::actor(&stand.db, signed_in.token.as_str(), PasskeyDemand::Nobody).await.expect("known")
}

async fn score(stand: &Stand, of: &CallView, who: &Actor, entry: CallEntryId, points: [&str; 2], hand_in: bool) -> Result<(), Error> {
    let criteria = call::criteria(&stand.db, of.id).await.expect("read");
    let given = criteria.iter().zip(points).map(|(criterion, points)| (points_field(criterion.id), points.to_owned()));
    let form = SheetForm { comment: String::new(), points: given.collect() };
    call::save_sheet(&stand.db, who, entry, "0", &form, hand_in).await
}

async fn close(stand: &Stand, organiser: &Actor, of: &CallView) {
    call::set_state(&stand.db, organiser, of.id, "closed").await.expect("closed");
}

fn names(jurors: &[JurorView]) -> Vec<&str> {
    jurors.iter().map(|juror| juror.name.as_str()).collect()
}

/// The organisations of a list, in its order, and of how many they are.
async fn listed(stand: &Stand, organiser: &Actor, of: &CallView, filter: EntryFilter) -> (Vec<String>, u64) {
    let found = call::entries(&stand.db, organiser, of, &filter).await.expect("listed");
    (found.entries.into_iter().map(|ranked| ranked.entry.organisation).collect(), found.total)
}

fn refused_fields<T: std::fmt::Debug>(answer: Result<T, Error>) -> Vec<String> {
    match answer {
        Err(Error::Invalid(fields)) => fields.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn a_call_is_a_draft_until_it_has_all_it_needs(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = call::create(&stand.db, &organiser, &details()).await.expect("made");

        assert!(matches!(call::set_state(&stand.db, &organiser, made.id, "published").await, Err(Error::NotNow(_))), "without criteria");
        for actor in [Actor::Anonymous, stranger()] {
            assert!(matches!(call::by_slug(&stand.db, &actor, &made.slug).await, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(call::create(&stand.db, &actor, &details()).await, Err(Error::Denied(_))));
        }
        call::remove(&stand.db, &organiser, made.id).await.expect("a draft goes");

        let open = open_call(&stand, &organiser).await;
        assert_eq!(open.standing(clock::now()), CallStanding::Open);
        assert_eq!(call::published(&stand.db).await.expect("read"), std::slice::from_ref(&open));
        let moved = CallDetails { slug: "other".to_owned(), ..details() };
        assert_eq!(refused_fields(call::edit(&stand.db, &organiser, open.id, &open.revision.to_string(), &moved).await), ["slug"]);
    }

    async fn an_entry_is_handed_in_whole_and_before_the_deadline(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let token = begin(&stand, &open, "Alpha").await;

        let long = answers(&stand, &token, "viel zu viele Wörter").await;
        let field = long.answers.keys().next().cloned().expect("one");
        assert_eq!(refused_fields(call::save(&stand.db, &token, "1", &long, true).await), std::slice::from_ref(&field));
        call::save(&stand.db, &token, "1", &long, false).await.expect("a draft keeps it");
        assert!(matches!(call::save(&stand.db, &token, "1", &long, false).await, Err(Error::NotNow(_))), "of another window");
        let right = answers(&stand, &token, "Drei kurze Wörter").await;

        execute(&stand, "UPDATE open_call SET closes_at = $1", vec![(clock::now() - Duration::seconds(1)).into()]).await.expect("as if later");
        assert!(matches!(call::save(&stand.db, &token, "2", &right, true).await, Err(Error::TooLate { .. })));
        execute(&stand, "UPDATE open_call SET closes_at = $1", vec![(clock::now() + Duration::hours(1)).into()]).await.expect("as if before");
        call::save(&stand.db, &token, "2", &right, true).await.expect("handed in");
        assert!(matches!(call::save(&stand.db, &token, "3", &right, true).await, Err(Error::NotNow(_))), "once");

        call::withdraw(&stand.db, &token).await.expect("withdrawn");
        assert_eq!(call::entry_of(&stand.db, &token).await.expect("read").entry.state, EntryState::Draft);
        call::save(&stand.db, &token, "4", &right, true).await.expect("once more");
        execute(&stand, "UPDATE open_call SET closes_at = $1", vec![(clock::now() - Duration::seconds(1)).into()]).await.expect("as if later");
        call::withdraw(&stand.db, &token).await.expect("withdrawn for good");
        assert_eq!(call::entry_of(&stand.db, &token).await.expect("read").entry.state, EntryState::Withdrawn);
        assert_eq!(stand.count("mail", "kind = 'call_entry_handed_in'").await, 2);
    }

    async fn files_are_no_more_than_there_may_be(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let token = begin(&stand, &open, "Alpha").await;
        let files = Files::in_memory();

        let sent = (0..4).map(|number| {
            let (db, files, token) = (stand.db.clone(), files.clone(), token.clone());
            tokio::spawn(async move { call::add_file(&db, &files, &token, &format!("{number}.pdf"), PDF.to_vec()).await.is_ok() })
        });
        let mut taken = 0;
        for one in sent.collect::<Vec<_>>() {
            taken += usize::from(one.await.expect("no panic"));
        }

        let kept = call::entry_of(&stand.db, &token).await.expect("read").files;
        assert_eq!((taken, kept.len()), (2, 2));
        for nobody_yet in [&stranger(), &organiser] {
            let read = call::file_of(&stand.db, &files, nobody_yet, kept[0].id).await;
            assert!(matches!(read, Err(Error::Denied(Denied::NotFound))), "a draft is its author's alone: {read:?}");
        }
        call::remove_file(&stand.db, &token, kept[0].id).await.expect("removed");
        call::clear_files(&stand.db, &files).await.expect("cleared");
        assert_eq!((stand.count("call_file", "1 = 1").await, stand.count("call_file_gone", "1 = 1").await), (1, 0));
    }

    async fn jurors_see_their_own_call_and_no_sheet_of_others(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let other = call::create(&stand.db, &organiser, &CallDetails { slug: "other".to_owned(), ..details() }).await.expect("made");
        let entry = hand_in(&stand, &open, "Alpha").await;
        let (anna, bert) = (juror(&stand, &organiser, open.id, "Anna").await, juror(&stand, &organiser, open.id, "Bert").await);
        let elsewhere = juror(&stand, &organiser, other.id, "Cleo").await;

        assert_eq!(call::judged(&stand.db, &anna, &open.slug).await.expect("of the jury").1, [], "nothing before the deadline");
        assert!(matches!(score(&stand, &open, &anna, entry, ["8", "6"], true).await, Err(Error::Denied(Denied::NotFound))));
        close(&stand, &organiser, &open).await;
        for actor in [elsewhere, stranger()] {
            assert!(matches!(call::judged(&stand.db, &actor, &open.slug).await, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(call::judged_entry(&stand.db, &actor, &open.slug, entry).await, Err(Error::Denied(Denied::NotFound))));
            assert!(matches!(score(&stand, &open, &actor, entry, ["8", "6"], true).await, Err(Error::Denied(Denied::NotFound))));
        }
        assert_eq!(refused_fields(score(&stand, &open, &anna, entry, ["11", ""], true).await).len(), 2);
        score(&stand, &open, &anna, entry, ["8", "6"], true).await.expect("handed in");
        assert!(matches!(score(&stand, &open, &anna, entry, ["1", "1"], true).await, Err(Error::NotNow(_))), "a second one");
        let seen = call::judged_entry(&stand.db, &bert, &open.slug, entry).await.expect("read");
        assert_eq!((seen.others.len(), seen.page.entry.email.as_str()), (0, ""));
        call::open_meeting(&stand.db, &organiser, open.id, true).await.expect("opened");
        let seen = call::judged_entry(&stand.db, &bert, &open.slug, entry).await.expect("read");
        assert_eq!(seen.others.iter().map(|sheet| sheet.percent).collect::<Vec<_>>(), [Some(7_200)]);
    }

    async fn a_conflict_of_interest_hides_an_entry_and_its_score_does_not_count(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let (alpha, beta) = (hand_in(&stand, &open, "Alpha").await, hand_in(&stand, &open, "Beta").await);
        let (anna, bert) = (juror(&stand, &organiser, open.id, "Anna").await, juror(&stand, &organiser, open.id, "Bert").await);
        close(&stand, &organiser, &open).await;
        for (who, points) in [(&anna, ["10", "10"]), (&bert, ["5", "5"])] {
            for entry in [alpha, beta] {
                score(&stand, &open, who, entry, points, true).await.expect("handed in");
            }
        }

        call::declare_conflict(&stand.db, &anna, alpha, "", "Anteile").await.expect("declared");

        let hidden = call::judged_entry(&stand.db, &anna, &open.slug, alpha).await.expect("told");
        assert!(hidden.conflict && hidden.page.answers.is_empty());
        assert!(matches!(score(&stand, &open, &anna, alpha, ["1", "1"], true).await, Err(Error::NotNow(_))));
        let ranking = call::ranking(&stand.db, &organiser, &open).await.expect("ranked").entries;
        let said: Vec<_> = ranking.iter().map(|ranked| (ranked.entry.id, ranked.standing.sheets, ranked.standing.mean, ranked.standing.rank)).collect();
        assert_eq!(said, [(beta, 2, 7_500, Some(1)), (alpha, 1, 5_000, None)]);
        assert_eq!((names(&ranking[1].conflicts), names(&ranking[1].missing)), (vec!["Anna Jury"], Vec::new()));
        let juror = call::jurors(&stand.db, &organiser, open.id).await.expect("read")[0].id;
        assert!(matches!(call::clear_conflict(&stand.db, &anna, alpha, juror).await, Err(Error::Denied(Denied::NotFound))));
        call::clear_conflict(&stand.db, &organiser, alpha, juror).await.expect("cleared");
        let ranking = call::ranking(&stand.db, &organiser, &open).await.expect("ranked").entries;
        assert_eq!(ranking.iter().map(|ranked| ranked.standing.rank).collect::<Vec<_>>(), [Some(1), Some(1)]);
    }

    async fn a_decision_is_told_once_and_winners_are_named_when_that_is_published(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let (alpha, beta) = (hand_in(&stand, &open, "Alpha").await, hand_in(&stand, &open, "Beta").await);
        assert!(matches!(call::decide(&stand.db, &organiser, alpha, "winner").await, Err(Error::NotNow(_))), "before the deadline");
        close(&stand, &organiser, &open).await;
        call::decide(&stand.db, &organiser, alpha, "rejected").await.expect("decided");
        call::decide(&stand.db, &organiser, alpha, "open").await.expect("taken back");
        assert!(matches!(call::set_state(&stand.db, &organiser, open.id, "decided").await, Err(Error::NotNow(_))), "not all of them");
        assert!(matches!(call::send_letters(&stand.db, &organiser, open.id).await, Err(Error::NotNow(_))));
        call::decide(&stand.db, &organiser, alpha, "winner").await.expect("decided");
        call::decide(&stand.db, &organiser, beta, "rejected").await.expect("decided");
        call::set_state(&stand.db, &organiser, open.id, "decided").await.expect("closed");

        let numbers = call::letter_numbers(&stand.db, &organiser, open.id).await.expect("counted");
        assert_eq!(numbers, LetterNumbers { winners: 1, shortlisted: 0, rejected: 1, told: 0 });
        let to_read = call::letters_to_send(&stand.db, &organiser, open.id).await.expect("read");
        let to_read: Vec<_> = to_read.into_iter().map(|letter| (letter.outcome, letter.locale, letter.to_email)).collect();
        let (to_alpha, to_beta) = ("kim@alpha.example".to_owned(), "kim@beta.example".to_owned());
        assert_eq!(to_read, [(Outcome::Winner, Locale::En, to_alpha), (Outcome::Rejected, Locale::En, to_beta)]);
        assert!(matches!(call::letters_to_send(&stand.db, &stranger(), open.id).await, Err(Error::Denied(_))));
        let id = open.id;
        let sent = (0..3).map(|_| {
            let (db, organiser) = (stand.db.clone(), organiser.clone());
            tokio::spawn(async move { call::send_letters(&db, &organiser, id).await.is_ok() })
        });
        for one in sent.collect::<Vec<_>>() {
            assert!(one.await.expect("no panic"));
        }
        assert_eq!(stand.count("mail", "kind = 'call_entry_decided'").await, 2);
        assert_eq!(call::letters_to_send(&stand.db, &organiser, open.id).await.expect("read"), [], "all are sent");
        assert!(matches!(call::set_state(&stand.db, &organiser, open.id, "closed").await, Err(Error::NotNow(_))), "it was told");

        let seen = |call: CallView| { let db = stand.db.clone(); async move { call::winners(&db, &call).await.expect("read") } };
        let now = || call::by_slug(&stand.db, &Actor::Anonymous, &open.slug);
        assert_eq!(seen(now().await.expect("public")).await, Vec::<String>::new());
        call::show_winners(&stand.db, &organiser, open.id, true).await.expect("published");
        assert_eq!(seen(now().await.expect("public")).await, ["Alpha"]);
        call::show_winners(&stand.db, &organiser, open.id, false).await.expect("taken back");
        assert_eq!(seen(now().await.expect("public")).await, Vec::<String>::new());
        let rows = call::archive(&stand.db, &organiser, &now().await.expect("public")).await.expect("listed");
        let rows: Vec<_> = rows.into_iter().map(|row| (row.entry.organisation, row.entry.outcome, row.answers)).collect();
        let answer = vec!["Eine gute Lösung".to_owned()];
        assert_eq!(rows, [("Alpha".to_owned(), Outcome::Winner, answer.clone()), ("Beta".to_owned(), Outcome::Rejected, answer)]);
    }

    async fn a_form_that_no_person_sends_begins_nothing(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let good = start_form(&stand, "Alpha").await;
        let quick = enquiry::form_moment(&stand.db, clock::now()).await.expect("sealed");
        let forms = [
            StartForm { moment: quick, ..good.clone() },
            StartForm { moment: String::new(), ..good.clone() },
            StartForm { website: "https://spam.example".to_owned(), ..good.clone() },
            StartForm { organisation: "ä".repeat(161), ..good.clone() },
        ];

        for form in forms {
            let refused = call::start(&stand.db, &open.slug, &form).await.map(drop);
            assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        }

        assert_eq!((stand.count("call_entry", "1 = 1").await, stand.count("mail", "kind = 'call_entry_started'").await), (0, 0));
        call::start(&stand.db, &open.slug, &good).await.expect("a person's is taken");
    }

    async fn a_mailbox_gets_only_so_many_letters_and_what_is_refused_sends_none(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let token = begin(&stand, &open, "Alpha").await;
        let (wrong, right) = (answers(&stand, &token, "viel zu viele Wörter").await, answers(&stand, &token, "Drei kurze Wörter").await);

        for _ in 0..=CALL_LETTERS_OF_MAILBOX.attempts {
            assert_eq!(refused_fields(call::save(&stand.db, &token, "1", &wrong, true).await).len(), 1);
        }
        for letter in 0..CALL_LETTERS_OF_MAILBOX.attempts {
            let revision = (letter + 1).to_string();
            let written = if letter % 2 == 0 {
                call::save(&stand.db, &token, &revision, &right, true).await
            } else {
                call::withdraw(&stand.db, &token).await
            };
            written.expect("written");
        }

        let one_more = call::save(&stand.db, &token, &(CALL_LETTERS_OF_MAILBOX.attempts + 1).to_string(), &right, true).await;
        assert!(matches!(one_more, Err(Error::TooMany { .. })), "{one_more:?}");
        assert_eq!(call::entry_of(&stand.db, &token).await.expect("read").entry.state, EntryState::Draft);
    }

    async fn organisers_find_entries_among_many(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        for name in ["Zeta", "Ähre", "Beta"] {
            hand_in(&stand, &open, name).await;
        }
        for number in 10..41 {
            begin(&stand, &open, &format!("Draft{number}")).await;
        }
        let of = |show| EntryFilter { show, sort: EntrySort::Organisation, ..EntryFilter::default() };
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();

        assert_eq!(listed(&stand, &organiser, &open, of(EntryShow::HandedIn)).await, (words(&["Ähre", "Beta", "Zeta"]), 3));
        let backwards = EntryFilter { descending: true, ..of(EntryShow::Undecided) };
        assert_eq!(listed(&stand, &organiser, &open, backwards).await, (words(&["Zeta", "Beta", "Ähre"]), 3));
        let searched = EntryFilter { search: "ahre kim".to_owned(), ..of(EntryShow::HandedIn) };
        assert_eq!(listed(&stand, &organiser, &open, searched).await, (words(&["Ähre"]), 1));
        let second = EntryFilter { page: 2, ..of(EntryShow::Draft) };
        assert_eq!(listed(&stand, &organiser, &open, second.clone()).await, (words(&["Draft40"]), 31));
        let found = call::entries(&stand.db, &organiser, &open, &EntryFilter { page: u64::MAX, ..second }).await.expect("listed");
        assert_eq!((found.page, found.pages, found.entries.len()), (2, 2, 1), "a page behind the last is the last");
        assert_eq!(found.counts[0], (EntryShow::HandedIn, 3), "whatever is shown");
        let refused = call::entries(&stand.db, &stranger(), &open, &EntryFilter::default()).await.map(drop);
        assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
    }

    async fn of_a_draft_organisers_see_who_writes_it_and_no_more(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let token = begin(&stand, &open, "Alpha").await;
        let files = Files::in_memory();
        call::add_file(&stand.db, &files, &token, "Konzept.pdf", PDF.to_vec()).await.expect("added");
        let form = answers(&stand, &token, "Noch geheim").await;
        call::save(&stand.db, &token, "1", &form, false).await.expect("saved");
        let own = call::entry_of(&stand.db, &token).await.expect("read");

        let seen = call::entry_for_organisers(&stand.db, &organiser, open.id, own.entry.id).await.expect("read");

        assert_eq!((seen.entry.organisation.as_str(), seen.answers.len(), seen.files.len()), ("Alpha", 0, 0));
        let file = call::file_of(&stand.db, &files, &organiser, own.files[0].id).await.map(drop);
        assert!(matches!(file, Err(Error::Denied(Denied::NotFound))), "{file:?}");
    }

    async fn organisers_hear_of_entries_and_of_conflicts_without_names(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let token = begin(&stand, &open, "Alpha").await;
        let form = answers(&stand, &token, "Eine gute Lösung").await;
        call::save(&stand.db, &token, "1", &form, true).await.expect("handed in");
        call::withdraw(&stand.db, &token).await.expect("withdrawn");
        call::save(&stand.db, &token, "3", &form, true).await.expect("once more");
        let entry = call::entry_of(&stand.db, &token).await.expect("read").entry.id;
        let (anna, _) = (juror(&stand, &organiser, open.id, "Anna").await, juror(&stand, &organiser, open.id, "Bert").await);
        close(&stand, &organiser, &open).await;
        for _ in 0..2 {
            call::declare_conflict(&stand.db, &anna, entry, "", "Anteile an Alpha").await.expect("declared");
        }
        let bert = call::jurors(&stand.db, &organiser, open.id).await.expect("read")[1].id;
        call::declare_conflict(&stand.db, &organiser, entry, &bert.to_string(), "").await.expect("noted by whoever would be told");

        notice::choose(&stand.db, &organiser, "at_once").await.expect("chosen");
        tell_organisers(&stand.db, clock::now()).await.expect("told");

        let told = |what: &'static str| stand.count("organiser_notice", what);
        assert_eq!(told("later_kind = 'entry_handed_in' AND name_de = 'City Tech Ruhr'").await, 1);
        assert_eq!(told("later_kind = 'conflict_declared' AND name_en = 'City Tech Ruhr'").await, 1);
        assert_eq!(told("1 = 1").await, 2);
        for kind in ["entry_handed_in", "conflict_declared"] {
            let letters = format!("kind = 'organiser_notice' AND letter LIKE '%{kind}%' AND letter NOT LIKE '%Alpha%' AND letter NOT LIKE '%Anna%'");
            assert_eq!(stand.count("mail", &letters).await, 1, "{kind}");
        }
    }

    async fn a_juror_with_shares_in_an_applicant_reads_neither_entry_nor_files(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        let token = begin(&stand, &open, "Alpha").await;
        let files = Files::in_memory();
        call::add_file(&stand.db, &files, &token, "Konzept.pdf", PDF.to_vec()).await.expect("added");
        let form = answers(&stand, &token, "Eine gute Lösung").await;
        call::save(&stand.db, &token, "1", &form, true).await.expect("handed in");
        let page = call::entry_of(&stand.db, &token).await.expect("read");
        let (entry, file) = (page.entry.id, page.files[0].id);
        let (anna, bert) = (juror(&stand, &organiser, open.id, "Anna").await, juror(&stand, &organiser, open.id, "Bert").await);
        close(&stand, &organiser, &open).await;
        score(&stand, &open, &bert, entry, ["8", "6"], true).await.expect("handed in");
        call::open_meeting(&stand.db, &organiser, open.id, true).await.expect("opened");
        assert_eq!(call::file_of(&stand.db, &files, &anna, file).await.expect("read").1, PDF);

        call::declare_conflict(&stand.db, &anna, entry, "", "Anteile").await.expect("declared");

        let hidden = call::judged_entry(&stand.db, &anna, &open.slug, entry).await.expect("told");
        assert_eq!((hidden.page.answers.len(), hidden.page.files.len(), hidden.others.len()), (0, 0, 0), "not in the meeting either");
        let refused = call::file_of(&stand.db, &files, &anna, file).await.map(drop);
        assert!(matches!(refused, Err(Error::Denied(Denied::NotFound))), "{refused:?}");
        assert!(call::judged(&stand.db, &anna, &open.slug).await.expect("listed").1[0].conflict);
        assert_eq!(refused_fields(call::declare_conflict(&stand.db, &bert, entry, "", &"ä".repeat(501)).await), ["reason"]);
    }

    async fn a_deadline_at_midnight_goes_by_the_clock_of_its_call(stand: Stand) {
        let organiser = stand.organiser().await;
        // Both change their clocks at the same moment.
        let abroad = CallDetails { zone: "Europe/London".to_owned(), ..details() };
        let midnight = (abroad.closes_on.parse::<NaiveDate>().expect("a day") + Duration::days(1)).and_time(NaiveTime::MIN);
        let made = call::create(&stand.db, &organiser, &abroad).await.expect("made");

        assert_eq!((made.closes_local, made.closes_at), (midnight, clock::at(made.zone, midnight)), "24:00 is the next day's midnight");
        let here = CallDetails { zone: "Europe/Berlin".to_owned(), slug: made.slug.clone(), ..abroad };
        let moved = call::edit(&stand.db, &organiser, made.id, "1", &here).await.expect("moved");
        assert_eq!((moved.closes_local, made.closes_at - moved.closes_at), (midnight, Duration::hours(1)), "the same words by another clock");
    }

    async fn what_is_old_is_forgotten_and_what_won_stays(stand: Stand) {
        let organiser = stand.organiser().await;
        let open = open_call(&stand, &organiser).await;
        begin(&stand, &open, "Draft").await;
        let (alpha, beta) = (hand_in(&stand, &open, "Alpha").await, hand_in(&stand, &open, "Beta").await);
        let exported = call::personal_data::export(&stand.db, &organiser, beta).await.expect("exported");
        assert_eq!((exported.email.as_str(), exported.answers.as_slice()), ("kim@beta.example", &["Eine gute Lösung".to_owned()][..]));
        close(&stand, &organiser, &open).await;
        for (entry, outcome) in [(alpha, "winner"), (beta, "rejected")] {
            call::decide(&stand.db, &organiser, entry, outcome).await.expect("decided");
        }
        call::set_state(&stand.db, &organiser, open.id, "decided").await.expect("closed");

        execute(&stand, "UPDATE open_call SET closes_at = $1", vec![(clock::now() - Duration::days(31)).into()]).await.expect_err("it opened later");
        let (opened, over) = (clock::now() - Duration::days(60), clock::now() - Duration::days(31));
        execute(&stand, "UPDATE open_call SET opens_at = $1, closes_at = $2", vec![opened.into(), over.into()]).await.expect("as if then");
        sweep(&stand.db).await.expect("swept");
        assert_eq!(stand.count("call_entry", "1 = 1").await, 2, "the draft is gone");
        let decided = clock::now().checked_sub_months(Months::new(12)).expect("a day") - Duration::days(1);
        execute(&stand, "UPDATE open_call SET decided_at = $1", vec![decided.into()]).await.expect("as if then");
        sweep(&stand.db).await.expect("swept");
        assert_eq!((stand.count("call_entry", "1 = 1").await, stand.count("call_entry", "outcome = 'winner'").await), (1, 1));
        assert_eq!(stand.count("mail", "to_email = 'kim@beta.example'").await, 0);
        call::personal_data::erase(&stand.db, &organiser, alpha).await.expect("erased");
        assert_eq!(stand.count("mail", "to_email LIKE 'kim@%'").await, 0);
    }
}
