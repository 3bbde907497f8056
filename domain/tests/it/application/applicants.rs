//! Who acts for an application, and who comes back next year.

use domain::{
    account,
    actor::{Actor, Denied},
    application::{self, ApplicationAccess, ApplicationForm, ApplicationState, ApplyError, Content, by_token, save_draft, start, submit},
    audit,
    locale::Locale,
    placement::own,
    process::leaving::withdraw_application,
};

use crate::{
    applying::{complete_form, draft, open_event, signed_in_as, submitted_application},
    stand::{both, exhibitor as exhibitor_of, stranger},
};

use super::{MAIL, mailed_token, with};

both! {
    async fn whoever_is_signed_in_changes_and_withdraws_as_the_link_does(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = submitted_application(&stand, &event, "Essen Digital").await;
        let organisation = by_token(&stand.db, &token).await.expect("there").organisation.expect("an organisation");
        let actor = exhibitor_of(organisation);
        let door = ApplicationAccess::Portal(&actor, id);
        let form = with(&event, |form| {
            form.revision = "2".to_owned();
            form.city = "Bochum".to_owned();
        });

        submit(&stand.db, door, &form).await.expect("changed");
        withdraw_application(&stand.db, door).await.expect("withdrawn");

        let application = application::to_change(&stand.db, door).await.expect("still there");
        assert_eq!((application.state, application.content.city.as_str()), (ApplicationState::Withdrawn, "Bochum"));
        let history = audit::of_subject(&stand.db, id.as_uuid()).await.expect("history");
        let who: Vec<_> = history.iter().map(|entry| (entry.action.as_str(), entry.actor.as_str())).collect();
        assert_eq!(who[..2], [("withdrawn", "Paula Person"), ("changed", "Paula Person")]);
    }

    async fn organisers_look_at_an_application_but_do_not_bind_the_applicant(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, _) = submitted_application(&stand, &event, "Essen Digital").await;
        let organiser = stand.organiser().await;
        let form = with(&event, |form| form.revision = "2".to_owned());

        for actor in [organiser, stranger()] {
            let door = ApplicationAccess::Portal(&actor, id);
            let answers = [
                application::to_change(&stand.db, door).await.map(|_| ()),
                save_draft(&stand.db, door, &form).await,
                submit(&stand.db, door, &form).await.map(|_| ()),
                withdraw_application(&stand.db, door).await,
            ];
            for answer in answers {
                assert!(matches!(answer, Err(ApplyError::Denied(Denied::NotFound))), "{answer:?}");
            }
        }
        assert_eq!(stand.count("application", "state = 'submitted' AND revision = 2").await, 1);
    }

    async fn a_draft_is_in_the_portal_of_whoever_began_it(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, _) = draft(&stand, &event, "Paula@person.example").await;
        draft(&stand, &event, MAIL).await;
        let paula = stranger();

        let own = own::applications(&stand.db, &paula).await.expect("seen");
        save_draft(&stand.db, ApplicationAccess::Portal(&paula, id), &complete_form(&event, "Essen Digital")).await.expect("saved");

        assert_eq!(own.iter().map(|own| (own.id, own.state)).collect::<Vec<_>>(), [(id, ApplicationState::Draft)]);
        assert_eq!(stand.count("application", "city = 'Essen' AND state = 'draft'").await, 1);
    }

    async fn others_see_nothing_of_an_application(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, _) = submitted_application(&stand, &event, "Essen Digital").await;

        let nobody = application::by_door(&stand.db, ApplicationAccess::Portal(&Actor::Anonymous, id)).await;
        let somebody = application::by_door(&stand.db, ApplicationAccess::Portal(&stranger(), id)).await;
        let guess = by_token(&stand.db, "ABCDEFGHIJKLMNOPQRSTUVWXYZ").await;
        let organiser = application::by_door(&stand.db, ApplicationAccess::Portal(&stand.organiser().await, id)).await;

        assert!(matches!(nobody, Err(ApplyError::Denied(Denied::SignInRequired))));
        assert!(matches!(somebody, Err(ApplyError::Denied(Denied::NotFound))));
        assert!(matches!(guess, Err(ApplyError::Denied(Denied::NotFound))));
        assert!(organiser.is_ok());
    }

    async fn organisations_of_one_name_get_addresses_of_their_own(stand: Stand) {
        let event = open_event(&stand).await;

        let (one, _) = submitted_application(&stand, &event, "Essen Digital").await;
        let (other, _) = submitted_application(&stand, &event, "Essen Digital").await;

        assert_ne!(one, other);
        assert_eq!(stand.count("application", "slug = 'essen-digital'").await, 1);
        assert_eq!(stand.count("application", "slug LIKE 'essen-digital-%'").await, 1);
        assert_eq!(stand.count("organisation", "1 = 1").await, 2, "a name or a VAT id proves nothing");
    }

    async fn who_comes_back_finds_their_data_but_only_by_the_mail(stand: Stand) {
        let (last, next) = (open_event(&stand).await, open_event(&stand).await);
        let (_, token) = draft(&stand, &last, MAIL).await;
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&last, "Essen Digital")).await.expect("handed in");

        let shown = start(&stand.db, &Actor::Anonymous, &next.slug, "Anna@applicant.example", Locale::En).await.expect("begun");

        assert_eq!(by_token(&stand.db, shown.as_str()).await.expect("a draft").content, Content::begun("Anna@applicant.example"));
        let token = mailed_token(&stand, "application_draft").await;
        let application = by_token(&stand.db, &token).await.expect("the mail's link opens it");
        assert_eq!(application.event, next.id);
        assert_eq!((application.content.legal_name.as_str(), application.content.city.as_str()), ("Essen Digital GmbH", "Essen"));
        assert_eq!(application.content.topics, ["real_estate", "energy"]);
        assert_eq!(application.content.contacts.len(), 1);
        let declared = (application.content.terms_version.as_str(), application.content.de_minimis.answer, application.content.double_funding.answer);
        assert_eq!(declared, ("", None, None), "declarations are made anew");
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&next, "Essen Digital")).await.expect("handed in");
        assert_eq!(stand.count("organisation", "1 = 1").await, 1, "it is the same organisation");
        assert_eq!(stand.count("application", "slug = 'essen-digital'").await, 2, "and keeps its address at each event");
    }

    async fn what_was_told_last_time_fills_the_gaps_of_what_is_typed_meanwhile(stand: Stand) {
        let (last, next) = (open_event(&stand).await, open_event(&stand).await);
        let (_, token) = draft(&stand, &last, MAIL).await;
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&last, "Essen Digital")).await.expect("handed in");
        let shown = start(&stand.db, &Actor::Anonymous, &next.slug, MAIL, Locale::De).await.expect("begun");
        let typed = ApplicationForm {
            revision: "1".to_owned(),
            display_name: "Essen Neu".to_owned(),
            city: "Wien".to_owned(),
            country: "AT".to_owned(),
            vat_id: "ATU1".to_owned(),
            ..ApplicationForm::default()
        };
        save_draft(&stand.db, ApplicationAccess::Link(shown.as_str()), &typed).await.expect("saved");

        let by_browser = by_token(&stand.db, shown.as_str()).await.expect("a draft").content;
        let mailed = mailed_token(&stand, "application_draft").await;
        let by_mail = by_token(&stand.db, &mailed).await.expect("the same draft");
        let emptied = ApplicationForm { revision: "2".to_owned(), ..typed };
        save_draft(&stand.db, ApplicationAccess::Link(&mailed), &emptied).await.expect("looked through");
        let then = by_token(&stand.db, &mailed).await.expect("the same draft");

        assert_eq!((by_browser.legal_name.as_str(), by_browser.contacts.len()), ("", 0), "nothing of it for a browser that has proven nothing");
        let Content { legal_name, display_name, city, country, postcode, vat_id, contacts, .. } = by_mail.content;
        let texts = [&legal_name, &display_name, &city, &country, &postcode, &vat_id].map(String::as_str);
        assert_eq!(texts, ["Essen Digital GmbH", "Essen Neu", "Wien", "AT", "45127", ""]);
        assert_eq!(contacts.iter().map(|contact| contact.name.as_str()).collect::<Vec<_>>(), ["Doris Entscheidung"]);
        assert!(by_mail.remembers && !then.remembers);
        assert_eq!((then.content.legal_name.as_str(), then.content.display_name.as_str()), ("", "Essen Neu"), "what is left empty stays empty");
    }

    async fn who_is_signed_in_with_the_address_need_not_wait_for_the_mail(stand: Stand) {
        let (last, next) = (open_event(&stand).await, open_event(&stand).await);
        let (_, token) = draft(&stand, &last, MAIL).await;
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&last, "Essen Digital")).await.expect("handed in");

        let token = start(&stand.db, &signed_in_as(MAIL), &next.slug, MAIL, Locale::De).await.expect("begun");

        assert_eq!(by_token(&stand.db, token.as_str()).await.expect("there").content.display_name, "Essen Digital");
    }

    async fn an_account_is_made_for_the_address_that_was_proven(stand: Stand) {
        let event = open_event(&stand).await;
        let (_, token) = draft(&stand, &event, MAIL).await;
        submit(&stand.db, ApplicationAccess::Link(&token), &complete_form(&event, "Essen Digital")).await.expect("handed in");

        account::request_sign_in(&stand.db, MAIL, "", &domain::code::Code::random()).await.expect("asked");

        assert_eq!(stand.count("mail", "kind = 'sign_in'").await, 1);
    }
}
