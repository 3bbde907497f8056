//! The terms of participation: put in force, agreed to, and read later, whatever comes after.

use domain::{
    actor::Denied,
    application::{self, ApplicationAccess, ApplicationForm, DeclarationAnswer},
    event::{self, Error, EventView, NewTerms, TermsText},
    files::Files,
    picture::Refused,
    placement::{
        PlacementLetter,
        offer::{self, Answer},
    },
    process::{
        letter::AnyLetter,
        next_edition::{self, NextEdition},
    },
    stand_price::StandTax,
};

use crate::{
    applying::{complete_form, draft, open_event, submitted_application},
    stand::{Stand, both, edit_and_tell, fair, published_event, stranger},
};

const PDF: &[u8] = b"%PDF-1.4\nour terms\n%%EOF\n";

fn address(version: &str, address: &str) -> NewTerms {
    NewTerms { version: version.to_owned(), address: address.to_owned(), file: Vec::new() }
}

fn file(version: &str, file: &[u8]) -> NewTerms {
    NewTerms { version: version.to_owned(), address: String::new(), file: file.to_vec() }
}

async fn put(stand: &Stand, event: &EventView, terms: NewTerms) -> Result<EventView, Error> {
    event::put_terms(&stand.db, &Files::in_memory(), &stand.organiser().await, event.id, terms).await
}

fn refused(answer: Result<EventView, Error>) -> Vec<String> {
    match answer {
        Err(Error::Invalid(fields)) => fields.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("expected refused fields, got {other:?}"),
    }
}

