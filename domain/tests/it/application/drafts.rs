//! What is begun and saved before it is handed in.

use domain::{
    actor::{Actor, Denied},
    application::{
        ApplicationAccess, ApplicationForm, ApplicationState, ApplyError, ContactPurpose, by_token, remove_logo, save_draft, set_logo,
        start, submit,
    },
    files::Files,
    locale::Locale,
    picture,
};

use crate::{
    applying::{close_window, complete_form, draft, open_event},
    stand::{PIXEL, both},
};

use super::{MAIL, fields, with};

both! {
    async fn a_draft_is_begun_mailed_and_opened_by_its_link(stand: Stand) {
        let event = open_event(&stand).await;

        let (id, token) = draft(&stand, &event, MAIL).await;

        let application = by_token(&stand.db, &token).await.expect("the link opens it");
        assert_eq!((application.id, application.state, application.event), (id, ApplicationState::Draft, event.id));
        assert_eq!(stand.count("mail", &format!("kind = 'application_draft' AND letter LIKE '%{token}%'")).await, 1);
        assert_eq!(stand.count("application", &format!("access_hash = '{token}'")).await, 0, "the token itself is not kept");
    }

    async fn a_wrong_address_and_an_unknown_event_begin_nothing(stand: Stand) {
        let event = open_event(&stand).await;

        let no_address = start(&stand.db, &Actor::Anonymous, &event.slug, "anna", Locale::De).await.expect_err("refused");
        let no_event = start(&stand.db, &Actor::Anonymous, "nowhere", MAIL, Locale::De).await.expect_err("refused");

        assert_eq!(fields(no_address), ["email"]);
        assert!(matches!(no_event, ApplyError::Event(domain::event::Unseen::Denied(Denied::NotFound))));
        assert_eq!(stand.count("application", "1 = 1").await, 0);
    }

    async fn outside_the_window_nobody_begins_saves_or_hands_in(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let event = close_window(&stand, &event).await;
        let form = complete_form(&event, "Essen Digital");

        let begun = start(&stand.db, &Actor::Anonymous, &event.slug, "b@applicant.example", Locale::De).await;
        let saved = save_draft(&stand.db, ApplicationAccess::Link(&token), &form).await;
        let handed_in = submit(&stand.db, ApplicationAccess::Link(&token), &form).await;

        assert!(matches!(begun, Err(ApplyError::WindowClosed(_))));
        assert!(matches!(saved, Err(ApplyError::WindowClosed(_))));
        assert!(matches!(handed_in, Err(ApplyError::WindowClosed(_))));
    }

    async fn a_draft_keeps_what_is_there_and_says_what_is_missing(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let form = ApplicationForm { revision: "1".to_owned(), display_name: " Essen Digital ".to_owned(), ..ApplicationForm::default() };

        save_draft(&stand.db, ApplicationAccess::Link(&token), &form).await.expect("saved");

        let application = by_token(&stand.db, &token).await.expect("there");
        assert_eq!(application.content.display_name, "Essen Digital");
        let missing: Vec<_> = application.content.missing(&event).into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            missing,
            ["legal_name", "kind", "size_class", "street", "postcode", "city", "country", "decision_name", "decision_email", "teaser_de", "terms", "de_minimis", "double_funding"]
        );
    }

    async fn everything_that_was_entered_comes_back(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;

        save_draft(&stand.db, ApplicationAccess::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("saved");

        let content = by_token(&stand.db, &token).await.expect("there").content;
        assert_eq!(content.topics, ["real_estate", "energy"]);
        assert_eq!(content.co_exhibitors, ["Partner eins", "Partner zwei"]);
        assert_eq!(content.contact(ContactPurpose::Decision).expect("a contact").email, "doris@beispiel.example");
        assert_eq!(content.website, "https://www.beispiel.example/");
        assert_eq!(content.vat_id, "DE136695976");
        assert_eq!(content.terms_version, event.terms_version);
        assert!(content.missing(&event).is_empty());
    }

    async fn each_required_field_is_asked_for(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        type Change = fn(&mut ApplicationForm);
        let cases: [(&str, Change); 12] = [
            ("legal_name", |form| form.legal_name.clear()),
            ("display_name", |form| form.display_name.clear()),
            ("kind", |form| form.kind.clear()),
            ("size_class", |form| form.size_class.clear()),
            ("street", |form| form.street.clear()),
            ("postcode", |form| form.postcode.clear()),
            ("city", |form| form.city.clear()),
            ("country", |form| form.country.clear()),
            ("teaser_de", |form| form.teaser_de.clear()),
            ("terms", |form| form.terms.clear()),
            ("de_minimis", |form| form.de_minimis.clear()),
            ("double_funding", |form| form.double_funding.clear()),
        ];
        for (field, change) in cases {
            let revision = by_token(&stand.db, &token).await.expect("there").revision.to_string();
            let form = ApplicationForm { revision, ..with(&event, change) };
            let refused = submit(&stand.db, ApplicationAccess::Link(&token), &form).await.expect_err("refused");
            assert_eq!(fields(refused), [field]);
        }
        let revision = by_token(&stand.db, &token).await.expect("there").revision.to_string();
        let form = ApplicationForm { revision, ..with(&event, |form| form.contacts.clear()) };
        let no_contact = submit(&stand.db, ApplicationAccess::Link(&token), &form).await.expect_err("refused");
        assert_eq!(fields(no_contact), ["decision_name", "decision_email"]);
        assert_eq!(by_token(&stand.db, &token).await.expect("there").state, ApplicationState::Draft);
    }

    async fn a_logo_is_kept_as_png_and_a_bomb_is_not(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        let files = Files::in_memory();
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><script>alert(1)</script><rect width="10" height="10"/></svg>"##;

        set_logo(&stand.db, &files, ApplicationAccess::Link(&token), svg.to_vec()).await.expect("taken");
        let refused = set_logo(&stand.db, &files, ApplicationAccess::Link(&token), b"<html>".to_vec()).await;

        assert!(matches!(refused, Err(ApplyError::Logo(picture::Refused::UnknownFormat))));
        let application = by_token(&stand.db, &token).await.expect("there");
        let png = files.get(application.logo.as_deref().expect("a logo")).await.expect("answers").expect("kept");
        assert!(png.starts_with(b"\x89PNG"));
        assert_eq!(application.revision, 1, "the form beside the upload does not go stale");
    }

    async fn organisers_neither_save_a_draft_nor_give_it_a_logo(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = draft(&stand, &event, MAIL).await;
        let (olga, files) = (stand.organiser().await, Files::in_memory());
        let door = ApplicationAccess::Portal(&olga, id);
        set_logo(&stand.db, &files, ApplicationAccess::Link(&token), PIXEL.to_vec()).await.expect("the applicant's own");
        let logo = by_token(&stand.db, &token).await.expect("there").logo;

        let refused = [
            save_draft(&stand.db, door, &ApplicationForm::default()).await,
            set_logo(&stand.db, &files, door, PIXEL.to_vec()).await,
            remove_logo(&stand.db, door).await,
        ];

        for refused in refused {
            assert!(matches!(refused, Err(ApplyError::Denied(Denied::NotFound))), "{refused:?}");
        }
        assert!(logo.is_some());
        assert_eq!(by_token(&stand.db, &token).await.expect("there").logo, logo);
    }
}
