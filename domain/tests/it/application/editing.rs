//! Organisers put right what an exhibitor handed in.

use domain::{
    actor::{Actor, Denied},
    application::{self, ApplicationAccess, ApplicationForm, ApplicationState, ApplyError, StepError},
    booth_staff::{self, NamePerson},
    event::{self, EventView},
    files::Files,
    placement::own,
    process::exhibitor_editing::edit_application,
};

use super::{fields, profile::profile};
use crate::{
    applying::{close_window, complete_form, draft, force_state, open_event},
    placing::{Applied, Fair, at_once},
    stand::{PIXEL, Stand, both, staff_of, stranger},
};

async fn event(stand: &Stand, fair: &Fair) -> EventView {
    event::by_id(&stand.db, &Actor::System, fair.event).await.expect("an event")
}

/// What the exhibitor would say today, on the revision of now.
async fn form(stand: &Stand, fair: &Fair, applied: Applied, name: &str) -> ApplicationForm {
    ApplicationForm { revision: stand.revision(applied.id).await, ..complete_form(&event(stand, fair).await, name) }
}

async fn edit(stand: &Stand, actor: &Actor, applied: Applied, form: &ApplicationForm) -> Result<EventView, ApplyError> {
    edit_application(&stand.db, actor, &applied.id.to_string(), form).await
}

async fn confirmed(stand: &Stand) -> (Fair, Applied) {
    let fair = stand.fair().await;
    let unit = stand.unit(&fair, "A1").await;
    let applied = stand.confirmed(&fair, "Bochum", unit).await;
    (fair, applied)
}