both! {
    async fn a_version_is_read_where_it_was_put_and_is_in_force(stand: Stand) {
        let (organiser, files) = (stand.organiser().await, Files::in_memory());
        let event = open_event(&stand).await;

        let put = event::put_terms(&stand.db, &files, &organiser, event.id, file("2", PDF)).await.expect("put in force");

        assert_eq!((put.terms_version.as_str(), put.revision), ("2", event.revision + 1));
        let terms = event::terms_of(&stand.db, event.id, "2").await.expect("answers").expect("there");
        let TermsText::File(key) = terms.text else { panic!("{terms:?}") };
        assert_eq!(files.get(&key).await.expect("answers").as_deref(), Some(PDF));
        assert_eq!(event::terms_of(&stand.db, event.id, "1").await.expect("answers"), None, "it never had a text");
        assert_eq!(stand.count("audit", "action = 'terms_put' AND changes = '{\"terms_version\":\"2\"}'").await, 1);
    }

    async fn only_organisers_put_terms_in_force(stand: Stand) {
        let event = open_event(&stand).await;

        let answer = event::put_terms(&stand.db, &Files::in_memory(), &stranger(), event.id, address("2", "terms.example")).await;

        assert!(matches!(answer, Err(Error::Denied(Denied::NotFound))), "{answer:?}");
        assert_eq!(stand.count("terms", "1 = 1").await, 0);
    }

    async fn a_version_has_one_text_and_it_is_a_pdf_or_an_address(stand: Stand) {
        let event = open_event(&stand).await;

        assert_eq!(refused(put(&stand, &event, NewTerms::default()).await), ["version", "terms"]);
        assert_eq!(refused(put(&stand, &event, NewTerms { file: PDF.to_vec(), ..address("2", "terms.example") }).await), ["address"]);
        assert_eq!(refused(put(&stand, &event, address("2", "javascript:alert(1)")).await), ["address"]);
        let picture = put(&stand, &event, file("2", b"\x89PNG")).await;
        assert!(matches!(picture, Err(Error::Picture(Refused::UnknownFormat))), "{picture:?}");
        assert_eq!(stand.count("terms", "1 = 1").await, 0);
    }

    async fn what_was_public_keeps_its_text(stand: Stand) {
        let organiser = stand.organiser().await;
        let made = event::create(&stand.db, &organiser, &fair("mipim-2027")).await.expect("a draft");
        put(&stand, &made, address("1", "old.example")).await.expect("put");
        put(&stand, &made, address("1", "new.example")).await.expect("nobody has seen the first text");
        event::publish(&stand.db, &organiser, made.id).await.expect("published");

        let other = put(&stand, &made, address("1", "other.example")).await;
        let same = put(&stand, &made, address("1", "new.example")).await;

        assert_eq!(refused(other), ["version"]);
        assert_eq!(same.expect("it is the same").terms_version, "1");
        let terms = event::terms(&stand.db, made.id).await.expect("answers");
        assert_eq!(terms.into_iter().map(|terms| terms.text).collect::<Vec<_>>(), [TermsText::Address("https://new.example/".to_owned())]);
    }

    async fn a_new_version_does_not_change_what_was_agreed(stand: Stand) {
        let event = open_event(&stand).await;
        let event = put(&stand, &event, address("1", "first.example")).await.expect("put");
        let (_, token) = submitted_application(&stand, &event, "Essen").await;

        let event = put(&stand, &event, address("2", "second.example")).await.expect("put");

        let agreed = application::by_token(&stand.db, &token).await.expect("there").content.terms_version;
        assert_eq!(agreed, "1");
        let terms = event::terms_of(&stand.db, event.id, &agreed).await.expect("answers").expect("still there");
        assert_eq!(terms.text, TermsText::Address("https://first.example/".to_owned()));
        let stale = ApplicationForm { revision: "2".to_owned(), terms_version: "1".to_owned(), ..complete_form(&event, "Essen") };
        let refused = application::submit(&stand.db, ApplicationAccess::Link(&token), &stale).await;
        assert!(matches!(refused, Err(application::ApplyError::Invalid(_))), "who changes it agrees to what is in force: {refused:?}");
        let organiser = stand.organiser().await;
        let agreed = application::agreed_to(&stand.db, &organiser, event.id).await.expect("seen");
        assert_eq!(agreed.into_iter().collect::<Vec<_>>(), [("1".to_owned(), 1)]);
        assert!(application::agreed_to(&stand.db, &stranger(), event.id).await.is_err());
    }

    async fn the_settings_leave_the_terms_alone(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = published_event(&stand, &organiser).await;
        let event = put(&stand, &event, address("2", "second.example")).await.expect("put");

        let details = domain::event::EventDetails { slug: event.slug.clone(), brand: "Hafen".to_owned(), asks_de_minimis: String::new(), ..fair(&event.slug) };
        let edited = edit_and_tell(&stand, &organiser, &event, &details).await.expect("edited");

        assert_eq!((edited.terms_version.as_str(), edited.asks_de_minimis, edited.asks_double_funding), ("2", false, true));
    }

    async fn the_next_edition_begins_with_the_terms_of_this_one(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = open_event(&stand).await;
        let event = put(&stand, &event, address("2", "second.example")).await.expect("put");

        let next = NextEdition { name: "MIPIM 2028".to_owned(), slug: "mipim-2028".to_owned(), starts_on: (event.ends_on + chrono::Days::new(300)).to_string() };
        let next = next_edition::duplicate(&stand.db, &organiser, event.id, &next).await.expect("made");

        let terms = event::terms_of(&stand.db, next.id, &next.terms_version).await.expect("answers").expect("there");
        assert_eq!(terms.text, TermsText::Address("https://second.example/".to_owned()));
    }

    async fn whom_a_declaration_does_not_concern_says_why(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, "rathaus@town.example").await;
        let link = ApplicationAccess::Link(&token);
        let form = ApplicationForm { de_minimis: "exempt".to_owned(), ..complete_form(&event, "Stadt Essen") };

        let without_reason = application::submit(&stand.db, link, &form).await;
        let with_reason = ApplicationForm { de_minimis_reason: " Stadtverwaltung ".to_owned(), ..form.clone() };
        application::save_draft(&stand.db, link, &form).await.expect("a draft may have gaps");
        let kept = application::by_token(&stand.db, &token).await.expect("there").content.de_minimis;
        application::submit(&stand.db, link, &ApplicationForm { revision: "2".to_owned(), ..with_reason }).await.expect("handed in");

        let Err(application::ApplyError::Invalid(fields)) = without_reason else { panic!("{without_reason:?}") };
        assert_eq!(fields.0.into_iter().map(|(field, _)| field).collect::<Vec<_>>(), ["de_minimis_reason"]);
        assert_eq!((kept.answer, kept.reason.as_str()), (Some(DeclarationAnswer::NotConcerned), ""));
        let content = application::by_token(&stand.db, &token).await.expect("there").content;
        assert_eq!((content.de_minimis.answer, content.de_minimis.reason.as_str()), (Some(DeclarationAnswer::NotConcerned), "Stadtverwaltung"));
        assert_eq!(content.double_funding.answer, Some(DeclarationAnswer::Made));
        assert_eq!(stand.count("audit", "action = 'submitted' AND changes LIKE '%Stadtverwaltung%'").await, 1, "history tells the reason");
    }

    async fn a_declaration_that_is_not_asked_for_is_not_missed_and_not_lost(stand: Stand) {
        let organiser = stand.organiser().await;
        let event = open_event(&stand).await;
        let (_, token) = submitted_application(&stand, &event, "Essen").await;
        let details = domain::event::EventDetails { slug: event.slug.clone(), asks_de_minimis: String::new(), ..fair(&event.slug) };
        let event = edit_and_tell(&stand, &organiser, &event, &details).await.expect("edited");

        let form = ApplicationForm { revision: "2".to_owned(), de_minimis: String::new(), city: "Bochum".to_owned(), ..complete_form(&event, "Essen") };
        application::submit(&stand.db, ApplicationAccess::Link(&token), &form).await.expect("changed");

        let content = application::by_token(&stand.db, &token).await.expect("there").content;
        assert_eq!((content.city.as_str(), content.de_minimis.answer), ("Bochum", Some(DeclarationAnswer::Made)));
    }

    async fn the_confirmation_brings_the_terms_that_were_agreed_and_the_tax(stand: Stand) {
        let fair = stand.fair().await;
        let organiser = stand.organiser().await;
        let event = event::by_id(&stand.db, &organiser, fair.event).await.expect("there");
        put(&stand, &event, address(&event.terms_version, "agreed.example")).await.expect("put");
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.offered(&fair, "Bochum", unit).await;
        let agreed = stand.sql("UPDATE application SET terms_version = (SELECT terms_version FROM event WHERE event.id = application.event_id), country = 'NL', vat_id = 'NL123'").await;
        agreed.expect("as if agreed");
        put(&stand, &event, address("later", "later.example")).await.expect("put");
        let token = stand.offer_token(applied).await;

        let seen = offer::by_token(&stand.db, &token).await.expect("answers").expect("known");
        offer::answer_by_token(&stand.db, &token, Answer::Confirm(Some(seen.price))).await.expect("confirmed");

        assert_eq!((seen.price.tax, seen.price.gross(), seen.terms_version), (StandTax::ReverseCharge, Some(seen.price.net), event.terms_version));
        let letters = domain::mail::lease::<AnyLetter>(&stand.db, 50).await.expect("leased");
        let told = letters.into_iter().find_map(|mail| match mail.letter {
            AnyLetter::Placement(PlacementLetter::UnitConfirmed { tax, terms, .. }) => Some((tax, terms)),
            _ => None,
        });
        let (tax, terms) = told.expect("a confirmation");
        assert_eq!(tax, Some(StandTax::ReverseCharge));
        assert_eq!(terms.map(|terms| terms.text), Some(TermsText::Address("https://agreed.example/".to_owned())));
    }
}
