//! Forms that somebody was faster than: the sentence names whoever changed what the form holds, not whoever did something
//! beside it that leaves every form as good as it was.

use domain::{
    actor::{Actor, Person},
    application::{ApplicationAccess, ApplicationForm, ApplyError, StepError, save_draft, set_logo},
    audit::Subject,
    booth_staff::{self, NamePerson},
    files::Files,
    ids::AccountId,
    process::leaving,
    registration::{self, ChangeRegistration, ConsentPurpose},
};

use crate::{
    applying::{draft, open_event},
    registration::fixture::{Fair, details},
    stand::{PIXEL, both},
};

const MAIL: &str = "anna@applicant.example";

fn anna() -> Actor {
    Actor::Person(Person {
        account: AccountId::new(),
        name: "Anna Antrag".to_owned(),
        email: MAIL.to_owned(),
        organiser: false,
        organiser_without_passkey: false,
        staff_of: vec![],
        exhibits_for: vec![],
        hosts_for: vec![],
    })
}

both! {
    async fn a_new_logo_or_person_on_the_stand_overtakes_no_decision(stand: Stand) {
        let fair = stand.fair().await;
        let unit = stand.unit(&fair, "A1").await;
        let applied = stand.confirmed(&fair, "Bochum", unit).await;
        let exhibitor = applied.exhibitor();
        let opened = stand.decision(applied, "Leider").await;
        let decision = leaving::cancel_application(&stand.db, &stand.organiser().await, &stand.decision(applied, "").await).await;
        assert!(matches!(decision, Err(StepError::Invalid(_))), "nothing happened yet");
        let profile = crate::application::profile::profile(&stand, applied).await;
        domain::application::save_profile(&stand.db, &exhibitor, &profile).await.expect("saved");
        let olga = &fair.organiser;
        set_logo(&stand.db, &Files::in_memory(), ApplicationAccess::Portal(olga, applied.id), PIXEL.to_vec()).await.expect("a logo");
        let person = NamePerson {
            name: "Emil Aussteller".to_owned(),
            email: "emil@bochum.example".to_owned(),
            locale: "de".to_owned(),
            ..NamePerson::default()
        };
        booth_staff::name_person(&stand.db, olga, applied.id, &person).await.expect("named");

        let stale = leaving::cancel_application(&stand.db, olga, &opened).await;

        let Err(StepError::Overtaken(overtaken)) = stale else { panic!("the profile was faster: {stale:?}") };
        assert_eq!((overtaken.by.as_str(), overtaken.action.as_str()), ("Paula Person", "profile_changed"));
    }

    async fn a_new_logo_overtakes_no_form_of_the_applicant(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = draft(&stand, &event, MAIL).await;
        let anna = anna();
        let typed = |name: &str| ApplicationForm { revision: "1".to_owned(), legal_name: name.to_owned(), ..ApplicationForm::default() };
        save_draft(&stand.db, ApplicationAccess::Portal(&anna, id), &typed("Essen Digital GmbH")).await.expect("saved");
        set_logo(&stand.db, &Files::in_memory(), ApplicationAccess::Link(&token), PIXEL.to_vec()).await.expect("a logo");

        let stale = save_draft(&stand.db, ApplicationAccess::Link(&token), &typed("Bochum Digital GmbH")).await;

        let Err(ApplyError::Overtaken(stale)) = stale else { panic!("the other form was faster: {stale:?}") };
        // The form of that save said nothing of the country and the contact that a draft begins with.
        assert_eq!((stale.by.as_str(), stale.fields), ("Anna Antrag", ["contacts", "country", "legal_name"].map(str::to_owned).to_vec()));
    }

    async fn what_overtook_a_form_is_told_with_its_act_its_fields_and_the_zone_of_the_event(stand: Stand) {
        let event = open_event(&stand).await;
        let (id, token) = draft(&stand, &event, MAIL).await;
        let anna = anna();
        let typed = |name: &str, revision: &str| ApplicationForm {
            revision: revision.to_owned(),
            legal_name: name.to_owned(),
            ..ApplicationForm::default()
        };
        save_draft(&stand.db, ApplicationAccess::Portal(&anna, id), &typed("Essen Digital GmbH", "1")).await.expect("saved");

        for revision in ["1", "", "no number", "-9223372036854775808", "9223372036854775807"] {
            let late = save_draft(&stand.db, ApplicationAccess::Link(&token), &typed("Bochum Digital GmbH", revision)).await;

            let Err(ApplyError::Overtaken(overtaken)) = late else { panic!("{revision}: {late:?}") };
            assert_eq!((overtaken.by.as_str(), overtaken.action.as_str()), ("Anna Antrag", "changed"), "{revision}");
            assert_eq!((overtaken.subject, overtaken.zone), (Subject::Application, event.zone), "{revision}");
            assert!(overtaken.fields.contains(&"legal_name".to_owned()), "{revision}");
        }
    }

    async fn a_consent_overtakes_no_form_of_a_registration(stand: Stand) {
        let fair = Fair::new(&stand).await;
        let vera = fair.visitor(&stand, &fair.form("vera@visitor.example")).await;
        let change = |name: &str, revision: i64| ChangeRegistration {
            revision: revision.to_string(),
            details: details(name),
        };
        let opened = registration::mine(&stand.db, &vera.actor, vera.id).await.expect("seen").revision;
        registration::change(&stand.db, &fair.organiser, vera.id, &change("Vera Neu", opened)).await.expect("changed");
        registration::withdraw_consent(&stand.db, &vera.actor, vera.id, ConsentPurpose::Photos).await.expect("withdrawn");

        let stale = registration::change(&stand.db, &vera.actor, vera.id, &change("Vera Anders", opened)).await;

        let Err(registration::Error::Overtaken(stale)) = stale else { panic!("the organiser was faster: {stale:?}") };
        assert_eq!((stale.by.as_str(), stale.fields), ("Olga Organisiert", vec!["name".to_owned()]));
    }
}