both! {
    async fn organisers_change_what_a_confirmed_exhibitor_says_and_nothing_that_binds_it(stand: Stand) {
        let (fair, applied) = confirmed(&stand).await;
        let before = own::application(&stand.db, &fair.organiser, applied.id).await.expect("seen");
        let person = NamePerson { name: "Emil Aussteller".to_owned(), email: "emil@bochum.example".to_owned(), locale: "de".to_owned(), ..NamePerson::default() };
        booth_staff::name_person(&stand.db, &applied.exhibitor(), applied.id, &person).await.expect("named");
        let typed = ApplicationForm { de_minimis: String::new(), terms: String::new(), double_funding: "made".to_owned(), ..form(&stand, &fair, applied, "Bochum Digital").await };

        let told = edit(&stand, &fair.organiser, applied, &typed).await.expect("changed");

        let now = own::application(&stand.db, &fair.organiser, applied.id).await.expect("seen");
        let (old, new) = (&before.application.content, &now.application.content);
        assert_eq!(told.id, fair.event);
        assert_eq!((new.display_name.as_str(), new.street.as_str(), new.topics.len()), ("Bochum Digital", "Hauptstraße 1", 2));
        assert_eq!((&new.terms_version, &new.de_minimis, &new.double_funding), (&old.terms_version, &old.de_minimis, &old.double_funding));
        assert_eq!((now.application.state, now.application.terms_accepted_at), (ApplicationState::Confirmed, before.application.terms_accepted_at));
        assert_eq!(now.placement.map(|placement| placement.facts), before.placement.map(|placement| placement.facts));
        assert_eq!(now.application.revision, before.application.revision + 1);
        assert_eq!(stand.count("badge", "name = 'Emil Aussteller' AND organisation = 'Bochum Digital'").await, 1);
        assert_eq!(stand.count("organisation", "display_name = 'Bochum Digital' AND legal_name = 'Bochum Digital GmbH'").await, 1);
        assert_eq!(stand.count("audit", "action = 'edited' AND actor = 'Olga Organisiert' AND changes LIKE '%\"street\":[\"Weg 1\",\"Hauptstraße 1\"]%'").await, 1);
        let letter = "kind = 'application_edited' AND letter LIKE '%\"field\":\"street\",\"from\":\"Weg 1\",\"to\":\"Hauptstraße 1\"%' AND letter LIKE '%\"field\":\"contacts\",\"from\":\"\",\"to\":\"\"%'";
        assert_eq!(stand.count("mail", letter).await, 1, "the exhibitor hears what changed, and no contact's address");
    }

    async fn nobody_but_organisers_changes_what_others_handed_in(stand: Stand) {
        let (fair, applied) = confirmed(&stand).await;
        let typed = form(&stand, &fair, applied, "Herne").await;

        for (actor, denied) in [
            (Actor::Anonymous, Denied::SignInRequired),
            (stranger(), Denied::NotFound),
            (staff_of(fair.event), Denied::NotFound),
            (applied.exhibitor(), Denied::NotFound),
            (Actor::Applicant(applied.id), Denied::NotFound),
        ] {
            let refused = edit(&stand, &actor, applied, &typed).await;
            assert!(matches!(refused, Err(ApplyError::Denied(why)) if why == denied), "{refused:?}");
        }
        let nothing = edit_application(&stand.db, &fair.organiser, "0190e6a0-0000-7000-8000-000000000001", &typed).await;
        assert!(matches!(nothing, Err(ApplyError::Denied(Denied::NotFound))));
        assert_eq!(stand.count("application", "display_name = 'Herne'").await, 0);
    }

    async fn of_organiser_and_exhibitor_the_second_learns_of_the_first(stand: Stand) {
        let (fair, applied) = confirmed(&stand).await;
        let (typed, own) = (form(&stand, &fair, applied, "Bochum Digital").await, profile(&stand, applied).await);
        application::save_profile(&stand.db, &applied.exhibitor(), &own).await.expect("saved");

        let late = edit(&stand, &fair.organiser, applied, &typed).await;
        let again = ApplicationForm { revision: stand.revision(applied.id).await, ..typed };
        let own = profile(&stand, applied).await;
        edit(&stand, &fair.organiser, applied, &again).await.expect("it knows of the profile");
        let too_late = application::save_profile(&stand.db, &applied.exhibitor(), &own).await;

        let Err(ApplyError::Overtaken(first)) = late else { panic!("the profile was faster: {late:?}") };
        assert_eq!((first.by.as_str(), first.action.as_str()), ("Paula Person", "profile_changed"));
        let Err(StepError::Overtaken(second)) = too_late else { panic!("the organiser was faster: {too_late:?}") };
        assert_eq!((second.by.as_str(), second.action.as_str()), ("Olga Organisiert", "edited"));
        assert!(second.fields.contains(&"display_name".to_owned()), "{:?}", second.fields);
    }

    async fn of_many_who_change_it_at_once_one_gets_through(stand: Stand) {
        let (fair, applied) = confirmed(&stand).await;
        let forms = futures::future::join_all((0..6).map(|number| {
            let (stand, fair) = (&stand, &fair);
            async move { form(stand, fair, applied, &format!("Bochum {number}")).await }
        }))
        .await;

        let answers = at_once(forms.into_iter().map(|form| {
            let (db, organiser) = (stand.db.clone(), fair.organiser.clone());
            async move { edit_application(&db, &organiser, &applied.id.to_string(), &form).await.is_ok() }
        }))
        .await;

        assert_eq!(answers.into_iter().filter(|through| *through).count(), 1);
        assert_eq!(stand.count("audit", "action = 'edited'").await, 1);
        assert_eq!(stand.count("mail", "kind = 'application_edited'").await, 1);
    }

    async fn what_is_needed_cannot_be_taken_away_and_new_terms_stop_nobody(stand: Stand) {
        let (fair, applied) = confirmed(&stand).await;
        stand.sql("UPDATE event SET terms_version = '9'").await.expect("new terms");
        let typed = form(&stand, &fair, applied, "Bochum Digital").await;
        let gaps = ApplicationForm { legal_name: " ".to_owned(), city: String::new(), contacts: vec![], vat_id: "DE1".to_owned(), teaser_de: String::new(), ..typed.clone() };

        let refused = edit(&stand, &fair.organiser, applied, &gaps).await;
        edit(&stand, &fair.organiser, applied, &typed).await.expect("the terms that were agreed to stay");

        assert_eq!(fields(refused.expect_err("refused")), ["vat_id", "legal_name", "city", "decision_name", "decision_email", "teaser_de"]);
        assert_eq!(stand.count("application", "terms_version = '1'").await, 1);
    }

    async fn the_same_words_change_nothing(stand: Stand) {
        let (fair, applied) = confirmed(&stand).await;
        edit(&stand, &fair.organiser, applied, &form(&stand, &fair, applied, "Bochum Digital").await).await.expect("changed");
        let revision = stand.revision(applied.id).await;

        edit(&stand, &fair.organiser, applied, &form(&stand, &fair, applied, "Bochum Digital").await).await.expect("nothing to do");

        assert_eq!(stand.revision(applied.id).await, revision);
        assert_eq!(stand.count("mail", "kind = 'application_edited'").await, 1);
    }

    async fn a_draft_and_what_is_over_are_left_alone(stand: Stand) {
        let (fair, applied) = confirmed(&stand).await;
        for state in ["draft", "rejected", "withdrawn", "cancelled"] {
            force_state(&stand, applied.id, state).await;
            let refused = edit(&stand, &fair.organiser, applied, &form(&stand, &fair, applied, "Herne").await).await;
            assert!(matches!(refused, Err(ApplyError::NotNow(now)) if now.as_str() == state), "{refused:?}");
        }
        for state in ["submitted", "in_review", "needs_information", "waiting_list", "offered"] {
            force_state(&stand, applied.id, state).await;
            edit(&stand, &fair.organiser, applied, &form(&stand, &fair, applied, state).await).await.expect("changed");
        }
    }

    async fn organisers_change_a_logo_also_when_applications_are_closed_and_say_so(stand: Stand) {
        let open = open_event(&stand).await;
        let organiser = stand.organiser().await;
        let (id, _) = draft(&stand, &open, "anna@applicant.example").await;
        close_window(&stand, &open).await;
        let files = Files::in_memory();
        let set = || application::set_logo(&stand.db, &files, ApplicationAccess::Portal(&organiser, id), PIXEL.to_vec());

        let of_a_draft = set().await;
        force_state(&stand, id, "waiting_list").await;
        set().await.expect("it counts");
        application::remove_logo(&stand.db, ApplicationAccess::Portal(&organiser, id)).await.expect("removed");

        assert!(matches!(of_a_draft, Err(ApplyError::Denied(Denied::NotFound))), "{of_a_draft:?}");
        assert_eq!(stand.count("mail", "kind = 'application_edited' AND letter LIKE '%\"field\":\"logo\"%'").await, 2);
    }
}
