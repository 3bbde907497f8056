//! Surveys: everybody is asked once, answers by a link, and what is said stands apart from who said it.

use std::collections::HashMap;

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    event::{EventDetails, EventView},
    mail,
    process::{letter::AnyLetter, sweep::sweep, traveller_erasure, zone_rules},
    survey::{self, Breakdown, Error, QuestionForm, QuestionKind, SurveyAudience, SurveyForm, SurveyLetter, SurveyPage, SurveyState},
    traveller::{self, Decision, TravellerFilter},
};

use crate::{
    applying::{force_state, open_event, submitted_application},
    placing::at_once,
    stand::{self, Stand, both, published_event, stranger},
    traveller::{admitted, decide, open_trip},
};

async fn page(stand: &Stand, organiser: &Actor, event: &EventView) -> SurveyPage {
    survey::of_event(&stand.db, organiser, event).await.expect("read").expect("made")
}

/// An event with so many confirmed exhibitors, one more who waits, and a survey that is a draft.
async fn drafted(stand: &Stand, organiser: &Actor, exhibitors: usize) -> (EventView, SurveyPage) {
    let event = open_event(stand).await;
    for number in 0..=exhibitors {
        let (id, _) = submitted_application(stand, &event, &format!("Haus {number}")).await;
        if number < exhibitors {
            force_state(stand, id, "confirmed").await;
        }
    }
    survey::create(&stand.db, organiser, event.id).await.expect("made");
    let page = page(stand, organiser, &event).await;
    (event, page)
}

/// The links of all letters that have not left, in their order.
async fn links(stand: &Stand) -> Vec<String> {
    let mails = mail::lease::<AnyLetter>(&stand.db, 100).await.expect("leased");
    let links = mails.into_iter().filter_map(|mail| match mail.letter {
        AnyLetter::Survey(SurveyLetter::SurveyAsked { token, .. } | SurveyLetter::SurveyReminder { token, .. }) => Some(token),
        _ => None,
    });
    links.collect()
}

/// Answers by the place of their question.
fn said(page: &SurveyPage, answers: &[(usize, &str)]) -> HashMap<String, String> {
    answers.iter().map(|(place, value)| (page.questions[place - 1].id.to_string(), (*value).to_owned())).collect()
}

