//! Recaps: begun once, written, shown; pictures with their rights, and voices that belong to whoever is quoted.

use chrono::Duration;
use domain::{
    actor::{Actor, Denied},
    clock,
    event::EventView,
    files::Files,
    ids::RecapVoiceId,
    picture::Refused,
    process::{file_reading, finding, named_files, sweep::sweep},
    recap::{
        self, Error, FigureForm, Missing, NewDownload, PictureForm, RecapForm, RecapState, RecapView, RecapsWaiting, VoiceAnswer,
        VoiceForm, VoiceState,
    },
};

use crate::{
    applying::execute,
    placing::at_once,
    stand::{PIXEL, Stand, both, published_event, stranger},
    traveller::{holds, with_place},
};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";

fn text(de: &str, en: &str) -> RecapForm {
    RecapForm { text_de: de.to_owned(), text_en: en.to_owned(), exhibitors: "on".to_owned(), ..RecapForm::default() }
}

fn quote(words: &str) -> VoiceForm {
    let text = str::to_owned;
    VoiceForm {
        quote_de: text(words),
        person_name: text("Valerie Stimme"),
        function: text("Leitung"),
        email: text("valerie@stimme.example"),
        language: text("de"),
        ..VoiceForm::default()
    }
}

fn named<T: std::fmt::Debug>(refused: &Result<T, Error>) -> Vec<&str> {
    match refused {
        Err(Error::Invalid(fields)) => fields.0.iter().map(|(field, _)| field.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

async fn read(stand: &Stand, organiser: &Actor, event: &EventView) -> RecapView {
    recap::of_event(&stand.db, organiser, event.id).await.expect("read").expect("begun")
}

/// A recap that everybody sees.
async fn published(stand: &Stand, organiser: &Actor) -> (EventView, RecapView) {
    let event = published_event(stand, organiser).await;
    recap::begin(&stand.db, organiser, event.id).await.expect("begun");
    let id = read(stand, organiser, &event).await.id;
    recap::save(&stand.db, organiser, id, "1", &text("Schön", "Fine")).await.expect("saved");
    recap::publish(&stand.db, organiser, id, "2").await.expect("published");
    let recap = read(stand, organiser, &event).await;
    (event, recap)
}

/// A voice whose person has a link; the link.
async fn asked(stand: &Stand, organiser: &Actor, event: &EventView, words: &str) -> (RecapVoiceId, String) {
    let recap = read(stand, organiser, event).await.id;
    recap::add_voice(&stand.db, organiser, recap, &quote(words)).await.expect("noted");
    let voice = read(stand, organiser, event).await.voices.last().expect("it is there").id;
    recap::ask_voice(&stand.db, organiser, voice).await.expect("asked");
    (voice, stand.token_of("voice_asked").await)
}

async fn answer(stand: &Stand, token: &str, answer: VoiceAnswer) -> Result<(), Error> {
    let seen = recap::voice_by_token(&stand.db, token).await.expect("read").expect("it opens");
    recap::answer_voice(&stand.db, token, &seen.voice.revision.to_string(), &answer).await
}

/// What everybody reads.
async fn quotes(stand: &Stand, event: &EventView) -> Vec<String> {
    let shown = recap::public_of(&stand.db, &Actor::Anonymous, event.id).await.expect("read").expect("public");
    assert!(shown.voices.iter().all(|voice| voice.email.is_empty()), "{shown:?}");
    shown.voices.into_iter().map(|voice| voice.quote.de).collect()
}

both! {
    async fn of_many_who_begin_at_once_one_begins(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await.id;

        let answers = at_once((0..8).map(|_| {
            let (db, by) = (stand.db.clone(), organiser.clone());
            async move { recap::begin(&db, &by, event).await }
        }))
        .await;

        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        assert_eq!((stand.count("recap", "true").await, stand.count("audit", "subject = 'recap'").await), (1, 1));
    }

    async fn it_is_public_with_its_text_in_both_languages(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        recap::begin(&stand.db, &organiser, event.id).await.expect("begun");
        let draft = read(&stand, &organiser, &event).await;

        let without = recap::publish(&stand.db, &organiser, draft.id, "1").await;
        recap::save(&stand.db, &organiser, draft.id, "1", &text("Schön", "")).await.expect("a draft may lack one");
        let half = recap::publish(&stand.db, &organiser, draft.id, "2").await;
        recap::save(&stand.db, &organiser, draft.id, "2", &text("Schön", "Fine")).await.expect("saved");
        let stale = recap::publish(&stand.db, &organiser, draft.id, "2").await;
        assert_eq!(recap::public_of(&stand.db, &Actor::Anonymous, event.id).await.expect("read"), None);
        recap::publish(&stand.db, &organiser, draft.id, "3").await.expect("published");
        let emptied = recap::save(&stand.db, &organiser, draft.id, "4", &text("Schön", "")).await;

        assert_eq!(draft.missing(), [Missing::Text, Missing::Picture]);
        assert_eq!([named(&without), named(&half), named(&emptied)], [[""]; 3]);
        assert!(matches!(stale, Err(Error::Overtaken(_))), "{stale:?}");
        let shown = recap::public_of(&stand.db, &Actor::Anonymous, event.id).await.expect("read").expect("public");
        assert_eq!((shown.text.en.as_str(), shown.state, shown.shows.exhibitors, shown.shows.visits), ("Fine", RecapState::Published, true, false));
        assert!(recap::public_since(&stand.db, event.id).await.expect("read").is_some());
        recap::hide(&stand.db, &organiser, draft.id).await.expect("hidden");
        assert_eq!(recap::public_of(&stand.db, &Actor::Anonymous, event.id).await.expect("read"), None);
    }

    async fn pictures_and_files_are_shown_with_their_rights(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, page) = published(&stand, &organiser).await;
        let files = Files::in_memory();
        let about = |licence: &str, consent: &str, file: &str| PictureForm {
            alt_de: "Der Stand".to_owned(),
            licence: licence.to_owned(),
            consent: consent.to_owned(),
            consent_file: file.to_owned(),
            ..PictureForm::default()
        };

        recap::add_picture(&stand.db, &files, &organiser, page.id, &about("", "", ""), PIXEL.to_vec()).await.expect("kept back");
        let unseen = recap::public_of(&stand.db, &Actor::Anonymous, event.id).await.expect("read").expect("public").pictures;
        let noted = read(&stand, &organiser, &event).await;
        let picture = noted.pictures[0].id;
        let nowhere = recap::edit_picture(&stand.db, &organiser, picture, &about("own", "on_file", "")).await;
        recap::edit_picture(&stand.db, &organiser, picture, &about("own", "on_file", "E-17.pdf")).await.expect("cleared");
        let shown = recap::public_of(&stand.db, &Actor::Anonymous, event.id).await.expect("read").expect("public").pictures;
        let nameless = PictureForm { alt_de: String::new(), ..about("own", "nobody", "") };
        let nameless = recap::add_picture(&stand.db, &files, &organiser, page.id, &nameless, PIXEL.to_vec()).await;
        let none = recap::add_picture(&stand.db, &files, &organiser, page.id, &about("own", "nobody", ""), Vec::new()).await;
        let wrong = NewDownload { title_de: "Folien".to_owned(), title_en: "Slides".to_owned(), file: PIXEL.to_vec() };
        let right = NewDownload { file: PDF.to_vec(), ..wrong.clone() };
        let wrong = recap::add_download(&stand.db, &files, &organiser, page.id, wrong).await;
        recap::add_download(&stand.db, &files, &organiser, page.id, right).await.expect("added");

        assert_eq!((unseen.len(), noted.missing()), (0, vec![Missing::PicturesHeldBack(1)]));
        assert_eq!((named(&nowhere), named(&nameless)), (vec!["consent_file"], vec!["alt_de"]));
        assert_eq!(shown.iter().map(|picture| picture.id).collect::<Vec<_>>(), [picture]);
        assert!(matches!(none, Err(Error::Picture(Refused::Missing))), "{none:?}");
        assert!(matches!(wrong, Err(Error::Download(Refused::UnknownFormat))), "{wrong:?}");
        let now = read(&stand, &organiser, &event).await;
        let mut kept = vec![now.pictures[0].file.clone(), now.pictures[0].small.clone(), now.downloads[0].file.clone()];
        kept.sort();
        kept.dedup();
        assert_eq!(named_files(&stand.db).await.expect("read"), kept);
        recap::remove_picture(&stand.db, &organiser, picture).await.expect("removed");
        recap::remove_download(&stand.db, &organiser, now.downloads[0].id).await.expect("removed");
        assert_eq!(named_files(&stand.db).await.expect("read"), Vec::<String>::new());
    }

    async fn a_voice_is_read_as_long_as_its_person_wants_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = published(&stand, &organiser).await;
        let (id, token) = asked(&stand, &organiser, &event, "Gern wieder").await;

        assert_eq!(quotes(&stand, &event).await, Vec::<String>::new(), "asked is not released");
        answer(&stand, &token, VoiceAnswer::Release).await.expect("released");
        assert_eq!(quotes(&stand, &event).await, ["Gern wieder"]);
        answer(&stand, &token, VoiceAnswer::Withdraw).await.expect("withdrawn");
        assert_eq!(quotes(&stand, &event).await, Vec::<String>::new(), "gone at once");

        answer(&stand, &token, VoiceAnswer::Withdraw).await.expect("the same again");
        let late = answer(&stand, &token, VoiceAnswer::Release).await;
        let edited = recap::edit_voice(&stand.db, &organiser, id, "4", &quote("Doch")).await;
        let again = recap::ask_voice(&stand.db, &organiser, id).await;
        for refused in [late, edited.map(drop), again.map(drop)] {
            assert!(matches!(refused, Err(Error::NotNow)), "{refused:?}");
        }
        let emptied = "state = 'withdrawn' AND name = '' AND email = '' AND quote_de = '' AND function = ''";
        assert_eq!(stand.count("recap_voice", emptied).await, 1);
        assert_eq!(stand.count("mail", "kind = 'voice_asked' AND to_email = '' AND to_name = ''").await, 1);
        assert_eq!(stand.count("organiser_notice", "later_kind = 'quote_withdrawn'").await, 1, "organisers hear of it");
    }

    async fn other_words_have_to_be_released_anew(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = published(&stand, &organiser).await;
        let (id, token) = asked(&stand, &organiser, &event, "Gern wieder").await;
        let wordless = answer(&stand, &token, VoiceAnswer::Correct("  ".to_owned())).await;
        answer(&stand, &token, VoiceAnswer::Correct("Sehr gern wieder".to_owned())).await.expect("proposed");
        let proposed = read(&stand, &organiser, &event).await.voices[0].clone();
        let read_before = proposed.revision.to_string();

        recap::edit_voice(&stand.db, &organiser, id, &read_before, &quote("Sehr gern wieder")).await.expect("worded anew");
        let crossed = recap::answer_voice(&stand.db, &token, &read_before, &VoiceAnswer::Release).await;
        recap::ask_voice(&stand.db, &organiser, id).await.expect("asked anew");
        let old_link = recap::voice_by_token(&stand.db, &token).await.expect("read");
        let token = stand.token_of("voice_asked").await;
        answer(&stand, &token, VoiceAnswer::Release).await.expect("released");
        assert_eq!(quotes(&stand, &event).await, ["Sehr gern wieder"]);
        let now = read(&stand, &organiser, &event).await.voices[0].revision.to_string();
        recap::edit_voice(&stand.db, &organiser, id, &now, &quote("Nie wieder")).await.expect("worded anew");

        assert_eq!(named(&wordless), ["proposal"]);
        assert_eq!(stand.count("organiser_notice", "later_kind = 'quote_corrected'").await, 1);
        assert_eq!((proposed.state, proposed.proposal.as_str()), (VoiceState::Correction, "Sehr gern wieder"));
        assert!(matches!(crossed, Err(Error::OtherWords)), "{crossed:?}");
        assert_eq!(old_link, None);
        assert_eq!(quotes(&stand, &event).await, Vec::<String>::new(), "what was not released is not read");
    }

    async fn a_voice_is_released_once_however_often_it_is_pressed(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = published(&stand, &organiser).await;
        let (_, token) = asked(&stand, &organiser, &event, "Gern wieder").await;
        let revision = recap::voice_by_token(&stand.db, &token).await.expect("read").expect("open").voice.revision.to_string();

        let answers = at_once((0..6).map(|_| {
            let (db, token, revision) = (stand.db.clone(), token.clone(), revision.clone());
            async move { recap::answer_voice(&db, &token, &revision, &VoiceAnswer::Release).await }
        }))
        .await;

        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        assert_eq!(stand.count("audit", "action = 'voice_released'").await, 1);
    }

    async fn only_organisers_write_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, page) = published(&stand, &organiser).await;
        let (voice, _) = asked(&stand, &organiser, &event, "Gern wieder").await;
        let (db, files) = (&stand.db, Files::in_memory());

        for actor in [Actor::Anonymous, stranger()] {
            let figure = FigureForm { value: "3".to_owned(), label_de: "Tage".to_owned(), label_en: "days".to_owned() };
            let answers = [
                recap::begin(db, &actor, event.id).await,
                recap::save(db, &actor, page.id, "3", &text("Anders", "Other")).await,
                recap::publish(db, &actor, page.id, "3").await,
                recap::hide(db, &actor, page.id).await,
                recap::add_voice(db, &actor, page.id, &quote("Nein")).await,
                recap::edit_voice(db, &actor, voice, "2", &quote("Nein")).await.map(drop),
                recap::ask_voice(db, &actor, voice).await.map(drop),
                recap::remove_voice(db, &actor, voice).await.map(drop),
                recap::add_figure(db, &actor, page.id, &figure).await,
                recap::add_picture(db, &files, &actor, page.id, &PictureForm::default(), PIXEL.to_vec()).await.map(drop),
                recap::add_download(db, &files, &actor, page.id, NewDownload::default()).await.map(drop),
                recap::of_event(db, &actor, event.id).await.map(drop),
                recap::history_of(db, &actor, page.id).await.map(drop),
            ];
            for answer in answers {
                assert!(matches!(&answer, Err(Error::Denied(refused)) if *refused == actor.refused()), "{answer:?}");
            }
        }
        let wrong = recap::answer_voice(db, "AAAAAAAAAAAAAAAAAAAAAAAAAA", "1", &VoiceAnswer::Release).await;
        assert!(matches!(wrong, Err(Error::Denied(Denied::NotFound))), "{wrong:?}");
    }

    async fn who_never_answers_is_forgotten(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = published(&stand, &organiser).await;
        let (_, token) = asked(&stand, &organiser, &event, "Gern wieder").await;
        answer(&stand, &token, VoiceAnswer::Release).await.expect("released");
        asked(&stand, &organiser, &event, "Ungelesen").await;
        let long_ago = (clock::now() - Duration::days(181)).to_rfc3339();
        stand.sql(&format!("UPDATE recap_voice SET created_at = '{long_ago}', worded_at = '{long_ago}', asked_at = '{long_ago}'")).await.expect("time goes by");

        sweep(&stand.db).await.expect("swept");

        let left: Vec<_> = read(&stand, &organiser, &event).await.voices.into_iter().map(|voice| voice.quote.de).collect();
        assert_eq!(left, ["Gern wieder"], "what is public stays until it is taken back");
        assert_eq!(stand.count("mail", "kind = 'voice_asked' AND to_email = ''").await, 1);
    }

    async fn what_is_worded_anew_late_waits_from_then_on(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = published(&stand, &organiser).await;
        let (released, token) = asked(&stand, &organiser, &event, "Gern wieder").await;
        answer(&stand, &token, VoiceAnswer::Release).await.expect("released");
        let (silent, _) = asked(&stand, &organiser, &event, "Ungelesen").await;
        let long_ago = (clock::now() - Duration::days(400)).to_rfc3339();
        let goes_by = format!("UPDATE recap_voice SET created_at = '{long_ago}', worded_at = NULL, asked_at = '{long_ago}', answered_at = NULL");
        stand.sql(&goes_by).await.expect("time goes by");
        let voices = read(&stand, &organiser, &event).await.voices;
        let revision = voices.iter().find(|voice| voice.id == released).expect("there").revision.to_string();

        recap::edit_voice(&stand.db, &organiser, released, &revision, &quote("Sehr gern wieder")).await.expect("worded anew");
        recap::ask_voice(&stand.db, &organiser, silent).await.expect("asked once more");
        sweep(&stand.db).await.expect("swept");

        let mut left: Vec<_> = read(&stand, &organiser, &event).await.voices.into_iter().map(|voice| voice.quote.de).collect();
        left.sort();
        assert_eq!(left, ["Sehr gern wieder", "Ungelesen"]);
    }

    async fn who_takes_a_quote_back_is_heard_whatever_became_of_it(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, _) = published(&stand, &organiser).await;
        let (reworded, first) = asked(&stand, &organiser, &event, "Gern wieder").await;
        answer(&stand, &first, VoiceAnswer::Release).await.expect("released");
        let revision = read(&stand, &organiser, &event).await.voices[0].revision.to_string();
        recap::edit_voice(&stand.db, &organiser, reworded, &revision, &quote("Sehr gern wieder")).await.expect("worded anew");
        let (_, second) = asked(&stand, &organiser, &event, "Noch eins").await;

        for token in [&first, &second] {
            // As from a page that was opened before: its revision is not asked for.
            recap::answer_voice(&stand.db, token, "1", &VoiceAnswer::Withdraw).await.expect("taken back");
            recap::answer_voice(&stand.db, token, "1", &VoiceAnswer::Withdraw).await.expect("the same again");
        }

        let emptied = "state = 'withdrawn' AND name = '' AND email = '' AND quote_de = '' AND proposal = ''";
        assert_eq!((stand.count("recap_voice", emptied).await, stand.count("recap_voice", "true").await), (2, 2));
        assert_eq!(stand.count("mail", "kind = 'voice_asked' AND to_email <> ''").await, 0);
        assert_eq!(stand.count("audit", "action = 'voice_withdrawn'").await, 2);
    }

    async fn where_a_picture_was_taken_is_not_kept(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, page) = published(&stand, &organiser).await;
        let files = Files::in_memory();
        let about = PictureForm { alt_de: "Der Stand".to_owned(), ..PictureForm::default() };
        let sent = with_place();
        assert!(holds(&sent, b"GPS 51.4556") && holds(&sent, b"Exif"));

        recap::add_picture(&stand.db, &files, &organiser, page.id, &about, sent).await.expect("added");

        let picture = read(&stand, &organiser, &event).await.pictures.remove(0);
        for key in [&picture.file, &picture.small] {
            let kept = files.get(key).await.expect("read").expect("there");
            assert!(kept.starts_with(b"\xff\xd8\xff") && !holds(&kept, b"GPS") && !holds(&kept, b"Exif"), "{} bytes", kept.len());
        }
    }

    async fn files_are_read_by_whoever_reads_the_page(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, page) = published(&stand, &organiser).await;
        let files = Files::in_memory();
        let download = NewDownload { title_de: "Folien".to_owned(), title_en: "Slides".to_owned(), file: PDF.to_vec() };
        recap::add_download(&stand.db, &files, &organiser, page.id, download).await.expect("added");
        let about = |licence: &str| PictureForm { alt_de: "Der Stand".to_owned(), licence: licence.to_owned(), consent: "nobody".to_owned(), ..PictureForm::default() };
        recap::add_picture(&stand.db, &files, &organiser, page.id, &about(""), PIXEL.to_vec()).await.expect("added");
        let held = read(&stand, &organiser, &event).await;
        let keys = [held.downloads[0].file.clone(), held.pictures[0].file.clone(), held.pictures[0].small.clone()];
        let readable = async |actor: &Actor| {
            let mut all = Vec::new();
            for key in &keys {
                all.push(file_reading::may_read(&stand.db, actor, key).await.expect("read"));
            }
            all
        };

        let without_rights = readable(&Actor::Anonymous).await;
        recap::edit_picture(&stand.db, &organiser, held.pictures[0].id, &about("own")).await.expect("cleared");
        let with_rights = readable(&Actor::Anonymous).await;
        recap::hide(&stand.db, &organiser, page.id).await.expect("hidden");
        let (hidden, own) = (readable(&stranger()).await, readable(&organiser).await);

        assert_eq!(without_rights, [true, false, false]);
        assert_eq!(with_rights, [true; 3]);
        assert_eq!((hidden, own), (vec![false; 3], vec![true; 3]));
        recap::remove_download(&stand.db, &organiser, held.downloads[0].id).await.expect("removed");
        assert!(!file_reading::may_read(&stand.db, &organiser, &keys[0]).await.expect("read"), "what nobody names is gone");
    }

    async fn a_draft_waits_once_its_event_is_over_for_two_weeks(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        recap::begin(&stand.db, &organiser, event.id).await.expect("begun");
        let nothing = RecapsWaiting::default();
        for (days, drafts) in [(-3, 0), (13, 0), (14, 1), (400, 0)] {
            let day = clock::today(clock::home()) - Duration::days(days);
            let sql = "UPDATE event SET starts_on = $1, ends_on = $1 WHERE id = $2";
            execute(&stand, sql, vec![day.into(), event.id.as_uuid().into()]).await.expect("as if then");

            let waiting = recap::waiting(&stand.db, &organiser).await.expect("read");

            let expected = if drafts == 0 {
                nothing.clone()
            } else {
                RecapsWaiting { drafts, first_draft: Some(event.slug.clone()), ..nothing.clone() }
            };
            assert_eq!(waiting, expected, "{days} days ago");
        }
        assert!(matches!(recap::waiting(&stand.db, &stranger()).await, Err(Error::Denied(Denied::NotFound))));
    }

    async fn a_quote_that_is_to_be_worded_otherwise_waits_and_the_newest_recaps_are_those_for_everybody(stand: Stand) {
        let organiser = stand.organiser().await;
        let (event, recap) = published(&stand, &organiser).await;
        let (_, token) = asked(&stand, &organiser, &event, "Gern wieder").await;

        let before = recap::waiting(&stand.db, &organiser).await.expect("read").corrections;
        answer(&stand, &token, VoiceAnswer::Correct("Sehr gern wieder".to_owned())).await.expect("proposed");
        let after = recap::waiting(&stand.db, &organiser).await.expect("read");
        let newest = recap::newest(&stand.db, 10).await.expect("read");
        let found = finding::find(&stand.db, &Actor::Anonymous, "schön").await.expect("found").recaps;
        recap::hide(&stand.db, &organiser, recap.id).await.expect("hidden");
        let hidden = recap::newest(&stand.db, 10).await.expect("read");
        let not_found = finding::find(&stand.db, &Actor::Anonymous, "schön").await.expect("found").recaps;
        let draft = finding::find(&stand.db, &organiser, "schön").await.expect("found").recaps;

        assert_eq!((before, after.corrections, after.first_correction), (0, 1, Some(event.slug.clone())));
        assert_eq!(newest.iter().map(|one| (one.id, one.text.de.as_str())).collect::<Vec<_>>(), [(recap.id, "Schön")]);
        assert!(hidden.is_empty());
        assert_eq!(found.shown.iter().map(|one| (one.event.slug.as_str(), one.is_draft)).collect::<Vec<_>>(), [(event.slug.as_str(), false)]);
        assert_eq!((not_found.total, draft.total, draft.shown[0].is_draft), (0, 1, true));
    }
}