fn settings(page: &SurveyPage, is_anonymous: bool) -> SurveyForm {
    let text = str::to_owned;
    SurveyForm {
        title_de: text("Wie war es?"),
        title_en: text("How was it?"),
        is_anonymous: if is_anonymous { text("on") } else { String::new() },
        open_until: page.survey.open_until_local.format("%Y-%m-%dT%H:%M").to_string(),
        ..SurveyForm::default()
    }
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<String> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

both! {
    async fn everybody_is_asked_once_however_many_press(stand: Stand) {
        let organiser = stand.organiser().await;
        let (_, made) = drafted(&stand, &organiser, 3).await;
        let id = made.survey.id;

        let answers = at_once((0..5).map(|_| {
            let (db, by) = (stand.db.clone(), organiser.clone());
            async move { survey::open(&db, &by, id, "1").await }
        }))
        .await;

        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert_eq!((stand.count("survey_link", "true").await, stand.count("mail", "kind = 'survey_asked'").await), (3, 3));
        assert_eq!((made.survey.state, made.questions.len(), made.survey.audience), (SurveyState::Draft, 6, SurveyAudience::Exhibitors));
    }

    async fn answers_stand_apart_from_who_gave_them(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, made) = drafted(&stand, &organiser, 5).await;
        survey::open(&stand.db, &organiser, made.survey.id, "1").await.expect("sent");
        let links = links(&stand).await;
        let all = said(&made, &[(1, "4"), (2, "3"), (5, "yes"), (6, "Mehr Ruhe")]);

        let missing = survey::answer(&stand.db, &links[0], &said(&made, &[(1, "6"), (2, "")])).await;
        for link in &links[..4] {
            survey::answer(&stand.db, link, &all).await.expect("answered");
        }
        let few = page(&stand, &organiser, &event).await.evaluation.expect("it was sent");
        let no_table = survey::export(&stand.db, &organiser, made.survey.id).await;
        survey::answer(&stand.db, &links[4], &all).await.expect("answered");
        survey::answer(&stand.db, &links[4], &said(&made, &[(1, "5"), (2, "8"), (5, "no"), (6, "Licht")])).await.expect("changed");
        let enough = page(&stand, &organiser, &event).await.evaluation.expect("it was sent");
        let table = survey::export(&stand.db, &organiser, made.survey.id).await.expect("enough");

        assert_eq!(named(&missing), [1, 2, 5].map(|place| made.questions[place - 1].id.to_string()));
        assert_eq!((few.asked, few.answers), (5, 4));
        assert!(few.questions.iter().all(|question| question.breakdown.is_none()), "{few:?}");
        assert!(matches!(no_table, Err(Error::TooFew)), "{no_table:?}");
        assert_eq!(enough.answers, 5);
        assert!(matches!(enough.questions[0].breakdown, Some(Breakdown::Counts { mean: Some(420), .. })), "{:?}", enough.questions[0]);
        assert_eq!(enough.questions[1].breakdown, Some(Breakdown::Numbers { sum: 20, mean: 400 }));
        assert_eq!(table.questions.len(), 4, "what nobody answered is not in it");
        assert!(table.rows.iter().all(|row| row.whose.is_empty()), "{table:?}");
        let shown = survey::by_token(&stand.db, &links[4]).await.expect("read").expect("it opens");
        assert_eq!(shown.given.get(&made.questions[5].id).map(String::as_str), Some("Licht"), "its own answer is found again");
        assert_eq!(stand.count("survey_answer", "answer_key IN (SELECT link_hash FROM survey_link)").await, 0, "two hashes of one secret");
        assert_eq!(stand.count("audit", "subject = 'survey'").await, 2, "history tells of nobody who answered");
    }

    async fn who_is_told_so_answers_by_name(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, made) = drafted(&stand, &organiser, 1).await;
        survey::save(&stand.db, &organiser, made.survey.id, "1", &settings(&made, false)).await.expect("saved");
        survey::open(&stand.db, &organiser, made.survey.id, "2").await.expect("sent");
        let links = links(&stand).await;
        survey::answer(&stand.db, &links[0], &said(&made, &[(1, "4"), (2, "3"), (5, "yes")])).await.expect("answered");

        survey::save(&stand.db, &organiser, made.survey.id, "3", &settings(&made, true)).await.expect("saved");

        let now = page(&stand, &organiser, &event).await;
        assert!(!now.survey.is_anonymous, "it stays as everybody was told");
        let table = survey::export(&stand.db, &organiser, made.survey.id).await.expect("a table");
        assert_eq!(table.rows.iter().map(|row| row.whose.as_str()).collect::<Vec<_>>(), ["Haus 0"]);
    }

    async fn who_is_silent_is_reminded_once(stand: Stand) {
        let organiser = stand.organiser().await;
        let (_, made) = drafted(&stand, &organiser, 2).await;
        survey::open(&stand.db, &organiser, made.survey.id, "1").await.expect("sent");
        let first = links(&stand).await;
        let all = said(&made, &[(1, "4"), (2, "3"), (5, "yes")]);
        survey::answer(&stand.db, &first[0], &all).await.expect("answered");

        survey::remind(&stand.db, &organiser, made.survey.id).await.expect("reminded");
        let again = survey::remind(&stand.db, &organiser, made.survey.id).await;
        // What is under way to somebody goes first.
        crate::guests::execute(&stand, "UPDATE mail SET state = 'sent', sent_at = created_at, lease_until = NULL WHERE kind = 'survey_asked'").await.expect("left");
        let second = links(&stand).await;
        let old = survey::answer(&stand.db, &first[1], &all).await;
        survey::answer(&stand.db, &second[0], &all).await.expect("by the newer link");
        survey::answer(&stand.db, &first[0], &all).await.expect("whoever answered keeps theirs");
        survey::close(&stand.db, &organiser, made.survey.id).await.expect("closed");
        let late = survey::answer(&stand.db, &second[0], &all).await;

        assert_eq!((first.len(), second.len()), (2, 1));
        assert!(matches!(again, Err(Error::Reminded)), "{again:?}");
        assert!(matches!(old, Err(Error::Denied(Denied::NotFound))), "{old:?}");
        assert!(matches!(late, Err(Error::NotNow(SurveyState::Closed))), "{late:?}");
    }

    async fn who_has_left_is_not_reminded(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "3").await;
        let tilda = admitted(&stand, &organiser, &event, "Tilda Reise", None).await;
        admitted(&stand, &organiser, &event, "Nora Neu", None).await;
        survey::create(&stand.db, &organiser, event.id).await.expect("made");
        let id = page(&stand, &organiser, &event).await.survey.id;
        survey::open(&stand.db, &organiser, id, "1").await.expect("sent");
        decide(&stand, &organiser, tilda, Decision::Cancel).await.expect("cancelled");

        survey::remind(&stand.db, &organiser, id).await.expect("reminded");

        let reminded = "kind = 'survey_reminder' AND to_name = ";
        let (left, stayed) = (format!("{reminded}'Tilda Reise'"), format!("{reminded}'Nora Neu'"));
        assert_eq!((stand.count("mail", &left).await, stand.count("mail", &stayed).await), (0, 1));
    }

    async fn the_end_goes_by_the_clocks_of_the_event(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let (paris, new_york) = (event.zone, clock::zone("America/New_York"));
        // The next days on which clocks jump over half past two.
        let next_gap = |zone: clock::Tz| {
            let mut days = (2..364).map(|days| (clock::today(zone) + Duration::days(days)).and_hms_opt(2, 30, 0).expect("a time"));
            days.find(|local| clock::existing(zone, *local).is_err()).expect("clocks change once a year")
        };
        let (in_paris, in_new_york) = (next_gap(paris), next_gap(new_york));
        survey::create(&stand.db, &organiser, event.id).await.expect("made");
        let made = page(&stand, &organiser, &event).await;
        let until = |local: chrono::NaiveDateTime| SurveyForm { open_until: local.format("%Y-%m-%dT%H:%M").to_string(), ..settings(&made, true) };
        let stands = async || {
            let survey = page(&stand, &organiser, &event).await.survey;
            (survey.open_until_local, survey.open_until)
        };

        let nowhere = survey::save(&stand.db, &organiser, made.survey.id, "1", &until(in_paris)).await;
        survey::save(&stand.db, &organiser, made.survey.id, "1", &until(in_new_york)).await.expect("there is such a time in Paris");
        let meant = stands().await;
        stand.sql("UPDATE survey SET open_until = '2020-01-01T00:00:00+00:00'").await.expect("derived by former rules");
        stand.sql("UPDATE event SET zone_rules = '2020a'").await.expect("and so is the rest");
        zone_rules::follow(&stand.db).await.expect("followed");
        let followed = stands().await;
        let moved = EventDetails { time_zone: "America/New_York".to_owned(), ..stand::fair(&event.slug) };
        stand::edit_and_tell(&stand, &organiser, &event, &moved).await.expect("moved");
        let (local, at) = stands().await;

        assert_eq!(named(&nowhere), ["open_until"]);
        assert_eq!(clock::local(paris, meant.1), in_new_york);
        assert_eq!(followed, meant);
        // The clocks there never show it: it closes when they have jumped.
        assert_eq!((local, clock::local(new_york, at)), (in_new_york, in_new_york + Duration::hours(1)));
    }

    async fn questions_change_as_long_as_nobody_was_asked(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, made) = drafted(&stand, &organiser, 1).await;
        let text = str::to_owned;
        let choice = |en: &str| QuestionForm {
            kind: text("choice"),
            text_de: text("Wie kamen Sie?"),
            text_en: text("How did you come?"),
            options_de: text("Bahn\nRad"),
            options_en: text(en),
            ..QuestionForm::default()
        };

        let uneven = survey::add_question(&stand.db, &organiser, made.survey.id, &choice("Train")).await;
        survey::add_question(&stand.db, &organiser, made.survey.id, &choice("Train\nBicycle")).await.expect("added");
        survey::remove_question(&stand.db, &organiser, made.questions[5].id).await.expect("removed");
        let now = page(&stand, &organiser, &event).await.questions;
        survey::open(&stand.db, &organiser, made.survey.id, "1").await.expect("sent");
        let late = survey::edit_question(&stand.db, &organiser, now[0].id, &choice("Train\nBicycle")).await;
        let thrown = survey::remove(&stand.db, &organiser, made.survey.id).await;

        assert_eq!(named(&uneven), ["options_en"]);
        let last = now.last().expect("the new one");
        assert_eq!((now.len(), last.kind, last.options.len()), (6, QuestionKind::Choice, 2));
        assert!(matches!(late, Err(Error::NotNow(SurveyState::Open))), "{late:?}");
        assert!(matches!(thrown, Err(Error::NotNow(SurveyState::Open))), "{thrown:?}");
    }

    async fn travellers_are_asked_and_forgotten_with_the_rest_of_them(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = open_trip(&stand, &organiser, "3").await;
        let tilda = admitted(&stand, &organiser, &event, "Tilda Reise", None).await;
        admitted(&stand, &organiser, &event, "Nora Neu", None).await;
        survey::create(&stand.db, &organiser, event.id).await.expect("made");
        let made = page(&stand, &organiser, &event).await;

        survey::open(&stand.db, &organiser, made.survey.id, "1").await.expect("sent");
        let asked = stand.count("survey_link", "email <> ''").await;
        decide(&stand, &organiser, tilda, Decision::Cancel).await.expect("cancelled");
        traveller_erasure::erase(&stand.db, &organiser, tilda).await.expect("erased");

        assert_eq!((made.survey.audience, asked), (SurveyAudience::Travellers, 2));
        let everybody = TravellerFilter { page: 1, ..TravellerFilter::default() };
        let left = traveller::travellers(&stand.db, &organiser, event.id, &everybody).await.expect("read").total;
        let links = (stand.count("survey_link", "email <> ''").await, stand.count("survey_link", "name = 'Tilda Reise'").await);
        assert_eq!((left, links), (1, (1, 0)));
        assert_eq!(stand.count("mail", "kind = 'survey_asked' AND to_email = ''").await, 1);
    }

    async fn a_month_after_its_end_nobody_is_known(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, made) = drafted(&stand, &organiser, 2).await;
        survey::open(&stand.db, &organiser, made.survey.id, "1").await.expect("sent");
        let links = links(&stand).await;
        survey::answer(&stand.db, &links[0], &said(&made, &[(1, "4"), (2, "3"), (5, "yes")])).await.expect("answered");
        let ended = |days: i64| {
            let at = (clock::now() - Duration::days(days)).to_rfc3339();
            format!("UPDATE survey SET open_until = '{at}'")
        };

        stand.sql(&ended(29)).await.expect("time goes by");
        sweep(&stand.db).await.expect("swept");
        let known = stand.count("survey_link", "email <> ''").await;
        stand.sql(&ended(31)).await.expect("time goes by");
        sweep(&stand.db).await.expect("swept");

        assert_eq!((known, stand.count("survey_link", "email <> '' OR name <> '' OR whose <> ''").await), (2, 0));
        let counted = page(&stand, &organiser, &event).await.evaluation.expect("it was sent");
        assert_eq!((counted.asked, counted.answers), (2, 1), "how many they were stays");
    }

    async fn who_ends_a_survey_ends_what_is_kept_with_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, made) = drafted(&stand, &organiser, 1).await;
        survey::open(&stand.db, &organiser, made.survey.id, "1").await.expect("sent");
        let before = clock::now();

        survey::close(&stand.db, &organiser, made.survey.id).await.expect("closed");
        let closed = page(&stand, &organiser, &event).await.survey;
        stand.sql("UPDATE event SET zone_rules = '2020a'").await.expect("older rules");
        zone_rules::follow(&stand.db).await.expect("followed");

        let after = page(&stand, &organiser, &event).await.survey;
        assert!(before <= closed.open_until + Duration::seconds(1) && closed.open_until <= clock::now(), "{closed:?}");
        assert_eq!((after.open_until, after.state), (closed.open_until, SurveyState::Closed));
        let ended = (clock::now() - Duration::days(31)).to_rfc3339();
        stand.sql(&format!("UPDATE survey SET open_until = '{ended}'")).await.expect("time goes by");
        sweep(&stand.db).await.expect("swept");
        assert_eq!(stand.count("survey_link", "email <> ''").await, 0);
    }

    async fn only_organisers_ask(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, made) = drafted(&stand, &organiser, 1).await;
        let (db, id) = (&stand.db, made.survey.id);
        let bare = published_event(&stand, &organiser).await;
        survey::create(db, &organiser, bare.id).await.expect("made");
        let nobody = survey::open(db, &organiser, page(&stand, &organiser, &bare).await.survey.id, "1").await;
        assert!(matches!(nobody, Err(Error::Nobody)), "{nobody:?}");

        for actor in [Actor::Anonymous, stranger()] {
            let answers = [
                survey::create(db, &actor, event.id).await,
                survey::save(db, &actor, id, "1", &settings(&made, true)).await,
                survey::open(db, &actor, id, "1").await,
                survey::remind(db, &actor, id).await,
                survey::close(db, &actor, id).await,
                survey::remove(db, &actor, id).await.map(drop),
                survey::add_question(db, &actor, id, &QuestionForm::default()).await,
                survey::edit_question(db, &actor, made.questions[0].id, &QuestionForm::default()).await.map(drop),
                survey::remove_question(db, &actor, made.questions[0].id).await.map(drop),
                survey::of_event(db, &actor, &event).await.map(drop),
                survey::export(db, &actor, id).await.map(drop),
                survey::history_of(db, &actor, id).await.map(drop),
            ];
            for answer in answers {
                assert!(matches!(&answer, Err(Error::Denied(refused)) if *refused == actor.refused()), "{answer:?}");
            }
        }
    }
}
